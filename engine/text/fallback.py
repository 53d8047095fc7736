"""Which face draws what: the faces that were asked for, then the catalogue's companions.

Words hold together. A word of an alphabet, or of a script whose letters join, is set in the first
face that draws all of it: one letter from another face shows at any size. Han and kana are signs of
their own: a face that lacks one of a phrase, or up to a quarter, keeps it, and only the characters
that it lacks come from elsewhere; a face that lacks more gives up the phrase, so that Japanese
forms don't stand between Chinese ones. Signs, figures and punctuation go one by one, and
emoji to the faces that draw them in colour.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Sequence
from itertools import pairwise
from typing import NamedTuple

from engine.text import fonts
from engine.text.characters import (
    AMBIGUOUS,
    COMMON,
    CONTROL,
    HAN,
    JOINS,
    LONE,
    PICTURE,
    SILENT,
    SPACES,
    Table,
    ignorable,
    locale,
    presentation,
    script_of,
    silent,
    survey,
)

_LONG_CLUSTER = 24
_LACKS = 0.25
"""The part of a phrase of Han that a face may lack to keep it; one character always."""
_HAN_LANGUAGES = frozenset(("zh", "ja", "ko", "yue"))
_PHRASE = frozenset(("Hani", "Hira", "Kana", "Bopo"))
_COLOUR_TABLES = frozenset(("COLR", "CBDT", "sbix", "SVG "))


class Pick(NamedTuple):
    """The face of a cluster, the offsets in it to hide, and those of them to report."""

    face: str
    gone: Sequence[int] = ()
    told: Sequence[int] = ()


class Choice:
    """Faces per code point of one paragraph, filled span by span."""

    def __init__(self, length: int) -> None:
        self.faces: list[str] = [""] * length
        self.hidden: list[int] = []
        self.told: list[tuple[int, str]] = []
        """Offsets of characters that no face draws, with the first face asked."""
        self.pictures: list[tuple[int, int]] = []
        """Start and end of the clusters that are emoji."""


def reading_language(language: str, scripts: frozenset[str]) -> str:
    """The language whose forms Han takes: the text's own, or the one that its kana or Hangul
    give away when the text is said to be in a language that isn't written in Han."""
    if "Hani" not in scripts or locale(language).split("-")[0].lower() in _HAN_LANGUAGES:
        return language
    if "Hira" in scripts or "Kana" in scripts:
        return "ja"
    return "ko" if "Hang" in scripts else language


# ------------------------------------------------------------------ one cluster


@fonts.memo(32768)
def drawable(face: str, cluster: str) -> bool:
    """Whether the face draws a whole cluster, composed, decomposed or as it stands."""
    coverage = fonts.load(face).coverage
    if all(ord(c) in coverage or ignorable(c) or _synthetic(c, coverage) for c in cluster):
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


def substitute(character: str, face: str) -> str:
    """What is shaped in place of a character, so that no face needs more than it has."""
    if character in "\t\u1680":
        return " "
    if character in "\u2010\u2011":
        coverage = fonts.load(face).coverage
        return character if ord(character) in coverage or 0x2010 in coverage else "-"
    return character


@fonts.memo(256)
def _in_colour(face: str) -> bool:
    return not _COLOUR_TABLES.isdisjoint(fonts.load(face).face.table_tags)


def _beside(text: str, a: int, b: int) -> str:
    """The Han character next to an ambiguous sign, or '' when letters or nothing stand there.

    The sign follows what it encloses or continues: the nearer strong neighbour decides.
    """
    for step in range(1, 4):
        for i in (a - step, b - 1 + step):
            if 0 <= i < len(text):
                own = script_of(text[i])
                if own in HAN:
                    return text[i]
                if own not in COMMON:
                    return ""
    return ""


@fonts.memo(512)
def _spare(script: str, raw: str, language: str, like: str) -> tuple[str, ...]:
    """Companions for a script as it was resolved, then for the character's own."""
    spare = fonts.fallbacks(script, language, like)
    if raw != script:
        spare += fonts.fallbacks(raw, language, like)
    return tuple(dict.fromkeys(spare))


