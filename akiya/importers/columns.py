"""The columns of the national bank's open data, as `vocabulary/mlit.yaml` tells their true meanings."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from akiya.vocabulary import HERE


@dataclass(frozen=True, slots=True)
class Column:
    """One column: its number, its name in the file, what it really holds, its reader and the path of its field."""

    number: int
    header: str
    item: str
    read: str
    path: str = ""
    least: float | None = None
    most: float | None = None
    values: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    """Word -> values by field, for columns that tell more than one thing."""
    doubted: Mapping[str, str] = field(default_factory=dict)
    """Words that say nothing certain -> why."""
    told: tuple[str, ...] = ()
    """Words that have no value and go into the text."""


@dataclass(frozen=True, slots=True)
class Toilet:
    """A way to write a toilet, and its type, or None where the words are kept as text alone."""

    find: re.Pattern[str]
    type: str | None


@dataclass(frozen=True, slots=True)
class Dataset:
    """What is known about the file: credit, day, columns, and what it is known to do."""

    dataset: str
    credit: str
    licence: str
    url: str
    as_of: str
    confirmed: str
    source_hosts: tuple[str, ...]
    tour_hosts: tuple[str, ...]
    columns: tuple[Column, ...]
    toilets: tuple[Toilet, ...]
    traps: Mapping[str, str]

    @property
    def headers(self) -> tuple[str, ...]:
        """The names in the header, in the file's order."""
        return tuple(column.header for column in self.columns)


@cache
def load(path: Path = HERE / "mlit.yaml") -> Dataset:
    """Read the description of the file."""
    data: dict[str, Any] = yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.CBaseLoader)  # noqa: S506
    data |= {name: tuple(data[name]) for name in ("source_hosts", "tour_hosts")}
    columns = tuple(_column(number, entry) for number, entry in enumerate(data.pop("columns"), 1))
    toilets = tuple(
        Toilet(re.compile(entry["find"]), None if entry["type"] == "null" else entry["type"])
        for entry in data.pop("toilets")
    )
    return Dataset(columns=columns, toilets=toilets, **data)


def _column(number: int, entry: dict[str, Any]) -> Column:
    """Build a column from its YAML mapping."""
    least, most = (float(entry[name]) if name in entry else None for name in ("least", "most"))
    return Column(
        number,
        entry["header"],
        entry["item"],
        entry["read"],
        entry.get("field", ""),
        least,
        most,
        entry.get("values", {}),
        entry.get("doubted", {}),
        tuple(entry.get("told", ())),
    )
