"""Archetypes in a frame: badge, arch window, ornate frame, medallion, circle."""

from __future__ import annotations

import math
from typing import Literal

from engine.document.colour import Colour, contrast, mix
from engine.document.model import (
    ArcPath,
    Artwork,
    Box,
    Clip,
    Layer,
    SceneSource,
    Shadow,
    Shape,
    Stroke,
)
from engine.errors import UserError
from engine.planning.composition.lines import is_han, split
from engine.planning.composition.sheet import Align, Anchor, Item, Sheet
from engine.planning.composition.side import text_side


def ellipse(
    k: Sheet, cx: float, cy: float, r: float, fill: str | Colour | None, *, stroke: float = 0.0,
    ink: str | Colour = "accent", shadow: float = 0.0, name: str = "Disc", bottom: bool = False,
) -> None:  # fmt: skip
    k.add(
        Shape(
            id=k.id("disc"), name=name, kind="ellipse", box=Box(cx - r, cy - r, 2 * r, 2 * r),
            fill=k.solid(fill) if fill is not None else None,
            stroke=Stroke(k.solid(ink), stroke) if stroke else None, purpose="ornament",
            shadow=Shadow(dy=r * 0.03, blur=r * 0.06, colour=mix(k.palette[0], k.palette[1], 0.2).with_alpha(0.35)) if shadow else None,
        ),
        bottom=bottom,
    )  # fmt: skip


