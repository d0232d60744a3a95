"""Every page of the site: its address, its template and what it is given. The table of contents of the build."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import partial
from typing import Any

from akiya.catalogue import House
from akiya.geo import distance_km
from akiya.opendata.view import page as opendata_page
from akiya.pictograms import FRAMES, Frame
from akiya.site import lists, urls
from akiya.site.client_words import units
from akiya.site.house_lists import HouseList, house_lists
from akiya.site.json_ld import json_ld
from akiya.site.listing_view import ListingPage
from akiya.site.paging import Sheet, pager, sheets
from akiya.site.reference import field_reference
from akiya.site.site import Site
from akiya.site.subsidies import subsidy_line
from akiya.site.urls import Address, Here

View = Callable[[Site, Here], dict[str, Any]]


@dataclass(frozen=True, slots=True)
class Plan:
    """A page before its language is chosen: where it stands, its template, and what the template is given."""

    address: Address
    template: str
    view: View
    in_sitemap: bool = True


@dataclass(frozen=True, slots=True)
class Page:
    """A page in one language, ready to be rendered."""

    plan: Plan
    here: Here
    context: Mapping[str, Any]
    languages: tuple[str, ...]
    """Languages in which the page stands, for hreflang."""

    @property
    def file(self) -> str:
        """The file below the output folder."""
        return self.plan.address.file(self.here.lang)


def pages(site: Site, planned: Iterable[Plan]) -> Iterator[Page]:
    """Yield the planned pages in every language in which they stand."""
    for plan in planned:
        languages = tuple(site.languages) if plan.in_sitemap else ("ja",)
        for lang in languages:
            here = urls.here(plan.address, lang, site.url)
            yield Page(plan, here, plan.view(site, here), languages)


def plans(site: Site) -> Iterator[Plan]:
    """Yield every page of the site: the table of contents."""
    yield Plan(urls.HOME, "home.html", _home)
    yield Plan(urls.SEARCH, "search.html", _search)
    yield Plan(urls.TOWNS, "towns.html", _towns)
    yield Plan(urls.LEGEND, "legend.html", _legend)
    yield Plan(urls.FIELDS, "fields.html", _fields)
    yield Plan(urls.DATA, "opendata.html", opendata_page)
    yield Plan(urls.NOT_FOUND, "404.html", lambda _site, _here: {}, in_sitemap=False)
    for slug in sorted({guide.slug for guide in site.guides}):
        yield Plan(urls.page(slug), "page.html", partial(_guide, slug))
    for house_list in house_lists(site):
        unknown = house_list.unknown(site)
        for sheet in house_list.sheets(site):
            address = urls.sheet(house_list.address, sheet.number)
            yield Plan(address, "list.html", partial(_list, house_list, sheet, unknown))
    for slug in sorted(site.catalogue.municipalities):
        yield from _town_plans(site, slug)
    for house in site.catalogue.houses.values():
        yield Plan(urls.listing(house.listing.id), "listing.html", partial(_listing, house))


def _town_plans(site: Site, slug: str) -> Iterator[Plan]:
    """Yield the pages of a municipality: its own with the first houses, then plain lists of the others."""
    first, *others = sheets(site.by_town.get(slug, ()))
    yield Plan(urls.town(slug), "town.html", partial(_town, slug, first))
    for sheet in others:
        yield Plan(urls.sheet(urls.town(slug), sheet.number), "list.html", partial(_town_list, slug, sheet))


def _home(site: Site, here: Here) -> dict[str, Any]:
    """Return what the home page shows."""
    new = lists.new_houses(site)
    return {
        "total": len(site.houses),
        "tiles": lists.tiles(site, here),
        "areas": lists.areas(site, here),
        "themes": lists.themes(site, here),
        "new": lists.cards(site, new[:6], here),
        "new_count": len(new),
        "cuts": lists.cuts(site, here),
        "subsidies": lists.ending_subsidies(site, here),
        "bands": lists.bands(site, here),
    }


def _search(site: Site, here: Here) -> dict[str, Any]:
    """Return what the search page needs before its script runs, and what stands there without one."""
    return {
        "total": len(site.houses),
        "regions": lists.regions(site, here),
        "themes": lists.themes(site, here),
        "bands": lists.bands(site, here),
        "attributes": lists.attributes(site, here),
        "client": _client(site, here),
    }


def _client(site: Site, here: Here) -> dict[str, Any]:
    """Return the words that the search page's script puts together: names, labels, states."""
    vocabulary, lang = site.catalogue.vocabulary, here.lang
    words = site.wordings[lang]
    return {
        "lang": lang,
        "root": here.root,
        "listings": here.to(urls.Address("listings/")),
        "sprite": here.file(site.assets["sprite.svg"]),
        "units": units(lang),
        "year": words.language.gettext("{n}年"),
        "frames": {state: frame_data(frame) for state, frame in FRAMES.items()},
        "towns": {
            slug: {"name": town.full_name[lang], "lat": town.lat, "lon": town.lon}
            for slug, town in site.catalogue.municipalities.items()
        },
        "groups": [{"code": group, "label": label[lang]} for group, label in vocabulary.groups.items()],
        "attributes": {
            code: {
                "label": kind.label[lang],
                "group": kind.group,
                "yes": words.state("yes", kind),
                "no": words.state("no", kind),
            }
            for code, kind in vocabulary.attributes.items()
        },
        "choices": {
            name: {code: option.label[lang] for code, option in vocabulary.choices[name].options.items()}
            for name in ("kind", "deal", "status", "repair", "price_terms")
        },
    }


