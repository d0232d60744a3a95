"""Rooms of the old house: washitsu, engawa, doma, irori."""

# ruff: noqa: PLR0913 - a mark is its place, its size and its colour: they belong in one row

from __future__ import annotations

from typing import TYPE_CHECKING

from . import draw_fittings as fit
from . import draw_rooms as rooms
from .colour import darker, lighter, mix
from .draw_rooms import DOOR, MAT, Room, Wall
from .draw_trees import shrub

if TYPE_CHECKING:
    import random

WOODS = ("#7a5c43", "#6b5140", "#8a6a4b", "#5f4a3a")
WALLS = ("#dccba4", "#d3c7a2", "#c9cbb0", "#e2d6b9", "#cfc0a0", "#d9c3a0")
MATS = ("#c9c287", "#c5bd84", "#d0c48c", "#bfc08a", "#cdbf93")
EDGES = ("#5d6b46", "#5a4b3c", "#46525c", "#7a6a45")
PAPERS = ("#efe6d0", "#e8e0cc", "#f0e9da", "#e3dcc4")
MOTIFS = ("#b9b58f", "#a9b4a0", "#c3a987", "#9fb0ac")

# 畳 -> (width, depth) in half mats
JO = {2: (2, 2), 3: (3, 2), 4: (4, 2), 4.5: (3, 3), 6: (4, 3), 7: (4, 4), 8: (4, 4), 10: (5, 4), 12: (6, 4), 15: (7, 4)}


def size_of(jo: float, high: float = 2.45) -> tuple[float, float, float]:
    """Width, depth and height of a room of so many mats."""
    cols, rows = JO[min(JO, key=lambda k: abs(k - jo))]
    return cols * MAT, rows * MAT, high


def washitsu(room: Room, light_side: str, rng: random.Random) -> None:
    """Draw a room of tatami with shoji to the light, an alcove, fusuma, and a low table."""
    wood, paper, motif = rng.choice(WOODS), rng.choice(PAPERS), rng.choice(MOTIFS)
    plaster = rng.choice(WALLS)
    rooms.shell(room, plaster, "#c9c287", "#a98a66")
    rooms.mats(room, rng.choice(MATS), rng.choice(EDGES))
    rooms.ceiling_boards(room, rng.choice(("#c0a077", "#b59469", "#c9ab80")))
    rooms.timber(room, wood)
    _light_wall(room, room.walls[light_side], wood, rng)
    order = [w for k, w in room.walls.items() if k != light_side]
    rng.shuffle(order)
    order.sort(key=lambda w: w.side == "S")
    alcove(room, order[0], wood, plaster, rng)
    for wall in order:
        _sliding(wall, paper, motif, rng)
    rooms.occlude(room)
    if rng.random() < 0.72:
        table(room, room.width * rng.uniform(0.42, 0.58), room.depth * rng.uniform(0.56, 0.62), rng)
    if rng.random() < 0.8:
        rooms.lamp(room, room.width / 2, room.depth / 2, 0.62, rng.choice(("#efe3c6", "#e6d6b2", "#d9cdb4")))


def _light_wall(room: Room, wall: Wall, wood: str, rng: random.Random) -> None:
    """Draw the side to the veranda: paper, or glass with the land behind it."""
    w = min(wall.widest(), 4 * MAT) - 0.1
    x = wall.take(w)
    if x is None:
        return
    if rng.random() < 0.5:
        rooms.paper_light(room, wall, x, 0.02, w, DOOR, 4 if w > 2.6 else 2, wood)
    else:
        third = w / 4
        rooms.glazed(room, wall, x, 0.03, w, DOOR - 0.02, wood, 4 if w > 2.6 else 2)
        rooms.paper_light(room, wall, x, 0.02, third, DOOR, 1, wood)
        rooms.paper_light(room, wall, x + w - third, 0.02, third, DOOR, 1, wood)
    for i in range(3):
        wall.sheet.rect(x + w * (0.08 + i * 0.3), 1.98, w * 0.24, 0.26, mix(wood, "#f0dfb9", 0.6))


