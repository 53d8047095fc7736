"""Water: waves, beach, under the sea, harbour."""

from __future__ import annotations

import math

from engine.drawing import pen as art
from engine.drawing.motifs.family import Family
from engine.drawing.motifs.land import cloud_bands, flock, luminary
from engine.drawing.motifs.stage import Stage
from engine.drawing.motifs.things import built, creatures, flora, heaven
from engine.drawing.pen import Point, Tone, blend, darker, hexa, lighter


def sea_tones(st: Stage, n: int) -> list[Tone]:
    """n tones of water, far to near: teal or the palette's own cool side."""
    p = st.p
    if st.cool and not st.grey:
        far, mid, near = blend(p[3], p[2], 0.3), blend(p[2], p[1], 0.4), blend(p[1], p[0], 0.55)
    elif st.grey:
        far, mid, near = p[3], p[2], p[0]
    else:
        # a warm palette gets one foreign sea, drawn towards its own darks
        far = blend(hexa("6fc3c0"), p[4], 0.2)
        mid = blend(hexa("2b8d9c"), p[1], 0.18)
        near = blend(hexa("0f4a66"), p[0], 0.4)
    if st.dark:
        if st.cool or st.brown:
            far, mid, near = (
                blend(far, p[1] if st.cool else hexa("2a4a5e"), 0.5),
                blend(mid, hexa("12304a") if st.brown else p[0], 0.45),
                blend(near, p[0], 0.5),
            )
        else:  # the night sea takes the palette's own darks
            far, mid, near = blend(p[1], st.p2, 0.42), p[1], darker(p[0], 0.1)
    return [art.ramp((far, mid, near), i / max(1, n - 1)) for i in range(n)]


# ------------------------------------------------------------------ waves


def _scallops(st: Stage, y0: float, q: float, tones: tuple[Tone, Tone, Tone], fade: Tone) -> None:
    """Overlapping fans in rows from y0 down, each of three rings."""
    row = 0
    y = y0
    while y < st.bottom + q:
        # one path per ring and row: fans of one row do not overlap
        depth = min(1.0, (y - y0) / max(1.0, st.h - y0))
        centres = []
        x = st.left - q * (1 + row % 2)
        while x < st.right + q:
            centres.append(x)
            x += 2 * q
        for k, t in ((1.0, tones[0]), (0.72, tones[1]), (0.44, tones[2])):
            discs = art.Trace()
            for x in centres:
                discs.circle(x, y + q, q * k)
            st.pen.fill(discs.path(), blend(t, fade, 0.55 * (1 - depth)), "pattern.scale")
        rims = art.Trace()
        for x in centres:
            rims.circle(x, y + q, q * 0.985)
        st.pen.stroke(rims.path(), lighter(tones[2], 0.3), 0.003 * st.s, "pattern.line", 0.5)
        y += q * 0.52
        row += 1


