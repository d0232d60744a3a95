"""Kitchens: counter, cupboards, refrigerator, a table to eat at."""

from __future__ import annotations

from typing import TYPE_CHECKING

from . import draw_rooms as rooms
from .colour import darker, lighter
from .draw_rooms import Room, Wall
from .draw_western import closed_door, plain_room

if TYPE_CHECKING:
    import random

    from .paint import Sheet


def kitchen(room: Room, light_side: str, rng: random.Random) -> None:
    """Draw a kitchen: counter with sink and stove under a window, wall cupboards, a table, the refrigerator."""
    plain_room(room, rng, rng.choice(("#a67c54", "#b98d60", "#c3b393", "#94775a")), 0.3)
    side = room.walls[light_side]
    counter(room, side, rng)
    for key, wall in room.walls.items():
        if key != light_side:
            x = wall.take(1.6, rng.uniform(0.3, 0.7))
            if x is not None:
                (closed_door(wall, x + 0.4, "#a67c54") if rng.random() < 0.4 else _cabinet(wall, x, rng))
    rooms.occlude(room)
    if min(room.width, room.depth) > 2.6:
        dining(room, rng)
    rooms.lamp(room, room.width / 2, room.depth / 2, 0.75, rng.choice(("#d9b27c", "#e9dfc8", "#a9b8ac")))


def counter(room: Room, wall: Wall, rng: random.Random) -> None:
    """Draw the counter along a wall: sink, stove, tiles, a window, cupboards above."""
    s, w = wall.sheet, min(2.7, wall.widest() - 0.05)
    x = wall.take(w, 0.5)
    if x is None:
        return
    front = rng.choice(("#c9b08a", "#d9cdb4", "#b7c0ae", "#c4a27c", "#a9b5b3", "#d8bfa2"))
    s.rect(x, 0.86, w, 0.5, "#eef0e8")
    s.columns(x, 0.86, w, 0.5, round(w / 0.15), 0.01, "#d3d6cc")
    s.rows(x, 0.86, w, 0.5, 4, 0.01, "#d3d6cc")
    rooms.glazed(room, wall, x + w * 0.18, 1.22, w * 0.5, 0.72, "#8f8d84", 2)
    s.box(x + w * 0.18, 1.16, w * 0.5, 0.05, 0.12, "#e4dfd2")
    s.box(x + w * 0.72, 1.5, w * 0.28, 0.5, 0.4, "#c7c6be", "#d5d4cc")
    s.box(x + 0.02, 2.0, w * 0.68, 0.4, 0.35, lighter(front, 0.15), lighter(front, 0.2))
    over = s.offset(0.352)
    over.columns(x + 0.02, 2.0, w * 0.68, 0.4, 4, 0.012, darker(front, 0.25))
    s.box(x, 0, w, 0.8, 0.6, front)
    doors = s.offset(0.602)
    doors.rect(x, 0, w, 0.09, darker(front, 0.4))
    doors.columns(x, 0.09, w, 0.71, max(3, round(w / 0.45)), 0.015, darker(front, 0.28))
    for i in range(max(3, round(w / 0.45))):
        doors.rect(x + (i + 0.38) * w / max(3, round(w / 0.45)), 0.66, 0.12, 0.022, "#8f8d84")
    s.box(x - 0.02, 0.8, w + 0.04, 0.05, 0.63, "#b9bdb9", "#c3c7c3")
    _sink(s, x + w * 0.3)
    _burners(s, x + w * 0.86, rng)
    _bits(s, x + w * 0.08)


def _sink(s: Sheet, x: float) -> None:
    flat = Flat(s, x, 0.853)
    flat.rect(0.0, 0.12, 0.62, 0.38, "#8d9491")
    flat.rect(0.03, 0.15, 0.56, 0.32, "#a7adaa")
    s.offset(0.08).rect(x + 0.3, 0.85, 0.03, 0.24, "#8d9491")
    s.offset(0.2).rect(x + 0.3, 1.07, 0.03, 0.03, "#8d9491")
    p = s.painter
    p.bar(s.at(x + 0.315, 1.09, 0.08), s.at(x + 0.315, 1.09, 0.24), 0.03, "#8d9491")
    p.bar(s.at(x + 0.315, 1.09, 0.24), s.at(x + 0.315, 1.03, 0.25), 0.03, "#8d9491")


class Flat:
    """A level surface along a wall: x along the wall, y away from it."""

    def __init__(self, s: Sheet, x: float, z: float) -> None:
        self.s, self.x, self.z = s, x, z

    def rect(self, x: float, y: float, w: float, d: float, colour: str) -> None:
        """Draw a rectangle on the surface."""
        at = self.s.at
        a, z = self.x + x, self.z
        self.s.painter.face([at(a, z, y), at(a + w, z, y), at(a + w, z, y + d), at(a, z, y + d)], colour)


