"""Geometry: rays, memphis, bauhaus, halftone, stripes."""

from __future__ import annotations

import math
from collections.abc import Callable

from engine.drawing import pen as art
from engine.drawing.motifs.family import Family
from engine.drawing.motifs.stage import Stage, thing
from engine.drawing.motifs.things import festive, heaven
from engine.drawing.pen import Tone, blend, darker, distance, hexa, lighter

# ------------------------------------------------------------------ sunburst


def sunburst(st: Stage) -> None:
    p, r, s = st.p, st.rng, st.s
    v = st.choose(SUNBURST.variants)
    if st.dark:
        a, b = r.choice(((p[0], p[1]), (p[1], blend(p[1], p[2], 0.45))))
    else:
        a, b = r.choice(
            (
                (p[5], p[4]),
                (p[4], blend(p[4], p[3], 0.55)),
                (p[3], blend(p[3], p[4], 0.55)),
                (p[2], blend(p[2], p[3], 0.5)),
            )
        )
    if st.quiet:  # rays under text: 4 to 8 % apart
        gap = distance(a, b)
        if gap > 0.085:
            b = blend(a, b, 0.085 / gap)
    horizon = 0.0
    hero: tuple[float, float, float] | None = None
    cx, cy = st.w * r.choice((0.5, 0.5, 0.382, 0.618)), st.h * 0.46
    if st.focal:
        cx, cy = (st.focal[0] + st.focal[2]) / 2, (st.focal[1] + st.focal[3]) / 2
    else:
        got = st.spot(0.24 * s, 0.36 * st.h, 0.66 * st.h, least=0.4)
        if got and v != "rising":
            cx, cy = got[0], got[1]
            hero = got
    if v == "rising":
        horizon = st.horizon(0.66, 0.76)
        cy = horizon
    elif v == "corner":
        cx, cy = (st.w if cx < st.w / 2 else 0.0), st.h
        if st.foot_quiet < st.h:
            cy = 0.0
        if st.focal and not st.quiet:
            cy = st.h
    st.fill_page(
        art.radial(cx, cy, max(st.w, st.h), (lighter(a, 0.1), a, darker(a, 0.05))), "ground.flat"
    )
    n = r.choice((14, 16, 18, 20)) if v != "corner" else 28
    turn = r.random()
    reach = 1.6 * math.hypot(st.w, st.h)
    verbs: list[str] = []
    pts: list[float] = []
    for i in range(n):
        t = math.tau * (i + turn) / n
        u = t + math.pi / n
        verbs.append("MLLZ")
        pts += (
            cx,
            cy,
            cx + reach * math.cos(t),
            cy + reach * math.sin(t),
            cx + reach * math.cos(u),
            cy + reach * math.sin(u),
        )
    st.pen.fill(
        art.Path("".join(verbs), tuple(pts)),
        art.radial(cx, cy, 0.8 * max(st.w, st.h), (lighter(b, 0.22), b, b)),
        "ground.ray",
    )
    st.pen.glow(
        cx,
        cy,
        0.85 * s,
        lighter(p[5] if not st.dark else p[3], 0.2),
        "glow",
        0.42 if not st.dark else 0.34,
    )
    main = st.against(a, st.accent, p[2], p[3], p[1], least=0.2)
    second = st.against(main, p[5], p[4], p[0], least=0.2)
    if v == "rising":
        q = 0.3 * s
        if st.focal:
            q = min(st.focal[2] - st.focal[0], st.focal[3] - st.focal[1]) / 2
        q = min(q, max(0.1 * s, (horizon - st.head) * 0.8))
        if st.hero and st.clear(cx - q, horizon - q, cx + q, horizon):
            for k, shade in (
                (1.0, main),
                (0.8, second),
                (0.6, main),
                (0.4, blend(main, second, 0.5)),
            ):
                half = art.Trace().arc(cx, horizon, q * k, math.pi, math.tau, move=True).close()
                wash = art.down(horizon - q * k, horizon, lighter(shade, 0.1), shade)
                st.pen.fill(half.path(), wash, "sun.disc")
        elif st.focal:
            for k, al in ((1.3, 0.2), (1.05, 0.3), (0.8, 0.4)):
                st.pen.circle(cx, horizon, q * k, lighter(second, 0.1), "disc.halo", al)
        sea = [blend(p[1], p[2], 0.3), p[1], blend(p[1], p[0], 0.6), p[0]]
        foot = st.floor(horizon, 0.9)
        for i, band in enumerate(sea):
            base = horizon + (foot - horizon) * i / 3
            tr = art.Trace(st.left - 0.1 * s, base)
            w = s * (0.16 + 0.04 * i)
            x = st.left - 0.1 * s - (w / 2 if i % 2 else 0)
            while x < st.right + w:
                tr.quad(x + w / 2, base + 0.028 * s, x + w, base)
                x += w
            path = art.under(tr.path(), st.left - 0.3 * s, st.right + 0.5 * s, st.bottom + 2)
            st.pen.fill(
                path, art.down(base, base + 0.2 * s, lighter(band, 0.06), band), "water.band"
            )
            st.pen.stroke(
                tr.path(), lighter(second, 0.2), 0.004 * s, "wave.crest", 0.8 if i < 3 else 0.0
            )
        white = lighter(second, 0.3)
        for fx, fy, w in ((0.16, 0.86, 0.3), (0.84, 0.92, 0.34)):
            x, y = fx * st.w, horizon * fy
            if st.free(x, y, w * s * 0.4):
                heaven.cloud_band(st, x, y, w * s, white, 0.9)
    elif st.hero and v != "corner":
        spot = (
            hero
            if not st.focal
            else (cx, cy, min(st.focal[2] - st.focal[0], st.focal[3] - st.focal[1]) / 2)
        )
        if spot:
            x, y, q = spot
            if v == "badge":
                m = 24
                rim = []
                for i in range(2 * m):
                    t = math.pi * i / m
                    k = q * (1.0 if i % 2 else 0.93)
                    rim.append((x + k * math.cos(t), y + k * math.sin(t)))
                shape = art.smooth(rim, True)
                st.pen.shadow(
                    shape,
                    darker(p[0], 0.3),
                    "shadow.soft",
                    dx=0.008 * s,
                    dy=0.016 * s,
                    spread=0.03 * s,
                    alpha=0.3,
                )
                st.pen.fill(shape, main, "disc")
                st.pen.stroke(art.circle(x, y, q * 0.84), second, 0.006 * s, "ring")
                st.pen.stroke(art.circle(x, y, q * 0.8), second, 0.002 * s, "ring")
                st.pen.circle(x, y, q * 0.66, second, "disc")
                st.pen.fill(art.star(x, y, q * 0.5, 8, 0.5), main, "orb")
                st.pen.circle(x, y, q * 0.15, second, "orb")
            else:
                rings = (main, second, st.against(second, p[3], p[2], p[1]), second, main)
                for k, shade in zip((1.0, 0.8, 0.6, 0.4, 0.2), rings, strict=True):
                    st.pen.circle(
                        x,
                        y,
                        q * k,
                        art.down(y - q * k, y + q * k, lighter(shade, 0.12), shade),
                        "orb",
                    )
            st.take(x, y, q)
    elif v == "corner":
        scale = 1.0
        while scale > 0.2:
            q = 0.62 * s * scale
            bx, by = (cx - q if cx > st.w / 2 else cx), (cy - q if cy > st.h / 2 else cy)
            if st.clear(bx, by, bx + q, by + q):
                break
            scale *= 0.9
        for k, shade in (
            (0.62, main),
            (0.5, second),
            (0.38, st.against(second, p[3], p[2], p[1])),
            (0.26, second),
            (0.14, main),
        ):
            q = k * s * scale
            bx = cx - q if cx > st.w / 2 else cx
            by = cy - q if cy > st.h / 2 else cy
            if st.clear(bx, by, bx + q, by + q):
                st.pen.circle(
                    cx, cy, q, art.radial(cx, cy, q, (shade, shade, lighter(shade, 0.1))), "ring"
                )
        if st.focal and st.hero:
            heaven.sun(
                st,
                (st.focal[0] + st.focal[2]) / 2,
                (st.focal[1] + st.focal[3]) / 2,
                min(st.focal[2] - st.focal[0], st.focal[3] - st.focal[1]) * 0.4,
                main,
            )
    if not st.hero and v in ("rays", "badge", "corner"):
        st.disc_stage(a, main, p[3], p[4])
        if st.focal:
            st.taken.append(st.focal)
    if v in ("rays", "badge"):
        glint = st.against(a, p[5], p[0], st.accent, least=0.2)
        for x, y, q in st.scatter(st.count(7 if v == "rays" else 4), (0.012, 0.026), gap=0.08):
            if st.untaken(x, y, q, 0.05 * s):

                @thing
                def spark(st: Stage, x: float = x, y: float = y, q: float = q) -> None:
                    st.pen.fill(art.star(x, y, q, 4, 0.24), glint, "shape.fill")

                spark(st)


