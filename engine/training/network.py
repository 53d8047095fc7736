"""The planner network in torch, and its twin in ONNX.

A causal transformer over plan tokens. What is known of the brief goes in as a prefix of
`PREFIX` vectors made from the condition vector (`engine.planning.facts.vector`). The ONNX graphs
are written node by node from plain operators of opset 17, so that they mean the same in every
runtime and nothing depends on an exporter:

    condition: conditions float32[b, c] -> prefix float32[b, PREFIX, d]
    step:      tokens int64[b, t], added float32[b, t, d], positions int64[t],
               mask float32[t, s], slots float32[t, s], past float32[2 * layers, b, heads, s, d / heads]
               -> logits float32[b, t, v], present (as past)

`added` is the prefix where the token is <pad>, and zero elsewhere. The cache has a fixed number of
places s: `slots` is one where a token writes, `mask` 0 where it may look and -1e4 elsewhere. The
same graph serves a CPU with free axes and an NPU that wants every shape fixed.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt
import onnx
import torch
from onnx import TensorProto, helper, numpy_helper
from torch import Tensor, nn

from engine.planning.facts import EMBEDDING, FEATURES
from engine.planning.planner import FAR
from engine.planning.tokens import LONGEST, PAD, VOCABULARY

PREFIX = 12
_FROM_FEATURES = 8
_HIDDEN = 256
OPSET, IR_VERSION = 17, 8


@dataclass(frozen=True, slots=True)
class Shape:
    """The network's size: width, layers, heads. In half an hour on one core this small one learns
    more than larger ones, which see fewer plans: held-out 1.20 nats after 2.5 minutes, against
    1.34 at 192 x 6."""

    width: int = 128
    layers: int = 4
    heads: int = 4


class _Block(nn.Module):  # type: ignore[misc, unused-ignore]
    def __init__(self, shape: Shape) -> None:
        super().__init__()
        d = shape.width
        self.heads = shape.heads
        self.norm_a = nn.Parameter(torch.ones(d))
        self.norm_b = nn.Parameter(torch.ones(d))
        self.qkv = nn.Linear(d, 3 * d, bias=False)
        self.out = nn.Linear(d, d, bias=False)
        self.up = nn.Linear(d, 4 * d, bias=False)
        self.down = nn.Linear(4 * d, d, bias=False)

    def forward(self, x: Tensor, mask: Tensor) -> Tensor:
        b, t, d = x.shape
        q, k, v = (
            self.qkv(_norm(x, self.norm_a))
            .view(b, t, 3, self.heads, d // self.heads)
            .permute(2, 0, 3, 1, 4)
        )
        # The fused attention kernels are slower than this on CPUs at such lengths.
        scores = q @ k.transpose(-1, -2) / math.sqrt(d // self.heads) + mask
        y = (scores.softmax(-1) @ v).transpose(1, 2).reshape(b, t, d)
        x = x + self.out(y)
        return x + self.down(torch.relu(self.up(_norm(x, self.norm_b))).square())


def _norm(x: Tensor, gain: Tensor) -> Tensor:
    return x * torch.rsqrt(x.square().mean(-1, keepdim=True) + 1e-5) * gain


class PlannerNetwork(nn.Module):  # type: ignore[misc, unused-ignore]
    """tokens int64[b, t] and conditions float32[b, FEATURES + 512] -> logits float32[b, t, v]."""

    def __init__(self, shape: Shape | None = None) -> None:
        super().__init__()
        self.shape = shape = shape or Shape()
        d = shape.width
        self.tokens = nn.Embedding(len(VOCABULARY), d, padding_idx=PAD)
        self.places = nn.Parameter(torch.randn(PREFIX + LONGEST, d) * 0.02)
        self.features_in = nn.Linear(FEATURES, _HIDDEN)
        self.features_out = nn.Linear(_HIDDEN, _FROM_FEATURES * d)
        self.meaning = nn.Linear(EMBEDDING, (PREFIX - _FROM_FEATURES) * d)
        self.blocks = nn.ModuleList(_Block(shape) for _ in range(shape.layers))
        self.norm = nn.Parameter(torch.ones(d))
        self.head = nn.Linear(d, len(VOCABULARY), bias=False)
        for name, weight in self.named_parameters():
            if weight.dim() == 2 and "places" not in name:
                nn.init.normal_(weight, std=0.02)
            if name.endswith(("out.weight", "down.weight")):
                nn.init.zeros_(weight)
        nn.init.normal_(self.features_out.weight, std=0.02)
        with torch.no_grad():
            self.tokens.weight[PAD].zero_()

    def prefix(self, conditions: Tensor) -> Tensor:
        """float32[b, PREFIX, d]."""
        features, meaning = conditions[:, :FEATURES], conditions[:, FEATURES:]
        a = self.features_out(torch.relu(self.features_in(features)))
        # A unit vector of 512 numbers has entries near .04; the scale brings them near 1.
        m = self.meaning(meaning * math.sqrt(EMBEDDING))
        return torch.cat([a, m], -1).view(len(conditions), PREFIX, self.shape.width)

    def forward(self, tokens: Tensor, conditions: Tensor) -> Tensor:
        t = tokens.shape[1]
        x = torch.cat([self.prefix(conditions), self.tokens(tokens)], 1) + self.places[: PREFIX + t]
        mask = torch.full((PREFIX + t, PREFIX + t), FAR, device=x.device).triu(1)
        for block in self.blocks:
            x = block(x, mask)
        logits: Tensor = self.head(_norm(x[:, PREFIX:], self.norm))
        return logits


# ------------------------------------------------------------------ ONNX


class _Graph:
    """Collects nodes and weights under readable names."""

    def __init__(self) -> None:
        self.nodes: list[Any] = []
        self.weights: dict[str, Any] = {}

    def add(self, op: str, *inputs: str, **attributes: Any) -> str:
        out = f"{op.lower()}_{len(self.nodes)}"
        self.nodes.append(helper.make_node(op, list(inputs), [out], **attributes))
        return out

    def weight(self, name: str, value: npt.NDArray[Any]) -> str:
        """A weight, stored in half precision and widened when the graph is opened."""
        if name not in self.weights:
            self.weights[name] = numpy_helper.from_array(value.astype(np.float16), name)
            self.nodes.append(
                helper.make_node("Cast", [name], [f"{name}.wide"], to=TensorProto.FLOAT)
            )
        return f"{name}.wide"

    def constant(self, value: npt.ArrayLike, dtype: npt.DTypeLike = np.int64) -> str:
        array = np.asarray(value, dtype=dtype)
        name = f"c_{array.dtype}_{'_'.join(str(v) for v in array.reshape(-1))}"
        name += f"_{'x'.join(str(n) for n in array.shape)}"
        self.weights.setdefault(name, numpy_helper.from_array(array, name))
        return name

    def split(self, x: str, axis: int, parts: int, size: int) -> list[str]:
        return [
            self.add(
                "Slice", x, self.constant([i * size]), self.constant([(i + 1) * size]),
                self.constant([axis]),
            )
            for i in range(parts)
        ]  # fmt: skip

    def model(self, name: str, inputs: list[Any], outputs: list[Any]) -> Any:
        graph = helper.make_graph(self.nodes, name, inputs, outputs, list(self.weights.values()))
        model = helper.make_model(
            graph,
            opset_imports=[helper.make_opsetid("", OPSET)],
            ir_version=IR_VERSION,
            producer_name="affiche",
        )
        onnx.checker.check_model(model)
        return model


def _port(name: str, kind: int, *shape: int | str) -> Any:
    return helper.make_tensor_value_info(name, kind, list(shape))


Weights = Mapping[str, npt.NDArray[np.float32]]


def weights_of(network: PlannerNetwork) -> dict[str, npt.NDArray[np.float32]]:
    """The weights as arrays. The row of <pad> is zero: where it stands, the prefix is added."""
    arrays = {k: v.detach().float().numpy().copy() for k, v in network.state_dict().items()}
    arrays["tokens.weight"][PAD] = 0
    return arrays


def condition_graph(weights: Weights, shape: Shape, rows: int | str = "batch") -> Any:
    """The ONNX model `condition`; a number for `rows` fixes the axis."""
    g, w = _Graph(), weights

    def linear(x: str, name: str) -> str:
        y = g.add("MatMul", x, g.weight(f"{name}.weight", w[f"{name}.weight"].T))
        return g.add("Add", y, g.weight(f"{name}.bias", w[f"{name}.bias"]))

    def part(start: int, end: int) -> str:
        return g.add("Slice", "conditions", g.constant([start]), g.constant([end]), g.constant([1]))

    features, meaning = part(0, FEATURES), part(FEATURES, FEATURES + EMBEDDING)
    a = linear(g.add("Relu", linear(features, "features_in")), "features_out")
    m = linear(g.add("Mul", meaning, g.constant(math.sqrt(EMBEDDING), np.float32)), "meaning")
    both = g.add("Concat", a, m, axis=1)
    g.nodes.append(
        helper.make_node("Reshape", [both, g.constant([-1, PREFIX, shape.width])], ["prefix"])
    )
    return g.model(
        "condition",
        [_port("conditions", TensorProto.FLOAT, rows, FEATURES + EMBEDDING)],
        [_port("prefix", TensorProto.FLOAT, rows, PREFIX, shape.width)],
    )


def step_graph(
    weights: Weights,
    shape: Shape,
    rows: int | str = "batch",
    length: int | str = "length",
    places: int | str = "places",
) -> Any:
    """The ONNX model `step`; numbers for the three sizes fix the axes."""
    g, w = _Graph(), weights
    d, h = shape.width, shape.heads
    dh = d // h

    def norm(x: str, name: str) -> str:
        mean = g.add("ReduceMean", g.add("Mul", x, x), axes=[-1], keepdims=1)
        root = g.add("Sqrt", g.add("Add", mean, g.constant(1e-5, np.float32)))
        return g.add("Mul", g.add("Div", x, root), g.weight(name, w[name]))

    def linear(x: str, name: str) -> str:
        return g.add("MatMul", x, g.weight(f"{name}.weight", w[f"{name}.weight"].T))

    def headed(x: str) -> str:
        y = g.add("Reshape", x, g.constant([0, 0, h, dh]))
        return g.add("Transpose", y, perm=[0, 2, 1, 3])

    x = g.add("Gather", g.weight("tokens.weight", w["tokens.weight"]), "tokens", axis=0)
    x = g.add("Add", x, "added")
    x = g.add("Add", x, g.add("Gather", g.weight("places", w["places"]), "positions", axis=0))
    # What a token writes replaces what stood in its place of the cache.
    kept = g.add("Sub", g.constant(1, np.float32), g.add("ReduceSum", "slots", g.constant([0])))
    kept = g.add("Reshape", kept, g.constant([-1, 1]))
    into = g.add("Transpose", "slots", perm=[1, 0])
    past = g.split("past", 0, 2 * shape.layers, 1)
    present: list[str] = []
    for i in range(shape.layers):
        name = f"blocks.{i}"
        qkv = linear(norm(x, f"{name}.norm_a"), f"{name}.qkv")
        q, *fresh = (headed(part) for part in g.split(qkv, 2, 3, d))
        now = []
        for j, new in enumerate(fresh):
            old = g.add("Squeeze", past[2 * i + j], g.constant([0]))
            held = g.add("Add", g.add("Mul", old, kept), g.add("MatMul", into, new))
            present.append(g.add("Unsqueeze", held, g.constant([0])))
            now.append(held)
        k, v = now
        scores = g.add("MatMul", q, g.add("Transpose", k, perm=[0, 1, 3, 2]))
        scores = g.add("Mul", scores, g.constant(1 / math.sqrt(dh), np.float32))
        weighed = g.add("MatMul", g.add("Softmax", g.add("Add", scores, "mask"), axis=-1), v)
        y = g.add("Transpose", weighed, perm=[0, 2, 1, 3])
        y = g.add("Reshape", y, g.constant([0, 0, d]))
        x = g.add("Add", x, linear(y, f"{name}.out"))
        u = g.add("Relu", linear(norm(x, f"{name}.norm_b"), f"{name}.up"))
        x = g.add("Add", x, linear(g.add("Mul", u, u), f"{name}.down"))
    head = g.weight("head.weight", w["head.weight"].T)
    g.nodes.append(helper.make_node("MatMul", [norm(x, "norm"), head], ["logits"]))
    g.nodes.append(helper.make_node("Concat", present, ["present"], axis=0))
    kv = 2 * shape.layers
    return g.model(
        "step",
        [
            _port("tokens", TensorProto.INT64, rows, length),
            _port("added", TensorProto.FLOAT, rows, length, d),
            _port("positions", TensorProto.INT64, length),
            _port("mask", TensorProto.FLOAT, length, places),
            _port("slots", TensorProto.FLOAT, length, places),
            _port("past", TensorProto.FLOAT, kv, rows, h, places, dh),
        ],
        [
            _port("logits", TensorProto.FLOAT, rows, length, len(VOCABULARY)),
            _port("present", TensorProto.FLOAT, kv, rows, h, places, dh),
        ],
    )
