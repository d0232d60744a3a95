"""What the page of the open data shows, in one language. Pure."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from akiya.opendata import columns, document, table
from akiya.opendata.record import records
from akiya.site import format as fmt
from akiya.site import urls
from akiya.site.data_words import FILES, credit_words, data_words
from akiya.site.site import Site
from akiya.site.urls import Here
from akiya.site.words import Wording


def page(site: Site, here: Here) -> dict[str, Any]:
    """Return what the page shows: files, licences by town, columns, the words to copy, and the base of the examples."""
    words = data_words(site.languages[here.lang])
    found = list(records(site))
    towns = [town for town in document.towns(site, found) if town["listings"]]
    return {
        "files": [
            (name, *words[name], here.file(f"data/{name}"), size(site.data_sizes.get(name, 0))) for name in FILES
        ],
        "total": len(found),
        "open": {what: sum(town["open"][what] for town in towns) for what in ("data", "text", "photo")},
        "towns": towns,
        "town_link": lambda slug: here.to(urls.town(slug)),
        "columns": list(own_columns(site.wordings[here.lang])),
        "credit": credit_words(site.languages[here.lang]) % _credit(site, here.lang),
        "base": f"{site.url}/data/",
        "feeds": here.file(urls.feed(urls.HOME, here.lang)),
    }


def size(count: int) -> str:
    """Return a number of bytes as people read it, or nothing where there is none: 812 kB, 14.2 MB."""
    if count >= 1_000_000:
        return f"{count / 1e6:,.1f} MB"
    return f"{-(-count // 1000):,} kB" if count else ""


def own_columns(words: Wording) -> Iterator[tuple[str, str, str, Mapping[str, str]]]:
    """Yield (column, label, unit, codes with their words) of our own columns that hold a field."""
    for name in table.own_columns():
        _, declared = columns.COLUMNS[name.removesuffix("_terms")]
        choices = "price_terms" if name.endswith("_terms") else declared.item.choices
        options = words.vocabulary.choices[choices].options if choices else {}
        codes = {code: option.label[words.lang] for code, option in options.items()}
        unit = "" if name.endswith("_terms") else fmt.unit(declared.item.unit, words.lang)
        yield name, words.language.gettext(declared.item.label), unit, codes


def _credit(site: Site, lang: str) -> Mapping[str, str]:
    """Return what the line says by which the data are credited as a whole."""
    return {
        "site": site.name[lang],
        "day": fmt.date(site.catalogue.as_of, lang),
        "licence": site.licence.name,
        "url": f"{site.url}/{urls.DATA.url(lang)}",
    }
