"""The window: start page and editor, put together from their parts."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QByteArray, QEvent, QObject, QPointF, Qt, QTimer
from PySide6.QtGui import QCloseEvent, QResizeEvent
from PySide6.QtWidgets import (
    QApplication,
    QHBoxLayout,
    QMainWindow,
    QSplitter,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from app.editor import clipboard, edit_actions, object_actions, view_actions
from app.editor.actions import Action
from app.editor.canvas.proof_marks import ProofMarks
from app.editor.canvas.view import Canvas
from app.editor.dialogs import export
from app.editor.dialogs.formats import Wanted
from app.editor.dialogs.new import ask_new
from app.editor.dialogs.preferences import show_preferences
from app.editor.dialogs.start import StartPage
from app.editor.doc_tabs import DocumentTabs
from app.editor.documents import Documents
from app.editor.engine import Engine
from app.editor.file_actions import FileActions
from app.editor.messages import DocumentBar, Toasts
from app.editor.palette import Palette
from app.editor.panel_stack import PanelStack
from app.editor.panels import generate, proof
from app.editor.panels.brand import BrandPanel
from app.editor.panels.design import DesignPanel
from app.editor.panels.generate import GeneratePanel
from app.editor.panels.history import HistoryPanel
from app.editor.panels.layers import LayersPanel
from app.editor.panels.library import LibraryPanel
from app.editor.panels.pages import PagesPanel
from app.editor.panels.proof import ProofPanel
from app.editor.proving import Proving
from app.editor.rail import ToolRail
from app.editor.safe_view import SafeViewBar
from app.editor.session import Session
from app.editor.settings import Settings
from app.editor.statusbar import StatusBar
from app.editor.topbar import TopBar
from app.editor.workspace import Workspace
from app.editor.zoombar import ZoomBar
from engine.document import units
from engine.document.model import Document, Page
from engine.errors import UserError
from engine.planning.formats import parse_size

LEFT, RIGHT = 298, 295
"""Widths of the panels, px, until the user drags them."""


def blank_document(size: str) -> Document:
    """An empty page of a size as requests write it; print sizes get a bleed of 3 mm. Raises
    UserError."""
    page = parse_size(size)
    bleed = units.to_points(3, "mm") if page.print else 0.0
    safe = min(page.width, page.height) * 0.03
    return Document(
        pages=(Page(width=page.width, height=page.height, bleed=bleed, safe=safe),), unit=page.unit
    )


class Window(QMainWindow):
    """One window with any number of documents as tabs."""

    def __init__(self, settings: Settings, documents: Documents | None = None) -> None:
        super().__init__()
        self.setObjectName("app")
        self.setMinimumSize(1120, 700)
        self.resize(1440, 900)
        self.settings = settings
        self.documents = documents or Documents(settings)
        self.documents.setParent(self)
        # Views are bound to a session from the start; this one is never shown.
        blank = Document(pages=(Page(width=841.9, height=1190.6),))
        self.workspace = Workspace(Session(blank, parent=self), settings, self)
        self.workspace.importer = clipboard.import_files
        self.engine = Engine(self)
        self.workspace.engine = self.engine
        self.proof = Proving(self.workspace, self)
        self.workspace.proof = self.proof
        self.bar = DocumentBar()
        self.files = FileActions(self.workspace, self.documents, self.bar, self)
        self.files.choose_new = lambda: ask_new(settings, self)
        self.canvas = Canvas(self.workspace)
        self.generate = GeneratePanel(self.workspace)
        self._bound: Session | None = None
        self._fresh: set[int] = set()
        self._add_actions()
        self._build()
        self._connect()
        self._restore()
        self._current_changed(self.documents.current)
        self.canvas.setFocus()

    # ------------------------------------------------------------ making it

    def _add_actions(self) -> None:
        workspace = self.workspace
        workspace.actions.add(
            *self.files.actions(),
            *export.actions(workspace, self),
            *edit_actions.actions(workspace),
            *clipboard.actions(workspace, self._centre, lambda: self.canvas.editor),
            *object_actions.actions(workspace),
            *generate.actions(workspace, self.generate),
            *view_actions.actions(workspace, self.canvas),
            *proof.actions(workspace),
            *view_actions.tools(workspace),
            *self._own_actions(),
        )

    def _own_actions(self) -> list[Action]:
        view, help = self.tr("View"), self.tr("Help")
        panels = ("generate", "library", "brand", "pages", "design", "proof", "history")
        return [
            *(
                Action(
                    f"panel.{id}", title, partial(self.show_panel, id), (f"Alt+{n}",), "", view,
                    separated=n == 1, english=id.capitalize(),
                )
                for n, (id, title) in enumerate(zip(panels, self._panel_titles(), strict=True), 1)
            ),
            Action("file.preferences", self.tr("Preferences…"), self.prefer, ("Ctrl+,",), "settings", self.tr("Edit"), separated=True, english="Preferences"),
            Action("file.home", self.tr("Start page"), self.go_home, (), "home", self.tr("File"), separated=True, english="Start page"),
            Action("file.quit", self.tr("Quit"), self.close, ("Ctrl+Q",), "", self.tr("File"), english="Quit"),
            Action("view.panels", self.tr("Panels"), self.toggle_panels, ("Ctrl+.",), "", view, checked=lambda: self.left.isVisibleTo(self), separated=True, english="Panels"),
            Action("view.next_pane", self.tr("Next pane"), lambda: self.cycle(1), ("F6",), "", "", english="Next pane"),
            Action("view.previous_pane", self.tr("Previous pane"), lambda: self.cycle(-1), ("Shift+F6",), "", "", english="Previous pane"),
            Action("view.next_document", self.tr("Next document"), lambda: self.tabs.step(1), ("Ctrl+Tab",), "", "", lambda: len(self.documents.sessions) > 1, english="Next document"),
            Action("view.previous_document", self.tr("Previous document"), lambda: self.tabs.step(-1), ("Ctrl+Shift+Tab",), "", "", lambda: len(self.documents.sessions) > 1, english="Previous document"),
            Action("help.palette", self.tr("Commands…"), lambda: self.palette_box.open(), ("Ctrl+K",), "command", help, english="Commands"),
            Action("help.keys", self.tr("Keyboard"), lambda: self.palette_box.open(), ("F1",), "help", help, english="Keyboard"),
        ]  # fmt: skip

    def _build(self) -> None:
        workspace = self.workspace
        self.topbar = TopBar(workspace)
        self.rail = ToolRail(workspace)
        self.tabs = DocumentTabs()
        self.status = StatusBar(workspace)
        self.layers = LayersPanel(workspace)
        library = LibraryPanel(workspace)
        library.centre = lambda: self._centre().toTuple()
        self.left = PanelStack(
            "left", [self.generate, library, BrandPanel(workspace), PagesPanel(workspace)]
        )
        self.findings = ProofPanel(workspace)
        self.right = PanelStack(
            "right", [DesignPanel(workspace), self.findings, HistoryPanel(workspace)]
        )
        self.start = StartPage(workspace)
        self.proof_marks = ProofMarks(workspace, self.canvas)
        self.canvas.overlays.append(self.proof_marks)

        self.area = QWidget()
        column = QVBoxLayout(self.area)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.tabs)
        column.addWidget(self.bar)
        column.addWidget(self.canvas, 1)
        self.zoombar = ZoomBar(workspace, self.canvas)
        self.toasts = Toasts(self.canvas)
        self.canvas.installEventFilter(self)

        self.side = QSplitter(Qt.Orientation.Vertical)
        self.side.setObjectName("right")
        self.side.addWidget(self.right)
        self.side.addWidget(self.layers)
        self.side.setSizes([560, 280])
        self.side.setChildrenCollapsible(False)
        self.split = QSplitter()
        self.split.setChildrenCollapsible(False)
        self.split.setHandleWidth(1)
        for widget in (self.left, self.area, self.side):
            self.split.addWidget(widget)
        self.left.setMinimumWidth(240)
        self.left.setMaximumWidth(420)
        self.area.setMinimumWidth(480)
        self.side.setMinimumWidth(260)
        self.side.setMaximumWidth(420)
        self.split.setStretchFactor(1, 1)
        self.split.setSizes([LEFT, 4000, RIGHT])

        body = QWidget()
        row = QHBoxLayout(body)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.rail)
        row.addWidget(self.split, 1)
        self.editor = QWidget()
        rows = QVBoxLayout(self.editor)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(0)
        rows.addWidget(self.topbar)
        rows.addWidget(body, 1)
        rows.addWidget(self.status)
        self.pages = QStackedWidget()
        self.pages.addWidget(self.start)
        self.pages.addWidget(self.editor)
        self.setCentralWidget(self.pages)
        self.palette_box = Palette(workspace, self, lambda ratio: self.canvas.set_zoom(ratio))
        self.addActions([workspace.actions.qt(action.id) for action in workspace.actions])

    def _connect(self) -> None:
        workspace, documents = self.workspace, self.documents
        documents.opened.connect(self._opened)
        documents.closed.connect(self.tabs.remove)
        documents.current_changed.connect(self._current_changed)
        documents.autosave_paused.connect(workspace.fail)
        for session in documents.sessions:
            self._opened(session)
        self.tabs.chosen.connect(documents.set_current)
        self.tabs.closing.connect(self.files.close)
        self.tabs.adding.connect(self.files.new)
        self.canvas.zoom_changed.connect(self.zoombar.show_zoom)
        workspace.message.connect(self._say)
        workspace.revealed.connect(self.canvas.centre_on)
        workspace.edited.connect(self.canvas.start_text_editing)
        self.topbar.home.connect(self.go_home)
        self.findings.count_changed.connect(lambda count: self.right.set_count("proof", count))
        self.proof.changed.connect(self._show_proof)
        self.right.shown.connect(lambda id: self.proof_marks.set_keeps_ticks(id == "proof"))
        self.engine.device_changed.connect(self._show_device)
        self.engine.progress.connect(self._show_job)
        self.engine.queue_changed.connect(self._show_queue)
        self.status.proof_wanted.connect(lambda: self.right.show_panel("proof"))
        self.status.device_wanted.connect(lambda: self.prefer("devices"))
        self.status.jobs_wanted.connect(lambda: self.left.show_panel("generate"))
        start = self.start
        start.new_wanted.connect(self._new)
        start.open_wanted.connect(self.files.open_path)
        start.browse_wanted.connect(self.files.open)
        start.template_wanted.connect(self.files.open_copy)
        start.describe_wanted.connect(self._describe)
        start.recover_wanted.connect(self._recover)
        start.discard_wanted.connect(self._discard)
        start.preferences_wanted.connect(self.prefer)
        start.set_recoverable(documents.recoverable())
        self.zoombar.show_zoom(self.canvas.zoom)

    # ------------------------------------------------------------ documents

    def _opened(self, session: Session) -> None:
        self.tabs.add(session)
        self._fresh.add(id(session))

    def _current_changed(self, session: Session | None) -> None:
        if self._bound is not None:
            for signal in (self._bound.saved, self._bound.history_moved, self._bound.selected):
                signal.disconnect(self._refresh)
            self._bound = None
        if session is None:
            self.go_home()
            self._refresh()
            return
        for signal in (session.saved, session.history_moved, session.selected):
            signal.connect(self._refresh)
        self._bound = session
        self.workspace.set_session(session)
        self.tabs.show_current(session)
        if id(session) in self._fresh:
            self._fresh.discard(id(session))
            QTimer.singleShot(0, self.canvas, self.canvas.fit)
        self.pages.setCurrentWidget(self.editor)
        self._show_damage(session)
        self._refresh()

    def _show_damage(self, session: Session) -> None:
        """The bar of a document that is open read-only."""
        self.bar.clear()
        found = self.documents.safe_view(session)
        if found is not None:
            bar = SafeViewBar(found, lambda: self.files.save_as(session))
            bar.revealed.connect(self.workspace.reveal)
            self.bar.hold(bar)
            return
        notes = self.documents.notes(session)
        if notes:
            self.bar.say("warn", " ".join(notes))

    # ------------------------------------------------------------ the start page

    def go_home(self) -> None:
        self.start.set_recoverable(self.documents.recoverable())
        self.pages.setCurrentWidget(self.start)

    def _new(self, wanted: Wanted | None) -> None:
        document = ask_new(self.settings, self, wanted)
        if document is not None:
            self.documents.new(document)

    def _describe(self, prompt: str, size: str) -> None:
        try:
            document = blank_document(size)
        except UserError as error:
            self.workspace.fail(error)
            return
        self.documents.new(document)
        self.left.show_panel("generate")
        self.generate.describe(prompt)

    def _recover(self, key: str) -> None:
        try:
            self.documents.recover(key)
        except UserError as error:
            self.workspace.fail(error)

    def _discard(self, key: str) -> None:
        try:
            self.documents.forget(key)
        except UserError as error:
            self.workspace.fail(error)
        self.start.set_recoverable(self.documents.recoverable())

    def prefer(self, page: str = "general") -> None:
        show_preferences(self.workspace, page, self)

    # ------------------------------------------------------------ what is going on

    def _centre(self) -> QPointF:
        """The point of the page in the middle of the view."""
        return self.canvas.to_page(QPointF(self.canvas.rect().center()))

    def _show_proof(self) -> None:
        proof = self.proof
        if not proof.total:
            self.status.words.say("")
        else:
            good = proof.proved == proof.total
            said = self.tr("Words proved %1 of %2")
            said = said.replace("%1", str(proof.proved)).replace("%2", str(proof.total))
            if proof.checking and not good:
                self.status.words.say(self.tr("Proving…"), "text-scan-2", "text2", said)
            else:
                self.status.words.say(said, "text-scan-2", "ok" if good else "warn")
        count = proof.count
        if not count:
            self.status.preflight.say("")
            return
        kind = "err" if proof.errors else "warn"
        icon = "alert-circle" if proof.errors else "alert-triangle"
        said = (
            self.tr("1 finding") if count == 1 else self.tr("%1 findings").replace("%1", str(count))
        )
        self.status.preflight.say(said, icon, kind)

    def _show_device(self, sentence: str) -> None:
        device = self.engine.device
        self.status.device.say(device.label if device is not None else "CPU", tip=sentence)

    def _show_job(self, job: str, stage: str, done: float, left: float | None) -> None:
        text = stage[:1].upper() + stage[1:]
        if left is not None and left >= 1:
            text += self.tr(", %1 s left").replace("%1", f"{left:.0f}")
        self.status.working(text)

    def _show_queue(self) -> None:
        if not self.engine.queue.live:
            self.status.working("")

    def _refresh(self) -> None:
        session = self.workspace.session
        self.topbar.refresh()
        self.status.refresh()
        self.workspace.actions.refresh()
        mark = "" if session.is_saved else "• "
        self.setWindowTitle(f"{mark}{session.title} – Affiche")

    def _say(self, kind: str, text: str) -> None:
        if kind in ("warn", "err"):
            self.toasts.say(kind, text)
        else:
            self.status.say(kind, text)

    @property
    def busy(self) -> bool:
        """Whether something is still being drawn, planned or proved."""
        return self.proof.checking or bool(self.engine.queue.live)

    # ------------------------------------------------------------ panes

    def _panel_titles(self) -> tuple[str, ...]:
        return (
            self.tr("Generate"), self.tr("Library"), self.tr("Brand"), self.tr("Pages"), self.tr("Design"),
            self.tr("Proof"), self.tr("History"),
        )  # fmt: skip

    def show_panel(self, id: str) -> None:
        """Brings a panel into view. Raises KeyError."""
        stack = self.left if id in self.left else self.right
        stack.show()
        if stack is self.right:
            self.side.show()
        stack.show_panel(id)

    def toggle_panels(self) -> None:
        shown = self.left.isVisibleTo(self)
        self.left.setVisible(not shown)
        self.side.setVisible(not shown)

    def cycle(self, by: int) -> None:
        """Puts the keyboard into the next pane: rail, left panel, canvas, right panel, layers."""
        panes: list[QWidget] = [
            w for w in (self.rail, self.left, self.canvas, self.right, self.layers) if w.isVisible()
        ]
        focus = QApplication.focusWidget()
        at = next(
            (
                n
                for n, p in enumerate(panes)
                if focus is p or (focus is not None and p.isAncestorOf(focus))
            ),
            -1,
        )
        if not panes:
            return
        pane = panes[(at + by) % len(panes)]
        if pane is self.canvas:
            pane.setFocus(Qt.FocusReason.TabFocusReason)
            return
        for child in pane.findChildren(QWidget):
            if (
                child.focusPolicy() & Qt.FocusPolicy.TabFocus
                and child.isVisibleTo(pane)
                and child.isEnabled()
            ):
                child.setFocus(Qt.FocusReason.TabFocusReason)
                return

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self.canvas and event.type() in (QEvent.Type.Resize, QEvent.Type.Show):
            self._place()
        return super().eventFilter(watched, event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place()

    def _place(self) -> None:
        self.zoombar.adjustSize()
        size = self.zoombar.size()
        self.zoombar.move(
            (self.canvas.width() - size.width()) // 2, self.canvas.height() - size.height() - 12
        )
        self.toasts.place()

    # ------------------------------------------------------------ coming and going

    def _restore(self) -> None:
        for key, act in self._states().items():
            held = self.settings.get(f"window.{key}", "")
            if held:
                act[1](QByteArray.fromBase64(held.encode()))

    def _states(self) -> dict[str, tuple[Callable[[], QByteArray], Callable[[QByteArray], bool]]]:
        return {
            "geometry": (self.saveGeometry, self.restoreGeometry),
            "columns": (self.split.saveState, self.split.restoreState),
            "side": (self.side.saveState, self.side.restoreState),
        }

    def closeEvent(self, event: QCloseEvent) -> None:
        for session in self.documents.sessions:
            if not session.is_saved and not self.files.may_go(session):
                event.ignore()
                return
        for session in self.documents.sessions:
            self.documents.close(session)
        self.shut_down()
        event.accept()

    def shut_down(self) -> None:
        """Ends what runs beside the window; unsaved work stays in its journal."""
        for key, act in self._states().items():
            self.settings.set(f"window.{key}", bytes(act[0]().toBase64().data()).decode())
        self.proof.stop()
        self.engine.shutdown()
        self.documents.finish()
