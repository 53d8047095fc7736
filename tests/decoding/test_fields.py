"""Chance with a meaning: a seed is one page, whatever window is looked at."""

from __future__ import annotations

import numpy as np
import pytest

from engine.decoding.fields import Field, Window, drawn, stack

WHOLE = Window(0, 0, 320, 256, 256.0)
PART = Window(96, 64, 128, 128, 256.0)
TOOTH = Field("tooth", 90.0)
CLOUD = Field("cloud", 6.0, 3)
HATCH = Field("hatch", 60.0, 0, 12.0, 0.7)
SCREEN = Field("screen", 32.0, angle=0.26, kind="screen")
RINGS = Field("", 4.0, angle=1.2, kind="rings")


@pytest.mark.parametrize("field", [TOOTH, CLOUD, SCREEN, RINGS])
def test_a_window_shows_its_part_of_the_page(field: Field) -> None:
    whole, part = drawn(field, 7, WHOLE), drawn(field, 7, PART)
    assert part.shape == (128, 128)
    assert part.dtype == np.float32
    # Places are rounded to a 32nd of a cell.
    assert np.abs(whole[64:192, 96:224] - part).mean() < 0.02


def test_noise_has_no_mean_and_about_one_deviation() -> None:
    for field in (TOOTH, CLOUD, HATCH):
        values = np.stack([drawn(field, seed, WHOLE) for seed in range(6)])
        assert abs(values.mean()) < 0.25
        assert 0.7 < values.std() < 1.6


def test_a_seed_decides_and_names_differ() -> None:
    assert np.array_equal(drawn(CLOUD, 3, WHOLE), drawn(CLOUD, 3, WHOLE))
    assert not np.array_equal(drawn(CLOUD, 3, WHOLE), drawn(CLOUD, 4, WHOLE))
    other = Field("mist", CLOUD.frequency, CLOUD.octaves)
    assert not np.array_equal(drawn(CLOUD, 3, WHOLE), drawn(other, 3, WHOLE))
    # Screens and rings are no chance at all.
    assert np.array_equal(drawn(SCREEN, 3, WHOLE), drawn(SCREEN, 4, WHOLE))


def test_hatching_runs_along_its_angle() -> None:
    level = drawn(Field("hatch", 60.0, 0, 12.0, 0.0), 5, WHOLE)
    assert np.abs(np.diff(level, axis=0)).mean() > 4 * np.abs(np.diff(level, axis=1)).mean()


def test_a_quarter_turn_makes_a_cosine_of_a_sine() -> None:
    ahead = Field("", 4.0, angle=1.2, kind="rings", phase=0.25)
    sine, cosine = drawn(RINGS, 0, WHOLE), drawn(ahead, 0, WHOLE)
    assert np.abs(sine**2 + cosine**2 - 1).max() < 1e-3


def test_fields_are_stacked_in_their_order() -> None:
    planes = stack((TOOTH, SCREEN), 9, PART)
    assert planes.shape == (2, 128, 128)
    assert np.array_equal(planes[1], drawn(SCREEN, 9, PART))
    assert stack((), 9, PART).shape == (0, 128, 128)
