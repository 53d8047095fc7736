"""From a vector poster to a painted one, and back: the words stay exact."""

from __future__ import annotations

import io
from functools import lru_cache
from pathlib import Path

import msgspec
import numpy as np
import pytest
from PIL import Image

from app.making import make
from engine.decoding.nano import Nano, first_style
from engine.document import file as document_file
from engine.document.model import (
    Artwork,
    Box,
    Document,
    Group,
    Page,
    Picture,
    PicturePaint,
    SceneSource,
    Shape,
    SolidPaint,
    SubjectSource,
    TextBlock,
    TextRun,
    TextStyle,
)
from engine.document.palettes import PALETTES
from engine.drawing.compose import compose
from engine.errors import UserError
from engine.jobs import decoding
from engine.jobs.art_layers import unpainted
from engine.jobs.decoding import Decoded, Wish, decoded, scale_of
from exporters import gate
from exporters.raster import render

FACE = "anton-400"
SMALL = 256


@pytest.fixture(autouse=True)
def small_pages(monkeypatch: pytest.MonkeyPatch) -> None:
    """Painted at fewer pixels than posters are: as large as they are."""
    monkeypatch.setattr(decoding, "SHORT", (SMALL, 1280))


@lru_cache(maxsize=1)
def decoder() -> Nano:
    return Nano.load()


def material() -> str:
    return next(s.name for s in decoder().styles.values() if s.kind == "letters")


def style() -> str:
    return first_style(decoder().styles)


def words(id: str, text: str, box: Box, role: str = "title") -> TextBlock:
    from engine.text import fonts

    face = FACE if FACE in fonts.catalogue() else next(iter(fonts.catalogue()))
    fill = SolidPaint(PALETTES["sunset"][0])
    return TextBlock(
        id=id, box=box, role=role, runs=(TextRun(text),), language="en",
        style=TextStyle(faces=(face,), size=60, fill=fill, fit="box", max_size=80),
    )  # fmt: skip


def poster(bleed: float = 0.0, above: bool = False) -> Document:
    scene = Artwork(
        id="scene", box=Box(0, 0, 320, 400),
        source=SceneSource("mountains", seed=4, palette=PALETTES["sunset"]),
    )  # fmt: skip
    title = words("title", "Ridge Run", Box(24, 30, 272, 90))
    plate = Shape(id="bar", box=Box(0, 350, 320, 50), fill=SolidPaint(PALETTES["sunset"][0]))
    subject = Artwork(
        id="subject", box=Box(110, 180, 120, 120), source=SubjectSource("noto:saxophone")
    )
    layers = (scene, title, subject, plate) if above else (scene, subject, title, plate)
    page = Page(width=320, height=400, bleed=bleed, layers=layers)
    return Document(title="Ridge Run", pages=(page,), unit="px", language="en")


@lru_cache(maxsize=4)
def painted(above: bool = False) -> Decoded:
    return decoded(poster(9.0, above), Wish(style(), "", 3), render, decoder=decoder())


def test_the_scene_is_a_picture_and_its_vectors_wait_below() -> None:
    page = painted().document.pages[0]
    assert [layer.id for layer in page.layers] == ["drawing-1", "painted-1", "title", "bar"]
    assert [layer.visible for layer in page.layers] == [False, True, True, True]
    kept, picture = page.layers[:2]
    assert isinstance(kept, Group)
    assert kept.children == poster(9.0).pages[0].layers[:2]
    assert isinstance(picture, Picture)
    assert (picture.box.x, picture.box.width) == (-9.0, 338.0)
    with Image.open(io.BytesIO(painted().assets[picture.asset])) as file:
        assert file.width == pytest.approx(338 * scale_of(painted().document, page), abs=1)
        assert min(file.size) == 338


def test_it_can_be_undone_and_painted_again() -> None:
    for above in (False, True):
        back = unpainted(painted(above).document).pages[0]
        assert [x for x in back.layers if not isinstance(x, TextBlock)] == [
            x for x in poster(9.0, above).pages[0].layers if not isinstance(x, TextBlock)
        ]
    plain = poster()
    assert unpainted(plain) is plain
    # Another seed paints the drawing, not what was painted of it.
    other, first = Wish(style(), "", 4), poster(9.0)
    again = decoded(painted().document, other, render, decoder=decoder())
    fresh = decoded(first, other, render, decoder=decoder())
    assert again.document.pages[0].layers[:2] == fresh.document.pages[0].layers[:2]


def test_the_recipe_says_what_painted() -> None:
    recipe = painted().document.recipe
    assert recipe is not None
    assert (recipe.style, recipe.material) == (style(), "")
    assert recipe.decoder == "nano"
    assert recipe.decoder_digest == decoder().digest
    assert recipe.decoder_seed == 3


def test_the_same_seed_gives_the_same_bytes() -> None:
    again = decoded(poster(9.0), Wish(style(), "", 3), render, decoder=decoder())
    assert again.document == painted().document
    assert again.assets == painted().assets
    other = decoded(poster(9.0), Wish(style(), "", 4), render, decoder=decoder())
    assert other.assets.keys() != again.assets.keys()


