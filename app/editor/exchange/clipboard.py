"""Copying and pasting: layers with their pictures, and words, pictures and drawings from elsewhere.

Layers travel as the bytes of a small `.affiche` document, so that what comes back is checked as
strictly as a file. Paints carry the colours of their swatches: another document may lack these.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec
from PySide6.QtCore import QBuffer, QCoreApplication, QIODevice, QMimeData, QPointF
from PySide6.QtGui import QGuiApplication, QImage

from app.editor.actions import Action
from app.editor.actions.object_actions import editable
from app.editor.exchange import placing
from app.editor.exchange.placing import import_files
from app.editor.session import Session
from app.editor.workspace import Workspace
from engine.document import edits
from engine.document import file as document_file
from engine.document.model import Box, Document, Group, Layer, TextBlock
from engine.errors import UserError

if TYPE_CHECKING:
    from app.editor.canvas.text_editing import TextEditor

__all__ = ["LAYERS", "actions", "copy", "cut", "import_files", "mime_of", "paste"]

LAYERS = "application/x-affiche-layers"
SVG = "image/svg+xml"
STEP = 12.0
"""Points between a layer and its copy."""
_CASCADE = 40
"""Copies of one place that are set apart."""

Centre = Callable[[], QPointF]
Editing = Callable[[], "TextEditor | None"]


def tr(text: str) -> str:
    return QCoreApplication.translate("Clipboard", text)


# ------------------------------------------------------------------ copying


def mime_of(session: Session, ids: Sequence[str]) -> QMimeData | None:
    """The layers of these ids (what a chosen group holds goes with it), for any clipboard or drag;
    their words as plain text too. None where there are none."""
    document = session.document
    wanted = set(ids)
    chosen = [
        layer
        for layer in edits.iter_layers(document)
        if layer.id in wanted and not wanted & {g.id for g in edits.ancestors(document, layer.id)}
    ]
    if not chosen:
        return None
    page = document.pages[edits.page_of(document, chosen[0].id)]
    seen = [_as_seen(document, layer) for layer in chosen]
    alone = Document(
        title=document.title,
        language=document.language,
        pages=(msgspec.structs.replace(page, layers=tuple(seen), regions=()),),
        swatches=document.swatches,
    )
    for swatch in document.swatches:
        alone = edits.remove_swatch(alone, swatch.name)
    used = document_file.used_assets(alone)
    assets = {key: data for key, data in session.assets.items() if key in used}
    data = QMimeData()
    data.setData(LAYERS, document_file.dumps(alone, assets, allow_missing=True))
    words = "\n\n".join(w for layer in seen for w in _words(layer))
    if words:
        data.setText(words)
    return data


def _as_seen(document: Document, layer: Layer) -> Layer:
    """Out of its groups, with their turns."""
    if edits.parent_of(document, layer.id) is None:
        return layer
    page = edits.page_of(document, layer.id)
    return edits.find(edits.relocate(document, layer.id, page), layer.id)


def _words(layer: Layer) -> list[str]:
    if isinstance(layer, TextBlock):
        return [layer.text] if layer.text else []
    if isinstance(layer, Group):
        return [w for child in layer.children for w in _words(child)]
    return []


def copy(workspace: Workspace) -> bool:
    """What is selected, to the system's clipboard. False where nothing is."""
    try:
        data = mime_of(workspace.session, workspace.session.selection)
    except UserError as error:
        workspace.fail(error)
        return False
    if data is None:
        return False
    QGuiApplication.clipboard().setMimeData(data)
    return True


def cut(workspace: Workspace) -> bool:
    """The same, and takes it from the page: one undo step. Locked layers stay."""
    session = workspace.session
    ids = editable(session.document, session.selection)
    try:
        data = mime_of(session, ids)
    except UserError as error:
        workspace.fail(error)
        return False
    if data is None:
        return False
    QGuiApplication.clipboard().setMimeData(data)

    def without(document: Document) -> Document:
        for id in ids:
            if any(layer.id == id for layer in edits.iter_layers(document)):
                document = edits.remove_layer(document, id)
        return document

    return session.apply(tr("Cut"), without, select=())


# ------------------------------------------------------------------ pasting


def paste(workspace: Workspace, at: QPointF | None = None, data: QMimeData | None = None) -> bool:
    """What the clipboard (or `data`) holds, as one undo step: layers, files, a drawing, a picture
    or words, whichever comes first. Copies of layers of this page stand 12 pt beside them, other
    things with their middle at a point of the page (None: its middle). False where there is
    nothing that can be pasted; what is there but can't be read is said."""
    mime: QMimeData | None = data or QGuiApplication.clipboard().mimeData()
    if mime is None:
        return False
    try:
        if mime.hasFormat(LAYERS):
            return _paste_layers(workspace, bytes(mime.data(LAYERS).data()), at)
        paths = [Path(url.toLocalFile()) for url in mime.urls() if url.isLocalFile()]
        if paths:
            import_files(workspace, paths, at)
            return True
        thing = _thing(workspace.session, mime)
    except UserError as error:
        workspace.fail(error)
        return True
    if thing is None:
        return False
    placing.place(workspace, tr("Paste"), [thing], at)
    return True


