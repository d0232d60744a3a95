"""How the names of attributes, kinds of house and ways of life are read aloud, in kana."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from pathlib import Path

import yaml

READINGS = Path(__file__).with_suffix(".yaml")


@cache
def readings() -> Mapping[str, Mapping[str, tuple[str, ...]]]:
    """Return section (`attributes`, `kind`, `deal`, `themes`) -> code -> its readings in hiragana."""
    data = yaml.safe_load(READINGS.read_text(encoding="utf-8"))
    return {name: {code: tuple(kana.split("|")) for code, kana in codes.items()} for name, codes in data.items()}
