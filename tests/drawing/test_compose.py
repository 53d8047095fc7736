"""A document becomes a scene: every layer drawn where it says, every text reported where it lies."""

from __future__ import annotations

import math

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from engine.document import edits
from engine.document.colour import Colour, from_hex
from engine.document.model import (
    ArcPath,
    Artwork,
    Box,
    Clip,
    Crop,
    Document,
    GradientStop,
    Group,
    Layer,
    LinearPaint,
    Page,
    Picture,
    Plate,
    RadialPaint,
    SceneSource,
    Shadow,
    Shape,
    SolidPaint,
    Stroke,
    SubjectSource,
    Swatch,
    TextBlock,
    TextRun,
    TextStyle,
)
from engine.drawing import shapes
from engine.drawing.compose import compose
from engine.drawing.scene import (
    IDENTITY,
    BlockReport,
    Fill,
    Glyphs,
    Image,
    Layered,
    Line,
    Linear,
    Matrix,
    Node,
    Path,
    Radial,
    Scene,
    bounds,
    concatenate,
    transformed,
    walk,
)
from engine.drawing.typeset import capitals
from engine.errors import UserError
from engine.text import outlines
from tests.document.samples import PALETTE, PIXELS_ID, everything

INK, PAPER = from_hex("#14213d"), from_hex("#fdf6e3")
FACE = "inter-tight-800"


def page(*layers: Layer, bleed: float = 9.0, **extra: object) -> Document:
    held = Page(width=400.0, height=600.0, bleed=bleed, layers=layers)
    return Document(title="Test", pages=(held,), **extra)  # type: ignore[arg-type]


def block(words: str = "Blue note", **fields: object) -> TextBlock:
    style: dict[str, object] = {"faces": (FACE,), "size": 40.0}
    for name in list(fields):
        if name in TextStyle.__struct_fields__:
            style[name] = fields.pop(name)
    base: dict[str, object] = {
        "id": "t",
        "box": Box(50.0, 100.0, 300.0, 200.0),
        "language": "en",
        "runs": (TextRun(words),),
        "style": TextStyle(**style),  # type: ignore[arg-type]
    }
    return TextBlock(**{**base, **fields})  # type: ignore[arg-type]


def only(scene: Scene) -> BlockReport:
    (report,) = scene.blocks
    return report


def drawn_ink(
    nodes: tuple[Node, ...], m: Matrix = IDENTITY, *, shadows: bool = False
) -> Box | None:
    """Where the glyphs of a scene really lie: from their outlines, through every transform."""
    boxes: list[Box] = []
    for node in nodes:
        if isinstance(node, Layered):
            inner = drawn_ink(node.nodes, concatenate(m, node.matrix), shadows=shadows)
            if inner is not None:
                boxes.append(inner)
        elif isinstance(node, Glyphs) and (shadows or not node.decorative):
            scale = node.size / outlines.units_per_em(node.face)
            for glyph in node.glyphs:
                verbs, points = outlines.outline(node.face, glyph.gid)
                if not verbs:
                    continue
                c, s = (f(math.radians(glyph.angle)) * scale for f in (math.cos, math.sin))
                path = transformed(Path(verbs, points), (c, s, s, -c, glyph.x, glyph.y))
                flat = [p for k in shapes.flattened(transformed(path, m), 0.01) for p in k]
                xs, ys = [p[0] for p in flat], [p[1] for p in flat]
                boxes.append(Box(min(xs), min(ys), max(xs) - min(xs), max(ys) - min(ys)))
    return edits.around(boxes) if boxes else None


def near(a: Box | None, b: Box, within: float = 0.15) -> None:
    assert a is not None
    assert (a.x, a.y, a.right, a.bottom) == pytest.approx((b.x, b.y, b.right, b.bottom), abs=within)


