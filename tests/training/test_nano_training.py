"""The decoder's network: it starts from the drawing, learns, and its graphs say the same."""

# ruff: noqa: E402 - these modules need torch, which only those who train have.

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import pytest

torch = pytest.importorskip("torch", reason="training needs the extra [training]")
pytest.importorskip("onnx")
pytest.importorskip("onnxscript")

from engine.decoding.nano import Drawing, Nano
from engine.errors import UserError
from engine.training.nano import export, fitting, pages, painting
from engine.training.nano.optimiser import Muon
from engine.training.nano.painter import FIELDS, Painter, Shape, _rotation

torch.set_num_threads(1)
"""Small steps gain nothing from more, and lose much on a busy machine."""

SHAPE = Shape(widths=(8, 16, 16, 16, 16), width=16, layers=1, heads=2)


def window(side: int = 64, wide: int = 96) -> dict[str, torch.Tensor]:
    torch.manual_seed(2)
    return {
        "draft": torch.rand(1, 3, side, wide) * 2 - 1,
        "fields": torch.randn(1, FIELDS, side, wide),
        "glyphs": torch.zeros(1, 2, side, wide),
        "classes": torch.ones(1, side // 8, wide // 8, dtype=torch.long),
        "slots": torch.ones(1, side // 8, wide // 8, dtype=torch.long),
        "tokens": torch.randn(1, 16, side // 16, wide // 16),
        "mood": torch.randn(1, 16),
        "style": torch.zeros(1, dtype=torch.long),
    }


def test_before_it_learned_anything_it_shows_the_drawing() -> None:
    given = window()
    assert torch.equal(Painter(SHAPE).paint(**given), given["draft"])


def test_muon_makes_the_steps_orthogonal_of_convolutions_too() -> None:
    for shape in ((12, 32), (12, 8, 3, 3)):
        weight = torch.nn.Parameter(torch.randn(shape))
        before = weight.detach().clone()
        weight.grad = torch.randn(shape)
        Muon([weight], lr=0.1, weight_decay=0.0).step()
        values = torch.linalg.svdvals(((before - weight.detach()) / 0.1).flatten(1))
        assert float(values.min()) > 0.5
        assert float(values.max()) < 1.4


def test_the_rate_follows_the_time() -> None:
    assert fitting.rate(0.0, 0, 10) == pytest.approx(0.1)
    assert fitting.rate(0.25, 100, 10) == 1.0
    assert fitting.rate(0.65, 100, 10) == pytest.approx(0.5)
    assert 0 < fitting.rate(1.0, 100, 10) < 0.05


def test_places_know_rows_from_columns_at_any_size() -> None:
    cpu = torch.device("cpu")
    cos, sin = (t.reshape(3, 5, 8) for t in _rotation(3, 5, 16, cpu))
    assert torch.allclose(cos[0, :, :4], torch.ones(5, 4))
    assert torch.allclose(sin[:, 0, 4:], torch.zeros(3, 4))
    larger = _rotation(6, 9, 16, cpu)[0].reshape(6, 9, 8)
    assert torch.equal(larger[:3, :5], cos)


def test_the_loss_misses_life_as_well_as_colour() -> None:
    wanted = torch.randn(1, 3, 32, 32) * 0.2
    one = torch.ones(1, 1, 1, 1)
    assert float(painting.loss(wanted, wanted, one)) == 0
    pale = painting.loss(wanted * 0.2, wanted, one)
    assert float(pale) > float((wanted * 0.8).abs().mean())


def test_without_pages_or_a_sound_checkpoint_it_says_so(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert painting.main(["--out", str(tmp_path)]) != 0
    assert "draw them first" in capsys.readouterr().err
    (tmp_path / "painter.pt").write_bytes(b"nothing")
    with pytest.raises(UserError, match="no sound checkpoint"):
        fitting.load(tmp_path / "painter.pt")


def test_a_short_run_learns_goes_on_and_makes_a_bundle(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pages, "SIZES", ((384, 384),))
    pages.make(tmp_path / "data", 2, 5.0, 1, lambda line: None, held=2)
    asked = [
        "--out", str(tmp_path), "--minutes", "0.1", "--side", "96", "--mixed", "2", "--styles",
        "chalkboard,watercolour,riso-process,gold", "--precision", "float32", "--muon", "0.005",
    ]  # fmt: skip
    assert painting.main(asked, SHAPE) == 0
    log = [json.loads(row) for row in (tmp_path / "painter.pt.jsonl").read_text().splitlines()]
    assert log[-1]["error chalkboard"] < 0.9 * log[-1]["flat chalkboard"]
    assert list((tmp_path / "sheets").glob("*.png"))
    # The same command again goes on where it stopped: there is nothing left to do.
    assert painting.main(asked, SHAPE) == 0
    state = fitting.load(tmp_path / "painter.pt")["state"]
    assert state["steps"] == log[-1]["steps"]

    bundle = export.write_bundle(tmp_path / "painter.pt", tmp_path / "nano", ["chalkboard", "gold"])
    nano = Nano.load(bundle.folder)
    assert list(nano.styles) == ["chalkboard", "gold"]
    # A size that the exporter never saw.
    cells = np.ones((20, 12), np.int64)
    draft = np.full((160, 96, 3), 90, np.uint8)
    found = nano.paint(
        Drawing(draft, cells, cells, np.zeros((6, 3), np.float32)), nano.style("chalkboard"), 3
    )
    assert found.shape == draft.shape
    assert "chalkboard" in bundle.read(export.CARD).decode()
