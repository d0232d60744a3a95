"""From the tree of values to a listing: every place exact, every problem at once, nothing lost in silence."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from akiya import vocabulary as words
from akiya.listing import Attribute, Listing, Price
from akiya.problems import KINDS
from akiya.reading import Read, read_listing
from akiya.schema import walk

if TYPE_CHECKING:
    from akiya.problems import Problem

VOCABULARY = words.load()
HEAD = """\
schema_version: 1
title: 海の見える平屋
kind: 一戸建て
deal: 売買
status: 公開中
confirmed_on: 2026-11-02
"""


def read(fields: str = "", *, head: str = HEAD, body: str = "静かな家です。") -> Read:
    """Read a valid listing with more fields; these start on line 8."""
    return read_listing(f"---\n{head}{fields}---\n{body}\n", "listing.md", "amakusa-0001", "amakusa", VOCABULARY)


def only(fields: str, **options: str) -> Problem:
    """Return the only problem of a valid listing with more fields."""
    problems = read(fields, **options).problems
    assert len(problems) == 1, problems
    return problems[0]


def listing(fields: str) -> Listing:
    """Return a valid listing with more fields, which has no problems."""
    found = read(fields)
    assert found.problems == ()
    assert found.listing is not None
    return found.listing


def test_the_smallest_listing_has_no_problem() -> None:
    """Six fields and a text are a listing; all else is unknown."""
    found = listing("")
    assert (found.id, found.municipality, found.text) == ("amakusa-0001", "amakusa", "静かな家です。")
    assert (found.kind, found.deal, found.status, found.price, found.building) == ("house", "sale", "open", None, None)


def test_values_of_every_shape_are_read() -> None:
    """Parts, lists of parts, choices, lines, attributes and translations become plain values in base units."""
    found = listing(
        "price: 380万円（応相談）\nbuilding: {built: 昭和43年, floor_area: 24.8坪, shop_space: 無}\n"
        "rules: {residence: [5年以上住むこと, 自治会に入ること], subsidies: reform}\n"
        "consent: {on: 2026-04-01, items: [写真, オープンデータ]}\n"
        "attributes: {海が見える: ○, pets: {state: 可, note: 小型犬 1匹}, fiber: 未確認}\n"
        "photos: [{file: photos/01.jpg, room: 外観}]\ntranslations: {en: {title: A house}}\n"
    )
    assert found.price == Price(3_800_000, "negotiable")
    assert found.building is not None
    assert (found.building.built, found.building.floor_area, found.building.shop_space) == ("1968", 81.98, "no")
    assert found.rules is not None
    assert found.rules.residence == ("5年以上住むこと", "自治会に入ること")
    assert found.rules.subsidies == ("reform",)
    assert found.consent is not None
    assert found.consent.items == ("photos", "open_data")
    assert found.attributes["sea_view"] == Attribute(state="yes")
    assert found.attributes["pets"] == Attribute(state="yes", note="小型犬 1匹")
    assert found.attributes["fiber"].state == "unknown"
    assert (found.photos[0].room, found.translations["en"].title) == ("exterior", "A house")


@pytest.mark.parametrize("value", ["", "未確認", "不明", "指定なし", "'-'", "[]", "~"])
@pytest.mark.parametrize("field", ["price", "building", "photos", "utilities.water", "land.area", "land.farmland"])
def test_what_is_not_said_stays_unknown(field: str, value: str) -> None:
    """A blank or 未確認 leaves a field unknown: no value, no statement."""
    part, _, name = field.rpartition(".")
    found = listing(f"{part}: {{{name}: {value}}}\n" if part else f"{field}: {value}\n")
    assert getattr(found, part or field) in (None, ())


@pytest.mark.parametrize(
    ("fields", "kind", "line", "column", "facts"),
    [
        ("prise: 380万円\n", "unknown-key", 8, 1, {"found": "prise", "hint": "「price」のことですか。"}),
        ("値段: 380万円\n", "unknown-key", 8, 1, {"found": "値段", "hint": "「price」のことですか。"}),
        ("zzz: 1\n", "unknown-key", 8, 1, {"found": "zzz", "hint": ""}),
        ("building:\n  floor_aera: 82㎡\n", "unknown-key", 9, 3, {"hint": "「floor_area」のことですか。"}),
        ("translations: {zh-hant: {title: 家}}\n", "unknown-key", 8, 16, {"hint": "「zh-Hant」のことですか。"}),
        ("attributes: {pets: {state: 可, memo: 犬}}\n", "unknown-key", 8, 31, {"found": "memo"}),
        ("price: 三百万円\n", "unreadable", 8, 8, {"found": "三百万円", "expected": "price", "field": "値段"}),
        ("place: {lat: 北緯32度}\n", "unreadable", 8, 14, {"expected": "degrees"}),
        ("attributes:\n  pets: たぶん\n", "unreadable", 9, 9, {"expected": "state"}),
        ("attributes: {pets: {state: たぶん}}\n", "unreadable", 8, 28, {"expected": "state"}),
        ("utilities: {water: 井戸ポンプ付}\n", "not-a-choice", 8, 20, {"hint": "「井戸水」のことですか。"}),
        ("utilities: {water: 天}\n", "not-a-choice", 8, 20, {"hint": "", "choices": "公営水道、井戸水、その他の水"}),
        ("consent: {on: 2026-04-01, items: [写真, 電話番号]}\n", "not-a-choice", 8, 39, {"found": "電話番号"}),
        ("attributes: {海が見えます: ○}\n", "unknown-attribute", 8, 14, {"found": "海が見えます"}),
        (
            "attributes: {sea_view: yes, 海が見える: no}\n",
            "duplicate-key",
            8,
            29,
            {"found": "海が見える", "other": "8"},
        ),
        ("title: もうひとつ\n", "duplicate-key", 8, 1, {"found": "title", "other": "3"}),
        ("price: [380万円]\n", "wrong-shape", 8, 8, {"expected": "text"}),
        ("bank_number: &a 1\n", "yaml-alias", 8, 14, {}),
        ("building: 木造\n", "wrong-shape", 8, 11, {"expected": "mapping"}),
        ("building: [木造]\n", "wrong-shape", 8, 11, {"expected": "mapping"}),
        ("photos: photos/01.jpg\n", "wrong-shape", 8, 9, {"expected": "list"}),
        ("photos: {file: photos/01.jpg}\n", "wrong-shape", 8, 9, {"expected": "list"}),
        ("photos: [photos/01.jpg]\n", "wrong-shape", 8, 10, {"expected": "mapping"}),
        ("rules: {residence: {a: b}}\n", "wrong-shape", 8, 20, {"expected": "list"}),
        ("rules: {residence: [[a]]}\n", "wrong-shape", 8, 21, {"expected": "text"}),
        ("consent: {on: 2026-04-01, items: {a: b}}\n", "wrong-shape", 8, 34, {"expected": "list"}),
        ("attributes: [sea_view]\n", "wrong-shape", 8, 13, {"expected": "mapping"}),
        ("attributes: {pets: [可]}\n", "wrong-shape", 8, 20, {"expected": "state"}),
        ("attributes: {pets: {note: 犬}}\n", "wrong-shape", 8, 20, {"expected": "state"}),
        ("attributes: {pets: {state: 可, note: [犬]}}\n", "wrong-shape", 8, 37, {"expected": "text"}),
        ("price: {yen: 三百, terms: fixed}\n", "unreadable", 8, 14, {"expected": "yen"}),
        ("price: {yen: 3800000, terms: 時価}\n", "not-a-choice", 8, 30, {"choices": "提示額、応相談"}),
        ("price: {amount: 3800000}\n", "unknown-key", 8, 9, {"found": "amount"}),
        ("utilities: {water: {a: b}}\n", "wrong-shape", 8, 20, {"expected": "text"}),
        ("translations: [en]\n", "wrong-shape", 8, 15, {"expected": "mapping"}),
        ("photos:\n  - {room: 外観}\n", "required", 9, 5, {"key": "photos[0].file", "example": "photos/01.jpg"}),
        ("broker: {name: 未定, licence: a, role: 媒介}\n", "required", 8, 16, {"key": "broker.name"}),
    ],
)
def test_each_mistake_is_pointed_at(fields: str, kind: str, line: int, column: int, facts: dict[str, str]) -> None:
    """A mistake gives one problem with its exact line and column, the town's words and a hint where one is near."""
    problems = read(fields).problems
    assert [(p.kind, p.line, p.column) for p in problems] == [(kind, line, column)]
    assert facts.items() <= problems[0].facts.items()


