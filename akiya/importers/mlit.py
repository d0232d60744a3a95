"""The national bank's open data -> listings: one row in, one listing out, each row on its own. Pure.

The steps of a row: read every cell by its column, judge the cells beside one another, clean the free text, find the
municipality, put the listing together, and let the text propose. What a cell says that has no field goes into the text.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from akiya import parse
from akiya.importers import columns, freetext, rules
from akiya.importers.cells import Cell, Outcome, Words, read_cell
from akiya.importers.columns import Column, Dataset
from akiya.importers.draft import assembled
from akiya.importers.freetext import FreeText, freed, without_contacts
from akiya.importers.proposals import proposals
from akiya.importers.table import Refused, Row, rows
from akiya.importers.towns import Found, Towns
from akiya.listing import SCHEMA_VERSION, Doubt, Listing, Origin, Place, Provenance
from akiya.titles import composed
from akiya.vocabulary import Vocabulary

READING = ("words", "choice", "toilet", "layout", "state", "ticked")
"""Readers of words; a contact in such a cell is taken out before it is read."""


@dataclass(frozen=True, slots=True)
class Imported:
    """One row that became a listing."""

    row: int
    listing: Listing
    cells: tuple[Cell, ...]
    text: FreeText
    found: Found


@dataclass(frozen=True, slots=True)
class Importer:
    """What the reading of a file needs: its description, the words, the municipalities, and what is wanted of it."""

    towns: Towns
    vocabulary: Vocabulary
    data: Dataset = dataclasses.field(default_factory=columns.load)
    prefecture: str = ""
    """Only rows of this prefecture; empty means all."""
    as_of: str = ""
    """Day of the data; empty means the day that its description tells."""

    @property
    def day(self) -> str:
        """The day of the data."""
        return self.as_of or self.data.as_of

    def read(self, text: str) -> Iterator[Imported | Refused]:
        """Yield every wanted row as a listing, or why it is none; raises `BadTableError` where it is another table."""
        seen: dict[str, int] = {}
        for row in rows(text, self.data.headers):
            if isinstance(row, Refused):
                yield row
            elif not self.prefecture or row.cells["PREFECTURE"].strip() == self.prefecture:
                yield self._once(self._row(row), seen)

    def _once(self, result: Imported | Refused, seen: dict[str, int]) -> Imported | Refused:
        """Refuse a second row of the same number: two listings would have one address."""
        if isinstance(result, Refused):
            return result
        first = seen.setdefault(result.listing.id, result.row)
        if first == result.row:
            return result
        return Refused(result.row, f"物件番号が{first}行目と同じです。", result.listing.bank_number or "")

    def _row(self, row: Row) -> Imported | Refused:
        """Return a row as a listing; a fault that nobody thought of stays with its row."""
        try:
            return self._listing(row)
        except Exception as error:  # noqa: BLE001 - one bad row never harms another
            return Refused(row.number, f"思いがけない値で読めません（{type(error).__name__}）。", f"{error}"[:60])

    def _listing(self, row: Row) -> Imported | Refused:
        """Return a row as a listing, or why it can be none: without number or municipality it has no folder."""
        cells = {column.header: self._cell(column, row.cells[column.header]) for column in self.data.columns}
        found = self.towns.find(row.cells["PREFECTURE"], row.cells["CITY"])
        number = cells["PROPERTY_NUMBER_ID"]
        if found is None:
            where = f"{row.cells['PREFECTURE']}{row.cells['CITY']}"
            return Refused(
                row.number, "市町村が一覧にありません。都道府県と市区町村の欄を確かめてください。", where[:60]
            )
        if not number.said:
            return Refused(row.number, "物件番号がないか、数字ではありません。", number.original[:60])
        rules.judge(cells, self.day)
        text = freed(row.cells["STRONG_POINTS"])
        cells["STRONG_POINTS"] = _appeal(cells["STRONG_POINTS"], text)
        listing = self._assembled(row.number, tuple(cells.values()), text, found)
        return Imported(row.number, listing, tuple(cells.values()), text, found)

    def _cell(self, column: Column, original: str) -> Cell:
        """Return what a cell says; telephone numbers do not get through in any column."""
        if column.read in READING:
            original, _ = without_contacts(original)
        return read_cell(column, original, Words(self.vocabulary, self.data.toilets))

    def _assembled(self, row: int, cells: Sequence[Cell], text: FreeText, found: Found) -> Listing:
        """Return the listing of a row."""
        values = {path: value for cell in cells for path, value in cell.values.items()}
        if values.get("building.shop_space") == "yes" and values.get("kind") == "house":
            values["kind"] = "shop_house"
        slug = self.towns.slugs[found.government.code]
        listing = assembled(
            values,
            id=f"{slug}-m{values['bank_number']}",
            municipality=slug,
            text=_body(text, cells),
            schema_version=SCHEMA_VERSION,
            status="open",
            confirmed_on=self.day,
            place=Place(address=found.ward) if found.ward else None,
            source_url=self._source(text),
            provenance=self._provenance(cells),
            doubts=tuple(_doubt(cell) for cell in cells if cell.outcome == "doubt"),
            origin=self._origin(row),
        )
        return dataclasses.replace(
            listing,
            title=composed(listing, {"ja": found.government.name}, self.vocabulary, "ja"),
            proposals=proposals(listing, self.vocabulary, self.data.tour_hosts),
        )

    def _origin(self, row: int) -> Origin:
        """Return where a listing comes from."""
        data = self.data
        return Origin(
            dataset=data.dataset, credit=data.credit, licence=data.licence, url=data.url, as_of=self.day, row=row
        )

    def _provenance(self, cells: Sequence[Cell]) -> tuple[Provenance, ...]:
        """Return who says that the house is there, and in which words its kind was told."""
        category = next(cell for cell in cells if cell.column.read == "category")
        kind = Provenance(field="kind", said_by="open_data", on=self.day, words=category.original.strip())
        confirmed = Provenance(field="confirmed_on", said_by="open_data", on=self.day, words=self.data.confirmed)
        return (confirmed, kind) if category.said else (confirmed,)

    def _source(self, text: FreeText) -> str | None:
        """Return the first address in the text that is a page of the town's own."""
        hosts = self.data.source_hosts
        own = (link for link in text.links if link.split("/")[2].endswith(hosts))
        return next(own, None)


def _appeal(cell: Cell, text: FreeText) -> Cell:
    """Return the cell of the free text."""
    if not text.plain or parse.prose(text.plain) is None:
        return dataclasses.replace(cell, outcome="empty" if not cell.original.strip() else "default", traps=text.traps)
    values = {cell.column.path: text.plain}
    outcome: Outcome = "changed" if text.changed else "read"
    return dataclasses.replace(cell, outcome=outcome, values=values, reason=text.changed, traps=text.traps)


def _body(text: FreeText, cells: Sequence[Cell]) -> str:
    """Return the text of a listing: the town's words, then what has no field."""
    lines = "\n".join(freetext.markdown(cell.line) for cell in cells if cell.line)
    whole = "\n\n".join(part for part in (freetext.markdown(text.plain), lines) if part)
    return parse.clean(whole).strip()


def _doubt(cell: Cell) -> Doubt:
    """Return a cell that cannot be trusted as the listing tells it."""
    words = without_contacts(" ".join(parse.clean(cell.original).split())[:200])[0]
    quoted = words if parse.said(words) else f"「{words}」"
    return Doubt(field=cell.column.path, words=quoted, reason=cell.reason)
