"""Facts that a town hid in its free text -> proposals with the quoted words and the rule that found them. Pure.

The rules are data: `vocabulary/text_rules.yaml` and the spellings of the attributes. Nothing here changes a field.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from akiya import parse
from akiya.attributes import implied_state
from akiya.listing import Listing, Proposal
from akiya.schema import value_at
from akiya.vocabulary import HERE, AttributeKind, Vocabulary

_DATE = r"(?:20\d\d|令和\d{1,2}|令和元|R\d{1,2})(?:[年./]\s?\d{1,2}(?:[月./]\d{1,2})?)?[月日]?"
_AMOUNT = r"(?:(?:\d[\d,.]*億)?\d[\d,.]*万?円|\d[\d,.]*万|要相談(?=\((?:R|令和|20)\d))"
LONGEST_WORDS = 60
"""Characters in the longest quotation."""


@dataclass(frozen=True, slots=True)
class TextRule:
    """One rule: where it looks, what it passes over, and what it proposes."""

    id: str
    field: str
    find: tuple[re.Pattern[str], ...]
    value: str = ""
    reader: str = ""
    skip: re.Pattern[str] | None = None
    denied: re.Pattern[str] | None = None
    """Where the text says no."""
    deal: str = ""
    """Only for rows of this deal."""
    unless: str = ""
    """Not where this other rule has found something."""
    at_most: int | None = None
    """Most minutes on foot."""
    every: bool = False


@dataclass(frozen=True, slots=True)
class TextRules:
    """All rules, and the words after a match that turn it round or leave it open."""

    rules: tuple[TextRule, ...]
    denied: re.Pattern[str]
    open: re.Pattern[str]


def proposals(listing: Listing, words: Vocabulary, tour_hosts: Sequence[str] = ()) -> tuple[Proposal, ...]:
    """Return what the original text of a listing suggests beyond its fields, in the order of the rules."""
    text = listing.original_text or ""
    rules = load(words)
    folded, found = fold(text), list[Proposal]()
    for rule in rules.rules:
        known = {each.rule for each in found}
        if (
            (rule.deal and rule.deal != listing.deal)
            or rule.unless in known
            or not _applies(listing, rule.field, words)
        ):
            continue
        for start, end, value in _values(rule, rules, folded, tour_hosts):
            if not _already(listing, rule.field, value, words):
                found.append(Proposal(field=rule.field, value=value, words=quote(text, start, end), rule=rule.id))
    return tuple(dict.fromkeys(found))


def fold(text: str) -> str:
    """Return text of the same length with full-width signs made plain, so that places in both are equal."""
    plain = (unicodedata.normalize("NFKC", sign) for sign in text)
    return "".join(new if len(new) == 1 else old for old, new in zip(text, plain, strict=True))


def _applies(listing: Listing, field: str, words: Vocabulary) -> bool:
    """Tell whether a field makes sense for a kind of listing: a plot of land has no floors, whatever stood on it."""
    kind = words.attributes.get(field.removeprefix("attributes."))
    if kind is None:
        return listing.kind != "land" or not field.startswith("building.")
    return listing.kind is None or not kind.applies_to or listing.kind in kind.applies_to


def _already(listing: Listing, field: str, value: str, words: Vocabulary) -> bool:
    """Tell whether a field says the same already."""
    kind = words.attributes.get(field.removeprefix("attributes."))
    if kind is not None:
        return implied_state(listing, kind) == value
    said = value_at(listing, field)
    return isinstance(said, str | int) and str(said) == value


def _values(rule: TextRule, rules: TextRules, text: str, hosts: Sequence[str]) -> Iterator[tuple[int, int, str]]:
    """Yield (start, end, value) of what a rule finds: the first of every value, or each of them."""
    passed = [match.span() for match in rule.skip.finditer(text)] if rule.skip else []
    seen: set[str] = set()
    for match in _matches(rule, text):
        inside = any(start < match.end() and match.start() < end for start, end in passed)
        value = None if inside else _value(rule, rules, match, text, hosts)
        if value and (value not in seen) and (rule.every or not seen or rule.field.startswith("attributes.")):
            seen.add(value)
            yield match.start(), match.end(), value


def _matches(rule: TextRule, text: str) -> list[re.Match[str]]:
    """Return every match of a rule in the order of the text; what is denied counts there, and alone."""
    no = list(rule.denied.finditer(text)) if rule.denied else []
    yes = [match for pattern in rule.find for match in pattern.finditer(text)]
    free = [m for m in yes if not any(d.start() < m.end() and m.start() < d.end() for d in no)]
    return sorted([*no, *free], key=lambda match: (match.start(), -match.end()))


def _value(rule: TextRule, rules: TextRules, match: re.Match[str], text: str, hosts: Sequence[str]) -> str | None:
    """Return what a match proposes, or None where it leaves the fact open."""
    if match.re is rule.denied:
        return "no"
    if rule.reader:
        return READERS[rule.reader](match, hosts)
    if not rule.field.startswith("attributes."):
        return rule.value
    after = text[match.end() : match.end() + 24]
    if rules.open.search(after):
        return None
    if rule.at_most is not None and match.re.groups and match[1] and int(match[1]) > rule.at_most:
        return None
    return "no" if rules.denied.search(after) else rule.value


_BREAKS = re.compile(r"[\n。！!◆●■★☆♪※]|(?<=[^ ])(?=[①-⑳])")


def quote(text: str, start: int, end: int) -> str:
    """Return the clause around a place of a text as it stands, cut to about `LONGEST_WORDS`."""
    left = max((match.end() for match in _BREAKS.finditer(text, 0, start)), default=0)
    after = _BREAKS.search(text, end)
    right = after.start() if after else len(text)
    room = max(0, LONGEST_WORDS - (end - start)) // 2
    left, right = max(left, start - room), min(right, end + room)
    return text[left:right].strip(" 　・-")


def _change(match: re.Match[str], _hosts: Sequence[str]) -> str | None:
    """Return a change of price: `2024-10-01 950万円→800万円`."""
    day = _day(match["after"] or match["before"] or "")
    amounts = [_yen(match[name]) for name in ("old", "new")]
    return f"{day} {'→'.join(amounts)}".strip() if all(amounts) else None


def _cut(match: re.Match[str], _hosts: Sequence[str]) -> str | None:
    """Return a cut that is told without amounts: `2023-01 値下げ`."""
    return f"{_day(match['before'] or '')} {match['what']}".strip()


def _day(text: str) -> str:
    """Return a date as ISO text, or nothing where there is none."""
    plain = re.sub(r"\s", "", text).rstrip("./")
    try:
        return parse.date(plain) or ""
    except parse.Unreadable:
        return ""


def _yen(text: str) -> str:
    """Return an amount as towns write it: 950万円."""
    try:
        amount = parse.yen(text)
    except parse.Unreadable:
        return "応相談" if "相談" in text else ""
    whole = amount is not None and amount % 10_000 == 0
    return "" if amount is None else f"{amount // 10_000:,}万円" if whole and amount else f"{amount:,}円"


def _month(match: re.Match[str], _hosts: Sequence[str]) -> str | None:
    """Return a monthly rent: 月3万円."""
    amount = _yen(match["amount"])
    return f"月{amount}" if amount else None


def _area(match: re.Match[str], _hosts: Sequence[str]) -> str | None:
    """Return an area in square metres as a number."""
    try:
        area = parse.area(match["amount"].replace("m²", "㎡").replace("平方メートル", "㎡").replace(" ", ""))
    except parse.Unreadable:
        return None
    return f"{area:g}㎡" if area else None


def _number(match: re.Match[str], _hosts: Sequence[str]) -> str | None:
    """Return a small number as digits."""
    return str({"二": 2, "三": 3}.get(match["amount"]) or int(match["amount"]))


def _link(match: re.Match[str], hosts: Sequence[str]) -> str | None:
    """Return the address of a 360° view on another site that is known to hold them."""
    return match[0] if any(re.match(rf"https://(?:[\w-]+\.)*{re.escape(host)}/", match[0]) for host in hosts) else None


READERS: Mapping[str, Callable[[re.Match[str], Sequence[str]], str | None]] = {
    "change": _change,
    "cut": _cut,
    "month": _month,
    "area": _area,
    "number": _number,
    "link": _link,
}


@cache
def _data(path: Path) -> dict[str, Any]:
    """Read the rules' file; every scalar stays text."""
    data: dict[str, Any] = yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.CBaseLoader)  # noqa: S506
    return data


