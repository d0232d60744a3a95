"""Text as it is compared and queries as they are read: golden cases, and the two languages against each other."""

from __future__ import annotations

import json
import re
import unicodedata
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from search.tokens import cover, grams, normalise
from search.words import Words, parse
from tests.search.conftest import Client

GOLDEN = Path(__file__).parents[1] / "golden"
TOKENS = json.loads((GOLDEN / "search_tokens.json").read_text(encoding="utf-8"))
QUERIES = json.loads((GOLDEN / "search_words.json").read_text(encoding="utf-8"))
# What a newer Unicode has added is folded by the newer of two programs only.
ANY_TEXT = st.text(st.characters(max_codepoint=0x2FFFF, exclude_categories=("Cn", "Cs")), max_size=12)
QUERY_TEXT = st.text('海山aO R|-ー－"“”「」『』　\n', max_size=16) | ANY_TEXT
PIECES = ("title", "TEXT", "場所", "あるもの", "other", ":", "：", "海", "山 ", " ", "-", '"', "「", "」", " OR ")
FIELD_TEXT = st.lists(st.sampled_from(PIECES), max_size=12).map("".join)
often = settings(max_examples=300, deadline=None)


@pytest.mark.parametrize(("text", "expected"), TOKENS["normalise"])
def test_normalise(text: str, expected: str) -> None:
    """Width, case, dashes, spaces and unseen signs are folded as the golden file says."""
    assert normalise(text) == expected


@pytest.mark.parametrize(("word", "expected"), TOKENS["cover"])
def test_cover(word: str, expected: list[list[object]]) -> None:
    """A word is proved by the grams that the golden file names."""
    assert [list(gram) for gram in cover(word)] == expected


@pytest.mark.parametrize(("values", "expected"), TOKENS["grams"])
def test_grams(values: list[str], expected: list[list[object]]) -> None:
    """A field gives 1- and 2-grams that join neither words nor values."""
    assert [list(gram) for gram in grams(values)] == expected


@pytest.mark.parametrize(("text", "every", "none"), QUERIES)
def test_parse(text: str, every: list[list[str]], none: list[str]) -> None:
    """A query is read as the golden file says."""
    assert parse(text) == Words(tuple(map(tuple, every)), tuple(none))


def test_every_character_is_folded_alike(client: Client) -> None:
    """Python and Node fold each character of the first planes to the same text, and folding twice changes nothing."""
    codes = [code for code in range(0x30000) if unicodedata.category(chr(code)) not in ("Cn", "Cs")]
    for start in range(0, len(codes), 20_000):
        text = "\n".join(f"a{chr(code)}b" for code in codes[start : start + 20_000])
        folded = normalise(text)
        assert client("normalise", text) == folded
        assert normalise(folded) == folded


@given(text=ANY_TEXT)
@often
def test_any_text_is_folded_alike(client: Client, text: str) -> None:
    """Python and Node fold any text to the same, and prove any word by the same grams."""
    folded = normalise(text)
    assert client("normalise", text) == folded
    if folded:
        assert client("cover", folded) == [list(gram) for gram in cover(folded)]


@given(text=QUERY_TEXT | FIELD_TEXT)
@often
def test_any_query_is_read_alike(client: Client, text: str) -> None:
    """Python and Node read any query as the same words."""
    words = parse(text)
    assert client("parse", text) == {"every": [list(group) for group in words.every], "none": list(words.none)}


@given(text=st.text("海山a ", max_size=20), word=st.text("海山a ", min_size=1, max_size=6))
@often
def test_cover_is_exact(text: str, word: str) -> None:
    """The grams of a word stand at their offsets exactly where the word is a substring."""
    value, wanted = normalise(text), normalise(word)
    if not wanted:
        return
    places: dict[str, set[int]] = {}
    for gram, position in grams([value]):
        places.setdefault(gram, set()).add(position)
    starts = [{place - offset for place in places.get(gram, set())} for gram, offset in cover(wanted)]
    assert set.intersection(*starts) == {match.start() for match in re.finditer(f"(?={re.escape(wanted)})", value)}


def test_half_a_character_does_no_harm() -> None:
    """A lone surrogate, which a broken program can leave in a text, becomes a sign that can be stored."""
    assert normalise("海\ud800山") == "海\ufffd山"
