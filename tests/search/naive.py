"""The search once more, as a plain scan over all documents: slow, short, and with nothing in common but the words.

Neither grams with positions nor an index: a word is there if it is a substring. BM25F from the textbook's formula.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from fractions import Fraction
from statistics import median
from typing import Any

from search.documents import BOOSTS, Document, SearchSchema
from search.engine import kept_length
from search.geo import distance_km, single
from search.rules import days
from search.tokens import cover, normalise
from search.words import parse


@dataclass
class Scan:
    """All documents of a catalogue, in the order of ids."""

    documents: list[Document]
    schema: SearchSchema

    def __post_init__(self) -> None:
        """Normalise every text once."""
        self.documents = sorted(self.documents, key=lambda document: document.id)
        self.texts = [
            {name: [normalise(text) for text in document.field_texts(name)] for name in BOOSTS}
            for document in self.documents
        ]
        self.known: dict[tuple[str, str], tuple[list[int], list[int]]] = {}

    def search(self, request: Mapping[str, Any]) -> dict[str, Any]:
        """Answer a request that is right."""
        words = parse(request.get("text") or "")
        matching = [
            at
            for at in range(len(self.documents))
            if all(any(self.has(at, word) for word in group) for group in words.every)
            and not any(self.has(at, word) for word in words.none)
        ]
        failed = {at: set(self.failed(at, request)) for at in matching}
        scores = {at: single(sum(self.score(at, word) for group in words.every for word in group)) for at in matching}
        found = [at for at in matching if not failed[at]]
        found.sort(key=lambda at: self.key(at, request, scores[at]))
        start = request.get("offset") or 0
        limit = 20 if request.get("limit") is None else request["limit"]
        answer: dict[str, Any] = {
            "total": len(found),
            "hits": [self.hit(at, request, scores[at]) for at in found[start : start + limit]],
            "facets": {name: self.count(name, failed) for name in request.get("facets") or []},
        }
        if request.get("cells") is not None:
            answer["cells"] = self.cells(found, request["cells"])
        if request.get("histograms"):
            passing = {name: [at for at in matching if failed[at] <= {name}] for name in request["histograms"]}
            answer["histograms"] = {name: self.histogram(name, each) for name, each in passing.items()}
        if request.get("typical"):
            answer["typical"] = {name: self.typical(name, found) for name in request["typical"]}
        return answer

    def cells(self, found: list[int], zoom: int) -> list[dict[str, float]]:
        """Return the map's cells that hold houses, by the textbook's formula of the projection."""
        held: dict[tuple[int, int], list[Document]] = {}
        for document in (self.documents[at] for at in found):
            if document.lat is not None and document.lon is not None:
                turn = math.radians(document.lat)
                down = 0.5 - math.log(math.tan(turn) + 1 / math.cos(turn)) / math.tau
                tile = int(down * 2**zoom), int((document.lon / 360 + 0.5) * 2**zoom)
                held.setdefault(tile, []).append(document)
        return [
            {
                "x": x,
                "y": y,
                "count": len(each),
                "lat": sum(round((one.lat or 0) * 1e5) for one in each) / len(each) / 1e5,
                "lon": sum(round((one.lon or 0) * 1e5) for one in each) / len(each) / 1e5,
            }
            for (y, x), each in sorted(held.items())
        ]

    def histogram(self, name: str, numbers: list[int]) -> dict[str, Any]:
        """Return bars of the first width that gives no more than twenty up to the 95th percentile."""
        scale = round(1 / self.schema.columns[name].step)
        values = [self.documents[at].columns.get(name) for at in numbers]
        known = sorted(round(value * scale) for value in values if value is not None)
        if not known:
            return {"unknown": len(values), "start": 0, "step": 0, "max": 0, "counts": []}
        top = known[int((len(known) - 1) * 0.95)]
        widths = sorted(digit * 10**power for digit in (1, 2, 5) for power in range(12))
        step = next(width for width in widths if len(range(known[0] // width, top // width + 1)) <= 20)
        bars = [range(at * step, at * step + step) for at in range(known[0] // step, top // step + 1)]
        counts = [sum(value in bar for value in known) for bar in bars]
        counts[-1] += sum(value >= bars[-1].stop for value in known)
        ends = {"start": bars[0].start / scale, "step": step / scale, "max": known[-1] / scale}
        return {"unknown": len(values) - len(known), **ends, "counts": counts}

    def typical(self, name: str, found: list[int]) -> dict[str, Any]:
        """Return the median of each municipality."""
        scale = round(1 / self.schema.columns[name].step)
        towns: dict[str, list[int]] = {}
        for document in (self.documents[at] for at in found):
            if (value := document.columns.get(name)) is not None:
                towns.setdefault(document.facets.get("municipality", "unknown"), []).append(round(value * scale))
        return {town: {"count": len(each), "median": median(each) / scale} for town, each in towns.items()}

    def has(self, at: int, word: str) -> bool:
        """Tell whether a word is a substring of any text of a document, or of those of the field before its tab."""
        *only, word = word.split("\t")
        return any(word in text for name, texts in self.texts[at].items() if not only or name in only for text in texts)

    def score(self, at: int, word: str) -> float:
        """Return BM25F of a word: the grams that prove it, in every text field that has it."""
        *only, word = word.split("\t")
        grams = {gram for gram, _ in cover(word)}
        total = 0.0
        for name, boost in BOOSTS.items():
            if (not only or name in only) and any(word in text for text in self.texts[at][name]):
                total += sum(boost * self.gram_score(at, name, gram) for gram in grams)
        return total

    def gram_score(self, at: int, name: str, gram: str) -> float:
        """Return BM25 of one gram in one text field: B = 0.75, K1 = 1.2."""
        if (name, gram) not in self.known:
            counts = [sum(times(gram, f"{text} ") for text in texts[name]) for texts in self.texts]
            lengths = [sum(2 * len(text.replace(" ", "")) for text in texts[name]) for texts in self.texts]
            self.known[name, gram] = counts, lengths
        counts, lengths = self.known[name, gram]
        rarity = math.log(len(counts) / (sum(map(bool, counts)) + 1)) + 1
        average = sum(lengths) / len(lengths) or 1
        return rarity * counts[at] * 2.2 / (counts[at] + 1.2 * (0.25 + 0.75 * kept_length(lengths[at]) / average))

    def failed(self, at: int, request: Mapping[str, Any]) -> Iterable[str]:
        """Yield the filters that a document does not pass."""
        document = self.documents[at]
        for name, asked in (request.get("where") or {}).items():
            if name in self.schema.facets:
                wanted = {asked} if isinstance(asked, str) else set(asked)
                if wanted and not wanted & set(self.values(at, name)):
                    yield name
            elif not self.within(document.columns.get(name), asked):
                yield name
        near, box = request.get("near"), request.get("bbox")
        km = self.km(at, request)
        if near and near.get("km") is not None and (km is None or km > near["km"]):
            yield "near"
        if box and not in_box(document, box):
            yield "bbox"
        if request.get("polygon") and not in_polygon(document, request["polygon"]):
            yield "polygon"

    def within(self, value: float | None, asked: Mapping[str, Any]) -> bool:
        """Tell whether a value lies in a range."""
        if value is None:
            return bool(asked.get("unknown"))
        low, high = (days(bound) if isinstance(bound := asked.get(end), str) else bound for end in ("min", "max"))
        return (low is None or low <= value) and (high is None or value <= high)

    def values(self, at: int, name: str) -> list[str]:
        """Return what a document counts as in a facet."""
        value = self.documents[at].facets.get(name, "unknown")
        return [value, *self.schema.facets[name].also.get(value, ())]

    def count(self, name: str, failed: Mapping[int, set[str]]) -> dict[str, int]:
        """Return the counts of a facet without its own filter."""
        values = self.schema.facets[name].values or {one.facets.get(name, "unknown") for one in self.documents}
        passing = [at for at, filters in failed.items() if not filters - {name}]
        return {value: sum(value in self.values(at, name) for at in passing) for value in values}

    def km(self, at: int, request: Mapping[str, Any]) -> float | None:
        """Return the distance of a document from the point asked for."""
        near, document = request.get("near"), self.documents[at]
        if not near or document.lat is None or document.lon is None:
            return None
        return distance_km(near["lat"], near["lon"], document.lat, document.lon)

    def key(self, at: int, request: Mapping[str, Any], score: float) -> tuple[Any, ...]:
        """Return what a document is sorted by."""
        document, sort = self.documents[at], request.get("sort") or "relevance"
        sort = {"newest": "-registered_on", "confirmed": "-confirmed_on"}.get(sort, sort)
        confirmed = document.columns.get("confirmed_on")
        equal = (confirmed is None, -(confirmed or 0), document.id)
        if sort == "relevance":
            return (-score, *equal)
        value = self.km(at, request) if sort == "distance" else document.columns.get(sort.removeprefix("-"))
        return (value is None, (value or 0) * (-1 if sort.startswith("-") else 1), *equal)

    def hit(self, at: int, request: Mapping[str, Any], score: float) -> dict[str, Any]:
        """Return a document as an answer shows it."""
        card = dict(self.documents[at].card) if request.get("cards") else None
        return {"id": self.documents[at].id, "score": score, "km": self.km(at, request), "card": card}


def times(gram: str, text: str) -> int:
    """Return how often a gram stands in a text, overlaps counted."""
    return len(re.findall(f"(?={re.escape(gram)})", text))


def in_box(document: Document, box: list[float]) -> bool:
    """Tell whether a document lies in a box."""
    if document.lat is None or document.lon is None:
        return False
    west, south, east, north = box
    turns = [document.lon >= west, document.lon <= east]
    return south <= document.lat <= north and (all(turns) if west <= east else any(turns))


def in_polygon(document: Document, polygon: list[Any]) -> bool:
    """Tell whether a document lies in a polygon, edges included, in exact fractions."""
    if document.lat is None or document.lon is None:
        return False
    place = (exact(document.lon), exact(document.lat))
    parts = polygon if isinstance(polygon[0][0][0], list) else [polygon]
    return any(in_part(place, [[(exact(x), exact(y)) for x, y in ring] for ring in part]) for part in parts)


def exact(degrees: float) -> Fraction:
    """Return the hundred-thousandth of a degree that is meant."""
    return Fraction(round(degrees * 100_000), 100_000)


Place = tuple[Fraction, Fraction]


def in_part(place: Place, rings: list[list[Place]]) -> bool:
    """Tell whether a line to the west crosses the rings an odd number of times, or the place is on one."""
    (x, y), crossed = place, 0
    for (x1, y1), (x2, y2) in (edge for ring in rings for edge in zip(ring, ring[1:] + ring[:1], strict=True)):
        if y1 == y2:
            if y == y1 and min(x1, x2) <= x <= max(x1, x2):
                return True
            continue
        at = x1 + (y - y1) * (x2 - x1) / (y2 - y1)
        if at == x and min(y1, y2) <= y <= max(y1, y2):
            return True
        crossed += at < x and min(y1, y2) <= y < max(y1, y2)
    return crossed % 2 == 1
