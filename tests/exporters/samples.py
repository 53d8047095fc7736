"""Scenes and pictures that the exporters' tests share."""

from __future__ import annotations

import io
from typing import Any

import numpy as np
from PIL import Image as Pillow

from engine.document.colour import Colour, from_hex, rgb
from engine.document.model import Box
from engine.drawing.scene import (
    Fill,
    Glyphs,
    Image,
    Layered,
    Line,
    Linear,
    Node,
    Paint,
    Path,
    Radial,
    Scene,
    SceneGlyph,
    Stop,
)
from engine.text.layout import layout
from engine.text.spec import Arc, Span, TextSpec

_K = 0.5522847498


def rect(x: float, y: float, w: float, h: float) -> Path:
    return Path("MLLLZ", (x, y, x + w, y, x + w, y + h, x, y + h))


def circle(cx: float, cy: float, r: float) -> Path:
    k = _K * r
    return Path(
        "MCCCCZ",
        (
            *(cx + r, cy),
            *(cx + r, cy + k, cx + k, cy + r, cx, cy + r),
            *(cx - k, cy + r, cx - r, cy + k, cx - r, cy),
            *(cx - r, cy - k, cx - k, cy - r, cx, cy - r),
            *(cx + k, cy - r, cx + r, cy - k, cx + r, cy),
        ),
    )


def stops(*pairs: tuple[float, Colour]) -> tuple[Stop, ...]:
    return tuple(Stop(offset, colour) for offset, colour in pairs)


def write(
    text: str,
    face: str,
    x: float,
    y: float,
    size: float,
    paint: Paint,
    *,
    width: float = 1000.0,
    language: str = "und",
    arc: Arc | None = None,
    vertical: bool = False,
    **more: Any,
) -> tuple[Glyphs, ...]:
    """Text as the layout sets it, one run for each line and face."""
    spec = TextSpec(
        spans=(Span(text),),
        width=width,
        height=600.0 if vertical else 0.0,
        faces=(face,),
        size=size,
        language=language,
        arc=arc,
        writing="vertical" if vertical else "horizontal",
        ink_align=False,
    )
    out: list[Glyphs] = []
    for line in layout(spec).lines:
        runs: list[tuple[str, float, list[SceneGlyph]]] = []
        for g in line.glyphs:
            if not runs or runs[-1][:2] != (g.face, g.size):
                runs.append((g.face, g.size, []))
            runs[-1][2].append(SceneGlyph(g.gid, g.x + x, g.y + y, g.angle, g.text))
        out += [Glyphs(f, s, tuple(glyphs), paint, "block", **more) for f, s, glyphs in runs]
    return tuple(out)


def encoded(pixels: np.ndarray[Any, Any], kind: str, **options: Any) -> bytes:
    buffer = io.BytesIO()
    Pillow.fromarray(pixels).save(buffer, kind, **options)
    return buffer.getvalue()


def _photo() -> bytes:
    y, x = np.mgrid[0:300, 0:400]
    waves = [128 + 90 * np.sin(x / 30), 128 + 90 * np.cos(y / 25), (x + y) / 3]
    return encoded(np.stack(waves, -1).clip(0, 255).astype(np.uint8), "JPEG", quality=90)


def _glow() -> bytes:
    y, x = np.mgrid[0:200, 0:200]
    pixels = np.zeros((200, 200, 4), np.uint8)
    pixels[..., 0], pixels[..., 1] = 230, x * 255 // 200
    pixels[..., 3] = (255 * (1 - np.hypot(x - 100, y - 100) / 100)).clip(0, 255)
    return encoded(pixels, "PNG")


