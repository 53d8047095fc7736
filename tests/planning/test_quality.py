"""A sound poster passes; each way of spoiling it is found by its own test."""

from __future__ import annotations

import dataclasses
import math
from collections.abc import Callable

import msgspec
import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.document.colour import Colour, from_hex, rgb
from engine.document.model import Box
from engine.drawing.scene import BlockReport
from engine.planning import quality
from engine.planning.plan import Plan
from engine.planning.quality import View, judge

WIDTH, HEIGHT, SCALE = 600.0, 848.0, 0.6
INK, PAPER = from_hex("#14263c"), from_hex("#f4eee2")


def block(role: str, text: str, box: Box, size: float, **changes: object) -> BlockReport:
    """A report whose lines fill the box evenly."""
    lines = str(changes.pop("texts", "")).split("|") if "texts" in changes else [text]
    step = box.height / len(lines)
    values: dict[str, object] = {
        "block": role,
        "role": role,
        "text": text,
        "ink": box,
        "size": size,
        "smallest": size,
        "lines": len(lines),
        "overflow": False,
        "line_boxes": tuple(
            Box(box.x, box.y + i * step, box.width, step * 0.78) for i in range(len(lines))
        ),
        "line_texts": tuple(lines),
        "fill": INK,
    }
    return BlockReport(**{**values, **changes})  # type: ignore[arg-type]


TITLE = block("title", "Salt Wind", Box(40, 50, 430, 130), 150)
SUBTITLE = block("subtitle", "Seven days of sail", Box(40, 220, 260, 28), 32)
CAPTION = block("caption", "12 June, Old Pier", Box(40, 760, 240, 20), 24)
SUBJECT = (190.0, 330.0, 470.0, 700.0)
TEXTS = (TITLE, SUBTITLE, CAPTION)


def _fill(pixels: quality.Pixels, box: tuple[float, float, float, float], colour: Colour) -> None:
    x0, y0, x1, y1 = (round(v * SCALE) for v in box)
    pixels[max(0, y0) : y1, max(0, x0) : x1] = [round(v * 255) for v in colour.values]


def artwork() -> quality.Pixels:
    """Paper with a boat-like block and a sea."""
    pixels = np.empty((round(HEIGHT * SCALE), round(WIDTH * SCALE), 3), dtype=np.uint8)
    pixels[:] = [round(v * 255) for v in PAPER.values]
    _fill(pixels, (0, 640, WIDTH, 745), from_hex("#3f8f9f"))
    _fill(pixels, SUBJECT, from_hex("#d9502f"))
    _fill(pixels, (230, 420, 430, 560), from_hex("#1d3350"))
    return pixels


def poster(behind: quality.Pixels, blocks: tuple[BlockReport, ...]) -> quality.Pixels:
    """The artwork with stripes of ink where the lines stand."""
    pixels = behind.copy()
    for b in blocks:
        for line in b.line_boxes:
            stroke = max(1.0, line.height / 3)
            x = line.x
            while x < line.right:
                assert isinstance(b.fill, Colour)
                _fill(
                    pixels, (x, line.y, min(line.right, x + stroke), line.y + line.height), b.fill
                )
                x += 2 * stroke
    return pixels


def view(
    blocks: tuple[BlockReport, ...] = TEXTS, behind: quality.Pixels | None = None, **changes: object
) -> View:
    behind = artwork() if behind is None else behind
    values: dict[str, object] = {
        "picture": poster(behind, blocks),
        "behind": behind,
        "blocks": blocks,
        "scale": SCALE,
        "format": "A_portrait",
        "archetype": "corner_stack",
        "subjects": (SUBJECT,),
    }
    return View(**{**values, **changes})  # type: ignore[arg-type]


def _with(b: BlockReport, **changes: object) -> BlockReport:
    return dataclasses.replace(b, **changes)  # type: ignore[arg-type]


