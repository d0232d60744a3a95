"""Each rule: one listing that triggers it and one that does not. Together they produce every problem there is."""

from __future__ import annotations

from dataclasses import dataclass, field
from io import BytesIO
from typing import TYPE_CHECKING, Any

import pytest
from PIL import Image

from akiya import vocabulary
from akiya.case import Case
from akiya.checks import RULES, summary
from akiya.problems import KINDS, Problem
from tests.content_tree import AS_OF, ContentTree, picture

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping


@dataclass(frozen=True)
class Rule:
    """A kind of problem with fields that trigger it, the place where it is told, and fields that do not trigger it."""

    kind: str
    bad: Mapping[str, Any]
    place: str
    good: Mapping[str, Any]
    message: str = ""
    body: str = field(default="静かな平屋です。")


PLACE = {"lat": "32.46", "lon": "130.19", "precision": "大字"}
SCENES = {
    "scenes": [
        {"id": "zashiki", "file": "panoramas/01.jpg", "title": "座敷", "doors": [{"to": "daidokoro", "yaw": "90"}]},
        {"id": "daidokoro", "file": "panoramas/01.jpg", "title": "台所", "doors": [{"to": "zashiki", "yaw": "-90"}]},
    ]
}
BROKEN = {"scenes": [{**SCENES["scenes"][0], "doors": [{"to": "engawa", "yaw": "90"}]}]}
TWICE = {"scenes": [SCENES["scenes"][0] | {"doors": []}, SCENES["scenes"][1] | {"id": "zashiki", "doors": []}]}
HISTORY = [{"on": "2026-04-20", "price": "450万円"}, {"on": "2026-09-12", "price": "380万円"}]
OPEN = [{"on": "2026-04-20", "status": "公開中"}]
FOLD = [
    Rule("out-of-range", {"building": {"floor_area": "8㎡"}}, "floor_area", {"building": {"floor_area": "10㎡"}}, "「建物の広さ」の 8㎡ は、ふつう 10㎡〜3,000㎡ です。"),
    Rule("out-of-range", {"land": {"area": "5000000"}}, "area", {"land": {"area": "300000"}}, "5,000,000㎡"),
    Rule("out-of-range", {"price": "380円"}, "price", {"price": "5万円"}, "「値段」の 380円"),
    Rule("out-of-range", {"deal": "賃貸", "price": "380万円"}, "price", {"deal": "賃貸", "price": "4万円"}, "3,800,000円"),
    Rule("out-of-range", {"deal": "どちらも", "rent": "4円"} | {"deal": "売買・賃貸"}, "rent", {"price": "0円"}, "「賃料」の 4円"),
    Rule("impossible", {"place": {**PLACE, "lat": "324.6"}}, "324.6", {"place": PLACE}, "324.6° はありえません。20°〜46° です。"),
    Rule("position-swapped", {"place": {**PLACE, "lat": "130.19", "lon": "32.46"}}, "130.19", {"place": PLACE}, "緯度（lat）の 130.19 と経度（lon）の 32.46 は、入れ替わっているようです。"),
    Rule("future-date", {"confirmed_on": "2026-11-22"}, "confirmed_on", {"confirmed_on": AS_OF}, "「最終確認日」の 2026-11-22"),
    Rule("future-date", {"building": {"built": "2027"}}, "built", {"building": {"built": "2026-11"}}, "まだ来ていない"),
    Rule("expired", {"expires_on": "2026-11-20"}, "expires_on", {"expires_on": AS_OF}, "掲載期限 2026-11-20 が過ぎています"),
    Rule("seismic-date", {"building": {"seismic": "新耐震", "built": "昭和56年5月"}}, "seismic", {"building": {"seismic": "新耐震", "built": "昭和56年6月"}}, "「新耐震基準」"),
    Rule("seismic-date", {"building": {"seismic": "新耐震", "built": "1980"}}, "seismic", {"building": {"seismic": "新耐震", "built": "1981"}}),
    Rule("seismic-date", {"building": {"seismic": "旧耐震", "built": "1985"}}, "seismic", {"building": {"seismic": "旧耐震", "built": "昭和58年3月"}}, "1985 なのに「旧耐震基準」"),
    Rule("attribute-contradiction", {"building": {"floors": "2"}, "attributes": {"single_storey": "ある"}}, "single_storey", {"building": {"floors": "1"}, "attributes": {"single_storey": "ある"}}, "「平屋」は「ある」ですが、「階数」から"),
    Rule("ratios-swapped", {"land": {"coverage_ratio": "100%", "floor_area_ratio": "60%"}}, "coverage_ratio", {"land": {"coverage_ratio": "60%", "floor_area_ratio": "60%"}}, "100%"),
    Rule("ratios-swapped", {"land": {"coverage_ratio": "200%", "floor_area_ratio": "60%"}}, "coverage_ratio", {"land": {"coverage_ratio": "60%", "floor_area_ratio": "200%"}}, "200%"),
    Rule("land-too-small", {"building": {"floor_area": "90㎡", "floors": "1"}, "land": {"area": "20坪"}}, "area: 20坪", {"building": {"floor_area": "90㎡", "floors": "2"}, "land": {"area": "20坪"}}, "66.12㎡ に、建物 90㎡"),
    Rule("land-too-small", {"building": {"floor_area": "90㎡"}, "land": {"area": "40㎡"}}, "area: 40", {"kind": "集合住宅", "building": {"floor_area": "90㎡"}, "land": {"area": "40㎡"}}),
    Rule("free-or-negotiable", {"price": "0円（応相談）"}, "price", {"price": "応相談"}, "「値段」が0円で"),
    Rule("minutes-for-metres", {"nearby": {"station_m": "7"}}, "station_m", {"nearby": {"station_m": "徒歩7分", "park_m": "30m"}}, "「駅までの距離」が 7m"),
    Rule("lot-number", {"place": {**PLACE, "address": "五和町二江１２３４−５"}}, "address", {"place": {**PLACE, "address": "五和町二江3丁目"}}, "番地（1234-5）"),
    Rule("lot-number", {"place": {**PLACE, "address": "五和町二江123番地"}}, "address", {"place": {**PLACE, "address": "五和町123番地"}, "consent": {"on": "2026-04-01", "items": ["位置"]}}),
    Rule("key-in-text", {"building": {"repair_note": "キーボックスの番号は１２３４です"}}, "repair_note", {"building": {"repair_note": "キーボックスは2024年に付けました"}}, "「直すところ」に、鍵の番号"),
    Rule("html-in-text", {"title": "<b>海の家</b>"}, "title", {"title": "海の家<南向き>、<3畳間>"}, "「題」に HTML の書き方「<b>」"),
    Rule("html-in-text", {"place": {**PLACE, "address": "五和町<script>alert(1)</script>"}}, "address", {"place": {**PLACE, "address": "五和町"}}, "「所在地」に HTML の書き方「<script>」"),
    Rule("html-in-text", {"building": {"repair_note": "javascript:alert(1)"}}, "repair_note", {"building": {"repair_note": "屋根"}}, "javascript:"),
    Rule("link-in-text", {"translations": {"en": {"text": "[here](http://example.jp/)"}}}, "here", {"translations": {"en": {"text": "[here](https://example.jp/)"}}}, "「翻訳（en.text）」の「http://example.jp/」"),
    Rule("text-not-in-fields", {"title": "農地付きの家"}, "title", {"title": "農地付きの家", "land": {"farmland": "あり"}}, "属性「畑・農地」が書かれていません"),
    Rule("far-from-office", {"place": {**PLACE, "lat": "33.0"}}, "lat", {"place": {**PLACE, "lat": "32.8"}}, "天草市の役場から 60 km"),
    Rule("exact-without-consent", {"place": {**PLACE, "precision": "家の位置"}}, "precision", {"place": {**PLACE, "precision": "家の位置"}, "consent": {"on": "2026-04-01", "items": ["位置"]}}),
    Rule("phone-in-text", {"title": "お電話は０９６９－１２－３４５６へ"}, "title", {"title": "築0年、0-10畳"}, "096…"),
    Rule("phone-in-text", {"attributes": {"pets": {"state": "可", "note": "a.b@example.jp"}}}, "note", {"broker": {"name": "業者", "licence": "第1号", "role": "媒介", "tel": "0969-12-3456"}}),
    Rule("phone-in-text", {"rules": {"residence": ["面談", "(0969)12-3456 へ"]}}, "(0969)", {"bank_number": "0417-24-0001"}),
    Rule("phone-in-text", {"translations": {"en": {"text": "Call +81-969-12-3456"}}}, "Call", {"translations": {"en": {"text": "Built in 1968-04-01"}}}),
    Rule("broken-door", {"tour": BROKEN}, "engawa", {"tour": SCENES}, "「engawa」"),
    Rule("duplicate-scene", {"tour": TWICE}, "zashiki", {"tour": SCENES}, "「zashiki」"),
    Rule("history-order", {"price_history": HISTORY[::-1], "price": "450万円"}, "2026-04-20", {"price_history": HISTORY}, "「値段の移り変わり」"),
    Rule("price-history", {"price": "400万円", "price_history": HISTORY}, "price", {"price": "380万円（応相談）", "price_history": HISTORY}, "4,000,000円"),
    Rule("price-history", {"price": "応相談", "price_history": HISTORY}, "price", {"price": "応相談"}, "応相談"),
    Rule("status-history", {"status": "交渉中", "status_history": OPEN}, "status", {"status_history": OPEN}, "「交渉中」"),
    Rule("unknown-subsidy", {"rules": {"subsidies": ["reform", "moving"]}}, "moving", {"rules": {"subsidies": ["reform"]}}, "「moving」"),
    Rule("unknown-key", {"provenance": [{"field": "building.bulit", "said_by": "所有者"}]}, "building.bulit", {"provenance": [{"field": "photos[0].file", "said_by": "所有者"}, {"field": "attributes.pets", "said_by": "所有者"}]}, "「building.built」のことですか"),
]  # fmt: skip


