"""Cards come out of their blocks as they went in, whatever values stand in them and whichever are missing."""

from __future__ import annotations

import base64
import json
import random
import subprocess
from pathlib import Path

from search.cards import cards

HERE = Path(__file__).parent


def card(chance: random.Random) -> dict[str, object]:
    """Return a card as the site makes them, each value there or not."""
    values: dict[str, object] = {
        "photo": f"media/{chance.getrandbits(64):016x}-480.webp",
        "title": "".join(chance.choices("海辺の古民家 abc'\"\\", k=chance.randint(0, 12))),
        "price": chance.choice([0, 1, 4_800_000, 9_999_999_999_999, 2.5, -3]),
        "area": round(chance.uniform(0, 400), chance.choice([0, 1, 2, 7])),
        "confirmed": chance.choice(["2026-11-02", "1989-01-08", "2026-02-30", "令和8年"]),
        "town": chance.choice(["amakusa", "arao", "uki"]),
        "tour": chance.choice([True, False, None]),
        "signs": [[chance.choice("abc"), chance.choice(["yes", "no"])] for _ in range(chance.randint(0, 3))],
        "titles": {lang: str(chance.random()) for lang in ("en", "ko") if chance.random() < 0.5},
    }
    return {key: value for key, value in values.items() if chance.random() < 0.7}


def catalogues() -> list[list[dict[str, object]]]:
    """Return catalogues whose values are alike to different degrees."""
    every: list[list[dict[str, object]]] = []
    for seed in range(120):
        chance = random.Random(seed)  # noqa: S311 - the same catalogues each time
        same = card(chance)
        every.append([{"id": f"a-{n}", "card": same | card(chance)} for n in range(chance.randint(1, 40))])
    return every


def test_cards_come_back_as_they_were():
    """120 catalogues in blocks of seven: the client reads out of each block what Python wrote into it."""
    cases, expected = [], []
    for rows in catalogues():
        made = cards(rows)
        for number, block in enumerate(made.blocks(7)):
            expected.append(rows[number * 7 : number * 7 + 7])
            cases.append({"payload": base64.b64encode(block).decode(), "ways": made.entry, "count": len(expected[-1])})
    done = subprocess.run(
        ["node", HERE / "cards.mjs"],
        input=json.dumps(cases),
        capture_output=True,
        text=True,
        check=True,
    )
    assert json.loads(done.stdout) == expected
