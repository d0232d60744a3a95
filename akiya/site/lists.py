"""What the home page, the towns and the static lists show, in one language."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from akiya.catalogue import House
from akiya.listing import Price
from akiya.municipality import Municipality
from akiya.site import format as fmt
from akiya.site import urls
from akiya.site.cards import Card, Sign, card, place_of, title
from akiya.site.site import Site
from akiya.site.subsidies import SubsidyLine, subsidy_line
from akiya.site.urls import Here

NEW_DAYS = 30
"""A house counts as new for this many days after its registration."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A line of a table of contents: where it leads and how many houses are there."""

    label: str
    href: str
    count: int
    sign: str = ""
    suggested: int = 0
    """How many more houses are there of which only the text suggests it."""


@dataclass(frozen=True, slots=True)
class Tile:
    """A municipality on the tile map; column and row count from 1."""

    col: int
    row: int
    name: str
    full_name: str
    href: str
    count: int
    step: int
    """Shade: 0 for no house, 1 for 1-2, 2 for 3-5, 3 for more."""


@dataclass(frozen=True, slots=True)
class Cut:
    """A house whose price went down."""

    title: str
    lang: str
    href: str
    place: str
    address: str
    before: str
    now: str
    day: str


@dataclass(frozen=True, slots=True)
class TownSubsidy:
    """A subsidy with its town and the days that are left."""

    town: str
    href: str
    line: SubsidyLine


def _since(as_of: str, days: int) -> str:
    """Return the day `days` before a day."""
    return (dt.date.fromisoformat(as_of) - dt.timedelta(days=days)).isoformat()


def new_houses(site: Site) -> list[House]:
    """Return the houses of the last 30 days, newest first."""
    first = _since(site.catalogue.as_of, NEW_DAYS)
    return [house for house in site.houses if (house.listing.registered_on or "") >= first]


def cards(site: Site, houses: Iterable[House], here: Here) -> list[Card]:
    """Return cards for a page."""
    return [card(site, house, here) for house in houses]


def tiles(site: Site, here: Here) -> list[Tile]:
    """Return the tile map in reading order."""
    counts = site.counts
    towns = [town for town in site.catalogue.municipalities.values() if town.tile]
    towns.sort(key=lambda town: (town.tile[1], town.tile[0]) if town.tile else (0, 0))
    return [_tile(town, counts.get(town.slug, 0), here) for town in towns if town.tile]


def _tile(town: Municipality, count: int, here: Here) -> Tile:
    """Return one tile."""
    col, row = town.tile or (1, 1)
    step = 0 if count == 0 else 1 if count < 3 else 2 if count < 6 else 3
    return Tile(col, row, short_name(town, here.lang), town.name[here.lang], here.to(urls.town(town.slug)), count, step)


def short_name(town: Municipality, lang: str) -> str:
    """Return a municipality's name without city, town or village."""
    name = town.name[lang]
    return name.rsplit(" ", 1)[0] if lang == "en" else name[:-1]


def themes(site: Site, here: Here) -> list[Entry]:
    """Return the ways of life with their counts; those that no house has, and no text suggests, are left out."""
    every = [
        Entry(theme.label[here.lang], here.to(urls.by_theme(theme.code)), *_found(site, theme.where, theme.sign))
        for theme in site.themes
    ]
    return [entry for entry in every if entry.count or entry.suggested]


def _found(site: Site, where: Mapping[str, Any], sign: str) -> tuple[int, str, int]:
    """Return how many houses fulfil a request, its pictogram, and how many more do by their texts."""
    said, suggested = site.found(where)
    return said, sign, suggested


def bands(site: Site, here: Here) -> list[Entry]:
    """Return the price bands with their counts; those without a house are left out."""
    every = [
        Entry(
            band.label[here.lang],
            here.to(urls.by_price(band.code)),
            sum(band.holds(house.listing) for house in site.houses),
        )
        for band in site.bands
    ]
    return [entry for entry in every if entry.count]


def attributes(site: Site, here: Here) -> list[tuple[str, list[Entry]]]:
    """Return the attributes by group with their counts; those that no house has, and no text suggests, are left out."""
    vocabulary = site.catalogue.vocabulary
    groups: dict[str, list[Entry]] = {group: [] for group in vocabulary.groups}
    for code, kind in vocabulary.attributes.items():
        found = _found(site, {code: ["yes"]}, code)
        if any((found[0], found[2])):
            groups[kind.group].append(Entry(kind.label[here.lang], here.to(urls.by_attribute(code)), *found))
    return [(vocabulary.groups[group][here.lang], entries) for group, entries in groups.items() if entries]


def cuts(site: Site, here: Here, most: int = 5) -> list[Cut]:
    """Return the latest price cuts, newest first."""
    found = [(change[2], house.listing.id, house, change) for house in site.houses if (change := _last_cut(house))]
    found.sort(key=lambda each: (each[0], each[1]), reverse=True)
    return [_cut(site, house, change, here) for _, _, house, change in found[:most]]


def _last_cut(house: House) -> tuple[Price, Price, str] | None:
    """Return (before, now, day) where the last change of the price was downwards."""
    history = house.listing.price_history
    if len(history) < 2:
        return None
    before, now = history[-2], history[-1]
    if not (before.price and now.price and before.price.yen and now.price.yen is not None and now.on):
        return None
    return (before.price, now.price, now.on) if now.price.yen < before.price.yen else None


