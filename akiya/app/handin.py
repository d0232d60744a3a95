"""What a clerk's commands do to a listing folder: pictures in, tours written. Everything else there stays as it is."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from akiya import edit, tours, vocabulary
from akiya.app.encode import write_whole
from akiya.app.intake import Box, Taken, take
from akiya.frontmatter import BadYaml
from akiya.parse import FILE
from akiya.pictures import NotAPicture, look
from akiya.problems import Words
from akiya.store import LISTING_FILE

FOLDERS = {"photo": "photos", "panorama": "panoramas"}
ENDINGS = frozenset({".jpg", ".jpeg", ".png", ".webp", ".heic", ".heif"})


class NotTakenIn(ValueError):  # noqa: N818 - a verdict on what was handed in, not a failure of ours
    """Something that cannot be done to a listing folder; `words` says why and what to do, in `ja` and `en`."""

    def __init__(self, ja: str, en: str) -> None:
        """Keep both sentences."""
        super().__init__(ja)
        self.words: Words = {"ja": ja, "en": en}


@dataclass(frozen=True, slots=True)
class Added:
    """A picture that was put into a listing folder: where from, where to, and what became of it."""

    source: Path
    file: str
    taken: Taken
    bytes_before: int


def folder_of(content_dir: Path, id_: str) -> Path:
    """Return the folder of a listing by its id; raises `NotTakenIn` where there is none."""
    folder = content_dir / "listings" / id_.rpartition("-")[0] / id_
    if not re.fullmatch(r"[a-z]+(-[a-z]+){0,2}-[0-9a-z]+", id_) or not (folder / LISTING_FILE).is_file():
        raise NotTakenIn(
            f"「{id_}」という物件はありません。フォルダーの名前を amakusa-0417 のように書いてください。",
            f"There is no listing {id_}. Write the name of its folder, such as amakusa-0417.",
        )
    return folder


def add(
    folder: Path, sources: Sequence[Path], kind: str, covered: tuple[Box, ...], said: Mapping[str, str]
) -> list[Added]:
    """Put pictures into a listing folder in the form that may be published, and name photos in the listing file.

    `said` is what the listing says of each photo: `room`, `caption`, `taken_on`. Raises `NotTakenIn`; then nothing was
    changed.
    """
    text = _text(folder)
    taken = [(source, _take(source, kind, covered)) for source in sources]
    first = _next_number(folder / FOLDERS[kind])
    added = [
        Added(source, f"{FOLDERS[kind]}/{number:02}.jpg", each, source.stat().st_size)
        for number, (source, each) in enumerate(taken, first)
    ]
    if kind == "photo":
        entries = [{"file": each.file, **said} for each in added]
        text = edit.with_value(text, "photos", [*(edit.value(text, "photos") or []), *entries])
    _write(folder, added, text)
    return added


def write_tour(folder: Path, source: Path | None, *, replace: bool) -> tuple[list[Added], dict[str, Any]]:
    """Write the tour of a listing from pictures named by room; return the pictures taken in, and the tour.

    Without `source` the pictures are those in the listing's own `panoramas/`. Raises `NotTakenIn`; then nothing was
    changed.
    """
    text = _text(folder)
    if edit.value(text, "tour") and not replace:
        raise NotTakenIn(
            "この物件にはもう360°ツアーがあります。書きなおすには --replace をつけてください。",
            "This listing has a tour already. To write it anew, add --replace.",
        )
    rooms = tours.rooms(_pictures(source or folder / "panoramas"), _kind_of_room)
    added = _taken_rooms(folder, source, rooms)
    files = {room.file: each.file for room, each in zip(rooms, added, strict=True)}
    headings = {room.file: each.taken.heading for room, each in zip(rooms, added, strict=True)}
    made = tours.tour(rooms, files, headings)
    _write(folder, added if source else [], edit.with_value(text, "tour", made))
    return (added if source else []), made


def _kind_of_room(name: str) -> tuple[str, str] | None:
    """Return code and Japanese label of the kind of room that a name means."""
    kinds = vocabulary.load().choices["room"]
    code = kinds.find(name)
    return (code, kinds.options[code].label["ja"]) if code else None


def _pictures(folder: Path) -> list[str]:
    """Return the names of the pictures in a folder."""
    names = [path.name for path in folder.glob("*") if path.suffix.lower() in ENDINGS and path.is_file()]
    if not names:
        raise NotTakenIn(
            f"「{folder.name}」に360°写真がありません。01_玄関.jpg、02_居間.jpg のような名前で入れてください。",
            f"There is no 360° picture in {folder.name}. Put them there, named like 01_玄関.jpg, 02_居間.jpg.",
        )
    return names


def _taken_rooms(folder: Path, source: Path | None, rooms: Iterable[tours.Room]) -> list[Added]:
    """Return the picture of each room: taken in from another folder, or as it lies in the listing's own."""
    found = []
    for number, room in enumerate(rooms, 1):
        path = _as_written((source or folder / "panoramas"), room.file)
        file = f"panoramas/{number:02}-{room.id}.jpg" if source else _usable(f"panoramas/{path.name}")
        taken = _take(path, "panorama", ()) if source else _there(path)
        found.append(Added(path, file, taken, path.stat().st_size))
    return found


