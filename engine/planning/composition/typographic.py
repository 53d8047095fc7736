"""Archetypes led by type: Swiss grid, big type, editorial column, type only."""

from __future__ import annotations

from engine.document.colour import mix
from engine.document.model import Box
from engine.planning.composition.lines import is_han, split
from engine.planning.composition.sheet import Align, Item, Sheet, Stack
from engine.planning.composition.side import text_row


def _support(k: Sheet, fill: str, *, body_step: float = 0.6) -> list[Item]:
    """Subtitle, body and everything small, in reading order."""
    items = []
    subtitle, body = k.take("subtitle"), k.take("body")
    if subtitle:
        items.append(Item(subtitle, "bold", k.step(body_step + 0.4), fill))
    if body:
        items.append(Item(body, "support", k.body, fill))
    return items


def swiss_grid(k: Sheet) -> None:
    """Facts in columns, a rule, a tight sentence title, art tiles on the same columns."""
    title = k.title_text()
    action = k.take("action")
    field = k.field()
    fill = k.best_on(field)
    facts = k.facts()
    items = _support(k, fill)
    items += [Item(t, "support", k.small, fill) for t in (*facts[4:], *k.rest())]
    facts = facts[:4]
    up = not k.mirror
    gap = 1.5 * k.body
    if up:
        y = k.top
        if facts:
            _, y = k.columns(
                facts, y, fill=fill, size=k.body * 0.94, most=4, pattern="left", first_step=0.0
            )
            y += k.body * 1.0
            k.rule(k.m, k.W - k.m, y, fill)
            y += gap
        room = k.H * 0.50 - y
        ink = k.title(title, Box(k.m, y, k.inner, room), fill=fill)
        y = max(ink.bottom, y) + gap * 1.1
        art_bottom = k.foot
    else:
        y = k.foot
        if facts:
            top, _ = k.columns(
                facts, y, anchor="bottom", fill=fill, size=k.body * 0.94, most=4, pattern="left",
                first_step=0.0,
            )  # fmt: skip
            y = top - k.body * 1.1
            k.rule(k.m, k.W - k.m, y, fill)
            y -= gap
    support_width = k.inner * (0.62 if action else 0.8)
    if up:
        stack = k.stack(items, k.m, support_width, y, height=k.H * 0.16)
        side: Align = "right" if items else "left"
        pill = k.pill(
            action, k.W - k.m if items else k.m, y, align=side, fill="accent", width=k.inner * 0.36
        )
        if items or action:
            y = max(stack.bottom, pill.bottom) + gap * 1.1
        art = Box(k.m, y, k.inner, art_bottom - y)
    else:
        stack = k.stack(items, k.m, support_width, y, anchor="bottom", height=k.H * 0.16)
        pill = k.pill(action, k.W - k.m, y, align="right", anchor="bottom", width=k.inner * 0.36)
        if items or action:
            y = min(stack.top, pill.y if pill.height else y) - gap * 1.2
        room = min(k.H * 0.36, y - k.H * 0.3)
        ink = k.title(title, Box(k.m, y - room, k.inner, room), fill=fill, valign="bottom")
        y = ink.y - gap * 1.3
        art = Box(k.m, k.top, k.inner, y - k.top)
    _art_panel(k, art)
    k.ground(field)


def _art_panel(k: Sheet, art: Box) -> None:
    """The picture of a typographic poster: tiles or scene in a panel, or a subject on colour."""
    if k.has_subject:
        strong = k.palette[3] if k.plan.ground != "mid" else k.palette[4]
        k.rect(art, mix(strong, k.palette[4], 0.25), purpose="panel")
        k.scene(art, family=k.plan.family, hero=False, focal=art.grown(-art.height * 0.12), quiet=(),
                bottom=False, calm=True)  # fmt: skip
        k.hero(Box(art.x + art.width * 0.2, art.y + art.height * 0.08, art.width * 0.6,
                   art.height * 0.84), tilt=k.tilt * 0.5)  # fmt: skip
        return
    k.scene(art, focal=art.grown(-art.height * 0.1), quiet=(), bottom=False)


