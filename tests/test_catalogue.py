"""The catalogue of a build: what has a page, what is kept out and why."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from akiya.catalogue import hidden, typical
from akiya.listing import Listing

if TYPE_CHECKING:
    from tests.content_tree import ContentTree


def test_valid_listings_are_kept_in_the_order_of_their_ids(content_tree: ContentTree) -> None:
    """Valid listings are in, by id, with the state of every attribute worked out."""
    content_tree.town("uto")
    content_tree.listing("uto-0001")
    content_tree.listing("amakusa-0002", building={"floors": "平屋"}, attributes={"sea_view": "ある"})
    content_tree.listing("amakusa-0001")
    found = content_tree.catalogue()
    assert list(found.houses) == ["amakusa-0001", "amakusa-0002", "uto-0001"]
    assert [house.listing.id for house in found.of("amakusa")] == ["amakusa-0001", "amakusa-0002"]
    states = found.houses["amakusa-0002"].states
    assert list(states) == list(found.vocabulary.attributes)
    assert (states["sea_view"].state, states["sea_view"].origin) == ("yes", "said")
    assert (states["single_storey"].state, states["single_storey"].origin) == ("yes", "field")
    assert (states["pets"].state, states["pets"].origin) == ("unknown", "unsaid")


def test_what_a_kind_rules_out_does_not_apply(content_tree: ContentTree) -> None:
    """A plot has no storeys: the attribute is n/a there, and not unknown."""
    content_tree.listing(kind="土地")
    state = content_tree.catalogue().houses["amakusa-0001"].states["single_storey"]
    assert (state.state, state.origin) == ("n/a", "kind")


def test_listings_with_errors_are_quarantined_with_their_reasons(content_tree: ContentTree) -> None:
    """Errors keep a listing out and are kept with it; warnings do not keep it out."""
    content_tree.listing("amakusa-0001", price="高い", kind="城")
    content_tree.listing("amakusa-0002", price="380円")
    (content_tree.folder("amakusa-0003") / "listing.md").write_bytes(b"\xff")
    found = content_tree.catalogue()
    assert list(found.houses) == ["amakusa-0002"]
    assert {path: [p.kind for p in problems] for path, problems in found.quarantine.items()} == {
        "listings/amakusa/amakusa-0001/listing.md": ["not-a-choice", "unreadable"],
        "listings/amakusa/amakusa-0003/listing.md": ["not-utf8"],
    }
    assert [problem.kind for problem in found.warnings] == ["out-of-range"]


@pytest.mark.parametrize(
    ("status", "expires_on", "reason"),
    [
        ("open", None, ""),
        ("negotiating", None, ""),
        ("contracted", None, "contracted"),
        ("withdrawn", None, "withdrawn"),
        ("open", "2026-11-21", ""),
        ("open", "2026-11-20", "expired"),
        ("contracted", "2026-11-20", "expired"),
    ],
)
def test_what_has_no_page(status: str, expires_on: str | None, reason: str) -> None:
    """Contracted and withdrawn houses have no page, nor has a listing on the day after it expires."""
    assert hidden(Listing(status=status, expires_on=expires_on), "2026-11-21") == reason


def test_left_out_listings_are_neither_shown_nor_quarantined(content_tree: ContentTree) -> None:
    """A valid listing without a page is remembered with the reason."""
    content_tree.listing("amakusa-0001", status="成約")
    content_tree.listing("amakusa-0002", expires_on="2026-01-01")
    found = content_tree.catalogue()
    assert (dict(found.houses), dict(found.quarantine)) == ({}, {})
    assert found.left_out == {"amakusa-0001": "contracted", "amakusa-0002": "expired"}


def test_the_day_of_the_build_decides(content_tree: ContentTree) -> None:
    """The same content gives another catalogue on another day, and the same on the same day."""
    content_tree.listing(expires_on="2026-12-31")
    assert list(content_tree.catalogue("2026-12-31").houses) == ["amakusa-0001"]
    assert list(content_tree.catalogue("2027-01-01").houses) == []


def test_a_typical_price_needs_three_that_say_it(content_tree: ContentTree) -> None:
    """The median is told with the number behind it, and not from fewer than three houses; 応相談 does not count."""
    for n, price in enumerate(["100万円", "応相談", "300万円", "900万円"]):
        content_tree.listing(f"amakusa-{n:04}", price=price)
    houses = list(content_tree.catalogue().houses.values())
    assert typical(houses, "price.yen") == (3_000_000, 3)
    assert typical(houses[:3], "price.yen") is None
    assert typical(houses, "building.floor_area") is None
