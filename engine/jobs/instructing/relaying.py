"""Another composition of the same words: the plan drawn again with something in it changed."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

import msgspec

from engine.document import edits, texts, variants
from engine.document.model import Artwork, Document, Recipe, SceneSource, SubjectSource, TextBlock
from engine.drawing.compose import compose
from engine.errors import UserError
from engine.jobs import asking, studio
from engine.jobs.instructing import naming, placing
from engine.jobs.instructing.desk import Change, Desk
from engine.jobs.instructing.repainting import name_of, repaint
from engine.jobs.messages import Kept
from engine.jobs.request import Request
from engine.jobs.resizing import follows, suits
from engine.planning import facts
from engine.planning.brief import Brief, guess_role
from engine.planning.grammar import ARCHETYPES
from engine.planning.instructions import Intent
from engine.planning.plan import Plan
from engine.planning.planner import Planner
from engine.planning.tokens import from_text, to_text

CENTRED = (
    "centred_medallion",
    "ornate_frame",
    "night_stack",
    "badge",
    "arch_window",
    "circle_focus",
)
SAMPLED, DRAWN, TRIED = 24, 3, 10
"""Plans that the planner is asked for, good ones that are compared, and plans drawn at most."""
KEPT: tuple[Kept, ...] = ("faces", "artwork", "colours")

Wanted = Callable[[Document], bool]


def relay(desk: Desk, intent: Intent) -> Change:
    """Another archetype, a named one, a centred one, or the same one mirrored."""
    if not desk.scope.whole:
        raise UserError("a layout is of the whole page", remedy="ask without a region")
    made, plan = relaid(desk, intent.value)
    return Change(
        made,
        f"Layout: {plan.archetype.replace('_', ' ')}"
        + (", mirrored" if intent.value == "mirrored" else ""),
    )


def relaid(
    desk: Desk, value: str, wanted: Wanted | None = None, *, lack: str = "holds these words",
    more: Sequence[tuple[str, str]] = (),
) -> tuple[Document, Plan]:  # fmt: skip
    """The page composed anew with its words, faces, scene and colours, and the plan. Raises
    UserError when no composition holds the words, or none is as `wanted`: then no layout `lack`s.
    `more` are texts (role, words) that the page hasn't had."""
    request, source = _request(desk, more)
    brief = studio.brief_of(request)
    made: list[studio.Variant] = []
    problem: UserError | None = None
    tried = 0
    for plan in _plans(brief, source, request.seed, value):
        if tried == TRIED or len(made) == DRAWN or (made and not made[-1].faults):
            break
        tried += 1
        try:
            variant = studio.draw(plan, brief, desk.render)
        except UserError as error:
            problem = error
            continue
        if wanted is None or wanted(variant.document):
            made.append(variant)
    if not made:
        raise UserError(
            f"no other layout {lack}",
            remedy=problem.what if problem else "use fewer words",
        )
    best = max(made, key=lambda v: (-len(v.faults), v.score))
    return _adopted(desk, best, more), best.plan


def _request(desk: Desk, more: Sequence[tuple[str, str]] = ()) -> tuple[Request, Plan | None]:
    """What the page asks for as it is now, with `more` texts; and its plan."""
    recipe = desk.document.recipe or Recipe()
    rows = texts.rows(desk.document, desk.page)
    words = " ".join(r.text for r in rows)
    choices = Request(prompt=recipe.prompt or desk.document.title or words, seed=recipe.seed)
    request = asking.request_for(desk.document, desk.page, rows, choices)
    request = msgspec.structs.replace(request, texts=(*request.texts, *more))
    return request, _as_it_is(desk, from_text(recipe.plan)) if recipe.plan else None


def _as_it_is(desk: Desk, plan: Plan) -> Plan:
    """The plan with the scene, the ground and the palette that were asked for since."""
    changes: dict[str, str] = {}
    name = name_of(edits.palette_of(desk.document))
    if name:
        changes["palette"] = name
    held = [s.source for s in naming.scenes(desk) if isinstance(s.source, SceneSource)]
    if held:
        changes["family"] = held[0].family
        if held[0].dark != (plan.ground == "dark"):
            changes["ground"] = "dark" if held[0].dark else "light"
    return msgspec.structs.replace(plan, **changes)


