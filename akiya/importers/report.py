"""What came of a file, row by row and summed up: as text, JSON and CSV. Pure."""

from __future__ import annotations

import csv
import io
import json
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from akiya.importers.cells import OUTCOMES, Cell
from akiya.importers.draft import shown
from akiya.importers.duplicates import BOTH, SAME
from akiya.importers.freetext import without_contacts
from akiya.importers.mlit import Imported
from akiya.importers.table import Refused
from akiya.problems import KINDS, Problem

FROM_TEXT = "本文から"
FILES = {"new": "新しい", "changed": "変わった", "same": "前と同じ", "kept": "手直しがあるので残した"}
"""What happened to a file."""
HOW = {SAME: "ほかがすべて同じ", BOTH: "売買と賃貸の両方"}


@dataclass(frozen=True)
class Report:
    """Everything that is known after an import."""

    imported: Sequence[Imported]
    refused: Sequence[Refused]
    duplicates: Mapping[str, Mapping[str, str]]
    problems: Mapping[str, Sequence[Problem]] = field(default_factory=dict)
    """Id -> what the check says of its file."""
    files: Mapping[str, str] = field(default_factory=dict)
    """Id -> what happened to its file: new, changed, same, kept."""
    gone: Sequence[str] = ()
    """Ids of an earlier import that this file does not hold."""
    towns: Sequence[str] = ()
    """Municipalities that were added."""

    @property
    def quarantined(self) -> list[str]:
        """Ids of listings that are written but fail their check."""
        return [key for key, found in self.problems.items() if any(each.severity == "error" for each in found)]


def summary(report: Report) -> dict[str, Any]:
    """Return the sums of a report."""
    cells = [cell for each in report.imported for cell in each.cells]
    groups = {tuple(sorted((one, *others))) for one, others in report.duplicates.items()}
    return {
        "rows": len(report.imported) + len(report.refused),
        "listings": len(report.imported),
        "refused": len(report.refused),
        "quarantined": len(report.quarantined),
        "cells": {name: sum(cell.outcome == name for cell in cells) for name in OUTCOMES},
        "doubts": _counts(cell.column.item for cell in cells if cell.outcome == "doubt"),
        "proposals": _counts(each.field or "" for one in report.imported for each in one.listing.proposals),
        "proposed_rows": sum(bool(each.listing.proposals) for each in report.imported),
        "duplicates": {"groups": len(groups), "rows": len(report.duplicates)},
        "files": _counts(report.files.values()),
        "gone": list(report.gone),
        "towns_added": list(report.towns),
    }


def _counts(names: Iterable[str]) -> dict[str, int]:
    """Return how often each name occurs, the most frequent first."""
    return dict(sorted(Counter(names).items(), key=lambda pair: (-pair[1], pair[0])))


def words(cell: Cell) -> str:
    """Return the original words of a cell on one line, without contacts."""
    return without_contacts(" ".join(cell.original.split()))[0]


def became(cell: Cell) -> str:
    """Return what a cell became, on one line."""
    values = [f"{path}={shown(value)}" for path, value in cell.values.items()]
    return " ".join(" ".join([*values, cell.line]).split())


def as_json(report: Report) -> str:
    """Return the whole report as JSON."""
    data = {
        "summary": summary(report),
        "refused": [{"row": each.row, "why": each.why, "words": each.words} for each in _refusals(report)],
        "rows": [_row(each, report) for each in report.imported],
    }
    return json.dumps(data, ensure_ascii=False, indent=1)


@dataclass(frozen=True, slots=True)
class _Refusal:
    """A refused row, without contacts in its words."""

    row: int
    why: str
    words: str


def _refusals(report: Report) -> Iterator[_Refusal]:
    """Yield what was refused."""
    for each in report.refused:
        yield _Refusal(each.number, each.reason, without_contacts(each.words)[0])


def _what(problem: Problem) -> str:
    """Return the title of a problem."""
    return KINDS[problem.kind].title["ja"]


def _row(one: Imported, report: Report) -> dict[str, Any]:
    """Return one row of the JSON report."""
    key = one.listing.id
    return {
        "row": one.row,
        "id": key,
        "municipality": one.listing.municipality,
        "title": one.listing.title,
        "file": report.files.get(key, ""),
        "read": {
            path: shown(value) for cell in one.cells if cell.outcome == "read" for path, value in cell.values.items()
        },
        **{name: [_cell(cell) for cell in one.cells if cell.outcome == name] for name in ("changed", "doubt", "text")},
        "default": {cell.column.header: cell.reason for cell in one.cells if cell.outcome == "default"},
        "empty": [cell.column.header for cell in one.cells if cell.outcome == "empty"],
        "proposals": [
            {"field": each.field, "value": each.value, "words": each.words, "rule": each.rule}
            for each in one.listing.proposals
        ],
        "duplicates": dict(report.duplicates.get(key, {})),
        "problems": [
            {"kind": each.kind, "severity": each.severity, "what": _what(each), "why": each.message("ja")}
            for each in report.problems.get(key, ())
        ],
    }


def _cell(cell: Cell) -> dict[str, str]:
    """Return one cell of the JSON report."""
    return {
        "column": cell.column.header,
        "item": cell.column.item,
        "field": cell.column.path,
        "words": words(cell),
        "became": became(cell),
        "why": cell.reason,
    }


HEADER = ("行", "番号", "列", "項目", "もとの値", "どうしたか", "読んだ値", "わけ")


