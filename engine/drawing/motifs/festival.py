"""Parties, lanterns, the stage, balloons in the sky."""

from __future__ import annotations

import math

from engine.drawing import pen as art
from engine.drawing.motifs.family import Family
from engine.drawing.motifs.land import flock, hill_tones, luminary
from engine.drawing.motifs.stage import Stage, thing
from engine.drawing.motifs.things import built, festive, flora, heaven
from engine.drawing.pen import Point, Tone, blend, darker, hexa, lighter

# ------------------------------------------------------------------ party


def party(st: Stage) -> None:
    p, r, s = st.p, st.rng, st.s
    v = st.choose(PARTY.variants)
    if st.dark:
        ground = (darker(p[0], 0.1), p[0], blend(p[0], p[1], 0.55))
    else:
        ground = (p[5], blend(p[5], p[4], 0.3), blend(p[5], p[4], 0.75))
    st.fill_page(art.linear(0, st.top, 0, st.bottom, ground), "ground.wash")
    cx, cy = st.w / 2, st.h * 0.55
    if st.focal:
        cx, cy = (st.focal[0] + st.focal[2]) / 2, (st.focal[1] + st.focal[3]) / 2
    st.pen.glow(cx, cy, 0.75 * s, lighter(p[4], 0.4) if not st.dark else p[2], "glow", 0.5)
    tones = st.spread(ground[1], least=0.14)[:5]
    if st.dark:
        tones = [
            t for t in (p[3], st.accent, p[4], p[2], p[5]) if art.distance(t, ground[1]) > 0.16
        ]
    tones = st.shuffled(tones)
    top = st.top
    if not st.hero and st.focal:
        if v == "bunting" or r.random() < 0.5:
            st.sill(blend(p[2], p[1], 0.4) if not st.dark else darker(p[0], 0.2))
        else:
            st.disc_stage(ground[1], p[4], p[3], p[2])
        st.taken.append(st.focal)
    if v == "bunting":
        y = 0.02 * st.h if not st.head else st.head + 0.05 * s
        size = 0.075 * s
        sag = 0.09 * s
        if st.clear(0, y, st.w, y + sag + size * 1.4) and y < 0.55 * st.h:
            festive.bunting(
                st,
                (st.left - 0.02 * s, y),
                (st.right + 0.02 * s, y + 0.03 * s),
                sag,
                size,
                tones,
                st.ink if not st.dark else p[4],
            )
            st.taken.append((0.0, y, st.w, y + sag + size))
        y2 = y + 0.13 * s
        if not st.head and st.clear(0, y2, st.w, y2 + 0.12 * s + size):
            festive.bunting(
                st,
                (st.left - 0.02 * s, y2 + 0.02 * s),
                (st.right + 0.02 * s, y2 - 0.01 * s),
                0.11 * s,
                size * 0.8,
                tones[::-1],
                st.ink if not st.dark else p[4],
            )
        if st.hero:
            w = 0.26 * s
            if st.focal:
                w = min((st.focal[2] - st.focal[0]) * 0.55, (st.focal[3] - st.focal[1]) * 0.62)
                base = st.focal[3]
            else:
                base = st.stand(st.h * 0.86) - (0.03 * s if st.foot_quiet < st.h else 0.0)
            floor_t = blend(p[2], p[1], 0.4) if not st.dark else darker(p[0], 0.2)
            st.pen.rect(
                st.left,
                base - 0.03 * s,
                st.right - st.left,
                st.bottom - base + 0.03 * s,
                art.down(base, st.bottom, lighter(floor_t, 0.08), floor_t),
                "floor",
            )
            gx = cx
            st.contact(gx, base, w * 1.1, darker(floor_t, 0.5), 0.4)
            for dx, k, ti in ((-0.72, 0.62, 1), (0.78, 0.7, 2), (0.0, 1.0, 0)):
                t = tones[ti % len(tones)]
                festive.gift(
                    st,
                    gx + dx * w,
                    base + (0.02 * s if dx == 0 and st.foot_quiet >= st.h else 0.0),
                    w * k,
                    t,
                    st.against(t, p[5], p[4], p[0], least=0.25),
                )
            st.taken.append((gx - w * 1.2, base - w * 1.1, gx + w * 1.2, base + 0.03 * s))
    elif v == "balloons":
        hero_box = st.focal if st.focal and st.hero else None
        if st.hero:
            if hero_box:
                a, b, c, d = hero_box
                x, y, q = (a + c) / 2, b + (d - b) * 0.36, min((c - a) / 4.4, (d - b) / 5.4)
            else:
                spot = st.spot(0.3 * s, 0.34 * st.h, 0.6 * st.h, least=0.4)
                x, y, q = (spot[0], spot[1] - 0.06 * s, spot[2] * 0.42) if spot else (0.0, 0.0, 0.0)
            if q:
                knot = (x, min(y + q * 4.6, max(y + q * 2.6, st.foot_quiet - 0.045 * s)))
                bunch = (
                    (-1.15, 0.25, 0.92),
                    (1.1, 0.05, 0.96),
                    (-0.5, -0.85, 0.86),
                    (0.62, -0.95, 0.9),
                    (0.0, 0.15, 1.08),
                )
                for k, (dx, dy, z) in enumerate(bunch):
                    bx, by = x + dx * q, y + dy * q
                    t = tones[k % len(tones)]

                    @thing
                    def cord(
                        st: Stage, bx: float = bx, by: float = by, z: float = z, t: Tone = t
                    ) -> None:
                        tr = art.Trace(bx, by + q * z * 1.25).quad(
                            bx * 0.6 + knot[0] * 0.4, by + q * 2.2, *knot
                        )
                        st.pen.stroke(
                            tr.path(),
                            darker(t, 0.25),
                            max(0.0016 * s, 0.02 * q),
                            "balloon.string",
                            0.75,
                        )

                    cord(st)
                for k, (dx, dy, z) in enumerate(bunch):
                    festive.balloon(
                        st, x + dx * q, y + dy * q, q * z, tones[k % len(tones)], string=0
                    )
                st.taken.append((x - q * 2.3, y - q * 2.2, x + q * 2.3, knot[1]))
        for k, (x, y, q) in enumerate(
            st.scatter(
                st.count(6 * max(1, min(2.2, st.w * st.h / s / s / 1.3))),
                (0.05, 0.085),
                (0, 0, st.w, st.h),
                gap=0.06,
                cut=True,
            )
        ):
            if st.free(x, y + q, q * 1.6):
                festive.balloon(
                    st, x, y, q, tones[k % len(tones)], string=2.4, bend=r.choice((-0.3, 0.3))
                )
                st.taken.append((x - q, y - q * 1.2, x + q, y + q * 3.4))
    else:  # streamers from the top corners, a disco of dots
        for k in range(st.count(6)):
            fx = (0.03, 0.12, 0.22, 0.97, 0.88, 0.78)[k % 6]
            length = s * r.uniform(0.25, 0.5)
            x = (
                fx * st.w
                if st.aspect < 1.6
                else (fx * s * 1.4 if fx < 0.5 else st.w - (1 - fx) * s * 1.4)
            )
            festive.streamer(
                st,
                x,
                top - 0.03 * s,
                length,
                0.016 * s,
                tones[k % len(tones)],
                turn=90 + r.uniform(-10, 10),
            )
        if st.hero:
            spot = st.spot(0.2 * s, 0.36 * st.h, 0.64 * st.h, least=0.4)
            if spot:
                _rod(st, spot[0], spot[1] - spot[2])
                _mirror_ball(st, *spot, tones)
                st.take(*spot)
    area = max(1.0, min(3.0, st.w * st.h / s / s))
    festive.confetti(st, st.count(42 * area), tones, (0.0, 0.0, st.w, st.h), size=0.012)


