"""The byte sequences that a glyph encoder reads: ByT5's vocabulary, GLM-Image's packing.

ByT5 (Xue et al., ByT5: Towards a token-free future with pre-trained byte-to-byte models, 2022)
has no vocabulary to load: a token is a byte of UTF-8 plus 3, after pad 0, end 1 and unknown 2.
The packing is that of `GlmImagePipeline._get_glyph_embeds` in diffusers 0.42.1, with one change on
purpose: the texts come from the document, not from quotation marks found in a prompt.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from engine.errors import UserError

PAD, END, UNKNOWN, FIRST_BYTE = 0, 1, 2, 3
MAX_LENGTH = 2048
"""Tokens of one text with its end mark, as in the pipeline."""
MAX_TEXTS = 1024

Ids = npt.NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class PackedTexts:
    """Texts as the glyph encoder's two inputs."""

    ids: Ids
    """int64[texts, length]: padded with 0 at the right to the longest."""
    mask: Ids
    """int64[texts, length]: 1 where the encoder looks. Its outputs at these places, text after
    text, are what the decoder attends to."""
    cut: tuple[int, ...] = ()
    """Which texts were longer than `MAX_LENGTH` and lost their end."""


def pack(texts: Sequence[str]) -> PackedTexts:
    """Texts in order, as GLM-Image's pipeline packs them.

    Every text is its bytes plus 3, cut to 2047, and an end mark; where the number of texts is
    even, every one is preceded by one pad that the encoder does look at (the pipeline counts the
    texts there, not their tokens, and the model was released with it). No text at all counts as
    one empty text. Special tokens spelled out ("</s>") are bytes like any other.

    Raises UserError for half a surrogate pair, which UTF-8 can't hold, and for over 1,024 texts.
    """
    if len(texts) > MAX_TEXTS:
        raise UserError(
            f"{len(texts)} texts are too many for one picture",
            "glyph map",
            f"Draw it in regions of at most {MAX_TEXTS} texts.",
        )
    lead = [PAD] if texts and len(texts) % 2 == 0 else []
    rows: list[list[int]] = []
    cut: list[int] = []
    for number, text in enumerate(texts or ("",)):
        # Each character takes a byte or more, so nothing past this is looked at.
        encoded = _bytes(text[:MAX_LENGTH], number)
        if len(encoded) > MAX_LENGTH - 1:
            cut.append(number)
        rows.append([*lead, *(b + FIRST_BYTE for b in encoded[: MAX_LENGTH - 1]), END])
    length = max(map(len, rows))
    ids = np.full((len(rows), length), PAD, np.int64)
    mask = np.zeros((len(rows), length), np.int64)
    for number, row in enumerate(rows):
        ids[number, : len(row)] = row
        mask[number, : len(row)] = 1
    return PackedTexts(ids, mask, tuple(cut))


def _bytes(text: str, number: int) -> bytes:
    try:
        return text.encode("utf-8")
    except UnicodeEncodeError as error:
        raise UserError(
            f"character {error.start + 1} is half of a surrogate pair",
            f"glyph map › text {number + 1}",
            "Type the character again.",
        ) from None
