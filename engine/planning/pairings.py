"""Type pairings: which faces speak together, and how their titles are set.

The 38 pairings of the art direction: 1-28 are led by a Latin face, Z1-Z10 by a Han face. Each has
both scripts, so that a mixed text stays in one voice. A pairing is offered only if its own faces
hold every letter of the texts (`usable`): one strange face in a word looks like a mistake.
"""

from __future__ import annotations

import functools
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType
from typing import Literal

import brotli
import msgspec

from engine.text import fonts

Case = Literal["caps", "sentence"]
Voice = Literal["title", "second", "support", "bold", "label"]

LINING: Mapping[str, int] = MappingProxyType({"lnum": 1})
"""OpenType features for figures in titles, dates and prices: Cormorant, Playfair Display, Syne,
Young Serif and others would set old-style figures; faces without the feature ignore it."""

_COVERAGE = Path(__file__).parents[2] / "assets" / "fonts" / "coverage.bin"


@dataclass(frozen=True, slots=True)
class Pairing:
    """Faces are ids of the catalogue. `title_second` is the italic or second voice of a title,
    `support_bold` the emphasis in small text, `label` the face of letterspaced small capitals.

    Tracking is in em, leading a multiple of the size. `max_title` is the most letters a title may
    have (0 = any) and `min_title_size` its smallest size as a fraction of the page's short side.
    `scripts` are those that its title face was chosen for (ISO 15924). In a Han-led pairing
    `title` and `support` are Han faces, and `latin_title`, `latin_support` speak beside them.
    """

    id: str
    title: str
    title_second: str
    support: str
    support_bold: str
    label: str
    case: Case
    title_tracking: float
    label_tracking: float
    leading: float
    kind: str
    moods: tuple[str, ...]
    scripts: tuple[str, ...]
    max_title: int
    min_title_size: float
    han_title: str
    han_support: str
    latin_title: str = ""
    latin_support: str = ""
    lining: bool = True
    """Whether the title face has lining figures; old-style ones read as letters at display size
    ("1" as "I", "0" as "o")."""

    @property
    def han_led(self) -> bool:
        return "Hans" in self.scripts

    def faces(self, voice: Voice) -> tuple[str, ...]:
        """Face ids for a text, first choice first: Latin before Han, so that words and figures
        of a Chinese line are set in the Latin companion; signs beside Han stay Han."""
        own = {
            "title": self.title,
            "second": self.title_second,
            "support": self.support,
            "bold": self.support_bold,
            "label": self.label,
        }[voice]
        loud = voice in ("title", "second")
        if self.han_led:
            latin = self.latin_title if loud else self.latin_support
            return tuple(dict.fromkeys((latin, own)))
        return tuple(dict.fromkeys((own, self.han_title if loud else self.han_support)))


def _latin(
    name: str,
    title: str,
    second: str,
    support: str,
    bold: str,
    kind: str,
    case: Case,
    tracking: float,
    leading: float,
    moods: str,
    han: tuple[str, str],
    *,
    label: str = "",
    label_tracking: float = 0.12,
    scripts: str = "Latn",
    max_title: int = 0,
    least: float = 0.0,
    lining: bool = True,
) -> Pairing:
    return Pairing(
        name, title, second or title, support, bold, label or bold, case, tracking,
        label_tracking, leading, kind, tuple(moods.split()), tuple(scripts.split()), max_title,
        least, *han, lining=lining,
    )  # fmt: skip


def _han(
    name: str,
    title: str,
    support: str,
    bold: str,
    latin: tuple[str, str],
    kind: str,
    tracking: float,
    moods: str,
    *,
    scripts: str = "Hans",
    label_tracking: float = 0.12,
    leading: float = 1.14,
    max_title: int = 0,
    least: float = 0.0,
) -> Pairing:
    return Pairing(
        name, title, title, support, bold, bold, "sentence", tracking, label_tracking, leading,
        kind, tuple(moods.split()), tuple(scripts.split()), max_title, least, title, support,
        *latin,
    )  # fmt: skip


# Han companions by the weight and class of the Latin title.
_BLACK = ("noto-sans-sc-900", "noto-sans-sc-500")
_LIGHT = ("noto-sans-sc-300", "noto-sans-sc-300")
_SONG = ("noto-serif-sc-900", "noto-serif-sc-500")
_FINE = ("noto-serif-sc-500", "noto-serif-sc-500")
_KAI = ("lxgw-wenkai-700", "lxgw-wenkai-400")
_SOFT = ("zcool-kuaile-400", "noto-sans-sc-500")
_SONG_SANS = ("noto-serif-sc-900", "noto-sans-sc-500")