SUNBURST = Family(
    "sunburst", sunburst, ("retro", "sale", "music", "craft", "loud"), None, (0.66, 0.76),
    ("orb", "sun.disc"), ("rays", "rising", "badge", "corner"),
)  # fmt: skip


# ------------------------------------------------------------------ memphis


@thing
def _memphis_shape(
    st: Stage, x: float, y: float, q: float, kind: int, t: Tone, u: Tone, line: Tone
) -> None:
    pen, s = st.pen, st.s
    w = max(0.006 * s, 0.07 * q)
    with pen.at(x, y, st.rng.uniform(-28, 28)):
        if kind == 0:  # disc with an offset outline
            pen.circle(0, 0, q * 0.82, t, "shape.fill")
            pen.stroke(art.circle(q * 0.14, q * 0.14, q * 0.82), line, w * 0.6, "shape.line")
        elif kind == 1:  # half disc
            pen.fill(
                art.Trace().arc(0, 0, q * 0.95, math.pi, math.tau, move=True).close().path(),
                t,
                "shape.fill",
            )
            outline = (
                art.Trace().arc(q * 0.12, q * 0.14, q * 0.95, math.pi, math.tau, move=True).close()
            )
            pen.stroke(outline.path(), line, w * 0.6, "shape.line")
        elif kind == 2:  # triangle and its shadow
            tri = [(0.0, -q * 0.85), (q * 0.86, q * 0.62), (-q * 0.86, q * 0.62)]
            pen.polygon([(a + q * 0.13, b + q * 0.13) for a, b in tri], u, "shape.fill")
            pen.stroke(art.polygon(tri), line, w, "shape.line", join="miter")
        elif kind == 3:  # zigzag
            n = 5
            zig = [(-q + 2 * q * i / n, (-0.22 if i % 2 else 0.22) * q) for i in range(n + 1)]
            pen.stroke(
                art.polygon(zig, close=False), t, w * 1.5, "shape.line", join="miter", cap="square"
            )
        elif kind == 4:  # squiggle
            pts = [(-q + 2 * q * i / 16, 0.26 * q * math.sin(i * 1.18)) for i in range(17)]
            pen.stroke(art.through(pts), t, w * 1.5, "shape.line")
        elif kind == 5:  # ring
            pen.stroke(art.circle(0, 0, q * 0.66), t, w * 2.4, "shape.line")
        elif kind == 6:  # plus
            pen.fill(
                art.Path(
                    "MLLLLLLLLLLLZ",
                    tuple(
                        v * q
                        for v in (
                            -0.22,
                            -0.7,
                            0.22,
                            -0.7,
                            0.22,
                            -0.22,
                            0.7,
                            -0.22,
                            0.7,
                            0.22,
                            0.22,
                            0.22,
                            0.22,
                            0.7,
                            -0.22,
                            0.7,
                            -0.22,
                            0.22,
                            -0.7,
                            0.22,
                            -0.7,
                            -0.22,
                            -0.22,
                            -0.22,
                        )
                    ),
                ),
                t,
                "shape.fill",
            )
        elif kind == 7:  # grid of dots
            tr = art.Trace()
            for i in range(4):
                for j in range(4):
                    tr.circle((i - 1.5) * q * 0.42, (j - 1.5) * q * 0.42, q * 0.1)
            pen.fill(tr.path(), t, "shape.fill")
        else:  # pill with stripes
            pill = art.rounded(-q * 0.9, -q * 0.34, q * 1.8, q * 0.68, q * 0.34)
            pen.fill(pill, t, "shape.fill")
            with pen.clip(pill):
                for i in range(6):
                    xx = -q * 0.9 + 0.36 * q * i
                    pen.line(xx - q * 0.2, q * 0.4, xx + q * 0.2, -q * 0.4, u, w, "shape.line")


