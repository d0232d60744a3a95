"""The parts of the bench that decide what a figure says: percentiles, entropy, goals, the table, the scan, the host."""

from __future__ import annotations

import gzip
import urllib.request
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from scripts.bench.builds import changed, for_peers, minisearch_record, pagefind_page, upload
from scripts.bench.catalogues import Catalogue, bigrams, chosen, seeded
from scripts.bench.figures import Figure, as_json, entropy_bytes, goal_of, markdown, percentile, verdict
from scripts.bench.host import serving
from scripts.bench.measure import recall_of, requests_for
from scripts.bench.peer_requests import literal
from scripts.bench.scan import Asker, Scan, compared, recall_precision
from search.export import export
from search.request import read_request
from search.words import parse


@pytest.fixture(scope="module")
def sixty(tmp_path_factory: pytest.TempPathFactory) -> Catalogue:
    """Sixty seeded listings."""
    return seeded(60, tmp_path_factory.mktemp("work"))


def test_percentiles_are_values_that_were_measured():
    """The nearest rank is taken, never a value between two, and none of nothing."""
    assert [percentile(range(1, 101), share) for share in (0.5, 0.95, 1)] == [50, 95, 100]
    assert percentile([7], 0.95) == 7
    assert percentile([], 0.5) == 0


def test_entropy_is_that_of_the_textbook():
    """A fair coin costs a bit a document, four equal values two, one value nothing."""
    assert entropy_bytes([["yes", "no"] * 40]) == pytest.approx(10)
    assert entropy_bytes([list("abcd") * 20, ["yes"] * 80]) == pytest.approx(20)


def test_goals_are_kept_or_missed():
    """A goal holds up to its size, for every part of a figure; recall is a lower bound; no goal, no verdict."""
    assert goal_of("first query", 1000) == (30, 45)
    assert goal_of("first query", 3774) == (40, 70)
    assert goal_of("first query", 200_000) is None
    assert verdict(Figure("", (30, 46), "first query"), 1000) == "miss"
    assert verdict(Figure("", (30, 46), "first query"), 1001) == "ok"
    assert verdict(Figure("", (1, 0.999), "recall"), 1000) == "miss"
    assert verdict(Figure("", (1, 1), "recall"), 1000) == "ok"
    assert verdict(Figure("", (9,)), 1000) == ""


def test_the_table_says_what_was_measured():
    """A line has ours, the goal, the verdict and each peer, and a dash where there is no figure; JSON has the same."""
    figures = [Figure("files", (1141,), "files", 0, {"Pagefind": (2000,)}), Figure("none", (), peers={})]
    lines = list(markdown(figures, 1000))
    assert lines[0] == "| figure | ours | goal | | Pagefind |"
    assert lines[2] == "| files | 1,141 | 150 | miss | 2,000 |"
    assert lines[3] == "| none | – | – |  | – |"
    assert as_json(figures, 1000)[0] == {
        "figure": "files", "ours": [1141], "goal": [150], "verdict": "miss", "Pagefind": [2000],
    }  # fmt: skip


def test_wrong_and_missing_answers_lower_precision_and_recall():
    """Counts of all answers are taken together, and an answer is exact only as a whole."""
    total = compared({"a", "b"}, {"a", "c"}) + compared({"d"}, {"d"})
    assert recall_precision(total) == (2 / 3, 2 / 3)
    assert (total["exact"], total["asked"]) == (1, 2)
    assert recall_precision(Counter()) == (1, 1)


def test_the_catalogue_is_the_same_for_the_same_seed_and_varied(sixty: Catalogue, tmp_path: Path):
    """Made twice, sixty listings are equal; they have some 420 characters, and thousands of bigrams are new."""
    assert seeded(60, tmp_path).documents == sixty.documents
    lengths = [sum(map(len, one.texts["text"])) for one in sixty.documents]
    assert 400 < sum(lengths) / len(lengths) < 460
    assert len(set(bigrams(sixty.documents))) > 7_000
    assert "60 listings" in sixty.described()


