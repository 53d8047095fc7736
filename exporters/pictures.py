"""Stored pictures decoded once, within limits, into sRGB."""

from __future__ import annotations

import contextlib
import io
import struct
import warnings
from collections.abc import Iterator, Mapping

import numpy as np
import numpy.typing as npt
from PIL import Image, ImageCms, ImageFile, ImageOps

from engine.document.model import Box
from engine.errors import UserError
from exporters import colour

Assets = Mapping[str, bytes]
"""Stored files by the SHA-256 of their contents."""

Pixels = npt.NDArray[np.uint8]

MAX_PIXELS = 400_000_000
"""A decoded picture may take 1.2 GB of memory and no more."""
# Pillow refuses earlier by itself: it was made for files from the web.
Image.MAX_IMAGE_PIXELS = MAX_PIXELS


def stored(assets: Assets, key: str) -> bytes:
    """The file behind a key. Raises UserError when the document lacks it."""
    try:
        return assets[key]
    except KeyError:
        raise UserError(
            "a picture of this document is missing", f"asset {key[:12]}", "place it anew"
        ) from None


def covering(
    crop: tuple[float, float, float, float], width: float, height: float, box: Box
) -> tuple[float, float, float, float]:
    """The middle part of the crop that has the proportions of the box; all in fractions of a
    picture of width x height pixels."""
    x0, y0, x1, y1 = crop
    across, down = (x1 - x0) * width, (y1 - y0) * height
    if not (across > 0 and down > 0 and box.width > 0 and box.height > 0):
        return crop
    ratio = (across / down) / (box.width / box.height)
    if ratio > 1:
        cut = (x1 - x0) * (1 - 1 / ratio) / 2
        return x0 + cut, y0, x1 - cut, y1
    cut = (y1 - y0) * (1 - ratio) / 2
    return x0, y0 + cut, x1, y1 - cut


def opened(data: bytes, key: str) -> ImageFile.ImageFile:
    """The picture with its header read and its size checked. Raises UserError."""
    try:
        with warnings.catch_warnings():
            # Our own limit stands below; Pillow's warning is meant for files from the web.
            warnings.simplefilter("ignore", Image.DecompressionBombWarning)
            picture = Image.open(io.BytesIO(data))
    except Image.DecompressionBombError:
        raise UserError(
            f"a picture of more than {2 * MAX_PIXELS // 1_000_000} megapixels is too large",
            f"asset {key[:12]}",
            f"bring it below {MAX_PIXELS // 1_000_000} megapixels",
        ) from None
    except (OSError, ValueError, SyntaxError):
        raise UserError(
            "a picture can't be read", f"asset {key[:12]}", "replace it by a PNG or JPEG"
        ) from None
    if picture.width * picture.height > MAX_PIXELS:
        raise UserError(
            f"a picture of {picture.width} x {picture.height} px is too large",
            f"asset {key[:12]}",
            f"bring it below {MAX_PIXELS // 1_000_000} megapixels",
        )
    return picture


def orientation(picture: ImageFile.ImageFile, key: str) -> int:
    """EXIF orientation 1..8; 1 = as stored. Raises UserError when the file breaks off."""
    with _sound(key):
        # PNG keeps it behind the pixels, so that this may read them.
        return int(picture.getexif().get(0x0112, 1))


def upright_size(data: bytes, key: str) -> tuple[int, int]:
    """Width and height in pixels as the picture is seen."""
    picture = opened(data, key)
    sideways = orientation(picture, key) in (5, 6, 7, 8)
    return (picture.height, picture.width) if sideways else (picture.width, picture.height)


@contextlib.contextmanager
def _sound(key: str) -> Iterator[None]:
    try:
        yield
    except (OSError, ValueError, SyntaxError, EOFError, TypeError, struct.error):
        # What Pillow's readers raise for files that break off or contradict themselves.
        raise UserError(
            "a picture is damaged", f"asset {key[:12]}", "replace it by a sound copy"
        ) from None


def _pixels(picture: ImageFile.ImageFile, key: str) -> Image.Image:
    with _sound(key):
        picture.load()
        upright = ImageOps.exif_transpose(picture)
    return upright if upright is not None else picture


def decode(data: bytes, key: str) -> tuple[Pixels, Pixels | None]:
    """uint8[h, w, 3] in sRGB and, where the file has transparency, uint8[h, w] alpha.

    An embedded ICC profile is honoured; CMYK without one is seen through the press profile.
    Raises UserError for what can't be read.
    """
    picture = _pixels(opened(data, key), key)
    alpha: Pixels | None = None
    if picture.has_transparency_data:
        rgba = picture.convert("RGBA")
        alpha = np.asarray(rgba.getchannel("A")).copy()
        if alpha.min() == 255:
            alpha = None
        if picture.mode not in ("L", "RGB", "CMYK"):
            picture = rgba.convert("RGB")
    return np.asarray(_to_srgb(picture)), alpha


def decode_grey(data: bytes, key: str) -> Pixels:
    """uint8[h, w]: a mask. Raises UserError for what can't be read."""
    picture = _pixels(opened(data, key), key)
    if picture.mode == "LA":
        picture = picture.getchannel("L")
    return np.asarray(picture.convert("L"))


def _to_srgb(picture: Image.Image) -> Image.Image:
    if picture.mode.startswith("I;16"):
        # Pillow would clip 16 bit greys instead of scaling them.
        wide = np.asarray(picture)
        picture = Image.fromarray((wide >> 8).astype(np.uint8))
    profile = picture.info.get("icc_profile")
    if profile and picture.mode in ("RGB", "CMYK", "L"):
        try:
            converted = ImageCms.profileToProfile(
                picture,
                ImageCms.ImageCmsProfile(io.BytesIO(profile)),
                ImageCms.ImageCmsProfile(io.BytesIO(colour.srgb_icc())),
                renderingIntent=ImageCms.Intent.RELATIVE_COLORIMETRIC,
                outputMode="RGB",
                flags=ImageCms.Flags.BLACKPOINTCOMPENSATION,
            )
        except (ImageCms.PyCMSError, OSError, ValueError):
            # A profile that is damaged or of another space says nothing: use the numbers.
            converted = None
        if converted is not None:
            return converted
    if picture.mode == "CMYK":
        return colour.press_to_srgb(picture)
    return picture.convert("RGB")


def reduced(pixels: Pixels, factor: int) -> Pixels:
    """The picture made smaller by a whole factor, every pixel the mean of factor² ones."""
    if factor <= 1:
        return pixels
    return np.asarray(Image.fromarray(pixels).reduce(factor))


def resized(pixels: Pixels, width: int, height: int) -> Pixels:
    """Bilinear, for masks that come in another size than their picture."""
    return np.asarray(Image.fromarray(pixels).resize((width, height), Image.Resampling.BILINEAR))
