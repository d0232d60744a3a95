"""Points in metres, a camera, and where a polygon falls in the picture.

The axes: x to the east (right), y to the north (away from the viewer), z up. Yaw is counted in degrees from north
to the east, so that a positive yaw turns to the right.
"""

from __future__ import annotations

import math
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

Vec = tuple[float, float, float]
Pt = tuple[float, float]

NEAR = 0.12


def add(a: Vec, b: Vec, factor: float = 1.0) -> Vec:
    """Return ``a + factor * b``."""
    return (a[0] + b[0] * factor, a[1] + b[1] * factor, a[2] + b[2] * factor)


def sub(a: Vec, b: Vec) -> Vec:
    """Return ``a - b``."""
    return (a[0] - b[0], a[1] - b[1], a[2] - b[2])


def dot(a: Vec, b: Vec) -> float:
    """Return the scalar product."""
    return a[0] * b[0] + a[1] * b[1] + a[2] * b[2]


def cross(a: Vec, b: Vec) -> Vec:
    """Return the vector product."""
    return (a[1] * b[2] - a[2] * b[1], a[2] * b[0] - a[0] * b[2], a[0] * b[1] - a[1] * b[0])


def unit(a: Vec) -> Vec:
    """Return the same direction with length 1."""
    length = math.sqrt(dot(a, a)) or 1.0
    return (a[0] / length, a[1] / length, a[2] / length)


def distance(a: Vec, b: Vec) -> float:
    """Metres between two points."""
    return math.dist(a, b)


def heading(yaw: float, pitch: float = 0.0) -> Vec:
    """Return the direction of a yaw and a pitch in degrees (pitch up positive)."""
    y, p = math.radians(yaw), math.radians(pitch)
    return (math.sin(y) * math.cos(p), math.cos(y) * math.cos(p), math.sin(p))


def clip_near(points: Sequence[Vec]) -> list[Vec]:
    """Return the part of a polygon in camera space (x, y, depth) that lies before the near plane."""
    out: list[Vec] = []
    for i, here in enumerate(points):
        before = points[i - 1]
        if (here[2] >= NEAR) != (before[2] >= NEAR):
            t = (NEAR - before[2]) / (here[2] - before[2])
            out.append((before[0] + (here[0] - before[0]) * t, before[1] + (here[1] - before[1]) * t, NEAR))
        if here[2] >= NEAR:
            out.append(here)
    return out


def clip_rect(points: Sequence[Pt], low: Pt, high: Pt) -> list[Pt]:
    """Return the part of a polygon inside an upright rectangle (Sutherland and Hodgman)."""
    out = list(points)
    for axis, bound, sign in ((0, low[0], 1), (0, high[0], -1), (1, low[1], 1), (1, high[1], -1)):
        out = _clip_half(out, axis, bound, sign)
    return out


def _clip_half(points: list[Pt], axis: int, bound: float, sign: int) -> list[Pt]:
    out: list[Pt] = []
    for i, here in enumerate(points):
        before = points[i - 1]
        a, b = (before[axis] - bound) * sign, (here[axis] - bound) * sign
        if (a >= 0) != (b >= 0):
            t = a / (a - b)
            out.append((before[0] + (here[0] - before[0]) * t, before[1] + (here[1] - before[1]) * t))
        if b >= 0:
            out.append(here)
    return out


def hull(points: Sequence[Pt]) -> list[Pt]:
    """Return the convex hull, counter-clockwise (Andrew's monotone chain)."""
    ordered = sorted(set(points))
    return _chain(ordered)[:-1] + _chain(ordered[::-1])[:-1]


def _chain(ordered: Sequence[Pt]) -> list[Pt]:
    out: list[Pt] = []
    for p in ordered:
        while len(out) > 1 and _turn(out[-2], out[-1], p) <= 0:
            out.pop()
        out.append(p)
    return out


def _turn(o: Pt, a: Pt, b: Pt) -> float:
    return (a[0] - o[0]) * (b[1] - o[1]) - (a[1] - o[1]) * (b[0] - o[0])


@dataclass(frozen=True)
class Camera:
    """A pinhole: verticals stay upright because it looks level and shifts the lens instead of tilting."""

    eye: Vec
    right: Vec
    up: Vec
    forward: Vec
    focal: float
    centre: Pt
    size: tuple[int, int]

    def local(self, point: Vec) -> Vec:
        """Right, up and depth of a point, in metres from the eye."""
        d = sub(point, self.eye)
        return (dot(d, self.right), dot(d, self.up), dot(d, self.forward))

    def polygon(self, points: Sequence[Vec]) -> list[Pt]:
        """Return the picture of a polygon in pixels; empty when it lies behind the camera."""
        kept = clip_near([self.local(p) for p in points])
        f, (cx, cy) = self.focal, self.centre
        return [(cx + f * x / z, cy - f * y / z) for x, y, z in kept]

    def spot(self, point: Vec) -> tuple[float, float, float] | None:
        """Pixel x, pixel y and pixels per metre at a point; None behind the camera."""
        local = self.local(point)
        return self.pixel(local) if local[2] >= NEAR else None

    def pixel(self, local: Vec) -> tuple[float, float, float]:
        """Pixel x, pixel y and pixels per metre of a point in camera space before the near plane."""
        scale = self.focal / local[2]
        return (self.centre[0] + local[0] * scale, self.centre[1] - local[1] * scale, scale)

    def sees(self, point: Vec, normal: Vec) -> bool:
        """Whether a face at ``point`` that looks along ``normal`` turns towards the eye."""
        return dot(sub(self.eye, point), normal) > 0


def turned(camera: Camera, degrees: float) -> Camera:
    """Return the same camera when the whole world is turned to the left by so many degrees around the origin."""
    t = math.radians(degrees)
    c, s = math.cos(t), math.sin(t)

    def turn(v: Vec) -> Vec:
        return (v[0] * c - v[1] * s, v[0] * s + v[1] * c, v[2])

    return Camera(
        turn(camera.eye),
        turn(camera.right),
        turn(camera.up),
        turn(camera.forward),
        camera.focal,
        camera.centre,
        camera.size,
    )


def lifted(camera: Camera, metres: float) -> Camera:
    """Return the same camera so many metres higher."""
    return replace(camera, eye=add(camera.eye, (0, 0, metres)))


def level(eye: Vec, yaw: float, fov: float, size: tuple[int, int], horizon: float = 0.5) -> Camera:
    """Return a level camera: ``fov`` degrees wide, its horizon at the share ``horizon`` of the height from the top."""
    forward = heading(yaw)
    right = heading(yaw + 90)
    focal = size[0] / 2 / math.tan(math.radians(fov) / 2)
    return Camera(eye, right, (0, 0, 1), forward, focal, (size[0] / 2, size[1] * horizon), size)
