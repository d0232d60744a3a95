"""Every trap of the file's columns, on invented rows."""

from __future__ import annotations

from typing import Any

import pytest

from akiya.importers import columns
from akiya.importers.cells import OUTCOMES, READERS
from akiya.listing import Listing, Price
from akiya.schema import find, value_at
from tests.importers.invented import doubted, imported


def test_every_column_has_a_reader_and_a_field_of_the_schema() -> None:
    """The description names 45 columns, each with a reader, and only fields that exist."""
    data = columns.load()
    assert len(data.columns) == 45
    for column in data.columns:
        assert column.read in READERS
        assert not column.path or find(Listing, column.path), column.header


def test_the_lying_headers_are_read_by_their_true_meaning() -> None:
    """The eight distances go to school, junior high, convenience store, supermarket, drugstore, hospital, park, bank."""
    headers = [
        "FOR_OFFICE_USE",
        "INTERIOR_CUSTOMIZABILITY",
        "DISTANCE_TO_ELEMENTARY_SCHOOL",
        "DISTANCE_TO_JUNIOR_HIGH_SCHOOL",
    ]
    headers += [
        "DISTANCE_TO_SUPERMARKET",
        "DISTANCE_TO_SHOPPING_DISTRICT",
        "DISTANCE_TO_DRUG_STORE",
        "DISTANCE_TO_HOSPITAL",
    ]
    found = imported(**{header: str(100 * at) for at, header in enumerate(headers, 1)}).listing.nearby
    assert found is not None
    assert (found.elementary_school_m, found.junior_high_school_m, found.convenience_store_m) == (100, 200, 300)
    assert (found.supermarket_m, found.drugstore_m, found.hospital_m, found.park_m, found.bank_m) == (
        400,
        500,
        600,
        700,
        800,
    )


@pytest.mark.parametrize(
    ("cells", "field", "expected"),
    [
        ({"DATE_OF_CONSTRUCTION": "1974/1/1"}, "building.built", "1974"),
        ({"DATE_OF_CONSTRUCTION": "1974/4/1"}, "building.built", "1974-04"),
        ({"DATE_OF_CONSTRUCTION": "1974/4/20"}, "building.built", "1974-04-20"),
        ({"AMOUNT_RENT": "3800000"}, "price", Price(3_800_000, "fixed")),
        ({"AMOUNT_RENT": ""}, "price", None),
        ({"LAYOUT": "3ldk"}, "building.layout", "3LDK"),
        ({"CONSTRUCTION": "指定なし"}, "building.structure", None),
        ({"CONSTRUCTION": "RC(鉄筋コンクリート)"}, "building.structure", "rc"),
        ({"FARMLAND": "無し"}, "land.farmland", None),
        ({"FARMLAND": "有り"}, "land.farmland", "yes"),
        ({"SETBACK": "無し"}, "land.setback", None),
        ({"SETBACK": "有り"}, "land.setback", "yes"),
        ({"PRIVATE_ROAD": "有り"}, "land.private_road", "yes"),
        ({"RETAIL_PREMISES": "無し"}, "building.shop_space", None),
        ({"RETAIL_PREMISES": "有り"}, "building.shop_space", "yes"),
        ({"NUMBER_OF_CONNECTED_ROADS": "接道なし"}, "land.roads", "none"),
        ({"NUMBER_OF_CONNECTED_ROADS": "二方(角地)"}, "land.roads", "corner"),
        ({"GARDEN": "有り"}, "utilities.garden", "yes"),
        ({"PARKING": "空有"}, "utilities.parking", "available"),
        ({"PARKING": "無"}, "utilities.parking", "none"),
        ({"BATH": "無"}, "utilities.bath", "none"),
        ({"DRAINAGE": "汲取"}, "utilities.drainage", "pit"),
        ({"TOILET_NOTE": "トイレ：水洗／洋式　２か所"}, "utilities.toilet_type", "flush_western"),
        ({"TOILET_NOTE": "非水洗/和式"}, "utilities.toilet_type", "pit"),
        ({"TOILET_NOTE": "洋式汲み取り（簡易水洗）"}, "utilities.toilet_type", "simple_flush"),
        ({"TOILET_NOTE": "1階：洋式水洗、2階：和式水洗"}, "utilities.toilet_type", "flush"),
        ({"TOILET_NOTE": "和式（汲取り）、外は洋式（水洗）"}, "utilities.toilet_type", None),
        ({"TOILET_NOTE": "2か所あり"}, "utilities.toilet_type", None),
        ({"PLACE_OF_WASHER": "室内"}, "utilities.washer", "indoor"),
        ({"PLACE_OF_WASHER": "有"}, "utilities.washer", None),
        ({"FLOOR_AREA_RATIO": "200", "BUILDING_COVERAGE_RATIO": "60"}, "land.coverage_ratio", 60),
        ({"FLOOR_AREA_RATIO": "160", "BUILDING_COVERAGE_RATIO": "60"}, "land.floor_area_ratio", 160),
        ({"TOTAL_NUMBER_OF_UNITS": "16"}, "building.units", 16),
    ],
)  # fmt: skip
def test_cells_become_values(cells: dict[str, str], field: str, expected: Any) -> None:
    """A cell gives its field a canonical value, and none where it says nothing."""
    found = imported(**cells)
    assert value_at(found.listing, field) == expected
    assert field not in doubted(found)


