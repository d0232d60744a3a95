"""Titles that the platform composes for listings that came without one, in every language. Pure.

Such a title says nothing but what fields say: where, what, and two facts that tell houses of one town apart. A town
that writes a title of its own overrules it; a title is the platform's as long as it is the one that would be composed.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from akiya.listing import Building, Land, Listing
from akiya.vocabulary import HERE, Labels, Vocabulary

MOST_FACTS = 2


@cache
def _words(path: Path = HERE / "titles.yaml") -> Mapping[str, Any]:
    """Read the words."""
    data: dict[str, Any] = yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.CBaseLoader)  # noqa: S506
    return data


def composed(listing: Listing, town: Labels, vocabulary: Vocabulary, lang: str) -> str:
    """Return the title of a listing in a language; `town` is the name of its municipality."""
    words = _words()
    kinds = words["what_rent" if listing.deal == "rent" else "what"]
    what = kinds.get(listing.kind, kinds["other"])[lang]
    whole = words["whole"][lang].format(place=_place(listing, town, lang), what=what)
    return str(words["between"][lang].join([whole, *list(_facts(listing, vocabulary, lang))[:MOST_FACTS]]))


def is_composed(listing: Listing, town: Labels, vocabulary: Vocabulary) -> bool:
    """Tell whether the title of a listing is the platform's own: only listings of open data have such."""
    return listing.origin is not None and listing.title == composed(listing, town, vocabulary, "ja")


def _place(listing: Listing, town: Labels, lang: str) -> str:
    """Return the municipality; in Japanese with the ward or 大字, whose name nobody has given in another language."""
    address = listing.place.address if listing.place else None
    return f"{town['ja']}{address or ''}" if lang == "ja" else town[lang]


def _facts(listing: Listing, vocabulary: Vocabulary, lang: str) -> Iterator[str]:
    """Yield the facts of a listing, the most telling first."""
    land, building = listing.land or Land(), listing.building or Building()
    if listing.kind == "land":
        yield from _area(land.area, lang)
        if land.category not in (None, "residential", "other"):
            yield _inside(vocabulary.label("land_category", land.category, lang), lang)
        return
    if building.layout and (lang == "ja" or building.layout.isascii()):
        yield building.layout
    if building.built:
        yield _words()["built"][lang].format(year=building.built[:4])
    if building.structure not in (None, "other"):
        yield _inside(vocabulary.label("structure", building.structure, lang), lang)
    yield from _area(building.floor_area, lang)


def _inside(label: str, lang: str) -> str:
    """Return a label as it stands inside an English title: without its capital."""
    return f"{label[:1].lower()}{label[1:]}" if lang == "en" else label


def _area(area: float | None, lang: str) -> Iterator[str]:
    """Yield an area in whole square metres, where it is known."""
    if area is not None:
        yield _words()["area"][lang].format(area=f"{area:,.0f}")
