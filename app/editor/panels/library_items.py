"""What the library offers: subjects, scenes, shapes, and the document's own pictures."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Literal

from PySide6.QtCore import QCoreApplication

from app.editor.look import tokens
from engine.document import edits
from engine.document.model import Document, Layer, Picture, PicturePaint, Shape
from engine.drawing.motifs import FAMILIES
from engine.library import subjects

Kind = Literal["subject", "scene", "shape", "picture"]
KINDS: tuple[Kind, ...] = ("subject", "scene", "shape", "picture")
SHOWN_RANK = 0
"""Subjects of this rank are offered unasked; those of the next one are found by search."""
FOUND_RANK = 1
"""Subjects above show letters, which a reader would take for text."""
MOST_FOUND = 300

GROUPS = (
    "animal", "plant", "food", "drink", "place", "vehicle", "weather", "celebration", "sport",
    "music", "art", "clothing", "tool", "thing", "heart",
)  # fmt: skip


FIRST = (
    "sailboat", "saxophone", "palm-tree", "bicycle", "rocket", "tropical-drink", "croissant",
    "sunflower", "fox", "spouting-whale", "camera-with-flash", "studio-microphone", "pizza",
    "strawberry", "cherry-blossom", "camping", "compass", "crown", "trophy", "open-book",
    "artist-palette", "violin", "guitar", "red-paper-lantern", "moon-cake", "dragon", "panda",
    "butterfly", "hot-beverage", "wine-glass", "birthday-cake", "wrapped-gift", "party-popper",
    "sun", "snowflake", "christmas-tree", "jack-o-lantern", "automobile", "locomotive", "castle",
    "ferris-wheel", "watermelon", "lemon", "rose", "cactus", "tiger", "soccer-ball", "headphone",
    "film-projector", "shopping-bags", "light-bulb", "musical-notes", "balloon", "crescent-moon",
    "rainbow", "snow-capped-mountain", "penguin", "turtle", "octopus", "ice-cream", "sushi",
    "beer-mug", "cocktail-glass", "airplane", "passenger-ship", "motor-scooter",
)  # fmt: skip
"""What posters ask for most, of the shaded set; the others follow by group."""


@dataclass(frozen=True, slots=True)
class Item:
    """One thing to put on a page. `key`: a subject's id, `family/variant` of a scene, the name of
    a shape, or a picture's SHA-256."""

    kind: Kind
    key: str
    title: str


def tr(text: str) -> str:
    return QCoreApplication.translate("Library", text)


# ------------------------------------------------------------------ subjects


def spoken(names: tuple[str, str, str]) -> str:
    """Of names in English, Chinese and French the one in the interface's language."""
    en, zh, fr = names
    language = tokens.language()
    said = zh if language.startswith("zh") else fr if language.startswith("fr") else en
    said = said or en
    return said[:1].upper() + said[1:]


def subject_title(id: str) -> str:
    """A subject's caption, or its id as words."""
    plain = id.rpartition(":")[2].replace("_", " ").replace("-", " ").strip()
    return spoken(subjects.captions().get(id, (plain, "", "")))


def scene_title(family: str) -> str:
    """A family's name, or its id as words."""
    plain = family.replace("_", " ")
    return spoken(SCENES.get(family, (plain, "", "")))


def subject_items(query: str = "", group: str = "", set_: str = "") -> list[Item]:
    """Subjects for a search, best first, or all that are offered unasked. `group`: one of GROUPS;
    `set_`: noto (shaded) or fluent (flat)."""
    if query.strip():
        allowed = set(subjects.all_ids(rank=FOUND_RANK))
        ids: Iterable[str] = (match.id for match in subjects.search(query, MOST_FOUND))
        ids = [id for id in ids if id in allowed]
    else:
        ids = sorted(subjects.all_ids(rank=SHOWN_RANK), key=_place)
    return [
        Item("subject", id, subject_title(id))
        for id in ids
        if (not group or subjects.group(id) == group) and (not set_ or id.startswith(f"{set_}:"))
    ]