def big_type_overlap(k: Sheet) -> None:
    """Capitals as wide as the page, a subject close under them, facts above and below between rules."""
    title = k.title_text()
    field = k.field(strong=True) if k.plan.ground != "mid" else k.field()
    fill = k.best_on(field)
    facts, action = k.facts(), k.take("action")
    subtitle, body = k.take("subtitle"), k.take("body")
    head = facts[:3] if len(facts) > 2 else ([subtitle] if subtitle else [])
    tail = facts[3:] if len(facts) > 2 else facts
    if subtitle and subtitle not in head:
        tail = [subtitle, *tail]
    tail = [*tail, *([body] if body else []), *k.rest()]
    y = k.top
    if head:
        _, y = k.columns(head, y, fill=fill, size=k.body, label=True)
        y += k.body * 0.95
        k.rule(k.m, k.W - k.m, y, fill, k.s * 0.0045)
        y += 2.2 * k.g
    foot = k.foot
    if action:
        pill = k.pill(action, k.W - k.m, foot, align="right", anchor="bottom", fill="accent")
        foot_width = pill.x - k.m - 2 * k.g
    else:
        foot_width = k.inner
    if tail:
        top, _ = k.columns(
            tail, foot, anchor="bottom", fill=fill, x1=k.m + foot_width, first_step=1.0,
            height=k.H * 0.14,
        )  # fmt: skip
        foot = min(top, pill.y) - k.body if action else top - k.body
    elif action:
        foot = pill.y - k.body
    k.rule(k.m, k.W - k.m, foot, fill, k.s * 0.0045)
    foot -= 2.2 * k.g
    room = Box(k.m, y, k.inner, foot - y)
    lines = split(title.text, 3 if len(title.text) > 14 else 2, title.language)
    lines_count = len(lines) if len(title.text) > 5 else 1
    single = lines_count == 1
    hero_room = 0.0 if not k.has_subject else (0.5 if single else 0.34)
    area = Box(room.x, room.y, room.width, room.height * (1 - hero_room))
    ink = k.title(
        title, area, lines=lines_count, fit="lines", fill=fill,
        second=k.accent_on(field) if not single else None,
        cap_limit=0.62,
    )  # fmt: skip
    if ink.height > area.height * 1.01:
        k.layers.pop()
        ink = k.title(title, area, lines=lines_count, fit="box", fill=fill, cap_limit=0.62)
    if k.has_subject:
        # The subject touches the letters from below: hiding a part of one costs the word.
        top = ink.bottom + 0.6 * k.g
        size = min(room.bottom - top, k.W * 0.72)
        side = -1 if k.mirror else 1
        cx = k.W / 2 + side * k.W * 0.12
        beside = min(room.right - ink.right - 2 * k.g, 0.9 * room.height)
        if beside > 1.15 * size:
            # Short lines leave more room at their end than below.
            size, cx = beside, room.right - beside / 2
        k.hero(Box(cx - size / 2, room.bottom - size, size, size), tilt=k.tilt, shadow=0.9)
    k.scene(
        k.full(), family=k.plan.family if k.plan.family in _PATTERNS else "sunburst", hero=False,
        quiet=[room], calm=True, focal=Box(k.W * 0.3, k.H * 0.35, k.W * 0.4, k.H * 0.3),
        dark=k.plan.ground == "dark", palette=k.quiet_palette(field),
    )  # fmt: skip
    k.ground(field)


_PATTERNS = frozenset(("sunburst", "halftone", "mesh", "gradient", "stripes", "bokeh", "blobs"))


