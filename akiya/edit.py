"""Changes to a listing file that leave everything else as the town wrote it. Pure: text in, text out."""

from __future__ import annotations

from typing import Any

import yaml

from akiya.frontmatter import Node, parse, split


def plain(node: Node) -> Any:
    """Return a node of the front matter as texts, lists and mappings."""
    if node.text is not None:
        return node.text
    if node.items:
        return [plain(item) for item in node.items]
    return {key: plain(value) for key, (_, value) in node.entries.items()}


def value(text: str, key: str) -> Any:
    """Return what stands under a key of the front matter, None where it is missing or empty.

    Raises `akiya.frontmatter.BadYaml` where the file cannot be read.
    """
    entry = parse(split(text).yaml).root.entries.get(key)
    return (plain(entry[1]) or None) if entry else None


def with_value(text: str, key: str, new: Any) -> str:
    """Return a listing file in which a key of the front matter has another value; no other line is touched.

    The key keeps its place; a new one goes to the end. Raises `akiya.frontmatter.BadYaml`.
    """
    source = split(text).yaml
    starts = sorted(node.line - 2 for node, _ in parse(source).root.entries.values())
    lines = source.splitlines(keepends=True)
    block = yaml.safe_dump({key: new}, allow_unicode=True, sort_keys=False, width=110, indent=2)
    entry = parse(source).root.entries.get(key)
    first = entry[0].line - 2 if entry else len(lines)
    last = next((start for start in starts if start > first), len(lines)) if entry else first
    if "\r\n" in text:
        block = block.replace("\n", "\r\n")
    at = text.index(source)
    return text[:at] + "".join([*lines[:first], block, *lines[last:]]) + text[at + len(source) :]