def _place(id: str) -> tuple[int, int]:
    """Where a subject stands when nothing is asked for."""
    set_, _, name = id.partition(":")
    if set_ == "noto" and name in FIRST:
        return 0, FIRST.index(name)
    group = subjects.group(id)
    return 1, GROUPS.index(group) if group in GROUPS else len(GROUPS)


def group_title(group: str) -> str:
    return {
        "animal": tr("Animals"), "plant": tr("Plants"), "food": tr("Food"), "drink": tr("Drinks"),
        "place": tr("Places"), "vehicle": tr("Vehicles"), "weather": tr("Weather and sky"),
        "celebration": tr("Celebrations"), "sport": tr("Sports"), "music": tr("Music"),
        "art": tr("Art"), "clothing": tr("Clothes"), "tool": tr("Tools"), "thing": tr("Things"),
        "heart": tr("Hearts"),
    }[group]  # fmt: skip


# ------------------------------------------------------------------ scenes

SCENES: Mapping[str, tuple[str, str, str]] = {
    "gradient": ("Gradient", "渐变", "Dégradé"), "mesh": ("Soft light", "柔光", "Lueurs"),
    "blobs": ("Blobs", "色块", "Taches"), "bokeh": ("Bokeh", "光斑", "Bokeh"),
    "papercut": ("Paper cut", "剪纸", "Papier découpé"), "mountains": ("Mountains", "群山", "Montagnes"),
    "desert": ("Desert", "沙漠", "Désert"), "pines": ("Pines", "松林", "Pins"),
    "winter": ("Winter", "冬景", "Hiver"), "meadow": ("Meadow", "草地", "Prairie"),
    "waves": ("Waves", "海浪", "Vagues"), "beach": ("Beach", "海滩", "Plage"),
    "undersea": ("Under the sea", "海底", "Fonds marins"), "harbour": ("Harbour", "港口", "Port"),
    "skyline": ("Skyline", "城市", "Ville"), "night": ("Night sky", "夜空", "Ciel de nuit"),
    "space": ("Space", "太空", "Espace"), "party": ("Party", "派对", "Fête"),
    "lanterns": ("Lanterns", "灯笼", "Lanternes"), "stage": ("Stage", "舞台", "Spectacle"),
    "airballoons": ("Balloons", "热气球", "Montgolfières"), "sunburst": ("Sunburst", "放射光", "Rayons"),
    "memphis": ("Memphis", "孟菲斯", "Memphis"), "bauhaus": ("Bauhaus", "包豪斯", "Bauhaus"),
    "halftone": ("Halftone", "网点", "Trame"), "stripes": ("Stripes", "条纹", "Rayures"),
    "botanical": ("Botanical", "植物", "Végétal"), "fruits": ("Fruits", "水果", "Fruits"),
}  # fmt: skip
"""Names of the families in English, Chinese, French."""


def scene_items(query: str = "") -> list[Item]:
    """Each look of each family."""
    language = tokens.language()
    at = 1 if language.startswith("zh") else 2 if language.startswith("fr") else 0
    found: list[Item] = []
    for name, family in FAMILIES.items():
        names = SCENES.get(name, (name, name, name))
        variants = family.variants or ("",)
        for number, variant in enumerate(variants, 1):
            if _said(query, (*names, name, variant, *family.moods)):
                title = f"{names[at]} {number}" if len(variants) > 1 else names[at]
                found.append(Item("scene", f"{name}/{variant}", title))
    return found


def _said(query: str, words: Iterable[str]) -> bool:
    """Whether each word of the query begins a word, or stands in a Chinese one."""
    text = " ".join(subjects.folded(word) for word in words)
    return all(
        f" {part}" in f" {text}" or (not part.isascii() and part in text)
        for part in subjects.folded(query).split()
    )


# ------------------------------------------------------------------ shapes

