"""A designer locks what is right and asks for other designs: the locked things stay exactly."""

from __future__ import annotations

import msgspec

from engine.document import edits
from engine.document.colour import rgb
from engine.document.file import document_json, dumps, loads
from engine.document.model import (
    Artwork,
    Box,
    Document,
    Group,
    Layer,
    Page,
    Picture,
    Recipe,
    SceneSource,
    Shape,
    SolidPaint,
    SubjectSource,
    Swatch,
    TextBlock,
    TextRun,
    TextStyle,
)
from engine.document.variants import (
    Kept,
    apply,
    kept_in,
    members,
    name_of,
    with_page,
    without,
)

RED, BLUE, GREEN = rgb(0.8, 0.1, 0.1), rgb(0.1, 0.2, 0.8), rgb(0.1, 0.6, 0.3)


def text(id: str, role: str, words: str, y: float = 0, *, locked: bool = False) -> TextBlock:
    return TextBlock(
        id=id, role=role, box=Box(20, y, 200, 40), runs=(TextRun(words),), locked=locked,
        style=TextStyle(faces=("anton-400",), fill=SolidPaint(RED, "p1")),
    )  # fmt: skip


def scene(id: str = "scene", family: str = "waves", **more: object) -> Artwork:
    return Artwork(
        id=id,
        box=Box(-9, -9, 318, 418),
        source=SceneSource(family=family),
        **more,  # type: ignore[arg-type]
    )


def subject(id: str, x: float, side: float = 60, *, locked: bool = False) -> Artwork:
    source = SubjectSource(subject="noto:saxophone")
    return Artwork(id=id, box=Box(x, 100, side, side), source=source, locked=locked)


def poster(*layers: Layer, colour: object = RED, bleed: float = 9, **more: object) -> Document:
    page = Page(width=300, height=400, bleed=bleed, safe=12, layers=layers)
    return Document(
        pages=(page,),
        swatches=(Swatch("p1", colour), Swatch("house", GREEN)),
        **more,  # type: ignore[arg-type]
    )


def design(*layers: Layer) -> Document:
    """A variant: blue instead of red."""
    page = Page(width=300, height=400, bleed=9, safe=30, layers=layers, grain=0.01, name="badge")
    recipe = Recipe(prompt="jazz", texts=(("title", "Jazz"),), plan="format=square archetype=badge")
    return Document(
        pages=(page,), swatches=(Swatch("p1", BLUE),), recipe=recipe, title="Jazz", language="en"
    )


def ids(document: Document) -> list[str]:
    return [layer.id for layer in document.pages[0].layers]


def test_without_locks_the_page_is_the_variants_and_the_frame_stays() -> None:
    before = poster(scene(), text("title", "title", "Jazz"))
    new = design(scene("sky", "night"), text("headline", "title", "Jazz"))
    done = apply(before, new)
    assert ids(done.document) == ["sky", "headline"]
    page = done.document.pages[0]
    assert (page.safe, page.bleed, page.grain) == (12, 9, 0.01)
    assert done.document.recipe == new.recipe
    assert (done.texts, done.artworks, done.kept) == (1, 1, 0)
    assert done.colours == 1
    # The designer's own swatches survive.
    assert {s.name: s.colour for s in done.document.swatches} == {"p1": BLUE, "house": GREEN}


def test_a_locked_title_keeps_position_words_and_look() -> None:
    title = text("title", "title", "Jazz", 70, locked=True)
    before = poster(scene(), title, text("date", "caption", "10 July", 300))
    new = design(
        scene("sky", "night"),
        text("title", "title", "Jazz", 10),
        text("when", "caption", "10 July"),
    )
    done = apply(before, new)
    kept = edits.find(done.document, "title")
    assert isinstance(kept, TextBlock)
    assert (kept.box, kept.text, kept.locked) == (title.box, "Jazz", True)
    # Its colour was the palette's; the palette changed, the title didn't.
    assert kept.style.fill == SolidPaint(RED)
    assert sorted(ids(done.document)) == ["sky", "title", "when"]
    assert ids(done.document)[-1] == "title"
    assert done.kept == 1


