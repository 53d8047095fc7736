"""Archetypes made of blocks: ticket, stacked bands, diagonal."""

from __future__ import annotations

import math

import msgspec

from engine.document.colour import Colour, contrast, mix, oklch, rgb
from engine.document.model import Box, Clip, Shadow, Shape, TextRun
from engine.errors import UserError
from engine.planning.brief import BriefText
from engine.planning.composition.lines import is_han, split, weight
from engine.planning.composition.sheet import Item, Sheet


def ticket(k: Sheet) -> None:
    """Two fitted lines, a subject with something to say, and a ticket that holds the facts."""
    fill = k.text_on_scene
    title, action = k.title_text(), k.take("action")
    price = k.take_kind("price", "percent")
    subtitle, body = k.take("subtitle"), k.take("body")
    facts, rest = k.facts(), k.rest()
    lines = max(1, min(2, len(split(title.text, 2, title.language))))
    area = Box(k.m, k.top, k.inner, 0.34 * k.H)
    ink = k.title(title, area, lines=lines, fit="lines", fill=fill, second="accent")
    if ink.height > area.height * 1.02:
        k.layers.pop()
        ink = k.title(title, area, lines=0, fit="box", fill=fill, second="accent")
    listed = [*facts, *([body] if body else []), *rest]
    if subtitle and not listed:
        listed, subtitle = [subtitle], None
    card = _card(k, listed, price[0] if price else None, action)
    mid = Box(k.m, ink.bottom + 2.4 * k.g, k.inner, card.y - ink.bottom - 5 * k.g)
    if subtitle:
        k.stack([Item(subtitle, "bold", k.step(0.7), fill)], k.W * 0.46, k.W * 0.54 - k.m, mid.bottom - 1.2 * k.g,
                anchor="bottom", align="right", height=mid.height * 0.5)  # fmt: skip
    texts, k.layers = k.layers, []
    focal = Box(k.W * 0.1, mid.y, k.W * 0.42, mid.height)
    if not subtitle:
        focal = Box(k.W * 0.2, mid.y, k.W * 0.6, mid.height)
    quiet = [Box(k.m, k.top, k.inner, ink.bottom - k.top)]
    k.scene(
        k.full(),
        focal=focal,
        hero=not k.has_subject,
        quiet=quiet,
        horizon=min(0.74, mid.bottom / k.H),
    )
    if k.has_subject:
        k.hero(focal, tilt=-8 if k.plan.tilt else 0, shadow=0.5)
    k.layers.extend(texts)
    k.page_fill = k.palette[0] if k.dark else k.palette[5]


