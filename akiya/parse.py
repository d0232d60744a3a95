"""Text -> values: the amounts, areas, distances, dates and states as towns write them. Pure.

Every function takes the text of one value and returns it in base units, or None where the text says that it is
not known. Text that cannot be read raises `Unreadable`, which names what was expected.
"""

from __future__ import annotations

import datetime as dt
import re
import unicodedata
from collections.abc import Callable, Mapping

from akiya import units
from akiya.listing import Price, State

NOT_SAID = frozenset(
    [
        "",
        "-",
        "ー",
        "―",
        "?",
        "unknown",
        "null",
        "~",
        "未確認",
        "不明",
        "指定なし",
        "未定",
        "確認中",
        "わからない",
        "不詳",
    ]
)
NEGOTIABLE = ("応相談", "要相談", "価格相談", "相談", "交渉可")
ERAS: Mapping[str, tuple[int, int]] = {
    "明治": (1868, 45),
    "大正": (1912, 15),
    "昭和": (1926, 64),
    "平成": (1989, 31),
    "令和": (2019, 99),
    "M": (1868, 45),
    "T": (1912, 15),
    "S": (1926, 64),
    "H": (1989, 31),
    "R": (2019, 99),
}
"""First year and last year number of each era."""
STATE_WORDS: Mapping[str, State] = {
    **dict.fromkeys(("yes", "true", "ある", "あり", "有", "有り", "○", "◯", "〇", "可", "はい", "可能"), "yes"),
    **dict.fromkeys(("no", "false", "ない", "なし", "無", "無し", "×", "✕", "不可", "いいえ", "0"), "no"),
    **dict.fromkeys(("n/a", "na", "対象外", "該当なし", "該当しない"), "n/a"),
}


class Unreadable(ValueError):  # noqa: N818 - the text is unreadable; nothing went wrong in the program
    """A value that cannot be read; `expected` names the kind of writing that would be."""

    def __init__(self, expected: str) -> None:
        """Keep the key of the expectation, as `akiya.problems.EXPECTED` lists them."""
        super().__init__(expected)
        self.expected = expected


def plain(text: str) -> str:
    """Return text with full-width letters and digits made plain and its spaces folded."""
    return " ".join(unicodedata.normalize("NFKC", text).split())


def said(text: str) -> str | None:
    """Return the plain text, or None where it says that nothing is known."""
    found = plain(text)
    return None if found.casefold() in NOT_SAID else found


def line(text: str) -> str | None:
    """Read one line of text."""
    return said(text) and " ".join(text.split())


def prose(text: str) -> str | None:
    """Read several lines of text."""
    return said(text) and text.strip()


_AMOUNT = re.compile(
    r"(?:月額?|約|金|[¥￥\\])*\s*(?P<number>\d[\d,]*(?:\.\d+)?)\s*(?P<unit>億|万|千)?\s*(?:円|yen|JPY)?\s*(?:/月|/ 月|(?:毎|/)?月)?"
)
_SCALE = {"億": 100_000_000, "万": 10_000, "千": 1_000, None: 1}


def yen(text: str) -> int | None:
    """Read an amount of money in yen: `3800000`, `380万円`, `4.2万円/月`, `0円`, `無償`."""
    found = said(text)
    if found is None:
        return None
    if found in ("無償", "無料", "譲渡(無償)", "無償譲渡"):
        return 0
    match = _AMOUNT.fullmatch(found.replace(" ", ""))
    if not match:
        raise Unreadable("yen")
    return round(float(match["number"].replace(",", "")) * _SCALE[match["unit"]])


def price(text: str) -> Price | None:
    """Read a price: an amount, 応相談, or an amount that is open to discussion: `380万円（応相談）`."""
    found = said(text)
    if found is None:
        return None
    word = next((word for word in NEGOTIABLE if word in found), None)
    rest = found.replace(word, "").strip(" ()/・、,") if word else found
    if not rest:
        return Price(None, "negotiable")
    return Price(yen(rest), "negotiable" if word else "fixed")


_AREA = re.compile(
    r"約?(?P<number>\d[\d,]*(?:\.\d+)?)(?P<unit>m2|m²|㎡|平米|平方メートル|坪|反歩?|畝|町歩?|ha|a)?(?:\(.*\))?"
)
_AREA_SCALE = {
    "坪": units.TSUBO,
    "反": units.TAN,
    "反歩": units.TAN,
    "畝": units.SE,
    "町": units.CHO,
    "町歩": units.CHO,
}
_AREA_SCALE |= {"ha": 10_000, "a": 100}


def area(text: str) -> float | None:
    """Read an area in square metres: `82.5`, `82.5㎡`, `約80坪`, `3反`; rounded to 0.01."""
    found = said(text)
    if found is None:
        return None
    match = _AREA.fullmatch(found.replace(" ", ""))
    if not match:
        raise Unreadable("area")
    return round(float(match["number"].replace(",", "")) * _AREA_SCALE.get(match["unit"], 1), 2)


_METRES = re.compile(r"約?(?P<number>\d[\d,]*(?:\.\d+)?)(?P<unit>km|m|キロ|メートル)?")
_WALK = re.compile(r"(?:徒歩|歩いて)約?(?P<minutes>\d+)分(?:.*)?")


