"""A listing as plain canonical data, and back to the text of a listing file. Pure.

Canonical: codes for choices, base units for amounts, ISO 8601 for dates; what was not said is left out. Writing the
data as a file and reading that file gives the same listing.
"""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from typing import Any

import yaml

from akiya.listing import Attribute, Listing, Price
from akiya.schema import Declared, fields

NOT_FRONT_MATTER = ("id", "municipality", "text")
"""Keys of the data that the folder's names and the text below the front matter hold."""


def as_data(listing: Listing) -> dict[str, Any]:
    """Return a listing as mappings, lists, texts and numbers."""
    whole = {"id": listing.id, "municipality": listing.municipality, **_part(listing), "text": listing.text}
    return {name: value for name, value in whole.items() if value != ""}


def _part(part: object) -> dict[str, Any]:
    """Return what was said in a part."""
    said = ((declared, getattr(part, declared.name)) for declared in fields(type(part)))
    return {declared.name: _value(declared, value) for declared, value in said if value not in (None, (), {})}


def _value(declared: Declared, value: Any) -> Any:
    """Return one value as plain data."""
    if isinstance(value, Price):
        return {name: each for name in ("yen", "terms") if (each := getattr(value, name)) is not None}
    if isinstance(value, Mapping):
        return {key: _attribute(each) if isinstance(each, Attribute) else _part(each) for key, each in value.items()}
    if declared.item.kind == "part":
        return _part(value)
    return [_part(each) if declared.part else each for each in value] if isinstance(value, tuple) else value


def _attribute(said: Attribute) -> dict[str, Any]:
    """Return what was said of an attribute."""
    return {"state": said.state, **_part(said)}


def as_file(data: Mapping[str, Any]) -> str:
    """Return canonical data as the text of a listing.md."""
    front = {name: value for name, value in data.items() if name not in NOT_FRONT_MATTER}
    source = yaml.dump(front, Dumper=_Dumper, allow_unicode=True, sort_keys=False, width=10_000)
    return f"---\n{source}---\n{data.get('text', '')}\n"


class _Dumper(yaml.SafeDumper):
    """Writes several lines as a block, numbers without exponents, and nothing by reference."""

    def ignore_aliases(self, _data: Any) -> bool:
        """Write out what stands twice."""
        return True


def _text(dumper: _Dumper, text: str) -> yaml.ScalarNode:
    """Return a text as a node: several lines stand as they are."""
    return dumper.represent_scalar("tag:yaml.org,2002:str", text, style="|" if "\n" in text else None)


def _float(dumper: _Dumper, value: float) -> yaml.ScalarNode:
    """Return a number as a node, with as many decimals as it has."""
    return dumper.represent_scalar("tag:yaml.org,2002:float", f"{Decimal(repr(value)):f}")


_Dumper.add_representer(str, _text)
_Dumper.add_representer(float, _float)
