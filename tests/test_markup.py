"""Strangers' Markdown becomes harmless HTML."""

import re
from html.parser import HTMLParser

import pytest
from hypothesis import given
from hypothesis import strategies as st

from akiya.markup import TAGS, clean, plain, to_html


class Seen(HTMLParser):
    """Gathers the elements and attributes of HTML."""

    def __init__(self) -> None:
        super().__init__()
        self.tags: set[str] = set()
        self.links: list[str] = []
        self.names: set[str] = set()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Remember one element."""
        self.tags.add(tag)
        self.names |= {name for name, _ in attrs}
        self.links += [value or "" for name, value in attrs if name == "href"]


def seen(html: str) -> Seen:
    """Return what an HTML parser sees."""
    parser = Seen()
    parser.feed(html)
    return parser


@pytest.mark.parametrize(
    "text",
    [
        "<script>alert(1)</script>",
        "<img src=x onerror=alert(1)>",
        "[押す](javascript:alert(1))",
        "[押す](data:text/html,hi)",
        '<a href="http://x" onclick="x()">x</a>',
        "<style>*{display:none}</style>",
        "![写真](https://elsewhere.example/p.png)",
        "<iframe src=//x></iframe>",
    ],
)
def test_nothing_live_gets_through(text: str) -> None:
    """Scripts, handlers, foreign pictures and strange links end as text or vanish."""
    found = seen(to_html(text))
    assert found.tags <= TAGS
    assert found.names <= {"href", "rel", "title"}
    assert all(link.startswith(("https://", "mailto:", "tel:")) for link in found.links)


@given(st.text(max_size=300))
def test_any_text_gives_only_plain_marks(text: str) -> None:
    """Whatever is written, only the allowed elements come out and no script link."""
    found = seen(to_html(text))
    assert found.tags <= TAGS
    assert not [link for link in found.links if re.match(r"(?i)\s*(javascript|data|http):", link)]


def test_headings_of_a_listing_start_below_those_of_its_page() -> None:
    """A town's # becomes h3, so that the order of headings holds."""
    assert "<h3>庭</h3>" in to_html("# 庭\n\n本文")


def test_guides_are_cleaned_like_listings() -> None:
    """HTML of the operator's pages passes the same sieve."""
    assert clean("<p onclick=x>よい<script>x</script></p>") == "<p>よい</p>"


def test_a_description_ends_at_a_sentence() -> None:
    """The first words of a text stop where a sentence stops."""
    assert plain("古い家です。とても静かです。海が見えます。", 12) == "古い家です。"
