"""The front matter as a tree: places, what is refused, and that nothing typed into it breaks the reader."""

from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from akiya.frontmatter import MAX_BYTES, BadYaml, Fault, Node, parse, split
from akiya.problems import KINDS, YAML_WORDS


def fault_of(source: str) -> Fault:
    """Return the fault that keeps a source from being read."""
    with pytest.raises(BadYaml) as error:
        parse(source)
    return error.value.fault


def faults_of(source: str) -> list[tuple[str, int, int]]:
    """Return the faults beside which a source is read all the same."""
    return [(fault.problem, fault.line, fault.column) for fault in parse(source).faults]


def text_at(node: Node, *keys: str) -> str | None:
    """Return the text below some keys."""
    for key in keys:
        node = node.entries[key][1]
    return node.text


def test_every_scalar_stays_text() -> None:
    """YAML's own guesses never happen: no, dates, numbers in base 60 and null stay what was typed."""
    root = parse("a: no\nb: 1:30\nc: 2026-11-02\nd: ~\ne: 0o17\nf: ''\n").root
    assert [text_at(root, key) for key in "abcdef"] == ["no", "1:30", "2026-11-02", "~", "0o17", ""]


def test_values_know_their_place() -> None:
    """Line and column are counted from 1 in the whole file, in characters, nested values too."""
    root = parse("題: 海\nplace: {address: 二江, lat: 32.5}\nphotos:\n  - file: a\n").root
    assert (root.entries["題"][1].line, root.entries["題"][1].column) == (2, 4)
    lat = root.entries["place"][1].entries["lat"][1]
    assert (lat.line, lat.column, lat.text) == (3, 27, "32.5")
    file = root.entries["photos"][1].items[0].entries["file"][1]
    assert (file.line, file.column) == (5, 11)


def test_signs_that_editors_do_not_count_as_lines_do_not_shift_places() -> None:
    """A line separator inside a value leaves the line numbers as the editor shows them."""
    root = parse("a: 海\u2028山\u0085川\nb: 1\n").root
    assert root.entries["b"][1].line == 3


def test_a_key_that_stands_twice_is_reported_and_the_rest_is_read() -> None:
    """The first value of a doubled key is kept, the second is pointed at with the line of the first."""
    front = parse("a: 1\nb: 2\na: 3\n")
    assert front.faults == (Fault("duplicate-key", 4, 1, {"found": "a", "first": "a", "other": "2"}),)
    assert text_at(front.root, "a") == "1"


@pytest.mark.parametrize(
    ("source", "fault"),
    [
        ("a: &x 1\nb: *x\n", [("yaml-alias", 2, 4), ("yaml-alias", 3, 4)]),
        ("a: &x [*x]\n", [("yaml-alias", 2, 4), ("yaml-alias", 2, 8)]),
        ("a: !!python/object/apply:os.system [ls]\n", [("yaml-tag", 2, 4)]),
        ("a: !!int 3\n", [("yaml-tag", 2, 4)]),
        ("a: ! 3\n", [("yaml-tag", 2, 4)]),
    ],
)
def test_references_and_tags_are_refused(source: str, fault: list[tuple[str, int, int]]) -> None:
    """References and tags are reported where they stand and never followed."""
    assert faults_of(source) == fault


