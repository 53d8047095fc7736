"""Editing a document by instruction: what `affiche edit` does."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from app.progress import progress
from engine.document import file as document_file
from engine.errors import UserError
from engine.jobs.instructing import instruct
from exporters import gate
from exporters.raster import render


def edit_document(
    source: Path, instruction: str, out: Path, *, region: str = "", page: int = 1, quiet: bool
) -> dict[str, Any]:
    """`affiche edit`: the document as the sentence asks, written to `out`. `passed` is False when
    a part of the instruction was left undone; then the rest is written all the same.

    Raises UserError when nothing can be done; then nothing is written."""
    for path in (source, out):
        if path.suffix.lower() != ".affiche":
            raise UserError(
                "edit reads and writes .affiche documents", str(path), "export it after"
            )
    gate.check_target(out)
    with progress(out.name, quiet=quiet) as tell:
        tell("reading", 0.1)
        loaded = document_file.load(source)
        tell("editing", 0.3)
        made = instruct(
            loaded.document, instruction, loaded.assets, render, page=page - 1, region=region
        )
        tell("writing", 0.9)
        # A preview would show the document before.
        document_file.save(
            out, made.document, loaded.assets, attachments=loaded.attachments, allow_missing=True
        )
    return {
        "file": str(out), **made.to_dict(), "findings": list(loaded.warnings),
        "passed": not made.left,
    }  # fmt: skip
