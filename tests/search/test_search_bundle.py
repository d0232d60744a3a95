"""The bundle as files: the same everywhere, small in what it fetches, and never wrong when it is broken."""

from __future__ import annotations

import gzip
import json
import os
import shutil
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest

from search.build import build
from search.documents import Document
from search.export import bundle, export
from search.query import Index
from search.request import QueryError
from tests.search.cases import SCHEMA, Case
from tests.search.conftest import Client, ClientError

ROOT = Path(__file__).parents[2]
DOCUMENTS = Case(seed=7, most=12).documents
TEXT = {"text": "a"}
WORD = {"text": "amakusa"}


class Host(ThreadingHTTPServer):
    """A web host that keeps a list of what was asked of it."""

    def __init__(self, folder: Path, *, zips: bool = False) -> None:
        """Serve a folder; `zips` compresses whatever it sends, as some hosts do."""
        self.folder, self.zips = folder, zips
        self.asked: list[str] = []
        super().__init__(("127.0.0.1", 0), Handler)

    @property
    def url(self) -> str:
        """Address of the bundle, in a sub-path."""
        return f"http://127.0.0.1:{self.server_port}/some/path/search"


class Handler(SimpleHTTPRequestHandler):
    """Answers with files of the host's folder."""

    server: Host

    def do_GET(self) -> None:
        """Send a file, or the page that hosts send for what they do not have."""
        path = self.server.folder / self.path.removeprefix("/some/path/search/")
        self.server.asked.append(path.name)
        if not path.is_file():
            self.send_error(404)
            return
        content = path.read_bytes()
        self.send_response(200)
        if self.server.zips:
            content = gzip.compress(content)
            self.send_header("Content-Encoding", "gzip")
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        self.wfile.write(content)

    def log_message(self, *_: Any) -> None:
        """Say nothing."""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A bundle of a dozen documents."""
    export(DOCUMENTS, tmp_path / "search", SCHEMA)
    return tmp_path / "search"


@pytest.fixture
def host(folder: Path) -> Iterator[Host]:
    """A host of the bundle."""
    with serving(Host(folder)) as one:
        yield one


class serving:  # noqa: N801  reads as a verb: `with serving(host)`
    """Run a host for as long as a block lasts."""

    def __init__(self, host: Host) -> None:
        """Keep the host."""
        self.host = host

    def __enter__(self) -> Host:
        """Start it."""
        threading.Thread(target=self.host.serve_forever, daemon=True).start()
        return self.host

    def __exit__(self, *_: object) -> None:
        """Stop it."""
        self.host.shutdown()
        self.host.server_close()


def file_of(folder: Path, name: str) -> Path:
    """Return a file of the only segment."""
    return next(folder.glob(f"*/{name}"))


def rewrapped(path: Path, change: Callable[[bytearray], None]) -> None:
    """Change the content of a file and wrap it again, so that gzip finds no fault."""
    content = bytearray(gzip.decompress(path.read_bytes()))
    change(content)
    path.write_bytes(gzip.compress(bytes(content)))


def set_version(content: bytearray) -> None:
    """Write another format version."""
    content[4] += 1


def set_magic(content: bytearray) -> None:
    """Write another magic."""
    content[0] ^= 1


def flip(path: Path) -> None:
    """Change one bit in the middle of a file."""
    content = bytearray(path.read_bytes())
    content[len(content) // 2] ^= 4
    path.write_bytes(content)


def cut(path: Path) -> None:
    """Cut a file off, as a broken upload does."""
    path.write_bytes(path.read_bytes()[:-9])


def empty(path: Path) -> None:
    """Leave nothing of a file but its name."""
    path.write_bytes(b"")


def page(path: Path) -> None:
    """Put a web page in a file's place, as hosts do that answer 200 to everything."""
    path.write_text("<!doctype html><title>Not found</title>", encoding="utf-8")


