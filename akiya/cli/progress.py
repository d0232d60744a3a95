"""Progress on the terminal, through rich: one bar for the step that is at work."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager

STEPS = {
    "ja": {
        "read": "物件を読む",
        "media": "写真を整える",
        "share": "共有用の絵をつくる",
        "assets": "画面の部品をまとめる",
        "pages": "ページを書く",
        "index": "さがす準備をする",
    },
    "en": {
        "read": "Reading listings",
        "media": "Preparing photos",
        "share": "Drawing share pictures",
        "assets": "Bundling assets",
        "pages": "Writing pages",
        "index": "Indexing",
    },
}


@contextmanager
def progress(lang: str, *, quiet: bool) -> Iterator[Callable[[str, int, int], None]]:
    """Yield a function that is told (step, done, total); on a terminal it draws a bar, elsewhere a line a step."""
    if quiet:
        yield lambda *_: None
    elif not sys.stderr.isatty():
        yield _lines(lang)
    else:
        from rich.console import Console
        from rich.progress import Progress

        with Progress(console=Console(stderr=True), transient=True) as bar:
            task = bar.add_task("", total=None)
            yield lambda step, done, total: bar.update(
                task, description=STEPS[lang][step], completed=done, total=total or None
            )


def _lines(lang: str) -> Callable[[str, int, int], None]:
    """Return a function that prints the name of each step once."""
    seen: set[str] = set()

    def tell(step: str, _done: int, _total: int) -> None:
        if step not in seen:
            seen.add(step)
            print(f"… {STEPS[lang][step]}", file=sys.stderr)  # noqa: T201 - this is the terminal

    return tell
