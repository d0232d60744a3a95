"""Ways of life and price bands: the lists of houses that need no script. Data in, houses out."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from akiya.catalogue import House
from akiya.listing import Listing, Price
from akiya.schema import walk
from akiya.vocabulary import HERE, Labels

DEALS: Mapping[str, tuple[str, ...]] = {"sale": ("sale", "either"), "rent": ("rent", "either")}


@dataclass(frozen=True, slots=True)
class Theme:
    """A way of life: its label, the pictogram that stands for it, and the search request that it is."""

    code: str
    sign: str
    label: Labels
    where: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Band:
    """A price band; limits in yen, None where it is open."""

    code: str
    label: Labels
    deal: str
    low: int | None
    high: int | None
    negotiable: bool

    def holds(self, listing: Listing) -> bool:
        """Tell whether a listing's price or rent lies in the band."""
        prices = [price_for(listing, self.deal)] if self.deal != "any" else [listing.price, listing.rent]
        return any(self._holds(price) for price in prices if price is not None)

    def _holds(self, price: Price) -> bool:
        """Tell whether one price lies in the band."""
        if self.negotiable:
            return price.terms == "negotiable"
        if price.yen is None:
            return False
        return (self.low is None or price.yen >= self.low) and (self.high is None or price.yen <= self.high)


def price_for(listing: Listing, deal: str) -> Price | None:
    """Return the sale price or the monthly rent of a listing, or None where it has none of that kind."""
    if deal == "rent":
        return listing.rent or (listing.price if listing.deal == "rent" else None)
    return listing.price if listing.deal in DEALS["sale"] else None


@cache
def load(folder: Path = HERE) -> tuple[tuple[Theme, ...], tuple[Band, ...]]:
    """Read ways of life and price bands."""
    data = yaml.load((folder / "themes.yaml").read_text(encoding="utf-8"), Loader=yaml.CBaseLoader)  # noqa: S506
    themes = tuple(Theme(code, entry["sign"], entry["label"], entry["where"]) for code, entry in data["themes"].items())
    return themes, tuple(_band(code, entry) for code, entry in data["prices"].items())


def _band(code: str, entry: Mapping[str, Any]) -> Band:
    """Build a price band from its YAML mapping."""
    low, high = (int(entry[name]) if name in entry else None for name in ("min", "max"))
    return Band(code, entry["label"], entry["deal"], low, high, entry.get("negotiable") == "yes")


def matches(house: House, where: Mapping[str, Any]) -> bool:
    """Tell whether a house fulfils every condition of a request: attribute states, choices and ranges."""
    return all(_fulfils(house, name, condition) for name, condition in where.items())


def _fulfils(house: House, name: str, condition: Any) -> bool:
    """Tell whether a house fulfils one condition."""
    if name in house.states:
        return house.states[name].state in condition
    if name == "has_tour":
        return ("yes" if house.listing.tour else "no") in condition
    value = _values(house.listing, name)
    if isinstance(condition, Mapping):
        return value is not None and _in_range(value, condition)
    return value in condition


def suggests(house: House, where: Mapping[str, Any]) -> bool:
    """Tell whether a house would fulfil a request by what its text suggests of attributes that nobody has told.

    A proposal is no statement: such houses are shown apart, and no condition of a field is ever met by one.
    """
    if not house.listing.proposals:
        return False
    said = {each.field for each in house.listing.proposals if each.value == "yes"}
    hinted = {
        name
        for name, condition in where.items()
        if name in house.states and house.states[name].state == "unknown" and "yes" in condition
        if f"attributes.{name}" in said
    }
    return bool(hinted) and all(name in hinted or _fulfils(house, name, where[name]) for name in where)


def _in_range(value: Any, condition: Mapping[str, Any]) -> bool:
    """Tell whether a number lies within `min` and `max`."""
    number = value.yen if isinstance(value, Price) else value
    if number is None:
        return False
    low, high = condition.get("min"), condition.get("max")
    return (low is None or number >= float(low)) and (high is None or number <= float(high))


def _values(listing: Listing, name: str) -> Any:
    """Return the value of the field whose last name is `name`."""
    from akiya.schema import value_at

    path = next(path for path, declared in walk(Listing) if declared.name == name and "[]" not in path)
    return value_at(listing, path)


def count(houses: Iterable[House], theme: Theme) -> int:
    """Return how many houses a way of life holds."""
    return sum(matches(house, theme.where) for house in houses)
