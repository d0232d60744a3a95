"""A tour from nothing but the names of its pictures: `01_玄関.jpg`, `02_居間.jpg` … Pure.

The order of the names is the way through the house: each room gets a door to the room before and to the one after.
Where the doors are in the pictures nobody can know; they stand ahead and behind until somebody moves them.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

AHEAD, BEHIND, LOW = 0, 180, -5
"""Where doors are put: degrees from the centre of the picture, and a little below the horizon."""


@dataclass(frozen=True, slots=True)
class Room:
    """A room of a tour as the name of its picture tells it; `kind` is its label in the vocabulary, or empty."""

    file: str
    id: str
    title: str
    kind: str


def rooms(names: Iterable[str], kind_of: Callable[[str], tuple[str, str] | None]) -> list[Room]:
    """Return the rooms of picture names in the order of their numbers.

    `kind_of` tells code and label of the kind of room that a name means, None where it is none that is known.
    """
    found: list[Room] = []
    for name in sorted((unicodedata.normalize("NFC", name) for name in names), key=_order):
        title = _title(name)
        code, kind = kind_of(title) or kind_of(re.sub(r"[\d０-９]+$", "", title)) or ("room", "")
        found.append(Room(name, _id(code, {room.id for room in found}), title or name, kind))
    return found


def tour(found: list[Room], files: Mapping[str, str], headings: Mapping[str, float | None]) -> dict[str, Any]:
    """Return a tour as it is written in a listing; `files` is a room's picture -> its place in the listing's folder."""
    return {"scenes": [_scene(found, n, files[room.file], headings.get(room.file)) for n, room in enumerate(found)]}


def _scene(found: list[Room], n: int, file: str, heading: float | None) -> dict[str, Any]:
    """Return one scene with its doors."""
    room = found[n]
    scene: dict[str, Any] = {"id": room.id, "file": file, "title": room.title}
    if room.kind:
        scene["room"] = room.kind
    if heading is not None:
        scene["heading"] = round(heading)
    doors = [(found[n + 1], AHEAD)] if n + 1 < len(found) else []
    doors += [(found[n - 1], BEHIND)] if n else []
    if doors:
        scene["doors"] = [{"to": to.id, "yaw": yaw, "pitch": LOW, "label": f"{to.title}へ"} for to, yaw in doors]
    return scene


def _order(name: str) -> tuple[int, str]:
    """Return the number that a name begins with, and the name."""
    number = re.match(r"\d+", name)
    return (int(number[0]) if number else 10**9, name)


def _title(name: str) -> str:
    """Return the room in a name: `01_玄関.jpg` -> `玄関`."""
    stem = name.rpartition(".")[0] or name
    return re.sub(r"^\d+[\s_\-.．・、]*", "", stem).replace("_", " ").strip()


def _id(wanted: str, taken: set[str]) -> str:
    """Return a short name that no room has yet."""
    base = wanted.replace("_", "-")
    return next(name for n in range(1, 1000) if (name := base if n == 1 else f"{base}-{n}") not in taken)
