"""How fluently the editor moves. Run: python -m benchmarks.editor [--frames 120]. Prints JSON.

One A2 poster of 200 layers: a painted scene, texts, shapes, subjects and a turned group. A frame is
a move of the pointer with everything it causes, up to pixels in the window's own memory; there is
no screen (`QT_QPA_PLATFORM=offscreen`). Milliseconds; the aim for a drag is a median under 16.
"""

from __future__ import annotations

import argparse
import gc
import json
import os
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ.setdefault("AFFICHE_CONFIG", tempfile.mkdtemp(prefix="affiche-benchmark-"))

from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from app.editor.canvas.view import Canvas
from app.editor.look import tokens
from app.editor.session import Session
from app.editor.workspace import Workspace
from benchmarks.machine import machine
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
from engine.drawing import compose

MM = POINTS_PER["mm"]
WIDTH, HEIGHT = 420 * MM, 594 * MM
PALETTE = tuple(
    from_hex(h) for h in ("#10183a", "#28407c", "#4f7cac", "#9db4c0", "#e0a458", "#fff4e0")
)
WORDS = (
    "Harbour nights", "Open-air jazz on the old quay", "Seven bands, one long evening",
    "Saturday 10 July, 19:00", "Quai des Brumes, Marseille", "夏夜码头爵士", "Entrée libre dès 19 h",
)  # fmt: skip
SIZE = (1040, 820)
"""The canvas in a window of 1440 x 900."""


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


def opened(document: Document) -> tuple[Canvas, float]:
    """A canvas, and the milliseconds to its first whole picture."""
    compose.forget()
    start = time.perf_counter()
    workspace = Workspace(Session(document))
    canvas = Canvas(workspace)
    canvas.resize(*SIZE)
    canvas.show()
    QApplication.processEvents()
    canvas.settle()
    return canvas, (time.perf_counter() - start) * 1e3


def frames(canvas: Canvas, start: QPoint, path: Iterator[QPoint], count: int) -> list[float]:
    """Milliseconds of each frame of a drag that is given up at its end."""
    left = Qt.MouseButton.LeftButton
    QTest.mousePress(canvas, left, Qt.KeyboardModifier.NoModifier, start)
    out = []
    for _ in range(count):
        point = next(path)
        begin = time.perf_counter()
        QTest.mouseMove(canvas, point)
        canvas.repaint()
        out.append((time.perf_counter() - begin) * 1e3)
    QTest.keyClick(canvas, Qt.Key.Key_Escape)
    QTest.mouseRelease(canvas, left, Qt.KeyboardModifier.NoModifier, start)
    canvas.settle()
    return out


def winding(start: QPoint, dx: float, dy: float) -> Iterator[QPoint]:
    """There and back, never the same point twice in a row."""
    n = 0
    while True:
        n += 1
        by = (n % 120) / 60
        part = by if by < 1 else 2 - by
        yield start + QPoint(round(dx * part) + n % 2, round(dy * part))


def summary(values: list[float]) -> dict[str, float]:
    ordered = sorted(values)
    return {
        "median": round(ordered[len(ordered) // 2], 1),
        "p95": round(ordered[min(len(ordered) - 1, int(len(ordered) * 0.95))], 1),
        "first": round(values[0], 1),
    }


def drag(canvas: Canvas, id: str, count: int, grasp: Callable[[Canvas, str], QPoint]) -> Any:
    canvas.session.select(id)
    canvas.repaint()
    start = grasp(canvas, id)
    return summary(frames(canvas, start, winding(start, 180, 140), count))


def middle(canvas: Canvas, id: str) -> QPoint:
    item = canvas.item(id)
    assert item is not None
    return canvas.to_view(*item.centre).toPoint()


def corner(canvas: Canvas, id: str) -> QPoint:
    item = canvas.item(id)
    assert item is not None
    return canvas.to_view(*item.corners[2]).toPoint()


def panned(canvas: Canvas, count: int) -> list[float]:
    out = []
    for n in range(count):
        begin = time.perf_counter()
        canvas.pan(7 if n % 60 < 30 else -7, 4 if n % 60 < 30 else -4)
        canvas.repaint()
        out.append((time.perf_counter() - begin) * 1e3)
    return out


def zoomed(canvas: Canvas, count: int) -> list[float]:
    out = []
    for n in range(count):
        begin = time.perf_counter()
        factor = 1.04 if n % 60 < 30 else 1 / 1.04
        canvas.set_zoom(canvas.zoom * factor, QPointF(520, 410))
        canvas.repaint()
        out.append((time.perf_counter() - begin) * 1e3)
    canvas.fit()
    canvas.settle()
    return out


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--frames", type=int, default=120)
    parser.add_argument("--out", type=Path, help="write the JSON here too")
    arguments = parser.parse_args()
    count = max(10, arguments.frames)
    app = QApplication.instance() or QApplication([])
    assert isinstance(app, QApplication)
    tokens.apply(app, "dark")
    document = poster()
    canvas, first = opened(document)
    gc.collect()
    result = {
        "machine": machine(),
        "layers": len(document.pages[0].layers),
        "canvas": {"px": list(SIZE), "ratio": canvas.devicePixelRatioF()},
        "unit": "ms",
        "open_to_first_whole_picture": round(first, 1),
        "drag_text": drag(canvas, "l90", count, middle),
        "drag_subject": drag(canvas, "l93", count, middle),
        "drag_group": drag(canvas, "group", count, middle),
        "resize_text": drag(canvas, "l90", count, corner),
        "pan": summary(panned(canvas, count)),
        "zoom": summary(zoomed(canvas, count)),
    }
    text = json.dumps(result, indent=2)
    if arguments.out:
        arguments.out.write_text(text + "\n", encoding="utf-8")
    print(text)


if __name__ == "__main__":
    main()
