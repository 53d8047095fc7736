"""Land: mountains, desert, pine woods, winter, meadows."""

from __future__ import annotations

import math
from itertools import pairwise

from engine.drawing import pen as art
from engine.drawing.motifs.family import Family
from engine.drawing.motifs.stage import Stage
from engine.drawing.motifs.things import built, flora, heaven
from engine.drawing.pen import Point, Tone, blend, darker, hexa, lighter


def sky_kind(st: Stage) -> str:
    """A sky that suits the ground value and the palette."""
    if st.dark:
        return st.rng.choice(("night", "dusk", "dusk"))
    return st.rng.choice(("golden", "clear", "golden", "pale"))


def luminary(
    st: Stage, sky: tuple[Tone, Tone, Tone], kind: str, radius: float, y0: float, y1: float,
    *, least: float = 0.4, crescent: bool | None = None, given: bool = True,
) -> tuple[float, float, float] | None:  # fmt: skip
    """Sun or moon between y0 and y1; with hero False only a calm glow at the focal."""
    if not st.hero and st.focal is not None:
        a, b, c, d = st.focal
        x, y = (a + c) / 2, (b + d) / 2
        t = lighter(st.light, 0.2) if not st.dark else lighter(blend(sky[1], st.light, 0.4), 0.1)
        reach = min(max(c - a, d - b) * 0.62, 0.6 * st.s)
        for k, al in ((1.0, 0.16), (0.76, 0.18), (0.54, 0.2)):
            st.pen.circle(x, y, reach * k, t, "disc.halo", al)
        return None
    spot = st.spot(radius * st.s, y0, y1, least=least, given=given)
    if spot is None:  # no room in the sky: it sets behind the land
        spot = st.spot(radius * st.s, y1, y1 + 0.16 * st.s, least=0.6, given=given)
    if spot is None:
        return None
    x, y, r = spot
    if given and st.focal is not None:
        r = min(r, max(radius * 1.25, 0.15) * st.s)
    if kind in ("night",) and st.dark:
        small = r < 0.11 * st.s
        heaven.moon(
            st,
            x,
            y,
            r,
            st.light,
            crescent=(st.rng.random() < 0.4) if crescent is None and small else bool(crescent),
        )
    elif st.dark:
        bars = None
        heaven.sun(st, x, y, r, lighter(st.light, 0.1), bars=bars)
    else:
        disc = st.warm_disc(sky, min(1.0, max(0.0, y / max(1.0, y1 + r))))
        heaven.sun(st, x, y, r, disc)
    st.take(x, y, r * 1.15)
    return x, y, r


def hill_tones(st: Stage, haze: Tone, n: int) -> list[Tone]:
    """n tones from the haze at the horizon to the dark front plane, evenly darker."""
    p = st.p
    far = blend(haze, st.p2, 0.55 if not st.dark else 0.7)
    near = p[0]
    if st.dark:
        far = blend(haze, p[1], 0.45)
    seq = (
        (far, blend(st.p2, p[1], 0.35), p[1], near)
        if not st.dark
        else (far, p[1], blend(p[1], p[0], 0.6), darker(p[0], 0.25))
    )
    tones = [art.ramp(seq, (i / max(1, n - 1)) ** 0.95) for i in range(n)]
    # each plane is darker than the one behind it by a step that the eye can see
    out: list[Tone] = []
    for t in tones:
        light = art.lab(t)[0]
        if out and light > art.lab(out[-1])[0] - 0.045:
            t = art.at_light(t, max(0.1, art.lab(out[-1])[0] - 0.055))
        out.append(t)
    return out


def ridge_points(st: Stage, base: float, amp: float, rough: float, scale: float) -> list[Point]:
    """A jagged ridge by midpoint displacement; `scale` peaks per short side."""
    r = st.rng
    span = st.right - st.left
    k = max(2, round(span / st.s * scale))
    vals = [r.uniform(0.05, 1.0) for _ in range(k + 1)]
    for i in range(1, k):  # peaks alternate with saddles
        vals[i] = vals[i] * 0.55 + (0.45 if i % 2 else 0.0)
    level = 1.0
    while len(vals) < 18 * max(1, round(span / st.s)):
        level *= rough
        nxt: list[float] = []
        for a, b in pairwise(vals):
            nxt += (a, (a + b) / 2 + r.uniform(-0.32, 0.32) * level)
        vals = [*nxt, vals[-1]]
    n = len(vals) - 1
    return [
        (st.left - 4 + (span + 8) * i / n, base - amp * max(-0.15, v)) for i, v in enumerate(vals)
    ]


def _line_at(points: list[Point], x: float) -> float:
    for (x0, y0), (x1, y1) in pairwise(points):
        if x0 <= x <= x1:
            return y0 + (y1 - y0) * (x - x0) / max(1e-6, x1 - x0)
    return points[-1][1]


