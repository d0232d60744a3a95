"""The land behind the houses: sky, ridges, caldera, sea, river, fields."""

from __future__ import annotations

import math
from itertools import pairwise
from typing import TYPE_CHECKING

from .colour import darker, lighter, mix, times
from .draw_trees import GRASS, LEAF, WOODS, cedar, tree
from .space import heading
from .traits import fork

if TYPE_CHECKING:
    import random
    from collections.abc import Callable

    from .paint import Painter
    from .space import Pt, Vec

FAR = 4000.0
SEA = "#86b2bd"
PADDY = {"spring": "#a7c2b8", "summer": "#93b463", "autumn": "#d1b561", "winter": "#b9a77d"}


def sky(p: Painter, rng: random.Random) -> None:
    """Draw the whole picture as sky: a soft gradient, the sun low in the morning and evening, flat clouds."""
    w, h = p.camera.size
    low, light, rng = p.camera.centre[1], p.light, fork(rng)
    flat = abs(p.camera.forward[2]) > 0.01
    fill = (
        light.sky_low
        if flat
        else p.gradient((0, min(0, low - h * 0.55)), (0, low), [(0, light.sky_top, 1), (1, light.sky_low, 1)])
    )
    p.flat([(0, 0), (w, 0), (w, h), (0, h)], fill)
    sun, up = rng.uniform(-20, 20), rng.uniform(12, 16)
    sun += 14 if sun > 0 else -14
    if light.disc and not flat and rng.random() < 0.6:
        spot = p.camera.spot(_far(p, p.ahead + sun, up))
        if spot:
            p.circle(spot[0], spot[1], h * 0.075, light.disc, 0.35)
            p.circle(spot[0], spot[1], h * 0.048, light.disc)
    for _ in range(rng.randint(10, 18)):
        place, size, own = (rng.uniform(-180, 180), rng.uniform(9, 23)), rng.uniform(0.05, 0.11), fork(rng)
        spot = p.camera.spot(_far(p, *place))
        if spot and not flat and -w * 0.3 < spot[0] < w * 1.3:
            cloud(p, spot[0], spot[1], h * size, own)


def cloud(p: Painter, x: float, y: float, size: float, rng: random.Random) -> None:
    """Draw a cloud with a flat foot."""
    fill = mix(p.light.sky_low, "#fffdf6", 0.65)
    for i in range(rng.randint(3, 5)):
        r = size * rng.uniform(0.3, 0.62)
        p.path(_dome(x + (i - 1.6) * size * 0.75, y, r * 1.25, r), fill, 0.7)
    p.path(_dome(x, y, size * 2.1, size * 0.32), fill, 0.7)


def _dome(x: float, y: float, rx: float, ry: float) -> str:
    return f"M{x - rx:.1f} {y:.1f}A{rx:.1f} {ry:.1f} 0 0 1 {x + rx:.1f} {y:.1f}Z"


def yaw_of(p: Painter) -> float:
    """Where the camera looks, degrees from north to the east."""
    return math.degrees(math.atan2(p.camera.forward[0], p.camera.forward[1]))


def skyline(p: Painter, height: Callable[[float], float], colour: str, base: float = -4.0) -> None:
    """Everything below the elevation ``height(azimuth)`` (degrees) at the horizon, down to ``base``."""
    if abs(p.camera.forward[2]) > 0.01:
        return
    mid = round(yaw_of(p))
    steps = [a / 2 for a in range((mid - 62) * 2, (mid + 62) * 2 + 1)]
    points = [_far(p, a, height((a + 180) % 360 - 180)) for a in steps]
    points += [_far(p, mid + 62, base), _far(p, mid - 62, base)]
    p.face(points, colour)


def _far(p: Painter, azimuth: float, elevation: float) -> Vec:
    d, e = heading(azimuth), p.camera.eye
    return (e[0] + d[0] * FAR, e[1] + d[1] * FAR, e[2] + math.tan(math.radians(elevation)) * FAR)


def waves(
    rng: random.Random, high: float, low: float, knots: tuple[int, ...] = (3, 5, 9, 17)
) -> Callable[[float], float]:
    """Return a ridge that closes on itself after 360 degrees, between ``low`` and ``high`` degrees of elevation."""
    parts = [(k, rng.uniform(0, math.tau), rng.uniform(0.6, 1.0) / float(k**0.75)) for k in knots]
    total = sum(a for _, _, a in parts)

    def ridge(azimuth: float) -> float:
        t = math.radians(azimuth)
        v = sum(a * math.sin(k * t + ph) for k, ph, a in parts) / total
        return low + (high - low) * (0.5 + 0.5 * v)

    return ridge


def shaggy(ridge: Callable[[float], float], rough: float = 0.25) -> Callable[[float], float]:
    """Return the same ridge grown over with trees."""

    def grown(azimuth: float) -> float:
        t = math.radians(azimuth)
        return ridge(azimuth) + rough * abs(math.sin(t * 166)) + rough * 0.5 * abs(math.sin(t * 302 + 1))

    return grown


