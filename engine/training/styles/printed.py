"""Prints: riso, woodcut, grainy gradient."""

from __future__ import annotations

import itertools
import math

import numpy as np

from engine.training.styles.sheet import (
    Floats,
    Sheet,
    at_luma,
    clipped,
    luma,
    mix,
    saturate,
    smooth,
)

# ------------------------------------------------------------------ riso

_SCREEN = 72.0
"""Dots on the short side."""


def _inks(sheet: Sheet) -> tuple[Floats, Floats]:
    """Paper float32[3] and the three inks float32[3, 3] that mix the picture's colours best."""
    colours, share = sheet.clusters(9)
    paper = at_luma(saturate(mix(colours[-1], (0.96, 0.94, 0.88), 0.6), 0.7), 0.93)
    drums = np.stack([*(_vivid(c) for c in colours[1:]), at_luma(saturate(colours[0], 1.2), 0.13)])
    triples = np.array(list(itertools.combinations(range(len(drums)), 3)))
    inks = drums[triples]  # [t, 3, 3]
    films = _density(inks, paper)
    cover = _separate(_density(colours, paper)[None], films)
    mixed = paper * np.exp(-np.einsum("tni,tic->tnc", cover, films))
    wrong = (mixed - colours) ** 2
    hue = (mixed - luma(mixed)[..., None] - colours + luma(colours)[:, None]) ** 2
    loss = ((wrong + 3.0 * hue).sum(axis=2) * np.sqrt(share + 0.002)).sum(axis=1)
    chosen = inks[int(loss.argmin())]
    return paper, chosen[np.argsort(-luma(chosen), kind="stable")]


def _vivid(colour: Floats) -> Floats:
    """A spot ink of the colour's hue: as saturated as the drum's."""
    rich = saturate(colour, 1.35)
    return at_luma(rich, min(0.74, max(0.20, float(luma(rich)))))


def _density(colour: Floats, paper: Floats) -> Floats:
    return -np.log(np.clip(colour / paper, 0.03, 0.995)).astype(np.float32)


def _separate(density: Floats, films: Floats) -> Floats:
    """Coverages float32[..., n, 3], 0..1, of the films float32[..., 3, 3] for densities
    float32[..., n, 3], by coordinate descent."""
    turned = np.swapaxes(films, -1, -2)
    gram = (films @ turned + 0.004 * np.eye(3, dtype=np.float32))[..., None]
    right = [np.ascontiguousarray(plate) for plate in np.moveaxis(density @ turned, -1, 0)]
    cover = [np.zeros_like(plate) for plate in right]
    for _ in range(5):
        for i, (j, k) in enumerate(((1, 2), (0, 2), (0, 1))):
            rest = right[i] - gram[..., i, j, :] * cover[j] - gram[..., i, k, :] * cover[k]
            cover[i] = clipped(rest / gram[..., i, i, :])
    return np.stack(cover, axis=-1)


def riso(sheet: Sheet) -> Floats:
    """Three translucent inks, each screened and a hair out of register, multiplied on paper. The
    inks are those of the shop's drums that mix the picture best."""
    chance = sheet.random("register")
    slips = [tuple(float(v) for v in chance.uniform(-0.0042, 0.0042, 2)) for _ in range(2)]
    paper, inks = _inks(sheet)
    return _printed(sheet, paper, inks, slips)


_DRUMS = np.array(((0.98, 0.80, 0.10), (0.93, 0.24, 0.42), (0.06, 0.30, 0.56)), np.float32)
_DRUMS_PAPER = np.array((0.965, 0.945, 0.895), np.float32)


def riso_process(sheet: Sheet) -> Floats:
    """The same with the same three drums for every picture: yellow, bright red and blue."""
    return _printed(sheet, _DRUMS_PAPER, _DRUMS, [(0.0026, -0.0018), (-0.0021, 0.0024)])


