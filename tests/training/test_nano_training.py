"""The nano networks: what they keep, that they learn, and that their graphs say the same."""

# ruff: noqa: E402 - these modules need torch, which only those who train have.

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import pytest

torch = pytest.importorskip("torch", reason="training needs the extra [training]")
pytest.importorskip("onnx")
pytest.importorskip("onnxscript")

from engine.errors import UserError
from engine.models import session as sessions
from engine.training.nano import codec as codecs
from engine.training.nano import fitting, flow, train
from engine.training.nano.codec import Encoder, PixelDecoder, Transform
from engine.training.nano.decoder import Decoder, Shape, rotation
from engine.training.nano.optimiser import Muon

torch.set_num_threads(1)
"""Small steps gain nothing from more, and lose much on a busy machine."""


def _pictures(count: int = 6) -> list[np.ndarray]:
    """Discs and gradients."""
    rng = np.random.default_rng(4)
    y, x = np.mgrid[:64, :64]
    out = []
    for _ in range(count):
        a, b = rng.integers(0, 256, (2, 3))
        cx, cy, r = rng.integers(10, 54, 3)
        disc = ((x - cx) ** 2 + (y - cy) ** 2 < r**2)[..., None]
        ramp = a + (b - a) * (x[..., None] / 64)
        out.append(np.where(disc, b, ramp).astype(np.uint8))
    return out


def _transform() -> Transform:
    return codecs.fit_transform(_pictures(12))


def _tensor(pictures: list[np.ndarray]) -> torch.Tensor:
    return torch.from_numpy(np.stack(pictures)).permute(0, 3, 1, 2).float() / 127.5 - 1


def test_the_transform_is_orthonormal_and_keeps_the_pictures() -> None:
    transform = _transform()
    rows = transform.basis.reshape(codecs.CHANNELS, -1)
    assert np.abs(rows @ rows.T - np.eye(codecs.CHANNELS)).max() < 1e-4
    encoder, pixels = Encoder(transform), _tensor(_pictures())
    latents = encoder(pixels)
    assert latents.shape == (6, codecs.CHANNELS, 8, 8)
    assert codecs.psnr(encoder.invert(latents), pixels) > 25
    # A preview is the encoding of patches of one colour.
    colours = torch.rand(1, 3, 4, 4) * 2 - 1
    whole = colours.repeat_interleave(8, 2).repeat_interleave(8, 3)
    assert torch.allclose(encoder.preview(colours), encoder(whole), atol=1e-4)
    assert np.allclose(transform.preview(colours.numpy()), encoder(whole).numpy(), atol=1e-4)


def test_the_pixel_decoder_starts_as_the_transform_and_improves() -> None:
    torch.manual_seed(1)
    pixels = _tensor(_pictures())
    network = PixelDecoder(_transform(), 24, 2)
    coverage = torch.zeros(6, 1, 64, 64)
    latents = network.transform(pixels)
    before = network(latents, coverage).detach()
    assert torch.allclose(before, network.transform.invert(latents), atol=1e-5)
    adam = torch.optim.Adam(network.parameters(), 3e-3)
    for _ in range(25):
        adam.zero_grad()
        codecs.loss(network(latents, coverage), pixels).backward()
        adam.step()
    after = network(latents, coverage)
    assert float(codecs.loss(after.detach(), pixels)) < 0.95 * float(codecs.loss(before, pixels))


def test_muon_makes_the_steps_orthogonal() -> None:
    weight = torch.nn.Parameter(torch.randn(12, 32))
    before = weight.detach().clone()
    weight.grad = torch.randn(12, 32)
    Muon([weight], lr=0.1, weight_decay=0.0).step()
    values = torch.linalg.svdvals((before - weight.detach()) / 0.1)
    assert float(values.min()) > 0.5
    assert float(values.max()) < 1.4


def test_the_flow_leads_from_its_start_to_the_picture() -> None:
    latents, begun = torch.randn(2, 4, 6, 6), torch.randn(2, 4, 6, 6)
    found = flow.sample(lambda x, time: begun - latents, begun, 3)
    assert torch.allclose(found, latents, atol=1e-5)
    assert float(flow.loss(begun - latents, latents, begun, torch.zeros(2, 1, 48, 48))) == 0
    colours = torch.full((1, 3, 5, 7), 0.25)
    assert torch.allclose(flow.blurred(colours), colours)


