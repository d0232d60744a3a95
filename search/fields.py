"""Listings -> documents, derived from the schema and the vocabulary.

No attribute and hardly a field is named here: an item declared `facet` or `column` and every entry of the vocabulary
become filters, counts and words by being there. What cannot be derived stands in `search.rules`.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, get_args

from akiya.attributes import AttributeState
from akiya.listing import STATES, Listing
from akiya.municipality import Municipality
from akiya.schema import Item, Kind, value_at, walk
from akiya.schema import fields as declared_fields
from akiya.vocabulary import Vocabulary
from search import rules
from search.documents import BOOSTS, UNKNOWN, Column, Document, Facet, SearchSchema
from search.lexicon import lexicon, place_words
from search.prose import plain


@dataclass(frozen=True, slots=True)
class Source:
    """Where the value of a facet or a column stands in a listing."""

    path: str
    item: Item


class Fields:
    """Everything that is searched under one vocabulary; make it once and turn each listing into its document."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        """Derive facets, columns and words from the vocabulary and the common schema."""
        self._facets, self._columns = sources(tuple(vocabulary.attributes))
        self._attributes = tuple(vocabulary.attributes)
        choices = {name: source.item.choices for name, source in self._facets.items() if source.item.choices}
        self.words = lexicon(vocabulary, choices)
        """(facet, value) -> the words that go with it."""
        self.schema = SearchSchema(self._facet_schema(vocabulary), self._column_schema())
        """All facets and columns."""

    def document(
        self,
        listing: Listing,
        municipality: Municipality,
        states: Mapping[str, AttributeState],
        card: Mapping[str, Any] | None = None,
    ) -> Document:
        """Return the document of a listing; `states` are those of `akiya.attributes`, `card` is any JSON mapping."""
        lat, lon, precision = rules.position(listing, municipality)
        facets = self._values(listing, states) | {"municipality": municipality.slug, "precision": precision or UNKNOWN}
        words = {facet: words for (facet, value), words in self.words.items() if facets[facet] == value}
        return Document(
            id=listing.id,
            texts=texts(listing, states),
            facets=facets,
            words={"municipality": place_words(municipality), **words},
            columns={name: number(listing, source) for name, source in self._columns.items()}
            | {name: amount(listing) for name, amount in rules.AMOUNTS.items()},
            lat=lat,
            lon=lon,
            card=dict(card or {}),
        )

    def _values(self, listing: Listing, states: Mapping[str, AttributeState]) -> dict[str, str]:
        """Return facet -> value for fields, attributes and the tour."""
        said = {name: value_at(listing, source.path) for name, source in self._facets.items()}
        found = {name: UNKNOWN if value is None else str(value) for name, value in said.items()}
        found["has_tour"] = "yes" if listing.tour and listing.tour.scenes else "no"
        return found | {code: states[code].state if code in states else UNKNOWN for code in self._attributes}

    def _facet_schema(self, vocabulary: Vocabulary) -> dict[str, Facet]:
        """Return the facets: municipality, fields, tour and precision, attributes."""
        found = {"municipality": Facet(())}
        for name, source in self._facets.items():
            found[name] = Facet(_values(source.item.choices, vocabulary), rules.ALSO.get(name, {}))
        found |= {"has_tour": Facet(("yes", "no")), "precision": Facet(_values("precision", vocabulary))}
        return found | {code: Facet(STATES) for code in self._attributes}

    def _column_schema(self) -> dict[str, Column]:
        """Return the columns."""
        found = {name: _column(source.item) for name, source in self._columns.items()}
        return found | {name: Column("number", 1) for name in rules.AMOUNTS}


def sources(taken: tuple[str, ...]) -> tuple[dict[str, Source], dict[str, Source]]:
    """Return facet -> source and column -> source.

    A field is called by its own name, or by that of its part too where its own is taken (by an attribute) or says no
    more than a kind of value: `utilities_parking`, `land_area`.
    """
    facets: dict[str, Source] = {}
    columns: dict[str, Source] = {}
    for path, declared in walk(Listing):
        for wanted, found in ((declared.item.facet, facets), (declared.item.column, columns)):
            vague = declared.name in {*taken, *facets, *columns, *get_args(Kind)}
            if wanted:
                found[path.replace(".", "_") if vague else declared.name] = Source(path, declared.item)
    return facets, columns


def number(listing: Listing, source: Source) -> float | None:
    """Return a field as its column keeps it: days since 1970, years of dates, hundredths of a square metre."""
    value = value_at(listing, source.path)
    if value is None or source.item.kind == "price":
        return None
    if source.item.kind == "day":
        return rules.days(value)
    return int(value[:4]) if source.item.kind == "date" else rules.on_step(value, _column(source.item).step)


def texts(listing: Listing, states: Mapping[str, AttributeState]) -> dict[str, tuple[str, ...]]:
    """Return the listing's own texts by text field: what people wrote about the house."""
    found: dict[str, list[str]] = {name: [] for name in BOOSTS}
    for path, text in written(listing):
        if not path.startswith(rules.UNSEARCHED):
            found[rules.FIELD_OF.get(path, "text")].append(text)
    found["text"] += [plain(listing.text), *(state.note for state in states.values() if state.note)]
    return {name: tuple(text for text in parts if text) for name, parts in found.items()}


def written(part: Any, prefix: str = "") -> Iterator[tuple[str, str]]:
    """Yield every text that a person wrote into a part, with its path; after a list or mapping the path has `[]`."""
    for declared in declared_fields(type(part)):
        value, here = getattr(part, declared.name), f"{prefix}{declared.name}"
        if not value:
            continue
        match declared.item.kind:
            case "line":
                yield here, value
            case "prose":
                yield here, plain(value)
            case "lines":
                yield from ((here, line) for line in value)
            case "part":
                yield from written(value, f"{here}.")
            case "parts" | "translations":
                each = value.values() if declared.item.kind == "translations" else value
                yield from (found for one in each for found in written(one, f"{here}[]."))


def _values(choices: str, vocabulary: Vocabulary) -> tuple[str, ...]:
    """Return the values of a facet: those of its choice set and unknown, or the four states."""
    return (*vocabulary.choices[choices].options, UNKNOWN) if choices else STATES


def _column(item: Item) -> Column:
    """Return the column of a field."""
    return Column("day" if item.kind == "day" else "number", 0.01 if item.kind in ("area", "number") else 1)
