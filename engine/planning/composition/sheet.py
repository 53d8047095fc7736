"""The sheet: a page under construction, with the measures and voices that archetypes draw from."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Literal

import msgspec

from engine.document.colour import Colour, contrast, from_hex, mix, oklch, rgb
from engine.document.model import (
    ArcPath,
    Artwork,
    Box,
    Clip,
    Document,
    GradientStop,
    Layer,
    LinearPaint,
    Page,
    PaintSpec,
    Plate,
    Region,
    RegionRole,
    SceneSource,
    Shadow,
    Shape,
    SolidPaint,
    Stroke,
    SubjectSource,
    Swatch,
    TextBlock,
    TextRun,
    TextStyle,
)
from engine.document.palettes import PALETTES, roles
from engine.drawing.scene import Fill, bounds
from engine.drawing.typeset import SetText, set_block
from engine.errors import UserError
from engine.library import subjects
from engine.planning.brief import Brief, BriefText
from engine.planning.composition.lines import breaks_badly, is_han, split, weight
from engine.planning.composition.words import clear_leading, spaced
from engine.planning.formats import RULES
from engine.planning.language import direction
from engine.planning.pairings import LINING, PAIRINGS, has_figures
from engine.planning.plan import SPLITS, TILTS, TITLE_SCALES, Plan

Voice = Literal["title", "second", "support", "bold", "label"]
Anchor = Literal["top", "middle", "bottom"]
Align = Literal["left", "centre", "right"]
STATEMENT, HAN_STATEMENT = 90, 36
"""Characters from which a title is set as running text."""
RESERVED_WIDTH = 0.985
PILL_CONTRAST = 5.4
"""Of a label on its pill: grain and rounding eat a part before 4.5 is measured."""
ARROW_LEAST = 4.0
"""In em: a shorter label stands alone. The arrow would weigh as much as the word, and readers of
pictures, which judge a line's direction by its ends, would take it for the start."""
PRINT_BLEED = 3 * 72 / 25.4
"""3 mm, what printers ask for."""


@dataclass
class Item:
    """One text on its way to the page: what it says and how a stack should set it."""

    text: BriefText
    voice: Voice = "support"
    size: float = 0.0
    fill: str | Colour = "ink"
    caps: bool = False
    tracking: float | None = None
    leading: float | None = None
    gap: float = 0.0
    """Space before it, points; 0 = the stack's own."""
    max_lines: int = 0


@dataclass
class Stack:
    """What a stack came to: the blocks and their extent."""

    blocks: list[TextBlock] = field(default_factory=list)
    top: float = 0.0
    bottom: float = 0.0

    @property
    def height(self) -> float:
        return self.bottom - self.top


