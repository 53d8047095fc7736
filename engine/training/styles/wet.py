"""Paint and water: gouache, watercolour, ink wash."""

from __future__ import annotations

import math
from functools import lru_cache

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
    smallest,
    smooth,
)

# ------------------------------------------------------------------ gouache

_PASSES = ((0.26, 0.075, 110), (0.15, 0.045, 240), (0.08, 0.024, 420))
"""Length, width and number of strokes on a square page, coarse to fine."""
_TURNS = 12
_COPIES = 3
_MOST_STROKES = 4000


@lru_cache(maxsize=1024)
def _stroke(side: int, level: int, turn: int, copy: int) -> Floats:
    """Coverage of one flat brush stroke for pages of `side` px: bristle streaks along it, ragged
    where the brush lifts. The brush is a tool: the same for every seed."""
    length, width, _ = _PASSES[level]
    angle = math.pi * turn / _TURNS
    c, s = math.cos(angle), math.sin(angle)
    chance = np.random.Generator(np.random.PCG64(1 + level * _COPIES + copy))
    bow, hairs = 0.4 * chance.uniform(-1, 1), chance.uniform(0, 1, 20).astype(np.float32)
    reach_x = 0.5 * (length * abs(c) + 1.15 * width * abs(s)) * side
    reach_y = 0.5 * (length * abs(s) + 1.15 * width * abs(c)) * side
    x = (np.arange(-math.ceil(reach_x), math.ceil(reach_x) + 1, dtype=np.float32) / side)[None, :]
    y = (np.arange(-math.ceil(reach_y), math.ceil(reach_y) + 1, dtype=np.float32) / side)[:, None]
    u = (x * c + y * s) / length + 0.5  # 0..1 along
    v = (y * c - x * s) / width + bow * ((u - 0.5) ** 2 - 0.08)  # -0.5..0.5 across
    lane = np.clip((v + 0.5) * 18, 0, 17.999)
    low = lane.astype(np.int32)
    hair = hairs[low] + (hairs[low + 1] - hairs[low]) * (lane - low)
    soft = max(1.2 / (side * width), 0.05)
    across = np.clip((0.5 - np.abs(v)) / soft, 0, 1)
    start = np.clip((u - 0.10 * hair) / 0.04, 0, 1)
    end = np.clip((1.0 - 0.34 * (1.0 - hair) - u) / 0.08, 0, 1)
    return np.asarray(across * start * end * (0.55 + 0.45 * hair), np.float32)


def _flow(sheet: Sheet) -> Floats:
    """Where strokes run: along the contours where there are any, and level elsewhere."""
    grey = sheet.blur(luma(sheet.flat), 0.02)
    gx, gy = (sheet.blur(way, 0.02) for way in sheet.gradient(grey))
    size = gx * gx + gy * gy + 1e-9
    weight = np.clip(np.sqrt(size) / 1.5, 0.0, 1.0)
    turn = 0.5 * sheet.noise("turn", 3.0)
    # As a doubled angle, so that opposite gradients agree.
    cos2 = weight * (gy * gy - gx * gx) / size + (1 - weight) * np.cos(2 * turn)
    sin2 = weight * (-2 * gx * gy) / size + (1 - weight) * np.sin(2 * turn)
    return np.asarray(0.5 * np.arctan2(sin2, cos2), np.float32)