@thing
def _rod(st: Stage, x: float, y: float) -> None:
    st.pen.line(x, st.top, x, y, st.p[1] if not st.dark else st.p[4], 0.004 * st.s, "bulb.wire")


@thing
def _mirror_ball(st: Stage, x: float, y: float, r: float, tones: list[Tone]) -> None:
    """A mirror ball of facets on a rod."""
    pen, p = st.pen, st.p
    pen.glow(x, y, r * 1.8, tones[0], "glow", 0.35)
    body = art.circle(x, y, r)
    base = blend(p[2], p[1], 0.4)
    pen.fill(body, base, "mirrorball.body")
    with pen.clip(body):
        rows = 9
        for j in range(rows):
            a0, a1 = math.pi * (j / rows - 0.5), math.pi * ((j + 1) / rows - 0.5)
            y0, y1 = y + r * math.sin(a0), y + r * math.sin(a1)
            w0 = r * math.cos((a0 + a1) / 2)
            n = max(3, round(14 * math.cos((a0 + a1) / 2)))
            for i in range(n):
                b0 = math.pi * (i / n - 0.5)
                b1 = math.pi * ((i + 1) / n - 0.5)
                x0, x1 = x + w0 * math.sin(b0), x + w0 * math.sin(b1)
                lit = max(
                    0.0,
                    1
                    - math.hypot((x0 + x1) / 2 - x + r * 0.35, (y0 + y1) / 2 - y + r * 0.4)
                    / (1.5 * r),
                )
                t = tones[(i * 3 + j * 5) % len(tones)]
                c = lighter(blend(base, t, 0.35 + 0.5 * st.rng.random()), lit * 0.75)
                g = r * 0.012
                pen.rect(
                    x0 + g,
                    y0 + g,
                    max(0.1, x1 - x0 - 2 * g),
                    max(0.1, y1 - y0 - 2 * g),
                    c,
                    "mirrorball.facet",
                )
    pen.rounded(
        x - r * 0.14,
        y - r * 1.08,
        r * 0.28,
        r * 0.13,
        r * 0.04,
        p[1] if not st.dark else p[3],
        "mirrorball.body",
    )
    for dx, dy, q in ((-0.45, -0.5, 0.28), (0.55, 0.2, 0.16), (-0.1, 0.62, 0.12)):
        pen.fill(
            art.star(x + dx * r, y + dy * r, q * r, 4, 0.14),
            hexa("fffdf6"),
            "mirrorball.facet",
            0.95,
        )


PARTY = Family(
    "party", party, ("party", "birthday", "children", "sale", "gala"), None, (0, 0),
    ("balloon.body", "gift", "mirrorball.body"), ("balloons", "bunting", "disco"),
)  # fmt: skip


# ------------------------------------------------------------------ lanterns


def _gold(x0: float, y0: float, x1: float, y1: float, t: Tone) -> art.Wash:
    """Five stops of gold with one highlight line."""
    return art.linear(
        x0,
        y0,
        x1,
        y1,
        (lighter(t, 0.7), lighter(t, 0.25), darker(t, 0.22), lighter(t, 0.5), darker(t, 0.3)),
        (0, 0.3, 0.52, 0.66, 1),
    )