def test_a_sound_poster_has_no_faults() -> None:
    v = view()
    found = judge(
        v.picture, v.behind, v.blocks, scale=SCALE, format="A_portrait", archetype="corner_stack",
        subjects=v.subjects,
    )  # fmt: skip
    assert found.faults == ()
    assert found.passed
    assert 0.6 < found.score <= 1
    assert found.measures["val"] == 1
    assert found.measures["ove"] == 0
    assert found.measures["ali"] == pytest.approx(0, abs=1e-6)


def _noise(where: tuple[float, float, float, float]) -> quality.Pixels:
    pixels = artwork()
    x0, y0, x1, y1 = (round(v * SCALE) for v in where)
    rng = np.random.default_rng(1)
    pixels[y0:y1, x0:x1] = rng.choice([150, 250], (y1 - y0, x1 - x0, 1))
    return pixels


def _lopsided() -> quality.Pixels:
    pixels = np.full_like(artwork(), 244)
    _fill(pixels, (420, 650, 598, 846), from_hex("#101010"))
    return pixels


def _rainbow() -> quality.Pixels:
    height, width = artwork().shape[:2]
    hue = np.linspace(0, 2 * math.pi, width)[None, :].repeat(height, 0)
    parts = [0.5 + 0.5 * np.cos(hue + turn) for turn in (0, 2.1, 4.2)]
    return (np.stack(parts, -1) * 255).astype(np.uint8)


def _plain(level: int) -> quality.Pixels:
    return np.full_like(artwork(), level)


SPOILED: dict[str, Callable[[], View]] = {
    "weak contrast": lambda: view((TITLE, SUBTITLE, _with(CAPTION, fill=from_hex("#b9b2a4")))),
    "busy ground": lambda: view(behind=_noise((30, 750, 300, 790))),
    "text over subject": lambda: view(
        (TITLE, SUBTITLE, _with(CAPTION, ink=Box(200, 600, 240, 20)))
    ),
    "unreadable title": lambda: view(readings={"title": "Salt Mind"}),
    "collision": lambda: view((TITLE, _with(SUBTITLE, ink=Box(40, 160, 260, 28)), CAPTION)),
    "off grid": lambda: view((TITLE, _with(SUBTITLE, ink=Box(46, 220, 260, 28)), CAPTION)),
    "cramped edge": lambda: view((TITLE, SUBTITLE, _with(CAPTION, ink=Box(8, 760, 240, 20)))),
    "margins": lambda: view((TITLE,), _plain(245), subjects=()),
    "flat hierarchy": lambda: view((_with(TITLE, size=48), SUBTITLE, CAPTION)),
    "tiny text": lambda: view((TITLE, SUBTITLE, _with(CAPTION, smallest=7.0))),
    "bad lines": lambda: view(
        (
            TITLE,
            block("body", "Come to the sea", Box(40, 220, 200, 60), 24, texts="Come to the|sea"),
        )
    ),
    "spacing": lambda: view(
        (
            TITLE,
            _with(
                SUBTITLE,
                line_boxes=(Box(40, 220, 260, 20), Box(40, 270, 260, 20)),
                ink=Box(40, 220, 260, 70),
            ),
            block("body", "Every harbour", Box(40, 302, 150, 20), 24),
        )
    ),
    "dead hole": lambda: view(TEXTS, _plain(245), subjects=()),
    "lopsided": lambda: view((), _lopsided(), subjects=()),
    "colour noise": lambda: view(behind=_rainbow()),
    "vibrating pair": lambda: view(
        (_with(TITLE, fill=from_hex("#2f6bff")), SUBTITLE, CAPTION),
        np.broadcast_to(np.array([232, 40, 40], np.uint8), artwork().shape).copy(),
    ),
    "muddy": lambda: view((_with(CAPTION, fill=rgb(0.6, 0.6, 0.6)),), _plain(120), subjects=()),
    "foreign subject": lambda: view(behind=_foreign()),
    "missing glyph": lambda: view((_with(TITLE, missing=(("ộ", "anton-400"),)), SUBTITLE, CAPTION)),
    "half-cut subject": lambda: view(subjects=((350.0, 330.0, 615.0, 700.0),)),
    "particle in text": lambda: view(particles=((288.0, 770.0),)),
    "double effect": lambda: view(effects={"title": 2}),
    "sameness": lambda: view(plan=PLAN, others=((poster(artwork(), TEXTS), PLAN),)),
}

