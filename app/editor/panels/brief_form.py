"""The brief: what the poster is about, what kind of artwork, and its texts by role."""

from __future__ import annotations

import weakref
from dataclasses import dataclass, field
from functools import partial

import msgspec
from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt, Signal
from PySide6.QtGui import QEnterEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from app.editor import engine_words
from app.editor.controls import (
    Button,
    Combo,
    IconButton,
    Label,
    Menu,
    PlainTextField,
    Section,
    row,
)
from app.editor.panels.plan_choices import painted, palette_combo
from app.editor.session import Change, Session
from engine.document import edits, texts
from engine.document.model import Document
from engine.document.texts import Row
from engine.errors import UserError
from engine.jobs.request import Art
from engine.planning.brief import MOST_TEXTS, ROLES, guess_role, quotations

ROLE_COLUMN = 60
MOST_CHIPS = 3
FIRST_ROLES = ("title", "subtitle", "caption")
"""Offered for a page without texts."""


def tr(text: str) -> str:
    return QCoreApplication.translate("Brief", text)


def role_name(role: str) -> str:
    """A role in the interface's language; a free one as it was named."""
    names = {
        "title": tr("Title"), "subtitle": tr("Subtitle"), "body": tr("Body"),
        "action": tr("Action"), "caption": tr("Caption"), "legal": tr("Legal"),
    }  # fmt: skip
    return names.get(role, role[:1].upper() + role[1:])


def without_marks(prompt: str, used: set[str]) -> str:
    """The prompt without the marks of quotations that aren't used as texts: what a person didn't
    ask to stand on the poster is never put there."""
    for quote in reversed(quotations(prompt)):
        if texts.folded(quote.text) not in used:
            prompt = f"{prompt[: quote.start]}{quote.text}{prompt[quote.end :]}"
    return prompt


class TextRow(QWidget):
    """A role and its words; leaving it out is offered where the pointer or the caret is."""

    def __init__(self, item: Row, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.item = item
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.label = Label(role_name(item.role), "dim")
        self.label.setFixedWidth(ROLE_COLUMN)
        self.field = PlainTextField(tr("Words"), lines=1, most=4)
        self.field.setAccessibleName(role_name(item.role))
        self.remove = IconButton("x", tr("Leave this text out"), 12, parent=self.field)
        # Words never run under the mark.
        room = self.remove.width() - 10
        mirrored = self.layoutDirection() is Qt.LayoutDirection.RightToLeft
        self.field.setViewportMargins(room if mirrored else 0, 0, 0 if mirrored else room, 0)
        self.field.installEventFilter(self)
        layout.addWidget(self.label)
        layout.addWidget(self.field, 1)
        self.show_item(item)

    def show_item(self, item: Row) -> None:
        self.item = item
        self.field.set_text(item.text)
        self.field.setReadOnly(item.locked)
        self.remove.set_icon("lock" if item.locked else "x", "text3")
        self.remove.setEnabled(not item.locked)
        self.remove.set_tip(
            tr("Locked: words, place and look stay") if item.locked else tr("Leave this text out")
        )
        self._place()

    def _place(self) -> None:
        side = self.remove.width()
        mirrored = self.layoutDirection() is Qt.LayoutDirection.RightToLeft
        self.remove.move(0 if mirrored else self.field.width() - side, 2)
        near = self.underMouse() or self.field.hasFocus() or self.remove.hasFocus()
        self.remove.setVisible(near or self.item.locked)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.Resize, QEvent.Type.FocusIn, QEvent.Type.FocusOut):
            self._place()
        return False

    def enterEvent(self, event: QEnterEvent) -> None:
        super().enterEvent(event)
        self._place()

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self._place()


@dataclass
class _Draft:
    """The brief of a document that isn't in front."""

    prompt: str
    art: str = "vector"
    palette: str = ""
    style: str = ""
    lettering: str = "live"
    pending: list[Row] = field(default_factory=list)
    """Texts that no block shows yet."""
    declined: set[str] = field(default_factory=set)


