"""Values by the paths of their fields -> a listing; and its title, composed of what is certain. Pure."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from akiya.listing import Listing, Price
from akiya.schema import fields
from akiya.vocabulary import Vocabulary

KINDS = {
    "house": "住宅",
    "kominka": "古民家",
    "shop_house": "店舗つき住宅",
    "apartment": "集合住宅",
    "business": "店舗・事務所",
    "land": "土地",
}
"""Kinds as a title says them: 居住用 is not always a detached house."""


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


def title(place: str, values: Mapping[str, object], words: Vocabulary) -> str:
    """Return a plain title: where, what, and the two facts that tell houses of one town apart."""
    kind = str(values.get("kind", ""))
    what = KINDS.get(kind, "空き家")
    if values.get("deal") == "rent":
        what = f"貸{'地' if kind == 'land' else 'し' + what}"
    return "、".join([f"{place}の{what}", *_facts(kind, values, words)])


def _facts(kind: str, values: Mapping[str, object], words: Vocabulary) -> list[str]:
    """Return up to two facts: layout and year of a house, or its area; area and category of land."""
    layout, built, structure = (values.get(f"building.{name}") for name in ("layout", "built", "structure"))
    found = [str(layout)] if layout else []
    found += [f"{str(built)[:4]}年築"] if built else []
    if kind == "land":
        category = values.get("land.category")
        found = (
            [words.label("land_category", str(category), "ja")]
            if category not in (None, "residential", "other")
            else []
        )
    elif structure not in (None, "other"):
        found += [words.label("structure", str(structure), "ja")]
    area = values.get("land.area" if kind == "land" else "building.floor_area")
    if isinstance(area, int | float):
        found.insert(0 if kind == "land" else len(found), f"{area:,.0f}㎡")
    return found[:2]


def shown(value: object) -> str:
    """Return a value as a report shows it."""
    if isinstance(value, Price):
        return "" if value.yen is None else f"{value.yen:,}円"
    return f"{value:g}" if isinstance(value, float) and value < 1e6 else str(value)
