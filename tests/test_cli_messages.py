"""What the commands say of a command line that cannot be run: whole sentences, in Japanese or in English alone."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

import pytest
from click.testing import CliRunner, Result

from akiya.app.conditions import SENTENCES as CONDITIONS
from akiya.cli import main
from akiya.cli.errors import SENTENCES as COMMANDS

if TYPE_CHECKING:
    from pathlib import Path

    from tests.content_tree import ContentTree

JAPANESE = re.compile("[ぁ-んァ-ヶ]")
SEARCHES = [
    (
        ["--where", "sea_veiw=yes"],
        "「sea_veiw」という条件はありません。「sea_view」のことですか。",
        "Did you mean sea_view?",
    ),
    (
        ["--where", "sea_view"],
        "「=」がありません。「名前=値」か「名前=下限..上限」の形で",
        "has no = sign. Write name=value",
    ),
    (
        ["--where", "sea_view=maybe"],
        "「sea_view」に「maybe」という値はありません。書ける値：yes, no, unknown, n/a",
        "Values: yes, no, unknown, n/a",
    ),
    (["--where", "municipality=amakuza"], "「amakusa」のことですか。", "Did you mean amakusa?"),
    (["--where", "kind="], "「kind=」の後に値がありません。", "There is no value after kind=."),
    (["--where", "kind=house", "--where", "kind=land"], "条件「kind」が二度あります。", "given twice"),
    (["--where", "price=5000000"], "「5000000」は範囲として読み取れません。", "is not a range of price"),
    (["--where", "price=cheap.."], "「cheap..」は範囲として読み取れません。", "Each end is an amount of money"),
    (["--where", "price=.."], "「..」は範囲として読み取れません。", "such as price=..5000000"),
    (["--where", "price=9..5"], "下限「9」が上限「5」より大きく", "Write price=5..9."),
    (["--where", "registered_on=2026-13-01.."], "年月日までの日付", "a full date"),
    (["--near", "130.71,32.80,20"], "「32.80,130.71,20」と書いてください。", "Write 32.80,130.71,20."),
    (["--near", "here"], "「here」は場所として読み取れません。", "is not a place"),
    (["--near", "32.8,nan"], "場所として読み取れません。", "is not a place"),
    (["--near", "32.8,130.7,-1"], "0より大きい km", "above 0 km"),
    (["--near", "99,200"], "緯度は -90〜90", "between -90 and 90"),
    (["--sort", "prise"], "「prise」という並び順はありません。「price」のことですか。", "Did you mean price?"),
    (["--sort", "distance"], "どこから測るかが要ります。", "needs a place to measure from"),
    (["--facets", "kinds"], "「kinds」という数える項目はありません。「kind」のことですか。", "Did you mean kind?"),
]
CLICKS = [
    (["chek"], "「chek」というコマンドはありません。「check」のことですか。", "Did you mean check?"),
    (["search", "--wher", "x"], "「--wher」というオプションはありません。「--where」のことですか。", "There is no option --wher."),
    (["search", "--limit"], "--limit の後に値がありません。", "There is no value after --limit."),
    (["search", "--limit", "5000"], "「5000」は範囲の外です。0 から 1000 までの数", "from 0 to 1000"),
    (["search", "--limit", "many"], "「many」は数ではありません。", "not a whole number"),
    (["search", "--json=3"], "--json には値をつけません。", "--json takes no value."),
    (["search", "sea", "hill"], "「hill」は余分です。", "Put words with spaces into quotes."),
    (["search", "--as-of", "2026-02-30"], "「2026-02-30」は、ある日の日付ではありません。", "is not a day of the calendar"),
    (["import", "mlit", "--report", "jsn"], "「jsn」は使えません。「json」のことですか。", "Did you mean json?"),
    (["import", "mlit"], "FILE が書かれていません。", "FILE is missing."),
    (["import", "mlit", "/"], "「/」はファイルではありません。", "is not a file"),
    (["check", "/nowhere"], "「/nowhere」は見つかりません。", "There is no “/nowhere”"),
    (["check", "/usr"], "「/usr」には物件がありません。", "There is no listing in /usr."),
    (["check", "--content", "/etc/hostname"], "フォルダーではありません。", "is not a folder"),
]  # fmt: skip


def run(*arguments: str) -> Result:
    """Run the command; an exception of Python would end the test."""
    return CliRunner().invoke(main, arguments, catch_exceptions=False)


@pytest.mark.parametrize(("asked", "ja", "en"), SEARCHES, ids=lambda value: str(value)[:30])
def test_conditions_that_cannot_be_asked(content_tree: ContentTree, asked: list[str], ja: str, en: str) -> None:
    """A wrong condition is named with what is expected and what was probably meant, in the language that was asked for."""
    content_tree.listing()
    where = ["search", "--content", str(content_tree.root), "--as-of", "2026-11-21", *asked]
    japanese, english = run(*where), run(*where, "--lang", "en")
    assert (japanese.exit_code, english.exit_code) == (1, 1)
    assert japanese.output.startswith("エラー: ")
    assert ja in japanese.output
    assert english.output.startswith("Error: ")
    assert en in english.output
    assert not JAPANESE.search(english.output)
    assert len(japanese.output.splitlines()) == 1


@pytest.mark.parametrize(("asked", "ja", "en"), CLICKS, ids=lambda value: str(value)[:30])
def test_command_lines_that_cannot_be_read(asked: list[str], ja: str, en: str) -> None:
    """Unknown options and commands, bad values and missing ones are told in Japanese, and in English with --lang en."""
    after = 2 if asked[0] == "import" else 1
    japanese, english = run(*asked), run(*asked[:after], "--lang=en", *asked[after:])
    assert (japanese.exit_code, english.exit_code) == (2, 2)
    assert japanese.output.startswith("エラー: ")
    assert ja in japanese.output
    assert english.output.startswith("Error: ")
    assert en in english.output
    assert not JAPANESE.search(english.output)


@pytest.mark.parametrize(
    ("condition", "same"),
    [
        ("price=..500万円", "price=..5000000"),
        ("built=昭和50年..", "built=1975.."),
        ("land_area=10坪..", "land_area=33.06.."),
        ("registered_on=令和8年4月1日..", "registered_on=2026-04-01.."),
        ("price=1..400万円?", "price=1..4000000?"),
    ],
)
def test_ranges_are_read_as_people_write_them(content_tree: ContentTree, condition: str, same: str) -> None:
    """万円, 坪 and Japanese years in a range ask the same as plain numbers."""
    built: dict[str, Any] = {
        "building": {"built": "昭和55年"},
        "land": {"area": "100㎡"},
        "registered_on": "2026-05-01",
    }
    content_tree.listing(**built)
    content_tree.listing("amakusa-0002", **{**built, "price": "900万円", "building": {"built": "昭和43年"}})
    where = ["search", "--content", str(content_tree.root), "--as-of", "2026-11-21", "--json", "--where"]
    found, plain = run(*where, condition), run(*where, same)
    assert found.exit_code == 0
    assert found.output == plain.output
    assert '"total": 0' not in found.output


@pytest.mark.parametrize("sentences", [CONDITIONS, COMMANDS], ids=["conditions", "commands"])
def test_sentences_exist_in_both_languages(sentences: dict[str, dict[str, str]]) -> None:
    """Every sentence has a Japanese form with kana and an English one without."""
    for words in sentences.values():
        assert JAPANESE.search(words["ja"])
        assert not JAPANESE.search(words["en"])


def test_a_group_without_a_command_shows_its_help(tmp_path: Path) -> None:
    """`akiya` alone explains itself and is no success."""
    result = run()
    assert result.exit_code == 2
    assert "check" in result.output
