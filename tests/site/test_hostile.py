"""A listing whose every text is an attack, in pages and in a real browser: it is read as text, and nothing of it lives."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

import pytest

from tests.content_tree import picture
from tests.site.conftest import SmallSite, served

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.site.conftest import Served

ATTACK = """"'><img src=x onerror=alert(1)><script>alert(2)</script></script>{{7*7}}{% raw %}${7*7}\u202e"""
BODY = f"""{ATTACK}

[押す](javascript:alert(3)) [data](data:text/html,<script>alert(4)</script>) ![絵](https://evil.example/x.png)
<a href="javascript:alert(5)" onclick="alert(6)">y</a> <javascript:alert(7)> [大](jAvAsCrIpT:alert(8))
[実](&#106;avascript:alert(9)) [引][r] [良](https://good.example/)

[r]: javascript:alert(10) "x"

<iframe src="https://evil.example"></iframe><svg onload=alert(11)></svg><style>*{{display:none}}</style>
"""
HOSTILE, HARMLESS = "amakusa-0001", "amakusa-0002"
LISTS = ("index.html", "towns/amakusa/index.html", "with/sea-view/index.html", "life/sea/index.html")
MARKUP = ("script", "img", "svg", "iframe", "style", "link", "meta", "form", "input", "button", "object", "base")


def house(small: SmallSite, listing_id: str, evil: str, body: str) -> None:
    """Write a listing with a text in every field that takes the town's own words."""
    folder = small.tree.listing(
        listing_id,
        body,
        title=f"家{evil}",
        bank_number=f"9{evil}",
        place={"address": f"倉岳町{evil}", "lat": "32.42", "lon": "130.33", "precision": "大字"},
        photos=[{"file": "photos/01.jpg", "room": "居間", "caption": f"居間{evil}"}],
        tour={
            "scenes": [
                {"id": "zashiki", "file": "panoramas/01.jpg", "title": f"座敷{evil}", "alt": f"座敷です{evil}"}
                | {"doors": [{"to": "daidokoro", "yaw": "10", "label": f"戸{evil}"}]},
                {"id": "daidokoro", "file": "panoramas/02.jpg", "title": f"台所{evil}"},
            ]
        },
        attributes={"sea_view": {"state": "yes", "note": f"二階{evil}"}},
        building={"repair_note": f"屋根{evil}", "layout": "5DK"},
        rules={"association_note": f"月一{evil}", "residence": [f"住む{evil}"], "snow": f"雪{evil}"},
        broker={"name": f"業者{evil}", "licence": "熊本県知事（0）第0000号", "role": "媒介", "tel": "0000-00-0000"},
        translations={"en": {"title": f"House{evil}", "text": f"Text{evil} [a](javascript:alert(1))"}},
    )
    picture(folder / "photos/01.jpg", 640, 480)
    for n, colour in ((1, "#557788"), (2, "#885577")):
        picture(folder / f"panoramas/0{n}.jpg", 1024, 512, colour)


@pytest.fixture
def attacked(small: SmallSite) -> SmallSite:
    """Build a site with the hostile listing and one that says harmless words in the same fields."""
    house(small, HOSTILE, ATTACK, BODY)
    house(small, HARMLESS, "です", "静かな家です。\n\n[良](https://good.example/)")
    report = small.build()
    assert report.quarantine == {}
    assert report.listings == 2
    return small


@pytest.fixture
def site_under_attack(attacked: SmallSite) -> Iterator[Served]:
    """Serve that site."""
    with served(attacked.output) as found:
        yield found


def test_nothing_hostile_is_live_in_any_file(attacked):
    """In each page of the site the attack is text: no element, attribute, address or template of it is alive."""
    pages = {name: attacked.html(name) for name in attacked.files() if name.endswith(".html")}
    assert {name: page.live for name, page in pages.items() if page.live} == {}
    addresses = [address for page in pages.values() for _, _, address in page.links]
    assert {urlsplit(address).scheme for address in addresses} <= {"", "https", "tel", "mailto"}
    assert [address for address in addresses if "evil.example" in address] == []
    assert any("good.example" in address for address in addresses)
    assert [name for name, page in pages.items() if "家\"'>" in page.text and "{{7*7}}" not in page.text] == []
    assert [name for name in attacked.files() if name.endswith(".html") and "\u202e" in pages[name].text] == []


@pytest.mark.parametrize("prefix", ["", "en/"])
def test_the_hostile_page_is_built_like_a_harmless_one(attacked, prefix):
    """The pages of the hostile and the harmless listing have the same number of each element that could do something."""
    hostile, harmless = (attacked.html(f"{prefix}listings/{id_}/index.html") for id_ in (HOSTILE, HARMLESS))
    assert {tag: hostile.elements[tag] for tag in MARKUP} == {tag: harmless.elements[tag] for tag in MARKUP}
    assert json.loads(hostile.data["application/ld+json"])["@context"] == "https://schema.org"
    assert hostile.text.count("<script>alert(2)</script>") >= 8


@pytest.mark.browser
@pytest.mark.parametrize("prefix", ["", "en/"])
def test_nothing_hostile_runs_in_a_browser(open_page, watched, site_under_attack, prefix):
    """Lists, the listing with gallery, tour and map, and the search with its map are walked through: no dialog, no foreign host, no error."""
    page = open_page(prefix, at=site_under_attack, width=1440)
    dialogs: list[str] = []

    def refuse(dialog) -> None:
        dialogs.append(dialog.message)
        dialog.dismiss()

    page.on("dialog", refuse)
    for name in LISTS:
        page.goto(f"{site_under_attack.url}{prefix}{name}")
    page.goto(f"{site_under_attack.url}{prefix}listings/{HOSTILE}/")
    page.locator("[data-gallery] a").first.click()
    page.locator("dialog figcaption").wait_for()
    page.keyboard.press("Escape")
    page.locator("[data-tour-start]").click()
    page.locator(".tour-exit").click()
    page.wait_for_url("**/#tour=daidokoro*")
    page.goto(f"{site_under_attack.url}{prefix}search/?q=alert&sea_view=yes")
    page.locator(".hit").first.wait_for()
    assert watched.foreign == []
    page.locator(".map-offer button").click()
    page.locator(".pin span").first.wait_for()
    assert page.locator(".hit img[src='x'], .hit script, .leaflet-container script").count() == 0
    assert dialogs == []
    assert [url for url in watched.foreign if "evil" in url] == []


@pytest.mark.browser
def test_hostile_addresses_of_the_search_page_are_harmless(open_page, watched):
    """What stands in the address of the search page comes out as text, whatever it is."""
    page = open_page(
        "search/?q=%3Cimg+src%3Dx+onerror%3Dalert(1)%3E&kind=%3Cscript%3E&price=..1e9%3F&near=91,999,1&sort=%3Cb%3E&__proto__=x"
    )
    page.locator(".hdr h2").wait_for()
    assert page.locator(".finder img[src=x], .finder script").count() == 0
    assert page.locator(".chip.say .to").inner_text().count("<img src=x onerror=alert(1)>") == 1
    assert watched.foreign == []
