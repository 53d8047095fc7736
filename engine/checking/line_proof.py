"""The proof of one line: looked at, read, compared, and held against its outlines.

A line is read by a machine that doesn't know what should stand there, and only then compared. Where
the reader differs or can't know, other renderings of the same place are tried; where a face draws
two characters alike or a script is unknown to the reader, the ink is held against the expected
outlines, and what was decided that way is noted.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import zip_longest
from typing import Literal

import msgspec
import numpy as np

from engine.checking import colours, compare, reader
from engine.checking.columns import column_pictures
from engine.checking.lines import Cut, Line, cut_line, glyph_owners, is_small_capital
from engine.checking.pictures import PagePictures
from engine.checking.reader import Picture, ReadCharacter, Reader, Reading
from engine.checking.witness import BLOB_LIMIT, Evidence, PageInk, Witness
from engine.document.colour import approximate_srgb
from engine.document.model import Box
from engine.drawing.scene import Linear, Paint, Radial

Verdict = Literal["exact", "differs", "unreadable", "hidden", "cut", "overflow", "missing glyphs"]
"""exact: reads as written. differs: reads something else. unreadable: too small, too faint or a
script that neither the reader nor the outlines can vouch for. hidden: no ink is seen. cut: part
of it is off the page or covered. overflow: didn't fit its box. missing glyphs: no face has them."""

SIDES = 0.5
"""Em that a look at coarse pictures reaches beyond both ends of a line."""
FAR_SIDES = 1.6
"""Em beyond both ends in which ink like the line's own asks for another look."""
COMPANY = 1.5
"""Em of the line that are read with what stands beside it."""
STOPS = frozenset(".,!?:;()%&")
"""Beside letters and figures, what may have been added to a line; rules and dots are artwork."""
NEAR_END = 0.08
"""Em beyond an end up to which a letter may be the line's own."""
COARSE = 16.0
"""Pixels per em below which ink can't be told beside a line, so that the first look is wider."""
ADDED_SURE = 0.8
"""Probability at which a letter beyond the ends counts as one."""
SQUASH = 0.85
"""How far the first look narrows a line: the reader is as sure, and faster."""
AMBIGUITY = 0.02
"""A confusable character is accepted from the reader's alternatives at this probability or more
(only where no outlines are there to compare with)."""
SURE = 0.5
"""Mean probability below which a wrong reading counts as unreadable, not as different."""
MIN_PIXELS = 9.0
"""Pixels per em below which nothing is claimed to be readable."""
COVERED = 0.12
"""Share of a line's ink that may be missing where it reads as written."""
PICTURED = 0.4
"""The same for letters that hold a picture, which may be of the ground's colour in places."""
MISREAD = 0.3
"""The same where it doesn't: with less, a letter is another one rather than covered."""
IN_PLACE = 0.4
"""Ink between the letters, as a share of what is missing, from which another text stands there."""
FAINTEST = 0.25
"""Share of a line's ink below which it counts as hidden, even if a reader makes it out."""

DRAWN = "drawn, not read"
SMALL_CAPITALS = "small capitals"
UNKNOWN = "unknown script"


class WitnessNote(msgspec.Struct, frozen=True):
    """What a second witness said of some characters. `kind`: shape (the ink against the expected
    outlines), colours (against the expected drawing) or alternatives (the reader's own second
    choices)."""

    kind: Literal["shape", "colours", "alternatives"]
    expected: str
    read: str
    agrees: bool
    score: float
    detail: str


class LineProof:
    """What is known of a line so far."""

    def __init__(self, line: Line, page: int, pages: PagePictures, ink: PageInk) -> None:
        self.line, self.page, self.pages, self.ink = line, page, pages, ink
        self.reading: Reading = reader.NOTHING
        self.folded: tuple[str, ...] = ()
        self.verdict: Verdict = "unreadable"
        self.difference = ""
        self.sides = (0.0, 0.0)
        """Em of free room left and right of the line, `FAR_SIDES` at most."""
        self.surplus = ""
        self.notes: list[WitnessNote] = []
        self.attempts = 0
        self.first: Reading | None = None
        self.coloured = tuple(i for i, p in enumerate(line.glyphs) if p.coloured)
        self.expected, small = as_read(line, self.coloured)
        """What a reader should read; as long as the line's text, so that places agree."""
        self.always: tuple[str, ...] = (
            *((SMALL_CAPITALS,) if small else ()),
            *((DRAWN,) if self.coloured else ()),
        )
        """Folds that every reading of the line needs."""
        self._witness: Witness | None = None

    @property
    def paint(self) -> Paint | None:
        """The fill of the line's letters; None where pictures fill them."""
        glyphs = self.line.glyphs
        return glyphs[0].paint if glyphs else self.line.block.fill

    @property
    def witness(self) -> Witness:
        if self._witness is None:
            self._witness = Witness(self.pages, self.line, self.ink)
        return self._witness


