"""The sample prefecture as one built site, served below a sub-path, and a browser that writes down what goes wrong."""

from __future__ import annotations

import fcntl
import os
import shutil
import sys
import threading
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import partial
from http.server import ThreadingHTTPServer
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import expect

from akiya.app.ask import ask
from akiya.app.build import BuildReport, Order, build
from akiya.app.serve import Handler
from akiya.site.i18n import load
from tests.content_tree import AS_OF, ContentTree
from tests.site.survey import BELOW, Html, Survey, read_html

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from playwright.sync_api import Browser, Page, Request

ROOT = Path(__file__).parents[2]
CONTENT = ROOT / "content"
CACHE = ROOT / ".cache"
AKIYA = [sys.executable, "-c", "from akiya.cli import main; main()"]
"""The command, run by the Python of the tests."""
SITE_URL = "https://akiya.example.jp/towns/akiya"
"""The address that the site is told. No test asks that host: a link that names it is caught as a foreign one."""
TILES = "cyberjapandata.gsi.go.jp"
WHOLE = bool(os.environ.get("AKIYA_TEST_ALL"))
"""Whether the long matrices run."""

expect.set_options(timeout=30_000)  # as long as every other wait: machines are slow at times


class SubPath(Handler):
    """The handler of `akiya serve`, below a sub-path; nothing else stands on the host."""

    def translate_path(self, path: str) -> str:
        """Return the file of an address."""
        inside = urlsplit(path).path
        return super().translate_path(inside.removeprefix(BELOW[:-1]) if inside.startswith(BELOW) else "/nowhere")


class Server(ThreadingHTTPServer):
    """A server that is not surprised when a browser closes a page before everything has arrived."""

    def handle_error(self, request, client_address) -> None:
        """Tell of every error but that one."""
        if not isinstance(sys.exception(), ConnectionError):
            super().handle_error(request, client_address)


@dataclass(frozen=True)
class Served:
    """A built site: its folder, and its address with a slash at the end."""

    folder: Path
    url: str


@contextmanager
def served(folder: Path) -> Iterator[Served]:
    """Serve a folder over HTTP below the sub-path."""
    with Server(("127.0.0.1", 0), partial(SubPath, directory=str(folder))) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield Served(folder, f"http://127.0.0.1:{server.server_port}{BELOW}")
        server.shutdown()


@contextmanager
def one_at_a_time(path: Path) -> Iterator[None]:
    """Hold a lock among the processes of one run."""
    with path.open("w") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        yield