def lanterns(st: Stage) -> None:
    p, r, s = st.p, st.rng, st.s
    v = st.choose(LANTERNS.variants)
    red = blend(p[2], hexa("d8232a"), 0.35) if art.lab(p[2])[1] > 0.09 else hexa("d0342c")
    gold = blend(p[4], hexa("f3c566"), 0.5)
    cx, cy = st.w / 2, st.h * 0.46
    if st.focal:
        cx, cy = (st.focal[0] + st.focal[2]) / 2, (st.focal[1] + st.focal[3]) / 2
    big = max(st.w, st.h)
    if st.dark:
        tones = (blend(p[1], p[2], 0.55), p[1], darker(p[0], 0.05))
    else:
        tones = (lighter(p[5], 0.2), p[5], blend(p[5], p[4], 0.55))
    if v == "sky":
        y0 = st.horizon(0.72, 0.8)
        st.sky("dusk" if not st.dark else "night", y0)
        heaven.stars(st, st.count(80), y0)
        haze = st.haze
        for i, t in enumerate(hill_tones(st, haze, 3)):
            base = y0 + (st.floor(y0, 0.92) - y0) * i / 2
            st.plane(
                st.wave_line(base, 0.06 * s * (1 - 0.2 * i), 0.5, r.uniform(0, 6)),
                art.down(base - 0.05 * s, base + 0.2 * s, t, blend(t, haze, 0.3)),
                ("ridge.far", "ridge.mid", "ridge.front")[i],
            )
            if i == 1:
                x = st.w * r.choice((0.2, 0.8))
                h = 0.24 * s
                yy = st.stand(base + 0.02 * s)
                t2 = darker(t, 0.3)
                built.pagoda(st, x, yy, h, t2, darker(t2, 0.2), hexa("ffcf70"))
        warm = hexa("ffb347")
        if st.hero:
            spot = st.spot(0.16 * s, 0.28 * st.h, 0.55 * st.h, least=0.4)
            if spot:
                festive.sky_lantern(
                    st, spot[0], spot[1], spot[2] * 0.9, blend(red, warm, 0.4), hexa("ffd98a")
                )
                st.take(*spot)
        elif st.focal:
            st.pen.glow(cx, cy, 0.4 * s, warm, "glow.warm", 0.4)
            st.taken.append(st.focal)
        area = max(1.0, min(2.5, st.w * st.h / s / s))
        for x, y, q in st.scatter(
            st.count(22 * area), (0.01, 0.055), (0, 0, st.w, y0 - 0.06 * s), gap=0.022
        ):
            festive.sky_lantern(
                st,
                x,
                y,
                q * 0.82,
                blend(blend(red, warm, 0.5), haze, max(0.0, 0.5 - q / s * 9)),
                hexa("ffd98a"),
            )
        return
    st.fill_page(art.radial(cx, cy, big * 0.75, tones, (0, 0.5, 1)), "ground.wash")
    pattern = gold if st.dark else blend(p[3], p[4], 0.5)
    # a quiet scallop field over the whole page, one path
    q = 0.06 * s
    tr = art.Trace()
    row = 0
    y = st.top
    while y < st.bottom + q:
        x = st.left - (q if row % 2 else 0)
        while x < st.right + q:
            for k in (1.0, 0.64, 0.3):
                tr.arc(x, y + q, q * k, math.pi, math.tau, move=True)
            x += 2 * q
        y += q * 0.9
        row += 1
    st.pen.stroke(
        tr.path(), pattern, 0.0016 * s, "pattern.line", 0.10 if st.dark else 0.2, cap="butt"
    )
    outline = gold if st.dark else darker(gold, 0.2)
    body = red if st.dark else blend(p[2], p[3], 0.25)
    if v == "ring":
        spot = (
            st.spot(0.34 * s, 0.4 * st.h, 0.52 * st.h, least=0.4)
            if not st.focal
            else (cx, cy, min(st.focal[2] - st.focal[0], st.focal[3] - st.focal[1]) / 2)
        )
        if spot:
            x, y, q = spot
            inner = blend(p[2], p[1], 0.3) if st.dark else p[5]
            st.pen.circle(x, y + 0.02 * s, q * 1.04, darker(p[0], 0.3), "shadow.soft", 0.2)
            st.pen.fill(
                art.ring(x, y, q, q * 0.955), _gold(x - q, y - q, x + q, y + q, gold), "ring"
            )
            st.pen.circle(
                x, y, q * 0.955, darker(inner, 0.2) if st.dark else darker(inner, 0.05), "disc"
            )
            st.pen.circle(
                x,
                y,
                q * 0.925,
                art.radial(
                    x, y - q * 0.2, q * 1.4, (lighter(inner, 0.12), inner, darker(inner, 0.12))
                ),
                "disc",
            )
            st.pen.stroke(art.circle(x, y, q * 0.87), outline, 0.0022 * s, "ring", 0.8)
            if st.hero:
                flora.plum_branch(
                    st,
                    x - q * 0.62,
                    y + q * 0.42,
                    q * 1.35,
                    -32,
                    blend(p[0], hexa("4a2418"), 0.5) if st.dark else p[1],
                    lighter(p[5], 0.1) if st.dark else p[2],
                    gold,
                )
            st.taken.append((x - q, y - q, x + q, y + q))
            for dx, dy, k, fl in ((-0.72, 0.82, 0.85, False), (0.76, 0.86, 0.7, True)):
                heaven.lucky_cloud(st, x + dx * q, y + dy * q, q * k, body, outline, flip=fl)
            for dx, dy, k, fl in ((1.05, -0.52, 0.4, True), (-1.08, -0.36, 0.34, False)):
                if x + dx * q - 0.3 * q > 0 and x + dx * q + 0.3 * q < st.w:
                    heaven.lucky_cloud(st, x + dx * q, y + dy * q, q * k, body, outline, flip=fl)
    elif v == "plum":
        y0 = st.floor(st.h * 0.7, 0.9)
        spot = st.spot(0.24 * s, 0.3 * st.h, 0.56 * st.h, least=0.4)
        if spot and st.hero:
            x, y, q = spot
            if st.dark:
                heaven.moon(st, x, y, q, st.light)
            else:
                heaven.sun(st, x, y, q, art.at_light(red, max(0.62, art.lab(red)[0])))
            st.take(x, y, q)
        elif st.focal:
            st.disc_stage(tones[1], p[4], p[3], p[2])
            st.taken.append(st.focal)
        for i in range(3):
            base = y0 - 0.14 * s + 0.085 * s * i
            t = art.ramp(
                (blend(tones[1], p[2], 0.3), p[1], darker(p[0], 0.1))
                if st.dark
                else (blend(p[5], p[3], 0.3), p[3], p[2]),
                i / 2,
            )
            st.plane(
                st.wave_line(base, 0.07 * s, 0.45, r.uniform(0, 6)),
                art.down(
                    base - 0.06 * s, base + 0.16 * s, t, blend(t, tones[1], 0.45 if i < 2 else 0.0)
                ),
                ("ridge.far", "ridge.mid", "ridge.front")[i],
            )
        wood = blend(p[0], hexa("4a2418"), 0.5)
        petal = lighter(hexa("f7a8b4"), 0.2) if st.dark else red
        right = (spot[0] if spot else cx) < st.w * 0.5
        y = max(0.12 * st.h, st.head + 0.1 * s) if st.head else 0.2 * st.h
        flora.plum_branch(
            st,
            st.right + 0.02 * s if right else st.left - 0.02 * s,
            y,
            0.62 * s,
            158 if right else 22,
            wood,
            petal,
            gold,
        )
        flora.plum_branch(
            st,
            st.left - 0.02 * s if right else st.right + 0.02 * s,
            y0 - 0.1 * s,
            0.36 * s,
            -28 if right else 208,
            wood,
            petal,
            gold,
        )
    else:  # fair: garlands of lanterns over a crowd of clouds
        if st.hero:
            spots: list[Point] = []
            if st.focal:
                big_r = min((st.focal[2] - st.focal[0]) / 2.4, (st.focal[3] - st.focal[1]) / 4.2)
                spots = [(cx, st.focal[1] + (st.focal[3] - st.focal[1]) * 0.42)]
            else:
                big_r = 0.17 * s
                got = st.spot(big_r * 1.95, 0.22 * st.h, 0.6 * st.h, least=0.35)
                if got:
                    big_r = got[2] / 1.95
                    spots = [(got[0], got[1])]
            for x, y in spots:
                festive.lantern(
                    st,
                    x,
                    y,
                    big_r,
                    red,
                    gold,
                    cord=y - big_r - st.top if st.clear(x - 2, 0, x + 2, y) else big_r * 0.6,
                )
                st.taken.append((x - big_r * 1.3, y - big_r * 1.2, x + big_r * 1.3, y + big_r * 2))
        elif st.focal:
            st.disc_stage(tones[1], p[4], p[3])
            st.taken.append(st.focal)
        for i in range(2):
            y = st.floor(0.7 * st.h, 0.93) + 0.055 * s * i
            w = 0.2 * s
            x = st.left - w * (0.2 + 0.5 * i)
            row_tones = (
                (blend(p[3], p[2], 0.4), p[1], blend(p[3], gold, 0.3))
                if st.dark
                else (p[2], p[4], p[2])
            )
            while x < st.right + w:
                for k, t in (
                    (1.0, row_tones[0]),
                    (0.78, row_tones[1]),
                    (0.52, row_tones[2]),
                    (0.3, row_tones[1]),
                ):
                    st.pen.circle(
                        x,
                        y + w * 0.5,
                        w * 0.55 * k,
                        blend(t, p[0], 0.25 - 0.2 * i)
                        if st.dark
                        else blend(t, p[5], 0.3 - 0.2 * i),
                        "pattern.scale",
                    )
                x += w
        if st.foot_quiet < st.h:
            base = st.foot_quiet - 0.045 * s
            t = p[1] if st.dark else blend(p[4], p[3], 0.3)
            st.plane(st.wave_line(base, 0.012 * s, 0.4, 1.0), t, "ridge.front")
    # hanging lanterns: pairs of unlike size at the sides
    for fx, drop, k in (
        (0.12, 0.17, 0.058),
        (0.88, 0.15, 0.058),
        (0.25, 0.09, 0.038),
        (0.76, 0.08, 0.036),
    ):
        q = k * s
        x = (
            fx * st.w
            if st.aspect < 1.6
            else (fx * s * 1.2 if fx < 0.5 else st.w - (1 - fx) * s * 1.2)
        )
        y = st.top + drop * min(st.h, 1.4 * s) + q
        if st.untaken(x, y + q * 0.4, q * 1.7) and st.clear(
            x - q * 1.2, st.top, x + q * 1.2, y + q * 1.9
        ):
            festive.lantern(
                st,
                x,
                y,
                q,
                red if st.dark else blend(red, p[2], 0.3),
                gold,
                cord=y - q * 0.95 - st.top,
            )
            st.taken.append((x - q * 1.2, 0.0, x + q * 1.2, y + q * 1.9))
    if st.dark and v != "plum" and st.density >= 1:
        for x, y, q in st.scatter(st.count(2), (0.08, 0.13), (0, 0, st.w, st.h * 0.6), gap=0.04):
            heaven.firework(st, x, y, q, gold, lighter(p[3], 0.2))
            st.take(x, y, q)


