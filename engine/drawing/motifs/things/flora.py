"""Trees, leaves, flowers, grasses."""

from __future__ import annotations

import math

from engine.drawing import pen as art
from engine.drawing.motifs.stage import Stage, thing
from engine.drawing.pen import Point, Tone, blend, darker, lighter


def pine_shape(x: float, y: float, h: float, tiers: int = 4, width: float = 0.42) -> list[Point]:
    """The silhouette of a fir, foot at (x, y)."""
    left: list[Point] = []
    right: list[Point] = []
    for i in range(tiers):
        u1 = (i + 1) / tiers
        half = h * width / 2 * (0.3 + 0.7 * u1)
        yy = y - h + h * 0.93 * u1
        left.append((x - half, yy))
        right.append((x + half, yy))
        if i < tiers - 1:
            back = half * 0.5
            left.append((x - back, yy - h * 0.035))
            right.append((x + back, yy - h * 0.035))
    return [(x, y - h), *right, *reversed(left)]


@thing
def pine(
    st: Stage, x: float, y: float, h: float, t: Tone, *, lit: Tone | None = None, snow: Tone | None = None,
    light: int = -1,
) -> None:  # fmt: skip
    """A fir with a light side (light = -1: from the left), optionally under snow."""
    pen = st.pen
    pen.rect(x - h * 0.028, y - h * 0.1, h * 0.056, h * 0.12, darker(t, 0.3), "pine.trunk")
    tiers = 4
    shape = pine_shape(x, y, h, tiers)
    pen.polygon(shape, art.down(y - h, y, lighter(t, 0.06), t), "pine.shade")
    if lit is not None:
        n = len(shape)
        side = [shape[0]] + [q for q in shape[1:n] if (q[0] - x) * light > 0]
        if light > 0:
            half = [*side, (x, side[-1][1])]
        else:
            half = [side[0], (x, side[1][1]), *side[1:]]
        pen.polygon(half, lit, "pine.lit", 0.85)
    if snow is not None:
        for i in range(tiers):
            u0, u1 = i / tiers, (i + 1) / tiers
            half_w = h * 0.21 * (0.3 + 0.7 * u1)
            top = y - h + h * 0.93 * u0
            low = y - h + h * 0.93 * u1
            inset = 0.62
            wx = half_w * inset
            mid = top + (low - top) * (0.74 if i else 0.62)
            start = top if i == 0 else top - h * 0.01
            pen.polygon(
                [(x, start), (x + wx, mid), (x + wx * 0.45, mid - h * 0.025), (x + wx * 0.05, mid + h * 0.018),
                 (x - wx * 0.5, mid - h * 0.02), (x - wx, mid)],
                snow, "pine.snow", 0.95,
            )  # fmt: skip


def treeline(
    st: Stage, points: list[Point], count: int, heights: tuple[float, float], t: Tone, name: str,
    *, middle: float | None = None, ink: art.Ink | None = None,
) -> None:  # fmt: skip
    """Firs along a line, as one mass; with `middle` (x) they grow away from it (a clearing)."""
    tr: list[str] = []
    pts: list[float] = []
    r = st.rng
    top = st.bottom
    for i in range(count):
        x = st.left + (st.right - st.left) * (i + r.uniform(0.1, 0.9)) / count
        j = min(range(len(points)), key=lambda k: abs(points[k][0] - x))
        foot = points[j][1] + 0.012 * st.s
        d = 1.0
        if middle is not None:
            d = min(1.0, abs(x - middle) / (0.5 * max(st.w * 0.6, st.s)))
        h = st.s * (heights[0] + (heights[1] - heights[0]) * d**1.4) * r.uniform(0.72, 1.15)
        if not st.clear(x - h * 0.2, foot - h, x + h * 0.2, foot):
            h *= 0.45
            if not st.clear(x - h * 0.2, foot - h, x + h * 0.2, foot):
                continue
        shape = pine_shape(x, foot + 0.02 * st.s, h, 5, 0.36)
        tr.append("M" + "L" * (len(shape) - 1) + "Z")
        pts += [v for q in shape for v in q]
        top = min(top, foot - h)
    if tr:
        st.pen.fill(art.Path("".join(tr), tuple(pts)), ink or t, name)


