"""Scenes as pixels."""

from __future__ import annotations

import dataclasses
import os
import subprocess
import sys
from pathlib import Path as FilePath
from typing import Any

import numpy as np
import pytest

from engine.document.colour import rgb
from engine.document.model import Box
from engine.drawing.scene import (
    Fill,
    Image,
    Layered,
    Line,
    Linear,
    Path,
    Radial,
    Scene,
)
from engine.errors import UserError
from exporters import raster
from tests.exporters.samples import (
    ASSETS,
    BLACK,
    WHITE,
    circle,
    encoded,
    flat,
    gradient_steps,
    mean_difference,
    poster,
    rect,
    stops,
    words,
)


def page(*nodes: Any, side: float = 100.0, **more: Any) -> Scene:
    return Scene(side, side, 0.0, 0.0, nodes, **more)


def drawn(*nodes: Any, scale: float = 1.0, assets: dict[str, bytes] | None = None) -> Any:
    return raster.render(page(*nodes), scale=scale, assets=assets or ASSETS)


def test_sizes_are_whole_pixels_filled_to_the_edge() -> None:
    a4 = Scene(595.28, 841.89, 8.5, 0, (Fill(rect(-9, -9, 700, 900), rgb(1, 0, 0)),))
    trimmed = raster.render(a4, scale=150 / 72, assets={})
    assert trimmed.shape == (1754, 1240, 3)
    assert (trimmed[..., 1:] == 0).all()
    whole = raster.render(a4, scale=1.0, assets={}, bleed=True)
    assert whole.shape == (859, 612, 3)


def test_bands_equal_the_whole_picture() -> None:
    scene = poster(grain=0.012)
    scale = 4.1
    size = raster.grid(scene, scale=scale, bleed=True)
    assert size.tile_height < size.height / 2
    whole = raster.render(scene, scale=scale, assets=ASSETS, bleed=True)
    edge = size.tile_height
    for rows in ((0, 50), (edge - 3, edge + 3), (edge * 2 - 1, edge * 2), (2000, size.height)):
        band = raster.render(scene, scale=scale, assets=ASSETS, bleed=True, rows=rows)
        assert np.array_equal(band, whole[rows[0] : rows[1]])


def test_tiles_leave_no_seam() -> None:
    """The same picture drawn in one tile and in many differs by rounding at most."""
    scene = poster(bleed=0.0)
    one = raster.render(scene, scale=2.0, assets=ASSETS)
    size = raster.grid(scene, scale=2.0)
    small = dataclasses.replace(size, tile_height=97, tile_width=301)
    original, raster.grid = raster.grid, lambda *_args, **_options: small
    try:
        many = raster.render(scene, scale=2.0, assets=ASSETS)
    finally:
        raster.grid = original
    assert np.abs(one.astype(int) - many).max() <= 3


def test_wide_banners_pass_the_painter_limit() -> None:
    banner = Scene(2000.0, 2.0, 0, 0, (Fill(rect(1990, 0, 10, 2), rgb(0, 0, 1)),))
    pixels = raster.render(banner, scale=20.0, assets={})
    assert pixels.shape == (40, 40_000, 3)
    assert pixels[20, 39_900].tolist() == [0, 0, 255]
    assert pixels[20, 39_000].tolist() == [255, 255, 255]


@pytest.mark.parametrize("scale", [0.0, -1.0, float("nan"), float("inf"), 1e9])
def test_absurd_sizes_are_refused(scale: float) -> None:
    with pytest.raises(UserError):
        raster.render(page(), scale=scale, assets={})


def test_the_fill_rule_makes_the_hole() -> None:
    ring = Path("MCCCCZ" * 2, circle(50, 50, 40).points + circle(50, 50, 20).points)
    assert drawn(Fill(ring, BLACK, rule="evenodd"))[50, 50, 0] == 255
    assert drawn(Fill(ring, BLACK))[50, 50, 0] == 0


def test_long_paths_draw_as_short_ones_do() -> None:
    """Paths past a length take another way into Qt: both must agree, open subpaths included."""
    box = Path("MLLLZ", (10, 10, 60, 10, 60, 60, 10, 60))
    many = Path(box.verbs * 9, box.points * 9)
    assert np.array_equal(drawn(Fill(box, BLACK)), drawn(Fill(many, BLACK)))
    zigzag = tuple(v for i in range(20) for v in (4.0 * i + 5, 30.0 + 20 * (i % 2)))
    short = Path("M" + "L" * 19, zigzag)
    long = Path(short.verbs + "M" * 9, (*zigzag, *(90.0, 90.0) * 9))
    assert np.array_equal(drawn(Line(short, BLACK, 2)), drawn(Line(long, BLACK, 2)))


