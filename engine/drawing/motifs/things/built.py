"""What people build: boats, houses, towers, bridges, parasols, balloons, rockets."""

from __future__ import annotations

import math

from engine.drawing import pen as art
from engine.drawing.motifs.stage import Stage, thing
from engine.drawing.pen import Tone, blend, darker, hexa, lighter


@thing
def sailboat(
    st: Stage, x: float, y: float, h: float, sail: Tone, bright: Tone, hull: Tone, *, tilt: float = -4.0,
    flip: bool = False,
) -> None:  # fmt: skip
    """A sloop: waterline at (x, y), height h; a main sail in two values, a coloured jib."""
    pen = st.pen
    with pen.at(x, y, tilt if not flip else -tilt, h / 300, flip):
        main = art.Trace(3, -272).quad(134, -128, 122, -26).line(3, -26).close().path()
        pen.fill(
            main,
            art.linear(3, 0, 130, 0, (darker(sail, 0.05), sail, lighter(sail, 0.4))),
            "boat.sail",
        )
        fold = art.Trace(3, -272).quad(62, -146, 48, -26).line(3, -26).close().path()
        pen.fill(fold, darker(blend(sail, bright, 0.12), 0.07), "boat.sail")
        jib = art.Trace(-3, -246).quad(-92, -112, -98, -26).line(-3, -26).close().path()
        pen.fill(
            jib,
            art.linear(-98, 0, 0, 0, (lighter(bright, 0.12), bright, darker(bright, 0.1))),
            "boat.sail.bright",
        )
        for yy, w in ((-84, 108), (-140, 78), (-194, 44)):
            pen.line(6, yy, w, yy + 2, darker(sail, 0.18), 1.1, "boat.sail", 0.55)
        pen.rect(-2.4, -280, 4.8, 270, hull, "boat.mast")
        pen.polygon([(3, -280), (36, -270), (3, -260)], bright, "boat.sail.bright")
        body = (
            art.Trace(-118, -12)
            .line(142, -18)
            .quad(120, 34, 84, 38)
            .line(-72, 38)
            .quad(-102, 28, -118, -12)
            .close()
            .path()
        )
        pen.fill(body, art.down(-16, 38, lighter(hull, 0.1), darker(hull, 0.1)), "boat.hull")
        pen.polygon(
            [(-116, -6), (139, -11), (135, -1.5), (-112, 4.5)], lighter(sail, 0.3), "boat.hull"
        )
        pen.rounded(-42, -27, 76, 13, 4, lighter(hull, 0.2), "boat.hull")


@thing
def dinghy(st: Stage, x: float, y: float, h: float, sail: Tone, hull: Tone) -> None:
    """A far boat: two triangles and a hull."""
    pen = st.pen
    pen.polygon(
        [(x + h * 0.02, y - h), (x + h * 0.42, y - h * 0.14), (x + h * 0.02, y - h * 0.14)],
        sail,
        "boat.sail",
    )
    pen.polygon(
        [(x - h * 0.02, y - h * 0.86), (x - h * 0.34, y - h * 0.14), (x - h * 0.02, y - h * 0.14)],
        darker(sail, 0.1),
        "boat.sail",
    )
    pen.polygon(
        [
            (x - h * 0.42, y - h * 0.1),
            (x + h * 0.48, y - h * 0.1),
            (x + h * 0.32, y + h * 0.06),
            (x - h * 0.3, y + h * 0.06),
        ],
        hull,
        "boat.hull",
    )


