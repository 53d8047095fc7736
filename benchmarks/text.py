"""Words on posters, read back by a reader that knows nothing of them.

    python -m benchmarks.text --data DIR [--rows composed,coverage] [--limit N] [--out DIR] [--resume]

composed: a poster of 1024 x 1024 px per prompt of CVTG-2K and LongText-Bench (`cvtg2k.jsonl`,
`longtext_en.jsonl`, `longtext_zh.jsonl` in DIR: id, prompt, texts), made as `affiche generate`
makes it, with its artwork. The words are set, not painted by a network: never compare them with
models of pixels without saying so. Lines are found and read by the `rapidocr` package.

coverage: the 8,105 standard characters (`level-1.txt` ... `level-3.txt`) in every Chinese face.

CVTG-2K: share of the target words, in lower case, that are among the words read, and the mean
normalised edit similarity to the closest of them (Du et al. 2025). LongText-Bench: overlap of the
multisets of words, or of Chinese characters, over the number wanted (Geng et al. 2025). Both are
pooled over all pictures. Prints JSON.
"""

from __future__ import annotations

import argparse
import difflib
import json
import logging
import random
import re
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Sequence
from pathlib import Path
from statistics import mean, median
from typing import Any

from app import making
from benchmarks import coverage
from benchmarks.machine import machine
from engine.errors import UserError
from engine.planning.quality import edit_distance

SETS = ("cvtg2k", "longtext_en", "longtext_zh")
SIZE = "1024x1024px"
DRAWS = 1000
CEILING = {
    "cvtg2k": {"word_accuracy": 0.9988, "ned": 0.9997},
    "longtext_en": {"text_accuracy": 0.9977},
    "longtext_zh": {"text_accuracy": 0.9995},
}
"""What the same reader reaches on plain black type on white; the rest is its own."""

Lines = list[tuple[float, float, str]]
"""y, x and words of every line that was read."""


def reading() -> tuple[str, Callable[[Path], Lines]]:
    """The name of the reader, and what it reads in a picture file."""
    logging.disable(logging.INFO)
    try:
        from rapidocr import RapidOCR

        machine_: Any = RapidOCR(
            params={
                "EngineConfig.onnxruntime.intra_op_num_threads": 1,
                "Global.log_level": "error",
            }
        )
    except ImportError:
        return "Affiche's own page reader (not independent)", _own
    from importlib.metadata import version

    def read(path: Path) -> Lines:
        out = machine_(str(path))
        if out is None or out.txts is None:
            return []
        return [
            (float(min(p[1] for p in box)), float(min(p[0] for p in box)), text)
            for box, text in zip(out.boxes, out.txts, strict=True)
        ]

    return f"rapidocr {version('rapidocr')} (PP-OCRv6 small)", read


def _own(path: Path) -> Lines:
    import numpy as np
    from PIL import Image

    from engine.checking.page_reader import read_page

    picture = np.asarray(Image.open(path).convert("RGB"))
    return [(line.corners[0][1], line.corners[0][0], line.text) for line in read_page(picture)]


# ------------------------------------------------------------------ the formulas


def cvtg(texts: Sequence[str], lines: Sequence[str]) -> dict[str, Any]:
    """Wanted words, those among the words read, and each one's likeness to the closest."""
    wanted = [word for text in texts for word in text.lower().split()]
    seen = [word for line in lines for word in line.lower().split()] or [""]
    likeness = []
    for word in wanted:
        closest = difflib.get_close_matches(word, seen, n=1, cutoff=0)
        other = closest[0] if closest else ""
        longest = max(len(word), len(other)) + 1e-5
        likeness.append(1 - edit_distance(word, other) / longest)
    known = set(seen)
    return {
        "wanted": len(wanted),
        "found": sum(word in known for word in wanted),
        "likeness": likeness,
        "missed": [word for word in wanted if word not in known],
    }