def alcove(room: Room, wall: Wall, wood: str, plaster: str, rng: random.Random, share: float | None = None) -> None:
    """床の間: a scroll of hills, a vase, the smooth post beside it."""
    x = wall.take(1.72, rng.choice((0.24, 0.76)) if share is None else share)
    if x is None:
        return
    s, w, h = wall.sheet, 1.62, 2.12
    s.rect(x - 0.05, 0, w + 0.1, 2.2, plaster)
    back = s.recess(x, 0.12, w, h, 0.6, mix(plaster, rng.choice(("#b5a583", "#9fa58c", "#c4a888")), 0.5), "#8a6547")
    s.rect(x - 0.02, 0, w + 0.04, 0.12, darker("#8a6547", 0.25))
    mid = w * 0.5
    back.rect(mid - 0.24, 0.62, 0.48, 1.36, "#cabf9f")
    back.rect(mid - 0.19, 0.78, 0.38, 1.02, "#f4ecd8")
    back.shape(
        [
            (mid - 0.19, 0.95),
            (mid - 0.05, 1.22),
            (mid + 0.04, 1.08),
            (mid + 0.19, 1.3),
            (mid + 0.19, 0.9),
            (mid - 0.19, 0.86),
        ],
        "#8b988c",
        0.75,
    )
    back.disc(mid + 0.07, 1.56, 0.06, "#c8652f")
    back.rect(mid - 0.28, 0.58, 0.56, 0.05, "#3d322a")
    p = room.p
    at = s.at(x + w * 0.74, 0.12, -0.3)
    p.box((at[0] - 0.08, at[1] - 0.08, 0.12), (0.16, 0.16, 0.24), rng.choice(("#5f7274", "#8a5a42", "#4d5a52")))
    shrub(p, (at[0], at[1], 0.32), 0.34, "#7a965c", rng, rng.choice(("#d98aa0", "#e8b64a", "#f3ead6")))
    s.rect(x - 0.12, 0, 0.13, room.height, lighter(wood, 0.16))
    s.rect(x + w, 0, 0.11, room.height, lighter(wood, 0.1))
    s.rect(x, 2.2, w, 0.12, lighter(wood, 0.05))


def _sliding(wall: Wall, paper: str, motif: str, rng: random.Random) -> None:
    """Fusuma wherever two panels still find room."""
    for share in (0.3, 0.7):
        wide = wall.widest()
        if wide >= 1.7:
            w = 1.72 if wide < 3.4 or rng.random() < 0.5 else 3.4
            x = wall.take(w, share)
            if x is not None:
                fit.fusuma(wall.sheet, x, 0.02, w, DOOR - 0.02, 2 if w < 2 else 4, paper, motif)


def table(room: Room, x: float, y: float, rng: random.Random) -> None:
    """Draw a low table with cushions, a teapot and cups."""
    p, w, d = room.p, 1.2, 0.75
    cushion = rng.choice(("#7c3a35", "#3d5a72", "#5c6b4c", "#8a6a3c"))
    pieces = [
        (x - 0.28, y + 0.62, 0.56, 0.56),
        (x - 1.2, y - 0.28, 0.56, 0.56),
        (x + 0.66, y - 0.28, 0.56, 0.56),
        (x - 0.28, y - 1.16, 0.56, 0.56),
    ]
    for cx, cy, cw, cd in pieces[:3]:
        if cx > 0.1 and cx + cw < room.width - 0.1:
            rooms.contact(room, cx, cy, cw, cd)
            p.box((cx, cy, 0), (cw, cd, 0.06), cushion, lighter(cushion, 0.1))
    rooms.contact(room, x - w / 2, y - d / 2, w, d)
    for dx in (-w / 2 + 0.06, w / 2 - 0.14):
        for dy in (d / 2 - 0.14, -d / 2 + 0.06):
            p.box((x + dx, y + dy, 0), (0.08, 0.08, 0.29), "#4e3a2b")
    p.box((x - w / 2, y - d / 2, 0.29), (w, d, 0.05), "#6d4f38", "#85634a")
    p.box((x - 0.1, y - 0.08, 0.34), (0.16, 0.16, 0.12), "#7a4a38")
    for dx, dy in ((0.2, 0.12), (-0.34, -0.05)):
        p.box((x + dx, y + dy, 0.34), (0.08, 0.08, 0.07), "#efe7d6")


