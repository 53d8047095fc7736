from __future__ import annotations

import hashlib
import io
import subprocess
import sys
from pathlib import Path

import pytest
import uharfbuzz as hb
from fontTools.ttLib import TTFont, woff2

from engine.errors import UserError
from engine.text import fonts, outlines
from engine.text import woff2 as ours

CONDENSED, HAN = "anton-400", "noto-sans-sc-900"


def test_every_shipped_face_has_the_file_of_its_digest() -> None:
    folder = Path(fonts.__file__).parents[2] / "assets" / "fonts"
    for face in fonts.catalogue().values():
        if face.user:
            continue
        assert hashlib.sha256((folder / face.file).read_bytes()).hexdigest() == face.sha256


def test_a_face_is_unpacked_once_and_measured_by_its_letters() -> None:
    face = fonts.load(CONDENSED)
    assert fonts.load(CONDENSED) is face
    assert face.path.is_relative_to(fonts.cache_folder())
    box = face.font.get_glyph_extents(face.font.get_nominal_glyph(ord("H")))
    assert face.cap_height == pytest.approx(box.y_bearing / face.upem)
    assert 0 < face.x_height < face.cap_height < face.ascender
    assert face.descender < 0
    assert {ord(c) for c in "AÉœ"} <= face.coverage
    assert outlines.units_per_em(CONDENSED) == face.upem


def test_a_cut_short_cache_mends_itself() -> None:
    path = fonts.load("jost-500").path if "jost-500" in fonts.catalogue() else None
    path = path or fonts.load(CONDENSED).path
    whole = path.read_bytes()
    fonts.forget()
    path.unlink()
    path.write_bytes(whole[:100])
    name = next(f.id for f in fonts.catalogue().values() if f.sha256 == path.stem)
    assert fonts.load(name).face.glyph_count > 100
    assert path.read_bytes() == whole


def test_two_processes_may_unpack_at_once(tmp_path: Path) -> None:
    code = f"from engine.text import fonts; print(fonts.load({CONDENSED!r}).face.glyph_count)"
    environment = {"AFFICHE_CACHE": str(tmp_path), "PATH": "/usr/bin"}
    root = Path(fonts.__file__).parents[2]
    jobs = [
        subprocess.Popen(
            [sys.executable, "-c", code], cwd=root, env=environment, stdout=subprocess.PIPE
        )
        for _ in range(2)
    ]
    counts = {job.communicate()[0] for job in jobs}
    assert len(counts) == 1
    assert int(counts.pop()) > 100
    assert len(list((tmp_path / "fonts").iterdir())) == 1


def test_outlines_are_the_drawn_ones() -> None:
    face = fonts.load(CONDENSED)
    gid = face.font.get_nominal_glyph(ord("O"))
    verbs, points = outlines.outline(CONDENSED, gid)
    wants = {"M": 2, "L": 2, "Q": 4, "C": 6, "Z": 0}
    assert sum(wants[v] for v in verbs) == len(points)
    assert verbs.count("M") == verbs.count("Z") == 2
    box = outlines.extents(CONDENSED, gid)
    assert box is not None
    assert max(points[1::2]) == pytest.approx(box[3] * face.upem)
    space = face.font.get_nominal_glyph(ord(" "))
    assert outlines.outline(CONDENSED, space) == ("", ())
    assert outlines.extents(CONDENSED, space) is None


def test_missing_asks_only_the_given_faces() -> None:
    assert fonts.missing([CONDENSED], "A春 é\u200d節春") == ("春", "節")
    assert fonts.missing([CONDENSED, HAN], "A春é") == ()


def test_fallbacks_follow_script_language_and_weight() -> None:
    han = fonts.fallbacks("Hani", "zh-Hans", "inter-tight-800")
    weights = [fonts.info(f).weight for f in han if fonts.info(f).kind == fonts.info(han[0]).kind]
    assert abs(weights[0] - 800) == min(abs(w - 800) for w in weights)
    assert "Kore" in fonts.info(fonts.fallbacks("Hang", "ko", CONDENSED)[0]).scripts
    japanese = fonts.fallbacks("Hani", "ja", CONDENSED)[0]
    assert ord("あ") in fonts.load(japanese).coverage


def test_an_unknown_face_is_named() -> None:
    with pytest.raises(UserError, match="no face 'comic-9000'"):
        fonts.load("comic-9000")


# ------------------------------------------------------------------ WOFF2


def _drawn(font: hb.Font, gid: int) -> list[object]:
    class Pen:
        def __init__(self) -> None:
            self.log: list[object] = []

        def __getattr__(self, name: str) -> object:
            return lambda *points: self.log.append((name, points))

    pen = Pen()
    font.draw_glyph_with_pen(gid, pen)
    return pen.log


@pytest.mark.parametrize(
    ("name", "packing"),
    [
        ("anton-400", ("glyf", "loca")),
        ("dm-mono-400", ("glyf", "loca", "hmtx")),
        ("cairo-700", ("glyf", "loca", "hmtx")),
    ],
)
def test_transformed_tables_come_back_exactly(name: str, packing: tuple[str, ...]) -> None:
    source = fonts.load(name)
    tt = TTFont(source.path)
    tt.flavor, tt.flavorData = "woff2", woff2.WOFF2FlavorData(transformedTables=set(packing))
    packed = io.BytesIO()
    tt.save(packed)
    unpacked = ours.unpack(packed.getvalue())
    again = TTFont(io.BytesIO(unpacked), checkChecksums=2)
    assert again["hmtx"].metrics == TTFont(source.path)["hmtx"].metrics
    assert again["maxp"].numGlyphs == source.face.glyph_count
    font = hb.Font(hb.Face(unpacked))
    for gid in range(source.face.glyph_count):
        assert _drawn(font, gid) == _drawn(source.font, gid)
        assert font.get_glyph_extents(gid) == source.font.get_glyph_extents(gid)


def _complaint(data: bytes) -> str:
    try:
        ours.unpack(data, "x.woff2")
    except UserError as error:
        return str(error)
    return ""


def test_damaged_woff2_gives_one_clear_line() -> None:
    folder = Path(fonts.__file__).parents[2] / "assets" / "fonts"
    data = (folder / fonts.info(CONDENSED).file).read_bytes()
    damaged = [data[:n] for n in (0, 4, 40, 60, 200, len(data) // 2)]
    damaged += [data[:i] + bytes([data[i] ^ 0xFF]) + data[i + 1 :] for i in range(8, 320, 7)]
    for broken in damaged:
        told = _complaint(broken)
        # A flipped bit may fall on a byte that says nothing, such as a minor version.
        assert told == "" or told.startswith("x.woff2: the font can't be unpacked")
        assert "\n" not in told
    assert all(_complaint(broken) for broken in damaged[:6])