def memphis(st: Stage) -> None:
    p, r, s = st.p, st.rng, st.s
    v = st.choose(MEMPHIS.variants)
    ground = p[0] if st.dark else (p[5] if v != "blocks" else p[4])
    st.fill_page(ground, "ground.flat")
    tones = st.spread(ground, least=0.15)
    tones = [t for t in tones if t.slot != (0 if not st.dark else 5)][:4] or tones
    tones = st.shuffled(tones)
    line = p[5] if st.dark else st.ink
    spot = st.spot(0.26 * s, 0.34 * st.h, 0.64 * st.h, least=0.35) if st.hero else None
    if spot:
        st.take(spot[0], spot[1], spot[2] * 1.05)
    elif st.focal and not st.hero:
        st.disc_stage(ground, *tones)
        st.taken.append(st.focal)
    if v == "blocks":
        # a few large blocks from the edges, one of them patterned
        a, b, c = tones[0], tones[1 % len(tones)], tones[2 % len(tones)]
        flip = -1 if r.random() < 0.5 else 1
        x = st.w if flip > 0 else 0.0
        q = 0.56 * s
        while q > 0.2 * s and not st.clear(x - q, -1, x + q, q):
            q *= 0.85
        st.pen.circle(x, 0, q, a, "blob")
        x2 = st.w - x
        q2 = 0.5 * s
        while q2 > 0.15 * s and not st.clear(x2 - q2, st.h - q2, x2 + q2, st.h + 1):
            q2 *= 0.85
        st.pen.polygon(
            [
                (x2, st.bottom),
                (x2, st.h - q2 * 1.1),
                (x2 + (1 if x2 < 1 else -1) * q2 * 1.25, st.bottom),
            ],
            b,
            "blob",
        )
        if x2 < 1:
            st.pen.rect(
                st.left, st.h - q2 * 1.1, -st.left + 1, q2 * 1.1 + st.bottom - st.h, b, "blob"
            )
        else:
            st.pen.rect(
                st.w - 1,
                st.h - q2 * 1.1,
                st.right - st.w + 1,
                q2 * 1.1 + st.bottom - st.h,
                b,
                "blob",
            )
        band = st.h * 0.52
        if st.clear(0, band, st.w, band + 0.2 * s):
            pts = [
                (
                    st.left + (st.right - st.left) * i / 12,
                    band + (0.03 if i % 2 else -0.03) * s + 0.06 * s,
                )
                for i in range(13)
            ]
            st.pen.stroke(
                art.polygon(pts, close=False), c, 0.02 * s, "stripe", join="miter", cap="square"
            )
        st.taken.append((min(x, x - flip * q), 0.0, max(x, x - flip * q), q))
    elif v == "terrazzo":
        for x, y, q in st.scatter(
            st.count(90 * max(1, min(3, st.w * st.h / s / s))),
            (0.008, 0.034),
            gap=0.012,
            largest_first=True,
            cut=True,
        ):
            n = r.choice((3, 4, 5))
            a0 = r.random() * 6
            chip = [
                (
                    x + q * r.uniform(0.6, 1.0) * math.cos(a0 + math.tau * i / n),
                    y + q * r.uniform(0.6, 1.0) * math.sin(a0 + math.tau * i / n),
                )
                for i in range(n)
            ]
            st.pen.polygon(chip, r.choice(tones), "confetti")
    if st.hero and spot:
        x, y, q = spot
        a, b = tones[0], tones[1 % len(tones)]

        @thing
        def hero(st: Stage) -> None:
            pen = st.pen
            c = tones[2 % len(tones)]
            pen.circle(x, y, q * 0.78, a, "orb")
            tr = art.Trace()
            for i in range(7):
                for j in range(7):
                    tr.circle(
                        x + (i - 3) * q * 0.19 - q * 0.3,
                        y + (j - 3) * q * 0.19 + q * 0.32,
                        q * 0.035,
                    )
            with pen.clip(art.circle(x, y, q * 0.78)):
                pen.fill(tr.path(), line, "orb.rim", 0.85)
            pen.fill(
                art.Trace()
                .arc(x + q * 0.2, y + q * 0.16, q * 0.62, 0, math.pi, move=True)
                .close()
                .path(),
                b,
                "orb",
            )
            pen.stroke(
                art.circle(x + q * 0.12, y - q * 0.1, q * 0.78), line, 0.006 * s, "shape.line"
            )
            zig = [
                (x - q * 0.9 + q * 0.26 * i, y + q * (0.62 + (0.12 if i % 2 else -0.06)))
                for i in range(6)
            ]
            pen.stroke(art.polygon(zig, close=False), c, 0.02 * s, "shape.line", join="miter")
            pen.polygon(
                [
                    (x + q * 0.42, y - q * 0.92),
                    (x + q * 0.92, y - q * 0.44),
                    (x + q * 0.3, y - q * 0.36),
                ],
                c,
                "shape.fill",
            )

        hero(st)
    if v != "terrazzo":
        area = max(1.0, min(3.0, st.w * st.h / s / s))
        count = st.count((17 if v == "scatter" else 8) * area)
        for k, (x, y, q) in enumerate(
            st.scatter(count, (0.03, 0.075), gap=0.035, cut=True, tries=24)
        ):
            t = tones[k % len(tones)]
            u = tones[(k + 1) % len(tones)]
            _memphis_shape(st, x, y, q, (k * 4 + r.randrange(3)) % 9, t, u, line)
        festive.confetti(
            st, st.count(14 * area), [line, *tones[:2]], (0.0, 0.0, st.w, st.h), size=0.008
        )


