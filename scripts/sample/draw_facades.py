"""How each type of house stands there: blocks, openings and roofs put together."""

# ruff: noqa: PLR0913 - a mark is its place, its size and its colour: they belong in one row

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from . import draw_fittings as fit
from .colour import darker, lighter, mix
from .draw_houses import House, body, corners, glow, under_eaves
from .draw_roofs import Block, Roof, cover, roof, skirt

if TYPE_CHECKING:
    from collections.abc import Callable

    from .paint import Painter, Sheet

FLOOR = 0.5  # the floor of an old house lies this high above the ground


def draw_house(p: Painter, h: House) -> None:
    """Draw the house with its front on y = 0, its left corner at the origin."""
    _DRAW[h.type](p, h)


def shadow_of(p: Painter, h: House) -> None:
    """Draw the shadow of the whole house on the ground."""
    high = h.wall_high * h.floors
    rise = h.depth / 2 * h.roof.pitch if h.type not in {"kanban", "flats"} else 0.3
    p.cast(corners(Block(0, 0, h.width, h.depth, 0, high), rise, 0.5))


def engawa(s: Sheet, x: float, w: float, h: House, glass: fit.Glass, panes: int) -> None:
    """Draw a wide glazed opening over a wooden step, and the case for its shutters."""
    if not s.visible:
        return
    s.rect(x - 0.05, 0, w + 0.1, FLOOR - 0.08, "#4b4038")
    make = fit.wooden_sash if h.frame in {"#5f4a3b", "#6b5140", "#77593f"} else fit.sash
    make(s, x, FLOOR, w, 1.85, panes, glass, h.frame)
    s.box(x - 0.05, FLOOR - 0.12, w + 0.1, 0.09, 0.45, "#a07f5d")


def step(s: Sheet, x: float, w: float) -> None:
    """Draw the stone before the entrance."""
    s.box(x + w * 0.1, 0, w * 0.8, 0.16, 0.6, "#b9b2a4")


def window(s: Sheet, x: float, w: float, h: House, glass: fit.Glass, sill: float = 1.15, high: float = 1.05) -> None:
    """Draw a waist-high window of two or more panes."""
    make = fit.wooden_sash if h.frame in {"#5f4a3b", "#6b5140", "#77593f"} else fit.sash
    make(s, x, sill, w, high, max(2, round(w / 0.85)), glass, h.frame)


def ground_floor(seen: dict[str, tuple[Sheet, float]], h: House, glass: fit.Glass) -> None:
    """Draw the openings of an ordinary front: wide glass, entrance, small window; and of the gable side."""
    if "front" in seen:
        s, length = seen["front"]
        wide = length * 0.42
        places = [length * 0.08, length * 0.56, length * 0.78]
        if h.mirror:
            places = [length - places[0] - wide, length - places[1] - 1.7, length - places[2] - length * 0.16]
        engawa(s, places[0], wide, h, glass, 4)
        step(s, places[1], 1.7)
        fit.entrance(s, places[1], 0.12, 1.7, 2.3, glass, h.frame)
        window(s, places[2], length * 0.16, h, glass)
    for side in ("left", "right"):
        if side in seen:
            s, length = seen[side]
            window(s, length * 0.18, 1.7, h, glass)
            window(s, length * 0.66, 1.2, h, glass, 1.5, 0.7)


def one_storey(p: Painter, h: House) -> None:
    """Draw a hiraya under gable, hip or irimoya."""
    b = Block(0, 0, h.width, h.depth, 0, h.wall_high)
    old = h.type in {"irimoya", "thatch", "tin_thatch"}
    seen = body(
        p,
        b,
        h,
        wainscot=0.9 if h.type not in {"box1", "modern1", "aframe"} else 0.0,
        posts=old,
        plinth=0.32 if not old else 0.18,
    )
    ground_floor(seen, h, glow(h, p))
    under_eaves(seen, h.wall_high, 0.75 if old else 0.55)
    porch = (h.width * 0.56, h.width * 0.56 + 1.7)
    if h.mirror:
        porch = (h.width - porch[1], h.width - porch[0])
    if h.type == "irimoya":
        pent(p, h, 0.2, h.width - 0.2, 0, 2.62)
    roof(p, b, h.roof)
    if h.type in {"hiraya", "hip1", "box1"}:
        gabled_porch(p, h, *porch)


