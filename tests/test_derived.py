"""What follows from what was said, and what does not."""

import pytest

from akiya.derived import complete
from akiya.listing import Building, Listing


@pytest.mark.parametrize("built", ["1968", "1980", "1981-05", "1981-05-31"])
def test_a_house_that_stood_before_june_1981_follows_the_earlier_standard(built: str) -> None:
    """The rule fills in the standard and records that it was worked out, with the date it rests on."""
    whole = complete(Listing(building=Building(built=built)))
    assert whole.building is not None
    assert whole.building.seismic == "old"
    assert [(each.field, each.said_by) for each in whole.provenance] == [("building.seismic", "computed")]
    assert built in (whole.provenance[0].words or "")


@pytest.mark.parametrize("built", [None, "1981", "1981-06", "1981-06-01", "1982", "2004-03"])
def test_nothing_follows_from_a_later_or_unknown_date(built: str | None) -> None:
    """A house of 1982 may have been confirmed before or after the change: it stays unknown."""
    listing = Listing(building=Building(built=built))
    assert complete(listing) == listing


def test_what_the_town_said_stands() -> None:
    """An old house that was strengthened keeps the standard that the town gives."""
    listing = Listing(building=Building(built="1968", seismic="new"))
    assert complete(listing) == listing
