"""What clerks really write and save: told at its place, with what was meant."""

from __future__ import annotations

import pytest

from tests.content_tree import ContentTree, picture


def test_a_full_width_colon_is_named_where_it_stands(content_tree: ContentTree) -> None:
    """The colon of a Japanese keyboard is pointed at in its own line, not where the reader stumbles over it."""
    content_tree.raw("amakusa-0001", "---\nschema_version: 1\nprice：60万円\ntitle: 家\n---\n静かです。\n")
    (problem,) = content_tree.problems()
    assert (problem.kind, problem.line, problem.column) == ("full-width-colon", 3, 6)


WRITTEN = [
    ("price:380万円\ntitle: 家", "colon-without-space", 2, 6, "「price」のあとの「:」に空白が続いていません。"),
    ("title: 海の家: 眺めよし", "bad-yaml", 2, 11, "ひとつの行に「: 」が二つあります"),
    ("land:\n area: 50坪\n  right: 所有権", "bad-yaml", 4, 8, "行のはじめの空白の数が、上の行とそろっていません"),
    ("land:\n\tarea: 50坪", "bad-yaml", 3, 1, "字下げにタブ文字があります"),
    ('title: "海の家”\nkind: 土地', "bad-yaml", 2, 8, "ここで始まる引用符が閉じていません"),
    ("title: 海の家 #1", "cut-at-hash", 2, 12, "「#1」から後ろは読まれません。"),
    ("title: #1 海の家", "cut-at-hash", 2, 8, "「#1 海の家」から後ろは読まれません。"),
    ("land:\n　area: 50坪", "full-width-space", 3, 1, "行のはじめに全角の空白があります。"),
    ("land: 50坪", "wrong-shape", 2, 7, "「土地」には「項目: 値」の組が要りますが、書かれているのは「50坪」です。"),
    ("confirmed_on: 46328", "unreadable", 2, 15, "Excel の中の日付の番号のようです"),
    ("nearby: {park_m: 2km（徒歩7分）}", "unreadable", 2, 18, "徒歩の分数と合う距離"),
    ("ｌａｎｄ: {area: 50坪}", "unknown-key", 2, 1, "「land」のことですか。"),
    ("building: {structure: 木造かわら}", "not-a-choice", 2, 23, "「木造」のことですか。"),
    ("utilities: {drainage: 浄化そう}", "not-a-choice", 2, 23, "「浄化槽」のことですか。"),
    ("attributes: {ペット: 応相談}", "unreadable", 2, 19, "「ペット」の「応相談」は読み取れません。"),
]


@pytest.mark.parametrize(("lines", "kind", "line", "column", "message"), WRITTEN, ids=lambda value: str(value)[:20])
def test_what_clerks_really_write_is_told_at_its_place(
    content_tree: ContentTree, lines: str, kind: str, line: int, column: int, message: str
) -> None:
    """Each slip of the keyboard is named in its own line, with the cause and not only its symptom."""
    content_tree.raw("amakusa-0001", f"---\n{lines}\n---\n静かです。\n")
    problem = next(problem for problem in content_tree.problems() if problem.kind == kind)
    assert (problem.line, problem.column) == (line, column)
    assert message in problem.message("ja")


def test_a_remark_and_a_sign_inside_a_text_are_no_cut(content_tree: ContentTree) -> None:
    """A remark after `# `, a quoted # and a line of a longer text are left alone."""
    repair = "building:\n  repair_note: |\n    瓦: 南側 #2\n"
    content_tree.raw("amakusa-0001", f"---\ntitle: '家 #1' # 控え\nprice: 380万円 # 仮\n{repair}---\n")
    assert "cut-at-hash" not in content_tree.kinds()


