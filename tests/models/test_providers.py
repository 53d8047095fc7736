"""Providers are tried, never guessed, and whatever isn't used is said."""

from __future__ import annotations

import importlib.metadata
import shutil
import subprocess
import sys
import time
from pathlib import Path

import msgspec
import numpy as np
import pytest

from engine.errors import UserError
from engine.models import ascend, probe_graph, providers
from engine.models.providers import CANN, CPU, ProviderState, Runtime

linux = pytest.mark.skipif(not sys.platform.startswith("linux"), reason="CANN exists on Linux")
no_npu = pytest.mark.skipif(
    bool(ascend.device_files()) or not ascend.library_fault(), reason="this machine has CANN"
)


def test_the_known_answer_is_right() -> None:
    x, w, b = (np.array(v) for v in (probe_graph.INPUT, probe_graph.WEIGHTS, probe_graph.BIAS))
    assert tuple(x @ w + b) == probe_graph.OUTPUT


def test_the_hand_written_graph_is_sound_onnx() -> None:
    import onnxruntime as ort

    session = ort.InferenceSession(probe_graph.linear(rows="n"), providers=[CPU])
    assert session.get_inputs()[0].shape == ["n", 4]
    x = np.array([probe_graph.INPUT, np.zeros(4)], np.float32)
    (y,) = session.run(None, {"x": x})
    np.testing.assert_allclose(y, [probe_graph.OUTPUT, probe_graph.BIAS])


def test_the_cpu_is_probed_in_a_child_process_and_works() -> None:
    state = providers.probe_one(CPU)
    assert state.state == "ok", state
    assert state.first_run_ms >= 0


@linux
@no_npu
def test_missing_cann_is_reported_with_its_reason() -> None:
    state = providers.probe_one(CANN)
    assert state.state in ("init_failed", "not_built")
    if state.state == "init_failed":
        assert "no /dev/davinci device" in state.reason
        assert "libascendcl.so missing" in state.reason


def test_a_provider_that_was_not_built_in_is_said() -> None:
    state = providers.probe_one("DmlExecutionProvider")
    assert state.state == "not_built"
    assert "DirectML" in state.sentence


def test_a_probe_that_hangs_is_an_error_not_a_hang() -> None:
    state = providers.probe_one(CPU, seconds=0.01)
    assert state.state == "error"
    assert "no answer" in state.reason


@linux
@no_npu
def test_the_choice_never_falls_back_in_silence() -> None:
    automatic = providers.choose()
    assert automatic.provider == CPU
    assert automatic.sentence.startswith("Running on: CPU (Ascend NPU not")
    asked = providers.choose("cann")
    assert asked.provider == CPU
    assert not asked.honoured
    assert "Ascend NPU" in asked.sentence
    wanted = providers.choose("cpu")
    assert wanted.honoured
    assert wanted.sentence == "Running on: CPU"
    strange = providers.choose("coreml")
    assert strange.provider == CPU
    assert "CoreML" in strange.sentence


def test_probing_is_remembered_until_asked_again(places: Path) -> None:
    first = providers.probe_all()
    (kept,) = (places / "cache" / "providers").glob("*.json")
    start = time.perf_counter()
    assert providers.probe_all() == first
    assert time.perf_counter() - start < 0.2
    kept.write_bytes(msgspec.json.encode([ProviderState(CPU, "error", "made up")]))
    assert providers.probe_all()[0].reason == "made up"
    assert providers.probe_all(fresh=True) == first or providers.probe_all()[-1].state == "ok"
    kept.write_bytes(b"{ broken")
    assert providers.probe_all()[-1].state == "ok"


def test_the_cpu_comes_last_and_the_platforms_own_first() -> None:
    assert providers.order((CPU,))[-1] == CPU
    if sys.platform.startswith("linux"):
        assert providers.order((CPU, "CUDAExecutionProvider"))[0] == CANN


@pytest.mark.parametrize(
    ("name", "provider"),
    [("cann", CANN), ("NPU", CANN), ("Ascend NPU", CANN), ("cpu", CPU), (CPU, CPU), ("auto", "")],
)
def test_names_of_providers(name: str, provider: str) -> None:
    assert providers.resolve(name) == provider


def test_a_name_that_is_no_provider() -> None:
    with pytest.raises(UserError, match="no execution provider"):
        providers.resolve("quantum")


def test_two_runtimes_are_refused_with_a_repair() -> None:
    both = (Runtime("onnxruntime", "1.32.0"), Runtime("onnxruntime-cann", "1.24.4"))
    with pytest.raises(UserError, match="overwrite each other") as caught:
        providers.check_runtime(both)
    assert "pip uninstall -y onnxruntime onnxruntime-cann" in caught.value.remedy
    with pytest.raises(UserError, match="no ONNX runtime"):
        providers.check_runtime(())
    assert providers.check_runtime().version == importlib.metadata.version(
        providers.check_runtime().package
    )


_EMPTY_CANN = r"""
/* A CANN that starts and computes nothing: enough for a session, not for an answer. */
#include <cstddef>
extern "C" {
int aclInit(const char*) { return 0; }
}
"""


@linux
@no_npu
@pytest.mark.skipif(shutil.which("g++") is None, reason="needs a compiler")
def test_a_broken_cann_library_is_not_taken_for_an_npu(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    lib = tmp_path / "cann" / "lib64"
    lib.mkdir(parents=True)
    source = tmp_path / "empty.cc"
    source.write_text(_EMPTY_CANN)
    for name in ascend.LIBRARIES:
        subprocess.run(
            ["g++", "-shared", "-fPIC", f"-Wl,-soname,{name}", "-o", str(lib / name), str(source)],
            check=True,
        )
    monkeypatch.setenv("ASCEND_HOME_PATH", str(tmp_path / "cann"))
    assert ascend.library_fault() == ""
    state = providers.probe_one(CANN)
    assert state.state != "ok"
    assert state.reason


def test_the_models_room_starts_without_the_runtime() -> None:
    code = (
        "import sys; import engine.models.session, engine.models.bundle, engine.models.providers;"
        "sys.exit('onnxruntime' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
