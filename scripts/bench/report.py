"""What was measured of a catalogue -> the lines of its table."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import asdict

from scripts.bench.browser import Cost
from scripts.bench.catalogues import chosen
from scripts.bench.figures import Figure, entropy_bytes, percentile, spread
from scripts.bench.measure import PAGEFIND_UI, Measured, Run
from scripts.bench.scan import recall_precision

CARDS = "/k"
"""What the path of a file of cards has in our bundle."""
PEERS = ("Pagefind", "MiniSearch")
Of = Callable[[Measured], tuple[float, ...]]


def figures(run: Run) -> Iterator[Figure]:
    """Yield all figures of a run."""
    yield _each(run, "first query: KB, median / p95", lambda one: _kilobytes(one.first.values()), "first query")
    yield _each(run, "first query: requests, p95", lambda one: (_requests(one),), "first requests", 0)
    yield _each(run, "further query: KB, median / p95", lambda one: _kilobytes(one.further.values()), "further query")
    yield from _facets(run)
    yield _each(run, "recall / precision", lambda one: recall_precision(one.answers), "recall", 4)
    yield _each(run, "exact answers / answers", lambda one: (one.answers["exact"], one.answers["asked"]), "", 0)
    yield _each(run, "chosen queries that it can be asked", lambda one: (one.able,), "", 0)
    yield _each(run, "warm query: ms, p95", lambda one: (_slow(one.warm.values()),), "warm")
    yield from _ratio(run)
    yield _each(run, "first query: ms on this machine, median / p95", _waited, "", 0)
    yield from _sizes(run)
    yield _each(run, "build: s", lambda one: (one.built.seconds,), "build")
    yield _each(run, "build: memory of its process, MB", lambda one: (one.built.memory,), "memory", 0)
    yield from _others(run)


def each_query(run: Run) -> list[dict[str, object]]:
    """Return what each chosen query cost our search as a first and as a further one, to see which are dear."""
    ours = run.engines["ours"]
    return [
        {"query": request, "first": asdict(ours.first[number]), "further": asdict(ours.further[number])}
        for number, request in enumerate(chosen())
        if number in ours.further
    ]


def _each(run: Run, title: str, of: Of, goal: str = "", digits: int = 1) -> Figure:
    """Return a figure that every engine has."""
    found = {name: of(one) for name, one in run.engines.items()}
    return Figure(title, found["ours"], goal, digits, {name: found[name] for name in PEERS if name in found})


def _kilobytes(costs: Iterable[Cost]) -> tuple[float, ...]:
    """Return median and 95th percentile of bytes, in KB."""
    return spread([cost.bytes / 1000 for cost in costs])


def _requests(engine: Measured) -> float:
    """Return the 95th percentile of the requests for a first answer."""
    return percentile([cost.requests for cost in engine.first.values()], 0.95)


def _waited(engine: Measured) -> tuple[float, ...]:
    """Return median and 95th percentile of the milliseconds until a first answer is there."""
    return spread([cost.ms for cost in engine.first.values()])


def _slow(times: Iterable[list[float]]) -> float:
    """Return the 95th percentile of all times."""
    return percentile([each for own in times for each in own], 0.95)


def _facets(run: Run) -> Iterator[Figure]:
    """Yield what the counts of all facets cost beyond the first answer."""
    documents, schema = run.catalogue.documents, run.catalogue.schema
    least = entropy_bytes([one.facets.get(name, "unknown") for one in documents] for name in schema.facets) / 1000
    median, most = _kilobytes(run.engines["ours"].facets.values())
    pagefind = run.engines.get("Pagefind")
    peers = {"Pagefind": _kilobytes(pagefind.facets.values())[:1]} if pagefind else {}
    yield Figure("all facet counts beyond that: KB, median / p95", (median, most), "", 1, peers)
    # Many a first answer has read some of the columns already; the 95th percentile is one that has read next to none.
    title = f"their p95 ÷ entropy of the {len(schema.facets)} columns ({least:,.1f} KB)"
    yield Figure(title, (most / least,), "facets", 2)


def _ratio(run: Run) -> Iterator[Figure]:
    """Yield how our warm queries compare with Pagefind's, over those that it can be asked."""
    pagefind, ours = run.engines.get("Pagefind"), run.engines["ours"]
    if pagefind:
        same = _slow(ours.warm[number] for number in pagefind.warm)
        yield Figure("warm query p95 ÷ Pagefind's, same queries", (same / (_slow(pagefind.warm.values()) or 1),), "", 2)


def _sizes(run: Run) -> Iterator[Figure]:
    """Yield sizes against the text."""
    text = run.catalogue.text_bytes
    ours = run.engines["ours"].built
    index = sum(size for path, size in ours.files.items() if CARDS not in path)
    yield Figure("index alone ÷ text in gzip", (index / text,), "index", 2)
    yield _each(run, "all files ÷ text in gzip", lambda one: (sum(_files(one)) / text,), "bundle", 2)
    yield _each(run, "files", lambda one: (len(_files(one)),), "files", 0)


def _files(engine: Measured) -> list[int]:
    """Return the sizes of an engine's files, but for interfaces that nobody here loads."""
    return [size for path, size in engine.built.files.items() if not path.startswith(PAGEFIND_UI)]


def _others(run: Run) -> Iterator[Figure]:
    """Yield what Whoosh and the change of ten listings cost."""
    if run.whoosh:
        yield Figure("Whoosh index, the oracle: s / MB of memory", (run.whoosh.seconds, run.whoosh.memory))
    if run.changed:
        yield Figure("ten listings changed: s", (run.changed.seconds,), "change")
        yield Figure("ten listings changed: KB to upload", (run.upload / 1000,), "upload")
        yield Figure("exact answers / answers after that", (run.after["exact"], run.after["asked"]), "", 0)
