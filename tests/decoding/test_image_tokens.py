"""Image tokens keep what a picture shows and drop its colours; other grids, palettes, objects."""

from __future__ import annotations

import json
import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.decoding import image_tokens as tokens
from engine.decoding.image_tokens import EMPTY, VOCABULARY, ImageTokens, Vocabulary
from engine.document.colour import Colour, rgb
from engine.document.model import SceneSource
from engine.document.palettes import PALETTES
from engine.drawing.labels import FOREIGN, LabelMap, SceneObject, label_map
from engine.drawing.motifs import FAMILIES, paint
from engine.drawing.motifs.classes import CLASS_NAMES
from engine.drawing.scene import Scene
from engine.errors import UserError
from exporters.raster import render

NAMES = tuple(PALETTES)
WIDTH, HEIGHT = 384, 512


def scene(family: str, palette: tuple[Colour, ...] | None = None) -> Scene:
    number = sorted(FAMILIES).index(family)
    variants = FAMILIES[family].variants
    source = SceneSource(
        family=family,
        seed=number,
        variant=variants[(number + 1) % len(variants)],
        palette=palette or PALETTES[NAMES[number * 5 % len(NAMES)]],
        dark=number % 2 == 1,
    )
    return Scene(WIDTH, HEIGHT, 9, 0, paint(source, WIDTH, HEIGHT, 9))


def palette_of(family: str) -> tuple[Colour, ...]:
    return PALETTES[NAMES[sorted(FAMILIES).index(family) * 5 % len(NAMES)]]


def grid_of(rows: list[list[int]]) -> ImageTokens:
    return ImageTokens(np.array(rows, np.int32))


# ------------------------------------------------------------------ the vocabulary


def test_every_class_and_slot_has_one_token_that_stays() -> None:
    seen = {VOCABULARY.token(n, s) for n in CLASS_NAMES for s in range(-1, 6)}
    assert len(seen) == 7 * len(CLASS_NAMES)
    assert min(seen) == 7
    assert max(seen) == VOCABULARY.size - 1
    for token in seen:
        assert VOCABULARY.token(*VOCABULARY.meaning(token)) == token
    assert VOCABULARY.meaning(EMPTY) == ("", FOREIGN)
    # Shipped weights know these by number: they may never change.
    assert VOCABULARY.token("sky.night", 0) == 8
    assert VOCABULARY.token("firefly", -1) == 1295
    assert VOCABULARY.token("subject.animal", 5) == CLASS_NAMES.index("subject.animal") * 7 + 13


def test_a_bundles_table_is_read_back_and_a_strange_one_is_refused() -> None:
    stored = json.loads(json.dumps(VOCABULARY.table()))
    assert Vocabulary.from_table(stored) == VOCABULARY
    older = Vocabulary.from_table(stored | {"classes": list(CLASS_NAMES[:100])})
    assert older.token("sun.disc", 2) == VOCABULARY.token("sun.disc", 2)
    swapped = [CLASS_NAMES[1], CLASS_NAMES[0], *CLASS_NAMES[2:]]
    for bad in (
        None,
        [],
        {},
        stored | {"classes": []},
        stored | {"classes": "sky"},
        stored | {"classes": [1, 2]},
        stored | {"classes": ["a", "a"]},
        stored | {"classes": swapped},
        stored | {"slots": 8},
    ):
        with pytest.raises(UserError):
            Vocabulary.from_table(bad)
    with pytest.raises(UserError, match="no class"):
        VOCABULARY.token("volcano")
    with pytest.raises(UserError, match="no image token"):
        VOCABULARY.meaning(VOCABULARY.size)


def test_tokens_from_outside_are_checked() -> None:
    assert tokens.checked([[0, 8], [9, 10]]).grid == (2, 2)
    for bad in ([], [1, 2], [[1.0]], [[1], [1, 2]], [[-1]], [[VOCABULARY.size]], [["a"]], [[[1]]]):
        with pytest.raises(UserError):
            tokens.checked(bad)


# ------------------------------------------------------------------ pictures


