"""The report of a build as the operator reads it in the morning."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pytest

from akiya.app.build import BuildReport, Order
from akiya.cli.build import UNREADABLE, UNWRITABLE, _stuck
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


@pytest.mark.parametrize(
    ("name", "expected"),
    [("out/index.html", UNWRITABLE), ("cache/a", UNWRITABLE), ("", UNWRITABLE), ("theme/base.html", UNREADABLE)],
)
def test_what_could_not_be_written_is_told_apart_from_what_could_not_be_read(
    tmp_path: Path, name: str, expected: Mapping[str, str]
) -> None:
    """A file of the build's own folders was to be written, any other one to be read."""
    order = Order(tmp_path / "content", tmp_path / "out", "2026-11-21", tmp_path / "cache")
    assert _stuck(OSError(2, "gone", str(tmp_path / name)), order) == expected