def gouache(sheet: Sheet) -> Floats:
    """Opaque matt strokes that follow the shapes, tone by tone, with edges cut in by hand."""
    dx = 0.0011 * sheet.cloud("edge.x", 24, 2)
    dy = 0.0011 * sheet.cloud("edge.y", 24, 2)
    aim = sheet.warp(sheet.flat, dx, dy)
    # Two numbers tell shapes apart well enough to keep a stroke inside its own.
    kind = aim @ np.array([[0.7, 0.9], [1.0, -0.3], [0.3, -0.9]], np.float32)
    kind = np.ascontiguousarray(np.moveaxis(kind, 2, 0))
    canvas = aim.copy()
    flow = _flow(sheet)
    strength = sheet.calm(0.32)
    area = sheet.w * sheet.h / sheet.s**2
    for level, (_, _, count) in enumerate(_PASSES):
        chance = sheet.random(f"strokes.{level}")
        total = min(round(count * area), _MOST_STROKES)
        spots = chance.uniform(0, 1, (total, 2))
        jitter = chance.normal(0, 1, (total, 5)).astype(np.float32)
        across = np.minimum((spots[:, 0] * sheet.w).astype(int), sheet.w - 1)
        down = np.minimum((spots[:, 1] * sheet.h).astype(int), sheet.h - 1)
        forces = strength[down, across]
        angles = flow[down, across] + 0.14 * jitter[:, 3]
        turns = np.rint(angles / math.pi * _TURNS).astype(int) % _TURNS
        colours = aim[down, across]
        tints = colours * (1.0 + 0.048 * forces * jitter[:, 4])[:, None]
        tints += 0.010 * forces[:, None] * jitter[:, :3]
        for i in range(total):
            if level == 2 and forces[i] < 0.55:
                continue  # broad ground is laid in with the big brush
            stamp = _stroke(sheet.s, level, int(turns[i]), i % _COPIES)
            cx, cy = int(across[i]), int(down[i])
            tall, wide = stamp.shape[0] // 2, stamp.shape[1] // 2
            x0, y0 = max(0, cx - wide), max(0, cy - tall)
            x1, y1 = min(sheet.w, cx + wide + 1), min(sheet.h, cy + tall + 1)
            sx, sy = x0 - cx + wide, y0 - cy + tall
            here = np.abs(kind[:, y0:y1, x0:x1] - kind[:, cy, cx, None, None])
            away = np.maximum(here[0], here[1])
            # A stroke stays inside its shape; a slow gradient is bridged.
            cover = stamp[sy : sy + y1 - y0, sx : sx + x1 - x0] * np.clip(
                1.7 - 15.0 * away, 0, 0.92
            )
            patch = canvas[y0:y1, x0:x1]
            patch += (tints[i] - patch) * cover[..., None]
    # Chalky pigment: thick paint catches light, the surface scatters a little.
    relief = luma(canvas)
    lift = np.clip(relief - sheet.shift(relief, 0.0016, 0.0022), -0.03, 0.03)
    grain = 0.007 * sheet.noise("tooth", 240)
    lit = canvas + ((0.30 * lift + grain) * strength)[..., None]
    return mix(clipped(lit), (0.97, 0.95, 0.90), 0.03)


# ------------------------------------------------------------------ watercolour


def watercolour(sheet: Sheet) -> Floats:
    """Glazes on white paper: density instead of colour, pooled at edges, granulating."""
    paper = np.array([0.985, 0.975, 0.95], np.float32)
    density = -np.log(np.clip(0.08 + 0.92 * sheet.flat, 0.05, 1.0))
    far = sheet.blur(density, 0.016)
    wet = smooth(0.6, 1.6, sheet.cloud("wet", 3.2, 2))  # where shapes run into each other
    glazes = np.zeros_like(sheet.flat)
    pools = np.zeros((sheet.h, sheet.w), np.float32)
    for glaze, reach in enumerate((0.0024, 0.0042)):
        dx = reach * sheet.cloud(f"{glaze}.x", 12, 3)
        dy = reach * sheet.cloud(f"{glaze}.y", 12, 3)
        sharp = sheet.warp(density, dx, dy)
        run = mix(sharp, sheet.warp(far, 2.5 * dx, 2.5 * dy), 0.8 * wet)
        rim = luma(run)
        rim = rim - sheet.blur(rim, 0.006)
        pools += smooth(0.01, 0.20, rim) * (1.0 - 0.8 * wet)
        glazes += run
    glazes *= 0.5
    calm = sheet.calm(0.5)
    # Water carries pigment about: slow clouds, and backruns with a frayed dark rim.
    front = 1.0 - sheet.cloud("bloom", 2.2, 5)
    bloom = np.exp(-np.square(front / 0.06)) - 0.8 * smooth(0.0, -0.6, front)
    extra = 0.20 * sheet.cloud("flow", 2.4, 3) + 0.10 * bloom * calm
    extra += 0.36 * np.minimum(pools, 1.4) * calm + 0.055 * sheet.cloud("tooth", 160, 2) * calm
    # Thick paint has less room to vary.
    thick = luma(glazes)
    glazes = glazes * np.clip(1.0 + extra / (1.0 + 0.55 * thick), 0.3, 2.0)[..., None]
    # Hairlines of white where neighbours were kept apart to dry.
    edge = clipped(sheet.slope / 22.0) * clipped(1.6 - 0.8 * thick)
    edge = sheet.warp(edge, 0.003 * sheet.noise("gap.x", 12), 0.003 * sheet.noise("gap.y", 12))
    gap = edge * smooth(0.55, 1.2, sheet.cloud("gap", 7, 2))
    glazes = glazes * (1.0 - 0.8 * gap)[..., None]
    out = saturate((paper * np.exp(-0.96 * glazes)).astype(np.float32), 1.16)
    light = sheet.noise("paper", 140)
    lit = light - sheet.shift(light, 0.003, 0.003)
    return clipped(out * (1.0 + 0.009 * lit * calm)[..., None])


