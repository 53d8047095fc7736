"""Design, for drawn artwork: a scene's family, seed, density and palette; a subject and its colours."""

from __future__ import annotations

import random
from collections.abc import Callable
from typing import Any

import msgspec
from PySide6.QtCore import QPoint

from app.editor import translations
from app.editor.controls import (
    Button,
    CheckBox,
    Combo,
    IconButton,
    Label,
    NumberField,
    Slider,
    row,
)
from app.editor.panels import naming
from app.editor.panels.colour_picker import Choice, ColourPopover
from app.editor.panels.design_module import Module, named, offer, tr
from app.editor.panels.item_chooser import ItemChooser
from app.editor.panels.library_items import Item, scene_title, subject_title
from app.editor.panels.palette_list import PalettePopover
from app.editor.panels.selected import MIXED, Selected, common
from app.editor.panels.swatch_grid import SwatchGrid
from app.editor.workspace import Workspace
from engine.document import edits
from engine.document.colour import Colour, from_hex
from engine.document.model import Artwork, Document, Layer, SceneSource, SubjectSource
from engine.document.palettes import PALETTES
from engine.drawing.motifs import FAMILIES
from engine.errors import UserError
from engine.library import subjects

SEEDS = 1 << 20
"""That the dice throw; any number up to 2³¹ is a seed."""


def change_source(
    document: Document, id: str, change: Callable[[Any], SceneSource | SubjectSource]
) -> Document:
    """The artwork's source through `change`; other layers stay."""

    def one(layer: Layer) -> Layer:
        if not isinstance(layer, Artwork):
            return layer
        source = change(layer.source)
        return layer if source == layer.source else msgspec.structs.replace(layer, source=source)

    return edits.update(document, id, one)


def _are(selected: Selected, kind: type) -> bool:
    return selected.all_are(Artwork) and all(
        isinstance(x.source, kind) for x in selected.of(Artwork)
    )


class _Palette:
    """Six colours of the poster that are changed one by one or all at once."""

    def __init__(self, module: Module) -> None:
        self._module = module
        self.grid = SwatchGrid(tr("Palette, dark to light"))
        self.choose = Button(tr("Palettes"), "plain")
        self.choose.menu_mark = True
        self.choose.clicked.connect(self._show_list)
        self.grid.chosen.connect(self._open)
        self._list: PalettePopover | None = None
        self._popover: ColourPopover | None = None
        self._at = 0

    def show_palette(self, colours: tuple[Colour, ...]) -> None:
        self.grid.show_colours([(tr("Palette"), colour) for colour in colours])

    def _show_list(self) -> None:
        if self._list is None:
            self._list = PalettePopover(self._module)
            self._list.chosen.connect(self._take)
        self._list.open(self.choose)

    def _take(self, name: str) -> None:
        self._module.apply_document(tr("Palette"), lambda d: edits.set_palette(d, PALETTES[name]))

    def _open(self, n: int) -> None:
        self._at = n
        if self._popover is None:
            self._popover = ColourPopover(self._module)
            picker = self._popover.picker
            picker.changing.connect(lambda c: self._module.preview_document(self._set(c)))
            picker.chosen.connect(
                lambda c: self._module.apply_document(tr("Palette"), self._set(c))
            )
            self._popover.closed.connect(self._module.settle)
        self._popover.picker.open(self.grid.colours[n], self._module.workspace.session.document)
        at = self.grid.mapToGlobal(QPoint(0, 0))
        self._popover.show_at(QPoint(at.x() - 306, at.y()))

    def _set(self, choice: Choice) -> Callable[[Document], Document]:
        at = self._at

        def change(document: Document) -> Document:
            palette = list(edits.palette_of(document))
            if at >= len(palette):
                return document
            palette[at] = choice.colour
            return edits.set_palette(document, palette)

        return change