MEMPHIS = Family(
    "memphis", memphis, ("children", "sale", "party", "design", "loud"), None, (0, 0), ("orb",),
    ("scatter", "blocks", "terrazzo"),
)  # fmt: skip


# ------------------------------------------------------------------ bauhaus


def _tile(
    st: Stage, x: float, y: float, q: float, kind: int, turn: int, a: Tone, b: Tone, c: Tone
) -> None:
    pen = st.pen
    pen.rect(x, y, q + 0.3, q + 0.3, a, "tile")
    with pen.clip(art.rect(x, y, q, q)), pen.at(x + q / 2, y + q / 2, 90 * turn):
        h = q / 2
        if kind == 0:  # quarter discs
            pen.fill(
                art.Trace(-h, -h).arc(-h, -h, q, 0, math.pi / 2).close().path(), b, "tile.shape"
            )
            pen.fill(
                art.Trace(-h, -h).arc(-h, -h, h, 0, math.pi / 2).close().path(), c, "tile.shape"
            )
        elif kind == 1:
            pen.circle(0, 0, h * 0.98, b, "tile.shape")
        elif kind == 2:
            pen.polygon([(-h, -h), (h, -h), (-h, h)], b, "tile.shape")
        elif kind == 3:  # bars
            for i in range(4):
                pen.rect(-h, -h + q * i / 4, q, q / 8, b, "tile.shape")
        elif kind == 4:  # two half discs
            pen.fill(
                art.Trace().arc(-h, 0, h, -math.pi / 2, math.pi / 2, move=True).close().path(),
                b,
                "tile.shape",
            )
            pen.fill(
                art.Trace().arc(0, 0, h, -math.pi / 2, math.pi / 2, move=True).close().path(),
                c,
                "tile.shape",
            )
        elif kind == 5:  # ring
            pen.circle(0, 0, h * 0.92, b, "tile.shape")
            pen.circle(0, 0, h * 0.5, a, "tile.shape")
            pen.circle(0, 0, h * 0.2, c, "tile.shape")
        elif kind == 6:  # leaf of two arcs
            leaf = (
                art.Trace(-h, -h)
                .cubic(h * 0.1, -h, h, -h * 0.1, h, h)
                .cubic(-h * 0.1, h, -h, h * 0.1, -h, -h)
                .close()
            )
            pen.fill(leaf.path(), b, "tile.shape")
        elif kind == 7:  # quarter rings
            for k, t in ((1.0, b), (0.75, a), (0.5, c), (0.25, a)):
                pen.fill(
                    art.Trace(-h, -h).arc(-h, -h, q * k, 0, math.pi / 2).close().path(),
                    t,
                    "tile.shape",
                )
        elif kind == 8:  # half disc over a bar
            pen.fill(
                art.Trace().arc(0, 0, h, math.pi, math.tau, move=True).close().path(),
                b,
                "tile.shape",
            )
            pen.rect(-h, h * 0.1, q, h * 0.28, c, "tile.shape")


