"""The glance: which of a poster's words a reader finds by itself on the finished page.

The proof knows where every line stands and asks whether it says what it should. Somebody who
passes the poster knows nothing of that: lines must be found on the page first, and read among
all the others. So the whole page is looked at as a stranger would, and coarsely, as quick readers
do: what is found like this is found by anybody.
"""

from __future__ import annotations

import functools
import math
import unicodedata
from collections import Counter
from collections.abc import Iterable, Sequence

import numpy as np
import numpy.typing as npt

from engine.checking import detector, reader
from engine.document.model import Document, Group, Layer, TextBlock
from engine.drawing.compose import compose
from engine.jobs.finishing import Renderer
from engine.models.session import Session, open_session
from engine.planning.composition.lines import is_han

Pixels = npt.NDArray[np.uint8]

LOOK = 1024.0
"""Pixels of the long side at which a page is looked at."""
SMALLEST, CLOSEST = 17.0, 1.6
"""Pixels of the smallest type that somebody would step nearer for, and how much nearer at most."""
STRIP, TOGETHER = 1192, 6
"""Pixels of the longest strip, and how many lines are read side by side."""
SURE = 0.5
UPRIGHT, TURN = 192, 0.7
"""Pixels of a line's beginning that tell which way up it stands, and how sure that must be."""
GREY = 128


def words(text: str) -> list[str]:
    """What counts as a word: between spaces, whatever its case; a dash by itself too; in Han and
    kana, every sign."""
    folded = unicodedata.normalize("NFKC", text).casefold().translate(_QUOTES)
    out: list[str] = []
    for token in folded.split():
        if is_han(token):
            out += [c for c in token if unicodedata.category(c)[0] in "LN"]
        elif any(c.isalnum() for c in token):
            out.append(token)
        elif all(unicodedata.category(c) == "Pd" for c in token):
            out.append("-")
    return out


_QUOTES = str.maketrans("‘’‛`´“”„‟‐‑", "'''''\"\"\"\"--")


def found(wanted: Iterable[str], lines: Iterable[str]) -> float:
    """Share of the wanted words (0..1) that occur, as often as they should, in the lines read."""
    want = Counter(wanted)
    have = Counter(w for line in lines for w in words(line))
    total = sum(want.values())
    return sum((want & have).values()) / total if total else 1.0


def glance(picture: Pixels, texts: Sequence[str]) -> float:
    """Share of the texts' words (0..1) that are found on uint8[h, w, 3]."""
    wanted = [w for text in texts for w in words(text)]
    if not wanted:
        return 1.0
    return found(wanted, lines_of(picture))


def lines_of(picture: Pixels) -> list[str]:
    """What stands on the page, line by line in no order.

    Lines are read a few at a time, the short ones made as long as the longest of them: that is
    how text readers work, and beside a long line short ones lose spaces that are too narrow. First
    they decide which way up a line stands, and are mistaken where its neighbours reach into it.
    """
    cuts = [detector.upright(picture, r.corners) for r in detector.shared().regions(picture)]
    small = sorted(
        (_coarse(cut) for cut in _turned([_lying(cut) for cut in cuts])),
        key=lambda line: line.shape[1],
    )
    said: list[str] = []
    for at in range(0, len(small), TOGETHER):
        group = small[at : at + TOGETHER]
        longest = min(STRIP, group[-1].shape[1])
        padded = []
        for line in group:
            room = np.full((line.shape[0], max(0, longest - line.shape[1]), 3), GREY, np.uint8)
            padded.append(np.concatenate([line, room], axis=1))
        readings = reader.shared().read_lines(padded, stretch=False)
        said += [r.text for r in readings if r.confidence >= SURE]
    return said


def _lying(line: Pixels) -> Pixels:
    """The line along the horizontal."""
    return np.rot90(line) if line.shape[0] > 1.5 * line.shape[1] else line


def _turned(lines: Sequence[Pixels]) -> list[Pixels]:
    """The lines, those turned that seem to stand upside down."""
    session = _direction()
    if session is None or not lines:
        return list(lines)
    x = np.zeros((len(lines), 3, reader.HEIGHT, UPRIGHT), np.float32)
    for row, line in enumerate(lines):
        # The network was trained on blue, green, red.
        sized = _coarse(line, UPRIGHT)[:, :, ::-1].astype(np.float32) / 127.5 - 1.0
        x[row, :, :, : sized.shape[1]] = sized.transpose(2, 0, 1)
    (answer,) = session.run({session.inputs[0].name: x}).values()
    return [
        np.rot90(line, 2 if p > TURN else 0) for line, p in zip(lines, answer[:, 1], strict=True)
    ]


@functools.cache
def _direction() -> Session | None:
    """The direction classifier of the `rapidocr` wheel; None where the wheel has none."""
    for path in sorted(reader.model_path().parent.glob("ch_ppocr_mobile_*cls*.onnx")):
        return open_session(path, provider="cpu", threads=1)
    return None


def _coarse(line: Pixels, most: int = 1 << 20) -> Pixels:
    """The line at the reader's height, sampled between the nearest pixels: no smoothing."""
    import cv2

    wide = max(8, math.ceil(line.shape[1] * reader.HEIGHT / line.shape[0]))
    sized = cv2.resize(np.ascontiguousarray(line), (min(wide, most), reader.HEIGHT))
    return np.asarray(sized, np.uint8)


def of_document(document: Document, render: Renderer) -> float:
    """The glance at the document's first page: pictures for screens at their own size, print as a
    page that somebody holds or steps up to until the smallest type can be read."""
    scene = compose(document)
    longest = max(scene.width, scene.height)
    if document.unit == "px":
        side = min(longest, CLOSEST * LOOK)
    else:
        smallest = min((b.smallest for b in scene.blocks), default=longest)
        nearer = SMALLEST * longest / (LOOK * max(smallest, 1e-3))
        side = LOOK * min(max(1.0, nearer), CLOSEST)
    return glance(render(scene, scale=side / longest, assets={}), texts_of(document))


def texts_of(document: Document) -> list[str]:
    """The texts of the first page."""

    def within(layers: Iterable[Layer]) -> Iterable[str]:
        for layer in layers:
            if isinstance(layer, Group):
                yield from within(layer.children)
            elif isinstance(layer, TextBlock) and layer.visible:
                yield layer.text

    return list(within(document.pages[0].layers))
