"""Layers, words, pictures and drawings come onto the page from here and from elsewhere."""

from __future__ import annotations

import io
import struct
import zlib
from pathlib import Path
from typing import Any

import pytest
from PIL import Image
from PySide6.QtCore import QMimeData, QPointF, QUrl
from PySide6.QtGui import QGuiApplication, QImage
from pytestqt.qtbot import QtBot

from app.editor.exchange import clipboard, placing, svg_shapes
from app.editor.session import Session
from app.editor.settings import Settings
from app.editor.workspace import Workspace
from engine.document import edits
from engine.document import file as document_file
from engine.document.colour import from_hex, rgb
from engine.document.model import (
    Box,
    Document,
    Group,
    LinearPaint,
    Page,
    Picture,
    RadialPaint,
    Shape,
    SolidPaint,
    Swatch,
    TextBlock,
    TextRun,
    TextStyle,
)
from engine.drawing.compose import compose
from engine.errors import UserError

INK = SolidPaint(rgb(0, 0, 0), "ink")
STYLE = TextStyle(faces=("inter-tight-800",), size=14.0, fill=INK)


def png(width: int = 40, height: int = 20, colour: str = "red") -> bytes:
    out = io.BytesIO()
    Image.new("RGB", (width, height), colour).save(out, "PNG")
    return out.getvalue()


