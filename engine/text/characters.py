"""What Unicode says of characters and texts, in code points: scripts, clusters, emoji.

ICU counts UTF-16 units, HarfBuzz and Python count code points; `boundaries`
translates. Properties are looked up once per character and kept in tables, and a text whose
characters need no care (`traits_of`) passes an algorithm by.
"""

from __future__ import annotations

import functools
import re
import threading
import unicodedata
from collections.abc import Callable
from functools import reduce
from operator import or_
from typing import Any, Literal, NamedTuple, TypeVar

import icu

T = TypeVar("T")

NEWLINES = frozenset("\n\r\v\f\x85\u2028\u2029")
SPACES = frozenset(
    " \t\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2008\u2009\u200a\u205f\u3000"
)
"""Where a line may end inside of, and which then hang beyond the line's end."""
SOFT_HYPHEN = "\u00ad"
AMBIGUOUS = frozenset("“”‘’…‥—―·")
"""Wide in Chinese and Japanese, narrow elsewhere: they take the face of the Han beside them."""
HAN = frozenset(("Hani", "Hira", "Kana", "Bopo", "Hang"))
COMMON = frozenset(("Zyyy", "Zinh"))

_TEXT_STYLE, _EMOJI_STYLE, _JOINER = "\ufe0e", "\ufe0f", "\u200d"
_NESTING = 63
"""Open brackets that are remembered, as many as UAX 9 does."""
_KEPT = 65536
"""Characters in a table before it starts afresh: a hostile text doesn't fill the memory."""
_PARAGRAPH_ENDS = re.compile("\r\n|[\n\r\v\f\x85\u2028\u2029]")
_iterating = threading.Lock()


class Table(dict[str, T]):
    """A property by character, computed when it is first asked for."""

    def __init__(self, find: Callable[[str], T]) -> None:
        super().__init__()
        self._find = find

    def __missing__(self, character: str) -> T:
        if len(self) >= _KEPT:
            self.clear()
        value = self[character] = self._find(character)
        return value


# ------------------------------------------------------------------ one character


def _script(character: str) -> str:
    if "\ud800" <= character <= "\udfff":
        return "Zyyy"
    name: str = icu.Script.getScript(ord(character)).getShortName()
    return name


_SCRIPTS: Table[str] = Table(_script)


def script_of(character: str) -> str:
    """ISO 15924 code of one character; lone surrogates count as Common."""
    return _SCRIPTS[character]


def _has(character: str, which: int) -> bool:
    return bool(icu.Char.hasBinaryProperty(ord(character), which))


TURNS, JOINS, SILENT, CONTROL, PICTURE, LONE, DOUBTFUL, REPLACED = (1 << i for i in range(8))
"""Traits of a character: it may raise bidi levels; it may share a cluster with others; it is a
control or a format that shows nothing; it is a control character but no tab; it may make an emoji;
it is a lone surrogate; it is AMBIGUOUS; it is shaped as another character."""

_TURNING = frozenset(
    int(getattr(icu.UCharDirection, name))
    for name in [
        "RIGHT_TO_LEFT",
        "RIGHT_TO_LEFT_ARABIC",
        "ARABIC_NUMBER",
        "LEFT_TO_RIGHT_EMBEDDING",
        "LEFT_TO_RIGHT_OVERRIDE",
        "RIGHT_TO_LEFT_EMBEDDING",
        "RIGHT_TO_LEFT_OVERRIDE",
        "POP_DIRECTIONAL_FORMAT",
        "LEFT_TO_RIGHT_ISOLATE",
        "RIGHT_TO_LEFT_ISOLATE",
        "FIRST_STRONG_ISOLATE",
        "POP_DIRECTIONAL_ISOLATE",
    ]
)
"""Bidi classes without which a text from the left stays at level 0."""
_ALONE = frozenset((0, 6, 7))
"""Grapheme_Cluster_Break Other, LV and LVT: clusters of their own beside one another."""


def _find_traits(character: str) -> int:
    if "\ud800" <= character <= "\udfff":
        return LONE
    code = ord(character)
    out = 0
    if icu.Char.charDirection(code) in _TURNING:
        out |= TURNS
    joining = icu.Char.getIntPropertyValue(code, icu.UProperty.GRAPHEME_CLUSTER_BREAK)
    if joining not in _ALONE:
        out |= JOINS
    category = unicodedata.category(character)
    if category in ("Cc", "Cf") or ignorable(character):
        out |= SILENT
    if category == "Cc" and character != "\t":
        out |= CONTROL
    if character in (_TEXT_STYLE, _EMOJI_STYLE, _JOINER) or (
        _has(character, icu.UProperty.EMOJI) and not character.isascii()
    ):
        out |= PICTURE
    if character in AMBIGUOUS:
        out |= DOUBTFUL
    if character in "\t\u1680\u2010\u2011":
        out |= REPLACED
    return out


_TRAITS: Table[int] = Table(_find_traits)
_FACTS: Table[tuple[str, int]] = Table(lambda c: (_SCRIPTS[c], _TRAITS[c]))
_PLAIN = frozenset(map(chr, range(0x20, 0x7F)))


@functools.lru_cache(maxsize=16384)
def ignorable(character: str) -> bool:
    """Default_Ignorable_Code_Point: no face needs a glyph for it."""
    return _has(character, icu.UProperty.DEFAULT_IGNORABLE_CODE_POINT)


def silent(character: str) -> bool:
    """Controls and formats: left out without a word."""
    return bool(_TRAITS[character] & SILENT)


@functools.lru_cache(maxsize=16384)
def orientation(character: str) -> int:
    """Vertical_Orientation (UTR 50): 0 R, 1 Tr, 2 Tu, 3 U."""
    value: int = icu.Char.getIntPropertyValue(ord(character), icu.UProperty.VERTICAL_ORIENTATION)
    return value


