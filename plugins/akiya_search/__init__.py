"""Pelican's adapter of the search: the bundle of the catalogue and its client beside it."""

from __future__ import annotations

import json
from typing import Any

from pelican import signals
from pelican.generators import Generator

from akiya.site.cards import raw_card
from akiya.site.site import Site
from search.export import export
from search.fields import Fields
from search.sentence_lexicon import lexicon
from search.suggest import suggestions


class SearchGenerator(Generator):  # type: ignore[misc] # Pelican has no types
    """Writes search/: the bundle, akiya-search.js and what it loads when it is first used."""

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
        for name, made in (("sentence", _sentences(site)), ("suggest", _names(site))):
            text = json.dumps(made, ensure_ascii=False, separators=(",", ":"))
            gathered.output.write(f"search/{name}.json", text.encode())


def _sentences(site: Site) -> Any:
    """Return the lexicon by which the search page understands sentences; ages are counted from the build's year."""
    catalogue = site.catalogue
    return lexicon(catalogue.vocabulary, catalogue.municipalities.values(), int(catalogue.as_of[:4]))


def _names(site: Site) -> Any:
    """Return the names that the search box offers."""
    catalogue = site.catalogue
    listings = (house.listing for house in site.houses)
    return suggestions(catalogue.vocabulary, catalogue.municipalities.values(), listings)


def get_generators(_pelican: Any) -> type[SearchGenerator]:
    """Return the generator, as Pelican asks for it."""
    return SearchGenerator


def register() -> None:
    """Let Pelican know."""
    signals.get_generators.connect(get_generators)
