"""The reader: what a machine reads in a picture of one line of text.

It runs the recognition network of PP-OCRv6 (Apache-2.0, in the `rapidocr` wheel) on our own
session. Where text stands is known from the layout, so no detector runs: the caller gives line
pictures, upright and cut near the ink. The network sees float32[n, 3, 48, w] in -1..1 and answers
with float32[n, w/8, characters]; a connectionist (CTC) decoding drops blanks and repeats.
"""

from __future__ import annotations

import functools
import importlib.util
import threading
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import numpy.typing as npt
from PIL import Image

from engine.errors import UserError
from engine.models.session import Session, open_session

Picture = npt.NDArray[np.uint8]
"""uint8[h, w] or uint8[h, w, 3]."""

HEIGHT = 48
"""Pixels: what the network was trained on."""
STEP = 8
"""Pixels of width per answer column."""
LONGEST = 25.0
"""Width over height; longer lines are read in parts, where the network keeps its attention."""
NARROWEST = 96
"""Pixels: a lone character is read badly in a picture that is hardly wider than itself."""
MAX_SIDE = 20_000
ALTERNATIVES = 6
FAINT = 1e-4
"""Probability below which a character is no alternative."""
WORD_GAP = 0.16
"""Of the height: a cut through a gap wider than this is a space."""


@dataclass(frozen=True, slots=True)
class ReadCharacter:
    """One character, how sure the network is (0..1), where it stands (fraction of the picture's
    width) and what else it could be, best first."""

    text: str
    probability: float
    x: float
    others: tuple[tuple[str, float], ...] = ()


@dataclass(frozen=True, slots=True)
class Reading:
    """What was read in one line. `confidence` is the mean probability of its characters."""

    text: str
    confidence: float
    characters: tuple[ReadCharacter, ...] = ()


NOTHING = Reading("", 0.0)


def model_path() -> Path:
    """The recognition graph inside the installed wheel. Raises UserError when it isn't there."""
    spec = importlib.util.find_spec("rapidocr")
    for place in (spec.submodule_search_locations or ()) if spec else ():
        for path in sorted(Path(place, "models").glob("PP-OCRv*_rec_*.onnx"), reverse=True):
            return path
    raise UserError("the text reader's model is missing", "proof", "pip install 'rapidocr>=3.4'")


@functools.cache
def shared() -> Reader:
    """The process's reader: opening one takes a fifth of a second and 60 MB."""
    return Reader()


