"""Modal dialogs: new document, export, preferences, and a question before work would be lost."""
