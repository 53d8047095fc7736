"""The export gate: a file is written beside its target, read back and proved, and only then
takes the target's name. What fails is kept under another name and said."""

from __future__ import annotations

import math
import os
import tempfile
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import msgspec

from engine.checking import preflight, proof, reader
from engine.document.model import Document
from engine.drawing.compose import compose
from engine.drawing.scene import Scene
from engine.errors import UserError
from exporters import colour, raster
from exporters.files import write_error
from exporters.png import write_png

Progress = Callable[[str, float], None]

PRINT_DPI = 150.0
"""Of a PNG of a print document, unless another is asked for: a proof for screens, not for press."""


@dataclass(frozen=True)
class Delivery:
    """`proof` and `preflight` as plain values for --json, `lines` for people, `path` as written."""

    path: Path
    proof: dict[str, Any]
    preflight: dict[str, Any]
    lines: list[str]


def warm_up() -> None:
    """Loads the reader, so that the first proof doesn't wait for it."""
    reader.shared()


def check_target(path: Path) -> None:
    """Raises UserError at once when the target can't be written, before anything is computed."""
    folder = path.parent if str(path.parent) else Path(".")
    try:
        if path.is_dir():
            raise IsADirectoryError(21, "Is a directory")
        handle, name = tempfile.mkstemp(prefix=".affiche-", dir=folder)
        os.close(handle)
        os.unlink(name)
    except OSError as error:
        raise write_error(error, path) from None


def scenes_of(document: Document) -> list[Scene]:
    return [compose(document, i) for i in range(len(document.pages))]


def default_dpi(document: Document) -> float:
    return 72.0 if document.unit == "px" else PRINT_DPI


def deliver(
    document: Document,
    assets: Mapping[str, bytes],
    path: Path,
    *,
    dpi: float = 0.0,
    outline_text: bool = False,
    page: int = 0,
    marks: bool = False,
    press: bool = False,
    progress: Progress | None = None,
) -> Delivery:
    """Writes a PDF or PNG and proves it. Raises UserError; the old file survives every failure.
    `marks` (crop marks) and `press` (the shipped printing condition as output intent, PDF/X-4) are
    of PDF alone.

    A file whose words could not all be proved is left beside the target as NAME.unproved.EXT.
    """
    tell = progress or (lambda stage, done: None)
    ending = path.suffix.lower()
    if ending not in (".pdf", ".png"):
        raise UserError(f"{ending or 'no ending'!r} is not a format", str(path), "use .pdf or .png")
    scenes = scenes_of(document)
    if not scenes:
        raise UserError("the document has no page", str(path))
    if not 0 <= page < len(scenes):
        raise UserError(f"the document has no page {page + 1}", str(path), f"1 to {len(scenes)}")
    if ending == ".png":
        scenes = [scenes[page]]
    check_target(path)
    handle, name = tempfile.mkstemp(prefix=".affiche-", suffix=ending, dir=path.parent or ".")
    os.close(handle)
    waiting = Path(name)
    try:
        tell("writing", 0.05)
        _write(
            document, scenes, assets, waiting, dpi, outline_text,
            lambda f: tell("writing", 0.05 + 0.4 * f), marks=marks, press=press,
        )  # fmt: skip
        tell("reading back", 0.5)
        report = proof.prove_file(
            waiting, scenes, progress=lambda f: tell("reading back", 0.5 + 0.4 * f)
        )
        report = msgspec.structs.replace(report, file=path.name)
        tell("preflight", 0.92)
        checked = checked_scenes(document, scenes, assets)
        final = path if report.passed else path.with_name(f"{path.stem}.unproved{path.suffix}")
        try:
            os.chmod(waiting, 0o644)
            os.replace(waiting, final)
        except OSError as error:
            raise write_error(error, final) from None
    finally:
        waiting.unlink(missing_ok=True)
    tell("done", 1.0)
    return Delivery(
        final, msgspec.to_builtins(report), msgspec.to_builtins(checked), _lines(report, checked)
    )


def _write(
    document: Document,
    scenes: list[Scene],
    assets: Mapping[str, bytes],
    path: Path,
    dpi: float,
    outline_text: bool,
    progress: Callable[[float], None],
    *,
    marks: bool = False,
    press: bool = False,
) -> None:
    """The scenes as a PDF or, the first one, as a PNG."""
    if path.suffix.lower() == ".pdf":
        from exporters.pdf import Press, write_pdf  # a PNG needn't wait for the PDF writer to load

        profile = colour.cmyk_profile() if press else None
        condition = Press(profile, "FOGRA39", "ISO Coated v2 300 %") if profile else None
        write_pdf(
            scenes, path, assets=assets, title=document.title, language=document.language,
            outline_text=outline_text, marks=marks, press=condition, progress=progress,
        )  # fmt: skip
    else:
        dpi = dpi or default_dpi(document)
        write_png(scenes[0], path, dpi=dpi, assets=assets, progress=progress)


@dataclass(frozen=True)
class Examined:
    """A document's proof and preflight. `grounds` are its pages' trims drawn without letters,
    uint8[h, w, 3] at `scale` pixels a point."""

    proof: proof.ProofReport
    preflight: preflight.PreflightReport
    grounds: tuple[raster.Pixels, ...]
    scale: float


