"""Marks of the proof on the canvas: beside the words, never on them.

A tick, a ring or a triangle stands beside each text; ticks fade two seconds after the last edit.
Findings keep their number on a disc and a box around their place until they are gone.
"""

from __future__ import annotations

import time
from collections.abc import Iterable, Iterator
from functools import cache, lru_cache
from typing import Protocol

from PySide6.QtCore import QEvent, QObject, QPointF, QRectF, Qt, QTimer, Signal
from PySide6.QtGui import QColor, QHelpEvent, QMouseEvent, QPainter, QPen, QPixmap
from PySide6.QtWidgets import QToolTip, QWidget

from app.editor.look import icons, tokens
from app.editor.proofing.findings import Finding, WordsState, WordState
from app.editor.workspace import Workspace
from engine.document.model import Box

DISC = 16.0
BOX_LINE = 1.5
PADDING = 4.0
"""View px between the ink and its box."""
GAP = 5.0
"""Between a box and its disc."""
FAR = 8000.0
"""Px of the view beyond which nothing is looked for."""
SHOWN_S, FADE_S, PULSE_S = 2.0, 0.16, 0.24


class View(Protocol):
    """What the marks need of the canvas."""

    def to_view(self, x: float, y: float) -> QPointF: ...


class ProofMarks(QObject):
    """An overlay: called with the painter and the canvas, it draws what belongs to the page that
    is shown. A click on a number shows its finding."""

    chosen = Signal(object)
    """The Finding whose number was clicked: Proof shows its card."""

    def __init__(self, workspace: Workspace, canvas: QWidget) -> None:
        super().__init__(canvas)
        proof = workspace.proof
        assert proof is not None, "the proof is made before its marks"
        self._workspace, self._proof, self._canvas = workspace, proof, canvas
        self._keeps_ticks = False
        self._places: list[tuple[Finding, QRectF]] = []
        self._discs: list[QRectF] = []
        self._states: dict[str, QRectF] = {}
        """By text."""
        self._laid_out: object = None
        """The view, words and findings that the marks have their places for."""
        self._changed_at = time.monotonic()
        self._pulse: tuple[int, float] = (0, 0.0)
        self._clock = QTimer(self)
        self._clock.setInterval(33)
        self._clock.timeout.connect(self._tick)
        self._hold = QTimer(self)
        self._hold.setSingleShot(True)
        self._hold.setInterval(int(SHOWN_S * 1000) + 10)
        self._hold.timeout.connect(lambda: self._clock.start())
        proof.changed.connect(self._on_change)
        proof.pulsed.connect(self._on_pulse)
        workspace.session_changed.connect(self._on_change)
        canvas.installEventFilter(self)

    def set_keeps_ticks(self, keeps: bool) -> None:
        """While Proof is open, ticks stay."""
        if keeps != self._keeps_ticks:
            self._keeps_ticks = keeps
            self._on_change()

    # ------------------------------------------------------------ time

    def _on_change(self) -> None:
        self._changed_at = time.monotonic()
        self._wait()
        self._canvas.update()

    def _on_pulse(self, number: int) -> None:
        if number and not tokens.less_motion():
            self._pulse = (number, time.monotonic())
            self._clock.start()
        self._canvas.update()

    def _wait(self) -> None:
        """Nothing runs while nothing moves."""
        if not self._keeps_ticks:
            self._hold.start()

    def _tick(self) -> None:
        now = time.monotonic()
        fading = not self._keeps_ticks and now < self._changed_at + SHOWN_S + FADE_S
        pulsing = now < self._pulse[1] + PULSE_S
        if not fading and not pulsing:
            self._clock.stop()
        self._canvas.update()

    @property
    def tick_opacity(self) -> float:
        """Of ticks, 0..1."""
        if self._keeps_ticks:
            return 1.0
        past = time.monotonic() - self._changed_at - SHOWN_S
        if past <= 0:
            return 1.0
        return 0.0 if tokens.less_motion() else max(0.0, 1.0 - past / FADE_S)

    # ------------------------------------------------------------ drawing

    def __call__(self, painter: QPainter, view: View) -> None:
        page = self._workspace.session.page
        words = [w for w in self._proof.words.values() if w.page == page and w.box is not None]
        found = [f for f in self._proof.findings if f.number and f.page == page]
        self._lay_out(view, words, found)
        self._places = list(zip(found, self._discs, strict=True))
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for finding in found:
            if finding.box is not None:
                self._draw_box(painter, _rect(view, finding.box), finding)
        ratio = painter.device().devicePixelRatioF()
        for finding, disc in self._places:
            number = _number(finding.number, finding.severity == "error", ratio)
            painter.drawPixmap(_whole(disc), number)
        for word in words:
            place = self._states.get(word.block)
            if place is not None:
                self._draw_state(painter, place, word)
        painter.restore()

    def _lay_out(self, view: View, words: list[WordState], found: list[Finding]) -> None:
        """Places for all marks; they stay while words, findings and the view stay where they are."""
        page = self._workspace.session.shown.pages[self._workspace.session.page]
        corners = view.to_view(0.0, 0.0), view.to_view(page.width, page.height)
        now = (
            [corner.toTuple() for corner in corners],
            [(w.block, w.lines) for w in words],
            [(f.layer, f.box) for f in found],
        )
        if now == self._laid_out:
            return
        self._laid_out = now
        busy = [_rect(view, line) for w in words for line in w.lines]
        self._discs = list(self._disc_places(view, found, Covered(busy)))
        named = {f.layer for f in found}
        covered = Covered(busy)
        self._states = {
            word.block: free_place(_rect(view, word.lines[-1]), covered, low=True)
            for word in words
            if word.block not in named and word.lines
        }

    def finding_at(self, point: QPointF) -> Finding | None:
        """Whose number lies there, in px of the view, as it was drawn last."""
        return next((f for f, disc in self._places if disc.contains(point)), None)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QMouseEvent) and event.type() is QEvent.Type.MouseButtonPress:
            finding = self.finding_at(event.position())
            if finding is not None and event.button() is Qt.MouseButton.LeftButton:
                self._proof.reveal(finding)
                self.chosen.emit(finding)
                return True
        if isinstance(event, QHelpEvent):
            finding = self.finding_at(QPointF(event.pos()))
            if finding is not None:
                QToolTip.showText(event.globalPos(), f"{finding.title}\n{finding.why}".strip())
                return True
        return super().eventFilter(watched, event)

    def _disc_places(self, view: View, found: list[Finding], covered: Covered) -> Iterator[QRectF]:
        """A place for each number; those without a place on the page stand beside its corner."""
        page = self._workspace.session.shown.pages[self._workspace.session.page]
        corner = view.to_view(page.width, 0.0)
        for finding in found:
            if finding.box is None:
                disc = QRectF(corner.x() + 8, corner.y(), DISC, DISC)
                while covered.meets(disc):
                    disc.translate(0, DISC + 4)
            else:
                around = _rect(view, finding.box).adjusted(-PADDING, -PADDING, PADDING, PADDING)
                disc = free_place(around, covered)
            covered.add(disc)
            yield disc

    def _draw_box(self, painter: QPainter, place: QRectF, finding: Finding) -> None:
        grown = PADDING
        if finding.number == self._pulse[0]:
            share = (time.monotonic() - self._pulse[1]) / PULSE_S
            if 0.0 <= share < 1.0:
                grown += 8.0 * (1.0 - share) ** 3
        box = place.adjusted(-grown, -grown, grown, grown)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(_colour(finding), BOX_LINE))
        painter.drawRoundedRect(box, 3, 3)

    def _draw_state(self, painter: QPainter, disc: QRectF, word: WordState) -> None:
        opacity = 1.0
        if word.state in ("proved", "unknown script"):
            opacity = self.tick_opacity
        if opacity <= 0.0:
            return
        painter.setOpacity(opacity)
        painter.drawPixmap(_whole(disc), _sign(word.state, painter.device().devicePixelRatioF()))
        painter.setOpacity(1.0)


