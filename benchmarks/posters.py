"""Proof and layout over our own briefs. Run: python -m benchmarks.posters [--limit N] [--variants 3]

Each brief becomes `--variants` posters as a user would make them. The first one is exported as PDF
and as PNG, read back and proved; all are measured: overlap, safe area, contrast on the worst 5 % of
the background, Und_s, Ali, Occ, Rea. Prints JSON.
"""

from __future__ import annotations

import argparse
import json
import sys
import tempfile
from collections import Counter
from pathlib import Path
from statistics import mean, median
from typing import Any

from benchmarks.machine import machine
from engine.drawing.compose import compose
from engine.jobs import studio
from engine.jobs.request import Request
from exporters import gate
from exporters.raster import render

DATA = Path(__file__).parent / "data" / "briefs.jsonl"
DESIGNERS = {
    "LaDeCo, Crello designers": {"Und_s": 0.673, "Ali": 0.0015, "Occ": 0.163, "Rea": 0.071},
    "SEGA, Crello designers": {"Und_s": 0.819, "Ali": 0.0100, "Occ": 0.380, "Rea": 0.026},
}
"""Published rows beside which ours are shown; protocols differ (other canvases and saliency)."""


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--limit", type=int, default=0)
    parser.add_argument("--variants", type=int, default=3)
    arguments = parser.parse_args()
    rows = [json.loads(line) for line in DATA.read_text(encoding="utf-8").splitlines() if line]
    if arguments.limit:
        rows = rows[:: max(1, len(rows) // arguments.limit)][: arguments.limit]
    verdicts: Counter[str] = Counter()
    failures: list[dict[str, Any]] = []
    findings: Counter[str] = Counter()
    measures: dict[str, list[float]] = {}
    archetypes: Counter[str] = Counter()
    blocks = posters = 0
    with tempfile.TemporaryDirectory() as folder:
        for n, row in enumerate(rows):
            texts = tuple((role, words) for role, words in row["texts"])
            request = Request(
                prompt=row["prompt"], texts=texts, size=row["size"], seed=row.get("seed", n),
                variants=arguments.variants,
            )  # fmt: skip
            made = studio.generate(request, render)
            for variant in made:
                posters += 1
                archetypes[variant.plan.archetype] += 1
                for name, value in variant.measures.items():
                    measures.setdefault(name, []).append(value)
                scenes = [compose(variant.document)]
                checked = gate.checked_scenes(variant.document, scenes, {})
                for finding in checked.findings:
                    findings[f"{finding.severity}: {finding.rule}"] += 1
                    if finding.severity == "fault":
                        failures.append(
                            {"brief": row["id"], "archetype": variant.plan.archetype,
                             "fault": finding.sentence}
                        )  # fmt: skip
            for ending in (".pdf", ".png"):
                path = Path(folder) / f"poster{ending}"
                delivery = gate.deliver(made[0].document, {}, path)
                for block in delivery.proof["blocks"]:
                    blocks += 1
                    verdicts[block["verdict"]] += 1
                    if block["verdict"] != "exact":
                        failures.append(
                            {
                                "brief": row["id"], "file": ending, "archetype": made[0].plan.archetype,
                                "pairing": made[0].plan.pairing, "expected": block["expected"],
                                "read": block["read"], "verdict": block["verdict"],
                            }
                        )  # fmt: skip
            print(
                f"{n + 1}/{len(rows)} {row['id']} {made[0].plan.archetype}",
                file=sys.stderr,
                flush=True,
            )
    result = {
        "benchmark": "posters",
        "machine": machine(),
        "briefs": len(rows),
        "posters": posters,
        "proof": {
            "blocks": blocks,
            "exact": verdicts["exact"],
            "share": round(verdicts["exact"] / max(blocks, 1), 5),
            "verdicts": dict(verdicts),
        },
        "preflight": dict(findings),
        "layout": {
            name: {"mean": round(mean(v), 4), "median": round(median(v), 4), "max": round(max(v), 4),
                   "min": round(min(v), 4)}
            for name, v in sorted(measures.items())
        },
        "designers": DESIGNERS,
        "archetypes": dict(archetypes.most_common()),
        "failures": failures,
    }  # fmt: skip
    print(json.dumps(result, ensure_ascii=False, indent=1))


if __name__ == "__main__":
    main()
