"""Variable faces by instance id."""

from __future__ import annotations

import io
import math

import pytest
import uharfbuzz as hb
from fontTools.ttLib import TTFont
from fontTools.varLib import instancer

from engine.errors import UserError
from engine.text import fonts, outlines

SANS, SERIF, STATIC = "inter-variable", "source-serif-variable", "anton-400"


def test_axes_have_names_and_ranges() -> None:
    by_tag = {axis.tag: axis for axis in fonts.axes(SANS)}
    assert set(by_tag) == {"opsz", "wght"}
    weight = by_tag["wght"]
    assert (weight.name, weight.minimum, weight.default, weight.maximum) == (
        "Weight",
        100,
        400,
        900,
    )
    assert fonts.axes(STATIC) == ()
    assert fonts.axes(f"{SANS}@wght=700") == fonts.axes(SANS)


def test_the_catalogue_lists_the_axes_that_the_files_have() -> None:
    varied = {f.id for f in fonts.catalogue().values() if f.axes and not f.user}
    assert {SANS, SERIF, "source-serif-variable-italic", "ibm-plex-sans-variable"} <= varied
    for face in varied:
        assert fonts.info(face).axes == fonts.axes(face)


@pytest.mark.parametrize(
    ("settings", "wanted"),
    [
        ((), SANS),
        ((("wght", 400),), SANS),
        ((("wght", 650),), f"{SANS}@wght=650"),
        ((("wght", 650.126), ("opsz", 20)), f"{SANS}@opsz=20,wght=650.13"),
        ((("wght", 5000), ("opsz", -3)), f"{SANS}@wght=900"),
        ((("wght", 500), ("wght", 300)), f"{SANS}@wght=300"),
        ((("wdth", 75), ("zzzz", 1)), SANS),
    ],
)
def test_an_instance_id_is_canonical(settings: tuple[tuple[str, float], ...], wanted: str) -> None:
    assert fonts.instance(SANS, settings) == wanted
    assert fonts.instance(wanted, ()) == wanted
    assert fonts.load(wanted).id == wanted


def test_static_faces_have_no_instances() -> None:
    assert fonts.instance(STATIC, (("wght", 700),)) == STATIC
    assert fonts.load(f"{STATIC}@wght=700").id == STATIC
    assert fonts.coordinates(STATIC) == {}


def test_an_instance_is_set_further() -> None:
    heavy = fonts.instance(SANS, (("wght", 800),))
    assert fonts.instance(heavy, (("opsz", 32),)) == f"{SANS}@opsz=32,wght=800"
    assert fonts.instance(heavy, (("wght", 400),)) == SANS


def test_other_spellings_mean_the_same_face() -> None:
    assert fonts.load(f"{SANS}@wght=0650.0,opsz=14").id == f"{SANS}@wght=650"
    assert fonts.coordinates(f"{SANS}@wght=650.00") == {"wght": 650.0}


@pytest.mark.parametrize(
    "name",
    [
        f"{SANS}@",
        f"{SANS}@wght",
        f"{SANS}@wght=",
        f"{SANS}@wght=nan",
        f"{SANS}@wght=1e3",
        f"{SANS}@wght=1,",
        f"{SANS}@wght=1@opsz=2",
        f"{SANS}@wght=1" + ",wght=1" * 200,
        "@wght=400",
        "nobody@wght=400",
    ],
)
def test_malformed_instance_ids_are_told(name: str) -> None:
    for function in (fonts.load, fonts.axes, fonts.coordinates):
        with pytest.raises(UserError) as caught:
            function(name)
        assert "\n" not in str(caught.value)


def test_values_must_be_numbers() -> None:
    for value in (math.nan, math.inf):
        with pytest.raises(UserError, match="wght"):
            fonts.instance(SANS, (("wght", value),))


def test_the_entry_of_an_instance_tells_its_weight() -> None:
    entry = fonts.info(f"{SANS}@opsz=32,wght=812.5")
    assert (entry.id, entry.family, entry.weight) == (
        f"{SANS}@opsz=32,wght=812.5",
        fonts.info(SANS).family,
        812,
    )
    heavy = fonts.fallbacks("Hani", "zh-Hans", entry.id)[0]
    light = fonts.fallbacks("Hani", "zh-Hans", f"{SANS}@wght=300")[0]
    assert fonts.info(heavy).weight > fonts.info(light).weight


def test_an_instance_has_its_own_measures_and_shares_its_characters() -> None:
    plain, heavy = fonts.load(SANS), fonts.load(f"{SANS}@wght=900")
    gid = plain.font.get_nominal_glyph(ord("m"))
    assert heavy.font.get_glyph_h_advance(gid) > plain.font.get_glyph_h_advance(gid)
    assert heavy.coverage is plain.coverage
    assert heavy.path == plain.path
    small, large = fonts.load(f"{SERIF}@opsz=8"), fonts.load(f"{SERIF}@opsz=60")
    assert small.x_height > large.x_height
    assert fonts.load(SANS) is plain


@pytest.mark.parametrize("face", [f"{SANS}@opsz=32,wght=850", "ibm-plex-sans-variable@wdth=85"])
def test_outlines_are_those_of_the_pinned_face(face: str) -> None:
    """Against fontTools' own instancer, an independent reading of gvar and avar."""
    place = dict(fonts.coordinates(face))
    loaded = fonts.load(face)
    wanted = hb.SubsetInput()
    wanted.unicode_set.update(map(ord, "aRg8&"))
    few = hb.subset(loaded.face, wanted)
    every = {axis.tag: axis.default for axis in fonts.axes(face)}
    pinned = instancer.instantiateVariableFont(
        TTFont(io.BytesIO(bytes(few.blob.data))), every | place
    )
    for character in "aRg8&":
        gid = loaded.font.get_nominal_glyph(ord(character))
        name = pinned.getBestCmap()[ord(character)]
        glyph = pinned["glyf"][name]
        box = outlines.extents(face, gid)
        assert box is not None
        found = [round(v * loaded.upem) for v in box]
        for a, b in zip(found, (glyph.xMin, glyph.yMin, glyph.xMax, glyph.yMax), strict=True):
            assert abs(a - b) <= 1
        assert abs(loaded.font.get_glyph_h_advance(gid) - pinned["hmtx"][name][0]) <= 1
