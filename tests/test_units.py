"""Units of land and walking, against the laws that define them."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from akiya import units


@pytest.mark.parametrize(("metres", "minutes"), [(0, 0), (1, 1), (80, 1), (81, 2), (560, 7), (561, 8), (1200, 15)])
def test_walking_counts_80_metres_a_minute_and_rounds_up(metres: int, minutes: int) -> None:
    """A fraction of a minute counts as a whole one, as the rule for estate agents asks."""
    assert units.walk_minutes(metres) == minutes


@given(st.integers(0, 100_000))
def test_walking_minutes_are_the_least_that_suffice(metres: int) -> None:
    """The minutes cover the way, and one minute less would not."""
    minutes = units.walk_minutes(metres)
    assert minutes * 80 >= metres > (minutes - 1) * 80


def test_a_tsubo_is_36_square_shaku() -> None:
    """The tsubo follows from the shaku of 10/33 metre."""
    assert pytest.approx(float(36 * Fraction(10, 33) ** 2), rel=1e-15) == units.TSUBO
    assert round(units.TSUBO, 4) == 3.3058


def test_land_units_are_multiples_of_each_other() -> None:
    """Ten tan are a cho, ten se a tan, thirty tsubo a se."""
    ratios = [units.CHO / units.TAN, units.TAN / units.SE, units.SE / units.TSUBO]
    assert ratios == pytest.approx([10, 10, 30])


@given(st.floats(0, 1e6))
def test_tsubo_and_square_feet_go_back(square_metres: float) -> None:
    """Turning square metres into tsubo or square feet and back loses nothing."""
    assert units.tsubo(square_metres) * units.TSUBO == pytest.approx(square_metres)
    assert units.square_feet(square_metres) * units.SQUARE_FOOT == pytest.approx(square_metres)
