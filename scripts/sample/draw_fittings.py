"""Windows, doors, lattices and boards: what hangs on a wall, drawn in metres on a sheet."""

# ruff: noqa: PLR0913 - a mark is its place, its size and its colour: they belong in one row

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from .colour import darker, lighter, mix

if TYPE_CHECKING:
    from .paint import Sheet

PAPER = "#fbf3de"
WOOD = "#6b5140"
ALUMINIUM = "#8f8d84"


@dataclass(frozen=True)
class Glass:
    """How panes look: their colour, the light that glides over them, and what hangs behind."""

    pane: str = "#9fb4b6"
    gleam: str = "#d3e0dd"
    behind: str = ""  # "", "paper" or "curtain"


def pane(s: Sheet, x: float, y: float, w: float, h: float, glass: Glass) -> None:
    """One sheet of glass with what is behind it and a slanting gleam."""
    s.rect(x, y, w, h, glass.pane)
    if glass.behind == "paper":
        s.rect(x, y, w, h, mix(PAPER, glass.pane, 0.12))
    if glass.behind == "curtain":
        s.rect(x, y + h * 0.02, w * 0.45, h * 0.98, mix("#f1e6d2", glass.pane, 0.25))
    s.shape(
        [(x, y + h * 0.35), (x, y + h * 0.75), (x + w * 0.7, y + h), (x + w, y + h), (x + w, y + h * 0.95)],
        glass.gleam,
        0.22,
    )


def sash(s: Sheet, x: float, y: float, w: float, h: float, count: int, glass: Glass, frame: str = WOOD) -> None:
    """Draw a sliding window of ``count`` panes in a frame."""
    if not s.visible:
        return
    s.rect(x, y, w, h, darker(frame, 0.15))
    each = (w - 0.06) / count
    for i in range(count):
        pane(s, x + 0.03 + i * each + 0.025, y + 0.06, each - 0.05, h - 0.12, glass)
    s.rect(x - 0.04, y - 0.07, w + 0.08, 0.07, lighter(frame, 0.25))
    s.frame(x, y, w, h, 0.05, frame)
    s.columns(x + 0.03, y, w - 0.06, h, count, 0.055, frame)


def wooden_sash(s: Sheet, x: float, y: float, w: float, h: float, count: int, glass: Glass, frame: str = WOOD) -> None:
    """Draw a sliding window with thin glazing bars, as before the aluminium."""
    sash(s, x, y, w, h, count, glass, frame)
    s.rows(x, y, w, h, 4 if h > 1.2 else 3, 0.025, frame)


def shoji(s: Sheet, x: float, y: float, w: float, h: float, count: int, frame: str = WOOD, paper: str = PAPER) -> None:
    """Paper screens: ``count`` panels with their fine lattice and a board at the foot."""
    if not s.visible:
        return
    s.rect(x, y, w, h, paper)
    each = w / count
    thin = lighter(frame, 0.12)
    for i in range(count):
        left = x + i * each
        s.columns(left, y, each, h, 4, 0.014, thin)
        s.rows(left, y + 0.3, each, h - 0.3, 7, 0.014, thin)
        s.rect(left, y, each, 0.3, mix(frame, "#d9b98a", 0.55))
        s.frame(left, y, each, h, 0.035, frame)


def fusuma(
    s: Sheet, x: float, y: float, w: float, h: float, count: int, paper: str, motif: str, edge: str = "#3d322a"
) -> None:
    """Papered sliding doors with dark edges, a pull, and a faint band of hills."""
    if not s.visible:
        return
    each = w / count
    s.rect(x, y, w, h, paper)
    points = [
        (x, y + h * 0.12),
        (x + w * 0.16, y + h * 0.27),
        (x + w * 0.34, y + h * 0.17),
        (x + w * 0.55, y + h * 0.34),
        (x + w * 0.78, y + h * 0.19),
        (x + w, y + h * 0.26),
        (x + w, y),
        (x, y),
    ]
    s.shape(points, motif, 0.5)
    for i in range(count):
        left = x + i * each
        s.frame(left, y, each, h, 0.028, edge)
        s.disc(left + (each - 0.09 if i % 2 == 0 else 0.09), y + h * 0.46, 0.032, edge)


def lattice(s: Sheet, x: float, y: float, w: float, h: float, colour: str, behind: str, step: float = 0.11) -> None:
    """格子: upright wooden bars before a dark or papered window."""
    if not s.visible:
        return
    s.rect(x, y, w, h, behind)
    s.columns(x, y, w, h, max(2, round(w / step)), 0.045, colour)
    s.rows(x, y, w, h, 2, 0.04, colour)
    s.frame(x, y, w, h, 0.08, colour)


