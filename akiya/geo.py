"""Distances between points in degrees: the one formula of the platform. Pure. Twin of `search/client/geo.js`.

A sphere is wrong by up to 0.26 % at the latitude of Kumamoto, too much when the order of houses depends on it.
Lambert's formula corrects the haversine for the flattening of the earth: within 0.01 % of the geodesic on land.
"""

from __future__ import annotations

import math
import struct

EQUATOR_KM = 6378.137
FLATTENING = 1 / 298.257223563
"""The ellipsoid WGS 84."""


def distance_km(lat1: float, lon1: float, lat2: float, lon2: float) -> float:
    """Return the distance in kilometres as a single-precision number, in which both languages agree to the bit."""
    b1, b2 = _reduced(lat1), _reduced(lat2)
    half = math.sin((b2 - b1) / 2) ** 2 + math.cos(b1) * math.cos(b2) * math.sin(math.radians(lon2 - lon1) / 2) ** 2
    if half <= 0 or half >= 1:
        return 0.0 if half <= 0 else single(EQUATOR_KM * math.pi)
    angle = 2 * math.asin(math.sqrt(half))
    mean, apart = (b1 + b2) / 2, (b2 - b1) / 2
    x = (angle - math.sin(angle)) * (math.sin(mean) * math.cos(apart)) ** 2 / (1 - half)
    y = (angle + math.sin(angle)) * (math.cos(mean) * math.sin(apart)) ** 2 / half
    return single(EQUATOR_KM * (angle - FLATTENING / 2 * (x + y)))


def _reduced(latitude: float) -> float:
    """Return the reduced latitude in radians of a latitude in degrees."""
    return math.atan((1 - FLATTENING) * math.tan(math.radians(latitude)))


def single(number: float) -> float:
    """Round to single precision, as `Math.fround` does."""
    return float(struct.unpack("<f", struct.pack("<f", number))[0])
