"""The house in its place: who stands where, and from which side one looks."""

# ruff: noqa: PLR0913 - a mark is its place, its size and its colour: they belong in one row

from __future__ import annotations

import math
from functools import partial
from typing import TYPE_CHECKING, Protocol

from . import draw_land as land
from . import draw_yard as yard
from .colour import darker, mix
from .draw_facades import draw_house, shadow_of
from .draw_houses import plan
from .draw_trees import GRASS, LEAF, any_tree, bamboo, bare, cedar, pine, tree
from .space import Camera, level
from .traits import Traits, fork, seeded

if TYPE_CHECKING:
    import random
    from collections.abc import Callable

    from .draw_houses import House
    from .paint import Painter

    Put = Callable[[float, float, Callable[[], None]], None]

    class Beside(Protocol):
        """Gives the x of something ``wide`` metres wide, ``gap`` metres from the house."""

        def __call__(self, gap: float, wide: float = 0.0, *, other: bool = False) -> float:
            """Return the x in metres; ``other`` means the other side."""
            ...


Size = tuple[int, int]
TOWN = {"machiya", "kanban", "flats"}
IN_TOWN = {"shop_house", "business", "apartment"}


def view_of(h: House, rng: random.Random, size: Size) -> Camera:
    """Return a camera before the house, to one side, far enough to see all of it."""
    tall = h.wall_high * h.floors + h.depth / 2 * (h.roof.pitch if h.type not in {"kanban", "flats"} else 0.2)
    angle = rng.choice((-1, 1)) * rng.uniform(14, 36)
    if h.type in {"machiya", "kanban"}:
        angle *= 0.55
    fov = rng.uniform(44, 52)
    reach = max(h.width + 3.6, tall * 1.75 + 2.6) / 2 / math.tan(math.radians(fov) / 2) + h.depth * 0.4
    a = math.radians(angle)
    eye = (h.width / 2 + math.sin(a) * reach, -math.cos(a) * reach + h.depth * 0.3, rng.uniform(2.0, 4.2))
    horizon = rng.uniform(0.59, 0.64) if tall > 6.5 else rng.uniform(0.52, 0.57)
    return level(eye, -angle + rng.uniform(-4, 4), fov, size, horizon)


def backdrop(p: Painter, t: Traits, rng: random.Random) -> None:
    """Sky, ridges and middle ground of the listing's region."""
    season = t.season
    place = seeded(t.id, "place")
    land.sky(p, rng)
    boost = 1.25 if t.has("mountain_view") else 1.0
    if t.has("sea_view"):
        land.sea(p, place, season)
        land.plain(p, GRASS[season])
        return
    land.mountains(p, t.region, season, place, boost)
    land.plain(p, GRASS[season])
    if t.has("rice_paddy", "farmland") or place.random() < 0.5:
        land.paddies(p, 26, 95, season, place)
    if t.has("river"):
        land.river(p, 24, 9, place)


def exterior(p: Painter, t: Traits, rng: random.Random) -> None:
    """Draw the house with its yard, trees and neighbours."""
    h = plan(t)
    backdrop(p, t, rng)
    if h.type in TOWN:
        street(p, t, h, rng)
    else:
        village(p, t, h, rng)


def shore(p: Painter, t: Traits, z: float = 0.0) -> bool:
    """Cuts the land off before the sea, ``z`` metres high; True when this house has the sea behind it."""
    if not t.has("sea_view"):
        return False
    place = seeded(t.id, "shore")
    y = place.uniform(22, 34)
    edge = [(x, y + 5 * math.sin(x / 26 + y) + 2 * math.sin(x / 9)) for x in range(-300, 301, 10)]
    blue = land.airy(p, mix(land.SEA, p.light.sky_top, 0.3), 0.1)
    p.face([(-900, y - 8, z), (900, y - 8, z), (900, 3000, z), (-900, 3000, z)], blue)
    p.ground([(-300, y - 9), *edge, (300, y - 9)], land.airy(p, "#d8cfb2", 0.05))
    p.ground([(-300, y - 10), *[(a, b - 2.2) for a, b in edge], (300, y - 10)], land.airy(p, GRASS[t.season], 0.05))
    return True


def village(p: Painter, t: Traits, h: House, rng: random.Random) -> None:
    """Draw a house with land around it."""
    place = seeded(t.id, "yard")
    coast = shore(p, t)
    season = t.season
    if not coast:
        behind(p, t, h, place)
    yard_ground(p, t, h, place)
    shadow_of(p, h)
    things = around(p, t, h, place)
    things.append((p.camera.local((h.width / 2, h.depth * 0.4, 0))[2], partial(draw_house, p, h)))
    for _, draw in sorted(things, key=lambda item: -item[0]):
        draw()
    yard.verge(p, (-9, -11, h.width + 9, -7.4), season, rng, 18)


