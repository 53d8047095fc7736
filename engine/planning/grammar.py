"""The grammar of plans: at every step, and for one brief, which tokens may come next.

A finite-state walk over the fields of `tokens.CHOICES`. What a plan can't be (a vertical title in
Latin, a pairing that lacks a character, a third subject where two are offered) is never allowed;
what a plan shouldn't be (a dark ground under a pastel palette) is not allowed either unless a
person forced it. Whatever is sampled under the mask is therefore a valid plan.
Source of the tables: the art direction, sections 4 to 6.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import lru_cache

import numpy as np
import numpy.typing as npt

from engine.errors import UserError
from engine.planning import pairings, tokens
from engine.planning.facts import Facts
from engine.planning.formats import FormatClass
from engine.planning.plan import FINISHES, Plan

_HAN_LIKE = ("han", "kana")
_NO_CAPITALS = ("han", "kana", "hangul", "arabic", "hebrew", "indic", "thai")
_JOINED = ("arabic", "indic", "thai")
"""Letters that join or stack: not on a circle, never spread."""


@dataclass(frozen=True, slots=True)
class Archetype:
    """What a composition takes. `formats`: fit 0..1 (1 = drawn for it, less = it adapts).
    `letters` and `words`: bounds of the title that it can hold. `ideal`: letters at which it is
    at its best."""

    formats: Mapping[FormatClass, float]
    letters: tuple[int, int]
    ideal: tuple[int, int]
    moods: Mapping[str, float]
    words: tuple[int, int] = (1, 40)
    longest_word: int = 24
    body: int = 400
    """Most letters outside the title."""
    heroes: tuple[str, ...] = ("scene", "one", "trio")
    grounds: tuple[str, ...] = ("light", "mid", "dark")
    mirror: bool = True
    splits: tuple[int, ...] = (1,)
    tilts: tuple[int, ...] = (0, 1, 2)
    liked: tuple[str, ...] = ()
    """Families that suit it."""
    calm: bool = False
    """Needs a family that stays quiet behind type all over the page."""


def _m(strong: str, fair: str = "") -> dict[str, float]:
    return {**dict.fromkeys(fair.split(), 0.7), **dict.fromkeys(strong.split(), 1.0)}


_TALL: dict[FormatClass, float] = {"A_portrait": 1.0, "social_4x5": 0.8, "story": 0.7}

ARCHETYPES: dict[str, Archetype] = {
    "swiss_grid": Archetype(
        {"A_portrait": 1.0, "square": 1.0, "social_4x5": 1.0},
        (3, 48), (8, 30), _m("tech design civic art", "sport calm sale"), words=(1, 8),
        longest_word=13, heroes=("none", "scene", "one"), grounds=("light", "mid"), tilts=(0,),
        liked=("bauhaus", "memphis", "halftone", "stripes", "gradient", "blobs"),
    ),
    "big_type_overlap": Archetype(
        {"A_portrait": 1.0, "square": 1.0, "story": 1.0, "social_4x5": 0.8},
        (1, 12), (2, 7), _m("music food sport", "sale club children design"), words=(1, 2),
        longest_word=6, body=160, heroes=("one",), mirror=False,
        liked=("sunburst", "halftone", "gradient", "stripes", "mesh"), calm=True,
    ),
    "framed_horizon": Archetype(
        {"A_portrait": 1.0, "social_4x5": 0.7},
        (3, 18), (4, 13), _m("sea mountain", "calm autumn winter spring midautumn"),
        words=(1, 3), body=120, heroes=("scene", "one"), grounds=("light", "mid"), tilts=(0,),
        liked=("beach", "mountains", "desert", "harbour", "meadow", "pines", "airballoons",
               "waves", "winter", "skyline"),
    ),
    "vertical_han": Archetype(
        {"A_portrait": 1.0, "story": 1.0, "rollup": 1.0, "social_4x5": 0.6},
        (1, 8), (2, 5), _m("calm midautumn", "feast spring art wellness nature"), words=(1, 8),
        body=160, mirror=False, tilts=(0,),
        liked=("night", "mountains", "lanterns", "botanical", "papercut", "waves", "winter",
               "meadow", "gradient"),
    ),
    "badge": Archetype(
        {"square": 1.0, "social_4x5": 1.0, "A_portrait": 0.9},
        (6, 26), (9, 20), _m("craft", "food sport club nature children"), words=(1, 4), body=140,
        heroes=("one", "trio"), mirror=False, tilts=(0,),
        liked=("sunburst", "halftone", "stripes", "gradient", "papercut"), calm=True,
    ),
    "diagonal": Archetype(
        {"square": 1.0, "A_portrait": 1.0, "social_4x5": 1.0, "story": 0.6},
        (2, 26), (3, 16), _m("sale sport", "music tech children food"), words=(1, 4), body=200,
        heroes=("one", "trio"), grounds=("mid", "light", "dark"), tilts=(2, 3),
        liked=("halftone", "stripes", "memphis", "sunburst", "gradient", "bauhaus"), calm=True,
    ),
    "arch_window": Archetype(
        {"story": 1.0, "A_portrait": 1.0, "social_4x5": 1.0, "rollup": 0.6},
        (3, 34), (6, 24), _m("food wedding wellness feast", "spring sea nature autumn craft"),
        words=(1, 6), longest_word=14, body=220, grounds=("light", "mid"), mirror=False,
        tilts=(0,),
        liked=("fruits", "meadow", "botanical", "beach", "desert", "harbour", "papercut",
               "mountains", "gradient"),
    ),
    "night_stack": Archetype(
        {"story": 1.0, "A_portrait": 1.0, "social_4x5": 0.8, "rollup": 0.7},
        (4, 30), (6, 20), _m("club cinema", "music tech midautumn sport sea"), words=(1, 4),
        longest_word=13, body=200, grounds=("dark", "mid"), mirror=False, tilts=(0,),
        liked=("night", "skyline", "space", "stage", "bokeh", "undersea", "lanterns", "sunburst"),
    ),
    "banner_split_circle": Archetype(
        {"banner_2to3": 1.0, "A_landscape": 0.7, "banner_4to8": 0.6},
        (2, 28), (4, 18), _m("sale sea food", "mountain wellness nature children"), words=(1, 5),
        body=160, tilts=(0, 1, 2),
        liked=("beach", "mountains", "meadow", "harbour", "airballoons", "fruits", "waves",
               "botanical", "desert"),
    ),
    "banner_slash": Archetype(
        {"banner_4to8": 1.0, "banner_2to3": 0.7},
        (2, 30), (6, 24), _m("sport tech sale", "music club civic"), words=(1, 6), body=110,
        heroes=("one", "trio"), tilts=(2, 3),
        liked=("stripes", "halftone", "gradient", "bauhaus", "memphis"), calm=True,
    ),
    "editorial_column": Archetype(
        {**_TALL, "social_4x5": 1.0, "story": 1.0},
        (5, 60), (12, 40), _m("art nature calm", "wellness autumn spring luxury design wedding"),
        words=(2, 10), longest_word=13, grounds=("light", "mid"), tilts=(0, 1),
        liked=("botanical", "meadow", "papercut", "mountains", "pines", "blobs", "waves",
               "fruits", "mesh"),
    ),
    "ornate_frame": Archetype(
        {"A_portrait": 1.0, "square": 1.0, "social_4x5": 0.8},
        (3, 32), (8, 24), _m("jazz winter", "feast luxury wedding midautumn autumn"),
        words=(1, 5), longest_word=14, body=200, heroes=("one", "scene"), mirror=False,
        tilts=(0,),
        liked=("winter", "night", "bokeh", "gradient", "papercut", "botanical", "lanterns",
               "pines", "mesh"),
    ),
    "centred_medallion": Archetype(
        {"A_portrait": 1.0, "square": 1.0, "story": 1.0, "social_4x5": 0.8},
        (2, 18), (3, 12), _m("feast wedding luxury", "midautumn jazz winter"), words=(1, 3),
        body=160, heroes=("one", "scene"), mirror=False, tilts=(0,),
        liked=("lanterns", "papercut", "gradient", "botanical", "night", "bokeh", "sunburst",
               "mesh"), calm=True,
    ),
    "ticket": Archetype(
        {"A_portrait": 1.0, "story": 1.0, "social_4x5": 0.7},
        (3, 26), (6, 18), _m("cinema jazz", "music children club feast"), words=(1, 4),
        longest_word=12, body=320, heroes=("one", "scene"), tilts=(0, 1),
        liked=("stage", "night", "sunburst", "bokeh", "halftone", "gradient", "skyline"),
    ),
    "stacked_blocks": Archetype(
        {"A_portrait": 1.0, "story": 1.0, "square": 1.0, "social_4x5": 0.8, "rollup": 0.7},
        (4, 34), (8, 24), _m("food sale design", "children craft music civic"), words=(2, 5),
        longest_word=11, body=160, heroes=("trio", "one"), grounds=("light", "mid", "dark"),
        tilts=(0, 1, 2), liked=("gradient", "stripes", "halftone", "memphis", "bauhaus"),
        calm=True,
    ),
    "split_field": Archetype(
        {"A_landscape": 1.0, "banner_2to3": 1.0, "square": 1.0, "A_portrait": 0.8,
         "story": 0.6, "banner_4to8": 0.6, "social_4x5": 0.6},
        (3, 44), (6, 28), _m("mountain civic", "design sport luxury sea tech art"), words=(1, 7),
        longest_word=13, heroes=("scene", "one"), splits=(0, 1, 2, 3), tilts=(0,),
        liked=("mountains", "pines", "skyline", "harbour", "stripes", "waves", "desert",
               "meadow", "beach", "botanical", "bauhaus"),
    ),
    "corner_stack": Archetype(
        {"square": 1.0, "social_4x5": 1.0, "A_portrait": 1.0, "story": 0.7, "A_landscape": 0.7},
        (2, 36), (4, 24), _m("sea feast cinema", "mountain spring midautumn winter nature"),
        words=(1, 6), longest_word=13, body=200, tilts=(0, 1),
        liked=("airballoons", "beach", "skyline", "night", "mountains", "harbour", "papercut",
               "lanterns", "space", "undersea", "winter", "meadow"),
    ),
    "caption_bar": Archetype(
        {"A_portrait": 1.0, "square": 1.0, "social_4x5": 1.0, "story": 1.0, "A_landscape": 1.0,
         "rollup": 0.7},
        (2, 30), (4, 22), _m("sale children art food", "nature civic winter sea craft"),
        words=(1, 5), body=180, tilts=(0, 1),
        liked=("fruits", "undersea", "botanical", "mountains", "winter", "airballoons", "meadow",
               "blobs", "beach", "pines", "desert"),
    ),
    "type_only": Archetype(
        {"A_portrait": 1.0, "square": 1.0, "social_4x5": 1.0, "story": 1.0, "A_landscape": 1.0,
         "banner_2to3": 1.0, "banner_4to8": 0.7, "rollup": 0.8},
        (4, 160), (16, 90), _m("design calm civic", "art tech sale music"), words=(1, 30),
        longest_word=13, heroes=("none",), tilts=(0,),
        liked=("gradient", "mesh", "blobs", "waves", "halftone", "stripes"), calm=True,
    ),
    "circle_focus": Archetype(
        {"banner_2to3": 1.0, "square": 1.0, "story": 1.0, "A_portrait": 1.0, "A_landscape": 0.8,
         "social_4x5": 0.8, "banner_4to8": 0.7, "rollup": 0.7},
        (2, 30), (4, 20), _m("wellness food luxury", "sale nature calm craft children tech"),
        words=(1, 5), body=180, heroes=("one", "trio"), tilts=(0, 1, 2),
        liked=("gradient", "blobs", "mesh", "waves", "botanical", "stripes", "halftone"),
        calm=True,
    ),
}  # fmt: skip
"""Art direction, section 6; moods are those of section 5.4 (1 = made for it, .7 = suits)."""

_ALL = ("light", "mid", "dark")


@dataclass(frozen=True, slots=True)
class FamilyTraits:
    grounds: tuple[str, ...] = _ALL
    hero: bool = True
    """It draws something that can carry the page."""
    calm: bool = False
    """Quiet enough to stand behind type everywhere."""


FAMILIES: dict[str, FamilyTraits] = {
    "gradient": FamilyTraits(calm=True),
    "mesh": FamilyTraits(hero=False, calm=True),
    "sunburst": FamilyTraits(calm=True),
    "waves": FamilyTraits(calm=True),
    "mountains": FamilyTraits(),
    "skyline": FamilyTraits(),
    "beach": FamilyTraits(("light", "mid")),
    "bokeh": FamilyTraits(("mid", "dark"), hero=False, calm=True),
    "party": FamilyTraits(),
    "memphis": FamilyTraits(),
    "bauhaus": FamilyTraits(),
    "halftone": FamilyTraits(calm=True),
    "papercut": FamilyTraits(calm=True),
    "botanical": FamilyTraits(calm=True),
    "night": FamilyTraits(("mid", "dark"), calm=True),
    "blobs": FamilyTraits(calm=True),
    "desert": FamilyTraits(),
    "pines": FamilyTraits(),
    "undersea": FamilyTraits(("mid", "dark")),
    "winter": FamilyTraits(),
    "fruits": FamilyTraits(("light", "mid")),
    "airballoons": FamilyTraits(("light", "mid")),
    "stripes": FamilyTraits(calm=True),
    "space": FamilyTraits(("dark",)),
    "lanterns": FamilyTraits(("mid", "dark"), calm=True),
    "meadow": FamilyTraits(("light", "mid")),
    "harbour": FamilyTraits(),
    "stage": FamilyTraits(("mid", "dark"), calm=True),
}


@dataclass(frozen=True, slots=True)
class PaletteTraits:
    grounds: tuple[str, ...]
    accents: tuple[int, ...]
    """Best first; 6 is a foreign complement."""


PALETTES: dict[str, PaletteTraits] = {
    "sunset": PaletteTraits(_ALL, (3, 2)),
    "dusk": PaletteTraits(("dark", "mid", "light"), (3, 2)),
    "coral": PaletteTraits(_ALL, (2, 3)),
    "ocean": PaletteTraits(_ALL, (6, 3)),
    "ice": PaletteTraits(_ALL, (6, 2)),
    "blue": PaletteTraits(_ALL, (6, 3)),
    "nordic": PaletteTraits(_ALL, (6, 3)),
    "forest": PaletteTraits(("light", "dark"), (6, 3)),
    "mint": PaletteTraits(("light", "mid"), (6, 3)),
    "spring": PaletteTraits(("light", "mid"), (3, 6)),
    "neon": PaletteTraits(("dark",), (4, 3)),
    "retro": PaletteTraits(_ALL, (2, 3)),
    "vintage": PaletteTraits(_ALL, (2, 3)),
    "autumn": PaletteTraits(_ALL, (2, 3)),
    "earth": PaletteTraits(_ALL, (2, 3)),
    "pastel": PaletteTraits(("light",), (0, 3)),
    "lavender": PaletteTraits(("light", "mid"), (0, 2)),
    "sand": PaletteTraits(("light", "mid"), (0, 2)),
    "candy": PaletteTraits(("mid", "light"), (4, 3)),
    "tropical": PaletteTraits(("light", "mid"), (3, 4)),
    "citrus": PaletteTraits(("light", "mid"), (3, 4)),
    "berry": PaletteTraits(("dark", "mid", "light"), (4, 3)),
    "festive": PaletteTraits(("dark", "mid"), (4, 3)),
    "gold": PaletteTraits(("dark", "mid"), (4, 3)),
    "mono": PaletteTraits(_ALL, (2, 6)),
    "cobaltred": PaletteTraits(("light", "mid"), (2,)),
}
"""Art direction, section 5.4, the second table."""


@dataclass(frozen=True, slots=True)
class PairingTraits:
    """What the rules want to know of a pairing; `kind` is its type class (section 10)."""

    kind: str
    caps: bool
    moods: Mapping[str, float]
    most_letters: int


TYPE_CLASSES: dict[str, str] = {
    "grotesque": "grotesque", "geometric": "grotesque", "display": "grotesque",
    "condensed": "condensed", "serif": "serif", "didone": "serif", "kai": "serif",
    "rounded": "soft", "deco": "soft", "script": "script", "brush": "script", "mono": "mono",
}  # fmt: skip
"""The kinds of title faces, gathered into those between which a reader tells apart."""

_PAIRING_MOODS: dict[str, Mapping[str, float]] = {
    "1": _m("tech design art", "civic luxury calm"),
    "2": _m("music food sport", "cinema sale autumn"),
    "3": _m("sea", "mountain wellness jazz autumn"),
    "4": _m("club tech", "music sport cinema"),
    "5": _m("food", "feast autumn craft spring"),
    "6": _m("craft", "food nature club autumn"),
    "7": _m("sale", "civic children food sea wellness"),
    "8": _m("sport", "sale tech music"),
    "9": _m("art nature calm", "wedding wellness spring luxury"),
    "10": _m("jazz feast", "winter wedding cinema"),
    "11": _m("mountain sport", "craft civic music"),
    "12": _m("design", "luxury sale food jazz"),
    "13": _m("luxury", "wedding jazz art"),
    "14": _m("food wellness", "sea autumn civic feast nature"),
    "15": _m("luxury", "feast wedding midautumn jazz mountain"),
    "16": _m("art calm", "design wellness luxury nature"),
    "17": _m("art design", "tech music"),
    "18": _m("children", "food sale sport"),
    "19": _m("children", "nature spring civic"),
    "20": _m("music", "craft jazz club sea autumn"),
    "21": _m("club", "jazz cinema"),
    "22": _m("sea", "food spring children"),
    "23": _m("wedding", "luxury"),
    "24": _m("civic", "cinema design art"),
    "25": _m("tech", "design civic"),
    "26": _m("cinema civic", "sport music mountain"),
    "27": _m("children", "sale tech club"),
    "28": _m("wellness", "luxury wedding calm"),
    "Z1": _m("sale sport", "tech music civic food cinema"),
    "Z2": _m("feast midautumn", "jazz luxury wedding winter"),
    "Z3": _m("calm midautumn", "art wellness nature mountain"),
    "Z4": _m("spring feast", "midautumn calm"),
    "Z5": _m("cinema luxury", "art calm"),
    "Z6": _m("club tech", "cinema music design"),
    "Z7": _m("children", "food sale spring"),
    "Z8": _m("calm art", "craft autumn nature wellness"),
    "Z9": _m("feast", "midautumn calm jazz art"),
    "Z10": _m("tech design", "art luxury calm"),
}
"""The moods of `pairings.PAIRINGS` in the words of section 5.4."""

PAIRINGS: dict[str, PairingTraits] = {
    name: PairingTraits(
        kind=TYPE_CLASSES[pairing.kind],
        caps=pairing.case == "caps",
        moods=_PAIRING_MOODS[name],
        most_letters=pairing.max_title or 999,
    )
    for name, pairing in pairings.PAIRINGS.items()
}

_NOT_ON_CURVES = ("script",)
_SHOUTING = ("big_type_overlap", "stacked_blocks", "night_stack")
"""Fitted capitals: script faces break there."""


def usable_archetypes(facts: Facts) -> tuple[str, ...]:
    """The archetypes that can hold this brief in this format; never empty."""
    fitting = [name for name in ARCHETYPES if facts.format in ARCHETYPES[name].formats]
    holding = [name for name in fitting if _holds(name, facts)]
    # A text that nothing holds well goes to what holds long texts best in this format.
    patient = [
        n for n in ("type_only", "split_field", "editorial_column", "caption_bar") if n in fitting
    ]
    return tuple(holding or patient[:2] or fitting)


def _holds(name: str, facts: Facts) -> bool:
    rules = ARCHETYPES[name]
    if name == "vertical_han" and facts.script not in _HAN_LIKE:
        return False
    if name == "badge" and facts.script in _JOINED:
        return False
    if facts.title_letters == 0:
        return "none" not in rules.heroes
    # A Han character does the work of about two letters, and any character may end a line.
    wide = facts.script in (*_HAN_LIKE, "hangul")
    letters = facts.title_letters
    if name != "vertical_han" and wide:
        letters = facts.title_letters * 2
    low, high = rules.letters
    if not (min(low, 2) if wide else low) <= letters <= high:
        return False
    if not wide:
        few, many = rules.words
        if not few <= max(1, facts.title_words) <= many:
            return False
        if facts.longest_word > rules.longest_word:
            return False
    if "none" not in rules.heroes and "scene" not in rules.heroes and not facts.offers:
        return False
    return facts.body_letters * (2 if wide else 1) <= rules.body


@dataclass(frozen=True, slots=True)
class State:
    """A place in the walk: the field to be chosen next and what was chosen before."""

    field: str
    chosen: tuple[tuple[str, str], ...] = ()
    step: int = 0
    """Position inside a run: forced boxes, or pointers at subjects."""


_ORDER = tuple(tokens.CHOICES)
_NEXT = dict(zip(_ORDER, (*_ORDER[1:], "<eos>"), strict=True))


@dataclass
class Grammar:
    """The walk for one brief. Raises UserError when the facts force something unknown."""

    facts: Facts
    _limits: dict[str, tuple[str, ...]] = field(default_factory=dict, init=False)
    _prefix: tuple[int, ...] = field(default=(), init=False)
    _cache: dict[State, tuple[int, ...]] = field(default_factory=dict, init=False)

    def __post_init__(self) -> None:
        facts = self.facts
        limits = dict(tokens.CHOICES)
        limits["format"] = (facts.format,)
        limits["archetype"] = usable_archetypes(facts)
        limits["pairing"] = facts.pairings or tokens.CHOICES["pairing"]
        limits["subject"] = limits["subject"][: len(facts.offers)]
        limits["hero"] = tuple(
            hero
            for hero in limits["hero"]
            if tokens.SUBJECTS_OF_HERO[hero] <= len(limits["subject"])
        )
        for name, values in facts.forced.items():
            known = tokens.CHOICES.get(name, ())
            wrong = [value for value in values if value not in known]
            if wrong or not values or name in ("format", "subject"):
                raise UserError(
                    f"{name} can't be {(wrong or ['nothing'])[0]!r}",
                    "planner",
                    f"choose among {', '.join(known)}" if known else "choose another field",
                )
            if name == "hero":
                values = tuple(v for v in values if v in limits["hero"]) or limits["hero"]
            limits[name] = tuple(values)
        ids = [tokens.BOS, tokens.FIELD_IDS["format"][tokens.CHOICES["format"].index(facts.format)]]
        if len(facts.boxes) > tokens.MOST_BOXES:
            raise UserError(
                f"{len(facts.boxes)} locked regions are too many", "planner",
                f"lock at most {tokens.MOST_BOXES}",
            )  # fmt: skip
        for role, *corners in facts.boxes:
            x0, y0, x1, y1 = corners
            if not (0 <= x0 < x1 <= tokens.BOX_GRID and 0 <= y0 < y1 <= tokens.BOX_GRID):
                raise UserError(
                    "a locked region lies outside the page", "planner", "move it onto the page"
                )
            word = f"box={role if role in tokens.BOX_ROLES else 'free'}"
            ids += [tokens.INDEX[word], *(tokens.FIRST_COORDINATE + c for c in corners)]
        self._limits, self._prefix = limits, tuple(ids)

    @property
    def prefix(self) -> tuple[int, ...]:
        """The forced beginning: `<bos>`, the format and the locked boxes."""
        return self._prefix

    def start(self) -> State:
        """The state after the prefix."""
        return State("archetype")

    def allowed(self, state: State) -> tuple[int, ...]:
        """Ids that may follow, in the vocabulary's order; one id only where nothing is to choose."""
        if state not in self._cache:
            self._cache[state] = self._ids(state)
        return self._cache[state]

    def mask(self, state: State) -> npt.NDArray[np.bool_]:
        """bool[len(VOCABULARY)]."""
        out = np.zeros(len(tokens.VOCABULARY), dtype=bool)
        out[list(self.allowed(state))] = True
        return out

    def advance(self, state: State, token: int) -> State | None:
        """The state after `token`, None after `<eos>`. Raises ValueError if it isn't allowed."""
        if token not in self.allowed(state):
            raise ValueError(f"{tokens.VOCABULARY[token]!r} is not allowed at {state.field}")
        if state.field == "<eos>":
            return None
        name, _, value = tokens.VOCABULARY[token].partition("=")
        chosen = (*state.chosen, (name, value))
        following, step = _NEXT[name], 0
        hero = dict(chosen).get("hero", "none")
        if name in ("hero", "subject"):
            step = state.step + 1 if name == "subject" else 0
            following = "subject" if step < tokens.SUBJECTS_OF_HERO[hero] else _NEXT["subject"]
            step = step if following == "subject" else 0
        return State(following, chosen, step)

    def admits(self, plan: Plan) -> bool:
        """Whether the walk can reach this plan."""
        ids = tokens.encode(plan)
        if tuple(ids[: len(self._prefix)]) != self._prefix:
            return False
        state: State | None = self.start()
        for token in ids[len(self._prefix) :]:
            if state is None or token not in self.allowed(state):
                return False
            state = self.advance(state, token)
        return state is None

    # ------------------------------------------------------------------ the constraints

    def _ids(self, state: State) -> tuple[int, ...]:
        name = state.field
        if name == "<eos>":
            return (tokens.EOS,)
        hard = self._limits[name]
        chosen = dict(state.chosen)
        if name == "subject":
            taken = {value for key, value in state.chosen if key == "subject"}
            hard = tuple(value for value in hard if value not in taken)
        soft = [value for value in hard if self._suits(name, value, chosen)]
        return tuple(tokens.INDEX[f"{name}={value}"] for value in soft or hard)

    def _suits(self, name: str, value: str, chosen: Mapping[str, str]) -> bool:
        """Art direction: whether this value agrees with what was chosen before it and leaves
        something for what comes after."""
        limits = self._limits
        if name == "archetype":
            rules = ARCHETYPES[value]
            return (
                bool(set(rules.heroes) & set(limits["hero"]))
                and bool(set(rules.grounds) & set(limits["ground"]))
                and any(_pairing_suits(p, value, self.facts) for p in limits["pairing"])
                and (
                    "family" not in self.facts.forced
                    or any(_family_suits(f, value, None) for f in limits["family"])
                )
            )
        archetype = chosen["archetype"]
        rules = ARCHETYPES[archetype]
        if name == "mirror":
            return value == "no" or rules.mirror
        if name == "split":
            return int(value) in rules.splits
        if name == "tilt":
            return int(value) in rules.tilts
        if name == "ground":
            return (
                value in rules.grounds
                and any(value in PALETTES[p].grounds for p in limits["palette"])
                and any(_family_suits(f, archetype, value) for f in limits["family"])
            )
        if name == "palette":
            return chosen["ground"] in PALETTES[value].grounds
        if name == "family":
            if not _family_suits(value, archetype, chosen["ground"]):
                return False
            # Without subjects to place, the scene itself must carry the page.
            heroes = set(rules.heroes) & set(limits["hero"])
            return FAMILIES[value].hero or heroes != {"scene"}
        if name == "hero":
            return value in rules.heroes and (value != "scene" or FAMILIES[chosen["family"]].hero)
        if name == "pairing":
            return _pairing_suits(value, archetype, self.facts)
        if name == "caps":
            traits = PAIRINGS[chosen["pairing"]]
            if self.facts.script in _NO_CAPITALS or self.facts.title_letters >= 28:
                return value == "no"
            shouting = archetype in _SHOUTING and traits.kind not in ("script", "serif", "mono")
            if not traits.caps and shouting:
                return True
            # A pairing in capitals is always set in them, whatever the plan says.
            return (value == "yes") == traits.caps
        if name == "accent":
            return int(value) in PALETTES[chosen["palette"]].accents
        if name == "ornament":
            return value == "0" or archetype in _DECORATED
        return True