def badge(k: Sheet) -> None:
    """A round badge: the title on its rim, the subject inside, one fact on a chord, facts in corners."""
    field = k.field(strong=True)
    corner = k.best_on(field)
    title, action = k.title_text(), k.take("action")
    subtitle, body = k.take("subtitle"), k.take("body")
    facts, rest = k.facts(), k.rest()
    cx, cy = k.W / 2, k.H / 2
    r = 0.425 * k.s
    tall = k.H > k.W * 1.15
    rim = k.palette[0] if k.plan.ground != "dark" else k.palette[5]
    if contrast(rim, field) < 3:
        rim = k.palette[0] if k.best_on(field) == "ink" else k.palette[5]
    inner_colour = k.settle(k.accent) if contrast(k.accent, rim) > 1.6 else k.settle(k.palette[3])
    rim_text = k.best_on(rim)
    k.ground(field)
    source = SceneSource(family="sunburst", seed=k.plan.scene_seed, palette=tuple(mix(field, c, 0.12) for c in k.palette),
                         dark=k.dark, density=0.6, hero=False, quiet=())  # fmt: skip
    k.add(Artwork(id=k.id("rays"), name="Rays", box=k.full(), source=source))
    k.add(
        Shape(id=k.id("badge"), name="Badge", kind="burst" if k.plan.ornament % 2 == 0 else "ellipse",
              detail=44, box=Box(cx - r, cy - r, 2 * r, 2 * r), fill=k.solid(rim),
              shadow=Shadow(dy=0.012 * k.s, blur=0.02 * k.s, colour=k.palette[0].with_alpha(0.3)), purpose="plate")
    )  # fmt: skip
    ellipse(k, cx, cy, r * 0.925, None, stroke=0.0032 * k.s, ink=rim_text, name="Rim")
    ellipse(k, cx, cy, r * 0.655, rim_text, name="Inner edge")
    ellipse(k, cx, cy, r * 0.625, inner_colour, name="Inner disc")
    cap = 0.70 if not is_han(title.text) else 0.86
    size = min(
        0.062 * k.s,
        0.105 * k.s * 20 / max(len(title.text) * (0.75 if not is_han(title.text) else 1.6), 14),
    )
    radius = r * 0.79 - size * cap / 2
    short = len(title.text) * (1 if not is_han(title.text) else 1.9) <= 12
    if short:
        size = 0.078 * k.s
        radius = r * 0.79 - size * cap / 2
    block = k.make(
        title, Box(cx - r, cy - r, 2 * r, 2 * r), voice="title", size=size, fill=rim_text,
        arc=ArcPath(cx, cy, radius, -90.0, False, 200.0), caps=not is_han(title.text) and len(title.text) <= 40
        and k.pairing.kind not in ("script", "brush"),
        tracking=0.06 if not short else 0.16, max_lines=1,
    )  # fmt: skip
    k.place(block)
    lower = None
    for text in ([subtitle] if subtitle else []) + facts:
        if len(text.text) * (1 if not is_han(text.text) else 1.8) <= 30:
            lower = text
            break
    if lower is not None:
        if lower is subtitle:
            subtitle = None
        else:
            facts.remove(lower)
        size_low = min(size * 0.8, 0.042 * k.s)
        k.place(
            k.make(lower, Box(cx - r, cy - r, 2 * r, 2 * r), voice="bold", size=size_low,
                   fill=rim_text if contrast(k.accent, rim) < 4.5 else "accent",
                   arc=ArcPath(cx, cy, r * 0.79 + size_low * 0.35, 90.0, True, 118.0),
                   caps=not is_han(lower.text), tracking=0.07)
        )  # fmt: skip
    ri = r * 0.625
    chord = cy + ri * 0.36
    facts = [subtitle, *facts] if subtitle else facts
    band_items = [t for t in facts if len(t.text) <= 26][:2]
    band = k.settle(mix(k.palette[0], k.palette[1], 0.35))
    if band_items:
        # The ground that the subject stands on, clipped to the inner disc.
        half = math.acos(0.36)
        points = []
        for i in range(25):
            a = math.pi / 2 - half + 2 * half * i / 24
            points.append((0.5 + 0.5 * math.cos(a), 0.5 + 0.5 * math.sin(a)))
        k.add(Shape(id=k.id("chord"), name="Ground", kind="polygon", points=tuple(points),
                    box=Box(cx - ri, cy - ri, 2 * ri, 2 * ri), fill=k.solid(band), purpose="plate"))  # fmt: skip
        for t in band_items:
            facts.remove(t)
        colour = k.best_on(band)
        items = [Item(t, "bold" if i == 0 else "support", k.body * (1.25 if i == 0 else 0.95), colour,
                      gap=0.55 * k.body) for i, t in enumerate(band_items)]  # fmt: skip
        width = 2 * math.sqrt(max(ri * ri - (ri * 0.62) ** 2, 1.0)) * 0.92
        k.stack(items, cx - width / 2, width, chord + ri * 0.26, anchor="middle", align="centre",
                height=ri * 0.36)  # fmt: skip
    sky = Box(cx - ri * 0.74, cy - ri * 0.86, ri * 1.48, ri * (1.22 if band_items else 1.72))
    if k.has_subject:
        k.hero(Box(sky.x, sky.y + sky.height * 0.08, sky.width, sky.height * 0.92), stand=bool(band_items),
               shadow=0.35)  # fmt: skip
    else:
        src = SceneSource(family=k.plan.family, seed=k.plan.scene_seed * 7919 + 17, palette=k.palette, dark=k.dark,
                          density=0.6, focal=(0.22, 0.2, 0.78, 0.7), hero=True, accent=k.accent, horizon=0.62,
                          quiet=((0.0, 0.68, 1.0, 1.0),) if band_items else ())  # fmt: skip
        at = len(k.layers)
        for i, layer in enumerate(k.layers):
            if layer.name == "Inner disc":
                at = i + 1
        k.layers.insert(at, Artwork(id=k.id("scene"), name=src.family, box=Box(cx - ri, cy - ri, 2 * ri, 2 * ri), source=src,
                                    clip=Clip("ellipse")))  # fmt: skip
    # Corners: short facts, one in each, then everything else above and below on tall pages.
    width = k.W / 2 - k.m - (0.06 * k.s if tall else r * 0.52)
    corners = facts[:4]
    others = facts[4:] + ([body] if body else []) + rest
    foot, top = k.foot, k.top
    if action:
        pill = k.pill(action, cx, foot, align="centre", anchor="bottom") if tall else k.pill(
            action, k.W - k.m, foot, align="right", anchor="bottom", width=width)  # fmt: skip
        foot_left = pill.y - 2 * k.g if tall else foot
    else:
        foot_left = foot
    spots: list[tuple[Align, float, float, Anchor]]
    spots = [("left", k.m, top, "top"), ("right", k.W - k.m - width, top, "top"),
             ("left", k.m, foot_left, "bottom"), ("right", k.W - k.m - width, foot_left, "bottom")]  # fmt: skip
    if action and not tall:
        spots.pop()
        others = corners[3:] + others
        corners = corners[:3]
    limit = (cy - r - k.top) * 0.9 if tall else 0.15 * k.H
    for text, (align, x, y, anchor) in zip(corners, spots, strict=False):
        made = k.stack([Item(text, "bold", k.body, corner)], x, width, y, anchor=anchor, align=align,
                       height=limit)  # fmt: skip
        if any(_reaches(k.ink(b), cx, cy, r) for b in made.blocks):
            raise UserError("badge has no room for its corners", remedy="give it shorter facts")
    if others:
        if tall:
            k.stack([Item(t, "support", k.small, corner) for t in others], k.m, k.inner,
                    (cy + r + (foot_left - 3 * k.body if corners[2:] else foot_left)) / 2, anchor="middle", align="centre",
                    height=max(foot_left - cy - r - 4 * k.body, k.body * 1.5))  # fmt: skip
        else:
            spot = spots[len(corners)] if len(corners) < len(spots) else spots[-1]
            align, x, y, anchor = spot
            k.stack([Item(t, "support", k.small, corner) for t in others], x, width, y, anchor=anchor,
                    align=align, height=limit)  # fmt: skip


