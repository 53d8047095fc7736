"""Resize: one design in many formats, each composed anew with the same words."""

from __future__ import annotations

import weakref

import msgspec
from PySide6.QtCore import QCoreApplication, QPoint, QTimer, Signal
from PySide6.QtGui import QImage, QPixmap
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from app.editor import engine_words
from app.editor.controls import (
    Button,
    CheckBox,
    IconButton,
    Label,
    Menu,
    Popover,
    ScrollPanel,
    Section,
    TextField,
    column,
    row,
)
from app.editor.panels.device_card import SETTING
from app.editor.panels.format_desk import FormatDesk
from app.editor.panels.generate_button import GenerateButton, seconds
from app.editor.panels.resize_formats import Format, FormatModel, Result, presets, size_text
from app.editor.panels.variants import stage_name
from app.editor.session import Change, Session
from app.editor.workspace import Workspace
from engine.document import texts, variants
from engine.document.file import document_json
from engine.document.model import Document
from engine.drawing.compose import compose
from engine.errors import UserError
from engine.jobs.asking import request_for, size_of
from engine.jobs.estimates import rounded
from engine.jobs.messages import Kept, Proved, Resize
from engine.jobs.request import Request
from engine.planning.formats import parse_size
from engine.planning.tokens import from_text
from exporters.raster import render

LOOK = 512.0
WIDTH = 256
FORMATS = "resize.formats"
CHOSEN = "resize.chosen"
FIRST = ("1080x1920px", "1080x1080px", "1200x628px", "970x250px")
"""Sizes that are checked at first."""


def tr(text: str) -> str:
    return QCoreApplication.translate("Resize", text)


def picture_of(document: Document, page: int, session: Session) -> QPixmap:
    scene = compose(document, page)
    scale = LOOK / max(scene.width, scene.height)
    pixels = render(scene, scale=scale, assets=session.assets)
    height, width, _ = pixels.shape
    image = QImage(pixels.tobytes(), width, height, 3 * width, QImage.Format.Format_RGB888)
    return QPixmap.fromImage(image)


