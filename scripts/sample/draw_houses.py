"""Houses as the villages of Kumamoto have them: one function for each type, its measures drawn from the seed."""

# ruff: noqa: PLR0913 - a mark is its place, its size and its colour: they belong in one row

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from . import draw_fittings as fit
from .colour import darker, mix
from .draw_roofs import Block, Roof
from .paint import SHADOW
from .traits import Traits, seeded

if TYPE_CHECKING:
    import random

    from .paint import Painter, Sheet

TILES = ("#4d565b", "#555d60", "#474f55", "#5a5f5e", "#6b5a50", "#7c4f3f", "#59646a")
TINS = ("#7d5a48", "#4f6a66", "#8a4b3c", "#5f6f7c", "#8b8579", "#6a5a4c")
PLASTERS = ("#f2e9d6", "#ece0c6", "#e5d6b7", "#f5f0e2", "#e2d3bb", "#dfd8c6")
MORTARS = ("#e6dcc8", "#ddd6c4", "#e9dfcf", "#d7d3c6", "#e7d9bd", "#cfd2c7", "#e3cfb4")
BOARDS = ("#8a6c52", "#7a5f49", "#6a5241", "#9a7b5b", "#5c4a3d")


@dataclass(frozen=True)
class House:
    """Everything fixed about one house, so that each of its pictures shows the same one."""

    type: str
    width: float
    depth: float
    roof: Roof
    wall: str
    lower: str
    frame: str
    glass: fit.Glass
    mirror: bool
    floors: int
    wall_high: float = 2.95
    accent: str = "#274b6d"


def house_type(t: Traits) -> str:
    """Return the type that attributes, words, kind, age and storeys suggest."""
    rng = seeded(t.id, "type")
    if t.has("thatched_roof"):
        return "tin_thatch" if "トタンをかぶせ" in t.words else "thatch"
    if "三角屋根" in t.words:
        return "aframe"
    if t.kind in {"shop_house", "business"}:
        return "machiya" if t.year < 1956 or "町家" in t.words else "kanban"
    if t.kind == "apartment" and "長屋" not in t.words:
        return "flats"
    return _dwelling(t, rng)


def _dwelling(t: Traits, rng: random.Random) -> str:
    """Return the type of an ordinary house."""
    tall = t.floors > 1
    if t.kind == "kominka" or t.year < 1940:
        return "farm2" if tall else "irimoya"
    if t.year >= 1998:
        return "modern2" if tall else "modern1"
    if tall:
        return "siding2" if t.year >= 1982 else "mortar2"
    return rng.choice(("hiraya", "hiraya", "hip1", "tin1") if t.year < 1975 else ("hiraya", "hip1", "box1"))


def plan(t: Traits) -> House:
    """Return the house of a listing."""
    rng = seeded(t.id, "house")
    kind = house_type(t)
    glass = fit.Glass(
        rng.choice(("#93a9ac", "#8ba0a6", "#9aaea9")), "#dfe9e4", rng.choice(("paper", "paper", "curtain", ""))
    )
    old = t.year < 1970
    frame = (
        rng.choice(("#6b5140", "#5f4a3b", "#77593f"))
        if old
        else rng.choice(("#8f8d84", "#6f665c", "#7b786f", "#5d544b"))
    )
    tile = Roof("hip", "tile", rng.choice(TILES), rng.uniform(0.42, 0.5), rng.uniform(0.7, 0.95))
    base = House(
        kind,
        rng.uniform(9.5, 12.5),
        rng.uniform(6.6, 7.8),
        tile,
        rng.choice(PLASTERS),
        rng.choice(BOARDS),
        frame,
        glass,
        rng.random() < 0.5,
        t.floors,
        accent=rng.choice(("#274b6d", "#7a3b2a", "#2f5244", "#4a3f5c", "#8a6a2c")),
    )
    return _PLANS[kind](base, rng)


def _thatch(h: House, rng: random.Random) -> House:
    straw = Roof(
        rng.choice(("hip", "irimoya")),
        "thatch",
        rng.choice(("#a28b60", "#94805a", "#a8946c")),
        rng.uniform(0.92, 1.08),
        0.95,
        0.42,
    )
    return replace(
        h,
        roof=straw,
        width=rng.uniform(11, 14),
        depth=rng.uniform(7.2, 8.2),
        wall_high=3.45,
        frame="#5f4a3b",
        wall=rng.choice(("#e8d9bb", "#dcc9a4", "#ece0c8")),
    )


