"""Canonical data: complete, valid by the JSON Schema, and the same listing again when it is read."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from akiya import parse
from akiya import vocabulary as words
from akiya.canonical import as_data, as_file
from akiya.jsonschema import json_schema
from akiya.listing import STATES, Attribute, Listing, Price, Translation
from akiya.reading import read_listing
from akiya.schema import Declared, fields
from akiya.store import read_content
from akiya.vocabulary import LANGUAGES

if TYPE_CHECKING:
    from pathlib import Path

VOCABULARY = words.load()
SCHEMA = json_schema(VOCABULARY)
VALIDATOR = Draft202012Validator(SCHEMA, format_checker=Draft202012Validator.FORMAT_CHECKER)
WORDS = st.text(st.sampled_from("海山の家a1-:#'\"[]{}&*!|>%@`, ?~\n　é한"), min_size=1, max_size=30)
WHOLE = st.integers(0, 999_999)
PRICES = st.one_of(
    st.builds(Price, st.integers(0, 10**9), st.sampled_from(["fixed", "negotiable"])),
    st.just(Price(None, "negotiable")),
)
LINES = WORDS.map(parse.line).filter(bool)
TEXTS = WORDS.map(parse.prose).filter(bool)
DAYS = st.dates().map(str)
VALUES: dict[str, st.SearchStrategy[Any]] = {
    "line": LINES,
    "prose": TEXTS,
    "lines": st.lists(LINES, min_size=1, max_size=3).map(tuple),
    "code": st.from_regex(parse.CODE, fullmatch=True).filter(lambda code: parse.said(code) is not None),
    "url": st.sampled_from(["https://www.example.jp/a?b=1#c", "https://example.jp"]),
    "file": st.sampled_from(["photos/01.jpg", "panoramas/座敷.webp"]),
    **dict.fromkeys(("count", "yen", "metres"), WHOLE),
    "percent": st.integers(0, 9999),
    "area": st.decimals(0, 10**6, places=2).map(float),
    "number": st.decimals(-(10**6), 10**6, places=3).map(float),
    "day": DAYS,
    "date": st.tuples(DAYS, st.sampled_from([4, 7, 10])).map(lambda each: each[0][: each[1]]),
    "state": st.sampled_from(["yes", "no", "n/a"]),
    "price": PRICES,
}


def values(declared: Declared) -> st.SearchStrategy[Any]:
    """Return values that a field can take."""
    item, part = declared.item, declared.part
    if item.kind == "degrees":
        return st.floats(item.low, item.high).map(lambda angle: round(angle, 6))
    if item.choices:
        choice = st.sampled_from(list(VOCABULARY.choices[item.choices].options))
        return choice if item.kind == "choice" else st.lists(choice, min_size=1, max_size=3).map(tuple)
    if item.kind == "attributes":
        said = st.builds(Attribute, state=st.sampled_from(STATES), note=st.none() | LINES)
        return st.dictionaries(st.sampled_from(list(VOCABULARY.attributes)), said, max_size=4)
    if item.kind == "translations":
        return st.dictionaries(st.sampled_from(LANGUAGES[1:]), parts(Translation), max_size=2)
    if item.kind == "parts" and part:
        return st.lists(parts(part), max_size=2).map(tuple)
    return parts(part) if part and item.kind == "part" else VALUES[item.kind]


def parts(part: type) -> st.SearchStrategy[Any]:
    """Return parts in which something was said, with all that they require."""
    optional = {d.name: values(d) for d in fields(part) if not d.item.required}
    required = {d.name: values(d) for d in fields(part) if d.item.required}
    chosen = st.fixed_dictionaries(required, optional=optional)
    return chosen.map(lambda said: part(**said)).filter(lambda made: made != part())


def listings() -> st.SearchStrategy[Listing]:
    """Return whole listings."""
    body = WORDS.map(parse.clean).map(str.strip)
    named = {
        "id": st.just("amakusa-0001"),
        "municipality": st.just("amakusa"),
        "text": body,
        "schema_version": st.just(1),
    }
    declared = [each for each in fields(Listing) if each.name != "schema_version"]
    required = named | {each.name: values(each) for each in declared if each.item.required}
    optional = {each.name: values(each) for each in declared if not each.item.required}
    return st.fixed_dictionaries(required, optional=optional).map(lambda said: Listing(**said))


def read_again(data: dict[str, Any]) -> Listing | None:
    """Write canonical data as a file and read it; there are no problems."""
    found = read_listing(as_file(data), "listing.md", data["id"], data["municipality"], VOCABULARY)
    assert found.problems == ()
    return found.listing


@settings(max_examples=60, phases=[Phase.explicit, Phase.generate])  # shrinking whole listings takes minutes
@given(listings())
def test_canonical_data_is_valid_and_comes_back(listing: Listing) -> None:
    """Any listing is valid by the schema, survives JSON, and is the same listing when its data is written and read."""
    data = as_data(listing)
    VALIDATOR.validate(data)
    assert json.loads(json.dumps(data)) == data
    assert read_again(data) == listing


def test_what_towns_wrote_becomes_codes_and_base_units() -> None:
    """A listing as a town writes it has canonical data without any of its spellings."""
    text = (
        "---\nschema_version: 1\ntitle: 海の家\nkind: 一軒家\ndeal: 売家\nprice: ３８０万円（応相談）\nstatus: 募集中\n"
        "confirmed_on: 令和8年11月2日\nbuilding: {built: S43.4, floors: 平屋, floor_area: 24.8坪}\nattributes: {海が見える: ○}\n---\n本文\n"
    )
    listing = read_listing(text, "listing.md", "amakusa-0001", "amakusa", VOCABULARY).listing
    assert listing is not None
    assert as_data(listing) == {
        "id": "amakusa-0001",
        "municipality": "amakusa",
        "schema_version": 1,
        "title": "海の家",
        "kind": "house",
        "deal": "sale",
        "price": {"yen": 3_800_000, "terms": "negotiable"},
        "status": "open",
        "confirmed_on": "2026-11-02",
        "building": {"built": "1968-04", "floors": 1, "floor_area": 81.98},
        "attributes": {"sea_view": {"state": "yes"}},
        "text": "本文",
    }


def test_a_part_in_which_nothing_is_said_is_not_said() -> None:
    """Blanks do not make a part: it is left out."""
    data = {**as_data(Listing(id="amakusa-0001", municipality="amakusa")), "building": {"layout": ""}, "land": {}}
    listing = read_listing(as_file(data), "listing.md", "amakusa-0001", "amakusa", VOCABULARY).listing
    assert listing is not None
    assert (listing.building, listing.land) == (None, None)


def test_the_schema_is_a_schema() -> None:
    """The generated schema is valid draft 2020-12, and its examples are valid by it."""
    Draft202012Validator.check_schema(SCHEMA)
    for properties in [SCHEMA["properties"], *(part.get("properties", {}) for part in SCHEMA["$defs"].values())]:
        for field in properties.values():
            for example in field.get("examples", ()):
                Draft202012Validator({**field, "$defs": SCHEMA["$defs"]}).validate(example)


@pytest.mark.parametrize(
    ("change", "where"),
    [
        ({"price": "380万円"}, "price"),
        ({"price": {"yen": 3.5, "terms": "fixed"}}, "price"),
        ({"kind": "一戸建て"}, "kind"),
        ({"confirmed_on": "2026-11"}, "confirmed_on"),
        ({"confirmed_on": "2026-02-30"}, "confirmed_on"),
        ({"building": {"floor_area": "82㎡"}}, "building"),
        ({"place": {"lat": 130.1}}, "place"),
        ({"attributes": {"sea_view": {"state": "たぶん"}}}, "attributes"),
        ({"attributes": {"竜宮城": {"state": "yes"}}}, "attributes"),
        ({"source_url": "http://example.jp"}, "source_url"),
        ({"photos": [{"file": "../x.jpg"}]}, "photos"),
        ({"schema_version": 2}, "schema_version"),
        ({"land": {"farmland": "unknown"}}, "land"),
    ],
)
def test_the_schema_refuses_what_is_not_canonical(change: dict[str, Any], where: str) -> None:
    """Spellings, other types and other keys are no canonical data."""
    data = as_data(
        Listing(
            id="a-0001",
            municipality="a",
            schema_version=1,
            title="家",
            kind="house",
            deal="sale",
            status="open",
            confirmed_on="2026-11-02",
        )
    )
    VALIDATOR.validate(data)
    assert {error.absolute_path[0] for error in VALIDATOR.iter_errors({**data, **change})} == {where}
    assert not VALIDATOR.is_valid({**data, "prise": 1})


def test_the_schema_carries_labels_units_and_national_items() -> None:
    """A reader of the schema finds the Japanese names, the units, the choices' labels and the national items."""
    area = SCHEMA["$defs"]["Building"]["properties"]["floor_area"]
    assert (area["title"], area["x-unit"], area["x-national"], area["examples"]) == ("建物の広さ", "㎡", [11], [82.0])
    assert {"const": "house", "title": "一戸建て", "description": "Detached house"} in SCHEMA["$defs"]["kind"]["oneOf"]
    assert set(SCHEMA["$defs"]["attributes"]["properties"]) == set(VOCABULARY.attributes)


def test_the_sample_is_valid_and_comes_back(sample_content: Path) -> None:
    """Every listing of the sample prefecture is valid in canonical form and comes back from it."""
    listed = [entry.listing for entry in read_content(sample_content, VOCABULARY).entries if entry.listing]
    assert len(listed) > 100
    for listing in listed:
        data = as_data(listing)
        VALIDATOR.validate(data)
        found = read_listing(as_file(data), "", listing.id, listing.municipality, VOCABULARY, sample=listing.sample)
        assert found.listing == listing
