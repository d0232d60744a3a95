"""Where every page stands. All links inside the site are relative, so that it works under any sub-path. Pure."""

from __future__ import annotations

import posixpath
from dataclasses import dataclass
from urllib.parse import urlsplit

from akiya.site.i18n import PREFIXES


@dataclass(frozen=True, slots=True)
class Address:
    """The place of a page, the same in every language: `listings/amakusa-0417/` or, for the home page, nothing."""

    path: str

    def file(self, lang: str) -> str:
        """Return the file of the page below the output folder."""
        whole = f"{PREFIXES[lang]}{self.path}"
        return whole if whole.endswith(".html") else f"{whole}index.html"

    def url(self, lang: str) -> str:
        """Return the address below the site's root, without a leading slash."""
        return f"{PREFIXES[lang]}{self.path}"


HOME = Address("")
SEARCH = Address("search/")
TOWNS = Address("towns/")
LEGEND = Address("pictograms/")
FIELDS = Address("fields/")
DATA = Address("data/")
NOT_FOUND = Address("404.html")


def listing(listing_id: str) -> Address:
    """Return the address of a listing page."""
    return Address(f"listings/{listing_id}/")


def town(slug: str) -> Address:
    """Return the address of a municipality's page."""
    return Address(f"towns/{slug}/")


def by_attribute(code: str) -> Address:
    """Return the address of the list of houses with an attribute."""
    return Address(f"with/{code.replace('_', '-')}/")


def by_price(band: str) -> Address:
    """Return the address of the list of houses in a price band."""
    return Address(f"price/{band}/")


def by_theme(code: str) -> Address:
    """Return the address of the list of houses for a way of life."""
    return Address(f"life/{code.replace('_', '-')}/")


def sheet(first: Address, number: int) -> Address:
    """Return the address of a page of a list; the first one is the list itself."""
    return first if number == 1 else Address(f"{first.path}{number}/")


def page(slug: str) -> Address:
    """Return the address of a guide page."""
    return Address(f"{slug}/")


def feed(page: Address, lang: str) -> str:
    """Return the file of the feed that follows a page, below the site's root; that of the home page holds all."""
    return f"{PREFIXES[lang]}feeds/{page.path.strip('/') or 'all'}.atom"


@dataclass(frozen=True, slots=True)
class Here:
    """The page that is being written, for making links from it. `root` leads to the site's root."""

    address: Address
    lang: str
    root: str

    def to(self, target: Address, lang: str | None = None) -> str:
        """Return the link from here to a page, in this or another language."""
        return self.file(target.url(lang or self.lang))

    def file(self, path: str) -> str:
        """Return the link from here to a file below the site's root."""
        return f"{self.root}{path}" or "./"


def here(address: Address, lang: str, site_url: str) -> Here:
    """Return the page to link from; the 404 page is served at any depth and links from the site's root."""
    if address == NOT_FOUND:
        return Here(address, lang, f"{urlsplit(site_url).path.rstrip('/')}/")
    depth = posixpath.dirname(address.file(lang)).count("/") + 1 if "/" in address.file(lang) else 0
    return Here(address, lang, "../" * depth)
