"""Roofs: kirizuma (gable), yosemune (hip), irimoya (both), of tiles, tin or thatch."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

from .colour import darker, lighter, mix
from .draw_fittings import vent

if TYPE_CHECKING:
    from .paint import Painter, Sheet
    from .space import Pt, Vec


@dataclass(frozen=True)
class Block:
    """The part of a house under one roof: its plan, and the heights of its foot and of its wall's top."""

    x0: float
    y0: float
    x1: float
    y1: float
    z0: float
    z1: float


@dataclass(frozen=True)
class Roof:
    """A roof's form (gable, hip, irimoya), cover (tile, tin, thatch, slate) and measures in metres."""

    form: str
    cover: str
    colour: str
    pitch: float = 0.45
    over: float = 0.8
    thick: float = 0.16
    gable: str = "#efe4cd"
    wood: str = "#6b5140"


def turned(block: Block) -> bool:
    """Whether the ridge runs along y, the longer side."""
    return block.y1 - block.y0 > block.x1 - block.x0


@dataclass(frozen=True)
class _Frame:
    """Local axes of a roof: along the ridge (a), across it (b); ``place`` gives the point of space."""

    block: Block
    flip: bool

    @property
    def length(self) -> float:
        b = self.block
        return b.y1 - b.y0 if self.flip else b.x1 - b.x0

    @property
    def span(self) -> float:
        b = self.block
        return b.x1 - b.x0 if self.flip else b.y1 - b.y0

    def place(self, a: float, b: float, z: float) -> Vec:
        k = self.block
        return (k.x1 - b, k.y0 + a, z) if self.flip else (k.x0 + a, k.y0 + b, z)


def roof(p: Painter, block: Block, style: Roof) -> None:
    """Draw the whole roof of a block: soffits, slopes, gables, ridges."""
    f = _Frame(block, turned(block))
    ov, pitch = style.over, style.pitch
    eave = block.z1 - ov * pitch
    top = block.z1 + f.span / 2 * pitch + style.thick
    share = {"gable": 0.0, "hip": 1.0, "irimoya": 0.52}[style.form]
    run = (f.span / 2 + ov) * share
    out = 0.55 if style.form == "gable" else ov
    shape = _Shape(f, style, eave, top, run, out)
    shape.soffit(p)
    shape.ends(p)
    shape.slopes(p)
    shape.ridges(p)


def skirt(p: Painter, block: Block, style: Roof, runs: dict[str, float]) -> None:
    """Draw the lower edge of a hip roof again, ``runs`` metres up each side, before the foot of an upper floor."""
    ov, eave = style.over, block.z1 - style.over * style.pitch + style.thick
    x0, y0, x1, y1 = block.x0 - ov, block.y0 - ov, block.x1 + ov, block.y1 + ov
    rise = math.hypot(1, style.pitch)
    edges = {
        "left": ((x0, y1), (0, -1), (1, 0)),
        "right": ((x1, y0), (0, 1), (-1, 0)),
        "front": ((x0, y0), (1, 0), (0, 1)),
    }
    for side, (start, along, into) in edges.items():
        total = x1 - x0 if side == "front" else y1 - y0
        sheet = p.sheet((*start, eave), (*along, 0.0), (*into, style.pitch))
        r = runs[side]
        if sheet.visible:
            cover(sheet, [(0, 0), (total, 0), (total - r, r * rise), (r, r * rise)], style)
    for x, dx, side in ((x0, 1, "left"), (x1, -1, "right")):
        r = min(runs["front"], runs[side])
        p.bar(
            (x, y0, eave),
            (x + dx * r, y0 + r, eave + r * style.pitch),
            0.18,
            p.light.tint(lighter(style.colour, 0.12), (-dx * 0.5, -0.5, 0.7)),
        )


