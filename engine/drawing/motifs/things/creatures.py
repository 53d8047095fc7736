"""Fish, jellyfish, whales, coral, weed."""

from __future__ import annotations

import math

from engine.drawing import pen as art
from engine.drawing.motifs.stage import Stage, thing
from engine.drawing.pen import Tone, blend, darker, hexa, lighter


@thing
def fish(
    st: Stage,
    x: float,
    y: float,
    w: float,
    body: Tone,
    fin: Tone,
    *,
    right: bool = True,
    kind: int = 0,
) -> None:
    """A fish of length w. kind 0: round with stripes, 1: slim, 2: angel fish."""
    pen = st.pen
    with pen.at(x, y, st.rng.uniform(-6, 6), w / 100, not right):
        k = (1.0, 0.68, 1.15)[kind]
        tail = (
            art.Trace(-30, 0)
            .cubic(-44, -8 * k, -52, -22, -58, -24 * k)
            .quad(-50, 0, -58, 24 * k)
            .cubic(-52, 22, -44, 8 * k, -30, 0)
            .close()
        )
        pen.fill(tail.path(), fin, "fish.fin")
        top = art.Trace(-14, -18 * k).cubic(-10, -38 * k, 14, -40 * k, 22, -14 * k).close()
        pen.fill(top.path(), fin, "fish.fin")
        low = art.Trace(-4, 16 * k).cubic(-8, 32 * k, 6, 34 * k, 12, 16 * k).close()
        pen.fill(low.path(), darker(fin, 0.1), "fish.fin")
        hull = (
            art.Trace(48, 2)
            .cubic(36, -22 * k, -6, -34 * k, -38, 0)
            .cubic(-6, 34 * k, 36, 26 * k, 48, 2)
            .close()
            .path()
        )
        pen.fill(
            hull,
            art.down(-26 * k, 26 * k, lighter(body, 0.12), body, darker(body, 0.12)),
            "fish.body",
        )
        with pen.clip(hull):
            if kind != 1:
                for dx in (-16, 6):
                    band = (
                        art.Trace(dx, -40 * k)
                        .quad(dx + 12, 0, dx, 40 * k)
                        .line(dx + 10, 40 * k)
                        .quad(dx + 22, 0, dx + 10, -40 * k)
                        .close()
                    )
                    pen.fill(band.path(), lighter(fin, 0.25), "fish.fin", 0.9)
            pen.ellipse(10, 24 * k, 44, 12 * k, lighter(body, 0.45), "fish.body", 0.5)
        side = art.Trace(4, 4).quad(-8, 16, -12, 14).quad(-10, 4, 4, 4).close()
        pen.fill(side.path(), darker(fin, 0.12), "fish.fin")
        pen.circle(31, -4 * k, 5.2, hexa("fffdf6"), "fish.eye")
        pen.circle(32, -4 * k, 2.7, darker(st.p[0], 0.3), "fish.eye")


def school(st: Stage, x: float, y: float, size: float, count: int, t: Tone) -> None:
    """Many small fish as one silhouette each, all one way."""
    r = st.rng
    verbs: list[str] = []
    pts: list[float] = []
    for i in range(count):
        a = i * 2.4
        d = math.sqrt(i + 0.4) * size * 1.25
        cx, cy = x + d * math.cos(a) * 1.6, y + d * math.sin(a) * 0.8
        w = size * r.uniform(0.7, 1.1)
        if not st.clear(cx - w, cy - w / 2, cx + w, cy + w / 2):
            continue
        verbs.append("MQQLLZ")
        pts += (
            cx + w * 0.5,
            cy,
            cx,
            cy - w * 0.3,
            cx - w * 0.32,
            cy,
            cx,
            cy + w * 0.3,
            cx + w * 0.5,
            cy,
        )
        pts = pts[:-10]
        pts += (
            cx - w * 0.3, cy, cx + w * 0.1, cy - w * 0.34, cx + w * 0.5, cy,
            cx + w * 0.1, cy + w * 0.34, cx - w * 0.3, cy, cx - w * 0.52, cy - w * 0.2, cx - w * 0.52, cy + w * 0.2,
        )  # fmt: skip
    if verbs:
        st.pen.fill(art.Path("".join(verbs), tuple(pts)), t, "fish.body", 0.85)


