"""Every test gets a user folder and a cache of its own."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from engine.models import bundle, probe_graph
from engine.models.bundle import Bundle, GraphEntry, Manifest, SelfTest


@pytest.fixture(autouse=True)
def places(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("AFFICHE_DATA", str(tmp_path / "data"))
    monkeypatch.setenv("AFFICHE_CACHE", str(tmp_path / "cache"))
    return tmp_path


@pytest.fixture
def tiny(tmp_path: Path) -> Bundle:
    return make_bundle(tmp_path / "tiny")


def make_bundle(folder: Path, *, answer: tuple[float, ...] = probe_graph.OUTPUT) -> Bundle:
    """A whole bundle around the hand-made linear graph, with a known answer."""
    (folder / "graphs" / "cpu").mkdir(parents=True)
    (folder / "tables").mkdir()
    (folder / "selftest").mkdir()
    (folder / "graphs" / "cpu" / "linear.onnx").write_bytes(probe_graph.linear(rows="n"))
    (folder / "tables" / "palette.json").write_text("[1, 2, 3]")
    np.savez(
        folder / "selftest" / "linear.npz",
        **{
            "in.x": np.array([probe_graph.INPUT], np.float32),
            "out.y": np.array([answer], np.float32),
        },
    )
    test = SelfTest("selftest/linear.npz")
    graph = GraphEntry("linear", "cpu", "graphs/cpu/linear.onnx", selftest=test)
    return bundle.seal(
        folder, Manifest(name="tiny", kind="nano", graphs=(graph,), settings={"side": 8})
    )
