"""Work spread over the cores: few pieces in flight at a time, and a piece that kills its process stops no other."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import FIRST_COMPLETED, Executor, Future, ProcessPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool
from contextlib import AbstractContextManager, nullcontext
from itertools import islice
from typing import TypeVar

Job = TypeVar("Job")
Result = TypeVar("Result")
Progress = Callable[[int, int], None]
"""Told after each piece of work: how many are done, how many there are."""
IN_FLIGHT = 2 * (os.cpu_count() or 1)


def quiet(done: int, total: int) -> None:
    """Tell nobody how far the work is."""


def spread(
    function: Callable[[Job], Result], jobs: Sequence[Job], executor: Executor | None = None
) -> Iterator[tuple[Job, Result | None]]:
    """Yield each job with its result as it is finished; None where the job killed the process that did it alone.

    `function` must stand at the top of a module. Without an executor, one process per core is started, and only if
    there is work. What a function raises is raised here.
    """
    if not jobs:
        return
    left = dict(enumerate(jobs))
    try:
        with _pool(executor) as pool:
            for number, result in _pooled(function, jobs, pool):
                yield left.pop(number), result
    except BrokenProcessPool:  # a codec crashed, or the system took the memory back: find out which piece it was
        for job in left.values():
            yield job, _alone(function, job)


def _pool(executor: Executor | None) -> AbstractContextManager[Executor]:
    """Return the executor that was handed in, which stays open, or one of our own, which does not."""
    return nullcontext(executor) if executor else ProcessPoolExecutor(os.cpu_count())


def _pooled(function: Callable[[Job], Result], jobs: Sequence[Job], pool: Executor) -> Iterator[tuple[int, Result]]:
    """Yield the number of each job with its result; memory holds `IN_FLIGHT` of them, however many there are."""
    queue = iter(enumerate(jobs))
    flying: dict[Future[Result], int] = {}
    while True:
        for number, job in islice(queue, IN_FLIGHT - len(flying)):
            flying[pool.submit(function, job)] = number
        if not flying:
            return
        for future in wait(flying, return_when=FIRST_COMPLETED).done:
            yield flying.pop(future), future.result()


def _alone(function: Callable[[Job], Result], job: Job) -> Result | None:
    """Do one job in a process of its own."""
    with ProcessPoolExecutor(1) as pool:
        try:
            return pool.submit(function, job).result()
        except BrokenProcessPool:
            return None
