"""A title in a material: painted inside its letters, which stay vectors."""

from __future__ import annotations

import math
from collections.abc import Mapping

import msgspec

from engine.decoding import materials
from engine.decoding.letters import lettered
from engine.decoding.nano import Nano, Style
from engine.document.colour import Colour, rgb
from engine.document.model import Document, PicturePaint, Shadow, TextBlock
from engine.drawing.compose import compose
from engine.errors import UserError
from engine.jobs.art_layers import palette_in, stored
from engine.jobs.finishing import Renderer

Assets = Mapping[str, bytes]

ROLES = ("title",)
"""Roles of the texts that a material is for."""


def in_material(
    document: Document,
    nano: Nano,
    material: Style,
    seed: int,
    render: Renderer,
    files: dict[str, bytes],
    fineness: float,
) -> Document:
    """The document with its titles in the material, `fineness` pixels a point; their pictures go
    into `files`. Raises UserError where no title can take it."""
    pages, any_ = [], False
    for number, page in enumerate(document.pages):
        layers = list(page.layers)
        for place, layer in enumerate(layers):
            if not (isinstance(layer, TextBlock) and layer.role in ROLES and layer.visible):
                continue
            if not layer.text.strip():
                continue
            palette = palette_in(page.layers)
            ground = _ground_of(document, number, layer, render, files)
            base = materials.base_colour(material.name, layer.text, palette or (ground,), ground)
            made = lettered(
                compose(document, number), layer.id, base, nano, material, seed + place, ground,
                fineness,
            )  # fmt: skip
            if made is None:
                continue
            fill = PicturePaint(asset=stored(files, made.pixels), colour=base)
            shadow = layer.style.shadow or _shadow(made.em)
            layers[place] = msgspec.structs.replace(
                layer,
                style=msgspec.structs.replace(layer.style, fill=fill, shadow=shadow),
                runs=tuple(msgspec.structs.replace(run, fill=None) for run in layer.runs),
            )
            any_ = True
        pages.append(msgspec.structs.replace(page, layers=tuple(layers)))
    if not any_:
        raise UserError("the document has no title that could take a material", document.title)
    return msgspec.structs.replace(document, pages=tuple(pages))


def _shadow(em: float) -> Shadow:
    """What a solid material casts; `em` in points."""
    return Shadow(
        dx=0.016 * em, dy=0.024 * em, blur=0.04 * em, colour=rgb(0.05, 0.03, 0.02, alpha=0.5)
    )


def _ground_of(
    document: Document, number: int, block: TextBlock, render: Renderer, files: Assets
) -> Colour:
    """Mean colour of what lies behind a block."""
    scene = compose(document, number, with_text=False)
    scale = 384 / max(scene.width, scene.height)
    pixels = render(scene, scale=scale, assets=files, with_text=False)
    report = next((r for r in compose(document, number).blocks if r.block == block.id), None)
    box = report.ink if report is not None else block.box
    x0, x1 = (math.floor(v * scale) for v in (box.x, box.right))
    y0, y1 = (math.floor(v * scale) for v in (box.y, box.bottom))
    part = pixels[max(0, y0) : max(1, y1 + 1), max(0, x0) : max(1, x1 + 1)].reshape(-1, 3)
    if not len(part):
        return rgb(0.5, 0.5, 0.5)
    red, green, blue = (float(v) for v in part.mean(0) / 255)
    return rgb(red, green, blue)