@thing
def jellyfish(st: Stage, x: float, y: float, r: float, t: Tone) -> None:
    """A translucent bell with arms."""
    pen = st.pen
    pen.glow(x, y, r * 2, t, "glow", 0.3)
    for i in range(7):
        dx = (i - 3) * r * 0.24
        n = r * (1.6 + 0.5 * math.cos(i * 1.9))
        sway = r * 0.2 * math.sin(i * 2.3)
        tr = art.Trace(x + dx, y + r * 0.1).cubic(
            x + dx + sway, y + n * 0.35, x + dx - sway, y + n * 0.7, x + dx + sway * 0.6, y + n
        )
        pen.stroke(tr.path(), lighter(t, 0.2), r * 0.04, "jelly", 0.6)
    bell = art.Trace(x - r, y + r * 0.14).cubic(
        x - r, y - r * 1.2, x + r, y - r * 1.2, x + r, y + r * 0.14
    )
    for i in range(5):
        x0 = x + r - 0.4 * r * i
        bell.quad(x0 - 0.2 * r, y + r * (0.38 if i % 2 == 0 else 0.3), x0 - 0.4 * r, y + r * 0.14)
    bell.close()
    pen.fill(bell.path(), art.down(y - r, y + r * 0.3, lighter(t, 0.45), t), "jelly", 0.82)
    pen.ellipse(x - r * 0.3, y - r * 0.42, r * 0.26, r * 0.13, hexa("fffdf6"), "jelly", 0.45)


@thing
def whale(
    st: Stage, x: float, y: float, w: float, t: Tone, belly: Tone, *, right: bool = False
) -> None:
    """A whale of length w, centred, head to the left unless `right`."""
    pen = st.pen
    with pen.at(x, y, -5 if not right else 5, w / 200, right):
        body = art.Trace(-98, 4).cubic(-96, -46, -40, -60, 14, -42).cubic(44, -32, 62, -14, 78, -20)
        body.cubic(84, -34, 82, -46, 78, -56).cubic(92, -52, 96, -40, 97, -34).cubic(
            103, -44, 112, -50, 122, -50
        )
        body.cubic(118, -32, 108, -14, 92, -6).cubic(76, 14, 48, 36, 4, 42).cubic(
            -40, 48, -92, 40, -98, 4
        ).close()
        shape = body.path()
        pen.fill(shape, art.down(-56, 44, lighter(t, 0.14), t, darker(t, 0.12)), "whale")
        with pen.clip(shape):
            under = (
                art.Trace(-104, 10)
                .cubic(-60, 34, -10, 30, 40, 22)
                .line(40, 70)
                .line(-110, 70)
                .close()
            )
            pen.fill(under.path(), belly, "whale")
            for i in range(5):
                pen.stroke(
                    art.Trace(-96 + 3 * i, 16 + 6 * i)
                    .cubic(-60, 38 + 5 * i, -20, 38 + 4 * i, 26, 28 + 4 * i)
                    .path(),
                    darker(belly, 0.14),
                    1.4,
                    "whale",
                    0.7,
                )
        pen.fill(
            art.Trace(-30, 22)
            .cubic(-22, 50, 0, 62, 14, 60)
            .cubic(12, 44, 4, 28, -8, 20)
            .close()
            .path(),
            darker(t, 0.14),
            "whale",
        )
        pen.circle(-68, 2, 3.6, hexa("fffdf6"), "fish.eye")
        pen.circle(-68.6, 2.2, 2.1, darker(st.p[0], 0.4), "fish.eye")
        pen.stroke(
            art.Trace(-97, 12).cubic(-84, 20, -72, 20, -60, 14).path(),
            darker(t, 0.3),
            1.6,
            "whale",
            0.8,
        )