@dataclass(frozen=True)
class _Shape:
    """The corners of a roof and the way to draw them."""

    f: _Frame
    style: Roof
    eave: float
    top: float
    run: float
    out: float

    def soffit(self, p: Painter) -> None:
        """Draw the underside of the eaves, seen from below, and the edge of the roof."""
        f, s, wood = self.f, self.style, darker(self.style.wood, 0.1)
        wall, o = f.block.z1, self.out
        for b, edge, sign in ((-s.over, 0.0, -1.0), (f.span + s.over, f.span, 1.0)):
            a0, a1 = f.place(-o, b, self.eave), f.place(f.length + o, b, self.eave)
            w0, w1 = (
                f.place(-o * (s.form == "gable"), edge, wall),
                f.place(f.length + o * (s.form == "gable"), edge, wall),
            )
            p.face([a0, a1, w1, w0], mix(wood, "#3a3029", 0.35), self._tilt(sign))
            up = s.thick
            p.face([a0, a1, _lift(a1, up), _lift(a0, up)], self._edge(), self._out(0, sign))
        if s.form != "gable":
            self._end_soffits(p, wood)

    def _end_soffits(self, p: Painter, wood: str) -> None:
        f, s = self.f, self.style
        for a, edge, sign in ((-self.out, 0.0, -1.0), (f.length + self.out, f.length, 1.0)):
            c0, c1 = f.place(a, -s.over, self.eave), f.place(a, f.span + s.over, self.eave)
            w0, w1 = f.place(edge, 0, f.block.z1), f.place(edge, f.span, f.block.z1)
            n = self._out(sign, 0)
            p.face([c0, c1, w1, w0], mix(wood, "#3a3029", 0.35), (n[0] * 0.4, n[1] * 0.4, -0.9))
            p.face([c0, c1, _lift(c1, s.thick), _lift(c0, s.thick)], self._edge(), n)

    def _edge(self) -> str:
        s = self.style
        return {"thatch": darker(s.colour, 0.28), "tin": darker(s.colour, 0.2)}.get(s.cover, darker(s.colour, 0.32))

    def _out(self, a: float, b: float) -> Vec:
        return (-b, a, 0.0) if self.f.flip else (a, b, 0.0)

    def _tilt(self, sign: float) -> Vec:
        n = self._out(0, sign)
        return (n[0] * 0.4, n[1] * 0.4, -0.9)

    def slopes(self, p: Painter) -> None:
        """Draw the two long slopes; the far one first."""
        f, s, o = self.f, self.style, self.out
        base = self.eave + s.thick
        rise = math.hypot(1, s.pitch)
        half = f.span / 2 + s.over
        g = 0.0 if s.form != "irimoya" else 0.3
        r = self.run
        total = f.length + 2 * o
        for far in (True, False):
            b, sign = (f.span + s.over, -1.0) if far else (-s.over, 1.0)
            start = f.place(f.length + o, b, base) if far else f.place(-o, b, base)
            along = self._out(-sign * -1.0, 0)
            up = self._out(0, sign)
            sheet = p.sheet(start, along, (up[0], up[1], s.pitch))
            corners = [(0, 0), (total, 0), (total - r, r * rise)]
            corners += (
                [(total - r + g, r * rise), (total - r + g, half * rise), (r - g, half * rise), (r - g, r * rise)]
                if r < half
                else []
            )
            corners += [(r, r * rise)]
            if sheet.visible:
                cover(sheet, corners, s)

    def ends(self, p: Painter) -> None:
        """Draw the short slopes of a hip, and the gables with their boards."""
        f, s, o = self.f, self.style, self.out
        base = self.eave + s.thick
        rise = math.hypot(1, s.pitch)
        width = f.span + 2 * s.over
        for right in (False, True):
            a, sign = (f.length + o, 1.0) if right else (-o, -1.0)
            start = f.place(a, -s.over, base) if right else f.place(a, f.span + s.over, base)
            along, into = self._out(0, sign), self._out(-sign, 0)
            sheet = p.sheet(start, along, (into[0], into[1], s.pitch))
            r = self.run
            if r > 0 and sheet.visible:
                cover(sheet, [(0, 0), (width, 0), (width - r, r * rise), (r, r * rise)], s)
            self._gable(p, right=right)

    def _gable(self, p: Painter, *, right: bool) -> None:
        """Draw the triangle of wall under the ridge's end, with its bargeboards."""
        f, s, r = self.f, self.style, self.run
        half = f.span / 2 + s.over
        if r >= half:
            return
        sign = 1.0 if right else -1.0
        inset = -self.out + r if s.form == "irimoya" else 0.0
        a = f.length - inset if right else inset
        level = self.eave + r * s.pitch if s.form == "irimoya" else f.block.z1
        side = s.over - r if s.form == "irimoya" else 0.0
        wide = f.span + 2 * side
        start = f.place(a, -side, level) if right else f.place(a, f.span + side, level)
        sheet = p.sheet(start, self._out(0, sign), (0, 0, 1))
        if not sheet.visible:
            return
        h = wide / 2 * s.pitch
        sheet.shape([(0, 0), (wide, 0), (wide / 2, h)], s.gable)
        if s.form == "gable":
            self._verge(p, right=right)
        if h > 0.9:
            vent(sheet, wide / 2 - 0.35, h * 0.34, 0.7, h * 0.3, s.wood)
        self._barge(sheet, wide, h)

    def _verge(self, p: Painter, *, right: bool) -> None:
        """Draw the underside of the roof where it stands out over the gable."""
        f, s = self.f, self.style
        a0, a1 = (f.length, f.length + self.out) if right else (0.0, -self.out)
        ridge_z = f.block.z1 + f.span / 2 * s.pitch
        dark = mix(darker(s.wood, 0.1), "#3a3029", 0.35)
        for b, sign in ((-s.over, -1.0), (f.span + s.over, 1.0)):
            n = self._out(0, sign)
            corners = [
                f.place(a0, b, self.eave),
                f.place(a1, b, self.eave),
                f.place(a1, f.span / 2, ridge_z),
                f.place(a0, f.span / 2, ridge_z),
            ]
            p.face(corners, dark, (-n[0] * s.pitch, -n[1] * s.pitch, -1.0))

    def _barge(self, sheet: Sheet, wide: float, h: float) -> None:
        s = self.style
        reach = self.out if s.form == "gable" else 0.3
        front = sheet.offset(reach)
        drop = 0.24
        ext = s.over if s.form == "gable" else 0.0
        low = -ext * s.pitch + s.thick
        under = [(-ext, low - drop), (wide / 2, h + s.thick - drop), (wide / 2, h + s.thick), (-ext, low)]
        front.shape(under, s.wood)
        front.shape([(wide - x, y) for x, y in under], s.wood)

    def ridges(self, p: Painter) -> None:
        """Draw the ridge and, on a hip, the four corner ridges."""
        f, s, o, r = self.f, self.style, self.out, self.run
        half = f.span / 2 + s.over
        g = 0.3 if s.form == "irimoya" else 0.0
        mid = f.span / 2
        colour = lighter(s.colour, 0.12) if s.cover != "thatch" else darker(s.colour, 0.35)
        for near in (False, True):
            for right in (False, True):
                if r > 0:
                    self._hip_ridge(p, colour, near=near, right=right)
        a0, a1 = -o + r - g, f.length + o - r + g
        if r >= half:
            a0, a1 = min(a0, f.length / 2), max(a1, f.length / 2)
        ridge(p, [f.place(a0, mid, self.top), f.place(a1, mid, self.top)], s)

    def _hip_ridge(self, p: Painter, colour: str, *, near: bool, right: bool) -> None:
        f, s, o, r = self.f, self.style, self.out, self.run
        if s.cover == "thatch":
            return
        b, db = (-s.over, r) if near else (f.span + s.over, -r)
        a, da = (f.length + o, -r) if right else (-o, r)
        z = self.eave + s.thick
        low, high = f.place(a, b, z), f.place(a + da, b + db, z + r * s.pitch)
        n = self._out(1.0 if right else -1.0, -1.0 if near else 1.0)
        if p.camera.sees(low, (n[0], n[1], 1.2)):
            p.bar(low, high, 0.2, p.light.tint(colour, (n[0] * 0.5, n[1] * 0.5, 0.7)))