def as_read(line: Line, coloured: Sequence[int]) -> tuple[str, bool]:
    """The line's text as its letters look, of the same length: spaces for what is drawn in colours,
    capitals for small ones; and whether there are any of these."""
    text = list(line.text)
    owners = glyph_owners(line)
    if owners is None:
        joined = line.text
        for i in coloured:
            said = line.glyphs[i].glyph.text
            joined = joined.replace(said, " " * len(said), 1)
        return joined, False
    small = False
    for source, glyphs in owners.items():
        if any(g in coloured for g in glyphs):
            text[source] = " "
        elif len(glyphs) == 1 and line.text[source].islower():
            placed, capital = line.glyphs[glyphs[0]], line.text[source].upper()
            if len(capital) == 1 and is_small_capital(placed, capital):
                text[source], small = capital, True
    return "".join(text), small


def prove_line(proof: LineProof, machine: Reader) -> None:
    """Give the line its verdict. Raises UserError when the reader's model is missing."""
    drawn = _colours_hold(proof)
    if not proof.expected.strip():
        if drawn:
            proof.verdict = "exact"
    elif _foreign(proof.expected, machine):
        _resolve(proof, machine, last=True)
    else:
        for number, how in enumerate(_ATTEMPTS):
            if _look(proof, how, machine, first=number == 0):
                break
            # Most second looks are asked for by letters that look alike, which only the ink tells.
            if number and _resolve(proof, machine, last=how is _ATTEMPTS[-1]):
                break
    if not drawn and proof.verdict == "exact":
        bad = [n for n in proof.notes if n.kind == "colours" and not n.agrees]
        proof.verdict = "differs"
        proof.difference = "; ".join(f"“{n.expected}” {n.detail}" for n in bad[:4])
    if proof.verdict == "exact" and not _covered(proof):
        _look_for_impostors(proof)
    if proof.verdict == "exact":
        _look_beside(proof, machine)
    if proof.verdict == "exact":
        proof.folded = (*proof.folded, *(f for f in proof.always if f not in proof.folded))


# ------------------------------------------------------------------ looks


@dataclass(frozen=True, slots=True)
class _Attempt:
    """A way to look at a line."""

    em: float
    margin: float
    """Em around the ink."""
    squash: float
    treat: Callable[[Picture, Paint | None], Picture]


def _as_is(picture: Picture, fill: Paint | None) -> Picture:
    return picture


def _keyed(picture: Picture, fill: Paint | None) -> Picture:
    """Dark where the picture has the text's own colour, light elsewhere: a restless ground goes."""
    if fill is None:
        return picture
    colours = [s.colour for s in fill.stops] if isinstance(fill, Linear | Radial) else [fill]
    pixels = picture.astype(np.float32)
    away = np.min(
        [
            np.abs(pixels - np.asarray(approximate_srgb(c), np.float32) * 255).max(axis=-1)
            for c in colours
        ],
        axis=0,
    )
    reach = max(24.0, float(np.percentile(away, 75)))
    keyed: Picture = np.clip(away / reach * 255, 0, 255).astype(np.uint8)
    return keyed


def _two_tones(picture: Picture, fill: Paint | None) -> Picture:
    """Black on white at the threshold that separates the two best (Otsu 1979)."""
    grey = _keyed(picture, fill)
    if grey.ndim == 3:
        grey = np.round(reader.luma(grey)).astype(np.uint8)
    counts = np.bincount(grey.ravel(), minlength=256).astype(np.float64)
    levels = np.arange(256)
    weight = np.cumsum(counts)
    mass = np.cumsum(counts * levels)
    total, whole = weight[-1], mass[-1]
    with np.errstate(divide="ignore", invalid="ignore"):
        between = (whole * weight - mass * total) ** 2 / (weight * (total - weight))
    threshold = int(np.nanargmax(np.where(np.isfinite(between), between, -1)))
    return np.where(grey > threshold, 255, 0).astype(np.uint8)


