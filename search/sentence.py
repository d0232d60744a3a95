"""A sentence as people type it -> the request that it means. Twin of `client/sentence.js`; no model, no network.

The sentence is cut into phrases of the lexicon, quantities and other words, each of a class with one letter; rules over
the row of letters say what the phrases mean together: `An` is 「雨漏りなし」, `NKA` "without a leak". What no rule
understands is searched as words. The classes: A attribute or choice, P what is near (hospital), T town, B a place of
which only the distance counts (station), C a town that is called as its prefecture, Q quantity, D distance or minutes,
S order, n and N not, x, X, e and g either way, d even, Y said of what is wanted, H and h near, E office of a town, O
or, K says nothing, W another word, V kept as typed.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any

from search.sentence_quantity import quantity, rounded, years

NEAR_KM = 10
"""Radius of what is near a town where no distance is said."""
SCRIPTS = (("a", "[0-9a-z']"), ("k", "[一-鿿々〆]"), ("t", "[ァ-ヺー]"), ("h", "[ぁ-ん]"))
SPACE = re.compile("[\t-\r ]")
SMALL = re.compile("[\0-\x7f]*|[ぁ-ん]*")


@dataclass(frozen=True, slots=True)
class Token:
    """A part of the sentence: its class, its place, and what it stands for."""

    sign: str
    start: int
    end: int
    data: Any = None


class Reader:
    """A lexicon made ready; reads any number of sentences."""

    def __init__(self, lexicon: Mapping[str, Any]) -> None:
        """Compile the regular expressions and unfold the phrases."""
        self.lexicon = lexicon
        self.phrases = {way: (sign, data) for sign, data, ways in lexicon["phrases"] for way in ways.split("|")}
        self.longest = max(map(len, self.phrases))
        self.pair, self.single = (re.compile(_python(each), re.ASCII) for each in lexicon["quantity"])
        self.years = re.compile(_python(lexicon["years"]), re.ASCII)
        self.kept = re.compile(lexicon["kept"])
        self.rules = [(name, re.compile(rule)) for name, rule in lexicon["rules"]]


def understand(sentence: str, lexicon: Mapping[str, Any] | Reader) -> dict[str, Any]:
    """Return {request, parts, read}: `read` is the sentence in NFKC, of which each part gives `from` and `to`.

    The request has `text`, `where`, `near` and, where an order was asked for, `sort`. A part's kind is `where`, `near`,
    `sort`, `any` (either way will do) or `word`. Offsets count UTF-16 units, as a browser does.
    """
    reader = lexicon if isinstance(lexicon, Reader) else Reader(lexicon)
    read = unicodedata.normalize("NFKC", sentence)
    return _Sentence(read, reader).answer()


def _python(pattern: str) -> str:
    """Return a regular expression with groups named as Python names them."""
    return re.sub(r"\(\?<(?=\w)", "(?P<", pattern)


def _lower(text: str) -> str:
    """Return a text of the same length with plain small letters, and hyphens between them as spaces."""
    lower = re.sub("[A-Z]", lambda letter: letter[0].lower(), text).replace("’", "'")
    return re.sub("(?<=[a-z])[-‐‑–](?=[a-z])", " ", lower)


def _script(char: str) -> str:
    """Return the script of a character, or nothing for signs and spaces."""
    return next((name for name, chars in SCRIPTS if re.match(chars, char)), "") if char else ""


class _Sentence:
    """One sentence while it is read."""

    def __init__(self, read: str, reader: Reader) -> None:
        """Keep the text and how it is compared."""
        self.read, self.low, self.reader = read, _lower(read), reader
        self.where: dict[str, Any] = {}
        self.denied: dict[str, list[str]] = {}
        self.near: dict[str, Any] | None = None
        self.sort = ""
        self.text: list[str] = []
        self.parts: list[dict[str, Any]] = []
        self.known: dict[int, Token | None] = {}

    @cached_property
    def tokens(self) -> list[Token]:
        """Return the sentence cut into tokens."""
        found: list[Token] = []
        at = 0
        while at < len(self.low):
            open_word = bool(found) and found[-1].sign == "W"
            token = self._at(at, self.low[at - 1] if open_word else "")
            if token:
                found.append(token)
            elif open_word:
                found[-1] = replace(found[-1], end=at + 1)
            else:
                found.append(Token("W", at, at + 1))
            at = found[-1].end
        return found

    def _at(self, at: int, before: str) -> Token | None:
        """Return the token that begins at a place, or None where a word does; `before` is a character of a word."""
        if SPACE.match(self.low, at):
            return Token(" ", at, at + 1)
        if not before and (kept := self.reader.kept.match(self.low, at)):
            return Token("V", at, kept.end())
        token = self._number(at) if not re.match("[0-9a-z.]", before) else None
        token = token or self._phrase(at, before)
        if token:
            return token
        return Token(",", at, at + 1) if re.match(r"[、。,.!?;:・/()…~&]", self.low[at]) else None

    def _number(self, at: int) -> Token | None:
        """Return the year or the quantity at a place."""
        if (match := self.reader.years.match(self.low, at)) and (data := years(match, self.reader.lexicon["eras"])):
            return Token("Q", at, match.end(), data)
        for pattern in (self.reader.pair, self.reader.single):
            match = pattern.match(self.low, at)
            data = match and self._quantity(match)
            if match and data:
                return Token("D" if "metres" in data else "Q", at, match.end(), data)
        return None

    def _quantity(self, match: re.Match[str]) -> dict[str, Any] | None:
        """Return what a quantity says; the two ends of a range have one unit between them."""
        found = match.groupdict()
        own, unit = found.get("u") or "", found.get("v") or ""
        if own and unit and own != unit:
            return None
        return quantity(match, found["a"], found.get("b"), unit or own, self.reader.lexicon)

    def _phrase(self, at: int, before: str) -> Token | None:
        """Return the longest phrase at a place that does not tear a word apart."""
        for end in range(min(len(self.low), at + self.reader.longest), at, -1):
            entry = self.reader.phrases.get(self.low[at:end])
            if entry and (fits := self._fits(at, end, before, entry[0])):
                return Token(entry[0], at, fits, entry[1])
        return None

    def _fits(self, at: int, end: int, before: str, sign: str) -> int:
        """Return where a phrase ends if it stands by itself, else 0."""
        key = self.low[at:end]
        first, last = _script(key[0]), _script(key[-1])
        kana = re.fullmatch("[ぁ-ん]+", key)
        short = sign in "TBC" or len(key) == 1 or kana
        if before and (sign == "O" or (_script(before) == first and (first in {"a", "t"} or short))):
            return 0
        if last == "a" and sign not in "TBC" and re.match("s(?![a-z0-9'])", self.low[end : end + 2]):
            end += 1
        after = _script(self.low[end : end + 1])
        torn = after == last and (last in {"a", "k", "t"} or kana)
        return end if not torn or (last != "a" and self._follows(end)) else 0

    def _follows(self, at: int) -> bool:
        """Tell whether something that is understood begins at a place."""
        if at not in self.known:
            self.known[at] = None
            self.known[at] = self._at(at, "")
        return self.known[at] is not None

    def answer(self) -> dict[str, Any]:
        """Return the request and its parts."""
        tokens = self.tokens
        row = "".join(token.sign for token in tokens)
        for name, rule in self.reader.rules:
            for match in rule.finditer(row):
                taken = tokens[match.start() : match.end()]
                if taken and getattr(self, f"_{name}")(taken):
                    row = row[: match.start()] + "." * len(taken) + row[match.end() :]
        self._words(row)
        self._settle()
        self.parts.sort(key=lambda part: part["from"])
        request = {"text": " ".join(self.text), "where": self.where, "near": self.near}
        return {"request": request | ({"sort": self.sort} if self.sort else {}), "parts": self.parts, "read": self.read}

    def _part(self, taken: list[Token], kind: str, **told: Any) -> bool:
        """Note what a part of the sentence was understood as."""
        start, end = (
            len(self.read[:at].encode("utf-16-le", "surrogatepass")) // 2 for at in (taken[0].start, taken[-1].end)
        )
        self.parts.append({"from": start, "to": end, "kind": kind, **told})
        return True

    def _filter(self, taken: list[Token], where: Mapping[str, Any]) -> bool:
        """Add conditions: values of one facet are alternatives, bounds of one column hold together."""
        for name, asked in where.items():
            had = self.where.get(name)
            if isinstance(asked, list):
                self.where[name] = sorted({*(had or []), *asked})
            else:
                self.where[name] = {**(had or {}), **asked}
        return self._part(taken, "where", where=dict(where))

    def _any(self, taken: list[Token]) -> bool:
        """Either way will do: no condition."""
        return self._part(taken, "any")

    def _is(self, taken: list[Token]) -> bool:
        """Take a condition, a quantity or an order by itself."""
        token = next(token for token in taken if token.sign in "AQS")
        if token.sign == "S":
            self.sort = token.data
            return self._part(taken, "sort", sort=token.data)
        return self._filter(taken, token.data if token.sign == "A" else token.data["where"])

    def _town(self, taken: list[Token]) -> bool:
        """Towns, one or several: any of them."""
        slugs = sorted({slug for token in taken if token.sign == "T" for slug in token.data})
        return self._filter(taken, {"municipality": slugs})

    def _not(self, taken: list[Token]) -> bool:
        """Deny: the other state, the other values, the other towns remain."""
        for token in taken:
            if token.sign in "AT":
                self._deny(taken, token.data if token.sign == "A" else {"municipality": token.data})
        return True

    def _deny(self, taken: list[Token], where: Mapping[str, Any]) -> None:
        """Note values that are not wanted; of an amount, what is more remains."""
        for name, values in where.items():
            if isinstance(values, list):
                self.denied[name] = [*self.denied.get(name, []), *values]
                self._part(taken, "where", where={name: self._others(name, values)})
            else:
                self._filter(taken, {name: {"min": values["max"] + 1}})

    def _others(self, name: str, values: list[str]) -> list[str]:
        """Return the values that remain of those asked for, or of all, without some; unknown is none of them."""
        every = sorted(self.reader.lexicon["towns"]) if name == "municipality" else ["no", "yes"]
        asked = self.where.get(name) or self.reader.lexicon["values"].get(name, every)
        return sorted(value for value in asked if value not in values)

    def _either(self, taken: list[Token]) -> bool:
        """Alternatives: values of one facet, else words of which one must be there."""
        things = [token for token in taken if token.sign in "AWP"]
        names = {name for token in things for name in (token.data if token.sign == "A" else [""])}
        if len(names) == 1 and "" not in names:
            return all(self._filter(taken, token.data) for token in things)
        text = " OR ".join(self.read[token.start : token.end] for token in things)
        self.text.append(text)
        return self._part(taken, "word", text=text)

    def _near(self, taken: list[Token]) -> bool:
        """Near a town, or near what an attribute knows."""
        place = next(token for token in taken if token.sign in "PTBC")
        if place.sign == "P":
            return all(self._filter(taken, {token.data[0]: ["yes"]}) for token in taken if token.sign == "P")
        return self._around(taken, place.data[0], NEAR_KM)

    def _distance(self, taken: list[Token]) -> bool:
        """Within so far, or so many minutes, of a place."""
        place = next(token for token in taken if token.sign in "PTBC")
        way = next(token for token in taken if token.sign == "D").data
        pace = self.reader.lexicon["units"]["paces"][
            way["way"].replace("minutes", "walk" if place.sign == "P" else "car")
        ]
        metres = rounded({end: number * pace for end, number in way["metres"].items()})
        if place.sign == "P":
            attribute, column = place.data
            return self._filter(taken, {column: metres} if column else {attribute: ["yes"]})
        far = metres.get("max")
        return far is not None and self._around(taken, place.data[0], rounded({"max": far / 1000})["max"])

    def _around(self, taken: list[Token], town: str, km: float) -> bool:
        """Within some kilometres of a town's office."""
        lat, lon = self.reader.lexicon["towns"][town]
        self.near = {"lat": lat, "lon": lon, "km": km}
        return self._part(taken, "near", near=self.near, town=town)

    def _settle(self) -> None:
        """Take away what is not wanted; the deal and the kind tell what an amount or an area is of."""
        for name, values in self.denied.items():
            if rest := self._others(name, values):
                self.where[name] = rest
        rent = self.where.get("deal") == ["rent"]
        land = self.where.get("kind") == ["land"]
        self.sort = "rent" if rent and self.sort == "price" else self.sort
        names = {"money": "rent" if rent else "price", "area": "land_area" if land else "floor_area"}
        for where in (self.where, *(part["where"] for part in self.parts if part["kind"] == "where")):
            for vague, name in names.items():
                if bounds := where.pop(vague, None):
                    where[name] = {**where.get(name, {}), **bounds}

    def _words(self, row: str) -> None:
        """Keep what was not understood as words, without what says nothing at their edges."""
        for match in re.finditer("[^., ]+", row):
            taken = self.tokens[match.start() : match.end()]
            while taken and self._silent(taken[-1]):
                taken = taken[:-1]
            while taken and self._silent(taken[0]):
                taken = taken[1:]
            if taken:
                text = self.read[taken[0].start : taken[-1].end]
                self.text.append(text)
                self._part(taken, "word", text=text)

    def _silent(self, token: Token) -> bool:
        """Tell whether a token at the edge of words says nothing; 近く does, "near" does not."""
        text = self.low[token.start : token.end]
        return token.sign in "KOCd" or (token.sign in "HYEegx" and bool(SMALL.fullmatch(text)))
