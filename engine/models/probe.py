"""Try one execution provider; run as `python -m engine.models.probe NAME`, prints one JSON line.

It runs in a child process because a broken driver can abort the whole process, and because CANN
writes compiled models into the working directory.
"""

from __future__ import annotations

import json
import os
import sys
import time

from engine.models import ascend, probe_graph


def probe(provider: str) -> dict[str, object]:
    """`state` (see `providers.State`), `reason`, `version` and `first_run_ms` of one provider."""
    result: dict[str, object] = {"provider": provider, "state": "error", "reason": ""}
    try:
        import numpy as np
        import onnxruntime as ort

        ort.set_default_logger_severity(4)
        result["version"] = ort.__version__
        if provider not in ort.get_available_providers():
            return result | {"state": "not_built", "reason": f"this runtime has no {provider}"}
        if provider == "CANNExecutionProvider":
            ascend.preload()
        options = ort.SessionOptions()
        options.log_severity_level = 4
        options.intra_op_num_threads = 1
        options.graph_optimization_level = ort.GraphOptimizationLevel.ORT_DISABLE_ALL
        settings = {"device_id": "0"} if provider == "CANNExecutionProvider" else {}
        try:
            session = ort.InferenceSession(
                probe_graph.linear(), options, providers=[(provider, settings)], enable_fallback=0
            )
        except Exception as error:  # ONNX Runtime has no common base class of its errors.
            return result | {"state": "init_failed", "reason": _short(error)}
        used = session.get_providers()
        if used[0] != provider:
            return result | {"state": "silent_cpu", "reason": f"it ran on {', '.join(used)}"}
        start = time.perf_counter()
        x = np.array([probe_graph.INPUT], np.float32)
        answer = session.run(None, {"x": x})[0]
        result["first_run_ms"] = round((time.perf_counter() - start) * 1000, 1)
        known = np.array([probe_graph.OUTPUT], np.float32)
        if answer.shape == known.shape and np.allclose(answer, known, rtol=1e-3, atol=1e-2):
            return result | {"state": "ok"}
        said = " ".join(f"{v:g}" for v in answer.ravel()[:4])
        return result | {"state": "wrong_result", "reason": f"got {said} for a known answer"}
    except Exception as error:  # The process exists to turn any failure into a sentence.
        return result | {"reason": _short(error)}


def _short(error: Exception) -> str:
    text = " ".join(str(error).split())
    return f"{type(error).__name__}: {text[-300:]}" if text else type(error).__name__


def main() -> None:
    # The native layer prints to stdout as well: keep the real one for the answer alone.
    answer = os.fdopen(os.dup(1), "w", encoding="utf-8")
    os.dup2(2, 1)
    answer.write(json.dumps(probe(sys.argv[1])) + "\n")
    answer.flush()
    # Some drivers crash while they unload, which would hide an answer that is already known.
    os._exit(0)


if __name__ == "__main__":
    main()
