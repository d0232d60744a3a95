"""What happened to a house: registration, changes of price and status, the last confirmation."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from akiya.catalogue import House
from akiya.site import format as fmt
from akiya.site.words import Wording


@dataclass(frozen=True, slots=True)
class Event:
    """A line of the timeline."""

    day: str
    iso: str
    text: str
    note: str
    lang: str


def timeline(house: House, words: Wording) -> list[Event]:
    """Return what happened, newest first."""
    return sorted(_events(house, words), key=lambda event: event.iso, reverse=True)


def _events(house: House, words: Wording) -> Iterator[Event]:
    """Yield registration, changes of price and status, and the last confirmation."""
    listing, lang, gettext = house.listing, words.lang, words.language.gettext
    if listing.confirmed_on:
        yield _event(
            words,
            listing.confirmed_on,
            (gettext("%(town)sが確認") if listing.origin is None else gettext("公開データの日付"))
            % {"town": house.municipality.name[lang]},
        )
    before = ""
    for change in listing.price_history:
        now = words.price(change.price) if change.price else ""
        text = (
            gettext("値段を変更　%(before)s → %(now)s") % {"before": before, "now": now}
            if before
            else gettext("値段　%(now)s") % {"now": now}
        )
        yield _event(words, change.on or "", text, change.note or "")
        before = now
    for step in listing.status_history:
        yield _event(words, step.on or "", words.vocabulary.label("status", step.status, lang), step.note or "")
    if listing.registered_on:
        yield _event(words, listing.registered_on, gettext("登録"))


def _event(words: Wording, iso: str, text: str, note: str = "") -> Event:
    """Return one line of the timeline."""
    return Event(fmt.date(iso, words.lang), iso, text, note, words.lang)
