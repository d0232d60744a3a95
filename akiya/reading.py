"""A tree of values -> a `Listing`, driven by the declared items alone. Pure.

Whatever cannot be read becomes a problem with its place; the rest of the listing is read all the same, so that a
clerk sees every problem at once.
"""

from __future__ import annotations

import dataclasses
import difflib
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from akiya import parse
from akiya.frontmatter import BadYaml, Fault, Node, cut_values, split
from akiya.frontmatter import parse as parse_yaml
from akiya.listing import SCHEMA_VERSION, Attribute, Listing, Price, Translation
from akiya.problems import Problem
from akiya.schema import Declared, Item, fields
from akiya.vocabulary import LANGUAGES, ChoiceSet, Vocabulary, fold


@dataclass(slots=True)
class Reader:
    """Reads the values of one file and gathers its problems; `places` remembers where each field stands."""

    path: str
    vocabulary: Vocabulary
    problems: list[Problem] = field(default_factory=list)
    places: dict[str, tuple[int, int]] = field(default_factory=dict)

    def report(self, kind: str, node: Node, **facts: str) -> None:
        """Add a problem at a node."""
        self.problems.append(Problem(kind, self.path, node.line, node.column, facts))

    def part(self, cls: type, node: Node, prefix: str = "") -> Any:
        """Return an instance of `cls` from a mapping; unknown keys and missing required fields become problems."""
        declared = {entry.name: entry for entry in fields(cls)}
        self._unknown_keys(node, declared, _extra_keys(cls))
        values: dict[str, Any] = {}
        for name, entry in declared.items():
            if name in node.entries:
                values[name] = self._value(entry, node.entries[name][1], f"{prefix}{name}")
            if entry.item.required and values.get(name) is None:
                self._missing(entry, node, f"{prefix}{name}")
        return cls(**{name: value for name, value in values.items() if value is not None})

    def _missing(self, entry: Declared, node: Node, key: str) -> None:
        """Report a required field unless its value was already found unreadable."""
        place = node.entries.get(entry.name, (node, node))[1]
        if not any((p.line, p.column) == (place.line, place.column) for p in self.problems) or place is node:
            self.report("required", place, field=entry.item.label, key=key, example=entry.item.example)

    def _unknown_keys(self, node: Node, declared: Mapping[str, Declared], extra: Iterable[str]) -> None:
        """Report every key that is not a field, with the nearest name that is."""
        names = {**{name: name for name in declared}, **{entry.item.label: name for name, entry in declared.items()}}
        for key, (key_node, _) in node.entries.items():
            if key.startswith("　"):
                self.report("full-width-space", key_node)
            elif key not in declared and key not in extra:
                self.report("unknown-key", key_node, found=_short(key), **did_you_mean(key, names))

    def _value(self, entry: Declared, node: Node, key: str) -> Any:
        """Return the value of one field."""
        self.places[key] = (node.line, node.column)
        special = _SPECIAL.get(entry.item.kind)
        if special is not None:
            return special(self, entry, node, key)
        return self.scalar(entry.item, node)

    def scalar(self, item: Item, node: Node) -> Any:
        """Return a value that stands alone, or None with a problem where it cannot be read."""
        if node.text is None:
            self._wrong_shape(item, node, "text")
            return None
        try:
            value = parse.READERS[item.kind](node.text)
        except parse.Unreadable as error:
            self._unreadable(item, node, error)
            return None
        return None if item.kind == "state" and value == "unknown" else value

    def price(self, entry: Declared, node: Node, key: str) -> Price | None:
        """Return a price, written as a town writes it or as canonical data: `{yen: 3800000, terms: fixed}`."""
        if node.shape != "mapping":
            found: Price | None = self.scalar(entry.item, node)
            return found
        self._unknown_keys(node, {}, ("yen", "terms"))
        yen, terms = (node.entries.get(name, (node, _NOTHING))[1] for name in ("yen", "terms"))
        amount = self.scalar(dataclasses.replace(entry.item, kind="yen"), yen)
        known = self.choice(Declared("terms", dataclasses.replace(entry.item, choices="price_terms"), None), terms, key)
        if known == "negotiable":
            return Price(amount, "negotiable")
        return None if amount is None else Price(amount, "fixed")

    def _unreadable(self, item: Item, node: Node, error: parse.Unreadable) -> None:
        """Report the text of a node that its reader refused."""
        facts = {"field": item.label, "found": _short(node.text or ""), "expected": error.expected}
        self.report("unreadable", node, **facts, example=item.example, **({} if item.required else _LEAVE))

    def choice(self, entry: Declared, node: Node, _key: str) -> str | None:
        """Return the code of a choice, found by code, label or spelling."""
        text = parse.said(node.text) if node.text is not None else None
        if node.text is None:
            self._wrong_shape(entry.item, node, "text")
        if text is None:
            return None
        choices = self.vocabulary.choices[entry.item.choices]
        found = choices.find(text)
        if found is None:
            self._not_a_choice(entry.item, choices, node, text)
        return found

    def _not_a_choice(self, item: Item, choices: ChoiceSet, node: Node, text: str) -> None:
        """Report a word that is not a value, with the values and the one that was probably meant."""
        labels = {option.label["ja"]: option.label["ja"] for option in choices.options.values()}
        ways = {way: option.label["ja"] for option in choices.options.values() for way in option.spellings}
        hint = did_you_mean(text, labels | ways)
        self.report("not-a-choice", node, field=item.label, found=_short(text), choices="、".join(labels), **hint)

    def many(self, entry: Declared, node: Node, key: str) -> tuple[Any, ...]:
        """Return several choices or lines; a single value counts as a list of one."""
        if node.shape == "mapping":
            self._wrong_shape(entry.item, node, "list")
            return ()
        read = self.choice if entry.item.kind == "choices" else self._line
        found: list[Any] = []
        for each in node.items or ((node,) if node.text else ()):
            if (value := read(entry, each, key)) is not None:
                self.places[f"{key}[{len(found)}]"] = (each.line, each.column)
                found.append(value)
        return tuple(found)

    def _line(self, entry: Declared, node: Node, _key: str) -> str | None:
        """Return one line of a list of lines."""
        if node.text is None:
            self._wrong_shape(entry.item, node, "text")
            return None
        return parse.line(node.text)

    def _wrong_shape(self, item: Item, node: Node, expected: str, example: str = "") -> None:
        """Report a node of another shape than its field needs."""
        found, found_en = _SHAPES[node.shape] if node.text is None else (f"「{_short(node.text)}」", _short(node.text))
        facts = {"field": item.label, "expected": expected, "found": found, "found_en": found_en}
        self.report("wrong-shape", node, **facts, example=item.example or example)

    def nested(self, entry: Declared, node: Node, key: str) -> Any:
        """Return one nested part."""
        if not self._is_mapping(entry.item, node, f"{entry.name}: {_sample(entry)}") or entry.part is None:
            return None
        part = self.part(entry.part, node, f"{key}.")
        return None if part == entry.part() else part

    def nested_list(self, entry: Declared, node: Node, key: str) -> tuple[Any, ...]:
        """Return several nested parts."""
        if node.shape == "mapping" or (node.text and parse.said(node.text) is not None):
            self._wrong_shape(entry.item, node, "list", f"- {_sample(entry)}")
            return ()
        parts = (
            self.part(entry.part, each, f"{key}[{n}].")
            for n, each in enumerate(node.items)
            if entry.part and self._is_mapping(entry.item, each, f"- {_sample(entry)}")
        )
        return tuple(parts)

    def _is_mapping(self, item: Item, node: Node, example: str = "項目: 値") -> bool:
        """Tell whether a node is a mapping; report it where it is not, unless it says that nothing is known."""
        if node.shape == "mapping":
            return True
        if node.text is None or parse.said(node.text) is not None:
            self._wrong_shape(item, node, "mapping", example)
        return False

    def attributes(self, entry: Declared, node: Node, key: str) -> dict[str, Attribute]:
        """Return attribute code -> what the town said; names in any language or spelling are understood."""
        if not self._is_mapping(entry.item, node):
            return {}
        said: dict[str, Attribute] = {}
        first: dict[str, tuple[str, int]] = {}
        for name, (key_node, value) in node.entries.items():
            code = self.vocabulary.attribute_called(name)
            if code is None:
                self._unknown_attribute(name, key_node)
            elif code in first:
                other, line = first[code]
                self.report("duplicate-key", key_node, found=_short(name), first=_short(other), other=str(line))
            else:
                first[code] = (name, key_node.line)
                self._place_attribute(f"{key}.{code}", value)
                if (attribute := self._attribute(self._named(entry.item, code), value)) is not None:
                    said[code] = attribute
        return said

    def _place_attribute(self, key: str, node: Node) -> None:
        """Remember where an attribute and its note stand."""
        self.places[key] = (node.line, node.column)
        if "note" in node.entries:
            note = node.entries["note"][1]
            self.places[f"{key}.note"] = (note.line, note.column)

    def _unknown_attribute(self, name: str, node: Node) -> None:
        """Report an attribute that the vocabulary does not have."""
        kinds = self.vocabulary.attributes.values()
        known = {kind.code: kind.code for kind in kinds} | {kind.label["ja"]: kind.label["ja"] for kind in kinds}
        known |= {way: kind.label["ja"] for kind in kinds for way in kind.spellings}
        self.report("unknown-attribute", node, found=_short(name), **did_you_mean(name, known))

    def _named(self, item: Item, code: str) -> Item:
        """Return the item of the attributes under the name of one of them, for messages."""
        label = self.vocabulary.attributes[code].label["ja"]
        return dataclasses.replace(
            item, label=label, example=f"ある。言葉を添えるなら {label}: {{state: ある, note: …}}"
        )

    def _attribute(self, item: Item, node: Node) -> Attribute | None:
        """Return a state, written alone or as a mapping with a note."""
        state_node = node if node.text is not None else node.entries.get("state", (node, node))[1]
        self._unknown_keys(node, {d.name: d for d in fields(Attribute)}, ("state",))
        if state_node.text is None:
            self._wrong_shape(item, node, "state")
            return None
        try:
            state = parse.state(state_node.text)
        except parse.Unreadable as error:
            self._unreadable(item, state_node, error)
            return None
        return Attribute(state=state, note=self._note(node))

    def _note(self, node: Node) -> str | None:
        """Return the note beside a state."""
        _, note = node.entries.get("note", (node, None))
        return self.scalar(_NOTE, note) if note else None

    def translations(self, entry: Declared, node: Node, key: str) -> dict[str, Translation]:
        """Return language -> the town's own translation."""
        if not self._is_mapping(entry.item, node):
            return {}
        found: dict[str, Translation] = {}
        for lang, (key_node, value) in node.entries.items():
            if lang not in LANGUAGES[1:]:
                self.report(
                    "unknown-key", key_node, found=lang, **did_you_mean(lang, {name: name for name in LANGUAGES[1:]})
                )
            elif self._is_mapping(entry.item, value):
                found[lang] = self.part(Translation, value, f"{key}.{lang}.")
        return found


