"""Outer space."""

from __future__ import annotations

import math

from engine.drawing import pen as art
from engine.drawing.motifs.family import Family
from engine.drawing.motifs.stage import Stage
from engine.drawing.motifs.things import built, heaven
from engine.drawing.pen import Tone, blend, darker, hexa, lighter


def _ground(st: Stage) -> Tone:
    p, r = st.p, st.rng
    big = max(st.w, st.h)
    if st.dark:
        deep = darker(p[0], 0.25)
        st.fill_page(
            art.linear(0, st.top, st.w * 0.3, st.bottom, (deep, p[0], blend(p[0], p[1], 0.7))),
            "sky.deep",
        )
        clouds, alpha = (p[1], p[2], st.accent), 0.32
    else:  # a poster of space on a light ground, as in old textbooks
        deep = p[5]
        st.fill_page(
            art.linear(
                0, st.top, 0, st.bottom, (p[5], blend(p[5], p[4], 0.7), blend(p[4], p[3], 0.3))
            ),
            "sky.deep",
        )
        clouds, alpha = (p[4], p[3], st.accent), 0.28
    for k, t in enumerate(clouds):
        x, y = st.w * (0.15 + 0.35 * k + r.uniform(-0.1, 0.1)), st.h * r.choice((0.15, 0.5, 0.85))
        st.pen.glow(
            x, y, big * r.uniform(0.3, 0.5), t, "nebula", alpha * (0.6 if st.quiet else 1.0)
        )
    t = lighter(p[5], 0.3) if st.dark else blend(p[1], p[2], 0.5)
    heaven.stars(
        st, st.count(150 * max(1.0, min(2.5, st.w * st.h / st.s / st.s / 1.4))), st.h * 1.15, t
    )
    return deep