_LOADED: dict[int, TextRules] = {}


def load(words: Vocabulary, path: Path = HERE / "text_rules.yaml") -> TextRules:
    """Return the rules of the file and of the vocabulary's spellings."""
    if id(words) not in _LOADED:
        data = _data(path)
        more = data["attributes"]
        rules = [_attribute_rule(kind, more.get(kind.code, {})) for kind in words.attributes.values()]
        rules += [_rule(entry) for entry in data["rules"]]
        _LOADED[id(words)] = TextRules(tuple(rules), re.compile(data["denied"]), re.compile(data["open"]))
    return _LOADED[id(words)]


def _attribute_rule(kind: AttributeKind, more: Mapping[str, Any]) -> TextRule:
    """Return the rule of an attribute: its spellings and what the file adds to them."""
    known = () if more.get("only") == "true" else (kind.label["ja"], *kind.spellings)
    spellings = [fold(each) for each in known if len(each) > 1 and each not in more.get("without", ())]
    patterns = [re.compile("|".join(map(re.escape, sorted(spellings, key=len, reverse=True))))] if spellings else []
    patterns += [re.compile(each) for each in more.get("find", ())]
    return TextRule(
        id=f"{kind.code.replace('_', '-')}-in-text",
        field=f"attributes.{kind.code}",
        find=tuple(patterns),
        value="yes",
        skip=_any(more.get("skip")),
        denied=_any(more.get("denied")),
        at_most=int(more["at_most"]) if "at_most" in more else None,
    )


def _rule(entry: Mapping[str, Any]) -> TextRule:
    """Return a rule of the file's own."""
    finds = (each.replace("DATE", _DATE).replace("AMOUNT", _AMOUNT) for each in entry["find"])
    return TextRule(
        id=entry["id"],
        field=entry["field"],
        find=tuple(re.compile(each) for each in finds),
        value=entry.get("value", ""),
        reader=entry.get("reader", ""),
        skip=_any(entry.get("skip")),
        deal=entry.get("deal", ""),
        unless=entry.get("unless", ""),
        every=entry.get("all") == "true",
    )


def _any(patterns: Sequence[str] | None) -> re.Pattern[str] | None:
    """Return one pattern for any of several, or None."""
    return re.compile("|".join(f"(?:{each})" for each in patterns)) if patterns else None
