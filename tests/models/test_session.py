"""A graph runs by names, on a provider that is said, and its known answer is checked."""

from __future__ import annotations

from pathlib import Path

import msgspec
import numpy as np
import pytest

from engine.errors import UserError
from engine.models import ascend, bundle, probe_graph, providers, session
from engine.models.bundle import Bundle, GraphEntry, Manifest, SelfTest
from engine.models.providers import CANN, CPU, ProviderState
from engine.models.session import open_session
from tests.models.conftest import make_bundle

X = np.array([probe_graph.INPUT], np.float32)

no_npu = pytest.mark.skipif(bool(ascend.device_files()), reason="this machine has an NPU")


@pytest.fixture
def npu_an_hour_ago(places: Path) -> None:
    """The probe passed an hour ago and was remembered; now the provider can't start any more."""
    if ascend.device_files():
        pytest.skip("this machine has an NPU")
    kept = places / "cache" / "providers" / f"{providers._machine(providers.check_runtime())}.json"
    kept.parent.mkdir(parents=True)
    kept.write_bytes(msgspec.json.encode([ProviderState(CANN, "ok"), ProviderState(CPU, "ok")]))


def test_named_arrays_in_and_out(tiny: Bundle) -> None:
    opened = open_session(tiny, "linear", provider="cpu", threads=1)
    assert opened.provider == CPU
    assert opened.notice == ""
    np.testing.assert_allclose(opened.run({"x": X})["y"], [probe_graph.OUTPUT])
    # Whatever comes is converted to the graph's own type.
    found = opened.run({"x": [[1, -2, 3, 0.5]]})
    assert found["y"].dtype == np.float32
    np.testing.assert_allclose(found["y"], [probe_graph.OUTPUT])


def test_wrong_names_and_shapes_are_said(tiny: Bundle) -> None:
    opened = open_session(tiny, "linear", provider="cpu")
    with pytest.raises(UserError, match="inputs are x; missing \\['x'\\], surplus \\['z'\\]"):
        opened.run({"z": X})
    with pytest.raises(UserError, match="can't run"):
        opened.run({"x": np.zeros((1, 5), np.float32)})
    with pytest.raises(UserError, match="has no graph 'painter'"):
        open_session(tiny, "painter", provider="cpu")


def test_a_bundle_opens_by_its_folder_and_a_lone_graph_by_its_path(
    tiny: Bundle, tmp_path: Path
) -> None:
    np.testing.assert_allclose(
        open_session(tiny.folder, "linear", provider="cpu").run({"x": X})["y"],
        [probe_graph.OUTPUT],
    )
    lone = tmp_path / "lone.onnx"
    lone.write_bytes(probe_graph.linear())
    np.testing.assert_allclose(
        open_session(lone, provider="cpu").run({"x": X})["y"], [probe_graph.OUTPUT]
    )
    lone.write_bytes(b"not a graph")
    with pytest.raises(UserError, match=r"lone\.onnx: the graph can't be opened"):
        open_session(lone, provider="cpu")
    with pytest.raises(UserError, match="there is no graph"):
        open_session(tmp_path / "none.onnx", provider="cpu")


def test_known_answers_pass_and_a_wrong_one_is_caught(tiny: Bundle, tmp_path: Path) -> None:
    assert session.selftest(tiny, "cpu") == (("linear", CPU),)
    liar = make_bundle(tmp_path / "liar", answer=(9.5, -2.0, 8.5))
    with pytest.raises(UserError, match="wrong answer"):
        session.selftest(liar, "cpu")
    blind = make_bundle(tmp_path / "blind", answer=(float("nan"), -2.0, 8.0))
    with pytest.raises(UserError, match="wrong answer"):
        session.selftest(blind, "cpu")


def test_a_known_answer_that_is_no_npz_is_refused(tiny: Bundle) -> None:
    opened = open_session(tiny, "linear", provider="cpu")
    for data in (b"", b"PK", b"\x93NUMPY"):
        with pytest.raises(UserError, match=r"no sound \.npz"):
            opened.check(SelfTest("selftest/linear.npz"), data)


def test_an_accelerator_that_refuses_the_graph_is_replaced_aloud(
    tiny: Bundle, npu_an_hour_ago: None
) -> None:
    lone = tiny.path("graphs/cpu/linear.onnx")
    heard: list[str] = []
    opened = open_session(lone, on_notice=heard.append)
    assert opened.provider == CPU
    assert heard == [opened.notice]
    assert opened.notice.startswith("Running on: CPU (")
    np.testing.assert_allclose(opened.run({"x": X})["y"], [probe_graph.OUTPUT])


def test_a_bundle_without_a_flavour_for_npus_runs_on_the_cpu_and_says_so(
    tiny: Bundle, npu_an_hour_ago: None
) -> None:
    opened = open_session(tiny, "linear")
    assert opened.provider == CPU
    assert "no graph 'linear' for Ascend NPUs" in opened.notice


@no_npu
def test_a_choice_that_was_not_honoured_is_passed_on(tiny: Bundle) -> None:
    opened = open_session(tiny, "linear", provider="cann")
    assert opened.provider == CPU
    assert opened.notice.startswith("Running on: CPU (Ascend NPU not")


def test_static_buckets_are_told_apart(tmp_path: Path) -> None:
    folder = tmp_path / "buckets"
    (folder / "graphs" / "cpu").mkdir(parents=True)
    for side in (1, 2):
        path = folder / "graphs" / "cpu" / f"linear.{side}.onnx"
        path.write_bytes(probe_graph.linear(rows=side))
    graphs = tuple(
        GraphEntry("linear", "cpu", f"graphs/cpu/linear.{s}.onnx", bucket=str(s)) for s in (1, 2)
    )
    sealed = bundle.seal(folder, Manifest(name="buckets", kind="nano", graphs=graphs))
    opened = open_session(sealed, "linear", bucket="2", provider="cpu")
    assert opened.inputs[0].shape == (2, 4)
    with pytest.raises(UserError, match="has no graph"):
        open_session(sealed, "linear", bucket="3", provider="cpu")


def test_the_npu_cache_is_named_after_weights_and_runtime(tiny: Bundle, places: Path) -> None:
    folder = session.cann_cache(tiny)
    assert folder.is_dir()
    assert folder.is_relative_to(places / "cache")
    assert tiny.digest[:20] in folder.name
