"""The build, as a table of contents: read, check, prepare pictures and assets, let Pelican write, clear away."""

from __future__ import annotations

import json
import logging
import runpy
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Self

from akiya import vocabulary
from akiya.app import assets, media, share
from akiya.app.ask import index
from akiya.catalogue import Catalogue, catalogue
from akiya.municipality import CC_BY, Licence, licence
from akiya.problems import Problem
from akiya.site import i18n
from akiya.site.site import Cell, Guide, Site
from akiya.store import read_content, read_site
from plugins.writing import Output
from search.documents import Document
from search.fields import Fields

ROOT = Path(__file__).resolve().parents[2]
MARK = ".akiya-build"
"""A file that marks a folder as ours: nothing is ever removed from a folder without it."""
Progress = Callable[[str, int, int], None]
"""Told which step is at work, how many pieces of it are done, and how many there are (0 where that is not known)."""


class BuildError(Exception):
    """A build that cannot go on; the message says why, in Japanese and English."""


@dataclass(frozen=True, slots=True)
class Order:
    """What is to be built, where to, and for which day."""

    content_dir: Path
    output_dir: Path
    as_of: str
    cache_dir: Path
    site_url: str | None = None
    languages: tuple[str, ...] | None = None


@dataclass(slots=True)
class Gathered:
    """What the plugins are handed through Pelican's settings."""

    site: Site
    output: Output
    client: bytes
    tell: Progress
    index_dir: Path
    guides: list[Guide] = field(default_factory=list)
    pages: int = 0

    def index(self, documents: list[Document], fields: Fields) -> None:
        """Index the documents with Whoosh, unless the same ones are indexed."""
        self.tell("index", 0, 0)
        index(documents, fields, self.index_dir)

    def progress(self, count: int, total: int) -> None:
        """Count pages that were written."""
        self.pages += count
        self.tell("pages", self.pages, total)


@dataclass(frozen=True, slots=True)
class BuildReport:
    """What came of a build."""

    listings: int
    pages: int
    changed: int
    removed: int
    quarantine: Mapping[str, tuple[Problem, ...]] = field(default_factory=dict)
    left_out: Mapping[str, str] = field(default_factory=dict)
    broken: Mapping[tuple[str, str], str] = field(default_factory=dict)

    def as_json(self, lang: str) -> str:
        """Return the report as JSON text."""
        data = {
            "listings": self.listings,
            "pages": self.pages,
            "changed": self.changed,
            "removed": self.removed,
            "left_out": dict(self.left_out),
            "quarantine": {
                path: [problem.as_json(lang) for problem in found] for path, found in self.quarantine.items()
            },
            "broken_pictures": {f"{id_}/{file}": why for (id_, file), why in self.broken.items()},
        }
        return json.dumps(data, ensure_ascii=False, indent=2)

    def as_text(self, lang: str) -> str:
        """Return the report as a person reads it."""
        lines = [
            REPORT[lang]["built"].format(
                listings=self.listings, pages=self.pages, changed=self.changed, removed=self.removed
            )
        ]
        for path, found in self.quarantine.items():
            lines.append(REPORT[lang]["quarantined"].format(path=path))
            lines += [f"    {_line_of(problem, lang)}{problem.message(lang)}" for problem in found]
        lines += [REPORT[lang]["left_out"].format(id=id_, why=REPORT[lang][why]) for id_, why in self.left_out.items()]
        lines += [f"  {id_}/{file}: {why}" for (id_, file), why in self.broken.items()]
        return "\n".join(lines)


def _line_of(problem: Problem, lang: str) -> str:
    """Return the line of a problem as a reader is told it; nothing for a problem of the file as a whole."""
    return REPORT[lang]["line"].format(line=problem.line) if problem.line else ""


REPORT = {
    "ja": {
        "built": "{listings}件の物件から{pages}ページをつくりました（書き換え {changed}、取り除き {removed}）。",
        "quarantined": "  載せませんでした: {path}",
        "line": "{line}行目: ",
        "left_out": "  載せません: {id}（{why}）",
        "expired": "掲載期限が過ぎました",
        "contracted": "成約しました",
        "withdrawn": "取り下げられました",
    },
    "en": {
        "built": "Built {pages} pages from {listings} listings ({changed} files written, {removed} removed).",
        "quarantined": "  kept out: {path}",
        "line": "line {line}: ",
        "left_out": "  not shown: {id} ({why})",
        "expired": "it has expired",
        "contracted": "the contract is closed",
        "withdrawn": "it was withdrawn",
    },
}


def build(order: Order, tell: Progress = lambda *_: None) -> BuildReport:
    """Build the site of a content folder; a listing that fails its checks is kept out, the others are built."""
    settings = _settings()
    _claim(order.output_dir)
    found = _read(order, tell)
    output = Output(order.output_dir, {MARK})
    gathered, broken = _gather(order, settings, found, output, tell)
    _run_pelican(order, settings, gathered)
    output.keep(_search_files(order.output_dir))
    removed = _clear_away(order.output_dir, output.files)
    return BuildReport(
        len(found.houses), gathered.pages, output.changed, removed, found.quarantine, found.left_out, broken
    )


