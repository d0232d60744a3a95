"""sitemap.xml with hreflang, and robots.txt. Pure."""

from __future__ import annotations

from collections.abc import Iterable
from xml.sax.saxutils import escape

from akiya.site.pages import Page
from akiya.site.site import Site


def sitemap(site: Site, pages: Iterable[Page]) -> str:
    """Return the sitemap: every page with its versions in the other languages (sitemaps.org 0.9, xhtml:link)."""
    lines = [
        '<?xml version="1.0" encoding="UTF-8"?>',
        '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:xhtml="http://www.w3.org/1999/xhtml">',
    ]
    lines += [
        f"<url><loc>{_absolute(site, page, page.here.lang)}</loc>{_alternates(site, page)}</url>"
        for page in pages
        if page.plan.in_sitemap
    ]
    return "\n".join([*lines, "</urlset>", ""])


def _absolute(site: Site, page: Page, lang: str) -> str:
    """Return the absolute address of a page in a language."""
    return escape(f"{site.url}/{page.plan.address.url(lang)}")


def _alternates(site: Site, page: Page) -> str:
    """Return the links to the other languages."""
    return "".join(
        f'<xhtml:link rel="alternate" hreflang="{lang}" href="{_absolute(site, page, lang)}"/>'
        for lang in page.languages
    )


def robots(site: Site) -> str:
    """Return robots.txt: everything may be read; a sample says in its pages that it is not to be listed."""
    return f"User-agent: *\nAllow: /\nSitemap: {site.url}/sitemap.xml\n"
