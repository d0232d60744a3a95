"""One catalogue -> all its figures: built, served and asked, ours and the peers in the same run."""

from __future__ import annotations

import json
import shutil
import subprocess
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import islice
from pathlib import Path
from typing import Any

import click
from playwright.sync_api import Browser

from akiya.app.assets import prepare
from scripts.bench import browser, builds
from scripts.bench.browser import Cost
from scripts.bench.builds import Built, tool
from scripts.bench.catalogues import ROOT, Catalogue, chosen
from scripts.bench.host import Host, serving
from scripts.bench.peer_requests import for_minisearch, for_pagefind, literal, pagefind_ids
from scripts.bench.scan import Asker, Scan, compared

HERE = Path(__file__).parent
PAGEFIND_UI = ("pagefind-ui", "pagefind-modular", "pagefind-component", "pagefind-highlight")
"""What Pagefind writes beside its index, and nobody here loads."""
AT_ONCE = 5
"""So many first queries are enough where every one of them loads the same files."""
SAMPLE = 240
"""How many of the random queries, beside the chosen ones, the peers and the bundle after a change are asked."""
REOPENED = 50
"""After so many queries the index is opened anew."""
Requests = dict[int, dict[str, Any]]


@dataclass(slots=True)
class Measured:
    """What was measured of one engine."""

    built: Built
    able: int = 0
    """How many of the chosen queries it can be asked."""
    first: dict[int, Cost] = field(default_factory=dict)
    further: dict[int, Cost] = field(default_factory=dict)
    warm: dict[int, list[float]] = field(default_factory=dict)
    facets: dict[int, Cost] = field(default_factory=dict)
    answers: Counter[str] = field(default_factory=Counter)


@dataclass(slots=True)
class Run:
    """A catalogue, and all that was measured of it."""

    catalogue: Catalogue
    engines: dict[str, Measured] = field(default_factory=dict)
    whoosh: Built | None = None
    changed: Built | None = None
    upload: int = 0
    after: Counter[str] = field(default_factory=Counter)
    """How right the answers are after the change."""
    client: int = 0
    """Size of the client's module before compression."""


def measured(catalogue: Catalogue, work: Path, *, peers: bool, whoosh: bool, random: int) -> Run:
    """Measure a catalogue; everything is written below `work`."""
    run = Run(catalogue)
    _build(run, work, peers=peers, whoosh=whoosh)
    for name in ("page.html", "page.js"):
        shutil.copy(HERE / name, work / name)
    _say(f"recall and precision against the scan, {random} random queries")
    asker = Asker(catalogue.documents, catalogue.schema)
    searches = [*chosen(), *asker.requests(random)]
    run.engines["ours"].answers = recall_of(Scan(catalogue.documents, catalogue.schema), searches, work / "ours")
    after = Scan(builds.changed(catalogue.documents), catalogue.schema)
    run.after = recall_of(after, searches[: len(chosen()) + SAMPLE], work / "changed")
    with serving(work) as host, browser.chromium() as chromium:
        for name, engine in run.engines.items():
            _say(f"{name} in Chromium")
            _ask(engine, name, chromium, host, catalogue)
        if peers:
            _compare_peers(run, searches, chromium, host)
    return run


def _build(run: Run, work: Path, *, peers: bool, whoosh: bool) -> None:
    """Build everything that is asked."""
    documents, schema = run.catalogue.documents, run.catalogue.schema
    full = builds.kept((documents, schema), work / "full.pickle")
    slim = builds.kept(([builds.for_peers(one) for one in documents], schema), work / "slim.pickle")

    def make(name: str, how: Callable[[Path, Path], float], source: Path) -> Built:
        _say(f"building {name}")
        return builds.built(how, source, work / name)

    run.engines["ours"] = Measured(make("ours", builds.ours, full))
    before = builds.sent(work / "ours")
    shutil.copytree(work / "ours", work / "changed")
    shutil.copy(builds.memory_of(work / "ours"), builds.memory_of(work / "changed"))
    run.changed = make("changed", builds.ours_changed, full)
    run.upload = builds.upload(before, builds.sent(work / "changed"))
    client = prepare(ROOT, work / "assets", work / "site").client
    (work / "ours/akiya-search.js").write_bytes(client)
    run.client = len(client)
    if whoosh:
        run.whoosh = make("whoosh", builds.whoosh, full)
    if peers:
        builds.install_peers()
        run.engines["Pagefind"] = Measured(make("pagefind", builds.pagefind, slim))
        run.engines["MiniSearch"] = Measured(make("minisearch", builds.minisearch, slim))
        _bundle_minisearch(work / "minisearch/client.js")


