"""Cities and nights."""

from __future__ import annotations

import math

from engine.drawing import pen as art
from engine.drawing.motifs.family import Family
from engine.drawing.motifs.land import cloud_bands, flock, hill_tones, luminary
from engine.drawing.motifs.stage import Stage
from engine.drawing.motifs.things import built, flora, heaven
from engine.drawing.pen import Point, Tone, blend, darker, hexa, lighter


def row_of_buildings(
    st: Stage, base: float, low: float, high: float, ink: art.Ink, name: str, *,
    centre: float, windows: Tone | None = None, share: float = 0.25, width: tuple[float, float] = (0.05, 0.11),
    side: Tone | None = None, top_limit: float = 0.0,
) -> None:  # fmt: skip
    """A row of towers from edge to edge, lower about `centre` (x). Heights in points.

    Tops vary: flat, stepped, pitched, rounded, with a mast or a water tank. `windows` lights a
    share of a regular grid; `side` shades each tower's right third.
    """
    r, s = st.rng, st.s
    verbs: list[str] = []
    pts: list[float] = []
    shades: list[str] = []
    shade_pts: list[float] = []
    lights: list[tuple[float, float, float, float]] = []

    def box(x0: float, y0: float, x1: float, y1: float) -> None:
        verbs.append("MLLLZ")
        pts.extend((x0, y0, x1, y0, x1, y1, x0, y1))

    x = st.left - r.uniform(0.0, 0.06) * s
    half = max(0.5 * st.w, 0.5 * s)
    while x < st.right:
        w = s * r.uniform(*width)
        d = min(1.0, abs(x + w / 2 - centre) / half)
        h = (low + (high - low) * d**1.25) * r.uniform(0.62, 1.08)
        h = min(h, max(0.03 * s, base - top_limit - 0.02 * s))
        top = base - h
        box(x, top, x + w + 0.4, base + 0.02 * s)
        kind = r.random()
        crown = max(0.0, min(0.05 * s, top - top_limit))
        if kind < 0.16:
            box(x + w * 0.2, top - crown * 0.3, x + w * 0.8, top + 1)
            box(x + w * 0.36, top - crown * 0.55, x + w * 0.64, top + 1)
        elif kind < 0.28:
            verbs.append("MLLZ")
            pts.extend((x, top + 0.5, x + w / 2, top - crown * 0.7, x + w, top + 0.5))
        elif kind < 0.38:
            verbs.append("MLLZ")
            pts.extend((x, top + 0.5, x + w, top - crown * 0.6, x + w, top + 0.5))
        elif kind < 0.5:
            m = max(0.0016 * s, 0.6)
            box(x + w * 0.5 - m, top - crown * 1.1, x + w * 0.5 + m, top + 1)
            box(x + w * 0.3, top - crown * 0.16, x + w * 0.7, top + 1)
        elif kind < 0.6:
            verbs.append("MCLZ")
            pts.extend(
                (
                    x,
                    top + 0.6,
                    x,
                    top - w * 0.55,
                    x + w,
                    top - w * 0.55,
                    x + w,
                    top + 0.6,
                    x,
                    top + 0.6,
                )
            )
        elif kind < 0.7:
            tx = x + w * 0.3
            box(tx, top - crown * 0.32, tx + w * 0.32, top - crown * 0.06)
            box(tx + w * 0.04, top - crown * 0.1, tx + w * 0.08, top + 1)
            box(tx + w * 0.24, top - crown * 0.1, tx + w * 0.28, top + 1)
        if side is not None:
            shades.append("MLLLZ")
            shade_pts.extend(
                (x + w * 0.66, top, x + w, top, x + w, base + 1, x + w * 0.66, base + 1)
            )
        if windows is not None and h > 0.05 * s:
            cols = max(2, int(w / (0.0175 * s)))
            cell = w * 0.84 / cols
            rows = int((h - 0.014 * s) / (0.026 * s))
            for j in range(rows):
                for i in range(cols):
                    if r.random() < share:
                        lights.append(
                            (
                                x + w * 0.08 + cell * (i + 0.24),
                                top + 0.014 * s + 0.026 * s * j,
                                cell * 0.52,
                                0.0125 * s,
                            )
                        )
        x += w + (s * 0.004 if r.random() < 0.25 else 0.0)
    st.pen.fill(art.Path("".join(verbs), tuple(pts)), ink, name)
    if shades and side is not None:
        st.pen.fill(art.Path("".join(shades), tuple(shade_pts)), side, name, 0.4)
    if windows is not None:
        # two paths only: bright and dim windows
        for k, alpha in ((0, 0.95), (1, 0.5)):
            chosen = (
                [q for i, q in enumerate(lights) if i % 3 != 0]
                if k == 0
                else [q for i, q in enumerate(lights) if i % 3 == 0]
            )
            flat: list[float] = []
            n = 0
            for wx, wy, ww, wh in chosen:
                if st.clear(wx, wy, wx + ww, wy + wh):
                    flat += (wx, wy, wx + ww, wy, wx + ww, wy + wh, wx, wy + wh)
                    n += 1
            if n:
                path = art.Path("MLLLZ" * n, tuple(flat))
                st.pen.scattered(path, windows, "window", alpha)