def examine(
    document: Document,
    assets: Mapping[str, bytes],
    *,
    ending: str = "",
    dpi: float = 0.0,
    outline_text: bool = False,
    page: int = 0,
    thorough: bool = False,
    progress: Progress | None = None,
) -> Examined:
    """Preflight and proof of a document; `thorough` looks for stray text everywhere. With `ending` (.pdf or .png) a file is written as `deliver`
    would, read back and thrown away; without, the pages are drawn and read at a size that suits
    their smallest text. Raises UserError."""
    tell = progress or (lambda stage, done: None)
    scenes = scenes_of(document)
    if not scenes:
        raise UserError("the document has no page")
    if ending:
        with tempfile.TemporaryDirectory(prefix="affiche-") as folder:
            path = Path(folder) / f"proof{ending}"
            chosen = [scenes[page]] if ending == ".png" else scenes
            _write(document, chosen, assets, path, dpi, outline_text, lambda f: None)
            report = proof.prove_file(
                path, chosen, thorough=thorough, progress=lambda f: tell("reading", f)
            )
        if ending == ".png":
            report = _of_page(report, page)
    else:
        report = _read(scenes, assets, thorough, tell)
    scale, grounds = _grounds(scenes, assets)
    checked = preflight.preflight(
        scenes, unit=document.unit, assets=assets, backgrounds=grounds, scale=scale
    )
    return Examined(report, checked, tuple(grounds), scale)


def _read(
    scenes: list[Scene], assets: Mapping[str, bytes], thorough: bool, tell: Progress
) -> proof.ProofReport:
    """Every page drawn and read by itself: each at its own scale."""
    reports = []
    for number, scene in enumerate(scenes):
        tell("reading", number / len(scenes))
        scale = _reading_scale(scene)
        picture = raster.render(scene, scale=scale, assets=assets)
        report = proof.prove([picture], [scene], scale, thorough=thorough)
        reports.append(_of_page(report, number))
    return msgspec.structs.replace(
        reports[0],
        passed=all(r.passed for r in reports),
        pages=len(scenes),
        blocks=tuple(b for r in reports for b in r.blocks),
        stray=tuple(t for r in reports for t in r.stray),
    )


def _of_page(report: proof.ProofReport, number: int) -> proof.ProofReport:
    """The report of a page that was proved alone, with the page's own number (from 0)."""
    if number == 0:
        return report

    def numbered(said: str) -> str:
        return said.replace("page 1 ", f"page {number + 1} ", 1)

    return msgspec.structs.replace(
        report,
        blocks=tuple(
            msgspec.structs.replace(b, page=number + 1, sentence=numbered(b.sentence))
            for b in report.blocks
        ),
        stray=tuple(
            msgspec.structs.replace(t, page=number + 1, sentence=numbered(t.sentence))
            for t in report.stray
        ),
    )


def _grounds(scenes: list[Scene], assets: Mapping[str, bytes]) -> tuple[float, list[raster.Pixels]]:
    scale = min(1.0, 900 / max(max(s.width, s.height) for s in scenes))
    return scale, [raster.render(s, scale=scale, assets=assets, with_text=False) for s in scenes]


def checked_scenes(
    document: Document, scenes: list[Scene], assets: Mapping[str, bytes]
) -> preflight.PreflightReport:
    """Preflight with contrast judged on the artwork as it is drawn."""
    scale, backgrounds = _grounds(scenes, assets)
    return preflight.preflight(
        scenes, unit=document.unit, assets=assets, backgrounds=backgrounds, scale=scale
    )


def _lines(report: proof.ProofReport, checked: preflight.PreflightReport) -> list[str]:
    lines = [f"{b.role}: {b.sentence or b.verdict}" for b in report.blocks if b.verdict != "exact"]
    return lines + _findings(report, checked)


def _findings(report: proof.ProofReport, checked: preflight.PreflightReport) -> list[str]:
    lines = [f"stray text: {t.sentence or t.text}" for t in report.stray]
    return lines + [f"{f.severity}: {f.sentence}; {f.remedy}" for f in checked.findings]


def check_document(
    document: Document, assets: Mapping[str, bytes], *, progress: Progress | None = None
) -> dict[str, Any]:
    """Preflight and proof of a document: drawn, read and compared without writing a file."""
    return as_result(examine(document, assets, thorough=True, progress=progress))


def as_result(found: Examined) -> dict[str, Any]:
    """What `affiche check --json` prints of it."""
    lines = [f"{b.role}: {b.sentence or b.verdict}" for b in found.proof.blocks]
    lines += _findings(found.proof, found.preflight)
    return {
        "passed": found.proof.passed and found.preflight.passed,
        "proof": msgspec.to_builtins(found.proof),
        "preflight": msgspec.to_builtins(found.preflight),
        "lines": lines,
    }


def _reading_scale(scene: Scene) -> float:
    """Pixels per point at which the smallest text has 28 px, within 24 megapixels."""
    smallest = min((b.smallest for b in scene.blocks), default=12.0)
    most = math.sqrt(24e6 / (scene.width * scene.height))
    return max(0.2, min(28 / max(smallest, 1.0), most, 4.0))


def check_delivered(
    path: Path,
    document: Document,
    assets: Mapping[str, bytes],
    *,
    progress: Progress | None = None,
) -> dict[str, Any]:
    """The proof of a delivered file against its document, with preflight of the document."""
    tell = progress or (lambda stage, done: None)
    scenes = scenes_of(document)
    if path.suffix.lower() == ".png":
        scenes = scenes[:1]
    report = proof.prove_file(path, scenes, thorough=True, progress=lambda f: tell("reading", f))
    checked = checked_scenes(document, scenes, assets)
    lines = [f"{b.role}: {b.sentence or b.verdict}" for b in report.blocks]
    lines += _findings(report, checked)
    return {
        "passed": report.passed and checked.passed,
        "proof": msgspec.to_builtins(report),
        "preflight": msgspec.to_builtins(checked),
        "lines": lines,
    }
