"""Documents -> the Whoosh index: what `akiya search` asks, and the oracle of the static bundle."""

from __future__ import annotations

import json
import re
import shutil
from collections.abc import Iterable
from functools import lru_cache
from pathlib import Path
from typing import Any

from search import engine
from search.documents import BOOSTS, Document, SearchSchema, Words
from search.tokens import normalise

ID = re.compile(r"[a-z0-9][a-z0-9-]*")


def build(documents: Iterable[Document], folder: Path, schema: SearchSchema) -> int:
    """Index documents in a folder, in place of what is there; return how many. Raises ValueError on ids that repeat."""
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    ordered = in_order(documents)
    writer = engine.create(folder).writer(limitmb=256)
    for document in ordered:
        texts = {name: engine.BETWEEN.join(normalised(document, name)) for name in BOOSTS}
        writer.add_document(record=json.dumps(record(document)), **texts)
    writer.commit(optimize=True)
    (folder / "search.json").write_text(json.dumps(facets_and_columns(schema, ordered)), encoding="utf-8")
    return len(ordered)


def in_order(documents: Iterable[Document]) -> list[Document]:
    """Return documents in the order in which they are numbered; refuses ids that repeat.

    Last confirmed first, then by id: what is equal by any other measure is shown in this order, so nothing more need be
    known to show it.
    """
    ordered = sorted(documents, key=_default_order)
    ids: set[str] = set()
    for document in ordered:
        if not ID.fullmatch(document.id) or document.id in ids:
            raise ValueError(f"not an id, or there twice: {document.id!r}")
        ids.add(document.id)
    return ordered


def _default_order(document: Document) -> tuple[bool, float, str]:
    """Return what documents are numbered by."""
    confirmed = document.columns.get("confirmed_on")
    return confirmed is None, -(confirmed or 0), document.id


def normalised(document: Document, name: str) -> list[str]:
    """Return the values of a text field as they are compared, without empty ones."""
    own = [value for value in map(normalise, document.texts.get(name, ())) if value]
    return [
        *own,
        *(value for words in document.words.values() if words.field == name for value in normalised_words(words)),
    ]


@lru_cache(maxsize=4096)
def normalised_words(words: Words) -> tuple[str, ...]:
    """Return the words of a value as they are compared; they are the same in many documents."""
    return tuple(value for value in map(normalise, words.texts) if value)


def record(document: Document) -> dict[str, Any]:
    """Return what filters, sorts and results need of a document."""
    return {
        "id": document.id,
        "facets": dict(document.facets),
        "columns": dict(document.columns),
        "lat": document.lat,
        "lon": document.lon,
        "card": dict(document.card),
    }


def facets_and_columns(schema: SearchSchema, documents: Iterable[Document]) -> dict[str, Any]:
    """Return the schema as JSON, with the values that documents bring to the facets that declare none."""
    found = list(documents)
    return {
        "facets": {
            name: {
                "values": list(facet.values or sorted({document.facets.get(name, "unknown") for document in found})),
                "also": {value: list(others) for value, others in facet.also.items()},
            }
            for name, facet in schema.facets.items()
        },
        "columns": {name: {"kind": column.kind, "step": column.step} for name, column in schema.columns.items()},
    }
