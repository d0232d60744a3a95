"""Cards -> blocks of a few, each value in the fewest bits that its place in a card needs. FORMAT.md tells the bytes.

A card is JSON of any shape. It is taken apart into its leaves; all values at one path (`card.signs.0.0`) are written in
one way, which is found by looking at them all.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from math import gcd
from typing import Any, NamedTuple

import numpy as np

from search import bits
from search.bits import Ints

DAY = re.compile(r"\d{4}-\d\d-\d\d")
HEX = re.compile(r"(.*?)((?:[0-9a-f]{4}){3,})([^0-9a-f].*|)", re.DOTALL)
EPOCH = date(1970, 1, 1).toordinal()
SCALES = (1, 10, 100, 1_000, 10_000, 100_000)
REPEATED = 4
"""How often a value is there on average where a path has a list of all its values in the root."""
LISTED = 128
"""The most values such a list has."""
Path = tuple[str | int, ...]
Leaves = Mapping[Path, Any]


class Way(NamedTuple):
    """How the values of a path are written: its entry in the root, plain numbers with their widths, and JSON."""

    entry: list[Any]
    numbers: list[tuple[Ints, int]]
    """For each document, zeros where there is no value."""
    rest: list[Any] | None = None
    """For each document, what follows in the block's JSON where the number is 1."""


@dataclass(frozen=True, slots=True)
class Cards:
    """Cards that are ready to be written in blocks."""

    ways: list[Way]
    count: int

    @property
    def entry(self) -> list[list[Any]]:
        """Return what the root says of them."""
        return [way.entry for way in self.ways]

    def blocks(self, size: int) -> Iterator[bytes]:
        """Yield the payload of each block of so many rows."""
        for first in range(0, self.count, size):
            span = slice(first, min(first + size, self.count))
            codes = [
                bits.rows(*(bits.plain(values[span], width) for values, width in way.numbers)) for way in self.ways
            ]
            rest = [value for way in self.ways for value in (way.rest or [])[span] if value is not ...]
            yield bits.pack(*codes) + _json(rest)


def cards(rows: Sequence[Mapping[str, Any]]) -> Cards:
    """Return rows taken apart, in the order of their paths. Raises ValueError on numbers like NaN."""
    leaves = [dict(_leaves(row, ())) for row in rows]
    paths = sorted({path for each in leaves for path in each}, key=str)
    ways = [_way(path, [each.get(path, ...) for each in leaves]) for path in paths]
    return Cards(ways, len(rows))


def _leaves(value: Any, path: Path) -> Iterator[tuple[Path, Any]]:
    """Yield every value with its path that is no list or mapping, or an empty one."""
    if not isinstance(value, Mapping | list | tuple) or not value:
        yield path, value
        return
    for key, inner in value.items() if isinstance(value, Mapping) else enumerate(value):
        yield from _leaves(inner, (*path, key))


def _way(path: Path, values: Sequence[Any]) -> Way:
    """Return how the values of one path are written; `...` stands for none."""
    known = [value for value in values if value is not ...]
    for attempt in (_listed, _number, _day, _hex):
        if found := attempt(values, known):
            return found._replace(entry=[list(path), *found.entry])
    present = np.array([value is not ... for value in values], dtype=np.int64)
    return Way([list(path), "j"], [(present, 1)], rest=list(values))


def _listed(values: Sequence[Any], known: Sequence[Any]) -> Way | None:
    """Write values that are few as places in a list of them."""
    names = [None if value is ... else _json(value) for value in values]
    distinct = sorted({name for name in names if name is not None})
    if len(distinct) > LISTED or len(distinct) * REPEATED > len(known):
        return None
    index: dict[bytes | None, int] = {name: at for at, name in enumerate(distinct, 1)} | {None: 0}
    width = len(distinct).bit_length()
    numbers = np.array([index[name] for name in names], dtype=np.int64)
    return Way(["l", width, [json.loads(name) for name in distinct]], [(numbers, width)])


def _number(values: Sequence[Any], known: Sequence[Any]) -> Way | None:
    """Write numbers as steps from the smallest."""
    if not all(isinstance(value, int | float) and not isinstance(value, bool) and abs(value) < 1e9 for value in known):
        return None
    for scale in SCALES:
        whole = [round(value * scale) for value in known]
        if all(one / scale == value for one, value in zip(whole, known, strict=True)):
            steps = _steps([None if value is ... else round(value * scale) for value in values])
            return steps and steps._replace(entry=["n", *steps.entry, scale])
    return None


def _day(values: Sequence[Any], known: Sequence[Any]) -> Way | None:
    """Write days as numbers."""
    if not all(isinstance(value, str) and DAY.fullmatch(value) for value in known):
        return None
    try:
        steps = _steps([None if value is ... else date.fromisoformat(value).toordinal() - EPOCH for value in values])
    except ValueError:
        return None
    return steps and steps._replace(entry=["t", *steps.entry])


def _steps(whole: Sequence[int | None]) -> Way | None:
    """Write whole numbers as 0 where there is none, else 1 + (number - smallest) / the greatest common step."""
    known = [number for number in whole if number is not None]
    base = min(known)
    unit = gcd(*(number - base for number in known)) or 1
    numbers = np.array([0 if number is None else 1 + (number - base) // unit for number in whole], dtype=np.int64)
    width = int(numbers.max()).bit_length()
    return Way([width, base, unit], [(numbers, width)]) if width <= 32 else None


def _hex(values: Sequence[Any], known: Sequence[Any]) -> Way | None:
    """Write names that have nothing but hexadecimal digits of their own, four digits in sixteen bits."""
    found = [HEX.fullmatch(value) if isinstance(value, str) else None for value in known]
    forms = {(match[1], len(match[2]), match[3]) if match else None for match in found}
    if len(forms) != 1 or None in forms:
        return None
    ((before, length, after),) = (form for form in forms if form)
    digits = [None if value is ... else value[len(before) : len(before) + length] for value in values]
    present = np.array([one is not None for one in digits], dtype=np.int64)
    parts = [
        np.array([int(one[at : at + 4], 16) if one else 0 for one in digits], dtype=np.int64)
        for at in range(0, length, 4)
    ]
    return Way(["x", length // 4, before, after], [(present, 1), *((part, 16) for part in parts)])


def _json(value: Any) -> bytes:
    """Return JSON without spaces in UTF-8; numbers that JSON has no sign for are refused."""
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"), allow_nan=False)
    return text.encode("utf-8", "replace")