def flock(st: Stage, y0: float, y1: float, t: Tone) -> None:
    size = 0.022 * st.s
    q = st.place(size * 4, (0.1 * st.w, y0, 0.9 * st.w, y1), tries=30)
    if q:
        heaven.birds(st, q[0], q[1], size, t, 3 if st.density < 1.3 else 5)
        st.take(q[0], q[1], size * 4)


def cloud_bands(st: Stage, count: int, y0: float, y1: float, t: Tone, alpha: float) -> None:
    for _ in range(count):
        w = st.s * st.rng.uniform(0.2, 0.38)
        for _ in range(14):
            x, y = st.rng.uniform(-0.05, 1.05) * st.w, st.rng.uniform(y0, max(y0 + 1, y1))
            if st.untaken(x, y, 0.06 * st.s) and st.clear(
                x - w / 2, y - w * 0.1, x + w / 2, y + w * 0.1
            ):
                heaven.cloud_band(st, x, y, w, t, alpha)
                st.taken.append((x - w * 0.6, y - 0.07 * st.s, x + w * 0.6, y + 0.07 * st.s))
                break


def _facets(st: Stage, pts: list[Point], base: float, amp: float, lit: Tone, name: str) -> None:
    """Light on the left flank of every real peak: down its ridge line, back in a zigzag."""
    n = len(pts)
    reach = max(3, round(0.11 * st.s / max(1.0, pts[1][0] - pts[0][0])))
    for j in range(reach, n - reach):
        x, y = pts[j]
        around = [pts[k][1] for k in range(j - reach, j + reach + 1)]
        if y > min(around) or y > base - 0.4 * amp:
            continue
        k = j
        while (
            k > j - 2 * reach and k > 0 and pts[k - 1][1] > y - 1e-6 and pts[k][1] < y + 0.42 * amp
        ):
            k -= 1
        depth = pts[k][1] - y
        if depth < 0.12 * amp:
            continue
        flank = pts[k : j + 1]
        wide = x - pts[k][0]
        inner = []
        for m in range(1, 6):
            u = m / 6
            zig = (0.16 if m % 2 else -0.13) * wide
            inner.append((x - 0.32 * wide * u + zig * (1 - 0.4 * u), y + depth * 1.12 * u))
        st.pen.fill(art.polygon([*flank, *inner]), art.down(y, y + depth, lit, lit), name, 0.62)


# ------------------------------------------------------------------ mountains


def mountains(st: Stage) -> None:
    p, r, s = st.p, st.rng, st.s
    v = st.choose(MOUNTAINS.variants)
    kind = sky_kind(st)
    if v == "ink" and not st.dark:
        kind = "pale"
    y0 = st.horizon(*MOUNTAINS.horizon)
    sky = st.sky(kind, y0 + 0.04 * st.h)
    foot = st.floor(y0, 0.9)
    if st.dark:
        heaven.stars(st, st.count(70), y0 * 0.85)
    radius = 0.15 if v != "peaks" else 0.115
    luminary(
        st,
        sky,
        kind,
        radius if not st.dark else radius * 1.1,
        0.16 * st.h,
        y0 - 0.06 * s,
        least=0.45,
    )
    cloud_bands(
        st,
        st.count(2.6),
        0.1 * st.h,
        y0 - 0.12 * s,
        lighter(sky[2], 0.35),
        0.5 if not st.dark else 0.2,
    )
    flock(st, 0.12 * st.h, y0 - 0.1 * s, st.ink if not st.dark else lighter(sky[2], 0.5))
    haze = st.haze
    n = 5 if v != "peaks" else 4
    tones = hill_tones(st, haze, n)
    phase = r.uniform(0, 6)
    for i in range(n):
        u = i / (n - 1)
        base = y0 + (foot - y0) * u**1.1
        name = ("ridge.far", "ridge.mid", "ridge.mid", "ridge.near", "ridge.front")[
            i if n == 5 else min(4, i + (i > 1))
        ]
        t = tones[i]
        veil = blend(t, haze, 0.55 * (1 - u) ** 0.7)
        last = i == n - 1
        if v == "peaks":
            amp = s * (0.38 - 0.2 * u) * (1.0 if st.head == 0 else 0.8)
            amp = min(amp, max(0.05 * s, base - st.head - 0.03 * s)) if i < 2 else amp
            pts = ridge_points(st, base + 0.05 * s, amp, 0.5, 2.6 + 1.0 * i)
            ink = art.down(base - amp, base + 0.22 * s, t, veil if not last else darker(t, 0.15))
            st.plane(pts, ink, name, curved=False)
            if i < 2:
                _facets(
                    st, pts, base, amp, blend(t, st.light, 0.42), "ridge.lit" if i else "ridge.snow"
                )
        else:
            waves = 0.55 + 0.09 * i
            amp = s * (0.125 - 0.05 * u)
            if v == "ink":
                amp *= 1.25
                pts = []
                span = st.right - st.left
                m = max(24, int(30 * span / s))
                for k in range(m + 1):
                    x = st.left - 4 + (span + 8) * k / m
                    z = x / s
                    q = (
                        abs(math.sin(z * 2.7 * waves * 2 + phase + 1.7 * i)) * 0.62
                        + abs(math.sin(z * 6.1 * waves + phase * 2 + i)) * 0.3
                    )
                    q += math.sin(z * 19 + phase + i) * 0.045
                    pts.append((x, base + amp * 0.45 - amp * 1.25 * q))
            else:
                pts = st.wave_line(base, amp, waves, phase + 2.1 * i, second=0.4)
                if i == 0:
                    pts = [(x, min(y, base + 0.02 * s)) for x, y in pts]
            ink = art.down(
                base - amp,
                base + (0.26 if v == "ink" else 0.2) * s,
                t,
                veil if not last else darker(t, 0.2),
            )
            st.plane(pts, ink, name)
        if v == "ink" and not last:
            st.mist(base + 0.03 * s, 0.13 * s, haze, 0.42)
        if last and v != "ink" and st.density > 0.6:
            flora.treeline(
                st, pts, st.count(26 * (st.w / s) ** 0.8), (0.035, 0.075), t, "treeline.near", ink=t
            )
    st.side_mist(lighter(haze, 0.3) if not st.dark else darker(p[0], 0.1), 0.72)


