"""A bundle is what its manifest says, or it is refused with the reason."""

from __future__ import annotations

import json
import os
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import msgspec
import pytest

from engine.errors import UserError
from engine.models import bundle
from engine.models.bundle import Bundle, Manifest
from tests.models.conftest import make_bundle


def test_a_sealed_bundle_loads_and_says_what_it_is(tiny: Bundle) -> None:
    found = bundle.load(tiny.folder)
    assert found.manifest == tiny.manifest
    assert found.settings["side"] == 8
    assert found.flavours("linear") == ("cpu",)
    assert found.path("tables/palette.json").read_text() == "[1, 2, 3]"
    assert len(found.digest) == 64


def test_equal_files_give_equal_manifests(tmp_path: Path) -> None:
    one, two = make_bundle(tmp_path / "a"), make_bundle(tmp_path / "b")
    one_bytes = (one.folder / "tables" / "palette.json").read_bytes()
    assert one_bytes == (two.folder / "tables" / "palette.json").read_bytes()
    rows = {k: v for k, v in one.manifest.files.items() if not k.endswith(".npz")}
    assert rows == {k: v for k, v in two.manifest.files.items() if not k.endswith(".npz")}


def test_an_altered_byte_is_noticed_even_after_a_good_load(tiny: Bundle) -> None:
    bundle.load(tiny.folder)
    path = tiny.folder / "graphs" / "cpu" / "linear.onnx"
    data = bytearray(path.read_bytes())
    data[-20] ^= 1
    path.write_bytes(data)
    with pytest.raises(UserError, match=r"linear\.onnx: was altered"):
        bundle.load(tiny.folder)


def test_an_altered_manifest_is_noticed(tiny: Bundle) -> None:
    path = tiny.folder / bundle.MANIFEST
    path.write_text(path.read_text().replace('"side": 8', '"side": 9'))
    with pytest.raises(UserError, match="altered"):
        bundle.load(tiny.folder)


def test_a_missing_file_a_stray_file_and_a_missing_bundle(tiny: Bundle, tmp_path: Path) -> None:
    stray = tiny.folder / "graphs" / "cpu" / "weights.bin"
    stray.write_bytes(b"x")
    with pytest.raises(UserError, match="doesn't list"):
        bundle.load(tiny.folder)
    stray.unlink()
    (tiny.folder / "tables" / "palette.json").unlink()
    with pytest.raises(UserError, match=r"palette\.json: is missing"):
        bundle.load(tiny.folder)
    with pytest.raises(UserError, match="there is no model bundle"):
        bundle.load(tmp_path / "nowhere")


def test_a_newer_format_is_refused_with_advice(tiny: Bundle) -> None:
    _rewrite(tiny.folder, lambda tree: tree.update(format_version=2))
    with pytest.raises(UserError, match="newer than this program") as caught:
        bundle.load(tiny.folder)
    assert "update" in caught.value.remedy


@pytest.mark.parametrize(
    "name",
    [
        "../outside.bin",
        "graphs/../../outside.bin",
        "/etc/passwd",
        "graphs\\cpu\\x.onnx",
        "C:/graphs/x.onnx",
        "graphs/./x",
        "graphs//x",
        "graphs/nul",
        "graphs/x\x00y",
        "graphs/x.",
        "elsewhere/x.bin",
        "manifest.json",
        "graphs/" + "x" * 300,
        "",
    ],
)
def test_paths_that_reach_outside_are_refused(tiny: Bundle, name: str) -> None:
    def hostile(tree: dict[str, Any]) -> None:
        tree["files"][name] = tree["files"]["tables/palette.json"]

    _rewrite(tiny.folder, hostile)
    with pytest.raises(UserError, match="no path inside the bundle"):
        bundle.load(tiny.folder)


@pytest.mark.parametrize(
    "text",
    ["", "[]", "{", "null", '{"format_version": 1}', '{"format_version": "1"}', "[" * 100_000],
)
def test_nonsense_instead_of_a_manifest(tiny: Bundle, text: str) -> None:
    (tiny.folder / bundle.MANIFEST).write_text(text)
    with pytest.raises(UserError):
        bundle.load(tiny.folder)


def test_impossible_sizes_and_doubles_are_refused(tiny: Bundle) -> None:
    def huge(tree: dict[str, Any]) -> None:
        tree["files"]["tables/palette.json"]["size"] = bundle.MAX_FILE_BYTES + 1

    original = (tiny.folder / bundle.MANIFEST).read_bytes()
    _rewrite(tiny.folder, huge)
    with pytest.raises(UserError, match="impossible size"):
        bundle.load(tiny.folder)
    (tiny.folder / bundle.MANIFEST).write_bytes(original)
    _rewrite(tiny.folder, lambda tree: tree["graphs"].append(tree["graphs"][0]))
    with pytest.raises(UserError, match="twice"):
        bundle.load(tiny.folder)


