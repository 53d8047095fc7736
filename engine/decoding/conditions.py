"""The measures that the decoder and its training share."""

from __future__ import annotations

UNIT = 768
"""Pixels of the short side of the pages that the decoder was shown: its textures are that large."""
EM = 192
"""Pixels of an em of the letters that it was shown."""
CELL = 8
"""Pixels across a cell of the labels."""
