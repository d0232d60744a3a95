"""Subsidies in words, with the days that are left."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from akiya.municipality import Subsidy
from akiya.site import format as fmt


@dataclass(frozen=True, slots=True)
class SubsidyLine:
    """A subsidy that may apply."""

    title: str
    amount: str
    for_whom: str
    bring: str
    deadline: str
    days_left: int | None


def subsidy_line(subsidy: Subsidy, lang: str, as_of: str) -> SubsidyLine:
    """Return a subsidy in words, with the days that are left."""
    left = (dt.date.fromisoformat(subsidy.deadline) - dt.date.fromisoformat(as_of)).days if subsidy.deadline else None
    deadline = fmt.date(subsidy.deadline, lang) if subsidy.deadline else ""
    return SubsidyLine(
        subsidy.title[lang],
        subsidy.amount[lang],
        subsidy.for_whom.get(lang, ""),
        subsidy.bring.get(lang, ""),
        deadline,
        left,
    )
