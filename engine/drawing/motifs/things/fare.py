"""Fruit."""

from __future__ import annotations

import math

from engine.drawing import pen as art
from engine.drawing.motifs.stage import Stage, thing
from engine.drawing.pen import Tone, blend, darker, hexa, lighter


def _drop(st: Stage, x: float, y: float, r: float) -> None:
    ink = darker(st.p[0], 0.4)
    for k in range(4):
        st.pen.circle(
            x + r * 0.07, y + r * 0.11, r * (1.1 - 0.035 * k), ink, "shadow.contact", 0.055
        )


@thing
def citrus(st: Stage, x: float, y: float, r: float, t: Tone, *, segments: int = 10) -> None:
    """A round slice: rind, pith, segments that are lighter at the heart."""
    pen = st.pen
    _drop(st, x, y, r)
    pen.circle(
        x,
        y,
        r,
        art.linear(x - r, y - r, x + r, y + r, (lighter(t, 0.12), t, darker(t, 0.1))),
        "citrus.rind",
    )
    pen.circle(x, y, r * 0.91, lighter(t, 0.82), "citrus.pith")
    turn = st.rng.uniform(0, 36)
    wash = art.radial(0, 0, r * 0.86, (lighter(t, 0.42), lighter(t, 0.12), t))
    half = math.pi / segments
    for i in range(segments):
        with pen.at(x, y, turn + 360 * i / segments):
            w = math.tan(half) * r * 0.8 - r * 0.035
            seg = (
                art.Trace(0, -r * 0.09)
                .line(-w * 0.98, -r * 0.70)
                .quad(-w * 0.9, -r * 0.86, 0, -r * 0.855)
            )
            seg.quad(w * 0.9, -r * 0.86, w * 0.98, -r * 0.70).close()
            pen.fill(seg.path(), wash, "citrus.segment")
            pen.line(0, -r * 0.3, 0, -r * 0.42, lighter(t, 0.6), r * 0.018, "citrus.segment", 0.7)
    pen.circle(x, y, r * 0.055, lighter(t, 0.82), "citrus.pith")


@thing
def citrus_half(st: Stage, x: float, y: float, r: float, t: Tone, turn: float) -> None:
    """A half slice, flat side down at turn 0."""
    pen = st.pen
    with pen.at(x, y, turn):
        pen.fill(
            art.Trace()
            .arc(r * 0.06, r * 0.1, r * 1.02, math.pi, math.tau, move=True)
            .close()
            .path(),
            darker(st.p[0], 0.4),
            "shadow.contact",
            0.15,
        )
        for k, tone in ((1.0, t), (0.9, lighter(t, 0.82))):
            pen.fill(
                art.Trace().arc(0, 0, r * k, math.pi, math.tau, move=True).close().path(),
                tone,
                "citrus.rind" if k == 1 else "citrus.pith",
            )
        n = 5
        for i in range(n):
            a0 = math.pi + math.pi * (i + 0.08) / n
            a1 = math.pi + math.pi * (i + 0.92) / n
            m = (a0 + a1) / 2
            q = r * 0.83
            seg = art.Trace(r * 0.09 * math.cos(m), r * 0.09 * math.sin(m) - r * 0.01)
            seg.line(q * 0.9 * math.cos(a0), q * 0.9 * math.sin(a0) - r * 0.01).arc(
                0, -r * 0.01, q, a0 + 0.1, a1 - 0.1
            )
            seg.line(q * 0.9 * math.cos(a1), q * 0.9 * math.sin(a1) - r * 0.01).close()
            pen.fill(
                seg.path(),
                art.radial(0, 0, q, (lighter(t, 0.4), lighter(t, 0.1), t)),
                "citrus.segment",
            )


@thing
def watermelon(st: Stage, x: float, y: float, r: float, turn: float) -> None:
    """A wedge of watermelon, centred on its half disc."""
    pen = st.pen
    with pen.at(x, y, turn):
        oy = -r * 0.42
        pen.fill(
            art.Trace().arc(r * 0.06, oy + r * 0.1, r * 1.02, 0, math.pi, move=True).close().path(),
            darker(st.p[0], 0.4),
            "shadow.contact",
            0.16,
        )
        flesh = art.linear(0, oy, 0, oy + r, (hexa("ff7a77"), hexa("f04a5c")))
        rows: tuple[tuple[float, art.Ink, str], ...] = (
            (1.0, hexa("2f8f5b"), "melon.rind"), (0.93, hexa("9ccf7a"), "melon.rind"),
            (0.87, hexa("f3f7dc"), "melon.rind"), (0.8, flesh, "melon.flesh"),
        )  # fmt: skip
        for k, ink, name in rows:
            pen.fill(art.Trace().arc(0, oy, r * k, 0, math.pi, move=True).close().path(), ink, name)
        for q, n in ((0.34, 3), (0.58, 5)):
            for i in range(n):
                a = math.pi * (i + 0.5) / n
                with pen.at(
                    q * r * math.cos(a), oy + r * 0.07 + q * r * math.sin(a), math.degrees(a) - 90
                ):
                    pen.ellipse(0, 0, r * 0.026, r * 0.05, hexa("3a1c22"), "seed")


