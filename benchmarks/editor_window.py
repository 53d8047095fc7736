"""Measures of the whole window, each in a process of its own that prints JSON; `benchmarks.editor`
runs them. Run one alone: python -m benchmarks.editor_window drag [--frames 120].

A frame or a key is everything from the event until the window is painted again: gesture, document,
panels, rulers, status, pixels. `wall` is what it took; `cpu` what the window's thread worked of
that, which is what it takes when nothing else wants the processor. `later` is work that waits for
a pause and then holds the next event up: timers that ran out until then.
"""

from __future__ import annotations

import argparse
import gc
import itertools
import json
import os
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import Any, NamedTuple

BEGUN = time.time()

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

TYPED = {"english": "evening harbour jazz ", "chinese": "夏夜码头爵士音乐"}
REST_S = 45.0
"""The window may prove what it opened for so long before it is measured."""


def start(arguments: argparse.Namespace) -> dict[str, Any]:
    """From the start of the process to a painted window that took a key."""
    from app.editor import application
    from app.editor.settings import Settings
    from app.editor.window import Window

    imported = time.process_time()
    app = application.application(offscreen=True)
    settings = Settings()
    application.dress(app, settings)
    window = Window(settings)
    window.show()
    app.processEvents()

    from PySide6.QtCore import QEvent, Qt
    from PySide6.QtGui import QKeyEvent

    field = window.start.prompt
    key = QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_A, Qt.KeyboardModifier.NoModifier, "a")
    app.sendEvent(app.focusWidget() or field, key)
    app.processEvents()
    done, spent = time.time(), time.process_time()
    result = {
        "took_the_key": "a" in _words_of(window),
        "wall_s": round(done - arguments.since, 3),
        "cpu_s": round(spent, 3),
        "imports_cpu_s": round(imported, 3),
        "files": _files() if arguments.files else [],
    }
    window.shut_down()
    return result


def _words_of(window: Any) -> str:
    prompt = window.start.prompt
    read = getattr(prompt, "toPlainText", None) or prompt.text
    return str(read())


def _files() -> list[str]:
    """Every file that this process loaded code from."""
    found = set()
    for module in list(sys.modules.values()):
        for path in (getattr(module, "__cached__", None), getattr(module, "__file__", None)):
            if path and os.path.isfile(path):
                found.add(path)
    maps = Path("/proc/self/maps")
    if maps.exists():
        for line in maps.read_text().splitlines():
            path = line.split(maxsplit=5)[-1]
            if path.startswith("/") and os.path.isfile(path):
                found.add(path)
    return sorted(found)


# ------------------------------------------------------------------ a window to measure in


class Bench:
    """A shown window of 1440 x 900 with one document."""

    def __init__(self) -> None:
        from app.editor import application
        from app.editor.settings import Settings
        from app.editor.window import Window

        self.app = application.application(offscreen=True)
        settings = Settings()
        application.dress(self.app, settings)
        self.window = Window(settings)
        self.window.show()
        self.app.processEvents()

    @property
    def canvas(self) -> Any:
        return self.window.canvas

    def open(self, document: Any) -> None:
        self.window.documents.new(document)
        self.rest()

    def rest(self) -> None:
        """Until all is painted and proved, so that what is measured has the window to itself."""
        end = time.monotonic() + REST_S
        quiet = 0
        while quiet < 20 and time.monotonic() < end:
            self.app.processEvents()
            quiet = 0 if self.window.busy else quiet + 1
            time.sleep(0.02)
        self.canvas.settle()

    def timed(self, act: Callable[[], object]) -> Times:
        """An event with all that follows from it before anything else can happen."""
        wall, work = time.perf_counter(), time.thread_time()
        act()
        self.app.sendPostedEvents()
        painted = time.thread_time()
        took = time.perf_counter() - wall
        self.app.processEvents()
        return Times(took * 1e3, (painted - work) * 1e3, (time.thread_time() - painted) * 1e3)

    def close(self) -> None:
        self.window.hide()
        self.window.shut_down()


class Times(NamedTuple):
    """Milliseconds."""

    wall: float
    cpu: float
    later: float


