"""Tests of long lists in pages, and of houses of which only the text suggests something."""

from __future__ import annotations

import posixpath
import re
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given
from hypothesis import strategies as st

from akiya.site.paging import SHEET, numbers
from tests.site.conftest import SITE_URL

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.site.conftest import SmallSite

HOUSES = 100
SITEMAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"


@given(st.integers(1, 400).flatmap(lambda last: st.tuples(st.integers(1, last), st.just(last))))
def test_numbers_lead_everywhere(case: tuple[int, int]) -> None:
    """The pager shows both ends, this page and its neighbours in order; what is left out is more than one page."""
    current, last = case
    found = numbers(current, last)
    shown = [number for number in found if number]
    assert shown == sorted(set(shown))
    assert {1, current, last} | {n for n in (current - 1, current + 1) if 1 <= n <= last} <= set(shown)
    for at, number in enumerate(found):
        if number == 0:
            assert found[at + 1] - found[at - 1] > 2
        elif at and found[at - 1]:
            assert number - found[at - 1] == 1


@pytest.fixture
def many(small: SmallSite) -> SmallSite:
    """Return a built site of a hundred houses with a sea view in two towns, and three whose texts speak of one."""
    for number in range(1, HOUSES + 1):
        town = "amakusa" if number % 2 else "arao"
        small.tree.listing(f"{town}-{number:04}", attributes={"sea_view": "yes"}, registered_on="2026-05-01")
    for number in range(201, 204):
        words = {"field": "attributes.sea_view", "value": "yes", "rule": "sea_view", "words": "海が見えます"}
        small.tree.listing(f"arao-{number:04}", registered_on="2026-05-01", proposals=[words])
    assert small.build().quarantine == {}
    return small


def _pages(site: SmallSite, first: str) -> Iterator[tuple[str, str]]:
    """Follow a list from page to page by its plain `rel=next`; yield the address and the HTML of each."""
    address = first
    while address:
        text = (site.output / address / "index.html").read_text(encoding="utf-8")
        yield address, text
        found = re.search(r'<link rel="next" href="([^"]+)">', text)
        address = posixpath.normpath(posixpath.join(address, found[1])) if found else ""


def _houses(html: str) -> list[str]:
    """Return the ids of the houses that a page lists, in order."""
    return re.findall(r'<h[23]><a href="[^"]*listings/([^"/]+)/"', html)


def test_a_list_is_read_page_by_page(many: SmallSite) -> None:
    """Every house stands once, on pages of 48 from north to south; those that only a text suggests come last, apart."""
    pages = list(_pages(many, "with/sea-view"))
    assert [address for address, _ in pages] == ["with/sea-view", "with/sea-view/2", "with/sea-view/3"]
    held = [_houses(html) for _, html in pages]
    assert [len(ids) for ids in held] == [SHEET, SHEET, HOUSES + 3 - 2 * SHEET]
    together = [id_ for ids in held for id_ in ids]
    assert len(set(together)) == HOUSES + 3
    codes = {"arao": "432041", "amakusa": "432156"}
    said = [(codes[id_.split("-")[0]], id_) for id_ in together[:HOUSES]]
    assert said == sorted(said)
    assert together[HOUSES:] == ["arao-0201", "arao-0202", "arao-0203"]
    last = pages[-1][1]
    assert last.index("紹介文から読み取った家") < last.index("arao-0201") > last.index("amakusa-0099")
    assert "97–103 / 103" in last
    assert "紹介文から読み取った家" not in pages[0][1]


def test_each_page_stands_for_itself(many: SmallSite) -> None:
    """A page is canonical in its language, names its twin in the other, the page before it, and is in the sitemap."""
    for lang, prefix in (("ja", ""), ("en", "en/")):
        html = many.html(f"{prefix}with/sea-view/2/index.html")
        assert html.canonical == [f"{SITE_URL}/{prefix}with/sea-view/2/"]
        assert html.lang == lang
        twins = {code: html.alternates[code] for code in ("ja", "en")}
        assert twins == {"ja": f"{SITE_URL}/with/sea-view/2/", "en": f"{SITE_URL}/en/with/sea-view/2/"}
        html_text = (many.output / f"{prefix}with/sea-view/2/index.html").read_text(encoding="utf-8")
        back = re.findall(r'<link rel="prev" href="([^"]+)">', html_text)
        assert [posixpath.normpath(f"{prefix}with/sea-view/2/{link}") for link in back] == [f"{prefix}with/sea-view"]
    places = {each.text for each in ET.parse(many.output / "sitemap.xml").iter(f"{SITEMAP}loc")}  # noqa: S314 - ours
    assert {f"{SITE_URL}/{prefix}with/sea-view/{n}/" for prefix in ("", "en/") for n in (2, 3)} <= places


def test_a_town_is_paged_too_and_short_lists_are_not(many: SmallSite) -> None:
    """A town's further houses stand on further pages; a list of 48 houses or fewer has one page and no pager."""
    pages = list(_pages(many, "towns/arao"))
    assert [len(_houses(html)) for _, html in pages] == [SHEET, HOUSES // 2 + 3 - SHEET]
    short = (many.output / "life/cheap/index.html").read_text(encoding="utf-8")
    assert 'class="pager"' not in short
    assert not (many.output / "life/cheap/2").exists()


def test_ways_of_life_that_no_house_has_are_not_offered(many: SmallSite) -> None:
    """The home page offers what there is, says of texts that they are texts, and shows no tile with 0."""
    for house in (many.tree.root / "listings").glob("*/*-0???"):
        text = (house / "listing.md").read_text(encoding="utf-8")
        (house / "listing.md").write_text(text.replace("sea_view: 'yes'", "sea_view: unknown"), encoding="utf-8")
    many.build()
    home = (many.output / "index.html").read_text(encoding="utf-8")
    life = home.split('aria-labelledby="life"', 1)[1].split("</section>", 1)[0]
    assert re.findall(r'href="(life/[a-z-]+)/"', life) == ["life/sea"]
    assert "紹介文から3件" in life
    assert re.search(r"<b>\s*0件", life) is None
    assert (many.output / "life/pets/index.html").is_file()