def test_tokens_keep_the_labels_and_a_preview_looks_like_the_picture() -> None:
    """Over all families the preview in slot colours follows the exporter's picture: a correlation
    of 0.83 in the mean over all their variants, and 0.77 with grey for foreign colours. Single
    scenes go down to 0.2, where a ground's gradient runs far from its slot's colour."""
    fine, grey = [], []
    for family in sorted(FAMILIES)[::2]:
        drawn = scene(family)
        labels = label_map(drawn, grid=(32, 32))
        made = tokens.encode(labels)
        assert (made.classes == labels.classes).all()
        assert (made.slots == labels.slots).all()
        palette = palette_of(family)
        pixels = render(drawn, scale=1.0, assets=lambda _: b"")
        small = pixels.reshape(32, 16, 32, 12, 3).mean(axis=(1, 3)) / 255
        for store, foreign in ((fine, labels.colours), (grey, tokens.GREY)):
            preview = tokens.decode(made, palette, foreign=foreign)
            assert preview.shape == (32, 32, 3)
            assert preview.dtype == np.float32
            store.append(np.corrcoef(preview.ravel(), small.ravel())[0, 1])
    assert np.mean(fine) > 0.75
    assert np.mean(grey) > 0.68
    assert np.median(fine) > 0.85


@pytest.mark.parametrize("family", sorted(FAMILIES))
def test_a_fine_grid_reduced_agrees_with_a_coarse_one(family: str) -> None:
    drawn = scene(family)
    fine = tokens.encode(label_map(drawn, grid=(64, 64)))
    for side in (16, 32):
        coarse = tokens.encode(label_map(drawn, grid=(side, side)))
        reduced = tokens.reduce(fine, (side, side))
        assert (reduced.classes == coarse.classes).mean() >= 0.9
        assert (
            tokens.reduce(tokens.expand(coarse, (64, 64)), (side, side)).ids == coarse.ids
        ).all()


def test_tokens_hold_no_colour() -> None:
    one, two = (
        tokens.encode(label_map(scene("papercut", PALETTES[name]), grid=(32, 32)))
        for name in NAMES[:2]
    )
    assert (one.classes == two.classes).mean() > 0.98
    assert (one.slots == two.slots).mean() > 0.9
    before = tokens.decode(one, PALETTES[NAMES[0]])
    after = tokens.decode(one, PALETTES[NAMES[1]])
    moved = tokens.swap_palette(before, one, PALETTES[NAMES[0]], PALETTES[NAMES[1]])
    assert np.abs(moved - after).max() < 1e-6
    shaded = tokens.swap_palette(before * 0.5, one, PALETTES[NAMES[0]], PALETTES[NAMES[0]])
    assert np.abs(shaded - before * 0.5).max() < 1e-6


def test_a_preview_needs_six_colours_and_marks_what_is_foreign_or_empty() -> None:
    palette = tuple(rgb(i / 10, 0, 0) for i in range(6))
    picture = grid_of([[EMPTY, VOCABULARY.token("tent", 4)], [VOCABULARY.token("tent"), 8]])
    out = tokens.decode(picture, palette, foreign=(0.0, 1.0, 0.0))
    assert out[0, 0].tolist() == [1, 1, 1]
    assert out[0, 1].tolist() == pytest.approx([0.4, 0, 0])
    assert out[1, 0].tolist() == [0, 1, 0]
    assert out[1, 1].tolist() == [0, 0, 0]
    with pytest.raises(UserError, match="palette"):
        tokens.decode(picture, palette[:5])


def test_an_older_bundle_takes_unknown_classes_for_shapes() -> None:
    known = CLASS_NAMES.index("shape") + 1
    older = Vocabulary(CLASS_NAMES[:known])
    label = CLASS_NAMES.index("subject.person") + 1
    labels = LabelMap(
        np.array([[label]], np.uint16), np.array([[3]], np.int8), np.ones((1, 1, 3), "f4"), ()
    )
    made = tokens.encode(labels, older)
    assert older.meaning(int(made.ids[0, 0])) == ("shape", 3)


# ------------------------------------------------------------------ grids


def test_a_tie_goes_to_what_is_rarer() -> None:
    sky, tent = VOCABULARY.token("sky.clear", 1), VOCABULARY.token("tent", 2)
    picture = grid_of([[sky, sky, tent, sky], [sky, sky, sky, tent]])
    assert tokens.reduce(picture, (2, 1)).ids.tolist() == [[sky, tent]]
    # A class wins by all its slots together.
    other = [VOCABULARY.token("sky.clear", s) for s in (0, 1, 2)]
    mixed = grid_of([[other[0], other[1], tent], [other[1], tent, tent], [other[2], other[0], sky]])
    assert tokens.reduce(mixed, (1, 1)).ids.tolist() == [[sky]]