def waves(st: Stage) -> None:
    p, r, s = st.p, st.rng, st.s
    v = st.choose(WAVES.variants)
    kind = r.choice(("night", "dusk")) if st.dark else r.choice(("golden", "pale", "clear"))
    y0 = st.horizon(*WAVES.horizon)
    sky = st.sky(kind, y0 + 0.1 * s)
    foot = st.floor(y0, 0.86)
    if st.dark:
        heaven.stars(st, st.count(60), y0 * 0.85)
    spot = luminary(st, sky, kind, 0.17, 0.18 * st.h, y0 - 0.02 * s, least=0.4)
    n = 6
    tones = sea_tones(st, n)
    if v == "scales":
        q = 0.1 * s
        dark_tones = (
            (tones[3], tones[1], tones[4]) if not st.dark else (tones[4], tones[2], tones[5])
        )
        if st.foot_quiet < st.h:
            top = min(y0, st.foot_quiet - 0.34 * s)
            _scallops(st, max(top, st.head + 0.1 * s), q, dark_tones, tones[3])
            flat = st.foot_quiet - 0.06 * s
            pts = [(x, y) for x, y in st.wave_line(flat, 0.02 * s, 0.5, 1.0)]
            st.plane(pts, art.down(flat, st.bottom, tones[5], darker(tones[5], 0.12)), "water.near")
        else:
            _scallops(st, y0, q, dark_tones, tones[3])
    elif v == "swell":
        # great curling crests that lean one way
        phase = r.uniform(0, 6)
        for i in range(n):
            u = i / (n - 1)
            base = y0 + (foot - y0) * u
            amp = s * (0.05 + 0.05 * u) * (0.6 if st.side else 1.0)
            step = s * (0.42 + 0.16 * u)
            x = st.left - step * (0.3 + 0.37 * i % 1.0) - phase * 0.05 * s
            tr = art.Trace(x, base)
            crests: list[Point] = []
            while x < st.right + step:
                tr.cubic(
                    x + step * 0.32,
                    base + amp * 0.25,
                    x + step * 0.52,
                    base - amp * 1.0,
                    x + step * 0.76,
                    base - amp * 1.05,
                )
                tr.cubic(
                    x + step * 0.90,
                    base - amp * 1.05,
                    x + step * 0.93,
                    base - amp * 0.55,
                    x + step * 0.82,
                    base - amp * 0.42,
                )
                tr.cubic(x + step * 0.78, base - amp * 0.1, x + step * 0.9, base, x + step, base)
                crests.append((x + step * 0.76, base - amp * 1.05))
                x += step
            path = art.under(tr.path(), st.left - 2 * step, st.right + 3 * step, st.bottom + 2)
            st.pen.fill(
                path,
                art.down(base - amp, base + 0.2 * s, lighter(tones[i], 0.12), tones[i]),
                "water.band",
            )
            if i < n - 1:
                st.pen.stroke(
                    tr.path(),
                    lighter(tones[max(0, i - 1)], 0.55),
                    s * (0.003 + 0.002 * u),
                    "wave.crest",
                    0.8,
                )
            for cx, cy in crests[:: 2 if u < 0.5 else 1]:
                if i == n - 1 or not st.clear(cx - amp, cy, cx + amp, cy + amp * 2):
                    continue
                line = art.Trace(cx - step * 0.34, base - amp * 0.12).cubic(
                    cx - step * 0.2,
                    base - amp * 0.5,
                    cx - step * 0.14,
                    base - amp * 0.78,
                    cx - step * 0.0,
                    base - amp * 0.8,
                )
                st.pen.stroke(line.path(), lighter(tones[i], 0.4), 0.003 * s, "wave.crest", 0.6)
    else:
        phase = r.uniform(0, 6)
        for i in range(n):
            u = i / (n - 1)
            base = y0 + (foot - y0) * u
            amp = s * (0.022 + 0.05 * u) * (0.55 if st.side else 1.0)
            pts = st.wave_line(base, amp, 0.62 - 0.05 * i, phase + 1.9 * i, second=0.35)
            st.plane(
                pts,
                art.down(base - amp, base + 0.24 * s, lighter(tones[i], 0.14), tones[i]),
                "water.band",
            )
            st.pen.stroke(art.smooth(pts), lighter(tones[i], 0.5), s * 0.0028, "wave.crest", 0.55)
            if 0 < i < n - 1:
                low = [(x, y + 0.024 * s + 0.008 * s * math.sin(x / s * 5 + i)) for x, y in pts]
                st.pen.stroke(
                    art.smooth(low), lighter(tones[i], 0.3), s * 0.002, "wave.crest", 0.35
                )
    if spot and v != "scales":
        heaven.reflections(
            st,
            spot[0],
            y0 + 0.02 * s,
            y0 + (foot - y0) * 0.7,
            spot[2] * 1.3,
            lighter(st.light, 0.2),
            alpha=0.5,
            n=14,
        )
    cloud_bands(
        st,
        st.count(2),
        0.1 * st.h,
        y0 - 0.12 * s,
        lighter(sky[2], 0.4),
        0.55 if not st.dark else 0.22,
    )
    if v == "bands" and r.random() < 0.7:
        h = 0.11 * s
        for _ in range(12):
            x = r.uniform(0.12, 0.88) * st.w
            y = y0 + (foot - y0) * 0.22
            if st.clear(x - h, y - h, x + h, y + 0.05 * s) and st.untaken(x, y - h / 2, h * 0.6):
                built.dinghy(st, x, y, h, lighter(p[5], 0.3), st.accent)
                break
    st.side_mist(lighter(sky[2], 0.3) if not st.dark else darker(p[0], 0.1), 0.78)


WAVES = Family(
    "waves", waves, ("travel", "calm", "sea", "music", "summer"), None, (0.46, 0.58),
    ("sun.disc", "moon.disc"), ("bands", "swell", "scales"),
)  # fmt: skip


# ------------------------------------------------------------------ beach


