"""What layers, regions and their roles are called, and their icons."""

from __future__ import annotations

from typing import get_args

from PySide6.QtCore import QCoreApplication

from app.editor.panels.library_items import scene_title, subject_title
from engine.document.model import (
    Artwork,
    Group,
    Layer,
    Picture,
    Region,
    RegionRole,
    SceneSource,
    Shape,
    SubjectSource,
    TextBlock,
)

TEXT_ROLES = ("title", "subtitle", "body", "caption", "action", "legal")
REGION_ROLES: tuple[RegionRole, ...] = get_args(RegionRole)
REGION_COLOURS: dict[str, str] = {
    "text": "rtext", "subject": "rsubject", "quiet": "rquiet", "free": "rfree",
}  # fmt: skip
"""Tokens of the roles' colours."""


def tr(text: str) -> str:
    return QCoreApplication.translate("Layers", text)


def text_role(role: str) -> str:
    """The name of a text's role; free words are shown as they are, with a capital."""
    names = {
        "title": tr("Title"), "subtitle": tr("Subtitle"), "body": tr("Body"),
        "caption": tr("Caption"), "action": tr("Action"), "legal": tr("Small print"),
    }  # fmt: skip
    return names.get(role) or (role[:1].upper() + role[1:]) or tr("Text")


def region_role(role: str) -> str:
    names = {
        "text": tr("Text"), "subject": tr("Subject"), "quiet": tr("Quiet"), "free": tr("Free"),
    }  # fmt: skip
    return names.get(role, role)


def shape_kind(kind: str) -> str:
    names = {
        "rect": tr("Rectangle"), "ellipse": tr("Ellipse"), "line": tr("Line"),
        "polygon": tr("Polygon"), "star": tr("Star"), "burst": tr("Burst"),
        "ticket": tr("Ticket"), "notch_frame": tr("Notched frame"), "path": tr("Path"),
    }  # fmt: skip
    return names.get(kind, kind)


def purpose(name: str) -> str:
    names = {
        "ground": tr("Ground"), "plate": tr("Plate"), "rule": tr("Rule"), "frame": tr("Frame"),
        "ornament": tr("Ornament"), "mask": tr("Mask"), "scrim": tr("Scrim"),
    }  # fmt: skip
    return names.get(name) or (name[:1].upper() + name[1:])


def words(name: str) -> str:
    """A family's or a subject's id as words: `night_city` is Night city, `noto:saxophone`
    Saxophone."""
    plain = name.rpartition(":")[2].replace("_", " ").replace("-", " ").strip()
    return plain[:1].upper() + plain[1:]


def planned(name: str) -> str:
    """A name that the planner gives to shapes, in the interface's language; others as they are."""
    names = {
        "rule": tr("Rule"), "ground": tr("Ground"), "halo": tr("Halo"), "disc": tr("Disc"),
        "bar": tr("Bar"), "frame": tr("Frame"), "band": tr("Band"), "scrim": tr("Scrim"),
        "ornament": tr("Ornament"), "field": tr("Field"), "panel": tr("Panel"),
        "plate": tr("Plate"), "rays": tr("Rays"), "rim": tr("Rim"), "ring": tr("Ring"),
        "inner ring": tr("Inner ring"), "inner edge": tr("Inner edge"),
        "inner disc": tr("Inner disc"), "edge": tr("Edge"), "badge": tr("Badge"),
        "medallion": tr("Medallion"), "lower field": tr("Lower field"), "ticket": tr("Ticket"),
    }  # fmt: skip
    return names.get(name.casefold(), name)


def layer_title(layer: Layer) -> str:
    """Its name, else what it is. What the planner named is said in the interface's language."""
    match layer:
        case Artwork(source=SubjectSource(subject=subject), name=name) if name in (
            "", subject.rpartition(":")[2],
        ):  # fmt: skip
            return subject_title(subject)
        case Artwork(source=SceneSource(family=family), name=""):
            return tr("Scene: %1").replace("%1", scene_title(family).lower())
        case Artwork(source=SceneSource(family=family), name=name) if name == family:
            return scene_title(family)
        case Shape(name=name) | Artwork(name=name) if name:
            return planned(name)
        case Shape():
            return purpose(layer.purpose) if layer.purpose else shape_kind(layer.kind)
    if layer.name:
        return layer.name
    match layer:
        case TextBlock():
            return text_role(layer.role)
        case Group():
            return tr("Group")
        case _:
            return tr("Picture")


def region_title(region: Region) -> str:
    """`Subject: record moon`."""
    about = region.prompt or (text_role(region.text_role) if region.text_role else "")
    name = region_role(region.role)
    if not about:
        return name
    return tr("%1: %2").replace("%1", name).replace("%2", " ".join(about.split()))


def title(held: Layer | Region) -> str:
    return region_title(held) if isinstance(held, Region) else layer_title(held)


def icon(held: Layer | Region) -> str:
    """Name of the icon of its kind."""
    match held:
        case Region():
            return "scan-eye"
        case TextBlock():
            return "typography"
        case Group():
            return "folder"
        case Picture():
            return "photo"
        case Artwork(source=SceneSource()):
            return "photo"
        case Artwork():
            return "sparkles"
        case _:
            return {"ellipse": "circle", "line": "line", "star": "star", "polygon": "polygon"}.get(
                held.kind, "square"
            )


def kind(held: Layer | Region) -> str:
    """What a list is narrowed by: text, artwork, shape, region, or group."""
    match held:
        case Region():
            return "region"
        case TextBlock():
            return "text"
        case Artwork() | Picture():
            return "artwork"
        case Shape():
            return "shape"
    return "group"


def searched(held: Layer | Region) -> str:
    """What a search of the layers reads: name, words, role."""
    parts = [title(held)]
    if isinstance(held, TextBlock):
        parts += [held.text, text_role(held.role), held.role]
    elif isinstance(held, Region):
        parts += [held.prompt, region_role(held.role), held.role, text_role(held.text_role)]
    return " ".join(parts)
