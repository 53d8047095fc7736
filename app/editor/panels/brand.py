"""Brand: the document's kit of colours, faces and logos, and the rules that it sets."""

from __future__ import annotations

import hashlib
from pathlib import Path

import msgspec
from PySide6.QtCore import QPoint, QTimer
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from app.editor.brand import brand_rules, kits
from app.editor.brand.brand_rules import Breach, Rules
from app.editor.controls import (
    Button,
    EmptyState,
    IconButton,
    Label,
    Menu,
    Rule,
    ScrollPanel,
    Section,
    Toggle,
    column,
    row,
)
from app.editor.panels import library_place, naming
from app.editor.panels.brand_kit_bar import KitBar, ask_name
from app.editor.panels.brand_parts import MOST_CARDS, BreachList, LogoRow
from app.editor.panels.colour_picker import Choice, ColourPopover
from app.editor.panels.face_families import Family
from app.editor.panels.face_picker import FaceField, FacePopover
from app.editor.panels.item_pictures import ItemPictures
from app.editor.panels.library_items import Item
from app.editor.panels.swatch_grid import SwatchGrid
from app.editor.session import Change, Session
from app.editor.workspace import Workspace
from engine.document import edits
from engine.document.colour import Colour
from engine.document.model import Brand, Document, Shape, SolidPaint, Swatch, TextBlock
from engine.errors import UserError
from exporters import pictures

PAUSE = 250
"""Milliseconds after the last change before the rules are looked at again."""