def _card(
    k: Sheet, listed: list[BriefText], price: BriefText | None, action: BriefText | None
) -> Box:
    """The ticket at the page's foot: what it lists at the left, price and action on the stub."""
    # On a light page a pale card would be lost: the ticket is dark there.
    paper = k.palette[5] if k.plan.ground != "light" else k.settle(k.palette[0], 7.0)
    k.field_fill = paper
    dark = k.best_on(paper)
    pad = 0.045 * k.s
    stub = price is not None and bool(listed)
    reach = 0.70 if stub else 1.0
    items = [
        Item(t, "bold" if i == 0 else "support", k.step(0.7) if i == 0 else k.body * 1.04,
             k.accent_on(paper, 4.5) if i == 0 else dark, gap=0.78 * k.body)
        for i, t in enumerate(listed)
    ]  # fmt: skip
    width = k.inner * reach - 2.2 * pad
    if action and not price:
        width -= 0.36 * k.inner
    wanted = k.stack(items, 0.0, width, 0.0, place=False).height + 2.4 * pad
    th = min(max(wanted, 0.15 * k.H if not stub else 0.19 * k.H), 0.26 * k.H)
    card = Box(k.m, k.foot - th, k.inner, th)
    k.add(
        Shape(
            id=k.id("ticket"), name="Ticket", kind="ticket" if stub else "rect", box=card,
            detail=1 - reach, radius=0.012 * k.s, fill=k.solid(paper), purpose="plate",
            shadow=Shadow(dy=0.01 * k.s, blur=0.02 * k.s, colour=k.palette[0].with_alpha(0.4)),
        )
    )  # fmt: skip
    middle = card.y + th / 2
    if action and not price:
        pill = k.pill(
            action, card.right - pad, middle, align="right", anchor="middle", width=0.36 * k.inner
        )
        width = pill.x - card.x - 2.4 * pad
    k.stack(items, card.x + 1.2 * pad, width, middle, anchor="middle", height=th - 1.5 * pad)
    if price is None:
        return card
    left = card.x + card.width * (reach if stub else 0.0)
    place = Box(left + 0.8 * pad, card.y + pad, card.right - left - 1.6 * pad, th - 2 * pad)
    if action and stub:
        pill = k.pill(action, left + (card.right - left) / 2, card.bottom - 0.9 * pad, align="centre",
                      anchor="bottom", width=place.width + 0.4 * pad, size=k.body * 0.92, arrow=False)  # fmt: skip
        place = Box(place.x, place.y, place.width, pill.y - place.y - 0.8 * pad)
    elif action:
        pill = k.pill(
            action, card.right - pad, middle, align="right", anchor="middle", width=0.4 * k.inner
        )
        place = Box(place.x + 0.4 * pad, place.y, pill.x - place.x - 1.4 * pad, place.height)
    k.place(
        k.make(price, place, voice=k.figure_voice, fit="box", align="centre" if stub else "left",
               valign="middle", size=0.1 * k.s, max_size=0.15 * k.s, max_lines=2 if stub else 1,
               fill=k.accent_on(paper, 3.6))
    )  # fmt: skip
    return card


