"""The veil: busy places under words become calm, everything else stays as it was painted."""

from __future__ import annotations

import numpy as np

from engine.decoding import quiet

BOX = (40.0, 30.0, 160.0, 90.0)


def noisy(seed: int = 1) -> np.ndarray:
    chance = np.random.default_rng(seed)
    return np.clip(chance.normal(128, 30, (200, 240, 3)), 0, 255).astype(np.uint8)


def test_a_busy_place_is_veiled_and_the_rest_is_left_alone() -> None:
    painted = noisy()
    found = quiet.veiled(painted, [BOX])
    assert found.before[0] > quiet.LIMIT
    assert found.after[0] < 0.35 * found.before[0]
    assert quiet.energy(found.pixels, BOX) == found.after[0]
    far = (slice(150, 200), slice(0, 240))
    assert np.array_equal(found.pixels[far], painted[far])
    # Colours stay: it is the picture's own blur.
    inside = (slice(30, 90), slice(40, 160))
    assert np.abs(found.pixels[inside].mean((0, 1)) - painted[inside].mean((0, 1))).max() < 3


def test_a_calm_place_is_not_touched() -> None:
    calm = np.full((120, 200, 3), 90, np.uint8)
    found = quiet.veiled(calm, [BOX, (0, 0, 20, 20)])
    assert found.pixels is calm
    assert found.strengths == (0.0, 0.0)


def test_no_stronger_veil_than_will_do() -> None:
    slightly = (128 + (noisy().astype(float) - 128) * 0.14).astype(np.uint8)
    found = quiet.veiled(slightly, [BOX])
    assert found.strengths[0] < quiet.STRENGTHS[-1]
    assert found.after[0] <= quiet.LIMIT


def test_the_same_picture_gets_the_same_veil() -> None:
    one, other = quiet.veiled(noisy(), [BOX]), quiet.veiled(noisy(), [BOX])
    assert np.array_equal(one.pixels, other.pixels)


def test_boxes_outside_the_picture_are_no_fault() -> None:
    found = quiet.veiled(noisy(), [(-90.0, -90.0, -10.0, -10.0), (500.0, 10.0, 600.0, 40.0)])
    assert found.before == (0.0, 0.0)
    assert np.array_equal(found.pixels, noisy())
