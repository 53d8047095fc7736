"""Archetypes led by a picture: framed horizon, night stack, split field, corner stack, caption bar."""

from __future__ import annotations

from engine.document.colour import Colour
from engine.document.model import Box, Clip, TextBlock
from engine.planning.composition.lines import is_han, split
from engine.planning.composition.sheet import Item, Sheet, measured, seal
from engine.planning.composition.side import text_side


def framed_horizon(k: Sheet) -> None:
    """A picture in a paper frame, a title exactly as wide, one line of facts."""
    field = k.field()
    fill = k.best_on(field)
    title, action = k.title_text(), k.take("action")
    subtitle, body = k.take("subtitle"), k.take("body")
    facts = k.facts() + k.rest()
    margin = 0.042 * k.s
    foot = k.H - max(k.m, margin) if k.plan.format != "story" else k.foot
    if action:
        pill = k.pill(
            action, k.W - margin, foot, align="right", anchor="bottom", width=k.inner * 0.4
        )
        x1 = pill.x - 2 * k.g
    else:
        x1 = k.W - margin
    low = (
        [*facts[1:], *([body] if body else [])]
        if subtitle
        else [*facts[2:], *([body] if body else [])]
    )
    line = [t for t in ((subtitle, facts[0] if facts else None) if subtitle else facts[:2]) if t]
    tops = [pill.y] if action else []
    if low:
        top, _ = k.columns(low, foot, anchor="bottom", x0=margin, x1=x1, fill=fill, first_step=0.0,
                           most=1 if action else 2, height=k.H * 0.1)  # fmt: skip
        tops.append(top)
    if low or action:
        foot = min(tops) - 2.0 * k.g
    if line:
        before = len(k.layers)
        top, _ = k.columns(
            line, foot, anchor="bottom", x0=margin, x1=k.W - margin, fill=fill,
            lead=k.accent_on(field, 4.5), first_step=0.0, size=k.body * 1.04, most=2,
            height=k.H * 0.12,
        )  # fmt: skip
        placed = [b for b in k.layers[before:] if isinstance(b, TextBlock)]
        _hairline(k, [k.ink(b) for b in placed], k.colour(fill).with_alpha(0.6))
        foot = top - 2.0 * k.g
    lines = 1 if len(title.text) <= (8 if is_han(title.text) else 16) else 2
    room = k.H * (0.16 if lines == 1 else 0.22)
    ink = k.title(
        title, Box(margin, foot - room, k.W - 2 * margin, room), lines=lines, fit="width" if lines == 1 else "box",
        valign="bottom", fill=fill, align="left", cap_limit=0.2,
    )  # fmt: skip
    bottom = ink.y - 2.2 * k.g
    picture = Box(margin, margin, k.W - 2 * margin, bottom - margin)
    side = 1 if not k.mirror else -1
    focal_w = picture.width * 0.46
    focal = Box(
        picture.x + picture.width * (0.36 - 0.1 * side) - focal_w * 0.3,
        picture.y + picture.height * 0.34,
        focal_w,
        picture.height * 0.46,
    )
    k.scene(picture, focal=focal, quiet=(), horizon=0.6, clip=Clip("rect"), hero=not k.has_subject)
    if k.has_subject:
        k.hero(focal, stand=True, shadow=0.0)
    # The subject is drawn after the scene, which went to the bottom of the stack.
    k.ground(field)


def _hairline(k: Sheet, inks: list[Box], colour: Colour) -> None:
    """A rule that joins two texts on one line, at half their height."""
    if len(inks) != 2:
        return
    left, right = sorted(inks, key=lambda box: box.x)
    gap = 1.2 * k.body
    level = (
        abs(left.bottom - right.bottom) < 0.5 * k.body
        and max(left.height, right.height) < 1.5 * k.body
    )
    if level and right.x - left.right > 3 * gap:
        k.rule(left.right + gap, right.x - gap, (left.y + left.bottom) / 2, colour)