def bauhaus(st: Stage) -> None:
    p, r, s = st.p, st.rng, st.s
    v = st.choose(BAUHAUS.variants)
    ground = p[0] if st.dark else p[5]
    st.fill_page(ground, "ground.flat")
    inks = [t for t in (p[1], p[2], p[3], st.accent) if distance(t, ground) > 0.12]
    if st.dark:
        inks = [t for t in (p[2], p[3], p[4], st.accent) if distance(t, ground) > 0.15]
    solid = p[0] if not st.dark else p[5]
    pale = p[4] if not st.dark else p[1]
    inks = inks or [p[2]]
    if v == "figure":
        spot = st.spot(0.4 * s, 0.36 * st.h, 0.66 * st.h, least=0.3, air=0.02)
        if spot is None:
            return
        x, y, q = spot
        lead = st.against(ground, st.accent, *inks, least=0.25)
        others = [t for t in (*inks, solid) if distance(t, lead) > 0.1] or [solid]

        @thing
        def figure(st: Stage) -> None:
            pen = st.pen
            pen.circle(x - q * 0.16, y - q * 0.1, q * 0.62, lead, "orb")
            pen.fill(
                art.Trace(x + q * 0.1, y + q * 0.86)
                .arc(x + q * 0.1, y + q * 0.1, q * 0.76, math.pi / 2, -math.pi / 2)
                .close()
                .path(),
                others[0],
                "shape.fill",
                0.94,
            )
            pen.polygon(
                [
                    (x + q * 0.1, y - q * 0.66),
                    (x + q * 0.78, y + q * 0.1),
                    (x + q * 0.1, y + q * 0.86),
                ],
                solid,
                "shape.fill",
            )
            pen.circle(x + q * 0.36, y + q * 0.1, q * 0.16, ground, "shape.fill")
            for i in range(5):
                pen.rect(
                    x - q * 0.94,
                    y + q * (0.5 + 0.085 * i),
                    q * 0.86,
                    q * 0.04,
                    others[-1],
                    "shape.line",
                )
            pen.stroke(
                art.arc(x + q * 0.1, y + q * 0.1, q * 0.84, -math.pi / 2, math.pi / 2),
                others[1 % len(others)],
                q * 0.05,
                "shape.line",
                cap="butt",
            )

        if st.hero:
            figure(st)
            st.take(x, y, q)
        else:
            st.disc_stage(ground, lead, *others)
        t = others[1 % len(others)]
        for fx0, fy0, fx1, fy1, w in ((0.0, 0.9, 1.0, 0.9, 0.02), (0.1, 0.0, 0.1, 1.0, 0.006)):
            if st.clear(fx0 * st.w - 1, fy0 * st.h - w * s, fx1 * st.w + 1, fy1 * st.h + w * s):
                st.pen.line(
                    fx0 * st.w,
                    st.top if fx0 == fx1 else fy0 * st.h,
                    st.right if fx0 != fx1 else fx1 * st.w,
                    st.bottom if fx0 == fx1 else fy1 * st.h,
                    t,
                    w * s,
                    "stripe",
                    0.9,
                )
        return
    # tiles stand where the page is not quiet; whole tiles only
    per = 4 if v == "tiles" else 6
    cols = max(2, round(per * st.w / s)) if st.w < st.h else max(2, round((per - 1) * st.w / s))
    fields: list[tuple[int, int]] = []
    y_off, q, rows = 0.0, st.w / cols, 1
    for _ in range(3):
        # where text leaves little room, rows start under the head and tiles grow smaller
        q = st.w / cols
        y_off = (st.head + 0.02 * s) % q - q if st.head else 0.0
        rows = math.ceil((st.h - y_off) / q)
        fields = []
        for j in range(rows):
            y = y_off + j * q
            if min(y + q, st.h) - max(y, 0.0) < 0.45 * q:
                continue
            for i in range(cols):
                x = i * q
                if not any(x < c and x + q > a and y < d and y + q > b for a, b, c, d in st.quiet):
                    fields.append((i, j))
        if not st.quiet or len(fields) >= 2 * cols:
            break
        cols = round(cols * 1.5)
    used: set[tuple[int, int]] = set()
    if v == "corner" and not st.quiet:
        # a stair of tiles: the group takes one triangle of the page
        flip = r.random() < 0.5
        fields = [
            (i, j)
            for i, j in fields
            if ((cols - 1 - i) if flip else i) / cols + 0.0 < (j + 1) / rows * 1.05 - 0.12
        ]
    focal_cells: set[tuple[int, int]] = set()
    if st.focal:
        a, b, c, d = st.focal
        focal_cells = {
            (i, j)
            for i, j in fields
            if i * q < c and (i + 1) * q > a and y_off + j * q < d and y_off + (j + 1) * q > b
        }
    last = -1
    grounds = [ground, pale, ground, inks[0], solid]
    for i, j in fields:
        if (i, j) in used:
            continue
        x, y = i * q, y_off + j * q
        if (i, j) in focal_cells and not st.hero:
            continue
        kind = r.randrange(9)
        while kind == last:
            kind = r.randrange(9)
        last = kind
        bed = grounds[r.randrange(5)]
        rest = [t for t in (*inks, solid, pale, ground) if distance(t, bed) > 0.14]
        rest = rest or [st.against(bed, *st.p)]
        form = rest[r.randrange(len(rest))]
        rest2 = [t for t in rest if distance(t, form) > 0.12] or rest
        c2 = rest2[r.randrange(len(rest2))]
        # the bleed repeats the tile's ground
        if i == 0:
            st.pen.rect(st.left, y, x - st.left + 1, q + 0.3, bed, "tile")
        if i == cols - 1:
            st.pen.rect(x + q - 1, y, st.right - x - q + 1, q + 0.3, bed, "tile")
        if j == 0:
            st.pen.rect(x, st.top, q + 0.3, y - st.top + 1, bed, "tile")
        if j == rows - 1:
            st.pen.rect(x, y + q - 1, q + 0.3, max(1.0, st.bottom - y - q + 1), bed, "tile")
        big = (
            r.random() < 0.16
            and {(i + 1, j), (i, j + 1), (i + 1, j + 1)} <= set(fields)
            and not {(i + 1, j), (i, j + 1), (i + 1, j + 1)} & (used | focal_cells)
        )
        if big:
            used |= {(i + 1, j), (i, j + 1), (i + 1, j + 1)}
            _tile(
                st,
                x,
                y,
                2 * q,
                r.choice((0, 1, 5, 7)),
                r.randrange(4),
                ground if not st.dark else pale,
                st.against(ground, st.accent, *inks),
                solid,
            )
        else:
            _tile(st, x, y, q, kind, r.randrange(4), bed, form, c2)
    if st.focal and not st.hero:
        a, b, c, d = st.focal
        t = st.against(ground, pale, *inks)
        st.pen.circle((a + c) / 2, (b + d) / 2, min(c - a, d - b) * 0.5, t, "disc")
    elif st.focal:
        a, b, c, d = st.focal
        t = st.against(ground, st.accent, *inks)
        st.pen.circle((a + c) / 2, (b + d) / 2, min(c - a, d - b) * 0.5, ground, "orb")
        st.pen.circle((a + c) / 2, (b + d) / 2, min(c - a, d - b) * 0.46, t, "orb")


BAUHAUS = Family(
    "bauhaus", bauhaus, ("design", "culture", "tech", "exhibition"), None, (0, 0), ("orb",),
    ("tiles", "corner", "figure"),
)  # fmt: skip


# ------------------------------------------------------------------ halftone


