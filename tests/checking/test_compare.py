"""Only what print folds is folded."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.checking.compare import described, differences, folded, match, units


@pytest.mark.parametrize(
    ("expected", "read", "folds"),
    [
        ("Summer", "Summer", ()),
        ("l’été", "l'été", ("quotes",)),
        ("„Hallo“", '"Hallo"', ("quotes",)),
        ("9–17 Uhr", "9-17 Uhr", ("dashes",)),
        ("−50 %", "-50 %", ("dashes",)),
        ("５０％", "50%", ("width",)),
        ("你好，世界", "你好,世界", ("width",)),
        ("ﬁn", "fin", ("width",)),
        ("a  b\nc", "a b c", ("spaces",)),
        ("soft\u00adhyphen", "softhyphen", ("composition",)),
        ("cafe\u0301", "café", ("composition",)),
        ("夏天・秋天", "夏天·秋天", ("dots",)),
        ("10～12", "10~12", ("width",)),
        ("10〜12", "10~12", ("width",)),
        ("wait…", "wait...", ("dots",)),
        ("Free entry", "Freeentry", ("word gaps",)),
    ],
)
def test_what_print_folds(expected: str, read: str, folds: tuple[str, ...]) -> None:
    assert match(expected, read) == (True, folds)


@pytest.mark.parametrize(
    ("expected", "read"),
    [
        ("国", "國"),
        ("后", "後"),
        ("Sale", "SALE"),
        ("été", "ete"),
        ("O", "0"),
        ("l", "I"),
        ("Straße", "Strasse"),
        ("1.5", "1,5"),
        ("ą", "a"),
        ("日", "曰"),
        ("20 m²", "20 m2"),
        ("½ price", "1/2 price"),
        ("a • b", "a · b"),
        ("5 ● 6", "5 · 6"),
        ("5′", "5'"),
        ("①", "1"),
        ("25 ℃", "25 °C"),
    ],
)
def test_what_print_does_not_fold(expected: str, read: str) -> None:
    assert match(expected, read) == (False, ())


@pytest.mark.parametrize(
    ("expected", "read", "said"),
    [
        ("Festival", "Festlval", "“i” reads “l” after “Fest”"),
        ("Festival", "Festval", "“i” is missing after “Fest”"),
        ("Festival", "Festivall", "“l” is surplus after “Festival”"),
        ("Jazz", "azz", "“J” is missing at the start"),
    ],
)
def test_differences_are_said_in_words(expected: str, read: str, said: str) -> None:
    a, b = units(expected), units(read)
    assert described(differences(a, b), a) == said


@given(st.text(max_size=40))
def test_a_text_equals_itself_and_folding_ends(text: str) -> None:
    assert match(text, text) == (True, ())
    assert folded(folded(text)) == folded(text)


@given(
    st.text(alphabet="abcdé國国 0O’-", max_size=20), st.text(alphabet="abcdé國国 0O’-", max_size=20)
)
def test_differences_are_empty_exactly_for_equal_texts(a: str, b: str) -> None:
    equal, _ = match(a, b)
    assert equal == (not differences(units(a), units(b)))


def test_units_know_where_they_came_from() -> None:
    found = units("e\u0301 ﬃ")
    assert found.characters == ("é", "f", "f", "i")
    assert found.sources == (0, 3, 3, 3)
