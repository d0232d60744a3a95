"""The reference pages say what the program does: they are made from it, and stand in docs/ as made."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from akiya import vocabulary
from akiya.app import reference
from akiya.cli import COMMANDS, main
from akiya.listing import Listing
from akiya.problems import KINDS
from akiya.schema import walk
from scripts.docs import documents

DOCS = Path(__file__).parents[1] / "docs"
WORDS = vocabulary.load()


@pytest.mark.parametrize("name", ["fields.md", "problems.md", "import.md", "cli.md", "schema.json"])
def test_pages_are_as_generated(name: str) -> None:
    """No page has drifted from the program; `make docs` writes them anew."""
    assert (DOCS / name).read_text(encoding="utf-8") == documents()[name]


def test_the_reference_names_everything() -> None:
    """Every field, choice, attribute and problem stands on its page."""
    page = documents()["fields.md"]
    for path, declared in walk(Listing):
        assert f"`{path.rpartition('.')[2]}`" in page
        assert declared.item.label in page
    assert all(f"`{code}`" in page for code in WORDS.attributes)
    assert all(f"### {name}\n" in page for name in WORDS.choices)
    assert all(f"## {kind}\n" in documents()["problems.md"] for kind in KINDS)


def test_every_command_is_described() -> None:
    """Each command of `akiya` has its help on the page."""
    assert all(f"## akiya {name}\n" in documents()["cli.md"] for name in COMMANDS)


def test_tables_keep_their_columns() -> None:
    """Every row of a table has as many cells as its head."""
    for block in reference.fields_markdown(WORDS, "en").split("\n\n"):
        rows = [line for line in block.splitlines() if line.startswith("|")]
        assert len({row.count(" | ") for row in rows}) <= 1, rows[:1]


@pytest.mark.parametrize("lang", ["ja", "en"])
def test_akiya_fields(lang: str) -> None:
    """`akiya fields` prints every field; with --markdown the page; with --json-schema the schema."""
    text = CliRunner().invoke(main, ["fields", "--lang", lang]).output
    assert [line.split()[0] for line in text.splitlines()] == [path for path, _ in walk(Listing)]
    assert CliRunner().invoke(main, ["fields", "--markdown", "--lang", lang]).output == reference.fields_markdown(
        WORDS, lang
    )
    assert (
        json.loads(CliRunner().invoke(main, ["fields", "--json-schema"]).output)["title"] == "空き家バンクの物件（版1）"
    )
