"""Markdown of strangers -> HTML that cannot hurt. The one place where text becomes markup."""

from __future__ import annotations

import html
import re

import markdown
import nh3

TAGS = {
    "p",
    "br",
    "strong",
    "em",
    "ul",
    "ol",
    "li",
    "h2",
    "h3",
    "h4",
    "blockquote",
    "a",
    "hr",
    "code",
    "pre",
    "table",
    "thead",
    "tbody",
    "tr",
    "th",
    "td",
    "dl",
    "dt",
    "dd",
}
ATTRIBUTES = {"a": {"href", "title"}, "h2": {"id"}, "h3": {"id"}, "th": {"scope"}}
SCHEMES = {"https", "mailto", "tel"}
_EXTENSIONS = ("tables", "sane_lists", "nl2br")


def to_html(text: str, *, top_heading: int = 3) -> str:
    """Return the HTML of a town's Markdown: headings start below the page's own, HTML in it is shown as text."""
    made = markdown.markdown(html.escape(text, quote=False), extensions=list(_EXTENSIONS), output_format="html")
    return clean(_lower_headings(made, top_heading))


def clean(made: str) -> str:
    """Return HTML with nothing in it but plain text marks and https, mailto and tel links."""
    return nh3.clean(made, tags=TAGS, attributes=ATTRIBUTES, url_schemes=SCHEMES, link_rel="noopener nofollow ugc")


def _lower_headings(made: str, top: int) -> str:
    """Return HTML whose highest heading is `h<top>`."""
    found = [int(level) for level in re.findall(r"<h([1-6])", made)]
    shift = top - min(found) if found else 0
    return re.sub(r"(</?h)([1-6])", lambda match: f"{match[1]}{min(6, int(match[2]) + shift)}", made)


def plain(text: str, limit: int) -> str:
    """Return the first words of a Markdown text as one plain line, cut at a sentence where there is one."""
    line = " ".join(re.sub(r"[#*_>`\[\]]|\(https?://\S*\)", "", text).split())
    if len(line) <= limit:
        return line
    cut = line[:limit]
    end = max(cut.rfind(mark) for mark in "。.!?")
    return cut[: end + 1] if end > limit // 3 else f"{cut.rstrip()}…"