def boards(
    s: Sheet, x: float, y: float, w: float, h: float, colour: str, *, upright: bool = False, step: float = 0.3
) -> None:
    """Wooden siding with a thin shadow at every joint."""
    if not s.visible:
        return
    s.rect(x, y, w, h, colour)
    joint = darker(colour, 0.22)
    count = max(1, round((w if upright else h) / step))
    (s.columns if upright else s.rows)(x, y, w, h, count, 0.022, joint)


def namako(s: Sheet, x: float, y: float, w: float, h: float) -> None:
    """なまこ壁: grey tiles on the skew with thick white joints."""
    if not s.visible:
        return
    s.rect(x, y, w, h, "#545b5f")
    step = h / max(1, round(h / 0.42))
    with s.clip([(x, y), (x + w, y), (x + w, y + h), (x, y + h)]):
        count = int((w + h) / step) + 2
        for i in range(-1, count):
            s.line((x + i * step, y), (x + i * step - h, y + h), 0.075, "#f1ece0")
            s.line((x + i * step - h, y), (x + i * step, y + h), 0.075, "#f1ece0")
    s.frame(x, y, w, h, 0.05, "#f1ece0")


def entrance(s: Sheet, x: float, y: float, w: float, h: float, glass: Glass, frame: str = WOOD) -> None:
    """Draw a sliding front door of two latticed leaves with a light above."""
    if not s.visible:
        return
    s.rect(x, y, w, h, darker(frame, 0.2))
    for i in range(2):
        left = x + 0.04 + i * (w / 2 - 0.02)
        s.rect(left, y + 0.02, w / 2 - 0.06, h * 0.8, glass.pane)
        s.rect(left, y + 0.02, w / 2 - 0.06, 0.45, mix(frame, "#c99e6c", 0.35))
        s.columns(left, y + 0.45, w / 2 - 0.06, h * 0.8 - 0.45, 6, 0.03, frame)
        s.frame(left, y + 0.02, w / 2 - 0.06, h * 0.8, 0.05, frame)
    s.rect(x + 0.05, y + h * 0.85, w - 0.1, h * 0.12, glass.gleam)
    s.frame(x, y, w, h, 0.06, frame)


def front_door(s: Sheet, x: float, y: float, w: float, h: float, colour: str) -> None:
    """Draw a hinged front door of the eighties with a narrow light."""
    if not s.visible:
        return
    s.rect(x, y, w, h, colour)
    s.rect(x + w * 0.66, y + 0.25, w * 0.14, h - 0.6, "#c9d6d2")
    s.frame(x, y, w, h, 0.05, darker(colour, 0.3))
    s.rect(x + w * 0.1, y + h * 0.42, 0.05, 0.22, "#d8d2c0")


def noren(s: Sheet, x: float, y: float, w: float, drop: float, colour: str, crest: str = "#f3ead6") -> None:
    """Draw a shop curtain of four strips with a plain ring for a crest (never a letter)."""
    if not s.visible:
        return
    each = w / 4
    s.rect(x - 0.06, y - 0.03, w + 0.12, 0.045, WOOD)
    for i in range(4):
        left = x + i * each
        s.shape(
            [
                (left + 0.012, y),
                (left + each - 0.012, y),
                (left + each - 0.025, y - drop),
                (left + 0.02, y - drop + 0.02),
            ],
            colour,
        )
        s.rect(left + 0.1, y - drop, each * 0.22, drop, darker(colour, 0.35), 0.25)
    s.disc(x + w / 2, y - drop * 0.52, drop * 0.24, crest)
    s.disc(x + w / 2, y - drop * 0.52, drop * 0.16, colour)


def shutter(s: Sheet, x: float, y: float, w: float, h: float, colour: str = "#c3c1b6") -> None:
    """Draw a rolled-down shop shutter."""
    boards(s, x, y, w, h, colour, step=0.16)
    s.rect(x, y + h, w, 0.3, darker(colour, 0.25))
    s.rect(x, y, w, 0.12, darker(colour, 0.18))


def vent(s: Sheet, x: float, y: float, w: float, h: float, colour: str) -> None:
    """Draw a louvre under the gable."""
    boards(s, x, y, w, h, colour, step=0.12)
    s.frame(x, y, w, h, 0.05, darker(colour, 0.3))


def rail(s: Sheet, x: float, y: float, w: float, h: float, colour: str, step: float = 0.2) -> None:
    """Draw a balcony railing."""
    for i in range(int(w / step) + 1):
        s.rect(x + min(i * step, w - 0.03), y, 0.03, h, colour)
    s.rect(x, y + h - 0.05, w, 0.06, colour)
    s.rect(x, y + 0.06, w, 0.04, colour)
