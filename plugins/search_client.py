"""What the search page's script is told about the index: the columns and choices that readers can bound or choose."""

from __future__ import annotations

from typing import Any

from akiya.site.i18n import Language
from akiya.vocabulary import Vocabulary
from search import rules
from search.fields import sources

UNITS = {"price": "yen", "area": "area", "metres": "metres", "date": "year", "count": "count"}
"""Kind of a field -> how the script words its numbers; other columns are only sorted by."""
CHOICES = ("structure", "seismic", "repair", "rebuild", "status")
"""Choices that have a filter of their own, after the deal and the kind of house."""


def columns(vocabulary: Vocabulary, language: Language) -> dict[str, dict[str, str]]:
    """Return column -> its label and unit, in the order of the schema; prices are told by what they are of."""
    _ = language.gettext
    found = {name: {"label": "", "unit": "yen"} for name in rules.AMOUNTS}
    for name, source in sources(tuple(vocabulary.attributes))[1].items():
        if source.item.kind in UNITS:
            found[name] = {"label": _(source.item.label), "unit": UNITS[source.item.kind]}
    return found | {
        "price": {"label": _("値段（売買）"), "unit": "yen"},
        "rent": {"label": _("家賃（月）"), "unit": "month"},
        "floor_area": {"label": _("建物の広さ"), "unit": "area"},
        "built": {"label": _("建った年"), "unit": "year"},
    }


def choices(vocabulary: Vocabulary, language: Language) -> dict[str, dict[str, Any]]:
    """Return facet -> its label and the labels of its values, for the choices that have a filter."""
    facets = sources(tuple(vocabulary.attributes))[0]
    return {
        name: {
            "label": language.gettext(facets[name].item.label),
            "values": {code: option.label[language.code] for code, option in vocabulary.choices[name].options.items()},
        }
        for name in CHOICES
    }