def _find_bracket(character: str) -> str:
    if "\ud800" <= character <= "\udfff":
        return ""
    kind = icu.Char.getIntPropertyValue(ord(character), icu.UProperty.BIDI_PAIRED_BRACKET_TYPE)
    if not kind:
        return ""
    partner = icu.Char.getBidiPairedBracket(ord(character))
    return partner if isinstance(partner, str) else chr(partner)


_BRACKETS: Table[str] = Table(_find_bracket)


def bracket_of(character: str) -> str:
    """The partner of a paired bracket (UAX 9, BD14), or ''."""
    return _BRACKETS[character]


def is_wide(character: str) -> bool:
    """Whether a character is a letter that fills its em."""
    return bool(character) and _SCRIPTS[character] in HAN


class Survey(NamedTuple):
    """What occurs in a text: its different characters, their traits and their scripts."""

    characters: frozenset[str]
    traits: int
    scripts: frozenset[str]


@functools.lru_cache(maxsize=128)
def survey(text: str) -> Survey:
    characters = frozenset(text)
    facts = set(map(_FACTS.__getitem__, characters))
    traits = 0 if characters <= _PLAIN else reduce(or_, [own for _, own in facts], 0)
    return Survey(characters, traits, frozenset([script for script, _ in facts]))


# ------------------------------------------------------------------ emoji

Presentation = Literal["", "text", "emoji"]


@functools.lru_cache(maxsize=8192)
def presentation(cluster: str) -> Presentation:
    """How UTS 51 wants a cluster shown: in colour, in one colour, or '' when it is no emoji.

    Signs that are text until a selector follows (©, ☀, figures) come back as text or ''.
    """
    base = cluster[0]
    if (base.isascii() and len(cluster) == 1) or "\ud800" <= base <= "\udfff":
        return ""
    prop = icu.UProperty
    if not _has(base, prop.EMOJI):
        return ""
    if _TEXT_STYLE in cluster:
        return "text"
    if (
        _EMOJI_STYLE in cluster
        or _has(base, prop.EMOJI_PRESENTATION)
        or any(_has(c, prop.EMOJI_MODIFIER) for c in cluster[1:] if c > "\uffff")
        or (_JOINER in cluster[:-1] and _has(base, prop.EXTENDED_PICTOGRAPHIC))
    ):
        return "emoji"
    return "" if base.isascii() else "text"


# ------------------------------------------------------------------ languages and encodings


@functools.lru_cache(maxsize=256)
def locale(language: str) -> str:
    """A BCP 47 tag that ICU takes; 'und' when it is empty or nonsense."""
    tag = language.strip()
    if not tag or len(tag) > 64 or not tag.replace("-", "").isalnum() or not tag.isascii():
        return "und"
    return tag


def safe(text: str) -> str:
    """Lone surrogates can't be encoded: U+FFFD in their place."""
    if text.isascii():
        return text
    try:
        text.encode("utf-16-le")
    except UnicodeEncodeError:
        return "".join("\ufffd" if "\ud800" <= c <= "\udfff" else c for c in text)
    return text


def _utf16(text: str) -> list[int]:
    """Code point offset of every UTF-16 offset."""
    table: list[int] = []
    for i, c in enumerate(text):
        table.append(i)
        if c > "\uffff":
            table.append(i)
    table.append(len(text))
    return table


def boundaries(text: str, iterator: Any) -> list[int]:
    """Every boundary after the start that an ICU break iterator finds, in code points.

    Iterators are shared between threads, hence the lock.
    """
    sound = safe(text)
    unicode = icu.UnicodeString(sound)
    with _iterating:
        iterator.setText(unicode)
        ends = list(iterator)
    if len(unicode) == len(sound):
        return ends
    points = _utf16(sound)
    return [points[i] for i in ends]


# ------------------------------------------------------------------ a text


def paragraphs(text: str) -> list[tuple[int, int]]:
    """Start and end of every paragraph, without its line end; CR LF is one line end."""
    if not text:
        return []
    out: list[tuple[int, int]] = []
    start = 0
    for end in _PARAGRAPH_ENDS.finditer(text):
        out.append((start, end.start()))
        start = end.end()
    out.append((start, len(text)))
    return out


_character_breaks: Any = None


def clusters_of(text: str) -> list[int]:
    """Offsets of the grapheme clusters' starts (UAX 29)."""
    if not survey(text).traits & (JOINS | LONE):
        return list(range(len(text)))
    global _character_breaks
    if _character_breaks is None:
        _character_breaks = icu.BreakIterator.createCharacterInstance(icu.Locale("und"))
    return [0, *boundaries(text, _character_breaks)[:-1]]


def scripts_of(text: str) -> list[str]:
    """Script per code point with Common and Inherited resolved (UAX 24, section 5.1)."""
    strong = survey(text).scripts - COMMON
    if len(strong) < 2:
        return [*(strong or ("Zyyy",))] * len(text)
    raw = list(map(_SCRIPTS.__getitem__, text))
    first = next(script for script in raw if script not in COMMON)
    out = raw
    last = first
    stack: list[tuple[str, str]] = []
    for i, script in enumerate(raw):
        if script == "Zyyy":
            partner = _BRACKETS[text[i]]
            if partner:
                c = text[i]
                if any(closing == c for closing, _ in stack):
                    while stack:
                        closing, opened = stack.pop()
                        if closing == c:
                            last = opened
                            break
                elif len(stack) < _NESTING and unicodedata.category(c) == "Ps":
                    stack.append((partner, last))
            out[i] = last
        elif script == "Zinh":
            out[i] = last
        else:
            last = script
    return out
