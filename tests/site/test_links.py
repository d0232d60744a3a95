"""Links, languages and data of every HTML file of the sample prefecture, read as files."""

from __future__ import annotations

import json
import re
from urllib.parse import unquote, urlsplit
from xml.etree import ElementTree as ET

from akiya.site.i18n import PREFIXES, load
from tests.site.conftest import ROOT, SITE_URL
from tests.site.page_types import SITE_LANGUAGES as LANGUAGES
from tests.site.survey import read_html, target

SCHEMES = {"https", "tel", "mailto"}


def file_of(url: str) -> str:
    """Return the file of an absolute address of the site."""
    assert url.startswith(f"{SITE_URL}/"), url
    path = unquote(url.removeprefix(f"{SITE_URL}/"))
    return path if path.endswith(".html") else f"{path}index.html"


def test_every_link_inside_the_site_leads_to_a_file(survey):
    """Each href, src, srcset and form of each page names a file that is there, by a path that works below a sub-path."""
    assert len(survey.inside) > 50_000
    broken = {(link.page, link.address) for link in survey.inside if link.file not in survey.files}
    assert broken == set()


def test_every_anchor_leads_to_an_element(survey):
    """Each #anchor names an id of the page, or of the drawing, that it leads to."""
    drawings = {
        name: set(re.findall(r'\bid="([^"]+)"', (survey.folder / name).read_text(encoding="utf-8")))
        for name in survey.files
        if name.endswith(".svg")
    }
    ids = {name: set(page.ids) for name, page in survey.pages.items()} | drawings
    broken = {(link.page, link.address) for link in survey.inside if link.anchor and link.anchor not in ids[link.file]}
    assert broken == set()


def test_ids_are_unique(survey):
    """No page uses an id twice."""
    assert [name for name, page in survey.pages.items() if len(page.ids) != len(set(page.ids))] == []


def test_only_known_kinds_of_addresses_lead_out_of_the_site(survey):
    """Links out of the site are https, tel or mailto, telephone numbers of the sample cannot be dialled, and no page embeds anything from elsewhere."""
    out = [link for link in survey.links() if urlsplit(link[3]).scheme or urlsplit(link[3]).netloc]
    assert {urlsplit(address).scheme for *_, address in out} <= SCHEMES
    assert {tag for _, tag, _, _ in out} == {"a"}
    assert {address for *_, address in out if address.startswith("tel:")} == {"tel:0000000000"}


def test_a_broken_link_would_be_found():
    """The reader of links sees addresses in every attribute that the site uses."""
    page = read_html(
        '<a href="x/#y"></a><img src="a.jpg" srcset="b.webp 480w, c.webp 960w"><svg><use href="s.svg#p"/></svg>'
    )
    assert [address for *_, address in page.links] == ["x/#y", "a.jpg", "b.webp", "c.webp", "s.svg#p"]
    assert target("en/towns/index.html", "../../towns/uto/#houses") == ("towns/uto/index.html", "houses")


def test_sitemap_lists_every_page_in_both_directions(survey):
    """The sitemap names each page but the 404 page once, with all its languages, and the pages name the same ones."""
    names = {"s": "http://www.sitemaps.org/schemas/sitemap/0.9", "x": "http://www.w3.org/1999/xhtml"}
    entries = ET.parse(survey.folder / "sitemap.xml").getroot().findall("s:url", names)  # noqa: S314 - our own file
    listed = {
        entry.findtext("s:loc", "", names): {
            link.attrib["hreflang"]: link.attrib["href"] for link in entry.findall("x:link", names)
        }
        for entry in entries
    }
    assert len(listed) == len(entries)
    assert {file_of(url) for url in listed} == {name for name in survey.pages if not name.endswith("404.html")}
    for url, versions in listed.items():
        assert set(versions) == set(LANGUAGES)
        assert url in versions.values()
        page = survey.pages[file_of(url)].alternates
        assert {lang: page[lang] for lang in LANGUAGES} == versions
        assert page["x-default"] == versions["ja"]
        assert all(listed[version] == versions for version in versions.values())


def test_every_page_tells_its_own_address_and_language(survey):
    """Each page has one canonical address, its own, the language of its folder, and a title and description for previews."""
    for name, page in survey.pages.items():
        assert [file_of(url) for url in page.canonical] == [name]
        assert name.startswith(PREFIXES[page.lang])
        assert page.metas["og:url"] == page.canonical[0]
        assert page.metas["og:title"]
        assert page.metas["description"]


def test_robots_txt_points_to_the_sitemap(survey):
    """robots.txt lets everybody read and names the sitemap."""
    assert (survey.folder / "robots.txt").read_text().splitlines() == [
        "User-agent: *",
        "Allow: /",
        f"Sitemap: {SITE_URL}/sitemap.xml",
    ]


def test_every_page_of_the_sample_says_so(survey):
    """Each page is noindex and says in its own language that nothing in it is real."""
    said = "見本です。家も人も電話番号も、実在しません。"
    words = {lang: load(lang, ROOT / "themes/akiya/translations").gettext(said) for lang in LANGUAGES}
    assert len(set(words.values())) == len(LANGUAGES)
    for page in survey.pages.values():
        assert page.metas["robots"] == "noindex"
        assert words[page.lang] in page.text


def test_structured_data_of_listings_is_read_by_a_parser(survey):
    """Each listing page holds JSON-LD that parses, with a name, an address of the site and a picture that is there."""
    listings = {name: page for name, page in survey.pages.items() if "listings/" in name}
    assert len(listings) > 200
    for name, page in listings.items():
        data = json.loads(page.data["application/ld+json"])
        assert data["@context"] == "https://schema.org"
        assert data["name"] in page.text
        assert file_of(data["url"]) == name


def test_share_pictures_are_there(survey):
    """Each listing page names a picture for link previews, which is a file of 1200 × 630."""
    from PIL import Image

    for name, page in survey.pages.items():
        if "listings/" in name:
            file = survey.folder / unquote(page.metas["og:image"].removeprefix(f"{SITE_URL}/"))
            with Image.open(file) as picture:
                assert picture.size == (1200, 630)
            assert (page.metas["og:image:width"], page.metas["og:image:height"]) == ("1200", "630")


def test_embedded_data_of_scripts_parses(survey):
    """Every block of data for a script is JSON."""
    blocks = [text for page in survey.pages.values() for kind, text in page.data.items() if kind == "application/json"]
    assert len(blocks) >= 4
    assert [text[:80] for text in blocks if not _json(text)] == []


def _json(text: str) -> bool:
    decoder = json.JSONDecoder()
    try:
        while text:
            _, end = decoder.raw_decode(text)
            text = text[end:].strip()
    except ValueError:
        return False
    return True
