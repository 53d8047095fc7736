"""Sun, moon, stars, clouds, birds."""

from __future__ import annotations

import math

from engine.drawing import pen as art
from engine.drawing.motifs.stage import Stage, thing
from engine.drawing.pen import Point, Tone, blend, darker, lighter


@thing
def sun(
    st: Stage, x: float, y: float, r: float, t: Tone, *, halo: bool = True, bars: Tone | None = None
) -> None:
    """A disc with three concentric halos; `bars` cuts it into retro stripes of that tone."""
    if halo:
        glow = lighter(t, 0.25)
        for k, a in ((2.55, 0.13), (1.95, 0.16), (1.45, 0.2)):
            st.pen.circle(x, y, r * k, glow, "sun.halo", a)
    disc = art.circle(x, y, r)
    if bars is None:
        st.pen.fill(disc, art.down(y - r, y + r, lighter(t, 0.35), t), "sun.disc")
        return
    hot = st.against(t, st.accent, st.p[3], least=0.08)
    st.pen.fill(disc, art.down(y - r, y + r, lighter(t, 0.35), t, blend(t, hot, 0.75)), "sun.disc")
    with st.pen.clip(disc):
        for i in range(6):
            yy = y + r * (0.05 + 0.16 * i)
            st.pen.rect(x - r, yy, 2 * r, r * (0.018 + 0.016 * i), bars, "sun.disc", 0.9)


@thing
def moon(st: Stage, x: float, y: float, r: float, t: Tone, *, crescent: bool = False) -> None:
    """A full moon with soft craters, or a crescent lit from the lower left."""
    pen = st.pen
    for k, a in ((2.4, 0.06), (1.8, 0.075), (1.36, 0.10)):
        pen.circle(x, y, r * k, lighter(t, 0.2), "moon.halo", a)
    pen.glow(x, y, r * 1.7, lighter(t, 0.3), "moon.halo", 0.34)
    if crescent:
        a = math.radians(-52)
        # two arcs that meet in points: the outer limb and the terminator
        d, q = 0.52 * r, 0.86 * r
        cos_o = (r * r + d * d - q * q) / (2 * r * d)
        th = math.acos(max(-1.0, min(1.0, cos_o)))
        cx, cy = x + d * math.cos(a), y + d * math.sin(a)
        p0 = (x + r * math.cos(a + th), y + r * math.sin(a + th))
        p1 = (x + r * math.cos(a - th), y + r * math.sin(a - th))
        b0 = math.atan2(p1[1] - cy, p1[0] - cx)
        b1 = math.atan2(p0[1] - cy, p0[0] - cx)
        while b1 > b0:
            b1 -= math.tau
        tr = art.Trace().arc(x, y, r, a + th, a - th + math.tau, move=True)
        tr.arc(cx, cy, q, b0, b1).close()
        pen.fill(tr.path(), art.down(y - r, y + r, lighter(t, 0.4), t), "moon.disc")
        return
    disc = art.circle(x, y, r)
    ink = art.radial(
        x - r * 0.3, y - r * 0.35, r * 1.55, (lighter(t, 0.75), lighter(t, 0.35), t), (0, 0.5, 1)
    )
    pen.fill(disc, ink, "moon.disc")
    spot = darker(blend(t, st.p[3], 0.2), 0.12)
    with pen.clip(disc):
        for fx, fy, k, a in (
            (-0.4, -0.13, 0.34, 0.20), (-0.05, 0.42, 0.44, 0.16), (0.46, -0.28, 0.27, 0.18),
            (0.42, 0.45, 0.2, 0.14), (-0.62, 0.46, 0.22, 0.13), (0.08, -0.62, 0.15, 0.13),
        ):  # fmt: skip
            cx, cy, q = x + fx * r, y + fy * r, k * r
            pen.circle(
                cx,
                cy,
                q,
                art.radial(cx, cy, q, (spot, spot, spot), (0, 0.6, 1), (a, a * 0.85, 0)),
                "moon.crater",
            )


def stars(st: Stage, count: int, y1: float, t: Tone | None = None, *, y0: float = 0.0) -> None:
    """Small stars down to y1, thinning towards it, a few of them with four rays."""
    r, s = st.rng, st.s
    t = t or lighter(st.p[5], 0.3)
    for i in range(count):
        x, u = r.uniform(0.0, st.w), r.random()
        y = y0 + (y1 - y0) * u * (0.45 + 0.55 * u)
        fade = 1 - 0.7 * (y - y0) / max(1.0, y1 - y0)
        q = s * r.choice((0.0012, 0.0012, 0.0018, 0.0026))
        if i % 17 == 3 and min(x, st.w - x) > 0.03 * s:
            q = s * r.uniform(0.006, 0.011)
            st.pen.fill(art.star(x, y, q, 4, 0.2), t, "star.bright", 0.9 * fade)
        else:
            st.pen.circle(x, y, q, t, "star", r.uniform(0.35, 0.9) * fade)


