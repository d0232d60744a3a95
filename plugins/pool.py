"""Pages rendered by several processes: each is forked with the gathered site in memory and writes what it renders."""

from __future__ import annotations

import multiprocessing
import os
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from pathlib import Path

from akiya.site.pages import Plan, pages
from akiya.site.site import Site
from plugins.rendering import renderer
from plugins.writing import Output

CHUNK = 16
"""Plans that a process takes at a time."""
WORTH_IT = 600
"""Pages below which one process is as quick as several."""


@dataclass(frozen=True, slots=True)
class Work:
    """What there is to render and where to."""

    site: Site
    plans: Sequence[Plan]
    templates: Path
    folder: Path


_work: Work | None = None
"""The work of this process; set before processes are forked, since a site is too large to be sent to them."""


def render_all(work: Work, output: Output) -> Iterator[int]:
    """Render and write every page; yield how many pages each finished piece had."""
    chunks = [work.plans[start : start + CHUNK] for start in range(0, len(work.plans), CHUNK)]
    if len(work.plans) * len(work.site.languages) < WORTH_IT or not _can_fork():
        for chunk in chunks:
            yield _absorb(output, _render(work, chunk))
        return
    _ = work.site.similar, work.site.by_town, work.site.counts  # worked out once, before the processes part
    global _work  # noqa: PLW0603 - the one way to hand a process its parent's memory
    _work = work
    try:
        with ProcessPoolExecutor(os.cpu_count(), multiprocessing.get_context("fork")) as pool:
            for written in pool.map(_render_piece, range(len(chunks))):
                yield _absorb(output, written)
    finally:
        _work = None


def _can_fork() -> bool:
    """Tell whether this system has processes that start as copies."""
    return "fork" in multiprocessing.get_all_start_methods()


def _absorb(output: Output, written: Output) -> int:
    """Take over what a piece has written."""
    output.files |= written.files
    output.changed += written.changed
    return len(written.files)


def _render_piece(number: int) -> Output:
    """Render one chunk of the inherited work."""
    if _work is None:
        raise RuntimeError("no work was inherited")
    return _render(_work, _work.plans[number * CHUNK : (number + 1) * CHUNK])


def _render(work: Work, plans: Sequence[Plan]) -> Output:
    """Render and write the pages of some plans."""
    output = Output(work.folder)
    render = renderer(work.site, work.templates)
    for page in pages(work.site, plans):
        output.write(page.file, render(page))
    return output
