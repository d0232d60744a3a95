"""What the free text suggests: proposals with quoted words, and what is passed over."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from akiya import vocabulary
from akiya.importers.proposals import fold, load, proposals
from akiya.listing import Listing
from akiya.schema import find
from tests.importers.invented import imported, proposed


@pytest.mark.parametrize(
    ("text", "field", "value"),
    [
        ("閑静な立地で農地付きの物件です", "attributes.farmland", "yes"),
        ("庭と農地（２００㎡）付き", "attributes.farmland", "yes"),
        ("庭と農地（２００㎡）付き", "land.farmland_area", "200㎡"),
        ("付随した農地：無", "attributes.farmland", "no"),
        ("付随した農地：有（田：794㎡）", "attributes.rice_paddy", "yes"),
        ("雨漏りのシミがあります", "attributes.leak", "yes"),
        ("雨漏り、床の沈み等はなく、状態は良い", "attributes.leak", "no"),
        ("雨漏りなし", "attributes.leak", "no"),
        ("一部の床にシロアリ被害有", "attributes.termites", "yes"),
        ("建物一部未登記部分あり", "attributes.unregistered", "yes"),
        ("建築不可の更地です", "attributes.no_rebuild", "yes"),
        ("再建築する場合は、43条但し書き許可申請必要", "land.rebuild", "needs_permission"),
        ("ペット可", "attributes.pets", "yes"),
        ("納屋あり、ペット不可", "attributes.pets", "no"),
        ("動物：不可", "attributes.pets", "no"),
        ("家財が残っています", "attributes.leftover_items", "yes"),
        ("家財道具：無", "attributes.leftover_items", "no"),
        ("倉庫・納屋：無", "attributes.barn", "no"),
        ("町の改修補助金があります", "attributes.subsidy", "yes"),
        ("庭に井戸あり", "attributes.well", "yes"),
        ("合併浄化槽が設置されています", "attributes.septic_tank", "yes"),
        ("２階の窓から海が見える", "attributes.sea_view", "yes"),
        ("洪水浸水想定区域の対象外です", "attributes.flood_zone", "no"),
        ("現在商談中です", "status", "negotiating"),
        ("賃貸も可（月額30,000円）", "deal", "either"),
        ("賃貸も可（月額30,000円）", "rent", "月3万円"),
        ("価格は応相談", "price", "応相談"),
        ("2024.10.1価格変更950万円⇒800万円", "price_history", "2024-10-01 950万円→800万円"),
        ("価格変更　550万円⇒450万（2024.8）", "price_history", "2024-08 550万円→450万円"),
        ("令和7年1月10日 400万円から300万円に値下げしました。", "price_history", "2025-01-10 400万円→300万円"),
        ("42万円→35万円\n値下げしました。", "price_history", "42万円→35万円"),
        ("2024年9月10日価格改定しました", "price_history", "2024-09-10 価格改定"),
        ("一部農地のため農地法5条許可が必要です", "land.farmland_procedure", "article_5"),
        ("車３台駐車可能な車庫", "utilities.parking_spaces", "3"),
        ("木造２階建て住宅です", "building.floors", "2"),
        ("駅まで徒歩8分", "attributes.station_near", "yes"),
        ("360°ビュー\nhttps://kumamoto-akiya360.jp/property/p1/", "tour", "https://kumamoto-akiya360.jp/property/p1/"),
    ],
)  # fmt: skip
def test_hidden_facts_are_proposed(text: str, field: str, value: str) -> None:
    """A fact in the prose is proposed for its field, with its sense the right way round."""
    assert proposed(text)[field] == value


@pytest.mark.parametrize(
    ("text", "field"),
    [
        ("車で少し走ると海が見えます", "attributes.sea_view"),
        ("畑に囲まれた静かな家", "attributes.farmland"),
        ("隣地には農地があり、静かです", "attributes.farmland"),
        ("雨漏りを修繕している", "attributes.leak"),
        ("家財が残っていますが、契約が決まれば撤去します", "attributes.leftover_items"),
        ("シロアリ駆除済", "attributes.termites"),
        ("駅まで徒歩40分", "attributes.station_near"),
        ("近隣の農地は納屋使用不可", "attributes.barn"),
        ("リフォームされてもよいと思います", "attributes.renovated"),
        ("古民家を壊して駐車場に", "attributes.kominka"),
        ("前面道路の私道持分なし、交渉中", "status"),
        ("浄化槽の補助金の対象区域", "attributes.septic_tank"),
        ("平屋の倉庫があります", "attributes.single_storey"),
        ("駐車場用地として", "attributes.parking"),
        ("https://www.example.jp/360/", "tour"),
        ("水道、ガスあり", "attributes.city_gas"),
    ],
)
def test_what_only_looks_like_a_fact_is_passed_over(text: str, field: str) -> None:
    """Words about the neighbourhood, the past or a plan propose nothing."""
    assert field not in proposed(text)


def test_the_words_are_quoted_as_they_stand() -> None:
    """A proposal holds a short clause of the original text, letter by letter, and the rule that found it."""
    text = "高台の家です。\n・駐車場３台分、ペット相談可（但し初期費用が変わります）\n井戸あり"
    found = imported(STRONG_POINTS=text).listing
    pets = next(each for each in found.proposals if each.field == "attributes.pets")
    assert pets.words == "駐車場３台分、ペット相談可（但し初期費用が変わります）"
    assert pets.rule == "pets-in-text"
    assert all((each.words or "") in (found.original_text or "") for each in found.proposals)


def test_proposals_change_nothing() -> None:
    """Whatever the text says, status, fields and attributes of the listing are those of the columns."""
    loud = imported(STRONG_POINTS="商談中！農地付き。価格変更500万円⇒300万円。駐車場なし", PARKING="空き有").listing
    calm = imported(STRONG_POINTS="静かな家", PARKING="空き有").listing
    assert loud.proposals
    assert (loud.status, loud.price, loud.land, loud.utilities) == (calm.status, calm.price, calm.land, calm.utilities)
    assert not loud.attributes
    assert not loud.price_history


def test_what_a_field_says_already_is_not_proposed_again() -> None:
    """A text that repeats a column adds nothing; one that contradicts it is told."""
    assert "attributes.farmland" not in proposed("農地付きです", FARMLAND="有り")
    assert proposed("駐車場はありません", PARKING="空き有")["attributes.parking"] == "no"


def test_nothing_is_proposed_that_its_kind_cannot_have() -> None:
    """A plot of land has no storeys and no leak, even where the text speaks of the house that stood on it."""
    text = "木造２階建て住宅を解体します。雨漏りあり。農地付き"
    assert set(proposed(text, PROPERTY_CATEGORY="売買土地")) == {"attributes.farmland"}
    assert {"building.floors", "attributes.leak"} <= set(proposed(text))


def test_every_rule_names_a_field_and_a_value_that_exist() -> None:
    """No rule of the data points at a field, a value or an attribute that the schema does not have."""
    words = vocabulary.load()
    rules = load(words).rules
    assert len({rule.id for rule in rules}) == len(rules)
    for rule in rules:
        kind = words.attributes.get(rule.field.removeprefix("attributes."))
        declared = find(Listing, rule.field)
        assert kind or declared, rule.id
        if declared and declared.item.choices and rule.value:
            assert rule.value in words.choices[declared.item.choices].options, rule.id


@given(st.text(max_size=200))
def test_folding_keeps_every_place(text: str) -> None:
    """Folded text is as long as the original, so that a place in the one is a place in the other."""
    assert len(fold(text)) == len(text)


@given(
    st.text(
        alphabet="農地付き畑あり雨漏なしペット可不海が見える駐車場0123456789万円→⇒。、\n（）：有無徒歩分駅",
        max_size=120,
    )
)
def test_any_text_gives_true_quotations(text: str) -> None:
    """However the words are shuffled, every quotation stands in the text and no rule fails."""
    for each in proposals(Listing(original_text=text, deal="sale"), vocabulary.load()):
        assert each.words
        assert each.words in text