def inside(inner: Box, outer: Box, slack: float = 0.1) -> bool:
    return (
        outer.grown(slack).x <= inner.x
        and inner.right <= outer.right + slack
        and (outer.y - slack <= inner.y and inner.bottom <= outer.bottom + slack)
    )


# ------------------------------------------------------------------ the whole


def test_a_document_with_every_kind_of_layer() -> None:
    document = everything()
    scene = compose(document)
    assert (scene.width, scene.height, scene.bleed, scene.safe) == (400.0, 600.0, 9.0, 12.0)
    assert (scene.title, scene.language, scene.grain) == ("Blue note", "en", 0.015)
    top = [node.layer for node in scene.nodes if isinstance(node, Layered)]
    assert top == [layer.id for layer in document.pages[0].layers]
    named = {node.layer for node in walk(scene.nodes) if isinstance(node, Layered)} - {""}
    assert named == {layer.id for layer in edits.iter_layers(document)}
    assert [r.block for r in scene.blocks] == ["price", "title", "ring", "action"]
    assert {r.block: r.text for r in scene.blocks}["title"] == "Blue note"
    assert [r.plate for r in scene.blocks] == [False, False, False, True]
    images = [node for node in walk(scene.nodes) if isinstance(node, Image)]
    assert [(image.asset, image.crop) for image in images] == [(PIXELS_ID, (0.1, 0.0, 0.9, 1.0))]
    assert not any(r.missing for r in scene.blocks)


def test_the_same_document_gives_the_same_scene_and_keeps_what_did_not_change() -> None:
    document = everything()
    first = compose(document)
    assert compose(msgspec.json.decode(msgspec.json.encode(document), type=Document)) == first
    later = compose(edits.move(document, "title", 3.0, 0.0))
    same = [a is b for a, b in zip(first.nodes, later.nodes, strict=True)]
    assert same == [True] * 5 + [False] + [True] * 2


def test_a_changed_swatch_is_not_remembered_wrongly() -> None:
    square = Shape(id="s", box=Box(10.0, 10.0, 20.0, 20.0), fill=SolidPaint(Colour(), "brand"))
    document = page(square, swatches=(Swatch("brand", INK),))
    assert fills(compose(document))[0].paint == INK
    assert fills(compose(edits.set_swatch(document, "brand", PAPER)))[0].paint == PAPER
    assert fills(compose(edits.remove_swatch(document, "brand")))[0].paint == INK
    assert fills(compose(page(square)))[0].paint == Colour()


def fills(scene: Scene) -> list[Fill]:
    return [node for node in walk(scene.nodes) if isinstance(node, Fill)]


def test_hidden_layers_and_wrong_pages() -> None:
    document = page(block(visible=False), block(id="u", opacity=0.0))
    scene = compose(document)
    assert scene.nodes == ()
    assert scene.blocks == ()
    with pytest.raises(UserError, match="no page 2"):
        compose(document, 1)
    assert compose(page(block("  \n "))).blocks == ()


def test_without_text_the_ground_and_the_plates_stay() -> None:
    document = everything()
    full, bare = compose(document), compose(document, with_text=False)
    assert not [n for n in walk(bare.nodes) if isinstance(n, Glyphs)]
    assert bare.blocks == full.blocks
    plates = [f for f in fills(bare) if f.tag.name == "plate"]
    assert len(plates) == 1
    assert len(fills(bare)) == len(fills(full))


def test_opacity_rotation_and_order_are_carried_by_the_layer() -> None:
    shape = Shape(
        id="s", box=Box(100.0, 100.0, 50.0, 20.0), rotation=90.0, opacity=0.25, fill=SolidPaint(INK)
    )
    (node,) = compose(page(shape)).nodes
    assert isinstance(node, Layered)
    assert node.opacity == 0.25
    fill = fills(compose(page(shape)))[0]
    turned = bounds(transformed(fill.path, node.matrix))
    near(turned, Box(115.0, 85.0, 20.0, 50.0), 1e-6)


