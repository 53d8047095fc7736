"""Things that cast shadows: paper-cut and soft 3-D."""

from __future__ import annotations

import numpy as np

from engine.training.styles.sheet import (
    Floats,
    Sheet,
    clipped,
    largest,
    luma,
    mix,
    saturate,
    smooth,
)

_STEPS = 5


def paper_cut(sheet: Sheet) -> Floats:
    """Sheets of coloured paper with crisp edges; every plane throws one soft shadow, down right."""
    value = luma(sheet.flat)
    colour, shade = _stepped_ground(sheet, value)
    colour = mix(sheet.flat, colour, sheet.ground)
    for depth, layer in enumerate(sheet.solids):
        lift = 0.5 + 0.5 * (depth + 1) / len(sheet.solids)
        small = layer.kind == "particle"
        mask = smooth(0.35, 0.65, layer.mask)
        shade = _cast(sheet, shade, mask, 0.35 if small else lift)
        # Flat paper: a plane keeps a third of its shading.
        if not small:
            tone = np.array(layer.colour, np.float32)
            near = smooth(0.16, 0.05, largest(np.abs(sheet.flat - tone)))
            colour = mix(colour, tone, 0.65 * near * mask)
    fibre = sheet.cloud("fibre", 110, 2) + 0.6 * sheet.cloud(
        "strand", 90, 1, stretch=5.0, angle=0.7
    )
    out = colour * shade[..., None]
    out = out * (1.0 + 0.012 * fibre * sheet.calm(0.6))[..., None]
    return clipped(saturate(out.astype(np.float32), 1.05))


def _cast(sheet: Sheet, shade: Floats, mask: Floats, lift: float, depth: float = 1.0) -> Floats:
    """The light on everything after a sheet was laid down at a height."""
    contact = sheet.blur(mask, 0.0028, (0.003 * lift, 0.004 * lift))
    wide = sheet.blur(mask, 0.012 * lift, (0.010 * lift, 0.014 * lift))
    dark = depth * (1.0 - (1.0 - 0.30 * contact) * (1.0 - 0.36 * wide))
    rim = np.clip(mask - sheet.shift(mask, 0.0016, 0.0022), 0, 1)  # the cut edge meets the light
    return shade * (1.0 - dark * (1.0 - mask)) * (1.0 - mask) + mask * (1.0 + 0.13 * rim)  # type: ignore[no-any-return]


def _stepped_ground(sheet: Sheet, value: Floats) -> tuple[Floats, Floats]:
    """Gradients as steps of paper with wavy edges, nearer ones over farther ones."""
    soft = sheet.blur(value, 0.012)
    weight = sheet.ground + 1e-4
    open_ = soft[sheet.ground > 0.5]
    low, high = (float(v) for v in np.quantile(open_, (0.02, 0.98))) if open_.size else (0.0, 0.0)
    shade = np.ones((sheet.h, sheet.w), np.float32)
    flat_weight = weight[..., None]
    if high - low < 0.05:
        tone = (sheet.flat * flat_weight).sum(axis=(0, 1)) / weight.sum()
        near = smooth(0.2, 0.06, largest(np.abs(sheet.flat - tone)))
        return mix(sheet.flat, tone, 0.8 * near), shade
    steps = min(_STEPS, max(2, round((high - low) / 0.07)))
    wave = soft + 0.11 * (high - low) * sheet.cloud("wave", 2.4, 2)
    gx, gy = np.gradient(wave) if sheet.s > 1 else (wave, wave)
    slope = np.maximum(np.hypot(gx, gy), 2e-4)
    tops = [low + (high - low) * (i + 1) / steps for i in range(steps - 1)]
    covers = [np.ones_like(wave)]
    covers += [np.clip(0.5 + (wave - top) / slope, 0, 1).astype(np.float32) for top in tops]
    # The light end lies at the bottom: a sun glows out of the deepest sheet.
    colour = np.zeros_like(sheet.flat)
    order = list(range(steps))[::-1]
    for i in order:
        inside = covers[i] - (covers[i + 1] if i + 1 < steps else 0.0)
        share = inside * weight
        tone = (sheet.flat * share[..., None]).sum(axis=(0, 1)) / max(float(share.sum()), 1e-3)
        laid = 1.0 - covers[i + 1] if i + 1 < steps else np.ones_like(wave)
        if i < steps - 1:
            shade = _cast(sheet, shade, laid, 0.55, 0.35 + 0.65 * min(1.0, (high - low) / 0.5))
        colour = mix(colour, tone.astype(np.float32), laid)
    return colour, shade


