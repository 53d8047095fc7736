"""Which brand kit the document has: choosing, making, importing, keeping and naming it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import msgspec
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QWidget

from app.editor.brand import brand_rules, kits
from app.editor.controls import Combo, IconButton, Menu
from app.editor.panels.brand_parts import NamePopover
from app.editor.workspace import Workspace
from engine.document import edits
from engine.document.model import Brand, Swatch
from engine.errors import UserError

_NONE, _OWN = "none", "own"


def ask_name(
    title: str, before: str, under: QWidget, then: Callable[[str], None], parent: QWidget
) -> NamePopover:
    """A name is typed under a widget; Enter hands it on."""
    popover = NamePopover(title, before, parent)
    popover.named.connect(then)
    popover.show_under(under)
    popover.field.setFocus(Qt.FocusReason.PopupFocusReason)
    return popover


class KitBar(QWidget):
    """The list of kits and its menu. Every change of the kit goes through `change`."""

    def __init__(self, workspace: Workspace, folder: Path, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self._folder = folder
        self.choose_file: Callable[[str, bool], Path | None] = self._choose_file
        self.kit = Combo(name=self.tr("Brand kit"))
        self.more = IconButton("dots", self.tr("More for brand kits"))
        layout = QHBoxLayout(self)
        layout.setContentsMargins(14, 12, 10, 4)
        layout.setSpacing(4)
        layout.addWidget(self.kit)
        layout.addWidget(self.more)
        self.kit.chosen.connect(self._choose_kit)
        self.more.clicked.connect(self._menu)

    @property
    def brand(self) -> Brand | None:
        return self._workspace.session.document.brand

    def change(self, step: str, **fields: object) -> None:
        """Fields of the document's kit by name, as one step."""
        brand = self.brand or Brand()
        self.set_brand(msgspec.structs.replace(brand, **fields), step)

    def refresh(self) -> None:
        """Shows the document's kit among those that the user keeps."""
        brand = self.brand
        items: list[tuple[str, object]] = [(self.tr("No brand kit"), _NONE)]
        if brand is not None:
            items.append((brand.name or self.tr("Kit of this document"), _OWN))
        items += [
            (name, path)
            for name, path in kits.kits(self._folder)
            if brand is None or name != brand.name
        ]
        self.kit.set_items(items)
        self.kit.set_value(_NONE if brand is None else _OWN)

    def _choose_kit(self, value: object) -> None:
        if value == _NONE:
            self.set_brand(None, self.tr("Take the brand kit away"))
        elif isinstance(value, Path):
            self.use(value)

    def use(self, path: Path) -> None:
        """The kit of a file as the document's."""
        try:
            brand, logos = kits.read(path)
        except UserError as error:
            self._workspace.fail(error)
            self.refresh()
            return
        for logo in logos.values():
            self._workspace.session.add_asset(logo)
        name = self.tr("Use brand kit %1").replace("%1", brand.name or path.stem)
        self.set_brand(brand, name)

    def set_brand(self, brand: Brand | None, name: str) -> None:
        self._workspace.session.apply(name, lambda d: brand_rules.with_brand(d, brand))

    def make(self) -> None:
        """A kit of what the document uses."""
        document = self._workspace.session.document
        name = document.title or self._workspace.session.title
        made = brand_rules.from_document(document, name)
        if not made.colours:
            colours = edits.palette_of(document)
            made = msgspec.structs.replace(made, colours=tuple(Swatch("", c) for c in colours))
        self.set_brand(made, self.tr("Make brand kit"))

    def _menu(self) -> None:
        menu = Menu(parent=self)
        brand = self.brand
        menu.addAction(self.tr("Make one from this document"), self.make)
        menu.addAction(self.tr("Import a kit…"), self.import_kit)
        menu.addSeparator()
        keep = menu.addAction(self.tr("Keep in my kits"), self.keep)
        rename = menu.addAction(self.tr("Rename…"), self.rename)
        export = menu.addAction(self.tr("Save as a file…"), self.export_kit)
        for action in (keep, rename, export):
            action.setEnabled(brand is not None)
        menu.popup(self.more.mapToGlobal(QPoint(0, self.more.height() + 4)))

    def import_kit(self) -> None:
        path = self.choose_file(self.tr("Import a brand kit"), False)
        if path is not None:
            self.use(path)

    def export_kit(self) -> None:
        brand = self.brand
        path = self.choose_file(self.tr("Save the brand kit"), True)
        if brand is not None and path is not None:
            self._write(path if path.suffix else path.with_suffix(kits.SUFFIX), brand)

    def keep(self) -> None:
        """Among the user's kits, for other documents."""
        brand = self.brand
        if brand is None:
            return
        if not brand.name:
            ask_name(self.tr("Name of the brand kit"), "", self.kit, self._keep_as, self)
            return
        self._write(self._folder / kits.file_name(brand.name), brand)
        self.refresh()

    def _keep_as(self, name: str) -> None:
        self._rename(name)
        self.keep()

    def _write(self, path: Path, brand: Brand) -> None:
        try:
            kits.write(path, brand, self._workspace.session.assets)
        except UserError as error:
            self._workspace.fail(error)
        else:
            self._workspace.say("ok", self.tr("Brand kit kept: %1").replace("%1", path.name))

    def rename(self) -> None:
        brand = self.brand
        if brand is not None:
            title = self.tr("Name of the brand kit")
            ask_name(title, brand.name, self.kit, self._rename, self)

    def _rename(self, name: str) -> None:
        self.change(self.tr("Rename brand kit"), name=name)

    def _choose_file(self, title: str, saving: bool) -> Path | None:
        kind = self.tr("Brand kits") + f" (*{kits.SUFFIX})"
        if saving:
            name, _ = QFileDialog.getSaveFileName(self, title, kits.SUFFIX, kind)
        else:
            name, _ = QFileDialog.getOpenFileName(self, title)
        return Path(name) if name else None
