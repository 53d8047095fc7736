"""Bad days: processes are killed, disks run full, files are broken. No work is lost, and what
happened is said."""

from __future__ import annotations

import hashlib
import os
import signal
import struct
import subprocess
import sys
import zipfile
import zlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from PySide6.QtCore import QPointF, Qt
from PySide6.QtWidgets import QApplication, QToolButton, QWidget
from pytestqt.qtbot import QtBot

from app.editor.controls import Button
from app.editor.files.documents import Documents
from app.editor.files.safe_view import SafeViewBar
from app.editor.look import tokens
from app.editor.settings import Settings
from app.editor.window import Window
from engine.document import edits
from engine.document import file as document_file
from engine.document.colour import from_hex
from engine.document.model import (
    Box,
    Document,
    Page,
    Picture,
    Shape,
    SolidPaint,
    TextBlock,
    TextRun,
    TextStyle,
)

ROOT = Path(__file__).resolve().parents[3]
LEFT = Qt.MouseButton.LeftButton
CONTROL = Qt.KeyboardModifier.ControlModifier
LONG = 120_000
"""Milliseconds that the engine may take on a busy machine."""


def poster(*more: Picture | Shape | TextBlock, faces: tuple[str, ...] = ("anton-400",)) -> Document:
    ground = Shape(id="ground", box=Box(0, 0, 595, 842), fill=SolidPaint(), purpose="ground")
    words = TextBlock(
        id="title", role="title", box=Box(60, 80, 400, 90), runs=(TextRun("HARBOUR"),),
        style=TextStyle(faces=faces, size=64, fill=SolidPaint(from_hex("#ffffff"))),
    )  # fmt: skip
    page = Page(width=595.3, height=841.9, layers=(ground, words, *more))
    return Document(title="Harbour Nights", pages=(page,))


@contextmanager
def opened(folder: Path, free: Callable[[Path], int] | None = None) -> Iterator[Window]:
    settings = Settings(folder / "config" / "affiche.ini")
    window = Window(settings, Documents(settings, folder / "data" / "journal", free=free))
    window.files.ask = lambda title, text, choices, parent: "drop"
    window.resize(1280, 800)
    window.show()
    try:
        yield window
    finally:
        window.close()
        window.deleteLater()
        QApplication.processEvents()


@pytest.fixture
def window(qtbot: QtBot, qapp: QApplication, tmp_path: Path) -> Iterator[Window]:
    tokens.apply(qapp, "dark")
    with opened(tmp_path) as made:
        qtbot.waitExposed(made)
        yield made


def pressed(qtbot: QtBot, parent: QWidget, words: str) -> None:
    """A click on the button with these words."""
    for kind in (Button, QToolButton):
        for button in parent.findChildren(kind):
            if button.text() == words and button.isVisibleTo(parent):
                qtbot.mouseClick(button, LEFT)
                return
    raise AssertionError(f"no button says {words!r}")


def messages(window: Window) -> list[str]:
    said: list[str] = []
    window.workspace.message.connect(lambda kind, text: said.append(f"{kind}: {text}"))
    return said


# ------------------------------------------------------------------ killed


def test_the_engine_is_killed_in_the_middle_of_a_job(window: Window, qtbot: QtBot) -> None:
    session = window.documents.new(poster())
    before = session.document
    window.generate.options.count.set_value(1)
    window.generate.form.reuse("a harbour at night", "")
    window.generate.generate()
    started: list[str] = []
    window.engine.progress.connect(
        lambda job, stage, done, left: started.append(job) if job.startswith("generate") else None
    )
    qtbot.waitUntil(lambda: bool(started), timeout=LONG)
    victim = window.engine.pid
    assert victim
    os.kill(victim, signal.SIGKILL)
    problem = window.generate.problem
    qtbot.waitUntil(lambda: problem.isVisibleTo(window.generate), timeout=10_000)
    assert "stopped" in problem.label.text()
    assert "untouched" in problem.label.text()
    assert session.document is before
    assert not session.history.undo_name
    # Another process is there already, and it works.
    qtbot.waitUntil(lambda: window.engine.pid not in (0, victim), timeout=10_000)
    with qtbot.waitSignal(window.engine.device_changed, timeout=LONG):
        window.generate.probe(fresh=True)


