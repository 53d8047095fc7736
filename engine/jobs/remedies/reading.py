"""What can be read: letters that no face has, small sizes, effects, and faces of many shapes."""

from __future__ import annotations

import math
from collections.abc import Iterator

import msgspec

from engine.document import edits
from engine.document.model import Document, TextBlock
from engine.drawing.scene import BlockReport
from engine.jobs import room
from engine.jobs.remedies.case import Case, Cause, Change, Edit, both, boxed, fits, rooms, set_at
from engine.jobs.remedies.seeing import busy, calm
from engine.planning.pairings import PAIRINGS
from engine.text import fonts

SHOWY = frozenset({"script", "brush", "deco", "display", "rounded", "blackletter", "kai"})
"""Kinds of faces whose letters a reader may take for others."""
JOINED = frozenset({"Arab", "Syrc", "Deva", "Beng", "Mong"})
"""Scripts whose letters touch; tracking would tear them apart."""


def missing(case: Case, report: BlockReport) -> Iterator[Change]:
    wanted = "".join(dict.fromkeys(c for c, _ in report.missing))
    if not wanted:
        return
    like = fonts.info(case.block.style.faces[0])
    able = [
        face
        for face in fonts.catalogue().values()
        if face.id not in case.block.style.faces and not fonts.missing((face.id,), wanted)
    ]
    able.sort(key=lambda f: (f.kind != like.kind, abs(f.weight - like.weight), f.id))
    if able:
        face = able[0].id
        yield Change(
            "another face for missing letters", "missing glyphs",
            lambda d: edits.add_face(d, case.id, face),
            f"{face} was added to its faces, which has {wanted}",
        )  # fmt: skip


def small(case: Case, report: BlockReport) -> Iterator[Change]:
    least, fair, comfortable = case.sizes
    if "tiny text" in case.rules:
        yield from _larger(case, report, "larger size", "small", (fair, least))
    elif case.verdict in ("differs", "unreadable") and report.smallest < comfortable:
        yield from _larger(case, report, "larger size", "small", (comfortable, fair))


def _larger(
    case: Case, report: BlockReport, name: str, cause: Cause, smallest: tuple[float, ...]
) -> Iterator[Change]:
    """A size at which the smallest letters have the first of the sizes that there is room for."""
    block = case.block
    for wanted in smallest:
        if wanted <= report.smallest:
            continue
        size = math.ceil(report.size * wanted / max(report.smallest, 0.1) * 20) / 20
        edit = set_at(case, size)
        said = f"set in {case.size(size)} instead of {case.size(report.size)}, it was hard to read"
        for within in (block.box, *rooms(case, report)):
            whole = edit if within is block.box else both(boxed(case, within), edit)
            if fits(case, whole) and not _collides(case, whole):
                yield Change(name, cause, whole, said)
                return


def _collides(case: Case, edit: Edit) -> bool:
    """Whether the text would touch what it is clear of now."""
    document = edit(case.document)
    report = room.report_of(document, case.page, case.id)
    if report is None or case.report is None:
        return True
    block = edits.find(document, case.id)
    assert isinstance(block, TextBlock)
    there, here = room.extent(block, report), room.extent(case.block, case.report)
    around = room.obstacles(case.document, case.page, case.id)
    return any(o.intersects(there) and not o.intersects(here) for o in around)


def legibility_of(case: Case, report: BlockReport) -> Iterator[Change]:
    if case.verdict not in ("differs", "unreadable"):
        return
    style = case.block.style
    if style.outline or style.shadow or style.glow:
        yield Change(
            "fewer effects", "legibility",
            lambda d: edits.restyle_text(d, case.id, outline=None, shadow=None, glow=None),
            "its outline, shadow and glow were taken away, they blurred its letters",
        )  # fmt: skip
    showy = [f for f in _faces(case.block) if _kind(f) in SHOWY]
    if showy:
        yield from _plain_face(case, showy)
    if busy(case, report):
        yield from calm(case, report, "its ground is restless")
    yield from _opened(case)
    wanted = (1.35 * report.smallest, 1.15 * report.smallest)
    yield from _larger(case, report, "still larger size", "legibility", wanted)
    yield from _plain_face(case, _faces(case.block)[:1])
    if case.block.rotation:
        yield Change(
            "upright", "legibility", lambda d: edits.rotate(d, case.id, 0.0),
            "set upright, it couldn't be read at its angle",
        )  # fmt: skip


def _opened(case: Case) -> Iterator[Change]:
    """Letters apart and no ligatures, in scripts whose letters stand alone."""
    style = case.block.style
    if _scripts(case.block.text) & JOINED:
        return
    apart = max(style.tracking + 0.02, 0.03)
    features = {**style.features, "liga": 0, "dlig": 0, "clig": 0}
    runs_apart = any(run.tracking is not None and run.tracking < apart for run in case.block.runs)

    def open_(document: Document) -> Document:
        made = edits.restyle_text(document, case.id, tracking=apart, features=features)
        if not runs_apart:
            return made
        runs = tuple(msgspec.structs.replace(run, tracking=None) for run in case.block.runs)
        return edits.set_text(made, case.id, runs)

    if fits(case, open_):
        yield Change(
            "open setting", "legibility", open_,
            "set with more space between its letters and without ligatures",
        )  # fmt: skip


def _scripts(text: str) -> set[str]:
    import icu

    return {icu.Script.getScript(c).getShortName() for c in text}


def _faces(block: TextBlock) -> list[str]:
    named = [*block.style.faces, *(f for run in block.runs for f in run.faces)]
    return list(dict.fromkeys(named))


def _kind(face: str) -> str:
    return fonts.info(face).kind


def _plain_face(case: Case, faces: list[str]) -> Iterator[Change]:
    swaps = [(old, new) for old in faces if (new := companion(case.document, old, case.block.text))]
    if not swaps:
        return

    def exchange(document: Document) -> Document:
        for old, new in swaps:
            document = edits.exchange_face(document, case.id, old, new)
        return document

    said = ", ".join(f"{new} instead of {old}" for old, new in swaps)
    yield Change(
        "plain face", "legibility", exchange, f"set in {said}, whose letters are plainer",
    )  # fmt: skip


def companion(document: Document, face: str, text: str) -> str | None:
    """The text face that speaks beside `face`: the brand's own second face, the support of the
    pairing that it leads, else a plain face of its class. None when no such face has its letters."""
    known = fonts.info(face)
    brand = document.brand.faces if document.brand else ()
    options: list[str] = list(brand[1:2]) if face in brand[:1] else []
    for pairing in PAIRINGS.values():
        if face in (pairing.title, pairing.title_second):
            options += [pairing.support_bold, pairing.support]
        if face == pairing.han_title:
            options.append(pairing.han_support)
        if face == pairing.latin_title:
            options.append(pairing.latin_support)
    serif = known.kind in ("serif", "didone", "slab", "antiqua", "song", "ming")
    options += (
        ["noto-serif-700", "noto-serif-sc-500"] if serif else ["noto-sans-800", "noto-sans-sc-500"]
    )
    absent = set(fonts.missing((face,), text))
    letters = "".join(c for c in text if c not in absent)
    for option in dict.fromkeys(options):
        if option == face or option not in fonts.catalogue() or _kind(option) in SHOWY:
            continue
        if not fonts.missing((option,), letters):
            return option
    return None
