"""What the tests of the search share: the client, running in Node, and the sample prefecture as documents."""

from __future__ import annotations

import json
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from akiya.attributes import states
from akiya.store import read_content
from akiya.vocabulary import Vocabulary
from search.documents import Document
from search.fields import Fields

ROOT = Path(__file__).parents[2]


class ClientError(Exception):
    """What the client threw: the name of the error and, of a BundleError, its code."""

    def __init__(self, answer: dict[str, Any]) -> None:
        """Keep name, code and message."""
        super().__init__(answer["message"])
        self.name, self.code = answer["error"], answer.get("code")


class Client:
    """The client in one Node process that lives as long as the tests."""

    def __init__(self, process: subprocess.Popen[str]) -> None:
        """Keep the process."""
        self._process = process

    def __call__(self, command: str, argument: Any) -> Any:
        """Send a command and return the answer; raises ClientError where the client threw."""
        stdin, stdout = self._process.stdin, self._process.stdout
        assert stdin is not None
        assert stdout is not None
        stdin.write(json.dumps({command: argument}) + "\n")
        stdin.flush()
        answer = json.loads(stdout.readline())
        if "error" in answer:
            raise ClientError(answer)
        return answer.get("ok")

    def open(self, *folders: Path) -> Any:
        """Open the bundles in folders of this machine."""
        return self("open", [folder.resolve().as_uri() for folder in folders])

    def search(self, request: dict[str, Any]) -> Any:
        """Ask the open index."""
        return self("search", request)


@pytest.fixture(scope="session")
def client() -> Iterator[Client]:
    """The client of the search, running in Node."""
    own = ROOT / ".venv/bin/node"
    node = str(own) if own.exists() else shutil.which("node")
    assert node, "Node 22 or newer is needed"
    command = [node, str(Path(__file__).parent / "client.mjs")]
    with subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, encoding="utf-8"
    ) as process:
        yield Client(process)
        assert process.stdin is not None
        process.stdin.close()


@pytest.fixture(scope="session")
def sample_fields(vocabulary: Vocabulary) -> Fields:
    """The fields under the platform's own vocabulary."""
    return Fields(vocabulary)


@pytest.fixture(scope="session")
def sample_documents(vocabulary: Vocabulary, sample_fields: Fields, sample_content: Path) -> list[Document]:
    """The documents of the sample prefecture."""
    content = read_content(sample_content, vocabulary)
    return [
        sample_fields.document(
            entry.listing,
            content.municipalities[entry.municipality],
            states(entry.listing, vocabulary),
            {"title": entry.listing.title},
        )
        for entry in content.entries
        if entry.listing
    ]
