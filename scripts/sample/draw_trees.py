"""Trees, shrubs and grasses: flat crowns in three tones, lit from the sun's side."""

# ruff: noqa: PLR0913 - a mark is its place, its size and its colour: they belong in one row

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from .colour import darker, lighter, mix, times
from .traits import fork

if TYPE_CHECKING:
    import random

    from .paint import Painter
    from .space import Vec

TRUNK = "#6a5443"
# season -> tone of leaf trees, of grass, of the far woods
LEAF = {"spring": "#86a861", "summer": "#5f8c55", "autumn": "#a08a4c", "winter": "#76856a"}
GRASS = {"spring": "#a9bc78", "summer": "#94b06c", "autumn": "#bdb67c", "winter": "#c3b98f"}
WOODS = {"spring": "#7d9d78", "summer": "#648c6c", "autumn": "#8c966c", "winter": "#83937d"}
FRUIT = {"persimmon": "#d9651d", "mikan": "#e8921f", "ume": "#f3d9d8"}


def _lit(p: Painter, colour: str, share: float) -> str:
    light = p.light
    k = tuple(a + (b - a) * share for a, b in zip(light.shade, light.lit, strict=True))
    return times(colour, (k[0], k[1], k[2]))


def _sun_side(p: Painter) -> float:
    """-1 when the sun stands to the left of the picture, +1 to the right."""
    s, r = p.light.sun, p.camera.right
    return 1.0 if s[0] * r[0] + s[1] * r[1] > 0 else -1.0


def crown(p: Painter, x: float, y: float, size: tuple[float, float], colour: str, rng: random.Random) -> None:
    """Draw a leafy crown around a pixel, ``size`` = half width and half height in pixels."""
    rx, ry = size
    side = _sun_side(p)
    blobs = [(math.cos(a) * rx * 0.6, math.sin(a) * ry * 0.55, rng.uniform(0.42, 0.58))
             for a in (i * math.tau / 7 + rng.uniform(-0.3, 0.3) for i in range(7))]  # fmt: skip
    blobs.append((0, 0, 0.7))
    for tone, shift, shrink in ((0.0, 0.0, 1.0), (0.55, 0.13, 0.8), (1.0, 0.27, 0.5)):
        fill = _lit(p, mix(colour, lighter(colour, 0.22), tone * 0.6), tone)
        for bx, by, r in blobs:
            p.ellipse(x + bx + side * shift * rx, y + by - shift * ry, (r * rx * shrink, r * ry * shrink), fill)


def tree(p: Painter, at: Vec, height: float, colour: str, rng: random.Random, fruit: str = "") -> None:
    """Draw a round-headed tree ``height`` metres tall, perhaps with fruit."""
    rng = fork(rng)
    spot = p.camera.spot(at)
    if not spot:
        return
    x, y, k = spot
    w = height * k
    p.ellipse(x - _sun_side(p) * w * 0.14, y, (w * 0.36, w * 0.05), "#3a4250", p.light.shadow * 0.9)
    p.bar(at, (at[0], at[1], at[2] + height * 0.5), height * 0.055, _lit(p, TRUNK, 0.4))
    p.bar(
        (at[0], at[1], at[2] + height * 0.28),
        (at[0] + height * 0.14, at[1], at[2] + height * 0.55),
        height * 0.03,
        _lit(p, TRUNK, 0.4),
    )
    crown(p, x, y - w * 0.66, (w * 0.37, w * 0.35), colour, rng)
    if fruit:
        for _ in range(16):
            a, r = rng.uniform(0, math.tau), math.sqrt(rng.random()) * 0.3
            p.circle(
                x + math.cos(a) * r * w,
                y - w * 0.64 + math.sin(a) * r * w,
                max(1.6, w * 0.02),
                _lit(p, FRUIT[fruit], 0.9),
            )


def blossom(p: Painter, at: Vec, height: float, rng: random.Random) -> None:
    """Draw a cherry or plum in flower."""
    tree(p, at, height, "#e7c3c0", rng)


def bare(p: Painter, at: Vec, height: float, rng: random.Random, fruit: str = "") -> None:
    """Draw a leafless tree, as a persimmon in late autumn with its last fruit."""
    tips: list[Vec] = []
    rng = fork(rng)

    def branch(a: Vec, angle: float, length: float, depth: int) -> None:
        b = (a[0] + math.sin(angle) * length, a[1], a[2] + math.cos(angle) * length)
        p.bar(a, b, 0.035 * height * 0.62 ** (4 - depth) + 0.02, _lit(p, TRUNK, 0.4))
        if depth == 0:
            tips.append(b)
            return
        for turn in (rng.uniform(-0.75, -0.3), rng.uniform(0.3, 0.75)):
            branch(b, angle + turn, length * 0.72, depth - 1)

    branch(at, rng.uniform(-0.08, 0.08), height * 0.3, 4)
    for tip in tips if fruit else []:
        spot = p.camera.spot(tip)
        if spot and rng.random() < 0.75:
            p.circle(spot[0], spot[1] + 0.08 * spot[2], max(1.8, 0.085 * spot[2]), _lit(p, FRUIT[fruit], 0.9))


def cedar(p: Painter, at: Vec, height: float, colour: str) -> None:
    """Draw a Japanese cedar: a slim cone in two tones."""
    spot = p.camera.spot(at)
    if not spot:
        return
    x, y, k = spot
    h, side = height * k, _sun_side(p)
    w = h * 0.15
    p.bar(at, (at[0], at[1], at[2] + height * 0.2), height * 0.035, _lit(p, TRUNK, 0.3))
    for i in range(4):
        base, tip = y - h * (0.1 + 0.2 * i), y - h * (0.46 + 0.18 * i)
        r = w * (1 - 0.19 * i)
        p.flat([(x - r, base), (x, base + r * 0.18), (x + r, base), (x, tip)], _lit(p, colour, 0.1))
        p.flat([(x, base + r * 0.18), (x + side * r, base), (x, tip)], _lit(p, lighter(colour, 0.1), 0.65))


