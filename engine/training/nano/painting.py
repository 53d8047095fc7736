"""Train the decoder:

    python -m engine.training.nano.painting --out DIR --minutes 60

DIR/data holds the pages that `engine.training.nano.pages` drew, DIR/painter.pt the checkpoint,
DIR/sheets what held-out pages look like on the way (flat, painted by the teacher, by the network).
"""

from __future__ import annotations

import argparse
import json
import sys
import time
from collections.abc import Collection, Mapping
from dataclasses import asdict, dataclass
from pathlib import Path
from types import MappingProxyType
from typing import Any

import numpy as np
import numpy.typing as npt
import torch
from PIL import Image
from torch import Tensor
from torch.nn import functional

from engine.decoding.conditions import CELL, EM
from engine.decoding.fields import Window, stack
from engine.errors import UserError
from engine.training.nano import channels
from engine.training.nano.fitting import Cast, Fitting, Say, autocast, device_of, load
from engine.training.nano.optimiser import Muon
from engine.training.nano.painter import FIELDS, Painter, Shape

Pixels = npt.NDArray[np.uint8]
TOKEN = 64
"""Pixels of the page across a token of it."""
_FIELDS: Mapping[str, Any] = channels.ART | dict(channels.LETTERS)  # type: ignore[operator]
SHARES: Mapping[str, float] = MappingProxyType(
    {
        "watercolour": 1.0, "riso-process": 1.3, "chalkboard": 1.3, "grainy-gradient": 0.9,
        "neon": 1.0, "ink-wash": 1.0, "gold": 0.6, "wood": 0.6, "ice": 0.5,
    }
)  # fmt: skip
"""How often a style is trained on."""
LIVELY = 1.2
"""Weight of life against exactness in the loss; the first two thirds of the shipped network's
steps were taken with half of it."""


@dataclass(frozen=True, slots=True)
class Batch:
    """Windows of pages in one style, as the networks take them."""

    page: dict[str, Tensor]
    paint: dict[str, Tensor]
    corners: list[tuple[int, int, int]]
    """Of every window: its page, its left and upper edge in 16 pixels."""
    wanted: Tensor
    weight: Tensor


class Pages:
    """The pages of a folder, memory mapped."""

    def __init__(self, folder: Path, kind: str) -> None:
        self.folder, self.kind = folder, kind
        self._files: dict[str, list[Path]] = {}
        self.refresh()

    def refresh(self) -> None:
        """Take in pages that came since."""
        for sort in ("art", "letters"):
            self._files[sort] = sorted(self.folder.glob(f"{sort}-{self.kind}-*.npy"))
        self._of: dict[int, list[tuple[Path, int]]] = {}
        for files in self._files.values():
            for path in files:
                row = np.load(path, mmap_mode="r")[0]
                for i, name in enumerate(np.array(row["names"])):
                    self._of.setdefault(int(name), []).append((path, i))
        if not self._of:
            raise UserError("there are no pages", str(self.folder), "draw them first")

    def __len__(self) -> int:
        return sum(len(files) for files in self._files.values())

    def names(self, sort: str) -> list[int]:
        known = channels.ART if sort == "art" else channels.LETTERS
        return [i for i in self._of if channels.NAMES[i] in known]

    def classes(self) -> list[int]:
        """The labels that occur, the most frequent first."""
        count = np.zeros(256, np.int64)
        for path in self._files["art"]:
            classes = np.load(path, mmap_mode="r")[0]["classes"]
            count += np.bincount(np.asarray(classes).ravel(), minlength=256)
        return [int(label) for label in np.argsort(-count, kind="stable") if count[label]]

    def of(self, name: int) -> list[tuple[Path, int]]:
        return self._of.get(name, [])


def _colours(values: npt.NDArray[Any]) -> Tensor:
    return torch.from_numpy(np.ascontiguousarray(values)).permute(0, 3, 1, 2).float() / 127.5 - 1


