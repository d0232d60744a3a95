"""The fields of a listing as flat columns: one value each, named as in the schema. Pure."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from akiya.listing import Listing, Price
from akiya.schema import Declared, value_at, walk

WHOLE_PATHS = ("broker", "origin")
"""Parts whose columns carry the name of the part too, since `name` or `url` alone would tell nothing."""
LEFT_OUT = ("schema_version", "consent.on", "consent.items", "original_text")
"""What has no column of its own: the licence columns tell what came of the consent, item 23 is the original text."""
NESTED = ("part", "parts", "attributes", "translations")


def name(path: str) -> str:
    """Return the name of a field's column: the last name of its path, or the whole path."""
    head, _, last = path.partition(".")
    return path if not last or head in WHOLE_PATHS else last


COLUMNS: dict[str, tuple[str, Declared]] = {
    name(path): (path, declared)
    for path, declared in walk(Listing)
    if "[]" not in path and declared.item.kind not in NESTED and path not in LEFT_OUT
}
"""Column -> path and declaration of every field with one value, in the order of the schema."""


def flat(listing: Listing) -> dict[str, Any]:
    """Return column -> value of what was said; a price is split into yen and `<name>_terms`."""
    found: dict[str, Any] = {}
    for column, (path, _) in COLUMNS.items():
        value = value_at(listing, path)
        if isinstance(value, Price):
            found |= {column: value.yen, f"{column}_terms": value.terms}
        elif value not in (None, ()):
            found[column] = "\n".join(value) if isinstance(value, tuple) else value
    return {column: value for column, value in found.items() if value is not None}


def names() -> tuple[str, ...]:
    """Return the name of every column that `flat` can give, in order."""
    prices = {column for column, (_, declared) in COLUMNS.items() if declared.item.kind == "price"}
    return tuple(each for column in COLUMNS for each in ([column, f"{column}_terms"] if column in prices else [column]))


def decimal(value: float) -> str:
    """Return a number with all its decimals, without an exponent: 82.0 -> 82, 0.00001 -> 0.00001."""
    text = f"{Decimal(repr(value)):f}"
    return text.rstrip("0").rstrip(".") if "." in text else text
