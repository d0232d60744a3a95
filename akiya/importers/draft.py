"""Values by the paths of their fields -> a listing. Pure."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from akiya.listing import Listing, Price
from akiya.schema import fields


def assembled(values: Mapping[str, object], **whole: Any) -> Listing:
    """Return a listing from values by dotted paths (`building.built`) and from whole fields."""
    found: Listing = _part(Listing, values, "", whole)
    return found


def _part(cls: type, values: Mapping[str, object], prefix: str, whole: Mapping[str, Any]) -> Any:
    """Return an instance of a part from the values below a prefix, or None where it has none."""
    own = {name: value for name, value in whole.items() if value not in (None, (), {}, "")}
    for declared in fields(cls):
        path = f"{prefix}{declared.name}"
        if declared.part and declared.item.kind == "part" and any(key.startswith(f"{path}.") for key in values):
            own[declared.name] = _part(declared.part, values, f"{path}.", {})
        elif path in values:
            own[declared.name] = values[path]
    return cls(**own)


def shown(value: object) -> str:
    """Return a value as a report shows it."""
    if isinstance(value, Price):
        return "" if value.yen is None else f"{value.yen:,}円"
    return f"{value:g}" if isinstance(value, float) and value < 1e6 else str(value)
