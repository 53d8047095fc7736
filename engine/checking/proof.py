"""The proof: every text of the document is read back from the delivered file and compared.

The file's pictures are cut where the layout put the lines, read by a machine that doesn't know what
should stand there, and only then compared. Where the reader differs or can't know, it tries other
renderings of the same place; where a face draws two characters alike or a script is unknown to it,
the ink is held against the expected outlines (`witness`), and the report says so.
"""

from __future__ import annotations

import dataclasses
import pathlib
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from itertools import zip_longest
from typing import Literal

import msgspec
import numpy as np

from engine.checking import compare, reader
from engine.checking.lines import (
    Cut,
    Line,
    column_pictures,
    cut_line,
    lines_of,
    placed_outlines,
    shadows,
    side_rooms,
)
from engine.checking.pictures import ImagePage, PagePictures, open_pages
from engine.checking.reader import Picture, ReadCharacter, Reader, Reading
from engine.checking.witness import BLOB_LIMIT, Evidence, PageInk, Witness
from engine.document.colour import approximate_srgb
from engine.drawing.scene import BlockReport, Linear, Paint, Radial, Scene
from engine.errors import UserError

Verdict = Literal["exact", "differs", "unreadable", "hidden", "cut", "overflow", "missing glyphs"]
"""exact: reads as written. differs: reads something else. unreadable: too small, too faint or a
script that neither the reader nor the outlines can vouch for. hidden: no ink is seen. cut: part
of it is off the page or covered. overflow: didn't fit its box. missing glyphs: no face has them."""

_WORST_FIRST: tuple[Verdict, ...] = (
    "missing glyphs",
    "overflow",
    "hidden",
    "cut",
    "differs",
    "unreadable",
    "exact",
)

SIDES = 0.5
"""Em that the first look reaches beyond both ends of a line."""
ADDED_SURE = 0.8
"""Probability at which a letter beyond the ends counts as one."""
AMBIGUITY = 0.02
"""A confusable character is accepted from the reader's alternatives at this probability or more
(only where no outlines are there to compare with)."""
SURE = 0.5
"""Mean probability below which a wrong reading counts as unreadable, not as different."""
OFF_PAGE = 0.25
"""Points of ink beyond the trim that count as cut."""
MIN_PIXELS = 9.0
"""Pixels per em below which nothing is claimed to be readable."""


class WitnessNote(msgspec.Struct, frozen=True):
    """What a second witness said of some characters. `kind`: shape (the ink against the expected
    outlines) or alternatives (the reader's own second choices)."""

    kind: Literal["shape", "alternatives"]
    expected: str
    read: str
    agrees: bool
    score: float
    detail: str


class BlockProof(msgspec.Struct, frozen=True, kw_only=True):
    """The proof of one text block."""

    page: int
    """1 for the first."""
    block: str
    role: str
    verdict: Verdict
    expected: str
    """The words of the document."""
    read: str
    """What the reader read, lines joined by a line feed."""
    difference: str = ""
    confidence: float = 0.0
    folded: tuple[str, ...] = ()
    """What had to be ignored: see `compare.FOLDS`; `capitals` when the style sets them;
    `ambiguous shape` when a witness decided between characters that look alike; `read by shape` when
    the reader was wrong altogether and the ink has every expected outline; `unknown script` when the
    reader doesn't know the characters and the outlines alone vouch for them."""
    witness: tuple[WitnessNote, ...] = ()
    attempts: int = 1
    searchable: bool | None = None
    """Whether the file's own text layer holds the words; None for pictures."""
    sentence: str = ""

    @property
    def passed(self) -> bool:
        return self.verdict == "exact"


