"""A canvas that collects SVG, and sheets: planes in space on which one draws in metres."""

# ruff: noqa: PLR0913 - a mark is its place, its size and its colour: they belong in one row

from __future__ import annotations

import math
from contextlib import contextmanager
from typing import TYPE_CHECKING

from .colour import mix, times
from .space import Camera, Pt, Vec, add, clip_near, cross, dot, hull, unit

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from contextlib import AbstractContextManager

    from .colour import Light

SHADOW = "#3a4250"


class Painter:
    """Draws polygons of space, in the order of the calls, as seen by a camera in a light."""

    def __init__(self, camera: Camera, light: Light) -> None:
        """Begin an empty picture of the camera's size."""
        self.camera, self.light = camera, light
        self.ahead = math.degrees(math.atan2(camera.forward[0], camera.forward[1]))
        self.mirrored = False
        self._parts: list[str] = []
        self._defs: list[str] = []

    def svg(self) -> str:
        """Return the whole picture as one SVG document."""
        w, h = self.camera.size
        head = f'<svg xmlns="http://www.w3.org/2000/svg" width="{w}" height="{h}" viewBox="0 0 {w} {h}">'
        body = f"<defs>{''.join(self._defs)}</defs>{''.join(self._parts)}"
        return (
            f'{head}<g transform="matrix(-1 0 0 1 {w} 0)">{body}</g></svg>' if self.mirrored else f"{head}{body}</svg>"
        )

    def flat(self, points: Sequence[Pt], fill: str, opacity: float = 1.0, *, seam: bool = False) -> None:
        """Draw a polygon in pixels; ``seam`` closes the hairline that antialiasing leaves between neighbours."""
        if len(points) < 3 or self._outside(points):
            return
        data = " ".join(f"{x:.1f},{y:.1f}" for x, y in points)
        extra = f' opacity="{opacity:.2f}"' if opacity < 1 else (f' stroke="{fill}" stroke-width=".8"' if seam else "")
        self._parts.append(f'<polygon points="{data}" fill="{fill}"{extra}/>')

    def _outside(self, points: Sequence[Pt]) -> bool:
        w, h = self.camera.size
        xs, ys = [p[0] for p in points], [p[1] for p in points]
        return max(xs) < 0 or min(xs) > w or max(ys) < 0 or min(ys) > h

    def path(self, data: str, fill: str, opacity: float = 1.0) -> None:
        """Draw a path in pixels."""
        self._parts.append(f'<path d="{data}" fill="{fill}" opacity="{opacity:.2f}"/>')

    def circle(self, x: float, y: float, r: float, fill: str, opacity: float = 1.0) -> None:
        """Draw a disc in pixels; one that is too small to see is left out."""
        if r >= 0.4:
            extra = f' opacity="{opacity:.2f}"' if opacity < 1 else ""
            self._parts.append(f'<circle cx="{x:.1f}" cy="{y:.1f}" r="{r:.1f}" fill="{fill}"{extra}/>')

    def ellipse(self, x: float, y: float, size: Pt, fill: str, opacity: float = 1.0) -> None:
        """Draw an upright ellipse in pixels with the half axes ``size``."""
        rx, ry = size
        self._parts.append(
            f'<ellipse cx="{x:.1f}" cy="{y:.1f}" rx="{rx:.1f}" ry="{ry:.1f}" fill="{fill}" opacity="{opacity:.2f}"/>'
        )

    def gradient(self, start: Pt, end: Pt, stops: Iterable[tuple[float, str, float]]) -> str:
        """Return a fill that runs from one pixel to another; stops are (offset, colour, opacity)."""
        name = f"g{len(self._defs)}"
        inner = "".join(f'<stop offset="{o:.2f}" stop-color="{c}" stop-opacity="{a:.2f}"/>' for o, c, a in stops)
        place = f'x1="{start[0]:.1f}" y1="{start[1]:.1f}" x2="{end[0]:.1f}" y2="{end[1]:.1f}"'
        self._defs.append(
            f'<linearGradient id="{name}" gradientUnits="userSpaceOnUse" {place}>{inner}</linearGradient>'
        )
        return f"url(#{name})"

    @contextmanager
    def clip(self, points: Sequence[Pt]) -> Iterator[None]:
        """Whatever is drawn inside stays inside a polygon in pixels."""
        name = f"c{len(self._defs)}"
        data = " ".join(f"{x:.1f},{y:.1f}" for x, y in points)
        self._defs.append(f'<clipPath id="{name}"><polygon points="{data}"/></clipPath>')
        self._parts.append(f'<g clip-path="url(#{name})">')
        yield
        self._parts.append("</g>")

    def face(self, points: Sequence[Vec], colour: str, normal: Vec | None = None, opacity: float = 1.0) -> None:
        """Draw a polygon of space; with a ``normal`` the light falls on it and its back is not drawn."""
        if normal is not None:
            if not self.camera.sees(points[0], normal):
                return
            colour = self.light.tint(colour, normal)
        self.flat(self.camera.polygon(points), colour, opacity, seam=opacity >= 1)

    def ground(self, points: Sequence[Pt], colour: str, opacity: float = 1.0, z: float = 0.0) -> None:
        """Draw a polygon on a level plane at height ``z``."""
        self.face([(x, y, z) for x, y in points], colour, None, opacity)

    def bar(self, a: Vec, b: Vec, width: float, colour: str, opacity: float = 1.0) -> None:
        """Draw a round bar from ``a`` to ``b``, ``width`` metres thick, as thin as it looks from afar."""
        ends = clip_near([self.camera.local(a), self.camera.local(b)])
        if len(ends) < 2:
            return
        one, two = (self.camera.pixel(end) for end in ends[:2])
        dx, dy = two[0] - one[0], two[1] - one[1]
        length = math.hypot(dx, dy) or 1.0
        nx, ny = -dy / length / 2, dx / length / 2
        p, q = max(width * one[2], 0.7), max(width * two[2], 0.7)
        corners = [(one[0] + nx * p, one[1] + ny * p), (two[0] + nx * q, two[1] + ny * q),
                   (two[0] - nx * q, two[1] - ny * q), (one[0] - nx * p, one[1] - ny * p)]  # fmt: skip
        self.flat(corners, colour, opacity)

    def box(self, low: Vec, size: Vec, colour: str, top: str | None = None) -> None:
        """Draw a block with its low corner and its size along x, y, z; the faces that are seen, lit."""
        (x, y, z), (w, d, h) = low, size
        X, Y, Z = x + w, y + d, z + h  # noqa: N806 - the far corner
        self.face([(x, y, Z), (X, y, Z), (X, Y, Z), (x, Y, Z)], top or colour, (0, 0, 1))
        self.face([(x, y, z), (X, y, z), (X, Y, z), (x, Y, z)], colour, (0, 0, -1))
        self.face([(x, Y, z), (X, Y, z), (X, Y, Z), (x, Y, Z)], colour, (0, 1, 0))
        self.face([(x, y, z), (X, y, z), (X, y, Z), (x, y, Z)], colour, (0, -1, 0))
        self.face([(x, y, z), (x, Y, z), (x, Y, Z), (x, y, Z)], colour, (-1, 0, 0))
        self.face([(X, y, z), (X, Y, z), (X, Y, Z), (X, y, Z)], colour, (1, 0, 0))

    def cast(self, points: Sequence[Vec], opacity: float | None = None) -> None:
        """Draw the shadow on the ground of the convex body with these corners."""
        s = self.light.sun
        if s[2] <= 0:
            return
        low = [(x - s[0] / s[2] * z, y - s[1] / s[2] * z) for x, y, z in points]
        self.ground(hull(low), SHADOW, self.light.shadow if opacity is None else opacity)

    def sheet(self, origin: Vec, u: Vec, v: Vec) -> Sheet:
        """Return the plane through ``origin`` with the directions ``u`` (along) and ``v`` (up)."""
        return Sheet(self, origin, unit(u), unit(v))


