"""`affiche edit`: a document in, a sentence, a document out, and honest exit codes."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from app.editing import edit_document
from engine.document import edits
from engine.document import file as document_file
from engine.document.palettes import PALETTES
from engine.errors import UserError

ROOT = Path(__file__).parent.parent.parent
POSTER = ROOT / "assets" / "templates" / "by-the-lake.affiche"


def affiche(*arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, str(ROOT / "main.py"), *arguments], capture_output=True, text=True
    )


def test_a_sentence_makes_another_document(tmp_path: Path) -> None:
    out = tmp_path / "night.affiche"
    made = affiche("edit", str(POSTER), "make it night and add a cat", "--out", str(out), "--json")
    result = json.loads(made.stdout)
    assert made.returncode == 0, made.stderr
    assert [s["kind"] for s in result["done"]] == ["relight", "add"]
    assert edits.palette_of(document_file.load(out).document) == PALETTES["dusk"]
    checked = affiche("check", str(out), "--json")
    assert json.loads(checked.stdout)["passed"]


def test_what_is_left_undone_is_status_one_and_the_rest_is_written(tmp_path: Path) -> None:
    out = tmp_path / "blue.affiche"
    made = affiche("edit", str(POSTER), "en bleu, et enlève le sous-marin", "--out", str(out), "-q")
    assert made.returncode == 1
    assert "done    Palette blue" in made.stdout
    assert "left    nothing on the poster is called “sous-marin”" in made.stdout
    assert out.is_file()


def test_wrong_use_is_status_two_and_writes_nothing(tmp_path: Path) -> None:
    out = tmp_path / "x.affiche"
    for arguments in (
        [str(POSTER), "blorp the gribble", "--out", str(out)],
        [str(POSTER), "make it night"],
        [str(POSTER), "make it night", "--out", str(tmp_path / "x.pdf")],
    ):
        made = affiche("edit", *arguments)
        assert made.returncode == 2
        assert made.stderr.splitlines()[-1].startswith("affiche: ")
        assert "Traceback" not in made.stderr
    assert not out.exists()


def test_in_place_and_with_a_region(tmp_path: Path) -> None:
    own = tmp_path / "own.affiche"
    shutil.copy(POSTER, own)
    result = edit_document(own, "更暗一些", own, region="mountain", quiet=True)
    assert result["passed"]
    before, after = (document_file.load(p).document for p in (POSTER, own))
    changed = [x.id for x in edits.iter_layers(after) if edits.find(before, x.id) != x]
    assert changed == ["subject-12"]
    with pytest.raises(UserError, match="no page 7"):
        edit_document(own, "darker", own, page=7, quiet=True)
