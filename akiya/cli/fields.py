"""`akiya fields`: the reference of all fields, or the JSON Schema."""

from __future__ import annotations

import json

import click

from akiya.cli import options


@click.command()
@click.option(
    "--json-schema", is_flag=True, help="正準形の JSON Schema を出す / print the JSON Schema of canonical data."
)
@click.option("--markdown", is_flag=True, help="くわしい資料を Markdown で出す / print the full reference as Markdown.")
@options.lang
def command(lang: str, *, json_schema: bool, markdown: bool) -> None:
    """物件に書ける項目を、名前・単位・記入例つきで示します。

    Print every field that a listing can have, with its name, unit and an example.
    """
    from akiya import jsonschema, vocabulary
    from akiya.app import reference

    if json_schema:
        click.echo(json.dumps(jsonschema.json_schema(vocabulary.load()), ensure_ascii=False, indent=2))
    elif markdown:
        click.echo(reference.fields_markdown(vocabulary.load(), lang), nl=False)
    else:
        click.echo(reference.fields_text(lang))