class Sheet:
    """A plane to draw on in metres; what faces away from the camera is not drawn at all."""

    def __init__(self, painter: Painter, origin: Vec, u: Vec, v: Vec) -> None:
        """``u`` runs to the right and ``v`` upwards for one who looks at the front."""
        self.painter, self.origin, self.u, self.v = painter, origin, u, v
        self.normal = cross(u, v)
        self.visible = painter.camera.sees(origin, self.normal)
        self.factor = painter.light.factor(self.normal)

    @property
    def is_lit(self) -> bool:
        """Whether the sun reaches the front at all."""
        return dot(self.normal, self.painter.light.sun) > 0.05

    def at(self, x: float, y: float, out: float = 0.0) -> Vec:
        """Return the point of space at ``x``, ``y`` on the sheet, ``out`` metres before it."""
        return add(add(add(self.origin, self.u, x), self.v, y), self.normal, out)

    def offset(self, out: float) -> Sheet:
        """Return a parallel sheet ``out`` metres nearer (or, negative, behind)."""
        return Sheet(self.painter, self.at(0, 0, out), self.u, self.v)

    def shape(self, points: Sequence[Pt], colour: str, opacity: float = 1.0) -> None:
        """Draw a polygon on the sheet."""
        if self.visible:
            shown = colour if opacity < 1 or colour.startswith("url") else times(colour, self.factor)
            flat = self.painter.camera.polygon([self.at(x, y) for x, y in points])
            self.painter.flat(flat, shown, opacity, seam=opacity >= 1)

    def rect(self, x: float, y: float, w: float, h: float, colour: str, opacity: float = 1.0) -> None:
        """Draw an upright rectangle from its lower left corner."""
        if w > 0 and h > 0:
            self.shape([(x, y), (x + w, y), (x + w, y + h), (x, y + h)], colour, opacity)

    def frame(self, x: float, y: float, w: float, h: float, bar: float, colour: str) -> None:
        """Four bars along the inside of a rectangle."""
        self.rect(x, y, w, bar, colour)
        self.rect(x, y + h - bar, w, bar, colour)
        self.rect(x, y, bar, h, colour)
        self.rect(x + w - bar, y, bar, h, colour)

    def columns(self, x: float, y: float, w: float, h: float, count: int, bar: float, colour: str) -> None:
        """``count`` - 1 upright bars that divide a rectangle evenly."""
        for i in range(1, count):
            self.rect(x + w * i / count - bar / 2, y, bar, h, colour)

    def rows(self, x: float, y: float, w: float, h: float, count: int, bar: float, colour: str) -> None:
        """``count`` - 1 level bars that divide a rectangle evenly."""
        for i in range(1, count):
            self.rect(x, y + h * i / count - bar / 2, w, bar, colour)

    def disc(self, x: float, y: float, r: float, colour: str, opacity: float = 1.0) -> None:
        """Draw a round spot."""
        turn = [i * math.tau / 20 for i in range(20)]
        self.shape([(x + r * math.cos(t), y + r * math.sin(t)) for t in turn], colour, opacity)

    def line(self, a: Pt, b: Pt, width: float, colour: str, opacity: float = 1.0) -> None:
        """Draw a straight stroke ``width`` metres wide."""
        dx, dy = b[0] - a[0], b[1] - a[1]
        k = width / 2 / (math.hypot(dx, dy) or 1.0)
        n = (-dy * k, dx * k)
        corners = [
            (a[0] + n[0], a[1] + n[1]),
            (b[0] + n[0], b[1] + n[1]),
            (b[0] - n[0], b[1] - n[1]),
            (a[0] - n[0], a[1] - n[1]),
        ]
        self.shape(corners, colour, opacity)

    def fade(
        self, points: Sequence[Pt], ends: tuple[Pt, Pt], colours: tuple[str, str], opacity: tuple[float, float]
    ) -> None:
        """Draw a polygon whose fill runs from one point of the sheet to another."""
        cam = self.painter.camera
        a, b = cam.spot(self.at(*ends[0])), cam.spot(self.at(*ends[1]))
        if not self.visible or not a or not b:
            return
        stops = [(0.0, colours[0], opacity[0]), (1.0, colours[1], opacity[1])]
        fill = self.painter.gradient((a[0], a[1]), (b[0], b[1]), stops)
        self.painter.flat(cam.polygon([self.at(x, y) for x, y in points]), fill)

    def clip(self, points: Sequence[Pt]) -> AbstractContextManager[None]:
        """Whatever is drawn inside stays inside a polygon on the sheet."""
        return self.painter.clip(self.painter.camera.polygon([self.at(x, y) for x, y in points]))

    def box(self, x: float, y: float, w: float, h: float, depth: float, colour: str, front: str | None = None) -> None:
        """Draw a block that stands out of the sheet by ``depth`` metres."""
        p, n, u, v = self.painter, self.normal, self.u, self.v
        a, b = self.at, depth
        p.face([a(x, y + h), a(x + w, y + h), a(x + w, y + h, b), a(x, y + h, b)], colour, v)
        p.face([a(x, y), a(x + w, y), a(x + w, y, b), a(x, y, b)], colour, (-v[0], -v[1], -v[2]))
        p.face([a(x, y), a(x, y + h), a(x, y + h, b), a(x, y, b)], colour, (-u[0], -u[1], -u[2]))
        p.face([a(x + w, y), a(x + w, y + h), a(x + w, y + h, b), a(x + w, y, b)], colour, u)
        p.face([a(x, y, b), a(x + w, y, b), a(x + w, y + h, b), a(x, y + h, b)], front or colour, n)

    def recess(self, x: float, y: float, w: float, h: float, depth: float, colour: str, floor: str) -> Sheet:
        """Draw a niche behind the sheet; return its back to be drawn on."""
        p, a, b = self.painter, self.at, -depth
        u, v = self.u, self.v
        p.face([a(x, y), a(x + w, y), a(x + w, y, b), a(x, y, b)], floor, v)
        p.face(
            [a(x, y + h), a(x + w, y + h), a(x + w, y + h, b), a(x, y + h, b)],
            mix(colour, "#2b2620", 0.25),
            (-v[0], -v[1], -v[2]),
        )
        p.face([a(x, y), a(x, y + h), a(x, y + h, b), a(x, y, b)], mix(colour, "#2b2620", 0.1), u)
        p.face(
            [a(x + w, y), a(x + w, y + h), a(x + w, y + h, b), a(x + w, y, b)],
            mix(colour, "#2b2620", 0.1),
            (-u[0], -u[1], -u[2]),
        )
        back = Sheet(p, a(x, y, b), u, v)
        back.rect(0, 0, w, h, mix(colour, "#2b2620", 0.06))
        return back
