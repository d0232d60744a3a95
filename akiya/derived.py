"""What follows from what was said by a rule of law, and is marked as worked out. Nothing here is guessed. Pure."""

from __future__ import annotations

import dataclasses

from akiya.listing import Building, Listing, Provenance

NEW_SEISMIC_FROM = "1981-06-01"
"""Buildings confirmed from this day on follow the current standard (建築基準法施行令の改正, 昭和56年6月1日施行)."""


def complete(listing: Listing) -> Listing:
    """Return a listing with what follows from it, each with a record of where it comes from."""
    if listing.building and older_standard(listing.building):
        building = dataclasses.replace(listing.building, seismic="old")
        record = Provenance(field="building.seismic", said_by="computed", words=f"建築年月 {listing.building.built}")
        return dataclasses.replace(listing, building=building, provenance=(*listing.provenance, record))
    return listing


def older_standard(building: Building) -> bool:
    """Tell whether a building surely follows the earlier earthquake standard.

    One that stood before 1 June 1981 was confirmed before. One that was finished later may have been confirmed before
    or after, so that nothing follows from its date. Where the town has said anything, that stands.
    """
    built = building.built
    return building.seismic is None and built is not None and built < NEW_SEISMIC_FROM[: len(built)]
