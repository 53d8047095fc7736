"""Faces that a person adds: sound ones, and those of strangers who mean no good."""

from __future__ import annotations

import io
import json
import os
import struct
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import brotli
import pytest
import uharfbuzz as hb
from fontTools.feaLib.builder import addOpenTypeFeaturesFromString
from fontTools.fontBuilder import FontBuilder
from fontTools.pens.ttGlyphPen import TTGlyphPen
from fontTools.ttLib import TTFont

from engine.errors import UserError
from engine.text import font_checks, fonts, outlines
from engine.text.layout import layout
from engine.text.spec import Span, TextSpec


@pytest.fixture(autouse=True)
def _data_of_its_own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setenv("AFFICHE_DATA", str(tmp_path / "data"))
    fonts.forget()
    yield
    monkeypatch.undo()
    fonts.forget()


def _font(**changes: int) -> bytes:
    """A tiny face: A is a square, .notdef is empty."""
    builder = FontBuilder(1000, isTTF=True)
    builder.setupGlyphOrder([".notdef", "A"])
    builder.setupCharacterMap({65: "A"})
    pen = TTGlyphPen(None)
    pen.moveTo((0, 0))
    for point in ((0, 700), (600, 700), (600, 0)):
        pen.lineTo(point)
    pen.closePath()
    builder.setupGlyf({".notdef": TTGlyphPen(None).glyph(), "A": pen.glyph()})
    builder.setupHorizontalMetrics({".notdef": (500, 0), "A": (600, 0)})
    builder.setupHorizontalHeader(ascent=800, descent=-200)
    builder.setupNameTable({"familyName": "Square Face", "styleName": "Regular"})
    builder.setupOS2(**{"usWeightClass": 450, "fsType": 0, **changes})
    builder.setupPost()
    out = io.BytesIO()
    builder.save(out)
    return out.getvalue()


def test_a_face_of_the_users_own(tmp_path: Path) -> None:
    path = tmp_path / "square.ttf"
    path.write_bytes(_font())
    added = fonts.add(path)
    assert (added.id, added.family, added.weight, added.user) == (
        "square-face-450",
        "Square Face",
        450,
        True,
    )
    assert fonts.add(path) == added
    path.unlink()
    face = fonts.load("square-face-450")
    assert face.coverage == {65}
    assert face.path.is_relative_to(fonts.data_folder())
    listed = json.loads((fonts.data_folder() / "fonts" / "catalogue.json").read_text())
    assert [f["id"] for f in listed["faces"]] == ["square-face-450"]


@pytest.mark.parametrize("bits", [0x0002, 0x0100, 0x0200])
def test_a_face_that_forbids_embedding_is_refused(tmp_path: Path, bits: int) -> None:
    path = tmp_path / "closed.ttf"
    path.write_bytes(_font(fsType=bits, usWeightClass=451))
    with pytest.raises(UserError, match="forbid embedding"):
        fonts.add(path)


@pytest.mark.parametrize("bits", [0x0004, 0x0008])
def test_a_face_that_allows_embedding_is_taken(tmp_path: Path, bits: int) -> None:
    path = tmp_path / "open.ttf"
    path.write_bytes(_font(fsType=bits, usWeightClass=452 + bits))
    assert fonts.add(path).weight == 452 + bits


def _shifted_index(font: bytes) -> bytes:
    """The glyph index points past the outlines."""
    record = font.find(b"loca")
    offset, length = struct.unpack_from(">LL", font, record + 8)
    return font[: offset + length - 2] + b"\xff\xf0" + font[offset + length :]