def neko(centre: float, high: float) -> Callable[[float], float]:
    """Return the torn teeth of Mt Neko (根子岳) around an azimuth."""
    teeth = (
        (-34, 0.0),
        (-24, 0.2),
        (-15, 0.44),
        (-10.5, 0.6),
        (-8.4, 0.78),
        (-7.2, 0.74),
        (-5.2, 0.93),
        (-4.0, 0.86),
        (-2.2, 1.0),
        (-0.8, 0.9),
        (0.8, 0.97),
        (2.4, 0.85),
        (3.8, 0.9),
        (6.4, 0.7),
        (8.2, 0.71),
        (13, 0.5),
        (20, 0.28),
        (28, 0.12),
        (38, 0.0),
    )

    def ridge(azimuth: float) -> float:
        a = azimuth - centre
        for (x0, y0), (x1, y1) in pairwise(teeth):
            if x0 <= a <= x1:
                return high * (y0 + (y1 - y0) * (a - x0) / (x1 - x0))
        return -3.0

    return ridge


def caldera(rng: random.Random, high: float) -> Callable[[float], float]:
    """Return the outer rim of Aso: long, level, cut by a few valleys."""
    cuts = [(rng.uniform(-180, 180), rng.uniform(3, 6)) for _ in range(16)]

    def rim(azimuth: float) -> float:
        dip = sum(0.45 * math.exp(-((((azimuth - c + 180) % 360 - 180) / w) ** 2)) for c, w in cuts)
        return high * (1 - min(0.7, dip)) + 0.15 * math.sin(math.radians(azimuth * 11))

    return rim


def airy(p: Painter, colour: str, away: float) -> str:
    """Return a far colour: ``away`` (0 to 1) of the haze in it."""
    light = p.light
    k = tuple((a + b) / 2 + 0.1 for a, b in zip(light.lit, light.shade, strict=True))
    return mix(times(colour, (k[0], k[1], k[2])), light.haze, away)


def mountains(p: Painter, region: str, season: str, rng: random.Random, boost: float = 1.0) -> None:
    """Draw the ridges of a region, the far ones first."""
    woods = WOODS[season]
    blue = mix(woods, "#7f9eab", 0.55)
    if region == "aso":
        skyline(p, caldera(rng, 6.6 * boost), airy(p, blue, 0.55))
        skyline(p, neko(p.ahead + rng.uniform(-16, 16), 11.5 * boost), airy(p, mix("#84918c", woods, 0.3), 0.28))
        skyline(p, waves(rng, 6.0 * boost, 0.6, (2, 4, 7)), airy(p, mix(GRASS[season], woods, 0.35), 0.2))
        skyline(p, waves(rng, 2.8 * boost, 0.2, (3, 6, 11)), airy(p, GRASS[season], 0.1))
        return
    high = {"kuma": 15.5, "coast": 8.0}.get(region, 8.5) * boost
    skyline(p, waves(rng, high, high * 0.35), airy(p, blue, 0.6))
    skyline(p, waves(rng, high * 0.72, high * 0.16), airy(p, mix(woods, blue, 0.35), 0.38))
    if region != "coast":
        mist(p, rng, high * 0.2)
    skyline(p, shaggy(waves(rng, high * 0.42, high * 0.02), 0.18), airy(p, woods, 0.16))


def mist(p: Painter, rng: random.Random, elevation: float) -> None:
    """Draw a band of morning mist before the hills."""
    if p.light.name in {"morning", "cloudy"} and rng.random() < 0.7:
        skyline(
            p,
            lambda a: elevation + 0.4 * math.sin(math.radians(a * 6)),
            mix(lighter(p.light.haze, 0.12), WOODS["summer"], 0.12),
        )


def sea(p: Painter, rng: random.Random, season: str) -> None:
    """Draw the sea up to the horizon with the islands of Amakusa and lines of light."""
    blue = mix(SEA, p.light.sky_top, 0.35)
    cam = p.camera
    woods = mix(WOODS[season], "#7f9eab", 0.4)
    for away, high in ((0.62, 1.5), (0.42, 2.3)):
        islands(p, rng, airy(p, woods, away), high)
    skyline(p, lambda _: 0.0, airy(p, blue, 0.12), -30)
    w, h = cam.size
    for _ in range(26):
        t = rng.random() ** 1.6
        y = cam.centre[1] + h * (0.006 + 0.13 * t)
        length = w * rng.uniform(0.02, 0.07) * (0.4 + t)
        x = w * rng.random()
        p.flat(
            [(x, y), (x + length, y - 0.8 - t), (x + 2 * length, y), (x + length, y + 0.8 + t)],
            lighter(blue, 0.4),
            0.55,
        )


