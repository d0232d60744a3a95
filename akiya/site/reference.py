"""The field reference: every field of the schema in words, derived from its declaration."""

from __future__ import annotations

from dataclasses import dataclass

from akiya.listing import Listing
from akiya.schema import Declared, fields, walk
from akiya.site import format as fmt
from akiya.site.words import Wording


@dataclass(frozen=True, slots=True)
class FieldLine:
    """One field as the reference tells it."""

    path: str
    label: str
    doc: str
    unit: str
    example: str
    national: str
    required: bool
    values: tuple[str, ...]


def field_reference(words: Wording) -> list[tuple[str, list[FieldLine]]]:
    """Return the fields by part: those of the listing itself first."""
    gettext = words.language.gettext
    parts: dict[str, tuple[str, list[FieldLine]]] = {"": (gettext("物件そのもの"), [])}
    for declared in fields(Listing):
        if declared.part and declared.item.kind in ("part", "parts"):
            parts[declared.name] = (gettext(declared.item.label), [])
    for path, declared in walk(Listing):
        if declared.item.kind in ("part", "parts"):
            continue
        head = path.split(".")[0].removesuffix("[]") if "." in path else ""
        parts[head][1].append(_line(path, declared, words))
    return [part for part in parts.values() if part[1]]


def _line(path: str, declared: Declared, words: Wording) -> FieldLine:
    """Return one line of the reference."""
    item, gettext = declared.item, words.language.gettext
    options = words.vocabulary.choices[item.choices].options if item.choices else {}
    return FieldLine(
        path,
        gettext(item.label),
        gettext(item.doc),
        fmt.unit(item.unit, words.lang),
        item.example,
        "・".join(str(number) for number in item.national),
        item.required,
        tuple(option.label[words.lang] for option in options.values()),
    )
