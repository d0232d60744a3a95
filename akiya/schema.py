"""How a field is declared: one `Item` beside each dataclass field, from which everything else is derived.

The reader, the JSON Schema, the field reference, the checks, the search bundle and the pages all walk the items
of `akiya.listing`; none of them knows a field by heart.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Literal, get_args, get_origin, get_type_hints

Kind = Literal[
    "line",  # one line of text
    "prose",  # several lines of text
    "code",  # an identifier: [a-z0-9-]
    "count",  # a whole number >= 0
    "number",  # a decimal number
    "degrees",  # a decimal number of degrees
    "yen",  # a whole number of yen
    "price",  # a Price: yen and whether it is open to discussion
    "area",  # square metres
    "metres",  # metres
    "minutes",  # whole minutes, rounded up
    "percent",  # a whole number of per cent
    "day",  # YYYY-MM-DD
    "date",  # YYYY, YYYY-MM or YYYY-MM-DD
    "state",  # yes, no, unknown or n/a
    "choice",  # one code of a choice set
    "choices",  # several codes of a choice set
    "lines",  # several lines of text
    "url",  # https:// only
    "file",  # a path inside the listing's folder
    "part",  # one nested part
    "parts",  # several nested parts
    "attributes",  # attribute code -> Attribute
    "translations",  # language -> Translation
]
UNITS: Mapping[str, str] = {
    "yen": "円",
    "price": "円",
    "area": "㎡",
    "metres": "m",
    "minutes": "分",
    "percent": "%",
    "degrees": "°",
}


@dataclass(frozen=True, slots=True)
class Item:
    """What is known about one field: its meaning, how it is written and where it comes from."""

    label: str
    """Japanese name; the key of the catalogues."""
    doc: str
    """Japanese sentence that tells a clerk what to write."""
    kind: Kind
    example: str = ""
    choices: str = ""
    """Name of the choice set, for the kinds `choice` and `choices`."""
    national: tuple[int, ...] = ()
    """Numbers of the items of the national bank (全国版空き家・空き地バンク) that this field holds."""
    required: bool = False
    low: float | None = None
    high: float | None = None
    """Plausible range in the field's unit; outside it the check asks."""
    facet: bool = False
    """A filter of the search."""
    column: bool = False
    """A number or date by which the search ranges and sorts."""

    @property
    def unit(self) -> str:
        """Unit in which the value is kept, or an empty string."""
        return UNITS.get(self.kind, "")


def item(label: str, doc: str, kind: Kind = "line", **facts: Any) -> Any:
    """Return a dataclass field whose default is "not said" and whose metadata is an `Item`."""
    metadata = {"item": Item(label, doc, kind, **facts)}
    if kind in ("parts", "choices", "lines"):
        return dataclasses.field(default=(), metadata=metadata)
    if kind in ("attributes", "translations"):
        return dataclasses.field(default_factory=dict, metadata=metadata)
    return dataclasses.field(default=None, metadata=metadata)


@dataclass(frozen=True, slots=True)
class Declared:
    """One field as the walk over a part finds it: its name, its item and the class of its nested part."""

    name: str
    item: Item
    part: type | None


def fields(part: type) -> tuple[Declared, ...]:
    """Return the declared fields of a part, in the order of their declaration."""
    if part not in _FIELDS:
        hints = get_type_hints(part)
        _FIELDS[part] = tuple(
            Declared(field.name, field.metadata["item"], _part(hints[field.name]))
            for field in dataclasses.fields(part)
            if "item" in field.metadata
        )
    return _FIELDS[part]


_FIELDS: dict[type, tuple[Declared, ...]] = {}


def _part(hint: Any) -> type | None:
    """Return the dataclass inside `X`, `X | None`, `tuple[X, ...]` or `Mapping[str, X]`, if there is one."""
    if dataclasses.is_dataclass(hint) and isinstance(hint, type):
        return hint
    if get_origin(hint) is None and not get_args(hint):
        return None
    return next((found for arg in get_args(hint) if (found := _part(arg))), None)


def walk(part: type, prefix: str = "") -> Iterator[tuple[str, Declared]]:
    """Yield every field of a part and of its nested parts with its dotted path; lists end in `[]`."""
    for declared in fields(part):
        path = f"{prefix}{declared.name}"
        yield path, declared
        if declared.item.kind in ("part", "parts") and declared.part:
            yield from walk(declared.part, f"{path}{'[]' if declared.item.kind == 'parts' else ''}.")


def value_at(listing: object, path: str) -> Any:
    """Return the value of a dotted path without lists, or None where a part on the way was not said."""
    value: Any = listing
    for name in path.split("."):
        if value is None:
            return None
        value = getattr(value, name)
    return value


def find(part: type | None, path: str) -> Declared | None:
    """Return the declaration of a field of a part by its dotted path, or None where there is none."""
    found: Declared | None = None
    for name in path.split("."):
        found = next((each for each in fields(part) if each.name == name), None) if part else None
        part = found.part if found else None
    return found