MOUNTAINS = Family(
    "mountains", mountains, ("outdoor", "travel", "calm", "sport", "poetic"), None, (0.46, 0.6),
    ("sun.disc", "moon.disc"), ("ridges", "peaks", "ink"),
)  # fmt: skip


# ------------------------------------------------------------------ desert


def desert(st: Stage) -> None:
    p, r, s = st.p, st.rng, st.s
    v = st.choose(DESERT.variants)
    kind = (
        "dusk"
        if st.dark and r.random() < 0.6
        else "night"
        if st.dark
        else r.choice(("golden", "golden", "clear"))
    )
    y0 = st.horizon(*DESERT.horizon)
    sky = st.sky(kind, y0 + 0.03 * st.h)
    foot = st.floor(y0, 0.88)
    if st.dark:
        heaven.stars(st, st.count(80), y0 * 0.9)
    luminary(st, sky, kind, 0.15, 0.2 * st.h, y0 - 0.02 * s, least=0.4)
    warm = blend(p[2], hexa("d98a4a"), 0.35) if not st.cool else hexa("d98a5a")
    near = blend(p[1], hexa("8a3f24"), 0.3) if not st.dark else blend(p[0], hexa("4a2130"), 0.25)
    far = blend(st.haze, warm, 0.5 if not st.dark else 0.35)
    if st.dark:
        warm = blend(p[1], warm, 0.4)
    if v == "mesa":
        for t, top in ((far, 0.15), (blend(far, warm, 0.6), 0.11)):
            x = st.left - 0.1 * s + r.uniform(0, 0.25) * s
            while x < st.right:
                w = s * r.uniform(0.16, 0.36)
                h = s * top * r.uniform(0.7, 1.25)
                y = y0 + 0.02 * s
                if (
                    y - h > st.head
                    and st.clear(x, y - h, x + w, y)
                    and st.untaken(x + w / 2, y - h / 2, h / 2)
                ):
                    left, right = x + w * 0.16, x + w * 0.84
                    pts = [(x - w * 0.1, y), (x + w * 0.08, y - h * 0.42), (left - w * 0.03, y - h * 0.46), (left, y - h), (right, y - h),
                           (right + w * 0.02, y - h * 0.5), (x + w * 0.92, y - h * 0.44), (x + w * 1.1, y)]  # fmt: skip
                    st.pen.polygon(
                        pts,
                        art.linear(x, 0, x + w, 0, (lighter(t, 0.14), t, darker(t, 0.12))),
                        "mesa",
                    )
                    with st.pen.clip(art.polygon(pts)):
                        for u in (0.16, 0.34):
                            st.pen.rect(
                                x - w,
                                y - h * (1 - u),
                                3 * w,
                                h * 0.06,
                                darker(t, 0.14),
                                "mesa",
                                0.7,
                            )
                x += w * r.uniform(1.2, 2.2) + 0.08 * s
    n = 4
    phase = r.uniform(0, 6)
    last_pts: list[Point] = []
    for i in range(n):
        u = i / (n - 1)
        base = y0 + (foot - y0) * u**1.05
        t = art.ramp((far, warm, blend(warm, near, 0.55), near), u)
        amp = s * (0.05 + 0.035 * u)
        pts = st.wave_line(base, amp, 0.34 + 0.06 * i, phase + 2.4 * i, second=0.25)
        last_pts = pts
        st.plane(
            pts,
            art.down(base - amp, base + 0.26 * s, lighter(t, 0.16), blend(t, far, 0.25 * (1 - u))),
            ("dune.far", "dune.mid", "dune.mid", "dune.near")[i],
        )
        if v != "mesa" or i < n - 1:
            # the lee side: from every crest a shadow runs down in an S
            for j in range(2, len(pts) - 2):
                x, y = pts[j]
                if y <= pts[j - 1][1] and y < pts[j + 1][1] and y < base - 0.25 * amp:
                    lee = art.Trace(x, y + 0.5)
                    nxt = j
                    while nxt + 1 < len(pts) and pts[nxt + 1][1] > pts[nxt][1]:
                        nxt += 1
                        lee.line(*pts[nxt])
                    ex, ey = pts[nxt]
                    dx = ex - x
                    lee.cubic(
                        ex - dx * 0.1,
                        ey + amp * 0.9,
                        x + dx * 0.35,
                        y + amp * 1.7,
                        x + dx * 0.12,
                        y + amp * 2.7,
                    )
                    lee.cubic(
                        x - dx * 0.04, y + amp * 1.7, x + dx * 0.3, y + amp * 0.9, x, y + 0.5
                    ).close()
                    if st.clear(x, y, ex, y + amp * 2.7):
                        st.pen.fill(
                            lee.path(),
                            art.down(y, y + amp * 2.7, darker(t, 0.24), darker(t, 0.12)),
                            "dune.shade",
                            0.75,
                        )
    if v in ("mesa", "cactus") or r.random() < 0.4:
        green = blend(p[0], hexa("2f6b4a"), 0.55 if not st.dark else 0.25)
        sizes = [(0.34, 0.30), (0.20, 0.16), (0.14, 0.11)][: 3 if v == "cactus" else 2]
        sides = [0.8, 0.16, 0.62] if r.random() < 0.5 else [0.2, 0.84, 0.4]
        for (hi, lo), fx in zip(sizes, sides, strict=False):
            h = s * r.uniform(lo, hi)
            x = fx * st.w + r.uniform(-0.04, 0.04) * s
            y = _line_at(last_pts, x) + 0.05 * s
            if st.untaken(x, y - h / 2, h * 0.3):
                flora.cactus(st, x, y, h, green)
                st.taken.append((x - h * 0.3, y - h, x + h * 0.3, y))
    if v == "dunes":
        flock(st, 0.12 * st.h, y0 - 0.14 * s, st.ink if not st.dark else lighter(sky[2], 0.5))
    st.side_mist(lighter(sky[2], 0.25) if not st.dark else darker(p[0], 0.1), 0.74)


