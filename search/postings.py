"""Documents -> the 2-grams of their own texts with every place, in chunks of neighbouring grams."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby
from typing import NamedTuple

from search.codec import gaps, varints
from search.tokens import grams

CHUNK_BYTES = 8_192
"""Size before compression at which a chunk is full."""
Texts = Sequence[Sequence[Sequence[str]]]
"""Document number -> text field number -> normalised values."""
Place = tuple[int, int]
"""Document number and position."""


class Chunk(NamedTuple):
    """Neighbouring grams: the first of them, and the payload of the file."""

    first: str
    payload: bytes


def chunks(texts: Texts, fields: int) -> Iterator[Chunk]:
    """Yield the chunks in the order of their grams (by code points).

    1-grams are not written: a character stands exactly where the 2-grams that begin with it stand.
    """
    bodies = ((gram, _body(places, fields)) for gram, places in sorted(_places(texts).items()))
    full: list[tuple[str, bytes]] = []
    size = 0
    for gram, body in bodies:
        if full and size + len(body) > CHUNK_BYTES:
            yield _chunk(full)
            full, size = [], 0
        full.append((gram, body))
        size += len(body)
    if full:
        yield _chunk(full)


def _places(texts: Texts) -> Mapping[str, Mapping[int, list[Place]]]:
    """Return gram -> text field number -> places, in ascending order."""
    found: dict[str, dict[int, list[Place]]] = {}
    for document, fields in enumerate(texts):
        for field, values in enumerate(fields):
            for gram, position in grams(values):
                if len(gram) == 2:
                    found.setdefault(gram, {}).setdefault(field, []).append((document, position))
    return found


def _body(places: Mapping[int, list[Place]], fields: int) -> bytes:
    """Return one gram's places, text field by text field."""
    return b"".join(_field(places.get(field, [])) for field in range(fields))


def _field(places: list[Place]) -> bytes:
    """Return how many documents, their gaps, how often the gram stands in each less one, the gaps of its positions."""
    found = [(number, [position for _, position in each]) for number, each in groupby(places, lambda place: place[0])]
    positions = [gap for _, each in found for gap in gaps(each)]
    counts = [len(each) - 1 for _, each in found]
    return varints([len(found), *gaps([number for number, _ in found]), *counts, *positions])


def _chunk(entries: list[tuple[str, bytes]]) -> Chunk:
    """Return a chunk: how many grams; the gap of the first character, the second one and the length of each; bodies."""
    firsts = gaps([ord(gram[0]) for gram, _ in entries])
    rows = ((gap, ord(gram[1]), len(body)) for gap, (gram, body) in zip(firsts, entries, strict=True))
    table = varints([len(entries), *(number for row in rows for number in row)])
    return Chunk(entries[0][0], table + b"".join(body for _, body in entries))
