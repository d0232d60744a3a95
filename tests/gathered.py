"""A catalogue as a gathered site without pictures, for tests of what is made from one."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from akiya.catalogue import Catalogue
from akiya.site import i18n
from akiya.site.site import Site

TRANSLATIONS = Path(__file__).parents[1] / "themes/akiya/translations"
URL = "https://akiya.example.jp/towns"
NAMES = {"ja": "空き家帖", "en": "Akiya Register", "zh-Hant": "空屋帖", "zh-Hans": "空屋帖", "ko": "빈집 장부"}


def gathered(catalogue: Catalogue, **changes: Any) -> Site:
    """Return the site of a catalogue, in Japanese and English, with changes."""
    facts: dict[str, Any] = {
        "catalogue": catalogue,
        "languages": {code: i18n.load(code, TRANSLATIONS) for code in ("ja", "en")},
        "tilemap": (),
        "url": URL,
        **dict.fromkeys(("name", "tagline", "region", "stamp"), NAMES),
        **{name: {} for name in ("photos", "scenes", "share", "assets")},
    }
    return Site(**(facts | changes))
