"""The search page in the hands of a reader: sentences become conditions, and the phone's drawer keeps nobody in or out."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import expect

from akiya.app.ask import ask, understood
from tests.content_tree import AS_OF
from tests.site.conftest import CACHE, CONTENT
from tests.site.page_types import LANGUAGES

if TYPE_CHECKING:
    from playwright.sync_api import Locator, Page

pytestmark = pytest.mark.browser
SENTENCES = [
    ("ja", "500万円以下で海が見える平屋、駐車場2台、天草市か上天草市", 5),
    ("ja", "熊本駅から20km以内 畑付き 賃貸", 3),
    ("en", "under 5 million yen, garden, near a hospital, pets ok", 4),
]
REACHED = "() => document.activeElement.closest('.drawer') ? 'drawer' : document.activeElement.tagName"


def heading(page: Page) -> Locator:
    """Return the heading that says how many houses there are."""
    return page.locator(".hdr h2")


def asked(page: Page) -> dict[str, list[str]]:
    """Return what the address of the page asks."""
    return parse_qs(urlsplit(page.url).query)


def send(page: Page, text: str) -> None:
    """Type into the search box and send it off."""
    page.locator("#q").fill(text)
    page.locator("#q").press("Enter")


def answer(sentence: str) -> int:
    """Return how many houses the Python search finds for a sentence."""
    return int(ask(CONTENT, AS_OF, {**understood(CONTENT, AS_OF, sentence), "limit": 0}, CACHE / "whoosh")["total"])


@pytest.mark.parametrize("home", [True, False], ids=["home", "search"])
@pytest.mark.parametrize(("lang", "sentence", "conditions"), SENTENCES)
def test_a_sentence_becomes_chips(open_page, lang, sentence, conditions, home):
    """From the box of either page a sentence becomes chips, finds what the Python search finds, and survives a reload."""
    page = open_page(LANGUAGES[lang] if home else f"{LANGUAGES[lang]}search/", width=360)
    send(page, sentence)
    expect(page.locator(".chip")).to_have_count(conditions)
    expect(heading(page)).to_have_text(re.compile(rf"^{answer(sentence)}\D"))
    expect(page.locator(".told p")).to_contain_text(sentence)
    assert not {"q", "ask"} & set(asked(page))
    address = page.url
    page.reload()
    expect(page.locator(".chip")).to_have_count(conditions)
    expect(page.locator(".told p")).to_contain_text(sentence)
    assert page.url == address


def test_a_reading_can_be_undone_and_comes_back(open_page, speak):
    """The words as typed are one press away, and Back brings the conditions and their line again."""
    page = open_page("search/?sea_view=yes", width=1024)
    send(page, "天草市の300万円以下の平屋")
    expect(page.locator(".chip")).to_have_count(4)
    page.get_by_role("button", name=speak("ja")("書いたままの言葉でさがす")).click()
    expect(page.locator(".chip.say")).to_contain_text("天草市の300万円以下の平屋")
    assert asked(page) == {"q": ["天草市の300万円以下の平屋"], "sea_view": ["yes"]}
    expect(page.locator(".told")).to_be_empty()
    page.go_back()
    expect(page.locator(".chip")).to_have_count(4)
    expect(page.locator(".told p")).to_contain_text("天草市の300万円以下の平屋")


def test_what_is_not_understood_is_searched_as_words(open_page):
    """Of a sentence the rest stays in the box as words; one or two plain words are searched as they are."""
    page = open_page("search/", width=1024)
    send(page, "500万円以下 井戸端会議")
    expect(page.locator(".chip")).to_have_count(2)
    assert asked(page) == {"price": ["..5000000"], "q": ["井戸端会議"]}
    assert page.locator("#q").input_value() == "井戸端会議"
    page.locator(".clear").click()
    expect(page.locator(".chip")).to_have_count(0)
    send(page, "古民家 海")
    expect(page.locator(".chip")).to_have_count(1)
    assert asked(page) == {"q": ["古民家 海"]}


@pytest.mark.parametrize("lang", ["zh-hant", "zh-hans", "ko"])
def test_other_languages_search_words(open_page, lang):
    """On Chinese and Korean pages what is typed is searched as words."""
    page = open_page(f"{lang}/search/", width=1024)
    send(page, "500万円以下 平屋")
    expect(page.locator(".chip.say")).to_have_count(1)
    assert asked(page) == {"q": ["500万円以下 平屋"]}


def test_a_chip_leads_to_its_filter(open_page):
    """The words of a chip open the right filter, where the bound that nobody offers can be changed too."""
    page = open_page("search/?land_area=991.74..&parking_spaces=2..&sea_view=yes", width=360)
    page.locator(".chip .to", has_text="991.74㎡").click()
    land = page.get_by_role("dialog").get_by_label("土地の広さ から")
    expect(land).to_be_focused()
    assert land.input_value() == "991.74"
    land.select_option("500")
    expect(page).to_have_url(re.compile(r"land_area=500\.\.&"))
    page.keyboard.press("Escape")
    page.locator(".chip .to", has_text="海が見える").click()
    expect(
        page.get_by_role("dialog").get_by_role("group", name="海が見える").get_by_role("checkbox").first
    ).to_be_focused()


def test_many_towns_have_a_short_label(open_page):
    """A county of many towns is one short chip."""
    page = open_page("search/?municipality=amakusa,kamiamakusa,reihoku,uki", width=360)
    expect(page.locator(".chip .to")).to_have_text(re.compile("天草市など4市町村"))


@pytest.mark.parametrize("lang", list(LANGUAGES))
def test_the_drawer_of_the_phone_is_open_or_shut(open_page, speak, lang):
    """Shut, no key leads into the drawer; open, none leads out; Escape and both buttons give the focus back."""
    say = speak(lang)
    page = open_page(f"{LANGUAGES[lang]}search/", width=360)
    opener = page.get_by_role("button", name=say("条件"), exact=True)
    drawer = page.get_by_role("dialog", name=say("条件"), exact=True)
    expect(drawer).to_have_count(0)
    opener.focus()
    page.keyboard.press("Tab")
    assert page.evaluate(REACHED) != "drawer"
    opener.focus()
    page.keyboard.press("Enter")
    expect(drawer).to_be_focused()
    for key in ["Shift+Tab", *["Tab"] * 3, *["Shift+Tab"] * 5]:
        page.keyboard.press(key)
        assert page.evaluate(REACHED) in {"drawer", "BODY"}
    page.keyboard.press("Escape")
    expect(opener).to_be_focused()
    for name in (say("閉じる"), re.compile(r"\d")):
        opener.click()
        drawer.get_by_role("button", name=name).last.click()
        expect(drawer).to_have_count(0)
        expect(opener).to_be_focused()
    assert page.evaluate("document.querySelectorAll('[inert]').length") == 0


def test_a_turned_phone_gets_its_page_back(open_page):
    """Where the screen becomes wide while the drawer is open, it is a column again and nothing is out of reach."""
    page = open_page("search/", width=360)
    page.locator(".openers button").click()
    page.set_viewport_size({"width": 1100, "height": 700})
    expect(page.get_by_role("dialog")).to_have_count(0)
    assert page.evaluate("document.querySelectorAll('[inert]').length") == 0


def test_coming_back_nothing_is_lost(open_page, vocabulary):
    """After a house and Back the unfolded group, the further houses and the place on the page are as they were."""
    page = open_page("search/", width=360, height=700)
    group = vocabulary.groups[vocabulary.attributes["sea_view"].group]["ja"]
    page.locator(".openers button").click()
    page.locator("summary", has_text=group).click()
    page.keyboard.press("Escape")
    page.locator(".more button").click()
    expect(page.locator(".hit")).to_have_count(40)
    page.locator(".hit a").nth(30).click()
    page.locator("main h1").wait_for()
    page.go_back()
    expect(page.locator(".hit")).to_have_count(40)
    expect(page.locator(".hit").nth(30)).to_be_in_viewport()
    page.locator(".openers button").click()
    expect(page.locator("details", has_text=group)).to_have_attribute("open", "")
    expect(
        page.get_by_role("group", name=vocabulary.attributes["sea_view"].label["ja"]).locator("b").first
    ).not_to_be_empty()


def offers(page: Page) -> Locator:
    """Return the names that the box offers."""
    return page.get_by_role("listbox").get_by_role("option")


@pytest.mark.parametrize(
    ("path", "typed", "first"),
    [
        ("search/", "あまく", "天草市"),
        ("en/search/", "amak", "Amakusa City"),
        ("ko/search/", "아마쿠", "아마쿠사시"),
    ],
)
def test_names_are_offered_while_typing(open_page, axe, path, typed, first):
    """By keys alone a name is chosen from the list, becomes a condition, and the list keeps the rules of axe."""
    page = open_page(path, width=360)
    heading(page).wait_for()
    box = page.locator("#q")
    box.press_sequentially(typed, delay=10)
    expect(offers(page).first).to_contain_text(first)
    expect(box).to_have_attribute("aria-expanded", "true")
    assert axe(page) == []
    page.keyboard.press("ArrowDown")
    expect(offers(page).first).to_have_attribute("aria-selected", "true")
    assert box.get_attribute("aria-activedescendant") == offers(page).first.get_attribute("id")
    page.keyboard.press("Enter")
    expect(page.locator(".chip")).to_have_count(1)
    assert asked(page) == {"municipality": ["amakusa"]}
    expect(page.get_by_role("listbox")).to_have_count(0)


def test_a_name_is_chosen_after_a_sentence(open_page):
    """What stands before the name is read as a sentence; Escape closes the list and leaves what was typed."""
    page = open_page("en/search/", width=1024)
    heading(page).wait_for()
    page.locator("#q").press_sequentially("cheap, sea vi", delay=10)
    expect(offers(page).first).to_contain_text("Sea view")
    page.goto(page.url.replace("en/", ""))
    heading(page).wait_for()
    box = page.locator("#q")
    box.press_sequentially("500万円以下 ひら", delay=10)
    expect(offers(page).first).to_contain_text("平屋")
    page.keyboard.press("Escape")
    expect(page.get_by_role("listbox")).to_have_count(0)
    assert box.input_value() == "500万円以下 ひら"
    box.press_sequentially("や", delay=10)
    offers(page).first.click()
    expect(page.locator(".chip")).to_have_count(2)
    assert asked(page) == {"price": ["..5000000"], "single_storey": ["yes"]}


def test_the_input_method_keeps_its_keys(open_page):
    """While Japanese is composed the list follows, and Enter belongs to the input method until it is done."""
    page = open_page("search/", width=1024)
    heading(page).wait_for()
    page.locator("#q").focus()
    page.locator("#names").wait_for(state="attached")
    keys = page.context.new_cdp_session(page)
    keys.send("Input.imeSetComposition", {"text": "あまくさ", "selectionStart": 4, "selectionEnd": 4})
    expect(offers(page).first).to_contain_text("天草市")
    page.evaluate("""() => { const box = document.querySelector('#q');
        for (const key of ['ArrowDown', 'Enter']) box.dispatchEvent(new KeyboardEvent('keydown', { key, isComposing: true, bubbles: true })) }""")
    expect(page.locator("[aria-selected=true]")).to_have_count(0)
    keys.send("Input.insertText", {"text": "天草"})
    expect(offers(page).first).to_contain_text("天草市")
    assert page.locator("#q").input_value() == "天草"


@pytest.mark.parametrize(
    ("typed", "meant", "code"), [("こみん家", "古民家", "kominka"), ("薪ストーフ", "薪ストーブ", "wood_stove")]
)
def test_a_slip_is_told(open_page, speak, typed, meant, code):
    """Where nothing is found the page names what may have been meant, and one press asks for it."""
    page = open_page(f"search/?q={typed}", width=360)
    expect(page.locator(".slips")).to_contain_text(speak("ja")("もしかして"))
    page.locator(".slips").get_by_role("button", name=meant).click()
    expect(heading(page)).to_have_text(re.compile("^[1-9]"))
    expect(page.locator(".chip")).to_have_count(1)
    assert asked(page) == {code: ["yes"]}


def test_a_search_is_kept_on_the_device_and_tells_what_is_new(open_page, axe, speak):
    """A kept search tells how many houses were not there at the last look; looking resets it, deleting forgets it."""
    say = speak("ja")
    page = open_page("search/?sea_view=yes", width=360)
    heading(page).wait_for()
    page.get_by_role("button", name=say("この条件をこの端末に残す")).click()
    expect(page.locator(".saved")).to_contain_text(say("新しい家はまだありません"))
    page.evaluate("""() => { const kept = JSON.parse(localStorage.getItem('akiya-searches'));
        kept[0].seen.splice(1, 2); localStorage.setItem('akiya-searches', JSON.stringify(kept)) }""")
    page.goto(page.url.split("?")[0])
    expect(page.locator(".saved")).to_contain_text(say("前に見てから新しく{n}件").format(n=2))
    assert axe(page) == []
    page.locator(".saved a").click()
    expect(page.locator(".chip")).to_have_count(1)
    page.reload()
    expect(page.locator(".saved")).to_contain_text(say("新しい家はまだありません"))
    page.locator(".saved button").click()
    expect(page.locator(".saved")).to_be_empty()
    assert page.evaluate("localStorage.getItem('akiya-searches')") == "[]"


def test_words_are_marked_and_found_on_the_page_of_the_house(open_page):
    """A word is marked in title and address, and on request where the page of the house has it."""
    page = open_page("search/?q=井戸 -海", width=1024)
    expect(page.locator(".ht mark").first).to_have_text("井戸")
    hit = page.locator(".hit", has=page.locator(".ht mark")).first
    hit.locator(".ask-why").click()
    expect(hit.locator(".why mark").first).to_have_text("井戸")
    assert "海" not in page.locator("mark").all_inner_texts()


def test_the_help_shows_what_can_be_written(open_page, oracle):
    """An example of the help is asked by pressing it, and finds what the Python search finds."""
    page = open_page("search/", width=360)
    heading(page).wait_for()
    page.locator(".help summary").click()
    page.locator(".help").get_by_role("button", name="海 OR 川").click()
    expect(heading(page)).to_have_text(re.compile(rf"^{oracle('海 OR 川')['total']}\D"))
    assert asked(page) == {"q": ["海 OR 川"]}
