"""Checking, mending and exporting documents that exist: what `check` and `export` do."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import msgspec

from app.making import check_format
from app.progress import Report, progress
from engine.document import file as document_file
from engine.document.model import Document
from engine.errors import UserError
from engine.jobs import repair as repairing
from exporters import gate

PROFILES = ("srgb", "iso-coated-v2")
"""Of exported PDFs: screen colours, or the shipped printing condition as output intent."""


def prover(
    assets: Mapping[str, bytes],
    *,
    ending: str = "",
    dpi: float = 0.0,
    outline_text: bool = False,
    page: int = 0,
    thorough: bool = False,
) -> repairing.Prover:
    """A prover for `repair`: what `gate.examine` finds, in the file format that is asked for."""

    def prove(document: Document) -> repairing.Findings:
        found = gate.examine(
            document, assets, ending=ending, dpi=dpi, outline_text=outline_text, page=page,
            thorough=thorough,
        )  # fmt: skip
        return repairing.Findings(found.proof, found.preflight, found.grounds, found.scale)

    return prove


def check_file(
    path: Path,
    against: Path | None,
    *,
    repair: bool = False,
    out: Path | None = None,
    quiet: bool,
) -> dict[str, Any]:
    """`affiche check`."""
    ending = check_format(path)
    if (repair or out is not None) and ending != ".affiche":
        raise UserError("only a document can be repaired", str(path), "give the .affiche file")
    if out is not None and not repair:
        raise UserError("--out is for a repaired document", str(out), "add --repair")
    with progress(path.name, quiet=quiet) as tell:
        tell("reading", 0.1)
        if ending == ".affiche":
            loaded = document_file.load(path)
            if repair:
                return _repaired(path, loaded, out, tell)
            return gate.check_document(loaded.document, loaded.assets, progress=tell)
        if against is None:
            raise UserError(
                "a delivered file is proved against its document", where=str(path),
                remedy="add --against poster.affiche",
            )  # fmt: skip
        loaded = document_file.load(against)
        return gate.check_delivered(path, loaded.document, loaded.assets, progress=tell)


def mended_name(path: Path) -> Path:
    """Where a mended document goes when nothing else is said."""
    return path.with_name(f"{path.stem}.mended.affiche")


def _repaired(
    path: Path, loaded: document_file.Loaded, out: Path | None, tell: Report
) -> dict[str, Any]:
    target = out or mended_name(path)
    if target.suffix.lower() != ".affiche":
        raise UserError("a repaired document is an .affiche file", str(target))
    gate.check_target(target)
    made = repairing.repair(loaded.document, prover(loaded.assets, thorough=True), progress=tell)
    result = gate.as_result(_examined(made))
    result["repair"] = made.to_dict()
    result["file"] = ""
    if made.steps or out is not None:
        # A preview would show the document before its repair.
        document_file.save(
            target, made.document, loaded.assets, attachments=loaded.attachments, allow_missing=True
        )
        result["file"] = str(target)
    return result


def _examined(made: repairing.Repaired) -> gate.Examined:
    found = made.report
    return gate.Examined(found.proof, found.preflight, found.grounds, found.scale)


def export_document(
    source: Path, to: Path, *, dpi: float, bleed: str, outline_text: bool, page: int,
    profile: str = "srgb", marks: bool = False, repair: bool = False, quiet: bool,
) -> dict[str, Any]:  # fmt: skip
    """`affiche export`. With `repair` what fails is mended in the copy that is exported; the
    document itself stays as it is."""
    ending = check_format(to)
    if ending == ".affiche":
        raise UserError("export writes .pdf or .png", where=str(to))
    if profile not in PROFILES:
        raise UserError(f"no profile is called {profile!r}", remedy=f"use {' or '.join(PROFILES)}")
    if ending == ".png" and (marks or profile != "srgb"):
        raise UserError(
            "crop marks and print profiles are for PDF", where=str(to), remedy="export a .pdf"
        )
    loaded = document_file.load(source)
    document = _with_bleed(loaded.document, bleed)
    result: dict[str, Any] = {}
    with progress(to.name, quiet=quiet) as tell:
        if repair:
            gate.check_target(to)
            prove = prover(
                loaded.assets, ending=ending, dpi=dpi, outline_text=outline_text, page=page - 1
            )
            made = repairing.repair(document, prove, progress=tell)
            document = made.document
            result["repair"] = made.to_dict()
        delivery = gate.deliver(
            document, loaded.assets, to, dpi=dpi, outline_text=outline_text, page=page - 1,
            marks=marks, press=profile != "srgb", progress=tell,
        )  # fmt: skip
    return {
        "file": str(delivery.path), "proof": delivery.proof, "preflight": delivery.preflight,
        "passed": bool(delivery.proof["passed"] and delivery.preflight["passed"]),
        "findings": [*loaded.warnings, *delivery.lines], **result,
    }  # fmt: skip


def _with_bleed(document: Document, bleed: str) -> Document:
    if not bleed:
        return document
    from engine.document.units import parse_length

    points = parse_length(bleed)
    if not 0 <= points <= 144:
        raise UserError(f"bleed {bleed!r} is out of range", remedy="0 to 50 mm")
    pages = tuple(msgspec.structs.replace(p, bleed=points) for p in document.pages)
    return msgspec.structs.replace(document, pages=pages)