_EDITING = """
import sys
from pathlib import Path
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from app.editor.application import application, dress
from app.editor.settings import Settings
from app.editor.window import Window
from engine.document import file as document_file

app = application(offscreen=True)
settings = Settings()
dress(app, settings)
window = Window(settings)
window.show()
session = window.files.open_path(Path(sys.argv[1]))
session.select("title")
QTest.keyClick(window.canvas, Qt.Key.Key_Right)
QTest.keyClick(window.canvas, Qt.Key.Key_Down)
window.canvas.start_text_editing("title")
QTest.keyClick(window.canvas, Qt.Key.Key_End)
QTest.keyClicks(window.canvas, " NIGHTS")
document_file.save(Path(sys.argv[2]), session.document, {})
print("in the middle of it", flush=True)
app.exec()
"""


def test_the_program_is_killed_in_the_middle_of_an_edit(qtbot: QtBot, tmp_path: Path) -> None:
    path, expected = tmp_path / "harbour.affiche", tmp_path / "expected.affiche"
    document_file.save(path, poster(), {})
    saved = path.read_bytes()
    program = subprocess.Popen(
        [sys.executable, "-c", _EDITING, str(path), str(expected)], cwd=ROOT,
        stdout=subprocess.PIPE, start_new_session=True,
        env={**os.environ, "AFFICHE_CONFIG": str(tmp_path / "config"), "AFFICHE_DATA": str(tmp_path / "data")},
    )  # fmt: skip
    try:
        assert program.stdout is not None
        assert program.stdout.readline() == b"in the middle of it\n"
    finally:
        os.killpg(program.pid, signal.SIGKILL)
        program.wait()
        if program.stdout is not None:
            program.stdout.close()
    assert path.read_bytes() == saved

    with opened(tmp_path) as window:
        assert window.pages.currentWidget() is window.start
        pressed(qtbot, window.start, "Open recovered")
        session = window.workspace.session
        edited = document_file.load(expected).document
        assert edits.find(edited, "title").text == "HARBOUR NIGHTS"
        assert session.document == edited
        assert session.path == path
        assert not session.is_saved
        session.undo()
        assert session.document == poster()
        session.redo()
        assert window.files.save()
        assert document_file.load(path).document == edited
        assert not window.documents.recoverable()


# ------------------------------------------------------------------ disk and files


def test_the_disk_is_full(qtbot: QtBot, tmp_path: Path) -> None:
    room = 20
    path = tmp_path / "harbour.affiche"
    document_file.save(path, poster(), {})
    saved = path.read_bytes()
    with opened(tmp_path, free=lambda folder: room) as window:
        session = window.files.open_path(path)
        assert session is not None
        session.apply("Move", lambda d: edits.move(d, "title", 5, 0))
        assert not window.files.save()
        assert window.bar.isVisibleTo(window)
        said = window.bar.findChildren(QWidget)[0].accessibleName()
        assert "disk is full" in said
        assert "safe" in said
        assert path.read_bytes() == saved
        assert not session.is_saved
        room = 1 << 30
        pressed(qtbot, window.bar, "Try again")
        assert session.is_saved
        assert not window.bar.isVisibleTo(window)
        assert document_file.load(path).document == session.document


def test_a_file_lacks_a_picture_and_has_a_broken_one(
    window: Window, qtbot: QtBot, tmp_path: Path
) -> None:
    path, copy = tmp_path / "broken.affiche", tmp_path / "copy.affiche"
    image = small_png()
    key = key_of(image)
    document = poster(Picture(id="photo", box=Box(60, 300, 200, 200), asset=key))
    document_file.save(path, document, {key: image})
    without(path, key)
    original = path.read_bytes()
    session = window.files.open_path(path)
    assert session is not None
    assert window.bar.isVisibleTo(window)
    (bar,) = window.bar.findChildren(SafeViewBar)
    assert "Opened read-only: 1 of 1 pictures is missing" in bar.label.text()
    session.apply("Move", lambda d: edits.move(d, "title", 5, 0))
    window.files.choose_save = lambda held: copy
    assert window.files.save()
    assert path.read_bytes() == original
    assert copy.is_file()
    qtbot.waitUntil(lambda: not window.proof.checking, timeout=LONG)


def test_a_file_that_is_cut_off_is_said(window: Window, tmp_path: Path) -> None:
    path = tmp_path / "half.affiche"
    document_file.save(path, poster(), {})
    path.write_bytes(path.read_bytes()[:200])
    held = path.read_bytes()
    said = messages(window)
    session = window.files.open_path(path)
    assert session is not None or said
    assert path.read_bytes() == held
    if session is not None:
        assert window.documents.safe_view(session) is not None


