"""Files of a build: written only where they differ, and remembered, so that what is not written any more can go."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path


@dataclass(slots=True)
class Output:
    """The output folder and every file that this build has put there (paths relative to it)."""

    folder: Path
    files: set[str] = field(default_factory=set)
    changed: int = 0

    def write(self, name: str, data: str | bytes) -> None:
        """Write a file unless it is there with the same bytes."""
        raw = data.encode() if isinstance(data, str) else data
        self.files.add(name)
        path = self.folder / name
        if path.is_file() and path.read_bytes() == raw:
            return
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(raw)
        self.changed += 1

    def keep(self, names: set[str] | frozenset[str]) -> None:
        """Remember files that somebody else has put there."""
        self.files |= names
