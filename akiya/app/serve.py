"""A web server on this machine over a site that is built again when its content changes."""

from __future__ import annotations

import functools
import http.server
import sys
import threading
from collections.abc import Callable
from pathlib import Path
from typing import Any

from watchfiles import watch as changes

from akiya.app.assets import AssetError
from akiya.app.build import ROOT, BuildError, Order, build
from akiya.store import ContentError

TYPES = {".js": "text/javascript", ".webp": "image/webp"}
"""What some systems do not know by themselves."""


class Handler(http.server.SimpleHTTPRequestHandler):
    """Serves the output folder: scripts with their type, the site's own 404 page, and quietly."""

    extensions_map = http.server.SimpleHTTPRequestHandler.extensions_map | TYPES

    def log_message(self, *args: object) -> None:
        """Say nothing."""

    def end_headers(self) -> None:
        """Let the browser ask again each time, since pages change while somebody writes."""
        self.send_header("Cache-Control", "no-cache")
        super().end_headers()

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        """Show the site's own page for what is not there."""
        page = Path(self.directory) / "404.html"
        if code != http.HTTPStatus.NOT_FOUND or not page.is_file():
            super().send_error(code, message, explain)
            return
        body = page.read_bytes()
        self.send_response(code)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(body)


class Server(http.server.ThreadingHTTPServer):
    """A server that says nothing when a browser breaks off what it had asked for."""

    def handle_error(self, request: Any, client_address: Any) -> None:
        """Pass over connections that the other side has closed; tell of everything else."""
        if not isinstance(sys.exc_info()[1], ConnectionError):
            super().handle_error(request, client_address)


def server(folder: Path, port: int) -> http.server.ThreadingHTTPServer:
    """Return a server of a folder on this machine alone; port 0 takes a free one."""
    return Server(("127.0.0.1", port), functools.partial(Handler, directory=str(folder)))


def serve(order: Order, port: int, ready: Callable[[], None], again: Callable[[list[str]], None]) -> None:
    """Serve a built site and build it again on every change, until the reader stops it with Ctrl+C.

    `ready` is told once the server answers, `again` which files had changed, or in one line what is wrong with them.
    """
    with server(order.output_dir, port) as running:
        threading.Thread(target=running.serve_forever, daemon=True).start()
        ready()
        try:
            watch(order, again)
        except KeyboardInterrupt:
            return
        finally:
            running.shutdown()


def watch(order: Order, again: Callable[[list[str]], None]) -> None:
    """Build again whenever the content or the theme changes."""
    for found in changes(order.content_dir, ROOT / "themes", step=200):
        try:
            build(order)
        except (BuildError, AssetError, ContentError) as error:
            again([str(error)])
            continue
        again(sorted({Path(path).name for _, path in found})[:5])
