"""From characters to glyphs: bidi levels, scripts, faces per cluster, HarfBuzz.

Everything here is free of sizes: advances and offsets are in em of the face. ICU counts UTF-16
units, HarfBuzz and Python count code points; `_utf16` translates.
"""

from __future__ import annotations

import functools
import threading
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Any, Literal

import icu
import uharfbuzz as hb

from engine.text import fonts
from engine.text.spec import Span

Flow = Literal["horizontal", "upright", "sideways", "combined"]
"""How a run stands in its line. In columns: upright glyphs one under another, sideways runs
turned a quarter clockwise, and up to two digits, or a capital alone, combined side by side."""

HIDDEN = "\u200b"
"""Zero width space: stands in the shaped text for what isn't drawn. It joins no cluster, and
letters join across it."""

NEWLINES = frozenset("\n\r\v\f\x85\u2028\u2029")
SPACES = frozenset(
    " \t\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2008\u2009\u200a\u205f\u3000"
)
"""Where a line may end inside of, and which then hang beyond the line's end."""
SOFT_HYPHEN = "\u00ad"

CONNECTED = frozenset(
    ("Arab", "Syrc", "Mong", "Nkoo", "Adlm", "Rohg", "Mand", "Phag", "Mani", "Deva", "Beng", "Guru")
)
"""Scripts whose letters join or share a headline: tracking would tear their words."""

_AMBIGUOUS = frozenset("“”‘’…‥—―·")
"""Wide in Chinese and Japanese, narrow elsewhere: they take the face of the Han beside them."""
_HAN = frozenset(("Hani", "Hira", "Kana", "Bopo", "Hang"))
_VERTICAL_STOPS = frozenset("、。，．")
_CONTEXT = 5
"""Characters around a run that HarfBuzz looks at when it joins letters."""
_LONG_CLUSTER = 24
_NESTING = 63
"""Open brackets that are remembered, as many as UAX 9 does."""
_iterating = threading.Lock()


@dataclass(frozen=True, slots=True)
class Shaped:
    """One shaped run in visual order. `clusters` are code point offsets from the run's start."""

    gids: tuple[int, ...]
    clusters: tuple[int, ...]
    advances: tuple[float, ...]
    """Along the line: to the right, or down the column."""
    xs: tuple[float, ...]
    ys: tuple[float, ...]
    """Offsets, y up. For upright flow from the column's centre line and the pen's height."""


@dataclass(frozen=True, slots=True)
class Run:
    """Code points start..end of the whole text, set with one face in one direction."""

    start: int
    end: int
    level: int
    face: str
    script: str
    span: int
    flow: Flow = "horizontal"


@dataclass(frozen=True, slots=True)
class Paragraph:
    """The text between two hard line ends; `end` excludes the line end itself."""

    start: int
    end: int
    level: int
    """Base embedding level: odd reads from the right."""
    runs: tuple[Run, ...]


@dataclass(frozen=True, slots=True)
class Itemised:
    text: str
    """As it was given."""
    shown: str
    """What is shaped: same length; characters that can't be drawn are HIDDEN."""
    hidden: frozenset[int]
    """Offsets of the characters that are left out."""
    paragraphs: tuple[Paragraph, ...]
    missing: tuple[tuple[str, str], ...]


# ------------------------------------------------------------------ Unicode properties


@functools.lru_cache(maxsize=16384)
def script_of(character: str) -> str:
    """ISO 15924 code of one character; lone surrogates count as Common."""
    if "\ud800" <= character <= "\udfff":
        return "Zyyy"
    name: str = icu.Script.getScript(ord(character)).getShortName()
    return name


@functools.lru_cache(maxsize=16384)
def _ignorable(character: str) -> bool:
    return bool(
        icu.Char.hasBinaryProperty(ord(character), icu.UProperty.DEFAULT_IGNORABLE_CODE_POINT)
    )


@functools.lru_cache(maxsize=16384)
def orientation(character: str) -> int:
    """Vertical_Orientation (UTR 50): 0 R, 1 Tr, 2 Tu, 3 U."""
    value: int = icu.Char.getIntPropertyValue(ord(character), icu.UProperty.VERTICAL_ORIENTATION)
    return value


