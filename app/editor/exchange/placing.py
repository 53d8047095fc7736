"""Files and words from elsewhere as layers: pictures, drawings, texts. One undo step each time."""

from __future__ import annotations

import hashlib
import io
import re
import warnings
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import msgspec
from PIL import Image
from PySide6.QtCore import QCoreApplication, QPointF

from app.editor.canvas import text_places
from app.editor.canvas.text_formatting import body_style
from app.editor.canvas.words import cleaned
from app.editor.exchange import svg_shapes
from app.editor.session import Session
from app.editor.workspace import Workspace
from engine.document import edits
from engine.document.model import Box, Document, Group, Layer, Page, Picture, TextBlock, TextRun
from engine.errors import UserError
from engine.text.layout import MAX_TEXT
from exporters import pictures

MAX_BYTES = 64 << 20
"""Of one picture file."""
MAX_FILES = 100
"""At one time."""
_CHECKED = 30_000_000
"""Pixels up to which a picture is decoded at once to see that it is whole."""
_SHARE = 0.6
"""Of the page's sides that something placed takes at most."""
_PER_PIXEL = 72 / 150
"""Points; a small picture is placed at 150 pixels to the inch."""
_STEP = 12.0
"""Points between things that are placed together."""
_TEXT = frozenset((".txt", ".md", ".text"))


def tr(text: str) -> str:
    return QCoreApplication.translate("Placing", text)


@dataclass(frozen=True, slots=True)
class Placed:
    """A layer in points about the origin (its box's top left corner at 0, 0), with the stored
    files that it needs. `remark` is for people."""

    layer: Layer
    assets: tuple[bytes, ...] = ()
    remark: str = ""


# ------------------------------------------------------------------ pictures


def picture_size(data: bytes, name: str) -> tuple[int, int]:
    """Width and height in pixels as seen. Raises UserError for what is no picture, and for one
    that is too large to be unpacked (both are known from its first bytes)."""
    if len(data) > MAX_BYTES:
        raise UserError(
            f"this picture has {len(data) >> 20} MB", name, f"bring it below {MAX_BYTES >> 20} MB"
        )
    count = _stated_pixels(data)
    if count > pictures.MAX_PIXELS:
        millions = pictures.MAX_PIXELS // 1_000_000
        raise UserError(
            f"this picture unpacks to {_large(count)} pixels",
            name,
            f"Affiche reads up to {millions} million",
        )
    try:
        size = pictures.upright_size(data, name)
        if size[0] * size[1] <= _CHECKED:
            pictures.decode(data, name)
    except UserError as error:
        raise UserError(error.what, name, error.remedy) from None
    return size


def _stated_pixels(data: bytes) -> int:
    """What the file says of itself, where that is beyond what Pillow opens; else 0."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", Image.DecompressionBombWarning)
            with Image.open(io.BytesIO(data)):
                return 0
    except Image.DecompressionBombError as error:
        found = re.search(r"\((\d+) pixels\)", str(error))
        return int(found[1]) if found else 0
    except (OSError, ValueError, SyntaxError):
        return 0  # `pictures.opened` says what is wrong


def _large(count: int) -> str:
    if count >= 1_000_000_000:
        return f"{count / 1e9:.0f} billion"
    return f"{count / 1e6:.0f} million"


def picture(data: bytes, name: str, page: Page) -> Placed:
    """A picture at 150 pixels to the inch, or as large as the page allows. Raises UserError."""
    width, height = picture_size(data, name)
    across, down = width * _PER_PIXEL, height * _PER_PIXEL
    scale = min(1.0, _SHARE * page.width / across, _SHARE * page.height / down)
    key = hashlib.sha256(data).hexdigest()
    box = Box(0.0, 0.0, across * scale, down * scale)
    return Placed(Picture(id="picture", name=Path(name).stem[:80], box=box, asset=key), (data,))


# ------------------------------------------------------------------ drawings and texts


def drawing(data: bytes, name: str, page: Page) -> Placed:
    """An SVG drawing as a group of shapes, as large as the page allows. Raises UserError."""
    read = svg_shapes.read(data, name)
    scale = min(_SHARE * page.width / read.width, _SHARE * page.height / read.height)
    children = tuple(edits.scaled(shape, scale) for shape in read.shapes)
    stem = Path(name).stem[:80]
    remark = ""
    if read.left_out:
        remark = tr("%1: texts, pictures, masks and filters (%2) were left out.")
        remark = remark.replace("%1", name).replace("%2", str(read.left_out))
    if len(children) == 1:
        layer: Layer = msgspec.structs.replace(children[0], id="shape", name=stem)
    else:
        box = edits.around([child.box for child in children])
        layer = Group(id="drawing", name=stem, box=box, children=children)
    return Placed(edits.moved(layer, -layer.box.x, -layer.box.y), (), remark)


def text(words: str, document: Document, page: Page) -> Placed:
    """Words in the document's body style, in a box as high as they need."""
    words = cleaned(words).strip("\n")
    remark = ""
    if len(words) > MAX_TEXT:
        words = words[:MAX_TEXT]
        remark = tr("One text holds up to %1 characters.").replace("%1", f"{MAX_TEXT:,}")
    style = body_style(document)
    longest = max(map(len, words.split("\n")))
    width = min(_SHARE * page.width, max(6.0, 0.75 * longest) * style.size)
    block = TextBlock(
        id="text", box=Box(0.0, 0.0, width, 0.0), runs=(TextRun(words),) if words else (),
        style=style, language=document.language,
    )  # fmt: skip
    laid = text_places.laid_out(block).text
    height = max(style.size * style.leading, laid.ink[3] + 0.2 * style.size)
    return Placed(msgspec.structs.replace(block, box=Box(0.0, 0.0, width, height)), (), remark)


