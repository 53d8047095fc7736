"""Wordings that nobody listed: a clause compared with sentences that mean known intents.

`python -m engine.planning.instructions` makes the vectors anew after the data changed.
"""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path
from typing import Final

import numpy as np
from numpy.typing import NDArray

from engine.models import embedding
from engine.planning.instructions.lexicon import Meaning, lexicon
from engine.planning.instructions.values import Intent
from engine.planning.themes import LEXICON, digest

VECTORS: Final = "instructions.npz"
FAR, NEAR = 0.30, 0.62
"""Cosines at which a likeness says nothing, and everything."""
GAP: Final = 0.08
"""Lead in cosine over the next reading from which there is no doubt between the two."""


def _sentences() -> list[str]:
    return [s for meaning in lexicon().meanings for s in meaning.sentences()]


def write_vectors(path: Path) -> int:
    """Embed every sentence into `path` (int8[n, 512], a scale per row); returns the bytes."""
    sentences = _sentences()
    vectors = np.concatenate(
        [embedding.embed(sentences[i : i + 64]) for i in range(0, len(sentences), 64)]
    )
    scale = np.abs(vectors).max(axis=1, keepdims=True) / 127
    np.savez_compressed(
        path,
        vectors=np.rint(vectors / scale).astype(np.int8),
        scale=scale.astype(np.float32),
        digest=np.frombuffer(digest(sentences).encode(), dtype=np.uint8),
    )
    return path.stat().st_size


@lru_cache(maxsize=1)
def _space() -> tuple[NDArray[np.float32], NDArray[np.intp]]:
    """float32[n, 512] of all sentences, and where each meaning's begin."""
    with np.load(LEXICON / VECTORS, allow_pickle=False) as file:
        written = bytes(file["digest"]).decode()
        vectors = file["vectors"].astype(np.float32) * file["scale"]
    if written != digest(_sentences()):
        raise RuntimeError(
            f"assets/lexicon/{VECTORS} is older than instructions.json: "
            "run python -m engine.planning.instructions"
        )
    starts, at = [], 0
    for meaning in lexicon().meanings:
        starts.append(at)
        at += len(meaning.sentences())
    return vectors, np.asarray(starts)


def nearest(clause: str, count: int = 3) -> tuple[Intent, ...]:
    """The likeliest readings of a clause, best first, with confidences in 0..1."""
    vectors, starts = _space()
    cosines = vectors @ embedding.embed([clause])[0]
    best = np.maximum.reduceat(cosines, starts)
    order = np.argsort(-best, kind="stable")
    out: list[Intent] = []
    for rank, n in enumerate(order[:count]):
        meaning: Meaning = lexicon().meanings[int(n)]
        near = float(np.clip((best[n] - FAR) / (NEAR - FAR), 0, 1))
        rival = order[1] if rank == 0 else order[0]
        lead = float(np.clip((best[n] - best[rival]) / GAP, 0, 1))
        sure = near * (0.55 + 0.45 * lead) * 0.9
        out.append(Intent(meaning.kind, meaning.target, meaning.value, confidence=round(sure, 3)))
    return tuple(out)