def test_group_opacity_is_of_the_whole() -> None:
    red, blue = Fill(circle(40, 50, 25), rgb(1, 0, 0)), Fill(circle(60, 50, 25), rgb(0, 0, 1))
    pixels = drawn(Layered((red, blue), opacity=0.5))
    assert np.abs(pixels[50, 50].astype(int) - (127, 127, 255)).max() <= 2
    alone = drawn(Layered((red,), opacity=0.5))
    assert np.abs(alone[50, 40].astype(int) - (255, 127, 127)).max() <= 2


def test_groups_in_groups_keep_transform_and_clip() -> None:
    square = Fill(rect(0, 0, 10, 10), BLACK)
    twin = Fill(rect(4, 4, 10, 10), BLACK)
    inner = Layered((square, twin), matrix=(2, 0, 0, 2, 10, 10), opacity=0.5)
    outer = Layered((inner,), matrix=(1, 0, 0, 1, 20, 20), clip=rect(10, 10, 12, 50), opacity=0.5)
    pixels = drawn(outer)
    assert abs(int(pixels[40, 35, 0]) - 191) <= 2
    assert pixels[40, 45, 0] == 255
    assert pixels[25, 25, 0] == 255


def test_clips_have_soft_edges() -> None:
    clipped = Layered((Fill(rect(0, 0, 100, 100), BLACK),), clip=circle(50, 50, 33.3))
    assert np.unique(drawn(clipped)).size > 50


def test_gradients_are_smooth_and_padded() -> None:
    ramp = Linear(20, 0, 80, 0, stops((0, BLACK), (1, WHITE)))
    row = drawn(Fill(rect(0, 0, 100, 100), ramp), scale=6.0)[300, :, 0]
    assert row[:110].max() == 0
    assert row[-110:].min() == 255
    assert gradient_steps(row) <= 1
    disc = Radial(50, 50, 40, stops((0, BLACK), (1, WHITE)))
    assert gradient_steps(drawn(Fill(rect(0, 0, 100, 100), disc), scale=4.0)[200, :, 0]) <= 2


@pytest.mark.parametrize(("x1", "y1"), [(0.0, 800.0), (800.0, 0.0), (565.685, 565.685)])
def test_gradients_keep_true_at_print_sizes(x1: float, y1: float) -> None:
    """Qt's quick way drifts by several levels over some thousand pixels."""
    ground = Fill(rect(0, 0, 800, 800), Linear(0, 0, x1, y1, stops((0, BLACK), (1, WHITE))))
    pixels = raster.render(page(ground, side=800.0), scale=4.0, assets={}, rows=(1600, 1601))
    x = (np.arange(3200) + 0.5) / 4
    expected = ((x * x1 + 400.125 * y1) / (x1**2 + y1**2)).clip(0, 1) * 255
    assert np.abs(pixels[0, :, 0] - expected).max() < 1.0


def test_a_radial_matrix_makes_an_ellipse() -> None:
    disc = Radial(0, 0, 1, stops((0, BLACK), (0.99, BLACK), (1, WHITE)), (40, 0, 0, 10, 50, 50))
    pixels = drawn(Fill(rect(0, 0, 100, 100), disc))
    assert pixels[50, 15, 0] == 0
    assert pixels[15, 50, 0] == 255


def test_hard_stops_stay_hard() -> None:
    red, blue = rgb(1, 0, 0), rgb(0, 0, 1)
    halves = Linear(0, 0, 100, 0, stops((0, red), (0.5, red), (0.5, blue), (1, blue)))
    pixels = drawn(Fill(rect(0, 0, 100, 100), halves))
    assert pixels[50, 48].tolist() == [255, 0, 0]
    assert pixels[50, 52].tolist() == [0, 0, 255]


def test_a_gradient_without_extent_is_its_last_colour() -> None:
    nowhere = Linear(5, 5, 5, 5, stops((0, WHITE), (1, BLACK)))
    assert drawn(Fill(rect(0, 0, 100, 100), nowhere)).max() == 0