def _printed(sheet: Sheet, paper: Floats, inks: Floats, slips: list[tuple[float, ...]]) -> Floats:
    films = _density(inks, paper)
    density = _density(sheet.flat, paper)
    cover = _separate(density.reshape(-1, 3), films).reshape(density.shape)
    calm = sheet.calm(0.13)
    fine = sheet.noise("fine", 280)
    total = np.zeros_like(sheet.flat)
    for i, degrees in enumerate((15.0, 75.0, 45.0)):
        angle = math.radians(degrees)
        plate = cover[..., i]
        if i < 2:
            plate = sheet.shift(np.ascontiguousarray(plate), *slips[i])
        u = sheet.x * math.cos(angle) + sheet.y * math.sin(angle)
        v = sheet.y * math.cos(angle) - sheet.x * math.sin(angle)
        turns = np.float32(2 * math.pi * _SCREEN)
        dot = 0.5 + 0.25 * (np.cos(turns * u) + np.cos(turns * v))  # 0..1
        tooth = fine if i == 0 else sheet.noise(f"fine.{i}", 280)
        grain = 0.10 * tooth
        hard = 0.16 + 0.55 * max(0.0, _SCREEN * 3.2 * sheet.pixel - 0.3)
        # The screen's own spread makes the mean coverage follow the plate.
        threshold = 0.5 + 0.62 * (0.5 - plate)
        screened = smooth(-hard, hard, dot + grain - threshold)
        solid = smooth(0.76, 0.90, plate)
        screened = screened * (1 - solid) + solid
        screened = screened * smooth(0.03, 0.12, plate)
        film = plate + (screened - plate) * (0.82 * calm)
        # Rollers and rubber: solids mottle, specks stay white.
        mottle = 1.0 + (0.05 * sheet.cloud(f"mottle.{i}", 5, 3) + 0.10 * tooth) * (
            0.35 + 0.65 * calm
        )
        speck = smooth(2.1, 2.9, sheet.noise(f"speck.{i}", 120)) * (0.4 + 0.6 * calm)
        total += (film * mottle * (1 - 0.8 * speck))[..., None] * films[i]
    out = paper * np.exp(-total)
    out = out * (1 + 0.006 * sheet.cloud("paper", 120, 2))[..., None]
    return clipped(out)


# ------------------------------------------------------------------ woodcut

_LINES = 60.0
"""Carved lines on the short side."""


def woodcut(sheet: Sheet) -> Floats:
    """A black key block with carved lines over two or three colour blocks."""
    colours, _ = sheet.clusters(7)
    black = at_luma(saturate(colours[0], 0.8), 0.08)
    slip = float(sheet.random("block").uniform(-0.0022, 0.0022))
    # The knife goes in facets: slightly straightened contours.
    dx = 0.0016 * sheet.cloud("x", 34, 1)
    dy = 0.0016 * sheet.cloud("y", 34, 1)
    cut = sheet.warp(sheet.flat, dx, dy)
    colour = _blocks(sheet, cut, slip)
    calm = sheet.calm(0.16)
    sway = 0.012 * sheet.cloud("sway", 3.0, 2)
    phase = sheet.y + sway
    key = np.zeros((sheet.h, sheet.w), np.float32)
    form = np.zeros_like(key)
    knife = 0.0024 * (1 + 0.45 * sheet.noise("contour", 8))
    for number, layer in enumerate(sheet.solids):
        deep = sheet.warp(sheet.depth(layer.mask), dx, dy)
        mask = smooth(-0.7 * sheet.pixel, 0.7 * sheet.pixel, deep)
        if layer.kind == "particle":
            key, form = key * (1 - mask), form * (1 - mask)
            continue
        # Lines bend along the contour near it and run straight further in.
        tilt = (-0.5, 0.3, -0.2, 0.65)[number % 4]
        straight = sheet.y * math.cos(tilt) + sheet.x * math.sin(tilt)
        phase = phase * (1 - mask) + mask * (
            0.5 * np.minimum(deep, 0.06) + 0.72 * straight + 0.4 * sway
        )
        edge = smooth(knife + 0.8 * sheet.pixel, knife - 0.8 * sheet.pixel, np.abs(deep))
        key = np.maximum(key * (1 - mask), edge)
        # The far side of a form is shaded, as deep as the form is wide.
        reach = float(np.clip(deep.max(), 0.02, 0.14))
        lit = sheet.blur(mask, 0.5 * reach, (-0.5 * reach, -0.7 * reach))
        form = form * (1 - mask) + mask * smooth(0.95, 0.1, lit)
    value = luma(cut)
    tone = 0.80 * smooth(0.62, 0.08, value) + 0.30 * form
    # Solid ground goes fully black; forms always keep the gouge's light lines.
    most = 0.84 + 0.3 * sheet.ground
    tone = np.clip(np.minimum(tone * 1.12, most), 0, 1.1)
    wave = phase * np.float32(_LINES)
    stripe = np.abs(2.0 * (wave - np.floor(wave)) - 1.0)  # a triangle, 0..1
    steep = np.float32(2.0 * _LINES * sheet.pixel * 0.8)
    gouge = 0.10 * sheet.cloud("gouge", 30, 2, stretch=3.0)
    carved = smooth(-steep, steep, tone + gouge - stripe) * smooth(0.06, 0.18, tone)
    plain = smooth(0.35, 0.8, tone)  # what calm ground gets instead of lines
    key = np.maximum(key, plain + (carved - plain) * calm * (1 - 0.6 * sheet.ground))
    # Wood shows through thin ink.
    rings = sheet.cloud("rings", 36, 2, stretch=18.0, angle=0.04)
    grain = smooth(0.7, 2.1, rings) * (0.35 + 0.65 * calm)
    colour = colour * (1.0 + 0.10 * grain * (1 - colour.mean(axis=2)))[..., None]
    out = mix(colour, black, np.clip(key * (1 - 0.14 * grain), 0, 1))
    out = out * (1 + 0.005 * sheet.cloud("paper", 140, 2))[..., None]
    return clipped(out)