def behind(p: Painter, t: Traits, h: House, rng: random.Random) -> None:
    """Neighbours, woods or bamboo behind the house."""
    for _ in range(rng.randint(2, 5)):
        yard.far_house(p, rng.choice((rng.uniform(-48, -18), rng.uniform(h.width + 14, 52))), rng.uniform(46, 70), rng)
    if t.region != "aso" or rng.random() < 0.4:
        side = rng.choice((-1, 1))
        land.woods_edge(p, rng.uniform(24, 36), t.season, rng, (-46, 8) if side < 0 else (4, 58))


def yard_ground(p: Painter, t: Traits, h: House, rng: random.Random) -> None:
    """Gravel before the house, a lane in front, a path to the door."""
    gravel = rng.choice(("#d9ceb4", "#d3c8ac", "#ddd3bd"))
    light = land.airy(p, gravel, 0.0)
    p.ground(
        [(-2.2, -1), (h.width + 2.0, -1), (h.width + 3.5, -3.8), (h.width + 1.6, -5.6), (1.0, -5.8), (-3.4, -4.0)],
        light,
    )
    lane = land.airy(p, rng.choice(("#bdb7a8", "#cbbf9f", "#b5b0a4")), 0.0)
    land.strip(p, -16.0, -12.0, mix(GRASS[t.season], "#7d7d57", 0.2))
    p.ground([(-200, -11.4), (200, -11.4), (200, -8.2), (-200, -8.2)], lane)
    door = h.width * (0.36 if h.mirror else 0.64)
    p.ground([(door - 1.1, -8.2), (door + 1.4, -8.2), (door + 1.0, -5.0), (door - 0.9, -5.0)], light)


def around(p: Painter, t: Traits, h: House, rng: random.Random) -> list[tuple[float, Callable[[], None]]]:
    """Everything that stands near the house, with its distance, to be drawn from far to near."""
    things: list[tuple[float, Callable[[], None]]] = []

    def put(x: float, y: float, draw: Callable[[], None]) -> None:
        things.append((p.camera.local((x, y, 0))[2], draw))

    left = -1 if rng.random() < 0.5 else 1

    def beside(gap: float, wide: float = 0.0, *, other: bool = False) -> float:
        return -gap - wide if left * (-1 if other else 1) < 0 else h.width + gap

    _buildings(p, t, h, rng, put, beside)
    _trees(p, t, h, rng, put, beside)
    _edges(p, t, h, rng, put)
    return things


def _buildings(p: Painter, t: Traits, h: House, rng: random.Random, put: Put, beside: Beside) -> None:
    if t.has("storehouse"):
        x, namako = beside(2.6, 4.2), rng.random() < 0.7
        put(x + 2, 4.2, partial(yard.storehouse, p, x, 2.0, namako=namako))
    elif t.has("barn", "workshop"):
        x = beside(2.2, 5.0)
        boards, tin = rng.choice(("#8a6c52", "#7a6450", "#94826a")), rng.choice(("#8a5b45", "#7d7a70", "#6a7f7a"))
        put(x + 2.5, 3.8, partial(yard.barn, p, x, 2.0, 5.0, boards, tin))
    if t.has("parking") and rng.random() < 0.6:
        x, truck = beside(1.4, 3.4, other=True), rng.random() < 0.6
        colour = rng.choice(("#b9c4c4", "#8d3b32", "#dcd6c6", "#5c7286"))
        put(x + 1.5, -1.4, partial(yard.kei_truck, p, x, -1.8) if truck else partial(yard.car, p, x, -1.8, colour))
    x = rng.choice((-7.5, h.width + 7))
    put(x, -7.6, partial(yard.pole, p, x, -7.6, (x + (60 if x > 0 else -60), -7.6)))
    if rng.random() < 0.2:
        wx = -2.6 if h.mirror else h.width - 0.6
        put(wx, -2.6, partial(yard.washing, p, wx, -2.6, fork(rng)))


def _trees(p: Painter, t: Traits, h: House, rng: random.Random, put: Put, beside: Beside) -> None:
    season = t.season
    fruit = "mikan" if t.region == "coast" else "persimmon"
    x = beside(rng.uniform(3.5, 5), other=True)
    y = rng.uniform(-4.5, -2)
    if t.has("fruit_trees"):
        if fruit == "persimmon" and season == "winter":
            put(x, y, partial(bare, p, (x, y, 0), 4.2, fork(rng), fruit))
        else:
            tone = "#88924f" if season == "autumn" else "#7d9455"
            put(
                x, y, partial(tree, p, (x, y, 0), 3.8, tone, fork(rng), fruit if season in {"autumn", "winter"} else "")
            )
    if t.has("garden") or t.kind == "kominka":
        px = beside(2.0)
        put(px, -3.0, partial(pine, p, (px, -3.0, 0), 3.6, fork(rng)))
    for _ in range(rng.randint(2, 5)):
        bx, by = rng.uniform(-13, h.width + 13), h.depth + rng.uniform(3, 9)
        high = rng.uniform(4.5, 8.5)
        put(bx, by, partial(any_tree, p, (bx, by, 0), high, season, fork(rng)))
    if rng.random() < 0.3:
        gx = beside(6)
        put(gx, h.depth + 4, partial(bamboo, p, (gx, h.depth + 4, 0), 9, fork(rng)))
    elif t.region in {"kuma", "aso"}:
        for i in range(rng.randint(2, 5)):
            cx = beside(5 + i * 2.2)
            put(cx, h.depth + 3, partial(cedar, p, (cx, h.depth + 3, 0), rng.uniform(8, 12), "#4f755d"))


