"""The static lists of houses: by way of life, by price, by attribute. They need no script."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import partial
from typing import Any

from akiya.catalogue import House
from akiya.site import urls
from akiya.site.paging import Sheet, sheets
from akiya.site.site import Site
from akiya.site.urls import Address
from akiya.themes import Band, matches, suggests
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

    def sheets(self, site: Site) -> list[Sheet]:
        """Return its pages: the newest houses first, those of a day from north to south."""
        said = [house for house in site.in_order if self.holds(house)]
        where = self.where or {}
        return sheets(said, [house for house in site.in_order if suggests(house, where)])

    def unknown(self, site: Site) -> int:
        """Return of how many houses the towns have not told whether they have the attribute, and no text does."""
        if not self.attribute:
            return 0
        silent = [house for house in site.houses if house.states[self.attribute].state == "unknown"]
        return sum(not suggests(house, self.where or {}) for house in silent)


def house_lists(site: Site) -> Iterator[HouseList]:
    """Yield every list; an attribute that no house has, and no text suggests, gets none."""
    for theme in site.themes:
        holds = partial(_fulfils, theme.where)
        yield HouseList(urls.by_theme(theme.code), theme.label, holds, theme.sign, theme.where, feed=True)
    for band in site.bands:
        yield HouseList(urls.by_price(band.code), band.label, partial(_costs, band))
    for code, kind in site.catalogue.vocabulary.attributes.items():
        wanted = {code: ["yes"]}
        found = HouseList(urls.by_attribute(code), kind.label, partial(_fulfils, wanted), code, wanted, code, kind.help)
        if any(found.holds(house) or suggests(house, wanted) for house in site.houses):
            yield found


def _costs(band: Band, house: House) -> bool:
    """Tell whether the price of a house lies in a band."""
    return band.holds(house.listing)


def _fulfils(where: Mapping[str, Any], house: House) -> bool:
    """Tell whether a house fulfils a request."""
    return matches(house, where)
