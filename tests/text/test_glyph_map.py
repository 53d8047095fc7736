"""What a decoder is told of the lettering: maps that mean the same on every grid."""

from __future__ import annotations

import itertools
import math
import time
from collections.abc import Callable, Sequence
from typing import Any

import numpy as np
import numpy.typing as npt
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from engine.errors import UserError
from engine.text import byt5, fonts, outlines
from engine.text.distance import signed_distance
from engine.text.glyph_map import PARTS, GlyphMap, InkGlyph, Part, glyph_map
from engine.text.layout import layout
from engine.text.spec import Span, TextSpec
from tests.text.conftest import HAN, LATIN

Floats = npt.NDArray[np.float64]
REGION = (0.0, 0.0, 100.0, 100.0)


def placed(
    text: str, face: str = LATIN, size: float = 60.0, width: float = 100.0
) -> list[InkGlyph]:
    out = layout(TextSpec((Span(text),), width, faces=(face,), size=size))
    made = []
    for glyph in out.glyphs:
        k = glyph.size / outlines.units_per_em(glyph.face)
        matrix = (k, 0.0, 0.0, -k, glyph.x, glyph.y)
        made.append(InkGlyph(glyph.face, glyph.gid, matrix, glyph.text, "t", len(made)))
    return made


def gid(character: str, face: str = LATIN) -> int:
    found: int = fonts.load(face).font.get_nominal_glyph(ord(character))
    return found


def at(character: str, matrix: Sequence[float], face: str = LATIN) -> InkGlyph:
    a, b, c, d, e, f = matrix
    return InkGlyph(face, gid(character, face), (a, b, c, d, e, f), character, "t")


def only(part: Part, glyphs: Sequence[InkGlyph], size: tuple[int, int], **extra: Any) -> GlyphMap:
    return glyph_map(glyphs, extra.pop("region", REGION), size, parts=(part,), **extra)


# ------------------------------------------------------------------ the whole map


def test_every_part_has_the_shape_and_dtype_that_it_promises() -> None:
    made = glyph_map(placed("Ag"), REGION, (96, 64), texts=("Ag",), radius=6)
    assert made.coverage is not None
    assert (made.coverage.shape, made.coverage.dtype) == ((64, 96), np.uint8)
    assert made.distance is not None
    assert (made.distance.shape, made.distance.dtype) == ((64, 96), np.float32)
    assert made.index is not None
    assert (made.index.shape, made.index.dtype) == ((64, 96), np.int32)
    assert made.boxes is not None
    assert (made.boxes.shape, made.boxes.dtype) == ((2, 4), np.float32)
    assert made.characters is not None
    assert [c.text for c in made.characters] == ["A", "g"]
    assert made.byt5_ids is not None
    assert made.byt5_ids.tolist() == [[ord("A") + 3, ord("g") + 3, 1]]
    assert made.coverage.max() == 255
    assert made.radius == 6
    assert -6 <= made.distance.min() < 0 < made.distance.max() <= 6


def test_parts_that_are_not_wanted_are_left_out() -> None:
    for part in PARTS:
        made = only(part, placed("Ag"), (32, 32))
        there = {
            "coverage": made.coverage, "distance": made.distance, "index": made.index,
            "boxes": made.boxes, "bytes": made.byt5_ids,
        }  # fmt: skip
        assert [name for name, value in there.items() if value is not None] == [part]


def test_a_page_without_letters_has_an_empty_map() -> None:
    made = glyph_map((), REGION, (8, 4), radius=2)
    assert made.coverage is not None
    assert not made.coverage.any()
    assert made.distance is not None
    assert (made.distance == -2).all()
    assert made.index is not None
    assert (made.index == -1).all()
    assert made.boxes is not None
    assert made.boxes.shape == (0, 4)
    assert made.byt5_ids is not None
    assert made.byt5_ids.tolist() == [[1]]


# ------------------------------------------------------------------ coverage and grids


