"""Instructions as values: what is to change, on what, to what, by how much, and how sure that is."""

from __future__ import annotations

from typing import Final, Literal, get_args

import msgspec

Kind = Literal[
    "relight", "tone", "recolour", "add", "remove", "replace", "move", "resize", "flip", "scene",
    "type", "text", "layout", "keep", "cannot",
]  # fmt: skip
KINDS: Final[tuple[Kind, ...]] = get_args(Kind)

LIGHTS: Final = ("night", "dawn", "day", "sunset")
OPPOSITES: Final = {
    "warmer": "cooler", "cooler": "warmer", "brighter": "darker", "darker": "brighter",
    "calmer": "livelier", "livelier": "calmer", "contrast": "softer", "softer": "contrast",
}  # fmt: skip
TONES: Final = tuple(OPPOSITES)
SLIGHTLY, USUALLY, MUCH = 0.5, 1.0, 1.6
"""Amounts: a bit, as said, a lot."""

CAN: Final = (
    "change light, colours, scene, type and layout; add, remove, replace, move, resize and flip "
    "things; and set words that you give in quotes"
)
"""What can be asked for, as the end of a sentence that begins "it can"."""


class Intent(msgspec.Struct, frozen=True, omit_defaults=True):
    """One wish. `target` is what it is about, as it was said, or a role (title, date, background);
    '' is the whole poster. `value` depends on the kind::

        relight   night, dawn, day, sunset
        tone      warmer, cooler, brighter, darker, calmer, livelier, contrast, softer
        recolour  a colour's name, #rrggbb, a palette of the house, several with commas, or brand
        add       a thing          remove, flip, keep   nothing
        replace   the new thing    move    left, right, up, down, centre, other side, or two of them
        resize    bigger, smaller  scene   a scene family
        type      bolder, thinner, another, a mood, or pairing:12
        text      the exact words  layout  another, centred, mirrored, or an archetype
        cannot    what nobody can do here
    """

    kind: Kind
    target: str = ""
    value: str = ""
    amount: float = USUALLY
    confidence: float = 1.0
    """0..1; below `reading.SURE` the person is asked."""
    place: str = ""
    """Of something added: where, as in move."""
    count: int = 1
    """Of something added: how many."""


class Instruction(msgspec.Struct, frozen=True, omit_defaults=True):
    """A sentence and what was made of it, in the order in which it was said."""

    text: str
    language: str
    """en, zh or fr: whose words were recognised."""
    intents: tuple[Intent, ...] = ()
    unread: tuple[tuple[str, tuple[Intent, ...]], ...] = ()
    """Parts that stayed unclear, each with its nearest readings, best first."""


_LIGHT: Final = {
    "night": "make it night", "dawn": "make it dawn", "day": "make it day",
    "sunset": "make it sunset",
}  # fmt: skip
_TONE: Final = {
    "contrast": "more contrast", "softer": "less contrast", "warmer": "warmer colours",
    "cooler": "cooler colours",
}  # fmt: skip


def said(intent: Intent) -> str:
    """The wish in plain English, as a person would say it: 'make it night', 'bigger title'."""
    target, value = intent.target, intent.value
    match intent.kind:
        case "relight":
            return _LIGHT.get(value, value)
        case "tone":
            whole = _TONE.get(value, value)
            return f"{target} {value}" if target else whole
        case "recolour":
            return f"{target} in {value}" if target else f"in {value}"
        case "add":
            return f"add {value}"
        case "replace":
            return f"replace {target} with {value}"
        case "move":
            return f"move {target or 'it'} {value}"
        case "resize":
            return f"{value} {target}".strip()
        case "scene":
            return f"scene {value}"
        case "type":
            return f"{value} type" + (f" for the {target}" if target else "")
        case "text":
            return f"set the {target or 'text'} to “{value}”"
        case "layout":
            return f"{value} layout"
        case "cannot":
            return value
        case _:
            return f"{intent.kind} {target}".strip()