# ------------------------------------------------------------------ paints and shapes


def test_gradients_lie_on_the_shapes_box() -> None:
    stops = (GradientStop(1.0, PAPER), GradientStop(0.0, INK))
    box = Box(100.0, 50.0, 200.0, 100.0)

    def paint(spec: object) -> object:
        return fills(compose(page(Shape(id="s", box=box, fill=spec))))[0].paint  # type: ignore[arg-type]

    across = paint(LinearPaint(stops, 0.0))
    assert isinstance(across, Linear)
    assert (across.x0, across.y0, across.x1, across.y1) == pytest.approx((100, 100, 300, 100))
    assert [s.offset for s in across.stops] == [0.0, 1.0]
    down = paint(LinearPaint(stops, 90.0))
    assert isinstance(down, Linear)
    assert (down.x0, down.y0, down.x1, down.y1) == pytest.approx((200, 50, 200, 150))
    slanted = paint(LinearPaint(stops, 45.0))
    assert isinstance(slanted, Linear)
    # The first stop's line passes exactly through the top left corner.
    dx, dy = slanted.x1 - slanted.x0, slanted.y1 - slanted.y0
    assert (100 - slanted.x0) * dx + (50 - slanted.y0) * dy == pytest.approx(0, abs=1e-6)
    radial = paint(RadialPaint(stops, (0.5, 0.25), 0.5))
    assert isinstance(radial, Radial)
    assert (radial.cx, radial.cy, radial.radius) == pytest.approx((200, 75, 100))


@pytest.mark.parametrize(
    ("kind", "nodes"),
    [
        ("rect", 2),
        ("ellipse", 2),
        ("line", 1),
        ("polygon", 2),
        ("star", 2),
        ("burst", 2),
        ("ticket", 3),
        ("notch_frame", 6),
        ("path", 2),
    ],
)
def test_every_kind_of_shape_draws_within_its_box(kind: str, nodes: int) -> None:
    box = Box(100.0, 100.0, 120.0, 90.0)
    shape = Shape(
        id="s",
        box=box,
        kind=kind,  # type: ignore[arg-type]
        fill=SolidPaint(INK, "p0"),
        stroke=Stroke(SolidPaint(PAPER), 2.0),
        detail=0.3 if kind in ("ticket", "notch_frame") else 0.0,
        path="M0 0 L1 0 Q1 1 .5 1 Z",
    )
    found = [n for n in walk(compose(page(shape)).nodes) if not isinstance(n, Layered)]
    assert len(found) == nodes
    for node in found:
        assert isinstance(node, (Fill, Line))
        flat = [p for c in shapes.flattened(node.path, 0.01) for p in c]
        xs, ys = [p[0] for p in flat], [p[1] for p in flat]
        assert inside(Box(min(xs), min(ys), max(xs) - min(xs), max(ys) - min(ys)), box)
    tags = {n.tag.slot for n in found if isinstance(n, Fill)}
    assert kind == "line" or 0 in tags


numbers = st.floats(-2_000, 2_000) | st.sampled_from([0.0, 1e6, -1e6, 1e-9])
sides = st.floats(0, 3_000) | st.just(0.0)
pairs = st.lists(st.tuples(numbers, numbers), max_size=5).map(tuple)


@settings(deadline=None, max_examples=200)
@given(
    st.builds(
        Shape,
        id=st.just("s"),
        box=st.builds(Box, numbers, numbers, sides, sides),
        kind=st.sampled_from(
            ["rect", "ellipse", "line", "polygon", "star", "burst", "ticket", "notch_frame", "path"]
        ),
        fill=st.just(SolidPaint()),
        stroke=st.none()
        | st.builds(Stroke, width=numbers, dash=st.lists(numbers, max_size=3).map(tuple)),
        radius=numbers,
        detail=numbers,
        points=pairs,
        shadow=st.none() | st.builds(Shadow, numbers, numbers, numbers, extrude=st.booleans()),
        rotation=numbers,
    )
)
def test_any_shape_gives_finite_paths(shape: Shape) -> None:
    for node in walk(compose(page(shape)).nodes):
        if isinstance(node, (Fill, Line)):
            assert all(math.isfinite(v) for v in node.path.points)
            assert len(node.path.points) < 60_000
        if isinstance(node, Line):
            assert node.width > 0
            assert all(d >= 0 for d in node.dash)
            assert not node.dash or sum(node.dash) > 0


