"""Every type of page judged by axe-core, in both languages, narrow and wide, light and dark."""

from __future__ import annotations

from itertools import product
from typing import TYPE_CHECKING

import pytest

from akiya.site.i18n import PREFIXES
from tests.site.conftest import WHOLE
from tests.site.page_types import ADDRESSES, LANGUAGES, SITE_LANGUAGES, TOUR_HOUSE, TYPES
from tests.site.survey import BELOW

if TYPE_CHECKING:
    from playwright.sync_api import Page

pytestmark = pytest.mark.browser
LOOKS = [(360, "light"), (1440, "dark"), (1440, "light"), (360, "dark")]


def sample(names: list[str]) -> list[object]:
    """Return every name with one look in turn, so that all looks are met; with AKIYA_TEST_ALL with every look."""
    chosen = product(names, LOOKS) if WHOLE else ((name, LOOKS[n % 4]) for n, name in enumerate(names))
    return [pytest.param(name, *look, id=f"{name}, {look[0]}, {look[1]}") for name, look in chosen]


def overflow(page: Page) -> int:
    """Return by how many pixels the page is wider than the window."""
    return int(page.evaluate("document.documentElement.scrollWidth - innerWidth"))


def settled(page: Page) -> Page:
    """Wait until the search page has its answer, where there is one."""
    if page.locator("[data-finder]").count():
        page.locator("[data-finder] .hdr h2").wait_for()
    return page


@pytest.mark.parametrize(("name", "width", "colours"), sample(list(ADDRESSES)))
def test_axe_finds_nothing_on_any_type_of_page(open_page, watched, axe, name, width, colours):
    """No rule of axe is broken, nothing is wider than the window, and no other host is asked."""
    page = settled(open_page(ADDRESSES[name], width=width, color_scheme=colours))
    assert axe(page) == []
    assert overflow(page) <= 0
    assert watched.foreign == []


@pytest.mark.parametrize(("lang", "width", "colours"), sample(list(LANGUAGES)))
def test_axe_finds_nothing_in_a_search_at_work(open_page, axe, lang, width, colours):
    """Results, chips, the open conditions with an open group, and the open map break no rule of axe."""
    page = settled(open_page(f"{LANGUAGES[lang]}search/?q=海&kind=kominka", width=width, color_scheme=colours))
    assert axe(page) == []
    page.locator(".map-offer button").click()
    page.locator(".pin span").first.wait_for()
    assert axe(page) == []
    if width < 640:
        page.locator(".openers button").click()
    for fold in page.locator("details.facet-fold summary").all():
        fold.click()
    page.locator("details.group summary").first.click()
    page.locator("details.group[open] .four b:not(:empty)").first.wait_for()
    assert axe(page) == []
    assert overflow(page) <= 0


@pytest.mark.parametrize(("lang", "width", "colours"), sample(list(LANGUAGES)))
def test_axe_finds_nothing_in_an_empty_answer(open_page, axe, lang, width, colours):
    """The page that finds no house and offers ways out breaks no rule of axe."""
    page = settled(open_page(f"{LANGUAGES[lang]}search/?q=そんな家はない&deal=sale", width=width, color_scheme=colours))
    page.locator(".notice button").first.wait_for()
    assert axe(page) == []


@pytest.mark.parametrize(("lang", "width", "colours"), sample(list(LANGUAGES)))
def test_axe_finds_nothing_in_an_open_listing(open_page, axe, lang, width, colours):
    """A listing with its tour running, its full facts unfolded and its map open breaks no rule of axe."""
    page = open_page(f"{LANGUAGES[lang]}listings/{TOUR_HOUSE}/", width=width, color_scheme=colours)
    page.locator("details.more-facts summary").click()
    page.locator("[data-map-open]").click()
    page.locator(".leaflet-container").wait_for()
    page.locator("[data-tour-start]").click()
    page.locator(".tour-view").wait_for()
    assert axe(page) == []
    assert overflow(page) <= 0


@pytest.mark.parametrize("lang", SITE_LANGUAGES)
def test_nothing_scrolls_sideways_on_the_smallest_phone(open_page, lang):
    """At 320 pixels no type of page is wider than the window, in any language of the site."""
    page = open_page(PREFIXES[lang], width=320)
    wide = {}
    for name, path in TYPES.items():
        if name != "not found":
            page.goto(page.url.split(BELOW)[0] + BELOW + PREFIXES[lang] + path)
            wide[name] = overflow(settled(page))
    assert {name: by for name, by in wide.items() if by > 0} == {}