@thing
def lighthouse(
    st: Stage, x: float, y: float, h: float, body: Tone, stripe: Tone, dark: Tone, lamp: Tone
) -> None:
    """A striped tower with its foot at (x, y); the shaded side is on the right."""
    pen = st.pen
    k = h / 100
    with pen.at(x, y, 0, k):
        tower = art.polygon([(-11, 0), (-7, -76), (7, -76), (11, 0)])
        pen.fill(
            tower,
            art.linear(-11, 0, 11, 0, (lighter(body, 0.3), body, darker(body, 0.14))),
            "lighthouse.body",
        )
        with pen.clip(tower):
            for i in (0, 2, 4):
                yy = -72 + 15.5 * i
                pen.polygon([(-14, yy), (14, yy), (14, yy + 14.5), (-14, yy + 14.5)],
                            art.linear(-11, 0, 11, 0, (lighter(stripe, 0.1), stripe, darker(stripe, 0.18))), "lighthouse.stripe")  # fmt: skip
        pen.rounded(-10.5, -80, 21, 4.4, 1.4, dark, "lighthouse.body")
        for dx in (-8, -4, 0, 4, 8):
            pen.line(dx, -80, dx, -85, dark, 0.7, "lighthouse.body")
        pen.line(-9, -85, 9, -85, dark, 0.8, "lighthouse.body")
        pen.rect(-5.5, -93, 11, 13, lamp, "lighthouse.lamp")
        pen.line(0, -93, 0, -80, dark, 0.8, "lighthouse.body")
        pen.fill(
            art.Trace(-8, -93).quad(-5, -99, 0, -101).quad(5, -99, 8, -93).close().path(),
            stripe,
            "lighthouse.stripe",
        )
        pen.line(0, -101, 0, -105, dark, 0.9, "lighthouse.body")
        pen.rounded(-2.6, -13, 5.2, 13, 2.6, dark, "house.door")
        for yy in (-34, -56):
            pen.rounded(-1.6, yy, 3.2, 5, 1.4, dark, "house.window", 0.8)


@thing
def cottage(
    st: Stage,
    x: float,
    y: float,
    w: float,
    wall: Tone,
    roof: Tone,
    lit: Tone,
    *,
    snow: Tone | None = None,
) -> None:
    """A small house seen at three quarters: gable front, roof side, door, windows, chimney."""
    pen = st.pen
    with pen.at(x, y, 0, w / 100):
        side = darker(wall, 0.12)
        pen.polygon(
            [(-10, -34), (50, -34), (50, 0), (-10, 0)],
            art.linear(-10, 0, 50, 0, (side, darker(wall, 0.2))),
            "house.wall",
        )
        pen.polygon([(-50, 0), (-50, -34), (-30, -64), (-10, -34), (-10, 0)], wall, "house.wall")
        pen.rect(24, -78, 10, 22, darker(roof, 0.2), "house.roof")
        pen.polygon(
            [(-30, -70), (36, -70), (56, -33), (-8, -33)],
            art.down(-70, -33, lighter(roof, 0.1), roof),
            "house.roof",
        )
        pen.polygon(
            [(-30, -70), (-56, -31), (-49, -31), (-30, -59), (-11, -31), (-5, -31)],
            darker(roof, 0.14),
            "house.roof",
        )
        if snow is not None:
            pen.fill(art.Trace(-31, -74).line(37, -74).line(57, -34).quad(46, -39, 40, -36).quad(28, -42, 18, -37)
                     .quad(6, -42, -7, -34).close().path(), snow, "pine.snow")  # fmt: skip
            pen.polygon(
                [(-31, -74), (-58, -32), (-52, -32), (-31, -64)], darker(snow, 0.05), "pine.snow"
            )
            pen.rounded(22.5, -81, 13, 5, 2.4, snow, "pine.snow")
        pen.rounded(-37, -24, 14, 24, 7, darker(roof, 0.3), "house.door")
        pen.circle(-26.5, -11, 1.1, lit, "house.door")
        pen.circle(-30, -46, 4.4, lit, "house.window")
        for dx in (0, 24):
            pen.rect(dx, -25, 15, 14, darker(roof, 0.3), "house.window")
            pen.rect(dx + 1.4, -23.6, 12.2, 11.2, lit, "house.window")
            pen.line(dx + 7.5, -24, dx + 7.5, -12, darker(roof, 0.3), 1.2, "house.window")
            pen.line(dx + 1, -18, dx + 14, -18, darker(roof, 0.3), 1.2, "house.window")