LANTERNS = Family(
    "lanterns", lanterns, ("festive", "new year", "mid-autumn", "ceremony"), True, (0.72, 0.8),
    ("lantern.body", "blossom", "moon.disc", "sun.disc"), ("ring", "sky", "plum", "fair"),
)  # fmt: skip


# ------------------------------------------------------------------ stage


def show(st: Stage) -> None:
    p, r, s = st.p, st.rng, st.s
    v = st.choose(STAGE.variants)
    cx = st.w / 2
    if st.focal:
        cx = (st.focal[0] + st.focal[2]) / 2
    else:
        got = st.spot(0.24 * s, 0.4 * st.h, 0.7 * st.h, least=0.4)
        if got:
            cx = got[0]
    floor_y = st.horizon(0.74, 0.8) if not st.focal else min(0.9 * st.h, st.focal[3] - 0.06 * s)
    if st.foot_quiet < st.h and not st.focal:
        floor_y = min(floor_y, st.foot_quiet - 0.08 * s)
    if st.dark:
        back = (darker(p[0], 0.3), p[0], blend(p[1], p[2], 0.3))
        cloth, wood = blend(p[2], p[1], 0.45), darker(p[0], 0.12)
        beam = [st.accent, p[3], p[4], lighter(p[5], 0.2)]
    else:
        back = (p[4], blend(p[4], p[5], 0.6), lighter(p[5], 0.2))
        cloth, wood = blend(p[2], p[3], 0.2), blend(p[1], p[2], 0.5)
        beam = [lighter(p[5], 0.6), p[5], lighter(st.accent, 0.4), p[5]]
    st.fill_page(art.linear(0, st.top, 0, floor_y, back), "ground.wash")
    st.pen.glow(cx, floor_y, 0.9 * s, beam[0] if st.dark else lighter(p[5], 0.5), "glow", 0.4)
    if v == "beams":
        n = 6
        reach = max(0.5 * st.w, 0.6 * s)
        for i in range(n):
            u = (i + 0.5) / n - 0.5
            x0 = st.w * 0.5 + u * st.w * 1.0
            top = st.top
            x1 = cx + u * 0.5 * reach + (0.3 * s if i % 2 else -0.3 * s)
            w0, w1 = 0.012 * s, 0.11 * s
            t = beam[i % 3]
            a = 0.42 if st.dark else 0.7
            if st.head:
                a *= 0.55
            ink = art.linear(
                x0, top, x1, floor_y + 0.05 * s, (t, t, t), (0, 0.45, 1), (a, a * 0.45, 0.04)
            )
            st.pen.polygon(
                [
                    (x0 - w0, top),
                    (x0 + w0, top),
                    (x1 + w1, floor_y + 0.06 * s),
                    (x1 - w1, floor_y + 0.06 * s),
                ],
                ink,
                "light.beam",
            )
            festive.spotlight(
                st,
                x0,
                st.top + 0.05 * s,
                0.05 * s,
                math.degrees(math.atan2(x0 - x1, floor_y)),
                darker(p[0], 0.1) if st.dark else p[1],
                lighter(t, 0.4),
            )
    elif v == "curtain":
        _curtains(st, cx, floor_y, cloth)
    else:  # rays of a big screen behind the crowd
        rays = 18
        for i in range(rays):
            a0 = math.pi + math.pi * i / rays
            a1 = a0 + math.pi / rays * 0.52
            reach = 1.6 * max(st.w, st.h)
            t = beam[i % 2]
            ink = art.radial(
                cx,
                floor_y,
                reach * 0.62,
                (t, t, t),
                (0, 0.4, 1),
                (0.42 if st.dark else 0.8, 0.14 if st.dark else 0.3, 0.02),
            )
            st.pen.polygon(
                [
                    (cx, floor_y),
                    (cx + reach * math.cos(a0), floor_y + reach * math.sin(a0)),
                    (cx + reach * math.cos(a1), floor_y + reach * math.sin(a1)),
                ],
                ink,
                "ground.ray",
            )
        if st.hero:
            got = (
                (
                    cx,
                    (st.focal[1] + st.focal[3]) / 2,
                    min(st.focal[2] - st.focal[0], st.focal[3] - st.focal[1]) * 0.46,
                )
                if st.focal
                else st.spot(0.26 * s, 0.4 * st.h, floor_y - 0.2 * s, least=0.4)
            )
            if got:
                x, y, q = got
                for k, al in ((1.3, 0.14), (1.14, 0.2)):
                    st.pen.circle(x, y, q * k, beam[0], "disc.halo", al)
                festive.record(
                    st,
                    x,
                    y,
                    q,
                    st.against(p[0], st.accent, p[2], p[3]),
                    blend(darker(p[0], 0.35), hexa("15161c"), 0.5),
                    lighter(p[5], 0.2),
                )
                st.take(x, y, q)
    if v != "crowd":
        # the focal cone
        top = st.top if not st.focal else max(st.top, st.focal[1] - 0.6 * s)
        half = 0.24 * s if not st.focal else (st.focal[2] - st.focal[0]) * 0.52
        t = lighter(beam[3], 0.3)
        pool = floor_y + 0.07 * s
        a = 0.34 if st.dark else 0.6
        if st.clear(cx - 0.03 * s, top + 1, cx + 0.03 * s, floor_y) or st.focal or st.head:
            start = max(top, st.head + 0.02 * s) if st.head else top
            st.pen.polygon([(cx - 0.03 * s, start), (cx + 0.03 * s, start), (cx + half, pool), (cx - half, pool)],
                           art.linear(0, start, 0, pool, (t, t, t), (0, 0.3, 1), (0.02 if st.head else a, a * 0.7, a * 0.75)), "light.beam")  # fmt: skip
    # the floor with its edge, planks and pool of light
    st.pen.rect(
        st.left,
        floor_y,
        st.right - st.left,
        st.bottom - floor_y,
        art.down(
            floor_y, st.bottom, lighter(wood, 0.12 if st.dark else 0.2), wood, darker(wood, 0.2)
        ),
        "floor",
    )
    st.pen.rect(
        st.left,
        floor_y - 0.004 * s,
        st.right - st.left,
        0.006 * s,
        lighter(wood, 0.3),
        "stage.edge",
        0.7,
    )
    if st.foot_quiet >= st.h:
        for i in range(-9, 10):
            x = cx + i * 0.16 * s
            st.pen.line(
                x,
                floor_y + 0.003 * s,
                cx + i * 0.42 * s,
                st.bottom,
                darker(wood, 0.3),
                0.0016 * s,
                "stage.edge",
                0.45,
            )
    half = 0.27 * s if not st.focal else (st.focal[2] - st.focal[0]) * 0.56
    pool_t = lighter(beam[3] if st.dark else p[5], 0.3)
    py = floor_y + 0.065 * s
    if v != "crowd":
        for k, a in ((1.25, 0.14), (1.08, 0.2), (0.92, 0.4)):
            st.pen.ellipse(
                cx, py, half * k, half * 0.17 * k, pool_t, "light.pool", a if st.dark else a * 1.4
            )
        if st.hero:
            _microphone(
                st,
                cx,
                py,
                min(0.42 * s, (st.focal[3] - st.focal[1]) * 0.95)
                if st.focal
                else min(0.42 * s, max(0.2 * s, (floor_y - st.head) * 0.8)),
                p[0] if not st.dark else blend(p[2], p[4], 0.35),
                st.against(back[1], st.accent, p[3], p[2]),
                lighter(p[5], 0.2),
            )
    else:
        _crowd(st, floor_y, darker(p[0], 0.35) if st.dark else blend(p[1], p[0], 0.5))
    if v == "curtain":
        _valance(st, cloth)
    area = max(1.0, min(2.2, st.w / s))
    for _ in range(st.count(26 * area)):
        x, y = r.uniform(0, st.w), r.uniform(0.05 * st.h, floor_y)
        st.pen.circle(
            x,
            y,
            s * r.choice((0.0016, 0.0024, 0.004)),
            lighter(beam[0], 0.4),
            "mote",
            r.uniform(0.2, 0.65),
        )


