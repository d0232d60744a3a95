"""Plain sentences: what each must become, and that the browser understands it as `akiya search` does."""

from __future__ import annotations

import json
import shutil
import subprocess
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner
from hypothesis import given, settings
from hypothesis import strategies as st

from akiya.cli import main
from akiya.vocabulary import Vocabulary
from scripts.bench.sentences import LANGUAGES, ROOT, cases, sample_lexicon, table
from search.fields import Fields
from search.request import read_request
from search.sentence import Reader, understand

Understand = Callable[[str], dict[str, Any]]
LEXICON = sample_lexicon(ROOT / "content")
READER = Reader(LEXICON)
FOUND = table(READER)
PHRASES = sorted(READER.phrases)
NAMED = [
    f"{name}{colon}{word}" for name in ("title", "場所") for colon in ":：" for word in ("", "海", '"海 山"', "「庭")
]
GLUE = ("", "", " ", "、", "の", ", ", "か", " or ", "　", "・")
NUMBERS = (
    "500万円以下",
    "3万",
    "築30年",
    "2台",
    "100坪以上",
    "徒歩5分",
    "10km以内",
    "under 2 million",
    "1981年以降",
    "２〜４万",
    "80㎡",
)
PIECE = (
    st.sampled_from(PHRASES)
    | st.sampled_from(NAMED)
    | st.sampled_from(NUMBERS)
    | st.text('海山ぺaZ9.-「"𠮷ー’～', max_size=4)
)
SENTENCE = st.lists(st.tuples(PIECE, st.sampled_from(GLUE)), max_size=7).map(lambda parts: "".join(map("".join, parts)))


@pytest.fixture(scope="module")
def browser() -> Iterator[Understand]:
    """The client's half, running in Node."""
    own = ROOT / ".venv/bin/node"
    node = str(own) if own.exists() else shutil.which("node")
    assert node, "Node 22 or newer is needed"
    command = [node, str(Path(__file__).with_name("sentences.mjs"))]
    with subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, encoding="utf-8"
    ) as process:
        stdin, stdout = process.stdin, process.stdout
        assert stdin
        assert stdout
        stdin.write(json.dumps(LEXICON) + "\n")

        def ask(sentence: str) -> dict[str, Any]:
            stdin.write(json.dumps(sentence) + "\n")
            stdin.flush()
            answer: dict[str, Any] = json.loads(stdout.readline())
            return answer

        yield ask
        stdin.close()


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("part", ["seen", "held-out"])
def test_nine_in_ten_are_exact(lang: str, part: str) -> None:
    """In each half of each language at least 90 % of the sentences become exactly the request that they mean."""
    counts = FOUND[lang, part]
    assert counts["exact"] >= 0.9 * counts.total(), counts


@pytest.mark.parametrize("lang", LANGUAGES)
def test_hardly_any_says_what_was_not_said(lang: str) -> None:
    """At most 2 % of a language's sentences get a filter that they did not say."""
    counts: Counter[str] = sum((found for (of, _), found in FOUND.items() if of == lang), Counter())
    assert counts["wrong"] <= 0.02 * counts.total(), counts


@pytest.mark.parametrize("lang", LANGUAGES)
def test_both_sides_understand_alike(browser: Understand, lang: str) -> None:
    """Python and JavaScript give the same request and the same parts for every sentence."""
    for case in cases(lang):
        assert browser(case["sentence"]) == understand(case["sentence"], READER), case["sentence"]


@given(sentence=SENTENCE)
@settings(max_examples=400, deadline=None)
def test_any_row_of_phrases_is_understood_alike(browser: Understand, vocabulary: Vocabulary, sentence: str) -> None:
    """Whatever phrases stand together, both sides agree, parts do not leave the sentence, and the index takes the request."""
    found = understand(sentence, READER)
    assert browser(sentence) == found
    length = len(found["read"].encode("utf-16-le")) // 2
    assert all(0 <= part["from"] < part["to"] <= length for part in found["parts"])
    schema = Fields(vocabulary).schema
    columns = {name: {"kind": column.kind} for name, column in schema.columns.items()}
    read_request(found["request"], schema.facets, columns)


def test_unknown_stays_unknown() -> None:
    """A sentence never asks for houses of which something is not known; that is the reader's own choice."""
    for lang in LANGUAGES:
        for case in cases(lang):
            for asked in understand(case["sentence"], READER)["request"]["where"].values():
                assert "unknown" not in asked


def test_a_town_is_not_seen_inside_other_names() -> None:
    """阿蘇山, 球磨川 and Asos are no towns; 阿蘇平屋 and 南阿蘇 are understood as they read."""
    for sentence in ("阿蘇山", "八代海", "新玉名駅", "Asos"):
        assert understand(sentence, READER)["request"]["where"] == {}
    assert understand("阿蘇平屋", READER)["request"]["where"] == {"municipality": ["aso"], "single_storey": ["yes"]}
    assert understand("南阿蘇", READER)["request"]["where"] == {"municipality": ["minamiaso"]}


def test_quotes_and_minus_keep_their_meaning() -> None:
    """What is quoted or denied by a minus is searched as words, as without sentences."""
    request = understand("「海が見える」 -平屋 古民家", READER)["request"]
    assert request == {"text": "「海が見える」 -平屋", "where": {"kominka": ["yes"]}, "near": None}


@pytest.mark.parametrize(
    ("sentence", "text"),
    [
        ("題:海が見える 平屋", "題:海が見える"),
        ("場所：天草市、平屋", "場所:天草市"),
        ("平屋 -Place:amakusa", "-Place:amakusa"),
        ('平屋 title:"海が 見える" text:井戸', 'title:"海が 見える" text:井戸'),
        ("平屋 あるもの:「well water」", "あるもの:「well water」"),
        ('平屋 -"well water" 題', '-"well water" 題'),
    ],
)
def test_a_field_keeps_its_meaning(browser: Understand, sentence: str, text: str) -> None:
    """A word asked of one text field stays as it is typed beside the conditions of a sentence."""
    found = understand(sentence, READER)
    assert browser(sentence) == found
    assert found["request"]["where"] == {"single_storey": ["yes"]}
    assert found["request"]["text"] == text


def test_the_command_understands_sentences() -> None:
    """`akiya search` gives for a sentence what it gives for the conditions that the sentence means."""
    day = ["--as-of", "2026-11-21", "--json"]
    asked = CliRunner().invoke(main, ["search", "--sentence", "天草市の平屋、安い順", *day])
    named = ["--where", "municipality=amakusa", "--where", "single_storey=yes", "--sort", "price"]
    expected = CliRunner().invoke(main, ["search", *named, *day])
    assert asked.exit_code == expected.exit_code == 0
    assert json.loads(asked.output) == json.loads(expected.output)
    assert json.loads(asked.output)["total"] > 0
