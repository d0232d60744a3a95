"""Pelican's adapter of the search: the bundle of the catalogue and its client beside it."""

from __future__ import annotations

from typing import Any

from pelican import signals
from pelican.generators import Generator

from akiya.site.cards import raw_card
from search.export import export
from search.fields import Fields


class SearchGenerator(Generator):  # type: ignore[misc] # Pelican has no types
    """Writes search/: the bundle and akiya-search.js."""

    def generate_context(self) -> None:
        """Gather nothing: the catalogue is there."""

    def generate_output(self, _writer: Any) -> None:
        """Write the bundle into the output folder."""
        gathered = self.settings["AKIYA_BUILD"]
        site = gathered.site
        fields = Fields(site.catalogue.vocabulary)
        documents = (
            fields.document(house.listing, house.municipality, house.states, raw_card(site, house))
            for house in site.houses
        )
        export(documents, gathered.output.folder / "search", fields.schema)
        gathered.output.write("search/akiya-search.js", gathered.client)


def get_generators(_pelican: Any) -> type[SearchGenerator]:
    """Return the generator, as Pelican asks for it."""
    return SearchGenerator


def register() -> None:
    """Let Pelican know."""
    signals.get_generators.connect(get_generators)
