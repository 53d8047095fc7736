"""Speed of the whole way. Run: python -m benchmarks.speed [--runs 5]. Prints JSON.

Cold numbers are whole processes, measured from outside; the warm number is one call in a process
that has done it before. Medians; the ratio compares a cold start with the interpreter's own.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from statistics import median

from benchmarks.machine import machine

ROOT = Path(__file__).parent.parent
TEXTS = (
    ("title", "Jazz by the river"), ("subtitle", "Seven bands, one long evening"),
    ("caption", "Saturday 10 July, 19:00"), ("caption", "Old Mill Quay"), ("action", "Get tickets"),
)  # fmt: skip
TEN = (
    *TEXTS, ("body", "Bring a blanket"), ("caption", "Free for children"), ("caption", "Doors 18:00"),
    ("caption", "Food and drinks"), ("legal", "Supported by the City Council"),
)  # fmt: skip
PROMPT = "An open air jazz evening by the river, warm and retro"


def cold(arguments: list[str], runs: int) -> list[float]:
    times = []
    for _ in range(runs):
        start = time.perf_counter()
        subprocess.run([sys.executable, *arguments], cwd=ROOT, check=True, capture_output=True)
        times.append(time.perf_counter() - start)
    return times


def proving(runs: int) -> tuple[int, list[float]]:
    """Blocks of a generated poster, and the seconds that each proof of its picture took."""
    from engine.checking import proof
    from engine.drawing.compose import compose
    from engine.jobs import studio
    from engine.jobs.request import Request
    from exporters.raster import render

    request = Request(prompt=PROMPT, texts=TEN, size="1080x1350px", seed=1)
    scene = compose(studio.generate(request, render)[0].document)
    picture = render(scene, scale=1.0, assets={})
    times = []
    for _ in range(runs + 2):
        start = time.perf_counter()
        proof.prove([picture], [scene], 1.0)
        times.append(time.perf_counter() - start)
    return len(scene.blocks), times[2:]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--runs", type=int, default=5)
    runs = parser.parse_args().runs
    from engine.jobs import studio
    from engine.jobs.request import Request
    from exporters.raster import render

    warm = []
    for seed in range(runs + 2):
        request = Request(prompt=PROMPT, texts=TEXTS, size="1080x1350px", seed=seed)
        start = time.perf_counter()
        studio.generate(request, render)
        warm.append(time.perf_counter() - start)
    warm = warm[2:]
    blocks, proofs = proving(runs)
    texts = [part for role, words in TEXTS for part in ("--text", f"{role}={words}")]
    with tempfile.TemporaryDirectory() as folder:
        out = str(Path(folder) / "x.png")
        made = cold(
            ["main.py", "generate", PROMPT, *texts, "--size", "1080x1350px", "--out", out, "-q"],
            runs,
        )
        helped = cold(["main.py", "--help"], runs)
        bare = cold(["-c", "pass"], runs)
    print(
        json.dumps(
            {
                "benchmark": "speed",
                "machine": machine(),
                "runs": runs,
                "plan_compose_warm_s": round(median(warm), 3),
                "proof_warm_s": round(median(proofs), 3),
                "proof_blocks": blocks,
                "generate_png_1080x1350_cold_s": round(median(made), 3),
                "help_cold_s": round(median(helped), 3),
                "python_cold_s": round(median(bare), 3),
                "help_to_python_ratio": round(median(helped) / median(bare), 2),
            },
            indent=1,
        )
    )


if __name__ == "__main__":
    main()
