"""Open documents and their files: opening, saving, the journal, damaged files."""
