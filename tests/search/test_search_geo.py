"""Distances: near the truth, and the same on both sides."""

from __future__ import annotations

from random import Random

import pytest
from geopy.distance import geodesic

from search.geo import cells, distance_km, inside_box, inside_polygon, steps
from tests.search.conftest import Client


def points(seed: int, spread: float) -> list[tuple[float, float, float, float]]:
    """Return pairs of points around Kumamoto."""
    random = Random(seed)  # noqa: S311  nothing secret
    return [
        (32.5 + random.random() * spread, 130.5 + random.random() * spread, 32.5, 130.5 + random.random() * spread)
        for _ in range(300)
    ]


@pytest.mark.parametrize("spread", [0.001, 0.1, 2, 12])
def test_distances_are_true(spread: float) -> None:
    """From a neighbour to Hokkaido, a distance is within 0.2 % of the geodesic on the ellipsoid."""
    for lat1, lon1, lat2, lon2 in points(1, spread):
        assert distance_km(lat1, lon1, lat2, lon2) == pytest.approx(geodesic((lat1, lon1), (lat2, lon2)).km, rel=0.002)


def test_both_languages_measure_alike(client: Client) -> None:
    """Python and Node return the same number to the last bit, also for no distance and half around the earth."""
    for pair in [*points(2, 2), (32.8, 130.7, 32.8, 130.7), (0, 0, 0, 180), (90, 0, -90, 0)]:
        assert client("distance", pair) == distance_km(*pair)


def test_boxes_include_their_edges_and_cross_the_date_line() -> None:
    """A point on the edge is inside; a box whose west is east of its east reaches over the date line."""
    assert inside_box(32.0, 130.0, (130.0, 32.0, 131.0, 33.0))
    assert not inside_box(31.9, 130.0, (130.0, 32.0, 131.0, 33.0))
    assert inside_box(0.0, -179.0, (170.0, -1.0, -170.0, 1.0))
    assert not inside_box(0.0, 0.0, (170.0, -1.0, -170.0, 1.0))


SQUARE = [[130.0, 32.0], [131.0, 32.0], [131.0, 33.0], [130.0, 33.0]]
HOLE = [[130.4, 32.4], [130.6, 32.4], [130.6, 32.6], [130.4, 32.6]]
ISLAND = [[132.0, 32.0], [133.0, 32.0], [132.5, 33.0]]


@pytest.mark.parametrize(
    ("lat", "lon", "inside"),
    [(32.2, 130.2, True), (32.5, 130.5, False), (32.4, 130.5, True), (32.0, 130.7, True), (33.0, 131.0, True),
     (32.5, 132.5, True), (32.9, 132.1, False), (31.99999, 130.5, False)],
    ids=["inside", "in the hole", "on the hole's edge", "edge", "corner", "on the island", "beside it", "a metre off"],
)  # fmt: skip
def test_polygons_have_parts_and_holes(lat: float, lon: float, *, inside: bool) -> None:
    """What lies in a part and in none of its holes is inside, and so is what lies on an edge."""
    parts = [[[(steps(x), steps(y)) for x, y in ring] for ring in part] for part in ([SQUARE, HOLE], [ISLAND])]
    assert inside_polygon(lat, lon, parts) is inside


def test_cells_hide_no_house() -> None:
    """At every zoom the counts of the cells add up to all houses, and one alone keeps its own place."""
    places = [(lat, lon) for lat, lon, *_ in points(3, 2)]
    for zoom in range(23):
        assert sum(cell["count"] for cell in cells(places, zoom)) == len(places)
    (cell,) = cells([(32.80312, 130.70789)], 12)
    assert (cell["lat"], cell["lon"], cell["count"]) == (32.80312, 130.70789, 1)