@thing
def townhouse(
    st: Stage, x: float, y: float, w: float, h: float, wall: Tone, roof: Tone, lit: Tone, kind: int
) -> None:
    """One of a row: kind 0 stepped gable, 1 pitched roof, 2 bell gable, 3 flat with cornice."""
    pen = st.pen
    x1, top = x + w, y - h
    wash = art.linear(x, 0, x1, 0, (lighter(wall, 0.08), wall, darker(wall, 0.06)))
    g = w * 0.42
    if kind == 0:
        pts = [(x, y), (x, top)]
        for i in range(4):
            pts += [(x + w * i / 8, top - g * i / 3), (x + w * (i + 1) / 8, top - g * i / 3)]
        pts += [(x1 - (px - x), py) for px, py in reversed(pts[2:])]
        pen.polygon([*pts, (x1, top), (x1, y)], wash, "house.wall")
    elif kind == 1:
        pen.rect(x, top, w, h, wash, "house.wall")
        pen.polygon(
            [(x - w * 0.06, top), (x + w / 2, top - g * 1.15), (x1 + w * 0.06, top)],
            roof,
            "house.roof",
        )
        pen.circle(x + w / 2, top - g * 0.42, w * 0.09, lit, "house.window")
    elif kind == 2:
        bell = (
            art.Trace(x, y)
            .line(x, top)
            .quad(x + w * 0.26, top - g * 0.1, x + w * 0.28, top - g * 0.7)
        )
        bell.quad(x + w * 0.5, top - g * 1.5, x + w * 0.72, top - g * 0.7).quad(
            x + w * 0.74, top - g * 0.1, x1, top
        )
        bell.line(x1, y).close()
        pen.fill(bell.path(), wash, "house.wall")
        pen.circle(x + w / 2, top - g * 0.45, w * 0.08, lit, "house.window")
    else:
        pen.rect(x, top, w, h, wash, "house.wall")
        pen.rect(x - w * 0.04, top - w * 0.07, w * 1.08, w * 0.09, roof, "house.roof")
    cols = 2 if w < 0.12 * st.s else 3
    rows = max(2, int(h / (w * 0.42)))
    cell, lift = w / (cols + 0.35), h / (rows + 0.35)
    ww, wh = cell * 0.5, lift * 0.56
    frames, panes, bars = art.Trace(), art.Trace(), art.Trace()
    for j in range(rows):
        for i in range(cols):
            wx = x + w * 0.5 + (i - (cols - 1) / 2) * cell - ww / 2
            wy = top + lift * (j + 0.32)
            if j == rows - 1 and i == cols // 2 and cols == 3:
                door = art.rounded(wx - ww * 0.1, wy, ww * 1.2, y - wy, ww * 0.5)
                pen.fill(door, darker(roof, 0.15), "house.door")
                continue
            frames.rect(wx, wy, ww, wh)
            panes.rect(wx + ww * 0.12, wy + wh * 0.1, ww * 0.76, wh * 0.8)
            bars.rect(wx + ww * 0.455, wy + wh * 0.1, ww * 0.09, wh * 0.8)
    frame = darker(wall, 0.3)
    pen.fill(frames.path(), frame, "house.window", 0.9)
    pen.fill(panes.path(), lit, "house.window", 0.92)
    pen.fill(bars.path(), frame, "house.window")