def _curtains(st: Stage, cx: float, floor_y: float, cloth: Tone) -> None:
    s = st.s
    room = 0.3 * min(st.w, 1.6 * s)
    if st.side:
        room *= 0.6
    for right in (False, True):
        edge = st.right if right else st.left
        sx = -1 if right else 1
        n = 5
        for i in reversed(range(n)):
            u0, u1 = i / n, (i + 1) / n
            w = room + st.bleed
            x0, x1 = edge + sx * w * u0, edge + sx * w * u1
            gather = 0.45 + 0.1 * (n - i) / n
            fold = art.Trace(x0, st.top).line(x1, st.top)
            gy = floor_y * 0.66
            gx1 = edge + sx * w * u1 * gather
            fold.cubic(x1, st.top + gy * 0.6, gx1 + sx * 0.02 * s, gy * 0.8, gx1, gy)
            fold.cubic(
                gx1 + sx * 0.012 * s,
                gy + 0.1 * s,
                edge + sx * w * u1 * 0.72,
                floor_y * 0.9,
                edge + sx * w * u1 * 0.74,
                floor_y + 0.03 * s,
            )
            fold.line(edge, floor_y + 0.03 * s).line(edge, st.top).close()
            t = cloth if i % 2 else darker(cloth, 0.14)
            st.pen.fill(
                fold.path(),
                art.linear(x0, 0, x1, 0, (darker(t, 0.2), lighter(t, 0.1), darker(t, 0.1))),
                "curtain" if i % 2 else "curtain.fold",
            )
        gy = floor_y * 0.66
        st.pen.rounded(
            min(edge, edge + sx * (room + st.bleed) * 0.56),
            gy - 0.014 * s,
            (room + st.bleed) * 0.56,
            0.028 * s,
            0.012 * s,
            blend(st.p[4], hexa("e9b64f"), 0.5),
            "curtain.rail",
        )


