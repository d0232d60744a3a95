"""Tests of the position under which a listing is published."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from akiya.geo import distance_km
from akiya.listing import Consent, Listing, Place
from akiya.opendata.files import files
from akiya.published import coarse
from akiya.site import urls
from akiya.site.cards import raw_card
from akiya.site.listing_view import ListingPage
from search.fields import Fields
from tests.content_tree import ContentTree
from tests.gathered import gathered

HERE = {"lat": "32.54637", "lon": "130.08751"}
"""Where the house stands, as its file says."""


def _listing(lat: float, lon: float, precision: str | None, *agreed: str) -> Listing:
    """Return a listing at a position."""
    place = Place(lat=lat, lon=lon, precision=precision)
    return Listing(id="amakusa-0001", municipality="amakusa", place=place, consent=Consent(items=agreed))


def _place(listing: Listing) -> tuple[float, float]:
    """Return the position of a listing that has one."""
    assert listing.place
    assert listing.place.lat is not None
    assert listing.place.lon is not None
    return listing.place.lat, listing.place.lon


@given(st.floats(24, 46), st.floats(122, 154), st.sampled_from([("town", 0.9), ("municipality", 4), (None, 4)]))
def test_circle_holds_the_house(lat: float, lon: float, case: tuple[str | None, float]) -> None:
    """The published point is so near that the circle on the page holds the house, and publishing it twice is the same."""
    precision, radius = case
    found = coarse(_listing(lat, lon, precision, "exact_location"))
    assert distance_km(lat, lon, *_place(found)) <= radius
    assert coarse(found) == found


@pytest.mark.parametrize(
    ("precision", "agreed", "published"),
    [
        ("exact", ("exact_location",), (32.54637, 130.08751)),
        ("exact", (), (32.55, 130.1)),
        ("town", ("exact_location",), (32.55, 130.09)),
        ("municipality", (), (32.55, 130.1)),
        (None, ("exact_location",), (32.55, 130.1)),
    ],
)
def test_only_agreed_positions_are_exact(
    precision: str, agreed: tuple[str, ...], published: tuple[float, float]
) -> None:
    """The house's own position is published with the owner's consent alone; without a word the grid is the coarsest."""
    assert _place(coarse(_listing(32.54637, 130.08751, precision, *agreed))) == published


def test_everywhere_the_same(content_tree: ContentTree) -> None:
    """Map, data, search and card of a listing give one position, and its true one stands in none of them."""
    content_tree.listing(place={**HERE, "precision": "大字"}, consent={"on": "2026-04-01", "items": ["オープンデータ"]})
    site = gathered(content_tree.catalogue())
    (house,) = site.houses
    page = ListingPage(site, house, urls.here(urls.listing(house.listing.id), "ja", site.url))
    assert page.map
    document = Fields(site.catalogue.vocabulary).document(house.listing, house.municipality, house.states)
    data = files(site)
    feature = json.loads(data["listings.geojson"])["features"][0]
    card = raw_card(site, house)
    found = {
        (float(page.map["lat"]), float(page.map["lon"])),
        (document.lat, document.lon),
        (card["lat"], card["lon"]),
        tuple(reversed(feature["geometry"]["coordinates"])),
    }
    assert found == {(32.55, 130.09)}
    assert not [name for name, raw in data.items() if b"32.54637" in raw or b"130.08751" in raw]
