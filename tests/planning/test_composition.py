"""Every archetype holds every set of texts: nothing is lost, nothing leaves the page."""

from __future__ import annotations

import random

import msgspec
import pytest

from engine.document import edits
from engine.document.colour import luminance
from engine.document.model import (
    Artwork,
    Box,
    Document,
    Shape,
    SolidPaint,
    SubjectSource,
    TextBlock,
)
from engine.drawing import subjects as drawn
from engine.drawing.compose import compose
from engine.errors import UserError
from engine.planning import facts, rules
from engine.planning.brief import make_brief
from engine.planning.composition import REGISTRY, compose_plan
from engine.planning.composition.lines import breaks_badly, split
from engine.planning.composition.sheet import Item, Sheet, measured, plate_box
from engine.planning.plan import ARCHETYPES, Plan

EN = (
    ("title", "Jazz by the river"), ("subtitle", "Seven bands, one evening"), ("caption", "10 July, 19:00"),
    ("caption", "Old Mill Quay"), ("caption", "£12"), ("action", "Get tickets"),
)  # fmt: skip
ZH = (
    ("title", "月满中秋"),
    ("subtitle", "但愿人长久"),
    ("caption", "9月25日 18:30"),
    ("caption", "拙政园东门"),
)
FULL = (
    *EN, ("body", "Bring a blanket, a friend and something to share; the bar opens at six."),
    ("legal", "No dogs, no drones."), ("sponsor", "With the city of Bristol"), ("caption", "Rain or shine"),
)  # fmt: skip


def words(document: object) -> list[str]:
    found: list[str] = []
    for layer in edits.iter_layers(document):  # type: ignore[arg-type]
        if isinstance(layer, TextBlock):
            found.append(layer.text)
    return found


def plan(brief: object, archetype: str, **changes: object) -> Plan:
    base = Plan(format=brief.format, archetype=archetype, pairing="2", palette="retro", family="mountains")  # type: ignore[attr-defined]  # fmt: skip
    return msgspec.structs.replace(base, **changes)


def test_every_archetype_of_the_plan_is_drawn() -> None:
    assert set(REGISTRY) == set(ARCHETYPES)


@pytest.mark.parametrize("archetype", ARCHETYPES)
@pytest.mark.parametrize("texts", [EN, FULL, EN[:1]])
def test_no_text_is_lost_and_all_stay_on_the_page(
    archetype: str, texts: tuple[tuple[str, str], ...]
) -> None:
    size = "1500x500px" if archetype.startswith("banner") else "A3"
    if archetype == "vertical_han":
        texts = ZH
    brief = make_brief("an evening by the river", texts, size=size)
    pairing = "Z2" if archetype == "vertical_han" else "2"
    try:
        document = compose_plan(plan(brief, archetype, pairing=pairing), brief)
    except UserError:
        assert len(texts) > 6  # only a crowded page may be refused
        return
    on_page = "".join(words(document)).replace("\n", "").replace(" ", "").replace("\xa0", "")
    for _, text in texts:
        assert text.replace(" ", "").replace("\xa0", "") in on_page, (archetype, text)
    scene = compose(document)
    for report in scene.blocks:
        assert not report.missing
        assert report.ink.x > -1
        assert report.ink.y > -1
        assert report.ink.right < scene.width + 1
        assert report.ink.bottom < scene.height + 1


def test_a_locked_region_is_kept() -> None:
    region = ("title", 0.1, 0.6, 0.9, 0.8)
    brief = make_brief("an evening by the river", EN, size="A3", regions=[region])
    document = compose_plan(plan(brief, "corner_stack"), brief)
    title = next(b for b in compose(document).blocks if b.role == "title")
    w, h = brief.size.width, brief.size.height
    assert title.ink.x >= 0.1 * w - 1
    assert title.ink.right <= 0.9 * w + 1
    assert title.ink.y >= 0.6 * h - 1
    assert title.ink.bottom <= 0.8 * h + 1
    assert document.pages[0].regions[0].locked


