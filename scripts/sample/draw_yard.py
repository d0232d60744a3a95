"""What stands around a house: storehouse, shed, walls, hedges, poles, a kei truck, washing."""

# ruff: noqa: PLR0913 - a mark is its place, its size and its colour: they belong in one row

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from . import draw_fittings as fit
from .colour import darker, lighter, mix
from .draw_roofs import Block, Roof, roof
from .draw_trees import GRASS, shrub, tuft

if TYPE_CHECKING:
    import random

    from .paint import Painter


def storehouse(
    p: Painter, x: float, y: float, width: float = 4.2, colour: str = "#f4efe2", *, namako: bool = True
) -> None:
    """Draw a white kura: thick walls, an iron-shuttered window, なまこ壁 at the foot, a tiled roof."""
    b = Block(x, y, x + width, y + width * 1.05, 0, 4.3)
    style = Roof("gable", "tile", "#4d565b", 0.55, 0.45, 0.2, gable=colour, wood=darker(colour, 0.1))
    p.cast([(x + i * width, y + j * width, z) for i in (0, 1) for j in (0, 1) for z in (0, 5.2)])
    up = (0.0, 0.0, 1.0)
    for s, length in (
        (p.sheet((b.x0, b.y1, 0), (0, -1, 0), up), b.y1 - b.y0),
        (p.sheet((b.x1, b.y0, 0), (0, 1, 0), up), b.y1 - b.y0),
        (p.sheet((b.x0, b.y0, 0), (1, 0, 0), up), width),
    ):
        s.rect(0, 0, length, 4.3, colour)
        if namako:
            fit.namako(s, 0, 0.25, length, 1.25)
        else:
            fit.boards(s, 0, 0.25, length, 1.7, "#5c4a3d", upright=True, step=0.3)
        s.rect(0, 0, length, 0.25, "#a8a196")
        s.rect(length / 2 - 0.42, 2.75, 0.84, 0.95, darker(colour, 0.16))
        s.rect(length / 2 - 0.28, 2.86, 0.56, 0.72, "#4a4d4e")
        s.rect(0, 3.9, length, 0.12, darker(colour, 0.08))
    front = p.sheet((b.x0, b.y0, 0), (1, 0, 0), up)
    front.box(width / 2 - 0.85, 0, 1.7, 2.35, 0.14, darker(colour, 0.1), lighter(colour, 0.3))
    front.offset(0.15).rect(width / 2 - 0.6, 0.1, 1.2, 2.0, "#5a4a3e")
    fit.boards(front.offset(0.15), width / 2 - 0.6, 0.1, 1.2, 2.0, "#5a4a3e", upright=True, step=0.24)
    roof(p, b, style)


def barn(p: Painter, x: float, y: float, width: float, colour: str, tin: str) -> None:
    """Draw a boarded shed with an open bay under rusty tin."""
    b = Block(x, y, x + width, y + 3.6, 0, 2.6)
    up = (0.0, 0.0, 1.0)
    p.cast([(x + i * width, y + j * 3.6, z) for i in (0, 1) for j in (0, 1) for z in (0, 3.0)])
    for s, length in ((p.sheet((b.x0, b.y1, 0), (0, -1, 0), up), 3.6), (p.sheet((b.x1, b.y0, 0), (0, 1, 0), up), 3.6),
                      (p.sheet((b.x0, b.y0, 0), (1, 0, 0), up), width)):  # fmt: skip
        fit.boards(s, 0, 0, length, 2.6, colour, upright=True, step=0.26)
    front = p.sheet((b.x0, b.y0, 0), (1, 0, 0), up)
    front.rect(width * 0.12, 0, width * 0.46, 2.15, "#453b33")
    front.rect(width * 0.12, 2.1, width * 0.46, 0.14, darker(colour, 0.3))
    for i in range(4):
        front.rect(width * 0.16 + i * 0.32, 0, 0.26, 0.5 + 0.16 * (i % 3), "#8d7355")
    roof(p, b, Roof("gable", "tin", tin, 0.3, 0.5, 0.08, gable=colour))


