"""The latent codec: a fixed orthogonal transform of 8x8 patches, and a small learned pixel decoder.

The principal components of the domain's patches keep more of these pictures than a convolutional
autoencoder does after an hour on a CPU, and the encoder needs no training, so that a latent means
the same from the first day on. What the transform drops (edges, mostly) the pixel decoder restores;
it also reads the coverage of the lettering, so that letters come back exact.

    encode: pixels float32[b, 3, h, w] in -1..1 -> latents float32[b, CHANNELS, h / 8, w / 8]
    decode: latents, coverage float32[b, 1, h, w] in 0..1 -> pixels
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import torch
from torch import Tensor, nn
from torch.nn import functional

PATCH = 8
CHANNELS = 24
"""Components kept of 3 * 8 * 8."""
_FLATTENING = 0.75
"""Latents are divided by this power of their deviation: fine components still weigh less than
coarse ones, but not as little as in pixels."""

Floats = npt.NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Transform:
    """basis float32[CHANNELS, 3, 8, 8], orthonormal rows, largest variance first; mean
    float32[3] of the pixels in -1..1; scale float32[CHANNELS] that latents are divided by."""

    basis: Floats
    mean: Floats
    scale: Floats

    def preview(self, colours: Floats) -> Floats:
        """float32[..., 3, h, w] of one colour a patch (-1..1) -> latents [..., CHANNELS, h, w]."""
        flat = self.basis.sum((2, 3)) / self.scale[:, None]
        made = np.einsum("kc,...chw->...khw", flat, colours - self.mean[:, None, None])
        return np.asarray(made, np.float32)

    @staticmethod
    def from_state(state: dict[str, Tensor]) -> Transform:
        return Transform(*(state[k].numpy() for k in ("basis", "mean", "scale")))


def fit_transform(pictures: Iterable[npt.NDArray[np.uint8]], most: int = 4_000_000) -> Transform:
    """Principal components of the patches of uint8[h, w, 3] pictures, of at most `most` patches.

    Each patch counts with its mirror image, so that a mirrored picture is kept as well as its
    original. Deterministic.
    """
    second = np.zeros((3 * PATCH * PATCH,) * 2)
    first = np.zeros(3 * PATCH * PATCH)
    count = 0
    for picture in pictures:
        x = picture.astype(np.float32).transpose(2, 0, 1) / 127.5 - 1
        for side in (x, x[:, :, ::-1]):
            rows = _patches(side)
            second += rows.T.astype(np.float64) @ rows
            first += rows.sum(0)
            count += len(rows)
        if count >= most:
            break
    if count < 3 * PATCH * PATCH:
        raise ValueError(f"{count} patches are too few for a transform")
    mean = (first / count).reshape(3, -1).mean(1)
    long = np.repeat(mean, PATCH * PATCH)
    centred = second / count - np.outer(long, first / count) - np.outer(first / count, long)
    values, vectors = np.linalg.eigh(centred + np.outer(long, long))
    order = np.argsort(values)[::-1][:CHANNELS]
    basis = vectors[:, order].T
    # An eigenvector's sign is free: make the sum (or else the first weight) positive.
    signs = np.where(np.abs(basis.sum(1)) > 1e-3, np.sign(basis.sum(1)), np.sign(basis[:, 0]))
    deviation = np.sqrt(np.maximum(values[order], 1e-8))
    scale = deviation**_FLATTENING * deviation[0] ** (1 - _FLATTENING)
    return Transform(
        np.ascontiguousarray(
            (basis * signs[:, None]).reshape(CHANNELS, 3, PATCH, PATCH), dtype=np.float32
        ),
        mean.astype(np.float32),
        scale.astype(np.float32),
    )


def _patches(x: Floats) -> Floats:
    """float32[3, h, w] -> float32[n, 192]."""
    c, h, w = x.shape
    h, w = h - h % PATCH, w - w % PATCH
    cut = x[:, :h, :w].reshape(c, h // PATCH, PATCH, w // PATCH, PATCH)
    return cut.transpose(1, 3, 0, 2, 4).reshape(-1, c * PATCH * PATCH)


class Encoder(nn.Module):  # type: ignore[misc, unused-ignore]
    """The fixed transform, as a convolution."""

    def __init__(self, transform: Transform | None = None) -> None:
        super().__init__()
        zeros = (np.zeros((CHANNELS, 3, PATCH, PATCH)), np.zeros(3), np.ones(CHANNELS))
        given = (
            (transform.basis, transform.mean, transform.scale) if transform is not None else zeros
        )
        for name, value in zip(("basis", "mean", "scale"), given, strict=True):
            self.register_buffer(name, torch.tensor(value, dtype=torch.float32))

    def forward(self, pixels: Tensor) -> Tensor:
        centred = pixels.float() - self.mean[:, None, None]
        return functional.conv2d(
            centred, self.basis / self.scale[:, None, None, None], stride=PATCH
        )

    def invert(self, latents: Tensor) -> Tensor:
        """The transform's own, blocky picture."""
        weights = self.basis * self.scale[:, None, None, None]
        return (
            functional.conv_transpose2d(latents.float(), weights, stride=PATCH)
            + self.mean[:, None, None]
        )

    def preview(self, colours: Tensor) -> Tensor:
        """float32[b, 3, h, w], one colour a patch -> latents [b, CHANNELS, h, w]."""
        flat = self.basis.sum((2, 3)) / self.scale[:, None]
        return torch.einsum("kc,bchw->bkhw", flat, colours.float() - self.mean[:, None, None])


