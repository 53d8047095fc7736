"""A tiny ONNX graph written byte by byte, so that a probe needs no `onnx` package.

y = x · W + b with small whole numbers: fp16 is exact, and a device that only copies, zeroes or
loses an operator gives another answer. Field numbers are those of `onnx.proto` (IR version 8).
"""

from __future__ import annotations

import struct

INPUT = (1.0, -2.0, 3.0, 0.5)
WEIGHTS = ((1.0, 2.0, 0.0), (0.0, 1.0, -1.0), (2.0, 0.0, 1.0), (4.0, -2.0, 2.0))
BIAS = (0.5, -1.0, 2.0)
OUTPUT = (9.5, -2.0, 8.0)
"""What x = INPUT must give, worked out by hand."""

_FLOAT = 1


def _varint(value: int) -> bytes:
    out = bytearray()
    while value > 0x7F:
        out.append(value & 0x7F | 0x80)
        value >>= 7
    out.append(value)
    return bytes(out)


def _number(field: int, value: int) -> bytes:
    return _varint(field << 3) + _varint(value)


def _bytes(field: int, value: bytes | str) -> bytes:
    data = value.encode() if isinstance(value, str) else value
    return _varint(field << 3 | 2) + _varint(len(data)) + data


def _tensor(name: str, shape: tuple[int, ...], values: tuple[float, ...]) -> bytes:
    dims = b"".join(_number(1, d) for d in shape)
    raw = struct.pack(f"<{len(values)}f", *values)
    return dims + _number(2, _FLOAT) + _bytes(8, name) + _bytes(9, raw)


def _value(name: str, shape: tuple[int | str, ...]) -> bytes:
    dims = b"".join(_bytes(1, _number(1, d) if isinstance(d, int) else _bytes(2, d)) for d in shape)
    tensor_type = _number(1, _FLOAT) + _bytes(2, dims)
    return _bytes(1, name) + _bytes(2, _bytes(1, tensor_type))


def _node(operator: str, inputs: tuple[str, ...], output: str) -> bytes:
    named = b"".join(_bytes(1, i) for i in inputs) + _bytes(2, output)
    return named + _bytes(3, f"{output}_{operator}") + _bytes(4, operator)


def linear(
    weights: tuple[tuple[float, ...], ...] = WEIGHTS,
    bias: tuple[float, ...] = BIAS,
    rows: int | str = 1,
) -> bytes:
    """A model with input `x` float32[rows, n] and output `y` float32[rows, m] = x · W + b."""
    n, m = len(weights), len(bias)
    flat = tuple(v for row in weights for v in row)
    graph = (
        _bytes(1, _node("MatMul", ("x", "W"), "xw"))
        + _bytes(1, _node("Add", ("xw", "b"), "y"))
        + _bytes(2, "linear")
        + _bytes(5, _tensor("W", (n, m), flat))
        + _bytes(5, _tensor("b", (m,), bias))
        + _bytes(11, _value("x", (rows, n)))
        + _bytes(12, _value("y", (rows, m)))
    )
    opset = _bytes(1, "") + _number(2, 13)
    return _number(1, 8) + _bytes(2, "affiche") + _bytes(7, graph) + _bytes(8, opset)
