"""The feeds: what is new and what became cheaper, in all, by municipality and by way of life. Pure.

A house has one entry, and one more for each time that its price went down. Every date is one of the listing's own.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import islice, pairwise

from akiya.catalogue import House
from akiya.listing import Listing, Price, PriceChange
from akiya.markup import plain
from akiya.municipality import Labels, Municipality
from akiya.site import format as fmt
from akiya.site import urls
from akiya.site.cards import facts_line, place_of, title
from akiya.site.site import Site
from akiya.site.urls import Address
from akiya.site.words import Wording
from akiya.themes import Theme, matches

MOST = 50
"""Entries of a feed, the newest ones."""
NOT_XML = re.compile("[^\t\n\r -\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""What no XML file may hold."""
SENTENCE = re.compile(r".*?(?:[。！？]|[.!?](?=\s|$))")


@dataclass(frozen=True, slots=True)
class Entry:
    """One piece of news; all texts are plain, days are ISO 8601."""

    id: str
    title: str
    link: str
    summary: str
    town: str
    published: str
    updated: str


@dataclass(frozen=True, slots=True)
class Feed:
    """A feed in one language; addresses are absolute, `file` stands below the site's root."""

    file: str
    url: str
    page: str
    lang: str
    title: str
    subtitle: str
    author: str
    updated: str
    entries: Sequence[Entry]


@dataclass(frozen=True, slots=True)
class _Plan:
    """A feed before its language is chosen: the page that it follows, its title, and which houses it holds."""

    address: Address
    title: Callable[[Wording], str]
    holds: Callable[[House], bool]


def feeds(site: Site) -> Iterator[Feed]:
    """Yield every feed in every language."""
    planned = [(plan, frozenset(each.listing.id for each in site.houses if plan.holds(each))) for plan in _plans(site)]
    for lang, words in site.wordings.items():
        news = sorted(_news(site, words), key=lambda each: (each[1].published, each[1].id), reverse=True)
        for plan, ids in planned:
            held = (entry for id_, entry in news if id_ in ids)
            yield _feed(site, lang, plan, list(islice(held, MOST)))


def _plans(site: Site) -> Iterator[_Plan]:
    """Yield the feeds: all houses, each municipality, each way of life."""
    yield _Plan(urls.HOME, partial(_said, site.name), lambda _: True)
    for slug, town in site.catalogue.municipalities.items():
        yield _Plan(urls.town(slug), partial(_town_title, town), partial(_lies_in, slug))
    for theme in site.themes:
        yield _Plan(urls.by_theme(theme.code), partial(_said, theme.label), partial(_fulfils, theme))


def _said(labels: Labels, words: Wording) -> str:
    """Return a label in a language."""
    return labels[words.lang]


def _town_title(town: Municipality, words: Wording) -> str:
    """Return the title of a municipality's page."""
    return words.language.gettext("%(town)sの空き家") % {"town": town.full_name[words.lang]}


def _lies_in(slug: str, house: House) -> bool:
    """Tell whether a house is one of a municipality's."""
    return house.municipality.slug == slug


def _fulfils(theme: Theme, house: House) -> bool:
    """Tell whether a house belongs to a way of life."""
    return matches(house, theme.where)


def _feed(site: Site, lang: str, plan: _Plan, entries: Sequence[Entry]) -> Feed:
    """Return one feed; without an entry it is as old as the build."""
    file, words = urls.feed(plan.address, lang), site.wordings[lang]
    name, site_name = plan.title(words), site.name[lang]
    return Feed(
        file=file,
        url=f"{site.url}/{file}",
        page=f"{site.url}/{plan.address.url(lang)}",
        lang=lang,
        title=name if name == site_name else f"{name} | {site_name}",
        subtitle=words.language.gettext("新しく載った家と、値下げになった家"),
        author=site_name,
        updated=max((entry.updated for entry in entries), default=site.catalogue.as_of),
        entries=entries,
    )


def _news(site: Site, words: Wording) -> Iterator[tuple[str, Entry]]:
    """Yield every piece of news with the id of its house."""
    for house in site.houses:
        yield house.listing.id, _house(site, house, words)
        for before, now in cuts(house.listing, site.catalogue.as_of):
            yield house.listing.id, _cut(site, house, before, now, words)