def test_a_ground_at_the_trim_goes_on_into_the_bleed_on_that_side_only() -> None:
    def edge(shape: Shape, bleed: float = 9.0) -> Box:
        return bounds(fills(compose(page(shape, bleed=bleed)))[0].path)

    full = Shape(id="s", box=Box(0.0, 0.0, 400.0, 600.0), fill=SolidPaint(INK))
    near(edge(full), Box(-9.0, -9.0, 418.0, 618.0), 1e-9)
    near(edge(full, 0.0), Box(0.0, 0.0, 400.0, 600.0), 1e-9)
    strip = msgspec.structs.replace(full, box=Box(0.0, 500.0, 200.0, 100.0))
    near(edge(strip), Box(-9.0, 500.0, 209.0, 109.0), 1e-9)
    inner = msgspec.structs.replace(full, box=Box(1.0, 1.0, 398.0, 598.0))
    near(edge(inner), inner.box, 1e-9)
    over = msgspec.structs.replace(full, box=Box(-4.0, 0.0, 404.0, 600.0))
    near(edge(over), Box(-9.0, -9.0, 418.0, 618.0), 1e-9)
    round_corners = msgspec.structs.replace(full, radius=20.0)
    near(edge(round_corners), full.box, 1e-9)
    tilted = msgspec.structs.replace(full, rotation=10.0)
    near(edge(tilted), full.box, 1e-9)


def test_a_slanted_field_fills_the_bleed_and_keeps_its_slope() -> None:
    points = ((0.0, 0.0), (1.0, 0.0), (1.0, 0.4), (0.0, 0.6))
    field = Shape(
        id="s", box=Box(0.0, 0.0, 400.0, 600.0), kind="polygon", points=points, fill=SolidPaint(INK)
    )
    for held in (field, msgspec.structs.replace(field, points=points[::-1])):
        (fill,) = fills(compose(page(held)))
        near(bounds(fill.path), Box(-9.0, -9.0, 418.0, 369.0), 1e-9)
        parts = shapes.flattened(fill.path, 0.1)
        assert set(parts[0]) == {(0.0, 0.0), (400.0, 0.0), (400.0, 240.0), (0.0, 360.0)}
        assert len(parts) == 4
        assert len({shapes.signed_area(part) > 0 for part in parts}) == 1
    inner = msgspec.structs.replace(field, box=Box(10.0, 10.0, 300.0, 300.0))
    assert fills(compose(page(inner)))[0].path == shapes.path_of(inner)


def test_what_goes_wrong_is_said_with_its_place() -> None:
    broken = Shape(
        id="s", name="Hill", box=Box(0.0, 0.0, 9.0, 9.0), kind="path", path="M0", fill=SolidPaint()
    )
    group = Group(id="g", box=Box(0.0, 0.0, 9.0, 9.0), children=(broken,))
    with pytest.raises(UserError, match="page 1 › group 'g' › shape 'Hill': the path's M"):
        compose(page(group))


