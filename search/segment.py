"""Documents -> one segment of the bundle: its files and its entry in the root."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from hashlib import blake2b
from typing import Any

from search import columns, engine, postings
from search.build import normalised_words
from search.cards import cards
from search.codec import VERSION, wrap
from search.documents import BOOSTS, Document, SearchSchema, Words
from search.tokens import normalise

CARDS, BLOCKS = 6, 2_400
"""How many cards a block holds, twice that where there would be more blocks, and so on.

A page of ten hits from all over the catalogue costs ten blocks, so they are small.
"""


@dataclass(frozen=True, slots=True)
class Segment:
    """A segment: its entry in the root, its files by path, and how many grams each document has by text field."""

    entry: dict[str, Any]
    files: dict[str, bytes]
    lengths: dict[str, list[int]]


def segment(ordered: list[Document], described: Mapping[str, Any], schema: SearchSchema) -> Segment:
    """Return the segment of ordered documents. Raises ValueError where they contradict the schema or each other."""
    payloads, entry, lengths = _segment(ordered, described, schema)
    name = _content_id(payloads)
    files = {
        f"{name.hex()}/{kind}{number}.bin": wrap(kind, number, name, payload)
        for (kind, number), payload in payloads.items()
    }
    return Segment({"id": name.hex(), **entry}, files, lengths)


Payloads = dict[tuple[str, int], bytes]
"""Kind and number of a file -> its payload."""
_Shared = dict[tuple[str, str], Words]
"""Facet and value -> the words that go with it."""


def _segment(
    ordered: list[Document], described: Mapping[str, Any], schema: SearchSchema
) -> tuple[Payloads, dict[str, Any], dict[str, list[int]]]:
    """Return the payloads of a segment, its entry in the root, and the lengths of its documents."""
    own = [[_own(document, name) for name in BOOSTS] for document in ordered]
    words = _words(ordered, schema)
    shared = [[normalised_words(each) if each.field == name else () for name in BOOSTS] for each in words.values()]
    chunks = list(postings.chunks(own, shared, len(BOOSTS)))
    lengths = _lengths(ordered, own, words)
    files = list(columns.files(_columns(ordered, lengths, described, schema)))
    shown = cards([{"id": document.id, "card": dict(document.card)} for document in ordered])
    size = _block_size(len(ordered))
    payloads: Payloads = {("p", number): chunk.lists for number, chunk in enumerate(chunks)}
    payloads |= {("q", number): part for number, part in enumerate(part for chunk in chunks for part in chunk.links)}
    payloads |= {("c", number): b"".join(one.data for one in each) for number, each in enumerate(files)}
    payloads |= {("k", number): block for number, block in enumerate(shown.blocks(size))}
    entry = {
        "documents": len(ordered),
        "lengths": {name: sum(each) for name, each in lengths.items()},
        "postings": "".join(chunk.first for chunk in chunks),
        "words": _word_entries(words, described),
        "columns": [[one.entry for one in each] for each in files],
        "cards": {"size": size, "ways": shown.entry},
        "bounds": _bounds(ordered),
        "deleted": [],
    }
    return payloads, entry, lengths


def _own(document: Document, name: str) -> list[str]:
    """Return the document's own values of a text field as they are compared."""
    return [text for text in map(normalise, document.texts.get(name, ())) if text]


def _lengths(ordered: Sequence[Document], own: postings.Texts, words: _Shared) -> dict[str, list[int]]:
    """Return text field -> how many grams each document has there, those of its values' words included."""
    shared = {key: (each.field, _length(normalised_words(each))) for key, each in words.items()}
    found = {name: [_length(texts[at]) for texts in own] for at, name in enumerate(BOOSTS)}
    for number, document in enumerate(ordered):
        for facet in document.words:
            name, length = shared[facet, document.facets[facet]]
            found[name][number] += length
    return found


def _word_entries(words: _Shared, described: Mapping[str, Any]) -> list[list[Any]]:
    """Return [facet, indexes of its values] for the words of values, in their order."""
    found: dict[str, list[int]] = {}
    for facet, value in words:
        found.setdefault(facet, []).append(described["facets"][facet]["values"].index(value))
    return [[facet, values] for facet, values in found.items()]


def _columns(
    ordered: Sequence[Document], lengths: Mapping[str, list[int]], described: Mapping[str, Any], schema: SearchSchema
) -> Iterator[columns.Packed]:
    """Yield all columns: those that most queries need first."""
    for name, each in lengths.items():
        yield columns.number(f"#{name}", [engine.kept_length(length) for length in each], 1)
    for name, column in schema.columns.items():
        yield columns.number(name, [document.columns.get(name) for document in ordered], round(1 / column.step))
    yield from columns.positions(ordered)
    for name in schema.facets:
        yield columns.facet(name, described["facets"][name]["values"], ordered)


def _length(values: Iterable[str]) -> int:
    """Return how many grams normalised values have: two for each character that is not a space."""
    return sum(2 * len(value.replace(" ", "")) for value in values)


def _block_size(count: int) -> int:
    """Return how many of so many cards a block holds."""
    size = CARDS
    while count > size * BLOCKS:
        size *= 2
    return size


def _words(ordered: Sequence[Document], schema: SearchSchema) -> _Shared:
    """Return the words that go with values, in the order of facets and values."""
    found: _Shared = {}
    for document in ordered:
        for facet, words in document.words.items():
            found.setdefault((facet, document.facets[facet]), words)
    for document in ordered:
        _agree(document, found, schema)
    return dict(sorted(found.items()))


def _agree(document: Document, found: Mapping[tuple[str, str], Words], schema: SearchSchema) -> None:
    """Refuse a document whose words are not those that others with the same value have."""
    for facet, value in document.facets.items():
        if found.get((facet, value)) != document.words.get(facet):
            raise ValueError(f"{document.id}: the words of {facet} {value} are not those of other documents")
    if unknown := set(document.facets) - set(schema.facets):
        raise ValueError(f"{document.id}: no facets: {sorted(unknown)}")


def _bounds(ordered: Sequence[Document]) -> list[float] | None:
    """Return west, south, east and north of all positions, or None where there is none."""
    places = [
        (document.lon, document.lat) for document in ordered if document.lat is not None and document.lon is not None
    ]
    if not places:
        return None
    lons, lats = [lon for lon, _ in places], [lat for _, lat in places]
    return [min(lons), min(lats), max(lons), max(lats)]


def to_json(value: Any) -> bytes:
    """Return JSON without spaces in UTF-8; numbers that JSON has no sign for are refused."""
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"), allow_nan=False)
    return text.encode("utf-8", "replace")


def _content_id(payloads: Payloads) -> bytes:
    """Return eight bytes that stand for the content of a segment."""
    digest = blake2b(bytes([VERSION]), digest_size=8)
    for (kind, number), payload in payloads.items():
        digest.update(f"{kind}{number} {len(payload)}\n".encode())
        digest.update(payload)
    return digest.digest()
