"""Pelican's adapter of the feeds: Atom by the library that Pelican brings."""

from __future__ import annotations

import datetime as dt
from typing import Any

from feedgenerator import Atom1Feed
from pelican import signals
from pelican.generators import Generator

from akiya.site.feeds import Feed, feeds

JAPAN = dt.timezone(dt.timedelta(hours=9))


class PlainAtom(Atom1Feed):  # type: ignore[misc] # the library has no types
    """Atom whose summaries are plain text, and whose date is that of its feed: no clock is read."""

    def latest_post_date(self) -> dt.datetime:
        """Return the date that the feed was given."""
        updated: dt.datetime = self.feed["updated"]
        return updated

    def add_item_elements(self, handler: Any, item: dict[str, Any]) -> None:
        """Write an entry; the library itself would call the summary HTML."""
        super().add_item_elements(handler, item)
        handler.addQuickElement("summary", item["plain_summary"], {"type": "text"})


def atom(feed: Feed) -> str:
    """Return a feed as Atom (RFC 4287)."""
    made = PlainAtom(
        title=feed.title,
        link=feed.page,
        description=None,
        subtitle=feed.subtitle,
        language=feed.lang,
        author_name=feed.author,
        feed_url=feed.url,
        feed_guid=feed.url,
        updated=midnight(feed.updated),
    )
    for entry in feed.entries:
        made.add_item(
            title=entry.title,
            link=entry.link,
            description=None,
            unique_id=entry.id,
            pubdate=midnight(entry.published),
            updateddate=midnight(entry.updated),
            categories=[entry.town],
            plain_summary=entry.summary,
        )
    text: str = made.writeString("utf-8")
    return f"{text}\n"


def midnight(day: str) -> dt.datetime:
    """Return the start of a day in Japan."""
    return dt.datetime.combine(dt.date.fromisoformat(day), dt.time(), JAPAN)


class FeedsGenerator(Generator):  # type: ignore[misc] # Pelican has no types
    """Writes feeds/ in every language."""

    def generate_context(self) -> None:
        """Gather nothing: the site was gathered before Pelican started."""

    def generate_output(self, _writer: Any) -> None:
        """Write every feed."""
        gathered = self.settings["AKIYA_BUILD"]
        for feed in feeds(gathered.site):
            gathered.output.write(feed.file, atom(feed))


def get_generators(_pelican: Any) -> type[FeedsGenerator]:
    """Return the generator, as Pelican asks for it."""
    return FeedsGenerator


def register() -> None:
    """Let Pelican know."""
    signals.get_generators.connect(get_generators)