_ATTEMPTS = (
    _Attempt(56.0, 0.18, SQUASH, _as_is),
    _Attempt(44.0, 0.22, 1.0, _as_is),
    _Attempt(64.0, 0.12, 1.0, _keyed),
    _Attempt(72.0, 0.18, 1.0, _two_tones),
)


def _look(proof: LineProof, how: _Attempt, machine: Reader, *, first: bool) -> bool:
    """Look at the line in one way; whether it is done."""
    blanks = tuple(colours.colour_box(proof.line.glyphs[i]) for i in proof.coloured)
    picture: Picture | None = None
    if proof.line.block.vertical and not proof.line.block.curve:
        unread = frozenset(proof.line.glyphs[i].glyph.text for i in proof.coloured)
        taken = column_pictures(proof.pages, proof.line, em=how.em, unread=unread)
        picture = taken[0] if taken else None
    else:
        cut = _line_cut(proof, how, (0.0, 0.0), blanks)
        if first and cut.piece.scale * proof.line.size < COARSE:
            sides = (min(SIDES, proof.sides[0]), min(SIDES, proof.sides[1]))
            cut = _line_cut(proof, how, sides, blanks)
        if cut.piece.picture.size and cut.piece.scale * proof.line.size < MIN_PIXELS:
            proof.difference = "the picture has too few pixels to read it"
            return True
        picture = cut.picture
    if picture is None or min(picture.shape[:2]) < 4:
        return False
    reading = machine.read_line(how.treat(picture, proof.paint), squash=how.squash)
    proof.attempts += 1
    # What was painted over leaves gaps of its own.
    wanted = " ".join(proof.expected.split()) if proof.coloured else proof.expected
    equal, folds = compare.match(wanted, reading.text)
    if equal and "word gaps" in folds:
        equal = _gaps_hold(proof)
    if proof.first is None:
        proof.first = reading
        proof.surplus = _added(proof.expected, reading)
    if equal and (first or _unopposed(proof)):
        proof.reading, proof.folded = reading, folds
        proof.verdict = "exact"
        return True
    if reading.confidence > proof.reading.confidence or not proof.reading.text:
        proof.reading = reading
    return False


def _line_cut(
    proof: LineProof,
    how: _Attempt,
    sides: tuple[float, float] = (0.0, 0.0),
    blanks: tuple[Box, ...] = (),
) -> Cut:
    return cut_line(
        proof.pages, proof.line, margin=how.margin, em=how.em, sides=sides, blanks=blanks
    )


def _added(expected: str, reading: Reading) -> str:
    """Letters and figures that were read, surely, before or after the expected words; '' if none.

    Rules, arrows and bullets beside a text read as dashes, bars and dots: those don't count.
    """
    a, b = compare.units(expected), compare.units(reading.text)
    whole, part = "".join(b.characters), "".join(a.characters)
    if whole == part or part not in whole:
        return ""
    start = whole.index(part)
    ends = [*range(start), *range(start + len(part), len(whole))]
    characters = _aligned(reading)
    sure = [
        b.characters[i]
        for i in ends
        if b.characters[i].isalnum()
        and b.characters[i] not in compare.MARKS
        and i < len(characters)
        and characters[i].probability >= ADDED_SURE
    ]
    return "".join(sure)


def _unopposed(proof: LineProof) -> bool:
    """A later look that reads as expected counts only if the ink doesn't speak against it where
    the first look read something else."""
    if proof.first is None or not proof.first.text:
        return True
    if proof.surplus:
        return False
    return all(
        e.agrees is not False or not (e.rival or e.missing > BLOB_LIMIT)
        for _, e in _evidence(proof, proof.first)
    )


def _gaps_hold(proof: LineProof) -> bool:
    """The reader lost or added a space: the ink must show that the letters stand where they
    should, and with them the gaps."""
    whole = proof.witness.whole()
    return whole.agrees is not False or whole.missing <= BLOB_LIMIT


