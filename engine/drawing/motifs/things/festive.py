"""Lanterns, balloons, bunting, garlands, records, lights, gifts."""

from __future__ import annotations

import math

from engine.drawing import pen as art
from engine.drawing.motifs.stage import Stage, thing
from engine.drawing.pen import Point, Tone, blend, darker, hexa, lighter


@thing
def lantern(
    st: Stage, x: float, y: float, r: float, t: Tone, gold: Tone, *, cord: float = 0.0
) -> None:
    """A round lantern centred at (x, y): ribs, two caps, a tassel; `cord` points of string above."""
    pen = st.pen
    if cord > 0:
        pen.line(
            x,
            y - r * 0.95 - cord,
            x,
            y - r * 0.9,
            gold,
            max(r * 0.045, 0.0014 * st.s),
            "lantern.cap",
            0.9,
        )
    pen.glow(x, y, r * 2.1, blend(t, gold, 0.6), "glow.warm", 0.34)
    body = art.ellipse(x, y, r * 1.12, r * 0.88)
    pen.fill(
        body,
        art.radial(
            x - r * 0.1,
            y - r * 0.05,
            r * 1.2,
            (lighter(blend(t, gold, 0.5), 0.2), blend(t, gold, 0.18), t, darker(t, 0.25)),
            (0, 0.35, 0.72, 1),
        ),
        "lantern.body",
    )
    for k in (0.36, 0.76):
        pen.stroke(art.ellipse(x, y, r * 1.12 * k, r * 0.88), gold, r * 0.03, "lantern.rib", 0.6)
    pen.line(x, y - r * 0.86, x, y + r * 0.86, gold, r * 0.03, "lantern.rib", 0.6)
    for sy in (-1, 1):
        pen.rounded(
            x - r * 0.5,
            y + sy * r * 0.88 - r * 0.1,
            r,
            r * 0.2,
            r * 0.07,
            art.linear(
                x - r * 0.5, 0, x + r * 0.5, 0, (lighter(gold, 0.3), gold, darker(gold, 0.2))
            ),
            "lantern.cap",
        )
        pen.rounded(
            x - r * 0.34,
            y + sy * r * 1.02 - r * 0.05,
            r * 0.68,
            r * 0.1,
            r * 0.04,
            darker(gold, 0.2),
            "lantern.cap",
        )
    pen.circle(x, y + r * 1.2, r * 0.09, gold, "lantern.tassel")
    for i in range(-3, 4):
        pen.line(
            x + i * r * 0.05,
            y + r * 1.26,
            x + i * r * 0.085,
            y + r * (1.86 - 0.02 * abs(i)),
            gold,
            r * 0.035,
            "lantern.tassel",
            0.9,
        )


@thing
def sky_lantern(st: Stage, x: float, y: float, r: float, t: Tone, glow: Tone) -> None:
    """A paper lantern that flies, bright at its foot."""
    pen = st.pen
    pen.glow(x, y + r * 0.4, r * 2.6, glow, "glow.warm", 0.4)
    body = art.Trace(x - r * 0.52, y + r * 0.9).quad(
        x - r * 0.95, y - r * 0.3, x - r * 0.6, y - r * 0.78
    )
    body.quad(x, y - r * 1.1, x + r * 0.6, y - r * 0.78).quad(
        x + r * 0.95, y - r * 0.3, x + r * 0.52, y + r * 0.9
    ).close()
    pen.fill(
        body.path(),
        art.down(y - r, y + r, t, blend(t, glow, 0.5), lighter(glow, 0.5)),
        "lantern.body",
    )
    pen.ellipse(x, y + r * 0.9, r * 0.52, r * 0.12, darker(t, 0.25), "lantern.cap")
    for k in (-0.3, 0.3):
        pen.stroke(
            art.Trace(x + k * r, y + r * 0.85)
            .quad(x + k * r * 1.9, y - r * 0.3, x + k * r * 1.1, y - r * 0.86)
            .path(),
            darker(t, 0.15),
            r * 0.03,
            "lantern.rib",
            0.5,
        )


@thing
def balloon(
    st: Stage, x: float, y: float, r: float, t: Tone, *, string: float = 2.2, bend: float = 0.25
) -> None:
    """A party balloon with a highlight, a knot and a waving string of `string` radii."""
    pen = st.pen
    if string > 0:
        tr = art.Trace(x, y + r * 1.26).cubic(
            x + bend * r,
            y + r * (1.26 + string * 0.3),
            x - bend * r,
            y + r * (1.26 + string * 0.65),
            x + bend * 0.4 * r,
            y + r * (1.26 + string),
        )
        pen.stroke(tr.path(), darker(t, 0.25), max(r * 0.03, 0.0012 * st.s), "balloon.string", 0.65)
    shape = art.Trace(x, y + r * 1.2).cubic(
        x - r * 0.5, y + r * 1.02, x - r, y + r * 0.42, x - r, y - r * 0.14
    )
    shape.cubic(x - r, y - r * 0.75, x - r * 0.55, y - r * 1.14, x, y - r * 1.14)
    shape.cubic(x + r * 0.55, y - r * 1.14, x + r, y - r * 0.75, x + r, y - r * 0.14)
    shape.cubic(x + r, y + r * 0.42, x + r * 0.5, y + r * 1.02, x, y + r * 1.2).close()
    pen.fill(
        shape.path(),
        art.radial(
            x - r * 0.34,
            y - r * 0.5,
            r * 1.9,
            (lighter(t, 0.42), t, t, darker(t, 0.22)),
            (0, 0.34, 0.6, 1),
        ),
        "balloon.body",
    )
    pen.polygon(
        [(x, y + r * 1.16), (x - r * 0.12, y + r * 1.33), (x + r * 0.12, y + r * 1.33)],
        darker(t, 0.14),
        "balloon.body",
    )
    with pen.at(x - r * 0.46, y - r * 0.58, 32):
        pen.ellipse(0, 0, r * 0.12, r * 0.26, hexa("fffdf6"), "balloon.shine", 0.7)


