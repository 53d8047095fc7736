"""A designer changes a document, thinks again, and saves: history and session."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.editor.history import LIMIT, History
from app.editor.session import Change, Session, change_of
from engine.document import edits
from engine.document.model import Box, Document, Page, Region, Shape
from engine.errors import UserError


def poster(*ids: str) -> Document:
    layers = tuple(Shape(id=id, box=Box(10.0 * n, 0, 50, 50)) for n, id in enumerate(ids))
    region = Region(id="quiet", box=Box(0, 0, 100, 100), role="quiet")
    return Document(pages=(Page(width=300, height=400, layers=layers, regions=(region,)),))


def heard(session: Session) -> list[Change]:
    changes: list[Change] = []
    session.changed.connect(changes.append)
    return changes


def test_undo_returns_the_document_and_what_was_selected() -> None:
    first = poster("a", "b")
    session = Session(first)
    session.select("a")
    assert session.apply("Move", lambda d: edits.move(d, "a", 5, 5))
    session.select("b")
    session.undo()
    assert session.document is first
    assert session.selection == ("a",)
    session.redo()
    assert session.layer("a").box.x == 5  # type: ignore[union-attr]
    assert (session.history.undo_name, session.history.redo_name) == ("Move", "")


def test_an_edit_that_changes_nothing_is_no_step() -> None:
    session = Session(poster("a"))
    assert not session.apply("Rename", lambda d: edits.rename(d, "a", ""))
    assert len(session.history.steps) == 1
    assert session.is_saved


def test_a_failing_edit_leaves_everything() -> None:
    session = Session(poster("a"))
    changes = heard(session)
    with pytest.raises(UserError):
        session.apply("Delete", lambda d: edits.remove_layer(d, "ghost"))
    assert not changes
    assert len(session.history.steps) == 1


def test_steps_of_one_burst_are_one_until_something_else_is_selected() -> None:
    session = Session(poster("a", "b"))
    session.select("a")
    for _ in range(3):
        session.apply("Nudge", lambda d: edits.move(d, "a", 1, 0), merge="nudge a")
    assert len(session.history.steps) == 2
    session.select("b")
    session.select("a")
    session.apply("Nudge", lambda d: edits.move(d, "a", 1, 0), merge="nudge a")
    assert len(session.history.steps) == 3
    session.undo()
    assert session.layer("a").box.x == 3  # type: ignore[union-attr]


def test_a_burst_never_swallows_the_saved_step(tmp_path: Path) -> None:
    session = Session(poster("a"))
    session.apply("Nudge", lambda d: edits.move(d, "a", 1, 0), merge="n")
    session.mark_saved(tmp_path / "p.affiche")
    session.apply("Nudge", lambda d: edits.move(d, "a", 1, 0), merge="n")
    assert not session.is_saved
    session.undo()
    assert session.is_saved


def test_a_preview_is_shown_and_is_no_edit() -> None:
    session = Session(poster("a", "b"))
    changes = heard(session)
    session.preview(edits.move(session.document, "a", 7, 0))
    assert session.layer("a").box.x == 7  # type: ignore[union-attr]
    assert changes[-1].passing
    assert changes[-1].layers == {"a"}
    session.preview(None)
    assert session.layer("a").box.x == 0  # type: ignore[union-attr]
    assert not changes[-1].passing
    assert len(session.history.steps) == 1


def test_a_change_names_what_became_different() -> None:
    before = poster("a", "b", "c")
    assert change_of(before, edits.move(before, "b", 1, 1)).layers == {"b"}
    assert change_of(before, edits.remove_layer(before, "c")).layers == {"c"}
    assert change_of(before, edits.raise_layer(before, "a")).layers == {"a", "b"}
    moved = edits.update_region(before, "quiet", locked=True)
    change = change_of(before, moved)
    assert (change.regions, change.layers, change.page) == ({"quiet"}, frozenset(), False)
    assert change_of(before, edits.set_bleed(before, 0, 9)).page


def test_what_is_gone_is_not_selected() -> None:
    session = Session(poster("a", "b"))
    session.select("a", "b", "ghost")
    assert session.selection == ("a", "b")
    session.apply("Delete", lambda d: edits.remove_layer(d, "a"))
    assert session.selection == ("b",)
    session.toggle("b")
    session.toggle("quiet")
    assert session.selection == ("quiet",)


def test_what_lies_beside_the_document_is_saved_too(tmp_path: Path) -> None:
    session = Session(poster("a"), attachments={"variants/a.affiche": b"a"})
    assert session.is_saved
    session.attachments["variants/b.affiche"] = b"b"
    assert not session.is_saved
    session.mark_saved(tmp_path / "p.affiche")
    assert session.is_saved
    assert session.title == "p"


def test_the_history_is_limited_and_keeps_the_newest() -> None:
    document = poster("a")
    history = History(document)
    for n in range(LIMIT + 20):
        document = edits.move(document, "a", 1, 0)
        history.push(f"Move {n}", document)
    assert len(history.steps) == LIMIT + 1
    assert history.document is document
    with pytest.raises(IndexError):
        history.go(LIMIT + 1)


def an_edit(document: Document, act: str, id: str, n: int) -> tuple[str, Document]:
    if act == "m":
        return "Move", edits.move(document, id, n + 1, 2)
    if act == "r":
        return "Order", edits.reorder(document, id, 0)
    return "Delete", edits.remove_layer(document, id)


@settings(max_examples=40, deadline=None)
@given(st.lists(st.tuples(st.sampled_from("mrdu"), st.integers(0, 3)), max_size=25))
def test_undoing_all_gives_the_first_and_redoing_all_the_last(acts: list[tuple[str, int]]) -> None:
    first = poster("a", "b", "c", "d")
    session = Session(first)
    for act, n in acts:
        ids = [layer.id for layer in edits.iter_layers(session.document)]
        if act == "u":
            session.undo()
        elif ids:
            session.apply(*an_edit(session.document, act, ids[n % len(ids)], n))
    while session.history.redo_name:
        session.redo()
    last = session.document
    while session.history.undo_name:
        session.undo()
    assert session.document is first
    while session.history.redo_name:
        session.redo()
    assert session.document is last