def kei_truck(p: Painter, x: float, y: float, colour: str = "#eeece4") -> None:
    """Draw a kei truck in profile, 3.4 m long, its nose to the left."""
    p.cast([(x, y, 0), (x + 3.3, y + 1.4, 0), (x, y, 1.5), (x + 1.2, y + 1.4, 1.7), (x + 3.3, y, 0.9)])
    p.box((x + 1.3, y, 0.42), (2.05, 1.4, 0.12), "#c9c7be")
    p.box((x + 1.3, y, 0.54), (2.05, 1.4, 0.32), colour, "#8b8578")
    p.box((x, y, 0.35), (1.3, 1.4, 0.55), colour)
    cabin = p.sheet((x, y, 0), (1, 0, 0), (0, 0, 1))
    p.face(
        [(x + 0.32, y, 1.72), (x + 1.25, y, 1.72), (x + 1.25, y + 1.4, 1.72), (x + 0.32, y + 1.4, 1.72)],
        colour,
        (0, 0, 1),
    )
    p.face(
        [(x + 1.25, y, 0.9), (x + 1.25, y + 1.4, 0.9), (x + 1.25, y + 1.4, 1.72), (x + 1.25, y, 1.72)],
        "#9fb0b2",
        (1, 0, 0),
    )
    p.face([(x, y, 0.9), (x, y + 1.4, 0.9), (x + 0.32, y + 1.4, 1.72), (x + 0.32, y, 1.72)], "#a9babb", (-0.9, 0, 0.3))
    cabin.shape([(0, 0.9), (1.28, 0.9), (1.28, 1.72), (0.32, 1.72)], colour)
    cabin.shape([(0.2, 0.98), (1.1, 0.98), (1.1, 1.6), (0.44, 1.6)], "#8fa3a6")
    for wheel in (0.55, 2.6):
        cabin.disc(x=wheel, y=0.27, r=0.29, colour="#3d3a36")
        cabin.disc(x=wheel, y=0.27, r=0.14, colour="#b9b5aa")


def car(p: Painter, x: float, y: float, colour: str) -> None:
    """Draw a small family car in profile, nose to the left."""
    p.cast([(x, y, 0), (x + 3.4, y + 1.5, 0), (x + 0.6, y, 1.5), (x + 3.2, y + 1.5, 1.5)])
    s = p.sheet((x, y, 0), (1, 0, 0), (0, 0, 1))
    p.face(
        [(x + 0.95, y, 1.55), (x + 3.1, y, 1.55), (x + 3.1, y + 1.45, 1.55), (x + 0.95, y + 1.45, 1.55)],
        lighter(colour, 0.2),
        (0, 0, 1),
    )
    p.face(
        [(x + 3.35, y, 0.3), (x + 3.35, y + 1.45, 0.3), (x + 3.1, y + 1.45, 1.55), (x + 3.1, y, 1.55)],
        colour,
        (1, 0, 0.2),
    )
    p.face([(x, y, 0.3), (x, y + 1.45, 0.3), (x + 0.95, y + 1.45, 1.55), (x + 0.95, y, 1.55)], colour, (-1, 0, 0.5))
    s.shape([(0, 0.28), (3.35, 0.28), (3.38, 0.95), (3.1, 1.55), (0.98, 1.55), (0.55, 0.95), (0.02, 0.8)], colour)
    s.shape([(0.75, 0.98), (1.9, 0.98), (1.9, 1.44), (1.08, 1.44)], "#7f9397")
    s.shape([(2.0, 0.98), (3.15, 0.98), (2.98, 1.44), (2.0, 1.44)], "#7f9397")
    for wheel in (0.7, 2.7):
        s.disc(wheel, 0.28, 0.3, "#3d3a36")
        s.disc(wheel, 0.28, 0.15, "#c4c0b6")


