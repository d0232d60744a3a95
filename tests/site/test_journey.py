"""A migrant's way through the site, told as stories: from a word to a house, through its rooms, and back."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import expect

from tests.site.conftest import TILES, WHOLE
from tests.site.page_types import LANGUAGES, TOUR_HOUSE

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import Locator, Page

    from akiya.vocabulary import Vocabulary
    from tests.site.conftest import Watched

pytestmark = pytest.mark.browser
ALL_WAYS = [(lang, width) for lang in LANGUAGES for width in (360, 1440)]
WAYS = ALL_WAYS if WHOLE else [("ja", 360), ("en", 1440)]
KEYBOARD_WAYS = ALL_WAYS if WHOLE else [("ja", 1440), ("en", 360)]
FIRST_ROOM, DOOR, NEXT_ROOM = "玄関土間", "奥の台所へ", "台所"
"""The house of the story: where the tour begins, a door, and where it leads."""
SEEN = """() => { const n = document.activeElement; const boxes = [n, n.parentElement, ...n.children].map(e => e.getBoundingClientRect());
    return n.checkVisibility() && boxes.some(b => b.width > 0 && b.height > 0) }"""


@pytest.fixture
def say(lang: str, speak: Callable[[str], Callable[[str], str]]) -> Callable[[str], str]:
    """Return the site's own words in the language of the story, asked for by the Japanese ones."""
    return speak(lang)


def heading(page: Page) -> Locator:
    """Return the heading that says how many houses there are."""
    return page.locator(".hdr h2")


def count(page: Page) -> int:
    """Return how many houses the page says there are."""
    return int(re.sub(r"\D", "", heading(page).inner_text()))


def hosts(watched: Watched) -> set[str]:
    """Return the other hosts that the pages have asked."""
    return {urlsplit(url).netloc for url in watched.foreign}


def group_of(vocabulary: Vocabulary, code: str, lang: str) -> str:
    """Return the label of an attribute's group."""
    return vocabulary.groups[vocabulary.attributes[code].group][lang]


def checkbox(page: Page, vocabulary: Vocabulary, code: str, lang: str) -> Locator:
    """Return the checkbox of an attribute's `yes`."""
    return page.get_by_role("group", name=vocabulary.attributes[code].label[lang]).get_by_role("checkbox").first


@pytest.mark.parametrize(("lang", "width"), WAYS)
def test_a_migrant_finds_a_house_by_the_sea_and_walks_through_it(
    open_page, watched, oracle, vocabulary, say, lang, width
):
    """From the home page by words, a condition and the map to a house, into its next room, and back to the same list."""
    page = open_page(LANGUAGES[lang], width=width)
    words = say("古民家 海")
    page.get_by_label(say("どんな家をさがしますか")).fill(words)
    page.get_by_role("button", name=say("さがす")).click()
    heading(page).wait_for()
    assert count(page) == oracle(words)["total"] > 1

    narrow_down(page, vocabulary, say, lang)
    expected = oracle(words, sea_view=["yes"])["total"]
    expect(heading(page)).to_have_text(re.compile(rf"^{expected}\b|^{expected}\D"))
    asked = parse_qs(urlsplit(page.url).query)
    assert asked == {"q": [words], "sea_view": ["yes"]}

    look_at_the_map(page, watched, say)
    address = page.url
    page.locator(f'.hit a[href$="listings/{TOUR_HOUSE}/"]').click()
    walk(page, say)

    page.go_back()
    expect(page).to_have_url(address)
    heading(page).wait_for()
    assert count(page) == expected
    assert page.locator("input[type=search]").input_value() == words
    assert page.locator(".chip:not(.say)", has_text=vocabulary.attributes["sea_view"].label[lang]).is_visible()


def narrow_down(page: Page, vocabulary: Vocabulary, say: Callable[[str], str], lang: str) -> None:
    """Open the conditions, where they are not open, and ask for a view of the sea."""
    opener = page.get_by_role("button", name=say("条件"), exact=True)
    if opener.is_visible():
        opener.click()
    page.locator("summary", has_text=group_of(vocabulary, "sea_view", lang)).click()
    checkbox(page, vocabulary, "sea_view", lang).check()
    if opener.is_visible():
        page.get_by_role("button", name=say("閉じる"), exact=True).click()


