"""The table of traps: everything that the file is known to do, how often it does it, and what became of it. Pure."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from akiya.importers.cells import OUTCOMES, Cell
from akiya.importers.columns import Dataset
from akiya.importers.duplicates import BOTH, SAME
from akiya.importers.report import HOW, Report, became, words

EXAMPLES = 3
AGAINST = "farmland-text"
LONGEST = 36
"""Characters of an original that an example shows."""


@dataclass(frozen=True, slots=True)
class Trap:
    """One line of the table."""

    id: str
    label: str
    rows: int
    outcomes: dict[str, int]
    """What became of it -> number of cells."""
    examples: tuple[str, ...]


def traps(report: Report, data: Dataset) -> list[Trap]:
    """Return the line of every trap, also of those that this file does not hold."""
    met: dict[str, list[tuple[str, Cell]]] = {name: [] for name in data.traps}
    for one in report.imported:
        for cell in one.cells:
            for name in cell.traps:
                met[name].append((one.listing.id, cell))
    special = (SAME, BOTH, AGAINST)
    found = [_trap(name, label, met[name]) for name, label in data.traps.items() if name not in special]
    return [
        *found,
        _against(data.traps[AGAINST], report),
        *(_doubles(name, data.traps[name], report) for name in (SAME, BOTH)),
        *_from_text(report),
    ]


def _trap(name: str, label: str, met: Sequence[tuple[str, Cell]]) -> Trap:
    """Return the line of a trap of single cells; its examples show different words where there are any."""
    outcomes = Counter(OUTCOMES[cell.outcome] for _, cell in met)
    different: dict[str, tuple[str, Cell]] = {}
    for key, cell in met:
        different.setdefault(words(cell), (key, cell))
    examples = [*different.values(), *met[1:]][:EXAMPLES]
    return Trap(name, label, len({key for key, _ in met}), dict(outcomes), tuple(map(_example, examples)))


def _example(met: tuple[str, Cell]) -> str:
    """Return an example: whose it is, the original words, and what became of them."""
    key, cell = met
    original, result = words(cell), became(cell) or cell.reason or OUTCOMES[cell.outcome]
    original = original if len(original) <= LONGEST else f"{original[:LONGEST]}…"
    return f"{key}：「{original}」→ {result[:60]}"


def _against(label: str, report: Report) -> Trap:
    """Return the line of rows whose text says the opposite of the default in the column of farmland."""
    found = [
        f"{one.listing.id}：「無し」、本文は「{' '.join((each.words or '').split())}」"
        for one in report.imported
        if not (one.listing.land and one.listing.land.farmland)
        for each in one.listing.proposals
        if (each.field, each.value) == ("attributes.farmland", "yes")
    ]
    return Trap(
        AGAINST, label, len(found), {"未確認のまま、本文からの読み取りにした": len(found)}, tuple(found[:EXAMPLES])
    )


def _doubles(name: str, label: str, report: Report) -> Trap:
    """Return the line of rows that agree."""
    pairs = {key: [other for other, how in others.items() if how == name] for key, others in report.duplicates.items()}
    pairs = {key: others for key, others in pairs.items() if others}
    examples = tuple(f"{key}：{'、'.join(others)} と{HOW[name]}" for key, others in list(pairs.items())[:EXAMPLES])
    return Trap(name, label, len(pairs), {"両方を残して知らせた": len(pairs)}, examples)


def _from_text(report: Report) -> Iterator[Trap]:
    """Yield a line for every field that the texts suggest."""
    met: dict[str, list[tuple[str, str]]] = {}
    for one in report.imported:
        for each in one.listing.proposals:
            quoted = f"{one.listing.id}：「{' '.join((each.words or '').split())}」→ {each.value}"
            met.setdefault(each.rule or "", []).append((one.listing.id, quoted))
    for rule, found in sorted(met.items(), key=lambda pair: (-len(pair[1]), pair[0])):
        rows = len({key for key, _ in found})
        yield Trap(rule, f"本文に隠れた事実（{rule}）", rows, {"本文からの読み取り": len(found)}, _first(found))


def _first(found: Sequence[tuple[str, str]]) -> tuple[str, ...]:
    """Return the first examples."""
    return tuple(text for _, text in found[:EXAMPLES])


def table_text(found: Sequence[Trap]) -> str:
    """Return the table as Markdown."""
    lines = ["| 何が | 行 | どうしたか | 例 |", "| --- | ---: | --- | --- |"]
    for trap in found:
        outcomes = "、".join(f"{name} {count:,}" for name, count in trap.outcomes.items()) or "—"
        examples = "<br>".join(trap.examples) or "—"
        lines.append(f"| {trap.label} | {trap.rows:,} | {outcomes} | {examples.replace('|', '｜')} |")
    return "\n".join(lines)


def table_json(found: Sequence[Trap]) -> str:
    """Return the table as JSON."""
    rows = [
        {"id": t.id, "label": t.label, "rows": t.rows, "outcomes": t.outcomes, "examples": list(t.examples)}
        for t in found
    ]
    return json.dumps(rows, ensure_ascii=False, indent=1)
