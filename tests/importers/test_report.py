"""The report and the table of traps: sums that agree, three forms that say the same."""

from __future__ import annotations

import csv
import io
import json
from collections import Counter

import pytest

from akiya.importers import columns
from akiya.importers.duplicates import duplicates
from akiya.importers.mlit import Imported
from akiya.importers.report import Report, as_csv, as_json, as_text, summary, summary_english
from akiya.importers.table import Refused
from akiya.importers.traps import table_json, table_text, traps
from akiya.problems import Problem
from tests.importers.invented import results

ROWS = (
    {"PROPERTY_NUMBER_ID": "9900001", "STRONG_POINTS": "農地付き。雨漏りあり。\n電話0969-12-3456"},
    {"PROPERTY_NUMBER_ID": "9900002", "LAYOUT": "R", "GARDEN": "0", "DATE_OF_CONSTRUCTION": "1974/1/1"},
    {"PROPERTY_NUMBER_ID": "9900003", "LAYOUT": "R", "GARDEN": "0", "DATE_OF_CONSTRUCTION": "1974/1/1"},
    {
        "PROPERTY_NUMBER_ID": "9900004",
        "TOILET_NOTE": "=2か所",
        "NEAREST_STATION": "見本",
        "DISTANCE_TO_NEAREST_STATION_ON_FOOT": "9",
    },
    {"PROPERTY_NUMBER_ID": "9900005", "CITY": "ない市 090-1234-5678"},
)


@pytest.fixture(scope="module")
def report() -> Report:
    """A report of five invented rows, one of them refused, one with an error."""
    found = results(*ROWS)
    imported = [each for each in found if isinstance(each, Imported)]
    refused = [each for each in found if isinstance(each, Refused)]
    problems = {
        "amakusa-m9900004": (
            Problem("future-date", "x", facts={"field": "建築年月", "found": "2045", "today": "2026-11-21"}),
        )
    }
    files = {each.listing.id: "new" for each in imported}
    return Report(imported, refused, duplicates(imported), problems, files, ("amakusa-m9000000",), ("amakusa",))


def test_the_sums_are_those_of_the_rows(report: Report) -> None:
    """Every row is a listing or refused, every one of the 45 cells has one outcome, and the sums are those of the rows."""
    sums = summary(report)
    rows = json.loads(as_json(report))["rows"]
    assert sums["rows"] == sums["listings"] + sums["refused"] == 5
    assert sum(sums["cells"].values()) == 45 * sums["listings"]
    assert sums["cells"]["doubt"] == sum(len(row["doubt"]) for row in rows) == sum(sums["doubts"].values())
    assert sums["cells"]["empty"] == sum(len(row["empty"]) for row in rows)
    assert sums["cells"]["default"] == sum(len(row["default"]) for row in rows)
    assert sum(sums["proposals"].values()) == sum(len(row["proposals"]) for row in rows)
    assert sums["duplicates"] == {"groups": 1, "rows": 2}
    assert (sums["quarantined"], sums["files"], sums["gone"]) == (1, {"new": 4}, ["amakusa-m9000000"])


def test_the_csv_says_what_the_json_says(report: Report) -> None:
    """The lines of the CSV, counted by outcome, are the sums; no cell is a formula."""
    text = as_csv(report)
    lines = list(csv.DictReader(io.StringIO(text.removeprefix("\ufeff"))))
    counts = Counter(line["どうしたか"] for line in lines)
    sums = summary(report)
    assert text.startswith("\ufeff行,番号,")
    assert (counts["未確認とした"], counts["本文から"]) == (sums["cells"]["doubt"], sum(sums["proposals"].values()))
    assert counts["読んだ"] == sums["cells"]["read"]
    assert counts["取り込めない"] == 1
    assert not [cell for line in lines for cell in line.values() if cell.startswith(("=", "+", "-", "@"))]
    assert any(cell == "'=2か所" for line in lines for cell in line.values())


def test_the_text_names_every_row_and_why(report: Report) -> None:
    """Every row has its block with what was doubted and proposed; the end sums up and gives the reasons of refusals."""
    text = as_text(report)
    assert all(each.listing.id in text for each in report.imported)
    assert "未確認とした 専用庭「0」" in text
    assert "本文から attributes.leak = yes「雨漏りあり」（leak-in-text）" in text
    assert "5行を読み、4件の物件にしました。" in text
    assert "6行目：市町村が一覧にありません" in text
    assert "amakusa-m9900004：未来の日付" in text
    assert "5 rows read, 4 listings written." in summary_english(report)


@pytest.mark.parametrize("form", [as_text, as_json, as_csv])
def test_no_form_lets_a_contact_through(report: Report, form: object) -> None:
    """Telephone numbers of texts and of refused rows stand in no report."""
    assert callable(form)
    assert "0969" not in form(report)
    assert "1234" not in form(report)


def test_the_table_tells_every_trap(report: Report) -> None:
    """Each trap of the description has its line, with rows, outcomes and at most three examples."""
    found = {trap.id: trap for trap in traps(report, columns.load())}
    assert set(columns.load().traps) <= set(found)
    assert (found["layout-r"].rows, found["layout-r"].outcomes) == (2, {"未確認とした": 2})
    assert (found["duplicate"].rows, found["farmland-text"].rows, found["contact"].rows) == (2, 1, 1)
    assert found["minutes"].examples == ("amakusa-m9900004：「9」→ メートルで書く欄だが、分と思われる",)
    assert found["future"].rows == 0
    assert all(len(trap.examples) <= 3 for trap in found.values())
    lines = table_text(list(found.values())).split("\n")
    assert len(lines) == 2 + len(found)
    assert json.loads(table_json(list(found.values())))[0]["id"] == "minutes"