def looks_like_svg(data: bytes) -> bool:
    head = data[:2048].lstrip(b"\xef\xbb\xbf \t\r\n")
    return head.startswith(b"<") and b"<svg" in data[:65536]


# ------------------------------------------------------------------ into a document


def renewed(document: Document, layer: Layer) -> Layer:
    """The layer with ids that the document doesn't use, its children too."""
    used = {held.id for held in edits.iter_layers(document)}
    used |= {region.id for page in document.pages for region in page.regions}

    def free(wish: str) -> str:
        stem = wish.rstrip("0123456789").rstrip("-") or "layer"
        name, number = wish, 2
        while name in used:
            name = f"{stem}-{number}"
            number += 1
        used.add(name)
        return name

    def through(one: Layer) -> Layer:
        changes: dict[str, object] = {"id": free(one.id)}
        if isinstance(one, Group):
            changes["children"] = tuple(through(child) for child in one.children)
        return msgspec.structs.replace(one, **changes)

    return through(layer)


def put(session: Session, name: str, layers: Sequence[Layer]) -> tuple[str, ...]:
    """The layers on top of the page with fresh ids, selected, as one undo step; their ids."""
    document = session.document
    made: list[str] = []
    for layer in layers:
        fresh = renewed(document, layer)
        document = edits.add_layer(document, fresh, session.page)
        made.append(fresh.id)
    session.apply(name, document, select=made)
    return tuple(made)


def centred(layer: Layer, x: float, y: float) -> Layer:
    """The layer with the middle of its box at a point of the page."""
    cx, cy = layer.box.centre
    return edits.moved(layer, x - cx, y - cy)


def place(workspace: Workspace, name: str, things: Sequence[Placed], at: QPointF | None) -> None:
    """Things around a point of the page (None: its middle), each a little further on."""
    session = workspace.session
    page = session.document.pages[session.page]
    x, y = (at.x(), at.y()) if at is not None else (page.width / 2, page.height / 2)
    for thing in things:
        for data in thing.assets:
            session.add_asset(data)
        if thing.remark:
            workspace.say("warn", thing.remark)
    put(session, name, [
        centred(thing.layer, x + n * _STEP, y + n * _STEP) for n, thing in enumerate(things)
    ])  # fmt: skip


def read(path: Path) -> bytes:
    """A file's bytes, never more than a picture may have. Raises UserError."""
    try:
        size = path.stat().st_size
        if size > MAX_BYTES:
            raise UserError(
                f"this file has {size >> 20} MB", path.name, f"bring it below {MAX_BYTES >> 20} MB"
            )
        return path.read_bytes()
    except OSError as error:
        reason = error.strerror or str(error)
        raise UserError(f"the file can't be read ({reason})", path.name) from None


def thing_of(path: Path, document: Document, page: Page) -> Placed:
    """A file as a layer: drawing, text or picture, by its name and its first bytes. Raises
    UserError."""
    data = read(path)
    suffix = path.suffix.lower()
    if suffix in (".svg", ".svgz") or looks_like_svg(data):
        return drawing(data, path.name, page)
    if suffix in _TEXT:
        return text(data.decode("utf-8-sig", "replace"), document, page)
    return picture(data, path.name, page)


def import_files(workspace: Workspace, paths: Sequence[Path], at: QPointF | None = None) -> None:
    """Files onto the page at a point of it (None: its middle), as one undo step. What can't be
    read is said and left out."""
    session = workspace.session
    document = session.document
    page = document.pages[session.page]
    things: list[Placed] = []
    for path in paths[:MAX_FILES]:
        try:
            things.append(thing_of(path, document, page))
        except UserError as error:
            workspace.fail(error)
    if len(paths) > MAX_FILES:
        said = tr("Only the first %1 files were placed.").replace("%1", str(MAX_FILES))
        workspace.say("warn", said)
    if things:
        name = tr("Place file") if len(things) == 1 else tr("Place files")
        place(workspace, name, things, at)
