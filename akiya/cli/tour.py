"""`akiya tour`: a 360° tour from pictures that are named by room."""

from __future__ import annotations

from pathlib import Path

import click

from akiya.cli import options

DONE = {
    "ja": "{id}: {rooms}部屋の360°ツアーを書きました（{names}）。扉の向きは、写真を見て直してください。",
    "en": "{id}: wrote a 360° tour of {rooms} rooms ({names}). Now correct where the doors are.",
}


@click.command()
@click.argument("id_", metavar="ID")
@click.option(
    "--from",
    "source",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    help="部屋の名前のついた360°写真のフォルダー / folder of 360° pictures named by room. [panoramas/]",
)
@click.option("--replace", is_flag=True, help="今あるツアーを書きなおす / replace the tour that is there.")
@options.content
@options.lang
def command(id_: str, source: Path | None, content_dir: Path, lang: str, *, replace: bool) -> None:
    """部屋の名前のついた360°写真から、部屋をめぐるツアーを書きます。

    01_玄関.jpg、02_居間.jpg のように名前をつけると、番号の順に扉でつなぎます。--from のフォルダーの写真は、
    位置情報などを除いて物件のフォルダーに入れます。扉の向き（yaw）は、あとで直せます。

    Write a tour from 360° pictures that are named by room, with doors in the order of their numbers.
    """
    from akiya.app import handin
    from akiya.cli.errors import Refused
    from akiya.cli.media import done

    try:
        added, tour = handin.write_tour(handin.folder_of(content_dir, id_), source, replace=replace)
    except handin.NotTakenIn as error:
        raise Refused(error.words) from error
    for each in added:
        click.echo(done(each, lang))
    titles = [scene["title"] for scene in tour["scenes"]]
    click.echo(DONE[lang].format(id=id_, rooms=len(titles), names=("、" if lang == "ja" else ", ").join(titles)))
