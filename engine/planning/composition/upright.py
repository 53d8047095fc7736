"""Vertical Han: a title column at the right, verse beside it, a seal, facts on the ground line."""

from __future__ import annotations

from engine.document.colour import from_hex
from engine.document.model import Box, Plate
from engine.planning.composition.lines import is_han
from engine.planning.composition.sheet import Item, Sheet

SEAL_RED = from_hex("#b3261e")


def vertical_han(k: Sheet) -> None:
    fill = k.text_on_scene
    title, action = k.title_text(), k.take("action")
    subtitle, body = k.take("subtitle"), k.take("body")
    facts, rest = k.facts(), k.rest()
    han_facts = [t for t in facts if is_han(t.text) and len(t.text) <= 4 and t.kind == "plain"]
    seal = han_facts[0] if han_facts and len(facts) > 2 else None
    if seal:
        facts.remove(seal)
    tall = k.H / k.W
    letters = max(len(title.text), 1)
    available = k.H * (0.56 if tall > 1.2 else 0.6) - k.top
    em = min(0.2 * k.s, available / (letters * 1.06))
    columns = 1
    if em < 0.115 * k.s:
        columns = 2
        per = -(-letters // 2)
        em = min(0.17 * k.s, available / (per * 1.06))
    right = k.W - k.m - k.dx * 0.5
    width = em * (1.12 if columns == 1 else 2.3)
    if k.mirror:
        right = k.m + width + 0.3 * em
    top = k.top + 0.02 * k.H
    block = k.make(
        title, Box(right - width, top, width, available + em), voice="title", size=em, fill=fill,
        writing="vertical", align="right", leading=1.12, tracking=0.06, max_lines=columns,
    )  # fmt: skip
    ink = k.place(block)
    small = 0.036 * k.s
    x = ink.x - 0.052 * k.s
    verse = [t for t in (subtitle,) if t and is_han(t.text) and len(t.text) <= 32]
    if subtitle and not verse:
        facts = [subtitle, *facts]
    if verse:
        k.rect(Box(x + 0.012 * k.s, ink.y, max(0.0016 * k.s, 0.5), min(ink.height, 0.42 * k.H)),
               k.colour(fill).with_alpha(0.55), purpose="rule")  # fmt: skip
        text = verse[0].text
        # An even verse of two lines stands in two columns.
        per = len(text) // 2 if len(text) in (8, 10, 14) and "，" not in text else len(text)
        per = min(per, max(4, int(0.36 * k.H / (small * 1.27))))
        cols = -(-len(text) // per)
        w = small * 1.75 * cols
        b = k.make(
            verse[0], Box(x - w, ink.y + 0.4 * small, w, per * small * 1.27 + 0.1 * small),
            voice="support", size=small, fill=fill, writing="vertical", align="right", leading=1.75,
            tracking=0.26,
        )  # fmt: skip
        x = k.place(b).x
    if seal:
        side = 0.062 * k.s
        k.place(
            k.make(seal, Box(ink.x + ink.width / 2 - side * 0.5, ink.bottom + 0.045 * k.s, side, 0.78 * side * len(seal.text)),
                   voice="title", size=side * 0.68, fill="paper", writing="vertical", align="centre",
                   tracking=0.04,
                   plate=Plate(paint=k.solid(SEAL_RED), padding=(0.24, 0.26), radius=0.06 * side))
        )  # fmt: skip
    foot = k.foot
    if action:
        pill = k.pill(action, k.W - k.m, foot, align="right", anchor="bottom", width=k.inner * 0.42)
        x1 = pill.x - 2 * k.g
    else:
        x1 = k.W - k.m
    low = [*facts, *([body] if body else []), *rest]
    top_facts = foot
    if low:
        if body and len(body.text) > 30:
            low.remove(body)
            st = k.stack([Item(body, "support", k.body, fill)], k.m, x1 - k.m, foot, anchor="bottom",
                         height=0.12 * k.H)  # fmt: skip
            foot = st.top - 1.6 * k.g
        top_facts, _ = k.columns(low, foot, anchor="bottom", x1=x1, fill=fill, most=2, first_step=0.6,
                                 height=0.16 * k.H)  # fmt: skip
    left = Box(k.W * 0.1, k.H * 0.18, max(x - k.W * 0.14, k.W * 0.36), k.H * 0.36)
    if k.mirror:
        left = Box(right + 0.06 * k.W, left.y, k.W - right - 0.12 * k.W, left.height)
    low_focal = Box(left.x, top_facts - 0.30 * k.H, left.width, 0.26 * k.H)
    if k.has_subject:
        k.scene(k.full(), focal=left, hero=True, horizon=min(0.8, top_facts / k.H - 0.02))
        which = k.standing()
        if which >= 0:
            k.subject(which, low_focal.x + 0.12 * k.s, top_facts - 2.4 * k.g, 0.2 * k.s, stand=True)
    else:
        k.scene(k.full(), focal=left, hero=True, horizon=min(0.8, top_facts / k.H - 0.02))
    k.page_fill = k.palette[0] if k.dark else k.palette[5]