def test_grids_that_do_not_fit_are_refused() -> None:
    picture = ImageTokens(np.full((4, 6), 8, np.int32))
    assert tokens.expand(picture, (12, 4)).grid == (12, 4)
    assert tokens.reduce(picture, (3, 2)).grid == (3, 2)
    for grid in ((5, 2), (0, 1), (12, 8), (-6, 4)):
        with pytest.raises(UserError, match="grid"):
            tokens.reduce(picture, grid)
    for grid in ((7, 4), (3, 4), (6000, 4000)):
        with pytest.raises(UserError, match="grid"):
            tokens.expand(picture, grid)


@given(st.data())
def test_expanding_and_reducing_gives_the_same_tokens(data: st.DataObject) -> None:
    rows, cols = data.draw(st.integers(1, 6)), data.draw(st.integers(1, 6))
    cells = st.integers(7, VOCABULARY.size - 1)
    ids = data.draw(st.lists(cells, min_size=rows * cols, max_size=rows * cols))
    picture = ImageTokens(np.array(ids, np.int32).reshape(rows, cols))
    k, m = data.draw(st.integers(1, 4)), data.draw(st.integers(1, 4))
    wide = tokens.expand(picture, (cols * k, rows * m))
    assert (tokens.reduce(wide, (cols, rows)).ids == picture.ids).all()


# ------------------------------------------------------------------ quiet places


def test_a_quiet_mask_is_the_covered_part_of_every_cell() -> None:
    mask = tokens.quiet_mask([(0.25, 0.0, 0.625, 0.5)], (4, 2))
    assert mask.dtype == np.float32
    assert mask.tolist() == [[0, 1, 0.5, 0], [0, 0, 0, 0]]
    twice = tokens.quiet_mask([(0.0, 0.0, 0.5, 1.0), (0.25, 0.0, 0.75, 1.0)], (2, 1))
    assert twice.tolist() == [[1, 0.5]]
    assert tokens.quiet_mask([], (3, 3)).max() == 0
    assert tokens.quiet_mask([(-9.0, -9.0, 9.0, 9.0)], (3, 3)).min() == 1
    assert tokens.quiet_mask([(0.9, 0.9, 0.1, 0.1)], (3, 3)).max() == 0
    for box in ((math.nan, 0.0, 1.0, 1.0), (0.0, 0.0, math.inf, 1.0)):
        with pytest.raises(UserError):
            tokens.quiet_mask([box], (3, 3))
    with pytest.raises(UserError):
        tokens.quiet_mask([], (0, 3))


# ------------------------------------------------------------------ objects


@given(
    st.floats(0, 1), st.floats(0, 1), st.floats(0.001, 1), st.floats(0.001, 1), st.integers(-1, 5)
)
def test_objects_come_back_within_a_step(x: float, y: float, w: float, h: float, slot: int) -> None:
    thing = SceneObject("cactus", x - w / 2, y - h / 2, w, h, slot, w * h)
    rows = tokens.encode_objects([thing])
    assert rows.dtype == np.int32
    assert rows.shape == (1, 6)
    (back,) = tokens.decode_objects(rows)
    assert (back.name, back.slot) == ("cactus", slot)
    step = 1 / tokens.STEPS + 1e-6
    assert abs(back.x + back.w / 2 - x) <= step
    assert abs(back.y + back.h / 2 - y) <= step
    assert -1e-6 <= back.w - w <= step
    assert -1e-6 <= back.h - h <= step
    assert (tokens.encode_objects([back]) == rows).all()


def test_objects_of_a_scene_and_broken_ones() -> None:
    things = label_map(scene("beach"), grid=(64, 64)).objects
    rows = tokens.encode_objects(things, most=5)
    assert len(rows) == min(5, len(things))
    assert [o.name for o in tokens.decode_objects(rows)] == [o.name for o in things[:5]]
    assert tokens.decode_objects(np.empty((0, 6), np.int32)) == ()
    good = rows[0].tolist()
    for column, value in ((0, 0), (0, 9999), (1, 64), (2, -1), (5, 7)):
        bad = list(good)
        bad[column] = value
        with pytest.raises(UserError, match="object tokens"):
            tokens.decode_objects([bad])
    for bad_rows in ([[1, 2]], [[0.5] * 6], [good] * 300):
        with pytest.raises(UserError, match="object tokens"):
            tokens.decode_objects(bad_rows)
