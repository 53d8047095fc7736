"""The controls under real keys and clicks, and the look's promises about contrast."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QColor, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QScrollArea, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from app.editor.controls import (
    Button,
    Card,
    CheckBox,
    ColourWell,
    Combo,
    EmptyState,
    Flow,
    IconButton,
    Label,
    Message,
    NumberField,
    PlainTextField,
    Popover,
    ScrollPanel,
    Segmented,
    Slider,
    TabRow,
    TextField,
    arithmetic,
)
from app.editor.look import focus, gallery, icons, tokens

LEFT = Qt.MouseButton.LeftButton

_windows: list[QWidget] = []
"""Kept while a test runs: who drops a window drops what is in it."""


@pytest.fixture(autouse=True)
def _dressed(qapp: QApplication) -> Iterator[None]:
    tokens.apply(qapp, "dark")
    yield
    focus.left()
    _windows.clear()
    tokens.apply(qapp, "dark")


def shown(qtbot: QtBot, *widgets: QWidget, width: int = 260) -> QWidget:
    """A window that holds the widgets, and has the keyboard."""
    window = QWidget()
    qtbot.addWidget(window)
    _windows.append(window)
    layout = QVBoxLayout(window)
    for widget in widgets:
        layout.addWidget(widget)
    window.resize(width, 300)
    window.show()
    window.activateWindow()
    qtbot.waitUntil(lambda: window.isActiveWindow())
    return window


def typed(field: QWidget, text: str, key: Qt.Key = Qt.Key.Key_Return) -> None:
    QTest.keyClicks(field, text)
    QTest.keyClick(field, key)


# ------------------------------------------------------------ numbers


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("210/2", 105.0),
        ("3 in", 76.2),
        ('0,5"', 12.7),
        ("1cm + 5", 15.0),
        ("(10+2)*3", 36.0),
        ("-4,5", -4.5),
        ("50%", 20.0),
        ("*2", 80.0),
        ("210 × 2 ÷ 4", 105.0),
        ("72pt", 25.4),
    ],
)
def test_what_may_be_typed_into_a_field_of_millimetres(text: str, value: float) -> None:
    assert arithmetic.evaluate(text, "mm", old=40.0) == pytest.approx(value)


@pytest.mark.parametrize("text", ["", "abc", "1/0", "3 bananas", "(2", "2 3", "2+", "1e9999"])
def test_what_isnt_a_number_is_refused(text: str) -> None:
    with pytest.raises(ValueError):  # noqa: PT011
        arithmetic.evaluate(text, "mm", old=40.0)


def test_a_sum_is_typed_and_committed_once(qtbot: QtBot) -> None:
    field, other = NumberField("X", "mm"), TextField()
    shown(qtbot, field, other)
    said: list[float] = []
    field.committed.connect(said.append)
    QTest.mouseClick(field, LEFT, pos=QPoint(60, 14))
    typed(field, "210/2")
    assert (field.value(), field.text(), said) == (105.0, "105", [105.0])
    # Entering the same again isn't another step, nor is leaving the field.
    typed(field, "105")
    other.setFocus()
    assert said == [105.0]
    # Leaving commits what was typed.
    field.setFocus()
    field.selectAll()
    QTest.keyClicks(field, "3 in")
    QTest.keyClick(field, Qt.Key.Key_Tab)
    assert said == [105.0, pytest.approx(76.2)]
    assert field.text() == "76.2"


def test_escape_restores_and_a_wrong_number_is_kept_to_be_mended(qtbot: QtBot) -> None:
    field = NumberField("W", "mm", minimum=1, maximum=100)
    field.set_value(40)
    shown(qtbot, field)
    said: list[float] = []
    field.committed.connect(said.append)
    field.setFocus()
    field.selectAll()
    QTest.keyClicks(field, "12")
    QTest.keyClick(field, Qt.Key.Key_Escape)
    assert (field.text(), field.value(), said) == ("40", 40.0, [])
    field.selectAll()
    typed(field, "3 bananas")
    assert field.property("invalid") is True
    assert field.text() == "3 bananas"
    assert "12.5" in field.toolTip()
    QTest.keyClick(field, Qt.Key.Key_Escape)
    assert (field.text(), field.property("invalid"), said) == ("40", False, [])
    # Out of range is the nearest that is allowed.
    field.selectAll()
    typed(field, "900")
    assert said == [100.0]


def test_arrow_keys_step(qtbot: QtBot) -> None:
    field = NumberField("H", "mm")
    field.set_value(10)
    shown(qtbot, field)
    said: list[float] = []
    field.committed.connect(said.append)
    field.setFocus()
    QTest.keyClick(field, Qt.Key.Key_Up)
    QTest.keyClick(field, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    QTest.keyClick(field, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    assert said == pytest.approx([11.0, 1.0, 1.1])


def test_a_drag_on_the_name_scrubs_and_ends_in_one_step(qtbot: QtBot) -> None:
    field = NumberField("X", "mm", step=0.5)
    field.set_value(20)
    shown(qtbot, field)
    passing: list[float] = []
    said: list[float] = []
    ended: list[bool] = []
    field.scrubbed.connect(passing.append)
    field.committed.connect(said.append)
    field.finished.connect(lambda: ended.append(True))
    at = QPoint(8, 14)
    QTest.mousePress(field, LEFT, pos=at)
    for x in (1, 12, 24):
        QTest.mouseMove(field, at + QPoint(x, 0))
    assert passing == [26.0, 32.0]
    # What the document says back while it is dragged doesn't disturb the drag.
    field.set_value(32.0)
    QTest.mouseRelease(field, LEFT, pos=at + QPoint(24, 0))
    assert (said, ended, field.value()) == ([32.0], [True], 32.0)
    # Esc in the middle takes it back.
    QTest.mousePress(field, LEFT, pos=at)
    QTest.mouseMove(field, at + QPoint(40, 0))
    assert passing[-1] == 52.0
    QTest.keyClick(field, Qt.Key.Key_Escape)
    QTest.mouseRelease(field, LEFT, pos=at + QPoint(40, 0))
    assert (said, ended, field.value(), field.text()) == ([32.0], [True, True], 32.0, "32")


def test_a_click_in_the_words_doesnt_scrub_and_mixed_takes_a_number(qtbot: QtBot) -> None:
    field = NumberField("rotate", "°", name="Angle")
    field.set_value(None)
    shown(qtbot, field)
    assert (field.text(), field.placeholderText()) == ("", "Mixed")
    assert field.accessibleName() == "Angle"
    QTest.mousePress(field, LEFT, pos=QPoint(8, 14))
    QTest.mouseMove(field, QPoint(60, 14))
    QTest.mouseRelease(field, LEFT, pos=QPoint(60, 14))
    assert field.value() is None
    typed(field, "45°")
    assert field.value() == 45.0


# ------------------------------------------------------------ words


def test_a_text_field_commits_at_enter_and_when_left(qtbot: QtBot) -> None:
    field, other = TextField("Title"), TextField("Subtitle")
    field.set_text("Harbour")
    shown(qtbot, field, other)
    said: list[str] = []
    field.committed.connect(said.append)
    field.setFocus()
    QTest.keyClick(field, Qt.Key.Key_End)
    QTest.keyClicks(field, " Nights")
    assert said == []
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert said == ["Harbour Nights"]
    QTest.keyClicks(field, "!")
    QTest.keyClick(field, Qt.Key.Key_Escape)
    assert field.text() == "Harbour Nights"
    QTest.keyClicks(field, "x")
    QTest.keyClick(field, Qt.Key.Key_Tab)
    assert other.hasFocus()
    assert len(said) == 2


def test_a_brief_grows_with_its_lines_and_stops(qtbot: QtBot) -> None:
    field = PlainTextField("What is it about?", lines=3, most=8)
    shown(qtbot, field)
    low = field.height()
    field.set_text("\n".join("line" for _ in range(6)))
    middle = field.height()
    field.set_text("\n".join("line" for _ in range(30)))
    high = field.height()
    assert low < middle < high < 2.4 * low
    said: list[str] = []
    field.committed.connect(said.append)
    field.setFocus()
    field.selectAll()
    QTest.keyClicks(field, "new")
    QTest.keyClick(field, Qt.Key.Key_Escape)
    assert field.text().startswith("line\n")
    field.selectAll()
    QTest.keyClicks(field, "new")
    field.clearFocus()
    assert said == ["new"]


def test_labels_give_way_and_say_the_whole_in_the_tooltip(qtbot: QtBot) -> None:
    words = "Open-air jazz on the old quay, every night of June"
    label = Label(words)
    window = shown(qtbot, label, width=120)
    assert window.width() == 120
    label.grab()
    assert label.elided() != words
    assert label.elided().endswith("…")
    assert label.toolTip() == words
    window.resize(700, 100)
    label.grab()
    assert label.elided() == words
    assert label.toolTip() == ""


# ------------------------------------------------------------ choices


def test_choices_signal_only_what_a_person_does(qtbot: QtBot) -> None:
    combo = Combo()
    combo.set_items([("Millimetres", "mm"), ("Pixels", "px"), ("Inches", "in")])
    segments = Segmented([("align-left", "left", "Left"), ("align-right", "right", "Right")])
    slider = Slider(0, 10, step=1)
    box = CheckBox("Marks")
    shown(qtbot, combo, segments, slider, box)
    said: list[object] = []
    combo.chosen.connect(said.append)
    segments.changed.connect(said.append)
    slider.finished.connect(said.append)
    combo.set_value("in")
    segments.set_value("left")
    slider.set_value(4)
    assert said == []
    assert (combo.value, segments.value, slider.value()) == ("in", "left", 4.0)
    combo.setFocus()
    QTest.keyClick(combo, Qt.Key.Key_Up)
    QTest.mouseClick(segments.button("right"), LEFT)
    QTest.keyClick(slider.steps, Qt.Key.Key_Right)
    assert said == ["px", "right", 5.0]
    # Another list keeps what is chosen, and what isn't in it is shown as mixed.
    combo.set_items([("Pixels", "px"), ("Points", "pt")])
    assert combo.value == "px"
    combo.set_value("furlong")
    assert (combo.value, combo.placeholderText()) == (None, "Mixed")
    box.set_mixed(True)
    QTest.mouseClick(box, LEFT, pos=QPoint(8, 12))
    assert box.isChecked()


def test_tabs_become_icons_where_their_words_dont_fit(qtbot: QtBot) -> None:
    tabs = TabRow(
        [("generate", "Générer", "sparkles"), ("library", "Bibliothèque", "books"),
         ("brand", "Marque", "palette"), ("pages", "Pages", "files")]
    )  # fmt: skip
    window = shown(qtbot, tabs, width=420)
    wide = tabs.tab("library").width()
    window.resize(220, 300)
    qtbot.waitUntil(lambda: tabs.tab("library").width() < wide)
    assert tabs.tab("library").width() <= 40
    assert tabs.tab("library").toolTip() == "Bibliothèque"
    said: list[str] = []
    tabs.chosen.connect(said.append)
    QTest.mouseClick(tabs.tab("brand"), LEFT)
    QTest.keyClick(tabs.tab("brand"), Qt.Key.Key_Right)
    assert said == ["brand", "pages"]
    tabs.set_count("pages", 3)
    assert tabs.tab("pages").accessibleName() == "Pages, 3"


def test_chips_go_on_a_further_line_where_they_dont_fit(qtbot: QtBot) -> None:
    chips = [Button(words, "chip") for words in ("All", "Events", "Culture", "Festival", "Web")]
    flow = Flow(*chips)
    window = shown(qtbot, flow, width=600)
    assert {chip.y() for chip in chips} == {0}
    window.resize(220, 300)
    qtbot.waitUntil(lambda: chips[-1].y() > 0)
    assert all(chip.width() == chip.sizeHint().width() for chip in chips)
    assert max(chip.geometry().right() for chip in chips) < flow.width()
    assert flow.heightForWidth(flow.width()) >= chips[-1].geometry().bottom()


# ------------------------------------------------------------ focus, boxes


def test_the_ring_is_for_the_keyboard_alone(qtbot: QtBot) -> None:
    first, second = Button("Resize"), Button("Export", "primary", "download")
    window = shown(qtbot, first, second)
    QTest.mouseClick(first, LEFT)
    assert first.hasFocus()
    assert focus.ringed() is None
    QTest.keyClick(first, Qt.Key.Key_Tab)
    assert focus.ringed() is second
    # The ring lies outside the button: its colour is on the window, beside the button's edge.
    picture = window.grab().toImage()
    beside = second.mapTo(window, QPoint(second.width() // 2, -3))
    assert picture.pixelColor(beside) == tokens.colour("accent")
    QTest.keyClick(second, Qt.Key.Key_Space)
    QTest.mouseClick(first, LEFT)
    assert focus.ringed() is None


def test_the_ring_scrolls_with_what_it_is_around(qtbot: QtBot) -> None:
    panel = ScrollPanel()
    buttons = [Button(f"Button {n}") for n in range(30)]
    for button in buttons:
        panel.body.addWidget(button)
    shown(qtbot, panel)
    buttons[1].setFocus(Qt.FocusReason.TabFocusReason)
    ring = focus._shown[-1]
    content = panel.widget()
    assert content is not None
    assert ring.parentWidget() is content
    width = content.width()
    assert isinstance(panel, QScrollArea)
    # Content is laid out as if the bar were always there.
    for button in buttons[3:]:
        button.hide()
    QApplication.processEvents()
    assert content.width() == width


def test_cards_messages_and_empty_places_offer_their_actions(qtbot: QtBot) -> None:
    done: list[str] = []
    card = Card(clickable=True)
    card.clicked.connect(lambda: done.append("card"))
    message = Message("warn", "Recovered.", [("Open", lambda: done.append("open"))])
    message.closed.connect(lambda: done.append("closed"))
    empty = EmptyState("books", "Nothing here yet.", ("Add one", lambda: done.append("add")))
    shown(qtbot, card, message, empty)
    QTest.mouseClick(card, LEFT)
    card.setFocus()
    QTest.keyClick(card, Qt.Key.Key_Return)
    QTest.mouseClick(message.buttons[0], LEFT)
    assert message.close_button is not None
    QTest.mouseClick(message.close_button, LEFT)
    assert empty.button is not None
    QTest.mouseClick(empty.button, LEFT)
    assert done == ["card", "card", "open", "closed", "add"]
    assert not message.isVisible()


@pytest.mark.qt_log_ignore("This plugin does not support", extend=True)
def test_a_popover_stays_on_the_screen_and_closes_at_escape(qtbot: QtBot) -> None:
    field = TextField("Search")
    popover = Popover(field)
    qtbot.addWidget(popover)
    room = QApplication.primaryScreen().availableGeometry()
    popover.show_at(room.bottomRight())
    assert room.contains(popover.mapToGlobal(field.geometry().bottomRight()))
    assert room.contains(popover.mapToGlobal(field.geometry().topLeft()))
    with qtbot.waitSignal(popover.closed):
        QTest.keyClick(popover, Qt.Key.Key_Escape)


def test_every_control_has_a_name_for_a_screen_reader(qtbot: QtBot) -> None:
    well = ColourWell("Fill")
    well.set_colour(QColor("#E4502E"))
    assert well.accessibleName() == "Fill, #E4502E"
    assert IconButton("lock", "Lock").accessibleName() == "Lock"
    assert Segmented([("align-left", 1, "Left")]).button(1).accessibleName() == "Left"
    assert CheckBox("Marks").accessibleName() == "Marks"
    assert NumberField("X").accessibleName() == "X"


# ------------------------------------------------------------ the look

TEXTS = ("text", "text2", "text3", "accent", "ok", "warn", "err")
REGIONS = ("rtext", "rsubject", "rquiet", "rfree")


@pytest.mark.parametrize("name", ["dark", "light"])
def test_contrasts_hold_in_both_themes(name: tokens.Theme) -> None:
    t = tokens.THEMES[name]
    for ground in ("panel", "raised", "field"):
        for key in TEXTS:
            assert tokens.contrast(t[key], t[ground]) >= 4.5, (key, ground)
    for key in REGIONS:
        assert tokens.contrast(t[key], t["panel"]) >= 4.5, key
        assert tokens.contrast(tokens.DARK[key], "#161616") >= 4.5, key
    for key in ("ok", "warn", "err"):
        assert tokens.contrast(t[key], t[f"{key}soft"]) >= 4.5, key
        assert tokens.contrast(t["text"], t[f"{key}soft"]) >= 4.5, key
        assert tokens.contrast(t["text2"], t[f"{key}soft"]) >= 4.5, key
    assert tokens.contrast(t["onaccent"], t["accentfill"]) >= 4.5
    assert tokens.contrast(t["text"], t["accentsoft"]) >= 4.5
    assert tokens.contrast(t["text2"], t["app"]) >= 4.5
    assert tokens.contrast(t["edge"], t["panel"]) >= 3
    for key in ("desk", "app", "panel", "raised", "field", "hover", "press", "ruler", "text"):
        assert len({t[key][1:3], t[key][3:5], t[key][5:7]}) == 1, f"{key} is tinted"


def test_a_theme_change_repaints_what_is_open(qtbot: QtBot, qapp: QApplication) -> None:
    tool = IconButton("lock", "Lock")
    button = Button("Resize", icon="aspect-ratio")
    window = shown(qtbot, tool, button)
    told: list[bool] = []
    heard = tokens.signals.changed.connect(lambda: told.append(True))

    def ground() -> QColor:
        picture: QImage = window.grab().toImage()
        return picture.pixelColor(button.mapTo(window, QPoint(6, button.height() // 2)))

    assert ground() == QColor(tokens.DARK["raised"])
    tokens.apply(qapp, "light")
    assert ground() == QColor(tokens.LIGHT["raised"])
    assert (tokens.theme(), told) == ("light", [True])
    assert tokens.dark("rtext") == QColor(tokens.DARK["rtext"])
    tokens.signals.changed.disconnect(heard)


def test_higher_contrast_strengthens_lines_and_words(qapp: QApplication) -> None:
    tokens.apply(qapp, "dark", contrast=True)
    assert tokens.colour("line2") == QColor(tokens.DARK["edge"])
    assert tokens.colour("text2") == QColor(tokens.DARK["text"])
    assert tokens.ring_width() == 3


def test_icons_take_the_themes_colour_and_the_screens_ratio() -> None:
    picture = icons.pixmap("lock", "accent", 16, 2.0)
    assert (picture.width(), picture.deviceIndependentSize().width()) == (32, 16.0)
    image = picture.toImage()
    strongest = max(
        (image.pixelColor(x, y) for x in range(32) for y in range(32)), key=QColor.alpha
    )
    assert strongest.name() == tokens.DARK["accent"].lower()
    with pytest.raises(KeyError):
        icons.pixmap("no-such-icon")


def test_every_icon_can_be_drawn() -> None:
    for name in icons.names():
        image = icons.pixmap(name, "text", 24, 1.0).toImage()
        drawn = sum(image.pixelColor(x, y).alpha() > 60 for x in range(24) for y in range(24))
        assert drawn >= 4, name


@pytest.mark.parametrize("direction", list(Qt.LayoutDirection)[:2])
def test_all_controls_are_drawn_in_both_directions(
    qtbot: QtBot, qapp: QApplication, direction: Qt.LayoutDirection
) -> None:
    page = gallery.gallery()
    qtbot.addWidget(page)
    page.setLayoutDirection(direction)
    page.show()
    picture = page.grab().toImage()
    first = page.findChildren(Button)[3]
    at = first.mapTo(page, QPoint(first.width() // 2, 3))
    assert picture.pixelColor(at) != tokens.colour("app")
    left = first.mapTo(page, QPoint(0, 0)).x() < page.width() / 2
    assert left == (direction is Qt.LayoutDirection.LeftToRight)


def test_the_interface_is_set_in_its_own_faces(qapp: QApplication) -> None:
    from PySide6.QtGui import QFontInfo

    assert QFontInfo(tokens.font()).family() == "Inter"
    tokens.apply(qapp, "dark", language="zh")
    assert tokens.font(12).pixelSize() == 13
    assert tokens.font(20).pixelSize() == 20
