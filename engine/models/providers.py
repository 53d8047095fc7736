"""Which execution provider a model runs on, tried and checked, never guessed.

A runtime lists providers that it was built with, whether or not the hardware is there. So every
candidate runs a tiny graph in a child process and its answer is compared with the known one.
"""

from __future__ import annotations

import hashlib
import importlib.metadata
import os
import subprocess
import sys
import tempfile
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

import msgspec

from engine.errors import UserError
from engine.models import ascend, places

State = Literal["ok", "not_built", "init_failed", "silent_cpu", "wrong_result", "error"]
"""ok: ran and answered right. not_built: the runtime lacks it. init_failed: no session could be
made. silent_cpu: a session was made, on another provider. wrong_result: it computes wrongly.
error: the probe itself broke or took too long."""

CPU = "CPUExecutionProvider"
CANN = "CANNExecutionProvider"

LABELS: dict[str, str] = {
    CANN: "Ascend NPU",
    "CUDAExecutionProvider": "NVIDIA GPU",
    "ROCMExecutionProvider": "AMD GPU",
    "MIGraphXExecutionProvider": "AMD GPU (MIGraphX)",
    "OpenVINOExecutionProvider": "Intel (OpenVINO)",
    "QNNExecutionProvider": "Qualcomm NPU",
    "DmlExecutionProvider": "DirectML",
    "WebGpuExecutionProvider": "WebGPU",
    "CoreMLExecutionProvider": "CoreML",
    CPU: "CPU",
}

_ORDER: dict[str, tuple[str, ...]] = {
    "linux": (
        CANN,
        "CUDAExecutionProvider",
        "MIGraphXExecutionProvider",
        "ROCMExecutionProvider",
        "OpenVINOExecutionProvider",
        "WebGpuExecutionProvider",
    ),
    "win32": (
        "CUDAExecutionProvider",
        "QNNExecutionProvider",
        "DmlExecutionProvider",
        "OpenVINOExecutionProvider",
        "WebGpuExecutionProvider",
    ),
    "darwin": ("CoreMLExecutionProvider", "WebGpuExecutionProvider"),
}
_ALWAYS_SHOWN: dict[str, tuple[str, ...]] = {
    "linux": (CANN,),
    "win32": ("DmlExecutionProvider",),
    "darwin": ("CoreMLExecutionProvider",),
}

RUNTIMES: tuple[str, ...] = (
    "onnxruntime",
    "onnxruntime-cann",
    "onnxruntime-directml",
    "onnxruntime-gpu",
    "onnxruntime-migraphx",
    "onnxruntime-openvino",
    "onnxruntime-qnn",
    "onnxruntime-rocm",
    "onnxruntime-silicon",
    "onnxruntime-training",
    "onnxruntime-windowsml",
)
"""Packages that all own the folder `onnxruntime/`: two of them overwrite each other."""

PROBE_SECONDS = 90.0


class ProviderState(msgspec.Struct, frozen=True):
    """What the probe of one provider found."""

    provider: str
    state: State
    reason: str = ""
    first_run_ms: float = 0.0

    @property
    def label(self) -> str:
        return LABELS.get(self.provider, self.provider.removesuffix("ExecutionProvider"))

    @property
    def sentence(self) -> str:
        """One clause, such as `Ascend NPU not found: libascendcl.so missing`."""
        if self.state == "ok":
            return f"{self.label} works"
        if self.state == "not_built":
            return f"{self.label} not supported by this runtime"
        if self.state == "init_failed":
            return f"{self.label} not found: {self.reason}"
        if self.state == "silent_cpu":
            return f"{self.label} not used: {self.reason}"
        if self.state == "wrong_result":
            return f"{self.label} computes wrongly: {self.reason}"
        return f"{self.label} could not be tried: {self.reason}"


