"""How often an instruction is understood: 90 sentences, 30 a language, and 30 oblique ones.

    python -m benchmarks.instructions [--file benchmarks/data/instructions_oblique.jsonl] [--misses]

Three files lie in `benchmarks/data`. `instructions.jsonl` was written before the lexicon: its score
says that known wordings work. `instructions_second.jsonl` showed what the lexicon lacked, which was
then widened: at first look it had 41 of 77, its score since says little. `instructions_oblique.jsonl`
was written last, with wordings kept oblique on purpose, and no word was added for it. At first look
9 of 30 were understood and 14 done wrongly; then two general limits were drawn closer (how much of
a clause may stay unknown, how sure a likeness in meaning must be) so that more is asked instead of
guessed. Its score is the honest guess for words nobody foresaw. One hand wrote sentences and lexicon.

A sentence counts as understood when all its intents are found and no others: kind, target and
value. One that isn't understood is asked back, or read wrongly: done, or refused
because the thing that it names isn't on the poster.
Prints JSON: counts per language and kind, the misses, the time of a warm sentence, the machine.
"""

from __future__ import annotations

import argparse
import json
import time
from pathlib import Path
from typing import Any

from benchmarks.machine import machine
from engine.planning.instructions import Intent, read

DATA = Path(__file__).parent / "data"
FILES = (DATA / "instructions.jsonl", DATA / "instructions_oblique.jsonl")


def _key(intent: Intent) -> list[str]:
    return [intent.kind, intent.target, intent.value]


def measure(path: Path) -> dict[str, Any]:
    rows = [json.loads(line) for line in path.read_text("utf-8").splitlines() if line]
    read("something that warms the encoder up")
    asked: dict[str, int] = {}
    hits: dict[str, int] = {}
    kinds: dict[str, list[int]] = {}
    back = wrong = wanted = found = 0
    misses = []
    start = time.perf_counter()
    for row in rows:
        made = read(row["say"])
        got = [_key(intent) for intent in made.intents]
        language = row["language"]
        asked[language] = asked.get(language, 0) + 1
        wanted += len(row["want"])
        found += sum(key in got for key in row["want"])
        for kind, *_ in row["want"]:
            kinds.setdefault(kind, [0, 0])[1] += 1
        for key in row["want"]:
            kinds[key[0]][0] += key in got
        if sorted(got) == sorted(row["want"]) and not made.unread:
            hits[language] = hits.get(language, 0) + 1
            continue
        harmless = all(key in row["want"] for key in got)
        back, wrong = back + harmless, wrong + (not harmless)
        near = [[_key(i) for i in guesses[:2]] for _, guesses in made.unread]
        misses.append({**row, "got": got, "asked": near})
    each = (time.perf_counter() - start) / max(1, len(rows))
    return {
        "file": path.name,
        "sentences": len(rows),
        "understood": sum(hits.values()),
        "asked_back": back,
        "read_wrongly": wrong,
        "intents": f"{found}/{wanted}",
        "languages": {k: f"{hits.get(k, 0)}/{n}" for k, n in asked.items()},
        "kinds": {k: f"{a}/{b}" for k, (a, b) in sorted(kinds.items())},
        "each_ms": round(each * 1e3, 1),
        "misses": misses,
    }


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--file", type=Path, action="append")
    parser.add_argument("--misses", action="store_true", help="one line for each miss, no JSON")
    given = parser.parse_args()
    results = [measure(path) for path in given.file or FILES if path.is_file()]
    if given.misses:
        for result in results:
            print(result["understood"], "of", result["sentences"], result["languages"])
            for miss in result["misses"]:
                print(
                    "  ", miss["say"], "| want", miss["want"], "| got", miss["got"], miss["asked"]
                )
        return
    print(json.dumps({"results": results, "machine": machine()}, ensure_ascii=False, indent=1))


if __name__ == "__main__":
    main()