@fonts.memo(32768)
def _pick(
    cluster: str, script: str, asked: tuple[str, ...], language: str, beside: str
) -> Pick | None:
    """The first face that draws a cluster, or all of it that can be drawn; None: none does."""
    order = asked
    if beside:
        order = tuple(sorted(asked, key=lambda face: not drawable(face, beside)))
    spare = _spare(script, script_of(cluster[0]), language, asked[0])
    shown = presentation(cluster)
    if shown == "emoji":
        colour = fonts.fallbacks("Zsye", language, asked[0])
        own = tuple(face for face in asked if face in colour or _in_colour(face))
        order = (*own, *colour, *asked)
    candidates = dict.fromkeys((*order, *spare))
    drawn = [face for face in candidates if drawable(face, cluster)] if shown == "text" else ()
    if drawn:
        return Pick(min(drawn, key=lambda face: face not in asked and _in_colour(face)))
    for face in candidates:
        if drawable(face, cluster):
            return Pick(face)
    for face in candidates:
        if drawable(face, cluster[0]):
            coverage = fonts.load(face).coverage
            gone = [i for i, c in enumerate(cluster) if ord(c) not in coverage and not silent(c)]
            gone = [i for i in gone if i or not drawable(face, cluster[0])]
            return Pick(face, gone, gone)
    return None


def _carrier(previous: str, first: str) -> str:
    """The face of what shows nothing: the one before it, if that can shape a space.

    In a face without a space HarfBuzz takes such characters out, and no glyph stands for them.
    """
    for face in (previous, first, *fonts.fallbacks("Latn", "und", first)):
        if face and 0x20 in fonts.load(face).coverage:
            return face
    return first


def _nothing(cluster: str, face: str) -> Pick:
    """A cluster that no face draws is hidden; its marks go without being told."""
    everything = range(len(cluster))
    told = [i for i in everything if not silent(cluster[i]) and script_of(cluster[i]) != "Zinh"]
    return Pick(face, everything, told or [0])


# ------------------------------------------------------------------ words


def _group(character: str) -> str:
    """Letters that make words together; '' for signs, figures and spaces."""
    script = script_of(character)
    return "" if script in COMMON else "Hani" if script in _PHRASE else script


_GROUPS: Table[str] = Table(_group)


def _covers(face: str, characters: Iterable[str]) -> bool:
    return fonts.load(face).coverage.issuperset(map(ord, characters))


def _companions(
    group: str, letters: Iterable[str], asked: tuple[str, ...], language: str
) -> tuple[str, ...]:
    """The faces to try for letters of a group; kana without Han are Japanese in any language."""
    script = group
    if group == "Hani" and all(script_of(c) in ("Hira", "Kana") for c in letters):
        script = "Hira"
    return tuple(dict.fromkeys((*asked, *_spare(script, script, language, asked[0]))))


def _whole(letters: Iterable[str], group: str, asked: tuple[str, ...], language: str) -> str:
    """The face that draws all letters of a group, if the faces before it draw none; or ''."""
    for face in _companions(group, letters, asked, language):
        if _covers(face, letters):
            return face
        if not fonts.load(face).coverage.isdisjoint(map(ord, letters)):
            return ""
    return ""


def _of_word(word: Sequence[str], group: str, asked: tuple[str, ...], language: str) -> str:
    """The face of a word whose letters no face draws alone; see the head of this file."""
    best, most = "", 0
    for face in _companions(group, "".join(word), asked, language):
        count = sum(drawable(face, cluster) for cluster in word)
        if count == len(word):
            return face
        lacks = len(word) - count
        if group == "Hani" and face in asked and lacks <= max(1, _LACKS * len(word)) and count:
            return face
        if count > most:
            best, most = face, count
    return best