def test_the_client_is_right_and_a_damaged_answer_is_seen(sixty: Catalogue, tmp_path: Path):
    """The client equals the scan in all chosen and many random searches; against other texts it is seen to differ."""
    export(sixty.documents, tmp_path, sixty.schema)
    searches = [*chosen(), *Asker(sixty.documents, sixty.schema).requests(60)]
    right = recall_of(Scan(sixty.documents, sixty.schema), searches, tmp_path)
    assert (right["exact"], recall_precision(right)) == (120, (1, 1))
    poorer = Scan([for_peers(one) for one in sixty.documents], sixty.schema)
    assert recall_of(poorer, searches, tmp_path)["exact"] < 120


def test_every_query_is_one_that_the_search_understands(sixty: Catalogue):
    """The sixty chosen and the random requests pass the search's own check, and many random ones find something."""
    facets = sixty.schema.facets
    columns = {name: {"kind": column.kind} for name, column in sixty.schema.columns.items()}
    scan, random = Scan(sixty.documents, sixty.schema), list(Asker(sixty.documents, sixty.schema).requests(100))
    assert len(chosen()) == 60
    for request in [*chosen(), *random]:
        assert read_request(request, facets, columns)
    assert sum(bool(scan.search(request)) for request in random) > 60


def test_peers_are_asked_what_they_can_be_asked(sixty: Catalogue):
    """Pagefind gets words, filters and sorts, no ranges, places or denied words; MiniSearch all but places."""
    asked: list[dict[str, Any]] = [
        {"text": "海 畑", "where": {"sea_view": ["yes"]}, "sort": "newest"},
        {"text": "-海"},
        {"where": {"price": {"max": 5}}},
        {"near": {"lat": 32.8, "lon": 130.7, "km": 5}},
    ]
    pagefind, minisearch = (requests_for(name, sixty, asked) for name in ("Pagefind", "MiniSearch"))
    assert pagefind == {
        0: {
            "term": "海 畑",
            "filters": {"sea_view": {"any": ["yes"]}},
            "sort": {"registered_on": "desc"},
            "limit": 10,
        }
    }
    assert list(minisearch) == [0, 1, 2]
    assert minisearch[2]["ranges"] == [[0, None, 5]]


def test_peers_are_held_against_the_words_as_typed():
    """Other spellings that only our search knows are left out; signs that deny and join keep their meaning."""
    asked = literal({"text": "空家 -汲取 OR ｢海　が｣ 薪ストーブ OR 囲炉裏"})
    assert parse(asked["text"]).every == (("空家",), ("or",), ("海 が",), ("薪スト-ブ", "囲炉裏"))
    assert parse(asked["text"]).none == ("汲取",)


def test_peers_get_the_same_listings(sixty: Catalogue):
    """A page for Pagefind has every text, escaped, its filters and sorts; a record for MiniSearch has the card."""
    one = for_peers(sixty.documents[0])
    page, record = pagefind_page(one, sixty.schema), minisearch_record(one, ["deal"])
    assert all(f"<p>{text}</p>" in page for text in one.texts["text"] if not set(text) & set("<>&\"'"))
    assert (page.count("data-pagefind-filter"), page.count("data-pagefind-sort")) == (22, 5)
    assert (record["card"], record["facets"]) == (one.card, [one.facets["deal"]])


def test_ten_listings_change_and_only_changed_files_are_sent(sixty: Catalogue):
    """The edit touches ten documents; the upload counts new and changed files, no equal and no removed ones."""
    edited = changed(sixty.documents)
    assert sum(before != after for before, after in zip(sixty.documents, edited, strict=True)) == 10
    assert upload({"a": b"1", "b": b"22", "c": b"333"}, {"a": b"1", "b": b"2x", "d": b"4444"}) == 6


def test_the_host_counts_what_it_sends(tmp_path: Path):
    """Scripts go out in gzip and are counted so; other files as they are; only the asked folder counts."""
    (tmp_path / "ours").mkdir()
    (tmp_path / "ours/a.js").write_text("let a = 1;\n" * 500)
    (tmp_path / "ours/b.bin").write_bytes(bytes(1000))
    (tmp_path / "page.html").write_text("<p>")
    with serving(tmp_path) as host:
        bodies = [urllib.request.urlopen(f"{host.url}/{name}").read() for name in ("ours/a.js", "ours/b.bin")]
        urllib.request.urlopen(f"{host.url}/page.html").read()
        assert host.taken("ours") == (len(bodies[0]) + 1000, 2)
        assert host.taken("ours") == (0, 0)
    assert gzip.decompress(bodies[0]).startswith(b"let a")
    assert len(bodies[0]) < 200
