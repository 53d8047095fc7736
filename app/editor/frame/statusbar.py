"""The status bar: device and job at the left; words, preflight and the file's state at the right."""

from __future__ import annotations

import time
from pathlib import Path

from PySide6.QtCore import QSize, Qt, QTimer, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy, QToolButton, QWidget

from app.editor.look import icons, tokens
from app.editor.workspace import Workspace


class _Item(QToolButton):
    """An icon in a state's colour with a short text; a click goes to where it is about."""

    def __init__(self, icon: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("statusitem")
        self.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.setIconSize(QSize(14, 14))
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self._icon, self._key = icon, "text2"
        tokens.signals.changed.connect(self._draw)
        self._draw()

    def say(self, text: str, icon: str = "", key: str = "text2", tip: str = "") -> None:
        # The style leaves no room between icon and text.
        self.setText(f"\u2002{text}" if text else "")
        self.setAccessibleName(text)
        self.setToolTip(tip or text)
        self.setVisible(bool(text))
        if (icon or self._icon, key) != (self._icon, self._key):
            self._icon, self._key = icon or self._icon, key
            self._draw()

    def _draw(self) -> None:
        self.setIcon(icons.icon(self._icon, self._key, 14))


class StatusBar(QFrame):
    device_wanted = Signal()
    proof_wanted = Signal()
    jobs_wanted = Signal()

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("status")
        self.setFixedHeight(28)
        self.workspace = workspace
        self._said_until = 0.0
        self.device = _Item("cpu", self)
        self.job = _Item("loader-2", self)
        self.words = _Item("text-scan-2", self)
        self.preflight = _Item("alert-triangle", self)
        self.online = _Item("cloud-off", self)
        self.saved = _Item("device-floppy", self)
        self.device.clicked.connect(self.device_wanted)
        self.job.clicked.connect(self.jobs_wanted)
        self.words.clicked.connect(self.proof_wanted)
        self.preflight.clicked.connect(self.proof_wanted)
        self.saved.clicked.connect(lambda: workspace.actions.trigger("file.save"))
        self.online.say(
            self.tr("Offline"),
            tip=self.tr("Affiche works on this machine alone; nothing leaves it."),
        )
        layout = QHBoxLayout(self)
        layout.setContentsMargins(8, 0, 8, 0)
        layout.setSpacing(2)
        for item in (self.device, self.job):
            layout.addWidget(item)
        layout.addStretch(1)
        for item in (self.words, self.preflight, self.online, self.saved):
            layout.addWidget(item)
        for item in (self.device, self.job, self.words, self.preflight):
            item.say("")
        self._forgetting = QTimer(self)
        self._forgetting.setSingleShot(True)
        self._forgetting.timeout.connect(self._forget)
        self._clock = QTimer(self)
        self._clock.setInterval(5000)
        self._clock.timeout.connect(self.refresh)
        self._clock.start()

    def say(self, kind: str, text: str, seconds: float = 4.0) -> None:
        """A passing message in the job's place."""
        icon = {"ok": "check", "warn": "alert-triangle", "err": "alert-circle"}.get(
            kind, "info-circle"
        )
        self.job.say(text, icon, kind if kind in ("ok", "warn", "err") else "text2")
        self._said_until = time.monotonic() + seconds
        self._forgetting.start(int(seconds * 1000) + 50)

    def _forget(self) -> None:
        if time.monotonic() >= self._said_until:
            self.job.say("")

    def working(self, text: str) -> None:
        """The job that runs; '' when none does."""
        if text or time.monotonic() >= self._said_until:
            self.job.say(text, "loader-2", "accent")

    def refresh(self) -> None:
        session = self.workspace.session
        if not session.is_saved:
            text = self.tr("Not saved") if session.path is None else self.tr("Edited")
            self.saved.say(
                text,
                "device-floppy",
                "text2",
                self.tr("Every edit is in the recovery journal. Ctrl+S saves."),
            )
        elif session.path is None:
            self.saved.say(self.tr("New"), "device-floppy")
        else:
            self.saved.say(self._when(session.path), "device-floppy", "text2", str(session.path))

    def _when(self, path: Path) -> str:
        """How long ago the file was written, as far as that is of interest."""
        try:
            ago = time.time() - path.stat().st_mtime
        except OSError:
            return self.tr("Saved, the file has gone")
        if 10 <= ago < 90:
            return self.tr("Saved %1 s ago").replace("%1", str(int(ago // 5 * 5)))
        if 90 <= ago < 5400:
            return self.tr("Saved %1 min ago").replace("%1", str(round(ago / 60)))
        return self.tr("Saved")
