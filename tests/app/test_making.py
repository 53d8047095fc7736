"""A design whose words can't be read gives way to another one of the same request."""

from __future__ import annotations

import dataclasses
from pathlib import Path

import msgspec

from app.making import deliver_proved
from engine.document import edits
from engine.document.colour import rgb
from engine.document.model import Shape, SolidPaint
from engine.drawing.compose import compose
from engine.jobs import studio
from engine.jobs.request import Request
from exporters.raster import render

REQUEST = Request(
    prompt="an evening of jazz by the river",
    texts=(("title", "Jazz by the river"),),
    size="1080x1350px",
)


def with_covered_title(variant: studio.Variant) -> studio.Variant:
    ink = next(b.ink for b in compose(variant.document).blocks if b.role == "title")
    lid = Shape(id="lid", box=ink.grown(4), fill=SolidPaint(rgb(0.5, 0.5, 0.5)))
    return dataclasses.replace(variant, document=edits.add_layer(variant.document, lid))


def test_another_design_takes_the_place_of_one_that_fails(tmp_path: Path) -> None:
    covered = with_covered_title(studio.generate(REQUEST, render)[0])
    path = tmp_path / "poster.png"
    delivery, used = deliver_proved(REQUEST, covered, path)
    assert delivery.proof["passed"]
    assert used.document != covered.document
    assert [p.name for p in tmp_path.iterdir()] == ["poster.png"]


def test_a_design_asked_for_by_name_is_kept_and_said_to_fail(tmp_path: Path) -> None:
    made = studio.generate(REQUEST, render)[0]
    recipe = made.document.recipe
    assert recipe is not None
    covered = with_covered_title(made)
    path = tmp_path / "poster.png"
    path.write_bytes(b"the old file")
    asked = msgspec.structs.replace(REQUEST, plan=recipe.plan)
    delivery, used = deliver_proved(asked, covered, path)
    assert not delivery.proof["passed"]
    assert used is covered
    assert delivery.path.name == "poster.unproved.png"
    assert path.read_bytes() == b"the old file"