_ARROW = "M0 .34 L.62 .34 L.62 .12 L1 .5 L.62 .88 L.62 .66 L0 .66 Z"
_BUBBLE = (
    "M.12 0 L.88 0 C.95 0 1 .05 1 .12 L1 .66 C1 .73 .95 .78 .88 .78 L.46 .78 L.22 1 L.24 .78"
    " L.12 .78 C.05 .78 0 .73 0 .66 L0 .12 C0 .05 .05 0 .12 0 Z"
)
_ARCH = "M0 1 L0 .5 C0 .22 .22 0 .5 0 C.78 0 1 .22 1 .5 L1 1 Z"
_DROP = "M.5 0 C.62 .2 .9 .44 .9 .64 C.9 .86 .72 1 .5 1 C.28 1 .1 .86 .1 .64 C.1 .44 .38 .2 .5 0 Z"
_HEXAGON = ((0.25, 0.067), (0.75, 0.067), (1.0, 0.5), (0.75, 0.933), (0.25, 0.933), (0.0, 0.5))
_TRIANGLE = ((0.5, 0.0), (1.0, 1.0), (0.0, 1.0))


def shape(key: str, id: str, **more: object) -> Shape:
    """The shape of that name, with `more` fields (box, fill). Raises KeyError."""
    fields: dict[str, dict[str, object]] = {
        "rectangle": {},
        "rounded": {"radius": 12.0},
        "ellipse": {"kind": "ellipse"},
        "line": {"kind": "line"},
        "triangle": {"kind": "polygon", "points": _TRIANGLE},
        "hexagon": {"kind": "polygon", "points": _HEXAGON},
        "star": {"kind": "star", "detail": 5.0},
        "burst": {"kind": "burst", "detail": 18.0},
        "ticket": {"kind": "ticket", "detail": 0.28},
        "frame": {"kind": "notch_frame"},
        "arrow": {"kind": "path", "path": _ARROW},
        "bubble": {"kind": "path", "path": _BUBBLE},
        "arch": {"kind": "path", "path": _ARCH},
        "drop": {"kind": "path", "path": _DROP},
    }
    return Shape(id=id, **fields[key], **more)  # type: ignore[arg-type]


def shape_items(query: str = "") -> list[Item]:
    titles = {
        "rectangle": tr("Rectangle"), "rounded": tr("Rounded"), "ellipse": tr("Ellipse"),
        "line": tr("Line"), "triangle": tr("Triangle"), "hexagon": tr("Hexagon"),
        "star": tr("Star"), "burst": tr("Seal"), "ticket": tr("Ticket"), "frame": tr("Frame"),
        "arrow": tr("Arrow"), "bubble": tr("Bubble"), "arch": tr("Arch"), "drop": tr("Drop"),
    }  # fmt: skip
    return [Item("shape", k, title) for k, title in titles.items() if _said(query, (k, title))]


# ------------------------------------------------------------------ pictures

_PICTURES = (b"\x89PNG", b"\xff\xd8\xff", b"RIFF", b"II*\0", b"MM\0*", b"GIF8")
"""How the files that can be placed begin."""


def picture_items(document: Document, assets: Mapping[str, bytes], query: str = "") -> list[Item]:
    """The document's stored pictures, named by the layers that show them; masks are left out."""
    names: dict[str, str] = {}
    masks: set[str] = set()
    for layer in edits.iter_layers(document):
        for digest in _shown(layer):
            names.setdefault(digest, layer.name or tr("Picture"))
        if isinstance(layer, Picture) and layer.mask:
            masks.add(layer.mask)
    for logo in document.brand.logos if document.brand else ():
        names.setdefault(logo, tr("Logo"))
    found = [
        Item("picture", digest, names.get(digest, tr("Not used")))
        for digest, data in assets.items()
        if data.startswith(_PICTURES) and digest not in masks
    ]
    found.sort(key=lambda item: item.key not in names)
    return [item for item in found if _said(query, (item.title,))]


def _shown(layer: Layer) -> list[str]:
    if isinstance(layer, Picture):
        return [layer.asset]
    if isinstance(layer, Shape) and isinstance(layer.fill, PicturePaint):
        return [layer.fill.asset]
    return []