def pent(p: Painter, h: House, x0: float, x1: float, y: float, z: float, reach: float = 1.15) -> None:
    """Draw a lean-to roof along the front, lower than the main one."""
    cover = replace(h.roof, thick=0.1)
    lean_to(p, x0, x1, y, z, reach, cover)


def lean_to(p: Painter, x0: float, x1: float, y: float, z: float, reach: float, style: Roof) -> None:
    """Draw a single slope that falls towards the viewer from a wall on ``y``, ``z`` metres high at the wall."""
    fall = reach * 0.36
    low = z - fall
    dark = mix(darker(style.wood, 0.1), "#3a3029", 0.35)
    p.face([(x0, y - reach, low), (x1, y - reach, low), (x1, y, z), (x0, y, z)], dark, (0, -0.3, -0.9))
    for x, n in ((x0, -1.0), (x1, 1.0)):
        p.face(
            [(x, y, z + style.thick), (x, y - reach, low + style.thick), (x, y - reach, low), (x, y, z)],
            style.wood,
            (n, 0, 0),
        )
    p.face(
        [
            (x0, y - reach, low),
            (x1, y - reach, low),
            (x1, y - reach, low + style.thick),
            (x0, y - reach, low + style.thick),
        ],
        darker(style.colour, 0.32),
        (0, -1, 0),
    )
    s = p.sheet((x0, y - reach, low + style.thick), (1, 0, 0), (0, reach, fall))
    if s.visible:
        length = (reach**2 + fall**2) ** 0.5
        cover(s, [(0, 0), (x1 - x0, 0), (x1 - x0, length), (0, length)], style)


def gabled_porch(p: Painter, h: House, x0: float, x1: float) -> None:
    """Draw a little roof on two posts before the entrance."""
    for x in (x0 - 0.25, x1 + 0.15):
        p.box((x, -1.15, 0), (0.12, 0.12, 2.4), h.roof.wood)
    lean_to(p, x0 - 0.45, x1 + 0.45, 0.0, 2.72, 1.35, replace(h.roof, thick=0.12))


def two_storey(p: Painter, h: House) -> None:
    """Draw a two-storey wooden house with a skirt roof between the floors."""
    low, mid = h.wall_high, h.wall_high + 0.45
    inset = 0.0 if h.type in {"siding2", "modern2"} else 0.9
    b = Block(0, 0, h.width, h.depth, 0, low)
    two = replace(h, wall=h.lower) if h.type in {"siding2", "modern2"} else h
    seen = body(p, b, two, plinth=0.35, wainscot=0.85 if h.type == "farm2" else 0, posts=h.type == "farm2")
    glass = glow(h, p)
    ground_floor(seen, h, glass)
    under_eaves(seen, low, 0.6)
    left = 0.0 if h.mirror else h.width * (0.18 if inset else 0.0)
    right = h.width * (0.82 if inset else 1.0) if h.mirror else h.width
    up = Block(left, inset * 0.5, right, h.depth, low, mid + 2.3)
    if inset:
        roof(p, Block(0, 0, h.width, h.depth, 0, low), replace(h.roof, form="hip", over=0.7, pitch=0.4))
    seen = body(p, up, h, posts=h.type == "farm2")
    upper_floor(seen, h, glass, mid - low + 0.75)
    under_eaves(seen, up.z1 - up.z0, 0.5)
    if inset:
        runs = {"left": left + 0.7, "right": h.width - right + 0.7, "front": up.y0 + 0.7}
        skirt(p, Block(0, 0, h.width, h.depth, 0, low), replace(h.roof, form="hip", over=0.7, pitch=0.4), runs)
    else:
        lean_to(p, -0.3, h.width + 0.3, 0, low + 0.4, 1.1, replace(h.roof, thick=0.1))
    roof(p, up, h.roof)


