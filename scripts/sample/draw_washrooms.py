"""Bathroom and toilet: tiles, tub, shower, bowl."""

from __future__ import annotations

from typing import TYPE_CHECKING

from . import draw_rooms as rooms
from .colour import darker, lighter, mix
from .draw_rooms import Room
from .draw_western import PLAINS

if TYPE_CHECKING:
    import random


def bath(room: Room, light_side: str, rng: random.Random) -> None:
    """Draw a tiled bathroom: tub, shower, mirror, stool and bucket."""
    tile = rng.choice(("#dfe7e2", "#e6e3d6", "#d6e1e4", "#e9ddd3"))
    rooms.shell(room, tile, mix(tile, "#9a9a8c", 0.4), "#f1ede2")
    joint = darker(tile, 0.09)
    for wall in room.walls.values():
        wall.sheet.columns(0, 0, wall.length, room.height, round(wall.length / 0.2), 0.01, joint)
        wall.sheet.rows(0, 0, wall.length, room.height, round(room.height / 0.2), 0.01, joint)
        wall.sheet.rect(0, 1.0, wall.length, 0.06, rng.choice(("#8fb0b2", "#a9b79a", "#c9a58c")))
    room.floor.columns(0, 0, room.width, room.depth, round(room.width / 0.1), 0.008, darker(tile, 0.3))
    room.floor.rows(0, 0, room.width, room.depth, round(room.depth / 0.1), 0.008, darker(tile, 0.3))
    wall = room.walls[light_side]
    x = wall.take(1.0, 0.5)
    if x is not None:
        wall.sheet.rect(x, 1.25, 1.0, 0.65, "#eef2e4")
        wall.sheet.rect(x, 1.25, 0.5, 0.65, mix("#eef2e4", room.p.light.sky_top, 0.3))
        wall.sheet.frame(x, 1.25, 1.0, 0.65, 0.05, "#8f8d84")
        wall.sheet.rect(x + 0.48, 1.25, 0.05, 0.65, "#8f8d84")
    rooms.occlude(room)
    _tub(room, rng)
    _shower(room)


def _tub(room: Room, rng: random.Random) -> None:
    p = room.p
    c = rng.choice(("#9db8bf", "#e9e4d6", "#b9c9b4", "#d9b9a8", "#8fa9b5", "#a98a66"))
    x, d = room.width - 0.82, min(1.3, room.depth - 0.2)
    y = room.depth - d
    p.box((x, y, 0), (0.82, d, 0.56), c, lighter(c, 0.35))
    inner = p.sheet((x, y, 0.562), (1, 0, 0), (0, 1, 0))
    inner.rect(0.09, 0.09, 0.64, d - 0.18, darker(c, 0.16))
    inner.rect(0.11, 0.11, 0.6, d - 0.28, mix("#a9cfd0", c, 0.25))
    inner.rect(0.2, d * 0.4, 0.3, 0.04, "#f4f7f0", 0.7)


def _shower(room: Room) -> None:
    p, s = room.p, room.walls["W"].sheet
    y = room.depth * 0.62
    s.offset(0.01).rect(y - 0.25, 1.15, 0.45, 0.6, "#cfdcdc")
    s.offset(0.012).shape([(y - 0.25, 1.3), (y - 0.25, 1.5), (y + 0.12, 1.75), (y + 0.2, 1.75)], "#eef4f0", 0.8)
    s.frame(y - 0.25, 1.15, 0.45, 0.6, 0.02, "#a9a69b")
    s.box(y - 0.22, 0.72, 0.4, 0.09, 0.12, "#b9bdb9", "#c7cac6")
    p.bar(s.at(y + 0.34, 0.75, 0.06), s.at(y + 0.34, 1.75, 0.06), 0.025, "#a3a6a2")
    p.bar(s.at(y + 0.34, 1.75, 0.06), s.at(y + 0.34, 1.7, 0.2), 0.06, "#a3a6a2")
    rooms.contact(room, 0.42, y - 0.62, 0.34, 0.3)
    p.box((0.42, y - 0.62, 0), (0.34, 0.3, 0.28), "#c9a267", "#d8b57e")
    p.box((0.28, y - 0.1, 0), (0.26, 0.26, 0.13), "#c49a5c", "#8a6a45")