@thing
def parasol(
    st: Stage, x: float, y: float, h: float, a: Tone, b: Tone, pole: Tone, *, tilt: float = 12.0
) -> None:
    """A beach parasol stuck at (x, y): eight gores with a scalloped edge, shade underneath."""
    pen = st.pen
    with pen.at(x, y, tilt, h / 100):
        pen.line(0, 2, 0, -92, pole, 2.6, "parasol.pole")
        rx = 58.0
        xs = [-rx, -rx * 0.62, -rx * 0.2, rx * 0.24, rx * 0.66, rx]
        under = art.Trace(-rx, -58)
        for i in range(5):
            under.quad((xs[i] + xs[i + 1]) / 2, -48 - 3 * (i == 2), xs[i + 1], -58)
        under.quad(0, -74, -rx, -58).close()
        pen.fill(under.path(), darker(a, 0.32), "parasol.canopy")
        for i in range(5):
            x0, x1 = xs[i], xs[i + 1]
            gore = art.Trace(0, -100).cubic(x0 * 0.55, -99, x0 * 0.96, -80, x0, -58)
            gore.quad((x0 + x1) / 2, -66, x1, -58).cubic(
                x1 * 0.96, -80, x1 * 0.55, -99, 0, -100
            ).close()
            t = (a, b)[i % 2]
            pen.fill(
                gore.path(),
                art.linear(-rx, -80, rx, -60, (lighter(t, 0.16), t, darker(t, 0.12))),
                "parasol.canopy",
            )
        pen.circle(0, -101, 2.6, pole, "parasol.pole")


@thing
def parasol_top(st: Stage, x: float, y: float, r: float, a: Tone, b: Tone, shade: Tone) -> None:
    """A parasol seen from above, with its cast shadow."""
    pen, n = st.pen, 10
    turn = st.rng.random()
    pen.circle(x + r * 0.3, y + r * 0.34, r * 0.98, shade, "shadow.contact", 0.26)
    for i in range(n):
        a0, a1 = math.tau * (i + turn) / n, math.tau * (i + 1 + turn) / n
        mid = (a0 + a1) / 2
        gore = art.Trace(x, y).line(x + r * math.cos(a0), y + r * math.sin(a0))
        gore.quad(
            x + r * 0.98 * math.cos(mid),
            y + r * 0.98 * math.sin(mid),
            x + r * math.cos(a1),
            y + r * math.sin(a1),
        ).close()
        t = (a, b)[i % 2]
        k = 0.10 * math.cos(mid - 3.9)
        pen.fill(gore.path(), lighter(t, k) if k > 0 else darker(t, -k), "parasol.canopy")
    pen.circle(x, y, r * 0.08, lighter(a, 0.4), "parasol.pole")


@thing
def hot_air_balloon(
    st: Stage, x: float, y: float, r: float, tones: tuple[Tone, Tone, Tone], basket: Tone
) -> None:
    """An envelope of gores centred at (x, y), radius r; ropes and a basket hang to y + 1.95 r."""
    pen = st.pen
    with pen.at(x, y, 0, r / 100):
        shape = (
            art.Trace(-26, 118)
            .cubic(-54, 84, -100, 50, -100, -4)
            .cubic(-100, -60, -56, -100, 0, -100)
        )
        shape.cubic(56, -100, 100, -60, 100, -4).cubic(100, 50, 54, 84, 26, 118).close()
        body = shape.path()
        pen.fill(body, tones[0], "envelope.gore")
        with pen.clip(body):
            for k, t in ((0.80, tones[1]), (0.54, tones[0]), (0.22, tones[2])):
                gore = art.Trace(-26 * k, 120).cubic(-58 * k, 84, -100 * k, 50, -100 * k, -4)
                gore.cubic(-100 * k, -62, -60 * k, -101, 0, -101).cubic(
                    60 * k, -101, 100 * k, -62, 100 * k, -4
                )
                gore.cubic(100 * k, 50, 58 * k, 84, 26 * k, 120).close()
                pen.fill(gore.path(), t, "envelope.gore")
            ink = darker(st.p[0], 0.3)
            pen.rect(
                -102,
                -102,
                204,
                224,
                art.radial(
                    -36,
                    -46,
                    190,
                    (WHITE, WHITE, ink, ink),
                    (0, 0.4, 0.62, 1),
                    (0.26, 0.0, 0.05, 0.42),
                ),
                "envelope.shade",
            )
            pen.rect(-40, 104, 80, 16, darker(tones[0], 0.25), "envelope.shade", 0.55)
        for dx in (-24, -9, 9, 24):
            pen.line(dx, 117, dx * 0.72, 160, darker(basket, 0.3), 1.5, "basket")
        pen.rounded(
            -20,
            158,
            40,
            30,
            5,
            art.linear(-20, 0, 20, 0, (lighter(basket, 0.12), basket, darker(basket, 0.2))),
            "basket",
        )
        for i in range(3):
            pen.line(-18, 166 + 7 * i, 18, 166 + 7 * i, darker(basket, 0.22), 1.2, "basket", 0.7)
        pen.rounded(-22, 155.5, 44, 5.5, 2.7, darker(basket, 0.16), "basket")


