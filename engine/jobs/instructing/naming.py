"""Which layer is meant by a word: "title", "the date", "le vélo", “Free entry”."""

from __future__ import annotations

import re
from collections.abc import Sequence

from engine.document import edits
from engine.document.model import Artwork, Picture, SceneSource, Shape, SubjectSource, TextBlock
from engine.drawing import motifs
from engine.drawing.scene import Layered, Node
from engine.errors import UserError
from engine.jobs.instructing.desk import Desk
from engine.jobs.instructing.scope import is_scene, is_subject, leaves
from engine.library import subjects as library
from engine.planning.brief import kind_of

ROLES = ("title", "subtitle", "body", "action", "legal", "caption")
FACTS = {"date": ("date",), "time": ("time",), "place": ("place",), "price": ("price", "percent")}
CLOCK = re.compile(r"\d{1,2}\s*[:h]\s*\d{0,2}|\d\s*[ap]\.?m\b|\d{1,2}\s*[点時时]", re.IGNORECASE)
LIKE = 1.0
"""Score in the library from which a subject answers to a word."""


def texts(desk: Desk) -> list[TextBlock]:
    return [x for x in leaves(desk.held.layers) if isinstance(x, TextBlock) and x.visible]


def scenes(desk: Desk) -> list[Artwork]:
    return [x for x in leaves(desk.held.layers) if isinstance(x, Artwork) and is_scene(x)]


def pictured(desk: Desk) -> list[Artwork]:
    """Subjects of the library on the page, the topmost first."""
    found = [x for x in leaves(desk.held.layers) if isinstance(x, Artwork) and is_subject(x)]
    return found[::-1]


def is_text_role(target: str) -> bool:
    return target in (*ROLES, *FACTS, "text") or target.startswith("“")


def texts_named(desk: Desk, target: str) -> list[TextBlock]:
    """The texts that a role, a fact or a quotation stands for; none for other words."""
    held = texts(desk)
    if target == "text":
        return held
    if target.startswith("“"):
        words = _plain(target.strip("“”"))
        same = [b for b in held if _plain(b.text) == words]
        return same or [b for b in held if words and words in _plain(b.text)][:1]
    if target in FACTS:
        facts = [b for b in held if kind_of(b.text) in FACTS[target]]
        if not facts and target == "time":
            facts = [b for b in held if CLOCK.search(b.text)]
        if not facts and target == "place":
            facts = [b for b in held if b.role == "caption" and kind_of(b.text) == "plain"]
        return facts[:1]
    return [b for b in held if b.role == target]


def _plain(text: str) -> str:
    return "".join(text.split()).casefold()


def subject_named(desk: Desk, thing: str) -> Artwork | Picture | None:
    """The subject or picture that a word stands for, in English, Chinese or French."""
    scores = {m.id: m.score for m in library.search(thing, 400)}
    best: tuple[float, Artwork] | None = None
    for layer in pictured(desk):
        assert isinstance(layer.source, SubjectSource)
        score = scores.get(layer.source.subject, 0.0)
        if _plain(thing) in (_plain(layer.name), _plain(layer.id)):
            score += 9.0
        if score >= LIKE and (best is None or score > best[0]):
            best = (score, layer)
    if best is not None:
        return best[1]
    for held in leaves(desk.held.layers):
        if isinstance(held, Picture) and _plain(thing) in (
            _plain(held.name),
            "photo",
            "picture",
            "照片",
        ):
            return held
    return None


def shapes_named(desk: Desk, thing: str) -> list[Shape]:
    """Rules, frames and other ornaments by their names, singular or plural."""
    wanted = _plain(thing).removesuffix("s")
    wanted = {"line": "rule", "lignes": "rule", "ligne": "rule", "filet": "rule", "cadre": "frame", "border": "frame",
              "ornement": "ornament", "线": "rule", "线条": "rule", "边框": "frame", "框": "frame", "装饰": "ornament"}.get(wanted, wanted)  # fmt: skip
    return [
        x for x in leaves(desk.held.layers)
        if isinstance(x, Shape) and wanted in (_plain(x.name), x.purpose) and x.purpose != "ground"
    ]  # fmt: skip


def caption(subject: str) -> str:
    """What the library calls a subject, in English."""
    return library.captions()[subject][0]


def named(layer: TextBlock | Artwork | Picture | Shape) -> str:
    """What a layer is called in a sentence."""
    if isinstance(layer, TextBlock):
        words = " ".join(layer.text.split())
        return f"{layer.role} “{words if len(words) <= 32 else words[:31] + '…'}”"
    if isinstance(layer, Artwork) and isinstance(layer.source, SubjectSource):
        return f"the {caption(layer.source.subject)}"
    if isinstance(layer, Artwork) and isinstance(layer.source, SceneSource):
        return f"the scene {layer.source.family}"
    return f"the {layer.name.casefold() or layer.id}"


def drawn_in(source: SceneSource, width: float, height: float) -> frozenset[str]:
    """What a scene shows, as the first words of its nodes' classes: moon, boat, star."""
    found: set[str] = set()

    def walk(nodes: Sequence[Node]) -> None:
        for node in nodes:
            if isinstance(node, Layered):
                walk(node.nodes)
            else:
                found.add(node.tag.name.split(".")[0])

    walk(motifs.paint(source, width, height))
    return frozenset(found)


def words_for(thing: str) -> set[str]:
    """A thing's name in English words, whatever language it was said in."""
    words = set(re.findall(r"[a-z]+", library.folded(thing)))
    for match in library.search(thing, 3):
        if match.score >= 2.0:
            words |= set(re.findall(r"[a-z]+", match.caption.casefold()))
            words |= set(match.id.partition(":")[2].split("-"))
    words |= {w.removesuffix("s") for w in words}
    # The disc of a scene is the sun or the moon by the hour that it is painted at.
    return words | {"sun", "moon"} if words & {"sun", "moon"} else words


def nothing_called(desk: Desk, thing: str) -> UserError:
    """There is no such thing; what there is."""
    known = dict.fromkeys(
        [b.role for b in texts(desk)] + [named(x).removeprefix("the ") for x in pictured(desk)]
        + [f"scene {x.source.family}" for x in scenes(desk) if isinstance(x.source, SceneSource)]
    )  # fmt: skip
    return UserError(
        f"nothing on the poster is called “{thing.strip('“”')}”",
        remedy=f"there is: {', '.join(known) or 'nothing'}",
    )


def found(desk: Desk, thing: str) -> list[TextBlock | Artwork | Picture | Shape]:
    """The layers that a target stands for. Raises UserError when there are none, or they may not
    change."""
    layers: list[TextBlock | Artwork | Picture | Shape] = []
    if is_text_role(thing):
        layers += texts_named(desk, thing)
    else:
        one = subject_named(desk, thing)
        layers += [one] if one is not None else shapes_named(desk, thing)
    if not layers:
        raise nothing_called(desk, thing)
    free = [x for x in layers if desk.may(x.id)]
    if not free:
        desk.check(layers[0].id, named(layers[0]))
    return free


def exists(desk: Desk, id: str) -> bool:
    return any(x.id == id for x in edits.iter_layers(desk.held))
