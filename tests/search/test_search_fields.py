"""What of a listing is searched, and that it follows from the schema and the vocabulary alone."""

from __future__ import annotations

import dataclasses
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from akiya.attributes import states
from akiya.listing import (
    STATES,
    Attribute,
    Broker,
    Building,
    Land,
    Listing,
    Photo,
    Place,
    Price,
    Provenance,
    Scene,
    State,
    Tour,
    Translation,
)
from akiya.municipality import Desk, Municipality
from akiya.schema import walk
from akiya.vocabulary import AttributeKind, Vocabulary
from search.build import build
from search.documents import Document
from search.export import export
from search.fields import Fields
from search.prose import plain
from search.query import Index
from tests.search.conftest import Client

ROOT = Path(__file__).parents[2]
TOWN = Municipality(
    slug="amakusa",
    code="432156",
    prefecture="kumamoto",
    name={"ja": "天草市", "en": "Amakusa City", "zh-Hant": "天草市", "zh-Hans": "天草市", "ko": "아마쿠사시"},
    kana="あまくさし",
    county=None,
    region="amakusa",
    tile=None,
    lat=32.4585,
    lon=130.193,
    website="https://example.jp/",
    about={},
    also=("本渡",),
    desk=Desk({}, "", {}, sample=True),
    subsidies=(),
)


def document(vocabulary: Vocabulary, **said: Any) -> Document:
    """Return the document of a listing of which something was said."""
    listing = Listing(**{"id": "amakusa-0001", "municipality": "amakusa", **said})
    return Fields(vocabulary).document(listing, TOWN, states(listing, vocabulary), {"title": listing.title})


def everything(one: Document) -> str:
    """Return all that is searched of a document."""
    return "\n".join(text for name in ("title", "place", "attributes", "text") for text in one.field_texts(name))


def test_facets_and_columns_follow_the_declarations(vocabulary: Vocabulary) -> None:
    """Each field declared as facet or column, and each attribute of the vocabulary, is one of the search."""
    schema = Fields(vocabulary).schema
    for code in vocabulary.attributes:
        assert schema.facets[code].values == STATES
    declared = [item for _, item in walk(Listing)]
    computed = {"municipality", "has_tour", "precision"}
    fields = set(schema.facets) - set(vocabulary.attributes) - computed
    assert len(fields) == sum(one.item.facet for one in declared)
    assert len(set(schema.columns) - {"rent"}) == sum(one.item.column for one in declared)
    assert {"utilities_parking", "deal", "kind"} <= fields
    assert {"land_area", "price", "built", "confirmed_on"} <= set(schema.columns)


def test_a_new_attribute_is_searched_without_other_changes(
    vocabulary: Vocabulary, client: Client, tmp_path: Path
) -> None:
    """One more entry in the vocabulary is a facet with four states and is found by its words, on both sides."""
    label = {
        "ja": "五右衛門風呂",
        "en": "Goemon bath",
        "zh-Hant": "五右衛門浴",
        "zh-Hans": "五右卫门浴",
        "ko": "고에몬 욕조",
    }
    kind = AttributeKind("goemon", "special", label, label, ("釜風呂",), {}, None, (), concern=False)
    more = dataclasses.replace(vocabulary, attributes={**vocabulary.attributes, "goemon": kind})
    told: dict[str, State | None] = {"a1": "yes", "b2": "no", "c3": None}
    documents = [
        document(more, id=name, kind="house", attributes={"goemon": Attribute(state=state)} if state else {})
        for name, state in told.items()
    ]
    schema = Fields(more).schema
    build(documents, tmp_path / "whoosh", schema)
    export(documents, tmp_path / "bundle", schema)
    client.open(tmp_path / "bundle")
    for search in (client.search, lambda request: Index.open(tmp_path / "whoosh").search(request).as_json()):
        assert search({"facets": ["goemon"]})["facets"]["goemon"] == {"yes": 1, "no": 1, "unknown": 1, "n/a": 0}
        for words in ("釜風呂", "goemon bath", "고에몬"):
            assert [hit["id"] for hit in search({"text": words})["hits"]] == ["a1"]
        assert [hit["id"] for hit in search({"where": {"goemon": ["unknown"]}})["hits"]] == ["c3"]


@pytest.mark.parametrize(
    ("said", "price", "rent"),
    [
        ({"deal": "sale", "price": Price(3_800_000)}, 3_800_000, None),
        ({"deal": "rent", "price": Price(40_000)}, None, 40_000),
        ({"deal": "either", "price": Price(0), "rent": Price(30_000)}, 0, 30_000),
        ({"deal": "sale", "price": Price(None, "negotiable")}, None, None),
        ({}, None, None),
    ],
)
def test_prices_are_not_rents(
    vocabulary: Vocabulary, said: dict[str, Any], price: int | None, rent: int | None
) -> None:
    """A monthly rent is never ranged with sale prices; free is a price and 応相談 alone is unknown."""
    columns = document(vocabulary, **said).columns
    assert (columns["price"], columns["rent"]) == (price, rent)


