"""The 8,105 standard Chinese characters: which faces have them, and whether they can be read.

Every face of the catalogue that holds most of the first level is looked at. Missing are characters
that neither the face nor its fallbacks draw. A sample of each level is set in rows of ten, spaced,
and read by the recogniser alone; characters that it wasn't trained on are told apart.
"""

from __future__ import annotations

from collections.abc import Sequence
from difflib import SequenceMatcher
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from engine.checking import reader
from engine.document.colour import rgb
from engine.document.model import (
    Box,
    Document,
    Page,
    Shape,
    SolidPaint,
    TextBlock,
    TextRun,
    TextStyle,
)
from engine.drawing.compose import compose
from engine.planning.pairings import coverage
from engine.text import fonts
from engine.text.layout import layout
from engine.text.spec import Span, TextSpec
from exporters.raster import render

LEVELS = ("level-1", "level-2", "level-3")
ROW = 10
SIZE = 64.0
GAP = 0.35
"""Em between the characters of a row: each is read by itself."""


def measured(data: Path, limit: int) -> dict[str, Any]:
    """Per face and level: own and missing characters, share read right. `limit`: characters that
    are read per level and face, evenly taken; 0 for all."""
    levels = {
        name: "".join((data / f"{name}.txt").read_text(encoding="utf-8").split()) for name in LEVELS
    }
    common = {ord(c) for c in levels[LEVELS[0]]}
    faces = sorted(
        face for face in fonts.catalogue() if len(common & coverage(face)) > 0.8 * len(common)
    )
    known = reader.shared().known
    out: dict[str, Any] = {"characters": sum(map(len, levels.values())), "faces": {}}
    for face in faces:
        rows: dict[str, Any] = {}
        for name, characters in levels.items():
            taken = characters[:: max(1, len(characters) // limit)] if limit else characters
            taken = taken[: limit or None]
            right = read_right(face, taken)
            judged = [c in right for c in taken if c in known]
            rows[name] = {
                "characters": len(characters),
                "own": sum(ord(c) in coverage(face) for c in characters),
                "missing_with_fallback": len(undrawn(face, characters)),
                "read": len(taken),
                "accuracy": round(sum(c in right for c in taken) / len(taken), 4),
                "accuracy_of_those_the_reader_knows": round(sum(judged) / max(1, len(judged)), 4),
                "unknown_to_the_reader": len(taken) - len(judged),
            }
        out["faces"][face] = rows
    out["missing"] = sum(
        row["missing_with_fallback"] for rows in out["faces"].values() for row in rows.values()
    )
    return out


def undrawn(face: str, characters: str) -> list[str]:
    """The characters for which the layout, fallbacks included, finds no glyph."""
    gone: list[str] = []
    for at in range(0, len(characters), 500):
        spec = TextSpec((Span(characters[at : at + 500]),), 4000.0, faces=(face,), language="zh")
        gone += [text for text, _ in layout(spec).missing]
    return gone


def read_right(face: str, characters: str) -> set[str]:
    """Those of the characters that the recogniser reads as themselves."""
    rows = [characters[i : i + ROW] for i in range(0, len(characters), ROW)]
    right: set[str] = set()
    for wanted, found in zip(rows, reader.shared().read_lines(pictures(face, rows)), strict=True):
        text = "".join(found.text.split())
        for block in SequenceMatcher(None, wanted, text, autojunk=False).get_matching_blocks():
            right |= set(wanted[block.a : block.a + block.size])
    return right


def pictures(face: str, rows: Sequence[str]) -> list[npt.NDArray[np.uint8]]:
    """Each row, black on white, cut near its ink."""
    out = []
    for row in rows:
        width = SIZE * (1 + GAP) * (len(row) + 1)
        style = TextStyle(
            faces=(face,), size=SIZE, tracking=GAP, fill=SolidPaint(rgb(0, 0, 0)), max_lines=1
        )
        block = TextBlock(
            id="row", box=Box(SIZE / 2, SIZE / 2, width, SIZE), runs=(TextRun(row),), style=style,
            language="zh",
        )  # fmt: skip
        ground = Box(0, 0, width + SIZE, 2 * SIZE)
        white = Shape(id="ground", kind="rect", box=ground, fill=SolidPaint(rgb(1, 1, 1)))
        page = Page(width=ground.width, height=ground.height, layers=(white, block))
        scene = compose(Document(pages=(page,), unit="px"))
        picture = render(scene, scale=1.0, assets={})
        ink = scene.blocks[0].ink.grown(0.12 * SIZE)
        out.append(
            picture[max(0, int(ink.y)) : int(ink.bottom), max(0, int(ink.x)) : int(ink.right)]
        )
    return out
