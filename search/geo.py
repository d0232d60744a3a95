"""Places in a request. Twin of `client/geo.js`; the distance itself is `akiya.geo`'s."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterable, Sequence

from akiya.geo import distance_km, single

__all__ = ["cells", "distance_km", "inside_box", "inside_polygon", "single", "steps"]

STEPS = 100_000
"""Steps in a degree: about one metre, as positions are kept."""
Point = tuple[int, int]
"""Longitude and latitude in whole steps."""
Part = Sequence[Sequence[Point]]
"""One part of a polygon: its ring and the rings of its holes."""


def steps(degrees: float) -> int:
    """Return degrees in whole steps."""
    return math.floor(degrees * STEPS + 0.5)


def inside_box(lat: float, lon: float, box: tuple[float, float, float, float]) -> bool:
    """Tell whether a point lies in [west, south, east, north], edges included; west > east crosses the date line."""
    west, south, east, north = box
    across = west <= lon <= east if west <= east else lon >= west or lon <= east
    return across and south <= lat <= north


def inside_polygon(lat: float, lon: float, parts: Iterable[Part]) -> bool:
    """Tell whether a point lies in one of the parts of a polygon and in none of its holes; edges are inside.

    Whole steps make this exact: no rounding decides, and both languages agree.
    """
    point = steps(lon), steps(lat)
    return any(_inside(point, part) for part in parts)


def _inside(point: Point, part: Part) -> bool:
    """Tell whether an odd number of edges lies to the east of a point, or one right under it."""
    odd = False
    for ring in part:
        for start, end in zip(ring, [*ring[1:], ring[0]], strict=True):
            turn = _turn(start, end, point)
            if turn == 0 and _between(point, start, end):
                return True
            if (start[1] > point[1]) != (end[1] > point[1]) and (turn > 0) == (end[1] > start[1]):
                odd = not odd
    return odd


def _turn(start: Point, end: Point, point: Point) -> int:
    """Return a number above 0 where a point lies to the left of an edge, 0 where on its line."""
    return (end[0] - start[0]) * (point[1] - start[1]) - (end[1] - start[1]) * (point[0] - start[0])


def _between(point: Point, start: Point, end: Point) -> bool:
    """Tell whether a point on the line of an edge lies on the edge."""
    return all(min(start[axis], end[axis]) <= point[axis] <= max(start[axis], end[axis]) for axis in (0, 1))


def cells(places: Iterable[tuple[float, float]], zoom: int) -> list[dict[str, float]]:
    """Return the cells of a map (tiles of the Web Mercator grid) that hold places, from the north-west.

    Of each: x and y, how many places it holds, and their mean.
    """
    found: dict[tuple[int, int], list[Point]] = defaultdict(list)
    for lat, lon in places:
        found[_cell(lat, lon, zoom)].append((steps(lon), steps(lat)))
    return [
        {
            "x": x,
            "y": y,
            "count": len(each),
            "lat": sum(lat for _, lat in each) / len(each) / STEPS,
            "lon": sum(lon for lon, _ in each) / len(each) / STEPS,
        }
        for (y, x), each in sorted(found.items())
    ]


def _cell(lat: float, lon: float, zoom: int) -> tuple[int, int]:
    """Return y and x of the tile in which a point lies."""
    across, down = (lon + 180) / 360, (1 - math.asinh(math.tan(math.radians(lat))) / math.pi) / 2
    last = 2**zoom - 1
    y, x = (min(max(math.floor(share * 2**zoom), 0), last) for share in (down, across))
    return y, x
