"""Fixtures of a real browser: Chromium started at most twice in a run, pages that must keep the policy, axe-core."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import Browser, Page, sync_playwright

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

AXE = Path(__file__).parents[1] / "node_modules/axe-core/axe.min.js"
ARGS = [
    "--no-sandbox",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
]


@pytest.fixture(scope="session")
def chromium() -> Iterator[Callable[[bool], Browser]]:
    """Start Chromium at most once with WebGL (software) and once without."""
    running: dict[bool, Browser] = {}
    with sync_playwright() as playwright:

        def start(webgl: bool) -> Browser:  # noqa: FBT001 - one switch, named at every call
            extra = (
                ["--use-angle=swiftshader", "--enable-unsafe-swiftshader"]
                if webgl
                else ["--disable-gpu", "--disable-3d-apis"]
            )
            if webgl not in running:
                running[webgl] = playwright.chromium.launch(executable_path="/usr/bin/chromium", args=ARGS + extra)
            return running[webgl]

        yield start
        for browser in running.values():
            browser.close()


@pytest.fixture
def visit(chromium: Callable[[bool], Browser]) -> Iterator[Callable[..., Page]]:
    """Open pages; at the end, fail if any of them broke the policy or threw an error."""
    complaints: list[str] = []
    contexts = []

    def go(url: str, *, webgl: bool = True, **settings) -> Page:
        context = chromium(webgl).new_context(**({"viewport": {"width": 1024, "height": 768}} | settings))
        contexts.append(context)
        page = context.new_page()
        page.on("pageerror", lambda error: complaints.append(str(error)))
        page.on(
            "console", lambda line: complaints.append(line.text) if "Content Security Policy" in line.text else None
        )
        page.goto(url)
        return page

    yield go
    for context in contexts:
        context.close()
    assert complaints == []


@pytest.fixture
def axe() -> Callable[[Page], list[str]]:
    """Judge a page by axe-core: the rules that it breaks, each with the elements concerned."""
    source = AXE.read_text(encoding="utf-8")

    def judge(page: Page) -> list[str]:
        page.evaluate(source)
        found = page.evaluate("axe.run().then(({violations}) => violations.map(v => [v.id, v.nodes.map(n => n.html)]))")
        return [json.dumps(violation, ensure_ascii=False) for violation in found]

    return judge