def _beach_aerial(st: Stage) -> None:
    """Looked at from above: sea, surf and sand in one sweep, parasols with their shadows."""
    p, r, s = st.p, st.rng, st.s
    sea = sea_tones(st, 4)
    if st.dark:
        sea = [blend(t, p[0], 0.25) for t in sea]
    sand = blend(p[4], hexa("f4d9a6"), 0.6)
    if st.dark:
        sand = darker(blend(sand, p[1], 0.18), 0.4)
    wide = st.aspect > 1.25
    flip = r.random() < 0.5
    if st.focal:
        fx = (st.focal[0] + st.focal[2]) / 2 / st.w
        flip = fx > 0.5 if wide else flip
    elif st.side:
        flip = st.side == "left"
    st.fill_page(
        art.linear(
            st.left, st.top, st.right, st.bottom, (lighter(sand, 0.2), sand, darker(sand, 0.06))
        ),
        "sand",
    )
    # the shore runs down the page (wide pages: across it), the sea on one side
    at = 0.46 if not st.quiet else 0.4
    if st.side and wide:
        edge = (
            max((q[2] for q in st.keep_out), default=0.0)
            if st.side == "left"
            else st.w - min((q[0] for q in st.keep_out), default=0.0)
        )
        at = min(0.8, (edge + 0.22 * s) / st.w)
    layers = (
        (0.055, blend(sand, sea[0], 0.22), "sand.wet"), (0.03, lighter(sea[0], 0.75), "water.foam"),
        (0.012, blend(sea[0], lighter(sea[0], 0.5), 0.4), "water.near"), (-0.03, lighter(sea[0], 0.6), "water.foam"),
        (-0.045, sea[0], "water.near"), (-0.15, sea[1], "water.band"), (-0.3, sea[2], "water.far"),
    )  # fmt: skip
    phase = r.uniform(0, 6)
    n = 14
    for k, (shift, t, name) in enumerate(layers):
        pts: list[Point] = []
        for i in range(n + 1):
            u = i / n
            wob = 0.05 * math.sin(3.6 * u + phase) + 0.022 * math.sin(9 * u + phase * 2 + 0.35 * k)
            if wide:
                x = (
                    st.w * (1 - at if not flip else at)
                    + (1 if not flip else -1) * (-(shift + wob)) * s
                )
                x += (u - 0.5) * 0.12 * s
                pts.append((x, st.top - 2 + (st.bottom - st.top + 4) * u))
            else:
                y = st.h * at + (shift + wob) * s + (u - 0.5) * (-0.2 if flip else 0.2) * s
                pts.append((st.left - 2 + (st.right - st.left + 4) * u, y))
        line = art.smooth(pts)
        if wide:
            edge = st.right + 2 if not flip else st.left - 2
            path = art.Path(
                line.verbs + "LLZ", (*line.points, edge, st.bottom + 2, edge, st.top - 2)
            )
        else:
            path = art.Path(
                line.verbs + "LLZ",
                (*line.points, st.right + 2, st.top - 2, st.left - 2, st.top - 2),
            )
        st.pen.fill(path, t, name)
    colours = [(st.accent, lighter(p[5], 0.4)), (p[2], lighter(p[5], 0.4)), (p[3], st.accent)]
    if st.dark:
        colours = [(blend(a, p[0], 0.2), blend(b, p[0], 0.2)) for a, b in colours]
    shade = darker(blend(sand, p[0], 0.6), 0.3)
    if wide:
        box = (
            (0.0, 0.0, st.w * (1 - at) - 0.17 * s, st.h)
            if not flip
            else (st.w * at + 0.17 * s, 0.0, st.w, st.h)
        )
    else:
        box = (0.0, st.h * at + 0.2 * s, st.w, st.h)
    if st.hero:
        if st.focal:
            a, b, c, d = st.focal
            x, y, q = (a + c) / 2, (b + d) / 2, min(c - a, d - b) * 0.42
        else:
            q = 0.15 * s
            xy = st.place(q * 1.3, box, tries=60)
            x, y = xy or (0.0, 0.0)
            q = q if xy else 0.0
        if q:
            built.parasol_top(st, x, y, q, *colours[0], shade)
            st.take(x, y, q * 1.15)
            for dx, dy, turn in ((1.7, 0.5, 14), (1.2, 1.5, -22)):
                tx, ty = x + dx * q, y + dy * q
                if st.free(tx, ty, q * 0.6) and st.edges_ok(tx, ty, q * 0.6, False):
                    with st.pen.at(tx, ty, turn):
                        st.pen.rounded(
                            -q * 0.28, -q * 0.5, q * 0.56, q, q * 0.05, colours[1][0], "towel"
                        )
                        for i in range(3):
                            st.pen.rect(
                                -q * 0.28,
                                -q * 0.36 + 0.28 * q * i,
                                q * 0.56,
                                q * 0.09,
                                colours[1][1],
                                "towel",
                            )
                    st.take(tx, ty, q * 0.62)
    elif st.focal:
        a, b, c, d = st.focal
        st.contact((a + c) / 2, d - 0.02 * s, (c - a) * 0.46, shade, 0.35)
        st.taken.append(st.focal)
    for k, (x, y, q) in enumerate(st.scatter(st.count(5), (0.055, 0.085), box, gap=0.05, cut=True)):
        built.parasol_top(st, x, y, q, *colours[k % 3], shade)
        st.take(x, y, q)