_ALL = (
    _latin("1", "inter-tight-800", "inter-tight-600", "inter-tight-500", "inter-tight-600",
           "grotesque", "sentence", -0.042, 0.88, "swiss tech culture", _BLACK,
           scripts="Latn Cyrl Grek", label_tracking=0.08),
    _latin("2", "anton-400", "", "barlow-condensed-600", "barlow-condensed-700",
           "condensed", "caps", 0.0, 0.94, "loud music food sport", _BLACK, label_tracking=0.08),
    _latin("3", "josefin-sans-700", "", "josefin-sans-600", "josefin-sans-700",
           "geometric", "caps", 0.05, 0.96, "travel deco seaside", _BLACK,
           label="josefin-sans-600"),
    _latin("4", "unbounded-900", "", "space-grotesk-500", "space-grotesk-700",
           "display", "caps", 0.01, 0.96, "night club future", _BLACK, scripts="Latn Cyrl"),
    _latin("5", "fraunces-900", "fraunces-600i", "league-spartan-500", "league-spartan-700",
           "serif", "sentence", -0.025, 0.92, "market food warm", _SONG_SANS),
    _latin("6", "league-spartan-700", "", "young-serif-400", "league-spartan-700",
           "geometric", "caps", 0.055, 0.96, "craft coffee badge", _BLACK),
    _latin("7", "bricolage-grotesque-800", "", "bricolage-grotesque-500",
           "bricolage-grotesque-700", "grotesque", "sentence", -0.035, 0.88,
           "retail friendly web", _BLACK, label_tracking=0.08),
    _latin("8", "archivo-900i", "archivo-900", "archivo-600", "archivo-700",
           "grotesque", "sentence", -0.035, 0.88, "sport speed launch", _BLACK,
           label_tracking=0.08),
    _latin("9", "cormorant-600", "cormorant-500i", "spectral-500", "spectral-600",
           "serif", "sentence", -0.02, 0.92, "quiet art botanical", _FINE,
           scripts="Latn Cyrl", label_tracking=0.16, least=0.05),
    _latin("10", "playfair-display-700i", "playfair-display-700", "jost-500", "jost-600",
           "didone", "sentence", -0.015, 0.94, "concert feast classic", _SONG_SANS,
           label="jost-500", label_tracking=0.2, scripts="Latn Cyrl"),
    _latin("11", "big-shoulders-display-900", "", "barlow-condensed-500",
           "barlow-condensed-700", "condensed", "caps", 0.0, 0.94, "outdoor race industrial",
           _BLACK, label_tracking=0.08),
    _latin("12", "abril-fatface-400", "", "work-sans-400", "work-sans-600",
           "didone", "sentence", -0.02, 0.94, "fashion magazine", _SONG_SANS),
    _latin("13", "bodoni-moda-600", "bodoni-moda-500i", "montserrat-500", "montserrat-600",
           "didone", "caps", 0.02, 0.96, "luxury beauty", _FINE,
           label="montserrat-500", label_tracking=0.18, least=0.05),
    _latin("14", "dm-serif-display-400", "dm-serif-display-400i", "dm-sans-400", "dm-sans-500",
           "serif", "sentence", -0.015, 0.94, "hospitality story", _SONG_SANS),
    _latin("15", "cinzel-600", "", "cormorant-garamond-600", "cormorant-garamond-700",
           "serif", "caps", 0.06, 1.0, "ceremony heritage", _SONG,
           label="cormorant-garamond-600", label_tracking=0.16),
    _latin("16", "instrument-serif-400", "instrument-serif-400i", "instrument-sans-500",
           "instrument-sans-600", "serif", "sentence", -0.02, 0.92,
           "gallery calm contemporary", _FINE, least=0.05),
    _latin("17", "syne-800", "", "inter-400", "inter-500",
           "display", "sentence", -0.01, 0.94, "experimental art", _BLACK),
    _latin("18", "lilita-one-400", "", "nunito-600", "nunito-800",
           "rounded", "sentence", 0.0, 0.96, "children fair game", _SOFT, label_tracking=0.08),
    _latin("19", "fredoka-700", "", "fredoka-500", "fredoka-700",
           "rounded", "sentence", -0.01, 0.94, "school kids pets", _SOFT, label_tracking=0.08),
    _latin("20", "righteous-400", "", "poppins-500", "poppins-600",
           "deco", "sentence", 0.0, 0.98, "retro seventies", _SOFT, label_tracking=0.1),
    _latin("21", "monoton-400", "", "josefin-sans-600", "josefin-sans-700",
           "deco", "caps", 0.02, 1.0, "neon-sign deco-night", _LIGHT,
           label="josefin-sans-600", label_tracking=0.15, max_title=14, least=0.12),
    _latin("22", "pacifico-400", "", "montserrat-600", "montserrat-700",
           "script", "sentence", 0.0, 1.1, "summer surf bakery", _KAI,
           label="montserrat-600", max_title=24, least=0.06),
    _latin("23", "great-vibes-400", "", "cormorant-garamond-500", "cormorant-garamond-600",
           "script", "sentence", 0.0, 1.08, "wedding invitation",
           ("lxgw-wenkai-400", "noto-serif-sc-500"), label="cormorant-garamond-500",
           label_tracking=0.2, max_title=24, least=0.1),
    _latin("24", "oswald-700", "", "libre-caslon-text-400", "libre-caslon-text-700",
           "condensed", "caps", 0.0, 0.96, "newspaper debate",
           ("noto-sans-sc-900", "noto-serif-sc-500"), label="libre-caslon-text-400i",
           label_tracking=0.0, scripts="Latn"),
    _latin("25", "space-grotesk-700", "space-grotesk-500", "dm-mono-400", "dm-mono-500",
           "grotesque", "sentence", -0.03, 0.9, "science data hack", _BLACK,
           label_tracking=0.08),
    _latin("26", "bebas-neue-400", "", "karla-500", "karla-700",
           "condensed", "caps", 0.01, 0.94, "cinema civic", _BLACK),
    _latin("27", "rubik-mono-one-400", "", "rubik-500", "rubik-700",
           "mono", "caps", -0.04, 0.98, "arcade kids bold-retail", _BLACK,
           scripts="Latn Cyrl", label_tracking=0.08),
    _latin("28", "italiana-400", "", "tenor-sans-400", "tenor-sans-400",
           "didone", "sentence", 0.01, 0.98, "spa perfume", _FINE,
           label_tracking=0.2, least=0.06, lining=False),
    _han("Z1", "noto-sans-sc-900", "noto-sans-sc-500", "noto-sans-sc-900",
         ("archivo-900", "archivo-500"), "grotesque", -0.01, "sale sport launch"),
    _han("Z2", "noto-serif-sc-900", "noto-serif-sc-500", "noto-serif-sc-900",
         ("cinzel-600", "spectral-500"), "serif", 0.10, "feast classic ceremony"),
    _han("Z3", "zcool-xiaowei-400", "lxgw-wenkai-400", "lxgw-wenkai-700",
         ("cormorant-garamond-600", "cormorant-garamond-600"), "serif", 0.06,
         "poetic tea mid-autumn", label_tracking=0.3, leading=1.2),
    _han("Z4", "ma-shan-zheng-400", "noto-serif-sc-500", "noto-serif-sc-900",
         ("cinzel-600", "spectral-500"), "brush", 0.0, "calligraphy martial spring",
         max_title=4, leading=1.1),
    _han("Z5", "zhi-mang-xing-400", "noto-sans-sc-300", "noto-sans-sc-500",
         ("jost-500", "jost-300"), "brush", 0.0, "ink fashion film", max_title=6, leading=1.1),
    _han("Z6", "zcool-qingke-huangyou-400", "noto-sans-sc-500", "noto-sans-sc-900",
         ("barlow-condensed-700", "barlow-condensed-500"), "display", 0.0,
         "poster-modern club tech", max_title=6, leading=1.1),
    _han("Z7", "zcool-kuaile-400", "noto-sans-sc-500", "noto-sans-sc-900",
         ("fredoka-700", "fredoka-500"), "rounded", 0.0, "children snack"),
    _han("Z8", "lxgw-wenkai-700", "lxgw-wenkai-400", "lxgw-wenkai-700",
         ("spectral-600", "spectral-500"), "kai", 0.04, "literary book slow", leading=1.2),
    _han("Z9", "noto-serif-tc-700", "noto-sans-tc-500", "noto-sans-tc-500",
         ("spectral-600", "inter-500"), "serif", 0.04, "traditional-script all",
         scripts="Hant Hans"),
    _han("Z10", "noto-sans-sc-300", "noto-sans-sc-300", "noto-sans-sc-500",
         ("jost-300", "jost-300"), "grotesque", 0.12, "minimal tech exhibition", least=0.08),
)  # fmt: skip