_DROPPED = re.compile(r"[^\u4e00-\u9fa5a-zA-Z0-9àâäéèêëîïôöùûüçÀÂÄÉÈÊËÎÏÔÖÙÛÜÇ\s]")


def longtext(texts: Sequence[str], lines: Sequence[str], *, chinese: bool) -> dict[str, Any]:
    """Wanted words (or Chinese characters) and how many of them are among those read."""

    def units(parts: Sequence[str]) -> Counter[str]:
        kept = _DROPPED.sub("", ("\n" if parts is lines else " ").join(parts))
        return Counter("".join(kept.split())) if chinese else Counter(kept.lower().split())

    wanted, seen = units(texts), units(lines)
    return {
        "wanted": wanted.total(),
        "found": (wanted & seen).total(),
        "missed": sorted((wanted - seen).elements()),
    }


def ordered(lines: Lines) -> list[str]:
    """The lines in reading order: by rows of 12 pixels, then from the left."""
    return [text for _, _, text in sorted(lines, key=lambda p: (round(p[0] / 12), p[1]))]


def scored(name: str, texts: Sequence[str], lines: Sequence[str]) -> dict[str, Any]:
    if name == "cvtg2k":
        return cvtg(texts, lines)
    return longtext(texts, lines, chinese=name.endswith("zh"))


def summary(name: str, records: Sequence[dict[str, Any]]) -> dict[str, Any]:
    """The pooled scores with 95 % intervals from a bootstrap over the prompts."""

    def accuracy(rows: Sequence[dict[str, Any]]) -> float:
        return float(sum(r["found"] for r in rows) / max(1, sum(r["wanted"] for r in rows)))

    def likeness(rows: Sequence[dict[str, Any]]) -> float:
        return float(mean([v for r in rows for v in r["likeness"]] or [0.0]))

    def with_interval(measure: Callable[[Sequence[dict[str, Any]]], float]) -> dict[str, Any]:
        rng = random.Random(7)
        drawn = sorted(measure(rng.choices(records, k=len(records))) for _ in range(DRAWS))
        low, high = drawn[round(0.025 * DRAWS)], drawn[round(0.975 * DRAWS) - 1]
        return {"value": round(measure(records), 4), "interval": [round(low, 4), round(high, 4)]}

    units = "characters" if name.endswith("zh") else "words"
    out: dict[str, Any] = {"posters": len(records), units: sum(r["wanted"] for r in records)}
    if name == "cvtg2k":
        out |= {"word_accuracy": with_interval(accuracy), "ned": with_interval(likeness)}
    else:
        out["text_accuracy"] = with_interval(accuracy)
    return out


# ------------------------------------------------------------------ the posters


def composed(
    name: str, rows: Sequence[dict[str, Any]], out: Path, read: Callable[[Path], Lines], *,
    resume: bool, seed: int,
) -> dict[str, Any]:  # fmt: skip
    """Makes, reads and scores the posters of one set; keeps its records in `out`."""
    out.mkdir(parents=True, exist_ok=True)
    kept = out / "records.jsonl"
    done: dict[str, dict[str, Any]] = {}
    if resume and kept.exists():
        for line in kept.read_text(encoding="utf-8").splitlines():
            record = json.loads(line)
            done[record["id"]] = record
    else:
        kept.unlink(missing_ok=True)
    records = []
    for n, row in enumerate(rows, 1):
        record = done.get(row["id"]) or _made(row, out / f"{row['id']}.png", read, seed)
        if row["id"] not in done:
            with kept.open("a", encoding="utf-8") as file:
                file.write(json.dumps(record, ensure_ascii=False) + "\n")
        records.append(record | scored(name, row["texts"], record["lines"]))
        share = sum(r["found"] for r in records) / max(1, sum(r["wanted"] for r in records))
        print(f"{name} {n}/{len(rows)} {row['id']} {share:.4f}", file=sys.stderr, flush=True)
    seconds = [r["seconds"] for r in records if not r["error"]]
    return summary(name, records) | {
        "ceiling_of_the_reader": CEILING[name],
        "seconds_per_poster": round(median(seconds), 2) if seconds else None,
        "proved": sum(r["proved"] for r in records),
        "errors": [{"id": r["id"], "error": r["error"]} for r in records if r["error"]],
        "missed": [
            {"id": r["id"], "design": r["design"], "glance": r["glance"], "words": r["missed"]}
            for r in records
            if r["missed"] and not r["error"]
        ],
    }