def _dots(
    st: Stage, pitch: float, t: art.Ink, size: Callable[[float, float], float], *, soft: bool = True
) -> None:
    """A grid of dots at 45 degrees in one path; `size(x, y)` answers 0..1 of half the pitch."""
    tr = art.Trace()
    n = 0
    row = 0
    y = st.top
    near = 0.16 * st.s
    zones = []
    for a, b, c, d in st.keep_out if soft else ():  # a box beside the trim reaches to the trim
        zones.append(
            (
                a if a > near else -1e9,
                b if b > near else -1e9,
                c if c < st.w - near else 1e9,
                d if d < st.h - near else 1e9,
            )
        )
    while y < st.bottom + pitch:
        x = st.left + (pitch if row % 2 else 0)
        while x < st.right + pitch:
            k = min(1.0, size(x, y))
            for a, b, c, d in zones:  # dots shrink towards the text instead of ending at a line
                gap = math.hypot(max(a - x, 0.0, x - c), max(b - y, 0.0, y - d))
                k = min(k, 1.25 * gap / (0.2 * st.s))
            if k > 0.06:
                tr.circle(x, y, pitch * 0.98 * k)
                n += 1
            x += 2 * pitch
        y += pitch
        row += 1
    if n:
        st.pen.fill(tr.path(), t, "pattern.dot")


def _split_hero(st: Stage, ground: Tone, field: Tone) -> None:
    """A burst on the seam, or a calm disc for a subject."""
    p, s = st.p, st.s
    if not st.hero:
        st.disc_stage(field, p[4], st.accent, p[5])
        return
    spot = st.spot(0.2 * s, 0.4 * st.h, 0.7 * st.h, least=0.4)
    if spot is None:
        return
    x, y, q = spot
    t = max(
        (st.accent, p[5], p[4], p[3], p[0]),
        key=lambda c: min(distance(c, field), distance(c, ground)),
    )
    burst = art.star(x, y, q, 14, 0.78)
    if st.free(x + 0.02 * s, y + 0.024 * s, q):
        moved = art.transformed(burst, (1, 0, 0, 1, 0.02 * s, 0.024 * s))
        st.pen.fill(moved, darker(p[0], 0.3), "shape.fill", 0.9)
    st.pen.fill(burst, t, "orb")
    inner = st.against(t, field, ground, p[5], least=0.2)
    st.pen.stroke(art.circle(x, y, q * 0.66), inner, 0.005 * s, "orb.rim")
    tr = art.Trace()
    k = q * 0.075
    for j in range(-7, 8):
        for i in range(-7, 8):
            cx, cy = i * k + (k / 2 if j % 2 else 0.0), j * k
            size = k * 0.5 * max(0.0, (cx + cy) / (q * 0.85) + 0.25)
            if size > 0.08 * k and math.hypot(cx, cy) < q * 0.56:
                tr.circle(x + cx, y + cy, min(size, k * 0.52))
    if tr.verbs:
        st.pen.fill(tr.path(), inner, "orb.rim")
    st.take(x, y, q)


