"""Type beside a picture: one column on landscape pages, one row on the longest banners."""

from __future__ import annotations

from engine.document.model import Box
from engine.errors import UserError
from engine.planning.brief import BriefText
from engine.planning.composition.lines import is_han
from engine.planning.composition.sheet import Item, Sheet


def text_side(k: Sheet, x: float, width: float, fill: str, *, accent: str = "accent") -> None:
    """All texts that are left, beside the picture: a row where the page is very long."""
    if k.plan.format == "banner_4to8":
        text_row(k, x, width, fill, accent=accent)
    else:
        text_column(k, x, width, fill, accent=accent)


def text_row(k: Sheet, x: float, width: float, fill: str, *, accent: str = "accent") -> None:
    """Title, facts and action side by side: title at the left, the pill at the right end."""
    title, action = k.title_text(), k.take("action")
    small = [t for t in (k.take("subtitle"), k.take("body")) if t] + k.facts() + k.rest()
    middle, height = (k.top + k.foot) / 2, k.foot - k.top
    right = x + width
    gap = 2.4 * k.body
    if action:
        pill = k.pill(action, right, middle, align="right", anchor="middle", fill=accent,
                      width=0.3 * width)  # fmt: skip
        right = pill.x - gap
    # A banner of 3:1 has the height for one column of facts, a longer one needs two.
    per = 5 if k.plan.format == "banner_2to3" else 2 if len(small) == 4 else 3
    for group in reversed([small[i : i + per] for i in range(0, len(small), per)]):
        items = _weighed(k, group, fill, lead=group[0] is small[0])
        natural = k.natural_widths([items])[0]
        wide = min(natural, 0.42 * (right - x))
        k.stack(items, right - wide, wide, middle, anchor="middle", height=height)
        right -= wide + gap
        if right - x < 0.24 * width or natural > 1.7 * wide:
            raise UserError(f"{k.plan.archetype} cannot hold these texts in one row")
    box = Box(x, k.top, right - x, height)
    k.title(title, box, lines=_lines(k, title, box), fill=fill, valign="middle", cap_limit=CAP)


def text_column(k: Sheet, x: float, width: float, fill: str, *, accent: str = "accent") -> None:
    """Title, support and action under one another; the title takes all the height that is left."""
    title, action = k.title_text(), k.take("action")
    support = [t for t in (k.take("subtitle"), k.take("body")) if t]
    small = k.facts() + k.rest()
    landscape = k.plan.format == "A_landscape"
    low = k.foot
    if action:
        pill = k.pill(action, x, low, anchor="bottom", fill=accent, width=width * 0.62)
        low = pill.y - 0.9 * k.body
        beside = pill.right + 1.6 * k.body
        items = k.fact_items(small, fill, lead_step=0.0)
        room = x + width - beside
        if small and len(small) <= 2 and k.natural_widths([items])[0] * 0.85 <= room:
            k.stack(items, beside, room, pill.y + pill.height / 2, anchor="middle",
                    height=pill.height * 1.2)  # fmt: skip
            small = []
    items = [Item(t, "bold" if i == 0 else "support", k.body * (1.15 if i == 0 else 1.0), fill)
             for i, t in enumerate(support)]  # fmt: skip
    items += k.fact_items(small, fill, lead_step=0.6 if not support else 0.2)
    space = low - k.top
    need = k.stack(items, x, width, 0.0, height=0.5 * space, place=False).height
    gap = (1.3 if items else 0.0) * k.body
    box = Box(x, k.top, width, max(space - need - gap, 0.3 * space))
    ink = k.title(title, box, lines=_lines(k, title, box), fill=fill, cap_limit=CAP)
    if not items:
        return
    free = low - ink.bottom
    if landscape:
        k.stack(items, x, width, low, anchor="bottom", height=free - 0.8 * k.body)
    else:
        k.stack(items, x, width, ink.bottom + free / 2 - (0.0 if action else 0.2 * k.body),
                anchor="middle", height=free - 1.2 * k.body)  # fmt: skip


CAP = 0.30
"""Height of the title's capitals beside a picture, in short sides."""


def _lines(k: Sheet, title: BriefText, box: Box) -> int:
    """One line or two on banners, up to four on landscape pages."""
    limit = CAP * k.s * k.title_scale / (0.86 if is_han(title.text) else 0.7)
    count = k.line_count(title.text, box, limit)
    return count if k.plan.format == "A_landscape" else min(count, 2)


def _weighed(k: Sheet, texts: list[BriefText], fill: str, *, lead: bool) -> list[Item]:
    return [
        Item(t, "bold" if lead and i == 0 else "support", k.body, fill, gap=0.7 * k.body)
        for i, t in enumerate(texts)
    ]
