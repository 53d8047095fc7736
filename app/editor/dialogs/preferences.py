"""Preferences: a list of pages at the left, each bound to the settings; changes hold at once."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Final

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import (
    QButtonGroup,
    QDialog,
    QFrame,
    QHBoxLayout,
    QSizePolicy,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from app.editor.controls import (
    Button,
    Card,
    Combo,
    Label,
    Picture,
    Rule,
    ScrollPanel,
    Toggle,
    row,
)
from app.editor.dialogs import export_settings
from app.editor.dialogs.preference_devices import DevicesPage
from app.editor.dialogs.preference_keys import KeyboardPage
from app.editor.settings import Settings, config_folder
from app.editor.workspace import Workspace

LANGUAGES: Final = (("English", "en"), ("中文", "zh"), ("Français", "fr"))
SCALES: Final = (100, 125, 150, 175, 200)
"""Of the interface, per cent."""


class SettingRow(QWidget):
    """What a setting does, and the control that holds it at the trailing end."""

    def __init__(self, title: str, why: str, control: QWidget) -> None:
        super().__init__()
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(Label(title, "strong"))
        if why:
            words.addWidget(Label(why, "caption", wrap=True))
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 8, 0, 8)
        line.setSpacing(24)
        line.addLayout(words, 1)
        line.addWidget(control)
        self.control = control


class Page(ScrollPanel):
    """Rows, each bound to a key of the settings."""

    def __init__(self, title: str, settings: Settings) -> None:
        super().__init__(margins=(24, 20, 14, 20), spacing=0)
        self.settings = settings
        self.heading = Label(title, "h3")
        self.body.addWidget(self.heading)
        self.body.addSpacing(8)
        self._first = True

    def _add(self, line: QWidget) -> None:
        if not self._first:
            self.body.addWidget(Rule())
        self._first = False
        self.body.addWidget(line)

    def toggle(self, key: str, default: bool, title: str, why: str = "") -> Toggle:
        control = Toggle(title, on=self.settings.get(key, default))
        control.clicked.connect(lambda on: self.settings.set(key, on))
        self._add(SettingRow(title, why, control))
        return control

    def choice(
        self, key: str, default: Any, items: Sequence[tuple[str, Any]], title: str, why: str = ""
    ) -> Combo:
        control = Combo(name=title)
        control.set_items(items)
        control.set_value(self.settings.get(key, default))
        control.setFixedWidth(180)
        control.chosen.connect(lambda value: self.settings.set(key, value))
        self._add(SettingRow(title, why, control))
        return control

    def action(self, words: str, title: str, why: str = "") -> Button:
        control = Button(words)
        control.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self._add(SettingRow(title, why, control))
        return control

    def note(self, icon: str, title: str, text: str, key: str = "text2") -> None:
        card = Card()
        card.body.setContentsMargins(12, 10, 12, 12)
        card.body.addWidget(row(Picture(icon, key), Label(title, "section")))
        card.body.addWidget(Label(text, "caption", wrap=True))
        self.body.addWidget(card)
        self.body.addSpacing(8)


class Preferences(QDialog):
    """Modal; 760 × 560. `page`: general, appearance, canvas, keyboard, export, devices, privacy."""

    def __init__(
        self, workspace: Workspace, page: str = "general", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.workspace, self.settings = workspace, workspace.settings
        self.setWindowTitle(self.tr("Preferences"))
        self.setMinimumSize(760, 560)
        self.resize(760, 560)
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(0)
        side = QFrame()
        side.setObjectName("left")
        side.setFixedWidth(196)
        self._list = QVBoxLayout(side)
        self._list.setContentsMargins(12, 16, 12, 12)
        self._list.setSpacing(2)
        self._list.addWidget(row(Label(self.tr("Preferences"), "h3"), margins=(10, 0, 0, 10)))
        self._group = QButtonGroup(self)
        self.stack = QStackedWidget()
        self.places: dict[str, Button] = {}
        for id, words, icon, made in (
            ("general", self.tr("General"), "adjustments-horizontal", self._general()),
            ("appearance", self.tr("Appearance"), "contrast", self._appearance()),
            ("canvas", self.tr("Canvas"), "artboard", self._canvas()),
            ("keyboard", self.tr("Keyboard"), "keyboard", self._keyboard()),
            ("export", self.tr("Proof and export"), "text-scan-2", self._export()),
            ("devices", self.tr("Devices and models"), "cpu", None),
            ("privacy", self.tr("Privacy"), "shield-lock", self._privacy()),
        ):
            button = Button(words, "nav", icon)
            button.setCheckable(True)
            button.setAutoDefault(False)
            button.clicked.connect(lambda _=False, id=id: self.show_page(id))
            self._group.addButton(button)
            self.places[id] = button
            self._list.addWidget(button)
            self.stack.addWidget(made or QWidget())
        self._list.addStretch(1)
        line.addWidget(side)
        line.addWidget(self.stack, 1)
        self.devices: DevicesPage | None = None
        self.show_page(page)

    def show_page(self, id: str) -> None:
        """Raises KeyError. Devices are only looked for when their page is shown."""
        self.places[id].setChecked(True)
        at = list(self.places).index(id)
        if id == "devices" and self.devices is None:
            page = Page(self.tr("Devices and models"), self.settings)
            self.devices = DevicesPage(self.workspace)
            page.body.addWidget(self.devices)
            self.stack.insertWidget(at, page)
        self.stack.setCurrentIndex(at)

    # ------------------------------------------------------------ pages

    def _general(self) -> QWidget:
        page = Page(self.tr("General"), self.settings)
        page.choice(
            "general.language", "en", LANGUAGES, self.tr("Language"),
            self.tr("Of the interface, from the next start on. Words on posters have their own."),
        )  # fmt: skip
        units = [
            (self.tr("As the format has them"), ""), (self.tr("Millimetres"), "mm"),
            (self.tr("Inches"), "in"), (self.tr("Points"), "pt"),
        ]  # fmt: skip
        page.choice(
            "general.unit", "", units, self.tr("Units of new print documents"),
            self.tr("Screen formats are measured in pixels."),
        )  # fmt: skip
        page.toggle(
            "general.autosave", True, self.tr("Keep a recovery journal"),
            self.tr("Every edit is written beside your work. After a crash nothing is lost."),
        )  # fmt: skip
        clear = page.action(
            self.tr("Clear"), self.tr("Recent files"),
            self.tr("Empties the list on the start page. The files stay."),
        )  # fmt: skip
        clear.clicked.connect(lambda: self.settings.remove("files.recent"))
        forget = page.action(
            self.tr("Clear"), self.tr("Prompt history"),
            self.tr("Forgets every prompt, starred ones too."),
        )  # fmt: skip
        forget.clicked.connect(lambda: self.settings.remove("prompts"))
        return page

    def _appearance(self) -> QWidget:
        page = Page(self.tr("Appearance"), self.settings)
        themes = [
            (self.tr("As the system"), "system"), (self.tr("Dark"), "dark"),
            (self.tr("Light"), "light"),
        ]  # fmt: skip
        page.choice("appearance.theme", "dark", themes, self.tr("Theme"))
        page.choice(
            "appearance.scale", 100, [(f"{scale} %", scale) for scale in SCALES],
            self.tr("Size of the interface"), self.tr("Takes effect at the next start."),
        )  # fmt: skip
        page.toggle(
            "appearance.contrast", False, self.tr("Higher contrast"),
            self.tr("Stronger lines, no grey text, a wider focus ring."),
        )  # fmt: skip
        page.toggle(
            "appearance.less_motion", False, self.tr("Less motion"),
            self.tr("Panels and variants appear at once."),
        )  # fmt: skip
        return page

    def _canvas(self) -> QWidget:
        page = Page(self.tr("Canvas"), self.settings)
        for key, default, title, why in (
            ("canvas.rulers_shown", True, self.tr("Rulers"), ""),
            ("canvas.guides_shown", True, self.tr("Guides"), self.tr("Bleed and safe area.")),
            ("canvas.grid_shown", False, self.tr("Grid"), ""),
        ):
            page.toggle(key, default, title, why)
        return page

    def _keyboard(self) -> QWidget:
        page = QWidget()
        layout = QVBoxLayout(page)
        layout.setContentsMargins(24, 20, 24, 16)
        layout.setSpacing(10)
        layout.addWidget(Label(self.tr("Keyboard"), "h3"))
        layout.addWidget(KeyboardPage(self.workspace.actions, self.settings), 1)
        return page

    def _export(self) -> QWidget:
        page = Page(self.tr("Proof and export"), self.settings)
        page.note(
            "text-scan-2", self.tr("Every delivered file is read back"),
            self.tr(
                "Words are proved from the file itself. A file that fails is kept apart, marked"
                " as unproved; it never takes the place of a good one."
            ), "ok",
        )  # fmt: skip
        forget = page.action(
            self.tr("As shipped"), self.tr("Export presets"),
            self.tr("Forgets how each preset was used last: profile, marks, size."),
        )  # fmt: skip
        forget.clicked.connect(lambda: self.settings.remove(export_settings.KEY))
        return page

    def _privacy(self) -> QWidget:
        page = Page(self.tr("Privacy"), self.settings)
        page.note(
            "shield-lock", self.tr("Nothing leaves this machine"),
            self.tr(
                "Prompts, pictures and documents are worked on here. Affiche opens no network"
                " connection: no account, no telemetry, no update check."
            ), "ok",
        )  # fmt: skip
        where = page.action(
            self.tr("Show"), self.tr("Preferences and histories"), str(config_folder())
        )
        where.clicked.connect(self._show_config)
        return page

    def _show_config(self) -> None:
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(config_folder())))


def show_preferences(
    workspace: Workspace, page: str = "general", parent: QWidget | None = None
) -> None:
    """Until it is closed."""
    dialog = Preferences(workspace, page, parent)
    dialog.exec()
    dialog.deleteLater()