@pytest.mark.parametrize("name", ["schema_version", "title", "kind", "deal", "status", "confirmed_on"])
def test_required_fields_are_asked_for(name: str) -> None:
    """A missing required field is named with an example of how to write it."""
    head = "".join(line for line in HEAD.splitlines(keepends=True) if not line.startswith(f"{name}:"))
    problem = only("", head=head)
    assert (problem.kind, problem.line, problem.column, problem.facts["key"]) == ("required", 2, 1, name)
    assert f"{name}: " in problem.fix("ja")


def test_a_required_field_that_cannot_be_read_is_one_problem() -> None:
    """An unreadable required value is not also called missing."""
    assert only("", head=HEAD.replace("2026-11-02", "きのう")).kind == "unreadable"
    assert only("", head=HEAD.replace("売買", "物々交換")).kind == "not-a-choice"


def test_another_schema_version_is_refused() -> None:
    """A listing of a later version is not read by guess."""
    problem = only("", head=HEAD.replace("schema_version: 1", "schema_version: 2"))
    assert (problem.kind, problem.line, problem.facts) == ("schema-version", 2, {"found": "2", "expected": "1"})


def test_every_problem_comes_at_once() -> None:
    """Mistakes of every kind in one file are all reported in one go, and what is right is read."""
    found = read(
        "price: 高い\nprise: 1\nutilities: {water: 川, gas: 都市ガス}\nattributes: {x: ○, pets: 可}\nland: {area: 広い}\n"
    )
    assert [p.kind for p in found.problems] == [
        "unknown-key",
        "unreadable",
        "unreadable",
        "not-a-choice",
        "unknown-attribute",
    ]
    assert found.listing is not None
    assert found.listing.utilities is not None
    assert found.listing.utilities.gas == "city"
    assert found.listing.attributes["pets"].state == "yes"


