"""A listing for search engines: schema.org, as plain data."""

from __future__ import annotations

from typing import Any

from akiya.site import urls
from akiya.site.listing_view import ListingPage


def json_ld(page: ListingPage) -> dict[str, Any]:
    """Return schema.org data: the house, its offer and its place."""
    listing, place = page.listing, page.listing.place
    url = f"{page.site.url}/{urls.listing(listing.id).url(page.here.lang)}"
    about: dict[str, Any] = {
        "@type": "Place" if listing.kind == "land" else "SingleFamilyResidence",
        "name": page.title[0],
    }
    about["address"] = {
        "@type": "PostalAddress",
        "addressCountry": "JP",
        "addressRegion": _region(page),
        "addressLocality": page.house.municipality.name["ja"],
    }
    if place and place.address:
        about["address"]["streetAddress"] = place.address
    if listing.building and listing.building.floor_area:
        about["floorSize"] = {"@type": "QuantitativeValue", "value": listing.building.floor_area, "unitCode": "MTK"}
    data: dict[str, Any] = {
        "@context": "https://schema.org",
        "@type": "RealEstateListing",
        "name": page.title[0],
        "url": url,
        "inLanguage": page.here.lang,
        "about": about,
    }
    if listing.registered_on:
        data["datePosted"] = listing.registered_on
    if listing.price and listing.price.yen is not None:
        data["offers"] = {
            "@type": "Offer",
            "price": listing.price.yen,
            "priceCurrency": "JPY",
            "availability": "https://schema.org/InStock",
        }
    if page.share_picture:
        data["image"] = page.share_picture
    return data


def _region(page: ListingPage) -> str:
    """Return the prefecture of a house."""
    known = page.words.vocabulary.prefectures.get(page.house.municipality.prefecture)
    return known["ja"] if known else page.site.region["ja"]