def frame_data(frame: Frame) -> dict[str, Any]:
    """Return how a state is drawn, for scripts."""
    return {"name": frame.name, "x": frame.x, "y": frame.y, "size": frame.size, "over": bool(frame.over)}


def _towns(site: Site, here: Here) -> dict[str, Any]:
    """Return what the page of all municipalities shows."""
    return {"tiles": lists.tiles(site, here), "regions": lists.regions(site, here), "total": len(site.houses)}


def _legend(site: Site, here: Here) -> dict[str, Any]:
    """Return what the legend shows."""
    return {"groups": lists.legend(site, here), "example": lists.sample_sign(site, here)}


def _fields(site: Site, here: Here) -> dict[str, Any]:
    """Return what the field reference shows."""
    return {"parts": field_reference(site.wordings[here.lang])}


def _guide(slug: str, site: Site, here: Here) -> dict[str, Any]:
    """Return one of the operator's own pages; one that is not translated stands in a language that it has."""
    versions = {guide.lang: guide for guide in site.guides if guide.slug == slug}
    return {"guide": next(versions[lang] for lang in (here.lang, "en", "ja", *versions) if lang in versions)}


def _list(house_list: HouseList, sheet: Sheet, unknown: int, site: Site, here: Here) -> dict[str, Any]:
    """Return what a page of a static list shows."""
    first = sheet.number == 1
    return {
        "steps": [(site.languages[here.lang].gettext("さがす"), here.to(urls.SEARCH))],
        "last": house_list.label[here.lang],
        "label": house_list.label[here.lang],
        "town": False,
        "sign": house_list.sign,
        "where": house_list.where,
        "help": house_list.help[here.lang] if house_list.help and first else "",
        "unknown": unknown,
        "feed": here.file(urls.feed(house_list.address, here.lang)) if house_list.feed else "",
        **_sheet(house_list.address, sheet, site, here),
    }


def _town_list(slug: str, sheet: Sheet, site: Site, here: Here) -> dict[str, Any]:
    """Return what the second and further pages of a municipality's houses show."""
    town, gettext = site.catalogue.municipalities[slug], site.languages[here.lang].gettext
    return {
        "steps": [(gettext("市町村"), here.to(urls.TOWNS)), (town.name[here.lang], here.to(urls.town(slug)))],
        "last": gettext("いま載っている家"),
        "label": gettext("%(town)sの空き家") % {"town": town.full_name[here.lang]},
        "town": True,
        "sign": "",
        "where": {"municipality": [slug]},
        "help": "",
        "unknown": 0,
        "feed": here.file(urls.feed(urls.town(slug), here.lang)),
        **_sheet(urls.town(slug), sheet, site, here),
    }


def _sheet(address: Address, sheet: Sheet, site: Site, here: Here) -> dict[str, Any]:
    """Return the houses of a page of a list, and the way to its other pages."""
    return {
        "sheet": sheet,
        "cards_list": lists.cards(site, sheet.said, here),
        "suggested": lists.cards(site, sheet.suggested, here),
        "pager": pager(address, sheet, here),
    }


def _listing(house: House, site: Site, here: Here) -> dict[str, Any]:
    """Return what a listing page shows."""
    page = ListingPage(site, house, here)
    return {"page": page, "json_ld": json_ld(page), "tiles": lists.tiles(site, here)}


def _town(slug: str, sheet: Sheet, site: Site, here: Here) -> dict[str, Any]:
    """Return what a municipality's page shows."""
    town = site.catalogue.municipalities[slug]
    as_of = site.catalogue.as_of
    current = [each for each in town.subsidies if not each.deadline or each.deadline >= as_of]
    return {
        "town": town,
        **_sheet(urls.town(slug), sheet, site, here),
        "subsidies": [subsidy_line(each, here.lang, as_of) for each in current],
        "tiles": lists.tiles(site, here),
        "nearby": _nearest_towns(site, here, slug),
        "feed": here.file(urls.feed(here.address, here.lang)),
    }


def _nearest_towns(site: Site, here: Here, slug: str) -> list[lists.Entry]:
    """Return the five nearest municipalities by their offices."""
    town = site.catalogue.municipalities[slug]
    others = [each for each in site.catalogue.municipalities.values() if each.slug != slug]
    others.sort(key=lambda each: (distance_km(town.lat, town.lon, each.lat, each.lon), each.slug))
    return [
        lists.Entry(each.full_name[here.lang], here.to(urls.town(each.slug)), site.counts.get(each.slug, 0))
        for each in others[:5]
    ]
