"""Invented rows of the national file, and the few local governments that they need: nothing here is real data."""

from __future__ import annotations

import csv
import dataclasses
import io
from collections.abc import Iterable, Mapping
from typing import Any

from akiya import vocabulary
from akiya.importers import columns
from akiya.importers.mlit import Imported, Importer
from akiya.importers.table import Refused
from akiya.importers.towns import Government, Towns

EMPTY = dict.fromkeys(columns.load().headers, "")
HOUSE: Mapping[str, str] = {
    **EMPTY,
    "PROPERTY_NUMBER_ID": "9900001",
    "PROPERTY_CATEGORY": "売買居住用",
    "PREFECTURE": "熊本県",
    "CITY": "天草市",
    "AMOUNT/RENT": "3800000",
    "CONSTRUCTION": "木造",
    "OCCUPATION_AREA": "82.5",
    "LAYOUT": "4DK",
    "SIZE_OF_LOT": "264",
    "PRIVATE_ROAD": "無し",
    "SETBACK": "無し",
    "NUMBER_OF_CONNECTED_ROADS": "指定なし",
    "FARMLAND": "無し",
    "RETAIL_PREMISES": "無し",
}
"""A house with nothing odd about it."""
GOVERNMENTS = (
    Government("熊本県", "天草市", "あまくさし", "432156", 32.4586, 130.1931, "https://www.city.amakusa.kumamoto.jp/"),
    Government("富山県", "朝日町", "あさひまち", "163431", 36.9464, 137.5603, "https://www.town.asahi.toyama.jp/"),
    Government("福井県", "越前町", "えちぜんちょう", "184233", 35.9742, 136.1297, "https://www.town.echizen.fukui.jp/"),
    Government("福井県", "越前市", "えちぜんし", "182095", 35.9036, 136.1689, "https://www.city.echizen.lg.jp/"),
    Government("三重県", "朝日町", "あさひちょう", "243434", 35.0336, 136.6644, "https://www.town.asahi.mie.jp/"),
    Government(
        "広島県",
        "広島市",
        "ひろしまし",
        "341002",
        34.3853,
        132.4553,
        "https://www.city.hiroshima.lg.jp/",
        ("安佐南区", "中区"),
    ),
    Government(
        "広島県",
        "東広島市",
        "ひがしひろしまし",
        "342122",
        34.4264,
        132.7431,
        "https://www.city.higashihiroshima.lg.jp/",
    ),
)
TOWNS = Towns(GOVERNMENTS, {})


def table(rows: Iterable[Mapping[str, str]]) -> str:
    """Return rows as the text of a file: CRLF, quotation marks where a cell needs them."""
    out = io.StringIO()
    writer = csv.DictWriter(out, list(EMPTY))
    writer.writeheader()
    writer.writerows(rows)
    return out.getvalue()


def importer(**changes: Any) -> Importer:
    """Return an importer for the invented governments."""
    return dataclasses.replace(Importer(TOWNS, vocabulary.load()), **changes)


def results(*rows: Mapping[str, str], **changes: Any) -> list[Imported | Refused]:
    """Import rows that differ from the plain house in the given cells."""
    return list(importer(**changes).read(table({**HOUSE, **row} for row in rows)))


def imported(**cells: str) -> Imported:
    """Import one row that differs from the plain house in the given cells; AMOUNT_RENT stands for AMOUNT/RENT."""
    row = {name.replace("AMOUNT_RENT", "AMOUNT/RENT"): value for name, value in cells.items()}
    found = results(row)[0]
    assert isinstance(found, Imported), found
    return found


def doubted(found: Imported) -> dict[str, str]:
    """Return the doubts of a row: field -> words."""
    return {each.field or "": each.words or "" for each in found.listing.doubts}


def proposed(text: str, **cells: str) -> dict[str, str]:
    """Import a row with a free text; return field -> proposed value."""
    found = imported(STRONG_POINTS=text, **cells)
    return {each.field or "": each.value or "" for each in found.listing.proposals}