def _blocks(sheet: Sheet, cut: Floats, slip: float) -> Floats:
    """The colour blocks: each colour of the picture goes to the nearest of a few flat inks."""
    colours, share = sheet.clusters(9)
    light = luma(colours)
    chroma = colours.max(axis=1) - colours.min(axis=1)
    worth = (share + 0.002) ** 0.4 * (light > 0.18) * (0.5 + chroma)
    picked = [int(worth.argmax())]
    for _ in range(4):
        gap = np.min([np.abs(colours - colours[p]).sum(axis=1) for p in picked], axis=0)
        picked.append(int((gap * worth).argmax()))
    inks = saturate(colours[picked], 1.12)
    points = sheet.shift(cut, slip, 0.6 * slip).reshape(-1, 3)
    # Squared distances, less what they have in common.
    gaps = (inks * inks).sum(axis=1)[:, None] - 2.0 * (inks @ points.T)
    sharp = np.exp(np.float32(-110) * (gaps - gaps.min(axis=0)))
    sharp /= sharp.sum(axis=0)
    return np.asarray((sharp.T @ inks).reshape(cut.shape), np.float32)


# ------------------------------------------------------------------ grainy gradient


def grainy_gradient(sheet: Sheet) -> Floats:
    """Airbrushed light and shade on every shape, sprayed in coarse grain."""
    base = sheet.flat
    shadow = np.zeros((sheet.h, sheet.w), np.float32)
    glow = np.zeros((sheet.h, sheet.w), np.float32)
    for layer in sheet.solids:
        mask = layer.mask
        if layer.kind == "particle":
            shadow *= 1 - mask
            continue
        deep = sheet.depth(mask)
        big = float(np.clip(deep, 0, 0.16).max())
        reach = min(0.16, max(0.02, big))
        blurred = sheet.blur(mask, 0.55 * reach, (-0.55 * reach, -0.75 * reach))
        under = sheet.blur(mask, 0.5 * reach, (0.5 * reach, 0.7 * reach))
        cast = 0.55 * sheet.blur(mask, 0.03, (0.018, 0.03))
        dark = smooth(0.75, 0.05, blurred)
        lit = smooth(0.70, 0.05, under)
        shadow = np.maximum(shadow, cast) * (1 - mask) + mask * dark
        glow = glow * (1 - mask) + mask * lit
    sky = sheet.ground
    value = sheet.blur(luma(base), 0.05)
    drift = sheet.y * sheet.s / sheet.h
    shadow = shadow + 0.30 * sky * np.clip(0.55 - drift, 0, 1) * smooth(0.0, 0.4, value)
    spray = sheet.noise("spray", 300) * 0.62 + sheet.noise("spray.2", 190) * 0.38
    calm = sheet.calm(0.30)
    wide = 0.30
    sprayed = smooth(-wide, wide, np.clip(shadow, 0, 1) - 0.5 + 0.26 * spray)
    dark_amount = shadow + (sprayed - shadow) * calm
    lit_amount = (
        glow + (smooth(-wide, wide, glow - 0.5 + 0.26 * sheet.noise("light", 290)) - glow) * calm
    )
    deep_tone = saturate(base * np.array([0.52, 0.46, 0.58], np.float32), 1.25)
    light_tone = mix(saturate(base, 1.1), (1.0, 0.95, 0.86), 0.42)
    out = mix(base, deep_tone, np.clip(0.80 * dark_amount, 0, 1))
    out = mix(out, light_tone, np.clip(0.75 * lit_amount, 0, 1))
    out = out + (0.030 * spray * calm)[..., None]
    return clipped(out)