def test_a_full_pixel_is_255_and_a_half_covered_one_half() -> None:
    # The left edge of H's stem in the middle of column 8, far above and below the grid.
    font = fonts.load(LATIN)
    extents = font.font.get_glyph_extents(gid("H"))
    k = 1.0
    glyph = at("H", (k, 0, 0, -k, 8.5 - extents.x_bearing, extents.y_bearing / 2 + 200))
    made = only("coverage", [glyph], (16, 16), region=(0, 0, 16, 16)).coverage
    assert made is not None
    assert (made[:, :8] == 0).all()
    assert abs(made[:, 8].astype(int) - 128).max() <= 1
    assert (made[:, 9:] == 255).all()


def test_oblong_pixels_cover_what_their_squares_cover_together() -> None:
    glyphs = placed("Rag", size=50)
    region = (0.0, 0.0, 128.0, 64.0)
    squares = only("coverage", glyphs, (512, 256), region=region).coverage
    oblong = only("coverage", glyphs, (64, 64), region=region).coverage
    assert squares is not None
    assert oblong is not None
    expected = squares.reshape(64, 4, 64, 8).mean(axis=(1, 3))
    # The rasteriser flattens curves to within a twentieth of a pixel, coarser on a coarse grid.
    assert abs(oblong - expected).mean() < 0.5
    assert abs(oblong - expected).max() < 20
    boxes = only("boxes", glyphs, (64, 64), region=region).boxes
    fine = only("boxes", glyphs, (512, 256), region=region).boxes
    assert boxes is not None
    assert fine is not None
    assert np.allclose(boxes * (8, 4, 8, 4), fine, atol=1e-3)


def test_regions_side_by_side_make_up_the_whole() -> None:
    glyphs = placed("Sphinx", size=34)
    whole = glyph_map(glyphs, REGION, (128, 128), radius=10)
    left = glyph_map(glyphs, (0.0, 0.0, 50.0, 100.0), (64, 128), radius=10)
    right = glyph_map(glyphs, (50.0, 0.0, 100.0, 100.0), (64, 128), radius=10)
    for name in ("coverage", "distance", "index"):
        joined = np.hstack((getattr(left, name), getattr(right, name)))
        assert np.array_equal(joined, getattr(whole, name)), name


def test_mirrored_letters_over_letters_leave_no_hole() -> None:
    k = 60 / outlines.units_per_em(LATIN)
    plain, mirrored = at("H", (k, 0, 0, -k, 20, 80)), at("H", (-k, 0, 0, -k, 70, 80))
    both = only("coverage", [plain, mirrored], (100, 100)).coverage
    one = only("coverage", [plain], (100, 100)).coverage
    other = only("coverage", [mirrored], (100, 100)).coverage
    assert both is not None
    assert one is not None
    assert other is not None
    painted = 255 - (255 - one.astype(float)) * (255 - other) / 255
    assert abs(both - painted).max() <= 1
    assert (np.minimum(one, other) == 255).any()


def test_faces_whose_contours_turn_the_other_way_leave_no_hole() -> None:
    k, q = 60 / outlines.units_per_em(LATIN), 80 / outlines.units_per_em(HAN)
    letter, han = at("H", (k, 0, 0, -k, 20, 80)), at("口", (q, 0, 0, -q, 10, 85), HAN)
    both = only("coverage", [letter, han], (100, 100)).coverage
    one = only("coverage", [letter], (100, 100)).coverage
    other = only("coverage", [han], (100, 100)).coverage
    assert both is not None
    assert one is not None
    assert other is not None
    assert (both >= np.maximum(one, other)).all()


# ------------------------------------------------------------------ boxes and indices


def test_boxes_hold_the_ink_and_no_more() -> None:
    for turn in (0.0, 0.35, 1.1):
        glyphs = []
        for glyph, x in zip("Ogé", (60.0, 180.0, 300.0), strict=True):
            k = 100 / outlines.units_per_em(LATIN)
            c, s = k * math.cos(turn), k * math.sin(turn)
            glyphs.append(at(glyph, (c, s, s, -c, x, 150.0)))
        made = glyph_map(glyphs, (0, 0, 400, 300), (400, 300), parts=("boxes", "index"))
        assert made.boxes is not None
        assert made.index is not None
        for i, (x0, y0, x1, y1) in enumerate(made.boxes.tolist()):
            ys, xs = np.nonzero(made.index == i)
            seen = (xs.min(), ys.min(), xs.max() + 1, ys.max() + 1)
            assert np.abs(np.array(seen) - (x0, y0, x1, y1)).max() < 1.1, (turn, i)