@thing
def coral(st: Stage, x: float, y: float, h: float, t: Tone, kind: int) -> None:
    """Coral or a sponge, foot at (x, y). kind 0 branches, 1 fan, 2 tubes."""
    pen, r = st.pen, st.rng
    if kind == 0:

        def grow(px: float, py: float, a: float, n: float, w: float, level: int) -> None:
            ex, ey = px + n * math.cos(a), py + n * math.sin(a)
            pen.line(px, py, ex, ey, lighter(t, 0.06 * level), w, "coral.branch")
            if level < 3:
                for d in (-0.46, 0.42):
                    grow(
                        ex,
                        ey,
                        a + d + r.uniform(-0.14, 0.14),
                        n * r.uniform(0.66, 0.8),
                        w * 0.74,
                        level + 1,
                    )

        grow(x, y, -math.pi / 2 + r.uniform(-0.12, 0.12), h * 0.34, h * 0.11, 0)
    elif kind == 1:
        n = 9
        for i in range(n):
            a = math.pi * (1.14 + 0.72 * i / (n - 1))
            ex, ey = (
                x + h * 0.8 * math.cos(a),
                y + h * (0.9 + 0.1 * math.sin(math.pi * i / (n - 1))) * math.sin(a),
            )
            pen.stroke(
                art.Trace(x, y).quad(x + (ex - x) * 0.3, y + (ey - y) * 0.7, ex, ey).path(),
                blend(t, lighter(t, 0.3), (i % 3) / 3),
                h * 0.05,
                "coral.branch",
            )
        for k in (0.45, 0.68, 0.88):
            pen.stroke(
                art.arc(x, y, h * k, math.pi * 1.2, math.pi * 1.8),
                lighter(t, 0.1),
                h * 0.022,
                "coral.branch",
                0.8,
            )
    else:
        for dx, k, w in ((-0.2, 0.66, 0.17), (0.2, 0.8, 0.16), (0.0, 1.0, 0.2)):
            bx = x + dx * h
            top = y - h * k
            ww = h * w
            tube = (
                art.Trace(bx - ww * 0.4, y)
                .quad(bx - ww * 0.4, y - h * k * 0.5, bx - ww * 0.55, top)
                .line(bx + ww * 0.55, top)
            )
            tube.quad(bx + ww * 0.4, y - h * k * 0.5, bx + ww * 0.4, y).close()
            pen.fill(
                tube.path(),
                art.linear(bx - ww / 2, 0, bx + ww / 2, 0, (lighter(t, 0.2), t, darker(t, 0.14))),
                "coral.branch",
            )
            pen.ellipse(bx, top, ww * 0.55, ww * 0.2, darker(t, 0.35), "coral.branch")


@thing
def seaweed(st: Stage, x: float, y: float, h: float, t: Tone) -> None:
    """A tapering ribbon that sways."""
    sway = st.rng.choice((-1, 1)) * h * 0.11
    w = h * 0.045
    tr = art.Trace(x - w, y).cubic(
        x - w + sway, y - h * 0.33, x - w - sway, y - h * 0.66, x + sway * 0.6, y - h
    )
    tr.cubic(x + w - sway * 0.6, y - h * 0.66, x + w + sway, y - h * 0.33, x + w, y).close()
    st.pen.fill(tr.path(), art.down(y - h, y, lighter(t, 0.2), t), "seaweed")


def bubbles(st: Stage, count: int, t: Tone) -> None:
    """Bubbles in rising strings."""
    r, s = st.rng, st.s
    for _ in range(max(1, count // 5)):
        x, y = r.uniform(0.04, 0.96) * st.w, r.uniform(0.35, 0.9) * st.h
        for _ in range(5):
            q = s * r.uniform(0.004, 0.013)
            st.pen.circle(x, y, q, t, "bubble", 0.14)
            st.pen.stroke(art.circle(x, y, q), t, 0.0018 * s, "bubble", 0.5)
            y -= s * r.uniform(0.03, 0.06)
            x += s * r.uniform(-0.016, 0.016)
