"""Questions to the Whoosh index of a content folder: built when it is first asked, kept for the same content."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from akiya import vocabulary
from akiya.catalogue import Catalogue, catalogue
from akiya.store import read_content
from search.build import build
from search.documents import Document
from search.fields import Fields
from search.query import Index
from search.sentence import understand
from search.sentence_lexicon import lexicon


def ask(content_dir: Path, as_of: str, request: Mapping[str, Any], cache_dir: Path) -> dict[str, Any]:
    """Return the answer to a request, cards included; raises `search.request.QueryError`."""
    words = vocabulary.load()
    found = catalogue(read_content(content_dir, words), words, as_of)
    fields = Fields(words)
    folder = index(documents(found, fields), fields, cache_dir)
    return Index.open(folder).search({**request, "cards": True}).as_json()


def understood(content_dir: Path, as_of: str, sentence: str) -> dict[str, Any]:
    """Return the request that a plain sentence means: `text`, `where`, `near` and, where it names an order, `sort`."""
    words = vocabulary.load()
    towns = read_content(content_dir, words).municipalities.values()
    request: dict[str, Any] = understand(sentence, lexicon(words, towns, int(as_of[:4])))["request"]
    return request


def documents(found: Catalogue, fields: Fields) -> list[Document]:
    """Return the documents of a catalogue with the shortest of cards."""
    return [
        fields.document(house.listing, house.municipality, house.states, {"title": house.listing.title})
        for house in found.houses.values()
    ]


def index(every: Iterable[Document], fields: Fields, cache_dir: Path) -> Path:
    """Return the folder of the Whoosh index of these documents; it is built unless it is there."""
    listed = list(every)
    digest = hashlib.blake2b(digest_size=12)
    for document in listed:
        digest.update(repr(document).encode())
    folder = cache_dir / digest.hexdigest()
    if not (folder / "search.json").is_file():
        build(listed, folder, fields.schema)
    return folder
