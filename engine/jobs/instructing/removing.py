"""Things taken off the page: texts, pictures, ornaments, and what a scene draws as its hero."""

from __future__ import annotations

import msgspec

from engine.document import edits
from engine.document.model import (
    Artwork,
    Picture,
    SceneSource,
    Shape,
    SubjectSource,
    TextBlock,
)
from engine.drawing.motifs import FAMILIES
from engine.errors import UserError
from engine.jobs.instructing import naming
from engine.jobs.instructing.desk import Change, Desk
from engine.jobs.instructing.naming import named
from engine.planning.instructions import Intent


def remove(desk: Desk, intent: Intent) -> Change:
    """Texts, subjects, ornaments; and what a scene draws as its hero."""
    try:
        layers = naming.found(desk, intent.target)
    except UserError:
        gone = _without_hero(desk, intent.target)
        if gone is None:
            raise
        return gone
    if not naming.is_text_role(intent.target):
        # "The balloons": all that look alike.
        layers = _alike(desk, layers)
    document = desk.document
    for layer in layers:
        document = edits.remove_layer(document, layer.id)
    return Change(document, f"Removed: {', '.join(dict.fromkeys(named(x) for x in layers))}")


def _alike(
    desk: Desk, layers: list[TextBlock | Artwork | Picture | Shape]
) -> list[TextBlock | Artwork | Picture | Shape]:
    first = layers[0]
    if not isinstance(first, Artwork) or not isinstance(first.source, SubjectSource):
        return layers
    same = [
        x for x in naming.pictured(desk)
        if isinstance(x.source, SubjectSource) and x.source.subject == first.source.subject and desk.may(x.id)
    ]  # fmt: skip
    return [*same]


def _without_hero(desk: Desk, thing: str) -> Change | None:
    words = naming.words_for(thing)
    for layer in naming.scenes(desk):
        source = layer.source
        assert isinstance(source, SceneSource)
        w, h = layer.box.width, layer.box.height
        shown = words & naming.drawn_in(source, w, h)
        if not shown:
            continue
        desk.check(layer.id, named(layer))
        before = naming.drawn_in(source, w, h)
        able = [(naming.drawn_in(s, w, h), s) for s in _barer(source)]
        able = [(seen, s) for seen, s in able if not shown & seen]
        if able:
            # The look that keeps most of what else is to be seen.
            bare = min(able, key=lambda pair: len((before - shown) - pair[0]))[1]
            document = edits.replace_layer(
                desk.document, layer.id, msgspec.structs.replace(layer, source=bare)
            )
            return Change(document, f"Removed: {thing} from the scene {source.family}")
        raise UserError(
            f"{thing} belongs to the scene {source.family} and can't go alone",
            remedy="ask for another scene",
        )
    return None


def _barer(source: SceneSource) -> list[SceneSource]:
    """The scene without its hero, in its other looks, and both."""
    looks = dict.fromkeys([source.variant, *FAMILIES[source.family].variants])
    return [
        msgspec.structs.replace(source, hero=hero, variant=look)
        for hero in (False, True)
        for look in looks
    ]