def stacked_blocks(k: Sheet) -> None:
    """Full-bleed bands whose heights come from the fitted words; objects on the borders."""
    title, action = k.title_text(), k.take("action")
    subtitle, body = k.take("subtitle"), k.take("body")
    price = k.take_kind("price", "percent")
    facts, rest = k.facts(), k.rest()
    lines = _band_lines(title.text, title.language)
    info = [Item(t, "support", k.body, "paper") for t in ([body] if body else []) + rest]
    strip_fill = k.settle(k.palette[0])
    on_strip = k.best_on(strip_fill)
    items = k.fact_items([t for t in (subtitle, *facts) if t], on_strip, lead_step=0.8)
    items += [Item(i.text, "support", k.small, on_strip) for i in info]
    right_width = 0.0
    foot = k.foot
    start = len(k.layers)
    if action:
        p = k.pill(action, k.W - k.m, foot, align="right", anchor="bottom", width=k.inner * 0.44)
        right_width = p.width + 2 * k.g
    if price:
        size = k.step(2.4)
        b = k.make(price[0], Box(k.W - k.m - k.inner * 0.36, 0, k.inner * 0.36, size), voice=k.figure_voice, size=size,
                   align="right", fit="box", max_size=size, max_lines=1, valign="bottom", fill=k.accent_on(strip_fill))  # fmt: skip
        y = foot - size if not action else foot - size - p.height - 1.4 * k.g
        b = msgspec.structs.replace(b, box=Box(b.box.x, y, b.box.width, size))
        box = k.place(b)
        right_width = max(right_width, box.width + 3 * k.g)
    stack = k.stack(items, k.m, k.inner - right_width, foot, anchor="bottom", height=0.2 * k.H)
    strip_top = (
        min([stack.top] + ([p.y] if action else []) + ([box.y] if price else [])) - 2.6 * k.g
    )
    if not items and not action and not price:
        strip_top = k.H
    texts, k.layers = k.layers[start:], k.layers[:start]
    top = k.top if k.plan.format == "story" else 0.3 * k.m
    order = sorted(range(1, 6), key=lambda i: -oklch(k.palette[i])[1])
    bands = [k.settle(k.palette[order[i % len(order)]]) for i in range(len(lines))]
    if k.plan.ground == "light" and len(bands) > 1:
        bands[1] = k.palette[5]
    for i in range(1, len(bands)):
        if (
            contrast(bands[i], bands[i - 1]) < 1.15
            and abs(oklch(bands[i])[2] - oklch(bands[i - 1])[2]) < 60
        ):
            bands[i] = (
                k.palette[5]
                if contrast(k.palette[5], bands[i - 1]) > 1.3
                else k.settle(k.palette[1])
            )
    usable = strip_top - top
    each = usable / len(lines)
    pad = min(0.05 * k.s, each * 0.16)
    # Heights follow the words: a short word fitted to the page is tall. They share the room.
    measure = k.inner
    if k.has_subject and len(lines) > 1:
        # The hero stands beside the words, across the border of two bands, and hides no letter.
        measure -= BESIDE * k.s
    natural: list[float] = []
    per_size: list[float] = []
    for line in lines:
        probe = k.make(title, Box(0, 0, k.inner, 0), voice="title", size=100.0, max_lines=1,
                       runs=[TextRun(line)])  # fmt: skip
        ink = k.ink(probe)
        natural.append(min(ink.height * measure / max(ink.width, 1.0), 0.5 * usable))
        per_size.append(max(ink.height, 1.0) / 100)
    spare = usable - sum(natural) - 2 * pad * len(lines)
    if spare < 0:
        factor = max(0.3, (usable - 2 * pad * len(lines)) / sum(natural))
        natural = [n * factor for n in natural]
        spare = 0.0
    y = 0.0
    borders = []
    for i, h in enumerate(natural):
        band_h = h + 2 * pad + spare / len(lines) + (top if i == 0 else 0.0)
        last = i == len(lines) - 1
        k.rect(Box(-k.bleed, y - (k.bleed if i == 0 else 0.0), k.W + 2 * k.bleed,
                   band_h + (k.bleed if i == 0 else 0.0) + (1.0 if not last else 0.0)), bands[i], purpose="band")  # fmt: skip
        y += band_h
        borders.append(y)
    # One block for the whole title would need one ground; each band sets its own line, as runs of
    # one text would lose their bands. The words stay in reading order.
    y = widest = 0.0
    for i, (line, h) in enumerate(zip(lines, natural, strict=True)):
        band_h = h + 2 * pad + spare / len(lines) + (top if i == 0 else 0.0)
        y0 = y + (top if i == 0 else 0.0) + pad + spare / len(lines) / 2
        part = BriefText(role="title", text=line, language=title.language, kind=title.kind)
        colours = [
            c
            for c in ("ink", "paper", "accent", "p0", "p1", "p2")
            if contrast(k.colour(c), bands[i]) >= 4.2
        ]
        fill = max(colours, key=lambda c: oklch(k.colour(c))[1]) if colours else k.best_on(bands[i])
        block = k.make(part, Box(k.m, y0, k.inner * 1.2, 0.0), voice="title", size=h / per_size[i],
                       fill=fill)  # fmt: skip
        ink = k.ink(block)
        box = Box(2 * k.m - ink.x, 2 * y0 - ink.y, k.inner * 1.2, k.extent(block)[0])
        placed = k.place(msgspec.structs.replace(block, box=box))
        widest = max(widest, placed.width)
        y += band_h
    k.rect(Box(-k.bleed, strip_top, k.W + 2 * k.bleed, k.H - strip_top + k.bleed), strip_fill,
           purpose="band")  # fmt: skip
    if k.has_subject:
        _band_objects(k, borders, k.inner - widest, placed.bottom)
    k.layers.extend(texts)
    k.page_fill = bands[0]


BESIDE = 0.34
"""Of the short side: what the hero takes of the measure."""