def upper_floor(seen: dict[str, tuple[Sheet, float]], h: House, glass: fit.Glass, sill: float) -> None:
    """Windows upstairs, on the front with a rail for the bedding."""
    for side, (s, length) in seen.items():
        if side == "front":
            count = 2 if length > 7 else 1
            wide = 2.6 if count == 2 else min(3.4, length * 0.5)
            for i in range(count):
                x = length * (0.27 + 0.46 * i) - wide / 2 if count == 2 else (length - wide) / 2
                window(s, x, wide, h, glass, sill, 1.2)
                if h.type != "modern2":
                    fit.rail(s.offset(0.18), x - 0.1, sill - 0.1, wide + 0.2, 0.5, darker(h.frame, 0.1), 0.24)
        else:
            window(s, length * 0.35, 1.7, h, glass, sill + 0.1, 1.0)


def machiya(p: Painter, h: House) -> None:
    """Draw a town house: lattice and noren below, a low upper floor with slit windows above."""
    low, high = h.wall_high, h.wall_high + 2.3
    b = Block(0, 0, h.width, h.depth, 0, low)
    seen = body(p, b, h, posts=True)
    glass = glow(h, p)
    if "front" in seen:
        shop_front(seen["front"][0], seen["front"][1], h, glass)
    under_eaves(seen, low, 0.7)
    up = Block(0, 0.25, h.width, h.depth, low, high)
    seen = body(p, up, h)
    if "front" in seen:
        s, length = seen["front"]
        namako = h.accent == "#274b6d"
        for i in range(2):
            x = length * (0.1 + 0.44 * i)
            fit.lattice(s, x, 1.0, length * 0.36, 0.85, h.frame, glass.pane if not namako else "#f7ecd0", 0.16)
        if namako:
            fit.namako(s, 0, 0.05, length, 0.7)
        for x in (0.0, length - 0.28):
            s.box(x, 0, 0.28, 2.3, 0.55, h.wall)
    under_eaves(seen, 2.3, 0.45)
    lean_to(p, -0.35, h.width + 0.35, 0.25, low + 0.42, 1.35, replace(h.roof, thick=0.14))
    roof(p, up, h.roof)


def shop_front(s: Sheet, length: float, h: House, glass: fit.Glass) -> None:
    """Draw the ground floor of a machiya: lattice, entrance with a curtain, benches folded up."""
    door = 1.9
    x = length * 0.58 if not h.mirror else length * 0.42 - door
    spaces = [(0.2, x - 0.25), (x + door + 0.25, length - 0.2)]
    s.rect(x, 0.05, door, 2.2, "#3d332a")
    s.rect(x + door * 0.5, 0.05, door * 0.5, 2.2, darker(glass.pane, 0.25))
    s.columns(x + door * 0.5, 0.05, door * 0.5, 2.2, 5, 0.035, h.frame)
    s.frame(x, 0.05, door, 2.2, 0.08, h.frame)
    fit.noren(s.offset(0.12), x + 0.08, 2.1, door - 0.16, 0.85, h.accent)
    for a, b in spaces:
        if b - a > 0.7:
            fit.lattice(s, a, 0.55, b - a, 1.75, mix(h.frame, "#c99e6c", 0.25), "#efdcb4")
            fit.boards(s, a, 0.05, b - a, 0.5, h.lower, step=0.25)


def kanban(p: Painter, h: House) -> None:
    """看板建築: a shop behind a flat parapet, with an awning and perhaps its shutter down."""
    high = 6.6
    roof(
        p,
        Block(0.2, 0.6, h.width - 0.2, h.depth, 0, high - 1.2),
        replace(h.roof, form="gable", over=0.2, cover="tin", gable=h.wall, pitch=0.3),
    )
    seen = body(p, Block(0, 0, h.width, h.depth, 0, high - 0.9), h)
    for side in ("left", "right"):
        if side in seen:
            window(seen[side][0], seen[side][1] * 0.4, 1.5, h, glow(h, p), 3.9, 1.0)
    seen = body(p, Block(0, -0.05, h.width, 0.3, 0, high), h)
    if "front" not in seen:
        return
    s, length = seen["front"]
    glass = glow(h, p)
    s.rect(0, high - 0.35, length, 0.35, darker(h.wall, 0.14))
    s.rect(0, high - 0.5, length, 0.06, darker(h.wall, 0.22))
    for i in range(3):
        window(s, length * (0.09 + 0.295 * i), length * 0.23, h, glass, 4.1, 1.25)
    signboard(s, length, h)
    front_of_shop(s, length, h, glass)
    awning(p, h, length)


