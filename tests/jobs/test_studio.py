"""The studio from request to ranked documents, with the real planner and the real painter."""

from __future__ import annotations

import msgspec
import pytest

from engine.document.model import Artwork
from engine.drawing.compose import compose
from engine.errors import UserError
from engine.jobs import studio
from engine.jobs.request import Request
from engine.planning.tokens import from_text
from exporters.raster import render

REQUEST = Request(
    prompt="an open air jazz evening by the river",
    texts=(("title", "Jazz by the river"), ("caption", "10 July"), ("action", "Get tickets")),
    size="1080x1350px",
    seed=3,
)


@pytest.fixture(scope="module")
def variants() -> tuple[studio.Variant, ...]:
    return studio.generate(msgspec.structs.replace(REQUEST, variants=3), render)


def test_variants_are_different_designs(variants: tuple[studio.Variant, ...]) -> None:
    assert len(variants) == 3
    plans = {(v.plan.archetype, v.plan.palette, v.plan.family) for v in variants}
    assert len(plans) == 3


def test_every_word_is_on_every_variant(variants: tuple[studio.Variant, ...]) -> None:
    for variant in variants:
        found = " ".join(b.text.replace("\n", " ") for b in compose(variant.document).blocks)
        for _, words in REQUEST.texts:
            assert words in found.replace("\xa0", " ")


def test_the_recipe_makes_the_document_again(variants: tuple[studio.Variant, ...]) -> None:
    first = variants[0]
    recipe = first.document.recipe
    assert recipe is not None
    assert from_text(recipe.plan) == first.plan
    again = studio.generate(msgspec.structs.replace(REQUEST, plan=recipe.plan), render)[0]
    assert again.document.pages == first.document.pages


def test_a_plan_does_not_need_artwork() -> None:
    bare = studio.generate(msgspec.structs.replace(REQUEST, art="none"), render)[0]
    assert not any(isinstance(layer, Artwork) for layer in bare.document.pages[0].layers)


def test_forced_choices_are_kept() -> None:
    forced = msgspec.structs.replace(
        REQUEST, archetype="type_only", palette="dusk", colours=("#b01030",)
    )
    made = studio.generate(forced, render)[0]
    assert made.plan.archetype == "type_only"
    assert made.plan.palette == "dusk"


def test_progress_can_cancel() -> None:
    class CancelledError(Exception):
        pass

    def stop(stage: str, done: float) -> None:
        if stage == "composing":
            raise CancelledError

    with pytest.raises(CancelledError):
        studio.generate(REQUEST, render, stop)


def test_too_many_variants_are_refused() -> None:
    with pytest.raises(UserError, match="1 to 24"):
        studio.generate(msgspec.structs.replace(REQUEST, variants=25), render)
