"""The 45 items of the national bank (全国版空き家・空き地バンク) in its own order, names and words. Pure.

Source of the names: 国土交通省 Project LINKS「空き家・空き地バンク登録物件および成約物件データ」, list of columns.
The English headers of that file are wrong for eight columns; the Japanese meanings, which stand here, are right.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from akiya.catalogue import House
from akiya.listing import Listing, Price
from akiya.opendata.columns import decimal
from akiya.schema import Declared, value_at, walk
from akiya.vocabulary import Vocabulary

NAMES = (
    "物件番号ID", "物件種別名", "都道府県", "市区町村", "交通1 路線", "交通1 駅", "交通1 徒歩", "価格/賃料",
    "建築年月日", "建物構造", "専有面積", "総戸数", "間取り", "土地面積", "土地面積計測方式", "地目",
    "都市計画", "用途地域", "土地権利", "私道負担", "セットバック", "接道状況", "物件アピール", "水道",
    "ガス", "排水", "洗濯置き場", "バス", "トイレ", "トイレ 備考", "キッチン", "専用庭", "駐車場",
    "小学校距離", "中学校距離", "コンビニ", "スーパー", "ドラッグストア", "総合病院距離", "公園", "銀行",
    "容積率", "建ぺい率", "農地", "店舗",
)  # fmt: skip
"""Japanese names of the items 1 to 45."""
WORDS: Mapping[str, Mapping[str, str]] = {
    "structure": {"rc": "RC(鉄筋コンクリート)", "src": "SRC(鉄骨鉄筋コンクリート)", "other": "その他"},
    "land_category": {"other": "その他"},
    "roads": {"corner": "二方(角地)", "two_sides": "二方(両面)"},
    "water": {"public": "公営", "well": "井戸", "other": "その他"},
    "gas": {"propane": "プロパン", "other": "その他"},
    "drainage": {"sewer": "下水", "pit": "汲み取り式", "other": "その他"},
    "washer": {"none": "無"},
    "private_shared": {"none": "無"},
    "kitchen": {"gas": "ガス", "ih": "IH", "electric": "電気"},
    "parking": {"available": "空き有", "nearby": "近隣", "full": "空き無", "none": "無"},
}
"""Choice set -> code -> the word of the national file, where it is not our own Japanese label."""
STATES: Mapping[str, str] = {"yes": "有り", "no": "無し"}
"""States that the national file can tell; unknown and n/a leave the cell empty."""
DEALS: Mapping[str, str] = {"sale": "売買", "rent": "賃貸", "either": "売買"}
"""A house for sale or for rent counts as for sale here; the columns `deal` and `rent` tell the rest."""
USES: Mapping[str, str] = {"land": "土地", "business": "事業用"}
"""Kind -> use; every other kind is 居住用."""
FIELDS: Mapping[int, tuple[str, Declared]] = {
    number: (path, declared)
    for path, declared in walk(Listing)
    if declared.item.kind != "part"
    for number in declared.item.national
}
"""Item -> the field that holds it."""


def category(listing: Listing) -> str:
    """Return item 2, such as 売買居住用."""
    return f"{DEALS[listing.deal or 'sale']}{USES.get(listing.kind or '', '居住用')}"


def place(house: House, vocabulary: Vocabulary) -> tuple[str, str]:
    """Return the items 3 and 4: prefecture, and municipality with its county."""
    town = house.municipality
    labels = vocabulary.prefectures.get(town.prefecture)
    county = town.county["ja"] if town.county else ""
    return labels["ja"] if labels else town.prefecture, f"{county}{town.name['ja']}"


def items(listing: Listing, vocabulary: Vocabulary) -> dict[int, str]:
    """Return the items of a listing that were said, by their numbers, as the national file writes them; see `place`."""
    said: dict[int, str] = {2: category(listing)}
    for number, (path, declared) in FIELDS.items():
        value = value_at(listing, path)
        if number != 2 and value is not None:
            said[number] = _written(declared, value, vocabulary)
    return said


def _written(declared: Declared, value: Any, vocabulary: Vocabulary) -> str:
    """Return a value as the national file writes it."""
    item = declared.item
    if item.kind == "choice":
        return WORDS.get(item.choices, {}).get(value) or vocabulary.label(item.choices, value, "ja")
    return _WRITERS.get(item.kind, str)(value)


def _price(price: Price) -> str:
    """Return the yen; a price without a figure is an empty cell, never 0."""
    return "" if price.yen is None else str(price.yen)


def _date(iso: str) -> str:
    """Return a date as 1968/4/1, 1968/4 or 1968: as exact as it is known."""
    return "/".join(str(int(part)) for part in iso.split("-"))


_WRITERS: Mapping[str, Callable[[Any], str]] = {
    "price": _price,
    "date": _date,
    "area": decimal,
    "state": lambda value: STATES.get(value, ""),
}