def _reaches(box: Box, cx: float, cy: float, r: float) -> bool:
    """Whether any point of the box lies in the circle."""
    dx = max(box.x - cx, 0.0, cx - box.right)
    dy = max(box.y - cy, 0.0, cy - box.bottom)
    return math.hypot(dx, dy) < r


def arch_window(k: Sheet) -> None:
    """Centred type over an arch that holds the scene; the subject stands on its sill."""
    field = k.field()
    fill = k.best_on(field)
    title, action = k.title_text(), k.take("action")
    subtitle, body = k.take("subtitle"), k.take("body")
    facts, rest = k.facts(), k.rest()
    y = k.top
    if len(facts) >= 2:
        _, y = k.columns(facts[:2], y, fill=fill, size=k.body * 0.9, label=True, most=2)
        facts = facts[2:]
        y += 2.6 * k.g
    han = is_han(title.text)
    room = k.H * (0.2 if k.plan.format != "square" else 0.24)
    lines = max(1, min(2, len(split(title.text, 2, title.language)))) if len(title.text) > 9 else 1
    ink = k.title(title, Box(k.m, y, k.inner, room), lines=lines, align="centre", fill=fill,
                  second=k.accent_on(field), second_face=not han, cap_limit=0.2)  # fmt: skip
    y = ink.bottom + 2.9 * k.g
    if subtitle:
        y = k.stack([Item(subtitle, "bold", k.step(0.35), fill)], k.m + k.inner * 0.06, k.inner * 0.88, y, align="centre",
                    height=0.08 * k.H).bottom + 2.4 * k.g  # fmt: skip
    foot = k.foot
    if action:
        foot = k.pill(action, k.W / 2, foot, align="centre", anchor="bottom").y - 2.2 * k.g
    items = k.fact_items([*facts, *([body] if body else []), *rest], fill, lead_step=0.6)
    if items:
        foot = k.stack(items, k.m, k.inner, foot, anchor="bottom", align="centre",
                       height=0.16 * k.H).top - 2.6 * k.g  # fmt: skip
    texts, k.layers = k.layers, []
    height = foot - y
    width = min(k.inner, height * 1.15)
    arch = Box(k.W / 2 - width / 2, y, width, height)
    focal = Box(arch.x + width * 0.16, arch.y + height * 0.3, width * 0.68, height * 0.62)
    k.scene(arch, focal=focal, clip=Clip("arch"), hero=not k.has_subject, quiet=(), horizon=0.6)
    if k.has_subject:
        k.hero(
            Box(focal.x, focal.y, focal.width, arch.bottom - focal.y + 0.006 * k.s),
            stand=True,
            shadow=0.4,
        )
    sill = max(0.012 * k.s, 1.5)
    k.rect(Box(arch.x - 0.02 * k.s, arch.bottom - sill / 2, width + 0.04 * k.s, sill),
           k.accent_on(field), radius=sill / 2, purpose="ornament")  # fmt: skip
    if k.has_subject:
        # The subject stands before the sill.
        moved = [layer for layer in k.layers if layer.id.startswith("subject")]
        k.layers = [layer for layer in k.layers if not layer.id.startswith("subject")] + moved
    k.layers.extend(texts)
    k.ground(field)