def carport(p: Painter, x: float, y: float) -> None:
    """Draw a flat roof on four posts."""
    for dx, dy in ((0, 0), (4.4, 0), (0, 2.6), (4.4, 2.6)):
        p.bar((x + dx, y + dy, 0), (x + dx, y + dy, 2.3), 0.1, "#8f8d84")
    p.box((x - 0.2, y - 0.3, 2.3), (4.8, 3.2, 0.12), "#b9b8ad", "#c9cdc6")


def stone_wall(p: Painter, x0: float, x1: float, y: float, high: float, colour: str, rng: random.Random) -> None:
    """石垣: a low wall of field stones."""
    p.box((x0, y, 0), (x1 - x0, 0.45, high), colour, lighter(colour, 0.14))
    s = p.sheet((x0, y, 0), (1, 0, 0), (0, 0, 1))
    rows = max(2, round(high / 0.32))
    for r in range(rows):
        x = rng.uniform(0, 0.4)
        while x < x1 - x0 - 0.25:
            w = min(rng.uniform(0.4, 0.85), x1 - x0 - x)
            s.rect(
                x + 0.025,
                high * r / rows + 0.025,
                w - 0.05,
                high / rows - 0.05,
                mix(colour, rng.choice(("#f0e7d2", "#6f695d")), rng.uniform(0.06, 0.22)),
            )
            x += w


def block_wall(p: Painter, x0: float, x1: float, y: float, high: float = 1.1) -> None:
    """Draw a garden wall of concrete blocks."""
    p.cast([(x0, y, 0), (x1, y, 0), (x0, y, high), (x1, y, high), (x0, y + 0.15, high), (x1, y + 0.15, high)])
    p.box((x0, y, 0), (x1 - x0, 0.15, high), "#c9c3b4", "#d8d2c4")
    s = p.sheet((x0, y, 0), (1, 0, 0), (0, 0, 1))
    s.rows(0, 0, x1 - x0, high, max(2, round(high / 0.22)), 0.018, "#aaa495")
    s.rect(0, high - 0.08, x1 - x0, 0.08, "#dcd6c8")


def hedge(p: Painter, x0: float, x1: float, y: float, high: float, colour: str) -> None:
    """Draw a clipped hedge."""
    p.cast([(x, y + d, z) for x in (x0, x1) for d in (0, 0.8) for z in (0, high)])
    p.box((x0, y, 0), (x1 - x0, 0.8, high), colour, lighter(colour, 0.16))
    s = p.sheet((x0, y, 0), (1, 0, 0), (0, 0, 1))
    n = int((x1 - x0) / 0.5)
    for i in range(n):
        s.disc((i + 0.5) * (x1 - x0) / n, high * (0.3 + 0.4 * ((i * 7) % 5) / 5), 0.13, lighter(colour, 0.1), 0.35)


def pole(p: Painter, x: float, y: float, to: tuple[float, float], high: float = 8.5) -> None:
    """Draw a utility pole with its wires towards the next one."""
    p.bar((x, y, 0), (x, y, high), 0.24, p.light.tint("#a8a297", (-0.5, -0.7, 0)))
    for z, half in ((high - 0.5, 0.9), (high - 1.3, 0.7)):
        p.bar((x - half, y, z), (x + half, y, z), 0.1, "#6f6a60")
    p.box((x + 0.16, y - 0.2, high - 2.6), (0.42, 0.4, 0.8), "#b4b0a4")
    for dz, dx in ((0.5, -0.8), (0.5, 0.8), (1.3, 0.6)):
        wire(p, (x + dx, y, high - dz), (to[0] + dx, to[1], high - dz + 0.3))


def wire(p: Painter, a: tuple[float, float, float], b: tuple[float, float, float]) -> None:
    """Draw a hanging wire."""
    steps = 10
    points = [
        (a[0] + (b[0] - a[0]) * t, a[1] + (b[1] - a[1]) * t, a[2] + (b[2] - a[2]) * t - 1.6 * t * (1 - t))
        for t in (i / steps for i in range(steps + 1))
    ]
    for one, two in pairwise(points):
        p.bar(one, two, 0.02, "#5d5a55", 0.7)


