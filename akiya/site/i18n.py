"""The languages of the site and their catalogues. The Japanese sentence is the key; Babel reads the catalogues."""

from __future__ import annotations

import io
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from gettext import GNUTranslations, NullTranslations
from pathlib import Path

from babel import Locale
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

PREFIXES: Mapping[str, str] = {"ja": "", "en": "en/", "zh-Hant": "zh-hant/", "zh-Hans": "zh-hans/", "ko": "ko/"}
"""Language -> first part of its pages' addresses."""
NAMES: Mapping[str, str] = {
    "ja": "日本語",
    "en": "English",
    "zh-Hant": "繁體中文",
    "zh-Hans": "简体中文",
    "ko": "한국어",
}
OG_LOCALES: Mapping[str, str] = {"ja": "ja_JP", "en": "en_GB", "zh-Hant": "zh_TW", "zh-Hans": "zh_CN", "ko": "ko_KR"}
LOCALES: Mapping[str, str] = {
    "ja": "ja_JP",
    "en": "en_GB",
    "zh-Hant": "zh_Hant_TW",
    "zh-Hans": "zh_Hans_CN",
    "ko": "ko_KR",
}


@dataclass(frozen=True, eq=False)
class Language:
    """One language of the site with its translations; there is one of each in a process."""

    code: str
    translations: NullTranslations

    @property
    def prefix(self) -> str:
        """First part of the addresses: empty for Japanese."""
        return PREFIXES[self.code]

    @property
    def locale(self) -> Locale:
        """Babel's locale, for dates and numbers."""
        return Locale.parse(LOCALES[self.code])

    def gettext(self, message: str) -> str:
        """Return the sentence in this language."""
        return self.translations.gettext(message)

    def ngettext(self, one: str, many: str, n: int) -> str:
        """Return the sentence for a number."""
        return self.translations.ngettext(one, many, n)

    def pgettext(self, context: str, message: str) -> str:
        """Return the sentence in its context."""
        return self.translations.pgettext(context, message)

    def npgettext(self, context: str, one: str, many: str, n: int) -> str:
        """Return the sentence for a number in its context."""
        return self.translations.npgettext(context, one, many, n)


@cache
def load(code: str, folder: Path) -> Language:
    """Read the catalogue of a language from `folder/<code>.po`; Japanese is its own key and needs none."""
    path = folder / f"{code}.po"
    if code == "ja":
        return Language(code, NullTranslations())
    with path.open("rb") as source:
        catalog = read_po(source, locale=LOCALES[code])
    compiled = io.BytesIO()
    write_mo(compiled, catalog)
    compiled.seek(0)
    return Language(code, GNUTranslations(compiled))
