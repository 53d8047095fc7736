"""Packing the trained nano networks: ONNX graphs, known answers, tables, card; sealed as a bundle.

    encode:    pixels -> latents
    decode:    latents, coverage -> pixels
    condition: everything that is known of the plan -> tokens, mood
    step:      latents, time, tokens, mood -> velocity

Shapes are those of `codec` and `decoder`; batch, height and width are free. Weights are stored in
half precision, or the large matrices in int8 where that is faster and close enough.
"""

from __future__ import annotations

import json
import shutil
import tempfile
import time
import warnings
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt
import onnx
import torch
from onnx import TensorProto, helper, numpy_helper
from torch import Tensor, nn

from engine.decoding import materials
from engine.drawing.labels import LABELS
from engine.models import bundle as bundles
from engine.models import session as sessions
from engine.models.bundle import Bundle, GraphEntry, Manifest, Port, SelfTest
from engine.training.nano import codec as codecs
from engine.training.nano import data, flow
from engine.training.nano import decoder as decoders
from engine.training.nano.codec import PixelDecoder
from engine.training.nano.decoder import Decoder
from engine.training.styles import STYLES

OPSET = 18
CARD = "licences/MODEL_CARD.md"
GRAPHS = ("encode", "decode", "condition", "step")
INT8_GAIN = 1.15
"""How many times as fast the int8 graph must be to ship."""
INT8_ERROR = 0.02
"""Of the velocity's deviation: the most that int8 may change it."""

Arrays = dict[str, npt.NDArray[Any]]


def write_bundle(out: Path, folder: Path | None = None) -> Bundle:
    """The bundle of the checkpoints in `out`, at `folder` (out/bundle). Its graphs are compared
    with torch through the program's own sessions. Raises UserError, or AssertionError when they
    differ."""
    from engine.training.nano.train import load_codec, load_decoder

    cpu = torch.device("cpu")
    codec, (network, state) = load_codec(out, cpu), load_decoder(out, cpu)
    folder = folder or out / "bundle"
    if folder.exists():
        shutil.rmtree(folder)
    for name in ("graphs/cpu", "selftest", "tables", "licences"):
        (folder / name).mkdir(parents=True)
    # What ships is stored in half precision; the known answers are those of the stored weights.
    for module in (codec, network):
        module.load_state_dict({k: _rounded(v) for k, v in module.state_dict().items()})
    samples = _samples(codec, network)
    quantised = ""
    for name in GRAPHS:
        path = folder / f"graphs/cpu/{name}.onnx"
        module, feeds, wanted = samples[name]
        _export(module, feeds, list(wanted), path)
        _check(name, path, feeds, wanted, 1e-3)
        if name == "step":
            quantised = _try_int8(path, feeds, wanted)
        _halve(path)
        np.savez_compressed(
            folder / f"selftest/{name}.npz",
            **{f"in.{k}": v for k, v in feeds.items()},
            **{f"out.{k}": v for k, v in wanted.items()},
        )
    tables = {
        "classes": {"": 0, **LABELS},
        "styles": list(STYLES),
        "materials": list(materials.MATERIALS),
    }
    for name, table in tables.items():
        text = json.dumps(table, ensure_ascii=False, indent=1) + "\n"
        (folder / f"tables/{name}.json").write_text(text, encoding="utf-8")
    transform = codec.transform.state_dict()
    np.savez_compressed(
        folder / "tables/transform.npz", **{k: v.numpy() for k, v in transform.items()}
    )
    codec_state = torch.load(out / "codec.pt", map_location="cpu", weights_only=True)["state"]
    text = card(codec, network, codec_state, state, quantised)
    (folder / CARD).write_text(text, encoding="utf-8")
    made = bundles.seal(
        folder,
        Manifest(
            name="nano",
            kind="nano",
            title="Affiche nano: plan and letters to picture",
            licence="Apache-2.0",
            graphs=tuple(_entry(name, folder) for name in GRAPHS),
            settings={
                "latents": {"channels": codecs.CHANNELS, "patch": codecs.PATCH},
                "tokens": {"pixels": decoders.TOKEN, "cell": decoders.CELL},
                "flow": {"noise": flow.NOISE, "steps": flow.STEPS},
                "glyphs": {"radius": data.RADIUS},
                "limits": {"multiple": decoders.TOKEN, "tokens": 4096},
            },
        ),
    )
    sessions.selftest(made, provider="cpu")
    return made


def _rounded(value: Tensor) -> Tensor:
    return value.half().float() if value.dtype.is_floating_point else value