@thing
def palm(
    st: Stage,
    x: float,
    y: float,
    h: float,
    trunk: Tone,
    leaf: Tone,
    *,
    lean: float = 0.15,
    flat: bool = False,
) -> None:
    """A palm with its foot at (x, y); `lean` of its height to the right. `flat`: a silhouette."""
    pen, r = st.pen, st.rng
    tx, ty = x + lean * h, y - h
    w = 0.028 * h
    if not flat:
        pen.ellipse(x + 2.5 * w, y, 6 * w, 0.9 * w, st.p[0], "shadow.contact", 0.18)
    tr = art.Trace(x - w * 1.5, y).cubic(
        x - w, y - 0.4 * h, tx - lean * 0.35 * h - w, ty + 0.35 * h, tx - w * 0.5, ty
    )
    tr.line(tx + w * 0.5, ty).cubic(
        tx - lean * 0.35 * h + w, ty + 0.35 * h, x + w, y - 0.4 * h, x + w * 1.5, y
    ).close()
    shape = tr.path()
    pen.fill(
        shape,
        trunk if flat else art.linear(x - w, 0, x + w * 2, 0, (lighter(trunk, 0.15), trunk)),
        "palm.trunk",
    )
    if not flat:
        with pen.clip(shape):
            for i in range(9):
                yy = y - h * (0.08 + 0.1 * i)
                xx = x + lean * h * (0.08 + 0.1 * i) ** 1.6
                pen.line(
                    xx - 2 * w,
                    yy,
                    xx + 2 * w,
                    yy - w * 0.5,
                    darker(trunk, 0.25),
                    h * 0.008,
                    "palm.trunk",
                    0.6,
                )
    angles = (-172, -148, -118, -90, -62, -34, -8, 14, 168)
    for i, deg in enumerate(angles):
        a = math.radians(deg + r.uniform(-7, 7))
        length = h * r.uniform(0.42, 0.5)
        ex = tx + length * math.cos(a)
        ey = ty + length * math.sin(a) * 0.62 + length * 0.30
        mx, my = tx + length * 0.55 * math.cos(a), ty + length * math.sin(a) * 0.72 - length * 0.1
        tone = leaf if flat else (leaf, lighter(leaf, 0.16), darker(leaf, 0.14))[i % 3]
        # an upper edge and a toothed lower edge
        frond = art.Trace(tx, ty).quad(mx, my, ex, ey)
        n = 6
        for k in range(n, 0, -1):
            u = (k - 0.5) / n
            bx = (1 - u) ** 2 * tx + 2 * u * (1 - u) * mx + u * u * ex
            by = (1 - u) ** 2 * ty + 2 * u * (1 - u) * my + u * u * ey
            drop = length * (0.20 * math.sin(math.pi * min(1, u * 0.8 + 0.18)))
            frond.line(bx - 0.05 * length * math.cos(a), by + drop)
            v = (k - 1) / n
            vx = (1 - v) ** 2 * tx + 2 * v * (1 - v) * mx + v * v * ex
            vy = (1 - v) ** 2 * ty + 2 * v * (1 - v) * my + v * v * ey
            frond.line(vx, vy + drop * 0.35)
        pen.fill(frond.close().path(), tone, "palm.leaf")
    for k in (-1, 0, 1):
        pen.circle(
            tx + k * w * 0.9,
            ty + w * (1.1 - abs(k) * 0.4),
            w * 0.72,
            darker(trunk, 0.2),
            "palm.trunk",
        )


@thing
def round_tree(st: Stage, x: float, y: float, h: float, t: Tone, trunk: Tone) -> None:
    """A stem with a crown of one ellipse, its right half in shade."""
    pen = st.pen
    pen.rect(x - h * 0.025, y - h * 0.45, h * 0.05, h * 0.45, trunk, "tree.trunk")
    crown = art.ellipse(x, y - h * 0.64, h * 0.25, h * 0.37)
    pen.fill(
        crown,
        art.linear(
            x - h * 0.25, 0, x + h * 0.25, 0, (lighter(t, 0.12), t, darker(t, 0.14)), (0, 0.5, 1)
        ),
        "tree.crown",
    )
    for sx, yy in ((-1, 0.55), (1, 0.64)):
        pen.line(
            x,
            y - h * (yy - 0.12),
            x + sx * h * 0.11,
            y - h * yy,
            trunk,
            h * 0.016,
            "tree.trunk",
            0.8,
        )


