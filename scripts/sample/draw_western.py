"""Rooms with a floor of boards or concrete: living room and shop."""

from __future__ import annotations

from typing import TYPE_CHECKING

from . import draw_fittings as fit
from . import draw_rooms as rooms
from .colour import darker, lighter, mix
from .draw_rooms import Room, Wall
from .draw_trees import crown
from .traits import seeded

if TYPE_CHECKING:
    import random

CLOTHS = ("#6f7f6a", "#8a5a4a", "#5c7286", "#a58a5c", "#7a6f86", "#9a9484")
PLAINS = ("#f0e8d8", "#ece6d6", "#e6e2d4", "#f1ead9", "#e3dccb")


def plain_room(room: Room, rng: random.Random, floor: str, step: float = 0.15) -> str:
    """Draw a papered room with a floor of boards; return the colour of its walls."""
    wall = rng.choice(PLAINS)
    rooms.shell(room, wall, floor, "#f1ebdd")
    rooms.planks(room.floor, room.width, room.depth, floor, step=step)
    for w in room.walls.values():
        w.sheet.rect(0, 0, w.length, 0.08, darker(floor, 0.2))
        w.sheet.rect(0, room.height - 0.05, w.length, 0.05, darker(wall, 0.12))
    return wall


def living(room: Room, light_side: str, rng: random.Random) -> None:
    """Draw a living room: sofa, rug, low table, wide window with curtains, perhaps a wood stove."""
    plain_room(room, rng, rng.choice(("#b98d60", "#a67c54", "#c49c6c", "#8f6c4c")))
    wall = room.walls[light_side]
    w = min(2.7, wall.widest() - 0.7)
    x = wall.take(w + 0.6, 0.5)
    if x is not None:
        rooms.glazed(room, wall, x + 0.3, 0.05, w, 1.95, "#8f8d84", 3 if w > 2 else 2)
        _curtains(wall, x + 0.3, w, rng.choice(("#d9c7a4", "#b9c3ae", "#cdb4a0", "#c3c8c8")))
    _pictures(room, light_side, rng)
    rooms.occlude(room)
    _rug(room, rng)
    if room.traits.has("wood_stove"):
        stove(room, room.width - 1.1 if light_side != "E" else room.width * 0.5, room.depth - 1.2)
    else:
        _shelf(room, light_side, rng)
    _sofa(room, light_side, rng)


def _curtains(wall: Wall, x: float, w: float, cloth: str) -> None:
    s = wall.sheet
    s.rect(x - 0.3, 2.08, w + 0.6, 0.035, "#6b5140")
    for left in (x - 0.25, x + w - 0.3):
        s.rect(left, 0.06, 0.55, 2.03, cloth)
        for i in range(4):
            s.rect(left + 0.06 + i * 0.13, 0.06, 0.05, 2.03, darker(cloth, 0.14), 0.6)


def _pictures(room: Room, light_side: str, rng: random.Random) -> None:
    for side, wall in room.walls.items():
        if side == light_side:
            continue
        x = wall.take(1.7, rng.uniform(0.3, 0.7))
        if x is None:
            continue
        if rng.random() < 0.5:
            closed_door(wall, x + 0.4, rng.choice(("#a67c54", "#8f6c4c", "#c4a57c")))
        else:
            _picture(wall, x + 0.4, 1.45, rng)


def closed_door(wall: Wall, x: float, wood: str) -> None:
    """Draw an inner door with a light in its upper half."""
    s = wall.sheet
    s.rect(x - 0.06, 0, 0.92, 2.08, darker(wood, 0.2))
    s.rect(x, 0, 0.8, 2.02, wood)
    s.rect(x + 0.15, 1.0, 0.5, 0.85, "#e9e3cf")
    s.rect(x + 0.15, 0.2, 0.5, 0.6, darker(wood, 0.1))
    s.disc(x + 0.72, 0.95, 0.035, "#d8d2c0")


def _picture(wall: Wall, x: float, y: float, rng: random.Random) -> None:
    s, w = wall.sheet, rng.uniform(0.5, 0.75)
    s.rect(x, y, w, 0.45, "#6b5140")
    s.rect(x + 0.04, y + 0.04, w - 0.08, 0.37, "#f4ecd8")
    s.rect(x + 0.1, y + 0.1, w - 0.2, 0.25, "#bcd0cf")
    s.shape(
        [
            (x + 0.1, y + 0.1),
            (x + 0.1, y + 0.2),
            (x + w * 0.4, y + 0.29),
            (x + w - 0.1, y + 0.17),
            (x + w - 0.1, y + 0.1),
        ],
        rng.choice(("#7f9a79", "#9a8f5c", "#86a0a8")),
    )


