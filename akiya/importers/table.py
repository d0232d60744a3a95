"""The text of a CSV file -> its rows, each with its place; what is no row of the table is told apart. Pure."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

LONGEST_CELL = 40_000
"""Characters in the longest cell that is read; a longer one is a quotation mark that was never closed."""


class BadTableError(ValueError):
    """A file that is not the expected table at all; the message says so in Japanese and English."""


@dataclass(frozen=True, slots=True)
class Row:
    """One row: its number as a spreadsheet shows it (the header is 1) and its cells by the header's names."""

    number: int
    cells: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Refused:
    """A row that cannot be a listing, with the reason as a clerk reads it and its beginning."""

    number: int
    reason: str
    words: str


def decoded(raw: bytes) -> str:
    """Return the text of a CSV file: UTF-8 with or without BOM, else the encoding of a Japanese Excel.

    Raises `BadTableError` where it is neither.
    """
    for encoding in ("utf-8-sig", "cp932"):
        try:
            return raw.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise BadTableError("文字コードがUTF-8でもShift_JISでもありません / neither UTF-8 nor Shift_JIS")


def rows(text: str, headers: Sequence[str]) -> Iterator[Row | Refused]:
    """Yield every row below the header; raises `BadTableError` where the header names other columns.

    The columns may stand in another order, and further ones are passed over.
    """
    reader = csv.reader(io.StringIO(text, newline=""))
    header = [name.strip() for name in _next(reader) or []]
    missing = [name for name in headers if name not in header]
    if missing:
        raise BadTableError(f"列がありません / missing columns: {', '.join(missing[:5])}")
    number = 1
    while (cells := _next(reader)) is not None:
        number += 1
        if any(cell.strip() for cell in cells):
            yield _row(number, header, cells)


def _next(reader: Iterator[list[str]]) -> list[str] | None:
    """Return the cells of the next row, none of them for one that csv refuses, or None at the end."""
    try:
        return next(reader, None)
    except csv.Error as error:
        return [f"{error}"]


def _row(number: int, header: Sequence[str], cells: Sequence[str]) -> Row | Refused:
    """Return a row by its header's names, or why it is none."""
    words = " ".join("".join(cells).split())[:60]
    if len(cells) != len(header):
        return Refused(
            number, f"列が{len(header)}ではなく{len(cells)}あります。前後の引用符を確かめてください。", words
        )
    if any(len(cell) > LONGEST_CELL for cell in cells):
        return Refused(number, "長すぎる欄があります。引用符が閉じていないと思われます。", words)
    return Row(number, dict(zip(header, cells, strict=True)))
