"""``python -m scripts.bench``: everything that is measured."""

from __future__ import annotations

import click

from scripts.bench.search import search
from scripts.bench.search_bytes import main as search_bytes


@click.group()
def bench() -> None:
    """Measure what the site costs its readers and its host."""


bench.add_command(search, "search")
bench.add_command(search_bytes, "search-bytes")

if __name__ == "__main__":
    bench()