@functools.lru_cache(maxsize=1024)
def _bracket(character: str) -> str:
    """The partner of a paired bracket, or ''."""
    kind = icu.Char.getIntPropertyValue(ord(character), icu.UProperty.BIDI_PAIRED_BRACKET_TYPE)
    if not kind:
        return ""
    partner = icu.Char.getBidiPairedBracket(ord(character))
    return partner if isinstance(partner, str) else chr(partner)


def is_wide(character: str) -> bool:
    """Whether a character is a letter that fills its em."""
    return bool(character) and script_of(character) in _HAN


def capitals(text: str, language: str) -> str:
    """In capitals as the language has them (Turkish dots, Greek without accents)."""
    return str(icu.UnicodeString(_safe(text)).toUpper(icu.Locale(locale(language))))


def locale(language: str) -> str:
    """A BCP 47 tag that ICU takes; 'und' when it is empty or nonsense."""
    tag = language.strip()
    if not tag or len(tag) > 64 or not tag.replace("-", "").isalnum() or not tag.isascii():
        return "und"
    return tag


def _safe(text: str) -> str:
    """Lone surrogates can't be encoded: U+FFFD in their place."""
    if text.isascii():
        return text
    try:
        text.encode("utf-16-le")
    except UnicodeEncodeError:
        return "".join("\ufffd" if "\ud800" <= c <= "\udfff" else c for c in text)
    return text


class Boundaries:
    """Positions of an ICU break iterator in code points, for one text."""

    def __init__(self, text: str) -> None:
        self.text = _safe(text)
        self._unicode = icu.UnicodeString(self.text)
        self._to_point = _utf16(self.text)

    def of(self, iterator: Any) -> list[int]:
        """Every boundary after the start. Iterators are shared, hence the lock."""
        points = self._to_point
        with _iterating:
            iterator.setText(self._unicode)
            ends = list(iterator)
        return ends if points is None else [points[i] for i in ends]


def _utf16(text: str) -> list[int] | None:
    """Code point offset of every UTF-16 offset; None when they are equal."""
    if text.isascii() or max(text) <= "\uffff":
        return None
    table: list[int] = []
    for i, c in enumerate(text):
        table.append(i)
        if c > "\uffff":
            table.append(i)
    table.append(len(text))
    return table


_character_breaks: Any = None


def clusters_of(text: str) -> list[int]:
    """Offsets of the grapheme clusters' starts (UAX 29)."""
    if text.isascii() and "\r" not in text:
        return list(range(len(text)))
    global _character_breaks
    if _character_breaks is None:
        _character_breaks = icu.BreakIterator.createCharacterInstance(icu.Locale("und"))
    ends = Boundaries(text).of(_character_breaks)
    return [0, *ends[:-1]] if text else []


def bidi_levels(text: str) -> tuple[list[int], int]:
    """Embedding level per code point and the base level, which the first strong letter sets."""
    if text.isascii():
        return [0] * len(text), 0
    unicode = icu.UnicodeString(_safe(text))
    bidi = icu.Bidi()
    bidi.setPara(unicode, icu.Bidi.DEFAULT_LTR)
    levels = list(bidi.getLevels())
    base = int(bidi.getParaLevel())
    if len(levels) != len(text):
        wide, levels, at = levels, [], 0
        for c in text:
            levels.append(wide[at])
            at += 2 if c > "\uffff" else 1
    return levels, base


def _scripts(text: str) -> list[str]:
    """Script per code point with Common and Inherited resolved (UAX 24, section 5.1)."""
    out: list[str] = []
    last = ""
    pending = 0
    stack: list[tuple[str, str]] = []
    for c in text:
        script = script_of(c)
        if script in ("Zyyy", "Zinh"):
            if script == "Zyyy":
                partner = _bracket(c)
                if partner and any(closing == c for closing, _ in stack):
                    while stack:
                        closing, opened = stack.pop()
                        if closing == c:
                            last = opened or last
                            break
                elif partner and len(stack) < _NESTING:
                    stack.append((partner, last))
            out.append(last)
        else:
            if not last:
                for i in range(pending, len(out)):
                    out[i] = out[i] or script
                stack = [(closing, opened or script) for closing, opened in stack]
            last = script
            out.append(script)
    return [s or "Zyyy" for s in out]


# ------------------------------------------------------------------ faces


