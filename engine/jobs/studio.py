"""The studio: the pipeline from a request to finished documents, ranked.

brief -> plans -> documents -> scene -> legibility -> judgement. Rasterisation is given in
(`Renderer`), so that the engine needs no window system.
"""

from __future__ import annotations

import dataclasses
import random
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

import msgspec

from engine.document.model import Artwork, Document, Layer, Picture, Recipe, SubjectSource
from engine.drawing import subjects as drawn
from engine.drawing.compose import compose
from engine.drawing.scene import Scene
from engine.errors import UserError
from engine.jobs import glance
from engine.jobs.finishing import LOOK, Pixels, Renderer, make_legible
from engine.jobs.request import Request
from engine.planning import facts, quality
from engine.planning.brief import Brand, Brief, Forced, make_brief
from engine.planning.composition import compose_plan
from engine.planning.plan import Plan
from engine.planning.planner import Planner
from engine.planning.tokens import from_text, to_text
from engine.planning.variety import distinct

Progress = Callable[[str, float], None]
"""Called with a stage's name and the fraction done (0..1); it may raise to cancel."""
Seen = Callable[["Variant"], None]

FEW = 3
"""Plans drawn when one design is wanted: a person waits for it."""
CANDIDATES = 4
"""Plans drawn for each variant that is wanted; the best mutually distant ones are kept."""
SPREAD = 0.34
"""Share of the planner's distribution that one seed draws its candidates from."""
MARGIN = 0.14
"""Scores closer than this are taken as equal."""
MORE, LOOKS = 6, 4
"""Plans drawn when some word can't be found on any of the first, and how many designs of a draw
are looked at for the first one that is wanted."""


@dataclass(frozen=True)
class Variant:
    """One finished poster and what the studio thinks of it."""

    document: Document
    plan: Plan
    score: float
    faults: tuple[str, ...]
    thumbnail: Pixels
    measures: dict[str, float]
    glance: float = -1.0
    """Share of the words (0..1) that a reader finds by itself on the page; -1: nobody looked."""


@dataclass(frozen=True)
class Around:
    """What designs are made around: `plan` gives every plan what it needs, `document` puts into
    every design what stays. Designs are judged and looked at with it."""

    plan: Callable[[Plan], Plan] = lambda plan: plan
    document: Callable[[Plan, Document], Document] = lambda plan, document: document


_NOTHING = Around()


@dataclass(frozen=True)
class _Watch:
    """Who is told what while variants are made."""

    tell: Progress = lambda stage, done: None
    drawn: Seen = lambda variant: None
    chosen: Seen = lambda variant: None


_NOBODY = _Watch()
_NO_RECIPE = Recipe()


def brief_of(request: Request) -> Brief:
    """The request as a brief. Raises UserError for what a person must mend."""
    brand = Brand(name=request.brand_name, colours=request.colours, faces=request.faces)
    forced = Forced(
        archetype=request.archetype,
        palette=request.palette,
        family=request.family,
        pairing=request.pairing,
        hero=request.hero,
        brand=brand,
        regions=request.regions,
    )
    return make_brief(
        request.prompt, request.texts, size=request.size, language=request.language,
        seed=request.seed, brand=brand, regions=request.regions, forced=forced,
    )  # fmt: skip


