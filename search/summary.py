"""What many houses have in common: how their values spread, and what is typical of a town. Twin of `summary.js`.

Values are whole numbers of a column's steps, so that both languages compute the same.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import count
from typing import Any

BARS = 20
"""The most bars of a histogram, the open one at its end not counted."""


def histogram(values: Sequence[int | None], scale: int) -> dict[str, Any]:
    """Return how known values spread over bars of equal width, and how many are unknown.

    The bars reach up to the value below which 95 % lie; the last one holds what is above too, so that one dear house
    does not press all others into one bar. Their width is 1, 2 or 5 times a power of ten, in steps.
    """
    known = sorted(value for value in values if value is not None)
    unknown = len(values) - len(known)
    if not known:
        return {"unknown": unknown, "start": 0, "step": 0, "max": 0, "counts": []}
    top = known[(len(known) - 1) * 95 // 100]
    step = next(step for step in _steps() if top // step - known[0] // step < BARS)
    start, last = known[0] // step, top // step
    counts = [0] * (last - start + 1)
    for value in known:
        counts[min(value // step, last) - start] += 1
    return {
        "unknown": unknown,
        "start": start * step / scale,
        "step": step / scale,
        "max": known[-1] / scale,
        "counts": counts,
    }


def _steps() -> Iterator[int]:
    """Yield 1, 2, 5, 10, 20, 50 and so on."""
    return (digit * 10**power for power in count() for digit in (1, 2, 5))


def typical(values: Sequence[int | None], groups: Sequence[str], scale: int) -> dict[str, dict[str, float]]:
    """Return the median of the known values of each group, and how many these are; groups without any are left out."""
    found: dict[str, list[int]] = {}
    for value, group in zip(values, groups, strict=True):
        if value is not None:
            found.setdefault(group, []).append(value)
    return {group: {"count": len(each), "median": _median(sorted(each)) / scale} for group, each in found.items()}


def _median(ascending: list[int]) -> float:
    """Return the middle of numbers, or what lies between the two in the middle."""
    return (ascending[(len(ascending) - 1) // 2] + ascending[len(ascending) // 2]) / 2
