"""The pictures of a build: every photo and panorama as files named by content, encoded once in their life.

A cache folder holds the files and, for each picture, a note of what was made, so that a build in which nothing
changed opens no picture. The folder can be carried to another machine, and emptied at any time.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from concurrent.futures import Executor
from dataclasses import dataclass
from pathlib import Path

from akiya.app import picture_cache
from akiya.app.encode import Derivative, Derivatives, encode_panorama, encode_photo
from akiya.app.spread import Progress, quiet, spread
from akiya.catalogue import Catalogue
from akiya.pictures import NotAPicture
from akiya.site.prepared import PhotoSet, SceneSet

CRASHED = "この画像を読む途中で処理が止まりました / the program stopped while reading this picture"
File = tuple[str, str]
"""A listing's id and a file as the listing names it, such as ("amakusa-0417", "photos/01.jpg")."""
Reference = tuple[str, str, str]
"""What a listing uses a file for (`photo` or `panorama`), the listing's id, and the file."""
Encoder = Callable[[Path, str, Path], Derivatives]
ENCODERS: Mapping[str, Encoder] = {"photo": encode_photo, "panorama": encode_panorama}


@dataclass(frozen=True, slots=True)
class Media:
    """Every picture of a build."""

    photos: Mapping[File, PhotoSet]
    scenes: Mapping[File, SceneSet]
    broken: Mapping[File, str]
    """Pictures that could not be decoded to their end -> why, in Japanese and English. They are left out."""
    encoded: int
    """How many pictures were encoded in this build rather than found in the cache."""
    used: frozenset[str]
    """Every file in the output that belongs to these pictures, relative to the output folder."""


@dataclass(frozen=True, slots=True)
class Original:
    """A picture that has to be encoded: what it is for, where it lies, the name of its contents, and the cache."""

    kind: str
    path: Path
    key: str
    cache_dir: Path
    heading: float | None = None
    """Where the centre of a panorama looks, as the picture itself says."""


def prepare(
    catalogue: Catalogue, cache_dir: Path, out_dir: Path, progress: Progress = quiet, executor: Executor | None = None
) -> Media:
    """Make the pictures of all houses that are not in the cache yet, and put every one into the output folder.

    A picture that cannot be decoded is left out and named in `broken`; it stops nothing else.
    """
    cache_dir.mkdir(parents=True, exist_ok=True)
    originals = dict(_originals(catalogue, cache_dir))
    made: dict[str, Derivatives | str] = {}
    missing: dict[str, Original] = {}
    for original in originals.values():
        if found := picture_cache.recall(cache_dir, original.key):
            made[original.key] = found
        else:
            missing[original.key] = original
    made |= _encode_all([missing[key] for key in sorted(missing)], progress, executor)
    encoded = sum(isinstance(made[key], Derivatives) for key in missing)
    return _media(originals, made, encoded, picture_cache.publish(cache_dir, out_dir, _files(made)))


def _originals(catalogue: Catalogue, cache_dir: Path) -> Iterator[tuple[Reference, Original]]:
    """Yield every picture that a house with a page names, in the order of houses."""
    for house in catalogue.houses.values():
        listing, entry = house.listing, house.entry
        scenes = listing.tour.scenes if listing.tour else ()
        named = [("photo", photo.file or "") for photo in listing.photos]
        named += [("panorama", scene.file or "") for scene in scenes]
        for kind, file in named:
            if file in entry.pictures:  # what the store has looked at, so never a link out of the folder
                path = entry.folder / file
                heading = entry.pictures[file].pose.heading
                key = picture_cache.key_of(path, kind)
                yield (kind, listing.id, file), Original(kind, path, key, cache_dir, heading)


def encode(original: Original) -> Derivatives | str:
    """Encode one picture and note what was made; return the reason where it cannot be decoded."""
    try:
        made = ENCODERS[original.kind](original.path, original.key, original.cache_dir)
    except NotAPicture as error:
        return str(error)
    picture_cache.note(original.cache_dir, original.key, made)
    return made


def _encode_all(
    originals: list[Original], progress: Progress, executor: Executor | None
) -> dict[str, Derivatives | str]:
    """Encode pictures on all cores; return the files, or the reason, by key."""
    found: dict[str, Derivatives | str] = {}
    for original, made in spread(encode, originals, executor):
        found[original.key] = made or CRASHED
        progress(len(found), len(originals))
    return found


def _files(made: Mapping[str, Derivatives | str]) -> list[Derivative]:
    """Return every file of every picture that was made."""
    return [file for found in made.values() if isinstance(found, Derivatives) for file in found.files]


def _media(
    originals: Mapping[Reference, Original], made: Mapping[str, Derivatives | str], encoded: int, used: frozenset[str]
) -> Media:
    """Hang what was made onto the listings that name it."""
    photos: dict[File, PhotoSet] = {}
    scenes: dict[File, SceneSet] = {}
    broken: dict[File, str] = {}
    for (kind, listing, file), original in originals.items():
        found = made[original.key]
        if isinstance(found, str):
            broken[listing, file] = found
        elif kind == "photo":
            photos[listing, file] = _photo_set(found)
        else:
            scenes[listing, file] = _scene_set(found, original.heading)
    return Media(photos, scenes, broken, encoded, used)


def _photo_set(made: Derivatives) -> PhotoSet:
    """Return a photo for the pages."""
    largest, jpeg = made.sizes[-1], made.flat
    sources = tuple((size.width, picture_cache.public(size)) for size in made.sizes)
    fallback = picture_cache.public(jpeg)
    return PhotoSet(largest.width, largest.height, sources, fallback, jpeg.width, jpeg.height, made.colour)


def _scene_set(made: Derivatives, heading: float | None) -> SceneSet:
    """Return a panorama for the pages."""
    largest, view = made.sizes[-1], made.flat
    levels = tuple((size.width, picture_cache.public(size)) for size in made.sizes)
    preview = picture_cache.public(view)
    return SceneSet(largest.width, largest.height, levels, preview, view.width, view.height, made.colour, heading)