def soft_3d(sheet: Sheet) -> Floats:
    """Matt clay under a big lamp at the upper left: rounded edges, soft contact shadows."""
    light = np.array([-0.45, -0.60, 0.66], np.float32)
    colour = saturate(mix(sheet.flat, sheet.blur(sheet.flat, 0.004), 0.5), 1.08)
    height = np.zeros((sheet.h, sheet.w), np.float32)
    shade = np.ones((sheet.h, sheet.w), np.float32)
    top = np.zeros((sheet.h, sheet.w), np.float32)
    for depth, layer in enumerate(sheet.solids):
        small = layer.kind == "particle"
        lift = 0.6 + 0.4 * (depth + 1) / len(sheet.solids)
        deep = sheet.depth(layer.mask)
        mask = smooth(-0.7 * sheet.pixel, 0.7 * sheet.pixel, deep)
        wide = sheet.blur(mask, 0.024 * lift, (0.016 * lift, 0.024 * lift))
        close = sheet.blur(mask, 0.008, (0.003, 0.005))
        dark = (0.30 * wide + 0.26 * close) * (0.4 if small else 1.0)
        radius = 0.012 if small else min(0.036, 0.35 * max(0.02, float(deep.max())) + 0.012)
        t = np.clip(deep / radius, 0, 1)
        dome = radius * np.sqrt(np.maximum(1 - (1 - t) ** 2, 0.0))
        height = height * (1 - mask) + mask * dome
        shade = shade * (1 - dark * (1 - mask)) * (1 - mask) + mask
        top = np.maximum(top, mask)
    # Details inside a plane are pressed in: every colour edge is a soft groove.
    groove = np.minimum(sheet.slope / 24.0, 1.0) * top
    height = height - 0.010 * sheet.blur(groove, 0.006)
    height = sheet.blur(height, 0.0045)
    gy, gx = np.gradient(height, sheet.pixel) if min(sheet.h, sheet.w) > 1 else (height, height)
    length = np.sqrt(gx * gx + gy * gy + 0.55)
    lambert = (-gx * light[0] - gy * light[1] + 0.74 * light[2]) / length
    plain = 0.74 * light[2] / np.sqrt(0.55)
    lit = 1.0 + 0.75 * (lambert - plain) * top
    half = np.array([-0.25, -0.34, 0.91], np.float32)
    gloss = np.clip((-gx * half[0] - gy * half[1] + 0.74 * half[2]) / length, 0, 1) ** 26
    plain_gloss = (0.74 * half[2] / np.sqrt(0.55)) ** 26
    out = colour * np.clip(lit, 0.35, 1.35)[..., None]
    # Light that wandered through the material keeps shadows coloured.
    tinted = colour * (0.45 + 0.55 * colour)
    out = mix(tinted * 0.62, out, np.clip(shade, 0, 1))
    sheen = 0.22 * np.clip(gloss - min(1.0, float(plain_gloss)), 0, 1) * top
    lamp = 0.06 * (0.5 - 0.5 * (sheet.x + sheet.y) * sheet.s / max(sheet.w, sheet.h))
    out = out + (sheen + lamp * (1 - 0.4 * top))[..., None]
    out = out + (0.004 * sheet.noise("skin", 200) * sheet.calm(0.4))[..., None]
    return clipped(out)
