"""The shell of a room: floor, ceiling, four walls that know where there is space left, light and corners."""

# ruff: noqa: PLR0913 - a mark is its place, its size and its colour: they belong in one row

from __future__ import annotations

import math
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from . import draw_fittings as fit
from . import draw_land as land
from .colour import Light, darker, lighter, mix
from .draw_exterior import IN_TOWN, backdrop, shore
from .draw_trees import GRASS, any_tree, shrub, tree
from .draw_yard import lantern, stepping_stones, town_house
from .space import clip_rect, lifted, turned, unit
from .traits import Traits, seeded

if TYPE_CHECKING:
    from .paint import Painter, Sheet
    from .space import Vec

MAT = 0.91  # metres: the short side of a tatami
DOOR = 1.82  # metres: the height of every opening in an old house
SHADE = "#3b3026"
INSIDE = {"N": (0, 1, 0), "E": (1, 0, 0), "S": (0, -1, 0), "W": (-1, 0, 0)}


@dataclass
class Wall:
    """One wall seen from inside, with the stretches of it that are still free."""

    side: str
    sheet: Sheet
    length: float
    free: list[tuple[float, float]] = field(default_factory=list)

    def take(self, width: float, at: float = 0.5) -> float | None:
        """Reserves ``width`` metres, as near as may be to the share ``at`` of the wall; None when there is no room."""
        fits = [(a, b) for a, b in self.free if b - a >= width - 1e-6]
        if not fits:
            return None
        wish = at * self.length - width / 2
        a, b = min(fits, key=lambda s: abs(min(max(wish, s[0]), s[1] - width) - wish))
        x = min(max(wish, a), b - width)
        self.free.remove((a, b))
        self.free += [(lo, hi) for lo, hi in ((a, x), (x + width, b)) if hi - lo > 0.05]
        return x

    def widest(self) -> float:
        """Metres of the widest free stretch."""
        return max((b - a for a, b in self.free), default=0.0)


@dataclass
class Room:
    """A room of ``width`` x ``depth`` x ``height`` metres whose south-west corner is the origin."""

    p: Painter
    traits: Traits
    width: float
    depth: float
    height: float
    walls: dict[str, Wall]
    soft: bool = True
    outside: str = "garden"  # what lies before the windows: garden, street or court
    above: float = 0.0  # metres from the ground outside to the floor

    @property
    def floor(self) -> Sheet:
        """The floor, x to the east and y to the north."""
        return self.p.sheet((0, 0, 0), (1, 0, 0), (0, 1, 0))

    @property
    def ceiling(self) -> Sheet:
        """The ceiling as seen from below."""
        return self.p.sheet((0, self.depth, self.height), (1, 0, 0), (0, -1, 0))

    def bounds(self, sheet: Sheet) -> tuple[float, float]:
        """Width and height of a floor, ceiling or wall sheet."""
        if abs(sheet.normal[2]) > 0.5:
            return self.width, self.depth
        return (self.width if abs(sheet.normal[1]) > 0.5 else self.depth), self.height


def room_of(p: Painter, t: Traits, size: tuple[float, float, float], *, soft: bool = True) -> Room:
    """Return an empty room."""
    w, d, _ = size
    up: Vec = (0.0, 0.0, 1.0)
    walls = {
        "N": Wall("N", p.sheet((0, d, 0), (1, 0, 0), up), w),
        "E": Wall("E", p.sheet((w, d, 0), (0, -1, 0), up), d),
        "S": Wall("S", p.sheet((w, 0, 0), (-1, 0, 0), up), w),
        "W": Wall("W", p.sheet((0, 0, 0), (0, 1, 0), up), d),
    }
    for wall in walls.values():
        seen = p.camera.sees(wall.sheet.origin, wall.sheet.normal)
        wall.free = [(0.12, wall.length - 0.12)] if seen else []
    return Room(p, t, *size, walls, soft, "court" if t.kind in IN_TOWN else "garden")