def signboard(s: Sheet, length: float, h: House) -> None:
    """Draw a blank board: the name has been painted over."""
    s.box(length * 0.08, 3.1, length * 0.84, 0.62, 0.12, lighter(h.accent, 0.72), lighter(h.accent, 0.72))
    s.offset(0.13).frame(length * 0.08, 3.1, length * 0.84, 0.62, 0.05, h.accent)


def front_of_shop(s: Sheet, length: float, h: House, glass: fit.Glass) -> None:
    """Glass doors, or a shutter, over the whole width."""
    if h.mirror:
        fit.shutter(s, length * 0.06, 0.06, length * 0.5, 2.3)
        fit.sash(s, length * 0.6, 0.1, length * 0.33, 2.3, 2, glass, h.frame)
    else:
        fit.sash(s, length * 0.06, 0.1, length * 0.88, 2.35, 4, replace(glass, behind="curtain"), h.frame)
        s.rect(length * 0.06, 0.1, length * 0.88, 0.4, h.lower)


def awning(p: Painter, h: House, length: float) -> None:
    """Draw a striped awning over the shop."""
    z, reach, count = 3.0, 1.25, max(6, round(length / 0.55))
    s = p.sheet((0.2, -reach - 0.05, z - 0.62), (1, 0, 0), (0, reach, 0.62))
    wide = length - 0.4
    deep = (reach**2 + 0.62**2) ** 0.5
    for i in range(count):
        colour = h.accent if i % 2 == 0 else "#f1e8d5"
        s.rect(wide * i / count, 0, wide / count, deep, colour)
        p.face(
            [
                (0.2 + wide * i / count, -reach - 0.05, z - 0.85),
                (0.2 + wide * (i + 1) / count, -reach - 0.05, z - 0.85),
                (0.2 + wide * (i + 1) / count, -reach - 0.05, z - 0.62),
                (0.2 + wide * i / count, -reach - 0.05, z - 0.62),
            ],
            colour,
            (0, -1, 0),
        )


def flats(p: Painter, h: House) -> None:
    """Draw a block of flats with balconies and an outside stair."""
    each, glass = h.wall_high, glow(h, p)
    high = each * h.floors + 0.5
    seen = body(p, Block(0, 0, h.width, h.depth, 0, high), h)
    if "front" in seen:
        s, length = seen["front"]
        units = 4
        for i in range(h.floors):
            z = each * i
            for k in range(units):
                x = length * k / units + 0.35
                fit.sash(
                    s, x + 0.25, z + 0.35, length / units - 1.6, 1.95, 2, replace(glass, behind="curtain"), h.frame
                )
                s.box(x + length / units - 1.0, z + 0.35, 0.5, 0.6, 0.25, "#dedacd")
            s.box(0.2, z + 0.12, length - 0.4, 0.16, 1.1, darker(h.wall, 0.1))
            fit.rail(s.offset(1.08), 0.2, z + 0.26, length - 0.4, 1.05, darker(h.frame, 0.15), 0.16)
        s.rect(0, high - 0.12, length, 0.12, darker(h.wall, 0.2))
    for side in ("left", "right"):
        if side in seen:
            s, length = seen[side]
            for i in range(h.floors):
                window(s, length * 0.4, 1.4, h, glass, each * i + 1.3, 1.0)
    p.box((-0.1, -0.1, high), (h.width + 0.2, h.depth + 0.2, 0.25), darker(h.wall, 0.16), darker(h.wall, 0.05))


_DRAW: dict[str, Callable[[Painter, House], None]] = {
    "thatch": one_storey,
    "tin_thatch": one_storey,
    "irimoya": one_storey,
    "hiraya": one_storey,
    "aframe": one_storey,
    "hip1": one_storey,
    "tin1": one_storey,
    "box1": one_storey,
    "modern1": one_storey,
    "farm2": two_storey,
    "mortar2": two_storey,
    "siding2": two_storey,
    "modern2": two_storey,
    "machiya": machiya,
    "kanban": kanban,
    "flats": flats,
}
