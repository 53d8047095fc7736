"""Light on dark: neon and chalkboard."""

from __future__ import annotations

import numpy as np

from engine.training.styles.sheet import (
    Floats,
    Sheet,
    at_luma,
    clipped,
    largest,
    luma,
    mix,
    saturate,
    smooth,
)


def _glowing(colour: Floats) -> Floats:
    """What a gas tube of this hue shines: full chroma, never dark."""
    peak = float(colour.max())
    bright = colour / max(peak, 1e-3)
    grey = float(luma(bright))
    vivid = np.clip(grey + (bright - grey) * 1.7, 0.05, 1.0)
    return np.asarray(vivid / vivid.max(), np.float32)


def neon(sheet: Sheet) -> Floats:
    """Glass tubes along the edges of the shapes, and their light on a dark wall."""
    colours, _ = sheet.clusters(6)
    wall = at_luma(saturate(colours[0], 1.15), 0.052)
    tint = sheet.flat * 0.13
    open_ = np.ones((sheet.h, sheet.w), np.float32)
    light = np.zeros_like(sheet.flat)
    core = np.zeros((sheet.h, sheet.w), np.float32)
    radius = 0.0044
    # Tubes end and begin again at their electrodes.
    gap = smooth(-1.75, -1.55, sheet.noise("gap", 7))
    for layer in sheet.solids:
        hard = layer.mask
        colour = _glowing(np.array(layer.colour, np.float32))
        if layer.kind == "particle":
            near = sheet.blur(hard, 0.0015)
            light = light + near[..., None] * colour * 0.9
            core = core + 0.7 * near
            continue
        deep = sheet.depth(hard)
        deep = sheet.blur(deep, 0.0022)
        mask = smooth(-sheet.pixel, sheet.pixel, deep)
        inset = np.abs(deep - radius * 1.2)
        soft = 0.75 * sheet.pixel
        tube = smooth(radius + soft, radius - 0.3 * radius - soft, inset)
        tube = tube * gap
        hot = smooth(0.55 * radius + soft, 0.0, inset) * gap
        hidden = 1.0 - 0.97 * mask
        light = light * hidden[..., None] + tube[..., None] * colour
        core = core * hidden + hot
        open_ = open_ * (1 - 0.5 * mask)
    # Details inside the shapes are thinner tubes, in the colours that they have.
    inner = np.minimum(sheet.slope / 30.0, 1.0)
    vivid = sheet.blur(sheet.flat, 0.004)
    vivid = vivid / np.maximum(largest(vivid)[..., None], 0.25)
    vivid = saturate(vivid, 1.6)
    detail = sheet.blur(inner, 0.001) * (1 - sheet.ground)
    light = light + vivid * (0.42 * detail * (1 - np.clip(core, 0, 1)))[..., None]
    close = sheet.blur(light, 0.009)
    wide = sheet.blur(light, 0.035)
    far = sheet.blur(light, 0.13)
    brick = 0.06 * sheet.cloud("wall", 9, 3) + 0.05 * sheet.noise("plaster", 80)
    surface = (wall * (1.0 + brick[..., None]) + tint * 0.8).astype(np.float32)
    lamp = 1.0 + 0.5 * brick * sheet.calm(0.4)
    out = surface + (0.75 * close + 0.95 * wide + 0.9 * far) * lamp[..., None]
    out = 1.0 - np.exp(-1.25 * out)
    out = 1.0 - (1.0 - out) * (1.0 - np.clip(0.92 * light, 0, 1))
    out = mix(out.astype(np.float32), (1.0, 0.99, 0.96), np.clip(0.80 * core, 0, 1))
    return clipped(out)


def chalkboard(sheet: Sheet) -> Floats:
    """Sticks of coloured chalk on slate: outlines, rubbed and hatched fills, dust."""
    colours, _ = sheet.clusters(6)
    slate = at_luma(mix(saturate(colours[0], 0.8), (0.15, 0.19, 0.18), 0.3), 0.15)
    tooth = sheet.noise("tooth", 380) * 0.8 + sheet.noise("tooth.2", 170) * 0.45
    dx, dy = 0.0014 * sheet.cloud("x", 18, 2), 0.0014 * sheet.cloud("y", 18, 2)
    hatches = [
        sheet.noise(f"hatch.{hand}", 105, stretch=26.0, angle=hand) for hand in (-0.85, -0.62, 0.75)
    ]
    press = 0.0040 * (1 + 0.3 * sheet.noise("press", 14))
    fill = np.zeros((sheet.h, sheet.w), np.float32)
    outline = np.zeros((sheet.h, sheet.w), np.float32)
    for layer in sheet.solids:
        deep = sheet.warp(sheet.depth(layer.mask), dx, dy)
        mask = smooth(-0.8 * sheet.pixel, 0.8 * sheet.pixel, deep)
        if layer.kind == "particle":
            fill = fill * (1 - mask) + 0.9 * mask
            continue
        tone = float(luma(np.array(layer.colour, np.float32)))
        inside = np.maximum(deep, 0)
        # Fills are hatched against the outline and rubbed thin towards the middle; dark, middling
        # and light shapes each have a hand of their own.
        rub = (0.20 + 0.34 * tone) * (0.70 + 0.30 * np.exp(-inside / 0.06))
        rub = rub * (1.0 + 0.30 * np.clip(hatches[min(2, int(3 * tone))], -1.6, 1.6))
        stroke = smooth(press + sheet.pixel, 0.2 * press, np.abs(deep - 0.3 * press))
        fill = fill * (1 - 0.95 * mask) + mask * rub
        outline = np.maximum(outline * (1 - 0.95 * mask), stroke)
    detail = np.minimum(sheet.slope / 26.0, 1.0) * (1 - sheet.ground)
    outline = np.maximum(outline, 0.9 * sheet.warp(detail, dx, dy))
    calm = sheet.calm(0.35)
    # The sky is board: only what stands out in it is rubbed in with the side of the stick.
    value, open_ = luma(sheet.flat), sheet.ground > 0.5
    usual = float(np.median(value[open_])) if open_.any() else 0.5
    glow = np.clip(np.abs(value - usual) - 0.04, 0, 0.5) * sheet.ground
    fill = fill + 0.8 * sheet.blur(glow, 0.006) * (1 + 0.25 * hatches[0] * calm)
    # Chalk sits on the peaks of the board's tooth; pressure fills the valleys.
    amount = np.clip(np.maximum(fill, 0.92 * outline), 0, 1)
    rough = tooth * (0.3 + 0.7 * calm)
    cover = np.clip(1.08 * amount * (1.0 + 0.30 * rough) - 0.05 * (1 - rough), 0, 1)
    hue = sheet.blur(sheet.warp(sheet.flat, dx, dy), 0.002)
    bright = hue / np.maximum(largest(hue)[..., None], 0.2)
    stick = mix(saturate(bright, 1.2), (0.97, 0.96, 0.93), 0.16)
    smear = 0.022 * sheet.cloud("wiped", 2.4, 4, stretch=2.6, angle=-0.35)
    dust = np.clip(0.16 * sheet.blur(cover, 0.016) + 0.04 + smear, 0, 1)
    board = slate + dust[..., None] * (0.5 * stick + 0.3)
    board = board * (1 + 0.05 * rough)[..., None]
    return clipped(mix(board.astype(np.float32), stick, 0.92 * cover))
