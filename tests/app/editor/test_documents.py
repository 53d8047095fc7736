"""A designer opens, edits, saves, is interrupted, and loses nothing."""

from __future__ import annotations

import io
import os
import subprocess
import sys
import threading
import time
import zipfile
from collections.abc import Iterator
from pathlib import Path

import msgspec
import pytest
from PIL import Image

from app.editor.files.documents import (
    ChangedOnDisk,
    DiskFull,
    Documents,
    NewerFile,
    ReadOnly,
)
from app.editor.files.on_disk import same, seen
from app.editor.session import Session
from app.editor.settings import Settings
from app.editor.translations import data_size
from engine.document import edits, journal
from engine.document import file as document_file
from engine.document.model import Box, Document, Page, Picture, Shape
from engine.errors import UserError
from tests.document.samples import text


def png(colour: str) -> bytes:
    out = io.BytesIO()
    Image.new("RGB", (8, 8), colour).save(out, "PNG")
    return out.getvalue()


def poster(*ids: str) -> Document:
    layers = tuple(Shape(id=id, box=Box(10.0 * n, 0, 50, 50)) for n, id in enumerate(ids or "ab"))
    return Document(title="Blue note", pages=(Page(width=300, height=400, layers=layers),))


@pytest.fixture
def documents(qapp: object, tmp_path: Path) -> Iterator[Documents]:
    made = Documents(Settings(tmp_path / "affiche.ini"), tmp_path / "journal")
    yield made
    made.finish()
    writers = [thread for thread in threading.enumerate() if thread.name == "journal"]
    assert writers == []


def with_pictures(session: Session, *colours: str) -> None:
    for colour in colours:
        digest = session.add_asset(png(colour))
        layer = Picture(id=colour, box=Box(0, 0, 80, 80), asset=digest)
        session.apply("Place picture", lambda d, layer=layer: edits.add_layer(d, layer))


def moved(session: Session, by: float = 5) -> None:
    session.apply("Move", lambda d: edits.move(d, "a", by, 0))


def without_members(path: Path, *starts: str) -> None:
    """The file as a broken stick would give it: some members are missing."""
    with zipfile.ZipFile(path) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, part in parts.items():
            if not name.startswith(starts):
                archive.writestr(name, part)


def died(folder: Path) -> None:
    for held in folder.glob("*/lock"):
        claim = msgspec.json.decode(held.read_bytes())
        held.write_bytes(msgspec.json.encode(claim | {"started": "long ago"}))


# ------------------------------------------------------------------ tabs


def test_documents_come_and_go_as_tabs(documents: Documents, tmp_path: Path) -> None:
    heard: list[tuple[str, object]] = []
    documents.opened.connect(lambda s: heard.append(("opened", s)))
    documents.closed.connect(lambda s: heard.append(("closed", s)))
    documents.current_changed.connect(lambda s: heard.append(("current", s)))
    first = documents.new(poster())
    second = documents.new(poster())
    documents.save_as(first, tmp_path / "blue")
    assert first.path == tmp_path / "blue.affiche"
    assert documents.open(tmp_path / "blue.affiche") is first
    assert documents.current is first
    documents.close(first)
    assert documents.current is second
    documents.close(second)
    assert (documents.current, documents.sessions) == (None, ())
    assert [what for what, _ in heard] == [
        "opened", "current", "opened", "current", "current", "closed", "current", "closed", "current",
    ]  # fmt: skip
    assert heard[-1][1] is None


def test_what_is_saved_is_opened_again_with_a_preview(documents: Documents, tmp_path: Path) -> None:
    session = documents.new(poster())
    with_pictures(session, "red")
    session.attachments["variants/a.affiche"] = b"a variant"
    documents.save_as(session, tmp_path / "blue.affiche")
    assert session.is_saved
    loaded = document_file.load(tmp_path / "blue.affiche")
    assert (loaded.document, loaded.assets) == (session.document, session.assets)
    assert loaded.attachments == session.attachments
    preview = Image.open(io.BytesIO(loaded.preview))
    assert preview.size == (384, 512)
    assert preview.convert("RGB").getpixel((50, 50)) == (255, 0, 0)
    documents.close(session)
    again = documents.open(tmp_path / "blue.affiche")
    assert (again.document, again.attachments) == (loaded.document, loaded.attachments)
    assert [Path(r.path).name for r in documents.settings.recent_files()] == ["blue.affiche"]


def test_a_text_in_a_face_that_is_missing_is_saved_without_a_preview(
    documents: Documents, tmp_path: Path
) -> None:
    session = documents.new(poster())
    block = text("t", "Hello", Box(0, 0, 100, 100))
    style = msgspec.structs.replace(block.style, faces=("no-such-face",))
    block = msgspec.structs.replace(block, style=style)
    session.apply("Add", lambda d: edits.add_layer(d, block))
    documents.save_as(session, tmp_path / "t.affiche")
    assert document_file.load(tmp_path / "t.affiche").document == session.document


