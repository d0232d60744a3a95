"""What is typed at `akiya search` -> the parts of a request, or a `ConditionError` that says how to write it."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from akiya.listing import STATES
from akiya.parse import READERS, STATE_WORDS, Unreadable
from akiya.problems import EXPECTED, Words
from akiya.reading import did_you_mean
from akiya.store import read_municipalities
from akiya.vocabulary import Vocabulary
from search import rules
from search.fields import Fields, Source, sources
from search.request import SORTS

SENTENCES: Mapping[str, Words] = {
    "no-equals": {
        "ja": "条件「{found}」に「=」がありません。「名前=値」か「名前=下限..上限」の形で書いてください"
        "（例：sea_view=yes、price=..5000000）。",
        "en": "The condition “{found}” has no = sign. Write name=value or name=least..most, "
        "such as sea_view=yes or price=..5000000.",
    },
    "unknown-name": {
        "ja": "「{found}」という条件はありません。{hint}値で選ぶ名前は {facets} と絵記号の名前（sea_view など）、"
        "範囲で選ぶ名前は {columns} です。",
        "en": "There is no condition called {found}. {hint_en} Names with a value are {facets} and those of the "
        "pictograms, such as sea_view; names with a range are {columns}.",
    },
    "twice": {
        "ja": "条件「{name}」が二度あります。値をいくつか選ぶときは「{name}=値,値」のように一度に書いてください。",
        "en": "The condition {name} is given twice. Write several values at once: {name}=value,value.",
    },
    "no-value": {
        "ja": "条件「{name}=」の後に値がありません。書ける値：{choices}",
        "en": "There is no value after {name}=. Values: {choices}",
    },
    "not-a-value": {
        "ja": "条件「{name}」に「{found}」という値はありません。{hint}書ける値：{choices}",
        "en": "“{found}” is not a value of {name}. {hint_en} Values: {choices}",
    },
    "not-a-range": {
        "ja": "条件「{name}」の「{found}」は範囲として読み取れません。「下限..上限」の形で書いてください"
        "（例：{name}={example}）。下限と上限に書けるのは{expected}で、片方は省けます。",
        "en": "“{found}” is not a range of {name}. Write least..most, such as {name}={example}. "
        "Each end is {expected}; one of them may be left out.",
    },
    "reversed": {
        "ja": "条件「{name}」の下限「{low}」が上限「{high}」より大きくなっています。"
        "「{name}={high}..{low}」と書いてください。",
        "en": "The least of {name}, {low}, is above the most, {high}. Write {name}={high}..{low}.",
    },
    "near": {
        "ja": "「{found}」は場所として読み取れません。「緯度,経度」か「緯度,経度,km」の形に、半角の数字で書いてください"
        "（例：32.80,130.71,20）。",
        "en": "“{found}” is not a place. Write latitude,longitude or latitude,longitude,km, such as 32.80,130.71,20.",
    },
    "near-swapped": {
        "ja": "緯度 {lat} と経度 {lon} は、入れ替わっているようです。「{swapped}」と書いてください。",
        "en": "The latitude {lat} and the longitude {lon} seem to be swapped. Write {swapped}.",
    },
    "near-outside": {
        "ja": "「{found}」のような場所はありません。緯度は -90〜90、経度は -180〜180、距離は0より大きい km です。",
        "en": "There is no place like “{found}”: latitudes lie between -90 and 90, longitudes between -180 and 180, "
        "and a distance is above 0 km.",
    },
    "sort": {
        "ja": "「{found}」という並び順はありません。{hint}書ける並び順：{choices}。名前の前に「-」をつけると逆順です。",
        "en": "There is no order called {found}. {hint_en} Orders: {choices}. A minus before a name turns it round.",
    },
    "sort-needs-near": {
        "ja": "近い順（distance）に並べるには、どこから測るかが要ります。"
        "「--near 32.80,130.71」のように場所を足してください。",
        "en": "Sorting by distance needs a place to measure from. Add one, such as --near 32.80,130.71.",
    },
    "unknown-facet": {
        "ja": "「{found}」という数える項目はありません。{hint}数えられるのは {facets} と、"
        "絵記号の名前（sea_view など）です。",
        "en": "There is nothing called {found} to count. {hint_en} Counted are {facets} and the pictograms, "
        "such as sea_view.",
    },
}
EXAMPLES: Mapping[str, str] = {"day": "2026-04-01..2026-10-31", "date": "1981..", "yen": "..5000000", "": "50..100"}
"""Kind of value -> a range of it."""


ORDERS: Mapping[str, str] = {
    "安い順": "price",
    "高い順": "-price",
    "新しい順": "newest",
    "新着順": "newest",
    "近い順": "distance",
    "広い順": "-floor_area",
    "築年の新しい順": "-built",
}
"""What people call an order -> its name."""


class ConditionError(ValueError):
    """Something that cannot be asked; `message` words it."""

    def __init__(self, kind: str, **facts: str) -> None:
        """Keep the key of a sentence and what it names."""
        super().__init__(kind)
        self.kind, self.facts = kind, facts

    def message(self, lang: str) -> str:
        """Return what was found, what is expected and how to write it, in `ja` or `en`."""
        expected = EXPECTED.get(self.facts.get("expected", ""), {}).get(lang, "")
        words = SENTENCES[self.kind][lang].format_map({**self.facts, "expected": expected})
        return " ".join(words.split()) if lang == "en" else words


@dataclass(frozen=True)
class Known:
    """Everything that can be asked for, with the words that mean it."""

    facets: Mapping[str, Sequence[str]]
    """Facet -> its values."""
    columns: Mapping[str, str]
    """Column -> kind of its values, as `akiya.parse.READERS` has them."""
    called: Mapping[str, str]
    """Name, label or spelling -> name of a facet or column."""
    spelled: Mapping[str, Mapping[str, str]]
    """Facet -> label or spelling of a value -> the value."""
    plain: tuple[str, ...]
    """The facets that are no attributes."""

    def conditions(self, texts: Iterable[str]) -> dict[str, Any]:
        """Return the filter of several conditions such as `sea_view=yes,unknown` and `price=..5000000`."""
        found: dict[str, Any] = {}
        for text in texts:
            name, asked = self.condition(text)
            if name in found:
                raise ConditionError("twice", name=name)
            found[name] = asked
        return found

    def condition(self, text: str) -> tuple[str, Any]:
        """Read one condition; `?` at the end of a range lets unknown through."""
        name, sign, value = (part.strip() for part in text.partition("="))
        if not sign or not name:
            raise ConditionError("no-equals", found=text)
        if name in self.columns:
            return name, self._range(name, value)
        if name in self.facets:
            return name, self._values(name, value)
        raise self._unknown("unknown-name", name)

    def _unknown(self, kind: str, name: str) -> ConditionError:
        """Return the error about a name that means nothing here."""
        lists = {"facets": ", ".join(self.plain), "columns": ", ".join(self.columns)}
        return ConditionError(kind, found=name, **did_you_mean(name, self.called), **lists)

    def _values(self, name: str, text: str) -> list[str]:
        """Read the values of a facet."""
        known = self.facets[name]
        values = [each.strip() for each in text.split(",") if each.strip()]
        if not values:
            raise ConditionError("no-value", name=name, choices=", ".join(known))
        for value in values:
            if value not in known:
                hint = did_you_mean(value, self.spelled[name])
                raise ConditionError("not-a-value", name=name, found=value, choices=", ".join(known), **hint)
        return values

    def _range(self, name: str, text: str) -> dict[str, Any]:
        """Read a range of a column: `..5000000`, `50坪..`, `1981..2000?`."""
        low, dots, high = text.removesuffix("?").partition("..")
        ends = {"min": self._end(name, text, low), "max": self._end(name, text, high)}
        bounds: dict[str, Any] = {end: value for end, value in ends.items() if value is not None}
        if not dots or not bounds:
            raise self._no_range(name, text)
        if len(bounds) == 2 and bounds["min"] > bounds["max"]:
            raise ConditionError("reversed", name=name, low=low, high=high)
        return {**bounds, "unknown": True} if text.endswith("?") else bounds

    def _end(self, name: str, whole: str, text: str) -> float | str | None:
        """Read one end of a range as its column keeps values: a number, or a day as text."""
        if not text.strip():
            return None
        kind = self.columns[name]
        try:
            value = READERS[kind](text)
        except Unreadable as error:
            raise self._no_range(name, whole) from error
        if value is None:
            raise self._no_range(name, whole)
        return str(value) if kind == "day" else float(str(value)[:4] if kind == "date" else str(value))

    def _no_range(self, name: str, text: str) -> ConditionError:
        """Return the error about a text that is no range."""
        kind = self.columns[name]
        example = EXAMPLES.get(kind, EXAMPLES[""])
        return ConditionError("not-a-range", name=name, found=text, example=example, expected=kind)

    def sort(self, text: str, near: object) -> str:
        """Read an order; `distance` needs a place to measure from."""
        names = ["relevance", "distance", *SORTS, *self.columns]
        if text == "distance" and not near:
            raise ConditionError("sort-needs-near")
        if text not in names and text.removeprefix("-") not in self.columns:
            shown = {word: name for word, name in self.called.items() if name in names}
            shown |= {**ORDERS, **{name: name for name in names}}
            raise ConditionError("sort", found=text, choices=", ".join(names), **did_you_mean(text, shown))
        return text

    def counted(self, text: str) -> list[str]:
        """Read the names of facets to count, separated by commas."""
        names = [name.strip() for name in text.split(",") if name.strip()]
        for name in names:
            if name not in self.facets:
                raise self._unknown("unknown-facet", name)
        return names


def point(text: str | None) -> dict[str, float] | None:
    """Read a place: `32.80,130.71` or, with a radius in km, `32.80,130.71,20`."""
    if text is None:
        return None
    try:
        numbers = [float(each) for each in text.split(",")]
    except ValueError as error:
        raise ConditionError("near", found=text) from error
    if len(numbers) not in (2, 3) or not all(map(math.isfinite, numbers)):
        raise ConditionError("near", found=text)
    lat, lon, km = [*numbers, 1][:3]
    if abs(lat) > 90 and abs(lon) <= 90:
        first, second, *rest = text.split(",")
        raise ConditionError("near-swapped", lat=first, lon=second, swapped=",".join([second, first, *rest]))
    if abs(lat) > 90 or abs(lon) > 180 or km <= 0:
        raise ConditionError("near-outside", found=text)
    return dict(zip(("lat", "lon", "km"), numbers, strict=False))


def known(content_dir: Path, words: Vocabulary) -> Known:
    """Return what can be asked of a content folder."""
    schema, (facets, columns) = Fields(words).schema, sources(tuple(words.attributes))
    towns = {town.slug: town.name["ja"] for town in read_municipalities(content_dir / "municipalities").values()}
    values = {name: facet.values for name, facet in schema.facets.items()} | {"municipality": tuple(towns)}
    kinds = {name: "yen" if name in rules.AMOUNTS else columns[name].item.kind for name in schema.columns}
    spelled = {name: _spellings(words, facets.get(name)) for name in values}
    spelled["municipality"] = {slug: slug for slug in towns} | {name: slug for slug, name in towns.items()}
    plain = tuple(name for name in values if name not in words.attributes)
    return Known(values, kinds, _called(words, values, {**facets, **columns}), spelled, plain)


def _called(words: Vocabulary, facets: Iterable[str], found: Mapping[str, Source]) -> dict[str, str]:
    """Return every way to call a facet or a column -> its name."""
    ways = {way: code for code, kind in words.attributes.items() for way in (*kind.label.values(), *kind.spellings)}
    labels = {source.item.label: name for name, source in found.items()}
    return {**ways, **labels, **{name: name for name in (*found, *facets)}}


def _spellings(words: Vocabulary, source: Source | None) -> dict[str, str]:
    """Return every way to write a value of a facet -> the value: those of its choice set, or the four states."""
    if source is None or not source.item.choices:
        return dict[str, str]({state: state for state in STATES}) | dict[str, str](STATE_WORDS) | {"未確認": "unknown"}
    options = words.choices[source.item.choices].options.values()
    return {way: each.code for each in options for way in (each.code, *each.label.values(), *each.spellings)}