def look_at_the_map(page: Page, watched: Watched, say: Callable[[str], str]) -> None:
    """Open the map: before that no other host is asked, then only that of the tiles, and pins stand there without tiles."""
    assert hosts(watched) == set()
    page.get_by_role("button", name=say("地図で見る")).click()
    page.locator(".pin span").first.wait_for()
    page.get_by_text(say("地図の画像を読み込めませんでした。家の位置はそのまま使えます。")).wait_for()
    assert page.get_by_role("link", name="地理院タイル").is_visible()
    assert hosts(watched) == {TILES}


def walk(page: Page, say: Callable[[str], str]) -> None:
    """Start the tour of the house and go through a door."""
    page.get_by_role("button", name=say("%(room)sから歩きはじめる") % {"room": FIRST_ROOM}).click()
    expect(page.locator(".tour-where")).to_contain_text(FIRST_ROOM)
    page.locator(".tour-sphere canvas").wait_for()
    page.locator(".tour-doors").get_by_role("button", name=DOOR).click()
    expect(page.locator(".tour-where")).to_contain_text(NEXT_ROOM)
    expect(page).to_have_url(re.compile("#tour=daidokoro"))


def tab_to(page: Page, wanted: Locator, most: int = 150) -> None:
    """Press Tab until the element has the focus; every stop on the way must be one that can be seen."""
    for _ in range(most):
        page.keyboard.press("Tab")
        assert page.evaluate(SEEN), page.evaluate("document.activeElement.outerHTML")
        if wanted.count() and wanted.first.evaluate("node => node === document.activeElement"):
            return
    pytest.fail(f"Tab does not reach {wanted}")


def skip_to_main(page: Page, say: Callable[[str], str]) -> None:
    """Take the skip link, which is the first stop of every page; a loaded script keeps it out of the history."""
    page.wait_for_load_state("load")
    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name=say("本文へ"))).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.locator("main")).to_be_focused()


@pytest.mark.parametrize(("lang", "width"), KEYBOARD_WAYS)
def test_the_same_way_by_keyboard_alone(open_page, watched, oracle, vocabulary, say, lang, width):
    """With Tab, Enter, Space, Escape and arrows a migrant comes as far as with a mouse, and the focus is never lost."""
    page = open_page(LANGUAGES[lang], width=width)
    skip_to_main(page, say)
    tab_to(page, page.get_by_label(say("どんな家をさがしますか")), 2)
    words = say("古民家 海")
    page.keyboard.insert_text(words)
    page.keyboard.press("Enter")
    heading(page).wait_for()
    assert count(page) == oracle(words)["total"]

    skip_to_main(page, say)
    narrow_down_by_keyboard(page, vocabulary, say, lang)
    expected = oracle(words, sea_view=["yes"])["total"]
    expect(heading(page)).to_have_text(re.compile(rf"^{expected}\D"))

    open_map_by_keyboard(page, say)
    assert hosts(watched) == {TILES}
    address = page.url
    tab_to(page, page.locator(f'.hit a[href$="listings/{TOUR_HOUSE}/"]'))
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile(f"listings/{TOUR_HOUSE}/"))
    skip_to_main(page, say)
    walk_by_keyboard(page, say)

    page.go_back()  # Alt and the left arrow are the browser's own; the skip link is no step of its own
    expect(page).to_have_url(address)
    heading(page).wait_for()
    assert count(page) == expected


def narrow_down_by_keyboard(page: Page, vocabulary: Vocabulary, say: Callable[[str], str], lang: str) -> None:
    """Ask for a view of the sea; on the phone open the conditions and leave them by Escape."""
    opener = page.get_by_role("button", name=say("条件"), exact=True)
    phone = opener.is_visible()
    if phone:
        tab_to(page, opener)
        page.keyboard.press("Enter")
    tab_to(page, page.locator("summary", has_text=group_of(vocabulary, "sea_view", lang)))
    page.keyboard.press("Enter")
    box = checkbox(page, vocabulary, "sea_view", lang)
    tab_to(page, box)
    page.keyboard.press("Space")
    expect(box).to_be_checked()
    expect(box).to_be_focused()
    if phone:
        page.keyboard.press("Escape")
        expect(opener).to_be_focused()