DESERT = Family(
    "desert", desert, ("travel", "warm", "autumn", "calm"), None, (0.5, 0.62),
    ("sun.disc", "moon.disc"), ("dunes", "mesa", "cactus"),
)  # fmt: skip


# ------------------------------------------------------------------ pines


def pines(st: Stage) -> None:
    p, r, s = st.p, st.rng, st.s
    v = st.choose(PINES.variants)
    kind = sky_kind(st)
    y0 = st.horizon(*PINES.horizon)
    sky = st.sky(kind, y0 + 0.06 * st.h)
    foot = st.floor(y0, 0.9)
    haze = st.haze
    if st.dark:
        heaven.stars(st, st.count(60), y0 * 0.8)
    spot = luminary(st, sky, kind, 0.13, 0.16 * st.h, y0 - 0.12 * s, least=0.4)
    cx = spot[0] if spot else (st.focal[0] + st.focal[2]) / 2 if st.focal else st.w * 0.5
    flock(st, 0.1 * st.h, y0 - 0.16 * s, st.ink if not st.dark else lighter(haze, 0.5))
    n = 4
    tones = hill_tones(st, haze, n)
    if v == "lake":
        shore = (
            min(y0 + 0.10 * st.h, foot - 0.08 * st.h)
            if foot - y0 > 0.2 * st.h
            else y0 + 0.05 * st.h
        )
        far = st.wave_line(y0 - 0.02 * s, 0.06 * s, 0.6, r.uniform(0, 6))
        st.plane(
            far, art.down(y0 - 0.1 * s, shore, tones[0], blend(tones[0], haze, 0.5)), "ridge.far"
        )
        for i in (1, 2):
            line = [(x, shore - (0.012 if i == 1 else 0.0) * s) for x, _ in far]
            st.mist(shore - 0.1 * s, 0.1 * s, haze, 0.5)
            flora.treeline(st, line, int((30 - 9 * i) * st.w / s) + 6, (0.05 * i, 0.13 * i), tones[i], "treeline.far" if i == 1 else "treeline.near",
                           middle=cx, ink=art.down(shore - 0.2 * s, shore, tones[i], blend(tones[i], haze, 0.3 if i == 1 else 0.12)))  # fmt: skip
        water = (
            blend(haze, tones[0], 0.3),
            blend(sky[1], tones[1], 0.35),
            blend(tones[2], sky[0], 0.25),
        )
        if st.dark:
            water = (blend(haze, p[1], 0.5), p[1], darker(p[0], 0.1))
        st.pen.rect(
            st.left,
            shore,
            st.right - st.left,
            st.bottom - shore,
            art.linear(0, shore, 0, st.bottom, water),
            "water.body",
        )
        for k in range(st.count(15)):
            u = (k + 0.5) / 15
            y = shore + (foot - shore) * u**1.2
            w = s * r.uniform(0.08, 0.3) * (0.5 + u)
            x = r.uniform(0, st.w)
            if st.clear(x - w / 2, y, x + w / 2, y + 2):
                st.pen.rounded(
                    x - w / 2,
                    y,
                    w,
                    0.004 * s * (0.6 + u),
                    0.003 * s,
                    lighter(water[0], 0.25),
                    "water.glint",
                    0.5 - 0.25 * u,
                )
        if spot:
            heaven.reflections(
                st,
                spot[0],
                shore + 0.01 * s,
                min(foot, st.foot_quiet),
                spot[2] * 1.5,
                lighter(st.light, 0.2),
                alpha=0.6,
                n=14,
            )
        bank = st.wave_line(foot + 0.05 * s, 0.03 * s, 0.5, r.uniform(0, 6))
        st.plane(bank, art.down(foot, st.bottom, tones[3], darker(tones[3], 0.2)), "hill.near")
        flora.grass(st, bank, int(60 * st.w / s), 0.05 * s, tones[3])
        pts = bank
    else:
        pts = []
        for i in range(n):
            u = i / (n - 1)
            base = y0 + (foot - y0) * u
            t = tones[i]
            pts = st.wave_line(base, 0.035 * s, 0.55, r.uniform(0, 6))
            count = int((30 - 5 * i) * (st.w / s) * (0.75 + 0.25 * st.density))
            low, high = (0.055, 0.10) if v == "mist" else (0.05, 0.16)
            flora.treeline(st, pts, count, (low * (1 + 0.55 * u), high * (1 + 0.6 * u)), t, "treeline.far" if i < 2 else "treeline.near",
                           middle=cx if v == "frame" else None,
                           ink=art.down(base - 0.12 * s, base + 0.02 * s, t, blend(t, haze, 0.35 * (1 - u))))  # fmt: skip
            st.plane(
                pts,
                art.down(
                    base,
                    base + 0.16 * s,
                    blend(t, haze, 0.12 * (1 - u)),
                    blend(t, haze, 0.62 * (1 - u)),
                ),
                ("hill.far", "hill.mid", "hill.mid", "hill.near")[i],
            )
            if i < n - 1:
                st.mist(base + 0.0 * s, 0.14 * s, haze, 0.34)
    if v in ("frame", "lake"):
        t = darker(tones[3], 0.1)
        for fx, h in ((0.06, 0.52), (0.2, 0.34), (0.95, 0.62), (0.84, 0.3)):
            x = fx * st.w if st.aspect < 1.6 else (fx * s if fx < 0.5 else st.w - (1 - fx) * s)
            y = _line_at(pts, x) + 0.05 * s
            h *= s
            lit = blend(t, tones[1], 0.22)
            if st.untaken(x, y - h * 0.5, h * 0.2):
                flora.pine(st, x, y, h, t, lit=lit, light=1 if x < cx else -1)
    st.side_mist(lighter(haze, 0.3) if not st.dark else darker(p[0], 0.1), 0.72)


