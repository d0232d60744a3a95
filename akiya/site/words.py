"""How single values of a listing are worded: states, choices, measured values. Pure."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from akiya import units
from akiya.listing import Price, State
from akiya.schema import Item
from akiya.site import format as fmt
from akiya.site.i18n import Language
from akiya.vocabulary import AttributeKind, Vocabulary

STATE_WORDS: Mapping[State, str] = {"yes": "ある", "no": "ない", "unknown": "未確認", "n/a": "対象外"}
"""State -> key of the catalogues."""


@dataclass(frozen=True, slots=True)
class Wording:
    """A language with the vocabulary: turns values into words."""

    language: Language
    vocabulary: Vocabulary

    @property
    def lang(self) -> str:
        """Code of the language."""
        return self.language.code

    def state(self, state: State, kind: AttributeKind | None = None) -> str:
        """Return the word of a state, in the attribute's own words where it has some."""
        if kind and state in kind.words:
            return kind.words[state][self.lang]
        return self.language.pgettext("state", STATE_WORDS[state])

    def value(self, item: Item, value: Any) -> str:
        """Return a value of a field as text; the field was said."""
        if item.kind == "choice":
            return self.vocabulary.label(item.choices, value, self.lang)
        if item.kind == "choices":
            return self.join([self.vocabulary.label(item.choices, code, self.lang) for code in value])
        if item.kind == "lines":
            return self.join(list(value))
        worded = _WORDED.get(item.kind)
        return worded(self, value) if worded else str(value)

    def join(self, parts: list[str]) -> str:
        """Return several short texts in one line."""
        return (", " if self.lang in ("en", "ko") else "、").join(parts)

    def price(self, price: Price) -> str:
        """Return a price in one line."""
        found = fmt.price(price, self.lang, monthly=False)
        terms = self.vocabulary.label("price_terms", "negotiable", self.lang)
        if found is None:
            return terms
        text = "".join(found)
        return self.bracketed(text, terms) if price.terms == "negotiable" else text

    def yen(self, amount: int) -> str:
        """Return an amount in one line."""
        return "".join(fmt.yen(amount, self.lang))

    def metres(self, metres: int) -> str:
        """Return a distance, with the minutes on foot up to two kilometres."""
        text = fmt.distance(metres, self.lang)
        if metres > 2000:
            return text
        minutes = units.walk_minutes(metres)
        walk = self.language.ngettext("歩いて%(n)d分", "歩いて%(n)d分", minutes) % {"n": minutes}
        return self.bracketed(text, walk)

    def bracketed(self, text: str, aside: str) -> str:
        """Return a text with another in the brackets of the language."""
        left, right = {"en": (" (", ")"), "ko": ("(", ")")}.get(self.lang, ("（", "）"))
        return f"{text}{left}{aside}{right}"


_WORDED: Mapping[str, Callable[[Wording, Any], str]] = {
    "yen": Wording.yen,
    "price": Wording.price,
    "area": lambda words, value: fmt.area(value, words.lang),
    "metres": Wording.metres,
    "percent": lambda _, value: f"{value}%",
    "day": lambda words, value: fmt.date(value, words.lang),
    "date": lambda words, value: fmt.date(value, words.lang),
    "state": lambda words, value: words.state(value),
    "number": lambda _, value: f"{value:g}",
    "degrees": lambda _, value: f"{value:g}°",
}