def generate(
    request: Request,
    render: Renderer,
    progress: Progress | None = None,
    *,
    drawn: Seen | None = None,
    chosen: Seen | None = None,
    around: Around = _NOTHING,
) -> tuple[Variant, ...]:
    """The wanted number of documents, best first. Raises UserError when nothing can be made.

    `drawn` is given every design as it is drawn, `chosen` those on which every word is found as
    soon as they are looked at. A rare second draw may give some of them again, in another order.
    `around`: what stays of a document that the designs are for.
    """
    tell = progress or _NOBODY.tell
    see = _Watch(tell, drawn or _NOBODY.drawn, chosen or _NOBODY.chosen)
    if not 1 <= request.variants <= 24:
        raise UserError(f"{request.variants} variants", remedy="ask for 1 to 24")
    tell("reading the brief", 0.0)
    brief = brief_of(request)
    provider, digest = "", ""
    if request.plan:
        plans = [from_text(request.plan)]
    else:
        tell("planning", 0.05)
        planner = Planner.load(provider=request.provider)
        provider, digest = planner.provider, planner.digest
        count = CANDIDATES * request.variants if request.variants > 1 else FEW
        plans = planner.sample(
            facts.gather(brief), request.seed, count,
            spread=min(1.0, SPREAD * request.variants),
        )  # fmt: skip
    recipe = Recipe(
        prompt=request.prompt, texts=request.texts, size=request.size, seed=request.seed,
        bundle="planner" if digest else "", bundle_digest=digest, provider=provider,
    )  # fmt: skip
    made, problems = _drawn(plans, brief, render, request.art, around, see, (0.1, 0.5))
    best = _readable(made, request, render, recipe, see, (0.5, 0.85))
    if not request.plan and (len(best) < request.variants or any(v.glance < 1 for v in best)):
        known = {v.plan for v in made}
        plans = planner.sample(facts.gather(brief), request.seed + 1, MORE, spread=1.0)
        new = [p for p in plans if p not in known]
        more, _ = _drawn(new, brief, render, request.art, around, see, (0.85, 0.9))
        best = _readable([*best, *more], request, render, recipe, see, (0.9, 1.0))
    if not best:
        raise problems[0] if problems else UserError("no plan fits these texts on this page")
    tell("done", 1.0)
    return tuple(_with_recipe(variant, recipe, n) for n, variant in enumerate(best))


def _drawn(
    plans: list[Plan],
    brief: Brief,
    render: Renderer,
    art: str,
    around: Around,
    see: _Watch,
    span: tuple[float, float],
) -> tuple[list[Variant], list[UserError]]:
    """The plans as documents, and why the others can't hold the texts. `span`: fractions done
    before and after."""
    made: list[Variant] = []
    problems: list[UserError] = []
    start, length = span[0], span[1] - span[0]
    for i, plan in enumerate(plans):
        see.tell("composing", start + length * i / len(plans))
        try:
            made.append(draw(around.plan(plan), brief, render, art=art, around=around))
        except UserError as error:
            problems.append(error)
        else:
            see.drawn(made[-1])
    return made, problems


def _readable(
    drawn: list[Variant],
    request: Request,
    render: Renderer,
    recipe: Recipe = _NO_RECIPE,
    see: _Watch = _NOBODY,
    span: tuple[float, float] = (0.0, 1.0),
) -> list[Variant]:
    """The chosen designs, looked at. One on which some word isn't found gives way to the next one
    that was drawn, for a limited number of looks; then those stay on which the most is found."""
    left = list(drawn)
    good: list[Variant] = []
    poor: list[Variant] = []
    most = looks = LOOKS + request.variants - 1
    start, length = span[0], span[1] - span[0]
    while left and looks and len(good) < request.variants:
        share = max(len(good) / request.variants, 1 - looks / most)
        see.tell("reading", start + length * share)
        candidate = _best_distant(left, request.variants, request.seed, good)[len(good)]
        left.remove(candidate)
        if candidate.glance < 0:
            looks -= 1
            share = glance.of_document(candidate.document, render)
            candidate = dataclasses.replace(candidate, glance=share)
        (good if candidate.glance == 1.0 else poor).append(candidate)
        if candidate.glance == 1.0:
            see.chosen(_with_recipe(candidate, recipe, len(good) - 1))
    poor.sort(key=lambda v: (-round(v.glance, 3), len(v.faults), -v.score))
    return [*good, *poor, *left][: request.variants]


def _with_recipe(variant: Variant, recipe: Recipe, number: int) -> Variant:
    own = msgspec.structs.replace(recipe, variant=number, plan=to_text(variant.plan))
    document = msgspec.structs.replace(variant.document, recipe=own)
    return dataclasses.replace(variant, document=document)


