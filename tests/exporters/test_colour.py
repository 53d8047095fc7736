"""Colours on their way into files."""

from __future__ import annotations

import io
from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image, ImageCms

from engine.document.colour import Colour, from_hex, rgb
from engine.drawing.scene import Stop
from exporters import colour


def test_the_profile_is_srgb() -> None:
    ours = ImageCms.ImageCmsProfile(io.BytesIO(colour.srgb_icc()))
    assert ours.profile.profile_description == colour.SRGB_NAME
    rng = np.random.default_rng(1)
    picture = Image.fromarray(rng.integers(0, 256, (64, 64, 3), dtype=np.uint8))
    theirs = ImageCms.createProfile("sRGB")
    there = ImageCms.profileToProfile(picture, ours, theirs)
    assert there is not None
    assert np.abs(np.asarray(there).astype(int) - np.asarray(picture)).max() <= 1


def test_srgb_passes_unchanged() -> None:
    red = from_hex("#e23b3b")
    assert colour.srgb(red) == red.values


def test_inks_look_like_themselves() -> None:
    paper = colour.srgb(Colour("cmyk", (0.0, 0.0, 0.0, 0.0)))
    cyan = colour.srgb(Colour("cmyk", (1.0, 0.0, 0.0, 0.0)))
    black = colour.srgb(Colour("cmyk", (0.0, 0.0, 0.0, 1.0)))
    assert min(paper) > 0.95
    assert cyan[0] < 0.2 < 0.4 < cyan[2]
    assert max(black) < 0.2


def test_a_spot_colour_is_its_alternate_by_the_tint() -> None:
    alternate = (0.0, 0.9, 0.8, 0.0)
    full = Colour("spot", (1.0,), 1.0, "PANTONE 185 C", alternate)
    assert colour.srgb(full) == colour.srgb(Colour("cmyk", alternate))
    none = Colour("spot", (0.0,), 1.0, "PANTONE 185 C", alternate)
    assert colour.srgb(none) == colour.srgb(Colour("cmyk", (0.0,) * 4))


offsets = st.floats(-0.5, 1.5) | st.sampled_from([0.0, 0.5, 1.0]) | st.just(float("nan"))


@given(st.lists(offsets, max_size=12))
def test_stops_always_rise_from_nought_to_one(given_offsets: list[float]) -> None:
    made = colour.clean_stops([Stop(o, rgb(0.1, 0.2, 0.3)) for o in given_offsets])
    cleaned = [stop.offset for stop in made]
    assert cleaned[0] == 0.0
    assert cleaned[-1] == 1.0
    assert all(a < b for a, b in pairwise(cleaned))


def test_a_hard_edge_keeps_both_colours() -> None:
    red, blue = rgb(1, 0, 0), rgb(0, 0, 1)
    made = colour.clean_stops([Stop(0, red), Stop(0.5, red), Stop(0.5, blue), Stop(1, blue)])
    assert [s.colour for s in made] == [red, red, blue, blue]
    assert made[1].offset == pytest.approx(made[2].offset, abs=1e-4)