def _valance(st: Stage, cloth: Tone) -> None:
    s = st.s
    if st.head and st.head < 0.2 * st.h:
        return
    n = max(5, round(5 * st.w / s))
    w = (st.right - st.left) / n
    depth = (0.1 if not st.head else 0.045) * s
    if not st.clear(0, 0, st.w, depth * 1.2) and st.head:
        depth = 0.03 * s
    for i in range(n):
        x0 = st.left + w * i
        sw = art.Trace(x0, st.top).line(x0 + w, st.top).line(x0 + w, depth * 0.55)
        sw.quad(x0 + w / 2, depth * 1.55, x0, depth * 0.55).close()
        st.pen.fill(
            sw.path(),
            art.linear(
                x0, 0, x0 + w, 0, (darker(cloth, 0.18), lighter(cloth, 0.1), darker(cloth, 0.18))
            ),
            "curtain",
        )
        fringe = art.Trace(x0, depth * 0.55).quad(x0 + w / 2, depth * 1.55, x0 + w, depth * 0.55)
        st.pen.stroke(fringe.path(), blend(st.p[4], hexa("e9b64f"), 0.5), 0.006 * s, "curtain.rail")


@thing
def _microphone(
    st: Stage, x: float, y: float, h: float, stand: Tone, head: Tone, shine: Tone
) -> None:
    """A classic microphone on its stand, foot at (x, y)."""
    pen = st.pen
    w = h * 0.15
    pen.ellipse(x, y, h * 0.17, h * 0.03, stand, "microphone.stand")
    pen.rounded(
        x - h * 0.011,
        y - h * 0.7,
        h * 0.022,
        h * 0.7,
        h * 0.01,
        art.linear(x - h * 0.011, 0, x + h * 0.011, 0, (lighter(stand, 0.35), stand)),
        "microphone.stand",
    )
    with pen.at(x, y - h * 0.82, 8):
        body = art.rounded(-w / 2, -h * 0.18, w, h * 0.29, w / 2)
        pen.stroke(
            art.Trace(-w * 0.72, -h * 0.04)
            .line(-w * 0.72, h * 0.06)
            .quad(-w * 0.72, h * 0.15, 0, h * 0.15)
            .quad(w * 0.72, h * 0.15, w * 0.72, h * 0.06)
            .line(w * 0.72, -h * 0.04)
            .path(),
            stand,
            h * 0.017,
            "microphone.stand",
        )
        pen.fill(
            body,
            art.linear(-w / 2, 0, w / 2, 0, (lighter(head, 0.4), head, darker(head, 0.3))),
            "microphone.head",
        )
        with pen.clip(body):
            for i in range(5):
                pen.rect(
                    -w,
                    -h * 0.15 + h * 0.034 * i,
                    2 * w,
                    h * 0.013,
                    darker(head, 0.4),
                    "microphone.grille",
                    0.7,
                )
            pen.rect(-w, h * 0.03, 2 * w, h * 0.022, shine, "microphone.grille")
            for k in (-0.26, 0, 0.26):
                pen.line(
                    k * w,
                    h * 0.06,
                    k * w,
                    h * 0.1,
                    darker(head, 0.4),
                    w * 0.05,
                    "microphone.grille",
                    0.7,
                )