def batch_of(
    pages: list[tuple[Path, int]], style: int, side: int, windows: int, rng: np.random.Generator
) -> Batch:
    """`windows` windows of each page, of `side` pixels (0: all of the page)."""
    name = channels.NAMES[style]
    is_letters = name in channels.LETTERS
    cond: dict[str, list[npt.NDArray[Any]]] = {}
    parts: dict[str, list[npt.NDArray[Any]]] = {}
    corners: list[tuple[int, int, int]] = []
    wanted: list[Pixels] = []
    for number, (path, i) in enumerate(pages):
        row = np.load(path, mmap_mode="r")[0]
        flat = row["flat"][i if is_letters else 0]
        height, width = flat.shape[:2]
        unit = EM if is_letters else min(width, height)
        classes, slots = np.array(row["classes"]), np.array(row["slots"])
        thumb = np.array(flat).reshape(height // 8, 8, width // 8, 8, 3).mean((1, 3))
        for key, value in (
            ("classes", classes[1::2, 1::2]), ("slots", slots[1::2, 1::2]), ("thumbnail", thumb),
            ("palette", np.array(row["palette"])),
        ):  # fmt: skip
            cond.setdefault(key, []).append(value)
        high, wide = (side, side) if side else (height, width)
        for _ in range(windows):
            places = []
            for _ in range(3):
                x = 16 * int(rng.integers(0, (width - wide) // 16 + 1))
                y = 16 * int(rng.integers(0, (height - high) // 16 + 1))
                part = flat[y : y + high : 4, x : x + wide : 4, 1].astype(np.int16)
                cover = (
                    row["coverage"][y : y + high : 4, x : x + wide : 4].mean()
                    if is_letters
                    else np.abs(np.diff(part, axis=0)).mean() + np.abs(np.diff(part, axis=1)).mean()
                )
                places.append((float(cover), x, y))
            _, x, y = places[0] if not is_letters and rng.random() < 0.4 else max(places)
            corners.append((number, x // 16, y // 16))
            window = (slice(y, y + high), slice(x, x + wide))
            wanted.append(row["painted"][i][window])
            drawn = stack(_FIELDS[name], int(row["seed"]), Window(x, y, wide, high, unit))
            chance = np.zeros((FIELDS, high, wide), np.float32)
            chance[: len(drawn)] = drawn
            glyphs = np.zeros((2, high, wide), np.float32)
            glyphs[1] = -1
            if is_letters:
                glyphs[0] = row["coverage"][window].astype(np.float32) / 255
                glyphs[1] = (row["distance"][window].astype(np.float32) - 128) / 127
            cells = (
                slice(y // CELL, (y + high) // CELL), slice(x // CELL, (x + wide) // CELL)
            )  # fmt: skip
            for key, value in (
                ("draft", flat[window]), ("fields", chance), ("glyphs", glyphs),
                ("classes", classes[cells]), ("slots", slots[cells]),
            ):  # fmt: skip
                parts.setdefault(key, []).append(value)
    whole = {key: np.stack(value) for key, value in cond.items()}
    part_ = {key: np.stack(value) for key, value in parts.items()}

    def labels(values: npt.NDArray[Any]) -> Tensor:
        return torch.from_numpy(np.ascontiguousarray(values).astype(np.int64))

    page = {
        "classes": labels(whole["classes"]),
        "slots": labels(whole["slots"]),
        "thumbnail": _colours(whole["thumbnail"].astype(np.float32)),
        "palette": torch.from_numpy(whole["palette"].astype(np.float32) / 127.5 - 1),
        "style": torch.full((len(pages),), style),
    }
    glyphs_ = torch.from_numpy(part_["glyphs"])
    weight = (0.05 + 0.95 * glyphs_[:, :1]) * 2 if is_letters else torch.ones(1, 1, 1, 1)
    return Batch(
        page,
        {
            "draft": _colours(part_["draft"]),
            "fields": torch.from_numpy(part_["fields"]),
            "glyphs": glyphs_,
            "classes": labels(part_["classes"]),
            "slots": labels(part_["slots"]),
        },
        corners,
        _colours(np.stack(wanted)),
        weight,
    )


def painted(network: Painter, batch: Batch, cast: Cast) -> Tensor:
    """Pixels of the batch's windows."""
    with cast():
        tokens, mood = network.page(**batch.page)
        tokens = functional.interpolate(
            tokens, scale_factor=TOKEN // 16, mode="bilinear", align_corners=False
        )
        high, wide = (n // 16 for n in batch.wanted.shape[2:])
        cut = torch.stack([tokens[p, :, y : y + high, x : x + wide] for p, x, y in batch.corners])
        moods = mood[[p for p, _, _ in batch.corners]]
        paint = batch.paint | {"draft": batch.paint["draft"].to(memory_format=torch.channels_last)}
        out: Tensor = network.paint(**paint, tokens=cut, mood=moods, style=batch.page["style"][:1])
    return out


def loss(found: Tensor, wanted: Tensor, weight: Tensor) -> Tensor:
    """Absolute error of pixels, of their differences (edges) and of 4x4 means (colour), and of how
    lively the picture is about every place: what can't be told exactly shall not go pale."""
    gap = (found - wanted) * weight
    across = gap[..., 1:] - gap[..., :-1]
    down = gap[..., 1:, :] - gap[..., :-1, :]
    coarse = functional.avg_pool2d(gap, 4)
    return (
        gap.abs().mean()
        + 0.5 * (across.abs().mean() + down.abs().mean())
        + 0.5 * coarse.abs().mean()
        + LIVELY * (_lively(found * weight) - _lively(wanted * weight)).abs().mean()
    )


def _lively(pixels: Tensor) -> Tensor:
    """How much neighbours differ, root of the mean square of 8x8 pixels."""
    across = (pixels[..., :-1, 1:] - pixels[..., :-1, :-1]).square()
    down = (pixels[..., 1:, :-1] - pixels[..., :-1, :-1]).square()
    return (functional.avg_pool2d(across + down, 8) + 1e-4).sqrt()


def fit(out: Path, minutes: float, say: Say, shape: Shape, given: argparse.Namespace) -> None:
    device = device_of("cpu")
    cast = autocast(device, torch.bfloat16 if given.precision == "bfloat16" else torch.float32)
    examples, held = Pages(out / "data", "train"), Pages(out / "data", "held")
    for name in given.shares:
        if not examples.of(name):
            raise UserError(f"no page shows {channels.NAMES[name]}", str(out / "data"), "draw more")
    torch.manual_seed(20)
    network = Painter(shape)
    network.to(memory_format=torch.channels_last)
    say(f"{sum(w.numel() for w in network.parameters()) / 1e6:.2f} million weights, "
        f"{len(examples)} pages")  # fmt: skip
    matrices = [
        weight for name, weight in network.named_parameters()
        if weight.ndim in (2, 4) and weight.shape[0] >= 32
        and not any(k in name for k in ("classes", "slots", "style", "modulation", "palette", "paint.fields", "heads"))
    ] if given.muon else []  # fmt: skip
    theirs = {id(weight) for weight in matrices}
    rest = [weight for weight in network.parameters() if id(weight) not in theirs]
    optimisers: list[torch.optim.Optimizer] = [
        torch.optim.AdamW(rest, given.rate, betas=(0.9, 0.98), weight_decay=1e-3)
    ]
    if matrices:
        optimisers.append(Muon(matrices, lr=given.muon, weight_decay=0.01, dtype=torch.bfloat16))
    fitting = Fitting(
        network, optimisers, out / given.name, say,
        {"shape": asdict(shape), "classes": examples.classes()}, warm_up=40,
    )  # fmt: skip
    torch.manual_seed(20 + int(fitting.state["steps"]))
    before = fitting.state["seconds"]

    def step(rng: np.random.Generator) -> tuple[Tensor, int]:
        nonlocal before
        if fitting.state["seconds"] - before > 240:  # data may still be drawn beside
            examples.refresh()
            before = fitting.state["seconds"]
        total, count = torch.zeros(()), 0
        for name in rng.choice(
            list(given.shares), given.mixed, replace=False, p=list(given.shares.values())
        ):
            of = examples.of(int(name))
            page = of[int(rng.integers(len(of)))]
            batch = batch_of([page], int(name), given.side, given.windows, rng)
            total = (
                total
                + loss(painted(network, batch, cast), batch.wanted, batch.weight) / given.mixed
            )
            count += len(batch.wanted)
        return total, count

    def watch() -> None:
        judged = Painter(shape).eval().requires_grad_(False)
        judged.load_state_dict(fitting.average)
        judged.to(memory_format=torch.channels_last)
        fitting.state["pages"] = len(examples)
        measures = measure(judged, held, cast, given.shares)
        fitting.state |= measures
        say("  ".join(f"{name} {value:.4f}" for name, value in measures.items()))
        sheet(judged, held, given.shares, out / "sheets" / f"{given.name}-{int(fitting.state['steps']):06d}.png",
              cast)  # fmt: skip
        with (out / f"{given.name}.jsonl").open("a") as log:
            log.write(json.dumps(fitting.state) + "\n")

    fitting.run(minutes, step, watch=watch, every=given.sheet_minutes * 60)


def measure(network: Painter, held: Pages, cast: Cast, names: Collection[int]) -> dict[str, float]:
    """Mean absolute error, of 255, of held-out windows, by style; and how lively they are against
    what the teacher painted (1: as lively)."""
    out: dict[str, float] = {}
    for sort in ("art", "letters"):
        for name in [n for n in held.names(sort) if n in names]:
            rng = np.random.default_rng(5)
            error, lively, whole, flat = 0.0, 0.0, 0.0, 0.0
            for page in held.of(name)[:4]:
                batch = batch_of([page], name, 256, 2, rng)
                with torch.no_grad():
                    found = painted(network, batch, cast).clamp(-1, 1)
                    gap = (found - batch.wanted).abs() * batch.weight
                    error += float(gap.mean()) * 127.5
                    gap = (batch.paint["draft"] - batch.wanted).abs() * batch.weight
                    flat += float(gap.mean()) * 127.5
                    lively += float((_lively(found) * batch.weight.mean()).mean())
                    whole += float((_lively(batch.wanted) * batch.weight.mean()).mean())
            out[f"error {channels.NAMES[name]}"] = error / min(4, len(held.of(name)))
            out[f"flat {channels.NAMES[name]}"] = flat / min(4, len(held.of(name)))
            out[f"lively {channels.NAMES[name]}"] = lively / max(whole, 1e-6)
    return out


def sheet(network: Painter, held: Pages, names: Collection[int], path: Path, cast: Cast) -> None:
    """Of every style a window of two held-out pages: flat, taught, painted."""
    path.parent.mkdir(parents=True, exist_ok=True)
    rows = []
    for sort in ("art", "letters"):
        for name in sorted(n for n in held.names(sort) if n in names):
            line = []
            for page in held.of(name)[:2]:
                batch = batch_of([page], name, 352, 1, np.random.default_rng(3))
                with torch.no_grad():
                    found = painted(network, batch, cast)
                for pixels in (batch.paint["draft"], batch.wanted, found):
                    picture = pixels[0].permute(1, 2, 0)
                    line.append(((picture + 1) * 127.5).round().clamp(0, 255).byte().numpy())
            rows.append(np.concatenate(line, 1))
    wide = max(row.shape[1] for row in rows)
    filled = [np.pad(row, ((0, 0), (0, wide - row.shape[1]), (0, 0))) for row in rows]
    Image.fromarray(np.concatenate(filled)).save(path)


def load_painter(path: Path) -> tuple[Painter, dict[str, float], list[int]]:
    """The averaged network of a checkpoint, how far it came, and the labels that it saw, the most
    frequent first. Raises UserError."""
    saved = load(path)
    shape = saved["extra"]["shape"]
    network = Painter(Shape(**shape | {"widths": tuple(shape["widths"])}))
    network.load_state_dict(saved["average"])
    network.eval().requires_grad_(False)
    return network, saved["state"], saved["extra"]["classes"]


def main(arguments: list[str] | None = None, shape: Shape | None = None) -> int:
    parser = argparse.ArgumentParser(prog="python -m engine.training.nano.painting")
    parser.add_argument("--out", type=Path, required=True, help="folder with the data")
    parser.add_argument("--minutes", type=float, default=60, help="over all runs")
    parser.add_argument("--name", default="painter.pt", help="of the checkpoint")
    parser.add_argument("--side", type=int, default=192, help="pixels of a window")
    parser.add_argument("--windows", type=int, default=2, help="of a page")
    parser.add_argument("--mixed", type=int, default=3, help="styles in a step")
    parser.add_argument("--rate", type=float, default=2e-3)
    parser.add_argument("--muon", type=float, default=0.0, help="rate of Muon; 0: AdamW alone")
    parser.add_argument("--precision", choices=("float32", "bfloat16"), default="bfloat16")
    parser.add_argument("--threads", type=int, default=1)
    parser.add_argument("--sheet-minutes", type=float, default=12)
    parser.add_argument("--styles", default=",".join(SHARES), help="names, with commas")
    given = parser.parse_args(arguments)
    wanted = [channels.NAMES.index(name) for name in given.styles.split(",")]
    shares = [SHARES.get(channels.NAMES[n], 1.0) for n in wanted]
    given.shares = {n: share / sum(shares) for n, share in zip(wanted, shares, strict=True)}
    torch.set_num_threads(max(1, given.threads))
    started = time.monotonic()

    def say(line: str) -> None:
        print(f"{time.monotonic() - started:6.0f} s  {line}", file=sys.stderr, flush=True)

    try:
        fit(given.out, given.minutes, say, shape or Shape(), given)
    except UserError as error:
        say(str(error))
        return error.status
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
