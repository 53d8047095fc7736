"""Colours on their way into files: ICC conversion, the sRGB profile, gradient stops."""

from __future__ import annotations

import io
import math
import struct
from collections.abc import Sequence
from functools import cache, lru_cache
from importlib import resources

from PIL import Image, ImageCms

from engine.document.colour import Colour, approximate_srgb
from engine.drawing.scene import Paint, Stop

SRGB_NAME = "sRGB IEC61966-2.1"
_RELATIVE = ImageCms.Intent.RELATIVE_COLORIMETRIC
_BPC = ImageCms.Flags.BLACKPOINTCOMPENSATION


@cache
def cmyk_profile() -> bytes | None:
    """The press profile that ships in assets/icc (ISO Coated v2 300 %), or None without one."""
    folder = resources.files("assets") / "icc"
    if not folder.is_dir():
        return None
    files = sorted(
        (f for f in folder.iterdir() if f.name.lower().endswith((".icc", ".icm"))),
        key=lambda f: ("coated" not in f.name.lower(), f.name),
    )
    for file in files:
        data = file.read_bytes()
        if data[16:20] == b"CMYK":
            return data
    return None


@cache
def srgb_icc() -> bytes:
    """The sRGB colour space as an ICC version 2 matrix profile (IEC 61966-2-1), about 2.6 kB.

    Version 2, because every RIP and PNG reader takes it; built here, so that its bytes are the
    same on every machine (profiles made by littleCMS carry the time of the call).
    """

    def text(value: str) -> bytes:
        raw = value.encode("ascii") + b"\0"
        return b"desc" + struct.pack(">II", 0, len(raw)) + raw + b"\0" * 78

    def xyz(x: float, y: float, z: float) -> bytes:
        return b"XYZ \0\0\0\0" + struct.pack(">3i", *(round(v * 65536) for v in (x, y, z)))

    samples = [i / 1023 for i in range(1024)]
    curve = [
        round(65535 * (v / 12.92 if v <= 0.04045 else ((v + 0.055) / 1.055) ** 2.4))
        for v in samples
    ]
    tone = b"curv\0\0\0\0" + struct.pack(">I1024H", 1024, *curve)
    # Primaries adapted to D50 by Bradford, as ICC profiles carry them.
    tags = {
        b"desc": text(SRGB_NAME),
        b"cprt": b"text\0\0\0\0" + b"Public Domain\0",
        b"wtpt": xyz(0.95045, 1.0, 1.08905),
        b"rXYZ": xyz(0.43607, 0.22249, 0.01392),
        b"gXYZ": xyz(0.38515, 0.71687, 0.09708),
        b"bXYZ": xyz(0.14307, 0.06061, 0.71410),
        b"rTRC": tone,
        b"gTRC": tone,
        b"bTRC": tone,
    }
    body, table, placed = b"", b"", {}
    start = 128 + 4 + 12 * len(tags)
    for name, data in tags.items():
        if data not in placed:
            body += b"\0" * (-len(body) % 4)
            placed[data] = start + len(body)
            body += data
        table += name + struct.pack(">II", placed[data], len(data))
    body += b"\0" * (-len(body) % 4)
    size = start + len(body)
    header = struct.pack(
        ">I4xI4s4s4s6H4s24xI3i48x",
        size, 0x02100000, b"mntr", b"RGB ", b"XYZ ", 1998, 2, 9, 0, 0, 0, b"acsp", 1,
        round(0.9642 * 65536), 65536, round(0.8249 * 65536),
    )  # fmt: skip
    return header + struct.pack(">I", len(tags)) + table + body


@cache
def _from_press() -> ImageCms.ImageCmsTransform | None:
    data = cmyk_profile()
    if data is None:
        return None
    return ImageCms.buildTransform(
        ImageCms.ImageCmsProfile(io.BytesIO(data)),
        ImageCms.ImageCmsProfile(io.BytesIO(srgb_icc())),
        "CMYK",
        "RGB",
        _RELATIVE,
        _BPC,
    )


def press_to_srgb(image: Image.Image) -> Image.Image:
    """A CMYK picture without a profile of its own, seen through the shipped press profile."""
    transform = _from_press()
    if transform is None:
        return image.convert("RGB")
    converted = ImageCms.applyTransform(image, transform)
    assert converted is not None
    return converted


@lru_cache(maxsize=4096)
def srgb(colour: Colour) -> tuple[float, float, float]:
    """sRGB components 0..1: exact for srgb, through the press profile for cmyk and spot."""
    if colour.space == "srgb":
        r, g, b = colour.values
        return r, g, b
    if _from_press() is None:
        return approximate_srgb(colour)
    inks = colour.values
    if colour.space == "spot":
        inks = tuple(v * colour.values[0] for v in colour.alternate)
    pixel = Image.new("CMYK", (1, 1), tuple(round(v * 255) for v in inks))
    r8, g8, b8 = press_to_srgb(pixel).tobytes()
    return r8 / 255, g8 / 255, b8 / 255


def clean_stops(stops: Sequence[Stop]) -> tuple[Stop, ...]:
    """Stops in the order given, from 0 to 1 inclusive and strictly rising.

    Offsets outside 0..1 are clipped and one that falls back is raised to its predecessor (as SVG
    does); two at one place are a hard edge and are set a hair apart, because neither Qt's
    gradients nor PDF stitching functions take equal offsets.
    """
    if not stops:
        return (Stop(0.0, Colour(alpha=0.0)), Stop(1.0, Colour(alpha=0.0)))
    hair = 1e-5
    out: list[Stop] = []
    last = -math.inf
    for stop in stops:
        offset = min(1.0, max(0.0, stop.offset if math.isfinite(stop.offset) else 0.0))
        offset = max(offset, last + hair) if out else offset
        out.append(Stop(offset, stop.colour))
        last = offset
    if last > 1.0:
        # Several stops stand at the end: let them crowd below 1, in order.
        limit = 1.0
        for i in range(len(out) - 1, -1, -1):
            out[i] = Stop(min(out[i].offset, limit), out[i].colour)
            limit = out[i].offset - hair
    if out[0].offset > 0.0:
        out.insert(0, Stop(0.0, out[0].colour))
    elif out[0].offset < 0.0:
        out[0] = Stop(0.0, out[0].colour)
    if out[-1].offset < 1.0:
        out.append(Stop(1.0, out[-1].colour))
    return tuple(out)


def invisible(paint: Paint) -> bool:
    """Whether nothing would be seen of it."""
    if isinstance(paint, Colour):
        return paint.alpha <= 0.0
    return all(stop.colour.alpha <= 0.0 for stop in paint.stops)
