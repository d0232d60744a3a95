"""Places on the earth: the distance formula that Python and the browser share. Pure."""

from __future__ import annotations

import math

EARTH_KM = 6371.0088
"""Mean radius of the earth in kilometres (IUGG R1)."""


def haversine_km(lat1: float, lon1: float, lat2: float, lon2: float) -> float:
    """Return the great-circle distance in kilometres between two points in degrees (within 0.5 % of the geodesic)."""
    p1, p2 = math.radians(lat1), math.radians(lat2)
    half = math.sin((p2 - p1) / 2) ** 2 + math.cos(p1) * math.cos(p2) * math.sin(math.radians(lon2 - lon1) / 2) ** 2
    return 2 * EARTH_KM * math.asin(math.sqrt(half))
