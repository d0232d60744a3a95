"""The catalogue of the open data by W3C DCAT, as JSON-LD: what there is, where, how large, on which terms. Pure."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
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
"""File -> media type, and the standard that it keeps; that of listings.json is our own schema."""


@dataclass(frozen=True, slots=True)
class Describer:
    """Describes the files of one build."""

    site: Site
    words: Words
    records: Sequence[Record]
    files: Mapping[str, bytes]
    """Name below data/ -> what stands in it."""

    def catalogue(self) -> Node:
        """Return the catalogue."""
        return {
            "@context": CONTEXT,
            "@id": f"{self.site.url}/data/catalog.jsonld",
            "@type": "dcat:Catalog",
            "dct:title": self.words.title("catalogue"),
            "dct:description": self.words.description("catalogue"),
            "dct:publisher": self._publisher(),
            "dct:language": languages(self.site),
            "dct:license": licence(self.site.licence),
            "dct:modified": self._day(),
            "foaf:homepage": {"@id": f"{self.site.url}/"},
            "dcat:dataset": [self._listings(), self._schema()],
        }

    def _listings(self) -> Node:
        """Return the data set of the listings in its three forms, with a part for each municipality."""
        terms = self._terms()
        return {
            **self._dataset("listings"),
            **terms,
            "dct:conformsTo": {"@id": f"{self.site.url}/data/schema.json"},
            "dct:spatial": {"@type": "dct:Location", "rdfs:label": self.words.of(self.site.region)},
            "dcat:distribution": [self._distribution(name, terms) for name in FORMS if name.startswith("listings")],
            "dct:hasPart": [
                self._part(slug) for slug in sorted({each.house.municipality.slug for each in self.records})
            ],
        }

    def _terms(self) -> Node:
        """Return the licence where all rows have the same one, and that each row tells its own."""
        found = sorted({each.rights.data for each in self.records if each.rights.data}, key=lambda each: each.name)
        rights = {"dct:rights": {"@type": "dct:RightsStatement", "rdfs:label": self.words.rights}}
        return {"dct:license": licence(found[0]), **rights} if len(found) == 1 else rights

    def _schema(self) -> Node:
        """Return the data set of the JSON Schema."""
        terms = {"dct:license": licence(self.site.licence)}
        return {**self._dataset("schema"), **terms, "dcat:distribution": [self._distribution("schema.json", terms)]}

    def _dataset(self, name: str) -> Node:
        """Return what every data set tells."""
        return {
            "@id": f"{self.site.url}/data/#{name}",
            "@type": "dcat:Dataset",
            "dct:identifier": name,
            "dct:title": self.words.title(name),
            "dct:description": self.words.description(name),
            "dct:publisher": self._publisher(),
            "dct:modified": self._day(),
            "dcat:landingPage": [{"@id": f"{self.site.url}/{urls.DATA.url(lang)}"} for lang in self.site.languages],
        }

    def _part(self, slug: str) -> Node:
        """Return the part of a municipality, with its own licence."""
        town = self.site.catalogue.municipalities[slug]
        name = self.words.of(town.full_name)
        return {
            "@id": f"{self.site.url}/data/#town-{slug}",
            "@type": "dcat:Dataset",
            "dct:identifier": town.code,
            "dct:title": name,
            "dct:publisher": {
                "@type": "foaf:Organization",
                "foaf:name": name,
                "foaf:homepage": {"@id": town.website},
            },
            "dct:license": licence(town.licence or self.site.licence),
            "dct:modified": self._day(),
            "dcat:landingPage": {"@id": f"{self.site.url}/{urls.town(slug).url('ja')}"},
        }

    def _distribution(self, name: str, terms: Node) -> Node:
        """Return one file with its size and its checksum."""
        (media, standard), raw, url = FORMS[name], self.files[name], f"{self.site.url}/data/{name}"
        return {
            "@id": url,
            "@type": "dcat:Distribution",
            "dct:title": self.words.title(name),
            "dct:description": self.words.description(name),
            "dcat:downloadURL": {"@id": url},
            "dcat:accessURL": {"@id": f"{self.site.url}/{urls.DATA.url('ja')}"},
            "dcat:mediaType": {"@id": f"{MEDIA}{media}"},
            "dcat:byteSize": {"@value": str(len(raw)), "@type": "xsd:nonNegativeInteger"},
            "spdx:checksum": checksum(raw),
            "dct:modified": self._day(),
            "dct:conformsTo": {"@id": standard or f"{self.site.url}/data/schema.json"},
            **terms,
        }

    def _publisher(self) -> Node:
        """Return who publishes the catalogue."""
        name = self.words.of(self.site.name)
        return {"@type": "foaf:Agent", "foaf:name": name, "foaf:homepage": {"@id": f"{self.site.url}/"}}

    def _day(self) -> Node:
        """Return the day of the build."""
        return {"@value": self.site.catalogue.as_of, "@type": "xsd:date"}


def checksum(raw: bytes) -> Node:
    """Return the SHA-256 of a file, in the terms of SPDX."""
    return {
        "@type": "spdx:Checksum",
        "spdx:algorithm": {"@id": "spdx:checksumAlgorithm_sha256"},
        "spdx:checksumValue": {"@value": hashlib.sha256(raw).hexdigest(), "@type": "xsd:hexBinary"},
    }


def licence(given: Licence) -> Node:
    """Return a licence: its address with its name, or its name alone where the address is not known."""
    known: Node = {"@id": given.url} if given.url else {}
    return {**known, "@type": "dct:LicenseDocument", "dct:title": given.name}


def languages(site: Site) -> list[Node]:
    """Return the languages of the site as DCAT names them; both ways to write Chinese are one language."""
    codes = dict.fromkeys(lang.partition("-")[0] for lang in site.languages)
    return [{"@id": f"http://id.loc.gov/vocabulary/iso639-1/{code}"} for code in codes]
