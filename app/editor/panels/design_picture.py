"""Design, Picture: its part that is shown, the window it is seen through, where it comes from."""

from __future__ import annotations

import io
import math
from collections.abc import Callable
from functools import lru_cache
from pathlib import Path
from typing import Any

import msgspec
from PIL import Image, UnidentifiedImageError
from PySide6.QtWidgets import QFileDialog

from app.editor.canvas.cropping import whole_box
from app.editor.controls import Button, Combo, IconButton, Label, NumberField, row
from app.editor.panels.design_module import Module, fields, named, offer, tr
from app.editor.panels.selected import MIXED, Selected, common
from app.editor.workspace import Workspace
from engine.document import edits
from engine.document.model import Artwork, Box, Clip, Crop, Document, Layer, Picture

PRINT_PPI, ENOUGH_PPI = 200.0, 100.0
"""Pixels per inch from which a picture prints sharp, and passes at a poster's distance."""


class PictureModule(Module):
    """For pictures, one or several."""

    def __init__(self, workspace: Workspace) -> None:
        super().__init__(workspace, tr("Picture"))
        assert self.section is not None
        self.on_page = IconButton("crop", tr("Crop on the page"))
        self.on_page.clicked.connect(lambda: workspace.set_tool("crop"))
        self.whole = IconButton("maximize", tr("Show the whole picture"))
        self.section.header_buttons.addWidget(self.whole)
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
        self.whole.clicked.connect(lambda: self.apply(tr("Crop"), _uncropped))
        self.replace = Button(tr("Replace"), "plain", "replace")
        self.replace.clicked.connect(self._choose)
        self.source = Label("", "caption", wrap=True)
        self.body.addWidget(self.source)
        self.mask_button = Button("", "plain", "mask")
        self.mask_button.clicked.connect(self._choose_mask)
        self.no_mask = IconButton("x", tr("Remove the mask"), 14)
        self.no_mask.clicked.connect(
            lambda: self.apply(tr("Remove the mask"), lambda d, id: _with(d, id, mask=""))
        )
        self.body.addWidget(row(self.replace, self.mask_button, self.no_mask, None, spacing=4))
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
        masked = any(x.mask for x in held)
        self.mask_button.setText(tr("Mask"))
        self.mask_button.setToolTip(tr("Choose a grey picture: what is white in it shows"))
        self.no_mask.setVisible(masked)
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

    def _choose_mask(self) -> None:
        name, _ = QFileDialog.getOpenFileName(self, tr("Choose a mask"), "", _filter())
        if name:
            self.mask_with(Path(name))

    def mask_with(self, path: Path) -> None:
        """Shown through a grey picture; one of other proportions is stretched over it."""
        data = self._read(path)
        if data is not None:
            asset = self.workspace.session.add_asset(data)
            self.apply(tr("Mask"), lambda d, id: _with(d, id, mask=asset))

    def _read(self, path: Path) -> bytes | None:
        """A picture's file; None, and said, where it isn't one."""
        try:
            data = path.read_bytes()
        except OSError as error:
            self.workspace.say("err", f"{path.name}: {error.strerror}")
            return None
        if pixel_size(data) is None:
            said = tr("“%1” isn't a picture that Affiche reads.").replace("%1", path.name)
            self.workspace.say("err", said)
            return None
        return data

    def _choose(self) -> None:
        name, _ = QFileDialog.getOpenFileName(self, tr("Replace the picture"), "", _filter())
        if name:
            self.replace_with(Path(name))

    def replace_with(self, path: Path) -> None:
        """Another file in the same box; the crop is widened or narrowed so that nothing is
        stretched."""
        data = self._read(path)
        size = pixel_size(data) if data is not None else None
        if data is None or size is None:
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


def _filter() -> str:
    return tr("Pictures (*.png *.jpg *.jpeg *.webp *.tif *.tiff)")


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


def recropped(picture: Picture, crop: Crop) -> Picture:
    """Another part of the picture, which stays where it lies: the box ends where the part does,
    so that nothing is stretched, also where the layer is turned."""
    whole, old = whole_box(picture), picture.box
    new = Box(
        whole.x + crop.x0 * whole.width,
        whole.y + crop.y0 * whole.height,
        (crop.x1 - crop.x0) * whole.width,
        (crop.y1 - crop.y0) * whole.height,
    )
    dx, dy = new.centre[0] - old.centre[0], new.centre[1] - old.centre[1]
    angle = math.radians(picture.rotation)
    c, s = math.cos(angle), math.sin(angle)
    across, down = c * dx - s * dy - dx, s * dx + c * dy - dy
    box = Box(new.x + across, new.y + down, new.width, new.height)
    return msgspec.structs.replace(picture, box=box, crop=crop)


def _crop(document: Document, id: str, change: Callable[[Crop], Crop]) -> Document:
    def one(layer: Layer) -> Layer:
        if not isinstance(layer, Picture):
            return layer
        crop = change(layer.crop)
        return layer if crop == layer.crop else recropped(layer, crop)

    return edits.update(document, id, one)


def _uncropped(document: Document, id: str) -> Document:
    return _crop(document, id, lambda crop: Crop())


_SIDES = ("x0", "y0", "x1", "y1")


def _reader(n: int) -> Callable[[Any], float]:
    """Per cent of the picture that is cut off at a side."""

    def read(picture: Picture) -> float:
        value: float = getattr(picture.crop, _SIDES[n])
        return round((value if n < 2 else 1 - value) * 100, 3)

    return read


def _writer(n: int) -> Callable[[Document, str, float], Document]:
    def write(document: Document, id: str, percent: float) -> Document:
        def change(crop: Crop) -> Crop:
            opposite = getattr(crop, _SIDES[(n + 2) % 4])
            value = percent / 100 if n < 2 else 1 - percent / 100
            # A hundredth of the picture is always left.
            value = min(value, opposite - 0.01) if n < 2 else max(value, opposite + 0.01)
            cut: Crop = msgspec.structs.replace(crop, **{_SIDES[n]: value})
            return cut

        return _crop(document, id, change)

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