def editorial_column(k: Sheet) -> None:
    """A left column of type with one italic line; art enters from the other side."""
    title = k.title_text()
    field = k.palette[0 if k.dark else 5]
    fill = k.text_on_scene
    facts, action = k.facts(), k.take("action")
    share = 0.5 if k.plan.format not in ("story", "rollup") else 0.78
    width = k.W * share - k.m
    x = k.m + k.dx if not k.mirror else k.W - k.m - width
    rest = _support(k, fill, body_step=0.3)
    small = [Item(t, "support", k.small, fill) for t in k.rest()]
    han = is_han(title.text)
    count = min(3 if not han else 2, max(1, len(split(title.text, 4, title.language))))
    if not han and len(title.text) > 24:
        count = min(4, count + 1)
    ink = k.title(
        title, Box(x, k.top + k.dy, width * (1.06 if not k.mirror else 1.0), k.H * 0.34), lines=count,
        fill=fill, second_face=not han, second=k.accent_on(field) if k.plan.caps else None,
        cap_limit=0.16 if not han else 0.2,
    )  # fmt: skip
    y = ink.bottom + 2.4 * k.g
    k.rule(x, x + 0.085 * k.s, y, k.accent_on(field), 0.0032 * k.s)
    stack = k.stack(rest, x, width * 0.92, y + 2.4 * k.g, height=k.H * 0.2)
    foot = k.foot
    if action:
        foot = k.pill(action, x, k.foot, anchor="bottom", width=width).y - 2.2 * k.g
    low = k.stack(
        k.fact_items(facts, fill, lead_step=1.5) + small, x, width * 0.94, foot, anchor="bottom",
        height=max(foot - stack.bottom - 4 * k.g, k.H * 0.12),
    )  # fmt: skip
    texts = list(k.layers)
    right = _free_side(k, x, x + width * 0.94, ink, stack, low)
    if k.has_subject:
        k.scene(k.full(), family=k.plan.family, hero=False, focal=right, calm=True)
        cx, cy = right.centre
        size = min(right.width, right.height)
        k.disc(cx, cy, size * 0.5, mix(k.accent, field, 0.45))
        k.hero(right.grown(-0.06 * size), tilt=k.tilt * 0.6)
    else:
        k.scene(k.full(), focal=right, hero=True)
    k.layers = [layer for layer in k.layers if layer not in texts] + texts
    k.ground(field)


def _free_side(k: Sheet, x0: float, x1: float, title: Box, stack: Stack, facts: Stack) -> Box:
    """The largest place for a picture that no letter of the column reaches into."""
    edge = 0.5 * k.m
    gap = 2.4 * k.g
    middle = max(title.bottom, stack.bottom) + gap, facts.top - gap
    between = Box(edge, middle[0], k.W - 2 * edge, middle[1] - middle[0])
    top = k.top if title.x > k.W / 2 and title.x - edge > 0.4 * k.W else title.bottom + gap
    if k.mirror:
        beside = Box(edge, top, x0 - gap - edge, k.foot - top)
    else:
        beside = Box(x1 + gap, title.bottom + gap, k.W - edge - x1 - gap, k.foot - title.bottom)
    share = min(beside.width, beside.height), min(between.width, between.height)
    if share[0] >= share[1]:
        return beside
    size = share[1]
    left = edge if k.mirror else k.W - edge - size
    return Box(left, between.y, size, between.height)


def type_only(k: Sheet) -> None:
    """Four to seven short lines on a soft ground, facts in the corners."""
    if k.plan.format in ("banner_2to3", "banner_4to8"):
        text_row(k, k.m, k.inner, k.text_on_scene)
        _soft_ground(k)
        return
    title = k.title_text()
    facts, action = k.facts(), k.take("action")
    subtitle, body = k.take("subtitle"), k.take("body")
    others = [t for t in (subtitle, body) if t] + facts + k.rest()
    fill = k.text_on_scene
    head, tail = (
        others[:2] if len(others) > 3 else others[:1],
        others[2:] if len(others) > 3 else others[1:],
    )
    if len(others) == 1:
        head, tail = [], others
    y, foot = k.top, k.foot
    if head:
        _, y = k.columns(head, y, fill=fill, most=2, size=k.body, first_step=0.0)
        y += 3.4 * k.g
    if action:
        pill = k.pill(action, k.m if not k.mirror else k.W - k.m, foot, anchor="bottom",
                      align="left" if not k.mirror else "right")  # fmt: skip
        foot = pill.y - 2.6 * k.g
    if tail:
        top, _ = k.columns(tail, foot, anchor="bottom", fill=fill, most=2, first_step=0.6,
                           height=k.H * 0.22)  # fmt: skip
        foot = top - 4 * k.g
    han = is_han(title.text)
    wide = k.W > k.H * 1.25
    ideal = 2 if wide else 3 if han else 5
    count = max(1, min(ideal, len(split(title.text, ideal, title.language))))
    k.title(
        title, Box(k.m, y, k.inner, foot - y), lines=count, fill=fill, valign="middle",
        second="accent", second_face=not han, cap_limit=0.26 if not wide else 0.3,
        leading=max(0.98, k.leading("title", k.s, title.text, False)) if not han and k.pairing.case != "caps" else None,
    )  # fmt: skip
    _soft_ground(k)


def _soft_ground(k: Sheet) -> None:
    family = k.plan.family if k.plan.family in ("mesh", "gradient", "bokeh", "blobs") else "mesh"
    k.scene(k.full(), family=family, hero=False, calm=True)
    k.ground(k.field())
