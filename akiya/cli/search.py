"""`akiya search`: ask the index in the terminal, with the same language as the search page."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import click

from akiya.cli import options


@click.command()
@click.argument("text", required=False, default="")
@options.content
@options.as_of
@click.option(
    "--where",
    "conditions",
    multiple=True,
    metavar="名前=値,値 / 名前=下限..上限",
    help="条件 / condition, such as sea_view=yes,unknown or price=..5000000. 何度でも書けます.",
)
@click.option(
    "--sentence", "as_sentence", is_flag=True, help="文として読み、条件にする / read a sentence as conditions."
)
@click.option("--near", metavar="緯度,経度[,km]", help="この場所から / from this place, within km.")
@click.option(
    "--sort",
    default="",
    help="並び順 / order: relevance price -price newest confirmed built floor_area distance. [relevance]",
)
@click.option("--limit", default=20, show_default=True, type=click.IntRange(0, 1000), help="何件まで / how many.")
@click.option("--facets", default="", help="数える項目 / facets to count, separated by commas.")
@options.lang
@click.option("--json", "as_json", is_flag=True, help="機械で読む形で出す / print JSON.")
def command(
    text: str,
    content_dir: Path,
    as_of: str,
    conditions: tuple[str, ...],
    near: str | None,
    sort: str,
    limit: int,
    facets: str,
    lang: str,
    *,
    as_sentence: bool,
    as_json: bool,
) -> None:
    """家をさがします。TEXT は検索ページと同じ書き方です（空白で AND、"…" で続き、- で除く）。

    --sentence をつけると「500万円以下で海が見える平屋」のような文を条件として読み取り、残りを言葉でさがします。
    Search the listings as the search page does; with --sentence a sentence becomes conditions.
    """
    from akiya import vocabulary
    from akiya.app.ask import ask, understood
    from akiya.app.conditions import ConditionError, known, point

    try:
        names = known(content_dir, vocabulary.load())
        where, place, counted = names.conditions(conditions), point(near), names.counted(facets)
        said = understood(content_dir, as_of, text) if as_sentence else {"text": text, "where": {}, "near": None}
        request: dict[str, Any] = {
            "text": said["text"],
            "where": {**said["where"], **where},
            "near": place or said["near"],
            "limit": limit,
            "facets": counted,
        }
        request["sort"] = names.sort(sort or said.get("sort", "relevance"), request["near"])
    except ConditionError as error:
        raise click.ClickException(error.message(lang)) from error
    answer = ask(content_dir, as_of, request, options.ROOT / ".cache" / "whoosh")
    click.echo(json.dumps(answer, ensure_ascii=False, indent=2) if as_json else as_text(answer, lang))


def as_text(answer: dict[str, Any], lang: str) -> str:
    """Return an answer as a person reads it."""
    total = f"{answer['total']}件" if lang == "ja" else f"{answer['total']} houses"
    lines = [
        f"{hit['id']:20} {hit['card']['title']}" + (f"  {hit['km']:.1f} km" if hit["km"] is not None else "")
        for hit in answer["hits"]
    ]
    counts = [
        f"{name}: " + "  ".join(f"{value} {n}" for value, n in found.items())
        for name, found in answer["facets"].items()
    ]
    return "\n".join([total, *lines, *counts])