def beach(st: Stage) -> None:
    p, r, s = st.p, st.rng, st.s
    v = st.choose(BEACH.variants)
    if v == "aerial":
        _beach_aerial(st)
        return
    kind = (
        r.choice(("dusk", "night", "dusk"))
        if st.dark
        else ("golden" if v == "palms" else r.choice(("clear", "pale", "clear")))
    )
    y0 = st.horizon(*BEACH.horizon)
    sky = st.sky(kind, y0)
    foot = st.floor(y0 + 0.12 * st.h, 0.8)
    if st.foot_quiet < st.h:
        foot = max(y0 + 0.07 * st.h, foot - 0.08 * s)
    if st.dark:
        heaven.stars(st, st.count(60), y0 * 0.8)
    hero_sun = v == "palms"
    palms_right = r.random() < 0.5
    if st.focal:
        palms_right = (st.focal[0] + st.focal[2]) / 2 < 0.5 * st.w
    if v == "bay":  # the sun stays clear of the palms' crowns
        st.taken.append(
            (0.52 * st.w, 0.0, st.w, st.h) if palms_right else (0.0, 0.0, 0.48 * st.w, st.h)
        )
    spot = luminary(
        st,
        sky,
        kind,
        0.2 if hero_sun else 0.095,
        0.12 * st.h,
        y0 - (0.0 if hero_sun else 0.13 * s),
        least=0.4,
        given=hero_sun,
    )
    if not st.dark and v == "bay":
        for _ in range(st.count(2.4)):
            w = s * r.uniform(0.22, 0.36)
            q = st.place(w * 0.5, (0, 0.1 * st.h, st.w, y0 - 0.12 * s), cut=True)
            if q:
                heaven.cloud(st, q[0], q[1], w, lighter(p[5], 0.6), 0.9)
                st.taken.append((q[0] - w * 0.55, q[1] - w * 0.4, q[0] + w * 0.55, q[1] + w * 0.2))
    else:
        cloud_bands(
            st,
            st.count(2.4),
            0.1 * st.h,
            y0 - 0.1 * s,
            lighter(sky[2], 0.4),
            0.55 if not st.dark else 0.22,
        )
    sea = sea_tones(st, 4)
    st.pen.rect(
        st.left,
        y0,
        st.right - st.left,
        st.bottom - y0,
        art.down(y0, foot, blend(sea[2], sea[1], 0.5), sea[1], sea[0]),
        "water.body",
    )
    headland = blend(sea[3], sky[2], 0.35)
    left_side = r.random() < 0.5
    x0, x1 = (st.left, 0.36 * st.w) if left_side else (0.66 * st.w, st.right)
    pts = [(x0, y0 + 1), (x0, y0 - (0.07 if left_side else 0.004) * s)]
    pts += [
        (
            x0 + (x1 - x0) * u,
            y0 - s * (0.07 * (1 - u) if left_side else 0.075 * u) * (1 + 0.3 * math.sin(u * 9)),
        )
        for u in (0.2, 0.4, 0.6, 0.8)
    ]
    pts += [(x1, y0 - (0.0 if left_side else 0.08) * s), (x1, y0 + 1)]
    st.plane_patch(
        pts, art.down(y0 - 0.08 * s, y0, headland, blend(headland, sea[2], 0.3)), "headland"
    )
    for k in range(st.count(16)):
        u = (k + 0.5) / 16
        y = y0 + (foot - 0.05 * s - y0) * u**1.2 + 0.008 * s
        w = s * r.uniform(0.06, 0.22)
        x = r.uniform(0, st.w)
        if st.clear(x - w / 2, y, x + w / 2, y + 2):
            st.pen.rounded(
                x - w / 2, y, w, 0.0042 * s, 0.0021 * s, lighter(sea[0], 0.5), "water.glint", 0.7
            )
    if spot and (hero_sun or st.dark):
        heaven.reflections(
            st,
            spot[0],
            y0 + 0.01 * s,
            foot - 0.04 * s,
            spot[2] * 1.5,
            lighter(st.light, 0.2),
            alpha=0.8,
            n=18,
        )
    sand = blend(p[4], hexa("f5d6a0"), 0.62)
    if st.dark:
        sand = darker(blend(sand, p[1], 0.2), 0.42)
    if hero_sun:
        sand = darker(p[0], 0.0) if st.dark else blend(p[0], p[1], 0.35)
    phase = r.uniform(0, 6)
    for k, (dy, t, name) in enumerate(
        (
            (-0.035, lighter(sea[0], 0.7), "water.foam"),
            (-0.018, blend(sand, sea[0], 0.3), "sand.wet"),
            (0.0, sand, "sand"),
        )
    ):
        line = st.wave_line(foot + dy * s, 0.022 * s, 0.42, phase + 0.12 * k, second=0.3)
        if hero_sun and k < 2:
            continue
        st.plane(
            line, art.down(foot, st.bottom, lighter(t, 0.18), t) if name == "sand" else t, name
        )
    if not hero_sun:
        for _ in range(st.count(40)):
            x, y = r.uniform(0, st.w), r.uniform(foot + 0.04 * s, st.h)
            st.pen.ellipse(x, y, 0.004 * s, 0.0016 * s, darker(sand, 0.14), "mote", 0.6)
    boat_h = 0.1 * s
    for _ in range(10):
        x = r.uniform(0.15, 0.85) * st.w
        y = y0 + 0.035 * s
        if st.clear(x - boat_h, y - boat_h, x + boat_h, y + 0.02 * s) and st.untaken(
            x, y - boat_h / 2, boat_h * 0.6, 0.03 * s
        ):
            built.dinghy(
                st,
                x,
                y,
                boat_h,
                lighter(p[5], 0.5) if not st.dark else lighter(p[4], 0.2),
                blend(st.accent, p[0], 0.15),
            )
            st.take(x, y - boat_h / 2, boat_h * 0.6)
            break
    flock(st, 0.1 * st.h, y0 - 0.16 * s, st.ink if not st.dark else lighter(sky[2], 0.5))
    ink = darker(p[0], 0.15)
    trunk = ink if hero_sun else blend(p[1], hexa("7a5236"), 0.6)
    leaf = ink if hero_sun else st.green(0.3, 0.75)
    if st.dark:
        trunk, leaf = darker(p[0], 0.1), darker(p[0], 0.05)
    st.taken = [q for q in st.taken if q[3] - q[1] < st.h]
    place = (
        [(0.95, 0.78, -0.16), (1.01, 0.52, -0.2)]
        if palms_right
        else [(0.05, 0.78, 0.16), (-0.01, 0.52, 0.2)]
    )
    if st.side and st.focal:
        place = []
    if hero_sun:  # they frame the sun and lean away from it
        place = [(0.17, 0.86, -0.16), (0.05, 0.56, -0.06), (0.9, 0.66, 0.12)]
        if not palms_right:
            place = [(1 - fx, k, -lean) for fx, tall, lean in place]
    for fx, tall, lean in place:
        h = min(s * tall, max(0.26 * s, (st.stand(foot + 0.09 * s) - st.head - 0.03 * s) / 1.18))
        if st.aspect > 1.6:
            h = min(h, 0.9 * st.h)
            x = fx * s if fx < 0.5 else st.w - (1 - fx) * s
        else:
            x = fx * st.w
        flora.palm(
            st, x, st.stand(foot + 0.09 * s), h, trunk, leaf, lean=lean, flat=hero_sun or st.dark
        )
    if v == "bay":
        a = blend(st.accent, hexa("e0503f"), 0.25)
        b = lighter(p[5], 0.4)
        if st.dark:
            a, b = blend(a, p[0], 0.2), blend(b, p[1], 0.3)
        shade = darker(sand, 0.3)
        if st.focal and st.hero:
            fa, fb, fc, fd = st.focal
            h = min(fd - fb, (fc - fa) / 1.2)
            x, y = (fa + fc) / 2, fd
        else:
            h = 0.38 * s
            x = st.w * (0.4 if place and place[0][0] > 0.5 else 0.6)
            y = st.stand(foot + 0.09 * s + 0.02 * st.h) - (
                0.045 * s if st.foot_quiet < st.h else 0.0
            )
        if st.hero and st.clear(x - h * 0.6, y - h, x + h * 0.6, y):
            st.contact(x + h * 0.3, y + 0.005 * s, h * 0.5, shade, 0.4)
            built.parasol(st, x, y, h, a, b, lighter(p[5], 0.2), tilt=r.choice((-13, 12)))
            with st.pen.at(x + h * 0.34, y + 0.02 * s, 0):
                st.pen.polygon(
                    [(-h * 0.22, 0), (h * 0.16, 0), (h * 0.26, h * 0.08), (-h * 0.2, h * 0.08)],
                    blend(p[2], p[3], 0.3),
                    "towel",
                )
                st.pen.polygon(
                    [(-h * 0.1, 0), (-h * 0.02, 0), (0.0, h * 0.08), (-h * 0.09, h * 0.08)],
                    b,
                    "towel",
                )
    st.side_mist(lighter(sky[2], 0.3) if not st.dark else darker(p[0], 0.1), 0.78)


