"""Packing the trained decoder: ONNX graphs, known answers, the table of styles, card; sealed as a
bundle.

    page:  what is known of the whole drawing -> tokens, mood
    paint: a window of it, its fields of chance, tokens, mood -> pixels

Shapes are those of `painter`; height and width are free. Weights are stored in half precision.
"""

from __future__ import annotations

import json
import shutil
import warnings
from collections.abc import Collection, Mapping, Sequence
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt
import onnx
import torch
from onnx import TensorProto, helper, numpy_helper
from torch import nn

from engine.decoding.conditions import EM, UNIT
from engine.decoding.nano import STYLES_FILE
from engine.drawing.labels import LABELS
from engine.models import bundle as bundles
from engine.models import session as sessions
from engine.models.bundle import Bundle, GraphEntry, Manifest, Port, SelfTest
from engine.training.nano import channels
from engine.training.nano.painter import FIELDS, Painter
from engine.training.nano.painting import load_painter
from engine.training.styles import STYLES

OPSET = 18
CARD = "licences/MODEL_CARD.md"
SHOWN = {"riso-process": "riso"}
"""Styles that a person knows by another name."""

Arrays = dict[str, npt.NDArray[Any]]


def write_bundle(checkpoint: Path, folder: Path, names: Collection[str] | None = None) -> Bundle:
    """The bundle of a checkpoint at `folder`, with the styles and materials that are named (all).
    Its graphs are compared with torch through the program's own sessions. Raises UserError, or
    AssertionError when they differ."""
    network, state, classes = load_painter(checkpoint)
    shipped = [n for n in channels.NAMES if names is None or n in names]
    if folder.exists():
        shutil.rmtree(folder)
    for name in ("graphs/cpu", "selftest", "tables", "licences"):
        (folder / name).mkdir(parents=True)
    # What ships is stored in half precision; the known answers are those of the stored weights.
    network.load_state_dict({k: v.half().float() for k, v in network.state_dict().items()})
    for name, (module, feeds, wanted) in _samples(network).items():
        path = folder / f"graphs/cpu/{name}.onnx"
        _export(module, feeds, list(wanted), path)
        _halve(path)
        _check(name, path, feeds, wanted, 2e-3)
        np.savez_compressed(
            folder / f"selftest/{name}.npz",
            **{f"in.{k}": v for k, v in feeds.items()},
            **{f"out.{k}": v for k, v in wanted.items()},
        )
    table = json.dumps([_row(name) for name in shipped], indent=1) + "\n"
    (folder / STYLES_FILE).write_text(table, encoding="utf-8")
    (folder / CARD).write_text(card(network, state, shipped), encoding="utf-8")
    made = bundles.seal(
        folder,
        Manifest(
            name="nano",
            kind="nano",
            title="Affiche nano: a drawing and its chance to a painted page",
            licence="Apache-2.0",
            graphs=tuple(_entry(name, folder) for name in ("page", "paint")),
            settings={
                "steps": 1,
                "classes": classes,
                "limits": {"multiple": 32, "fields": FIELDS},
            },
        ),
    )
    sessions.selftest(made, provider="cpu")
    return made


def _row(name: str) -> dict[str, Any]:
    is_art = name in channels.ART
    fields = channels.ART[name] if is_art else channels.LETTERS[name]
    return {
        "name": SHOWN.get(name, name),
        "number": channels.NAMES.index(name),
        "kind": "art" if is_art else "letters",
        "unit": UNIT if is_art else EM,
        "dark": is_art and STYLES[name].dark,
        "fields": [
            {k: getattr(f, k) for k in
             ("name", "frequency", "octaves", "stretch", "angle", "kind", "phase")}
            for f in fields
        ],
    }  # fmt: skip