def _sample(entry: Declared) -> str:
    """Return how a nested part looks: `{file: photos/01.jpg, room: 外観}`."""
    shown = [declared for declared in fields(entry.part) if declared.item.example] if entry.part else []
    return "{" + ", ".join(f"{declared.name}: {declared.item.example}" for declared in shown[:2]) + "}"


_LEAVE = {
    "leave": "わからないときは書かずにおくと「未確認」になります。",
    "leave_en": "Leave it out if it is not known.",
}
_SHAPES = {"list": ("「- 」ではじまる並び", "a list"), "mapping": ("「項目: 値」の組", "a group of key: value")}
_NOTE = next(declared.item for declared in fields(Attribute) if declared.name == "note")
_NOTHING = Node(0, 0, "")
_SPECIAL: Mapping[str, Callable[[Reader, Declared, Node, str], Any]] = {
    "price": Reader.price,
    "choice": Reader.choice,
    "choices": Reader.many,
    "lines": Reader.many,
    "part": Reader.nested,
    "parts": Reader.nested_list,
    "attributes": Reader.attributes,
    "translations": Reader.translations,
}


def _extra_keys(cls: type) -> tuple[str, ...]:
    """Return keys that a part may hold beside its declared fields."""
    return ("id", "municipality") if cls is Listing else ()