def ornate_frame(k: Sheet) -> None:
    """A double frame with notched corners; everything on the axis; a calm ground for the facts."""
    field = k.field()
    fill = k.text_on_scene if k.plan.hero == "scene" else k.best_on(field)
    title, action = k.title_text(), k.take("action")
    subtitle, body = k.take("subtitle"), k.take("body")
    facts, rest = k.facts(), k.rest()
    f1, f2 = 0.031 * k.s, 0.046 * k.s
    pad = f2 + 0.05 * k.s
    inner = k.W - 2 * pad
    top = max(pad, k.top)
    foot = min(k.H - pad, k.foot)
    y = top + 0.012 * k.H
    label = next((t for t in facts if len(t.text) <= 34), None) if len(facts) > 1 else None
    if label:
        facts.remove(label)
        st = k.stack([Item(label, "label", k.body * 0.82, fill, caps=k.caps(label, label=True))],
                     pad, inner, y, align="centre", height=0.05 * k.H)  # fmt: skip
        y = st.bottom + 2.6 * k.g
    lines = max(1, min(2, len(split(title.text, 2, title.language)))) if len(title.text) > 8 else 1
    ink = k.title(title, Box(pad, y, inner, k.H * 0.23), lines=lines, align="centre", fill=fill,
                  cap_limit=0.2)  # fmt: skip
    y = ink.bottom + 2.6 * k.g
    line = k.accent_on(
        field if k.plan.hero != "scene" else (k.palette[0] if k.dark else k.palette[5])
    )
    _divider(k, k.W / 2, y, min(0.2 * k.s, inner * 0.3), line)
    y += 2.6 * k.g
    if subtitle:
        y = k.stack([Item(subtitle, k.second_voice(subtitle), k.step(0.6), fill)], pad, inner, y,
                    align="centre", height=0.08 * k.H).bottom + 2 * k.g  # fmt: skip
    if action:
        foot = (
            k.pill(action, k.W / 2, foot - 0.8 * k.g, align="centre", anchor="bottom").y - 2.2 * k.g
        )
    items = k.fact_items([*facts, *([body] if body else []), *rest], fill, lead_step=1.1)
    low_top = foot
    if items:
        low_top = k.stack(items, pad, inner, foot - 0.6 * k.g, anchor="bottom", align="centre",
                          height=0.19 * k.H).top - 2.4 * k.g  # fmt: skip
    texts, k.layers = k.layers, []
    focal = Box(k.W * 0.24, y, k.W * 0.52, max(low_top - y, 0.1 * k.H))
    k.scene(k.full(), focal=focal, hero=not k.has_subject, quiet=_boxes(k, texts),
            horizon=min(0.82, max(0.55, (low_top - 0.2 * k.g) / k.H)))  # fmt: skip
    if k.has_subject:
        k.hero(focal, stand=True, shadow=0.4)
    for o, w in ((f1, 0.0036 * k.s), (f2, 0.0014 * k.s)):
        k.add(
            Shape(id=k.id("frame"), name="Frame", kind="notch_frame", box=Box(o, o, k.W - 2 * o, k.H - 2 * o),
                  radius=0.04 * k.s, stroke=Stroke(k.solid(line), max(w, 0.5)), purpose="frame")
        )  # fmt: skip
    k.layers.extend(texts)
    k.ground(field)


def _boxes(k: Sheet, layers: list[Layer]) -> list[Box]:
    kept, k.layers = k.layers, layers
    boxes = k.text_boxes()
    k.layers = kept
    return boxes


def _divider(k: Sheet, cx: float, y: float, half: float, colour: str | Colour) -> None:
    d = 0.008 * k.s
    k.rule(cx - half, cx - 2 * d, y, colour)
    k.rule(cx + 2 * d, cx + half, y, colour)
    kinds: tuple[Literal["polygon", "star", "ellipse"], ...] = ("polygon", "star", "ellipse")
    kind = kinds[k.plan.ornament % 3]
    points = ((0.5, 0.0), (1.0, 0.5), (0.5, 1.0), (0.0, 0.5)) if kind == "polygon" else ()
    k.add(Shape(id=k.id("ornament"), name="Ornament", kind=kind, points=points,
                detail=5, box=Box(cx - d, y - d, 2 * d, 2 * d), fill=k.solid(colour), purpose="ornament"))  # fmt: skip


