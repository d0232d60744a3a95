"""Pictures without the house in the middle: the view, the garden, the field, the storehouse, the bare plot."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from . import draw_land as land
from . import draw_trees as trees
from . import draw_yard as yard
from .colour import darker, lighter, mix
from .draw_exterior import backdrop, shore
from .draw_roofs import Block, Roof, roof
from .draw_trees import GRASS, LEAF
from .space import Camera, level
from .traits import Traits, seeded

if TYPE_CHECKING:
    import random

    from .draw_exterior import Size
    from .paint import Painter


def standing(
    rng: random.Random, size: Size, *, high: tuple[float, float] = (2.2, 3.4), horizon: float = 0.42
) -> Camera:
    """Return the camera of a person who looks north over the land."""
    return level((0.0, -10.0, rng.uniform(*high)), rng.uniform(-10, 10), rng.uniform(46, 54), size, horizon)


TERRACE = 5.4  # metres: a view is seen from a house on the slope


def camera_for(room: str, rng: random.Random, size: Size) -> Camera:
    """Where to stand for a picture of a room name that lies outdoors."""
    if room == "view":
        return standing(rng, size, high=(TERRACE + 2.5, TERRACE + 3.1), horizon=0.4)
    if room in {"storehouse", "barn"}:
        a = rng.choice((-1, 1)) * rng.uniform(22, 34)
        t = math.radians(a)
        reach, high = (14.5, 3.4) if room == "storehouse" else (12.0, 2.4)
        return level((math.sin(t) * reach, 3 - math.cos(t) * reach, high), -a, 46, size, 0.54)
    if room == "garden":
        return standing(rng, size, high=(1.7, 2.1))
    return standing(rng, size)


def by_the_sea(t: Traits) -> bool:
    """Whether the sea belongs in the pictures of this listing."""
    return t.has("sea_view")


def view(p: Painter, t: Traits, rng: random.Random) -> None:
    """Draw what one sees from the house: sea and islands, terraces, the caldera, the river and its mountains."""
    backdrop(p, t, rng)
    place = seeded(t.id, "view")
    season = t.season
    if by_the_sea(t):
        _harbour(p, t, place)
    else:
        _valley(p, season, place, water=t.has("river"))
    _foreground(p, t, rng)


def _valley(p: Painter, season: str, rng: random.Random, *, water: bool) -> None:
    """Fields below, a lane between them, houses and woods at the foot of the hills."""
    land.paddies(p, 2, 130, season, rng)
    bend = rng.uniform(-10, 10)
    lane = [(bend + 9 * math.sin(y / 34), y) for y in range(0, 96, 6)]
    p.ground([(x - 1.3, y) for x, y in lane] + [(x + 1.3, y) for x, y in lane[::-1]], land.airy(p, "#d8cfb6", 0.06))
    if water:
        land.river(p, rng.uniform(34, 50), 12, rng)
    land.woods_edge(p, 118, season, rng, (-110, 110))
    things = [(rng.uniform(52, 100), rng.uniform(-46, 46), True) for _ in range(11)] + [
        (rng.uniform(20, 90), rng.uniform(-36, 36), False) for _ in range(8)
    ]
    for y, x, house in sorted(things, reverse=True):
        if house:
            yard.far_house(p, x, y, rng)
        else:
            trees.any_tree(p, (x, y, 0), rng.uniform(3.5, 6), season, rng)


def _harbour(p: Painter, t: Traits, rng: random.Random) -> None:
    """Roofs and trees going down to the water, a breakwater, boats."""
    season, low = t.season, -9.0
    blue = land.airy(p, mix(land.SEA, p.light.sky_top, 0.3), 0.1)
    p.face([(-900, 6, low), (900, 6, low), (900, 4000, low), (-900, 4000, low)], blue)
    for _ in range(26):
        x, y, w = rng.uniform(-90, 70), rng.uniform(60, 330), rng.uniform(6, 20)
        p.ground([(x, y), (x + w, y + 0.7), (x + 2 * w, y), (x + w, y - 0.7)], lighter(blue, 0.45), 0.5, low)
    _quay(p, rng, low)
    edge = rng.uniform(-8, 8)
    slope = [
        (-120, 92),
        (-64, 74),
        (-30 + edge, 60),
        (-6 + edge, 58),
        (24 + edge, 62),
        (60, 78),
        (110, 100),
        (110, -20),
        (-110, -20),
    ]
    p.ground([(x, y + 2) for x, y in slope], land.airy(p, "#d5ccb0", 0.06), z=low)
    p.ground(slope, land.airy(p, mix(GRASS[season], LEAF[season], 0.25), 0.06), z=low)
    spots = sorted(((rng.uniform(-44, 44), rng.uniform(16, 58)) for _ in range(40)), key=lambda s: -s[1])
    for i, (x, y) in enumerate(spots):
        if i % 3 == 0:
            _roof_below(p, x, y, low, rng)
        else:
            high = rng.uniform(3, 5.5)
            trees.tree(
                p,
                (x, y, low - high * 0.2),
                high,
                land.airy(p, mix(LEAF[season], "#5d805a", rng.uniform(0.2, 0.7)), 0.06),
                rng,
            )


def _quay(p: Painter, rng: random.Random, low: float) -> None:
    """Draw the breakwater with its beacon, and the boats."""
    x, y = rng.uniform(-26, 6), rng.uniform(96, 116)
    stone = land.airy(p, "#cfc9ba", 0.1)
    p.box((x, y, low), (34, 3, 1.6), stone, lighter(stone, 0.2))
    p.box((x + 1, y + 0.8, low + 1.6), (1.2, 1.2, 4.2), land.airy(p, "#b4502e", 0.1))
    for _ in range(4):
        boat(p, rng.uniform(-30, 34), rng.uniform(72, 128), low)


def _roof_below(p: Painter, x: float, y: float, low: float, rng: random.Random) -> None:
    """Draw a house of the village by the sea."""
    wall = mix(rng.choice(("#f0e6d2", "#e6dcc6", "#dfd8c6")), p.light.haze, 0.1)
    w, high = rng.uniform(7, 10), rng.choice((3.0, 3.0, 5.4))
    p.box((x, y, low), (w, 6, high), wall)
    s = p.sheet((x, y, low), (1, 0, 0), (0, 0, 1))
    for i in range(2):
        s.rect(w * (0.15 + 0.42 * i), high - 2.1, w * 0.26, 1.1, mix("#8fa0a2", p.light.haze, 0.15))
    tile = mix(rng.choice(("#5a6468", "#7c4f3f", "#5d5a52", "#6a5a4c")), p.light.haze, 0.12)
    style = Roof(rng.choice(("gable", "hip")), "slate", tile, 0.45, 0.6, 0.15, gable=wall)
    roof(p, Block(x, y, x + w, y + 6, low, low + high), style)


def boat(p: Painter, x: float, y: float, z: float) -> None:
    """Draw a small white fishing boat on a sea at height ``z``."""
    spot = p.camera.spot((x, y, z))
    if spot:
        sx, sy, k = spot
        p.flat(
            [(sx - 3.2 * k, sy - 0.9 * k), (sx + 3.6 * k, sy - 1.2 * k), (sx + 2.6 * k, sy), (sx - 2.8 * k, sy)],
            "#f4f0e4",
        )
        p.flat(
            [(sx - 2.9 * k, sy - 0.25 * k), (sx + 2.8 * k, sy - 0.25 * k), (sx + 2.6 * k, sy), (sx - 2.8 * k, sy)],
            "#5c7286",
        )
        p.flat(
            [
                (sx - 1.6 * k, sy - 2.3 * k),
                (sx + 0.2 * k, sy - 2.3 * k),
                (sx + 0.3 * k, sy - 1.0 * k),
                (sx - 1.6 * k, sy - 0.9 * k),
            ],
            "#e6e0d0",
        )


def _foreground(p: Painter, t: Traits, rng: random.Random) -> None:
    """Draw the edge of one's own terrace: a fence, bushes, a tree or pampas grass that frames the view."""
    season, z = t.season, TERRACE
    p.ground(
        [(-30, -4.2), (-9, -3.6), (2, -3.9), (12, -3.5), (30, -4.4), (30, -12), (-30, -12)],
        land.airy(p, mix(GRASS[season], LEAF[season], 0.2), 0.0),
        z=z,
    )
    kind = rng.choice(("fence", "bushes", "tree", "tree", "grass"))
    if kind == "fence":
        for i in range(-8, 9):
            p.box((i * 1.5 - 0.06, -4.6, z), (0.12, 0.12, 0.95), "#8f6c4c")
        p.box((-12, -4.62, z + 0.74), (24, 0.08, 0.12), "#a67c54")
        p.box((-12, -4.62, z + 0.36), (24, 0.08, 0.12), "#a67c54")
    elif kind == "tree":
        side = rng.choice((-1, 1))
        yard.border(p, (-side * 4 - 1.6, -side * 4 + 1.6), -4.4, season, rng, z)
        trees.any_tree(p, (side * rng.uniform(2.7, 3.3), -1.5, z - 1.6), 5.0, season, rng)
    elif kind == "grass" and season == "autumn":
        for x in (-4.2, -3.5, -2.9, 2.7, 3.3, 3.9):
            trees.susuki(p, (x, -4.8 + rng.uniform(-0.3, 0.3), z), 1.0, rng)
    else:
        yard.border(p, (-6, 6), -4.4, season, rng, z)
    yard.verge(p, (-5, -7, 5, -4.4), season, rng, 26, z)