def engawa(room: Room, light_side: str, rng: random.Random) -> None:
    """Draw a veranda: boards underfoot, glass to the garden, shoji to the rooms."""
    wood = rng.choice(WOODS)
    rooms.shell(room, rng.choice(WALLS), "#a87f58", "#a98a66")
    along = room.width > room.depth
    rooms.planks(
        room.floor,
        room.width,
        room.depth,
        rng.choice(("#b58a5f", "#a67c54", "#96714f", "#c09a6c")),
        along_x=along,
        step=0.19,
    )
    rooms.ceiling_boards(room, "#c4a57a")
    for wall in room.walls.values():
        long = wall.length > 3
        if wall.side == light_side:
            _glass_front(room, wall, wood)
        elif long and wall.widest() > 3:
            _paper_side(wall, wood)
    rooms.timber(room, wood, 1.86)
    rooms.occlude(room)
    if rng.random() < 0.8:
        seat(room, light_side, rng)


def _glass_front(room: Room, wall: Wall, wood: str) -> None:
    for a, b in list(wall.free):
        if b - a > 1.2:
            rooms.glazed(room, wall, a, 0.03, b - a, DOOR, wood, max(2, round((b - a) / 0.91)))
            wall.free.remove((a, b))


def _paper_side(wall: Wall, wood: str) -> None:
    for a, b in list(wall.free):
        if b - a > 1.6:
            fit.shoji(wall.sheet, a, 0.02, b - a, DOOR, max(2, round((b - a) / 0.91)), wood, "#f4ead2")
            wall.free.remove((a, b))


def seat(room: Room, light_side: str, rng: random.Random) -> None:
    """Draw a cushion and a tray with tea near the glass."""
    p = room.p
    near = {"E": room.width - 0.75, "W": 0.25}.get(light_side, room.width * 0.45)
    y = room.depth * 0.46 if light_side in {"E", "W"} else (room.depth - 0.9 if light_side == "N" else 0.4)
    colour = rng.choice(("#7c3a35", "#3d5a72", "#8a6a3c"))
    rooms.contact(room, near, y, 0.5, 0.5)
    p.box((near, y, 0), (0.5, 0.5, 0.06), colour, lighter(colour, 0.1))
    p.box((near + 0.05, y + 0.75, 0), (0.36, 0.28, 0.03), "#4e3a2b", "#6d4f38")
    p.box((near + 0.12, y + 0.84, 0.03), (0.08, 0.08, 0.07), "#efe7d6")


def doma(room: Room, light_side: str, rng: random.Random) -> None:
    """土間: beaten earth, the step up to the boards, an old hearth, things leaning at the wall."""
    wood = rng.choice(("#5f4a3a", "#564234", "#6b5140"))
    earth = rng.choice(("#b3a78f", "#aaa08c", "#bcae92"))
    plaster = rng.choice(("#dccdb0", "#d6c6a4", "#e3d8c2"))
    rooms.shell(room, plaster, earth, "#6d5642")
    for x, y, r in ((0.3, 0.35, 0.7), (0.62, 0.6, 0.9), (0.8, 0.3, 0.5)):
        room.floor.disc(room.width * x, room.depth * y, r, lighter(earth, 0.16), 0.35)
    rooms.planks(room.ceiling, room.width, room.depth, "#6d5642", step=0.3)
    rooms.timber(room, wood, 1.95)
    step_side = "W" if light_side != "W" else "E"
    _window_bars(room, room.walls[light_side], wood)
    if not any(w.widest() < w.length - 0.3 for w in room.walls.values() if w.side == "N"):
        _front_doors(room, room.walls["N"], wood)
    _step(room, step_side, wood)
    rooms.occlude(room)
    beams(room, wood)
    _hearth(room, "E" if step_side == "W" else "W", rng)


def _window_bars(room: Room, wall: Wall, wood: str) -> None:
    x = wall.take(1.5, 0.5)
    if x is not None:
        rooms.glazed(room, wall, x, 1.0, 1.5, 0.85, wood, 2)
        wall.sheet.columns(x, 1.0, 1.5, 0.85, 9, 0.03, wood)


