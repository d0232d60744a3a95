"""Pages that can be read: small phones, enlarged text, paper, keyboard, any language."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import expect

from tests.site.page_types import LANGUAGES, TOUR_HOUSE

pytestmark = pytest.mark.browser
EACH_LANGUAGE = pytest.mark.parametrize("lang", list(LANGUAGES))
READ = ("", "towns/", "towns/amakusa/", f"listings/{TOUR_HOUSE}/", "with/sea-view/", "pictograms/", "guide/")
"""Pages that are read with enlarged text."""
TILE_PROBLEMS = """() => [...document.querySelectorAll('.tiles a > span')].filter(span =>
    parseFloat(getComputedStyle(span).fontSize) < 12 || span.parentElement.scrollWidth > span.parentElement.clientWidth
    || span.parentElement.scrollHeight > span.parentElement.clientHeight).map(span => span.textContent)"""


@pytest.mark.parametrize("width", [320, 360])
@pytest.mark.parametrize("prefix", ["", "en/", "ko/"])
def test_names_on_the_tile_map_are_readable(open_page, prefix, width):
    """On a small phone each name on the tile map has 12 pixels or more and stays within its tile."""
    page = open_page(prefix, width=width)
    assert page.locator(".tiles a").count() == 45
    assert page.evaluate(TILE_PROBLEMS) == []


@EACH_LANGUAGE
@pytest.mark.parametrize("path", ["towns/amakusa/", f"listings/{TOUR_HOUSE}/"])
def test_the_small_tile_map_names_its_towns(open_page, lang, path):
    """Where tiles show no name, each link still has one, and the town of the page is named beside the map."""
    page = open_page(f"{LANGUAGES[lang]}{path}", width=360)
    small = page.locator("nav:has(.tiles-small)")
    here = small.locator(".here").inner_text()
    expect(small.locator('.tiles-small a[aria-current="location"]')).to_have_accessible_name(re.compile(f"^{here}$"))
    names = [link.get_attribute("title") for link in small.locator(".tiles-small a").all()]
    assert len(set(names)) == 45
    for name in (names[0], names[-1]):
        expect(small.get_by_role("link", name=name, exact=True).first).to_be_visible()


@EACH_LANGUAGE
def test_twice_the_text_fits_on_a_phone(open_page, lang):
    """With text at 200 % on 360 pixels no page that is read is wider than the window."""
    page = open_page(LANGUAGES[lang], width=360)
    root, wide = page.url, {}
    for path in READ:
        page.goto(f"{root}{path}")
        page.evaluate("document.documentElement.style.fontSize = '200%'")
        wide[path] = page.evaluate("document.documentElement.scrollWidth")
    assert wide == dict.fromkeys(READ, 360)


@EACH_LANGUAGE
def test_a_listing_prints_on_one_sheet(open_page, lang):
    """The richest listing fills both sides of one A4 sheet at most, and nothing that works only on a screen is on it."""
    page = open_page(f"{LANGUAGES[lang]}listings/{TOUR_HOUSE}/")
    page.emulate_media(media="print")
    assert page.locator("button:visible, footer:visible, .bar:visible, .lang:visible, .tour:visible").count() == 0
    assert page.locator("#desk .tel").is_visible()
    sheet = page.pdf(prefer_css_page_size=True)
    assert 1 <= len(re.findall(rb"/Type\s*/Page\b", sheet)) <= 2


def test_skipping_to_the_text_leaves_no_step_behind(open_page, speak):
    """After the skip link of a listing the Back button leads to the page before it."""
    page = open_page("")
    page.goto(f"{page.url}listings/{TOUR_HOUSE}/")
    before = page.evaluate("history.length")
    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name=speak("ja")("本文へ"))).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.locator("main")).to_be_focused()
    assert page.evaluate("history.length") == before


def test_the_way_to_other_languages_is_named_twice(open_page, speak):
    """On a page that is not English the switch says Language in its own language and in English, each marked as such."""
    link = open_page("").locator("a.lang")
    expect(link).to_have_accessible_name(f"{speak('ja')('言語')} Language")
    expect(link.locator("[lang=en]")).to_have_text("Language")