def daylight(side: str, base: Light, tilt: float = 0.35) -> Light:
    """Return the light of an hour inside a room whose windows are on ``side``."""
    x, y, _ = INSIDE[side]
    sun = unit((x + tilt * y, y - tilt * x, 0.62))
    lit = tuple(0.55 + v * 0.46 for v in base.lit)
    shade = tuple(k + v * 0.4 for k, v in zip((0.57, 0.545, 0.51), base.shade, strict=True))
    return Light(
        base.name,
        base.sky_top,
        base.sky_low,
        base.haze,
        sun,
        (lit[0], lit[1], lit[2]),
        (shade[0], shade[1], shade[2]),
        base.shadow,
        base.disc,
    )


def shell(room: Room, plaster: str, floor: str, ceiling: str) -> None:
    """Plain walls, floor and ceiling, to be detailed afterwards."""
    for sheet, colour in ((room.floor, floor), (room.ceiling, ceiling)):
        sheet.rect(0, 0, room.width, room.depth, colour)
    for wall in room.walls.values():
        wall.sheet.rect(0, 0, wall.length, room.height, plaster)


def timber(room: Room, wood: str, beam: float = 1.84) -> None:
    """Pillars every ken, the rail (長押) above the doors, a skirting and a cornice."""
    for wall in room.walls.values():
        s, n = wall.sheet, max(1, round(wall.length / 1.82))
        s.columns(0, 0, wall.length, room.height, n, 0.1, wood)
        s.rect(0, beam, wall.length, 0.1, wood)
        s.rect(0, 0, wall.length, 0.06, darker(wood, 0.1))
        s.rect(0, room.height - 0.06, wall.length, 0.06, wood)
        s.rect(0, 0, 0.07, room.height, darker(wood, 0.1))
        s.rect(wall.length - 0.07, 0, 0.07, room.height, darker(wood, 0.1))


def mats(room: Room, straw: str, edge: str) -> None:
    """Tatami over the whole floor, the grain of neighbours crossing."""
    cols, rows = max(1, round(room.width / MAT)), max(1, round(room.depth / MAT))
    kx, ky = room.width / cols, room.depth / rows
    for x, y, w, h in _layout(cols, rows):
        tone = straw if w > h else mix(straw, "#8d8b4e", 0.1)
        room.floor.rect(x * kx, y * ky, w * kx, h * ky, tone)
        long_x = w >= h
        for off in (0.0, (h * ky if long_x else w * kx) - 0.035):
            if long_x:
                room.floor.rect(x * kx, y * ky + off, w * kx, 0.035, edge)
            else:
                room.floor.rect(x * kx + off, y * ky, 0.035, h * ky, edge)
        room.floor.frame(x * kx, y * ky, w * kx, h * ky, 0.006, darker(straw, 0.35))


def _layout(cols: int, rows: int) -> list[tuple[int, int, int, int]]:
    """Mats as (x, y, w, h) in half mats; four and a half, six, eight as they are really laid, others row by row."""
    if (cols, rows) == (3, 3):
        return [(0, 0, 2, 1), (2, 0, 1, 2), (1, 2, 2, 1), (0, 1, 1, 2), (1, 1, 1, 1)]
    if (cols, rows) == (4, 3):
        return [(0, 0, 1, 2), (3, 0, 1, 2), (1, 0, 2, 1), (1, 1, 2, 1), (0, 2, 2, 1), (2, 2, 2, 1)]
    if (cols, rows) == (3, 4):
        return [(y, x, h, w) for x, y, w, h in _layout(4, 3)]
    if cols >= 4 and rows == 4:
        inner = [(0, 0, 2, 1), (2, 0, 2, 1), (0, 3, 2, 1), (2, 3, 2, 1), *[(i, 1, 1, 2) for i in range(4)]]
        return inner + [(x, y, 1, 2) for x in range(4, cols) for y in (0, 2)]
    out = []
    for y in range(rows):
        row = [(x, y, 2, 1) for x in range(0, cols - 1, 2)]
        out += row + ([(cols - 1, y, 1, 1)] if cols % 2 else [])
    return out


