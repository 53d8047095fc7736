"""A page's texts as a brief lists them: role and words, and the blocks that show them.

A plan may break a title into lines, or set it as several blocks. The recipe remembers the words as
they were asked for, so rows say those, as long as the blocks still say the same.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence

import msgspec

from engine.document import edits
from engine.document.model import Document, Group, Layer, TextBlock

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
    blocks, locked = _blocks(document.pages[page].layers)
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
        own = [b for b in left if b.role == role]
        # There is one title; only a title is set as several blocks.
        own = own if role == "title" else own[:1]
        if own:
            text = "\n".join(b.text for b in own)
            found[n] = (text if "\n" in words else unbroken(text), own)
            left = [b for b in left if b not in own]
    left.sort(key=lambda b: ORDER.index(b.role) if b.role in ORDER else len(ORDER))
    listed = [(asked[n][0], *found[n]) for n in sorted(found)]
    listed += [(b.role, b.text, [b]) for b in left]
    return tuple(
        Row(
            role,
            text,
            tuple(b.id for b in pieces),
            any(b.id in locked for b in pieces),
        )
        for role, text, pieces in listed
    )


def _blocks(layers: Sequence[Layer]) -> tuple[list[TextBlock], set[str]]:
    """The texts that are seen, bottom first, and the ids of those that are locked, by themselves
    or with a group."""
    blocks: list[TextBlock] = []
    locked: set[str] = set()
    waiting = [(layer, False) for layer in reversed(layers)]
    while waiting:
        layer, held = waiting.pop()
        if not layer.visible:
            continue
        if isinstance(layer, Group):
            waiting += [(child, held or layer.locked) for child in reversed(layer.children)]
        elif isinstance(layer, TextBlock):
            blocks.append(layer)
            if held or layer.locked:
                locked.add(layer.id)
    return blocks, locked


def _showing(blocks: Sequence[TextBlock], role: str, words: str) -> list[TextBlock]:
    """The block of the role that says the words, or those that say them together."""
    wanted = folded(words)
    own = [b for b in blocks if b.role == role]
    for start in range(len(own)):
        said = ""
        for end in range(start, len(own)):
            said += folded(own[end].text)
            if said == wanted:
                # Empty ones belong to what they were part of.
                while end + 1 < len(own) and not own[end + 1].text:
                    end += 1
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
    can; those that get none stay, empty. Raises UserError."""
    if len(row.ids) < 2:
        for id in row.ids:
            document = edits.set_text(document, id, text)
        return document
    parts = shared(text, len(row.ids))
    parts += [""] * (len(row.ids) - len(parts))
    for id, part in zip(row.ids, parts, strict=True):
        document = edits.set_text(document, id, part)
    return document


def tidied(document: Document, row: Row) -> Document:
    """Without those of the row's blocks that say nothing, where another one says something."""
    held = {b.id: b for b in edits.iter_layers(document) if isinstance(b, TextBlock)}
    own = [held[id] for id in row.ids if id in held]
    if any(b.text for b in own):
        for block in own:
            if not block.text:
                document = edits.remove_layer(document, block.id)
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