def halftone(st: Stage) -> None:
    p, r, s = st.p, st.rng, st.s
    v = st.choose(HALFTONE.variants)
    if st.dark:
        ground = r.choice((p[0], p[1]))
    else:
        ground = r.choice((p[5], p[4], p[3], p[2]))
    dot = st.against(ground, st.accent, p[2], p[3], p[1], least=0.16)
    second = st.against(dot, p[5] if not st.dark else p[0], p[0], p[4], least=0.2)
    st.fill_page(ground, "ground.flat")
    pitch = 0.017 * s * max(1.0, min(2.2, math.sqrt(st.w * st.h) / s * 0.9))
    corner = (r.choice((0.0, st.w)), st.h if st.foot_quiet >= st.h else 0.0)
    if st.head and corner[1] == 0.0:
        corner = (corner[0], st.h)
    reach = math.hypot(st.w, st.h)
    if v == "sphere":
        spot = st.spot(0.33 * s, 0.36 * st.h, 0.64 * st.h, least=0.35)
        x, y, q = spot or (st.w / 2, st.h / 2, 0.2 * s)

        def ball(px: float, py: float) -> float:
            d = math.hypot(px - x, py - y) / q
            if d > 1.1:
                return 0.0
            lit = math.hypot(px - x + q * 0.36, py - y + q * 0.42) / q
            return 0.16 + 0.5 * min(1.7, lit)

        for k, a in ((1.34, 0.10), (1.16, 0.14)):
            st.pen.circle(x, y, q * k, dot, "disc.halo", a)
        st.pen.circle(
            x,
            y,
            q,
            second if distance(second, ground) > 0.1 else lighter(dot, 0.5),
            "orb" if st.hero else "disc",
        )
        if st.hero:
            with st.pen.clip(art.circle(x, y, q)):
                _dots(st, pitch * 0.86, dot, ball, soft=False)
            st.take(x, y, q)
        _dots(
            st,
            pitch,
            blend(dot, ground, 0.45),
            lambda px, py: 0.62 - math.hypot(px - corner[0], py - corner[1]) / reach * 1.5,
        )
    elif v == "split":
        slope = r.choice((-0.22, 0.22, 0.3))
        y0 = st.horizon(0.5, 0.6)
        pts = [
            (st.left, y0 - slope * st.s * 0.5),
            (st.right, y0 + slope * st.s * 0.5),
            (st.right, st.bottom),
            (st.left, st.bottom),
        ]
        field = st.against(ground, p[1] if st.dark else p[2], p[3], p[4], p[1], least=0.16)
        if distance(field, dot) < 0.12:
            dot = st.against(field, p[4], p[0], p[5], least=0.15)
        if st.side:  # the seam stands beside the text, not under it
            edge = (
                max((q[2] for q in st.keep_out), default=0.0)
                if st.side == "left"
                else min((q[0] for q in st.keep_out), default=st.w)
            )
            lean = 0.12 * s
            far_x = st.right if st.side == "left" else st.left
            seam = edge + (0.14 * s if st.side == "left" else -0.14 * s)
            over, under = (seam + lean, st.top), (seam - lean, st.bottom)
            st.pen.polygon(
                [over, (far_x, st.top), (far_x, st.bottom), under], field, "ground.block"
            )
            st.pen.polygon(
                [
                    (over[0] - 0.015 * s, over[1]),
                    (over[0] + 0.015 * s, over[1]),
                    (under[0] + 0.015 * s, under[1]),
                    (under[0] - 0.015 * s, under[1]),
                ],
                lighter(p[5], 0.1) if not st.dark else p[4],
                "stripe",
            )
            sx = 1.0 if st.side == "left" else -1.0
            _dots(
                st,
                pitch,
                dot,
                lambda px, py: (
                    (0.85 - math.hypot(px - far_x, py - st.h) / reach * 2.6)
                    if (px - seam) * sx > 0.14 * s
                    else 0.0
                ),
            )
            _split_hero(st, ground, field)
            return
        st.pen.polygon(pts, field, "ground.block")
        line = [
            (st.left, y0 - slope * st.s * 0.5 - 0.012 * s),
            (st.right, y0 + slope * st.s * 0.5 - 0.012 * s),
            (st.right, y0 + slope * st.s * 0.5 + 0.012 * s),
            (st.left, y0 - slope * st.s * 0.5 + 0.012 * s),
        ]
        st.pen.polygon(line, lighter(p[5], 0.1) if not st.dark else p[4], "stripe")
        far = st.w if slope < 0 else 0.0
        tint = lighter(ground, 0.3) if st.dark else darker(ground, 0.12)
        _dots(
            st,
            pitch,
            tint,
            lambda px, py: (
                (0.9 - math.hypot(px - (st.w - far), py) / reach * 1.9)
                if py < y0 + slope * (px / st.w - 0.5) * s - pitch * 2
                else 0.0
            ),
        )
        _dots(
            st,
            pitch,
            dot,
            lambda px, py: (
                (0.95 - math.hypot(px - far, py - st.h) / reach * 1.9)
                if py > y0 + slope * (px / st.w - 0.5) * s + pitch * 3
                else 0.0
            ),
        )
        _split_hero(st, ground, field)
    else:  # fade: dots grow towards one edge
        ang = r.choice((0.5, 1.0, 1.57, 2.1)) if st.foot_quiet >= st.h else -1.57
        if st.side == "left":
            ang = 0.0
        elif st.side == "right":
            ang = math.pi
        elif st.head:
            ang = 1.57
        dx, dy = math.cos(ang), math.sin(ang)
        span = abs(dx) * st.w + abs(dy) * st.h
        cx, cy = st.w / 2, st.h / 2
        st.fill_page(
            art.linear(
                cx - dx * span / 2,
                cy - dy * span / 2,
                cx + dx * span / 2,
                cy + dy * span / 2,
                (ground, ground, blend(ground, dot, 0.3)),
            ),
            "ground.wash",
        )
        _dots(
            st,
            pitch,
            dot,
            lambda px, py: 1.5 * (((px - cx) * dx + (py - cy) * dy) / span + 0.5) - 0.62,
        )
        if st.hero:
            spot = st.spot(0.22 * s, 0.34 * st.h, 0.62 * st.h, least=0.4)
            if spot:
                x, y, q = spot
                if st.free(x + 0.02 * s, y + 0.025 * s, q):
                    st.pen.circle(x + 0.02 * s, y + 0.025 * s, q, p[0], "shape.fill", 0.9)
                t = max(
                    (p[5], p[4], p[3], st.accent),
                    key=lambda c: min(distance(c, dot), 1.6 * distance(c, ground)),
                )
                st.pen.circle(x, y, q, t, "orb")
                with st.pen.clip(art.circle(x, y, q)):
                    tr = art.Trace()
                    k = q / 9
                    for j in range(19):
                        for i in range(19):
                            rr = k * 0.62 * max(0.0, min(1.0, (i + j) / 24 - 0.35))
                            if rr > 0.08 * k:
                                tr.circle(
                                    x - q + i * k + (k / 2 if j % 2 else 0), y - q + j * k, rr
                                )
                    if tr.verbs:
                        st.pen.fill(tr.path(), dot, "orb.rim")
        elif st.focal:
            st.disc_stage(ground, p[5], p[4], p[3])


HALFTONE = Family(
    "halftone", halftone, ("sale", "loud", "pop", "sport", "music"), None, (0.5, 0.6), ("orb",),
    ("fade", "sphere", "split"),
)  # fmt: skip


# ------------------------------------------------------------------ stripes


