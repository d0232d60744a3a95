"""The words of the platform as data: attributes with their pictograms, and the values that fields can take."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path
from typing import Any

import yaml

HERE = Path(__file__).parent
LANGUAGES = ("ja", "en", "zh-Hant", "zh-Hans", "ko")
Labels = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Option:
    """One value of a choice set."""

    code: str
    label: Labels
    spellings: tuple[str, ...]


@dataclass(frozen=True)
class ChoiceSet:
    """The values that a field can take, in the order in which they are shown."""

    name: str
    options: Mapping[str, Option]

    def find(self, text: str) -> str | None:
        """Return the code that a town meant by `text` (code, any label or spelling), or None."""
        return self._codes.get(fold(text))

    @cached_property
    def _codes(self) -> Mapping[str, str]:
        """Every folded way to write a value -> its code."""
        return _spellings(self.options.values())


@dataclass(frozen=True, slots=True)
class From:
    """How a national field implies an attribute: values of `field` that mean yes, and those that mean no."""

    field: str
    yes: tuple[str, ...]
    no: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Near:
    """How told distances imply an attribute: `yes` where one of `fields` is at most so many metres.

    Where all of them are more it means `no` if `beyond` says so, and else nothing: there may be another shop.
    """

    fields: tuple[str, ...]
    at_most: int
    beyond: bool


@dataclass(frozen=True, slots=True)
class AttributeKind:
    """One attribute of the vocabulary."""

    code: str
    group: str
    label: Labels
    help: Labels
    spellings: tuple[str, ...]
    words: Mapping[str, Labels]
    """Wording of `yes` and `no` where ある／ない would be unnatural."""
    implied: From | None
    applies_to: tuple[str, ...]
    """Kinds of listing for which the attribute makes sense; empty means all."""
    concern: bool
    """Whether `yes` is a drawback."""
    near: Near | None = None


@dataclass(frozen=True)
class Vocabulary:
    """All attributes, their groups and all choice sets."""

    groups: Mapping[str, Labels]
    attributes: Mapping[str, AttributeKind]
    choices: Mapping[str, ChoiceSet]
    prefectures: Mapping[str, Labels]
    """Name of a prefecture as municipalities write it -> labels and `code`, in the order of codes."""

    def label(self, choice_set: str, code: str | None, lang: str) -> str:
        """Return the label of a value in a language, or an empty string where nothing was said."""
        return self.choices[choice_set].options[code].label[lang] if code else ""

    def attribute_called(self, text: str) -> str | None:
        """Return the code of the attribute that is called `text` in any language or spelling, or None."""
        return self._codes.get(fold(text))

    @cached_property
    def _codes(self) -> Mapping[str, str]:
        """Every folded way to write the name of an attribute -> its code."""
        return _spellings(self.attributes.values())


def fold(text: str) -> str:
    """Return text as it is compared: NFKC, lower case, without spaces."""
    return "".join(unicodedata.normalize("NFKC", text).casefold().split())


@cache
def load(folder: Path = HERE) -> Vocabulary:
    """Read the vocabulary from its folder: `choices.yaml`, `prefectures.yaml` and `attributes/*.yaml`."""
    choices = {name: _choice_set(name, options) for name, options in _yaml(folder / "choices.yaml").items()}
    groups: dict[str, Labels] = {}
    attributes: dict[str, AttributeKind] = {}
    for path in sorted((folder / "attributes").glob("*.yaml")):
        data = _yaml(path)
        groups[data["group"]] = data["label"]
        attributes |= {code: _attribute(code, data["group"], entry) for code, entry in data["attributes"].items()}
    return Vocabulary(groups, attributes, choices, _yaml(folder / "prefectures.yaml"))


def _yaml(path: Path) -> dict[str, Any]:
    """Read one YAML file of our own; every scalar stays text, so that `no` and `yes` are codes."""
    data: dict[str, Any] = yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.CBaseLoader)  # noqa: S506
    return data


def _choice_set(name: str, options: Mapping[str, Any]) -> ChoiceSet:
    """Build a choice set from its YAML mapping."""
    return ChoiceSet(
        name,
        {
            code: Option(code, {lang: entry[lang] for lang in LANGUAGES}, tuple(entry.get("spellings", ())))
            for code, entry in options.items()
        },
    )


def _attribute(code: str, group: str, entry: Mapping[str, Any]) -> AttributeKind:
    """Build an attribute from its YAML mapping."""
    source = entry.get("from")
    return AttributeKind(
        code,
        group,
        entry["label"],
        entry["help"],
        tuple(entry.get("spellings", ())),
        entry.get("words", {}),
        From(source["field"], tuple(source.get("yes", ())), tuple(source.get("no", ()))) if source else None,
        tuple(entry.get("applies_to", ())),
        entry.get("concern") == "true",
        _near(entry["near"]) if "near" in entry else None,
    )


def _near(source: Mapping[str, Any]) -> Near:
    """Build the rule by which distances imply an attribute."""
    return Near(tuple(source["fields"]), int(source["at_most"]), source.get("beyond") == "no")


def _ways(entry: Option | AttributeKind) -> tuple[str, ...]:
    """Return every way to write a value or an attribute."""
    return (entry.code, *entry.label.values(), *entry.spellings)


def _spellings(entries: Iterable[Option | AttributeKind]) -> Mapping[str, str]:
    """Return folded spelling -> code; the first one that claims a spelling keeps it."""
    found: dict[str, str] = {}
    for entry in entries:
        for way in _ways(entry):
            found.setdefault(fold(way), entry.code)
    return found
