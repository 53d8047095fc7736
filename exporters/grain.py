"""Film grain: the same noise for pixels and for the PDF's overlay."""

from __future__ import annotations

from functools import lru_cache

import numpy as np
import numpy.typing as npt

Pixels = npt.NDArray[np.uint8]

_GRAIN_SIDE = 512


@lru_cache(maxsize=1)
def _noise() -> npt.NDArray[np.float32]:
    """float32[512, 512]: standard normal noise that is the same everywhere and always."""
    generator = np.random.Generator(np.random.PCG64(0x9E3779B9))
    return generator.standard_normal((_GRAIN_SIDE, _GRAIN_SIDE), dtype=np.float32)


def grain_tile(sigma: float) -> npt.NDArray[np.float32]:
    """float32[512, 512]: what grain of `sigma` adds to a middle grey, in 0..1 units."""
    return np.clip(_noise() * sigma, -0.5, 0.5)


@lru_cache(maxsize=1)
def _damping() -> npt.NDArray[np.int16]:
    """int16[256], 128 = whole: 2 min(Y, 1 - Y), as the `Overlay` blend answers a near-middle grey.

    Paper stays clean and black stays black, and the PDF's overlay of the same tile agrees.
    """
    y = np.arange(256) / 255
    damping: npt.NDArray[np.int16] = np.rint(256 * np.minimum(y, 1 - y)).astype(np.int16)
    return damping


@lru_cache(maxsize=2)
def _wide_grain(sigma: float, width: int) -> npt.NDArray[np.int16]:
    """int16[512, width + 512]: the tile repeated sideways, in eighths of an 8 bit level."""
    tile = np.rint(grain_tile(sigma) * (255 * 8)).clip(-250, 250).astype(np.int16)
    wide: npt.NDArray[np.int16] = np.tile(tile, (1, width // _GRAIN_SIDE + 2))
    return np.ascontiguousarray(wide[:, : width + _GRAIN_SIDE])


def add_grain(pixels: Pixels, sigma: float, y: int = 0) -> None:
    """Luminance grain in place over whole rows; `y` is the first row's place in the picture."""
    noise, damping = _wide_grain(sigma, pixels.shape[1]), _damping()
    row = 0
    while row < len(pixels):
        turn, start = divmod(y + row, _GRAIN_SIDE)
        count = min(64, len(pixels) - row, _GRAIN_SIDE - start)
        part = pixels[row : row + count]
        # Every repetition downwards is moved sideways, so that no pattern catches the eye.
        left = turn * 211 % _GRAIN_SIDE
        luma = np.multiply(part[..., 0], 54, dtype=np.uint16)
        luma += np.multiply(part[..., 1], 183, dtype=np.uint16)
        luma += np.multiply(part[..., 2], 19, dtype=np.uint16)
        luma >>= 8
        moved = damping.take(luma)
        moved *= noise[start : start + count, left : left + pixels.shape[1]]
        moved += 512
        moved >>= 10
        lit = part + moved[..., None]
        np.clip(lit, 0, 255, out=lit)
        part[...] = lit
        row += count