class Reader:
    """Reads line pictures; opens its graph at the first use. Safe to use from several threads."""

    def __init__(self, *, provider: str | None = "cpu", threads: int = 2) -> None:
        self._provider, self._threads = provider, threads
        self._lock = threading.Lock()
        self._session: Session | None = None
        self._characters: tuple[str, ...] = ()
        self._known: frozenset[str] = frozenset()

    @property
    def name(self) -> str:
        return model_path().stem

    @property
    def known(self) -> frozenset[str]:
        """The characters that the network can answer with."""
        self._opened()
        return self._known

    def read_line(self, picture: Picture, *, stretch: bool = True, squash: float = 1.0) -> Reading:
        """What stands in one picture, read in the calling thread; otherwise as `read_lines`."""
        session = self._opened()
        parts = _parts(0, np.asarray(picture), stretch, squash)
        return _joined(0, parts, {(0, p.order): self._read(session, p) for p in parts})

    def read_lines(
        self, pictures: Sequence[Picture], *, stretch: bool = True, squash: float = 1.0
    ) -> list[Reading]:
        """What stands in each picture. `stretch` raises weak contrast before reading; `squash`
        narrows the pictures, and with them the time, by this factor.

        Raises UserError when the model is missing.
        """
        session = self._opened()
        parts: list[_Part] = []
        for index, picture in enumerate(pictures):
            parts += _parts(index, np.asarray(picture), stretch, squash)
        # The network's time grows with width alone, so a batch gains nothing and its padding costs:
        # lines run one by one, side by side on the cores, the longest first.
        parts.sort(key=lambda p: (-p.image.shape[1], p.line, p.order))
        with ThreadPoolExecutor(max(1, min(self._threads, len(parts)))) as pool:
            readings = list(pool.map(lambda p: self._read(session, p), parts))
        found = {(p.line, p.order): r for p, r in zip(parts, readings, strict=True)}
        return [_joined(i, parts, found) for i in range(len(pictures))]

    def _read(self, session: Session, part: _Part) -> Reading:
        used = part.image.shape[1]
        width = max(NARROWEST, -(-used // STEP) * STEP)
        x = np.zeros((1, 3, HEIGHT, width), np.float32)
        line = part.image.astype(np.float32) / 127.5 - 1.0
        # The network was trained on blue, green, red.
        x[0, :, :, :used] = line.transpose(2, 0, 1)[::-1]
        (answer,) = session.run({session.inputs[0].name: x}).values()
        return self._decode(answer[0], used / width)

    def _opened(self) -> Session:
        with self._lock:
            if self._session is None:
                session = open_session(model_path(), provider=self._provider, threads=1)
                listed = session.metadata.get("character", "").split("\n")
                # Column 0 is the blank; the last one is the space, which the list can't carry.
                self._characters = ("", *listed, " ")
                self._known = frozenset(self._characters) - {""}
                self._session = session
            return self._session

    def _decode(self, answer: npt.NDArray[np.float32], used: float) -> Reading:
        """Greedy CTC decoding of float32[steps, classes]; `used` is the part that isn't padding."""
        best = answer.argmax(axis=1)
        fresh = np.empty(len(best), bool)
        fresh[0], fresh[1:] = True, best[1:] != best[:-1]
        starts = np.flatnonzero(fresh & (best != 0))
        characters = []
        for start in starts:
            end = start + 1
            while end < len(best) and best[end] == best[start]:
                end += 1
            step = start + int(answer[start:end, best[start]].argmax())
            row = answer[step]
            top = np.flatnonzero(row > FAINT)
            if len(top) <= 1:
                top = np.argpartition(row, -ALTERNATIVES)[-ALTERNATIVES:]
            top = top[np.argsort(-row[top], kind="stable")][:ALTERNATIVES]
            others = tuple(
                (self._characters[k], float(row[k])) for k in top if k not in (0, best[start])
            )
            characters.append(
                ReadCharacter(
                    self._characters[best[start]],
                    float(row[best[start]]),
                    min(1.0, (step + 0.5) / len(best) / used),
                    others,
                )
            )
        if not characters:
            return NOTHING
        text = "".join(c.text for c in characters)
        return Reading(text, float(np.mean([c.probability for c in characters])), tuple(characters))


# ------------------------------------------------------------------ pictures of lines


@dataclass(frozen=True, slots=True)
class _Part:
    """A piece of a line, HEIGHT pixels high; `space` when a gap precedes it."""

    line: int
    order: int
    image: Picture
    x: float
    width: float
    space: bool


def _parts(index: int, picture: Picture, stretch: bool, squash: float) -> list[_Part]:
    if picture.ndim == 2:
        picture = np.repeat(picture[:, :, None], 3, axis=2)
    h, w = picture.shape[:2]
    if h < 2 or w < 2 or max(h, w) > MAX_SIDE:
        return []
    picture = picture[:, :, :3]
    if stretch:
        picture = stretched(picture)
    pieces = split_long(picture)
    parts = []
    for order, (x0, x1, space) in enumerate(pieces):
        piece = picture[:, x0:x1]
        wide = max(STEP, round((x1 - x0) * HEIGHT / h * squash))
        image = Image.fromarray(np.ascontiguousarray(piece))
        sized = image.resize((wide, HEIGHT), Image.Resampling.BICUBIC)
        parts.append(_Part(index, order, np.asarray(sized), x0 / w, (x1 - x0) / w, space))
    return parts


def stretched(picture: Picture) -> Picture:
    """Weak contrast raised so that the darkest and lightest 2 % span most of the range."""
    grey = luma(picture)
    low, high = np.percentile(grey, (2, 98))
    if high - low < 8 or high - low > 150:
        return picture
    gain = 200.0 / (high - low)
    middle = (low + high) / 2
    raised = (picture.astype(np.float32) - middle) * gain + 127.5
    result: Picture = np.clip(raised, 0, 255).astype(np.uint8)
    return result


def luma(picture: Picture) -> npt.NDArray[np.float32]:
    """Rec. 601 luma, 0..255, float32[h, w]."""
    if picture.ndim == 2:
        return picture.astype(np.float32)
    weights = np.array([0.299, 0.587, 0.114], np.float32)
    return picture[:, :, :3].astype(np.float32) @ weights


def split_long(picture: Picture) -> list[tuple[int, int, bool]]:
    """(x0, x1, space before) of parts no wider than LONGEST heights, cut at the widest gaps."""
    h, w = picture.shape[:2]
    count = int(np.ceil(w / (h * LONGEST)))
    if count <= 1:
        return [(0, w, False)]
    grey = luma(picture)
    # A column without ink hardly changes from top to bottom once the ground's own drift is gone.
    busy = np.abs(np.diff(grey, axis=0)).max(axis=0)
    quiet = busy < max(12.0, 0.25 * float(np.percentile(busy, 90)))
    # A third of a part at least, and room for the last one.
    cuts: list[tuple[int, bool]] = []
    left = 0
    limit = int(h * LONGEST)
    while w - left > limit:
        nearest, furthest = left + limit // 3, left + limit
        gaps = _runs(quiet[nearest:furthest])
        wide = [(a, b) for a, b in gaps if b - a >= WORD_GAP * h]
        if wide:
            # The widest gaps are the surest; among equals the furthest makes fewer parts.
            widest = max(b - a for a, b in wide)
            a, b = [g for g in wide if g[1] - g[0] >= 0.75 * widest][-1]
            cut, space = nearest + (a + b) // 2, True
        elif gaps:
            a, b = gaps[-1]
            cut, space = nearest + (a + b) // 2, False
        else:
            cut, space = nearest + int(busy[nearest:furthest].argmin()), False
        cuts.append((cut, space))
        left = cut
    edges = [0, *(c for c, _ in cuts), w]
    spaces = [False, *(s for _, s in cuts)]
    return [(a, b, s) for a, b, s in zip(edges[:-1], edges[1:], spaces, strict=True)]


def _runs(flags: npt.NDArray[np.bool_]) -> list[tuple[int, int]]:
    """Half-open runs of True."""
    padded = np.concatenate(([False], flags, [False])).astype(np.int8)
    change = np.diff(padded)
    pairs = zip(np.flatnonzero(change == 1), np.flatnonzero(change == -1), strict=True)
    return [(int(a), int(b)) for a, b in pairs]


def _joined(index: int, parts: list[_Part], found: dict[tuple[int, int], Reading]) -> Reading:
    mine = sorted((p for p in parts if p.line == index), key=lambda p: p.order)
    characters: list[ReadCharacter] = []
    for part in mine:
        reading = found[part.line, part.order]
        if part.space and characters and characters[-1].text != " ":
            characters.append(ReadCharacter(" ", 1.0, part.x))
        characters += [
            ReadCharacter(c.text, c.probability, part.x + c.x * part.width, c.others)
            for c in reading.characters
        ]
    while characters and characters[-1].text == " ":
        characters.pop()
    while characters and characters[0].text == " ":
        characters.pop(0)
    if not characters:
        return NOTHING
    return Reading(
        "".join(c.text for c in characters),
        float(np.mean([c.probability for c in characters])),
        tuple(characters),
    )
