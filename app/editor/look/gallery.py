"""Draws every control in every state into one picture: `python -m app.editor.look.gallery OUT.png`.

`--theme light`, `--language zh`, `--rtl` and `--scale 2` show what else must hold.
"""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QColor, QPixmap
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFrame, QGridLayout, QWidget

from app.editor.controls import (
    Button,
    Card,
    CheckBox,
    ColourWell,
    Combo,
    EmptyState,
    IconButton,
    Label,
    Logo,
    Message,
    NumberField,
    Picture,
    PlainTextField,
    Rule,
    ScrollPanel,
    Section,
    Segmented,
    Slider,
    TabRow,
    TextField,
    Toggle,
    column,
    row,
)
from app.editor.look import icons, tokens

BRIEF = (
    "Open-air jazz on an old quay at night. A record rises over the sea like a moon, small boat, "
    "screen print, few colours."
)


def _off(widget: QWidget) -> QWidget:
    widget.setEnabled(False)
    return widget


def _combo(*items: str) -> Combo:
    made = Combo()
    made.set_items([(item, item) for item in items])
    return made


def _number(
    name: str, value: float | None, unit: str = "", decimals: int = 1, *, show_unit: bool = True
) -> NumberField:
    made = NumberField(name, unit, decimals, show_unit=show_unit)
    made.set_value(value)
    return made


def _text(value: str, placeholder: str = "", icon: str = "") -> TextField:
    made = TextField(placeholder, icon=icon)
    made.set_text(value)
    return made


def _well(colour: str | None) -> ColourWell:
    made = ColourWell("Fill")
    made.set_colour(QColor(colour) if colour else None)
    return made


def _checked(button: Button) -> Button:
    button.setCheckable(True)
    button.setChecked(True)
    return button


def _buttons() -> QWidget:
    return column(
        row(
            Button("Export", "primary", "download"),
            Button("Resize", icon="aspect-ratio"),
            Button("Change", "ghost"),
            Button("Delete", "danger", "trash"),
            None,
        ),
        row(
            _off(Button("Export", "primary", "download")),
            _off(Button("Resize", icon="aspect-ratio")),
            _off(Button("Change", "ghost")),
            None,
        ),
        row(
            Button("Generate variants", "bigprimary"),
            Button("A2 poster", "big", "aspect-ratio"),
            _checked(Button("All", "chip")),
            Button("Events", "chip"),
            _off(Button("Web", "chip")),
            None,
        ),
        row(
            IconButton("lock", "Lock", checkable=True),
            IconButton("align-left", "Left", on="text"),
            IconButton("history", "Prompt history", 14),
            IconButton("pointer", "Select", 20, True, place="rail"),
            IconButton("frame", "Region", 20, True, place="rail"),
            _off(IconButton("trash", "Delete")),
            None,
        ),
        row(
            Segmented(
                [
                    ("align-left", "left", "Left"),
                    ("align-center", "middle", "Middle"),
                    ("align-right", "right", "Right"),
                    ("text-wrap", "wrap", "Wrap"),
                ]
            ),
            Segmented([("mm", "mm", ""), ("px", "px", ""), ("in", "in", "")]),
            _well("#FFF4E0"),
            _well("#E4502E"),
            _well(None),
            None,
        ),
    )


def _choices() -> QWidget:
    mixed = CheckBox("Some of them")
    mixed.set_mixed(True)
    slider = Slider(0, 100)
    slider.set_value(40)
    return column(
        row(
            CheckBox("Gamut warning", on=True),
            CheckBox("Paper white"),
            mixed,
            _off(CheckBox("Not now", on=True)),
            None,
        ),
        row(Toggle("On", on=True), Toggle("Off"), _off(Toggle("Not now")), slider, spacing=12),
        row(_combo("Illustration", "Photograph", "Shapes"), _off(_combo("Screen print"))),
    )