def test_artwork_above_words_shows_its_own_part_of_the_picture() -> None:
    page = painted(above=True).document.pages[0]
    assert [layer.id for layer in page.layers] == [
        "drawing-1", "painted-1", "title", "drawing-2", "painted-2", "bar",
    ]  # fmt: skip
    over = page.layers[4]
    assert isinstance(over, Picture)
    with Image.open(io.BytesIO(painted(above=True).assets[over.mask])) as file:
        mask = np.array(file.convert("L"))
    share = (mask > 128).mean()
    assert 0.01 < share < 0.14
    scene = compose(painted(above=True).document)
    pixels = render(scene, scale=1.0, assets=painted(above=True).assets)
    assert pixels.shape == (400, 320, 3)


def test_a_painted_document_is_saved_and_opened_whole(tmp_path: Path) -> None:
    path = tmp_path / "ridge.affiche"
    document_file.save(path, painted().document, painted().assets)
    loaded = document_file.load(path)
    assert loaded.document == painted().document
    assert set(painted().assets) <= set(loaded.assets)


def test_letters_keep_their_vector_edges_and_their_proof(tmp_path: Path) -> None:
    found = decoded(poster(), Wish("", material(), 1), render, decoder=decoder())
    title = found.document.pages[0].layers[2]
    assert isinstance(title, TextBlock)
    fill = title.style.fill
    assert isinstance(fill, PicturePaint)
    assert title.text == "Ridge Run"
    assert fill.asset in found.assets
    recipe = found.document.recipe
    assert recipe is not None
    assert (recipe.style, recipe.material) == ("", material())
    delivery = gate.deliver(found.document, found.assets, tmp_path / "ridge.pdf")
    assert delivery.proof["passed"]
    # The painted inside is no flat colour.
    with Image.open(io.BytesIO(found.assets[fill.asset])) as file:
        assert np.array(file).std(axis=(0, 1)).max() > 3


def test_progress_may_cancel_and_names_its_stages() -> None:
    told: list[str] = []
    decoded(
        poster(), Wish(style(), material(), 1), render, None,
        lambda stage, done: told.append(stage), decoder(),
    )  # fmt: skip
    assert list(dict.fromkeys(told)) == ["painting", "lettering", "done"]

    class StopError(Exception):
        pass

    def stop(stage: str, done: float) -> None:
        raise StopError

    with pytest.raises(StopError):
        decoded(poster(), Wish(style(), "", 1), render, None, stop, decoder())


def test_a_page_is_painted_as_fine_as_it_is_looked_at(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.undo()
    a4 = Page(width=595.3, height=841.9, bleed=8.5)
    print_ = msgspec.structs.replace(poster(), unit="mm", pages=(a4,))
    assert scale_of(print_, a4) * 72 >= 150
    post = Page(width=1080, height=1350)
    assert scale_of(msgspec.structs.replace(poster(), pages=(post,)), post) == 1.0
    stamp = Page(width=200, height=400)
    assert 200 * scale_of(poster(), stamp) == decoding.SHORT[0]
    wall = Page(width=2384, height=3370)
    assert 2384 * scale_of(print_, wall) == pytest.approx(decoding.SHORT[1])


def test_what_cannot_be_painted_is_said() -> None:
    page = poster().pages[0]
    bare = msgspec.structs.replace(page, layers=page.layers[2:])
    plain = msgspec.structs.replace(poster(), pages=(bare,))
    with pytest.raises(UserError, match="no artwork to paint"):
        decoded(plain, Wish(style(), "", 1), render, decoder=decoder())
    silent = msgspec.structs.replace(page, layers=page.layers[:2])
    mute = msgspec.structs.replace(poster(), pages=(silent,))
    with pytest.raises(UserError, match="no title"):
        decoded(mute, Wish("", material(), 1), render, decoder=decoder())


def order(out: Path, **given: object) -> dict[str, object]:
    asked: dict[str, object] = {
        "prompt": "a mountain trail run at sunrise", "out": out,
        "texts": (("title", "Ridge Run"), ("caption", "14 September")), "size": "540x675px",
        "seed": 5, "variants": 1, "art": "decoded", "palette": None, "scene": None, "layout": None,
        "pairing": None, "colours": (), "faces": (), "regions": (), "brand": None,
        "language": None, "like": None, "dpi": 0.0, "device": None, "quiet": True,
    }  # fmt: skip
    return make(**(asked | given))  # type: ignore[arg-type]


def test_a_decoded_poster_is_proved_like_any_other(tmp_path: Path) -> None:
    result = order(tmp_path / "run.png", style=style(), lettering=material())
    assert result["passed"]
    assert (tmp_path / "run.png").stat().st_size > 100_000


def test_wrong_wishes_are_refused_before_anything_is_drawn(tmp_path: Path) -> None:
    out = tmp_path / "run.png"
    with pytest.raises(UserError, match="no style is called 'oil'"):
        order(out, style="oil")
    with pytest.raises(UserError, match="no material is called 'butter'"):
        order(out, art="vector", lettering="butter")
    with pytest.raises(UserError, match=r"--style watercolour.*--art decoded"):
        order(out, art="vector", style="watercolour")
    with pytest.raises(UserError, match="'clay' is not a kind of artwork"):
        order(out, art="clay")
    assert not list(tmp_path.iterdir())
