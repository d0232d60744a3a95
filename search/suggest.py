"""The names that the search box offers: towns, districts, stations, attributes, kinds, ways of life. Pure.

What is made here is read by `client/suggest.js` alone: `akiya search` is asked with names that are known.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from akiya import themes
from akiya.kana import romaji
from akiya.listing import Listing
from akiya.municipality import Municipality
from akiya.vocabulary import Vocabulary
from search.fields import texts
from search.readings import readings
from search.tokens import normalise

STATION = re.compile(r"[一-鿿ヶ々ァ-ヺー]{1,6}駅(?![前弁員舎])")
NO_STATIONS = re.compile(r"(?:道の|最寄り?|無人|各|隣の?)駅$")
"""What only looks like the name of a station: 道の駅, 最寄駅."""
PREFIX = re.compile("^(?:大字|字)")
DISTRICTS = 160
"""How many districts are offered at most, those with the most houses first: the file stays small with any catalogue."""
Entry = tuple[str, str, Any, Iterable[str]]
"""Kind, code, further facts, and the ways to write it."""


def suggestions(
    vocabulary: Vocabulary, municipalities: Iterable[Municipality], listings: Iterable[Listing]
) -> list[list[Any]]:
    """Return [kind, code, facts, ways joined by `|`] of every name, ways as the search compares texts.

    Kinds: `t` town (its slug), `a` attribute, `k` kind of house, `d` deal, `l` way of life (facts are its labels and
    its conditions), `p` district (facts are its towns), `s` station.
    """
    houses = tuple(listings)
    entries = [*_towns(municipalities), *_vocabulary(vocabulary), *_themes(), *_districts(houses), *_stations(houses)]
    return [[kind, code, facts, "|".join(_ways(ways, kind))] for kind, code, facts, ways in entries]


def _ways(ways: Iterable[str], kind: str) -> list[str]:
    """Return ways as they are compared, in their order, without brackets and without what only goes on from another."""
    bare = (normalise(re.sub(r"\s*[（(].*", "", way)).replace("|", " ") for way in ways)
    found = list(dict.fromkeys(filter(None, bare)))
    if kind == "t":  # a town's full reading is needed where half of it is converted
        return found
    return [
        way for way in found if not any(way != other and way.startswith(other) and len(other) > 2 for other in found)
    ]


def _read(section: str, code: str) -> Iterator[str]:
    """Yield the kana of a name, and its Roman letters."""
    for kana in readings()[section].get(code, ()):
        yield kana
        yield romaji(kana)


def _towns(municipalities: Iterable[Municipality]) -> Iterator[Entry]:
    """Yield the municipalities."""
    for town in municipalities:
        kana = re.sub("(?:し|まち|ちょう|むら|そん)$", "", town.kana)
        names = [town.name["ja"], town.kana, town.short_name(), kana, *town.name.values(), town.slug]
        yield "t", town.slug, 0, [*names, *town.also]


def _vocabulary(vocabulary: Vocabulary) -> Iterator[Entry]:
    """Yield the attributes, the kinds of house and the deals."""
    for code, kind in vocabulary.attributes.items():
        yield "a", code, 0, [*kind.label.values(), *_read("attributes", code), *kind.spellings]
    for sign, facet in (("k", "kind"), ("d", "deal")):
        for code in readings()[facet]:
            option = vocabulary.choices[facet].options[code]
            yield sign, code, 0, [*option.label.values(), *_read(facet, code), *option.spellings]


def _themes() -> Iterator[Entry]:
    """Yield the ways of life with their labels and conditions."""
    for theme in themes.load()[0]:
        yield "l", theme.code, [theme.label, theme.where], [*theme.label.values(), *_read("themes", theme.code)]


def _districts(listings: Iterable[Listing]) -> Iterator[Entry]:
    """Yield the districts in which there are houses, each with its towns: 五和町二江 is found by 二江 too."""
    found: dict[str, set[str]] = {}
    count: Counter[str] = Counter()
    for listing in listings:
        address = listing.place.address if listing.place else None
        if address and (name := PREFIX.sub("", re.sub(r"[\d\s－-].*", "", normalise(address)))):
            found.setdefault(name, set()).add(listing.municipality)
            count[name] += 1
    most = sorted(found, key=lambda name: (-count[name], name))[:DISTRICTS]
    for name in sorted(most):
        yield "p", name, sorted(found[name]), [name, re.sub("^.*[町村区](?=.)", "", name)]


def _stations(listings: Iterable[Listing]) -> Iterator[Entry]:
    """Yield the stations that the towns name in their texts."""
    found: Mapping[str, None] = {
        name: None
        for listing in listings
        for parts in texts(listing, {}).values()
        for part in parts
        for name in STATION.findall(part)
        if not NO_STATIONS.search(name)
    }
    yield from (("s", name, 0, [name]) for name in sorted(found))
