"""A designer looks for a picture by a word in their own language and gets its drawing."""

from __future__ import annotations

import math
from collections.abc import Iterator
from pathlib import Path

import pytest

from engine.document.model import Box
from engine.errors import UserError
from engine.library import subjects


def leaves(parts: tuple[subjects.Part, ...]) -> Iterator[subjects.Draw]:
    for part in parts:
        if isinstance(part, subjects.Cluster):
            yield from leaves(part.parts)
        else:
            yield part


def test_the_library_is_large_and_every_subject_has_three_captions() -> None:
    ids = subjects.all_ids()
    assert len(ids) >= 1500
    assert len(ids) == len(set(ids))
    for captions in subjects.captions().values():
        assert all(captions)
    assert len(subjects.all_ids(rank=0)) >= 1200
    assert set(subjects.all_ids(rank=0)) < set(ids)


@pytest.mark.parametrize(
    ("query", "wanted"),
    [
        ("saxophone", "noto:saxophone"),
        ("Saxophones", "noto:saxophone"),
        ("fireworks", "noto:fireworks"),
        ("strawberries", "noto:strawberry"),
        ("hot air balloons or a balloon", "noto:balloon"),
        ("萨克斯", "noto:saxophone"),
        ("月饼", "noto:moon-cake"),
        ("灯笼", "noto:red-paper-lantern"),
        ("一只猫", "noto:cat"),
        ("éléphant", "noto:elephant"),
        ("ELEPHANT", "noto:elephant"),
        ("tour de tokyo", "noto:tokyo-tower"),
        ("vélo", "noto:bicycle"),
        ("fraises", "noto:strawberry"),
        ("piñata", "noto:pinata"),
    ],
)
def test_a_word_in_any_of_three_languages_finds_the_picture(query: str, wanted: str) -> None:
    assert wanted in [match.id for match in subjects.search(query, 4)]


def test_the_caption_counts_more_than_the_tags() -> None:
    for query, first in [("cat", "noto:cat"), ("sun", "noto:sun"), ("rose", "noto:rose")]:
        found = subjects.search(query, 10)
        assert found[0].id == first
        assert [m.score for m in found] == sorted((m.score for m in found), reverse=True)


def test_a_sentence_finds_all_of_its_objects() -> None:
    found = [match.id for match in subjects.search("a trumpet and a violin by the sea", 8)]
    assert {"noto:trumpet", "noto:violin"} <= set(found)


def test_an_occasion_finds_what_it_is_celebrated_with() -> None:
    for query in ("Chinese New Year", "春节"):
        found = {match.id for match in subjects.search(query, 8)}
        assert {"noto:red-envelope", "noto:red-paper-lantern"} <= found
    assert "noto:saxophone" in {m.id for m in subjects.search("concert de jazz", 4)}


def test_nothing_is_found_for_nothing() -> None:
    assert subjects.search("") == []
    assert subjects.search("the of and") == []
    assert subjects.search("qqqxzzz") == []
    assert subjects.search("猫", 0) == []
    subjects.search("猫" * 100_000, 3)


def test_lettered_drawings_come_after_clean_ones() -> None:
    assert "noto:slot-machine" in subjects.all_ids()
    assert "noto:slot-machine" not in subjects.all_ids(rank=1)
    assert subjects.get("noto:slot-machine").rank == 2
    assert subjects.get("noto:red-envelope").rank == 0


@pytest.mark.parametrize("subject_id", subjects.all_ids()[::37])
def test_every_drawing_is_sound(subject_id: str) -> None:
    subject = subjects.get(subject_id)
    needs = {"M": 2, "L": 2, "Q": 4, "C": 6, "Z": 0}
    drawn = list(leaves(subject.draws))
    assert drawn
    for draw in drawn:
        assert sum(needs[verb] for verb in draw.verbs) == len(draw.points)
        assert draw.verbs.startswith("M")
        assert all(math.isfinite(v) and -500 < v < 700 for v in draw.points)
    box = subject.box
    assert box.width > 8
    assert box.height > 8
    assert box.x >= 0
    assert box.y >= 0
    assert box.right <= subject.width + 1e-6
    assert box.bottom <= subject.height + 1e-6
    assert box == subjects.visual_box(subject_id)
    assert 0 < sum(tint.share for tint in subject.colours) <= 1.001
    assert len(subject.colours) <= 4


def test_the_ink_box_holds_the_drawing_of_a_plain_subject() -> None:
    subject = subjects.get("fluent:basketball")
    xs = [x for draw in leaves(subject.draws) for x in draw.points[0::2]]
    assert subject.box.x == pytest.approx(min(xs), abs=1.0)
    assert subject.box.right == pytest.approx(max(xs), abs=1.0)


def test_colours_and_traits_say_what_is_seen() -> None:
    apple = subjects.get("noto:red-apple")
    assert apple.hue < 60 or apple.hue > 340
    assert subjects.get("noto:soccer-ball").round
    assert not subjects.get("noto:giraffe").round
    assert subjects.get("noto:desert").framed
    assert subjects.get("noto:umbrella-on-ground").slab
    assert subjects.get("noto:elephant").looks == "left"
    assert subjects.get("noto:rocket").looks == "right"
    assert subjects.get("noto:panda").looks == "front"
    assert subjects.get("noto:bullet-train").cut


def test_an_unknown_subject_is_refused_with_a_suggestion() -> None:
    with pytest.raises(UserError, match="noto:saxophone"):
        subjects.get("noto:saxofone-saxophone")


def test_a_damaged_archive_is_one_clear_line(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = subjects.ARCHIVE.read_bytes()
    for damage in (b"", whole[:5000], b"x" * 64, whole[:-2_000_000]):
        copy = tmp_path / "subjects.afs"
        copy.write_bytes(damage)
        monkeypatch.setattr(subjects, "ARCHIVE", copy)
        subjects._index.cache_clear()
        subjects._terms.cache_clear()
        subjects.get.cache_clear()
        with pytest.raises(UserError):
            subjects.get("fluent:violin")
    monkeypatch.undo()
    subjects._index.cache_clear()
    subjects._terms.cache_clear()
    subjects.get.cache_clear()
    assert isinstance(subjects.get("fluent:violin").box, Box)
