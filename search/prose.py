"""A town's Markdown -> the words that a reader sees."""

from __future__ import annotations

import re
import unicodedata

LINK = re.compile(r"!?\[([^\]]*)\]\([^)]*\)")
TAG = re.compile(r"</?[A-Za-z][^<>]*>")
HEADING = re.compile(r"^[ \t]*#{1,6}[ \t]+(.*)$", re.MULTILINE)
NEW_LINE = re.compile(r"^[ \t]*(?:[-*+]|\d+[.)])[ \t]+|(?: {2,}|\\)$", re.MULTILINE)
"""What begins an item of a list, and what ends a line on purpose."""
MARK = re.compile(r"^[ \t]*>[ \t]?|[*_`]{1,3}", re.MULTILINE)
BREAK = re.compile(r"[ \t]*\n[ \t]*")


def plain(markdown: str) -> str:
    """Return Markdown as words: links by their text, no marks, and lines that were only wrapped joined again.

    Japanese and Chinese put no space between words, so a line that ends in 「海が見え」 goes on with 「る家」.
    """
    text = TAG.sub(" ", LINK.sub(r"\1", markdown.replace("\r\n", "\n")))
    text = MARK.sub("", NEW_LINE.sub("\n\n", HEADING.sub(r"\n\n\1\n\n", text)))
    return "\n".join(_joined(paragraph) for paragraph in re.split(r"\n\s*\n", text.strip()))


def _joined(paragraph: str) -> str:
    """Return a paragraph in one line: without a space between two wide characters, with one elsewhere."""
    lines = BREAK.split(paragraph.strip())
    joined = lines[0]
    for line in lines[1:]:
        joined += line if _wide(joined[-1:]) and _wide(line[:1]) else f" {line}"
    return joined


def _wide(char: str) -> bool:
    """Tell whether a character is as wide as it is high; Hangul, which puts spaces between words, is not meant."""
    return bool(char) and unicodedata.east_asian_width(char) in "WF" and not "\uac00" <= char <= "\ud7a3"
