"""`akiya check` as a clerk runs it: in both languages, as text and as JSON, with its exit codes."""

from __future__ import annotations

import json
import os
import subprocess
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner, Result

from akiya.cli import main

if TYPE_CHECKING:
    from tests.content_tree import ContentTree

AKIYA = Path(__file__).parents[1] / ".venv/bin/akiya"
MISTAKES = """\
---
schema_version: 1
title: 海の見える家
titel: 海
kind: お城
deal: 売買
price: 三百万円
status: 公開中
confirmed_on: 2026-13-01
building: {floors: 平屋, floor_area: 広い}
utilities:
  water: 川の水
attributes:
  sea_view: たぶん
  竜宮城: ある
photos: {file: a.jpg}
title: もうひとつ
provenance:
  - {field: building.bulit, said_by: 所有者}
---

静かな家です。電話は 0969-12-3456 です。
"""
PLACES = [
    ("unknown-key", 4, 1),
    ("not-a-choice", 5, 7),
    ("unreadable", 7, 8),
    ("unreadable", 9, 15),
    ("unreadable", 10, 36),
    ("not-a-choice", 12, 10),
    ("unreadable", 14, 13),
    ("unknown-attribute", 15, 3),
    ("wrong-shape", 16, 9),
    ("duplicate-key", 17, 1),
    ("unknown-key", 19, 13),
    ("phone-in-text", 22, 12),
]


def check(tree: ContentTree, *arguments: str) -> Result:
    """Run the command on a content folder."""
    return CliRunner().invoke(main, ["check", "--content", str(tree.root), "--as-of", "2026-11-21", *arguments])


def test_twelve_mistakes_give_twelve_messages(content_tree: ContentTree) -> None:
    """A file with twelve planted mistakes is told twelve, each at its exact line and column, and exits with 1."""
    content_tree.raw("amakusa-0001", MISTAKES)
    result = check(content_tree, "--json")
    found = json.loads(result.output)
    assert [(p["id"], p["line"], p["column"]) for p in found["problems"]] == PLACES
    assert (found["listings"], found["errors"], found["warnings"], result.exit_code) == (1, 12, 0, 1)
    text = check(content_tree).output
    assert text.count("直し方: ") == 12
    assert text.rstrip().endswith("1件の物件を点検しました。エラー 12件、確認してほしいこと 0件。")


def test_a_message_shows_the_line_and_points_at_the_place(content_tree: ContentTree) -> None:
    """The town's own line is quoted with a mark under the value, full-width letters counted as two columns."""
    content_tree.listing(title="海の家", building={"floor_area": "広い"})
    blocks = check(content_tree).output.split("\n\n")
    assert blocks[0].splitlines() == [
        "エラー: 読み取れない値  [unreadable]",
        "  listings/amakusa/amakusa-0001/listing.md の 10行目 15文字目",
        "    10 |   floor_area: 広い",
        "       |               ^",
        "  「建物の広さ」の「広い」は読み取れません。広さ（例：82㎡、24.8坪、3反）を書いてください。",
        "  直し方: 記入例：82㎡。わからないときは書かずにおくと「未確認」になります。",
    ]


def test_a_mark_stands_under_wide_letters(content_tree: ContentTree) -> None:
    """Behind Japanese letters the mark still stands under the column."""
    folder = content_tree.listing()
    text = (folder / "listing.md").read_text(encoding="utf-8")
    content_tree.raw("amakusa-0001", text.replace("---\n", "---\nplace: {address: 五和町二江, lat: 北緯}\n", 1))
    lines = check(content_tree).output.splitlines()
    assert lines[2:4] == ["     2 | place: {address: 五和町二江, lat: 北緯}", f"       | {' ' * 34}^"]


def test_a_mark_in_a_long_line_stays_on_the_screen(content_tree: ContentTree) -> None:
    """A mistake far to the right is shown with the part of the line around it."""
    content_tree.raw("amakusa-0001", f"---\nbuilding: {{repair_note: {'傷' * 90}, floors: 広い}}\n---\n")
    lines = check(content_tree).output.splitlines()
    quoted = next(n for n, line in enumerate(lines) if "floors: 広い" in line and " | " in line)
    shown, mark = lines[quoted], lines[quoted + 1]
    wide = sum(2 if ord(char) > 0x2E80 else 1 for char in shown[: shown.index("広い")])
    assert mark.index("^") == wide
    assert wide < 120


def test_english_messages(content_tree: ContentTree) -> None:
    """With --lang en the same problems are told in English."""
    content_tree.listing(price="高い")
    output = check(content_tree, "--lang", "en").output
    assert "error: Value cannot be read  [unreadable]" in output
    assert "listing.md, line 6, column 8" in output
    assert "“高い” in 値段 cannot be read; it should be a price" in output
    assert output.endswith("Listings checked: 1. Errors: 1. To look at: 0.\n")


