"""From a `TextSpec` to its prepared text, and from that to its lines, remembered."""

from __future__ import annotations

from collections.abc import Sequence

from engine.text import breaking, fonts, ruby
from engine.text.columns import set_column
from engine.text.rows import set_row
from engine.text.set_line import SetLine
from engine.text.setting import Manner, Prepared
from engine.text.shaping import Paragraph
from engine.text.spec import Span, TextSpec

_LINES = 4096
"""Lines that a prepared text remembers."""

Breaking = tuple[tuple[int, ...], ...]
"""Per paragraph, the indices of the breaks that end its lines."""


@fonts.memo(128, lambda spans, *_: sum([len(s.text) for s in spans]))
def _prepared(spans: tuple[Span, ...], manner: Manner) -> Prepared:
    if not any(s.ruby for s in spans):
        return Prepared(spans, manner)
    plain = manner._replace(
        tracking=0.0, small_caps=False, hanging=False, squeeze=False, script_gap=0.0
    )
    made: dict[Span, SetLine] = {}

    def set_reading(span: Span) -> SetLine:
        found = made.get(span)
        if found is None:
            own = Prepared((span,), plain)
            p = own.items.paragraphs[0]
            found = made[span] = line_of(own, p, p.start, p.end, p.end, False)
        return found

    return Prepared(spans, manner, ruby.readings(spans, set_reading))


def prepare(spec: TextSpec) -> Prepared:
    """What doesn't depend on the box or the size, memoised."""
    straight = spec.arc is None and spec.path is None
    return _prepared(
        spec.spans,
        Manner(
            spec.faces,
            spec.tracking,
            spec.language,
            spec.features,
            spec.axes,
            spec.small_caps,
            spec.hanging and spec.fit == "none" and straight,
            spec.squeeze,
            spec.script_gap,
            spec.strictness,
            spec.writing == "vertical" and straight,
        ),
    )


def line_of(
    prepared: Prepared, p: Paragraph, start: int, end: int, full: int, hyphen: bool
) -> SetLine:
    """The line of code points start..end; end..full are the spaces that hang."""
    key = (start, end, full, hyphen)
    found = prepared.lines.get(key)
    if found is None:
        if len(prepared.lines) > _LINES:
            prepared.lines.clear()
        make = set_column if prepared.vertical else set_row
        found = prepared.lines[key] = make(prepared, p, start, end, full, hyphen)
    return found


def lines_of(prepared: Prepared, chosen: Breaking) -> list[SetLine]:
    """The lines of a breaking."""
    out: list[SetLine] = []
    for p, measure, ends in zip(prepared.items.paragraphs, prepared.measures, chosen, strict=True):
        out += paragraph_lines(prepared, p, measure.breaks, ends)
    return out


def paragraph_lines(
    prepared: Prepared, p: Paragraph, places: breaking.Breaks, ends: Sequence[int]
) -> list[SetLine]:
    out: list[SetLine] = []
    start = p.start
    known = prepared.lines
    for k in ends:
        key = (start, places.trimmed[k], places.ends[k], places.hyphens[k])
        out.append(known.get(key) or line_of(prepared, p, *key))
        start = key[2]
    return out
