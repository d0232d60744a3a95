"""What stands in the HTML of a built site: links, ids, policies, scripts. Read with the parser of the standard library."""

from __future__ import annotations

import pickle
import posixpath
import re
from collections import Counter
from dataclasses import dataclass, field
from html.parser import HTMLParser
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import unquote, urlsplit

if TYPE_CHECKING:
    from collections.abc import Iterator

BELOW = "/towns/akiya/"
"""The sub-path under which the site stands, so that a link from the root of the host leads nowhere."""
URLS = {"href", "src", "action", "poster", "data-index", "data-map-css"}
"""Attributes whose value is one address."""


@dataclass
class Html:
    """One HTML file."""

    lang: str = ""
    ids: list[str] = field(default_factory=list)
    links: list[tuple[str, str, str]] = field(default_factory=list)
    """(element, attribute, address as it is written), each candidate of a srcset on its own."""
    metas: dict[str, str] = field(default_factory=dict)
    canonical: list[str] = field(default_factory=list)
    alternates: dict[str, str] = field(default_factory=dict)
    live: list[str] = field(default_factory=list)
    """What would act without a file of its own: style attributes, on* attributes, inline scripts and styles."""
    data: dict[str, str] = field(default_factory=dict)
    """Type -> text of scripts that hold data."""
    text: str = ""
    elements: Counter[str] = field(default_factory=Counter)


class _Reader(HTMLParser):
    """Fills an `Html`."""

    def __init__(self) -> None:
        super().__init__()
        self.found = Html()
        self._script = ""
        self._text: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note what an element says."""
        said = {name: value or "" for name, value in attrs}
        self.found.elements[tag] += 1
        self._links(tag, said)
        self._live(tag, said)
        if tag == "html":
            self.found.lang = said.get("lang", "")
        if "id" in said:
            self.found.ids.append(said["id"])
        if tag == "meta" and "content" in said:
            name = said.get("name") or said.get("property") or said.get("http-equiv", "")
            self.found.metas[name.lower()] = said["content"]
        self._script = said.get("type", "text/javascript") if tag == "script" and "src" not in said else ""

    def _links(self, tag: str, said: dict[str, str]) -> None:
        if tag == "link" and said.get("rel") == "canonical":
            self.found.canonical.append(said["href"])
        elif tag == "link" and "hreflang" in said:
            self.found.alternates[said["hreflang"]] = said["href"]
        else:
            self.found.links += [(tag, name, said[name]) for name in said if name in URLS or name.endswith(":href")]
        for candidate in said.get("srcset", "").split(", "):
            if candidate:
                self.found.links.append((tag, "srcset", candidate.split()[0]))

    def _live(self, tag: str, said: dict[str, str]) -> None:
        live = [name for name in said if name.startswith("on") or name in ("style", "srcdoc", "background")]
        self.found.live += [f"<{tag} {name}={said[name]!r}>" for name in live]
        if tag == "style" or (tag == "script" and "src" not in said and "json" not in said.get("type", "")):
            self.found.live.append(f"<{tag}>")
        if tag in ("iframe", "object", "embed", "base", "portal"):
            self.found.live.append(f"<{tag}>")

    def handle_data(self, data: str) -> None:
        """Keep texts; scripts that hold data apart."""
        if self._script:
            self.found.data[self._script] = self.found.data.get(self._script, "") + data
        else:
            self._text.append(data)

    def handle_endtag(self, tag: str) -> None:
        """Leave a script."""
        if tag == "script":
            self._script = ""

    def close(self) -> None:
        """Put the text together."""
        super().close()
        self.found.text = re.sub(r"\s+", " ", "".join(self._text))


def read_html(text: str) -> Html:
    """Read one file."""
    reader = _Reader()
    reader.feed(text)
    reader.close()
    return reader.found


def target(page: str, address: str) -> tuple[str, str]:
    """Return the file below the site's root and the anchor that an address of a page leads to."""
    parts = urlsplit(address)
    path = unquote(parts.path)
    whole = posixpath.join(BELOW, posixpath.dirname(page), path) if path else posixpath.join(BELOW, page)
    file = posixpath.normpath(posixpath.join(whole, "index.html") if whole.endswith("/") else whole)
    return file.removeprefix(BELOW), unquote(parts.fragment)


class Link(NamedTuple):
    """A link inside the site: the page and element that it stands in, as it is written, and what it leads to."""

    page: str
    tag: str
    address: str
    file: str
    anchor: str


@dataclass(frozen=True)
class Survey:
    """All HTML files of a folder by their path, and the names of all files."""

    folder: Path
    pages: dict[str, Html]
    files: frozenset[str]
    inside: list[Link]

    @classmethod
    def of(cls, folder: Path) -> Survey:
        """Read a folder."""
        files = sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file())
        pages = {
            name: read_html((folder / name).read_text(encoding="utf-8")) for name in files if name.endswith(".html")
        }
        inside = [
            Link(name, tag, address, *target(name, address))
            for name, page in pages.items()
            for tag, _attribute, address in page.links
            if not urlsplit(address).scheme and not urlsplit(address).netloc
        ]
        return cls(folder, pages, frozenset(files), inside)

    @classmethod
    def kept(cls, folder: Path, pickled: Path) -> Survey:
        """Read a folder, or take what an earlier reading of it kept."""
        if not pickled.is_file():
            pickled.write_bytes(pickle.dumps(cls.of(folder)))
        found: Survey = pickle.loads(pickled.read_bytes())  # noqa: S301 - this run wrote it
        return found

    def links(self) -> Iterator[tuple[str, str, str, str]]:
        """Yield (page, element, attribute, address) for every address."""
        for name, page in self.pages.items():
            for tag, attribute, address in page.links:
                yield name, tag, attribute, address