def test_a_box_is_exact_to_a_hundredth_of_a_pixel() -> None:
    # The round of an O under rotation, against its outline cut into very many points.
    k, turn = 200 / outlines.units_per_em(LATIN), 0.7
    c, s = k * math.cos(turn), k * math.sin(turn)
    made = only("boxes", [at("O", (c, s, s, -c, 100, 200))], (400, 400), region=(0, 0, 400, 400))
    verbs, points = outlines.outline(LATIN, gid("O"))
    p = np.array(points).reshape(-1, 2)
    t = np.linspace(0, 1, 2001)[:, None]
    traced, i = [], 0
    for verb in verbs:
        n = {"M": 1, "L": 1, "Q": 2, "C": 3, "Z": 0}[verb]
        if n > 1:
            q = p[i - 1 : i + n]
            while len(q) > 1:  # de Casteljau, all parameters at once
                q = [a * (1 - t) + b * t for a, b in itertools.pairwise(q)]
            traced.append(q[0])
        elif n:
            traced.append(p[i : i + 1])
        i += n
    xy = np.concatenate(traced) @ np.array([[c, s], [s, -c]]) + (100, 200)
    expected = (*xy.min(axis=0), *xy.max(axis=0))
    assert made.boxes is not None
    assert np.abs(made.boxes[0] - expected).max() < 0.01


def test_marks_and_ligatures_count_as_the_character_that_they_belong_to() -> None:
    glyphs = placed("กี่", face="noto-sans-thai-800")
    assert len(glyphs) > 1
    made = glyph_map(glyphs, REGION, (200, 200), parts=("boxes",))
    assert made.characters is not None
    assert made.boxes is not None
    assert "".join(c.text for c in made.characters) == "กี่"
    assert sum(c.last - c.first for c in made.characters) == len(glyphs)


def test_characters_outside_the_region_and_spaces_have_no_box() -> None:
    glyphs = placed("ab cd", size=30, width=500)
    made = glyph_map(glyphs, (0.0, 0.0, 30.0, 60.0), (30, 60), parts=("boxes",))
    assert made.characters is not None
    assert [c.text for c in made.characters] == ["a", "b"]
    everything = glyph_map(glyphs, (0.0, 0.0, 500.0, 60.0), (500, 60), parts=("boxes",))
    assert everything.characters is not None
    assert [c.text for c in everything.characters] == ["a", "b", "c", "d"]


def test_every_inked_pixel_belongs_to_a_glyph_and_overlaps_to_the_later() -> None:
    k = 60 / outlines.units_per_em(LATIN)
    under, over = at("H", (k, 0, 0, -k, 20, 80)), at("O", (k, 0, 0, -k, 35, 80))
    made = glyph_map([under, over], REGION, (200, 200), parts=("coverage", "index"))
    first = only("coverage", [under], (200, 200)).coverage
    second = only("coverage", [over], (200, 200)).coverage
    assert made.coverage is not None
    assert made.index is not None
    assert first is not None
    assert second is not None
    assert ((made.index >= 0) == (made.coverage > 0)).all()
    both = (first == 255) & (second == 255)
    assert both.any()
    assert (made.index[both] == 1).all()
    assert (made.index[(first > second)] == 0).all()


# ------------------------------------------------------------------ distance

WIDE, TALL = 96, 80


def covered(inside: Callable[[Floats, Floats], Floats]) -> npt.NDArray[np.uint8]:
    """Coverage of a shape given by its signed distance, by 16 x 16 samples of each pixel."""
    k = (np.arange(16) + 0.5) / 16
    xs = (np.arange(WIDE)[:, None] + k).reshape(1, -1)
    ys = (np.arange(TALL)[:, None] + k).reshape(-1, 1)
    hit = (inside(xs, ys) > 0).reshape(TALL, 16, WIDE, 16)
    return np.rint(hit.mean(axis=(1, 3)) * 255).astype(np.uint8)


