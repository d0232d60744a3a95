"""The rules over listings, as generators of problems. Pure: the listing, its surroundings and the day come in."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache
from itertools import pairwise

from akiya.attributes import contradicts, implied_by
from akiya.case import Case, Rule, each_value, label
from akiya.derived import NEW_SEISMIC_FROM
from akiya.geo import distance_km
from akiya.listing import Listing, Place, Price
from akiya.problems import Problem, by_place
from akiya.reading import did_you_mean
from akiya.schema import fields, value_at, walk
from akiya.store import Content
from akiya.text_checks import TEXT_RULES
from akiya.vocabulary import Vocabulary

OLD_SEISMIC_UNTIL = "1984"
"""A house that was confirmed before June 1981 was finished by then."""
FAR_KM = 45
"""A house farther than this from its town hall is asked about: 天草市 and 八代市 reach about 40 km."""
USUAL_FLOORS = 2
"""Taken where the number of floors is not said."""
FEWEST_METRES = 30
"""Hardly a station or a school is nearer than this; fewer metres are mostly minutes."""


def check(content: Content, vocabulary: Vocabulary, as_of: str) -> dict[str, tuple[Problem, ...]]:
    """Return every problem of every listing folder, by the folder's path and in the order of lines."""
    found: dict[str, tuple[Problem, ...]] = {}
    doubles = _doubles(content)
    for entry in content.entries:
        problems = list(entry.problems)
        if entry.listing is not None:
            case = Case(entry, entry.listing, content.municipalities[entry.municipality], vocabulary, as_of)
            problems += [problem for rule in RULES for problem in rule(case)]
        problems += doubles.get(entry.path, ())
        found[entry.path] = tuple(sorted(problems, key=by_place))
    return found


def _doubles(content: Content) -> dict[str, list[Problem]]:
    """Return ids that stand twice in the content; the one in its own town's folder is not to blame."""
    first: dict[str, str] = {}
    found: dict[str, list[Problem]] = {}
    for entry in sorted(content.entries, key=lambda e: (not e.id.startswith(f"{e.municipality}-"), e.path)):
        other = first.setdefault(entry.id, entry.path)
        if other != entry.path:
            found[entry.path] = [Problem("duplicate-id", entry.path, facts={"found": entry.id, "other": other})]
    return found


def ranges(case: Case) -> Iterator[Problem]:
    """Ask about numbers outside the plausible range of their field; angles outside it are impossible."""
    swapped = {key for keys in (_swapped_position(case), _swapped_ratios(case)) for key in keys}
    for key, declared, value in each_value(case.listing):
        item = declared.item
        if key not in swapped and isinstance(value, int | float) and not _within(value, item.low, item.high):
            kind = "impossible" if item.kind == "degrees" else "out-of-range"
            facts = {"field": item.label, **_range(value, item.low, item.high, item.unit)}
            yield case.problem(kind, key, **facts)


def amounts(case: Case) -> Iterator[Problem]:
    """Ask about prices that look as if 万 had been left out, or a sale price taken for a monthly rent."""
    listing = case.listing
    for key, price, deal in (("price", listing.price, listing.deal), ("rent", listing.rent, "rent")):
        low, high = (1_000, 1_000_000) if deal == "rent" else (50_000, 1_000_000_000)
        if price and price.yen and not _within(price.yen, low, high):
            yield case.problem("out-of-range", key, field=label(key), **_range(price.yen, low, high, "円"))


def _within(value: float, low: float | None, high: float | None) -> bool:
    """Tell whether a number lies in a range that may be open."""
    return (low is None or value >= low) and (high is None or value <= high)


def _range(value: float, low: float | None, high: float | None, unit: str) -> dict[str, str]:
    """Return a number and its range as the facts of a message."""
    found, least, most = (f"{_decimal(n)}{unit}" if n is not None else "" for n in (value, low or 0, high))
    return {"found": found, "low": least, "high": most}


def _decimal(value: float) -> str:
    """Return a number with commas and no more decimals than it has."""
    return f"{value:,.10f}".rstrip("0").rstrip(".")


def future_dates(case: Case) -> Iterator[Problem]:
    """Refuse days that have not come, except the day on which a listing expires."""
    for key, declared, value in each_value(case.listing):
        if declared.item.kind in ("day", "date") and key != "expires_on" and value > case.as_of[: len(value)]:
            yield case.problem("future-date", key, field=declared.item.label, found=value, today=case.as_of)


def expired(case: Case) -> Iterator[Problem]:
    """Tell that a listing has expired: on the day after `expires_on`."""
    if case.listing.expires_on and case.listing.expires_on < case.as_of:
        yield case.problem("expired", "expires_on", found=case.listing.expires_on)


