"""Ways of life, price bands and similar houses."""

from typing import Any

from akiya import themes
from akiya.listing import Listing
from akiya.schema import walk
from akiya.similar import similar
from akiya.vocabulary import LANGUAGES, Vocabulary
from tests.content_tree import ContentTree


def band_of(tree: ContentTree, **fields: Any) -> list[str]:
    """Return the codes of the price bands that hold one listing."""
    tree.listing(**fields)
    (house,) = tree.catalogue().houses.values()
    return [band.code for band in themes.load()[1] if band.holds(house.listing)]


def test_each_way_of_life_asks_for_what_the_search_knows(vocabulary: Vocabulary) -> None:
    """Every condition names an attribute, a field or the tour, and every label stands in five languages."""
    fields = {declared.name for _, declared in walk(Listing)}
    for theme in themes.load()[0]:
        assert set(theme.where) <= {*vocabulary.attributes, *fields, "has_tour"}
        assert set(theme.label) == set(LANGUAGES)


def test_a_house_for_nothing_is_its_own_band(content_tree: ContentTree) -> None:
    """0円 does not hide among the cheap ones."""
    assert band_of(content_tree, price="0円") == ["free"]


def test_bands_meet_without_a_gap(content_tree: ContentTree) -> None:
    """The limit belongs to the lower band."""
    assert band_of(content_tree, price="300万円") == ["to-300"]


def test_rents_never_stand_among_sale_prices(content_tree: ContentTree) -> None:
    """A rent of 28,000 yen is no house for under a million."""
    assert band_of(content_tree, deal="賃貸", price="2.8万円") == ["rent-to-3"]


def test_a_house_for_sale_or_rent_stands_in_both(content_tree: ContentTree) -> None:
    """It is found by who buys and by who rents."""
    assert band_of(content_tree, deal="売買・賃貸", price="250万円", rent="3.5万円") == ["to-300", "rent-over-3"]


def test_a_price_to_be_discussed_is_no_figure(content_tree: ContentTree) -> None:
    """応相談 alone is in no band with limits."""
    assert band_of(content_tree, price="応相談") == ["ask"]


def test_unknown_does_not_fulfil_a_wish(content_tree: ContentTree) -> None:
    """A house whose sea view nobody has told is not a house with one, nor one without."""
    content_tree.listing("amakusa-0001")
    content_tree.listing("amakusa-0002", attributes={"sea_view": "ある"})
    houses = content_tree.catalogue().houses
    found = [id_ for id_, house in houses.items() if themes.matches(house, {"sea_view": ["yes"]})]
    assert found == ["amakusa-0002"]


def test_similar_houses_are_near_and_alike_and_never_itself(content_tree: ContentTree) -> None:
    """A house of the same kind and price next door comes before one that is let far away."""
    place = {"lat": "32.46", "lon": "130.19"}
    content_tree.listing("amakusa-0001", place=place)
    content_tree.listing("amakusa-0002", place=place, price="360万円")
    content_tree.listing("amakusa-0003", kind="土地", deal="賃貸", price="2万円")
    found = similar(list(content_tree.catalogue().houses.values()))
    assert found["amakusa-0001"] == ("amakusa-0002", "amakusa-0003")
