"""The command: the search against its goals and its peers."""

from __future__ import annotations

import json
import os
import tempfile
from collections.abc import Iterator
from functools import partial
from pathlib import Path

import click

from scripts.bench import catalogues
from scripts.bench.figures import as_json, markdown
from scripts.bench.measure import Run, measured
from scripts.bench.report import each_query, figures

NOTES = """Bytes are bodies as transferred, headers not counted; .js, .json and .html in gzip (level 6), all else as the
engine wrote it. Each first query has an empty cache; page, styles and map are not counted, the engine's own scripts
are. KB are 1,000 bytes. The peers index the texts of a listing and the Japanese names of its values and are held
against a scan of just that; ours has the names in all languages and is held against a scan of all of them. Times are
those of one machine: compare them within a table only."""
FOLDER = click.Path(file_okay=False, path_type=Path)


@click.command()
@click.argument("sizes", type=int, nargs=-1)
@click.option("--content", type=FOLDER, help="the listings of a folder")
@click.option("--real", is_flag=True, help="the real listings below AKIYA_REAL_DATA")
@click.option("--out", type=FOLDER, help="folder for search.json and search.md")
@click.option("--random", default=2000, show_default=True, help="how many random queries to hold against the scan")
@click.option("--peers-up-to", default=30_000, show_default=True, help="largest catalogue that the peers index")
@click.option("--whoosh-up-to", default=10_000, show_default=True, help="largest catalogue that Whoosh indexes")
def search(  # noqa: PLR0913  options of a command
    sizes: tuple[int, ...],
    content: Path | None,
    out: Path | None,
    *,
    real: bool,
    random: int,
    peers_up_to: int,
    whoosh_up_to: int,
) -> None:
    """Measure the search on seeded catalogues of these SIZES: ours, Pagefind and MiniSearch in the same run."""
    runs = []
    for make in _wanted(sizes, content, real=real):
        with tempfile.TemporaryDirectory() as name:
            work = Path(name)
            catalogue = make(work)
            click.echo(f"{catalogue.name}: {catalogue.described()}", err=True)
            peers, whoosh = catalogue.size <= peers_up_to, catalogue.size <= whoosh_up_to
            runs.append(measured(catalogue, work, peers=peers, whoosh=whoosh, random=random))
        click.echo("\n".join(_section(runs[-1])))
        if out:
            _write(out, runs)


def _wanted(sizes: tuple[int, ...], content: Path | None, *, real: bool) -> Iterator[catalogues.Maker]:
    """Yield how each catalogue that is asked for is made."""
    for size in sizes:
        yield partial(catalogues.seeded, size)
    if content:
        yield partial(catalogues.written, content)
    if real:
        if not os.environ.get("AKIYA_REAL_DATA"):
            raise click.UsageError("AKIYA_REAL_DATA names no folder of real data")
        yield catalogues.real


def _section(run: Run) -> Iterator[str]:
    """Yield a heading, what the catalogue is like, and the table."""
    yield f"\n## {run.catalogue.name}\n\n{run.catalogue.described()}.\n"
    yield from markdown(list(figures(run)), run.catalogue.size)


def _write(out: Path, runs: list[Run]) -> None:
    """Write what was measured so far, for people and for programs."""
    out.mkdir(parents=True, exist_ok=True)
    lines = ["# The search, measured", "", NOTES, *(line for run in runs for line in _section(run))]
    (out / "search.md").write_text("\n".join(lines) + "\n", encoding="utf-8")
    data = {
        run.catalogue.name: {"figures": as_json(figures(run), run.catalogue.size), "queries": each_query(run)}
        for run in runs
    }
    (out / "search.json").write_text(json.dumps(data, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
