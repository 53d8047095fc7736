"""What a motif family is."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from engine.drawing.motifs.stage import Stage


@dataclass(frozen=True, slots=True)
class Family:
    """A kind of scene.

    `moods` are words for the planner, `default_dark` its usual ground value (None: either),
    `horizon` the range of its own choice as fractions of the height (0, 0 where it has none),
    `hero` the classes of what it draws in the focal box when the source wants a hero and
    `variants` the names of its looks.
    """

    name: str
    draw: Callable[[Stage], None]
    moods: tuple[str, ...]
    default_dark: bool | None
    horizon: tuple[float, float]
    hero: tuple[str, ...]
    variants: tuple[str, ...]
