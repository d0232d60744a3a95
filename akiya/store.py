"""The only reader of content/: files -> municipalities and listings, each with its problems.

Nothing here follows a symbolic link, trusts a name, or lets one listing's fault touch another's.
"""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from akiya.frontmatter import MAX_BYTES
from akiya.listing import Listing
from akiya.municipality import Municipality, municipality
from akiya.pictures import MAX_PANORAMA_BYTES, MAX_PHOTO_BYTES, NotAPicture, Picture, look
from akiya.problems import Problem
from akiya.reading import Read, did_you_mean, read_listing
from akiya.vocabulary import Vocabulary

LISTING_FILE = "listing.md"
ID = re.compile(r"[a-z]{2,30}-[0-9a-z]{4,12}")


@dataclass(frozen=True, slots=True)
class Entry:
    """One listing folder as it was found: the listing where it could be read, its problems, and its pictures."""

    id: str
    municipality: str
    folder: Path
    path: str
    """Path of listing.md relative to the content folder, for messages."""
    read: Read
    pictures: Mapping[str, Picture]

    @property
    def listing(self) -> Listing | None:
        """The listing, or None where its file could not be read at all."""
        return self.read.listing

    @property
    def problems(self) -> tuple[Problem, ...]:
        """What was wrong with the files."""
        return self.read.problems

    def place(self, key: str) -> tuple[int, int]:
        """Return line and column of a field, or of the file's start."""
        return self.read.places.get(key, (1, 1))


@dataclass(frozen=True, slots=True)
class Content:
    """Everything that content/ holds."""

    root: Path
    municipalities: Mapping[str, Municipality]
    entries: tuple[Entry, ...]
    sample: bool


def read_content(root: Path, vocabulary: Vocabulary, progress: Callable[[str], None] = lambda _: None) -> Content:
    """Read a content folder; the order of files never matters."""
    towns = read_municipalities(root / "municipalities")
    sample = (root / "sample.yaml").is_file()
    entries = []
    for folder in listing_folders(root / "listings"):
        progress(folder.name)
        entries.append(read_entry(root, folder, towns, vocabulary, sample=sample))
    return Content(root, towns, tuple(entries), sample)


def read_municipalities(folder: Path) -> dict[str, Municipality]:
    """Read every municipality; the files belong to the operator and must be whole."""
    found = {}
    for path in sorted(folder.glob("*.yaml")):
        try:
            found[path.stem] = municipality(path.stem, _plain_yaml(path))
        except (KeyError, ValueError, TypeError, yaml.YAMLError) as error:
            raise ValueError(f"{path.name}: {type(error).__name__}: {error}") from error
    return found


def _plain_yaml(path: Path) -> dict[str, Any]:
    """Read a YAML file of texts."""
    data = yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.CBaseLoader)  # noqa: S506 - makes texts only
    if not isinstance(data, dict):
        raise ValueError("not a mapping")  # noqa: TRY004 - one error for every unusable file
    return data


def listing_folders(root: Path) -> Iterator[Path]:
    """Yield every listing folder in the order of names; links are passed on to be refused, not followed."""
    for town in _folders(root):
        yield from _folders(town) if not town.is_symlink() else ()


def _folders(root: Path) -> list[Path]:
    """Return the folders in a folder, sorted by name; dotted names are left out."""
    if not root.is_dir():
        return []
    with os.scandir(root) as found:
        names = [entry.name for entry in found if not entry.name.startswith(".") and entry.is_dir()]
    return [root / name for name in sorted(names)]


def read_entry(
    root: Path, folder: Path, towns: Mapping[str, Municipality], vocabulary: Vocabulary, *, sample: bool
) -> Entry:
    """Read one listing folder with its pictures."""
    town, path = folder.parent.name, (folder / LISTING_FILE).relative_to(root).as_posix()
    refused = _refuse_folder(folder, path, towns)
    text = None if refused else _text(folder / LISTING_FILE)
    if text is None or isinstance(text, Problem):
        problems = refused or ((Problem(text.kind, path, facts=text.facts),) if text else ())
        return Entry(folder.name, town, folder, path, Read(None, problems, {}), {})
    read = read_listing(text, path, folder.name, town, vocabulary, sample=sample)
    pictures, found = _pictures(folder, path, read)
    return Entry(folder.name, town, folder, path, Read(read.listing, (*read.problems, *found), read.places), pictures)


