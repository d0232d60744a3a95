"""Long lists as pages of 48 houses: what stands on each, and the plain links from one to the others. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from akiya.catalogue import House
from akiya.site import urls
from akiya.site.urls import Address, Here

SHEET = 48
"""Houses on a page: it can be divided into one, two, three and four columns."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """One page of a list; numbers count from 1."""

    number: int
    of: int
    """How many pages there are."""
    said: tuple[House, ...]
    """Houses of which it is known that they belong here."""
    suggested: tuple[House, ...]
    """Houses whose texts only suggest it; they come after all others."""
    total: int
    """All houses of which it is known."""
    total_suggested: int

    @property
    def first(self) -> int:
        """The number of the first house on this page."""
        return (self.number - 1) * SHEET + 1

    @property
    def last(self) -> int:
        """The number of the last house on this page."""
        return self.first + len(self.said) + len(self.suggested) - 1


def sheets(said: Sequence[House], suggested: Sequence[House] = ()) -> list[Sheet]:
    """Return the pages of a list, at least one."""
    count = max(1, -(-(len(said) + len(suggested)) // SHEET))
    return [_sheet(number, count, said, suggested) for number in range(1, count + 1)]


def _sheet(number: int, count: int, said: Sequence[House], suggested: Sequence[House]) -> Sheet:
    """Return one page."""
    start, end = (number - 1) * SHEET, number * SHEET
    after = max(0, start - len(said)), max(0, end - len(said))
    return Sheet(number, count, tuple(said[start:end]), tuple(suggested[slice(*after)]), len(said), len(suggested))


@dataclass(frozen=True, slots=True)
class Step:
    """A link of the pager; without an address it is this page, without a number it stands for those left out."""

    number: int
    href: str


@dataclass(frozen=True, slots=True)
class Pager:
    """The links from one page of a list to the others."""

    first: int
    last: int
    total: int
    previous: str
    next: str
    steps: tuple[Step, ...]


def pager(address: Address, sheet: Sheet, here: Here) -> Pager | None:
    """Return the links of a page of the list that stands at an address, or None where it is the only one."""
    if sheet.of == 1:
        return None
    places = {n: here.to(urls.sheet(address, n)) for n in range(1, sheet.of + 1)}
    return Pager(
        sheet.first,
        sheet.last,
        sheet.total + sheet.total_suggested,
        places.get(sheet.number - 1, ""),
        places.get(sheet.number + 1, ""),
        tuple(Step(n, "" if n == sheet.number else places.get(n, "")) for n in numbers(sheet.number, sheet.of)),
    )


def numbers(current: int, last: int) -> list[int]:
    """Return the numbers that a pager shows: both ends and the neighbours; 0 stands for those left out between."""
    shown = sorted({1, last, *range(max(1, current - 1), min(last, current + 1) + 1)})
    found: list[int] = []
    for number in shown:
        gap = number - found[-1] if found else 1
        found += [0] if gap > 2 else [number - 1] if gap == 2 else []
        found.append(number)
    return found