def draw(
    plan: Plan, brief: Brief, render: Renderer, *, art: str = "vector", around: Around = _NOTHING
) -> Variant:
    """One plan as a finished, judged document."""
    document = compose_plan(plan, brief)
    if art == "none":
        document = without_artwork(document)
    once = _remembering(render)
    document = around.document(plan, make_legible(document, once, {}))
    return judged(plan, document, once)


def _remembering(render: Renderer) -> Renderer:
    """The renderer, giving its last picture again for the same nodes: the ground that legibility
    was decided on is the one that the judge looks at."""
    held: list[tuple[Scene, float, bool, Pixels]] = []

    def again(
        scene: Scene,
        *,
        scale: float,
        assets: Mapping[str, bytes],
        bleed: bool = False,
        with_text: bool = True,
    ) -> Pixels:
        for known, at, words, pixels in held:
            same = len(known.nodes) == len(scene.nodes) and all(
                a is b for a, b in zip(known.nodes, scene.nodes, strict=True)
            )
            if same and at == scale and words == with_text:
                return pixels
        pixels = render(scene, scale=scale, assets=assets, bleed=bleed, with_text=with_text)
        held[:] = [(scene, scale, with_text, pixels)]
        return pixels

    return again


def judged(plan: Plan, document: Document, render: Renderer) -> Variant:
    """The document with its thumbnail, score and faults."""
    scene = compose(document)
    scale = LOOK / max(scene.width, scene.height)
    behind = render(compose(document, with_text=False), scale=scale, assets={}, with_text=False)
    picture = render(scene, scale=scale, assets={})
    verdict = quality.judge(
        picture, behind, scene.blocks, scale=scale, format=plan.format, archetype=plan.archetype,
        subjects=subject_boxes(document), print=document.unit != "px", plan=plan,
    )  # fmt: skip
    return Variant(document, plan, verdict.score, verdict.faults, picture, verdict.measures)


def subject_boxes(document: Document) -> tuple[tuple[float, float, float, float], ...]:
    """x0, y0, x1, y1 in points of every subject of the first page."""
    out = []
    for layer in document.pages[0].layers:
        if isinstance(layer, Artwork) and isinstance(layer.source, SubjectSource):
            ink = drawn.ink(layer.source.subject, layer.box)
            out.append((ink.x, ink.y, ink.right, ink.bottom))
    return tuple(out)


def without_artwork(document: Document) -> Document:
    """The document with grounds, plates and type only."""
    pages = tuple(
        msgspec.structs.replace(page, layers=tuple(x for x in page.layers if not _is_art(x)))
        for page in document.pages
    )
    return msgspec.structs.replace(document, pages=pages)


def _is_art(layer: Layer) -> bool:
    return isinstance(layer, Artwork | Picture)


def _best_distant(
    drawn: list[Variant], wanted: int, seed: int = 0, chosen: Sequence[Variant] = ()
) -> list[Variant]:
    """Those chosen before; else a sound variant by the seed's luck; then again and again one that
    is good and far from those chosen. Sound: of the fewest faults, and within MARGIN of the best
    score."""
    out = list(chosen)
    left = list(drawn)
    if not out:
        fewest = min(len(v.faults) for v in drawn)
        best = max(v.score for v in drawn if len(v.faults) == fewest)
        sound = [v for v in drawn if len(v.faults) == fewest and v.score >= best - MARGIN]
        first = random.Random(seed).choice(sound)
        out.append(first)
        left = [v for v in drawn if v is not first]
    while left and len(out) < wanted:

        def worth(v: Variant) -> float:
            near = min(quality.distance(v.thumbnail, v.plan, c.thumbnail, c.plan) for c in out)
            apart = all(distinct(v.plan, c.plan) for c in out)
            return v.score - 0.08 * len(v.faults) + 0.9 * min(near, 0.6) + (0.5 if apart else 0.0)

        following = max(left, key=worth)
        left.remove(following)
        out.append(following)
    return out
