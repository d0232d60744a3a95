"""Entrance, bedroom, box stairs and the other things that a room may also have."""

from __future__ import annotations

from typing import TYPE_CHECKING

from . import draw_fittings as fit
from . import draw_rooms as rooms
from .colour import darker, lighter, mix
from .draw_rooms import Room, Wall
from .draw_western import plant

if TYPE_CHECKING:
    import random

    from .space import Vec


def entrance(room: Room, light_side: str, rng: random.Random) -> None:
    """玄関 seen from the hall: the step, the stone floor, the sliding door with its frosted panes."""
    wood = rng.choice(("#7a5c43", "#6b5140", "#8a6a4b"))
    rooms.shell(room, rng.choice(("#e9dfc9", "#e2d6b9", "#dfd9c6")), "#b3ab9c", "#b3946c")
    rooms.planks(room.ceiling, room.width, room.depth, "#b3946c", step=0.3)
    stone = room.floor
    stone.columns(0, 0, room.width, room.depth, round(room.width / 0.3), 0.012, "#8f887a")
    stone.rows(0, 0, room.width, room.depth, round(room.depth / 0.3), 0.012, "#8f887a")
    rooms.timber(room, wood, 2.1)
    wall = room.walls[light_side]
    x = wall.take(1.85, 0.5)
    if x is not None:
        front_door(room, wall, x, wood)
    rooms.occlude(room)
    _hall(room, wood, rng)


def front_door(room: Room, wall: Wall, x: float, wood: str) -> None:
    """Two latticed leaves with pale glass, daylight through them."""
    s, glow = wall.sheet, mix("#f2eedd", room.p.light.sky_low, 0.4)
    for i in range(2):
        left = x + i * 0.9
        s.rect(left, 0.02, 0.9, 1.98, lighter(glow, 0.3))
        s.rect(left, 0.02, 0.9, 0.45, mix(wood, "#c99e6c", 0.3))
        s.columns(left, 0.47, 0.9, 1.53, 8, 0.03, wood)
        s.rows(left, 0.47, 0.9, 1.53, 3, 0.025, wood)
        s.frame(left, 0.02, 0.9, 1.98, 0.06, wood)
    s.frame(x - 0.06, 0, 1.92, 2.08, 0.08, darker(wood, 0.12))
    rooms.sunbeam(room, wall, (x, 0.5, 1.8, 1.5), 0.2)


def _hall(room: Room, wood: str, rng: random.Random) -> None:
    """Draw the raised floor in front, shoes, a shoe cupboard with a plant."""
    p, deep = room.p, room.depth * 0.36
    p.box((0, 0, 0), (room.width, deep, 0.22), darker(wood, 0.05), "#b58a5f")
    top = p.sheet((0, 0, 0.221), (1, 0, 0), (0, 1, 0))
    rooms.planks(top, room.width, deep, rng.choice(("#b58a5f", "#a67c54")), along_x=True, step=0.17)
    p.box((0, deep - 0.1, 0.2), (room.width, 0.12, 0.05), wood)
    p.box((room.width * 0.36, deep + 0.05, 0), (0.8, 0.32, 0.1), "#a87f58")
    for i, c in enumerate(("#3d5a72", "#8a5a42")):
        for k in range(2):
            p.box((room.width * 0.4 + i * 0.36 + k * 0.13, deep + 0.45, 0), (0.1, 0.26, 0.07), c)
    p.box((0.05, deep + 0.2, 0), (0.38, 1.0, 0.95), mix(wood, "#c99e6c", 0.4), "#b58a5f")
    s = p.sheet((0.43, deep + 0.2, 0), (0, 1, 0), (0, 0, 1))
    s.columns(0.02, 0.06, 0.96, 0.84, 2, 0.02, wood)
    s.rows(0.02, 0.06, 0.96, 0.84, 6, 0.012, wood)
    plant(room, 0.24, deep + 0.9, 0.95)


def bedroom(room: Room, light_side: str, rng: random.Random) -> None:
    """Draw a room of boards with a bed, a desk, a window."""
    floor = rng.choice(("#b98d60", "#a67c54", "#c49c6c"))
    rooms.shell(room, rng.choice(("#ece6d6", "#e6dfcc", "#dfe2d6", "#eadfce")), floor, "#f1ebdd")
    rooms.planks(room.floor, room.width, room.depth, floor, step=0.15)
    wall = room.walls[light_side]
    x = wall.take(1.9, 0.5)
    if x is not None:
        rooms.glazed(room, wall, x, 0.85, 1.9, 1.15, "#8f8d84", 2)
        wall.sheet.rect(x - 0.2, 2.08, 2.3, 0.03, "#6b5140")
        cloth = rng.choice(("#c9b79a", "#b9c3ae", "#c3c8c8", "#d2b8a4"))
        for left in (x - 0.18, x + 1.66):
            wall.sheet.rect(left, 0.7, 0.42, 1.38, cloth)
    for w in room.walls.values():
        w.sheet.rect(0, 0, w.length, 0.07, darker(floor, 0.2))
    rooms.occlude(room)
    _bed(room, light_side, rng)


