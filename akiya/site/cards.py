"""A house in a list: the card, the sign of an attribute in its state, and the raw card of the search bundle."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from akiya.attributes import AttributeState
from akiya.catalogue import House
from akiya.listing import Listing, State
from akiya.site import format as fmt
from akiya.site import urls
from akiya.site.prepared import PhotoSet
from akiya.site.site import Site
from akiya.site.urls import Here
from akiya.site.words import Wording
from akiya.titles import composed, is_composed


@dataclass(frozen=True, slots=True)
class Sign:
    """An attribute in a state, with its word."""

    code: str
    state: State
    label: str
    word: str
    note: str
    help: str
    concern: bool


@dataclass(frozen=True, slots=True)
class Card:
    """A house in a list."""

    id: str
    href: str
    title: str
    title_lang: str
    price: tuple[str, str, str] | None
    terms: str
    tags: tuple[str, ...]
    place: str
    address: str
    """The 大字 as the town writes it, in Japanese."""
    facts: str
    photo: PhotoSet | None
    alt: str
    stamp: tuple[str, str]
    """Town and day of the last confirmation, as the stamp shows them."""
    confirmed: str
    checked: bool
    """Whether the municipality itself confirmed it on that day; else the day is that of the open data."""
    signs: tuple[Sign, ...]


def title(house: House, words: Wording) -> tuple[str, str]:
    """Return the title and its language: the town's own translation where there is one, else its title as written.

    Where the platform composed the title, it is composed in the reader's language.
    """
    listing, town = house.listing, house.municipality.name
    translated = listing.translations.get(words.lang)
    if translated and translated.title:
        return translated.title, words.lang
    if is_composed(listing, town, words.vocabulary):
        return composed(listing, town, words.vocabulary, words.lang), words.lang
    return listing.title or listing.id, "ja"


def titles(site: Site, house: House) -> dict[str, str]:
    """Return the title in every language but Japanese in which there is one."""
    found = {lang: title(house, words) for lang, words in site.wordings.items() if lang != "ja"}
    return {lang: text for lang, (text, written_in) in found.items() if written_in == lang}


def sign(code: str, found: AttributeState, words: Wording) -> Sign:
    """Return an attribute in its state."""
    kind = words.vocabulary.attributes[code]
    return Sign(
        code,
        found.state,
        kind.label[words.lang],
        words.state(found.state, kind),
        found.note or "",
        kind.help[words.lang],
        kind.concern,
    )


GROUP_ORDER = ("land", "special", "building", "daily", "energy", "rules", "water", "risks")
"""Which groups tell a house apart at a glance, best first."""


def telling(house: House, words: Wording, most: int = 3) -> tuple[Sign, ...]:
    """Return the signs that tell a house apart: what it has, then what is not known, then what it lacks."""
    attributes = words.vocabulary.attributes
    rank = {group: n for n, group in enumerate(GROUP_ORDER)}

    def weight(code: str) -> tuple[int, int, int]:
        found, kind = house.states[code], attributes[code]
        said = 0 if found.origin == "said" else 1
        return {"yes": 0, "unknown": 2, "no": 3, "n/a": 9}[found.state], said, rank.get(kind.group, 9)

    codes = [code for code in house.states if house.states[code].state == "yes"]
    return tuple(sign(code, house.states[code], words) for code in sorted(codes, key=weight)[:most])


def place_of(house: House, words: Wording) -> tuple[str, str]:
    """Return the municipality in the reader's language, and the 大字 as the town writes it."""
    place = house.listing.place
    return house.municipality.full_name[words.lang], place.address or "" if place else ""


def facts_line(listing: Listing, words: Wording) -> str:
    """Return kind, layout, area and year in one line."""
    building, land = listing.building, listing.land
    kind = words.vocabulary.label("kind", listing.kind, words.lang)
    parts = [f"{kind} {building.layout}".strip() if building and building.layout else kind]
    if building and building.floor_area:
        parts.append(fmt.area_short(building.floor_area, words.lang))
    elif land and land.area:
        parts.append(fmt.area_short(land.area, words.lang))
    if building and building.built:
        parts.append(fmt.date(building.built[:4], words.lang))
    return fmt.DOTS.get(words.lang, "\u00a0· ").join(parts)