def test_two_tabs_never_own_one_file(documents: Documents, tmp_path: Path) -> None:
    first, second = documents.new(poster()), documents.new(poster())
    documents.save_as(first, tmp_path / "blue.affiche")
    with pytest.raises(UserError, match="open in another tab"):
        documents.save_as(second, tmp_path / "blue.affiche")
    with pytest.raises(ValueError, match="save_as"):
        documents.save(second)


# ------------------------------------------------------------------ saving goes wrong


def test_another_program_changed_the_file(documents: Documents, tmp_path: Path) -> None:
    path = tmp_path / "blue.affiche"
    session = documents.new(poster())
    documents.save_as(session, path)
    moved(session)
    theirs = edits.set_title(poster(), "Theirs")
    document_file.save(path, theirs, {})
    with pytest.raises(ChangedOnDisk, match=r"Not saved: another program changed “blue\.affiche”"):
        documents.save(session)
    assert document_file.load(path).document == theirs
    assert not session.is_saved
    documents.save(session, replace=True)
    assert document_file.load(path).document == session.document
    moved(session)
    documents.save(session)


def test_a_file_that_was_only_touched_or_deleted_is_no_change(
    documents: Documents, tmp_path: Path
) -> None:
    path = tmp_path / "blue.affiche"
    session = documents.new(poster())
    documents.save_as(session, path)
    os.utime(path, (time.time() + 60, time.time() + 60))
    moved(session)
    documents.save(session)
    path.unlink()
    moved(session)
    documents.save(session)
    assert document_file.load(path).document == session.document


def test_a_foreign_file_is_compared_by_time_and_size(tmp_path: Path) -> None:
    path = tmp_path / "x"
    path.write_bytes(b"one")
    before = seen(path)
    assert before is not None
    assert same(before, path)
    os.utime(path, ns=(1, 1))
    assert not same(before, path)
    assert seen(tmp_path / "none") is None


def test_a_full_disk_is_known_before_anything_is_written(qapp: object, tmp_path: Path) -> None:
    room = [10**9]
    documents = Documents(
        Settings(tmp_path / "a.ini"), tmp_path / "journal", free=lambda folder: room[0]
    )
    path = tmp_path / "blue.affiche"
    session = documents.new(poster())
    documents.save_as(session, path)
    saved = path.read_bytes()
    session.attachments["variants/a"] = os.urandom(3_000_000)
    moved(session)
    room[0] = 1_200_000
    with pytest.raises(DiskFull) as caught:
        documents.save(session)
    assert str(caught.value) == (
        "Not saved: the disk is full (needs 3.0 MB, 1.2 MB free)."
        " The last saved version and your edits are safe in memory."
    )
    assert caught.value.free == 1_200_000 < caught.value.needed
    assert path.read_bytes() == saved
    assert [p.name for p in tmp_path.glob(".*")] == []
    assert not session.is_saved
    assert documents.variants_size(session) == 3_000_000
    documents.free_variants(session)
    documents.save(session)  # 1.2 MB are enough now
    assert document_file.load(path).document == session.document


def test_a_folder_that_has_gone_is_said(documents: Documents, tmp_path: Path) -> None:
    session = documents.new(poster())
    with pytest.raises(UserError, match="could not be saved"):
        documents.save_as(session, tmp_path / "gone" / "blue.affiche")
    assert (session.path, session.is_saved) == (None, True)


def test_sizes_are_written_for_people() -> None:
    assert [data_size(n) for n in (900, 84_000_000, 1_250_000)] == ["900 bytes", "84 MB", "1.3 MB"]


# ------------------------------------------------------------------ damaged and newer files


def test_a_damaged_file_is_shown_and_never_written(documents: Documents, tmp_path: Path) -> None:
    path = tmp_path / "blue.affiche"
    session = documents.new(poster())
    with_pictures(session, "red", "green", "blue")
    documents.save_as(session, path)
    documents.close(session)
    red = session.layer("red")
    assert isinstance(red, Picture)
    without_members(path, f"assets/{red.asset}")
    damaged = path.read_bytes()

    shown = documents.open(path)
    found = documents.safe_view(shown)
    assert found is not None
    assert (len(found.missing), found.pictures) == (1, 3)
    moved(shown)
    with pytest.raises(ReadOnly, match="Opened read-only: 1 of 3 pictures is missing"):
        documents.save(shown)
    with pytest.raises(ReadOnly):
        documents.save_as(shown, path)
    documents.save_as(shown, tmp_path / "copy.affiche")
    assert documents.safe_view(shown) is None
    assert path.read_bytes() == damaged
    moved(shown)
    documents.save(shown)  # the picture is still missing, and is known to be
    documents.close(shown)
    again = documents.open(tmp_path / "copy.affiche")
    assert documents.safe_view(again) is not None


