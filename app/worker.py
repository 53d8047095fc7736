"""The engine's process: `python -m app.worker` takes orders on standard input (see
`engine.jobs.messages`) and reports on standard output. The editor starts it."""

from __future__ import annotations

import contextlib
import os
import sys
from collections.abc import Callable, Mapping

NICE = 5
"""The window comes first where both want the processor."""


def main() -> None:
    reports = os.fdopen(os.dup(sys.stdout.fileno()), "wb")
    # Libraries that print would break the frames: what they say goes where faults go.
    os.dup2(sys.stderr.fileno(), sys.stdout.fileno())
    if hasattr(os, "nice"):
        with contextlib.suppress(OSError):
            os.nice(NICE)

    from engine.document.model import Document
    from engine.jobs.messages import Proved
    from engine.jobs.worker import Tools, Worker
    from exporters import gate
    from exporters.raster import render

    def examine(
        document: Document,
        assets: Mapping[str, bytes],
        *,
        ending: str = "",
        page: int = 0,
        thorough: bool = False,
        progress: Callable[[str, float], None] | None = None,
    ) -> Proved:
        found = gate.examine(
            document, assets, ending=ending, page=page, thorough=thorough, progress=progress
        )
        return Proved(found.proof, found.preflight)

    tools = Tools(render, examine)
    Worker(sys.stdin.buffer, reports, tools, os.getpid()).run(at_end=lambda: os._exit(0))


if __name__ == "__main__":
    main()
