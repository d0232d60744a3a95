"""Pelican's adapter of the open data: listings as CSV, GeoJSON and JSON, their JSON Schema and their DCAT catalogue."""

from __future__ import annotations

import dataclasses
from typing import Any

from pelican import signals
from pelican.generators import Generator

from akiya.opendata.files import files


class OpenDataGenerator(Generator):  # type: ignore[misc] # Pelican has no types
    """Writes data/."""

    def generate_context(self) -> None:
        """Make every file, so that the page about them can tell their sizes."""
        gathered = self.settings["AKIYA_BUILD"]
        self.made = files(gathered.site)
        sizes = {name: len(raw) for name, raw in self.made.items()}
        gathered.site = dataclasses.replace(gathered.site, data_sizes=sizes)

    def generate_output(self, _writer: Any) -> None:
        """Write every file."""
        while self.made:
            name, raw = self.made.popitem()
            self.settings["AKIYA_BUILD"].output.write(f"data/{name}", raw)


def get_generators(_pelican: Any) -> type[OpenDataGenerator]:
    """Return the generator, as Pelican asks for it."""
    return OpenDataGenerator


def register() -> None:
    """Let Pelican know."""
    signals.get_generators.connect(get_generators)
