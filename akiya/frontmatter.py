"""The text of a listing file -> a tree of values that know their line and column. Pure.

Every scalar stays the text that the town wrote: YAML's own guesses (`no` as false, 1:30 as 90) never happen, and a
message can quote the words and point at them. The tree is built from YAML's events, so that references are never
expanded and deep nesting is refused before anything recurses into it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

import yaml

from akiya.problems import YAML_WORDS

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


@dataclass(frozen=True, slots=True)
class Fault:
    """Something in the YAML that is refused; `problem` is an id of `akiya.problems`."""

    problem: str
    line: int
    column: int
    facts: Mapping[str, str] = field(default_factory=dict)


class BadYaml(Exception):  # noqa: N818 - it names the file, not the program
    """Front matter that cannot be read any further."""

    def __init__(self, fault: Fault) -> None:
        """Keep what is wrong and where."""
        super().__init__(fault.problem)
        self.fault = fault


@dataclass(frozen=True, slots=True)
class Front:
    """The front matter as a tree, and the faults that did not keep the rest from being read."""

    root: Node
    faults: tuple[Fault, ...]


_OPEN = re.compile(r"\A\ufeff?---[ \t]*(?:\r?\n|\Z)")
_CLOSE = re.compile(r"^---[ \t]*\r?$\n?", re.MULTILINE)
_NOT_LINE_ENDS = re.compile("[\x85\u2028\u2029]")
"""Signs that YAML takes for the end of a line but no editor does: line numbers have to agree with the editor's."""


@dataclass(frozen=True, slots=True)
class Parts:
    """The two parts of a listing file, and the line on which the second one starts."""

    yaml: str
    body: str
    body_line: int


def split(text: str) -> Parts:
    """Return the YAML between the `---` lines and the Markdown below; raises `BadYaml` where a line is missing."""
    opening = _OPEN.match(text)
    if not opening:
        raise BadYaml(Fault("no-front-matter", 1, 1, _beginning(text)))
    closing = _CLOSE.search(text, opening.end())
    if not closing:
        raise BadYaml(_not_closed(text, opening.end()))
    rest = text[closing.end() :]
    before = text[: closing.end() + len(rest) - len(rest.lstrip())]
    return Parts(text[opening.end() : closing.start()], rest.strip(), before.count("\n") + 1)


_DASHES = re.compile(r"^[ \t　]*[-－ー―—–‐−─]{2,}[ \t　]*\r?$", re.MULTILINE)
"""A line that somebody meant to be `---`."""


def _beginning(text: str) -> dict[str, str]:
    """Return the facts about a file that does not begin with `---`."""
    first = text.strip("\ufeff").splitlines()[0][:60] if text.strip("\ufeff \t\r\n") else ""
    if not text.strip("\ufeff \t\r\n"):
        ja, en = "このファイルには何も書かれていません。", "There is nothing in this file."
    elif not first.strip():
        ja, en = "1行目が空です。空の行を消してください。", "Its first line is empty; remove it."
    elif _DASHES.match(first):
        ja = f"1行目の「{first}」は半角の「---」ではありません。"
        en = f"Its first line, “{first}”, is not three plain hyphens."
    else:
        ja, en = f"いまの1行目は「{first}」です。", f"Its first line is “{first}”."
    return {"found": first, "hint": ja, "hint_en": en}


def _not_closed(text: str, start: int) -> Fault:
    """Return the fault of a missing second `---`, at the line that was meant to be it where there is one."""
    meant = _DASHES.search(text, start)
    if meant is None:
        return Fault("front-matter-not-closed", 1, 1)
    line = meant[0].strip()
    ja, en = (
        f"この行の「{line}」は、半角の「---」だけの行ではありません。",
        f"“{line}” is not three plain hyphens alone.",
    )
    return Fault("front-matter-not-closed", text.count("\n", 0, meant.start()) + 1, 1, {"hint": ja, "hint_en": en})


