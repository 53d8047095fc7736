"""Plan tokens: a small fixed vocabulary and the bijection plan <-> token ids.

A plan is read as a sentence in the order in which a designer decides: the format and the boxes
that are already taken, the composition, the colours, the picture, the type, the details::

    <bos> format=A_portrait box=title @4 @4 @60 @20 archetype=swiss_grid ... seed_low=3 <eos>

Every token names its field, so a token id has one meaning wherever it stands. The same choices
have a text form for `Recipe.plan`, which people read and edit.
"""

from __future__ import annotations

import msgspec

from engine.errors import UserError
from engine.planning import plan as plans
from engine.planning.formats import FORMAT_CLASSES
from engine.planning.plan import Plan

BOX_GRID = 64
MOST_BOXES = 12
BOX_ROLES: tuple[str, ...] = (
    "title",
    "subtitle",
    "body",
    "action",
    "caption",
    "legal",
    "logo",
    "subject",
    "quiet",
    "free",
)
SUBJECTS_OF_HERO: dict[str, int] = {"none": 0, "scene": 0, "one": 1, "trio": 3}
"""How many pointers into the offered subjects each hero takes."""

CHOICES: dict[str, tuple[str, ...]] = {
    "format": FORMAT_CLASSES,
    "archetype": plans.ARCHETYPES,
    "mirror": ("no", "yes"),
    "split": tuple(str(i) for i in range(len(plans.SPLITS))),
    "tilt": tuple(str(i) for i in range(len(plans.TILTS))),
    "ground": plans.GROUNDS,
    "palette": plans.PALETTES,
    "family": plans.FAMILIES,
    "hero": plans.HEROES,
    "subject": tuple(str(i) for i in range(plans.SUBJECT_CHOICES)),
    "pairing": plans.PAIRINGS,
    "caps": ("no", "yes"),
    "accent": tuple(str(i) for i in range(7)),
    "density": ("0", "1", "2"),
    "title_scale": tuple(str(i) for i in range(len(plans.TITLE_SCALES))),
    "shift_x": tuple(str(i) for i in range(plans.JITTER_STEPS)),
    "shift_y": tuple(str(i) for i in range(plans.JITTER_STEPS)),
    "ornament": ("0", "1", "2", "3"),
    "radius": ("0", "1", "2"),
    "finish": plans.FINISHES,
    "seed_high": tuple(str(i) for i in range(8)),
    "seed_low": tuple(str(i) for i in range(8)),
}
"""The fields in the order of the sentence. `subject` stands 0, 1 or 3 times, after `hero`."""

_SWITCHES = ("mirror", "caps")
_NUMBERS = (
    "split", "tilt", "accent", "density", "title_scale", "shift_x", "shift_y", "ornament", "radius",
)  # fmt: skip


_SEEDS = frozenset(str(i) for i in range(64))


def _vocabulary() -> tuple[str, ...]:
    words = ["<pad>", "<bos>", "<eos>"]
    words += [f"format={value}" for value in FORMAT_CLASSES]
    words += [f"box={role}" for role in BOX_ROLES]
    words += [f"@{i}" for i in range(BOX_GRID + 1)]
    for field, values in CHOICES.items():
        if field != "format":
            words += [f"{field}={value}" for value in values]
    return tuple(words)


VOCABULARY: tuple[str, ...] = _vocabulary()
INDEX: dict[str, int] = {word: i for i, word in enumerate(VOCABULARY)}
PAD, BOS, EOS = INDEX["<pad>"], INDEX["<bos>"], INDEX["<eos>"]
FIRST_COORDINATE = INDEX["@0"]
LONGEST = 3 + 5 * MOST_BOXES + len(CHOICES) + 2
"""Tokens of the longest plan: 12 boxes and three subjects."""

FIELD_IDS: dict[str, tuple[int, ...]] = {
    field: tuple(INDEX[f"{field}={value}"] for value in values) for field, values in CHOICES.items()
}
FIELD_IDS["box"] = tuple(INDEX[f"box={role}"] for role in BOX_ROLES)


def problems(plan: Plan) -> list[str]:
    """What keeps a plan from being a sentence of the vocabulary, in words; empty when nothing."""
    found: list[str] = []
    for field, values in _fields(plan):
        found += [f"{field} can't be {value!r}" for value in values if value not in CHOICES[field]]
    wanted = SUBJECTS_OF_HERO.get(plan.hero, 0)
    if len(plan.subjects) != wanted:
        found.append(f"hero {plan.hero!r} takes {wanted} subjects, not {len(plan.subjects)}")
    if len(set(plan.subjects)) != len(plan.subjects):
        found.append("a subject is named twice")
    if len(plan.boxes) > MOST_BOXES:
        found.append(f"more than {MOST_BOXES} boxes")
    for role, x0, y0, x1, y1 in plan.boxes:
        if role not in BOX_ROLES:
            found.append(f"a box can't have the role {role!r}")
        if not (0 <= x0 < x1 <= BOX_GRID and 0 <= y0 < y1 <= BOX_GRID):
            found.append(f"box {role!r} is empty or leaves the {BOX_GRID} x {BOX_GRID} grid")
    return found


def encode(plan: Plan) -> list[int]:
    """Token ids of a plan, `<bos>` to `<eos>`. Raises UserError for a plan that can't be written."""
    wrong = problems(plan)
    if wrong:
        raise UserError(wrong[0], "plan", "choose one of the planner's own values")
    ids = [BOS]
    for field, values in _fields(plan):
        ids += [INDEX[f"{field}={value}"] for value in values]
        if field == "format":
            for role, *corners in plan.boxes:
                ids.append(INDEX[f"box={role}"])
                ids += [FIRST_COORDINATE + corner for corner in corners]
    ids.append(EOS)
    return ids


