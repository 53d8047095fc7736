"""The shipped decoder: a drawing comes back painted, the same for the same seed, in any size."""

from __future__ import annotations

import itertools
import json
import shutil
from functools import lru_cache
from pathlib import Path

import numpy as np
import pytest

from engine.decoding import nano as decoder
from engine.decoding.drafts import draft, palette_of
from engine.decoding.nano import ALIGN, OVERLAP, TILE, Drawing, Nano, tiles
from engine.document.colour import rgb
from engine.document.model import SceneSource
from engine.document.palettes import PALETTES
from engine.drawing import motifs
from engine.drawing.scene import Scene
from engine.errors import UserError
from engine.models import bundle as bundles
from engine.models import session as sessions
from exporters import raster


@lru_cache(maxsize=1)
def opened() -> Nano:
    return Nano.load()


@lru_cache(maxsize=4)
def drawn(width: int = 256, height: int = 192) -> Drawing:
    source = SceneSource("mountains", seed=3, palette=PALETTES["sunset"])
    scene = Scene(float(width), float(height), 0, 0, motifs.paint(source, width, height))
    return draft(
        scene, PALETTES["sunset"], 1.0, lambda s, k: raster.render(s, scale=k, assets={})
    ).drawing


def test_what_ships_is_what_was_sealed() -> None:
    bundle = decoder.installed()
    bundles.verify(bundle)
    assert bundle.size < 20e6
    assert dict(sessions.selftest(bundle, provider="cpu")).keys() == {"page", "paint"}
    card = bundle.read("licences/MODEL_CARD.md").decode()
    assert "## Limits" in card
    assert "held-out" in card
    for style in opened().styles.values():
        assert style.name in card


def test_every_style_paints_and_a_seed_decides_how() -> None:
    for style in opened().styles.values():
        if style.kind != "art":
            continue
        one = opened().paint(drawn(), style, 5)
        assert one.shape == drawn().draft.shape
        assert one.dtype == np.uint8
        assert np.array_equal(one, opened().paint(drawn(), style, 5))
        changed = np.abs(one.astype(int) - drawn().draft)
        assert changed.mean() > 1
        assert not np.array_equal(one, opened().paint(drawn(), style, 6))
        light = one.mean() < 0.75 * drawn().draft.mean() if style.dark else one.mean() > 60
        assert light


def test_progress_is_told_and_may_cancel() -> None:
    style = opened().style(decoder.first_style(opened().styles))
    told: list[float] = []
    opened().paint(drawn(), style, 1, told.append)
    assert told[0] == 0.0
    assert told[-1] == 1.0
    assert told == sorted(told)

    class StopError(Exception):
        pass

    def stop(done: float) -> None:
        raise StopError

    with pytest.raises(StopError):
        opened().paint(drawn(), style, 1, stop)


@pytest.mark.parametrize(("width", "height"), [(64, 64), (640, 640), (672, 1376), (4096, 96)])
def test_tiles_cover_the_page_and_reach_into_each_other(width: int, height: int) -> None:
    covered = np.zeros((height, width), int)
    windows = tiles(width, height, 768.0)
    for w in windows:
        assert w.x % ALIGN == w.y % ALIGN == w.width % ALIGN == w.height % ALIGN == 0
        assert w.width <= TILE
        assert w.height <= TILE
        assert w.x + w.width <= width
        assert w.y + w.height <= height
        covered[w.y : w.y + w.height, w.x : w.x + w.width] += 1
    assert covered.min() == 1
    columns = sorted({(w.x, w.x + w.width) for w in windows})
    for (_, end), (start, _) in itertools.pairwise(columns):
        assert end - start >= OVERLAP - ALIGN


def test_tiles_leave_no_seam(monkeypatch: pytest.MonkeyPatch) -> None:
    style = opened().style(decoder.first_style(opened().styles))
    page = drawn(512, 256)
    whole = opened().paint(page, style, 2).astype(int)
    monkeypatch.setattr(decoder, "TILE", 320)
    tiled = opened().paint(page, style, 2).astype(int)
    assert len(tiles(512, 256, 768.0)) == 2
    gap = np.abs(whole - tiled)
    assert gap.mean() < 1.5
    # Where two windows meet nothing jumps that didn't jump before.
    steps = [np.abs(np.diff(p[:, 190:330].mean((0, 2)))).max() for p in (whole, tiled)]
    assert steps[1] < steps[0] + 2.0


def test_a_scene_becomes_a_drawing_with_its_labels() -> None:
    found = drawn(250, 180)
    assert found.draft.shape == (192, 256, 3)
    assert np.array_equal(found.draft[:, 249], found.draft[:, 255])
    assert found.classes.shape == (24, 32)
    assert len(np.unique(found.classes)) > 3
    assert found.slots.max() <= 6
    assert found.classes.min() > 0, "beyond the page's edge the drawing goes on"
    assert found.palette.shape == (6, 3)


def test_short_palettes_are_filled_up() -> None:
    two = palette_of((rgb(1, 1, 1), rgb(0, 0, 0)))
    assert two.shape == (6, 3)
    assert two[0].max() == 0
    assert two[-1].min() == 1
    assert palette_of(()).shape == (6, 3)


def test_wrong_use_is_one_clear_line(tmp_path: Path) -> None:
    with pytest.raises(UserError, match=r"no style is called 'oil'.*choose one of: watercolour"):
        opened().style("oil")
    with pytest.raises(UserError, match="no material is called 'butter'"):
        opened().style("butter", "letters")
    with pytest.raises(UserError, match="no style is called 'gold'"):
        opened().style("gold")
    cells = np.zeros((4, 4), np.int64)
    with pytest.raises(ValueError, match="multiples of 32"):
        Drawing(np.zeros((40, 32, 3), np.uint8), cells, cells, palette_of(()))


def test_no_bundle_an_altered_one_and_one_of_another_kind(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with pytest.raises(UserError, match="no model bundle"):
        Nano.load(tmp_path)
    copy = tmp_path / "nano"
    shutil.copytree(decoder.installed().folder, copy)
    table = copy / decoder.STYLES_FILE
    rows = json.loads(table.read_text())
    table.write_text(json.dumps(rows[:1], indent=1))
    with pytest.raises(UserError, match="altered"):
        Nano.load(copy)
    with pytest.raises(UserError, match="no decoder"):
        Nano.load(bundles.find("planner").folder)
    monkeypatch.setattr(bundles, "list_bundles", lambda: ())
    with pytest.raises(UserError, match="no decoder bundle is installed"):
        Nano.load()
