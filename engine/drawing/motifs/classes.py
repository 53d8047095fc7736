"""Every name that a scene may carry, by kind.

`ground` covers the page, `plane` is land, water or another mass that may pass under text in calm
values, `object` and `particle` keep out of quiet boxes, `soft` is light and shadow. The position
in CLASS_NAMES is the label of the decoder's image tokens: append, never reorder.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

_TABLE: tuple[tuple[str, str], ...] = (
    (
        "ground",
        """
        sky.night sky.dusk sky.clear sky.golden sky.pale sky.deep
        ground.flat ground.wash ground.mesh ground.block ground.ray water.body
        sill floor
        """,
    ),
    (
        "soft",
        """
        sun.halo moon.halo glow glow.warm glow.cool mist mist.side shadow.contact shadow.soft
        light.beam light.pool aurora nebula disc.halo
        """,
    ),
    (
        "plane",
        """
        ridge.far ridge.mid ridge.near ridge.front ridge.lit ridge.snow hill.far hill.mid hill.near
        dune.far dune.mid dune.near dune.shade sand sand.wet water.far water.band water.near
        water.foam water.glint snow.far snow.mid snow.near field.row field.near headland
        building.far building.mid building.near treeline.far treeline.near
        stripe paper.layer paper.edge blob blob.line line.flow disc ring arch curtain
        curtain.fold curtain.rail stage.edge crowd seabed rock tile tile.shape pattern.scale
        pattern.dot pattern.line wave.crest slab quay
        """,
    ),
    (
        "object",
        """
        sun.disc moon.disc moon.crater orb orb.rim cloud cloud.band cloud.auspicious bird
        pine.lit pine.shade pine.trunk pine.snow palm.trunk palm.leaf tree.crown tree.trunk
        cactus cactus.rib grass flower.petal flower.heart flower.stem leaf.far leaf.mid leaf.near
        leaf.vein branch blossom boat.hull boat.sail boat.sail.bright boat.mast lighthouse.body
        lighthouse.stripe lighthouse.lamp parasol.canopy parasol.pole towel house.wall house.roof
        house.window house.door bridge pagoda lantern.body lantern.rib lantern.cap lantern.tassel
        balloon.body balloon.shine balloon.string envelope.gore envelope.shade basket firework
        fish.body fish.fin fish.eye jelly coral.branch seaweed whale citrus.rind citrus.pith
        citrus.segment melon.rind melon.flesh seed berry.body berry.shine rocket.body rocket.fin
        rocket.window rocket.flame planet.body planet.band planet.ring planet.shade record
        record.groove record.label spotlight bunting bunting.rope shape.fill shape.line streamer
        mesa bulb bulb.wire tent gift
        """,
    ),
    (
        "particle",
        """
        star star.bright snow confetti bubble bokeh window mote firefly
        """,
    ),
    # Appended: the order of what stands above is kept.
    (
        "object",
        """
        microphone.head microphone.grille microphone.stand mirrorball.body mirrorball.facet
        strawberry.body fruit.body fruit.stem
        """,
    ),
    # What a document's other layers are tagged with.
    ("ground", "ground field panel"),
    ("plane", "band bar scrim plate"),
    ("soft", "shadow"),
    (
        "object",
        """
        shape rule frame ornament mask picture text text.ruby text.colour highlight arrow
        subject.animal subject.plant subject.food subject.drink subject.place subject.vehicle
        subject.weather subject.celebration subject.sport subject.music subject.art
        subject.clothing subject.tool subject.thing subject.heart subject.face subject.person
        """,
    ),
)

CLASSES: Mapping[str, str] = MappingProxyType(
    {name: kind for kind, names in _TABLE for name in names.split()}
)
"""Class name -> kind."""

CLASS_NAMES: tuple[str, ...] = tuple(CLASSES)