def _plans(brief: Brief, source: Plan | None, seed: int, value: str) -> Iterator[Plan]:
    """Plans to try, the most fitting first."""
    if source is not None:
        source = msgspec.structs.replace(source, format=brief.format, boxes=())
        if value == "mirrored":
            yield msgspec.structs.replace(source, mirror=not source.mirror)
            return
        if value == "larger":
            yield msgspec.structs.replace(source, title_scale=4)
        if value == "same":
            yield source
    now = source.archetype if source else ""
    sampled = Planner.load().sample(facts.gather(brief), seed + 1, SAMPLED)
    follow = [p if source is None else follows(p, source, KEPT) for p in sampled]
    if value in ("another", "larger", "same"):
        seen = {now}
        for plan in follow:
            if plan.archetype not in seen:
                seen.add(plan.archetype)
                yield plan
        base = source or follow[0]
        for archetype in _able(brief, base):
            if archetype not in seen:
                yield msgspec.structs.replace(base, archetype=archetype)
        return
    wanted: Sequence[str] = CENTRED if value == "centred" else (value,)
    ranked = sorted(wanted, key=lambda a: not suits(a, brief.format))
    for archetype in ranked:
        if archetype == now and value == "centred":
            continue
        alike = [p for p in follow if p.archetype == archetype]
        base = alike[0] if alike else (source or follow[0])
        yield msgspec.structs.replace(base, archetype=archetype)


def _able(brief: Brief, plan: Plan) -> list[str]:
    """Archetypes that suit the format and the words, the best for the format first."""
    said = brief.features
    han = said.script in ("Hans", "Hant", "Jpan")
    out = []
    for name, kind in ARCHETYPES.items():
        fits = (
            suits(name, brief.format)
            and kind.letters[0] <= said.title_letters <= kind.letters[1]
            and (han or kind.words[0] <= said.title_words <= kind.words[1])
            and said.title_longest_word <= kind.longest_word
            and said.letters - said.title_letters <= kind.body
            and plan.hero in kind.heroes
            and (han or name != "vertical_han")
        )
        if fits:
            out.append(name)
    return sorted(out, key=lambda n: -ARCHETYPES[n].formats.get(brief.format, 0.0))


def _adopted(desk: Desk, variant: studio.Variant, more: Sequence[tuple[str, str]] = ()) -> Document:
    """The document with the new page: its palette as it is now, subjects that were added or taken
    away since, what is locked where it was."""
    old = desk.document
    recipe = msgspec.structs.replace(
        old.recipe or Recipe(), plan=to_text(variant.plan),
        texts=(*((r.role, r.text) for r in texts.rows(old, desk.page)), *more),
    )  # fmt: skip
    new = msgspec.structs.replace(variant.document, recipe=recipe)
    palette = edits.palette_of(old)
    if len(palette) == 6 and palette != edits.palette_of(new):
        new = repaint(new, palette)
    planned = _planned(desk)
    had = set(subjects_of(old).values())
    for id, subject in subjects_of(new).items():
        if subject in planned - had:
            new = edits.remove_layer(new, id)
    out = variants.apply(old, new, desk.page).document
    for subject in sorted(had - planned - set(subjects_of(out).values())):
        try:
            wish = Intent("add", "", naming.caption(subject))
            out = placing.add(desk.having(out), wish).document
        except UserError:
            continue  # No room for it on this page; `applying` says what is missing.
    return out


def _planned(desk: Desk) -> set[str]:
    """The subjects that the recipe's plan draws, before anybody edited it."""
    request, source = _request(desk)
    if source is None:
        return set()
    offers = studio.brief_of(request).subjects
    return {offers[i].id for i in source.subjects if i < len(offers)}


def subjects_of(document: Document) -> dict[str, str]:
    """Ids of the layers that show a picture of the library, and which."""
    return {
        x.id: x.source.subject
        for x in edits.iter_layers(document)
        if isinstance(x, Artwork) and isinstance(x.source, SubjectSource)
    }


def new_text(desk: Desk, intent: Intent) -> Change:
    """The page composed anew with one more text, in the layout that it has where that holds it."""
    if not desk.scope.whole:
        raise UserError("a new text needs the whole page", remedy="ask without a region")
    words = intent.value
    made, _ = relaid(
        desk,
        "same",
        lack="has room for one text more",
        more=((guess_role(words) or "caption", words),),
    )
    return Change(made, f"Added: the text “{words}”")


def title_size(document: Document, page: int) -> float:
    """Set size of the largest title, in points."""
    titles = {
        x.id
        for x in edits.iter_layers(document.pages[page])
        if isinstance(x, TextBlock) and x.role == "title"
    }
    return max((r.size for r in compose(document, page).blocks if r.block in titles), default=0.0)
