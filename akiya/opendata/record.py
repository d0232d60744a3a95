"""A listing as the open data give it: who it is, what of it is open, and the addresses of its pictures. Pure."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from akiya.catalogue import House
from akiya.listing import Listing
from akiya.opendata.rights import Rights, opened, rights
from akiya.site import urls
from akiya.site.site import Site


@dataclass(frozen=True, slots=True)
class Record:
    """One listing of the open data."""

    house: House
    rights: Rights
    open: Listing | None
    """The listing with nothing in it but what is open, or None where nothing is."""
    url: str
    """Absolute address of its page in Japanese."""
    photos: tuple[tuple[str, str], ...]
    """(file in the listing's folder, absolute address of the published picture); empty where photos are not open."""

    @property
    def id(self) -> str:
        """Id of the listing."""
        return self.house.listing.id

    @property
    def identity(self) -> dict[str, Any]:
        """Who it is and how it stands: what every form tells of every listing, open or not."""
        town = self.house.municipality
        return {
            "id": self.id,
            "url": self.url,
            "municipality": town.slug,
            "municipality_code": town.code,
            "status": self.status,
            "sample": self.house.listing.sample,
        }

    @property
    def status(self) -> str:
        """Code of the status."""
        return self.house.listing.status or ""


def records(site: Site) -> Iterator[Record]:
    """Yield every listing of the site in the order of ids."""
    for house in site.catalogue.houses.values():
        yield record(site, house)


def record(site: Site, house: House) -> Record:
    """Return one listing."""
    allowed = rights(house, site)
    found = opened(house.listing, allowed)
    url = f"{site.url}/{urls.listing(house.listing.id).url('ja')}"
    return Record(house, allowed, found, url, tuple(_photos(site, found)) if found else ())


def _photos(site: Site, listing: Listing) -> Iterator[tuple[str, str]]:
    """Yield the photos and scenes of an open listing that could be prepared."""
    for photo in listing.photos:
        prepared = site.photos.get((listing.id, photo.file or ""))
        if prepared:
            yield photo.file or "", f"{site.url}/{prepared.fallback}"
    for scene in listing.tour.scenes if listing.tour else ():
        found = site.scenes.get((listing.id, scene.file or ""))
        if found:
            yield scene.file or "", f"{site.url}/{found.levels[-1][1]}"
