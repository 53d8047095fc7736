"""The editor's model: `history` keeps the named steps of a document, `session` is one open document
with its assets and selection. The window's views will listen to sessions; there is no window yet.
"""
