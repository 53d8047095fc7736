"""Unicode's own test files, version 15.0, against our functions, which count code points.

Every text also runs with a character beyond U+FFFF before it or in it, so that the way from
ICU's UTF-16 offsets to ours is under test as well. ICU has the rules of Unicode 16: where they
differ, the rule that changed is named below, and any other difference fails.
"""

from __future__ import annotations

import lzma
import re
from collections.abc import Iterator
from itertools import groupby
from pathlib import Path

import pytest

from engine.text.bidi import bidi_levels, resolve, visual_order
from engine.text.breaking import opportunities
from engine.text.characters import clusters_of, orientation

FOLDER = Path(__file__).parent / "unicode"
ASTRAL = "\U00020000"


def lines(name: str) -> Iterator[str]:
    with lzma.open(FOLDER / f"{name}.txt.xz", "rt", encoding="utf-8") as stream:
        for line in stream:
            if line.strip() and not line.startswith("#"):
                yield line


def segments(name: str) -> Iterator[tuple[str, list[int]]]:
    """Texts and the offsets of their boundaries, the start left out."""
    for line in lines(name):
        text = ""
        ends: list[int] = []
        for token in line.split("#")[0].split():
            if token == "÷":
                ends.append(len(text))
            elif token != "×":
                text += chr(int(token, 16))
        # LineBreakTest leaves the start out, GraphemeBreakTest has it.
        yield text, [end for end in ends if end]


# ------------------------------------------------------------------ UAX 9

PLAIN = {
    "L": "a", "R": "א", "AL": "ب", "EN": "1", "AN": "٣", "ES": "+", "ET": "%", "CS": ",",
    "NSM": "\u0301", "BN": "\u00ad", "B": "\u2029", "S": "\t", "WS": " ", "ON": "!",
    "LRE": "\u202a", "LRO": "\u202d", "RLE": "\u202b", "RLO": "\u202e", "PDF": "\u202c",
    "LRI": "\u2066", "RLI": "\u2067", "FSI": "\u2068", "PDI": "\u2069",
}  # fmt: skip
WIDE = PLAIN | {
    "L": "\U00010400", "R": "\U00010900", "AL": "\U0001ee00", "EN": "\U0001d7ce",
    "AN": "\U00010e60", "NSM": "\U000e0100", "ON": "\U0001f300", "BN": "\U000e0001",
}  # fmt: skip
"""Each class beyond U+FFFF, where there is one."""


def check_bidi(text: str, base: int | None, levels: list[str], order: list[int]) -> str:
    """What is wrong with the levels and the order of one line, or ''.

    ICU gives a text that runs one way the levels of its base, whatever is embedded: equal in order.
    """
    shown = [i for i, level in enumerate(levels) if level != "x"]
    wanted = [int(levels[i]) for i in shown]
    levels_found = bidi_levels(text, base)[0]
    found = [levels_found[i] for i in shown]
    if found != wanted:
        if len({level & 1 for level in wanted + found}) > 1:
            return f"levels {found}, not {wanted}"
        exact = resolve(text, base)[0]
        if [exact[i] for i in shown] != wanted:
            return f"resolved levels {exact}, not {levels}"
    seen = [shown[i] for i in visual_order(found)]
    return "" if seen == order else f"order {seen}, not {order}"


def test_bidi_classes() -> None:
    """BidiTest: every sequence of up to four classes, and long ones. A full run takes a minute:
    of the sequences of four, every ninth runs."""
    levels: list[str] = []
    order: list[int] = []
    ran = 0
    for number, line in enumerate(lines("BidiTest")):
        if line.startswith("@Levels:"):
            levels = line.split()[1:]
        elif line.startswith("@Reorder:"):
            order = [int(i) for i in line.split()[1:]]
        elif not line.startswith("@"):
            classes, bases = line.split(";")
            names = classes.split()
            if len(names) == 4 and number % 9:
                continue
            table = WIDE if number % 2 else PLAIN
            text = "".join([table[name] for name in names])
            for bit, base in ((1, None), (2, 0), (4, 1)):
                if int(bases) & bit:
                    ran += 1
                    wrong = check_bidi(text, base, levels, order)
                    assert not wrong, (line, base, wrong)
    assert ran > 50_000


