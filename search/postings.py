"""Texts -> the 2-grams in them, in chunks of neighbouring grams: who has them how often, and apart from that, where."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from search import bits
from search.bits import Codes, Ints

CHUNK_BITS = 8 * 4_096
"""Size of the lists at which a chunk is full."""
PLACES_BITS = 8 * 6_144
"""Size of the positions at which a part of a chunk is full."""
CHAR_BITS, SECOND_BITS = 21, 5
SPACE = ord(" ")
Texts = Sequence[Sequence[Sequence[str]]]
"""Number of a document (or of the words of a value) -> text field number -> normalised values."""


class Chunk(NamedTuple):
    """Neighbouring grams: the first of them, the payload of their lists, and those of their positions, in parts."""

    first: str
    lists: bytes
    places: list[bytes]


class _Lists(NamedTuple):
    """All lists: a list is a gram in a text field; a posting is a unit in it; an occurrence is a place in the unit."""

    keys: Ints
    """Of each list: both characters and the text field, in ascending order."""
    starts: Ints
    """Where the postings of each list begin, and their end."""
    units: Ints
    """Number of the document of each posting, or of the value."""
    occurrences: Ints
    """Where the occurrences of each posting begin, and their end."""
    positions: Ints


def chunks(own: Texts, shared: Texts, fields: int) -> Iterator[Chunk]:
    """Yield the chunks in the order of their grams (by code points), of documents' own and of values' shared texts.

    1-grams are not written: a character stands exactly where the 2-grams that begin with it stand.
    """
    field_bits = (2 * fields - 1).bit_length()
    found = _lists(own, shared, fields, field_bits)
    if not found.keys.size:
        return
    shares = (found.keys & ((1 << field_bits) - 1)) >= fields
    coded = _gaps(found, shares, (len(own), len(shared)))
    counts = bits.golomb(np.diff(found.occurrences) - 1, 0)
    grams, places = found.keys >> field_bits, _places(found)
    table = _table(found, field_bits, 0, found.keys.size).sizes.reshape(-1, 4).sum(axis=1)
    sizes = np.add.reduceat(coded.sizes + counts.sizes, found.starts[:-1]) + table
    parts = 0
    for start, stop in _cuts(grams, sizes, CHUNK_BITS):
        low, high = int(found.starts[start]), int(found.starts[stop])
        cuts = list(_cuts(grams[start:stop], places.sizes[start:stop], PLACES_BITS))
        head = np.array([parts, len(cuts) - 1, *(last - first for first, last in cuts)], dtype=np.int64)
        tables = (bits.golomb(head, 0), _table(found, field_bits, start, stop))
        lists = bits.pack(*tables, coded.part(low, high), counts.part(low, high))
        yield Chunk(_gram(int(grams[start])), lists, [places.pack(start + first, start + last) for first, last in cuts])
        parts += len(cuts)


class _Places(NamedTuple):
    """The positions of all lists as codes."""

    low_bits: Ints
    """Low bits of each list's codes."""
    codes: Codes
    bounds: Ints
    """Where the codes of each list begin, and their end."""
    sizes: Ints
    """Bits of each list."""

    def pack(self, start: int, stop: int) -> bytes:
        """Return the payload of some lists."""
        first, last = int(self.bounds[start]), int(self.bounds[stop])
        return bits.pack(bits.plain(self.low_bits[start:stop], 5), self.codes.part(first, last))


def _lists(own: Texts, shared: Texts, fields: int, field_bits: int) -> _Lists:
    """Return the lists of all texts; those of shared texts stand in text fields of their own."""
    parts = [_grams(own, 0, field_bits), _grams(shared, fields, field_bits)]
    keys, units, positions = (np.concatenate(each) for each in zip(*parts, strict=True))
    order = np.argsort(keys, kind="stable")
    keys, units, positions = keys[order], units[order], positions[order]
    new_list = np.diff(keys, prepend=-1) != 0
    new_posting = new_list | (np.diff(units, prepend=-1) != 0)
    occurrences = np.append(np.flatnonzero(new_posting), keys.size)
    starts = np.append(np.flatnonzero(new_list[new_posting]), occurrences.size - 1)
    return _Lists(keys[new_list], starts, units[new_posting], occurrences, positions)


