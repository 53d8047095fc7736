"""Pictures in the file: JPEGs as they are, everything else deflated, transparency as a soft mask."""

from __future__ import annotations

import io
import zlib
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt
import pikepdf
from isal import isal_zlib
from pikepdf import Array, Dictionary, Name, Stream
from PIL import ImageCms

from engine.drawing.scene import Image
from exporters import pictures
from exporters.pdf.book import Book, Resources

Pixels = npt.NDArray[np.uint8]
Window = tuple[float, float, float, float]


@dataclass(frozen=True, slots=True)
class Placed:
    """An image resource and the part of the picture that it holds, in fractions."""

    name: str
    window: Window


def place(book: Book, resources: Resources, node: Image) -> Placed:
    """The image for a node. Raises UserError for missing or broken assets.

    A crop is a clip over the whole picture, unless more than half of it would be hidden: then
    only the pixels that show are stored.
    """
    x0, y0, x1, y1 = node.crop
    data = pictures.stored(book.assets, node.asset)
    cropped = (x1 - x0) * (y1 - y0) < 0.5
    window: Window = (0.0, 0.0, 1.0, 1.0)
    if cropped:
        window = _window(node.crop, *pictures.upright_size(data, node.asset))

    def make() -> Stream:
        passed = None if cropped else _jpeg(book, data, node)
        return passed if passed is not None else _flate(book, data, node, window)

    key = ("image", node.asset, node.mask, window)
    return Placed(book.resource(resources, "/XObject", "X", key, make), window)


def _window(crop: Window, width: int, height: int) -> Window:
    """The crop grown to whole pixels."""
    x0, y0, x1, y1 = crop
    return (
        max(0, int(np.floor(x0 * width))) / width,
        max(0, int(np.floor(y0 * height))) / height,
        min(width, int(np.ceil(x1 * width))) / width,
        min(height, int(np.ceil(y1 * height))) / height,
    )


def _jpeg(book: Book, data: bytes, node: Image) -> Stream | None:
    """The stored JPEG itself, or None when a viewer would show it otherwise than we do."""
    picture = pictures.opened(data, node.asset)
    if picture.format != "JPEG" or picture.mode not in ("RGB", "L", "CMYK"):
        return None
    if pictures.orientation(picture, node.asset) != 1:
        return None
    count = {"RGB": 3, "L": 1, "CMYK": 4}[picture.mode]
    pictures.decode(data, node.asset)  # A truncated file is found here and not at the printer's.
    stream = _image(
        book, data, picture.width, picture.height, _jpeg_space(book, picture.mode, picture.info)
    )
    stream.Filter = Name.DCTDecode
    if count == 4:
        book.uses_inks = True
        if "adobe" in picture.info:
            # Adobe writes CMYK JPEGs inverted.
            stream.Decode = Array([1, 0] * 4)
    if node.mask:
        grey = pictures.decode_grey(pictures.stored(book.assets, node.mask), node.mask)
        stream.SMask = book.pdf.make_indirect(_grey(book, grey))
    return stream


def _jpeg_space(book: Book, mode: str, info: Mapping[Any, Any]) -> pikepdf.Object:
    """The embedded profile where it is sound and fits, else the space that we assume."""
    profile = info.get("icc_profile")
    wanted = {"RGB": b"RGB ", "L": b"GRAY", "CMYK": b"CMYK"}[mode]
    if isinstance(profile, bytes) and profile[16:20] == wanted:
        try:
            ImageCms.ImageCmsProfile(io.BytesIO(profile))
        except (OSError, ImageCms.PyCMSError):
            pass  # A damaged profile says nothing.
        else:
            count = {"RGB": 3, "L": 1, "CMYK": 4}[mode]
            space = Array(
                [Name.ICCBased, book.pdf.make_indirect(Stream(book.pdf, profile, N=count))]
            )
            return book.pdf.make_indirect(space)
    if mode == "RGB":
        return book.srgb
    return Name.DeviceGray if mode == "L" else Name.DeviceCMYK


def _flate(book: Book, data: bytes, node: Image, window: Window) -> Stream:
    colours, alpha = pictures.decode(data, node.asset)
    if node.mask:
        mask = pictures.decode_grey(pictures.stored(book.assets, node.mask), node.mask)
        if alpha is not None or mask.shape != colours.shape[:2]:
            mask = pictures.resized(mask, colours.shape[1], colours.shape[0])
        alpha = mask if alpha is None else (alpha.astype(np.uint16) * mask // 255).astype(np.uint8)
    h, w = colours.shape[:2]
    x0, y0, x1, y1 = (round(v * s) for v, s in zip(window, (w, h, w, h), strict=True))
    colours = colours[y0:y1, x0:x1]
    stream = _image(book, b"", x1 - x0, y1 - y0, book.srgb)
    _deflate(stream, colours.reshape(y1 - y0, -1), 3)
    if alpha is not None:
        stream.SMask = book.pdf.make_indirect(_grey(book, alpha[y0:y1, x0:x1]))
    return stream


def _grey(book: Book, grey: Pixels) -> Stream:
    stream = _image(book, b"", grey.shape[1], grey.shape[0], Name.DeviceGray)
    _deflate(stream, grey, 1)
    return stream


def grain_image(book: Book, tile: npt.NDArray[np.float32]) -> Stream:
    """Noise about the middle grey: laid over with `Overlay` it moves the lightness a little."""
    levels = np.clip(np.rint(128 + tile * 255), 0, 255).astype(np.uint8)
    return _grey(book, levels)


def _image(book: Book, data: bytes, width: int, height: int, space: pikepdf.Object) -> Stream:
    return Stream(
        book.pdf,
        data,
        Type=Name.XObject,
        Subtype=Name.Image,
        Width=width,
        Height=height,
        ColorSpace=space,
        BitsPerComponent=8,
    )


def _deflate(stream: Stream, rows: Pixels, channels: int) -> None:
    """Rows through the PNG Sub predictor (15.2.5 of the PNG standard), then deflated."""
    height, width = rows.shape
    out = np.empty((height, width + 1), dtype=np.uint8)
    out[:, 0] = 1
    out[:, 1 : 1 + channels] = rows[:, :channels]
    np.subtract(rows[:, channels:], rows[:, :-channels], out=out[:, 1 + channels :])
    small = height * width < 4_000_000
    packed = zlib.compress(out.data, 6) if small else isal_zlib.compress(out.data, 2)
    stream.write(
        packed,
        filter=Name.FlateDecode,
        decode_parms=Dictionary(
            Predictor=15, Colors=channels, BitsPerComponent=8, Columns=width // channels
        ),
    )