def test_a_picture_at_the_trim_fills_the_bleed_without_distortion() -> None:
    picture = Picture(id="p", box=Box(0.0, 0.0, 400.0, 600.0), asset=PIXELS_ID)
    for crop in (Crop(), Crop(0.2, 0.2, 0.8, 0.8)):
        held = msgspec.structs.replace(picture, crop=crop)
        (image,) = (n for n in walk(compose(page(held)).nodes) if isinstance(n, Image))
        near(image.box, Box(-9.0, -9.0, 418.0, 618.0), 1e-9)
        x0, y0, x1, y1 = image.crop
        assert min(x0, y0) >= 0
        assert max(x1, y1) <= 1
        per_x, per_y = (x1 - x0) / image.box.width, (y1 - y0) / image.box.height
        full_x, full_y = (crop.x1 - crop.x0) / 400, (crop.y1 - crop.y0) / 600
        assert per_x / per_y == pytest.approx(full_x / full_y)
    # With picture to spare nothing is enlarged.
    assert per_x == pytest.approx(full_x)


# ------------------------------------------------------------------ text


@pytest.mark.parametrize("align", ["left", "centre", "right"])
@pytest.mark.parametrize("vertical", ["top", "middle", "bottom"])
def test_the_report_says_where_the_ink_is(align: str, vertical: str) -> None:
    scene = compose(page(block("Blue notes at noon", align=align, vertical_align=vertical)))
    report = only(scene)
    near(drawn_ink(scene.nodes), report.ink)
    assert inside(report.ink, Box(50.0, 100.0, 300.0, 200.0), 1.0)
    assert not report.overflow
    assert report.size == report.smallest == 40.0
    assert len(report.line_boxes) == report.lines == len(report.line_texts)
    assert "".join(report.line_texts).replace(" ", "") == "Bluenotesatnoon"


@settings(deadline=None, max_examples=15)
@given(st.floats(-180, 180), st.floats(-60, 60), st.booleans())
def test_the_report_follows_rotations_of_block_and_group(
    own: float, outer: float, nested: bool
) -> None:
    text = block("Blue notes", rotation=own)
    layer: Layer = Group(
        id="g", box=Box(20.0, 60.0, 350.0, 300.0), rotation=outer, children=(text,)
    )
    if nested:
        layer = Group(id="h", box=Box(0.0, 0.0, 150.0, 90.0), rotation=21.0, children=(layer,))
    scene = compose(page(layer))
    report = only(scene)
    # The report's box is around the turned boxes of the lines, so it holds the turned ink.
    ink = drawn_ink(scene.nodes)
    assert ink is not None
    assert inside(ink, report.ink, 0.2)
    # The lines' boxes, turned about the pivot, are where the letters are.
    turn = report.rotation
    assert turn == pytest.approx(own + outer + (21.0 if nested else 0.0))
    angle = math.radians(turn)
    c, s = math.cos(angle), math.sin(angle)
    px, py = report.pivot
    unturn: Matrix = (c, -s, s, c, px - c * px - s * py, py + s * px - c * py)
    near(drawn_ink(scene.nodes, unturn), edits.around(report.line_boxes))


def test_arcs_are_reported_on_the_page() -> None:
    ring = block(
        "ROUND AND ROUND",
        size=14.0,
        align="centre",
        box=Box(100.0, 300.0, 200.0, 200.0),
        arc=ArcPath(200.0, 400.0, 80.0),
    )
    scene = compose(page(ring))
    report = only(scene)
    assert report.arc == pytest.approx((200.0, 400.0, 80.0, -90.0, False))
    near(drawn_ink(scene.nodes), report.ink, 2.5)
    assert report.ink.bottom < 400.0
    for node in walk(scene.nodes):
        if isinstance(node, Glyphs):
            for glyph in node.glyphs:
                assert math.hypot(glyph.x - 200, glyph.y - 400) == pytest.approx(80, abs=1.0)
    turned = only(compose(page(msgspec.structs.replace(ring, rotation=90.0))))
    assert turned.arc == pytest.approx((200.0, 400.0, 80.0, 0.0, False))
    assert turned.ink.x > 195.0


