"""The listings as a table: the 45 national items first, then our own columns. Pure.

CSV by RFC 4180 with a byte order mark, so that Excel reads it as UTF-8. A cell that a spreadsheet could take for a
formula is written with an apostrophe before it; `unguarded` takes it off again.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Sequence
from typing import Any

from akiya.municipality import Licence
from akiya.opendata import columns, national
from akiya.opendata.record import Record
from akiya.opendata.rights import NOT_OPEN
from akiya.vocabulary import Vocabulary

IDENTITY = ("id", "url", "municipality", "municipality_code", "sample")
LICENCES = ("text", "photos", "data_licence", "data_licence_url", "credit", "text_licence", "photo_licence")
LOSSY = ("kind", "deal")
"""Fields whose national item does not tell everything; they have a column of their own too."""
FORMULA = ("=", "+", "-", "@", "＝", "＋", "－", "＠")
"""What a formula can start with, in Japanese spreadsheets in full width too, after any spaces."""
GUARD = "'"


def guarded(cell: str) -> str:
    """Return a cell that no spreadsheet runs: with an apostrophe before whatever could start a formula."""
    risky = cell.startswith((GUARD, "\t", "\r", "\n")) or cell.lstrip().startswith(FORMULA)
    return f"{GUARD}{cell}" if risky else cell


def unguarded(cell: str) -> str:
    """Return what a cell said before `guarded`."""
    return cell.removeprefix(GUARD)


def own_columns() -> tuple[str, ...]:
    """Return the columns of fields that no national item tells in full."""
    told = {
        column for column, (_, declared) in columns.COLUMNS.items() if declared.item.national and column not in LOSSY
    }
    return tuple(column for column in columns.names() if column not in told)


def header(vocabulary: Vocabulary) -> tuple[str, ...]:
    """Return the names of all columns."""
    attributes = (f"attributes.{code}" for code in vocabulary.attributes)
    return (*national.NAMES, *IDENTITY, *own_columns(), *attributes, *LICENCES)


def row(record: Record, vocabulary: Vocabulary) -> dict[str, str]:
    """Return the cells of a listing by column; what is unknown or not open has none."""
    cells = dict(zip(national.NAMES[2:4], national.place(record.house, vocabulary), strict=True))
    cells |= {name: _identity(value) for name, value in record.identity.items()} | _licences(record)
    return cells | _open(record, vocabulary)


def _open(record: Record, vocabulary: Vocabulary) -> dict[str, str]:
    """Return the cells of what is open."""
    if record.open is None:
        return {}
    cells = {national.NAMES[n - 1]: text for n, text in national.items(record.open, vocabulary).items()}
    flat, own = columns.flat(record.open), own_columns()
    cells |= {column: _cell(flat[column]) for column in own if column in flat}
    states = record.house.states.items()
    cells |= {f"attributes.{code}": found.state for code, found in states if found.state != "unknown"}
    return cells | {"text": record.open.text, "photos": "\n".join(url for _, url in record.photos)}


def _identity(value: str | bool) -> str:  # noqa: FBT001 - what is written, not how
    """Return a value of the identity as a cell: true and false as JSON writes them."""
    return str(value).lower() if isinstance(value, bool) else value


def _cell(value: Any) -> str:
    """Return a value as a cell."""
    return columns.decimal(value) if isinstance(value, float) else str(value)


def _licences(record: Record) -> dict[str, str]:
    """Return the licence columns; those of texts and photos are empty where the listing has none."""
    allowed, listing = record.rights, record.house.listing
    has_text = bool(listing.text or listing.original_text)
    has_photos = bool(listing.photos or listing.tour)
    return {
        "data_licence": _name(allowed.data),
        "data_licence_url": allowed.data.url if allowed.data else "",
        "credit": allowed.credit,
        "text_licence": _name(allowed.text) if has_text else "",
        "photo_licence": _name(allowed.photos) if has_photos else "",
    }


def _name(licence: Licence | None) -> str:
    """Return the name of a licence, or the word for none."""
    return licence.name if licence else NOT_OPEN


def csv_file(records: Iterable[Record], vocabulary: Vocabulary) -> bytes:
    """Return the table as the bytes of a CSV file."""
    names = header(vocabulary)
    buffer = io.StringIO()
    writer = csv.writer(buffer, lineterminator="\r\n")
    writer.writerow(names)
    writer.writerows(_line(row(record, vocabulary), names) for record in records)
    return buffer.getvalue().encode("utf-8-sig")


def _line(cells: dict[str, str], names: Sequence[str]) -> list[str]:
    """Return cells in the order of the columns."""
    return [guarded(cells[name]) if name in cells else "" for name in names]
