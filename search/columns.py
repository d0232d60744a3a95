"""Documents -> packed columns: facets, numbers, positions, lengths of text fields; several columns share a file."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from math import gcd
from typing import Any, NamedTuple

from search.codec import bits_for, packed
from search.documents import UNKNOWN, Document
from search.rules import DEGREE_STEP

FILE_BYTES = 2_560
"""Size before compression at which a file of columns is full."""
TABLE = 64
"""The most values that are written as a table."""


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
    bits = bits_for(max(len(values) - 1, 1))
    return Packed([name, bits], packed(numbers, bits))


def number(name: str, values: Sequence[float | None], scale: int) -> Packed:
    """Return a column of numbers: 0 where unknown, else 1 + (value * scale - base) / unit.

    Where these would take two bytes or more and there are few of them, as with lengths, 1 + their place in a table.
    """
    whole = [None if value is None else _whole(name, value, scale) for value in values]
    known = sorted({value for value in whole if value is not None})
    base = min(known, default=0)
    unit = gcd(*(value - base for value in known)) or 1
    numbers = [0 if value is None else 1 + (value - base) // unit for value in whole]
    bits = bits_for(max(numbers, default=0))
    if bits > 8 and len(known) <= TABLE:
        index = {value: at for at, value in enumerate(known, 1)}
        bits = bits_for(len(known))
        return Packed([name, bits, known], packed([0 if value is None else index[value] for value in whole], bits))
    return Packed([name, bits, base, unit], packed(numbers, bits))


def _whole(name: str, value: float, scale: int) -> int:
    """Return a value in whole steps; a value between two steps would not be the same on both sides."""
    steps = round(value * scale)
    if steps / scale != value:
        raise ValueError(f"column {name}: {value} is no whole multiple of {1 / scale}")
    return steps


def positions(documents: Sequence[Document]) -> Iterator[Packed]:
    """Return the columns of latitude and longitude."""
    scale = round(1 / DEGREE_STEP)
    yield number("#lat", [document.lat for document in documents], scale)
    yield number("#lon", [document.lon for document in documents], scale)


def files(columns: Iterator[Packed]) -> Iterator[list[Packed]]:
    """Yield the columns of each file."""
    full: list[Packed] = []
    for column in columns:
        if full and sum(len(one.data) for one in full) + len(column.data) > FILE_BYTES:
            yield full
            full = []
        full.append(column)
    if full:
        yield full
