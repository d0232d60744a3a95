"""The static lists of houses: by way of life, by price, by attribute. They need no script."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import partial
from typing import Any

from akiya.catalogue import House
from akiya.site import urls
from akiya.site.site import Site
from akiya.site.urls import Address
from akiya.themes import Band, matches
from akiya.vocabulary import Labels


@dataclass(frozen=True, slots=True)
class HouseList:
    """A list of houses: its place, its name, the pictogram beside it and which houses it holds."""

    address: Address
    label: Labels
    holds: Callable[[House], bool]
    sign: str = ""
    where: Mapping[str, Any] | None = None
    """The same as a search request, where the search can ask it."""
    attribute: str = ""
    """The attribute that it lists, so that the page can say how many houses have not told."""
    help: Labels | None = None
    feed: bool = False
    """Whether there is a feed of it."""


def house_lists(site: Site) -> Iterator[HouseList]:
    """Yield every list; an attribute that no house has gets none."""
    for theme in site.themes:
        holds = partial(_fulfils, theme.where)
        yield HouseList(urls.by_theme(theme.code), theme.label, holds, theme.sign, theme.where, feed=True)
    for band in site.bands:
        yield HouseList(urls.by_price(band.code), band.label, partial(_costs, band))
    for code, kind in site.catalogue.vocabulary.attributes.items():
        wanted = {code: ["yes"]}
        found = HouseList(urls.by_attribute(code), kind.label, partial(_fulfils, wanted), code, wanted, code, kind.help)
        if any(found.holds(house) for house in site.houses):
            yield found


def _costs(band: Band, house: House) -> bool:
    """Tell whether the price of a house lies in a band."""
    return band.holds(house.listing)


def _fulfils(where: Mapping[str, Any], house: House) -> bool:
    """Tell whether a house fulfils a request."""
    return matches(house, where)