def _rug(room: Room, rng: random.Random) -> None:
    c = rng.choice(("#c9b591", "#b4a88f", "#a9b09a", "#c7a48a"))
    x, y, w, d = room.width / 2 - 1.0, room.depth / 2 - 0.6, 2.0, 1.5
    room.floor.rect(x, y, w, d, c)
    room.floor.frame(x + 0.08, y + 0.08, w - 0.16, d - 0.16, 0.05, darker(c, 0.14))


def _sofa(room: Room, light_side: str, rng: random.Random) -> None:
    """Draw a sofa before the wall across from the light, and a table with a cup."""
    p, c = room.p, rng.choice(CLOTHS)
    west = light_side in {"E", "N"}
    x, y = (0.12 if west else room.width - 0.97), room.depth / 2 - 0.75
    rooms.contact(room, x, y, 0.85, 1.8)
    back = x if west else x + 0.63
    p.box((x, y, 0.1), (0.85, 1.8, 0.3), c, lighter(c, 0.1))
    p.box((back, y, 0.4), (0.22, 1.8, 0.42), c, lighter(c, 0.08))
    for dy in (0.0, 1.64):
        p.box((x, y + dy, 0.4), (0.85, 0.16, 0.2), darker(c, 0.06), lighter(c, 0.05))
    p.box(
        (back + (0.22 if west else -0.14), y + 1.1, 0.42),
        (0.14, 0.42, 0.36),
        rng.choice(("#d9b27c", "#e6dcc4", "#c47a54")),
    )
    tx, ty = room.width / 2 - 0.3, room.depth / 2 - 0.3
    rooms.contact(room, tx, ty, 0.6, 1.0)
    p.box((tx + 0.05, ty + 0.05, 0), (0.06, 0.06, 0.34), "#6b5140")
    p.box((tx + 0.49, ty + 0.05, 0), (0.06, 0.06, 0.34), "#6b5140")
    p.box((tx, ty, 0.34), (0.6, 1.0, 0.05), "#97704c", "#b38a60")
    p.box((tx + 0.2, ty + 0.3, 0.39), (0.08, 0.08, 0.08), "#efe7d6")


def _shelf(room: Room, light_side: str, rng: random.Random) -> None:
    """Draw a shelf of books and a plant."""
    p = room.p
    x = room.width - 1.5 if light_side != "E" else 0.3
    y = room.depth - 0.34
    rooms.contact(room, x, y, 1.2, 0.32)
    p.box((x, y, 0), (1.2, 0.32, 0.9), "#a07c56", "#b8946a")
    s = p.sheet((x, y, 0), (1, 0, 0), (0, 0, 1))
    for r in range(2):
        s.rect(0.05, 0.07 + r * 0.42, 1.1, 0.36, "#5c4836")
        left = 0.08
        while left < 0.95:
            w, h = rng.uniform(0.03, 0.07), rng.uniform(0.2, 0.31)
            s.rect(
                left,
                0.07 + r * 0.42,
                w,
                h,
                rng.choice(("#8a4b3c", "#d9c7a4", "#5c7286", "#6f7f6a", "#c49a4c", "#efe4cd")),
            )
            left += w + 0.006
    plant(room, x + 0.95, y + 0.16, 0.9)


def plant(room: Room, x: float, y: float, z: float) -> None:
    """Draw a plant in a pot."""
    room.p.box((x - 0.1, y - 0.1, z), (0.2, 0.2, 0.18), "#b4694a")
    spot = room.p.camera.spot((x, y, z + 0.38))
    if spot:
        crown(room.p, spot[0], spot[1], (0.24 * spot[2], 0.26 * spot[2]), "#6f945e", seeded(room.traits.id, "plant"))