def planks(sheet: Sheet, w: float, h: float, colour: str, *, along_x: bool = False, step: float = 0.15) -> None:
    """Draw a floor or ceiling of boards in three close tones."""
    length = h if along_x else w
    count = max(1, round(length / step))
    for i in range(count):
        tone = mix(colour, ("#f0d9b0", "#5b4632", colour)[i * 7 % 3], 0.07)
        a = length * i / count
        if along_x:
            sheet.rect(0, a, w, length / count, tone)
        else:
            sheet.rect(a, 0, length / count, h, tone)
    joint = darker(colour, 0.2)
    (sheet.rows if along_x else sheet.columns)(0, 0, w, h, count, 0.012, joint)


def ceiling_boards(room: Room, colour: str) -> None:
    """竿縁天井: wide boards with battens across."""
    planks(room.ceiling, room.width, room.depth, colour, step=0.45)
    n = max(2, round(room.depth / 0.46))
    room.ceiling.rows(0, 0, room.width, room.depth, n, 0.035, darker(colour, 0.28))


def outlook(room: Room, sheet: Sheet, rect: tuple[float, float, float, float]) -> None:
    """Draw what lies outside an opening: the region's land, with a garden in front of it."""
    x, y, w, h = rect
    if not sheet.visible:
        return
    corners = [(x, y), (x + w, y), (x + w, y + h), (x, y + h)]
    if not room.p.camera.polygon([sheet.at(a, b) for a, b in corners]):
        return
    p, world = room.p, room.p.camera
    out = -sheet.normal[0], -sheet.normal[1]
    turn = math.degrees(math.atan2(out[0], out[1]))
    ahead = p.ahead
    (ox, oy, _), (ux, uy, _) = sheet.at(x + w / 2, 0), sheet.normal
    near, across = -(ox * ux + oy * uy), -ox * uy + oy * ux
    with sheet.clip(corners):
        p.camera, p.ahead = lifted(turned(world, turn), room.above), 0.0
        backdrop(p, room.traits, seeded(room.traits.id, "outlook"))
        _OUTSIDE[room.outside](room, near, across)
        p.camera, p.ahead = world, ahead


def garden_outside(room: Room, near: float, across: float) -> None:
    """Draw a garden before a window ``near`` metres to the north and ``across`` metres to the east."""
    p, t = room.p, room.traits
    rng = seeded(t.id, "outside")
    shore(p, t, -4.0)
    p.ground(
        [(-60, near), (60, near), (60, near + 10), (-60, near + 10)],
        land.airy(p, mix(GRASS[t.season], "#dccfae", 0.25), 0.0),
    )
    if t.has("fruit_trees"):
        fruit = "mikan" if t.region == "coast" else "persimmon"
        tree(p, (across + rng.choice((-2.6, 2.4)), near + 6.5, -0.3), 3.6, "#7d9455", rng, fruit)
    else:
        any_tree(p, (across + rng.uniform(-4, 4), near + rng.uniform(7, 9), -0.3), rng.uniform(3.2, 4.6), t.season, rng)
    any_tree(p, (across + rng.choice((-8.0, 8.0)), near + 9, -0.3), rng.uniform(3, 5), t.season, rng)
    for _ in range(11):
        place = (across + rng.uniform(-9, 9), near + rng.uniform(4.2, 7.5), -0.2)
        shrub(p, place, rng.uniform(0.7, 1.3), rng.choice(("#7f9a5e", "#88a063", "#6f8f5a")), rng)