def garden(p: Painter, t: Traits, rng: random.Random) -> None:
    """Draw the garden: stepping stones, a lantern, clipped bushes, a pine, the corner of the house."""
    backdrop(p, t, rng)
    shore(p, t)
    place, season = seeded(t.id, "garden"), t.season
    lawn = mix(GRASS[season], "#cdbf93", place.uniform(0, 0.35))
    p.ground([(-30, -14), (30, -14), (30, 9), (-30, 9)], land.airy(p, lawn, 0.0))
    land.woods_edge(p, 30, season, place, (-30, 30))
    for i in range(9):
        x = -9 + i * 2.3 + place.uniform(-0.6, 0.6)
        trees.any_tree(p, (x, place.uniform(7, 10), 0), place.uniform(3.4, 6), season, place) if i % 2 else None
    if place.random() < 0.5:
        yard.hedge(p, -16, 16, 6.2, 1.3, darker(LEAF["summer"], 0.08))
    else:
        yard.block_wall(p, -16, 16, 6.2, 1.2)
    side = rng.choice((-1, 1))
    if place.random() < 0.45:
        yard.pond(p, -side * 2.4, 0.4, place.uniform(1.8, 2.6))
    yard.stepping_stones(p, (side * 0.4, -9), (side * 2.2, 4.6), 9)
    yard.border(p, (-7.5, -2.5), 4.4, season, rng)
    fruit = "mikan" if t.region == "coast" else "persimmon"
    trees.pine(p, (-side * 4.4, 2.8, 0), 4.0, place)
    yard.border(p, (2.6, 7.0), 3.6, season, rng)
    if t.has("fruit_trees"):
        trees.tree(p, (side * 4.8, 1.6, 0), 3.6, "#86934f", rng, fruit if season in {"autumn", "winter"} else "")
    if t.has("well"):
        yard.well(p, -side * 1.6, 1.4)
    elif t.has("garden") or place.random() < 0.5:
        yard.lantern(p, -side * 1.5, 1.6)
    yard.border(p, (-5.2 if side > 0 else 3.4, -3.4 if side > 0 else 5.2), -2.4, season, rng)
    yard.verge(p, (-5, -5.5, 5, -3), season, rng, 14)
    if rng.random() < 0.55:
        _from_the_veranda(p, rng)


