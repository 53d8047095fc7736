"""The nano decoder's training material: deterministic, told apart from what is held out, resumable."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from engine.decoding import materials
from engine.decoding.materials import MATERIALS
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
        if (lettering := material.draw(i, bucket.size, "train").lettering)
        and all(len(words.text) < 8 and words.material == "paint" for words in lettering)
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
    inside = flat["coverage"] == 255
    assert inside.any()
    # Ink is where the distance says so, and the painted picture keeps the letters' own colour.
    assert (flat["distance"][flat["coverage"][::2, ::2] == 255] > 110).all()
    assert np.abs(flat["picture"][inside].astype(int) - painted["picture"][inside]).max() <= 1


def test_letters_in_a_material_are_flat_in_the_draft_and_painted_in_the_picture() -> None:
    bucket = Bucket(192, 128, 1.0, 2)
    seen: set[str] = set()
    for seed in range(400):
        recipe = material.draw(seed, bucket.size, "train")
        if len(recipe.lettering) != 1 or recipe.lettering[0].material in {"paint", *seen}:
            continue
        flat, painted = data.examples(recipe, bucket, seed)
        inside = flat["coverage"] == 255
        if inside.sum() < 200:
            continue
        seen.add(recipe.lettering[0].material)
        # One colour in the draft, and the picture has the material's number wherever letters are.
        assert flat["picture"][inside].std(0).max() < 1
        assert painted["picture"][inside].std(0).max() > 2
        letters = painted["materials"] > 0
        assert letters.any()
        assert ((flat["materials"] > 0) == letters).all()
        assert set(flat["materials"][letters]) == {materials.number("paint")}
        assert set(painted["materials"][letters]) == {
            materials.number(recipe.lettering[0].material)
        }
        ink = flat["coverage"].reshape(8, 16, 12, 16).max((1, 3)) > 0
        assert (ink == letters).all()
        if len(seen) == 3:
            return
    raise AssertionError(f"only {seen} were drawn")


def test_two_thirds_are_lettered_half_of_them_in_a_material() -> None:
    recipes = [material.draw(i, (256, 256), "train") for i in range(300)]
    lettered = [recipe for recipe in recipes if recipe.lettering]
    assert 0.58 < len(lettered) / len(recipes) < 0.72
    made = [r for r in lettered if any(words.material != "paint" for words in r.lettering)]
    assert 0.4 < len(made) / len(lettered) < 0.6
    assert {words.material for r in made for words in r.lettering} == set(MATERIALS[1:])
    on_flat = [recipe for recipe in recipes if recipe.style == "flat"]
    assert 0.05 < len(on_flat) / len(recipes) < 0.15
    assert all(recipe in made for recipe in on_flat)
    # Only the first line is a headline; a second one is set in plain paint.
    assert all(words.material == "paint" for r in recipes for words in r.lettering[1:])


def test_the_first_held_out_records_are_a_sample_of_all_shards(tmp_path: Path) -> None:
    for number in range(2):
        rows = np.zeros(4, data.record(SMALL))
        rows["style"] = np.arange(4) + 10 * number
        rows["picture"][:, 0, 0, 0] = rows["style"]
        np.save(data.shard_path(tmp_path, "held", SMALL, number), rows)
    rows, drafts = Examples(tmp_path, "held", (SMALL,)).all(SMALL)
    assert list(rows["style"]) == [0, 1, 10, 11, 2, 3, 12, 13]
    assert list(drafts[:, 0, 0, 0]) == [0, 0, 10, 10, 2, 2, 12, 12]


def test_shards_are_written_once_and_resumed(tmp_path: Path) -> None:
    said: list[str] = []
    buckets = (SMALL, WIDE)
    data.make(tmp_path, 2, 5.0, 1, said.append, buckets)
    files = sorted(path.name for path in tmp_path.iterdir())
    assert files == [
        "held-64x64-00000.npy", "held-64x64-00001.npy",
        "train-64x64-00000.npy", "train-64x64-00001.npy",
    ]  # fmt: skip
    assert "pictures/s" in said[-1]
    first = tmp_path / "train-64x64-00000.npy"
    before = first.read_bytes()
    first.unlink()
    data.make(tmp_path, 2, 5.0, 1, said.append, buckets)
    assert first.read_bytes() == before

    examples = Examples(tmp_path, "train", buckets)
    assert len(examples) == 8
    rows, drawn = examples.pick(SMALL, 6, np.random.default_rng(1))
    assert rows["picture"].shape == (6, 64, 64, 3)
    assert (rows == examples.pick(SMALL, 6, np.random.default_rng(1))[0]).all()
    assert (drawn[rows["style"] == 0] == rows["picture"][rows["style"] == 0]).all()


def test_crops_are_where_the_edges_are(tmp_path: Path) -> None:
    rows = np.zeros(2, data.record(SMALL))
    rows["picture"][:, 32:, 32:] = np.indices((32, 32)).sum(0)[..., None] % 2 * 200
    rows["coverage"][:, 32:, 32:] = 9
    np.save(data.shard_path(tmp_path, "train", SMALL, 0), rows)
    examples = Examples(tmp_path, "train", (SMALL,))

    def busy(tries: int) -> float:
        rng = np.random.default_rng(3)
        crops = [examples.crop(SMALL, 16, rng, tries) for _ in range(40)]
        assert all(p.shape == (16, 16, 3) and c.shape == (16, 16) for p, c in crops)
        assert all((picture[..., 0] > 0).sum() <= (ink == 9).sum() for picture, ink in crops)
        return float(np.mean([ink.mean() / 9 for _, ink in crops]))

    assert busy(6) > 2 * busy(1)


def test_an_empty_folder_and_old_examples_are_explained(tmp_path: Path) -> None:
    with pytest.raises(UserError, match="draw data first"):
        Examples(tmp_path, "train", (SMALL,))
    np.save(tmp_path / "train-64x64-00000.npy", np.zeros(3))
    with pytest.raises(UserError, match="another version"):
        Examples(tmp_path, "train", (SMALL,))
