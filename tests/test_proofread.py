"""The list for proof-reading: every sentence has a place, and is recognised where a page says it."""

from __future__ import annotations

import re

import pytest

from scripts.messages import ROOT
from scripts.proofread import Sentence, sentences


def test_every_sentence_has_a_place() -> None:
    """Each sentence of a catalogue names files and lines that exist."""
    for sentence in sentences("ko"):
        assert sentence.places, sentence.source
        for place in sentence.places:
            name, line = place.split(":")
            assert 1 <= int(line) <= len((ROOT / name).read_text(encoding="utf-8").splitlines())


@pytest.mark.parametrize(
    ("form", "whole", "inside"),
    [
        ("%(n)s house", "1 house", False),
        ("<b>%(n)s</b> days left", "34 days left", True),
        ("Without “{label}”: {n} houses", "Without “Sea view”: 21 houses", True),
        ("Rent (a month)", "Rent (a month)", True),
        ("건", "건", False),
    ],
)
def test_a_form_is_recognised(form: str, whole: str, inside: bool) -> None:  # noqa: FBT001
    """What is filled in may be any words; only a form with enough letters is looked for inside a longer text."""
    exact, part = Sentence(0, "", [form], []).patterns()
    assert re.search(exact[0], whole)
    assert not re.search(exact[0], f"{whole} and more")
    assert bool(part) is inside
    assert all(re.search(each, f"There: {whole}.") for each in part)