def _settings() -> dict[str, Any]:
    """Return the literals of pelicanconf.py."""
    return {name: value for name, value in runpy.run_path(str(ROOT / "pelicanconf.py")).items() if name.isupper()}


def _claim(output_dir: Path) -> None:
    """Mark the output folder as ours; refuse one that holds something else."""
    if output_dir.is_dir() and any(output_dir.iterdir()) and not (output_dir / MARK).is_file():
        raise BuildError(f"{output_dir} は空でも、以前の出力先でもありません / is neither empty nor an earlier output")
    output_dir.mkdir(parents=True, exist_ok=True)
    (output_dir / MARK).write_text("akiya build\n", encoding="utf-8")


def _read(order: Order, tell: Progress) -> Catalogue:
    """Read and check the content."""
    tell("read", 0, 0)
    words = vocabulary.load()
    return catalogue(read_content(order.content_dir, words), words, order.as_of)


def _gather(
    order: Order, settings: Mapping[str, Any], found: Catalogue, output: Output, tell: Progress
) -> tuple[Gathered, Mapping[tuple[str, str], str]]:
    """Prepare pictures and assets and gather everything that the pages are made from."""
    pictures = media.prepare(
        found, order.cache_dir / "media", order.output_dir, lambda done, total: tell("media", done, total)
    )
    shared = share.share_pictures(
        found, pictures, order.cache_dir / "share", order.output_dir, lambda done, total: tell("share", done, total)
    )
    tell("assets", 0, 0)
    bundled = assets.prepare(ROOT, order.cache_dir / "assets", order.output_dir)
    output.keep(pictures.used | bundled.used | frozenset(shared.values()))
    names = read_site(order.content_dir)
    codes = order.languages or tuple(settings["AKIYA_LANGUAGES"])
    site = Site(
        catalogue=found,
        languages={code: i18n.load(code, ROOT / "themes/akiya/translations") for code in codes},
        name=names["name"],
        tagline=names["tagline"],
        region=names["region"],
        stamp=names["stamp"],
        tilemap=_cells(names.get("tilemap") or {}),
        url=(order.site_url or settings["SITEURL"]).rstrip("/"),
        photos=pictures.photos,
        scenes=pictures.scenes,
        share=shared,
        assets=bundled.paths,
        licence=_licence(names),
    )
    return Gathered(site, output, bundled.client, tell, order.cache_dir / "whoosh"), pictures.broken


def _licence(names: Mapping[str, Any]) -> Licence:
    """Return the licence of the open data that site.yaml names, or CC BY 4.0."""
    try:
        return licence(names.get("licence")) or CC_BY
    except (KeyError, ValueError, TypeError, AttributeError) as error:
        raise BuildError(f"site.yaml: {type(error).__name__}: {error}") from error


def _cells(data: Mapping[str, Any]) -> tuple[Cell, ...]:
    """Return the cells of the tile map that are no municipality."""
    kinds = (("sea", "seas"), ("mountain", "mountains"))
    return tuple(
        Cell(int(cell["col"]), int(cell["row"]), kind, cell.get("name") or {})
        for kind, key in kinds
        for cell in data.get(key) or ()
    )


def _run_pelican(order: Order, settings: Mapping[str, Any], gathered: Gathered) -> None:
    """Run Pelican with our plugins; anything that it logs as an error ends the build."""
    from pelican import Pelican
    from pelican.log import console
    from pelican.settings import DEFAULT_CONFIG, configure_settings

    own = {**DEFAULT_CONFIG, **settings}
    own |= {
        "PATH": str(order.content_dir),
        "OUTPUT_PATH": str(order.output_dir),
        "THEME": str(ROOT / settings["THEME"]),
        "SITEURL": gathered.site.url,
        "PLUGIN_PATHS": [str(ROOT)],
        "AKIYA_BUILD": gathered,
    }
    console.quiet = True  # its count of articles tells nobody anything here
    with _Errors() as errors:
        Pelican(configure_settings(own)).run()
    if errors.messages:
        raise BuildError("; ".join(errors.messages))


class _Errors(logging.Handler):
    """Gathers what is logged as an error while Pelican runs, since Pelican itself would go on and exit with 0."""

    def __init__(self) -> None:
        super().__init__(logging.ERROR)
        self.messages: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        """Keep one message."""
        self.messages.append(record.getMessage())

    def __enter__(self) -> Self:
        logging.getLogger().addHandler(self)
        return self

    def __exit__(self, *_: object) -> None:
        logging.getLogger().removeHandler(self)


def _search_files(output_dir: Path) -> set[str]:
    """Return the files of the search bundle, which its own export keeps in order."""
    return {path.relative_to(output_dir).as_posix() for path in (output_dir / "search").rglob("*") if path.is_file()}


def _clear_away(output_dir: Path, wanted: set[str]) -> int:
    """Remove files that no part of this build has written, and folders that are empty after that."""
    removed = 0
    for path in sorted(output_dir.rglob("*"), reverse=True):
        if path.is_dir() and not path.is_symlink():
            if not any(path.iterdir()):
                path.rmdir()
        elif path.relative_to(output_dir).as_posix() not in wanted:
            path.unlink()
            removed += 1
    return removed
