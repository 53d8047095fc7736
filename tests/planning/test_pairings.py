"""A pairing is offered only if its faces can say all of the words."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from engine.planning import pairings
from engine.planning.pairings import LINING, PAIRINGS, Pairing, offered, usable
from engine.planning.plan import PAIRINGS as PLANNED
from engine.text.layout import layout
from engine.text.spec import Span, TextSpec

FONTS = Path(pairings.__file__).parents[2] / "assets" / "fonts"
CATALOGUE = json.loads((FONTS / "catalogue.json").read_text(encoding="utf-8"))
FACES = {face["id"]: face for face in CATALOGUE["faces"]}
FRENCH = "Crème brûlée, où ça ? L’été à Noël : « garçon », hâte, île, naïf, œuvre – 12,50 €"


def test_every_pairing_of_the_plan_is_served_by_faces_that_ship() -> None:
    assert tuple(PAIRINGS) == PLANNED
    for pairing in PAIRINGS.values():
        for name in ("title", "title_second", "support", "support_bold", "label", "han_title",
                     "han_support"):  # fmt: skip
            assert getattr(pairing, name) in FACES, (pairing.id, name)
        if pairing.han_led:
            assert {pairing.latin_title, pairing.latin_support} <= FACES.keys()
            assert pairing.title == pairing.han_title
        assert pairing.kind == FACES[pairing.title]["kind"]
        assert pairing.kind not in ("script", "brush") or pairing.title_tracking == 0
        assert 0.8 < pairing.leading < 1.3
        assert set(pairing.scripts) <= set(FACES[pairing.title]["scripts"]) | {"Hans"}


def test_support_sets_french_and_a_title_of_any_latin_pairing_has_its_accents() -> None:
    for pairing in PAIRINGS.values():
        if pairing.han_led:
            assert usable(pairing, [("title", "中秋"), ("body", FRENCH)]), pairing.id
        else:
            texts = [("title", "Ça brûle à Noël"), ("body", FRENCH)]
            assert usable(pairing, texts), pairing.id


@pytest.mark.parametrize("pairing", PAIRINGS.values(), ids=lambda p: p.id)
def test_lining_says_whether_the_figures_of_a_title_are_as_tall_as_each_other(
    pairing: Pairing,
) -> None:
    def extent(sign: str) -> tuple[float, float]:
        face = pairing.latin_title or pairing.title
        found = layout(TextSpec((Span(sign),), 1e5, faces=(face,), size=1.0, features=lining))
        base = found.lines[0].baseline
        return base - found.ink[1], found.ink[3] - base

    lining = tuple(LINING.items())
    capital = extent("H")[0]
    tops, feet = zip(*(extent(sign) for sign in "0123456789"), strict=True)
    even = max(tops) - min(tops) < 0.12 * capital and max(feet) < 0.08 * capital
    assert even is pairing.lining


@pytest.mark.parametrize(
    ("title", "inside", "outside"),
    [
        ("Jazz Night", {"1", "2", "28"}, {"Z1", "Z9"}),
        ("Ночь музеев", {"1", "4", "9"}, {"2", "7", "Z1"}),
        ("中秋快乐", {"Z1", "Z2", "Z3", "Z4"}, {"1", "2"}),
        ("中秋国庆双节", {"Z1", "Z5"}, {"Z4"}),
        ("臺灣國際夜市", {"Z1", "Z2", "Z8", "Z9"}, {"Z3", "1"}),
        ("AI 峰会", {"Z1", "Z2"}, {"1", "2"}),
        ("Rendez-vous in 北京", {"1", "9"}, set()),
        ("Lesson 5", {"1", "27"}, {"28"}),
        ("A very long invitation to our house", {"1"}, {"21", "22", "23"}),
    ],
)
def test_titles_choose_their_pairings(title: str, inside: set[str], outside: set[str]) -> None:
    found = set(offered([("title", title)]))
    assert inside <= found
    assert not outside & found


def test_one_strange_character_rules_a_pairing_out() -> None:
    zcool = PAIRINGS["Z3"]
    assert usable(zcool, [("title", "春茶")])
    assert not usable(zcool, [("title", "春茶龘")])
    assert usable(PAIRINGS["Z1"], [("title", "春"), ("body", "龘")])
    assert not usable(PAIRINGS["2"], [("title", "Été"), ("body", "Привет")])


def test_a_brush_face_borrows_punctuation_and_others_do_not() -> None:
    brush, fine = PAIRINGS["Z4"], PAIRINGS["28"]
    assert ord("»") not in pairings.coverage(brush.title)
    assert usable(brush, [("title", "春»")])
    assert ord("€") not in pairings.coverage(fine.title)
    assert not usable(fine, [("title", "Spa 20 €")])


def test_there_is_always_something_to_offer() -> None:
    for title in ("مهرجان", "안녕하세요", "สวัสดี", "🎷", "", "𠀀𠀁"):
        assert offered([("title", title)])


def test_latin_speaks_before_han_in_a_chinese_line() -> None:
    assert PAIRINGS["Z1"].faces("title") == ("archivo-900", "noto-sans-sc-900")
    assert PAIRINGS["10"].faces("second") == ("playfair-display-700", "noto-serif-sc-900")
    assert PAIRINGS["Z10"].faces("support") == ("jost-300", "noto-sans-sc-300")