def _made(
    row: dict[str, Any], path: Path, read: Callable[[Path], Lines], seed: int
) -> dict[str, Any]:
    """One poster from its prompt to the lines read on it. An error counts as a blank page."""
    start = time.perf_counter()
    record: dict[str, Any] = {
        "id": row["id"], "error": "", "proved": False, "glance": None, "design": "", "lines": [],
    }  # fmt: skip
    try:
        (poster,) = making.make(
            prompt=row["prompt"], out=path, texts=(), size=SIZE, seed=seed, variants=1,
            art="vector", palette=None, scene=None, layout=None, pairing=None, colours=(), faces=(),
            regions=(), brand=None, language=None, like=None, dpi=0.0, device=None, quiet=True,
        )["posters"]  # fmt: skip
    except UserError as error:
        return record | {"error": str(error), "seconds": time.perf_counter() - start}
    record["seconds"] = round(time.perf_counter() - start, 3)
    record["design"] = f"{poster['plan']['archetype']}, {poster['plan'].get('pairing', '1')}"
    record["proved"] = poster["proof"]["passed"]
    record["glance"] = poster["glance"]
    record["lines"] = ordered(read(Path(poster["file"])))
    return record


def chosen(rows: Sequence[Any], limit: int, start: int = 0) -> list[Any]:
    """At most `limit` rows, evenly over the whole, from the row `start` on; 0 means all."""
    if not limit or limit >= len(rows):
        return list(rows)
    step = len(rows) / limit
    return [rows[(int(i * step) + start) % len(rows)] for i in range(limit)]


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--data", type=Path, required=True, help="folder of prompts and characters")
    parser.add_argument("--rows", default="composed,coverage")
    parser.add_argument("--sets", default=",".join(SETS))
    parser.add_argument("--limit", type=int, default=0, help="posters a set, characters a level")
    parser.add_argument("--start", type=int, default=0, help="first prompt, to take other ones")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--out", type=Path, help="where posters and records stay")
    parser.add_argument("--resume", action="store_true", help="go on with what --out holds")
    given = parser.parse_args()
    wanted = set(given.rows.split(","))
    if wanted - {"composed", "coverage"} or set(given.sets.split(",")) - set(SETS):
        parser.error(f"rows are composed and coverage; sets are {', '.join(SETS)}")
    if given.resume and not given.out:
        parser.error("--resume needs --out")
    result: dict[str, Any] = {
        "benchmark": "text", "machine": machine(), "limit": given.limit, "start": given.start,
        "seed": given.seed,
    }  # fmt: skip
    if "composed" in wanted:
        name, read = reading()
        result["reader"] = name
        result["composed"] = {}
        with tempfile.TemporaryDirectory() as folder:
            for one in given.sets.split(","):
                text = (given.data / f"{one}.jsonl").read_text(encoding="utf-8")
                rows = [json.loads(line) for line in text.splitlines() if line.strip()]
                result["composed"][one] = composed(
                    one, chosen(rows, given.limit, given.start), (given.out or Path(folder)) / one,
                    read, resume=given.resume, seed=given.seed,
                )  # fmt: skip
    if "coverage" in wanted:
        result["coverage"] = coverage.measured(given.data, given.limit)
    print(json.dumps(result, ensure_ascii=False, indent=1))


if __name__ == "__main__":
    main()
