"""The oracle: answers on the Whoosh index, which the client must give too.

Whoosh finds grams and scores them; that a word stands there, its grams side by side, is read from their positions.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from functools import cache, reduce
from pathlib import Path
from typing import Any, Self

from search import engine
from search.documents import BOOSTS, UNKNOWN
from search.geo import cells, distance_km, inside_box, inside_polygon, single
from search.request import TOWN, Range, Request, read_request
from search.summary import histogram, typical
from search.tokens import cover
from search.words import parted

Scores = dict[int, float]
"""Number of a document -> its score; a document that is not there does not match."""


@dataclass(frozen=True, slots=True)
class Hit:
    """One document found: BM25F score (0 without words), distance in km from the point asked for, and its card."""

    id: str
    score: float
    km: float | None
    card: Mapping[str, Any] | None


@dataclass(frozen=True, slots=True)
class Result:
    """An answer: how many documents match, those of the page, and counts of the facets asked for.

    A facet is counted as if its own filter were not set while every other stays.
    """

    total: int
    hits: tuple[Hit, ...]
    facets: Mapping[str, Mapping[str, int]]
    more: Mapping[str, Any]
    """What was asked of cells, histograms and typical; see FORMAT.md."""

    def as_json(self) -> dict[str, Any]:
        """Return the answer as the client gives it."""
        hits = [asdict(hit) for hit in self.hits]
        return {"total": self.total, "hits": hits, "facets": dict(self.facets), **self.more}


class Index:
    """A Whoosh index, opened; its records are small and stay in memory."""

    def __init__(self, searcher: Any, described: Mapping[str, Any]) -> None:
        """Keep an open searcher and read what is stored with each document, by number."""
        self._searcher = searcher
        self._records = [json.loads(stored["record"]) for _, stored in searcher.reader().iter_docs()]
        self.facets: Mapping[str, Any] = described["facets"]
        self.columns: Mapping[str, Any] = described["columns"]

    @classmethod
    def open(cls, path: Path) -> Self:
        """Open the index that `search.build.build` wrote to a folder."""
        described = json.loads((path / "search.json").read_text(encoding="utf-8"))
        return cls(engine.searcher(path), described)

    def search(self, request: Mapping[str, Any]) -> Result:
        """Answer a request; raises `search.request.QueryError` where it cannot be answered."""
        asked = read_request(request, self.facets, self.columns)
        scores = self._scores(asked)
        kms = {number: self._km(number, asked) for number in scores}
        failed = {number: self._failed(number, asked, kms[number]) for number in scores}
        found = sorted((number for number in scores if not failed[number]), key=self._order(asked, scores, kms))
        page = found[asked.offset : asked.offset + asked.limit]
        return Result(
            len(found),
            tuple(self._hit(number, scores[number], kms[number], cards=asked.cards) for number in page),
            {name: self._counts(name, failed) for name in asked.facets},
            self._more(asked, failed, found),
        )

    def _scores(self, asked: Request) -> Scores:
        """Return the documents that have every word and none of the unwanted, with their scores."""
        found = dict.fromkeys(range(len(self._records)), 0.0)
        occurrences = cache(self._occurrences)
        for group in asked.words.every:
            alternatives = _added([occurrences(word) for word in group])
            found = {number: score + alternatives[number] for number, score in found.items() if number in alternatives}
        for word in asked.words.none:
            found = {number: score for number, score in found.items() if number not in occurrences(word)}
        return {number: single(score) for number, score in found.items()}

    def _occurrences(self, word: str) -> Scores:
        """Return the documents that have a word in any text field, or in the one of which it is asked."""
        only, text = parted(word)
        fields = [(boost, self._in_field(name, text)) for name, boost in BOOSTS.items() if only in ("", name)]
        return _added([{number: boost * score for number, score in found.items()} for boost, found in fields])

    def _in_field(self, name: str, word: str) -> Scores:
        """Return the documents that have a word in one text field, as Whoosh scores its grams."""
        needed = cover(word)
        reader = self._searcher.reader()
        if any((name, gram) not in reader for gram, _ in needed):
            return {}
        postings = {gram: self._searcher.postings(name, gram) for gram, _ in needed}
        matcher = reduce(engine.IntersectionMatcher, postings.values())
        found: Scores = {}
        while matcher.is_active():
            at = {gram: set(one.value_as("positions")) for gram, one in postings.items()}
            starts = (at[gram] if not offset else {place - offset for place in at[gram]} for gram, offset in needed)
            if set.intersection(*starts):
                found[matcher.id()] = matcher.score()
            matcher.next()
        return found

    def _km(self, number: int, asked: Request) -> float | None:
        """Return the distance of a document from the point asked for."""
        record = self._records[number]
        if asked.near is None or record["lat"] is None:
            return None
        return distance_km(asked.near.lat, asked.near.lon, record["lat"], record["lon"])

    def _failed(self, number: int, asked: Request, km: float | None) -> list[str]:
        """Return the names of the filters that a document does not pass."""
        record = self._records[number]
        failed = [name for name, values in asked.values.items() if not values & set(self._values(number, name))]
        failed += [name for name, bounds in asked.ranges.items() if not _in(bounds, record["columns"].get(name))]
        if asked.near and asked.near.km is not None and (km is None or km > asked.near.km):
            failed.append("near")
        if asked.polygon and (record["lat"] is None or not inside_polygon(record["lat"], record["lon"], asked.polygon)):
            failed.append("polygon")
        if asked.box and (record["lat"] is None or not inside_box(record["lat"], record["lon"], asked.box)):
            failed.append("bbox")
        return failed

    def _values(self, number: int, name: str) -> tuple[str, ...]:
        """Return the values as which a document counts in a facet."""
        value = self._records[number]["facets"].get(name, UNKNOWN)
        return (value, *self.facets[name]["also"].get(value, ()))

    def _counts(self, name: str, failed: Mapping[int, list[str]]) -> dict[str, int]:
        """Return value -> number of documents that pass every filter but the facet's own."""
        passing = [number for number, filters in failed.items() if set(filters) <= {name}]
        counts = Counter(value for number in passing for value in self._values(number, name))
        return {value: counts[value] for value in self.facets[name]["values"]}

    def _more(self, asked: Request, failed: Mapping[int, list[str]], found: list[int]) -> dict[str, Any]:
        """Return what was asked about the documents found as a whole.

        A histogram shows what would be left without its own bounds, as counts do; cells and medians what was found.
        """
        more: dict[str, Any] = {}
        if asked.cells is not None:
            placed = [self._records[number] for number in found if self._records[number]["lat"] is not None]
            more["cells"] = cells([(record["lat"], record["lon"]) for record in placed], asked.cells)
        if asked.histograms:
            more["histograms"] = {
                name: histogram(*self._whole(name, [at for at, filters in failed.items() if set(filters) <= {name}]))
                for name in asked.histograms
            }
        if asked.typical:
            towns = [self._records[number]["facets"].get(TOWN, UNKNOWN) for number in found]
            whole = {name: self._whole(name, found) for name in asked.typical}
            more["typical"] = {name: typical(values, towns, scale) for name, (values, scale) in whole.items()}
        return more

    def _whole(self, name: str, numbers: list[int]) -> tuple[list[int | None], int]:
        """Return documents' values of a column in whole steps, and how many steps one unit has."""
        scale = round(1 / self.columns[name]["step"])
        values = [self._records[number]["columns"].get(name) for number in numbers]
        return [None if value is None else round(value * scale) for value in values], scale

    def _order(self, asked: Request, scores: Scores, kms: Mapping[int, float | None]) -> Any:
        """Return the sort key of a document's number; unknown comes last. Equals stand in the order of numbers."""
        column, sign = asked.sort.removeprefix("-"), -1 if asked.sort.startswith("-") else 1

        def key(number: int) -> tuple[float, ...]:
            columns = self._records[number]["columns"]
            if column == "relevance":
                return (-scores[number], number)
            return (*_last(kms[number] if column == "distance" else columns.get(column), sign), number)

        return key

    def _hit(self, number: int, score: float, km: float | None, *, cards: bool) -> Hit:
        """Return a document as an answer shows it."""
        record = self._records[number]
        return Hit(record["id"], score, km, record["card"] if cards else None)


def _added(each: list[Scores]) -> Scores:
    """Return the documents of any, with the sum of their scores."""
    total: Scores = {}
    for scores in each:
        for number, score in scores.items():
            total[number] = total.get(number, 0.0) + score
    return total


def _in(bounds: Range, value: float | None) -> bool:
    """Tell whether a value lies within bounds."""
    if value is None:
        return bounds.unknown
    return (bounds.low is None or value >= bounds.low) and (bounds.high is None or value <= bounds.high)


def _last(value: float | None, sign: int) -> tuple[float, float]:
    """Return a sort key that puts unknown behind every value."""
    return (1, 0) if value is None else (0, sign * value)