_DECORATED = (
    "swiss_grid", "framed_horizon", "badge", "arch_window", "editorial_column", "ornate_frame",
    "centred_medallion", "ticket", "type_only", "corner_stack", "split_field", "vertical_han",
)  # fmt: skip


@lru_cache(maxsize=4096)
def _family_suits(family: str, archetype: str, ground: str | None) -> bool:
    traits, rules = FAMILIES[family], ARCHETYPES[archetype]
    if ground is not None and ground not in traits.grounds:
        return False
    if rules.calm and not traits.calm and family not in rules.liked:
        return False
    return traits.hero or rules.heroes != ("scene",)


def _pairing_suits(pairing: str, archetype: str, facts: Facts) -> bool:
    traits = PAIRINGS[pairing]
    han = pairing.startswith("Z")
    if han != (facts.script in _HAN_LIKE):
        return False
    if facts.title_letters > traits.most_letters:
        return False
    if traits.kind in _NOT_ON_CURVES and archetype == "badge":
        return False
    if traits.kind == "script" and archetype in _SHOUTING and not han:
        return False
    # Brush faces run vertically only when their characters were drawn to stand alone.
    return not (archetype == "vertical_han" and pairing in ("Z6", "Z7"))


def walk_all(grammar: Grammar, tokens_after_prefix: Iterable[int]) -> State | None:
    """The state after these tokens. Raises ValueError at the first that isn't allowed."""
    state: State | None = grammar.start()
    for token in tokens_after_prefix:
        if state is None:
            raise ValueError("tokens after the end of the plan")
        state = grammar.advance(state, token)
    return state


assert set(FINISHES) == set(tokens.CHOICES["finish"])
