"""The program ends in the middle of the work, and the work is there again."""

from __future__ import annotations

import hashlib
import itertools
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import msgspec
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from engine.document import edits, journal
from engine.document import file as document_file
from engine.document.journal import lines, lock
from engine.document.journal.delta import DeltaError, delta, patched
from engine.document.journal.writing import SNAPSHOT_STEPS
from engine.document.model import Document, Group, Page, Picture
from engine.errors import UserError
from tests.document import samples
from tests.document.samples import PIXELS, PIXELS_ID, everything

ASSETS = {PIXELS_ID: PIXELS}


def died(folder: Path) -> None:
    """As if the process that had the works open were gone."""
    for held in folder.glob("*/lock"):
        claim = msgspec.json.decode(held.read_bytes())
        held.write_bytes(msgspec.json.encode(claim | {"started": "long ago"}))


def steps_of(document: Document, count: int) -> list[Document]:
    out = [document]
    for n in range(count):
        out.append(edits.move(out[-1], ("title", "price", "sax")[n % 3], n, 1))
    return out


def kept(folder: Path, documents: list[Document], **more: object) -> journal.Journal:
    """A journal with a step for each document after the first, ended but not discarded."""
    written = journal.Journal(folder, documents[0], ASSETS, title="Blue note", **more)  # type: ignore[arg-type]
    for document in documents[1:]:
        written.record("Move", document, ASSETS)
    written.close()
    died(folder)
    return written


def newest(work: Path) -> Path:
    return max(work.glob("*.jsonl"))


# ------------------------------------------------------------------ a process that is killed

CHILD = """
import sys
from pathlib import Path
from engine.document import edits, journal
from tests.document.samples import PIXELS, PIXELS_ID, everything

document = everything()
held = journal.Journal(Path(sys.argv[1]), document, {PIXELS_ID: PIXELS}, title="Blue note")
step = 0
while True:
    step += 1
    document = edits.move(document, "title", 1, 0)
    held.record(f"Move {step}", document, {PIXELS_ID: PIXELS})
    print(step, flush=True)
"""


def test_a_killed_program_loses_no_edit_that_was_made(tmp_path: Path) -> None:
    child = subprocess.Popen(
        [sys.executable, "-c", CHILD, str(tmp_path)],
        stdout=subprocess.PIPE,
        text=True,
        cwd=Path(__file__).parents[2],
    )
    assert child.stdout is not None
    try:
        told = 0
        while told < 120:  # past two snapshots
            told = int(child.stdout.readline())
        assert journal.pending(tmp_path) == ()  # it lives
        child.send_signal(signal.SIGKILL)
        told = int(([str(told), *child.stdout.read().split()])[-1])
    finally:
        child.kill()
        child.wait()
        child.stdout.close()
    (work,) = journal.pending(tmp_path)
    assert (work.title, work.path) == ("Blue note", None)
    assert work.steps in (told, told + 1)
    found = journal.recover(tmp_path, work.key)
    assert found.document == edits.move(everything(), "title", work.steps, 0)
    assert found.assets == ASSETS
    assert time.time() - found.edited.timestamp() < 60
    journal.discard(tmp_path, work.key)
    assert journal.pending(tmp_path) == ()
    assert list(tmp_path.iterdir()) == []


def test_a_process_number_that_was_given_again_holds_nothing(tmp_path: Path) -> None:
    lock.claim(tmp_path)
    assert lock.is_held(tmp_path)
    held = msgspec.json.decode((tmp_path / lock.NAME).read_bytes())
    for other in ({"started": "another boot 5"}, {"pid": 2**22 + 5}, {"pid": -1}):
        (tmp_path / lock.NAME).write_bytes(msgspec.json.encode(held | other))
        assert not lock.is_held(tmp_path)
    (tmp_path / lock.NAME).write_bytes(b"{")
    assert not lock.is_held(tmp_path)


