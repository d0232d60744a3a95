"""Builds our bundle and its peers' indexes, each in a process of its own, so that time and memory are its own."""

from __future__ import annotations

import json
import os
import pickle
import platform
import resource
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Iterable, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, replace
from html import escape
from multiprocessing import get_context
from pathlib import Path
from random import Random
from typing import Any

from scripts.bench.host import body
from search.build import build
from search.documents import BOOSTS, Document, SearchSchema
from search.export import export

HERE = Path(__file__).parent
ROOT = HERE.parents[1]
PEERS = HERE / "peers"
FILTERS, SORTS = 22, 5
"""How many filters and sorts Pagefind is given, of our many."""
CHANGED = 10


@dataclass(frozen=True, slots=True)
class Built:
    """What a build took, and the folder's files afterwards."""

    seconds: float
    memory: float
    """Most memory of its process in MB, the documents included."""
    files: Mapping[str, int]
    """Path -> bytes, as a host sends them."""

    @property
    def bytes(self) -> int:
        """Size of all files."""
        return sum(self.files.values())


Catalogue = tuple[list[Document], SearchSchema]


def kept(catalogue: Catalogue, path: Path) -> Path:
    """Write documents to a file from which other processes take them."""
    path.write_bytes(pickle.dumps(catalogue))
    return path


def built(make: Callable[[Path, Path], float], catalogue: Path, folder: Path) -> Built:
    """Build in a process of its own; `make` returns the seconds that the build alone took."""
    with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as pool:
        seconds, memory = pool.submit(_measured, make, catalogue, folder).result()
    return Built(seconds, memory, {path: len(content) for path, content in sent(folder).items()})


def _measured(make: Callable[[Path, Path], float], catalogue: Path, folder: Path) -> tuple[float, float]:
    """Return the seconds of a build and the most memory of this process or of those it started, in MB."""
    seconds = make(catalogue, folder)
    who = (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)
    return seconds, max(resource.getrusage(one).ru_maxrss for one in who) / 1024


def _load(path: Path) -> Catalogue:
    """Return the documents that `kept` wrote."""
    found: Catalogue = pickle.loads(path.read_bytes())  # noqa: S301  our own file
    return found


def ours(catalogue: Path, folder: Path) -> float:
    """Build the bundle from nothing, with the memory that later builds use."""
    documents, schema = _load(catalogue)
    start = time.perf_counter()
    export(documents, folder, schema, memory_of(folder))
    return time.perf_counter() - start


def ours_changed(catalogue: Path, folder: Path) -> float:
    """Build the bundle again in its folder, after ten listings have changed."""
    documents, schema = _load(catalogue)
    documents = changed(documents)
    start = time.perf_counter()
    export(documents, folder, schema, memory_of(folder))
    return time.perf_counter() - start


def memory_of(folder: Path) -> Path:
    """Return the file in which a bundle's builds remember the last one."""
    return folder.with_name(f"{folder.name}.memory")


def whoosh(catalogue: Path, folder: Path) -> float:
    """Build the Whoosh index."""
    documents, schema = _load(catalogue)
    start = time.perf_counter()
    build(documents, folder, schema)
    return time.perf_counter() - start


def pagefind(catalogue: Path, folder: Path) -> float:
    """Build Pagefind's index of a page for each listing; the seconds are those of its own program alone."""
    documents, schema = _load(catalogue)
    pages = folder.parent / f"{folder.name}-pages"
    pages.mkdir(exist_ok=True)
    for one in documents:
        (pages / f"{one.id}.html").write_text(pagefind_page(one, schema), encoding="utf-8")
    start = time.perf_counter()
    run([str(pagefind_program()), "--silent", "--site", str(pages), "--output-path", str(folder)])
    took = time.perf_counter() - start
    shutil.rmtree(pages)
    return took


def pagefind_program() -> Path:
    """Return where Pagefind's own program is; there is one for Linux only."""
    machine = "arm64" if platform.machine() in ("aarch64", "arm64") else "x64"
    return PEERS / f"node_modules/@pagefind/linux-{machine}/bin/pagefind_extended"


def minisearch(catalogue: Path, folder: Path) -> float:
    """Build MiniSearch's index; every listing's card, filters and numbers are stored in it."""
    documents, schema = _load(catalogue)
    return _by_node("minisearch.mjs", [minisearch_record(one, filters_of(schema)) for one in documents], folder)


def filters_of(schema: SearchSchema) -> list[str]:
    """Return the facets that the peers filter by."""
    return list(schema.facets)[:FILTERS]


