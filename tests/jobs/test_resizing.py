"""One design in other formats: the words, the faces, the picture and the colours stay."""

from __future__ import annotations

import msgspec

from engine.document import texts
from engine.jobs import studio
from engine.jobs.request import Request
from engine.jobs.resizing import follows, resized, suits
from engine.planning.plan import Plan
from engine.planning.tokens import to_text
from exporters.raster import render

SOURCE = Plan(
    format="A_portrait", archetype="corner_stack", ground="dark", palette="sunset", pairing="2",
    family="harbour", hero="scene", caps=True, scene_seed=29,
)  # fmt: skip
REQUEST = Request(
    prompt="open-air jazz on an old quay",
    texts=(("title", "Harbour Nights"), ("caption", "12 June"), ("action", "Tickets")),
    size="900x300px",
    seed=5,
    plan=to_text(SOURCE),
)


def test_the_layout_stays_where_it_suits() -> None:
    made = resized(msgspec.structs.replace(REQUEST, size="540x960px"), render)
    assert made.plan == msgspec.structs.replace(SOURCE, format="story")
    page = made.document.pages[0]
    assert (page.width, page.height) == (540, 960)
    assert made.document.recipe is not None
    assert made.document.recipe.size == "540x960px"


def test_another_layout_keeps_words_faces_picture_and_colours() -> None:
    assert not suits("corner_stack", "banner_2to3")
    made = resized(REQUEST, render)
    plan = made.plan
    assert plan.format == "banner_2to3"
    assert suits(plan.archetype, plan.format)
    assert (plan.palette, plan.pairing, plan.family, plan.hero) == (
        "sunset", "2", "harbour", "scene"
    )  # fmt: skip
    said = [(r.role, texts.folded(r.text)) for r in texts.rows(made.document)]
    assert said == [(role, texts.folded(words)) for role, words in REQUEST.texts]
    assert made.glance == 1.0


def test_only_what_is_wanted_is_kept() -> None:
    other = Plan(format="square", archetype="badge", palette="gold", family="night", pairing="7")
    kept = follows(other, SOURCE, ("colours",))
    assert (kept.palette, kept.ground, kept.family, kept.pairing) == (
        "sunset", "dark", "night", "7"
    )  # fmt: skip


def test_wide_faces_give_way_where_nothing_else_helps() -> None:
    wide = to_text(msgspec.structs.replace(SOURCE, pairing="20"))
    crowded = (
        ("title", "HARBOUR NIGHTS"), ("subtitle", "Open-air jazz on the old quay"),
        ("caption", "12 – 14 June 2027"), ("caption", "Quai des Brumes, Marseille"),
        ("action", "Tickets from €24"),
    )  # fmt: skip
    made = resized(
        msgspec.structs.replace(REQUEST, size="970x250px", texts=crowded, plan=wide), render
    )
    assert made.plan.pairing != "20"
    assert (made.plan.palette, made.plan.family) == ("sunset", "harbour")


def test_without_a_design_to_follow_the_planner_is_free() -> None:
    made = resized(msgspec.structs.replace(REQUEST, plan="", size="300x300px"), render)
    assert made.plan.format == "square"


def test_the_studio_gives_the_same_as_before() -> None:
    """Watching a run changes nothing about it; what is chosen is said on the way."""
    request = msgspec.structs.replace(REQUEST, plan="", size="300x400px")
    drawn: list[studio.Variant] = []
    chosen: list[studio.Variant] = []
    watched = studio.generate(request, render, drawn=drawn.append, chosen=chosen.append)
    assert len(drawn) >= len(chosen) >= 1
    alone = studio.generate(request, render)
    assert [v.document for v in alone] == [v.document for v in watched]
    sound = [v.document for v in watched if v.glance == 1.0]
    assert [v.document for v in chosen][: len(sound)] == sound