def summary(values: list[Times]) -> dict[str, float]:
    wall, work, later = (sorted(side) for side in zip(*values, strict=True))
    middle, late = len(values) // 2, min(len(values) - 1, int(len(values) * 0.95))
    return {
        "wall_median": round(wall[middle], 1),
        "wall_best": round(wall[0], 1),
        "cpu_median": round(work[middle], 1),
        "cpu_best": round(work[0], 1),
        "cpu_p95": round(work[late], 1),
        "first_cpu": round(values[0].cpu, 1),
        "later_cpu_median": round(later[middle], 1),
    }


def opening(arguments: argparse.Namespace) -> dict[str, Any]:
    """A file of 200 layers from the disk to its first whole picture; the second time too."""
    from benchmarks.editor_poster import poster
    from engine.document.file import save
    from engine.drawing import compose

    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "poster.affiche"
        save(path, poster(), {})
        bench = Bench()
        bench.window.documents.new(_small())  # the editor itself was seen before
        bench.rest()
        out = []
        for _ in range(2):
            compose.forget()

            def act() -> None:
                session = bench.window.files.open_path(path)
                assert session is not None
                end = time.monotonic() + 20
                bench.app.processEvents()
                while not bench.canvas.is_whole and time.monotonic() < end:
                    bench.app.processEvents()
                assert bench.canvas.is_whole

            took = bench.timed(act)
            out.append({"wall": round(took.wall), "cpu": round(took.cpu)})
            session = bench.window.workspace.session
            bench.rest()
            bench.window.documents.close(session)
        bench.close()
    return {"first_ms": out[0], "again_ms": out[1]}


def _small() -> Any:
    from engine.document.model import Document, Page

    return Document(pages=(Page(width=300, height=400),))


# ------------------------------------------------------------------ dragging, typing


def drag(arguments: argparse.Namespace) -> dict[str, Any]:
    """A text, a subject, a turned group and all 200 layers, dragged about."""
    from PySide6.QtCore import QPoint, Qt
    from PySide6.QtTest import QTest

    from benchmarks.editor_poster import poster

    bench = Bench()
    bench.open(poster())
    canvas = bench.canvas
    left, none = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier

    def winding(begin: QPoint) -> Iterator[QPoint]:
        n = 0
        while True:
            n += 1
            by = (n % 120) / 60
            part = by if by < 1 else 2 - by
            yield begin + QPoint(round(180 * part) + n % 2, round(140 * part))

    out: dict[str, Any] = {}
    for name, id in (("text", "l90"), ("subject", "l93"), ("group", "group")):
        canvas.session.select(id)
        bench.rest()
        item = canvas.item(id)
        begin = canvas.to_view(*item.centre).toPoint()
        QTest.mousePress(canvas, left, none, begin)
        points = list(itertools.islice(winding(begin), arguments.frames))
        frames = [bench.timed(partial(QTest.mouseMove, canvas, point)) for point in points]
        QTest.keyClick(canvas, Qt.Key.Key_Escape)
        QTest.mouseRelease(canvas, left, none, begin)
        bench.rest()
        out[name] = summary(frames)
    bench.close()
    return out