def test_dashes_count_in_points() -> None:
    line = Line(Path("ML", (0, 50, 100, 50)), BLACK, 4, cap="butt", dash=(10, 10))
    row = drawn(line, scale=2.0)[100, :, 0]
    assert row[5] == 0
    assert row[30] == 255
    assert row[50] == 0


def test_pictures_crop_and_mask() -> None:
    quarters = np.zeros((40, 40, 3), np.uint8)
    quarters[:20, :20] = (255, 0, 0)
    quarters[:20, 20:] = (0, 255, 0)
    quarters[20:, :20] = (0, 0, 255)
    mask = np.zeros((40, 40), np.uint8)
    mask[:, :20] = 255
    assets = {"quarters": encoded(quarters, "PNG"), "left": encoded(mask, "PNG")}
    cropped = drawn(Image("quarters", Box(0, 0, 100, 100), crop=(0.5, 0, 1, 0.5)), assets=assets)
    assert cropped[50, 50].tolist() == [0, 255, 0]
    masked = drawn(Image("quarters", Box(0, 0, 100, 100), mask="left"), assets=assets)
    assert masked[25, 25].tolist() == [255, 0, 0]
    assert masked[25, 75].tolist() == [255, 255, 255]


def test_large_pictures_shrink_without_moire() -> None:
    fine = np.zeros((1200, 1200), np.uint8)
    fine[::2] = 255
    pixels = drawn(Image("fine", Box(0, 0, 100, 100)), assets={"fine": encoded(fine, "PNG")})
    assert np.abs(pixels[10:90, 10:90].astype(int) - 127).max() <= 8


def test_missing_pictures_are_said() -> None:
    with pytest.raises(UserError, match="missing"):
        drawn(Image("nowhere", Box(0, 0, 10, 10)))


def test_text_can_be_left_out() -> None:
    scene = Scene(600.0, 800.0, 0, 0, (Fill(rect(0, 0, 600, 800), rgb(0, 0, 0.4)), *words()))
    bare = raster.render(scene, scale=0.5, assets={}, with_text=False)
    assert np.unique(bare.reshape(-1, 3), axis=0).shape == (1, 3)
    full = raster.render(scene, scale=0.5, assets={})
    assert mean_difference(bare, full) > 5


def test_grain_is_even_quiet_and_the_same_every_time() -> None:
    grey = flat(rgb(0.5, 0.5, 0.5), side=300.0, grain=0.012)
    pixels = raster.render(grey, scale=1.0, assets={})
    assert np.array_equal(pixels, raster.render(grey, scale=1.0, assets={}))
    assert abs(pixels.std() / 255 - 0.012) < 0.001
    assert abs(pixels.mean() - 128) < 0.3
    assert (pixels[..., 0] == pixels[..., 1]).all()
    for extreme in (WHITE, BLACK):
        assert raster.render(flat(extreme, grain=0.02), scale=1.0, assets={}).std() == 0


def test_a_painter_of_someone_else_gets_the_same_picture() -> None:
    from PySide6.QtCore import QRectF
    from PySide6.QtGui import QImage, QPainter

    scene = poster(bleed=0.0)
    image = QImage(600, 800, QImage.Format.Format_RGB32)
    image.fill(0xFFFFFFFF)
    painter = QPainter(image)
    raster.paint(painter, scene, assets=ASSETS, visible=QRectF(0, 0, 600, 800))
    painter.end()
    seen = np.frombuffer(image.constBits(), np.uint8).reshape(800, 600, 4)[..., 2::-1]
    assert mean_difference(seen, raster.render(scene, scale=1.0, assets=ASSETS)) < 0.05


def test_it_draws_on_a_machine_without_a_screen(tmp_path: FilePath) -> None:
    """No display, no platform plug-in chosen, no application object."""
    code = (
        "from tests.exporters.samples import ASSETS, poster\n"
        "from exporters import raster\n"
        "from PySide6.QtGui import QGuiApplication\n"
        "pixels = raster.render(poster(), scale=0.25, assets=ASSETS)\n"
        "assert QGuiApplication.instance() is None\n"
        "print(pixels.shape, pixels.std() > 20)\n"
    )
    hidden = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
    environment = {k: v for k, v in os.environ.items() if k not in hidden}
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, env=environment, check=False
    )
    assert done.returncode == 0, done.stderr
    assert done.stdout.strip() == "(200, 150, 3) True"
