"""The three searches give one answer: the client in Node, the oracle on Whoosh, and a scan over all documents."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path
from typing import Any

import pytest
from hypothesis import Phase, event, given, settings
from hypothesis import strategies as st

from search import postings
from search.build import build
from search.documents import Document, SearchSchema
from search.export import export
from search.fields import Fields
from search.query import Index
from tests.search.cases import SCHEMA, Case
from tests.search.conftest import Client
from tests.search.naive import Scan

ALL = bool(os.environ.get("AKIYA_TEST_ALL"))
CATALOGUES = 5000 if ALL else 250
ASKED_OF_EACH = 20
HISTORIES = 1000 if ALL else 50


def same(answer: dict[str, Any], expected: dict[str, Any]) -> bool:
    """Tell whether two answers are one: everything exactly, but scores to a millionth."""
    scores, expected_scores = ([hit["score"] for hit in one["hits"]] for one in (answer, expected))
    return (
        {**answer, "hits": 0} == {**expected, "hits": 0}
        and [{**hit, "score": 0} for hit in answer["hits"]] == [{**hit, "score": 0} for hit in expected["hits"]]
        and scores == pytest.approx(expected_scores, rel=1e-6)
    )


@given(seed=st.integers(0, 2**32), most=st.integers(0, 14))
@settings(max_examples=CATALOGUES, deadline=None, derandomize=not ALL, phases=[Phase.explicit, Phase.generate])
def test_any_request_has_one_answer(client: Client, seed: int, most: int) -> None:
    """Client, oracle and scan agree on any catalogue and request; so does the client on the catalogue in two bundles."""
    case = Case(seed, most)
    documents, asked = case.documents, [case.request() for _ in range(ASKED_OF_EACH)]
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        build(documents, folder / "whoosh", SCHEMA)
        export(documents, folder / "bundle", SCHEMA)
        export(documents[::2], folder / "even", SCHEMA)
        export(documents[1::2], folder / "odd", SCHEMA)
        oracle, scan = Index.open(folder / "whoosh"), Scan(documents, SCHEMA)
        expected = [scan.search(request) for request in asked]
        for request, answer in zip(asked, expected, strict=True):
            assert same(oracle.search(request).as_json(), answer), request
        for folders in ((folder / "bundle",), (folder / "even", folder / "odd")):
            client.open(*folders)
            for request, answer in zip(asked, expected, strict=True):
                assert same(client.search(request), answer), (folders, request)


@given(seed=st.integers(0, 2**32))
@settings(max_examples=HISTORIES, deadline=None, derandomize=not ALL, phases=[Phase.explicit, Phase.generate])
def test_what_was_built_night_by_night_answers_as_one(client: Client, seed: int) -> None:
    """After nights of new, changed and removed houses the bundle answers as a scan over what there is now."""
    case = Case(seed, 30)
    there = {document.id: document for document in case.documents}
    segments = 0
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        for _ in range(4):
            export(there.values(), folder / "bundle", SCHEMA, folder / "memory.json")
            client.open(folder / "bundle")
            scan = Scan(list(there.values()), SCHEMA)
            for request in (case.request() for _ in range(ASKED_OF_EACH)):
                assert same(client.search(request), scan.search(request)), request
            segments = max(segments, len([path for path in (folder / "bundle").iterdir() if path.is_dir()]))
            case.next_night(there)
    event(f"{segments} segments")


def test_catalogues_of_any_size_are_cut_alike(client: Client, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Cut into many files and worked on in many parts, as large catalogues are, a bundle answers as a scan does."""
    monkeypatch.setattr(postings, "AT_ONCE", 40)
    monkeypatch.setattr(postings, "BATCH", 3)
    monkeypatch.setattr(postings, "FULL_BYTES", ((1 << 62, 24, 16),))
    for seed in range(12):
        case = Case(seed, 14)
        report = export(case.documents, tmp_path / str(seed), SCHEMA)
        client.open(tmp_path / str(seed))
        scan = Scan(case.documents, SCHEMA)
        assert not case.documents or sum("/q" in path for path in report.files) > 3
        for request in (case.request() for _ in range(ASKED_OF_EACH)):
            assert same(client.search(request), scan.search(request)), request


