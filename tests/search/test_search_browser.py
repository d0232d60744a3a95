"""The client where it is meant to run: in a real browser, over real HTTP, under a strict content security policy."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from search.export import export
from tests.search.cases import SCHEMA, Case
from tests.search.conftest import Client
from tests.search.test_search_bundle import Handler, Host, serving

ROOT = Path(__file__).parents[2]
TYPES = {".js": "text/javascript", ".html": "text/html; charset=utf-8"}
POLICY = "default-src 'none'; script-src 'self'; connect-src 'self'"
PAGE = f"""<!doctype html><html lang="ja"><meta http-equiv="Content-Security-Policy" content="{POLICY}">
<title>search</title><script type="module" src="page.js"></script></html>"""
SCRIPT = """import { openIndex } from "./client/akiya-search.js";
window.index = openIndex("bundle");
"""
pytestmark = pytest.mark.browser


class TypedHandler(Handler):
    """Sends scripts as scripts, without which no browser runs them."""

    def end_headers(self) -> None:
        """Add the type of the file."""
        self.send_header("Content-Type", TYPES.get(Path(self.path).suffix, "application/octet-stream"))
        super().end_headers()


@pytest.fixture
def page(tmp_path: Path, chromium: Callable[[bool], Browser]) -> Iterator[Page]:
    """A page in Chromium that has opened the bundle of the folder `bundle` beside it."""
    (tmp_path / "client").symlink_to(ROOT / "search/client")
    (tmp_path / "index.html").write_text(PAGE, encoding="utf-8")
    (tmp_path / "page.js").write_text(SCRIPT, encoding="utf-8")
    host = Host(tmp_path)
    host.RequestHandlerClass = TypedHandler
    with serving(host):
        one = chromium(False).new_page()
        export(Case(seed=11, most=14).documents, tmp_path / "bundle", SCHEMA)
        one.goto(f"{host.url}/index.html")
        yield one
        one.close()


def test_a_browser_answers_as_node_does(page: Page, client: Client, tmp_path: Path) -> None:
    """Chromium opens the bundle by a relative address and gives the same answers as Node to thirty requests."""
    case = Case(seed=11, most=14)
    client.open(tmp_path / "bundle")
    assert case.documents
    for _ in range(30):
        request = case.request()
        answer = page.evaluate("async (request) => (await window.index).search(request)", request)
        assert answer == client.search(request), request