def bunting(
    st: Stage, a: Point, b: Point, sag: float, size: float, tones: list[Tone], rope: Tone
) -> None:
    """Flags on a rope from a to b that sags by `sag`; flags keep out of quiet boxes."""
    n = max(5, int(math.hypot(b[0] - a[0], b[1] - a[1]) / (size * 1.12)))
    pts = []
    for i in range(n + 1):
        u = i / n
        pts.append((a[0] + (b[0] - a[0]) * u, a[1] + (b[1] - a[1]) * u + sag * 4 * u * (1 - u)))

    @thing
    def line(st: Stage) -> None:
        st.pen.stroke(art.smooth(pts), rope, size * 0.06, "bunting.rope", 0.9)

    if not line(st):
        return
    for i in range(n):
        (x0, y0), (x1, y1) = pts[i], pts[i + 1]
        k = 0.08
        p0 = (x0 + (x1 - x0) * k, y0 + (y1 - y0) * k)
        p1 = (x1 - (x1 - x0) * k, y1 - (y1 - y0) * k)
        tip = ((x0 + x1) / 2 - (y1 - y0) * 0.3, (y0 + y1) / 2 + size * 1.15)
        t = tones[i % len(tones)]

        @thing
        def flag(st: Stage, p0: Point = p0, p1: Point = p1, tip: Point = tip, t: Tone = t) -> None:
            st.pen.polygon([p0, p1, tip], art.linear(*p0, *p1, (lighter(t, 0.1), t)), "bunting")

        flag(st)


def garland(st: Stage, pts: list[Point], tones: list[Tone], size: float) -> None:
    """Bulbs on a wire; `size` in fractions of the short side."""
    q = size * st.s
    wire = darker(st.p[1], 0.2) if st.dark else blend(st.p[1], st.p[3], 0.4)

    @thing
    def line(st: Stage) -> None:
        st.pen.stroke(art.through(pts), wire, 0.0026 * st.s, "bulb.wire", 0.85)

    if not line(st):
        return
    for i, (x, y) in enumerate(pts[1:-1]):
        t = tones[i % len(tones)]

        @thing
        def bulb(st: Stage, x: float = x, y: float = y, t: Tone = t) -> None:
            st.pen.glow(x, y + q, q * 4.2, t, "glow.warm", 0.42)
            st.pen.rect(x - q * 0.3, y - q * 0.1, q * 0.6, q * 0.5, wire, "bulb.wire")
            st.pen.circle(
                x,
                y + q,
                q * 0.85,
                art.radial(x, y + q, q, (lighter(t, 0.8), lighter(t, 0.3), t)),
                "bulb",
            )

        bulb(st)


@thing
def record(st: Stage, x: float, y: float, r: float, label: Tone, black: Tone, paper: Tone) -> None:
    """A vinyl record with grooves, two glints and a label."""
    pen = st.pen
    disc = art.circle(x, y, r)
    pen.shadow(
        disc,
        darker(st.p[0], 0.5),
        "shadow.soft",
        dx=0.02 * r,
        dy=0.06 * r,
        spread=0.1 * r,
        alpha=0.3,
    )
    pen.fill(disc, black, "record")
    groove = lighter(black, 0.16)
    tr = art.Trace()
    for k in range(14):
        tr.circle(x, y, r * (0.97 - 0.042 * k))
    pen.stroke(tr.path(), groove, r * 0.006, "record.groove", 0.8)
    for a0 in (-72, 108):
        wedge = (
            art.Trace(x, y).arc(x, y, r * 0.985, math.radians(a0), math.radians(a0 + 30)).close()
        )
        pen.fill(wedge.path(), hexa("fffdf6"), "record.groove", 0.10)
        wedge = (
            art.Trace(x, y)
            .arc(x, y, r * 0.985, math.radians(a0 + 8), math.radians(a0 + 22))
            .close()
        )
        pen.fill(wedge.path(), hexa("fffdf6"), "record.groove", 0.08)
    pen.circle(x, y, r * 0.36, label, "record.label")
    pen.stroke(art.circle(x, y, r * 0.31), paper, r * 0.008, "record.label", 0.9)
    pen.stroke(art.circle(x, y, r * 0.16), paper, r * 0.006, "record.label", 0.7)
    pen.circle(x, y, r * 0.042, paper, "record.label")