def test_a_face_is_not_on_this_machine(window: Window, qtbot: QtBot, tmp_path: Path) -> None:
    path = tmp_path / "stranger.affiche"
    document_file.save(path, poster(faces=("no-such-face-400",)), {})
    said = messages(window)
    session = window.files.open_path(path)
    assert session is not None
    session.select("title")
    qtbot.waitUntil(lambda: bool(said), timeout=10_000)
    assert "there is no face 'no-such-face-400'" in said[0]
    window.grab()
    # The words can be read, changed and saved all the same, and another face mends it.
    assert [row.text for row in window.generate.form.rows()] == ["HARBOUR"]
    session.apply("Face", lambda d: edits.restyle_text(d, "title", faces=("anton-400",)))
    window.grab()
    assert window.files.save()
    qtbot.waitUntil(lambda: window.proof.proved == window.proof.total == 1, timeout=30_000)


# ------------------------------------------------------------------ too much


def test_five_hundred_layers(window: Window, qtbot: QtBot, tmp_path: Path) -> None:
    many = [
        Shape(id=f"dot{n}", box=Box(20 + 24 * (n % 20), 200 + 24 * (n // 20), 16, 16),
              fill=SolidPaint())
        for n in range(498)
    ]  # fmt: skip
    path = tmp_path / "many.affiche"
    document_file.save(path, poster(*many), {})
    session = window.files.open_path(path)
    assert session is not None
    qtbot.wait(50)
    place = window.canvas.to_view(28, 208).toPoint()
    qtbot.mouseClick(window.canvas, LEFT, pos=place)
    assert session.selection == ("dot0",)
    qtbot.keyClick(window, Qt.Key.Key_A, CONTROL)
    assert len(session.selection) == 500
    qtbot.keyClick(window.canvas, Qt.Key.Key_Right)
    assert edits.find(session.document, "dot497").box.x > many[497].box.x
    window.grab()
    qtbot.keyClick(window, Qt.Key.Key_Z, CONTROL)
    assert session.document == document_file.load(path).document


def test_a_very_large_picture_is_placed(window: Window, qtbot: QtBot, tmp_path: Path) -> None:
    session = window.documents.new(poster())
    path = tmp_path / "wall.png"
    path.write_bytes(plain_png(9_000, 4_500, data=True))
    said = messages(window)
    window.workspace.import_files([path], QPointF(300, 500))
    placed = [x for x in edits.iter_layers(session.document) if isinstance(x, Picture)]
    assert len(placed) == 1, said
    assert placed[0].box.width / placed[0].box.height == pytest.approx(2, abs=0.01)
    qtbot.wait(50)
    window.grab()


def test_a_picture_that_unpacks_to_billions_of_pixels_is_refused(
    window: Window, tmp_path: Path
) -> None:
    session = window.documents.new(poster())
    before = session.document
    path = tmp_path / "bomb.png"
    path.write_bytes(plain_png(160_000, 150_000, data=False))
    said = messages(window)
    window.workspace.import_files([path])
    assert session.document is before
    assert len(said) == 1
    assert "24 billion pixels" in said[0]
    assert "400 million" in said[0]
    assert "bomb.png" in said[0]


# ------------------------------------------------------------------ files for it


def plain_png(width: int, height: int, *, data: bool) -> bytes:
    """A white PNG of one bit a pixel. Without `data` its pixels are missing: it only claims them."""

    def chunk(name: bytes, body: bytes) -> bytes:
        return (
            struct.pack(">I", len(body)) + name + body + struct.pack(">I", zlib.crc32(name + body))
        )

    row = b"\0" + b"\xff" * ((width + 7) // 8)
    pixels = b""
    if data:
        packer = zlib.compressobj(1)
        pixels = b"".join(packer.compress(row) for _ in range(height)) + packer.flush()
    head = struct.pack(">IIBBBBB", width, height, 1, 0, 0, 0, 0)
    return (
        b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", pixels) + chunk(b"IEND", b"")
    )


def small_png() -> bytes:
    return plain_png(64, 64, data=True)


def key_of(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


def without(path: Path, key: str) -> None:
    """Takes a stored file out of a document's file."""
    with zipfile.ZipFile(path) as archive:
        kept = [(i, archive.read(i)) for i in archive.infolist() if key not in i.filename]
        assert len(kept) < len(archive.infolist())
    with zipfile.ZipFile(path, "w") as archive:
        for info, data in kept:
            archive.writestr(info, data)