def street_outside(room: Room, near: float, across: float) -> None:
    """Draw the street before a window in town, and the row of houses across it."""
    p = room.p
    rng = seeded(room.traits.id, "across")
    p.ground([(-80, near), (80, near), (80, near + 7), (-80, near + 7)], land.airy(p, "#b3ab9d", 0.0), z=-0.15)
    p.ground(
        [(-80, near + 5.6), (80, near + 5.6), (80, near + 7), (-80, near + 7)], land.airy(p, "#cfc6b4", 0.0), z=-0.15
    )
    x = across - 24.0
    while x < across + 24:
        x += town_house(p, x, near + 7.0, rng) + 0.3


def court_outside(room: Room, near: float, across: float) -> None:
    """坪庭: a small court in town with moss, bushes, a lantern, and a plastered wall."""
    p, t = room.p, room.traits
    rng = seeded(t.id, "court")
    p.ground(
        [(across - 40, near), (across + 40, near), (across + 40, near + 5), (across - 40, near + 5)],
        land.airy(p, "#a9b183", 0.0),
        z=-0.2,
    )
    town_house(p, across - 9, near + 9, rng)
    town_house(p, across + 3, near + 10, rng)
    wall = p.sheet((across - 30, near + 5, -0.2), (1, 0, 0), (0, 0, 1))
    wall.rect(0, 0, 60, 1.9, "#e9dfc9")
    wall.rect(0, 0, 60, 0.5, "#8a7c66")
    p.box((across - 30, near + 4.8, 1.7), (60, 0.5, 0.2), "#5a6468", "#6d777b")
    stepping_stones(p, (across + 0.3, near + 0.4), (across - 0.6, near + 4), 5)
    tree(
        p, (across + rng.choice((-1.8, 1.8)), near + 3.8, -0.2), 3.0, rng.choice(("#6f9a5a", "#86a35a", "#b5613f")), rng
    )
    lantern(p, across - rng.choice((-1.0, 1.0)), near + 3.4)
    for _ in range(9):
        shrub(
            p,
            (across + rng.uniform(-5, 5), near + rng.uniform(3.0, 4.4), -0.2),
            rng.uniform(0.5, 0.9),
            rng.choice(("#7f9a5e", "#6f8f5a")),
            rng,
        )


_OUTSIDE = {"garden": garden_outside, "street": street_outside, "court": court_outside}


def glazed(
    room: Room,
    wall: Wall,
    x: float,
    y: float,
    w: float,
    h: float,
    frame: str,
    count: int = 2,
    *,
    open_share: float = 0.0,
) -> None:
    """Draw a window with the land behind it and, if ``open_share``, one pane slid aside."""
    s = wall.sheet
    outlook(room, s, (x, y, w, h))
    each = w / count
    for i in range(count):
        if i < count - (1 if open_share else 0):
            left = x + i * each
            s.shape(
                [
                    (left, y + h * 0.2),
                    (left, y + h * 0.6),
                    (left + each * 0.8, y + h),
                    (left + each, y + h),
                    (left + each, y + h * 0.9),
                ],
                "#fbf8ec",
                0.16,
            )
            s.frame(left, y, each, h, 0.04, frame)
    s.frame(x - 0.03, y - 0.03, w + 0.06, h + 0.06, 0.05, darker(frame, 0.12))
    sunbeam(room, wall, (x, y, w, h))


def paper_light(room: Room, wall: Wall, x: float, y: float, w: float, h: float, count: int, frame: str) -> None:
    """Shoji with the day behind them."""
    paper = mix("#fdf5df", room.p.light.sky_low, 0.25)
    bright = lighter(paper, 0.4)
    fit.shoji(wall.sheet, x, y, w, h, count, frame, bright)
    sunbeam(room, wall, (x, y + 0.3, w, h - 0.3), 0.1)


