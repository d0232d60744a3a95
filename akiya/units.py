"""Units of land, money and walking, with the rule or law that each comes from. Pure arithmetic."""

from __future__ import annotations

import math

TSUBO = 400 / 121
"""Square metres in one 坪: a 尺 is 10/33 m and a 坪 is 36 square 尺 (度量衡法, 1891)."""
SE, TAN, CHO = 30 * TSUBO, 300 * TSUBO, 3000 * TSUBO
"""Square metres in one 畝, 反 and 町."""
SQUARE_FOOT = 0.3048**2
WALK_METRES_A_MINUTE = 80
"""Metres walked in one minute (不動産の表示に関する公正競争規約施行規則 第9条)."""


def walk_minutes(metres: int) -> int:
    """Return the minutes on foot: 80 metres a minute, a fraction counts as a whole minute."""
    return math.ceil(metres / WALK_METRES_A_MINUTE)


def tsubo(square_metres: float) -> float:
    """Return square metres in 坪, unrounded."""
    return square_metres / TSUBO


def square_feet(square_metres: float) -> float:
    """Return square metres in square feet, unrounded."""
    return square_metres / SQUARE_FOOT