SAMPLE_QUERIES = [
    "", "海", "畑", "海が見える 古民家", "浄化槽", "well water", '"well water"', "우물물", "あまくさ -海", "아마쿠사", "天草", "の",
    "ー", "囲炉裏 OR 薪ストーブ", "-車", "0円", "トイレ", "e", "kumamoto", "「海が見える」 -浄化槽", "水俣 海 または 山",
    "title:海", "place:天草", "attributes:井戸", "あるもの：우물", "場所:amakusa -題:海", 'text:"海が見える" OR 題:古民家', "10:30",
]  # fmt: skip


@pytest.fixture(scope="module")
def sample(
    client: Client, sample_documents: list[Document], sample_fields: Fields, tmp_path_factory: pytest.TempPathFactory
) -> tuple[Client, Index, Scan]:
    """The sample prefecture in all three."""
    folder = tmp_path_factory.mktemp("sample")
    schema: SearchSchema = sample_fields.schema
    build(sample_documents, folder / "whoosh", schema)
    export(sample_documents, folder / "bundle", schema)
    client.open(folder / "bundle")
    return client, Index.open(folder / "whoosh"), Scan(sample_documents, schema)


@pytest.mark.parametrize("text", SAMPLE_QUERIES)
def test_the_sample_prefecture_has_one_answer(sample: tuple[Client, Index, Scan], text: str) -> None:
    """On the sample prefecture the three agree on real words, with all facets counted."""
    client, oracle, scan = sample
    facets = list(scan.schema.facets)
    near = {"lat": 32.8, "lon": 130.7}
    whole = {"cells": 9, "histograms": ["price", "floor_area"], "typical": ["price"], "bbox": [130, 32, 131, 33.5]}
    for more in ({}, {"sort": "price"}, whole, {"where": {"sea_view": ["unknown"], "price": {"max": 5_000_000}}}):
        request = {"text": text, "facets": facets, "near": near, "cards": True, **more}
        expected = scan.search(request)
        assert same(oracle.search(request).as_json(), expected)
        assert same(client.search(request), expected)


def test_a_field_before_a_word_narrows_the_answer(sample: tuple[Client, Index, Scan]) -> None:
    """A word asked of one text field is found there only and scores from there only, in whatever language it is named."""
    client, _, scan = sample
    asked: dict[str, dict[str, float]] = {}
    for text in ("海", "title:海", "題：海", "place:海", "場所：海", "あるもの:海", "本文:海"):
        asked[text] = {hit["id"]: hit["score"] for hit in client.search({"text": text, "limit": 1000})["hits"]}
    titles = {one.id for one in scan.documents if any("海" in text for text in one.field_texts("title"))}
    assert set(asked["title:海"]) == titles
    assert titles
    assert len(asked["本文:海"]) < len(asked["海"])
    assert asked["題：海"] == asked["title:海"]
    assert asked["場所：海"] == asked["place:海"]
    parts = [asked[text] for text in ("title:海", "place:海", "あるもの:海", "本文:海")]
    assert {id_ for part in parts for id_ in part} == set(asked["海"])
    for id_, score in asked["海"].items():
        assert score == pytest.approx(sum(part.get(id_, 0) for part in parts), rel=1e-5)


def test_words_of_the_vocabulary_find_houses(sample: tuple[Client, Index, Scan]) -> None:
    """A house whose attribute is there is found by the attribute's name in each language, and one without is not."""
    client, _, scan = sample
    for words in ("井戸", "well water", "井水", "우물"):
        assert client.search({"text": words, "where": {"well": ["yes"]}})["total"] > 0
    wells = {one.id for one in scan.documents if one.facets["well"] == "yes"}
    found = client.search({"text": "우물", "limit": 1000})["hits"]
    assert wells
    assert wells <= {hit["id"] for hit in found}
