"""Runs of glyphs are filled in pieces, and look as if they were filled at once."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt
import pytest
from PySide6.QtGui import QImage, QPainter

from engine.document.colour import Colour, rgb
from engine.drawing.scene import Glyphs, SceneGlyph
from engine.text.layout import layout
from engine.text.spec import Span, TextSpec
from exporters.brushes import qcolour, run_path
from exporters.glyph_runs import cut


def run(text: str, face: str, *, turned: float = 0.0, paint: Colour | None = None) -> Glyphs:
    laid = layout(TextSpec((Span(text),), 400.0, faces=(face,), size=24.0))
    glyphs = tuple(
        SceneGlyph(g.gid, g.x + 4, g.y + 4, g.angle + turned, g.text)
        for line in laid.lines
        for g in line.glyphs
    )
    return Glyphs(face, laid.size, glyphs, paint or rgb(0, 0, 0), "title")


def painted(node: Glyphs, *, at_once: bool) -> npt.NDArray[np.int_]:
    image = QImage(420, 60, QImage.Format.Format_RGB32)
    image.fill(0xFFFFFFFF)
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    assert isinstance(node.paint, Colour)
    for path in [run_path(node)] if at_once else [piece.path for piece in cut(node).pieces]:
        painter.fillPath(path, qcolour(node.paint))
    painter.end()
    return np.frombuffer(image.constBits(), np.uint8).astype(int).copy()


@pytest.mark.parametrize(
    ("text", "face"),
    [("Harbour nights, AVATAR", "inter-600"), ("夏夜码头爵士", "noto-sans-sc-500"),
     ("مهرجان الموسيقى", "noto-naskh-arabic-500")],
)  # fmt: skip
@pytest.mark.parametrize("turned", [0.0, 9.0])
def test_pieces_look_as_the_whole_run(text: str, face: str, turned: float) -> None:
    node = run(text, face, turned=turned, paint=rgb(0.8, 0.1, 0.1).with_alpha(0.5))
    whole = painted(node, at_once=True)
    assert (whole < 255).any()
    assert np.abs(painted(node, at_once=False) - whole).max() <= 6
    assert cut(node).bounds == run_path(node).controlPointRect() or turned


def test_only_letters_that_touch_stay_together() -> None:
    assert len(cut(run("harbour", "inter-600")).pieces) > 5
    joined = run("مهرجان", "noto-naskh-arabic-500")
    assert 0 < len(cut(joined).pieces) < len(joined.glyphs)
    assert cut(run("  ", "inter-600")).pieces == ()


def test_an_equal_run_is_cut_only_once() -> None:
    assert cut(run("Quay", "inter-600")) is cut(run("Quay", "inter-600"))