# ------------------------------------------------------------------ ink wash


def ink_wash(sheet: Sheet) -> Floats:
    """Tones of one ink on rice paper: washes that fade into mist, brushed contours, a dry brush."""
    colours, _ = sheet.clusters(6)
    ink = at_luma(saturate(colours[0], 0.6), 0.075)
    paper = at_luma(saturate(mix(colours[-1], (0.93, 0.90, 0.82), 0.7), 0.8), 0.915)
    dx = 0.0022 * sheet.cloud("x", 12, 3)
    dy = 0.0022 * sheet.cloud("y", 12, 3)
    depth_of = 1.0 - np.clip((luma(sheet.flat) - 0.05) / 0.85, 0.0, 1.0)
    tone = sheet.warp(depth_of, dx, dy)
    calm = sheet.calm(0.45)
    # The ground stays paper in light scenes and is one broad wash in dark ones.
    ground = sheet.ground
    dark = float((depth_of * ground).sum() / max(1.0, float(ground.sum())))
    body = tone * (0.16 + 0.66 * dark * dark) + (0.075 - 0.035 * dark) * sheet.cloud(
        "wash", 1.8, 3
    ) * (0.15 + tone * (1 - 0.6 * dark))
    line = np.zeros_like(tone)
    press = 0.0030 * (1.0 + 0.75 * sheet.cloud("press", 4, 2))
    for layer in sheet.solids:
        deep = sheet.warp(sheet.depth(layer.mask), dx, dy)
        mask = smooth(-0.8 * sheet.pixel - 0.0008, 0.8 * sheet.pixel + 0.0008, deep)
        inside = np.maximum(deep, 0.0)
        # Ink is set down along the contour and drawn out with water from there.
        reach = 0.07 if layer.kind == "plane" else 0.12
        rich = 0.26 + 0.74 * np.exp(-inside / reach) + 0.22 * np.exp(-inside / 0.010)
        own = float(1.0 - luma(np.array(layer.colour, np.float32)))
        body = body * (1 - mask) + mask * np.clip((0.06 + 0.94 * tone**1.4) * rich, 0, 1)
        edge = np.maximum(0.8 * sheet.pixel, 0.0012)
        stroke = smooth(press + edge, press - edge, np.abs(deep - press)) * (press > 0.0006)
        if layer.kind == "particle":
            stroke = stroke * 0.3
        line = np.maximum(line * (1 - mask), stroke * (0.12 + 0.8 * own))
    # Wet paper carries ink past the edge; settled washes have darker fronts.
    damp = smooth(-0.2, 1.3, sheet.cloud("damp", 4, 2))
    spread = sheet.blur(body, 0.013)
    body = np.maximum(body, (0.25 + 0.6 * damp) * spread * (body < spread))
    front = np.clip(body - spread, 0, 0.3)
    body = body + 0.35 * front * (1 - damp)
    bristle = sheet.cloud("bristle", 85, 2, stretch=10.0, angle=-0.2)
    solid = 1.0 - ground
    dry = solid * smooth(0.7, 1.7, bristle) * smooth(0.92, 0.45, body) * calm
    broken = smooth(-0.9, 0.0, sheet.cloud("dry", 70, 2, stretch=2.0))
    amount = body * (1 - 0.45 * dry) * (1 + 0.06 * sheet.cloud("pool", 6, 3) * calm)
    amount = 1 - (1 - np.clip(amount, 0, 0.96)) * (1 - np.clip(0.9 * line * broken, 0, 1))
    out = mix(np.broadcast_to(paper, sheet.flat.shape), ink, amount.astype(np.float32))
    # A breath of mineral colour, and the seal's red for what is warm and saturated.
    hue = sheet.warp(sheet.blur(sheet.flat, 0.005), dx, dy)
    tint = hue - luma(hue)[..., None]
    chroma = largest(hue) - smallest(hue)
    warm = smooth(0.10, 0.35, tint[..., 0]) * smooth(0.35, 0.6, chroma) * solid
    out = out + tint * ((0.32 + 0.46 * warm) * (1.0 - 0.6 * amount))[..., None]
    fibres = smooth(1.5, 2.6, sheet.noise("fibre", 75, stretch=9.0, angle=0.5))
    fibres -= smooth(1.5, 2.6, sheet.noise("fibre.2", 75, stretch=9.0, angle=-0.8))
    out = out * (1.0 + 0.02 * fibres * calm + 0.006 * sheet.noise("tooth", 150))[..., None]
    return clipped(out)