@pytest.mark.skipif(os.name == "nt", reason="links need rights on Windows")
def test_a_link_inside_a_bundle_is_refused(tiny: Bundle, tmp_path: Path) -> None:
    path = tiny.folder / "tables" / "palette.json"
    secret = tmp_path / "secret"
    secret.write_bytes(path.read_bytes())
    path.unlink()
    path.symlink_to(secret)
    with pytest.raises(UserError, match="is a link"):
        bundle.load(tiny.folder)


def test_adding_a_folder_and_a_zip_and_finding_them_by_name(tiny: Bundle, tmp_path: Path) -> None:
    added = bundle.add(tiny.folder)
    assert bundle.find("tiny").digest == added.digest == tiny.digest
    assert "tiny" in bundle.bundle_names()
    with pytest.raises(UserError, match="installed already"):
        bundle.add(tiny.folder)
    seen: list[float] = []
    again = bundle.add(_zipped(tiny.folder, tmp_path, "tiny/"), replace=True, progress=seen.append)
    assert again.digest == tiny.digest
    assert seen[-1] == 1.0
    bundle.verify(again)


def test_a_faulty_bundle_is_listed_with_its_fault(tiny: Bundle) -> None:
    added = bundle.add(tiny.folder)
    (added.folder / "tables" / "palette.json").write_text("short")
    listed = {item.name: item for item in bundle.list_bundles()}
    assert listed["tiny"].bundle is None
    assert "altered" in listed["tiny"].fault


@pytest.mark.parametrize("name", ["../tiny", "a/b", "", "Tiny", ".hidden"])
def test_a_name_that_is_a_path_finds_nothing(name: str) -> None:
    with pytest.raises(UserError, match="not a bundle's name"):
        bundle.find(name)


def test_an_unknown_name_says_which_are_known(tiny: Bundle) -> None:
    bundle.add(tiny.folder)
    with pytest.raises(UserError, match=r"known: .*tiny"):
        bundle.find("glm-image-9000")


def test_a_zip_that_lies_leaves_nothing_behind(tiny: Bundle, tmp_path: Path, places: Path) -> None:
    good = _zipped(tiny.folder, tmp_path, "")
    bad = tmp_path / "bad.zip"
    with zipfile.ZipFile(good) as source, zipfile.ZipFile(bad, "w") as target:
        for info in source.infolist():
            data = source.read(info)
            if info.filename == "tables/palette.json":
                data = b"x" * 50_000_000
            target.writestr(info.filename, data, zipfile.ZIP_DEFLATED)
    with pytest.raises(UserError, match="altered"):
        bundle.add(bad)
    left = [p for p in (places / "data" / "models").rglob("*") if p.is_file()]
    assert left == []


def test_a_zip_with_a_path_outside_never_writes_there(tiny: Bundle, tmp_path: Path) -> None:
    evil = tmp_path / "evil.zip"
    tree = json.loads((tiny.folder / bundle.MANIFEST).read_text())
    tree["files"]["tables/../../../escaped"] = tree["files"]["tables/palette.json"]
    with zipfile.ZipFile(evil, "w") as target:
        target.writestr(bundle.MANIFEST, json.dumps(_signed(tree)))
        target.writestr("tables/../../../escaped", "[1, 2, 3]")
    with pytest.raises(UserError, match="no path inside"):
        bundle.add(evil)
    assert not list(tmp_path.rglob("escaped"))


@pytest.mark.parametrize("data", [b"", b"PK\x03\x04 broken", b"not a zip at all"])
def test_what_is_no_zip_is_said_so(tmp_path: Path, data: bytes) -> None:
    path = tmp_path / "odd.zip"
    path.write_bytes(data)
    with pytest.raises(UserError, match="neither a folder nor a sound zip"):
        bundle.add(path)


def _rewrite(folder: Path, change: Callable[[dict[str, Any]], object]) -> None:
    """Change the manifest and sign it again, as somebody hostile would."""
    path = folder / bundle.MANIFEST
    tree = json.loads(path.read_text())
    change(tree)
    path.write_text(json.dumps(_signed(tree)))


def _signed(tree: dict[str, Any]) -> dict[str, Any]:
    tree["digest"] = bundle._digest(tree)
    return tree


def _zipped(folder: Path, place: Path, prefix: str) -> Path:
    path = place / "tiny.zip"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for file in sorted(p for p in folder.rglob("*") if p.is_file()):
            archive.write(file, prefix + file.relative_to(folder).as_posix())
    return path


def test_unknown_keys_of_the_manifest_are_covered_by_the_digest(tiny: Bundle) -> None:
    _rewrite(tiny.folder, lambda tree: tree.update(note="made by hand"))
    assert bundle.load(tiny.folder).digest != tiny.digest
    with pytest.raises(msgspec.ValidationError):
        msgspec.convert({"name": "x"}, Manifest)
