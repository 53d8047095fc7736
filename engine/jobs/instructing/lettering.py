"""In which faces texts are set: another weight, another pairing by number or mood."""

from __future__ import annotations

from collections.abc import Callable

import msgspec

from engine.document import edits, texts
from engine.document.model import (
    TextBlock,
)
from engine.errors import UserError
from engine.jobs.instructing import naming
from engine.jobs.instructing.desk import Change, Desk
from engine.jobs.instructing.naming import named
from engine.jobs.instructing.wording import fitted
from engine.planning import language as languages
from engine.planning.instructions import Intent
from engine.planning.pairings import PAIRINGS, Pairing, Voice, usable
from engine.planning.tokens import from_text
from engine.text import fonts

MOOD_KINDS: dict[str, tuple[str, ...]] = {
    "elegant": ("didone", "serif", "kai", "script"), "playful": ("rounded", "script", "deco", "display"),
    "modern": ("grotesque", "geometric", "display"), "classic": ("serif", "didone", "kai"),
    "handwritten": ("script", "brush", "kai"), "retro": ("deco", "script", "serif", "display"),
    "loud": ("condensed", "display", "grotesque", "brush"),
}  # fmt: skip
"""Kinds of title faces for a mood, the most fitting first."""


def retype(desk: Desk, intent: Intent) -> Change:
    """Another weight, or another pairing of faces by number or mood."""
    if intent.value in ("bolder", "thinner"):
        return _weighted(desk, intent)
    pairing = _pairing(desk, intent.value)
    document, changed = desk.document, 0
    old = _current(desk)
    for block in naming.texts_named(desk, intent.target) if intent.target else naming.texts(desk):
        if not desk.may(block.id):
            continue
        voice = _voice(block, old)
        faces = pairing.faces(voice)
        style = msgspec.structs.replace(block.style, faces=faces)
        if voice in ("title", "second"):
            style = msgspec.structs.replace(
                style,
                tracking=pairing.title_tracking,
                caps=pairing.case == "caps" and not pairing.han_led,
            )
        runs = tuple(msgspec.structs.replace(r, faces=()) if r.faces else r for r in block.runs)
        new = msgspec.structs.replace(block, style=style, runs=runs)
        if new == block:
            continue
        document = edits.replace_layer(document, block.id, new)
        document = fitted(desk.having(document), block.id)
        changed += 1
    if not changed:
        raise UserError("no text can change its face", remedy="unlock the texts first")
    return Change(document, f"Type: {fonts.info(pairing.title).family}, pairing {pairing.id}")


def _current(desk: Desk) -> Pairing | None:
    recipe = desk.document.recipe
    if recipe is not None and recipe.plan:
        planned = PAIRINGS[from_text(recipe.plan).pairing]
        if any(b.style.faces == planned.faces("title") for b in naming.texts(desk)):
            return planned
    for block in naming.texts(desk):
        if block.role == "title":
            for pairing in PAIRINGS.values():
                if block.style.faces == pairing.faces("title"):
                    return pairing
    return None


def _voice(block: TextBlock, old: Pairing | None) -> Voice:
    voices: tuple[Voice, ...] = ("title", "second", "support", "bold", "label")
    if old is not None:
        for voice in voices:
            if block.style.faces == old.faces(voice):
                return voice
    return "title" if block.role == "title" else "support"


def _pairing(desk: Desk, wish: str) -> Pairing:
    rows = [(r.role, r.text) for r in texts.rows(desk.document, desk.page)]
    now = _current(desk)
    if wish.startswith("pairing:"):
        number = wish.partition(":")[2]
        found = PAIRINGS.get(number)
        if found is None:
            raise UserError(
                f"there is no pairing {number!r}", remedy=f"one of {', '.join(PAIRINGS)}"
            )
        if not usable(found, rows):
            raise UserError(
                f"pairing {number} can't set these words", remedy="choose another number"
            )
        return found
    han = (
        now.han_led
        if now
        else languages.script_of(" ".join(t for _, t in rows)) in ("Hans", "Hant")
    )
    able = [
        p
        for p in PAIRINGS.values()
        if p.han_led == han and usable(p, rows) and (now is None or p.id != now.id)
    ]
    kinds = MOOD_KINDS.get(wish)
    if kinds is None:
        other = [p for p in able if now is None or p.kind != now.kind] or able
        kinds = tuple(dict.fromkeys(p.kind for p in other))
    ranked = sorted((p for p in able if p.kind in kinds), key=lambda p: kinds.index(p.kind))
    if not ranked:
        raise UserError(
            f"no other pairing of that kind sets these words ({wish})",
            remedy="ask for “another font”",
        )
    return ranked[0]


def _weighted(desk: Desk, intent: Intent) -> Change:
    """The next cut of the same family."""
    bolder = intent.value == "bolder"
    blocks = naming.texts_named(desk, intent.target) if intent.target else naming.texts(desk)
    document, said = desk.document, []
    for block in blocks:
        if not desk.may(block.id):
            continue
        style = block.style
        first = style.faces[0]
        if any(axis.tag == "wght" for axis in fonts.info(first.partition("@")[0]).axes):
            axis = next(a for a in fonts.info(first.partition("@")[0]).axes if a.tag == "wght")
            now = style.axes.get("wght", axis.default)
            value = min(axis.maximum, max(axis.minimum, now + (150 if bolder else -150)))
            faces, axes = style.faces, {**style.axes, "wght": value}
        else:
            faces = tuple(_cut(f, bolder) for f in style.faces)
            axes = style.axes
        if faces == style.faces and axes == style.axes:
            continue
        document = edits.restyle_text(document, block.id, faces=faces, axes=axes)
        document = fitted(desk.having(document), block.id)
        said.append(named(block))
    if said:
        return Change(document, f"{intent.value.capitalize()}: {', '.join(said)}")
    return _heavier_pairing(desk, intent)


def _cut(face: str, bolder: bool) -> str:
    own = fonts.info(face)
    family = [
        f
        for f in fonts.catalogue().values()
        if f.family == own.family and f.italic == own.italic and not f.axes
    ]
    sign: Callable[[int], bool] = (
        (lambda w: w > own.weight) if bolder else (lambda w: w < own.weight)
    )
    able = sorted((f for f in family if sign(f.weight)), key=lambda f: abs(f.weight - own.weight))
    return able[0].id if able else face


def _heavier_pairing(desk: Desk, intent: Intent) -> Change:
    """Where no face has another cut: a pairing whose title face is heavier, or finer."""
    bolder = intent.value == "bolder"
    try:
        return retype(desk, msgspec.structs.replace(intent, value="loud" if bolder else "elegant"))
    except UserError:
        raise UserError(
            f"these faces have no {intent.value} cut",
            remedy="ask for “another font” or “pairing 11”",
        ) from None
