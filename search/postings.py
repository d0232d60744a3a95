"""Texts -> the 2-grams in them, in chunks of neighbours: who has them how often, and apart from that, what follows."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from search import bits, links
from search.bits import Codes, Ints
from search.links import CHAR_BITS

FULL_BYTES = ((1 << 20, 2_048, 4_096), (1 << 23, 4_096, 4_096), (1 << 62, 16_384, 16_384))
"""Below how many occurrences a chunk is full at so many bytes of lists, and a part of it at so many of links.

A search fetches a few chunks and, in the root, the first gram of each: the more chunks, the smaller should they be.
"""
SECOND_BITS = 5
AT_ONCE, BATCH = 1 << 20, 2_048
"""How many occurrences, and how many units' texts, are worked on at once."""
SPACE = ord(" ")
Texts = Sequence[Sequence[Sequence[str]]]
"""Number of a document (or of the words of a value) -> text field number -> normalised values."""


class Chunk(NamedTuple):
    """Neighbouring grams: the first of them, the payload of their lists, and those of their links, in parts."""

    first: str
    lists: bytes
    links: list[bytes]


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
    after: Ints
    """What follows each occurrence."""
    before: Ints


class _Occurrences(NamedTuple):
    """All occurrences of grams, in the order of the texts."""

    keys: NDArray[Any]
    units: NDArray[Any]
    after: NDArray[Any]
    before: NDArray[Any]

    def only(self, low: int, high: int) -> _Occurrences:
        """Return the occurrences of the grams from a key and below another."""
        wanted = (self.keys >= low) & (self.keys < high)
        return _Occurrences(*(each[wanted] for each in self))


def chunks(own: Texts, shared: Texts, fields: int) -> Iterator[Chunk]:
    """Yield the chunks in the order of their grams (by code points), of documents' own and of values' shared texts.

    1-grams are not written: a character stands exactly where the 2-grams that begin with it stand.
    """
    field_bits = (2 * fields - 1).bit_length()
    everything = _occurrences(own, shared, fields, field_bits)
    full = next((8 * lists, 8 * linked) for most, lists, linked in FULL_BYTES if everything.keys.size < most)
    parts = 0
    for low, high in pairwise(_shares(everything.keys, field_bits)):
        for chunk in _chunks(_lists(everything.only(low, high)), fields, (len(own), len(shared)), parts, full):
            yield chunk
            parts += len(chunk.links)