PINES = Family(
    "pines", pines, ("nature", "outdoor", "calm", "autumn", "mystery"), None, (0.48, 0.6),
    ("sun.disc", "moon.disc"), ("mist", "lake", "frame"),
)  # fmt: skip


# ------------------------------------------------------------------ winter


def _flake(st: Stage, x: float, y: float, r: float, t: Tone, alpha: float) -> None:
    """A snow crystal of six arms, one path."""
    verbs: list[str] = []
    pts: list[float] = []
    turn = st.rng.uniform(0, math.pi / 3)
    for i in range(6):
        a = turn + math.pi / 3 * i
        c, s = math.cos(a), math.sin(a)
        verbs.append("ML")
        pts += (x, y, x + r * c, y + r * s)
        for u, q in ((0.42, 0.26), (0.68, 0.2)):
            for d in (-1, 1):
                b = a + d * math.pi / 3
                verbs.append("ML")
                pts += (
                    x + r * u * c,
                    y + r * u * s,
                    x + r * (u * c + q * math.cos(b)),
                    y + r * (u * s + q * math.sin(b)),
                )
    st.pen.stroke(
        art.Path("".join(verbs), tuple(pts)), t, max(r * 0.07, 0.0012 * st.s), "snow", alpha
    )


def winter(st: Stage) -> None:
    p, r, s = st.p, st.rng, st.s
    v = st.choose(WINTER.variants)
    white = blend(p[5], hexa("f7fbff"), 0.6)._replace(slot=5)
    if v == "crystals":
        tones = (
            (darker(p[0], 0.1), p[0], p[1]) if st.dark else (blend(p[4], p[3], 0.35), p[4], p[5])
        )
        st.fill_page(art.linear(0, st.top, 0, st.bottom, tones), "ground.wash")
        y0 = st.floor(0.5 * st.h, 0.86)
        if st.focal:
            a, b, c, d = st.focal
            st.pen.glow(
                (a + c) / 2,
                (b + d) / 2,
                max(c - a, d - b) * 0.9,
                lighter(tones[2], 0.5),
                "glow",
                0.5,
            )
        t = white if st.dark else blend(p[1], p[2], 0.4)
        for x, y, q in st.scatter(
            st.count(13 * max(1, min(3, st.w * st.h / s / s))), (0.035, 0.11), gap=0.03, cut=True
        ):
            _flake(st, x, y, q, t, 0.5 + 0.4 * r.random())
        for _ in range(st.count(70)):
            st.pen.circle(
                r.uniform(0, st.w),
                r.uniform(0, st.h),
                s * r.uniform(0.002, 0.005),
                white,
                "snow",
                r.uniform(0.4, 0.9),
            )
        for i in range(3):
            base = y0 + i * 0.05 * s
            pts = st.wave_line(base, 0.03 * s, 0.45, r.uniform(0, 6))
            drift = art.ramp((blend(white, p[3], 0.45), blend(white, p[4], 0.3), white), i / 2)
            st.plane(
                pts,
                art.down(
                    base - 0.03 * s, base + 0.2 * s, lighter(drift, 0.3), blend(drift, p[4], 0.3)
                ),
                ("snow.far", "snow.mid", "snow.near")[i],
            )
        return
    kind = r.choice(("night", "dusk")) if st.dark else r.choice(("pale", "clear", "golden"))
    y0 = st.horizon(*WINTER.horizon)
    sky = st.sky(kind, y0 + 0.04 * st.h)
    foot = st.floor(y0, 0.87)
    haze = st.haze
    if st.dark:
        heaven.stars(st, st.count(60), y0 * 0.8)
    hero_house = v == "village"
    luminary(st, sky, kind, 0.12, 0.14 * st.h, y0 - 0.1 * s, least=0.4, given=not hero_house)
    shadow = blend(p[3], p[2], 0.35) if not st.dark else blend(p[2], p[1], 0.4)
    snow_lit = white if not st.dark else blend(white, p[3], 0.18)
    far = ridge_points(
        st,
        y0 + 0.03 * s,
        0.2 * s if st.head == 0 else min(0.2 * s, max(0.06 * s, y0 - st.head - 0.05 * s)),
        0.5,
        2.4,
    )
    t = blend(haze, p[2], 0.4 if not st.dark else 0.5)
    st.plane(
        far,
        art.down(y0 - 0.16 * s, y0 + 0.12 * s, t, blend(t, haze, 0.7)),
        "ridge.far",
        curved=False,
    )
    deep = blend(p[1], hexa("1f5a4a"), 0.4)
    if st.dark:
        deep = blend(p[0], hexa("143c3a"), 0.35)
    n = 4
    lines: list[list[Point]] = []
    cx = (st.focal[0] + st.focal[2]) / 2 if st.focal else st.w * r.choice((0.38, 0.62))
    for i in range(n):
        u = i / (n - 1)
        base = y0 + 0.03 * s + (foot - y0) * u
        pts = st.wave_line(
            base, s * (0.035 + 0.01 * i), 0.42 + 0.05 * i, r.uniform(0, 6), second=0.3
        )
        lines.append(pts)
        tree = blend(deep, haze, 0.62 * (1 - u))
        if i < 3:
            flora.treeline(st, pts, int((26 - 6 * i) * st.w / s), (0.035 + 0.01 * i, 0.085 + 0.045 * i), tree, "treeline.far" if i < 2 else "treeline.near",
                           middle=cx, ink=art.down(base - 0.14 * s, base, tree, blend(tree, snow_lit, 0.3)))  # fmt: skip
        drift = blend(blend(haze, snow_lit, 0.5), snow_lit, u)
        st.plane(
            pts,
            art.down(
                base - 0.05 * s, base + 0.2 * s, lighter(drift, 0.35), blend(drift, shadow, 0.42)
            ),
            ("snow.far", "snow.mid", "snow.mid", "snow.near")[i],
        )
    lit = hexa("ffd98a")
    roof = blend(st.accent, hexa("a8412f"), 0.35)
    wall = blend(p[1], hexa("8a5a3c"), 0.6)
    if v == "village" and st.hero:
        if st.focal:
            a, b, c, d = st.focal
            w = min((c - a) * 0.78, (d - b) * 1.0)
            houses = [((a + c) / 2, d, w)]
        else:
            w = 0.3 * s
            houses = [(cx, _line_at(lines[2], cx) + 0.05 * s, w), (cx + 0.25 * s, _line_at(lines[1], cx + 0.25 * s) + 0.035 * s, w * 0.55),
                      (cx - 0.27 * s, _line_at(lines[1], cx - 0.27 * s) + 0.03 * s, w * 0.46)]  # fmt: skip
        houses.sort(key=lambda q: q[1])
        for k, (x, y, w) in enumerate(houses):
            if st.clear(x - w * 0.6, y - w * 0.9, x + w * 0.6, y):
                st.pen.glow(x, y - w * 0.2, w * 1.1, lit, "glow.warm", 0.35 if st.dark else 0.15)
                st.contact(x, y, w * 0.62, shadow, 0.5)
                built.cottage(
                    st, x, y, w, wall if k % 2 else blend(wall, roof, 0.35), roof, lit, snow=white
                )
                st.taken.append((x - w * 0.6, y - w, x + w * 0.6, y))
        st.plane(
            [(x, max(y, houses[-1][1] + 0.015 * s)) for x, y in lines[3]],
            art.down(foot, st.bottom, lighter(snow_lit, 0.3), blend(snow_lit, shadow, 0.35)),
            "snow.near",
        )
    places = ((0.08, 0.4), (0.22, 0.25), (0.93, 0.46), (0.8, 0.22), (0.36, 0.16))
    for fx, h in places[: 5 if v == "forest" else 3]:
        x = fx * st.w if st.aspect < 1.6 else (fx * s if fx < 0.5 else st.w - (1 - fx) * s)
        h *= s * (1.15 if v == "forest" else 0.85)
        y = _line_at(lines[3], x) + 0.045 * s
        if st.untaken(x, y - h * 0.5, h * 0.2) and st.clear(x - h * 0.22, y - h, x + h * 0.22, y):
            st.contact(x, y, h * 0.2, shadow, 0.5)
            flora.pine(st, x, y, h, deep, lit=blend(deep, p[3], 0.25), snow=white)
            st.taken.append((x - h * 0.2, y - h, x + h * 0.2, y))
    for i in range(st.count(110)):
        q = s * (0.0022, 0.0022, 0.0035, 0.006)[i % 4]
        st.pen.circle(
            r.uniform(0, st.w), r.uniform(0, st.h), q, white, "snow", r.uniform(0.5, 0.95)
        )
    st.side_mist(lighter(haze, 0.4) if not st.dark else darker(p[0], 0.1), 0.78)


