"""Makes the templates of the start page: `python assets/make_templates.py [NAME …]`.

Every template is a document of the studio from the request in `template_requests.json`; its plan
is pinned there, so that the same file comes out again whatever the planner learns. Writes
`templates/NAME.affiche`, with a small preview inside, and `templates/index.json`.
"""

from __future__ import annotations

import io
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import msgspec
from PIL import Image

HERE = Path(__file__).resolve().parent
if __name__ == "__main__":
    sys.path.insert(0, str(HERE.parent))

from engine.document import edits  # noqa: E402
from engine.document import file as document_file  # noqa: E402
from engine.document.model import Document  # noqa: E402
from engine.drawing.compose import compose  # noqa: E402
from engine.jobs import studio  # noqa: E402
from engine.jobs.request import Request  # noqa: E402
from exporters.raster import render  # noqa: E402

FOLDER = HERE / "templates"
REQUESTS = HERE / "template_requests.json"
SIDE = 320
"""Pixels of a preview's longer side; of banners, `LOW` is its height."""
LOW, LONGEST = 216, 760
COLOURS = 128
"""In a preview: palette pictures are a third of the size."""


class Template(msgspec.Struct, frozen=True, kw_only=True):
    """What the index says of a template, and what makes it."""

    name: str
    title: dict[str, str]
    """In English, Chinese and French."""
    tags: tuple[str, ...]
    request: Request


def templates() -> tuple[Template, ...]:
    return msgspec.json.decode(REQUESTS.read_bytes(), type=tuple[Template, ...])


def preview(document: Document) -> bytes:
    """The first page as a small PNG."""
    page = document.pages[0]
    scale = max(SIDE / max(page.width, page.height), LOW / page.height)
    scale = min(scale, LONGEST / page.width)
    pixels = render(compose(document, 0), scale=2 * scale, assets={})
    size = (round(page.width * scale), round(page.height * scale))
    picture = Image.fromarray(pixels).convert("RGB").resize(size, Image.Resampling.LANCZOS)
    out = io.BytesIO()
    picture.quantize(COLOURS, dither=Image.Dither.FLOYDSTEINBERG).save(out, "PNG", optimize=True)
    return out.getvalue()


def make(template: Template) -> Document:
    """Raises UserError when the request no longer fits its page."""
    variant = studio.generate(template.request, render)[0]
    return edits.set_title(variant.document, template.title[_language(variant.document)])


def _language(document: Document) -> str:
    short = document.language.split("-")[0]
    return short if short in ("zh", "fr") else "en"


def entry(template: Template, document: Document) -> dict[str, Any]:
    """Of the index. Sizes in points, and the unit that they are shown in."""
    page = document.pages[0]
    return {
        "file": f"{template.name}.affiche",
        "title": template.title,
        "tags": list(template.tags),
        "language": _language(document),
        "format": template.request.size,
        "width": round(page.width, 2),
        "height": round(page.height, 2),
        "unit": document.unit,
    }


def main(names: Sequence[str] = ()) -> None:
    FOLDER.mkdir(exist_ok=True)
    entries = []
    for template in templates():
        path = FOLDER / f"{template.name}.affiche"
        if path.exists() and names and template.name not in names:
            document = document_file.load(path).document
        else:
            document = make(template)
            document_file.save(path, document, {}, preview=preview(document))
        entries.append(entry(template, document))
        print(f"{path.name}: {path.stat().st_size / 1000:.0f} kB")
    (FOLDER / "index.json").write_bytes(
        msgspec.json.format(msgspec.json.encode(entries), indent=1) + b"\n"
    )


if __name__ == "__main__":
    main(sys.argv[1:])