def test_what_is_no_document_is_refused(documents: Documents, tmp_path: Path) -> None:
    (tmp_path / "x.affiche").write_text("hello")
    with pytest.raises(UserError, match="isn't an Affiche document"):
        documents.open(tmp_path / "x.affiche")
    with pytest.raises(UserError, match="no such file"):
        documents.open(tmp_path / "y.affiche")
    assert documents.sessions == ()


def test_a_newer_file_is_asked_about(documents: Documents, tmp_path: Path) -> None:
    path = tmp_path / "blue.affiche"
    document_file.save(path, poster(), {})
    with zipfile.ZipFile(path) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    parts["manifest.json"] = parts["manifest.json"].replace(b'"version":1', b'"version":9')
    parts["document.json"] = parts["document.json"].replace(b'"version":1', b'"version":9')
    with zipfile.ZipFile(path, "w") as archive:
        for name, part in parts.items():
            archive.writestr(name, part)
    with pytest.raises(NewerFile, match=r"newer Affiche \(format 9\)"):
        documents.open(path)
    session = documents.open(path, read_only=True)
    assert session.document == poster()
    with pytest.raises(ReadOnly):
        documents.save(session)


# ------------------------------------------------------------------ autosave and recovery


def test_edits_are_in_the_journal_until_they_are_saved(
    documents: Documents, tmp_path: Path
) -> None:
    folder = documents.folder
    session = documents.new(poster())
    assert not folder.exists()
    moved(session)
    session.preview(edits.move(session.document, "a", 90, 0))
    session.preview(None)
    session.undo()
    session.redo()
    (work,) = folder.iterdir()
    found = journal.recover(folder, work.name)
    assert (found.document, found.steps) == (session.document, 3)
    assert documents.recoverable() == ()  # it is open here
    documents.save_as(session, tmp_path / "blue.affiche")
    assert list(folder.iterdir()) == []
    moved(session)
    (work,) = folder.iterdir()
    documents.close(session)
    assert list(folder.iterdir()) == []


def test_unsaved_work_is_offered_after_the_end_and_compared_by_undoing(
    documents: Documents, tmp_path: Path
) -> None:
    path = tmp_path / "blue.affiche"
    session = documents.new(poster())
    with_pictures(session, "red")
    documents.save_as(session, path)
    saved = session.document
    moved(session)
    with_pictures(session, "green")
    documents.finish()
    died(documents.folder)

    next_start = Documents(documents.settings, documents.folder)
    (work,) = next_start.recoverable()
    assert (work.title, work.path, work.steps) == ("blue", path, 2)
    again = next_start.recover(work.key)
    assert again.document == session.document
    assert again.assets == session.assets
    assert (again.path, again.is_saved) == (path, False)
    assert again.history.step.name == "Recovered edits"
    again.undo()
    assert again.document == saved
    again.redo()
    assert next_start.recoverable() == ()
    assert len(list(next_start.folder.iterdir())) == 1  # the new journal
    next_start.save(again)
    assert document_file.load(path).document == session.document
    assert list(next_start.folder.iterdir()) == []


def test_work_that_was_never_saved_is_recovered_or_thrown_away(documents: Documents) -> None:
    for n in range(2):
        session = documents.new(edits.set_title(poster(), f"Draft {n}"))
        moved(session)
    documents.finish()
    died(documents.folder)
    next_start = Documents(documents.settings, documents.folder)
    newer, older = next_start.recoverable()
    assert (newer.title, older.title) == ("Draft 1", "Draft 0")
    next_start.forget(older.key)
    session = next_start.recover(newer.key)
    assert (session.path, session.title, session.is_saved) == (None, "Draft 1", False)
    assert next_start.recoverable() == ()
    next_start.close(session)


def test_what_was_recovered_stays_in_the_old_journal_until_it_is_in_another(
    documents: Documents, tmp_path: Path
) -> None:
    session = documents.new(poster())
    documents.save_as(session, tmp_path / "blue.affiche")
    moved(session)
    documents.finish()
    died(documents.folder)
    documents.settings.set("general.autosave", False)
    next_start = Documents(documents.settings, documents.folder)
    (work,) = next_start.recoverable()
    recovered = next_start.recover(work.key)
    assert recovered.document == session.document
    assert next_start.recoverable() == (work,)


