"""Text -> the form in which it is compared, and the 1- and 2-grams by which it is found. Twin of `client/tokens.js`.

A word is found where it stands, as a substring of the normalised text. Each character that is not a space gives two
grams at its position: itself, and itself with the next character (a space at the end of a value or before a space), so
no gram begins with a space and none joins two words. A word of two or more characters is present exactly where the
grams of its `cover` stand at their offsets from one another.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator

SPACES = "00-20 7f-a0 1680 2000-200a 2028-2029 202f 205f 3000"
DASHES = "2d 2010-2015 2043 207b 208b 2212 2500-2501 30fc fe58 fe63 ff0d ff70"
"""Hyphens, dashes, minus signs, drawn lines and the long vowel mark: in Japanese each is typed for the others."""
WAVES = "301c 3030 ff5e"
"""Wave dashes: which of them a machine writes for 〜 depends on its maker."""
UNSEEN = "ad 34f 180b-180f 200b-200f 202a-202e 2060-206f fe00-fe0f feff e0100-e01ef"
"""Signs without a shape: soft hyphen, joiners, directions, variation selectors."""
SURROGATES = "d800-dfff"
"""Halves of characters that a broken program left behind."""


def code_points(spans: str) -> list[tuple[int, int]]:
    """Return the code point ranges (both ends included) of a list such as `7f-a0 1680`, in hexadecimal."""
    pairs = (span.split("-") for span in spans.split())
    return [(int(pair[0], 16), int(pair[-1], 16)) for pair in pairs]


class _Folded(dict[int, str]):
    """Code point -> what it is compared as, worked out once for each."""

    def __missing__(self, code: int) -> str:
        self[code] = folded = _fold(code)
        return folded


def _fold(code: int) -> str:
    """Return what one code point is compared as."""
    for spans, folded in ((SPACES, " "), (DASHES, "-"), (WAVES, "~"), (UNSEEN, ""), (SURROGATES, "\ufffd")):
        if any(low <= code <= high for low, high in code_points(spans)):
            return folded
    # Upper, then lower, is str.casefold() but for ı, which becomes i, and Cherokee; a browser can do the same.
    return "ss" if code == 0x1E9E else chr(code).upper().lower()


_FOLDED = _Folded()


def normalise(text: str) -> str:
    """Return text as it is compared: NFKC, one case, one dash, unseen signs removed, single spaces between words."""
    composed = unicodedata.normalize("NFKC", text).translate(_FOLDED)
    return " ".join(part for part in unicodedata.normalize("NFKC", composed).split(" ") if part)


def grams(values: Iterable[str]) -> Iterator[tuple[str, int]]:
    """Yield every gram of a field's normalised values with its position; no phrase can reach from value to value."""
    start = 0
    for value in values:
        for at, char in enumerate(value):
            if char != " ":
                yield char, start + at
                yield (value[at : at + 2] if at + 1 < len(value) else f"{char} "), start + at
        start += len(value) + 2


def cover(word: str) -> list[tuple[str, int]]:
    """Return the fewest grams that prove a normalised word, with their offsets from its first character.

    >>> cover("古民家")
    [('古民', 0), ('民家', 1)]
    >>> cover("畑")
    [('畑', 0)]
    """
    return [(gram, start + at) for start, part in _parts(word) for gram, at in _cover(part)]


def _parts(word: str) -> Iterator[tuple[int, str]]:
    """Yield the space-separated parts of a word with their starts; all but the last keep the space that ends them."""
    start = 0
    pieces = word.split(" ")
    for piece in pieces[:-1]:
        yield start, f"{piece} "
        start += len(piece) + 1
    yield start, pieces[-1]


def _cover(part: str) -> list[tuple[str, int]]:
    """Return the 2-grams at every second character and at the end, or the only character."""
    if len(part) < 2:
        return [(part, 0)]
    last = len(part) - 2
    return [(part[at : at + 2], at) for at in sorted({*range(0, last, 2), last})]