def compared(
    inside: Callable[[Floats, Floats], Floats], radius: float = 8.0
) -> tuple[Floats, Floats]:
    """Errors and true distances, without the rim where the picture ends and knows no more."""
    y, x = np.mgrid[0:TALL, 0:WIDE] + 0.5
    true = inside(x, y).clip(-radius, radius)
    rim = slice(12, -12)
    error = signed_distance(covered(inside), radius) - true
    return np.abs(error)[rim, rim], true[rim, rim]


@settings(max_examples=25, deadline=None)
@given(st.floats(0, 360), st.floats(0, 1))
def test_a_straight_edge_is_where_it_is(degrees: float, shift: float) -> None:
    c, s = math.cos(math.radians(degrees)), math.sin(math.radians(degrees))
    error, true = compared(lambda x, y: (x - WIDE / 2 - shift) * c + (y - TALL / 2) * s)
    assert error[np.abs(true) < 1].max() < 0.1
    assert error.mean() < 0.01
    assert (error > 0.15).mean() < 1e-3
    assert error.max() < 0.4


@pytest.mark.parametrize("radius", [4.0, 10.0, 25.0])
def test_a_disc_keeps_its_distance(radius: float) -> None:
    error, true = compared(lambda x, y: radius - np.hypot(x - 48.3, y - 40.1))
    assert error[np.abs(true) < 1].max() < 0.1
    assert error.max() < 0.25


def test_an_edge_between_two_pixels_is_exact() -> None:
    error, _ = compared(lambda x, y: np.minimum(x - 30, 60 - x) + 0 * y, radius=20)
    assert error.max() < 1e-5


def test_a_wide_radius_agrees_with_a_narrow_one() -> None:
    ink = covered(lambda x, y: 15 - np.hypot(x - 48.3, y - 40.1))
    narrow, wide = signed_distance(ink, 5), signed_distance(ink, 40)
    assert np.allclose(wide.clip(-5, 5), narrow, atol=1e-5)


def test_strips_of_a_large_picture_join_without_a_seam(monkeypatch: pytest.MonkeyPatch) -> None:
    ink = covered(lambda x, y: 6 - np.abs((x + 2 * y) % 30 - 15))
    whole = signed_distance(ink, 5)
    monkeypatch.setattr("engine.text.distance._STRIP", 1)
    assert np.array_equal(signed_distance(ink, 5), whole)


# ------------------------------------------------------------------ bytes


def test_bytes_are_utf8_plus_three_with_an_end() -> None:
    made = byt5.pack(["ABC"])
    assert made.ids.dtype == made.mask.dtype == np.int64
    assert made.ids.tolist() == [[68, 69, 70, 1]]
    assert made.mask.tolist() == [[1, 1, 1, 1]]
    assert byt5.pack(["福"]).ids.tolist() == [[0xE7 + 3, 0xA6 + 3, 0x8F + 3, 1]]


def test_an_even_number_of_texts_has_a_pad_in_front_that_is_looked_at() -> None:
    made = byt5.pack(["A", "BC"])
    assert made.ids.tolist() == [[0, 68, 1, 0], [0, 69, 70, 1]]
    assert made.mask.tolist() == [[1, 1, 1, 0], [1, 1, 1, 1]]
    odd = byt5.pack(["A", "BC", ""])
    assert odd.ids.tolist() == [[68, 1, 0], [69, 70, 1], [1, 0, 0]]
    assert odd.mask.tolist() == [[1, 1, 0], [1, 1, 1], [1, 0, 0]]


def test_no_text_is_one_empty_text() -> None:
    made = byt5.pack([])
    assert (made.ids.tolist(), made.mask.tolist()) == ([[1]], [[1]])


def test_what_looks_like_a_special_token_stays_text() -> None:
    assert byt5.pack(["</s>"]).ids.tolist() == [[*(b + 3 for b in b"</s>"), 1]]


