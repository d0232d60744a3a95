"""Where every sentence stands in the source, as `file:line`; the same sentences as `scripts.messages` gathers."""

from __future__ import annotations

import ast
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from babel.messages.extract import extract_from_dir

from scripts.messages import KEYWORDS, METHODS, OPTIONS, ROOT, declared

Key = tuple[str, str]
"""Context (empty for none) and sentence."""


def places() -> Mapping[Key, Sequence[str]]:
    """Return every place of every sentence, in the order of the files."""
    found: dict[Key, list[str]] = defaultdict(list)
    for key, place in (*_called(), *_labels()):
        if place not in found[key]:
            found[key].append(place)
    return found


def _called() -> Iterator[tuple[Key, str]]:
    """Yield the sentences that templates and modules ask for."""
    for pattern, method in METHODS:
        folder, _, inside = pattern.partition("/")
        options = {inside: OPTIONS[pattern]} if pattern in OPTIONS else {}
        read = extract_from_dir(str(ROOT / folder), [(inside, method)], options, KEYWORDS)
        for name, line, message, _comments, context in read:
            yield (context or "", first(message)), f"{folder}/{name}:{line}"


def _labels() -> Iterator[tuple[Key, str]]:
    """Yield the labels and meanings of the fields, with the line where each is written."""
    lines: dict[tuple[str, str], int] = {}
    for label, where in declared():
        if (where, label) not in lines:
            lines |= {(where, text): line for text, line in _constants(where)}
        yield ("", label), f"{where}:{lines[where, label]}"


def _constants(where: str) -> Iterator[tuple[str, int]]:
    """Yield the texts that a module holds, and their lines."""
    for node in ast.walk(ast.parse((ROOT / where).read_text(encoding="utf-8"))):
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            yield node.value, node.lineno


def first(message: Any) -> str:
    """Return the sentence that is the key of a message."""
    return message if isinstance(message, str) else str(message[0])