def _lift(point: Vec, dz: float) -> Vec:
    return (point[0], point[1], point[2] + dz)


def cover(sheet: Sheet, corners: list[Pt], style: Roof) -> None:
    """Draw a slope with the rhythm of its material."""
    sheet.shape(corners, style.colour)
    w = max(c[0] for c in corners)
    h = max(c[1] for c in corners)
    with sheet.clip(corners):
        if style.cover == "tile":
            sheet.rows(0, 0, w, h, max(3, round(h / 0.34)), 0.05, darker(style.colour, 0.17))
            sheet.columns(0, 0, w, h, max(4, round(w / 0.6)), 0.035, lighter(style.colour, 0.07))
            sheet.rect(0, 0, w, 0.14, lighter(style.colour, 0.14))
        elif style.cover == "tin":
            sheet.columns(0, 0, w, h, max(3, round(w / 0.5)), 0.05, lighter(style.colour, 0.13))
        elif style.cover == "slate":
            sheet.rows(0, 0, w, h, max(3, round(h / 0.4)), 0.03, darker(style.colour, 0.14))
        else:
            _straw(sheet, w, h, style.colour)


def _straw(sheet: Sheet, w: float, h: float, colour: str) -> None:
    """Thatch: bands of weather, a clean cut at the eave, a few strands."""
    for i, (y, share) in enumerate(((0.0, 0.10), (0.34, 0.05), (0.62, 0.1))):
        sheet.rect(0, h * y, w, h * 0.16, darker(colour, share + 0.02 * i), 0.5)
    count = round(w / 0.7)
    for i in range(count):
        x = w * (i + 0.5) / count
        sheet.line(
            (x + (w / 2 - x) * 0.04, h * 0.05), (x + (w / 2 - x) * 0.3, h * 0.93), 0.05, darker(colour, 0.16), 0.5
        )
    sheet.rect(0, 0, w, 0.22, lighter(colour, 0.16), 0.75)


