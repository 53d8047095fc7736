"""Design, Picture: its part that is shown, the window it is seen through, where it comes from."""

from __future__ import annotations

import io
from collections.abc import Callable
from functools import lru_cache
from pathlib import Path
from typing import Any

import msgspec
from PIL import Image, UnidentifiedImageError
from PySide6.QtWidgets import QFileDialog

from app.editor.controls import Button, Combo, IconButton, Label, NumberField, row
from app.editor.panels.design_module import Module, fields, named, offer, tr
from app.editor.panels.selected import MIXED, Selected, common
from app.editor.workspace import Workspace
from engine.document import edits
from engine.document.model import Artwork, Clip, Crop, Document, Layer, Picture

PRINT_PPI, ENOUGH_PPI = 200.0, 100.0
"""Pixels per inch from which a picture prints sharp, and passes at a poster's distance."""


class PictureModule(Module):
    """For pictures, one or several."""

    def __init__(self, workspace: Workspace) -> None:
        super().__init__(workspace, tr("Picture"))
        assert self.section is not None
        self.on_page = IconButton("crop", tr("Crop on the page"))
        self.on_page.clicked.connect(lambda: workspace.set_tool("crop"))
        self.section.header_buttons.addWidget(self.on_page)
        sides = (
            (tr("L"), tr("Cut off at the left")), (tr("T"), tr("Cut off at the top")),
            (tr("R"), tr("Cut off at the right")), (tr("B"), tr("Cut off at the bottom")),
        )  # fmt: skip
        self.sides = tuple(
            NumberField(letter, "%", 1, 0, 99, 0.5, name=name, show_unit=False)
            for letter, name in sides
        )
        self.body.addWidget(fields(*self.sides, spacing=4))
        self.whole = Button(tr("Whole picture"), "ghost")
        self.whole.clicked.connect(lambda: self.apply(tr("Crop"), _uncropped))
        self.replace = Button(tr("Replace"), "plain", "replace")
        self.replace.clicked.connect(self._choose)
        self.source = Label("", "caption", wrap=True)
        self.body.addWidget(self.source)
        self.mask_label = Label(tr("Shown through a mask"), "caption")
        self.no_mask = Button(tr("Remove the mask"), "ghost")
        self.no_mask.clicked.connect(
            lambda: self.apply(tr("Remove the mask"), lambda d, id: _with(d, id, mask=""))
        )
        self._mask_row = row(self.mask_label, None, self.no_mask)
        self.body.addWidget(self._mask_row)
        self.body.addWidget(row(self.replace, None, self.whole))
        for n, field in enumerate(self.sides):
            self.bind_number(field, tr("Crop"), _reader(n), _writer(n))
        self.bind(self._show)

    @staticmethod
    def wants(selected: Selected) -> bool:
        return selected.all_are(Picture)

    def _show(self, held: Any) -> None:
        free = bool(self.ids())
        self.on_page.setEnabled(free and len(held) == 1)
        self.whole.setEnabled(free and any(x.crop != Crop() for x in held))
        self._mask_row.setVisible(any(x.mask for x in held))
        assets = {x.asset for x in held}
        if len(assets) != 1:
            self.source.setText("")
            return
        data = self.workspace.session.assets.get(held[0].asset)
        self.source.setText(self._said(held[0], data))

    def _said(self, picture: Picture, data: bytes | None) -> str:
        if data is None:
            return tr("The picture's file is missing. Replace it, or find it on disk.")
        size = pixel_size(data)
        if size is None:
            return tr("The picture's file can't be read.")
        ppi = effective_ppi(picture, size)
        name = tr("%1 × %2 px, %3 ppi here")
        said = name.replace("%1", f"{size[0]}").replace("%2", f"{size[1]}")
        said = said.replace("%3", f"{ppi:.0f}")
        if ppi < ENOUGH_PPI and self.unit != "px":
            said += "\n" + tr("Too few pixels for print at this size.")
        return said

    def _choose(self) -> None:
        name, _ = QFileDialog.getOpenFileName(
            self, tr("Replace the picture"), "",
            tr("Pictures (*.png *.jpg *.jpeg *.webp *.tif *.tiff)"),
        )  # fmt: skip
        if name:
            self.replace_with(Path(name))

    def replace_with(self, path: Path) -> None:
        """Another file in the same box; the crop is widened or narrowed so that nothing is
        stretched."""
        try:
            data = path.read_bytes()
        except OSError as error:
            self.workspace.say("err", f"{path.name}: {error.strerror}")
            return
        size = pixel_size(data)
        if size is None:
            said = tr("“%1” isn't a picture that Affiche reads.").replace("%1", path.name)
            self.workspace.say("err", said)
            return
        asset = self.workspace.session.add_asset(data)
        self.apply(
            tr("Replace picture"),
            lambda d, id: _with(d, id, asset=asset, mask="", crop=filling(d, id, size)),
        )


