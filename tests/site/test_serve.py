"""`akiya serve` as an operator starts it: a process, an address, Ctrl+C."""

from __future__ import annotations

import re
import signal
import socket
import subprocess
import threading
import urllib.error
import urllib.request
from dataclasses import dataclass, field
from queue import Queue
from typing import TYPE_CHECKING

import pytest

from tests.content_tree import AS_OF
from tests.site.conftest import AKIYA, ROOT, SmallSite

if TYPE_CHECKING:
    from collections.abc import Iterator


def free_port() -> int:
    """Return a port that nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


@dataclass(frozen=True)
class Running:
    """A process of `akiya serve`, its address, and the lines that it prints."""

    process: subprocess.Popen[str]
    url: str
    lines: Queue[str] = field(default_factory=Queue)

    def listen(self) -> None:
        """Take the lines as they come; an empty one says that the process has ended."""
        for line in self.process.stdout or ():
            self.lines.put(line)
        self.lines.put("")

    def hears(self, wanted: str) -> None:
        """Wait until the process says something."""
        while wanted not in (line := self.lines.get(timeout=120)):
            assert line, f"it ended without a word of {wanted}"


@pytest.fixture
def running(small: SmallSite) -> Iterator[Running]:
    """Start `akiya serve` on a small site and wait for the line that says where it stands."""
    small.tree.listing("amakusa-0001")
    port = free_port()
    command = [
        *AKIYA, "serve", "--content", str(small.tree.root), "--output", str(small.output),
        "--as-of", AS_OF, "--port", str(port),
    ]  # fmt: skip
    process = subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)
    found = Running(process, f"http://localhost:{port}/")
    threading.Thread(target=found.listen, daemon=True).start()
    try:
        found.hears(f"http://localhost:{port}")
        yield found
    finally:
        process.kill()
        process.wait()


def get(url: str) -> tuple[int, str, str]:
    """Return status, content type and text of an address."""
    try:
        with urllib.request.urlopen(url, timeout=30) as answer:
            return answer.status, answer.headers.get_content_type(), answer.read().decode()
    except urllib.error.HTTPError as error:
        return error.code, error.headers.get_content_type(), error.read().decode()


def test_it_answers_tells_what_is_missing_builds_again_and_stops(running, small):
    """Pages and scripts arrive with their types, what is not there gets the site's own page, a change is built, Ctrl+C ends it well."""
    url = running.url
    assert get(url)[:2] == (200, "text/html")
    script = re.search(r'src="([^"]+\.js)"', get(f"{url}search/")[2])
    assert script is not None
    assert get(f"{url}search/{script[1]}")[:2] == (200, "text/javascript")
    status, kind, missing = get(f"{url}listings/nowhere-9999/")
    assert (status, kind) == (404, "text/html")
    assert 'href="/search/"' in missing
    assert "ページが見つかりません" in missing
    assert get(f"{url}..%2f..%2fetc/passwd")[0] == 404

    small.tree.listing("amakusa-0001", title="名前のかわった家")
    running.hears("listing.md")
    assert "名前のかわった家" in get(f"{url}listings/amakusa-0001/")[2]

    running.process.send_signal(signal.SIGINT)
    assert running.process.wait(60) == 0
