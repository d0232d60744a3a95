"""The text of a listing file -> a tree of values that know their line and column. Pure.

Every scalar stays the text that the town wrote: YAML's own guesses (`no` as false, 1:30 as 90) never happen, and a
message can quote the words and point at them. Anchors, tags, duplicate keys and deep nesting are refused.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

import yaml

MAX_BYTES = 64 * 1024
MAX_DEPTH = 8


@dataclass(frozen=True, slots=True)
class Node:
    """A value with the place where it stands; `line` and `column` count from 1."""

    line: int
    column: int
    text: str | None = None
    items: tuple[Node, ...] = ()
    entries: Mapping[str, tuple[Node, Node]] = field(default_factory=dict)
    """Key -> (the key's own node, its value)."""

    @property
    def shape(self) -> str:
        """`text`, `list` or `mapping`."""
        return "text" if self.text is not None else "list" if self.items else "mapping"


class BadYaml(Exception):  # noqa: N818 - it names the file, not the program
    """Front matter that cannot be read; `problem` is an id of `akiya.problems`."""

    def __init__(self, problem: str, line: int, column: int, found: str = "") -> None:
        """Keep what is wrong and where."""
        super().__init__(problem)
        self.problem, self.line, self.column, self.found = problem, line, column, found


class _TextLoader(yaml.CBaseLoader):
    """A loader without resolvers: every scalar is text."""


_FENCE = re.compile(r"\A\ufeff?---[ \t]*\r?\n(.*?)(?:^|\n)---[ \t]*(?:\r?\n|\Z)", re.DOTALL | re.MULTILINE)


def split(text: str) -> tuple[str, str]:
    """Return the YAML between the `---` lines and the Markdown below; raises `BadYaml` where the lines are missing."""
    match = _FENCE.match(text)
    if not match:
        raise BadYaml("no-front-matter", 1, 1, text.splitlines()[0][:60] if text.strip() else "")
    return match[1], text[match.end() :].strip()


def parse(source: str, first_line: int = 2) -> Node:
    """Return the tree of a YAML mapping whose first line is line `first_line` of the file."""
    try:
        root = yaml.compose(source, Loader=_TextLoader)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        raise BadYaml(*_place("bad-yaml", mark, first_line), str(error.problem or "")) from error
    except (yaml.YAMLError, RecursionError) as error:
        raise BadYaml("bad-yaml", first_line, 1, str(error).splitlines()[0][:80]) from error
    if not isinstance(root, yaml.MappingNode):
        raise BadYaml("not-a-mapping", first_line, 1)
    return _Tree(first_line).node(root, 0)


def _place(problem: str, mark: yaml.Mark | None, first_line: int) -> tuple[str, int, int]:
    """Return the arguments of `BadYaml` for a mark of PyYAML."""
    return (problem, mark.line + first_line, mark.column + 1) if mark else (problem, first_line, 1)


class _Tree:
    """Turns PyYAML's nodes into ours, once each."""

    def __init__(self, first_line: int) -> None:
        self.first_line = first_line
        self.seen: set[int] = set()

    def node(self, found: yaml.Node, depth: int) -> Node:
        """Return our node of one of PyYAML's."""
        line, column = found.start_mark.line + self.first_line, found.start_mark.column + 1
        if id(found) in self.seen:
            raise BadYaml("yaml-alias", line, column)
        if depth > MAX_DEPTH:
            raise BadYaml("yaml-too-deep", line, column)
        self.seen.add(id(found))
        if isinstance(found, yaml.ScalarNode):
            return Node(line, column, self._text(found, line, column))
        if isinstance(found, yaml.SequenceNode):
            items = tuple(self.node(entry, depth + 1) for entry in found.value)
            return Node(line, column, None if items else "", items)
        if not isinstance(found, yaml.MappingNode):  # PyYAML has no fourth kind of node
            raise BadYaml("bad-yaml", line, column)
        return Node(line, column, None, (), dict(self._entries(found, depth)))

    def _text(self, found: yaml.ScalarNode, line: int, column: int) -> str:
        """Return the text of a scalar; explicit tags are refused."""
        if found.tag != "tag:yaml.org,2002:str":
            raise BadYaml("yaml-tag", line, column, found.tag)
        return str(found.value)

    def _entries(self, found: yaml.MappingNode, depth: int) -> Iterator[tuple[str, tuple[Node, Node]]]:
        """Yield the entries of a mapping; a key that stands twice is refused, since one of its values would be lost."""
        known: dict[str, int] = {}
        for key_node, value_node in found.value:
            key = self.node(key_node, depth + 1)
            if key.text is None:
                raise BadYaml("bad-yaml", key.line, key.column)
            if key.text in known:
                raise BadYaml("duplicate-key", key.line, key.column, f"{key.text}（{known[key.text]}行目にもあります）")
            known[key.text] = key.line
            yield key.text, (key, self.node(value_node, depth + 1))
