"""Train the nano bundle, a stage at a time:

    python -m engine.training.nano.train --stage data --out DIR [--minutes 30] [--workers 2]
    python -m engine.training.nano.train --stage codec --out DIR [--minutes 20]
    python -m engine.training.nano.train --stage decoder --out DIR [--minutes 480]
    python -m engine.training.nano.train --stage export --out DIR

`all` runs the four in turn. Every stage goes on where it was broken off. DIR/data holds the
examples, DIR/codec.pt and DIR/decoder.pt the checkpoints, DIR/sheets what the decoder painted of
held-out plans on the way (target, draft, painted), DIR/bundle the result.
"""

from __future__ import annotations

import argparse
import json
import os
import sys
from dataclasses import asdict, dataclass, replace
from pathlib import Path

import numpy as np
import numpy.typing as npt
import torch
from PIL import Image
from torch import Tensor
from torch.nn import functional

from engine.errors import UserError
from engine.training.nano import codec as codecs
from engine.training.nano import data, flow
from engine.training.nano.codec import Encoder, PixelDecoder, Transform
from engine.training.nano.data import Bucket, Examples, Pixels, Rows
from engine.training.nano.decoder import Decoder, Shape
from engine.training.nano.fitting import (
    Cast,
    Fitting,
    Precision,
    Say,
    autocast,
    device_of,
    load,
    number_type,
)
from engine.training.nano.optimiser import Muon


@dataclass(frozen=True, slots=True)
class Size:
    """How much of everything."""

    shape: Shape
    buckets: tuple[Bucket, ...] = data.BUCKETS
    shards: int = 600
    tokens: int = 16 * 256
    """In a step of the decoder."""
    crop: int = 64
    crops: int = 32
    """Pixels and number in a step of the codec: small ones, which are all edges."""
    pixels: tuple[int, int] = (64, 3)
    """Width and depth of the pixel decoder."""
    sheet_minutes: float = 20.0
    warm_up: int = 60
    """Steps."""


FULL = Size(Shape())
SMOKE = Size(
    Shape(width=64, layers=2, heads=2), data.SMOKE_BUCKETS, shards=2, tokens=8 * 16, crop=64,
    crops=4, pixels=(32, 1), sheet_minutes=0.1, warm_up=10,
)  # fmt: skip


FLAT = 0.08
"""Of the decoder's examples: flat drawings, painted from the plan alone."""


@dataclass(frozen=True, slots=True)
class Batch:
    """Examples as the networks take them; see `decoder` and `codec` for shapes."""

    pixels: Tensor
    condition: dict[str, Tensor]

    @property
    def coverage(self) -> Tensor:
        return self.condition["glyphs"][:, :1]


def batch_of(
    rows: Rows,
    drawn: Pixels,
    transform: Encoder,
    rng: np.random.Generator | None,
    device: torch.device,
) -> Batch:
    """Of records and their flat drawings, which are the drafts. Only the plan's colours are known
    of a flat drawing itself, and, with a generator, of some others by chance; then some labels are
    as coarse as 8 pixels too. Nothing is ever mirrored: light falls from one side."""
    count = len(rows)
    planned = _unpainted(rows, drawn)
    if rng is not None:
        planned |= rng.random(count) < 0.12

    def field(name: str) -> Tensor:
        return torch.from_numpy(np.array(rows[name])).to(device)

    def colours(values: Tensor) -> Tensor:
        return values.permute(0, 3, 1, 2).float() / 127.5 - 1

    with torch.no_grad():
        draft = torch.where(
            torch.from_numpy(planned).to(device)[:, None, None, None],
            transform.preview(flow.blurred(colours(field("plan")))),
            transform(colours(torch.from_numpy(drawn).to(device))),
        )
    classes, slots = field("classes").long(), field("slots").long()
    if rng is not None:
        coarse = torch.from_numpy(rng.random(count) < 0.2).to(device)[:, None, None]
        classes, slots = (
            torch.where(coarse, x[:, 1::2, 1::2].repeat_interleave(2, 1).repeat_interleave(2, 2), x)
            for x in (classes, slots)
        )
    distance = (field("distance")[:, None].float() - 128) / 127
    distance = functional.interpolate(
        distance, scale_factor=2, mode="bilinear", align_corners=False
    )
    coverage = field("coverage")[:, None].float() / 255
    palette = torch.from_numpy(np.array(rows["palette"])).to(device).float() / 127.5 - 1
    return Batch(
        colours(field("picture")),
        {
            "classes": classes,
            "slots": slots,
            "draft": draft,
            "glyphs": torch.cat((coverage, distance.clamp(-1, 1)), 1),
            "materials": field("materials").long(),
            "quiet": field("quiet")[:, None].float() / 255,
            "palette": palette,
            "style": torch.from_numpy(rows["style"].astype(np.int64)).to(device),
        },
    )