# ------------------------------------------------------------------ differences


def _evidence(proof: LineProof, reading: Reading) -> list[tuple[compare.Difference, Evidence]]:
    """What the ink says at each place where the reading differs from the expectation."""
    expected, read = compare.units(proof.expected), compare.units(reading.text)
    owners = glyph_owners(proof.line)
    whole = proof.witness.whole()
    result = []
    for difference in compare.differences(expected, read):
        if owners is None:
            result.append((difference, whole))
            continue
        low, high = difference.expected_span
        # Of a surplus character the neighbours tell whether ink stands between them.
        span = range(low, high) if high > low else range(max(0, low - 1), min(len(owners), low + 1))
        sources = {expected.sources[i] for i in span if i < len(expected.sources)}
        glyphs = sorted({g for s in sources for g in owners.get(s, ())})
        evidence = proof.witness.around(glyphs, difference.read) if glyphs else whole
        # Where the ink is to decide, the rest of the line must be where it is expected too;
        # surplus ink elsewhere may be artwork.
        if evidence.agrees is not False and whole.agrees is False and whole.missing > BLOB_LIMIT:
            evidence = dataclasses.replace(evidence, agrees=False, detail=whole.detail)
        result.append((difference, evidence))
    return result


def _resolve(proof: LineProof, machine: Reader, *, last: bool) -> bool:
    """Give a verdict to a line that no look read as expected; before the last look only a good
    one, when the ink vouches for every place where the reader differs. Whether there is one."""
    expected = compare.units(proof.expected)
    reading = proof.reading
    unknown = {c for c in expected.characters if c not in machine.known}
    proof.notes = [n for n in proof.notes if n.kind == "colours"]
    verdicts = [
        (difference, _accepted(proof, difference, evidence, reading, unknown))
        for difference, evidence in _evidence(proof, reading)
    ]
    remaining = tuple(d for d, accepted in verdicts if not accepted)
    if verdicts and not remaining and not proof.surplus:
        labels = {_label(d, unknown) for d, _ in verdicts}
        proof.verdict = "exact"
        proof.folded = (*_folds_beside(proof.expected, reading.text), *sorted(labels))
        return True
    if not last:
        return False
    seen = proof.witness.visible()
    letters = [s for s in seen if s is not None]
    replaced = _replaced(proof)
    if letters and not any(letters) and not replaced:
        proof.verdict, proof.difference = "hidden", "no ink is seen where it should stand"
    elif not replaced and (gone := _cut_off(proof, seen, remaining)):
        proof.verdict, proof.difference = "cut", f"“{gone}” isn't seen"
    elif _covered(proof, MISREAD):
        pass
    elif not letters and not reading.text:
        proof.verdict = "hidden" if _blank(proof) else "unreadable"
        proof.difference = "nothing can be read where it should stand"
    else:
        remaining = remaining or compare.differences(
            expected, compare.units(proof.first.text if proof.first else "")
        )
        doubtful = reading.confidence < SURE or any(set(d.expected) & unknown for d in remaining)
        objected = any(n.kind == "shape" and not n.agrees for n in proof.notes)
        proof.verdict = "unreadable" if doubtful and not objected else "differs"
        proof.difference = compare.described(remaining, expected) or compare.described_gaps(
            proof.expected, reading.text
        )
    return True


def _label(difference: compare.Difference, unknown: set[str]) -> str:
    """What a difference that the ink explains away is called in the report."""
    if set(difference.expected) & unknown:
        return UNKNOWN
    pairs = list(zip_longest(difference.expected, difference.read, fillvalue=""))
    alike = all(compare.confusable(a, b) or compare.same_letter(a, b) for a, b in pairs)
    return "ambiguous shape" if alike else "read by shape"