BEACH = Family(
    "beach", beach, ("summer", "travel", "sea", "holiday", "sale"), False, (0.46, 0.58),
    ("parasol.canopy", "sun.disc", "moon.disc"), ("bay", "aerial", "palms"),
)  # fmt: skip


# ------------------------------------------------------------------ undersea


def undersea(st: Stage) -> None:
    p, r, s = st.p, st.rng, st.s
    v = st.choose(UNDERSEA.variants)
    if st.cool and not st.grey:
        top, mid, low = blend(p[3], p[2], 0.4), blend(p[2], p[1], 0.4), p[0]
    else:
        top, mid, low = (
            blend(hexa("4fb6c4"), p[3], 0.25),
            blend(hexa("1f6f96"), p[1], 0.4),
            blend(hexa("0c2c4f"), p[0], 0.5),
        )
    if st.dark:
        top, mid, low = blend(top, p[1], 0.55), blend(mid, p[0], 0.5), darker(p[0], 0.15)
    elif v != "deep":
        low = blend(low, mid, 0.45)
    st.fill_page(
        art.linear(0, st.top, 0, st.bottom, (lighter(top, 0.12), top, mid, low), (0, 0.18, 0.6, 1)),
        "water.body",
    )
    lx = st.w * r.choice((0.3, 0.4, 0.6, 0.7))
    if st.focal:
        lx = (st.focal[0] + st.focal[2]) / 2
    ray = lighter(top, 0.55)
    for i in range(7):
        a = -0.55 + 0.18 * i + r.uniform(-0.04, 0.04)
        w0, w1 = s * r.uniform(0.01, 0.03), s * r.uniform(0.05, 0.14)
        reach = st.h * r.uniform(0.65, 0.95)
        x1 = lx + a * reach
        st.pen.polygon([(lx + a * 0.1 * s - w0, st.top), (lx + a * 0.1 * s + w0, st.top), (x1 + w1, reach), (x1 - w1, reach)],
                       art.linear(0, 0, 0, reach, (ray, ray, ray), (0, 0.45, 1), (0.24, 0.11, 0.0)), "light.beam")  # fmt: skip
    st.pen.glow(lx, st.top, 0.7 * s, lighter(top, 0.6), "glow", 0.4)
    foot = st.floor(0.6 * st.h, 0.9)
    far = blend(mid, low, 0.45)
    for i in range(3):
        u = i / 2
        base = foot - (0.13 - 0.065 * i) * s * (1 if not st.side else 0.5)
        t = blend(far, darker(low, 0.1), u)
        pts = st.wave_line(base, s * (0.05 - 0.01 * i), 0.5 + 0.08 * i, r.uniform(0, 6), second=0.5)
        st.plane(
            pts,
            art.down(base - 0.05 * s, st.bottom, lighter(t, 0.07), darker(t, 0.1)),
            "seabed" if i == 2 else "rock",
        )
        if i == 0:
            st.mist(base - 0.05 * s, 0.14 * s, mid, 0.25)
    warm = [st.accent, hexa("ff8f6b"), hexa("ffc861"), blend(p[3], hexa("e8618c"), 0.6), p[4]]
    warm = [t for t in warm if art.distance(t, mid) > 0.2] or [hexa("ff8f6b"), hexa("ffc861")]
    if st.dark:
        warm = [blend(t, p[1], 0.14) for t in warm]
    if v != "deep":
        xs = [0.07, 0.17, 0.28, 0.72, 0.83, 0.93]
        scale = max(1.0, st.w / s * 0.7)
        if st.w / s > 1.6:
            xs = [
                (i + 0.5) / round(6 * scale) + r.uniform(-0.02, 0.02)
                for i in range(round(6 * scale))
            ]
        for k, fx in enumerate(xs):
            x = fx * st.w + r.uniform(-0.02, 0.02) * s
            near = 1 - min(1.0, abs(fx - 0.5) * 2)
            h = s * r.uniform(0.12, 0.22) * (1.1 - 0.6 * near)
            t = warm[k % len(warm)]
            if k % 3 == 2:
                for j in (-1, 0, 1):
                    creatures.seaweed(
                        st,
                        x + j * 0.035 * s,
                        st.stand(foot + 0.05 * s),
                        h * r.uniform(1.0, 1.5),
                        blend(st.green(0.4, 0.6), mid, 0.25),
                    )
            else:
                creatures.coral(st, x, st.stand(foot + 0.05 * s), h, t, (k + r.randrange(3)) % 3)
    else:
        for fx in (0.05, 0.12, 0.9, 0.97):
            creatures.seaweed(
                st,
                fx * st.w,
                st.stand(foot + 0.06 * s),
                s * r.uniform(0.2, 0.34),
                blend(low, mid, 0.4),
            )
    if st.focal and not st.hero:
        a, b, c, d = st.focal
        st.pen.glow(
            (a + c) / 2, (b + d) / 2, max(c - a, d - b) * 0.72, lighter(top, 0.4), "glow", 0.4
        )
        st.taken.append(st.focal)
    if st.hero:
        spot = st.spot(0.25 * s, 0.3 * st.h, foot - 0.22 * s, least=0.35)
        if spot:
            x, y, q = spot
            right = x < st.w * 0.5
            if v == "deep":
                creatures.whale(
                    st,
                    x,
                    y,
                    q * 1.92,
                    st.against(
                        mid, blend(p[1], hexa("274b7a"), 0.4), art.at_light(top, 0.78), least=0.13
                    ),
                    lighter(top, 0.62),
                    right=right,
                )
            elif v == "jelly":
                creatures.jellyfish(
                    st, x, y - q * 0.35, q * 0.62, lighter(blend(warm[0], p[4], 0.4), 0.15)
                )
            else:
                creatures.fish(
                    st,
                    x,
                    y,
                    q * 1.55,
                    warm[0],
                    warm[1 % len(warm)]
                    if art.distance(warm[0], warm[1 % len(warm)]) > 0.06
                    else lighter(warm[0], 0.4),
                    right=right,
                )
            st.take(x, y, q)
    way = r.random() < 0.5
    if v == "jelly":
        for x, y, q in st.scatter(
            st.count(4), (0.03, 0.055), (0, 0.1 * st.h, st.w, foot - 0.2 * s), gap=0.07
        ):
            creatures.jellyfish(
                st, x, y - q * 0.5, q, lighter(blend(warm[1 % len(warm)], p[4], 0.4), 0.2)
            )
    elif v == "reef":
        for k, (x, y, q) in enumerate(
            st.scatter(
                st.count(6 * min(2.2, max(1, st.w * st.h / s / s))),
                (0.035, 0.07),
                (0, 0.08 * st.h, st.w, foot - 0.16 * s),
                gap=0.05,
            )
        ):
            coat, fins = warm[k % len(warm)], warm[(k + 1) % len(warm)]
            creatures.fish(st, x, y, q * 1.8, coat, fins, right=way, kind=(0, 1, 2)[k % 3])
            st.take(x, y, q * 1.1)
    q2 = st.place(0.13 * s, (0.12 * st.w, 0.15 * st.h, 0.88 * st.w, foot - 0.25 * s), tries=30)
    if q2:
        creatures.school(
            st, q2[0], q2[1], 0.032 * s, st.count(13), lighter(blend(mid, top, 0.7), 0.3)
        )
    creatures.bubbles(st, st.count(26), lighter(top, 0.6))
    st.side_mist(darker(low, 0.05) if st.dark or st.cool else low, 0.72)