@fonts.memo(32768)
def _drawable(face: str, cluster: str) -> bool:
    """Whether the face draws a whole cluster, composed, decomposed or as it stands."""
    coverage = fonts.load(face).coverage
    if all(ord(c) in coverage or _ignorable(c) or _synthetic(c, coverage) for c in cluster):
        return True
    if len(cluster) > _LONG_CLUSTER:
        return False
    return any(
        form != cluster and all(ord(c) in coverage for c in form)
        for form in (
            unicodedata.normalize("NFC", cluster),
            unicodedata.normalize("NFD", cluster),
        )
    )


def _synthetic(character: str, coverage: frozenset[int]) -> bool:
    """What HarfBuzz makes itself from a space, and we from a hyphen."""
    if character in "\u2010\u2011":
        return 0x2010 in coverage or 0x2D in coverage
    return character == "\t" or (unicodedata.category(character) == "Zs" and 0x20 in coverage)


def without(items: Itemised, offsets: Iterable[int], faces: tuple[str, ...]) -> Itemised:
    """The same text with more characters left out: what a face promised and then didn't draw."""
    shown = list(items.shown)
    missing = dict.fromkeys(items.missing)
    gone = sorted(set(offsets))
    for i in gone:
        shown[i] = HIDDEN
        missing[items.text[i], faces[0]] = None
    return replace(
        items,
        shown="".join(shown),
        hidden=items.hidden | frozenset(gone),
        missing=tuple(missing),
    )


def _substitute(character: str, face: str) -> str:
    """What is shaped in place of a character, so that no face needs more than it has."""
    if character in "\t\u1680":
        return " "
    if character in "\u2010\u2011":
        coverage = fonts.load(face).coverage
        return character if ord(character) in coverage or 0x2010 in coverage else "-"
    return character


def _silent(character: str) -> bool:
    """Controls and formats: left out without a word."""
    return _ignorable(character) or unicodedata.category(character) in ("Cc", "Cf")


def _beside(part: str, scripts: Sequence[str], a: int, b: int) -> str:
    """The Han character next to an ambiguous sign, or '' when letters or nothing stand there.

    The sign follows what it encloses or continues: the nearer strong neighbour decides.
    """
    for step in range(1, 4):
        for i in (a - step, b - 1 + step):
            if 0 <= i < len(part):
                own = script_of(part[i])
                if own in _HAN:
                    return part[i]
                if own not in ("Zyyy", "Zinh"):
                    return ""
    return ""


def _choose(
    cluster: str, script: str, asked: tuple[str, ...], language: str, previous: str, beside: str
) -> tuple[str, list[int], list[int]]:
    """The face of a cluster, the offsets to hide, and those of them to report."""
    first = asked[0]
    if all(_silent(c) and c != "\t" for c in cluster):
        controls = [i for i, c in enumerate(cluster) if unicodedata.category(c) == "Cc"]
        return previous or first, controls, []
    if cluster in SPACES and previous and _drawable(previous, cluster):
        return previous, [], []
    order: list[str] = list(asked)
    if beside:
        order.sort(key=lambda f: not _drawable(f, beside))
    for face in order:
        if _drawable(face, cluster):
            return face, [], []
    spare = list(fonts.fallbacks(script, language, first))
    raw = script_of(cluster[0])
    if raw != script:
        spare += fonts.fallbacks(raw, language, first)
    for face in spare:
        if _drawable(face, cluster):
            return face, [], []
    for face in (*order, *spare):
        if _drawable(face, cluster[0]):
            coverage = fonts.load(face).coverage
            gone = [i for i, c in enumerate(cluster) if ord(c) not in coverage and not _silent(c)]
            gone = [i for i in gone if i or not _drawable(face, cluster[0])]
            return face, gone, gone
    everything = list(range(len(cluster)))
    told = [i for i in everything if not _silent(cluster[i]) and script_of(cluster[i]) != "Zinh"]
    return previous or first, everything, told or [0]


# ------------------------------------------------------------------ columns


@fonts.memo(4096)
def vertical_form(face: str, character: str) -> bool:
    """Whether the face has a glyph of its own for a character in columns."""
    loaded = fonts.load(face)
    buffer = hb.Buffer()
    buffer.add_str(character)
    buffer.direction = "ttb"
    buffer.script = "Hani"
    hb.shape(loaded.font, buffer)
    return bool(buffer.glyph_infos) and buffer.glyph_infos[
        0
    ].codepoint != loaded.font.get_nominal_glyph(ord(character))


