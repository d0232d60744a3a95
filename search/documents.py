"""What is searched, as plain data: the document of a listing, and the facets and columns that all documents share."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

BOOSTS: Mapping[str, float] = {"title": 3.0, "place": 2.0, "attributes": 2.0, "text": 1.0}
"""The text fields, and how much a word in each of them counts."""
UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Facet:
    """A filter with counts. A facet without declared values takes those that the documents bring, in order."""

    values: tuple[str, ...]
    also: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """Value -> further values as which it counts too, in filters and in counts."""


@dataclass(frozen=True, slots=True)
class Column:
    """A number by which the search ranges and sorts; `day` is counted from 1970-01-01 and written YYYY-MM-DD."""

    kind: str
    """`number` or `day`."""
    step: float
    """Values are whole multiples of this, so that both sides keep the same number."""


@dataclass(frozen=True, slots=True)
class SearchSchema:
    """All facets and columns by name, in the order of their declaration."""

    facets: Mapping[str, Facet]
    columns: Mapping[str, Column]


@dataclass(frozen=True, slots=True)
class Words:
    """Texts that every document with a value of a facet carries in a text field, such as the names of an attribute."""

    field: str
    texts: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """One listing as the search sees it."""

    id: str
    texts: Mapping[str, tuple[str, ...]]
    """Text field -> the listing's own texts."""
    facets: Mapping[str, str]
    """Facet -> value; a facet that is missing is unknown."""
    columns: Mapping[str, float | None]
    """Column -> value; None or missing is unknown."""
    words: Mapping[str, Words] = field(default_factory=dict)
    """Facet -> the words that go with its value; the same in every document that has this value."""
    lat: float | None = None
    lon: float | None = None
    """Degrees on whole 1e-5; both or neither."""
    card: Mapping[str, Any] = field(default_factory=dict)
    """What a list of results shows of the listing: JSON."""

    def field_texts(self, name: str) -> tuple[str, ...]:
        """Return all texts of a text field: the listing's own, then those that go with its values."""
        shared = (words.texts for words in self.words.values() if words.field == name)
        return (*self.texts.get(name, ()), *(text for texts in shared for text in texts))
