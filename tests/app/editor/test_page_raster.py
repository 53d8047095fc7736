"""Tiles, gestures' live layers and stand-ins show in the end what a fresh painting shows."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QPoint, QRect, QRectF
from PySide6.QtGui import QImage, QPainter

from app.editor.canvas import drawn, page_raster
from app.editor.canvas.page_raster import PageRaster
from app.editor.canvas.unlike import spoiled
from engine.document import edits
from engine.document.colour import from_hex
from engine.document.model import (
    Artwork,
    Box,
    Document,
    GradientStop,
    Group,
    Layer,
    LinearPaint,
    Page,
    SceneSource,
    Shadow,
    Shape,
    SolidPaint,
    TextBlock,
    TextRun,
    TextStyle,
)
from engine.drawing.compose import compose
from exporters import raster

PALETTE = tuple(
    from_hex(h) for h in ("#10183a", "#28407c", "#4f7cac", "#9db4c0", "#e0a458", "#fff4e0")
)
PAINTS = [SolidPaint(colour) for colour in PALETTE]
PAGE = (420.0, 560.0)

Pixels = npt.NDArray[np.uint8]


def shape(n: int, box: Box, **more: object) -> Shape:
    return Shape(id=f"s{n}", box=box, fill=PAINTS[n % 6], **more)  # type: ignore[arg-type]


def poster(grain: float = 0.0) -> Document:
    ground = Shape(
        id="ground",
        box=Box(0, 0, *PAGE),
        fill=LinearPaint((GradientStop(0, PALETTE[0]), GradientStop(1, PALETTE[4]))),
    )
    title = TextBlock(
        id="title",
        box=Box(30, 30, 300, 80),
        runs=(TextRun("Quay"),),
        style=TextStyle(faces=("inter-600",), size=60, fill=PAINTS[5], shadow=Shadow(2, 3, 6)),
    )
    group = Group(id="group", box=Box(100, 300, 200, 80), rotation=15, opacity=0.7, children=(
        shape(10, Box(100, 300, 120, 80)), shape(11, Box(180, 320, 120, 60)),
    ))  # fmt: skip
    layers: tuple[Layer, ...] = (
        ground,
        shape(1, Box(40, 150, 120, 90), shadow=Shadow(dx=3, dy=4, blur=10)),
        shape(2, Box(120, 180, 150, 120), kind="ellipse", opacity=0.6),
        title,
        group,
        shape(3, Box(250, 60, 120, 300), radius=20),
    )
    page = Page(width=PAGE[0], height=PAGE[1], bleed=9, layers=layers, grain=grain)
    return Document(pages=(page,), unit="px")


def pixels(image: QImage) -> Pixels:
    held = image.convertToFormat(QImage.Format.Format_RGB888)
    raw = np.frombuffer(held.constBits(), np.uint8).reshape(held.height(), held.bytesPerLine())
    return raw[:, : 3 * held.width()].reshape(held.height(), held.width(), 3).copy()


def seen(held: PageRaster, scale: float, patience: float = 60.0) -> Pixels:
    """What the raster paints of the whole trim."""
    image = QImage(round(PAGE[0] * scale), round(PAGE[1] * scale), QImage.Format.Format_RGB32)
    image.fill(0xFF00FF)
    painter = QPainter(image)
    held.paint(painter, QRect(QPoint(0, 0), image.size()), patience)
    painter.end()
    return pixels(image)


def fresh(document: Document, scale: float) -> Pixels:
    held = PageRaster()
    held.set_scale(scale)
    held.show(document, 0, {})
    return seen(held, scale)


ids = st.sampled_from(["s1", "s2", "s3", "title", "group", "ground"])
shifts = st.floats(-90, 90, allow_nan=False)
changes = st.one_of(
    st.tuples(st.just("move"), ids, shifts, shifts),
    st.tuples(st.just("move two"), ids, shifts, shifts),
    st.tuples(st.just("turn"), ids, st.floats(-180, 180), shifts),
    st.tuples(st.just("size"), ids, st.floats(10, 300), st.floats(10, 300)),
    st.tuples(st.just("order"), ids, st.floats(0, 5), shifts),
    st.tuples(st.just("hide"), ids, shifts, shifts),
    st.tuples(st.just("fade"), ids, st.floats(0, 1), shifts),
    st.tuples(st.just("delete"), ids, shifts, shifts),
    st.tuples(st.just("copy"), ids, shifts, shifts),
    st.tuples(st.just("type"), ids, shifts, shifts),
)


def changed(document: Document, change: tuple[str, str, float, float]) -> Document:
    what, id, a, b = change
    if not any(x.id == id for x in edits.iter_layers(document)):
        return document
    match what:
        case "move":
            return edits.move(document, id, a, b)
        case "move two":
            document = edits.move(document, id, a, b)
            other = "s1" if id != "s1" else "s3"
            there = any(x.id == other for x in edits.iter_layers(document))
            return edits.move(document, other, a, b) if there else document
        case "turn":
            return edits.rotate(document, id, a)
        case "size":
            box = edits.find(document, id).box
            return edits.resize(document, id, Box(box.x, box.y, a, b))
        case "order":
            return edits.reorder(document, id, round(a))
        case "hide":
            return edits.set_visible(document, id, not edits.find(document, id).visible)
        case "fade":
            return edits.set_opacity(document, id, a)
        case "delete":
            return edits.remove_layer(document, id)
        case "type":
            layer = edits.find(document, id)
            typed = isinstance(layer, TextBlock)
            return edits.set_text(document, id, layer.text + "a b") if typed else document
        case _:
            return edits.duplicate_layer(document, id, a, b)


@settings(max_examples=40, deadline=None)
@given(
    st.lists(
        st.tuples(changes, st.booleans(), st.sampled_from(["", "paint", "merge", "some", "zoom"])),
        min_size=1,
        max_size=8,
    )
)
def test_after_any_edits_and_gestures_tiles_equal_a_fresh_painting(
    done: list[tuple[tuple[str, str, float, float], bool, str]],
) -> None:
    document = poster()
    held = PageRaster()
    held.set_scale(1.0)
    held.show(document, 0, {})
    seen(held, 1.0)
    scale = 1.0
    for change, passing, then in done:
        document = changed(document, change)
        held.show(document, 0, {}, passing=passing)
        if then == "paint":
            seen(held, scale)
        elif then == "merge":
            held.merge()
        elif then == "some":
            held.merge_some(QRect(0, 0, 300, 300), 1.0)
        elif then == "zoom":
            scale = 0.8 if scale == 1.0 else 1.0
            held.set_scale(scale)
    held.show(document, 0, {})
    held.merge()
    assert not held.has_stand_ins
    assert np.array_equal(seen(held, scale), fresh(document, scale))


@pytest.mark.parametrize("moving", [("s1",), ("s1", "title"), ("ground",), ("s2", "title", "s3")])
def test_a_drag_shows_what_the_drop_will(moving: tuple[str, ...]) -> None:
    """Up to the rounding of layers that are laid over each other in one step more."""
    document = poster()
    held = PageRaster()
    held.set_scale(1.0)
    held.show(document, 0, {})
    seen(held, 1.0)
    after = document
    for step in range(4):
        after = document
        for id in moving:
            after = edits.move(after, id, 12.0 * step, 7.0 * step)
        held.show(after, 0, {}, passing=True)
        shown = seen(held, 1.0)
    assert held.is_split
    wanted = fresh(after, 1.0).astype(int)
    # A ground that is moved goes on into the bleed only when it is dropped.
    inner = (slice(40, -40), slice(60, -60))
    assert np.abs(shown.astype(int) - wanted)[inner].max() <= 4


LINES = (
    "Doors open at seven, the first band is on at eight.\n"
    "Bring a blanket and a friend; the quay is cold after dark.\n"
    "Free entry until nine, then five at the gate.\n"
    "\u7801\u5934\u7235\u58eb\u591c\uff0c\u5165\u573a\u514d\u8d39\u3002"
)


def long_text() -> Document:
    style = TextStyle(faces=("inter-500", "noto-sans-sc-500"), size=13, fill=PAINTS[0])
    block = TextBlock(
        id="words", box=Box(30, 200, 340, 200), runs=(TextRun(LINES),), style=style, rotation=2,
        opacity=0.9,
    )  # fmt: skip
    return edits.add_layer(poster(), block)


def test_typing_shows_after_every_key_what_a_fresh_painting_shows() -> None:
    """Within the rounding of layers that are laid over each other in one step more."""
    document = long_text()
    held = PageRaster()
    held.set_scale(1.0)
    held.show(document, 0, {})
    seen(held, 1.0)
    text = LINES
    for at, put in (
        (60, "x"),
        (61, "y"),
        (62, " and more"),
        (0, "\n"),
        (5, ""),
        (len(LINES), "\n\u591c"),
    ):
        text = text[:at] + put + text[at + (not put) :]
        document = edits.set_text(document, "words", text)
        held.show(document, 0, {})
        off = np.abs(seen(held, 1.0).astype(int) - fresh(document, 1.0))
        assert off.max() <= 4, put
    held.merge()
    assert np.array_equal(seen(held, 1.0), fresh(document, 1.0))


def test_a_typed_letter_spoils_its_line_alone() -> None:
    ground = drawn.Ground.of(long_text(), long_text().pages[0])
    before = long_text()
    after = edits.set_text(before, "words", LINES.replace("friend;", "friends;"))
    old = drawn.draw(edits.find(before, "words"), ground, {})
    new = drawn.draw(edits.find(after, "words"), ground, {})
    assert spoiled(old, old) == [] == spoiled(old, drawn.draw(old.layer, ground, {}))
    (area,) = spoiled(old, new)
    assert 10 < area.height() < 45  # of about 80, and the block is turned
    assert old.bounds.contains(area) or new.bounds.contains(area)


def test_only_touched_tiles_are_painted_while_dragging() -> None:
    document = poster()
    held = PageRaster()
    held.set_scale(3.0)
    held.show(document, 0, {})
    seen(held, 3.0)
    painted = held.painted_tiles
    for step in range(1, 10):
        held.show(edits.move(document, "s1", step, step), 0, {}, passing=True)
        seen(held, 3.0)
    assert held.painted_tiles == painted


def test_a_heavy_layer_follows_as_its_last_drawing(monkeypatch: pytest.MonkeyPatch) -> None:
    scene = Artwork(
        id="scene", box=Box(0, 0, *PAGE), source=SceneSource(family="pines", palette=PALETTE)
    )
    document = Document(pages=(Page(width=PAGE[0], height=PAGE[1], layers=(scene,)),))
    monkeypatch.setattr(page_raster, "HEAVY", 0.0)
    held = PageRaster()
    held.show(document, 0, {})
    seen(held, 1.0)
    smaller = edits.resize(document, "scene", Box(100, 100, 200, 300))
    held.show(smaller, 0, {}, passing=True)
    assert held.has_stand_ins
    stretched = seen(held, 1.0)
    assert (stretched[:90] == 255).all()
    assert (stretched[120:380, 120:280] != 255).any()
    monkeypatch.setattr(page_raster, "LATEST", -1.0)
    held.show(edits.resize(smaller, "scene", Box(100, 100, 210, 300)), 0, {}, passing=True)
    assert not held.has_stand_ins


def test_zooming_shows_the_last_picture_until_the_new_one_is_there() -> None:
    document = poster()
    held = PageRaster()
    held.set_scale(1.0)
    held.show(document, 0, {})
    seen(held, 1.0)
    held.set_scale(2.0)
    image = QImage(840, 1120, QImage.Format.Format_RGB32)
    image.fill(0xFF00FF)
    painter = QPainter(image)
    whole = held.paint(painter, image.rect(), -1.0)
    painter.end()
    assert not whole
    rough = pixels(image).astype(int)
    assert not (rough == (255, 0, 255)).all(axis=2).any()
    assert np.abs(rough - fresh(document, 2.0)).mean() < 6


def test_grain_is_that_of_a_file_where_a_pixel_is_one_of_the_file() -> None:
    document = poster(grain=0.02)
    wanted = raster.render(compose(document), scale=1.0, assets={})
    assert np.array_equal(fresh(document, 1.0), wanted)
    plain = raster.render(compose(poster()), scale=1.0, assets={})
    assert not np.array_equal(wanted, plain)


def test_a_layer_that_cant_be_drawn_is_marked_and_the_rest_of_its_group_shown() -> None:
    text = TextBlock(
        id="t", box=Box(200, 200, 100, 50), runs=(TextRun("x"),), style=TextStyle(faces=("gone",))
    )
    group = Group(id="g", box=Box(50, 50, 250, 200), children=(shape(0, Box(50, 50, 50, 50)), text))
    document = Document(pages=(Page(width=PAGE[0], height=PAGE[1], layers=(group,)),))
    held = PageRaster()
    held.show(document, 0, {})
    ((id, error),) = held.errors
    assert id == "g"
    assert "gone" in str(error)
    shown = seen(held, 1.0)
    assert tuple(shown[75, 75]) == tuple(round(255 * v) for v in PALETTE[0].values)
    assert (shown[202:248, 202:298] != 255).any()
    assert drawn.draw(text, drawn.Ground(*PAGE, 0, 0, ()), {}).error is not None


def test_a_part_is_given_to_others_as_a_picture() -> None:
    document = poster()
    held = PageRaster()
    held.show(document, 0, {})
    part = pixels(held.image(QRectF(40, 150, 50, 50), 1.0))
    assert np.array_equal(part, fresh(document, 1.0)[150:200, 40:90])