def _tin_thatch(h: House, rng: random.Random) -> House:
    tin = Roof(
        "hip",
        "tin",
        rng.choice(("#8a4b3c", "#7a5242", "#4f6a66", "#8c5a44", "#6d6a60")),
        rng.uniform(0.82, 0.95),
        0.7,
        0.22,
    )
    return replace(h, roof=tin, width=rng.uniform(11, 13.5), depth=rng.uniform(7.2, 8.2), wall_high=3.2)


def _irimoya(h: House, rng: random.Random) -> House:
    return replace(
        h,
        roof=replace(h.roof, form="irimoya", pitch=rng.uniform(0.5, 0.58), over=1.0, gable="#f2ead8"),
        width=rng.uniform(11.5, 14.5),
        depth=rng.uniform(7.5, 8.6),
        wall_high=3.35,
        frame="#5f4a3b",
    )


def _farm2(h: House, rng: random.Random) -> House:
    return replace(
        h,
        roof=replace(h.roof, form=rng.choice(("gable", "irimoya")), gable=h.wall),
        width=rng.uniform(11, 13.5),
        wall_high=2.85,
        frame="#5f4a3b",
    )


def _hiraya(h: House, rng: random.Random) -> House:
    return replace(h, roof=replace(h.roof, form=rng.choice(("gable", "gable", "irimoya")), gable=h.wall))


def _hip1(h: House, rng: random.Random) -> House:
    return replace(h, roof=replace(h.roof, form="hip", colour=rng.choice(TILES)), depth=rng.uniform(7.2, 8.4))


def _tin1(h: House, rng: random.Random) -> House:
    tin = Roof("gable", "tin", rng.choice(TINS), rng.uniform(0.28, 0.36), 0.6, 0.1, gable=h.lower)
    return replace(h, roof=tin, width=rng.uniform(7.5, 9.5), depth=rng.uniform(5.4, 6.4), wall_high=2.7)


def _box1(h: House, rng: random.Random) -> House:
    flat = Roof("gable", "slate", rng.choice(("#77756d", "#6d6258", "#5f6a6a")), 0.34, 0.5, 0.14)
    wall = rng.choice(MORTARS)
    return replace(h, roof=replace(flat, gable=wall), wall=wall, width=rng.uniform(9, 11.5))


def _mortar2(h: House, rng: random.Random) -> House:
    wall = rng.choice(MORTARS)
    return replace(h, wall=wall, width=rng.uniform(8.6, 10.5), depth=rng.uniform(6.4, 7.4), wall_high=2.8,
                   roof=replace(h.roof, form=rng.choice(("gable", "hip")), gable=wall, over=0.7))  # fmt: skip


def _siding2(h: House, rng: random.Random) -> House:
    wall = rng.choice(("#d9cdb8", "#cbbfaa", "#e3dccd", "#c9c9bd", "#d8c3a5"))
    top = Roof(
        rng.choice(("hip", "gable")),
        rng.choice(("slate", "tile")),
        rng.choice(("#5c5a56", "#6e5547", "#49545b")),
        0.45,
        0.55,
        0.14,
        gable=wall,
    )
    return replace(
        h,
        wall=wall,
        lower=rng.choice(("#b09a80", "#9a8c7c", "#8b7a6b")),
        width=rng.uniform(8.6, 10.2),
        depth=7.2,
        roof=top,
        wall_high=2.75,
    )


def _modern1(h: House, rng: random.Random) -> House:
    wall = rng.choice(("#f0ece2", "#dcd6ca", "#a98f74", "#5f625f"))
    return replace(
        h,
        wall=wall,
        roof=Roof("gable", "tin", rng.choice(("#4c5154", "#5d5750")), 0.3, 0.75, 0.12, gable=wall),
        frame="#4d4a45",
        wall_high=2.9,
    )


def _aframe(h: House, rng: random.Random) -> House:
    wall = rng.choice(("#8a6c52", "#97775a", "#a58a6c"))
    return replace(
        h,
        wall=wall,
        lower=wall,
        width=6.6,
        depth=8.4,
        wall_high=2.5,
        frame="#5d544b",
        roof=Roof("gable", "tin", rng.choice(("#5f4a40", "#4f6a66", "#7a4438")), 1.15, 0.55, 0.14, gable=wall),
    )


def _modern2(h: House, rng: random.Random) -> House:
    wall = rng.choice(("#efeae0", "#d5cfc3", "#c8b79d"))
    top = Roof("hip", "slate", rng.choice(("#4f5356", "#6a5b50")), 0.4, 0.5, 0.12, gable=wall)
    return replace(
        h,
        wall=wall,
        lower=rng.choice(("#8a7763", "#6f6a62", "#a28a6c")),
        roof=top,
        frame="#5a564f",
        width=rng.uniform(8.4, 9.6),
        depth=7.4,
        wall_high=2.75,
    )


