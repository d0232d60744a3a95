"""The words of the vocabulary that go with the values of facets: 井戸水, いど, "well water" and 우물물 with a well."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping

from akiya.municipality import Municipality
from akiya.vocabulary import AttributeKind, Option, Vocabulary, fold
from search.documents import Words
from search.readings import readings

READ = 5
"""Readings of up to so many kana can be searched; the search box offers the longer ones."""


def lexicon(vocabulary: Vocabulary, choice_facets: Mapping[str, str]) -> dict[tuple[str, str], Words]:
    """Return (facet, value) -> its words, for attributes that are there and for the values of choices.

    `choice_facets` names the choice set of each facet that has one.
    """
    claims = _claims(vocabulary)
    read = _short_readings()
    found = {
        (code, "yes"): _unique(
            (*_names(kind), *(kana for kana in readings()["attributes"].get(code, ()) if kana in read))
        )
        for code, kind in vocabulary.attributes.items()
    }
    for facet, choice_set in choice_facets.items():
        for option in vocabulary.choices[choice_set].options.values():
            found[facet, option.code] = _unique(name for name in _names(option) if _tells(name, option, claims))
    return {key: Words("attributes", texts) for key, texts in found.items() if texts}


def _short_readings() -> set[str]:
    """Return the readings that can be searched: short ones in which no other stands, as いど does in すいどう.

    Words are found wherever they stand, so long readings would be found by names of places: やまが in やまがみえる.
    """
    every = {kana for ways in readings()["attributes"].values() for kana in ways}
    return {kana for kana in every if len(kana) <= READ and not any(one in kana for one in every - {kana})}


def place_words(municipality: Municipality) -> Words:
    """Return the names of a municipality and its county in all languages and readings."""
    county = (municipality.county or {}).values()
    return Words("place", _unique((*municipality.name.values(), municipality.kana, *county, *municipality.also)))


def _names(entry: Option | AttributeKind) -> tuple[str, ...]:
    """Return the labels and spellings of a value or an attribute."""
    return (*entry.label.values(), *entry.spellings)


def _unique(texts: Iterable[str]) -> tuple[str, ...]:
    """Return texts without empty and repeated ones, in their order."""
    return tuple(dict.fromkeys(text for text in texts if text))


def _claims(vocabulary: Vocabulary) -> Counter[str]:
    """Return how many choice sets have a value that is called by a (folded) name."""
    return Counter(
        name
        for choice_set in vocabulary.choices.values()
        for name in {fold(name) for option in choice_set.options.values() for name in _names(option)}
    )


def _tells(name: str, option: Option, claims: Mapping[str, int]) -> bool:
    """Tell whether a name says by itself what is meant: 浄化槽 does; あり, 無, "Other" do not.

    Nor do the spellings that put one thing beside another, as towns' tables do: 「洋式（浄化槽）」 is no septic tank.
    """
    aside = name not in option.label.values() and re.search(r"[（(/／・]", name)
    return len(fold(name)) > 1 and claims[fold(name)] == 1 and not aside