def open_map_by_keyboard(page: Page, say: Callable[[str], str]) -> None:
    """Open the map, move it with an arrow key, and come to its first pin."""
    tab_to(page, page.get_by_role("button", name=say("地図で見る")))
    page.keyboard.press("Enter")
    expect(page.get_by_role("region", name=say("地図"), exact=True)).to_be_focused()
    page.keyboard.press("ArrowRight")
    page.locator(".pin span").first.wait_for()
    tab_to(page, page.locator(".pin:focus"), 20)


def walk_by_keyboard(page: Page, say: Callable[[str], str]) -> None:
    """Start the tour, turn, and go through a door from the list of doors."""
    start = page.get_by_role("button", name=say("%(room)sから歩きはじめる") % {"room": FIRST_ROOM})
    tab_to(page, start)
    page.keyboard.press("Enter")
    where = page.locator(".tour-where")
    expect(where).to_contain_text(FIRST_ROOM)
    north = where.inner_text()
    for _ in range(5):
        page.keyboard.press("ArrowRight")
    expect(where).not_to_have_text(north)
    tab_to(page, page.locator(".tour-exit", has_text=DOOR), 20)
    page.keyboard.press("Enter")
    expect(where).to_contain_text(NEXT_ROOM)


@pytest.mark.parametrize("lang", list(LANGUAGES))
def test_a_condition_is_taken_off_without_losing_the_place(open_page, oracle, say, lang):
    """A pressed chip goes away, the answer grows, and the focus stands at the number of houses."""
    page = open_page(f"{LANGUAGES[lang]}search/?kind=kominka&sea_view=yes", width=1440)
    heading(page).wait_for()
    page.locator(".chip .off").first.click()
    expect(heading(page)).to_be_focused()
    assert len(parse_qs(urlsplit(page.url).query)) == 1
    page.locator(".clear").click()
    expect(heading(page)).to_have_text(re.compile(rf"^{oracle('')['total']}\D"))
    expect(heading(page)).to_be_focused()
    assert urlsplit(page.url).query == ""
    page.go_back()
    page.go_back()
    expect(page.locator(".chip")).to_have_count(2)


@pytest.mark.parametrize("lang", list(LANGUAGES))
def test_an_empty_answer_shows_ways_out(open_page, oracle, say, lang):
    """Where no house fits, the page names the condition to take off and how many houses that would bring."""
    page = open_page(f"{LANGUAGES[lang]}search/?q=そんな家はない&kind=kominka")
    page.get_by_text(say("この条件に合う家は、いまはありません。")).wait_for()
    expected = oracle("", kind=["kominka"])["total"]
    page.locator(".notice button").filter(has_text=str(expected)).click()
    expect(heading(page)).to_have_text(re.compile(rf"^{expected}\D"))


def test_a_pin_leads_to_its_house(open_page):
    """Enter on the only pin of an answer brings the reader to that house in the list."""
    page = open_page("search/?q=縁側の先に御所浦の島", width=1440)
    page.locator(".map-offer button").click()
    pin = page.locator(".pin")
    expect(pin).to_have_count(1)
    pin.focus()
    page.keyboard.press("Enter")
    expect(page.locator(".hit.at a")).to_be_focused()


def test_sorting_by_distance_needs_a_place(open_page):
    """The nearest first can be chosen once there is a place to measure from, and ends with that place."""
    page = open_page("search/?sort=distance", width=1440)
    heading(page).wait_for()
    nearest = page.locator(".hdr select option[value=distance]")
    expect(nearest).to_be_disabled()
    town = page.locator(".facet select").first
    town.select_option("amakusa")
    expect(nearest).to_be_enabled()
    page.locator(".hdr select").select_option("distance")
    expect(page).to_have_url(re.compile("town=amakusa&sort=distance"))
    expect(page.locator(".hit .q").first).to_contain_text("直線で")
    town.select_option("")
    expect(page).to_have_url(re.compile(r"search/$"))
    assert count(page) > 100
