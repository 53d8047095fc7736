"""A document goes into a file and comes out again; a file that lies is refused."""

from __future__ import annotations

import hashlib
import io
import json
import os
import random
import stat
import struct
import zipfile
from collections.abc import Callable
from pathlib import Path

import msgspec
import pytest
from hypothesis import HealthCheck, given, settings

from engine.document import file
from engine.document.model import Box, Document, Page, Picture, Shape
from engine.errors import UserError
from tests.document.samples import PIXELS, PIXELS_ID, documents, everything, text

ASSETS = {PIXELS_ID: PIXELS}


def rewritten(
    data: bytes, change: Callable[[dict[str, bytes]], None], *, resign: bool = True
) -> bytes:
    """The file with other members, and a manifest that agrees with them."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        members = {name: archive.read(name) for name in archive.namelist()}
    change(members)
    if resign and "manifest.json" in members:
        manifest = json.loads(members["manifest.json"])
        manifest["members"] = {
            name: {"sha256": hashlib.sha256(held).hexdigest(), "size": len(held)}
            for name, held in members.items()
            if name not in ("mimetype", "manifest.json")
        }
        members["manifest.json"] = json.dumps(manifest).encode()
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, held in members.items():
            archive.writestr(name, held)
    return out.getvalue()


def with_json(data: bytes, change: Callable[[dict], None]) -> bytes:  # type: ignore[type-arg]
    def edit(members: dict[str, bytes]) -> None:
        held = json.loads(members["document.json"])
        change(held)
        members["document.json"] = json.dumps(held).encode()

    return rewritten(data, edit)


@pytest.fixture(scope="module")
def good() -> bytes:
    return file.dumps(everything(), ASSETS, preview=PIXELS, attachments={"fonts/Own.ttf": b"face"})


# ------------------------------------------------------------------ round trips


def test_everything_survives_a_round_trip(tmp_path: Path) -> None:
    path = tmp_path / "poster.affiche"
    file.save(path, everything(), ASSETS, preview=PIXELS, attachments={"variants/1.json": b"{}"})
    loaded = file.load(path)
    assert loaded.document == everything()
    assert loaded.assets == ASSETS
    assert loaded.preview == PIXELS
    assert loaded.attachments == {"variants/1.json": b"{}"}
    assert loaded.warnings == ()
    assert [p.name for p in tmp_path.iterdir()] == ["poster.affiche"]


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(documents())
def test_save_and_open_is_equal_and_bytes_are_the_same_again(document: Document) -> None:
    data = file.dumps(document, {})
    loaded = file.loads(data)
    assert loaded.document == document
    assert file.dumps(loaded.document, loaded.assets) == data


def test_whole_numbers_and_floats_give_the_same_bytes() -> None:
    whole = Document(
        pages=(Page(width=100, height=200, layers=(Shape(id="a", box=Box(1, 2, 3, 4)),)),)
    )
    fine = Document(
        pages=(
            Page(width=100.0, height=200.0, layers=(Shape(id="a", box=Box(1.0, 2.0, 3.0, 4.0)),)),
        )
    )
    assert file.dumps(whole, {}) == file.dumps(fine, {})


def test_the_file_begins_with_its_type_stored(good: bytes) -> None:
    with zipfile.ZipFile(io.BytesIO(good)) as archive:
        infos = archive.infolist()
        assert infos[0].filename == "mimetype"
        assert infos[0].compress_type == zipfile.ZIP_STORED
        assert {info.date_time for info in infos} == {(1980, 1, 1, 0, 0, 0)}
    assert file.MIMETYPE.encode() in good[:100]


def test_unknown_keys_at_the_top_survive_and_deeper_ones_are_told(good: bytes) -> None:
    def add(held: dict) -> None:  # type: ignore[type-arg]
        held["guides"] = {"x": [1, 2.5], "on": True}
        held["pages"][0]["layers"][0]["sparkle"] = 3

    loaded = file.loads(with_json(good, add))
    assert msgspec.json.decode(loaded.document.extra["guides"]) == {"x": [1, 2.5], "on": True}
    assert len(loaded.warnings) == 1
    assert "sparkle" in loaded.warnings[0]
    again = file.loads(file.dumps(loaded.document, ASSETS))
    assert again.document == loaded.document
    assert "guides" in json.loads(file.document_json(again.document))


def test_an_asset_is_checked_on_the_way_in() -> None:
    with pytest.raises(UserError, match="not there"):
        file.dumps(everything(), {})
    with pytest.raises(UserError, match="digest"):
        file.dumps(everything(), {PIXELS_ID: b"other"})
    loaded = file.loads(file.dumps(everything(), {}, allow_missing=True))
    assert PIXELS_ID[:12] in loaded.warnings[0]


def test_used_assets_finds_masks_in_groups_and_logos() -> None:
    assert file.used_assets(everything()) == {PIXELS_ID}


# ------------------------------------------------------------------ atomic saving


def test_a_failing_write_keeps_the_old_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "poster.affiche"
    file.save(path, everything(), ASSETS)
    before = path.read_bytes()

    def full(descriptor: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    changed = msgspec.structs.replace(everything(), title="Other")
    with pytest.raises(UserError, match=r"poster\.affiche.*No space left"):
        file.save(path, changed, ASSETS)
    assert path.read_bytes() == before
    assert [p.name for p in tmp_path.iterdir()] == ["poster.affiche"]


def test_a_failing_replacement_keeps_the_old_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "poster.affiche"
    file.save(path, everything(), ASSETS)
    before = path.read_bytes()

    def refused(a: object, b: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(os, "replace", refused)
    with pytest.raises(UserError, match="Permission denied"):
        file.save(path, msgspec.structs.replace(everything(), title="Other"), ASSETS)
    assert path.read_bytes() == before
    assert [p.name for p in tmp_path.iterdir()] == ["poster.affiche"]


def test_an_invalid_document_is_refused_before_anything_is_written(tmp_path: Path) -> None:
    twice = Document(
        pages=(
            Page(
                width=100.0,
                height=100.0,
                layers=(Shape(id="a", box=Box(0, 0, 1, 1)), Shape(id="a", box=Box(0, 0, 1, 1))),
            ),
        )
    )
    with pytest.raises(UserError, match=r"x\.affiche › page 1 › shape 'a': .*twice"):
        file.save(tmp_path / "x.affiche", twice, {})
    assert not list(tmp_path.iterdir())


def test_places_that_cannot_be_written(tmp_path: Path) -> None:
    with pytest.raises(UserError, match="could not be saved"):
        file.save(tmp_path / "no" / "such" / "folder.affiche", everything(), ASSETS)
    with pytest.raises(UserError, match="folder"):
        file.save(tmp_path, everything(), ASSETS)
    with pytest.raises(UserError, match="no such file"):
        file.load(tmp_path / "nothing.affiche")


def test_saving_through_a_link_and_keeping_the_mode(tmp_path: Path) -> None:
    real, link = tmp_path / "real.affiche", tmp_path / "link.affiche"
    file.save(real, everything(), ASSETS)
    real.chmod(0o640)
    link.symlink_to(real)
    file.save(link, msgspec.structs.replace(everything(), title="Other"), ASSETS)
    assert link.is_symlink()
    assert file.load(real).document.title == "Other"
    assert stat.S_IMODE(real.stat().st_mode) == 0o640


# ------------------------------------------------------------------ versions


OLD = {
    "version": 0,
    "title": "Draft",
    "width": 300,
    "height": 400,
    "layers": [
        {"type": "shape", "id": "ground", "box": [0, 0, 300, 400], "colour": "#ff8000"},
        {
            "type": "text",
            "id": "title",
            "box": [10, 10, 280, 80],
            "text": "Bonjour",
            "faces": ["anton-400"],
            "size": 60,
            "colour": "#102030",
        },
    ],
}


def old_file(document: object = OLD, version: int = 0) -> bytes:
    body = json.dumps(document).encode()
    manifest = {
        "version": version,
        "members": {
            "document.json": {"sha256": hashlib.sha256(body).hexdigest(), "size": len(body)}
        },
    }
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("mimetype", file.MIMETYPE)
        archive.writestr("manifest.json", json.dumps(manifest))
        archive.writestr("document.json", body)
    return out.getvalue()


def test_version_0_is_brought_up_to_date_and_backed_up(tmp_path: Path) -> None:
    path = tmp_path / "draft.affiche"
    path.write_bytes(old_file())
    loaded = file.load(path)
    assert loaded.version == 0
    (page,) = loaded.document.pages
    assert (page.width, page.height) == (300.0, 400.0)
    title = page.layers[1]
    assert title.text == "Bonjour"  # type: ignore[union-attr]
    assert title.style.fill.colour.values == (16 / 255, 32 / 255, 48 / 255)  # type: ignore[union-attr]
    assert loaded.warnings == ()
    file.save(path, loaded.document, loaded.assets)
    assert (tmp_path / "draft.affiche.bak").read_bytes() == old_file()
    assert file.load(path).version == 1
    file.save(path, loaded.document, loaded.assets)
    assert (tmp_path / "draft.affiche.bak").read_bytes() == old_file()


def test_migration_leaves_what_it_is_given_alone() -> None:
    from engine.document.migrations import migrate

    before = json.dumps(OLD)
    migrate(json.loads(before), 0)
    data = json.loads(before)
    migrate(data, 0)
    assert json.dumps(data) == before


def test_a_newer_version_is_refused_clearly() -> None:
    with pytest.raises(UserError, match=r"version 9.*newer Affiche"):
        file.loads(old_file({"version": 9}, 9))
    newer = old_file({"version": 9}, 9)
    strange = rewritten(
        newer, lambda m: m.update({"manifest.json": b'{"version": 9, "members": 3}'}), resign=False
    )
    with pytest.raises(UserError, match="newer Affiche"):
        file.loads(strange)
    with pytest.raises(UserError, match="unknown format version -3"):
        file.loads(old_file({}, -3))
    with pytest.raises(UserError, match="says version 5, the manifest 1"):
        file.loads(old_file({"version": 5}, 1))


# ------------------------------------------------------------------ hostile files


def test_a_changed_member_is_named(good: bytes) -> None:
    def tamper(members: dict[str, bytes]) -> None:
        members["document.json"] = members["document.json"].replace(b"Blue note", b"Blue nota")

    with pytest.raises(UserError, match=r"document.json: the contents differ"):
        file.loads(rewritten(good, tamper, resign=False))

    def swap(members: dict[str, bytes]) -> None:
        members[f"assets/{PIXELS_ID}"] = b"x" * len(PIXELS)

    with pytest.raises(UserError, match=r"assets/.*differ"):
        file.loads(rewritten(good, swap, resign=False))
    with pytest.raises(UserError, match="name is not its digest"):
        file.loads(rewritten(good, swap))


def test_missing_and_added_members_are_named(good: bytes) -> None:
    with pytest.raises(UserError, match=r"fonts/Own.ttf: the member is missing"):
        file.loads(rewritten(good, lambda m: m.pop("fonts/Own.ttf") and None, resign=False))
    with pytest.raises(UserError, match=r"document.json: the member is missing"):
        file.loads(rewritten(good, lambda m: m.pop("document.json") and None))
    with pytest.raises(UserError, match=r"manifest.json: the member is missing"):
        file.loads(rewritten(good, lambda m: m.pop("manifest.json") and None))
    with pytest.raises(UserError, match=r"variants/a: the member is not in the manifest"):
        file.loads(rewritten(good, lambda m: m.update({"variants/a": b""}), resign=False))


@pytest.mark.parametrize("keep", [0, 10, 60, 400, 0.5, 0.9, 0.999])
def test_a_truncated_file_is_refused(good: bytes, keep: float) -> None:
    cut = int(len(good) * keep) if isinstance(keep, float) else keep
    with pytest.raises(UserError):
        file.loads(good[:cut])


def test_random_damage_never_escapes_as_anything_but_a_user_error(good: bytes) -> None:
    rng, refused = random.Random(5), 0
    for _ in range(400):
        data = bytearray(good)
        for _ in range(rng.choice((1, 1, 2, 6))):
            data[rng.randrange(len(data))] = rng.randrange(256)
        try:
            loaded = file.loads(bytes(data))
        except UserError:
            refused += 1
        else:  # the damage hit bytes that say nothing, such as a date
            assert loaded.document == everything()
    assert refused > 300


@pytest.mark.parametrize(
    "name",
    [
        "../outside",
        "/etc/passwd",
        "assets/../../x",
        "fonts/..",
        "fonts/a/../../b",
        "C:\\x",
        "assets/short",
        "run.sh",
        "fonts\\a",
        "Document.json",
        "fonts/" + "a" * 300,
    ],
)
def test_names_that_lead_astray_are_refused(good: bytes, name: str) -> None:
    with pytest.raises(UserError, match=r"forbidden name|not in the manifest"):
        file.loads(rewritten(good, lambda m: m.update({name: b"x"})))


def test_two_members_of_one_name_are_refused(good: bytes) -> None:
    out = io.BytesIO(good)
    with zipfile.ZipFile(out, "a") as archive, pytest.warns(UserWarning, match="Duplicate"):
        archive.writestr("document.json", b"{}")
    with pytest.raises(UserError, match=r"document.json: the file holds this member twice"):
        file.loads(out.getvalue())


def test_links_and_encryption_are_refused(good: bytes) -> None:
    out = io.BytesIO(good)
    with zipfile.ZipFile(out, "a") as archive:
        info = zipfile.ZipInfo("fonts/link")
        info.create_system = 3
        info.external_attr = (stat.S_IFLNK | 0o777) << 16
        archive.writestr(info, "/etc/passwd")
    with pytest.raises(UserError, match=r"fonts/link: the member is a link"):
        file.loads(out.getvalue())
    data = bytearray(good)
    at = data.rfind(b"PK\x01\x02")
    data[at + 8] |= 1
    with pytest.raises(UserError, match="encrypted"):
        file.loads(bytes(data))


def test_bombs_are_refused_without_unpacking(good: bytes) -> None:
    bomb = rewritten(good, lambda m: m.update({"fonts/zeros": b"\0" * (3 << 20)}))
    with pytest.raises(UserError, match=r"fonts/zeros: .*suspicious size"):
        file.loads(bomb)
    # A header that lies about the size.
    data = bytearray(good)
    at = data.rfind(b"PK\x01\x02")
    struct.pack_into("<I", data, at + 24, 0x7FFFFFFF)
    with pytest.raises(UserError):
        file.loads(bytes(data))
    crowd = rewritten(good, lambda m: m.update({f"fonts/{i}": b"" for i in range(10_001)}))
    with pytest.raises(UserError, match="members"):
        file.loads(crowd)


def test_our_own_repetitive_documents_are_no_bombs() -> None:
    layers = tuple(Shape(id=f"s{i}", name="x" * 1000, box=Box(0, 0, 1, 1)) for i in range(3_000))
    document = Document(pages=(Page(width=10.0, height=10.0, layers=layers),))
    assert len(file.loads(file.dumps(document, {})).document.pages[0].layers) == 3_000


def test_not_our_kind_of_zip_or_no_zip_at_all() -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("mimetype", "application/epub+zip")
    for data in (out.getvalue(), b"", b"PK", b"%PDF-1.7", b"\0" * 4096):
        with pytest.raises(UserError):
            file.loads(data)


def nested(depth: int) -> object:
    layer: dict[str, object] = {"type": "shape", "id": "leaf", "box": [0, 0, 1, 1]}
    for i in range(depth):
        layer = {"type": "group", "id": f"g{i}", "box": [0, 0, 1, 1], "children": [layer]}
    return layer


def put(path: str, value: object) -> Callable[[dict], None]:  # type: ignore[type-arg]
    def change(held: dict) -> None:  # type: ignore[type-arg]
        *steps, last = [int(s) if s.isdigit() else s for s in path.split(".")]
        here = held
        for step in steps:
            here = here[step]  # type: ignore[index]
        here[last] = value  # type: ignore[index]

    return change


@pytest.mark.parametrize(
    ("path", "value", "message"),
    [
        (
            "pages.0.layers.5.style.size",
            "big",
            r"page 1 › layers 6 › style › size: Expected `float`",
        ),
        ("pages.0.layers.0.type", "video", "page 1 › layers 1.*video"),
        ("pages.0.width", 0, "page 1: the width of 0 pt"),
        ("pages.0.width", 1e8, "page 1: the width"),
        ("pages.0.height", -5, "page 1: the height"),
        ("pages.0.grain", 1e300, "a number that is too large"),
        ("pages.0.layers.0.box", [0, 0, -1, 5], "negative size"),
        ("pages.0.layers.0.box", [0, 0, 1], "layers 1 › box"),
        ("pages.0.layers.0.opacity", 7, "opacity"),
        ("pages.0.layers.3.asset", "../../etc/passwd", "names no stored file"),
        ("pages.0.layers.5.style.leading", -4, "leading"),
        ("pages.0.layers.0.id", "title", "used twice"),
        ("pages.0.layers.0.id", "", "id is empty"),
        ("title", "x" * 200_001, "a text of more than"),
        ("swatches", [{"name": "a", "colour": {"values": [2, 0, 0]}}], "between 0 and 1"),
        ("pages.0.layers.0", nested(17), "nested too deeply"),
        ("pages.0.layers.0", nested(200), "nested too deeply"),
        ("unit", "furlong", "furlong"),
    ],
)
def test_contents_that_no_document_can_have(
    good: bytes, path: str, value: object, message: str
) -> None:
    with pytest.raises(UserError, match=message) as caught:
        file.loads(with_json(good, put(path, value)))
    assert str(caught.value).startswith("document.json")


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"[]",
        b"{",
        b"\xff\xfe",
        b"[" * 100_000 + b"]" * 100_000,
        b'{"pages": [{"width": NaN}]}',
        b'{"pages": [{"width": 1e999}]}',
    ],
)
def test_a_document_that_is_no_json_object(good: bytes, body: bytes) -> None:
    with pytest.raises(UserError, match=r"^document\.json"):
        file.loads(rewritten(good, lambda m: m.update({"document.json": body})))


def test_limits_on_layers_and_letters() -> None:
    many = tuple(Shape(id=f"s{i}", box=Box(0, 0, 1, 1)) for i in range(5_001))
    with pytest.raises(UserError, match="5,000 layers"):
        file.dumps(Document(pages=(Page(width=9.0, height=9.0, layers=many),)), {})
    long = tuple(text(f"t{i}", "a" * 150_000, Box(0, 0, 1, 1)) for i in range(2))
    with pytest.raises(UserError, match="200,000 characters"):
        file.dumps(Document(pages=(Page(width=9.0, height=9.0, layers=long),)), {})


def test_not_a_number_is_refused_on_saving() -> None:
    odd = Document(
        pages=(
            Page(
                width=9.0,
                height=9.0,
                layers=(Shape(id="a", box=Box(0, 0, 1, 1), radius=float("nan")),),
            ),
        )
    )
    with pytest.raises(UserError, match="number"):
        file.dumps(odd, {})
    wrong = Document(pages=(Page(width=9.0, height=9.0, layers=(Shape(id="a", box="x"),)),))  # type: ignore[arg-type]
    with pytest.raises(UserError, match="box"):
        file.dumps(wrong, {})
    picture = Picture(id="p", box=Box(0, 0, 1, 1), asset="")
    with pytest.raises(UserError, match="no stored file"):
        file.dumps(Document(pages=(Page(width=9.0, height=9.0, layers=(picture,)),)), {})
