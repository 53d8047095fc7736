"""Which device the engine runs on, why not a better one, and how to look again."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from app.editor import engine_words, translations
from app.editor.controls import Button, Card, Label, Menu, Picture
from engine.models.providers import ProviderChoice

SETTING = "engine.provider"


def tr(text: str) -> str:
    return QCoreApplication.translate("Device", text)


class DeviceCard(Card):
    """`check_wanted` asks for a new probe, `chosen` for another device ('' = the best)."""

    check_wanted = Signal()
    chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("plain", parent)
        self._choice: ProviderChoice | None = None
        self._icon = Picture("cpu", "text2", 16)
        self.title = Label("", "strong")
        self.change = Button(tr("Change"), "ghost")
        self.change.clicked.connect(self._offer)
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(self._icon)
        head.addWidget(self.title, 1)
        head.addWidget(self.change)
        self.body.addLayout(head)
        self.why = Label("", "caption", wrap=True)
        self.again = Label(tr("Check again"), "link")
        self.again.clicked.connect(self._look_again)
        self.body.addWidget(self.why)
        self.body.addWidget(self.again)
        self.show_choice(None)

    def show_choice(self, choice: ProviderChoice | None, *, looking: bool = False) -> None:
        """None: nothing was tried yet."""
        self._choice = choice
        self.change.setEnabled(choice is not None)
        if choice is None:
            self.title.setText(tr("Looking for devices…") if looking else tr("Device not checked"))
            self.why.hide()
            self.again.setVisible(not looking)
            return
        self.title.setText(tr("Running on: %1").replace("%1", choice.label))
        self._icon.set_icon("cpu")
        missed = self.missed(choice)
        self.why.setText(" ".join(translations.sentence(engine_words.said(s)) for s in missed))
        self.why.setVisible(bool(missed))
        self.again.setVisible(bool(missed))
        self.setAccessibleName(choice.sentence)

    @staticmethod
    def missed(choice: ProviderChoice) -> list[str]:
        """One clause for each better device that can't be used, and why."""
        if choice.asked and choice.asked == choice.provider:
            return []
        out = []
        for state in choice.states:
            if state.provider == choice.provider:
                break
            if state.state != "ok":
                out.append(state.sentence)
        return out

    def _look_again(self) -> None:
        self.show_choice(None, looking=True)
        self.check_wanted.emit()

    def _offer(self) -> None:
        choice = self._choice
        if choice is None:
            return
        menu = Menu(parent=self)
        best = menu.addAction(tr("Best that works"), lambda: self.chosen.emit(""))
        best.setCheckable(True)
        best.setChecked(not choice.asked)
        menu.addSeparator()
        for state in choice.states:
            name = state.provider
            action = menu.addAction(state.label, partial(self.chosen.emit, name))
            action.setCheckable(True)
            action.setChecked(choice.asked == name)
            action.setEnabled(state.state == "ok")
            action.setToolTip(state.sentence)
        menu.popup(self.change.mapToGlobal(self.change.rect().bottomLeft()))
