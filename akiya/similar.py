"""Houses like a house: near, of the same deal and kind, at a like price, with the same things. Pure."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from akiya.catalogue import House

Floats = NDArray[np.float64]


def similar(houses: Sequence[House], most: int = 3) -> dict[str, tuple[str, ...]]:
    """Return the ids of the most similar houses of every house; equal scores go by id."""
    if not houses:
        return {}
    yes, prices, places, tags = _columns(houses)
    ids = [house.listing.id for house in houses]
    return {ids[n]: _nearest(n, yes, prices, places, tags, ids, most) for n in range(len(ids))}


def _columns(houses: Sequence[House]) -> tuple[NDArray[np.int32], Floats, Floats, NDArray[np.int32]]:
    """Return what is compared: attributes that are yes, log of prices, positions in degrees, and deal and kind."""
    yes = np.array([[state.state == "yes" for state in house.states.values()] for house in houses], dtype=np.int32)
    prices = np.array([_log_price(house) for house in houses])
    places = np.array([_position(house) for house in houses])
    deals = {name: n for n, name in enumerate(sorted({f"{h.listing.deal}" for h in houses}))}
    kinds = {name: n for n, name in enumerate(sorted({f"{h.listing.kind}" for h in houses}))}
    tags = np.array([(deals[f"{h.listing.deal}"], kinds[f"{h.listing.kind}"]) for h in houses], dtype=np.int32)
    return yes, prices, places, tags


def _log_price(house: House) -> float:
    """Return log10 of the price, or nan where there is none."""
    price = house.listing.price
    return round(float(np.log10(max(price.yen, 10_000))), 2) if price and price.yen is not None else float("nan")


def _position(house: House) -> tuple[float, float]:
    """Return latitude and longitude of the house, or of its town hall."""
    place = house.listing.place
    if place and place.lat is not None and place.lon is not None:
        return place.lat, place.lon
    return house.municipality.lat, house.municipality.lon


def _nearest(  # noqa: PLR0913 - the columns of one table
    n: int,
    yes: NDArray[np.int32],
    prices: Floats,
    places: Floats,
    tags: NDArray[np.int32],
    ids: Sequence[str],
    most: int,
) -> tuple[str, ...]:
    """Return the ids of the houses most similar to house number `n`."""
    shared = yes @ yes[n]
    union = yes.sum(axis=1) + yes[n].sum() - shared
    attributes = shared / np.maximum(union, 1)
    km = np.hypot((places[:, 0] - places[n, 0]) * 111.2, (places[:, 1] - places[n, 1]) * 93.5)
    price = np.nan_to_num(1 - np.minimum(np.abs(prices - prices[n]), 1), nan=0.3)
    same = (tags[:, 0] == tags[n, 0]) * 0.8 + (tags[:, 1] == tags[n, 1]) * 0.6
    scores = np.round(same + attributes + 0.8 * price + 0.8 * np.exp(-km / 30), 3)
    order = sorted((i for i in range(len(ids)) if i != n), key=lambda i: (-scores[i], ids[i]))
    return tuple(ids[i] for i in order[:most])