def bomb() -> bytes:
    """A PNG of 24 billion pixels in a few hundred bytes."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        whole = kind + data
        return struct.pack(">I", len(data)) + whole + struct.pack(">I", zlib.crc32(whole))

    head = struct.pack(">IIBBBBB", 200_000, 120_000, 8, 0, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(b"")) + (
        chunk(b"IEND", b"")
    )  # fmt: skip


class Desk:
    def __init__(self, folder: Path, *, bare: bool = False) -> None:
        data = png()
        body = TextBlock(
            id="body", box=Box(20, 200, 200, 60), runs=(TextRun("Seven bands"),), style=STYLE
        )
        card = Shape(id="card", box=Box(10, 10, 100, 80), fill=INK)
        self.session = Session(Document(), {})
        picture = Picture(id="photo", box=Box(120, 10, 80, 40), asset=self.session.add_asset(data))
        pair = Group(id="pair", box=Box(10, 10, 190, 80), children=(card, picture))
        layers = () if bare else (body, pair)
        page = Page(width=300, height=400, layers=layers)
        swatches = () if bare else (Swatch("ink", from_hex("#123456")),)
        document = Document(pages=(page,), swatches=swatches)
        self.session = Session(document, {} if bare else self.session.assets)
        self.workspace = Workspace(self.session, Settings(folder / "affiche.ini"))
        self.said: list[tuple[str, str]] = []
        self.workspace.message.connect(lambda kind, text: self.said.append((kind, text)))

    @property
    def top(self) -> tuple[Any, ...]:
        return self.session.document.pages[0].layers

    @property
    def last(self) -> Any:
        return self.top[-1]


@pytest.fixture
def desk(qtbot: QtBot, tmp_path: Path) -> Desk:
    return Desk(tmp_path)


# ------------------------------------------------------------------ layers


def test_copies_stand_beside_their_models_one_step_each(desk: Desk) -> None:
    desk.session.select("pair")
    assert clipboard.copy(desk.workspace)
    assert clipboard.paste(desk.workspace)
    assert clipboard.paste(desk.workspace)
    _, _, first, second = desk.top
    assert (first.box.x, first.box.y) == (22, 22)
    assert (second.box.x, second.box.y) == (34, 34)
    ids = [layer.id for layer in edits.iter_layers(desk.session.document)]
    assert len(set(ids)) == len(ids) == 10
    assert desk.session.selection == (second.id,)
    assert [s.name for s in desk.session.history.steps] == ["Open", "Paste", "Paste"]
    desk.session.undo()
    assert len(desk.top) == 3


def test_layers_go_to_another_document_with_pictures_and_colours(
    desk: Desk, tmp_path: Path
) -> None:
    desk.session.select("pair", "body")
    clipboard.copy(desk.workspace)
    assert QGuiApplication.clipboard().text() == "Seven bands"
    other = Desk(tmp_path, bare=True)
    assert clipboard.paste(other.workspace, QPointF(150, 100))
    text, pair = other.top
    card, photo = pair.children
    assert card.fill == SolidPaint(from_hex("#123456"))
    assert text.style.fill == SolidPaint(from_hex("#123456"))
    assert photo.asset in other.session.assets
    whole = edits.around([text.box, pair.box])
    assert whole.centre == (150, 100)
    document_file.save(tmp_path / "other.affiche", other.session.document, other.session.assets)


def test_cut_takes_away_and_paste_brings_back(desk: Desk) -> None:
    desk.session.select("card", "body")
    assert clipboard.cut(desk.workspace)
    assert [layer.id for layer in edits.iter_layers(desk.session.document)] == ["pair", "photo"]
    assert clipboard.paste(desk.workspace)
    assert {layer.id for layer in desk.top} == {"pair", "card", "body"}
    desk.session.undo()
    desk.session.undo()
    assert len(desk.top) == 2
    desk.session.apply("Lock", lambda d: edits.lock(d, "body"))
    desk.session.select("body")
    assert not clipboard.cut(desk.workspace)


def test_nothing_selected_leaves_the_clipboard_alone(desk: Desk) -> None:
    QGuiApplication.clipboard().setText("kept")
    desk.session.select()
    assert not clipboard.copy(desk.workspace)
    assert QGuiApplication.clipboard().text() == "kept"


def test_a_forged_clipboard_is_refused_like_a_forged_file(desk: Desk) -> None:
    mime = QMimeData()
    mime.setData(clipboard.LAYERS, b"PK\x03\x04 nonsense")
    assert clipboard.paste(desk.workspace, data=mime)
    shape = Shape(id="x", box=Box(0, 0, 1, 1))
    held = Document(pages=(Page(width=10, height=10, layers=(shape,)),))
    raw = bytearray(document_file.dumps(held, {}))
    raw[len(raw) // 2] ^= 0xFF
    mime.setData(clipboard.LAYERS, bytes(raw))
    clipboard.paste(desk.workspace, data=mime)
    assert [kind for kind, _ in desk.said] == ["err", "err"]
    assert len(desk.session.history.steps) == 1


# ------------------------------------------------------------------ words and pictures


def test_words_become_a_text_in_the_style_of_the_body(desk: Desk) -> None:
    mime = QMimeData()
    mime.setText("Doors open\r\nat seven\x00")
    assert clipboard.paste(desk.workspace, QPointF(150, 200), mime)
    block = desk.last
    assert isinstance(block, TextBlock)
    assert block.text == "Doors open\nat seven"
    assert (block.style.faces, block.style.size) == (STYLE.faces, 14.0)
    assert block.box.centre == pytest.approx((150, 200))
    (report,) = [r for r in compose(desk.session.document, 0).blocks if r.block == block.id]
    assert not report.overflow
    assert report.lines == 2
    mime.setText("x" * 30_000)
    clipboard.paste(desk.workspace, None, mime)
    assert len(desk.last.text) == 20_000
    assert desk.said[-1] == ("warn", "One text holds up to 20,000 characters.")
    mime.setText("  \n ")
    assert not clipboard.paste(desk.workspace, None, mime)


def test_a_picture_from_the_clipboard_is_stored_as_a_file(desk: Desk) -> None:
    mime = QMimeData()
    image = QImage(300, 150, QImage.Format.Format_RGB32)
    image.fill(0xFF336699)
    mime.setImageData(image)
    assert clipboard.paste(desk.workspace, None, mime)
    photo = desk.last
    assert isinstance(photo, Picture)
    assert desk.session.assets[photo.asset].startswith(b"\x89PNG")
    assert photo.box.width == pytest.approx(144.0)
    assert photo.box.height == pytest.approx(72.0)


def test_files_are_placed_together_and_what_is_broken_is_said(desk: Desk, tmp_path: Path) -> None:
    (tmp_path / "a.png").write_bytes(png(2000, 1000))
    (tmp_path / "words.txt").write_text("Old Mill Quay", "utf-8")
    (tmp_path / "broken.jpg").write_bytes(b"\xff\xd8\xff\xe0 no picture")
    (tmp_path / "bomb.png").write_bytes(bomb())
    (tmp_path / "cut.png").write_bytes(png(200, 200)[:-60])
    names = ("a.png", "words.txt", "broken.jpg", "bomb.png", "cut.png", "gone.png")
    placing.import_files(desk.workspace, [tmp_path / n for n in names], QPointF(100, 100))
    picture, text = desk.top[2:]
    assert isinstance(picture, Picture)
    assert picture.name == "a"
    assert picture.box.width == pytest.approx(180.0)  # six tenths of the page
    assert picture.box.centre == pytest.approx((100, 100))
    assert text.text == "Old Mill Quay"
    assert desk.session.history.undo_name == "Place files"
    errors = [said for kind, said in desk.said if kind == "err"]
    assert len(errors) == 4
    assert (
        "bomb.png: this picture unpacks to 24 billion pixels. Affiche reads up to 400 million."
        in errors
    )
    assert any(said.startswith("cut.png: a picture is damaged") for said in errors)
    desk.session.undo()
    assert len(desk.top) == 2


def test_files_may_be_pasted(desk: Desk, tmp_path: Path) -> None:
    path = tmp_path / "b.png"
    path.write_bytes(png())
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(path))])
    assert clipboard.paste(desk.workspace, None, mime)
    assert isinstance(desk.last, Picture)


def test_a_file_too_large_is_never_read(tmp_path: Path) -> None:
    path = tmp_path / "huge.png"
    with path.open("wb") as file:
        file.truncate(placing.MAX_BYTES + 1)
    with pytest.raises(UserError, match="64 MB"):
        placing.read(path)


# ------------------------------------------------------------------ drawings

LOGO = """<?xml version="1.0"?>
<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink"
     width="40mm" viewBox="0 0 100 50">
  <style>.ring { fill: none; stroke: #0a0; stroke-width: 4 } #dot { opacity: 50% }</style>
  <defs>
    <linearGradient id="sky" x1="0" y1="0" x2="0" y2="1">
      <stop offset="0" stop-color="#ffffff"/><stop offset="1" stop-color="rgb(0, 0, 255)"/>
    </linearGradient>
    <radialGradient id="sun" xlink:href="#sky"/>
    <path id="leaf" d="M0 0 L10 0 L10 10 Z"/>
  </defs>
  <rect width="100" height="50" fill="url(#sky)"/>
  <g transform="translate(50 25) rotate(90)" fill="tomato" mask="url(#none)">
    <circle id="dot" r="10" fill="url(#sun) red"/>
    <circle class="ring" r="20"/>
    <use href="#leaf" x="5" y="5"/>
  </g>
  <path d="M0 0h20v20h-20z M10 10h20v20h-20z"/>
  <path style="fill-rule:evenodd" d="M0 0h20v20h-20z M5 5h10v10h-10z"/>
  <polygon points="0,0 5,0 5,5" display="none"/>
  <text>words</text>
  <image href="http://example.com/spy.png"/>
  <script>alert(1)</script>
</svg>"""


def test_a_drawing_becomes_shapes_in_a_group(desk: Desk) -> None:
    read = svg_shapes.read(LOGO.encode(), "logo.svg")
    assert read.width == pytest.approx(40 / 25.4 * 72)
    assert read.height == pytest.approx(read.width / 2)
    assert read.left_out == 4
    ground, dot, ring, leaf, one, two, frame = read.shapes
    assert isinstance(ground.fill, LinearPaint)
    assert ground.fill.angle == pytest.approx(90.0)
    assert isinstance(dot.fill, RadialPaint)
    assert dot.opacity == pytest.approx(0.5)
    assert ring.fill is None
    assert ring.stroke is not None
    assert ring.stroke.width == pytest.approx(4 * read.width / 100)
    assert leaf.fill == SolidPaint(from_hex("#ff6347"))
    # Turned by a quarter about (50, 25), (5, 5) stands at (45, 30).
    scale = read.width / 100
    assert (leaf.box.right / scale, leaf.box.y / scale) == pytest.approx((45, 30))
    assert one.path != two.path  # overlapping squares are no hole
    assert frame.path.count("M") == 2
    mime = QMimeData()
    mime.setText(LOGO)
    assert clipboard.paste(desk.workspace, QPointF(150, 200), mime)
    group = desk.last
    assert isinstance(group, Group)
    assert len(group.children) == 7
    assert group.box.centre == pytest.approx((150, 200))
    assert group.box.width == pytest.approx(180.0)
    assert desk.said == [("warn", "Drawing: texts, pictures, masks and filters (4) were left out.")]
    compose(desk.session.document, 0)


@pytest.mark.parametrize(
    ("data", "what"),
    [
        (b'<!DOCTYPE svg [<!ENTITY a "b">]><svg><text>&a;</text></svg>', "entities"),
        (b"<svg><path d='M0 0'></svg>", "no sound SVG"),
        (b"<html/>", "no SVG"),
        (b"<svg/>", "no shapes"),
        (b"<svg>" + b"<g>" * 100 + b"</g>" * 100 + b"</svg>", "too deeply"),
        (b"<svg>" + b"<g/>" * 20_001 + b"</svg>", "too large"),
        (b"<svg>" + b"<rect width='1' height='1'/>" * 2_001 + b"</svg>", "more than 2,000 shapes"),
        (b"<svg>" + b"".join(
            b"<g id='a%d'>%s</g>" % (n, b"<use href='#a%d'/>" % (n + 1) * 12) for n in range(9)
        ) + b"</svg>", "too often"),
        (b"<svg><path d='M0 0 Q'/></svg>", "wrong number of values"),
        (b"\x1f\x8b broken", "damaged"),
        (b" " * (9 << 20), "8 MB"),
    ],
)  # fmt: skip
def test_hostile_drawings_are_refused(data: bytes, what: str) -> None:
    with pytest.raises(UserError, match=what) as caught:
        svg_shapes.read(data, "evil.svg")
    assert caught.value.where == "evil.svg"


def test_the_menu_says_what_cannot_be_pasted(desk: Desk) -> None:
    QGuiApplication.clipboard().clear()
    actions = {a.id: a for a in clipboard.actions(desk.workspace, lambda: QPointF(1, 2))}
    assert not actions["edit.cut"].enabled()
    actions["edit.paste"].run()
    assert desk.said == [("info", "The clipboard holds nothing that can be placed.")]
    QGuiApplication.clipboard().setText("here")
    actions["edit.paste"].run()
    assert desk.last.box.centre == pytest.approx((1, 2))
    desk.session.select("body")
    assert actions["edit.copy"].enabled()