STATION = {"NEAREST_TRAIN_LINE": "JR鹿児島本線", "NEAREST_STATION": "見本"}


@pytest.mark.parametrize(
    ("cells", "field", "words"),
    [
        ({**STATION, "DISTANCE_TO_NEAREST_STATION_ON_FOOT": "12"}, "nearby.station_m", "12"),
        ({**STATION, "DISTANCE_TO_NEAREST_STATION_ON_FOOT": "98"}, "nearby.station_m", "98"),
        ({**STATION, "DISTANCE_TO_NEAREST_STATION_ON_FOOT": "200000"}, "nearby.station_m", "200000"),
        ({**STATION, "DISTANCE_TO_NEAREST_STATION_ON_FOOT": "0"}, "nearby.station_m", "0"),
        ({"DISTANCE_TO_NEAREST_STATION_ON_FOOT": "300"}, "nearby.station_m", "300"),
        ({"NEAREST_TRAIN_LINE": "JR鹿児島本線", "NEAREST_STATION": "＊＊＊＊"}, "nearby.station", "＊＊＊＊"),
        ({"LAYOUT": "R"}, "building.layout", "R"),
        ({"AMOUNT_RENT": "0"}, "price", "0"),
        ({"AMOUNT_RENT": "1"}, "price", "1"),
        ({"PROPERTY_CATEGORY": "賃貸居住用", "AMOUNT_RENT": "2800000"}, "price", "2800000"),
        ({"OCCUPATION_AREA": "0"}, "building.floor_area", "0"),
        ({"OCCUPATION_AREA": "8208"}, "building.floor_area", "8208"),
        ({"OCCUPATION_AREA": "1178", "SIZE_OF_LOT": "153"}, "building.floor_area", "1178"),
        ({"OCCUPATION_AREA": "150", "SIZE_OF_LOT": "150"}, "land.area", "150"),
        ({"SIZE_OF_LOT": "0"}, "land.area", "0"),
        ({"FLOOR_AREA_RATIO": "70", "BUILDING_COVERAGE_RATIO": "200"}, "land.floor_area_ratio", "70"),
        ({"FLOOR_AREA_RATIO": "70", "BUILDING_COVERAGE_RATIO": "200"}, "land.coverage_ratio", "200"),
        ({"FLOOR_AREA_RATIO": "59", "BUILDING_COVERAGE_RATIO": "40"}, "land.coverage_ratio", "40"),
        ({"DATE_OF_CONSTRUCTION": "2045/1/1"}, "building.built", "2045/1/1"),
        ({"DATE_OF_CONSTRUCTION": "2025/4/1"}, "building.built", "2025/4/1"),
        ({"DISTANCE_TO_HOSPITAL": "0"}, "nearby.bank_m", "0"),
        ({"DISTANCE_TO_DRUG_STORE": "7"}, "nearby.park_m", "7"),
        ({"FOR_OFFICE_USE": "160000"}, "nearby.elementary_school_m", "160000"),
        ({"GARDEN": "0"}, "utilities.garden", "0"),
        ({"USE_DISTRICT": "指定なし"}, "land.use_district", "「指定なし」"),
        ({"DATE_OF_CONSTRUCTION": "昭和のころ"}, "building.built", "昭和のころ"),
        ({"WATER_SUPPLY": "雨水"}, "utilities.water", "雨水"),
        ({"PROPERTY_CATEGORY": "売買土地", "OCCUPATION_AREA": "82.5"}, "building.floor_area", "82.5"),
        ({"PROPERTY_CATEGORY": "売買土地"}, "building.structure", "木造"),
    ],
)  # fmt: skip
def test_doubtful_cells_stay_unknown_with_their_words(cells: dict[str, str], field: str, words: str) -> None:
    """A doubtful value leaves its field empty; the original words and a reason in Japanese are kept."""
    found = imported(**cells)
    assert value_at(found.listing, field) is None
    assert doubted(found)[field] == words
    assert all(each.reason for each in found.listing.doubts)


