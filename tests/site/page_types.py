"""One address of each type of page, below the folder of its language."""

from __future__ import annotations

import os
import runpy
from pathlib import Path

from akiya.site.i18n import PREFIXES

TOUR_HOUSE = "amakusa-0417"
"""A house with 360° scenes, photos, a place and a desk."""
PLAIN_HOUSE = "hikawa-0003"
"""A house without scenes."""
LAND = "arao-0005"
"""A plot of land: most attributes do not apply."""
SITE_LANGUAGES: tuple[str, ...] = runpy.run_path(str(Path(__file__).parents[2] / "pelicanconf.py"))["AKIYA_LANGUAGES"]
"""All languages of the site."""
LANGUAGES = {
    lang: PREFIXES[lang] for lang in SITE_LANGUAGES if lang in ("ja", "en") or os.environ.get("AKIYA_TEST_ALL")
}
"""Languages that are looked at in the browser, and the first part of their addresses."""
TYPES = {
    "home": "",
    "search": "search/",
    "towns": "towns/",
    "town": "towns/amakusa/",
    "listing with tour": f"listings/{TOUR_HOUSE}/",
    "listing": f"listings/{PLAIN_HOUSE}/",
    "land": f"listings/{LAND}/",
    "attribute": "with/sea-view/",
    "price": "price/to-300/",
    "life": "life/sea/",
    "legend": "pictograms/",
    "fields": "fields/",
    "open data": "data/",
    "guide": "guide/",
    "about": "about/",
    "clerk": "clerk/",
    "not found": "404.html",
}
ADDRESSES = {
    f"{name} {lang}": f"{prefix}{path}"
    for lang, prefix in LANGUAGES.items()
    for name, path in TYPES.items()
    if lang == "ja" or name != "not found"  # a host shows one page for what is not there
}


def file_of(address: str) -> str:
    """Return the file of an address."""
    return address if address.endswith(".html") else f"{address}index.html"
