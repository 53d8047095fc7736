"""Preflight finds what a printer would send back, and nothing in a good poster."""

from __future__ import annotations

import hashlib
import io

import pytest
from PIL import Image

from engine.checking.preflight import Finding, PreflightReport, preflight
from engine.document.model import ArcPath, Box, Document, Page, Picture
from engine.drawing.compose import compose
from exporters import raster
from tests.checking.posters import BLACK, poster, text


def checked(document: Document, unit: str = "mm", **assets: bytes) -> PreflightReport:
    scene = compose(document)
    stored = {k.removeprefix("a"): v for k, v in assets.items()}
    ground = raster.render(compose(document, with_text=False), scale=1.0, assets=stored)
    return preflight([scene], unit=unit, assets=stored, backgrounds=[ground], scale=1.0)


def rules(report: PreflightReport) -> list[tuple[str, str]]:
    return [(f.rule, f.severity) for f in report.findings]


def only(report: PreflightReport) -> Finding:
    (finding,) = report.findings
    assert finding.sentence
    assert finding.remedy
    return finding


def test_a_good_poster_has_no_findings() -> None:
    good = poster(
        text("Summer", (30, 30, 360, 80), id="t", face=BLACK, size=60),
        text("Doors open at eight", (30, 130, 360, 40), id="b"),
        text("AROUND", (0, 0, 420, 300), id="arc", size=14, arc=ArcPath(210, 260, 50)),
        bleed=9.0,
        safe=12.0,
    )
    report = checked(good)
    assert rules(report) == []
    assert report.passed
    assert report.to_dict() == {"passed": True, "findings": []}


def test_text_off_the_page_and_in_the_margin() -> None:
    off = only(checked(poster(text("Summer", (380, 30, 200, 60)), safe=12.0)))
    assert (off.rule, off.severity, off.block) == ("trim", "fault", "text")
    assert "mm off the page" in off.sentence
    near = only(checked(poster(text("Summer", (4, 30, 200, 60)), safe=12.0)))
    assert (near.rule, near.severity) == ("safe area", "warning")


def test_overflow_and_missing_glyphs() -> None:
    words = "far more words than this little box can hold in any way at all"
    assert ("overflow", "fault") in rules(checked(poster(text(words, (20, 20, 120, 30), size=20))))
    report = checked(poster(text("Hello \U00013080", (20, 20, 300, 60))))
    assert ("missing glyphs", "fault") in rules(report)


@pytest.mark.parametrize(
    ("size", "unit", "severity"),
    [
        (5.5, "mm", "fault"),
        (7.0, "mm", "warning"),
        (8.0, "mm", ""),
        (9.0, "px", "fault"),
        (12.0, "px", "warning"),
        (13.0, "px", ""),
    ],
)
def test_tiny_text(size: float, unit: str, severity: str) -> None:
    report = checked(poster(text("Imprint", (30, 30, 300, 40), size=size)), unit)
    assert rules(report) == ([("tiny text", severity)] if severity else [])


def test_weak_contrast_depends_on_size() -> None:
    # About 3.6 on the ground: too weak for body text, enough for a title.
    body = only(checked(poster(text("Doors open", (30, 30, 300, 40), size=12, fill="#9b6a3a"))))
    assert body.rule == "contrast"
    assert 3.0 < body.value < 4.5
    assert checked(poster(text("Doors", (30, 30, 300, 60), size=40, fill="#9b6a3a"))).passed
    faint = only(checked(poster(text("Doors", (30, 30, 300, 60), size=40, fill="#e8c8a0"))))
    assert faint.severity == "fault"


def test_texts_on_each_other_but_not_beside_each_other() -> None:
    over = checked(
        poster(
            text("Summer", (30, 30, 300, 60), id="a"), text("Festival", (60, 36, 300, 60), id="b")
        )
    )
    assert ("overlap", "fault") in rules(over)
    apart = checked(
        poster(
            text("Summer", (30, 30, 300, 60), id="a"),
            text("Festival", (30, 80, 300, 60), id="b"),
        )
    )
    assert rules(apart) == []
    # The box of a circle of letters holds the word in its middle; their ink doesn't meet.
    badge = checked(
        poster(
            text("ALL AROUND THE WORD", (110, 50, 200, 200), id="ring", size=16,
                 arc=ArcPath(210, 170, 80)),
            text("WORD", (180, 140, 90, 40), id="word", size=20),
        )
    )  # fmt: skip
    assert rules(badge) == []


def picture_document(side: int) -> tuple[Document, str, bytes]:
    data = io.BytesIO()
    Image.new("RGB", (side, side), (200, 180, 150)).save(data, "PNG")
    name = hashlib.sha256(data.getvalue()).hexdigest()
    layer = Picture(id="photo", box=Box(0, 0, 144, 144), asset=name)
    words = text("Summer", (150, 30, 200, 60))
    return poster(layer, words), name, data.getvalue()


def test_pictures_under_150_dpi_and_missing_ones() -> None:
    document, name, data = picture_document(300)
    assert rules(checked(document, **{"a" + name: data})) == []
    document, name, data = picture_document(200)
    coarse = only(checked(document, **{"a" + name: data}))
    assert (coarse.rule, coarse.severity, coarse.block) == ("resolution", "warning", "photo")
    assert "100 dpi" in coarse.sentence
    assert only(preflight([compose(document)], assets={})).rule == "picture missing"
    assert (
        only(preflight([compose(document)], assets={name: b"nonsense"})).rule == "picture missing"
    )


def test_an_empty_document_and_an_empty_page() -> None:
    assert not preflight([]).passed
    empty = Document(pages=(Page(width=100, height=100),))
    assert rules(preflight([compose(empty)])) == [("empty", "fault")]
    assert rules(preflight([compose(poster())])) == [("no text", "warning")]


def test_faults_come_first() -> None:
    report = checked(
        poster(
            text("Imprint", (30, 30, 300, 40), id="small", size=7),
            text("Summer", (380, 80, 300, 60), id="off"),
        )
    )
    assert [f.severity for f in report.findings] == ["fault", "warning"]
    assert not report.passed
