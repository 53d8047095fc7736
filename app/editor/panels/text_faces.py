"""Edits of a text's face: family, style, axes, letter forms."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from app.editor.panels import face_families
from app.editor.panels.face_families import Family
from engine.document import edits
from engine.document.model import Document, TextBlock
from engine.errors import UserError
from engine.text import fonts, instances
from engine.text.face_catalogue import FaceInfo, catalogue


def _tr(text: str) -> str:
    return QCoreApplication.translate("Design", text)


def plain(face: str) -> str:
    """The id without coordinates."""
    return instances.split(face)[0]


def is_there(face: str) -> bool:
    """Whether the catalogue has it."""
    return plain(face) in catalogue()


def style_name(face: FaceInfo) -> str:
    """`Bold 700`, `Black 900 italic`; of a variable face `Variable`."""
    if face.axes:
        return _tr("Variable italic") if face.italic else _tr("Variable")
    names = (
        (150, _tr("Thin")), (250, _tr("Extra light")), (350, _tr("Light")), (450, _tr("Regular")),
        (550, _tr("Medium")), (650, _tr("Semibold")), (750, _tr("Bold")), (850, _tr("Extra bold")),
        (2000, _tr("Black")),
    )  # fmt: skip
    name = next(name for limit, name in names if face.weight <= limit)
    said = f"{name} {face.weight}"
    return _tr("%1 italic").replace("%1", said) if face.italic else said


def _block(document: Document, id: str) -> TextBlock:
    layer = edits.find(document, id)
    if not isinstance(layer, TextBlock):
        raise UserError(f"{id!r} is not a text", document.title)
    return layer


def set_face(document: Document, id: str, face: str) -> Document:
    """Another first face, in the style and in runs that name the old one; faces for other scripts
    stay. Raises UserError."""
    old = _block(document, id).style.faces[0]
    return edits.exchange_face(document, id, old, face)


def set_family(document: Document, id: str, family: Family) -> Document:
    """The family's face nearest in weight and slope to what the text has."""
    old = _block(document, id).style.faces[0]
    if any(face.id == plain(old) for face in family.faces):
        return document
    weight, italic = 400, False
    if is_there(old):
        info = catalogue()[plain(old)]
        weight = round(dict(instances.split(old)[1]).get("wght", info.weight))
        italic = info.italic
    return set_face(document, id, face_families.nearest(family, weight, italic))


def set_italic(document: Document, id: str, on: bool) -> Document:
    """The family's italic or upright face of the nearest weight; as it is where it has none."""
    old = _block(document, id).style.faces[0]
    family = face_families.family_of(old)
    if family is None or not any(face.italic == on for face in family.faces):
        return document
    weight = catalogue()[plain(old)].weight
    return set_face(document, id, face_families.nearest(family, weight, on))


def axis_value(block: TextBlock, axis: fonts.Axis) -> float:
    """Where an axis stands: the style's own value, the face's coordinates, or the default."""
    own = dict(instances.split(block.style.faces[0])[1])
    return block.style.axes.get(axis.tag, own.get(axis.tag, axis.default))


def set_axis(document: Document, id: str, tag: str, value: float) -> Document:
    """A variation axis of the text's faces."""
    axes = dict(_block(document, id).style.axes)
    if axes.get(tag) == value:
        return document
    axes[tag] = value
    return edits.restyle_text(document, id, axes=axes)


def set_feature(document: Document, id: str, tag: str, value: int | None) -> Document:
    """An OpenType feature on (1, or an alternate's number), off (0) or as the face has it (None)."""
    features = dict(_block(document, id).style.features)
    if value is None:
        features.pop(tag, None)
    else:
        features[tag] = value
    return edits.restyle_text(document, id, features=features)
