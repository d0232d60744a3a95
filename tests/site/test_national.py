"""The real national file as one site of several prefectures: a search in the browser, in each of the five languages."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import expect

from akiya import vocabulary as words
from akiya.app.build import Order, build
from akiya.app.import_mlit import ImportOrder, run
from akiya.catalogue import Catalogue, catalogue
from akiya.store import read_content
from search.documents import BOOSTS
from search.fields import Fields
from tests.content_tree import AS_OF
from tests.site.conftest import CACHE, SITE_URL, WHOLE, Served, served
from tests.site.page_types import SITE_LANGUAGES

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping
    from pathlib import Path

    from playwright.sync_api import Page

pytestmark = pytest.mark.browser
QUERY = "浄化槽 海"
PREFECTURES = ("",) if WHOLE else ("長崎県", "東京都")
"""The whole nation takes minutes; two prefectures, one with much coast, show the same in seconds."""
FOLDERS = {"ja": "", "en": "en/", "zh-Hant": "zh-hant/", "zh-Hans": "zh-hans/", "ko": "ko/"}


@pytest.fixture(scope="module")
def content(real_data: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Import the rows of the real file."""
    folder = tmp_path_factory.mktemp("nation") / "content"
    for prefecture in PREFECTURES:
        report = run(ImportOrder(real_data / "mlit-links/listed.csv", folder, None, prefecture))
        assert report.refused == []
        assert report.quarantined == []
    return folder


@pytest.fixture(scope="module")
def found(content: Path) -> Catalogue:
    """Return the catalogue of the imported rows."""
    vocabulary = words.load()
    return catalogue(read_content(content, vocabulary), vocabulary, AS_OF)


@pytest.fixture(scope="module")
def nation(content: Path, found: Catalogue, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """Build and serve the site in all languages; every imported row has its page in each."""
    output = tmp_path_factory.mktemp("nation-site") / "site"
    report = build(Order(content, output, AS_OF, CACHE, SITE_URL, SITE_LANGUAGES))
    assert (report.listings, report.quarantine) == (len(found.houses), {})
    for folder in FOLDERS.values():
        assert {page.parent.name for page in output.glob(f"{folder}listings/*/index.html")} == set(found.houses)
    with served(output) as site:
        yield site


def scanned(found: Catalogue, asked: Mapping[str, list[str]]) -> set[str]:
    """Return the ids of the houses that hold every word and have every state that was asked for, one by one."""
    fields = Fields(found.vocabulary)
    every = {}
    for house in found.houses.values():
        document = fields.document(house.listing, house.municipality, house.states)
        texts = [text for name in BOOSTS for text in document.field_texts(name)]
        every[house.listing.id] = unicodedata.normalize("NFKC", "\n".join(texts)).lower()
    sought = asked.get("q", [""])[0].split()
    conditions = {name: values[0].split(",") for name, values in asked.items() if name != "q"}
    return {
        id_
        for id_, text in every.items()
        if all(word in text for word in sought)
        if all(found.houses[id_].states[name].state in values for name, values in conditions.items())
    }


@pytest.mark.parametrize("lang", SITE_LANGUAGES)
def test_septic_tank_and_sea(
    open_page: Callable[..., Page],
    nation: Served,
    found: Catalogue,
    speak: Callable[[str], Callable[[str], str]],
    lang: str,
) -> None:
    """What is typed into the box finds the houses that a look at every listing finds, each with a title in the reader's language."""
    page = open_page(f"{FOLDERS[lang]}search/", at=nation)
    box = page.get_by_label(speak(lang)("どんな家をさがしますか"))
    box.fill(QUERY)
    box.press("Enter")
    page.wait_for_url(lambda url: "q=" in url)
    expect(page.locator("li.hit").first).to_be_visible()
    asked = parse_qs(urlsplit(page.url).query)
    assert asked in ({"q": [QUERY]}, {"q": ["海"], "septic_tank": ["yes"]})
    expected = scanned(found, asked)
    assert 0 < len(expected) < len(found.houses)
    expect(page.locator(".hdr h2")).to_have_text(re.compile(rf"^\D*{len(expected)}\D*$"))
    while page.locator("p.more button").is_visible():
        before = page.locator("li.hit").count()
        page.locator("p.more button").click()
        expect(page.locator("li.hit")).not_to_have_count(before)
    ids = [each.removeprefix("hit-") for each in page.locator("li.hit").evaluate_all("all => all.map(e => e.id)")]
    assert len(ids) == len(expected)
    assert set(ids) == expected
    assert set(page.locator("li.hit h3 a").evaluate_all("all => all.map(e => e.lang)")) == {lang}
    assert page.locator("li.hit p.s.q").first.inner_text().split("\n")[0].strip() in _places(found, lang)


def _places(found: Catalogue, lang: str) -> set[str]:
    """Return the names of all municipalities with their prefectures."""
    return {town.full_name[lang] for town in found.municipalities.values()}
