"""The feeds: valid Atom, stable ids and dates of the listings' own, what is new and what became cheaper."""

from __future__ import annotations

import datetime as dt
import re
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit
from xml.etree import ElementTree as ET

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from akiya import vocabulary as words
from akiya.app.build import Order, build
from akiya.catalogue import catalogue
from akiya.site import feeds, i18n
from akiya.site.feeds import MOST, Entry, Feed
from akiya.site.house_lists import house_lists
from akiya.site.pages import plans
from akiya.site.site import Site
from akiya.store import read_content
from akiya.themes import matches
from plugins.akiya_feeds import atom
from tests.content_tree import AS_OF, ContentTree, front_matter
from tests.gathered import NAMES, TRANSLATIONS, URL, gathered

ROOT = Path(__file__).parents[1]
VOCABULARY = words.load()
ATOM = "{http://www.w3.org/2005/Atom}"
RFC_3339 = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)")


@pytest.fixture(scope="module")
def sample() -> Site:
    """Return the sample prefecture."""
    return gathered(catalogue(read_content(ROOT / "content", VOCABULARY), VOCABULARY, AS_OF))


@pytest.fixture(scope="module")
def made(sample: Site) -> dict[str, ET.Element]:
    """Return every feed of it, as XML."""
    return {feed.file: read(feed) for feed in feeds.feeds(sample)}


def read(feed: Feed) -> ET.Element:
    """Write a feed and read it as XML."""
    return ET.fromstring(atom(feed).encode())  # noqa: S314 - our own


def of(site: Site, file: str = "feeds/all.atom") -> Feed:
    """Return one feed of a site."""
    return next(feed for feed in feeds.feeds(site) if feed.file == file)


def texts(root: ET.Element, name: str) -> list[str]:
    """Return the text of every child of a name."""
    return [each.text or "" for each in root.findall(f"{ATOM}{name}")]


def links(root: ET.Element) -> dict[str, str]:
    """Return relation -> address; each relation stands once."""
    found = [(each.attrib["rel"], each.attrib["href"]) for each in root.findall(f"{ATOM}link")]
    assert len(dict(found)) == len(found)
    return dict(found)


def check_common(root: ET.Element) -> None:
    """Check what RFC 4287 asks of a feed and of an entry alike: one id, title and date, absolute addresses."""
    [id_], [title], [updated] = texts(root, "id"), texts(root, "title"), texts(root, "updated")
    assert urlsplit(id_).scheme
    assert title
    assert RFC_3339.fullmatch(updated)
    assert dt.datetime.fromisoformat(updated).utcoffset() is not None
    assert all(urlsplit(address).scheme == "https" for address in links(root).values())


def check_atom(root: ET.Element) -> None:
    """Check the structure of a feed by RFC 4287."""
    assert root.tag == f"{ATOM}feed"
    assert all(child.tag.startswith(ATOM) for child in root.iter())
    check_common(root)
    assert len(root.findall(f"{ATOM}author/{ATOM}name")) == 1
    entries = root.findall(f"{ATOM}entry")
    for entry in entries:
        check_common(entry)
        assert "alternate" in links(entry)
        [summary] = entry.findall(f"{ATOM}summary")
        assert summary.attrib["type"] == "text"
        assert len(summary) == 0
        assert [each.attrib["term"] for each in entry.findall(f"{ATOM}category")] != [""]
        assert texts(entry, "published") <= texts(entry, "updated")
    ids = [texts(entry, "id")[0] for entry in entries]
    assert len(set(ids)) == len(ids)


def test_every_feed_of_the_sample_is_valid_atom(made: dict[str, ET.Element]) -> None:
    """Each feed has what RFC 4287 requires, unique ids, dates by RFC 3339, and names itself by its own address."""
    assert len(made) == 2 * (1 + 45 + 12)
    for file, root in made.items():
        check_atom(root)
        assert links(root)["self"] == f"{URL}/{file}"
        newest = max(texts(each, "updated")[0] for each in (root, *root.findall(f"{ATOM}entry")))
        assert texts(root, "updated") == [newest]


def test_each_feed_follows_a_page_of_its_language(sample: Site, made: dict[str, ET.Element]) -> None:
    """The page that a feed names is one that the build writes, in the feed's language; entries lead to listing pages."""
    written = {f"{URL}/{plan.address.url(lang)}" for plan in plans(sample) for lang in sample.languages}
    for file, root in made.items():
        lang = root.attrib["{http://www.w3.org/XML/1998/namespace}lang"]
        assert file.startswith("en/") is (lang == "en")
        assert links(root)["alternate"] in written
        assert all(links(entry)["alternate"] in written for entry in root.findall(f"{ATOM}entry"))


