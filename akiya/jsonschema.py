"""The JSON Schema (draft 2020-12) of a listing in canonical form, made from the declared fields alone. Pure.

Beside the standard words each field carries `x-unit` (the unit of its number), `x-national` (the items of the
national bank that it holds) and `x-written` (an example as a town would write it in listing.md).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Any

from akiya import parse
from akiya.canonical import as_data
from akiya.listing import SCHEMA_VERSION, STATES, Attribute, Listing, Price
from akiya.schema import Declared, Item, fields
from akiya.vocabulary import LANGUAGES, ChoiceSet, Vocabulary

Schema = dict[str, Any]
_DAY = r"^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$"
_DATE = r"^\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?$"
_LINE = {"type": "string", "minLength": 1, "pattern": r"^\S(.*\S)?$"}
_WHOLE = {"type": "integer", "minimum": 0}
_TYPES: Mapping[str, Schema] = {
    "line": _LINE,
    "prose": {"type": "string", "minLength": 1},
    "lines": {"type": "array", "items": _LINE, "minItems": 1},
    "code": {"type": "string", "pattern": f"^{parse.CODE}$"},
    "url": {"type": "string", "format": "uri", "pattern": f"^{parse.URL}$"},
    "file": {"type": "string", "pattern": f"^{parse.FILE}$"},
    "count": _WHOLE,
    "yen": _WHOLE,
    "metres": _WHOLE,
    "percent": _WHOLE,
    "area": {"type": "number", "minimum": 0},
    "number": {"type": "number"},
    "degrees": {"type": "number"},
    "day": {"type": "string", "format": "date", "pattern": _DAY},
    "date": {"type": "string", "pattern": _DATE},
    "state": {"enum": [state for state in STATES if state != "unknown"]},
    "price": {"$ref": "#/$defs/Price"},
    "attributes": {"$ref": "#/$defs/attributes"},
    "translations": {"$ref": "#/$defs/translations"},
}


def json_schema(vocabulary: Vocabulary) -> Schema:
    """Return the schema of `akiya.canonical.as_data`."""
    whole = _object(Listing)
    names = {"id": {"type": "string", "title": "物件のid"}, "municipality": {"type": "string", "title": "市町村"}}
    text = {"text": {"type": "string", "title": "紹介文", "description": "市町村の言葉（Markdown）。"}}
    whole["properties"] = {**names, **whole["properties"], **text}
    whole["properties"]["schema_version"]["const"] = SCHEMA_VERSION
    whole["required"] = ["id", "municipality", *whole["required"]]
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": f"空き家バンクの物件（版{SCHEMA_VERSION}）",
        "description": "書かれていない項目は「未確認」。「なし」ではありません。",
        **whole,
        "$defs": {**_parts(Listing), **_values(vocabulary)},
    }


def _parts(part: type) -> Schema:
    """Return the schemas of all parts below a part, by the names of their classes."""
    found: Schema = {}
    for declared in fields(part):
        if declared.part and declared.item.kind in ("part", "parts", "translations"):
            found |= {declared.part.__name__: _object(declared.part), **_parts(declared.part)}
    return found


def _object(part: type) -> Schema:
    """Return the schema of a part; other keys are refused."""
    declared = fields(part)
    return {
        "type": "object",
        "properties": {each.name: _field(each) for each in declared},
        "required": [each.name for each in declared if each.item.required],
        "additionalProperties": False,
    }


def _field(declared: Declared) -> Schema:
    """Return the schema of one field: its type with what is known about it."""
    item = declared.item
    facts: Schema = {"title": item.label, "description": item.doc, **_type(declared)}
    if item.kind == "degrees":
        facts |= {"minimum": item.low, "maximum": item.high}
    extra = {"x-unit": item.unit, "x-national": list(item.national), "x-written": item.example}
    return facts | _example(item) | {name: value for name, value in extra.items() if value}


def _type(declared: Declared) -> Schema:
    """Return the type of a field."""
    item, part = declared.item, declared.part.__name__ if declared.part else ""
    nested: Mapping[str, Schema] = {
        "choice": {"$ref": f"#/$defs/{item.choices}"},
        "choices": {"type": "array", "items": {"$ref": f"#/$defs/{item.choices}"}, "minItems": 1},
        "part": {"$ref": f"#/$defs/{part}"},
        "parts": {"type": "array", "items": {"$ref": f"#/$defs/{part}"}, "minItems": 1},
    }
    return dict(nested.get(item.kind) or _TYPES[item.kind])


def _example(item: Item) -> Schema:
    """Return an example in canonical form, where the field is a value that stands alone."""
    read: Callable[[str], object] | None = parse.READERS.get(item.kind)
    if read is None or not item.example:
        return {}
    value = read(item.example)
    return {"examples": [as_data(Listing(price=value))["price"] if isinstance(value, Price) else value]}


def _values(vocabulary: Vocabulary) -> Schema:
    """Return the schemas of choices, prices, attributes and translations."""
    attributes = {
        code: {"$ref": "#/$defs/Attribute", "title": kind.label["ja"], "description": kind.help["ja"]}
        for code, kind in vocabulary.attributes.items()
    }
    price = {"yen": {**_WHOLE, "x-unit": "円"}, "terms": {"$ref": "#/$defs/price_terms"}}
    note = next(each for each in fields(Attribute) if each.name == "note")
    attribute = {"state": {"title": "状態", "enum": list(STATES)}, "note": _field(note)}
    translations = {lang: {"$ref": "#/$defs/Translation"} for lang in LANGUAGES[1:]}
    return {
        "Price": _closed(price, ["terms"]),
        "Attribute": _closed(attribute, ["state"]),
        "attributes": _closed(attributes),
        "translations": _closed(translations),
        **{name: _choices(choices) for name, choices in vocabulary.choices.items()},
    }


def _closed(properties: Schema, required: Iterable[str] = ()) -> Schema:
    """Return the schema of an object with these properties and no others."""
    return {"type": "object", "properties": properties, "required": list(required), "additionalProperties": False}


def _choices(choices: ChoiceSet) -> Schema:
    """Return the schema of a choice: each code with its Japanese and English label."""
    options = choices.options.values()
    return {"oneOf": [{"const": o.code, "title": o.label["ja"], "description": o.label["en"]} for o in options]}
