"""How fluently the editor works. Run: python -m benchmarks.editor [--only drag,type]. Prints JSON.

One A2 poster of 200 layers: a painted scene, texts, shapes, subjects and a turned group. There is
no screen (`QT_QPA_PLATFORM=offscreen`); pixels arrive in the window's own memory.

- start: from the start of the process until the window is painted and has taken a key. Warm: the
  files were just read. Cold: they were dropped from the file cache before (where the system can).
  The byte code is compiled, as an installation has it.
- open: a file from the disk until its whole picture stands in the window.
- drag, type: the whole window with all its panels, a frame and a key (see `benchmarks.editor_window`).
- memory: resident after 500 edits, over resident before.
- cancel: how long the window is held, and when the job ends, with the real engine.
- canvas: a frame of the canvas alone by the clock, and the work of a key in it.

`wall` is by the clock, so it counts what else the machine did; `cpu` is the work itself, which is
what it takes where nothing else runs. The load stands beside each measure.
"""

from __future__ import annotations

import argparse
import gc
import itertools
import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from statistics import median
from typing import Any

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ.setdefault("AFFICHE_CONFIG", tempfile.mkdtemp(prefix="affiche-benchmark-"))
os.environ.setdefault("AFFICHE_DATA", tempfile.mkdtemp(prefix="affiche-benchmark-"))

from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from app.editor.canvas.view import Canvas
from app.editor.look import tokens
from app.editor.session import Session
from app.editor.workspace import Workspace
from benchmarks.editor_poster import poster, with_long_text
from benchmarks.machine import machine
from engine.document.model import Document
from engine.drawing import compose

ROOT = Path(__file__).parent.parent
TARGETS = {
    "start_s": 2.0, "open_ms": 500, "drag_frame_ms": 16, "type_key_ms": 16, "memory_ratio": 1.3,
    "cancel_window_ms": 100, "cancel_job_ms": 1000,
}  # fmt: skip
SIZE = (1040, 820)
"""The canvas in a window of 1440 x 900."""
STARTS = 5

# ------------------------------------------------------------------ the whole window


def child(measure: str, *more: str, bytecode: str) -> dict[str, Any]:
    """A measure in a process of its own; the load beside it."""
    environment = dict(os.environ, PYTHONPYCACHEPREFIX=bytecode)
    environment.pop("PYTHONDONTWRITEBYTECODE", None)
    load = os.getloadavg()[0] if hasattr(os, "getloadavg") else None
    begun = repr(time.time())
    made = subprocess.run(
        [sys.executable, "-m", "benchmarks.editor_window", measure, "--since", begun, *more],
        cwd=ROOT, env=environment, stdout=subprocess.PIPE, check=True,
    )  # fmt: skip
    result: dict[str, Any] = json.loads(made.stdout.splitlines()[-1])
    return result | {"load": None if load is None else round(load, 1)}


def starts(bytecode: str) -> dict[str, Any]:
    files = child("start", "--files", bytecode=bytecode)["files"]
    warm = [child("start", bytecode=bytecode) for _ in range(STARTS)]
    cold = []
    for _ in range(STARTS if hasattr(os, "posix_fadvise") else 0):
        for path in files:
            drop(path)
        cold.append(child("start", bytecode=bytecode))
    assert all(one["took_the_key"] for one in (*warm, *cold))
    return {
        "warm": started(warm),
        "cold": started(cold) if cold else "this system can't drop files from its cache",
        "files": len(files),
    }


def started(runs: list[dict[str, Any]]) -> dict[str, Any]:
    return {
        "wall_best_s": min(one["wall_s"] for one in runs),
        "wall_median_s": median(one["wall_s"] for one in runs),
        "cpu_median_s": median(one["cpu_s"] for one in runs),
        "imports_cpu_median_s": median(one["imports_cpu_s"] for one in runs),
        "load": [one["load"] for one in runs],
    }


def drop(path: str) -> None:
    """A file out of the system's cache."""
    try:
        handle = os.open(path, os.O_RDONLY)
    except OSError:
        return
    try:
        os.posix_fadvise(handle, 0, 0, os.POSIX_FADV_DONTNEED)
    finally:
        os.close(handle)


# ------------------------------------------------------------------ the canvas alone


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


def typed(kind: str, count: int) -> dict[str, float]:
    """A key in the middle of 2,000 characters: words, layout, caret, repaint."""
    document, id = with_long_text(kind)
    canvas, _ = opened(document)
    canvas.start_text_editing(id)
    assert canvas.editor is not None
    canvas.editor.words.put(len(canvas.editor.words.text) // 2)
    canvas.settle()
    letters = itertools.cycle("evening harbour jazz " if kind == "english" else "夏夜码头爵士音乐")
    out = []
    for letter in itertools.islice(letters, count):
        begin = time.thread_time()
        canvas.editor.insert(letter)
        canvas.repaint()
        out.append((time.thread_time() - begin) * 1e3)
    canvas.finish_editing()
    canvas.close()
    return summary(out) | {"best": round(min(out), 1)}


def canvas_alone(count: int) -> dict[str, Any]:
    app = QApplication.instance() or QApplication([])
    assert isinstance(app, QApplication)
    tokens.apply(app, "dark")
    document = poster()
    canvas, first = opened(document)
    gc.collect()
    return {
        "px": list(SIZE),
        "ratio": canvas.devicePixelRatioF(),
        "unit": "ms by the clock",
        "open_to_first_whole_picture": round(first, 1),
        "drag_text": drag(canvas, "l90", count, middle),
        "drag_subject": drag(canvas, "l93", count, middle),
        "drag_group": drag(canvas, "group", count, middle),
        "resize_text": drag(canvas, "l90", count, corner),
        "pan": summary(panned(canvas, count)),
        "zoom": summary(zoomed(canvas, count)),
        "type_english_cpu": typed("english", count // 2),
        "type_chinese_cpu": typed("chinese", count // 2),
        "load": round(os.getloadavg()[0], 1) if hasattr(os, "getloadavg") else None,
    }


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--frames", type=int, default=120)
    parser.add_argument("--only", default="", help="some of the measures, comma between them")
    parser.add_argument("--out", type=Path, help="write the JSON here too")
    arguments = parser.parse_args()
    count = max(10, arguments.frames)
    wanted = arguments.only.split(",") if arguments.only else [
        "start", "open", "drag", "type", "memory", "cancel", "canvas",
    ]  # fmt: skip
    result: dict[str, Any] = {
        "benchmark": "editor",
        "machine": machine(),
        "layers": len(poster().pages[0].layers),
        "targets": TARGETS,
    }
    with tempfile.TemporaryDirectory(prefix="affiche-bytecode-") as bytecode:
        for name in wanted:
            if name == "start":
                result[name] = starts(bytecode)
            elif name == "canvas":
                result[name] = canvas_alone(count)
            else:
                result[name] = child(name, "--frames", str(count), bytecode=bytecode)
    text = json.dumps(result, indent=2)
    if arguments.out:
        arguments.out.write_text(text + "\n", encoding="utf-8")
    print(text)


if __name__ == "__main__":
    main()
