"""Texts -> the 2-grams in them, in chunks of neighbouring grams: who has them how often, and apart from that, where."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from search import bits
from search.bits import Codes, Ints

CHUNK_BITS = 8 * 8_192
"""Size of the lists at which a chunk is full."""
CHAR_BITS, SECOND_BITS = 21, 5
SPACE = ord(" ")
Texts = Sequence[Sequence[Sequence[str]]]
"""Number of a document (or of the words of a value) -> text field number -> normalised values."""


class Chunk(NamedTuple):
    """Neighbouring grams: the first of them, the payload of their lists, and that of their positions."""

    first: str
    lists: bytes
    places: bytes


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
    position_bits, positions = _positions(found)
    table = _table(found, field_bits, 0, found.keys.size).sizes.reshape(-1, 4).sum(axis=1)
    sizes = np.add.reduceat(coded.sizes + counts.sizes, found.starts[:-1]) + table
    for start, stop in _cuts(found.keys >> field_bits, sizes):
        low, high = int(found.starts[start]), int(found.starts[stop])
        number = bits.golomb(np.array([stop - start]), 0)
        lists = bits.pack(number, _table(found, field_bits, start, stop), coded.part(low, high), counts.part(low, high))
        first, last = int(found.occurrences[low]), int(found.occurrences[high])
        places = bits.pack(bits.plain(position_bits[start:stop], 5), positions.part(first, last))
        yield Chunk(_gram(int(found.keys[start]) >> field_bits), lists, places)


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
    low_bits = np.where(shares, bits.rice_bits(ranges[1], counts), bits.rice_bits(ranges[0], counts))
    gaps = np.diff(found.units, prepend=0) - 1
    gaps[found.starts[:-1]] = found.units[found.starts[:-1]]
    return bits.rice(gaps, np.repeat(low_bits, counts))


def _positions(found: _Lists) -> tuple[Ints, Codes]:
    """Return each list's low bits for its positions, and the codes of the positions: the first, then gaps less one."""
    gaps = np.diff(found.positions, prepend=0) - 1
    gaps[found.occurrences[:-1]] = found.positions[found.occurrences[:-1]]
    bounds = found.occurrences[found.starts]
    counts = np.diff(bounds)
    mean = np.maximum(np.add.reduceat(gaps, bounds[:-1]) * 11 // (16 * counts), 1)
    low_bits = np.frexp(mean.astype(np.float64))[1].astype(np.int64) - 1
    return low_bits, bits.rice(gaps, np.repeat(low_bits, counts))


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


def _cuts(grams: Ints, sizes: Ints) -> Iterator[tuple[int, int]]:
    """Yield the first list of each chunk and the one behind its last; a gram's lists are never parted."""
    edges = np.append(np.flatnonzero(np.diff(grams, prepend=-1)), grams.size)
    ends = np.cumsum(sizes)
    start, before = 0, 0
    for low, high in zip(edges[:-1].tolist(), edges[1:].tolist(), strict=True):
        if low > start and int(ends[high - 1]) - before > CHUNK_BITS:
            yield start, low
            start, before = low, int(ends[low - 1])
    yield start, int(grams.size)


def _gram(code: int) -> str:
    """Return a gram as text."""
    return chr(code >> CHAR_BITS) + chr(code & ((1 << CHAR_BITS) - 1))