def _unpainted(rows: Rows, drawn: Pixels) -> npt.NDArray[np.bool_]:
    """Which records are the flat drawings themselves: one with letters in a material has the flat
    style too."""
    same = (rows["picture"] == drawn).all((1, 2, 3))
    return np.asarray((rows["style"] == 0) & same, bool)


# ------------------------------------------------------------------ codec


def fit_codec(
    out: Path, size: Size, minutes: float, device: torch.device, dtype: torch.dtype, say: Say
) -> None:
    """The transform from a sample of the pictures, once; then the pixel decoder."""
    # Half-precision convolutions take ten times as long on processors.
    cast = autocast(device, torch.float32 if device.type == "cpu" else dtype)
    examples = Examples(out / "data", "train", size.buckets)
    held = Examples(out / "data", "held", size.buckets)
    path = out / "codec.pt"
    if path.exists():
        transform = Transform.from_state(load(path)["extra"]["transform"])
    else:
        rng = np.random.default_rng(3)
        drawn = (examples.pick(examples.bucket(rng), 1, rng)[0]["picture"][0] for _ in range(600))
        transform = codecs.fit_transform(drawn)
    network = PixelDecoder(transform, *size.pixels).to(device)
    encoder = Encoder(transform).to(device)
    adam = torch.optim.AdamW(network.parameters(), 2e-3, betas=(0.9, 0.98), weight_decay=1e-3)
    extra = {
        "shape": list(size.pixels),
        "transform": {k: v.cpu() for k, v in encoder.state_dict().items()},
    }
    fitting = Fitting(network, [adam], path, say, extra, size.warm_up)

    def step(rng: np.random.Generator) -> tuple[Tensor, int]:
        pixels, coverage = _crops(examples, size, rng, device)
        with torch.no_grad():
            latents = encoder(pixels)
            # The decoder's latents won't be exact: half the crops have some noise.
            wobble = torch.rand(len(latents), 1, 1, 1, device=device).sub(0.5).clamp(min=0) * 0.2
            latents = latents + wobble * torch.randn_like(latents)
        with cast():
            found = network(latents, coverage)
        return codecs.loss(found, pixels), len(pixels)

    def watch() -> None:
        for name, value in measure_codec(fitting.average, size, held, device).items():
            fitting.state[name] = value
            say(f"{name}: {value:.2f} dB")
        fitting.keep()

    fitting.run(minutes, step, watch=watch, every=size.sheet_minutes * 60)


def _crops(
    examples: Examples, size: Size, rng: np.random.Generator, device: torch.device
) -> tuple[Tensor, Tensor]:
    pictures, inks = [], []
    for _ in range(size.crops):
        picture, ink = examples.crop(examples.bucket(rng), size.crop, rng)
        pictures.append(picture)
        inks.append(ink)
    pixels = torch.from_numpy(np.stack(pictures)).to(device).permute(0, 3, 1, 2).float()
    coverage = torch.from_numpy(np.stack(inks)).to(device)[:, None].float()
    return pixels / 127.5 - 1, coverage / 255


