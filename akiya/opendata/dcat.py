"""The catalogue of the open data by W3C DCAT, as JSON-LD: what there is, where, how large, under which licence. Pure."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from typing import Any

from akiya.municipality import Licence
from akiya.opendata.record import Record
from akiya.opendata.words import Words
from akiya.site import urls
from akiya.site.site import Site

Node = dict[str, Any]
CONTEXT = {
    "dcat": "http://www.w3.org/ns/dcat#",
    "dct": "http://purl.org/dc/terms/",
    "foaf": "http://xmlns.com/foaf/0.1/",
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
    "spdx": "http://spdx.org/rdf/terms#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
}
MEDIA = "https://www.iana.org/assignments/media-types/"
FORMS: Mapping[str, tuple[str, str]] = {
    "listings.csv": ("text/csv", "https://www.rfc-editor.org/info/rfc4180"),
    "listings.geojson": ("application/geo+json", "https://www.rfc-editor.org/info/rfc7946"),
    "listings.json": ("application/json", ""),
    "schema.json": ("application/schema+json", "https://json-schema.org/draft/2020-12/schema"),
}
"""File -> media type, and the standard that it keeps; listings.json keeps our own schema."""


def catalogue(site: Site, records: Sequence[Record], files: Mapping[str, bytes]) -> Node:
    """Return the catalogue of these files."""
    words = Words(site)
    return {
        "@context": CONTEXT,
        "@id": f"{site.url}/data/catalog.jsonld",
        "@type": "dcat:Catalog",
        "dct:title": words.of("catalogue"),
        "dct:description": words.of("catalogue description"),
        "dct:publisher": _publisher(site),
        "dct:language": [_language(lang) for lang in site.languages],
        "dct:license": _licence(site.licence),
        "dct:modified": _date(site),
        "foaf:homepage": {"@id": f"{site.url}/"},
        "dcat:dataset": [_listings(site, words, records, files), _schema(site, words, files)],
    }


def _listings(site: Site, words: Words, records: Sequence[Record], files: Mapping[str, bytes]) -> Node:
    """Return the data set of the listings, in three forms, with a part for each municipality."""
    licences = sorted({record.rights.data for record in records if record.rights.data}, key=lambda each: each.name)
    terms: Node = {"dct:license": _licence(licences[0])} if len(licences) == 1 else {}
    terms["dct:rights"] = {"@type": "dct:RightsStatement", "rdfs:label": words.of("rights")}
    forms = [_distribution(site, words, name, files, terms) for name in FORMS if name != "schema.json"]
    return {
        **_dataset(site, words, "listings"),
        **terms,
        "dct:conformsTo": {"@id": f"{site.url}/data/schema.json"},
        "dct:spatial": {"@type": "dct:Location", "rdfs:label": _labels(site, site.region)},
        "dcat:distribution": forms,
        "dct:hasPart": [_part(site, slug) for slug in sorted({each.house.municipality.slug for each in records})],
    }


def _schema(site: Site, words: Words, files: Mapping[str, bytes]) -> Node:
    """Return the data set of the JSON Schema."""
    terms = {"dct:license": _licence(site.licence)}
    return {
        **_dataset(site, words, "schema"),
        **terms,
        "dcat:distribution": [_distribution(site, words, "schema.json", files, terms)],
    }


def _dataset(site: Site, words: Words, name: str) -> Node:
    """Return what every data set tells."""
    return {
        "@id": f"{site.url}/data/#{name}",
        "@type": "dcat:Dataset",
        "dct:identifier": name,
        "dct:title": words.of(name),
        "dct:description": words.of(f"{name} description"),
        "dct:publisher": _publisher(site),
        "dct:modified": _date(site),
        "dcat:landingPage": [{"@id": f"{site.url}/{urls.DATA.url(lang)}"} for lang in site.languages],
    }


def _part(site: Site, slug: str) -> Node:
    """Return the part of a municipality, with its own licence."""
    town = site.catalogue.municipalities[slug]
    return {
        "@id": f"{site.url}/data/#town-{slug}",
        "@type": "dcat:Dataset",
        "dct:identifier": town.code,
        "dct:title": _labels(site, town.name),
        "dct:publisher": {
            "@type": "foaf:Organization",
            "foaf:name": _labels(site, town.name),
            "foaf:homepage": {"@id": town.website},
        },
        "dct:license": _licence(town.licence or site.licence),
        "dct:modified": _date(site),
        "dcat:landingPage": {"@id": f"{site.url}/{urls.town(slug).url('ja')}"},
    }


def _distribution(site: Site, words: Words, name: str, files: Mapping[str, bytes], terms: Node) -> Node:
    """Return one file with its size and its checksum."""
    media, standard = FORMS[name]
    url = f"{site.url}/data/{name}"
    checksum = {"@value": hashlib.sha256(files[f"data/{name}"]).hexdigest(), "@type": "xsd:hexBinary"}
    return {
        "@id": url,
        "@type": "dcat:Distribution",
        "dct:title": words.of(name),
        "dcat:downloadURL": {"@id": url},
        "dcat:accessURL": {"@id": f"{site.url}/{urls.DATA.url('ja')}"},
        "dcat:mediaType": {"@id": f"{MEDIA}{media}"},
        "dcat:byteSize": {"@value": str(len(files[f"data/{name}"])), "@type": "xsd:nonNegativeInteger"},
        "spdx:checksum": {
            "@type": "spdx:Checksum",
            "spdx:algorithm": {"@id": "spdx:checksumAlgorithm_sha256"},
            "spdx:checksumValue": checksum,
        },
        "dct:modified": _date(site),
        **({"dct:conformsTo": {"@id": standard}} if standard else {}),
        **terms,
    }


def _licence(licence: Licence) -> Node:
    """Return a licence: its address, or its name alone where the address is not known."""
    known: Node = {"@id": licence.url} if licence.url else {}
    return {**known, "@type": "dct:LicenseDocument", "dct:title": licence.name}


def _publisher(site: Site) -> Node:
    """Return who publishes the catalogue."""
    return {"@type": "foaf:Agent", "foaf:name": _labels(site, site.name), "foaf:homepage": {"@id": f"{site.url}/"}}


def _labels(site: Site, labels: Mapping[str, str]) -> list[Node]:
    """Return the labels in the languages of the site."""
    return [{"@value": labels[lang], "@language": lang} for lang in site.languages if lang in labels]


def _language(lang: str) -> Node:
    """Return a language of the site as DCAT names it."""
    return {"@id": f"http://id.loc.gov/vocabulary/iso639-1/{lang.partition('-')[0]}"}


def _date(site: Site) -> Node:
    """Return the day of the build."""
    return {"@value": site.catalogue.as_of, "@type": "xsd:date"}