PAIRINGS: Mapping[str, Pairing] = MappingProxyType({pairing.id: pairing for pairing in _ALL})
"""All pairings by id, in the art direction's order."""


# ------------------------------------------------------------------ coverage


@functools.lru_cache(maxsize=1)
def _shipped() -> Mapping[str, tuple[int, ...]]:
    """Face id -> its code points as gaps and lengths in turn (made by assets/make_fonts.py), so
    that choosing a pairing unpacks no face."""
    data = brotli.decompress(_COVERAGE.read_bytes())
    return msgspec.msgpack.decode(data, type=dict[str, tuple[int, ...]])


@functools.lru_cache(maxsize=256)
def coverage(face_id: str) -> frozenset[int]:
    """Every code point that a face maps to a glyph. Raises UserError for an unknown face."""
    runs = _shipped().get(face_id)
    if runs is None:
        return fonts.load(face_id).coverage
    points: set[int] = set()
    at = 0
    for gap, length in zip(runs[0::2], runs[1::2], strict=True):
        points.update(range(at + gap, at + gap + length))
        at += gap + length
    return frozenset(points)


_BRUSHED = ("script", "brush")
_TITLE_ROLES = ("title",)


def _letters(text: str, *, signs: bool) -> set[int]:
    """Code points that the pairing's own faces must hold; spaces and invisible marks never count,
    punctuation and symbols only with `signs`."""
    out: set[int] = set()
    for char in unicodedata.normalize("NFC", text):
        category = unicodedata.category(char)
        if category[0] in "ZC" or 0xFE00 <= ord(char) <= 0xFE0F:
            continue
        if signs or category[0] in "LMN":
            out.add(ord(char))
    return out