def space(st: Stage) -> None:
    p, r, s = st.p, st.rng, st.s
    v = st.choose(SPACE.variants)
    ground = _ground(st)
    tones = [t for t in (p[3], st.accent, p[2], p[4]) if art.distance(t, ground) > 0.2] or [p[3]]
    line = lighter(p[4], 0.3) if st.dark else blend(p[1], p[2], 0.4)
    if v == "orbits":
        spot = st.spot(0.15 * s, 0.35 * st.h, 0.62 * st.h, least=0.4)
        x, y, q = spot or (st.w / 2, st.h * 0.6, 0.1 * s)
        if st.focal and st.hero:
            q *= 0.5
        if st.focal and not st.hero:
            q = min(st.focal[2] - st.focal[0], st.focal[3] - st.focal[1]) * 0.42
        reach = max(math.hypot(max(x, st.w - x), max(y, st.h - y)), q * 4)
        rr = q * 1.75
        k = 0
        while rr < reach and k < 9:
            st.pen.stroke(
                art.circle(x, y, rr), line, 0.0022 * s, "line.flow", 0.34 if not st.quiet else 0.2
            )
            pr = s * (0.022, 0.036, 0.03, 0.05, 0.044, 0.034, 0.028, 0.03, 0.03)[k]
            for _ in range(16):
                a = r.uniform(0, math.tau)
                px, py = x + rr * math.cos(a), y + rr * math.sin(a)
                if (
                    st.edges_ok(px, py, pr * 2, False)
                    and st.free(px, py, pr * 1.2)
                    and st.untaken(px, py, pr, 0.04 * s)
                ):
                    heaven.planet(
                        st,
                        px,
                        py,
                        pr,
                        tones[k % len(tones)],
                        ringed=k == 3,
                        banded=k % 2 == 1,
                        light=(0.55 * (x - px) / rr, 0.55 * (y - py) / rr),
                    )
                    st.take(px, py, pr)
                    break
            rr += s * (0.1 + 0.012 * k)
            k += 1
        if st.hero:
            heaven.sun(st, x, y, q, hexa("ffc25a"))
        else:
            for kk, al in ((1.45, 0.08), (1.2, 0.12), (1.0, 0.2)):
                st.pen.circle(x, y, q * kk, p[3] if st.dark else p[4], "disc.halo", al)
        return
    if v == "rocket":
        spot = st.spot(0.25 * s, 0.34 * st.h, 0.66 * st.h, least=0.35)
        # a planet's limb at the foot, cut clearly by the page
        limb = tones[0]
        big = 0.85 * s * max(1.0, st.aspect * 0.8)
        lx = st.w * (0.2 if spot and spot[0] > st.w * 0.5 else 0.8)
        ly = st.h + big * 0.66
        if st.side:
            lx = st.w * (0.86 if st.side == "left" else 0.14)
            big *= 0.5
            ly = st.h + big * 0.6
        if st.foot_quiet < st.h:  # the limb is the ground of the text: flat, from edge to edge
            big = 2.4 * max(s, st.w)
            lx = st.w * 0.5
            ly = st.foot_quiet + big - 0.09 * s
        st.pen.circle(lx, ly, big * 1.1, limb, "disc.halo", 0.12)
        st.pen.circle(lx, ly, big * 1.05, limb, "disc.halo", 0.16)
        st.pen.circle(
            lx,
            ly,
            big,
            art.radial(
                lx - big * 0.2,
                ly - big * 0.4,
                big * 1.3,
                (lighter(limb, 0.25), limb, darker(limb, 0.4)),
            ),
            "disc",
        )
        st.taken.append((lx - 0.8 * big, ly - 1.04 * big, lx + 0.8 * big, st.h))
        for x, y, q in st.scatter(st.count(3), (0.035, 0.075), (0, 0, st.w, st.h * 0.85), gap=0.12):
            if spot and math.hypot(x - spot[0], y - spot[1]) < spot[2] * 1.2 + q:
                continue
            k = r.randrange(4)
            heaven.planet(
                st, x, y, q, tones[k % len(tones)], ringed=q > 0.05 * s, banded=k % 2 == 0
            )
            st.take(x, y, q * 1.4)
        if spot and st.hero:
            x, y, q = spot
            turn = 32 if x < st.w * 0.55 else -32
            h = q * 1.52
            a = math.radians(turn)
            # the trail: widening puffs that fade
            for i in range(9):
                d = q * (0.75 + 0.34 * i)
                cx, cy = x - math.sin(a) * d, y + math.cos(a) * d
                if st.free(cx, cy, q * 0.1):
                    st.pen.circle(
                        cx + math.sin(i * 2.1) * q * 0.08,
                        cy,
                        q * (0.12 + 0.035 * i),
                        lighter(p[4], 0.4),
                        "glow",
                        0.42 * (1 - i / 10),
                    )
            built.rocket(
                st,
                x,
                y,
                h,
                turn,
                lighter(p[5], 0.3),
                st.against(ground, st.accent, hexa("e6455a")),
                blend(p[2], hexa("4aa3d8"), 0.5),
            )
            st.take(x, y, q)
        elif st.focal:
            st.disc_stage(ground, p[2] if st.dark else p[3], p[1])
        return
    # planet: one giant, its moons on a line
    spot = st.spot(0.29 * s, 0.34 * st.h, 0.68 * st.h, least=0.35, air=0.08)
    if spot and st.hero:
        x, y, q = spot
        if st.focal:
            q *= 0.62
        else:
            q *= 0.72
        q = min(q, (min(x, st.w - x) - 0.03 * s) / 1.9)
        t = tones[0] if r.random() < 0.6 else tones[1 % len(tones)]
        ringed = r.random() < 0.7
        heaven.planet(st, x, y, q, t, ringed=ringed, banded=True)
        st.take(x, y, q * (1.75 if ringed else 1.2))
    elif st.focal:
        a, b, c, d = st.focal
        x, y, q = (a + c) / 2, (b + d) / 2, min(c - a, d - b) / 2
        for wide, al in ((1.3, 0.08), (1.1, 0.10), (0.92, 0.14)):
            st.pen.circle(x, y, q * wide, lighter(p[2], 0.2), "disc.halo", al)
        yy = d - 0.02 * s
        big = 1.2 * s * max(1.0, st.aspect)
        st.pen.circle(
            x,
            yy + big,
            big,
            art.down(yy, yy + 0.3 * s, lighter(tones[0], 0.1), darker(tones[0], 0.3)),
            "disc",
        )
        st.contact(x, yy + 0.015 * s, (c - a) * 0.4, darker(p[0], 0.3), 0.4)
        st.taken.append(st.focal)
    for i, (x, y, q) in enumerate(
        st.scatter(st.count(4), (0.025, 0.07), (0, 0, st.w, st.h), gap=0.09, cut=False)
    ):
        heaven.planet(st, x, y, q, tones[(i + 1) % len(tones)], ringed=i == 1, banded=i % 2 == 0)
        st.take(x, y, q * 1.4)
    for _ in range(st.count(2)):
        head = st.place(0.06 * s, (0.1 * st.w, 0.05 * st.h, 0.9 * st.w, 0.6 * st.h), gap=0.03)
        if head:
            x, y = head
            n = 0.13 * s
            tail = art.linear(x, y, x + n, y - n * 0.6, (line, line), None, (0.9, 0.0))
            st.pen.stroke(art.line(x, y, x + n, y - n * 0.6), tail, 0.004 * s, "star.bright")
            st.pen.circle(x, y, 0.005 * s, lighter(line, 0.4), "star.bright")


SPACE = Family(
    "space", space, ("tech", "children", "future", "science", "club"), True, (0, 0),
    ("planet.body", "rocket.body", "sun.disc"), ("planet", "rocket", "orbits"),
)  # fmt: skip

FAMILIES = (SPACE,)
