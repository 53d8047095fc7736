"""Comparing what was read with what should stand there, folding only what print folds."""

from __future__ import annotations

import difflib
import functools
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass

_QUOTES = str.maketrans({**dict.fromkeys("“”„‟〝〞＂", '"'), **dict.fromkeys("‘’‚‛＇", "'")})
_DASHES = str.maketrans(dict.fromkeys("‐‑‒–—―−﹣－─", "-"))
_DOTS = str.maketrans({**dict.fromkeys("・‧∙･⋅", "·"), "⋯": "...", "…": "..."})
_INVISIBLE = frozenset(
    "\u00ad\u200b\u200c\u200d\u2060\ufeff\u200e\u200f\u2066\u2067\u2068\u2069\ufe0e\ufe0f"
)
_WIDE = "〜"
"""The wave dash: faces draw it as the full-width tilde."""


def _width(text: str) -> str:
    plain = [unicodedata.normalize("NFKC", c) if _is_form(c) else c for c in text]
    joined = unicodedata.normalize("NFC", "".join(plain)).replace(_WIDE, "~")
    return joined.translate(_QUOTES).translate(_DASHES).translate(_DOTS)


def _is_form(character: str) -> bool:
    """Whether a character is another one in full or half width, of a vertical line, or a
    ligature. Superscripts, fractions and circled figures say more than their plain letters."""
    return (
        "\uff01" <= character <= "\uffee"
        or "\ufb00" <= character <= "\ufb06"
        or "\ufe10" <= character <= "\ufe4f"
        or character == "\u3000"
    )


def _composed(text: str) -> str:
    return unicodedata.normalize("NFC", "".join(c for c in text if c not in _INVISIBLE))


def _spaces(text: str) -> str:
    return " ".join(text.split())


def unspaced(text: str) -> str:
    return "".join(text.split())


FOLDS: tuple[tuple[str, Callable[[str], str]], ...] = (
    ("composition", _composed),
    ("spaces", _spaces),
    ("quotes", lambda t: t.translate(_QUOTES)),
    ("dashes", lambda t: t.translate(_DASHES)),
    ("dots", lambda t: t.translate(_DOTS)),
    ("width", _width),
    ("word gaps", unspaced),
)
"""In this order; no more than what print doesn't tell apart. `width`: full and half width, vertical
forms, ligatures. `dots`: the ellipsis and the middle dots. Superscripts, bullets, primes,
simplified and traditional twins, accents and letter case are never folded. `word gaps` ignores
where spaces stand: readers often lose them, so whoever uses it must look at the gaps another
way."""


@functools.lru_cache(8192)
def folded(text: str) -> str:
    """The text with every fold applied: what two texts must share to count as equal in print."""
    for _, fold in FOLDS:
        text = fold(text)
    return text


def match(expected: str, read: str) -> tuple[bool, tuple[str, ...]]:
    """Whether both are equal in print, and the names of the folds that it took, fewest first."""
    used: list[str] = []
    a, b = expected, read
    for name, fold in FOLDS:
        if a == b:
            break
        x, y = fold(a), fold(b)
        if (x == y) or (nearness(x, y) < nearness(a, b)):
            used.append(name)
        a, b = x, y
    if a != b:
        return False, ()
    return True, tuple(used)


def nearness(a: str, b: str) -> int:
    """How many characters the two don't share, in any order: enough to see that a fold helped."""
    left: dict[str, int] = {}
    for c in a:
        left[c] = left.get(c, 0) + 1
    for c in b:
        left[c] = left.get(c, 0) - 1
    return sum(abs(n) for n in left.values())


@dataclass(frozen=True, slots=True)
class Difference:
    """`read` stands where `expected` should; positions are those of `Units`."""

    expected: str
    read: str
    expected_span: tuple[int, int]
    read_span: tuple[int, int]


@dataclass(frozen=True, slots=True)
class Units:
    """A text folded character by character: `characters[i]` came from `text[sources[i]]`."""

    text: str
    characters: tuple[str, ...]
    sources: tuple[int, ...]


def units(text: str) -> Units:
    """The fully folded text without spaces, with where each character came from."""
    characters: list[str] = []
    sources: list[int] = []
    i = 0
    while i < len(text):
        j = i + 1
        # Combining marks belong to their base, or a fold would tear them apart.
        while j < len(text) and unicodedata.combining(text[j]):
            j += 1
        for c in folded(text[i:j]):
            characters.append(c)
            sources.append(i)
        i = j
    return Units(text, tuple(characters), tuple(sources))


def differences(expected: Units, read: Units) -> tuple[Difference, ...]:
    """What must change to turn `read` into `expected`, in reading order."""
    a, b = expected.characters, read.characters
    if len(a) * len(b) > MAX_TABLE:
        found = []
        for tag, i0, i1, j0, j1 in difflib.SequenceMatcher(
            None, a, b, autojunk=False
        ).get_opcodes():
            if tag != "equal":
                found.append(Difference("".join(a[i0:i1]), "".join(b[j0:j1]), (i0, i1), (j0, j1)))
        return tuple(found)
    found = []
    for i0, i1, j0, j1 in _edits(a, b):
        found.append(Difference("".join(a[i0:i1]), "".join(b[j0:j1]), (i0, i1), (j0, j1)))
    return tuple(found)