def _whole(disc: QRectF) -> QPointF:
    """The corner of a disc's picture, on whole pixels."""
    return QPointF(round(disc.left()), round(disc.top()))


# Signs are painted once: a page may hold hundreds, and every frame of a gesture shows them.


def _blank(ratio: float) -> QPixmap:
    picture = QPixmap(round((DISC + 1) * ratio), round((DISC + 1) * ratio))
    picture.setDevicePixelRatio(ratio)
    picture.fill(Qt.GlobalColor.transparent)
    return picture


@cache
def _sign(state: WordsState, ratio: float) -> QPixmap:
    """A ring, a tick or a triangle on its disc."""
    picture = _blank(ratio)
    disc = QRectF(0, 0, DISC, DISC)
    painter = QPainter(picture)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(tokens.dark("desk"))
    painter.drawEllipse(disc)
    if state == "checking":
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(tokens.dark("text3"), 1.5))
        painter.drawArc(disc.adjusted(4, 4, -4, -4), 90 * 16, -300 * 16)
    elif state == "differs":
        icons.paint(painter, "alert-triangle", tokens.dark("warn"), disc, 12)
    else:
        icons.paint(painter, "check", tokens.dark("ok"), disc, 12)
    painter.end()
    return picture


@lru_cache(maxsize=512)
def _number(number: int, error: bool, ratio: float) -> QPixmap:
    """A finding's number on its disc."""
    picture = _blank(ratio)
    disc = QRectF(0.5, 0.5, DISC, DISC)
    painter = QPainter(picture)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(tokens.dark("desk"), 1))
    painter.setBrush(tokens.dark("err" if error else "warn"))
    painter.drawEllipse(disc)
    painter.setFont(tokens.font(9 if number > 9 else 10, tokens.Weight.DemiBold))
    painter.setPen(tokens.dark("desk"))
    painter.drawText(disc, Qt.AlignmentFlag.AlignCenter, str(number))
    painter.end()
    return picture


