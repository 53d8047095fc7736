"""The studio: the pipeline from a request to finished documents, ranked.

brief -> plans -> documents -> scene -> legibility -> judgement. Rasterisation is given in
(`Renderer`), so that the engine needs no window system.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Mapping
from dataclasses import dataclass

import msgspec

from engine.document.model import Artwork, Document, Layer, Picture, Recipe, SubjectSource
from engine.drawing import subjects as drawn
from engine.drawing.compose import compose
from engine.drawing.scene import Scene
from engine.errors import UserError
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

FEW = 3
"""Plans drawn when one design is wanted: a person waits for it."""
CANDIDATES = 4
"""Plans drawn for each variant that is wanted; the best mutually distant ones are kept."""
SPREAD = 0.34
"""Share of the planner's distribution that one seed draws its candidates from."""
MARGIN = 0.14
"""Scores closer than this are taken as equal."""


@dataclass(frozen=True)
class Variant:
    """One finished poster and what the studio thinks of it."""

    document: Document
    plan: Plan
    score: float
    faults: tuple[str, ...]
    thumbnail: Pixels
    measures: dict[str, float]


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
    request: Request, render: Renderer, progress: Progress | None = None
) -> tuple[Variant, ...]:
    """The wanted number of documents, best first. Raises UserError when nothing can be made."""
    tell = progress or (lambda stage, done: None)
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
    drawn: list[Variant] = []
    problems: list[UserError] = []
    for i, plan in enumerate(plans):
        tell("composing", 0.15 + 0.8 * i / len(plans))
        try:
            drawn.append(draw(plan, brief, render, art=request.art))
        except UserError as error:
            problems.append(error)
    if not drawn:
        raise problems[0] if problems else UserError("no plan fits these texts on this page")
    chosen = _best_distant(drawn, request.variants, request.seed)
    tell("done", 1.0)
    recipe = Recipe(
        prompt=request.prompt, texts=request.texts, size=request.size, seed=request.seed,
        bundle="planner" if digest else "", bundle_digest=digest, provider=provider,
    )  # fmt: skip
    return tuple(
        _with_recipe(
            variant, msgspec.structs.replace(recipe, variant=n, plan=to_text(variant.plan))
        )
        for n, variant in enumerate(chosen)
    )


def _with_recipe(variant: Variant, recipe: Recipe) -> Variant:
    document = msgspec.structs.replace(variant.document, recipe=recipe)
    return Variant(
        document, variant.plan, variant.score, variant.faults, variant.thumbnail, variant.measures
    )


def draw(plan: Plan, brief: Brief, render: Renderer, *, art: str = "vector") -> Variant:
    """One plan as a finished, judged document."""
    document = compose_plan(plan, brief)
    if art == "none":
        document = without_artwork(document)
    once = _remembering(render)
    document = make_legible(document, once, {})
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


def _best_distant(drawn: list[Variant], wanted: int, seed: int = 0) -> list[Variant]:
    """A sound variant by the seed's luck, then again and again one that is good and far from
    those chosen. Sound: of the fewest faults, and within MARGIN of the best score."""
    fewest = min(len(v.faults) for v in drawn)
    best = max(v.score for v in drawn if len(v.faults) == fewest)
    sound = [v for v in drawn if len(v.faults) == fewest and v.score >= best - MARGIN]
    first = random.Random(seed).choice(sound)
    chosen = [first]
    left = [v for v in drawn if v is not first]
    while left and len(chosen) < wanted:

        def worth(v: Variant) -> float:
            near = min(quality.distance(v.thumbnail, v.plan, c.thumbnail, c.plan) for c in chosen)
            apart = all(distinct(v.plan, c.plan) for c in chosen)
            return v.score - 0.08 * len(v.faults) + 0.9 * min(near, 0.6) + (0.5 if apart else 0.0)

        following = max(left, key=worth)
        left.remove(following)
        chosen.append(following)
    return chosen
