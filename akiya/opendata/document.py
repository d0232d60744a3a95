"""The listings as JSON: each in the canonical form that the JSON Schema describes, with all its states. Pure."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import Any

from akiya.canonical import as_data
from akiya.municipality import Licence, Municipality
from akiya.opendata.record import Record
from akiya.site.site import Site


def entry(record: Record) -> dict[str, Any]:
    """Return one listing: who it is, its licences and, where its facts are open, its data, states and pictures."""
    found = record.identity | {"licences": licences(record)}
    if record.open is None:
        return found
    return found | {
        "credit": record.rights.credit,
        "data": as_data(record.open),
        "states": {code: state.state for code, state in record.house.states.items()},
        "pictures": [{"file": file, "url": url} for file, url in record.photos],
    }


def licences(record: Record) -> dict[str, dict[str, str] | None]:
    """Return the licence of data, text and photos; null is: not open."""
    allowed = record.rights
    return {"data": told(allowed.data), "text": told(allowed.text), "photo": told(allowed.photos)}


def told(licence: Licence | None) -> dict[str, str] | None:
    """Return a licence as data; its address is left out where it is not known."""
    if licence is None:
        return None
    return {"name": licence.name, "url": licence.url} if licence.url else {"name": licence.name}


def head(site: Site, records: Sequence[Record]) -> dict[str, Any]:
    """Return what stands before the listings: the day, the schema, the towns with their licences."""
    return {
        "title": site.name["ja"],
        "as_of": site.catalogue.as_of,
        "sample": site.catalogue.sample,
        "schema": f"{site.url}/data/schema.json",
        "municipalities": towns(site, records),
    }


def towns(site: Site, records: Sequence[Record]) -> list[dict[str, Any]]:
    """Return every municipality with its licence and how many of its listings are open, in the order of codes."""
    counts: dict[str, Counter[str]] = {slug: Counter() for slug in site.catalogue.municipalities}
    for record in records:
        counts[record.house.municipality.slug].update(
            ["listings", *(w for w, each in licences(record).items() if each)]
        )
    ordered = sorted(site.catalogue.municipalities.values(), key=lambda town: (town.code, town.slug))
    return [_town(town, site, counts[town.slug]) for town in ordered]


def _town(town: Municipality, site: Site, counts: Counter[str]) -> dict[str, Any]:
    """Return one municipality."""
    return {
        "municipality": town.slug,
        "code": town.code,
        "prefecture": town.prefecture,
        "name": dict(town.name),
        "licence": told(town.licence or site.licence),
        "listings": counts["listings"],
        "open": {what: counts[what] for what in ("data", "text", "photo")},
    }
