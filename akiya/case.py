"""What a rule looks at: one listing with its surroundings, its values and its texts, each with its key. Pure."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, fields, is_dataclass
from typing import Any

from akiya.listing import Listing
from akiya.municipality import Municipality
from akiya.problems import Problem
from akiya.schema import Declared, walk
from akiya.schema import fields as declared_fields
from akiya.store import Entry
from akiya.vocabulary import Vocabulary


@dataclass(frozen=True, slots=True)
class Case:
    """One listing with everything that a rule may look at."""

    entry: Entry
    listing: Listing
    municipality: Municipality
    vocabulary: Vocabulary
    as_of: str

    def problem(self, kind: str, key: str, **facts: str) -> Problem:
        """Return a problem at the place of a field."""
        line, column = self.entry.place(key)
        return Problem(kind, self.entry.path, line, column, facts)

    def in_text(self, kind: str, start: int, **facts: str) -> Problem:
        """Return a problem at a place of the text below the front matter; `start` counts its signs from 0."""
        before = self.listing.text[:start].split("\n")
        line = self.entry.place("text")[0] + len(before) - 1
        return Problem(kind, self.entry.path, line, len(before[-1]) + 1, facts)

    def called(self, key: str) -> str:
        """Return the Japanese name of the field behind a key such as `photos[0].caption`."""
        first, _, rest = key.partition(".")
        if first == "attributes":
            return f"{self.vocabulary.attributes[rest.removesuffix('.note')].label['ja']}（補足）"
        if first == "translations":
            return f"翻訳（{rest}）"
        return label(re.sub(r"\[\d+\]$", "", key)) or label(re.sub(r"\[\d+\]", "[]", key))


Rule = Callable[[Case], Iterator[Problem]]


def each_value(part: Any, prefix: str = "") -> Iterator[tuple[str, Declared, Any]]:
    """Yield every said value of a part and its nested parts with its key."""
    for declared in declared_fields(type(part)):
        key, value = f"{prefix}{declared.name}", getattr(part, declared.name)
        if is_dataclass(value) and declared.item.kind == "part":
            yield from each_value(value, f"{key}.")
        elif declared.item.kind == "parts":
            for n, each in enumerate(value):
                yield from each_value(each, f"{key}[{n}].")
        elif value not in (None, (), {}):
            yield key, declared, value


def each_text(listing: Listing) -> Iterator[tuple[str, str]]:
    """Yield every text of a listing with its key."""
    for key, declared, value in each_value(listing):
        if isinstance(value, str) and declared.item.kind in ("line", "prose"):
            yield key, value
        elif declared.item.kind == "lines":
            yield from ((f"{key}[{n}]", line) for n, line in enumerate(value))
    yield from ((f"attributes.{code}.note", said.note) for code, said in listing.attributes.items() if said.note)
    for lang, translation in listing.translations.items():
        yield from ((f"translations.{lang}.{f.name}", getattr(translation, f.name) or "") for f in fields(translation))


def label(name: str) -> str:
    """Return the Japanese label of a field by its dotted path, or an empty string where there is none."""
    return next((declared.item.label for path, declared in walk(Listing) if path == name), "")
