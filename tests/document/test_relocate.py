"""Layers moved into groups, out of them and between pages."""

from __future__ import annotations

import pytest

from engine.document import edits
from engine.document.model import Box, Document, Group, Page, Shape
from engine.errors import UserError


def shape(id: str, x: float = 0.0, rotation: float = 0.0) -> Shape:
    return Shape(id=id, box=Box(x, 0, 10, 10), rotation=rotation)


def document(*layers: Shape | Group, pages: int = 1) -> Document:
    first = Page(width=100, height=100, layers=layers)
    return Document(pages=(first, *(Page(width=50, height=50) for _ in range(pages - 1))))


def order(d: Document) -> list[str]:
    return [layer.id for layer in edits.iter_layers(d)]


def test_into_a_group_and_out_again() -> None:
    group = Group(id="g", box=Box(0, 0, 10, 10), children=(shape("a"),))
    start = document(group, shape("b", 40))
    inside = edits.relocate(start, "b", 0, group="g", index=0)
    assert order(inside) == ["g", "b", "a"]
    assert edits.find(inside, "g").box == Box(0, 0, 50, 10)
    assert order(edits.relocate(inside, "b", 0, index=0)) == ["b", "g", "a"]


def test_among_siblings_the_index_is_counted_without_the_layer() -> None:
    start = document(shape("a"), shape("b"), shape("c"))
    assert order(edits.relocate(start, "a", 0)) == ["b", "c", "a"]
    assert order(edits.relocate(start, "c", 0, index=1)) == ["a", "c", "b"]
    assert edits.relocate(start, "b", 0, index=1) is start


def test_it_stays_where_it_is_seen() -> None:
    turned = Group(id="g", box=Box(0, 0, 100, 100), rotation=90, children=(shape("a", 10),))
    out = edits.relocate(document(turned), "a", 0)
    a = edits.find(out, "a")
    assert a.rotation == pytest.approx(90)
    assert a.box.centre == pytest.approx((95, 15))
    back = edits.find(edits.relocate(out, "a", 0, group="g"), "a")
    assert back.rotation == pytest.approx(0)
    assert back.box.centre == pytest.approx((15, 5))


def test_to_another_page() -> None:
    moved = edits.relocate(document(shape("a"), pages=2), "a", 1)
    assert [len(p.layers) for p in moved.pages] == [0, 1]


def test_a_group_never_goes_into_itself() -> None:
    inner = Group(id="inner", box=Box(0, 0, 5, 5))
    start = document(Group(id="outer", box=Box(0, 0, 9, 9), children=(inner,)), shape("a"))
    for holder in ("outer", "inner"):
        with pytest.raises(UserError, match="into itself"):
            edits.relocate(start, "outer", 0, group=holder)
    with pytest.raises(UserError, match="not a group"):
        edits.relocate(start, "outer", 0, group="a")