def _house(site: Site, house: House, words: Wording) -> Entry:
    """Return the entry of a house."""
    listing, as_of = house.listing, site.catalogue.as_of
    days = sorted(day for day in days_of(listing) if day <= as_of) or [as_of]
    url = _url(site, house, words)
    return Entry(
        id=url,
        title=xml_text(title(house, words)[0]),
        link=url,
        summary=xml_text(summary(house, words)),
        town=house.municipality.full_name[words.lang],
        published=listing.registered_on if listing.registered_on in days else days[0],
        updated=days[-1],
    )


def _cut(site: Site, house: House, before: PriceChange, now: PriceChange, words: Wording) -> Entry:
    """Return the entry of a price that went down."""
    url, day = _url(site, house, words), now.on or ""
    told = words.language.gettext("値下げ %(before)s → %(now)s") % {
        "before": _price(before.price, house.listing, words),
        "now": _price(now.price, house.listing, words),
    }
    name = title(house, words)[0]
    return Entry(
        id=f"{url}#price-{day}",
        title=xml_text(f"{told} | {name}"),
        link=url,
        summary=xml_text(words.bracketed(told, fmt.date(day, words.lang)) + "\n" + summary(house, words)),
        town=house.municipality.full_name[words.lang],
        published=day,
        updated=day,
    )


def _url(site: Site, house: House, words: Wording) -> str:
    """Return the absolute address of a house's page."""
    return f"{site.url}/{urls.listing(house.listing.id).url(words.lang)}"


def days_of(listing: Listing) -> list[str]:
    """Return every day on which a listing changed or was confirmed."""
    days = [listing.registered_on, listing.confirmed_on]
    days += [each.on for each in listing.price_history]
    days += [each.on for each in listing.status_history]
    return [day for day in days if day]


def cuts(listing: Listing, as_of: str) -> list[tuple[PriceChange, PriceChange]]:
    """Return (before, now) for every day until `as_of` on which the price went down; a day's last change counts."""
    by_day = {each.on: each for each in sorted(listing.price_history, key=lambda each: each.on or "") if each.on}
    known = [each for day, each in by_day.items() if day <= as_of and each.price and each.price.yen is not None]
    return [(before, now) for before, now in pairwise(known) if _yen(now) < _yen(before)]


def _yen(change: PriceChange) -> int:
    """Return the yen of a change that has some."""
    return change.price.yen if change.price and change.price.yen is not None else 0


def summary(house: House, words: Wording) -> str:
    """Return place, facts and price in one line, and the first sentence of the town's own words in a second one."""
    listing = house.listing
    label = words.vocabulary.label
    status = label("status", listing.status, words.lang) if listing.status == "negotiating" else ""
    parts = [
        " ".join(place_of(house, words)).strip(),
        label("deal", listing.deal, words.lang),
        facts_line(listing, words),
    ]
    parts += [_price(listing.price, listing, words), _rent(listing, words), status]
    line = fmt.DOTS.get(words.lang, " · ").join(part for part in parts if part)
    return f"{line}\n{first_sentence(listing, words.lang)}".strip()


def _price(price: Price | None, listing: Listing, words: Wording) -> str:
    """Return a price in words, by the month where the house is let."""
    if price is None:
        return ""
    found = fmt.price(price, words.lang, monthly=listing.deal == "rent")
    terms = words.vocabulary.label("price_terms", "negotiable", words.lang) if price.terms == "negotiable" else ""
    return words.bracketed("".join(found), terms) if found and terms else "".join(found or ()) or terms


def _rent(listing: Listing, words: Wording) -> str:
    """Return the rent of a house that is for sale or for rent."""
    return "".join(fmt.price(listing.rent, words.lang, monthly=True) or ())


def first_sentence(listing: Listing, lang: str) -> str:
    """Return the first sentence of the description in a language, where the town has one in it."""
    translated = listing.translations.get(lang)
    own = listing.text or listing.original_text or ""
    line = plain((translated.text if translated else None) or (own if lang == "ja" else ""), 160)
    found = SENTENCE.match(line)
    return found[0] if found else line


def xml_text(text: str) -> str:
    """Return a text without what no XML file may hold."""
    return NOT_XML.sub("", text)