def test_a_title_in_pieces_goes_for_a_locked_whole_one() -> None:
    before = poster(text("mine", "title", "Harbour Nights", locked=True))
    new = design(text("a", "title", "Harbour"), text("b", "title", "Nights"), scene())
    assert ids(apply(before, new).document) == ["scene", "mine"]


def test_locked_artwork_takes_the_place_of_the_variants() -> None:
    before = poster(scene("mine", "beach", locked=True), subject("sax", 40, locked=True))
    new = design(
        Shape(id="ground", box=Box(-9, -9, 318, 418), purpose="ground"),
        scene("sky", "night"), subject("far", 220, 50), subject("near", 50, 40),
        text("title", "title", "Jazz"),
    )  # fmt: skip
    done = apply(before, new)
    # The subject that stood where the locked one stands is gone; the other one stays.
    assert ids(done.document) == ["ground", "mine", "sax", "far", "title"]
    assert edits.find(done.document, "mine") is before.pages[0].layers[0]


def test_a_locked_picture_lies_over_the_scene_and_under_the_words() -> None:
    photo = Picture(id="photo", box=Box(20, 200, 90, 90), asset="0" * 64, locked=True)
    done = apply(
        poster(photo, text("t", "title", "Jazz")), design(scene(), text("h", "title", "J"))
    )
    assert ids(done.document) == ["scene", "photo", "h"]


def test_ids_never_clash_and_variants_can_follow_each_other() -> None:
    before = poster(text("title-1", "caption", "10 July", locked=True))
    new = design(text("title-1", "title", "Jazz"), scene())
    once = apply(before, new).document
    assert sorted(ids(once)) == ["scene", "title-1", "title-1-2"]
    twice = apply(once, new).document
    assert sorted(ids(twice)) == ["scene", "title-1", "title-1-2"]
    assert loads(dumps(twice, {})).document == twice


def test_a_locked_child_keeps_its_group_alone() -> None:
    stamp = Shape(id="stamp", box=Box(10, 10, 20, 20), locked=True)
    loose = Shape(id="loose", box=Box(30, 10, 20, 20))
    group = Group(id="corner", box=Box(10, 10, 40, 20), children=(stamp, loose))
    done = apply(poster(group), design(scene()))
    assert [x.id for x in edits.iter_layers(done.document)] == ["scene", "corner", "stamp"]


def test_other_pages_keep_their_colours() -> None:
    first = poster(text("a", "title", "Jazz"))
    other = Page(width=300, height=400, layers=(text("b", "title", "Blues"),))
    both = msgspec.structs.replace(first, pages=(*first.pages, other))
    done = apply(both, design(text("c", "title", "Jazz")), 0).document
    kept = edits.find(done, "b")
    assert isinstance(kept, TextBlock)
    assert kept.style.fill == SolidPaint(RED)


def test_a_wider_bleed_is_filled() -> None:
    done = apply(poster(bleed=20), design(scene())).document
    box = edits.find(done, "scene").box
    assert (box.x, box.y, box.right, box.bottom) == (-20, -20, 320, 420)


def test_another_format_becomes_a_page_of_its_own_colours() -> None:
    before = poster(text("title", "title", "Jazz"))
    done = with_page(before, design(text("title", "title", "Jazz")), "Story")
    assert done.pages[0] is before.pages[0]
    assert done.swatches == before.swatches
    (title,) = done.pages[1].layers
    assert (done.pages[1].name, title.id) == ("Story", "title-2")
    assert isinstance(title, TextBlock)
    assert title.style.fill == SolidPaint(BLUE)


def test_variants_are_kept_in_the_file_and_pruned() -> None:
    data = document_json(design(scene()))
    kept = Kept(
        name=name_of(data), document=data, thumbnail=b"\x89PNG", state="warned", findings=2,
        starred=True, brief="abc", order=3,
    )  # fmt: skip
    attachments = {"fonts/a.ttf": b"x", **members(kept)}
    saved = loads(dumps(poster(), {}, attachments=attachments)).attachments
    assert kept_in(saved) == (kept,)
    damaged = dict(saved)
    damaged[f"variants/{kept.name}/card.json"] = b"[]"
    assert kept_in(damaged)[0].starred is False
    assert without(saved, [kept.name]) == {"fonts/a.ttf": b"x"}
    assert kept_in({"variants/odd": b"", f"variants/{'0' * 16}/document.json": b""}) == ()