UNDERSEA = Family(
    "undersea", undersea, ("sea", "children", "museum", "calm", "night"), None, (0, 0),
    ("fish.body", "whale", "jelly"), ("reef", "deep", "jelly"),
)  # fmt: skip


# ------------------------------------------------------------------ harbour


def _sea_planes(st: Stage, y0: float, foot: float, tones: list[Tone]) -> None:
    st.pen.rect(st.left, y0, st.right - st.left, st.bottom - y0, tones[0], "water.far")
    phase = st.rng.uniform(0, 6)
    n = len(tones)
    for i, t in enumerate(tones):
        u = (i + 0.35) / n
        base = y0 + (foot - y0) * u**1.25
        amp = st.s * (0.004 + 0.011 * u) * (0.5 if st.side else 1.0)
        pts = st.wave_line(base, amp, 1.5 - 0.55 * u, phase + 1.9 * i, second=0.5)
        st.plane(pts, art.down(base - amp, base + 0.16 * st.s, lighter(t, 0.06), t), "water.band")


def harbour(st: Stage) -> None:
    p, r, s = st.p, st.rng, st.s
    v = st.choose(HARBOUR.variants)
    kind = (
        "dusk"
        if st.dark and r.random() < 0.6
        else "night"
        if st.dark
        else r.choice(("golden", "golden", "clear"))
    )
    y0 = st.horizon(*HARBOUR.horizon)
    sky = st.sky(kind, y0)
    if st.dark:
        heaven.stars(st, st.count(60), y0 * 0.8)
    foot = st.floor(y0, 0.86)
    cream = lighter(p[5], 0.35)
    navy = blend(p[0], hexa("0b2f49"), 0.5)
    red = (
        blend(st.accent, hexa("e0503f"), 0.35) if st.cool else blend(st.accent, hexa("d9483b"), 0.2)
    )
    tones = sea_tones(st, 6)
    hx = st.w * (0.42 if r.random() < 0.5 else 0.6)
    if st.focal:
        hx = (st.focal[0] + st.focal[2]) / 2
    right_sun = hx < 0.5 * st.w
    # the sun stands on the other third, low over the water
    sx = st.w * (0.68 if right_sun else 0.32)
    rs = min(0.13 * s, 0.3 * (y0 - st.head)) if st.head else 0.13 * s
    sy = y0 - rs * 0.72
    if st.free(sx, sy - rs * 0.2, rs) and v != "port":
        disc = lighter(st.light, 0.3)
        if st.dark and kind == "night":
            heaven.moon(st, sx, sy - rs * 0.6, rs * 0.8, st.light)
        else:
            heaven.sun(st, sx, sy, rs, disc)
        st.take(sx, sy, rs)
    if v == "port":
        luminary(st, sky, kind, 0.08, 0.14 * st.h, y0 - 0.4 * s, least=0.5, given=False)
    cloud_bands(
        st,
        st.count(3),
        0.08 * st.h,
        y0 - 0.16 * s,
        lighter(sky[2], 0.45),
        0.7 if not st.dark else 0.22,
    )
    _sea_planes(st, y0, foot, tones)
    lit = hexa("ffdf94")
    if v == "port":
        _port(st, y0, foot, tones, lit, red)
    else:
        flip = not right_sun
        if v == "lighthouse" and st.focal:
            flip = hx > 0.5 * st.w
        back = blend(tones[3], sky[2], 0.3)
        front = blend(tones[5], back, 0.25)
        reach = (0.62 if v == "lighthouse" else 0.5) * min(st.w, 1.5 * s)
        tall = (0.15 if v == "lighthouse" else 0.14) * s

        def side(u: float) -> float:
            return (
                st.left + (u * reach + st.bleed) if not flip else st.right - (u * reach + st.bleed)
            )

        edge = st.left - 2 if not flip else st.right + 2
        land = [(edge, y0 + 1.5), (edge, y0 - tall * 0.86)]
        land += [
            (side(u), y0 - tall * k)
            for u, k in (
                (0.14, 1.0),
                (0.27, 0.92),
                (0.4, 0.66),
                (0.52, 0.58),
                (0.68, 0.34),
                (0.85, 0.14),
                (1.0, 0.0),
            )
        ]
        land.append((side(1.0), y0 + 1.5))
        st.plane_patch(land, art.down(y0 - tall, y0, back, blend(back, front, 0.35)), "headland")
        low = [(edge, y0 + 1.5), (edge, y0 - tall * 0.48)]
        low += [
            (side(u), y0 - tall * k)
            for u, k in ((0.12, 0.52), (0.3, 0.3), (0.5, 0.16), (0.66, 0.0))
        ]
        low.append((side(0.66), y0 + 1.5))
        st.plane_patch(low, front, "headland")
        if v == "lighthouse":
            if st.focal and st.hero:
                a, b, c, d = st.focal
                h = min((d - b), (c - a) * 3.2)
                base_y = d
                rock = [
                    (hx - h * 0.5, base_y + 0.06 * s),
                    (hx - h * 0.34, base_y - 0.01 * s),
                    (hx - h * 0.12, base_y - 0.035 * s),
                    (hx + h * 0.14, base_y - 0.03 * s),
                    (hx + h * 0.3, base_y + 0.0 * s),
                    (hx + h * 0.5, base_y + 0.06 * s),
                ]
                st.pen.fill(
                    art.smooth(rock, True),
                    art.down(
                        base_y - 0.04 * s,
                        base_y + 0.06 * s,
                        lighter(front, 0.1),
                        darker(front, 0.2),
                    ),
                    "rock",
                )
                built.lighthouse(st, hx, base_y - 0.02 * s, h * 0.98, cream, red, navy, lit)
                st.taken.append((hx - h * 0.5, base_y - h, hx + h * 0.5, base_y + 0.07 * s))
                lx, ly = hx, base_y - h * 0.88
            else:
                h = 0.44 * s if st.hero else 0.22 * s
                h = min(h, max(0.12 * s, y0 - tall - st.head - 0.05 * s))
                lx = side(0.2)
                built.lighthouse(st, lx, y0 - tall * 0.9, h, cream, red, navy, lit)
                ly = y0 - tall * 0.9 - h * 0.87
            if st.dark:
                for dx in (1, -1):
                    beam = art.linear(
                        lx,
                        ly,
                        lx + dx * 0.9 * s,
                        ly - 0.1 * s,
                        (lit, lit, lit),
                        (0, 0.4, 1),
                        (0.5, 0.2, 0),
                    )
                    st.pen.polygon(
                        [
                            (lx, ly - 0.004 * s),
                            (lx + dx * 0.9 * s, ly - 0.2 * s),
                            (lx + dx * 0.9 * s, ly + 0.03 * s),
                            (lx, ly + 0.004 * s),
                        ],
                        beam,
                        "light.beam",
                    )
                st.pen.glow(lx, ly, 0.16 * s, lit, "glow.warm", 0.6)
        else:
            h = min(0.19 * s, max(0.09 * s, y0 - tall - st.head - 0.05 * s))
            built.lighthouse(st, side(0.22), y0 - tall * 0.92, h, cream, red, navy, lit)
    if st.free(sx, y0 + 0.03 * s, 0.01 * s) and v != "port":
        heaven.reflections(
            st,
            sx,
            y0 + 0.008 * s,
            y0 + (foot - y0) * 0.62,
            rs * 1.7,
            lighter(st.light, 0.35),
            alpha=0.85,
            n=24,
        )
    if v == "sail":
        if st.hero:
            if st.focal:
                a, b, c, d = st.focal
                h = min((d - b) * 0.92, (c - a) * 1.08)
                yb = d - 0.05 * h
            else:
                h = 0.46 * s
                h = min(h, max(0.22 * s, (foot - st.head) * 0.72))
                yb = y0 + (foot - y0) * 0.42 + 0.06 * s
            if st.clear(hx - h * 0.42, yb - h * 0.95, hx + h * 0.5, yb + h * 0.12):
                for k in range(5):
                    ww = h * (0.5 - 0.07 * k)
                    st.pen.rounded(
                        hx - ww / 2 - 0.02 * s * (k % 2),
                        yb + 0.11 * h + 0.024 * s * k,
                        ww,
                        0.006 * s,
                        0.003 * s,
                        blend(red, tones[3], 0.35 + 0.1 * k),
                        "water.glint",
                        0.5,
                    )
                built.sailboat(st, hx, yb, h, cream, red, navy, tilt=-4, flip=not right_sun)
                t = tones[max(0, min(5, 2 + int(3 * (yb - y0) / max(1.0, foot - y0))))]
                bow = [
                    (x, yb + 0.11 * h + 0.008 * s * math.sin(x / s * 9))
                    for x in [st.left - 2 + (st.right - st.left + 4) * i / 22 for i in range(23)]
                ]
                st.plane(
                    bow,
                    art.down(yb + 0.1 * h, yb + 0.3 * h, t, blend(t, tones[5], 0.6)),
                    "water.near",
                )
                st.taken.append((hx - h * 0.45, yb - h, hx + h * 0.5, yb + h * 0.15))
    else:
        for _ in range(st.count(2)):
            h = r.uniform(0.07, 0.11) * s
            for _ in range(12):
                x, y = r.uniform(0.1, 0.9) * st.w, y0 + (foot - y0) * r.uniform(0.15, 0.5)
                if st.clear(x - h, y - h, x + h, y + 0.1 * h) and st.untaken(
                    x, y - h / 2, h * 0.6, 0.04 * s
                ):
                    built.dinghy(st, x, y, h, cream, red if r.random() < 0.6 else navy)
                    st.take(x, y - h / 2, h * 0.6)
                    break
    near = st.wave_line(foot, 0.012 * s, 0.6, r.uniform(0, 6))
    last = blend(tones[5], p[0], 0.35)
    st.plane(near, art.down(foot, st.bottom, last, darker(last, 0.14)), "water.near")
    flock(st, 0.12 * st.h, y0 - 0.14 * s, navy if not st.dark else lighter(sky[2], 0.5))
    st.side_mist(lighter(sky[2], 0.3) if not st.dark else darker(p[0], 0.1), 0.78)