def night_stack(k: Sheet) -> None:
    """Two fitted lines over a sky, a disc or monument, facts and a pill on the ground."""
    fill = k.text_on_scene
    title, action = k.title_text(), k.take("action")
    facts = k.facts()
    subtitle, body = k.take("subtitle"), k.take("body")
    rest = k.rest()
    label = [t for t in (subtitle,) if t] or facts[:1]
    if not subtitle:
        facts = facts[1:]
    y = k.top
    if label:
        _, y = k.columns(label, y, fill=fill, size=k.body, label=True)
        y += 2 * k.g
    han = is_han(title.text)
    lines = 1 if han and len(title.text) <= 4 else max(1, min(2 if len(title.text) < 22 else 3,
                                                             len(split(title.text, 3, title.language))))  # fmt: skip
    area = Box(k.m, y, k.inner, k.H * 0.30)
    ink = k.title(title, area, lines=lines, fit="lines", fill=fill,
                  second="accent" if k.plan.accent > 3 and lines > 1 else None)  # fmt: skip
    if ink.height > k.H * 0.32:
        k.layers.pop()
        ink = k.title(title, area, fill=fill)
    foot = k.foot
    if action:
        pill = k.pill(action, k.m if not k.mirror else k.W - k.m, foot, anchor="bottom",
                      align="left" if not k.mirror else "right")  # fmt: skip
        foot = pill.y - 3.2 * k.g
    tail = [*facts, *([body] if body else []), *rest]
    top = foot
    if tail:
        top, _ = k.columns(tail, foot, anchor="bottom", fill=fill, lead=fill, most=2, first_step=0.9,
                           height=k.H * 0.18)  # fmt: skip
    middle = Box(k.W * 0.16, ink.bottom + 2.5 * k.g, k.W * 0.68, top - ink.bottom - 6 * k.g)
    k.scene(k.full(), focal=middle, hero=not k.has_subject, horizon=min(0.78, middle.bottom / k.H))
    if k.has_subject:
        k.hero(Box(middle.x, middle.y + middle.height * 0.04, middle.width, middle.height * 0.94),
               stand=True, shadow=0.3)  # fmt: skip


def split_field(k: Sheet) -> None:
    """A flat field with the type beside (or above) a scene; a number on the scene's dark quarter."""
    tall = k.H > k.W * 1.15
    field = k.field()
    fill = k.best_on(field)
    roomy = not tall and k.plan.format != "banner_4to8"
    number = k.take_kind("percent", "price", longest=8) if roomy else []
    if tall:
        share = 0.56 if not k.mirror else 0.54
        field_box = Box(-k.bleed, -k.bleed, k.W + 2 * k.bleed, k.H * share + k.bleed)
        scene_box = Box(-k.bleed, k.H * share, k.W + 2 * k.bleed, k.H * (1 - share) + k.bleed)
        if k.mirror:
            scene_box = Box(-k.bleed, -k.bleed, k.W + 2 * k.bleed, k.H * (1 - share) + k.bleed)
            field_box = Box(-k.bleed, k.H * (1 - share), k.W + 2 * k.bleed, k.H * share + k.bleed)
        x, width = k.m, k.inner
        y0 = k.top if not k.mirror else k.H * (1 - share) + 0.75 * k.m
        y1 = k.H * share - 0.75 * k.m if not k.mirror else k.foot
    else:
        share = min(field_share(k), 0.6 if k.plan.format == "banner_4to8" else 0.5)
        fw = k.W * share
        field_box = Box(-k.bleed, -k.bleed, fw + k.bleed, k.H + 2 * k.bleed)
        scene_box = Box(fw, -k.bleed, k.W - fw + k.bleed, k.H + 2 * k.bleed)
        x = k.m
        if k.mirror:
            field_box = Box(k.W - fw, -k.bleed, fw + k.bleed, k.H + 2 * k.bleed)
            scene_box = Box(-k.bleed, -k.bleed, k.W - fw + k.bleed, k.H + 2 * k.bleed)
            x = k.W - fw + 0.7 * k.m
        width = fw - 1.7 * k.m
        y0, y1 = k.top, k.foot
    if k.plan.format in ("banner_2to3", "banner_4to8"):
        text_side(k, x, width, fill)
    else:
        _field_texts(k, Box(x, y0, width, y1 - y0), fill, field, tall=tall)
    art = scene_box
    focal = Box(
        art.x + art.width * 0.2,
        art.y + art.height * 0.12,
        art.width * 0.6,
        art.height * (0.5 if number else 0.7),
    )
    if number:
        gap = 0.7 * k.m
        block_box = Box(max(art.x, 0.0) + gap, k.H - k.m - k.H * 0.3,
                        min(art.right, k.W) - max(art.x, 0.0) - gap - k.m, k.H * 0.3)  # fmt: skip
        if k.mirror:
            block_box = Box(k.m, block_box.y, block_box.width, block_box.height)
        block = k.make(number[0], block_box, voice=k.figure_voice, size=k.H * 0.3, fill="paper", fit="box",
                       align="right" if not k.mirror else "left", valign="bottom", max_lines=1,
                       max_size=k.H * 0.34)  # fmt: skip
        k.place(block)
    # Scene below the field, subject above the scene.
    k.rect(field_box, field, purpose="field", bottom=True)
    k.scene(art, focal=focal, hero=not k.has_subject,
            quiet=[b for b in k.text_boxes() if b.intersects(art)])  # fmt: skip
    if k.has_subject:
        k.hero(focal, tilt=k.tilt * 0.5, stand=False, shadow=0.5)
    k.page_fill = field


