"""Pelican's adapter of the open data: listings as CSV, GeoJSON and JSON, their JSON Schema and their DCAT catalogue."""

from __future__ import annotations

from typing import Any

from pelican import signals
from pelican.generators import Generator

from akiya.opendata.files import files


class OpenDataGenerator(Generator):  # type: ignore[misc] # Pelican has no types
    """Writes data/."""

    def generate_context(self) -> None:
        """Gather nothing: the site was gathered before Pelican started."""

    def generate_output(self, _writer: Any) -> None:
        """Write every file of the open data."""
        gathered = self.settings["AKIYA_BUILD"]
        for name, raw in files(gathered.site).items():
            gathered.output.write(f"data/{name}", raw)


def get_generators(_pelican: Any) -> type[OpenDataGenerator]:
    """Return the generator, as Pelican asks for it."""
    return OpenDataGenerator


def register() -> None:
    """Let Pelican know."""
    signals.get_generators.connect(get_generators)