def test_a_clean_folder_exits_with_0(content_tree: ContentTree) -> None:
    """Without problems one line says so, and the exit code is 0."""
    content_tree.listing()
    result = check(content_tree)
    assert (result.output, result.exit_code) == ("1件の物件を点検しました。問題はありません。\n", 0)


def test_warnings_alone_exit_with_0(content_tree: ContentTree) -> None:
    """What is only asked about does not fail the check."""
    content_tree.listing(price="380円")
    result = check(content_tree)
    assert result.exit_code == 0
    assert result.output.startswith("確認: 値が大きすぎる・小さすぎる  [out-of-range]")


def test_paths_choose_what_is_reported(content_tree: ContentTree, tmp_path: Path) -> None:
    """A listing, its file, a picture folder in it or a town can be named; the rest is left out of the report."""
    content_tree.town("uto")
    folder = content_tree.listing("amakusa-0001", price="高い")
    (folder / "photos").mkdir()
    content_tree.listing("amakusa-0002", price="高い")
    content_tree.listing("uto-0001")
    (tmp_path / "link").symlink_to(folder.parent)
    for path, listings in [
        (folder, 1),
        (folder / "listing.md", 1),
        (folder / "photos", 1),
        (folder.parent, 2),
        (folder / "../../uto", 1),
        (tmp_path / "link/amakusa-0001", 1),
        (content_tree.root, 3),
    ]:
        assert json.loads(check(content_tree, "--json", str(path)).output)["listings"] == listings


@pytest.mark.parametrize(
    "arguments", [("--as-of", "2026-02-30"), ("--as-of", "きょう"), ("--lang", "fr"), ("/nowhere",), ("/usr",)]
)
def test_wrong_arguments_exit_with_2(content_tree: ContentTree, arguments: tuple[str, ...]) -> None:
    """A day that does not exist, another language or a path without listings is refused, and not reported as clean."""
    content_tree.listing()
    result = check(content_tree, *arguments)
    assert result.exit_code == 2
    assert result.output.startswith("エラー: ")
    assert "check --help」で見られます。" in result.output


def test_a_broken_municipality_ends_with_one_line(content_tree: ContentTree) -> None:
    """The operator's broken file is named in one line and exits with 1, without a traceback."""
    (content_tree.root / "municipalities/uto.yaml").write_text("code: [", encoding="utf-8")
    result = check(content_tree)
    assert result.exit_code == 1
    assert (
        result.output == "エラー: uto.yaml: 2行目 1文字目から先が読み取れません（値のあるはずの所に記号があります）。\n"
    )
    assert check(content_tree, "--lang", "en").output.startswith("Error: uto.yaml: unreadable from line ")


def test_hostile_names_and_values_cannot_write_on_the_terminal(content_tree: ContentTree) -> None:
    """Escape sequences in values, names and the quoted line never reach the terminal."""
    content_tree.raw("amakusa-0001", '---\ntitle: "\\e]0;x\\a"\nkind: "\\e[31m家"\n\u202ekey: 1\n---\n')
    (content_tree.root / "listings/amakusa/\x1b[2J").mkdir()
    output = check(content_tree).output
    assert "\x1b" not in output
    assert "\u202e" not in output
    assert "[bad-id]" in output


@pytest.mark.parametrize("locale", ["C.UTF-8", "C", "ja_JP.UTF-8"])
def test_the_real_command(content_tree: ContentTree, locale: str) -> None:
    """The installed command prints Japanese in any locale and gives its exit code."""
    content_tree.raw("amakusa-0001", MISTAKES)
    env = {**os.environ, "LC_ALL": locale}
    done = subprocess.run(
        [AKIYA, "check", "--content", content_tree.root, "--as-of", "2026-11-21"],
        capture_output=True,
        check=False,
        env=env,
    )
    assert done.returncode == 1
    assert done.stdout.decode("utf-8").count("直し方: ") == 12
    assert done.stderr == b""


def test_help_is_plain_and_quick() -> None:
    """`akiya --help` and `akiya check --help` explain themselves in Japanese and English."""
    for arguments in (["--help"], ["check", "--help"], ["-h"]):
        result = CliRunner().invoke(main, arguments)
        assert result.exit_code == 0
        assert "listings" in result.output


def test_the_sample_passes(sample_content: Path) -> None:
    """The sample prefecture has no errors on its day."""
    result = CliRunner().invoke(main, ["check", "--content", str(sample_content), "--as-of", "2026-11-21", "--json"])
    assert [p for p in json.loads(result.output)["problems"] if p["severity"] == "error"] == []
