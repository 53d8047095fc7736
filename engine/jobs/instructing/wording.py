"""Words, exactly as given: of a line that states several facts only the one that is named."""

from __future__ import annotations

import re

import msgspec
import numpy as np

from engine.document import edits, texts
from engine.document.model import (
    Document,
    TextBlock,
)
from engine.errors import UserError
from engine.jobs import room
from engine.jobs.instructing import naming
from engine.jobs.instructing.desk import Change, Desk
from engine.jobs.instructing.naming import FACTS, named
from engine.jobs.remedies.case import Case
from engine.jobs.remedies.placing import overflow
from engine.planning import language as languages
from engine.planning.brief import kind_of
from engine.planning.instructions import Intent

_PARTS = re.compile(r"(\s*[,，、·•|\n]\s*)")


def text(desk: Desk, intent: Intent) -> Change:
    """Other words for a text. Of a line that states several facts only the one that is named
    changes: a new date leaves the hour."""
    words = intent.value
    if not intent.target:
        return _only_text(desk, words)
    blocks = [b for b in naming.found(desk, intent.target) if isinstance(b, TextBlock)]
    first = blocks[0]
    if intent.target.startswith("“"):
        old = intent.target.strip("“”")
        whole = "".join(old.split()).casefold() == "".join(first.text.split()).casefold()
        said = words if whole else _exchanged(first.text, old, words)
        return _set(desk, first, said)
    if intent.target in FACTS:
        return _set(desk, first, _fact(first.text, intent.target, words))
    row = next((r for r in texts.rows(desk.document, desk.page) if first.id in r.ids), None)
    if row is not None and len(row.ids) > 1:
        document = texts.set_row(desk.document, row, words)
        for id in row.ids:
            if naming.exists(desk.having(document), id):
                document = fitted(desk.having(document), id)
        return Change(
            _in_recipe(document, row.role, row.text, words), f"{row.role.capitalize()}: “{words}”"
        )
    return _set(desk, first, words)


def _only_text(desk: Desk, words: str) -> Change:
    held = naming.texts(desk)
    titles = [b for b in held if b.role == "title"] or held[:1]
    if not titles:
        raise UserError("there is no text on the page", remedy="add one in the editor")
    return text(desk, Intent("text", titles[0].role, words))


def _exchanged(whole: str, old: str, new: str) -> str:
    found = re.search(re.escape(old), whole, re.IGNORECASE)
    return whole if found is None else whole[: found.start()] + new + whole[found.end() :]


def _fact(line: str, target: str, words: str) -> str:
    """The line with one of its facts exchanged, the others as they are."""
    kinds = FACTS[target]
    pieces = _PARTS.split(line)
    facts = [(n, piece) for n, piece in enumerate(pieces) if n % 2 == 0]
    mine = [n for n, piece in facts if kind_of(piece) in kinds]
    if target == "time":
        mine = mine or [n for n, piece in facts if naming.CLOCK.search(piece)]
    if len(facts) == 1 or not mine:
        clock = re.search(r"\s+(?:at\s+|à\s+)?\d{1,2}\s*[:h]\s*\d{0,2}.*$", line)
        if target == "date" and clock and not naming.CLOCK.search(words):
            return words + clock[0]
        if target == "time" and clock and kind_of(line) == "date":
            return line[: clock.start()] + " " + words
        return words if len(facts) == 1 or not mine else line
    first, last = mine[0], mine[0]
    while last + 2 in mine:
        last += 2
    return "".join([*pieces[:first], words, *pieces[last + 1 :]])


def _set(desk: Desk, block: TextBlock, words: str) -> Change:
    if words == block.text:
        raise UserError(f"{named(block)} says that already")
    language = languages.detect(words, block.language if block.language != "und" else "en")
    document = edits.set_text(desk.document, block.id, words, language)
    document = fitted(desk.having(document), block.id)
    document = _in_recipe(document, block.role, block.text, words)
    return Change(document, f"{block.role.capitalize()}: “{words}”")


def _in_recipe(document: Document, role: str, old: str, new: str) -> Document:
    """The recipe asks for the new words, so that another layout sets them too."""
    recipe = document.recipe
    if recipe is None:
        return document
    plain = texts.folded(old)
    asked = tuple(
        (r, new if r == role and texts.folded(t) == plain else t) for r, t in recipe.texts
    )
    return msgspec.structs.replace(document, recipe=msgspec.structs.replace(recipe, texts=asked))


def fitted(desk: Desk, id: str) -> Document:
    """The text brought back into its box where it runs over; the least change that does it."""
    report = room.report_of(desk.document, desk.page, id)
    if report is None or not report.overflow:
        return desk.document
    blank = np.zeros((1, 1, 3), np.uint8)
    case = Case(desk.document, desk.page, id, "exact", frozenset({"overflow"}), blank, 1.0)
    for change in overflow(case, report):
        return change.edit(desk.document)
    raise UserError(
        f"the words don't fit where {named(case.block)} stands",
        remedy="use fewer words or ask for another layout",
    )
