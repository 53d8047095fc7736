"""The small picture of a document that its file carries, for file managers and the start page."""

from __future__ import annotations

import io
from collections.abc import Mapping

from PIL import Image

from engine.document.model import Document
from engine.drawing.compose import compose
from engine.errors import UserError
from exporters import raster

SIDE = 512
"""Pixels of the longer side."""


def preview_png(document: Document, assets: Mapping[str, bytes], side: int = SIDE) -> bytes:
    """The first page as PNG; empty for a page that can't be drawn whole (a picture or a face is
    missing): no preview is better than a wrong one, and saving goes on."""
    if not document.pages:
        return b""
    page = document.pages[0]
    try:
        scene = compose(document, 0)
        pixels = raster.render(scene, scale=side / max(page.width, page.height), assets=assets)
    except UserError:
        return b""
    out = io.BytesIO()
    Image.fromarray(pixels).save(out, "PNG", optimize=True)
    return out.getvalue()
