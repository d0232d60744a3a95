"""Figures -> a table: percentiles, entropy, goals and verdicts. Pure."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

Goals = Mapping[int, tuple[float, ...]]
"""Largest catalogue for which it holds -> the goal of each part of a figure."""
GOALS: Mapping[str, Goals] = {
    "first query": {1000: (30, 45), 10_000: (40, 70), 100_000: (120, 250)},
    "first requests": {1000: (6,), 10_000: (6,), 100_000: (8,)},
    "further query": {1000: (10, 25), 10_000: (12, 35), 100_000: (30, 80)},
    "facets": {100_000: (1.3,)},
    "recall": {100_000: (1, 1)},
    "warm": {1000: (5,), 10_000: (10,), 100_000: (40,)},
    "index": {1000: (1.5,), 10_000: (1.3,), 100_000: (1.2,)},
    "bundle": {1000: (3,), 10_000: (2.7,), 100_000: (2.5,)},
    "files": {1000: (150,), 10_000: (1000,), 100_000: (4000,)},
    "build": {1000: (3,), 10_000: (20,), 100_000: (240,)},
    "memory": {10_000: (500,), 100_000: (2000,)},
    "change": {10_000: (1,), 100_000: (2,)},
    "upload": {10_000: (200,), 100_000: (300,)},
}
"""What the search has to keep; all are upper bounds but recall and precision."""
AT_LEAST = {"recall"}
EMPTY = "–"


@dataclass(frozen=True, slots=True)
class Figure:
    """One line of the table: what was measured of our search and its peers, each in the parts that the title names."""

    title: str
    ours: tuple[float, ...]
    goal: str = ""
    """Key in GOALS; empty where there is none."""
    digits: int = 1
    peers: Mapping[str, tuple[float, ...]] = field(default_factory=dict)


def percentile(values: Collection[float], share: float) -> float:
    """Return the smallest value that is not below so large a share of the values (nearest rank); 0 of none.

    >>> percentile([4, 1, 3, 2], 0.5), percentile([4, 1, 3, 2], 0.95)
    (2, 4)
    """
    ordered = sorted(values)
    return ordered[max(math.ceil(share * len(ordered)) - 1, 0)] if ordered else 0


def spread(values: Collection[float]) -> tuple[float, float]:
    """Return median and 95th percentile."""
    return percentile(values, 0.5), percentile(values, 0.95)


def entropy_bytes(columns: Iterable[Sequence[str]]) -> float:
    """Return how many bytes the values of columns need at least, each taken by itself: n times their entropy."""
    return sum(_entropy_bits(Counter(column).values()) for column in columns) / 8


def _entropy_bits(counts: Collection[int]) -> float:
    """Return the bits that a column needs whose values are there so many times."""
    total = sum(counts)
    return -sum(count * math.log2(count / total) for count in counts)


def goal_of(name: str, size: int) -> tuple[float, ...] | None:
    """Return the goal for a catalogue of a size: that of the next larger size for which one is set."""
    goals = GOALS.get(name, {})
    fitting = [limit for limit in sorted(goals) if size <= limit]
    return goals[fitting[0]] if fitting else None


def verdict(figure: Figure, size: int) -> str:
    """Return `ok` or `miss`, as it is printed to the reader, or nothing where there is no goal or no figure."""
    goal = goal_of(figure.goal, size)
    if goal is None or not figure.ours:
        return ""
    sign = -1 if figure.goal in AT_LEAST else 1
    kept = all(sign * value <= sign * most for value, most in zip(figure.ours, goal, strict=True))
    return "ok" if kept else "miss"


def as_json(figures: Iterable[Figure], size: int) -> list[dict[str, object]]:
    """Return the table as data."""
    return [
        {
            "figure": one.title,
            "ours": list(one.ours),
            "goal": list(goal_of(one.goal, size) or ()),
            "verdict": verdict(one, size),
            **{name: list(values) for name, values in one.peers.items()},
        }
        for one in figures
    ]


def markdown(figures: Sequence[Figure], size: int) -> Iterator[str]:
    """Yield the lines of the table."""
    names = list(dict.fromkeys(name for one in figures for name in one.peers))
    yield f"| figure | ours | goal | | {' | '.join(names)} |" if names else "| figure | ours | goal | |"
    yield "| --- " * (4 + len(names)) + "|"
    for one in figures:
        peers = [written(one.peers.get(name, ()), one.digits) for name in names]
        goal = written(goal_of(one.goal, size) or (), None)
        cells = [one.title, written(one.ours, one.digits), goal, verdict(one, size), *peers]
        yield f"| {' | '.join(cells)} |"


def written(values: Iterable[float], digits: int | None) -> str:
    """Return the parts of a figure with so many digits behind the point, or with those that they have."""
    texts = [f"{value:g}" if digits is None else f"{value:,.{digits}f}" for value in values]
    return " / ".join(texts) or EMPTY
