"""A question with two or three answers, asked only where work would be lost."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QDialog, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from app.editor.controls import Button, Label


class Ask(QDialog):
    """`choices`: (value, title) from the safest to the rest; the last one is what Esc means."""

    def __init__(
        self,
        title: str,
        text: str,
        choices: Sequence[tuple[str, str]],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self.setMinimumWidth(440)
        self.answer = choices[-1][0]
        heading = Label(title, "h3")
        said = QLabel(text)
        said.setWordWrap(True)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 20, 24, 20)
        layout.setSpacing(8)
        layout.addWidget(heading)
        layout.addWidget(said)
        layout.addSpacing(12)
        row = QHBoxLayout()
        row.setSpacing(8)
        self.buttons: dict[str, Button] = {}
        for value, words in choices:
            button = Button(words, "bigprimary" if value == choices[0][0] else "big")
            button.clicked.connect(lambda _on=False, value=value: self._choose(value))
            self.buttons[value] = button
        row.addWidget(self.buttons[choices[-1][0]])
        row.addStretch(1)
        for value, _words in reversed(choices[:-1]):
            row.addWidget(self.buttons[value])
        layout.addLayout(row)
        self.buttons[choices[0][0]].setDefault(True)
        self.buttons[choices[0][0]].setFocus()

    def _choose(self, value: str) -> None:
        self.answer = value
        self.accept()


def ask(title: str, text: str, choices: Sequence[tuple[str, str]], parent: QWidget | None) -> str:
    """The value of the chosen answer."""
    dialog = Ask(title, text, choices, parent)
    dialog.exec()
    answer = dialog.answer
    dialog.deleteLater()
    return answer