WHITE = hexa("fffdf6")


@thing
def rocket(
    st: Stage, x: float, y: float, h: float, turn: float, body: Tone, fin: Tone, glass: Tone
) -> None:
    """A rocket centred at (x, y), nose along `turn` degrees from up, with a three-part flame."""
    pen = st.pen
    with pen.at(x, y, turn, h / 100):
        for w, n, t, a in (
            (15, 62, hexa("ff8a3d"), 0.9),
            (10, 46, hexa("ffc14d"), 1.0),
            (5.5, 30, hexa("fff0b8"), 1.0),
        ):
            flame = (
                art.Trace(-w, 26)
                .quad(-w * 0.9, 26 + n * 0.45, 0, 26 + n)
                .quad(w * 0.9, 26 + n * 0.45, w, 26)
                .close()
            )
            pen.fill(flame.path(), t, "rocket.flame", a)
        for sx in (-1, 1):
            f = (
                art.Trace(sx * 15, -4)
                .cubic(sx * 34, 4, sx * 36, 22, sx * 33, 36)
                .quad(sx * 24, 27, sx * 13, 27)
                .close()
            )
            pen.fill(f.path(), fin if sx < 0 else darker(fin, 0.18), "rocket.fin")
        hull = (
            art.Trace(0, -62)
            .cubic(24, -44, 25, 2, 15, 28)
            .line(-15, 28)
            .cubic(-25, 2, -24, -44, 0, -62)
            .close()
            .path()
        )
        pen.fill(
            hull,
            art.linear(-20, 0, 20, 0, (lighter(body, 0.5), body, darker(body, 0.16))),
            "rocket.body",
        )
        with pen.clip(hull):
            pen.rect(
                -30,
                -70,
                60,
                30,
                art.linear(-20, 0, 20, 0, (lighter(fin, 0.1), fin, darker(fin, 0.18))),
                "rocket.fin",
            )
            pen.rect(-30, 15, 60, 5, darker(body, 0.22), "rocket.body")
        pen.circle(0, -20, 10, darker(body, 0.35), "rocket.window")
        pen.circle(
            0, -20, 7.6, art.linear(-6, -26, 6, -14, (lighter(glass, 0.5), glass)), "rocket.window"
        )
        pen.rounded(-3, 8, 6, 26, 3, darker(fin, 0.1), "rocket.fin")


