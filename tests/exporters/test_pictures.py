"""Pictures that people bring."""

from __future__ import annotations

import io
import struct
import zlib

import numpy as np
import pytest
from PIL import Image

from engine.errors import UserError
from exporters import colour, pictures
from tests.exporters.samples import ASSETS, encoded


def test_a_missing_picture_is_said() -> None:
    with pytest.raises(UserError, match="missing"):
        pictures.stored({}, "0123456789abcdef")


@pytest.mark.parametrize("data", [b"", b"GIF89a", b"not a picture", ASSETS["photo"][:900]])
def test_broken_files_are_refused_in_one_line(data: bytes) -> None:
    with pytest.raises(UserError, match=r"can't be read|damaged"):
        pictures.decode(data, "broken")


def test_a_bomb_is_refused_before_it_is_unpacked() -> None:
    def chunk(kind: bytes, data: bytes) -> bytes:
        body = kind + data
        return struct.pack(">I", len(data)) + body + struct.pack(">I", zlib.crc32(body))

    head = struct.pack(">IIBBBBB", 100_000, 100_000, 8, 2, 0, 0, 0)
    bomb = b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", b"") + chunk(b"IEND", b"")
    with pytest.raises(UserError, match=r"too large|can't be read"):
        pictures.decode(bomb, "bomb")


def test_transparency_comes_apart_from_colour() -> None:
    pixels, alpha = pictures.decode(ASSETS["glow"], "glow")
    assert pixels.shape == (200, 200, 3)
    assert alpha is not None
    assert alpha[100, 100] > 250 > 5 > alpha[0, 0]


def test_an_opaque_alpha_channel_is_dropped() -> None:
    solid = np.full((4, 4, 4), 255, np.uint8)
    assert pictures.decode(encoded(solid, "PNG"), "solid")[1] is None


def test_sixteen_bit_greys_are_scaled() -> None:
    wide = np.array([[0, 32768, 65535]], np.uint16)
    pixels, _ = pictures.decode(encoded(wide, "PNG"), "wide")
    assert pixels[0, :, 0].tolist() == [0, 128, 255]


def test_a_turned_photograph_stands_upright() -> None:
    picture = Image.new("RGB", (40, 20), (255, 0, 0))
    exif = picture.getexif()
    exif[0x0112] = 6
    buffer = io.BytesIO()
    picture.save(buffer, "JPEG", exif=exif)
    assert pictures.upright_size(buffer.getvalue(), "turned") == (20, 40)
    assert pictures.decode(buffer.getvalue(), "turned")[0].shape == (40, 20, 3)


def test_a_cmyk_photograph_is_seen_as_printed() -> None:
    buffer = io.BytesIO()
    Image.new("CMYK", (8, 8), (0, 255, 255, 0)).save(buffer, "JPEG")
    red = pictures.decode(buffer.getvalue(), "inks")[0][4, 4]
    assert red[0] > 180
    assert red[1] < 90


def test_an_embedded_profile_is_honoured() -> None:
    plain = np.full((8, 8, 3), (200, 60, 60), np.uint8)
    tagged = encoded(plain, "PNG", icc_profile=colour.srgb_icc())
    assert np.abs(pictures.decode(tagged, "tagged")[0].astype(int) - plain).max() <= 1
    damaged = encoded(plain, "PNG", icc_profile=b"nonsense" * 40)
    assert np.array_equal(pictures.decode(damaged, "damaged")[0], plain)