@thing
def cloud_band(st: Stage, x: float, y: float, w: float, t: Tone, alpha: float = 0.8) -> None:
    """A flat cloud of three rounded bars."""
    h = max(0.009 * st.s, w * 0.05)
    for dx, row, k, a in (
        (0.0, 0.0, 1.0, 1.0),
        (0.11, -1.45, 0.56, 0.85),
        (-0.15, 1.42, 0.68, 0.8),
    ):
        ww = w * k
        hh = h * (1.0 if row == 0 else 0.82)
        st.pen.rounded(x - ww / 2 + dx * w, y + row * h, ww, hh, hh / 2, t, "cloud.band", alpha * a)


@thing
def cloud(st: Stage, x: float, y: float, w: float, t: Tone, alpha: float = 0.9) -> None:
    """A heap of circles on a flat foot; one path, so that translucency is even."""
    r = st.rng
    tr = art.Trace()
    foot = y
    for fx, q in ((-0.33, 0.11), (-0.12, 0.19), (0.13, 0.15), (0.32, 0.1)):
        k = w * q * r.uniform(0.92, 1.1)
        tr.circle(x + fx * w, foot - k * 0.86, k)
    h = w * 0.13
    base = art.rounded(x - w / 2, foot - h, w, h, h / 2)
    path = art.Path("".join(tr.verbs) + base.verbs, (*tr.points, *base.points))
    wash = art.linear(
        0, foot - w * 0.36, 0, foot, (lighter(t, 0.3), t, t), (0, 0.5, 1), (1, 0.95, 0.5)
    )
    st.pen.fill(path, wash, "cloud", alpha)


@thing
def lucky_cloud(
    st: Stage, x: float, y: float, w: float, body: Tone, outline: Tone, *, flip: bool = False
) -> None:
    """The auspicious cloud: heads with spirals on a flat foot, drawn with one line weight."""
    pen = st.pen
    k = w / 200
    heads = ((-58, -6, 26), (-14, -26, 40), (40, -14, 34), (76, -2, 22))
    with pen.at(x, y, 0, k, flip):
        tr = art.Trace(-92, 22)
        tr.arc(-70, 4, 20, math.radians(130), math.radians(262))
        tr.arc(-42, -16, 26, math.radians(190), math.radians(300))
        tr.arc(-6, -26, 36, math.radians(196), math.radians(338))
        tr.arc(44, -16, 30, math.radians(226), math.radians(352))
        tr.arc(78, 2, 22, math.radians(262), math.radians(410))
        tr.line(94, 22).close()
        shape = tr.path()
        pen.fill(
            shape, art.down(-60, 24, lighter(body, 0.12), darker(body, 0.14)), "cloud.auspicious"
        )
        pen.stroke(shape, outline, 2.6, "cloud.auspicious", join="round")
        for cx, cy, q in heads:
            spiral = art.Trace().arc(
                cx, cy + 6, q * 0.6, math.radians(150), math.radians(360), move=True
            )
            spiral.arc(cx + q * 0.14, cy + 6, q * 0.46, 0, math.radians(165))
            spiral.arc(cx + q * 0.02, cy + 6, q * 0.32, math.radians(165), math.radians(330))
            pen.stroke(spiral.path(), outline, 2.2, "cloud.auspicious")
        for i in range(2):
            yy = 12 + 6 * i
            pen.line(-84 + 30 * i, yy, -20 + 40 * i, yy, outline, 1.8, "cloud.auspicious", 0.8)


@thing
def birds(st: Stage, x: float, y: float, size: float, t: Tone, n: int = 3) -> None:
    """A loose flight of n birds; the first is the largest."""
    places = ((0, 0, 1.0), (1.9, -0.8, 0.72), (-1.5, 1.2, 0.62), (3.3, 0.4, 0.55), (0.6, 2.2, 0.5))
    for fx, fy, k in places[:n]:
        w = size * k
        gx, gy = x + fx * size, y + fy * size
        wing = art.Trace(gx - w, gy - w * 0.28).quad(gx - w * 0.42, gy - w * 0.78, gx, gy)
        wing.quad(gx + w * 0.42, gy - w * 0.78, gx + w, gy - w * 0.34)
        st.pen.stroke(wing.path(), t, max(0.13 * w, 0.0016 * st.s), "bird", 0.88)


