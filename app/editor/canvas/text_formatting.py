"""The looks of parts of a text: pure functions on blocks and their runs.

Offsets are code points of the block's text, as in `engine.text.caret`. A run's empty fields mean
"as the whole block", and they are kept empty where a look is the block's own.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import msgspec

from engine.document import edits
from engine.document.model import Document, PaintSpec, SolidPaint, TextBlock, TextRun, TextStyle
from engine.errors import UserError
from engine.text import fonts
from engine.text.characters import clusters_of

FIELDS = ("faces", "scale", "rise", "tracking", "fill", "features", "ruby")
"""Of a run that can be changed."""


@dataclass(frozen=True, slots=True)
class RangeStyle:
    """How a part of a text is set, the block's own style counted; None where it is mixed."""

    faces: tuple[str, ...] | None
    scale: float | None
    rise: float | None
    tracking: float | None
    fill: PaintSpec | None
    features: Mapping[str, int] | None
    ruby: str | None


def style_of(block: TextBlock, start: int, end: int) -> RangeStyle:
    """The common look of code points start..end; of an empty range, the one that typing takes."""
    start, end = sorted((start, end))
    looks = [_effective(block, run) for run in _touched(block, start, end)]
    first = looks[0]
    return RangeStyle(
        *[values[0] if all(v == values[0] for v in values) else None for values in zip(*looks, strict=True)]
        if len(looks) > 1
        else first
    )  # fmt: skip


def _touched(block: TextBlock, start: int, end: int) -> list[TextRun]:
    if start == end:
        start, end = (start - 1, start) if start else (0, 1)
    out: list[TextRun] = []
    at = 0
    for run in block.runs:
        after = at + len(run.text)
        if at < end and start < after:
            out.append(run)
        at = after
    return out or [block.runs[-1] if block.runs else TextRun("")]


def _effective(block: TextBlock, run: TextRun) -> tuple[Any, ...]:
    style = block.style
    return (
        run.faces or style.faces,
        run.scale,
        run.rise,
        style.tracking if run.tracking is None else run.tracking,
        style.fill if run.fill is None else run.fill,
        {**style.features, **run.features},
        run.ruby,
    )


# ------------------------------------------------------------------ changing looks


def restyle_range(block: TextBlock, start: int, end: int, /, **changes: Any) -> TextBlock:
    """Other looks for the graphemes from `start` to `end`: faces, scale, rise (em), tracking (em),
    fill, features, ruby. Runs are split and merged as needed; a run with a reading is split only
    where it has a reading for every sign, and else takes the change as a whole.

    Raises UserError for a field that runs don't have.
    """
    unknown = sorted(set(changes) - set(FIELDS))
    if unknown:
        raise UserError(f"a run of text has no {unknown[0]!r}", block.id)
    start, end = _whole_graphemes(block.text, *sorted((start, end)))
    if start == end or not changes:
        return block
    own = _as_deviation(block.style, changes)
    out: list[TextRun] = []
    at = 0
    for run in block.runs:
        after = at + len(run.text)
        a, b = max(start, at) - at, min(end, after) - at
        if a >= b:
            out.append(run)
        else:
            for part, inside in _split(run, a, b):
                out.append(msgspec.structs.replace(part, **own) if inside else part)
        at = after
    runs = merged(out)
    return block if runs == block.runs else msgspec.structs.replace(block, runs=runs)


def _whole_graphemes(text: str, start: int, end: int) -> tuple[int, int]:
    edges = [*clusters_of(text), len(text)]
    start = edges[max(0, bisect_right(edges, max(0, start)) - 1)]
    return start, edges[min(len(edges) - 1, bisect_left(edges, end))]


def _as_deviation(style: TextStyle, changes: Mapping[str, Any]) -> dict[str, Any]:
    """A look as a run keeps it: nothing where the block is set so already."""
    own = dict(changes)
    if own.get("faces") == style.faces:
        own["faces"] = ()
    if "tracking" in own and own["tracking"] == style.tracking:
        own["tracking"] = None
    if "fill" in own and own["fill"] == style.fill:
        own["fill"] = None
    if "features" in own:
        asked = own["features"]
        own["features"] = {t: v for t, v in asked.items() if style.features.get(t) != v}
    return own