def _front_doors(room: Room, wall: Wall, wood: str) -> None:
    x = wall.take(1.75, 0.5)
    if x is not None:
        s = wall.sheet
        rooms.outlook(room, s, (x, 0.02, 1.75, 1.9))
        s.rect(x, 0.02, 0.95, 1.9, "#f3e7c9")
        s.columns(x, 0.5, 0.95, 1.42, 8, 0.03, wood)
        fit.boards(s, x, 0.02, 0.95, 0.5, darker(wood, 0.05), upright=True, step=0.2)
        s.frame(x, 0.02, 0.95, 1.9, 0.06, wood)
        s.frame(x - 0.06, 0, 1.87, 1.98, 0.09, darker(wood, 0.1))
        rooms.sunbeam(room, wall, (x + 0.95, 0.02, 0.8, 1.9))


def raised(room: Room, side: str, wood: str) -> None:
    """Draw a low platform of boards before a wall, where one leaves one's shoes."""
    p, deep = room.p, 0.62
    low, size = {
        "N": ((0.0, room.depth - deep, 0.0), (room.width, deep, 0.36)),
        "S": ((0.0, 0.0, 0.0), (room.width, deep, 0.36)),
        "W": ((0.0, 0.0, 0.0), (deep, room.depth, 0.36)),
        "E": ((room.width - deep, 0.0, 0.0), (deep, room.depth, 0.36)),
    }[side]
    p.box(low, size, darker(wood, 0.05), "#a67c54")
    top = p.sheet((low[0], low[1], 0.361), (1, 0, 0), (0, 1, 0))
    rooms.planks(top, size[0], size[1], "#a67c54", along_x=side in "NS", step=0.155)


def _step(room: Room, side: str, wood: str) -> None:
    """Draw the raised floor along one side, with a stone to step on."""
    p, deep = room.p, 1.15
    x = 0.0 if side == "W" else room.width - deep
    p.box((x, 0, 0), (deep, room.depth, 0.4), darker(wood, 0.05), "#a67c54")
    top = p.sheet((x, 0, 0.401), (1, 0, 0), (0, 1, 0))
    rooms.planks(top, deep, room.depth, "#a67c54", step=0.19)
    stone = deep if side == "W" else room.width - deep - 0.45
    p.box((stone, room.depth * 0.42, 0), (0.45, 1.1, 0.17), "#a39c8e", "#b9b3a5")
    for i in range(2):
        p.box((stone + 0.08, room.depth * 0.5 + i * 0.2, 0.17), (0.26, 0.1, 0.03), "#3d5a72")


def beams(room: Room, wood: str) -> None:
    """Smoked beams across, a little below the ceiling."""
    for i in range(3):
        y = room.depth * (0.22 + 0.3 * i)
        room.p.box((0, y, room.height - 0.42), (room.width, 0.2, 0.24), darker(wood, 0.18))