class ProofReport(msgspec.Struct, frozen=True, kw_only=True):
    """The proof of a file. `passed` when every block reads exactly."""

    passed: bool
    file: str = ""
    reader: str = ""
    pages: int = 0
    blocks: tuple[BlockProof, ...] = ()

    @property
    def faults(self) -> tuple[BlockProof, ...]:
        return tuple(b for b in self.blocks if not b.passed)

    @property
    def sentence(self) -> str:
        """For the status line: `12 of 12 texts read exactly as written`."""
        good = sum(b.passed for b in self.blocks)
        return f"{good} of {len(self.blocks)} texts read exactly as written"

    def to_dict(self) -> dict[str, object]:
        """Plain values for JSON."""
        tree: dict[str, object] = msgspec.json.decode(msgspec.json.encode(self))
        return tree


def prove(
    pictures: Sequence[Picture],
    scenes: Sequence[Scene],
    scale: float,
    *,
    origin: tuple[float, float] = (0.0, 0.0),
    reading: Reader | None = None,
    progress: Callable[[float], None] | None = None,
) -> ProofReport:
    """Prove pages that were rendered from the delivered file: uint8[h, w, 3], `scale` px per
    point, the trim's top left corner at `origin` pixels. Raises UserError."""
    if len(pictures) != len(scenes):
        raise UserError(f"{len(pictures)} pages were rendered, the document has {len(scenes)}")
    pages: list[PagePictures] = [ImagePage.of_array(p, scale, origin) for p in pictures]
    return _prove(pages, scenes, "", reading or reader.shared(), progress)


def prove_file(
    path: pathlib.Path | str,
    scenes: Sequence[Scene],
    *,
    reading: Reader | None = None,
    progress: Callable[[float], None] | None = None,
) -> ProofReport:
    """Prove a PDF or a picture file against the scenes of its pages. Raises UserError for a file
    that can't be read or is of another document."""
    path = pathlib.Path(path)
    with open_pages(path, list(scenes)) as pages:
        return _prove(pages, scenes, path.name, reading or reader.shared(), progress)


# ------------------------------------------------------------------ lines


@dataclass
class _LineProof:
    """What is known of a line so far."""

    line: Line
    page: int
    pages: PagePictures
    ink: PageInk
    reading: Reading = reader.NOTHING
    folded: tuple[str, ...] = ()
    verdict: Verdict = "unreadable"
    difference: str = ""
    sides: tuple[float, float] = (0.0, 0.0)
    surplus: str = ""
    notes: list[WitnessNote] = field(default_factory=list)
    attempts: int = 0
    done: bool = False
    first: Reading | None = None

    @property
    def paint(self) -> Paint:
        """The fill of the line's letters."""
        glyphs = self.line.glyphs
        return glyphs[0].paint if glyphs else self.line.block.fill

    @cached_property
    def witness(self) -> Witness:
        return Witness(self.pages, self.line, self.ink)

    @property
    def expected(self) -> str:
        return self.line.text


def _prove(
    pages: Sequence[PagePictures],
    scenes: Sequence[Scene],
    file: str,
    machine: Reader,
    progress: Callable[[float], None] | None,
) -> ProofReport:
    work: dict[tuple[int, int], list[_LineProof]] = {}
    for number, scene in enumerate(scenes):
        placed = placed_outlines(scene)
        ink = PageInk([p for ps in placed.values() for p in ps], shadows(scene))
        for index, block in enumerate(scene.blocks):
            lines = lines_of(block, placed.get(block.block, []))
            work[number, index] = [
                _LineProof(line, number, pages[number], ink) for line in lines if line.text
            ]
        here = [p for (n, _), lines in work.items() if n == number for p in lines]
        rooms = side_rooms([p.line for p in here], SIDES)
        for proof in here:
            proof.sides = rooms[id(proof.line)]
    everything = [proof for lines in work.values() for proof in lines]
    for attempt in range(len(_ATTEMPTS)):
        _attempt([p for p in everything if not p.done], attempt, machine)
        # Most second looks are asked for by letters that look alike, which only the ink can tell.
        for proof in everything:
            if not proof.done and attempt >= 1:
                last = attempt == len(_ATTEMPTS) - 1
                _resolve(proof, machine, last=last)
        if progress:
            progress((attempt + 1) / (len(_ATTEMPTS) + 1))
    for proof in everything:
        if proof.verdict == "exact":
            _look_for_impostors(proof)
    blocks = [
        _block_proof(number, scenes[number].blocks[index], lines, scenes[number], pages[number])
        for (number, index), lines in work.items()
    ]
    if progress:
        progress(1.0)
    return ProofReport(
        passed=all(b.passed for b in blocks),
        file=file,
        reader=machine.name,
        pages=len(scenes),
        blocks=tuple(blocks),
    )