def sunbeam(room: Room, wall: Wall, rect: tuple[float, float, float, float], opacity: float = 0.22) -> None:
    """Draw the patch of light that an opening throws on the floor."""
    sx, sy, sz = room.p.light.sun
    x, y, w, h = rect
    if room.p.light.name == "cloudy" or sz <= 0:
        return
    flat = []
    for a, b in ((x, y), (x + w, y), (x + w, y + h), (x, y + h)):
        px, py, pz = wall.sheet.at(a, b)
        flat.append((px - sx / sz * pz, py - sy / sz * pz))
    kept = clip_rect(flat, (0, 0), (room.width, room.depth))
    if len(kept) > 2:
        room.floor.shape(kept, "#fff2cd", opacity)


def doorway(wall: Wall, x: float, w: float, wood: str, *, height: float = DOOR, beyond: str = "#cdb994") -> None:
    """Draw an open door: the next room lies behind it in a softer light."""
    s = wall.sheet
    back = s.recess(x, 0, w, height, 1.5, mix(beyond, SHADE, 0.16), "#a98862")
    back.rect(w * 0.16, 0, w * 0.68, height * 0.9, mix(beyond, "#fff3d6", 0.35))
    back.columns(w * 0.16, 0, w * 0.68, height * 0.9, 4, 0.025, mix(wood, beyond, 0.4))
    back.rows(w * 0.16, 0, w * 0.68, height * 0.9, 5, 0.02, mix(wood, beyond, 0.4))
    s.frame(x - 0.07, -0.03, w + 0.14, height + 0.1, 0.08, wood)
    s.rect(x, 0, w, 0.035, darker(wood, 0.15))


def occlude(room: Room) -> None:
    """Soft darkness in the corners, where little light comes; panoramas get theirs from the pixels."""
    if not room.soft:
        return
    for wall in room.walls.values():
        s, w, h = wall.sheet, wall.length, room.height
        s.fade(
            [(0, h), (w, h), (w, h - 0.7), (0, h - 0.7)], ((w / 2, h), (w / 2, h - 0.7)), (SHADE, SHADE), (0.13, 0.0)
        )
        s.fade([(0, 0), (w, 0), (w, 0.5), (0, 0.5)], ((w / 2, 0), (w / 2, 0.5)), (SHADE, SHADE), (0.10, 0.0))
        s.fade([(0, 0), (0.7, 0), (0.7, h), (0, h)], ((0, 1.2), (0.7, 1.2)), (SHADE, SHADE), (0.12, 0.0))
        s.fade([(w, 0), (w - 0.7, 0), (w - 0.7, h), (w, h)], ((w, 1.2), (w - 0.7, 1.2)), (SHADE, SHADE), (0.12, 0.0))
    f, d = room.floor, room.depth
    f.fade(
        [(0, d), (room.width, d), (room.width, d - 0.8), (0, d - 0.8)],
        ((1, d), (1, d - 0.8)),
        (SHADE, SHADE),
        (0.14, 0.0),
    )


def contact(room: Room, x: float, y: float, w: float, d: float) -> None:
    """Draw the shadow under a piece of furniture."""
    for grow, opacity in ((0.12, 0.07), (0.04, 0.10)):
        room.floor.rect(x - grow, y - grow, w + 2 * grow, d + 2 * grow, SHADE, opacity)


def lamp(room: Room, x: float, y: float, drop: float, colour: str) -> None:
    """Draw a pendant lamp with a shallow shade."""
    p, z = room.p, room.height - drop
    p.bar((x, y, room.height), (x, y, z), 0.015, "#4a4038")
    spot = p.camera.spot((x, y, z))
    if spot:
        k = spot[2]
        p.flat(
            [
                (spot[0] - 0.08 * k, spot[1]),
                (spot[0] + 0.08 * k, spot[1]),
                (spot[0] + 0.25 * k, spot[1] + 0.14 * k),
                (spot[0] - 0.25 * k, spot[1] + 0.14 * k),
            ],
            colour,
        )
        p.ellipse(spot[0], spot[1] + 0.14 * k, (0.25 * k, 0.045 * k), lighter(colour, 0.5))