def test_the_rate_follows_the_time() -> None:
    assert fitting.rate(0.0, 0, 10) == pytest.approx(0.1)
    assert fitting.rate(0.5, 100, 10) == 1.0
    assert fitting.rate(0.8, 100, 10) == pytest.approx(0.5)
    assert 0 < fitting.rate(1.0, 100, 10) < 0.05


def test_positions_know_rows_from_columns_at_any_size() -> None:
    cpu = torch.device("cpu")
    cos, sin = (t.reshape(3, 5, 8) for t in rotation(3, 5, 16, cpu))
    assert torch.allclose(cos[0, :, :4], torch.ones(5, 4))
    assert torch.allclose(sin[:, 0, 4:], torch.zeros(3, 4))
    larger = rotation(6, 9, 16, cpu)[0].reshape(6, 9, 8)
    assert torch.equal(larger[:3, :5], cos)


def test_the_decoder_is_of_the_size_that_was_asked_for() -> None:
    assert 10e6 < sum(w.numel() for w in Decoder().parameters()) < 12e6
    assert len(Decoder(Shape(64, 2, 2)).hidden_matrices()) == 8


def test_a_stage_without_what_it_needs_is_explained(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert train.main(["--stage", "codec", "--smoke", "--out", str(tmp_path)]) != 0
    assert "draw data first" in capsys.readouterr().err
    (tmp_path / "codec.pt").write_bytes(b"nothing")
    with pytest.raises(UserError, match="no sound checkpoint"):
        fitting.load(tmp_path / "codec.pt")


def test_the_smoke_run_learns_goes_on_and_makes_a_bundle(tmp_path: Path) -> None:
    out = str(tmp_path)
    for stage in ("data", "codec", "decoder"):
        assert train.main(["--stage", stage, "--smoke", "--out", out]) == 0
    codec = fitting.load(tmp_path / "codec.pt")
    assert codec["state"]["held_out_psnr"] > 20
    log = [json.loads(line) for line in (tmp_path / "decoder.jsonl").read_text().splitlines()]
    assert log[-1]["loss"] < 0.95 * log[0]["loss"]
    assert list((tmp_path / "sheets").glob("*.png"))
    # The same command again goes on where it stopped: there is nothing left to do.
    steps = log[-1]["steps"]
    assert train.main(["--stage", "decoder", "--smoke", "--out", out]) == 0
    assert fitting.load(tmp_path / "decoder.pt")["state"]["steps"] == steps

    assert train.main(["--stage", "export", "--smoke", "--out", out]) == 0
    bundle = tmp_path / "bundle"
    # Sizes that the exporter never saw.
    rng = np.random.default_rng(2)
    pixels = rng.random((1, 3, 128, 48), dtype=np.float32)
    latents = sessions.open_session(bundle, "encode", provider="cpu").run({"pixels": pixels})
    assert latents["latents"].shape == (1, codecs.CHANNELS, 16, 6)
    decoder, _ = train.load_decoder(tmp_path, torch.device("cpu"))
    condition = {
        "classes": np.ones((1, 32, 12), np.int64), "slots": np.ones((1, 32, 12), np.int64),
        "draft": np.zeros((1, 24, 16, 6), np.float32),
        "glyphs": np.zeros((1, 2, 128, 48), np.float32),
        "materials": np.zeros((1, 8, 3), np.int64), "quiet": np.zeros((1, 1, 8, 3), np.float32),
        "palette": np.zeros((1, 6, 3), np.float32), "style": np.zeros(1, np.int64),
    }  # fmt: skip
    known = sessions.open_session(bundle, "condition", provider="cpu").run(condition)
    time = np.array([0.7], np.float32)
    found = sessions.open_session(bundle, "step", provider="cpu").run(
        {**latents, "time": time, **known}
    )["velocity"]
    with torch.no_grad():
        tokens, mood = decoder.condition(**{k: torch.from_numpy(v) for k, v in condition.items()})
        wanted = decoder.step(
            torch.from_numpy(latents["latents"]), torch.from_numpy(time), tokens, mood
        ).numpy()
    assert np.abs(found - wanted).max() < 0.02 * max(1.0, float(np.abs(wanted).max()))