def _samples(network: Painter) -> dict[str, tuple[nn.Module, Arrays, Arrays]]:
    """Of each graph its module, inputs (a page of 4 x 3 tokens, a window of 96 x 64 px) and what
    torch answers."""
    rng = np.random.default_rng(9)
    w, h = 96, 64

    def noise(*shape: int) -> npt.NDArray[np.float32]:
        return rng.standard_normal(shape, dtype=np.float32)

    page: Arrays = {
        "classes": rng.integers(0, len(LABELS) + 1, (1, 12, 16)),
        "slots": rng.integers(0, 7, (1, 12, 16)),
        "thumbnail": np.tanh(noise(1, 3, 24, 32)),
        "palette": np.tanh(noise(1, 6, 3)),
        "style": np.array([1]),
    }
    glyphs = np.clip(noise(1, 2, h, w), -1, 1)
    glyphs[:, 0] = np.abs(glyphs[:, 0])
    out: dict[str, tuple[nn.Module, Arrays, Arrays]] = {}

    def add(name: str, module: nn.Module, feeds: Arrays, answers: Sequence[str]) -> Arrays:
        module.eval()
        with torch.no_grad():
            found = module(*(torch.from_numpy(v) for v in feeds.values()))
        found = found if isinstance(found, tuple) else (found,)
        wanted = {k: v.numpy() for k, v in zip(answers, found, strict=True)}
        out[name] = (module, feeds, wanted)
        return wanted

    known = add("page", network.page, page, ["tokens", "mood"])
    paint: Arrays = {
        "draft": np.tanh(noise(1, 3, h, w)),
        "fields": noise(1, FIELDS, h, w),
        "glyphs": glyphs,
        "classes": rng.integers(0, len(LABELS) + 1, (1, h // 8, w // 8)),
        "slots": rng.integers(0, 7, (1, h // 8, w // 8)),
        "tokens": np.resize(known["tokens"], (1, network.shape.width, h // 16, w // 16)),
        "mood": known["mood"],
        "style": page["style"],
    }
    add("paint", network.paint, paint, ["pixels"])
    return out


_GRIDS = {
    "page": {"classes": 4, "slots": 4, "thumbnail": 8},
    "paint": {"draft": 32, "fields": 32, "glyphs": 32, "classes": 4, "slots": 4, "tokens": 2},
}
"""Places across of inputs that lie on a grid, for a token of the page or 32 px of a window."""


def _export(module: nn.Module, feeds: Arrays, outputs: list[str], path: Path) -> None:
    rows, columns = (torch.export.Dim(name, min=1, max=512) for name in ("rows", "columns"))
    shapes: list[dict[int, Any]] = []
    for name, value in feeds.items():
        many = _GRIDS[path.stem].get(name, 0)
        last = value.ndim - 1
        shapes.append({last - 1: many * rows, last: many * columns} if many else {})
    with warnings.catch_warnings():
        # The exporter warns of axis names that it merges and of its own deprecated calls.
        warnings.simplefilter("ignore")
        torch.onnx.export(
            module,
            tuple(torch.from_numpy(v) for v in feeds.values()),
            str(path),
            input_names=list(feeds),
            output_names=outputs,
            dynamic_shapes=tuple(shapes),
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


def card(network: Painter, state: Mapping[str, float], names: Sequence[str]) -> str:
    """The model card, Markdown."""
    weights = sum(p.numel() for p in network.parameters())
    shape = network.shape
    rows = [
        f"| {SHOWN.get(n, n)} | {state[f'error {n}']:.1f} | {state[f'flat {n}']:.1f} | "
        f"{state[f'lively {n}']:.2f} |"
        for n in names
        if f"flat {n}" in state
    ]
    art = ", ".join(SHOWN.get(n, n) for n in names if n in channels.ART)
    letters = ", ".join(n for n in names if n in channels.LETTERS) or "none"
    return "\n".join(
        [
            "# Nano",
            "",
            "Paints a page's flat drawing in a style, in one step, and letters in a material. It is",
            "told the drawing's pixels, the class and palette slot of every 8x8 cell, the palette,",
            "the style, the letters' coverage and distance, and fields of seeded chance.",
            f"A transformer over the whole page, small (width {shape.width}, {shape.layers} layers),",
            f"and a convolutional network over windows of it at full size; {weights:,} weights.",
            "",
            f"Styles: {art}. Materials: {letters}.",
            "",
            "## Data",
            "",
            "- Pages of 768 pixels on the short side, drawn by the project's own painter with its",
            "  subjects and palettes, flat and in the styles (`engine/training/styles`); letters of",
            f"  its faces, flat and in the materials: {state.get('pages', 0):.0f} pages in all.",
            "- The chance is the teacher's own: the network is given the very fields of noise that",
            "  the painted page was drawn with, so that one seed is one picture and a single step",
            "  is enough (a network taught by pairs of noise and picture).",
            "- No picture, text or layout from outside, and no benchmark prompt, was used.",
            "- Faces, texts, palettes, subjects and pairs of motif and palette are held out by a",
            "  stable hash.",
            "",
            "## Training",
            "",
            f"- {state['steps']:,.0f} steps, {state['images']:,.0f} windows of 192 pixels,",
            f"  {state['seconds'] / 60:.0f} minutes on one thread of a shared CPU, in bfloat16.",
            "- Muon for convolutions and matrices, AdamW for the rest; the rate fell in a line.",
            "- Loss: absolute error of pixels, edges and 4x4 means, and of how much neighbours",
            "  differ.",
            "",
            "## Measured on held-out pages",
            "",
            "Mean absolute error against what the teacher painted, of 255; the same of the flat",
            "drawing itself; and how lively the picture is against the teacher's (1: as lively).",
            "",
            "| style | error | flat drawing's | lively |",
            "|---|---|---|---|",
            *rows,
            "",
            "## Limits",
            "",
            "A closed world: it paints what the project's painters can paint, never better than it",
            "was shown, over a drawing that must be there already. It invents no objects, knows no",
            "photographs and nobody's likeness. Textures are as large as on pages of 768 pixels:",
            "on larger ones they look finer. Quiet places are kept calm by a veil, not by it. Few",
            "pages taught it: what a style takes from the whole page, such as the tint of a neon's",
            "wall, fits new pages less well than strokes and grain do.",
            "",
        ]
    )


def main(arguments: Sequence[str] | None = None) -> int:
    import argparse

    parser = argparse.ArgumentParser(prog="python -m engine.training.nano.export")
    parser.add_argument("--checkpoint", type=Path, required=True)
    parser.add_argument("--folder", type=Path, required=True, help="of the bundle; replaced")
    parser.add_argument("--names", default="", help="styles and materials that ship, with commas")
    given = parser.parse_args(arguments)
    names = given.names.split(",") if given.names else None
    made = write_bundle(given.checkpoint, given.folder, names)
    print(f"{made.folder}: {made.size / 1e6:.1f} MB, {made.digest[:16]}")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