def test_brand_colours_are_kept_exactly() -> None:
    from engine.planning.brief import Brand

    brand = Brand(colours=("#123456", "#e23b3b"))
    brief = make_brief("an evening by the river", EN, size="A3", brand=brand)
    document = compose_plan(plan(brief, "swiss_grid"), brief)
    from engine.document.colour import to_hex

    shown = {to_hex(s.colour) for s in document.swatches}
    assert {"#123456", "#e23b3b"} <= shown


def test_the_same_plan_gives_the_same_document() -> None:
    brief = make_brief("an evening by the river", EN, size="A3")
    chosen = rules.propose(random.Random(5), facts.gather(brief))
    assert compose_plan(chosen, brief) == compose_plan(chosen, brief)


def test_titles_break_between_words_and_not_after_an_article() -> None:
    assert split("Le marché du dimanche", 2, "fr") == ["Le marché", "du dimanche"]
    assert "".join(split("夏日焕新", 2, "zh")) == "夏日焕新"
    assert split("夏日焕新", 2, "zh") == ["夏日", "焕新"]
    assert split("Jazz", 3, "en") == ["Jazz"]


@pytest.mark.parametrize("count", [2, 3, 4])
def test_a_score_stays_whole_and_no_line_starts_on_a_dash(count: int) -> None:
    assert any("3 - 2" in line for line in split("Team A 3 - 2 Team B", count, "en"))
    for text in ("Next Exit - Adventure Park 5 Miles", "Noël – soirée – 20 h", "Tea — or coffee?"):
        lines = split(text, count, "en")
        assert " ".join(lines) == text
        assert not any(line[0] in "-–—" for line in lines)


@pytest.mark.parametrize(
    ("label", "arrow"),
    [
        ("Enter", False),
        ("Try On", False),
        ("Register now", True),
        ("立即报名", True),
        ("Ok", False),
    ],
)
def test_a_short_label_stands_in_its_pill_without_an_arrow(label: str, arrow: bool) -> None:
    k = sheet((("title", "Sale"), ("action", label)), "swiss_grid")
    k.pill(k.take("action"), k.m, k.foot, anchor="bottom")
    plate = next(b.plate for b in k.layers if isinstance(b, TextBlock))
    assert plate is not None
    assert plate.arrow is arrow


def test_a_price_is_set_in_lining_figures() -> None:
    plan = Plan(format="square", archetype="type_only", pairing="28")
    k = Sheet(
        plan, make_brief("", (("title", "Spa"), ("subtitle", "Since 1910")), size="900x900px")
    )
    assert k.figure_voice == "bold"
    assert k.second_voice(k.brief.texts[1]) == "bold"
    assert k.second_voice(k.brief.texts[0]) == "second"


def test_a_prompt_without_texts_is_a_picture() -> None:
    brief = make_brief("mountains at dawn", (), size="A3")
    document = compose_plan(plan(brief, "split_field", hero="scene"), brief)
    assert not words(document)
    assert len(document.pages[0].layers) == 1


def collisions(document: Document) -> list[tuple[str, str]]:
    """Pairs of texts whose lines, or plates, lie on each other."""
    found = []
    seen: list[tuple[str, Box]] = []
    for layer in document.pages[0].layers:
        if not isinstance(layer, TextBlock) or layer.rotation or layer.arc is not None:
            continue
        made = measured(layer)
        boxes = made.line_boxes if layer.plate is None else (plate_box(made),)
        found += [(r, layer.role) for r, other in seen for box in boxes if box.intersects(other)]
        seen += [(layer.role, box) for box in boxes]
    return found


BANNER = (
    ("title", "Summer sale"), ("subtitle", "Everything light, loud and linen"), ("caption", "50% off"),
    ("caption", "1–14 August"), ("caption", "12 Harbour Street"), ("action", "Shop the sale"),
)  # fmt: skip


