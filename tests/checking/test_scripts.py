"""In scripts that the reader doesn't know the outlines alone vouch, and one letter for another is
found even where everything else stays in its place."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator

import pytest

from engine.checking.proof import BlockProof, prove
from engine.drawing.scene import Glyphs, Layered, Node, Scene, SceneGlyph, walk
from exporters import raster
from tests.checking.posters import drawn, poster, text

SWAPS = {
    (
        "ar",
        "noto-sans-arabic-500",
    ): "كتاب/كتات بيت/تيت ثلج/تلج جبل/حبل خبز/جبز درس/ذرس رمل/زمل سلام/شلام"
    " صباح/ضباح طريق/ظريق عين/غين فجر/قجر تذاكر/تداكر",
    (
        "he",
        "noto-sans-hebrew-500",
    ): "בית/כית הר/חר חלב/הלב דג/רג רוח/דוח שלום/שלוס ספר/םפר גן/נן ויין/זיין",
    (
        "ru",
        "noto-sans-500",
    ): "Привет/Прйвет мир/мйр шум/щум щука/шука Летний/Летнии вход/вхоб ель/елъ"
    " лето/пето ёлка/елка цвет/чвет Концерт/Концепт гроза/проза",
    ("th", "noto-sans-thai-500"): "กา/ถา ดาว/คาว บาน/ปาน ผา/ฝา พา/ฟา ขา/ชา ที่/ที้ เทศกาล/เทคกาล",
    (
        "ko",
        "noto-sans-kr-400",
    ): "을/를 가나/거나 음악/음약 축제/죽제 무료/무로 오늘/오들 서울/시울 공연/궁연",
    ("hi", "noto-sans-devanagari-500"): "कि/की कु/कू के/कै को/कौ संगीत/सगीत घर/धर मेला/मैला दिन/दीन",
    ("el", "noto-sans-500"): "Ελλάδα/Ελλαδα νέο/υέο",
}
CASES = [
    (language, face, *pair.split("/"))
    for (language, face), pairs in SWAPS.items()
    for pair in pairs.split()
]


def page(words: str, face: str, language: str, size: float) -> Scene:
    block = text(words, (20, 20, 200, 40), face=face, language=language, size=size)
    return drawn(poster(block, width=240.0, height=70.0), 0.1)[0]


def swapped(right: Scene, wrong: Scene) -> Scene:
    """The right page with the wrong one's glyphs, each in the place of its counterpart where both
    have as many; else the wrong page."""
    glyphs = [
        [g for n in walk(s.nodes) if isinstance(n, Glyphs) for g in n.glyphs]
        for s in (right, wrong)
    ]
    if len(glyphs[0]) != len(glyphs[1]):
        return wrong
    ids = iter([g.gid for g in glyphs[1]])

    def replaced(nodes: tuple[Node, ...]) -> Iterator[Node]:
        for node in nodes:
            if isinstance(node, Glyphs):
                new = tuple(SceneGlyph(next(ids), g.x, g.y, g.angle, g.text) for g in node.glyphs)
                yield dataclasses.replace(node, glyphs=new)
            elif isinstance(node, Layered):
                yield dataclasses.replace(node, nodes=tuple(replaced(node.nodes)))
            else:
                yield node

    return dataclasses.replace(right, nodes=tuple(replaced(right.nodes)))


def judged(scene: Scene, shown: Scene, scale: float) -> BlockProof:
    picture = raster.render(shown, scale=scale, assets={})
    (block,) = prove([picture], [scene], scale).blocks
    return block


def test_there_are_sixty_swaps() -> None:
    assert len(CASES) == 60


@pytest.mark.parametrize("language", sorted({c[0] for c in CASES}))
@pytest.mark.parametrize(("size", "scale"), [(16.0, 1.0)])
def test_every_swap_is_caught_and_no_true_text_refused(
    language: str, size: float, scale: float
) -> None:
    refused, missed = [], []
    for _, face, right, wrong in (c for c in CASES if c[0] == language):
        scene, other = (page(w, face, language, size) for w in (right, wrong))
        if not judged(scene, scene, scale).passed:
            refused.append(right)
        if judged(scene, swapped(scene, other), scale).passed:
            missed.append(f"{right} → {wrong}")
    assert refused == []
    assert missed == []


def test_what_the_outlines_vouch_for_is_said() -> None:
    scene = page("Привет", "noto-sans-500", "ru", 24.0)
    block = judged(scene, scene, 2.0)
    assert block.folded == ("unknown script",)
    assert block.read == ""
    assert [n.kind for n in block.witness] == ["shape"]
