"""The vocabulary of attributes: complete in five languages, unambiguous, and in step with the schema."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import fields

import pytest
import yaml

from akiya.listing import Building, Land, Listing, Utilities
from akiya.vocabulary import HERE, LANGUAGES, AttributeKind, fold, load
from tests.content_tree import ContentTree

VOCABULARY = load()
KINDS = list(VOCABULARY.attributes.values())
GROUPS = ["land", "building", "water", "energy", "daily", "rules", "risks", "special"]
STATES = {"yes", "no"}
PARTS = {"building": Building, "land": Land, "utilities": Utilities}
each_attribute = pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.code)


def field_named(path: str):
    """Return the dataclass field that a dotted path names."""
    part, _, name = path.rpartition(".")
    owner = PARTS[part] if part else Listing
    return next(field for field in fields(owner) if field.name == name)


def possible_values(path: str) -> set[str] | None:
    """Return the codes that a field can take, or None where it is a number."""
    meta = field_named(path).metadata["item"]
    if meta.kind == "choice":
        return set(VOCABULARY.choices[meta.choices].options)
    return STATES if meta.kind == "state" else None


def test_all_groups_in_their_order():
    """The eight groups are there, in the order of their files, and none is empty."""
    assert list(VOCABULARY.groups) == GROUPS
    assert set(Counter(kind.group for kind in KINDS)) == set(GROUPS)


def test_enough_attributes():
    """There are at least 52 attributes, each with a code that can stand in a URL and in a column head."""
    assert len(KINDS) >= 52
    assert all(re.fullmatch(r"[a-z][a-z0-9_]*", kind.code) for kind in KINDS)


def test_no_code_is_written_twice():
    """No code appears in two groups or twice in one: YAML would silently keep the last entry."""
    lines = [line for path in (HERE / "attributes").glob("*.yaml") for line in path.read_text("utf-8").splitlines()]
    codes = [line.strip(" :") for line in lines if re.fullmatch(r"  [a-z][a-z0-9_]*:", line)]
    assert sorted(codes) == sorted(VOCABULARY.attributes)


@each_attribute
def test_every_language(kind: AttributeKind):
    """Label and help are written in all five languages, on one line, and a help is a whole sentence."""
    for lang in LANGUAGES:
        assert kind.label[lang].strip() == kind.label[lang] != ""
        assert re.search(r"[.。]$", kind.help[lang]), kind.help[lang]
        assert "\n" not in kind.help[lang]
    assert set(kind.label) == set(kind.help) == set(LANGUAGES)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_no_two_attributes_read_alike(lang: str):
    """In no language do two attributes, or two groups, carry the same label or the same help."""
    for texts in (
        [k.label[lang] for k in KINDS],
        [k.help[lang] for k in KINDS],
        [g[lang] for g in VOCABULARY.groups.values()],
    ):
        assert [text for text, times in Counter(texts).items() if times > 1] == []


@pytest.mark.parametrize(
    ("lang", "foreign"),
    [
        ("en", r"[^\x00-\x7f]"),
        ("ko", r"[\u3040-\u30ff\u4e00-\u9fff]"),
        ("zh-Hant", r"[\u3040-\u30ff]"),
        ("zh-Hans", r"[\u3040-\u30fa]"),
    ],
)
def test_script_of_the_language(lang: str, foreign: str):
    """No text holds letters of another language's script: kana in Chinese, kanji in Korean, anything but ASCII in English."""
    texts = [text for k in KINDS for text in (k.label[lang], k.help[lang], *(w[lang] for w in k.words.values()))]
    assert [text for text in texts if re.search(foreign, text.replace("・", ""))] == []


# Pairs of a simplified and a traditional form that differ; the wrong one in a text is a slip of the keyboard.
PAIRS = dict(zip("门间阳电气厨户积卖购买业务营场", "門間陽電氣廚戶積賣購買業務營場", strict=True))


def test_simplified_and_traditional_are_kept_apart():
    """Texts for Taiwan hold no simplified characters, and texts for the mainland no traditional ones."""
    for kind in KINDS:
        hant, hans = (kind.label[lang] + kind.help[lang] for lang in ("zh-Hant", "zh-Hans"))
        assert not set(hant) & set(PAIRS), kind.code
        assert not set(hans) & set(PAIRS.values()), kind.code


