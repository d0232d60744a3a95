"""Municipalities: who is meant, their short names, their profiles."""

from __future__ import annotations

import csv
import io
from pathlib import Path

import pytest
import yaml

from akiya.importers.towns import BadListError, Government, Towns, governments, labels, prefecture_code, profile
from akiya.store import NUMBER, SLUG, read_municipalities
from tests.importers.invented import GOVERNMENTS, TOWNS

HEADER = ["pid", "pref", "cid", "city", "citykana", "lat", "lng", "url", "phrase", "lgcode"]


def listed(*rows: list[str]) -> str:
    """Return a list of local governments as the file writes it."""
    out = io.StringIO()
    csv.writer(out).writerows([HEADER, *rows])
    return "\ufeff" + out.getvalue()


@pytest.mark.parametrize(
    ("prefecture", "city", "expected"),
    [
        ("富山県", "下新川郡朝日町", ("朝日町", "下新川郡", "")),
        ("三重県", "朝日町", ("朝日町", "", "")),
        ("広島県", "広島市安佐南区", ("広島市", "", "安佐南区")),
        ("広島県", "東広島市", ("東広島市", "", "")),
        (" 熊本県 ", "天草 市", ("天草市", "", "")),
        ("広島県", "広島市西区", None),
        ("熊本県", "朝日町", None),
        ("熊本県", "上天草市", None),
        ("", "", None),
    ],
)
def test_who_is_meant(prefecture: str, city: str, expected: tuple[str, str, str] | None) -> None:
    """A name is found with its district and ward, in its own prefecture, and never by a part of it."""
    found = TOWNS.find(prefecture, city)
    assert (found and (found.government.name, found.district, found.ward)) == expected


def test_short_names_are_short_where_they_can_be() -> None:
    """Namesakes in other prefectures get the prefecture's name, namesakes in one prefecture their full reading."""
    names = {government.name + government.prefecture: TOWNS.slugs[government.code] for government in GOVERNMENTS}
    assert names["天草市熊本県"] == "amakusa"
    assert names["朝日町富山県"] == "asahi-toyama"
    assert names["朝日町三重県"] == "asahi-mie"
    assert names["越前町福井県"] == "echizencho-fukui"
    assert names["越前市福井県"] == "echizenshi-fukui"


def test_short_names_that_are_known_stay() -> None:
    """A content folder that calls a municipality something keeps its name, and nobody else gets it."""
    known = Towns(GOVERNMENTS, {"243434": "asahi"})
    assert known.slugs["243434"] == "asahi"
    assert known.slugs["163431"] == "asahi-toyama"


def test_two_of_one_reading_are_told_apart() -> None:
    """Even two towns of one name in one prefecture have names of their own."""
    both = [
        Government("北海道", name, "えさしちょう", code, 44.0, 142.0, "https://example.jp/")
        for name, code in (("枝幸町", "015148"), ("江差町", "013617"))
    ]
    slugs = set(Towns(tuple(both), {}).slugs.values())
    assert len(slugs) == 2
    assert all(SLUG.fullmatch(slug) for slug in slugs)


def test_the_whole_nation_has_names_of_its_own(real_data: Path) -> None:
    """All 1,741 municipalities have short names that differ, that fit the folders, and a prefecture in letters."""
    found = governments((real_data / "municipalities.csv").read_text(encoding="utf-8"))
    slugs = Towns(found, {}).slugs
    assert len(found) == len(set(slugs.values())) == 1741
    assert all(SLUG.fullmatch(slug) for slug in slugs.values())
    assert all(prefecture_code(government.prefecture) for government in found)


def test_the_list_is_read_with_its_wards() -> None:
    """Cities with wards know them; the wards are no municipalities."""
    text = listed(
        ["1", "広島県", "34100", "広島市", "ひろしまし", "34.3853", "132.4553", "https://a.jp/", "", "341002"],
        [
            "2",
            "広島県",
            "34105",
            "広島市 安佐南区",
            "ひろしまし あさみなみく",
            "34.4",
            "132.4",
            "https://b.jp/",
            "",
            "341053",
        ],
    )
    assert [(each.name, each.wards) for each in governments(text)] == [("広島市", ("安佐南区",))]


def test_a_list_that_is_none_is_refused() -> None:
    """A missing column or a number that is none is told in Japanese."""
    with pytest.raises(BadListError, match="列がありません"):
        governments("a,b\n1,2\n")
    with pytest.raises(BadListError, match="数字が読めません"):
        governments(listed(["1", "広島県", "1", "広島市", "ひろしまし", "北緯", "1", "", "", "341002"]))


def test_a_profile_invents_nothing(tmp_path: Path) -> None:
    """A profile holds facts of the list, names by rule, no telephone number and no subsidy."""
    found = TOWNS.find("富山県", "下新川郡朝日町")
    assert found
    data = profile(found)
    path = tmp_path / "asahi-toyama.yaml"
    path.write_text(yaml.safe_dump(data, allow_unicode=True), encoding="utf-8")
    town = read_municipalities(tmp_path)["asahi-toyama"]
    assert town.name == {"ja": "朝日町", "en": "Asahi Town", "zh-Hant": "朝日町", "zh-Hans": "朝日町", "ko": "아사히정"}
    assert town.county == {
        "ja": "下新川郡",
        "en": "Shimoniikawa District",
        "zh-Hant": "下新川郡",
        "zh-Hans": "下新川郡",
        "ko": "시모니카와군",
    }
    assert (town.code, town.prefecture, town.kana, town.desk.tel) == ("163431", "toyama", "あさひまち", "")
    assert town.desk.name["ja"] == "朝日町 空き家バンク担当"
    assert not town.subsidies
    assert not town.desk.sample


@pytest.mark.parametrize(
    ("number", "fits"), [("m9000001", True), ("0417", True), ("x", False), ("M900", False), ("a" * 13, False)]
)
def test_numbers_of_listings(number: str, *, fits: bool) -> None:
    """What follows the municipality's name in an id is short, lower case and without signs."""
    assert bool(NUMBER.fullmatch(number)) is fits


@pytest.mark.parametrize(
    ("name", "taiwan", "mainland"),
    [
        ("会津若松市", "會津若松市", "会津若松市"),
        ("内灘町", "內灘町", "内滩町"),
        ("関ケ原町", "關原町", "关原町"),
        ("伊豆の国市", "伊豆之國市", "伊豆之国市"),
        ("西ノ島町", "西之島町", "西之岛町"),
        ("野々市市", "野野市市", "野野市市"),
        ("むつ市", "陸奧市", "陆奥市"),
        ("ニセコ町", "新雪谷町", "新雪谷町"),
    ],
)
def test_names_as_chinese_prints_them(name: str, taiwan: str, mainland: str) -> None:
    """Names in Chinese hold no kana, no repetition mark and no Japanese form of a character."""
    found = labels(name, "")
    assert (found["zh-Hant"], found["zh-Hans"]) == (taiwan, mainland)
