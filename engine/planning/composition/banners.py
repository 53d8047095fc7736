"""Archetypes for banners: split circle and slash."""

from __future__ import annotations

import math

from engine.document.colour import Colour, contrast, mix
from engine.document.model import Artwork, Box, Clip, SceneSource, Shape
from engine.planning.composition.framed import ellipse
from engine.planning.composition.sheet import Sheet, seal
from engine.planning.composition.side import text_side


def banner_split_circle(k: Sheet) -> None:
    """Type on a flat left half, the scene in a great circle at the right, a seal on its edge."""
    field = k.field()
    fill = k.best_on(field)
    price = k.take_kind("percent", "price") if k.plan.format != "banner_4to8" else []
    landscape = k.plan.format == "A_landscape"
    cx, radius = k.W * (0.88 if landscape else 0.82), min(k.H * 0.84, k.W * 0.38)
    cy = k.H * 0.5
    edge = cx - radius
    burst = min(k.H * 0.22, 0.1 * k.W)
    if price:
        # The seal bridges type and picture: the type keeps clear of it.
        edge -= 0.8 * burst
    x = k.m
    width = edge - 0.04 * k.W - x
    if k.mirror:
        x, cx = k.W - k.m - width, k.W - cx
    accent = "accent" if contrast(k.accent, field) >= 1.6 else ("p0" if fill == "ink" else "p5")
    text_side(k, x, width, fill, accent=accent)
    texts, k.layers = k.layers, []
    r = radius
    circle = Box(cx - r, cy - r, 2 * r, 2 * r)
    visible = Box(max(0.0, cx - r * 0.8), 0.0, min(k.W, cx + r * 0.8) - max(0.0, cx - r * 0.8), k.H)
    focal = Box(visible.x + visible.width * 0.18, k.H * 0.1, visible.width * 0.64, k.H * 0.8)
    k.add(_window(k, circle, focal))
    if k.has_subject:
        k.hero(Box(focal.x, focal.y, focal.width, k.H * 0.82), stand=True, shadow=0.4)
    k.layers.extend(texts)
    if price:
        sx = cx + (radius if k.mirror else -radius) * 0.98
        seal(k, price[0], sx, k.H * (0.66 if landscape else 0.7), burst, avoid=field)
    k.ground(field)


def _window(k: Sheet, circle: Box, focal: Box) -> Artwork:
    """The scene, painted for the visible band of the circle and clipped to the circle."""
    visible = Box(circle.x, 0.0, circle.width, k.H)
    source = SceneSource(
        family=k.plan.family, seed=k.plan.scene_seed * 7919 + 17, palette=k.palette, dark=k.dark,
        density=0.9, focal=k.fraction(focal, visible), hero=not k.has_subject, accent=k.accent,
        horizon=0.56,
    )  # fmt: skip
    cx, cy = circle.centre
    r = circle.width / 2
    points = []
    for i in range(96):
        a = 2 * math.pi * i / 96
        x, y = cx + r * math.cos(a), cy + r * math.sin(a)
        points.append(((x - visible.x) / visible.width, (y - visible.y) / visible.height))
    return Artwork(
        id=k.id("scene"), name=source.family, box=visible, source=source,
        clip=Clip("polygon", points=tuple(points)),
    )  # fmt: skip


def banner_slash(k: Sheet) -> None:
    """Type on a flat ground, skewed bands under a tilted subject that leaves the page."""
    field = (
        k.field(strong=k.plan.ground == "light")
        if k.plan.ground != "mid"
        else k.settle(k.accent, 5.0)
    )
    fill = k.best_on(field)
    share = 0.58
    x, width = k.m * 0.7, k.W * share - k.m * 1.2
    if k.mirror:
        x = k.W - k.m * 0.7 - width
    accent = "p0" if fill == "ink" else "p5"
    price = k.take_kind("percent", "price") if k.plan.format != "banner_4to8" else []
    text_side(k, x, width, fill, accent=accent)
    texts, k.layers = k.layers, []
    skew = 0.32 * k.H
    full = k.full()

    def band(start: float, span: float, colour: Colour) -> None:
        xs = (start + skew / 2, start + span + skew / 2, start + span - skew / 2, start - skew / 2)
        ys = (-k.bleed, -k.bleed, k.H + k.bleed, k.H + k.bleed)
        pts = []
        for px, py in zip(xs, ys, strict=True):
            q = k.W - px if k.mirror else px
            pts.append(((q - full.x) / full.width, (py - full.y) / full.height))
        k.add(Shape(id=k.id("band"), name="Band", kind="polygon", points=tuple(pts), box=full,
                    fill=k.solid(colour), purpose="ornament"))  # fmt: skip

    base = k.W * 0.66
    loud = next(
        (c for c in (k.palette[2], k.palette[3], k.palette[1]) if contrast(c, field) > 1.35),
        k.palette[1],
    )
    band(base - 0.02 * k.W, 0.045 * k.W, mix(field, k.palette[0 if fill == "ink" else 5], 0.12))
    band(base + 0.05 * k.W, 0.09 * k.W, k.palette[0] if fill == "ink" else k.palette[5])
    band(base + 0.16 * k.W, 0.6 * k.W, loud)
    band(base + 0.235 * k.W, 0.008 * k.W, mix(loud, k.palette[5], 0.35))
    band(base + 0.26 * k.W, 0.004 * k.W, mix(loud, k.palette[5], 0.35))
    cx = k.W * 0.81 if not k.mirror else k.W * 0.19
    if k.has_subject:
        size = k.H * 0.86
        k.hero(
            Box(cx - size * 0.62, k.H * 0.5 - size / 2, size * 1.24, size),
            tilt=-10 if not k.mirror else 10,
            shadow=0.8,
        )
    else:
        ellipse(k, cx, k.H * 0.5, k.H * 0.34, k.palette[4], name="Disc")
    k.layers.extend(texts)
    if price:
        r = k.H * 0.2
        sx = k.W - k.m * 0.5 - r if not k.mirror else k.m * 0.5 + r
        seal(k, price[0], sx, k.m * 0.35 + r, r, avoid=loud)
    k.ground(field)