@each_attribute
def test_words_of_the_states(kind: AttributeKind):
    """Where ある／ない would be unnatural, both answers are worded in all five languages and differ."""
    if not kind.words:
        return
    assert set(kind.words) == STATES
    for lang in LANGUAGES:
        assert kind.words["yes"][lang]
        assert kind.words["no"][lang] not in {"", kind.words["yes"][lang]}


def test_spellings_point_to_one_attribute():
    """No spelling is, or lies inside, a spelling of another attribute: a text that holds it means one attribute."""
    pairs = [(fold(text), kind.code) for kind in KINDS for text in kind.spellings]
    clashes = [(a, b, code, other) for a, code in pairs for b, other in pairs if code != other and a in b]
    assert clashes == []


@each_attribute
def test_spellings_find_their_attribute(kind: AttributeKind):
    """Every label, code and spelling is found as this attribute, and no spelling is written twice."""
    for way in (kind.code, *kind.label.values(), *kind.spellings):
        assert VOCABULARY.attribute_called(way) == kind.code, way
    assert len({fold(text) for text in kind.spellings}) == len(kind.spellings) >= 3


NEAR = [
    ({"elementary_school_m": "2.0km"}, "school_near", "yes"),
    ({"elementary_school_m": "2001m"}, "school_near", "no"),
    ({"elementary_school_m": "300m", "basis": "直線"}, "school_near", "unknown"),
    ({"elementary_school_m": "2.5km", "basis": "直線"}, "school_near", "no"),
    ({"supermarket_m": "9km", "convenience_store_m": "2.4km"}, "shop_near", "yes"),
    ({"supermarket_m": "9km"}, "shop_near", "unknown"),
    ({"station": "一武"}, "station_near", "unknown"),
]


@pytest.mark.parametrize(("told", "code", "state"), NEAR, ids=str)
def test_told_distances_imply_what_is_near(content_tree: ContentTree, told: dict[str, str], code: str, state: str):
    """A told way within the limit is near; a beeline never proves it; what nobody told stays unknown."""
    content_tree.listing(nearby=told)
    found = content_tree.catalogue().houses["amakusa-0001"].states[code]
    assert (found.state, found.origin) == (state, "unsaid" if state == "unknown" else "field")


@pytest.mark.parametrize("kind", [k for k in KINDS if k.implied], ids=lambda kind: kind.code)
def test_implied_by_a_real_field(kind: AttributeKind):
    """The field that implies an attribute exists, takes the values named, and no value means both yes and no."""
    assert kind.implied is not None
    named = {*kind.implied.yes, *kind.implied.no}
    possible = possible_values(kind.implied.field)
    assert named
    assert len(named) == len(kind.implied.yes) + len(kind.implied.no)
    assert named <= possible if possible is not None else all(value.isdigit() for value in named)


@each_attribute
def test_kinds_it_applies_to(kind: AttributeKind):
    """`applies_to` names kinds of listing, leaves at least one out (else it would say nothing) and none twice."""
    kinds = set(VOCABULARY.choices["kind"].options)
    if kind.applies_to:
        assert set(kind.applies_to) < kinds
        assert len(set(kind.applies_to)) == len(kind.applies_to)


def test_drawbacks():
    """Everything in the group of points to check is a drawback, so that a page never praises a leak."""
    assert all(kind.concern for kind in KINDS if kind.group == "risks")
    assert not any(kind.concern for kind in KINDS if kind.group in {"land", "special"})


def test_yes_and_no_are_quoted():
    """In the files `yes` and `no` are quoted, so that no YAML reader takes them for true and false."""
    for path in (HERE / "attributes").glob("*.yaml"):
        for entry in yaml.safe_load(path.read_text("utf-8"))["attributes"].values():
            assert set(entry.get("words", {})) <= STATES
            values = [v for key in STATES for v in entry.get("from", {}).get(key, [])]
            assert not any(isinstance(v, bool) for v in [*entry.get("from", {}), *values])