def parse(source: str, first_line: int = 2) -> Front:
    """Return the tree of a YAML mapping whose first line is line `first_line` of the file."""
    readable = _NOT_LINE_ENDS.sub(" ", source).encode("utf-8", "replace")
    try:
        return _Tree(yaml.parse(readable, Loader=yaml.CBaseLoader), first_line).front()
    except BadYaml as bad:
        colon = _colon(source, first_line) if bad.fault.problem == "not-a-mapping" else None
        raise BadYaml(colon or bad.fault) from bad
    except yaml.MarkedYAMLError as error:
        raise BadYaml(_colon(source, first_line) or fault_of(error, first_line, source)) from error
    except yaml.reader.ReaderError as error:
        lines = readable[: error.position].decode("utf-8", "ignore").split("\n")
        why = _why("control characters are not allowed")
        raise BadYaml(Fault("bad-yaml", first_line + len(lines) - 1, len(lines[-1]) + 1, why)) from error


_WIDE_COLON = re.compile(r"^[ \t]*(?:- )?([^\s:：#]{1,40}[ \t]*)：", re.MULTILINE)
_TIGHT_COLON = re.compile(r"^[ \t]*(?:- )?([a-z][a-z_]{1,40}):(?![\s/])", re.MULTILINE)


def _colon(source: str, first_line: int) -> Fault | None:
    """Return the first field whose colon is a full-width one or has no space behind it, where there is one."""
    for kind, pattern in (("full-width-colon", _WIDE_COLON), ("colon-without-space", _TIGHT_COLON)):
        if found := pattern.search(source):
            line, column = _at(source, found.end() - 1, first_line)
            return Fault(kind, line, column, {"found": found[1].strip()})
    return None


def _at(source: str, place: int, first_line: int) -> tuple[int, int]:
    """Return line and column of a place in the source."""
    before = source[:place]
    return first_line + before.count("\n"), place - before.rfind("\n")


_CUT = re.compile(
    r"^[ \t]*(?:- )?[^\s#:]+:[ \t]+(?P<kept>(?:[^\"'\[{|>#\n][^#\n]*)?)(?<=[ \t])(?P<lost>#[^\s#].*)", re.MULTILINE
)


def cut_values(source: str, root: Node, first_line: int = 2) -> tuple[Fault, ...]:
    """Return the values that YAML cuts at a ` #` without a word; a real remark has a space behind its `#`."""
    known, found = set(_texts(root)), list[Fault]()
    for match in _CUT.finditer(source):
        line, column = _at(source, match.start("lost"), first_line)
        if (line, match["kept"].strip()) in known:  # not a line inside a longer text
            found.append(Fault("cut-at-hash", line, column, {"found": match["lost"].strip()[:40]}))
    return tuple(found)


def _texts(node: Node) -> Iterator[tuple[int, str]]:
    """Yield the line and the text of every value of a tree."""
    if node.text is not None:
        yield node.line, node.text
    for each in (*node.items, *(value for _, value in node.entries.values())):
        yield from _texts(each)


def fault_of(error: yaml.MarkedYAMLError, first_line: int, source: str = "") -> Fault:
    """Return PyYAML's error as ours; an open quote is told where it opens."""
    opened = error.context == "while scanning a quoted scalar" and error.problem == "found unexpected end of stream"
    mark = error.context_mark if opened else error.problem_mark or error.context_mark
    line, column = (mark.line + first_line, mark.column + 1) if mark else (first_line, 1)
    if error.context in ("while scanning an alias", "while scanning an anchor"):
        return Fault("yaml-alias", line, column)
    if error.context == "while scanning a tag":
        return Fault("yaml-tag", line, column, {"found": "!"})
    lines = source.split("\n")
    here = lines[mark.line] if mark and mark.line < len(lines) else ""
    return Fault("bad-yaml", line, column, _why(_closer(str(error.problem), here, column)))


