"""Grounds without objects: gradients, meshes, blobs, lights out of focus, cut paper."""

from __future__ import annotations

import math

from engine.drawing import pen as art
from engine.drawing.motifs.family import Family
from engine.drawing.motifs.stage import Stage, thing
from engine.drawing.motifs.things import festive, flora, heaven
from engine.drawing.pen import Point, Tone, blend, darker, hexa, lighter


def _blob_points(st: Stage, x: float, y: float, r: float, n: int, k: float) -> list[Point]:
    r0 = st.rng.random() * math.tau
    out = []
    for i in range(n):
        q = r * (1 + st.rng.uniform(-k, k))
        a = r0 + math.tau * i / n
        out.append((x + q * math.cos(a), y + q * math.sin(a)))
    return out


@thing
def _orb(st: Stage, x: float, y: float, r: float, a: Tone, b: Tone, glow: Tone) -> None:
    """A ball of light: lit from the upper left, dissolving at its foot."""
    st.pen.glow(x, y, r * 1.75, glow, "glow", 0.42)
    wash = art.linear(
        x - r * 0.5, y - r * 0.86, x + r * 0.5, y + r * 0.86, (a, blend(a, b, 0.5), b)
    )
    st.pen.circle(x, y, r, wash, "orb")
    rim = art.linear(x - r, y - r, x + r, y + r, (lighter(a, 0.5), a, b), None, (0.7, 0.1, 0.0))
    st.pen.stroke(art.circle(x, y, r * 0.992), rim, r * 0.016, "orb.rim")


# ------------------------------------------------------------------ gradient


