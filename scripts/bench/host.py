"""A web host on this machine that counts what it sends, and compresses what static hosts compress."""

from __future__ import annotations

import gzip
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

TYPES = {
    ".html": "text/html; charset=utf-8",
    ".js": "text/javascript; charset=utf-8",
    ".json": "application/json",
}
"""The files that hosts know as text, which they send in gzip (level 6); every other file goes out as it is."""


class Host(ThreadingHTTPServer):
    """Serves a folder on a free port and notes path and size of every body."""

    daemon_threads = True

    def __init__(self, folder: Path) -> None:
        """Serve a folder."""
        self.folder = folder
        self.sent: list[tuple[str, int]] = []
        self.packed: dict[Path, bytes] = {}
        super().__init__(("127.0.0.1", 0), Handler)

    @property
    def url(self) -> str:
        """Address of the folder, without a slash at its end."""
        return f"http://127.0.0.1:{self.server_port}"

    def taken(self, engine: str = "") -> tuple[int, int]:
        """Return bytes and requests below one folder, or all, since the last call; everything is forgotten then."""
        sent, self.sent = self.sent, []
        below = f"/{engine}/" if engine else "/"
        sizes = [size for path, size in sent if path.startswith(below)]
        return sum(sizes), len(sizes)

    def body(self, path: Path) -> bytes:
        """Return a file as it is sent, compressed once."""
        if path not in self.packed:
            self.packed[path] = body(path)
        return self.packed[path]


def body(path: Path) -> bytes:
    """Return a file as it is sent."""
    content = path.read_bytes()
    return gzip.compress(content, 6, mtime=0) if path.suffix in TYPES else content


class Handler(SimpleHTTPRequestHandler):
    """Sends files of the host's folder."""

    server: Host
    protocol_version = "HTTP/1.1"

    def do_GET(self) -> None:
        """Send a file, or say that there is none."""
        asked = urlsplit(self.path).path
        path = self.server.folder / asked.lstrip("/")
        there = path.is_file()
        content = self.server.body(path) if there else b""
        self.server.sent.append((asked, len(content)))
        self.send_response(200 if there else 404)
        if there and path.suffix in TYPES:
            self.send_header("Content-Encoding", "gzip")
        self.send_header("Content-Type", TYPES.get(path.suffix, "application/octet-stream"))
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        self.wfile.write(content)

    def log_message(self, *_: Any) -> None:
        """Say nothing."""


@contextmanager
def serving(folder: Path) -> Iterator[Host]:
    """Yield a host that runs."""
    host = Host(folder)
    threading.Thread(target=host.serve_forever, daemon=True).start()
    yield host
    host.shutdown()
    host.server_close()
