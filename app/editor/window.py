"""The window: start page and editor, put together from their parts."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QByteArray, QEvent, QObject, QPointF, Qt, QTimer
from PySide6.QtGui import QCloseEvent, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QMainWindow,
    QSplitter,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from app.editor.actions import edit_actions, object_actions, view_actions
from app.editor.actions.file_actions import FileActions
from app.editor.canvas.proof_marks import ProofMarks
from app.editor.canvas.selection_bar import SelectionBar
from app.editor.canvas.view import Canvas
from app.editor.controls import Popover
from app.editor.dialogs import export, keys
from app.editor.dialogs.formats import Wanted
from app.editor.dialogs.keyboard import KeyboardSheet
from app.editor.dialogs.new import ask_new
from app.editor.dialogs.preferences import show_preferences
from app.editor.dialogs.start import StartPage
from app.editor.engine import Engine
from app.editor.exchange import clipboard
from app.editor.files.documents import Documents
from app.editor.files.safe_view import SafeViewBar
from app.editor.frame import window_actions
from app.editor.frame.doc_tabs import DocumentTabs
from app.editor.frame.messages import DocumentBar, Toasts
from app.editor.frame.news import News
from app.editor.frame.palette import Palette
from app.editor.frame.panel_stack import PanelStack
from app.editor.frame.panes import Panes
from app.editor.frame.rail import ToolRail
from app.editor.frame.statusbar import StatusBar
from app.editor.frame.topbar import TopBar
from app.editor.frame.tour import Tour, stops
from app.editor.frame.zoombar import ZoomBar
from app.editor.panels import arranging, generate, proof
from app.editor.panels.brand import BrandPanel
from app.editor.panels.design import DesignPanel
from app.editor.panels.generate import GeneratePanel
from app.editor.panels.history import HistoryPanel
from app.editor.panels.jobs_list import JobsList
from app.editor.panels.layers import LayersPanel
from app.editor.panels.library import LibraryPanel
from app.editor.panels.pages import PagesPanel
from app.editor.panels.proof import ProofPanel
from app.editor.panels.resize import ResizeView
from app.editor.proofing.proving import Proving
from app.editor.session import Session
from app.editor.settings import Settings
from app.editor.workspace import Workspace
from engine.document import edits
from engine.document.model import Document, Page
from engine.errors import UserError

TOUR_MS = 600
LEFT, RIGHT = 298, 295
"""Widths of the panels, px, until the user drags them."""


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
        self._resize: ResizeView | None = None
        self._fresh: set[int] = set()
        self._add_actions()
        self._build()
        self._connect()
        self._restore()
        self._current_changed(self.documents.current)

    # ------------------------------------------------------------ making it

    def _add_actions(self) -> None:
        workspace = self.workspace
        workspace.actions.add(
            *self.files.actions(),
            *export.actions(workspace, self),
            *edit_actions.actions(workspace),
            *clipboard.actions(workspace, self._centre, lambda: self.canvas.editor),
            *object_actions.actions(workspace),
            *arranging.actions(workspace),
            *generate.actions(workspace, self.generate),
            *view_actions.actions(workspace, self.canvas),
            *proof.actions(workspace),
            *view_actions.tools(workspace),
            *window_actions.actions(self),
        )
        keys.apply_keys(workspace.actions, self.settings)

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
        self.selection_bar = SelectionBar(workspace, self.canvas)
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
        self.keyboard = KeyboardSheet(workspace.actions, self)
        self.panes = Panes(
            self.canvas,
            (self.rail, self.left, self.canvas, self.right, self.layers),
            (self.left, self.side),
            (self.topbar, self.rail, self.tabs, self.status),
        )
        self.tour = Tour(self, self.settings, stops(self))
        self._tour_offered = False
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
        self.topbar.home.connect(self.go_home)
        self.findings.count_changed.connect(lambda count: self.right.set_count("proof", count))
        self.proof_marks.chosen.connect(lambda *_: self.show_panel("proof"))
        self.layers.pointed.connect(self.canvas.hover)
        self.right.shown.connect(lambda id: self.proof_marks.set_keeps_ticks(id == "proof"))
        News(self.status, self.proof, self.engine, self.generate.jobs, self)
        self.status.proof_wanted.connect(lambda: self.right.show_panel("proof"))
        self.status.device_wanted.connect(lambda: self.prefer("devices"))
        self.status.jobs_wanted.connect(self._show_jobs)
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
            for signal in (self._bound.saved, self._bound.selected):
                signal.disconnect(self._refresh)
            self._bound = None
        if session is None:
            self.go_home()
            self._refresh()
            return
        # `saved` comes with every step of the history.
        for signal in (session.saved, session.selected):
            signal.connect(self._refresh)
        self._bound = session
        self.workspace.set_session(session)
        self.tabs.show_current(session)
        if id(session) in self._fresh:
            self._fresh.discard(id(session))
            QTimer.singleShot(0, self.canvas, self.canvas.fit)
        if self.pages.currentWidget() is not self.editor:
            self.pages.setCurrentWidget(self.editor)
            self.canvas.setFocus()
        self._show_damage(session)
        self._refresh()
        if self._tour_offered:
            # After a first look at the document, and not over its opening.
            QTimer.singleShot(TOUR_MS, self, self._show_offered_tour)

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
        self.tour.end()
        self.start.set_recoverable(self.documents.recoverable())
        self.pages.setCurrentWidget(self.start)
        self.start.prompt.setFocus()

    def _new(self, wanted: Wanted | None) -> None:
        document = ask_new(self.settings, self, wanted)
        if document is not None:
            self.documents.new(document)

    def _describe(self, prompt: str, wanted: Wanted) -> None:
        self.documents.new(wanted.document())
        self.left.show_panel("generate")
        form = self.generate.form
        form.reuse(prompt, "")
        # On the start page nobody could press them: what is quoted stands under Texts now, where
        # it can be changed.
        while form.chips:
            form.chips[0].click()
        self.generate.generate()
        if not any(row.text.strip() for row in form.rows()):
            form.text_rows[0].field.setFocus()
            self.toasts.say(
                "info",
                self.tr("The poster has no words yet. Write them under Texts, and generate again."),
            )

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

    # ------------------------------------------------------------ the tour

    def begin_tour(self) -> None:
        self.pages.setCurrentWidget(self.editor)
        self.tour.begin()

    def offer_tour(self) -> None:
        """Shows the tour with the first document, to somebody who never saw it."""
        self._tour_offered = not self.tour.seen
        if self._tour_offered and self.documents.current is not None:
            self._show_offered_tour()

    def _show_offered_tour(self) -> None:
        if self._tour_offered and self.pages.currentWidget() is self.editor:
            self._tour_offered = False
            self.tour.begin()

    # ------------------------------------------------------------ what is going on

    def _show_jobs(self) -> None:
        """What runs and waits, by the status bar: to be put in another order or cancelled."""
        jobs = Popover(JobsList(self.engine), self)
        jobs.closed.connect(jobs.deleteLater)
        jobs.show_under(self.status.job)

    def _centre(self) -> QPointF:
        """The point of the page in the middle of the view."""
        return self.canvas.to_page(QPointF(self.canvas.rect().center()))

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

    def show_panel(self, id: str) -> None:
        """Brings a panel into view. Raises KeyError."""
        self.panes.show_all()
        stack = self.left if id in self.left else self.right
        stack.show()
        if stack is self.right:
            self.side.show()
        stack.show_panel(id)

    def show_resize(self) -> None:
        """All formats of the document side by side."""
        if self._resize is None:
            self._resize = ResizeView(self.workspace)
            self._resize.back_wanted.connect(self._back)
            self._resize.document_wanted.connect(self._edit_format)
            self.pages.addWidget(self._resize)
        self.pages.setCurrentWidget(self._resize)

    def _back(self) -> None:
        self.pages.setCurrentWidget(self.editor)
        self.canvas.setFocus()

    def _edit_format(self, document: Document, title: str) -> None:
        source = self.workspace.session
        self.documents.new(edits.set_title(document, title), source.assets)

    def show_layers(self) -> None:
        self.panes.show_all()
        self.side.show()
        self.panes.enter(self.layers)

    def toggle_panels(self) -> None:
        self.panes.toggle_panels()

    def toggle_all(self) -> None:
        """Everything but the canvas; how it comes back is said, for the menus have gone too."""
        self.panes.toggle_all()
        if self.panes.alone:
            key = self.workspace.actions.qt("view.canvas_only").shortcut()
            said = self.tr("%1 brings the panels back.")
            native = key.toString(key.SequenceFormat.NativeText)
            self.toasts.say("info", said.replace("%1", native))

    def cycle(self, by: int) -> None:
        """Puts the keyboard into the next pane: rail, left panel, canvas, right panel, layers."""
        self.panes.cycle(by)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self.canvas and event.type() in (QEvent.Type.Resize, QEvent.Type.Show):
            self._place()
        if (
            watched is self.canvas
            and isinstance(event, QKeyEvent)
            and event.type() is QEvent.Type.KeyPress
        ):
            return self._key(event.key())
        return super().eventFilter(watched, event)

    def _key(self, key: int) -> bool:
        """Keys that reach the canvas and aren't about what is on it; whether it was one."""
        if key == Qt.Key.Key_Escape and not self.canvas.hasFocus():
            self.canvas.setFocus()  # out of a field of a bar that floats on the canvas
            return True
        turn = {Qt.Key.Key_PageUp: -1, Qt.Key.Key_PageDown: 1}.get(Qt.Key(key), 0)
        if not turn or self.canvas.editor is not None or self.canvas.gesture is not None:
            return False
        session = self.workspace.session
        wanted = session.page + turn
        if 0 <= wanted < len(session.shown.pages):
            session.turn_to(wanted)
        return True

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

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc that nothing else wanted leaves a field for the canvas."""
        if event.key() == Qt.Key.Key_Escape and self.pages.currentWidget() is self.editor:
            self.canvas.setFocus()
        else:
            super().keyPressEvent(event)

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