def _crowd(st: Stage, y: float, t: Tone) -> None:
    """Heads and raised arms from edge to edge, two rows."""
    r, s = st.rng, st.s
    for dy, size, tone in ((0.015, 0.042, blend(t, st.p[2], 0.35)), (0.07, 0.06, t)):
        tr = art.Trace()
        arms: list[tuple[float, float, float, float]] = []
        x = st.left - 0.02 * s
        base = y + dy * s
        if st.foot_quiet < st.h:
            base = min(base, st.foot_quiet - 0.09 * s)
        while x < st.right + 0.05 * s:
            q = size * s * r.uniform(0.42, 0.52)
            top = base - r.uniform(0.0, 0.024) * s
            tr.circle(x, top, q)
            b = art.rounded(x - q * 2.0, top + q * 0.9, q * 4.0, q * 5, q * 1.3)
            tr.verbs.append(b.verbs)
            tr.points += b.points
            if r.random() < 0.42:
                sx = r.choice((-1, 1))
                arms.append(
                    (
                        x + sx * q * 1.7,
                        top + q * 1.6,
                        x + sx * q * r.uniform(1.5, 2.4),
                        top - q * r.uniform(1.6, 3.2),
                    )
                )
            x += q * 3.1
        for x0, y0, x1, y1 in arms:
            st.pen.line(x0, y0, x1, y1, tone, size * s * 0.2, "crowd")
            st.pen.circle(x1, y1, size * s * 0.145, tone, "crowd")
        st.pen.fill(tr.path(), tone, "crowd")
        st.pen.rect(
            st.left,
            base + size * s * 1.1,
            st.right - st.left,
            st.bottom - base,
            art.down(base, st.bottom, tone, darker(tone, 0.2)),
            "crowd",
        )


STAGE = Family(
    "stage", show, ("music", "show", "theatre", "jazz", "cinema"), True, (0.74, 0.8),
    ("microphone.head", "record", "microphone.stand"), ("beams", "curtain", "crowd"),
)  # fmt: skip


# ------------------------------------------------------------------ airballoons