def _bundle_minisearch(target: Path) -> None:
    """Write what a page needs to ask MiniSearch as one module."""
    esbuild = [str(ROOT / "node_modules/.bin/esbuild"), str(builds.PEERS / "minisearch-client.js")]
    builds.run([*esbuild, "--bundle", "--minify", "--format=esm", "--log-level=error", f"--outfile={target}"])


def requests_for(engine: str, catalogue: Catalogue, requests: Sequence[Mapping[str, Any]]) -> Requests:
    """Return the requests that an engine can be asked, in its own form, by their place in the list."""
    schema = catalogue.schema
    filters, sorts = builds.filters_of(schema), builds.sorts_of(schema)
    limited = [{"limit": 10, **one} for one in requests]
    forms: Mapping[str, Callable[[Mapping[str, Any]], dict[str, Any] | None]] = {
        "ours": dict,
        "Pagefind": lambda one: for_pagefind(one, filters, sorts),
        "MiniSearch": lambda one: for_minisearch(one, filters, schema),
    }
    put = {number: forms[engine](one) for number, one in enumerate(limited)}
    return {number: one for number, one in put.items() if one is not None}


def _ask(engine: Measured, name: str, chromium: Browser, host: Host, catalogue: Catalogue) -> None:
    """Ask an engine the chosen queries: each as the first, in a row, and when all is there."""
    requests, folder = requests_for(name, catalogue, chosen()), name.lower()
    engine.able = len(requests)
    sample = dict(islice(requests.items(), AT_ONCE)) if name == "MiniSearch" else requests
    engine.first = browser.first(chromium, host, folder, sample)
    engine.further = browser.further(chromium, host, folder, requests)
    engine.warm = browser.warm(chromium, host, folder, requests)
    if name == "ours":
        engine.facets = browser.facets(chromium, host, requests, list(catalogue.schema.facets))
    if name == "Pagefind":
        engine.facets = {0: browser.all_filters(chromium, host, requests[0])}


def recall_of(scan: Scan, searches: Sequence[Mapping[str, Any]], folder: Path) -> Counter[str]:
    """Return how right our client's answers are, asked for everything that it finds."""
    limit = len(scan.documents)
    whole = [{**one, "limit": limit, "cards": False} for one in searches]
    total: Counter[str] = Counter()
    for request, found in zip(searches, _answers(folder, whole), strict=True):
        one = compared(scan.search(request), found)
        if not one["exact"]:
            _say(f"differs from the scan: {json.dumps(request, ensure_ascii=False)} {dict(one)}")
        total += one
    return total


def _answers(folder: Path, requests: Sequence[Mapping[str, Any]]) -> Iterator[set[str]]:
    """Yield the ids that our client, running in Node, finds."""
    command = [tool("node"), str(HERE / "client.mjs")]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as process:
        stdin, stdout = process.stdin, process.stdout
        assert stdin  # noqa: S101
        assert stdout  # noqa: S101
        for number, request in enumerate(requests):
            # Opened anew now and then: what was fetched before must not hide a fault for ever.
            anew = {"open": folder.resolve().as_uri()} if number % REOPENED == 0 else {}
            stdin.write(json.dumps({**anew, "search": request}) + "\n")
            stdin.flush()
            yield set(json.loads(stdout.readline())["ids"])
        stdin.close()


def _compare_peers(run: Run, searches: Sequence[Mapping[str, Any]], chromium: Browser, host: Host) -> None:
    """Hold the peers' answers against a scan of the texts that they were given."""
    _say("recall and precision of the peers")
    catalogue = run.catalogue
    scan = Scan([builds.for_peers(one) for one in catalogue.documents], catalogue.schema)
    names = pagefind_ids(host.folder / "pagefind")
    for name in ("Pagefind", "MiniSearch"):
        requests = requests_for(name, catalogue, searches[: len(chosen()) + SAMPLE])
        for number, found in browser.ids(chromium, host, name.lower(), requests).items():
            own = {names[one] for one in found} if name == "Pagefind" else set(found)
            run.engines[name].answers += compared(scan.search(literal(searches[number])), own)


def _say(text: str) -> None:
    """Tell what is being done."""
    click.echo(f"  {text} …", err=True)
