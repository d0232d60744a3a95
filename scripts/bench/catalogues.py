"""The catalogues that are measured, each with a line that tells how varied it is."""

from __future__ import annotations

import json
import os
import zlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from statistics import mean
from typing import Any

from scripts.bench.builds import run, tool
from scripts.bench.corpus import Source, corpus, text_of, with_card
from search.documents import Document, SearchSchema
from search.tokens import normalise

HERE = Path(__file__).parent
ROOT = HERE.parents[1]
REAL = "mlit-links/listed.csv"


@dataclass(frozen=True, slots=True)
class Catalogue:
    """Listings to be searched."""

    name: str
    documents: list[Document]
    schema: SearchSchema

    @property
    def size(self) -> int:
        """How many there are."""
        return len(self.documents)

    @property
    def text_bytes(self) -> int:
        """Size of everything written, in gzip."""
        return len(zlib.compress(text_of(self.documents), 9)) + 12

    def described(self) -> str:
        """Return how varied it is."""
        said = [sum(value != "unknown" for value in one.facets.values()) for one in self.documents]
        written = [sum(map(len, one.texts.get("text", ()))) for one in self.documents]
        return (
            f"{self.size:,} listings, {mean(written):.0f} characters of text and {mean(said):.0f} facets said, "
            f"{len(set(bigrams(self.documents))):,} distinct bigrams, {self.text_bytes / 1000:,.0f} KB as text in gzip"
        )


Maker = Callable[[Path], Catalogue]
"""Makes a catalogue, with a folder to work in."""


def bigrams(documents: list[Document]) -> Iterator[str]:
    """Yield the bigrams of what is written."""
    for one in documents:
        for text in (normalise(text) for texts in one.texts.values() for text in texts):
            yield from (text[at : at + 2] for at in range(len(text) - 1))


def chosen() -> list[dict[str, Any]]:
    """Return the requests of queries.txt: ten cards each."""
    lines = (HERE / "queries.txt").read_text(encoding="utf-8").splitlines()
    asked = (json.loads(line) if line.startswith("{") else {"text": line} for line in lines if not line.startswith("#"))
    return [{**one, "limit": 10, "cards": True} for one in asked]


def seeded(size: int, _work: Path) -> Catalogue:
    """Return a catalogue made from the sample prefecture."""
    source = Source(ROOT / "content")
    return Catalogue(f"{size:,} seeded listings", corpus(source, size), source.schema)


def written(content: Path, _work: Path) -> Catalogue:
    """Return the listings of a content folder."""
    source = Source(content)
    return Catalogue(f"the listings of {content.name}", [with_card(one) for one in source.sample], source.schema)


def real(work: Path) -> Catalogue:
    """Return the real listings of the national file below the folder that AKIYA_REAL_DATA names."""
    content = work / "real"
    run([tool("akiya"), "import", "mlit", str(Path(os.environ["AKIYA_REAL_DATA"]) / REAL), "--content", str(content)])
    found = written(content, work)
    return Catalogue(f"{found.size:,} real listings", found.documents, found.schema)