def airballoons(st: Stage) -> None:
    p, r, s = st.p, st.rng, st.s
    v = st.choose(AIRBALLOONS.variants)
    kind = (
        r.choice(("dusk", "night")) if st.dark else r.choice(("clear", "pale", "golden", "clear"))
    )
    y0 = st.horizon(*AIRBALLOONS.horizon)
    sky = st.sky(kind, y0 + 0.04 * s)
    foot = st.floor(y0, 0.92)
    if st.dark:
        heaven.stars(st, st.count(70), y0 * 0.8)
    hero: tuple[float, float, float] | None = None
    if st.hero:
        if st.focal:
            a, b, c, d = st.focal
            q = min((c - a) / 2.0, (d - b) / 2.95)
            hero = ((a + c) / 2, b + q, q)
        else:
            got = st.spot(0.34 * s, 0.3 * st.h, 0.6 * st.h, least=0.3)
            if got:
                hero = (got[0], got[1] - got[2] * 0.3, got[2] * 0.68)
        if hero:
            st.take(hero[0], hero[1] + hero[2] * 0.4, hero[2] * 1.3)
    if not st.hero and st.focal:
        luminary(st, sky, kind, 0.2, 0, y0)
    else:
        luminary(st, sky, kind, 0.085, y0 - 0.16 * s, y0 - 0.02 * s, least=0.5, given=False)
    st.taken = [st.focal] if st.focal and not st.hero else []
    white = lighter(p[5], 0.5)
    for _ in range(st.count(5)):
        w = s * r.uniform(0.24, 0.42)
        spot = st.place(
            w * 0.42, (-0.05 * st.w, 0.1 * st.h, 1.05 * st.w, y0 - 0.04 * s), cut=True, tries=26
        )
        if spot:
            heaven.cloud(st, spot[0], spot[1], w, white, 0.8 if not st.dark else 0.22)
            st.taken.append(
                (spot[0] - w * 0.5, spot[1] - w * 0.34, spot[0] + w * 0.5, spot[1] + w * 0.12)
            )
    haze = st.haze
    tones = hill_tones(st, haze, 4)
    if v == "valley":
        tones = [blend(t, st.green(0.4, 0.3 + 0.2 * i), 0.45) for i, t in enumerate(tones)]
    phase = r.uniform(0, 6)
    for i in range(4):
        u = i / 3
        base = y0 + (foot - y0) * u
        pts = st.wave_line(base, s * 0.045, 0.45 + 0.08 * i, phase + 2.1 * i)
        t = tones[i]
        st.plane(
            pts,
            art.down(base - 0.04 * s, base + 0.2 * s, t, blend(t, haze, 0.34 * (1 - u))),
            ("hill.far", "hill.mid", "hill.mid", "hill.near")[i],
        )
        if i in (1, 2):
            flora.treeline(
                st,
                pts,
                st.count(18 * st.w / s),
                (0.012 * i, 0.03 * i),
                darker(t, 0.18),
                "treeline.far",
            )
    cream = lighter(p[5], 0.2)
    sets: list[tuple[Tone, Tone, Tone]] = [
        (blend(st.accent, hexa("e2452f"), 0.3), blend(p[4], hexa("ffd166"), 0.55), cream),
        (blend(p[1], p[2], 0.2), blend(p[3], p[4], 0.3), cream),
        (blend(p[2], st.accent, 0.35), cream, p[4]),
        (blend(p[3], hexa("f4a259"), 0.35), cream, blend(p[1], p[2], 0.5)),
    ]
    if st.dark:
        sets = [
            (blend(a, p[0], 0.15), blend(b, p[0], 0.12), blend(c, p[1], 0.12)) for a, b, c in sets
        ]
    basket = blend(hexa("8a5a36"), p[1], 0.25)
    st.taken = [st.focal] if st.focal and not st.hero else []
    if st.hero:
        if hero:
            x, y, q = hero
            built.hot_air_balloon(st, x, y, q, sets[0], basket)
            st.taken.append((x - q * 1.1, y - q * 1.1, x + q * 1.1, y + q * 2))
    elif st.focal:
        st.taken.append(st.focal)
    ratio = {"solo": 3, "fleet": 9, "valley": 5}[v]
    sizes = (0.022, 0.07) if v != "fleet" else (0.03, 0.085)
    # the flock rises on a line: small and pale far away, larger near
    for k, (x, y, q) in enumerate(
        st.scatter(
            st.count(ratio * max(1.0, min(2.4, st.w / s * 0.9))),
            sizes,
            (0, 0.05 * st.h, st.w, y0 - 0.02 * s),
            gap=0.055,
            cut=False,
            tries=30,
        )
    ):
        q *= 0.78
        far = max(0.0, 0.5 - q / s * 9)
        tri = sets[(k + 1) % 4]
        pale = (blend(tri[0], haze, far), blend(tri[1], haze, far), blend(tri[2], haze, far))
        if st.free(x, y + q * 0.9, q * 1.2):
            built.hot_air_balloon(st, x, y - q * 0.3, q, pale, blend(basket, haze, far))
            st.taken.append((x - q * 1.2, y - q * 1.4, x + q * 1.2, y + q * 1.8))
    flock(st, 0.15 * st.h, y0 - 0.1 * s, st.ink if not st.dark else lighter(sky[2], 0.5))
    st.side_mist(lighter(haze, 0.3) if not st.dark else darker(p[0], 0.1), 0.76)


AIRBALLOONS = Family(
    "airballoons", airballoons, ("travel", "children", "festival", "dream", "spring"), False, (0.66, 0.76),
    ("envelope.gore",), ("solo", "fleet", "valley"),
)  # fmt: skip

FAMILIES = (PARTY, LANTERNS, STAGE, AIRBALLOONS)