def _from_the_veranda(p: Painter, rng: random.Random) -> None:
    """Draw the boards, posts and lintel through which one looks from the house."""
    wood, y, z = rng.choice(("#7a5c43", "#6b5140", "#8a6a4b")), -5.6, 0.55
    boards = rng.choice(("#b58a5f", "#a67c54", "#c09a6c"))
    p.box((-9, -12, z - 0.14), (18, 6.4, 0.14), darker(boards, 0.25), boards)
    top = p.sheet((-9, -12, z + 0.001), (1, 0, 0), (0, 1, 0))
    top.rows(0, 0, 18, 6.4, 34, 0.014, darker(boards, 0.22))
    for x in (-1.95, 1.95):
        p.box((x - 0.07, y - 0.1, z), (0.14, 0.14, 4), wood)
    p.box((-9, y - 0.1, 2.86), (18, 0.14, 0.16), wood)
    p.box((-9, y - 0.1, 3.02), (18, 0.14, 2), darker(wood, 0.12))


CROPS = {
    "spring": ("#8fae5e", "#a08d68"),
    "summer": ("#6f9a52", "#9a8460"),
    "autumn": ("#8b9a55", "#a38a63"),
    "winter": ("#7f9a6a", "#a8926c"),
}


def field(p: Painter, t: Traits, rng: random.Random) -> None:
    """Draw the land that comes with the house: paddies, rows of vegetables, tea, or terraces of mikan."""
    backdrop(p, t, rng)
    place, season = seeded(t.id, "field"), t.season
    if t.has("tea") or "茶" in t.words:
        tea(p, season)
    elif t.has("rice_paddy"):
        rice(p, season, place)
    elif t.has("fruit_trees"):
        orchard(p, season, place)
    else:
        vegetables(p, season, place)
    for _ in range(4):
        yard.far_house(p, place.uniform(-34, 34), place.uniform(44, 66), place)
    land.woods_edge(p, 60, season, place, (-60, 60))
    if t.has("barn"):
        yard.barn(p, rng.choice((-10.5, 6.0)), 9, 4.6, "#8a6c52", rng.choice(("#8a5b45", "#6a7f7a")))
    yard.verge(p, (-5, -6, 5, -4.6), season, rng, 18)


