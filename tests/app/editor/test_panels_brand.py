"""A designer makes a brand kit, holds a poster to it, and takes it along to the next one."""

from __future__ import annotations

import io
import json
from pathlib import Path

import msgspec
import pytest
from PIL import Image
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.editor.brand import brand_checks, brand_rules, kits
from app.editor.brand.brand_rules import Rules
from app.editor.look import tokens
from app.editor.panels.brand import BrandPanel
from app.editor.panels.brand_parts import NamePopover
from app.editor.panels.colour_picker import Choice
from app.editor.session import Session
from app.editor.settings import Settings
from app.editor.workspace import Workspace
from app.making import read_brand
from engine.document import edits
from engine.document import file as document_file
from engine.document.colour import Colour, from_hex
from engine.document.model import Brand, Document, Picture, SolidPaint, Swatch, TextBlock
from engine.errors import UserError
from tests.document.samples import PALETTE, everything

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)
"""The offscreen plugin speaks of windows and keyboards when a popover opens."""

LEFT = Qt.MouseButton.LeftButton
RED = from_hex("#e23b3b")


def png(colour: str = "red") -> bytes:
    out = io.BytesIO()
    Image.new("RGB", (40, 20), colour).save(out, "PNG")
    return out.getvalue()


def kit(*colours: Colour, faces: tuple[str, ...] = ()) -> Brand:
    return Brand("Club", tuple(Swatch(f"c{n}", c) for n, c in enumerate(colours)), faces)


def poster(brand: Brand | None = None) -> Document:
    return msgspec.structs.replace(edits.remove_layer(everything(), "photo"), brand=brand)


@pytest.fixture(autouse=True)
def _dressed(qapp: QApplication) -> None:
    tokens.apply(qapp, "dark")


@pytest.fixture
def workspace(qapp: QApplication, tmp_path: Path) -> Workspace:
    return Workspace(Session(poster()), Settings(tmp_path / "a.ini"))


@pytest.fixture
def panel(qtbot: QtBot, workspace: Workspace, tmp_path: Path) -> BrandPanel:
    made = BrandPanel(workspace, folder=tmp_path / "brands")
    qtbot.addWidget(made)
    made.resize(298, 860)
    made.show()
    return made


def brand_of(workspace: Workspace) -> Brand:
    brand = workspace.session.document.brand
    assert brand is not None
    return brand


# ------------------------------------------------------------------ the kit


def test_a_kit_is_made_of_what_the_document_uses(panel: BrandPanel, workspace: Workspace) -> None:
    assert panel._empty.isVisible()
    panel.kits.make()
    brand = brand_of(workspace)
    assert [s.colour for s in brand.colours] == list(PALETTE)
    assert brand.faces == ("inter-tight-800",)
    assert brand.name == "Blue note"
    assert panel._scroll.isVisible()
    assert panel.colours.colours == PALETTE
    workspace.session.undo()
    assert panel._empty.isVisible()


def test_colours_are_added_changed_named_and_removed(
    panel: BrandPanel, workspace: Workspace, qtbot: QtBot
) -> None:
    panel.kits.make()
    QTest.mouseClick(panel.colours, LEFT, pos=panel.colours.cell(6).center())
    popover = panel._colours_popover
    assert popover is not None
    assert popover.isVisible()
    popover.picker.chosen.emit(Choice(RED))
    popover.picker.chosen.emit(Choice(from_hex("#112233")))
    assert [s.colour for s in brand_of(workspace).colours[6:]] == [from_hex("#112233")]
    popover.hide()
    panel._rename_colour(6)
    (name,) = [w for w in panel.findChildren(NamePopover) if w.isVisible()]
    QTest.keyClicks(name.field, "Ink")
    QTest.keyClick(name.field, Qt.Key.Key_Return)
    assert brand_of(workspace).colours[6].name == "Ink"
    panel.remove_colour(0)
    assert len(brand_of(workspace).colours) == 6


def test_a_colour_fills_what_is_selected(panel: BrandPanel, workspace: Workspace) -> None:
    panel.kits.make()
    session = workspace.session
    session.select("title", "ground")
    session.apply("Lock", lambda d: edits.lock(d, "ground"))
    QTest.mouseClick(panel.colours, LEFT, pos=panel.colours.cell(4).center())
    title = session.layer("title")
    assert isinstance(title, TextBlock)
    assert title.style.fill == SolidPaint(PALETTE[4])
    assert session.layer("ground") == edits.lock(everything(), "ground").pages[0].layers[0]
    assert session.history.step.name == "Fill with a brand colour"


def test_faces_are_set_for_titles_and_texts(panel: BrandPanel, workspace: Workspace) -> None:
    panel.kits.make()
    panel.set_face(0, "anton-400")
    assert brand_of(workspace).faces == ("anton-400", "inter-tight-800")
    assert panel.title_face.text() == "Anton"
    panel.set_face(1, "playfair-display-700")
    assert brand_of(workspace).faces == ("anton-400", "playfair-display-700")