MAX_TABLE = 250_000
"""Cells of the alignment's table; longer texts are compared more coarsely."""


def _edits(a: tuple[str, ...], b: tuple[str, ...]) -> list[tuple[int, int, int, int]]:
    """Runs (a from, a to, b from, b to) that differ, from the cheapest alignment (Levenshtein);
    look-alikes and letters of another case are the cheapest to take for each other."""
    cost = [[float(j) for j in range(len(b) + 1)]]
    for i, x in enumerate(a):
        row, above = [float(i + 1)], cost[-1]
        for j, y in enumerate(b):
            change = 0.0 if x == y else 0.6 if same_letter(x, y) or confusable(x, y) else 1.0
            row.append(min(above[j] + change, above[j + 1] + 1.0, row[j] + 1.0))
        cost.append(row)
    runs: list[tuple[int, int, int, int]] = []
    i, j = len(a), len(b)
    end: tuple[int, int] | None = None
    while i or j:
        here = cost[i][j]
        if j > 0 and _near(here, cost[i][j - 1] + 1.0):
            step = (0, 1)
        elif i > 0 and _near(here, cost[i - 1][j] + 1.0):
            step = (1, 0)
        else:
            step = (1, 1)
        if step == (1, 1) and a[i - 1] == b[j - 1]:
            if end is not None:
                runs.append((i, end[0], j, end[1]))
                end = None
        elif end is None:
            end = (i, j)
        i, j = i - step[0], j - step[1]
    if end is not None:
        runs.append((0, end[0], 0, end[1]))
    return runs[::-1]


def _near(a: float, b: float) -> bool:
    return abs(a - b) < 1e-9


def described(differences_: tuple[Difference, ...], expected: Units) -> str:
    """One clause for people: `“m” reads “n” after “Su”; “l” is missing at the end`."""
    clauses = []
    for d in differences_[:4]:
        at = d.expected_span[0]
        source = expected.sources[at] if at < len(expected.sources) else len(expected.text)
        before = " ".join(expected.text[max(0, source - 8) : source].split())
        place = f" after “{before}”" if before else " at the start"
        if d.expected and d.read:
            clauses.append(f"“{d.expected}” reads “{d.read}”{place}")
        elif d.expected:
            clauses.append(f"“{d.expected}” is missing{place}")
        else:
            clauses.append(f"“{d.read}” is surplus{place}")
    if len(differences_) > 4:
        clauses.append(f"{len(differences_) - 4} more")
    return "; ".join(clauses)


def described_gaps(expected: str, read: str) -> str:
    """One clause for people on where two texts of the same letters have other spaces; '' if they
    have the same."""
    a, b = _gaps(expected), _gaps(read)
    letters = unspaced(expected)
    for at in sorted(a ^ b):
        before = letters[max(0, at - 8) : at]
        return f"a space is {'missing' if at in a else 'surplus'} after “{before}”"
    return ""


def _gaps(text: str) -> set[int]:
    """After how many letters spaces stand."""
    found, count = set(), 0
    for character in text.strip():
        if character.isspace():
            found.add(count)
        else:
            count += 1
    return found


CONFUSABLES: tuple[frozenset[str], ...] = (
    frozenset("Il1|!iíì"),
    frozenset("O0oQD〇"),
    frozenset("S5s"),
    frozenset("B8"),
    frozenset("Z2z"),
    frozenset(".,·•●'´`′’"),
    frozenset(":;"),
    frozenset("一-"),
    frozenset("xX×"),
    frozenset("cC"),
    frozenset("kK"),
    frozenset("pP"),
    frozenset("uU"),
    frozenset("vV"),
    frozenset("wW"),
    frozenset("yY"),
    frozenset("ロ口"),
    frozenset("ニ二"),
    frozenset("ハ八"),
    frozenset("カ力"),
    frozenset("エ工"),
    frozenset("タ夕"),
    frozenset("ト卜"),
)
"""Characters that some faces draw alike, so that no reader can tell them without the context."""


def same_letter(a: str, b: str) -> bool:
    """Whether two characters are one letter but for case and accents."""
    return bool(a and b) and _plain(a) == _plain(b)


def _plain(character: str) -> str:
    return unicodedata.normalize("NFD", character.casefold())[0]


MARKS = frozenset("Il1|!iíìoOQ0〇xX×vV一")
"""What a reader takes rules, bullets, crosses and arrows for."""


def look_alikes(character: str) -> tuple[str, ...]:
    """The other members of the character's groups, sorted."""
    found = {c for group in CONFUSABLES if character in group for c in group}
    return tuple(sorted(found - {character}))


_TONES = ("", "\u0304", "\u0301", "\u030c", "\u0300")
"""None, and those of pinyin: macron, acute, caron, grave."""


def tone_marks(character: str) -> tuple[str, ...]:
    """The same vowel with the other tones of pinyin, () for what bears none."""
    parts = unicodedata.normalize("NFD", character)
    base = "".join(c for c in parts if c not in _TONES)
    if base.casefold() not in ("a", "e", "i", "o", "u", "u\u0308"):
        return ()
    found = [unicodedata.normalize("NFC", base + tone) for tone in _TONES]
    return tuple(c for c in found if c != character and len(c) == 1)


def confusable(a: str, b: str) -> bool:
    return any(a in group and b in group for group in CONFUSABLES)