PLAN = Plan(format="A_portrait", archetype="corner_stack")


def _foreign() -> quality.Pixels:
    pixels = artwork()
    pixels[:] = [225, 236, 250]
    _fill(pixels, (0, 0, 60, HEIGHT), from_hex("#3d6fd0"))
    _fill(pixels, SUBJECT, from_hex("#f0b400"))
    return pixels


@pytest.mark.parametrize("name", list(quality.TESTS))
def test_each_fault_is_found(name: str) -> None:
    assert quality.TESTS[name](view()) == ""
    assert quality.TESTS[name](SPOILED[name]()) != ""


def test_all_twenty_three_tests_of_the_art_direction() -> None:
    assert len(quality.TESTS) == 23
    assert set(SPOILED) == set(quality.TESTS)


def test_faults_say_what_and_where() -> None:
    v = SPOILED["tiny text"]()
    found = judge(
        v.picture, v.behind, v.blocks, scale=SCALE, format=v.format, archetype=v.archetype,
        subjects=v.subjects,
    )  # fmt: skip
    assert found.faults == ("tiny text: caption 7.0 pt, floor 11.7 pt",)


def test_faults_cost_score() -> None:
    def score(v: View) -> float:
        return judge(
            v.picture, v.behind, v.blocks, scale=SCALE, format=v.format, archetype=v.archetype,
            subjects=v.subjects,
        ).score  # fmt: skip

    sound = score(view())
    for name in ("weak contrast", "flat hierarchy", "off grid", "colour noise"):
        assert score(SPOILED[name]()) < sound, name


def test_contrast_looks_at_the_worst_pixels_not_the_average() -> None:
    behind = artwork()
    _fill(behind, (40, 750, 70, 800), INK)  # an eighth of the caption's ground, as dark as its ink
    average = float(quality.luminance(behind[456:468, 24:168]).mean())
    assert average > 0.6
    assert quality.weak_contrast(view(behind=behind)).startswith("caption 1.0:1")


def test_contrast_of_black_on_white_is_twenty_one() -> None:
    v = view((_with(TITLE, fill=rgb(0, 0, 0)),), _plain(255))
    assert quality.contrast_of(v, v.blocks[0]) == pytest.approx(21, abs=0.05)


def test_a_plate_is_the_ground_of_its_text() -> None:
    behind = artwork()
    pill = block(
        "action", "Book", Box(60, 760, 80, 20), 26, fill=from_hex("#ffffff"), plate=True,
    )  # fmt: skip
    v = view((TITLE, pill), behind)
    picture = behind.copy()
    _fill(picture, (40, 745, 160, 795), INK)
    _fill(picture, (60, 760, 100, 780), from_hex("#ffffff"))
    v = dataclasses.replace(v, picture=picture)
    assert quality.contrast_of(v, pill) > 12


def test_a_word_behind_an_object_is_hidden() -> None:
    v = view()
    hidden = v.picture.copy()
    _fill(hidden, (300, 40, 480, 190), PAPER)
    v = dataclasses.replace(v, picture=hidden)
    assert quality.text_over_subject(v) == "a part of the title is hidden"


def test_rag_and_centring_are_no_misalignment() -> None:
    ragged = _with(SUBTITLE, ink=Box(40, 220, 423, 28))  # ends 7 points before the title does
    assert quality.off_grid(view((TITLE, ragged, CAPTION))) == ""
    centred = tuple(
        block("caption", "x", Box(300 - w / 2, y, w, 20), 24) for w, y in ((100, 50), (108, 90))
    )
    assert quality.off_grid(view(centred)) == ""
    flush_right = (
        block("caption", "a", Box(467, 50, 100, 20), 24),  # on the margin
        block("caption", "b", Box(400, 90, 160, 20), 24),
        block("caption", "c", Box(380, 130, 180, 20), 24),
    )
    assert quality.off_grid(view(flush_right)).startswith("two right edges 7.0 pt")