def test_another_machine_of_a_shared_home_keeps_its_work_for_a_day(tmp_path: Path) -> None:
    lock.claim(tmp_path)
    held = msgspec.json.decode((tmp_path / lock.NAME).read_bytes())
    (tmp_path / lock.NAME).write_bytes(msgspec.json.encode(held | {"host": "studio-mac"}))
    assert lock.is_held(tmp_path)
    before = time.time() - 2 * lock.FOREIGN
    for path in (tmp_path / lock.NAME, tmp_path):
        os.utime(path, (before, before))
    assert not lock.is_held(tmp_path)


# ------------------------------------------------------------------ what is written


def test_only_what_changed_is_written_and_each_picture_once(tmp_path: Path) -> None:
    work = kept(tmp_path, steps_of(everything(), 6)).folder
    snapshot, *steps = newest(work).read_bytes().splitlines()
    assert len(snapshot) > 4_000
    assert all(len(step) < 1_000 for step in steps)
    assert [p.name for p in (work / "assets").iterdir()] == [PIXELS_ID]


def test_a_snapshot_each_fifty_steps_and_the_one_before_it_stays(tmp_path: Path) -> None:
    documents = steps_of(everything(), 2 * SNAPSHOT_STEPS + 7)
    work = kept(tmp_path, documents).folder
    assert [p.name for p in sorted(work.glob("*.jsonl"))] == ["000002.jsonl", "000003.jsonl"]
    found = journal.recover(tmp_path, work.name)
    assert (found.document, found.steps) == (documents[-1], len(documents) - 1)
    assert found.opened == documents[SNAPSHOT_STEPS]


def test_variants_and_titles_are_kept_with_the_steps(tmp_path: Path) -> None:
    first, second, third = steps_of(everything(), 2)
    written = journal.Journal(tmp_path, first, ASSETS, {"variants/a.affiche": b"A"}, title="Blue")
    written.record("Generate", second, ASSETS, {"variants/b.affiche": b"B"}, title="Blue note")
    written.record("Move", third, ASSETS, {"variants/b.affiche": b"B", "fonts/x.otf": b"A"})
    written.sync()
    written.close()
    died(tmp_path)
    (work,) = journal.pending(tmp_path)
    assert work.title == "Blue note"
    found = journal.recover(tmp_path, work.key)
    assert found.attachments == {"variants/b.affiche": b"B", "fonts/x.otf": b"A"}
    assert found.lost == ()


def test_pictures_of_a_saved_file_are_copied_behind_the_work(tmp_path: Path) -> None:
    saved, folder = tmp_path / "blue.affiche", tmp_path / "journal"
    document_file.save(saved, everything(), ASSETS)
    documents = steps_of(everything(), 1)
    held = journal.Journal(folder, documents[0], ASSETS, path=saved, stored=[PIXELS_ID])
    held.record("Move", documents[1], ASSETS)
    held.sync()
    held.close()
    died(folder)
    (work,) = journal.pending(folder)
    assert work.path == saved
    copied = folder / work.key / "assets" / PIXELS_ID
    assert copied.read_bytes() == PIXELS
    copied.unlink()  # as if it had not come to that
    assert journal.recover(folder, work.key).assets == ASSETS
    saved.unlink()
    found = journal.recover(folder, work.key)
    assert found.assets == {}
    assert found.lost == ("1 picture could not be read",)


# ------------------------------------------------------------------ damage


def test_a_torn_last_line_is_dropped(tmp_path: Path) -> None:
    documents = steps_of(everything(), 5)
    work = kept(tmp_path, documents).folder
    whole = newest(work).read_bytes()
    last = whole.rindex(b"\n", 0, -1) + 1
    for cut in (last + 1, last + 30, len(whole) - 1):
        newest(work).write_bytes(whole[:cut])
        found = journal.recover(tmp_path, work.name)
        assert (found.document, found.steps) == (documents[4], 4)
        assert found.lost == ("the last edit was cut short while it was written",)
    newest(work).write_bytes(whole[:last])
    assert journal.recover(tmp_path, work.name).lost == ()


