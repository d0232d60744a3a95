"""Rows that may describe the same house. Pure; nothing is left out for it, the pairs are reported."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from akiya.importers.mlit import Imported

OWN = ("PROPERTY_NUMBER_ID", "PROPERTY_CATEGORY", "AMOUNT/RENT")
"""Columns in which two rows of one house differ."""
AREAS = ("OCCUPATION_AREA", "SIZE_OF_LOT")
SAME, BOTH = "duplicate", "both-deals"


def duplicates(imported: Iterable[Imported]) -> Mapping[str, Mapping[str, str]]:
    """Return id -> ids of other rows with how they agree: in all but the number, or in all but sale, rent and price.

    Rows that tell no area are never taken for the same. Equal plots of a new housing area are found, too: whether they
    are one plot only their town knows.
    """
    groups: dict[tuple[str, ...], list[Imported]] = {}
    for each in imported:
        told = {cell.column.header: " ".join(cell.original.split()) for cell in each.cells}
        if any(told[name] for name in AREAS):
            key = tuple(value for name, value in told.items() if name not in OWN)
            groups.setdefault(key, []).append(each)
    return {
        one.listing.id: others
        for group in groups.values()
        for one in group
        if (others := {two.listing.id: how for two in group if two is not one and (how := _how(one, two))})
    }


def _how(one: Imported, two: Imported) -> str:
    """Return how two rows agree that are equal but for their number, category and price."""
    if one.listing.deal != two.listing.deal:
        return BOTH
    alike = (one.listing.kind, one.listing.price) == (two.listing.kind, two.listing.price)
    return SAME if alike else ""