@dataclass(frozen=True, slots=True)
class _Attempt:
    """A way to look at a line."""

    em: float
    margin: float
    """Em around the ink."""
    wide: bool
    """Whether to look further left and right, where letters may have been added."""
    treat: Callable[[Picture, Paint], Picture]


def _as_is(picture: Picture, fill: Paint) -> Picture:
    return picture


def _keyed(picture: Picture, fill: Paint) -> Picture:
    """Dark where the picture has the text's own colour, light elsewhere: a restless ground goes."""
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


def _two_tones(picture: Picture, fill: Paint) -> Picture:
    """Black on white at the threshold that separates the two best (Otsu 1979)."""
    grey = _keyed(picture, fill)
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
    _Attempt(56.0, 0.18, True, _as_is),
    _Attempt(44.0, 0.22, False, _as_is),
    _Attempt(64.0, 0.12, False, _keyed),
    _Attempt(72.0, 0.18, False, _two_tones),
)


def _attempt(proofs: list[_LineProof], number: int, machine: Reader) -> None:
    """Look at every open line in the same way, all lines in one go."""
    how = _ATTEMPTS[number]
    pictures: list[Picture] = []
    owners: list[_LineProof] = []
    for proof in proofs:
        if _foreign(proof.expected, machine):
            continue
        if proof.line.block.vertical and proof.line.block.arc is None:
            taken = column_pictures(proof.pages, proof.line, em=how.em)
        else:
            cut = _line_cut(proof, how)
            if cut.piece.picture.size and cut.piece.scale * proof.line.size < MIN_PIXELS:
                proof.done, proof.difference = True, "the picture has too few pixels to read it"
                continue
            taken = [cut.picture]
        for picture in taken:
            if min(picture.shape[:2]) >= 4:
                pictures.append(how.treat(picture, proof.paint))
                owners.append(proof)
    for proof, reading in zip(owners, machine.read_lines(pictures), strict=True):
        proof.attempts += 1
        equal, folds = compare.match(proof.expected, reading.text)
        if equal and "word gaps" in folds:
            equal = _gaps_hold(proof)
        if proof.first is None:
            proof.first = reading
            proof.surplus = _added(proof.expected, reading)
        if equal and (number == 0 or _unopposed(proof)):
            proof.reading, proof.folded = reading, folds
            proof.verdict, proof.done = "exact", True
        elif reading.confidence > proof.reading.confidence or not proof.reading.text:
            proof.reading = reading


def _line_cut(proof: _LineProof, how: _Attempt) -> Cut:
    sides = proof.sides if how.wide else (0.0, 0.0)
    return cut_line(proof.pages, proof.line, margin=how.margin, em=how.em, sides=sides)


def _unopposed(proof: _LineProof) -> bool:
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


def _gaps_hold(proof: _LineProof) -> bool:
    """The reader lost or added a space: the ink must show that the letters stand where they
    should, and with them the gaps."""
    whole = proof.witness.whole()
    return whole.agrees is not False or whole.missing <= BLOB_LIMIT


# ------------------------------------------------------------------ differences


def _evidence(proof: _LineProof, reading: Reading) -> list[tuple[compare.Difference, Evidence]]:
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


