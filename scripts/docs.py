"""Write the reference pages in docs/ from the schema, the vocabulary, the problems and the commands."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import click

from akiya import vocabulary
from akiya.app.reference import fields_markdown, problems_markdown
from akiya.cli import main
from akiya.importers import columns
from akiya.importers.reference import import_markdown
from akiya.jsonschema import json_schema

DOCS = Path(__file__).parents[1] / "docs"


def documents() -> dict[str, str]:
    """Return the text of every generated page by its name."""
    words = vocabulary.load()
    return {
        "fields.md": fields_markdown(words, "ja"),
        "problems.md": problems_markdown(),
        "import.md": import_markdown(columns.load(), words),
        "cli.md": "\n\n".join(["# コマンド / Commands", *_helps(main, "akiya", None)]) + "\n",
        "schema.json": json.dumps(json_schema(words), ensure_ascii=False, indent=1) + "\n",
    }


def _helps(command: click.Command, name: str, parent: click.Context | None) -> Iterator[str]:
    """Yield the help of a command and of those below it."""
    context = click.Context(command, parent, name, terminal_width=96, **command.context_settings)
    yield f"## {context.command_path}\n\n```\n{command.get_help(context)}\n```"
    if isinstance(command, click.Group):
        for each in command.list_commands(context):
            found = command.get_command(context, each)
            if found:
                yield from _helps(found, each, context)


if __name__ == "__main__":
    DOCS.mkdir(exist_ok=True)
    for name, text in documents().items():
        (DOCS / name).write_text(text, encoding="utf-8")
        print(f"docs/{name}")