@thing
def cactus(st: Stage, x: float, y: float, h: float, t: Tone) -> None:
    """A saguaro with two arms and ribs."""
    pen = st.pen
    w = h * 0.19
    body = art.rounded(x - w / 2, y - h, w, h + w * 0.3, w / 2)
    dark = darker(t, 0.22)
    pen.ellipse(x + w * 0.7, y + w * 0.05, w * 1.7, w * 0.22, st.p[0], "shadow.contact", 0.22)
    for sx, at, reach, up in ((-1, 0.40, 1.25, 0.30), (1, 0.52, 1.15, 0.28)):
        ax, ay = x + sx * w * reach, y - h * at
        q = w * 0.55
        arm = art.Trace(x, ay).line(ax - sx * q, ay).quad(ax, ay, ax, ay - q).line(ax, ay - h * up)
        pen.stroke(arm.path(), t if sx < 0 else dark, w * 0.6, "cactus")
    with pen.clip(art.rect(x - w, y - h - w, 2 * w, h + w + w * 0.12)):
        pen.fill(body, art.linear(x - w / 2, 0, x + w / 2, 0, (lighter(t, 0.2), t, dark)), "cactus")
        for k in (-0.25, 0.0, 0.25):
            pen.line(
                x + k * w,
                y - h * 0.93 + abs(k) * w,
                x + k * w,
                y,
                dark,
                w * 0.035,
                "cactus.rib",
                0.55,
            )


# ------------------------------------------------------------------ leaves


