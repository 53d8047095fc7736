"""One way to open and run a graph: named arrays in, named arrays out, on a provider that is said."""

from __future__ import annotations

import io
import os
import threading
import zipfile
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
import numpy.typing as npt

from engine.errors import UserError
from engine.models import ascend, bundle, places, providers
from engine.models.bundle import Bundle, Flavour, SelfTest

if TYPE_CHECKING:
    import onnxruntime as ort

Array = npt.NDArray[Any]

MAX_SELFTEST_BYTES = 256 << 20

_DTYPES: dict[str, npt.DTypeLike] = {
    "tensor(float)": np.float32,
    "tensor(float16)": np.float16,
    "tensor(double)": np.float64,
    "tensor(int64)": np.int64,
    "tensor(int32)": np.int32,
    "tensor(int8)": np.int8,
    "tensor(uint8)": np.uint8,
    "tensor(bool)": np.bool_,
}


@dataclass(frozen=True, slots=True)
class Tensor:
    """A graph's input or output as the runtime sees it; free axes are names or None."""

    name: str
    dtype: np.dtype[Any]
    shape: tuple[int | str | None, ...]


class Session:
    """A graph that is ready to run; several threads may call `run`, an accelerator takes turns.

    `provider` is what it runs on now and `notice` says why that isn't what was asked for ('' when
    it is). When a run fails on an accelerator the graph is opened again on the CPU, the run is
    repeated, `notice` is set and `on_notice` is called: slower, never silently.
    """

    def __init__(
        self,
        source: Path | bytes,
        where: str,
        provider: str,
        threads: int,
        *,
        cpu_source: Path | bytes | None = None,
        notice: str = "",
        on_notice: Callable[[str], None] | None = None,
    ) -> None:
        self.where = where
        self.provider = provider
        self.notice = notice
        self._threads = threads
        self._cpu_source = cpu_source
        self._on_notice = on_notice
        self._lock = threading.Lock()
        if notice and on_notice:
            on_notice(notice)
        try:
            self._open(source)
        except UserError as error:
            self._fall_back(error.what)

    @property
    def label(self) -> str:
        return providers.LABELS.get(self.provider, self.provider)

    @property
    def metadata(self) -> Mapping[str, str]:
        """The custom metadata stored in the graph."""
        return dict(self._session.get_modelmeta().custom_metadata_map)

    def run(
        self, feeds: Mapping[str, npt.ArrayLike], outputs: Sequence[str] | None = None
    ) -> dict[str, Array]:
        """Run the graph; `outputs` None gives all of them.

        Numbers are converted to the declared types, so the same arrays serve an fp32 and an fp16
        flavour; fp16 outputs come back as float32. Raises UserError when the graph asks for other
        inputs or can't run.
        """
        missing = [t.name for t in self.inputs if t.name not in feeds]
        surplus = [name for name in feeds if name not in {t.name for t in self.inputs}]
        if missing or surplus:
            wanted = ", ".join(t.name for t in self.inputs)
            raise UserError(
                f"the graph's inputs are {wanted}; missing {missing}, surplus {surplus}", self.where
            )
        names = [t.name for t in self.outputs] if outputs is None else list(outputs)
        if self.provider == providers.CPU:
            found = self._run(names, feeds)
        else:
            with self._lock:
                try:
                    found = self._run(names, feeds)
                except UserError as error:
                    if self.provider != providers.CPU:
                        self._fall_back(f"a run failed on {self.label}: {error.what}")
                    found = self._run(names, feeds)
        return {
            name: value.astype(np.float32) if value.dtype == np.float16 else value
            for name, value in zip(names, found, strict=True)
        }

    def check(self, test: SelfTest, data: bytes) -> None:
        """Compare with a known answer (the bytes of its .npz). Raises UserError on any deviation,
        or falls back to the CPU when an accelerator is wrong and the CPU is right."""
        known = _load_answers(data, f"{self.where} › {test.file}")
        feeds = {k[3:]: v for k, v in known.items() if k.startswith("in.")}
        wanted = {k[4:]: v for k, v in known.items() if k.startswith("out.")}
        fault = _deviation(self.run(feeds, list(wanted)), wanted, test)
        if fault and self.provider != providers.CPU:
            with self._lock:
                self._fall_back(f"{self.label} gave a wrong answer ({fault})")
            fault = _deviation(self.run(feeds, list(wanted)), wanted, test)
        if fault:
            raise UserError(
                f"the graph gave a wrong answer ({fault})", self.where, "fetch the bundle again"
            )

    # -------------------------------------------------------------- opening

    def _open(self, source: Path | bytes) -> None:
        self._session = _make(source, self.provider, self._threads, self.where)
        self.inputs = tuple(_tensor(i) for i in self._session.get_inputs())
        self.outputs = tuple(_tensor(o) for o in self._session.get_outputs())

    def _fall_back(self, reason: str) -> None:
        if self.provider == providers.CPU or self._cpu_source is None:
            raise UserError(reason, self.where)
        self.provider = providers.CPU
        self.notice = f"Running on: CPU ({reason})"
        self._open(self._cpu_source)
        if self._on_notice:
            self._on_notice(self.notice)

    def _run(self, names: list[str], feeds: Mapping[str, npt.ArrayLike]) -> list[Array]:
        try:
            found: list[Array] = self._session.run(names, self._converted(feeds))
        except Exception as error:  # The runtime's errors share no base class.
            raise UserError(f"the graph can't run: {_short(error)}", self.where) from None
        return found

    def _converted(self, feeds: Mapping[str, npt.ArrayLike]) -> dict[str, Array]:
        return {
            t.name: np.ascontiguousarray(np.asarray(feeds[t.name], dtype=t.dtype))
            for t in self.inputs
        }


