"""Documents -> packed columns: facets, numbers, positions, lengths of text fields; several columns share a file."""

from __future__ import annotations

import zlib
from collections.abc import Iterable, Iterator, Sequence
from math import gcd
from typing import Any, NamedTuple

import numpy as np

from search import bits
from search.bits import Codes, Ints
from search.codec import bits_for, packed
from search.documents import UNKNOWN, Document
from search.rules import DEGREE_STEP

FILE_BYTES = 2_048
"""Size at which a file of columns is full."""
TABLE = 64
"""The most values that are written as a table."""
HIGH_BITS = 6
"""The most high bits of numbers that are written by value; what is below them is written plainly."""


class Packed(NamedTuple):
    """One column: its entry in the root, and its bytes."""

    entry: list[Any]
    data: bytes


def facet(name: str, values: Sequence[str], documents: Sequence[Document]) -> Packed:
    """Return a facet's column: the index of each document's value. Raises ValueError on a value that is not one."""
    index = {value: at for at, value in enumerate(values)}
    try:
        numbers = [index[document.facets.get(name, UNKNOWN)] for document in documents]
    except KeyError as error:
        raise ValueError(f"facet {name} has no value {error}") from error
    return _packed(name, np.array(numbers, dtype=np.int64), [])


def number(name: str, values: Sequence[float | None], scale: int) -> Packed:
    """Return a column of numbers: 0 where unknown, else 1 + (value * scale - base) / unit.

    Where these would take two bytes or more and there are few of them, as with lengths, 1 + their place in a table.
    """
    whole = [None if value is None else _whole(name, value, scale) for value in values]
    known = sorted({value for value in whole if value is not None})
    base = min(known, default=0)
    unit = gcd(*(value - base for value in known)) or 1
    numbers = np.array([0 if value is None else 1 + (value - base) // unit for value in whole], dtype=np.int64)
    if int(numbers.max(initial=0)) > TABLE >= len(known):
        index: dict[int | None, int] = {value: at for at, value in enumerate(known, 1)} | {None: 0}
        return _packed(name, np.array([index[value] for value in whole], dtype=np.int64), [known])
    return _packed(name, numbers, [base, unit])


def _whole(name: str, value: float, scale: int) -> int:
    """Return a value in whole steps; a value between two steps would not be the same on both sides."""
    steps = round(value * scale)
    if steps / scale != value:
        raise ValueError(f"column {name}: {value} is no whole multiple of {1 / scale}")
    return steps


def _packed(name: str, numbers: Ints, more: list[Any]) -> Packed:
    """Return numbers in the shorter of two ways: by value, or as planes of bytes for deflate, which sees an order."""
    largest = int(numbers.max(initial=0))
    low = max(largest.bit_length() - HIGH_BITS, 0)
    by_value = bits.pack(*_by_value(numbers >> low), bits.plain(numbers & ((1 << low) - 1), low))
    width = bits_for(largest)
    planes = packed(numbers, width)
    if len(zlib.compress(planes, 9)) < len(by_value):
        return Packed([name, len(planes), width, 0, *more], planes)
    return Packed([name, len(by_value), 0, low, *more], by_value)


def _by_value(numbers: Ints) -> Iterator[Codes]:
    """Yield for each number but the most frequent where it stands among the documents that are left, as gaps.

    Each of them stands at no more than half of the places, so that its gaps suit Rice codes well.
    """
    counts = np.bincount(numbers, minlength=1)
    most = int(counts.argmax())
    yield bits.golomb(np.array([counts.size - 1, most]), 0)
    left = numbers
    for value in (value for value in range(counts.size) if value != most):
        at = np.flatnonzero(left == value)
        gaps = np.diff(at, prepend=-1) - 1
        low = min(range(20), key=lambda low: int((gaps >> low).sum()) + gaps.size * low)
        yield bits.golomb(np.array([at.size]), 0)
        if at.size:
            yield bits.plain(np.array([low]), 5)
            yield bits.rice(gaps, np.full_like(gaps, low))
            left = np.delete(left, at)


def positions(documents: Sequence[Document]) -> Iterator[Packed]:
    """Return the columns of latitude and longitude."""
    scale = round(1 / DEGREE_STEP)
    yield number("#lat", [document.lat for document in documents], scale)
    yield number("#lon", [document.lon for document in documents], scale)


def files(columns: Iterable[Packed]) -> Iterator[list[Packed]]:
    """Yield the columns of each file; planes and the rest apart, because deflate looks for one kind of bytes."""
    full: list[Packed] = []
    for column in sorted(columns, key=lambda column: column.entry[2] > 0):
        changed = full and bool(full[0].entry[2]) != bool(column.entry[2])
        if full and (changed or sum(len(one.data) for one in full) + len(column.data) > FILE_BYTES):
            yield full
            full = []
        full.append(column)
    if full:
        yield full
