"""What one cell of the table says, read by its column alone. Pure.

A cell is read, changed on the way, doubted, a default that states nothing, empty, or words for the text. Rules that
look at several cells of a row stand in `rules.py`.
"""

from __future__ import annotations

import dataclasses
import re
import unicodedata
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Literal

from akiya import parse
from akiya.importers.columns import Column, Toilet
from akiya.listing import Listing, Price
from akiya.schema import find
from akiya.vocabulary import Vocabulary

Outcome = Literal["read", "changed", "doubt", "default", "empty", "text"]
OUTCOMES: Mapping[Outcome, str] = {
    "read": "読んだ",
    "changed": "変えて読んだ",
    "doubt": "未確認とした",
    "default": "既定の値なので読まない",
    "empty": "書かれていない",
    "text": "本文に書いた",
}
MINUTES_BELOW, ROUND_BELOW = 80, 200
"""Walks under 80 are minutes (80 m is one minute); under 200 so are those that no one would measure: 98, 123."""


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell: its original words, what became of it, and why."""

    column: Column
    original: str
    outcome: Outcome
    values: Mapping[str, object] = field(default_factory=dict)
    """Field -> value."""
    reason: str = ""
    traps: tuple[str, ...] = ()
    line: str = ""
    """What it adds to the text."""

    @property
    def said(self) -> bool:
        """Whether it gave a field its value."""
        return self.outcome in ("read", "changed")

    def doubt(self, trap: str, reason: str) -> Cell:
        """Return the cell as one that cannot be trusted."""
        return dataclasses.replace(self, outcome="doubt", values={}, line="", reason=reason, traps=(*self.traps, trap))

    def default(self, trap: str, reason: str) -> Cell:
        """Return the cell as a default that states nothing."""
        return dataclasses.replace(self, outcome="default", values={}, reason=reason, traps=(*self.traps, trap))

    def as_text(self, line: str, trap: str, reason: str) -> Cell:
        """Return the cell as words for the text."""
        return dataclasses.replace(self, outcome="text", values={}, line=line, reason=reason, traps=(*self.traps, trap))


@dataclass(frozen=True, slots=True)
class Words:
    """What readers look words up in."""

    vocabulary: Vocabulary
    toilets: tuple[Toilet, ...]


def read_cell(column: Column, original: str, words: Words) -> Cell:
    """Return what a cell says; nothing that it holds can make this fail."""
    text = parse.clean(original).strip()
    if not text:
        return Cell(column, original, "empty", traps=("price-empty",) if column.read == "money" else ())
    cell = Cell(column, original, "read")
    if text in column.doubted:
        trap = "garden-zero" if column.header == "GARDEN" else "use-undefined"
        return cell.doubt(trap, column.doubted[text])
    if text == "指定なし":
        return cell.default("not-said", "書かれていないという意味")
    if column.read not in ("appeal", "place") and len(text) > parse.LONGEST * 2:
        return cell.doubt("unreadable", "長すぎて読み取れない")
    try:
        return READERS[column.read](cell, text, words)
    except parse.Unreadable:
        return cell.doubt("unreadable", "読み取れない値")


def _words(cell: Cell, text: str, _words: Words) -> Cell:
    """Read words as they stand."""
    return _value(cell, parse.line(text))


def _value(cell: Cell, value: object, *traps: str, changed: str = "") -> Cell:
    """Return a cell that gives its field a value; None is a word for "nothing is known"."""
    if value is None:
        return cell.default("not-said", "書かれていないという意味")
    outcome: Outcome = "changed" if changed else "read"
    return dataclasses.replace(
        cell, outcome=outcome, values={cell.column.path: value}, reason=changed, traps=(*cell.traps, *traps)
    )


def _number_id(cell: Cell, text: str, _words: Words) -> Cell:
    """Read the number of the listing; without one a row cannot be a listing."""
    found = parse.plain(text)
    return _value(cell, found) if re.fullmatch(r"\d{1,11}", found) else cell.doubt("unreadable", "番号ではない")


def _category(cell: Cell, text: str, _words: Words) -> Cell:
    """Read sale or rent, and the kind."""
    values = cell.column.values.get(parse.plain(text))
    if values is None:
        return cell.doubt("unknown-word", "知らない物件種別")
    return dataclasses.replace(cell, values=dict(values))


def _place(cell: Cell, _text: str, _words: Words) -> Cell:
    """Leave the place to `places.py`, which knows the municipalities."""
    return cell


def _choice(cell: Cell, text: str, words: Words) -> Cell:
    """Read one of the values of a choice."""
    if text in cell.column.told:
        return cell.as_text(f"{cell.column.item}：{text}", "washer-place", "どこにあるかまでは書かれていない")
    declared = find(Listing, cell.column.path)
    code = words.vocabulary.choices[declared.item.choices].find(text) if declared else None
    if code is None:
        return cell.doubt("unknown-word", "この項目の選択肢にない言葉")
    return _value(cell, code, *(("no-road",) if (cell.column.path, code) == ("land.roads", "none") else ()))


def _ticked(cell: Cell, text: str, _words: Words) -> Cell:
    """Read a column in which 無し stands unless somebody ticked 有り: only 有り is a statement."""
    state = parse.state(text)
    if state == "yes":
        return _value(cell, state, "ticked")
    trap = {"land.farmland": "farmland-default", "building.shop_space": "shop-default"}
    trap |= {"land.private_road": "road-default", "land.setback": "setback-default"}
    return cell.default(trap.get(cell.column.path, "not-said"), "何も選ばなくても「無し」になる欄")


def _state(cell: Cell, text: str, _words: Words) -> Cell:
    """Read a column that is empty unless somebody said yes or no."""
    return _value(cell, parse.state(text))


def _area(cell: Cell, text: str, _words: Words) -> Cell:
    """Read square metres."""
    value = parse.area(text)
    if value == 0:
        return cell.doubt("area-zero", "面積が0")
    return _bounded(cell, value, "area-doubtful", "ありそうもない面積")


def _count(cell: Cell, text: str, _words: Words) -> Cell:
    """Read a whole number."""
    return _bounded(cell, parse.count(text), "unreadable", "ありそうもない数")


def _bounded(cell: Cell, value: float | None, trap: str, reason: str) -> Cell:
    """Return a cell with a number, doubted outside the column's bounds."""
    column = cell.column
    if value is not None and not (column.least or 0) <= value <= (column.most or value):
        return cell.doubt(trap, reason)
    return _value(cell, value)


