"""`akiya check`: read listings and report every problem."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from akiya.cli import options


@click.command()
@click.argument("paths", nargs=-1, type=click.Path(exists=True, path_type=Path))
@options.content
@options.as_of
@options.lang
@click.option("--json", "as_json", is_flag=True, help="機械で読む形で出す / print JSON.")
def command(paths: tuple[Path, ...], content_dir: Path, as_of: str, lang: str, *, as_json: bool) -> None:
    """物件の書き方を点検し、問題の場所と直し方をすべて示します。

    PATH には物件のフォルダー、listing.md、市町村のフォルダーを書けます（省くと全部）。
    エラーがあれば終了コードは1です。

    Check listings and report every problem with its place and how to fix it. Exit code 1 on errors.
    """
    from akiya.app.report import NothingThere, check_report
    from akiya.cli.errors import Refused

    try:
        report = check_report(content_dir, paths, as_of)
    except NothingThere as error:
        words = {"ja": f"「{error}」には物件がありません。物件のフォルダーか、市町村のフォルダーを書いてください。"}
        words["en"] = f"There is no listing in {error}. Name the folder of a listing or of a municipality."
        raise Refused(words) from error
    click.echo(report.as_json(lang) if as_json else report.as_text(lang))
    sys.exit(1 if report.errors else 0)