def ridge(p: Painter, ends: list[Vec], style: Roof) -> None:
    """Draw the ridge: stacked tiles with end tiles, a tin cap, or straw held by crossed logs."""
    a, b = ends
    along = (b[0] - a[0], b[1] - a[1], 0.0)
    flip = abs(along[1]) > abs(along[0])
    wide, high = {"tile": (0.3, 0.24), "thatch": (0.8, 0.42)}.get(style.cover, (0.22, 0.1))
    low = (min(a[0], b[0]) - (wide / 2 if flip else 0), min(a[1], b[1]) - (0 if flip else wide / 2), a[2] - 0.1)
    size = (wide, abs(along[1]), high) if flip else (abs(along[0]), wide, high)
    colour = darker(style.colour, 0.1)
    p.box(low, size, colour, lighter(colour, 0.12))
    if style.cover == "tile":
        for end in (a, b):
            dx, dy = (0.2, 0.08) if flip else (0.08, 0.2)
            p.box((end[0] - dx, end[1] - dy, end[2] - 0.14), (2 * dx, 2 * dy, 0.46), darker(style.colour, 0.2))
    if style.cover == "thatch":
        _crossed_logs(p, a, b)


def _crossed_logs(p: Painter, a: Vec, b: Vec) -> None:
    count = max(3, round(math.dist(a, b) / 1.1))
    for i in range(count + 1):
        t = i / count
        x, y, z = a[0] + (b[0] - a[0]) * t, a[1] + (b[1] - a[1]) * t, a[2]
        dx, dy = (0.5, 0.0) if abs(b[1] - a[1]) > abs(b[0] - a[0]) else (0.0, 0.5)
        p.bar((x - dx, y - dy, z - 0.12), (x + dx * 0.3, y + dy * 0.3, z + 0.62), 0.13, "#57452f")
        p.bar((x + dx, y + dy, z - 0.12), (x - dx * 0.3, y - dy * 0.3, z + 0.62), 0.13, "#57452f")