def measure_codec(
    weights: dict[str, Tensor], size: Size, held: Examples, device: torch.device
) -> dict[str, float]:
    """PSNR, dB, on held-out pictures: of the transform alone, and with the pixel decoder."""
    network = PixelDecoder(None, *size.pixels).to(device)
    network.load_state_dict(weights)
    rows, drawn = held.all(held.buckets[0])
    batch = batch_of(rows[:32], drawn[:32], network.transform, None, device)
    with torch.no_grad():
        latents = network.transform(batch.pixels)
        plain = network.transform.invert(latents)
        learned = network(latents, batch.coverage)
    return {
        "held_out_psnr_of_transform": codecs.psnr(plain, batch.pixels),
        "held_out_psnr": codecs.psnr(learned, batch.pixels),
    }


def load_codec(out: Path, device: torch.device) -> PixelDecoder:
    """The averaged codec of a folder. Raises UserError where there is none."""
    saved = load(out / "codec.pt")
    extra = saved["extra"]
    network = PixelDecoder(Transform.from_state(extra["transform"]), *extra["shape"])
    network.load_state_dict(saved["average"])
    network.to(device).eval().requires_grad_(False)
    return network


# ------------------------------------------------------------------ decoder


def fit_decoder(
    out: Path, size: Size, minutes: float, device: torch.device, dtype: torch.dtype, say: Say
) -> None:
    cast = autocast(device, dtype)
    examples = Examples(out / "data", "train", size.buckets)
    held = Examples(out / "data", "held", size.buckets)
    codec = load_codec(out, device)
    transform = codec.transform
    torch.manual_seed(20)
    network = Decoder(size.shape).to(device)
    matrices = network.hidden_matrices()
    theirs = {id(weight) for weight in matrices}
    rest = [weight for weight in network.parameters() if id(weight) not in theirs]
    optimisers = [
        Muon(matrices, lr=0.02, weight_decay=0.01, dtype=dtype),
        torch.optim.AdamW(rest, lr=1.5e-3, betas=(0.9, 0.98), weight_decay=0.0),
    ]
    say(f"{sum(w.numel() for w in network.parameters()) / 1e6:.2f} million weights")
    fitting = Fitting(
        network, optimisers, out / "decoder.pt", say, {"shape": asdict(size.shape)}, size.warm_up
    )
    torch.manual_seed(20 + int(fitting.state["steps"]))
    before = fitting.state["seconds"]

    def step(rng: np.random.Generator) -> tuple[Tensor, int]:
        nonlocal before
        if fitting.state["seconds"] - before > 300:  # data may still be drawn beside
            examples.refresh()
            before = fitting.state["seconds"]
        bucket = examples.bucket(rng)
        count = max(1, round(size.tokens / (bucket.width * bucket.height / 256)))
        rows, drawn = examples.pick(bucket, count, rng, flat=FLAT)
        batch = batch_of(rows, drawn, transform, rng, device)
        return flow_loss(network, transform, batch, cast, None), count

    def watch() -> None:
        judged = Decoder(size.shape).to(device).eval().requires_grad_(False)
        judged.load_state_dict(fitting.average)
        measures = measure_decoder(judged, codec, held, cast)
        fitting.state |= measures
        say("  ".join(f"{name} {value:.4f}" for name, value in measures.items()))
        sheet(judged, codec, held, out / "sheets" / f"{int(fitting.state['steps']):07d}.png", cast)
        fitting.keep()
        line = json.dumps(fitting.state)
        with (out / "decoder.jsonl").open("a") as log:
            log.write(line + "\n")

    fitting.run(minutes, step, watch=watch, every=size.sheet_minutes * 60)


def flow_loss(
    network: Decoder,
    transform: Encoder,
    batch: Batch,
    cast: Cast,
    generator: torch.Generator | None,
) -> Tensor:
    """Of one batch; a generator makes it repeatable."""
    device = batch.pixels.device
    with torch.no_grad():
        latents = transform(batch.pixels)
        noise = torch.randn(latents.shape, generator=generator).to(device)
        begun = flow.start(batch.condition["draft"], noise)
        time = flow.times(len(latents), generator, device)
        share = time[:, None, None, None]
        here = (1 - share) * latents + share * begun
    with cast():
        tokens, mood = network.condition(**batch.condition)
        velocity = network.step(here, time, tokens, mood)
    return flow.loss(velocity, latents, begun, batch.coverage)