def rice(p: Painter, season: str, rng: random.Random) -> None:
    """Paddies: the near ones with their rows of plants, the lane between them."""
    land.paddies(p, 12, 70, season, rng)
    water = mix("#a9c4bd", p.light.sky_low, 0.45)
    soil, plant = {
        "spring": (water, "#7fa55e"),
        "summer": ("#84aa59", "#92b862"),
        "autumn": ("#c6a552", "#d4b560"),
        "winter": ("#baa67d", "#c4b489"),
    }[season]
    bank = land.airy(p, mix(GRASS[season], "#6f8f4f", 0.3), 0.0)
    lane = rng.uniform(-1.5, 3.5)
    p.ground([(-80, -14), (80, -14), (80, 12), (-80, 12)], bank)
    for x0, x1 in ((-46, lane - 1.5), (lane + 1.5, 48)):
        for y0, y1 in ((-9.5, -0.6), (0.4, 11.4)):
            land.rows_of_field(p, (x0, y0, x1, y1), soil, plant, 0.6)
    p.ground(
        [(lane - 0.95, -14), (lane + 0.95, -14), (lane + 0.95, 40), (lane - 0.95, 40)], land.airy(p, "#cfc4a2", 0.0)
    )
    p.ground(
        [(lane - 0.2, -14), (lane + 0.2, -14), (lane + 0.2, 40), (lane - 0.2, 40)],
        land.airy(p, mix(GRASS[season], "#cfc4a2", 0.3), 0.0),
    )


