"""Documents to test with: one of every kind of layer, and hypothesis strategies for small ones."""

from __future__ import annotations

import hashlib

from hypothesis import strategies as st

from engine.document.colour import Colour, from_hex
from engine.document.model import (
    ArcPath,
    Artwork,
    Box,
    Brand,
    Clip,
    Crop,
    Document,
    GradientStop,
    Group,
    LinearPaint,
    Page,
    PaintSpec,
    Picture,
    Plate,
    RadialPaint,
    Recipe,
    Region,
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

PIXELS = b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 4
PIXELS_ID = hashlib.sha256(PIXELS).hexdigest()
PALETTE = tuple(
    from_hex(h) for h in ("#10183a", "#28407c", "#4f7cac", "#9db4c0", "#e0a458", "#fff4e0")
)


def text(id: str, words: str, box: Box, **style: object) -> TextBlock:
    return TextBlock(
        id=id,
        box=box,
        role="title",
        runs=(TextRun(words),),
        style=TextStyle(faces=("inter-tight-800",), **style),  # type: ignore[arg-type]
        language="en",
    )


def everything() -> Document:
    """A document that uses every kind of layer and most optional fields."""
    gradient = LinearPaint((GradientStop(0.0, PALETTE[0]), GradientStop(1.0, PALETTE[5])), 30.0)
    glow = RadialPaint((GradientStop(0.0, PALETTE[4]), GradientStop(1.0, PALETTE[1])))
    layers = (
        Shape(id="ground", box=Box(0.0, 0.0, 400.0, 600.0), fill=gradient, purpose="ground"),
        Artwork(
            id="scene",
            box=Box(0.0, 0.0, 400.0, 300.0),
            source=SceneSource(
                family="waves", seed=3, palette=PALETTE, quiet=((0.0, 0.0, 0.5, 0.5),)
            ),
            clip=Clip("arch"),
        ),
        Artwork(
            id="sax",
            box=Box(200.0, 250.0, 150.0, 150.0),
            source=SubjectSource("noto:saxophone", recolour={"#ffca28": PALETTE[4]}),
            shadow=Shadow(4.0, 6.0, 5.0),
        ),
        Picture(
            id="photo",
            box=Box(20.0, 320.0, 120.0, 90.0),
            asset=PIXELS_ID,
            crop=Crop(0.1, 0.0, 0.9, 1.0),
            clip=Clip("ellipse"),
        ),
        Group(
            id="badge",
            box=Box(250.0, 430.0, 120.0, 120.0),
            rotation=-9.0,
            children=(
                Shape(
                    id="seal",
                    box=Box(250.0, 430.0, 120.0, 120.0),
                    kind="burst",
                    fill=SolidPaint(PALETTE[4], "p4"),
                    stroke=Stroke(glow, 2.0, (4.0, 2.0)),
                ),
                text("price", "19 €", Box(260.0, 460.0, 100.0, 60.0), size=32.0, align="centre"),
            ),
        ),
        TextBlock(
            id="title",
            box=Box(24.0, 24.0, 352.0, 120.0),
            role="title",
            runs=(TextRun("Blue "), TextRun("note", scale=1.2, fill=SolidPaint(PALETTE[4], "p4"))),
            style=TextStyle(
                faces=("inter-tight-800",),
                size=64.0,
                fill=SolidPaint(PALETTE[5], "p5"),
                features={"ss01": 1, "kern": 1},
                outline=Stroke(SolidPaint(PALETTE[0]), 1.5),
                shadow=Shadow(2.0, 2.0),
            ),
            language="en",
        ),
        TextBlock(
            id="ring",
            box=Box(100.0, 400.0, 100.0, 100.0),
            runs=(TextRun("round and round"),),
            style=TextStyle(faces=("inter-tight-800",), size=12.0, align="centre"),
            arc=ArcPath(150.0, 450.0, 40.0),
        ),
        TextBlock(
            id="action",
            box=Box(24.0, 540.0, 200.0, 44.0),
            role="action",
            runs=(TextRun("Book a table"),),
            style=TextStyle(faces=("inter-tight-800",), size=16.0),
            plate=Plate(SolidPaint(PALETTE[4]), arrow=True),
        ),
    )
    page = Page(
        width=400.0,
        height=600.0,
        bleed=9.0,
        safe=12.0,
        layers=layers,
        regions=(Region(id="r1", box=Box(0.0, 0.0, 100.0, 100.0), role="text", locked=True),),
        grain=0.015,
    )
    return Document(
        title="Blue note",
        language="en",
        pages=(page,),
        swatches=tuple(Swatch(f"p{i}", c) for i, c in enumerate(PALETTE)),
        brand=Brand("Club", faces=("inter-tight-800",)),
        recipe=Recipe(prompt="a jazz night", texts=(("title", "Blue note"),), seed=7),
    )


# ------------------------------------------------------------------ strategies

finite = st.floats(-5_000, 5_000, width=32)
unit = st.floats(0, 1, width=32)
words = st.text(max_size=24)


def colours() -> st.SearchStrategy[Colour]:
    srgb = st.builds(lambda v, a: Colour("srgb", v, a), st.tuples(unit, unit, unit), unit)
    cmyk = st.builds(lambda v: Colour("cmyk", v), st.tuples(unit, unit, unit, unit))
    spot = st.builds(
        lambda t, n, v: Colour("spot", (t,), name=n, alternate=v),
        unit,
        words,
        st.tuples(unit, unit, unit, unit),
    )
    return srgb | cmyk | spot


def paints() -> st.SearchStrategy[PaintSpec]:
    stops = st.lists(st.builds(GradientStop, unit, colours()), min_size=2, max_size=3).map(tuple)
    return (
        st.builds(SolidPaint, colours(), words)
        | st.builds(LinearPaint, stops, finite)
        | st.builds(RadialPaint, stops)
    )


def boxes() -> st.SearchStrategy[Box]:
    size = st.floats(0, 2_000, width=32)
    return st.builds(Box, finite, finite, size, size)


def documents() -> st.SearchStrategy[Document]:
    """Small documents of shapes, texts and groups, ids unique."""
    style = st.builds(TextStyle, faces=st.just(("a",)), fill=paints(), caps=st.booleans())
    runs = st.lists(st.builds(TextRun, words, fill=st.none() | paints()), max_size=3).map(tuple)
    leaf = st.builds(
        Shape, id=st.just(""), box=boxes(), fill=st.none() | paints(), opacity=unit
    ) | st.builds(TextBlock, id=st.just(""), box=boxes(), style=style, runs=runs, name=words)
    tree = st.recursive(
        leaf,
        lambda inner: st.builds(
            Group, id=st.just(""), box=boxes(), children=st.lists(inner, max_size=3).map(tuple)
        ),
        max_leaves=5,
    )
    pages = st.builds(
        Page,
        width=st.floats(10, 4_000, width=32),
        height=st.floats(10, 4_000, width=32),
        layers=st.lists(tree, max_size=4).map(tuple),
    )
    swatches = st.lists(st.builds(Swatch, words, colours()), max_size=2).map(tuple)
    made = st.builds(
        Document,
        title=words,
        pages=st.lists(pages, max_size=2).map(tuple),
        swatches=swatches,
        unit=st.sampled_from(["mm", "px", "pt", "in"]),
    )
    return made.map(_numbered)


def _numbered(document: Document) -> Document:
    import msgspec

    count = 0

    def named(layer):  # type: ignore[no-untyped-def]
        nonlocal count
        count += 1
        changes = {"id": f"layer-{count}"}
        if isinstance(layer, Group):
            changes["children"] = tuple(named(child) for child in layer.children)
        return msgspec.structs.replace(layer, **changes)

    pages = tuple(
        msgspec.structs.replace(page, layers=tuple(named(layer) for layer in page.layers))
        for page in document.pages
    )
    return msgspec.structs.replace(document, pages=pages)