def test_runs_have_their_own_paint_size_and_reading_order() -> None:
    runs = (TextRun("from "), TextRun("19", scale=2.0, fill=SolidPaint(PALETTE[4])), TextRun(" €"))
    scene = compose(page(block(runs=runs, fill=SolidPaint(INK), align="left")))
    glyphs = [n for n in walk(scene.nodes) if isinstance(n, Glyphs)]
    assert "".join(g.text for n in glyphs for g in n.glyphs).replace(" ", "") == "from19€"
    assert [(n.paint, n.size) for n in glyphs] == [(INK, 40.0), (PALETTE[4], 80.0), (INK, 40.0)]
    report = only(scene)
    assert (report.size, report.fill) == (80.0, INK) or report.size == 40.0
    assert report.text == "from 19 €"


def test_a_gradient_fill_spans_the_ink_of_the_block() -> None:
    stops = (GradientStop(0.0, INK), GradientStop(1.0, PAPER))
    scene = compose(page(block("Blue", fill=LinearPaint(stops, 0.0))))
    report = only(scene)
    assert isinstance(report.fill, Linear)
    assert report.fill.x0 == pytest.approx(report.ink.x)
    assert report.fill.x1 == pytest.approx(report.ink.right)


def test_an_outline_lies_behind_all_letters() -> None:
    outline = Stroke(SolidPaint(PAPER), 4.0)
    one = [
        n
        for n in walk(compose(page(block("Blue", outline=outline))).nodes)
        if isinstance(n, Glyphs)
    ]
    assert [n.outline for n in one] == [(PAPER, 4.0)]
    runs = (TextRun("AV"), TextRun("AV", fill=SolidPaint(PALETTE[4])))
    two = [
        n
        for n in walk(compose(page(block(runs=runs, outline=outline))).nodes)
        if isinstance(n, Glyphs)
    ]
    assert [n.decorative for n in two] == [True, True, False, False]
    assert [n.outline is None for n in two] == [False, False, True, True]


@pytest.mark.parametrize(
    "shadow",
    [
        Shadow(3.0, 4.0, colour=INK),
        Shadow(0.0, 2.0, 6.0),
        Shadow(5.0, 5.0, extrude=True, colour=INK),
    ],
)
def test_shadows_are_drawn_but_are_no_text(shadow: Shadow) -> None:
    scene = compose(page(block("Blue", shadow=shadow)))
    text = [n for n in walk(scene.nodes) if isinstance(n, Glyphs) and not n.decorative]
    assert "".join(g.text for n in text for g in n.glyphs) == "Blue"
    plain = only(compose(page(block("Blue"))))
    assert only(scene) == plain, "a shadow moves nothing"
    if shadow.extrude:
        (body,) = fills(scene)
        near(
            bounds(body.path),
            Box(plain.ink.x, plain.ink.y, plain.ink.width + 5, plain.ink.height + 5),
            0.3,
        )
    else:
        ink = drawn_ink(scene.nodes, shadows=True)
        moved = Box(
            plain.ink.x + shadow.dx, plain.ink.y + shadow.dy, plain.ink.width, plain.ink.height
        )
        near(ink, edits.around([plain.ink, moved]))
    order = [n for n in walk(scene.nodes) if isinstance(n, (Glyphs, Fill))]
    assert isinstance(order[-1], Glyphs)
    assert not order[-1].decorative


# ------------------------------------------------------------------ plates


def plate_of(scene: Scene) -> Box:
    (plate,) = (f for f in fills(scene) if f.tag.name == "plate")
    flat = [p for c in shapes.flattened(plate.path, 0.01) for p in c]
    xs, ys = [p[0] for p in flat], [p[1] for p in flat]
    return Box(min(xs), min(ys), max(xs) - min(xs), max(ys) - min(ys))


ON_PLATE: dict[str, object] = {
    "size": 20.0,
    "box": Box(50.0, 100.0, 300.0, 60.0),
    "vertical_align": "middle",
}


