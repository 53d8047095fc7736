"""The decoder's training material: deterministic, told apart from what is held out, resumable."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from engine.decoding.conditions import CELL, EM
from engine.decoding.fields import Window, drawn
from engine.decoding.materials import MATERIALS
from engine.drawing.labels import LABELS
from engine.training.nano import channels, material, pages
from engine.training.styles import STYLES
from engine.training.styles.sheet import Sheet

SMALL = (192, 256)


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


def test_two_thirds_are_lettered_half_of_them_in_a_material() -> None:
    recipes = [material.draw(i, (256, 256), "train") for i in range(300)]
    lettered = [recipe for recipe in recipes if recipe.lettering]
    assert 0.58 < len(lettered) / len(recipes) < 0.72
    made = [r for r in lettered if any(words.material != "paint" for words in r.lettering)]
    assert 0.4 < len(made) / len(lettered) < 0.6
    assert {words.material for r in made for words in r.lettering} == set(MATERIALS[1:])
    # Only the first line is a headline; a second one is set in plain paint.
    assert all(words.material == "paint" for r in recipes for words in r.lettering[1:])


def test_a_page_of_art_is_flat_once_and_painted_in_some_styles() -> None:
    row = pages.art_page("train", SMALL, 4)[0]
    assert row["flat"].shape == (1, 256, 192, 3)
    assert row["painted"].shape == (pages.STYLES_A_PAGE, 256, 192, 3)
    names = [channels.NAMES[i] for i in row["names"]]
    assert len(set(names)) == pages.STYLES_A_PAGE
    assert set(names) <= set(channels.ART)
    for picture in row["painted"]:
        assert (picture != row["flat"][0]).any()
    assert row["classes"].shape == (256 // CELL, 192 // CELL)
    assert 0 < row["classes"].max() <= len(LABELS)
    assert row["slots"].max() <= 6
    assert (row == pages.art_page("train", SMALL, 4)[0]).all()


def test_all_styles_have_their_turn() -> None:
    many = len(channels.ART)
    seen = [
        (number % many + i * (1 + number // many % (many - 1))) % many
        for number in range(many * (many - 1))
        for i in range(pages.STYLES_A_PAGE)
    ]
    assert len(set(np.bincount(seen))) == 1


def test_letters_are_an_em_high_flat_in_the_draft_and_painted_in_the_picture() -> None:
    row = pages.letters_page("train", 3)[0]
    assert EM == 192
    inside = row["coverage"] == 255
    assert inside.mean() > 0.01
    # One colour in the draft; in the picture it shines or is grained.
    for flat, painted in zip(row["flat"], row["painted"], strict=True):
        assert flat[inside].std(0).max() < 1
        assert painted[inside].std(0).max() > 2
    assert {channels.NAMES[i] for i in row["names"]} <= set(channels.LETTERS)
    assert (row["distance"][inside] > 127).all()
    assert row["distance"][row["coverage"] == 0].max() <= 129


def test_the_decoder_is_given_the_very_chance_that_the_painter_used() -> None:
    sheet = Sheet(np.zeros((256, 192, 3), np.uint8), (), 21)
    window = Window(0, 0, 192, 256, 192.0)
    for name, fields in channels.ART.items():
        assert len(fields) <= channels.MOST
        assert name in STYLES
        for field in (f for f in fields if f.kind == "noise"):
            given = {"stretch": field.stretch, "angle": field.angle}
            own = (
                sheet.cloud(field.name, field.frequency, field.octaves, **given)
                if field.octaves
                else sheet.noise(field.name, field.frequency, **given)
            )
            # The painter draws slow noise at fewer pixels.
            assert np.abs(own - drawn(field, 21, window)).mean() < 0.06 * own.std() + 0.01


@pytest.mark.parametrize("name", channels.ART)
def test_the_painter_asks_for_no_chance_that_the_decoder_lacks(
    name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: set[str] = set()
    real = Sheet.noise

    def noted(self: Sheet, key: str, frequency: float, **given: float) -> object:
        asked.add(key)
        return real(self, key, frequency, **given)

    monkeypatch.setattr(Sheet, "noise", noted)
    monkeypatch.setattr(pages, "STYLES_A_PAGE", 1)
    STYLES[name].paint(Sheet(np.full((64, 64, 3), 120, np.uint8), (), 2))
    known = {f.name for f in channels.ART[name]}
    unknown = {key for key in asked if key not in known and key.rpartition(".")[0] not in known}
    # A paper's own grain of half a percent is left to chance.
    assert unknown <= {"paper.0", "paper.1"}


def test_pages_are_written_once_and_resumed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pages, "SIZES", (SMALL,))
    said: list[str] = []
    pages.make(tmp_path, 1, 5.0, 1, said.append, held=1)
    files = sorted(path.name for path in tmp_path.iterdir())
    assert files == [
        "art-held-00000.npy", "art-train-00000.npy", "letters-held-00000.npy",
        "letters-train-00000.npy",
    ]  # fmt: skip
    first = tmp_path / "art-train-00000.npy"
    before = first.read_bytes()
    first.unlink()
    pages.make(tmp_path, 1, 5.0, 1, said.append, held=1)
    assert first.read_bytes() == before
    row = np.load(first)[0]
    assert row["flat"].shape == (1, 256, 192, 3)
