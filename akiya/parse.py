"""Text -> values: the amounts, areas, distances, dates and states as towns write them. Pure.

Every function takes the text of one value and returns it in base units, or None where the text says that it is
not known. Text that cannot be read raises `Unreadable`, which names what was expected.
"""

from __future__ import annotations

import datetime as dt
import re
import unicodedata
from collections.abc import Callable, Mapping
from decimal import Decimal

from akiya import units
from akiya.listing import Price, State

_NOTHING = "- ー ― – — ? unknown null ~ 未確認 不明 指定なし 未定 確認中 わからない 分からない 不詳 未記入 未入力"
NOT_SAID = frozenset(["", *_NOTHING.split()])
"""What towns write where nothing is known (compared after folding)."""
NEGOTIABLE = re.compile(
    r"(?:価格|値段|金額|賃料|家賃)?(?:応相談|要相談|相談可|ご?相談(?:ください|下さい)|相談|応談|交渉可)"
)
LONGEST = 100
"""Characters in the longest text that is read as a number, a date or a state."""
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
    **dict.fromkeys(("yes", "true", "ok", "ある", "あり", "有", "有り", "○", "◯", "〇", "可", "はい", "可能"), "yes"),
    **dict.fromkeys(("no", "false", "ない", "なし", "無", "無し", "×", "✕", "不可", "いいえ"), "no"),
    **dict.fromkeys(("n/a", "na", "対象外", "該当なし", "該当しない"), "n/a"),
}


class Unreadable(ValueError):  # noqa: N818 - the text is unreadable; nothing went wrong in the program
    """A value that cannot be read; `expected` names the kind of writing that would be."""

    def __init__(self, expected: str) -> None:
        """Keep the key of the expectation, as `akiya.problems.EXPECTED` lists them."""
        super().__init__(expected)
        self.expected = expected


_DROPPED = {
    **dict.fromkeys((*range(9), *range(0xE, 0x20), *range(0x7F, 0x85), *range(0x86, 0xA0))),  # control characters
    **dict.fromkeys((0x200B, 0x200E, 0x200F, 0x061C, 0x2060, *range(0x202A, 0x202F), *range(0x2066, 0x206A))),
    **dict.fromkeys((0xFEFF, 0xFFFE, 0xFFFF, *range(0xFFF9, 0xFFFC), *range(0xD800, 0xE000))),
    **dict.fromkeys((0x0B, 0x0C), " "),
    **dict.fromkeys((0x85, 0x2028, 0x2029), "\n"),
}
"""Characters that no reader sees but that turn text around, hide in it or break a page."""
_ODD = re.compile(f"[{''.join(map(re.escape, map(chr, _DROPPED)))}\r]")


def clean(text: str) -> str:
    """Return text without invisible and direction-changing characters, its lines ended by one sign."""
    if not _ODD.search(text):
        return text
    return text.replace("\r\n", "\n").replace("\r", "\n").translate(_DROPPED)


def plain(text: str) -> str:
    """Return text with full-width letters and digits made plain and its spaces folded."""
    return " ".join(unicodedata.normalize("NFKC", clean(text)).replace("−", "-").split())


def said(text: str) -> str | None:
    """Return the plain text, or None where it says that nothing is known."""
    found = plain(text)
    return None if found.casefold() in NOT_SAID else found


def line(text: str) -> str | None:
    """Read one line of text."""
    return said(text) and " ".join(clean(text).split())


def prose(text: str) -> str | None:
    """Read several lines of text."""
    return said(text) and clean(text).strip()


def _bare(text: str, expected: str) -> str | None:
    """Return the plain text without spaces, or None where nothing is known; too long a text is no such value."""
    found = said(text)
    if found is not None and len(found) > LONGEST:
        raise Unreadable(expected)
    return found and found.replace(" ", "")


_NUMBER = r"(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?"
_AMOUNT = re.compile(
    r"(?:月額|月々|毎月|月|家賃|賃料|約|金|[¥\\])*"
    rf"(?:({_NUMBER})億)?(?:({_NUMBER})万)?(?:({_NUMBER})千)?({_NUMBER})?"
    r"(?:円|yen|JPY)?(?:/?(?:月|[ヶかカ]月)|\((?:月額|税込)\)|也)?"
)
_FREE = ("無償", "無料", "譲渡(無償)", "無償譲渡", "無償提供")
MOST_YEN = 10**12


def yen(text: str) -> int | None:
    """Read an amount of money in yen: `3800000`, `380万円`, `4.2万円/月`, `4万5千円`, `0円`, `無償`."""
    found = _bare(text, "yen")
    if found is None:
        return None
    if found in _FREE:
        return 0
    match = _AMOUNT.fullmatch(found)
    if not match or not any(match.groups()):
        raise Unreadable("yen")
    total = sum(_decimal(part) * scale for part, scale in zip(match.groups(), (10**8, 10**4, 10**3, 1), strict=True))
    if total != int(total) or total > MOST_YEN:
        raise Unreadable("yen")
    return int(total)