def decode(ids: list[int]) -> Plan:
    """The plan of a complete sentence, `<bos>` to `<eos>` (padding after it is dropped).

    Raises ValueError when the ids are no sentence: that is the caller's bug, since the grammar
    never lets one be sampled.
    """
    words = [VOCABULARY[i] for i in ids if i != PAD]
    if len(words) < 3 or words[0] != "<bos>" or words[-1] != "<eos>":
        raise ValueError("a plan's tokens begin with <bos> and end with <eos>")
    found: dict[str, list[str]] = {}
    boxes: list[tuple[str, int, int, int, int]] = []
    i = 1
    while i < len(words) - 1:
        field, _, value = words[i].partition("=")
        i += 1
        if field == "box":
            corners = [int(word[1:]) for word in words[i : i + 4] if word.startswith("@")]
            if len(corners) != 4:
                raise ValueError("a box needs four coordinates")
            boxes.append((value, corners[0], corners[1], corners[2], corners[3]))
            i += 4
        elif field in CHOICES:
            found.setdefault(field, []).append(value)
        else:
            raise ValueError(f"{words[i - 1]!r} stands where no plan has it")
    plan = _plan(found, tuple(boxes))
    if encode(plan) != [INDEX[word] for word in words]:
        raise ValueError("the tokens stand in an order that no plan has")
    return plan


def to_text(plan: Plan) -> str:
    """The plan as one readable line; `from_text` reads it back.

    >>> to_text(Plan(format="square", archetype="badge")).split()[:2]
    ['format=square', 'archetype=badge']
    """
    words = [
        f"{field}={','.join(values)}"
        for field, values in _fields(plan)
        if values and not field.startswith("seed_")
    ]
    words.append(f"seed={plan.scene_seed}")
    words += [f"box={role}:{x0},{y0},{x1},{y1}" for role, x0, y0, x1, y1 in plan.boxes]
    return " ".join(words)


def from_text(text: str) -> Plan:
    """A plan from its text form. Fields left out take their defaults. Raises UserError."""
    where, remedy = "plan", "write it like `format=square archetype=badge palette=ocean`"
    if len(text) > 8192:
        raise UserError("the text is too long for a plan", where, remedy)
    found: dict[str, list[str]] = {}
    boxes: list[tuple[str, int, int, int, int]] = []
    for word in text.split():
        field, _, value = word.partition("=")
        if field == "box":
            role, _, numbers = value.partition(":")
            corners = numbers.split(",")
            if len(corners) != 4 or not all(c.isascii() and c.isdigit() for c in corners):
                raise UserError(f"{word!r} is not a box", where, "write box=title:4,4,60,20")
            x0, y0, x1, y1 = (int(c[:4]) for c in corners)
            boxes.append((role, x0, y0, x1, y1))
        elif field == "seed" and field not in found:
            if value not in _SEEDS:
                raise UserError(f"seed can't be {value[:40]!r}", where, "0 to 63")
            high, low = divmod(int(value), 8)
            found |= {"seed": [value], "seed_high": [str(high)], "seed_low": [str(low)]}
        elif field in CHOICES and field not in found:
            found[field] = value.split(",")
        else:
            raise UserError(f"{word[:40]!r} is not a choice of a plan", where, remedy)
    found.pop("seed", None)
    for field, values in found.items():
        most = 3 if field == "subject" else 1
        wrong = [value for value in values if value not in CHOICES[field]]
        if wrong or len(values) > most:
            raise UserError(f"{field} can't be {','.join(values)[:40]!r}", where, remedy)
    if "format" not in found or "archetype" not in found:
        raise UserError("a plan needs at least a format and an archetype", where, remedy)
    plan = _plan(found, tuple(boxes))
    wrong = problems(plan)
    if wrong:
        raise UserError(wrong[0], where, remedy)
    return plan


def _fields(plan: Plan) -> list[tuple[str, list[str]]]:
    """The plan's fields in the order of the sentence, as words of the vocabulary."""
    out: list[tuple[str, list[str]]] = []
    for field in CHOICES:
        if field == "subject":
            out.append((field, [str(i) for i in plan.subjects]))
        elif field in _SWITCHES:
            out.append((field, ["yes" if getattr(plan, field) else "no"]))
        elif field == "seed_high":
            out.append((field, [str(plan.scene_seed // 8)]))
        elif field == "seed_low":
            out.append((field, [str(plan.scene_seed % 8)]))
        else:
            out.append((field, [str(getattr(plan, field))]))
    return out


def _plan(found: dict[str, list[str]], boxes: tuple[tuple[str, int, int, int, int], ...]) -> Plan:
    values: dict[str, object] = {"boxes": boxes}
    for field, words in found.items():
        if field == "subject":
            values["subjects"] = [int(word) for word in words]
        elif field in _SWITCHES:
            values[field] = words[0] == "yes"
        elif field in _NUMBERS:
            values[field] = int(words[0])
        elif not field.startswith("seed_"):
            values[field] = words[0]
    high, low = found.get("seed_high", ["0"])[0], found.get("seed_low", ["0"])[0]
    values["scene_seed"] = int(high) * 8 + int(low)
    return msgspec.convert(values, Plan)