def test_rotated_lines_collide_by_their_true_shape() -> None:
    tilted = block("title", "Sale", Box(100, 200, 400, 40), 60)
    tilted = _with(tilted, rotation=-14.0, pivot=(300.0, 220.0), ink=Box(100, 150, 400, 140))
    inside = block("caption", "now", Box(110, 160, 40, 12), 14)  # in the bounds, not on the line
    assert quality.collision(view((tilted, inside))) == ""
    on_line = block("caption", "now", Box(290, 215, 40, 12), 14)
    assert quality.collision(view((tilted, on_line))) != ""


def test_edit_distance() -> None:
    assert quality.edit_distance("kitten", "sitting") == 3
    assert quality.edit_distance("", "abc") == 3


@given(st.text(max_size=12), st.text(max_size=12))
def test_edit_distance_is_a_distance(a: str, b: str) -> None:
    d = quality.edit_distance(a, b)
    assert d == quality.edit_distance(b, a)
    assert (d == 0) == (a == b)
    assert abs(len(a) - len(b)) <= d <= max(len(a), len(b))


def test_box_mean_agrees_with_a_plain_loop() -> None:
    rng = np.random.default_rng(2)
    image = rng.random((9, 7)).astype(np.float32)
    padded = np.pad(image, 2, mode="edge")
    plain = [[padded[y : y + 5, x : x + 5].mean() for x in range(7)] for y in range(9)]
    assert quality.box_mean(image, 2) == pytest.approx(np.array(plain), abs=1e-5)


def test_layout_measures_of_known_boxes() -> None:
    a = block("title", "A", Box(0, 0, 300, 424), 100)
    b = block("caption", "B", Box(150, 0, 300, 424), 100)
    found = quality.layout_measures(view((a, b), _plain(255), subjects=()))
    assert found["ove"] == pytest.approx((1 / 3) / 2, abs=1e-6)
    assert found["ali"] == pytest.approx(0, abs=1e-9)  # tops agree
    assert found["rea"] == 0
    lone = quality.layout_measures(view((TITLE, _with(CAPTION, ink=Box(0, 0, 2, 2))), subjects=()))
    assert lone["val"] == 0.5


def test_saliency_finds_the_one_thing_on_the_page() -> None:
    pixels = _plain(250)
    _fill(pixels, (400, 600, 500, 700), from_hex("#d02020"))
    y, x = np.unravel_index(int(quality.saliency(pixels).argmax()), (64, 64))
    assert 38 <= x <= 56
    assert 42 <= y <= 56


def test_distance_tells_a_twin_from_a_stranger() -> None:
    plan = PLAN
    other = msgspec.structs.replace(
        plan, archetype="type_only", palette="neon", ground="dark", hero="none", family="mesh"
    )
    a = poster(artwork(), TEXTS)
    dark = poster(255 - artwork(), (_with(TITLE, ink=Box(40, 600, 430, 130)),))
    twin = quality.distance(a, plan, a, plan)
    assert twin == pytest.approx(0, abs=1e-6)
    assert (
        quality.distance(a, plan, a, msgspec.structs.replace(plan, palette="gold")) < quality.SAME
    )
    assert quality.distance(a, plan, dark, other) > 2 * quality.SAME
    assert quality.distance(a, plan, dark, other) == quality.distance(dark, other, a, plan)


def test_rasters_must_agree() -> None:
    with pytest.raises(ValueError, match="one size"):
        judge(
            artwork(), artwork()[1:], (), scale=1, format="square", archetype="badge"
        )  # fmt: skip
