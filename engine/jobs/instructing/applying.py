"""An instruction carried out: every intent in turn, then every word made readable."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, Final

import msgspec
import numpy as np

from engine.checking.legibility import needed, text_contrast
from engine.document import edits
from engine.document.model import Document, TextBlock
from engine.drawing.compose import compose
from engine.errors import UserError
from engine.jobs.finishing import LOOK, Renderer, make_legible
from engine.jobs.instructing import (
    colouring,
    lettering,
    lighting,
    moving,
    naming,
    placing,
    relaying,
    removing,
    sizing,
    staging,
    wording,
)  # fmt: skip
from engine.jobs.instructing.desk import Change, Desk
from engine.jobs.instructing.repainting import without_scrims
from engine.jobs.instructing.scope import Scope, extents, scope_of
from engine.planning.instructions import CAN, Instruction, Intent, read, said

LIKELY: Final = 0.12
"""Confidence from which a reading is worth asking about."""
MOST: Final = 2.0
"""Largest growth of a title that may come with another layout."""
CHECKED: Final = 900.0
"""Pixels of the long side at which it is checked that a region's outside stays as it was."""


class Step(msgspec.Struct, frozen=True):
    """One thing that was done."""

    kind: str
    sentence: str


class Instructed(msgspec.Struct, frozen=True):
    """The document after an instruction, what was done, and what was left undone and why."""

    document: Document
    done: tuple[Step, ...]
    left: tuple[str, ...] = ()

    def to_dict(self) -> dict[str, Any]:
        return {"done": msgspec.to_builtins(self.done), "left": list(self.left)}


def instruct(
    document: Document, text: str, assets: Mapping[str, bytes], render: Renderer, *, page: int = 0, region: str = "",
) -> Instructed:  # fmt: skip
    """The document as the sentence asks. `region` names what may change; nothing outside it does.

    Raises UserError when nothing can be done, or when it isn't clear what is asked: it names the
    two nearest readings."""
    return carry_out(document, read(text), assets, render, page=page, region=region)


_APPLY: Final[Mapping[str, Callable[[Desk, Intent], Change]]] = {
    "relight": lighting.relight, "tone": colouring.tone, "recolour": colouring.recolour,
    "add": placing.add, "remove": removing.remove, "replace": placing.replace, "move": moving.move,
    "flip": moving.flip, "scene": staging.scene, "type": lettering.retype, "text": wording.text,
    "layout": relaying.relay,
}  # fmt: skip
_CANNOT: Final = {
    "translate": "translate words", "animate": "make moving pictures", "photo": "make photographs",
    "size": "change the page's format by instruction", "export": "write or send files by instruction",
    "words": "invent words", "turn": "turn, copy or undo by instruction", "logo": "draw logos or codes", "3d": "paint in that manner by instruction",
}  # fmt: skip
_INSTEAD: Final = {
    "turn": "do it in the editor",
    "size": "use `affiche resize`", "export": "use `affiche export`",
    "photo": "place your own picture in the editor", "logo": "place your own file in the editor",
    "3d": "use `affiche generate --art decoded --style watercolour`",
}  # fmt: skip


def carry_out(
    document: Document, instruction: Instruction, assets: Mapping[str, bytes], render: Renderer, *,
    page: int = 0, region: str = "",
) -> Instructed:  # fmt: skip
    """`instruct` for a sentence that was read already."""
    if not 0 <= page < len(document.pages):
        raise UserError(f"there is no page {page + 1}", document.title)
    if instruction.unread and not instruction.intents:
        raise _unclear(*instruction.unread[0])
    scope = scope_of(document, page, region)
    desk = Desk(document, page, scope, render, assets, document)
    done: list[Step] = []
    problems: list[UserError] = []
    wishes = [i for i in instruction.intents if i.kind != "keep"]
    kept = _kept(desk, [i for i in instruction.intents if i.kind == "keep"])
    # Another layout comes first: what is placed after it stays where it is put.
    for intent in sorted(wishes, key=lambda i: i.kind != "layout"):
        try:
            change = _applied(desk, intent)
        except UserError as error:
            problems.append(error)
            continue
        if change.document == desk.document:
            problems.append(UserError(f"“{said(intent)}” changes nothing here"))
            continue
        desk = desk.having(change.document, change.scope)
        done.append(Step(intent.kind, change.sentence))
    problems += [_unclear(*unread) for unread in instruction.unread]
    if not done:
        raise (
            problems[0]
            if problems
            else UserError("nothing is asked for", remedy=f"Affiche can {CAN}")
        )
    finished = _finished(desk, kept)
    left = [*(str(p) for p in problems), *_missing(document, finished, done)]
    return Instructed(finished, tuple(done), tuple(left))