class SceneModule(Module):
    """For painted scenes, one or several."""

    def __init__(self, workspace: Workspace) -> None:
        super().__init__(workspace, tr("Scene"))
        self.family = Button("", "plain", "photo")
        self.family.menu_mark = True
        self.family.clicked.connect(self._show_scenes)
        self.look = Combo(name=tr("Look"))
        self.seed = NumberField("#", "", 0, 0, 2**31 - 1, name=tr("Seed"))
        self.dice = IconButton("dice-5", tr("Another seed"))
        self.dice.clicked.connect(self._roll)
        self.density = Slider(0.3, 1.8, name=tr("Density"), step=0.05)
        self.density_value = Label("", "faint")
        self.density_value.setFixedWidth(38)
        self.dark = CheckBox(tr("Dark ground"))
        self.hero = CheckBox(tr("Hero motif"))
        self.colours = _Palette(self)
        self.body.addWidget(self.family)
        self.body.addWidget(named(tr("Look"), self.look))
        self.body.addWidget(named(tr("Seed"), self.seed, self.dice))
        self.body.addWidget(named(tr("Density"), self.density, self.density_value))
        self.body.addWidget(row(self.dark, 12, self.hero, None))
        self.body.addWidget(named(tr("Palette"), self.colours.grid))
        self.body.addWidget(named("", self.colours.choose))
        self._connect()
        self._scenes: ItemChooser | None = None

    def _connect(self) -> None:
        self.bind(self._show)
        self.bind_combo(
            self.look, tr("Look of the scene"), lambda a: a.source.variant,
            lambda d, id, v: _scene(d, id, variant=v),
        )  # fmt: skip
        self.bind_number(
            self.seed, tr("Seed"), lambda a: float(a.source.seed),
            lambda d, id, v: _scene(d, id, seed=round(v)),
        )  # fmt: skip
        self.density.moved.connect(
            lambda v: self.preview(lambda d, id: _scene(d, id, density=round(v, 3)))
        )
        self.density.finished.connect(
            lambda v: self.apply(tr("Density"), lambda d, id: _scene(d, id, density=round(v, 3)))
        )
        self.dark.clicked.connect(
            lambda on: self.apply(tr("Dark ground"), lambda d, id: _scene(d, id, dark=on))
        )
        self.hero.clicked.connect(
            lambda on: self.apply(tr("Hero motif"), lambda d, id: _scene(d, id, hero=on))
        )

    @staticmethod
    def wants(selected: Selected) -> bool:
        return _are(selected, SceneSource)

    def _show(self, held: Any) -> None:
        free = bool(self.ids())
        family = common(a.source.family for a in held)
        name = tr("Mixed") if family is MIXED else scene_title(family)
        self.family.setText(name)
        variants = FAMILIES[family].variants if family in FAMILIES else ()
        items = [(naming.words(v), v) for v in variants]
        if any(a.source.variant == "" for a in held) or not items:
            items.insert(0, (tr("As the seed says"), ""))
        offer(self.look, items)
        self.look.set_value(common(a.source.variant for a in held))
        self.look.setEnabled(free and len(items) > 1)
        density = common(a.source.density for a in held)
        if density is not MIXED and not self.density.steps.isSliderDown():
            self.density.set_value(density)
        self.density_value.setText("" if density is MIXED else translations.percent(density * 100))
        for box, field in ((self.dark, "dark"), (self.hero, "hero")):
            on = common(getattr(a.source, field) for a in held)
            box.setChecked(on is True)
            box.set_mixed(on is MIXED)
        heroes = bool(family in FAMILIES and FAMILIES[family].hero)
        self.hero.setVisible(heroes)
        self.colours.show_palette(held[0].source.palette)

    def _show_scenes(self) -> None:
        if self._scenes is None:
            self._scenes = ItemChooser(self.workspace, "scene", self)
            self._scenes.chosen.connect(self._choose)
        self._scenes.open(self.family)

    def _choose(self, item: Item) -> None:
        family, _, variant = item.key.partition("/")
        dark = FAMILIES[family].default_dark

        def change(source: Any) -> SceneSource:
            new: SceneSource = msgspec.structs.replace(
                source, family=family, variant=variant, horizon=0.0,
                dark=source.dark if dark is None else dark,
            )  # fmt: skip
            return new

        self.apply(tr("Change scene"), lambda d, id: change_source(d, id, change))

    def _roll(self) -> None:
        seed = random.randrange(SEEDS)
        self.apply(tr("Another seed"), lambda d, id: _scene(d, id, seed=seed))