@thing
def leaf(
    st: Stage,
    x: float,
    y: float,
    length: float,
    turn: float,
    a: Tone,
    b: Tone,
    kind: int,
    depth: str,
) -> None:
    """A leaf from its foot at (x, y), pointing up, turned clockwise by `turn` degrees.

    kind 0: lanceolate, two halves of unlike value; 1: fern; 2: monstera-like with cut edges;
    3: round with a midrib; 4: a sprig of paired leaflets. depth: far, mid or near.
    """
    pen = st.pen
    name = f"leaf.{depth}"
    n = length
    with pen.at(x, y, turn):
        if kind == 0:
            w = n * 0.19
            right = art.Trace(0, 0).cubic(w * 1.5, -n * 0.22, w * 1.2, -n * 0.72, 0, -n).close()
            left = art.Trace(0, 0).cubic(-w * 1.5, -n * 0.22, -w * 1.2, -n * 0.72, 0, -n).close()
            pen.fill(left.path(), art.linear(0, -n, 0, 0, (lighter(a, 0.06), a)), name)
            pen.fill(right.path(), art.linear(0, -n, 0, 0, (a, b)), name)
            if depth != "far":
                pen.line(0, 0, 0, -n * 0.94, lighter(a, 0.32), n * 0.009, "leaf.vein", 0.55)
        elif kind == 1:
            bend = n * 0.07
            pairs = 11
            for i in range(pairs):
                u = (i + 1) / (pairs + 0.6)
                q = n * 0.33 * math.sin(math.pi * min(1.0, 0.2 + u * 0.8)) + n * 0.03
                x0, y0 = bend * math.sin(u * 2.4), -n * u
                t = blend(a, b, u)
                for sx in (-1, 1):
                    ex, ey = x0 + sx * q * 0.93, y0 - q * 0.62
                    blade = art.Trace(x0, y0).quad(x0 + sx * q * 0.30, y0 - q * 0.62, ex, ey)
                    blade.quad(x0 + sx * q * 0.72, y0 - q * 0.06, x0, y0).close()
                    pen.fill(blade.path(), t, name)
            spine = [(bend * math.sin(k / 6 * 2.4), -n * k / 6) for k in range(7)]
            pen.stroke(art.smooth(spine), b, n * 0.013, name)
        elif kind == 2:
            w = n * 0.44
            edge = art.Trace(0, 0).cubic(
                -w * 0.7, n * 0.06, -w * 1.15, -n * 0.2, -w * 0.98, -n * 0.42
            )
            # lobes: the edge dips towards the midrib three times on each side
            for y0, y1, k in ((-0.42, -0.56, 0.92), (-0.58, -0.72, 0.72), (-0.74, -0.86, 0.46)):
                edge.line(-w * 0.34 * k / 0.92, n * (y0 - 0.035))
                edge.line(-w * k, n * (y0 - 0.045))
                edge.quad(-w * k * 0.9, n * y1, -w * k * 0.78, n * y1)
            edge.quad(-w * 0.1, -n * 0.97, 0, -n)
            flipped = [
                (-px, py) for px, py in zip(edge.points[0::2], edge.points[1::2], strict=True)
            ]
            # the mirrored half, walked back from the tip
            half = edge.path()
            mirrored = art.Path(half.verbs, tuple(v for q in flipped for v in q))
            pen.fill(
                art.Path(half.verbs + "Z", half.points),
                art.linear(-w, 0, 0, 0, (lighter(a, 0.08), a)),
                name,
            )
            pen.fill(
                art.Path(mirrored.verbs + "Z", mirrored.points),
                art.linear(0, 0, w, 0, (a, b)),
                name,
            )
            pen.line(0, n * 0.0, 0, -n * 0.92, lighter(a, 0.2), n * 0.014, "leaf.vein", 0.7)
            for yy in (0.18, 0.36, 0.53, 0.69):
                for sx in (-1, 1):
                    pen.line(
                        0,
                        -n * yy,
                        sx * w * (0.85 - yy * 0.55),
                        -n * (yy + 0.11),
                        lighter(a, 0.2),
                        n * 0.007,
                        "leaf.vein",
                        0.45,
                    )
        elif kind == 3:
            w = n * 0.36
            oval = art.Trace(0, 0).cubic(-w * 1.25, -n * 0.12, -w * 1.05, -n * 0.86, 0, -n)
            oval.cubic(w * 1.05, -n * 0.86, w * 1.25, -n * 0.12, 0, 0).close()
            shape = oval.path()
            pen.fill(shape, art.linear(-w, -n, w, 0, (lighter(a, 0.1), a, b)), name)
            if depth != "far":
                for yy in (0.16, 0.3, 0.44, 0.58, 0.71):
                    for sx in (-1, 1):
                        k = math.sin(math.pi * min(1, yy + 0.16)) * 0.72
                        rib = art.Trace(0, -n * yy).quad(
                            sx * w * 0.5 * k, -n * (yy + 0.05), sx * w * k, -n * (yy + 0.13)
                        )
                        pen.stroke(rib.path(), darker(b, 0.22), n * 0.007, "leaf.vein", 0.42)
                pen.line(0, 0, 0, -n * 0.94, darker(b, 0.22), n * 0.01, "leaf.vein", 0.5)
        else:
            pairs = 6
            pts = [(n * 0.10 * math.sin(k / pairs * 2.2), -n * k / pairs) for k in range(pairs + 1)]
            pen.stroke(art.smooth(pts), b, n * 0.012, name)
            for i in range(1, pairs + 1):
                bx, by = pts[i]
                q = n * (0.25 - 0.018 * i)
                for sx in (-1, 1):
                    if i == pairs and sx < 0:
                        continue
                    deg = (sx * 52) if i < pairs else 12
                    with pen.at(bx, by, deg):
                        blade = art.Trace(0, 0).cubic(
                            -q * 0.34, -q * 0.3, -q * 0.26, -q * 0.82, 0, -q
                        )
                        blade.cubic(q * 0.26, -q * 0.82, q * 0.34, -q * 0.3, 0, 0).close()
                        pen.fill(blade.path(), art.linear(0, -q, 0, 0, (a, blend(a, b, 0.6))), name)


# ------------------------------------------------------------------ flowers