def _edges(p: Painter, t: Traits, h: House, rng: random.Random, put: Put) -> None:
    season, gate = t.season, h.width * (0.36 if h.mirror else 0.64)
    spans = ((-9.5, gate - 1.7), (gate + 1.9, h.width + 9.5))
    kind = (
        rng.choice(("stone", "block", "hedge", "bushes", "bushes", "none"))
        if "石垣" not in t.words and "石段" not in t.words
        else "stone"
    )
    tone = rng.choice(("#8c8878", "#9a917e", "#84867c"))
    for a, b in spans:
        if kind == "stone":
            put(a, -7.2, partial(yard.stone_wall, p, a, b, -7.2, 0.7, tone, fork(rng)))
        elif kind == "block":
            put(a, -7.2, partial(yard.block_wall, p, a, b, -7.2, 0.9))
        elif kind == "hedge":
            put(a, -7.2, partial(yard.hedge, p, a, b, -7.2, 0.75, darker(LEAF["summer"], 0.05)))
        elif kind == "bushes":
            put(a, -6.6, partial(yard.border, p, (a, min(b, a + 6)), -6.6, season, fork(rng)))
    for side in (-1.0, h.width + 0.4):
        put(side, -0.8, partial(yard.border, p, (side, side + 0.9), -0.9, season, fork(rng)))


def street(p: Painter, t: Traits, h: House, rng: random.Random) -> None:
    """Draw a house in a row on a town street."""
    place = seeded(t.id, "street")
    road = place.choice(("#c5bdac", "#bdb8ad", "#cdc3ae"))
    land.strip(p, -60, 60, road)
    land.strip(p, -1.6, 60, mix(road, "#e2d9c6", 0.5))
    land.strip(p, -1.75, -1.5, darker(road, 0.2))
    gap = 3.0 if h.type == "flats" else 0.5
    neighbours(p, h, place, gap)
    shadow_of(p, h)
    draw_house(p, h)
    if h.type == "flats":
        yard.hedge(p, -1, h.width * 0.4, -3.4, 0.8, "#6f8f5a")
        yard.car(p, h.width * 0.62, -5.2, place.choice(("#dcd6c6", "#5c7286", "#8d3b32")))
    else:
        pots(p, h, rng)
    x = -1.2 if rng.random() < 0.5 else h.width + 1.0
    yard.pole(p, x, -2.4, (x + (40 if x > 0 else -40), -2.4), 9.0)


def neighbours(p: Painter, h: House, rng: random.Random, gap: float) -> None:
    """Draw the row of houses to both sides, plainer and paler."""
    from dataclasses import replace

    from .draw_houses import MORTARS, TILES
    from .draw_roofs import Block, Roof, roof

    for side in (-1, 1):
        edge = 0.0 if side < 0 else h.width
        rows = []
        for _ in range(4):
            w = rng.uniform(6, 10)
            x = edge - gap - w if side < 0 else edge + gap
            rows.append(
                (x, w, rng.choice((3.1, 5.4, 5.4)), rng.choice(MORTARS), rng.choice(TILES), rng.uniform(0.2, 1.6))
            )
            edge = x if side < 0 else x + w
        for x, w, z, wall, tile, back in reversed(rows):
            pale = mix(wall, p.light.haze, 0.3)
            p.box((x, back, 0), (w, 8.5, z), pale)
            s = p.sheet((x, back, 0), (1, 0, 0), (0, 0, 1))
            s.rect(w * 0.12, 0.1, w * 0.4, 2.1, mix("#8b8b82", p.light.haze, 0.25))
            s.rect(w * 0.62, 0.7, w * 0.26, 1.3, mix("#93a3a5", p.light.haze, 0.25))
            if z > 4:
                s.rect(w * 0.14, 3.6, w * 0.3, 1.0, mix("#93a3a5", p.light.haze, 0.25))
                s.rect(w * 0.58, 3.6, w * 0.3, 1.0, mix("#93a3a5", p.light.haze, 0.25))
            style = Roof("gable", "slate", mix(tile, p.light.haze, 0.32), 0.42, 0.6, 0.14, gable=pale)
            roof(p, Block(x, back, x + w, back + 8.5, 0, z), replace(style, form="hip"))


def pots(p: Painter, h: House, rng: random.Random) -> None:
    """Flowerpots and a bicycle's worth of life before the door."""
    from .draw_trees import shrub

    for i in range(rng.randint(3, 6)):
        x = h.width * (0.04 if h.mirror else 0.7) + i * 0.5
        p.box((x, -0.75, 0), (0.3, 0.3, 0.28), rng.choice(("#a8593c", "#8f8d84", "#b98a5a")))
        shrub(p, (x + 0.15, -0.6, 0.24), rng.uniform(0.4, 0.6), "#7f9a5e", rng, rng.choice(("", "#d98aa0", "#e0a93b")))
