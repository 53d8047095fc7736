"""The proof: every text of the document is read back from the delivered file and compared.

The file's pictures are cut where the layout put the lines, and each line is proved by itself
(`line_proof`). Pages that hold pictures are read as a whole too, for words that no text of the
document says (`stray`).
"""

from __future__ import annotations

import pathlib
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor, as_completed

import msgspec

from engine.checking import compare, reader, stray
from engine.checking.line_proof import FAR_SIDES, LineProof, Verdict, WitnessNote, prove_line
from engine.checking.lines import lines_of, placed_outlines, shadows, side_rooms
from engine.checking.pictures import ImagePage, PagePictures, SharedPage, open_pages
from engine.checking.reader import Picture, Reader
from engine.checking.stray import StrayText
from engine.checking.witness import PageInk
from engine.drawing.scene import BlockReport, Scene
from engine.errors import UserError
from engine.models.session import default_threads

__all__ = [
    "BlockProof",
    "ProofReport",
    "StrayText",
    "Verdict",
    "WitnessNote",
    "prove",
    "prove_file",
]

_WORST_FIRST: tuple[Verdict, ...] = (
    "missing glyphs",
    "overflow",
    "hidden",
    "cut",
    "differs",
    "unreadable",
    "exact",
)

OFF_PAGE = 0.25
"""Points of ink beyond the trim that count as cut."""
MOST_WORKERS = 4
"""Lines that are proved side by side, on as many cores."""


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
    `small capitals` likewise; `ambiguous shape` when a witness decided between characters that look
    alike; `read by shape` when the reader was wrong altogether and the ink has every expected
    outline; `unknown script` when the reader doesn't know the characters and the outlines alone
    vouch for them; `drawn, not read` for emoji, whose colours were compared."""
    witness: tuple[WitnessNote, ...] = ()
    attempts: int = 1
    """Looks at its lines, the most that one of them took; what stands beside them isn't counted."""
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
    stray: tuple[StrayText, ...] = ()
    """Words in the artwork that no text of the document says: findings, no faults."""

    @property
    def faults(self) -> tuple[BlockProof, ...]:
        return tuple(b for b in self.blocks if not b.passed)

    @property
    def sentence(self) -> str:
        """For the status line: `12 of 12 texts read exactly as written`."""
        good = sum(b.passed for b in self.blocks)
        said = f"{good} of {len(self.blocks)} texts read exactly as written"
        if not self.stray:
            return said
        count = len(self.stray)
        return f"{said}; {count} stray {'text' if count == 1 else 'texts'} in the artwork"

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
    thorough: bool = False,
    progress: Callable[[float], None] | None = None,
) -> ProofReport:
    """Prove pages that were rendered from the delivered file: uint8[h, w, 3], `scale` px per
    point, the trim's top left corner at `origin` pixels.

    `thorough`: look for stray text on every page, not only where pictures are. Raises UserError.
    """
    if len(pictures) != len(scenes):
        raise UserError(f"{len(pictures)} pages were rendered, the document has {len(scenes)}")
    pages: list[PagePictures] = [ImagePage.of_array(p, scale, origin) for p in pictures]
    return _prove(pages, scenes, "", reading or reader.shared(), thorough, progress)


def prove_file(
    path: pathlib.Path | str,
    scenes: Sequence[Scene],
    *,
    reading: Reader | None = None,
    thorough: bool = False,
    progress: Callable[[float], None] | None = None,
) -> ProofReport:
    """Prove a PDF or a picture file against the scenes of its pages; `thorough` as in `prove`.
    Raises UserError for a file that can't be read or is of another document."""
    path = pathlib.Path(path)
    with open_pages(path, list(scenes)) as pages:
        return _prove(pages, scenes, path.name, reading or reader.shared(), thorough, progress)


# ------------------------------------------------------------------ pages


def _prove(
    given: Sequence[PagePictures],
    scenes: Sequence[Scene],
    file: str,
    machine: Reader,
    thorough: bool,
    progress: Callable[[float], None] | None,
) -> ProofReport:
    pages = [SharedPage(page) for page in given]
    work: dict[tuple[int, int], list[LineProof]] = {}
    placed = [placed_outlines(scene) for scene in scenes]
    for number, scene in enumerate(scenes):
        ink = PageInk([p for ps in placed[number].values() for p in ps], shadows(scene))
        for index, block in enumerate(scene.blocks):
            lines = lines_of(block, placed[number].get(block.block, []))
            work[number, index] = [
                LineProof(line, number, pages[number], ink) for line in lines if line.text
            ]
        here = [p for (n, _), lines in work.items() if n == number for p in lines]
        rooms = side_rooms([p.line for p in here], FAR_SIDES)
        for proof in here:
            proof.sides = rooms[id(proof.line)]
    everything = [proof for lines in work.values() for proof in lines]
    _prove_lines(everything, machine, progress)
    found: list[StrayText] = []
    for number, scene in enumerate(scenes):
        if thorough or stray.holds_pictures(scene):
            outlines = [p for ps in placed[number].values() for p in ps]
            found += stray.stray_texts(number, scene, pages[number], outlines, machine)
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
        stray=tuple(found),
    )


def _prove_lines(
    proofs: Sequence[LineProof], machine: Reader, progress: Callable[[float], None] | None
) -> None:
    """Each line by itself and some side by side, the longest first, so that no core waits long."""
    queue = sorted(proofs, key=lambda p: -len(p.line.text))
    with ThreadPoolExecutor(min(MOST_WORKERS, default_threads())) as pool:
        tasks = [pool.submit(prove_line, proof, machine) for proof in queue]
        try:
            for done, task in enumerate(as_completed(tasks), 1):
                task.result()
                if progress:
                    progress(0.9 * done / len(tasks))
        except BaseException:
            # A stop asked for by `progress`, or a missing model: the rest needn't be read.
            pool.shutdown(cancel_futures=True)
            raise


# ------------------------------------------------------------------ blocks


def _block_proof(
    number: int,
    block: BlockReport,
    lines: list[LineProof],
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
    # Readers put the words of a sheet in an order of their own, and mark where directions change.
    found = "".join(c for c in compare.folded(stored) if c.isprintable()).casefold()
    words = [compare.folded(w) for text in block.line_texts for w in text.split()]
    return all(w.casefold() in found for w in words)