def toilet(room: Room, light_side: str, rng: random.Random) -> None:
    """Draw a toilet: the bowl, a paper holder, a small high window, a mat."""
    wall = rng.choice(PLAINS)
    tile = rng.choice(("#c3cdc8", "#d2c9b8", "#b9c6cc", "#cdbfae"))
    rooms.shell(room, wall, mix(tile, "#8f8a7c", 0.25), "#f1ebdd")
    n = round(room.width / 0.12)
    room.floor.columns(0, 0, room.width, room.depth, n, 0.008, darker(tile, 0.25))
    room.floor.rows(0, 0, room.width, room.depth, round(room.depth / 0.12), 0.008, darker(tile, 0.25))
    for w in room.walls.values():
        w.sheet.rect(0, 0, w.length, 1.0, tile)
        w.sheet.columns(0, 0, w.length, 1.0, round(w.length / 0.15), 0.008, darker(tile, 0.1))
        w.sheet.rows(0, 0, w.length, 1.0, 6, 0.008, darker(tile, 0.1))
        w.sheet.rect(0, 1.0, w.length, 0.05, rng.choice(("#8a6c52", "#a08a6c")))
    north = room.walls["N"].sheet
    north.rect(room.width / 2 - 0.3, 1.45, 0.6, 0.5, mix("#eef2e4", room.p.light.sky_top, 0.25))
    north.frame(room.width / 2 - 0.3, 1.45, 0.6, 0.5, 0.045, "#8f8d84")
    north.columns(room.width / 2 - 0.3, 1.45, 0.6, 0.5, 2, 0.04, "#8f8d84")
    rooms.occlude(room)
    _bowl(room)
    del light_side


def _bowl(room: Room) -> None:
    p, x, y = room.p, room.width / 2, room.depth
    white, dim = "#f3f1e8", "#e2dfd3"
    room.floor.disc(x, y - 0.62, 0.42, rooms.SHADE, 0.1)
    room.floor.rect(x - 0.3, y - 1.15, 0.6, 0.4, "#b7a58a")
    p.box((x - 0.12, y - 0.7, 0), (0.24, 0.55, 0.34), dim)
    p.box((x - 0.24, y - 0.2, 0.38), (0.48, 0.2, 0.4), white)
    p.box((x - 0.25, y - 0.21, 0.78), (0.5, 0.21, 0.05), white)
    rim = p.sheet((x, y - 0.5, 0.4), (1, 0, 0), (0, 1, 0))
    p.box((x - 0.19, y - 0.66, 0.3), (0.38, 0.46, 0.1), dim)
    for r, c in ((1.0, white), (0.72, "#d3dbd6")):
        rim.shape([(0.2 * r * a, -0.02 + 0.29 * r * b) for a, b in _OVAL], c)
    lid = p.sheet((x - 0.2, y - 0.215, 0.42), (1, 0, 0), (0, 0.12, 1))
    lid.shape([(0, 0), (0.4, 0), (0.4, 0.3), (0.3, 0.42), (0.1, 0.42), (0, 0.3)], white)
    east = room.walls["E"].sheet
    east.box(0.5, 0.68, 0.16, 0.12, 0.1, "#f3f1e8")
    east.box(0.47, 0.8, 0.22, 0.03, 0.12, "#8a6c52")


_OVAL = [
    (0.0, -1.0),
    (0.5, -0.87),
    (0.87, -0.5),
    (1.0, 0.0),
    (0.92, 0.5),
    (0.6, 0.9),
    (0, 1.0),
    (-0.6, 0.9),
    (-0.92, 0.5),
    (-1.0, 0.0),
    (-0.87, -0.5),
    (-0.5, -0.87),
]
