"""The pictures that a listing names, looked at in its folder: what each is, and what is wrong with it."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from pathlib import Path

from akiya.gpano import SHAPE, whole_size
from akiya.listing import Listing
from akiya.metadata import extras
from akiya.parse import FILE, plain
from akiya.pictures import MAX_PANORAMA_BYTES, MAX_PHOTO_BYTES, NotAPicture, Picture, look
from akiya.problems import Problem
from akiya.reading import Read, did_you_mean

FOLDERS = ("photos", "panoramas", "plan")
"""Where pictures lie in a listing's folder."""
HEAVY_PHOTO, HEAVY_PANORAMA = 2_000_000, 6_000_000
"""From how many bytes on a picture has no place in the repository, though the build could read it."""


def look_at_pictures(folder: Path, path: str, read: Read) -> tuple[dict[str, Picture], list[Problem]]:
    """Return every picture that the listing names and that can be used, and the problems of all of them."""
    found: dict[str, Picture] = {}
    problems: list[Problem] = []
    for name, key, panorama in _named_files(read.listing) if read.listing else ():
        line, column = read.places.get(key, (1, 1))
        seen = _look(folder, name, found, panorama=panorama)
        problems += [Problem(problem.kind, path, line, column, problem.facts) for problem in seen]
    return found, problems


def _named_files(listing: Listing) -> Iterator[tuple[str, str, bool]]:
    """Yield every picture that a listing names: file, key of its field, whether it is a panorama."""
    for n, photo in enumerate(listing.photos):
        if photo.file:
            yield photo.file, f"photos[{n}].file", False
    for n, scene in enumerate(listing.tour.scenes if listing.tour else ()):
        if scene.file:
            yield scene.file, f"tour.scenes[{n}].file", True


def _look(folder: Path, name: str, found: dict[str, Picture], *, panorama: bool) -> Iterator[Problem]:
    """Look at one picture and remember it; yield what is wrong with it."""
    refused = _refuse(folder, name, MAX_PANORAMA_BYTES if panorama else MAX_PHOTO_BYTES)
    if refused:
        yield refused
        return
    try:
        size = found[name] = look(folder / name)
    except NotAPicture as error:
        why, _, why_en = str(error).partition(" / ")
        yield Problem("not-a-picture", "", facts={"found": name, "why": why, "why_en": why_en or why})
        return
    if panorama and not _whole_sphere(size):
        yield Problem("panorama-shape", "", facts={"found": name, "size": f"{size.width}×{size.height}"})
    yield from _unfit(folder / name, name, HEAVY_PANORAMA if panorama else HEAVY_PHOTO)


def _refuse(folder: Path, name: str, limit: int) -> Problem | None:
    """Return why a file is not even opened."""
    path = folder / name
    if path.is_symlink() or path.parent.is_symlink():
        return Problem("symlink", "", facts={"found": name})
    if not path.is_file() or name not in _exact_names(folder, name):
        return Problem("missing-file", "", facts={"found": name, **_near_file(folder, name)})
    if path.stat().st_size > limit:
        size = f"{path.stat().st_size / 1e6:.1f} MB"
        return Problem("picture-too-large", "", facts={"found": name, "size": size, "limit": f"{limit // 2**20} MB"})
    return None


def _unfit(path: Path, name: str, heavy: int) -> Iterator[Problem]:
    """Yield what should not be in the repository, where it would be public for ever; the build drops it anyway."""
    data = path.read_bytes()
    carried = extras(data)
    if carried:
        yield Problem("picture-metadata", "", facts={"found": name, "carried": "、".join(carried)})
    if len(data) > heavy:
        size = f"{len(data) / 1e6:.1f} MB"
        yield Problem("picture-heavy", "", facts={"found": name, "size": size, "limit": f"{heavy // 10**6} MB"})


def _near_file(folder: Path, name: str) -> dict[str, str]:
    """Return a hint at the file that was meant; one whose name cannot be written in a listing has to be renamed."""
    files = [path for part in (*FOLDERS, ".") for path in (folder / part).glob("*") if path.is_file()]
    names = {_shown(folder, path): _shown(folder, path) for path in files if path.suffix != ".md"}
    same = [each for each in names if plain(each).casefold() == name.casefold()]
    if same and not re.fullmatch(FILE, same[0]):
        ja = f"「{same[0]}」の名前を「{name}」に変えてください。"
        return {"hint": ja, "hint_en": f"Rename {same[0]} to {name}."}
    return did_you_mean(name, names)


def _shown(root: Path, path: Path) -> str:
    """Return a path below `root` as text, whatever bytes its names are made of."""
    return os.fsencode(path.relative_to(root).as_posix()).decode("utf-8", "replace")


def _whole_sphere(picture: Picture) -> bool:
    """Tell whether a picture, or the sphere that it says it is a part of, is twice as wide as high."""
    width, height = whole_size(picture.pose, picture.width, picture.height)
    return abs(width / height - 2) <= SHAPE


def _exact_names(folder: Path, name: str) -> list[str]:
    """Return the names beside a file as they are written, since some disks do not tell a.JPG from a.jpg."""
    parent = (folder / name).parent
    return [f"{parent.name}/{entry.name}" for entry in parent.iterdir()]
