"""What went wrong with a run: what happened, what is safe, what to do; the trace under Details."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialog, QHBoxLayout, QPlainTextEdit, QVBoxLayout, QWidget

from app.editor import engine_words, translations
from app.editor.controls import Button, Card, IconButton, Label, Picture, row
from app.editor.panels.generate_jobs import Problem
from engine.errors import UserError


def tr(text: str) -> str:
    return QCoreApplication.translate("Generate", text)


class Details(QDialog):
    """Text for whoever mends the program, with Copy."""

    def __init__(self, text: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("Details"))
        self.resize(640, 360)
        self.text = QPlainTextEdit(text or tr("The engine said nothing."))
        self.text.setReadOnly(True)
        copy, close = Button(tr("Copy"), icon="copy"), Button(tr("Close"))
        copy.clicked.connect(lambda: QGuiApplication.clipboard().setText(self.text.toPlainText()))
        close.clicked.connect(self.accept)
        layout = QVBoxLayout(self)
        layout.addWidget(self.text, 1)
        layout.addWidget(row(None, copy, close))


class ProblemCard(Card):
    """Hidden until something fails."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("warn", parent)
        self._icon = Picture("alert-triangle", "warn", 16)
        self.label = Label("", wrap=True)
        close = IconButton("x", tr("Close"), 12)
        close.clicked.connect(self.hide)
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(self._icon)
        head.addWidget(self.label, 1)
        head.addWidget(close)
        self._buttons = QHBoxLayout()
        self._buttons.setSpacing(4)
        self.body.addLayout(head)
        self.body.addLayout(self._buttons)
        self.buttons: list[Button] = []
        self._trace = ""
        self.hide()

    def show_problem(
        self,
        problem: Problem,
        *,
        severe: bool,
        actions: Sequence[tuple[str, Callable[[], object]]],
    ) -> None:
        self.show_words(sentence_of(problem), problem.trace, severe=severe, actions=actions)

    def show_words(
        self,
        words: str,
        trace: str = "",
        *,
        severe: bool = False,
        actions: Sequence[tuple[str, Callable[[], object]]] = (),
    ) -> None:
        """`trace`: for Details; '' offers none."""
        self.set_kind("err" if severe else "warn")
        key = "err" if severe else "warn"
        self._icon.set_icon("alert-circle" if severe else "alert-triangle", key)
        self.label.setText(words)
        self._trace = trace
        while (item := self._buttons.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.deleteLater()
        self.buttons = []
        offered = [*actions]
        if trace:
            offered.append((tr("Details"), self.show_details))
        for at, (title, run) in enumerate(offered):
            button = Button(title, "plain" if at == 0 and actions else "ghost")
            button.clicked.connect(lambda _=False, run=run: run())
            self.buttons.append(button)
            self._buttons.addWidget(button)
        self._buttons.addStretch(1)
        self.show()

    def show_details(self) -> None:
        Details(self._trace, self.window()).open()


def sentence_of(problem: Problem) -> str:
    """What happened, what is kept, what to do."""
    error = problem.error
    parts = [engine_words.of(UserError(error.what, error.where))]
    if problem.made:
        kept = " · ".join(problem.made)
        one = len(problem.made) == 1
        parts.append((tr("%1 is kept") if one else tr("%1 are kept")).replace("%1", kept))
    parts.append(engine_words.said(error.remedy))
    return " ".join(translations.sentence(part) for part in parts if part)
