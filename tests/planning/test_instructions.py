"""Sentences in three languages become intents; what is quoted stays exactly as it was written."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from engine.errors import UserError
from engine.planning.instructions import KINDS, Instruction, read, said
from engine.planning.instructions.lexicon import lexicon
from engine.planning.instructions.meaning import nearest
from engine.planning.instructions.values import LIGHTS, OPPOSITES, TONES
from engine.planning.plan import FAMILIES

DATA = Path(__file__).parents[2] / "benchmarks" / "data"


def wishes(text: str) -> list[tuple[str, str, str]]:
    return [(i.kind, i.target, i.value) for i in read(text).intents]


@pytest.mark.parametrize(
    ("text", "wish"),
    [
        ("make it night", ("relight", "", "night")),
        ("更暖一些", ("tone", "", "warmer")),
        ("ajoute un bateau", ("add", "", "bateau")),
        ("remove the moon", ("remove", "moon", "")),
        ("no moon", ("remove", "moon", "")),
        ("move the saxophone to the left", ("move", "saxophone", "left")),
        ("bigger title", ("resize", "title", "bigger")),
        ("in blue", ("recolour", "", "blue")),
        ("plus calme", ("tone", "", "calmer")),
        ("换成绿色", ("recolour", "", "green")),
        ("set the date to 12 June", ("text", "date", "12 June")),
        ("把吉他换成小提琴", ("replace", "吉他", "小提琴")),
        ("retourne le vélo", ("flip", "vélo", "")),
        ("场景换成森林", ("scene", "", "pines")),
        ("une police plus grasse", ("type", "", "bolder")),
        ("pairing 12", ("type", "", "pairing:12")),
        ("another layout", ("layout", "", "another")),
        ("centred layout", ("layout", "", "centred")),
        ("traduis tout en anglais", ("cannot", "", "translate")),
    ],
)
def test_one_wish_in_three_languages(text: str, wish: tuple[str, str, str]) -> None:
    assert wishes(text) == [wish]


def test_things_are_told_from_scenes_and_counted() -> None:
    assert wishes("make the mountain bluer") == [("recolour", "mountain", "blue")]
    assert wishes("in the mountains") == [("scene", "", "mountains")]
    assert read("ajoute trois oiseaux").intents[0].count == 3
    assert wishes("palette dusk") == [("recolour", "", "dusk")]
    assert wishes("make it #ff8800") == [("recolour", "", "#ff8800")]


def test_several_wishes_in_one_sentence() -> None:
    assert wishes("make it night and add a boat and a lighthouse") == [
        ("relight", "", "night"), ("add", "", "boat"), ("add", "", "lighthouse"),
    ]  # fmt: skip
    assert wishes("a bigger and bolder title") == [
        ("resize", "title", "bigger"), ("type", "title", "bolder"),
    ]  # fmt: skip
    assert wishes("move the cat up and make it bigger") == [
        ("move", "cat", "up"), ("resize", "cat", "bigger"),
    ]  # fmt: skip
    assert wishes("in red and gold") == [("recolour", "", "red, gold")]


def test_too_much_and_too_little_turn_a_wish_round() -> None:
    assert wishes("too dark") == [("tone", "", "brighter")]
    assert wishes("不要那么亮") == [("tone", "", "darker")]
    assert wishes("moins chargé") == [("tone", "", "calmer")]
    assert wishes("not enough contrast") == [("tone", "", "contrast")]


def test_how_much_is_heard() -> None:
    assert read("a bit warmer").intents[0].amount < read("warmer").intents[0].amount
    assert read("much warmer").intents[0].amount > read("warmer").intents[0].amount


def test_names_keep_their_words_and_lose_their_articles() -> None:
    (cup,) = read("ajoute une tasse de café en bas à gauche").intents
    assert (cup.value, cup.place) == ("tasse de café", "down left")
    assert read("加一把小提琴").intents[0].value == "小提琴"  # 小 is a part of its name.
    assert read("加一个太阳").intents[0].value == "太阳"  # And 太 isn't "too".


def test_quoted_words_are_taken_exactly_and_nothing_else_is_a_text() -> None:
    (title,) = read("change the title to “Bigger, Bluer & no Moon”").intents
    assert (title.kind, title.target, title.value) == ("text", "title", "Bigger, Bluer & no Moon")
    (swap,) = read("replace '19:00' with '20:00'").intents
    assert (swap.target, swap.value) == ("“19:00”", "20:00")
    (refused,) = read("change the title to Summer Nights").intents
    assert (refused.kind, refused.value) == ("cannot", "unquoted")


def test_what_shall_stay_is_heard_too() -> None:
    assert wishes("make it night but keep the title") == [
        ("relight", "", "night"), ("keep", "title", ""),
    ]  # fmt: skip


def test_what_nobody_understands_is_listed_with_its_nearest_readings() -> None:
    made = read("blorp the gribble")
    assert not made.intents
    ((part, guesses),) = made.unread
    assert part == "blorp the gribble"
    assert len(guesses) >= 2


def test_wordings_that_nobody_listed_are_read_by_their_meaning() -> None:
    (guess, *_) = nearest("I can hardly make out anything, let some light in")
    assert (guess.kind, guess.value) == ("tone", "brighter")


@pytest.mark.parametrize("text", ["", "   ", "x" * 1001])
def test_nothing_and_too_much_are_refused(text: str) -> None:
    with pytest.raises(UserError):
        read(text)


def test_the_lexicon_says_only_what_can_be_done() -> None:
    values = {"light": LIGHTS, "tone": TONES, "scene": FAMILIES}
    for row in lexicon().words:
        if row.facet in values:
            assert row.value in values[row.facet], row
    for meaning in lexicon().meanings:
        assert meaning.kind in KINDS
    assert all(OPPOSITES[OPPOSITES[tone]] == tone for tone in TONES)


def test_the_sentences_that_were_written_first_are_understood() -> None:
    """The benchmark's first set: known wordings keep working."""
    rows = [json.loads(x) for x in (DATA / "instructions.jsonl").read_text("utf-8").splitlines()]
    missed = [r["say"] for r in rows if [list(w) for w in wishes(r["say"])] != r["want"]]
    assert len(missed) <= 1, missed


WORDS = [
    "make",
    "it",
    "night",
    "bigger",
    "title",
    "«",
    "é",
    "»",
    "把",
    "标题",
    "换成",
    "加",
    "红色",
    "et",
    "le",
    "bateau",
    "no",
    "“",
    "”",
    "'tis",
    "12",
    "June",
    ",",
    ".",
    "。",
    "和",
]


@settings(max_examples=150, deadline=None)
@given(st.lists(st.sampled_from(WORDS), min_size=1, max_size=12).map(" ".join))
def test_any_sentence_gives_an_instruction(text: str) -> None:
    made = read(text)
    assert isinstance(made, Instruction)
    assert all(0 <= i.confidence <= 1 and said(i) for i in made.intents)
