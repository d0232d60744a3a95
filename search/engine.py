"""Whoosh, as this project uses it: imported without its warnings, with our grams as its analyzer.

Whoosh 2.7.4 is from 2016 and frozen; newer Pythons warn of its regular expressions when they first compile it.
"""

from __future__ import annotations

import warnings
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from search.documents import BOOSTS
from search.tokens import grams

with warnings.catch_warnings():
    warnings.simplefilter("ignore")
    import whoosh.codec.whoosh3  # noqa: F401  what Whoosh would import later, outside of this silence
    from whoosh import index, scoring
    from whoosh.analysis import Token, Tokenizer
    from whoosh.fields import STORED, TEXT, Schema
    from whoosh.matching import IntersectionMatcher
    from whoosh.util.numeric import byte_to_length, length_to_byte

B, K1 = 0.75, 1.2
"""The constants of BM25F: how much a field's length counts, and how soon repetition stops to."""
BETWEEN = "\n"
"""Stands between the values of a field; normalised text holds none."""


class Grams(Tokenizer):  # type: ignore[misc]
    """Normalised values, joined by BETWEEN -> their grams with positions."""

    def __call__(self, value: str, **_: Any) -> Iterator[Any]:
        """Yield Whoosh's tokens; Whoosh asks for one object whose contents change."""
        token = Token(positions=True, boost=1.0)
        for gram, position in grams(value.split(BETWEEN)):
            token.text, token.pos, token.boost = gram, position, 1.0
            yield token


def whoosh_schema() -> Any:
    """Return Whoosh's schema: a field of grams per text field, and the document's facets, columns and card as JSON."""
    return Schema(record=STORED, **{name: TEXT(analyzer=Grams(), phrase=True) for name in BOOSTS})


def create(folder: Path) -> Any:
    """Create an empty index in a folder."""
    return index.create_in(str(folder), whoosh_schema())


def searcher(folder: Path) -> Any:
    """Open the index of a folder for searching with BM25F."""
    return index.open_dir(str(folder)).searcher(weighting=scoring.BM25F(B=B, K1=K1))


def kept_length(length: int) -> int:
    """Return a field's length as Whoosh keeps it, in one byte: exact when short, to 3 % when long."""
    return int(byte_to_length(length_to_byte(length)))


__all__ = ["BETWEEN", "K1", "B", "IntersectionMatcher", "create", "kept_length", "searcher"]
