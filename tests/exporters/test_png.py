"""PNG files, as other readers see them."""

from __future__ import annotations

import io
import os
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from engine.errors import UserError
from exporters import colour, png, raster
from tests.exporters.samples import ASSETS, poster


def test_a_reader_gets_the_rendered_pixels(tmp_path: Path) -> None:
    scene = poster(grain=0.01)
    size = png.write_png(scene, tmp_path / "poster.png", dpi=144, assets=ASSETS)
    with Image.open(tmp_path / "poster.png") as picture:
        assert picture.size == size == (1200, 1600)
        assert np.array_equal(np.asarray(picture), raster.render(scene, scale=2.0, assets=ASSETS))
        assert picture.info["dpi"] == pytest.approx((144, 144), abs=0.02)
        assert picture.info["icc_profile"] == colour.srgb_icc()
        assert picture.info["Title"] == scene.title


def test_bleed_is_included_on_demand(tmp_path: Path) -> None:
    scene = poster(bleed=9.0)
    png.write_png(scene, tmp_path / "poster.png", dpi=72, assets=ASSETS, bleed=True)
    with Image.open(tmp_path / "poster.png") as picture:
        assert picture.size == (618, 818)


def test_many_bands_make_one_picture() -> None:
    rng = np.random.default_rng(3)
    pixels = rng.integers(0, 256, (1000, 7, 3), dtype=np.uint8)
    buffer = io.BytesIO()
    png.write_bands(buffer, (pixels[i : i + 33] for i in range(0, 1000, 33)), 7, 1000, dpi=300)
    with Image.open(io.BytesIO(buffer.getvalue())) as picture:
        assert np.array_equal(np.asarray(picture), pixels)


def test_equal_scenes_give_equal_bytes(tmp_path: Path) -> None:
    for name in "ab":
        png.write_png(poster(grain=0.01), tmp_path / name, dpi=72, assets=ASSETS)
    assert (tmp_path / "a").read_bytes() == (tmp_path / "b").read_bytes()


class CancelledError(Exception):
    pass


def test_cancelling_keeps_the_old_file(tmp_path: Path) -> None:
    target = tmp_path / "poster.png"
    target.write_bytes(b"old")
    seen: list[float] = []

    def progress(fraction: float) -> None:
        seen.append(fraction)
        if fraction > 0.3:
            raise CancelledError

    with pytest.raises(CancelledError):
        png.write_png(poster(), target, dpi=288, assets=ASSETS, progress=progress)
    assert target.read_bytes() == b"old"
    assert len(list(tmp_path.iterdir())) == 1
    assert seen == sorted(seen)
    assert seen[-1] < 1.0


@pytest.mark.parametrize("dpi", [0.0, -3.0, float("nan"), 1e6])
def test_absurd_resolutions_are_refused(tmp_path: Path, dpi: float) -> None:
    with pytest.raises(UserError, match="out of range"):
        png.write_png(poster(), tmp_path / "poster.png", dpi=dpi, assets=ASSETS)
    assert not list(tmp_path.iterdir())


@pytest.mark.skipif(not os.path.exists("/dev/full"), reason="the system has no /dev/full")
def test_a_full_disk_is_said() -> None:
    with pytest.raises(UserError, match="disk is full"):
        png.write_png(poster(), "/dev/full", dpi=72, assets=ASSETS)


def test_memory_does_not_grow_with_the_picture(tmp_path: Path) -> None:
    """A2 at 300 dpi is 104 MB raw; the process may grow by less than half of that."""
    code = (
        "import resource, sys\n"
        "from engine.drawing.scene import Scene\n"
        "from exporters import png\n"
        "from tests.exporters.samples import ASSETS, artwork\n"
        "small = Scene(300, 400, 0, 0, artwork(300, 400, 0))\n"
        "png.write_png(small, sys.argv[1], dpi=72, assets=ASSETS)\n"
        "before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss\n"
        "large = Scene(1191, 1684, 0, 0, artwork(1191, 1684, 0))\n"
        "print(png.write_png(large, sys.argv[1], dpi=300, assets=ASSETS))\n"
        "print((resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before) // 1024)\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", code, str(tmp_path / "a2.png")],
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    size, grown = done.stdout.splitlines()
    assert size == "(4962, 7017)"
    unit = 1024 if sys.platform == "darwin" else 1
    assert int(grown) // unit < 52
