"""The list of all local governments -> who is meant by a row, its short name for addresses, its profile. Pure.

The list is `municipalities.csv` of localgovjp (CC0): name, kana, code, office and website.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache, cached_property
from typing import Any

import yaml

from akiya import kana
from akiya.vocabulary import HERE, LANGUAGES

COLUMNS = ("pref", "city", "citykana", "lat", "lng", "url", "lgcode")


class BadListError(ValueError):
    """A list of local governments that cannot be used; the message says why."""


@dataclass(frozen=True, slots=True)
class Government:
    """A city, town or village as the list of local governments gives it."""

    prefecture: str
    name: str
    kana: str
    code: str
    lat: float
    lon: float
    website: str
    wards: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Found:
    """The municipality that a row means, the district before its name and the ward behind it."""

    government: Government
    district: str
    ward: str


@dataclass(frozen=True)
class Towns:
    """All local governments; `known` are the short names by code that a content folder has already given."""

    governments: tuple[Government, ...]
    known: Mapping[str, str]

    def find(self, prefecture: str, city: str) -> Found | None:
        """Return who is meant by 下新川郡朝日町 or 広島市安佐南区 in a prefecture, or None."""
        name = "".join(city.split())
        for government in self._by_prefecture.get(prefecture.strip(), ()):
            before, found, after = name.partition(government.name)
            if found and (not before or before[-1] in "郡島") and (not after or after in government.wards):
                return Found(government, before, after)
        return None

    @cached_property
    def _by_prefecture(self) -> Mapping[str, list[Government]]:
        """Prefecture -> its governments, longest names first, so that 東広島市 is not taken for 広島市."""
        found: dict[str, list[Government]] = {}
        for each in sorted(self.governments, key=lambda government: -len(government.name)):
            found.setdefault(each.prefecture, []).append(each)
        return found

    @cached_property
    def slugs(self) -> Mapping[str, str]:
        """Code -> short name: the one that is known, else its romaji, with the prefecture where it has namesakes."""
        taken = dict(self.known)
        ways: dict[str, list[tuple[str, ...]]] = {}
        for each in self.governments:
            ways.setdefault(_ways(each)[0], []).append(_ways(each))
        for each in self.governments:
            if each.code not in taken:
                taken[each.code] = _first_free(_ways(each), ways, set(taken.values()), each.code)
        return taken


def _ways(government: Government) -> tuple[str, str, str]:
    """Return short names from short to long: asahi, asahi-toyama, asahimachi-toyama."""
    prefecture = prefecture_code(government.prefecture)
    bare, whole = (letters(text) for text in (bare_kana(government.name, government.kana), government.kana))
    return bare, f"{bare}-{prefecture}", f"{whole}-{prefecture}"


def _first_free(
    ways: tuple[str, str, str], every: Mapping[str, list[tuple[str, ...]]], taken: set[str], code: str
) -> str:
    """Return the shortest way that no other municipality of the nation shares."""
    namesakes = every[ways[0]]
    if len(namesakes) == 1 and ways[0] not in taken and len(ways[0]) > 1:
        return ways[0]
    for at in (1, 2):
        if sum(other[at] == ways[at] for other in namesakes) == 1 and ways[at] not in taken:
            return ways[at]
    return f"{ways[2]}-{''.join(chr(ord('a') + int(digit)) for digit in code)}"


def governments(text: str) -> tuple[Government, ...]:
    """Read the list of local governments; raises `BadListError` where a column is missing or a number is none."""
    reader = csv.DictReader(io.StringIO(text.removeprefix("\ufeff"), newline=""))
    if missing := [name for name in COLUMNS if name not in (reader.fieldnames or ())]:
        raise BadListError(f"市町村の一覧に列がありません / missing columns: {', '.join(missing)}")
    rows = [row for row in reader if row["lgcode"]]
    wards: dict[tuple[str, str], list[str]] = {}
    for row in rows:
        city, _, ward = row["city"].partition(" ")
        wards.setdefault((row["pref"], city), []).append(ward)
    try:
        return tuple(_government(row, wards) for row in rows if " " not in row["city"])
    except ValueError as error:
        raise BadListError(f"市町村の一覧の数字が読めません / a number cannot be read: {error}") from error


def _government(row: Mapping[str, str], wards: Mapping[tuple[str, str], Iterable[str]]) -> Government:
    """Build one local government."""
    return Government(
        row["pref"],
        row["city"],
        row["citykana"].replace(" ", ""),
        row["lgcode"],
        round(float(row["lat"]), 6),
        round(float(row["lng"]), 6),
        row["url"],
        tuple(ward for ward in wards[row["pref"], row["city"]] if ward),
    )


@cache
def places() -> dict[str, Any]:
    """Read the names of places: readings, endings, overrides and the forms of characters."""
    data: dict[str, Any] = yaml.load((HERE / "places.yaml").read_text(encoding="utf-8"), Loader=yaml.CBaseLoader)  # noqa: S506
    return data


def bare_kana(name: str, reading: str) -> str:
    """Return the reading of a name without that of its ending: 朝日町, あさひまち -> あさひ."""
    endings = places()["endings"].get(name[-1], {}).get("kana", ())
    return next((reading.removesuffix(end) for end in endings if reading.endswith(end) and reading != end), reading)


def roman(reading: str) -> str:
    """Return a reading in Roman letters, by the overrides or by rule."""
    found: str = places()["overrides"].get(reading, {}).get("roman") or kana.romaji(reading)
    return found


def hangul(reading: str) -> str:
    """Return a reading in Hangul, by the overrides or by rule."""
    found: str = places()["overrides"].get(reading, {}).get("hangul") or kana.hangul(reading)
    return found


def letters(reading: str) -> str:
    """Return a reading in Roman letters alone, as addresses need it."""
    return re.sub("[^a-z]", "", roman(reading))


_JOINED = re.compile("(?<=[\u4e00-\u9fff])[ヶケ](?=[\u4e00-\u9fff])")
_OF = re.compile("(?<=[\u4e00-\u9fff])[ノの](?=[\u4e00-\u9fff])")
"""Kana inside a name that Chinese leaves out (関ケ原 關原) or writes 之 (紀の川 紀之川)."""


def chinese(name: str, *, simplified: bool) -> str:
    """Return a name with the forms of its characters that Taiwan or the mainland print."""
    forms = places()["characters"]
    name = re.sub("([\u4e00-\u9fff])々", r"\1\1", _JOINED.sub("", _OF.sub("之", name)))
    return "".join(forms.get(sign, sign * 2)[int(simplified)] for sign in name)


def prefecture_code(prefecture: str) -> str:
    """Return a prefecture in Roman letters: 富山県 -> toyama."""
    return letters(places()["prefectures"].get(prefecture, ""))


def labels(name: str, bare: str) -> dict[str, str]:
    """Return a name in every language from its kanji and the reading without its ending."""
    ending = places()["endings"].get(name[-1], {"en": "{}", "ko": "{}"})
    found = {
        "ja": name,
        "en": ending["en"].format("-".join(part.capitalize() for part in roman(bare).split("-"))),
        "zh-Hant": chinese(name, simplified=False),
        "zh-Hans": chinese(name, simplified=True),
        "ko": ending["ko"].format(hangul(bare)),
    }
    found.update(places()["names"].get(name, {}))
    return found


def prefecture_labels(prefecture: str) -> dict[str, str]:
    """Return the name of a prefecture in every language."""
    return labels(prefecture, places()["prefectures"].get(prefecture, ""))


_DESK = {
    "ja": "{} 空き家バンク担当",
    "en": "{} akiya bank",
    "zh-Hant": "{} 空屋銀行承辦窗口",
    "zh-Hans": "{} 空屋银行窗口",
    "ko": "{} 빈집 은행 담당",
}
_HOURS = {
    "ja": "電話番号と受付の時間は、まちのサイトにあります。",
    "en": "The municipality's website has the telephone number and the hours.",
    "zh-Hant": "電話號碼與受理時間請見市町村網站。",
    "zh-Hans": "电话号码和受理时间请见市町村网站。",
    "ko": "전화번호와 접수 시간은 시정촌 사이트에 있습니다.",
}


def profile(found: Found) -> dict[str, Any]:
    """Return the minimal profile of a municipality, as a content folder holds it; nothing is invented."""
    government = found.government
    bare = bare_kana(government.name, government.kana)
    name = labels(government.name, bare)
    reading = places()["districts"].get(found.district)
    code = prefecture_code(government.prefecture)
    county = {"county": labels(found.district, reading)} if reading else {}
    return {
        "code": government.code,
        "prefecture": code,
        "name": name,
        "kana": government.kana,
        **county,
        "region": code,
        "office": {"lat": government.lat, "lon": government.lon},
        "website": government.website,
        "also": list(dict.fromkeys([government.name[:-1], bare, letters(bare), hangul(bare)])),
        "desk": {"name": {lang: _DESK[lang].format(name[lang]) for lang in LANGUAGES}, "hours": _HOURS},
        "subsidies": [],
    }