@pytest.mark.parametrize("size", ["1500x500px", "1456x180px"])
@pytest.mark.parametrize("mirror", [False, True])
@pytest.mark.parametrize(
    "archetype",
    ["banner_split_circle", "banner_slash", "split_field", "circle_focus", "type_only"],
)
def test_banners_hold_six_texts_apart(archetype: str, size: str, mirror: bool) -> None:
    brief = make_brief("a loud summer sale", BANNER, size=size)
    document = compose_plan(plan(brief, archetype, mirror=mirror), brief)
    assert collisions(document) == []
    assert not any(report.overflow for report in compose(document).blocks)
    found = [text.replace("\n", " ") for text in words(document)]
    assert sorted(found) == sorted(text for _, text in BANNER)


def test_texts_that_cannot_stand_apart_are_refused() -> None:
    many = (*BANNER, *(("caption", f"A long line of facts, number {n}") for n in range(12)))
    brief = make_brief("a loud summer sale", many, size="1456x180px")
    with pytest.raises(UserError, match="cannot hold these texts"):
        compose_plan(plan(brief, "banner_slash"), brief)


def sheet(texts: tuple[tuple[str, str], ...], archetype: str, size: str = "A3") -> Sheet:
    brief = make_brief("an evening by the river", texts, size=size)
    return Sheet(plan(brief, archetype), brief)


def lines_of(k: Sheet) -> list[list[str]]:
    return [
        [line.text for line in measured(layer).layout.lines]
        for layer in k.layers
        if isinstance(layer, TextBlock)
    ]


def test_facts_side_by_side_keep_to_one_line_each() -> None:
    k = sheet((("caption", "Caveau des Trois-Ponts"), ("caption", "Vendredi 9 octobre, 20 h 30"),
               ("caption", "12 €")), "swiss_grid")  # fmt: skip
    k.columns(k.facts(), k.top, label=True)
    assert [len(lines) for lines in lines_of(k)] == [1, 1, 1]
    k = sheet((("caption", "锦园酒家静安店"), ("caption", "订座 021 6258 0088")), "corner_stack")
    k.columns(k.facts(), k.foot, anchor="bottom", x1=0.62 * k.W)
    assert [len(lines) for lines in lines_of(k)] == [1, 1]


def test_a_line_does_not_end_on_a_weak_word_where_that_can_be_avoided() -> None:
    k = sheet((("caption", "Place des Tilleuls, près du vieux pont"),), "swiss_grid")
    text = k.facts()[0]
    for share in (0.3, 0.34, 0.38, 0.42, 0.5):
        k.layers = []
        k.stack([Item(text, size=k.body * 1.4)], k.m, share * k.W, k.top)
        lines = lines_of(k)[0]
        assert not any(line.strip().split()[-1] in ("des", "du") for line in lines[:-1]), lines
        assert " ".join(line.strip() for line in lines) == text.text


def test_bad_breaks_are_known() -> None:
    assert breaks_badly(["Place des", "Tilleuls"])
    assert breaks_badly(["订座 021", "6258 0088"])
    assert breaks_badly(["先", "动起来"])
    assert breaks_badly(["Team A 3 -", "2 Team B"])
    assert breaks_badly(["Coffee", "– and cake"])
    assert not breaks_badly(["9 AM -", "9 PM"])
    assert not breaks_badly(["-5 degrees", "outside"])
    assert not breaks_badly(["Cold nights:", "-5 degrees"])
    assert not breaks_badly(["Jazz", "by the river"])
    assert not breaks_badly(["夏日", "焕新"])


@pytest.mark.parametrize("fmt", ["A3", "1080x1350px", "1080x1920px"])
@pytest.mark.parametrize("mirror", [False, True])
@pytest.mark.parametrize("texts", [EN, (EN[0], EN[1], EN[5])])
def test_the_hero_of_an_editorial_column_keeps_off_the_type(
    fmt: str, mirror: bool, texts: tuple[tuple[str, str], ...]
) -> None:
    brief = make_brief("an open air jazz evening with a saxophone", texts, size=fmt)
    chosen = plan(brief, "editorial_column", hero="one", subjects=(0,), mirror=mirror)
    document = compose_plan(chosen, brief)
    subject = next(
        layer for layer in document.pages[0].layers
        if isinstance(layer, Artwork) and isinstance(layer.source, SubjectSource)
    )  # fmt: skip
    ink = drawn.ink(subject.source.subject, subject.box)
    assert ink.x > 0
    assert ink.right < brief.size.width
    for report in compose(document).blocks:
        for line in report.line_boxes:
            assert not line.intersects(ink), report.text