def test_the_layout_r_of_land_is_a_default_and_no_doubt() -> None:
    """On a plot of land R states nothing at all, so that its page is not littered with it."""
    found = imported(PROPERTY_CATEGORY="売買土地", LAYOUT="R", CONSTRUCTION="指定なし", OCCUPATION_AREA="")
    assert found.listing.building is None
    assert doubted(found) == {}


def test_a_free_house_is_free_only_where_the_text_says_so() -> None:
    """0 is a price where the words 0円 or 無償 stand in the text; 500,000円 is no such word."""
    assert imported(AMOUNT_RENT="0", STRONG_POINTS="売却価格は０円です").listing.price == Price(0, "fixed")
    assert imported(AMOUNT_RENT="0", STRONG_POINTS="家財ごと無償でお譲りします").listing.price == Price(0, "fixed")
    assert imported(AMOUNT_RENT="0", STRONG_POINTS="解体に500,000円かかります").listing.price is None


def test_a_bus_stop_is_no_station() -> None:
    """Where the line is バス, the distance goes into the text and no field takes it for one to a station."""
    found = imported(NEAREST_TRAIN_LINE="バス", NEAREST_STATION="＊＊＊＊", DISTANCE_TO_NEAREST_STATION_ON_FOOT="800")
    assert found.listing.nearby is None
    assert "最寄りのバス停まで800m" in found.listing.text
    named = imported(NEAREST_TRAIN_LINE="バス", NEAREST_STATION="見本前", DISTANCE_TO_NEAREST_STATION_ON_FOOT="5")
    assert named.listing.nearby is None
    assert "最寄りの交通：バス「見本前」" in named.listing.text
    assert doubted(named)["nearby.station_m"] == "5"


def test_what_has_no_field_goes_into_the_text() -> None:
    """Notes on the toilet and a washing machine without a place are told below the town's own words."""
    found = imported(STRONG_POINTS="静かな家です。", TOILET_NOTE="2か所あり", PLACE_OF_WASHER="有")
    assert found.listing.text == "静かな家です。\n\n洗濯置き場：有\nトイレ 備考：2か所あり"


def test_a_toilet_whose_words_say_more_than_its_type_is_told_in_full() -> None:
    """A type is read, and the words that it came from stay readable."""
    found = imported(TOILET_NOTE="水洗/洋式（単独浄化槽）")
    assert value_at(found.listing, "utilities.toilet_type") == "flush_western"
    assert "トイレ 備考：水洗/洋式（単独浄化槽）" in found.listing.text
    plain = imported(TOILET_NOTE="水洗/洋式")
    assert "トイレ" not in plain.listing.text


def test_every_cell_has_one_outcome() -> None:
    """All 45 cells of a row are accounted for, each once and with a known outcome."""
    found = imported(LAYOUT="R", GARDEN="0", TOILET_NOTE="2か所あり")
    assert [cell.column.number for cell in found.cells] == list(range(1, 46))
    assert {cell.outcome for cell in found.cells} <= set(OUTCOMES)