class BriefForm(QWidget):
    """Prompt, art, palette, texts. `rows` is what the request asks for."""

    changed = Signal()
    """Something of the brief is different."""
    history_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session: Session | None = None
        self._known: tuple[Document | None, int, tuple[Row, ...]] = (None, 0, ())
        self._drafts: weakref.WeakKeyDictionary[Session, _Draft] = weakref.WeakKeyDictionary()
        self._draft = _Draft("")
        self._rows: list[TextRow] = []
        self._writing = False

        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(8)
        brief = Section(tr("Brief"))
        self.history_button = IconButton("history", tr("Prompt history"))
        self.history_button.clicked.connect(self.history_wanted)
        brief.header_buttons.addWidget(self.history_button)
        self.prompt = PlainTextField(
            tr("What is the poster for? Say the occasion, the mood, what is on it."), 3, 8
        )
        self.prompt.setAccessibleName(tr("Prompt"))
        self.prompt.edited.connect(lambda _: self._prompt_edited())
        brief.body.addWidget(self.prompt)
        self.chips: list[Button] = []
        """Quoted texts that are offered."""
        self._chips = QVBoxLayout()
        self._chips.setSpacing(4)
        brief.body.addLayout(self._chips)
        styles, materials = painted()
        self.art = Combo(name=tr("Artwork"))
        kinds = [(tr("Vector"), "vector"), (tr("Type only"), "none")]
        if styles:
            kinds.insert(1, (tr("Painted"), "decoded"))
        self.art.set_items(kinds)
        self.style_choice = Combo(name=tr("Style"))
        self.style_choice.set_items(styles or [("", "")])
        self.palette_choice = palette_combo(tr("Any palette"))
        self.lettering = Combo(name=tr("Title’s letters"))
        self.lettering.set_items([(tr("Plain letters"), "live"), *materials])
        for combo in (self.art, self.style_choice, self.palette_choice, self.lettering):
            combo.chosen.connect(lambda _: self._chose())
        if styles:
            brief.body.addWidget(row(self.art, self.style_choice))
            brief.body.addWidget(row(self.palette_choice, self.lettering))
        else:
            brief.body.addWidget(row(self.art, self.palette_choice))
        self._chose()
        outer.addWidget(brief)

        words = Section(tr("Texts"))
        self.add_button = IconButton("plus", tr("Add a text"))
        self.add_button.clicked.connect(self._offer_roles)
        words.header_buttons.addWidget(self.add_button)
        self._list = QVBoxLayout()
        self._list.setSpacing(6)
        words.body.addLayout(self._list)
        self.more_note = Label("", "faint")
        words.body.addWidget(self.more_note)
        outer.addWidget(words)

    def _chose(self) -> None:
        self.style_choice.setVisible(self.art.value == "decoded")
        self.changed.emit()

    # ------------------------------------------------------------ the document

    def set_session(self, session: Session | None) -> None:
        """Shows the session's brief: as it was left; a new one has its recipe's prompt."""
        if self._session is not None:
            self._session.changed.disconnect(self._follow)
            self._session.page_turned.disconnect(self._refresh)
            self._put_away(self._session)
        self._session = session
        if session is None:
            self._draft = _Draft("")
            return
        session.changed.connect(self._follow)
        session.page_turned.connect(self._refresh)
        self._draft = self._drafts.get(session) or self._new_draft(session)
        self.prompt.set_text(self._draft.prompt)
        self.art.set_value(self._draft.art)
        self.palette_choice.set_value(self._draft.palette)
        if self._draft.style:
            self.style_choice.set_value(self._draft.style)
        self.lettering.set_value(self._draft.lettering)
        self.style_choice.setVisible(self.art.value == "decoded")
        self._refresh()
        self._offer_quotes()

    def _put_away(self, session: Session) -> None:
        draft = self._draft
        draft.prompt, draft.art = self.prompt.text(), str(self.art.value)
        draft.palette = str(self.palette_choice.value)
        draft.style, draft.lettering = str(self.style_choice.value), self.asked_lettering
        self._drafts[session] = draft

    @staticmethod
    def _new_draft(session: Session) -> _Draft:
        recipe = session.document.recipe
        draft = _Draft(recipe.prompt if recipe is not None else "")
        if not texts.rows(session.document, session.page):
            draft.pending = [Row(role, "") for role in FIRST_ROLES]
        return draft

    def _follow(self, change: Change) -> None:
        if not change.passing and not self._writing:
            self._refresh()

    @property
    def text_rows(self) -> tuple[TextRow, ...]:
        return tuple(self._rows)

    def rows(self) -> list[Row]:
        """The document's texts, then those that are only wanted."""
        if self._session is None:
            return list(self._draft.pending)
        document, page = self._session.document, self._session.page
        if self._known[0] is not document or self._known[1] != page:
            # Asked for many times at every key that is typed on the canvas.
            self._known = (document, page, texts.rows(document, page))
        held = list(self._known[2])
        said = {(r.role, texts.folded(r.text)) for r in held}
        # What a variant brought in isn't wanted twice.
        self._draft.pending = [
            r for r in self._draft.pending if (r.role, texts.folded(r.text)) not in said
        ]
        return [*held, *self._draft.pending]

    def _refresh(self) -> None:
        everything = self.rows()
        wanted = everything[:MOST_TEXTS]
        left = len(everything) - len(wanted)
        self.more_note.setVisible(left > 0)
        self.more_note.setText(tr("%1 more texts on the page").replace("%1", str(left)))
        same = [r.item.role for r in self._rows] == [r.role for r in wanted] and [
            r.item.ids for r in self._rows
        ] == [r.ids for r in wanted]
        if same:
            for shown, item in zip(self._rows, wanted, strict=True):
                shown.show_item(item)
        else:
            for shown in self._rows:
                self._list.removeWidget(shown)
                shown.hide()
                shown.deleteLater()
            self._rows = [self._row(item) for item in wanted]
        self.changed.emit()

    def _row(self, item: Row) -> TextRow:
        made = TextRow(item, self)
        made.field.edited.connect(lambda text, made=made: self._write(made, text))
        made.field.committed.connect(lambda _text, made=made: self._tidy(made))
        made.remove.clicked.connect(lambda _=False, made=made: self._leave_out(made))
        self._list.addWidget(made)
        return made

    def _write(self, shown: TextRow, text: str) -> None:
        """Into the blocks of the document; into the brief where there are none yet."""
        item = shown.item
        if not item.ids:
            at = self._pending_at(item)
            new = msgspec.structs.replace(item, text=text)
            self._draft.pending[at] = new
            shown.item = new
            self.changed.emit()
            return
        assert self._session is not None
        key = f"brief-{item.ids[0]}"
        self._writing = True
        try:
            self._session.apply(tr("Edit text"), lambda d: texts.set_row(d, item, text), merge=key)
        except UserError as error:
            shown.field.set_invalid(engine_words.of(error))
        else:
            shown.field.set_invalid("")
            shown.item = msgspec.structs.replace(item, text=text)
        finally:
            self._writing = False
        self.changed.emit()

    def _tidy(self, shown: TextRow) -> None:
        """Blocks that were left without words go once the field is left, in the same step."""
        item = shown.item
        if len(item.ids) > 1 and self._session is not None and shown in self._rows:
            key = f"brief-{item.ids[0]}"
            self._session.apply(tr("Edit text"), lambda d: texts.tidied(d, item), merge=key)

    def _pending_at(self, item: Row) -> int:
        return next(n for n, r in enumerate(self._draft.pending) if r is item)

    def _leave_out(self, shown: TextRow) -> None:
        item = shown.item
        if not item.ids:
            del self._draft.pending[self._pending_at(item)]
            self._refresh()
            return
        assert self._session is not None

        def without(document: Document) -> Document:
            for id in item.ids:
                document = edits.remove_layer(document, id)
            return document

        self._session.apply(tr("Delete text"), without)

    # ------------------------------------------------------------ adding

    def _offer_roles(self) -> None:
        menu = Menu(parent=self)
        for role in ROLES:
            menu.addAction(role_name(role), partial(self.add, role))
        menu.popup(self.add_button.mapToGlobal(self.add_button.rect().bottomLeft()))

    def add(self, role: str, text: str = "") -> None:
        """A text that the next variants shall have. The first empty row of the role takes it."""
        for n, item in enumerate(self._draft.pending):
            if item.role == role and not item.text.strip() and text:
                self._draft.pending[n] = msgspec.structs.replace(item, text=text)
                break
        else:
            self._draft.pending.append(Row(role, text))
        self._refresh()
        if not text:
            self._rows[-1].field.setFocus()

    # ------------------------------------------------------------ quoted texts

    def _prompt_edited(self) -> None:
        self._offer_quotes()
        self.changed.emit()

    def _said(self) -> set[str]:
        return {texts.folded(r.text) for r in self.rows()}

    def _offer_quotes(self) -> None:
        """A chip for each quoted text that isn't a text yet. Nothing is taken without asking."""
        while (item := self._chips.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        self.chips = []
        said = self._said()
        open_ones = [
            q.text
            for q in quotations(self.prompt.text())
            if texts.folded(q.text) not in said and q.text not in self._draft.declined
        ]
        for words in open_ones[:MOST_CHIPS]:
            title = tr("Use “%1” as a text?").replace("%1", texts.unbroken(words))
            chip = Button(title, "chip", "plus")
            chip.setCheckable(False)
            chip.setToolTip(title)
            chip.clicked.connect(lambda _=False, words=words: self._take(words))
            self.chips.append(chip)
            dismiss = IconButton("x", tr("Keep it in the prompt only"), 12, key="text3")
            dismiss.clicked.connect(lambda _=False, words=words: self._decline(words))
            self._chips.addWidget(row(chip, dismiss, spacing=2))

    def _take(self, words: str) -> None:
        roles = {r.role for r in self.rows() if r.text.strip()}
        free = next((r for r in ("title", "subtitle") if r not in roles), "caption")
        self.add(guess_role(words) or free, words)
        self._offer_quotes()

    def _decline(self, words: str) -> None:
        self._draft.declined.add(words)
        self._offer_quotes()

    # ------------------------------------------------------------ what is asked for

    @property
    def asked_prompt(self) -> str:
        """As the engine gets it: quotation marks only around texts that are wanted."""
        return without_marks(self.prompt.text().strip(), self._said())

    @property
    def asked_art(self) -> Art:
        kinds: dict[object, Art] = {"none": "none", "decoded": "decoded"}
        return kinds.get(self.art.value, "vector")

    @property
    def asked_style(self) -> str:
        return str(self.style_choice.value) if self.asked_art == "decoded" else ""

    @property
    def asked_lettering(self) -> str:
        return str(self.lettering.value or "live")

    def reuse(self, prompt: str, art: str) -> None:
        """A prompt of the history."""
        self.prompt.set_text(prompt)
        known = [self.art.itemText(n) for n in range(self.art.count())]
        if art == "decoded" and len(known) < 3:
            art = "vector"  # it was painted by a decoder that isn't here
        if art in ("vector", "decoded", "none"):
            self.art.set_value(art)
            self._chose()
        self._prompt_edited()

    def focus_prompt(self) -> None:
        self.prompt.setFocus()
