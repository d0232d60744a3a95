"""What happened to a house: registration, changes of price and status, the last confirmation."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby

from akiya.catalogue import House
from akiya.listing import Listing, PriceChange, StatusChange
from akiya.site import format as fmt
from akiya.site.words import Wording

Step = tuple[str, str, str]
"""ISO date, what happened, and the town's own note; one of the last two may be empty."""


@dataclass(frozen=True, slots=True)
class Event:
    """A day of the timeline with all that happened on it."""

    day: str
    iso: str
    text: str
    notes: tuple[str, ...]
    """The town's own words, in Japanese."""


def timeline(house: House, words: Wording) -> list[Event]:
    """Return what happened, newest day first; a day is told once."""
    steps = sorted(_steps(house, words), key=_iso)
    return [_event(iso, list(on_day), words) for iso, on_day in groupby(steps, _iso)][::-1]


def _iso(step: Step) -> str:
    """Return the day of a step."""
    return step[0]


def _event(iso: str, steps: list[Step], words: Wording) -> Event:
    """Return one day in words."""
    said = [text for _, text, _ in steps if text]
    notes = dict.fromkeys(note for _, _, note in steps if note)
    return Event(fmt.date(iso, words.lang), iso, words.language.pgettext("between", "・").join(said), tuple(notes))


def _steps(house: House, words: Wording) -> Iterator[Step]:
    """Yield registration, statuses, prices and the last confirmation: on one day they happen in this order."""
    listing, gettext = house.listing, words.language.gettext
    if listing.registered_on:
        yield listing.registered_on, gettext("登録"), ""
    yield from _statuses(listing.status_history, words)
    yield from _prices(listing.price_history, words)
    if listing.confirmed_on:
        yield listing.confirmed_on, _confirmed(listing, words) % {"town": house.municipality.name[words.lang]}, ""


def _confirmed(listing: Listing, words: Wording) -> str:
    """Return who confirmed a listing: the town, or nobody where it comes from open data."""
    gettext = words.language.gettext
    return gettext("%(town)sが確認") if listing.origin is None else gettext("公開データの日付")


def _statuses(history: tuple[StatusChange, ...], words: Wording) -> Iterator[Step]:
    """Yield the statuses; of one that stays as it was, only the note is told where there is one."""
    before = None
    for step in history:
        new = step.status != before or not step.note
        yield step.on or "", words.vocabulary.label("status", step.status, words.lang) if new else "", step.note or ""
        before = step.status


def _prices(history: tuple[PriceChange, ...], words: Wording) -> Iterator[Step]:
    """Yield the prices, each with the one before it."""
    gettext, before = words.language.gettext, ""
    for change in history:
        now = words.price(change.price) if change.price else ""
        said = gettext("値段を変更　%(before)s → %(now)s") if before else gettext("値段　%(now)s")
        yield change.on or "", said % {"before": before, "now": now}, change.note or ""
        before = now
