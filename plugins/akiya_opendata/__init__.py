"""Pelican's adapter of the open data: the JSON Schema of a listing."""

from __future__ import annotations

import json
from typing import Any

from pelican import signals
from pelican.generators import Generator

from akiya.jsonschema import json_schema


class OpenDataGenerator(Generator):  # type: ignore[misc] # Pelican has no types
    """Writes data/."""

    def generate_context(self) -> None:
        """Gather nothing."""

    def generate_output(self, _writer: Any) -> None:
        """Write data/schema.json."""
        gathered = self.settings["AKIYA_BUILD"]
        schema = json_schema(gathered.site.catalogue.vocabulary)
        gathered.output.write("data/schema.json", json.dumps(schema, ensure_ascii=False, indent=1) + "\n")


def get_generators(_pelican: Any) -> type[OpenDataGenerator]:
    """Return the generator, as Pelican asks for it."""
    return OpenDataGenerator


def register() -> None:
    """Let Pelican know."""
    signals.get_generators.connect(get_generators)