def _flows(
    part: str, starts: Sequence[int], chosen: Sequence[str], language: str
) -> list[tuple[Flow, int]]:
    """Flow per code point; combined groups carry their own number."""
    out: list[tuple[Flow, int]] = []
    ends = [*starts[1:], len(part)] if part else []
    for a, b in zip(starts, ends, strict=True):
        c = part[a]
        turn = orientation(c)
        flow: Flow
        if c in SPACES and c != "\u3000":
            flow = "sideways"
        elif turn >= 2 or (c in "：；" and not language.startswith("ja")):
            # UTR 50 turns colons as Japanese does; Chinese columns keep them upright.
            flow = "upright"
        elif turn == 1 or c in _AMBIGUOUS:
            flow = "upright" if vertical_form(chosen[a], c) else "sideways"
        else:
            flow = "sideways"
        out += [(flow, 0)] * (b - a)
    i = 0
    while i < len(part):
        figure = part[i] in "0123456789"
        if not figure and not "A" <= part[i] <= "Z":
            i += 1
            continue
        j = i + 1
        while figure and j < len(part) and part[j] in "0123456789":
            j += 1
        before, after = part[i - 1 : i], part[j : j + 1]
        alone = not any(
            n and orientation(n) == 0 and n not in SPACES and n not in _AMBIGUOUS
            for n in (before, after)
        )
        if j - i <= 2 and alone and len(set(chosen[i:j])) == 1:
            out[i:j] = [("combined", i + 1)] * (j - i)
        i = j
    return out


# ------------------------------------------------------------------ runs


def _paragraphs(text: str) -> list[tuple[int, int]]:
    """Start and end of every paragraph; CR LF is one line end."""
    if not text:
        return []
    out: list[tuple[int, int]] = []
    start = i = 0
    while i < len(text):
        if text[i] in NEWLINES:
            out.append((start, i))
            if text[i] == "\r" and text[i + 1 : i + 2] == "\n":
                i += 1
            start = i + 1
        i += 1
    out.append((start, len(text)))
    return out


@fonts.memo(128)
def itemise(
    spans: tuple[Span, ...], faces: tuple[str, ...], language: str, vertical: bool
) -> Itemised:
    """Split a text into runs of one level, script, face, span and flow.

    Clusters keep together: a base with its marks and joiners has one face. What no face draws
    is hidden and listed in `missing` with the first face that was asked.
    """
    text = "".join(s.text for s in spans)
    span_of: list[int] = []
    for k, s in enumerate(spans):
        span_of += [k] * len(s.text)
    shown = list(text)
    hidden: set[int] = set()
    missing: dict[tuple[str, str], None] = {}
    paragraphs: list[Paragraph] = []
    for start, end in _paragraphs(text):
        part = text[start:end]
        levels, base = bidi_levels(part)
        scripts = _scripts(part)
        starts = clusters_of(part)
        chosen: list[str] = [""] * len(part)
        previous = ""
        for k, a in enumerate(starts):
            b = starts[k + 1] if k + 1 < len(starts) else len(part)
            cluster = part[a:b]
            span = spans[span_of[start + a]]
            asked = span.faces or faces
            beside = _beside(part, scripts, a, b) if cluster[0] in _AMBIGUOUS else ""
            face, gone, told = _choose(cluster, scripts[a], asked, language, previous, beside)
            for offset in gone:
                hidden.add(start + a + offset)
                shown[start + a + offset] = HIDDEN
            for offset in told:
                c = cluster[offset]
                missing["\ufffd" if "\ud800" <= c <= "\udfff" else c, asked[0]] = None
            for i in range(a, b):
                chosen[i] = face
                shown[start + i] = _substitute(shown[start + i], face)
            if scripts[a] != scripts[b - 1]:
                scripts[a:b] = [scripts[a]] * (b - a)
            if len({span_of[i] for i in (start + a, start + b - 1)}) > 1:
                span_of[start + a : start + b] = [span_of[start + a]] * (b - a)
            previous = face
        flows: list[tuple[Flow, int]] = [("horizontal", 0)] * len(part)
        if vertical:
            flows = _flows(part, starts, chosen, language)
        keys = list(zip(levels, chosen, scripts, span_of[start:end], flows, strict=True))
        runs: list[Run] = []
        a = 0
        for i in range(1, len(part) + 1):
            if i == len(part) or keys[i] != keys[a]:
                level, face, script, at, flow = keys[a]
                runs.append(Run(start + a, start + i, level, face, script, at, flow[0]))
                a = i
        paragraphs.append(Paragraph(start, end, base, tuple(runs)))
    return Itemised(text, "".join(shown), frozenset(hidden), tuple(paragraphs), tuple(missing))


