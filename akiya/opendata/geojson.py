"""The listings as GeoJSON (RFC 7946): a point where the town has given one, with how exact it is. Pure."""

from __future__ import annotations

from typing import Any

from akiya.opendata import columns
from akiya.opendata.document import licences
from akiya.opendata.record import Record


def feature(record: Record) -> dict[str, Any]:
    """Return a listing as a feature; one without a position of its own, or that is not open, has the geometry null."""
    return {"type": "Feature", "id": record.id, "geometry": _point(record), "properties": _properties(record)}


def _point(record: Record) -> dict[str, Any] | None:
    """Return the position in the order of RFC 7946: longitude, latitude."""
    place = record.open.place if record.open else None
    if place is None or place.lat is None or place.lon is None:
        return None
    return {"type": "Point", "coordinates": [place.lon, place.lat]}


def _properties(record: Record) -> dict[str, Any]:
    """Return flat properties, since map programs show no nested ones; what is unknown is left out."""
    found = record.identity
    if record.open:
        flat = columns.flat(record.open)
        found |= {name: value for name, value in flat.items() if name not in ("lat", "lon")}
        states = record.house.states.items()
        found |= {f"attributes.{code}": each.state for code, each in states if each.state != "unknown"}
    named = {f"{what}_licence": given and given["name"] for what, given in licences(record).items()}
    return found | named | ({"credit": record.rights.credit} if record.rights.credit else {})