def sorts_of(schema: SearchSchema) -> list[str]:
    """Return the columns that Pagefind sorts by."""
    return list(schema.columns)[:SORTS]


def for_peers(document: Document) -> Document:
    """Return a document as a page would show it to an indexer: with the Japanese name of each value, and no other."""
    return replace(
        document, words={name: replace(words, texts=words.texts[:1]) for name, words in document.words.items()}
    )


def pagefind_page(document: Document, schema: SearchSchema) -> str:
    """Return a document as a page that Pagefind reads: 22 filters, 5 sorts, and the card; unknown sorts first."""
    title = next(iter(document.texts.get("title", ())), document.id)
    texts = [text for name in BOOSTS if name != "title" for text in document.field_texts(name)]
    filters = [f"{name}:{document.facets.get(name, 'unknown')}" for name in filters_of(schema)]
    sorts = [f"{name}:{-1 if (value := document.columns.get(name)) is None else value}" for name in sorts_of(schema)]
    card = escape(json.dumps(document.card, ensure_ascii=False))
    return "".join(
        (
            f'<!doctype html><html lang="ja"><title>{escape(title)}</title><body data-pagefind-body>',
            f'<h1>{escape(title)}</h1><i data-pagefind-meta="card[data-card]" data-card="{card}"></i>',
            *(f'<i data-pagefind-filter="{escape(one)}"></i>' for one in filters),
            *(f'<i data-pagefind-sort="{escape(one)}"></i>' for one in sorts),
            *(f"<p>{escape(text)}</p>" for text in texts),
        )
    )


def minisearch_record(document: Document, filters: Iterable[str]) -> dict[str, Any]:
    """Return a document as MiniSearch takes one."""
    return {
        "id": document.id,
        **{name: "\n".join(document.field_texts(name)) for name in BOOSTS},
        "card": document.card,
        "facets": [document.facets.get(name, "unknown") for name in filters],
        "columns": list(document.columns.values()),
    }


def _by_node(script: str, records: Sequence[Mapping[str, Any]], folder: Path) -> float:
    """Let a peer index records; return the seconds that it says it took."""
    lines = folder.parent / f"{folder.name}.ndjson"
    lines.write_text("".join(f"{json.dumps(one, ensure_ascii=False)}\n" for one in records), encoding="utf-8")
    folder.mkdir(exist_ok=True)
    done = run([tool("node"), str(PEERS / script), str(lines), str(folder)])
    return float(done.strip().splitlines()[-1])


def changed(documents: Sequence[Document], seed: int = 3) -> list[Document]:
    """Return documents of which ten have another price and a sentence more."""
    random = Random(seed)  # noqa: S311  nothing secret
    chosen = set(random.sample(range(len(documents)), min(CHANGED, len(documents))))
    return [_edited(one, at) if at in chosen else one for at, one in enumerate(documents)]


def _edited(document: Document, number: int) -> Document:
    """Return a document as a town changes one."""
    texts = {
        **document.texts,
        "text": (*document.texts.get("text", ()), f"値下げしました。問い合わせ番号は{number}です。"),
    }
    price = float(number % 90 + 1) * 100_000
    return replace(document, texts=texts, columns={**document.columns, "price": price})


def sent(folder: Path) -> dict[str, bytes]:
    """Return path -> content of a folder's files, as a host sends them."""
    return {path.relative_to(folder).as_posix(): body(path) for path in folder.rglob("*") if path.is_file()}


def upload(before: Mapping[str, bytes], after: Mapping[str, bytes]) -> int:
    """Return how many bytes must be sent to a host that has a folder's files as they were."""
    return sum(len(content) for path, content in after.items() if before.get(path) != content)


def tool(name: str) -> str:
    """Return the path of a program: beside our Python, where `make setup` puts Node, or elsewhere."""
    own = Path(sys.executable).parent / name
    return str(own) if own.exists() else (shutil.which(name) or name)


def run(command: list[str], cwd: Path = ROOT) -> str:
    """Run a program and return what it printed; its complaints go to the terminal."""
    path = os.pathsep.join([str(Path(sys.executable).parent), os.environ.get("PATH", "")])
    done = subprocess.run(
        command, cwd=cwd, env={**os.environ, "PATH": path}, stdout=subprocess.PIPE, text=True, check=True
    )
    return done.stdout


def install_peers() -> None:
    """Install Pagefind and MiniSearch as their lock has them, beside the bench and nowhere else."""
    if not (PEERS / "node_modules/minisearch").is_dir():
        run([tool("npm"), "ci", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error"], PEERS)