def _field_texts(k: Sheet, box: Box, fill: str, field: Colour, *, tall: bool) -> None:
    """The title at the top of the field, facts and action at its foot, a rule between."""
    x, width, height = box.x, box.width, box.height
    title, action = k.title_text(), k.take("action")
    subtitle, body = k.take("subtitle"), k.take("body")
    facts, rest = k.facts(), k.rest()
    han = is_han(title.text)
    area = Box(x, box.y, width, height * (0.44 if tall else 0.42))
    lines = max(1, min(3 if not han else 2, len(split(title.text, 3, title.language))))
    if han and len(title.text) <= 5:
        lines = 1 if tall else (2 if len(title.text) > 3 else 1)
    elif not tall:
        # A column is narrow: the number of lines at which the title comes out largest.
        lines = max(lines, k.line_count(title.text, area, k.H))
    ink = k.title(title, area, lines=lines, fit="lines" if k.pairing.case == "caps" else "box",
                  fill=fill, second=k.accent_on(field))  # fmt: skip
    if ink.height > area.height * 1.08:
        k.layers.pop()
        ink = k.title(title, area, fill=fill, second=k.accent_on(field))
    placed = k.layers[-1]
    # Beside a title of many words the rest steps back, or nothing leads.
    second = SECOND * measured(placed).layout.size if isinstance(placed, TextBlock) else k.H
    items = []
    if subtitle:
        items.append(Item(subtitle, "bold", max(min(k.step(0.7), second), k.body), fill))
    if body:
        items.append(Item(body, "support", k.body, fill))
    foot = box.bottom
    if action:
        foot = k.pill(action, x, box.bottom, anchor="bottom", width=width).y - 2 * k.g
    facts_items = k.fact_items(facts, fill, lead_step=1.1) + [
        Item(t, "support", k.small, fill) for t in rest
    ]
    for item in facts_items:
        item.size = max(min(item.size, second), k.small)
    room = foot - ink.bottom - 4.5 * k.g
    low = k.stack(facts_items, x, width, foot, anchor="bottom",
                  height=room * (0.62 if items else 1.0))  # fmt: skip
    if facts_items:
        k.rule(x, x + width, low.top - 1.9 * k.g, k.colour(fill).with_alpha(0.5))
    k.stack(items, x, width, ink.bottom + 3.2 * k.g,
            height=max(low.top - 3.8 * k.g - ink.bottom - 3.2 * k.g, k.body))  # fmt: skip