def washing(p: Painter, x: float, y: float, rng: random.Random) -> None:
    """Draw a pole of washing in the sun."""
    for dx in (0.0, 3.0):
        p.bar((x + dx, y, 0), (x + dx, y, 1.75), 0.06, "#a9a69b")
    p.bar((x - 0.3, y, 1.72), (x + 3.3, y, 1.72), 0.045, "#c7b98a")
    s = p.sheet((x, y, 0), (1, 0, 0), (0, 0, 1))
    left = 0.2
    for colour in rng.sample(("#f4efe4", "#9db4bd", "#d9b8a2", "#e9dfc6", "#b7c3a4"), 4):
        w = rng.uniform(0.45, 0.75)
        s.rect(left, 1.7 - rng.uniform(0.6, 1.05), w, 0.95, colour) if rng.random() < 0.5 else s.rect(
            left, 0.95, w, 0.76, colour
        )
        left += w + 0.08


def stepping_stones(p: Painter, start: tuple[float, float], end: tuple[float, float], count: int) -> None:
    """飛石 from the gate to the door."""
    for i in range(count):
        t = (i + 0.5) / count
        x = start[0] + (end[0] - start[0]) * t + (0.22 if i % 2 else -0.22)
        y = start[1] + (end[1] - start[1]) * t
        p.ground(
            [
                (x - 0.36, y),
                (x - 0.2, y - 0.26),
                (x + 0.22, y - 0.24),
                (x + 0.38, y + 0.04),
                (x + 0.18, y + 0.28),
                (x - 0.24, y + 0.24),
            ],
            "#b8b1a2",
        )


def lantern(p: Painter, x: float, y: float) -> None:
    """Draw a stone lantern."""
    grey = "#a5a194"
    p.box((x - 0.28, y - 0.28, 0), (0.56, 0.56, 0.16), grey)
    p.box((x - 0.11, y - 0.11, 0.16), (0.22, 0.22, 0.7), grey)
    p.box((x - 0.26, y - 0.26, 0.86), (0.52, 0.52, 0.1), grey)
    p.box((x - 0.2, y - 0.2, 0.96), (0.4, 0.4, 0.34), mix(grey, "#6b675c", 0.2))
    p.box((x - 0.42, y - 0.42, 1.3), (0.84, 0.84, 0.12), grey)
    p.box((x - 0.14, y - 0.14, 1.42), (0.28, 0.28, 0.16), grey)


def well(p: Painter, x: float, y: float) -> None:
    """Draw an old well: a stone ring, four posts, a little roof, the bucket on its rope."""
    stone = "#a8a294"
    p.box((x - 0.55, y - 0.55, 0), (1.1, 1.1, 0.62), stone, "#55524b")
    for dx in (-0.6, 0.52):
        p.box((x + dx, y - 0.04, 0), (0.08, 0.08, 1.9), "#6b5140")
    p.bar((x, y, 1.62), (x, y, 0.9), 0.025, "#c9b58a")
    p.box((x - 0.12, y - 0.12, 0.68), (0.24, 0.24, 0.24), "#a87f58")
    roof(
        p,
        Block(x - 0.7, y - 0.6, x + 0.7, y + 0.6, 1.9, 1.95),
        Roof("gable", "tin", "#6d6258", 0.5, 0.15, 0.06, gable="#8a6c52"),
    )


def pond(p: Painter, x: float, y: float, size: float) -> None:
    """Draw a small garden pond with its rim of stones."""
    shape = [
        (x - size, y),
        (x - size * 0.6, y - size * 0.42),
        (x + size * 0.2, y - size * 0.5),
        (x + size, y - size * 0.12),
        (x + size * 0.7, y + size * 0.4),
        (x - size * 0.4, y + size * 0.42),
    ]
    wider = [(x + (a - x) * 1.14, y + (b - y) * 1.16) for a, b in shape]
    wider[0] = (wider[0][0] - 0.1, wider[0][1])
    p.ground(wider, "#aaa595")
    p.ground(shape, mix("#7fa3a3", p.light.sky_top, 0.3))
    p.ground([(x - size * 0.5, y - size * 0.1), (x + size * 0.3, y - size * 0.2), (x + size * 0.1, y)], "#dfe9e4", 0.5)


