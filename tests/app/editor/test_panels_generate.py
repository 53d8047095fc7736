"""The Generate panel: a brief becomes variants, one is looked at and applied, locks are kept."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from pathlib import Path

import msgspec
import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.editor.actions import Registry
from app.editor.look import tokens
from app.editor.panels import generate
from app.editor.panels.generate import GeneratePanel
from app.editor.panels.variants import Variant
from app.editor.session import Session
from app.editor.settings import Settings
from app.editor.workspace import Workspace
from engine.document import edits
from engine.document import file as document_file
from engine.document.model import (
    Box,
    Document,
    Page,
    Picture,
    Recipe,
    Shape,
    TextBlock,
    TextRun,
    TextStyle,
)
from engine.document.texts import Row
from engine.jobs.estimates import History, Run
from engine.jobs.messages import Cancel, Generate
from engine.models.providers import CANN, CPU, ProviderChoice
from tests.app.editor.fake_engine import FakeEngine

Key, Button = Qt.Key, Qt.MouseButton


def text(id: str, role: str, words: str, *, locked: bool = False) -> TextBlock:
    return TextBlock(
        id=id, role=role, box=Box(30, 40, 200, 60), runs=(TextRun(words),), locked=locked,
        style=TextStyle(faces=("inter-tight-800",)),
    )  # fmt: skip


def poster(*layers: TextBlock | Shape, recipe: Recipe | None = None) -> Document:
    page = Page(width=400, height=500, layers=layers)
    return Document(pages=(page,), unit="px", recipe=recipe)


def design(number: int, words: str = "Jazz") -> Document:
    """A variant as the engine would make it."""
    ground = Shape(id="ground", box=Box(0, 0, 400, 500), purpose="ground", radius=float(number))
    recipe = Recipe(
        prompt="a jazz evening", texts=(("title", words),), variant=number, seed=1,
        plan="format=square archetype=badge palette=dusk family=night",
    )  # fmt: skip
    return poster(ground, text("title", "title", words), recipe=recipe)


@pytest.fixture
def engine(qtbot: QtBot, tmp_path: Path) -> Iterator[FakeEngine]:
    made = FakeEngine(tmp_path)
    yield made
    made.shutdown()


@pytest.fixture
def workspace(engine: FakeEngine, tmp_path: Path) -> Workspace:
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    tokens.apply(app, "dark")
    held = Workspace(Session(poster()), Settings(tmp_path / "settings.ini"))
    held.engine = engine
    return held


@pytest.fixture
def panel(qtbot: QtBot, workspace: Workspace) -> GeneratePanel:
    made = GeneratePanel(workspace)
    qtbot.addWidget(made)
    made.resize(298, 1200)
    made.show()
    return made


def run(qtbot: QtBot, panel: GeneratePanel, engine: FakeEngine) -> None:
    """A prompt is typed, the button pressed."""
    if not panel.form.prompt.text():
        qtbot.keyClicks(panel.form.prompt, "a jazz evening")
    qtbot.mouseClick(panel.button, Button.LeftButton)
    qtbot.waitUntil(lambda: bool(engine.wishes(Generate)), timeout=2000)


def made(qtbot: QtBot, panel: GeneratePanel, engine: FakeEngine, count: int = 4) -> list[Variant]:
    run(qtbot, panel, engine)
    for n in range(count):
        engine.make(n, design(n))
        engine.check(n)
    engine.finish()
    return panel.model.drawn


def click_on(qtbot: QtBot, panel: GeneratePanel, variant: Variant, *, double: bool = False) -> None:
    view = panel.variants.view
    place = view.visualRect(view.variants.index_of(variant)).center()
    qtbot.mouseClick(view.viewport(), Button.LeftButton, pos=place)
    if double:
        qtbot.mouseDClick(view.viewport(), Button.LeftButton, pos=place)


# ------------------------------------------------------------------ the brief


def test_nothing_can_be_made_of_nothing(panel: GeneratePanel) -> None:
    assert not panel.button.isEnabled()
    assert "Say what the poster is about" in panel.button.toolTip()


def test_what_is_asked_for_is_what_stands_in_the_brief(
    qtbot: QtBot, panel: GeneratePanel, engine: FakeEngine
) -> None:
    panel.form.add("title", "Jazz by the river")
    panel.form.palette_choice.set_value("dusk")
    run(qtbot, panel, engine)
    wish = engine.job.wish
    assert isinstance(wish, Generate)
    request = wish.request
    assert request.prompt == "a jazz evening"
    assert request.texts == (("title", "Jazz by the river"),)
    assert (request.size, request.variants, request.palette) == ("400x500px", 4, "dusk")
    assert not wish.keep


def test_a_quoted_text_is_offered_and_never_taken_silently(
    qtbot: QtBot, panel: GeneratePanel, engine: FakeEngine
) -> None:
    panel.form.prompt.setPlainText("A shop window with “Summer sale” and “Ends Sunday”")
    assert "“Summer sale”" not in panel.request(1).prompt
    assert "Summer sale" in panel.request(1).prompt
    chips = panel.form.chips
    assert [c.text() for c in chips] == [
        "Use “Summer sale” as a text?", "Use “Ends Sunday” as a text?"
    ]  # fmt: skip
    qtbot.mouseClick(chips[0], Button.LeftButton)
    first = panel.form.rows()[0]
    assert (first.role, first.text) == ("title", "Summer sale")
    assert len(panel.form.chips) == 1
    request = panel.request(1)
    assert "“Summer sale”" in request.prompt
    assert request.texts == (("title", "Summer sale"),)


def test_texts_are_the_documents_and_editing_either_edits_both(
    qtbot: QtBot, panel: GeneratePanel, workspace: Workspace
) -> None:
    workspace.set_session(
        Session(poster(text("t", "title", "Jazz"), text("d", "caption", "10 July")))
    )
    title = panel.form.text_rows[0]
    title.field.setFocus()
    qtbot.keyClicks(title.field, " night")
    session = workspace.session
    layer = session.layer("t")
    assert isinstance(layer, TextBlock)
    assert layer.text in ("Jazz night", " nightJazz")
    assert len(session.history.steps) == 2
    session.apply("Edit text", lambda d: edits.set_text(d, "d", "11 July"))
    assert panel.form.text_rows[1].field.text() == "11 July"
    session.undo()
    session.undo()
    assert title.field.text() == "Jazz"


def test_a_title_in_several_blocks_is_shared_out_as_it_is_typed(
    qtbot: QtBot, panel: GeneratePanel, workspace: Workspace
) -> None:
    recipe = Recipe(texts=(("title", "Harbour Nights"),))
    pieces = (text("a", "title", "Harbour"), text("b", "title", "Nights"))
    workspace.set_session(Session(poster(*pieces, recipe=recipe)))
    session = workspace.session
    (row,) = panel.form.text_rows
    assert row.field.text() == "Harbour Nights"
    row.field.setFocus()
    row.field.selectAll()
    qtbot.keyClicks(row.field, "Quay")
    assert [session.layer(id).text for id in "ab"] == ["Quay", ""]  # type: ignore[union-attr]
    qtbot.keyClicks(row.field, " Mornings")
    assert [session.layer(id).text for id in "ab"] == ["Quay", "Mornings"]  # type: ignore[union-attr]
    row.field.selectAll()
    qtbot.keyClicks(row.field, "Jazz")
    panel.form.prompt.setFocus()
    assert [x.id for x in session.document.pages[0].layers] == ["a"]
    assert len(session.history.steps) == 2
    assert panel.form.rows() == [Row("title", "Jazz", ("a",))]


def test_a_locked_text_can_be_read_only(panel: GeneratePanel, workspace: Workspace) -> None:
    workspace.set_session(Session(poster(text("t", "title", "Jazz", locked=True))))
    row = panel.form.text_rows[0]
    assert row.field.isReadOnly()
    assert panel.locked_note.text() == "1 locked item stays as it is."


def test_each_document_has_its_own_brief(panel: GeneratePanel, workspace: Workspace) -> None:
    first = workspace.session
    panel.form.prompt.setPlainText("jazz")
    workspace.set_session(Session(poster(recipe=Recipe(prompt="a market"))))
    assert panel.form.prompt.text() == "a market"
    workspace.set_session(first)
    assert panel.form.prompt.text() == "jazz"


# ------------------------------------------------------------------ the run


def test_variants_arrive_one_by_one_where_the_button_becomes_cancel(
    qtbot: QtBot, panel: GeneratePanel, engine: FakeEngine
) -> None:
    run(qtbot, panel, engine)
    engine.advance("composing", 0.3)
    engine.sketch()
    assert panel.button.text() == "Cancel"
    assert panel.caption.text() == "Drawing"
    assert [v.letter for v in panel.model.items] == ["A", "B", "C", "D"]
    assert panel.variants.count.text() == "0 of 4"
    engine.make(0, design(0))
    assert panel.variants.count.text() == "1 of 4"
    first = panel.model.items[0]
    assert panel.model.state_text(first) == "Checking"
    engine.check(0)
    assert panel.model.state_text(first) == "Proved"
    engine.make(1, design(1))
    engine.check(1, warnings=2)
    assert panel.model.state_text(panel.model.items[1]) == "2 warnings"
    engine.make(2, design(2))
    engine.check(2, passed=False)
    assert panel.model.state_text(panel.model.items[2]) == "Words differ"
    engine.finish()
    assert [v.letter for v in panel.model.items] == ["A", "B", "C"]
    assert panel.button.text() == "Generate 4 variants"
    assert "About" in panel.caption.text()


def test_cancelling_keeps_what_is_finished(
    qtbot: QtBot, panel: GeneratePanel, engine: FakeEngine, workspace: Workspace
) -> None:
    said: list[str] = []
    workspace.message.connect(lambda _kind, words: said.append(words))
    run(qtbot, panel, engine)
    engine.advance("composing", 0.4)
    engine.make(0, design(0))
    qtbot.mouseClick(panel.button, Button.LeftButton)
    assert panel.button.text() == "Stopping…"
    assert any(isinstance(o, Cancel) for o in engine.orders)
    engine.obey()
    assert [v.letter for v in panel.model.items] == ["A"]
    assert panel.button.text() == "Generate 4 variants"
    assert said == ["Cancelled. 1 finished variant kept, the document is unchanged."]


def test_a_failed_run_says_what_is_kept_and_goes_on(
    qtbot: QtBot, panel: GeneratePanel, engine: FakeEngine
) -> None:
    run(qtbot, panel, engine)
    engine.make(0, design(0))
    engine.fail("the engine stopped at the stage “reading”", "Your document is untouched", "trace")
    assert panel.problem.isVisible()
    assert "A is kept." in panel.problem.label.text()
    assert [b.text() for b in panel.problem.buttons] == ["Continue with B · C · D", "Details"]
    qtbot.mouseClick(panel.problem.buttons[0], Button.LeftButton)
    qtbot.waitUntil(lambda: len(engine.wishes(Generate)) == 2, timeout=2000)
    first, second = (job.wish for job in engine.wishes(Generate))
    assert first == second
    # What comes out the same isn't listed twice.
    engine.make(0, design(0))
    engine.make(1, design(1))
    engine.finish()
    assert len(panel.model.drawn) == 2


def test_a_device_that_kills_the_engine_gives_way_to_the_cpu(
    qtbot: QtBot, panel: GeneratePanel, engine: FakeEngine, workspace: Workspace
) -> None:
    qtbot.waitUntil(lambda: bool(engine.orders), timeout=2000)
    engine.answer_probe(ProviderChoice(CANN, "Running on: Ascend NPU"))
    run(qtbot, panel, engine)
    engine.die()
    assert panel.problem.kind == "err"
    assert "stopped three times" in panel.problem.label.text()
    qtbot.mouseClick(panel.problem.buttons[0], Button.LeftButton)
    qtbot.waitUntil(lambda: len(engine.wishes(Generate)) == 2, timeout=2000)
    wish = engine.job.wish
    assert isinstance(wish, Generate)
    assert wish.request.provider == CPU
    assert workspace.settings.get("engine.provider", "") == CPU
    assert not panel.problem.isVisible()


def test_short_memory_is_said_before_anything_starts(
    qtbot: QtBot, panel: GeneratePanel, engine: FakeEngine
) -> None:
    made(qtbot, panel, engine, 1)
    engine._history = History((Run("generate", 4, 9.0, peak=1 << 50),))
    qtbot.mouseClick(panel.button, Button.LeftButton)
    assert "This needs about" in panel.problem.label.text()
    assert len(engine.wishes(Generate)) == 1
    qtbot.mouseClick(panel.problem.buttons[0], Button.LeftButton)
    qtbot.waitUntil(lambda: len(engine.wishes(Generate)) == 2, timeout=2000)


def test_the_next_run_has_another_seed_and_earlier_variants_say_so(
    qtbot: QtBot, panel: GeneratePanel, engine: FakeEngine
) -> None:
    old = made(qtbot, panel, engine, 1)[0]
    assert not panel.model.is_earlier(old)
    panel.form.prompt.setPlainText("a blues evening")
    assert panel.model.is_earlier(old)
    run(qtbot, panel, engine)
    qtbot.waitUntil(lambda: len(engine.wishes(Generate)) == 2, timeout=2000)
    seeds = [job.wish.request.seed for job in engine.wishes(Generate)]  # type: ignore[union-attr]
    assert len(set(seeds)) == 2
    assert [v.letter for v in panel.model.items] == ["B", "C", "D", "E", "A"]


# ------------------------------------------------------------------ what comes of it


def test_space_previews_escape_returns_and_enter_applies_as_one_step(
    qtbot: QtBot, panel: GeneratePanel, engine: FakeEngine, workspace: Workspace
) -> None:
    session, before = workspace.session, workspace.session.document
    b = made(qtbot, panel, engine)[1]
    view = panel.variants.view
    click_on(qtbot, panel, b)
    qtbot.keyClick(view, Key.Key_Space)
    assert session.document is before
    assert session.shown.recipe == b.document.recipe
    assert panel.variants.bar.isVisible()
    qtbot.keyClick(view, Key.Key_Escape)
    assert session.shown is before
    qtbot.keyClick(view, Key.Key_Return)
    assert [s.name for s in session.history.steps] == ["Open", "Apply variant B"]
    assert session.history.step.kind == "variant"
    assert panel.model.state_text(b) == "Applied"
    assert panel.form.rows()[0].text == "Jazz"
    session.undo()
    assert session.document is before
    assert panel.model.state_text(b) == "Proved"


def test_painted_artwork_takes_the_vectors_place_and_brings_its_files(
    qtbot: QtBot, panel: GeneratePanel, engine: FakeEngine, workspace: Workspace
) -> None:
    run(qtbot, panel, engine)
    engine.make(0, design(0))
    engine.advance("decoding", 0.5)
    first = panel.model.items[0]
    assert panel.model.state_text(first) == "Painting"
    picture = b"pixels"
    key = hashlib.sha256(picture).hexdigest()
    page = design(0).pages[0]
    painted = Picture(id="painted", box=Box(0, 0, 400, 500), asset=key)
    layers = (page.layers[0], painted, page.layers[1])
    document = msgspec.structs.replace(
        design(0), pages=(msgspec.structs.replace(page, layers=layers),)
    )
    engine.make(0, document, files={key: picture})
    engine.check(0)
    engine.finish()
    assert panel.model.drawn == [first]
    panel.variants.apply(first)
    assert workspace.session.assets == {key: picture}
    assert workspace.session.layer("painted") == painted


def test_a_double_click_applies_and_locked_layers_stay(
    qtbot: QtBot, panel: GeneratePanel, engine: FakeEngine, workspace: Workspace
) -> None:
    title = text("mine", "title", "Jazz", locked=True)
    workspace.set_session(Session(poster(title)))
    said: list[str] = []
    workspace.message.connect(lambda _kind, words: said.append(words))
    variant = made(qtbot, panel, engine)[2]
    wish = engine.job.wish
    assert isinstance(wish, Generate)
    assert wish.request.regions == (("title", 0.075, 0.08, 0.575, 0.2),)
    assert msgspec.json.decode(wish.keep, type=Document).pages[0].layers == (title,)
    click_on(qtbot, panel, variant, double=True)
    layers = workspace.session.document.pages[0].layers
    assert [x.id for x in layers] == ["ground", "mine"]
    assert layers[1] is title
    assert said == ["1 locked item kept."] or said[-1].endswith("1 locked item kept.")


def test_a_variant_is_enlarged_beside_the_panel(
    qtbot: QtBot, panel: GeneratePanel, engine: FakeEngine
) -> None:
    b = made(qtbot, panel, engine)[1]
    view = panel.variants.view
    view.enlarge(b)
    assert view.enlarged
    click_on(qtbot, panel, b)
    assert not view.enlarged


def test_stars_filter_and_prune(
    qtbot: QtBot, panel: GeneratePanel, engine: FakeEngine, workspace: Workspace, tmp_path: Path
) -> None:
    variants = made(qtbot, panel, engine)
    view = panel.variants.view
    cell = view.visualRect(view.variants.index_of(variants[1]))
    star = view.itemDelegate().star_place(cell).center()  # type: ignore[attr-defined]
    qtbot.mouseClick(view.viewport(), Button.LeftButton, pos=star)
    assert variants[1].starred
    panel.variants.keep_all()
    path = tmp_path / "poster.affiche"
    kept = workspace.session
    document_file.save(path, kept.document, kept.assets, attachments=kept.attachments)
    loaded = document_file.load(path)
    again = Session(loaded.document)
    again.attachments.update(loaded.attachments)
    workspace.set_session(again)
    assert [(v.starred, v.state) for v in panel.model.drawn] == [
        (False, "proved"), (True, "proved"), (False, "proved"), (False, "proved")
    ]  # fmt: skip
    qtbot.mouseClick(panel.variants.star_button, Button.LeftButton)
    assert panel.model.rowCount() == 1
    panel.variants.prune()
    assert len(panel.model.drawn) == 1
    assert len({p.split("/")[1] for p in again.attachments}) == 1


def test_more_like_this_keeps_layout_scene_and_palette(
    qtbot: QtBot, panel: GeneratePanel, engine: FakeEngine
) -> None:
    b = made(qtbot, panel, engine)[1]
    click_on(qtbot, panel, b)
    qtbot.keyClick(panel.variants.view, Key.Key_M)
    qtbot.waitUntil(lambda: len(engine.wishes(Generate)) == 2, timeout=2000)
    wish = engine.job.wish
    assert isinstance(wish, Generate)
    request = wish.request
    assert (request.archetype, request.family, request.palette) == ("badge", "night", "dusk")


def test_two_to_four_are_compared_at_one_place(
    qtbot: QtBot, panel: GeneratePanel, engine: FakeEngine, workspace: Workspace
) -> None:
    variants = made(qtbot, panel, engine)
    panel.variants.compare(variants[:3])
    dialog = panel.variants.dialog
    assert dialog is not None
    qtbot.addWidget(dialog)
    assert [p.variant.letter for p in dialog.panes] == ["A", "B", "C"]
    pane = dialog.panes[1]
    qtbot.mousePress(pane, Button.LeftButton, pos=QPoint(50, 50))
    qtbot.mouseMove(pane, QPoint(70, 80))
    qtbot.mouseRelease(pane, Button.LeftButton, pos=QPoint(70, 80))
    assert len({(p.zoom, p.centre.x(), p.centre.y()) for p in dialog.panes}) == 1
    dialog.applied.emit(variants[2])
    assert workspace.session.history.undo_name == "Apply variant C"


def test_a_used_prompt_comes_back_with_its_seed(
    qtbot: QtBot, panel: GeneratePanel, engine: FakeEngine, workspace: Workspace
) -> None:
    made(qtbot, panel, engine, 1)
    seed = engine.job.wish.request.seed  # type: ignore[union-attr]
    panel.form.prompt.setPlainText("something else")
    (prompt,) = workspace.settings.prompts()
    panel.history.used.emit(prompt)
    assert panel.form.prompt.text() == "a jazz evening"
    assert panel.request(panel.options.next_seed()).seed == seed


# ------------------------------------------------------------------ device and actions


def test_the_device_card_says_why_and_looks_again(
    qtbot: QtBot, panel: GeneratePanel, engine: FakeEngine
) -> None:
    qtbot.waitUntil(lambda: bool(engine.orders), timeout=2000)
    engine.answer_probe()
    assert panel.device.title.text() == "Running on: CPU"
    assert panel.device.why.text() == "Ascend NPU not found: libascendcl.so missing."
    qtbot.mouseClick(panel.device.again, Button.LeftButton)
    qtbot.waitUntil(lambda: len(engine.orders) == 2, timeout=2000)
    assert engine.orders[1].wish.fresh is True  # type: ignore[union-attr]
    assert panel.device.title.text() == "Looking for devices…"
    engine.answer_probe()
    assert panel.device.title.text() == "Running on: CPU"


def test_actions_say_when_they_can_be_done(
    qtbot: QtBot, panel: GeneratePanel, engine: FakeEngine, workspace: Workspace
) -> None:
    registry = Registry()
    registry.add(*generate.actions(workspace, panel))
    assert not registry.trigger("generate.run")
    qtbot.keyClicks(panel.form.prompt, "jazz")
    assert not registry.trigger("generate.replan")
    assert registry.trigger("generate.run")
    assert not registry.trigger("generate.run")
    assert registry.trigger("generate.cancel")


@pytest.mark.parametrize("width", [240, 298, 420])
def test_it_fits_every_width(
    qtbot: QtBot, panel: GeneratePanel, engine: FakeEngine, width: int
) -> None:
    panel.resize(width, 900)
    made(qtbot, panel, engine)
    qtbot.wait(20)
    view = panel.variants.view
    cells = [view.visualRect(view.variants.index_of(v)) for v in panel.model.drawn]
    assert cells[0].top() == cells[1].top()
    assert max(c.right() for c in cells) <= view.viewport().width()
    assert max(c.bottom() for c in cells) <= view.height()
    assert view.width() <= width