def _grams(texts: Texts, field: int, field_bits: int) -> tuple[Ints, Ints, Ints]:
    """Return key, unit and position of every 2-gram; between two values positions skip one, so no phrase joins them."""
    joined = [["".join(f"{value}  " for value in values) for values in unit] for unit in texts]
    lengths = np.array([[len(text) for text in unit] for unit in joined], dtype=np.int64).reshape(-1)
    text = "".join(text for unit in joined for text in unit).encode("utf-32-le")
    codes = np.frombuffer(text, dtype="<u4").astype(np.int64)
    at = np.flatnonzero(codes != SPACE)
    place = np.repeat(np.arange(lengths.size), lengths)[at]
    starts = np.cumsum(lengths) - lengths
    fields = max(len(texts[0]) if texts else 0, 1)
    second = codes[np.minimum(at + 1, codes.size - 1)]
    gram = (codes[at] << CHAR_BITS) | second
    return (gram << field_bits) | (place % fields + field), place // fields, at - starts[place]


def _gaps(found: _Lists, shares: NDArray[np.bool_], ranges: tuple[int, int]) -> Codes:
    """Return the codes of the gaps between the units of each list, less one."""
    counts = np.diff(found.starts)
    low_bits = bits.rice_bits(np.where(shares, ranges[1], ranges[0]), counts)
    gaps = np.diff(found.units, prepend=0) - 1
    gaps[found.starts[:-1]] = found.units[found.starts[:-1]]
    return bits.rice(gaps, np.repeat(low_bits, counts))


def _places(found: _Lists) -> _Places:
    """Return the positions of each posting as codes: the first, then gaps less one."""
    gaps = np.diff(found.positions, prepend=0) - 1
    gaps[found.occurrences[:-1]] = found.positions[found.occurrences[:-1]]
    bounds = found.occurrences[found.starts]
    counts = np.diff(bounds)
    low_bits = bits.rice_bits(np.add.reduceat(gaps, bounds[:-1]), counts)
    codes = bits.rice(gaps, np.repeat(low_bits, counts))
    return _Places(low_bits, codes, bounds, np.add.reduceat(codes.sizes, bounds[:-1]) + 5)


def _table(found: _Lists, field_bits: int, start: int, stop: int) -> Codes:
    """Return the codes of the table of lists: first character and second one, as gaps, text field, how many units."""
    keys = found.keys[start:stop]
    first, second = keys >> (CHAR_BITS + field_bits), (keys >> field_bits) & ((1 << CHAR_BITS) - 1)
    gaps = np.diff(first, prepend=0)
    seconds = np.where(gaps == 0, np.diff(second, prepend=0), second)
    return bits.rows(
        bits.golomb(gaps, 0),
        bits.golomb(seconds, SECOND_BITS),
        bits.plain(keys & ((1 << field_bits) - 1), field_bits),
        bits.golomb(np.diff(found.starts[start : stop + 1]) - 1, 0),
    )


def _cuts(grams: Ints, sizes: Ints, full: int) -> Iterator[tuple[int, int]]:
    """Yield the first list of each part and the one behind its last; a gram's lists are never parted."""
    edges = np.append(np.flatnonzero(np.diff(grams, prepend=-1)), grams.size)
    ends = np.cumsum(sizes)
    start, before = 0, 0
    for low, high in zip(edges[:-1].tolist(), edges[1:].tolist(), strict=True):
        if low > start and int(ends[high - 1]) - before > full:
            yield start, low
            start, before = low, int(ends[low - 1])
    yield start, int(grams.size)


def _gram(code: int) -> str:
    """Return a gram as text."""
    return chr(code >> CHAR_BITS) + chr(code & ((1 << CHAR_BITS) - 1))
