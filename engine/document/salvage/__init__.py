"""Reads what can be read of a document that is damaged, incomplete or of a newer Affiche.

`engine.document.file` refuses such files; here each part is judged alone, and what is missing is
said in plain words. The original is never touched, and the limits of `file` hold as well.
"""

from engine.document.salvage.reading import Finding, Salvaged, salvage

__all__ = ["Finding", "Salvaged", "salvage"]