SECOND = 0.54
"""Of the title's size: the most that a column gives to anything else."""


def field_share(k: Sheet) -> float:
    """The field's share of the width: the plan's split, wider where banners need room for words."""
    return max(k.split, 0.5) if k.plan.format.startswith("banner") else k.split


def corner_stack(k: Sheet) -> None:
    """A full scene; title and facts stacked in the lower corner on a scrim of the scene's colour."""
    fill = "paper" if k.plan.ground != "light" else k.text_on_scene
    title, action = k.title_text(), k.take("action")
    subtitle, body = k.take("subtitle"), k.take("body")
    facts = k.facts() + ([body] if body else []) + k.rest()
    x = k.m
    foot = k.foot
    start = len(k.layers)
    if action:
        pill = k.pill(action, k.W - k.m, foot, align="right", anchor="bottom", width=k.inner * 0.4)
        x1 = pill.x - 2 * k.g
    else:
        x1 = k.W - k.m
    if facts:
        top, _ = k.columns(facts, foot, anchor="bottom", x0=x, x1=x1, fill=fill, first_step=0.5,
                           height=k.H * 0.14)  # fmt: skip
        if action:
            top = min(top, pill.y)
        y = top - 1.7 * k.g
        k.rule(k.m, k.W - k.m, y, k.colour(fill).with_alpha(0.7), 0.0018 * k.s)
        foot = y - 2.4 * k.g
    elif action:
        foot = pill.y - 2.4 * k.g
    if subtitle:
        stack = k.stack([Item(subtitle, "bold", k.step(0.8), fill)], x, k.inner, foot, anchor="bottom",
                        height=k.H * 0.1)  # fmt: skip
        foot = stack.top - 3.0 * k.g
    room = k.H * 0.27
    ink = k.title(title, Box(x, foot - room, k.inner, room), fill=fill, valign="bottom",
                  cap_limit=0.24)  # fmt: skip
    texts, k.layers = k.layers[start:], k.layers[:start]
    low = Box(-k.bleed, ink.y - k.H * 0.16, k.W + 2 * k.bleed, k.H - ink.y + k.H * 0.16 + k.bleed)
    side = 1 if not k.mirror else -1
    size = k.s * 0.6
    cx = k.W / 2 + side * k.W * 0.14
    cy = (k.top + ink.y) / 2
    focal = Box(
        cx - size / 2, max(k.top * 0.7, cy - size / 2), size, min(size, ink.y - k.top * 0.7)
    )
    text_zone = Box(k.m, ink.y, k.inner, k.foot - ink.y)
    k.scene(k.full(), focal=focal, hero=not k.has_subject, quiet=[text_zone],
            horizon=min(0.72, max(0.5, ink.y / k.H - 0.02)))  # fmt: skip
    if k.has_subject:
        k.hero(Box(focal.x, focal.y, focal.width, ink.y - focal.y - 1.5 * k.g), tilt=k.tilt * 0.5, stand=False,
               shadow=0.25)  # fmt: skip
    deep = k.palette[0] if fill == "paper" else k.palette[5]
    k.scrim(low, deep, edge="bottom", alpha=0.78)
    k.layers.extend(texts)


