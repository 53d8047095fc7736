"""Lines stretched to the measure: at spaces first, then between signs that fill their em.

Letters of words are never set apart. A line that would need more than is readable stays as it is.
"""

from __future__ import annotations

from collections.abc import Sequence

from engine.text import ruby
from engine.text.set_line import Part, SetLine
from engine.text.setting import Prepared, extents_of
from engine.text.shaping import SPACES, is_wide
from engine.text.spec import TextSpec

_SPACE_FIRST = 0.25
"""What spaces take, in em, before signs are set apart."""
_WIDEST_SPACE = 2.0
_WIDEST_GAP = 0.25
"""Between two signs, in em."""
_OPENING = frozenset("（「『【〈《〔［｛〖〘“‘([{")
_CLOSING = frozenset("）」』】〉》〕］｝〗〙”’、。，．：；！？·…—ー)]},.:;!?")


def rows(
    prepared: Prepared,
    lines: Sequence[SetLine],
    sizes: Sequence[float],
    spec: TextSpec,
    hangs: Sequence[tuple[float, float]],
    grid: float,
) -> tuple[list[SetLine], set[int]]:
    """Rows stretched to the box's width, and which of them were.

    `hangs` is how far each stands outside its edges, `grid` where the ink begins of those that
    stand on the grid of their signs.
    """
    out = list(lines)
    done: set[int] = set()
    for n in _inner(prepared, lines):
        line = lines[n]
        measure = spec.width / sizes[n]
        left, right = line.body
        width = right - (grid if line.on_grid else left) - sum(hangs[n])
        if not spec.ink_align:
            width = line.advance
        made = _stretched(prepared, line, measure - width, False)
        if made is not None:
            out[n] = made
            done.add(n)
    return out, done


def columns(
    prepared: Prepared, lines: Sequence[SetLine], size: float, spec: TextSpec
) -> tuple[list[SetLine], set[int]]:
    """Columns stretched to the box's height, and which of them were."""
    out = list(lines)
    done: set[int] = set()
    for n in _inner(prepared, lines):
        line = lines[n]
        top, bottom = line.extent
        length = bottom - top if spec.ink_align else line.advance
        made = _stretched(prepared, line, spec.height / size - length, True)
        if made is not None:
            out[n] = made
            done.add(n)
    return out, done


def _inner(prepared: Prepared, lines: Sequence[SetLine]) -> list[int]:
    """Lines that don't end their paragraph."""
    begins = {p.start for p in prepared.items.paragraphs}
    return [n for n in range(len(lines) - 1) if lines[n + 1].start not in begins]


def _stretched(prepared: Prepared, line: SetLine, slack: float, vertical: bool) -> SetLine | None:
    """The line longer by `slack` em, or None where that can't be."""
    if slack <= 1e-9 or line.ink is None:
        return None
    units = _units(line, vertical)
    spaces = [n for n in range(1, len(units) - 1) if units[n][2] in SPACES or units[n][2] == "\xa0"]
    gaps = [
        n
        for n in range(len(units) - 1)
        if _parts(units[n][2], units[n + 1][2], prepared.vertical or not line.hung_left)
    ]
    extra = [0.0] * len(units)
    """Behind every unit."""
    if spaces:
        each = slack / len(spaces)
        if gaps and each > _SPACE_FIRST:
            between = (slack - _SPACE_FIRST * len(spaces)) / (len(spaces) + len(gaps))
            between = min(between, _WIDEST_GAP)
            each = (slack - between * len(gaps)) / len(spaces)
            for n in gaps:
                extra[n] += between
        if each > _WIDEST_SPACE:
            return None
        for n in spaces:
            extra[n] += each
    elif gaps and slack / len(gaps) <= _WIDEST_GAP:
        for n in gaps:
            extra[n] += slack / len(gaps)
    else:
        return None
    moves: dict[tuple[int, int], float] = {}
    total = 0.0
    for (part, glyphs, _), behind in zip(units, extra, strict=True):
        for i in glyphs:
            moves[part, i] = total
        total += behind
    parts = tuple([_moved(p, k, moves, total, vertical) for k, p in enumerate(line.parts)])
    x0, y0, x1, y1 = line.ink
    ink = (x0, y0, x1, y1 + slack) if vertical else (x0, y0, x1 + slack, y1)
    made = SetLine(
        line.start, line.end, line.text, parts, line.advance + slack, ink, line.top, line.scale,
        line.hang_left, line.hang_right, line.on_grid, line.hung, line.hung_left,
    )  # fmt: skip
    if not prepared.readings:
        return made
    place = ruby.beside_column if vertical else ruby.over_row
    return place(prepared.readings, made, extents_of)


def _units(line: SetLine, vertical: bool) -> list[tuple[int, list[int], str]]:
    """What moves as one, in visual order: part, glyphs and text of clusters, without the spaces
    that hang at the end. Figures side by side in a column are one."""
    out: list[tuple[int, list[int], str]] = []
    for k, p in enumerate(line.parts):
        combined = (
            vertical and len(p.gids) > 1 and not isinstance(p.ys, float) and len(set(p.ys)) == 1
        )
        last = -1
        for i, (at, text) in enumerate(zip(p.starts, p.texts, strict=True)):
            if at >= line.end:
                continue
            if at == last or (combined and last >= 0):
                part, glyphs, own = out[-1]
                out[-1] = part, [*glyphs, i], own or text
            else:
                out.append((k, [i], text))
            last = at
    return out


def _parts(before: str, after: str, forwards: bool) -> bool:
    """Whether two neighbours may be set apart."""
    a, b = before[:1], after[:1]
    if not forwards:
        a, b = b, a
    if not a or not b or a in _OPENING or b in _CLOSING or a in SPACES or b in SPACES:
        return False
    return (is_wide(a) or a in _CLOSING) and (is_wide(b) or b in _OPENING)


def _moved(
    p: Part, k: int, moves: dict[tuple[int, int], float], total: float, vertical: bool
) -> Part:
    shifts = [moves.get((k, i), total) for i in range(len(p.gids))]
    xs, ys = p.xs, p.ys
    if vertical:
        assert not isinstance(ys, float)
        ys = [y + s for y, s in zip(ys, shifts, strict=True)]
    else:
        xs = [x + s for x, s in zip(xs, shifts, strict=True)]
    return Part(p.face, p.gids, xs, ys, p.scale, p.angle, p.starts, p.ends, p.texts, p.style)