class ProviderChoice(msgspec.Struct, frozen=True):
    """The provider to use, why, and everything that was tried."""

    provider: str
    sentence: str
    """For the status line: `Running on: CPU (Ascend NPU not found: ...)`."""
    states: tuple[ProviderState, ...] = ()
    asked: str = ""

    @property
    def label(self) -> str:
        return LABELS.get(self.provider, self.provider)

    @property
    def honoured(self) -> bool:
        """Whether the provider that was asked for is the one in use."""
        return not self.asked or self.asked == self.provider


@dataclass(frozen=True, slots=True)
class Runtime:
    package: str
    version: str


def installed_runtimes() -> tuple[Runtime, ...]:
    found = []
    for name in RUNTIMES:
        try:
            found.append(Runtime(name, importlib.metadata.version(name)))
        except importlib.metadata.PackageNotFoundError:
            continue
    return tuple(found)


def check_runtime(found: tuple[Runtime, ...] | None = None) -> Runtime:
    """The one ONNX runtime that is installed. Raises UserError unless there is exactly one."""
    found = installed_runtimes() if found is None else found
    if len(found) == 1:
        return found[0]
    wanted = "onnxruntime-cann==1.24.4" if sys.platform.startswith("linux") else "onnxruntime"
    if not found:
        raise UserError("no ONNX runtime is installed", "models", f"pip install {wanted}")
    names = " ".join(r.package for r in found)
    raise UserError(
        f"{len(found)} ONNX runtimes are installed and overwrite each other: {names}",
        "models",
        f"pip uninstall -y {names} && pip install --force-reinstall --no-deps {wanted}",
    )


def order(available: tuple[str, ...] | None = None) -> tuple[str, ...]:
    """Candidates on this platform, best first, CPU last: those that the runtime was built with,
    and the platform's main accelerator in any case, so that its absence is said."""
    if available is None:
        import onnxruntime as ort

        available = tuple(ort.get_available_providers())
    platform = "linux" if sys.platform.startswith("linux") else sys.platform
    shown = _ALWAYS_SHOWN.get(platform, ())
    ranked = _ORDER.get(platform, ())
    return (*(p for p in ranked if p in available or p in shown), CPU)


def resolve(name: str) -> str:
    """A provider's full name from `cann`, `npu`, `cpu`, `coreml`, its label or itself.

    '' and `auto` give ''. Raises UserError for a name that is none.
    """
    folded = name.strip().lower()
    if folded in ("", "auto"):
        return ""
    aliases = {"npu": CANN, "ascend": CANN, "directml": "DmlExecutionProvider"}
    if folded in aliases:
        return aliases[folded]
    for provider, label in LABELS.items():
        short = provider.removesuffix("ExecutionProvider")
        if folded in (provider.lower(), short.lower(), label.lower()):
            return provider
    known = ", ".join(p.removesuffix("ExecutionProvider").lower() for p in LABELS)
    raise UserError(f"{name!r} is no execution provider", remedy=f"use auto, {known}")


def probe_all(*, fresh: bool = False) -> tuple[ProviderState, ...]:
    """Every candidate of this platform, best first, each tried in its own child process.

    The result is kept in the user's cache under the runtime's version and the device files, so
    that a start costs nothing; `fresh` tries again. Raises UserError for a broken installation.
    """
    runtime = check_runtime()
    cache = places.cache_folder() / "providers" / f"{_machine(runtime)}.json"
    if not fresh and (kept := _kept(cache)):
        return kept
    candidates = order()
    with ThreadPoolExecutor(len(candidates)) as pool:
        states = tuple(pool.map(probe_one, candidates))
    try:
        places.write_atomically(cache, msgspec.json.encode(states))
    except OSError:
        return states  # A read-only cache costs half a second at the next start, nothing else.
    return states


