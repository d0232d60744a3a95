"""Numbers with their units -> a bound on a column, or a distance. Twin of `client/sentence_quantity.js`.

The regular expressions come with the lexicon, so that both sides read the same; here is what their groups mean.
"""

from __future__ import annotations

import math
import re
from collections.abc import Mapping
from typing import Any

Bounds = dict[str, float]
DIGITS = "〇一二三四五六七八九"
ENGLISH = ("one", "two", "three", "four", "five", "six")
SCALES: Mapping[str, float] = {"十": 10, "百": 100, "千": 1000}
SECTIONS: Mapping[str, float] = {"万": 10**4, "億": 10**8}
LATIN: Mapping[str, float] = {"million": 10**6, "mil": 10**6, "m": 10**6, "thousand": 1000, "k": 1000}
AROUND = 0.2
"""前後, くらい, around: so much less and more."""


def value(text: str) -> float:
    """Return the number that is written as `1,000万`, `4万5千`, `三百`, `2.5 million` or `two`."""
    plain = text.replace(",", "").replace("¥", "").replace("￥", "").strip()
    if plain in ENGLISH:
        return ENGLISH.index(plain) + 1
    latin = re.search("[a-z]+$", plain)
    total = section = number = 0.0
    for part in re.findall(r"[0-9]+(?:\.[0-9]+)?|[^0-9a-z\t .]", plain):
        if part in SECTIONS:
            total, section, number = total + (section + number or 1) * SECTIONS[part], 0, 0
        elif part in SCALES:
            section, number = section + (number or 1) * SCALES[part], 0
        else:
            number = DIGITS.index(part) if part in DIGITS else float(part)
    return (total + section + number) * (LATIN[latin[0]] if latin else 1)


def scale(text: str) -> float:
    """Return what a number before this one inherits from its ending: 500〜800万."""
    ending = re.search(r"[万億]$|[a-z]+$", text.strip())
    return {**SECTIONS, **LATIN}.get(ending[0], 1) if ending else 1


def quantity(
    match: re.Match[str], low: str, high: str | None, unit: str, lexicon: Mapping[str, Any]
) -> dict[str, Any] | None:
    """Return what a matched quantity says: `where` a bound, `money`, or `metres`; None where it is no quantity."""
    said = {name for name, found in match.groupdict().items() if found}
    kinds, columns = lexicon["units"]["kinds"], lexicon["units"]["columns"]
    field = next((name for name in (*kinds, "floor", "land", "farm") if name in said), "")
    kind = _kind(unit, low, high, field, said)
    if not kind or (field and kind not in (kinds.get(field, "area"), "cars" if field == "car" else "")):
        return None
    numbers = [value(low)] if high is None else [value(low), value(high)]
    if high is not None and scale(low) == 1 and numbers[0] < numbers[1]:
        numbers[0] *= scale(high) if numbers[0] * scale(high) <= numbers[1] else 1
    named = [columns[name] for name in (field, *sorted(said)) if name in columns]
    area = kind == "area"
    factor, column = _area(unit, named, lexicon["units"]["areas"]) if area else _factor(kind, unit, field, said)
    bounds = _bounds(sorted(number * factor for number in numbers), kind, said, unit)
    return _told(kind, column, bounds, lexicon["year"])


def _kind(unit: str, low: str, high: str | None, field: str, said: set[str]) -> str:
    """Return the kind of quantity that a unit, or a number without one, stands for."""
    sized = scale(high or low) > 1 or "万" in low or low[0] in "¥￥"
    if re.match("[円えj]|yen", unit) or (sized and unit in {"", "台"}):
        return "money"
    if not unit:
        large = value(low) >= 10_000 and said & {"lt", "gt", "about", "both", "LT", "GT"}
        return "money" if field in {"rent", "price"} or large else "cars" if field == "park" else ""
    if re.match("[分時キメk]|min|h(?!a)|met|m$", unit):
        return "way"
    if re.match("[年y]", unit):
        return "years" if field == "age" or "old" in said else ""
    return "cars" if re.match("[台cp]", unit) else "area"


def _factor(kind: str, unit: str, field: str, said: set[str]) -> tuple[float, str]:
    """Return what a unit that is no area is multiplied by, and the column it bounds, or the way that is gone."""
    if kind == "money":
        return 1, "rent" if "month" in said or field == "rent" else "price" if field == "price" else "money"
    if kind != "way":
        return 1, "parking_spaces" if kind == "cars" else "built"
    if re.match("k|キ", unit):
        return 1000, ""
    if re.match("メ|m(?!in)", unit):
        return 1, ""
    minutes = 1 if re.match("分|m", unit) else 60
    way = "walk" if said & {"walk", "foot"} else "car" if said & {"car", "drive"} else ""
    return minutes, way or "minutes"


def _area(unit: str, named: list[str], areas: list[Any]) -> tuple[float, str]:
    """Return the square metres of a unit, and the column that is named or that the unit suggests."""
    size, column = next((size, column) for start, size, column in areas if unit.startswith(start))
    return size, named[0] if named else column


def _bounds(numbers: list[float], kind: str, said: set[str], unit: str) -> Bounds:
    """Return the bounds that the words around a number mean; both are included."""
    low, high = numbers[0], numbers[-1]
    step = 0.01 if kind == "area" else 1
    if len(numbers) > 1:
        return {"min": low, "max": high}
    if "BAND" in said or (kind == "money" and unit == "台"):
        return {"min": low, "max": low + 10 ** math.floor(math.log10(low or 1)) - step}
    told: tuple[tuple[set[str], Bounds], ...] = (
        ({"LESS"}, {"max": high - step}),
        ({"MORE"}, {"min": low + step}),
        ({"LT", "lt"}, {"max": high}),
        ({"GT", "gt", "both"}, {"min": low}),
        ({"ABOUT", "about"}, {"min": low * (1 - AROUND), "max": high * (1 + AROUND)}),
    )
    usual: Bounds = {"min": low} if kind in {"area", "cars"} else {"max": high}
    return next((bounds for names, bounds in told if said & names), usual)


def _told(kind: str, column: str, bounds: Bounds, year: int) -> dict[str, Any]:
    """Return a token's data: bounds of a column, or metres for the place beside it."""
    if kind == "way":
        return {"way": column, "metres": rounded(bounds)}
    if kind == "years":
        turned = {"min": "max", "max": "min"}
        bounds = {turned[end]: year - number for end, number in bounds.items()}
        bounds = {end: bounds[end] for end in ("min", "max") if end in bounds}
    return {"where": {column: rounded(bounds)}}


def rounded(bounds: Bounds) -> Bounds:
    """Return bounds on the step of areas, whole where they are whole."""
    found = {end: math.floor(number * 100 + 0.5) / 100 for end, number in bounds.items()}
    return {end: int(number) if number == int(number) else number for end, number in found.items()}


def years(match: re.Match[str], eras: Mapping[str, int]) -> dict[str, Any] | None:
    """Return the bounds on the year of building, or None where nothing says that a number is a year."""
    said = {name for name, found in match.groupdict().items() if found}
    if not said & {"built", "lt", "gt", "in", "nen", "GT", "LT", "AT"}:
        return None
    year = int(match["ad"]) if match["ad"] else eras[match["era"]] + (int(match["of"].replace("元", "1")) - 1)
    last = year + 9 if match["nen"] in {"s", "年代"} else year
    if said & {"lt", "LT"}:
        return {"where": {"built": {"max": last}}}
    if said & {"gt", "GT"}:
        return {"where": {"built": {"min": year}}}
    return {"where": {"built": {"min": year, "max": last}}} if said & {"built", "AT", "in"} or last > year else None
