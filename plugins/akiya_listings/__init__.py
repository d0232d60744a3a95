"""Pelican's generator of every page of the site: listings, towns, lists, guides, sitemap, robots.txt."""

from __future__ import annotations

import dataclasses
from pathlib import Path
from typing import Any

from pelican import signals
from pelican.generators import Generator

from akiya.markup import clean
from akiya.site.pages import plans
from akiya.site.site import Guide, Site
from akiya.site.sitemap import robots, sitemap
from plugins.pool import Work, render_all


class ListingsGenerator(Generator):  # type: ignore[misc] # Pelican has no types
    """Writes the pages of the gathered site, which `akiya build` hands over in the settings."""

    def generate_context(self) -> None:
        """Gather nothing: the site was gathered before Pelican started, and Pelican itself reads the guides."""

    def generate_output(self, _writer: Any) -> None:
        """Write every page in every language."""
        gathered = self.settings["AKIYA_BUILD"]
        site: Site = dataclasses.replace(gathered.site, guides=tuple(gathered.guides))
        contents = list(plans(site))
        work = Work(site, contents, Path(self.theme) / "templates", gathered.output.folder)
        for count in render_all(work, gathered.output):
            gathered.progress(count, len(contents) * len(site.languages))
        gathered.output.write("sitemap.xml", sitemap(site, contents))
        gathered.output.write("robots.txt", robots(site))


def take_guides(generator: Any) -> None:
    """Take the pages that Pelican has read, with sanitised HTML; Pelican itself then writes none of them."""
    gathered = generator.settings["AKIYA_BUILD"]
    for page in (*generator.pages, *generator.translations):
        gathered.guides.append(Guide(page.slug, page.lang, page.title, clean(page.content)))
    generator.pages, generator.translations = [], []


def get_generators(_pelican: Any) -> type[ListingsGenerator]:
    """Return the generator, as Pelican asks for it."""
    return ListingsGenerator


def register() -> None:
    """Let Pelican know."""
    signals.page_generator_finalized.connect(take_guides)
    signals.get_generators.connect(get_generators)
