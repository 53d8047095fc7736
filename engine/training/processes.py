"""Work spread over processes, in order, as long as it is wanted."""

from __future__ import annotations

import multiprocessing
from collections.abc import Callable, Iterator
from concurrent.futures import ProcessPoolExecutor
from typing import TypeVar

Job = TypeVar("Job")
Result = TypeVar("Result")


def in_processes(
    make: Callable[[Job], Result],
    jobs: Iterator[Job],
    workers: int,
    wanted: Callable[[], bool],
) -> Iterator[Result]:
    """Results in turn while `wanted`; what was begun is finished."""
    if workers <= 1:
        for job in jobs:
            if not wanted():
                return
            yield make(job)
        return
    context = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(workers, mp_context=context) as pool:
        pending = [pool.submit(make, job) for job, _ in zip(jobs, range(workers), strict=False)]
        while pending:
            yield pending.pop(0).result()
            if wanted() and (following := next(jobs, None)) is not None:
                pending.append(pool.submit(make, following))
