"""The decoder: speed, memory, and how calm it is under words. Run: python -m benchmarks.nano
[--runs 3] [--checkpoint FILE]. Prints JSON.

Speed: pages of 512 and 1024 px, warm, medians. With torch and the checkpoint that the bundle was
packed from, the same network runs in torch's eager mode too. Memory: the peak of a process of its
own that paints one page, less one that only opens the bundle. Quiet: gradient energy under the
words of posters, painted and veiled, against the same of their vectors.
"""

from __future__ import annotations

import argparse
import json
import resource
import subprocess
import sys
import time
from pathlib import Path
from statistics import median
from typing import Any

import numpy as np
import numpy.typing as npt

from benchmarks.machine import machine
from engine.decoding.drafts import draft
from engine.decoding.nano import Drawing, Nano, first_style
from engine.document.model import SceneSource
from engine.document.palettes import PALETTES
from engine.drawing import motifs
from engine.drawing.scene import Scene
from exporters.raster import render

ROOT = Path(__file__).parent.parent
SIDES = (512, 1024)
POSTERS = (
    ("An open air jazz evening by the river, warm and retro", "Jazz by the river", 3),
    ("a mountain trail run at sunrise", "Ridge Run", 5),
    ("a spring flower market", "Flower market", 2),
)


def page(side: int) -> Drawing:
    """A square page of mountains."""
    source = SceneSource("mountains", seed=3, palette=PALETTES["sunset"])
    scene = Scene(float(side), float(side), 0, 0, motifs.paint(source, side, side))
    given = draft(scene, PALETTES["sunset"], 1.0, lambda s, k: render(s, scale=k, assets={}))
    return given.drawing


def seconds(nano: Nano, side: int, runs: int) -> float:
    drawing, style = page(side), nano.style(first_style(nano.styles))
    nano.paint(drawing, style, 0)
    times = []
    for seed in range(runs):
        start = time.perf_counter()
        nano.paint(drawing, style, seed)
        times.append(time.perf_counter() - start)
    return median(times)


def peak(side: int) -> float:
    """MB that a process of its own took at most; side 0: it opens the bundle and paints nothing."""
    line = [sys.executable, "-m", "benchmarks.nano", "--peak", str(side)]
    done = subprocess.run(line, cwd=ROOT, check=True, capture_output=True, text=True)
    return float(done.stdout)


def print_peak(side: int) -> None:
    nano = Nano.load()
    drawing = page(side or 64)
    if side:
        nano.paint(drawing, nano.style(first_style(nano.styles)), 0)
    used = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    print(used / (1e6 if sys.platform == "darwin" else 1e3))


def window(side: int, width: int) -> dict[str, npt.NDArray[Any]]:
    """What the `paint` graph takes, for one window without a margin."""
    labels = np.zeros((1, side // 8, side // 8), np.int64)
    noise = np.random.default_rng(1).standard_normal((1, 12, side, side), np.float32)
    return {
        "draft": np.zeros((1, 3, side, side), np.float32), "fields": noise,
        "glyphs": np.zeros((1, 2, side, side), np.float32), "classes": labels, "slots": labels,
        "tokens": np.zeros((1, width, side // 16, side // 16), np.float32),
        "mood": np.zeros((1, width), np.float32), "style": np.zeros(1, np.int64),
    }  # fmt: skip


def against_eager(checkpoint: Path, nano: Nano, side: int, runs: int) -> dict[str, float] | None:
    """Seconds of the `paint` graph alone, and of its network in torch's eager mode, on as many
    threads; None without torch."""
    try:
        import torch
    except ImportError:
        return None
    from engine.models.session import default_threads, open_session
    from engine.training.nano.painting import load_painter

    torch.set_num_threads(default_threads())
    network, _, _ = load_painter(checkpoint)
    given = window(side, network.shape.width)
    tensors = {name: torch.from_numpy(value) for name, value in given.items()}
    session = open_session(nano.bundle, "paint")
    times: dict[str, list[float]] = {"graph": [], "eager": []}
    with torch.inference_mode():
        for _ in range(runs + 1):  # side by side, so that the machine's load is the same
            for name, call in (
                ("graph", lambda: session.run(given)), ("eager", lambda: network.paint(**tensors)),
            ):  # fmt: skip
                start = time.perf_counter()
                call()
                times[name].append(time.perf_counter() - start)
    return {name: round(median(spent[1:]), 3) for name, spent in times.items()}


def quiet(nano: Nano) -> dict[str, Any]:
    """Per style: mean gradient energy under words before and after the veil, 0..1 a pixel."""
    from engine.jobs import studio
    from engine.jobs.decoding import Wish, decoded
    from engine.jobs.request import Request

    out: dict[str, Any] = {}
    for prompt, title, seed in POSTERS:
        request = Request(prompt=prompt, texts=(("title", title),), size="1080x1350px", seed=seed)
        document = studio.generate(request, render)[0].document
        for style in nano.styles.values():
            if style.kind == "art":
                done = decoded(document, Wish(style.name, "", seed), render, decoder=nano)
                out.setdefault(style.name, []).extend(done.quiet)
    return {
        name: {
            "painted": round(float(np.mean([before for before, _ in pairs])), 4),
            "veiled": round(float(np.mean([after for _, after in pairs])), 4),
        }
        for name, pairs in out.items()
    }


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.nano")
    parser.add_argument("--runs", type=int, default=3)
    parser.add_argument("--checkpoint", type=Path, help="for torch's eager mode")
    parser.add_argument("--peak", type=int, help=argparse.SUPPRESS)
    given = parser.parse_args()
    if given.peak is not None:
        print_peak(given.peak)
        return
    nano = Nano.load()
    bare = peak(0)
    result: dict[str, Any] = {
        "machine": machine(),
        "bundle": {"digest": nano.digest, "bytes": nano.bundle.size},
        "provider": nano.provider,
        "seconds": {str(side): round(seconds(nano, side, given.runs), 3) for side in SIDES},
        "peak_megabytes": {str(side): round(peak(side) - bare) for side in SIDES},
        "quiet": quiet(nano),
    }
    if given.checkpoint is not None:
        result["paint_graph_and_eager_torch_seconds"] = {
            str(side): against_eager(given.checkpoint, nano, side, given.runs) for side in SIDES
        }
    print(json.dumps(result, indent=2))


if __name__ == "__main__":
    main()