def shape(
    shown: str,
    start: int,
    end: int,
    run: Run,
    language: str,
    features: tuple[tuple[str, int], ...],
    *,
    line_start: int = 0,
    line_end: int = -1,
) -> Shaped:
    """Shape code points start..end with the run's face; a part of a run when a line cuts it.

    Letters beyond line_start..line_end don't join: the line ends there.
    """
    before = after = ""
    if run.script in CONNECTED:
        before = shown[max(line_start, start - _CONTEXT) : start]
        stop = len(shown) if line_end < 0 else line_end
        after = shown[end : min(stop, end + _CONTEXT)]
    return _shape(
        before,
        shown[start:end],
        after,
        run.face,
        # Figures and Latin signs of a Latin face, wherever they stand, keep their own kerning.
        "Latn" if run.script in ("Zyyy", "Zinh") or shown[start:end].isascii() else run.script,
        bool(run.level & 1),
        run.flow,
        language,
        features,
    )


@fonts.memo(8192)
def _shape(
    before: str,
    text: str,
    after: str,
    face_id: str,
    script: str,
    backwards: bool,
    flow: Flow,
    language: str,
    features: tuple[tuple[str, int], ...],
) -> Shaped:
    face = fonts.load(face_id)
    buffer = hb.Buffer()
    buffer.add_str(before + text + after, len(before), len(text))
    upright = flow == "upright"
    buffer.direction = "ttb" if upright else "rtl" if backwards else "ltr"
    buffer.script = script
    if locale(language) != "und":
        buffer.language = locale(language)
    hb.shape(face.font, buffer, dict(features))
    k = 1.0 / face.upem
    offset = len(before)
    infos, positions = buffer.glyph_infos or [], buffer.glyph_positions or []
    gids = tuple([g.codepoint for g in infos])
    clusters = tuple([g.cluster - offset for g in infos])
    if not upright:
        return Shaped(
            gids,
            clusters,
            tuple([p.x_advance * k for p in positions]),
            tuple([p.x_offset * k for p in positions]),
            tuple([p.y_offset * k for p in positions]),
        )
    advances, xs, ys = [], [], []
    for gid, cluster, p in zip(gids, clusters, positions, strict=True):
        x, y, advance = p.x_offset * k, p.y_offset * k, -p.y_advance * k
        if not face.has_vertical_metrics:
            # Without vertical metrics the em box itself is the measure: every sign of a brush
            # face stands in the middle of the column, one em below the other.
            origin = face.font.get_glyph_v_origin(gid)
            width = face.font.get_glyph_h_advance(gid) * k
            if origin is not None:
                x, y = x + origin[0] * k - width / 2, y + origin[1] * k - face.ideographic_top
            advance = 1.0 if advance else 0.0
            character = text[cluster]
            if gid == face.font.get_nominal_glyph(ord(character)):
                dx, dy = _stop_shift(face, gid, character, width)
                x, y = x + dx, y + dy
        advances.append(advance)
        xs.append(x)
        ys.append(y)
    return Shaped(gids, clusters, tuple(advances), tuple(xs), tuple(ys))


def _stop_shift(
    face: fonts.LoadedFace, gid: int, character: str, width: float
) -> tuple[float, float]:
    """How far a stop without a vertical form moves: from the lower left of its em to the upper
    right, mirrored about the middle; colons and marks of exclamation to the middle line."""
    if character not in _VERTICAL_STOPS and character not in "：；！？":
        return 0.0, 0.0
    box = face.font.get_glyph_extents(gid)
    if box is None:
        return 0.0, 0.0
    k = 1.0 / face.upem
    across = (2 * box.x_bearing + box.width) * k
    if character not in _VERTICAL_STOPS:
        return (width - across) / 2, 0.0
    along = (2 * box.y_bearing + box.height) * k
    return width - across, 2 * face.ideographic_top - 1.0 - along