def tea(p: Painter, season: str) -> None:
    """Rows of clipped tea over a gentle slope."""
    green = {"spring": "#9dbb5a", "summer": "#6f9a52", "autumn": "#6f8f50", "winter": "#6a8455"}[season]
    p.ground([(-60, -14), (60, -14), (60, 44), (-60, 44)], land.airy(p, "#a4946c", 0.0))
    for i in range(22, -1, -1):
        y = -5 + i * 1.9 + i * i * 0.03
        p.box((-50, y, 0), (100, 1.15, 0.62), darker(green, 0.14), green)
        p.ground([(-50, y + 0.15), (50, y + 0.15), (50, y + 0.55), (-50, y + 0.55)], lighter(green, 0.16), 0.5, 0.63)


def orchard(p: Painter, season: str, rng: random.Random) -> None:
    """Mikan trees on stone-walled terraces."""
    for i in range(5, -1, -1):
        y, z = -3.4 + i * 4.6, i * 1.1
        p.face([(-60, y, z), (60, y, z), (60, y + 8, z), (-60, y + 8, z)], land.airy(p, GRASS[season], 0.03))
        if i:
            s = p.sheet((-60, y, z - 1.1), (1, 0, 0), (0, 0, 1))
            s.rect(0, 0, 120, 1.1, "#a89f8c")
            s.rows(0, 0, 120, 1.1, 4, 0.03, "#8a8373")
            for k in range(70):
                s.rect(
                    38 + k * 0.65,
                    (k % 4) * 0.275 + 0.02,
                    0.5,
                    0.22,
                    mix("#a89f8c", rng.choice(("#d3c9b2", "#7d766a")), 0.25),
                )
    for i in range(5, -1, -1):
        for k in range(-8, 9):
            x = k * 2.7 + (1.35 if i % 2 else 0) + rng.uniform(-0.3, 0.3)
            fruit = "mikan" if season in {"autumn", "winter"} else ""
            trees.tree(p, (x, -1.6 + i * 4.6, i * 1.1), rng.uniform(2.1, 2.6), "#678a4d", rng, fruit)


def vegetables(p: Painter, season: str, rng: random.Random) -> None:
    """Ridges of vegetables of several kinds."""
    plant, soil = CROPS[season]
    p.ground([(-60, -14), (60, -14), (60, 42), (-60, 42)], land.airy(p, GRASS[season], 0.0))
    x = -19.0
    while x < 19:
        w = rng.uniform(4.5, 7)
        tone = mix(plant, rng.choice(("#c7c06a", "#5f8a5a", "#9bb37a", "#8a9a6a")), 0.4)
        land.rows_of_field(p, (x, -7.5, x + w, 34), soil, tone, rng.choice((0.8, 1.0, 1.2)))
        x += w + 0.7


def storehouse(p: Painter, t: Traits, rng: random.Random) -> None:
    """Draw the kura by itself, with a tree and the corner of the garden."""
    backdrop(p, t, rng)
    place, season = seeded(t.id, "kura"), t.season
    land.woods_edge(p, 24, season, place, (-30, 30))
    p.ground([(-20, -14), (20, -14), (20, 12), (-20, 12)], land.airy(p, mix(GRASS[season], "#d8cbaa", 0.5), 0.0))
    side = rng.choice((-1, 1))
    trees.any_tree(p, (-side * 6, 9, 0), 7, season, place)
    if place.random() < 0.5:
        trees.bamboo(p, (side * 7, 10, 0), 9, place)
    yard.storehouse(
        p, -2.6 + side * 0.6, 1.0, 5.2, place.choice(("#f4efe2", "#efe6d2", "#e9dcc2")), namako=place.random() < 0.65
    )
    if t.has("fruit_trees"):
        trees.tree(p, (side * 5.6, 0.5, 0), 3.8, "#86934f", rng, "persimmon" if season in {"autumn", "winter"} else "")
    yard.border(p, (-5.6, -3.2), -0.4, season, rng)
    yard.stepping_stones(p, (0, -9), (side * 0.5, 0.2), 7)
    yard.verge(p, (-5, -5.5, 5, -3.2), season, rng, 14)


