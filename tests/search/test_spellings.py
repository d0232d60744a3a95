"""What is spelled in more than one way, or in another language, finds the same houses of the sample prefecture."""

from __future__ import annotations

from itertools import pairwise

import pytest

from akiya.app.ask import ask
from scripts.bench.typos import ROOT
from tests.content_tree import AS_OF

ALIKE = [
    ["汲取", "汲み取り", "くみ取り", "くみとり", "pit_toilet"],
    ["空家", "空き家"],
    ["ネット", "インターネット", "ｲﾝﾀｰﾈｯﾄ"],
    ["囲炉裏", "いろり", "irori"],
    ["こみんか", "kominka", "고민가"],
]
AMONG = [
    ["一戸建て", "戸建"], ["well_water", "水井"], ["水井", "우물", "井戸"], ["いど", "井戸"], ["ひらや", "平屋"],
    ["天艸", "天草"], ["あまくさ", "amakusa"], ["amakusa", "아마쿠사", "天草"], ["やまが", "山鹿"], ["えんがわ", "縁側"],
]  # fmt: skip


def found(text: str) -> set[str]:
    """Return the ids of the houses that the Python search finds; `_` stands for a space inside quotes."""
    words = f'"{text.replace("_", " ")}"' if "_" in text else text
    request = {"text": words, "limit": 1000}
    return {hit["id"] for hit in ask(ROOT / "content", AS_OF, request, ROOT / ".cache/whoosh")["hits"]}


@pytest.mark.parametrize("ways", ALIKE, ids=[ways[0] for ways in ALIKE])
def test_ways_to_write_a_word_find_the_same(ways: list[str]) -> None:
    """Every way to write a word finds the same houses, and some."""
    first, *others = map(found, ways)
    assert first
    assert all(other == first for other in others)


@pytest.mark.parametrize("ways", AMONG, ids=[ways[0] for ways in AMONG])
def test_a_name_finds_among_what_the_wider_word_finds(ways: list[str]) -> None:
    """A reading or a name in another language finds houses, all of which the next, wider word finds too."""
    sets = [found(way) for way in ways]
    assert all(sets)
    assert all(one <= wider for one, wider in pairwise(sets))