class Sheet:
    """A page under construction. Lengths in points; fractions where a name says so."""

    def __init__(self, plan: Plan, brief: Brief) -> None:
        self.plan, self.brief = plan, brief
        self.W, self.H = brief.size.width, brief.size.height
        self.bleed = PRINT_BLEED if brief.print else 0.0
        self.s = min(self.W, self.H)
        self.rules = RULES[plan.format]
        self.m = self.rules.margin * self.s
        self.g = 0.014 * self.s
        floor = 8.2 if brief.print else 13.5
        self.body = max(1.1 * self.rules.body * self.s, floor)
        self.small = max(self.rules.smallest * self.s, floor)
        self.pairing = PAIRINGS[plan.pairing]
        self.palette = self._palette()
        self.roles = roles(self.palette)
        self.accent = self._accent()
        self.named: dict[str, Colour] = {
            **{f"p{i}": c for i, c in enumerate(self.palette)},
            "ink": self.roles.ink,
            "paper": self.roles.paper,
            "accent": self.accent,
        }
        self.layers: list[Layer] = []
        self.counter = 0
        self.left: list[BriefText] = list(brief.texts)
        self.dark = plan.ground == "dark"
        self.language = brief.language
        self.page_fill: Colour = self.roles.paper
        self.field_fill: Colour = self.palette[0 if self.dark else 5]
        """The ground that was chosen last; pills keep their distance from it."""
        story = plan.format == "story"
        self.top = 0.105 * self.H if story else self.m
        self.foot = self.H - (0.105 * self.H if story else self.m)
        """First and last y for text: platform interfaces cover a story's ends."""
        self.inner = self.W - 2 * self.m
        step = 0.006 * self.s
        self.dx = (plan.shift_x - 2) * step
        self.dy = (plan.shift_y - 2) * step
        self.title_scale = TITLE_SCALES[plan.title_scale]
        self.split = SPLITS[plan.split]
        self.tilt = TILTS[plan.tilt]
        self.mirror = plan.mirror

    # ---------------------------------------------------------------- colour

    def _palette(self) -> tuple[Colour, ...]:
        brand = self.brief.forced.brand.colours
        base = PALETTES[self.plan.palette]
        if not brand:
            return base
        return branded(base, [from_hex(c) for c in brand])

    def _accent(self) -> Colour:
        if self.plan.accent <= 5 and self.plan.accent not in (0, 5):
            chosen = self.palette[self.plan.accent]
            if oklch(chosen)[1] >= 0.05 or self.plan.palette == "mono":
                return chosen
        return self.roles.accent

    def colour(self, name: str | Colour) -> Colour:
        return name if isinstance(name, Colour) else self.named[name]

    def solid(self, name: str | Colour) -> SolidPaint:
        if isinstance(name, Colour):
            return SolidPaint(name)
        return SolidPaint(self.named[name], name)

    def best_on(self, ground: str | Colour) -> str:
        """`ink` or `paper`, whichever reads better on the ground."""
        colour = self.colour(ground)
        return (
            "ink"
            if contrast(self.roles.ink, colour) >= contrast(self.roles.paper, colour)
            else "paper"
        )

    def accent_on(self, ground: str | Colour, least: float = 3.0) -> str | Colour:
        """The accent where it reads on the ground, else a palette colour that does, else the best."""
        colour = self.colour(ground)
        if contrast(self.accent, colour) >= least:
            return "accent"
        readable = [
            f"p{i}"
            for i, c in enumerate(self.palette)
            if contrast(c, colour) >= least and oklch(c)[1] > 0.06
        ]
        if readable:
            return max(readable, key=lambda n: oklch(self.named[n])[1])
        return self.best_on(ground)

    def field(self, *, strong: bool = False) -> Colour:
        """A flat ground on which text of one colour reads at 5.2 or better, by the plan's ground."""
        p = self.palette
        if self.plan.ground == "dark":
            colour = p[0] if not strong else p[1]
        elif self.plan.ground == "light":
            colour = p[5] if not strong else p[4]
        else:
            candidates = sorted(p[1:5], key=lambda c: -oklch(c)[1])
            colour = candidates[0]
        self.field_fill = self.settle(colour)
        return self.field_fill

    def settle(self, colour: Colour, least: float = 6.2) -> Colour:
        """The colour, moved away from the middle until ink or paper reads on it."""
        towards = self.colour("paper" if self.best_on(colour) == "ink" else "ink")
        for step in range(12):
            moved = mix(colour, towards, step * 0.07)
            if contrast(self.colour(self.best_on(moved)), moved) >= least:
                return moved
        return mix(colour, towards, 0.85)

    def quiet_palette(self, field: Colour) -> tuple[Colour, ...]:
        """Tones near the field, for patterns that type stands on."""
        return tuple(mix(field, c, 0.11) for c in self.palette)

    @property
    def text_on_scene(self) -> str:
        return "paper" if self.dark else "ink"

    # ---------------------------------------------------------------- texts

    def take(self, *wanted: str) -> BriefText | None:
        """The first text left of one of the roles, removed from what is left."""
        for role in wanted:
            for i, text in enumerate(self.left):
                if text.role == role:
                    return self.left.pop(i)
        return None

    def take_kind(self, *kinds: str, limit: int = 1, longest: int = 16) -> list[BriefText]:
        """Short figures of a kind (price, percent), but never title, subtitle or action."""
        taken: list[BriefText] = []
        for text in list(self.left):
            figure = any(c.isdigit() for c in text.text) and len(text.text) <= longest
            if len(taken) < limit and figure and text.kind in kinds and text.role not in (
                "title", "subtitle", "action", "legal",
            ):  # fmt: skip
                taken.append(text)
                self.left.remove(text)
        return taken

    def title_text(self) -> BriefText:
        text = self.take("title") or self.take("subtitle", "body", "caption")
        if text is None and self.left:
            text = self.left.pop(0)
        return text if text is not None else BriefText(role="title", text="", language="und")

    def facts(self) -> list[BriefText]:
        """Everything that isn't title, subtitle, body, action or legal, in the given order."""
        keep = ("title", "subtitle", "body", "action", "legal")
        taken = [t for t in self.left if t.role not in keep]
        self.left = [t for t in self.left if t.role in keep]
        return taken

    def rest(self) -> list[BriefText]:
        taken, self.left = self.left, []
        return taken

    def step(self, k: float) -> float:
        """Type size of the scale: body * ratio^k."""
        return self.body * float(self.rules.ratio**k)

    def caps(self, text: BriefText, *, label: bool = False) -> bool:
        if is_han(text.text) or len(text.text) > (34 if label else 28):
            return False
        if label:
            return True
        return self.pairing.case == "caps" or (
            self.plan.caps and self.pairing.kind not in ("script", "brush")
        )

    def faces(self, voice: Voice, text: str) -> tuple[str, ...]:
        brand = self.brief.forced.brand.faces
        own = self.pairing.faces(voice)
        if not brand:
            return own
        mine = brand[0] if voice in ("title", "second") else brand[-1]
        return tuple(dict.fromkeys((mine, *own)))

    def tracking(self, voice: Voice, size: float, text: str, caps: bool) -> float:
        z = size / self.s
        if is_han(text):
            if voice in ("title", "second"):
                return self.pairing.title_tracking if "Hans" in self.pairing.scripts else 0.0
            return 0.03
        if voice in ("title", "second"):
            return self.pairing.title_tracking
        if self.pairing.kind in ("script", "brush") and voice == "title":
            return 0.0
        if caps and len(text) <= 34:
            return max(0.05, min(0.2, self.pairing.label_tracking or 0.1))
        return 0.0 if z > 0.04 else 0.008

    def leading(self, voice: Voice, size: float, text: str, caps: bool) -> float:
        z = size / self.s
        if is_han(text):
            return 1.14 if voice in ("title", "second") else 1.6
        if voice in ("title", "second"):
            if self.pairing.kind in ("script", "brush"):
                return 1.05
            base = 0.94 if caps else 0.92 if self.pairing.kind in ("serif", "didone") else 0.9
            return max(base, clear_leading(self.faces(voice, text)[:1], caps=caps))
        if z > 0.075:
            return 1.0
        if z > 0.04:
            return 1.14
        return 1.38

    # ---------------------------------------------------------------- placing

    def id(self, prefix: str) -> str:
        self.counter += 1
        return f"{prefix}-{self.counter}"

    def add(self, layer: Layer, *, bottom: bool = False) -> Layer:
        if bottom:
            self.layers.insert(0, layer)
        else:
            self.layers.append(layer)
        return layer

    def make(
        self,
        text: BriefText,
        box: Box,
        *,
        voice: Voice = "support",
        size: float = 0.0,
        fill: str | Colour | PaintSpec = "ink",
        align: Literal["left", "centre", "right"] = "left",
        valign: Anchor = "top",
        fit: Literal["none", "box", "width", "lines"] = "none",
        caps: bool | None = None,
        tracking: float | None = None,
        leading: float | None = None,
        max_lines: int = 0,
        max_size: float = 0.0,
        plate: Plate | None = None,
        arc: ArcPath | None = None,
        rotation: float = 0.0,
        writing: Literal["horizontal", "vertical"] = "horizontal",
        runs: Sequence[TextRun] = (),
        shadow: Shadow | None = None,
        outline: Stroke | None = None,
        balance: bool = True,
    ) -> TextBlock:
        """A text block, not yet on the page."""
        size = size or self.body
        if plate is None and direction(text.language or self.language) == "rtl":
            # Flush at the start means flush right in Arabic and Hebrew.
            align = "right" if align == "left" else "left" if align == "right" else align
        if caps is None:
            caps = self.caps(text) if voice in ("title", "second") else False
        paint = self.solid(fill) if isinstance(fill, str | Colour) else fill
        z = max_size or size
        faces = self.faces(voice, text.text)
        if tracking is None:
            tracking = self.tracking(voice, z, text.text, caps)
        style = TextStyle(
            faces=faces,
            size=size,
            fill=paint,
            align=align,
            vertical_align=valign,
            leading=leading if leading is not None else self.leading(voice, z, text.text, caps),
            tracking=tracking,
            features=dict(LINING),
            caps=caps,
            fit=fit,
            max_size=max_size,
            max_lines=max_lines,
            balance=balance,
            writing=writing,
            shadow=shadow,
            outline=outline,
        )
        return TextBlock(
            id=self.id(text.role if text.role.isascii() else "text"),
            name=text.text[:40],
            box=box,
            role=text.role,
            runs=spaced(tuple(runs) or (TextRun(text.text),), faces, tracking, caps=caps),
            style=style,
            language=text.language or self.language,
            plate=plate,
            arc=arc,
            rotation=rotation,
        )

    def place(self, block: TextBlock) -> Box:
        """Put the block on the page; its ink box in page points (before rotation)."""
        self.layers.append(block)
        return self.ink(block)

    def ink(self, block: TextBlock) -> Box:
        return measured(block).ink

    def extent(self, block: TextBlock) -> tuple[float, float]:
        """Top of the first line's capitals (0) to the last baseline, and the ink's width."""
        layout = measured(block).layout
        if not layout.lines:
            return 0.0, 0.0
        return max(layout.lines[-1].baseline, 0.0), layout.ink[2] - layout.ink[0]

    def title(
        self,
        text: BriefText,
        box: Box,
        *,
        lines: int = 0,
        fit: Literal["box", "lines", "width"] = "box",
        align: Literal["left", "centre", "right"] = "left",
        valign: Anchor = "top",
        fill: str | Colour = "ink",
        second: str | Colour | None = None,
        second_face: bool = False,
        cap_limit: float = 0.0,
        rotation: float = 0.0,
        shadow: Shadow | None = None,
        leading: float | None = None,
    ) -> Box:
        """The title, fitted into the box; `second` colours its last line, `second_face` sets it
        in the pairing's second voice. Returns the ink."""
        if not text.text:
            return Box(box.x, box.y, 0.0, 0.0)
        if len(text.text) > (HAN_STATEMENT if is_han(text.text) else STATEMENT):
            return self._statement(text, box, align=align, valign=valign, fill=fill)
        cap = (cap_limit or self.rules.cap_height[1]) * self.s * self.title_scale
        limit = cap / (0.86 if is_han(text.text) else 0.7)
        count = lines or self.line_count(text.text, box, limit)
        broken = split(text.text, count, text.language)
        runs: list[TextRun] = []
        for i, line in enumerate(broken):
            last = i == len(broken) - 1 and len(broken) > 1
            runs.append(
                TextRun(
                    line if i == len(broken) - 1 else line + "\n",
                    faces=self.faces("second", line) if last and second_face else (),
                    fill=self.solid(second) if last and second is not None else None,
                )
            )
        block = self.make(
            text, box, voice="title", fit=fit, align=align, valign=valign, fill=fill,
            max_size=limit if fit != "lines" else limit * 1.5, max_lines=len(broken), runs=runs,
            size=limit, rotation=rotation, shadow=shadow, leading=leading, balance=False,
        )  # fmt: skip
        least = self.pairing.min_title_size * self.s
        reached = measured(block).layout.size
        if least and self.brief.forced.pairing is None and reached < 0.8 * least:
            raise UserError(f"pairing {self.pairing.id} is too fine for a title of this length")
        if reached < self.small and not self.brief.forced.regions:
            raise UserError(f"{self.plan.archetype} has no room for a title of this length")
        return self.place(block)

    def _statement(
        self, text: BriefText, box: Box, *, align: Align, valign: Anchor, fill: str | Colour
    ) -> Box:
        """A title of several sentences: running text, as large as it goes into the box."""
        block = self.make(
            text, box, voice="title", fit="box", align=align, valign=valign, fill=fill,
            max_size=0.075 * self.s, size=0.075 * self.s, tracking=0.0,
            leading=1.4 if is_han(text.text) else 1.16,
        )  # fmt: skip
        if measured(block).layout.size < 1.15 * self.body and not self.brief.forced.regions:
            raise UserError(f"{self.plan.archetype} has no room for a title of this length")
        return self.place(block)

    def line_count(self, text: str, box: Box, limit: float) -> int:
        """How many lines make the title largest in the box."""
        best, best_size = 1, 0.0
        lead = 1.14 if is_han(text) else 0.92
        for n in range(1, 5):
            broken = split(text, n, self.language)
            if len(broken) < n:
                continue
            width = max(weight(line) for line in broken)
            size = min(box.width / max(width, 0.5), box.height / (0.78 + lead * (n - 1)), limit)
            if size > best_size * 1.06:
                best, best_size = n, size
        return best

    def stack(
        self,
        items: Sequence[Item],
        x: float,
        width: float,
        y: float,
        *,
        anchor: Anchor = "top",
        height: float = 0.0,
        align: Literal["left", "centre", "right"] = "left",
        gap: float | None = None,
        place: bool = True,
    ) -> Stack:
        """Texts under one another; gaps are measured from baseline to capitals.

        `y` is the top, middle or bottom by `anchor`; with `height` the sizes shrink together,
        down to the floors, until everything fits. Raises UserError when it cannot.
        """
        items = [i for i in items if i.text.text]
        if not items:
            return Stack(top=y, bottom=y)
        for shrink in (1.0, 0.94, 0.88, 0.82, 0.76, 0.7, 0.64, 0.58, 0.52):
            blocks, heights, gaps, before = [], [], [], 0.0
            for i, item in enumerate(items):
                size = max((item.size or self.body) * shrink, self.small)
                blocks.append(
                    self.make(
                        item.text, Box(x, y, width * RESERVED_WIDTH, 0.0), voice=item.voice,
                        size=size, fill=item.fill, align=align, caps=item.caps or False,
                        tracking=item.tracking, leading=item.leading, max_lines=item.max_lines,
                    )
                )  # fmt: skip
                blocks[-1] = self.well_broken(blocks[-1])
                heights.append(self.extent(blocks[-1])[0])
                own = item.gap or (gap if gap is not None else 0.75 * max(size, 0.8 * before))
                before = size
                gaps.append(0.0 if i == 0 else own * (0.6 + 0.4 * shrink))
            total = sum(heights) + sum(gaps)
            if not height or total <= height:
                break
        top = y if anchor == "top" else y - total if anchor == "bottom" else y - total / 2
        cursor, out = top, Stack(top=top, bottom=top + total)
        for block, h, space in zip(blocks, heights, gaps, strict=True):
            cursor += space
            spare = width - block.box.width
            left = x + {"left": 0.0, "centre": 0.5, "right": 1.0}[align] * spare
            out.blocks.append(
                msgspec.structs.replace(block, box=Box(left, cursor, block.box.width, max(h, 1.0)))
            )
            cursor += h
        if place:
            self.layers.extend(out.blocks)
        return out

    def well_broken(self, block: TextBlock) -> TextBlock:
        """The block, narrowed a little where that keeps its lines from breaking in a bad place."""
        found = measured(block)
        made = [line.text for line in found.layout.lines]
        sound = len(made) < 2 or "\n" in block.text or not breaks_badly(made)
        if sound and not found.overflow:
            return block
        for share in (0.92, 0.84, 0.76, 0.68, 0.6):
            narrow = msgspec.structs.replace(
                block, box=msgspec.structs.replace(block.box, width=block.box.width * share)
            )
            tried = measured(narrow)
            lines = [line.text for line in tried.layout.lines]
            if len(lines) > len(made) + 1:
                break
            if not tried.overflow and (found.overflow or not breaks_badly(lines)):
                return narrow
        return block

    def fact_items(
        self, texts: Sequence[BriefText], fill: str | Colour = "ink", *,
        lead: str | Colour | None = None, lead_step: float = 1.0,
    ) -> list[Item]:  # fmt: skip
        """Facts for a stack: the first carries weight, the rest support it."""
        out = []
        for i, text in enumerate(texts):
            first = i == 0 and len(text.text) <= 34
            out.append(
                Item(
                    text,
                    voice="bold" if first else "support",
                    size=self.step(lead_step) if first else self.body,
                    fill=lead if first and lead is not None else fill,
                )
            )
        return out

    def columns(
        self,
        texts: Sequence[BriefText],
        y: float,
        *,
        anchor: Anchor = "top",
        x0: float | None = None,
        x1: float | None = None,
        fill: str | Colour = "ink",
        lead: str | Colour | None = None,
        pattern: Literal["flush", "left", "centre", "axis"] = "flush",
        size: float = 0.0,
        first_step: float = 1.0,
        most: int = 3,
        height: float = 0.0,
        label: bool = False,
    ) -> tuple[float, float]:
        """Facts side by side in up to `most` columns (left, centre, right when `flush`).

        `axis`: flush when there are several columns, centred when there is one.
        More texts than columns are stacked within the columns. Returns (top, bottom).
        """
        texts = [t for t in texts if t.text]
        if not texts:
            return y, y
        left = self.m if x0 is None else x0
        right = self.W - self.m if x1 is None else x1
        size = size or self.body
        room = right - left

        def items(n: int, scale: float) -> list[list[Item]]:
            """The texts in n columns, as a stack takes them."""
            per = -(-len(texts) // n)
            groups = [list(texts[i : i + per]) for i in range(0, len(texts), per)]
            return [
                [
                    self._column_item(
                        text, i, j, len(groups) > 1 or len(group) > 1, size, scale, fill, lead,
                        first_step, label,
                    )
                    for j, text in enumerate(group)
                ]
                for i, group in enumerate(groups)
            ]  # fmt: skip

        columns, widths = self._abreast(
            items, min(most, len(texts)), room, pattern in ("left", "centre")
        )
        n = len(columns)
        mirrored = direction(self.language) == "rtl"
        stacks: list[tuple[list[Item], float, float, Align]] = []
        for i, (column, width) in enumerate(zip(columns, widths, strict=True)):
            align: Align = "left"
            x = left
            if pattern == "centre":
                align, x = "centre", left + i * room / n
            elif pattern == "axis" and n == 1:
                align, x = "centre", left + (room - width) / 2
            elif pattern == "left":
                x = left + i * room / n
            elif i and i == n - 1:
                align, x = "right", right - width
            elif i:
                align = "centre"
                low, high = left + widths[0] + 2 * self.g, right - widths[-1] - 2 * self.g
                x = min(max(left + room / 2 - width / 2, low), high - width)
            if mirrored:
                x = left + right - x - width
            stacks.append((column, x, width, align))
        tallest = max(
            self.stack(items, x, width, 0.0, align=a, place=False, height=height).height
            for items, x, width, a in stacks
        )
        top = y if anchor == "top" else y - tallest if anchor == "bottom" else y - tallest / 2
        for column, x, width, a in stacks:
            made = self.stack(column, x, width, 0.0, align=a, place=False, height=height)
            shift = top if anchor != "bottom" else top + tallest - made.height
            self.stack(column, x, width, shift, align=a, height=height)
        return top, top + tallest

    def _column_item(
        self, text: BriefText, column: int, row: int, several: bool, size: float, scale: float,
        fill: str | Colour, lead: str | Colour | None, first_step: float, label: bool,
    ) -> Item:  # fmt: skip
        """A fact in a column: the first of a column is bold, the very first may be larger."""
        strong = row == 0 and (label or several)
        first = strong and column == 0
        larger = first and not label and len(text.text) <= 26
        return Item(
            text,
            voice="label" if label else "bold" if strong else "support",
            size=(size * float(self.rules.ratio**first_step) if larger else size) * scale,
            fill=lead if lead is not None and first else fill,
            caps=label and self.caps(text, label=True),
            gap=size * 0.62,
        )

    def _abreast(
        self, items: Callable[[int, float], list[list[Item]]], most: int, room: float, even: bool
    ) -> tuple[list[list[Item]], list[float]]:
        """Columns of facts and their widths: as many as stand side by side with every fact on one
        line, if need be a little smaller. Where none do, the long ones wrap.

        `even`: the columns are equal, on a grid.
        """
        gap = 1.6 * self.body
        for n in range(most, 0, -1):
            for scale in (1.0, 0.94, 0.88, 0.82, 0.76):
                columns = items(n, scale)
                natural = self.natural_widths(columns)
                cell = room / len(columns) - (0.0 if len(columns) == 1 else gap)
                fits = max(natural) <= cell if even else sum(natural) + gap * (len(columns) - 1) <= room  # fmt: skip
                if n == 1 and len(columns[0]) > 3:
                    fits = False
                if fits:
                    return columns, [cell] * len(columns) if even else natural
        columns = items(2 if most > 1 and room > 0.5 * self.s else 1, 0.9)
        natural = self.natural_widths(columns)
        count = len(columns)
        share = (room - gap * (count - 1)) / count
        if even or count == 1:
            return columns, [share] * count
        # Short columns keep their width, long ones share what is left.
        spare = sum(max(0.0, share - w) for w in natural)
        wide = sum(1 for w in natural if w > share)
        return columns, [w if w <= share else share + spare / wide for w in natural]

    def natural_widths(self, columns: Sequence[Sequence[Item]]) -> list[float]:
        """The width at which each column holds all its texts on one line each."""
        return [max(self.line_width(item) for item in column) for column in columns]

    def line_width(self, item: Item) -> float:
        block = self.make(
            item.text, Box(0.0, 0.0, 40 * self.W, 0.0), voice=item.voice,
            size=max(item.size, self.small), caps=item.caps, tracking=item.tracking,
            leading=item.leading,
        )  # fmt: skip
        return self.extent(block)[1] / RESERVED_WIDTH + 0.35 * item.size

    def pill(
        self,
        text: BriefText | None,
        x: float,
        y: float,
        *,
        align: Literal["left", "centre", "right"] = "left",
        anchor: Anchor = "top",
        fill: str | Colour = "accent",
        size: float = 0.0,
        width: float = 0.0,
        arrow: bool = True,
    ) -> Box:
        """The action in a pill whose edge (or axis) is at x; returns the plate's box."""
        if text is None or not text.text:
            return Box(x, y, 0.0, 0.0)
        size = size or self.body * 1.08
        if contrast(self.colour(fill), self.field_fill) < 1.7:
            fill = self.best_on(self.field_fill)
        ground = self.colour(fill)
        label = self.best_on(ground)
        arrow = arrow and weight(text.text) >= ARROW_LEAST
        if contrast(self.colour(label), ground) < PILL_CONTRAST:
            ground = self.settle(ground, PILL_CONTRAST)
            label = self.best_on(ground)
            fill = ground
        limit = width or (self.W - 2 * self.m)
        radius = {0: 0.0, 1: 0.012 * self.s, 2: -1.0}[self.plan.radius]
        left = x if align == "left" else x - limit / 2 if align == "centre" else x - limit
        while True:
            block = self.make(
                text, Box(left, y, limit, 0.0), voice="bold", size=size, fill=label, align=align,
                tracking=0.01,
                plate=Plate(paint=self.solid(fill), padding=(1.3, 0.72), radius=radius, arrow=arrow),
            )  # fmt: skip
            made = measured(block)
            box = plate_box(made)
            if size <= self.small or (len(made.layout.lines) <= 1 and not made.overflow):
                break
            size = max(size * 0.94, self.small)
        top = y if anchor == "top" else y - box.height / 2 if anchor == "middle" else y - box.height
        block = msgspec.structs.replace(block, box=Box(left, top, limit, box.height))
        self.place(block)
        return Box(box.x, top, box.width, box.height)

    # ---------------------------------------------------------------- shapes and art

    def rect(
        self,
        box: Box,
        fill: str | Colour | PaintSpec,
        *,
        radius: float = 0.0,
        purpose: str = "ground",
        bottom: bool = False,
        name: str = "",
    ) -> None:
        paint = self.solid(fill) if isinstance(fill, str | Colour) else fill
        self.add(
            Shape(id=self.id("shape"), name=name or purpose, box=box, kind="rect", fill=paint,
                  radius=radius, purpose=purpose),
            bottom=bottom,
        )  # fmt: skip

    def full(self) -> Box:
        """The page with its bleed."""
        b = self.bleed
        return Box(-b, -b, self.W + 2 * b, self.H + 2 * b)

    def disc(self, cx: float, cy: float, r: float, fill: str | Colour) -> None:
        self.add(
            Shape(id=self.id("disc"), name="Disc", kind="ellipse", box=Box(cx - r, cy - r, 2 * r, 2 * r),
                  fill=self.solid(fill), purpose="ornament")
        )  # fmt: skip

    def ground(self, fill: str | Colour | PaintSpec) -> None:
        """The page's flat ground, at the very bottom."""
        if isinstance(fill, str | Colour):
            self.page_fill = self.colour(fill)
        self.rect(self.full(), fill, purpose="ground", bottom=True, name="Ground")

    def rule(
        self, x0: float, x1: float, y: float, fill: str | Colour = "ink", weight_: float = 0.0
    ) -> None:
        thickness = weight_ or max(0.0022 * self.s, 0.6)
        self.rect(Box(x0, y - thickness / 2, x1 - x0, thickness), fill, purpose="rule")

    def gradient(self, *stops: tuple[float, str | Colour], angle: float = 90.0) -> LinearPaint:
        return LinearPaint(tuple(GradientStop(o, self.colour(c)) for o, c in stops), angle)

    def scrim(self, box: Box, colour: str | Colour, *, edge: str, alpha: float = 0.62) -> None:
        """A gradient from the page's edge, in a scene colour, under text (ladder step 3)."""
        c = self.colour(colour)
        clear = c.with_alpha(0.0)
        angle = {"top": 90.0, "bottom": 270.0, "left": 0.0, "right": 180.0}[edge]
        paint = LinearPaint(
            (
                GradientStop(0.0, c.with_alpha(alpha)),
                GradientStop(0.5, c.with_alpha(alpha * 0.72)),
                GradientStop(1.0, clear),
            ),
            angle,
        )
        self.rect(box, paint, purpose="scrim")

    def fraction(self, box: Box, within: Box) -> tuple[float, float, float, float]:
        return (
            (box.x - within.x) / within.width,
            (box.y - within.y) / within.height,
            (box.right - within.x) / within.width,
            (box.bottom - within.y) / within.height,
        )

    def text_boxes(self) -> list[Box]:
        """Ink boxes of the texts so far (rotation ignored), each a little grown."""
        out = []
        for layer in self.layers:
            if isinstance(layer, TextBlock) and layer.arc is None:
                box = self.ink(layer) if layer.plate is None else plate_box(measured(layer))
                out.append(box.grown(0.5 * min(layer.style.size, self.body * 1.6)))
        return out

    def scene(
        self,
        box: Box,
        *,
        family: str = "",
        focal: Box | None = None,
        hero: bool | None = None,
        horizon: float = 0.0,
        clip: Clip | None = None,
        dark: bool | None = None,
        quiet: Sequence[Box] | None = None,
        bottom: bool = True,
        palette: tuple[Colour, ...] | None = None,
        calm: bool = False,
        variant: str = "",
    ) -> None:
        """The plan's scene, painted into the box and calm where text stands."""
        boxes = self.text_boxes() if quiet is None else list(quiet)
        relative = [self.fraction(b, box) for b in boxes if b.intersects(box)]
        source = SceneSource(
            family=family or self.plan.family,
            seed=self.plan.scene_seed * 7919 + 17,
            palette=palette or self.palette,
            dark=self.dark if dark is None else dark,
            density=(0.55 if calm else (0.6, 1.0, 1.35)[self.plan.density]),
            horizon=horizon,
            focal=self.fraction(focal, box) if focal is not None else None,
            quiet=tuple(relative[:16]),
            # A quiet palette keeps near its field: the accent would stand out of it.
            accent=self.accent if palette is None else None,
            hero=self.plan.hero == "scene" if hero is None else hero,
            variant=variant,
        )
        layer = Artwork(id=self.id("scene"), name=source.family, box=box, source=source, clip=clip)
        self.add(layer, bottom=bottom)

    @property
    def figure_voice(self) -> Voice:
        """The voice of a price or a percentage: the title's, unless that is a face for few words
        or has no lining figures."""
        return "bold" if self.pairing.max_title or not self.pairing.lining else "title"

    def second_voice(self, text: BriefText) -> Voice:
        """The pairing's italic for a short subtitle, where the pairing has a readable one."""
        readable = self.pairing.kind in ("serif", "didone", "geometric", "grotesque") and (
            self.pairing.lining or not has_figures(text.text)
        )
        return "second" if readable and not is_han(text.text) and len(text.text) < 40 else "bold"

    def standing(self) -> int:
        """Index of the first subject that can stand on a ground: no sky of its own."""
        sky = ("moon", "sun", "star", "night", "cloud", "rain", "comet", "milky", "rainbow", "sky")
        for i, subject_id in enumerate(self.subject_ids()):
            if not any(word in subject_id.split(":")[1] for word in sky):
                return i
        return -1

    @property
    def has_subject(self) -> bool:
        return self.plan.hero in ("one", "trio") and bool(self.plan.subjects)

    def subject_ids(self) -> list[str]:
        offers = self.brief.subjects
        return [offers[i].id for i in self.plan.subjects if i < len(offers)]

    def subject(
        self,
        index: int,
        cx: float,
        cy: float,
        size: float,
        *,
        tilt: float = 0.0,
        shadow: float = 0.0,
        stand: bool = False,
        flip: bool = False,
        bottom: bool = False,
    ) -> Box:
        """Subject `index` of the plan, its ink centred on (cx, cy) or standing on cy, with `size`
        as its longer side. `shadow` 0..1 for a contact shadow on flat ground."""
        ids = self.subject_ids()
        if index >= len(ids):
            return Box(cx, cy, 0.0, 0.0)
        subject_id = ids[index]
        record = subjects.get(subject_id)
        ink = subjects.visual_box(subject_id)
        longer = max(ink.width, ink.height)
        scale = size / longer
        w, h = record.width * scale, record.height * scale
        ix, iy = ink.x * scale, ink.y * scale
        iw, ih = ink.width * scale, ink.height * scale
        if flip:
            ix = w - ix - iw
        x = cx - iw / 2 - ix
        y = (cy - ih - iy) if stand else (cy - ih / 2 - iy)
        drop = None
        if shadow:
            dark = mix(self.palette[0], rgb(0, 0, 0), 0.5).with_alpha(0.30 * shadow)
            drop = Shadow(dx=size * 0.012, dy=size * 0.035, blur=size * 0.05, colour=dark)
        self.add(
            Artwork(
                id=self.id("subject"), name=record.name, box=Box(x, y, w, h), rotation=tilt,
                source=SubjectSource(subject_id, flip=flip), shadow=drop,
            ),
            bottom=bottom,
        )  # fmt: skip
        return Box(x + ix, y + iy, iw, ih)

    def hero(
        self, box: Box, *, tilt: float = 0.0, shadow: float = 0.7, stand: bool = False,
        flip: bool = False,
    ) -> Box:  # fmt: skip
        """The hero subject (and its companions) within the box: 1 : .5 : .4, overlapping."""
        cx, cy = box.centre
        size = min(box.width, box.height)
        ids = self.subject_ids()
        if not ids:
            return box
        trio = self.plan.hero == "trio" and len(ids) >= 2
        main = self._fit_size(ids[0], box, 0.94 if trio else 1.0)
        y = box.bottom if stand else cy
        side = -1 if self.mirror else 1
        if not trio:
            return self.subject(0, cx, y, main, tilt=tilt, shadow=shadow, stand=stand, flip=flip)
        ink = self.subject(
            0, cx + side * size * 0.05, y, main, tilt=tilt, shadow=shadow, stand=stand, flip=flip
        )
        base = box.bottom if stand else ink.bottom + size * 0.02
        self.subject(1, ink.x + (0 if side > 0 else ink.width), base, size * 0.42, shadow=shadow,
                     stand=True, tilt=0 if stand else -7 * side)  # fmt: skip
        if len(ids) >= 3:
            self.subject(2, ink.right - size * 0.02 if side > 0 else ink.x + size * 0.02, base,
                         size * 0.32, shadow=shadow, stand=True, tilt=0 if stand else 9 * side)  # fmt: skip
        return ink

    def _fit_size(self, subject_id: str, box: Box, share: float) -> float:
        ink = subjects.visual_box(subject_id)
        scale = min(box.width / ink.width, box.height / ink.height)
        return max(ink.width, ink.height) * scale * share

    # ---------------------------------------------------------------- result

    def crowded(self) -> str:
        """Which texts stand on each other or leave the page, or ''. Turned and round ones are left
        to preflight, which looks at their letters."""
        seen: list[tuple[str, Box]] = []
        for layer in self.layers:
            if not isinstance(layer, TextBlock) or layer.arc is not None or layer.rotation:
                continue
            made = measured(layer)
            edge = 0.35 * self.m
            if min(made.ink.x, made.ink.y) < edge or made.ink.right > self.W - edge:
                return f"the {layer.role} has no room"
            if made.ink.bottom > self.H - edge:
                return f"the {layer.role} has no room"
            boxes = made.line_boxes if layer.plate is None else (plate_box(made),)
            for role, other in seen:
                if any(box.intersects(other) for box in boxes):
                    return f"{role} and {layer.role} collide"
            seen += [(layer.role, box) for box in boxes]
        return ""

    @staticmethod
    def _region(number: int, role: str, box: Box) -> Region:
        kinds: dict[str, RegionRole] = {"subject": "subject", "quiet": "quiet", "free": "free"}
        if role in kinds:
            return Region(id=f"region-{number}", box=box, role=kinds[role], locked=True)
        return Region(id=f"region-{number}", box=box, role="text", locked=True, text_role=role)

    def document(self) -> Document:
        """The page with its layers. Texts that no slot took are an error of the archetype."""
        if self.left:
            raise AssertionError(f"{self.plan.archetype} left {[t.role for t in self.left]} out")
        finish = {"flat": 0.006, "grain": 0.014, "papercut": 0.01, "halftone": 0.008}
        regions = tuple(
            self._region(
                i, role, Box(x0 * self.W, y0 * self.H, (x1 - x0) * self.W, (y1 - y0) * self.H)
            )
            for i, (role, x0, y0, x1, y1) in enumerate(self.brief.forced.regions)
        )
        page = Page(
            width=self.W,
            height=self.H,
            bleed=self.bleed,
            safe=0.55 * self.m,
            layers=tuple(self.layers),
            regions=regions,
            grain=finish[self.plan.finish],
            name=self.plan.archetype,
        )
        title = next(
            (t.text for t in self.brief.texts if t.role == "title"), self.brief.prompt[:80]
        )
        return Document(
            title=title.replace("\n", " "),
            language=self.brief.language,
            pages=(page,),
            swatches=tuple(Swatch(n, c) for n, c in self.named.items()),
            unit=self.brief.size.unit,
        )


def seal(k: Sheet, text: BriefText, cx: float, cy: float, r: float, *, avoid: Colour) -> None:
    """A price or percentage on a starburst of radius `r`, turned a little, in a colour apart from
    `avoid`."""
    options = [k.accent, *sorted(k.palette[1:5], key=lambda c: -oklch(c)[1]), k.palette[0]]
    ground = next((c for c in options if contrast(c, avoid) > 1.8), k.palette[0])
    ground = k.settle(ground, PILL_CONTRAST)

    def made(size: float) -> TextBlock:
        return k.make(
            text, Box(cx - size, cy - size, 2 * size, 2 * size), voice=k.figure_voice, size=size * 0.7,
            fit="box", max_size=size, align="centre", valign="middle", rotation=-9, tracking=0.0,
            max_lines=1 if len(text.text) < 9 else 2, fill=k.best_on(ground),
            plate=Plate(paint=k.solid(ground), padding=(0.5, 0.42), shape="starburst"),
        )  # fmt: skip

    plate = plate_box(measured(made(r)))
    k.place(made(r * min(1.0, 2 * r / max(plate.width, plate.height, 1.0))))


def measured(block: TextBlock) -> SetText:
    """The block as compose will set it, in page points before rotation."""
    return set_block(block, {})


def plate_box(made: SetText) -> Box:
    """The box of a set block's plate; its ink when it has none."""
    for node in made.plate:
        if isinstance(node, Fill):
            return bounds(node.path)
    return made.ink


def branded(base: tuple[Colour, ...], brand: Sequence[Colour]) -> tuple[Colour, ...]:
    """The palette with the brand's colours in the slots of nearest lightness (exact values)."""
    out = list(base)
    free = list(range(6))
    for colour in brand[:6]:
        light = oklch(colour)[0]
        slot = min(free, key=lambda i: abs(oklch(out[i])[0] - light))
        out[slot] = colour
        free.remove(slot)
    return tuple(sorted(out, key=lambda c: oklch(c)[0]))
