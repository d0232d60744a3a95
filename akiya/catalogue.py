"""The catalogue: all valid listings of a build, and the quarantine of those that are kept out. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from statistics import median

from akiya.attributes import AttributeState, states
from akiya.checks import check
from akiya.derived import complete
from akiya.listing import Listing
from akiya.municipality import Municipality, told_apart
from akiya.problems import Problem
from akiya.published import coarse
from akiya.schema import value_at
from akiya.store import Content, Entry
from akiya.vocabulary import Vocabulary

SHOWN = ("open", "negotiating")
"""Statuses with a page; contracted and withdrawn listings have none."""


@dataclass(frozen=True, slots=True)
class House:
    """A valid listing as it is published, with what was worked out for it; `entry` holds what its file says."""

    listing: Listing
    municipality: Municipality
    states: Mapping[str, AttributeState]
    entry: Entry


@dataclass(frozen=True, slots=True)
class Catalogue:
    """All valid listings by id in the order of ids, and what was kept out and why."""

    houses: Mapping[str, House]
    quarantine: Mapping[str, tuple[Problem, ...]]
    """Path of a listing that fails its checks -> its errors."""
    left_out: Mapping[str, str]
    """Id of a valid listing without a page -> why: `expired`, `contracted` or `withdrawn`."""
    warnings: tuple[Problem, ...]
    municipalities: Mapping[str, Municipality]
    vocabulary: Vocabulary
    as_of: str
    """Day of the build, YYYY-MM-DD in Japan."""
    sample: bool

    def of(self, municipality: str) -> list[House]:
        """Return the houses of a municipality in the order of ids."""
        return [house for house in self.houses.values() if house.municipality.slug == municipality]


def catalogue(content: Content, vocabulary: Vocabulary, as_of: str) -> Catalogue:
    """Sort everything that was read into the valid and the quarantined."""
    problems = check(content, vocabulary, as_of)
    towns = told_apart(content.municipalities, vocabulary.prefectures)
    houses: dict[str, House] = {}
    quarantine: dict[str, tuple[Problem, ...]] = {}
    left_out: dict[str, str] = {}
    for entry in sorted(content.entries, key=lambda entry: entry.id):
        errors = tuple(problem for problem in problems[entry.path] if problem.keeps_out)
        if errors or entry.listing is None:
            quarantine[entry.path] = errors
        elif reason := hidden(entry.listing, as_of):
            left_out[entry.id] = reason
        else:
            town = towns[entry.municipality]
            listing = coarse(complete(entry.listing))
            houses[entry.id] = House(listing, town, states(listing, vocabulary), entry)
    warnings = tuple(problem for found in problems.values() for problem in found if problem.severity == "warning")
    return Catalogue(houses, quarantine, left_out, warnings, towns, vocabulary, as_of, content.sample)


def hidden(listing: Listing, as_of: str) -> str:
    """Return why a valid listing has no page on a day, or an empty string."""
    if listing.expires_on and listing.expires_on < as_of:
        return "expired"
    return "" if listing.status in SHOWN else listing.status or ""


def typical(houses: Iterable[House], path: str) -> tuple[float, int] | None:
    """Return the median of a number over houses and how many said it, or None where fewer than three did."""
    values = [value for house in houses if isinstance(value := value_at(house.listing, path), int | float)]
    return (median(values), len(values)) if len(values) >= 3 else None
