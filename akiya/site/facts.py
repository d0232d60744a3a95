"""The fields of a listing as rows of a table: those that decide, and all others."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from akiya.catalogue import House
from akiya.listing import Listing
from akiya.schema import fields, find, value_at
from akiya.site import format as fmt
from akiya.site.site import Site
from akiya.site.words import Wording


@dataclass(frozen=True, slots=True)
class Row:
    """A line of a table: the value is empty where the town has not said."""

    label: str
    value: str
    typical: str = ""
    ruler: float | None = None
    """Where this house lies between the smallest and the largest of the town, the median being 0.5."""
    lang: str = ""
    """Language of the value where it is the town's own words."""


MAIN_ROWS = (
    "building.floor_area", "land.area", "building.layout", "building.built", "building.seismic", "building.structure",
    "building.repair", "building.repair_note", "building.inspection", "land.right", "land.rebuild", "land.roads",
    "utilities.water", "utilities.drainage", "utilities.toilet_type", "utilities.parking_spaces",
)  # fmt: skip
"""Fields that decide, in the order in which people ask; all others stand below in full."""
COMPARED = ("building.floor_area", "land.area")
OWN_WORDS = ("line", "prose", "lines")
"""Kinds of fields whose values are the town's own words."""
PARTS = ("building", "land", "utilities")


@dataclass(frozen=True, slots=True)
class Facts:
    """The facts of one house in one language."""

    site: Site
    house: House
    words: Wording

    def main(self) -> list[Row]:
        """Return the fields that decide."""
        return [row for path in MAIN_ROWS if (row := self._row(path)) is not None]

    def others(self) -> list[tuple[str, list[Row]]]:
        """Return every other field of the schema, part by part, said or not."""
        return [(self._label(name), rows) for name in PARTS if (rows := list(self._others(name)))]

    def _others(self, name: str) -> Iterator[Row]:
        """Yield the rows of a part that do not stand among the main ones."""
        declared = find(Listing, name)
        for entry in fields(declared.part) if declared and declared.part else ():
            path = f"{name}.{entry.name}"
            row = self._row(path) if path not in MAIN_ROWS else None
            if row:
                yield row

    def _label(self, path: str) -> str:
        """Return the name of a field."""
        declared = find(Listing, path)
        return self.words.language.gettext(declared.item.label) if declared else path

    def _row(self, path: str) -> Row | None:
        """Return one field as a row, or None where it makes no sense for the kind of listing."""
        declared = find(Listing, path)
        if declared is None or (
            self.house.listing.kind == "land" and path.startswith(("building.", "utilities.toilet"))
        ):
            return None
        value = value_at(self.house.listing, path)
        text = "" if value is None else self.words.value(declared.item, value)
        if path == "building.built" and value:
            text = fmt.built(value, self.words.lang)
        middle, ruler = self._typical(path, value) if path in COMPARED else ("", None)
        return Row(self._label(path), text, middle, ruler, "ja" if declared.item.kind in OWN_WORDS else "")

    def _typical(self, path: str, value: float | None) -> tuple[str, float | None]:
        """Return the town's median as text, and where this house lies around it (0 to 1)."""
        found = self.site.typical(self.house.municipality.slug, path)
        if found is None:
            return "", None
        ruler = None if value is None else max(0.04, min(0.96, value / (2 * found[0])))
        return fmt.area(found[0], self.words.lang), ruler
