"""The report of a build as the operator reads it in the morning."""

from __future__ import annotations

import pytest

from akiya.app.build import BuildReport
from akiya.problems import Problem

WHOLE = Problem("not-utf8", "listings/uto/uto-0001/listing.md")
PLACED = Problem("expired", WHOLE.path, 12, 5, {"found": "2026-10-31"})


@pytest.mark.parametrize(
    ("lang", "lines"),
    [
        ("ja", ["    12行目: 掲載期限 2026-10-31 が過ぎています。サイトには載りません。"]),
        ("en", ["    line 12: It expired on 2026-10-31 and is not shown."]),
    ],
)
def test_a_line_is_named_only_where_there_is_one(lang: str, lines: list[str]) -> None:
    """A problem of a file as a whole stands without a line, the others with theirs."""
    report = BuildReport(0, 0, 0, 0, {WHOLE.path: (WHOLE, PLACED)})
    assert report.as_text(lang).splitlines()[2:] == [f"    {WHOLE.message(lang)}", *lines]