def _decimal(part: str | None) -> Decimal:
    """Return the number in a matched part, 0 where there is none."""
    return Decimal((part or "0").replace(",", ""))


LEAST_BARE_PRICE = 10_000
"""A price of fewer yen needs its unit: without one, 万 was most likely left out."""


def price(text: str) -> Price | None:
    """Read a price: an amount, 応相談, or an amount that is open to discussion: `380万円（応相談）`."""
    found = _bare(text, "price")
    if found is None:
        return None
    rest, open_words = NEGOTIABLE.subn("", found)
    rest = rest.strip("()/・、,:") if open_words else rest
    if not rest:
        return Price(None, "negotiable")
    rest = re.sub("(?:程度|前後|くらい|ぐらい)$", "", rest) if open_words else rest
    if rest.isdecimal() and 0 < int(rest) < LEAST_BARE_PRICE:
        raise Unreadable("price")  # 60 is 60万円 to whoever wrote it; the unit must say so
    try:
        return Price(yen(rest), "negotiable" if open_words else "fixed")
    except Unreadable as error:
        raise Unreadable("price") from error


_AREA = re.compile(rf"約?(?P<number>{_NUMBER})(?P<unit>m2|m²|㎡|平米|平方メートル|坪|ha|a)?(?:\(.*\))?", re.IGNORECASE)
_AREA_SCALE = {"坪": units.TSUBO, "ha": 10_000, "a": 100}
_FARM = re.compile(rf"約?(?:({_NUMBER})町歩?)?(?:({_NUMBER})反歩?)?(?:({_NUMBER})畝歩?)?(?:({_NUMBER})歩)?(?:\(.*\))?")
_FARM_SCALES = (units.CHO, units.TAN, units.SE, units.TSUBO)
MOST_SQUARE_METRES = 10**9


def area(text: str) -> float | None:
    """Read an area in square metres: `82.5`, `82.5㎡`, `約80坪`, `3反`, `1反5畝`; rounded to 0.01."""
    found = _bare(text, "area")
    if found is None:
        return None
    if match := _AREA.fullmatch(found):
        total = float(_decimal(match["number"])) * _AREA_SCALE.get((match["unit"] or "").lower(), 1)
    elif (match := _FARM.fullmatch(found)) and any(match.groups()):
        parts = zip(match.groups(), _FARM_SCALES, strict=True)
        total = sum(float(_decimal(part)) * scale for part, scale in parts)
    else:
        raise Unreadable("area")
    if total > MOST_SQUARE_METRES:
        raise Unreadable("area")
    return round(total, 2)


_METRES = re.compile(rf"約?(?P<number>{_NUMBER})(?P<unit>km|m|キロ(?:メートル)?|メートル)?", re.IGNORECASE)
_WALK = re.compile(r"(?:徒歩|歩いて)約?(?P<minutes>\d{1,3})分(?:\([^分]*\)|程度|ほど|圏内)?")
MOST_METRES = 10**7


def metres(text: str) -> int | None:
    """Read a distance in metres: `900`, `900m`, `1.2km`, `徒歩7分` (80 metres a minute)."""
    found = _bare(text, "metres")
    if found is None:
        return None
    if walk := _WALK.fullmatch(found):
        return int(walk["minutes"]) * units.WALK_METRES_A_MINUTE
    outer, inner = _brackets(found)
    match = _METRES.fullmatch(outer)
    if not match or (inner and not _WALK.fullmatch(inner)):
        raise Unreadable("metres")
    scale = 1000 if (match["unit"] or "").lower().startswith(("k", "キ")) else 1
    total = _decimal(match["number"]) * scale
    if total > MOST_METRES:
        raise Unreadable("metres")
    if (walk := _WALK.fullmatch(inner)) and abs(units.walk_minutes(round(total)) - int(walk["minutes"])) > 1:
        raise Unreadable("walk")
    return round(total)


_YEAR = r"(?:(?P<year>\d{4})|(?P<era>明治|大正|昭和|平成|令和|[MTSHR])(?P<of>元|\d{1,2}))"
_DATE = re.compile(
    rf"約?{_YEAR}(?:(?:年|[-/.])(?P<month>\d{{1,2}})(?:(?:月|[-/.])(?P<day>\d{{1,2}})日?|月)?|年)?(?:頃|ごろ|築|建築|新築)*"
)
_DIGITS = re.compile(r"(\d{4})(\d{2})(\d{2})")


_SERIAL = re.compile("[2-6][0-9]{4}")
"""How Excel keeps the days from 1954 to 2091, and shows them where a cell is no date."""
_KANJI_NUMBER = re.compile("(?:([一二三四五六七八九])?(十))?([一二三四五六七八九])?(?=[年月日])")
_KANJI = "〇一二三四五六七八九"


def _arabic(match: re.Match[str]) -> str:
    """Return a number below 100 in Kanji as digits: `五十五`."""
    tens, ten, ones = match.groups()
    value = (_KANJI.index(tens or "一") if ten else 0) * 10 + _KANJI.index(ones or "〇")
    return str(value) if match[0] else ""


