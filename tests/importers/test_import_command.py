"""`akiya import mlit` on invented files: folders, profiles, what is kept, what is told."""

from __future__ import annotations

import csv
import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from akiya import vocabulary
from akiya.cli import main
from akiya.store import read_content, read_site
from tests.importers.invented import GOVERNMENTS, HOUSE, table


@pytest.fixture
def source(tmp_path: Path) -> Path:
    """A file of two rows in a folder below the list of municipalities."""
    with (tmp_path / "municipalities.csv").open("w", encoding="utf-8-sig", newline="") as out:
        writer = csv.writer(out)
        writer.writerow(["pid", "pref", "cid", "city", "citykana", "lat", "lng", "url", "phrase", "lgcode"])
        for each in GOVERNMENTS:
            writer.writerow(
                ["", each.prefecture, "", each.name, each.kana, each.lat, each.lon, each.website, "", each.code]
            )
    file = tmp_path / "mlit" / "listed.csv"
    file.parent.mkdir()
    return fill(file, {}, {"PROPERTY_NUMBER_ID": "9900002", "PREFECTURE": "富山県", "CITY": "下新川郡朝日町"})


def fill(file: Path, *rows: dict[str, str]) -> Path:
    """Write rows that differ from the plain house."""
    file.write_bytes(table({**HOUSE, **row} for row in rows).encode("utf-8-sig"))
    return file


def run(file: Path, content: Path, *more: str) -> Result:
    """Run the command."""
    return CliRunner().invoke(main, ["import", "mlit", str(file), "--content", str(content), *more])


def test_a_new_folder_is_a_whole_site(source: Path, tmp_path: Path) -> None:
    """Listings, profiles and a site of its own are written, and everything passes the check."""
    content = tmp_path / "new"
    result = run(source, content)
    assert result.exit_code == 0, result.output
    assert "2行を読み、2件の物件にしました。" in result.output
    read = read_content(content, vocabulary.load())
    assert [entry.id for entry in read.entries] == ["amakusa-m9900001", "asahi-toyama-m9900002"]
    assert not [problem for entry in read.entries for problem in entry.problems]
    assert read.municipalities["asahi-toyama"].name["ko"] == "아사히정"
    site = read_site(content)
    assert (site["sample"], site["name"]["ja"], site["region"]["ko"]) == ("false", "全国空き家帖", "일본")
    check = CliRunner().invoke(main, ["check", "--content", str(content), "--as-of", "2026-11-21"])
    assert check.exit_code == 0, check.output


def test_one_prefecture(source: Path, tmp_path: Path) -> None:
    """Only the wanted prefecture is written, and the site is named after it."""
    content = tmp_path / "new"
    run(source, content, "--prefecture", "富山県")
    assert [path.name for path in (content / "listings").iterdir()] == ["asahi-toyama"]
    assert read_site(content)["name"] == {
        "ja": "富山県空き家帖",
        "en": "Toyama Prefecture Akiya Register",
        "zh-Hant": "富山縣空屋帖",
        "zh-Hans": "富山县空屋帖",
        "ko": "도야마현 빈집 장부",
    }


def test_a_second_run_changes_nothing(source: Path, tmp_path: Path) -> None:
    """The same file gives the same bytes; nothing is written again."""
    content = tmp_path / "new"
    run(source, content)
    before = {path: (path.read_bytes(), path.stat().st_mtime_ns) for path in content.rglob("listing.md")}
    result = run(source, content)
    assert "前と同じ 2" in result.output
    assert {path: (path.read_bytes(), path.stat().st_mtime_ns) for path in content.rglob("listing.md")} == before


def test_what_a_clerk_has_changed_is_kept(source: Path, tmp_path: Path) -> None:
    """A file that was changed by hand is not overwritten; one that was not is brought up to date; what is gone is told."""
    content = tmp_path / "new"
    run(source, content)
    mine = content / "listings/amakusa/amakusa-m9900001/listing.md"
    mine.write_text(mine.read_text(encoding="utf-8").replace("status: open", "status: contracted"), encoding="utf-8")
    result = run(fill(source, {"AMOUNT/RENT": "1000000"}), content)
    assert "手直しがあるので残した 1" in result.output
    assert "status: contracted" in mine.read_text(encoding="utf-8")
    assert "前に取り込み、今度のデータにない物件：asahi-toyama-m9900002" in result.output
    assert (content / "listings/asahi-toyama/asahi-toyama-m9900002/listing.md").is_file()


def test_existing_profiles_are_kept(source: Path, tmp_path: Path) -> None:
    """A municipality that the folder knows by its code keeps its name, its profile and the site its site.yaml."""
    content = tmp_path / "new"
    run(source, content, "--prefecture", "熊本県")
    profile = content / "municipalities/amakusa.yaml"
    text = profile.read_text(encoding="utf-8") + "about: {ja: 島のまち}\n"
    (content / "municipalities/shima.yaml").write_text(text, encoding="utf-8")
    profile.unlink()
    (content / "site.yaml").write_text("sample: true\n", encoding="utf-8")
    run(source, content, "--prefecture", "熊本県")
    assert (content / "listings/shima/shima-m9900001/listing.md").is_file()
    assert (content / "municipalities/shima.yaml").read_text(encoding="utf-8") == text
    assert not profile.exists()
    assert read_site(content) == {"sample": "true"}


def test_no_link_is_written_through(source: Path, tmp_path: Path) -> None:
    """A listing folder that is a link ends the import with a sentence, and nothing outside is touched."""
    content, outside = tmp_path / "new", tmp_path / "outside"
    outside.mkdir()
    (content / "listings").mkdir(parents=True)
    (content / "listings/amakusa").symlink_to(outside)
    result = run(source, content)
    assert result.exit_code == 1
    assert "リンクには書き込みません" in result.output
    assert not list(outside.iterdir())


@pytest.mark.parametrize(("form", "start"), [("json", "{"), ("csv", "\ufeff行,"), ("text", "2行目 amakusa")])
def test_reports(source: Path, tmp_path: Path, form: str, start: str) -> None:
    """The whole report comes in three forms on the standard output."""
    result = run(source, tmp_path / "new", "--report", form)
    assert result.stdout.startswith(start)
    assert "amakusa-m9900001" in result.stdout


def test_the_table_of_traps(source: Path, tmp_path: Path) -> None:
    """--traps prints a Markdown table, with --report json the same as data."""
    assert run(source, tmp_path / "new", "--traps").stdout.startswith("| 何が | 行 |")
    assert json.loads(run(source, tmp_path / "new", "--traps", "--report", "json").stdout)


def test_what_cannot_be_used_is_told_in_one_line(source: Path, tmp_path: Path) -> None:
    """No list of municipalities, another table, a prefecture without rows: one sentence and exit code 1."""
    other = tmp_path / "other.csv"
    other.write_text("a,b\n1,2\n", encoding="utf-8")
    alone = tmp_path / "alone" / "deep" / "listed.csv"
    alone.parent.mkdir(parents=True)
    alone.write_bytes(source.read_bytes())
    for result, words in (
        (run(other, tmp_path / "new"), "列がありません"),
        (run(alone, tmp_path / "new"), "市町村の一覧がありません"),
        (run(source, tmp_path / "new", "--prefecture", "沖縄県"), "取り込む行がありません"),
    ):
        assert result.exit_code == 1
        assert words in result.output
        assert "Traceback" not in result.output
    english = run(source, tmp_path / "new", "--lang", "en")
    assert "2 rows read, 2 listings written." in english.output
