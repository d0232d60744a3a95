"""The outcome of a check as a value, with its renderings as text and as JSON."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from akiya import vocabulary
from akiya.checks import check
from akiya.problems import KINDS, Problem
from akiya.store import Entry, read_content

WORDS = {
    "ja": {
        "error": "エラー",
        "warning": "確認",
        "fix": "直し方",
        "none": "{listings}件の物件を点検しました。問題はありません。",
        "some": "{listings}件の物件を点検しました。エラー {errors}件、確認してほしいこと {warnings}件。",
        "where": "{file} の {line}行目 {column}文字目",
        "file": "{file}",
    },
    "en": {
        "error": "error",
        "warning": "please check",
        "fix": "to fix",
        "none": "Listings checked: {listings}. No problems.",
        "some": "Listings checked: {listings}. Errors: {errors}. To look at: {warnings}.",
        "where": "{file}, line {line}, column {column}",
        "file": "{file}",
    },
}


@dataclass(frozen=True, slots=True)
class Report:
    """Every problem of the checked listings, and the lines of their files for quoting."""

    listings: int
    problems: tuple[Problem, ...]
    root: Path

    @property
    def errors(self) -> int:
        """How many problems keep a listing out of the build."""
        return sum(problem.severity == "error" for problem in self.problems)

    def as_json(self, lang: str) -> str:
        """Return the report as JSON text."""
        data = {
            "listings": self.listings,
            "errors": self.errors,
            "warnings": len(self.problems) - self.errors,
            "problems": [problem.as_json(lang) for problem in self.problems],
        }
        return json.dumps(data, ensure_ascii=False, indent=2)

    def as_text(self, lang: str) -> str:
        """Return the report as a person reads it: each problem with the town's own line and a mark under it."""
        words = WORDS[lang]
        blocks = [self._block(problem, lang) for problem in self.problems]
        warnings = len(self.problems) - self.errors
        last = words["some" if self.problems else "none"]
        return "\n\n".join([*blocks, last.format(listings=self.listings, errors=self.errors, warnings=warnings)])

    def _block(self, problem: Problem, lang: str) -> str:
        """Return one problem as text."""
        words = WORDS[lang]
        place = words["where" if problem.line else "file"]
        where = place.format(file=problem.path, line=problem.line, column=problem.column)
        head = f"{words[problem.severity]}: {KINDS[problem.kind].title[lang]}  [{problem.kind}]"
        lines = [head, f"  {where}", *self._quote(problem), f"  {problem.message(lang)}"]
        return "\n".join(_printable(line) for line in [*lines, f"  {words['fix']}: {problem.fix(lang)}"])

    def _quote(self, problem: Problem) -> list[str]:
        """Return the line of the file with a mark under the column."""
        path = self.root / problem.path
        if not problem.line or path.is_symlink() or not path.is_file():
            return []
        lines = path.read_text(encoding="utf-8-sig", errors="replace").split("\n")
        if problem.line > len(lines):
            return []
        text = _printable(lines[problem.line - 1])
        start = max(0, problem.column - 40)
        shown, mark = text[start : start + 100], _width(text[start : problem.column - 1])
        return [f"  {problem.line:4} | {shown}", f"       | {' ' * mark}^"]


def _printable(text: str) -> str:
    """Return text without characters that would move the terminal's cursor."""
    return "".join(char if char.isprintable() else " " for char in text)


def _width(text: str) -> int:
    """Return how many columns a terminal needs for text."""
    import unicodedata

    return sum(2 if unicodedata.east_asian_width(char) in "WF" else 1 for char in text)


class NothingThere(ValueError):  # noqa: N818 - the caller named a path; nothing failed
    """A path that was to be checked holds no listing."""


def check_report(content_dir: Path, paths: Sequence[Path], as_of: str) -> Report:
    """Check a content folder; with paths, report only on the listings at or around them; raises `NothingThere`."""
    words = vocabulary.load()
    content = read_content(content_dir, words)
    chosen = _chosen(content.entries, paths)
    found = check(content, words, as_of)
    return Report(len(chosen), tuple(problem for entry in chosen for problem in found[entry.path]), content_dir)


def _chosen(entries: Sequence[Entry], paths: Sequence[Path]) -> list[Entry]:
    """Return the listings below the paths, and those that a path lies in; every path has to name one."""
    if not paths:
        return list(entries)
    wanted: set[str] = set()
    for path in paths:
        found = {entry.path for entry in entries if _touches(entry.folder, path)}
        if not found:
            raise NothingThere(str(path))
        wanted |= found
    return [entry for entry in entries if entry.path in wanted]


def _touches(folder: Path, path: Path) -> bool:
    """Tell whether a listing's folder lies below a path or around it; links on the way do not matter."""
    here, there = folder.parent.resolve() / folder.name, path.parent.resolve() / path.name
    return here.is_relative_to(there) or there.is_relative_to(here)
