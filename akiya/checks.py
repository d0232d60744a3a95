"""The rules over listings, as generators of problems. Pure: the listing, its surroundings and the day come in."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, fields, is_dataclass
from functools import cache
from itertools import pairwise
from typing import Any

from akiya.attributes import contradicts
from akiya.derived import NEW_SEISMIC_FROM
from akiya.geo import distance_km
from akiya.listing import Listing, Price
from akiya.municipality import Municipality
from akiya.problems import Problem, by_place
from akiya.reading import did_you_mean
from akiya.schema import Declared, value_at, walk
from akiya.schema import fields as declared_fields
from akiya.store import Content, Entry
from akiya.vocabulary import Vocabulary

FAR_KM = 45
"""A house farther than this from its town hall is asked about: 天草市 and 八代市 reach about 40 km."""


@dataclass(frozen=True, slots=True)
class Case:
    """One listing with everything that a rule may look at."""

    entry: Entry
    listing: Listing
    municipality: Municipality
    vocabulary: Vocabulary
    as_of: str

    def problem(self, kind: str, key: str, **facts: str) -> Problem:
        """Return a problem at the place of a field."""
        line, column = self.entry.place(key)
        return Problem(kind, self.entry.path, line, column, facts)


Rule = Callable[[Case], Iterator[Problem]]


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


def each_value(part: Any, prefix: str = "") -> Iterator[tuple[str, Declared, Any]]:
    """Yield every said value of a part and its nested parts with its key."""
    for declared in declared_fields(type(part)):
        key, value = f"{prefix}{declared.name}", getattr(part, declared.name)
        if is_dataclass(value) and declared.item.kind == "part":
            yield from each_value(value, f"{key}.")
        elif declared.item.kind == "parts":
            for n, each in enumerate(value):
                yield from each_value(each, f"{key}[{n}].")
        elif value not in (None, (), {}):
            yield key, declared, value


def ranges(case: Case) -> Iterator[Problem]:
    """Ask about numbers outside the plausible range of their field; angles outside it are impossible."""
    for key, declared, value in each_value(case.listing):
        item = declared.item
        if isinstance(value, int | float) and not _within(value, item.low, item.high):
            kind = "impossible" if item.kind == "degrees" else "out-of-range"
            facts = {"field": item.label, **_range(value, item.low, item.high, item.unit)}
            yield case.problem(kind, key, **facts)


def amounts(case: Case) -> Iterator[Problem]:
    """Ask about prices that look as if 万 had been left out, or a sale price taken for a monthly rent."""
    listing = case.listing
    for key, price, deal in (("price", listing.price, listing.deal), ("rent", listing.rent, "rent")):
        low, high = (1_000, 1_000_000) if deal == "rent" else (50_000, 1_000_000_000)
        if price and price.yen and not _within(price.yen, low, high):
            yield case.problem("out-of-range", key, field=_label(key), **_range(price.yen, low, high, "円"))


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
            yield case.problem("future-date", key, field=declared.item.label, found=value)


def expired(case: Case) -> Iterator[Problem]:
    """Tell that a listing has expired: on the day after `expires_on`."""
    if case.listing.expires_on and case.listing.expires_on < case.as_of:
        yield case.problem("expired", "expires_on", found=case.listing.expires_on)


def seismic(case: Case) -> Iterator[Problem]:
    """Ask about a building that claims the new standard but is older than it."""
    building = case.listing.building
    if (
        building
        and building.seismic == "new"
        and building.built
        and building.built < NEW_SEISMIC_FROM[: len(building.built)]
    ):
        found = case.vocabulary.label("seismic", "new", "ja")
        yield case.problem("seismic-date", "building.seismic", built=building.built, found=found)


def attribute_contradictions(case: Case) -> Iterator[Problem]:
    """Ask about attributes that say the opposite of a field."""
    for code, said in case.listing.attributes.items():
        kind = case.vocabulary.attributes[code]
        if kind.implied and contradicts(case.listing, kind, said):
            state = {"yes": "ある", "no": "ない"}[said.state]
            names = {"found": kind.label["ja"], "found_en": kind.label["en"], "state": state, "state_en": said.state}
            path = kind.implied.field
            yield case.problem("attribute-contradiction", f"attributes.{code}", **names, field=_label(path), path=path)


def ratios(case: Case) -> Iterator[Problem]:
    """Ask about a coverage ratio above the floor-area ratio: the two are easily swapped."""
    land = case.listing.land
    if land and land.coverage_ratio and land.floor_area_ratio and land.coverage_ratio > land.floor_area_ratio:
        facts = {"coverage": str(land.coverage_ratio), "ratio": str(land.floor_area_ratio)}
        yield case.problem("ratios-swapped", "land.coverage_ratio", **facts)


def position(case: Case) -> Iterator[Problem]:
    """Ask about a position far from the town hall, and refuse an exact one without the owner's consent."""
    place, town = case.listing.place, case.municipality
    if not place or place.lat is None or place.lon is None:
        return
    km = distance_km(place.lat, place.lon, town.lat, town.lon)
    if km > FAR_KM:
        yield case.problem("far-from-office", "place.lat", found=f"{km:.0f}", municipality=town.name["ja"])
    agreed = case.listing.consent.items if case.listing.consent else ()
    if place.precision == "exact" and "exact_location" not in agreed:
        yield case.problem("exact-without-consent", "place.precision")