def probe_one(provider: str, *, seconds: float = PROBE_SECONDS) -> ProviderState:
    """Try one provider in a child process, with the reason when it fails."""
    root = str(Path(__file__).resolve().parents[2])
    env = ascend.environment() if provider == CANN else dict(os.environ)
    env["PYTHONPATH"] = os.pathsep.join(filter(None, (root, env.get("PYTHONPATH", ""))))
    # CANN leaves compiled models in the working directory.
    with tempfile.TemporaryDirectory(prefix="affiche-probe-", ignore_cleanup_errors=True) as cwd:
        try:
            done = subprocess.run(
                [sys.executable, "-m", "engine.models.probe", provider],
                capture_output=True,
                cwd=cwd,
                env=env,
                timeout=seconds,
                check=False,
            )
        except subprocess.TimeoutExpired:
            return ProviderState(provider, "error", f"no answer within {seconds:.0f} s")
        except OSError as error:
            return ProviderState(provider, "error", f"can't start a process: {error.strerror}")
    try:
        answer = msgspec.json.decode(done.stdout, type=ProviderState)
    except msgspec.MsgspecError:
        said = done.stderr.decode(errors="replace").strip().splitlines()
        ended = f"the probe ended with status {done.returncode}"
        return ProviderState(provider, "error", f"{ended}: {said[-1][:200]}" if said else ended)
    if provider == CANN and answer.state in ("init_failed", "silent_cpu"):
        return msgspec.structs.replace(answer, reason=_cann_reason(answer.reason))
    return answer


def _cann_reason(native: str) -> str:
    """The runtime's own text doesn't name the cause; the loader and the device files do."""
    reasons = []
    if not ascend.device_files():
        reasons.append("no /dev/davinci device")
    if fault := ascend.library_fault():
        library, _, rest = fault.partition(":")
        missing = "No such file" in rest
        reasons.append(f"{library} missing" if missing else fault)
    return ", ".join(reasons) or native


def choose(preferred: str | None = None, *, fresh: bool = False) -> ProviderChoice:
    """The best provider that works, or `preferred` if it works. Raises UserError.

    What could not be used is said in `sentence`; nothing falls back in silence.
    """
    asked = resolve(preferred or "")
    states = probe_all(fresh=fresh)
    known = {s.provider: s for s in states}
    if asked and asked not in known:
        reason = ProviderState(asked, "not_built", "this runtime has no such provider")
        states = (reason, *states)
        known[asked] = reason
    working = [s for s in states if s.state == "ok"]
    if asked and known[asked].state == "ok":
        return ProviderChoice(asked, f"Running on: {known[asked].label}", states, asked)
    if not working:
        raise UserError(
            "no execution provider works: " + "; ".join(s.sentence for s in states),
            "models",
            "install Affiche anew",
        )
    best = known.get(CPU) if asked else working[0]
    if best is None or best.state != "ok":
        best = working[0]
    missed = [known[asked]] if asked else states[: states.index(best)]
    why = "; ".join(s.sentence for s in missed)
    return ProviderChoice(
        best.provider, f"Running on: {best.label}" + (f" ({why})" if why else ""), states, asked
    )


def _kept(cache: Path) -> tuple[ProviderState, ...]:
    try:
        return msgspec.json.decode(cache.read_bytes(), type=tuple[ProviderState, ...])
    except (OSError, msgspec.MsgspecError):
        return ()


def _machine(runtime: Runtime) -> str:
    """A short name of everything that a probe's result depends on."""
    variables = ("LD_LIBRARY_PATH", "ASCEND_HOME_PATH", "ASCEND_OPP_PATH", "CUDA_VISIBLE_DEVICES")
    home = ascend.toolkit()
    parts: list[object] = [
        runtime.package,
        runtime.version,
        sys.platform,
        sys.version_info[:3],
        sys.executable,
        ascend.device_files(),
        # A toolkit that is updated in place changes its folder's time.
        [str(home), home.stat().st_mtime_ns] if home else None,
        [os.environ.get(v, "") for v in (*variables, "ASCEND_RT_VISIBLE_DEVICES")],
    ]
    return hashlib.sha256(msgspec.json.encode(parts)).hexdigest()[:20]