def _applied(desk: Desk, intent: Intent) -> Change:
    if intent.kind == "cannot":
        raise _impossible(intent)
    if intent.kind == "resize":
        return _resized(desk, intent)
    if intent.kind == "text" and intent.target == "new":
        return relaying.new_text(desk, intent)
    if intent.kind == "move":
        return _moved(desk, intent)
    return _APPLY[intent.kind](desk, intent)


def _impossible(intent: Intent) -> UserError:
    if intent.value == "unquoted":
        return UserError(
            f"the words for the {intent.target} aren't marked",
            remedy='put them in quotes: set the title to "…"',
        )
    what = _CANNOT.get(intent.value, intent.value)
    return UserError(f"Affiche can't {what}; it can {CAN}", remedy=_INSTEAD.get(intent.value, ""))


def _unclear(part: str, guesses: tuple[Intent, ...]) -> UserError:
    """The part could mean several things: the two nearest readings, to choose from."""
    near = [f"“{said(g)}”" for g in guesses[:2] if g.kind != "cannot" and g.confidence >= LIKELY]
    return UserError(
        f"it isn't clear what “{part}” asks for",
        remedy=f"did you mean {' or '.join(near)}?" if near else f"Affiche can {CAN}",
    )


def _resized(desk: Desk, intent: Intent) -> Change:
    if not intent.target:
        raise UserError("it isn't clear what to resize", remedy="name it: “bigger title”")
    layer = naming.found(desk, intent.target)[0]
    if not isinstance(layer, TextBlock):
        return moving.resize_subject(desk, layer, intent)
    try:
        return sizing.resize_texts(desk, intent)
    except UserError:
        if intent.target != "title" or not desk.scope.whole or intent.value != "bigger":
            raise
    # The page is full: another composition may give the title more room.
    before = relaying.title_size(desk.document, desk.page)

    def larger(document: Document) -> bool:
        return sizing.GAIN <= relaying.title_size(document, 0) / before <= MOST

    made, _ = relaying.relaid(desk, "larger", larger, lack="gives this title more room")
    share = relaying.title_size(made, desk.page) / before
    return Change(made, f"Bigger: title at {share:.0%}, on a layout that has room for it")


def _moved(desk: Desk, intent: Intent) -> Change:
    if not intent.target:
        raise UserError("it isn't clear what to move", remedy="name it: “move the title up”")
    try:
        return moving.move(desk, intent)
    except UserError:
        layer = naming.found(desk, intent.target)[0]
        if (
            not isinstance(layer, TextBlock)
            or intent.value not in ("up", "down")
            or not desk.scope.whole
            or intent.amount < 1
        ):
            raise
        role = layer.role
    where = "top" if intent.value == "up" else "bottom"
    made, plan = relaying.relaid(
        desk, "another", lambda d: _stands(d, role, intent.value),
        lack=f"sets the {role} at the {where}",
    )  # fmt: skip
    return Change(
        made, f"Moved: {role} to the {where}, in the layout {plan.archetype.replace('_', ' ')}"
    )


def _stands(document: Document, role: str, place: str) -> bool:
    page = document.pages[0]
    inks = [r.ink.centre[1] / page.height for r in compose(document).blocks if r.role == role]
    if not inks:
        return False
    return inks[0] <= 0.38 if place == "up" else inks[0] >= 0.6


# ------------------------------------------------------------------ what stays


def _kept(desk: Desk, wishes: list[Intent]) -> frozenset[str]:
    """Layers that were asked to stay as they are."""
    out: set[str] = set()
    for wish in wishes:
        try:
            out |= (
                {x.id for x in naming.found(desk, wish.target)}
                if wish.target != "colours"
                else set()
            )
        except UserError:
            continue  # Nothing of that name is there: then nothing of it can change.
    return frozenset(out)