def _tree_row(st: Stage, y: float, t: Tone) -> None:
    r, s = st.rng, st.s
    tr = art.Trace()
    x = st.left
    while x < st.right:
        q = s * r.uniform(0.018, 0.034)
        tr.circle(x, y - q * 0.5, q)
        x += q * 1.5
    tr.rect(st.left, y - 0.01 * s, st.right - st.left, 0.03 * s)
    st.pen.fill(tr.path(), t, "treeline.near")


def skyline(st: Stage) -> None:
    p, r, s = st.p, st.rng, st.s
    v = st.choose(SKYLINE.variants)
    y0 = st.horizon(*SKYLINE.horizon)
    if v == "daylight" and not st.dark:
        kind = r.choice(("pale", "clear"))
    else:
        kind = ("dusk" if v == "sunset" else "night") if st.dark else "golden"
    sky = st.sky(kind, y0 + 0.02 * s)
    limit = st.head + 0.03 * s
    if st.dark:
        heaven.stars(st, st.count(90), y0 * 0.72)
    cx = st.w * r.choice((0.5, 0.5, 0.382, 0.618))
    if st.focal:
        cx = (st.focal[0] + st.focal[2]) / 2
    lit = blend(hexa("ffd36b"), st.light, 0.3)
    haze = st.haze
    far = blend(haze, p[2] if not st.dark else p[1], 0.45)
    mid = blend(p[1], p[2], 0.35) if not st.dark else blend(p[1], p[0], 0.3)
    near = blend(p[0], p[1], 0.25) if not st.dark else darker(p[0], 0.1)
    spot = None
    if v == "sunset":
        radius = min(0.27 * s, 0.46 * max(0.2 * s, y0 - st.head))
        if st.focal and not st.hero:
            luminary(st, sky, kind, 0.2, 0.2 * st.h, y0)
        else:
            rr = (
                min(radius, min(st.focal[2] - st.focal[0], st.focal[3] - st.focal[1]) / 2)
                if st.focal
                else radius
            )
            sy = (st.focal[1] + st.focal[3]) / 2 if st.focal else y0 - rr * 0.5
            sy = min(sy, y0 - rr * 0.35)
            disc = st.warm_disc(sky, 0.7)
            if st.dark:
                disc = blend(st.light, hexa("ffbf4d"), 0.65)
            st.pen.glow(cx, sy, rr * 2.1, disc, "glow.warm", 0.4)
            if st.free(cx, sy - rr * 0.1, rr * 0.98):
                bars = blend(sky[2], st.p[2], 0.45)
                heaven.sun(st, cx, sy, rr, disc, halo=not st.dark, bars=bars)
                spot = (cx, sy, rr)
    elif v == "lights":
        spot = luminary(st, sky, kind, 0.1, 0.14 * st.h, y0 - 0.34 * s, least=0.5)
    else:
        luminary(st, sky, kind, 0.11, 0.14 * st.h, y0 - 0.3 * s, least=0.5)
        if not st.dark:
            for _ in range(st.count(3)):
                w = s * r.uniform(0.2, 0.34)
                q = st.place(w * 0.5, (0, 0.08 * st.h, st.w, y0 - 0.3 * s), cut=True)
                if q:
                    heaven.cloud(st, q[0], q[1], w, lighter(p[5], 0.5), 0.85)
                    st.taken.append(
                        (q[0] - w * 0.55, q[1] - w * 0.4, q[0] + w * 0.55, q[1] + w * 0.2)
                    )
    flock(st, 0.1 * st.h, y0 - 0.36 * s, st.ink if not st.dark else lighter(sky[2], 0.5))
    room = max(0.12 * s, y0 - limit)
    tall = min(0.48 * s, room * 0.86)
    calm = 0.55 if st.side else 1.0
    valley = 0.22 if v == "sunset" else 0.5
    row_of_buildings(st, y0, tall * valley * 1.15, tall * calm, art.down(y0 - tall, y0, far, blend(far, haze, 0.35)), "building.far",
                     centre=cx, width=(0.045, 0.09), top_limit=limit)  # fmt: skip
    if v == "lights" and st.hero:
        w = min(st.w * 0.92, 1.5 * s)
        tx = (st.w - w) / 2
        if st.clear(tx, y0 - 0.26 * s, tx + w, y0):
            st.mist(y0 - 0.16 * s, 0.2 * s, haze, 0.3)
            built.bridge(
                st,
                st.left - 0.05 * s if st.aspect < 1.3 else tx,
                (st.right + 0.05 * s) if st.aspect < 1.3 else tx + w,
                y0 - 0.05 * s,
                y0,
                0.26 * s,
                blend(near, p[2], 0.3) if st.dark else near,
            )
    row_of_buildings(st, y0, tall * valley * 0.75, tall * 0.76 * calm, art.down(y0 - tall * 0.8, y0, mid, blend(mid, haze, 0.28)), "building.mid",
                     centre=cx, windows=lit if st.dark or v == "sunset" else None, share=0.13, top_limit=limit,
                     side=darker(mid, 0.12) if v == "daylight" else None)  # fmt: skip
    if v != "lights":
        row_of_buildings(st, y0, tall * valley * 0.42, tall * 0.48 * calm, near, "building.near", centre=cx,
                         windows=lit if st.dark or v != "daylight" else blend(near, sky[1], 0.4), share=0.24 if st.dark else 0.12, top_limit=limit)  # fmt: skip
    else:
        row_of_buildings(
            st,
            y0,
            tall * 0.16,
            tall * 0.3 * calm,
            near,
            "building.near",
            centre=st.w * 2,
            windows=lit,
            share=0.22,
            top_limit=limit,
        )
    foot = st.floor(y0, 0.9)
    if v == "daylight" and not st.dark:
        _tree_row(st, y0 + 0.006 * s, st.green(0.3, 0.72))
        lawn = st.green(0.3, 0.5)
        st.pen.rect(
            st.left,
            y0,
            st.right - st.left,
            st.bottom - y0,
            art.down(y0, st.bottom, lawn, darker(lawn, 0.25)),
            "field.near",
        )
        for i in range(3):
            base = y0 + (foot - y0) * (0.3 + 0.35 * i)
            g = darker(lawn, 0.1 + 0.1 * i)
            st.plane(
                st.wave_line(base, 0.03 * s, 0.4, r.uniform(0, 6)),
                art.down(base, base + 0.2 * s, lighter(g, 0.05), g),
                "field.near",
            )
    else:
        water = (
            blend(mid, sky[2], 0.22),
            blend(near, p[1], 0.3),
            near if not st.dark else darker(p[0], 0.25),
        )
        st.pen.rect(
            st.left,
            y0,
            st.right - st.left,
            st.bottom - y0,
            art.linear(0, y0, 0, st.bottom, water),
            "water.body",
        )
        st.pen.rect(st.left, y0 - 0.004 * s, st.right - st.left, 0.008 * s, near, "quay")
        limit_y = min(st.foot_quiet - 0.03 * s, y0 + 0.75 * (st.h - y0))
        if spot:
            heaven.reflections(
                st,
                spot[0],
                y0 + 0.012 * s,
                limit_y,
                spot[2] * 1.25,
                lighter(lit, 0.1),
                alpha=0.8,
                n=26,
            )
        for _ in range(st.count(34)):
            x = r.uniform(0, st.w)
            u = r.random() ** 1.8
            y = y0 + 0.014 * s + (limit_y - y0) * u
            w = s * r.uniform(0.015, 0.06) * (0.6 + u)
            if st.clear(x - w, y, x + w, y + 2):
                t = lit if r.random() < 0.5 else lighter(mid, 0.35)
                st.pen.rounded(
                    x - w / 2, y, w, 0.0036 * s, 0.0018 * s, t, "water.glint", 0.6 * (1 - u) + 0.08
                )
    st.side_mist(lighter(haze, 0.35) if not st.dark else darker(p[0], 0.1), 0.8)


