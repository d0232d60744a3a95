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

from akiya.frontmatter import MAX_BYTES, fault_of
from akiya.listing import Listing
from akiya.municipality import Municipality, municipality
from akiya.parse import plain
from akiya.picture_files import look_at_pictures
from akiya.pictures import Picture
from akiya.problems import Problem
from akiya.reading import Read, did_you_mean, read_listing
from akiya.vocabulary import Vocabulary

LISTING_FILE = "listing.md"
SLUG = re.compile(r"[a-z]{2,30}(?:-[a-z]{2,30}){0,2}")
"""Name of a municipality: `amakusa`, or `asahi-toyama` where other prefectures have one of that name."""
NUMBER = re.compile(r"[0-9a-z]{4,12}")
"""What follows the municipality and a hyphen in the name of a listing's folder."""


class ContentError(Exception):
    """A file of the operator's that cannot be used; the message names the file and what is wrong."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One listing folder as it was found: the listing where it could be read, its problems, and its pictures."""

    id: str
    municipality: str
    folder: Path
    path: str
    """Path of listing.md, or of a folder without one, relative to the content folder, for messages."""
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
    sample = read_site(root).get("sample") == "true"
    entries = []
    for folder in listing_folders(root / "listings"):
        progress(folder.name)
        entries.append(read_entry(root, folder, towns, vocabulary, sample=sample))
    return Content(root, towns, tuple(entries), sample)


def read_site(root: Path) -> dict[str, Any]:
    """Read site.yaml, the operator's names for the site; empty where there is none."""
    path = root / "site.yaml"
    return _plain_yaml(path) if path.is_file() else {}


def read_municipalities(folder: Path) -> dict[str, Municipality]:
    """Read every municipality; the files belong to the operator and must be whole."""
    found = {}
    for path in sorted(folder.glob("*.yaml")):
        try:
            found[path.stem] = municipality(path.stem, _plain_yaml(path))
        except (KeyError, ValueError, TypeError, AttributeError) as error:
            raise ContentError(f"municipalities/{path.name}: {type(error).__name__}: {error}") from error
    return found


def _plain_yaml(path: Path) -> dict[str, Any]:
    """Read a YAML file of texts; raises `ContentError`."""
    try:
        data = yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.CBaseLoader)  # noqa: S506 - makes texts only
    except yaml.MarkedYAMLError as error:
        fault = fault_of(error, 1)
        why, why_en = (fault.facts.get(key, fault.problem) for key in ("why", "why_en"))
        ja = f"{path.name}: {fault.line}行目 {fault.column}文字目から先が読み取れません（{why}）。"
        raise ContentError(f"{ja} / {path.name}: unreadable from line {fault.line} on ({why_en}).") from error
    except (yaml.YAMLError, UnicodeDecodeError) as error:
        raise ContentError(
            f"{path.name}: UTF-8 の文字として読めません。 / {path.name}: it is not UTF-8 text."
        ) from error
    if not isinstance(data, dict):
        ja, en = "「項目: 値」の並びではありません。", "there are no lines of key: value."
        raise ContentError(f"{path.name}: {ja} / {path.name}: {en}")
    return data


def listing_folders(root: Path) -> Iterator[Path]:
    """Yield every listing folder in the order of names; links are passed on to be refused, not followed."""
    for town in _folders(root):
        if town.is_symlink():
            yield town
        else:
            yield from _folders(town)


def _folders(root: Path) -> list[Path]:
    """Return the folders and links in a folder, sorted by name; dotted names are left out."""
    if not root.is_dir():
        return []
    with os.scandir(root) as found:
        names = [e.name for e in found if not e.name.startswith(".") and (e.is_symlink() or e.is_dir())]
    return [root / name for name in sorted(names)]


