"""Draws every sample picture that a listing names and that is not there yet: ``python -m scripts.sample``."""

from __future__ import annotations

from pathlib import Path

import click
from PIL import Image

from . import pictures
from .panorama import WIDTH, panorama
from .sources import Source, sources

PHOTO_BYTES, PANORAMA_BYTES = 33_000, 310_000


@click.command(help=__doc__)
@click.option(
    "--content", type=click.Path(path_type=Path), default=Path("content"), show_default=True, help="the content folder"
)
@click.option("--all", "again", is_flag=True, help="draw also what is already there")
@click.option("--only", default="", help="only listings whose id begins with these letters")
@click.option("--panorama-width", "width", default=WIDTH, show_default=True, help="pixels across a panorama")
def main(content: Path, only: str, width: int, *, again: bool) -> None:
    """Draw what is missing and say what was drawn."""
    total = 0
    for source in sources(content):
        if source.traits.id.startswith(only):
            drawn = draw_listing(source, width, again=again)
            total += drawn
            if drawn:
                click.echo(f"{source.traits.id}: {drawn}")
    click.echo(f"{total} pictures drawn")


def draw_listing(source: Source, width: int = WIDTH, *, again: bool = False) -> int:
    """Draw the missing pictures of one listing; return how many there were."""
    drawn = 0
    for shot in source.shots:
        if again or not (source.folder / shot.file).exists():
            _write(
                source.folder / shot.file,
                pictures.jpeg(pictures.raster(pictures.draw(source.traits, shot)), PHOTO_BYTES),
            )
            drawn += 1
    for scene in source.scenes:
        if again or not (source.folder / scene.file).exists():
            picture = Image.fromarray(panorama(source.traits, scene, width))
            _write(source.folder / scene.file, pictures.jpeg(picture, PANORAMA_BYTES))
            drawn += 1
    return drawn


def _write(path: Path, data: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data)


if __name__ == "__main__":
    main()