def _money(cell: Cell, text: str, _words: Words) -> Cell:
    """Read a price or a rent in yen."""
    value = parse.yen(text)
    return _value(cell, None if value is None else Price(value, "fixed"))


def _built(cell: Cell, text: str, _words: Words) -> Cell:
    """Read a date of construction of which only the year, or year and month, was known.

    All days of the real file are the 1st, and the 1st of January is thirteen times as frequent as any other month.
    """
    value = parse.date(text)
    if value is None or len(value) < len("1974-01-01"):
        return _value(cell, value)
    if value.endswith("-01-01"):
        return _value(cell, value[:4], "january-first", changed="1月1日は、年だけがわかるときの書き方")
    if value.endswith("-01"):
        return _value(cell, value[:7], "first-of-month", changed="1日は、年月だけがわかるときの書き方")
    return _value(cell, value)


def _walk(cell: Cell, text: str, _words: Words) -> Cell:
    """Read the way to the station, specified in metres but often written in minutes."""
    value = parse.metres(text)
    if value and (value < MINUTES_BELOW or (value < ROUND_BELOW and value % 10)):
        return cell.doubt("minutes", "メートルで書く欄だが、分と思われる")
    return _distance(cell, text, _words)


def _distance(cell: Cell, text: str, _words: Words) -> Cell:
    """Read a distance in metres."""
    value = parse.metres(text)
    if value == 0:
        return cell.doubt("zero-distance", "距離が0。書かれていないときの値と思われる")
    if value and value < 50 and value % 10:
        return cell.doubt("too-near", "近すぎる。メートルではなく分かキロメートルと思われる")
    return _bounded(cell, value, "too-far", "遠すぎる。けたの誤りと思われる")


def _ratio(cell: Cell, text: str, _words: Words) -> Cell:
    """Read a percentage."""
    return _value(cell, parse.percent(text))


def _layout(cell: Cell, text: str, _words: Words) -> Cell:
    """Read a layout."""
    return _value(cell, parse.line(unicodedata.normalize("NFKC", text).upper() if len(text) < 20 else text))


def _toilet(cell: Cell, text: str, words: Words) -> Cell:
    """Read the type of a toilet from its 313 spellings; what the type does not say goes into the text."""
    line = f"{cell.column.item}：{parse.line(text)}"
    whole = words.vocabulary.choices["toilet_type"].find(text)
    if whole is not None:
        return _value(cell, whole, "toilet-note")
    plain = unicodedata.normalize("NFKC", text)
    code = next((toilet.type for toilet in words.toilets if toilet.find.search(plain)), None)
    if code is None:
        return cell.as_text(line, "toilet-text", "種類を決められない書き方")
    read = _value(cell, code, "toilet-note", changed="種類を読み、元の言葉は本文に書いた")
    return dataclasses.replace(read, line=line)


def _appeal(cell: Cell, _text: str, _words: Words) -> Cell:
    """Leave the free text to `freetext.py`."""
    return cell


READERS: Mapping[str, Callable[[Cell, str, Words], Cell]] = {
    "number_id": _number_id,
    "category": _category,
    "place": _place,
    "words": _words,
    "walk": _walk,
    "money": _money,
    "built": _built,
    "choice": _choice,
    "area": _area,
    "count": _count,
    "layout": _layout,
    "ticked": _ticked,
    "state": _state,
    "toilet": _toilet,
    "distance": _distance,
    "ratio": _ratio,
    "appeal": _appeal,
}
