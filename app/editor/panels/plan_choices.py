"""What a designer may decide for the planner, with names that people read."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QIcon, QPainter, QPainterPath, QPixmap

from app.editor.controls import Combo
from engine.document.colour import to_hex
from engine.document.model import Page
from engine.document.palettes import PALETTES as COLOURS
from engine.errors import UserError
from engine.models import bundle as bundles
from engine.planning.pairings import PAIRINGS as PAIRS
from engine.planning.plan import ARCHETYPES, FAMILIES, PAIRINGS, PALETTES
from engine.text import fonts

STRIP = QSize(36, 12)

_PALETTES = {
    "cobaltred": "Cobalt and red", "mono": "Black and white", "blue": "Blue",
}  # fmt: skip
_LAYOUTS = {
    "swiss_grid": "Swiss grid", "big_type_overlap": "Big type over artwork",
    "framed_horizon": "Framed horizon", "vertical_han": "Vertical Chinese", "badge": "Badge",
    "diagonal": "Diagonal", "arch_window": "Arch window", "night_stack": "Night stack",
    "banner_split_circle": "Banner with a circle", "banner_slash": "Banner with a slash",
    "editorial_column": "Editorial column", "ornate_frame": "Ornate frame",
    "centred_medallion": "Centred medallion", "ticket": "Ticket",
    "stacked_blocks": "Stacked blocks", "split_field": "Split field",
    "corner_stack": "Corner stack", "caption_bar": "Caption bar", "type_only": "Type only",
    "circle_focus": "Circle",
}  # fmt: skip
_SCENES = {
    "airballoons": "Air balloons", "papercut": "Paper cut", "pines": "Pine forest",
    "stage": "Stage", "skyline": "Skyline", "undersea": "Under the sea",
}  # fmt: skip

_STYLES = {"ink-wash": "Ink wash", "grainy-gradient": "Grainy gradient", "riso": "Risograph"}
KINDS = ("art", "letters")


def tr(text: str) -> str:
    return QCoreApplication.translate("Choices", text)


def _named(names: tuple[str, ...], special: dict[str, str]) -> list[tuple[str, str]]:
    return [(tr(special.get(n, n.replace("_", " ").capitalize())), n) for n in names]


def palettes() -> list[tuple[str, str]]:
    """(name, value) as a combo takes them, like the lists below."""
    return _named(PALETTES, _PALETTES)


def layouts() -> list[tuple[str, str]]:
    return _named(ARCHETYPES, _LAYOUTS)


def page_name(page: Page) -> str:
    """A page's own name; a layout's, where the planner gave it that."""
    return next((title for title, name in layouts() if name == page.name), page.name)


def scenes() -> list[tuple[str, str]]:
    return _named(FAMILIES, _SCENES)


def pairings() -> list[tuple[str, str]]:
    """By the faces that speak together."""
    catalogue = fonts.catalogue()

    def family(face: str) -> str:
        return catalogue[face].family if face in catalogue else face

    out = []
    for name in PAIRINGS:
        pair = PAIRS[name]
        faces = dict.fromkeys((family(pair.title), family(pair.support)))
        out.append((" + ".join(faces), name))
    return out


def painted() -> tuple[list[tuple[str, str]], list[tuple[str, str]]]:
    """Styles of artwork and materials of letters that the installed decoder knows; none without
    one."""
    try:
        bundles.find("nano", check="sizes")
    except UserError:
        return [], []
    from engine.decoding import nano  # only where there is something to paint with

    known = nano.read_styles(nano.installed())
    names = {kind: tuple(s.name for s in known.values() if s.kind == kind) for kind in KINDS}
    return _named(names["art"], _STYLES), _named(names["letters"], {})


def strip_of(name: str, ratio: float = 1.0) -> QIcon:
    """A palette as a strip of its six colours."""
    pixmap = QPixmap(STRIP * ratio)
    pixmap.setDevicePixelRatio(ratio)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    whole = QPainterPath()
    whole.addRoundedRect(QRectF(0, 0, STRIP.width(), STRIP.height()), 2, 2)
    painter.setClipPath(whole)
    side = STRIP.width() / 6
    for n, colour in enumerate(COLOURS[name]):
        painter.fillRect(QRectF(n * side, 0, side + 1, STRIP.height()), QColor(to_hex(colour)))
    painter.end()
    return QIcon(pixmap)


def palette_combo(any_title: str) -> Combo:
    """A combo of the palettes; the first item leaves the choice to the planner."""
    combo = Combo(name=tr("Palette"))
    combo.set_items([(any_title, ""), *palettes()])
    combo.setIconSize(STRIP)
    for n, name in enumerate(PALETTES, 1):
        combo.setItemIcon(n, strip_of(name, combo.devicePixelRatioF()))
    return combo
