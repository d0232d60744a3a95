"""`akiya import`: open data of others -> listings."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from akiya.cli import options

if TYPE_CHECKING:
    from akiya.app.import_mlit import ImportOrder
    from akiya.importers.report import Report


@click.group()
def command() -> None:
    """ほかで公開されているデータを物件にします。

    Turn open data of others into listings.
    """


@command.command()
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--prefecture", default="", metavar="県名", help="この県の行だけ（例：熊本県）/ only this prefecture.")
@click.option(
    "--content",
    "content_dir",
    type=click.Path(file_okay=False, path_type=Path),
    required=True,
    help="物件を書くフォルダー（なければつくる）/ folder to write the listings to.",
)
@click.option(
    "--municipalities",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    help="全国の市町村の一覧（localgovjp の CSV）/ list of local governments. [FILE の近くの municipalities.csv]",
)
@click.option(
    "--data-date",
    default="",
    callback=options.optional_day,
    metavar="YYYY-MM-DD",
    help="データの日付 / day of the data. [2025-03-31]",
)
@click.option(
    "--report",
    "form",
    type=click.Choice(["text", "json", "csv"]),
    help="行ごとの結果をすべて出す（省くとまとめだけ）/ print the result of every row.",
)
@click.option("--traps", "as_table", is_flag=True, help="落とし穴ごとの表を出す / print a table of the traps.")
@options.lang
def mlit(
    file: Path,
    prefecture: str,
    content_dir: Path,
    municipalities: Path | None,
    data_date: str,
    form: str | None,
    lang: str,
    *,
    as_table: bool,
) -> None:
    """国の空き家・空き地バンクの公開データ（CSV）を物件にします。

    あいまいな値は未確認とし、もとの言葉を残します。本文から読み取ったことは、項目には書かず「本文から」として残します。
    手直しした物件は上書きしません。

    Turn the open data of Japan's national bank of empty houses into listings. Doubtful values stay unknown, with their
    original words; listings that were changed by hand are not overwritten.
    """
    from akiya.app.import_mlit import ImportOrder

    report = _ran(ImportOrder(file, content_dir, municipalities, prefecture, data_date), lang)
    click.echo(_traps(report, form) if as_table else _told(report, form, lang), nl=form != "csv")


def _ran(order: ImportOrder, lang: str) -> Report:
    """Import with progress on the terminal; what stops the import is told in one line and ends the command."""
    from akiya.app.import_mlit import ImportFailedError, run
    from akiya.cli.progress import progress

    try:
        with progress(lang, quiet=False) as tell:
            return run(order, lambda done: tell("read", done, 0))
    except ImportFailedError as error:
        click.echo(str(error), err=True)
        sys.exit(1)


def _told(report: Report, form: str | None, lang: str) -> str:
    """Return the report in the form that was asked for."""
    from akiya.importers import report as forms

    makers = {"text": forms.as_text, "json": forms.as_json, "csv": forms.as_csv}
    if form:
        return makers[form](report)
    return forms.summary_text(report) if lang == "ja" else forms.summary_english(report)


def _traps(report: Report, form: str | None) -> str:
    """Return the table of traps."""
    from akiya.importers import columns, traps

    found = traps.traps(report, columns.load())
    return traps.table_json(found) if form == "json" else traps.table_text(found)
