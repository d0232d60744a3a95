"""The plan of the house: which room may look into which, and how large a room may be."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
PUBLISHING = {"pelican", "jinja2", "whoosh", "search", "plugins"}
FORBIDDEN = {
    "akiya": PUBLISHING | {"akiya.app", "akiya.cli", "click"},
    "search": {"pelican", "jinja2", "plugins", "akiya.app", "akiya.cli", "akiya.site"},
    "plugins": {"akiya.app", "akiya.cli"},
    "akiya.site": PUBLISHING | {"akiya.app", "akiya.cli"},
    "akiya.app": {"akiya.cli"},
}
"""Room -> what its modules may not import. The most particular room of a module counts."""
MODULES = sorted(path for top in ("akiya", "search", "plugins") for path in (ROOT / top).rglob("*.py"))


def name_of(path: Path) -> str:
    """Return a module's dotted name."""
    return ".".join(path.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__")


def imports_of(path: Path) -> set[str]:
    """Return the dotted names of everything that a module imports, inside functions too."""
    found: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            found |= {node.module} | {f"{node.module}.{alias.name}" for alias in node.names}
    return found


def inside(name: str, rooms: set[str]) -> str:
    """Return the most particular room that a dotted name lies in, or an empty string."""
    return max((room for room in rooms if f"{name}.".startswith(f"{room}.")), key=len, default="")


@pytest.mark.parametrize("path", MODULES, ids=name_of)
def test_imports_point_inwards(path: Path) -> None:
    """No module imports from a room farther out than its own."""
    room = inside(name_of(path), {*FORBIDDEN, "akiya.cli"})
    bad = {name for name in imports_of(path) if inside(name, FORBIDDEN.get(room, set()))}
    assert not bad


@pytest.mark.parametrize("path", sorted(ROOT.glob("tests/**/*.py")) + MODULES, ids=lambda path: path.name)
def test_no_module_is_over_500_lines(path: Path) -> None:
    """A module that outgrows 500 lines is split."""
    assert len(path.read_text(encoding="utf-8").splitlines()) <= 500


def test_functions_stay_small() -> None:
    """Nine functions in ten are at most 20 lines long, docstring included."""
    lengths = sorted(
        (node.end_lineno or 0) - node.lineno + 1
        for path in MODULES
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.FunctionDef)
    )
    p90 = lengths[len(lengths) * 9 // 10]
    assert p90 <= 20, f"p90 of {len(lengths)} functions is {p90} lines"