def _finished(desk: Desk, kept: frozenset[str]) -> Document:
    """Legible everywhere, with what must stay as it was; within a region only its layers."""
    document = desk.document
    for id in kept:
        if naming.exists(desk, id):
            document = edits.replace_layer(document, id, edits.find(desk.original, id))
    if desk.scope.whole:
        legible = make_legible(without_scrims(document), desk.render, desk.assets)
        return _with_locked(desk.original, legible)
    legible = make_legible(document, desk.render, desk.assets)
    for layer in list(edits.iter_layers(document.pages[desk.page])):
        if isinstance(layer, TextBlock) and desk.may(layer.id):
            document = edits.replace_layer(document, layer.id, edits.find(legible, layer.id))
    _check_words(desk, document)
    _check_outside(desk, document)
    return document


def _with_locked(before: Document, after: Document) -> Document:
    """What is locked as it was, in the colours that its swatches had."""
    now = {s.name: s.colour for s in after.swatches}
    own = before
    for swatch in before.swatches:
        if now.get(swatch.name) != swatch.colour:
            own = edits.remove_swatch(own, swatch.name)
    there = {x.id for x in edits.iter_layers(after)}
    for layer in edits.iter_layers(own):
        if layer.locked and layer.id in there:
            after = edits.replace_layer(after, layer.id, layer)
    return after


def _check_words(desk: Desk, document: Document) -> None:
    """Raises UserError where words would read worse than they did, and worse than they should:
    a change that ends within a text leaves it on two grounds."""
    before, after = (_contrasts(desk, d) for d in (desk.original, document))
    for id, (ratio, wanted) in after.items():
        if ratio < wanted and ratio < 0.97 * before.get(id, (wanted, wanted))[0]:
            block = edits.find(document, id)
            assert isinstance(block, TextBlock)
            raise UserError(
                f"{naming.named(block)} would no longer read: it stands across the edge of "
                f"{desk.scope.name!r} or fills it",
                remedy="draw the region around the whole text, or ask without one",
            )


def _contrasts(desk: Desk, document: Document) -> dict[str, tuple[float, float]]:
    """Of every text: its contrast on the worst 5 % of what lies behind it, and what it needs."""
    held = document.pages[desk.page]
    scale = LOOK / max(held.width, held.height)
    behind = compose(document, desk.page, with_text=False)
    ground = desk.render(behind, scale=scale, assets=desk.assets, with_text=False)
    return {
        r.block: (text_contrast(ground, r, scale)[0], needed(r))
        for r in compose(document, desk.page).blocks
        if not r.plate
    }


def _check_outside(desk: Desk, document: Document) -> None:
    """Raises UserError where a pixel outside the scope would change."""
    held = desk.held
    scale = CHECKED / max(held.width, held.height)
    before = desk.render(compose(desk.original, desk.page), scale=scale, assets=desk.assets)
    after = desk.render(compose(document, desk.page), scale=scale, assets=desk.assets)
    changed = np.any(before != after, axis=2)
    boxes = [desk.scope.box] if desk.scope.box is not None else [
        box for d in (desk.original, document) for id, box in extents(d, desk.page).items() if id in desk.scope.ids
    ]  # fmt: skip
    margin = 0.0 if desk.scope.box is not None else 0.02 * max(held.width, held.height)
    for box in boxes:
        grown = box.grown(margin)
        x0, y0 = (max(0, int(np.floor(v * scale))) for v in (grown.x, grown.y))
        x1, y1 = (int(np.ceil(v * scale)) for v in (grown.right, grown.bottom))
        changed[y0:y1, x0:x1] = False
    if changed.any():
        raise UserError(
            f"the change would reach beyond {desk.scope.name!r}",
            remedy="draw the region larger, or ask without one",
        )


def _missing(before: Document, after: Document, done: list[Step]) -> list[str]:
    """Pictures that a new layout has no room for."""
    if not any(step.kind in ("layout", "resize", "move") for step in done):
        return []
    removed = any(step.kind in ("remove", "replace") for step in done)
    had = set(relaying.subjects_of(before).values())
    gone = had - set(relaying.subjects_of(after).values())
    return (
        []
        if removed
        else [f"there is no room for {naming.caption(s)} in this layout" for s in sorted(gone)]
    )


__all__ = ["Instructed", "Scope", "Step", "carry_out", "instruct"]
