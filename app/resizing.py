"""One document in other formats: what `affiche resize` does."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import msgspec

from app.progress import progress
from engine.document import file as document_file
from engine.document import texts, variants
from engine.errors import UserError
from engine.jobs.asking import request_for
from engine.jobs.request import Request
from engine.jobs.resizing import resized
from engine.jobs.studio import Variant
from engine.planning.formats import parse_size
from exporters import gate
from exporters.raster import render


def resize_document(source: Path, sizes: list[str], out: Path, *, quiet: bool) -> dict[str, Any]:
    """The first page composed anew at every size, each as a page of `out`; the words stay, and so
    do faces, artwork and colours where they fit. `passed`: a reader finds every word on every page;
    `faults` are what the design's own tests say. Raises UserError; then nothing is written."""
    if not sizes:
        raise UserError("--size is missing", remedy="say which, e.g. --size 1080x1920px")
    for path in (source, out):
        if path.suffix.lower() != ".affiche":
            raise UserError(
                "resize reads and writes .affiche documents", str(path), "export it after"
            )
    for size in sizes:
        parse_size(size)
    gate.check_target(out)
    loaded = document_file.load(source)
    document = loaded.document
    rows = texts.rows(document)
    words = tuple((row.role, row.text) for row in rows if row.text.strip())
    if not words:
        raise UserError("the document has no texts to lay out", str(source))
    recipe = document.recipe
    asked = msgspec.structs.replace(
        request_for(document, 0, rows, Request(prompt=recipe.prompt if recipe else "")),
        texts=words, regions=(), seed=recipe.seed if recipe else 0, plan=recipe.plan if recipe else "",
    )  # fmt: skip
    made: list[Variant] = []
    for size in sizes:
        with progress(size, quiet=quiet) as tell:
            made.append(resized(msgspec.structs.replace(asked, size=size), render, progress=tell))
    result = made[0].document
    for other in made[1:]:
        result = variants.with_page(result, other.document)
    document_file.save(out, result, {})
    pages = [
        {"size": size, "plan": msgspec.to_builtins(v.plan), "glance": round(v.glance, 4),
         "faults": list(v.faults)}
        for size, v in zip(sizes, made, strict=True)
    ]  # fmt: skip
    return {"file": str(out), "pages": pages, "passed": all(v.glance == 1.0 for v in made)}