def other_chunk(path: Path) -> None:
    """Put another file of the same segment in a file's place."""
    shutil.copy(path.parent / "k0.bin", path)


def other_segment(path: Path) -> None:
    """Put the same file of another bundle in a file's place."""
    other = bundle(DOCUMENTS[1:], SCHEMA)
    path.write_bytes(next(content for name, content in other.items() if name.endswith(f"/{path.name}")))


BREAKS: list[tuple[str, Callable[[Path], None], str]] = [
    ("missing", Path.unlink, "missing"),
    ("cut off", cut, "damaged"),
    ("one bit", flip, "damaged"),
    ("web page", page, "foreign"),
    ("empty", empty, "foreign"),
    ("magic", lambda path: rewrapped(path, set_magic), "foreign"),
    ("version", lambda path: rewrapped(path, set_version), "version"),
]


@pytest.mark.parametrize(("do", "code"), [each[1:] for each in BREAKS], ids=[each[0] for each in BREAKS])
@pytest.mark.parametrize("name", ["p0.bin", "c0.bin", "k0.bin", "q0.bin"])
def test_a_broken_file_is_told_and_tried_again(
    client: Client, folder: Path, name: str, do: Callable[[Path], None], code: str
) -> None:
    """Each way in which a file can be broken gives its own error instead of an answer, and its repair is noticed."""
    path = file_of(folder, name)
    whole = path.read_bytes()
    client.open(folder)
    request = {**(WORD if name.startswith("q") else TEXT), "cards": name.startswith("k")}
    do(path)
    with pytest.raises(ClientError) as caught:
        client.search(request)
    assert (caught.value.name, caught.value.code) == ("BundleError", code)
    path.write_bytes(whole)
    assert client.search(request)["total"] > 0


@pytest.mark.parametrize(("do", "code"), [each[1:] for each in BREAKS], ids=[each[0] for each in BREAKS])
def test_a_broken_root_does_not_open(client: Client, folder: Path, do: Callable[[Path], None], code: str) -> None:
    """A root that is missing, broken or of another version gives one clear error."""
    do(folder / "root.bin")
    with pytest.raises(ClientError) as caught:
        client.open(folder)
    assert caught.value.code == code


@pytest.mark.parametrize("do", [other_chunk, other_segment])
def test_a_file_from_elsewhere_is_refused(client: Client, folder: Path, do: Callable[[Path], None]) -> None:
    """A whole and sound file that belongs to another place or another build is not read as if it were right."""
    do(file_of(folder, "p0.bin"))
    client.open(folder)
    with pytest.raises(ClientError) as caught:
        client.search(TEXT)
    assert caught.value.code == "mismatch"


def test_a_new_build_while_somebody_searches(client: Client, folder: Path) -> None:
    """After a build with other houses an open search answers from the new build alone, rather than mix the two."""
    client.open(folder)
    export(DOCUMENTS[1:], folder, SCHEMA)
    answer = client.search({**TEXT, "facets": ["municipality"]})
    client.open(folder)
    assert answer == client.search({**TEXT, "facets": ["municipality"]})
    assert client.search({})["total"] == len(DOCUMENTS) - 1


def test_a_file_that_stays_away_is_asked_for_twice(client: Client, folder: Path, host: Host) -> None:
    """A missing file is fetched once more with a fresh root, and then given up with one error."""
    client("open", host.url)
    file_of(folder, "p0.bin").unlink()
    with pytest.raises(ClientError) as caught:
        client.search(TEXT)
    assert caught.value.code == "missing"
    assert [host.asked.count(name) for name in ("root.bin", "p0.bin")] == [2, 2]


def test_hosts_of_all_kinds_serve_it(client: Client, folder: Path, host: Host) -> None:
    """Over HTTP in a sub-path, with or without the host's own compression, the answers are those of the files."""
    client.open(folder)
    expected = client.search(TEXT)
    with serving(Host(folder, zips=True)) as zipping:
        for url in (host.url, f"{host.url}/", zipping.url):
            client("open", url)
            assert client.search(TEXT) == expected


