"""The whole national file, where the machine has it: nothing is lost, nothing is misread, nothing leaks.

The comparison is made by a reader of its own: a table of columns written down here from the official description, the
csv module, plain YAML, and no line of the importer.
"""

from __future__ import annotations

import csv
import json
import random
import re
from pathlib import Path
from typing import Any

import pytest
import yaml
from click.testing import CliRunner

from akiya import vocabulary
from akiya.cli import main
from akiya.importers import table, towns
from akiya.importers.mlit import Imported, Importer

PLAIN = {
    "PROPERTY_NUMBER_ID": "bank_number", "NEAREST_TRAIN_LINE": "nearby.line", "NEAREST_STATION": "nearby.station",
    "LAYOUT": "building.layout",
}  # fmt: skip
WHOLE = {
    "DISTANCE_TO_NEAREST_STATION_ON_FOOT": "nearby.station_m", "TOTAL_NUMBER_OF_UNITS": "building.units",
    "FOR_OFFICE_USE": "nearby.elementary_school_m", "INTERIOR_CUSTOMIZABILITY": "nearby.junior_high_school_m",
    "DISTANCE_TO_ELEMENTARY_SCHOOL": "nearby.convenience_store_m", "DISTANCE_TO_JUNIOR_HIGH_SCHOOL": "nearby.supermarket_m",
    "DISTANCE_TO_SUPERMARKET": "nearby.drugstore_m", "DISTANCE_TO_SHOPPING_DISTRICT": "nearby.hospital_m",
    "DISTANCE_TO_DRUG_STORE": "nearby.park_m", "DISTANCE_TO_HOSPITAL": "nearby.bank_m",
    "FLOOR_AREA_RATIO": "land.floor_area_ratio", "BUILDING_COVERAGE_RATIO": "land.coverage_ratio",
    "AMOUNT/RENT": "price.yen",
}  # fmt: skip
DECIMAL = {"OCCUPATION_AREA": "building.floor_area", "SIZE_OF_LOT": "land.area"}
WORDS: dict[str, tuple[str, dict[str, str]]] = {
    "CONSTRUCTION": ("building.structure", {"木造": "wood", "鉄骨造": "steel", "軽量鉄骨造": "light_steel", "RC(鉄筋コンクリート)": "rc", "SRC(鉄骨鉄筋コンクリート)": "src", "ブロック造": "block", "鉄筋ブロック造": "reinforced_block", "その他": "other"}),
    "SIZE_OF_LOT_MEASUREMENT_METHOD": ("land.measured", {"公簿": "registry", "実測": "survey"}),
    "LAND_CATEGORY": ("land.category", {"宅地": "residential", "畑": "field", "田": "paddy", "山林": "forest", "原野": "wild", "雑種地": "mixed", "その他": "other"}),
    "CITY_PLANNING_AREA": ("land.city_planning", {"市街化区域": "urban", "市街化調整区域": "restrained", "非線引区域": "undivided", "都市計画区域外": "outside", "準都市計画区域": "quasi"}),
    "USE_DISTRICT": ("land.use_district", {"第一種低層住居専用地域": "low_rise_1", "第二種低層住居専用地域": "low_rise_2", "第一種中高層住居専用地域": "mid_rise_1", "第二種中高層住居専用地域": "mid_rise_2", "第一種住居地域": "residential_1", "第二種住居地域": "residential_2", "準住居地域": "quasi_residential", "近隣商業地域": "neighbourhood_commercial", "商業地域": "commercial", "準工業地域": "quasi_industrial", "工業地域": "industrial"}),
    "LAND_OWNERSHIP": ("land.right", {"所有権": "freehold", "普通賃借権": "lease", "定期賃借権": "fixed_lease", "普通地上権": "surface", "定期地上権": "fixed_surface"}),
    "NUMBER_OF_CONNECTED_ROADS": ("land.roads", {"接道なし": "none", "一方": "one", "二方(角地)": "corner", "二方(両面)": "two_sides", "三方": "three", "四方": "four"}),
    "WATER_SUPPLY": ("utilities.water", {"公営": "public", "井戸": "well", "その他": "other"}),
    "GUS_SUPPLY": ("utilities.gas", {"都市ガス": "city", "プロパン": "propane", "その他": "other"}),
    "DRAINAGE": ("utilities.drainage", {"下水": "sewer", "浄化槽": "septic", "汲み取り式": "pit", "汲取": "pit", "その他": "other"}),
    "PLACE_OF_WASHER": ("utilities.washer", {"室内": "indoor"}),
    "BATH": ("utilities.bath", {"専用": "private", "共同": "shared", "無": "none"}),
    "TOILET": ("utilities.toilet", {"専用": "private", "共同": "shared", "無": "none"}),
    "STOVE_HEATING_SYSTEM": ("utilities.kitchen", {"ガス": "gas", "IH": "ih", "電気": "electric"}),
    "GARDEN": ("utilities.garden", {"有り": "yes"}),
    "PARKING": ("utilities.parking", {"空き有": "available", "空有": "available", "近隣": "nearby", "空き無": "full", "空無": "full", "無": "none"}),
    "PRIVATE_ROAD": ("land.private_road", {"有り": "yes"}),
    "SETBACK": ("land.setback", {"有り": "yes"}),
    "FARMLAND": ("land.farmland", {"有り": "yes"}),
    "RETAIL_PREMISES": ("building.shop_space", {"有り": "yes"}),
}  # fmt: skip
SILENT = {"", "指定なし"}
DEFAULTS = {(name, "無し") for name in ("PRIVATE_ROAD", "SETBACK", "FARMLAND", "RETAIL_PREMISES")}
OTHER_FIELDS = {
    "kind",
    "deal",
    "title",
    "status",
    "confirmed_on",
    "schema_version",
    "price.terms",
    "original_text",
    "source_url",
    "place.address",
}
CONTACT = re.compile(r"\d{2,4}[-‐－ー–]\d{2,4}[-‐－ー–]\d{3,4}|0[789]0\d{8}|[\w.]+[@＠][\w-]+\.[a-z]{2}")


