"""A designer changes what is selected: numbers typed and scrubbed, faces, colours, effects; every
change is one step that undo takes back whole."""

from __future__ import annotations

from pathlib import Path
from typing import TypeVar

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from app.editor.controls import NumberField
from app.editor.look import tokens
from app.editor.panels import (
    arranging,
    colour_values,
    contrast_ground,
    face_families,
    region_share,
    text_faces,
)
from app.editor.panels.contrast import ContrastModule
from app.editor.panels.design import DesignPanel
from app.editor.panels.design_artwork import SceneModule, SubjectModule
from app.editor.panels.design_colours import ColoursModule
from app.editor.panels.design_document import PageModule, SwatchModule
from app.editor.panels.design_effects import EffectsModule
from app.editor.panels.design_fill import FillModule
from app.editor.panels.design_layout import LayoutModule
from app.editor.panels.design_module import Module
from app.editor.panels.design_picture import PictureModule, WindowModule
from app.editor.panels.design_region import PromptModule, RoleModule
from app.editor.panels.design_shape import ShapeModule
from app.editor.panels.design_text import TextModule
from app.editor.panels.face_list import FAMILY
from app.editor.panels.letter_forms import LetterForms
from app.editor.session import Session
from app.editor.workspace import Workspace
from engine.document import edits
from engine.document.colour import Colour, from_hex, rgb
from engine.document.model import (
    Artwork,
    Box,
    Clip,
    Crop,
    LinearPaint,
    Picture,
    PicturePaint,
    SceneSource,
    Shape,
    SolidPaint,
    Stroke,
    SubjectSource,
    TextBlock,
)
from engine.document.palettes import PALETTES
from tests.app.editor import panel_poster
from tests.app.editor.panel_poster import MM

# Popovers are windows; the offscreen platform says that it can't raise them.
pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)

LEFT = Qt.MouseButton.LeftButton
M = TypeVar("M", bound=Module)


@pytest.fixture
def workspace(qapp: QApplication, tmp_path: Path) -> Workspace:
    tokens.apply(qapp, "dark")
    return panel_poster.workspace(tmp_path)


@pytest.fixture
def panel(workspace: Workspace, qtbot: QtBot) -> DesignPanel:
    panel = DesignPanel(workspace)
    qtbot.addWidget(panel)
    panel.resize(295, 900)
    panel.show()
    return panel


@pytest.fixture
def session(workspace: Workspace) -> Session:
    return workspace.session


def part(panel: DesignPanel, kind: type[M]) -> M:
    return panel.module(kind)