def _cut(site: Site, house: House, change: tuple[Price, Price, str], here: Here) -> Cut:
    """Return one price cut in words."""
    words, monthly = site.wordings[here.lang], house.listing.deal == "rent"
    before, now = (fmt.price(price, here.lang, monthly=monthly) or ("", "", "") for price in change[:2])
    name, lang = title(house, words)
    shown = before[1] if before[2] == now[2] and not before[0] else "".join(before)
    return Cut(
        name,
        lang,
        here.to(urls.listing(house.listing.id)),
        *place_of(house, words),
        shown,
        "".join(now),
        fmt.date(change[2], here.lang),
    )


def ending_subsidies(site: Site, here: Here, most: int = 5) -> list[TownSubsidy]:
    """Return the subsidies that end soonest."""
    as_of = site.catalogue.as_of
    found = [
        (subsidy.deadline, town.slug, town, subsidy)
        for town in site.catalogue.municipalities.values()
        for subsidy in town.subsidies
        if subsidy.deadline and subsidy.deadline >= as_of
    ]
    found.sort(key=lambda each: (each[0], each[1], each[3].id))
    return [
        TownSubsidy(town.full_name[here.lang], here.to(urls.town(town.slug)), subsidy_line(subsidy, here.lang, as_of))
        for _, _, town, subsidy in found[:most]
    ]


def regions(site: Site, here: Here) -> list[tuple[str, list[Entry]]]:
    """Return the municipalities: by prefecture, or within one by sound, letter or district as its reader expects."""
    towns = list(site.catalogue.municipalities.values())
    if len({town.prefecture for town in towns}) > 1:
        return _grouped(site, here, sorted(towns, key=lambda town: town.code), _prefecture)
    if here.lang in ("zh-Hant", "zh-Hans", "ko"):
        return _grouped(site, here, sorted(towns, key=lambda town: town.code), _county)
    if here.lang == "en":
        return _grouped(site, here, sorted(towns, key=lambda town: (town.name["en"], town.code)), _letter)
    return _grouped(site, here, sorted(towns, key=lambda town: (town.kana, town.code)), _kana_row)


def areas(site: Site, here: Here) -> list[Entry]:
    """Return the headings of the page of all towns with their houses, for a site without a tile map."""
    top = here.to(urls.TOWNS)
    return [
        Entry(heading, f"{top}#r{n}", sum(entry.count for entry in entries))
        for n, (heading, entries) in enumerate(regions(site, here), 1)
    ]


Heading = Callable[[Municipality, Site, str], str]


def _grouped(site: Site, here: Here, towns: Iterable[Municipality], heading: Heading) -> list[tuple[str, list[Entry]]]:
    """Return towns under their headings, both in the order in which they come."""
    groups: dict[str, list[Entry]] = {}
    for town in towns:
        entry = Entry(town.name[here.lang], here.to(urls.town(town.slug)), site.counts.get(town.slug, 0))
        groups.setdefault(heading(town, site, here.lang), []).append(entry)
    return list(groups.items())


KANA_ROWS = (
    "あいうえお", "かきくけこがぎぐげご", "さしすせそざじずぜぞ", "たちつてとだぢづでど", "なにぬねの",
    "はひふへほばびぶべぼ", "まみむめも", "やゆよ", "らりるれろ", "わをん",
)  # fmt: skip


def _prefecture(town: Municipality, site: Site, lang: str) -> str:
    """Return the name of a town's prefecture."""
    labels = site.catalogue.vocabulary.prefectures.get(town.prefecture)
    return labels[lang] if labels else town.prefecture


def _kana_row(town: Municipality, _site: Site, _lang: str) -> str:
    """Return the row of the kana table under which a town stands."""
    return next((row for row in KANA_ROWS if town.kana[:1] in row), "")[:1]


def _county(town: Municipality, site: Site, lang: str) -> str:
    """Return the district of a town or village; cities stand together."""
    return town.county[lang] if town.county else site.languages[lang].pgettext("towns", "市")


def _letter(town: Municipality, _site: Site, _lang: str) -> str:
    """Return the first letter of a town's Roman name."""
    return town.name["en"][:1]


@dataclass(frozen=True, slots=True)
class LegendEntry:
    """An attribute in the legend."""

    code: str
    label: str
    help: str
    words: tuple[str, str]
    href: str
    count: int


def legend(site: Site, here: Here) -> list[tuple[str, list[LegendEntry]]]:
    """Return every attribute with its meaning, by group."""
    words, vocabulary = site.wordings[here.lang], site.catalogue.vocabulary
    groups: dict[str, list[LegendEntry]] = {group: [] for group in vocabulary.groups}
    for code, kind in vocabulary.attributes.items():
        count, _, suggested = _found(site, {code: ["yes"]}, code)
        said = (words.state("yes", kind), words.state("no", kind))
        groups[kind.group].append(
            LegendEntry(
                code,
                kind.label[here.lang],
                kind.help[here.lang],
                said,
                here.to(urls.by_attribute(code)) if count or suggested else "",
                count,
            )
        )
    return [(vocabulary.groups[group][here.lang], entries) for group, entries in groups.items()]


def sample_sign(site: Site, here: Here) -> Sign:
    """Return a sign for the explanation of the states."""
    words = site.wordings[here.lang]
    code, kind = next(iter(site.catalogue.vocabulary.attributes.items()))
    return Sign(code, "yes", kind.label[here.lang], words.state("yes", kind), "", kind.help[here.lang], kind.concern)
