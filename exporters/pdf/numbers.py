"""How numbers, names and paths are spelled in a content stream."""

from __future__ import annotations

from collections.abc import Iterable

from engine.drawing.scene import Matrix, Path


def num(value: float) -> str:
    """At most four decimals, no exponent, no trailing zeros, no negative nought."""
    text = f"{value:.4f}".rstrip("0").rstrip(".")
    return text if text != "-0" else "0"


def nums(values: Iterable[float]) -> str:
    return " ".join(map(num, values))


def matrix_operator(m: Matrix) -> str:
    a, b, c, d, e, f = m
    # Six decimals for the linear part: a scale of 1/1000 must keep its precision.
    linear = " ".join(f"{v:.6f}".rstrip("0").rstrip(".") or "0" for v in (a, b, c, d))
    return f"{linear} {num(e)} {num(f)} cm".replace("-0 ", "0 ")


def path_operators(path: Path) -> str:
    """The path's construction operators; quadratic curves become cubic ones.

    Thousandths of a point: 0.35 µm on paper. `repr` of a rounded float is short and, at these
    sizes, never has an exponent.
    """
    p = [repr(round(v, 3)).removesuffix(".0") for v in path.points]
    raw = path.points
    out: list[str] = []
    i = 0
    x = y = sx = sy = 0.0
    for verb in path.verbs:
        if verb == "L":
            out.append(f"{p[i]} {p[i + 1]} l")
            x, y = raw[i], raw[i + 1]
            i += 2
        elif verb == "C":
            out.append(f"{p[i]} {p[i + 1]} {p[i + 2]} {p[i + 3]} {p[i + 4]} {p[i + 5]} c")
            x, y = raw[i + 4], raw[i + 5]
            i += 6
        elif verb == "M":
            out.append(f"{p[i]} {p[i + 1]} m")
            x, y = sx, sy = raw[i], raw[i + 1]
            i += 2
        elif verb == "Q":
            qx, qy, ex, ey = raw[i : i + 4]
            third = (
                x + 2 / 3 * (qx - x),
                y + 2 / 3 * (qy - y),
                ex + 2 / 3 * (qx - ex),
                ey + 2 / 3 * (qy - ey),
            )
            c = " ".join(repr(round(v, 3)).removesuffix(".0") for v in third)
            out.append(f"{c} {p[i + 2]} {p[i + 3]} c")
            x, y = ex, ey
            i += 4
        elif verb == "Z":
            out.append("h")
            x, y = sx, sy
        else:
            raise ValueError(f"unknown path verb {verb!r}")
    return "\n".join(out)
