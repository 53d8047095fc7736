"""Progress on standard error: a bar on a terminal, plain lines elsewhere, nothing with --quiet."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager

Report = Callable[[str, float], None]


@contextmanager
def progress(title: str, *, quiet: bool = False) -> Iterator[Report]:
    """Yields `report(stage, fraction)`."""
    if quiet:
        yield lambda stage, done: None
        return
    if not sys.stderr.isatty():
        last: list[str] = [""]

        def plain(stage: str, done: float) -> None:
            if stage != last[0]:
                last[0] = stage
                print(f"{title}: {stage}", file=sys.stderr, flush=True)

        yield plain
        return
    from rich.console import Console
    from rich.progress import BarColumn, Progress, TextColumn, TimeElapsedColumn

    columns = (
        TextColumn("[bold]{task.description}"),
        BarColumn(bar_width=28),
        TextColumn("{task.fields[stage]}"),
        TimeElapsedColumn(),
    )
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task(title, total=1.0, stage="")

        def show(stage: str, done: float) -> None:
            bar.update(task, completed=done, stage=stage)

        yield show