def seismic(case: Case) -> Iterator[Problem]:
    """Ask about a building that claims the new standard but is older than it, or the earlier one and is far newer."""
    building = case.listing.building
    if building is None or building.built is None or building.seismic is None:
        return
    older = building.built < NEW_SEISMIC_FROM[: len(building.built)]
    if (building.seismic == "new" and older) or (building.seismic == "old" and building.built > OLD_SEISMIC_UNTIL):
        found = case.vocabulary.label("seismic", building.seismic, "ja")
        found_en = case.vocabulary.label("seismic", building.seismic, "en")
        yield case.problem("seismic-date", "building.seismic", built=building.built, found=found, found_en=found_en)


def attribute_contradictions(case: Case) -> Iterator[Problem]:
    """Ask about attributes that say the opposite of a field."""
    for code, said in case.listing.attributes.items():
        kind = case.vocabulary.attributes[code]
        if contradicts(case.listing, kind, said):
            state = {"yes": "ある", "no": "ない"}[said.state]
            names = {"found": kind.label["ja"], "found_en": kind.label["en"], "state": state, "state_en": said.state}
            path = implied_by(case.listing, kind)
            yield case.problem("attribute-contradiction", f"attributes.{code}", **names, field=label(path), path=path)


def ratios(case: Case) -> Iterator[Problem]:
    """Ask about a coverage ratio above the floor-area ratio: the two are easily swapped."""
    land = case.listing.land
    if land and _swapped_ratios(case):
        facts = {"coverage": str(land.coverage_ratio), "ratio": str(land.floor_area_ratio)}
        yield case.problem("ratios-swapped", "land.coverage_ratio", **facts)


def _swapped_ratios(case: Case) -> tuple[str, ...]:
    """Return the keys of the two ratios where the first is above the second."""
    land = case.listing.land
    if land and land.coverage_ratio and land.floor_area_ratio and land.coverage_ratio > land.floor_area_ratio:
        return ("land.coverage_ratio", "land.floor_area_ratio")
    return ()


_DEGREES = {declared.name: declared.item for declared in fields(Place)}


def _swapped_position(case: Case) -> tuple[str, ...]:
    """Return the keys of a position whose latitude is a longitude of Japan and the other way round."""
    place = case.listing.place
    if not place or place.lat is None or place.lon is None or _in_japan(place.lat, place.lon):
        return ()
    return ("place.lat", "place.lon") if _in_japan(place.lon, place.lat) else ()


def _in_japan(lat: float, lon: float) -> bool:
    """Tell whether a latitude and a longitude lie in the ranges of their fields."""
    return all(_within(n, _DEGREES[name].low, _DEGREES[name].high) for name, n in (("lat", lat), ("lon", lon)))


def position(case: Case) -> Iterator[Problem]:
    """Refuse a position with its two numbers swapped, and ask about one far from the town hall."""
    place, town = case.listing.place, case.municipality
    if not place or place.lat is None or place.lon is None:
        return
    if _swapped_position(case):
        facts = {"lat": _decimal(place.lat), "lon": _decimal(place.lon)}
        yield case.problem("position-swapped", "place.lat", **facts)
    elif _in_japan(place.lat, place.lon):
        km = distance_km(place.lat, place.lon, town.lat, town.lon)
        if km > FAR_KM:
            yield case.problem("far-from-office", "place.lat", found=f"{km:.0f}", municipality=town.name["ja"])


def exact_position(case: Case) -> Iterator[Problem]:
    """Refuse an exact position without the owner's consent."""
    place, agreed = case.listing.place, case.listing.consent.items if case.listing.consent else ()
    if place and place.lat is not None and place.precision == "exact" and "exact_location" not in agreed:
        yield case.problem("exact-without-consent", "place.precision")


def consent(case: Case) -> Iterator[Problem]:
    """Ask for the owner's consent where photos are published; open data have been published before."""
    shown = any(photo.file in case.entry.pictures for photo in case.listing.photos)
    if shown and case.listing.consent is None and case.listing.origin is None:
        yield case.problem("no-consent", "photos")


def scenes(case: Case) -> Iterator[Problem]:
    """Refuse two scenes of one id, and doors that lead to no scene."""
    found = case.listing.tour.scenes if case.listing.tour else ()
    known = [scene.id for scene in found if scene.id]
    for n, scene in enumerate(found):
        if scene.id and scene.id in known[:n]:
            yield case.problem("duplicate-scene", f"tour.scenes[{n}].id", found=scene.id)
        for m, door in enumerate(scene.doors):
            if door.to and door.to not in known:
                key = f"tour.scenes[{n}].doors[{m}].to"
                yield case.problem("broken-door", key, found=door.to, choices="、".join(known))


