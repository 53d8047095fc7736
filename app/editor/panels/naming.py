"""What layers, regions and their roles are called, and their icons."""

from __future__ import annotations

from typing import get_args

from PySide6.QtCore import QCoreApplication

from engine.document.model import (
    Artwork,
    Group,
    Layer,
    Picture,
    Region,
    RegionRole,
    SceneSource,
    Shape,
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


def layer_title(layer: Layer) -> str:
    """Its name, else what it is."""
    if layer.name:
        return layer.name
    match layer:
        case TextBlock():
            return text_role(layer.role)
        case Group():
            return tr("Group")
        case Picture():
            return tr("Picture")
        case Shape():
            return purpose(layer.purpose) if layer.purpose else shape_kind(layer.kind)
        case Artwork(source=SceneSource() as scene):
            return tr("Scene: %1").replace("%1", words(scene.family).lower())
        case Artwork():
            return words(layer.source.subject)  # type: ignore[union-attr]


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


def searched(held: Layer | Region) -> str:
    """What a search of the layers reads: name, words, role."""
    parts = [title(held)]
    if isinstance(held, TextBlock):
        parts += [held.text, text_role(held.role), held.role]
    elif isinstance(held, Region):
        parts += [held.prompt, region_role(held.role), held.role, text_role(held.text_role)]
    return " ".join(parts)
