"""A file from a broken stick, or from a newer Affiche, is opened as far as it can be."""

from __future__ import annotations

import hashlib
import io
import json
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import msgspec
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from engine.document import edits
from engine.document import file as document_file
from engine.document.model import FORMAT_VERSION, Document, Picture
from engine.document.salvage import Salvaged, salvage
from engine.document.salvage.closing import decode
from engine.document.salvage.reading import salvaged
from engine.errors import UserError
from tests.document.samples import PIXELS, PIXELS_ID, everything

OTHER = b"\x89PNG\r\n\x1a\n" + b"another picture" * 300
OTHER_ID = hashlib.sha256(OTHER).hexdigest()
VARIANT = b"PK\x03\x04" + b"a document inside" * 40


def poster() -> Document:
    box = edits.find(everything(), "photo").box
    return edits.add_layer(everything(), Picture(id="other", box=box, asset=OTHER_ID))


def packed(document: Document | None = None) -> bytes:
    return document_file.dumps(
        document or poster(),
        {PIXELS_ID: PIXELS, OTHER_ID: OTHER},
        attachments={"variants/a.affiche": VARIANT},
    )


def rezipped(data: bytes, change: Callable[[dict[str, bytes]], None]) -> bytes:
    """The members changed, packed again as any zip program would."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    change(parts)
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, part in parts.items():
            archive.writestr(name, part)
    return out.getvalue()


def with_json(change: Callable[[dict[str, Any]], None], version: int = 0) -> bytes:
    def edit(parts: dict[str, bytes]) -> None:
        plain = json.loads(parts["document.json"])
        change(plain)
        parts["document.json"] = json.dumps(plain, sort_keys=True).encode()
        if version:
            manifest = json.loads(parts["manifest.json"])
            parts["manifest.json"] = json.dumps(manifest | {"version": version}).encode()

    return rezipped(packed(), edit)


def said(found: Salvaged) -> list[str]:
    return [str(finding) for finding in found.findings]


def layer_ids(found: Salvaged) -> set[str]:
    return {layer.id for layer in edits.iter_layers(found.document)}


# ------------------------------------------------------------------ pictures and parts


def test_a_sound_file_is_read_without_a_word(tmp_path: Path) -> None:
    path = tmp_path / "blue.affiche"
    path.write_bytes(packed())
    found = salvage(path)
    assert found.document == document_file.load(path).document
    assert found.assets == {PIXELS_ID: PIXELS, OTHER_ID: OTHER}
    assert found.attachments == {"variants/a.affiche": VARIANT}
    assert (found.findings, found.missing, found.pictures) == ((), frozenset(), 2)


def test_missing_pictures_are_counted_and_named() -> None:
    found = salvaged(rezipped(packed(), lambda parts: parts.pop(f"assets/{OTHER_ID}")))
    assert (found.missing, found.pictures) == ({OTHER_ID}, 2)
    assert found.document == poster()
    assert "page 1 › picture 'other': a picture is missing" in said(found)


def test_a_picture_that_differs_from_its_digest_is_damaged() -> None:
    name = f"assets/{OTHER_ID}"
    found = salvaged(rezipped(packed(), lambda parts: parts.update({name: OTHER[:-1] + b"!"})))
    assert found.missing == {OTHER_ID}
    assert "page 1 › picture 'other': a picture is damaged" in said(found)


def test_a_damaged_block_costs_what_lies_on_it() -> None:
    data = packed()
    at = data.index(OTHER[:40]) + 500
    found = salvaged(data[:at] + b"\0" * 64 + data[at + 64 :])
    assert found.missing == {OTHER_ID}
    assert found.assets == {PIXELS_ID: PIXELS}
    assert found.document == poster()


def test_a_damaged_variant_is_told() -> None:
    data = packed()
    at = data.index(VARIANT) + 100
    found = salvaged(data[:at] + b"####" + data[at + 4 :])
    assert found.attachments == {}
    assert said(found) == ["variants/a.affiche: it is missing or damaged"]


def test_a_file_cut_anywhere_gives_what_stands_before_the_cut() -> None:
    data = packed()
    text_ends = data.index(b"PK\x03\x04", data.index(b"document.json"))
    for cut in range(text_ends, len(data), 97):
        found = salvaged(data[:cut])
        assert found.document == poster(), cut
        assert "the file breaks off: its end is missing" in said(found)
    assert salvaged(data[:-10]).missing == frozenset()


def test_parts_that_do_not_belong_are_left_out() -> None:
    found = salvaged(rezipped(packed(), lambda parts: parts.update({"../../evil": b"x"})))
    assert found.document == poster()
    assert "1 parts that don't belong to a document are left out" in said(found)


def test_a_document_cut_in_the_middle_keeps_the_layers_before() -> None:
    def cut(parts: dict[str, bytes]) -> None:
        text = parts["document.json"]
        parts["document.json"] = text[: text.index(b'"ring"')]

    found = salvaged(rezipped(packed(), cut))
    assert {"ground", "scene", "sax", "photo", "badge", "seal", "price", "title"} == layer_ids(
        found
    )
    assert "the document breaks off: its end is missing" in said(found)
    page = found.document.pages[0]
    assert (page.width, page.height) == (400, 600)
    assert found.document.pages[0].bleed == 9


def test_the_list_of_contents_may_be_gone() -> None:
    found = salvaged(rezipped(packed(), lambda parts: parts.pop("manifest.json")))
    assert found.document == poster()
    assert said(found) == ["its list of contents can't be read"]


# ------------------------------------------------------------------ newer and strange documents


def test_a_newer_file_is_shown_without_what_is_not_known() -> None:
    def newer(plain: dict[str, Any]) -> None:
        plain["version"] = FORMAT_VERSION + 1
        plain["animation"] = {"seconds": 3}
        layers = plain["pages"][0]["layers"]
        layers.append({"type": "hologram", "id": "h", "box": [0, 0, 1, 1]})
        layers[5]["style"]["liquid"] = 1

    found = salvaged(with_json(newer, version=FORMAT_VERSION + 1))
    assert found.is_newer
    assert layer_ids(found) == {layer.id for layer in edits.iter_layers(poster())}
    assert "page 1 › hologram 'h': left out: the kind 'hologram' is not known here" in said(found)
    assert bytes(found.document.extra["animation"]) == b'{"seconds":3}'
    with pytest.raises(UserError, match="newer Affiche"):
        document_file.loads(with_json(newer, version=FORMAT_VERSION + 1))


def test_an_unknown_key_in_a_layer_is_named() -> None:
    def newer(plain: dict[str, Any]) -> None:
        plain["pages"][0]["layers"][5]["style"]["liquid"] = 1

    found = salvaged(with_json(newer))
    assert found.document == poster()
    assert "pages 1 › layers 6 › style › liquid: it is not known here" in said(found)


def test_a_value_that_cannot_be_read_has_its_usual_one_and_the_words_stay() -> None:
    def damage(plain: dict[str, Any]) -> None:
        title = plain["pages"][0]["layers"][5]
        title["opacity"] = "much"
        title["style"]["leading"] = None
        title["style"]["features"] = {"ss01": 1, "kern": "on"}
        title["runs"][1]["scale"] = []
        title["style"]["shadow"] = {"dx": 2.0, "dy": "x"}
        plain["swatches"][2] = 17
        plain["unit"] = "ell"

    found = salvaged(with_json(damage))
    title = edits.find(found.document, "title")
    assert title.text == "Blue note"  # type: ignore[union-attr]
    assert (title.opacity, title.style.leading) == (1.0, 1.2)  # type: ignore[union-attr]
    assert title.style.features == {"ss01": 1}  # type: ignore[union-attr]
    assert title.style.shadow.dx == 2.0  # type: ignore[union-attr]
    assert len(found.document.swatches) == 5
    assert found.document.unit == "mm"
    assert any(line.startswith("page 1 › text 'title': “opacity”") for line in said(found))


def test_layers_that_break_a_rule_are_left_out_or_mended() -> None:
    def damage(plain: dict[str, Any]) -> None:
        layers = plain["pages"][0]["layers"]
        layers[0]["opacity"] = 7
        layers[1]["id"] = "sax"
        layers[2]["id"] = "sax"
        del layers[3]["box"]
        layers[4]["children"][1]["id"] = ""
        layers.append("nonsense")
        plain["pages"].append(3)
        plain["pages"][0]["grain"] = 12
        plain["pages"][0]["regions"].append({"id": 5})

    found = salvaged(with_json(damage))
    assert "ground" not in layer_ids(found)
    assert {"sax", "sax-2", "layer", "badge"} <= layer_ids(found)
    assert len(found.document.pages) == 1
    lines = said(found)
    assert "page 1 › shape 'ground': left out: the opacity must lie between 0 and 1" in lines
    assert "page 2: the page can't be read and is left out" in lines
    assert any("“box” is missing" in line for line in lines)
    document_file.document_json(found.document)


# ------------------------------------------------------------------ what stays refused


@pytest.mark.parametrize("data", [b"", b"hello", b"PK\x03\x04" + b"\0" * 30, b"\x89PNG" * 99])
def test_what_is_no_document_is_refused(data: bytes, tmp_path: Path) -> None:
    path = tmp_path / "x.affiche"
    path.write_bytes(data)
    with pytest.raises(UserError, match="isn't an Affiche document"):
        salvage(path)
    assert path.read_bytes() == data
    with pytest.raises(UserError, match="no such file"):
        salvage(tmp_path / "y.affiche")


def test_a_document_without_a_page_is_refused() -> None:
    with pytest.raises(UserError, match="no page"):
        salvaged(with_json(lambda plain: plain.update(pages=[])))


def test_limits_stay() -> None:
    def deep(plain: dict[str, Any]) -> None:
        nested: Any = 1
        for _ in range(document_file.MAX_DEPTH + 5):
            nested = [nested]
        plain["deep"] = nested

    with pytest.raises(UserError, match="nested too deeply"):
        salvaged(with_json(deep))

    def bomb(parts: dict[str, bytes]) -> None:
        parts[f"assets/{OTHER_ID}"] = bytes(40_000_000)

    found = salvaged(rezipped(packed(), bomb))
    assert OTHER_ID not in found.assets
    assert f"assets/{OTHER_ID}: a part is too large, or packed in an unknown way" in said(found)
    # A lying header doesn't help: what unpacks to more than a file may hold is cut off.
    data = bytearray(rezipped(packed(), bomb))
    for signature, place in ((b"PK\x01\x02", 24), (b"PK\x03\x04", 22)):
        at = data.find(f"assets/{OTHER_ID}".encode(), data.find(signature))
        at = data.rfind(signature, 0, at)
        data[at + place : at + place + 4] = (5_000).to_bytes(4, "little")
    assert OTHER_ID not in salvaged(bytes(data)).assets


def test_many_layers_end_at_the_limit() -> None:
    def many(plain: dict[str, Any]) -> None:
        shape = {"type": "shape", "box": [0, 0, 1, 1]}
        plain["pages"][0]["layers"] = [
            shape | {"id": f"s{n}"} for n in range(document_file.MAX_LAYERS + 3)
        ]

    found = salvaged(with_json(many))
    assert len(list(edits.iter_layers(found.document))) == document_file.MAX_LAYERS
    assert sum("too many layers" in line for line in said(found)) == 3


# ------------------------------------------------------------------ whatever happens


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(
    st.lists(st.tuples(st.floats(0, 1), st.binary(min_size=1, max_size=40)), max_size=4),
    st.floats(0.2, 1),
)
def test_any_damage_gives_a_document_that_can_be_saved_or_a_sentence(
    holes: list[tuple[float, bytes]], keep: float
) -> None:
    data = bytearray(packed())
    for place, junk in holes:
        at = int(place * (len(data) - 1))
        data[at : at + len(junk)] = junk
    try:
        found = salvaged(bytes(data[: int(len(data) * keep)]))
    except UserError:
        return
    again = document_file.dumps(found.document, found.assets, allow_missing=True)
    assert document_file.loads(again).document == found.document


@settings(max_examples=60, deadline=None)
@given(st.integers(0, 5_000), st.binary(max_size=6))
def test_json_is_closed_where_it_breaks(cut: int, junk: bytes) -> None:
    text = document_file.document_json(poster())
    value, whole = decode(text[:cut] + junk)
    if len(text) <= cut and not junk:
        assert whole
    if value is not None and not whole:
        assert isinstance(value, dict)
        msgspec.json.encode(value)