def _band_objects(k: Sheet, borders: list[float], free: float, words: float) -> None:
    """The hero across the first border, a companion on the second one. `free`: width beside the
    words, `words`: where the last of them ends."""
    if len(borders) == 1:
        # No border between words: the hero stands in the band, away from the facts below.
        size = min(0.4 * k.s, 0.94 * (borders[0] - words))
        if size < 0.16 * k.s:
            raise UserError("stacked_blocks needs a title of two lines or a low one")
        k.subject(0, k.W - k.m - size / 2, borders[0] - 0.01 * k.s, size, shadow=0.8, stand=True)
        return
    size = min(0.46 * k.s, 0.94 * free, 1.6 * borders[0])
    k.subject(0, k.W - k.m - size / 2, borders[0], size, tilt=8, shadow=0.8)
    room = borders[1] - borders[0] - size / 2
    if k.plan.hero == "trio" and len(borders) > 2 and room > 0.1 * k.s:
        other = min(0.62 * size, 1.4 * room)
        k.subject(1, k.W - k.m - size / 2, borders[1] + 0.3 * other, other, tilt=-8, shadow=0.8)


def _band_lines(text: str, language: str) -> list[str]:
    """The title in three or two lines whose fitted sizes differ by no more than 2.4."""
    for count in (4, 3, 2):
        lines = split(text, count, language)
        widths = [weight(line) for line in lines]
        if len(lines) == count and max(widths) <= 2.4 * min(widths) and min(widths) >= 1.4:
            return lines
    return [text]