def barn(p: Painter, t: Traits, rng: random.Random) -> None:
    """Draw the barn or workshop by itself: boards, tin, an open bay with tools."""
    backdrop(p, t, rng)
    place, season = seeded(t.id, "barn"), t.season
    land.woods_edge(p, 24, season, place, (-30, 30))
    p.ground([(-20, -14), (20, -14), (20, 12), (-20, 12)], land.airy(p, mix(GRASS[season], "#d8cbaa", 0.55), 0.0))
    side = rng.choice((-1, 1))
    trees.any_tree(p, (-side * 6.4, 8, 0), 6.4, season, place)
    yard.barn(
        p,
        -3.4 + side * 0.5,
        0.8,
        6.8,
        place.choice(("#8a6c52", "#7a6450", "#94826a")),
        place.choice(("#8a5b45", "#7d7a70", "#6a7f7a")),
    )
    yard.kei_truck(p, -side * 3.6 - 1.4, -2.2) if place.random() < 0.5 else yard.border(
        p, (-side * 5 - 1, -side * 5 + 1.4), -0.6, season, rng
    )
    yard.verge(p, (-5, -5.5, 5, -2.6), season, rng, 22)


def plot(p: Painter, t: Traits, rng: random.Random) -> None:
    """Draw a bare plot: grass, stakes and a rope, neighbours to both sides."""
    backdrop(p, t, rng)
    shore(p, t)
    place, season = seeded(t.id, "plot"), t.season
    land.woods_edge(p, 34, season, place, (-44, 44))
    for x, y in ((-24, 17), (-4, 21), (13, 18), (-19.5, 4), (12.2, 5)):
        if place.random() < 0.75:
            yard.far_house(p, x + place.uniform(-1, 1), y, place)
    grass = land.airy(p, mix(GRASS[season], place.choice(("#b8b27a", "#9db06c", "#c9bd92")), 0.4), 0.0)
    p.ground([(-60, -14), (60, -14), (60, -5.0), (-60, -5.0)], land.airy(p, "#c3bcac", 0.0))
    p.ground([(-60, -5.5), (60, -5.5), (60, -5.2), (-60, -5.2)], land.airy(p, "#e6e0d0", 0.0))
    p.ground([(-8, -4.2), (8, -4.2), (8, 9), (-8, 9)], grass)
    _patches(p, place, grass)
    trees.any_tree(p, (rng.choice((-6.5, 6.2)), 7.5, 0), 5.2, season, place)
    if place.random() < 0.6:
        yard.block_wall(p, -8, 8, 9, 1.1)
    _stakes(p)
    yard.verge(p, (-7.5, -4, 7.5, 5), season, rng, 60)
    side = rng.choice((-1, 1))
    yard.pole(p, side * 8.8, -4.6, (side * 60, -4.6))


def _patches(p: Painter, rng: random.Random, grass: str) -> None:
    """Drier and greener patches, as mown grass has them."""
    for i in range(12):
        x, y, w, d = rng.uniform(-7.5, 4), rng.uniform(-3.6, 7), rng.uniform(1, 3), rng.uniform(0.4, 1.0)
        tone = mix(grass, "#d8cba2" if i % 2 else "#86a35a", 0.35)
        p.ground(
            [
                (x, y),
                (x + w, y - d * 0.3),
                (x + w * 1.3, y + d * 0.4),
                (x + w * 0.5, y + d),
                (x - w * 0.2, y + d * 0.6),
            ],
            tone,
        )


def _stakes(p: Painter) -> None:
    """Draw the four corner stakes and the tape between them."""
    corners = [(-8.0, 9.0), (8.0, 9.0), (8.0, -4.2), (-8.0, -4.2)]
    for (ax, ay), (bx, by) in zip(corners, [*corners[1:], corners[0]], strict=True):
        p.bar((ax, ay, 0.62), (bx, by, 0.62), 0.045, "#d9602b")
    for x, y in corners:
        p.box((x - 0.06, y - 0.06, 0), (0.12, 0.12, 0.8), "#efe6d2", "#d9602b")
