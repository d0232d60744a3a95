"""What is right: a plain scan over the normalised text of all documents, and random searches to hold against it.

The reading of a request and the distance are those of the search; what matches is decided here by `in` alone.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from random import Random
from typing import Any

from search.documents import BOOSTS, Document, SearchSchema
from search.geo import distance_km, inside_box
from search.rules import days
from search.tokens import normalise
from search.words import parse

BETWEEN, END = "\0", "\1"
"""What stands between values, where no word reaches across."""
NEAR_KM = (2.0, 5.0, 20.0, 60.0)


class Scan:
    """All documents, to be looked through from the first to the last."""

    def __init__(self, documents: Sequence[Document], schema: SearchSchema) -> None:
        """Normalise every text once."""
        self.documents, self.schema = documents, schema
        self.texts = [_text(one) for one in documents]
        self.holding = lru_cache(maxsize=256)(self._holding)

    def _holding(self, word: str) -> frozenset[int]:
        """Return the documents in which a normalised word stands."""
        return frozenset(at for at, text in enumerate(self.texts) if word in text)

    def search(self, request: Mapping[str, Any]) -> set[str]:
        """Return the ids of all documents that a request asks for."""
        words = parse(request.get("text") or "")
        found = set(range(len(self.documents)))
        for group in words.every:
            found &= frozenset().union(*(self.holding(word) for word in group))
        for word in words.none:
            found -= self.holding(word)
        return {one.id for one in (self.documents[at] for at in found) if self._passes(one, request)}

    def _passes(self, document: Document, request: Mapping[str, Any]) -> bool:
        """Tell whether a document passes all filters."""
        where = request.get("where") or {}
        return all(self._fits(document, name, asked) for name, asked in where.items()) and _placed(document, request)

    def _fits(self, document: Document, name: str, asked: Any) -> bool:
        """Tell whether a document passes one filter."""
        if name not in self.schema.facets:
            return _within(document.columns.get(name), asked)
        value = document.facets.get(name, "unknown")
        wanted = {asked} if isinstance(asked, str) else set(asked)
        return bool(wanted & {value, *self.schema.facets[name].also.get(value, ())})


def _text(document: Document) -> str:
    """Return all that is written of a document, normalised, with a sign between values."""
    texts = (text for name in BOOSTS for text in document.field_texts(name))
    return BETWEEN.join(map(_normalised, texts)) + END


@lru_cache(maxsize=8192)
def _normalised(text: str) -> str:
    """Return a text as it is compared; those of values come again and again."""
    return normalise(text)


def _within(value: float | None, asked: Mapping[str, Any]) -> bool:
    """Tell whether a value lies in a range."""
    if value is None:
        return bool(asked.get("unknown"))
    low, high = (days(bound) if isinstance(bound := asked.get(end), str) else bound for end in ("min", "max"))
    return (low is None or low <= value) and (high is None or value <= high)


def _placed(document: Document, request: Mapping[str, Any]) -> bool:
    """Tell whether a document lies where it is asked for."""
    near, box = request.get("near") or {}, request.get("bbox")
    if near.get("km") is None and not box:
        return True
    if document.lat is None or document.lon is None:
        return False
    if box and not inside_box(document.lat, document.lon, tuple(box)):
        return False
    far = near.get("km") is not None and distance_km(near["lat"], near["lon"], document.lat, document.lon) > near["km"]
    return not far


class Asker:
    """Makes random searches from what stands in the documents."""

    def __init__(self, documents: Sequence[Document], schema: SearchSchema, seed: int = 2) -> None:
        """Take documents as the source of words, values and places."""
        self.random = Random(seed)  # noqa: S311  nothing secret
        self.documents, self.schema = documents, schema

    def requests(self, count: int) -> Iterator[dict[str, Any]]:
        """Yield so many requests: three in five of words alone, the others with filters, ranges or places too."""
        for _ in range(count):
            model = self.random.choice(self.documents)
            kind = self.random.random()
            request: dict[str, Any] = {"text": self._text(model)} if kind < 0.9 else {}
            if kind >= 0.6:
                request["where"] = self._where(model)
            if kind >= 0.8 and model.lat is not None:
                request["near"] = {"lat": model.lat, "lon": model.lon, "km": self.random.choice(NEAR_KM)}
            yield request

    def _text(self, model: Document) -> str:
        """Return one to three words of a document; some denied, some in place of others, some kept together."""
        form = self.random.choice(("{0}", "{0}", "{0}", "{0} {1}", "{0} {1}", "{0} -{2}", "{0} OR {2}", "「{0}」"))
        other = self.random.choice(self.documents)
        return form.format(self._word(model), self._word(model), self._word(other))

    def _word(self, model: Document) -> str:
        """Return a piece of one of a document's texts, or one of the words of its values."""
        texts = [text for name in BOOSTS for text in model.texts.get(name, ()) if text.strip()]
        shared = [text for words in model.words.values() for text in words.texts]
        if shared and self.random.random() < 0.15:
            return self.random.choice(shared)
        text = self.random.choice(texts or shared or ["家"])
        start = self.random.randrange(len(text))
        return text[start : start + self.random.randint(1, 6)].strip(' -"') or "家"

    def _where(self, model: Document) -> dict[str, Any]:
        """Return a filter by a value of a document, and often a range around one of its numbers."""
        name = self.random.choice([name for name in model.facets if name in self.schema.facets])
        where: dict[str, Any] = {name: [model.facets[name], *self.random.sample(("yes", "unknown"), 1)]}
        known = [column for column, value in model.columns.items() if value is not None]
        if known and self.random.random() < 0.5:
            column = self.random.choice(known)
            if self.schema.columns[column].kind == "number":
                where[column] = {self.random.choice(("min", "max")): model.columns[column]}
        return where


def compared(wanted: set[str], found: set[str]) -> Counter[str]:
    """Return how many documents were found rightly, wrongly and not, and whether the answer was exact."""
    both = len(wanted & found)
    return Counter(right=both, wrong=len(found) - both, missed=len(wanted) - both, exact=int(wanted == found), asked=1)


def recall_precision(counts: Mapping[str, int]) -> tuple[float, float]:
    """Return recall and precision over all answers taken together; of nothing, 1."""
    wanted, found = counts["right"] + counts["missed"], counts["right"] + counts["wrong"]
    return counts["right"] / wanted if wanted else 1, counts["right"] / found if found else 1
