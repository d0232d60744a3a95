"""How values are worded for a reader of each language: money, areas, dates, distances. Pure.

Money of Japanese readers counts in 万円, areas of English readers in square feet beside square metres, years of
Japanese readers in eras beside the Western year.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from decimal import ROUND_HALF_UP, Decimal
from typing import Any

from babel.dates import format_date, format_skeleton

from akiya import units
from akiya.listing import Price
from akiya.parse import ERAS
from akiya.site.i18n import LOCALES

YEN: Mapping[str, tuple[str, str, str]] = {
    "ja": ("", "万円", "円"),
    "en": ("¥", "", ""),
    "zh-Hant": ("", "萬日圓", "日圓"),
    "zh-Hans": ("", "万日元", "日元"),
    "ko": ("", "만 엔", "엔"),
}
"""Language -> (sign before, unit of ten thousand yen, unit of one yen)."""
MONTH: Mapping[str, str] = {"ja": "/月", "en": " a month", "zh-Hant": "/月", "zh-Hans": "/月", "ko": "/월"}
TSUBO: Mapping[str, str] = {"ja": "坪", "zh-Hant": "坪", "zh-Hans": "坪", "ko": "평"}
METRES: Mapping[str, tuple[str, str]] = {"zh-Hant": ("公尺", "公里"), "zh-Hans": ("米", "公里")}
"""Language -> its words for metres and kilometres; the others write ` m` and ` km`."""
DOTS: Mapping[str, str] = {"ja": "・", "zh-Hant": "・", "zh-Hans": "·"}
"""Language -> the dot between facts on a line, where it stands without spaces."""
ERA_NAMES: Mapping[str, Mapping[str, str]] = {
    "明治": {"en": "Meiji", "zh-Hant": "明治", "zh-Hans": "明治", "ko": "메이지"},
    "大正": {"en": "Taisho", "zh-Hant": "大正", "zh-Hans": "大正", "ko": "다이쇼"},
    "昭和": {"en": "Showa", "zh-Hant": "昭和", "zh-Hans": "昭和", "ko": "쇼와"},
    "平成": {"en": "Heisei", "zh-Hant": "平成", "zh-Hans": "平成", "ko": "헤이세이"},
    "令和": {"en": "Reiwa", "zh-Hant": "令和", "zh-Hans": "令和", "ko": "레이와"},
}


def yen(amount: int, lang: str) -> tuple[str, str, str]:
    """Return an amount as (sign before, figure, unit after): 3,800,000 yen -> ("", "380", "万円") in Japanese."""
    sign, ten_thousands, ones = YEN[lang]
    if not ten_thousands or amount < 10_000 or amount % 100:
        return sign, f"{amount:,}", ones
    return sign, _trim(amount / 10_000, 2), ten_thousands


def price(value: Price | None, lang: str, *, monthly: bool) -> tuple[str, str, str] | None:
    """Return a price as (sign, figure, unit), or None where there is no figure."""
    if value is None or value.yen is None:
        return None
    sign, figure, unit = yen(value.yen, lang)
    return sign, figure, unit + (MONTH[lang] if monthly else "")


def _trim(number: float, digits: int) -> str:
    """Return a number with at most `digits` decimals, halves rounded up as browsers do, without trailing zeros."""
    exact = Decimal(number).quantize(Decimal(1).scaleb(-digits), ROUND_HALF_UP)
    text = f"{exact:,f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def area(square_metres: float, lang: str) -> str:
    """Return an area in square metres with the reader's own unit beside it."""
    metres = _trim(square_metres, 1 if square_metres < 1000 else 0)
    if lang == "en":
        return f"{metres} m² ({units.square_feet(square_metres):,.0f} sq ft)"
    own = _trim(units.tsubo(square_metres), 1)
    left, right = ("(", ")") if lang == "ko" else ("（", "）")
    return f"{metres}㎡{left}{own}{TSUBO[lang]}{right}"


def area_short(square_metres: float, lang: str) -> str:
    """Return an area in square metres alone, for cards."""
    return f"{_trim(square_metres, 0)}{' m²' if lang == 'en' else '㎡'}"


def distance(metres: float, lang: str) -> str:
    """Return a distance in metres below one kilometre, else in kilometres."""
    m, km = METRES.get(lang, (" m", " km"))
    return f"{metres:,.0f}{m}" if metres < 1000 else f"{_trim(metres / 1000, 1)}{km}"


def date(iso: str, lang: str) -> str:
    """Return an ISO date of any precision as the reader writes it."""
    locale = LOCALES[lang]
    if len(iso) == 4:
        return format_skeleton("y", dt.date(int(iso), 1, 1), locale=locale)
    if len(iso) == 7:
        return format_skeleton("yMMMM", dt.date.fromisoformat(f"{iso}-01"), locale=locale)
    return format_date(dt.date.fromisoformat(iso), "long", locale=locale)


def built(iso: str, lang: str) -> str:
    """Return a year of building with its Japanese era: 1968年（昭和43年）."""
    year = int(iso[:4])
    name, number = era(iso)
    first = "元" if number == 1 and lang in ("ja", "zh-Hant", "zh-Hans") else str(number)
    if lang == "ja":
        return f"{year}年（{name}{first}年）"
    said = ERA_NAMES[name][lang]
    return {
        "en": f"{year} ({said} {first})",
        "ko": f"{year}년({said} {first}년)",
    }.get(lang, f"{year}年（{said}{first}年）")


_ERA_STARTS = (
    ("令和", "2019-05-01"),
    ("平成", "1989-01-08"),
    ("昭和", "1926-12-25"),
    ("大正", "1912-07-30"),
    ("明治", "1868-01-25"),
)


def era(iso: str) -> tuple[str, int]:
    """Return the era and its year; a bare year counts as its last day, as registers do."""
    full = f"{iso}-12-31" if len(iso) == 4 else f"{iso}-28" if len(iso) == 7 else iso
    name = next((name for name, start in _ERA_STARTS if full >= start), "明治")
    return name, int(iso[:4]) - ERAS[name][0] + 1


def unit(sign: str, lang: str) -> str:
    """Return the unit of a field in the reader's words: 円 is 日圓, yen; metres and the like are written alike."""
    return (YEN[lang][2] or "yen") if sign == "円" else sign


def number(value: Any, lang: str) -> str:
    """Return a count with thousands separated."""
    del lang
    return f"{value:,}"


def stamp_date(iso: str) -> str:
    """Return a day as an office date stamp shows it: 26.11.02."""
    return f"{iso[2:4]}.{iso[5:7]}.{iso[8:10]}"