def date(text: str) -> str | None:
    """Read a date of any precision, Western or Japanese era, as ISO 8601 text; `昭和43年（1968年）` has to agree."""
    found = _bare(text, "date")
    if found is None:
        return None
    if _SERIAL.fullmatch(found):
        raise Unreadable("serial")
    outer, again = _brackets(_DIGITS.sub(r"\1-\2-\3", _KANJI_NUMBER.sub(_arabic, found.upper())))
    if again and _date(again)[0] != _date(outer)[0]:
        raise Unreadable("date")
    return _iso(_date(outer))


def _brackets(text: str) -> tuple[str, str]:
    """Return a text without what stands in brackets, and what stands there."""
    match = re.fullmatch(r"([^()]+)\(([^()]+)\)([^()]*)", text)
    return (match[1] + match[3], match[2]) if match else (text, "")


def _date(text: str) -> list[int]:
    """Return year, month and day of a date, as far as they are given."""
    match = _DATE.fullmatch(text)
    if not match:
        raise Unreadable("date")
    return [_year(match), *(int(match[name]) for name in ("month", "day") if match[name])]


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
        dt.date(*[*parts, 1, 1][:3])
    except ValueError as error:
        raise Unreadable("date") from error
    return "-".join(f"{part:0{width}d}" for part, width in zip(parts, (4, 2, 2), strict=False))


def day(text: str) -> str | None:
    """Read a full date."""
    try:
        found = date(text)
    except Unreadable as error:
        raise Unreadable("serial" if error.expected == "serial" else "day") from error
    if found is not None and len(found) != len("2026-11-02"):
        raise Unreadable("day")
    return found


_COUNT = re.compile(
    r"約?(?:木造|地上)?(?P<number>\d{1,6}|平[屋家]|[一二三四五]階)(?:台|階|F|戸|人|棟|室)?(?:建て?)?(?:分|可)?(?:以上)?(?:\([^()]*\))?",
    re.IGNORECASE,
)
_KANJI_DIGITS = "一二三四五"


def count(text: str) -> int | None:
    """Read a whole number: `2`, `2台`, `二階建`, `平屋` (one storey)."""
    found = _bare(text, "count")
    if found is None:
        return None
    match = _COUNT.fullmatch(found)
    if not match:
        raise Unreadable("count")
    word = match["number"]
    return 1 if word[0] == "平" else _KANJI_DIGITS.index(word[0]) + 1 if word[0] in _KANJI_DIGITS else int(word)


def number(text: str) -> float | None:
    """Read a decimal number, with or without the sign of its unit."""
    return _decimal_number(text, "number")


def degrees(text: str) -> float | None:
    """Read a decimal number of degrees."""
    return _decimal_number(text, "degrees")


def _decimal_number(text: str, expected: str) -> float | None:
    """Read a decimal number."""
    found = _bare(text, expected)
    if found is None:
        return None
    match = re.fullmatch(r"([+-]?\d{1,9}(?:\.\d+)?)(?:°|度|畳|帖)?", found)
    if not match:
        raise Unreadable(expected)
    return float(match[1])


def percent(text: str) -> int | None:
    """Read a whole percentage."""
    found = _bare(text, "percent")
    if found is None:
        return None
    match = re.fullmatch(r"(\d{1,4})(?:\.0+)?(?:%|パーセント)?", found)
    if not match:
        raise Unreadable("percent")
    return int(match[1])


def state(text: str) -> State:
    """Read one of the four states; what is not said is `unknown`."""
    found = _bare(text, "state")
    if found is None:
        return "unknown"
    known = STATE_WORDS.get(found.casefold())
    if known is None:
        raise Unreadable("state")
    return known


CODE = r"[a-z0-9][a-z0-9_-]{0,63}"
URL = r"https://[A-Za-z0-9.-]+(:[0-9]{2,5})?(/[^\s<>\"'\\]{0,900})?"
FILE = r"(photos|panoramas|plan)/[A-Za-z0-9_\-\u3040-\u30ff\u4e00-\u9fff]{1,80}\.[A-Za-z]{3,5}"
"""The shapes of identifiers, links and files, in the regular expressions that Python and JSON Schema share."""


def code(text: str) -> str | None:
    """Read an identifier."""
    found = said(text)
    if found is not None and not re.fullmatch(CODE, found):
        raise Unreadable("code")
    return found


def url(text: str) -> str | None:
    """Read a link; only https, without user names, so that nothing else can reach a page."""
    found = said(text)
    if found is not None and not re.fullmatch(URL, found):
        raise Unreadable("url")
    return found


def file(text: str) -> str | None:
    """Read a path inside the listing's folder: one folder deep at most, plain names."""
    found = said(text)
    if found is None:
        return None
    if not re.fullmatch(FILE, found):
        raise Unreadable("file")
    return found


READERS: Mapping[str, Callable[[str], object]] = {
    "line": line,
    "prose": prose,
    "code": code,
    "count": count,
    "number": number,
    "degrees": degrees,
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
