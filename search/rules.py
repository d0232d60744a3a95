"""What the search must know and no declaration tells: sale and rent, positions, which texts count where."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date

from akiya.listing import Listing
from akiya.municipality import Municipality

ALSO: Mapping[str, Mapping[str, tuple[str, ...]]] = {"deal": {"either": ("sale", "rent")}}
"""Facet -> value -> what it counts as too: a house that is sold or let is found by who buys and by who rents."""
FIELD_OF: Mapping[str, str] = {
    "title": "title",
    "translations[].title": "title",
    "place.address": "place",
    "nearby.line": "place",
    "nearby.station": "place",
}
"""Path of a text -> its text field; every other text of a listing is `text`."""
UNSEARCHED = (
    "status_history", "price_history", "rules.subsidies", "hazards[].source", "broker", "consent", "provenance",
    "proposals", "doubts", "origin",
)  # fmt: skip
"""Paths (with all below them) of texts that do not describe the house."""
DEGREE_STEP = 1e-5
"""About one metre: positions are kept to this."""
EPOCH = date(1970, 1, 1).toordinal()


def days(iso: str) -> int:
    """Return the days from 1970-01-01 to a day written YYYY-MM-DD; raises ValueError where it is none."""
    if len(iso) != 10:
        raise ValueError(iso)
    return date.fromisoformat(iso).toordinal() - EPOCH


def on_step(value: float, step: float) -> float:
    """Return the nearest whole multiple of a step, computed as the client does: a whole number divided."""
    return round(value) if step == 1 else round(value / step) / round(1 / step)


def sale_price(listing: Listing) -> int | None:
    """Return the sale price in yen; 応相談 without a figure is unknown."""
    return listing.price.yen if listing.price and listing.deal != "rent" else None


def monthly_rent(listing: Listing) -> int | None:
    """Return the rent in yen a month: the price of a house to let, else the rent of one that is sold or let."""
    amount = listing.price if listing.deal == "rent" else listing.rent
    return amount.yen if amount else None


AMOUNTS: Mapping[str, Callable[[Listing], int | None]] = {"price": sale_price, "rent": monthly_rent}
"""Columns that need more than one field."""


def position(listing: Listing, municipality: Municipality) -> tuple[float, float, str | None]:
    """Return latitude, longitude and precision; without a position of its own a house stands at its town's office."""
    place = listing.place
    if place is None or place.lat is None or place.lon is None:
        return on_step(municipality.lat, DEGREE_STEP), on_step(municipality.lon, DEGREE_STEP), "municipality"
    return on_step(place.lat, DEGREE_STEP), on_step(place.lon, DEGREE_STEP), place.precision
