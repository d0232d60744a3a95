"""A small site of a test's own, and the strict policy that all pages live under."""

from __future__ import annotations

import threading
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

import pytest

if TYPE_CHECKING:
    from collections.abc import Iterator
from tests.browser.tour_house import house, open_tour, panoramas  # noqa: F401 - fixtures of the tour

ROOT = Path(__file__).parents[2]
STATIC = ROOT / "themes/akiya/static"
POLICY = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; base-uri 'none'; form-action 'none'"
COLOURS = """
:root { color-scheme: light dark; --paper: #faf6ee; --leaf: #fffdf8; --shade: #f1eadc; --ink: #1a1a1a; --ink2: #4d4d4d;
  --line: #d8cfbd; --edge: #857a66; --green: #115a36; --green2: #0c472a; --on: #fff; --kaki: #ac3e00; --r: .5rem; }
@media (prefers-color-scheme: dark) { :root { --paper: #1b1a17; --leaf: #24221e; --shade: #2d2a25; --ink: #f2ede3;
  --ink2: #c4bcae; --line: #474238; --edge: #948a78; --green: #9bd4b5; --green2: #c2e5d1; --on: #08351f; --kaki: #ffa66d; } }
*, ::before, ::after { box-sizing: border-box; }
body { margin: 0; padding: 1rem; background: var(--paper); color: var(--ink); font: 1.0625rem/1.7 sans-serif; }
img { max-width: 100%; }
.btn { min-height: 3rem; padding: .5rem 1.25rem; border: 2px solid var(--green); border-radius: var(--r);
  background: var(--green); color: var(--on); font: 700 1rem/1.4 sans-serif; }
"""


class Site:
    """A folder served over HTTP, with the theme's files under /static/. It notes what was asked for."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.asked: list[str] = []
        self.missing: set[str] = set()
        (folder / "colours.css").write_text(COLOURS, encoding="utf-8")
        self._server = ThreadingHTTPServer(("127.0.0.1", 0), partial(_Handler, self))
        threading.Thread(target=self._server.serve_forever, daemon=True).start()

    @property
    def url(self) -> str:
        """The address of the folder, with a slash at its end."""
        return f"http://127.0.0.1:{self._server.server_port}/"

    def write_page(self, name: str, body: str, *, styles: list[str], scripts: list[str]) -> None:
        """Write a page under the strict policy; styles and scripts are paths inside the theme's static folder."""
        links = "".join(f'<link rel="stylesheet" href="static/{path}">' for path in styles)
        modules = "".join(f'<script type="module" src="static/{path}"></script>' for path in scripts)
        (self.folder / name).write_text(
            f'<!doctype html><html lang="ja"><head><meta charset="utf-8"><title>見本の家</title>'
            f'<meta http-equiv="Content-Security-Policy" content="{POLICY}">'
            f'<meta name="viewport" content="width=device-width, initial-scale=1">'
            f'<link rel="icon" href="colours.css"><link rel="stylesheet" href="colours.css">{links}{modules}</head>'
            f"<body><main><h1>見本の家</h1>{body}</main></body></html>",
            encoding="utf-8",
        )

    def close(self) -> None:
        """Stop serving."""
        self._server.shutdown()
        self._server.server_close()


class _Handler(SimpleHTTPRequestHandler):
    def __init__(self, site: Site, *args, **kwargs) -> None:
        self.site = site
        super().__init__(*args, directory=str(site.folder), **kwargs)

    def do_GET(self) -> None:
        path = urlsplit(self.path).path.lstrip("/")
        self.site.asked.append(path)
        if path in self.site.missing:
            self.send_error(404)
        else:
            super().do_GET()

    def translate_path(self, path: str) -> str:
        name = urlsplit(path).path
        return (
            str(STATIC / name.removeprefix("/static/")) if name.startswith("/static/") else super().translate_path(path)
        )

    def log_message(self, *_args) -> None:
        """Say nothing: the tests read `Site.asked`."""


@pytest.fixture
def site(tmp_path: Path) -> Iterator[Site]:
    """Give a small site of the test's own."""
    served = Site(tmp_path)
    yield served
    served.close()
