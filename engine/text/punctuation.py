"""What stands between the signs of Chinese, Japanese and Korean text.

Full-width brackets, stops and commas are half blank. Where two of them meet, or one stands at a
line's edge, the blank half goes (JLREQ 3.1, CLREQ 3.1.6): the glyph stays and moves. The faces say
where a sign's ink lies by their `halt` and `vhal` values; of others the ink itself is measured.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from engine.text import fonts, outlines, shaping
from engine.text.shaping import Run, Shaped, is_wide, script_of

_OPENING = frozenset("（「『【〈《〔［｛〖〘｟〝“‘")
_CLOSING = frozenset("）」』】〉》〕］｝〗〙｠〟”’、。，．：；")
"""With the stops and commas: what is blank behind its ink. Colons only where they are so drawn."""
_SQUEEZED = _OPENING | _CLOSING
_HANGING = frozenset("、。，．,.”’\"'»›")
"""Stand beyond the measure at a line's end when the text hangs them (JLREQ 3.8.2)."""
_SIGNS = re.compile("[" + re.escape("".join(sorted(_SQUEEZED))) + "]")
_FULL = 0.95
"""Narrower signs aren't full-width and have nothing to give."""
_SPACED = frozenset(("Latn", "Grek", "Cyrl"))


@dataclass(slots=True)
class Spacing:
    """Space beside clusters, by the code point where a cluster starts, in em of the block."""

    front: dict[int, float] = field(default_factory=dict)
    back: dict[int, float] = field(default_factory=dict)
    """Inside a line; negative where signs are squeezed."""
    edge_front: dict[int, float] = field(default_factory=dict)
    edge_back: dict[int, float] = field(default_factory=dict)
    """Where the cluster begins or ends a line, if that differs."""
    hanging: set[int] = field(default_factory=set)
    """Clusters that stand beyond the measure at a line's end."""

    def places(self) -> list[int]:
        """Where any of it is, ascending."""
        return sorted({*self.front, *self.back, *self.edge_front, *self.edge_back, *self.hanging})


def spacing(
    text: str,
    runs: Sequence[tuple[Run, Shaped]],
    scales: Sequence[float],
    *,
    squeeze: bool,
    script_gap: float,
    hanging: bool,
    language: str,
) -> Spacing:
    """Squeezed signs, gaps between scripts and hanging stops of a text; `scales` by span."""
    out = Spacing()
    if not hanging and text.isascii():
        return out
    signs = set(text)
    if hanging and not signs.isdisjoint(_HANGING):
        starts = {run.start + c for run, shaped in runs for c in shaped.clusters}
        out.hanging = {i for i, c in enumerate(text) if c in _HANGING and i in starts}
    if squeeze and not signs.isdisjoint(_SQUEEZED):
        _squeeze(out, text, runs, scales, language)
    if script_gap and not text.isascii():
        _gaps(out, text, runs, scales, script_gap)
    return out


def _squeeze(
    out: Spacing,
    text: str,
    runs: Sequence[tuple[Run, Shaped]],
    scales: Sequence[float],
    language: str,
) -> None:
    for run, _ in runs:
        if run.flow == "combined" or run.level & 1:
            continue
        k = scales[run.span]
        for sign in _SIGNS.finditer(text, run.start, run.end):
            i = sign.start()
            c = text[i]
            front, back = halves(run.face, c, run.flow, language)
            following = text[i + 1 : i + 2]
            if c in _OPENING and front:
                out.edge_front[i] = -front * k
                if text[i - 1 : i] in _OPENING and i:
                    out.front[i] = -front * k
            elif c in _CLOSING and back:
                out.edge_back[i] = -back * k
                if following and following in _SQUEEZED and _full(text, i + 1, runs, language):
                    out.back[i] = -back * k


def _full(text: str, at: int, runs: Sequence[tuple[Run, Shaped]], language: str) -> bool:
    """Whether the sign at a place is drawn full-width: a quote of a Latin face isn't."""
    c = text[at]
    if c not in "“”‘’":
        return True
    run = next((r for r, _ in runs if r.start <= at < r.end), None)
    return run is not None and any(halves(run.face, c, run.flow, language))


@fonts.memo(4096)
def halves(face: str, sign: str, flow: shaping.Flow, language: str) -> tuple[float, float]:
    """What a full-width sign can give before and behind its ink, in em of the face."""
    upright = flow == "upright"
    run = Run(0, 1, 0, face, "Hani", 0, flow)
    plain = shaping.shape(sign, 0, 1, run, language, ())
    if len(plain.gids) != 1 or not _FULL <= plain.advances[0] <= 2 - _FULL:
        return 0.0, 0.0
    feature = "vhal" if upright else "halt"
    half = shaping.shape(sign, 0, 1, run, language, ((feature, 1),))
    given = plain.advances[0] - half.advances[0]
    if len(half.gids) == 1 and given > 0.2:
        front = half.ys[0] - plain.ys[0] if upright else plain.xs[0] - half.xs[0]
        front = min(given, max(0.0, front))
        return front, given - front
    box = outlines.extents(face, plain.gids[0])
    if box is None:
        return 0.0, 0.0
    if upright:
        before, end = -plain.ys[0] - box[3], -plain.ys[0] - box[1]
    else:
        before, end = plain.xs[0] + box[0], plain.xs[0] + box[2]
    behind = plain.advances[0] - end
    if behind >= 0.45:
        return 0.0, min(0.5, behind)
    if before >= 0.45:
        return min(0.5, before), 0.0
    if before >= 0.25 and behind >= 0.25:
        return 0.25, 0.25
    return 0.0, 0.0


def _gaps(
    out: Spacing,
    text: str,
    runs: Sequence[tuple[Run, Shaped]],
    scales: Sequence[float],
    gap: float,
) -> None:
    """Space where Han, kana or Hangul meet letters or figures: signs and spaces stand apart."""
    flows = {r.start: r for r, _ in runs}
    ends = {r.end: r for r, _ in runs}
    for at, run in flows.items():
        before = ends.get(at)
        if before is None or "combined" in (run.flow, before.flow):
            continue
        a, b = text[at - 1], text[at]
        if (is_wide(a) and _spaced(b)) or (_spaced(a) and is_wide(b)):
            out.front[at] = out.front.get(at, 0.0) + gap * min(
                scales[run.span], scales[before.span]
            )
            out.edge_front.setdefault(at, 0.0)


def _spaced(character: str) -> bool:
    return character.isdigit() or (character.isalpha() and script_of(character) in _SPACED)
