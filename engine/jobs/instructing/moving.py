"""Things moved, resized and turned, where nothing else stands."""

from __future__ import annotations

import msgspec

from engine.document import edits
from engine.document.model import (
    Artwork,
    Box,
    Picture,
    Shape,
    SubjectSource,
    TextBlock,
)
from engine.errors import UserError
from engine.jobs import room
from engine.jobs.instructing import naming, places
from engine.jobs.instructing.desk import Change, Desk
from engine.jobs.instructing.naming import named
from engine.jobs.instructing.places import Wish
from engine.jobs.instructing.scope import ink_of
from engine.planning.instructions import Intent


def move(desk: Desk, intent: Intent) -> Change:
    """To one side, up, down, into the middle: where nothing else stands."""
    layer = naming.found(desk, intent.target)[0]
    if isinstance(layer, TextBlock):
        return _moved_text(desk, layer, intent)
    if not isinstance(layer, Artwork) or not isinstance(layer.source, SubjectSource):
        return _slid(desk, layer.id, edits.turned_bounds(layer), intent, named(layer))
    if intent.amount < 1:
        return _slid(desk, layer.id, ink_of(layer), intent, named(layer))
    ink = ink_of(layer)
    w, h = places.page_size(desk.held)
    frame = places.frame_of(desk.document, desk.page, desk.scope.box)
    around = places.in_the_way(desk.document, desk.page, layer.id)
    place = intent.value
    now = places.near_of(ink, frame)
    near = places.anchor(place, now)
    if place == "other side":
        near = (1 - now[0], now[1])
        place = "left" if ink.centre[0] > 0.5 * w else "right"
    for share in (1.0, 0.88, 0.76, 0.64, 0.52):
        size = (ink.width * share, ink.height * share)
        spot = places.find(size, frame, around, (w, h), Wish(place, near))
        if spot is None:
            continue
        x, y = spot.x - share * (ink.x - layer.box.x), spot.y - share * (ink.y - layer.box.y)
        box = Box(x, y, layer.box.width * share, layer.box.height * share)
        document = edits.resize(desk.document, layer.id, box)
        small = "" if share == 1.0 else f", at {share:.0%} of its size, to keep clear of the words"
        return Change(document, f"Moved: {named(layer)} {places.SAID[place]}{small}")
    raise UserError(
        f"there is no room {places.SAID[place]} for {named(layer)}",
        remedy="make it smaller first, or ask for another layout",
    )


_STEP = {"left": (-1.0, 0.0), "right": (1.0, 0.0), "up": (0.0, -1.0), "down": (0.0, 1.0)}


def _slid(desk: Desk, id: str, bounds: Box, intent: Intent, name: str) -> Change:
    """A step of 8 % of the page, as far as there is room."""
    if intent.value not in _STEP:
        raise UserError(f"{name} can be moved left, right, up or down")
    w, h = places.page_size(desk.held)
    frame = places.frame_of(desk.document, desk.page, desk.scope.box)
    around = places.in_the_way(desk.document, desk.page, id)
    ux, uy = _STEP[intent.value]
    for share in (1.0, 0.75, 0.5, 0.25):
        reach = 0.16 * intent.amount * share
        dx, dy = ux * reach * w, uy * reach * h
        there = Box(bounds.x + dx, bounds.y + dy, bounds.width, bounds.height)
        inside = (
            there.x >= frame.x
            and there.y >= frame.y
            and there.right <= frame.right
            and there.bottom <= frame.bottom
        )
        if inside and not any(o.intersects(there) for o in around if not o.intersects(bounds)):
            return Change(
                edits.move(desk.document, id, dx, dy), f"Moved: {name} {_towards(intent.value)}"
            )
    raise UserError(
        f"{name} can't go further {_towards(intent.value)}", remedy="there is something in its way"
    )


def _towards(place: str) -> str:
    return {"left": "to the left", "right": "to the right", "up": "up", "down": "down"}.get(
        place, place
    )