@pytest.mark.parametrize(
    ("data", "kind", "line", "message"),
    [
        ("ーーー\ntitle: 家\n---\n".encode(), "no-front-matter", 1, "「ーーー」は半角の「---」ではありません。"),
        (b"\n---\ntitle: a\n---\n", "no-front-matter", 1, "1行目が空です。"),
        (b"\xef\xbb\xbf", "no-front-matter", 1, "何も書かれていません。"),
        (b"title: a\n", "no-front-matter", 1, "いまの1行目は「title: a」です。"),
        ("---\ntitle: 家\n－－－\n本文\n".encode(), "front-matter-not-closed", 3, "「－－－」は、半角の「---」"),
        ("---\rtitle: 家\rprice: 高い\r---\r本文\r".encode(), "unreadable", 3, "「高い」"),
        ("---\ntitle: 家\n---\n".encode("cp932"), "not-utf8", 0, "Shift_JIS（ANSI） で保存されているようです。"),
        ("---\ntitle: 家\n---\n".encode("utf-16"), "not-utf8", 0, "UTF-16 で保存されているようです。"),
    ],
)
def test_files_that_were_saved_in_another_way(
    content_tree: ContentTree, data: bytes, kind: str, line: int, message: str
) -> None:
    """Wide dashes, empty first lines, old line ends and other encodings are named as what they are."""
    (content_tree.folder() / "listing.md").write_bytes(data)
    problem = next(problem for problem in content_tree.problems() if problem.kind == kind)
    assert problem.line == line
    assert message in problem.message("ja")


@pytest.mark.parametrize(
    ("disk", "said", "message"),
    [
        ("photos/01.JPG", "photos/01.jpg", "「photos/01.JPG」のことですか。"),
        ("photos/０１.jpg", "photos/01.jpg", "「photos/０１.jpg」の名前を「photos/01.jpg」に変えてください。"),
        ("photos/01.jpg", "photos/10.jpg", "「photos/01.jpg」のことですか。"),
    ],
)
def test_a_missing_photo_names_the_file_that_was_meant(
    content_tree: ContentTree, disk: str, said: str, message: str
) -> None:
    """A file of nearly that name in the folder is offered, and one with full-width digits is to be renamed."""
    picture(content_tree.listing(photos=[{"file": said}]) / disk)
    (problem,) = content_tree.problems()
    assert problem.kind == "missing-file"
    assert message in problem.message("ja")


@pytest.mark.parametrize(
    ("folder", "kind", "told"),
    [
        ("amakusa/amakusa_99", "bad-id", "「amakusa-0099」の形"),
        ("amakusa/0098", "bad-id", "「amakusa-0098」の形"),
        ("amakusa/uto-0001", "bad-id", "フォルダーを listings/uto/ に移してください。"),
        ("天草市/天草市-0001", "unknown-municipality", "「amakusa」のことですか。"),
    ],
)
def test_a_wrong_folder_is_told_its_right_name(content_tree: ContentTree, folder: str, kind: str, told: str) -> None:
    """The number that stands in the name is kept in the proposal, and a house in another town's folder is sent there."""
    content_tree.town("uto", name=dict.fromkeys(("ja", "en", "zh-Hant", "zh-Hans", "ko"), "宇土市"))
    (content_tree.root / "listings" / folder).mkdir(parents=True)
    (problem,) = content_tree.problems()
    assert problem.kind == kind
    assert told in problem.message("ja") + problem.fix("ja")


def test_what_is_required_is_never_said_to_be_left_out(content_tree: ContentTree) -> None:
    """The advice to leave a value out stands only where it may be left out."""
    content_tree.listing(confirmed_on="きのう", expires_on="来年")
    fixes = {problem.facts["field"]: problem.fix("ja") for problem in content_tree.problems()}
    assert "書かずに" in fixes["掲載期限"]
    assert "書かずに" not in fixes["最終確認日"]


def test_a_price_without_its_unit_is_refused(content_tree: ContentTree) -> None:
    """60 means 60万円 to whoever wrote it; it is never published as 60 yen, while 0 needs no unit."""
    content_tree.listing("amakusa-0001", price="60")
    content_tree.listing("amakusa-0002", price="0")
    content_tree.listing("amakusa-0003", price="60円")
    assert [(p.kind, p.path[17:29]) for p in content_tree.problems() if p.severity == "error"] == [
        ("unreadable", "amakusa-0001")
    ]