def read_entry(
    root: Path, folder: Path, towns: Mapping[str, Municipality], vocabulary: Vocabulary, *, sample: bool
) -> Entry:
    """Read one listing folder with its pictures."""
    town, file = folder.parent.name, folder / LISTING_FILE
    refused = _refuse_folder(folder, towns)
    path = _shown(root, folder if refused else file)
    text = refused or _text(file)
    if isinstance(text, Problem):
        text = Problem(text.kind, path, facts=text.facts)
        return Entry(_shown(folder.parent, folder), town, folder, path, Read(None, (text,), {}), {})
    read = read_listing(text, path, folder.name, town, vocabulary, sample=sample)
    pictures, found = look_at_pictures(folder, path, read)
    return Entry(folder.name, town, folder, path, Read(read.listing, (*read.problems, *found), read.places), pictures)


def _shown(root: Path, path: Path) -> str:
    """Return a path below `root` as text, whatever bytes its names are made of."""
    return os.fsencode(path.relative_to(root).as_posix()).decode("utf-8", "replace")


def _refuse_folder(folder: Path, towns: Mapping[str, Municipality]) -> Problem | None:
    """Return what is wrong with a folder's place and name."""
    town, name = _shown(folder.parents[1], folder.parent), _shown(folder.parent, folder)
    if folder.is_symlink():
        return Problem("symlink", "")
    if town not in towns:
        names = {town.name["ja"]: slug for slug, town in towns.items()} | {slug: slug for slug in towns}
        return Problem("unknown-municipality", "", facts={"found": town, **did_you_mean(town, names)})
    if not SLUG.fullmatch(town) or not name.startswith(f"{town}-") or not NUMBER.fullmatch(name[len(town) + 1 :]):
        return Problem("bad-id", "", facts={"found": name, **_better_id(town, name, towns)})
    return _refuse_names(folder)


def _better_id(town: str, name: str, towns: Mapping[str, Municipality]) -> dict[str, str]:
    """Return the name that a folder most likely should have, and the town that its name speaks of."""
    digits = re.findall("[0-9]+", plain(name))
    facts = {"expected": f"{town}-{(digits[-1] if digits else '1')[:12]:0>4}"}
    other = name.rpartition("-")[0]
    if other != town and other in towns:
        facts["hint"] = f"{towns[other].name['ja']}の物件なら、フォルダーを listings/{other}/ に移してください。"
        facts["hint_en"] = f"If it is in {towns[other].name['en']}, move the folder to listings/{other}/."
    return facts


def _refuse_names(folder: Path) -> Problem | None:
    """Return the problem of a folder without listing.md; names are compared as they are written on the disk."""
    try:
        names = {entry.name: entry.name for entry in folder.iterdir() if entry.is_symlink() or entry.is_file()}
    except OSError as error:
        return Problem("not-readable", "", facts={"found": error.strerror or ""})
    if LISTING_FILE in names:
        return None
    near = next((name for name in sorted(names) if name.lower().startswith("listing")), "")
    hint = {"hint": f"「{near}」の名前を listing.md に変えてください。", "hint_en": f"Rename {near} to listing.md."}
    return Problem("no-listing-file", "", facts=hint if near else {"hint": "", "hint_en": ""})


def _text(path: Path) -> str | Problem:
    """Return the text of a listing file, or what keeps it from being read."""
    if path.is_symlink():
        return Problem("symlink", "")
    try:
        size = path.stat().st_size
        if size > MAX_BYTES:
            return Problem("too-large", "", facts={"found": f"{size // 1024} KB", "limit": f"{MAX_BYTES // 1024} KB"})
        data = path.read_bytes()
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return Problem("not-utf8", "", facts=_encoding(data))
    except OSError as error:
        return Problem("not-readable", "", facts={"found": error.strerror or ""})


def _encoding(data: bytes) -> dict[str, str]:
    """Return a guess at the encoding of a text that is not UTF-8."""
    for name in ("utf-16",) if data[:2] in (b"\xff\xfe", b"\xfe\xff") else ("cp932",):
        try:
            data.decode(name)
        except UnicodeDecodeError:
            continue
        known = "UTF-16" if name == "utf-16" else "Shift_JIS（ANSI）"
        return {"hint": f"{known} で保存されているようです。", "hint_en": f"It seems to be saved as {known}."}
    return {}
