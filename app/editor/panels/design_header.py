"""The head of Design: icon, name, role and lock of what is selected."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetricsF, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QStackedWidget, QWidget

from app.editor.controls import IconButton, Label, Picture, TextField
from app.editor.look import tokens
from app.editor.panels import naming
from app.editor.panels.design_module import tr
from app.editor.panels.selected import Selected
from engine.document.model import Region, TextBlock


class RoleChip(QWidget):
    """A role's name on a soft ground, in the role's colour."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._text, self._key = "", "accent"
        self.setFixedHeight(22)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)

    def show_role(self, text: str, key: str) -> None:
        """'' hides it."""
        self._text, self._key = text, key
        self.setVisible(bool(text))
        self.setAccessibleName(tr("Role: %1").replace("%1", text))
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        metrics = QFontMetricsF(tokens.font(11, tokens.Weight.DemiBold))
        return QSize(round(metrics.horizontalAdvance(self._text)) + 17, 22)

    def minimumSizeHint(self) -> QSize:
        return QSize(min(self.sizeHint().width(), 48), 22)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        ground = "accentsoft" if self._key == "accent" else "raised"
        if tokens.theme() == "light" and ground == "raised":
            ground = "hover"
        painter.setBrush(tokens.colour(ground))
        painter.drawRoundedRect(QRectF(self.rect()), 5, 5)
        face = tokens.font(11, tokens.Weight.DemiBold)
        painter.setFont(face)
        painter.setPen(tokens.colour(self._key))
        room = self.width() - 12
        text = QFontMetricsF(face).elidedText(self._text, Qt.TextElideMode.ElideRight, room)
        painter.drawText(QRectF(self.rect()), Qt.AlignmentFlag.AlignCenter, text)


class _Name(Label):
    """A double click begins renaming."""

    renaming = Signal()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        self.renaming.emit()


class DesignHeader(QWidget):
    """Says what is selected; renames by a double click on the name, locks by the padlock."""

    renamed = Signal(str)
    locked = Signal(bool)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._icon = Picture("file", "accent", 16)
        self.name = _Name("", "section")
        self.name.renaming.connect(self.begin_renaming)
        self.field = TextField(tr("Name"))
        self.field.committed.connect(self._commit)
        self._names = QStackedWidget()
        self.field.editingFinished.connect(lambda: self._names.setCurrentWidget(self.name))
        self._names.addWidget(self.name)
        self._names.addWidget(self.field)
        self._names.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self._names.setFixedHeight(28)
        self.chip = RoleChip()
        self.lock = IconButton(
            "lock-open", tr("Lock place, words and look"), checkable=True, on_icon="lock"
        )
        self.lock.clicked.connect(self.locked)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(self._icon)
        row.addWidget(self._names, 1)
        row.addWidget(self.chip)
        row.addWidget(self.lock)
        self._renames = False

    def show_selected(self, selected: Selected) -> None:
        only = selected.only
        self._renames = False
        self.lock.setVisible(selected.count > 0)
        held = (*selected.layers, *selected.regions)
        self.lock.setChecked(bool(held) and all(x.locked for x in held))
        tip = tr("Unlock") if self.lock.isChecked() else tr("Lock place, words and look")
        self.lock.set_tip(tip)
        if selected.count == 0:
            self._say("file", "text2", tr("Document"), "", "")
        elif only is None:
            count = tr("%1 selected").replace("%1", str(selected.count))
            self._say("box-multiple", "text2", count, "", "")
        elif isinstance(only, Region):
            key = naming.REGION_COLOURS[only.role]
            name = only.prompt or naming.region_title(only)
            self._say(naming.icon(only), key, name, naming.region_role(only.role), key)
        else:
            text = isinstance(only, TextBlock)
            role = naming.text_role(only.role) if isinstance(only, TextBlock) else ""
            key = "accent" if text else "text2"
            self._say(naming.icon(only), key, naming.layer_title(only), role, "accent")
            self._renames = True

    def _say(self, icon: str, key: str, name: str, role: str, role_key: str) -> None:
        self._icon.set_icon(icon, key)
        self.name.setText(" ".join(name.split()))
        self.chip.show_role(role, role_key or "accent")

    def begin_renaming(self) -> None:
        if not self._renames or self.lock.isChecked():
            return
        self.field.set_text(self.name.text())
        self._names.setCurrentWidget(self.field)
        self.field.setFocus(Qt.FocusReason.OtherFocusReason)
        self.field.selectAll()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self._names.currentWidget() is self.field:
            self._names.setCurrentWidget(self.name)  # renaming is given up
            return
        super().keyPressEvent(event)

    def _commit(self, name: str) -> None:
        self._names.setCurrentWidget(self.name)
        if name.strip():
            self.renamed.emit(" ".join(name.split()))
