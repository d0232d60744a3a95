"""Whole numbers -> bits, many at once: Rice and exponential Golomb codes. `client/bits.js` reads them.

A code is some zeros, then a number whose first bit is one; so the zeros tell where the number begins.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

Ints = NDArray[np.int64]


class Codes(NamedTuple):
    """Codes one after the other: how many zeros lead, the number that follows, and its width in bits."""

    zeros: Ints
    numbers: Ints
    widths: Ints

    @property
    def sizes(self) -> Ints:
        """Return the size of each code in bits."""
        return self.zeros + self.widths

    def part(self, start: int, stop: int) -> Codes:
        """Return a run of codes."""
        return Codes(self.zeros[start:stop], self.numbers[start:stop], self.widths[start:stop])


def rice(numbers: Ints, bits: Ints) -> Codes:
    """Return Rice codes of numbers from 0, each with its own number of low bits."""
    return Codes(numbers >> bits, (1 << bits) | (numbers & ((1 << bits) - 1)), bits + 1)


def golomb(numbers: Ints, bits: int | Ints) -> Codes:
    """Return exponential Golomb codes of numbers from 0, all with the same low bits or each with its own."""
    whole = numbers + (np.int64(1) << bits)
    widths = _digits(whole)
    return Codes(widths - 1 - bits, whole, widths)


def plain(numbers: Ints, width: int) -> Codes:
    """Return numbers in a fixed width."""
    return Codes(np.zeros_like(numbers), numbers, np.full_like(numbers, width))


def rows(*columns: Codes) -> Codes:
    """Return the first code of each column, then the second of each, and so on."""
    return Codes(*(np.stack(parts, axis=1).reshape(-1) for parts in zip(*columns, strict=True)))


def rice_bits(ranges: Ints, counts: Ints) -> Ints:
    """Return the low bits that suit the gaps of so many numbers below each range, near ln 2 times the mean gap."""
    mean = np.maximum(ranges * 11 // (16 * counts), 1)
    return _digits(mean) - 1


def _digits(numbers: Ints) -> Ints:
    """Return how many binary digits numbers from 1 have."""
    exponents: Ints = np.frexp(numbers.astype(np.float64))[1].astype(np.int64)
    return exponents


def pack(*runs: Codes) -> bytes:
    """Return codes as bytes, the first in the highest bits, filled up with zeros."""
    zeros, numbers, widths = (np.concatenate(parts) for parts in zip(*runs, strict=True))
    ends = np.cumsum(zeros + widths)
    out = np.zeros(int(ends[-1]) if ends.size else 0, dtype=np.uint8)
    for place in range(int(widths.max(initial=0))):
        out[ends[(numbers >> place) & 1 == 1] - 1 - place] = 1
    return np.packbits(out).tobytes()
