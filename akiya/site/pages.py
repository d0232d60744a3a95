"""Every page of the site: its address, its template and what it is given. The table of contents of the build."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from akiya.pictograms import FRAMES, Frame
from akiya.site import lists, urls
from akiya.site.client_words import units
from akiya.site.listing_view import ListingPage, subsidy_line
from akiya.site.reference import field_reference
from akiya.site.site import Site
from akiya.site.urls import Address, Here
from akiya.themes import matches


@dataclass(frozen=True, slots=True)
class Page:
    """A page in one language, ready to be rendered."""

    address: Address
    template: str
    here: Here
    context: Mapping[str, Any]
    languages: tuple[str, ...]
    """Languages in which the page stands, for hreflang."""
    in_sitemap: bool = True

    @property
    def file(self) -> str:
        """The file below the output folder."""
        return self.address.file(self.here.lang)


def pages(site: Site) -> Iterator[Page]:
    """Yield every page in every language, in the order of their addresses within each kind."""
    for lang in site.languages:
        yield _page(site, urls.HOME, "home.html", lang, _home)
        yield _page(site, urls.SEARCH, "search.html", lang, _search)
        yield _page(site, urls.TOWNS, "towns.html", lang, _towns)
        yield _page(site, urls.LEGEND, "legend.html", lang, _legend)
        yield _page(site, urls.FIELDS, "fields.html", lang, _fields)
        yield _page(site, urls.NOT_FOUND, "404.html", lang, lambda _site, _here: {}, in_sitemap=False)
        yield from _guides(site, lang)
        yield from _lists(site, lang)
        for slug in sorted(site.catalogue.municipalities):
            yield _page(site, urls.town(slug), "town.html", lang, lambda site, here, slug=slug: _town(site, here, slug))
        for listing_id, house in site.catalogue.houses.items():
            yield _page(
                site,
                urls.listing(listing_id),
                "listing.html",
                lang,
                lambda site, here, house=house: {
                    "page": ListingPage(site, house, here),
                    "tiles": lists.tiles(site, here),
                },
            )


def _page(site: Site, address: Address, template: str, lang: str, view: Any, *, in_sitemap: bool = True) -> Page:
    """Return one page with its context."""
    here = urls.here(address, lang, site.url)
    return Page(address, template, here, view(site, here), tuple(site.languages), in_sitemap)


def _home(site: Site, here: Here) -> dict[str, Any]:
    """Return what the home page shows."""
    new = lists.new_houses(site)
    return {
        "total": len(site.houses),
        "tiles": lists.tiles(site, here),
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
            slug: {"name": town.name[lang], "lat": town.lat, "lon": town.lon}
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


def _guides(site: Site, lang: str) -> Iterator[Page]:
    """Yield the operator's own pages; one that is not translated stands in its first language."""
    for slug in sorted({guide.slug for guide in site.guides}):
        versions = {guide.lang: guide for guide in site.guides if guide.slug == slug}
        guide = versions.get(lang) or versions.get("en" if lang != "ja" else "ja") or next(iter(versions.values()))
        yield _page(site, urls.page(slug), "page.html", lang, lambda _site, _here, guide=guide: {"guide": guide})


def _lists(site: Site, lang: str) -> Iterator[Page]:
    """Yield the static lists: ways of life, price bands, attributes."""
    for theme in site.themes:
        yield _list(
            site,
            urls.by_theme(theme.code),
            lang,
            theme.label,
            theme.sign,
            lambda house, theme=theme: matches(house, theme.where),
            theme.where,
        )
    for band in site.bands:
        yield _list(
            site,
            urls.by_price(band.code),
            lang,
            band.label,
            "",
            lambda house, band=band: band.holds(house.listing),
            None,
        )
    for code, kind in site.catalogue.vocabulary.attributes.items():
        if any(house.states[code].state == "yes" for house in site.houses):
            yield _list(
                site,
                urls.by_attribute(code),
                lang,
                kind.label,
                code,
                lambda house, code=code: house.states[code].state == "yes",
                {code: ["yes"]},
                kind.help,
            )


def _list(
    site: Site,
    address: Address,
    lang: str,
    label: Mapping[str, str],
    sign: str,
    wanted: Any,
    where: Any,
    help_: Mapping[str, str] | None = None,
) -> Page:  # noqa: PLR0913
    """Return one static list."""

    def view(site: Site, here: Here) -> dict[str, Any]:
        cards = lists.cards(site, [house for house in site.houses if wanted(house)], here)
        attribute = sign if help_ else ""
        unknown = sum(house.states[attribute].state == "unknown" for house in site.houses) if attribute else 0
        return {
            "label": label[here.lang],
            "sign": sign,
            "cards_list": cards,
            "where": where,
            "help": help_[here.lang] if help_ else "",
            "unknown": unknown,
        }

    return _page(site, address, "list.html", lang, view)


def _town(site: Site, here: Here, slug: str) -> dict[str, Any]:
    """Return what a municipality's page shows."""
    town = site.catalogue.municipalities[slug]
    as_of = site.catalogue.as_of
    current = [each for each in town.subsidies if not each.deadline or each.deadline >= as_of]
    houses = [house for house in site.houses if house.municipality.slug == slug]
    return {
        "town": town,
        "cards_list": lists.cards(site, houses, here),
        "subsidies": [subsidy_line(each, here.lang, as_of) for each in current],
        "tiles": lists.tiles(site, here),
        "nearby": _nearest_towns(site, here, slug),
    }


def _nearest_towns(site: Site, here: Here, slug: str) -> list[lists.Entry]:
    """Return the five nearest municipalities by their offices."""
    from akiya.geo import haversine_km

    town = site.catalogue.municipalities[slug]
    others = [each for each in site.catalogue.municipalities.values() if each.slug != slug]
    others.sort(key=lambda each: (haversine_km(town.lat, town.lon, each.lat, each.lon), each.slug))
    return [
        lists.Entry(each.name[here.lang], here.to(urls.town(each.slug)), len(site.catalogue.of(each.slug)))
        for each in others[:5]
    ]