def islands(p: Painter, rng: random.Random, colour: str, high: float) -> None:
    """Low wooded islands along the horizon."""
    spots = [(rng.uniform(-180, 180), rng.uniform(5, 15), high * rng.uniform(0.4, 1)) for _ in range(15)]

    def ridge(azimuth: float) -> float:
        best = -1.0
        for c, w, top in spots:
            d = ((azimuth - c + 180) % 360 - 180) / w
            if abs(d) < 1:
                best = max(best, top * (1 - d * d) * (0.85 + 0.15 * math.sin(azimuth * 1.7)))
        return best

    skyline(p, ridge, colour)


def plain(p: Painter, colour: str) -> None:
    """Draw the level ground up to the horizon."""
    p.face([(-900, -900, 0), (900, -900, 0), (900, 900, 0), (-900, 900, 0)], airy(p, colour, 0.05))


def strip(p: Painter, y0: float, y1: float, colour: str, half: float = 400.0) -> None:
    """Draw a band of ground across the picture between two depths in metres."""
    p.ground([(-half, y0), (half, y0), (half, y1), (-half, y1)], airy(p, colour, 0.05))


def paddies(p: Painter, y0: float, y1: float, season: str, rng: random.Random) -> None:
    """Rice fields with their banks, mirrors of the sky in spring."""
    y = y0
    bank = mix(GRASS[season], "#6f7d4a", 0.3)
    strip(p, y0, y1, bank)
    while y < y1:
        deep = rng.uniform(7, 13) * (1 + (y - y0) / 60)
        x = -200 + rng.uniform(0, 20)
        while x < 200:
            wide = rng.uniform(16, 34)
            tone = mix(PADDY[season], GRASS[season], rng.choice((0.0, 0.12, 0.3)))
            if season == "spring":
                tone = mix(tone, p.light.sky_low, rng.uniform(0.2, 0.6))
            p.ground(
                [(x + 0.5, y + 0.5), (x + wide, y + 0.5), (x + wide, y + deep), (x + 0.5, y + deep)],
                airy(p, tone, 0.04),
            )
            x += wide + 0.4
        y += deep + 0.6


def rows_of_field(p: Painter, area: tuple[float, float, float, float], soil: str, plant: str, gap: float = 0.8) -> None:
    """Ridges of a vegetable field running away from the viewer; area = x0, y0, x1, y1."""
    x0, y0, x1, y1 = area
    p.ground([(x0, y0), (x1, y0), (x1, y1), (x0, y1)], airy(p, soil, 0.03))
    count = int((x1 - x0) / gap)
    for i in range(count):
        x = x0 + gap * (i + 0.25)
        p.ground([(x, y0), (x + gap * 0.5, y0), (x + gap * 0.5, y1), (x, y1)], airy(p, plant, 0.03))
        p.ground(
            [(x + gap * 0.36, y0), (x + gap * 0.5, y0), (x + gap * 0.5, y1), (x + gap * 0.36, y1)],
            airy(p, darker(plant, 0.2), 0.03),
        )


def woods_edge(p: Painter, y: float, season: str, rng: random.Random, spread: tuple[float, float] = (-60, 60)) -> None:
    """Draw a belt of cedars and broad-leaved trees ``y`` metres away."""
    tones = (darker(LEAF[season], 0.1), "#5b7c5b", mix(LEAF[season], "#57785b", 0.5))
    under = airy(p, darker(LEAF[season], 0.16), 0.14)
    x0, x1 = spread
    p.face(
        [
            (x0, y + 3, 0),
            (x1, y + 3, 0),
            (x1 - 3, y + 3, 2.4),
            (x0 + (x1 - x0) * 0.6, y + 3, 1.7),
            (x0 + (x1 - x0) * 0.3, y + 3, 2.6),
            (x0 + 3, y + 3, 1.9),
        ],
        under,
    )
    xs = sorted(rng.uniform(*spread) for _ in range(int((spread[1] - spread[0]) / 3.2)))
    for x in xs:
        depth = y + rng.uniform(-3, 3)
        if rng.random() < 0.42:
            cedar(p, (x, depth, 0), rng.uniform(9, 15), airy(p, "#557a62", 0.12))
        else:
            high = rng.uniform(6, 11)
            tree(p, (x, depth, -0.24 * high), high, airy(p, rng.choice(tones), 0.12), rng)


def river(p: Painter, y: float, width: float, rng: random.Random) -> None:
    """Draw a river that crosses behind the house, with gravel banks."""

    def line(at: float, phase: float) -> list[Pt]:
        return [(x, at + 1.6 * math.sin(x / 17 + phase)) for x in range(-140, 141, 5)]

    phase = rng.uniform(0, 6)
    for inset, colour in ((-2.2, "#d4ccb4"), (0.0, mix("#8fb5b4", p.light.sky_top, 0.3))):
        p.ground(line(y + inset, phase) + line(y + width - inset, phase + 0.5)[::-1], airy(p, colour, 0.05))
    for _ in range(14):
        x, d = rng.uniform(-40, 40), rng.uniform(0.15, 0.85) * width
        p.ground([(x, y + d), (x + rng.uniform(2, 6), y + d), (x + 1, y + d + 0.25)], "#f0f3ea", 0.5)