@thing
def spotlight(
    st: Stage, x: float, y: float, size: float, turn: float, body: Tone, lamp: Tone
) -> None:
    """A stage lamp on its yoke, pointing down, turned by degrees."""
    pen = st.pen
    pen.rect(x - size * 0.05, y - size * 0.62, size * 0.1, size * 0.4, body, "spotlight")
    with pen.at(x, y, turn):
        pen.fill(
            art.Trace(-size * 0.24, -size * 0.34)
            .line(size * 0.24, -size * 0.34)
            .line(size * 0.34, size * 0.3)
            .line(-size * 0.34, size * 0.3)
            .close()
            .path(),
            art.linear(-size * 0.3, 0, size * 0.3, 0, (lighter(body, 0.16), body)),
            "spotlight",
        )
        pen.ellipse(0, size * 0.3, size * 0.34, size * 0.1, lamp, "spotlight")
        pen.rect(
            -size * 0.42, -size * 0.06, size * 0.84, size * 0.09, lighter(body, 0.1), "spotlight"
        )


def confetti(
    st: Stage,
    count: int,
    tones: list[Tone],
    box: tuple[float, float, float, float],
    *,
    size: float = 0.012,
) -> None:
    """Paper snips: bars, discs, curls, triangles; Poisson-like, outside the quiet boxes."""
    r, pen = st.rng, st.pen
    for x, y, q in st.scatter(
        count, (size * 0.6, size * 1.25), box, gap=0.012, largest_first=False
    ):
        t = r.choice(tones)
        kind = r.random()
        with pen.at(x, y, r.uniform(0, 180)):
            if kind < 0.4:
                pen.rect(-q * 0.8, -q * 0.32, q * 1.6, q * 0.64, t, "confetti")
            elif kind < 0.6:
                pen.circle(0, 0, q * 0.52, t, "confetti")
            elif kind < 0.8:
                pen.polygon(
                    [(0, -q * 0.75), (q * 0.65, q * 0.5), (-q * 0.65, q * 0.5)], t, "confetti"
                )
            else:
                pen.stroke(
                    art.Trace(-q, 0).cubic(-q * 0.5, -q * 0.9, 0, q * 0.9, q, 0).path(),
                    t,
                    q * 0.3,
                    "confetti",
                )


@thing
def streamer(
    st: Stage, x: float, y: float, length: float, width: float, t: Tone, *, turn: float = 90.0
) -> None:
    """A curled paper ribbon: an S-band whose turns alternate between light and shade."""
    pen, n = st.pen, 6
    with pen.at(x, y, turn):
        step = length / n
        for i in range(n):
            x0, x1 = step * i, step * (i + 1)
            sy = width * 1.2 * (1 if i % 2 else -1)
            tone = t if i % 2 else darker(t, 0.18)
            band = art.Trace(x0, -sy * 0.5).cubic(
                x0 + step * 0.4, -sy * 0.9, x1 - step * 0.4, sy * 0.9, x1, sy * 0.5
            )
            band.line(x1 + width * 0.55, sy * 0.5).cubic(
                x1 - step * 0.4 + width * 0.55,
                sy * 0.9,
                x0 + step * 0.4 + width * 0.55,
                -sy * 0.9,
                x0 + width * 0.55,
                -sy * 0.5,
            ).close()
            pen.fill(band.path(), tone, "streamer")


@thing
def gift(st: Stage, x: float, y: float, w: float, t: Tone, ribbon: Tone) -> None:
    """A wrapped box with a bow, foot at (x, y)."""
    pen = st.pen
    h = w * 0.78
    pen.rounded(
        x - w / 2,
        y - h,
        w,
        h,
        w * 0.03,
        art.linear(x - w / 2, 0, x + w / 2, 0, (lighter(t, 0.1), t, darker(t, 0.12))),
        "gift",
    )
    pen.rounded(
        x - w * 0.55,
        y - h - w * 0.05,
        w * 1.1,
        w * 0.22,
        w * 0.03,
        art.linear(x - w / 2, 0, x + w / 2, 0, (lighter(t, 0.18), t, darker(t, 0.06))),
        "gift",
    )
    pen.rect(x - w * 0.09, y - h - w * 0.05, w * 0.18, h + w * 0.05, ribbon, "gift")
    for sx in (-1, 1):
        bow = art.Trace(x, y - h - w * 0.05).cubic(
            x + sx * w * 0.1,
            y - h - w * 0.42,
            x + sx * w * 0.46,
            y - h - w * 0.36,
            x + sx * w * 0.36,
            y - h - w * 0.16,
        )
        bow.quad(x + sx * w * 0.24, y - h - w * 0.02, x, y - h - w * 0.05).close()
        pen.fill(bow.path(), ribbon if sx < 0 else darker(ribbon, 0.1), "gift")
    pen.circle(x, y - h - w * 0.08, w * 0.075, darker(ribbon, 0.14), "gift")