def _usable(file: str) -> str:
    """Return a place in the listing's folder; raises `NotTakenIn` where it cannot be written in a listing."""
    if re.fullmatch(FILE, file):
        return file
    name = file.partition("/")[2]
    raise NotTakenIn(
        f"「{name}」の名前には使えない文字があります。01_玄関.jpg のように、空白や記号のない名前にしてください。",
        f"The name {name} has characters that cannot be used. Write it like 01_玄関.jpg, without spaces.",
    )


def _there(path: Path) -> Taken:
    """Return what is known of a picture that lies in the listing's folder already."""
    try:
        picture = look(path)
    except NotAPicture as error:
        raise _not_a_picture(path, error) from error
    return Taken(b"", picture.width, picture.height, picture.pose.heading)


def _not_a_picture(path: Path, error: NotAPicture) -> NotTakenIn:
    """Return the verdict on a file that cannot be opened."""
    why, _, why_en = str(error).partition(" / ")
    return NotTakenIn(
        f"「{path.name}」は画像として開けません（{why}）。",
        f"{path.name} cannot be opened as a picture ({why_en or why}).",
    )


def _as_written(folder: Path, name: str) -> Path:
    """Return a file by its name, however the disk writes its accents (macOS parts が into か and ゛)."""
    return next(path for path in folder.iterdir() if unicodedata.normalize("NFC", path.name) == name)


def _take(path: Path, kind: str, covered: tuple[Box, ...]) -> Taken:
    """Return the intake form of a picture; raises `NotTakenIn`."""
    try:
        taken = take(path, kind, covered)
    except NotAPicture as error:
        raise _not_a_picture(path, error) from error
    if kind == "panorama" and abs(taken.width / taken.height - 2) > 0.02:
        raise NotTakenIn(
            f"「{path.name}」は {taken.width}×{taken.height} です。360°写真は横が縦の2倍になります。",
            f"{path.name} is {taken.width}×{taken.height}; a 360° picture is twice as wide as high.",
        )
    return taken


def _next_number(folder: Path) -> int:
    """Return the number after the largest that a picture's name in a folder begins with."""
    names = [path.name for path in folder.glob("*")] if folder.is_dir() else []
    return 1 + max((int(found[0]) for name in names if (found := re.match(r"\d{1,4}", name))), default=0)


def _text(folder: Path) -> str:
    """Return the text of a listing file; raises `NotTakenIn` where the check has to be asked first."""
    try:
        text = (folder / LISTING_FILE).read_bytes().decode("utf-8-sig")
        edit.value(text, "schema_version")
    except (UnicodeDecodeError, BadYaml, OSError) as error:
        raise NotTakenIn(
            f"{folder.name} の listing.md が読めません。先に akiya check で直してください。",
            f"listing.md of {folder.name} cannot be read. Mend it first with akiya check.",
        ) from error
    return text


def _write(folder: Path, added: Iterable[Added], text: str) -> None:
    """Write pictures first and the file that names them last."""
    for each in added:
        (folder / each.file).parent.mkdir(exist_ok=True)
        write_whole(folder / each.file, each.taken.data)
    write_whole(folder / LISTING_FILE, text.encode())
