"""`akiya import mlit`: the national bank's file -> folders of listings, profiles of their municipalities, a report.

Files that somebody has changed since the last import are kept: what an import wrote is remembered by its digest in
`imports/mlit.json` of the content folder.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml

from akiya import vocabulary
from akiya.canonical import as_data, as_file
from akiya.checks import check
from akiya.importers import table, towns
from akiya.importers.duplicates import duplicates
from akiya.importers.mlit import Imported, Importer
from akiya.importers.report import Report
from akiya.importers.table import BadTableError, Refused
from akiya.problems import Problem
from akiya.reading import read_listing
from akiya.store import LISTING_FILE, Content, Entry, read_municipalities

MANIFEST = Path("imports/mlit.json")
SOURCE = "# Code, reading, office position and website: localgovjp (CC0). Written by `akiya import mlit`.\n"
SITE = {
    "name": {
        "ja": "{}空き家帖",
        "en": "{} Akiya Register",
        "zh-Hant": "{}空屋帖",
        "zh-Hans": "{}空屋帖",
        "ko": "{} 빈집 장부",
    },
    "tagline": {
        "ja": "{}の空き家バンク",
        "en": "Empty houses of {}",
        "zh-Hant": "{}的空屋銀行",
        "zh-Hans": "{}的空屋银行",
        "ko": "{}의 빈집 은행",
    },
    "region": dict.fromkeys(("ja", "en", "zh-Hant", "zh-Hans", "ko"), "{}"),
    "stamp": dict.fromkeys(("ja", "en", "zh-Hant", "zh-Hans", "ko"), "{}"),
}
NATION = {"ja": "全国", "en": "Japan", "zh-Hant": "日本", "zh-Hans": "日本", "ko": "일본"}
Tell = Callable[[int], None]


class ImportFailedError(Exception):
    """A file or folder that the import cannot use; the message says which and why, in Japanese and English."""


@dataclass(frozen=True, slots=True)
class ImportOrder:
    """What is to be imported, and where to."""

    file: Path
    content_dir: Path
    municipalities: Path | None = None
    """The list of local governments; by default `municipalities.csv` beside the file or one folder up."""
    prefecture: str = ""
    as_of: str = ""


@dataclass(slots=True)
class _Folder:
    """The content folder that is written to, and what an earlier import wrote there."""

    root: Path
    written: dict[str, str] = field(default_factory=dict)
    """Id -> digest of the file that an import wrote last."""

    def put(self, listing_id: str, slug: str, text: str) -> str:
        """Write a listing unless somebody has changed it since; return `new`, `changed`, `same` or `kept`."""
        path = self.root / "listings" / slug / listing_id / LISTING_FILE
        if path.parent.is_symlink() or path.parent.parent.is_symlink() or path.is_symlink():
            raise ImportFailedError(f"リンクには書き込みません / will not write through a link: {path}")
        before = path.read_bytes() if path.is_file() else None
        if before == text.encode():
            state = "same"
        elif before is not None and self.written.get(listing_id) != _digest(before):
            return "kept"
        else:
            state = "new" if before is None else "changed"
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(text.encode())
        self.written[listing_id] = _digest(text.encode())
        return state


def run(order: ImportOrder, tell: Tell = lambda _: None) -> Report:
    """Import a file; raises `ImportFailedError` where the file or the list of municipalities cannot be used."""
    words = vocabulary.load()
    known = read_municipalities(order.content_dir / "municipalities") if order.content_dir.is_dir() else {}
    importer = Importer(
        towns.Towns(_governments(order), {town.code: slug for slug, town in known.items()}),
        words,
        prefecture=order.prefecture,
        as_of=order.as_of,
    )
    imported, refused = _read(importer, order)
    if not imported and not refused:
        raise ImportFailedError(f"取り込む行がありません / no rows to import: {order.prefecture or order.file}")
    added = _write_towns(order.content_dir, imported, importer.towns, known)
    _write_site(order)
    folder = _Folder(order.content_dir, _manifest(order.content_dir))
    texts, files = _write(folder, imported, tell)
    gone = sorted(key for key in folder.written if key not in texts and _of(order, key, importer.towns))
    _save_manifest(folder)
    problems = _check(order.content_dir, texts, importer)
    return Report(imported, refused, duplicates(imported), problems, files, gone, added)


def _governments(order: ImportOrder) -> tuple[towns.Government, ...]:
    """Read the list of local governments."""
    places = (
        [order.municipalities]
        if order.municipalities
        else [parent / "municipalities.csv" for parent in (order.file.parent, order.file.resolve().parent.parent)]
    )
    found = next((path for path in places if path and path.is_file()), None)
    if found is None:
        raise ImportFailedError(
            f"市町村の一覧がありません。--municipalities で示してください / no list of municipalities: {places[0]}"
        )
    try:
        return towns.governments(found.read_text(encoding="utf-8-sig"))
    except (towns.BadListError, UnicodeDecodeError) as error:
        raise ImportFailedError(f"{found}: {error}") from error


def _read(importer: Importer, order: ImportOrder) -> tuple[list[Imported], list[Refused]]:
    """Read the file's rows."""
    try:
        results = list(importer.read(table.decoded(order.file.read_bytes())))
    except (BadTableError, OSError) as error:
        raise ImportFailedError(f"{order.file}: {error}") from error
    imported = [each for each in results if isinstance(each, Imported)]
    return imported, [each for each in results if isinstance(each, Refused)]