def test_a_damaged_line_ends_what_can_be_had_and_says_how_much_is_lost(tmp_path: Path) -> None:
    documents = steps_of(everything(), 8)
    work = kept(tmp_path, documents).folder
    text = newest(work).read_bytes().splitlines(keepends=True)
    text[6] = text[6].replace(b'"sax"', b'"six"')
    newest(work).write_bytes(b"".join(text))
    found = journal.recover(tmp_path, work.name)
    assert (found.document, found.steps) == (documents[5], 5)
    assert found.lost == ("3 later edits could not be read",)


def test_a_damaged_snapshot_is_made_up_for_by_the_steps_before_it(tmp_path: Path) -> None:
    documents = steps_of(everything(), SNAPSHOT_STEPS + 4)
    work = kept(tmp_path, documents).folder
    text = newest(work).read_bytes()
    newest(work).write_bytes(text[:100] + b"X" + text[101:])
    found = journal.recover(tmp_path, work.name)
    assert (found.document, found.lost) == (documents[-1], ())


def test_a_journal_without_a_readable_line_is_refused_and_not_offered(tmp_path: Path) -> None:
    work = kept(tmp_path, steps_of(everything(), 2)).folder
    newest(work).write_bytes(os.urandom(5_000))
    assert journal.pending(tmp_path) == ()
    with pytest.raises(UserError, match="can't be read"):
        journal.recover(tmp_path, work.name)
    with pytest.raises(UserError, match="no such journal"):
        journal.recover(tmp_path, "../elsewhere")


def test_a_damaged_picture_is_told(tmp_path: Path) -> None:
    work = kept(tmp_path, steps_of(everything(), 2)).folder
    (work / "assets" / PIXELS_ID).write_bytes(PIXELS[:-1] + b"!")
    found = journal.recover(tmp_path, work.name)
    assert (found.steps, found.assets) == (2, {})
    assert found.lost == ("1 picture could not be read",)


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs a device that is always full")
def test_a_step_that_could_not_be_written_is_part_of_the_next(tmp_path: Path) -> None:
    documents = steps_of(everything(), 3)
    held = journal.Journal(tmp_path / "j", documents[0], ASSETS, title="Blue note")
    held.record("Move", documents[1], ASSETS)
    held._stream.close()  # type: ignore[union-attr]
    held._stream = open("/dev/full", "wb", buffering=0)  # noqa: SIM115
    with pytest.raises(UserError, match="the disk is full"):
        held.record("Move", documents[2], ASSETS)
    held.record("Move", documents[3], ASSETS)
    held.close()
    died(tmp_path / "j")
    found = journal.recover(tmp_path / "j", held.key)
    assert (found.document, found.steps, found.lost) == (documents[3], 2, ())