def test_a_text_over_the_limit_is_cut_and_said_to_be() -> None:
    made = byt5.pack(["x" * 2047, "y" * 2048, "z" * 10**6])
    assert made.ids.shape == (3, 2048)
    assert made.cut == (1, 2)
    assert (made.ids[:, -1] == 1).all()


# ------------------------------------------------------------------ bad input


@pytest.mark.parametrize("number", [math.nan, math.inf, -math.inf, 1e308])
@pytest.mark.parametrize("place", range(6))
def test_a_place_that_is_no_number_is_refused(number: float, place: int) -> None:
    matrix = [0.03, 0.0, 0.0, -0.03, 10.0, 60.0]
    matrix[place] = number
    parts: tuple[Part, ...] = ("coverage", "index", "boxes")
    for part in parts:
        with pytest.raises(UserError, match="place of glyph"):
            only(part, [at("H", matrix)], (32, 32))


@pytest.mark.parametrize(
    "region",
    [(0, 0, 0, 10), (0, 0, 10, 0), (10, 0, 0, 10), (0, 0, math.nan, 10), (0, 0, math.inf, 10),
     (0, 0, 1e-320, 1)],
)  # fmt: skip
def test_an_empty_region_is_refused(region: tuple[float, float, float, float]) -> None:
    with pytest.raises(UserError):
        glyph_map(placed("A"), region, (8, 8))


@pytest.mark.parametrize("size", [(0, 8), (8, 0), (-1, 8), (20_000, 20_000)])
def test_a_grid_out_of_range_is_refused(size: tuple[int, int]) -> None:
    with pytest.raises(UserError, match="grid"):
        glyph_map(placed("A"), REGION, size)


def test_a_long_thin_grid_is_right() -> None:
    made = glyph_map(placed("A"), REGION, (1, 40_000), radius=3)
    assert made.coverage is not None
    assert made.distance is not None
    assert made.coverage.shape == made.distance.shape == (40_000, 1)
    assert ((made.distance > 0) == (made.coverage >= 128)).mean() > 0.999


@pytest.mark.parametrize("radius", [0.0, -1.0, math.nan, math.inf, 1e9])
def test_a_radius_out_of_range_is_refused(radius: float) -> None:
    with pytest.raises(UserError, match="radius"):
        glyph_map(placed("A"), REGION, (8, 8), radius=radius)


def test_a_point_of_a_poster_fills_a_grid_and_absurd_magnification_is_refused() -> None:
    # A letter of 1,000 points seen through a hole of a point.
    k = 1000 / outlines.units_per_em(LATIN)
    letter = at("H", (k, 0, 0, -k, -100.0, 500.0))
    made = only("coverage", [letter], (512, 512), region=(0, 0, 1, 1)).coverage
    assert made is not None
    assert (made == 255).all()
    with pytest.raises(UserError, match="magnified"):
        only("coverage", [letter], (512, 512), region=(0, 0, 1e-6, 1e-6))


def test_lone_surrogates_are_refused() -> None:
    with pytest.raises(UserError, match="surrogate"):
        glyph_map((), REGION, (8, 8), texts=("a\ud800",))


def test_an_unknown_face_is_named() -> None:
    with pytest.raises(UserError, match="no-such-face"):
        glyph_map([InkGlyph("no-such-face", 1, (1, 0, 0, -1, 0, 0))], REGION, (8, 8))


def test_very_many_glyphs_are_drawn_or_refused_but_never_hang() -> None:
    k = 2 / outlines.units_per_em(LATIN)
    many = [
        InkGlyph(LATIN, gid("H"), (k, 0, 0, -k, i % 100, i // 1000), "H", "t")
        for i in range(30_000)
    ]
    start = time.perf_counter()
    made = glyph_map(many, REGION, (64, 64))
    assert time.perf_counter() - start < 60
    assert made.characters is not None
    assert len(made.characters) > 25_000
    with pytest.raises(UserError, match="too many"):
        glyph_map(many * 9, REGION, (64, 64))
    with pytest.raises(UserError, match="too many"):
        glyph_map((), REGION, (8, 8), texts=("a",) * 1025)