def test_logos_are_kept_placed_and_removed(
    panel: BrandPanel, workspace: Workspace, tmp_path: Path
) -> None:
    panel.kits.make()
    (tmp_path / "logo.png").write_bytes(png())
    panel.kits.choose_file = lambda title, saving: tmp_path / "logo.png"
    panel.add_logo()
    (logo,) = brand_of(workspace).logos
    assert workspace.session.assets[logo] == png()
    (button,) = panel.logos.buttons
    QTest.mouseClick(button, LEFT)
    placed = workspace.session.document.pages[0].layers[-1]
    assert isinstance(placed, Picture)
    assert placed.asset == logo
    said: list[str] = []
    workspace.message.connect(lambda kind, text: said.append(text))
    (tmp_path / "logo.png").write_bytes(b"no picture")
    panel.add_logo()
    assert len(said) == 1
    assert "logo.png" in said[0]
    panel.remove_logo(logo)
    assert brand_of(workspace).logos == ()
    assert panel.no_logos.isVisible()


# ------------------------------------------------------------------ files


def test_a_kit_goes_along_to_another_document(
    panel: BrandPanel, workspace: Workspace, tmp_path: Path
) -> None:
    panel.kits.make()
    logo = workspace.session.add_asset(png())
    panel.kits.change("x", logos=(logo,), name="Harbour Club")
    panel.kits.keep()
    assert [name for name, _ in kits.kits(tmp_path / "brands")] == ["Harbour Club"]
    brand = brand_of(workspace)
    other = Session(Document(pages=poster().pages))
    workspace.set_session(other)
    assert panel._empty.isVisible()
    at = panel.kits.kit.findText("Harbour Club")
    panel.kits.kit.setCurrentIndex(at)
    panel.kits.kit.activated.emit(at)
    assert other.document.brand == brand
    assert other.assets[logo] == png()
    assert other.history.step.name == "Use brand kit Harbour Club"
    panel.kits.kit.setCurrentIndex(0)
    panel.kits.kit.activated.emit(0)
    assert other.document.brand is None


def test_a_kit_of_plain_colours_is_read_by_the_command_line(tmp_path: Path) -> None:
    plain = Brand("Club", (Swatch("", RED), Swatch("", PALETTE[0])), ("anton-400",))
    kits.write(tmp_path / "club.json", plain, {})
    assert kits.read(tmp_path / "club.json") == (plain, {})
    given = read_brand(tmp_path / "club.json")
    assert (given.name, given.colours) == ("Club", ("#e23b3b", "#10183a"))


def test_ink_colours_and_names_survive(tmp_path: Path) -> None:
    spot = Colour("spot", (1.0,), name="Pantone 185 C", alternate=(0.0, 0.9, 0.8, 0.0))
    rich = Brand("Club", (Swatch("Red", spot), Swatch("Sea", Colour("cmyk", (0.9, 0.4, 0, 0.1)))))
    kits.write(tmp_path / "club.json", rich, {})
    assert kits.read(tmp_path / "club.json")[0] == rich
    assert kits.file_name("  Café / Noir? ") == "Café-Noir.json"
    assert kits.file_name("///") == "brand.json"


@pytest.mark.parametrize(
    "text", ["", "[]", '{"colours": ["#zzz"]}', '{"colours": [3]}', '{"colours": ["#fff"' + "," * 9]
)
def test_what_is_no_kit_is_said(
    panel: BrandPanel, workspace: Workspace, tmp_path: Path, text: str
) -> None:
    path = tmp_path / "x.json"
    path.write_text(text)
    with pytest.raises(UserError):
        kits.read(path)
    said: list[str] = []
    workspace.message.connect(lambda kind, text: said.append(text))
    panel.kits.choose_file = lambda title, saving: path
    panel.kits.import_kit()
    assert len(said) == 1
    assert workspace.session.document.brand is None
    assert kits.kits(tmp_path) == ()


def test_too_many_colours_are_refused(tmp_path: Path) -> None:
    path = tmp_path / "x.json"
    path.write_text(json.dumps({"colours": ["#ffffff"] * 65}))
    with pytest.raises(UserError, match="too many"):
        kits.read(path)


# ------------------------------------------------------------------ rules


def test_what_differs_from_the_kit_is_found_and_mended(
    panel: BrandPanel, workspace: Workspace, qtbot: QtBot
) -> None:
    session = workspace.session
    session.apply("Fill", lambda d: edits.set_fill(d, "title", SolidPaint(RED)))
    brand = kit(*PALETTE, from_hex("#000000"), faces=("anton-400", "inter-tight-800"))
    panel.kits.set_brand(brand, "Kit")
    assert not panel.kept.isVisible()
    QTest.mouseClick(panel.only_colours, LEFT)
    (card,) = panel.breaches.cards
    assert card.label.text() == "Title uses #E23B3B"
    assert card.button.text() == "Use c4"
    assert session.history.step.name == "Change brand rules"
    QTest.mouseClick(card.button, LEFT)
    title = session.layer("title")
    assert isinstance(title, TextBlock)
    assert title.style.fill == SolidPaint(PALETTE[4])
    assert panel.breaches.cards == []
    assert panel.kept.text() == "Everything follows the kit."
    session.undo()
    qtbot.waitUntil(lambda: len(panel.breaches.cards) == 1)