def far_house(p: Painter, x: float, y: float, rng: random.Random) -> None:
    """Draw a neighbour in the distance."""
    w, d, z = rng.uniform(6, 10), rng.uniform(5, 7), rng.choice((2.8, 2.8, 5.2))
    wall = mix(rng.choice(("#ece2cc", "#ddd2bb", "#e3dccd")), p.light.haze, 0.25)
    tile = mix(rng.choice(("#5a6468", "#6a625a", "#7d5a4a")), p.light.haze, 0.28)
    p.box((x, y, 0), (w, d, z), wall)
    s = p.sheet((x, y, 0), (1, 0, 0), (0, 0, 1))
    for i in range(2):
        s.rect(w * (0.14 + 0.42 * i), 0.7, w * 0.26, 1.2, mix("#8fa0a2", p.light.haze, 0.2))
        if z > 4:
            s.rect(w * (0.14 + 0.42 * i), 3.4, w * 0.26, 1.0, mix("#8fa0a2", p.light.haze, 0.2))
    roof(
        p,
        Block(x, y, x + w, y + d, 0, z),
        Roof(rng.choice(("gable", "hip")), "slate", tile, 0.45, 0.5, 0.15, gable=wall),
    )


def town_house(p: Painter, x: float, y: float, rng: random.Random) -> float:
    """Draw a house in the row across the street; return its width in metres."""
    w, z = rng.uniform(4.5, 7), rng.choice((3.2, 5.4, 5.4))
    wall = mix(rng.choice(("#e0d2b6", "#d6cab2", "#dcc3a2", "#e9dcc2", "#c9c4b2")), p.light.haze, 0.05)
    p.box((x, y, -0.15), (w, 6, z), wall)
    s = p.sheet((x, y, -0.15), (1, 0, 0), (0, 0, 1))
    fit.lattice(s, w * 0.1, 0.5, w * 0.42, 1.6, "#7a5c43", "#d9c9a4", 0.2)
    s.rect(w * 0.6, 0.1, w * 0.28, 2.1, "#5d5046")
    if z > 4:
        s.rect(w * 0.14, 3.3, w * 0.72, 1.0, "#93a3a5")
        s.columns(w * 0.14, 3.3, w * 0.72, 1.0, 4, 0.06, "#6b5140")
    tile = mix(rng.choice(("#5a6468", "#4d565b", "#6a5a50")), p.light.haze, 0.15)
    roof(p, Block(x, y, x + w, y + 6, -0.15, z - 0.15), Roof("hip", "slate", tile, 0.45, 0.5, 0.14, gable=wall))
    return w


def verge(
    p: Painter, box: tuple[float, float, float, float], season: str, rng: random.Random, count: int, z: float = 0.0
) -> None:
    """Tufts of grass over an area x0, y0, x1, y1."""
    x0, y0, x1, y1 = box
    spots = sorted(((rng.uniform(x0, x1), rng.uniform(y0, y1)) for _ in range(count)), key=lambda s: -s[1])
    for x, y in spots:
        tuft(p, (x, y, z), rng.uniform(0.14, 0.28), darker(GRASS[season], 0.1), rng)


def border(p: Painter, xs: tuple[float, float], y: float, season: str, rng: random.Random, z: float = 0.0) -> None:
    """Draw a row of round bushes."""
    flower = {"spring": "#d98aa0", "summer": "#f1ead9", "autumn": "", "winter": "#c9485b"}[season]
    x = xs[0]
    while x < xs[1]:
        size = rng.uniform(0.8, 1.5)
        colour = rng.choice(("#7f9a5e", "#6f8f5a", "#88a063"))
        shrub(p, (x, y + rng.uniform(-0.3, 0.3), z), size, colour, rng, flower if rng.random() < 0.45 else "")
        x += size * rng.uniform(0.9, 1.3)