def _held(faces: Iterable[str], letters: set[int]) -> bool:
    left = letters
    for face in faces:
        left = left - coverage(face)
        if not left:
            return True
    return False


def has_figures(text: str) -> bool:
    return any(char.isdecimal() for char in text)


def title_letters(text: str) -> int:
    """Letters and figures of a title, as `Pairing.max_title` counts them."""
    return sum(unicodedata.category(char)[0] in "LN" for char in text)


def usable(pairing: Pairing, texts: Iterable[tuple[str, str]]) -> bool:
    """Whether the pairing's own faces hold all of the texts, given as (role, words).

    All or nothing, whole strings: letters, figures, punctuation and currency signs. Only in the
    titles of script and brush faces may punctuation come from the support (art direction 3.5).
    A title must also be in a script that the title face was chosen for, no longer than
    `max_title`, and without figures where the face has no lining ones.
    """
    for role, words in texts:
        if role in _TITLE_ROLES:
            if pairing.max_title and title_letters(words) > pairing.max_title:
                return False
            if not pairing.lining and has_figures(words):
                return False
            brushed = pairing.kind in _BRUSHED
            letters = _letters(words, signs=not brushed)
            han = {c for c in letters if _is_han(c)}
            if not han if pairing.han_led else len(han) * 3 > len(letters):
                return False
            if pairing.case == "caps":
                letters |= _letters(words.upper(), signs=False)
            if not _spoken(pairing, pairing.title, pairing.faces("title"), letters):
                return False
        elif not _spoken(
            pairing, pairing.support, pairing.faces("support"), _letters(words, signs=True)
        ):
            return False
    return True


def _spoken(pairing: Pairing, own: str, faces: tuple[str, ...], letters: set[int]) -> bool:
    """Whether each script is held by the face that leads it: Han by the Han face, everything else
    of a Latin-led pairing by its Latin face. (Han faces also have letters, but of another voice.)
    """
    han = {c for c in letters if _is_han(c)}
    mine = han if pairing.han_led else letters - han - _shared(pairing)
    return mine <= coverage(own) and _held(faces, letters)


def offered(texts: Iterable[tuple[str, str]]) -> tuple[str, ...]:
    """Ids of the usable pairings in the art direction's order; never empty.

    Where no pairing holds everything (Arabic, Thai, Korean, a very rare character), those whose
    fallbacks match best: the plain sans and serif voices of the title's side.
    """
    kept = tuple(texts)
    found = tuple(name for name, pairing in PAIRINGS.items() if usable(pairing, kept))
    if found:
        return found
    title = "".join(words for role, words in kept if role in _TITLE_ROLES) or "".join(
        words for _, words in kept
    )
    return ("Z1", "Z2") if any(_is_han(ord(char)) for char in title) else ("1", "7", "16")


def _is_han(code_point: int) -> bool:
    """Han, and the kana that stand among it."""
    return (
        0x3400 <= code_point <= 0x9FFF
        or 0x3041 <= code_point <= 0x30FF
        or 0xF900 <= code_point <= 0xFAFF
        or 0x20000 <= code_point <= 0x3FFFF
    )


@functools.lru_cache(maxsize=64)
def _shared(pairing: Pairing) -> frozenset[int]:
    """Signs that a Latin title may take from its Han companion: CJK and full-width punctuation."""
    signs = (*range(0x3000, 0x3040), *range(0xFF00, 0xFFF0))
    return coverage(pairing.han_title).intersection(signs)
