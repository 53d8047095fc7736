"""The document: units, colour, the model, pure edits and the `.affiche` file."""