def test_feeds_of_towns_and_ways_of_life_hold_their_houses(sample: Site, made: dict[str, ET.Element]) -> None:
    """The houses of a town's or a theme's feed are those of its page, as far as the feed is long enough."""

    def houses(file: str) -> set[str]:
        entries = made[file].findall(f"{ATOM}entry")
        return {links(entry)["alternate"].split("/")[-2] for entry in entries} if len(entries) < MOST else set()

    for slug in sample.catalogue.municipalities:
        wanted = {house.listing.id for house in sample.catalogue.of(slug)}
        assert houses(f"feeds/towns/{slug}.atom") == wanted
    compared = 0
    for theme in sample.themes:
        found = houses(f"feeds/life/{theme.code.replace('_', '-')}.atom")
        if found:
            assert found == {house.listing.id for house in sample.houses if matches(house, theme.where)}
            compared += 1
    assert compared > 5


def test_every_list_that_offers_a_feed_has_one(sample: Site, made: dict[str, ET.Element]) -> None:
    """Pages of ways of life offer a feed, and it is written; lists by price and attribute offer none."""
    offered = {each.address.path for each in house_lists(sample) if each.feed}
    assert offered == {path for each in house_lists(sample) if (path := each.address.path).startswith("life/")}
    assert {f"feeds/{path.strip('/')}.atom" for path in offered} <= set(made)


def entries(site: Site, file: str = "feeds/all.atom") -> dict[str, Entry]:
    """Return the entries of a feed by the end of their ids."""
    return {entry.id.removeprefix(f"{URL}/"): entry for entry in of(site, file).entries}


HISTORY = [
    {"on": "2026-04-01", "price": "450万円"},
    {"on": "2026-06-01", "price": "480万円"},
    {"on": "2026-09-12", "price": "380万円"},
]


def test_a_price_cut_is_news_of_its_own_with_both_prices(content_tree: ContentTree) -> None:
    """A price that goes down gives an entry with the old and the new price and a lasting id; one that goes up gives none."""
    content_tree.listing(registered_on="2026-04-01", confirmed_on="2026-10-02", price_history=HISTORY)
    found = entries(gathered(content_tree.catalogue()))
    assert list(found) == ["listings/amakusa-0001/#price-2026-09-12", "listings/amakusa-0001/"]
    cut = found["listings/amakusa-0001/#price-2026-09-12"]
    assert "480万円 → 380万円" in cut.title
    assert cut.summary.startswith("値下げ 480万円 → 380万円（2026年9月12日）")
    assert (cut.published, cut.updated) == ("2026-09-12", "2026-09-12")
    english = entries(gathered(content_tree.catalogue()), "en/feeds/all.atom")
    assert "¥4,800,000 to ¥3,800,000" in english["en/listings/amakusa-0001/#price-2026-09-12"].title


def test_a_house_is_dated_by_its_own_days(content_tree: ContentTree) -> None:
    """Published is the day of registration; updated the latest of registration, price, status and confirmation."""
    content_tree.listing(registered_on="2026-04-01", confirmed_on="2026-08-02", price_history=HISTORY)
    content_tree.listing(
        "amakusa-0002",
        registered_on="2026-05-01",
        confirmed_on="2026-08-02",
        status="交渉中",
        status_history=[{"on": "2026-05-01", "status": "公開中"}, {"on": "2026-10-10", "status": "交渉中"}],
    )
    content_tree.listing("amakusa-0003", confirmed_on="2026-03-03")
    found = entries(gathered(content_tree.catalogue()))
    days = {id_: (each.published, each.updated) for id_, each in found.items() if "#" not in id_}
    assert days == {
        "listings/amakusa-0001/": ("2026-04-01", "2026-09-12"),
        "listings/amakusa-0002/": ("2026-05-01", "2026-10-10"),
        "listings/amakusa-0003/": ("2026-03-03", "2026-03-03"),
    }


def test_a_later_build_of_the_same_content_changes_no_feed_that_has_an_entry(content_tree: ContentTree) -> None:
    """No clock and no day of the build gets into a feed: built a week later it has the same bytes."""
    content_tree.town("uto")
    content_tree.listing(registered_on="2026-04-01", price_history=HISTORY)
    first, later = (gathered(content_tree.catalogue(day)) for day in (AS_OF, "2026-11-28"))
    assert [atom(of(site, "feeds/towns/amakusa.atom")) for site in (first, first)] == [
        atom(of(later, "feeds/towns/amakusa.atom"))
    ] * 2
    empty = read(of(first, "feeds/towns/uto.atom"))
    check_atom(empty)
    assert texts(empty, "updated") == [f"{AS_OF}T00:00:00+09:00"]


