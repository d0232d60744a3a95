"""Everything that the pages are made from, gathered before the first one is written. Plain data."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from typing import Any

from akiya.catalogue import Catalogue, House, typical
from akiya.municipality import CC_BY, Licence
from akiya.similar import similar
from akiya.site.i18n import Language
from akiya.site.prepared import PhotoSet, SceneSet
from akiya.site.words import Wording
from akiya.themes import Band, Theme, matches, suggests
from akiya.themes import load as load_themes


@dataclass(frozen=True, slots=True)
class Guide:
    """A page of the operator's: guide, about, for clerks. `html` is sanitised."""

    slug: str
    lang: str
    title: str
    html: str


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell of the tile map that is no municipality: `sea` or `mountain`; column and row count from 1."""

    col: int
    row: int
    kind: str
    name: Mapping[str, str]


@dataclass(frozen=True)
class Site:
    """The gathered site."""

    catalogue: Catalogue
    languages: Mapping[str, Language]
    name: Mapping[str, str]
    tagline: Mapping[str, str]
    region: Mapping[str, str]
    """Name of the prefecture in each language."""
    stamp: Mapping[str, str]
    """Name of the prefecture as it stands on the date stamp."""
    tilemap: Sequence[Cell]
    url: str
    """Absolute address of the site without a slash at its end."""
    photos: Mapping[tuple[str, str], PhotoSet]
    scenes: Mapping[tuple[str, str], SceneSet]
    share: Mapping[str, str]
    """Listing id -> share picture."""
    assets: Mapping[str, str]
    """Name of a style sheet, script or drawing -> its hashed path."""
    guides: Sequence[Guide] = field(default=())
    data_sizes: Mapping[str, int] = field(default_factory=dict)
    """Name of a file of the open data -> its bytes."""
    licence: Licence = CC_BY
    """Licence of the open data of towns that name none of their own."""

    @cached_property
    def houses(self) -> list[House]:
        """All houses, newest first; equal days go by id."""
        every = sorted(self.catalogue.houses.values(), key=lambda house: house.listing.id)
        return sorted(every, key=lambda house: house.listing.registered_on or "", reverse=True)

    @cached_property
    def in_order(self) -> list[House]:
        """All houses as lists show them: newest first; those of a day, or without one, from north to south."""
        return sorted(self.houses, key=_newest)

    @cached_property
    def credits(self) -> tuple[tuple[str, str, str], ...]:
        """(credit, licence, address) of every open data set that a house was made from."""
        origins = {house.listing.origin for house in self.houses if house.listing.origin}
        return tuple(sorted({(each.credit or "", each.licence or "", each.url or "") for each in origins}))

    @cached_property
    def by_town(self) -> Mapping[str, Sequence[House]]:
        """Municipality -> its houses, newest first."""
        found: dict[str, list[House]] = {}
        for house in self.houses:
            found.setdefault(house.municipality.slug, []).append(house)
        return found

    @cached_property
    def _typical(self) -> dict[tuple[str, str], tuple[float, int] | None]:
        """Medians that were already worked out."""
        return {}

    def typical(self, town: str, path: str) -> tuple[float, int] | None:
        """Return the median of a field over the houses of a town and how many said it, or None where too few did."""
        if (town, path) not in self._typical:
            self._typical[town, path] = typical(self.by_town.get(town, ()), path)
        return self._typical[town, path]

    @cached_property
    def counts(self) -> Mapping[str, int]:
        """Municipality -> number of houses."""
        return Counter(house.municipality.slug for house in self.houses)

    @cached_property
    def _found(self) -> dict[str, tuple[int, int]]:
        """Counts that were already worked out, by request."""
        return {}

    def found(self, where: Mapping[str, Any]) -> tuple[int, int]:
        """Return how many houses fulfil a request, and of how many more the text suggests it."""
        key = repr(where)
        if key not in self._found:
            said = sum(matches(house, where) for house in self.houses)
            self._found[key] = said, sum(suggests(house, where) for house in self.houses)
        return self._found[key]

    @cached_property
    def similar(self) -> Mapping[str, tuple[str, ...]]:
        """Id -> ids of similar houses."""
        return similar(list(self.catalogue.houses.values()))

    @cached_property
    def wordings(self) -> Mapping[str, Wording]:
        """Language -> how values are worded in it."""
        return {code: Wording(language, self.catalogue.vocabulary) for code, language in self.languages.items()}

    @cached_property
    def themes(self) -> tuple[Theme, ...]:
        """The ways of life."""
        return load_themes()[0]

    @cached_property
    def bands(self) -> tuple[Band, ...]:
        """The price bands."""
        return load_themes()[1]


def _newest(house: House) -> tuple[int, str, str]:
    """Return by what lists are sorted: the day backwards, the code of the municipality, the id."""
    day = house.listing.registered_on
    return -date.fromisoformat(day).toordinal() if day else 0, house.municipality.code, house.listing.id