def test_recovery_never_meets_unsaved_work_of_the_same_file(
    documents: Documents, tmp_path: Path
) -> None:
    session = documents.new(poster())
    documents.save_as(session, tmp_path / "blue.affiche")
    moved(session)
    documents.finish()
    died(documents.folder)
    next_start = Documents(documents.settings, documents.folder)
    opened = next_start.open(tmp_path / "blue.affiche")
    moved(opened)
    (work,) = next_start.recoverable()
    with pytest.raises(UserError, match="unsaved changes"):
        next_start.recover(work.key)
    opened.undo()
    recovered = next_start.recover(work.key)
    assert next_start.sessions == (recovered,)
    next_start.close(recovered)


def test_variants_that_are_kept_are_in_the_journal_before_they_are_saved(
    documents: Documents, tmp_path: Path
) -> None:
    session = documents.new(poster())
    documents.save_as(session, tmp_path / "blue.affiche")
    session.attachments["variants/a.affiche"] = b"a variant"
    session.saved.emit()
    documents.finish()
    died(documents.folder)
    next_start = Documents(documents.settings, documents.folder)
    (work,) = next_start.recoverable()
    found = journal.recover(documents.folder, work.key)
    assert found.attachments == session.attachments
    assert found.document == session.document
    recovered = next_start.recover(work.key)
    assert recovered.attachments == session.attachments
    next_start.save(recovered)
    assert next_start.recoverable() == ()
    assert list(documents.folder.iterdir()) == []


SAVER = """
import sys
from pathlib import Path
from PySide6.QtCore import QCoreApplication
from app.editor.files.documents import Documents
from app.editor.settings import Settings
from engine.document import edits
from tests.app.editor.test_documents import poster

app = QCoreApplication([])
folder = Path(sys.argv[1])
documents = Documents(Settings(folder / "a.ini"), folder / "journal")
session = documents.new(poster())
documents.save_as(session, folder / "blue.affiche")
for n in range(1, 1_000_000):
    session.apply("Move", lambda d: edits.move(d, "a", 1, 0), merge="nudge")
    print(n, flush=True)
    documents.save(session)
"""


def test_an_editor_that_is_killed_while_it_saves_leaves_a_whole_file(tmp_path: Path) -> None:
    for wait in (3, 9):
        child = subprocess.Popen(
            [sys.executable, "-c", SAVER, str(tmp_path)],
            stdout=subprocess.PIPE,
            cwd=Path(__file__).parents[3],
        )
        assert child.stdout is not None
        try:
            while int(child.stdout.readline()) < wait:
                pass
            time.sleep(0.002 * (wait % 5))
            child.kill()
            told = int([b"%d" % wait, *child.stdout.read().split()][-1])
        finally:
            child.kill()
            child.wait()
            child.stdout.close()
        kept = document_file.load(tmp_path / "blue.affiche").document
        assert edits.find(kept, "a").box.x in (told - 1, told)


CHILD = """
import sys
from pathlib import Path
from PySide6.QtCore import QCoreApplication
from app.editor.files.documents import Documents
from app.editor.settings import Settings
from engine.document import edits
from tests.app.editor.test_documents import poster

app = QCoreApplication([])
documents = Documents(Settings(Path(sys.argv[1]) / "a.ini"), Path(sys.argv[1]) / "journal")
session = documents.new(poster())
for n in range(1, 1_000_000):
    session.apply("Move", lambda d: edits.move(d, "a", 1, 0), merge="nudge")
    print(n, flush=True)
"""


def test_a_killed_editor_comes_back_with_its_last_edit(
    documents: Documents, tmp_path: Path
) -> None:
    child = subprocess.Popen(
        [sys.executable, "-c", CHILD, str(tmp_path)],
        stdout=subprocess.PIPE,
        cwd=Path(__file__).parents[3],
    )
    assert child.stdout is not None
    try:
        told = 0
        while told < 70:
            told = int(child.stdout.readline())
        child.kill()
        told = int([str(told).encode(), *child.stdout.read().split()][-1])
    finally:
        child.kill()
        child.wait()
        child.stdout.close()
    (work,) = documents.recoverable()
    session = documents.recover(work.key)
    assert session.layer("a").box.x in (told, told + 1)  # type: ignore[union-attr]
    documents.close(session)


def test_autosave_that_cannot_write_says_so_once_and_begins_again(
    documents: Documents,
) -> None:
    documents.folder.touch()  # in the way
    told: list[UserError] = []
    documents.autosave_paused.connect(told.append)
    session = documents.new(poster())
    moved(session)
    moved(session)
    assert [str(error) for error in told] == [
        "Autosave of “Blue note” is paused: its journal can't be written."
        " Your edits are safe in memory. Save the document elsewhere."
    ]
    documents.folder.unlink()
    moved(session)
    (work,) = documents.folder.iterdir()
    assert journal.recover(documents.folder, work.name).document == session.document
    documents.close(session)


def test_autosave_can_be_switched_off(documents: Documents) -> None:
    documents.settings.set("general.autosave", False)
    session = documents.new(poster())
    moved(session)
    assert not documents.folder.exists()