def paint(
    network: Decoder,
    codec: PixelDecoder,
    condition: dict[str, Tensor],
    cast: Cast,
    seed: int = 0,
    steps: int = flow.STEPS,
) -> Tensor:
    """Pixels float32[b, 3, h, w] in -1..1. The networks are frozen, as `load_codec` and
    `load_decoder` give them."""
    draft = condition["draft"]
    generator = torch.Generator().manual_seed(seed)
    noise = torch.randn(draft.shape, generator=generator).to(draft.device)
    with cast():
        tokens, mood = network.condition(**condition)

    def velocity(x: Tensor, time: Tensor) -> Tensor:
        with cast():
            return network.step(x, time, tokens, mood)

    latents = flow.sample(velocity, flow.start(draft, noise), steps)
    return codec(latents, condition["glyphs"][:, :1]).clamp(-1, 1)


def measure_decoder(
    network: Decoder, codec: PixelDecoder, held: Examples, cast: Cast, most: int = 32
) -> dict[str, float]:
    """On held-out pictures of the first bucket: the flow's loss with fixed noise, PSNR of what is
    painted (flat drawings only: a painted style has no one right picture) and how much calmer
    quiet tokens are than others (gradient energy, a ratio)."""
    device = next(network.parameters()).device
    rows, drawn = held.all(held.buckets[0])
    rows = rows[:most]
    generator = torch.Generator().manual_seed(5)
    losses, energies = [], []
    error, flats = 0.0, 0
    for i in range(0, len(rows), 8):
        part = rows[i : i + 8]
        batch = batch_of(part, drawn[i : i + 8], codec.transform, None, device)
        value = flow_loss(network, codec.transform, batch, cast, generator)
        losses.append(float(value) * len(part))
        painted = paint(network, codec, batch.condition, cast, seed=i)
        flat = torch.from_numpy(_unpainted(part, drawn[i : i + 8])).to(device)
        error += float(((painted - batch.pixels) ** 2).mean((1, 2, 3))[flat].sum())
        flats += int(flat.sum())
        energies.append(_energies(painted, batch.condition["quiet"], batch.coverage))
    calm = np.nansum(energies, 0)
    return {
        "held_out_loss": sum(losses) / len(rows),
        "held_out_psnr": float(10 * np.log10(4 / max(error / max(flats, 1), 1e-10))),
        "quiet_energy": float((calm[0] / max(calm[1], 1)) / max(calm[2] / max(calm[3], 1), 1e-9)),
    }


def _energies(pixels: Tensor, quiet: Tensor, coverage: Tensor) -> tuple[float, float, float, float]:
    """Gradient energy and number of quiet tokens, and of the others; tokens with letters don't
    count."""
    grey = pixels.mean(1, keepdim=True)
    across = (grey[..., 1:] - grey[..., :-1]).abs()
    energy = functional.avg_pool2d(functional.pad(across, (0, 1)), 16)
    bare = functional.max_pool2d(coverage, 16) == 0
    calm, rest = bare & (quiet > 0.5), bare & (quiet <= 0.5)
    return (
        float(energy[calm].sum()), float(calm.sum()), float(energy[rest].sum()), float(rest.sum()),
    )  # fmt: skip


def sheet(network: Decoder, codec: PixelDecoder, held: Examples, path: Path, cast: Cast) -> None:
    """A picture of held-out examples of every bucket, rows of three: what was painted, the draft,
    what the decoder paints."""
    device = next(network.parameters()).device
    path.parent.mkdir(parents=True, exist_ok=True)
    bands = []
    for number, bucket in enumerate(held.buckets):
        rows, drawn = held.all(bucket)
        most = 32 if number == 0 else 8
        rows, drawn = rows[1:most:2], drawn[1:most:2]
        batch = batch_of(rows, drawn, codec.transform, None, device)
        painted = paint(network, codec, batch.condition, cast)
        preview = codec.transform.invert(batch.condition["draft"]).clamp(-1, 1)
        for group in range(0, len(rows), 8):
            for pictures in (batch.pixels, preview, painted):
                line = pictures[group : group + 8].permute(2, 0, 3, 1).flatten(1, 2)
                bands.append(((line + 1) * 127.5).round().clamp(0, 255).byte().cpu().numpy())
    wide = max(band.shape[1] for band in bands)
    padded = [
        np.pad(b, ((0, 4), (0, wide - b.shape[1]), (0, 0)), constant_values=255) for b in bands
    ]
    Image.fromarray(np.concatenate(padded)).save(path)


