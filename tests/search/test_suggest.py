"""The names that the search box offers: small enough, and found in spite of a slip of the finger."""

from __future__ import annotations

import gzip
import json
from collections import Counter

import pytest

from scripts.bench.typos import BY_RULE, CASES, ROOT, missed, names, slips

ENTRIES = names(ROOT / "content")
TYPOS: dict[str, list[list[str]]] = json.loads(CASES.read_text(encoding="utf-8"))
AS_TYPED = [
    ["あまくさ", "t", "amakusa"], ["amakusa", "t", "amakusa"], ["天草", "t", "amakusa"], ["天艸", "t", "amakusa"],
    ["아마쿠사", "t", "amakusa"], ["やまがし", "t", "yamaga"], ["well", "a", "well"], ["水井", "a", "well"],
    ["우물", "a", "well"], ["いど", "a", "well"], ["ido", "a", "well"], ["汲取", "a", "pit_toilet"],
    ["くみ取り", "a", "pit_toilet"], ["戸建", "k", "house"], ["umigamieru", "a", "sea_view"], ["うみが見える", "a", "sea_view"],
    ["コミンカ", "a", "kominka"], ["ﾍﾟｯﾄ", "a", "pets"], ["二江", "p", "五和町二江"], ["天草市", "t", "amakusa"],
]  # fmt: skip


def test_two_hundred_slips_are_mended() -> None:
    """Of two hundred words with one slip at least nine in ten lead to the word that was meant, by rule and by hand alike."""
    assert sum(map(len, TYPOS.values())) == 200
    for cases in TYPOS.values():
        assert len(missed(cases, ENTRIES)) <= 0.1 * len(cases)


def test_other_slips_are_mended_too() -> None:
    """Slips that nobody has looked at are mended as often: the rule is not fitted to its list."""
    fresh = list(slips(ENTRIES, 7))
    assert fresh != TYPOS["rule"]
    assert len(missed(fresh, ENTRIES)) <= 0.1 * BY_RULE


@pytest.mark.parametrize("case", AS_TYPED, ids=[case[0] for case in AS_TYPED])
def test_names_are_found_as_people_write_them(case: list[str]) -> None:
    """Kana, half-width kana, Roman letters, other characters and other languages lead to the same name."""
    assert missed([case], ENTRIES) == []


def test_all_names_fit_into_fifteen_kilobytes() -> None:
    """What a phone fetches for the names of the sample prefecture stays within 15 KB, and each kind is there."""
    data = json.dumps(ENTRIES, ensure_ascii=False, separators=(",", ":")).encode()
    assert len(gzip.compress(data, 9)) <= 15_000
    kinds = Counter(kind for kind, *_ in ENTRIES)
    assert kinds["t"] == 45
    assert set(kinds) == set("tapskdl")