def as_csv(report: Report) -> str:
    """Return the report as CSV for a spreadsheet: a line for each cell that said something, and for each proposal."""
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerow(HEADER)
    for refusal in _refusals(report):
        line = (str(refusal.row), "", "", "", refusal.words, "取り込めない", "", refusal.why)
        writer.writerow([_safe(each) for each in line])
    for one in report.imported:
        writer.writerows([_safe(each) for each in line] for line in _lines(one, report))
    return "\ufeff" + out.getvalue()


def _lines(one: Imported, report: Report) -> Iterator[tuple[str, ...]]:
    """Yield the lines of one row."""
    row, key = str(one.row), one.listing.id
    for cell in one.cells:
        if cell.outcome != "empty":
            column = cell.column
            said = OUTCOMES[cell.outcome]
            yield row, key, str(column.number), column.item, words(cell), said, became(cell), cell.reason
    for each in one.listing.proposals:
        quoted = " ".join((each.words or "").split())
        yield row, key, "23", each.field or "", quoted, FROM_TEXT, each.value or "", each.rule or ""
    for other, how in report.duplicates.get(key, {}).items():
        yield row, key, "", "重複", "", "知らせる", other, HOW[how]
    for problem in report.problems.get(key, ()):
        yield row, key, "", _what(problem), "", problem.severity, "", problem.message("ja")


def _safe(text: str) -> str:
    """Return a cell that no spreadsheet takes for a formula."""
    return f"'{text}" if re.match(r"[=+\-@\t\r]", text) else text


def as_text(report: Report) -> str:
    """Return the report as text: every row with what was not plainly read, then the sums."""
    blocks = ["\n".join(_block(one, report)) for one in report.imported]
    return "\n\n".join([*blocks, summary_text(report)])


def _block(one: Imported, report: Report) -> Iterator[str]:
    """Yield the lines of one row of the text report."""
    counts = Counter(cell.outcome for cell in one.cells)
    told = "、".join(f"{label} {counts[name]}" for name, label in OUTCOMES.items() if counts[name])
    yield f"{one.row}行目 {one.listing.id} {one.listing.title}（{told}）"
    for cell in one.cells:
        if cell.outcome in ("changed", "doubt", "text"):
            result = f" → {became(cell)}" if became(cell) else ""
            original = words(cell) if len(words(cell)) <= 40 else f"{words(cell)[:40]}…"
            yield f"  {OUTCOMES[cell.outcome]} {cell.column.item}「{original}」{result[:80]}：{cell.reason}"
    for each in one.listing.proposals:
        quoted = " ".join((each.words or "").split())
        yield f"  {FROM_TEXT} {each.field} = {each.value}「{quoted}」（{each.rule}）"
    for other, how in report.duplicates.get(one.listing.id, {}).items():
        yield f"  重複 {other}（{HOW[how]}）"
    for problem in report.problems.get(one.listing.id, ()):
        yield f"  {_what(problem)}：{problem.message('ja')}"


def summary_english(report: Report) -> str:
    """Return the sums in English."""
    sums = summary(report)
    lines = [
        f"{sums['rows']:,} rows read, {sums['listings']:,} listings written.",
        f"Rows that cannot be listings: {sums['refused']}. Listings that fail their check: {sums['quarantined']}.",
        f"Values kept as unknown: {sums['cells']['doubt']:,}.",
        f"Facts read from the texts: {sum(sums['proposals'].values()):,} in {sums['proposed_rows']:,} listings.",
        f"Rows that may be one house: {sums['duplicates']['rows']} in {sums['duplicates']['groups']} groups.",
        f"Files: {', '.join(f'{name} {count:,}' for name, count in sums['files'].items())}.",
        f"Municipalities added: {len(sums['towns_added'])}. No longer in the data: {len(sums['gone'])}.",
    ]
    return "\n".join([*lines, *(f"  row {each.row}: {each.why} ({each.words})" for each in _refusals(report))])


def summary_text(report: Report) -> str:
    """Return the sums in Japanese, with every row that is no listing and why."""
    sums = summary(report)
    lines = [
        f"{sums['rows']:,}行を読み、{sums['listings']:,}件の物件にしました。",
        f"取り込めない行 {sums['refused']}、点検に通らない物件 {sums['quarantined']}。",
        "欄：" + "、".join(f"{label} {sums['cells'][name]:,}" for name, label in OUTCOMES.items()),
        "未確認とした値：" + "、".join(f"{name} {count}" for name, count in sums["doubts"].items()),
        f"本文から：{sums['proposed_rows']:,}件に {sum(sums['proposals'].values()):,} の読み取り",
        f"重複と思われる行：{sums['duplicates']['groups']}組 {sums['duplicates']['rows']}行",
    ]
    files = "、".join(f"{FILES[name]} {count:,}" for name, count in sums["files"].items())
    lines += [f"ファイル：{files}"] if files else []
    lines += [f"加えた市町村：{len(sums['towns_added'])}"] if sums["towns_added"] else []
    lines += [f"前に取り込み、今度のデータにない物件：{'、'.join(sums['gone'])}"] if sums["gone"] else []
    lines += [f"  {each.row}行目：{each.why}（{each.words}）" for each in _refusals(report)]
    lines += [
        f"  {key}：{_what(problem)}。{problem.message('ja')}"
        for key in report.quarantined
        for problem in report.problems[key]
        if problem.severity == "error"
    ]
    return "\n".join(lines)
