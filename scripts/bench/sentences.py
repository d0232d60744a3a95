"""How well plain sentences are understood: exact, partial, wrong; for those that rules were written by, and the rest.

python -m scripts.bench.sentences [content folder]
"""

from __future__ import annotations

import hashlib
import json
import sys
from collections import Counter
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from akiya import vocabulary
from akiya.store import read_content
from search.sentence import Reader, understand
from search.sentence_lexicon import lexicon
from search.tokens import normalise
from search.words import parse

ROOT = Path(__file__).parents[2]
YEAR = 2026
"""The year from which the sentences count ages."""
LANGUAGES = ("ja", "en")


def cases(lang: str) -> list[dict[str, Any]]:
    """Return the sentences of a language, each with the request that it must become."""
    path = ROOT / f"tests/golden/sentences.{lang}.json"
    found: list[dict[str, Any]] = json.loads(path.read_text(encoding="utf-8"))
    return found


def half(sentence: str) -> str:
    """Return to which half a sentence belongs, by a hash that nobody chose."""
    return "seen" if hashlib.sha256(sentence.encode()).digest()[0] % 2 == 0 else "held-out"


def sample_lexicon(content: Path) -> dict[str, Any]:
    """Return the lexicon of a content folder, as JSON would carry it."""
    words = vocabulary.load()
    made = lexicon(words, read_content(content, words).municipalities.values(), YEAR)
    read: dict[str, Any] = json.loads(json.dumps(made))
    return read


def judge(case: Mapping[str, Any], request: Mapping[str, Any], towns: Mapping[str, Any]) -> str:
    """Return `exact`, `wrong` where a filter is there that the sentence did not say, else `partial`."""
    place = case["near"]
    near = place and {"lat": towns[place["town"]][0], "lon": towns[place["town"]][1], "km": place["km"]}
    said, got = _sets(case["where"]), _sets(request["where"])
    if any(name not in said or said[name] != value for name, value in got.items()):
        return "wrong"
    if request["near"] not in (None, near):
        return "wrong"
    same = got == said and request["near"] == near and request.get("sort", "") == case["sort"]
    return "exact" if same and _words(request["text"]) == _words(case["text"]) else "partial"


def _sets(where: Mapping[str, Any]) -> dict[str, Any]:
    """Return conditions with values that have no order."""
    return {name: set(asked) if isinstance(asked, list) else asked for name, asked in where.items()}


def _words(text: str) -> set[tuple[str, ...]]:
    """Return the words of a text as the search compares them."""
    return {tuple(map(normalise, group)) for group in parse(text).every}


def table(reader: Reader) -> dict[tuple[str, str], Counter[str]]:
    """Return (language, half) -> how many sentences are exact, partial and wrong."""
    found: dict[tuple[str, str], Counter[str]] = {}
    for lang in LANGUAGES:
        for case in cases(lang):
            verdict = judge(case, understand(case["sentence"], reader)["request"], reader.lexicon["towns"])
            found.setdefault((lang, half(case["sentence"])), Counter())[verdict] += 1
    return found


def rows(found: Mapping[tuple[str, str], Counter[str]]) -> Iterator[str]:
    """Yield the lines of the table in Markdown."""
    yield "| language | half | sentences | exact | partial | wrong filter |"
    yield "| --- | --- | --- | --- | --- | --- |"
    for (lang, part), counts in sorted(found.items()):
        total = counts.total()
        shares = " | ".join(f"{counts[name]} ({counts[name] / total:.0%})" for name in ("exact", "partial", "wrong"))
        yield f"| {lang} | {part} | {total} | {shares} |"


if __name__ == "__main__":
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else ROOT / "content"
    print("\n".join(rows(table(Reader(sample_lexicon(folder))))))