def did_you_mean(word: str, names: Mapping[str, str]) -> dict[str, str]:
    """Return the facts `hint` and `hint_en`: the nearest known name, or nothing."""
    known: dict[str, str] = {}
    for name, shown in names.items():
        known.setdefault(fold(name), shown)
    near = _nearest(fold(word), known)
    return (
        {"hint": f"「{near}」のことですか。", "hint_en": f"Did you mean {near}?"}
        if near
        else {"hint": "", "hint_en": ""}
    )


def _nearest(word: str, known: Mapping[str, str]) -> str | None:
    """Return what a word most likely means: the same but for its writing, a name that it holds, one spelled alike."""
    held = [name for name in known if name in word and len(name) >= (4 if name.isascii() else 2)]
    near = difflib.get_close_matches(word, list(known), n=1, cutoff=0.57)
    best = word if word in known else near[0] if near else max(held, key=len, default="")
    return known.get(best)


def _short(text: str, limit: int = 40) -> str:
    """Return the town's own words, cut where they are long."""
    return text if len(text) <= limit else f"{text[:limit]}…"


@dataclass(frozen=True, slots=True)
class Read:
    """What came of reading one file: the listing where it could be read, its problems, and where each field stands."""

    listing: Listing | None
    problems: tuple[Problem, ...]
    places: Mapping[str, tuple[int, int]]


def read_listing(  # noqa: PLR0913 - a pure function is given everything that its result holds
    text: str, path: str, listing_id: str, municipality: str, vocabulary: Vocabulary, *, sample: bool = False
) -> Read:
    """Return the listing in the text of one listing.md; `path` is only used in messages."""
    reader = Reader(path, vocabulary)
    try:
        parts = split(text.replace("\r\n", "\n").replace("\r", "\n"))
        front = parse_yaml(parts.yaml)
    except BadYaml as error:
        return Read(None, (_problem(path, error.fault),), {})
    reader.problems += [_problem(path, fault) for fault in (*front.faults, *cut_values(parts.yaml, front.root))]
    listing = reader.part(Listing, front.root)
    reader.places["text"] = (parts.body_line, 1)
    if listing.schema_version not in (None, SCHEMA_VERSION):
        line, column = reader.places["schema_version"]
        facts = {"found": str(listing.schema_version), "expected": str(SCHEMA_VERSION)}
        reader.problems.append(Problem("schema-version", path, line, column, facts))
    body = parse.clean(parts.body)
    whole = dataclasses.replace(listing, id=listing_id, municipality=municipality, text=body, sample=sample)
    return Read(whole, tuple(reader.problems), reader.places)


def _problem(path: str, fault: Fault) -> Problem:
    """Return a fault of the YAML as a problem of the file."""
    return Problem(fault.problem, path, fault.line, fault.column, fault.facts)