def choose(
    text: str,
    clusters: Sequence[int],
    end: int,
    scripts: Sequence[str],
    asked: tuple[str, ...],
    language: str,
    choice: Choice,
) -> None:
    """Choose the faces of clusters (their starts; the last one ends at `end`) of one span.

    `text` and `scripts` are the whole paragraph's: neighbours decide on ambiguous signs.
    """
    start = clusters[0]
    first = asked[0]
    characters, traits, _ = survey(text[start:end])
    drawn: Iterable[str] = characters
    if traits & SILENT:
        drawn = [c for c in characters if not silent(c)]
    if drawn and not traits & (CONTROL | LONE | PICTURE) and _covers(first, drawn):
        choice.faces[start:end] = [first] * (end - start)
        return
    letters: dict[str, list[str]] = {}
    for c in drawn:
        group = _GROUPS[c]
        if group:
            letters.setdefault(group, []).append(c)
    whole = {group: _whole(found, group, asked, language) for group, found in letters.items()}
    faces = choice.faces
    if not traits & (JOINS | LONE):
        # Signs by themselves: what doesn't depend on its neighbours is looked up.
        known = _known(characters, whole, scripts[start:end], asked, language)
        faces[start:end] = [known.get(c, "") for c in text[start:end]]
    count = len(clusters)
    seen: dict[tuple[str, str], str] = {}
    """Faces of signs by themselves, by script; of spaces, by the face before them."""
    for k, a in enumerate(clusters, 1):
        if faces[a]:
            continue
        previous = faces[a - 1] if a else ""
        b = clusters[k] if k < count else end
        c = text[a]
        one = b - a == 1
        known_face = seen.get((c, previous if c in SPACES else scripts[a])) if one else None
        if known_face:
            faces[a] = known_face
            continue
        cluster = text[a:b]
        if c in SPACES and one and previous and drawable(previous, c):
            faces[a] = seen[c, previous] = previous
            continue
        if silent(c) and c != "\t" and all(map(silent, cluster)):
            previous = _carrier(previous, first)
            faces[a:b] = [previous] * (b - a)
            choice.hidden += [i for i in range(a, b) if unicodedata.category(text[i]) == "Cc"]
            continue
        group = _GROUPS[c]
        if group:
            face = whole[group]
            if face and b - a == 1:
                faces[a] = face
                continue
            if not face or not drawable(face, cluster):
                # Word by word: up to the next cluster that isn't of the same letters.
                last = k
                while last < count and (
                    _GROUPS[text[clusters[last]]] == group or ignorable(text[clusters[last]])
                ):
                    last += 1
                edges = [*clusters[k - 1 : last], clusters[last] if last < count else end]
                word = [text[i:j] for i, j in pairwise(edges)]
                face = _of_word([w for w in word if not ignorable(w[0])], group, asked, language)
                for i, w in zip(edges, word, strict=False):
                    previous = _set(i, w, face, scripts[i], asked, language, "", previous, choice)
                continue
        else:
            face = ""
        beside = _beside(text, a, b) if c in AMBIGUOUS else ""
        told = len(choice.hidden), len(choice.told), len(choice.pictures)
        _set(a, cluster, face, scripts[a], asked, language, beside, previous, choice)
        if (
            one
            and not (group or c in SPACES or c in AMBIGUOUS)
            and told == (len(choice.hidden), len(choice.told), len(choice.pictures))
        ):
            seen[c, scripts[a]] = faces[a]


def _known(
    characters: Iterable[str],
    whole: dict[str, str],
    scripts: Sequence[str],
    asked: tuple[str, ...],
    language: str,
) -> dict[str, str]:
    """Faces of the characters that take the same one wherever they stand."""
    one = scripts[0] if scripts.count(scripts[0]) == len(scripts) else ""
    known = {}
    for c in characters:
        group = _GROUPS[c]
        if group:
            known[c] = whole[group]
        elif one and not (c in SPACES or c in AMBIGUOUS or silent(c)):
            pick = _pick(c, one, asked, language, "")
            if pick is not None and not pick.gone and presentation(c) != "emoji":
                known[c] = pick.face
    return known


def _set(
    at: int,
    cluster: str,
    face: str,
    script: str,
    asked: tuple[str, ...],
    language: str,
    beside: str,
    previous: str,
    choice: Choice,
) -> str:
    """Note the pick of one cluster and give its face; `face` is taken if it draws the cluster."""
    pick: Pick | None
    if face and drawable(face, cluster):
        pick = Pick(face)
    else:
        if presentation(cluster) == "emoji":
            choice.pictures.append((at, at + len(cluster)))
        pick = _pick(cluster, script, asked, language, beside)
        if pick is None:
            pick = _nothing(cluster, _carrier(previous, asked[0]))
    choice.faces[at : at + len(cluster)] = [pick.face] * len(cluster)
    choice.hidden += [at + i for i in pick.gone]
    choice.told += [(at + i, asked[0]) for i in pick.told]
    return pick.face