@thing
def berry(
    st: Stage, x: float, y: float, r: float, t: Tone, leaf: Tone, *, stalk: bool = True
) -> None:
    """A cherry-like ball with a highlight and a stalk."""
    pen = st.pen
    _drop(st, x, y, r)
    if stalk:
        pen.stroke(
            art.Trace(x, y - r * 0.7)
            .quad(x + r * 0.1, y - r * 1.6, x + r * 0.7, y - r * 1.95)
            .path(),
            leaf,
            r * 0.1,
            "berry.body",
        )
    pen.circle(
        x,
        y,
        r,
        art.radial(
            x - r * 0.3, y - r * 0.35, r * 1.5, (lighter(t, 0.4), t, darker(t, 0.35)), (0, 0.45, 1)
        ),
        "berry.body",
    )
    with pen.at(x - r * 0.38, y - r * 0.42, -38):
        pen.ellipse(0, 0, r * 0.22, r * 0.11, hexa("fffdf6"), "berry.shine", 0.75)


@thing
def strawberry(st: Stage, x: float, y: float, r: float, turn: float, t: Tone, leaf: Tone) -> None:
    """A strawberry with seeds and a green crown."""
    pen = st.pen
    _drop(st, x, y, r * 0.9)
    with pen.at(x, y, turn):
        body = art.Trace(0, r).cubic(-r * 0.5, r * 0.8, -r * 1.1, -r * 0.1, -r * 0.78, -r * 0.6)
        body.cubic(-r * 0.5, -r * 0.98, r * 0.5, -r * 0.98, r * 0.78, -r * 0.6).cubic(
            r * 1.1, -r * 0.1, r * 0.5, r * 0.8, 0, r
        ).close()
        pen.fill(
            body.path(),
            art.radial(-r * 0.3, -r * 0.3, r * 1.5, (lighter(t, 0.22), t, darker(t, 0.25))),
            "strawberry.body",
        )
        for yy, n in ((-0.4, 3), (-0.1, 4), (0.2, 3), (0.5, 2)):
            for i in range(n):
                xx = (i - (n - 1) / 2) * 0.36
                pen.ellipse(xx * r, yy * r, r * 0.035, r * 0.06, hexa("ffe3a0"), "seed", 0.9)
        for k in range(5):
            with pen.at(0, -r * 0.72, -80 + 40 * k):
                pen.fill(
                    art.Trace(0, r * 0.06)
                    .quad(-r * 0.22, -r * 0.2, 0, -r * 0.5)
                    .quad(r * 0.22, -r * 0.2, 0, r * 0.06)
                    .close()
                    .path(),
                    leaf if k % 2 else lighter(leaf, 0.14),
                    "leaf.near",
                )


@thing
def pear_like(st: Stage, x: float, y: float, r: float, t: Tone, leaf: Tone) -> None:
    """A whole fruit (orange, peach, apple): a ball with a dimple and one leaf."""
    pen = st.pen
    _drop(st, x, y, r)
    pen.circle(
        x,
        y,
        r,
        art.radial(
            x - r * 0.32, y - r * 0.38, r * 1.6, (lighter(t, 0.35), t, darker(t, 0.22)), (0, 0.5, 1)
        ),
        "fruit.body",
    )
    pen.ellipse(x, y - r * 0.74, r * 0.2, r * 0.07, darker(t, 0.25), "fruit.stem")
    pen.line(
        x,
        y - r * 0.72,
        x + r * 0.05,
        y - r * 1.08,
        blend(leaf, hexa("6b4a2a"), 0.7),
        r * 0.08,
        "fruit.stem",
    )
    with pen.at(x + r * 0.04, y - r * 0.92, 62):
        pen.fill(
            art.Trace(0, 0)
            .quad(-r * 0.32, -r * 0.36, 0, -r * 0.82)
            .quad(r * 0.32, -r * 0.36, 0, 0)
            .close()
            .path(),
            leaf,
            "leaf.near",
        )
