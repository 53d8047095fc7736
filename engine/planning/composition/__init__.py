"""Composition: a plan and a brief become a document of ordinary, editable layers.

`compose_plan(plan, brief)` runs the plan's archetype on a `Sheet`. The archetypes follow the art
direction; each module holds those of one kind.
"""

from __future__ import annotations

from collections.abc import Callable

from engine.document.model import Document
from engine.errors import UserError
from engine.planning.brief import Brief
from engine.planning.composition import banners, blocks, framed, pictorial, typographic, upright
from engine.planning.composition.promise import honour
from engine.planning.composition.sheet import Sheet
from engine.planning.plan import Plan

ArchetypeFunction = Callable[[Sheet], None]

REGISTRY: dict[str, ArchetypeFunction] = {
    "swiss_grid": typographic.swiss_grid,
    "big_type_overlap": typographic.big_type_overlap,
    "editorial_column": typographic.editorial_column,
    "type_only": typographic.type_only,
    "framed_horizon": pictorial.framed_horizon,
    "night_stack": pictorial.night_stack,
    "split_field": pictorial.split_field,
    "corner_stack": pictorial.corner_stack,
    "caption_bar": pictorial.caption_bar,
    "vertical_han": upright.vertical_han,
    "badge": framed.badge,
    "arch_window": framed.arch_window,
    "ornate_frame": framed.ornate_frame,
    "centred_medallion": framed.centred_medallion,
    "circle_focus": framed.circle_focus,
    "ticket": blocks.ticket,
    "stacked_blocks": blocks.stacked_blocks,
    "diagonal": blocks.diagonal,
    "banner_split_circle": banners.banner_split_circle,
    "banner_slash": banners.banner_slash,
}


def compose_plan(plan: Plan, brief: Brief) -> Document:
    """The document that the plan describes. Every text of the brief is on it.

    Raises UserError when the plan's archetype cannot hold the texts at a readable size.
    """
    try:
        draw = REGISTRY[plan.archetype]
    except KeyError:
        raise UserError(f"no archetype is called {plan.archetype!r}") from None
    sheet = Sheet(plan, brief)
    if brief.texts:
        draw(sheet)
    else:
        pictorial.picture_only(sheet)
    crowded = sheet.crowded()
    if crowded and not brief.forced.regions:
        raise UserError(f"{plan.archetype} cannot hold these texts: {crowded}")
    sheet.layers = honour(sheet.layers, brief.forced.regions, sheet.W, sheet.H)
    return sheet.document()