def write(tree: ContentTree, fields: Mapping[str, Any], **options: str) -> str:
    """Write a listing with the panorama that the tours name; return its text."""
    folder = tree.listing(**fields, **options)
    picture(folder / "panoramas/01.jpg", 64, 32)
    return (folder / "listing.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("rule", FOLD, ids=lambda rule: rule.kind)
def test_each_rule_finds_what_is_wrong(content_tree: ContentTree, rule: Rule) -> None:
    """A listing that breaks a rule has exactly that problem, at the line of the field, worded with its facts."""
    text = write(content_tree, rule.bad)
    problems = content_tree.problems()
    assert {problem.kind for problem in problems} - {"far-from-office"} <= {rule.kind}
    problem = next(problem for problem in problems if problem.kind == rule.kind)
    assert rule.place in text.splitlines()[problem.line - 1]
    assert rule.message in problem.message("ja")


@pytest.mark.parametrize("rule", FOLD, ids=lambda rule: rule.kind)
def test_each_rule_lets_pass_what_is_right(content_tree: ContentTree, rule: Rule) -> None:
    """The listing nearest to the broken one that keeps the rule has no problem at all."""
    write(content_tree, rule.good)
    assert content_tree.kinds() == []


@pytest.mark.parametrize(
    ("body", "line", "column"),
    [
        ("電話は0969-12-3456へ。", 11, 4),
        ("静かな家です。\n\n連絡先: owner@example.jp", 13, 6),
        ("携帯 ０９０１２３４５６７８ まで", 11, 4),
        ("家は(0969)12－3456", 11, 4),
    ],
)
def test_contacts_in_the_text_are_found_where_they_stand(
    content_tree: ContentTree, body: str, line: int, column: int
) -> None:
    """A telephone number or mail address in the text is refused at its own line and column, and not repeated in full."""
    content_tree.listing(body=body)
    problems = content_tree.problems()
    assert [(p.kind, p.line, p.column) for p in problems] == [("phone-in-text", line - 1, column)]
    assert "3456" not in problems[0].message("ja")


@pytest.mark.parametrize(
    "body",
    [
        "2026-11-02に確認、築58年。",
        "土地は82-3番、間取りは4-5畝。",
        "バスは8:30-17:15、料金は0円。",
        "家のHPは@akiya です。",
    ],
)
def test_numbers_that_are_no_contacts_are_left_alone(content_tree: ContentTree, body: str) -> None:
    """Dates, plots and times in the text are not taken for telephone numbers."""
    content_tree.listing(body=body)
    assert content_tree.kinds() == []


@pytest.mark.parametrize(
    ("line", "kind", "column"),
    [
        ("海が<b>見える</b>家", "html-in-text", 3),
        ("<script>alert(1)</script>", "html-in-text", 1),
        ("下<!-- 控え -->書き", "html-in-text", 2),
        ("家の[地図](javascript:alert(1))です", "link-in-text", 3),
        ("[地図](jAvAsCrIpT:x)", "link-in-text", 1),
        ("[地図](http://example.jp/)", "link-in-text", 1),
        ("[地図](map.html)", "link-in-text", 1),
        ("[地図]: data:text/html,x", "link-in-text", 1),
        ("<javascript:alert(1)>", "link-in-text", 1),
        ("家![庭](https://example.jp/a.jpg)", "picture-in-text", 2),
        ("雨漏りがあります。", "text-not-in-fields", 1),
        ("鍵は植木鉢の下に置いてあります。", "key-in-text", 1),
        ("暗証番号：００９８", "key-in-text", 1),
        ("鍵はキーボックス（番号1234）に入っています。", "key-in-text", 3),
    ],
)
def test_what_will_not_work_in_the_text_is_told_where_it_stands(
    content_tree: ContentTree, line: str, kind: str, column: int
) -> None:
    """HTML, links that will be left out, pictures, keys and drawbacks without an attribute are found at their line and column."""
    content_tree.listing(body=f"静かな家です。\n\n{line}")
    assert [(p.kind, p.line, p.column) for p in content_tree.problems()] == [(kind, 12, column)]


@pytest.mark.parametrize(
    "body",
    [
        "3<5 で、<築40年> の家。a < b > c",
        "[町](https://www.example.jp/) と [窓口](mailto:a) と <https://www.example.jp/>",
        "鍵が合わず、まだ中へ入れていません。鍵は新しく替えました。",
        "キーボックスは2024年に付け、暗証番号は毎月変えます。",
        "雨漏りはありません。",
    ],
)
def test_words_that_only_look_odd_are_left_alone(content_tree: ContentTree, body: str) -> None:
    """Signs of comparison, good links, talk about keys and denied drawbacks bring no question."""
    content_tree.listing(body=body)
    assert content_tree.kinds() == []


def test_an_attribute_that_is_said_to_be_unknown_is_not_asked_about(content_tree: ContentTree) -> None:
    """Who writes 未確認 has answered; the words in the text are then no question any more."""
    content_tree.listing(body="雨漏りの跡があります。", attributes={"leak": "未確認"})
    assert content_tree.kinds() == []


def test_each_contact_of_the_text_is_told(content_tree: ContentTree) -> None:
    """Two lines with a telephone number give two problems, so that neither is left after mending."""
    content_tree.listing(body="電話は0969-12-3456へ。\n夜は0969-12-3457へ。")
    assert [(p.kind, p.line) for p in content_tree.problems()] == [("phone-in-text", 10), ("phone-in-text", 11)]


def test_an_attribute_under_two_names_is_told_with_the_words_of_both_lines(content_tree: ContentTree) -> None:
    """Each word of the message stands on the line that it is said to stand on."""
    folder = content_tree.listing(attributes={"sea_view": "ある", "海が見える": "ない"})
    (problem,) = content_tree.problems()
    lines = (folder / "listing.md").read_text(encoding="utf-8").splitlines()
    assert problem.kind == "duplicate-key"
    assert problem.facts["found"] in lines[problem.line - 1]
    assert problem.facts["first"] in lines[int(problem.facts["other"]) - 1]
    assert problem.message("ja") == "「海が見える」は、10行目の「sea_view」と同じ項目です。"


def test_a_long_line_of_letters_is_checked_in_one_go(content_tree: ContentTree) -> None:
    """Sixty thousand letters without a sign between them do not make the search for addresses run away."""
    content_tree.listing(body="a" * 60_000)
    assert content_tree.kinds() == []


def test_the_same_id_in_two_towns_blames_the_one_in_the_wrong_place(content_tree: ContentTree) -> None:
    """A copy of a listing in another town's folder is refused; the listing itself stays."""
    content_tree.town("aaa")
    content_tree.listing()
    (content_tree.root / "listings/aaa/amakusa-0001").mkdir(parents=True)
    problems = content_tree.problems()
    assert {(p.kind, p.path) for p in problems} == {
        ("bad-id", "listings/aaa/amakusa-0001"),
        ("duplicate-id", "listings/aaa/amakusa-0001"),
    }
    assert list(content_tree.catalogue().houses) == ["amakusa-0001"]


def test_every_rule_is_tried_above(content_tree: ContentTree) -> None:
    """No rule is left without a case: each of them finds something in one of the listings above."""
    for n, rule in enumerate(FOLD):
        folder = content_tree.listing(f"amakusa-{n + 1:04}", **rule.bad)
        picture(folder / "panoramas/01.jpg", 64, 32)
    OTHERS["no-consent"](content_tree)
    content = content_tree.read()
    listed = [(entry, entry.listing) for entry in content.entries if entry.listing]
    cases = [Case(e, listing, content.municipalities["amakusa"], vocabulary.load(), AS_OF) for e, listing in listed]
    assert [check.__name__ for check in RULES if not any(list(check(case)) for case in cases)] == []


def file_with(data: bytes) -> Callable[[ContentTree], object]:
    """Return a step that writes a listing file of some bytes."""
    return lambda tree: (tree.folder() / "listing.md").write_bytes(data)


def photo_of(data: bytes | None) -> Callable[[ContentTree], object]:
    """Return a step that writes a listing with one photo of some bytes."""

    def step(tree: ContentTree) -> None:
        folder = tree.listing(photos=[{"file": "photos/01.jpg"}])
        if data is not None:
            (folder / "photos").mkdir()
            (folder / "photos/01.jpg").write_bytes(data)

    return step


def with_panorama(tree: ContentTree) -> None:
    """Write a listing whose panorama is square."""
    folder = tree.listing(tour={"scenes": [{"id": "a", "file": "panoramas/01.jpg", "title": "座敷"}]})
    picture(folder / "panoramas/01.jpg", 50, 50)


def with_wrong_town(tree: ContentTree) -> None:
    """Copy a listing into another town."""
    tree.town("aaa")
    tree.listing()
    (tree.root / "listings/aaa/amakusa-0001").mkdir(parents=True)


def noise() -> bytes:
    """Return a JPEG of more than two megabytes."""
    out = BytesIO()
    Image.effect_noise((1400, 1400), 90).convert("RGB").save(out, "JPEG", quality=100)
    return out.getvalue()


def with_comment() -> bytes:
    """Return a small JPEG with a comment."""
    out = BytesIO()
    Image.new("RGB", (8, 8)).save(out, "JPEG", comment=b"at home")
    return out.getvalue()


OTHERS: Mapping[str, Callable[[ContentTree], object]] = {
    "not-utf8": file_with("---\ntitle: 海\n---\n".encode("shift_jis")),
    "full-width-colon": file_with("---\ntitle：海\nkind: house\n---\n".encode()),
    "colon-without-space": file_with("---\ntitle: 海\nprice:380万円\nkind: house\n---\n".encode()),
    "full-width-space": file_with("---\nland:\n　area: 50坪\n---\n".encode()),
    "cut-at-hash": file_with("---\ntitle: 海の家 #1\n---\n".encode()),
    "no-consent": lambda tree: picture(tree.listing(photos=[{"file": "photos/01.jpg"}]) / "photos/01.jpg"),
    "picture-metadata": photo_of(with_comment()),
    "picture-heavy": photo_of(noise()),
    "too-large": file_with(b"x" * 70_000),
    "symlink": lambda tree: (tree.folder() / "listing.md").symlink_to("/etc/hostname"),
    "no-front-matter": file_with(b"title: a\n"),
    "front-matter-not-closed": file_with(b"---\ntitle: a\n"),
    "bad-yaml": file_with(b"---\ntitle: [a\n---\n"),
    "not-a-mapping": file_with(b"---\n- a\n---\n"),
    "yaml-alias": file_with(b"---\na: &x 1\n---\n"),
    "yaml-tag": file_with(b"---\na: !!int 1\n---\n"),
    "yaml-too-deep": file_with(b"---\na: " + b"[" * 50 + b"\n---\n"),
    "duplicate-key": file_with(b"---\ntitle: a\ntitle: b\n---\n"),
    "unknown-key": lambda tree: tree.listing(prise="1"),
    "wrong-shape": lambda tree: tree.listing(price=["1"]),
    "unreadable": lambda tree: tree.listing(price="高い"),
    "not-a-choice": lambda tree: tree.listing(kind="城"),
    "unknown-attribute": lambda tree: tree.listing(attributes={"竜宮城": "ある"}),
    "required": lambda tree: tree.listing(title=None),
    "schema-version": lambda tree: tree.listing(schema_version="9"),
    "bad-id": lambda tree: tree.folder().rename(tree.folder().with_name("amakusa-x")),
    "no-listing-file": lambda tree: tree.folder(),
    "unknown-municipality": lambda tree: tree.listing("edo-0001"),
    "duplicate-id": with_wrong_town,
    "missing-file": photo_of(None),
    "not-a-picture": photo_of(b"GIF89a"),
    "picture-too-large": photo_of(b"\xff" * 7_000_000),
    "panorama-shape": with_panorama,
    "picture-in-text": lambda tree: tree.listing(body="![庭](a.jpg)"),
}


@pytest.mark.parametrize("kind", OTHERS)
def test_problems_of_files_and_fields(content_tree: ContentTree, kind: str) -> None:
    """Each problem of reading is produced by a file, and worded without a blank left open."""
    OTHERS[kind](content_tree)
    problem = next(problem for problem in content_tree.problems() if problem.kind == kind)
    for lang in ("ja", "en"):
        assert "{" not in problem.message(lang) + problem.fix(lang)
        assert problem.as_json(lang)["id"] == kind


def test_every_problem_of_the_catalogue_is_produced() -> None:
    """No problem stands in the catalogue that nothing reports; `not-readable` needs a file that root may not open."""
    assert {rule.kind for rule in FOLD} | set(OTHERS) | {"not-readable"} == set(KINDS)


def test_a_file_that_vanishes_while_it_is_read_is_told(
    content_tree: ContentTree, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A file that cannot be opened any more is a problem of its own listing and of no other."""
    gone = content_tree.listing() / "listing.md"
    content_tree.listing("amakusa-0002")
    read_bytes = type(gone).read_bytes
    monkeypatch.setattr(
        type(gone), "read_bytes", lambda path: (path.unlink() if path == gone else None) or read_bytes(path)
    )
    assert [(p.kind, p.path) for p in content_tree.problems()] == [
        ("not-readable", "listings/amakusa/amakusa-0001/listing.md")
    ]


@pytest.mark.parametrize("kind", KINDS.values(), ids=lambda kind: kind.id)
def test_sentences_are_complete_in_both_languages(kind: Any) -> None:
    """Title, message and fix are whole sentences in Japanese and English, and no exclamation mark is among them."""
    for words in (kind.title, kind.message, kind.fix):
        assert set(words) == {"ja", "en"}
        assert all(words.values())
        assert "！" not in words["ja"]
    assert kind.severity in ("error", "warning")


def test_the_summary_counts_errors_and_warnings() -> None:
    """Errors and warnings are counted over all listings."""
    found = {"a": (Problem("expired", "a"), Problem("required", "a")), "b": (Problem("required", "b"),)}
    assert summary(found) == (2, 1)


def test_photos_without_the_owners_consent_are_asked_about(content_tree: ContentTree) -> None:
    """A photo without a record of consent brings a question; with the record, or without photos, none."""
    photos = [{"file": "photos/01.jpg"}]
    picture(content_tree.listing("amakusa-0001", photos=photos) / "photos/01.jpg")
    consent = {"on": "2026-04-01", "items": ["写真"]}
    picture(content_tree.listing("amakusa-0002", photos=photos, consent=consent) / "photos/01.jpg")
    content_tree.listing("amakusa-0003")
    assert [(p.kind, p.path[17:29]) for p in content_tree.problems()] == [("no-consent", "amakusa-0001")]