def _cut_off(
    proof: LineProof, seen: Sequence[bool | None], differences: Sequence[compare.Difference]
) -> str:
    """The letters at one end of the line that can't be seen, if that is all that is wrong."""
    owners = glyph_owners(proof.line)
    expected = compare.units(proof.expected)
    # Of a line of too few pixels, or off the page, nothing is known.
    if owners is None or not differences or not seen:
        return ""
    hidden = [any(seen[g] is False for g in owners.get(s, ())) for s in expected.sources]
    count = len(hidden)
    for ends in (range(count), range(count - 1, -1, -1)):
        run = []
        for i in ends:
            if not hidden[i]:
                break
            run.append(i)
        # Letters at the edge may be half covered and read as others.
        low, high = (min(run) - 2, max(run) + 3) if run else (0, 0)
        if run and all(
            low <= d.expected_span[0] and d.expected_span[1] <= high and len(d.read) <= 1
            for d in differences
        ):
            return "".join(expected.characters[i] for i in sorted(run))
    return ""


def _foreign(text: str, machine: Reader) -> bool:
    """Whether the reader doesn't know most of the characters, so that it would only guess."""
    characters = compare.units(text).characters
    return sum(c not in machine.known for c in characters) * 2 > len(characters)


def _folds_beside(expected: str, read: str) -> tuple[str, ...]:
    """The folds that brought the two nearer without making them equal."""
    used: list[str] = []
    if not read:
        return ()
    a, b = expected, read
    for name, fold in compare.FOLDS:
        x, y = fold(a), fold(b)
        if (x, y) != (a, b) and compare.nearness(x, y) < compare.nearness(a, b):
            used.append(name)
        a, b = x, y
    return tuple(used)


def _accepted(
    proof: LineProof,
    difference: compare.Difference,
    evidence: Evidence,
    reading: Reading,
    unknown: set[str],
) -> bool:
    """Whether a difference is the reader's fault, with the witness noted in the proof."""
    if evidence.agrees is not None:
        proof.notes.append(
            WitnessNote(
                "shape",
                difference.expected,
                difference.read,
                evidence.agrees,
                round(evidence.score, 3),
                evidence.detail,
            )
        )
        return evidence.agrees
    if len(difference.expected) != len(difference.read) or set(difference.expected) & unknown:
        return False
    characters = _aligned(reading)
    at = difference.read_span[0]
    pairs = zip(difference.expected, difference.read, strict=True)
    accepted = True
    worst = 1.0
    for offset, (wanted, got) in enumerate(pairs):
        character = characters[at + offset] if at + offset < len(characters) else None
        chance = dict(character.others).get(wanted, 0.0) if character else 0.0
        worst = min(worst, chance)
        accepted = accepted and compare.confusable(wanted, got) and chance >= AMBIGUITY
    proof.notes.append(
        WitnessNote(
            "alternatives",
            difference.expected,
            difference.read,
            accepted,
            round(worst, 3),
            f"the reader's other choice, at least {AMBIGUITY:g} wanted",
        )
    )
    return accepted


def _aligned(reading: Reading) -> list[ReadCharacter]:
    """The reading's characters in the order of `compare.units` of its text."""
    by_source: list[ReadCharacter] = []
    for character in reading.characters:
        by_source += [character] * len(character.text)
    return [by_source[s] for s in compare.units(reading.text).sources if s < len(by_source)]


def _blank(proof: LineProof) -> bool:
    """Whether the place of the line holds no drawing at all."""
    grey = reader.luma(_line_cut(proof, _ATTEMPTS[0]).picture)
    return bool(grey.size == 0 or np.percentile(grey, 99) - np.percentile(grey, 1) < 10)


# ------------------------------------------------------------------ second thoughts


def _colours_hold(proof: LineProof) -> bool:
    """Whether every colour glyph of the line is drawn as its face draws it; noted."""
    sound = True
    hidden = []
    for index in proof.coloured:
        placed = proof.line.glyphs[index]
        found = colours.colour_evidence(proof.pages, placed)
        agrees = found.agrees is not False
        hidden.append(not found.seen)
        sound = sound and agrees
        detail = "has the expected colours" if agrees else "isn't drawn as the face draws it"
        if found.agrees is None:
            detail = "has too few pixels to compare"
        proof.notes.append(
            WitnessNote("colours", placed.glyph.text, "", agrees, round(found.off / 255, 3), detail)
        )
    if not proof.expected.strip() and not sound:
        if all(hidden):
            proof.verdict, proof.difference = "hidden", "no ink is seen where it should stand"
        else:
            proof.verdict = "differs"
            proof.difference = "; ".join(f"“{n.expected}” {n.detail}" for n in proof.notes[:4])
    return sound


