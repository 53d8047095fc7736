"""PNG in bands: the picture is never whole in memory (ISO/IEC 15948, PNG third edition)."""

from __future__ import annotations

import math
import struct
import zlib
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import BinaryIO

import numpy as np
import numpy.typing as npt
from isal import isal_zlib

from engine.drawing.scene import Scene
from engine.errors import UserError
from exporters import raster
from exporters.colour import SRGB_NAME, srgb_icc
from exporters.files import Progress, atomic_write
from exporters.pictures import Assets

Pixels = npt.NDArray[np.uint8]

DPI_RANGE = (9.0, 2400.0)


def write_png(
    scene: Scene,
    path: str | Path,
    *,
    dpi: float,
    assets: Assets,
    bleed: bool = False,
    progress: Progress | None = None,
) -> tuple[int, int]:
    """Writes a scene at `dpi` pixels per inch (72 points) and returns (width, height) in pixels.

    Screen documents count 1 px = 1 pt, so 72 dpi is their own size and 144 doubles it.
    The old file survives a failure and a `progress` that raises.
    Raises UserError for sizes out of range, missing assets and whatever the disk refuses.
    """
    if not (math.isfinite(dpi) and DPI_RANGE[0] <= dpi <= DPI_RANGE[1]):
        low, high = DPI_RANGE
        raise UserError(
            f"{dpi:g} dpi is out of range", str(path), f"choose {low:.0f} to {high:.0f}"
        )
    scale = dpi / 72
    size = raster.grid(scene, scale=scale, bleed=bleed)

    def bands() -> Iterator[Pixels]:
        step = min(size.tile_height, max(16, raster.TILE_PIXELS // size.width))
        step = size.tile_height if size.height > size.tile_height else step
        for top in range(0, size.height, step):
            rows = (top, min(size.height, top + step))
            yield raster.render(scene, scale=scale, assets=assets, bleed=bleed, rows=rows)
            if progress is not None:
                progress(rows[1] / size.height)

    with atomic_write(path) as file:
        write_bands(file, bands(), size.width, size.height, dpi=dpi, title=scene.title)
    return size.width, size.height


def write_bands(
    file: BinaryIO,
    bands: Iterable[Pixels],
    width: int,
    height: int,
    *,
    dpi: float,
    title: str = "",
) -> None:
    """uint8[rows, width, 3] bands from the top, as one sRGB PNG.

    Every row takes the Sub filter: it needs no row above it, and on artwork with grain it packs
    about as well as choosing a filter for each row does.
    """
    file.write(b"\x89PNG\r\n\x1a\n")
    _chunk(file, b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0))
    _chunk(file, b"iCCP", SRGB_NAME.encode("latin-1") + b"\0\0" + zlib.compress(srgb_icc(), 9))
    per_metre = round(dpi / 0.0254)
    _chunk(file, b"pHYs", struct.pack(">IIB", per_metre, per_metre, 1))
    if title:
        _chunk(file, b"iTXt", b"Title\0\0\0\0\0" + title.encode("utf-8", "replace"))
    packer = isal_zlib.compressobj(2, isal_zlib.DEFLATED, 15)
    rows = 0
    for band in bands:
        rows += len(band)
        data = packer.compress(_sub(band).data)
        if data:
            _chunk(file, b"IDAT", data)
    if rows != height:
        raise ValueError(f"{rows} rows given for a picture of {height}")
    _chunk(file, b"IDAT", packer.flush())
    _chunk(file, b"IEND", b"")


def _chunk(file: BinaryIO, kind: bytes, data: bytes) -> None:
    file.write(struct.pack(">I", len(data)) + kind)
    file.write(data)
    file.write(struct.pack(">I", zlib.crc32(data, zlib.crc32(kind))))


def _sub(band: Pixels) -> Pixels:
    """uint8[rows, 1 + 3 width]: filter type 1 and the differences to the pixel on the left."""
    height, width = band.shape[:2]
    flat = np.ascontiguousarray(band).reshape(height, width * 3)
    out = np.empty((height, 1 + width * 3), dtype=np.uint8)
    out[:, 0] = 1
    out[:, 1:4] = flat[:, :3]
    np.subtract(flat[:, 3:], flat[:, :-3], out=out[:, 4:])
    return out