def test_bidi_characters() -> None:
    """BidiCharacterTest: brackets, canonical equivalents, isolates; levels, base and order."""
    ran = 0
    for line in lines("BidiCharacterTest"):
        codes, direction, base, levels, order = line.strip().split(";")
        text = "".join([chr(int(code, 16)) for code in codes.split()])
        given = {"0": 0, "1": 1, "2": None}[direction]
        if given is None:
            assert bidi_levels(text)[1] == int(base), line
        wrong = check_bidi(text, given, levels.split(), [int(i) for i in order.split()])
        assert not wrong, (line, wrong)
        ran += 1
    assert ran > 91_000


# ------------------------------------------------------------------ UAX 14

CHANGED = {
    "LB15 of 15.0 is gone (15.1): a space after a quote of unknown side may end a line": (
        True, r'["«]\u0308? +$', r"[({\u2329]",
    ),
    "LB15a (15.1): spaces after an opening quote hold": (False, r"[({]« \u0308? *$", r"»|\u0308"),
    "LB15c (16.0): a line may end before a decimal mark that begins a number": (
        True, r" $", r"\.\d",
    ),
    "LB25 (16.0): a mark of a number holds the figure after it": (False, r"[,.]\u0308?$", r"\d"),
    "LB20a (16.0): a hyphen that begins a word holds it": (
        False, r"(?:^|[ \u200b\n\r\x0b\x0c\x85\u2028\u2029])[-\u2010]\u0308?$", r"\S",
    ),
    "LB21a (16.0): a hyphen between Hebrew letters may end a line": (True, r"[א-ת]-$", r"[א-ת]"),
}  # fmt: skip
"""What Unicode 16 changed since the test file: whether we break, what stands before and after."""


def explained(text: str, place: int, broken: bool) -> str:
    for rule, (breaks, before, after) in CHANGED.items():
        if breaks == broken and re.search(before, text[:place]) and re.match(after, text[place:]):
            return rule
    return ""


def test_line_breaks() -> None:
    used: set[str] = set()
    ran = 0
    for text, ends in segments("LineBreakTest"):
        lead = ASTRAL + " "
        found = [b - len(lead) for b in opportunities(lead + text) if b > len(lead)]
        assert found[-1] == len(text)
        for place in set(found) ^ set(ends):
            rule = explained(text, place, place in found)
            assert rule, (text, place, ends, found)
            used.add(rule)
        ran += 1
    assert ran > 7600
    assert used == set(CHANGED), "an exception that nothing needs any more"


# ------------------------------------------------------------------ UAX 29 and UTR 50


def test_grapheme_clusters() -> None:
    ran = 0
    for text, ends in segments("GraphemeBreakTest"):
        lead = ASTRAL + "\n"
        found = [b - len(lead) for b in clusters_of(lead + text)]
        assert found == [-2, -1, 0, *ends[:-1]], text
        assert clusters_of(text) == [0, *ends[:-1]], text
        ran += 1
    assert ran > 600


@pytest.mark.parametrize("value", ["R", "Tr", "Tu", "U"])
def test_vertical_orientation(value: str) -> None:
    number = ["R", "Tr", "Tu", "U"].index(value)
    ran = 0
    for line in lines("VerticalOrientation"):
        span, _, own = line.split("#")[0].partition(";")
        if own.strip() != value:
            continue
        first, _, last = span.strip().partition("..")
        a, b = int(first, 16), int(last or first, 16)
        # Both ends and some of what lies between: a range has one value in the data too.
        for code in {a, b, *range(a, b, max(1, (b - a) // 16))}:
            assert orientation(chr(code)) == number, hex(code)
            ran += 1
    assert ran > 2


def test_the_order_of_levels_turns_whole_runs() -> None:
    assert visual_order([]) == []
    assert visual_order([0, 0, 0]) == [0, 1, 2]
    assert visual_order([1, 1, 2, 2, 1]) == [4, 2, 3, 1, 0]
    levels = [0, 1, 2, 3, 2, 1, 0]
    runs = [(level, len(list(group))) for level, group in groupby(levels)]
    assert visual_order([level for level, _ in runs]) == visual_order(levels)