@pytest.mark.parametrize("words", ["Book now", "buy", "Été à gogo", "立即预订", "HA"])
@pytest.mark.parametrize("align", ["left", "centre", "right"])
def test_a_pill_holds_its_label_in_its_middle(words: str, align: str) -> None:
    scene = compose(page(block(words, align=align, plate=Plate(SolidPaint(INK)), **ON_PLATE)))
    report, pill = only(scene), plate_of(scene)
    assert report.plate
    assert not report.overflow
    assert inside(report.ink, pill)
    assert report.ink.centre[0] == pytest.approx(pill.centre[0], abs=0.5)
    assert abs(report.ink.centre[1] - pill.centre[1]) < 0.2 * 20.0
    assert 2.2 <= pill.height / 20.0 <= 2.75
    assert report.ink.x - pill.x == pytest.approx(1.3 * 20.0, abs=1.0)
    edge = {"left": pill.x - 50.0, "centre": pill.centre[0] - 200.0, "right": pill.right - 350.0}
    assert edge[align] == pytest.approx(0.0, abs=1e-6)
    assert pill.centre[1] == pytest.approx(130.0)


def test_pills_of_one_size_have_one_height() -> None:
    heights = {
        round(plate_of(compose(page(block(words, plate=Plate(), **ON_PLATE)))).height, 6)
        for words in ("Go", "buy gyp", "ace")
    }
    assert len(heights) == 1


@pytest.mark.parametrize("language", ["en", "ar"])
def test_the_arrow_follows_the_label(language: str) -> None:
    words = "Book now" if language == "en" else "احجز"
    label = block(words, language=language, align="left", plate=Plate(arrow=True), **ON_PLATE)
    scene = compose(page(label))
    (arrow,) = (n for n in walk(scene.nodes) if isinstance(n, Line))
    report, pill, drawn = only(scene), plate_of(scene), bounds(arrow.path)
    assert drawn.width == pytest.approx(0.95 * 20.0)
    assert drawn.centre[1] == pytest.approx(pill.centre[1])
    if language == "en":
        assert report.ink.right < drawn.x < drawn.right < pill.right
        assert pill.right - drawn.right == pytest.approx(report.ink.x - pill.x, abs=0.5)
    else:
        assert pill.x < drawn.x < drawn.right < report.ink.x


@pytest.mark.parametrize("shape", ["seal", "starburst"])
def test_seals_hold_all_lines_in_a_circle(shape: str) -> None:
    label = block(
        "–50 %\ndès lundi",
        align="centre",
        size=22.0,
        box=Box(100.0, 100.0, 200.0, 200.0),
        vertical_align="middle",
        plate=Plate(SolidPaint(INK), shape=shape),  # type: ignore[arg-type]
    )
    scene = compose(page(label))
    report, seal = only(scene), plate_of(scene)
    assert seal.width == pytest.approx(seal.height, rel=0.02)
    cx, cy = seal.centre
    for line in report.line_boxes:
        for x in (line.x, line.right):
            for y in (line.y, line.bottom):
                assert math.hypot(x - cx, y - cy) < 0.86 * seal.width / 2
    assert (cx, cy) == pytest.approx((200.0, 200.0), abs=2.0)
    assert not report.overflow


@pytest.mark.parametrize("fit", ["box", "width", "lines"])
@pytest.mark.parametrize("shape", ["round", "seal"])
def test_fitted_labels_fill_the_box_with_their_plate(fit: str, shape: str) -> None:
    box = Box(50.0, 100.0, 240.0, 120.0)
    label = block("Book now", fit=fit, box=box, align="centre", plate=Plate(shape=shape))  # type: ignore[arg-type]
    scene = compose(page(label))
    plate = plate_of(scene)
    assert inside(plate, box, 1.0)
    assert max(plate.width / box.width, plate.height / box.height) > 0.9
    assert not only(scene).overflow


