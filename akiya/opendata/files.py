"""Every file of the open data of a build, by its name. Pure."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any

from akiya.jsonschema import json_schema
from akiya.opendata import document, geojson, table
from akiya.opendata.dcat import Describer
from akiya.opendata.record import records
from akiya.opendata.words import Words
from akiya.site.site import Site


def files(site: Site) -> dict[str, bytes]:
    """Return name below data/ -> bytes: the listings in three forms, their schema, and the catalogue of all that."""
    vocabulary = site.catalogue.vocabulary
    found = list(records(site))
    data = {
        "listings.csv": table.csv_file(found, vocabulary),
        "listings.geojson": collection({"type": "FeatureCollection"}, "features", map(geojson.feature, found)),
        "listings.json": collection(document.head(site, found), "listings", map(document.entry, found)),
        "schema.json": pretty(json_schema(vocabulary)),
    }
    return data | {"catalog.jsonld": pretty(Describer(site, Words(site), found, data).catalogue())}


def collection(head: dict[str, Any], name: str, members: Iterable[dict[str, Any]]) -> bytes:
    """Return an object of JSON whose last value is a list with one member a line, for people who compare versions."""
    start = json.dumps({**head, name: []}, ensure_ascii=False).removesuffix("]}")
    lines = ",\n".join(json.dumps(member, ensure_ascii=False, separators=(",", ":")) for member in members)
    return f"{start}\n{lines}\n]}}\n".encode()


def pretty(data: dict[str, Any]) -> bytes:
    """Return JSON for reading."""
    return f"{json.dumps(data, ensure_ascii=False, indent=1)}\n".encode()
