"""The position under which a listing is published: no finer than what its town or owner has agreed to. Pure.

What is published is what everything else is made from: page, map, data, search. So no two of them can disagree, and
nobody can look up in one what another one hides.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping

from akiya.listing import Listing, Place

PER_DEGREE: Mapping[str | None, int] = {"town": 100, "municipality": 20}
"""Precision -> lines of its grid in a degree: 0.01 degrees are about 1.1 km, 0.05 degrees about 5.6 km, north to south.

A house is never farther from its grid point than the circle that its page draws (900 m and 4 km).
"""
COARSEST = PER_DEGREE["municipality"]
"""The grid of positions of which nobody has said how exact they are."""


def coarse(listing: Listing) -> Listing:
    """Return a listing with its position on the grid of its precision; that of the house stands only where agreed."""
    place = listing.place
    if place is None or place.lat is None or place.lon is None or _agreed(listing, place):
        return listing
    lines = PER_DEGREE.get(place.precision, COARSEST)
    on_grid = dataclasses.replace(place, lat=_snapped(place.lat, lines), lon=_snapped(place.lon, lines))
    return dataclasses.replace(listing, place=on_grid)


def _agreed(listing: Listing, place: Place) -> bool:
    """Tell whether the position of the house itself may be published."""
    agreed = listing.consent.items if listing.consent else ()
    return place.precision == "exact" and "exact_location" in agreed


def _snapped(degrees: float, lines: int) -> float:
    """Return the nearest line of a grid."""
    return round(round(degrees * lines) / lines, 2)