_PLAIN_SIGNS = str.maketrans("０１２３４５６７８９＋＠．（）－‐‑–—−ーｰ", "0123456789+@.()--------")
_PHONE = re.compile(
    r"(?<![\d-])(?:\+81[- ]?(?:\(0\))?|0)\d{1,4}[-() ]{1,2}\d{1,4}[-() ]{1,2}\d{3,4}(?!\d)|(?<!\d)0[5789]0\d{8}(?!\d)"
)
_MAIL = re.compile(r"[\w.+-]{1,64}@[\w-]{1,63}\.[\w.-]{2,63}")
_HINT = re.compile("[0０@＠+＋]")
"""What every telephone number or address holds; most texts are done with here."""
_PUBLIC = ("broker.tel", "broker.licence", "bank_number")
"""Where a telephone number belongs, or numbers look like one."""


def contacts(case: Case) -> Iterator[Problem]:
    """Refuse telephone numbers and mail addresses outside the desk and the broker."""
    for key, value in _texts(case.listing):
        if key not in _PUBLIC and (match := _contact(value)):
            yield case.problem("phone-in-text", key, found=f"{match[0][:3]}…")
    if match := _contact(case.listing.text):
        before = case.listing.text[: match.start()].split("\n")
        line = case.entry.place("text")[0] + len(before) - 1
        facts = {"found": f"{match[0][:3]}…"}
        yield Problem("phone-in-text", case.entry.path, line, len(before[-1]) + 1, facts)


def _contact(text: str) -> re.Match[str] | None:
    """Return the first telephone number or mail address in a text."""
    if not _HINT.search(text):
        return None
    plain = text.translate(_PLAIN_SIGNS)
    return _PHONE.search(plain) or _MAIL.search(plain)


def _texts(listing: Listing) -> Iterator[tuple[str, str]]:
    """Yield every text of a listing with its key."""
    for key, declared, value in each_value(listing):
        if isinstance(value, str) and declared.item.kind in ("line", "prose"):
            yield key, value
        elif declared.item.kind == "lines":
            yield from ((f"{key}[{n}]", line) for n, line in enumerate(value))
    yield from ((f"attributes.{code}.note", said.note) for code, said in listing.attributes.items() if said.note)
    for lang, translation in listing.translations.items():
        yield from ((f"translations.{lang}.{f.name}", getattr(translation, f.name) or "") for f in fields(translation))


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
            yield case.problem("history-order", f"{name}[{wrong}].on", field=_label(name))


def last_of_history(case: Case) -> Iterator[Problem]:
    """Ask about a price or a status that differs from the last one in its history."""
    listing, label = case.listing, case.vocabulary.label
    price = listing.price_history[-1].price if listing.price_history else None
    if price and listing.price and listing.price.yen != price.yen:
        yield case.problem("price-history", "price", found=_yen(listing.price), last=_yen(price))
    status = listing.status_history[-1].status if listing.status_history else None
    if status and listing.status and listing.status != status:
        facts = {"found": label("status", listing.status, "ja"), "last": label("status", status, "ja")}
        yield case.problem("status-history", "status", **facts)


def _label(name: str) -> str:
    """Return the Japanese label of a field by its dotted path."""
    return next(declared.item.label for path, declared in walk(Listing) if path == name)


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


RULES: tuple[Rule, ...] = (
    ranges,
    amounts,
    future_dates,
    expired,
    seismic,
    attribute_contradictions,
    ratios,
    position,
    consent,
    contacts,
    scenes,
    histories,
    last_of_history,
    subsidies,
    provenance,
)


def summary(problems: Mapping[str, tuple[Problem, ...]]) -> tuple[int, int]:
    """Return how many errors and how many warnings there are."""
    every = [problem for found in problems.values() for problem in found]
    errors = sum(problem.severity == "error" for problem in every)
    return errors, len(every) - errors
