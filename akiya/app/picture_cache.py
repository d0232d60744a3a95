"""The cache folder of encoded pictures: names by content, notes of what was made, copies into the output.

`<key>.json` is written last, after all files it speaks of. A file that is missing or was cut off in a move makes the
note worthless, and the picture is encoded again.
"""

from __future__ import annotations

import hashlib
import json
import shutil
from collections.abc import Iterable
from dataclasses import asdict
from pathlib import Path
from typing import Any

from akiya.app.encode import RECIPE, Derivative, Derivatives, write_whole

FOLDER = "media"
"""Folder of the output that holds every picture."""


def key_of(path: Path, kind: str) -> str:
    """Return the name of what is made from a file: 16 hex digits of its bytes, its use and our recipe."""
    with path.open("rb") as file:
        contents = hashlib.file_digest(file, hashlib.blake2b)
    return key(kind, RECIPE, contents.hexdigest())


def key(*parts: str) -> str:
    """Return 16 hex digits that stand for all parts."""
    return hashlib.blake2b("\0".join(parts).encode(), digest_size=8).hexdigest()


def note(cache_dir: Path, name: str, made: Derivatives) -> None:
    """Remember what was made from a picture."""
    write_whole(cache_dir / f"{name}.json", json.dumps(asdict(made), separators=(",", ":")).encode())


def recall(cache_dir: Path, name: str) -> Derivatives | None:
    """Return what was made from a picture, or None where it is not there whole."""
    try:
        data = json.loads((cache_dir / f"{name}.json").read_bytes())
        made = Derivatives(tuple(map(_derivative, data["sizes"])), _derivative(data["flat"]), str(data["colour"]))
    except (OSError, ValueError, KeyError, TypeError):
        return None
    return made if all(_is_whole(cache_dir, name, file) for file in made.files) else None


def _is_whole(cache_dir: Path, name: str, file: Derivative) -> bool:
    """Tell whether a noted file belongs to the picture and is there in its full length."""
    return file.name.startswith(f"{name}-") and "/" not in file.name and size_of(cache_dir / file.name) == file.size


def size_of(path: Path) -> int:
    """Return the length of a file in bytes, -1 where there is none."""
    return path.stat().st_size if path.is_file() else -1


def public(file: Derivative) -> str:
    """Return the path of a file relative to the output folder."""
    return f"{FOLDER}/{file.name}"


def publish(cache_dir: Path, out_dir: Path, files: Iterable[Derivative]) -> frozenset[str]:
    """Copy files from the cache into the output where they are not yet; return their paths in the output."""
    (out_dir / FOLDER).mkdir(parents=True, exist_ok=True)
    used = {public(file): file for file in files}
    for path, file in used.items():
        if size_of(out_dir / path) != file.size:  # names are contents: what has the size is the file
            shutil.copyfile(cache_dir / file.name, out_dir / path)
    return frozenset(used)


def _derivative(data: dict[str, Any]) -> Derivative:
    """Read a file's entry of a note."""
    return Derivative(str(data["name"]), int(data["width"]), int(data["height"]), int(data["size"]))