def _thing(session: Session, mime: QMimeData) -> placing.Placed | None:
    document = session.document
    page = document.pages[session.page]
    if mime.hasFormat(SVG):
        return placing.drawing(bytes(mime.data(SVG).data()), tr("Drawing"), page)
    if mime.hasImage():
        return placing.picture(_png(mime), tr("Picture"), page)
    words = mime.text() if mime.hasText() else ""
    if not words.strip():
        return None
    # (A long text is only looked at as far as it may be a drawing.)
    if words.lstrip().startswith("<") and placing.looks_like_svg(
        words[:65536].encode("utf-8", "replace")
    ):
        return placing.drawing(words.encode("utf-8", "replace"), tr("Drawing"), page)
    return placing.text(words, document, page)


def _png(mime: QMimeData) -> bytes:
    """The clipboard's picture as a file; as it came where it is a file already."""
    for kind in ("image/png", "image/jpeg", "image/webp"):
        if mime.hasFormat(kind):
            data = bytes(mime.data(kind).data())
            if data:
                return data
    image = mime.imageData()
    if not isinstance(image, QImage) or image.isNull():
        raise UserError("the picture on the clipboard can't be read")
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    if not image.save(buffer, "PNG"):  # type: ignore[call-overload]
        raise UserError("the picture on the clipboard can't be read")
    return bytes(buffer.data().data())


def _paste_layers(workspace: Workspace, raw: bytes, at: QPointF | None) -> bool:
    with document_file.trail(tr("Clipboard")):
        loaded = document_file.loads(raw)
    layers = [layer for page in loaded.document.pages for layer in page.layers]
    if not layers:
        return False
    session = workspace.session
    page = session.document.pages[session.page]
    for key in sorted(document_file.used_assets(loaded.document)):
        if key in loaded.assets:
            session.assets.setdefault(key, loaded.assets[key])
    taken = {_place(layer) for layer in page.layers}
    ids = {layer.id: layer.box for layer in edits.iter_layers(page)}
    whole = edits.around([edits.turned_bounds(layer) for layer in layers])
    if any(ids.get(layer.id) == layer.box for layer in layers):
        by = STEP
        for _ in range(_CASCADE):
            if not any(_place(edits.moved(layer, by, by)) in taken for layer in layers):
                break
            by += STEP
        moved = [edits.moved(layer, by, by) for layer in layers]
    else:
        x, y = (at.x(), at.y()) if at is not None else (page.width / 2, page.height / 2)
        cx, cy = whole.centre
        moved = [edits.moved(layer, x - cx, y - cy) for layer in layers]
    placing.put(session, tr("Paste"), moved)
    return True


def _place(layer: Layer) -> tuple[str, Box]:
    """What two copies of a layer at one place have in common."""
    b = layer.box
    return type(layer).__name__, Box(*[round(v, 3) for v in (b.x, b.y, b.width, b.height)])


# ------------------------------------------------------------------ actions


def actions(
    workspace: Workspace, centre: Centre | None = None, editor: Editing | None = None
) -> list[Action]:
    """Cut, copy and paste. `centre` gives the point of the page in the middle of the view, `editor`
    the text that is edited in place, if any: then they mean its words."""
    menu, need = tr("Edit"), tr("Select something first.")

    def words() -> TextEditor | None:
        return editor() if editor is not None else None

    def some() -> bool:
        return bool(workspace.session.selected_layers())

    def free() -> bool:
        session = workspace.session
        return bool(editable(session.document, session.selection))

    def run_cut() -> None:
        held = words()
        if held is not None:
            held.cut()
        else:
            cut(workspace)

    def run_copy() -> None:
        held = words()
        if held is not None:
            held.copy()
        else:
            copy(workspace)

    def run_paste() -> None:
        held = words()
        if held is not None:
            held.paste()
        elif not paste(workspace, centre() if centre is not None else None):
            workspace.say("info", tr("The clipboard holds nothing that can be placed."))

    return [
        Action("edit.cut", tr("Cut"), run_cut, ("Ctrl+X",), "scissors", menu, free, need, separated=True, english="Cut"),
        Action("edit.copy", tr("Copy"), run_copy, ("Ctrl+C",), "copy", menu, some, need, english="Copy"),
        Action("edit.paste", tr("Paste"), run_paste, ("Ctrl+V",), "clipboard", menu, english="Paste"),
    ]  # fmt: skip