def _refuse_folder(folder: Path, path: str, towns: Mapping[str, Municipality]) -> tuple[Problem, ...]:
    """Return what is wrong with a folder's place and name."""
    town = folder.parent.name
    if folder.is_symlink():
        return (Problem("symlink", path),)
    if town not in towns:
        return (
            Problem(
                "unknown-municipality",
                path,
                facts={"found": town, **did_you_mean(town, {name: name for name in towns})},
            ),
        )
    if not ID.fullmatch(folder.name) or not folder.name.startswith(f"{town}-"):
        return (Problem("bad-id", path, facts={"found": folder.name, "expected": f"{town}-0001"}),)
    if not (folder / LISTING_FILE).exists():
        return (Problem("no-listing-file", path),)
    return ()


def _text(path: Path) -> str | Problem:
    """Return the text of a listing file, or what keeps it from being read."""
    if path.is_symlink() or not path.is_file():
        return Problem("symlink", "")
    size = path.stat().st_size
    if size > MAX_BYTES:
        return Problem("too-large", "", facts={"found": f"{size // 1024} KB", "limit": f"{MAX_BYTES // 1024} KB"})
    try:
        return path.read_bytes().decode("utf-8-sig")
    except UnicodeDecodeError:
        return Problem("not-utf8", "")


def _pictures(folder: Path, path: str, read: Read) -> tuple[dict[str, Picture], list[Problem]]:
    """Look at every picture that the listing names."""
    found: dict[str, Picture] = {}
    problems: list[Problem] = []
    for name, key, panorama in _named_files(read.listing) if read.listing else ():
        line, column = read.places.get(key, (1, 1))
        problem = _look(folder, name, found, panorama=panorama)
        if problem:
            problems.append(Problem(problem.kind, path, line, column, problem.facts))
    return found, problems


def _named_files(listing: Listing) -> Iterator[tuple[str, str, bool]]:
    """Yield every picture that a listing names: file, key of its field, whether it is a panorama."""
    for n, photo in enumerate(listing.photos):
        if photo.file:
            yield photo.file, f"photos[{n}].file", False
    for n, scene in enumerate(listing.tour.scenes if listing.tour else ()):
        if scene.file:
            yield scene.file, f"tour.scenes[{n}].file", True


def _look(folder: Path, name: str, found: dict[str, Picture], *, panorama: bool) -> Problem | None:
    """Look at one picture and remember it; return what is wrong with it."""
    path = folder / name
    if path.is_symlink() or path.parent.is_symlink():
        return Problem("symlink", "", facts={"found": name})
    if not path.is_file() or name not in _exact_names(folder, name):
        return Problem("missing-file", "", facts={"found": name})
    limit = MAX_PANORAMA_BYTES if panorama else MAX_PHOTO_BYTES
    if path.stat().st_size > limit:
        return Problem(
            "picture-too-large",
            "",
            facts={"found": name, "size": f"{path.stat().st_size / 1e6:.1f} MB", "limit": f"{limit // 2**20} MB"},
        )
    try:
        found[name] = look(path)
    except NotAPicture as error:
        return Problem("not-a-picture", "", facts={"found": name, "why": str(error)})
    size = found[name]
    if panorama and abs(size.width / size.height - 2) > 0.02:
        return Problem("panorama-shape", "", facts={"found": name, "size": f"{size.width}×{size.height}"})
    return None


def _exact_names(folder: Path, name: str) -> list[str]:
    """Return the names beside a file as they are written, since some disks do not tell a.JPG from a.jpg."""
    parent = (folder / name).parent
    return [f"{parent.name}/{entry.name}" for entry in parent.iterdir()]
