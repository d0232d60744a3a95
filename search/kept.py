"""What the last build knew of its segments, so that the next one writes only what has changed."""

from __future__ import annotations

import json
import marshal
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property, lru_cache
from hashlib import blake2b
from pathlib import Path
from typing import Any, Self

from search.codec import VERSION
from search.documents import Document, Words
from search.segment import Segment

SEGMENTS = 3
"""The most segments of one bundle: a search asks each of them."""
GROWTH = 2
"""A segment that has at most so many times the documents that are to be written is written anew with them."""
GONE = 20
"""A segment is written anew when more than one of so many of its documents is gone."""


@dataclass(frozen=True)
class Kept:
    """A segment that was written before, and each of its documents in order: id, digest, and lengths by text field."""

    entry: dict[str, Any]
    files: dict[str, int]
    ids: list[str]
    digests: list[str]
    lengths: dict[str, list[int]]

    @classmethod
    def of(cls, made: Segment, documents: Sequence[Document], digests: Mapping[str, str]) -> Self:
        """Return what is to be known of a segment that has just been made."""
        ids = [document.id for document in documents]
        sizes = {path: len(content) for path, content in made.files.items()}
        return cls(made.entry, sizes, ids, [digests.get(one, "") for one in ids], made.lengths)

    @cached_property
    def live(self) -> frozenset[str]:
        """Ids of the documents that are not deleted."""
        deleted = set(self.entry["deleted"])
        return frozenset(one for number, one in enumerate(self.ids) if number not in deleted)

    def without_changed(self, digests: Mapping[str, str]) -> Self:
        """Return the segment with those documents deleted that are gone or not as they were."""
        before = set(self.entry["deleted"])
        pairs = enumerate(zip(self.ids, self.digests, strict=True))
        deleted = [number for number, (one, was) in pairs if number in before or digests.get(one) != was]
        gone = set(deleted)
        lengths = {
            name: sum(length for number, length in enumerate(each) if number not in gone)
            for name, each in self.lengths.items()
        }
        return replace(self, entry={**self.entry, "deleted": deleted, "lengths": lengths})


@dataclass(frozen=True)
class Memory:
    """What is remembered between builds: the root without segments, by which all of them were written, and these."""

    root: dict[str, Any]
    segments: list[Kept]

    @classmethod
    def read(cls, path: Path, root: dict[str, Any]) -> Self | None:
        """Return what was remembered, or None where that is nothing, broken, or from other facets or another format."""
        try:
            found = json.loads(path.read_text(encoding="utf-8"))
            if found["version"] != VERSION or found["root"] != json.loads(json.dumps(root)):
                return None
            return cls(root, [Kept(**one) for one in found["segments"]])
        except (OSError, ValueError, KeyError, TypeError):
            return None

    def write(self, path: Path) -> None:
        """Remember."""
        names = ("entry", "files", "ids", "digests", "lengths")
        segments = [{name: getattr(one, name) for name in names} for one in self.segments]
        path.parent.mkdir(parents=True, exist_ok=True)
        partial = path.with_name(f"{path.name}.partial")
        partial.write_text(json.dumps({"version": VERSION, "root": self.root, "segments": segments}), encoding="utf-8")
        partial.replace(path)


def still_good(segments: Sequence[Kept], digests: Mapping[str, str], out_dir: Path) -> list[Kept]:
    """Return the segments whose files are all there and most of whose documents are as they were."""
    there = [one for one in segments if all(_is_whole(out_dir / path, size) for path, size in one.files.items())]
    changed = [one.without_changed(digests) for one in there]
    return [one for one in changed if len(one.entry["deleted"]) * GONE <= len(one.ids)]


def to_write(ordered: Sequence[Document], kept: Sequence[Kept]) -> list[Document]:
    """Return the documents of a new segment: what is in none, and what stands in segments too small or too many."""
    live = {document: one for one in kept for document in one.live}
    new = {document.id for document in ordered} - live.keys()
    by_size = sorted(kept, key=lambda one: len(one.live))
    while by_size and new and (len(by_size[0].live) <= GROWTH * len(new) or len(by_size) >= SEGMENTS):
        new |= by_size.pop(0).live
    return [document for document in ordered if document.id in new]


def digest(document: Document) -> str:
    """Return what stands for all that the bundle holds of a document."""
    parts = (
        {name: tuple(texts) for name, texts in document.texts.items()},
        dict(document.facets),
        dict(document.columns),
        {facet: _digest_of_words(words) for facet, words in document.words.items()},
        document.lat,
        document.lon,
        json.dumps(document.card),
    )
    return blake2b(marshal.dumps(parts, 2), digest_size=12).hexdigest()


@lru_cache(maxsize=4096)
def _digest_of_words(words: Words) -> bytes:
    """Return what stands for the words of a value; they are the same in many documents."""
    return blake2b(marshal.dumps((words.field, tuple(words.texts)), 2), digest_size=12).digest()


def _is_whole(path: Path, size: int) -> bool:
    """Tell whether a file is there in its size."""
    try:
        return path.stat().st_size == size
    except OSError:
        return False