@thing
def flower(
    st: Stage, x: float, y: float, r: float, petal: Tone, heart: Tone, n: int = 6, *, paper: bool = False,
    turn: float | None = None,
) -> None:  # fmt: skip
    """A flower seen from the front: petals with a darker foot, a heart of two discs."""
    pen = st.pen
    turn = st.rng.uniform(0, 90) if turn is None else turn
    if paper:
        pen.circle(x + r * 0.06, y + r * 0.12, r * 0.98, darker(st.p[0], 0.4), "shadow.soft", 0.10)
        pen.circle(x + r * 0.04, y + r * 0.08, r * 0.9, darker(st.p[0], 0.4), "shadow.soft", 0.10)
    half = math.pi / n * 0.98
    w = math.tan(min(half, 0.72)) * 0.72 * r
    foot = blend(petal, heart, 0.35)
    wash = art.linear(0, -r, 0, 0, (lighter(petal, 0.12), petal, foot), (0, 0.5, 1))
    for i in range(n):
        with pen.at(x, y, turn + 360 * i / n):
            blade = art.Trace(0, -r * 0.06).cubic(-w * 1.15, -r * 0.38, -w * 1.25, -r * 0.98, 0, -r)
            blade.cubic(w * 1.25, -r * 0.98, w * 1.15, -r * 0.38, 0, -r * 0.06).close()
            pen.fill(blade.path(), wash, "flower.petal")
    pen.circle(x, y, r * 0.25, heart, "flower.heart")
    pen.circle(x, y, r * 0.13, darker(heart, 0.28), "flower.heart")


@thing
def blossom(st: Stage, x: float, y: float, r: float, t: Tone, heart: Tone) -> None:
    """A plum or cherry blossom: five round petals and stamens."""
    pen = st.pen
    turn = st.rng.uniform(0, 72)
    for i in range(5):
        a = math.radians(turn + 72 * i)
        cx, cy = x + r * 0.56 * math.cos(a), y + r * 0.56 * math.sin(a)
        pen.circle(
            cx,
            cy,
            r * 0.46,
            art.radial(x, y, r * 1.02, (blend(t, heart, 0.45), t, lighter(t, 0.25)), (0, 0.55, 1)),
            "blossom",
        )
    for i in range(10):
        a = math.radians(turn + 36 * i + 8)
        q = r * (0.44 if i % 2 else 0.34)
        pen.line(
            x, y, x + q * math.cos(a), y + q * math.sin(a), heart, r * 0.03, "flower.heart", 0.8
        )
        pen.circle(
            x + q * math.cos(a), y + q * math.sin(a), r * 0.05, lighter(heart, 0.3), "flower.heart"
        )
    pen.circle(x, y, r * 0.13, heart, "flower.heart")


@thing
def stem_flower(
    st: Stage, x: float, y: float, h: float, petal: Tone, heart: Tone, green: Tone, kind: int
) -> None:
    """A flower on its stem, foot at (x, y). kind 0 daisy, 1 tulip, 2 poppy, 3 bell spike."""
    pen, r = st.pen, st.rng
    lean = r.uniform(-0.1, 0.1) * h
    tx, ty = x + lean, y - h
    pen.stroke(art.Trace(x, y).quad(x, y - h * 0.5, tx, ty).path(), green, h * 0.026, "flower.stem")
    for sx, u in ((-1, 0.3), (1, 0.46)):
        q = h * 0.24
        bx, by = x + lean * u * u, y - h * u
        blade = art.Trace(bx, by).quad(
            bx + sx * q * 0.3, by - q * 0.75, bx + sx * q * 0.78, by - q * 0.85
        )
        blade.quad(bx + sx * q * 0.62, by - q * 0.15, bx, by).close()
        pen.fill(blade.path(), lighter(green, 0.08) if sx < 0 else green, "flower.stem")
    q = h * 0.2
    if kind == 0:
        for i in range(9):
            with pen.at(tx, ty, 40 * i + 10):
                pen.ellipse(0, -q * 0.62, q * 0.2, q * 0.42, petal, "flower.petal")
        pen.circle(tx, ty, q * 0.3, heart, "flower.heart")
    elif kind == 1:
        cup = art.Trace(tx - q * 0.62, ty - q * 0.7).quad(
            tx - q * 0.3, ty - q * 0.25, tx, ty - q * 0.95
        )
        cup.quad(tx + q * 0.3, ty - q * 0.25, tx + q * 0.62, ty - q * 0.7)
        cup.cubic(tx + q * 0.85, ty + q * 0.4, tx + q * 0.3, ty + q * 0.5, tx, ty + q * 0.5)
        cup.cubic(
            tx - q * 0.3, ty + q * 0.5, tx - q * 0.85, ty + q * 0.4, tx - q * 0.62, ty - q * 0.7
        ).close()
        pen.fill(
            cup.path(),
            art.linear(
                tx - q * 0.6, 0, tx + q * 0.6, 0, (lighter(petal, 0.2), petal, darker(petal, 0.12))
            ),
            "flower.petal",
        )
    elif kind == 2:
        for dx, dy, k, t in (
            (-0.4, -0.05, 0.6, petal),
            (0.4, -0.05, 0.6, darker(petal, 0.1)),
            (0, -0.3, 0.62, lighter(petal, 0.1)),
            (0, 0.2, 0.56, petal),
        ):
            pen.circle(tx + dx * q, ty + dy * q, q * k, t, "flower.petal")
        pen.circle(tx, ty - 0.02 * q, q * 0.26, heart, "flower.heart")
    else:
        for i in range(7):
            u = i / 6
            k = q * (0.32 - 0.16 * u)
            yy = ty + q * 1.5 - q * 2.2 * u
            for sx in (-1, 1):
                pen.ellipse(
                    tx + sx * k * 0.8,
                    yy,
                    k * 0.8,
                    k,
                    blend(petal, lighter(petal, 0.4), u),
                    "flower.petal",
                )


