"""Pixels as the press shows them: through the shipped CMYK profile, with what its inks can't reach.

littleCMS through Pillow. Relative colorimetric with black point compensation both ways, except
for the look of the paper, which only the absolute intent keeps.
"""

from __future__ import annotations

import io
from functools import cache

import numpy as np
import numpy.typing as npt
from PIL import Image, ImageCms

from engine.errors import UserError
from exporters import colour

Pixels = npt.NDArray[np.uint8]
Mask = npt.NDArray[np.bool_]

CONDITION = "ISO Coated v2 300 %"
VISIBLE = 5.0
"""ΔE*ab (CIE 1976) from which a print is plainly another colour than the screen."""
LIMIT = 300.0
"""Per cent of ink that the paper takes."""
INTENTS = {
    "relative": ImageCms.Intent.RELATIVE_COLORIMETRIC,
    "perceptual": ImageCms.Intent.PERCEPTUAL,
}


def available() -> bool:
    return colour.cmyk_profile() is not None


@cache
def _profile(name: str) -> ImageCms.ImageCmsProfile:
    if name == "lab":
        return ImageCms.ImageCmsProfile(ImageCms.createProfile("LAB"))
    data = colour.srgb_icc() if name == "srgb" else colour.cmyk_profile()
    if data is None:
        raise UserError("the press profile is missing", "assets/icc", "install Affiche again")
    return ImageCms.ImageCmsProfile(io.BytesIO(data))


_MODES = {"srgb": "RGB", "press": "CMYK", "lab": "LAB"}


@cache
def _transform(source: str, target: str, intent: ImageCms.Intent) -> ImageCms.ImageCmsTransform:
    absolute = intent == ImageCms.Intent.ABSOLUTE_COLORIMETRIC
    flags = ImageCms.Flags.NONE if absolute else ImageCms.Flags.BLACKPOINTCOMPENSATION
    return ImageCms.buildTransform(
        _profile(source), _profile(target), _MODES[source], _MODES[target], intent, flags
    )


def _through(image: Image.Image, source: str, target: str, intent: ImageCms.Intent) -> Image.Image:
    made = ImageCms.applyTransform(image, _transform(source, target, intent))
    assert made is not None
    return made


def inks(pixels: Pixels, intent: str = "relative") -> Pixels:
    """uint8[h, w, 4]: cyan, magenta, yellow, black of sRGB pixels uint8[h, w, 3]; 255 = solid.
    Raises UserError when the profile isn't there."""
    image = Image.fromarray(np.ascontiguousarray(pixels))
    return np.asarray(_through(image, "srgb", "press", INTENTS[intent]))


def seen(separations: Pixels, *, paper: bool = False) -> Pixels:
    """uint8[h, w, 3]: inks as a screen shows the print; `paper` with the paper's own white."""
    intent = ImageCms.Intent.RELATIVE_COLORIMETRIC
    if paper:
        intent = ImageCms.Intent.ABSOLUTE_COLORIMETRIC
    image = Image.fromarray(np.ascontiguousarray(separations), mode="CMYK")
    return np.asarray(_through(image, "press", "srgb", intent))


def total(separations: Pixels) -> npt.NDArray[np.float32]:
    """float32[h, w]: ink of all plates together, per cent."""
    summed: npt.NDArray[np.float32] = separations.sum(axis=2, dtype=np.float32) * (100 / 255)
    return summed


def shifts(pixels: Pixels, separations: Pixels) -> npt.NDArray[np.float32]:
    """float32[h, w]: how far each colour moves in print, ΔE*ab."""
    intent = ImageCms.Intent.RELATIVE_COLORIMETRIC
    screen = _lab(_through(Image.fromarray(np.ascontiguousarray(pixels)), "srgb", "lab", intent))
    plates = Image.fromarray(np.ascontiguousarray(separations), mode="CMYK")
    printed = _lab(_through(plates, "press", "lab", intent))
    moved: npt.NDArray[np.float32] = np.sqrt(((screen - printed) ** 2).sum(axis=2))
    return moved


def _lab(image: Image.Image) -> npt.NDArray[np.float32]:
    """L 0..100, a and b, of Pillow's 8 bit Lab, whose a and b are signed bytes."""
    stored = np.asarray(image)
    light = stored[..., 0].astype(np.float32) * (100 / 255)
    signed = stored[..., 1:].view(np.int8).astype(np.float32)
    return np.concatenate((light[..., None], signed), axis=2)


def out_of_gamut(pixels: Pixels, intent: str = "relative") -> tuple[float, float]:
    """Share (0..1) of the pixels that print as plainly another colour, and the mean ΔE of those."""
    moved = shifts(pixels, inks(pixels, intent))
    far = moved[moved > VISIBLE]
    return (far.size / max(1, moved.size), float(far.mean())) if far.size else (0.0, 0.0)
