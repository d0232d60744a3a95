"""Digits and a few signs drawn as strokes, so that a picture can say a price without any font. Pure.

Every glyph stands in a box 80 units high whose lower edge is the line of writing; strokes have round ends.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Glyph:
    """A glyph: the width that its strokes cover, in units, and their path."""

    width: float
    path: str


HEIGHT = 80.0
GLYPHS = {
    "0": Glyph(50, "M25 0C42 0 50 17 50 40S42 80 25 80 0 63 0 40 8 0 25 0Z"),
    "1": Glyph(24, "M0 15L24 0V80"),
    "2": Glyph(48, "M1 22C2 9 11 0 24 0 38 0 47 9 47 21 47 33 39 42 27 53L0 80H48"),
    "3": Glyph(
        48, "M2 15C6 6 14 0 24 0 37 0 45 8 45 19 45 31 36 38 21 38 38 38 48 46 48 58 48 72 37 80 23 80 11 80 3 74 0 64"
    ),
    "4": Glyph(54, "M41 80V0L0 59H54"),
    "5": Glyph(48, "M43 0H9L5 38C10 32 16 29 24 29 39 29 48 39 48 54 48 70 38 80 22 80 11 80 3 75 0 66"),
    "6": Glyph(
        49, "M42 10C38 4 32 0 25 0 9 0 0 16 0 42 0 66 9 80 25 80 40 80 49 70 49 55 49 41 39 31 26 31 13 31 3 39 0 50"
    ),
    "7": Glyph(46, "M0 0H46L17 80"),
    "8": Glyph(
        50,
        "M25 37C12 37 4 29 4 18.5 4 7 12 0 25 0S46 7 46 18.5C46 29 38 37 25 37 10 37 0 46 0 58.5 0 72 10 80 25 80"
        "S50 72 50 58.5C50 46 40 37 25 37Z",
    ),
    "9": Glyph(
        49, "M7 70C11 76 17 80 24 80 40 80 49 64 49 38 49 14 40 0 24 0 9 0 0 10 0 25 0 39 10 49 23 49 36 49 46 41 49 30"
    ),
    ".": Glyph(2, "M1 79V80"),
    ",": Glyph(7, "M6 78L0 92"),
    "/": Glyph(28, "M0 86L28 0"),
    "万": Glyph(74, "M0 8H74M27 8C27 40 22 61 3 77M26 34H62C62 52 60 65 57 72 55 76 52 77 48 77L40 76"),
    "円": Glyph(66, "M0 80V4H66V71C66 77 63 79 58 79L52 78M33 4V38M0 38H66"),
    "月": Glyph(52, "M9 2H52V70C52 76 49 78 44 78L37 77M9 2V42C9 60 6 71 0 79M9 27H52M9 52H52"),
    "見": Glyph(
        70, "M13 0H59V48H13ZM13 16H59M13 32H59M27 50C26 66 18 75 0 79M45 50V68C45 75 48 77 53 77H60C67 77 69 73 70 63"
    ),
    "本": Glyph(72, "M0 17H72M36 0V80M35 19C29 37 18 51 1 61M37 19C43 37 54 51 71 61M20 60H52"),
}
WEIGHT = 9.5
"""Width of a stroke of a digit, in units of its box; smaller signs get the same on the page, a little thinned."""
SMALL = frozenset("万円/月")
SMALL_SCALE = 0.56


@dataclass(frozen=True, slots=True)
class Line:
    """A line of glyphs as SVG that stands on y = 0 and begins at x = 0, and its width."""

    svg: str
    width: float


def line(text: str, size: float) -> Line:
    """Draw a text of known glyphs with digits `size` high; the words after a figure are smaller.

    Raises KeyError for a character that has no glyph.
    """
    pieces, x = [], WEIGHT * size / HEIGHT / 2
    for letter in text:
        scale = size / HEIGHT * (SMALL_SCALE if letter in SMALL else 1)
        glyph, weight = GLYPHS[letter], WEIGHT * (1.28 if letter in SMALL else 1)
        pieces.append(stroke(glyph.path, x, -HEIGHT * scale, scale, weight))
        x += (glyph.width + 2.05 * weight) * scale
    return Line("".join(pieces), x)


def stroke(path: str, x: float, y: float, scale: float, weight: float) -> str:
    """Return a path at a place; its strokes take the colour of what it lies in."""
    return f'<path transform="translate({x:.1f} {y:.1f}) scale({scale:.4f})" stroke-width="{weight:.2f}" d="{path}"/>'


def column(text: str, size: float, gap: float) -> Iterable[str]:
    """Yield glyphs from top to bottom, centred on x = 0, the first box beginning at y = 0."""
    for number, letter in enumerate(text):
        glyph, scale = GLYPHS[letter], size / HEIGHT
        yield stroke(glyph.path, -glyph.width * scale / 2, number * (size + gap), scale, WEIGHT)
