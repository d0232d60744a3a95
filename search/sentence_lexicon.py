"""The vocabulary and the towns -> the small lexicon by which sentences are understood, on both sides. Pure."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from akiya import themes, units
from akiya.municipality import Municipality
from akiya.vocabulary import AttributeKind, Vocabulary
from search.fields import Fields
from search.words import FIELDS as NAMED

WORDS = Path(__file__).with_suffix("").with_name("sentence.yaml")
READ = ("ja", "en")
"""Languages whose sentences are understood."""
OPEN = {"付": "き", "良": "い", "近": "い", "積": "もる", "残": "って"}
"""Last character of a spelling that may go on -> how it does."""
UNITS = {
    "areas": [
        ["坪", units.TSUBO, "land_area"], ["t", units.TSUBO, "land_area"], ["反", units.TAN, "farmland_area"],
        ["畝", units.SE, "farmland_area"], ["ha", 10_000, "land_area"], ["ac", 4046.86, "land_area"], ["", 1, "area"],
    ],
    "columns": {
        "floor": "floor_area", "big": "floor_area", "land": "land_area", "plot": "land_area", "farm": "farmland_area",
    },
    "kinds": {"rent": "money", "price": "money", "park": "cars", "age": "years", "walk": "way", "car": "way"},
    "paces": {"": 1, "walk": units.WALK_METRES_A_MINUTE, "car": 500},
}  # fmt: skip
"""What quantities need to know: beginning of a unit of area, its square metres and what it measures where nothing else
is said (`area`: house or land); group of a field -> column of its areas, or kind of its quantity; metres a minute, by
car 30 km/h as the crow flies."""
KEPT = '-?(?:{names})?(?:"[^"]*"|「[^」]*」|『[^』]*』)|-[^\t-\r ]+|{names}[^\t-\r 、。,]+'.replace(
    "{names}", f"(?:{'|'.join(NAMED)}):"
)
"""What `search.words` gives a meaning: words in quotes, denied, or asked of one text field; no part of a sentence."""
Entry = tuple[str, Any, Iterable[str]]
"""Class of a phrase, what it stands for, and the ways to write it."""


def lexicon(vocabulary: Vocabulary, municipalities: Iterable[Municipality], year: int) -> dict[str, Any]:
    """Return the lexicon as JSON keeps it; `year` is that of the build, from which ages are counted."""
    words, towns = _words(), tuple(municipalities)
    facets = Fields(vocabulary).schema.facets
    found: dict[str, tuple[str, Any]] = {}
    for sign, data, phrases in _entries(words, vocabulary, towns):
        for phrase in filter(None, map(fold, phrases)):
            found.setdefault(phrase, (sign, data))
    grouped: dict[tuple[str, str], tuple[str, Any, list[str]]] = {}
    for phrase, (sign, data) in found.items():
        grouped.setdefault((sign, repr(data)), (sign, data, []))[2].append(phrase)
    return {
        "year": year,
        "kept": KEPT,
        "quantity": _quantity(words["quantity"]),
        "units": UNITS,
        "years": _spaces(words["year"]),
        "eras": {era: int(first) for era, first in words["eras"].items()},
        "rules": words["rules"],
        "towns": {town.slug: [town.lat, town.lon] for town in towns},
        "values": {name: list(facets[name].values[:-1]) for name in _choices(words)},
        "phrases": [[sign, data, "|".join(phrases)] for sign, data, phrases in grouped.values()],
    }


def _choices(words: Mapping[str, Any]) -> list[str]:
    """Return the facets with values of their own that sentences can ask for."""
    return sorted({*words["facets"].split("|"), *(name for name, *_ in words["choices"])})


def fold(text: str) -> str:
    """Return a phrase as sentences are compared with it: NFKC, plain small letters, hyphens between them as spaces."""
    lower = re.sub("[A-Z]", lambda letter: letter[0].lower(), unicodedata.normalize("NFKC", text)).replace("’", "'")
    plain = re.sub("(?<=[a-z])[-‐‑–](?=[a-z])", " ", lower)
    return plain.strip() if re.fullmatch(r"[\x00-\x7f]*", plain) else plain.replace(" ", "")


@cache
def _words() -> dict[str, Any]:
    """Read how readers say things."""
    data: dict[str, Any] = yaml.load(WORDS.read_text(encoding="utf-8"), Loader=yaml.CBaseLoader)  # noqa: S506
    return data


def _quantity(pieces: Mapping[str, str]) -> list[str]:
    """Return the regular expressions of a range and of a single quantity."""
    start = f"(?:(?:{pieces['field']}){pieces['gap']})?(?:(?:{pieces['before']})\\s?)?(?<a>{pieces['num']})"
    end = f"(?:{pieces['tail']})?(?:(?<BAND>台)|\\s?(?:{pieces['after']}))?"
    unit = f"(?:\\s?(?<{{}}>{pieces['unit']}))?"
    pair = f"{start}{unit.format('u')}(?:{pieces['join']})(?<b>{pieces['num']}){unit.format('v')}{end}"
    return [_spaces(pair), _spaces(start + unit.format("v") + end)]


def _spaces(pattern: str) -> str:
    """Return a regular expression whose spaces are the same in both languages."""
    return pattern.replace("\\s", "[\t ]")


def _entries(words: Mapping[str, Any], vocabulary: Vocabulary, towns: tuple[Municipality, ...]) -> Iterator[Entry]:
    """Yield all phrases; the first that claims a way of writing keeps it."""
    unused = set(words["unused"].split("|"))
    for sign, phrases in words["signs"].items():
        yield sign, 0, phrases.split("|")
    for sort, phrases in words["sorts"].items():
        yield "S", sort, phrases.split("|")
    for attribute, column, phrases in words["places"]:
        yield "P", [attribute, column], phrases.split("|")
    for name, phrases in words["attributes"].items():
        code, ways = name.removeprefix("-"), phrases.split("|")
        yield "A", {code: ["no" if name[0] == "-" else "yes"]}, [*ways, *_allowed(vocabulary, code, ways)]
    for facet, chosen, phrases in words["choices"]:
        yield "A", {facet: [chosen]}, phrases.split("|")
    for column, most, phrases in words["amounts"]:
        yield "A", {column: {"max": int(most)}}, phrases.split("|")
    yield from _towns(towns, vocabulary)
    near = [phrase for *_, phrases in words["places"] for phrase in phrases.split("|")]
    for sign, data, phrases in _vocabulary(vocabulary, words):
        yield (
            sign,
            data,
            [way for way in phrases if fold(way) not in unused and not way.lower().startswith(tuple(near))],
        )


def _vocabulary(vocabulary: Vocabulary, words: Mapping[str, Any]) -> Iterator[Entry]:
    """Yield the labels and spellings of attributes, choices and ways of life."""
    for code, kind in vocabulary.attributes.items():
        yield "A", {code: ["yes"]}, [*_labels(kind.label), *map(_whole, kind.spellings)]
        yield "A", {code: ["no"]}, _denials(kind)
    for facet in _choices(words):
        for option in vocabulary.choices[facet].options.values():
            ways = [way for way in (*map(option.label.get, READ), *option.spellings) if way and len(way) > 1]
            yield "A", {facet: [option.code]}, ways
    for theme in themes.load()[0]:
        if all(value == ["yes"] for value in theme.where.values()):
            said = words["themes"].get(theme.code, "").split("|")
            yield "A", dict(theme.where), [*(theme.label[lang] for lang in READ), *said]


def _allowed(vocabulary: Vocabulary, code: str, ways: Iterable[str]) -> Iterator[str]:
    """Yield the phrases of what a house may allow with an ok behind them; of other attributes none."""
    kind = vocabulary.attributes.get(code)
    if kind and kind.words.get("yes", {}).get("en") == "Allowed":
        yield from (f"{way}{ok}" for way in ways for ok in (" ok", " okay", "もok", "はok"))


def _labels(label: Mapping[str, str]) -> Iterator[str]:
    """Yield the labels in the languages that are understood, and the alternatives that stand in them."""
    for lang in READ:
        bare = re.sub(r"\s*[（(].*", "", label[lang])
        yield from (label[lang], bare, *(part for part in re.split("・| or ", bare) if lang == "en" or len(part) > 1))


def _whole(spelling: str) -> str:
    """Return a spelling with the ending of its last word, which the vocabulary leaves open: 庭付, 日当たりが良."""
    return spelling + OPEN.get(spelling[-1], "")


def _denials(kind: AttributeKind) -> Iterator[str]:
    """Yield the Japanese label with the word for `no` in place of that for `yes`: 海が見える, 海が見えない."""
    yes, no = (kind.words.get(state, {}).get("ja", "") for state in ("yes", "no"))
    if yes and no and kind.label["ja"].endswith(yes) and kind.label["ja"] != yes:
        yield kind.label["ja"].removesuffix(yes) + no


def _towns(towns: tuple[Municipality, ...], vocabulary: Vocabulary) -> Iterator[Entry]:
    """Yield names of municipalities and counties; a town that is called as its prefecture is named in full."""
    prefectures = {town.prefecture for town in towns}
    counties: dict[str, list[str]] = {}
    for town in towns:
        kana = re.sub("(?:し|まち|ちょう|むら|そん)$", "", town.kana)
        bare = {town.short_name(), kana, _latin(town.name["en"]).lower(), town.slug, *filter(_same(town), town.also)}
        alike = {way for way in bare if way.lower() in _prefecture(vocabulary, town)}
        yield "C", [town.slug], sorted(alike)
        yield "T", [town.slug], [*town.name.values(), town.kana, *sorted(bare - alike), *_short(town)]
        yield "B", [town.slug], [f"{town.short_name()}駅", f"{_latin(town.name['en'])} station"]
        for way in (town.county or {}).values():
            counties.setdefault(way, []).append(town.slug)
    yield from (("T", slugs, [way]) for way, slugs in counties.items())
    for name in sorted(prefectures) if len(prefectures) == 1 else ():
        label = vocabulary.prefectures[name]
        yield "K", 0, [label["ja"], f"{label['en']} prefecture"]


def _latin(name: str) -> str:
    """Return an English name without City, Town or Village."""
    return name.rsplit(" ", 1)[0]


def _same(town: Municipality) -> Callable[[str], bool]:
    """Return the test whether a name is the town's own in another romanisation: kousa, oozu, gyokutou."""
    return lambda way: re.sub("ou|oo", "o", way) == town.slug


def _short(town: Municipality) -> Iterator[str]:
    """Yield the Chinese and Korean names without 市, 町, 村."""
    yield from (town.name[lang][:-1] for lang in ("zh-Hant", "zh-Hans", "ko") if town.slug not in town.prefecture)


def _prefecture(vocabulary: Vocabulary, town: Municipality) -> set[str]:
    """Return how the town's prefecture is called for short."""
    label = vocabulary.prefectures[town.prefecture]
    own = {town.kana[:-1]} if label["ja"][:-1] == town.short_name() else set()
    return {label["ja"][:-1], label["en"].lower(), *own}