def test_no_room_for_a_journal_is_said(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(UserError, match="autosave is paused"):
        journal.Journal(tmp_path / "file", everything(), ASSETS)


# ------------------------------------------------------------------ deltas


def through_json(before: Document, after: Document, state: Document | None = None) -> Document:
    """The delta of what was in memory, applied to `state`, what was recovered so far."""
    change = msgspec.json.decode(msgspec.json.encode(delta(before, after)))
    return patched(before if state is None else state, change)


@st.composite
def histories(draw: st.DrawFn) -> list[Document]:
    """A document and random edits of it, foreign documents among them."""
    out = [draw(samples.documents())]
    for _ in range(draw(st.integers(1, 6))):
        here = out[-1]
        ids = [layer.id for page in here.pages for layer in edits.iter_layers(page)]
        act = draw(
            st.sampled_from(
                ["move", "order", "drop", "copy", "group", "page", "drop-page", "title", "other"]
            )
        )
        if act == "other":
            here = draw(samples.documents())
        elif act == "title":
            here = edits.set_title(here, draw(samples.words))
        elif act == "page":
            here = edits.add_page(here, Page(width=10, height=20), draw(st.integers(0, 2)))
        elif act == "drop-page" and len(here.pages) > 1:
            here = edits.remove_page(here, draw(st.integers(0, len(here.pages) - 1)))
        elif ids:
            here = changed(here, act, draw(st.sampled_from(ids)), draw(st.integers(0, 3)))
        out.append(here)
    return out


def changed(document: Document, act: str, id: str, n: int) -> Document:
    if act == "move":
        return edits.move(document, id, 0.1 * n, -3)
    if act == "order":
        return edits.reorder(document, id, n)
    if act == "drop":
        return edits.remove_layer(document, id)
    if act == "copy":
        return edits.duplicate_layer(document, id)
    if act == "group":
        return edits.group(document, [id])
    return document


@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(histories())
def test_any_work_is_recovered_as_it_was(documents: list[Document]) -> None:
    state = documents[0]
    for before, after in itertools.pairwise(documents):
        state = through_json(before, after, state)
        assert state == after


@settings(max_examples=10, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(documents=histories())
def test_any_journal_gives_its_last_document(
    documents: list[Document], tmp_path_factory: pytest.TempPathFactory
) -> None:
    folder = tmp_path_factory.mktemp("j")
    work = kept(folder, documents).folder
    found = journal.recover(folder, work.name)
    assert (found.document, found.lost) == (documents[-1], ())
    assert document_file.document_json(found.document) == document_file.document_json(documents[-1])


def test_a_delta_is_small_and_names_what_stayed_by_its_place() -> None:
    before = everything()
    assert delta(before, before) == {}
    raised = delta(before, edits.reorder(before, "ground", 5))
    assert raised == {"pages": [{"of": 0, "layers": [[1, 5], [0, 1], [6, 2]]}]}
    inner = delta(before, edits.rename(before, "price", "Price"))
    (entry,) = inner["pages"]
    assert entry["layers"][1]["of"] == 4
    assert [type(e) for e in entry["layers"]] == [list, dict, list]
    assert isinstance(before.pages[0].layers[4], Group)


def test_unknown_keys_of_the_file_survive_recovery() -> None:
    before = everything()
    after = msgspec.structs.replace(before, extra={"grid": msgspec.Raw(b'{"step":12}')})
    assert bytes(through_json(before, after).extra["grid"]) == b'{"step":12}'


@pytest.mark.parametrize(
    "change",
    [
        {"pages": [4]},
        {"pages": [{"of": 0, "layers": [[5, 9]]}]},
        {"pages": [{"of": 0, "layers": [{"of": 0}]}]},
        {"pages": [{"of": 0, "layers": [{"type": "hologram"}]}]},
        {"pages": 7},
        {"fields": {"nonsense": 1}},
        {"fields": {"title": 4}},
        {"fields": 3},
    ],
)
def test_a_delta_of_something_else_is_refused(change: dict[str, object]) -> None:
    with pytest.raises(DeltaError):
        patched(everything(), change)


def test_lines_with_wrong_sums_are_nothing() -> None:
    good = b'{"sum":"%08x","record":{"type":"step"}}\n'
    assert lines.parsed(good % 0) is None
    assert lines.parsed(b"") is None
    assert lines.parsed(b"\n") is None


def test_a_new_picture_is_there_before_the_step_that_uses_it(tmp_path: Path) -> None:
    data = b"\x89PNG another"
    digest = hashlib.sha256(data).hexdigest()
    held = journal.Journal(tmp_path, everything(), ASSETS)
    box = edits.find(everything(), "photo").box
    after = edits.add_layer(everything(), Picture(id="new", box=box, asset=digest))
    held.record("Place picture", after, {**ASSETS, digest: data})
    held.close()
    assert journal.recover(tmp_path, held.key).assets == {**ASSETS, digest: data}