def grass(
    st: Stage, points: list[Point], count: int, h: float, t: Tone, *, name: str = "grass"
) -> None:
    """Blades along a line, one path per call; they leave the quiet boxes free."""
    r = st.rng
    verbs: list[str] = []
    flat: list[float] = []
    for i in range(count):
        x = st.left + (st.right - st.left) * (i + r.random()) / count
        j = min(range(len(points)), key=lambda k: abs(points[k][0] - x))
        y = points[j][1] + h * 0.15
        q = h * r.uniform(0.5, 1.1)
        lean = r.uniform(-0.35, 0.35) * q
        if not st.clear(x - abs(lean), y - q, x + abs(lean), y):
            continue
        w = q * 0.05
        verbs.append("MQQZ")
        flat += (x - w, y, x, y - q * 0.6, x + lean, y - q, x + w * 0.6, y - q * 0.5, x + w, y)
    if verbs:
        st.pen.fill(art.Path("".join(verbs), tuple(flat)), t, name)


def plum_branch(
    st: Stage, x: float, y: float, length: float, turn: float, wood: Tone, petal: Tone, heart: Tone
) -> None:
    """A gnarled branch from (x, y) with blossoms and buds; `turn` degrees, 0 = to the right."""
    r = st.rng
    pts: list[Point] = [(x, y)]
    a = math.radians(turn)
    n = 6
    for _ in range(n):
        a += r.uniform(-0.38, 0.38)
        q = length / n
        pts.append((pts[-1][0] + q * math.cos(a), pts[-1][1] + q * math.sin(a)))
    spurs: list[tuple[Point, Point]] = []
    for i in range(1, n):
        sx = -1 if i % 2 else 1
        b = a + sx * r.uniform(0.6, 1.0)
        q = length * r.uniform(0.16, 0.27)
        spurs.append((pts[i], (pts[i][0] + q * math.cos(b), pts[i][1] + q * math.sin(b))))

    @thing
    def wood_part(st: Stage) -> None:
        for i in range(n):
            st.pen.stroke(
                art.line(*pts[i], *pts[i + 1]), wood, length * 0.04 * (1 - 0.8 * i / n), "branch"
            )
        for p0, p1 in spurs:
            mid = ((p0[0] + p1[0]) / 2 + length * 0.02, (p0[1] + p1[1]) / 2 - length * 0.025)
            st.pen.stroke(art.Trace(*p0).quad(*mid, *p1).path(), wood, length * 0.013, "branch")

    if not wood_part(st):
        return
    tips = [p1 for _, p1 in spurs] + [pts[-1]] + [pts[i] for i in (2, 3, 4)]
    for k, (tx, ty) in enumerate(tips):
        q = length * (0.085 if k % 3 == 0 else 0.06)
        blossom(st, tx, ty, q, petal if k % 2 else lighter(petal, 0.15), heart)
    for p0, p1 in spurs:
        u = r.uniform(0.4, 0.7)
        bx, by = p0[0] + (p1[0] - p0[0]) * u, p0[1] + (p1[1] - p0[1]) * u
        st.pen.circle(bx, by - length * 0.015, length * 0.021, blend(petal, heart, 0.3), "blossom")
