"""`akiya media`: pictures, in the form in which they may be published."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from akiya.cli import options

if TYPE_CHECKING:
    from akiya.app.handin import Added

WHOLE = 100
"""Percent."""
DONE = {
    "ja": "{source} → {file}（{width}×{height}、{before} → {after} KB、位置情報やメモは除きました）",
    "en": "{source} -> {file} ({width}×{height}, {before} -> {after} KB, without positions and notes)",
}


@click.group()
def command() -> None:
    """写真を、公開してよい形にします。

    Bring pictures into the form in which they may be published.
    """


@command.command()
@click.argument("files", nargs=-1, required=True, type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option(
    "--listing", "id_", required=True, metavar="ID", help="物件の番号（例：amakusa-0417）/ id of the listing."
)
@click.option("--panorama", is_flag=True, help="360°写真として入れる / take them in as 360° pictures.")
@click.option(
    "--cover",
    "covered",
    multiple=True,
    callback=lambda _ctx, _param, values: tuple(_box(value) for value in values),
    metavar="左,上,幅,高さ",
    help="ぬりつぶす四角（％。顔や表札）/ a box to burn over, in percent: left,top,width,height.",
)
@click.option("--room", default="", metavar="部屋", help="どこを写したか（例：居間）/ which room it shows.")
@click.option("--caption", default="", metavar="説明", help="写真に添える一言 / a caption.")
@options.content
@options.lang
def add(
    files: tuple[Path, ...],
    id_: str,
    covered: tuple[tuple[float, float, float, float], ...],
    room: str,
    caption: str,
    content_dir: Path,
    lang: str,
    *,
    panorama: bool,
) -> None:
    """携帯電話やカメラの写真を、物件のフォルダーに入れます。

    向きを直し、2,560ピクセル（360°写真は8,192）までに縮め、位置情報・機種名・メモをすべて除きます。
    --cover の四角はぬりつぶします。もとの写真は変わりません。もとの写真は Git に入れないでください。
    一度入れたものは、消しても残ります。

    Put pictures of a phone or camera into the folder of a listing: upright, shrunk, without metadata, boxes burnt over.
    """
    from akiya.app import handin
    from akiya.cli.errors import Refused

    said = {key: value for key, value in (("room", room), ("caption", caption)) if value}
    try:
        folder = handin.folder_of(content_dir, id_)
        added = handin.add(folder, files, "panorama" if panorama else "photo", covered, said)
    except handin.NotTakenIn as error:
        raise Refused(error.words) from error
    for each in added:
        click.echo(done(each, lang))


def done(each: Added, lang: str) -> str:
    """Return the line that tells what became of a picture."""
    before, after = (round(size / 1000) for size in (each.bytes_before, len(each.taken.data)))
    size = {"width": each.taken.width, "height": each.taken.height}
    return DONE[lang].format(source=each.source.name, file=each.file, **size, before=before, after=after)


def _box(text: str) -> tuple[float, float, float, float]:
    """Read a box; raises click's error where it is none."""
    from akiya.cli.errors import Refused

    try:
        left, top, width, height = (float(part) for part in text.replace("，", ",").split(","))
    except ValueError:
        left = top = width = height = -1.0
    if min(left, top) < 0 or min(width, height) <= 0 or max(left + width, top + height) > 100:
        raise Refused(
            {
                "ja": f"--cover の「{text}」は四角になりません。左,上,幅,高さを％で書きます（例：12,40,8,5）。",
                "en": f"“{text}” after --cover is no box. Write left,top,width,height in percent, such as 12,40,8,5.",
            }
        )
    return left, top, width, height