def glyph_owners(line: Line) -> dict[int, tuple[int, ...]] | None:
    """For each character of the line (by index) the glyphs that draw it; None where the order of
    the glyphs isn't the order of the text (right to left) or they don't spell it."""
    owners: dict[int, tuple[int, ...]] = {}
    at, last = 0, (0, 0)
    text = line.text
    for number, placed in enumerate(line.glyphs):
        said = placed.glyph.text
        if not said:
            for i in range(*last):
                owners[i] = (*owners.get(i, ()), number)
            continue
        if not said.strip():
            continue
        while at < len(text) and text[at].isspace():
            at += 1
        said = said.strip()
        if text[at : at + len(said)] != said:
            return None
        last = (at, at + len(said))
        for i in range(*last):
            owners[i] = (number,)
        at = last[1]
    return owners if not text[at:].strip() else None


def _resolve(proof: _LineProof, machine: Reader, *, last: bool) -> None:
    """Give a verdict to a line that no look read as expected; before the last look only a good
    one, when the ink vouches for every place where the reader differs."""
    expected = compare.units(proof.expected)
    reading = proof.reading
    unknown = {c for c in expected.characters if c not in machine.known}
    proof.notes.clear()
    verdicts = [
        (difference, _accepted(proof, difference, evidence, reading, unknown))
        for difference, evidence in _evidence(proof, reading)
    ]
    remaining = tuple(d for d, accepted in verdicts if not accepted)
    if verdicts and not remaining and not proof.surplus:
        labels = {_label(d, unknown) for d, _ in verdicts}
        proof.verdict, proof.done = "exact", True
        proof.folded = (*_folds_beside(proof.expected, reading.text), *sorted(labels))
        return
    if not last:
        return
    proof.done = True
    seen = proof.witness.visible()
    letters = [s for s in seen if s is not None]
    if letters and not any(letters):
        proof.verdict, proof.difference = "hidden", "no ink is seen where it should stand"
    elif gone := _cut_off(proof, seen, remaining):
        proof.verdict, proof.difference = "cut", f"“{gone}” isn't seen"
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
        proof.difference = compare.described(remaining, expected)


def _label(difference: compare.Difference, unknown: set[str]) -> str:
    """What a difference that the ink explains away is called in the report."""
    if set(difference.expected) & unknown:
        return "unknown script"
    pairs = list(zip_longest(difference.expected, difference.read, fillvalue=""))
    alike = all(compare.confusable(a, b) or compare.same_letter(a, b) for a, b in pairs)
    return "ambiguous shape" if alike else "read by shape"


def _cut_off(
    proof: _LineProof, seen: Sequence[bool | None], differences: Sequence[compare.Difference]
) -> str:
    """The letters at one end of the line that can't be seen, if that is all that is wrong."""
    owners = glyph_owners(proof.line)
    expected = compare.units(proof.expected)
    if owners is None or not differences:
        return ""
    hidden = [any(seen[g] is False for g in owners.get(s, ())) for s in expected.sources]
    count = len(hidden)
    for ends in (range(count), range(count - 1, -1, -1)):
        run = []
        for i in ends:
            if not hidden[i]:
                break
            run.append(i)
        # The letter at the edge may be half covered and read as another one.
        low, high = (min(run) - 1, max(run) + 2) if run else (0, 0)
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


def _look_for_impostors(proof: _LineProof) -> None:
    """A reader guesses from the context what looks alike, and guesses what should stand there. So
    letters with look-alikes are held against the ink, each beside its rivals."""
    owners = glyph_owners(proof.line)
    if owners is None:
        return
    found = []
    for source, glyphs in owners.items():
        rivals = compare.look_alikes(proof.line.text[source])
        if not rivals or len(glyphs) != 1:
            continue
        expected = proof.line.text[source]
        if impostor := proof.witness.impostor(glyphs[0], rivals):
            found.append(f"“{impostor}” stands in place of “{expected}”")
            proof.notes.append(
                WitnessNote(
                    "shape", expected, impostor, False, 0.0, "a look-alike fits the ink better"
                )
            )
    if found:
        proof.verdict, proof.difference = "differs", "; ".join(found[:4])


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
    proof: _LineProof,
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