def bridge(
    st: Stage, x0: float, x1: float, deck: float, foot: float, height: float, t: Tone
) -> None:
    """A suspension bridge from x0 to x1, its deck at y = deck, towers down to foot."""

    @thing
    def whole(st: Stage) -> None:
        pen = st.pen
        span = x1 - x0
        towers = (x0 + span * 0.24, x0 + span * 0.76)
        w = height * 0.06
        for tx in towers:
            pen.rect(tx - w, deck - height, w * 0.7, height + foot - deck, t, "bridge")
            pen.rect(tx + w * 0.3, deck - height, w * 0.7, height + foot - deck, t, "bridge")
            for u in (0.08, 0.4, 0.72):
                pen.rect(tx - w, deck - height * (1 - u), 2 * w, w * 0.5, t, "bridge")
        top = deck - height * 0.94
        ends = ((x0, deck), (towers[0], top), (towers[1], top), (x1, deck))
        for (ax, ay), (bx, by), low in (
            (ends[0], ends[1], 0.72),
            (ends[1], ends[2], 1.86),
            (ends[2], ends[3], 0.72),
        ):
            mx = (ax + bx) / 2
            my = (ay + by) / 2 + (deck - top) * (low - 0.66) * (0.68 if low > 1 else 1.4)
            pen.stroke(art.Trace(ax, ay).quad(mx, my, bx, by).path(), t, height * 0.018, "bridge")
            n = 12 if low > 1 else 6
            for i in range(1, n):
                u = i / n
                cx = (1 - u) ** 2 * ax + 2 * u * (1 - u) * mx + u * u * bx
                cy = (1 - u) ** 2 * ay + 2 * u * (1 - u) * my + u * u * by
                pen.line(cx, cy, cx, deck, t, height * 0.006, "bridge", 0.8)
        pen.rect(x0, deck - height * 0.02, span, height * 0.045, t, "bridge")

    whole(st)


@thing
def pagoda(
    st: Stage, x: float, y: float, h: float, wall: Tone, roof: Tone, lit: Tone, tiers: int = 4
) -> None:
    """A tiered tower with upswept eaves, foot at (x, y)."""
    pen = st.pen
    k = h / 100
    with pen.at(x, y, 0, k):
        step = 82 / tiers
        for i in range(tiers):
            w = 22 - 3.4 * i
            top = -step * (i + 1)
            pen.rect(
                -w * 0.62,
                top + step * 0.38,
                w * 1.24,
                step * 0.64,
                art.linear(-w, 0, w, 0, (wall, darker(wall, 0.2))),
                "pagoda",
            )
            n = 3
            for j in range(n):
                ww = w * 0.22
                pen.rounded(
                    (j - 1) * w * 0.4 - ww / 2,
                    top + step * 0.5,
                    ww,
                    step * 0.42,
                    ww * 0.4,
                    lit,
                    "window",
                    0.95,
                )
            e = w * 1.25
            eave = art.Trace(-e, top + step * 0.28).quad(-w * 0.7, top + step * 0.34, -w * 0.5, top)
            eave.line(w * 0.5, top).quad(w * 0.7, top + step * 0.34, e, top + step * 0.28)
            eave.quad(w * 0.6, top + step * 0.52, 0, top + step * 0.5).quad(
                -w * 0.6, top + step * 0.52, -e, top + step * 0.28
            ).close()
            pen.fill(eave.path(), roof, "pagoda")
        pen.polygon([(-5, -82), (0, -90), (5, -82)], roof, "pagoda")
        pen.line(0, -88, 0, -100, roof, 1.2, "pagoda")
        pen.circle(0, -93, 1.6, roof, "pagoda")
        pen.rect(-24, -2, 48, 3, roof, "pagoda")


@thing
def tent(st: Stage, x: float, y: float, w: float, a: Tone, lit: Tone) -> None:
    """A lit ridge tent."""
    pen = st.pen
    pen.glow(x, y - w * 0.2, w * 1.1, lit, "glow.warm", 0.4)
    pen.polygon(
        [(x - w * 0.5, y), (x - w * 0.06, y - w * 0.55), (x + w * 0.5, y)],
        art.linear(x - w / 2, 0, x + w / 2, 0, (lighter(a, 0.2), a, darker(a, 0.2))),
        "tent",
    )
    pen.polygon([(x - w * 0.2, y), (x - w * 0.06, y - w * 0.5), (x + w * 0.1, y)], lit, "tent")