def test_a_plate_that_does_not_fit_is_reported() -> None:
    label = block(
        "A label that is far too long", plate=Plate(), size=60.0, box=Box(0.0, 0.0, 120.0, 50.0)
    )
    assert only(compose(page(label))).overflow


def test_a_gradient_on_a_plate_lies_on_the_plate() -> None:
    stops = (GradientStop(0.0, INK), GradientStop(1.0, PAPER))
    scene = compose(page(block("Go", plate=Plate(LinearPaint(stops, 0.0)), **ON_PLATE)))
    (plate,) = fills(scene)
    assert isinstance(plate.paint, Linear)
    assert plate.paint.x0 == pytest.approx(plate_of(scene).x, abs=0.01)


# ------------------------------------------------------------------ capitals


@pytest.mark.parametrize(
    ("words", "language", "upper"),
    [
        ("été à Noël", "fr", "ÉTÉ À NOËL"),
        ("ışık istanbul", "tr", "IŞIK İSTANBUL"),
        ("ışık istanbul", "en", "IŞIK ISTANBUL"),
        ("ﬁne", "en", "ﬁNE"),
        ("дом", "ru", "ДОМ"),
        ("海报 a", "zh", "海报 A"),
    ],
)
def test_capitals_follow_the_language(words: str, language: str, upper: str) -> None:
    assert capitals(words, language) == upper
    assert len(capitals(words, language)) == len(words)


def test_capitals_change_no_letter_of_a_german_word() -> None:
    for face in (FACE, "anton-400"):
        upper = capitals("Straße", "de", (face,))
        assert upper in ("STRAẞE", "STRAßE")
        assert upper.casefold() == "straße".casefold()
    scene = compose(page(block("Straße", caps=True, language="de")))
    assert only(scene).text == "Straße"
    assert not only(scene).missing
    assert only(scene).line_texts[0].casefold() == "straße".casefold()


# ------------------------------------------------------------------ artwork


SEA = SceneSource(family="waves", seed=4, palette=PALETTE)


def test_a_scene_at_the_trim_bleeds_and_is_cut_on_its_inner_sides() -> None:
    art = Artwork(id="a", box=Box(0.0, 0.0, 400.0, 300.0), source=SEA)
    (layer,) = compose(page(art)).nodes
    assert isinstance(layer, Layered)
    (window,) = layer.nodes
    assert isinstance(window, Layered)
    assert window.clip is not None
    near(bounds(window.clip), Box(-9.0, -9.0, 418.0, 309.0), 1e-9)
    inner = msgspec.structs.replace(art, box=Box(50.0, 50.0, 300.0, 300.0), clip=Clip("arch"))
    (layer,) = compose(page(inner)).nodes
    assert isinstance(layer, Layered)
    (window,) = layer.nodes
    assert isinstance(window, Layered)
    assert window.clip == shapes.arch(inner.box)


def test_a_subject_stands_in_its_box_with_its_own_shadow() -> None:
    box = Box(100.0, 100.0, 150.0, 150.0)
    art = Artwork(id="a", box=box, source=SubjectSource("noto:saxophone"))
    plain = fills(compose(page(art)))
    assert plain
    shaded = compose(page(msgspec.structs.replace(art, shadow=Shadow(4.0, 6.0, 5.0))))
    assert len([f for f in fills(shaded) if f.tag.name == "shadow"]) >= 6 * len(plain)
    with pytest.raises(UserError):
        compose(page(msgspec.structs.replace(art, source=SubjectSource("noto:no-such-thing"))))


def test_the_report_of_a_faint_text_says_so() -> None:
    """Contrast is judged by what is drawn: the opacity of a layer and of its groups counts."""
    inner = block(opacity=0.5)
    group = Group(id="g", box=inner.box, children=(inner,), opacity=0.4)
    fill = only(compose(page(group))).fill
    assert isinstance(fill, Colour)
    assert fill.alpha == pytest.approx(0.2)