def _bed(room: Room, light_side: str, rng: random.Random) -> None:
    p = room.p
    x = 0.15 if light_side == "E" else room.width - 1.15
    y, cloth = room.depth - 2.1, rng.choice(("#8fa3ad", "#a9b49a", "#c4a58a", "#9a8fa3"))
    rooms.contact(room, x, y, 1.0, 2.0)
    p.box((x, y + 1.95, 0), (1.0, 0.06, 0.85), "#97704c")
    p.box((x, y, 0.08), (1.0, 1.95, 0.22), "#a67c54")
    p.box((x + 0.02, y + 0.02, 0.3), (0.96, 1.9, 0.18), "#efe9da", "#f5f0e4")
    p.box((x, y, 0.34), (1.0, 1.3, 0.17), cloth, lighter(cloth, 0.14))
    p.box((x + 0.2, y + 1.5, 0.48), (0.6, 0.35, 0.1), "#f7f3e8")
    dx = room.width - 1.35 if light_side == "E" else 0.2
    rooms.contact(room, dx, room.depth - 0.6, 1.1, 0.5)
    for off in (0.0, 1.04):
        p.box((dx + off, room.depth - 0.58, 0), (0.06, 0.5, 0.68), "#8f6c4c")
    p.box((dx, room.depth - 0.6, 0.68), (1.1, 0.55, 0.04), "#a67c54", "#b98d60")
    plant(room, dx + 0.85, room.depth - 0.35, 0.72)


def box_stairs(wall: Wall, x: float, wood: str) -> None:
    """箱階段: stairs that are drawers, rising to the right along a wall."""
    s, steps, run, rise = wall.sheet, 7, 0.26, 0.3
    tone = mix(wood, "#8a5a38", 0.3)
    for i in range(steps):
        high = rise * (i + 1)
        s.box(x + i * run, 0, run, high, 0.72, tone, mix(tone, "#c99e6c", 0.12))
        front = s.offset(0.722)
        front.frame(x + i * run, 0, run, high, 0.02, darker(tone, 0.4))
        if i % 2 == 0:
            front.rows(x + i * run, 0, run, high, max(2, i // 2 + 1), 0.018, darker(tone, 0.4))
        front.rect(x + i * run + run / 2 - 0.04, high * 0.5, 0.08, 0.025, "#2f2a27")


def stair_mouth(room: Room, wall: Wall, x: float, wood: str) -> None:
    """Draw the opening in the floor where the stairs come up, with its rail."""
    s, w = wall.sheet, 1.9
    p = room.p

    def on_floor(a: float, b: float, z: float = 0.004) -> Vec:
        return s.at(a, z, b)

    p.face([on_floor(x, 0), on_floor(x + w, 0), on_floor(x + w, 0.8), on_floor(x, 0.8)], "#4a3b2f")
    for i in range(6):
        a = x + 0.1 + i * 0.26
        p.face(
            [on_floor(a, 0.05), on_floor(a + 0.2, 0.05), on_floor(a + 0.2, 0.75), on_floor(a, 0.75)],
            mix("#4a3b2f", "#97714e", 0.75 - i * 0.11),
        )
    for i in range(7):
        post = x + i * w / 6
        p.bar(on_floor(post, 0.8), on_floor(post, 0.8, 0.75), 0.05, darker(wood, 0.05))
    p.bar(on_floor(x, 0.8, 0.78), on_floor(x + w, 0.8, 0.78), 0.07, wood)


def staggered_shelves(wall: Wall, x: float, plaster: str, wood: str) -> None:
    """違い棚 beside the alcove."""
    s = wall.sheet
    back = s.recess(x, 0.12, 0.95, 1.95, 0.45, mix(plaster, "#b5a583", 0.3), "#8a6547")
    s.rect(x, 0, 0.95, 0.12, darker("#8a6547", 0.2))
    back.rect(0, 0.85, 0.55, 0.04, lighter(wood, 0.1))
    back.rect(0.4, 1.12, 0.55, 0.04, lighter(wood, 0.1))
    back.rect(0.47, 0.87, 0.04, 0.27, lighter(wood, 0.1))
    back.rect(0.05, 0.02, 0.85, 0.4, "#efe6d0")
    back.frame(0.05, 0.02, 0.85, 0.4, 0.03, darker(wood, 0.2))
    s.rect(x + 0.95, 0, 0.09, 2.2, wood)


def tools(wall: Wall, x: float, wood: str) -> None:
    """Draw a rail with farm tools."""
    s = wall.sheet
    s.box(x, 1.62, 1.5, 0.08, 0.05, darker(wood, 0.1))
    for i, (blade, long) in enumerate((("#8d8a84", 1.2), ("#77746c", 1.3), ("#a9855c", 1.05))):
        a = x + 0.25 + i * 0.48
        s.offset(0.04).rect(a, 1.66 - long, 0.035, long, "#a9855c")
        s.offset(0.05).rect(a - 0.1, 1.66 - long, 0.24, 0.17 if i != 2 else 0.3, blade)


def plain_door(wall: Wall, x: float, w: float, wood: str) -> None:
    """Draw a wooden door with one pane."""
    s = wall.sheet
    s.rect(x, 0.02, w, 1.82, mix(wood, "#b98d60", 0.4))
    s.rect(x + w * 0.2, 1.0, w * 0.6, 0.6, "#e4ead9")
    fit.boards(s, x + w * 0.1, 0.12, w * 0.8, 0.75, mix(wood, "#b98d60", 0.3), upright=True, step=0.16)
    s.frame(x, 0.02, w, 1.82, 0.06, wood)
    s.disc(x + w * 0.88, 0.95, 0.03, "#d8d2c0")


def worn(wall: Wall, x: float) -> None:
    """Draw a patch where the plaster has come off."""
    s = wall.sheet
    s.shape([(x, 0.1), (x + 0.2, 0.42), (x + 0.5, 0.35), (x + 0.75, 0.5), (x + 1.0, 0.26), (x + 1.25, 0.1)], "#b59b78")
    s.shape([(x + 0.15, 0.1), (x + 0.3, 0.3), (x + 0.7, 0.33), (x + 0.95, 0.1)], "#a58a66")
