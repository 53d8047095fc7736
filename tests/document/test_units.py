"""Lengths in and out, and the schema that describes a document."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.document import schema, units
from engine.document.model import Document
from engine.errors import UserError


@pytest.mark.parametrize(
    ("written", "points"),
    [
        ("3mm", 8.503937),
        (" 3 mm ", 8.503937),
        ("0,125in", 9.0),
        ('1"', 72.0),
        ("12pt", 12.0),
        ("1080px", 1080.0),
        ("1cm", 28.346457),
        ("5", 14.173228),
        ("-2mm", -5.669291),
        (".5in", 36.0),
    ],
)
def test_lengths_as_people_write_them(written: str, points: float) -> None:
    assert units.parse_length(written) == pytest.approx(points, rel=1e-6)


@pytest.mark.parametrize(
    "written", ["", "mm", "3 furlongs", "1e5mm", "nan", "--3mm", "99999in", "٣mm"]
)
def test_what_is_no_length(written: str) -> None:
    with pytest.raises(UserError):
        units.parse_length(written)


@given(st.floats(-10_000, 10_000), st.sampled_from(["mm", "cm", "in", "pt", "px"]))
def test_units_there_and_back(value: float, unit: units.Unit) -> None:
    assert units.from_points(units.to_points(value, unit), unit) == pytest.approx(value)


def test_lengths_are_shown_without_trailing_zeros() -> None:
    assert units.show(72.0, "mm") == "25.4 mm"
    assert units.show(72.0, "in") == "1 in"
    assert units.show(-0.0001, "mm") == "0 mm"


def test_the_schema_knows_every_kind_of_layer_and_is_stable() -> None:
    made = json.loads(schema.schema_text())
    assert {"TextBlock", "Artwork", "Picture", "Shape", "Group"} <= set(made["$defs"])
    assert set(made["$defs"]["Document"]["properties"]) == set(Document.__struct_fields__)
    assert schema.schema_text() == schema.schema_text()