def stove(room: Room, x: float, y: float) -> None:
    """Draw a wood stove on stone, its pipe to the ceiling."""
    p = room.p
    p.box((x - 0.25, y - 0.25, 0), (1.1, 1.0, 0.05), "#9b9488", "#b1aa9c")
    p.box((x, y, 0.18), (0.6, 0.5, 0.6), "#474543", "#5b5856")
    s = p.sheet((x, y, 0), (1, 0, 0), (0, 0, 1))
    s.rect(0.1, 0.32, 0.4, 0.32, "#2b2723")
    s.shape([(0.16, 0.33), (0.24, 0.52), (0.3, 0.42), (0.37, 0.56), (0.45, 0.33)], "#e98a3c")
    s.shape([(0.22, 0.33), (0.27, 0.44), (0.31, 0.37), (0.36, 0.45), (0.4, 0.33)], "#f7c867")
    for dx in (0.04, 0.48):
        p.box((x + dx, y + 0.04, 0.05), (0.08, 0.08, 0.13), "#3b3937")
    p.box((x + 0.24, y + 0.2, 0.78), (0.13, 0.13, room.height - 0.78), "#54514f")
    for i in range(6):
        p.box(
            (x + 0.95, y - 0.1 + (i % 3) * 0.16, 0.05 + 0.13 * (i // 3)),
            (0.5, 0.14, 0.12),
            "#a9855c" if i % 2 else "#94714d",
        )


def shop(room: Room, light_side: str, rng: random.Random) -> None:
    """Draw a shop: concrete floor, glass doors to the street, shelves, a counter."""
    floor = rng.choice(("#b9b2a4", "#c3bba9", "#aaa69c"))
    rooms.shell(room, rng.choice(("#efe6d2", "#e6dcc6", "#ded9c8")), floor, "#c9b18c")
    rooms.planks(room.ceiling, room.width, room.depth, "#c9b18c", step=0.3)
    wall = room.walls[light_side]
    wood = rng.choice(("#7a5c43", "#6b5140", "#8f6c4c"))
    w = wall.widest() - 0.3
    x = wall.take(w, 0.5)
    if x is not None:
        rooms.glazed(room, wall, x, 0.04, w, 2.1, wood, max(2, round(w / 0.95)))
        wall.sheet.rect(x, 0.04, w, 0.35, mix(wood, "#c99e6c", 0.3))
    for key, side in room.walls.items():
        if key != light_side:
            shelves(side, wood, rng)
    rooms.timber(room, wood, 2.2)
    rooms.occlude(room)
    _till(room, light_side, wood, rng)
    for dx in (0.3, 0.7):
        rooms.lamp(room, room.width * dx, room.depth / 2, 0.55, rng.choice(("#4f6a66", "#8a4b3c", "#e9dfc8")))


def shelves(wall: Wall, wood: str, rng: random.Random, share: float | None = None, most: float = 2.2) -> None:
    """Shelves with a few things left on them."""
    w = min(most, wall.widest() - 0.2)
    if w < 1.0:
        return
    x = wall.take(w, rng.uniform(0.3, 0.7) if share is None else share)
    if x is None:
        return
    s = wall.sheet
    s.rect(x, 0.1, w, 1.85, darker(wood, 0.35))
    for r in range(4):
        s.box(x, 0.1 + r * 0.48, w, 0.04, 0.28, lighter(wood, 0.12))
        left = x + rng.uniform(0.05, 0.4)
        while left < x + w - 0.3:
            bw, bh = rng.uniform(0.12, 0.3), rng.uniform(0.14, 0.32)
            if rng.random() < 0.7:
                s.box(
                    left,
                    0.14 + r * 0.48,
                    bw,
                    bh,
                    0.2,
                    rng.choice(("#c9a267", "#8a5a42", "#e6dcc4", "#7f9a79", "#9db4bd", "#5c4a3d")),
                )
            left += bw + rng.uniform(0.04, 0.4)
    s.box(x - 0.04, 0.1, 0.05, 1.9, 0.3, wood)
    s.box(x + w, 0.1, 0.05, 1.9, 0.3, wood)


def _till(room: Room, light_side: str, wood: str, rng: random.Random) -> None:
    p = room.p
    x, y = (room.width * 0.3, room.depth * 0.5) if light_side in {"N", "S"} else (room.width * 0.4, room.depth * 0.35)
    rooms.contact(room, x, y, 1.6, 0.6)
    p.box((x, y, 0), (1.6, 0.6, 0.85), mix(wood, "#c99e6c", 0.4))
    s = p.sheet((x, y, 0), (1, 0, 0), (0, 0, 1))
    fit.boards(s, 0, 0.08, 1.6, 0.74, mix(wood, "#c99e6c", 0.45), upright=True, step=0.2)
    p.box((x - 0.05, y - 0.05, 0.85), (1.7, 0.7, 0.05), wood, lighter(wood, 0.16))
    p.box((x + 1.1, y + 0.2, 0.9), (0.3, 0.25, 0.2), rng.choice(("#5a6468", "#8a4b3c")))
    plant(room, x + 0.3, y + 0.3, 0.9)
