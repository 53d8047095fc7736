"""Word spaces: wide enough beside the letters, and never at the cost of the words themselves."""

from __future__ import annotations

import pytest

from engine.document.model import TextRun
from engine.planning.brief import make_brief
from engine.planning.composition.sheet import Sheet, measured
from engine.planning.composition.words import LEAST, MOST, lacking, spaced
from engine.planning.pairings import PAIRINGS
from engine.planning.plan import Plan

TIGHT = ("archivo-900i",)
LATIN = [p for p in PAIRINGS.values() if not p.han_led and not p.max_title]


def test_a_tight_display_face_gets_wider_word_spaces() -> None:
    runs = spaced((TextRun("Grand Opening Sale"),), TIGHT, -0.035)
    assert [r.text for r in runs] == ["Grand", " ", "Opening", " ", "Sale"]
    assert all(r.tracking is not None and r.tracking > 0.1 for r in runs if r.text == " ")
    assert all(r.tracking is None for r in runs if r.text != " ")


def test_a_face_with_room_is_left_alone() -> None:
    runs = (TextRun("Grand Opening Sale"),)
    assert spaced(runs, ("rubik-mono-one-400",), -0.04, caps=True) == runs


@pytest.mark.parametrize(
    "text", ["Jazz", " ", "", "春天 音乐会", "12 34", "مهرجان الموسيقى", "word " * 40]
)
def test_what_has_no_words_to_part_is_left_alone(text: str) -> None:
    assert spaced((TextRun(text),), TIGHT, -0.035) == (TextRun(text),)


@pytest.mark.parametrize("text", ["a  b", " a b ", "one\ntwo three", "I am"])
def test_every_character_stays(text: str) -> None:
    assert "".join(r.text for r in spaced((TextRun(text),), TIGHT, -0.035)) == text


def test_a_run_keeps_its_own_looks_and_tracking() -> None:
    given = TextRun("of Verse", tracking=-0.05, rise=0.1)
    first, space, last = spaced((given,), TIGHT, 0.0)
    assert first.tracking == last.tracking == -0.05
    assert space.rise == 0.1
    assert space.tracking is not None
    assert space.tracking > 0


@pytest.mark.parametrize("pairing", LATIN, ids=lambda p: p.id)
def test_in_every_title_face_words_stand_half_a_letter_apart(pairing: object) -> None:
    plan = Plan(format="square", archetype="type_only", pairing=pairing.id)  # type: ignore[attr-defined]
    sheet = Sheet(plan, make_brief("", (("title", "What do we do"),), size="1080x1080px"))
    text = sheet.brief.texts[0]

    def wide(words: str) -> float:
        from engine.document.model import Box
        from engine.planning.brief import BriefText

        one = BriefText(role="title", text=words, language="en")
        return measured(sheet.make(one, Box(0, 0, 9000, 0), voice="title", size=100)).ink.width

    gap = wide("What do") - wide("Whatdo")
    letter = wide("Whatdowedo") / 10
    assert text.text == "What do we do"
    assert gap > 0.85 * LEAST * letter


def test_what_a_space_lacks_has_a_limit() -> None:
    assert lacking("a b", ("monoton-400",), -0.9) <= MOST
