"""What of a listing is open data, and under which licence: facts, texts and photos each for themselves.

Facts are open where the owner has agreed to it, or where the listing itself was made from open data. Texts and photos
are open where the owner has agreed to that beside. Silence is no consent.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from akiya.catalogue import House
from akiya.listing import Consent, Listing, Translation
from akiya.municipality import Licence
from akiya.site.site import Site

NOT_OPEN = "not-open"
"""Word of the licence columns where there is no consent."""


@dataclass(frozen=True, slots=True)
class Rights:
    """The licences of one listing; None is: not open."""

    data: Licence | None
    text: Licence | None
    photos: Licence | None
    credit: str
    """Whom to name, in Japanese; empty where nothing is open."""


def rights(house: House, site: Site) -> Rights:
    """Return what of a house is open."""
    listing = house.listing
    agreed = _agreed(listing.consent)
    own = licence_of(house, site)
    if listing.origin:
        theirs = Licence(listing.origin.licence or "", "")
        return Rights(theirs, theirs, own if {"open_data", "photos"} <= agreed else None, listing.origin.credit or "")
    if "open_data" not in agreed:
        return Rights(None, None, None, "")
    credit = f"{house.municipality.name['ja']}（{site.name['ja']}）"
    return Rights(own, own if "text" in agreed else None, own if "photos" in agreed else None, credit)


def licence_of(house: House, site: Site) -> Licence:
    """Return the licence under which the town of a house opens its data: its own, else that of the site."""
    return house.municipality.licence or site.licence


def _agreed(consent: Consent | None) -> frozenset[str]:
    """Return what the owner has agreed to."""
    return frozenset(consent.items) if consent else frozenset()


def opened(listing: Listing, allowed: Rights) -> Listing | None:
    """Return a listing with nothing in it but what is open, or None where its facts are not.

    The consent itself stays out: it lies between the owner and the town, and the licences tell what came of it.
    """
    if allowed.data is None:
        return None
    left = replace(listing, consent=None)
    if allowed.text is None:
        titles = {lang: Translation(title=each.title) for lang, each in left.translations.items() if each.title}
        left = replace(left, text="", original_text=None, translations=titles, proposals=())
    return left if allowed.photos else replace(left, photos=(), tour=None)
