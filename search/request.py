"""A request as it comes in -> what is asked, or a `QueryError` that names what cannot be. Twin of `request.js`."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from search.geo import Part, Point, steps
from search.rules import days
from search.words import Words, parse

SORTS: Mapping[str, str] = {"newest": "-registered_on", "confirmed": "-confirmed_on"}
"""Sorts that have a name of their own -> the column they stand for."""


class QueryError(ValueError):
    """A request that cannot be answered; the message says which part of it, in English, for programs."""


@dataclass(frozen=True, slots=True)
class Range:
    """Bounds of a column, both included; None is open."""

    low: float | None
    high: float | None
    unknown: bool
    """Whether documents without a value are let through."""


@dataclass(frozen=True, slots=True)
class Near:
    """A point and, where only what is around it is wanted, a radius."""

    lat: float
    lon: float
    km: float | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Request:
    """What is asked, checked against the facets and columns of the index."""

    words: Words
    values: Mapping[str, frozenset[str]]
    """Facet -> values of which a document must have one."""
    ranges: Mapping[str, Range]
    near: Near | None
    box: tuple[float, float, float, float] | None
    sort: str
    offset: int
    limit: int
    facets: tuple[str, ...]
    cards: bool
    polygon: tuple[Part, ...] | None
    cells: int | None
    """Zoom of the map whose cells are wanted."""
    histograms: tuple[str, ...]
    typical: tuple[str, ...]


KEYS = {
    "text", "where", "near", "bbox", "polygon", "sort", "offset", "limit", "facets", "cards",
    "cells", "histograms", "typical",
}  # fmt: skip
ZOOMS, CORNERS = 22, 10_000
TOWN = "municipality"
"""The facet by which values are typical."""


def read_request(request: Mapping[str, Any], facets: Mapping[str, Any], columns: Mapping[str, Any]) -> Request:
    """Check a request; `facets` and `columns` are those of the index. Raises `QueryError`."""
    _known(request, KEYS, "request")
    where = _mapping(request.get("where") or {}, "where")
    _known(where, {*facets, *columns}, "where")
    near = _near(request.get("near"))
    text = request.get("text") or ""
    _require(isinstance(text, str), "text", "is not a text")
    return Request(
        words=parse(text),
        values={name: values for name, asked in where.items() if name in facets and (values := _values(name, asked))},
        ranges={name: _range(name, asked, columns[name]["kind"]) for name, asked in where.items() if name in columns},
        near=near,
        box=_box(request.get("bbox")),
        sort=_sort(request.get("sort") or "relevance", columns, near),
        offset=_count(request, "offset", 0),
        limit=_count(request, "limit", 20),
        facets=_names(request, "facets", facets, "names no facet"),
        cards=bool(request.get("cards")),
        polygon=_polygon(request.get("polygon")),
        cells=_zoom(request.get("cells")),
        histograms=_names(request, "histograms", columns, "names no column"),
        typical=_names(request, "typical", columns if TOWN in facets else {}, "names no column"),
    )


def _require(holds: object, name: str, fault: str) -> None:
    """Raise a QueryError about a part of the request unless something holds."""
    if not holds:
        raise QueryError(f"{name} {fault}")


def _known(asked: Mapping[str, Any], names: set[str], part: str) -> None:
    """Refuse names that mean nothing here, rather than answer another question."""
    for name in asked:
        _require(name in names, f"{part}.{name}", "is not known")


def _mapping(value: Any, name: str) -> Mapping[str, Any]:
    """Return a JSON object."""
    _require(isinstance(value, Mapping), name, "is not an object")
    return dict(value)


def _values(name: str, asked: Any) -> frozenset[str]:
    """Return the values asked of a facet; none asked is no filter."""
    values = [asked] if isinstance(asked, str) else asked
    texts = isinstance(values, list | tuple) and all(isinstance(value, str) for value in values)
    _require(texts, f"where.{name}", "is not a value or a list of values")
    return frozenset(values)


def _range(name: str, asked: Any, kind: str) -> Range:
    """Return the bounds asked of a column."""
    bounds = _mapping(asked, f"where.{name}")
    _known(bounds, {"min", "max", "unknown"}, f"where.{name}")
    low, high = (_bound(f"where.{name}.{end}", bounds.get(end), kind) for end in ("min", "max"))
    return Range(low, high, bool(bounds.get("unknown")))


def _bound(name: str, value: Any, kind: str) -> float | None:
    """Return one bound as its column keeps values."""
    if value is None:
        return None
    if kind != "day":
        return _number(name, value)
    try:
        return days(value)
    except (TypeError, ValueError) as error:
        raise QueryError(f"{name} is not a day (YYYY-MM-DD)") from error


def _number(name: str, value: Any) -> float:
    """Return a finite number."""
    fits = isinstance(value, int | float) and not isinstance(value, bool) and math.isfinite(value)
    _require(fits, name, "is not a number")
    return float(value)


def _degrees(name: str, value: Any, most: float) -> float:
    """Return a number of degrees between -most and most."""
    number = _number(name, value)
    _require(-most <= number <= most, name, f"is not between -{most} and {most}")
    return number


def _near(asked: Any) -> Near | None:
    """Return the point asked for."""
    if asked is None:
        return None
    point = _mapping(asked, "near")
    _known(point, {"lat", "lon", "km"}, "near")
    km = None if point.get("km") is None else _number("near.km", point["km"])
    return Near(_degrees("near.lat", point.get("lat"), 90), _degrees("near.lon", point.get("lon"), 180), km)


def _box(asked: Any) -> tuple[float, float, float, float] | None:
    """Return the box asked for: west, south, east, north."""
    if asked is None:
        return None
    _require(isinstance(asked, list | tuple) and len(asked) == 4, "bbox", "is not [west, south, east, north]")
    west, south, east, north = asked
    return (
        _degrees("bbox[0]", west, 180),
        _degrees("bbox[1]", south, 90),
        _degrees("bbox[2]", east, 180),
        _degrees("bbox[3]", north, 90),
    )


def _names(request: Mapping[str, Any], part: str, known: Mapping[str, Any], fault: str) -> tuple[str, ...]:
    """Return the names that a part of the request lists."""
    asked = request.get(part) or []
    named = isinstance(asked, list | tuple) and all(isinstance(name, str) and name in known for name in asked)
    _require(named, part, fault)
    return tuple(asked)


def _zoom(asked: Any) -> int | None:
    """Return the zoom of a map."""
    fits = asked is None or (isinstance(asked, int) and not isinstance(asked, bool) and 0 <= asked <= ZOOMS)
    _require(fits, "cells", f"is not a zoom from 0 to {ZOOMS}")
    return None if asked is None else int(asked)


def _polygon(asked: Any) -> tuple[Part, ...] | None:
    """Return the parts of a polygon: the coordinates of a GeoJSON Polygon or MultiPolygon."""
    if asked is None:
        return None
    parts = [asked] if _deep(asked, 3) else asked
    rings = [ring for part in _list(parts) for ring in _list(part)]
    _require(sum(len(_list(ring)) for ring in rings) <= CORNERS, "polygon", f"has more than {CORNERS} corners")
    return tuple(tuple(tuple(_corner(corner) for corner in ring) for ring in part) for part in parts)


def _list(asked: Any) -> list[Any]:
    """Return parts, rings or corners; each part has a ring and each ring three corners."""
    least = 3 if _deep(asked, 2) else 1
    _require(isinstance(asked, list | tuple) and len(asked) >= least, "polygon", "is no polygon as GeoJSON has it")
    return list(asked)


def _deep(asked: Any, levels: int) -> bool:
    """Tell whether numbers stand so many lists deep, by the first of each."""
    inner = asked
    for _ in range(levels):
        if not isinstance(inner, list | tuple) or not inner:
            return False
        inner = inner[0]
    return not isinstance(inner, list | tuple)


def _corner(asked: Any) -> Point:
    """Return a corner, longitude first, in whole steps."""
    _require(isinstance(asked, list | tuple) and len(asked) == 2, "polygon", "is no polygon as GeoJSON has it")
    return steps(_degrees("polygon", asked[0], 180)), steps(_degrees("polygon", asked[1], 90))


def _sort(asked: Any, columns: Mapping[str, Any], near: Near | None) -> str:
    """Return `relevance`, `distance`, or a column's name, with a minus where the largest comes first."""
    _require(isinstance(asked, str), "sort", "is not a text")
    _require(asked != "distance" or near, "sort", "by distance needs near")
    sort = SORTS.get(asked, str(asked))
    _require(sort in {"relevance", "distance"} or sort.removeprefix("-") in columns, "sort", "is not known")
    return sort


def _count(request: Mapping[str, Any], name: str, default: int) -> int:
    """Return a whole number that is not negative."""
    value = request.get(name)
    fits = value is None or (isinstance(value, int) and not isinstance(value, bool) and value >= 0)
    _require(fits, name, "is not a whole number from 0")
    return default if value is None else int(value)