SKYLINE = Family(
    "skyline", skyline, ("city", "club", "tech", "business", "night"), None, (0.62, 0.7),
    ("sun.disc", "moon.disc", "bridge"), ("sunset", "lights", "daylight"),
)  # fmt: skip


# ------------------------------------------------------------------ night


def night(st: Stage) -> None:
    p, r, s = st.p, st.rng, st.s
    v = st.choose(NIGHT.variants)
    y0 = st.horizon(*NIGHT.horizon)
    sky = st.sky("night" if st.dark else "dusk", y0 + 0.05 * s)
    if not st.dark:  # the blue hour
        st.fill_page(
            art.linear(0, st.top, 0, y0, (p[2], p[2], p[3]), (0, 0.5, 1), (0.42, 0.22, 0.0)),
            "glow.cool",
        )
    foot = st.floor(y0, 0.88)
    star = lighter(st.p[5], 0.3)
    heaven.stars(st, st.count(150 * max(1.0, min(2.4, st.w / s))), y0, star)
    haze = st.haze
    if v == "aurora":
        hues = [
            blend(p[3], hexa("59e0b0"), 0.45),
            blend(p[2], hexa("5aa8f0"), 0.3),
            blend(p[4], hexa("a67bf0"), 0.4),
        ]
        for k in range(3):
            base = max(st.head * 0.4, 0.12 * st.h) + (0.1 + 0.12 * k) * st.h
            upper = st.wave_line(base, 0.09 * s, 0.4 + 0.06 * k, r.uniform(0, 6), n=26)
            height = s * r.uniform(0.26, 0.4)
            for j in range(len(upper) - 1):
                (xa, ya), (xb, yb) = upper[j], upper[j + 1]
                a = (0.12 + 0.12 * math.sin(j * 0.7 + k * 2) ** 2) * (0.45 if st.head else 1.0)
                top = min(ya, yb) - height
                path = art.polygon(
                    [(xa, ya), (xb + 0.4, yb), (xb + 0.4, yb - height), (xa, ya - height)]
                )
                st.pen.fill(
                    path,
                    art.linear(
                        0,
                        max(ya, yb),
                        0,
                        top,
                        (hues[k], hues[k], hues[(k + 1) % 3]),
                        (0, 0.22, 1),
                        (0.0, a * 1.5, 0.0),
                    ),
                    "aurora",
                )
    elif v == "milky":
        band = [blend(p[2], p[3], 0.4), p[3], lighter(p[4], 0.2)]
        x0, y1 = st.w * r.uniform(0.05, 0.25), y0
        for i in range(13):
            u = i / 12
            x = x0 + (st.w * 0.95 - x0) * u
            y = y1 * (1.05 - 1.05 * u) + r.uniform(-0.05, 0.05) * s
            st.pen.glow(x, y, s * r.uniform(0.2, 0.36), band[i % 3], "nebula", 0.14)
        for _ in range(st.count(150)):
            u = r.random()
            off = r.gauss(0, 0.055) * s
            x = x0 + (st.w * 0.95 - x0) * u + off
            y = y1 * (1.05 - 1.05 * u) + off * 0.9
            if y < y0:
                st.pen.circle(
                    x, y, s * r.choice((0.0009, 0.0013, 0.002)), star, "star", r.uniform(0.4, 0.95)
                )
    spot = None
    if v != "milky" or st.hero:
        spot = luminary(st, sky, "night" if st.dark else "dusk", 0.15 if v == "moon" else 0.075, 0.14 * st.h, y0 - 0.12 * s, least=0.35,
                        crescent=v != "moon", given=v == "moon" or bool(st.focal))  # fmt: skip
    if v == "moon":
        cloud_bands(st, st.count(3), 0.12 * st.h, y0 - 0.04 * s, lighter(sky[2], 0.5), 0.3)
    n = 4
    tones = hill_tones(st, haze, n)
    if not st.dark:
        tones = [blend(t, p[0], 0.25) for t in tones]
    phase = r.uniform(0, 6)
    lines: list[list[Point]] = []
    for i in range(n):
        u = i / (n - 1)
        base = y0 + (foot - y0) * u
        amp = s * (0.06 - 0.012 * i)
        pts = st.wave_line(base, amp, 0.5 + 0.06 * i, phase + 2.2 * i, second=0.35)
        t = tones[i]
        if i in (1, 2):
            flora.treeline(st, pts, int((28 - 6 * i) * st.w / s), (0.03 * i, 0.07 * i), t, "treeline.far" if i == 1 else "treeline.near",
                           middle=spot[0] if spot else None)  # fmt: skip
        st.plane(
            pts,
            art.down(base - amp, base + 0.2 * s, lighter(t, 0.05), blend(t, haze, 0.28 * (1 - u))),
            ("hill.far", "hill.mid", "hill.mid", "hill.near")[i],
        )
        lines.append(pts)
    lit = hexa("ffd27a")
    side = 0.3 if (spot and spot[0] > st.w * 0.5) else 0.7
    x = st.w * side
    y = (
        min(row[1] for row in lines[3] if abs(row[0] - x) < 0.12 * s)
        if any(abs(row[0] - x) < 0.12 * s for row in lines[3])
        else foot
    )
    y = st.stand(y + 0.03 * s)
    if st.hero:
        q = 0.13 * s
        if st.clear(x - q, y - q, x + q, y):
            if v == "milky":
                built.tent(st, x, y, q * 1.5, blend(st.accent, hexa("e8703a"), 0.4), lit)
            else:
                st.pen.glow(x, y - q * 0.3, q * 1.3, lit, "glow.warm", 0.35)
                built.cottage(
                    st, x, y, q * 1.2, blend(p[1], hexa("4a3550"), 0.3), darker(p[0], 0.15), lit
                )
    st.side_mist(darker(p[0], 0.1), 0.7)


NIGHT = Family(
    "night", night, ("calm", "night", "poetic", "children", "cinema"), True, (0.62, 0.72),
    ("moon.disc", "sun.disc"), ("moon", "aurora", "milky"),
)  # fmt: skip

FAMILIES = (SKYLINE, NIGHT)
