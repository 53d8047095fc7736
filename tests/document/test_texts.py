"""A page's texts as the brief lists them, and back onto the page."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from engine.document import edits, texts
from engine.document.model import Box, Document, Group, Page, Recipe, TextBlock, TextRun, TextStyle
from engine.document.texts import Row

STYLE = TextStyle(faces=("inter-tight-800",))


def block(
    id: str, role: str, words: str, *, locked: bool = False, visible: bool = True
) -> TextBlock:
    return TextBlock(
        id=id, role=role, box=Box(0, 0, 100, 20), runs=(TextRun(words),) if words else (),
        style=STYLE, locked=locked, visible=visible,
    )  # fmt: skip


def poster(*blocks: TextBlock, asked: tuple[tuple[str, str], ...] = ()) -> Document:
    recipe = Recipe(texts=asked) if asked else None
    return Document(pages=(Page(width=300, height=400, layers=blocks),), recipe=recipe)


def test_rows_say_the_words_as_they_were_asked_for() -> None:
    """The plan broke the title into lines and set the date first."""
    document = poster(
        block("date", "caption", "10 July"),
        block("title", "title", "Jazz\nby the river"),
        asked=(("title", "Jazz by the river"), ("caption", "10 July")),
    )
    assert texts.rows(document) == (
        Row("title", "Jazz by the river", ("title",)),
        Row("caption", "10 July", ("date",)),
    )


def test_a_title_in_several_blocks_is_one_row() -> None:
    document = poster(
        block("a", "title", "Harbour"),
        block("b", "title", "Nights"),
        asked=(("title", "Harbour Nights"),),
    )
    (row,) = texts.rows(document)
    assert row == Row("title", "Harbour Nights", ("a", "b"))
    changed = texts.set_row(document, row, "Harbour Mornings")
    assert [edits.find(changed, id).text for id in "ab"] == ["Harbour", "Mornings"]  # type: ignore[union-attr]
    assert texts.rows(changed) == (Row("title", "Harbour Mornings", ("a", "b")),)
    short = texts.set_row(document, row, "Harbour")
    assert [edits.find(short, id).text for id in "ab"] == ["Harbour", ""]  # type: ignore[union-attr]
    assert texts.rows(short) == (Row("title", "Harbour", ("a", "b")),)
    # While it is typed the blocks stay; then the empty one goes.
    longer = texts.set_row(short, texts.rows(short)[0], "Harbour Days")
    assert [edits.find(longer, id).text for id in "ab"] == ["Harbour", "Days"]  # type: ignore[union-attr]
    assert [x.id for x in edits.iter_layers(texts.tidied(short, row))] == ["a"]
    assert texts.tidied(longer, row) is longer


def test_an_edited_text_stays_in_its_place_of_the_brief() -> None:
    document = poster(
        block("title", "title", "Jazz\nby the sea"),
        block("date", "caption", "11 July"),
        block("place", "caption", "Old quay"),
        asked=(("title", "Jazz by the river"), ("caption", "10 July"), ("caption", "Old quay")),
    )
    assert [r.text for r in texts.rows(document)] == ["Jazz by the sea", "11 July", "Old quay"]
    assert [r.ids for r in texts.rows(document)] == [("title",), ("date",), ("place",)]


def test_without_a_recipe_titles_come_first_and_hidden_texts_not_at_all() -> None:
    document = poster(
        block("a", "caption", "10 July"),
        block("b", "title", "Jazz", locked=True),
        block("c", "body", "Later", visible=False),
        block("d", "sponsor", "With Acme"),
    )
    assert texts.rows(document) == (
        Row("title", "Jazz", ("b",), locked=True),
        Row("caption", "10 July", ("a",)),
        Row("sponsor", "With Acme", ("d",)),
    )


def test_texts_in_groups_share_their_groups_lock_and_visibility() -> None:
    inside, hidden = block("a", "body", "Inside"), block("b", "body", "Hidden")
    groups = (
        Group(id="g", box=Box(0, 0, 9, 9), children=(inside,), locked=True),
        Group(id="h", box=Box(0, 0, 9, 9), children=(hidden,), visible=False),
    )
    document = Document(pages=(Page(width=300, height=400, layers=groups),))
    assert texts.rows(document) == (Row("body", "Inside", ("a",), locked=True),)


def test_a_row_changes_its_block_and_nothing_else() -> None:
    document = poster(block("a", "title", "Jazz"), block("b", "body", "All night"))
    changed = texts.set_row(document, Row("title", "Jazz", ("a",)), "Blues")
    assert edits.find(changed, "b") is edits.find(document, "b")
    assert texts.rows(changed)[0].text == "Blues"
    assert texts.set_row(document, Row("title", "New"), "Newer") is document


def test_han_lines_join_without_a_space() -> None:
    assert texts.unbroken("港口\n之夜") == "港口之夜"
    assert texts.unbroken("Jazz\n港口") == "Jazz 港口"
    assert texts.unbroken("") == ""


@given(
    st.lists(st.text("abcdefg", min_size=1, max_size=9), min_size=1, max_size=12), st.integers(1, 6)
)
def test_shared_words_stay_in_order_and_none_is_lost(words: list[str], count: int) -> None:
    parts = texts.shared(" ".join(words), count)
    assert " ".join(parts).split() == words
    assert len(parts) == min(count, len(words))
    assert all(parts)
