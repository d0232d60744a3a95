"""What a reader types -> the words to look for. Twin of `client/words.js`.

Words between spaces must all be there; "…", 「…」 or 『…』 keeps spaces and signs together; `-word` must not be there;
`海 OR 山`, `海 または 山` or `海 | 山` asks for one of the two and binds closer than the space. A word that is
written in more than one way stands for all of them. `place:天草`, or `場所:天草`, asks for a word in that text field
only; what stands before a colon and names no field is a part of the word.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass

from search.tokens import DASHES, SPACES, code_points, normalise


def _class(spans: str) -> str:
    """Return code point ranges as the inside of a character class."""
    return "".join(f"{re.escape(chr(low))}-{re.escape(chr(high))}" for low, high in code_points(spans))


FIELDS = {
    "title": "title",
    "place": "place",
    "features": "attributes",
    "attributes": "attributes",
    "text": "text",
    "題": "title",
    "場所": "place",
    "あるもの": "attributes",
    "本文": "text",
}
"""What may stand before a colon -> the text field that is meant."""
PREFIX = f"(?ai:({'|'.join(FIELDS)}):)?"
PIECE = re.compile(
    f"([{_class(DASHES)}]?){PREFIX}"  # a sign that denies, and a field
    r'(?:"([^"]*)(?:"|$)|[“”]([^“”]*)(?:[“”]|$)|「([^」]*)(?:」|$)|『([^』]*)(?:』|$)'  # words kept together
    f'|([^{_class(SPACES)}"“”「『]+))'  # one word
)
EITHER = frozenset({"OR", "|", "または"})
VARIANTS = tuple(
    tuple(map(normalise, row.split()))
    for row in (
        "空き家 空家 空屋",
        "汲み取り 汲取り 汲取 くみ取り くみとり",
        "戸建 一戸建",
        "ネット インターネット",
        "日当たり 日当り 陽当たり 陽当り 日あたり 陽あたり",
        "雨漏り 雨漏 雨もり",
        "引っ越し 引越し 引越",
        "買い物 買物",
        "薪ストーブ まきストーブ",
        "囲炉裏 いろり",
        "茅葺 茅ぶき かやぶき 萱葺",
        "リフォーム リホーム",
    )
)
"""Ways to write the same word: whoever types one of them finds the others too, unless it stands in quotes."""


@dataclass(frozen=True, slots=True)
class Words:
    """A query's words, normalised: of each group in `every` at least one must be found, of `none` not one.

    A word that is asked of one text field stands behind its name and a tab, which no normalised word has.
    """

    every: tuple[tuple[str, ...], ...]
    none: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Piece:
    """One word as it was typed."""

    words: tuple[str, ...]
    """The ways to write it."""
    denied: bool
    either: bool


def parse(text: str) -> Words:
    """Read a query; anything at all is a query, and signs that mean nothing where they stand are plain characters."""
    pieces = list(_pieces(unicodedata.normalize("NFKC", text)))
    every: list[list[str]] = []
    none: list[str] = []
    joined = False
    for at, piece in enumerate(pieces):
        if piece.either and _between(pieces, at):
            joined = True
            continue
        if piece.denied:
            none += piece.words
        elif joined:
            every[-1] += piece.words
        else:
            every.append([*piece.words])
        joined = False
    return Words(tuple(dict.fromkeys(tuple(dict.fromkeys(group)) for group in every)), tuple(dict.fromkeys(none)))


def _between(pieces: list[_Piece], at: int) -> bool:
    """Tell whether an "or" stands between two words that can be alternatives; at any other place it is a word."""
    if not 0 < at < len(pieces) - 1:
        return False
    before, after = pieces[at - 1], pieces[at + 1]
    return not (before.denied or after.denied or before.either or after.either)


def _pieces(text: str) -> Iterator[_Piece]:
    """Yield the words of a text, leaving out those of which nothing remains."""
    for match in PIECE.finditer(text):
        sign, name, *quoted, bare = match.groups()
        denied, word = bool(sign), normalise(bare or next((kept for kept in quoted if kept), ""))
        if word.strip("-" if bare else " "):
            words = variants(word) if bare else (word,)
            limited = tuple(f"{FIELDS[name.lower()]}\t{each}" for each in words) if name else words
            yield _Piece(limited, denied, not (denied or name) and bare in EITHER)


def parted(word: str) -> tuple[str, str]:
    """Return the text field of which a word of `Words` is asked, or nothing, and the word itself."""
    field, _, text = word.rpartition("\t")
    return field, text


def variants(word: str) -> tuple[str, ...]:
    """Return the ways to write a normalised word; one that holds another of them is found by that one.

    >>> variants("空家あり")
    ('空き家あり', '空家あり', '空屋あり')
    """
    for row in VARIANTS:
        way = max((way for way in row if way in word), key=len, default="")
        if way:
            every = [word.replace(way, other) for other in row]
            return tuple(one for one in every if not any(two in one for two in every if two != one))
    return (word,)
