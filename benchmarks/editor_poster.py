"""The document that the editor is measured with: an A2 poster of 200 layers, the same every time."""

from __future__ import annotations

import random

from benchmarks.typesetting import ENGLISH, STANDARD
from engine.document import edits
from engine.document.colour import from_hex
from engine.document.model import (
    Artwork,
    Box,
    Document,
    Group,
    Layer,
    Page,
    SceneSource,
    Shadow,
    Shape,
    SolidPaint,
    SubjectSource,
    TextBlock,
    TextRun,
    TextStyle,
)
from engine.document.units import POINTS_PER

MM = POINTS_PER["mm"]
WIDTH, HEIGHT = 420 * MM, 594 * MM
PALETTE = tuple(
    from_hex(h) for h in ("#10183a", "#28407c", "#4f7cac", "#9db4c0", "#e0a458", "#fff4e0")
)
WORDS = (
    "Harbour nights", "Open-air jazz on the old quay", "Seven bands, one long evening",
    "Saturday 10 July, 19:00", "Quai des Brumes, Marseille", "夏夜码头爵士", "Entrée libre dès 19 h",
)  # fmt: skip


def poster(layers: int = 200) -> Document:
    """The same every time."""
    out: list[Layer] = [
        Artwork(
            id="scene",
            box=Box(0, 0, WIDTH, HEIGHT),
            source=SceneSource(family="harbour", seed=3, palette=PALETTE, dark=True),
        )
    ]
    for n in range(layers - 2):
        column, row = n % 14, n // 14
        x, y = 40 + column * 80.0, 40 + row * 105.0
        out.append(_small(n, Box(x, y, 120, 70)))
    parts = tuple(
        Shape(id=f"part-{n}", box=Box(300 + 60 * n, 700, 50, 50), fill=SolidPaint(PALETTE[n]))
        for n in range(6)
    )
    out.append(Group(id="group", box=Box(300, 700, 350, 50), rotation=12, children=parts))
    page = Page(width=WIDTH, height=HEIGHT, bleed=3 * MM, safe=10 * MM, layers=tuple(out))
    return Document(title="Harbour nights", language="en", pages=(page,))


def _small(n: int, box: Box) -> Layer:
    paint = SolidPaint(PALETTE[n % 6])
    match n % 5:
        case 0 | 1:
            style = TextStyle(faces=("inter-600", "noto-sans-sc-500"), size=15, fill=paint)
            return TextBlock(
                id=f"l{n}", box=box, style=style, runs=(TextRun(WORDS[n % len(WORDS)]),)
            )
        case 2:
            soft = Shadow(dx=2, dy=3, blur=8)
            return Shape(id=f"l{n}", box=box, fill=paint, radius=8, shadow=soft)
        case 3:
            return Artwork(id=f"l{n}", box=box, source=SubjectSource("noto:saxophone"))
        case _:
            return Shape(id=f"l{n}", kind="star", box=box, fill=paint, rotation=n % 40)


# ------------------------------------------------------------------ a long text on it

LONG = 2000
"""Characters."""


def with_long_text(kind: str, layers: int = 200) -> tuple[Document, str]:
    """The poster, of so many layers, with a block of 2,000 characters over it, "english" or
    "chinese", and its id."""
    style = TextStyle(faces=("inter-500", "noto-sans-sc-500"), size=14, fill=SolidPaint(PALETTE[5]))
    block = TextBlock(
        id="long", box=Box(60, 60, 700, 1000), style=style, runs=(TextRun(long_text(kind)),),
        language="en" if kind == "english" else "zh-Hans",
    )  # fmt: skip
    return edits.add_layer(poster(layers), block), "long"


def long_text(kind: str) -> str:
    """Five paragraphs of words in a random order, which is the same every time."""
    chance = random.Random(kind)
    each = LONG // 5 - 1
    parts = []
    for _ in range(5):
        if kind == "english":
            parts.append(" ".join(chance.choices(ENGLISH, k=each // 4))[:each])
        else:
            common = [c for c in STANDARD.read_text("utf-8") if "\u4e00" <= c <= "\u9fff"][:600]
            letters = chance.choices(common, k=each)
            for at in range(11, each, 12):
                letters[at] = "，"
            parts.append("".join(letters))
    return "\n".join(parts)