def _shares(keys: Ints, field_bits: int) -> list[int]:
    """Return keys between which there are at most about as many occurrences as memory shall hold at once."""
    if not keys.size:
        return []
    sample = np.sort(keys[:: max(keys.size // 65_536, 1)])
    count = 1 + keys.size // AT_ONCE
    inner = {int(sample[sample.size * at // count]) >> field_bits << field_bits for at in range(1, count)}
    return sorted({0, *inner, int(keys.max()) + 1})


def _chunks(found: _Lists, fields: int, ranges: tuple[int, int], parts: int, full: tuple[int, int]) -> Iterator[Chunk]:
    """Yield the chunks of some lists; so many parts were written before. Lists and links are full at so many bits."""
    field_bits = (2 * fields - 1).bit_length()
    if not found.keys.size:
        return
    shares = (found.keys & ((1 << field_bits) - 1)) >= fields
    gaps = _gaps(found, np.where(shares, ranges[1], ranges[0]))
    counts = _counts(found)
    table = _table(found, fields, field_bits, 0, found.keys.size)
    grams, linked = found.keys >> field_bits, _links(found, field_bits)
    link_bits = linked.after.bits() + linked.before.bits()
    sizes = np.add.reduceat(gaps.sizes, found.starts[:-1]) + table.sizes.reshape(-1, 4).sum(axis=1) + counts.bits()
    for start, stop in _cuts(grams, sizes, full[0]):
        low, high = int(found.starts[start]), int(found.starts[stop])
        cuts = list(_cuts(grams[start:stop], link_bits[start:stop], full[1]))
        head = np.array([parts, len(cuts) - 1, *(last - first for first, last in cuts)], dtype=np.int64)
        tables = (bits.golomb(head, 0), _table(found, fields, field_bits, start, stop))
        lists = bits.pack(*tables, gaps.part(low, high), *counts.runs(start, stop))
        yield Chunk(_gram(int(grams[start])), lists, [linked.pack(start + first, start + last) for first, last in cuts])
        parts += len(cuts)


class _Counts(NamedTuple):
    """How often the grams stand in their documents: which postings are more than one occurrence, and how many."""

    several: Codes
    """Of each list, how many of its postings are."""
    gaps: Codes
    more: Codes
    bounds: Ints
    """Where gaps and more of each list begin, and their end."""

    def bits(self) -> Ints:
        """Return how many bits each list takes."""
        ends = np.append(0, np.cumsum(self.gaps.sizes + self.more.sizes))
        return self.several.sizes + np.diff(ends[self.bounds])

    def runs(self, start: int, stop: int) -> list[Codes]:
        """Return the codes of some lists."""
        low, high = int(self.bounds[start]), int(self.bounds[stop])
        return [self.several.part(start, stop), self.gaps.part(low, high), self.more.part(low, high)]


def _counts(found: _Lists) -> _Counts:
    """Return how often each gram stands in each document."""
    held, each = np.diff(found.starts), np.diff(found.occurrences)
    at = np.flatnonzero(each > 1)
    owner = np.repeat(np.arange(found.keys.size), held)[at]
    several = np.bincount(owner, minlength=found.keys.size)
    low = bits.rice_bits(held, np.maximum(several, 1))
    gaps = bits.rice(links.gaps(at - found.starts[owner], owner), low[owner])
    return _Counts(bits.golomb(several, 0), gaps, bits.golomb(each[at] - 2, 0), links.bounds(several))


class _Links(NamedTuple):
    """What stands after and before the occurrences of all lists."""

    after: links.Stream
    before: links.Stream
    """Of documents only that have the gram more than once."""

    def pack(self, start: int, stop: int) -> bytes:
        """Return the payload of some lists."""
        return bits.pack(*self.after.runs(start, stop), *self.before.runs(start, stop))


def _occurrences(own: Texts, shared: Texts, fields: int, field_bits: int) -> _Occurrences:
    """Return all occurrences; those in shared texts stand in text fields of their own."""
    found = [_grams(batch, start, 0, field_bits) for start, batch in _batches(own)]
    found += [_grams(batch, start, fields, field_bits) for start, batch in _batches(shared)]
    if not found:
        return _NOTHING
    columns = [list(each) for each in zip(*found, strict=True)]
    found.clear()  # so that each column's parts are gone before the next one is put together
    return _Occurrences(*(np.concatenate(columns.pop(0)) for _ in _Occurrences._fields))


def _batches(texts: Texts) -> Iterator[tuple[int, Texts]]:
    """Yield texts in parts, with the number of the first unit of each."""
    return ((start, texts[start : start + BATCH]) for start in range(0, len(texts), BATCH))


_NOTHING = _Occurrences(*(np.zeros(0, dtype=kind) for kind in (np.int64, np.int32, np.int64, np.int32)))


def _lists(all_: _Occurrences) -> _Lists:
    """Return the lists of occurrences."""
    order = np.argsort(all_.keys, kind="stable")
    keys, units = all_.keys[order], all_.units[order].astype(np.int64)
    new_list = np.diff(keys, prepend=-1) != 0
    new_posting = new_list | (np.diff(units, prepend=-1) != 0)
    occurrences = np.append(np.flatnonzero(new_posting), keys.size)
    starts = np.append(np.flatnonzero(new_list[new_posting]), occurrences.size - 1)
    before = all_.before[order].astype(np.int64)
    return _Lists(keys[new_list], starts, units[new_posting], occurrences, all_.after[order], before)


def _grams(texts: Texts, start: int, field: int, field_bits: int) -> _Occurrences:
    """Return every 2-gram of units numbered from `start`; two spaces stand between values, so no phrase joins them."""
    joined = [["".join(f"{value}  " for value in values) for values in unit] for unit in texts]
    lengths = np.array([[len(text) for text in unit] for unit in joined], dtype=np.int64).reshape(-1)
    text = "".join(text for unit in joined for text in unit).encode("utf-32-le")
    codes = np.frombuffer(text, dtype="<u4").astype(np.int64)
    at = np.flatnonzero(codes != SPACE)
    place = np.repeat(np.arange(lengths.size), lengths)[at]
    fields = max(len(texts[0]) if texts else 0, 1)
    first, second = codes[at], codes[np.minimum(at + 1, codes.size - 1)]
    steps = np.where(np.diff(place, append=-1) == 0, np.diff(at, append=0), 0)
    key = (((first << CHAR_BITS) | second) << field_bits) | (place % fields + field)
    after, before = links.following(first, second, steps)
    units = (place // fields + start).astype(np.int32)
    return _Occurrences(key, units, after, before.astype(np.int32))


def _gaps(found: _Lists, ranges: Ints) -> Codes:
    """Return the codes of the gaps between the units of each list, less one."""
    counts = np.diff(found.starts)
    low_bits = bits.rice_bits(ranges, counts)
    gaps = np.diff(found.units, prepend=0) - 1
    gaps[found.starts[:-1]] = found.units[found.starts[:-1]]
    return bits.rice(gaps, np.repeat(low_bits, counts))


def _links(found: _Lists, field_bits: int) -> _Links:
    """Return what stands after each occurrence, and before those that are not the only one of their document."""
    lists = np.repeat(np.arange(found.keys.size), np.diff(found.occurrences[found.starts]))
    each = np.diff(found.occurrences)
    again = np.repeat(each > 1, each)
    spaced = ((found.keys >> field_bits) & ((1 << CHAR_BITS) - 1)) == SPACE
    nowhere = np.zeros_like(spaced)
    return _Links(
        links.stream(found.after, lists, spaced, 1), links.stream(found.before[again], lists[again], nowhere, 0)
    )


def _table(found: _Lists, fields: int, field_bits: int, start: int, stop: int) -> Codes:
    """Return the codes of the table of lists: first character and second one, as gaps, text field, how many units."""
    keys = found.keys[start:stop]
    first, second = keys >> (CHAR_BITS + field_bits), (keys >> field_bits) & ((1 << CHAR_BITS) - 1)
    gaps = np.diff(first, prepend=0)
    seconds = np.where(gaps == 0, np.diff(second, prepend=0), second)
    return bits.rows(
        bits.golomb(gaps, 0),
        bits.golomb(seconds, SECOND_BITS),
        bits.golomb((keys & ((1 << field_bits) - 1)) ^ (fields - 1), 0),
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
