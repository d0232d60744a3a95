"""Tests of the titles that the platform composes."""

from __future__ import annotations

import dataclasses

import pytest

from akiya.listing import Building, Land, Listing, Origin, Place
from akiya.site.cards import title
from akiya.titles import composed, is_composed
from akiya.vocabulary import LANGUAGES, Vocabulary
from tests.content_tree import ContentTree
from tests.gathered import gathered

TOWN = {"ja": "下諏訪町", "en": "Shimosuwa Town", "zh-Hant": "下諏訪町", "zh-Hans": "下诹访町", "ko": "시모스와정"}
HOUSE = Listing(
    id="a-1",
    municipality="a",
    kind="house",
    deal="sale",
    building=Building(layout="5DK", built="1968-04", structure="wood", floor_area=120.4),
    origin=Origin(),
)


@pytest.mark.parametrize(
    ("lang", "house", "land"),
    [
        ("ja", "下諏訪町の住宅、5DK、1968年築", "下諏訪町の貸地、1,230㎡、畑"),
        ("en", "House in Shimosuwa Town, 5DK, built in 1968", "Land to rent in Shimosuwa Town, 1,230 m², dry field"),
        ("zh-Hant", "下諏訪町的住宅，5DK，1968年建", "下諏訪町的出租土地，1,230㎡，旱田"),
        ("zh-Hans", "下诹访町的住宅，5DK，1968年建", "下诹访町的出租土地，1,230㎡，旱地"),
        ("ko", "시모스와정의 주택, 5DK, 1968년 건축", "시모스와정의 임대 토지, 1,230㎡, 밭"),
    ],
)
def test_every_language(lang: str, house: str, land: str, vocabulary: Vocabulary) -> None:
    """A title says kind, place and two facts as its reader expects; that of a plot tells its area and category."""
    plot = Listing(id="a-2", municipality="a", kind="land", deal="rent", land=Land(area=1230.2, category="field"))
    assert (composed(HOUSE, TOWN, vocabulary, lang), composed(plot, TOWN, vocabulary, lang)) == (house, land)


def test_every_kind_has_words(vocabulary: Vocabulary) -> None:
    """Every kind of the vocabulary gives a title of its own in every language, sold or let."""
    for lang in LANGUAGES:
        made = [
            composed(Listing(id="a-1", municipality="a", kind=kind, deal=deal), TOWN, vocabulary, lang)
            for kind in (*vocabulary.choices["kind"].options, None)
            for deal in ("sale", "rent")
        ]
        assert len(set(made)) == len(made)


def test_a_ward_is_named_in_japanese_alone(vocabulary: Vocabulary) -> None:
    """The ward stands in the Japanese title; a layout in Japanese words stands in no other."""
    changed = dataclasses.replace(HOUSE, place=Place(address="北区"), building=Building(layout="5DK＋納屋"))
    assert composed(changed, TOWN, vocabulary, "ja") == "下諏訪町北区の住宅、5DK＋納屋"
    assert composed(changed, TOWN, vocabulary, "en") == "House in Shimosuwa Town"


def test_own_titles_stay_as_written(content_tree: ContentTree, vocabulary: Vocabulary) -> None:
    """A title is composed anew for each reader only where the platform made it; a town's own stays Japanese."""
    origin = {"dataset": "公開データ", "credit": "国土交通省", "licence": "CC BY 4.0", "as_of": "2025-03-31"}
    content_tree.listing("amakusa-0001", title="天草市の住宅", origin=origin)
    content_tree.listing("amakusa-0002", title="潮の香る家", origin=origin)
    content_tree.listing("amakusa-0003", title="天草市の住宅")
    site = gathered(content_tree.catalogue())
    shown = [title(house, site.wordings["en"]) for house in site.catalogue.houses.values()]
    assert shown == [("House in Amakusa City", "en"), ("潮の香る家", "ja"), ("天草市の住宅", "ja")]
    first = next(iter(site.catalogue.houses.values()))
    assert is_composed(first.listing, first.municipality.name, vocabulary)
