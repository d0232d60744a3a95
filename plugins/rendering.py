"""Templates -> pages: the one Jinja environment, with autoescape on and the reader's language in every context."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Mapping
from functools import cache
from pathlib import Path
from typing import Any
from urllib.parse import quote, urlencode

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from akiya.pictograms import FRAMES
from akiya.site import format as fmt
from akiya.site import i18n, urls
from akiya.site.client_words import search_words, tour_data
from akiya.site.pages import Page
from akiya.site.site import Site
from plugins import search_client

TILE_HOSTS = "https://cyberjapandata.gsi.go.jp"
CSP = "; ".join((
    "default-src 'none'", f"img-src 'self' {TILE_HOSTS}", "style-src 'self'", "script-src 'self'", "connect-src 'self'",
    "form-action 'self'", "base-uri 'none'", "manifest-src 'self'",
))  # fmt: skip
"""Content Security Policy of every page: nothing inline, nothing from elsewhere but the map's tiles."""


class Grouped(int):
    """A number that is counted as any other, and written in groups of three digits: 1,234."""

    def __str__(self) -> str:
        """Return the number as it is written."""
        return f"{int(self):,}"


@cache
def environment(templates: Path, language: i18n.Language) -> Environment:
    """Return the environment of a language: autoescape for every template, undefined names are errors."""
    env = Environment(
        loader=FileSystemLoader(templates),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        extensions=["jinja2.ext.i18n"],
    )
    env.install_gettext_callables(  # type: ignore[attr-defined] # added by the extension
        language.gettext, language.ngettext, newstyle=True, pgettext=language.pgettext, npgettext=language.npgettext
    )
    env.filters |= {
        "json_text": json_text,
        "safe_html": Markup,
        "plain_number": lambda n: f"{n:g}",
        "query": query,
        "soft": soft,
        "grouped": Grouped,
    }
    env.globals |= {"fmt": fmt, "urls": urls, "csp": CSP, "language_names": i18n.NAMES, "frames": FRAMES}
    return env


def json_text(value: object) -> Markup:
    """Return JSON that can stand inside a script element: nothing in it can end the element."""
    text = value if isinstance(value, str) else json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    for char in "<>&\u2028\u2029":
        text = text.replace(char, f"\\u{ord(char):04x}")
    return Markup(text)  # noqa: S704 - nothing in it can end the script element


BEFORE = re.compile("(?:Minami|Kita|Higashi|Nishi|Kami|Shimo|Naka)(?=[a-z]{3})")
"""Words that stand before another town's name: south, north, east, west, upper, lower, middle."""


def soft(name: str) -> str:
    """Return a Roman name with soft hyphens where it is spoken apart: behind its first word, or its syllables."""
    if first := BEFORE.match(name):
        return f"{first[0]}\u00ad{name[first.end() :]}"
    return re.sub(r"(?<=[aeiou])(n?)(?=[bcdfghjkmprstwyz][a-z])", "\\1\u00ad", name)


def query(where: Mapping[str, Any]) -> str:
    """Return search conditions as the query of the search page: `sea_view=yes&price=..1000000`."""
    pairs = []
    for name, condition in where.items():
        if isinstance(condition, Mapping):
            pairs.append((name, f"{condition.get('min', '')}..{condition.get('max', '')}"))
        else:
            pairs.append((name, ",".join(condition)))
    return urlencode(pairs, safe=",.", quote_via=quote)


def renderer(site: Site, templates: Path) -> Callable[[Page], str]:
    """Return a function that renders a page of the site."""
    environments = {lang: environment(templates, language) for lang, language in site.languages.items()}
    shared = {lang: _shared(site, lang) for lang in site.languages}

    def render(page: Page) -> str:
        context = {**shared[page.here.lang], "here": page.here, "alternates": page.languages, **page.context}
        return environments[page.here.lang].get_template(page.plan.template).render(context)

    return render


def _shared(site: Site, lang: str) -> dict[str, Any]:
    """Return what every page of a language is given."""
    language = site.languages[lang]
    gettext = language.gettext
    written = {guide.slug for guide in site.guides}
    return {
        "site": site,
        "lang": lang,
        "written": written,
        "og_locale": i18n.OG_LOCALES[lang],
        "nav": [
            (urls.SEARCH, gettext("さがす")),
            (urls.TOWNS, gettext("市町村")),
            (urls.LEGEND, gettext("絵記号")),
            *([(urls.page("guide"), gettext("手引き"))] if "guide" in written else []),
        ],
        "foot": [
            *([(urls.page("about"), gettext("この帖について"))] if "about" in written else []),
            (urls.LEGEND, gettext("絵記号の読み方")),
            (urls.FIELDS, gettext("項目の一覧")),
            (urls.DATA, gettext("オープンデータ")),
            *([(urls.page("clerk"), gettext("市町村の方へ"))] if "clerk" in written else []),
        ],
        "seas": {(cell.row, cell.col): cell.name.get(lang, "") for cell in site.tilemap if cell.kind == "sea"},
        "mountains": [(cell.row, cell.col) for cell in site.tilemap if cell.kind == "mountain"],
        "search_words": lambda: search_words(language),
        "search_columns": lambda: search_client.columns(site.catalogue.vocabulary, language),
        "search_choices": lambda: search_client.choices(site.catalogue.vocabulary, language),
        "tour_data": tour_data,
    }
