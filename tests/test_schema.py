"""The schema against the national bank, the vocabulary and itself."""

from __future__ import annotations

import dataclasses
import re

import pytest
import yaml

from akiya import parse
from akiya import vocabulary as words
from akiya.listing import Listing, Price
from akiya.schema import Declared, fields, value_at, walk
from akiya.vocabulary import HERE, LANGUAGES

VOCABULARY = words.load()
DECLARED = list(walk(Listing))
PREFECTURE = 3  # the national item 都道府県, which the municipality's file holds
TYPES = {
    **dict.fromkeys(("line", "prose", "code", "day", "date", "state", "choice", "url", "file"), "str | None"),
    **dict.fromkeys(("count", "yen", "metres", "percent"), "int | None"),
    **dict.fromkeys(("number", "degrees", "area"), "float | None"),
    **dict.fromkeys(("choices", "lines"), "tuple[str, ...]"),
    "price": "Price | None",
    "attributes": "Mapping[str, Attribute]",
    "translations": "Mapping[str, Translation]",
}
each_field = pytest.mark.parametrize(("path", "declared"), DECLARED, ids=[path for path, _ in DECLARED])


def test_all_45_national_items_are_held() -> None:
    """Every item of the national bank has its field, and none but the place's pair has two."""
    held = [number for _, declared in DECLARED for number in declared.item.national]
    assert set(held) == set(range(1, 46))
    assert {number for number in held if held.count(number) > 1} == {2}


@each_field
def test_each_field_is_described(path: str, declared: Declared) -> None:
    """Each field has a Japanese name, a sentence and, where a value is written, an example that its reader takes."""
    item = declared.item
    assert re.search(r"[ぁ-んァ-ン一-龯]", item.label), path
    assert item.doc.endswith("。")
    if item.kind in parse.READERS:
        value = parse.READERS[item.kind](item.example)
        assert value is not None
        number = value.yen if isinstance(value, Price) else value
        if isinstance(number, int | float):
            assert (item.low is None or number >= item.low) and (item.high is None or number <= item.high)  # noqa: PT018
    elif item.kind in ("choice", "choices"):
        assert VOCABULARY.choices[item.choices].find(item.example)


@each_field
def test_annotations_agree_with_kinds(path: str, declared: Declared) -> None:
    """The type beside a field is the type that its kind's reader gives."""
    kind = declared.item.kind
    owner = Listing
    for name in path.split(".")[:-1]:
        owner = next(d.part for d in fields(owner) if d.name == name.removesuffix("[]"))  # type: ignore[assignment]
    annotation = next(str(f.type) for f in dataclasses.fields(owner) if f.name == declared.name)
    part = declared.part.__name__ if declared.part else ""
    expected = {"part": f"{part} | None", "parts": f"tuple[{part}, ...]"} | TYPES
    assert annotation == expected[kind]


@each_field
def test_choice_sets_exist_and_facts_fit_their_kind(path: str, declared: Declared) -> None:
    """A choice names a set of the vocabulary, and only numbers have a range or a unit."""
    item = declared.item
    assert (item.choices in VOCABULARY.choices) == (item.kind in ("choice", "choices")), path
    if item.low is not None or item.high is not None:
        assert item.kind in ("count", "number", "degrees", "yen", "area", "metres", "percent")


def test_every_choice_set_is_used() -> None:
    """No choice set is left over; the terms of a price are the only ones without a field of their own."""
    assert set(VOCABULARY.choices) - {declared.item.choices for _, declared in DECLARED} == {"price_terms"}


@pytest.mark.parametrize("choices", VOCABULARY.choices.values(), ids=lambda choices: choices.name)
def test_every_way_to_write_a_choice_means_one_value(choices: words.ChoiceSet) -> None:
    """Code, Japanese label and spellings lead to their own value, whatever the width, and none means 未確認."""
    for option in choices.options.values():
        for way in (option.code, option.label["ja"], *option.spellings):
            assert choices.find(way) == option.code, way
            assert parse.said(way) is not None, way


def test_implied_attributes_name_real_fields() -> None:
    """An attribute that a field implies names a field that exists."""
    paths = {path for path, _ in DECLARED}
    assert {kind.implied.field for kind in VOCABULARY.attributes.values() if kind.implied} <= paths


def test_values_are_found_by_their_path() -> None:
    """A dotted path leads into parts, and to None where a part was not said."""
    assert value_at(Listing(price=Price(5, "fixed")), "price.yen") == 5
    assert value_at(Listing(), "building.floor_area") is None


def test_the_words_of_the_vocabulary_are_whole() -> None:
    """No value has a key beside its five labels and its spellings: an unquoted comma would cut a label in two."""
    allowed = {*LANGUAGES, "spellings"}
    data = yaml.load((HERE / "choices.yaml").read_text(encoding="utf-8"), Loader=yaml.CBaseLoader)  # noqa: S506
    strange = {(name, code, key) for name, options in data.items() for code, entry in options.items() for key in entry}
    assert {each for each in strange if each[2] not in allowed} == set()
