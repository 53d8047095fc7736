"""Wishes about the look of the whole: light, scene, colour, tone, type, layout."""

from __future__ import annotations

import re
from typing import Final

from engine.planning.instructions.clauses import Clause
from engine.planning.instructions.phrases import (
    about_of,
    is_thing,
    made,
    size_of,
    sure_of,
)
from engine.planning.instructions.values import OPPOSITES, Intent
from engine.planning.plan import ARCHETYPES, PALETTES
from engine.planning.themes import understand


def laid_out(clause: Clause) -> list[Intent]:
    named = next(
        (a for a in ARCHETYPES if a.replace("_", " ") in clause.low or a in clause.low), ""
    )
    if named:
        return [made("layout", "", named)]
    if clause.has("layout"):
        if clause.has("direction", "centre"):
            return [made("layout", "", "centred")]
        if clause.has("another") or clause.has("verb"):
            return [made("layout", "", "another", sure=sure_of(clause))]
    only = clause.has("another") and not clause.unexplained and all(
        set(t.facets) & {"another", "polite", "verb", "degree"} for t in clause.tokens
    )  # fmt: skip
    return [made("layout", "", "another", sure=0.7)] if only else []


_PAIRING: Final = re.compile(
    r"(?:pairing|搭配|duo|paire)\s*(?:no\.?|n°|number|numero|第)?\s*(z?\d{1,2})"
)


def typed(clause: Clause) -> list[Intent]:
    numbered = _PAIRING.search(clause.low)
    if numbered:
        return [made("type", "", f"pairing:{numbered[1].upper()}")]
    font, role = clause.has("font"), clause.role
    colours = re.search(r"colou?rs?|couleurs?|颜色|配色", clause.low)
    target = role if role not in ("text", "background") else ""
    if clause.has("weight") and not colours and (font or role or not clause.has("tone")):
        value = clause.first("weight")
        if clause.has("less") and not clause.has("size"):
            value = "thinner" if value == "bolder" else "bolder"
        return [
            made(
                "type",
                target or beside_type(clause),
                value,
                amount=clause.amount,
                sure=sure_of(clause),
            )
        ]
    if clause.has("mood") and (font or (role and role != "background") or not clause.has("tone")):
        if not font and clause.has("colour"):
            return []
        return [made("type", target, clause.first("mood"), sure=sure_of(clause))]
    if not font:
        return []
    if clause.has("size"):
        return [made("resize", target or "text", size_of(clause), amount=clause.amount)]
    if clause.has("colour"):
        return [made("recolour", target or "text", clause.first("colour"))]
    if clause.has("another") or clause.has("verb", "make", "replace"):
        return [made("type", target, "another", sure=sure_of(clause))]
    return []


def beside_type(clause: Clause) -> str:
    left = clause.without(("verb", "degree", "less", "polite", "weight", "font", "mood", "role"))
    return max(left, key=len, default="")


def lit(clause: Clause) -> list[Intent]:
    lights = clause.values("light")
    if not lights or clause.has("verb", "move") or (clause.role not in ("", "background")):
        return []
    out = [made("relight", "", lights[-1], sure=sure_of(clause))]
    return [*out, *staged(clause)]


_DEFINITE: Final = re.compile(
    r"(?<!\w)(?<!in )(?<!on )(?<!at )(?<!by )(?<!to )(?<!into )(?<!under )(?<!dans )(?<!sur )"
    r"(?<!sous )(?<!en )(?<!à )(?<!a )(?<!vers )(?<!pour )(?:the|le|la|les|l')\s*$"
)


def staged(clause: Clause) -> list[Intent]:
    scenes = clause.values("scene")
    if not scenes or clause.role not in ("", "background"):
        return []
    # "mountains" alone may be a scene; with a size or a colour of its own it is a thing.
    if clause.has("size") or (
        clause.has("tone") and clause.unexplained == 0 and not clause.has("frame")
    ):
        return []
    at = next(t.start for t in clause.tokens if "scene" in t.facets)
    if _DEFINITE.search(clause.low[:at]) and not clause.has("frame") and not clause.role:
        return []  # "The mountain" is a thing on the page; "in the mountains" is a scene.
    out = [made("scene", "", scenes[0], sure=sure_of(clause))]
    return out + (coloured(clause) if clause.has("colour") else [])


_RATHER: Final = re.compile(
    r"(?<!\w)(?:instead of|rather than|not)(?!\w)|au lieu d|plutot qu|a la place d|而不是|不是"
)


def coloured(clause: Clause) -> list[Intent]:
    rather = _RATHER.search(clause.low)
    end = rather.start() if rather is not None and rather.start() else len(clause.low)
    colours = [t.facets["colour"] for t in clause.tokens if "colour" in t.facets and t.start < end]
    colours = colours or clause.values("colour")
    named = re.search(r"#[0-9a-f]{6}\b", clause.low)
    if named:
        colours = [named[0]]
    palette = next((p for p in PALETTES if re.search(rf"(?<!\w){p}(?!\w)", clause.low)), "")
    if not colours and palette and re.search(r"palette|colou?rs?|couleurs?|配色|色", clause.low):
        colours = [palette]
    if not colours:
        return []
    about = "" if named else about_of(clause)
    value = ", ".join(dict.fromkeys(colours))
    return [made("recolour", about, value, sure=0.95 if not about or clause.role else 0.8)]


def by_palette(clause: Clause) -> list[Intent]:
    """ "The palette dusk": one of the house's own by its name."""
    named = re.search(rf"(?<!\w)({'|'.join(PALETTES)})(?!\w)", clause.low)
    spoken = re.search(r"(?<!\w)palettes?(?!\w)|配色|色板", clause.low)
    return [made("recolour", "", named[1])] if named and spoken else []


def toned(clause: Clause, *, less: bool = False) -> list[Intent]:
    tokens = [t for t in clause.tokens if "tone" in t.facets]
    own = [t for t in tokens if "polite" not in t.facets] or tokens
    if not own:
        return []
    # "Tone down" is a wish by itself, and turns the wish that it stands before.
    alone = [t for t in own if "less" in t.facets]
    others = [t for t in own if "less" not in t.facets]
    value = (others or alone)[-1].facets["tone"]
    turns = [t for t in clause.tokens if "less" in t.facets and (others or t not in alone)]
    if less or turns:
        value = OPPOSITES[value]
    about = about_of(clause)
    if about == "background" or not (clause.role or is_thing(about)):
        about = ""
    sure = 0.95 if clause.role else sure_of(clause)
    return [made("tone", about, value, amount=clause.amount, sure=sure)]


def guessed_scene(words: str) -> Intent:
    families = understand(words).families
    best, second = sorted(families, key=lambda f: -families[f])[:2]
    lead = families[best] - families[second]
    return made("scene", "", best, sure=0.55 + 0.4 * min(1.0, lead / 0.3))


def framed(clause: Clause) -> list[Intent]:
    """A scene that the lexicon doesn't list: "set it in a vineyard"."""
    if not (clause.has("frame") or clause.role == "background") or not clause.unexplained:
        return []
    words = max(clause.without(("verb", "frame", "role", "polite")), key=len, default="")
    return [guessed_scene(words)] if words else []
