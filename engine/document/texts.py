"""A page's texts as a brief lists them: role and words, and the blocks that show them.

A plan may break a title into lines, or set it as several blocks. The recipe remembers the words as
they were asked for, so rows say those, as long as the blocks still say the same.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence

import msgspec

from engine.document import edits
from engine.document.model import Document, TextBlock

ORDER = ("title", "subtitle", "body", "action", "caption", "legal")


class Row(msgspec.Struct, frozen=True):
    """One text of the brief. `ids`: the blocks that show it, one after another; none while it is
    not on the page yet."""

    role: str
    text: str
    ids: tuple[str, ...] = ()
    locked: bool = False


def rows(document: Document, page: int = 0) -> tuple[Row, ...]:
    """The texts that stand on the page: those of the recipe in its order, then the others, titles
    first."""
    if not 0 <= page < len(document.pages):
        return ()
    blocks = [
        layer
        for layer in edits.iter_layers(document.pages[page])
        if isinstance(layer, TextBlock) and layer.visible
    ]
    asked = document.recipe.texts if document.recipe is not None else ()
    found: dict[int, tuple[str, list[TextBlock]]] = {}
    left = list(blocks)
    for n, (role, words) in enumerate(asked):
        pieces = _showing(left, role, words)
        if pieces:
            found[n] = (words, pieces)
            left = [b for b in left if b not in pieces]
    for n, (role, words) in enumerate(asked):
        # What was edited since: the next block of its role stands for it.
        if n in found:
            continue
        block = next((b for b in left if b.role == role), None)
        if block is not None:
            text = block.text if "\n" in words else unbroken(block.text)
            found[n] = (text, [block])
            left.remove(block)
    left.sort(key=lambda b: ORDER.index(b.role) if b.role in ORDER else len(ORDER))
    listed = [(asked[n][0], *found[n]) for n in sorted(found)]
    listed += [(b.role, b.text, [b]) for b in left]
    return tuple(
        Row(
            role,
            text,
            tuple(b.id for b in pieces),
            any(edits.is_locked(document, b.id) for b in pieces),
        )
        for role, text, pieces in listed
    )


def _showing(blocks: Sequence[TextBlock], role: str, words: str) -> list[TextBlock]:
    """The block of the role that says the words, or those that say them together."""
    wanted = folded(words)
    own = [b for b in blocks if b.role == role]
    for block in own:
        if folded(block.text) == wanted:
            return [block]
    for start in range(len(own)):
        said = ""
        for end in range(start, len(own)):
            said += folded(own[end].text)
            if said == wanted:
                return own[start : end + 1]
            if not wanted.startswith(said):
                break
    return []


def folded(text: str) -> str:
    """Without white space: the same words however they are broken into lines."""
    return "".join(text.split())


def unbroken(text: str) -> str:
    """On one line. Han and kana need no space where a line was broken."""
    lines = [line.strip() for line in text.split("\n") if line.strip()]
    out = lines[0] if lines else ""
    for line in lines[1:]:
        out += line if _wide(out[-1]) and _wide(line[0]) else f" {line}"
    return out


def _wide(letter: str) -> bool:
    return unicodedata.east_asian_width(letter) in "WF"


def set_row(document: Document, row: Row, text: str) -> Document:
    """The row's words on its blocks. Several blocks share them word by word, as evenly as they
    stood; blocks that get none go. Raises UserError."""
    if len(row.ids) < 2:
        for id in row.ids:
            document = edits.set_text(document, id, text)
        return document
    parts = shared(text, len(row.ids))
    for id, part in zip(row.ids, parts, strict=False):
        document = edits.set_text(document, id, part)
    for id in row.ids[len(parts) :]:
        document = edits.remove_layer(document, id)
    return document


def shared(text: str, count: int) -> list[str]:
    """The words in at most `count` parts of nearly one length, in order; at least one part."""
    words = text.split() or [""]
    count = min(count, len(words))
    total = sum(map(len, words))
    parts: list[list[str]] = [[]]
    for n, word in enumerate(words):
        length = sum(map(len, parts[-1]))
        full = length and length + len(word) / 2 > total / count
        must = len(words) - n <= count - len(parts)
        if parts[-1] and len(parts) < count and (full or must):
            parts.append([])
        parts[-1].append(word)
    return [" ".join(part) for part in parts]
