"""A finding as a card: number, what, one line why with what was measured, and what to do."""

from __future__ import annotations

import html

from PySide6.QtCore import QPoint, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QImage, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget

from app.editor.controls import Button, Card, IconButton, Label, Menu, Picture, TextField
from app.editor.look import tokens
from app.editor.proofing.findings import Difference, Finding, Fix

DISC = 20


class NumberDisc(QWidget):
    """The number of a finding on its colour; for a note an icon stands instead."""

    def __init__(self, finding: Finding, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._number, self._key = finding.number, "err" if finding.severity == "error" else "warn"
        self.setFixedSize(DISC, DISC)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        draw_number(painter, QRectF(1, 1, DISC - 2, DISC - 2), self._number, self._key)


def draw_number(painter: QPainter, disc: QRectF, number: int, key: str) -> None:
    """A filled disc with dark figures, in the dark theme's colour: the same on canvas and card."""
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(tokens.dark(key))
    painter.drawEllipse(disc)
    painter.setFont(tokens.font(10 if number > 9 else 11, tokens.Weight.DemiBold))
    painter.setPen(tokens.dark("desk"))
    painter.drawText(disc, Qt.AlignmentFlag.AlignCenter, str(number))


class Pixels(QWidget):
    """The pixels that were read, as large as there is room for."""

    HEIGHT = 44

    def __init__(self, image: QImage, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._image = image
        self.setFixedHeight(self.HEIGHT)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(self.tr("The pixels that were read"))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        ratio = self.devicePixelRatioF()
        room = QSize(round(self.width() * ratio), round(self.HEIGHT * ratio))
        size = self._image.size().scaled(room, Qt.AspectRatioMode.KeepAspectRatio)
        shown = self._image.scaled(size, mode=Qt.TransformationMode.SmoothTransformation)
        shown.setDevicePixelRatio(ratio)
        x = 0
        if self.layoutDirection() is Qt.LayoutDirection.RightToLeft:
            x = self.width() - round(shown.width() / ratio)
        painter.drawImage(x, (self.HEIGHT - round(shown.height() / ratio)) // 2, shown)


def marked(text: str, runs: tuple[tuple[int, int], ...], key: str) -> str:
    """HTML of a text with the runs that differ underlined in a token's colour."""
    colour = tokens.colour(key).name()
    out, at = [], 0
    for start, end in sorted(runs):
        out.append(html.escape(text[at:start]))
        said = html.escape(text[start:end]) or "&nbsp;"
        out.append(f'<span style="color:{colour};font-weight:600"><u>{said}</u></span>')
        at = end
    out.append(html.escape(text[at:]))
    return "".join(out)


class DifferenceView(QWidget):
    """What the document says, the pixels, and what was read."""

    def __init__(self, difference: Difference, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 4, 0, 2)
        layout.setSpacing(2)
        self._line(layout, self.tr("Document"), difference.wanted, difference.wanted_runs, "text")
        if difference.crop is not None:
            layout.addSpacing(2)
            layout.addWidget(Pixels(difference.crop))
            layout.addSpacing(2)
        read = difference.read or self.tr("nothing")
        self._line(layout, self.tr("Read"), read, difference.read_runs, "err")

    @staticmethod
    def _line(
        layout: QVBoxLayout, name: str, text: str, runs: tuple[tuple[int, int], ...], key: str
    ) -> None:
        layout.addWidget(Label(name, "faint"))
        line = QLabel(marked(text, runs, key))
        line.setTextFormat(Qt.TextFormat.RichText)
        line.setWordWrap(True)
        line.setMinimumWidth(24)
        line.setAccessibleName(text)
        layout.addWidget(line)


class FindingCard(Card):
    """One finding. A click reveals its place; links act through the history."""

    wanted = Signal(object)
    """The Finding whose place is to be shown."""
    fixed = Signal(object)
    """A Fix that was chosen."""
    accepted = Signal(object, str)
    """Finding and reason."""
    asked_again = Signal(object)

    def __init__(self, finding: Finding, parent: QWidget | None = None) -> None:
        super().__init__("plain", parent, clickable=True)
        self.finding = finding
        self.setAccessibleName(f"{finding.number or ''} {finding.title}. {finding.why}".strip())
        self.clicked.connect(lambda: self.wanted.emit(self.finding))
        outer = QHBoxLayout()
        outer.setSpacing(9)
        mark = QVBoxLayout()
        if finding.number:
            mark.addWidget(NumberDisc(finding))
        else:
            mark.addWidget(Picture("info-circle", "text3", 18))
        mark.addStretch(1)
        outer.addLayout(mark)
        texts = QVBoxLayout()
        texts.setSpacing(2)
        head = QHBoxLayout()
        head.setSpacing(4)
        title = Label(finding.title, "section", wrap=True)
        head.addWidget(title, 1)
        self.more = IconButton("dots", self.tr("More"), 14)
        self.more.clicked.connect(self._open_menu)
        head.addWidget(self.more, 0, Qt.AlignmentFlag.AlignTop)
        texts.addLayout(head)
        if finding.why:
            texts.addWidget(Label(finding.why, "caption", wrap=True))
        if finding.reason:
            said = self.tr("Accepted: {reason}").format(reason=finding.reason)
            texts.addWidget(Label(said, "caption", wrap=True))
        if finding.difference is not None:
            texts.addWidget(DifferenceView(finding.difference))
        self.links: list[Label] = []
        self._texts = texts
        self._add_links()
        self._reason: TextField | None = None
        side = QVBoxLayout()
        side.addLayout(texts)
        side.addStretch(1)
        outer.addLayout(side, 1)
        self.body.addLayout(outer)
        self.more.setVisible(bool(self._menu_fixes()) or finding.acceptable)

    def _add_links(self) -> None:
        shown = self.finding.fixes[: 1 if self._offers_acceptance else 2]
        for fix in shown:
            self._link(fix.label, fix.said, lambda fix=fix: self.fixed.emit(fix))
        if self._offers_acceptance:
            self._link(self.tr("It is right, ignore here"), "", self.ask_reason)
        if self.finding.reason:
            self._link(self.tr("Ask again"), "", lambda: self.asked_again.emit(self.finding))

    @property
    def _offers_acceptance(self) -> bool:
        """Beside a fix; for the rest it is in the menu."""
        return self.finding.acceptable and self.finding.rule in ("words", "stray")

    def _menu_fixes(self) -> tuple[Fix, ...]:
        return self.finding.fixes[1:] if self._offers_acceptance else self.finding.fixes[2:]

    def _link(self, text: str, tip: str, run: object) -> None:
        link = Label(text, "link")
        link.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Preferred)
        link.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        if tip:
            link.setToolTip(tip[:1].upper() + tip[1:])
        link.clicked.connect(run)
        self.links.append(link)
        self._texts.addWidget(link, 0, Qt.AlignmentFlag.AlignLeading)

    def _open_menu(self) -> None:
        menu = Menu("", self)
        for fix in self._menu_fixes():
            menu.addAction(fix.label).triggered.connect(
                lambda _on=False, fix=fix: self.fixed.emit(fix)
            )
        menu.addAction(self.tr("Show on canvas")).triggered.connect(
            lambda _on=False: self.wanted.emit(self.finding)
        )
        if self.finding.acceptable and not self._offers_acceptance:
            menu.addAction(self.tr("It is right, ignore here…")).triggered.connect(
                lambda _on=False: self.ask_reason()
            )
        menu.popup(self.more.mapToGlobal(QPoint(0, self.more.height() + 2)))

    def ask_reason(self) -> None:
        """A field for the reason, in the card itself."""
        if self._reason is not None:
            self._reason.setFocus()
            return
        self._reason = field = TextField(self.tr("Why is it right?"))
        keep = Button(self.tr("Ignore here"))
        keep.setEnabled(False)
        field.edited.connect(lambda text: keep.setEnabled(bool(text.strip())))

        def finish() -> None:
            if field.text().strip():
                self.accepted.emit(self.finding, field.text().strip())

        field.returnPressed.connect(finish)
        keep.clicked.connect(finish)
        line = QVBoxLayout()
        line.setContentsMargins(0, 4, 0, 2)
        line.setSpacing(6)
        line.addWidget(field)
        line.addWidget(keep, 0, Qt.AlignmentFlag.AlignLeading)
        self._texts.addLayout(line)
        field.setFocus()
        self.updateGeometry()
