"""Actions are found by name and key, say why they can't run, and change the document as they say."""

from __future__ import annotations

from pathlib import Path

import pytest

from app.editor.actions import Action, Registry, folded, match, object_actions
from app.editor.session import Session
from app.editor.settings import Settings
from app.editor.workspace import Workspace
from engine.document import edits
from engine.document.model import Box, Document, Page, Region, Shape


@pytest.fixture
def workspace(qapp: object, tmp_path: Path) -> Workspace:
    layers = tuple(Shape(id=id, box=Box(10.0 * n, 0, 50, 50)) for n, id in enumerate("abcd"))
    region = Region(id="quiet", box=Box(0, 0, 100, 100), role="quiet")
    page = Page(width=300, height=400, layers=layers, regions=(region,))
    made = Workspace(Session(Document(pages=(page,))), Settings(tmp_path / "s.ini"))
    made.actions.add(*object_actions.actions(made))
    return made


def order(workspace: Workspace) -> str:
    return "".join(x.id for x in workspace.session.document.pages[0].layers)


def test_a_key_and_an_id_belong_to_one_action(qapp: object) -> None:
    registry = Registry()
    registry.add(Action("a", "Group", lambda: None, ("Ctrl+G",)))
    assert registry.holding("ctrl+g") is registry.get("a")
    with pytest.raises(ValueError, match="Ctrl"):
        registry.add(Action("b", "Other", lambda: None, ("Ctrl+G",)))
    with pytest.raises(ValueError, match="'a'"):
        registry.add(Action("a", "Again", lambda: None))


def test_the_best_name_comes_first_in_two_languages(qapp: object) -> None:
    registry = Registry()
    registry.add(
        Action("zoom", "Agrandir", lambda: None, english="Zoom in"),
        Action("export", "Exporter", lambda: None, english="Export"),
        Action("again", "Exporter encore", lambda: None, english="Export again"),
        Action("eye", "Aperçu sans repères", lambda: None, english="Preview without marks"),
    )
    assert [a.id for a in registry.search("export")][:2] == ["export", "again"]
    assert registry.search("apercu")[0].id == "eye"
    assert registry.search("zm in")[0].id == "zoom"
    assert registry.search("qqq") == []
    assert registry.trigger("eye")
    assert registry.search("")[0].id == "eye"


def test_words_match_by_start_before_middle() -> None:
    assert match("lock", "lock") > match("lock", "lock it") > match("lock", "unlock")
    assert folded("  Éléments ") == "elements"


def test_what_cannot_run_does_not(workspace: Workspace) -> None:
    assert not workspace.actions.trigger("edit.delete")
    workspace.actions.refresh()
    assert not workspace.actions.qt("edit.delete").isEnabled()
    workspace.session.select("a")
    workspace.actions.refresh()
    assert workspace.actions.qt("edit.delete").isEnabled()


def test_order_keeps_neighbours_together(workspace: Workspace) -> None:
    workspace.session.select("a", "b")
    workspace.actions.trigger("object.raise")
    assert order(workspace) == "cabd"
    workspace.actions.trigger("object.to_front")
    assert order(workspace) == "cdab"
    workspace.actions.trigger("object.raise")
    assert order(workspace) == "cdab"
    workspace.actions.trigger("object.to_back")
    assert order(workspace) == "abcd"
    workspace.session.select("c", "d")
    workspace.actions.trigger("object.lower")
    assert order(workspace) == "acdb"


def test_grouping_selects_the_group_and_back(workspace: Workspace) -> None:
    workspace.session.select("a", "c")
    assert workspace.actions.trigger("object.group")
    assert workspace.session.selection == ("group",)
    assert workspace.actions.trigger("edit.duplicate")
    assert len(workspace.session.selection) == 1
    copy = workspace.session.selection[0]
    assert copy != "group"
    assert {x.id for x in edits.iter_layers(workspace.session.document)} >= {"a-2", "c-2"}
    assert workspace.actions.trigger("object.ungroup")
    assert set(workspace.session.selection) == {"a-2", "c-2"}


def test_what_is_locked_stays(workspace: Workspace) -> None:
    workspace.session.select("a", "quiet")
    workspace.actions.trigger("object.lock")
    region = workspace.session.region("quiet")
    assert region is not None
    assert region.locked
    workspace.actions.trigger("edit.delete")
    assert order(workspace) == "abcd"
    workspace.session.select("a")
    assert not workspace.actions.get("edit.duplicate").enabled()
    workspace.actions.trigger("object.lock")
    workspace.actions.trigger("object.hide")
    layer = workspace.session.layer("a")
    assert layer is not None
    assert not layer.visible
    assert workspace.session.history.undo_name == "Hide"