def metres(text: str) -> int | None:
    """Read a distance in metres: `900`, `900m`, `1.2km`, `徒歩7分` (80 metres a minute)."""
    found = said(text)
    if found is None:
        return None
    bare = found.replace(" ", "")
    if walk := _WALK.fullmatch(bare):
        return int(walk["minutes"]) * units.WALK_METRES_A_MINUTE
    match = _METRES.fullmatch(bare)
    if not match:
        raise Unreadable("metres")
    scale = 1000 if match["unit"] in ("km", "キロ") else 1
    return round(float(match["number"].replace(",", "")) * scale)


_YEAR = r"(?:(?P<year>\d{4})|(?P<era>明治|大正|昭和|平成|令和|[MTSHR])(?P<of>元|\d{1,2}))"
_DATE = re.compile(
    rf"{_YEAR}(?:年|[-/.])?(?:(?P<month>\d{{1,2}})(?:月|[-/.])?(?:(?P<day>\d{{1,2}})日?)?)?(?:頃|ごろ|築|建築)?"
)


def date(text: str) -> str | None:
    """Read a date of any precision, Western or Japanese era, as ISO 8601 text."""
    found = said(text)
    if found is None:
        return None
    match = _DATE.fullmatch(found.replace(" ", "").upper())
    if not match:
        raise Unreadable("date")
    parts = [_year(match), *(int(match[name]) for name in ("month", "day") if match[name])]
    return _iso(parts)


def _year(match: re.Match[str]) -> int:
    """Return the Western year of a matched date."""
    if match["year"]:
        return int(match["year"])
    first, last = ERAS[match["era"]]
    number = 1 if match["of"] == "元" else int(match["of"])
    if not 1 <= number <= last:
        raise Unreadable("date")
    return first + number - 1


def _iso(parts: list[int]) -> str:
    """Return year, month and day as ISO text after asking the calendar whether they exist."""
    try:
        dt.date(*(parts + [1, 1])[:3])
    except ValueError as error:
        raise Unreadable("date") from error
    return "-".join(f"{part:0{width}d}" for part, width in zip(parts, (4, 2, 2), strict=False))


def day(text: str) -> str | None:
    """Read a full date."""
    found = date(text)
    if found is not None and len(found) != len("2026-11-02"):
        raise Unreadable("day")
    return found


_COUNT = re.compile(
    r"約?(?:木造)?(?P<number>\d{1,6}|平屋|[一二三四五]階)(?:台|階建て?|階|戸|人|棟|建て?|円)?(?:分|可)?(?:以上)?"
)
_KANJI_DIGITS = "一二三四五"


def count(text: str) -> int | None:
    """Read a whole number: `2`, `2台`, `二階建`, `平屋` (one storey)."""
    found = said(text)
    if found is None:
        return None
    match = _COUNT.fullmatch(found.replace(" ", ""))
    if not match:
        raise Unreadable("count")
    word = match["number"]
    return 1 if word == "平屋" else _KANJI_DIGITS.index(word[0]) + 1 if word[0] in _KANJI_DIGITS else int(word)


def number(text: str) -> float | None:
    """Read a decimal number, with or without the sign of its unit."""
    found = said(text)
    if found is None:
        return None
    match = re.fullmatch(r"([+-]?\d{1,9}(?:\.\d+)?)(?:°|度|畳|帖)?", found.replace(" ", ""))
    if not match:
        raise Unreadable("number")
    return float(match[1])


def percent(text: str) -> int | None:
    """Read a whole percentage."""
    found = said(text)
    if found is None:
        return None
    match = re.fullmatch(r"(\d{1,4})(?:\.0+)?(?:%|パーセント)?", found.replace(" ", ""))
    if not match:
        raise Unreadable("percent")
    return int(match[1])


def state(text: str) -> State:
    """Read one of the four states; what is not said is `unknown`."""
    found = said(text)
    if found is None:
        return "unknown"
    known = STATE_WORDS.get(found.casefold())
    if known is None:
        raise Unreadable("state")
    return known


def code(text: str) -> str | None:
    """Read an identifier."""
    found = said(text)
    if found is not None and not re.fullmatch(r"[a-z0-9][a-z0-9_-]{0,63}", found):
        raise Unreadable("code")
    return found


def url(text: str) -> str | None:
    """Read a link; only https, without user names, so that nothing else can reach a page."""
    found = said(text)
    if found is not None and not re.fullmatch(r"https://[A-Za-z0-9.-]+(?::\d{2,5})?(?:/[^\s<>\"'\\]{0,900})?", found):
        raise Unreadable("url")
    return found


def file(text: str) -> str | None:
    """Read a path inside the listing's folder: one folder deep at most, plain names."""
    found = said(text)
    if found is None:
        return None
    if not re.fullmatch(
        r"(?:photos|panoramas|plan)/[A-Za-z0-9_\-\u3040-\u30ff\u4e00-\u9fff]{1,80}\.[A-Za-z]{3,5}", found
    ):
        raise Unreadable("file")
    return found


READERS: Mapping[str, Callable[[str], object]] = {
    "line": line,
    "prose": prose,
    "code": code,
    "count": count,
    "number": number,
    "degrees": number,
    "yen": yen,
    "price": price,
    "area": area,
    "metres": metres,
    "percent": percent,
    "day": day,
    "date": date,
    "state": state,
    "url": url,
    "file": file,
}
"""The reader of each kind of value that stands alone."""
