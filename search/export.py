"""Documents -> the static bundle that `client/akiya-search.js` reads. FORMAT.md tells it byte by byte."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from search import engine
from search.build import facets_and_columns, in_order
from search.codec import NO_SEGMENT, wrap
from search.documents import BOOSTS, Document, SearchSchema
from search.kept import Kept, Memory, digest, still_good, to_write
from search.segment import segment, to_json

ROOT = "root.bin"
SEGMENT_FOLDER = re.compile(r"[0-9a-f]{16}")


@dataclass(frozen=True, slots=True)
class Report:
    """What the bundle is: how many documents, each file's path with its size in bytes, and which were written now."""

    documents: int
    files: Mapping[str, int]
    written: frozenset[str]

    @property
    def bytes(self) -> int:
        """Size of the whole bundle."""
        return sum(self.files.values())

    @property
    def upload(self) -> int:
        """Size of the files that were written now."""
        return sum(self.files[path] for path in self.written)


def export(documents: Iterable[Document], out_dir: Path, schema: SearchSchema, memory: Path | None = None) -> Report:
    """Write the bundle into a folder, the root last, and remove segments that it no longer names.

    With `memory`, a file of its own that is not published, only what has changed since the last time is written, as a
    further segment; the answers are those of a bundle written from nothing. Raises ValueError where documents
    contradict the schema or each other.
    """
    ordered = in_order(documents)
    described = facets_and_columns(schema, ordered)
    digests = {document.id: digest(document) for document in ordered} if memory else {}
    last = Memory.read(memory, root(described, schema, [])) if memory else None
    kept = still_good(last.segments if last else [], digests, out_dir)
    new = to_write(ordered, kept)
    kept = [one for one in kept if not one.live.isdisjoint(digests) and one.live.isdisjoint(d.id for d in new)]
    made = [segment(new, described, schema)] if new or not kept else []
    segments = [*kept, *(Kept.of(one, new, digests) for one in made)]
    files = {path: content for one in made for path, content in one.files.items()}
    files[ROOT] = wrap("r", 0, NO_SEGMENT, to_json(root(described, schema, [one.entry for one in segments])))
    written = frozenset(path for path, content in files.items() if _write(out_dir / path, content))
    _prune(out_dir, {one.entry["id"] for one in segments})
    if memory:
        Memory(root(described, schema, []), segments).write(memory)
    sizes = {path: size for one in segments for path, size in one.files.items()}
    return Report(len(ordered), {**sizes, ROOT: len(files[ROOT])}, written)


def bundle(documents: Iterable[Document], schema: SearchSchema) -> dict[str, bytes]:
    """Return path -> content of every file of the bundle, the root last. Pure: the same documents, the same bytes."""
    ordered = in_order(documents)
    described = facets_and_columns(schema, ordered)
    made = segment(ordered, described, schema)
    return made.files | {ROOT: wrap("r", 0, NO_SEGMENT, to_json(root(described, schema, [made.entry])))}


def root(described: Mapping[str, Any], schema: SearchSchema, entries: list[dict[str, Any]]) -> dict[str, Any]:
    """Return the content of the root."""
    return {
        "fields": [[name, boost] for name, boost in BOOSTS.items()],
        "bm25": [engine.B, engine.K1],
        "facets": described["facets"],
        "columns": {
            name: {"kind": column.kind, "scale": round(1 / column.step)} for name, column in schema.columns.items()
        },
        "segments": entries,
    }


def _write(target: Path, content: bytes) -> bool:
    """Write a file unless it is there, and tell whether it was not."""
    if target.exists() and target.read_bytes() == content:
        return False
    target.parent.mkdir(parents=True, exist_ok=True)
    partial = target.with_name(f"{target.name}.partial")
    partial.write_bytes(content)
    partial.replace(target)
    return True


def _prune(out_dir: Path, named: set[str]) -> None:
    """Remove the folders of segments that are not named any more."""
    for folder in out_dir.iterdir():
        if folder.is_dir() and SEGMENT_FOLDER.fullmatch(folder.name) and folder.name not in named:
            shutil.rmtree(folder)