class ResizeView(QWidget):
    """A page of the window, over the document in front."""

    back_wanted = Signal()
    document_wanted = Signal(object, str)
    """A Document that shall be edited on its own, and its title."""

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.workspace = workspace
        self.model = FormatModel()
        self.desk = FormatDesk(self.model)
        self._session: Session | None = None
        self._results: weakref.WeakKeyDictionary[Session, dict[str, Result]] = (
            weakref.WeakKeyDictionary()
        )
        none: tuple[Format, ...] = ()
        own = workspace.settings.get_as(FORMATS, tuple[Format, ...], none)
        self.formats = [*presets(), *own]
        self._words = QTimer(self, singleShot=True, interval=400)
        self._words.timeout.connect(self._rewrite)

        self.back = Button(tr("Back to editor"), "ghost", "arrow-left")
        self.add = IconButton("plus", tr("Add a format"))
        self.button = GenerateButton("")
        self.pages = Button(tr("Keep as pages"), "plain", "files")
        self.cost = Label("", "caption", wrap=True)
        self.faces, self.artwork, self.colours = (
            CheckBox(name, on=True)
            for name in (tr("Faces"), tr("Scene and subject"), tr("Colours"))
        )
        words = CheckBox(tr("Words"), on=True)
        words.setEnabled(False)
        words.setToolTip(tr("Words are never changed."))
        self._list = QVBoxLayout()
        self._list.setSpacing(2)
        self._boxes: list[tuple[Format, CheckBox]] = []
        formats, same = Section(tr("Formats")), Section(tr("Keep the same"))
        formats.header_buttons.addWidget(self.add)
        formats.body.addLayout(self._list)
        for box in (words, self.faces, self.artwork, self.colours):
            same.body.addWidget(box)
        same.body.setSpacing(2)
        panel = ScrollPanel(spacing=10)
        intro = Label(
            tr("The planner lays out each format again. Words stay as they are."),
            "caption",
            wrap=True,
        )
        for part in (Label(tr("Resize"), "h2"), intro, formats, same):
            panel.body.addWidget(part)
        panel.body.addStretch(1)
        foot = column(self.cost, self.button, self.pages, spacing=8, margins=(14, 8, 14, 14))
        left = QFrame()
        left.setObjectName("left")
        left.setFixedWidth(WIDTH)
        inside = QVBoxLayout(left)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(0)
        inside.addWidget(row(self.back, None, margins=(6, 6, 6, 0)))
        inside.addWidget(panel, 1)
        inside.addWidget(foot)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(left)
        layout.addWidget(self.desk, 1)

        self.back.clicked.connect(self.back_wanted)
        self.add.clicked.connect(self._ask_format)
        self.button.started.connect(self.plan_all)
        self.button.stopped.connect(self.cancel)
        self.pages.clicked.connect(self.keep_as_pages)
        self.desk.opened.connect(self._open)
        self.desk.menu_wanted.connect(self._offer)
        engine = workspace.engine
        if engine is not None:
            engine.progress.connect(self._advance)
            engine.files.connect(self._take)
            engine.variant.connect(self._draw)
            engine.checked.connect(self._check)
            engine.finished.connect(lambda job, _result: self._end(job))
            engine.cancelled.connect(lambda job: self._end(job))
            engine.failed.connect(self._fail)
        workspace.session_changed.connect(self._bind)
        self._list_formats()
        self._bind()

    # ------------------------------------------------------------ the document in front

    def _bind(self) -> None:
        if self._session is not None:
            self._session.changed.disconnect(self._followed)
        self._session = self.workspace.session
        self._session.changed.connect(self._followed)
        if self.isVisible():
            self._show()

    def showEvent(self, event: object) -> None:
        self._show()

    @property
    def session(self) -> Session:
        return self.workspace.session

    def _held(self) -> dict[str, Result]:
        return self._results.setdefault(self.session, {})

    def chosen_formats(self) -> list[Format]:
        return [format for format, box in self._boxes if box.isChecked()]

    def _show(self) -> None:
        """The source and the checked formats, with what was made of them before."""
        document = self.session.document
        if not document.pages:
            self.model.show([])
            self._refresh()
            return
        page = self.session.page
        source = Result(Format(self.session.title, size_of(document, page)), "source")
        source.pixmap = picture_of(document, page, self.session)
        held = self._held()
        items = [held.setdefault(f.size, Result(f)) for f in self.chosen_formats()]
        self.model.show([source, *items])
        self._refresh()

    def _followed(self, change: Change) -> None:
        if not change.passing and self.isVisible():
            self._words.start()

    def _rewrite(self) -> None:
        """A word that changed in the source changes in every format; a word that went or came
        needs a new plan."""
        asked = texts.rows(self.session.document, self.session.page)
        for result in self.model.items[1:]:
            document = result.document
            if document is None:
                continue
            own = texts.rows(document)
            if [r.role for r in own] != [r.role for r in asked]:
                continue
            changed = document
            for mine, theirs in zip(own, asked, strict=True):
                if texts.folded(mine.text) != texts.folded(theirs.text):
                    changed = texts.set_row(changed, mine, theirs.text)
            if changed is not document:
                result.set_document(document_json(changed))
                result.pixmap = picture_of(changed, 0, self.session)
                result.state = "unproved"
                self.model.touch(result)
        if self.model.items:
            source = self.model.items[0]
            source.pixmap = picture_of(self.session.document, self.session.page, self.session)
            self.model.touch(source)

    # ------------------------------------------------------------ formats

    def _list_formats(self) -> None:
        while (item := self._list.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.deleteLater()
        checked = set(self.workspace.settings.get_as(CHOSEN, tuple[str, ...], FIRST))
        self._boxes = []
        for format in self.formats:
            box = CheckBox(format.name, on=format.size in checked)
            box.setToolTip(size_text(format.page))
            box.clicked.connect(self._chose)
            self._boxes.append((format, box))
            if format.own:
                gone = IconButton("x", tr("Remove this format"), 12)
                gone.clicked.connect(lambda _=False, f=format: self._remove_format(f))
                self._list.addWidget(row(box, None, gone))
            else:
                self._list.addWidget(box)

    def _chose(self) -> None:
        self.workspace.settings.set(CHOSEN, [f.size for f in self.chosen_formats()])
        self._show()

    def _ask_format(self) -> None:
        field = TextField(tr("1080x1350px, 420x594mm, A4"))
        field.setFixedWidth(220)
        popover = Popover(row(field, margins=(10, 10, 10, 10)), self)

        def take(words: str) -> None:
            try:
                self.add_format(words)
            except UserError as error:
                field.set_invalid(engine_words.of(error))
            else:
                popover.close()

        field.committed.connect(take)
        popover.show_under(self.add)
        field.setFocus()

    def add_format(self, words: str) -> None:
        """A size of one's own, checked at once. Raises UserError."""
        size = parse_size(words)
        if all(f.size != words.strip() for f in self.formats):
            self.formats.append(Format(size_text(size), words.strip(), own=True))
        own = [f for f in self.formats if f.own]
        self.workspace.settings.set(FORMATS, own)
        chosen = [f.size for f in self.chosen_formats()]
        self.workspace.settings.set(CHOSEN, [*chosen, words.strip()])
        self._list_formats()
        self._show()

    def _remove_format(self, format: Format) -> None:
        self.formats.remove(format)
        self.workspace.settings.set(FORMATS, [f for f in self.formats if f.own])
        self._list_formats()
        self._show()

    # ------------------------------------------------------------ planning

    def _wish(self, result: Result) -> Resize:
        document, page = self.session.document, self.session.page
        recipe = document.recipe
        rows = texts.rows(document, page)
        prompt = recipe.prompt if recipe is not None else document.title
        choices = Request(
            prompt=prompt or " ".join(r.text for r in rows[:1]),
            seed=recipe.seed if recipe is not None else 0,
            provider=self.workspace.settings.get(SETTING, "") or None,
        )
        if recipe is not None and self.artwork.isChecked():
            choices = msgspec.structs.replace(
                choices, art="decoded" if recipe.style else "vector", style=recipe.style,
                lettering=recipe.material or "live",
            )  # fmt: skip
        asked = request_for(document, page, rows, choices)
        words = tuple((r.role, r.text) for r in rows if r.text.strip())
        asked = msgspec.structs.replace(
            asked, texts=words, regions=(), size=result.format.size,
            plan=recipe.plan if recipe is not None else "",
        )  # fmt: skip
        keep: list[Kept] = []
        boxes: tuple[tuple[Kept, CheckBox], ...] = (
            ("faces", self.faces), ("artwork", self.artwork), ("colours", self.colours)
        )  # fmt: skip
        keep += [name for name, box in boxes if box.isChecked()]
        return Resize(asked, tuple(keep))

    def plan_all(self) -> None:
        for result in self.model.items[1:]:
            if not result.locked:
                self.plan(result)

    def plan(self, result: Result) -> None:
        """Asks the engine for this format anew."""
        engine = self.workspace.engine
        if engine is None or result.job:
            return
        title = tr("Resize: %1").replace("%1", result.format.name)
        result.job = engine.submit("resize", self._wish(result), title=title)
        result.state, result.problem, result.stage, result.left = "waiting", "", "", None
        self.model.touch(result)
        self._refresh()

    def cancel(self) -> None:
        engine = self.workspace.engine
        if engine is not None:
            for result in reversed(self._busy()):
                engine.cancel(result.job)

    def _busy(self) -> list[Result]:
        return [r for r in self._held().values() if r.job]

    def _of(self, job: str) -> Result | None:
        for held in self._results.values():
            for result in held.values():
                if job and result.job == job:
                    return result
        return None

    def _advance(self, job: str, stage: str, fraction: float, left: float | None) -> None:
        result = self._of(job)
        if result is not None and result.state in ("waiting", "running"):
            result.state, result.stage, result.left = "running", stage_name(stage), left
            self.model.touch(result)
            self._refresh()

    def _take(self, job: str, _index: int, files: dict[str, bytes]) -> None:
        for session, held in self._results.items():
            if any(job and result.job == job for result in held.values()):
                for data in files.values():
                    session.add_asset(data)

    def _draw(self, job: str, _index: int, data: bytes, png: bytes) -> None:
        result = self._of(job)
        if result is not None:
            result.set_document(data)
            result.set_png(png)
            result.state = "checking"
            result.problem = self._unlike(result)
            self.model.touch(result)

    def _unlike(self, result: Result) -> str:
        """What could not stay the same, in words."""
        source, made = self.session.document.recipe, result.document
        if source is None or not source.plan or made is None or made.recipe is None:
            return ""
        was, now = from_text(source.plan), from_text(made.recipe.plan)
        if self.faces.isChecked() and was.pairing != now.pairing:
            return tr("Other faces: the source’s are too wide for these texts here.")
        if self.artwork.isChecked() and was.hero != now.hero:
            return tr("Another picture: the source’s leaves no room for these texts here.")
        return ""

    def _check(self, job: str, _index: int, found: Proved) -> None:
        result = self._of(job)
        if result is not None:
            self.model.check(result, found)

    def _end(self, job: str) -> None:
        result = self._of(job)
        if result is not None:
            result.job = ""
            if result.state in ("waiting", "running", "checking"):
                result.state = "unproved" if result.data else "wanted"
            self.model.touch(result)
            self._refresh()

    def _fail(self, job: str, error: UserError) -> None:
        result = self._of(job)
        if result is not None:
            result.job, result.state, result.problem = "", "failed", engine_words.of(error)
            self.model.touch(result)
            self._refresh()

    # ------------------------------------------------------------ what comes of it

    def _refresh(self) -> None:
        wanted = [r for r in self.model.items[1:] if not r.locked]
        busy = [r for r in self._busy() if r in self.model.items]
        title = tr("Re-plan 1 format")
        if len(wanted) != 1:
            title = tr("Re-plan %1 formats").replace("%1", str(len(wanted)))
        self.button.set_title(title)
        done = [r for r in self.model.items[1:] if r.data]
        self.pages.setEnabled(bool(done) and not busy)
        engine = self.workspace.engine
        estimate = engine.estimate(Resize(Request(prompt=""))) if engine is not None else None
        if busy:
            left = None if estimate is None else float(rounded(estimate.seconds * len(busy)))
            share = 1 - len(busy) / max(1, len(wanted))
            self.button.run(max(0.02, share), left)
            self.cost.setText("")
            return
        self.button.idle()
        self.button.setEnabled(bool(wanted) and engine is not None)
        if not wanted:
            self.cost.setText(tr("Check a format to plan it."))
        elif estimate is None:
            self.cost.setText(tr("First run, no estimate yet."))
        else:
            total = seconds(rounded(estimate.seconds * len(wanted)))
            self.cost.setText(tr("About %1 on this machine.").replace("%1", total))

    def _open(self, result: Result) -> None:
        if result.document is not None and result.state != "source":
            title = f"{self.session.title}, {result.format.name}"
            self.document_wanted.emit(result.document, title)

    def _lock(self, result: Result) -> None:
        result.locked = not result.locked
        self.model.touch(result)
        self._refresh()

    def _offer(self, result: Result, at: QPoint) -> None:
        menu = Menu(parent=self)
        menu.addAction(tr("Re-plan this format"), lambda: self.plan(result))
        if result.data:
            menu.addAction(tr("Edit as a document of its own"), lambda: self._open(result))
            lock = tr("Plan with the others again") if result.locked else tr("Keep this layout")
            menu.addAction(lock, lambda: self._lock(result))
        menu.popup(at)

    def keep_as_pages(self) -> None:
        """Every format that is planned becomes a page of the document, in one step."""
        made = [(r.document, r.format.name) for r in self.model.items[1:] if r.document is not None]

        def with_pages(document: Document) -> Document:
            for new, name in made:
                assert new is not None
                document = variants.with_page(document, new, name)
            return document

        if made and self.session.apply(tr("Keep formats as pages"), with_pages, kind="variant"):
            said = tr("1 page added.") if len(made) == 1 else tr("%1 pages added.")
            self.workspace.say("ok", said.replace("%1", str(len(made))))
