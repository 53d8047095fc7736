"""Our own PDF writer on pikepdf: vector art, live text in embedded subsets, colours in their space.

ISO 32000-1, kept within what PDF/X-4 (ISO 15930-7) allows. Front door: `write_pdf`.
"""

from exporters.pdf.metadata import Press
from exporters.pdf.writer import write_pdf

__all__ = ["Press", "write_pdf"]
