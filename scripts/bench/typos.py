"""How often a word with a slip in it leads to the word that was meant: among the first three of `client/suggest.js`.

python -m scripts.bench.typos [content folder]   prints the rate, and what is not found
python -m scripts.bench.typos --write            makes the slips by rule anew, beside those written by hand
"""

from __future__ import annotations

import json
import random
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from akiya import vocabulary
from akiya.store import read_content
from search.suggest import suggestions

ROOT = Path(__file__).parents[2]
CASES = ROOT / "tests/golden/typos.json"
CLIENT = Path(__file__).with_name("typos.mjs")
BY_RULE = 150
NEIGHBOURS = (
    *["あいうえお", "かきくけこがぎぐげご", "さしすせそざじずぜぞ", "たちつてとだぢづでど", "なにぬねの", "はひふへほ"],
    *["まみむめも", "やゆよ", "らりるれろ", "わをん", "qwertyuiop", "asdfghjkl", "zxcvbnm"],
)
"""Characters that are near each other on a keyboard or in the table of kana."""


def names(content: Path) -> list[list[Any]]:
    """Return the names of a content folder, as the site publishes them."""
    words = vocabulary.load()
    found = read_content(content, words)
    listings = [entry.listing for entry in found.entries if entry.listing]
    made: list[list[Any]] = json.loads(json.dumps(suggestions(words, found.municipalities.values(), listings)))
    return made


def slips(entries: list[list[Any]], seed: int) -> Iterator[list[str]]:
    """Yield [typed, kind, code]: names with one character wrong, missing or swapped with its neighbour."""
    chance = random.Random(seed)  # noqa: S311 - slips are no secret
    whole = [(kind, code, way) for kind, code, _, ways in entries if kind in "tapk" for way in ways.split("|")[:6]]
    kanji = sorted({char for *_, way in whole for char in re.findall("[一-鿿]", way)})
    fit = [each for each in whole if 3 <= len(each[2]) <= 14 and not re.search("[가-힣]", each[2])]
    for kind, code, way in chance.sample(fit, BY_RULE):
        at = chance.randrange(len(way))
        near = next((row.replace(way[at], "") for row in NEIGHBOURS if way[at] in row), "".join(kanji))
        other = chance.choice(near)
        wrong = way[:at] + other + way[at + 1 :]
        missing = way[:at] + way[at + 1 :]
        swapped = way[: at - 1] + way[at] + way[at - 1] + way[at + 1 :] if at else wrong
        yield [chance.choice([wrong, missing, swapped]), kind, code]


def missed(cases: list[list[str]], entries: list[list[Any]]) -> list[list[str]]:
    """Return the cases whose word is not among the first three, each with what is."""
    asked = json.dumps({"entries": entries, "words": [typed for typed, *_ in cases]})
    own = ROOT / ".venv/bin/node"
    node = str(own) if own.exists() else str(shutil.which("node"))
    done = subprocess.run([node, str(CLIENT)], input=asked, capture_output=True, text=True, check=True)
    offers: list[list[list[str]]] = json.loads(done.stdout)
    return [
        [*case, str(offer)] for case, offer in zip(cases, offers, strict=True) if case[1:] not in [[*o] for o in offer]
    ]


def main() -> None:
    """Print the rate, or write the list."""
    cases = json.loads(CASES.read_text(encoding="utf-8"))
    if sys.argv[1:] == ["--write"]:
        cases["rule"] = list(slips(names(ROOT / "content"), 2026))
        lines = [
            f'"{part}": [\n' + ",\n".join(json.dumps(c, ensure_ascii=False) for c in cases[part]) + "\n]"
            for part in cases
        ]
        CASES.write_text("{" + ",\n".join(lines) + "}\n", encoding="utf-8")
    entries = names(Path(sys.argv[1]) if sys.argv[1:] and sys.argv[1] != "--write" else ROOT / "content")
    for part, listed in cases.items():
        left = missed(listed, entries)
        print(f"{part}: {len(listed) - len(left)} of {len(listed)} ({1 - len(left) / len(listed):.1%})")
        print("\n".join(map(str, left)))


if __name__ == "__main__":
    main()
