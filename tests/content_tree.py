"""A small content folder of a test's own: one town, valid listings, real pictures. The helper of many tests."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml
from PIL import Image

from akiya import vocabulary
from akiya.catalogue import Catalogue, catalogue
from akiya.checks import check
from akiya.problems import Problem
from akiya.store import Content, Entry, read_content

AS_OF = "2026-11-21"
"""The day that the tests call today."""
VALID: Mapping[str, Any] = {
    "schema_version": "1",
    "title": "海へ歩いて3分の平屋",
    "kind": "一戸建て",
    "deal": "売買",
    "price": "380万円",
    "status": "公開中",
    "confirmed_on": "2026-11-02",
}
"""The smallest listing that passes every check."""
TOWN: Mapping[str, Any] = {
    "code": "432156",
    "prefecture": "kumamoto",
    "kana": "あまくさし",
    "name": {"ja": "天草市", "en": "Amakusa City", "zh-Hant": "天草市", "zh-Hans": "天草市", "ko": "아마쿠사시"},
    "office": {"lat": "32.4586", "lon": "130.1931"},
    "website": "https://www.city.amakusa.kumamoto.jp/",
    "desk": {
        "name": {"ja": "窓口（見本）", "en": "Desk (sample)"},
        "tel": "0000-00-0000",
        "hours": {"ja": "9時〜17時"},
    },
    "subsidies": [{"id": "reform", "title": {"ja": "改修の補助"}, "amount": {"ja": "半額"}}],
}


def front_matter(fields: Mapping[str, Any]) -> str:
    """Return fields as the YAML of a front matter."""
    return yaml.safe_dump(dict(fields), allow_unicode=True, sort_keys=False, width=1000)


def picture(path: Path, width: int = 64, height: int = 48, colour: str = "#8a9a5b") -> Path:
    """Draw a plain JPEG, PNG or WebP, as the file's name says."""
    path.parent.mkdir(parents=True, exist_ok=True)
    Image.new("RGB", (width, height), colour).save(path)
    return path


@dataclass(frozen=True)
class ContentTree:
    """A content folder that a test fills and reads."""

    root: Path

    def town(self, slug: str = "amakusa", **changes: Any) -> Path:
        """Write a municipality: the sample town with changes."""
        path = self.root / "municipalities" / f"{slug}.yaml"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(front_matter({**TOWN, **changes}), encoding="utf-8")
        return path

    def folder(self, listing_id: str = "amakusa-0001") -> Path:
        """Return the folder of a listing, made if need be."""
        path = self.root / "listings" / listing_id.partition("-")[0] / listing_id
        path.mkdir(parents=True, exist_ok=True)
        return path

    def listing(self, listing_id: str = "amakusa-0001", body: str = "静かな平屋です。", **fields: Any) -> Path:
        """Write a valid listing with changes; a field that is None is left out. Returns its folder."""
        said = {name: value for name, value in {**VALID, **fields}.items() if value is not None}
        return self.raw(listing_id, f"---\n{front_matter(said)}---\n{body}\n")

    def raw(self, listing_id: str, text: str) -> Path:
        """Write the text of a listing file as it is. Returns its folder."""
        folder = self.folder(listing_id)
        (folder / "listing.md").write_text(text, encoding="utf-8", newline="")
        return folder

    def read(self) -> Content:
        """Read the folder."""
        return read_content(self.root, vocabulary.load())

    def entry(self, listing_id: str = "amakusa-0001") -> Entry:
        """Read the folder and return one of its listings."""
        return next(entry for entry in self.read().entries if entry.id == listing_id)

    def problems(self, as_of: str = AS_OF) -> list[Problem]:
        """Check the folder and return every problem in the order of files and lines."""
        return [problem for found in check(self.read(), vocabulary.load(), as_of).values() for problem in found]

    def kinds(self, as_of: str = AS_OF) -> list[str]:
        """Check the folder and return the ids of its problems."""
        return [problem.kind for problem in self.problems(as_of)]

    def catalogue(self, as_of: str = AS_OF) -> Catalogue:
        """Read and check the folder and return its catalogue."""
        return catalogue(self.read(), vocabulary.load(), as_of)
