"""The lower half of Generate: variants are looked at, starred, compared, kept and applied."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from app.editor.controls import EmptyState, IconButton, Label, Menu, Message, Section
from app.editor.panels.compare import CompareDialog
from app.editor.panels.generate_jobs import outcome_of, sentence_of
from app.editor.panels.variant_view import VariantView
from app.editor.panels.variants import Variant, VariantModel
from app.editor.session import Change, Session
from app.editor.translations import data_size
from app.editor.workspace import Workspace
from engine.document import variants as documents

MOST_COMPARED = 4


def tr(text: str) -> str:
    return QCoreApplication.translate("Variants", text)


class VariantsSection(QWidget):
    more_wanted = Signal(object)
    """A Variant whose like is wanted."""
    generate_wanted = Signal()
    chosen_changed = Signal()
    """Other variants are selected, or their stars or the preview are different."""

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.workspace = workspace
        self.previewing: Variant | None = None
        self._session: Session | None = None
        self.dialog: CompareDialog | None = None

        self.head = Section(tr("Variants"))
        self.count = Label("", "caption")
        self.compare_button = IconButton("columns-2", tr("Compare (C)"))
        self.star_button = IconButton("star", tr("Only starred"), checkable=True, on="star")
        self.more_button = IconButton("dots", tr("Keep and remove"))
        self.head.header_buttons.addWidget(self.count)
        self.head.header_buttons.addSpacing(4)
        for button in (self.compare_button, self.star_button, self.more_button):
            self.head.header_buttons.addWidget(button)
        self.head.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        self.bar = Message("info", "", closable=False, icon="eye")
        self.bar.hide()
        self.view = VariantView()
        self.empty = EmptyState(
            "wand", tr("Variants appear here as documents you can edit."),
            (tr("Generate variants"), self.generate_wanted.emit),
        )  # fmt: skip
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(6)
        for part in (self.head, self.bar, self.view, self.empty):
            layout.addWidget(part)
        layout.addStretch(1)

        self.view.applied.connect(self.apply)
        self.view.previewed.connect(self.preview)
        self.view.starred.connect(self.star)
        self.view.more_wanted.connect(self.more_wanted)
        self.view.compare_wanted.connect(self.compare)
        self.view.menu_wanted.connect(self._offer)
        self.view.selectionModel().selectionChanged.connect(lambda *_: self._selected())
        self.compare_button.clicked.connect(lambda: self.compare(self.view.chosen()))
        self.star_button.clicked.connect(self._only_starred)
        self.more_button.clicked.connect(self._offer_keeping)

    # ------------------------------------------------------------ the document in front

    def bind(self, session: Session, model: VariantModel) -> None:
        if self._session is not None:
            self._session.changed.disconnect(self._followed)
        self._session, self.previewing = session, None
        session.changed.connect(self._followed)
        self.view.set_variants(model)
        self.view.selectionModel().selectionChanged.connect(lambda *_: self._selected())
        self.star_button.setChecked(model.only_starred)
        self.mark_applied()
        self.refresh()

    @property
    def session(self) -> Session:
        return self._session or self.workspace.session

    @property
    def model(self) -> VariantModel:
        return self.view.variants

    def _followed(self, change: Change) -> None:
        if change.passing:
            return
        if self.previewing is not None:
            # An edit ends the preview: the session shows its document again.
            self.previewing = None
            self.refresh()
        if change.before.recipe is not change.after.recipe:
            self.mark_applied()

    def mark_applied(self) -> None:
        """The variant that the document came from, by its recipe: undo and redo move it too."""
        recipe = self.session.document.recipe
        found = None
        if recipe is not None:
            found = next((v for v in self.model.drawn if v.document.recipe == recipe), None)
        self.model.mark_applied(found)

    def refresh(self) -> None:
        """Header, bar and the empty state; the view follows its model by itself."""
        items, drawn = self.model.items, self.model.drawn
        latest = items[0].job if items else ""
        run = [v for v in items if v.job == latest] if latest else items
        waiting = len(drawn) < len(items)
        said = tr("%1 of %2") if waiting else "%1"
        done = sum(v.is_drawn for v in run) if waiting else len(drawn)
        self.count.setText(said.replace("%1", str(done)).replace("%2", str(len(run))))
        self.count.setVisible(bool(items))
        self.view.setVisible(bool(items))
        self.empty.setVisible(not items)
        for button in (self.star_button, self.more_button):
            button.setVisible(bool(drawn))
        self.compare_button.setVisible(len(drawn) > 1)
        self.bar.setVisible(self.previewing is not None)
        if self.previewing is not None:
            said = tr("Preview of %1. Enter applies, Esc returns.")
            self.bar.label.setText(said.replace("%1", self.previewing.letter))
        self.chosen_changed.emit()

    # ------------------------------------------------------------ looking and applying

    def preview(self, variant: Variant | None) -> None:
        """Shows a variant on the canvas, the document untouched; again, or None: the document."""
        if variant is self.previewing:
            variant = None
        self.previewing = variant
        self.session.preview(
            None if variant is None else outcome_of(self.session, variant).document
        )
        self.refresh()

    def _selected(self) -> None:
        chosen = self.model.at(self.view.currentIndex())
        if self.previewing is not None and chosen is not None and chosen is not self.previewing:
            self.preview(chosen if chosen.is_drawn else None)
        self.chosen_changed.emit()

    def apply(self, variant: Variant) -> None:
        """One undo step; what is locked stays."""
        outcome = outcome_of(self.session, variant)
        self.previewing = None
        name = tr("Apply variant %1").replace("%1", variant.letter)
        if self.session.apply(name, outcome.document, select=(), kind="variant"):
            self.workspace.say("ok", sentence_of(outcome))
        self.mark_applied()
        self.refresh()

    def star(self, variant: Variant) -> None:
        self.model.star(variant, not variant.starred)
        self.chosen_changed.emit()
        kept = {k.name for k in documents.kept_in(self.session.attachments)}
        if documents.name_of(variant.data) in kept:
            self._keep([variant])

    def _only_starred(self, on: bool) -> None:
        self.model.show_only_starred(on)

    def compare(self, variants: list[Variant]) -> None:
        """Two to four side by side: the selected ones, or the first."""
        chosen = variants if len(variants) > 1 else self.model.drawn
        if len(chosen) < 2:
            return
        if self.dialog is not None:
            self.dialog.deleteLater()
        dialog = CompareDialog(chosen[:MOST_COMPARED], self.session.assets, self.window())
        dialog.applied.connect(self.apply)
        self.dialog = dialog
        dialog.show()

    # ------------------------------------------------------------ keeping

    @property
    def kept_size(self) -> int:
        """Bytes of the variants that the document's file keeps."""
        return sum(k.size for k in documents.kept_in(self.session.attachments))

    def keep_all(self) -> None:
        """All that are drawn go into the document's file with the next save."""
        self._keep(self.model.drawn)
        count = len(self.model.drawn)
        said = tr("%1 variants are kept in the document from the next save on.")
        self.workspace.say("ok", said.replace("%1", str(count)))

    def _keep(self, variants: list[Variant]) -> None:
        for variant in variants:
            at = self.model.items.index(variant)
            for data in variant.files.values():
                self.session.add_asset(data)
            self.session.attachments.update(documents.members(variant.kept(at)))
        self.session.saved.emit()

    def prune(self, *, all_of_them: bool = False) -> None:
        """Removes those without a star (or all) from the list and the document's file."""
        gone = [v for v in self.model.drawn if all_of_them or not v.starred]
        names = [documents.name_of(v.data) for v in gone]
        left = documents.without(self.session.attachments, names)
        self.session.attachments.clear()
        self.session.attachments.update(left)
        if self.previewing in gone:
            self.preview(None)
        self.model.remove(gone)
        self.session.saved.emit()
        self.refresh()

    def _offer_keeping(self) -> None:
        menu = Menu(parent=self)
        total = data_size(sum(v.size for v in self.model.drawn))
        menu.addAction(tr("Keep all in the document (%1)").replace("%1", total), self.keep_all)
        if kept := self.kept_size:
            note = menu.addAction(tr("Kept now: %1").replace("%1", data_size(kept)))
            note.setEnabled(False)
        menu.addSeparator()
        menu.addAction(tr("Remove all without a star"), self.prune)
        menu.addAction(tr("Remove all"), lambda: self.prune(all_of_them=True))
        menu.popup(self.more_button.mapToGlobal(self.more_button.rect().bottomLeft()))

    def _offer(self, variant: Variant, at: QPoint) -> None:
        menu = Menu(parent=self)
        menu.addAction(tr("Apply\tEnter"), lambda: self.apply(variant))
        menu.addAction(tr("Preview on the canvas\tSpace"), lambda: self.preview(variant))
        menu.addAction(tr("More like this\tM"), lambda: self.more_wanted.emit(variant))
        menu.addAction(tr("Compare\tC"), lambda: self.compare(self.view.chosen()))
        star = tr("Remove the star\tS") if variant.starred else tr("Star\tS")
        menu.addAction(star, lambda: self.star(variant))
        menu.addSeparator()
        menu.addAction(tr("Keep in the document"), lambda: self._keep([variant]))
        menu.addAction(tr("Remove"), lambda: self.remove(variant))
        menu.popup(at)

    def remove(self, variant: Variant) -> None:
        if self.previewing is variant:
            self.preview(None)
        left = documents.without(self.session.attachments, [documents.name_of(variant.data)])
        self.session.attachments.clear()
        self.session.attachments.update(left)
        self.model.remove([variant])
        self.session.saved.emit()
        self.refresh()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self.previewing is not None:
            self.preview(None)
            event.accept()
            return
        super().keyPressEvent(event)
