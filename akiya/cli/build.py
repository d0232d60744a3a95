"""`akiya build`: build the site."""

from __future__ import annotations

import sys
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

import click

from akiya.cli import options

if TYPE_CHECKING:
    from akiya.app.build import BuildReport, Order


UNREADABLE = {
    "ja": "{path} を読めません（{why}）。ファイルがあるか、開く権限があるかを確かめてください。",
    "en": "Cannot read {path} ({why}). Check that it is there and may be opened.",
}
UNWRITABLE = {
    "ja": "{path} に書けません（{why}）。書ける場所か、空き容量があるかを確かめてください。",
    "en": "{path} cannot be written ({why}). Check that the place may be written to and has room.",
}


@click.command()
@options.content
@options.output
@options.as_of
@click.option("--site-url", help="公開する場所のURL（末尾の / なし）/ address of the site. [pelicanconf.py]")
@click.option(
    "--cache",
    "cache_dir",
    type=click.Path(file_okay=False, path_type=Path),
    default=options.ROOT / ".cache",
    help="作りおきの置き場 / cache folder. [.cache/]",
)
@options.lang
@click.option("--json", "as_json", is_flag=True, help="結果を機械で読む形で出す / print the result as JSON.")
def command(
    content_dir: Path, output_dir: Path, as_of: str, site_url: str | None, cache_dir: Path, lang: str, *, as_json: bool
) -> None:
    """サイトをつくります。点検に通らない物件は理由とともに外し、ほかの物件でつくります。

    Build the site. A listing that fails its checks is left out with its reason; the others are built.
    """
    from akiya.app.build import Order

    report = built(Order(content_dir, output_dir, as_of, cache_dir, site_url), lang, quiet=as_json)
    click.echo(report.as_json(lang) if as_json else report.as_text(lang))


def built(order: Order, lang: str, *, quiet: bool = False) -> BuildReport:
    """Build with progress on the terminal; what stops a build is told in one line and ends the command."""
    from akiya.app.assets import AssetError
    from akiya.app.build import BuildError, build
    from akiya.cli.progress import progress
    from akiya.store import ContentError

    try:
        with progress(lang, quiet=quiet) as tell:
            return build(order, tell)
    except (BuildError, AssetError, ContentError) as error:
        click.echo(str(error), err=True)
    except OSError as error:
        path = error.filename or order.output_dir
        click.echo(_stuck(error, order)[lang].format(path=path, why=error.strerror), err=True)
    sys.exit(1)


def _stuck(error: OSError, order: Order) -> Mapping[str, str]:
    """Return the sentence for a file that cannot be written, or for one that cannot be read."""
    path = Path(str(error.filename or order.output_dir)).absolute()
    ours = (order.output_dir.absolute(), order.cache_dir.absolute())
    writing = any(path.is_relative_to(folder) or folder.is_relative_to(path) for folder in ours)
    return UNWRITABLE if writing else UNREADABLE