def card(site: Site, house: House, here: Here) -> Card:
    """Return the card of a house for a page."""
    words, listing = site.wordings[here.lang], house.listing
    text, lang = title(house, words)
    photo, alt = first_photo(site, house, words)
    monthly = listing.deal == "rent"
    return Card(
        listing.id,
        here.to(urls.listing(listing.id)),
        text,
        lang,
        fmt.price(listing.price, here.lang, monthly=monthly),
        words.vocabulary.label("price_terms", "negotiable", here.lang)
        if listing.price and listing.price.terms == "negotiable"
        else "",
        tags(listing, words),
        *place_of(house, words),
        facts_line(listing, words),
        photo,
        alt,
        stamp(house, words),
        fmt.date(listing.confirmed_on, here.lang) if listing.confirmed_on else "",
        listing.origin is None,
        telling(house, words),
    )


def stamp(house: House, words: Wording) -> tuple[str, str]:
    """Return what the office date stamp says: the town's name and the day."""
    name = house.municipality.name
    short = name["ja"] if words.lang == "ja" else name[words.lang].split()[0]
    return short, fmt.stamp_date(house.listing.confirmed_on) if house.listing.confirmed_on else ""


def tags(listing: Listing, words: Wording) -> tuple[str, ...]:
    """Return the few words beside the price: rent, under negotiation, how much is to be repaired."""
    label = words.vocabulary.label
    found = [label("deal", listing.deal, words.lang)] if listing.deal != "sale" else []
    if listing.status == "negotiating":
        found.append(label("status", listing.status, words.lang))
    if listing.building and listing.building.repair == "major":
        found.append(label("repair", "major", words.lang))
    return tuple(found)


def first_photo(site: Site, house: House, words: Wording) -> tuple[PhotoSet | None, str]:
    """Return the first photo that could be prepared, with its text alternative."""
    for photo in house.listing.photos:
        found = site.photos.get((house.listing.id, photo.file or ""))
        if found:
            return found, photo_alt(photo.caption, photo.room, words)
    return None, ""


def photo_alt(caption: str | None, room: str | None, words: Wording) -> str:
    """Return the text alternative of a photo: the room, and the town's caption for readers of Japanese."""
    named = words.vocabulary.label("room", room, words.lang)
    if words.lang == "ja" and caption:
        return f"{named}。{caption}" if named else caption
    return named or words.language.gettext("写真")


def raw_card(site: Site, house: House) -> dict[str, Any]:
    """Return a card without language, for the search bundle; the client words it for its reader."""
    listing = house.listing
    building, land, place = listing.building, listing.land, listing.place
    photo, _ = first_photo(site, house, site.wordings["ja"])
    data: dict[str, Any] = {
        "title": listing.title,
        "titles": titles(site, house),
        "town": house.municipality.slug,
        "address": place.address if place else None,
        "deal": listing.deal,
        "kind": listing.kind,
        "status": listing.status if listing.status != "open" else None,
        "price": listing.price.yen if listing.price else None,
        "terms": listing.price.terms if listing.price and listing.price.terms == "negotiable" else None,
        "layout": building.layout if building else None,
        "area": (building.floor_area if building else None) or (land.area if land else None),
        "built": int(building.built[:4]) if building and building.built else None,
        "repair": building.repair if building else None,
        "confirmed": listing.confirmed_on,
        "data": listing.origin is not None or None,
        "photo": photo.sources[0][1] if photo and photo.sources else None,
        "tour": bool(listing.tour and listing.tour.scenes) or None,
        "lat": place.lat if place else None,
        "lon": place.lon if place else None,
        "precision": place.precision if place else None,
        "signs": [[sign.code, sign.state] for sign in telling(house, site.wordings["ja"])],
    }
    return {key: value for key, value in data.items() if value not in (None, {}, [])}