def _colour(finding: Finding) -> QColor:
    return tokens.dark("err" if finding.severity == "error" else "warn")


def _rect(view: View, box: Box) -> QRectF:
    return QRectF(view.to_view(box.x, box.y), view.to_view(box.right, box.bottom)).normalized()


class Covered:
    """Where words and marks are, in squares, so that hundreds of marks find their places at once."""

    SIDE = 64.0

    def __init__(self, rects: Iterable[QRectF]) -> None:
        self._held: dict[tuple[int, int], list[tuple[float, float, float, float]]] = {}
        for rect in rects:
            self.add(rect)

    def add(self, rect: QRectF) -> None:
        edges = (rect.left(), rect.top(), rect.right(), rect.bottom())
        for square in self._squares(*edges):
            self._held.setdefault(square, []).append(edges)

    def meets(self, rect: QRectF) -> bool:
        left, top, right, bottom = rect.left(), rect.top(), rect.right(), rect.bottom()
        return any(
            x0 < right and x1 > left and y0 < bottom and y1 > top
            for square in self._squares(left, top, right, bottom)
            for x0, y0, x1, y1 in self._held.get(square, ())
        )

    def _squares(
        self, left: float, top: float, right: float, bottom: float
    ) -> Iterator[tuple[int, int]]:
        for y in range(int(max(top, -FAR) // self.SIDE), int(min(bottom, FAR) // self.SIDE) + 1):
            for x in range(
                int(max(left, -FAR) // self.SIDE), int(min(right, FAR) // self.SIDE) + 1
            ):
                yield x, y


def free_place(around: QRectF, covered: Covered, *, low: bool = False) -> QRectF:
    """A disc's place beside `around`: after it, before it, under or over its end; the first that
    covers no words and no other disc. `low`: level with the last line instead of the middle."""
    y = around.bottom() - DISC if low else around.center().y() - DISC / 2
    after, before = around.right() + GAP, around.left() - GAP - DISC
    places = [
        (after, y),
        (before, y),
        (around.right() - DISC, around.bottom() + GAP),
        (around.right() - DISC, around.top() - GAP - DISC),
        (after, around.bottom() + GAP),
        (after, around.top() - GAP - DISC),
    ]
    for x, top in places:
        disc = QRectF(x, top, DISC, DISC)
        if not covered.meets(disc):
            return disc
    return QRectF(*places[0], DISC, DISC)


def beside(around: QRectF, busy: Iterable[QRectF], taken: Iterable[QRectF]) -> QRectF:
    """`free_place` for a single mark among words and other marks."""
    return free_place(around, Covered((*busy, *taken)))