class SubjectModule(Module):
    """For subjects of the library, one or several."""

    def __init__(self, workspace: Workspace) -> None:
        super().__init__(workspace, tr("Subject"))
        self.subject = Button("", "plain", "replace")
        self.subject.clicked.connect(self._show_subjects)
        self.flip = CheckBox(tr("Mirrored"))
        self.flip.clicked.connect(
            lambda on: self.apply(tr("Mirror"), lambda d, id: _subject(d, id, flip=on))
        )
        self.grid = SwatchGrid(tr("Colours of the subject"))
        self.grid.chosen.connect(self._open)
        self.reset = Button(tr("Own colours"), "ghost")
        self.reset.clicked.connect(
            lambda: self.apply(tr("Own colours"), lambda d, id: _subject(d, id, recolour={}))
        )
        self.body.addWidget(self.subject)
        self._colours = named(tr("Colours"), self.grid)
        self.body.addWidget(self._colours)
        self.body.addWidget(row(self.flip, None, self.reset))
        self.bind(self._show)
        self._chooser: ItemChooser | None = None
        self._popover: ColourPopover | None = None
        self._keys: list[str] = []
        self._at = 0

    @staticmethod
    def wants(selected: Selected) -> bool:
        return _are(selected, SubjectSource)

    def _show(self, held: Any) -> None:
        subject = common(a.source.subject for a in held)
        self.subject.setText(tr("Mixed") if subject is MIXED else subject_title(subject))
        flip = common(a.source.flip for a in held)
        self.flip.setChecked(flip is True)
        self.flip.set_mixed(flip is MIXED)
        self.reset.setEnabled(bool(self.ids()) and any(a.source.recolour for a in held))
        self._keys = [] if subject is MIXED else _fills(subject)
        own = held[0].source.recolour
        self.grid.show_colours([("", own.get(key, from_hex(key))) for key in self._keys])
        self._colours.setVisible(bool(self._keys))

    def _show_subjects(self) -> None:
        if self._chooser is None:
            self._chooser = ItemChooser(self.workspace, "subject", self)
            self._chooser.chosen.connect(self._choose)
        self._chooser.open(self.subject)

    def _choose(self, item: Item) -> None:
        self.apply(
            tr("Change subject"),
            lambda d, id: _subject(d, id, subject=item.key, recolour={}),
        )

    def _open(self, n: int) -> None:
        self._at = n
        if self._popover is None:
            self._popover = ColourPopover(self)
            picker = self._popover.picker
            picker.changing.connect(lambda c: self.preview(self._recoloured(c)))
            picker.chosen.connect(
                lambda c: self.apply(tr("Colour of the subject"), self._recoloured(c))
            )
            self._popover.closed.connect(self.settle)
        self._popover.picker.open(self.grid.colours[n], self.workspace.session.document)
        at = self.grid.mapToGlobal(QPoint(0, 0))
        self._popover.show_at(QPoint(at.x() - 380, at.y()))

    def _recoloured(self, choice: Choice) -> Callable[[Document, str], Document]:
        key = self._keys[self._at]

        def change(source: Any) -> SubjectSource:
            recolour = {**source.recolour, key: choice.colour}
            new: SubjectSource = msgspec.structs.replace(source, recolour=recolour)
            return new

        return lambda d, id: change_source(d, id, change)


def _scene(document: Document, id: str, **changes: object) -> Document:
    def change(source: Any) -> Any:
        if not isinstance(source, SceneSource):
            return source
        return msgspec.structs.replace(source, **changes)

    return change_source(document, id, change)


def _subject(document: Document, id: str, **changes: object) -> Document:
    def change(source: Any) -> Any:
        if not isinstance(source, SubjectSource):
            return source
        return msgspec.structs.replace(source, **changes)

    return change_source(document, id, change)


def _fills(subject: str) -> list[str]:
    """The subject's main fills as #rrggbb, the largest first."""
    try:
        return [tint.hex for tint in subjects.get(subject).colours]
    except UserError:
        return []