def diagonal(k: Sheet) -> None:
    """Two flat fields on a slope; the title rides it, the price hangs under it, the subject crosses."""
    title, action = k.title_text(), k.take("action")
    price = k.take_kind("percent", "price")
    subtitle, body = k.take("subtitle"), k.take("body")
    facts, rest = k.facts(), k.rest()
    p = k.palette
    loud = sorted(p[1:5], key=lambda c: -oklch(c)[1])
    upper = k.settle(p[1] if k.plan.ground == "dark" else loud[0], 6.8)
    options = [
        c for c in (*loud, p[5], p[0]) if contrast(c, upper) > 1.7 or _hue_gap(c, upper) > 60
    ]
    lower = k.settle(p[0] if k.plan.ground == "dark" else options[0] if options else p[5], 5.8)
    if contrast(lower, upper) < 1.35 and _hue_gap(lower, upper) < 40:
        lower = p[5] if k.best_on(upper) == "paper" else p[0]
    on_upper, on_lower = k.best_on(upper), k.best_on(lower)
    angle = {0: -10.0, -6: -10.0, -9: -12.0, -14: -14.0}[k.tilt]
    slope = math.tan(math.radians(angle))
    mid = 0.46 * k.H + k.dy
    y = k.top
    head = facts[:2]
    facts = facts[2:]
    if head:
        _, y = k.columns(head, y, fill=on_upper, most=2, size=k.body, first_step=0.3)
        y += 1.2 * k.body
    width = 0.84 * k.W
    rise = abs(slope) * width
    band = mid - y - rise / 2 - 1.5 * k.g
    h = max(min(band * 0.94, 0.32 * k.H), 0.12 * k.H)
    most = k.rules.cap_height[1] * k.s * k.title_scale / (0.86 if is_han(title.text) else 0.7)
    cx = k.m + width / 2
    line_y = mid + slope * (cx - k.W / 2)
    gap = 0.05 * k.s
    # Turning about its middle moves the first line to the left.
    lean = 0.5 * abs(slope) * h
    box = Box(k.m * 1.1 + lean, line_y - gap - h, width - lean, h)
    # The extrusion is a darker shade of the ground: under dark letters it would only smear them.
    depth = Shadow(dx=0.006 * k.s, dy=0.006 * k.s, colour=_shade(upper), extrude=True)
    k.title(
        title, box, lines=min(k.line_count(title.text, box, most), 3), fill=on_upper,
        valign="bottom", rotation=angle,
        shadow=depth if on_upper == "paper" else None,
    )  # fmt: skip
    foot = k.foot
    if action:
        pill = k.pill(action, k.m, foot, anchor="bottom", fill=p[0] if on_lower == "ink" else p[5],
                      width=k.inner * 0.5)  # fmt: skip
        foot = pill.y - 2.2 * k.g
    tail = [*facts, *([body] if body else []), *rest]
    if tail:
        x = k.m
        w = k.inner
        if action:
            x = pill.right + 2 * k.g
            w = k.W - k.m - x
        st = k.stack([Item(t, "support", k.body * 0.95, on_lower) for t in tail], x, w, k.foot, anchor="bottom",
                     align="right" if action else "left", height=0.2 * k.H)  # fmt: skip
        foot = min(foot, st.top - 2 * k.g)
    share = 0.46 if k.has_subject else 0.8

    def under(x: float) -> float:
        """The slope's edge at x."""
        return mid + slope * (x - k.W / 2)

    if price:
        size = min((foot - under(k.m + share * k.W / 2)) * 0.36, 0.28 * k.s)
        px = k.m * 1.1
        probe = k.make(price[0], Box(px, 0, share * k.W, size), voice=k.figure_voice, size=size, fit="box", max_size=size * 1.25,
                       max_lines=1, tracking=0.0, leading=1.0)  # fmt: skip
        ink = k.ink(probe)
        centre_x = px + share * k.W / 2
        top = under(centre_x) + 0.045 * k.s
        colour = k.accent_on(lower) if contrast(k.accent, lower) > 4.6 else on_lower
        style = msgspec.structs.replace(probe.style, fill=k.solid(colour))
        placed = Box(px, top, share * k.W, size)
        k.place(msgspec.structs.replace(probe, box=placed, rotation=angle, style=style))
        drop = abs(slope) * share * k.W / 2
        bottom = top + ink.height + drop + 2.4 * k.g
        if subtitle:
            k.stack([Item(subtitle, "bold", k.step(0.6), on_lower)], k.m, share * k.W, bottom,
                    height=max(foot - bottom, k.body * 1.4))  # fmt: skip
    elif subtitle:
        y0 = under(k.m) + 3.2 * k.g
        k.stack([Item(subtitle, "bold", k.step(1.2), on_lower)], k.m, share * k.W, y0,
                height=max(foot - y0 - 2 * k.g, k.body * 1.5))  # fmt: skip
    texts, k.layers = k.layers, []
    b = k.bleed
    full = k.full()

    def edge(offset: float) -> tuple[tuple[float, float], ...]:
        y0 = (mid - slope * (k.W / 2 + b) + offset + b) / full.height
        y1 = (mid + slope * (k.W / 2 + b) + offset + b) / full.height
        return ((0.0, y0), (1.0, y1), (1.0, 1.0), (0.0, 1.0))

    k.ground(upper)
    family = (
        k.plan.family
        if k.plan.family in ("halftone", "sunburst", "stripes", "memphis")
        else "halftone"
    )
    k.scene(full, family=family, hero=False, quiet=[Box(0, 0, k.W * 0.62, mid)], calm=True, bottom=False,
            palette=k.quiet_palette(upper), clip=Clip("rect"))  # fmt: skip
    k.add(Shape(id=k.id("edge"), name="Edge", kind="polygon", points=edge(-0.016 * k.s), box=full,
                fill=k.solid(p[5] if on_upper == "paper" else p[0]), purpose="ornament"))  # fmt: skip
    k.add(Shape(id=k.id("field"), name="Lower field", kind="polygon", points=edge(0.0), box=full,
                fill=k.solid(lower), purpose="field"))  # fmt: skip
    if k.has_subject:
        size = min(0.46 * k.s, (foot - mid) * 1.0 + 0.04 * k.s)
        side = 1
        k.hero(
            Box(
                k.W * 0.72 - size / 2,
                min(mid + (foot - mid) * 0.48 - size / 2, foot - size),
                size,
                size,
            ),
            tilt=5 * side,
            shadow=0.9,
        )
    k.layers.extend(texts)
    k.page_fill = upper


def _hue_gap(a: Colour, b: Colour) -> float:
    d = abs(oklch(a)[2] - oklch(b)[2]) % 360
    return min(d, 360 - d) if min(oklch(a)[1], oklch(b)[1]) > 0.05 else 0.0


def _shade(ground: Colour) -> Colour:
    return mix(ground, rgb(0.06, 0.03, 0.08), 0.55)