def _moved_text(desk: Desk, block: TextBlock, intent: Intent) -> Change:
    report = room.report_of(desk.document, desk.page, block.id)
    if report is None:
        raise UserError(f"{named(block)} isn't drawn")
    ink = room.extent(block, report)
    if intent.amount < 1:
        return _slid(desk, block.id, ink, intent, named(block))
    w, h = places.page_size(desk.held)
    frame = places.frame_of(desk.document, desk.page, desk.scope.box)
    place = intent.value
    wide = block.box.width > 0.72 * frame.width and not block.arc and not block.path
    if wide and place in ("left", "right", "centre") and ink.width < 0.92 * frame.width:
        aligned = edits.restyle_text(desk.document, block.id, align=place)
        return Change(aligned, f"Moved: {named(block)} {places.SAID[place]}")
    around = places.in_the_way(desk.document, desk.page, block.id)
    now = places.near_of(ink, frame)
    near = places.anchor(place, now)
    if place == "other side":
        near = (1 - now[0], now[1])
        place = "left" if ink.centre[0] > 0.5 * w else "right"
    spot = places.find((ink.width, ink.height), frame, around, (w, h), Wish(place, near))
    if spot is None:
        raise UserError(
            f"there is no free room {places.SAID[place]} for {named(block)}",
            remedy="ask for another layout",
        )
    document = edits.move(desk.document, block.id, spot.x - ink.x, spot.y - ink.y)
    return Change(document, f"Moved: {named(block)} {places.SAID[place]}")


def resize_subject(desk: Desk, layer: Artwork | Picture | Shape, intent: Intent) -> Change:
    """A subject larger or smaller, about its middle and on its foot, clear of words."""
    bounds = (
        ink_of(layer)
        if isinstance(layer, Artwork) and isinstance(layer.source, SubjectSource)
        else layer.box
    )
    grows = intent.value == "bigger"
    factor = 1 + 0.35 * intent.amount if grows else 1 / (1 + 0.35 * intent.amount)
    w, h = places.page_size(desk.held)
    frame = places.frame_of(desk.document, desk.page, desk.scope.box)
    around = [
        o for o in places.in_the_way(desk.document, desk.page, layer.id) if not o.intersects(bounds)
    ]
    now = places.near_of(bounds, frame)
    for share in (factor, 1 + (factor - 1) * 0.7, 1 + (factor - 1) * 0.45):
        size = (bounds.width * share, bounds.height * share)
        kept = _grown(bounds, share)
        fits = (
            kept.x >= frame.x
            and kept.right <= frame.right
            and kept.y >= frame.y
            and kept.bottom <= frame.bottom
        )
        spot: Box | None = kept
        if grows and (not fits or any(o.intersects(kept) for o in around)):
            spot = places.find(size, frame, around, (w, h), Wish("", now))
        if spot is None:
            continue
        x, y = spot.x - share * (bounds.x - layer.box.x), spot.y - share * (bounds.y - layer.box.y)
        box = Box(x, y, layer.box.width * share, layer.box.height * share)
        document = edits.resize(desk.document, layer.id, box)
        return Change(
            document, f"{intent.value.capitalize()}: {named(layer)}, {share:.0%} of its size"
        )
    raise UserError(
        f"there is no room for a bigger {named(layer).removeprefix('the ')}",
        remedy="remove or move something first",
    )


def _grown(box: Box, share: float) -> Box:
    w, h = box.width * share, box.height * share
    return Box(box.centre[0] - w / 2, box.bottom - h, w, h)


def flip(desk: Desk, intent: Intent) -> Change:
    """Mirrored left to right; words never are."""
    target = intent.target
    if not target:
        held = naming.pictured(desk)
        if len(held) != 1:
            raise UserError(
                "it isn't clear what to flip", remedy="name the thing, e.g. “flip the horse”"
            )
        target = held[0].id
    layer = naming.found(desk, target)[0]
    if isinstance(layer, TextBlock):
        raise UserError("words are never mirrored", remedy="name a picture")
    if not isinstance(layer, Artwork) or not isinstance(layer.source, SubjectSource):
        raise UserError(f"{named(layer)} can't be mirrored", remedy="name a picture of the library")
    source = msgspec.structs.replace(layer.source, flip=not layer.source.flip)
    before, after = ink_of(layer), ink_of(msgspec.structs.replace(layer, source=source))
    box = Box(layer.box.x + before.x - after.x, layer.box.y, layer.box.width, layer.box.height)
    new = msgspec.structs.replace(layer, source=source, box=box)
    return Change(edits.replace_layer(desk.document, layer.id, new), f"Flipped: {named(layer)}")