def typing(arguments: argparse.Namespace) -> dict[str, Any]:
    """Keys into a block of 2,000 characters, in its middle and at its end, on the poster of 200
    layers (with its 160 findings) and on one of ten, as posters mostly have."""
    from PySide6.QtGui import QInputMethodEvent
    from PySide6.QtTest import QTest

    from benchmarks.editor_poster import with_long_text

    def press(canvas: Any, letter: str) -> None:
        QTest.keyClicks(canvas, letter)

    def commit(app: Any, canvas: Any, letter: str) -> None:
        event = QInputMethodEvent()
        event.setCommitString(letter)
        app.sendEvent(canvas, event)

    bench = Bench()
    canvas = bench.canvas
    out: dict[str, Any] = {}
    for kind, layers in itertools.product(("english", "chinese"), (200, 10)):
        document, id = with_long_text(kind, layers)
        bench.open(document)
        for place in ("middle", "end"):
            canvas.start_text_editing(id)
            length = len(canvas.editor.words.text)
            canvas.editor.words.put(length // 2 if place == "middle" else length)
            bench.rest()
            typed = itertools.cycle(TYPED[kind])
            put = (
                partial(press, canvas) if kind == "english" else partial(commit, bench.app, canvas)
            )
            keys = [bench.timed(partial(put, next(typed))) for _ in range(arguments.frames // 2)]
            canvas.finish_editing()
            bench.rest()
            out[f"{kind}_{place}_{layers}_layers"] = summary(keys)
    bench.close()
    return out


# ------------------------------------------------------------------ memory, cancelling


def memory(arguments: argparse.Namespace) -> dict[str, Any]:
    """Resident memory before and after 500 edits: moves, words, looks, undo and redo."""
    from benchmarks.editor_poster import PALETTE, WORDS, poster
    from engine.document import edits
    from engine.document.model import SolidPaint

    bench = Bench()
    bench.open(poster())
    session = bench.window.workspace.session

    def settled() -> float:
        bench.rest()
        gc.collect()
        return _resident()

    def edit(n: int) -> None:
        text, other = f"l{5 * (n % 39)}", f"l{5 * (n % 39) + 2}"
        session.select(text)
        match n % 5:
            case 0:
                session.apply("Move", lambda d: edits.move(d, other, 5.0 - n % 11, 3.0 - n % 7))
            case 1:
                session.apply("Type", lambda d: edits.set_text(d, text, f"{WORDS[n % 7]} {n}"))
            case 2:
                session.apply(
                    "Fill", lambda d: edits.set_fill(d, other, SolidPaint(PALETTE[n % 6]))
                )
            case 3:
                session.undo()
            case _:
                session.redo()
        bench.app.processEvents()

    for n in range(40):  # what is made at the first edit of a kind belongs to the start
        edit(n)
    begin = settled()
    curve = []
    for n in range(500):
        edit(n)
        if n % 100 == 99:
            curve.append(round(_resident() / 1e6))
    end = settled()
    bench.close()
    return {
        "begin_mb": round(begin / 1e6), "while_mb": curve, "end_mb": round(end / 1e6),
        "ratio": round(end / begin, 3),
    }  # fmt: skip


def _resident() -> float:
    """Bytes."""
    with open("/proc/self/statm", encoding="ascii") as file:
        return int(file.read().split()[1]) * float(os.sysconf("SC_PAGESIZE"))


def cancel(arguments: argparse.Namespace) -> dict[str, Any]:
    """Variants that nobody wants any more: how long the window is held, and when the job ends."""
    from engine.jobs.messages import Generate
    from engine.jobs.request import Request

    bench = Bench()
    bench.window.documents.new(_small())
    bench.rest()
    engine = bench.window.engine
    texts = (("title", "Jazz by the river"), ("caption", "Saturday 10 July, 19:00"))
    wish = Generate(Request(prompt="open air jazz by the river", texts=texts, variants=8))
    heard: list[float] = []
    ended: list[float] = []
    engine.progress.connect(lambda *_: heard.append(time.monotonic()))
    engine.cancelled.connect(lambda *_: ended.append(time.monotonic()))
    rows = []
    for wait in (0.3, 1.5, 3.0):
        heard.clear()
        ended.clear()
        job = engine.submit("generate", wish)
        _until(bench, lambda: bool(heard), 120.0)
        _until(bench, lambda: False, wait)
        begun = time.monotonic()
        engine.cancel(job)
        held = time.monotonic() - begun
        longest = _until(bench, lambda: bool(ended), 5.0)
        rows.append({
            "cancelled_after_s": wait,
            "window_held_ms": round(max(held, longest) * 1e3, 1),
            "job_ended_ms": round((ended[0] - begun) * 1e3) if ended else None,
        })  # fmt: skip
    bench.close()
    return {"runs": rows}


def _until(bench: Bench, there: Callable[[], bool], seconds: float) -> float:
    """Lets the window run; the longest that one turn of it took, in seconds."""
    end = time.monotonic() + seconds
    longest = 0.0
    while not there() and time.monotonic() < end:
        begun = time.monotonic()
        bench.app.processEvents()
        longest = max(longest, time.monotonic() - begun)
        time.sleep(0.002)
    return longest


MEASURES = {
    "start": start, "open": opening, "drag": drag, "type": typing, "memory": memory,
    "cancel": cancel,
}  # fmt: skip


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("measure", choices=sorted(MEASURES))
    parser.add_argument("--frames", type=int, default=120)
    parser.add_argument("--since", type=float, default=BEGUN, help="when the process was started")
    parser.add_argument("--files", action="store_true", help="list the files that were loaded")
    arguments = parser.parse_args()
    result = MEASURES[arguments.measure](arguments)
    print(json.dumps(result), flush=True)
    os._exit(0)  # the window was closed; nothing of it is measured any more


if __name__ == "__main__":
    main()