def histories(case: Case) -> Iterator[Problem]:
    """Ask about histories out of order, at the first entry that is older than the one before it."""
    for name in ("price_history", "status_history"):
        days = [(change.on or "", n) for n, change in enumerate(getattr(case.listing, name)) if change.on]
        wrong = next((n for (before, _), (day, n) in pairwise(days) if day < before), None)
        if wrong is not None:
            yield case.problem("history-order", f"{name}[{wrong}].on", field=label(name))


def last_of_history(case: Case) -> Iterator[Problem]:
    """Ask about a price or a status that differs from the last one in its history."""
    listing, named = case.listing, case.vocabulary.label
    price = listing.price_history[-1].price if listing.price_history else None
    if price and listing.price and listing.price.yen != price.yen:
        yield case.problem("price-history", "price", found=_yen(listing.price), last=_yen(price))
    status = listing.status_history[-1].status if listing.status_history else None
    if status and listing.status and listing.status != status:
        facts = {"found": named("status", listing.status, "ja"), "last": named("status", status, "ja")}
        yield case.problem("status-history", "status", **facts)


def _yen(price: Price) -> str:
    """Return a price as a message shows it."""
    return "応相談" if price.yen is None else f"{price.yen:,}円"


def subsidies(case: Case) -> Iterator[Problem]:
    """Ask about subsidies that the municipality does not have."""
    known = [subsidy.id for subsidy in case.municipality.subsidies]
    for n, found in enumerate(value_at(case.listing, "rules.subsidies") or ()):
        if found not in known:
            key = f"rules.subsidies[{n}]"
            yield case.problem("unknown-subsidy", key, found=found, choices="、".join(known) or "なし")


def provenance(case: Case) -> Iterator[Problem]:
    """Refuse a record of what was said about a field that does not exist."""
    for n, said in enumerate(case.listing.provenance):
        known = _paths(tuple(case.vocabulary.attributes))
        if said.field and re.sub(r"\[\d+\]", "[]", said.field) not in known:
            facts = {"found": said.field[:40], **did_you_mean(said.field, known)}
            yield case.problem("unknown-key", f"provenance[{n}].field", **facts)


@cache
def _paths(attributes: tuple[str, ...]) -> Mapping[str, str]:
    """Return the dotted path of every field and attribute, each as its own name."""
    paths = [path for path, _ in walk(Listing)] + [f"attributes.{code}" for code in attributes]
    return {path: path for path in paths}


def footprint(case: Case) -> Iterator[Problem]:
    """Ask about a plot that is smaller than the ground that its house covers; a flat has no plot of its own."""
    building, land, kind = case.listing.building, case.listing.land, case.listing.kind
    if not building or not land or not building.floor_area or not land.area or kind == "apartment":
        return
    if building.floor_area / (building.floors or USUAL_FLOORS) > land.area:
        sizes = {"building": f"{_decimal(building.floor_area)}㎡", "land": f"{_decimal(land.area)}㎡"}
        yield case.problem("land-too-small", "land.area", **sizes)


def free_or_negotiable(case: Case) -> Iterator[Problem]:
    """Ask about a price that is nothing and open to discussion at once."""
    for key in ("price", "rent"):
        price = getattr(case.listing, key)
        if price and price.yen == 0 and price.terms == "negotiable":
            yield case.problem("free-or-negotiable", key, field=label(key))


def minutes_for_metres(case: Case) -> Iterator[Problem]:
    """Ask about distances of so few metres that they must be minutes on foot."""
    for key, declared, value in each_value(case.listing):
        if declared.item.kind == "metres" and 0 < value < FEWEST_METRES:
            yield case.problem("minutes-for-metres", key, field=declared.item.label, found=f"{value}")


RULES: tuple[Rule, ...] = (
    ranges,
    amounts,
    future_dates,
    expired,
    seismic,
    attribute_contradictions,
    ratios,
    position,
    exact_position,
    consent,
    scenes,
    histories,
    last_of_history,
    subsidies,
    provenance,
    footprint,
    free_or_negotiable,
    minutes_for_metres,
    *TEXT_RULES,
)


def summary(problems: Mapping[str, tuple[Problem, ...]]) -> tuple[int, int]:
    """Return how many errors and how many warnings there are."""
    every = [problem for found in problems.values() for problem in found]
    errors = sum(problem.severity == "error" for problem in every)
    return errors, len(every) - errors