def pine(p: Painter, at: Vec, height: float, rng: random.Random) -> None:
    """Draw a garden pine with its trained layers."""
    lean = rng.choice((-1, 1)) * 0.16 * height
    mid = (at[0] + lean, at[1], at[2] + height * 0.5)
    top = (at[0] + lean * 0.35, at[1], at[2] + height * 0.92)
    p.bar(at, mid, height * 0.05, _lit(p, TRUNK, 0.4))
    p.bar(mid, top, height * 0.035, _lit(p, TRUNK, 0.4))
    for share, dx, wide in (
        (0.42, -0.3, 0.24),
        (0.55, 0.34, 0.26),
        (0.7, -0.2, 0.24),
        (0.8, 0.22, 0.2),
        (0.96, 0.02, 0.2),
    ):
        spot = p.camera.spot((at[0] + lean * 0.5 + dx * height, at[1], at[2] + height * share))
        if spot:
            x, y, k = spot
            r = wide * height * k
            p.ellipse(x, y, (r, r * 0.36), _lit(p, "#49704f", 0.05))
            p.ellipse(x + _sun_side(p) * r * 0.12, y - r * 0.12, (r * 0.82, r * 0.24), _lit(p, "#6b9062", 0.8))


def bamboo(p: Painter, at: Vec, height: float, rng: random.Random) -> None:
    """Draw a clump of bamboo bending at the tips."""
    for i in range(9):
        x = at[0] + (i - 4) * 0.42 + rng.uniform(-0.15, 0.15)
        h = height * rng.uniform(0.8, 1.05)
        lean = rng.uniform(-0.5, 0.5)
        p.bar((x, at[1], at[2]), (x + lean, at[1], at[2] + h * 0.8), 0.09, _lit(p, "#8aa26a", 0.6))
        spot, leaves = p.camera.spot((x + lean * 1.3, at[1], at[2] + h * 0.8)), fork(rng)
        if spot:
            crown(p, spot[0], spot[1], (0.85 * spot[2], 1.5 * spot[2]), "#8fab68", leaves)


def shrub(p: Painter, at: Vec, size: float, colour: str, rng: random.Random, flower: str = "") -> None:
    """Draw a clipped round bush ``size`` metres wide, perhaps in flower."""
    rng = fork(rng)
    spot = p.camera.spot(at)
    if not spot:
        return
    x, y, k = spot
    r, side = size / 2 * k, _sun_side(p)
    p.ellipse(x - side * r * 0.3, y + r * 0.02, (r * 1.15, r * 0.16), "#3a4250", p.light.shadow * 0.8)
    p.ellipse(x, y - r * 0.6, (r, r * 0.66), _lit(p, darker(colour, 0.05), 0.1))
    p.ellipse(x + side * r * 0.14, y - r * 0.7, (r * 0.8, r * 0.52), _lit(p, colour, 0.7))
    p.ellipse(x + side * r * 0.3, y - r * 0.84, (r * 0.45, r * 0.3), _lit(p, lighter(colour, 0.12), 1))
    for _ in range(14 if flower else 0):
        a, d = rng.uniform(0, math.tau), math.sqrt(rng.random()) * 0.85
        p.circle(x + math.cos(a) * d * r, y - r * 0.62 + math.sin(a) * d * r * 0.6, max(1.5, r * 0.06), flower)


def tuft(p: Painter, at: Vec, size: float, colour: str, rng: random.Random) -> None:
    """Draw a few blades of grass."""
    rng = fork(rng)
    spot = p.camera.spot(at)
    if not spot:
        return
    x, y, k = spot
    h = size * k
    for _ in range(5):
        dx, lean, up = rng.uniform(-0.4, 0.4) * h, rng.uniform(-0.45, 0.45) * h, rng.uniform(0.6, 1.0) * h
        p.path(
            f"M{x + dx - h * 0.05:.1f} {y:.1f}L{x + dx + h * 0.05:.1f} {y:.1f}L{x + dx + lean:.1f} {y - up:.1f}Z",
            _lit(p, colour, 0.7),
        )


def susuki(p: Painter, at: Vec, size: float, rng: random.Random) -> None:
    """Pampas grass with pale plumes."""
    tuft(p, at, size, "#a99a62", rng)
    for _ in range(5):
        tip = (at[0] + rng.uniform(-0.4, 0.4) * size, at[1], at[2] + size * rng.uniform(1.0, 1.35))
        p.bar(at, tip, 0.012, _lit(p, "#a99a62", 0.7))
        p.bar(tip, (tip[0] + 0.12 * size, tip[1], tip[2] - 0.1 * size), 0.05 * size, _lit(p, "#efe2c6", 0.9))


def any_tree(p: Painter, at: Vec, height: float, season: str, rng: random.Random) -> None:
    """Draw a tree that suits the season: evergreen, leafy, in flower or bare."""
    pick = rng.random()
    if season == "spring" and pick < 0.25:
        blossom(p, at, height, rng)
    elif season == "autumn" and pick < 0.2:
        tree(p, at, height, rng.choice(("#c07a3e", "#c9973f", "#b5613f")), rng)
    elif season == "winter" and pick < 0.3:
        bare(p, at, height, rng)
    elif pick < 0.7:
        tree(p, at, height, mix(LEAF[season], "#6f8f58", rng.uniform(0.1, 0.7)), rng)
    else:
        tree(p, at, height, rng.choice(("#5d7f58", "#69895a", "#55775a")), rng)