def _split(run: TextRun, a: int, b: int) -> list[tuple[TextRun, bool]]:
    """The run in up to three parts, and which of them is the middle a..b."""
    if not run.ruby or (a, b) == (0, len(run.text)):
        parts = [(run.text[:a], False), (run.text[a:b], True), (run.text[b:], False)]
        return [(msgspec.structs.replace(run, text=t), inside) for t, inside in parts if t]
    words = run.ruby.split()
    edges = [*clusters_of(run.text), len(run.text)]
    if len(words) != len(edges) - 1 or a not in edges or b not in edges:
        return [(run, True)]
    i, j = edges.index(a), edges.index(b)
    out: list[tuple[TextRun, bool]] = []
    for first, last, inside in ((0, i, False), (i, j, True), (j, len(words), False)):
        if first < last:
            text, ruby = run.text[edges[first] : edges[last]], " ".join(words[first:last])
            out.append((msgspec.structs.replace(run, text=text, ruby=ruby), inside))
    return out


def merged(runs: Iterable[TextRun]) -> tuple[TextRun, ...]:
    """Neighbours that are set alike as one run, empty ones left out; readings stay apart."""
    out: list[TextRun] = []
    for run in runs:
        if not run.text:
            continue
        if out and not run.ruby and msgspec.structs.replace(out[-1], text=run.text) == run:
            run = msgspec.structs.replace(run, text=out.pop().text + run.text)
        out.append(run)
    return tuple(out)


# ------------------------------------------------------------------ typing


def retyped(
    runs: Sequence[TextRun], start: int, end: int, text: str, look: TextRun | None = None
) -> tuple[TextRun, ...]:
    """`text` in the place of code points start..end. Replaced words hand their look on, inserted
    ones take that of the letter before them; a reading stays with what it was written for.
    `look` is for a text without runs."""
    if not runs:
        return (msgspec.structs.replace(look or TextRun(""), text=text, ruby=""),) if text else ()
    model = start if start < end else max(0, start - 1)
    out: list[TextRun] = []
    at = 0
    for n, run in enumerate(runs):
        after = at + len(run.text)
        head, tail = run.text[: max(0, start - at)], run.text[max(0, end - at) :]
        holds = at <= model < after or (n == len(runs) - 1 and model >= after)
        typed = text if holds else ""
        if typed and run.ruby and not (head and tail):
            plain = msgspec.structs.replace(run, text=typed, ruby="")
            kept = msgspec.structs.replace(run, text=head + tail)
            out += [kept, plain] if head else [plain, kept]
        else:
            out.append(msgspec.structs.replace(run, text=head + typed + tail))
        at = after
    return merged(out)


def look_at(runs: Sequence[TextRun], offset: int) -> TextRun:
    """The run whose look typing at an offset takes, without its words."""
    at = 0
    found = runs[-1] if runs else TextRun("")
    for run in runs:
        at += len(run.text)
        if offset <= at:
            found = run
            break
    return msgspec.structs.replace(found, text="", ruby="")


# ------------------------------------------------------------------ the document's text style


def body_style(document: Document) -> TextStyle:
    """What new text is set in: the style of the first body text, else of another small one, at a
    size of its own and from the left; without any text, the face of the brand or the first sans."""
    texts = [layer for layer in edits.iter_layers(document) if isinstance(layer, TextBlock)]
    order = ("body", "caption", "legal", "subtitle", "action", "title")
    texts.sort(key=lambda b: order.index(b.role) if b.role in order else len(order))
    if texts:
        style = texts[0].style
        return msgspec.structs.replace(
            style, align="left" if style.align == "fit" else style.align, vertical_align="top",
            fit="none", max_lines=0, max_size=0.0, highlight=None, writing="horizontal",
            size=style.size if style.fit == "none" else 18.0,
        )  # fmt: skip
    faces = document.brand.faces[1:2] or document.brand.faces[:1] if document.brand else ()
    if not faces:
        known = fonts.catalogue()
        faces = ("inter-400",) if "inter-400" in known else (next(iter(known)),)
    ink = edits.palette_of(document)[:1]
    return TextStyle(faces=faces, size=18.0, fill=SolidPaint(ink[0]) if ink else SolidPaint())