def gradient(st: Stage) -> None:
    p, r = st.p, st.rng
    v = st.choose(GRADIENT.variants)
    ground = (darker(p[0], 0.15), p[0], p[1]) if st.dark else (p[5], blend(p[5], p[4], 0.6), p[4])
    a = r.choice((0.9, 1.2, 1.57, 1.9, 2.3))
    reach = 0.5 * (abs(math.cos(a)) * st.w + abs(math.sin(a)) * st.h)
    cx, cy = st.w / 2, st.h / 2
    dx, dy = math.cos(a) * reach, math.sin(a) * reach
    st.fill_page(art.linear(cx - dx, cy - dy, cx + dx, cy + dy, ground), "ground.wash")
    warm = st.accent
    lights = [p[2], p[3], warm] if st.dark else [p[3], p[2], warm]
    big = max(st.w, st.h)
    corner = r.randrange(4)
    for k, t in enumerate(st.shuffled(lights)[:2]):
        c = (corner + 2 * k) % 4
        x, y = (c % 2) * st.w, (c // 2) * st.h
        st.pen.glow(x, y, big * (0.62 - 0.12 * k), t, "glow", 0.42 if st.dark else 0.5)
    if v == "arcs":
        c = corner
        x, y = (c % 2) * st.w, (c // 2) * st.h
        base = st.against(ground[1], p[3], p[2], warm, least=0.1)
        n = 5
        for i in range(n):
            rr = st.s * (1.05 - 0.19 * i)
            st.pen.circle(x, y, rr, base, "disc.halo", 0.10 + 0.02 * i)
    elif v == "veils":
        t = r.choice((p[3], warm) if st.dark else (p[3], warm, p[2]))
        y = st.h * r.uniform(0.5, 0.7)
        if st.foot_quiet < st.h:
            y = min(y, st.foot_quiet - 0.2 * st.s)
        for i in range(4):
            crest = y + i * 0.11 * st.s
            pts = st.wave_line(crest, 0.10 * st.s, 0.5, 0.8 * i + r.uniform(0, 0.4), n=18)
            ink = art.linear(0, crest - 0.1 * st.s, 0, crest + 0.55 * st.s, (t, t, t), (0, 0.4, 1),
                           (0.34, 0.12, 0.0))  # fmt: skip
            st.plane(pts, ink, "line.flow")
    if not st.hero:
        st.disc_stage(ground[1], p[3], warm, p[2])
        return
    spot = st.spot(0.27 * st.s, 0.34 * st.h, 0.66 * st.h, least=0.3)
    if spot:
        x, y, rr = spot
        top = lighter(warm, 0.45) if st.dark else lighter(st.against(p[5], p[4], p[3]), 0.3)
        foot = p[2] if st.dark else blend(p[3], p[2], 0.4)
        top = blend(top, warm, 0.45)
        if _orb(st, x, y, rr, top, foot, warm if st.dark else p[3]):
            st.take(x, y, rr)
        for fx, fy, part in ((-1.35, 0.78, 0.24), (1.28, -0.82, 0.13)):
            qx, qy, qr = x + fx * rr, y + fy * rr, rr * part
            if st.edges_ok(qx, qy, qr, False) and st.density > 0.4:
                _orb(st, qx, qy, qr, blend(top, p[3], 0.4), foot, p[3])


GRADIENT = Family(
    "gradient", gradient, ("calm", "modern", "tech", "wellness"), None, (0, 0), ("orb",),
    ("orb", "arcs", "veils"),
)  # fmt: skip


# ------------------------------------------------------------------ mesh


def mesh(st: Stage) -> None:
    p, r = st.p, st.rng
    v = st.choose(MESH.variants)
    ground = p[0] if st.dark else blend(p[5], p[4], 0.3)
    st.fill_page(ground, "ground.flat")
    pool = (
        [p[1], p[2], p[1], p[3], st.accent, p[2]]
        if st.dark
        else [p[4], p[3], p[4], p[2], st.accent, p[4]]
    )
    big = max(st.w, st.h)
    # a jittered ring of lights around the page, so that no corner stays empty
    places = [(0.05, 0.08), (0.95, 0.1), (1.0, 0.75), (0.08, 0.95), (0.55, 0.45), (0.62, 1.02)]
    r.shuffle(places)
    for (fx, fy), t in zip(places, pool, strict=True):
        x, y = (fx + r.uniform(-0.08, 0.08)) * st.w, (fy + r.uniform(-0.08, 0.08)) * st.h
        rr = big * r.uniform(0.42, 0.66)
        weight = 0.95 if st.dark else 0.85
        if t in (p[3], st.accent) and st.dark:
            rr, weight = rr * 0.72, 0.8
        if t in (p[2], st.accent) and not st.dark:
            rr, weight = rr * 0.7, 0.42
        ink = art.radial(
            x, y, rr, (t, t, t, t), (0, 0.3, 0.65, 1), (weight, weight * 0.72, weight * 0.24, 0)
        )
        st.fill_page(ink, "ground.mesh")
    if v == "silk":
        # a bundle of hairlines that twists: two border curves, the lines between them
        y = st.h * r.uniform(0.55, 0.75)
        if st.foot_quiet < st.h:
            y = min(y, st.foot_quiet - 0.18 * st.s)
        if st.focal:
            y = (st.focal[1] + st.focal[3]) / 2
        a = st.wave_line(y, 0.16 * st.s, 0.55, r.uniform(0, 6), n=12)
        b = st.wave_line(y + 0.08 * st.s, 0.2 * st.s, 0.42, r.uniform(0, 6), n=12)
        t = lighter(p[4] if st.dark else st.accent, 0.35)
        n = st.count(22)
        for i in range(n):
            u = i / max(1, n - 1)
            pts = [(q[0], q[1] + (s[1] - q[1]) * u) for q, s in zip(a, b, strict=True)]
            ink = art.linear(0, 0, st.w, 0, (t, t, t), (0, 0.5, 1), (0.05, 0.5, 0.12))
            st.pen.stroke(
                art.smooth(pts), ink, 0.0022 * st.s, "line.flow", 0.9 - 0.5 * abs(2 * u - 1)
            )
    elif v == "folds":
        y = st.h * 0.3
        phase = r.uniform(0, 6)
        for i in range(6):
            base = y + i * st.h * 0.14
            t = (
                (p[2], p[1], p[3], p[2], st.accent, p[1])[i]
                if st.dark
                else (p[4], p[3], p[4], p[3], st.accent, p[4])[i]
            )
            pts = st.wave_line(base, 0.12 * st.s, 0.45, phase + i * 0.55, n=16)
            ink = art.linear(0, base - 0.12 * st.s, 0, base + 0.3 * st.s,
                           (lighter(t, 0.25), t, t), (0, 0.25, 1), (0.5, 0.25, 0.0))  # fmt: skip
            st.plane(pts, ink, "line.flow")
    if not st.hero:
        st.disc_stage(ground, p[3] if st.dark else p[5], st.accent)


MESH = Family(
    "mesh", mesh, ("calm", "modern", "quote", "tech", "wellness"), None, (0, 0), (),
    ("plain", "silk", "folds"),
)  # fmt: skip


# ------------------------------------------------------------------ blobs


def blobs(st: Stage) -> None:
    p, r, s = st.p, st.rng, st.s
    v = st.choose(BLOBS.variants)
    ground = p[0] if st.dark else p[5]
    st.fill_page(ground, "ground.flat")
    tones = [p[1], p[2], st.accent, p[3]] if st.dark else [p[4], p[3], st.accent, p[2]]
    if v == "corners":
        spots = [(0.0, 0.02), (1.0, 0.96), (1.02, 0.05), (-0.02, 1.0)]
        if r.random() < 0.5:
            spots = [(1 - x, y) for x, y in spots]
        for k, (fx, fy) in enumerate(spots):
            big = s * (0.52 if k < 2 else 0.24)
            x, y = fx * st.w, fy * st.h
            if not st.free(x, y, big * 0.62):
                big *= 0.55
            pts = _blob_points(st, x, y, big, 7, 0.16)
            t = tones[k % 4]
            st.pen.fill(
                art.smooth(pts, True),
                art.linear(x, y - big, x, y + big, (lighter(t, 0.12), t)),
                "blob",
            )
            if k < 2:
                inner = [(x + (a - x) * 0.62, y + (b - y) * 0.62) for a, b in pts]
                st.pen.fill(art.smooth(inner, True), tones[(k + 1) % 4], "blob", 0.85)
                outer = [(x + (a - x) * 1.16, y + (b - y) * 1.16) for a, b in pts]
                st.pen.stroke(
                    art.smooth(outer, True), tones[(k + 2) % 4], 0.004 * s, "blob.line", 0.8
                )
    elif v == "strata":
        n = 5
        for i in range(n):
            base = st.h * (0.42 + 0.14 * i)
            if st.head > base - 0.1 * s and i == 0:
                base = st.head + 0.1 * s
            t = tones[i % 4] if i < 4 else p[1 if st.dark else 2]
            pts = st.wave_line(base, 0.09 * s, 0.36, r.uniform(0, 6), n=9)
            st.plane(pts, art.down(base, st.h, lighter(t, 0.1), t), "blob")
            if i in (1, 3):
                up = [(x, y - 0.03 * s) for x, y in pts]
                st.pen.stroke(art.smooth(up), ground, 0.004 * s, "blob.line", 0.7)
    else:  # pebbles
        quietly = 0.5 if st.quiet else 1.0
        for x, y, q in st.scatter(st.count(9), (0.09, 0.24), gap=0.02, cut=True):
            t = r.choice(tones)
            pts = _blob_points(st, x, y, q * 0.94, 7, 0.13)
            st.pen.fill(
                art.smooth(pts, True),
                art.linear(x - q, y - q, x + q, y + q, (lighter(t, 0.14), t)),
                "blob",
            )
            if r.random() < 0.6 * quietly + 0.2:
                inner = [
                    (x + (a - x) * 0.55 + q * 0.1, y + (b - y) * 0.55 + q * 0.06) for a, b in pts
                ]
                st.pen.fill(
                    art.smooth(inner, True), st.against(t, *st.shuffled(tones), ground), "blob"
                )
    if st.hero:
        spot = st.spot(0.25 * s, 0.36 * st.h, 0.62 * st.h, least=0.4)
        if spot:
            x, y, q = spot
            t = st.accent
            pts = _blob_points(st, x, y, q * 0.9, 6, 0.10)
            outline = [
                (x + (a - x) * 1.1 + 0.02 * s, y + (b - y) * 1.1 + 0.015 * s) for a, b in pts
            ]
            st.pen.fill(art.smooth(outline, True), st.against(t, p[3], p[4], p[2]), "blob", 0.55)
            st.pen.fill(
                art.smooth(pts, True), art.linear(x, y - q, x, y + q, (lighter(t, 0.2), t)), "orb"
            )
            st.pen.stroke(art.smooth([(a - 0.03 * s, b - 0.03 * s) for a, b in pts], True),
                          p[5] if st.dark else st.ink, 0.004 * s, "blob.line", 0.8)  # fmt: skip
    elif st.focal:
        a, b, c, d = st.focal
        x, y, q = (a + c) / 2, (b + d) / 2, max(c - a, d - b) * 0.56
        pts = _blob_points(st, x, y, q, 7, 0.08)
        t = st.against(ground, p[3], p[4], p[2])
        st.pen.fill(art.smooth(pts, True), art.down(y - q, y + q, lighter(t, 0.12), t), "disc")


BLOBS = Family(
    "blobs", blobs, ("calm", "modern", "wellness", "art"), None, (0, 0), ("orb",),
    ("corners", "strata", "pebbles"),
)  # fmt: skip


# ------------------------------------------------------------------ bokeh


def bokeh(st: Stage) -> None:
    p, r, s = st.p, st.rng, st.s
    v = st.choose(BOKEH.variants)
    if st.dark:
        st.fill_page(
            art.linear(0, st.top, 0, st.bottom, (darker(p[0], 0.2), p[0], p[1])), "ground.wash"
        )
    else:
        st.fill_page(
            art.linear(0, st.top, 0, st.bottom, (p[5], blend(p[5], p[4], 0.6), p[4])), "ground.wash"
        )
    warm = blend(st.accent, hexa("ffcf7a"), 0.3)
    pool = [p[3], p[4], warm, p[2]]
    if not st.dark:
        pool = [p[3], lighter(p[3], 0.4), lighter(warm, 0.2), p[5]]
    fx, fy = 0.5, 0.6
    if st.focal:
        fx, fy = (st.focal[0] + st.focal[2]) / 2 / st.w, (st.focal[1] + st.focal[3]) / 2 / st.h
    else:
        spot = st.spot(0.3 * s, 0.3 * st.h, 0.75 * st.h, least=0.3)
        if spot:
            fx, fy = spot[0] / st.w, spot[1] / st.h
    st.pen.glow(
        fx * st.w,
        fy * st.h,
        0.75 * max(st.w, st.h) * 0.8,
        warm,
        "glow.warm",
        0.34 if st.dark else 0.42,
    )
    st.pen.glow((1 - fx) * st.w, fy * st.h * 0.5, 0.6 * max(st.w, st.h), p[2], "glow.cool", 0.25)

    def light(x: float, y: float, q: float, t: Tone, a: float) -> None:
        ink = art.radial(
            x, y, q, (t, t, lighter(t, 0.25), t), (0, 0.7, 0.94, 1), (a * 0.55, a * 0.7, a, a * 0.2)
        )
        st.pen.circle(x, y, q, ink, "bokeh")

    area = max(1.0, min(3.2, st.w * st.h / (s * s)))
    if v == "garland":
        # strings of bulbs that hang across the page, small far ones behind
        y0 = (st.head + 0.04 * s) if st.head else 0.06 * st.h
        for k in range(3):
            y = y0 + k * 0.13 * s
            sag = s * r.uniform(0.10, 0.2)
            n = max(6, int(9 * st.w / s))
            a = (st.left - 0.1 * s, y + r.uniform(-0.05, 0.05) * s)
            b = (st.right + 0.1 * s, y + r.uniform(-0.05, 0.05) * s)
            pts = []
            for i in range(n + 1):
                u = i / n
                pts.append(
                    (a[0] + (b[0] - a[0]) * u, a[1] + (b[1] - a[1]) * u + sag * 4 * u * (1 - u))
                )
            festive.garland(st, pts, pool, 0.013 + 0.006 * k)
        for x, y, q in st.scatter(
            st.count(16 * area), (0.02, 0.09), (0, 0.5 * st.h, st.w, st.h), gap=-0.03
        ):
            light(x, y, q, r.choice(pool), r.uniform(0.12, 0.3))
    elif v == "shore":
        # far lights gather along a line, their size falling with the distance from it
        y = st.horizon(0.62, 0.74)
        count = st.count(46 * min(2.4, area))
        for _ in range(count):
            d = abs(r.gauss(0, 0.09))
            q = s * r.uniform(0.012, 0.05) * (1 + 2.4 * d)
            x, yy = r.uniform(0, st.w), y - d * st.h * 0.8 + 0.02 * s
            if st.free(x, yy, q):
                light(x, yy, q, r.choice(pool), r.uniform(0.25, 0.8))
                if yy > y - 0.12 * st.h and st.clear(x - q, y, x + q, y + 0.2 * s):
                    st.pen.ellipse(
                        x,
                        y + (y - yy) * 0.5 + 0.07 * s,
                        q * 0.8,
                        q * 1.7,
                        r.choice(pool),
                        "bokeh",
                        0.10,
                    )
    else:  # drift
        for depth, (lo, hi, n, alpha) in enumerate(
            ((0.10, 0.19, 5, 0.16), (0.045, 0.1, 12, 0.3), (0.012, 0.035, 22, 0.62))
        ):
            for x, y, q in st.scatter(
                st.count(n * area), (lo, hi), gap=-0.035 + 0.02 * depth, cut=True
            ):
                near = math.hypot(x / st.w - fx, y / st.h - fy)
                if r.random() < 0.35 + near * 0.2 and depth == 2:
                    continue
                light(x, y, q, r.choice(pool), alpha * r.uniform(0.7, 1.15))
    if not st.hero:
        st.pen.glow(fx * st.w, fy * st.h, 0.42 * s, lighter(warm, 0.4), "glow.warm", 0.5)
        if st.focal:
            x0, _, x1, y1 = st.focal
            y = y1 - 0.03 * s
            half = (x1 - x0) * 0.62
            t = darker(p[1], 0.2) if st.dark else p[3]
            for k in range(5):
                f = 1.25 - 0.16 * k
                st.pen.ellipse(
                    (x0 + x1) / 2, y, half * f, half * 0.16 * f, t, "slab", 0.3 if k < 4 else 1.0
                )
            st.contact((x0 + x1) / 2, y, half * 0.8, st.p[0])


BOKEH = Family(
    "bokeh", bokeh, ("party", "christmas", "luxury", "night", "wedding"), True, (0.62, 0.74), (),
    ("drift", "garland", "shore"),
)  # fmt: skip


# ------------------------------------------------------------------ papercut


def papercut(st: Stage) -> None:
    p, r, s = st.p, st.rng, st.s
    v = st.choose(PAPERCUT.variants)
    shade = darker(p[0], 0.5)
    if v == "tunnel":
        spot = st.spot(0.3 * s, 0.36 * st.h, 0.6 * st.h, least=0.3)
        x, y, q = spot or (st.w * 0.5, st.h * 0.5, 0.2 * s)
        if st.focal:
            q *= 1.06
        ramp = (
            (p[0], p[1], p[2], p[3], p[4])
            if st.dark
            else (p[3], p[4], blend(p[4], p[5], 0.5), p[5])
        )
        n = 6
        hole = lighter(p[5], 0.1)
        if st.dark:
            hole = st.light
        st.fill_page(
            art.radial(x, y, q * 2, (hole, hole, blend(hole, ramp[-1], 0.6))), "paper.layer"
        )
        if st.hero:
            heaven.sun(st, x, y, q * 0.52, st.against(hole, st.accent, p[2]), halo=False)
        reach = math.hypot(max(x, st.w - x), max(y, st.h - y)) / q
        if st.quiet:  # the steps gather about the hole, the sheet under the text is whole
            n = 4
            reach = min(reach, 2.3)
        phase = r.random() * 6
        lobes = r.choice((3, 4, 5))
        for i in range(n):
            u = i / (n - 1)
            k = 1.12 + (reach * 0.78 - 1.12) * u**1.25
            sides = 14
            pts = []
            for j in range(sides):
                a = phase + math.tau * j / sides
                w = (
                    1
                    + (0.09 + 0.03 * u) * math.sin(lobes * a + 0.42 * i)
                    + 0.03 * math.sin((lobes + 2) * a - 0.5 * i)
                )
                pts.append((x + q * k * w * math.cos(a), y + q * k * w * math.sin(a)))
            t = art.ramp(ramp[::-1], u)
            cut = art.smooth(pts, True)
            # soft inner shadow: strokes along the cut, then the sheet with a hole
            sheet = art.Path(
                "MLLLZ" + cut.verbs,
                (
                    st.left,
                    st.top,
                    st.right,
                    st.top,
                    st.right,
                    st.bottom,
                    st.left,
                    st.bottom,
                    *cut.points,
                ),
            )
            for m in range(5):
                st.pen.stroke(cut, shade, s * (0.06 - 0.011 * m), "shadow.soft", 0.055)
            st.pen.fill(
                sheet,
                art.down(st.top, st.bottom, lighter(t, 0.08), darker(t, 0.05)),
                "paper.layer",
                rule="evenodd",
            )
            st.pen.stroke(cut, lighter(t, 0.3), 0.003 * s, "paper.edge", 0.7)
        return
    if v == "clouds":
        sky = (p[0], p[1], p[2]) if st.dark else (p[3], p[4], p[5])
        st.fill_page(art.linear(0, st.top, 0, st.bottom, sky), "ground.wash")
        y0 = st.horizon(0.55, 0.66)
        spot = st.spot(0.2 * s, 0.25 * st.h, y0, least=0.4)
        if spot and st.hero:
            x, y, q = spot
            disc = st.light if st.dark else st.against(p[4], st.accent, p[2])
            st.pen.shadow(
                art.circle(x, y, q),
                shade,
                "shadow.soft",
                dx=0.006 * s,
                dy=0.012 * s,
                spread=0.03 * s,
                alpha=0.3,
            )
            st.pen.circle(
                x,
                y,
                q,
                art.down(y - q, y + q, lighter(disc, 0.25), disc),
                "moon.disc" if st.dark else "sun.disc",
            )
        elif st.focal and not st.hero:
            st.disc_stage(sky[1], p[4], p[3], st.accent)
        rows = max(2, min(5, round((st.floor(y0, 0.86) - y0) / (0.075 * s)) + 1))
        for i in range(rows):
            u = i / (rows - 1)
            base = y0 + 0.02 * st.h + (st.floor(y0, 0.86) - y0 - 0.02 * st.h) * u
            t = art.ramp(
                (p[2], p[1], p[0]) if st.dark else (p[5], blend(p[5], p[3], 0.35), p[3]), u
            )
            tr = art.Trace(st.left - 0.2 * s, base)
            x = st.left - 0.2 * s - r.uniform(0, 0.1) * s
            while x < st.right + 0.2 * s:
                q = s * r.uniform(0.06, 0.12) * (0.85 + 0.4 * u)
                tr.arc(x + q, base - q * 0.2, q, math.pi, math.tau)
                x += q * 1.72
            path = art.under(tr.path(), st.left - 0.3 * s, st.right + 0.3 * s, st.bottom + 2)
            st.pen.shadow(
                path, shade, "shadow.soft", dy=-0.006 * s, spread=0.022 * s, alpha=0.22, steps=5
            )
            st.pen.fill(
                path, art.down(base - 0.1 * s, base + 0.2 * s, lighter(t, 0.12), t), "paper.layer"
            )
        return
    # hills of paper, lit from above, with flowers on their edges
    dark_foot = st.dark or bool(st.foot_quiet < st.h)
    top = (p[5], blend(p[5], p[4], 0.35)) if not st.dark else (p[0], p[1])
    st.fill_page(art.linear(0, st.top, 0, st.bottom, top), "paper.layer")
    y0 = st.horizon(0.4, 0.5)
    foot = st.floor(y0, 0.86)
    seq = (p[4], p[3], p[2], p[1]) if dark_foot and not st.dark else (p[2], p[3], p[4], p[5])
    if not st.dark and not dark_foot:
        seq = (p[4], p[3], p[2], p[1])
    if st.dark:
        seq = (p[1], p[2], p[3], p[4])
        if st.foot_quiet < st.h:
            seq = (p[3], p[2], p[1], p[0])
    spot = st.spot(0.16 * s, 0.2 * st.h, y0 - 0.05 * st.h, least=0.4)
    if spot and st.hero:
        x, y, q = spot
        disc = st.against(
            top[0], *((st.light, p[4], p[3]) if st.dark else (st.accent, p[2], p[4])), least=0.3
        )
        st.pen.shadow(
            art.circle(x, y, q),
            shade,
            "shadow.soft",
            dx=0.005 * s,
            dy=0.01 * s,
            spread=0.024 * s,
            alpha=0.25,
        )
        st.pen.circle(x, y, q, art.down(y - q, y + q, lighter(disc, 0.2), disc), "sun.disc")
    n = 5
    phase = r.uniform(0, 6)
    lines = []
    for i in range(n):
        u = i / (n - 1)
        base = y0 + (foot - y0) * u
        amp = (0.085 - 0.04 * u) * s
        pts = st.wave_line(base, amp, 0.42 + 0.05 * i, phase + 1.9 * i, second=0.3, n=14)
        t = art.ramp(seq, u)
        path = art.under(art.smooth(pts), st.left - 2, st.right + 2, st.bottom + 2)
        st.pen.shadow(path, shade, "shadow.soft", dy=-0.004 * s, spread=0.028 * s, alpha=0.24)
        st.pen.fill(
            path,
            art.down(base - amp, base + 0.25 * s, lighter(t, 0.14), darker(t, 0.04)),
            "paper.layer",
        )
        st.pen.stroke(art.smooth(pts), lighter(t, 0.4), 0.0022 * s, "paper.edge", 0.6)
        lines.append((pts, t))
    for k in range(st.count(6)):
        pts, t = lines[1 + k % (n - 1)]
        x, y = pts[r.randrange(2, len(pts) - 2)]
        q = s * r.uniform(0.035, 0.06)
        y += q * 1.3
        if st.edges_ok(x, y, q, False) and st.free(x, y, q) and st.untaken(x, y, q, 0.06 * s):
            petal = st.against(t, p[5], st.accent, p[0])
            flora.flower(
                st,
                x,
                y,
                q,
                petal,
                st.against(petal, st.accent, hexa("f2b64a"), p[1]),
                5,
                paper=True,
            )
            st.take(x, y, q)


PAPERCUT = Family(
    "papercut", papercut, ("art", "festive", "children", "craft"), None, (0.4, 0.5),
    ("sun.disc", "moon.disc"), ("hills", "tunnel", "clouds"),
)  # fmt: skip

FAMILIES = (GRADIENT, MESH, BLOBS, BOKEH, PAPERCUT)