def _closer(problem: str, line: str, column: int) -> str:
    """Return PyYAML's words for a problem, or closer ones that the line itself tells."""
    if problem == "found character that cannot start any token" and line[column - 1 : column] == "\t":
        return "found a tab character that violates indentation"
    if problem.startswith("mapping values") and len(re.findall(r":(?:\s|$)", line)) > 1:
        return "two colons"
    return problem


def _why(problem: str) -> dict[str, str]:
    """Return the facts `why` and `why_en` of a fault that PyYAML words."""
    words = YAML_WORDS.get(problem, YAML_WORDS[""])
    return {"why": words["ja"], "why_en": words["en"]}


class _Tree:
    """Builds our nodes from PyYAML's events, each once."""

    def __init__(self, events: Iterator[yaml.Event], first_line: int) -> None:
        self.events = events
        self.first_line = first_line
        self.faults: list[Fault] = []

    def front(self) -> Front:
        """Return the only document of the stream, which has to be a mapping."""
        event = next(event for event in self.events if not isinstance(event, _BEGINNINGS))
        if not isinstance(event, yaml.MappingStartEvent):
            raise BadYaml(Fault("not-a-mapping", self.first_line, 1))
        root = self.node(event, 0)
        for after in self.events:
            if isinstance(after, yaml.DocumentStartEvent):
                raise BadYaml(Fault("bad-yaml", *self._place(after), _why("but found another document")))
        return Front(root, tuple(self.faults))

    def node(self, event: yaml.Event, depth: int) -> Node:
        """Return the node that starts with an event; an alias counts as not said."""
        line, column = self._place(event)
        if depth > MAX_DEPTH:
            raise BadYaml(Fault("yaml-too-deep", line, column))
        self._refuse(event, line, column)
        if isinstance(event, yaml.MappingStartEvent):
            return Node(line, column, None, (), dict(self._entries(depth)))
        if isinstance(event, yaml.SequenceStartEvent):
            items = tuple(self._items(depth))
            return Node(line, column, None if items else "", items)
        return Node(line, column, event.value if isinstance(event, yaml.ScalarEvent) else "")

    def _place(self, event: yaml.Event) -> tuple[int, int]:
        """Return line and column of an event in the file."""
        mark = event.start_mark
        return (mark.line + self.first_line, mark.column + 1) if mark else (self.first_line, 1)

    def _refuse(self, event: yaml.Event, line: int, column: int) -> None:
        """Note references and tags."""
        if isinstance(event, yaml.AliasEvent) or getattr(event, "anchor", None):
            self.faults.append(Fault("yaml-alias", line, column))
        if tag := getattr(event, "tag", None):
            self.faults.append(Fault("yaml-tag", line, column, {"found": tag.replace("tag:yaml.org,2002:", "!!")[:60]}))

    def _items(self, depth: int) -> Iterator[Node]:
        """Yield the entries of a list."""
        while not isinstance(event := next(self.events), yaml.SequenceEndEvent):
            yield self.node(event, depth + 1)

    def _entries(self, depth: int) -> Iterator[tuple[str, tuple[Node, Node]]]:
        """Yield the entries of a mapping; of a key that stands twice the first is kept and the second reported."""
        known: dict[str, int] = {}
        while not isinstance(event := next(self.events), yaml.MappingEndEvent):
            key = self.node(event, depth + 1)
            if key.text is None or isinstance(event, yaml.AliasEvent):
                raise BadYaml(Fault("bad-yaml", key.line, key.column, _why("key is not text")))
            value = self.node(next(self.events), depth + 1)
            if key.text in known:
                name = key.text[:60]
                facts = {"found": name, "first": name, "other": str(known[key.text])}
                self.faults.append(Fault("duplicate-key", key.line, key.column, facts))
            else:
                known[key.text] = key.line
                yield key.text, (key, value)


_BEGINNINGS = (yaml.StreamStartEvent, yaml.DocumentStartEvent)
