"""The formulas and the bookkeeping of the text benchmark, on lines written by hand."""

from __future__ import annotations

import pytest

from benchmarks import coverage
from benchmarks.text import chosen, cvtg, longtext, ordered, summary


def test_cvtg_counts_words_wherever_they_stand_and_likeness_to_the_closest() -> None:
    found = cvtg(["Big Sale", "Open 24/7"], ["OPEN", "BigSale", "24/7 extra"])
    assert (found["wanted"], found["found"]) == (4, 2)
    assert found["missed"] == ["big", "sale"]
    assert found["likeness"][0] == pytest.approx(1 - 4 / 7, abs=1e-4)
    assert found["likeness"][2] == 1.0


def test_cvtg_of_a_blank_page_is_nothing() -> None:
    assert cvtg(["Sale"], [])["found"] == 0
    assert cvtg(["Sale"], [])["likeness"] == [pytest.approx(0.0, abs=1e-4)]


def test_longtext_counts_each_word_once_and_drops_signs() -> None:
    found = longtext(["Go, go, gone!"], ["go gone", "GOING"], chinese=False)
    assert (found["wanted"], found["found"], found["missed"]) == (3, 2, ["go"])


def test_longtext_counts_chinese_characters_across_lines() -> None:
    found = longtext(["每日新鲜，始于1998"], ["母日新", "鲜 始于1998"], chinese=True)
    assert (found["wanted"], found["found"], found["missed"]) == (10, 9, ["每"])


def test_lines_are_read_by_rows() -> None:
    assert ordered([(100, 300, "c"), (97, 20, "b"), (10, 500, "a")]) == ["a", "b", "c"]


def test_the_summary_pools_and_has_an_interval() -> None:
    rows = [cvtg(["one two"], ["one"]), cvtg(["three four"], ["three four"])]
    made = summary("cvtg2k", rows)
    assert made["word_accuracy"]["value"] == 0.75
    low, high = made["word_accuracy"]["interval"]
    assert low <= 0.75 <= high


def test_rows_are_taken_evenly() -> None:
    assert chosen(list(range(10)), 3) == [0, 3, 6]
    assert chosen(list(range(10)), 3, 4) == [4, 7, 0]
    assert chosen([1, 2], 5) == [1, 2]


def test_a_face_reads_back_and_an_unknown_character_is_told() -> None:
    assert coverage.read_right("noto-sans-sc-500", "春风大雅能容物") == set("春风大雅能容物")
    assert coverage.undrawn("noto-sans-sc-500", "春\U0010fffd") == ["\U0010fffd"]
