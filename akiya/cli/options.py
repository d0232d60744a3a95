"""Options that several commands share."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from zoneinfo import ZoneInfo

import click

ROOT = Path(__file__).resolve().parents[2]


def _day(_ctx: click.Context, param: click.Parameter, value: str | None) -> str:
    """Return a given day, or today in Japan."""
    if value is None:
        return dt.datetime.now(ZoneInfo("Asia/Tokyo")).date().isoformat()
    try:
        return dt.datetime.strptime(value, "%Y-%m-%d").replace(tzinfo=dt.UTC).date().isoformat()
    except ValueError as error:
        raise _no_day(param, value) from error


def _no_day(param: click.Parameter, value: str) -> click.UsageError:
    """Return the error about a text that is no day."""
    from akiya.cli.errors import Refused

    name = param.opts[0]
    return Refused(
        {
            "ja": f"{name} の「{value}」は、ある日の日付ではありません。2026-11-02 のように書いてください。",
            "en": f"“{value}” after {name} is not a day of the calendar. Write it as 2026-11-02.",
        }
    )


def optional_day(ctx: click.Context, param: click.Parameter, value: str) -> str:
    """Return a given day, or an empty string where none was given."""
    return _day(ctx, param, value) if value else ""


content = click.option(
    "--content",
    "content_dir",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    default=ROOT / "content",
    help="物件のフォルダー / folder of the listings. [content/]",
)
output = click.option(
    "--output",
    "output_dir",
    type=click.Path(file_okay=False, path_type=Path),
    default=ROOT / "output",
    help="書き出す先 / where to write. [output/]",
)
as_of = click.option(
    "--as-of",
    callback=_day,
    metavar="YYYY-MM-DD",
    help="この日のサイトとして扱う（省くと日本の今日）/ the day of the build. [today in Japan]",
)
lang = click.option(
    "--lang", type=click.Choice(["ja", "en"]), default="ja", help="メッセージの言葉 / language of the messages. [ja]"
)
