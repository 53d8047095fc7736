"""Packing the trained planner: ONNX graphs, known answers, vocabulary, card; sealed as a bundle."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import Any

import numpy as np
import onnx
import torch

from engine.models import bundle as bundles
from engine.models import session as sessions
from engine.models.bundle import Bundle, Flavour, GraphEntry, Manifest, Port, SelfTest
from engine.planning import facts as knowledge
from engine.planning import tokens
from engine.planning.planner import FAR, ROWS
from engine.training import network as networks
from engine.training.network import PlannerNetwork

CARD = "licences/MODEL_CARD.md"


def write_bundle(network: PlannerNetwork, folder: Path, card: str, version: str) -> Bundle:
    """Writes the bundle anew and checks its graphs against torch through the program's own
    sessions. Raises AssertionError or UserError when they differ."""
    shape = network.shape
    if folder.exists():
        shutil.rmtree(folder)
    for name in ("graphs/cpu", "graphs/cann", "selftest", "tables", "licences"):
        (folder / name).mkdir(parents=True)
    # What ships is stored in half precision; the known answers are those of the stored weights.
    rounded = PlannerNetwork(shape)
    rounded.load_state_dict({k: v.half().float() for k, v in network.state_dict().items()})
    rounded.eval()
    weights = networks.weights_of(rounded)
    fixed = {"rows": ROWS, "length": 1, "places": networks.PREFIX + tokens.LONGEST}
    for flavour, rows, sizes in (("cpu", "batch", {}), ("cann", 1, fixed)):
        place = folder / "graphs" / flavour
        onnx.save(networks.condition_graph(weights, shape, rows), place / "condition.onnx")
        onnx.save(networks.step_graph(weights, shape, **sizes), place / "step.onnx")
    _write_answers(rounded, folder)
    (folder / "tables/vocabulary.json").write_text(
        json.dumps(list(tokens.VOCABULARY), ensure_ascii=False) + "\n", encoding="utf-8"
    )
    (folder / CARD).write_text(card, encoding="utf-8")
    bundle = bundles.seal(
        folder,
        Manifest(
            name="planner",
            kind="planner",
            version=version,
            title="Affiche planner: brief to design plan",
            licence="Apache-2.0",
            graphs=tuple(
                _entry(name, flavour, folder)
                for flavour in ("cpu", "cann")
                for name in ("condition", "step")
            ),
            settings={
                "planner": {
                    "width": shape.width,
                    "layers": shape.layers,
                    "heads": shape.heads,
                    "prefix": networks.PREFIX,
                    "features": knowledge.FEATURES,
                }
            },
        ),
    )
    sessions.selftest(bundle, provider="cpu")
    return bundle


def _write_answers(network: PlannerNetwork, folder: Path) -> None:
    """What torch says to a made-up brief and sentence: the last step, with all before it in the
    cache. Both flavours are run on the CPU and compared with torch before anything is written."""
    shape, p = network.shape, networks.PREFIX
    rng = np.random.default_rng(3)
    conditions = rng.random((1, knowledge.FEATURES + knowledge.EMBEDDING), dtype=np.float32)
    conditions[:, knowledge.FEATURES :] -= 0.5
    conditions[:, knowledge.FEATURES :] *= 0.15
    ids = rng.integers(3, len(tokens.VOCABULARY), (1, 10)).astype(np.int64)
    with torch.no_grad():
        prefix = network.prefix(torch.from_numpy(conditions)).numpy()
        logits = network(torch.from_numpy(ids), torch.from_numpy(conditions)).numpy()
    np.savez_compressed(
        folder / "selftest/condition.npz", **{"in.conditions": conditions, "out.prefix": prefix}
    )
    n = p + ids.shape[1]
    both = np.concatenate([np.full((1, p), tokens.PAD, np.int64), ids], 1)
    added = np.concatenate([prefix, np.zeros((1, ids.shape[1], shape.width), np.float32)], 1)
    for flavour, rows, places in (("cpu", 1, n + 3), ("cann", ROWS, p + tokens.LONGEST)):
        session = sessions.open_session(folder / f"graphs/{flavour}/step.onnx", provider="cpu")
        past = np.zeros((2 * shape.layers, rows, shape.heads, places, shape.width // shape.heads))
        feeds: dict[str, np.ndarray[Any, Any]] = {}
        found = []
        for at in range(n):
            feeds = {
                "tokens": np.repeat(both[:, at : at + 1], rows, 0),
                "added": np.repeat(added[:, at : at + 1], rows, 0),
                "positions": np.array([at]),
                "mask": np.where(np.arange(places) > at, FAR, 0)[None].astype(np.float32),
                "slots": (np.arange(places) == at)[None].astype(np.float32),
                "past": np.array(past, dtype=np.float32),
            }
            out = session.run(feeds)
            past = out["present"]
            found.append(out["logits"][0, 0])
        error = float(np.abs(np.stack(found[p:]) - logits[0]).max())
        if error > 1e-3 * max(1.0, float(np.abs(logits).max())):
            raise AssertionError(f"the graph {flavour}/step is off by {error:.2e} in a logit")
        # One row with a memory is enough, and small; the others answer to an empty cache.
        feeds["past"][:, 1:] = 0
        last = session.run(feeds)["logits"]
        np.savez_compressed(
            folder / f"selftest/step-{flavour}.npz",
            **{f"in.{name}": value for name, value in feeds.items()},
            **{"out.logits": last},
        )


def _entry(name: str, flavour: Flavour, folder: Path) -> GraphEntry:
    file = f"graphs/{flavour}/{name}.onnx"
    graph = onnx.load(folder / file).graph
    kinds = {1: "float32", 7: "int64"}

    def ports(values: Any) -> tuple[Port, ...]:
        return tuple(
            Port(
                value.name,
                kinds[value.type.tensor_type.elem_type],
                tuple(d.dim_param or d.dim_value for d in value.type.tensor_type.shape.dim),
            )
            for value in values
        )

    answers = "selftest/condition.npz" if name == "condition" else f"selftest/step-{flavour}.npz"
    return GraphEntry(
        graph=name,
        flavour=flavour,
        file=file,
        opset=networks.OPSET,
        inputs=ports(graph.input),
        outputs=ports(graph.output),
        selftest=SelfTest(answers, rtol=0.02),
    )
