"""The page as a painter sees it: its shape, its colours, the hero's place and what must stay calm.

Coordinates are points. `s` is the short side; sizes of objects are fractions of it, so that they
have one scale on every format. Horizons and bands follow the page's own shape.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from functools import wraps
from random import Random
from typing import Concatenate, ParamSpec

from engine.document.colour import Colour
from engine.document.model import SceneSource
from engine.document.palettes import PALETTES, roles, slot_of
from engine.drawing import pen as art
from engine.drawing.motifs.classes import CLASSES
from engine.drawing.pen import Bounds, Pen, Point, Tone, blend, darker, distance, hexa, lab, lighter

Args = ParamSpec("Args")

QUIET_MARGIN = 0.03
"""Objects keep this far (of the short side) from a quiet box."""


def thing(
    draw: Callable[Concatenate[Stage, Args], None],
) -> Callable[Concatenate[Stage, Args], bool]:
    """A whole object: drawn entirely, or not at all where it would reach into a quiet box."""

    @wraps(draw)
    def whole(stage: Stage, /, *args: Args.args, **kwargs: Args.kwargs) -> bool:
        return stage.pen.thing(lambda: draw(stage, *args, **kwargs))

    return whole


def _hue_gap(a: tuple[float, float, float], b: tuple[float, float, float]) -> float:
    """Degrees between two OKLab hues; 0 where one is nearly grey."""
    if math.hypot(a[1], a[2]) < 0.03 or math.hypot(b[1], b[2]) < 0.03:
        return 0.0
    d = math.degrees(math.atan2(a[2], a[1]) - math.atan2(b[2], b[1]))
    return abs((d + 180) % 360 - 180)


def _number(v: float, low: float, high: float, default: float) -> float:
    return min(high, max(low, v)) if math.isfinite(v) else default


class Stage:
    """Everything that a family needs to paint one page."""

    def __init__(self, source: SceneSource, width: float, height: float, bleed: float) -> None:
        self.w, self.h, self.bleed = width, height, bleed
        self.s = min(width, height)
        self.aspect = width / height
        over = bleed + 0.004 * self.s  # a hair more, so that no seam shows at the trim
        self.left, self.top = -over, -over
        self.right, self.bottom = width + over, height + over
        self.rng = Random(f"{source.family}:{source.seed}")
        self.dark = source.dark
        self.density = _number(source.density, 0.0, 3.0, 1.0)
        self.hero = source.hero
        self.variant = source.variant
        self._horizon = _number(source.horizon, 0.0, 0.97, 0.0)

        boxes: list[Bounds] = []
        for x0, y0, x1, y1 in source.quiet[:32]:
            a, b = sorted((_number(x0, -1, 2, 0), _number(x1, -1, 2, 0)))
            c, d = sorted((_number(y0, -1, 2, 0), _number(y1, -1, 2, 0)))
            if b > a and d > c:
                boxes.append((a * width, c * height, b * width, d * height))
        self.quiet = boxes
        grow = QUIET_MARGIN * self.s
        self.keep_out = [(a - grow, c - grow, b + grow, d + grow) for a, c, b, d in boxes]
        self.pen = Pen(CLASSES, self.keep_out)
        self.taken: list[Bounds] = []

        self.focal: Bounds | None = None
        if source.focal is not None:
            x0, y0, x1, y1 = (_number(v, -0.5, 1.5, 0.5) for v in source.focal)
            x0, x1 = min(x0, x1), max(x0, x1)
            y0, y1 = min(y0, y1), max(y0, y1)
            if x1 - x0 > 0.01 and y1 - y0 > 0.01:
                self.focal = (x0 * width, y0 * height, x1 * width, y1 * height)

            self._trim_focal()
        if self.focal is not None and not self.hero:
            self.taken.append(self.focal)  # kept free for the subject
        self._palette(source.palette, source.accent)
        self._quiet_zones()

    def _trim_focal(self) -> None:
        """Give the focal's overlap with a quiet box's margin away, on the side that loses least."""
        for a, b, c, d in self.keep_out:
            if self.focal is None:
                return
            x0, y0, x1, y1 = self.focal
            if not (x0 < c and x1 > a and y0 < d and y1 > b):
                continue
            cuts = ((c, y0, x1, y1), (x0, y0, a, y1), (x0, d, x1, y1), (x0, y0, x1, b))
            best = max(cuts, key=lambda q: max(0.0, q[2] - q[0]) * max(0.0, q[3] - q[1]))
            big_enough = best[2] - best[0] > 0.05 * self.s and best[3] - best[1] > 0.05 * self.s
            self.focal = best if big_enough else None

    # ------------------------------------------------------------ colours

    def _palette(self, given: Sequence[Colour], accent: Colour | None) -> None:
        colours = list(given[:6]) or list(PALETTES["ocean"])
        while len(colours) < 6:
            colours.append(colours[-1])
        part = roles(colours)
        tones = [art.tone(c, i) for i, c in enumerate(colours)]
        if min(tones[5][:3]) > 0.97:  # white paper gets a breath of warmth
            tones[5] = blend(tones[5], hexa("fff6e6"), 0.4)._replace(slot=5)
        self.p: tuple[Tone, ...] = tuple(tones)
        self.paper = art.tone(part.paper, 5)
        self.ink = art.tone(part.ink, 0)
        chosen = accent or part.accent
        accent_tone = art.tone(chosen)
        near = [i for i, t in enumerate(tones) if distance(t, accent_tone) < 0.05]
        exact = slot_of(colours, chosen)
        self.accent = accent_tone._replace(slot=exact if exact >= 0 or not near else near[0])

        hues = [lab(t) for t in tones[:5]]
        a = sum(t[1] for t in hues) / 5
        b = sum(t[2] for t in hues) / 5
        self.grey = all(math.hypot(t[1], t[2]) < 0.035 for t in hues)
        self.cool = self.grey or b < 0.012 or (a < -0.045 and b < 0.06)
        """No warm colour of its own: the light may be foreign."""
        b1, b2 = hues[1], hues[2]
        self.verdant = all(t[1] < -0.02 and t[2] > 0.015 for t in (b1, b2))
        """A palette of greens."""
        self.flows = all(_hue_gap(hues[i], hues[i + 1]) < 100 for i in (1, 2))
        """Whether a gradient through p1, p2, p3 stays clean; else their middles are mud."""
        one, two = self.p[1], self.p[2]
        self.p2 = (
            two
            if _hue_gap(hues[1], hues[2]) < 80
            else art.at_light(one, hues[2][0])._replace(slot=1)
        )
        """p2 for land and water: in the hue of p1 where the palette's own p2 would clash."""
        self.brown = hues[1][1] > 0.0 and hues[1][2] > 0.02 and math.hypot(*hues[1][1:]) < 0.11
        self.haze = self.p[4]
        """What far things fade into; set by `sky`."""
        self.light = blend(self.p[5], hexa("fff1cf"), 0.55)._replace(slot=5)
        """Sunlight, lamp light."""

    def green(self, t: float = 0.5, depth: float = 0.5) -> Tone:
        """A natural green drawn towards the palette by t; depth 0 pale to 1 deep."""
        natural = art.ramp((hexa("b9d48a"), hexa("6fae6a"), hexa("2f7d57"), hexa("174a3c")), depth)
        own = art.ramp((self.p[4], self.p[3], self.p[2], self.p[1], self.p[0]), 0.2 + 0.7 * depth)
        if not self.verdant and not self.cool:
            t *= 0.35
        return blend(natural, own, t)

    def spread(self, *avoid: Tone, least: float = 0.12) -> list[Tone]:
        """Palette tones and the accent that stand off from the given grounds, strongest first."""
        pool = [*self.p, self.accent]
        out = [t for t in pool if all(distance(t, a) >= least for a in avoid)]
        out.sort(key=lambda t: -min((distance(t, a) for a in avoid), default=0.0))
        return out or [max(pool, key=lambda t: min(distance(t, a) for a in avoid))]

    def against(self, ground: Tone, *candidates: Tone, least: float = 0.16) -> Tone:
        """The first candidate that stands off from the ground, else the farthest."""
        for c in candidates:
            if distance(c, ground) >= least:
                return c
        return max(candidates, key=lambda c: distance(c, ground))

    def shuffled(self, items: Sequence[Tone]) -> list[Tone]:
        out = list(items)
        self.rng.shuffle(out)
        return out

    # ------------------------------------------------------------ zones

    def _quiet_zones(self) -> None:
        w, h = self.w, self.h
        self.head = 0.0
        """Down to here the top of the page is quiet."""
        self.side: str = ""
        """left or right when a tall quiet box stands there."""
        self.foot_quiet = h
        """Top of the quiet zone at the page's foot."""
        for a, c, b, d in self.quiet:
            wide, tall = (b - a) / w, (d - c) / h
            middle = (c + d) / 2 / h
            if tall >= 0.5 and wide <= 0.72:
                if (a + b) / 2 < 0.45 * w:
                    self.side = "left"
                elif (a + b) / 2 > 0.55 * w:
                    self.side = "right"
            elif middle < 0.5 and wide > 0.2:
                self.head = max(self.head, d)
            elif middle >= 0.5 and wide > 0.2:
                self.foot_quiet = min(self.foot_quiet, c)

    def clear(self, x0: float, y0: float, x1: float, y1: float) -> bool:
        """Whether the box keeps clear of every quiet box."""
        return not any(x0 < c and x1 > a and y0 < d and y1 > b for a, b, c, d in self.keep_out)

    def free(self, x: float, y: float, r: float) -> bool:
        return self.clear(x - r, y - r, x + r, y + r)

    def edges_ok(self, x: float, y: float, r: float, bleed_cut: bool = True) -> bool:
        """No object cut by a sliver: inside with air, or clearly across the trim."""
        air = 0.025 * self.s
        for d in (x, self.w - x, y, self.h - y):
            if d - r >= air:
                continue
            if not bleed_cut or not -0.12 * r < d < 0.62 * r:
                return False
        return True

    def take(self, x: float, y: float, r: float) -> None:
        self.taken.append((x - r, y - r, x + r, y + r))

    def untaken(self, x: float, y: float, r: float, gap: float = 0.0) -> bool:
        r += gap
        return not any(
            x - r < c and x + r > a and y - r < d and y + r > b for a, b, c, d in self.taken
        )

    def scatter(
        self,
        count: int,
        sizes: tuple[float, float],
        box: Bounds | None = None,
        *,
        gap: float = 0.02,
        cut: bool = False,
        tries: int = 14,
        largest_first: bool = True,
    ) -> list[tuple[float, float, float]]:
        """Circles (x, y, r in points) that keep a distance from each other, from the quiet boxes,
        from what is taken and from the trim. `sizes` and `gap` in fractions of the short side."""
        x0, y0, x1, y1 = box or (0.0, 0.0, self.w, self.h)
        radii = [self.rng.uniform(*sizes) * self.s for _ in range(max(0, count))]
        if largest_first:
            radii.sort(reverse=True)
        out: list[tuple[float, float, float]] = []
        air = gap * self.s
        for r in radii:
            for _ in range(tries):
                x, y = self.rng.uniform(x0, x1), self.rng.uniform(y0, y1)
                if (
                    self.edges_ok(x, y, r, cut)
                    and self.free(x, y, r)
                    and self.untaken(x, y, r, air)
                    and all(math.hypot(x - a, y - b) > r + q + air for a, b, q in out)
                ):
                    out.append((x, y, r))
                    break
        return out

    # ------------------------------------------------------------ composition

    def horizon(self, low: float, high: float) -> float:
        """y of the horizon: the source's, else one in the family's range that cuts no quiet box,
        stands behind the focal and is never in the middle of the page."""
        if self._horizon > 0:
            return self._horizon * self.h
        preferred = self.rng.uniform(low, high)
        if self.focal is not None:
            a, b = self.focal[1] / self.h, self.focal[3] / self.h
            preferred = min(0.86, max(0.3, a + 0.66 * (b - a)))
        if self.head / self.h > preferred - 0.1:
            preferred = min(0.84, self.head / self.h + 0.14)
        if self.foot_quiet < self.h and self.foot_quiet / self.h < preferred + 0.1:
            preferred = max(0.3, self.foot_quiet / self.h - 0.12)
        best, cost = preferred, math.inf
        for i in range(57):
            y = 0.30 + 0.01 * i
            c = abs(y - preferred) + (0.25 if abs(y - 0.5) < 0.025 else 0.0)
            for a, t, b, d in self.keep_out:
                if t < y * self.h < d:
                    c += 0.35 * min(1.0, (b - a) / self.w)
            if c < cost:
                best, cost = y, c
        return best * self.h

    def floor(self, horizon: float, default: float = 0.88) -> float:
        """y where the front plane begins: over the quiet foot, under the subject's foot."""
        y = default * self.h
        if self.foot_quiet < self.h:
            y = min(y, self.foot_quiet - 0.055 * self.s)
        if self.focal is not None and not self.hero:
            y = min(y, self.focal[3] - 0.045 * self.s)
        return max(y, horizon + 0.05 * self.h)

    def spot(
        self,
        radius: float,
        y0: float,
        y1: float,
        *,
        least: float = 0.4,
        axis: bool = True,
        air: float = 0.05,
        given: bool = True,
    ) -> tuple[float, float, float] | None:
        """Centre and radius (points) for a round hero between y0 and y1 (points).

        The focal box decides when there is one; else thirds, the golden section and, if `axis`,
        the middle, wherever the quiet boxes leave room. `radius` in points; it shrinks to
        `least` of itself before the answer is None.
        """
        if given and self.focal is not None:
            a, b, c, d = self.focal
            return (a + c) / 2, (b + d) / 2, min(c - a, d - b) / 2
        xs = [0.333, 0.382, 0.618, 0.667]
        if axis:
            xs += [0.5, 0.5]
        if self.aspect > 1.6:
            xs += [0.22, 0.78, 0.72]
        self.rng.shuffle(xs)
        xs += [0.25, 0.75, 0.5, 0.16, 0.84]
        k = 1.0
        edge = air * self.s
        steps = [0.5, 0.3, 0.7, 0.1, 0.9, 0.0, 1.0]
        while k >= least - 1e-9:
            r = radius * k
            for fx in xs:
                x = fx * self.w
                if x - r < edge or x + r > self.w - edge:
                    continue
                for t in steps:
                    y = y0 + (y1 - y0) * t
                    if y - r < edge or y + r > self.h + r:
                        continue
                    if self.free(x, y, r) and self.untaken(x, y, r):
                        return x, y, r
            k *= 0.84
        return None

    def place(
        self, radius: float, box: Bounds, *, tries: int = 18, gap: float = 0.02, cut: bool = False
    ) -> Point | None:
        """One centre for an object of that radius (points) in a box, clear of everything."""
        for _ in range(tries):
            x, y = self.rng.uniform(box[0], box[2]), self.rng.uniform(box[1], box[3])
            if (
                self.edges_ok(x, y, radius, cut)
                and self.free(x, y, radius)
                and self.untaken(x, y, radius, gap * self.s)
            ):
                return x, y
        return None

    def choose(self, variants: Sequence[str]) -> str:
        """The source's variant if the family knows it, else one by the seed."""
        drawn = variants[self.rng.randrange(len(variants))]
        return self.variant if self.variant in variants else drawn

    def count(self, normal: float) -> int:
        """A number of things at this density."""
        return max(0, round(normal * (0.45 + 0.55 * self.density)))

    # ------------------------------------------------------------ grounds

    def fill_page(self, ink: art.Ink, name: str, alpha: float = 1.0) -> None:
        self.pen.rect(
            self.left, self.top, self.right - self.left, self.bottom - self.top, ink, name, alpha
        )

    def sky(self, kind: str, horizon: float) -> tuple[Tone, Tone, Tone]:
        """Paint the sky down to the horizon and past it; answers its top, middle, horizon tones."""
        p = self.p
        ramps: dict[str, tuple[tuple[Tone, ...], tuple[float, ...]]] = {
            "night": ((darker(p[0], 0.2), p[0], p[1], blend(p[1], p[2], 0.5)), (0, 0.3, 0.72, 1)),
            "dusk": ((darker(p[0], 0.1), p[1], blend(p[1], p[2], 0.75), p[3], blend(p[3], p[4], 0.6)),
                     (0, 0.34, 0.6, 0.86, 1)),
            "clear": ((blend(p[3], p[2], 0.25), blend(p[3], p[4], 0.45), blend(p[4], p[5], 0.5),
                       self.light), (0, 0.38, 0.72, 1)),
            "golden": ((p[3], blend(p[3], p[4], 0.55), blend(p[4], p[5], 0.35), self.light),
                       (0, 0.4, 0.8, 1)),
            "pale": ((blend(p[4], p[5], 0.5), blend(p[4], p[5], 0.8), p[5]), (0, 0.55, 1)),
        }  # fmt: skip
        if self.cool:
            warm = (hexa("f08a5d"), hexa("f7b07a"), hexa("fbd9a4"), hexa("fdeccb"))
            ramps["golden"] = (warm, (0, 0.4, 0.8, 1))
            if not self.grey:
                ramps["clear"] = (
                    (
                        blend(p[3], p[2], 0.3),
                        blend(p[3], p[4], 0.5),
                        hexa("fdebd0"),
                        hexa("fcd3ae"),
                    ),
                    (0, 0.45, 0.86, 1),
                )
            ramps["dusk"] = (
                (darker(p[0], 0.1), p[1], blend(p[2], hexa("a777a8"), 0.4), hexa("ee9a7c"),
                 hexa("fbc98f")),
                (0, 0.36, 0.64, 0.88, 1),
            )  # fmt: skip
        if self.verdant or not (self.flows or self.cool):
            ramps["dusk"] = (
                (darker(p[0], 0.2), blend(p[0], p[1], 0.4), blend(p[1], hexa("6f9a86"), 0.5),
                 hexa("efae86"), hexa("fbd3a0")),
                (0, 0.36, 0.64, 0.88, 1),
            )  # fmt: skip
        tones, offsets = ramps[kind]
        self.haze = tones[-1]
        if kind == "dusk":  # land fades into the mauve above the glow, not into the glow: no mud
            self.haze = blend(tones[2], tones[3], 0.22)
        elif kind == "golden" and self.cool:
            self.haze = blend(tones[-1], p[4], 0.35)
        self.fill_page(art.linear(0, self.top, 0, horizon, tones, offsets), f"sky.{kind}")
        return tones[0], tones[len(tones) // 2], tones[-1]

    def warm_disc(self, sky: tuple[Tone, Tone, Tone], at: float) -> Tone:
        """A tone for the sun: pale where the sky is strong, else the warmest colour at hand."""
        local = art.ramp(sky, at)
        pale = lighter(self.light, 0.3)
        if self.dark:
            return pale
        warm = [
            t
            for t in (self.accent, self.p[3], self.p[2])
            if (lab(t)[2] > 0.03 or lab(t)[1] > 0.06) and 0.58 < lab(t)[0] < 0.9
        ]
        return self.against(local, pale, *warm, hexa("ef6f45"), hexa("f6b45a"), least=0.1)

    def stand(self, y: float) -> float:
        """y for the foot of an object that would otherwise reach into the quiet foot."""
        if self.foot_quiet < self.h and y > self.foot_quiet - 0.04 * self.s:
            return self.foot_quiet - 0.04 * self.s
        return y

    def side_mist(self, t: Tone, strength: float = 0.82) -> None:
        """A scrim in a scene colour over a tall quiet side, fading towards the picture."""
        if not self.side:
            return
        boxes = [q for q in self.quiet if (q[3] - q[1]) / self.h >= 0.5]
        reach = 0.3 * self.s + 0.05 * self.w
        if self.focal is not None:  # the hero stays out of the mist
            fx0, fx1 = self.focal[0], self.focal[2]
            air = (
                fx0 - max(q[2] for q in boxes)
                if self.side == "left"
                else min(q[0] for q in boxes) - fx1
            )
            reach = min(reach, max(0.16 * self.s, air + 0.3 * (fx1 - fx0)))
        tones = (t, t, t, t)
        alphas = (strength, strength * 0.92, strength * 0.34, 0.0)
        if self.side == "left":
            edge = max(q[2] for q in boxes if q[0] + q[2] < 1.1 * self.w)
            x1 = min(edge + reach, self.right)
            wash = art.linear(
                self.left, 0, x1, 0, tones, (0, edge / x1 * 0.9, 0.5 + edge / x1 / 2, 1), alphas
            )
            self.pen.rect(
                self.left, self.top, x1 - self.left, self.bottom - self.top, wash, "mist.side"
            )
        else:
            edge = min(q[0] for q in boxes if q[0] + q[2] > 0.9 * self.w)
            x0 = max(edge - reach, self.left)
            span = self.right - x0
            near = (self.right - edge) / span
            wash = art.linear(
                self.right, 0, x0, 0, tones, (0, near * 0.9, 0.5 + near / 2, 1), alphas
            )
            self.pen.rect(x0, self.top, span, self.bottom - self.top, wash, "mist.side")

    def mist(self, y: float, height: float, t: Tone, alpha: float, name: str = "mist") -> None:
        """A band of mist, densest at y + height / 2."""
        wash = art.linear(0, y, 0, y + height, (t, t, t), (0, 0.55, 1), (0, alpha, 0))
        self.pen.rect(self.left, y, self.right - self.left, height, wash, name)

    def wave_line(
        self,
        base: float,
        amp: float,
        waves: float,
        phase: float,
        *,
        second: float = 0.45,
        n: int = 0,
    ) -> list[Point]:
        """Points of a soft line across the page. `waves` per 1.0 of the short side."""
        span = self.right - self.left
        f = math.tau * waves / self.s
        n = n or max(10, min(72, int(span * waves / self.s * 9)))
        out = []
        for i in range(n + 1):
            x = self.left - 2 + (span + 4) * i / n
            v = math.sin(f * x + phase) + second * math.sin(2.3 * f * x + phase * 2.7 + 1)
            out.append((x, base - amp * v / (1 + second)))
        return out

    def plane(
        self, points: Sequence[Point], ink: art.Ink, name: str, *, curved: bool = True
    ) -> None:
        """Land or water from a top line down past the page's foot."""
        top = art.smooth(points) if curved else art.polygon(points, close=False)
        y = max(self.bottom, max(q[1] for q in points)) + 1
        self.pen.fill(art.under(top, self.left - 2, self.right + 2, y), ink, name)

    def plane_patch(self, points: Sequence[Point], ink: art.Ink, name: str) -> None:
        """A mass with straight flanks, softened along its top: the first two and the last point
        stay sharp."""
        head, top, tail = points[0], points[1:-1], points[-1]
        curve = art.through(top, tension=0.8)
        path = art.Path(curve.verbs + "LLZ", (*curve.points, *tail, *head))
        self.pen.fill(path, ink, name)

    def contact(self, x: float, y: float, half: float, t: Tone, alpha: float = 0.28) -> None:
        """The flat soft shadow under something that stands on the ground."""
        for k in range(4):
            f = 1 - 0.2 * k
            self.pen.ellipse(x, y, half * f, half * 0.13 * f, t, "shadow.contact", alpha / 3.2)

    def sill(self, t: Tone | None = None) -> None:
        """A flat ground from the focal's foot down: what a subject stands on in an abstract scene."""
        if self.focal is None:
            return
        y = self.focal[3] - 0.035 * self.s
        tone = t or self.p[1 if self.dark else 3]
        self.pen.rect(
            self.left, y, self.right - self.left, self.bottom - y,
            art.down(y, self.bottom, lighter(tone, 0.06), darker(tone, 0.06)), "sill",
        )  # fmt: skip
        self.contact((self.focal[0] + self.focal[2]) / 2, y + 0.03 * self.s,
                     (self.focal[2] - self.focal[0]) * 0.42, darker(tone, 0.5))  # fmt: skip

    def disc_stage(self, ground: Tone, *tones: Tone, grow: float = 1.08) -> None:
        """A calm disc behind the focal, for a subject put there by somebody else."""
        if self.focal is None:
            return
        a, b, c, d = self.focal
        x, y = (a + c) / 2, (b + d) / 2
        r = max(c - a, d - b) / 2 * grow
        r = min(r, 0.46 * self.s)
        while r > 0.12 * self.s and not self.free(x, y, r - 0.02 * self.s):
            r *= 0.94
        t = self.against(ground, *(tones or (self.p[4], self.p[3], self.accent, self.p[2])))
        for k, alpha in ((1.32, 0.10), (1.15, 0.14)):
            self.pen.circle(x, y, r * k, t, "disc.halo", alpha)
        self.pen.circle(x, y, r, art.down(y - r, y + r, lighter(t, 0.12), t), "disc")