def open_session(
    source: Bundle | Path | str,
    graph: str = "",
    *,
    bucket: str = "",
    provider: str | None = None,
    threads: int | None = None,
    on_notice: Callable[[str], None] | None = None,
) -> Session:
    """Open a graph of a bundle (a `Bundle`, or its folder), or a lone `.onnx` file.

    `provider` as in `providers.resolve`; None takes the best that works. On an accelerator the
    graph's known answer is checked before the session is handed out. Raises UserError.
    """
    choice_notice = ""
    wanted = providers.resolve(provider or "")
    if wanted == providers.CPU:
        providers.check_runtime()
        used = providers.CPU
    else:
        choice = providers.choose(provider)
        used = choice.provider
        choice_notice = "" if choice.honoured else choice.sentence
    threads = default_threads() if threads is None else max(1, threads)

    if not isinstance(source, Bundle):
        path = Path(source)
        if path.suffix == ".onnx" or path.is_file():
            if not path.is_file():
                raise UserError(f"there is no graph {path}")
            return Session(
                path,
                path.name,
                used,
                threads,
                cpu_source=path,
                notice=choice_notice,
                on_notice=on_notice,
            )
        source = bundle.load(path)

    where = f"bundle {source.name} › {graph}"
    flavour: Flavour = "cann" if used == providers.CANN else "cpu"
    if flavour == "cann" and not any(
        g.graph == graph and g.flavour == "cann" and g.bucket == bucket
        for g in source.manifest.graphs
    ):
        # Contrib operators and free axes fail on the NPU in the middle of the first run.
        used, flavour = providers.CPU, "cpu"
        choice_notice = f"Running on: CPU ({source.name} has no graph {graph!r} for Ascend NPUs)"
    has_cpu = "cpu" in source.flavours(graph)
    entry = source.graph(graph, flavour, bucket)
    cpu_entry = source.graph(graph, "cpu", "" if flavour == "cann" else bucket) if has_cpu else None
    session = Session(
        source.path(entry.file),
        where,
        used,
        threads,
        cpu_source=source.path(cpu_entry.file) if cpu_entry else None,
        notice=choice_notice,
        on_notice=on_notice,
    )
    if entry.selftest and session.provider != providers.CPU:
        session.check(entry.selftest, source.read(entry.selftest.file))
    return session


def selftest(source: Bundle, provider: str | None = None) -> tuple[tuple[str, str], ...]:
    """Run every known answer of the bundle's graphs; gives (graph, what it ran on). UserError."""
    ran = []
    for entry in source.manifest.graphs:
        if entry.selftest is None or entry.flavour != "cpu":
            continue
        session = open_session(source, entry.graph, bucket=entry.bucket, provider=provider)
        session.check(entry.selftest, source.read(entry.selftest.file))
        ran.append((entry.graph, session.provider))
    return tuple(ran)