def _blank(proof: _LineProof) -> bool:
    """Whether the place of the line holds no drawing at all."""
    grey = reader.luma(_line_cut(proof, _ATTEMPTS[0]).picture)
    return bool(grey.size == 0 or np.percentile(grey, 99) - np.percentile(grey, 1) < 10)


# ------------------------------------------------------------------ blocks


def _block_proof(
    number: int,
    block: BlockReport,
    lines: list[_LineProof],
    scene: Scene,
    page: PagePictures,
) -> BlockProof:
    where = f"page {number + 1} › {block.role} “{_short(block.text)}”"
    verdict: Verdict = "exact"
    difference = ""
    folds: dict[str, None] = {}
    for proof in lines:
        folds.update(dict.fromkeys(proof.folded))
        if _WORST_FIRST.index(proof.verdict) < _WORST_FIRST.index(verdict):
            verdict, difference = proof.verdict, proof.difference
    shown, capitals = _shown(block)
    if capitals:
        folds["capitals"] = None
    if not lines and block.text.strip():
        verdict, difference = "hidden", "the layout drew no line of it"
    elif not shown and not block.overflow:
        verdict, difference = "differs", "the lines of the layout don't spell the text"
    off = _off_page(block, scene)
    if off and verdict != "hidden":
        verdict, difference = "cut", f"{off / 72 * 25.4:.1f} mm of it lie off the page"
    if block.overflow:
        verdict, difference = "overflow", "it doesn't fit its box"
    if block.missing:
        names = ", ".join(f"{c} (U+{ord(c[0]):04X})" for c, _ in block.missing[:6])
        verdict, difference = "missing glyphs", f"no face has {names}"
    confidence = min((p.reading.confidence for p in lines), default=0.0)
    return BlockProof(
        page=number + 1,
        block=block.block,
        role=block.role,
        verdict=verdict,
        expected=block.text,
        read="\n".join(p.reading.text for p in lines),
        difference=difference,
        confidence=round(confidence, 3),
        folded=tuple(folds),
        witness=tuple(n for p in lines for n in p.notes),
        attempts=max((p.attempts for p in lines), default=0),
        searchable=_searchable(block, page),
        sentence=f"{where}: {_said(verdict, difference)}",
    )


def _said(verdict: Verdict, difference: str) -> str:
    if verdict == "exact":
        return "reads exactly as written"
    return f"{verdict}: {difference}" if difference else verdict


def _short(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= 32 else line[:31] + "…"


def _shown(block: BlockReport) -> tuple[bool, bool]:
    """Whether the layout's lines spell the block's text, and whether in capitals."""
    lines = compare.unspaced(compare.folded("".join(block.line_texts)))
    text = compare.unspaced(compare.folded(block.text))
    missing = {c for c, _ in block.missing}
    if missing:
        lines = "".join(c for c in lines if c not in missing)
        text = "".join(c for c in text if c not in missing)
    if lines == text:
        return True, False
    # Capitals keep the number of characters; İ and ẞ are the capitals of i and ß in their languages.
    alike = len(lines) == len(text) and all(
        a == b or a == b.upper() or (compare.same_letter(a, b) and a.isupper())
        for a, b in zip(lines, text, strict=True)
    )
    return alike, alike


def _off_page(block: BlockReport, scene: Scene) -> float:
    """How far ink reaches beyond the trim, points; 0 within the tolerance."""
    ink = block.ink
    over = max(-ink.x, -ink.y, ink.right - scene.width, ink.bottom - scene.height)
    return over if over > OFF_PAGE else 0.0


def _searchable(block: BlockReport, page: PagePictures) -> bool | None:
    stored = page.text(block.ink.grown(0.6 * block.size))
    if stored is None:
        return None
    found = compare.folded(stored)
    wanted = compare.folded("".join(block.line_texts))
    return wanted.casefold() in found.casefold()