def _design() -> QWidget:
    grid = QWidget()
    cells = QGridLayout(grid)
    cells.setContentsMargins(0, 0, 0, 0)
    cells.setSpacing(6)
    fields = (
        _number("X", 29.4, "mm", show_unit=False),
        _number("Y", 34.5, "mm", show_unit=False),
        _number("rotate", 0, "°"),
        _number("W", 268.5, "mm", show_unit=False),
        _number("H", None, "mm", show_unit=False),
        _number("border-corner-rounded", 0),
    )
    for at, field in enumerate(fields):
        cells.addWidget(field, at // 3, at % 3)
    layout = Section("Layout")
    layout.header_buttons.addWidget(Label("mm", "faint"))
    layout.body.addWidget(grid)
    text = Section("Text")
    text.header_buttons.addWidget(IconButton("list-details", "Styles", 14))
    text.body.addWidget(_combo("Anton"))
    text.body.addWidget(row(_combo("Regular 400"), _number("text-size", 218.7, "pt"), spacing=6))
    text.body.addWidget(
        row(_number("line-height", 0.98, "", 2), _number("letter-spacing", 0, "%"), spacing=6)
    )
    fill = Section("Fill")
    fill.header_buttons.addWidget(IconButton("color-picker", "Pick a colour", 14))
    fill.header_buttons.addWidget(IconButton("plus", "Add a fill", 14))
    proved = Card("ok")
    proved.body.setContentsMargins(10, 6, 10, 6)
    proved.body.addWidget(
        row(
            Picture("circle-check", "ok"),
            Label("Contrast 9.6 : 1 on the artwork", "caption"),
            None,
            Label("AAA", "ok"),
        )
    )
    fill.body.addWidget(
        row(_well("#FFF4E0"), column(Label("Cream"), Label("C0  M4  Y12  K0", "faint"), spacing=0))
    )
    fill.body.addWidget(proved)
    panel = ScrollPanel(margins=(14, 8, 4, 14), spacing=6)
    for part in (layout, Rule(), text, Rule(), fill):
        panel.body.addWidget(part)
    panel.setFixedHeight(420)
    tabs = TabRow([("design", "Design"), ("proof", "Proof"), ("history", "History")])
    tabs.set_count("proof", 2)
    return _panel(column(tabs, panel, spacing=0), 295)


def _generate() -> QWidget:
    brief = PlainTextField("What is it about?")
    brief.set_text(BRIEF)
    wrong = _text("3 bananas")
    wrong.set_invalid("Not a length")
    device = Card()
    device.body.addWidget(
        row(Picture("cpu"), Label("Running on: CPU", "section"), None, Button("Change", "ghost"))
    )
    device.body.addWidget(
        Label("Ascend NPU not found: libascendcl.so missing.", "caption", wrap=True)
    )
    section = Section("Brief")
    section.header_buttons.addWidget(IconButton("history", "Prompt history", 14))
    section.body.addWidget(brief)
    section.body.addWidget(row(_combo("Illustration"), _combo("Screen print")))
    texts = Section("Texts")
    for role, words in (("Title", "HARBOUR NIGHTS"), ("Subtitle", "Open-air jazz on the quay")):
        label = Label(role, "caption")
        label.setFixedWidth(60)
        texts.body.addWidget(row(label, _text(words)))
    texts.body.addWidget(row(wrong, _text("", "Search", "search")))
    panel = ScrollPanel(margins=(16, 8, 4, 14), spacing=6)
    for part in (section, texts, device, Button("Generate 4 variants", "primary")):
        panel.body.addWidget(part)
    panel.body.addWidget(
        EmptyState(
            "sparkles", "Variants appear here as documents you can edit.", ("Generate", print)
        )
    )
    panel.setFixedHeight(420)
    tabs = TabRow(
        [
            ("generate", "Generate", "sparkles"),
            ("library", "Library", "books"),
            ("brand", "Brand", "palette"),
            ("pages", "Pages", "files"),
        ],
        margin=16,
    )
    return _panel(column(tabs, panel, spacing=0), 298)


def _panel(content: QWidget, width: int) -> QWidget:
    made = QFrame()
    made.setObjectName("panel")
    layout = QGridLayout(made)
    layout.setContentsMargins(0, 0, 0, 0)
    layout.addWidget(content)
    made.setFixedWidth(width)
    return made


def _words() -> QWidget:
    kinds = row(
        Logo(26),
        Label("Heading 1", "h1"),
        Label("Heading 2", "h2"),
        Label("Heading 3", "h3"),
        Label("Section", "section"),
        Label("Body 中文字体"),
        Label("Caption", "caption"),
        Label("Dim", "dim"),
        Label("Faint 0123456789", "faint"),
        Label("ok", "ok"),
        Label("warn", "warn"),
        Label("err", "err"),
        Label("link", "link"),
        Label("Ctrl+K", "kbd"),
        None,
        spacing=12,
    )
    narrow = Label("A label that is too long for its place gives way")
    narrow.setFixedWidth(160)
    return column(kinds, narrow)


def _messages() -> QWidget:
    return column(
        Message(
            "warn",
            "Affiche closed unexpectedly. <b>Harbour Nights</b> was recovered up to the last edit.",
            [("Open recovered", print), ("Compare with saved", print)],
            icon="history",
        ),
        Message("err", "Not saved: the disk is full.", [("Save elsewhere", print)]),
        Message("ok", "19 words proved.", closable=False),
        spacing=8,
    )


def _icon_sheet() -> QWidget:
    made = QWidget()
    grid = QGridLayout(made)
    grid.setContentsMargins(0, 0, 0, 0)
    grid.setSpacing(4)
    for at, name in enumerate(sorted(icons.names())):
        picture = Picture(name, "text2", 20)
        picture.setToolTip(name)
        grid.addWidget(picture, at // 40, at % 40)
    return made


def gallery() -> QWidget:
    """All of it, in the theme in force."""
    page = QFrame()
    page.setObjectName("app")
    page.setFixedWidth(1180)
    layout = QGridLayout(page)
    layout.setContentsMargins(24, 24, 24, 24)
    layout.setSpacing(20)
    layout.addWidget(_words(), 0, 0, 1, 3)
    layout.addWidget(_messages(), 1, 0, 1, 3)
    middle = _panel(column(_buttons(), _choices(), None, margins=(14, 14, 14, 14)), 505)
    layout.addWidget(_generate(), 2, 0)
    layout.addWidget(middle, 2, 1)
    layout.addWidget(_design(), 2, 2)
    layout.addWidget(_icon_sheet(), 3, 0, 1, 3)
    return page


def main(arguments: Sequence[str] | None = None) -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("out", type=Path)
    parser.add_argument("--theme", choices=("dark", "light"), default="dark")
    parser.add_argument("--language", default="en")
    parser.add_argument("--contrast", action="store_true")
    parser.add_argument("--rtl", action="store_true")
    parser.add_argument("--scale", type=float, default=1.0)
    chosen = parser.parse_args(arguments)
    app = QApplication.instance() or QApplication([])
    assert isinstance(app, QApplication)
    if chosen.rtl:
        app.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    tokens.apply(app, chosen.theme, language=chosen.language, contrast=chosen.contrast)
    page = gallery()
    page.show()
    for button in page.findChildren(IconButton):
        button.setChecked(button.isCheckable())
    for segments in page.findChildren(Segmented):
        segments.set_value("left")
        segments.set_value("mm")
    app.processEvents()
    first = page.findChildren(Button)[4]
    first.setFocus(Qt.FocusReason.TabFocusReason)
    QTest.mouseMove(page.findChildren(Button)[5], QPoint(4, 4))
    app.processEvents()
    picture = QPixmap(page.size() * chosen.scale)
    picture.setDevicePixelRatio(chosen.scale)
    page.render(picture, QPoint(0, 0))
    picture.save(str(chosen.out))


if __name__ == "__main__":
    main()