def test_hostile_files_are_refused_with_a_reason(tmp_path: Path) -> None:
    good = _font(usWeightClass=460)
    head = good.find(b"head")
    offset = struct.unpack_from(">L", good, head + 8)[0]
    no_em = good[: offset + 18] + b"\0\0" + good[offset + 20 :]
    hostile = {
        "empty": b"",
        "text": b"hello, I am a font",
        "header": good[:11],
        "list": good[:40],
        "half": good[: len(good) // 2],
        "many tables": good[:4] + b"\xff\xff" + good[6:],
        "no em": no_em,
        "collection": b"ttcf" + good,
        "cut index": _shifted_index(good),
        "far table": good[: head + 8] + b"\xff\xff\xff\xf0" + good[head + 12 :],
    }
    for name, data in hostile.items():
        path = tmp_path / f"{name}.ttf"
        path.write_bytes(data)
        with pytest.raises(UserError) as caught:
            fonts.add(path)
        assert str(caught.value).startswith(f"{name}.ttf: ")
    with pytest.raises(UserError, match="can't be read"):
        fonts.add(tmp_path / "absent.ttf")
    large = tmp_path / "large.ttf"
    with open(large, "wb") as stream:
        stream.truncate(font_checks.MAX_FILE + (1 << 20))
    with pytest.raises(UserError, match="64 MB are allowed"):
        fonts.add(large)


# ------------------------------------------------------------------ strangers


def _added(tmp_path: Path, data: bytes, name: str = "stranger.ttf") -> fonts.FaceInfo:
    path = tmp_path / name
    path.write_bytes(data)
    return fonts.add(path)


def _refused(tmp_path: Path, data: bytes, name: str = "stranger.ttf") -> str:
    start = time.monotonic()
    with pytest.raises(UserError) as caught:
        _added(tmp_path, data, name)
    assert time.monotonic() - start < 5
    told = str(caught.value)
    assert told.isprintable()
    assert len(told) < 400
    return told


def _rebuilt(change: Any, **options: Any) -> bytes:
    """The tiny face with a change made by fontTools."""
    font = TTFont(io.BytesIO(_font(**options)))
    change(font)
    out = io.BytesIO()
    font.save(out)
    return out.getvalue()


def test_collections_are_refused(tmp_path: Path) -> None:
    one = _font()
    data = struct.pack(">4sLLL", b"ttcf", 0x00010000, 1, 16) + one
    assert "collection" in _refused(tmp_path, data)


def test_tables_over_the_list_over_each_other_or_twice(tmp_path: Path) -> None:
    good = bytearray(_font())
    at = good.find(b"cmap") + 8
    good[at : at + 4] = b"\0\0\0\x04"
    assert "lies over the table list" in _refused(tmp_path, bytes(good))
    twice = bytearray(_font())
    at = twice.find(b"post")
    twice[at : at + 4] = b"cmap"
    assert "twice" in _refused(tmp_path, bytes(twice))
    piled = bytearray(_font())
    count = struct.unpack_from(">H", piled, 4)[0]
    for i in range(count):
        tag = bytes(piled[12 + 16 * i : 16 + 16 * i])
        if tag in (b"name", b"OS/2", b"post"):
            begin = 12 + 16 * count
            struct.pack_into(">LL", piled, 20 + 16 * i, begin, len(piled) - begin)
    assert "over each other" in _refused(tmp_path, bytes(piled))


def test_a_face_of_blanks_is_refused(tmp_path: Path) -> None:
    def blank(font: TTFont) -> None:
        font["glyf"]["A"] = TTGlyphPen(None).glyph()

    assert "draws nothing" in _refused(tmp_path, _rebuilt(blank))


def test_composites_that_hold_themselves(tmp_path: Path) -> None:
    def cycle(font: TTFont) -> None:
        for glyph, part in (("A", "B"), ("B", "A")):
            pen = TTGlyphPen({"A": None, "B": None})
            pen.addComponent(part, (1, 0, 0, 1, 0, 0))
            pen.addComponent(part, (1, 0, 0, 1, 10, 0))
            font["glyf"][glyph] = pen.glyph()
            for side in ("xMin", "yMin", "xMax", "yMax"):
                setattr(font["glyf"][glyph], side, 0)

    data = _cyclic(cycle)
    face = _added(tmp_path, data)
    start = time.monotonic()
    for gid in range(4):
        outlines.outline(face.id, gid)
        outlines.extents(face.id, gid)
    assert time.monotonic() - start < 1


def _cyclic(change: Any) -> bytes:
    builder = FontBuilder(1000, isTTF=True)
    names = [".notdef", "A", "B", "C"]
    builder.setupGlyphOrder(names)
    builder.setupCharacterMap({65: "A", 66: "B", 67: "C"})
    pen = TTGlyphPen(None)
    pen.moveTo((0, 0))
    for point in ((0, 700), (600, 700), (600, 0)):
        pen.lineTo(point)
    pen.closePath()
    builder.setupGlyf(dict.fromkeys(names, pen.glyph()))
    builder.setupHorizontalMetrics(dict.fromkeys(names, (600, 0)))
    builder.setupHorizontalHeader(ascent=800, descent=-200)
    builder.setupNameTable({"familyName": "Ouroboros", "styleName": "Regular"})
    builder.setupOS2(fsType=0)
    builder.setupPost()
    builder.font["glyf"].recalcBounds = lambda *a: None
    change(builder.font)
    builder.font.recalcBBoxes = False
    out = io.BytesIO()
    builder.font.save(out)
    return out.getvalue()


@pytest.mark.parametrize(
    "name",
    ["\u202egnp.txt\u202c Evil\x07\n\r Face", "x" * 100_000, "../../../etc/passwd", "\ufeff\u200b"],
)
def test_names_of_any_kind_stay_short_and_printable(tmp_path: Path, name: str) -> None:
    def renamed(font: TTFont) -> None:
        for record in list(font["name"].names):
            font["name"].setName(name[:30_000], record.nameID, 3, 1, 0x409)

    entry = _added(tmp_path, _rebuilt(renamed), "a\nb\u202e.ttf")
    assert entry.family.isprintable()
    assert 0 < len(entry.family) <= 80
    assert len(entry.id) < 120
    stored = fonts.load(entry.id).path
    assert stored.parent == fonts.data_folder() / "fonts"
    assert stored.name == entry.file
    assert entry.file.split(".")[0] == entry.sha256


def test_measures_of_any_size_still_set_lines(tmp_path: Path) -> None:
    for ascent, descent in ((0, 0), (32767, -32768), (-500, 300)):

        def stretched(font: TTFont, up: int = ascent, down: int = descent) -> None:
            font["hhea"].ascent, font["hhea"].descent = up, down
            font["OS/2"].sTypoAscender = font["OS/2"].usWinAscent = max(0, up)
            font["OS/2"].sTypoDescender = down
            font["OS/2"].usWinDescent = 0

        face = fonts.load(_added(tmp_path, _rebuilt(stretched, usWeightClass=500)).id)
        assert 0.1 <= face.ascender - face.descender <= 16


def test_axes_of_any_kind(tmp_path: Path) -> None:
    """Ranges upside down, empty, at the ends of the numbers, and tags that spell our own signs."""
    raw = fonts.load("ibm-plex-sans-variable").path.read_bytes()
    at = _table(raw, b"fvar")
    axes_at = at + struct.unpack_from(">H", raw, at + 4)[0]
    for first in (
        (b"wght", 900.0, 400.0, 100.0),
        (b"wght", 400.0, 400.0, 400.0),
        (b"w@,=", 100.0, 400.0, 900.0),
        (b"wght", -32768.0, 0.0, 32767.99),
        (b"\0\0\0\0", 1.0, 2.0, 3.0),
    ):
        tag, *ends = first
        data = bytearray(raw)
        fixed = [round(value * 65536) for value in ends]
        struct.pack_into(">4slll", data, axes_at, tag, *fixed)
        entry = _added(tmp_path, bytes(data))
        for axis in fonts.axes(entry.id):
            assert axis.minimum <= axis.default <= axis.maximum
            for value in (axis.minimum, axis.maximum, 1e9, -1e9):
                instance = fonts.instance(entry.id, ((axis.tag, value),))
                loaded = fonts.load(instance)
                assert loaded.id == instance
                outlines.outline(instance, loaded.font.get_nominal_glyph(ord("a")))


def _table(data: bytes, tag: bytes) -> int:
    for i in range(struct.unpack_from(">H", data, 4)[0]):
        if data[12 + 16 * i : 16 + 16 * i] == tag:
            return int(struct.unpack_from(">L", data, 20 + 16 * i)[0])
    raise KeyError(tag)


def _bomb(letter: str, levels: int) -> bytes:
    """The letter becomes eight, each of them eight more, ..."""
    lookups = [f"bomb{i}" for i in range(levels)]
    rules = "".join(f"lookup {n} {{ sub {letter} by {f'{letter} ' * 8}; }} {n};\n" for n in lookups)
    feature = " ".join(f"lookup {n};" for n in lookups)
    return _rebuilt(
        lambda font: addOpenTypeFeaturesFromString(
            font, f"{rules} feature ccmp {{ {feature} }} ccmp;"
        )
    )


def test_substitutions_that_explode_are_refused(tmp_path: Path) -> None:
    assert "never end" in _refused(tmp_path, _bomb("A", 20))


def test_many_substitutions_of_many_glyphs_stay_quick(tmp_path: Path) -> None:
    face = fonts.load(_added(tmp_path, _bomb("A", 1)).id)
    buffer = hb.Buffer()
    buffer.add_str("A" * 1000)
    buffer.guess_segment_properties()
    start = time.monotonic()
    hb.shape(face.font, buffer)
    assert time.monotonic() - start < 1
    assert len(buffer.glyph_infos) == 8000


def _woff2(announced: int, body: bytes, flags: int = 0) -> bytes:
    """One table `cmap` of the announced length."""
    length = b""
    for shift in (28, 21, 14, 7, 0):
        part = announced >> shift & 127
        if part or length:
            length += bytes([part | (128 if shift else 0)])
    directory = bytes([flags]) + length
    total = 48 + len(directory) + len(body)
    head = struct.pack(
        ">4sLLHHLLHHLLLLL", b"wOF2", 0x10000, total, 1, 0, announced, len(body), 1, 0, 0, 0, 0, 0, 0
    )
    return head + directory + body


def test_a_bomb_of_woff2_is_defused(tmp_path: Path) -> None:
    """Eighty megabytes of nothing in a few bytes: announced, and kept quiet about."""
    body = brotli.compress(b"\0" * (80 << 20), quality=1)
    assert "64 MB" in _refused(tmp_path, _woff2(80 << 20, body), "bomb.woff2")
    assert "wrong length" in _refused(tmp_path, _woff2(1000, body), "bomb.woff2")


def test_woff2_outlines_of_millions_of_points_are_refused(tmp_path: Path) -> None:
    glyphs, points = 10, 7_000_000
    contours = struct.pack(">h", 1) * glyphs
    sizes = (len(contours), glyphs * 3, points, points, 0, 4, 0)
    glyf = struct.pack(">HHHH", 0, 0, glyphs, 0) + struct.pack(">7L", *sizes)
    glyf += contours + b"\0" * (sum(sizes) - len(contours))
    body = brotli.compress(glyf + b"\0" * 54, quality=1)
    directory = bytes([10]) + _base128(len(glyf)) + _base128(len(glyf)) + bytes([1]) + _base128(54)
    head = struct.pack(
        ">4sLLHHLLHHLLLLL",
        b"wOF2", 0x10000, 48 + len(directory) + len(body), 2, 0, len(glyf) + 54, len(body),
        1, 0, 0, 0, 0, 0, 0,
    )  # fmt: skip
    assert "too many points" in _refused(tmp_path, head + directory + body, "many.woff2")


def _base128(value: int) -> bytes:
    out = bytes([value & 127])
    while value := value >> 7:
        out = bytes([value & 127 | 128]) + out
    return out


def test_paths_that_are_no_files(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe.ttf"
    os.mkfifo(pipe)
    for path in (
        pipe,
        tmp_path,
        Path("/dev/zero"),
        tmp_path / "null\0.ttf",
        tmp_path / ("n" * 999),
    ):
        with pytest.raises(UserError) as caught:
            fonts.add(path)
        assert str(caught.value).isprintable()


MANGLE = """
import random, sys
from pathlib import Path
from engine.errors import UserError
from engine.text import colour_glyphs, fonts, outlines
import uharfbuzz as hb

folder = Path(sys.argv[1])
good = [Path(p).read_bytes() for p in sys.argv[2:]]
dice = random.Random(20)
taken = refused = 0
for step in range(200):
    data = bytearray(good[step % len(good)])
    tables = int.from_bytes(data[4:6], "big")
    kind = step // len(good) % 4
    if kind == 0:
        for _ in range(dice.choice((1, 4, 40))):
            data[dice.randrange(12 + 16 * tables, len(data))] = dice.randrange(256)
    elif kind == 1:
        del data[dice.randrange(len(data)) :]
    elif kind == 2:
        at = 12 + 16 * dice.randrange(tables) + dice.choice((8, 12))
        value = dice.choice((0, 1, 0xFFFFFFFF, dice.randrange(len(data))))
        data[at : at + 4] = value.to_bytes(4, "big")
    else:
        at = 12 + 16 * dice.randrange(tables)
        begin, size = (int.from_bytes(data[at + i : at + i + 4], "big") for i in (8, 12))
        for _ in range(16):
            data[begin + dice.randrange(min(size, 64))] = dice.choice((0, 1, 0x7F, 0x80, 0xFF))
    path = folder / "mangled.ttf"
    path.write_bytes(data)
    try:
        entry = fonts.add(path)
        names = [entry.id, *(fonts.instance(entry.id, ((a.tag, 1e6),)) for a in fonts.axes(entry.id))]
        for name in names:
            face = fonts.load(name)
            buffer = hb.Buffer()
            buffer.add_str("Hamburgefonts, 12 AV fi ffl ẞé 🎉")
            buffer.guess_segment_properties()
            hb.shape(face.font, buffer)
            for glyph in buffer.glyph_infos:
                outlines.outline(name, glyph.codepoint)
                outlines.extents(name, glyph.codepoint)
                colour_glyphs.layers(name, glyph.codepoint)
        taken += 1
    except UserError as error:
        assert str(error).isprintable(), repr(str(error))
        refused += 1
print(taken, refused)
"""


def test_a_face_that_swells_late_is_named(tmp_path: Path) -> None:
    """Five letters in a row become a glyph of which each substitution makes fifty: the few that
    are tried when a face is added do not."""
    font = TTFont(io.BytesIO(_font()))
    many = " ".join([".notdef"] * 50)
    swell = "".join(f"lookup l{i} {{ sub .notdef by {many}; }} l{i};" for i in range(5))
    uses = "".join(f"lookup l{i};" for i in range(5))
    rules = f"lookup first {{ sub A A A A A by .notdef; }} first; {swell}"
    addOpenTypeFeaturesFromString(font, f"{rules} feature ccmp {{ lookup first; {uses} }} ccmp;")
    path = tmp_path / "bomb.ttf"
    font.save(path)
    added = fonts.add(path)
    spec = TextSpec((Span("AAAA"),), 200.0, faces=(added.id,))
    assert len(layout(spec).glyphs) == 4
    with pytest.raises(UserError, match="'square-face-450' makes too many glyphs"):
        layout(replace(spec, spans=(Span("AAAAA"),)))


def test_two_hundred_mangled_faces_neither_crash_nor_hang(tmp_path: Path) -> None:
    """In a process of its own: a crash of the shaper would be seen as one."""
    seeds = []
    for name, letters in (
        ("source-serif-variable", "Hamburgefonts, 12AVl"),
        ("playfair-display-700", "Hamburgefonts, 12AVlé"),
        ("twemoji-400", "12🎉"),
    ):
        wanted = hb.SubsetInput()
        wanted.unicode_set.update(map(ord, letters))
        path = tmp_path / f"{name}.ttf"
        path.write_bytes(bytes(hb.subset(fonts.load(name).face, wanted).blob.data))
        seeds.append(str(path))
    run = subprocess.run(
        [sys.executable, "-c", MANGLE, str(tmp_path), *seeds],
        cwd=Path(fonts.__file__).parents[2],
        env=os.environ | {"AFFICHE_DATA": str(tmp_path / "mangled")},
        capture_output=True,
        timeout=60,
        text=True,
        check=False,
    )
    assert run.returncode == 0, run.stderr[-2000:]
    taken, refused = map(int, run.stdout.split())
    assert taken + refused == 200
    assert taken > 10
    assert refused > 50
