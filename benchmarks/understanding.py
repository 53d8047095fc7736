"""How often the best scene family fits a prompt: 60 prompts, 20 a language, worded indirectly.

    python -m benchmarks.understanding [--file benchmarks/data/understanding.jsonl]

Three files lie in `benchmarks/data`. `understanding.jsonl` was written before the lexicon and never
changed. `understanding_second.jsonl` showed what the first lexicon lacked, which was then widened:
its score says little. `understanding_third.jsonl` was written last, with wordings kept oblique on
purpose, and nothing was tuned to it: its score is the honest guess for words nobody foresaw.

Prints JSON: hits per language and in all, the misses, the time of a warm prompt and the machine.
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import time
from pathlib import Path

from engine.planning.themes import understand

PROMPTS = Path(__file__).parent / "data" / "understanding.jsonl"


def measure(path: Path) -> dict[str, object]:
    rows = [json.loads(line) for line in path.read_text("utf-8").splitlines() if line]
    start = time.perf_counter()
    understand("warm up")
    first = time.perf_counter() - start
    hits: dict[str, int] = {}
    asked: dict[str, int] = {}
    among_three = 0
    misses = []
    start = time.perf_counter()
    for row in rows:
        scores = understand(row["prompt"]).families
        best = sorted(scores, key=lambda family: -scores[family])[:3]
        language = row["language"]
        asked[language] = asked.get(language, 0) + 1
        among_three += any(family in row["families"] for family in best)
        if best[0] in row["families"]:
            hits[language] = hits.get(language, 0) + 1
        else:
            misses.append({**row, "got": best})
    each = (time.perf_counter() - start) / len(rows)
    return {
        "prompts": len(rows),
        "fitting": sum(hits.values()),
        "fitting_among_three": among_three,
        "languages": {k: f"{hits.get(k, 0)}/{n}" for k, n in asked.items()},
        "misses": misses,
        "first_ms": round(first * 1e3),
        "each_ms": round(each * 1e3, 1),
        "machine": f"{platform.machine()}, {os.cpu_count()} cores, Python {platform.python_version()}",
    }


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--file", type=Path, default=PROMPTS)
    print(json.dumps(measure(parser.parse_args().file), ensure_ascii=False, indent=1))