def test_bands_of_words_are_as_wide_as_the_page() -> None:
    brief = make_brief(
        "brunch", (("title", "Pain beurre confiture"), ("caption", "19 €")), size="A3"
    )
    document = compose_plan(plan(brief, "stacked_blocks"), brief)
    titles = [b for b in compose(document).blocks if b.role == "title"]
    assert len(titles) == 3
    inner = brief.size.width * (1 - 2 * 0.055)
    for title in titles:
        assert abs(title.ink.width - inner) < 0.03 * inner
        assert abs(title.ink.x - titles[0].ink.x) < 1.0


def test_a_bar_title_that_is_nearly_as_wide_as_the_bar_fills_it() -> None:
    for text in ("Petits moussaillons", "Ding Dong Merrily", "Blue Hour Quartet", "Second Cup"):
        brief = make_brief("x", (("title", text), ("caption", "10 July")), size="A3")
        document = compose_plan(plan(brief, "caption_bar", pairing="19"), brief)
        title = next(b for b in compose(document).blocks if b.role == "title")
        share = title.ink.width / (brief.size.width * (1 - 2 * 0.055))
        assert share < 0.85 or share > 0.97, text


def test_a_ticket_on_a_light_page_is_dark() -> None:
    brief = make_brief("a fair", EN, size="A3")
    document = compose_plan(plan(brief, "ticket", ground="light", hero="scene"), brief)
    card = next(layer for layer in document.pages[0].layers if layer.name == "Ticket")
    assert isinstance(card, Shape)
    assert isinstance(card.fill, SolidPaint)
    assert luminance(card.fill.colour) < 0.15


def test_hebrew_starts_at_the_right() -> None:
    texts = (("title", "ספרים בלילה"), ("caption", "יום חמישי"), ("caption", "נמל תל אביב"))
    brief = make_brief("ערב ספרים", texts, size="A3")
    scene = compose(compose_plan(plan(brief, "swiss_grid", pairing="1"), brief))
    title = next(b for b in scene.blocks if b.role == "title")
    first, second = (b for b in scene.blocks if b.role == "caption")
    assert scene.width - title.ink.right < title.ink.x
    assert first.ink.x > second.ink.right


@pytest.mark.parametrize("archetype", ["big_type_overlap", "stacked_blocks"])
@pytest.mark.parametrize("mirror", [False, True])
@pytest.mark.parametrize("size", ["1080x1080px", "A3"])
@pytest.mark.parametrize("title", ["Live Music", "Sold out again", "100 lbs"])
def test_the_hero_hides_no_letter(archetype: str, mirror: bool, size: str, title: str) -> None:
    texts = (("title", title), ("caption", "10 July, 19:00"), ("caption", "Old Mill Quay"))
    brief = make_brief("a night of jazz with drums", texts, size=size)
    chosen = plan(brief, archetype, hero="one", subjects=(0,), mirror=mirror)
    document = compose_plan(chosen, brief)
    layers = document.pages[0].layers
    inks = [measured(x).ink for x in layers if isinstance(x, TextBlock) and x.role == "title"]
    heroes = [
        drawn.ink(x.source.subject, x.box)
        for x in layers
        if isinstance(x, Artwork) and isinstance(x.source, SubjectSource)
    ]
    assert heroes
    for hero in heroes:
        assert not any(ink.intersects(hero) for ink in inks)


def test_a_compound_is_kept_on_one_line() -> None:
    assert breaks_badly(["the new donut-", "salad programme"])
    assert not breaks_badly(["the new -", "salad programme"])


def test_a_title_that_would_be_smaller_than_the_small_print_is_refused() -> None:
    title = "Thousands of workers risked their lives building the bridge over the bay " * 5
    brief = make_brief("a bridge", (("title", title.strip()),), size="1024x1024px")
    with pytest.raises(UserError, match="no room"):
        compose_plan(plan(brief, "split_field", hero="one", subjects=(0,)), brief)
