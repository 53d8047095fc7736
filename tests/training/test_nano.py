"""The nano decoder's training material: deterministic, told apart from what is held out, resumable."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from engine.drawing.labels import LABELS
from engine.errors import UserError
from engine.training.nano import data, material
from engine.training.nano.data import Bucket, Examples

SMALL = Bucket(64, 64, 0.75, 4)
WIDE = Bucket(96, 64, 0.25, 4)


def test_a_recipe_is_a_function_of_its_number_and_never_mixes_what_is_held_out() -> None:
    size = (256, 256)
    train = [material.draw(i, size, "train") for i in range(40)]
    assert train[:5] == [material.draw(i, size, "train") for i in range(5)]
    assert not any(material.held_out(*name) for recipe in train for name in recipe.names())
    held = [material.draw(i, size, "held") for i in range(10)]
    assert all(recipe.is_held_out for recipe in held)
    assert len({recipe.source.family for recipe in train}) > 12
    assert any(recipe.lettering for recipe in train)
    assert any(recipe.page != (256.0, 256.0) for recipe in train)


def test_an_example_holds_the_picture_twice_with_one_plan() -> None:
    bucket = Bucket(192, 128, 1.0, 2)
    seed = next(
        i for i in range(200)
        if any(len(words.text) < 8 for words in material.draw(i, bucket.size, "train").lettering)
    )  # fmt: skip
    recipe = material.draw(seed, bucket.size, "train")
    flat, painted = data.examples(recipe, bucket, seed)
    assert flat["picture"].shape == (128, 192, 3)
    assert flat["style"] == 0
    assert painted["style"] > 0
    assert (flat["picture"] != painted["picture"]).any()
    for field in ("classes", "slots", "coverage", "plan"):
        assert (flat[field] == painted[field]).all()
    assert flat["classes"].max() <= len(LABELS)
    assert flat["slots"].max() <= 6
    assert flat["lettered"] == 1
    inside = flat["coverage"] == 255
    assert inside.any()
    # Ink is where the distance says so, and the painted picture keeps the letters' own colour.
    assert (flat["distance"][flat["coverage"][::2, ::2] == 255] > 110).all()
    assert np.abs(flat["picture"][inside].astype(int) - painted["picture"][inside]).max() <= 1
    # The preview is the flat picture, an eighth as large.
    wanted = flat["picture"].reshape(16, 8, 24, 8, 3).mean((1, 3))
    assert np.abs(wanted - flat["painted"]).max() <= 0.51


def test_shards_are_written_once_and_resumed(tmp_path: Path) -> None:
    said: list[str] = []
    buckets = (SMALL, WIDE)
    data.make(tmp_path, 2, 5.0, 1, said.append, buckets)
    files = sorted(path.name for path in tmp_path.iterdir())
    assert files == [
        "held-64x64-00000.npy", "held-96x64-00000.npy",
        "train-64x64-00000.npy", "train-96x64-00000.npy",
    ] or files == [
        "held-64x64-00000.npy", "train-64x64-00000.npy", "train-64x64-00001.npy",
    ]  # fmt: skip
    assert "pictures/s" in said[-1]
    first = tmp_path / "train-64x64-00000.npy"
    before = first.read_bytes()
    first.unlink()
    data.make(tmp_path, 2, 5.0, 1, said.append, buckets)
    assert first.read_bytes() == before

    examples = Examples(tmp_path, "train", buckets)
    assert len(examples) == 8
    rows = examples.pick(SMALL, 6, np.random.default_rng(1))
    assert rows["picture"].shape == (6, 64, 64, 3)
    assert (rows == examples.pick(SMALL, 6, np.random.default_rng(1))).all()


def test_an_empty_folder_and_old_examples_are_explained(tmp_path: Path) -> None:
    with pytest.raises(UserError, match="draw data first"):
        Examples(tmp_path, "train", (SMALL,))
    np.save(tmp_path / "train-64x64-00000.npy", np.zeros(3))
    with pytest.raises(UserError, match="another version"):
        Examples(tmp_path, "train", (SMALL,))