def stripes(st: Stage) -> None:
    p, r, s = st.p, st.rng, st.s
    v = st.choose(STRIPES.variants)
    if v == "bend" and st.head:  # its stripes would come down through the text
        v = "river"
    ground = p[0] if st.dark else p[5]
    st.fill_page(
        art.linear(0, st.top, 0, st.bottom, (lighter(ground, 0.03), ground)), "ground.flat"
    )
    tones = [t for t in (p[4], p[3], p[2], p[1], p[0]) if distance(t, ground) > 0.1]
    if st.dark:
        tones = [t for t in (p[5], p[4], p[3], p[2], p[1]) if distance(t, ground) > 0.08]
    if not any(distance(t, st.accent) < 0.05 for t in tones):
        tones.insert(len(tones) // 2, st.accent)
    if r.random() < 0.4:
        tones.reverse()
    tones = tones[:5]
    w = 0.066 * s
    n = len(tones)
    if v == "river":
        y = st.horizon(0.56, 0.66)
        if st.side:
            w *= 0.8
        phase = r.uniform(0, 6)
        amp = 0.15 * s if not st.side else 0.06 * s
        flip = r.choice((-1, 1))
        for i, t in enumerate(tones):
            pts = []
            span = st.right - st.left
            m = max(16, int(16 * span / s))
            for k in range(m + 1):
                x = st.left - 4 + (span + 8) * k / m
                z = (x - st.w / 2) / s
                pts.append(
                    (
                        x,
                        y
                        + (i - n / 2) * w
                        + flip * amp * math.sin(2.3 * z + 0.4)
                        + 0.03 * s * math.sin(5 * z + phase),
                    )
                )
            if st.foot_quiet < st.h:
                pts = [(a, min(b, st.foot_quiet - 0.06 * s - (n - i) * w * 0.6)) for a, b in pts]
            st.pen.stroke(art.smooth(pts), t, w * 1.02, "stripe", cap="butt")
    elif v == "rainbow":
        c = r.choice((0, 1, 2))
        cx = (0.0, st.w, st.w * 0.5)[c]
        cy = st.h
        if st.foot_quiet < st.h:
            cy = st.foot_quiet - 0.06 * s
        R = 0.86 * s if c < 2 else 0.56 * s
        if st.focal:
            cx, cy = (st.focal[0] + st.focal[2]) / 2, st.focal[3] + 0.0 * s
            R = max(st.focal[2] - st.focal[0], 0.4 * s) * 0.56 + n * w
        while n * w * 1.2 < R and not st.clear(cx - R, cy - R, cx + R, min(cy, st.h)):
            R *= 0.94
        for i, t in enumerate(tones):
            q = R - i * w
            if q > w:
                st.pen.fill(
                    art.Trace(cx - q, st.bottom + 1)
                    .line(cx - q, cy)
                    .arc(cx, cy, q, math.pi, math.tau)
                    .line(cx + q, st.bottom + 1)
                    .close()
                    .path(),
                    t,
                    "stripe",
                )
        q = R - n * w
        if q > 0:
            st.pen.fill(
                art.Trace(cx - q, st.bottom + 1)
                .line(cx - q, cy)
                .arc(cx, cy, q, math.pi, math.tau)
                .line(cx + q, st.bottom + 1)
                .close()
                .path(),
                ground,
                "ground.flat",
            )
        if cy < st.h - 1:
            st.pen.rect(
                st.left,
                cy,
                st.right - st.left,
                st.bottom - cy,
                ground if not st.dark else darker(ground, 0.1),
                "ground.block",
            )
            st.pen.rect(st.left, cy - 0.004 * s, st.right - st.left, 0.008 * s, tones[0], "stripe")
    elif v == "bend":
        # five lines come down one side, turn and leave by the other
        right = r.random() < 0.5
        if st.side == "left":
            right = True
        elif st.side == "right":
            right = False
        y = st.horizon(0.6, 0.7) + 0.02 * s
        if st.foot_quiet < st.h:
            y = min(y, st.foot_quiet - 0.06 * s)
        x = st.w - 0.16 * s - n * w if right else 0.16 * s + n * w
        x = max(0.3 * st.w, x) if right else min(0.7 * st.w, x)
        for i, t in enumerate(tones):
            d = (i + 0.5) * w
            rr = 0.14 * s + d
            sx = 1 if right else -1
            px = x + sx * d
            py = y - n * w + d
            tr = art.Trace(px, st.top - 2)
            if right:
                tr.arc(px - rr, py - rr, rr, 0, math.pi / 2).line(st.left - 4, py)
            else:
                tr.arc(px + rr, py - rr, rr, math.pi, math.pi / 2).line(st.right + 4, py)
            st.pen.stroke(tr.path(), t, w * 1.02, "stripe", cap="butt", join="round")
    else:  # sun: a disc cut by falling stripes
        y = st.horizon(0.58, 0.66)
        if st.hero:
            x = (
                (st.focal[0] + st.focal[2]) / 2
                if st.focal
                else st.w * r.choice((0.5, 0.382, 0.618))
            )
            q = (
                min(st.focal[2] - st.focal[0], st.focal[3] - st.focal[1]) / 2
                if st.focal
                else 0.31 * s
            )
            if st.head:
                q = min(q, max(0.08 * s, (y - st.head - 0.05 * s) * 0.75))
            cy = (st.focal[1] + st.focal[3]) / 2 if st.focal else y - q * 0.3
            hot = st.against(ground, st.accent, p[3], p[2], least=0.2)
            while not st.focal and q > 0.1 * s and not st.free(x, cy, q):
                q *= 0.93
                cy = y - q * 0.3
            if st.free(x, cy, q):
                heaven.sun(st, x, cy, q, hot, halo=False, bars=ground)
            if not st.focal:
                st.pen.rect(st.left, y, st.right - st.left, st.bottom - y, ground, "ground.flat")
        for i, t in enumerate(tones):
            yy = y + i * w * 1.05
            if st.foot_quiet < st.h and yy + w > st.foot_quiet - 0.05 * s:
                break
            st.pen.rect(st.left, yy, st.right - st.left, w * (0.95 - 0.12 * i), t, "stripe")
    if st.hero:
        st.side_mist(ground, 1.0)
        size = 0.25 if v != "river" else 0.27
        spot = st.spot(size * s, 0.36 * st.h, 0.62 * st.h, least=0.4)
        if spot and v != "sun":
            x, y, q = spot
            label = st.against(hexa("15191c"), st.accent, p[2], p[3], least=0.2)
            if v == "river" or r.random() < 0.5:
                festive.record(
                    st,
                    x,
                    y,
                    q,
                    label,
                    blend(darker(p[0], 0.4), hexa("15191c"), 0.5),
                    lighter(p[5], 0.1),
                )
            else:
                t = st.against(ground, st.accent, p[2], p[3], least=0.2)
                st.pen.circle(x, y, q * 0.8, art.down(y - q, y + q, lighter(t, 0.2), t), "orb")
            st.take(x, y, q)
    elif st.focal:
        st.side_mist(ground, 1.0)
        st.disc_stage(ground, *tones)
    else:
        st.side_mist(ground, 1.0)


STRIPES = Family(
    "stripes", stripes, ("retro", "music", "sport", "seventies"), None, (0.56, 0.66),
    ("record", "orb", "sun.disc"), ("river", "rainbow", "bend", "sun"),
)  # fmt: skip

FAMILIES = (SUNBURST, MEMPHIS, BAUHAUS, HALFTONE, STRIPES)