@pytest.mark.parametrize("where", ["http://127.0.0.1:9/search/", "broken"])
def test_a_host_that_fails_is_unreachable(client: Client, host: Host, folder: Path, where: str) -> None:
    """No connection and an error of the server are told from a file that is not there."""
    url = where if where.startswith("http") else host.url
    if where == "broken":
        host.folder = folder / "broken"
        host.RequestHandlerClass = Failing
    with pytest.raises(ClientError) as caught:
        client("open", url)
    assert caught.value.code == "unreachable"


class Failing(Handler):
    """A host in trouble."""

    def do_GET(self) -> None:
        """Answer 500 to everything."""
        self.send_error(500)


def test_nobody_pays_for_what_was_not_asked(client: Client, host: Host) -> None:
    """Without words neither postings nor columns are fetched, nor more blocks than hits need; nothing is fetched twice."""
    client("open", host.url)
    client.search({"limit": 3})
    assert host.asked == ["root.bin", "k0.bin"]
    client.search({"cards": True, **TEXT})
    client.search({"cards": True, **TEXT})
    assert len(host.asked) == len(set(host.asked))
    assert {"k0.bin", "p0.bin"} <= set(host.asked)


EXPORT = """
import json, sys
from pathlib import Path
from search.export import export
from tests.search.cases import SCHEMA, Case
documents = Case(seed=7, most=12).documents
export(reversed(documents) if sys.argv[2] == "reversed" else documents, Path(sys.argv[1]), SCHEMA)
"""


def test_the_same_documents_give_the_same_bytes(tmp_path: Path, folder: Path) -> None:
    """In another folder, process, locale, time zone and order of documents the bundle has the same files and bytes."""
    other = tmp_path / "その他 folder"
    surroundings = {"LC_ALL": "C", "TZ": "Pacific/Apia", "PYTHONHASHSEED": "1", "PYTHONPATH": str(ROOT)}
    command = [sys.executable, "-c", EXPORT, str(other), "reversed"]
    subprocess.run(command, check=True, env={**os.environ, **surroundings}, cwd=tmp_path)
    written = {path.relative_to(folder): path.read_bytes() for path in folder.rglob("*") if path.is_file()}
    assert written == {path.relative_to(other): path.read_bytes() for path in other.rglob("*") if path.is_file()}


def test_only_the_last_segment_stays(folder: Path) -> None:
    """A second export removes the segment that nothing names, and leaves what is not its own."""
    (folder / "akiya-search.js").write_text("// another file\n", encoding="utf-8")
    report = export(DOCUMENTS[:3], folder, SCHEMA)
    assert report.documents == 3
    on_disk = {str(path.relative_to(folder)): path.stat().st_size for path in folder.rglob("*") if path.is_file()}
    assert on_disk.pop("akiya-search.js")
    assert on_disk == dict(report.files)
    assert report.bytes == sum(on_disk.values())


def test_a_changed_house_is_a_small_segment(client: Client, tmp_path: Path) -> None:
    """With a memory a changed house is written alone, what is unchanged stays, and a lost file is written anew."""
    case = Case(seed=4, most=36)
    documents = [case.document(f"aso-{number}") for number in range(60)]
    folder, memory = tmp_path / "search", tmp_path / "memory.json"
    whole = export(documents, folder, SCHEMA, memory)
    changed = case.document("aso-7")
    report = export([*documents[:7], changed, *documents[8:]], folder, SCHEMA, memory)
    assert whole.files.keys() - {"root.bin"} <= report.files.keys()
    assert report.upload < whole.upload / 2
    assert {path: (folder / path).stat().st_size for path in report.files} == report.files
    client.open(folder)
    assert client.search({"limit": 0})["total"] == 60
    assert not export([*documents[:7], changed, *documents[8:]], folder, SCHEMA, memory).written
    file_of_first = next(iter(whole.files))
    (folder / file_of_first).unlink()
    export(documents, folder, SCHEMA, memory)
    assert file_of_first.split("/")[0] in {path.name for path in folder.iterdir()}
    client.open(folder)
    assert client.search({"limit": 0})["total"] == 60