def _burners(s: Sheet, x: float, rng: random.Random) -> None:
    p = s.painter
    s.box(x - 0.28, 0.85, 0.56, 0.12, 0.5, "#d9d6cb", "#cfccc1")
    for dx in (-0.13, 0.13):
        spot = p.camera.spot(s.at(x + dx, 0.975, 0.26))
        if spot:
            p.ellipse(spot[0], spot[1], (0.1 * spot[2], 0.03 * spot[2]), "#4b4744")
    spot = p.camera.spot(s.at(x - 0.13, 0.98, 0.26))
    if spot:
        kx, ky, k = spot
        c = rng.choice(("#b4502e", "#5c7286", "#c9b04c", "#e6e0d0"))
        p.ellipse(kx, ky - 0.09 * k, (0.11 * k, 0.1 * k), c)
        p.ellipse(kx, ky - 0.18 * k, (0.06 * k, 0.025 * k), darker(c, 0.2))
        p.flat(
            [
                (kx + 0.08 * k, ky - 0.1 * k),
                (kx + 0.17 * k, ky - 0.17 * k),
                (kx + 0.16 * k, ky - 0.13 * k),
                (kx + 0.09 * k, ky - 0.05 * k),
            ],
            c,
        )


def _bits(s: Sheet, x: float) -> None:
    for dx, h, c in ((0.0, 0.22, "#7f9a79"), (0.1, 0.16, "#e6dcc4"), (0.2, 0.19, "#8a5a42")):
        p = s.painter
        a = s.at(x + dx, 0.85, 0.14)
        p.box((a[0] - 0.035, a[1] - 0.035, 0.85), (0.07, 0.07, h), c)


def _cabinet(wall: Wall, x: float, rng: random.Random) -> None:
    """Draw a cupboard for the dishes, or the refrigerator."""
    (fridge if rng.random() < 0.45 else cupboard)(wall, x, rng)


def fridge(wall: Wall, x: float, rng: random.Random) -> None:
    """Draw the refrigerator, half a metre into the stretch that begins at ``x``."""
    s = wall.sheet
    if s.visible:
        c = rng.choice(("#e9e6dc", "#c7d0cc", "#d9d3c4"))
        s.box(x + 0.5, 0.03, 0.65, 1.7, 0.62, c)
        s.offset(0.622).rect(x + 0.5, 1.12, 0.65, 0.015, darker(c, 0.3))
        s.offset(0.622).rect(x + 0.55, 1.2, 0.03, 0.35, darker(c, 0.25))
        s.offset(0.622).rect(x + 0.55, 0.6, 0.03, 0.42, darker(c, 0.25))


def cupboard(wall: Wall, x: float, rng: random.Random) -> None:
    """Draw a cupboard for the dishes."""
    s = wall.sheet
    wood = rng.choice(("#8f6c4c", "#a67c54", "#7a5c43"))
    s.box(x + 0.15, 0, 1.3, 0.85, 0.45, wood)
    s.offset(0.452).columns(x + 0.15, 0.06, 1.3, 0.76, 2, 0.02, darker(wood, 0.3))
    s.box(x + 0.15, 0.85, 1.3, 0.95, 0.34, lighter(wood, 0.05))
    glass = s.offset(0.342)
    for i in range(2):
        glass.rect(x + 0.21 + i * 0.62, 0.92, 0.56, 0.8, "#c9d2c8")
        glass.rows(x + 0.21 + i * 0.62, 0.92, 0.56, 0.8, 3, 0.02, wood)
        for k in range(4):
            glass.rect(
                x + 0.25 + i * 0.62 + k * 0.13,
                0.94 + 0.27 * (k % 3),
                0.09,
                0.11,
                rng.choice(("#efe7d6", "#a9b8c4", "#c98a5c")),
            )


def dining(room: Room, rng: random.Random) -> None:
    """Draw a table with two or three chairs."""
    p, wood = room.p, rng.choice(("#a67c54", "#8f6c4c", "#c49c6c"))
    x, y = room.width / 2 - 0.55, room.depth / 2 - 0.6
    for cx, cy, back in ((x + 0.1, y + 0.95, 1), (x + 0.62, y + 0.95, 1)):
        _chair(room, cx, cy, wood, back)
    rooms.contact(room, x, y, 1.15, 0.8)
    for dx in (0.04, 1.04):
        for dy in (0.72, 0.04):
            p.box((x + dx, y + dy, 0), (0.06, 0.06, 0.66), darker(wood, 0.15))
    p.box((x, y, 0.66), (1.15, 0.8, 0.05), wood, lighter(wood, 0.14))
    top = p.sheet((x, y, 0.712), (1, 0, 0), (0, 1, 0))
    top.disc(0.55, 0.42, 0.14, "#e6dcc4")
    for i in range(3):
        spot = p.camera.spot((x + 0.48 + i * 0.07, y + 0.42, 0.75))
        if spot:
            p.circle(spot[0], spot[1], 0.045 * spot[2], "#e08a2c" if i != 1 else "#d9651d")
    _chair(room, x + 1.3, y + 0.2, wood, 1)


def _chair(room: Room, x: float, y: float, wood: str, back: int) -> None:
    p, w = room.p, 0.4
    rooms.contact(room, x, y, w, w)
    rail = y + (w - 0.04 if back > 0 else 0)
    if back > 0:
        p.box((x, rail, 0.42), (w, 0.04, 0.42), darker(wood, 0.08))
    for dx in (0, w - 0.04):
        for dy in (w - 0.04, 0):
            p.box((x + dx, y + dy, 0), (0.04, 0.04, 0.4), darker(wood, 0.2))
    p.box((x, y, 0.4), (w, w, 0.04), wood, lighter(wood, 0.08))
    if back < 0:
        p.box((x, rail, 0.42), (w, 0.04, 0.42), darker(wood, 0.05))