def test_faces_are_judged_by_family_and_mended_at_once(
    panel: BrandPanel, workspace: Workspace
) -> None:
    session = workspace.session
    session.apply("Lock", lambda d: edits.lock(d, "ring"))
    panel.kits.set_brand(kit(PALETTE[0], faces=("anton-400", "inter-tight-400")), "Kit")
    QTest.mouseClick(panel.only_faces, LEFT)
    assert panel.breaches.cards == []  # another weight of the kit's family
    panel.kits.set_brand(kit(PALETTE[0], faces=("anton-400", "playfair-display-700")), "Kit")
    texts = [c.breach.layer for c in panel.breaches.cards]
    assert sorted(texts) == ["action", "price", "ring", "title"]
    assert "is set in Inter Tight" in panel.breaches.cards[0].label.text()
    QTest.mouseClick(panel.fix_all, LEFT)
    faces = {
        layer.id: layer.style.faces[0]
        for layer in edits.iter_layers(session.document)
        if isinstance(layer, TextBlock)
    }
    assert faces == {
        "price": "anton-400", "title": "anton-400", "ring": "inter-tight-800",
        "action": "playfair-display-700",
    }  # fmt: skip
    (left,) = panel.breaches.cards
    assert not left.button.isEnabled()  # locked


def test_mending_one_layer_leaves_the_swatch_for_the_others(qapp: QApplication) -> None:
    document = brand_rules.with_rules(poster(kit(RED)), Rules(colours=True))
    (seal,) = [
        b for b in brand_rules.breaches(document) if b.layer == "seal" and b.found == PALETTE[4]
    ]
    mended = brand_rules.mended(document, seal)
    assert edits.find(mended, "seal").fill == SolidPaint(RED)  # type: ignore[union-attr]
    assert mended.swatches == document.swatches
    assert edits.find(mended, "title") is edits.find(document, "title")


def test_breaches_are_findings_with_their_fix(qapp: QApplication) -> None:
    brand = kit(*PALETTE, from_hex("#000000"), faces=("anton-400", "playfair-display-700"))
    document = edits.set_fill(poster(brand), "title", SolidPaint(RED))
    document = edits.lock(document, "action")
    document = brand_rules.with_rules(document, Rules(True, True))
    found = {f.key: f for f in brand_checks.of_page(document, 0)}
    colour = found["brand colour title #E23B3B"]
    assert colour.title == "#E23B3B isn't a colour of the brand kit"
    assert colour.why == "“Title” uses it. The nearest of the kit is c4."
    assert (colour.layer, colour.severity, colour.acceptable) == ("title", "warning", True)
    (fix,) = colour.fixes
    assert fix.label == "Use c4"
    mended = fix.edit(document)
    assert "brand colour title #E23B3B" not in {f.key for f in brand_checks.of_page(mended, 0)}
    face = found["brand face price Inter Tight"]
    assert face.why == "“Title” is set in it. The kit has Anton for it."
    assert found["brand face action Inter Tight"].fixes == ()
    assert list(brand_checks.of_page(document, 1)) == []
    assert list(brand_checks.of_page(poster(None), 0)) == []


def test_rules_stay_with_the_document(tmp_path: Path, qapp: QApplication) -> None:
    document = brand_rules.with_rules(poster(kit(RED)), Rules(colours=True, faces=True))
    document_file.save(tmp_path / "a.affiche", document, {})
    again = document_file.load(tmp_path / "a.affiche").document
    assert brand_rules.rules(again) == Rules(True, True)
    assert brand_rules.with_rules(again, Rules()).extra == {}
    broken = msgspec.structs.replace(again, extra={"brand_rules": msgspec.Raw(b"3")})
    assert brand_rules.rules(broken) == Rules()


def test_applying_a_kit_gives_its_palette_and_faces(
    panel: BrandPanel, workspace: Workspace
) -> None:
    said: list[str] = []
    workspace.message.connect(lambda kind, text: said.append(text))
    session = workspace.session
    panel.kits.set_brand(
        kit(RED, from_hex("#fffafa"), faces=("anton-400", "inter-tight-400")), "Kit"
    )
    QTest.mouseClick(panel.apply_button, LEFT)
    assert {RED, from_hex("#fffafa")} <= set(edits.palette_of(session.document))
    title = session.layer("title")
    assert isinstance(title, TextBlock)
    assert title.style.faces[0] == "inter-tight-800"  # of the kit's family already
    assert session.history.step.name == "Apply brand kit"
    steps = len(session.history.steps)
    QTest.mouseClick(panel.apply_button, LEFT)
    assert len(session.history.steps) == steps
    assert said == ["The document follows the kit already."]