def _samples(codec: PixelDecoder, network: Decoder) -> dict[str, tuple[nn.Module, Arrays, Arrays]]:
    """Of every graph its module, inputs (two pictures of 96 x 64 px) and what torch answers."""
    rng = np.random.default_rng(9)
    b, w, h = 2, 96, 64

    def noise(*shape: int) -> npt.NDArray[np.float32]:
        return rng.standard_normal(shape, dtype=np.float32)

    encode: Arrays = {"pixels": np.tanh(noise(b, 3, h, w))}
    glyphs = np.clip(noise(b, 2, h, w), -1, 1)
    glyphs[:, 0] = np.abs(glyphs[:, 0])
    condition: Arrays = {
        "classes": rng.integers(0, len(LABELS) + 1, (b, h // 4, w // 4)),
        "slots": rng.integers(0, 7, (b, h // 4, w // 4)),
        "draft": noise(b, codecs.CHANNELS, h // 8, w // 8),
        "glyphs": glyphs,
        "materials": rng.integers(0, len(materials.MATERIALS), (b, h // 16, w // 16)),
        "quiet": rng.integers(0, 2, (b, 1, h // 16, w // 16)).astype(np.float32),
        "palette": np.tanh(noise(b, 6, 3)),
        "style": rng.integers(0, len(STYLES), b),
    }
    out: dict[str, tuple[nn.Module, Arrays, Arrays]] = {}

    def add(name: str, module: nn.Module, feeds: Arrays, answers: Sequence[str]) -> Arrays:
        with torch.no_grad():
            found = module(*(torch.from_numpy(v) for v in feeds.values()))
        found = found if isinstance(found, tuple) else (found,)
        wanted = {k: v.numpy() for k, v in zip(answers, found, strict=True)}
        out[name] = (module, feeds, wanted)
        return wanted

    latents = add("encode", codec.transform, encode, ["latents"])["latents"]
    add("decode", codec, {"latents": latents, "coverage": glyphs[:, :1].copy()}, ["pixels"])
    known = add("condition", network.condition, condition, ["tokens", "mood"])
    step = {"latents": latents, "time": np.array([0.3, 0.9], np.float32), **known}
    add("step", network.step, step, ["velocity"])
    return out


_GRIDS = {
    "pixels": 16, "glyphs": 16, "coverage": 16, "classes": 4, "slots": 4, "draft": 2,
    "latents": 2, "materials": 1, "quiet": 1,
}  # fmt: skip
"""Places per token across, of inputs that lie on a grid."""


def _export(module: nn.Module, feeds: Arrays, outputs: list[str], path: Path) -> None:
    height, width = (
        torch.export.Dim("rows", min=1, max=512),
        torch.export.Dim("columns", min=1, max=512),
    )
    batch = torch.export.Dim("batch", min=1, max=64)
    shapes: dict[str, dict[int, Any]] = {}
    for name, value in feeds.items():
        axes: dict[int, Any] = {0: batch}
        if name in _GRIDS:
            last = value.ndim - 1
            many = _GRIDS[name]
            axes |= {last - 1: many * height if many > 1 else height}
            axes |= {last: many * width if many > 1 else width}
        elif name == "tokens":
            axes |= {1: torch.export.Dim.AUTO}
        shapes[name] = axes
    with warnings.catch_warnings():
        # The exporter warns of axis names that it merges and of its own deprecated calls.
        warnings.simplefilter("ignore")
        _run_exporter(module, feeds, outputs, path, shapes)


def _run_exporter(
    module: nn.Module,
    feeds: Arrays,
    outputs: list[str],
    path: Path,
    shapes: dict[str, dict[int, Any]],
) -> None:
    torch.onnx.export(
        module,
        tuple(torch.from_numpy(v) for v in feeds.values()),
        str(path),
        input_names=list(feeds),
        output_names=outputs,
        dynamic_shapes=tuple(shapes.values()),
        opset_version=OPSET,
        dynamo=True,
        external_data=False,
        verbose=False,
    )


def _check(name: str, path: Path, feeds: Arrays, wanted: Arrays, most: float) -> None:
    found = sessions.open_session(path, provider="cpu").run(feeds)
    for key, known in wanted.items():
        limit = most * max(1.0, float(np.abs(known).max()))
        error = float(np.abs(found[key] - known).max())
        if not error <= limit:
            raise AssertionError(f"the graph {name} is off by {error:.2e} in its {key}")


def _try_int8(path: Path, feeds: Arrays, wanted: Arrays) -> str:
    """Replaces the graph by its int8 twin where that is faster and close; says what was found."""
    from onnxruntime.quantization import QuantType, quantize_dynamic

    with tempfile.TemporaryDirectory() as folder:
        small, bare = Path(folder) / "int8.onnx", Path(folder) / "bare.onnx"
        model = onnx.load(path)
        # The exporter's notes on shapes contradict the quantiser's transposed weights.
        del model.graph.value_info[:]
        onnx.save(model, bare)
        quantize_dynamic(
            str(bare), str(small), weight_type=QuantType.QInt8, op_types_to_quantize=["MatMul", "Gemm"]
        )  # fmt: skip
        took: dict[Path, float] = {}
        found: Mapping[str, npt.NDArray[Any]] = {}
        big = _enlarged(feeds)
        for graph in (path, small):
            session = sessions.open_session(graph, provider="cpu", threads=1)
            session.run(big)
            times = []
            for _ in range(5):
                begun = time.perf_counter()
                session.run(big)
                times.append(time.perf_counter() - begun)
            took[graph] = min(times)
            found = session.run(feeds)
        known = wanted["velocity"]
        error = float(np.sqrt(((found["velocity"] - known) ** 2).mean()) / max(known.std(), 1e-6))
        gain = took[path] / took[small]
        taken = gain >= INT8_GAIN and error <= INT8_ERROR
        if taken:
            shutil.copy(small, path)
            wanted["velocity"] = found["velocity"]
    return (
        f"int8 step: {gain:.2f} times as fast, {error:.4f} of the velocity's deviation off; "
        f"{'taken' if taken else 'not taken'}"
    )


def _enlarged(feeds: Arrays) -> Arrays:
    """One picture of 256 x 256 px out of the sample's beginning."""
    latents = np.resize(feeds["latents"], (1, codecs.CHANNELS, 32, 32))
    tokens = np.resize(feeds["tokens"], (1, 256, feeds["tokens"].shape[2]))
    return {
        "latents": latents,
        "time": feeds["time"][:1],
        "tokens": tokens,
        "mood": feeds["mood"][:1],
    }


def _halve(path: Path) -> None:
    """Stores large float32 weights as float16 behind a cast, which the runtime folds on opening."""
    model = onnx.load(path)
    graph = model.graph
    casts = []
    for tensor in graph.initializer:
        if tensor.data_type != TensorProto.FLOAT or np.prod(tensor.dims) < 256:
            continue
        name = tensor.name
        values = numpy_helper.to_array(tensor).astype(np.float16)
        tensor.CopyFrom(numpy_helper.from_array(values, f"{name}.half"))
        casts.append(helper.make_node("Cast", [f"{name}.half"], [name], to=TensorProto.FLOAT))
    nodes = [*casts, *graph.node]
    del graph.node[:]
    graph.node.extend(nodes)
    del graph.value_info[:]
    model.producer_name, model.producer_version = "affiche", ""
    for node in graph.node:
        node.doc_string = ""
        del node.metadata_props[:]
    onnx.checker.check_model(model)
    onnx.save(model, path)


def _entry(name: str, folder: Path) -> GraphEntry:
    file = f"graphs/cpu/{name}.onnx"
    graph = onnx.load(folder / file).graph
    kinds = {TensorProto.FLOAT: "float32", TensorProto.INT64: "int64"}

    def ports(values: Any) -> tuple[Port, ...]:
        return tuple(
            Port(
                value.name,
                kinds[value.type.tensor_type.elem_type],
                tuple(d.dim_param or d.dim_value for d in value.type.tensor_type.shape.dim),
            )
            for value in values
        )

    return GraphEntry(
        graph=name,
        flavour="cpu",
        file=file,
        opset=OPSET,
        inputs=ports(graph.input),
        outputs=ports(graph.output),
        selftest=SelfTest(f"selftest/{name}.npz", rtol=0.02),
    )


def card(
    codec: nn.Module,
    network: Decoder,
    codec_state: Mapping[str, float],
    state: Mapping[str, float],
    quantised: str,
) -> str:
    """The model card, Markdown."""

    def weights(module: nn.Module) -> str:
        return f"{sum(p.numel() for p in module.parameters()):,}"

    def measures(found: Mapping[str, float]) -> list[str]:
        known = ("steps", "images", "seconds", "loss")
        return [f"- {k.replace('_', ' ')}: {v:.4g}" for k, v in found.items() if k not in known]

    shape = network.shape
    return "\n".join(
        [
            "# Nano",
            "",
            "Paints a plan: class and palette slot of every 4x4 cell, its flat drawing as a draft,",
            "the lettering as coverage and distance, quiet regions, a palette and a style become a",
            f"picture in {flow.STEPS} steps. A flow-matching transformer of {weights(network)}",
            f"weights (width {shape.width}, {shape.layers} layers) over latents of a fixed",
            f"orthogonal transform, and a pixel decoder of {weights(codec)} weights.",
            "",
            "## Data",
            "",
            "- Drawn by the project's own painter, subjects, palettes and faces, flat and in the",
            f"  styles {', '.join(name for name in STYLES if name != 'flat')}.",
            "- No picture, text or layout from outside, and no benchmark prompt, was used.",
            "- Faces, texts, palettes, subjects and pairs of motif and palette are held out by a",
            "  stable hash.",
            "",
            "## Training",
            "",
            *(
                f"- {name}: {found['steps']:,.0f} steps, {found['images']:,.0f} images, "
                f"{found['seconds'] / 60:.0f} minutes, loss {found.get('loss', float('nan')):.4f}"
                for name, found in (("pixel decoder", codec_state), ("decoder", state))
            ),
            "",
            "## Measured on held-out plans",
            "",
            *measures(codec_state),
            *measures(state),
            "",
            "`held out psnr` of the decoder counts flat drawings only. `quiet energy`: gradient",
            "energy of quiet tokens against the rest.",
            "",
            f"- {quantised}",
            "",
            "## Limits",
            "",
            "A closed world: it paints what the project's painter can draw, never better than it",
            "was shown, no photographs and nobody's likeness.",
            "",
        ]
    )