def test_a_feed_holds_the_fifty_newest(content_tree: ContentTree) -> None:
    """Of 60 houses the 50 that were registered last are in the feed, newest first; a late confirmation makes none newer."""
    days = [str(dt.date(2026, 5, 1) + dt.timedelta(days=n)) for n in range(60)]
    for n, day in enumerate(days):
        content_tree.listing(f"amakusa-{n:04}", registered_on=day, confirmed_on="2026-11-10" if n < 5 else day)
    feed = of(gathered(content_tree.catalogue()))
    assert [entry.published for entry in feed.entries] == days[:-51:-1]


def test_the_summary_tells_place_facts_price_and_the_first_sentence(content_tree: ContentTree) -> None:
    """One line of facts, then the first sentence of the town's words as plain text; other languages have only what was translated for them."""
    content_tree.listing(
        body="**海**が[見えます](https://example.jp)。庭もあります。",
        place={"address": "牛深町", "precision": "大字"},
        building={"layout": "4DK", "floor_area": "82㎡", "built": "1968"},
        deal="賃貸",
        price="月4万円",
    )
    site = gathered(content_tree.catalogue())
    [entry] = of(site).entries
    assert entry.summary == "天草市 牛深町・賃貸・一戸建て 4DK・82㎡・1968年・4万円/月\n海が見えます。"
    assert entry.town == "天草市"
    [english] = of(site, "en/feeds/all.atom").entries
    assert english.summary.splitlines() == ["Amakusa City 牛深町 · For rent · Detached house 4DK\u00a0· 82 m²\u00a0· 1968 · ¥40,000 a month"]  # fmt: skip


def test_a_build_writes_the_feeds_and_its_pages_offer_them(content_tree: ContentTree, tmp_path: Path) -> None:
    """The built feeds are those of the catalogue; every page names the site's feed to readers, town and theme pages also link their own."""
    content_tree.listing(attributes={"sea_view": "ある"})
    names = dict.fromkeys(("name", "tagline", "region", "stamp"), NAMES)
    (content_tree.root / "site.yaml").write_text(front_matter(names), encoding="utf-8")
    output = tmp_path / "site"
    build(Order(content_tree.root, output, AS_OF, ROOT / ".cache", URL, ("ja",)))
    for feed in feeds.feeds(gathered(content_tree.catalogue(), languages={"ja": i18n.load("ja", TRANSLATIONS)})):
        assert (output / feed.file).read_text(encoding="utf-8") == atom(feed)
    for page in output.rglob("index.html"):
        where = page.parent.relative_to(output).as_posix()
        found = {tag: offered(output, page, tag) for tag in ("link", "a")}
        own = [f"feeds/{where}.atom"] if where.startswith(("towns/", "life/")) else []
        assert found["link"] == ["feeds/all.atom", *own], where
        assert found["a"] == (own or (["feeds/all.atom"] if where == "data" else [])), where


def offered(output: Path, page: Path, tag: str) -> list[str]:
    """Return the feeds to which the elements of a page lead, all of which are there."""
    found = re.findall(rf'<{tag} [^>]*href="([^"]+\.atom)"', page.read_text(encoding="utf-8"))
    files = [(page.parent / address).resolve() for address in found]
    assert all(file.is_file() for file in files)
    return [file.relative_to(output.resolve()).as_posix() for file in files]


FACTS: dict[str, Any] = {"id": f"{URL}/x", "link": f"{URL}/x", "published": AS_OF, "updated": AS_OF}


@given(st.text(max_size=20))
@example("<script>alert(1)</script> & ]]> \x00\x0b\ufffe\U0001f3e0")
def test_any_title_stays_text(text: str) -> None:
    """Whatever a town writes, the feed is XML that a parser reads, with the text in it as it was, less what XML cannot hold."""
    kept = feeds.xml_text(text)
    entry = Entry(**FACTS, title=f"家{kept}", summary=f"家{kept}", town="天草市")
    feed = Feed("feeds/all.atom", f"{URL}/f", f"{URL}/", "ja", "題", "", "帖", AS_OF, [entry])
    [found] = read(feed).findall(f"{ATOM}entry")
    lines = f"家{kept}".replace("\r\n", "\n").replace("\r", "\n")
    assert texts(found, "title") == texts(found, "summary") == [lines]
    assert kept == "".join(char for char in text if char in kept)
