"""`akiya serve`: build and show the site on this machine."""

from __future__ import annotations

from pathlib import Path

import click

from akiya.cli import options

WORDS = {
    "ja": {
        "ready": "http://localhost:{port} で見られます。終わるときは Ctrl+C を押してください。",
        "again": "つくりなおしました: ",
    },
    "en": {"ready": "Ready at http://localhost:{port}. Press Ctrl+C to stop.", "again": "Built again: "},
}


@click.command()
@options.content
@options.output
@options.as_of
@click.option("--port", default=8000, show_default=True, help="ポート番号 / port.")
@options.lang
def command(content_dir: Path, output_dir: Path, as_of: str, port: int, lang: str) -> None:
    """サイトをつくり、このパソコンの http://localhost:8000 で見せます。物件を書きかえると、つくりなおします。

    Build the site and show it at http://localhost:8000; it is built again when the content changes.
    """
    from akiya.app.build import Order
    from akiya.app.serve import serve
    from akiya.cli.build import built

    words = WORDS[lang]
    order = Order(content_dir, output_dir, as_of, options.ROOT / ".cache", f"http://localhost:{port}")
    click.echo(built(order, lang).as_text(lang))
    serve(
        order,
        port,
        lambda: click.echo(words["ready"].format(port=port)),
        lambda names: click.echo(words["again"] + ", ".join(names)),
    )
