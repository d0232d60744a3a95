"""The site without JavaScript: everything that can be browsed is reached by links, nothing stands there dead."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from tests.site.page_types import ADDRESSES, LANGUAGES, TOUR_HOUSE, TYPES, file_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import Page

browser = pytest.mark.browser
EACH_LANGUAGE = pytest.mark.parametrize("lang", list(LANGUAGES))
LISTS = {"life": "life/sea/", "price": "price/to-300/", "attribute": "with/sea-view/", "town": "towns/amakusa/"}
HOUSE = f'a[href$="listings/{TOUR_HOUSE}/"]'


def reached(survey, start: str) -> set[str]:
    """Return every HTML file that links in the pages lead to from one page."""
    leads: dict[str, set[str]] = {name: set() for name in survey.pages}
    for link in survey.inside:
        if link.tag == "a" and link.file in survey.pages:
            leads[link.page].add(link.file)
    seen, left = {start}, {start}
    while left:
        left = set().union(*(leads[name] for name in left)) - seen
        seen |= left
    return seen


@EACH_LANGUAGE
def test_links_alone_lead_from_home_to_every_page(survey, lang):
    """From the home page of a language, plain links lead to each page of the site but the one for what is not there."""
    wanted = {name for name in survey.pages if not name.endswith("404.html")}
    assert wanted - reached(survey, f"{LANGUAGES[lang]}index.html") == set()


@pytest.fixture
def plain(open_page: Callable[..., Page]) -> Callable[..., Page]:
    """Open pages without JavaScript."""
    return lambda path, **settings: open_page(path, java_script_enabled=False, **settings)


@browser
@EACH_LANGUAGE
@pytest.mark.parametrize("kind", list(LISTS))
def test_a_house_is_found_through_lists(plain, lang, kind):
    """From the search page, which offers its lists instead, two links lead to a house: by life, price, attribute, town."""
    page = plain(f"{LANGUAGES[lang]}search/")
    assert page.locator("noscript p").is_visible()
    page.locator(f'main a[href$="{LISTS[kind]}"]').first.click()
    expect(page.locator("h1")).to_be_visible()
    assert page.locator(".card").count() >= 1
    page.locator(".card a").first.click()
    expect(page.locator("#board")).to_be_visible()


@browser
@EACH_LANGUAGE
def test_home_leads_to_a_town_by_the_map_of_tiles(plain, lang):
    """On the home page a tile of the prefecture's map leads to its town, and the town to its houses."""
    page = plain(LANGUAGES[lang])
    page.locator('.tiles a[href$="towns/amakusa/"]').click()
    page.locator(HOUSE).first.click()
    expect(page.locator("h1")).to_be_visible()


@browser
@EACH_LANGUAGE
def test_a_listing_is_whole(plain, lang):
    """Photos are links to pictures, rooms are links to flat pictures, the telephone is a link, no button stands there dead."""
    page = plain(f"{LANGUAGES[lang]}listings/{TOUR_HOUSE}/")
    assert page.locator("main button:visible").count() == 0
    assert page.locator('a[href="tel:0000000000"]').first.is_visible()
    photo = page.locator("[data-gallery] a").first.get_attribute("href")
    rooms = page.locator(".tour-rooms a")
    assert rooms.count() == 4
    for link in (photo, rooms.nth(1).get_attribute("href")):
        answer = page.request.get(
            page.url.rsplit("/listings/", 1)[0].removesuffix("/en") + "/" + link.replace("../", "")
        )
        assert answer.status == 200
        assert answer.headers["content-type"] in ("image/webp", "image/jpeg")
    rooms.nth(1).click()
    expect(page.locator("img")).to_be_visible()


@browser
@EACH_LANGUAGE
def test_a_sign_is_explained(plain, lang):
    """A pictogram of a listing leads to its own line in the legend."""
    page = plain(f"{LANGUAGES[lang]}listings/{TOUR_HOUSE}/")
    page.locator('.board a[href$="#sea_view"]').click()
    expect(page.locator("tr#sea_view")).to_be_in_viewport()


@browser
@pytest.mark.parametrize("name", list(TYPES))
def test_no_page_is_wider_than_a_phone_or_has_dead_controls(plain, name):
    """At 360 pixels, without scripts, no type of page scrolls sideways, and only forms that work without scripts have buttons."""
    page = plain(ADDRESSES[f"{name} ja"], width=360)
    box = page.locator("main").bounding_box()
    assert box["x"] >= 0
    assert box["width"] <= 360
    assert page.locator("main button:visible").count() == page.locator("main form button:visible").count()


def test_pages_of_all_types_are_there(survey):
    """The table of page types names files of the site in every language."""
    assert [address for address in ADDRESSES.values() if file_of(address) not in survey.files] == []
