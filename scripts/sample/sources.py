"""What there is to draw: the photos and scenes that the listings name, with the facts to draw them by."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from akiya import vocabulary
from akiya.reading import read_listing
from akiya.store import LISTING_FILE, listing_folders

from .tours import Scene, Way
from .traits import Shot, Traits, likely_year

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from akiya.listing import Listing
    from akiya.vocabulary import Vocabulary


@dataclass(frozen=True)
class Source:
    """One listing: its folder, its traits and the pictures it names."""

    folder: Path
    traits: Traits
    shots: tuple[Shot, ...]
    scenes: tuple[Scene, ...]


def sources(content: Path) -> Iterator[Source]:
    """Every readable listing of a content folder, in the order of their names."""
    words = vocabulary.load()
    for folder in listing_folders(content / "listings"):
        if (folder / LISTING_FILE).is_file():
            source = _source(folder, words)
            if source:
                yield source


def _source(folder: Path, words: Vocabulary) -> Source | None:
    text = (folder / LISTING_FILE).read_text("utf-8")
    listing = read_listing(text, folder.name, folder.name, folder.parent.name, words).listing
    if listing is None:
        return None
    scenes = listing.tour.scenes if listing.tour else ()
    return Source(
        folder,
        traits_of(listing, folder.parent.name, folder.name),
        tuple(
            Shot(p.file, p.room or "exterior", p.caption or "", _month(p.taken_on)) for p in listing.photos if p.file
        ),
        tuple(
            Scene(
                s.id or "",
                s.file,
                s.room or "living",
                s.jo,
                s.alt or "",
                tuple(Way(d.yaw or 0.0, d.pitch or 0.0) for d in s.doors),
            )
            for s in scenes
            if s.file
        ),
    )


def traits_of(listing: Listing, municipality: str, listing_id: str) -> Traits:
    """Return what can be drawn of a listing; only what the town has confirmed counts as there."""
    building, kind = listing.building, listing.kind or "house"
    yes = {code for code, said in listing.attributes.items() if said.state == "yes"}
    if listing.utilities and str(listing.utilities.parking or "").startswith(
        ("yes", "available", "free", "one", "two")
    ):
        yes.add("parking")
    return Traits(
        id=listing_id,
        municipality=municipality,
        kind=kind,
        floors=min(max((building.floors if building else None) or 1, 1), 5),
        year=likely_year(building.built if building else None, kind),
        yes=frozenset(yes),
        words=f"{listing.title or ''} {listing.text or ''}",
    )


def _month(date: str | None) -> int | None:
    return int(date[5:7]) if date and len(date) >= 7 else None