def centred_medallion(k: Sheet) -> None:
    """A ring on the axis holding a short title or the subject; title and facts of one width below."""
    title, action = k.title_text(), k.take("action")
    subtitle, body = k.take("subtitle"), k.take("body")
    facts, rest = k.facts(), k.rest()
    fill = k.text_on_scene
    y = k.top
    han = is_han(title.text)
    giant = han and len(title.text) <= 2 and not k.has_subject
    label = next((t for t in facts if len(t.text) <= 26), None) if len(facts) > 2 else None
    if label:
        facts.remove(label)
        st = k.stack([Item(label, "bold", k.body * 1.05, fill, tracking=0.12)], k.m, k.inner, y, align="centre",
                     height=0.05 * k.H)  # fmt: skip
        y = st.bottom + 2.4 * k.g
    foot = k.foot
    if action:
        foot = k.pill(action, k.W / 2, foot, align="centre", anchor="bottom").y - 2.4 * k.g
    tail = [*facts, *([body] if body else []), *rest]
    narrow = k.plan.format in ("story", "rollup")
    width = k.inner if narrow else min(k.inner, k.W * 0.78)
    x0 = k.W / 2 - width / 2
    if tail:
        if len(tail) == 1:
            st = k.stack([Item(tail[0], "bold", k.body, fill)], x0, width, foot, anchor="bottom", align="centre", height=0.14 * k.H)  # fmt: skip
            top = st.top
        else:
            top, _ = k.columns(tail, foot, anchor="bottom", x0=x0, x1=x0 + width, fill=fill, most=2,
                               first_step=0.0, height=0.16 * k.H, pattern="axis")  # fmt: skip
        foot = top - 1.9 * k.g
        k.rule(x0, x0 + width, foot, k.colour(fill).with_alpha(0.75), 0.0016 * k.s)
        foot -= 2.4 * k.g
    heading = subtitle if giant and subtitle else None if giant else title
    if subtitle and heading is not subtitle:
        st = k.stack([Item(subtitle, "bold", k.step(0.3), fill)], x0, width, foot, anchor="bottom", align="centre",
                     height=0.08 * k.H)  # fmt: skip
        foot = st.top - 2.2 * k.g
    if heading is not None:
        n = 1 if len(heading.text) <= (8 if han else 15) else 2
        room = 0.13 * k.H if n == 1 else 0.2 * k.H
        if heading is subtitle:
            st = k.stack([Item(heading, "title", 0.07 * k.s, fill)], x0, width, foot, anchor="bottom", align="centre",
                         height=0.12 * k.H)  # fmt: skip
            foot = st.top - 2.4 * k.g
        else:
            ink = k.title(heading, Box(x0, foot - room, width, room), lines=n, align="centre", valign="bottom",
                          fill=fill, cap_limit=0.15)  # fmt: skip
            foot = ink.y - 3 * k.g
    texts, k.layers = k.layers, []
    cy = (y + foot) / 2
    r = min((foot - y) / 2 * 0.94, 0.37 * k.W)
    cx = k.W / 2
    ring = k.settle(k.palette[1] if k.dark else k.palette[4], 4.6)
    edge = k.accent_on(k.palette[0] if k.dark else k.palette[5])
    k.scene(
        k.full(),
        focal=Box(cx - r, cy - r, 2 * r, 2 * r),
        hero=False,
        quiet=_boxes(k, texts),
        calm=False,
    )
    ellipse(k, cx, cy, r, edge, shadow=1.0, name="Ring")
    ellipse(k, cx, cy, r * 0.965, ring, name="Medallion")
    ellipse(k, cx, cy, r * 0.91, None, stroke=0.0018 * k.s, ink=edge, name="Inner ring")
    if giant:
        size = r * (1.36 if len(title.text) == 1 else 0.86)
        b = k.make(title, Box(cx - r * 0.8, cy - r * 0.8, 1.6 * r, 1.6 * r), voice="title", size=size, fill=edge if contrast(k.colour(edge), ring) > 4.5 else k.best_on(ring),
                   align="centre", valign="middle", max_lines=1)  # fmt: skip
        k.place(b)
    elif k.has_subject:
        k.hero(Box(cx - r * 0.66, cy - r * 0.68, r * 1.32, r * 1.36), shadow=0.5)
    else:
        src = SceneSource(family=k.plan.family, seed=k.plan.scene_seed * 7919 + 17, palette=k.palette, dark=k.dark,
                          density=0.8, focal=(0.2, 0.18, 0.8, 0.75), hero=True, accent=k.accent)  # fmt: skip
        q = r * 0.88
        k.add(Artwork(id=k.id("scene"), name=src.family, box=Box(cx - q, cy - q, 2 * q, 2 * q), source=src,
                      clip=Clip("ellipse")))  # fmt: skip
    k.layers.extend(texts)
    k.page_fill = k.palette[0] if k.dark else k.palette[5]