@pytest.fixture(scope="module")
def source(real_data: Path) -> list[dict[str, str]]:
    """The rows of the file as the csv module gives them."""
    with (real_data / "mlit-links/listed.csv").open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


@pytest.fixture(scope="module")
def folder(real_data: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A content folder made from the whole file by the command, with the JSON report beside it."""
    root = tmp_path_factory.mktemp("national")
    file = str(real_data / "mlit-links/listed.csv")
    result = CliRunner().invoke(main, ["import", "mlit", file, "--content", str(root / "content"), "--report", "json"])
    assert result.exit_code == 0, result.output[-2000:]
    (root / "report.json").write_text(result.stdout, encoding="utf-8")
    return root


@pytest.fixture(scope="module")
def written(folder: Path) -> dict[str, tuple[dict[str, Any], str]]:
    """Number -> (front matter flattened to dotted paths, the whole file), read by plain YAML."""
    found = {}
    for path in sorted(folder.glob("content/listings/*/*/listing.md")):
        text = path.read_text(encoding="utf-8")
        data = yaml.safe_load(text.split("---\n")[1])
        found[data["bank_number"]] = ({**dict(flat(data)), "_whole": data}, text)
    return found


def flat(data: dict[str, Any], prefix: str = "") -> list[tuple[str, Any]]:
    """Return the leaves of nested mappings by dotted paths; lists stay whole."""
    pairs: list[tuple[str, Any]] = []
    for key, value in data.items():
        pairs += flat(value, f"{prefix}{key}.") if isinstance(value, dict) else [(f"{prefix}{key}", value)]
    return pairs


def test_no_row_is_lost(folder: Path, source: list[dict[str, str]], written: dict[str, Any]) -> None:
    """Every one of the 3,774 rows is a listing under its own number, and none is refused or fails its check."""
    report = json.loads((folder / "report.json").read_text(encoding="utf-8"))
    assert len(source) == 3774
    assert set(written) == {row["PROPERTY_NUMBER_ID"] for row in source}
    assert report["summary"]["refused"] + report["summary"]["quarantined"] <= 0.03 * len(source)
    assert sum(report["summary"]["cells"].values()) == 45 * 3774


def test_one_prefecture_has_its_117_rows(real_data: Path, tmp_path: Path, source: list[dict[str, str]]) -> None:
    """--prefecture 熊本県 gives the 117 rows of Kumamoto."""
    file = str(real_data / "mlit-links/listed.csv")
    CliRunner().invoke(main, ["import", "mlit", file, "--content", str(tmp_path), "--prefecture", "熊本県"])
    made = [path.parent.name.rpartition("-m")[2] for path in tmp_path.glob("listings/*/*/listing.md")]
    assert sorted(made) == sorted(row["PROPERTY_NUMBER_ID"] for row in source if row["PREFECTURE"] == "熊本県")
    assert len(made) == 117


def test_two_hundred_rows_cell_by_cell(source: list[dict[str, str]], written: dict[str, Any]) -> None:
    """Of 200 random rows, every cell stands in its true field, or is doubted with its words, or is told in the text."""
    for row in random.Random(20250331).sample(source, 200):  # noqa: S311 - which rows, no secret
        said, text = written[row["PROPERTY_NUMBER_ID"]]
        doubts = {each["field"]: each["words"] for each in said["_whole"].get("doubts", [])}
        expected = naive(row)
        for header, (path, value) in expected.items():
            where = (row["PROPERTY_NUMBER_ID"], header, row[header])
            if path in said:
                assert said[path] == value, where
            elif path in doubts or path.removesuffix(".yen") in doubts:
                assert row[header].strip() in doubts.get(path, doubts.get(path.removesuffix(".yen"), "")), where
            else:
                assert told(row, header, text), where
        extra = set(said) - {path for path, _ in expected.values()} - OTHER_FIELDS
        assert not {
            path for path in extra if path.split(".")[0] in ("price", "nearby", "building", "land", "utilities")
        } - {"utilities.toilet_type"}


def naive(row: dict[str, str]) -> dict[str, tuple[str, Any]]:
    """Return what each telling cell of a row should become: header -> (path, value)."""
    found: dict[str, tuple[str, Any]] = {}
    for header, text in row.items():
        if (text.strip() in SILENT and header != "USE_DISTRICT") or not text.strip() or (header, text) in DEFAULTS:
            continue
        if header in PLAIN:
            found[header] = (PLAIN[header], text.strip())
        elif header in WHOLE:
            found[header] = (WHOLE[header], int(text))
        elif header in DECIMAL:
            found[header] = (DECIMAL[header], round(float(text), 2))
        elif header in WORDS:
            found[header] = (WORDS[header][0], WORDS[header][1].get(text))
    if built := row["DATE_OF_CONSTRUCTION"]:
        year, month, day = built.split("/")
        assert day == "1"
        found["DATE_OF_CONSTRUCTION"] = ("building.built", year if month == "1" else f"{year}-{int(month):02d}")
    return found


def told(row: dict[str, str], header: str, text: str) -> bool:
    """Tell whether a cell without field and doubt is one that the text tells, or the default R of a plot."""
    if header == "LAYOUT":
        return row[header] == "R" and row["PROPERTY_CATEGORY"].endswith("土地")
    if row["NEAREST_TRAIN_LINE"] == "バス" and header in ("NEAREST_TRAIN_LINE", "DISTANCE_TO_NEAREST_STATION_ON_FOOT"):
        return "バス" in text
    return header == "PLACE_OF_WASHER" and "洗濯置き場：有" in text


def test_what_was_wrong_stays_wrong_for_nobody(source: list[dict[str, str]], written: dict[str, Any]) -> None:
    """No page says a masked station, a house of the future, a swapped ratio, a price of 1 yen or a walk of minutes."""
    for row in source:
        said, _ = written[row["PROPERTY_NUMBER_ID"]]
        assert "＊" not in str(said.get("nearby.station", ""))
        assert str(said.get("building.built", "1900")) <= "2025-03"
        assert said.get("land.coverage_ratio", 0) <= said.get("land.floor_area_ratio", 10_000)
        assert said.get("price.yen", 1_000) == 0 or said.get("price.yen", 1_000) >= 1_000
        assert said.get("nearby.station_m", 80) >= 80
        assert said.get("building.layout") != "R"
        assert row["DISTANCE_TO_HOSPITAL"] != "0" or "nearby.bank_m" not in said


def test_kind_and_deal_are_those_of_the_category(source: list[dict[str, str]], written: dict[str, Any]) -> None:
    """売買 and 賃貸, 居住用, 土地 and 事業用 are what the listing says; a shop only where the column ticks it."""
    kinds = {"居住用": {"house", "shop_house"}, "土地": {"land"}, "事業用": {"business"}}
    for row in source:
        said, _ = written[row["PROPERTY_NUMBER_ID"]]
        assert said["deal"] == {"売買": "sale", "賃貸": "rent"}[row["PROPERTY_CATEGORY"][:2]]
        assert said["kind"] in kinds[row["PROPERTY_CATEGORY"][2:]]
        assert (said["kind"] == "shop_house") == (
            row["RETAIL_PREMISES"] == "有り" and row["PROPERTY_CATEGORY"][2:] == "居住用"
        )


def test_no_word_of_the_towns_is_lost(source: list[dict[str, str]], written: dict[str, Any]) -> None:
    """But for contacts, the free text of every row stands in its listing, sign by sign, and the toilet's note, too."""
    for row in source:
        said, text = written[row["PROPERTY_NUMBER_ID"]]
        words = "".join(row["STRONG_POINTS"].split())
        kept = "".join(str(said.get("original_text", "")).split())
        if "連絡先は窓口へ" not in kept:
            assert kept == words, row["PROPERTY_NUMBER_ID"]
        else:
            assert len(kept) > 0.7 * len(words)
        note = "".join(row["TOILET_NOTE"].split())
        assert not note or "utilities.toilet_type" in said or note in "".join(text.split())


def test_no_contact_gets_out(folder: Path) -> None:
    """Neither a listing nor the report holds a telephone number or a mail address."""
    for path in [*folder.glob("content/listings/*/*/listing.md"), folder / "report.json"]:
        text = re.sub(r"https?://[!-~]+", "", path.read_text(encoding="utf-8"))
        assert not CONTACT.search(text.translate(str.maketrans("０１２３４５６７８９", "0123456789"))), path.name


def test_ids_are_stable_when_the_file_is_shuffled(real_data: Path) -> None:
    """Shuffled and halved, the file gives the same ids and, but for the row's number, the same listings."""
    text = table.decoded((real_data / "mlit-links/listed.csv").read_bytes())
    importer = Importer(
        towns.Towns(towns.governments((real_data / "municipalities.csv").read_text(encoding="utf-8")), {}),
        vocabulary.load(),
    )
    lines = list(csv.reader(text.splitlines(keepends=True)))
    half = random.Random(1).sample(lines[1:], 400)  # noqa: S311 - which rows, no secret
    mixed = "\r\n".join(",".join('"' + cell.replace('"', '""') + '"' for cell in line) for line in [lines[0], *half])
    some = {each.listing.id: each.listing.title for each in importer.read(mixed) if isinstance(each, Imported)}
    every = {each.listing.id: each.listing.title for each in importer.read(text) if isinstance(each, Imported)}
    assert len(some) == 400
    assert some.items() <= every.items()


def test_every_quotation_is_true(written: dict[str, Any]) -> None:
    """The words of every proposal stand in the text of its listing."""
    for number, (said, _) in written.items():
        for each in said["_whole"].get("proposals", []):
            assert each["words"] in said["_whole"]["original_text"], number


def test_dates_and_amounts_of_price_changes(source: list[dict[str, str]], written: dict[str, Any]) -> None:
    """Where a text says A万円→B万円, both amounts are proposed as a change of price."""
    arrow = re.compile(r"([\d,]+)万円?\s*(?:→|⇒)\s*([\d,]+)万")
    told = [row for row in source if arrow.search(row["STRONG_POINTS"])]
    assert len(told) >= 20
    for row in told:
        match = arrow.search(row["STRONG_POINTS"])
        proposals = written[row["PROPERTY_NUMBER_ID"]][0]["_whole"].get("proposals", [])
        values = [each["value"] for each in proposals if each["field"] == "price_history"]
        assert match
        assert any(f"{match[1]}万円→{match[2]}万円" in value for value in values), row["PROPERTY_NUMBER_ID"]