def _port(st: Stage, y0: float, foot: float, tones: list[Tone], lit: Tone, red: Tone) -> None:
    """A row of coloured houses on a quay and their reflections."""
    p, r, s = st.p, st.rng, st.s
    walls = [
        red,
        lighter(p[5], 0.1),
        blend(p[3], hexa("f2b64a"), 0.5),
        blend(p[2], hexa("5fa39a"), 0.4),
        blend(p[4], hexa("f3a98a"), 0.4),
        blend(p[1], p[2], 0.5),
    ]
    if st.dark:
        walls = [blend(t, p[0], 0.55) for t in walls]
    glass = lit if st.dark else blend(p[1], p[0], 0.4)
    quay = y0 + 0.02 * s
    back = blend(tones[3], walls[2], 0.15)
    pts = st.wave_line(quay - 0.16 * s, 0.05 * s, 0.4, r.uniform(0, 6))
    st.pen.fill(
        art.under(art.smooth(pts), st.left - 2, st.right + 2, quay),
        art.down(quay - 0.22 * s, quay, back, blend(back, tones[1], 0.4)),
        "ridge.far",
    )
    x = st.left - 0.03 * s
    room = max(0.1 * s, quay - st.head - 0.08 * s)
    houses: list[tuple[float, float, float, Tone]] = []
    k = r.randrange(6)
    while x < st.right:
        w = s * r.uniform(0.085, 0.135)
        h = min(s * r.uniform(0.17, 0.27), room * 0.72)
        wall = walls[k % 6]
        kind = r.randrange(4)
        roof = blend(darker(wall, 0.35), red, 0.3)
        clear = st.clear(x, quay - h * 1.4, x + w, quay)
        if clear:
            built.townhouse(st, x, quay, w, h, wall, roof, glass, kind)
            houses.append((x, w, h, wall))
        x += w + 0.002 * s
        k += 1 + (r.random() < 0.2)
    st.pen.rect(
        st.left,
        quay,
        st.right - st.left,
        0.022 * s,
        darker(p[1], 0.25) if st.dark else blend(p[1], p[0], 0.5),
        "quay",
    )
    for hx, w, h, wall in houses:
        depth = min(h * 0.9, st.foot_quiet - quay - 0.06 * s)
        if depth <= 0.03 * s:
            continue
        st.pen.rect(
            hx,
            quay + 0.022 * s,
            w,
            depth,
            art.linear(
                0, quay, 0, quay + depth, (wall, wall, wall), (0, 0.5, 1), (0.42, 0.22, 0.0)
            ),
            "water.glint",
        )
    for i in range(st.count(26)):
        u = (i + 0.5) / 26
        y = quay + 0.03 * s + (min(foot, st.foot_quiet) - quay - 0.03 * s) * u
        w = s * r.uniform(0.05, 0.2)
        xx = r.uniform(0, st.w)
        if st.clear(xx - w / 2, y, xx + w / 2, y + 3):
            st.pen.rounded(
                xx - w / 2,
                y,
                w,
                0.005 * s,
                0.0025 * s,
                tones[2] if i % 3 else (lit if st.dark else lighter(tones[0], 0.3)),
                "water.glint",
                0.6,
            )


HARBOUR = Family(
    "harbour", harbour, ("travel", "sea", "summer", "heritage", "region"), None, (0.56, 0.62),
    ("boat.sail", "lighthouse.body"), ("sail", "lighthouse", "port"),
)  # fmt: skip

FAMILIES = (WAVES, BEACH, UNDERSEA, HARBOUR)
