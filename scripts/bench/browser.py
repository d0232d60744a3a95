"""Asks engines in Chromium and notes what came over the wire."""

from __future__ import annotations

import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

from playwright.sync_api import Browser, Page, sync_playwright

from scripts.bench.host import Host

ARGS = [
    "--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update", "--disable-sync",
    "--no-first-run",
]  # fmt: skip
ROUNDS = 5
"""How often each query is asked again when all that it needs is there."""
Requests = Mapping[int, Mapping[str, Any]]
"""Number of a query -> how an engine is asked it; the queries that it cannot be asked are missing."""


@dataclass(frozen=True, slots=True)
class Cost:
    """What one answer took."""

    bytes: int
    requests: int
    ms: float
    """From the call to the answer, cards included; over the wires of this machine."""


@contextmanager
def chromium() -> Iterator[Browser]:
    """Yield a browser."""
    with sync_playwright() as playwright:
        yield playwright.chromium.launch(executable_path="/usr/bin/chromium", args=ARGS)


@contextmanager
def page(browser: Browser, host: Host) -> Iterator[Page]:
    """Yield a page with nothing in its cache."""
    context = browser.new_context()
    one = context.new_page()
    one.set_default_timeout(120_000)
    one.goto(f"{host.url}/page.html")
    one.wait_for_function("() => window.bench")
    yield one
    context.close()


def asked(one: Page, host: Host, engine: str, request: Mapping[str, Any]) -> tuple[Cost, dict[str, Any]]:
    """Ask an engine; return what it took and the answer."""
    host.taken(engine)
    start = time.perf_counter()
    answer: dict[str, Any] = one.evaluate("([name, request]) => bench.ask(name, request)", [engine, request])
    took = (time.perf_counter() - start) * 1000
    return Cost(*host.taken(engine), took), answer


def first(browser: Browser, host: Host, engine: str, requests: Requests) -> dict[int, Cost]:
    """Return what each query costs as the first of an empty cache. Raises ValueError where cards are missing."""
    costs = {}
    for number, request in requests.items():
        with page(browser, host) as one:
            costs[number], answer = asked(one, host, engine, request)
            if answer["cards"] != min(answer["total"], request["limit"]):
                raise ValueError(f"{engine}: {answer['cards']} cards of {answer['total']} results: {request}")
    return costs


def further(browser: Browser, host: Host, engine: str, requests: Requests) -> dict[int, Cost]:
    """Return what each query costs after those before it, on one page; that of the very first is left out."""
    with page(browser, host) as one:
        costs = {number: asked(one, host, engine, request)[0] for number, request in requests.items()}
    return dict(list(costs.items())[1:])


def warm(browser: Browser, host: Host, engine: str, requests: Requests) -> dict[int, list[float]]:
    """Return the milliseconds of each query once all that it needs is there."""
    with page(browser, host) as one:
        order = [engine, list(requests.values()), ROUNDS]
        times = one.evaluate("([name, requests, rounds]) => bench.warm(name, requests, rounds)", order)
    return dict(zip(requests, times, strict=True))


def facets(browser: Browser, host: Host, requests: Requests, names: Sequence[str]) -> dict[int, Cost]:
    """Return what the counts of all facets cost beyond the first answer of our search, for each query."""
    costs = {}
    for number, request in requests.items():
        with page(browser, host) as one:
            asked(one, host, "ours", request)
            costs[number], _ = asked(one, host, "ours", {**request, "facets": list(names)})
    return costs


def all_filters(browser: Browser, host: Host, request: Mapping[str, Any]) -> Cost:
    """Return what it costs Pagefind to know all filters, after one query."""
    with page(browser, host) as one:
        asked(one, host, "pagefind", request)
        start = time.perf_counter()
        one.evaluate("() => bench.facets('pagefind')")
        return Cost(*host.taken("pagefind"), (time.perf_counter() - start) * 1000)


def ids(browser: Browser, host: Host, engine: str, requests: Requests) -> dict[int, list[str]]:
    """Return the ids of everything that an engine finds, in the engine's own names."""
    with page(browser, host) as one:
        return {
            number: asked(one, host, engine, {**request, "all": True})[1]["ids"] for number, request in requests.items()
        }