class BrandPanel(QWidget):
    id = "brand"
    icon = "palette"

    def __init__(
        self, workspace: Workspace, parent: QWidget | None = None, *, folder: Path | None = None
    ) -> None:
        """`folder`: of the user's kits; None for the one in the data folder."""
        super().__init__(parent)
        self.title = self.tr("Brand")
        self._workspace = workspace
        self._session: Session | None = None
        self._colours_popover: ColourPopover | None = None
        self._faces_popover: FacePopover | None = None
        self._editing: int | None = None

        self.kits = KitBar(workspace, folder or kits.folder())
        self._build_kit()
        self._empty = column(
            EmptyState(
                "palette",
                self.tr("A brand kit holds the colours, faces and logos that stay the same."),
                (self.tr("Make one from this document"), self.kits.make),
            ),
            None,
        )
        self._stack = QStackedWidget()
        self._stack.addWidget(self._scroll)
        self._stack.addWidget(self._empty)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        outer.addWidget(self.kits)
        outer.addWidget(self._stack, 1)

        self._pause = QTimer(self, singleShot=True, interval=PAUSE)
        self._pause.timeout.connect(self.check)
        workspace.session_changed.connect(self._bind)
        self._bind()

    def _build_kit(self) -> None:
        self.colours = SwatchGrid(self.tr("Brand colours"), add=self.tr("Add a colour"))
        self.title_face, self.text_face = FaceField(), FaceField()
        self.logo_pictures = ItemPictures(lambda: (), lambda: self._workspace.session.assets, self)
        self.logos = LogoRow(self.logo_pictures)
        self.no_logos = Label(self.tr("No logo yet."), "faint")
        self.only_colours = Toggle(self.tr("Colours only from the kit"))
        self.only_faces = Toggle(self.tr("Faces only from the kit"))
        self.breaches = BreachList()
        self.kept = Label("", "caption")
        self.fix_all = Button(self.tr("Fix all"), "plain")
        self.apply_button = Button(self.tr("Apply to document"), "primary")
        self._scroll = ScrollPanel()
        body = self._scroll.body

        part = Section(self.tr("Colours"))
        part.body.addWidget(self.colours)
        body.addWidget(part)
        body.addWidget(Rule())
        part = Section(self.tr("Faces"))
        for text, field in ((self.tr("Title"), self.title_face), (self.tr("Text"), self.text_face)):
            label = Label(text, "dim")
            label.setFixedWidth(52)
            line = row(label, field, spacing=8)
            part.body.addWidget(line)
        body.addWidget(part)
        body.addWidget(Rule())
        part = Section(self.tr("Logos"))
        add = IconButton("plus", self.tr("Add a logo"), 14)
        add.clicked.connect(self.add_logo)
        part.header_buttons.addWidget(add)
        part.body.addWidget(self.logos)
        part.body.addWidget(self.no_logos)
        body.addWidget(part)
        body.addSpacing(4)
        body.addWidget(self.apply_button)
        body.addSpacing(4)
        body.addWidget(Rule())
        part = Section(self.tr("Rules"))
        for toggle in (self.only_colours, self.only_faces):
            part.body.addWidget(row(Label(toggle.accessibleName()), None, toggle))
            toggle.clicked.connect(self._set_rules)
        part.body.addWidget(row(self.kept, None, self.fix_all))
        part.body.addWidget(self.breaches)
        body.addWidget(part)

        self.colours.chosen.connect(self._use_colour)
        self.colours.added.connect(lambda: self._open_colour(None))
        self.colours.pressed_menu.connect(self._colour_menu)
        self.title_face.clicked.connect(lambda: self._open_face(0))
        self.text_face.clicked.connect(lambda: self._open_face(1))
        self.logos.chosen.connect(self._place_logo)
        self.logos.menu_wanted.connect(self._logo_menu)
        self.apply_button.clicked.connect(self.apply)
        self.breaches.fixing.connect(self.fix)
        self.breaches.shown.connect(self._workspace.reveal)
        self.fix_all.clicked.connect(self._fix_all)

    # ------------------------------------------------------------ following the document

    @property
    def brand(self) -> Brand | None:
        return self._workspace.session.document.brand

    def _bind(self) -> None:
        if self._session is not None:
            self._session.changed.disconnect(self._changed)
        self._session = self._workspace.session
        self._session.changed.connect(self._changed)
        self.refresh()

    def _changed(self, change: Change) -> None:
        if change.passing:
            return
        if change.before.brand is not change.after.brand:
            self.refresh()
        elif self.isVisible():
            self._pause.start()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.refresh()

    def refresh(self) -> None:
        brand, session = self.brand, self._workspace.session
        self.kits.refresh()
        self._stack.setCurrentWidget(self._scroll if brand is not None else self._empty)
        if brand is None:
            return
        self.colours.show_colours([(s.name, s.colour) for s in brand.colours])
        self.title_face.set_face(brand.faces[0] if brand.faces else "")
        self.text_face.set_face(brand.faces[-1] if brand.faces else "")
        self.logos.show_logos(brand.logos, session.assets)
        self.logos.setVisible(bool(brand.logos))
        self.no_logos.setVisible(not brand.logos)
        self.check()

    def check(self) -> None:
        """Looks at the rules and shows what breaks them."""
        self._pause.stop()
        document = self._workspace.session.document
        asked = brand_rules.rules(document)
        self.only_colours.setChecked(asked.colours)
        self.only_faces.setChecked(asked.faces)
        found = brand_rules.breaches(document)
        shown = [
            (b, naming.title(edits.find(document, b.layer)), edits.is_locked(document, b.layer))
            for b in found[:MOST_CARDS]
        ]
        self.breaches.show_breaches(shown, len(found) - len(shown))
        self.breaches.setVisible(bool(found))
        self.fix_all.setVisible(len(found) > 1)
        self.kept.setVisible(asked != Rules())
        said = self.tr("1 place differs from the kit.")
        if len(found) != 1:
            said = self.tr("%1 places differ from the kit.").replace("%1", str(len(found)))
        self.kept.setText(said if found else self.tr("Everything follows the kit."))

    # ------------------------------------------------------------ the kit

    def apply(self) -> None:
        """The document in the kit's colours and faces, as one step."""
        brand = self.brand
        if brand is None:
            return
        try:
            done = self._workspace.session.apply(
                self.tr("Apply brand kit"), lambda d: brand_rules.applied(d, brand)
            )
        except UserError as error:
            self._workspace.fail(error)
            return
        if not done:
            self._workspace.say("info", self.tr("The document follows the kit already."))

    # ------------------------------------------------------------ colours

    def _use_colour(self, n: int) -> None:
        """Fills what is selected; with nothing selected the colour itself is changed."""
        session = self._workspace.session
        colour = self.colours.colours[n]
        ids = [
            layer.id
            for layer in session.selected_layers()
            if isinstance(layer, TextBlock | Shape)
            and not edits.is_locked(session.document, layer.id)
        ]
        if not ids:
            self._open_colour(n)
            return

        def fill(document: Document) -> Document:
            for id in ids:
                document = edits.set_fill(document, id, SolidPaint(colour))
            return document

        session.apply(self.tr("Fill with a brand colour"), fill)

    def _open_colour(self, n: int | None) -> None:
        """The picker for the n-th colour, or for a new one."""
        if self._colours_popover is None:
            self._colours_popover = ColourPopover(self)
            self._colours_popover.picker.chosen.connect(self._picked)
            self._colours_popover.closed.connect(self._workspace.session.history.seal)
        self._editing = n
        brand = self.brand or Brand()
        start = brand.colours[n].colour if n is not None else Colour("srgb", (0.5, 0.5, 0.5))
        self._colours_popover.picker.open(start, self._workspace.session.document)
        corner = self.colours.cell(len(brand.colours) if n is None else n).bottomLeft()
        self._colours_popover.show_at(self.colours.mapToGlobal(corner + QPoint(0, 6)))

    def _picked(self, choice: Choice) -> None:
        brand = self.brand or Brand()
        colours = list(brand.colours)
        if self._editing is None or self._editing >= len(colours):
            self._editing = len(colours)
            colours.append(Swatch(choice.swatch, choice.colour))
            self.kits.change(self.tr("Add brand colour"), colours=tuple(colours))
            return
        old = colours[self._editing]
        colours[self._editing] = Swatch(old.name, choice.colour)
        changed = msgspec.structs.replace(brand, colours=tuple(colours))
        self._workspace.session.apply(
            self.tr("Change brand colour"),
            lambda d: brand_rules.with_brand(d, changed),
            merge=f"brand colour {self._editing}",
        )

    def _colour_menu(self, n: int, at: QPoint) -> None:
        menu = Menu(parent=self)
        menu.addAction(self.tr("Change…"), lambda: self._open_colour(n))
        menu.addAction(self.tr("Rename…"), lambda: self._rename_colour(n))
        menu.addSeparator()
        menu.addAction(self.tr("Remove"), lambda: self.remove_colour(n))
        menu.popup(at)

    def _rename_colour(self, n: int) -> None:
        before = (self.brand or Brand()).colours[n].name
        title = self.tr("Name of the colour")
        ask_name(title, before, self.colours, lambda name: self._name_colour(n, name), self)

    def _name_colour(self, n: int, name: str) -> None:
        colours = list((self.brand or Brand()).colours)
        colours[n] = Swatch(name, colours[n].colour)
        self.kits.change(self.tr("Rename brand colour"), colours=tuple(colours))

    def remove_colour(self, n: int) -> None:
        colours = (self.brand or Brand()).colours
        self.kits.change(self.tr("Remove brand colour"), colours=(*colours[:n], *colours[n + 1 :]))

    # ------------------------------------------------------------ faces

    def _open_face(self, at: int) -> None:
        """The picker for the title's face (0) or the text's (1)."""
        brand = self.brand or Brand()
        field = (self.title_face, self.text_face)[at]
        if self._faces_popover is not None:
            self._faces_popover.deleteLater()
        popover = self._faces_popover = FacePopover(self._workspace.settings, self)
        document = self._workspace.session.document
        words = next(
            (
                layer.text
                for layer in edits.iter_layers(document)
                if isinstance(layer, TextBlock) and (layer.role == "title") == (at == 0)
            ),
            document.title,
        )
        face = brand.faces[min(at, len(brand.faces) - 1)] if brand.faces else ""
        popover.picker.open(face, words, document.language, brand.faces)
        popover.picker.chosen.connect(lambda family: self._chosen_face(at, family))
        popover.show_beside(field)

    def _chosen_face(self, at: int, family: Family) -> None:
        if self._faces_popover is not None:
            self._faces_popover.hide()
        self.set_face(at, family.faces[-1].id if at == 0 else family.plain.id)

    def set_face(self, at: int, face: str) -> None:
        """The title's face (0) or the text's (1)."""
        held = (self.brand or Brand()).faces
        pair = [held[0], held[-1]] if held else [face, face]
        pair[at] = face
        self.kits.change(self.tr("Change brand face"), faces=tuple(pair))

    # ------------------------------------------------------------ logos

    def add_logo(self) -> None:
        path = self.kits.choose_file(self.tr("Add a logo"), False)
        if path is None:
            return
        try:
            data = path.read_bytes()
            digest = hashlib.sha256(data).hexdigest()
            pictures.upright_size(data, digest)
        except OSError as error:
            self._workspace.fail(UserError(f"the file can't be read ({error.strerror})", path.name))
            return
        except UserError as error:
            self._workspace.fail(UserError(error.what, path.name, error.remedy))
            return
        self._workspace.session.add_asset(data)
        logos = (self.brand or Brand()).logos
        self.kits.change(self.tr("Add logo"), logos=tuple(dict.fromkeys((*logos, digest))))

    def _place_logo(self, key: str) -> None:
        item = Item("picture", key, self.tr("Logo"))
        try:
            library_place.place(self._workspace.session, item)
        except UserError as error:
            self._workspace.fail(error)

    def _logo_menu(self, key: str, at: QPoint) -> None:
        menu = Menu(parent=self)
        menu.addAction(self.tr("Place on the page"), lambda: self._place_logo(key))
        menu.addAction(self.tr("Remove from the kit"), lambda: self.remove_logo(key))
        menu.popup(at)

    def remove_logo(self, key: str) -> None:
        logos = tuple(logo for logo in (self.brand or Brand()).logos if logo != key)
        self.kits.change(self.tr("Remove logo"), logos=logos)

    # ------------------------------------------------------------ rules

    def _set_rules(self) -> None:
        asked = Rules(self.only_colours.isChecked(), self.only_faces.isChecked())
        self._workspace.session.apply(
            self.tr("Change brand rules"), lambda d: brand_rules.with_rules(d, asked)
        )
        self.check()

    def fix(self, breach: Breach) -> None:
        self._workspace.session.apply(
            self.tr("Follow the brand kit"), lambda d: brand_rules.mended(d, breach)
        )
        self.check()

    def _fix_all(self) -> None:
        self._workspace.session.apply(self.tr("Follow the brand kit"), brand_rules.all_mended)
        self.check()
