"""The outline of SVG shapes: what they cover on the page. Pure."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise

Point = tuple[float, float]
Box = tuple[float, float, float, float]
"""Left, top, right, bottom."""

_COMMAND = re.compile(r"([MLHVCSQTAZ])([^MLHVCSQTAZ]*)", re.IGNORECASE)
_NUMBER = re.compile(r"\s*,?\s*([-+]?(?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d+)?)")
_FLAG = re.compile(r"\s*,?\s*([01])")
_SIZES = {"M": 2, "L": 2, "H": 1, "V": 1, "C": 6, "S": 4, "Q": 4, "T": 2, "A": 7, "Z": 0}
_STEPS = 16
"""Points taken on a curve; at 24 units this finds its edge to about 0.01."""


def segments(path: str) -> Iterator[tuple[str, tuple[float, ...]]]:
    """Yield the commands of a path with their numbers, one at a time.

    Raises ValueError where the text is not a path.
    """
    if path.lstrip()[:1] not in {"M", "m"} or _COMMAND.sub("", path).strip():
        raise ValueError("a path starts with M and holds path commands only")
    for letter, rest in _COMMAND.findall(path):
        yield from _repeated(letter, _numbers(letter.upper(), rest))


def _numbers(letter: str, text: str) -> list[float]:
    """Read the numbers behind a command; the two flags of an arc may stand without a space."""
    found: list[float] = []
    at = 0
    while text[at:].strip():
        pattern = _FLAG if letter == "A" and len(found) % 7 in {3, 4} else _NUMBER
        match = pattern.match(text, at)
        if match is None:
            raise ValueError(f"“{text[at:].strip()}” is not a number")
        found.append(float(match[1]))
        at = match.end()
    return found


def _repeated(letter: str, numbers: Sequence[float]) -> Iterator[tuple[str, tuple[float, ...]]]:
    """Yield a command once for every set of its numbers; further points of a move are lines."""
    size = _SIZES[letter.upper()]
    if (not size and numbers) or (size and (not numbers or len(numbers) % size)):
        raise ValueError(f"{letter} has {len(numbers)} numbers")
    yield letter, tuple(numbers[:size])
    again = {"M": "L", "m": "l"}.get(letter, letter)
    for start in range(size or 1, len(numbers), size or 1):
        yield again, tuple(numbers[start : start + size])


class _Pen:
    """Where the pen is while a path is followed: position, start of the part, last control point."""

    def __init__(self) -> None:
        self.at: Point = (0.0, 0.0)
        self.start: Point = (0.0, 0.0)
        self.control: Point | None = None
        self.last = ""

    def draw(self, letter: str, numbers: tuple[float, ...]) -> list[Point]:
        """Follow one command and return the points that it passes."""
        upper = letter.upper()
        spots = self._spots(upper, numbers, self.at if letter.islower() else (0.0, 0.0))
        points = self._points(upper, numbers, spots)
        self.at, self.last = points[-1], upper
        if upper == "M":
            self.start = self.at
        return points

    def _spots(self, upper: str, numbers: tuple[float, ...], origin: Point) -> list[Point]:
        """Return the points that a command names, in absolute terms."""
        if upper == "Z":
            return [self.start]
        if upper == "H":
            return [(origin[0] + numbers[0], self.at[1])]
        if upper == "V":
            return [(self.at[0], origin[1] + numbers[0])]
        pairs = numbers[-2:] if upper == "A" else numbers
        return [(origin[0] + x, origin[1] + y) for x, y in zip(pairs[::2], pairs[1::2], strict=True)]

    def _points(self, upper: str, numbers: tuple[float, ...], spots: list[Point]) -> list[Point]:
        """Return the points on the line or curve through the named points."""
        if upper == "A":
            return [*_arc(self.at, numbers, spots[0])]
        if upper in "ST":
            spots = [self._mirrored({"S": "CS", "T": "QT"}[upper]), *spots]
        if upper in "CSQT":
            self.control = spots[-2]
            return [_bezier([self.at, *spots], step / _STEPS) for step in range(_STEPS + 1)]
        return [self.at, *spots] if upper != "M" else spots

    def _mirrored(self, family: str) -> Point:
        """Return the control point that continues the curve before smoothly."""
        if self.control is None or self.last not in family:
            return self.at
        return (2 * self.at[0] - self.control[0], 2 * self.at[1] - self.control[1])


def _bezier(points: Sequence[Point], t: float) -> Point:
    """Return the point at `t` (0 to 1) of a Bézier curve of any degree."""
    while len(points) > 1:
        points = [(a[0] + (b[0] - a[0]) * t, a[1] + (b[1] - a[1]) * t) for a, b in pairwise(points)]
    return points[0]


def _arc(start: Point, numbers: tuple[float, ...], end: Point) -> Iterator[Point]:
    """Yield points on an elliptical arc (SVG 2, appendix B.2.4: from end points to centre)."""
    rx, ry, tilt = abs(numbers[0]), abs(numbers[1]), math.radians(numbers[2])
    if not rx or not ry or start == end:
        yield from (start, end)
        return
    cos, sin = math.cos(tilt), math.sin(tilt)
    dx, dy = (start[0] - end[0]) / 2, (start[1] - end[1]) / 2
    x, y = cos * dx + sin * dy, cos * dy - sin * dx
    grow = max(1.0, math.hypot(x / rx, y / ry))
    rx, ry = rx * grow, ry * grow
    reach = max(0.0, 1 / ((x / rx) ** 2 + (y / ry) ** 2) - 1) ** 0.5 * (-1 if numbers[3] == numbers[4] else 1)
    cx, cy = reach * rx * y / ry, -reach * ry * x / rx
    first = math.atan2((y - cy) / ry, (x - cx) / rx)
    turn = math.atan2((-y - cy) / ry, (-x - cx) / rx) - first
    turn += 2 * math.pi * ((turn < 0) - (turn > 0)) if (turn > 0) != (numbers[4] == 1) else 0
    mid = ((start[0] + end[0]) / 2, (start[1] + end[1]) / 2)
    for step in range(2 * _STEPS + 1):
        angle = first + turn * step / (2 * _STEPS)
        u, v = cx + rx * math.cos(angle), cy + ry * math.sin(angle)
        yield (mid[0] + cos * u - sin * v, mid[1] + sin * u + cos * v)


def path_points(path: str) -> list[Point]:
    """Return points along a path, close enough together to show what it covers.

    Raises ValueError where the text is not a path.
    """
    pen = _Pen()
    return [point for letter, numbers in segments(path) for point in pen.draw(letter, numbers)]


def shape_points(tag: str, attributes: Mapping[str, str]) -> list[Point]:
    """Return points on the outline of a `path`, `circle`, `rect` or `line`.

    Raises ValueError where a number is missing or is none.
    """
    if tag == "path":
        return path_points(attributes.get("d", ""))
    corner, reach = _ends(tag, {name: float(value) for name, value in attributes.items() if _is_length(name)})
    return [corner, reach]


def _is_length(name: str) -> bool:
    """Tell whether an attribute of a shape places it."""
    return name in {"x", "y", "width", "height", "cx", "cy", "r", "x1", "y1", "x2", "y2"}


def _ends(tag: str, size: Mapping[str, float]) -> tuple[Point, Point]:
    """Return two opposite corners of a circle, rectangle or line."""
    get = size.get
    if tag == "circle":
        x, y, r = get("cx", 0.0), get("cy", 0.0), get("r", 0.0)
        return (x - r, y - r), (x + r, y + r)
    if tag == "rect":
        x, y = get("x", 0.0), get("y", 0.0)
        return (x, y), (x + get("width", 0.0), y + get("height", 0.0))
    return (get("x1", 0.0), get("y1", 0.0)), (get("x2", 0.0), get("y2", 0.0))


def bounds(points: Sequence[Point], margin: float = 0.0) -> Box:
    """Return the box around points, widened on every side (half a stroke, for instance)."""
    xs, ys = [x for x, _ in points], [y for _, y in points]
    return min(xs) - margin, min(ys) - margin, max(xs) + margin, max(ys) + margin