def caption_bar(k: Sheet) -> None:
    """The picture takes the page; a flat bar holds the title and the facts."""
    wide = k.W > k.H * 1.25
    field = k.field() if k.plan.ground != "mid" else k.settle(k.palette[1])
    fill = k.best_on(field)
    title, action = k.title_text(), k.take("action")
    subtitle, body = k.take("subtitle"), k.take("body")
    price = k.take_kind("percent", "price")
    facts = k.facts()
    head = facts[2:4] if len(facts) > 3 else []
    facts = [f for f in facts if f not in head]
    tail = [t for t in (subtitle, *facts, body) if t] + k.rest()
    foot = k.foot
    if action:
        pill = k.pill(action, k.W - k.m, foot, align="right", anchor="bottom", width=k.inner * 0.42)
        x1 = pill.x - 2 * k.g
        foot_top = pill.y
    else:
        x1, foot_top = k.W - k.m, foot
    items = k.fact_items(tail, fill, lead=k.accent_on(field, 4.5), lead_step=0.5)
    stack = k.stack(
        items, k.m, x1 - k.m, foot, anchor="bottom", height=k.H * (0.2 if wide else 0.16)
    )
    foot = min(stack.top, foot_top) - 2.6 * k.g
    lines = 1 if len(title.text) <= (8 if is_han(title.text) else 20) else 2
    room = k.H * (0.13 if lines == 1 else 0.2) * (1.25 if wide else 1.0)
    ink = k.title(title, Box(k.m, foot - room, k.inner, room), lines=lines, fill=fill, valign="bottom",
                  cap_limit=0.16)  # fmt: skip
    if 0.85 * k.inner < ink.width < 0.985 * k.inner:
        # Nearly as wide as the page: make it exactly so.
        k.layers.pop()
        room *= k.inner / ink.width
        ink = k.title(title, Box(k.m, foot - room, k.inner, room), lines=lines, fill=fill,
                      valign="bottom", cap_limit=0.19)  # fmt: skip
    bar_top = ink.y - 2.6 * k.g
    picture = Box(-k.bleed, -k.bleed, k.W + 2 * k.bleed, bar_top + k.bleed)
    start = len(k.layers)
    if head:
        k.columns(head, k.top, fill=k.text_on_scene, most=2, first_step=0.2)
    heads, k.layers = k.layers[start:], k.layers[:start]
    texts, k.layers = k.layers, []
    top = k.top + (2.4 * k.body if head else 0.0)
    size = min(bar_top - top * 0.8, k.W * 0.8)
    focal = Box(k.W / 2 - size / 2, top * 0.8, size, bar_top - top * 0.8)
    zone = [Box(k.m, k.top * 0.7, k.inner, 2.6 * k.body)] if head else []
    k.scene(picture, focal=focal, hero=not k.has_subject, quiet=zone, clip=Clip("rect"))
    if k.has_subject:
        r = min(size * 0.46, k.W * 0.42)
        cy = focal.y + focal.height * 0.54
        k.disc(k.W / 2, cy, r, k.palette[2] if not k.dark else k.palette[1])
        k.hero(Box(k.W / 2 - r * 0.95, focal.y + focal.height * 0.06, r * 1.9, focal.height * 0.94),
               stand=True, shadow=0.5)  # fmt: skip
    bar = Box(-k.bleed, bar_top, k.W + 2 * k.bleed, k.H - bar_top + k.bleed)
    k.rect(bar, field, purpose="bar", name="Bar")
    k.rect(Box(bar.x, bar.y, bar.width, max(0.008 * k.s, 1.0)), "accent", purpose="rule")
    if price:
        # The seal lies across the bar's edge, or on the picture where the title reaches under it.
        r = 0.13 * k.s
        sx = k.W - k.m - r if not k.mirror else k.m + r
        clear = ink.right + 2 * k.g < sx - r or ink.x - 2 * k.g > sx + r
        seal(k, price[0], sx, bar_top - 0.02 * k.s if clear else bar_top - 0.9 * r, r, avoid=field)
    k.layers.extend(heads)
    k.layers.extend(texts)


def picture_only(k: Sheet) -> None:
    """A page without words: the scene alone, its hero on the axis."""
    focal = Box(k.W * 0.22, k.H * 0.26, k.W * 0.56, k.H * 0.46)
    k.scene(k.full(), focal=focal, hero=not k.has_subject, quiet=())
    if k.has_subject:
        k.hero(focal, stand=True, shadow=0.3)