class _Residual(nn.Module):  # type: ignore[misc, unused-ignore]
    def __init__(self, width: int) -> None:
        super().__init__()
        self.first = nn.Conv2d(width, width, 3, padding=1)
        self.second = nn.Conv2d(width, width, 3, padding=1)
        nn.init.zeros_(self.second.weight)
        nn.init.zeros_(self.second.bias)

    def forward(self, x: Tensor) -> Tensor:
        return x + self.second(functional.silu(self.first(functional.silu(x))))


class PixelDecoder(nn.Module):  # type: ignore[misc, unused-ignore]
    """The inverse transform plus a learned correction, which starts at nothing.

    All of it works at an eighth of the size, a patch at a place: there the missing components of a
    patch are one linear layer away from what its neighbours show, so that it learns several times
    faster than stages at finer grids do, and runs faster.
    """

    def __init__(self, transform: Transform | None = None, width: int = 64, depth: int = 3) -> None:
        """`depth`: residual pairs of 3x3 convolutions."""
        super().__init__()
        self.transform = Encoder(transform)
        self.patches = nn.Conv2d(CHANNELS + PATCH * PATCH, width, 3, padding=1)
        self.body = nn.Sequential(*(_Residual(width) for _ in range(depth)), nn.SiLU())
        self.out = nn.Conv2d(width, 3 * PATCH * PATCH, 1)
        nn.init.zeros_(self.out.weight)
        nn.init.zeros_(self.out.bias)

    def forward(self, latents: Tensor, coverage: Tensor) -> Tensor:
        ink = functional.pixel_unshuffle(coverage, PATCH)
        x = self.body(self.patches(torch.cat((latents, ink), 1)))
        return self.transform.invert(latents) + functional.pixel_shuffle(self.out(x), PATCH).float()


def loss(found: Tensor, wanted: Tensor) -> Tensor:
    """Absolute error, of pixels, of their differences (edges) and of 4x4 means (colour)."""
    across = (found[..., 1:] - found[..., :-1]) - (wanted[..., 1:] - wanted[..., :-1])
    down = (found[..., 1:, :] - found[..., :-1, :]) - (wanted[..., 1:, :] - wanted[..., :-1, :])
    coarse = functional.avg_pool2d(found - wanted, 4)
    return (
        (found - wanted).abs().mean()
        + 0.7 * (across.abs().mean() + down.abs().mean())
        + 0.5 * coarse.abs().mean()
    )


def psnr(found: Tensor, wanted: Tensor) -> float:
    """dB, of pictures in -1..1."""
    error = float(((found.detach().clamp(-1, 1) - wanted) ** 2).mean())
    return float(10 * np.log10(4 / max(error, 1e-10)))
