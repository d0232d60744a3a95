"""sitemap.xml with hreflang, and robots.txt. Pure."""

from __future__ import annotations

from collections.abc import Iterable
from xml.sax.saxutils import escape

from akiya.site.pages import Plan
from akiya.site.site import Site


def sitemap(site: Site, planned: Iterable[Plan]) -> str:
    """Return the sitemap: every page with its versions in the other languages (sitemaps.org 0.9, xhtml:link)."""
    xmlns = 'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:xhtml="http://www.w3.org/1999/xhtml"'
    lines = [
        f"<url><loc>{_absolute(site, plan, lang)}</loc>{_alternates(site, plan)}</url>"
        for plan in planned
        if plan.in_sitemap
        for lang in site.languages
    ]
    return "\n".join(['<?xml version="1.0" encoding="UTF-8"?>', f"<urlset {xmlns}>", *lines, "</urlset>", ""])


def _absolute(site: Site, plan: Plan, lang: str) -> str:
    """Return the absolute address of a page in a language."""
    return escape(f"{site.url}/{plan.address.url(lang)}")


def _alternates(site: Site, plan: Plan) -> str:
    """Return the links to the other languages."""
    return "".join(
        f'<xhtml:link rel="alternate" hreflang="{lang}" href="{_absolute(site, plan, lang)}"/>'
        for lang in site.languages
    )


def robots(site: Site) -> str:
    """Return robots.txt: everything may be read; a sample says in its pages that it is not to be listed."""
    return f"User-agent: *\nAllow: /\nSitemap: {site.url}/sitemap.xml\n"
