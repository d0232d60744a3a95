"""Names and descriptions of the open data in every language of the site, as JSON-LD tells them. Pure."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from akiya.site.data_words import data_words, rights_words
from akiya.site.site import Site


@dataclass(frozen=True)
class Words:
    """The words of a site."""

    site: Site

    @cached_property
    def _known(self) -> Mapping[str, Mapping[str, tuple[str, str]]]:
        """Language -> name -> (title, description)."""
        return {lang: data_words(language) for lang, language in self.site.languages.items()}

    def title(self, name: str) -> list[dict[str, Any]]:
        """Return the title of a data set or file in every language."""
        return labels({lang: known[name][0] for lang, known in self._known.items()})

    def description(self, name: str) -> list[dict[str, Any]]:
        """Return its description in every language."""
        return labels({lang: known[name][1] for lang, known in self._known.items()})

    @property
    def rights(self) -> list[dict[str, Any]]:
        """Return the sentence on rights in every language."""
        return labels({lang: rights_words(language) for lang, language in self.site.languages.items()})

    def of(self, named: Mapping[str, str]) -> list[dict[str, Any]]:
        """Return a name in those languages of the site in which it is known."""
        return labels({lang: named[lang] for lang in self.site.languages if lang in named})


def labels(named: Mapping[str, str]) -> list[dict[str, Any]]:
    """Return texts by language as JSON-LD values."""
    return [{"@value": text, "@language": lang} for lang, text in named.items()]
