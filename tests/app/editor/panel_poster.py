"""A small poster for the tests of the panels: every kind of layer, a group, two regions."""

from __future__ import annotations

import hashlib
import io
from pathlib import Path

from PIL import Image

from app.editor.actions import object_actions
from app.editor.session import Session
from app.editor.settings import Settings
from app.editor.workspace import Workspace
from engine.document.colour import from_hex, rgb
from engine.document.model import (
    Artwork,
    Box,
    Document,
    Group,
    Page,
    Picture,
    Region,
    SceneSource,
    Shape,
    SolidPaint,
    SubjectSource,
    Swatch,
    TextBlock,
    TextRun,
    TextStyle,
)
from engine.document.palettes import PALETTES

MM = 72 / 25.4


def png(width: int = 40, height: int = 30) -> bytes:
    out = io.BytesIO()
    Image.new("RGB", (width, height), (200, 40, 40)).save(out, "PNG")
    return out.getvalue()


PNG = png()
PNG_ID = hashlib.sha256(PNG).hexdigest()


def text(id: str, words: str, box: Box, **more: object) -> TextBlock:
    style = more.pop("style", None) or TextStyle(
        faces=("inter-600",), size=24.0, fill=SolidPaint(rgb(0.95, 0.95, 0.95))
    )
    return TextBlock(id=id, box=box, runs=(TextRun(words),), style=style, language="en", **more)  # type: ignore[arg-type]


def poster() -> Document:
    """300 x 400 mm; from the bottom: ground, scene, sax, photo, group of two texts, title."""
    ground = Shape(
        id="ground", box=Box(0, 0, 300 * MM, 400 * MM), purpose="ground",
        fill=SolidPaint(from_hex("#202830")),
    )  # fmt: skip
    scene = Artwork(
        id="scene",
        box=Box(0, 200 * MM, 300 * MM, 200 * MM),
        source=SceneSource(family="gradient", palette=PALETTES["retro"], dark=True),
    )
    sax = Artwork(
        id="sax", name="Saxophone", box=Box(100, 300, 120, 120),
        source=SubjectSource("noto:saxophone"),
    )  # fmt: skip
    photo = Picture(id="photo", box=Box(400, 300, 160, 120), asset=PNG_ID)
    dates = Group(
        id="dates",
        name="Dates",
        box=Box(60, 600, 300, 100),
        children=(
            text("place", "Old Mill Quay", Box(60, 600, 300, 40), role="caption"),
            text("day", "Saturday 10 July", Box(60, 660, 300, 40), role="caption"),
        ),
    )
    title = text("title", "Jazz by the river", Box(60, 60, 500, 120), role="title")
    return Document(
        title="Jazz",
        language="en",
        pages=(
            Page(
                width=300 * MM,
                height=400 * MM,
                layers=(ground, scene, sax, photo, dates, title),
                regions=(
                    Region(id="calm", box=Box(40, 40, 540, 160), role="quiet"),
                    Region(
                        id="hero", box=Box(90, 290, 140, 140), role="subject", prompt="a saxophone"
                    ),
                ),
            ),
        ),
        swatches=(
            *(Swatch(f"p{n}", c) for n, c in enumerate(PALETTES["retro"])),
            Swatch("ink", from_hex("#141414")),
            Swatch("paper", from_hex("#FAF6EC")),
        ),
    )


def workspace(folder: Path, document: Document | None = None) -> Workspace:
    """With the actions of the Object menu, and preferences in a folder of the test's own."""
    session = Session(document or poster(), {PNG_ID: PNG})
    made = Workspace(session, Settings(folder / "affiche.ini"))
    made.actions.add(*object_actions.actions(made))
    return made
