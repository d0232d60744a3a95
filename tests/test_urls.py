"""Addresses of pages and the links between them."""

import posixpath

from hypothesis import given
from hypothesis import strategies as st

from akiya.site import urls
from akiya.site.i18n import PREFIXES

ADDRESSES = st.sampled_from(
    [urls.HOME, urls.SEARCH, urls.TOWNS, urls.listing("amakusa-0417"), urls.town("aso"), urls.by_attribute("sea_view")]
)


@given(ADDRESSES, ADDRESSES, st.sampled_from(sorted(PREFIXES)), st.sampled_from(sorted(PREFIXES)))
def test_every_link_leads_where_it_says(start: urls.Address, target: urls.Address, lang: str, other: str) -> None:
    """A relative link, followed from its page, arrives at the page it names, in the language it names."""
    here = urls.here(start, lang, "https://example.jp/deep/path")
    folder = posixpath.dirname(f"/site/{start.file(lang)}")
    arrived = posixpath.normpath(posixpath.join(folder, here.to(target, other)))
    assert arrived == posixpath.normpath(f"/site/{target.url(other)}")


def test_the_page_for_what_is_not_there_links_from_the_root() -> None:
    """A 404 page is shown at any depth, so its links start at the site's own root."""
    here = urls.here(urls.NOT_FOUND, "ja", "https://example.jp/deep/path")
    assert here.to(urls.TOWNS) == "/deep/path/towns/"


def test_listing_pages_stand_where_others_rely_on() -> None:
    """Japanese has no prefix, the other languages have theirs."""
    files = [urls.listing("aso-0001").file(lang) for lang in PREFIXES]
    assert files == [f"{prefix}listings/aso-0001/index.html" for prefix in ("", "en/", "zh-hant/", "zh-hans/", "ko/")]
