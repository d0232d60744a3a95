"""Colours as ``#rrggbb`` and the light that falls on them."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from .space import Vec, dot, unit

RGB = tuple[float, float, float]


@lru_cache(maxsize=8192)
def rgb(colour: str) -> RGB:
    """Red, green and blue of ``#rrggbb``, each 0 to 255."""
    return (int(colour[1:3], 16), int(colour[3:5], 16), int(colour[5:7], 16))


def hexed(value: RGB) -> str:
    """Return the ``#rrggbb`` of three numbers, clamped to 0 to 255."""
    return "#" + "".join(f"{min(255, max(0, round(v))):02x}" for v in value)


@lru_cache(maxsize=8192)
def mix(one: str, other: str, share: float) -> str:
    """``one`` with ``share`` (0 to 1) of ``other`` stirred in."""
    a, b = rgb(one), rgb(other)
    return hexed((a[0] + (b[0] - a[0]) * share, a[1] + (b[1] - a[1]) * share, a[2] + (b[2] - a[2]) * share))


def times(colour: str, factor: RGB) -> str:
    """Return a colour under a coloured light: channel by channel."""
    r, g, b = rgb(colour)
    return hexed((r * factor[0], g * factor[1], b * factor[2]))


def darker(colour: str, share: float) -> str:
    """Towards a warm near-black, never towards grey."""
    return mix(colour, "#2b2620", share)


def lighter(colour: str, share: float) -> str:
    """Towards paper white."""
    return mix(colour, "#fffaf0", share)


@dataclass(frozen=True)
class Light:
    """A time of day: the sky, where the sun stands, and what it does to a surface."""

    name: str
    sky_top: str
    sky_low: str
    haze: str
    sun: Vec
    lit: RGB
    shade: RGB
    shadow: float
    disc: str = ""

    def tint(self, colour: str, normal: Vec) -> str:
        """Return the colour of a surface that faces ``normal``."""
        return times(colour, self.factor(normal))

    def factor(self, normal: Vec) -> RGB:
        """Multipliers for red, green and blue on a surface that faces ``normal``."""
        k = min(1.0, max(0.0, dot(normal, self.sun)) * 1.35)
        k = max(k, 0.25 * max(0.0, normal[2]))
        a, b = self.shade, self.lit
        return (a[0] + (b[0] - a[0]) * k, a[1] + (b[1] - a[1]) * k, a[2] + (b[2] - a[2]) * k)

    def from_sun(self, sun: Vec) -> Light:
        """Return the same hour with the sun elsewhere."""
        return Light(
            self.name, self.sky_top, self.sky_low, self.haze, unit(sun), self.lit, self.shade, self.shadow, self.disc
        )


_FRONT = unit((-0.62, -0.62, 0.55))
MORNING = Light(
    "morning", "#c6dde3", "#f7ead0", "#e3e6d8", _FRONT, (1.04, 1.01, 0.95), (0.76, 0.78, 0.80), 0.20, "#fbe3ae"
)
NOON = Light("noon", "#b7d5e2", "#eaf0e4", "#dbe6e2", _FRONT, (1.03, 1.02, 0.99), (0.75, 0.79, 0.83), 0.24)
CLOUDY = Light("cloudy", "#d5dcd9", "#eeeae0", "#e0e1d8", _FRONT, (0.98, 0.97, 0.95), (0.84, 0.85, 0.85), 0.10)
AFTERNOON = Light(
    "afternoon", "#c4dad9", "#fbe6c0", "#ecdfc0", _FRONT, (1.06, 1.00, 0.89), (0.75, 0.75, 0.77), 0.22, "#fbdc9c"
)
DUSK = Light("dusk", "#b3c2d2", "#f8d9b6", "#e2cbb8", _FRONT, (1.05, 0.96, 0.87), (0.74, 0.73, 0.79), 0.17, "#f9c98b")
LIGHTS = (MORNING, NOON, CLOUDY, AFTERNOON, DUSK)