def test_places_of_nested_fields_are_remembered() -> None:
    """The checks can point at a field inside lists and parts, and at the first line of the text."""
    places = read(
        "tour:\n  scenes:\n    - {id: a, file: panoramas/a.jpg, title: 座敷}\nrules: {subsidies: [x, reform]}\n"
    ).places
    assert places["tour.scenes[0].file"] == (10, 21)
    assert places["rules.subsidies[1]"] == (11, 24)
    assert places["text"] == (13, 1)


def test_long_words_are_cut_in_messages() -> None:
    """A message quotes at most forty letters of what was typed."""
    assert only(f"price: {'高' * 300}\n").facts["found"] == "高" * 40 + "…"


def test_invisible_characters_are_dropped_from_words_and_text() -> None:
    """Characters that turn text around or hide in it never reach a page."""
    found = read('bank_number: "A\\u202e-1\\0"\n', body="海\u202eの\x00家\x1b[2J").listing
    assert found is not None
    assert (found.bank_number, found.text) == ("A-1", "海の家[2J")


TYPED = st.recursive(
    st.text(st.sampled_from("0123456789-年月円万坪m有無 海<>&\"'\n"), max_size=8).map(json.dumps),
    lambda inner: st.lists(inner, max_size=3).map(lambda each: f"[{', '.join(each)}]"),
    max_leaves=4,
)


@given(
    st.lists(st.tuples(st.sampled_from(sorted({path.split(".")[0] for path, _ in walk(Listing)})), TYPED), max_size=6)
)
def test_any_value_in_any_field_ends_in_a_listing_or_problems(entries: list[tuple[str, str]]) -> None:
    """Whatever stands in the fields, reading ends, and each problem can be worded in both languages."""
    found = read("".join(f"{key}: {value}\n" for key, value in entries))
    for problem in found.problems:
        assert problem.kind in KINDS
        assert all(problem.message(lang) and problem.fix(lang) for lang in ("ja", "en"))
    assert found.listing is not None or found.problems