def _mask() -> bytes:
    y, x = np.mgrid[0:300, 0:400]
    return encoded((((x // 50 + y // 50) % 2) * 255).astype(np.uint8), "PNG")


ASSETS = {"photo": _photo(), "glow": _glow(), "mask": _mask()}

WHITE, BLACK = rgb(1, 1, 1), rgb(0, 0, 0)


def artwork(w: float, h: float, bleed: float) -> tuple[Node, ...]:
    """Every kind of node but text, in sRGB."""
    sky = stops((0, from_hex("#0b1330")), (0.6, from_hex("#3b2a6b")), (1, from_hex("#f08a5d")))
    glow = stops((0, rgb(1, 0.9, 0.6, 0.9)), (0.3, rgb(1, 0.8, 0.5, 0.4)), (1, rgb(1, 0.7, 0.4, 0)))
    eye = stops((0, WHITE), (0.5, rgb(0.2, 0.8, 0.7)), (0.5, rgb(0.9, 0.3, 0.2)), (1, BLACK))
    fade = stops((0, rgb(1, 0, 0)), (1, rgb(0, 1, 0, 0.2)))
    ring = Path("MCCCCZ" * 2, circle(w / 2, h / 2, w / 10).points + circle(w / 2, h / 2, 30).points)
    wave = Path("MCQ", (w * 0.1, h * 0.8, *(w * 0.3, h * 0.6, w * 0.5, h, w * 0.7, h * 0.8), w * 0.8, h * 0.7, w * 0.9, h * 0.9))  # fmt: skip
    return (
        Fill(rect(-bleed, -bleed, w + 2 * bleed, h + 2 * bleed), Linear(0, 0, 0, h, sky)),
        Fill(circle(w * 0.6, h * 0.35, w * 0.3), Radial(w * 0.6, h * 0.35, w * 0.3, glow)),
        Fill(
            circle(w * 0.25, h * 0.25, w * 0.12),
            Radial(0, 0, 1, eye, (w * 0.12, w * 0.05, -w * 0.02, w * 0.08, w * 0.25, h * 0.25)),
        ),
        Fill(ring, rgb(0.9, 0.2, 0.3, 0.8), rule="evenodd"),
        Line(wave, rgb(1, 1, 1, 0.8), w * 0.012, dash=(w * 0.03, w * 0.02)),
        Line(
            Path("MLL", (w * 0.1, h * 0.9, w * 0.3, h * 0.7, w * 0.5, h * 0.9)),
            Linear(w * 0.1, 0, w * 0.5, 0, fade),
            w * 0.02,
            cap="butt",
            join="miter",
        ),
        Layered(
            (
                Fill(circle(w * 0.72, h * 0.62, w * 0.08), rgb(1, 0, 0)),
                Fill(circle(w * 0.8, h * 0.62, w * 0.08), rgb(0, 0.5, 1)),
            ),
            opacity=0.5,
        ),
        Layered(
            (
                Image("photo", Box(0, 0, 200, 150)),
                Image("photo", Box(205, 0, 100, 150), crop=(0.25, 0, 0.75, 1), mask="mask"),
            ),
            matrix=(0.8, 0.1, -0.1, 0.8, w * 0.1, h * 0.5),
            clip=circle(140, 75, 130),
        ),
        Image("glow", Box(w * 0.65, h * 0.05, w * 0.3, w * 0.3)),
    )


def words() -> tuple[Glyphs, ...]:
    """Text of several scripts and treatments, for a page of 600 x 800."""
    warm = Linear(40, 0, 400, 0, stops((0, rgb(1, 1, 0)), (1, rgb(0, 1, 1))))
    fading = Linear(40, 0, 400, 0, stops((0, rgb(1, 1, 1)), (1, rgb(1, 1, 0, 0.3))))
    return (
        *write("Office, première affiche à l’œuvre", "noto-sans-500", 40, 20, 28, WHITE, language="fr"),
        *write("大促销 限时优惠", "noto-sans-sc-900", 40, 70, 44, warm, language="zh-Hans"),
        *write("السلام عليكم", "cairo-700", 40, 130, 40, fading, language="ar"),
        *write("Outlined", "anton-400", 40, 330, 60, WHITE, outline=(BLACK, 4.0)),
        *write("Ghost", "anton-400", 43, 423, 60, rgb(0, 0, 0, 0.5), decorative=True),
        *write("Solid", "anton-400", 240, 420, 60, rgb(0.9, 0.95, 1)),
        *write("竖排文字", "noto-sans-sc-500", 540, 60, 36, WHITE, language="zh-Hans", vertical=True, width=50),
        *write("Round the arc", "noto-sans-800", 0, 0, 24, WHITE, arc=Arc(300, 760, 180)),
    )  # fmt: skip


WORDS = (
    "Office, première affiche à l’œuvre",
    "大促销 限时优惠",
    "السلام عليكم",
    "Outlined",
    "Solid",
    "竖排文字",
    "Round the arc",
)


def poster(*, grain: float = 0.0, bleed: float = 8.0, text: bool = True, **more: Any) -> Scene:
    nodes = artwork(600.0, 800.0, bleed) + (words() if text else ())
    return Scene(
        600.0, 800.0, bleed, 0.0, nodes, grain=grain, title="L’été «ö» <&>", language="fr", **more
    )


def flat(colour: Colour, side: float = 60.0, **more: Any) -> Scene:
    ground = Fill(rect(-9, -9, side + 18, side + 18), colour)
    return Scene(side, side, 0.0, 0.0, (ground,), **more)


def mean_difference(a: np.ndarray[Any, Any], b: np.ndarray[Any, Any]) -> float:
    """Mean absolute difference in 8 bit levels."""
    return float(np.abs(a.astype(np.int16) - b.astype(np.int16)).mean())


def similarity(a: np.ndarray[Any, Any], b: np.ndarray[Any, Any]) -> float:
    """Mean SSIM (Wang 2004) of the lightness over 8 px windows."""
    x, y = (p.astype(np.float64) @ np.array([0.2126, 0.7152, 0.0722]) for p in (a, b))
    h, w = (s - s % 8 for s in x.shape)
    blocks = [
        v[:h, :w].reshape(h // 8, 8, w // 8, 8).transpose(0, 2, 1, 3).reshape(-1, 64)
        for v in (x, y)
    ]
    p, q = blocks
    mp, mq = p.mean(1), q.mean(1)
    vp, vq = p.var(1), q.var(1)
    cov = (p * q).mean(1) - mp * mq
    c1, c2 = (0.01 * 255) ** 2, (0.03 * 255) ** 2
    ssim = (2 * mp * mq + c1) * (2 * cov + c2) / ((mp**2 + mq**2 + c1) * (vp + vq + c2))
    return float(np.mean(ssim))


def gradient_steps(values: np.ndarray[Any, Any]) -> int:
    """The largest jump between neighbours, in levels."""
    return int(np.abs(np.diff(values.astype(np.int16))).max())