def _hearth(room: Room, side: str, rng: random.Random) -> None:
    """かまど: a clay stove with two pots, and firewood."""
    p, clay = room.p, rng.choice(("#b98f6b", "#a89a84", "#c4a27c"))
    x = 0.15 if side == "W" else room.width - 0.95
    y = room.depth * 0.56
    if y + 1.5 > room.depth:
        y = room.depth - 1.55
    rooms.contact(room, x, y, 0.8, 1.4)
    p.box((x, y, 0), (0.8, 1.4, 0.62), clay, lighter(clay, 0.14))
    face = (
        p.sheet((x + 0.8, y, 0), (0, 1, 0), (0, 0, 1))
        if side == "W"
        else p.sheet((x, y + 1.4, 0), (0, -1, 0), (0, 0, 1))
    )
    for i in range(2):
        face.rect(0.16 + i * 0.68, 0.02, 0.36, 0.3, "#3a2f28")
        face.disc(0.34 + i * 0.68, 0.32, 0.18, "#3a2f28")
        top = (x + 0.4, y + 0.36 + i * 0.68, 0.62)
        _pot(room, top, 0.24)
    for i in range(5):
        p.box(
            (x + 0.05, y - 0.75 + (i % 3) * 0.17, 0.13 * (i // 3)), (0.7, 0.14, 0.12), "#8d6a4a" if i % 2 else "#9c7a57"
        )


def _pot(room: Room, at: tuple[float, float, float], r: float) -> None:
    """Draw an iron pot with a wooden lid."""
    spot = room.p.camera.spot(at)
    if spot:
        x, y, k = spot
        room.p.ellipse(x, y - r * 0.25 * k, (r * k, r * 0.7 * k), "#3c3a38")
        room.p.ellipse(x, y - r * 0.62 * k, (r * 0.98 * k, r * 0.34 * k), "#a98660")
        room.p.ellipse(x, y - r * 0.78 * k, (r * 0.24 * k, r * 0.1 * k), "#7a5c43")


def irori(room: Room, light_side: str, rng: random.Random) -> None:
    """囲炉裏: dark boards, the square hearth, the kettle on its hook, cushions of straw."""
    wood = rng.choice(("#55412f", "#5f4a3a", "#4d3b2e"))
    rooms.shell(room, rng.choice(("#cdbb95", "#c4b18c", "#d3c4a4")), "#7d5c40", "#4f3f31")
    rooms.planks(room.floor, room.width, room.depth, rng.choice(("#86623f", "#7a583c", "#936e4a")), step=0.24)
    rooms.planks(room.ceiling, room.width, room.depth, "#57442f", step=0.12)
    rooms.timber(room, wood)
    wall = room.walls[light_side]
    w = min(2.6, wall.widest() - 0.2)
    x = wall.take(w, 0.5)
    if x is not None:
        rooms.paper_light(room, wall, x, 0.02, w, DOOR, 3, wood)
    for k in room.walls:
        if k != light_side:
            _cupboard(room.walls[k], wood, rng)
    rooms.occlude(room)
    beams(room, wood)
    hearth(room, room.width / 2, room.depth * 0.55, wood, rng)


def _cupboard(wall: Wall, wood: str, rng: random.Random) -> None:
    """Boarded sliding doors (板戸)."""
    x = wall.take(1.75, rng.uniform(0.25, 0.75))
    if x is not None:
        for i in range(2):
            fit.boards(wall.sheet, x + i * 0.87, 0.02, 0.87, DOOR - 0.02, mix(wood, "#a87f58", 0.45), step=0.3)
            wall.sheet.frame(x + i * 0.87, 0.02, 0.87, DOOR - 0.02, 0.06, wood)


def hearth(room: Room, x: float, y: float, wood: str, rng: random.Random) -> None:
    """Draw the sunken hearth itself."""
    p, f, r = room.p, room.floor, 0.52
    for dx, dy in ((-1.35, -0.3), (0.78, -0.3), (-0.28, 0.75)):
        c = (x + dx + 0.28, y + dy + 0.28)
        f.disc(c[0], c[1], 0.36, rooms.SHADE, 0.16)
        f.disc(c[0], c[1] + 0.02, 0.31, "#c2a874")
        f.disc(c[0], c[1] + 0.02, 0.2, "#b39862")
    f.rect(x - r - 0.1, y - r - 0.1, 2 * r + 0.2, 2 * r + 0.2, lighter(wood, 0.22))
    f.rect(x - r, y - r, 2 * r, 2 * r, "#bdb5a6")
    f.shape([(x - r, y + r), (x + r, y + r), (x + r, y + r - 0.16), (x - r, y + r - 0.16)], "#5e5145", 0.5)
    f.disc(x, y, 0.26, "#8f877a")
    for i in range(5):
        f.disc(x + (i - 2) * 0.07, y + (0.05 if i % 2 else -0.05), 0.06, "#c4502a" if i % 2 else "#4b403a")
    f.disc(x, y, 0.9, "#f2a65a", 0.10)
    p.bar((x, y, room.height - 0.3), (x, y, 0.78), 0.045, "#3f342b")
    p.bar((x - 0.2, y, 1.25), (x + 0.22, y, 1.3), 0.07, "#6b5140")
    _pot(room, (x, y, 0.42), 0.2)
    p.bar((x - 0.15, y, 0.55), (x, y, 0.8), 0.02, "#3c3a38")
    p.bar((x + 0.15, y, 0.55), (x, y, 0.8), 0.02, "#3c3a38")
    del rng