@pytest.fixture(scope="session")
def run_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder that all processes of this run share."""
    base = tmp_path_factory.getbasetemp()
    return base.parent if "PYTEST_XDIST_WORKER" in os.environ else base


@pytest.fixture(scope="session")
def built(run_folder: Path) -> Path:
    """Return the sample prefecture, built once in a run; pictures are taken from the cache of the repository."""
    folder = run_folder / "sample-site"
    with one_at_a_time(run_folder / "sample-site.lock"):
        if not (folder / "sitemap.xml").is_file():
            report = build(Order(CONTENT, folder, AS_OF, CACHE, SITE_URL))
            assert report.listings >= 100
            assert report.quarantine == {}
    return folder


@pytest.fixture(scope="session")
def site(built: Path) -> Iterator[Served]:
    """Serve the sample prefecture."""
    with served(built) as found:
        yield found


@pytest.fixture(scope="session")
def survey(built: Path, run_folder: Path) -> Survey:
    """Return everything that the tests ask about the HTML of the sample prefecture, read once in a run."""
    with one_at_a_time(run_folder / "survey.lock"):
        return Survey.kept(built, run_folder / "survey.pickle")


@dataclass
class Watched:
    """What went wrong or went abroad while pages were looked at."""

    errors: list[str] = field(default_factory=list)
    foreign: list[str] = field(default_factory=list)
    """Addresses of other hosts that were asked; none of them is answered."""

    def watch(self, page: Page, home: str) -> None:
        """Listen to a page of the site at `home`; nothing is fetched from anywhere else."""
        page.on("pageerror", lambda error: self.errors.append(f"{page.url}: {error}"))
        page.on("console", lambda line: self._console(page, line))
        page.on("response", lambda answer: self._answer(answer.status, answer.url))
        host = urlsplit(home).netloc
        page.context.route(lambda url: urlsplit(url).netloc not in ("", host), self._stop)

    def _console(self, page, line) -> None:
        if line.type in ("error", "warning") and "ERR_FAILED" not in line.text:
            self.errors.append(f"{page.url}: {line.text}")

    def _answer(self, status: int, url: str) -> None:
        if status >= 400:
            self.errors.append(f"{status}: {url}")

    def _stop(self, route) -> None:
        request: Request = route.request
        self.foreign.append(request.url)
        route.abort()


@pytest.fixture
def watched() -> Watched:
    """Return the list of what goes wrong in this test."""
    return Watched()


@pytest.fixture
def open_page(chromium: Callable[[bool], Browser], site: Served, watched: Watched) -> Iterator[Callable[..., Page]]:
    """Open pages of the sample in browsers of their own; fail in the end if one of them complained of anything."""
    contexts = []

    def go(
        path: str, *, width: int = 1024, height: int = 800, webgl: bool = True, at: Served = site, **settings
    ) -> Page:
        size = {"viewport": {"width": width, "height": height}}
        context = chromium(webgl).new_context(**({"locale": "ja-JP", "reduced_motion": "reduce"} | size | settings))
        contexts.append(context)
        page = context.new_page()
        watched.watch(page, at.url)
        page.goto(f"{at.url}{path}")
        return page

    yield go
    for context in contexts:
        context.close()
    assert watched.errors == []


@pytest.fixture(scope="session")
def oracle(built: Path, run_folder: Path) -> Callable[..., dict[str, object]]:
    """Answer a question to the sample prefecture with the Python search, which the pages must agree with."""

    def answer(text: str, **where: list[str]) -> dict[str, object]:
        with one_at_a_time(run_folder / "oracle.lock"):
            return ask(CONTENT, AS_OF, {"text": text, "where": where, "limit": 0}, CACHE / "whoosh")

    return answer


@pytest.fixture(scope="session")
def speak() -> Callable[[str], Callable[[str], str]]:
    """Return, for a language, the function from a Japanese sentence of the site to that language."""
    return lambda lang: load(lang, ROOT / "themes/akiya/translations").gettext


@dataclass(frozen=True)
class SmallSite:
    """A content folder of a test's own with all towns and guides, and the site that is built from it."""

    tree: ContentTree
    output: Path

    @classmethod
    def beside(cls, content: Path, root: Path, output: Path) -> SmallSite:
        """Make a content folder with the towns, guides and names of another one."""
        for name in ("municipalities", "pages"):
            shutil.copytree(content / name, root / name)
        shutil.copy(content / "site.yaml", root)
        (root / "listings").mkdir()
        return cls(ContentTree(root), output)

    def build(self) -> BuildReport:
        """Build the site in Japanese and English."""
        return build(Order(self.tree.root, self.output, AS_OF, CACHE, SITE_URL, ("ja", "en")))

    def files(self) -> set[str]:
        """Return the names of all files of the site."""
        return {path.relative_to(self.output).as_posix() for path in self.output.rglob("*") if path.is_file()}

    def html(self, name: str) -> Html:
        """Read a page of the site."""
        return read_html((self.output / name).read_text(encoding="utf-8"))

    def mentions(self, text: str) -> list[str]:
        """Return the files of the site whose bytes hold a text."""
        wanted = text.encode()
        return sorted(name for name in self.files() if wanted in (self.output / name).read_bytes())


@pytest.fixture
def small(tmp_path: Path, built: Path) -> SmallSite:
    """Return a small site without listings; that the sample is built first fills the cache with the bundled scripts."""
    return SmallSite.beside(CONTENT, tmp_path / "content", tmp_path / "site")
