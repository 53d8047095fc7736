"""Scenes to one PDF file."""

from __future__ import annotations

import io
import math
from collections.abc import Sequence
from pathlib import Path

import pikepdf
from pikepdf import Array, Dictionary, Name, Stream

from engine.drawing.scene import Matrix, Scene
from engine.errors import UserError
from exporters.files import Progress, atomic_write
from exporters.pdf import fonts, metadata
from exporters.pdf.book import Book
from exporters.pdf.content import Content
from exporters.pdf.marks import draw_marks, slug
from exporters.pictures import Assets

LARGEST = 14_400.0
"""Units that viewers take for a side; larger pages count in larger units (UserUnit)."""


def write_pdf(
    scenes: Sequence[Scene],
    path: str | Path,
    *,
    assets: Assets,
    title: str = "",
    language: str = "",
    progress: Progress | None = None,
    outline_text: bool = False,
    marks: bool = False,
    press: metadata.Press | None = None,
    grain: bool = True,
) -> None:
    """Writes one page for each scene.

    The trim box is the scene's size and the bleed box its bleed around it, to 1/1000 pt; with
    `marks` the media box leaves room for crop marks. Text stays live and searchable, unless
    `outline_text` turns it to curves. `press` adds the output intent and makes the file a PDF/X-4.
    Grain is left out where inks are blended (a press, a cmyk or spot colour): a middle grey is
    neutral in light only, and black text must stay black. `title` and `language` default to the first scene's.
    The old file survives a failure and a `progress` that raises.
    Raises UserError for missing assets or faces and whatever the disk refuses.
    """
    if not scenes:
        raise UserError("there is no page to write", str(path))
    book = Book(assets)
    live = () if outline_text else tuple(scene.nodes for scene in scenes)
    faces = fonts.collect(book.pdf, live)
    total = sum(len(scene.nodes) for scene in scenes) + len(scenes)
    done = 0

    def advance(count: int) -> None:
        nonlocal done
        done += count
        if progress is not None:
            # The last tenth is the saving.
            progress(0.9 * done / total)

    contents: list[tuple[Scene, Content, float]] = []
    for scene in scenes:
        margin = slug(scene) if marks else scene.bleed
        content = Content(book, faces, _base(scene, margin), outline_text=outline_text)
        content.begin_page(_bleed_area(scene))
        for node in scene.nodes:
            content.draw((node,))
            advance(1)
        contents.append((scene, content, margin))
        advance(1)
    inks = press is not None or book.uses_inks
    for scene, content, _ in contents:
        if grain and scene.grain > 0 and not inks:
            pixel = min(1.0, max(0.24, min(scene.width, scene.height) / 1080))
            content.draw_grain(min(scene.grain, 0.025), _bleed_area(scene), pixel)
        content.end_page()
        if marks:
            draw_marks(content, scene)
    # Where transparency is blended: in inks as soon as there is one, so that black stays black.
    blending = Name.DeviceCMYK if inks else book.srgb
    for scene, content, margin in contents:
        _add_page(book, scene, content, blending, margin)
    fingerprint = b"".join(content.data() for _, content, _ in contents)
    title = title or scenes[0].title
    metadata.describe(book.pdf, title, language or scenes[0].language, fingerprint, press)
    buffer = io.BytesIO()
    book.pdf.save(
        buffer,
        min_version="1.6",
        compress_streams=True,
        stream_decode_level=pikepdf.StreamDecodeLevel.none,
        object_stream_mode=pikepdf.ObjectStreamMode.generate,
        recompress_flate=False,
        deterministic_id=True,
    )
    if progress is not None:
        progress(0.97)
    with atomic_write(path) as file:
        file.write(buffer.getbuffer())
        if progress is not None:
            progress(1.0)


def _bleed_area(scene: Scene) -> tuple[float, float, float, float]:
    m = scene.bleed
    return -m, -m, scene.width + m, scene.height + m


def _unit(scene: Scene, margin: float) -> int:
    """How many points one unit of the page is."""
    return max(1, math.ceil((max(scene.width, scene.height) + 2 * margin) / LARGEST))


def _base(scene: Scene, margin: float) -> Matrix:
    """From the trim space, y down, to the page's units, y up."""
    unit = _unit(scene, margin)
    return (1 / unit, 0.0, 0.0, -1 / unit, margin / unit, (scene.height + margin) / unit)


def _add_page(
    book: Book, scene: Scene, content: Content, blending: pikepdf.Object, margin: float
) -> None:
    unit = _unit(scene, margin)

    def box(inset: float) -> Array:
        right = scene.width + 2 * margin - inset
        top = scene.height + 2 * margin - inset
        return Array([round(v / unit, 4) for v in (inset, inset, right, top)])

    page = Dictionary(
        Type=Name.Page,
        MediaBox=box(0.0),
        CropBox=box(0.0),
        BleedBox=box(margin - scene.bleed),
        TrimBox=box(margin),
        Resources=book.dictionary(content.resources),
        Contents=book.pdf.make_indirect(Stream(book.pdf, content.data())),
        Group=Dictionary(Type=Name.Group, S=Name.Transparency, CS=blending, I=True),
    )
    if unit > 1:
        page.UserUnit = unit
    book.pdf.pages.append(pikepdf.Page(page))