def _machiya(h: House, rng: random.Random) -> House:
    wall = rng.choice(("#f3ecdc", "#e9dcc0", "#efe4cd"))
    return replace(
        h,
        wall=wall,
        floors=2,
        width=rng.uniform(7.8, 10),
        depth=9.0,
        frame="#5f4a3b",
        wall_high=2.9,
        roof=replace(h.roof, form="gable", over=0.85, gable=wall, colour=rng.choice(("#4d565b", "#474f55", "#53595a"))),
    )


def _kanban(h: House, rng: random.Random) -> House:
    wall = rng.choice(("#e6d9bf", "#cdd3c8", "#d9c9b4", "#c7cdd0", "#e9d6c4", "#b9c4b2"))
    return replace(h, wall=wall, floors=2, width=rng.uniform(6.4, 8.6), depth=9.0, frame="#6b6357", wall_high=3.0)


def _flats(h: House, rng: random.Random) -> House:
    return replace(
        h,
        wall=rng.choice(("#e4dccb", "#d8d4c8", "#dfcfb7")),
        width=rng.uniform(16, 20),
        depth=7.5,
        floors=max(2, h.floors),
        frame="#8f8d84",
        wall_high=2.8,
    )


_PLANS = {
    "thatch": _thatch,
    "tin_thatch": _tin_thatch,
    "irimoya": _irimoya,
    "farm2": _farm2,
    "hiraya": _hiraya,
    "hip1": _hip1,
    "tin1": _tin1,
    "box1": _box1,
    "mortar2": _mortar2,
    "siding2": _siding2,
    "modern1": _modern1,
    "aframe": _aframe,
    "modern2": _modern2,
    "machiya": _machiya,
    "kanban": _kanban,
    "flats": _flats,
}


def sides(p: Painter, b: Block) -> list[tuple[str, Sheet, float]]:
    """Return the four walls of a block as sheets with their length: back, left, right, front."""
    up = (0.0, 0.0, 1.0)
    w, d = b.x1 - b.x0, b.y1 - b.y0
    return [
        ("back", p.sheet((b.x1, b.y1, b.z0), (-1, 0, 0), up), w),
        ("left", p.sheet((b.x0, b.y1, b.z0), (0, -1, 0), up), d),
        ("right", p.sheet((b.x1, b.y0, b.z0), (0, 1, 0), up), d),
        ("front", p.sheet((b.x0, b.y0, b.z0), (1, 0, 0), up), w),
    ]


def corners(b: Block, rise: float = 0.0, over: float = 0.0) -> list[tuple[float, float, float]]:
    """Return the outline of a block and of its ridge, for its shadow."""
    box = [(x, y, z) for x in (b.x0 - over, b.x1 + over) for y in (b.y0 - over, b.y1 + over) for z in (b.z0, b.z1)]
    mid = (b.y0 + b.y1) / 2
    return [*box, (b.x0 + 1, mid, b.z1 + rise), (b.x1 - 1, mid, b.z1 + rise)]


def body(
    p: Painter, b: Block, h: House, *, wainscot: float = 0.0, posts: bool = False, plinth: float = 0.0
) -> dict[str, tuple[Sheet, float]]:
    """Draw the walls of a block; return the visible sheets by side, to put openings on."""
    high = b.z1 - b.z0
    seen: dict[str, tuple[Sheet, float]] = {}
    for name, s, length in sides(p, b):
        if not s.visible:
            continue
        s.rect(0, 0, length, high, h.wall)
        if wainscot:
            fit.boards(s, 0, 0, length, wainscot, h.lower, upright=h.type in {"hiraya", "tin1"}, step=0.28)
        if posts:
            count = max(1, round(length / 1.82))
            s.columns(0, 0, length, high, count, 0.12, h.frame)
            s.rect(0, high * 0.74, length, 0.1, h.frame)
        if plinth:
            s.rect(0, 0, length, plinth, "#b5ada0")
        s.rect(0, 0, 0.1, high, darker(h.wall, 0.12) if not posts else h.frame)
        seen[name] = (s, length)
    return seen


def under_eaves(seen: dict[str, tuple[Sheet, float]], high: float, drop: float) -> None:
    """Draw the shadow of the eaves on the walls that the sun reaches."""
    for s, length in seen.values():
        if s.is_lit:
            s.rect(0, high - drop, length, drop, SHADOW, s.painter.light.shadow)


def glow(h: House, p: Painter) -> fit.Glass:
    """Return the panes at this hour: at dusk someone has left a lamp on."""
    if p.light.name == "dusk":
        return fit.Glass("#e9c88d", "#f7e3b5", h.glass.behind)
    return replace(h.glass, pane=mix(h.glass.pane, p.light.sky_top, 0.3))