WINTER = Family(
    "winter", winter, ("winter", "christmas", "calm", "festive"), None, (0.48, 0.58),
    ("house.wall", "sun.disc", "moon.disc"), ("village", "forest", "crystals"),
)  # fmt: skip


# ------------------------------------------------------------------ meadow


def meadow(st: Stage) -> None:
    p, r, s = st.p, st.rng, st.s
    v = st.choose(MEADOW.variants)
    kind = (
        r.choice(("night", "dusk")) if st.dark else r.choice(("clear", "pale", "golden", "clear"))
    )
    y0 = st.horizon(*MEADOW.horizon)
    sky = st.sky(kind, y0 + 0.02 * st.h)
    foot = st.floor(y0, 0.84)
    haze = st.haze
    if st.dark:
        heaven.stars(st, st.count(60), y0 * 0.85)
    luminary(st, sky, kind, 0.125, 0.16 * st.h, y0 - 0.03 * s, least=0.4, given=v != "farm")
    if not st.dark:
        white = lighter(p[5], 0.5)
        for _ in range(st.count(3)):
            w = s * r.uniform(0.2, 0.34)
            q = st.place(w * 0.5, (0, 0.1 * st.h, st.w, y0 - 0.14 * s), cut=True)
            if q:
                heaven.cloud(st, q[0], q[1], w, white, 0.85)
                st.taken.append((q[0] - w * 0.55, q[1] - w * 0.4, q[0] + w * 0.55, q[1] + w * 0.2))
    greens = [st.green(0.4, d) for d in (0.12, 0.34, 0.56, 0.8)]
    if st.dark:
        greens = [blend(g, p[0], 0.5) for g in greens]
    n = 4
    phase = r.uniform(0, 6)
    lines: list[list[Point]] = []
    for i in range(n):
        u = i / (n - 1)
        base = y0 + (foot - y0) * u
        g = blend(greens[i], haze, 0.42 * (1 - u) ** 1.3)
        amp = s * 0.05
        pts = st.wave_line(base, amp, 0.38 + 0.05 * i, phase + 2.2 * i, second=0.2)
        lines.append(pts)
        st.plane(
            pts,
            art.down(base - amp, base + 0.22 * s, lighter(g, 0.16), g),
            ("hill.far", "hill.mid", "hill.mid", "hill.near")[i],
        )
        if v in ("fields", "farm") and 0 < i < 3:
            # rows of crop that follow the hill
            crop = blend(g, (st.accent, hexa("e8c35a"))[i % 2], 0.5)
            with st.pen.clip(
                art.under(art.smooth(pts), st.left - 2, st.right + 2, base + 0.35 * s)
            ):
                for k in range(6):
                    dy = 0.014 * s + k * 0.02 * s * (1 + 0.22 * k)
                    row = [(x, y + dy + 0.012 * s * math.sin(x / s * 3 + phase)) for x, y in pts]
                    if not any(st.keep_out) or st.clear(0, base, st.w, base + 0.2 * s):
                        st.pen.stroke(
                            art.smooth(row), crop, s * (0.005 + 0.0014 * k), "field.row", 0.75
                        )
        if i == 1:
            tree = darker(blend(greens[3], haze, 0.25), 0.05)
            for _ in range(st.count(5)):
                x = r.uniform(0.04, 0.96) * st.w
                h = s * r.uniform(0.07, 0.12)
                y = _line_at(pts, x) + 0.012 * s
                if st.untaken(x, y - h / 2, h * 0.3, 0.01 * s):
                    flora.round_tree(st, x, y, h, tree, darker(tree, 0.3))
                    st.taken.append((x - h * 0.3, y - h, x + h * 0.3, y))
    if v == "farm" and st.hero:
        if st.focal:
            a, b, c, d = st.focal
            w = min((c - a) * 0.78, (d - b))
            x, y = (a + c) / 2, d
        else:
            w, x = 0.26 * s, st.w * r.choice((0.34, 0.66))
            y = _line_at(lines[2], x) + 0.02 * s
        st.contact(x, y, w * 0.6, greens[3], 0.5)
        built.cottage(
            st,
            x,
            y,
            w,
            lighter(p[5], 0.2),
            blend(st.accent, hexa("c8553d"), 0.4),
            hexa("ffe3a0") if st.dark else blend(p[2], hexa("5f8fa8"), 0.5),
        )
        st.taken.append((x - w * 0.62, y - w * 0.85, x + w * 0.62, y + 0.02 * s))
    # flowers in front, larger towards the foot
    petals = [p[5], hexa("ff8fa8"), hexa("ffd460"), st.accent, p[3]]
    petals = [t for t in petals if art.distance(t, greens[3]) > 0.16] or [p[5]]
    if st.dark:
        petals = [blend(t, p[1], 0.16) for t in petals]
    petals = petals[:4]
    heart = hexa("f2a93b")
    stem = darker(greens[3], 0.22)
    band = lines[3]
    flora.grass(
        st,
        [(x, y + 0.01 * s) for x, y in band],
        int(80 * st.w / s),
        0.045 * s,
        darker(greens[3], 0.06),
    )
    big = 1.65 if v == "bloom" else 1.0
    spots: list[tuple[float, float, float]] = []
    for _ in range(st.count((30 if v != "bloom" else 22) * max(1.0, min(2.6, st.w / s)))):
        x = r.uniform(0.0, 1.0) * st.w
        d = r.random()
        y = foot + 0.08 * s + d * max(0.06 * s, st.h - foot - 0.02 * s)
        if v == "bloom" and st.foot_quiet >= st.h:
            y = st.h + 0.03 * s - (1 - d) * 0.2 * s
        h = s * (0.07 + 0.08 * d) * big * r.uniform(0.85, 1.15)
        if st.foot_quiet < st.h and y > st.foot_quiet:
            continue
        if all(math.hypot(x - a, (y - h) - b) > (h + q) * 0.24 for a, b, q in spots):
            spots.append((x, y - h, h))
    for x, ty, h in sorted(spots, key=lambda q: q[1] + q[2]):
        k = int(x * 7.3 + ty) % 4
        y = ty + h
        if y > st.h:
            y = max(y, st.bottom)
        flora.stem_flower(
            st,
            x,
            y,
            y - ty,
            petals[int(x * 3.1) % len(petals)],
            heart if k != 2 else darker(p[0], 0.1),
            stem,
            k,
        )
    if st.dark:
        for _ in range(st.count(26)):
            x, y = r.uniform(0, st.w), r.uniform(y0, st.h)
            st.pen.circle(x, y, 0.0035 * s, hexa("ffe9a0"), "firefly", 0.9)
    st.side_mist(lighter(haze, 0.35) if not st.dark else darker(p[0], 0.1), 0.76)


MEADOW = Family(
    "meadow", meadow, ("spring", "nature", "children", "calm", "food"), False, (0.5, 0.6),
    ("sun.disc", "moon.disc", "house.wall"), ("bloom", "fields", "farm"),
)  # fmt: skip

FAMILIES = (MOUNTAINS, DESERT, PINES, WINTER, MEADOW)
