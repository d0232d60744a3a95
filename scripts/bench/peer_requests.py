"""How a request is put to the peers, as far as it can be."""

from __future__ import annotations

import gzip
import json
import re
import unicodedata
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from search.documents import SearchSchema
from search.request import SORTS
from search.tokens import normalise
from search.words import EITHER, PIECE, parse

UNABLE_PAGEFIND, UNABLE_MINISEARCH = {"near", "bbox", "polygon"}, {"near", "bbox", "polygon"}


def for_pagefind(request: Mapping[str, Any], filters: Sequence[str], sorts: Sequence[str]) -> dict[str, Any] | None:
    """Return a request as Pagefind takes it, or None where it knows no such thing: ranges, places, OR, words denied."""
    words = parse(literal(request).get("text") or "")
    where = request.get("where") or {}
    sort = _sort(request)
    if words.none or any(len(group) > 1 for group in words.every) or UNABLE_PAGEFIND & set(request):
        return None
    if not set(where) <= set(filters) or (sort and sort.removeprefix("-") not in sorts):
        return None
    term = " ".join(word for group in words.every for word in group) or None
    order = {sort.removeprefix("-"): "desc" if sort.startswith("-") else "asc"} if sort else {}
    return {
        "term": term,
        "filters": {name: {"any": list(values)} for name, values in where.items()},
        "sort": order,
        "limit": request["limit"],
    }


def for_minisearch(request: Mapping[str, Any], filters: Sequence[str], schema: SearchSchema) -> dict[str, Any] | None:
    """Return a request as the page around MiniSearch takes it, or None where that would need a search for places."""
    where = request.get("where") or {}
    if UNABLE_MINISEARCH & set(request) or not set(where) <= {*filters, *schema.columns}:
        return None
    words, columns, sort = parse(literal(request).get("text") or ""), list(schema.columns), _sort(request)
    return {
        "every": words.every,
        "none": words.none,
        "facets": [[filters.index(name), values] for name, values in where.items() if name in filters],
        "ranges": [
            [columns.index(name), bounds.get("min"), bounds.get("max")]
            for name, bounds in where.items()
            if name in columns
        ],
        "sort": [columns.index(sort.removeprefix("-")), -1 if sort.startswith("-") else 1] if sort else None,
        "limit": request["limit"],
    }


def literal(request: Mapping[str, Any]) -> dict[str, Any]:
    """Return a request for the words as they are typed, without the other spellings that only our search knows."""
    return {**request, "text": PIECE.sub(_kept, unicodedata.normalize("NFKC", request.get("text") or ""))}


def _kept(piece: re.Match[str]) -> str:
    """Return a piece of a query in the quotes that keep a word as it is."""
    sign, *_, bare = piece.groups()
    plain = bare and bare not in EITHER and normalise(bare).strip("-")
    return f"{sign}「{bare}」" if plain else piece.group()


def _sort(request: Mapping[str, Any]) -> str:
    """Return the column by which results are sorted, with a minus where the largest comes first; or nothing."""
    sort = request.get("sort") or "relevance"
    return "" if sort == "relevance" else SORTS.get(sort, sort)


def pagefind_ids(folder: Path) -> dict[str, str]:
    """Return Pagefind's name of each page -> the listing's id, as its fragments tell."""
    found = {}
    for path in folder.glob("fragment/*.pf_fragment"):
        fragment = json.loads(gzip.decompress(path.read_bytes()).removeprefix(b"pagefind_dcd"))
        found[path.stem] = Path(fragment["url"]).stem
    return found