def _look_for_impostors(proof: LineProof) -> None:
    """A reader guesses from the context what looks alike, and guesses what should stand there. So
    letters with look-alikes are held against the ink, each beside its rivals."""
    owners = glyph_owners(proof.line)
    if owners is None:
        return
    found = []
    for source, glyphs in owners.items():
        expected = proof.expected[source]
        rivals = compare.look_alikes(expected)
        if proof.line.ruby:
            rivals = (*rivals, *compare.tone_marks(expected))
        if not rivals or len(glyphs) != 1:
            continue
        if impostor := proof.witness.impostor(glyphs[0], rivals):
            found.append(f"“{impostor}” stands in place of “{expected}”")
            proof.notes.append(
                WitnessNote(
                    "shape", expected, impostor, False, 0.0, "a look-alike fits the ink better"
                )
            )
    if found:
        proof.verdict, proof.difference = "differs", "; ".join(found[:4])


def _replaced(proof: LineProof) -> bool:
    """Whether other ink stands where a good part of the line's own is missing."""
    shares = proof.witness.shares()
    return shares is not None and shares[1] > IN_PLACE * (1 - shares[0]) and shares[0] < 1 - COVERED


def _covered(proof: LineProof, least: float = COVERED) -> bool:
    """Whether much of the ink is gone and nothing stands in its place, with the verdict that this
    means: letters of which the upper halves are seen still read as written."""
    shares = proof.witness.shares()
    if shares is None:
        return False
    if any(g.paint is None for g in proof.line.glyphs):
        least = max(least, PICTURED)
    seen, surplus = shares
    if seen >= 1 - least or surplus > IN_PLACE * (1 - seen):
        return False
    gone = round(100 * (1 - seen))
    proof.verdict = "cut" if seen > FAINTEST else "hidden"
    proof.difference = f"{gone} % of its ink isn't seen"
    return True


def _look_beside(proof: LineProof, machine: Reader) -> None:
    """Where ink like the line's own stands beyond its ends, read further out than the first look
    did: letters that were added may have been caught there in part only."""
    line = proof.line
    if line.block.rotation % 360 or line.block.arc or line.block.curve:
        return
    if line.block.vertical or line.ruby:
        return
    surplus = []
    for left, inked in zip((True, False), proof.witness.inked_beside(proof.sides), strict=True):
        if inked:
            surplus.append(_read_beside(proof, machine, left=left))
    if found := "".join(surplus):
        proof.surplus, proof.verdict = found, "differs"
        proof.difference = f"“{found}” is surplus beside it"


def _read_beside(proof: LineProof, machine: Reader, *, left: bool) -> str:
    """The letters that are surely read beyond one end of the line, with its last letters for
    company."""
    line, size = proof.line, proof.line.size
    room = proof.sides[0 if left else 1] * size
    kept = min(line.box.width, COMPANY * size)
    x = line.box.x - room if left else line.box.right - kept
    box = Box(x, line.box.y, room + kept, line.box.height).grown(0.18 * size)
    piece = proof.pages.piece(box, _ATTEMPTS[0].em / max(size, 1e-3))
    if min(piece.picture.shape[:2]) < 4:
        return ""
    reading = machine.read_line(piece.picture, squash=SQUASH)
    near = NEAR_END * size

    def beyond(character: ReadCharacter) -> bool:
        at = piece.x + character.x * piece.picture.shape[1] / piece.scale
        return at < line.box.x - near if left else at > line.box.right + near

    marks = set()

    def counts(character: ReadCharacter) -> bool:
        text = character.text
        if text.isalnum() and text not in compare.MARKS:
            return character.probability >= ADDED_SURE
        # Rules, arrows and dots of the artwork read as these, so the shape must be a letter's.
        shapes = (text, *compare.look_alikes(text))
        if text.isspace() or text in marks:
            return False
        marks.add(text)
        side = proof.sides[0 if left else 1]
        return any(
            proof.witness.stands_beside(c, side, left=left)
            for c in shapes
            if (c.isalnum() and c != "一") or c in STOPS
        )

    return "".join(c.text for c in reading.characters if beyond(c) and counts(c))