def load_decoder(out: Path, device: torch.device) -> tuple[Decoder, dict[str, float]]:
    """The averaged decoder of a folder, and how far it came. Raises UserError."""
    saved = load(out / "decoder.pt")
    network = Decoder(Shape(**saved["extra"]["shape"]))
    network.load_state_dict(saved["average"])
    network.to(device).eval().requires_grad_(False)
    return network, saved["state"]


# ------------------------------------------------------------------ the command


def main(arguments: list[str] | None = None) -> int:
    parser = argparse.ArgumentParser(
        prog="python -m engine.training.nano.train",
        description=__doc__,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    stages = ("data", "codec", "decoder", "export")
    parser.add_argument("--stage", choices=(*stages, "all"), default="all")
    parser.add_argument("--out", type=Path, required=True, help="folder for data and results")
    parser.add_argument("--minutes", type=float, default=60, help="of the stage, over all its runs")
    parser.add_argument("--smoke", action="store_true", help="a tiny run, about a minute")
    parser.add_argument("--workers", type=int, default=1, help="processes that draw data")
    parser.add_argument("--threads", type=int, default=1, help="threads of the fitting")
    parser.add_argument("--device", default="auto", help="auto, cpu, cuda")
    parser.add_argument("--precision", choices=("auto", "float32", "bfloat16"), default="auto")
    parser.add_argument("--shards", type=int, default=FULL.shards, help="of training data")
    parser.add_argument("--batch", type=int, default=16, help="256-pixel pictures in a step")
    parser.add_argument("--width", type=int, default=FULL.shape.width)
    parser.add_argument("--layers", type=int, default=FULL.shape.layers)
    parser.add_argument("--heads", type=int, default=FULL.shape.heads)
    parser.add_argument("--sheet-minutes", type=float, default=FULL.sheet_minutes)
    given = parser.parse_args(arguments)

    def say(line: str) -> None:
        print(line, file=sys.stderr, flush=True)

    size = SMOKE
    if not given.smoke:
        shape = Shape(given.width, given.layers, given.heads)
        if given.width % (4 * given.heads) != 0:
            parser.error("the width must be a multiple of four times the heads")
        size = replace(
            FULL, shape=shape, shards=given.shards, tokens=given.batch * 256,
            sheet_minutes=given.sheet_minutes,
        )  # fmt: skip
    torch.set_num_threads(max(1, given.threads))
    try:
        for stage in stages if given.stage == "all" else (given.stage,):
            minutes = 0.3 if given.smoke else given.minutes
            run_stage(
                stage, given.out, size, minutes, given.device, given.precision, given.workers, say
            )
    except UserError as error:
        say(str(error))
        return error.status
    return 0


def run_stage(
    stage: str,
    out: Path,
    size: Size,
    minutes: float,
    device_name: str,
    precision: Precision,
    workers: int,
    say: Say,
) -> None:
    out.mkdir(parents=True, exist_ok=True)
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    if stage == "data":
        data.make(out / "data", size.shards, minutes, workers, say, size.buckets)
        return
    if stage == "export":
        from engine.training.nano import export

        bundle = export.write_bundle(out)
        say(f"{bundle.folder}: {bundle.size / 1e6:.1f} MB, {bundle.digest[:16]}")
        return
    device = device_of(device_name)
    dtype = number_type(device, precision)
    fit = fit_codec if stage == "codec" else fit_decoder
    fit(out, size, minutes, device, dtype, say)


if __name__ == "__main__":
    raise SystemExit(main())