class WindowModule(Module):
    """The window that pictures and artwork are seen through: rectangle, ellipse, arch."""

    def __init__(self, workspace: Workspace) -> None:
        super().__init__(workspace)
        self.shape = Combo(name=tr("Window"))
        self.corner = NumberField(
            "border-corner-rounded", "mm", minimum=0, name=tr("Corner radius"), show_unit=False
        )
        self.corner.setFixedWidth(84)
        self.body.addWidget(named(tr("Window"), self.shape, self.corner))
        self.bind(self._show)
        self.shape.chosen.connect(
            lambda shape: self.apply(tr("Window"), lambda d, id: _clipped(d, id, shape=shape))
        )
        self.bind_length(
            self.corner, tr("Corner radius"), lambda x: x.clip.radius if x.clip else 0.0,
            lambda d, id, v: _clipped(d, id, shape="rect", radius=v),
        )  # fmt: skip

    @staticmethod
    def wants(selected: Selected) -> bool:
        return selected.all_are(Picture, Artwork)

    def _show(self, held: Any) -> None:
        shape = common(x.clip.shape if x.clip else "rect" for x in held)
        items = [(tr("Rectangle"), "rect"), (tr("Ellipse"), "ellipse"), (tr("Arch"), "arch")]
        if shape == "polygon":
            items.append((tr("Polygon"), "polygon"))
        offer(self.shape, items)
        self.shape.set_value(shape)
        self.corner.setVisible(shape in ("rect", MIXED))


# ------------------------------------------------------------------ pictures as numbers


@lru_cache(maxsize=64)
def _size_of(data: bytes) -> tuple[int, int] | None:
    try:
        with Image.open(io.BytesIO(data)) as picture:
            return picture.size
    except (UnidentifiedImageError, OSError, ValueError, Image.DecompressionBombError):
        return None


def pixel_size(data: bytes) -> tuple[int, int] | None:
    """Width and height in pixels; None for what isn't a picture."""
    return _size_of(data)


def effective_ppi(picture: Picture, size: tuple[int, int]) -> float:
    """Pixels per inch of the page, along the side that has fewer."""
    crop, box = picture.crop, picture.box
    across = (crop.x1 - crop.x0) * size[0] / max(1e-6, box.width)
    down = (crop.y1 - crop.y0) * size[1] / max(1e-6, box.height)
    return min(across, down) * 72


def filling(document: Document, id: str, size: tuple[int, int]) -> Crop:
    """The middle part of a picture of that size that fills the layer's box unstretched."""
    box = edits.find(document, id).box
    wanted = box.width / max(1e-6, box.height)
    have = size[0] / max(1, size[1])
    if have > wanted:
        part = wanted / have
        return Crop(0.5 - part / 2, 0.0, 0.5 + part / 2, 1.0)
    part = have / wanted
    return Crop(0.0, 0.5 - part / 2, 1.0, 0.5 + part / 2)


def _with(document: Document, id: str, **changes: object) -> Document:
    def change(layer: Layer) -> Layer:
        if not isinstance(layer, Picture):
            return layer
        return msgspec.structs.replace(layer, **changes)

    return edits.update(document, id, change)


def _uncropped(document: Document, id: str) -> Document:
    return _with(document, id, crop=Crop())


_SIDES = ("x0", "y0", "x1", "y1")


def _reader(n: int) -> Callable[[Any], float]:
    """Per cent of the picture that is cut off at a side."""

    def read(picture: Picture) -> float:
        value: float = getattr(picture.crop, _SIDES[n])
        return round((value if n < 2 else 1 - value) * 100, 3)

    return read


def _writer(n: int) -> Callable[[Document, str, float], Document]:
    def write(document: Document, id: str, percent: float) -> Document:
        layer = edits.find(document, id)
        if not isinstance(layer, Picture):
            return document
        crop, opposite = layer.crop, getattr(layer.crop, _SIDES[(n + 2) % 4])
        value = percent / 100 if n < 2 else 1 - percent / 100
        # A hundredth of the picture is always left.
        value = min(value, opposite - 0.01) if n < 2 else max(value, opposite + 0.01)
        return _with(document, id, crop=msgspec.structs.replace(crop, **{_SIDES[n]: value}))

    return write


def _clipped(document: Document, id: str, **changes: object) -> Document:
    def change(layer: Layer) -> Layer:
        if not isinstance(layer, Picture | Artwork):
            return layer
        clip: Clip | None = msgspec.structs.replace(layer.clip or Clip(), **changes)
        if clip == Clip():
            clip = None
        return layer if clip == layer.clip else msgspec.structs.replace(layer, clip=clip)

    return edits.update(document, id, change)