def test_references_are_never_expanded() -> None:
    """A few lines that stand for a billion values when references are followed are read as a few lines."""
    lines = ["a0: &a0 x", *(f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]" for n in range(1, 10))]
    root = parse("\n".join(lines)).root
    assert [node.text for node in root.entries["a9"][1].items] == [""] * 9


@pytest.mark.parametrize(
    ("source", "problem", "line", "column"),
    [
        ("title: 海: 山", "bad-yaml", 2, 9),
        ("a: 1\n\tb: 2", "bad-yaml", 3, 1),
        ("a: [1, 2\nb: 3", "bad-yaml", 3, 2),
        ("a: 'x\nb: 3", "bad-yaml", 2, 4),
        ("a: 1\nb\nc: 2", "bad-yaml", 4, 1),
        ("a: @x", "bad-yaml", 2, 4),
        ("a: - x", "bad-yaml", 2, 4),
        ('a: "\\q"', "bad-yaml", 2, 5),
        ('a: "x" y', "bad-yaml", 2, 8),
        ("a: 1\nb: x\x07y", "bad-yaml", 3, 5),
        ("a: 1\n---\nb: 2", "bad-yaml", 3, 1),
        ("? [a]\n: b", "bad-yaml", 2, 3),
        ("a: *", "yaml-alias", 2, 5),
        ("a: !海 x", "yaml-tag", 2, 5),
        ("- a\n- b", "not-a-mapping", 2, 1),
        ("", "not-a-mapping", 2, 1),
        ("# 何もない", "not-a-mapping", 2, 1),
    ],
)
def test_broken_yaml_names_its_place(source: str, problem: str, line: int, column: int) -> None:
    """What cannot be read is told with the line and column of the file, in words of a form and not of YAML."""
    fault = fault_of(source)
    assert (fault.problem, fault.line, fault.column) == (problem, line, column)
    if problem == "bad-yaml":
        assert {"ja": fault.facts["why"], "en": fault.facts["why_en"]} in YAML_WORDS.values()


@pytest.mark.parametrize(
    "source", ["[" * 65_000, "a: " + "[" * 60_000, "a: " + "{a: " * 12_000, "- " * 30_000, "? " * 30_000]
)
def test_deep_nesting_is_refused_before_anything_recurses(source: str) -> None:
    """Tens of thousands of brackets end in a problem, not in a crash of the process."""
    assert fault_of(source).problem in ("yaml-too-deep", "not-a-mapping")


def test_the_sample_depth_is_allowed_and_one_more_level_than_the_limit_is_not() -> None:
    """Doors of scenes of a tour are deep enough; nine levels are too many."""
    assert text_at(parse("a: {b: {c: {d: {e: {f: {g: {h: x}}}}}}}").root, *"abcdefgh") == "x"
    assert fault_of("a: {b: {c: {d: {e: {f: {g: {h: {i: x}}}}}}}}").problem == "yaml-too-deep"


@pytest.mark.parametrize("text", ["", "\n", "title: a\n---\n", "ーーー\ntitle: a\n", " ---\na: 1\n---\n", "```\n---\n"])
def test_missing_first_line_is_told(text: str) -> None:
    """A file that does not begin with its line of three hyphens is told so."""
    with pytest.raises(BadYaml) as error:
        split(text)
    assert error.value.fault.problem == "no-front-matter"


@pytest.mark.parametrize("text", ["---", "---\n", "---\na: 1\n", "---\na: 1\n----\n", "---\na: 1\n --- \n"])
def test_missing_last_line_is_told(text: str) -> None:
    """A front matter that never ends is told so, and not that its first line is missing."""
    with pytest.raises(BadYaml) as error:
        split(text)
    assert error.value.fault.problem == "front-matter-not-closed"


@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_the_two_parts_are_split_with_any_line_ends(end: str) -> None:
    """The fields and the text are parted, and the line of the text is known, on Windows too."""
    parts = split(end.join(["\ufeff---", "a: 1", "---  ", "", "本文", "---", "続き", ""]))
    assert (parts.yaml.strip(), parts.body.split(), parts.body_line) == ("a: 1", ["本文", "---", "続き"], 5)


def test_a_file_of_the_largest_size_is_read() -> None:
    """64 KB of fields come back complete."""
    count = MAX_BYTES // 12
    root = parse("".join(f"k{n:05}: {n:04}\n" for n in range(count))).root
    assert len(root.entries) == count


@given(st.text(st.characters(exclude_categories=())))
@example("\ud800: a")
@example("a: \x85\u2028")
@example("\ufeff")
@example("%YAML 9.9\n---\na: 1")
def test_any_text_is_read_or_refused(source: str) -> None:
    """Random text never raises anything but `BadYaml`, with a known problem and a place in the file."""
    for read in (parse, split, lambda text: parse(split(f"---\n{text}\n---\n").yaml)):
        try:
            read(source)
        except BadYaml as error:
            fault = error.fault
        else:
            continue
        assert fault.problem in KINDS
        assert fault.line >= 1
        assert fault.column >= 1


@given(st.text(st.sampled_from("ab:-[]{}&*!|>'\"%@#?, \n\t~<"), max_size=60))
def test_any_yaml_is_read_or_refused(source: str) -> None:
    """Random signs of YAML never raise anything but `BadYaml`."""
    try:
        root = parse(source).root
    except BadYaml:
        return
    assert root.shape == "mapping"