def _write_towns(root: Path, imported: Iterable[Imported], known: towns.Towns, there: Mapping[str, Any]) -> list[str]:
    """Write a minimal profile for every municipality that the content folder does not have yet; return their names."""
    folder = root / "municipalities"
    folder.mkdir(parents=True, exist_ok=True)
    wanted = {known.slugs[each.found.government.code]: each.found for each in imported}
    added = sorted(set(wanted) - set(there))
    for slug in added:
        text = yaml.safe_dump(towns.profile(wanted[slug]), allow_unicode=True, sort_keys=False, width=10_000)
        (folder / f"{slug}.yaml").write_text(SOURCE + text, encoding="utf-8")
    return added


def _write_site(order: ImportOrder) -> None:
    """Write a minimal site.yaml where there is none, named after the prefecture or the nation."""
    path = order.content_dir / "site.yaml"
    if path.exists():
        return
    place = towns.prefecture_labels(order.prefecture) if order.prefecture else NATION
    names = {key: {lang: way.format(place[lang]) for lang, way in ways.items()} for key, ways in SITE.items()}
    text = yaml.safe_dump({"sample": False, **names}, allow_unicode=True, sort_keys=False, width=10_000)
    path.write_text(text, encoding="utf-8")


def _write(folder: _Folder, imported: Iterable[Imported], tell: Tell) -> tuple[dict[str, str], dict[str, str]]:
    """Write every listing; return id -> text of its file, and id -> what happened to it."""
    texts, files = {}, {}
    for done, each in enumerate(imported, 1):
        key = each.listing.id
        texts[key] = as_file(as_data(each.listing))
        files[key] = folder.put(key, each.listing.municipality, texts[key])
        tell(done)
    return texts, files


def _manifest(root: Path) -> dict[str, str]:
    """Return what an earlier import wrote: id -> digest; nothing where its list cannot be read."""
    try:
        data = json.loads((root / MANIFEST).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return {str(key): str(value) for key, value in data.items()} if isinstance(data, dict) else {}


def _save_manifest(folder: _Folder) -> None:
    """Remember what was written."""
    path = folder.root / MANIFEST
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps(dict(sorted(folder.written.items())), indent=0) + "\n", encoding="utf-8")


def _digest(data: bytes) -> str:
    """Return a short digest of a file."""
    return hashlib.sha256(data).hexdigest()[:24]


def _of(order: ImportOrder, key: str, known: towns.Towns) -> bool:
    """Tell whether a listing of an earlier import belongs to what was wanted now."""
    if not order.prefecture:
        return True
    slug = key.rpartition("-")[0]
    return any(known.slugs[each.code] == slug for each in known.governments if each.prefecture == order.prefecture)


def _check(root: Path, texts: Mapping[str, str], importer: Importer) -> dict[str, tuple[Problem, ...]]:
    """Return what `akiya check` will say of the written files, by id: they are read again from their texts."""
    every = read_municipalities(root / "municipalities")
    entries = [_entry(root, key, text, importer) for key, text in texts.items()]
    found = check(Content(root, every, tuple(entries), sample=False), importer.vocabulary, importer.day)
    return {entry.id: found[entry.path] for entry in entries if found[entry.path]}


def _entry(root: Path, key: str, text: str, importer: Importer) -> Entry:
    """Return a written listing as the store would read it."""
    slug = key.rpartition("-")[0]
    folder = root / "listings" / slug / key
    path = (folder / LISTING_FILE).relative_to(root).as_posix()
    return Entry(key, slug, folder, path, read_listing(text, path, key, slug, importer.vocabulary), {})