def enter(qtbot: QtBot, field: QWidget, words: str) -> None:
    """Into a field by its keys, finished by Enter."""
    qtbot.mouseClick(field, LEFT, pos=QPoint(field.width() - 12, field.height() // 2))
    qtbot.keyClick(field, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    qtbot.keyClicks(field, words)
    qtbot.keyClick(field, Qt.Key.Key_Return)


def drag(field: NumberField, by: int) -> None:
    """From the field's name to the side, without letting go."""
    QTest.mousePress(field, LEFT, pos=QPoint(6, 14))
    for step in range(1, by + 1):
        at = QPointF(6 + step, 14)
        there = field.mapToGlobal(at)
        move = QMouseEvent(
            QMouseEvent.Type.MouseMove, at, there, LEFT, LEFT, Qt.KeyboardModifier.NoModifier
        )
        QApplication.sendEvent(field, move)


def steps(session: Session) -> int:
    return len(session.history.steps)


def text(session: Session, id: str = "title") -> TextBlock:
    layer = edits.find(session.document, id)
    assert isinstance(layer, TextBlock)
    return layer


# ------------------------------------------------------------------ layout


def test_a_sum_is_typed_as_a_place(panel: DesignPanel, session: Session, qtbot: QtBot) -> None:
    before = session.document
    session.select("photo")
    enter(qtbot, part(panel, LayoutModule).x_field, "210/2")
    assert edits.find(session.document, "photo").box.x == pytest.approx(105 * MM)
    enter(qtbot, part(panel, LayoutModule).y_field, "2 in")
    assert edits.find(session.document, "photo").box.y == pytest.approx(144)
    assert steps(session) == 3
    session.undo()
    session.undo()
    assert session.document is before
    assert part(panel, LayoutModule).x_field.value() == pytest.approx(400 / MM, abs=0.01)


def test_scrubbing_previews_and_is_one_step(
    panel: DesignPanel, session: Session, qtbot: QtBot
) -> None:
    session.select("photo")
    field = part(panel, LayoutModule).x_field
    start = session.document
    drag(field, 30)
    assert session.document is start
    shown = edits.find(session.shown, "photo").box.x
    assert shown == pytest.approx(400 + 15 * MM, abs=0.2)
    QTest.mouseRelease(field, LEFT, pos=QPoint(36, 14))
    assert edits.find(session.document, "photo").box.x == pytest.approx(shown)
    assert steps(session) == 2
    drag(field, 30)
    qtbot.keyClick(field, Qt.Key.Key_Escape)
    assert session.shown is session.document
    assert steps(session) == 2


def test_pictures_keep_their_proportions(
    panel: DesignPanel, session: Session, qtbot: QtBot
) -> None:
    session.select("photo")
    layout = part(panel, LayoutModule)
    assert layout.linked.isChecked()
    enter(qtbot, layout.w_field, "100")
    box = edits.find(session.document, "photo").box
    assert (box.width, box.height) == pytest.approx((100 * MM, 75 * MM))
    qtbot.mouseClick(layout.linked, LEFT)
    enter(qtbot, layout.h_field, "100")
    box = edits.find(session.document, "photo").box
    assert (box.width, box.height) == pytest.approx((100 * MM, 100 * MM))


def test_several_show_what_they_share_and_change_together(
    panel: DesignPanel, session: Session, qtbot: QtBot
) -> None:
    session.apply("Lock", lambda d: edits.lock(d, "sax"))
    session.select("photo", "title", "sax")
    layout = part(panel, LayoutModule)
    assert layout.x_field.value() is None
    assert layout.x_field.placeholderText() == "Mixed"
    assert layout.opacity.value() == 100
    enter(qtbot, layout.opacity, "40")
    opacity = {id: edits.find(session.document, id).opacity for id in ("photo", "title", "sax")}
    assert opacity == {"photo": 0.4, "title": 0.4, "sax": 1.0}
    assert steps(session) == 3
    assert layout.opacity.value() is None  # the locked one stayed


def test_the_row_of_edges_aligns_and_distributes(
    panel: DesignPanel, session: Session, qtbot: QtBot
) -> None:
    session.select("title")
    qtbot.mouseClick(part(panel, LayoutModule).edges["right"], LEFT)
    assert edits.find(session.document, "title").box.right == pytest.approx(300 * MM)
    session.select("title", "photo", "sax")
    qtbot.mouseClick(part(panel, LayoutModule).edges["left"], LEFT)
    lefts = {edits.find(session.document, id).box.x for id in ("title", "photo", "sax")}
    assert lefts == {100}
    qtbot.mouseClick(part(panel, LayoutModule).axes["vertical"], LEFT)
    assert session.history.undo_name == "Distribute down"


def test_arranging_is_in_the_registry(workspace: Workspace, session: Session) -> None:
    workspace.actions.add(*arranging.actions(workspace))
    assert not workspace.actions.trigger("object.align_left")  # nothing is selected
    session.select("title", "photo")
    assert workspace.actions.trigger("object.align_left")
    lefts = {edits.find(session.document, id).box.x for id in ("title", "photo")}
    assert lefts == {60}
    assert not workspace.actions.trigger("object.distribute_vertical")  # two have no gaps
    assert not workspace.actions.trigger("object.flip")  # words have a reading direction
    session.select("sax")
    assert workspace.actions.trigger("object.flip")
    assert edits.find(session.document, "sax").source.flip  # type: ignore[union-attr]


def test_a_unit_changes_the_numbers_and_not_the_page(
    panel: DesignPanel, session: Session, qtbot: QtBot
) -> None:
    unit = part(panel, PageModule).unit_combo
    unit.setFocus()
    qtbot.keyClicks(unit, "in")
    assert session.document.unit == "in"
    assert session.document.pages[0].width == pytest.approx(300 * MM)
    session.select("photo")
    assert part(panel, LayoutModule).x_field.value() == pytest.approx(400 / 72, abs=1e-3)


# ------------------------------------------------------------------ the header


def test_a_double_click_renames_and_the_padlock_locks(
    panel: DesignPanel, session: Session, qtbot: QtBot
) -> None:
    session.select("title")
    header = panel.header
    qtbot.mouseDClick(header.name, LEFT)
    qtbot.keyClicks(header.field, "Headline")
    qtbot.keyClick(header.field, Qt.Key.Key_Return)
    assert text(session).name == "Headline"
    assert header.name.text() == "Headline"
    qtbot.mouseClick(header.lock, LEFT)
    assert text(session).locked
    assert not part(panel, TextModule).size_field.isEnabled()
    assert not part(panel, LayoutModule).x_field.isEnabled()
    qtbot.mouseClick(header.lock, LEFT)
    assert not text(session).locked
    assert part(panel, TextModule).size_field.isEnabled()


def test_what_is_typed_is_not_meant_for_the_next_selection(
    panel: DesignPanel, session: Session, qtbot: QtBot
) -> None:
    session.select("photo")
    field = part(panel, LayoutModule).x_field
    qtbot.mouseClick(field, LEFT, pos=QPoint(60, 14))
    qtbot.keyClicks(field, "999")
    session.select("sax")
    assert steps(session) == 1
    assert field.value() == pytest.approx(100 / MM, abs=0.01)
    assert field.text().startswith("35.3")


def test_another_document_takes_the_panel_over(panel: DesignPanel, workspace: Workspace) -> None:
    old = workspace.session
    old.select("title")
    workspace.set_session(Session(panel_poster.poster()))
    assert panel.header.name.text() == "Document"
    old.select("photo")
    assert panel.header.name.text() == "Document"


# ------------------------------------------------------------------ text


def test_the_type_is_set_by_numbers_and_buttons(
    panel: DesignPanel, session: Session, qtbot: QtBot
) -> None:
    session.select("title")
    module = part(panel, TextModule)
    enter(qtbot, module.size_field, "48")
    enter(qtbot, module.leading, "0.9")
    enter(qtbot, module.tracking, "-2")
    qtbot.mouseClick(module.align.button("right"), LEFT)
    qtbot.mouseClick(module.upright.button("bottom"), LEFT)
    qtbot.mouseClick(module.caps, LEFT)
    style = text(session).style
    assert (style.size, style.leading, style.tracking) == (48, 0.9, -0.02)
    assert (style.align, style.vertical_align, style.caps) == ("right", "bottom", True)
    assert text(session).text == "Jazz by the river"  # capitals are a look, not other words
    assert steps(session) == 7


def test_a_fitted_text_shows_the_size_it_came_to_and_keeps_it(
    panel: DesignPanel, session: Session, qtbot: QtBot
) -> None:
    session.select("title")
    module = part(panel, TextModule)
    module.fit.setFocus()
    qtbot.keyClick(module.fit, Qt.Key.Key_Down)
    assert text(session).style.fit == "box"
    came_to = module.size_field.value()
    assert came_to is not None
    assert came_to > 30
    qtbot.keyClick(module.fit, Qt.Key.Key_Up)
    assert text(session).style.fit == "none"
    assert text(session).style.size == pytest.approx(came_to)


def test_role_and_language_are_the_texts_own(
    panel: DesignPanel, session: Session, qtbot: QtBot
) -> None:
    session.select("place", "day")
    module = part(panel, TextModule)
    assert module.role.value == "caption"
    module.role.setFocus()
    qtbot.keyClicks(module.role, "Body")
    module.language.setFocus()
    qtbot.keyClicks(module.language, "Fran")
    assert {text(session, id).role for id in ("place", "day")} == {"body"}
    assert {text(session, id).language for id in ("place", "day")} == {"fr"}


def test_a_face_is_tried_and_chosen_from_the_list(
    panel: DesignPanel, session: Session, workspace: Workspace, qtbot: QtBot
) -> None:
    session.select("title")
    start = session.document
    qtbot.mouseClick(part(panel, TextModule).face, LEFT)
    popover = part(panel, TextModule)._faces
    assert popover is not None
    assert popover.isVisible()
    picker = popover.picker
    qtbot.keyClicks(picker.search, "playfair")
    families = [picker.model.index(n).data(FAMILY) for n in range(picker.model.rowCount())]
    assert [family.name for family in families] == ["Playfair Display"]
    qtbot.keyClick(picker.search, Qt.Key.Key_Down)
    qtbot.waitUntil(lambda: session.shown is not session.document)  # seen on the page at once
    assert session.document is start
    qtbot.keyClick(picker.search, Qt.Key.Key_Return)
    assert text(session).style.faces == ("playfair-display-700",)
    assert steps(session) == 2
    assert not popover.isVisible()
    assert part(panel, TextModule).italic.isEnabled()
    qtbot.mouseClick(part(panel, TextModule).italic, LEFT)
    assert text(session).style.faces == ("playfair-display-700i",)
    qtbot.mouseClick(part(panel, TextModule).face, LEFT)
    groups = [picker.model.index(n).data() for n in range(picker.model.rowCount())]
    assert groups[0] == "In this document"
    assert "Recent" in groups
    popover.hide()
    assert session.shown is session.document


def test_a_search_that_finds_no_face_says_so(
    panel: DesignPanel, session: Session, qtbot: QtBot
) -> None:
    session.select("title")
    qtbot.mouseClick(part(panel, TextModule).face, LEFT)
    assert part(panel, TextModule)._faces is not None
    picker = part(panel, TextModule)._faces.picker
    qtbot.keyClicks(picker.search, "helvetica")
    assert picker._none.isVisible()
    assert picker._none.sentence.text().startswith("No face has “helvetica”. Searched ")
    assert picker._none.button is not None
    qtbot.mouseClick(picker._none.button, LEFT)
    assert picker.view.isVisible()
    part(panel, TextModule)._faces.hide()


def test_families_keep_weight_slope_and_other_scripts() -> None:
    document = panel_poster.poster()
    document = edits.restyle_text(document, "title", faces=("archivo-900i", "noto-sans-sc-500"))
    jost = next(f for f in face_families.families() if f.name == "Jost")
    done = text_faces.set_family(document, "title", jost)
    assert edits.find(done, "title").style.faces == ("jost-600", "noto-sans-sc-500")  # type: ignore[union-attr]
    assert text_faces.set_family(done, "title", jost) is done


def test_axes_of_a_variable_face_are_sliders(
    panel: DesignPanel, session: Session, qtbot: QtBot
) -> None:
    session.apply("Face", lambda d: edits.restyle_text(d, "title", faces=("inter-variable",)))
    session.select("title")
    slider = part(panel, TextModule)._sliders["wght"]
    assert slider.value() == pytest.approx(400, abs=1)
    slider.steps.setFocus()
    qtbot.keyClick(slider.steps, Qt.Key.Key_End)
    assert text(session).style.axes == {"wght": 900}
    session.undo()
    assert part(panel, TextModule)._sliders["wght"].value() == pytest.approx(400, abs=1)


def test_letter_forms_are_switched(panel: DesignPanel, session: Session, qtbot: QtBot) -> None:
    session.select("title")
    qtbot.mouseClick(part(panel, TextModule).forms, LEFT)
    popover = next(w for w in QApplication.topLevelWidgets() if isinstance(w, LetterForms))
    qtbot.mouseClick(popover.switches["tnum"], LEFT)
    assert text(session).style.features == {"tnum": 1}
    qtbot.mouseClick(popover.switches["calt"], LEFT)  # on unless it is switched off
    assert text(session).style.features == {"tnum": 1, "calt": 0}
    qtbot.mouseClick(popover.switches["tnum"], LEFT)
    assert text(session).style.features == {"calt": 0}
    popover.close()


def test_the_setting_of_chinese_offers_more(
    panel: DesignPanel, session: Session, qtbot: QtBot
) -> None:
    session.select("title")
    qtbot.mouseClick(part(panel, TextModule).forms, LEFT)
    popover = next(w for w in QApplication.topLevelWidgets() if isinstance(w, LetterForms))
    assert set(popover.settings) == {"balance", "ink_align"}
    qtbot.mouseClick(popover.settings["balance"], LEFT)
    enter(qtbot, popover.lines, "2")
    assert (text(session).style.balance, text(session).style.max_lines) == (False, 2)
    popover.close()
    session.apply("Type", lambda d: edits.set_text(d, "title", "中秋游园会，月满"))
    qtbot.mouseClick(part(panel, TextModule).forms, LEFT)
    popover = next(
        w for w in QApplication.topLevelWidgets()
        if isinstance(w, LetterForms) and "hanging" in w.settings
    )  # fmt: skip
    qtbot.mouseClick(popover.settings["hanging"], LEFT)
    enter(qtbot, popover.gap, "25")
    assert (text(session).style.hanging, text(session).style.script_gap) == (True, 0.25)
    popover.close()


# ------------------------------------------------------------------ fill and colour


def open_colour(panel: DesignPanel, qtbot: QtBot) -> QWidget:
    qtbot.mouseClick(part(panel, FillModule).colour.well, LEFT)
    popover = part(panel, FillModule).colour.popover
    assert popover is not None
    return popover.picker


def test_a_colour_is_typed_in_its_own_space(
    panel: DesignPanel, session: Session, qtbot: QtBot
) -> None:
    session.select("title")
    open_colour(panel, qtbot)
    popover = part(panel, FillModule).colour.popover
    assert popover is not None
    picker = popover.picker
    enter(qtbot, picker.hex, "#e0502e")
    assert text(session).style.fill == SolidPaint(from_hex("#e0502e"))
    qtbot.mouseClick(picker.space.button("cmyk"), LEFT)
    assert text(session).style.fill == SolidPaint(from_hex("#e0502e"))  # looking changes nothing
    enter(qtbot, picker.cmyk[0], "100")
    fill = text(session).style.fill
    assert isinstance(fill, SolidPaint)
    assert fill.colour.space == "cmyk"
    assert fill.colour.values[0] == 1
    assert steps(session) == 3
    popover.hide()
    assert part(panel, FillModule).colour.title.text().startswith("C100 ")


def test_a_spot_colour_stays_an_ink(panel: DesignPanel, session: Session, qtbot: QtBot) -> None:
    ink = Colour("spot", (1.0,), name="PANTONE 032", alternate=(0.0, 0.9, 0.76, 0.0))
    session.apply("Ink", lambda d: edits.set_fill(d, "title", SolidPaint(ink)))
    session.select("title")
    assert part(panel, FillModule).colour.title.text() == "PANTONE 032 100 %"
    open_colour(panel, qtbot)
    popover = part(panel, FillModule).colour.popover
    assert popover is not None
    enter(qtbot, popover.picker.tint, "60")
    popover.hide()
    fill = text(session).style.fill
    assert isinstance(fill, SolidPaint)
    assert (fill.colour.space, fill.colour.values) == ("spot", (0.6,))


def test_dragging_in_the_square_is_one_step(
    panel: DesignPanel, session: Session, qtbot: QtBot
) -> None:
    session.select("ground")
    open_colour(panel, qtbot)
    popover = part(panel, FillModule).colour.popover
    assert popover is not None
    square = popover.picker.square
    start = session.document
    qtbot.mousePress(square, LEFT, pos=QPoint(20, 20))
    at = QPointF(120, 60)
    move = QMouseEvent(
        QMouseEvent.Type.MouseMove, at, square.mapToGlobal(at), LEFT, LEFT,
        Qt.KeyboardModifier.NoModifier,
    )  # fmt: skip
    QApplication.sendEvent(square, move)
    assert session.document is start
    assert session.shown is not start
    qtbot.mouseRelease(square, LEFT, pos=QPoint(120, 60))
    assert steps(session) == 2
    assert session.shown is session.document
    popover.hide()
    session.undo()
    assert session.document is start


def test_a_swatch_stays_linked_and_changes_everywhere(
    panel: DesignPanel, session: Session, qtbot: QtBot
) -> None:
    session.select("title")
    open_colour(panel, qtbot)
    popover = part(panel, FillModule).colour.popover
    assert popover is not None
    own = popover.picker.own
    names = [s.name for s in session.document.swatches]
    qtbot.mouseClick(own, LEFT, pos=own.cell(names.index("p2")).center())
    popover.hide()
    fill = text(session).style.fill
    assert isinstance(fill, SolidPaint)
    assert fill.swatch == "p2"
    assert part(panel, FillModule).colour.title.text() == "p2"
    session.select()
    module = part(panel, SwatchModule)
    qtbot.mouseClick(module.grid, LEFT, pos=module.grid.cell(names.index("p2")).center())
    assert module._popover is not None
    enter(qtbot, module._popover.picker.hex, "00aa55")
    module._popover.hide()
    assert colour_values.shown(fill, session.document) == from_hex("#00aa55")
    assert text(session).style.fill is fill  # the text needn't change: it names the swatch


def test_a_gradient_begins_with_the_colour_and_takes_stops(
    panel: DesignPanel, session: Session, qtbot: QtBot
) -> None:
    session.select("ground")
    fill = part(panel, FillModule)
    fill.kind.setFocus()
    qtbot.keyClicks(fill.kind, "Lin")
    paint = edits.find(session.document, "ground").fill  # type: ignore[union-attr]
    assert isinstance(paint, LinearPaint)
    assert paint.stops[0].colour == from_hex("#202830")
    bar = fill.bar
    qtbot.mouseClick(bar, LEFT, pos=QPoint(bar.width() // 2, 9))
    paint = edits.find(session.document, "ground").fill  # type: ignore[union-attr]
    assert len(paint.stops) == 3
    assert paint.stops[1].offset == pytest.approx(0.5, abs=0.01)
    qtbot.keyClick(bar, Qt.Key.Key_Delete)
    assert len(edits.find(session.document, "ground").fill.stops) == 2  # type: ignore[union-attr]
    enter(qtbot, fill.angle, "45")
    assert edits.find(session.document, "ground").fill.angle == 45  # type: ignore[union-attr]
    qtbot.mouseClick(fill.reverse, LEFT)
    last = edits.find(session.document, "ground").fill.stops[-1]  # type: ignore[union-attr]
    assert last.colour == from_hex("#202830")


def test_letters_are_filled_with_a_picture(
    panel: DesignPanel, session: Session, tmp_path: Path
) -> None:
    file = tmp_path / "sea.png"
    file.write_bytes(panel_poster.png(20, 20))
    session.select("title")
    part(panel, FillModule).fill_with(file)
    fill = text(session).style.fill
    assert isinstance(fill, PicturePaint)
    assert session.assets[fill.asset] == file.read_bytes()
    assert fill.colour == rgb(0.95, 0.95, 0.95)  # stands for it in contrast
    assert part(panel, FillModule).replace.isVisible()


def test_colours_are_said_as_ink_and_back() -> None:
    cream = from_hex("#fff4e8")
    assert colour_values.cmyk_text(cream) == "C2 M5 Y11 K0"
    assert colour_values.is_printable(cream)
    neon = from_hex("#00ff40")
    assert not colour_values.is_printable(neon)
    assert colour_values.is_printable(colour_values.printable(neon))
    ink = Colour("cmyk", (0.1, 0.2, 0.3, 0.0))
    assert colour_values.inks(ink) == (0.1, 0.2, 0.3, 0.0)
    turned = colour_values.from_hsv(0.5, 0.5, 0.5, ink)
    assert turned.space == "cmyk"
    assert len(colour_values.harmonies(from_hex("#e0502e"))) == 9


# ------------------------------------------------------------------ contrast


def test_the_meter_measures_the_artwork_and_mends(
    panel: DesignPanel, session: Session, qtbot: QtBot
) -> None:
    session.select("title")
    meter = part(panel, ContrastModule)
    qtbot.waitUntil(lambda: meter.found is not None, timeout=5000)
    assert meter.card.kind == "ok"
    assert meter.grade.text() == "AAA"
    assert meter.words.text().endswith(": 1 on the artwork")
    near = SolidPaint(from_hex("#303840"))
    session.apply("Fill", lambda d: edits.set_fill(d, "title", near))
    qtbot.waitUntil(lambda: meter.card.kind == "warn", timeout=5000)
    assert "needs 3 : 1" in meter.words.text()
    assert meter.calm.text() == "Lighten ground"  # the letters are dark now
    qtbot.mouseClick(meter.calm, LEFT)
    band = edits.find(session.document, "title-scrim")
    assert isinstance(band, Shape)
    assert isinstance(band.fill, LinearPaint)
    assert session.document.pages[0].layers.index(band) == 2  # above the scene, below the rest
    qtbot.waitUntil(lambda: meter.card.kind == "ok", timeout=5000)
    assert meter.found is not None
    assert meter.found.worst() < 4.5  # no stronger than it must be
    session.undo()
    qtbot.waitUntil(lambda: meter.card.kind == "warn", timeout=5000)
    qtbot.mouseClick(meter.fix, LEFT)
    fill = text(session).style.fill
    assert isinstance(fill, SolidPaint)
    assert fill.swatch == "paper"
    qtbot.waitUntil(lambda: meter.card.kind == "ok", timeout=5000)


def test_contrast_counts_the_ground_and_not_the_letters(session: Session) -> None:
    found = contrast_ground.ground(session.document, 0, "title", session.assets)
    assert found is not None
    assert found.worst(from_hex("#202830")) == pytest.approx(1, abs=0.02)
    assert found.worst(rgb(1, 1, 1)) == pytest.approx(14.9, abs=0.3)
    assert contrast_ground.grade(5, 4.5) == "AA"
    assert contrast_ground.grade(5, 3) == "AAA"
    assert contrast_ground.grade(2, 3) == ""


# ------------------------------------------------------------------ effects


def test_effects_are_added_changed_and_taken_off(
    panel: DesignPanel, session: Session, qtbot: QtBot
) -> None:
    session.select("title")
    module = part(panel, EffectsModule)
    assert module.none.isVisible()
    offered = [action.objectName() for action in module.menu().actions()]
    assert offered == ["outline", "shadow", "glow", "highlight", "plate"]
    for action in module.menu().actions():
        if action.objectName() in ("outline", "plate"):
            action.trigger()
    block = text(session)
    assert block.style.outline is not None
    assert block.plate is not None
    assert colour_values.shown(block.style.outline.paint, session.document) == from_hex("#141414")
    row = module.rows["outline"]
    enter(qtbot, row.numbers[0], "1")
    outline = text(session).style.outline
    assert outline is not None
    assert outline.width == pytest.approx(MM)
    enter(qtbot, row.opacity, "50")
    outline = text(session).style.outline
    assert outline is not None
    assert outline.paint.colour.alpha == 0.5  # type: ignore[union-attr]
    qtbot.mouseClick(row.remove, LEFT)
    assert text(session).style.outline is None
    assert not row.isVisible()
    assert module.rows["plate"].isVisible()
    assert steps(session) == 6


def test_only_common_effects_are_offered_for_several(panel: DesignPanel, session: Session) -> None:
    session.select("title", "photo")
    module = part(panel, EffectsModule)
    offered = [action.objectName() for action in module.menu().actions()]
    assert offered == ["shadow"]
    module.menu().actions()[0].trigger()
    assert text(session).style.shadow is not None
    photo = edits.find(session.document, "photo")
    assert isinstance(photo, Picture)
    assert photo.shadow is not None
    assert steps(session) == 2


# ------------------------------------------------------------------ shapes, pictures, artwork


def test_a_shape_becomes_a_star_with_dashes(
    panel: DesignPanel, session: Session, qtbot: QtBot
) -> None:
    line = Stroke(SolidPaint(), 2.0)
    dot = Shape(id="dot", box=Box(200, 200, 80, 80), stroke=line)
    session.apply("Add", lambda d: edits.add_layer(d, dot), select=["dot"])
    module = part(panel, ShapeModule)
    enter(qtbot, module.corner, "3")
    assert edits.find(session.document, "dot").radius == pytest.approx(3 * MM)  # type: ignore[union-attr]
    module.kind.setFocus()
    qtbot.keyClicks(module.kind, "Star")
    enter(qtbot, module.points, "7")
    module.dash.setFocus()
    qtbot.keyClicks(module.dash, "Dots")
    star = edits.find(session.document, "dot")
    assert isinstance(star, Shape)
    assert (star.kind, star.detail) == ("star", 7)
    assert star.stroke is not None
    assert star.stroke.dash == (0.0, 4.4)
    assert not module.corner.isVisible()


def test_a_picture_is_cropped_framed_and_replaced(
    panel: DesignPanel, session: Session, workspace: Workspace, qtbot: QtBot, tmp_path: Path
) -> None:
    session.select("photo")
    module = part(panel, PictureModule)
    assert module.source.text().startswith("40 × 30 px, 18 ppi here")
    enter(qtbot, module.sides[0], "10")
    enter(qtbot, module.sides[2], "20")
    photo = edits.find(session.document, "photo")
    assert isinstance(photo, Picture)
    assert photo.crop == Crop(0.1, 0.0, 0.8, 1.0)
    assert (photo.box.x, photo.box.width) == pytest.approx((416, 112))  # cut, not squeezed
    qtbot.mouseClick(module.on_page, LEFT)
    assert workspace.tool == "crop"
    window = part(panel, WindowModule)
    window.shape.setFocus()
    qtbot.keyClicks(window.shape, "Arch")
    assert edits.find(session.document, "photo").clip == Clip("arch")  # type: ignore[union-attr]
    other = tmp_path / "wide.png"
    other.write_bytes(panel_poster.png(80, 30))
    module.replace_with(other)
    photo = edits.find(session.document, "photo")
    assert isinstance(photo, Picture)
    assert (photo.crop.x0, photo.crop.x1) == pytest.approx((0.325, 0.675))  # not stretched
    heard: list[str] = []
    workspace.message.connect(lambda kind, said: heard.append(said))
    qtbot.mouseClick(module.whole, LEFT)
    photo = edits.find(session.document, "photo")
    assert isinstance(photo, Picture)
    assert photo.box.width == pytest.approx(320)  # 80 x 30 px at the height of 120 pt
    session.undo()
    grey = tmp_path / "grey.png"
    grey.write_bytes(panel_poster.png(8, 3))
    module.mask_with(grey)
    assert edits.find(session.document, "photo").mask  # type: ignore[union-attr]
    qtbot.mouseClick(module.no_mask, LEFT)
    assert not edits.find(session.document, "photo").mask  # type: ignore[union-attr]
    (tmp_path / "note.txt").write_text("no picture")
    module.replace_with(tmp_path / "note.txt")
    assert heard == ["“note.txt” isn't a picture that Affiche reads."]


def test_a_scene_takes_a_seed_a_palette_and_another_family(
    panel: DesignPanel, session: Session, qtbot: QtBot
) -> None:
    def source() -> SceneSource:
        layer = edits.find(session.document, "scene")
        assert isinstance(layer, Artwork)
        assert isinstance(layer.source, SceneSource)
        return layer.source

    session.select("scene")
    module = part(panel, SceneModule)
    enter(qtbot, module.seed, "77")
    assert source().seed == 77
    qtbot.mouseClick(module.dice, LEFT)
    assert source().seed != 77
    qtbot.mouseClick(module.dark, LEFT)
    assert not source().dark
    qtbot.mouseClick(module.colours.choose, LEFT)
    palettes = module.colours._list
    assert palettes is not None
    row = palettes.view.model().index(list(PALETTES).index("ocean"), 0)
    palettes.view.scrollTo(row)
    at = palettes.view.visualRect(row).center()
    qtbot.mouseClick(palettes.view.viewport(), LEFT, pos=at)
    assert source().palette == PALETTES["ocean"]
    assert session.document.swatches[0].colour == PALETTES["ocean"][0]
    qtbot.mouseClick(module.family, LEFT)
    scenes = module._scenes
    assert scenes is not None
    qtbot.keyClicks(scenes.search, "harbour")
    qtbot.waitUntil(lambda: 0 < len(scenes.grid.items.items) < 8)
    first = scenes.grid.visualRect(scenes.grid.items.index(0)).center()
    qtbot.mouseClick(scenes.grid.viewport(), LEFT, pos=first)
    assert source().family == "harbour"
    assert not scenes.isVisible()


def test_a_subject_is_exchanged_recoloured_and_mirrored(
    panel: DesignPanel, session: Session, qtbot: QtBot
) -> None:
    def source() -> SubjectSource:
        layer = edits.find(session.document, "sax")
        assert isinstance(layer, Artwork)
        assert isinstance(layer.source, SubjectSource)
        return layer.source

    session.select("sax")
    module = part(panel, SubjectModule)
    qtbot.mouseClick(module.flip, LEFT)
    assert source().flip
    qtbot.mouseClick(module.grid, LEFT, pos=module.grid.cell(0).center())
    assert module._popover is not None
    enter(qtbot, module._popover.picker.hex, "#3366cc")
    module._popover.hide()
    assert from_hex("#3366cc") in source().recolour.values()
    qtbot.mouseClick(module.reset, LEFT)
    assert source().recolour == {}
    qtbot.mouseClick(module.subject, LEFT)
    chooser = module._chooser
    assert chooser is not None
    qtbot.keyClicks(chooser.search, "trumpet")
    qtbot.waitUntil(lambda: any("trumpet" in i.key for i in chooser.grid.items.items[:1]))
    at = chooser.grid.visualRect(chooser.grid.items.index(0)).center()
    qtbot.mouseClick(chooser.grid.viewport(), LEFT, pos=at)
    assert "trumpet" in source().subject


def test_a_group_s_colours_change_wherever_they_are(
    panel: DesignPanel, session: Session, qtbot: QtBot
) -> None:
    ink = SolidPaint(from_hex("#141414"), "ink")
    session.apply("Ink", lambda d: edits.set_fill(d, "day", ink))
    session.select("dates")
    module = part(panel, ColoursModule)
    assert module.grid.colours == (rgb(0.95, 0.95, 0.95), from_hex("#141414"))
    qtbot.mouseClick(module.grid, LEFT, pos=module.grid.cell(1).center())
    assert module.popover is not None
    enter(qtbot, module.popover.picker.hex, "#3366cc")
    assert text(session, "day").style.fill == SolidPaint(from_hex("#3366cc"))
    assert session.document.swatches[6].colour == from_hex("#141414")  # the swatch stays
    enter(qtbot, module.popover.picker.hex, "#cc6633")  # and goes on from the new one
    assert text(session, "day").style.fill == SolidPaint(from_hex("#cc6633"))
    module.popover.hide()
    assert text(session, "place").style.fill == SolidPaint(rgb(0.95, 0.95, 0.95))


def test_tab_walks_from_the_top_to_the_bottom(panel: DesignPanel, session: Session) -> None:
    session.select("title")  # text first, then what stands above it
    session.select("ground")
    session.select("title")
    order: list[QWidget] = []
    widget = panel.header.lock.nextInFocusChain()
    while widget is not panel.header.lock:
        if widget.isVisibleTo(panel) and widget.window() is panel:
            order.append(widget)
        widget = widget.nextInFocusChain()
    places = [order.index(w) for w in (
        part(panel, LayoutModule).x_field, part(panel, TextModule).face,
        part(panel, FillModule).colour.well, part(panel, EffectsModule).add,
    )]  # fmt: skip
    assert places == sorted(places)


# ------------------------------------------------------------------ regions


def test_a_region_takes_a_role_and_a_prompt(
    panel: DesignPanel, session: Session, qtbot: QtBot
) -> None:
    session.select("hero")
    rows = part(panel, RoleModule).rows
    assert rows["subject"].isChecked()
    qtbot.mouseClick(rows["free"], LEFT)
    prompt = part(panel, PromptModule).prompt
    qtbot.mouseClick(prompt.viewport(), LEFT)
    prompt.selectAll()
    qtbot.keyClicks(prompt, "a record that rises from the sea")
    part(panel, LayoutModule).x_field.setFocus()  # leaving commits
    region = session.document.pages[0].regions[1]
    assert (region.role, region.prompt) == ("free", "a record that rises from the sea")
    assert steps(session) == 3
    assert not part(panel, LayoutModule).turn.isVisible()


def test_the_share_honoured_is_what_lies_in_the_drawn_box(
    panel: DesignPanel, session: Session
) -> None:
    session.select("hero")
    module = part(panel, PromptModule)
    assert module.share.text() == "Honoured 100 %"
    assert module.card.kind == "ok"
    session.apply("Move", lambda d: edits.move(d, "sax", 0, 70))
    assert module.card.kind == "warn"
    region = session.document.pages[0].regions[1]
    found = region_share.honoured(session.document, 0, region)
    assert found is not None
    assert found.share == pytest.approx(0.5, abs=0.01)
    assert found.planned == Box(100, 370, 120, 120)
    calm = session.document.pages[0].regions[0]
    assert region_share.honoured(session.document, 0, calm) is None  # nothing planned yet


# ------------------------------------------------------------------ the document


def test_without_a_selection_the_page_is_set(
    panel: DesignPanel, session: Session, qtbot: QtBot
) -> None:
    module = part(panel, PageModule)
    assert module.isVisible()
    enter(qtbot, module.title_field, "Jazz at night")
    module.format.setFocus()
    qtbot.keyClicks(module.format, "A2")
    page = session.document.pages[0]
    assert (page.width / MM, page.height / MM) == pytest.approx((420, 594))
    qtbot.mouseClick(module.turn, LEFT)
    page = session.document.pages[0]
    assert (page.width / MM, page.height / MM) == pytest.approx((594, 420))
    assert module.format.value == "A2"
    enter(qtbot, module.bleed, "3")
    enter(qtbot, module.safe, "10")
    module.grain.steps.setFocus()
    qtbot.keyClick(module.grain.steps, Qt.Key.Key_Right)
    page = session.document.pages[0]
    assert (page.bleed / MM, page.safe / MM) == pytest.approx((3, 10))
    assert 0 < page.grain < 0.001
    assert session.document.title == "Jazz at night"
    module.language.setFocus()
    qtbot.keyClicks(module.language, "Deut")
    assert session.document.language == "de"
    assert steps(session) == 9  # the A of A2 chose A0 on the way


def test_a_new_colour_gets_a_free_name(panel: DesignPanel, session: Session, qtbot: QtBot) -> None:
    module = part(panel, SwatchModule)
    count = len(session.document.swatches)
    qtbot.mouseClick(module.grid, LEFT, pos=module.grid.cell(count).center())
    assert session.document.swatches[-1].name == "Colour 1"
    assert module._popover is not None
    assert module._popover.isVisible()
    module._popover.hide()


def test_every_selection_fits_the_narrowest_panel(panel: DesignPanel, session: Session) -> None:
    panel.resize(260, 900)
    for ids in ((), ("title",), ("ground",), ("photo",), ("scene",), ("sax",), ("dates",),
                ("calm",), ("title", "photo"), ("hero", "title")):  # fmt: skip
        session.select(*ids)
        QApplication.processEvents()
        body = panel.findChild(QWidget, "body")
        assert isinstance(body, QWidget)
        assert body.minimumSizeHint().width() <= 260, ids
