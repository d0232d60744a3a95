"""How 2-grams follow each other in a text: of each occurrence the next gram and, where needed, the one before.

Positions would cost nine bits each; what comes next costs two or three, because language is no dice. A phrase is found
by going from gram to gram: in a document, the occurrences of a gram that are followed by a certain other one are, in
their order, those of the other one that are preceded by the first.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from search import bits
from search.bits import Codes, Ints

CHAR_BITS = 21
KANA = 0x3000
"""Code points are written with these bits turned, which makes kana the smallest."""
FIRST_BITS, NEXT_BITS, COUNT_BITS, LOW_BITS = 11, 6, 3, 5
Flags = NDArray[np.bool_]


def following(first: Ints, second: Ints, steps: Ints) -> tuple[Ints, Ints]:
    """Return for each gram of a text, in its order, a symbol of the gram after it and one of the gram before it.

    `steps` is how far the next gram is: one character, two where a space is between, else it belongs elsewhere.
    """
    after = np.append(second[1:], 0)[: second.size] ^ KANA
    over_space = (np.append(first[1:], 0)[: first.size] << CHAR_BITS) | after
    nothing = np.full_like(after, KANA)
    next_ = np.select([steps == 1, steps == 2], [after, over_space], nothing)
    since = np.append(0, steps[:-1])[: steps.size]
    before = np.append(0, first[:-1])[: first.size] ^ KANA
    return next_, np.select([since == 1, since == 2], [before, before + (1 << CHAR_BITS)], nothing)


class Stream(NamedTuple):
    """The symbols of all lists as codes."""

    sizes: Codes
    """Of each list, how many different symbols it has."""
    alphabets: Codes
    heads: Codes
    """Of each list with several symbols: which is the most frequent, how many others stand there, and low bits."""
    gaps: Codes
    others: Codes
    bounds: tuple[Ints, Ints, Ints]
    """Where in alphabets, heads and others the codes of each list begin, and their end."""

    def runs(self, start: int, stop: int) -> list[Codes]:
        """Return the codes of some lists."""
        (a, b), (c, d), (e, f) = ((int(each[start]), int(each[stop])) for each in self.bounds)
        return [
            self.sizes.part(start, stop),
            self.alphabets.part(2 * a, 2 * b),
            self.heads.part(3 * c, 3 * d),
            self.gaps.part(e, f),
            self.others.part(e, f),
        ]

    def bits(self) -> Ints:
        """Return how many bits each list takes."""
        alphabets, heads, others = self.bounds
        each = (
            (self.alphabets.sizes.reshape(-1, 2).sum(axis=1), alphabets),
            (self.heads.sizes.reshape(-1, 3).sum(axis=1), heads),
            (self.gaps.sizes + self.others.sizes, others),
        )
        return self.sizes.sizes + sum(np.diff(np.append(0, np.cumsum(sizes))[bounds]) for sizes, bounds in each)


def stream(symbols: Ints, lists: Ints, spaced: Flags, least: int) -> Stream:
    """Return the codes of the symbols of lists: those of a list stand together, lists in order.

    `spaced` tells of each list whether its symbols may hold two characters; `least` is the fewest symbols of a list.
    """
    count = spaced.size
    known, ranks = np.unique(symbols, return_inverse=True)
    keys, entry, often = np.unique(lists * known.size + ranks, return_inverse=True, return_counts=True)
    owner = keys // max(known.size, 1)
    sizes = np.bincount(owner, minlength=count)
    starts = bounds(sizes)
    top = np.lexsort((-often, owner))[starts[:-1][sizes > 0]]
    most = np.full(count, -1)
    most[sizes > 0] = top - starts[:-1][sizes > 0]
    index = entry - starts[lists]
    at = np.flatnonzero(index != most[lists])
    home, others = lists[at], index[at] - (index[at] > most[lists[at]])
    held = np.bincount(lists, minlength=count)
    left = np.bincount(home, minlength=count)
    low = bits.rice_bits(held, np.maximum(left, 1))
    several = sizes > 1
    heads = bits.rows(
        _plain(most[several], _width(sizes[several] - 1)),
        bits.golomb(left[several], COUNT_BITS),
        bits.plain(low[several], LOW_BITS),
    )
    apart = gaps(at - bounds(held)[home], home)
    return Stream(
        bits.golomb(sizes - least, 0),
        _alphabets(known[keys % max(known.size, 1)], owner, spaced),
        heads,
        bits.rice(apart, low[home]),
        _plain(others, _width(np.maximum(sizes[home] - 2, 0))),
        (starts, bounds(several.astype(np.int64)), bounds(left)),
    )


def _alphabets(symbols: Ints, owner: Ints, spaced: Flags) -> Codes:
    """Return the ascending symbols of each list: the first, then gaps less one; two characters one after the other."""
    first = np.diff(owner, prepend=-1) != 0
    wide = spaced[owner]
    value = np.where(wide, symbols >> CHAR_BITS, symbols)
    since = np.where(first, 0, np.append(0, value[:-1])[: value.size])
    gaps = value - since - np.where(wide | first, 0, 1)
    seconds = bits.golomb(np.where(wide, symbols & ((1 << CHAR_BITS) - 1), 0), FIRST_BITS)
    return bits.rows(
        bits.golomb(gaps, np.where(first | wide, FIRST_BITS, NEXT_BITS)),
        Codes(np.where(wide, seconds.zeros, 0), np.where(wide, seconds.numbers, 0), np.where(wide, seconds.widths, 0)),
    )


def gaps(numbers: Ints, owner: Ints) -> Ints:
    """Return for ascending numbers of each list the first, then differences less one."""
    first = np.diff(owner, prepend=-1) != 0
    return np.where(first, numbers, np.diff(numbers, prepend=0) - 1)


def bounds(counts: Ints) -> Ints:
    """Return where each of several runs begins, and the end of the last."""
    return np.append(0, np.cumsum(counts)).astype(np.int64)


def _plain(numbers: Ints, widths: Ints) -> Codes:
    """Return numbers each in a width of its own."""
    return Codes(np.zeros_like(numbers), numbers, widths)


def _width(largest: Ints) -> Ints:
    """Return how many binary digits numbers up to the largest take."""
    digits: Ints = np.frexp(largest.astype(np.float64))[1].astype(np.int64)
    return digits