def with_changes(**changes: Any) -> Document:
    """Return a document with some parts changed."""
    plain: dict[str, Any] = {"id": "aso-1", "texts": {}, "facets": {"municipality": "aso"}, "columns": {}}
    return Document(**{**plain, **changes})


@pytest.mark.parametrize(
    "wrong",
    [
        [with_changes(), with_changes()],
        [with_changes(id="../aso")],
        [with_changes(facets={"municipality": "aso", "sea_view": "perhaps"})],
        [with_changes(facets={"municipality": "aso", "castle": "yes"})],
        [with_changes(columns={"floor_area": 80.123})],
        [with_changes(card={"price": float("nan")})],
    ],
    ids=["id twice", "id", "value", "facet", "step", "card"],
)
def test_documents_that_contradict_the_schema_are_refused(wrong: list[Document]) -> None:
    """What would be answered differently on the two sides is refused when the bundle is written."""
    with pytest.raises(ValueError, match=r"."):
        bundle(wrong, SCHEMA)


WRONG_REQUESTS: list[dict[str, Any]] = [
    {"wherever": {}},
    {"where": {"castle": "yes"}},
    {"where": {"sea_view": [1]}},
    {"where": {"sea_view": None}},
    {"where": {"price": None}},
    {"where": {"toString": "yes"}},
    {"where": {"sea_view": {"min": 1}}},
    {"where": {"price": [1]}},
    {"where": {"price": {"min": "cheap"}}},
    {"where": {"price": {"least": 1}}},
    {"where": {"confirmed_on": {"min": "2024-02-30"}}},
    {"where": {"confirmed_on": {"min": "20240210"}}},
    {"where": {"confirmed_on": {"min": 20000}}},
    {"near": {"lat": 91, "lon": 130}},
    {"near": {"lat": 32}},
    {"near": {"lat": 32, "lon": 130, "miles": 3}},
    {"bbox": [130, 32, 131]},
    {"bbox": [130, 320, 131, 33]},
    {"polygon": [[1, 2], [3, 4], [5, 6]]},
    {"polygon": []},
    {"polygon": [[]]},
    {"polygon": "everywhere"},
    {"polygon": [[[130, 32], [131, 32]]]},
    {"polygon": [[[130, 32], [131, 32], [131, 97]]]},
    {"polygon": [[[130, 32], [131, 32], [131]]]},
    {"polygon": [[[[130, 32], [131, 32], [131, 33]], [[130, 32]]]]},
    {"polygon": [[[130, 32], [131, 32], 7]]},
    {"polygon": [[[130, 32]] * 10_001]},
    {"cells": 23},
    {"cells": "9"},
    {"histograms": ["castle"]},
    {"typical": ["sea_view"]},
    {"sort": "distance"},
    {"sort": "beauty"},
    {"limit": -1},
    {"offset": 1.5},
    {"facets": ["castle"]},
    {"text": 7},
]


@pytest.mark.parametrize("request_", WRONG_REQUESTS, ids=lambda request: json.dumps(request)[:60])
def test_wrong_requests_are_refused_alike(
    client: Client, folder: Path, tmp_path: Path, request_: dict[str, Any]
) -> None:
    """A request that cannot be answered as it is meant is refused by client and oracle in the same words."""
    build(DOCUMENTS, tmp_path / "whoosh", SCHEMA)
    client.open(folder)
    with pytest.raises(ClientError) as caught:
        client.search(request_)
    assert caught.value.name == "QueryError"
    with pytest.raises(QueryError) as expected:
        Index.open(tmp_path / "whoosh").search(request_)
    assert str(caught.value) == str(expected.value)
