"""The jobs that run and wait: how far they are, in which order, and away with them."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.editor.controls import IconButton, Label, Picture
from app.editor.engine import Engine
from app.editor.look import tokens
from app.editor.panels.variants import stage_name
from engine.jobs.queue import Entry

WIDTH = 300


def tr(text: str) -> str:
    return QCoreApplication.translate("Jobs", text)


class JobRow(QWidget):
    """One job; a line under it fills as it goes."""

    def __init__(self, engine: Engine, entry: Entry, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.engine, self.entry = engine, entry
        self._icon = Picture("loader-2", "accent", 14)
        self.title = Label("", "strong")
        self.stage = Label("", "caption")
        self.sooner = IconButton("arrow-up", tr("Sooner"), 14)
        self.cancel = IconButton("x", tr("Cancel"), 14)
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(self.title)
        words.addWidget(self.stage)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(10, 6, 6, 8)
        layout.setSpacing(8)
        layout.addWidget(self._icon)
        layout.addLayout(words, 1)
        layout.addWidget(self.sooner)
        layout.addWidget(self.cancel)
        self.sooner.clicked.connect(self._sooner)
        self.cancel.clicked.connect(lambda: self.engine.cancel(self.entry.id))
        self.show_entry(entry)

    def show_entry(self, entry: Entry) -> None:
        self.entry = entry
        self.title.setText(entry.title)
        waits = entry.state == "waiting"
        self._icon.set_icon("point" if waits else "loader-2", "text3" if waits else "accent")
        said = {"waiting": tr("Waiting"), "stopping": tr("Stopping…")}.get(entry.state)
        self.stage.setText(said or stage_name(entry.stage) or tr("Starting"))
        first = next((e.id for e in self.engine.queue.waiting), "")
        self.sooner.setVisible(waits and entry.id != first)
        self.cancel.setEnabled(entry.state != "stopping")
        self.setAccessibleName(f"{entry.title}, {self.stage.text()}")
        self.update()

    def _sooner(self) -> None:
        waiting = [e.id for e in self.engine.queue.waiting]
        if self.entry.id in waiting:
            self.engine.move(self.entry.id, waiting.index(self.entry.id) - 1)

    def paintEvent(self, event: QPaintEvent) -> None:
        if self.entry.state != "running" or self.entry.fraction <= 0:
            return
        painter = QPainter(self)
        width = (self.width() - 20) * self.entry.fraction
        mirrored = self.layoutDirection() is Qt.LayoutDirection.RightToLeft
        x = self.width() - 10 - width if mirrored else 10
        painter.fillRect(QRectF(x, self.height() - 3, width, 2), tokens.colour("accent"))


class JobsList(QWidget):
    """For a popover over the status bar."""

    def __init__(self, engine: Engine, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.engine = engine
        self.setFixedWidth(WIDTH)
        self._rows: list[JobRow] = []
        self._empty = Label(tr("Nothing is being made."), "dim")
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(4, 6, 4, 6)
        self._layout.setSpacing(0)
        self._layout.addWidget(self._empty, 0, Qt.AlignmentFlag.AlignCenter)
        engine.queue_changed.connect(self.refresh)
        engine.progress.connect(lambda *_: self.refresh())
        self.refresh()

    @property
    def rows(self) -> tuple[JobRow, ...]:
        return tuple(self._rows)

    def refresh(self) -> None:
        live = self.engine.queue.live
        if [r.entry.id for r in self._rows] == [e.id for e in live]:
            for row, entry in zip(self._rows, live, strict=True):
                row.show_entry(entry)
            return
        for row in self._rows:
            self._layout.removeWidget(row)
            row.hide()
            row.deleteLater()
        self._rows = [JobRow(self.engine, entry, self) for entry in live]
        for row in self._rows:
            self._layout.addWidget(row)
        self._empty.setVisible(not live)
        # A popover around it follows.
        holder = self.parentWidget()
        if holder is not None:
            holder.adjustSize()
