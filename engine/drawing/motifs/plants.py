"""Leaves and fruit."""

from __future__ import annotations

import math

from engine.drawing import pen as art
from engine.drawing.motifs.family import Family
from engine.drawing.motifs.stage import Stage
from engine.drawing.motifs.things import fare, flora
from engine.drawing.pen import Tone, blend, darker, hexa, lighter


def _leaf_tones(st: Stage) -> tuple[tuple[Tone, Tone], tuple[Tone, Tone], tuple[Tone, Tone]]:
    """(light, shade) for far, mid and near leaves: each nearer depth is deeper and fuller."""
    p = st.p
    if st.dark:
        ground = p[0]
        far = blend(ground, st.green(0.35, 0.72), 0.4)
        mid = blend(ground, st.green(0.35, 0.62), 0.78)
        near = st.green(0.35, 0.42)
        return (far, darker(far, 0.1)), (mid, darker(mid, 0.18)), (near, darker(near, 0.28))
    far = blend(p[5], st.green(0.35, 0.24), 0.62)
    mid = st.green(0.35, 0.46)
    near = st.green(0.3, 0.86)
    return (far, darker(far, 0.08)), (mid, darker(mid, 0.16)), (near, darker(near, 0.3))


def botanical(st: Stage) -> None:
    p, r, s = st.p, st.rng, st.s
    v = st.choose(BOTANICAL.variants)
    ground = darker(p[0], 0.08) if st.dark else p[5]
    st.fill_page(
        art.linear(
            0, st.top, st.w * 0.3, st.bottom, (lighter(ground, 0.04), ground, darker(ground, 0.03))
        ),
        "ground.flat",
    )
    far, mid, near = _leaf_tones(st)
    petals = [
        t
        for t in (
            st.accent,
            lighter(p[5], 0.1),
            hexa("f3c6ae") if st.verdant else p[3],
            hexa("e58a5f"),
        )
        if art.distance(t, near[0]) > 0.2 and art.distance(t, ground) > 0.12
    ] or [hexa("e58a5f")]
    heart = blend(hexa("b8793a"), st.accent, 0.2)
    sun_tone = blend(st.accent, hexa("e3c08d"), 0.55) if not st.dark else blend(p[1], p[2], 0.4)

    def spray(
        x: float, y: float, aim: float, k: float, depth_kinds: tuple[int, ...], spread: float = 52.0
    ) -> None:
        """A fan of leaves from (x, y) about the direction `aim`, far ones first."""
        for depth, name, pair, count, size in (
            (0, "far", far, 5, 1.18),
            (1, "mid", mid, 5, 1.0),
            (2, "near", near, 5, 0.82),
        ):
            m = max(2, st.count(count))
            for i in range(m):
                u = (i + 0.5) / m - 0.5
                turn = aim + u * 2 * spread + r.uniform(-7, 7)
                length = s * k * size * r.uniform(0.82, 1.12)
                kind = depth_kinds[depth]
                ox = u * 0.42 * s * k
                a = math.radians(aim)
                bx, by = x + ox * math.cos(a), y + ox * math.sin(a)
                for _ in range(3):
                    if flora.leaf(st, bx, by, length, turn, pair[0], pair[1], kind, name):
                        break
                    length *= 0.72

    kinds = r.choice(((1, 2, 0), (1, 3, 0), (4, 2, 3), (1, 0, 3)))
    disc = None
    if v == "garden":
        # one mass enters from a side and the foot
        right = r.random() < 0.5
        if st.side == "left":
            right = True
        elif st.side == "right":
            right = False
        if st.focal:
            right = (st.focal[0] + st.focal[2]) / 2 > st.w / 2
        ex = st.right if right else st.left
        sx = -1 if right else 1
        cy = 0.5 * st.h
        q = 0.3 * s
        cx = (
            (0.74 if right else 0.26) * st.w
            if st.aspect < 1.5
            else (st.w - 0.5 * s if right else 0.5 * s)
        )
        if st.focal:
            cx, cy = (st.focal[0] + st.focal[2]) / 2, (st.focal[1] + st.focal[3]) / 2
            q = max(st.focal[2] - st.focal[0], st.focal[3] - st.focal[1]) * 0.46
        if st.free(cx, cy, q * 0.7):
            st.pen.circle(
                cx, cy, q, art.down(cy - q, cy + q, lighter(sun_tone, 0.15), sun_tone), "disc", 0.7
            )
        steps = max(2, round(2.3 * st.h / s)) if st.h > 0.7 * st.w else 2
        for depth, name, pair, size, kind in (
            (0, "far", far, 0.52, kinds[0]),
            (1, "mid", mid, 0.46, kinds[1]),
            (2, "near", near, 0.38, kinds[2]),
        ):
            rows = steps * 2 + 1
            for i in range(rows):
                u = (i + 0.35 * depth) / rows
                y = st.h * (0.2 + 0.86 * u)
                length = s * size * r.uniform(0.85, 1.15) * (0.72 + 0.5 * u)
                if st.hero is False and st.focal and st.focal[1] < y < st.focal[3]:
                    length *= 0.62
                turn = sx * (58 + 26 * math.sin(i * 2.1 + depth)) - sx * 24 * u
                for _ in range(3):
                    if flora.leaf(
                        st, ex - sx * 0.03 * s, y, length, turn, pair[0], pair[1], kind, name
                    ):
                        break
                    length *= 0.72
            for i in range(3 if st.foot_quiet >= st.h else 0):
                x = ex + sx * s * (0.14 + 0.16 * i + 0.05 * depth)
                length = s * size * r.uniform(0.7, 0.95) * (1 - 0.18 * i)
                for _ in range(3):
                    if flora.leaf(
                        st,
                        x,
                        st.bottom + 0.02 * s,
                        length,
                        sx * (10 + 12 * i),
                        pair[0],
                        pair[1],
                        kind,
                        name,
                    ):
                        break
                    length *= 0.72
        # flowers lead the eye down in a zigzag
        for i, (fx, fy, k) in enumerate(
            ((0.2, 0.42, 0.062), (0.33, 0.56, 0.072), (0.16, 0.7, 0.058), (0.4, 0.83, 0.05))
        ):
            x = ex + sx * fx * s * (1.05 if st.aspect > 1.2 else 1.0)
            y = fy * st.h
            if (
                st.hero
                or st.focal is None
                or not (st.focal[0] < x < st.focal[2] and st.focal[1] < y < st.focal[3])
            ):
                flora.flower(st, x, y, k * s, petals[i % len(petals)], heart, 8 if i % 2 else 6)
        if st.focal and st.hero:
            a, b, c, d = st.focal
            flora.flower(st, (a + c) / 2, (b + d) / 2, min(c - a, d - b) * 0.3, petals[0], heart, 8)
    elif v == "frame":
        first = r.randrange(2)
        low = st.foot_quiet if st.foot_quiet < st.h else st.h
        band = [
            (st.left, st.top, 135, 0.13, 0.1),
            (st.right, st.bottom, -45, 0.87, 0.9),
            (st.right, st.top, 225, 0.9, 0.12),
            (st.left, st.bottom, 45, 0.1, 0.9),
        ]
        if st.head or st.foot_quiet < st.h:
            # text at head or foot: the leaves come in from the sides of the free band
            top, foot = st.head, low
            a, b = top + 0.3 * (foot - top), top + 0.72 * (foot - top)
            band = [
                (st.left, a, 105, 0.05, a / st.h),
                (st.right, b, -75, 0.95, b / st.h),
                (st.right, a, 262, 0.95, a / st.h),
                (st.left, b, 82, 0.05, b / st.h),
            ]
            if not st.head:
                band[0] = (st.left, st.top, 135, 0.13, 0.1)
                band[2] = (st.right, st.top, 225, 0.9, 0.12)
            if st.foot_quiet >= st.h:
                band[1] = (st.right, st.bottom, -45, 0.87, 0.9)
                band[3] = (st.left, st.bottom, 45, 0.1, 0.9)
        for k, (x, y, aim, fx, fy) in enumerate(band):
            big = 0.42 if k // 2 == first else 0.27
            spray(x, y, aim, big, kinds)
            if st.aspect >= 1.5:
                fx, fy = (
                    (0.17 * s / st.w if fx < 0.5 else 1 - 0.17 * s / st.w),
                    (0.15 if fy < 0.5 else 0.85),
                )
            flora.flower(
                st,
                fx * st.w,
                fy * st.h,
                s * (0.062 if k // 2 == first else 0.046),
                petals[k % len(petals)],
                heart,
                6,
            )
        disc = st.spot(0.24 * s, 0.4 * st.h, 0.6 * st.h, least=0.4)
        if not st.hero:
            st.disc_stage(ground, sun_tone, p[4], p[3])
        elif disc and (st.focal or not st.quiet):
            x, y, q = disc
            st.pen.circle(
                x, y, q, art.down(y - q, y + q, lighter(sun_tone, 0.2), sun_tone), "disc", 0.75
            )
            for i, turn in enumerate((-38, -14, 12, 36)):
                flora.leaf(
                    st,
                    x,
                    y + q * 0.7,
                    q * (1.25 - 0.1 * abs(i - 1.5)),
                    turn,
                    (mid if i % 2 else near)[0],
                    (mid if i % 2 else near)[1],
                    (1, 3, 0, 4)[i],
                    "near",
                )
            for dx, dy, k, i in (
                (-0.05, -0.12, 0.3, 0),
                (0.4, 0.22, 0.2, 1),
                (-0.42, 0.28, 0.22, 2),
            ):
                flora.flower(
                    st,
                    x + dx * q,
                    y + dy * q,
                    q * k,
                    petals[i % len(petals)],
                    heart,
                    8 if i == 0 else 6,
                )
    else:  # wreath
        disc = st.spot(0.4 * s, 0.4 * st.h, 0.6 * st.h, least=0.35, air=0.02)
        if disc is None:
            spray(st.left, st.bottom, 40, 0.3, kinds)
            spray(st.right, st.bottom, -40, 0.36, kinds)
            return
        x, y, q = disc
        if st.focal:
            q *= 1.12
        q *= 0.74
        st.pen.circle(
            x,
            y,
            q * 0.98,
            art.down(y - q, y + q, lighter(sun_tone, 0.3), lighter(sun_tone, 0.1))
            if not st.dark
            else art.down(y - q, y + q, blend(p[1], p[2], 0.3), p[1]),
            "disc",
            0.6,
        )
        m = max(14, st.count(24))
        for depth, name, pair, size, kind in (
            (0, "far", far, 0.5, 4),
            (1, "mid", mid, 0.44, 0),
            (2, "near", near, 0.34, kinds[2] if kinds[2] != 2 else 0),
        ):
            for i in range(m if depth else m - 4):
                a = math.tau * (i + 0.33 * depth) / m
                rr = q * (1.0 + r.uniform(-0.05, 0.05))
                px, py = x + rr * math.cos(a), y + rr * math.sin(a)
                out = r.choice((-1, 1)) * r.uniform(18, 62)
                turn = math.degrees(a) + 180 + out if i % 2 else math.degrees(a) + 90 + out * 0.4
                flora.leaf(
                    st, px, py, q * size * r.uniform(0.8, 1.15), turn, pair[0], pair[1], kind, name
                )
        for i in range(7):
            a = math.tau * i / 7 + 0.4
            k = q * (0.16 if i % 3 == 0 else 0.1)
            px, py = x + q * math.cos(a), y + q * math.sin(a)
            if k > q * 0.12:
                flora.flower(st, px, py, k, petals[i % len(petals)], heart, 7)
            else:
                for d in (-0.12, 0, 0.12):
                    bx, by = px + d * q, py + abs(d) * q * 0.5
                    if st.free(bx, by, q * 0.05):
                        st.pen.circle(bx, by, q * 0.04, petals[(i + 1) % len(petals)], "berry.body")
        if st.hero and not st.quiet:
            flora.flower(st, x, y, q * 0.34, petals[0], heart, 8)


BOTANICAL = Family(
    "botanical", botanical, ("nature", "calm", "wedding", "wellness", "art"), None, (0, 0),
    ("flower.petal",), ("garden", "frame", "wreath"),
)  # fmt: skip


# ------------------------------------------------------------------ fruits


def fruits(st: Stage) -> None:
    p, r, s = st.p, st.rng, st.s
    v = st.choose(FRUITS.variants)
    if st.dark:
        ground = (p[0], blend(p[0], p[1], 0.5))
    else:
        ground = (p[5], blend(p[5], p[4], 0.65))
    st.fill_page(art.linear(0, st.top, st.w * 0.4, st.bottom, ground), "ground.wash")
    cols = [
        hexa("ff9a2e"),
        hexa("f9cf3a"),
        hexa("9ccc3c"),
        hexa("ff6f61"),
        blend(hexa("f2708a"), st.accent, 0.4),
    ]
    leaf_a, leaf_b = st.green(0.2, 0.5), st.green(0.2, 0.82)
    cherry, straw = blend(hexa("d7263d"), st.accent, 0.15), hexa("e8384f")

    def piece(x: float, y: float, q: float, kind: int, k: int) -> None:
        turn = r.uniform(-40, 40)
        if kind == 0:
            fare.citrus(st, x, y, q, cols[k % 3])
        elif kind == 1:
            fare.watermelon(st, x, y, q, turn)
        elif kind == 2:
            fare.strawberry(st, x, y, q * 0.86, turn, straw, leaf_a)
        elif kind == 3:
            fare.pear_like(st, x, y, q * 0.84, cols[(k * 2) % 5], leaf_a)
        elif kind == 4:
            fare.citrus_half(st, x, y + q * 0.3, q * 0.95, cols[k % 5], turn)
        else:
            for dx, dy, z in ((-0.4, 0.2, 0.5), (0.42, 0.3, 0.46)):
                fare.berry(st, x + dx * q, y + dy * q, q * z, cherry, leaf_b)

    def leaves(x: float, y: float, q: float) -> None:
        for d in (-34, 24):
            if r.random() < 0.75:
                base = r.uniform(0, 360)
                flora.leaf(st, x, y, q * 1.5, base + d, leaf_a, leaf_b, 0, "mid")

    if v == "slice":
        # one giant slice, cut clearly by the page's edge or standing on the axis
        if st.focal:
            a, b, c, d = st.focal
            x, y, q = (a + c) / 2, (b + d) / 2, min(c - a, d - b) / 2
        else:
            spot = st.spot(0.36 * s, 0.42 * st.h, 0.66 * st.h, least=0.35)
            x, y, q = spot or (st.w / 2, st.h / 2, 0.0)
        if st.hero and q:
            halo = st.against(ground[0], p[3], p[4], p[2])
            st.pen.circle(x, y, q * 1.22, halo, "disc", 0.28)
            for turn in (-62, -20, 34, 76, 150, 205):
                if r.random() < 0.8:
                    flora.leaf(
                        st,
                        x,
                        y,
                        q * r.uniform(1.18, 1.4),
                        turn,
                        leaf_a,
                        leaf_b,
                        r.choice((0, 3)),
                        "mid",
                    )
            fare.citrus(st, x, y, q * 0.94, cols[r.choice((0, 0, 3, 4))], segments=11)
            st.take(x, y, q * 1.1)
        elif st.focal:
            st.disc_stage(ground[0], p[3], p[4], p[2])
            st.take(x, y, q)
        for k, (px, py, z) in enumerate(
            st.scatter(
                st.count(6 * max(1, min(2.4, st.w * st.h / s / s))),
                (0.045, 0.075),
                gap=0.05,
                cut=True,
            )
        ):
            piece(px, py, z, (0, 2, 4, 5)[k % 4], k + 1)
            st.take(px, py, z)
    elif v == "shelf":
        # still life on a table: a row of fruit that overlaps by 15 to 30 %
        y0 = st.focal[3] if st.focal else st.stand(0.86 * st.h)
        if st.foot_quiet < st.h:
            y0 = min(y0, st.foot_quiet - 0.11 * s)
        table = blend(p[2], p[3], 0.4) if not st.dark else blend(p[1], p[2], 0.3)
        arch_t = st.against(ground[0], p[3], p[4], p[2])
        cx = (st.focal[0] + st.focal[2]) / 2 if st.focal else st.w * 0.5
        half = min(0.34 * s, (st.focal[2] - st.focal[0]) * 0.52) if st.focal else 0.34 * s
        top = y0 - (0.62 * s if not st.focal else (st.focal[3] - st.focal[1]) * 0.96)
        top = max(top, st.head + 0.04 * s)
        arch = (
            art.Trace(cx - half, y0)
            .line(cx - half, top + half)
            .arc(cx, top + half, half, math.pi, math.tau)
            .line(cx + half, y0)
            .close()
        )
        if y0 - top > half * 1.1:
            st.pen.fill(arch.path(), art.down(top, y0, lighter(arch_t, 0.25), arch_t), "arch")
        st.pen.rect(
            st.left,
            y0 - 0.05 * s,
            st.right - st.left,
            st.bottom - y0 + 0.05 * s,
            art.down(y0, st.bottom, lighter(table, 0.08), darker(table, 0.1)),
            "sill",
        )
        st.pen.rect(
            st.left, y0 - 0.05 * s, st.right - st.left, 0.006 * s, lighter(table, 0.35), "sill"
        )
        if st.hero:
            fit = min(1.0, half / (0.34 * s), max(0.35, (y0 - top) / (0.6 * s)))
            row = (
                (-0.19, 0.0, 0.135, 3, 0),
                (0.19, 0.0, 0.15, 3, 1),
                (0.0, -0.17, 0.13, 3, 4),
                (0.0, 0.02, 0.13, 0, 0),
                (0.3, 0.035, 0.085, 2, 0),
                (-0.29, 0.04, 0.08, 5, 2),
                (0.12, 0.06, 0.075, 4, 1),
            )
            st.contact(cx, y0 - 0.01 * s, 0.36 * s * fit, darker(table, 0.5), 0.4)
            for turn in (-40, -12, 20, 46):
                flora.leaf(
                    st,
                    cx + turn * 0.002 * s,
                    y0 - 0.22 * s * fit,
                    0.24 * s * fit,
                    turn,
                    leaf_a,
                    leaf_b,
                    0,
                    "mid",
                )
            for dx, dy, z, kind, c in row:
                q = z * s * fit
                x, y = cx + dx * s * fit, y0 - q * 0.9 + dy * s * fit * (1.0 if dy < 0 else 0.8)
                if kind == 3:
                    fare.pear_like(st, x, y, q * 0.95, cols[c], leaf_a)
                else:
                    piece(x, y, q, kind, c)
        else:
            st.contact(cx, y0 - 0.01 * s, half * 0.9, darker(table, 0.5), 0.4)
    else:  # scatter
        if st.focal and not st.hero:
            st.disc_stage(ground[0], p[3], p[4], p[2])
            st.taken.append(st.focal)
        elif st.focal:
            a, b, c, d = st.focal
            x, y, q = (a + c) / 2, (b + d) / 2, min(c - a, d - b) * 0.46
            leaves(x, y, q)
            fare.citrus(st, x, y, q, cols[0])
            st.take(x, y, q)
        elif r.random() < 0.5:
            spot = st.spot(0.36 * s, 0.4 * st.h, 0.6 * st.h, least=0.5)
            if spot:
                st.pen.circle(*spot[:2], spot[2], st.against(ground[0], p[3], p[4]), "disc", 0.4)
        area = max(1.0, min(3.0, st.w * st.h / s / s))
        kinds = [0, 1, 2, 3, 5, 4]
        r.shuffle(kinds)
        for k, (x, y, q) in enumerate(
            st.scatter(st.count(15 * area), (0.065, 0.135), gap=0.022, cut=True, tries=26)
        ):
            leaves(x, y, q)
            piece(x, y, q, kinds[k % 6] if k else 0, k)
            st.take(x, y, q)


FRUITS = Family(
    "fruits", fruits, ("food", "summer", "market", "children", "wellness"), False, (0, 0),
    ("citrus.rind", "fruit.body", "berry.body"), ("scatter", "slice", "shelf"),
)  # fmt: skip

FAMILIES = (BOTANICAL, FRUITS)