def reflections(
    st: Stage,
    x: float,
    y0: float,
    y1: float,
    width: float,
    t: Tone,
    *,
    alpha: float = 0.8,
    n: int = 22,
) -> None:
    """Light on water under a disc: bars that fall apart with the distance; no nearer than y1."""
    r = st.rng
    span = y1 - y0
    for i in range(n):
        u = (i + 0.3) / n
        y = y0 + span * u**1.15
        w = width * (1.05 - 0.55 * u) * r.uniform(0.35, 1)
        h = st.s * (0.0028 + 0.0028 * u)
        cx = x + r.uniform(-0.2, 0.2) * width * (0.4 + u)
        if st.clear(cx - w / 2, y, cx + w / 2, y + h):
            st.pen.rounded(cx - w / 2, y, w, h, h / 2, t, "water.glint", alpha * (1 - 0.85 * u))


@thing
def firework(st: Stage, x: float, y: float, r: float, t: Tone, core: Tone) -> None:
    """Rings of rays that grow thicker outward and end in dots."""
    pen, n = st.pen, st.rng.choice((14, 16, 18))
    pen.glow(x, y, r * 1.1, t, "glow", 0.3)
    for ringno, (r0, r1, w, ink) in enumerate(((0.18, 0.44, 0.014, core), (0.52, 0.82, 0.022, t))):
        turn = ringno * math.pi / n
        tr: list[Point] = []
        for i in range(n):
            a = math.tau * i / n + turn
            c, s = math.cos(a), math.sin(a)
            pen.line(
                x + r * r0 * c,
                y + r * r0 * s,
                x + r * r1 * c,
                y + r * r1 * s,
                ink,
                r * w * 2,
                "firework",
                0.92,
            )
            tr.append((x + r * (r1 + 0.12) * c, y + r * (r1 + 0.12) * s))
        for qx, qy in tr:
            pen.circle(qx, qy, r * 0.026, ink, "firework")


@thing
def planet(
    st: Stage, x: float, y: float, r: float, t: Tone, *, ringed: bool = False, banded: bool = True,
    light: tuple[float, float] = (-0.5, -0.55),
) -> None:  # fmt: skip
    """A globe with bands or craters, a terminator and, if `ringed`, a tilted ring around it."""
    pen, rng = st.pen, st.rng
    tilt = -18
    rx, ry = r * 1.85, r * 0.46
    band = blend(st.p[4], t, 0.25)

    def half(a0: float, a1: float) -> None:
        with pen.at(x, y, tilt):
            for k, w, al in ((1.0, 0.14, 0.95), (0.84, 0.06, 0.6)):
                pts = []
                for i in range(17):
                    a = a0 + (a1 - a0) * i / 16
                    pts.append((rx * k * math.cos(a), ry * k * math.sin(a)))
                pen.stroke(art.through(pts), band, r * w, "planet.ring", al, cap="butt")

    pen.glow(x, y, r * 1.7, t, "glow", 0.28)
    if ringed:
        half(math.pi, math.tau)
    disc = art.circle(x, y, r)
    pen.fill(
        disc,
        art.linear(
            x - r * 0.7,
            y - r * 0.7,
            x + r * 0.7,
            y + r * 0.7,
            (lighter(t, 0.35), t, darker(t, 0.25)),
        ),
        "planet.body",
    )
    with pen.clip(disc):
        if banded:
            with pen.at(x, y, tilt):
                yy = -r * 0.85
                while yy < r * 0.9:
                    h = r * rng.uniform(0.08, 0.2)
                    other = rng.choice((lighter(t, 0.3), darker(t, 0.16), blend(t, st.p[3], 0.4)))
                    pts = [
                        (-r * 1.2 + 2.4 * r * i / 6, yy + r * 0.035 * math.sin(2.2 * i + yy))
                        for i in range(7)
                    ]
                    low = [(px, py + h) for px, py in reversed(pts)]
                    top = art.smooth(pts)
                    foot = art.smooth(low)
                    path = art.Path(
                        top.verbs + "L" + foot.verbs[1:] + "Z", (*top.points, *foot.points)
                    )
                    pen.fill(path, other, "planet.band", 0.55)
                    yy += h + r * rng.uniform(0.12, 0.26)
        else:
            for _ in range(7):
                a, d, q = (
                    rng.uniform(0, 6.28),
                    rng.uniform(0.1, 0.8) * r,
                    r * rng.uniform(0.07, 0.2),
                )
                cx, cy = x + d * math.cos(a), y + d * math.sin(a)
                pen.circle(cx, cy, q, darker(t, 0.18), "moon.crater", 0.75)
                pen.circle(
                    cx + q * 0.12, cy + q * 0.14, q * 0.82, darker(t, 0.08), "moon.crater", 0.8
                )
        lx, ly = x + light[0] * r, y + light[1] * r
        shade = darker(st.p[0], 0.4)
        pen.fill(
            disc,
            art.radial(lx, ly, r * 2.0, (shade, shade, shade), (0, 0.45, 1), (0, 0.04, 0.72)),
            "planet.shade",
        )
    if ringed:
        half(0, math.pi)
