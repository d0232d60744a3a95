"""Places in a request. Twin of `client/geo.js`; the distance itself is `akiya.geo`'s."""

from __future__ import annotations

from akiya.geo import distance_km, single

__all__ = ["distance_km", "inside_box", "single"]


def inside_box(lat: float, lon: float, box: tuple[float, float, float, float]) -> bool:
    """Tell whether a point lies in [west, south, east, north], edges included; west > east crosses the date line."""
    west, south, east, north = box
    across = west <= lon <= east if west <= east else lon >= west or lon <= east
    return across and south <= lat <= north
