"""Another scene behind the words."""

from __future__ import annotations

import msgspec

from engine.document import edits
from engine.document.model import (
    Artwork,
    Box,
    Document,
    SceneSource,
    Shape,
)
from engine.document.palettes import PALETTES
from engine.jobs.instructing import naming
from engine.jobs.instructing.desk import Change, Desk
from engine.jobs.instructing.repainting import (
    windowed,
)
from engine.planning.instructions import Intent


def scene(desk: Desk, intent: Intent) -> Change:
    """Another scene family in the place of the scene; where there is none, at the bottom."""
    desk = windowed(desk)
    document, changed = desk.document, []
    for layer in naming.scenes(desk):
        if not desk.may(layer.id) or not isinstance(layer.source, SceneSource):
            continue
        source = msgspec.structs.replace(layer.source, family=intent.value, variant="", horizon=0.0)
        new = msgspec.structs.replace(layer, source=source, name=intent.value)
        document = edits.replace_layer(document, layer.id, new)
        changed.append(layer.id)
    if not changed and naming.scenes(desk):
        desk.check(naming.scenes(desk)[0].id, "the scene")
    if not changed:
        document, id = _new_scene(desk, intent.value)
        return Change(document, f"Scene: {intent.value}", desk.scope.also([id]))
    return Change(document, f"Scene: {intent.value}", desk.scope)


def _new_scene(desk: Desk, family: str) -> tuple[Document, str]:
    """A scene under everything but the ground, calm where words stand."""
    held, b = desk.held, desk.held.bleed
    box = desk.scope.box or Box(-b, -b, held.width + 2 * b, held.height + 2 * b)
    quiet = []
    for text in naming.texts(desk):
        t = edits.turned_bounds(text)
        if t.intersects(box):
            quiet.append(
                (max(0.0, (t.x - box.x) / box.width), max(0.0, (t.y - box.y) / box.height),
                 min(1.0, (t.right - box.x) / box.width), min(1.0, (t.bottom - box.y) / box.height))
            )  # fmt: skip
    palette = edits.palette_of(desk.document)
    if len(palette) != 6:
        palette = PALETTES["ocean"]
    source = SceneSource(family=family, seed=17, palette=palette, quiet=tuple(quiet[:16]))
    layer = Artwork(
        id=edits.new_id(desk.document, "scene-added"), name=family, box=box, source=source
    )
    ground = next(
        (
            n + 1
            for n, x in enumerate(held.layers)
            if isinstance(x, Shape) and x.purpose == "ground"
        ),
        0,
    )
    return edits.add_layer(desk.document, layer, desk.page, index=ground), layer.id