def default_threads() -> int:
    """All cores but one, which stays with the window; two where there are only two."""
    usable = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count()
    cores = usable or 1
    return min(8, max(min(2, cores), cores - 1))


def cann_cache(source: Bundle) -> Path:
    """The working directory for a worker process that runs `source` on CANN.

    CANN keeps compiled models in the working directory under a name that knows neither weights nor
    precision, so the folder carries the bundle's digest and the runtime's version.
    """
    runtime = providers.check_runtime()
    folder = places.cache_folder() / "cann" / f"{source.digest[:20]}-{runtime.version}"
    folder.mkdir(parents=True, exist_ok=True)
    return folder


# ------------------------------------------------------------------ the runtime


def _make(source: Path | bytes, provider: str, threads: int, where: str) -> ort.InferenceSession:
    import onnxruntime as ort

    # Provider libraries that can't be loaded shout on stderr; the reason reaches us as an error.
    ort.set_default_logger_severity(4)
    options = ort.SessionOptions()
    options.log_severity_level = 4
    options.intra_op_num_threads = threads
    options.inter_op_num_threads = 1
    # Spinning threads cost a busy machine 5 to 6 times the time.
    options.add_session_config_entry("session.intra_op.allow_spinning", "0")
    settings: dict[str, str] = {}
    if provider == providers.CANN:
        ascend.preload()
        # The optimiser fuses what the NPU's compiler must see in pieces.
        options.graph_optimization_level = ort.GraphOptimizationLevel.ORT_DISABLE_ALL
        ours = Path.cwd().is_relative_to(places.cache_folder() / "cann")
        settings = {"device_id": "0", "dump_om_model": "1" if ours else "0"}
    elif provider == "CoreMLExecutionProvider":
        settings = {"ModelFormat": "MLProgram"}
    wanted: list[tuple[str, dict[str, str]]] = [(provider, settings)]
    if provider != providers.CPU:
        wanted.append((providers.CPU, {}))
    try:
        session = ort.InferenceSession(
            source if isinstance(source, bytes) else str(source),
            options,
            providers=wanted,
            enable_fallback=0,
        )
    except Exception as error:  # The runtime's errors share no base class.
        raise UserError(f"the graph can't be opened: {_short(error)}", where) from None
    if session.get_providers()[0] != provider:
        label = providers.LABELS.get(provider, provider)
        raise UserError(f"{label} refused the graph", where)
    return session


def _tensor(value: Any) -> Tensor:
    return Tensor(value.name, np.dtype(_DTYPES.get(value.type, np.float32)), tuple(value.shape))


def _short(error: Exception) -> str:
    return " ".join(str(error).split())[-300:] or type(error).__name__


def _load_answers(data: bytes, where: str) -> dict[str, Array]:
    broken = UserError("is no sound .npz", where, "fetch the bundle again")
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            if sum(i.file_size for i in archive.infolist()) > MAX_SELFTEST_BYTES:
                raise UserError("holds too large a known answer", where)
        with np.load(io.BytesIO(data), allow_pickle=False) as arrays:
            return {name: arrays[name] for name in arrays.files}
    except (OSError, ValueError, zipfile.BadZipFile, EOFError):
        raise broken from None


def _deviation(got: Mapping[str, Array], wanted: Mapping[str, Array], test: SelfTest) -> str:
    """What is wrong, or ''."""
    if not wanted:
        return "it holds no output"
    for name, known in wanted.items():
        found = got[name]
        if found.shape != known.shape:
            return f"{name} has shape {found.shape}, not {known.shape}"
        if known.size == 0:
            continue
        limit = test.atol + test.rtol * float(np.abs(known.astype(np.float64)).max())
        error = np.abs(found.astype(np.float64) - known.astype(np.float64))
        # NaN compares false with everything, so ask whether all are within, not whether one isn't.
        if not bool((error <= limit).all()):
            return f"{name} is off by {float(np.nanmax(error)) if error.size else 0:.3g}"
    return ""
