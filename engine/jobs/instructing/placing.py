"""Things of the library put on the page: added where there is room, exchanged where they stand."""

from __future__ import annotations

import msgspec

from engine.document import edits
from engine.document.model import (
    Artwork,
    Box,
    SubjectSource,
    TextBlock,
)
from engine.errors import UserError
from engine.jobs.instructing import naming, places
from engine.jobs.instructing.choosing import chosen
from engine.jobs.instructing.desk import Change, Desk
from engine.jobs.instructing.naming import named
from engine.jobs.instructing.places import Wish
from engine.jobs.instructing.scope import ink_of
from engine.library import subjects as library
from engine.planning.instructions import Intent

LARGEST, SMALLEST = 0.36, 0.1
"""Side of something added, as a share of the page's short side."""


_SKY = ("moon", "sun", "star", "cloud", "bird", "balloon", "airplane", "rocket", "kite", "rainbow", "comet", "eagle",
        "dove", "butterfly", "bat", "snowflake", "helicopter", "parachute", "firework", "planet")  # fmt: skip


def add(desk: Desk, intent: Intent) -> Change:
    """A subject of the library, or several, where there is room and no words."""
    id = chosen(intent.value)
    change = _one(desk, intent, id)
    made = 1
    while made < intent.count:
        try:
            following = _one(desk.having(change.document, change.scope), intent, id)
        except UserError:
            break
        change, made = following, made + 1
    if intent.count == 1:
        return change
    said = f"Added: {made} × {naming.caption(id)}"
    less = f" (there was no room for {intent.count})" if made < intent.count else ""
    return Change(change.document, said + less, change.scope)


def _one(desk: Desk, intent: Intent, id: str) -> Change:
    short = min(places.page_size(desk.held))
    ink = library.visual_box(id)
    longer = max(ink.width, ink.height)
    frame = places.frame_of(desk.document, desk.page, desk.scope.box)
    around = places.in_the_way(desk.document, desk.page)
    flies = any(word in id for word in _SKY)
    near = places.anchor(intent.place, (0.5, 0.12 if flies else 0.82))
    largest = min(0.55, LARGEST * intent.amount) * short / intent.count**0.5
    if desk.scope.box is not None:
        largest = min(largest, 0.8 * min(frame.width, frame.height))
    stands = not flies and "up" not in intent.place and desk.scope.box is None
    place = "" if intent.place == "other side" else intent.place
    # First apart from everything, then before the edges of other pictures, at last in the air.
    held = places.pictures(desk.document, desk.page)
    near_others = [places.shrunk(o, 0.6) if o in held else o for o in around]
    for obstacles, foot in ((around, stands), (near_others, stands), (around, False)):
        side = largest
        while side >= SMALLEST * short:
            scale = side / longer
            wish = Wish(place, near, foot)
            size = (ink.width * scale, ink.height * scale)
            box = places.find(size, frame, obstacles, places.page_size(desk.held), wish)
            if box is not None:
                return _placed(desk, id, box, scale)
            side *= 0.86
    where = places.SAID.get(intent.place, "on the page")
    raise UserError(
        f"there is no room {where} for {naming.caption(id)}",
        remedy="remove something, or ask for another layout",
    )


def _placed(desk: Desk, subject: str, ink: Box, scale: float) -> Change:
    own = library.visual_box(subject)
    record = library.get(subject)
    middle = desk.held.width / 2
    faces = (record.looks == "left" and ink.centre[0] < middle) or (
        record.looks == "right" and ink.centre[0] > middle
    )  # fmt: skip
    # Something that looks somewhere looks into the page.
    left = library.SIZE - own.right if faces else own.x
    side = library.SIZE * scale
    layer = Artwork(
        id=edits.new_id(desk.document, "subject-added"), name=record.name,
        box=Box(ink.x - left * scale, ink.y - own.y * scale, side, side),
        source=SubjectSource(subject, flip=faces),
    )  # fmt: skip
    document = edits.add_layer(desk.document, layer, desk.page, index=_above_art(desk))
    where = places.where(ink, places.page_size(desk.held))
    return Change(document, f"Added: {record.caption_en} {where}", desk.scope.also([layer.id]))


def _above_art(desk: Desk) -> int:
    """Above everything that isn't a text, so that no ground covers it."""
    layers = desk.held.layers
    return max((n + 1 for n, x in enumerate(layers) if not isinstance(x, TextBlock)), default=0)


def replace(desk: Desk, intent: Intent) -> Change:
    """Another subject in the place of one, as large and standing as it stood."""
    layers = [x for x in naming.found(desk, intent.target) if isinstance(x, Artwork)]
    if not layers:
        raise UserError(
            f"{intent.target} is no picture", remedy="only pictures can be exchanged for others"
        )
    old = layers[0]
    assert isinstance(old.source, SubjectSource)
    id = chosen(intent.value)
    before, own = ink_of(old), library.visual_box(id)
    # The same length of the longer side, on the same foot and about the same middle.
    scale = max(before.width, before.height) / max(own.width, own.height)
    side = library.SIZE * scale
    middle = before.centre[0] - (own.x + own.width / 2) * scale
    box = Box(middle, before.bottom - own.bottom * scale, side, side)
    layer = msgspec.structs.replace(
        old, box=box, name=library.get(id).name, source=SubjectSource(id, flip=False)
    )
    document = edits.replace_layer(desk.document, old.id, layer)
    return Change(document, f"Replaced: {named(old)} with {naming.caption(id)}")
