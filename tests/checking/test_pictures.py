"""Pages are cut from files of any size, and files that lie are refused in one line."""

from __future__ import annotations

import resource
import struct
import sys
import zlib
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from engine.checking.pictures import ImagePage, open_pages
from engine.checking.proof import prove_file
from engine.document.model import Box
from engine.errors import UserError
from exporters.pdf import write_pdf
from tests.checking.posters import BLACK, drawn, poster, text


def test_a_piece_says_where_it_lies() -> None:
    picture = np.arange(100 * 200 * 3, dtype=np.uint32).reshape(100, 200, 3).astype(np.uint8)
    page = ImagePage.of_array(picture, 2.0, origin=(20.0, 10.0))
    piece = page.piece(Box(5, 5, 10, 10), 2.0)
    assert (piece.x, piece.y, piece.scale) == (5.0, 5.0, 2.0)
    np.testing.assert_array_equal(piece.picture, picture[20:40, 30:50])
    half = page.piece(Box(5, 5, 10, 10), 1.0)
    assert half.picture.shape == (10, 10, 3)
    assert half.scale == 1.0
    outside = page.piece(Box(500, 500, 10, 10), 2.0)
    assert outside.picture.size == 0


def test_pdf_pieces_and_png_show_the_same_place(tmp_path: Path) -> None:
    """Marks and bleed move the trim inside the sheet; the pieces are cut by the trim."""
    scene, picture = drawn(
        poster(text("Summer", (100, 100, 200, 60), face=BLACK, size=40), bleed=9.0), scale=3.0
    )
    write_pdf([scene], tmp_path / "a.pdf", assets={}, marks=True)
    box = scene.blocks[0].ink.grown(4)
    wanted = ImagePage.of_array(picture, 3.0).piece(box, 3.0)
    with open_pages(tmp_path / "a.pdf", [scene]) as (page,):
        for scale in (3.0, 7.0):
            found = page.piece(box, scale)
            size = (wanted.picture.shape[1], wanted.picture.shape[0])
            sized = np.asarray(Image.fromarray(found.picture).resize(size), np.float32)
            step = abs(sized - wanted.picture.astype(np.float32)).mean()
            assert step < 8, f"at {scale} px per point"
            assert abs(found.x - wanted.x) < 1.5 / 3


def test_an_a0_sheet_is_proved_in_little_memory(tmp_path: Path) -> None:
    small = text("Printed at the press by the river, 12 June", (200, 3200, 900, 20), size=9)
    large = text("Summer", (200, 200, 1900, 700), face=BLACK, size=420, id="title")
    scene, _ = drawn(poster(small, large, width=2384.0, height=3370.0), scale=0.2)
    write_pdf([scene], tmp_path / "a0.pdf", assets={})
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    report = prove_file(tmp_path / "a0.pdf", [scene])
    assert [b.sentence for b in report.faults] == []
    grown = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before
    unit = 1 if sys.platform == "darwin" else 1024
    assert grown * unit < 400e6


@pytest.mark.parametrize("data", [b"", b"%PDF-1.7\nnothing", b"\x89PNG\r\n\x1a\nbroken", b"words"])
def test_what_is_no_picture_is_refused(tmp_path: Path, data: bytes) -> None:
    scene, _ = drawn(poster(text("A", (20, 20, 100, 60))))
    path = tmp_path / "odd.png"
    path.write_bytes(data)
    with pytest.raises(UserError, match=r"odd\.png: is no"):
        prove_file(path, [scene])
    with pytest.raises(UserError, match="there is no"):
        prove_file(tmp_path / "none.pdf", [scene])


def test_a_picture_that_claims_to_be_huge_is_refused_unread(tmp_path: Path) -> None:
    def chunk(kind: bytes, body: bytes) -> bytes:
        return (
            struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))
        )

    header = struct.pack(">IIBBBBB", 60_000, 60_000, 8, 2, 0, 0, 0)
    path = tmp_path / "bomb.png"
    path.write_bytes(
        b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", b"") + chunk(b"IEND", b"")
    )
    scene, _ = drawn(poster(text("A", (20, 20, 100, 60)), width=300, height=300))
    with pytest.raises(UserError, match=r"bomb\.png: (has more than|is no picture)"):
        prove_file(path, [scene])


def test_a_cut_off_picture_is_refused(tmp_path: Path) -> None:
    scene, picture = drawn(poster(text("A", (20, 20, 100, 60))))
    whole = tmp_path / "whole.png"
    Image.fromarray(picture).save(whole)
    (tmp_path / "half.png").write_bytes(whole.read_bytes()[: whole.stat().st_size // 2])
    with pytest.raises(UserError, match="is no picture that can be read"):
        prove_file(tmp_path / "half.png", [scene])


def test_a_file_of_another_document_is_refused(tmp_path: Path) -> None:
    scene, picture = drawn(poster(text("A", (20, 20, 100, 60))))
    other, _ = drawn(poster(text("A", (20, 20, 100, 60)), width=300, height=300))
    Image.fromarray(picture).save(tmp_path / "a.png")
    write_pdf([scene], tmp_path / "a.pdf", assets={})
    for name in ("a.png", "a.pdf"):
        with pytest.raises(UserError, match="proportions") as caught:
            prove_file(tmp_path / name, [other])
        assert caught.value.status == 1
        with pytest.raises(UserError, match="has 1 pages, the document 2"):
            prove_file(tmp_path / name, [scene, scene])


def test_transparent_and_grey_and_cmyk_pictures_are_read(tmp_path: Path) -> None:
    scene, picture = drawn(poster(text("Summer Festival", (20, 20, 380, 60)), height=100))
    image = Image.fromarray(picture)
    image.convert("RGBA").save(tmp_path / "a.png")
    image.convert("L").save(tmp_path / "g.png")
    image.convert("CMYK").save(tmp_path / "c.tif")
    for name in ("a.png", "g.png", "c.tif"):
        assert prove_file(tmp_path / name, [scene]).passed, name