def circle_focus(k: Sheet) -> None:
    """One disc holds the subject, which breaks its edge; type beside or below it."""
    field = k.field()
    fill = k.best_on(field)
    wide = k.W > k.H * 1.25
    disc = k.palette[3] if k.plan.ground != "dark" else k.palette[4]
    if abs(contrast(disc, field)) < 1.25:
        disc = k.palette[2] if k.plan.ground == "light" else k.palette[5]
    if wide:
        r = min(k.H * 0.43, k.W * 0.235)
        cx = k.W - k.m * 0.6 - r * 1.1 if not k.mirror else k.m * 0.6 + r * 1.1
        cy = k.H / 2
        column = k.W - 2 * k.m - 2.3 * r
        x = k.m if not k.mirror else k.W - k.m - column
        text_side(k, x, column, fill)
    else:
        title, action = k.title_text(), k.take("action")
        subtitle, body = k.take("subtitle"), k.take("body")
        facts, rest = k.facts(), k.rest()
        cx, cy = k.W / 2 + (0 if k.plan.format == "story" else k.dx), 0.0
        foot = k.foot
        if action:
            pill = k.pill(action, k.W / 2, foot, align="centre", anchor="bottom")
            foot = pill.y - 2.2 * k.g
        tail = [*facts, *([body] if body else []), *rest]
        if tail:
            top, _ = k.columns(tail, foot, anchor="bottom", fill=fill, most=2, first_step=0.5, height=0.16 * k.H,
                               pattern="axis")  # fmt: skip
            foot = top - 2.8 * k.g
        if subtitle:
            st = k.stack([Item(subtitle, "bold", k.step(0.4), fill)], k.m, k.inner, foot, anchor="bottom", align="centre",
                         height=0.09 * k.H)  # fmt: skip
            foot = st.top - 3.2 * k.g
        n = 1 if len(title.text) <= (6 if is_han(title.text) else 11) else 2
        room = k.H * (0.13 if n == 1 else 0.21)
        ink = k.title(title, Box(k.m, foot - room, k.inner, room), lines=n, align="centre", valign="bottom",
                      fill=fill)  # fmt: skip
        foot = ink.y - 2.6 * k.g
        r = min((foot - k.top) / 2 * 0.98, 0.4 * k.W)
        cy = (foot + k.top) / 2
    texts, k.layers = k.layers, []
    for halo, alpha in ((1.32, 0.10), (1.16, 0.16)):
        if cy + r * halo < k.H * 0.98 or wide:
            ellipse(k, cx, cy, r * halo, k.colour(disc).with_alpha(alpha), name="Halo")
    if k.has_subject:
        ellipse(k, cx, cy, r, disc, name="Disc")
        k.hero(Box(cx - r * 0.84, cy - r * 0.92, r * 1.68, r * 1.84), tilt=k.tilt * 0.5, shadow=0.6)
    else:
        src = SceneSource(family=k.plan.family, seed=k.plan.scene_seed * 7919 + 17, palette=k.palette, dark=k.dark,
                          density=0.9, focal=(0.2, 0.2, 0.8, 0.8), hero=True, accent=k.accent)  # fmt: skip
        k.add(Artwork(id=k.id("scene"), name=src.family, box=Box(cx - r, cy - r, 2 * r, 2 * r), source=src,
                      clip=Clip("ellipse")))  # fmt: skip
    k.layers.extend(texts)
    k.ground(field)
