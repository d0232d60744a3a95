"""How many bytes and requests a search costs: ``python -m scripts.bench.search_bytes 118 1000 10000``.

A host counts what the client, running in Node, asks of it for the 60 searches of queries.txt. 118 stands for the sample
prefecture itself, every other size for a seeded catalogue; `--facets` asks for the counts of all facets too.
"""

from __future__ import annotations

import json
import resource
import subprocess
import tempfile
import time
import zlib
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from statistics import median
from typing import Any

import click

from scripts.bench.catalogues import chosen
from scripts.bench.corpus import Source, corpus, text_of
from scripts.bench.host import Host, serving
from search.documents import Document, SearchSchema
from search.export import Report, export

HERE = Path(__file__).parent
ROOT = HERE.parents[1]
Cost = tuple[int, int, float]
"""Bytes, requests, milliseconds."""


@contextmanager
def node(host: Host) -> Iterator[Any]:
    """Yield a function that sends the client a command and returns what it cost and found."""
    command = [str(ROOT / ".venv/bin/node"), str(HERE / "client.mjs")]
    if not Path(command[0]).exists():
        command[0] = "node"
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as process:
        stdin, stdout = process.stdin, process.stdout
        assert stdin  # noqa: S101
        assert stdout  # noqa: S101

        def send(**order: Any) -> tuple[Cost, int]:
            stdin.write(json.dumps(order) + "\n")
            stdin.flush()
            answer = json.loads(stdout.readline())
            return (*host.taken(), answer["ms"]), answer.get("total", 0)

        yield send
        stdin.close()


def client_size() -> int:
    """Return the compressed size of the client in one file."""
    command = [str(ROOT / "node_modules/.bin/esbuild"), str(ROOT / "search/client/akiya-search.js"), "--bundle",
               "--minify", "--format=esm", "--charset=utf8"]  # fmt: skip
    done = subprocess.run(command, capture_output=True, check=True)
    return len(zlib.compress(done.stdout, 9)) + 12


def measure(folder: Path, requests: list[dict[str, Any]]) -> tuple[list[Cost], list[Cost], list[Cost]]:
    """Return the costs of each query as a first one, as a further one in a row, and once more when all is there."""
    with serving(folder) as host, node(host) as send:
        url = f"{host.url}/"
        first = [send(open=url, search=request)[0] for request in requests]
        send(open=url)
        further = [send(search=request)[0] for request in requests][1:]
        warm = [send(search=request)[0] for request in requests]
    return first, further, warm


def figures(costs: list[Cost], part: int) -> str:
    """Return median and 95th percentile of bytes (0, as KB), requests (1) or milliseconds (2)."""
    values = sorted(cost[part] / (1000 if part == 0 else 1) for cost in costs)
    high = values[min(len(values) - 1, round(0.95 * len(values)))]
    return f"{median(values):.1f} / {high:.1f}"


def by_kind(report: Report) -> str:
    """Return the size of each kind of file in KB."""
    kinds: dict[str, int] = {}
    for path, size in report.files.items():
        kind = path.rsplit("/", 1)[-1][0]
        kinds[kind] = kinds.get(kind, 0) + size
    return ", ".join(f"{kind} {size / 1000:.0f}" for kind, size in sorted(kinds.items()))


def table(documents: list[Document], schema: SearchSchema, facets: Iterable[str]) -> None:
    """Build a bundle, ask it, and print what it cost."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        start = time.perf_counter()
        report = export(documents, folder, schema)
        took = time.perf_counter() - start
        text = len(zlib.compress(text_of(documents), 9))
        client = client_size()
        requests = [{**request, "facets": list(facets)} for request in chosen()]
        first, further, warm = measure(folder, requests)
        first = [(size + client, number + 1, ms) for size, number, ms in first]
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    index = report.bytes - sum(size for path, size in report.files.items() if "/k" in path)
    rows = {
        "text, gzip KB": f"{text / 1000:.0f}",
        "bundle KB (of text), files": f"{report.bytes / 1000:.0f} ({report.bytes / text:.2f}), {len(report.files)}",
        "index without cards KB (of text)": f"{index / 1000:.0f} ({index / text:.2f})",
        "by kind KB": by_kind(report),
        "build s, memory of the process MB": f"{took:.1f}, {memory:.0f}",
        "client KB": f"{client / 1000:.1f}",
        "first query KB, client included": figures(first, 0),
        "first query requests": figures(first, 1),
        "further query KB": figures(further, 0),
        "further query requests": figures(further, 1),
        "warm query ms in Node": figures(warm, 2),
    }
    print(f"\n{len(documents)} documents (median / p95)")
    for title, value in rows.items():
        print(f"  {title:<36} {value}")


@click.command(help=__doc__)
@click.argument("sizes", type=int, nargs=-1)
@click.option("--facets", is_flag=True, help="ask for the counts of all facets too")
def main(sizes: tuple[int, ...], *, facets: bool) -> None:
    """Print a table for each size."""
    source = Source(ROOT / "content")
    for size in sizes or (118, 1000, 10_000):
        documents = source.sample if size == len(source.sample) else corpus(source, size)
        table(documents, source.schema, source.schema.facets if facets else ())


if __name__ == "__main__":
    main()