def test_columns_hold_days_years_and_square_metres(vocabulary: Vocabulary) -> None:
    """Days are counted, a date is its year, areas are kept to a hundredth, and what was not said is None."""
    columns = document(
        vocabulary,
        confirmed_on="1970-01-11",
        building=Building(built="1968-04", floor_area=82.504),
        land=Land(area=264),
    ).columns
    assert columns["confirmed_on"] == 10
    assert columns["built"] == 1968
    assert columns["floor_area"] == 82.5
    assert columns["land_area"] == 264
    assert columns["registered_on"] is None


def test_what_describes_the_house_is_searched_and_nothing_else(vocabulary: Vocabulary) -> None:
    """Notes, captions, rooms and translations are searched; the broker and what the owner said in private are not."""
    one = document(
        vocabulary,
        title="柿の木のある平屋",
        text="海が見え\nる**縁側**。[町の案内](https://example.jp/secret)",
        place=Place(address="五和町二江"),
        attributes={"garden": Attribute(state="yes", note="南向き")},
        photos=(Photo(file="photos/01.jpg", caption="夕日の窓"),),
        tour=Tour(scenes=(Scene(id="a", file="a.jpg", title="座敷", alt="障子の向こうが庭"),)),
        translations={"en": Translation(title="House with a persimmon", text="Sea view")},
        broker=Broker(name="二江不動産", licence="第1号", tel="0000-00-0000"),
        provenance=(Provenance(field="building.built", said_by="owner", words="祖父の話"),),
    )
    assert one.texts["title"] == ("柿の木のある平屋", "House with a persimmon")
    assert one.texts["place"] == ("五和町二江",)
    for found in (
        "海が見える縁側。町の案内",
        "南向き",
        "夕日の窓",
        "座敷",
        "障子",
        "Sea view",
        "あまくさし",
        "本渡",
        "아마쿠사",
    ):
        assert found in everything(one)
    for kept in ("二江不動産", "祖父", "secret", "photos/", "0000", "**"):
        assert kept not in everything(one)
    assert one.facets["has_tour"] == "yes"


def test_unknown_stays_unknown(vocabulary: Vocabulary) -> None:
    """A listing of which nothing was said has unknown everywhere, no words of attributes, and its town's position."""
    one = document(vocabulary)
    said = {name: value for name, value in one.facets.items() if value != "unknown"}
    assert said == {"municipality": "amakusa", "precision": "municipality", "has_tour": "no"}
    assert one.field_texts("attributes") == ()
    assert (one.lat, one.lon) == (32.4585, 130.193)
    assert set(one.columns.values()) == {None}


def test_values_are_found_by_names_that_tell(vocabulary: Vocabulary) -> None:
    """A choice carries the names that mean it alone: not あり or Other, which are said of anything."""
    fields = Fields(vocabulary)
    names = {text for one in fields.words.values() for text in one.texts}
    assert {"一戸建て", "売買", "Septic tank", "木造"} <= names
    assert not {"あり", "なし", "無", "その他", "有", "None", "可"} & names


@pytest.mark.parametrize(
    ("markdown", "words"),
    [
        ("# 見出し\n\n本文", "見出し\n本文"),
        ("海が見え\nる家", "海が見える家"),
        ("a sea\nview", "a sea view"),
        ("바다가\n보임", "바다가 보임"),
        ("庭には\n- 畑\n1. 柿\n", "庭には\n畑\n柿"),
        ("# 家\n海の  \n家", "家\n海の\n家"),
        ("> 引\n> 用", "引用"),
        ("**太字**と`記号`", "太字と記号"),
        ("![写真](a.jpg) <b>強い</b>", "写真  強い"),
        ("3 < 5 > 2", "3 < 5 > 2"),
    ],
)
def test_markdown_is_read_as_words(markdown: str, words: str) -> None:
    """Marks, addresses and line breaks of the source do not stand between a word and who looks for it."""
    assert plain(markdown).strip() == words


def test_nobody_reads_the_warnings_of_whoosh(tmp_path: Path) -> None:
    """On its first import, when Python compiles it and warns of its old style, nothing reaches the terminal."""
    code = "import search.query, search.build, search.export"
    fresh = {**os.environ, "PYTHONPYCACHEPREFIX": str(tmp_path), "PYTHONPATH": str(ROOT)}
    done = subprocess.run([sys.executable, "-W", "always", "-c", code], env=fresh, capture_output=True, check=True)
    assert done.stderr == b""
