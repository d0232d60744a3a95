"""A scene of a tour: what its description says stands on which wall, and the room painted accordingly."""

from __future__ import annotations

import math
import re
from dataclasses import dataclass, field
from itertools import pairwise
from typing import TYPE_CHECKING

from . import draw_fittings as fit
from . import draw_japanese as japanese
from . import draw_kitchen as kitchens
from . import draw_more as more
from . import draw_rooms as rooms
from . import draw_western as western
from .colour import mix
from .draw_rooms import DOOR, Room, Wall

if TYPE_CHECKING:
    import random
    from collections.abc import Callable

    from .space import Vec

_MARK = re.compile(r"正面|振り返ると|後ろ|うしろ|左右|左|右")
_SIDES = {"正面": "N", "振り返ると": "S", "後ろ": "S", "うしろ": "S", "左右": "EW", "左": "W", "右": "E"}
# word -> feature; the first that is found at a place wins, so the longer ones come first
WORDS = {
    "床の間": "alcove",
    "違い棚": "shelf",
    "押し入れ": "closet",
    "押入": "closet",
    "襖": "closet",
    "四枚のガラス戸": "glass",
    "ガラス戸": "glass",
    "格子の引き戸": "front_door",
    "格子の窓": "lattice",
    "腰窓": "waist",
    "横長の窓": "",
    "窓": "waist",
    "流し": "counter",
    "食器棚": "cupboard",
    "冷蔵庫": "fridge",
    "勝手口": "back_door",
    "風呂と便所の戸": "two_doors",
    "木の棚": "shelves",
    "農具": "tools",
    "箱階段の口": "mouth",
    "箱階段": "stairs",
    "手すり": "",
    "上がりかまち": "step",
    "板の間": "step",
    "庭": "glass",
    "戸袋": "case",
    "障子": "paper",
    "欠けて": "worn",
    "通り土間": "passage",
    "板戸": "boards",
}


@dataclass(frozen=True)
class Way:
    """A door: its yaw and pitch in degrees, as the tour gives them."""

    yaw: float
    pitch: float = 0.0


@dataclass(frozen=True)
class Scene:
    """What the listing says about one panorama."""

    id: str
    file: str
    room: str
    jo: float | None = None
    alt: str = ""
    doors: tuple[Way, ...] = field(default_factory=tuple)


SIZES = {
    "doma": (3.6, 4.2, 2.9),
    "kitchen": (3.8, 3.8, 2.5),
    "engawa": (6.4, 1.7, 2.35),
    "shop": (4.6, 4.3, 2.8),
    "living": (4.4, 4.2, 2.45),
    "irori": (4.6, 4.6, 2.8),
    "entrance": (2.7, 3.2, 2.5),
}


def size_of(scene: Scene) -> Vec:
    """Width (across the view), depth and height in metres."""
    low = 2.2 if "天井は低く" in scene.alt else 2.45
    if scene.room == "washitsu":
        return japanese.size_of(scene.jo or 8, low)
    w, d, h = SIZES.get(scene.room, (4.0, 4.0, 2.45))
    if scene.jo:
        k = math.sqrt(scene.jo * 1.62 / (w * d))
        return (w * k, d * k, h)
    return (w, d, h)


def told(alt: str) -> dict[str, list[str]]:
    """Return what the description puts on which side: side -> features in the order of the words."""
    found: dict[str, list[str]] = {side: [] for side in "NESW"}
    marks = list(_MARK.finditer(alt))
    for here, after in zip(marks, [*marks[1:], None], strict=False):
        part = alt[here.end() : after.start() if after else len(alt)]
        for feature in _features(part.split("。")[0]):
            for side in _SIDES[here[0]]:
                if feature not in found[side]:
                    found[side].append(feature)
    return found


def _features(part: str) -> list[str]:
    hits: list[tuple[int, str]] = []
    for word, feature in WORDS.items():
        at = part.find(word)
        if at >= 0:
            part = part.replace(word, "・" * len(word))
            hits.append((at, feature))
    return [feature for _, feature in sorted(hits) if feature]


def light_side(scene: Scene, said: dict[str, list[str]]) -> str:
    """Return the side with the most daylight."""
    for wanted in ("glass", "lattice", "paper", "waist", "front_door", "counter"):
        for side, features in said.items():
            if wanted in features:
                return side
    return "N" if not scene.doors or abs(scene.doors[0].yaw) > 30 else "E"


def paint(room: Room, scene: Scene, eye: Vec, rng: random.Random) -> None:
    """Draw the room of a scene: its shell, its doors where the hotspots point, then what its walls bear."""
    said = told(scene.alt)
    room.outside = "street" if any(word in scene.alt for word in ("街道", "通りに面し")) else room.outside
    room.above = 2.8 if "二階です" in scene.alt else 0.0
    wood, plaster = _shell(room, scene, rng)
    for way in scene.doors:
        _door(room, way, eye, wood, said)
    for side, features in said.items():
        for i, feature in enumerate(features):
            draw = FEATURES.get(feature)
            if draw:
                draw(room, room.walls[side], (i + 1) / (len(features) + 1), (wood, plaster), rng)
    if not any(said.values()):
        _unsaid(room, scene, wood, plaster, rng)
    _marks(room, scene)
    _furnish(room, scene, eye, rng)


def _marks(room: Room, scene: Scene) -> None:
    """Faults that the description does not hide: a stain on the ceiling, cracks in the floor."""
    if "雨漏り" in scene.alt:
        for x, y, r, opacity in ((0.82, 0.3, 0.34, 0.16), (0.8, 0.34, 0.24, 0.2), (1.1, 0.42, 0.16, 0.16)):
            room.ceiling.disc(x, y, r, "#6b4a2c", opacity)
    if "ひび" in scene.alt:
        w, d = room.width, room.depth
        crack = [(0.3, 0.55), (0.38, 0.6), (0.42, 0.7), (0.5, 0.74), (0.53, 0.84)]
        for (a, b), (c, e) in pairwise(crack):
            room.floor.line((a * w, b * d), (c * w, e * d), 0.012, "#8f8570")


def _shell(room: Room, scene: Scene, rng: random.Random) -> tuple[str, str]:
    wood = rng.choice(japanese.WOODS)
    plaster = rng.choice(("#e4dac2", "#dfd3b6", "#e8e0cc")) if scene.room != "washitsu" else rng.choice(japanese.WALLS)
    rooms.shell(room, plaster, "#b3a78f", "#a98a66")
    if scene.room == "washitsu":
        rooms.mats(room, rng.choice(japanese.MATS), rng.choice(japanese.EDGES))
        rooms.ceiling_boards(room, "#c9ab80")
    elif scene.room in {"doma", "shop"}:
        rooms.planks(room.ceiling, room.width, room.depth, "#8f7355", step=0.3)
        for x, y, r in ((0.25, 0.3, 0.8), (0.7, 0.6, 0.9), (0.5, 0.8, 0.5)):
            room.floor.disc(room.width * x, room.depth * y, r, "#c3b89f", 0.3)
    else:
        along = room.width > room.depth
        rooms.planks(room.floor, room.width, room.depth, rng.choice(("#b58a5f", "#a67c54")), along_x=along, step=0.19)
        rooms.ceiling_boards(room, "#c9ab80")
    rooms.timber(room, wood)
    return wood, plaster


def wall_at(room: Room, yaw: float, eye: Vec) -> tuple[Wall, float]:
    """Return the wall that a yaw hits from ``eye``, and where along it."""
    dx, dy = math.sin(math.radians(yaw)), math.cos(math.radians(yaw))
    best: tuple[float, Wall, float] | None = None
    for wall in room.walls.values():
        n, o, u = wall.sheet.normal, wall.sheet.origin, wall.sheet.u
        facing = dx * n[0] + dy * n[1]
        if facing > -1e-6:
            continue
        t = ((o[0] - eye[0]) * n[0] + (o[1] - eye[1]) * n[1]) / facing
        along = (eye[0] + t * dx - o[0]) * u[0] + (eye[1] + t * dy - o[1]) * u[1]
        if t > 0 and (best is None or t < best[0]):
            best = (t, wall, along)
    if best is None:
        raise ValueError(f"no wall at yaw {yaw}")
    return best[1], best[2]


def _door(room: Room, way: Way, eye: Vec, wood: str, said: dict[str, list[str]]) -> None:
    """Draw the open doorway that a hotspot points to; stairs and their mouth are the way up and down."""
    wall, along = wall_at(room, way.yaw, eye)
    features = said[wall.side]
    if "stairs" in features or "mouth" in features:
        return
    wide = min(1.7, wall.length - 0.4)
    x = wall.take(wide, along / wall.length)
    if x is None:
        return
    if "step" in features:
        japanese.raised(room, wall.side, wood)
        features.remove("step")
    for shown in ("paper", "boards", "closet"):
        if shown in features and shown != "closet":
            features.remove(shown)
            _leaves(wall, x, wide, shown, wood)
            return
    rooms.doorway(wall, x + 0.05, wide - 0.1, wood)


def _leaves(wall: Wall, x: float, wide: float, kind: str, wood: str) -> None:
    """Draw a doorway whose sliding doors stand open to one side."""
    half = wide / 2
    rooms.doorway(wall, x + 0.05, wide - 0.1, wood)
    for left, width in ((x - half, half), (x + wide, half)):
        if left < 0.05 or left + width > wall.length - 0.05:
            continue
        wall.free = [
            (a, b) for lo, hi in wall.free for a, b in ((lo, min(hi, left)), (max(lo, left + width), hi)) if b - a > 0.1
        ]
        if kind == "paper":
            fit.shoji(wall.sheet, left, 0.02, width, DOOR - 0.02, 1, wood, "#f6ecd5")
        else:
            fit.boards(wall.sheet, left, 0.02, width, DOOR - 0.02, mix(wood, "#a87f58", 0.45), step=0.3)
            wall.sheet.frame(left, 0.02, width, DOOR - 0.02, 0.06, wood)


Ink = tuple[str, str]


def _place(wall: Wall, width: float, share: float) -> float | None:
    return wall.take(min(width, wall.widest()), share) if wall.widest() >= width * 0.6 else None


def _alcove(room: Room, wall: Wall, share: float, ink: Ink, rng: random.Random) -> None:
    japanese.alcove(room, wall, ink[0], ink[1], rng, share)


def _shelf(room: Room, wall: Wall, share: float, ink: Ink, rng: random.Random) -> None:
    x = wall.take(1.1, share)
    if x is not None:
        more.staggered_shelves(wall, x, ink[1], ink[0])
    del room, rng


def _closet(room: Room, wall: Wall, share: float, ink: Ink, rng: random.Random) -> None:
    wide = 3.4 if wall.widest() >= 3.4 and share == 0.5 else 1.72
    x = wall.take(wide, share)
    if x is not None:
        fit.fusuma(wall.sheet, x, 0.02, wide, DOOR - 0.02, 4 if wide > 2 else 2, "#efe6d0", "#b9b58f")
    del room, ink, rng


def _glass(room: Room, wall: Wall, share: float, ink: Ink, rng: random.Random) -> None:
    for a, b in sorted(wall.free, key=lambda s: s[0] - s[1])[:2]:
        if b - a > 1.0:
            rooms.glazed(room, wall, a, 0.03, b - a, DOOR, ink[0], max(2, round((b - a) / 0.91)))
            wall.free.remove((a, b))
    del share, rng


def _paper(room: Room, wall: Wall, share: float, ink: Ink, rng: random.Random) -> None:
    wide = min(3.6, wall.widest())
    x = wall.take(wide, share) if wide > 0.8 else None
    if x is not None:
        rooms.paper_light(room, wall, x, 0.02, wide, DOOR, max(1, round(wide / 0.9)), ink[0])
    del rng


def _waist(room: Room, wall: Wall, share: float, ink: Ink, rng: random.Random) -> None:
    x = wall.take(1.7, share)
    if x is not None:
        rooms.glazed(room, wall, x, 0.85, 1.7, 1.0, ink[0], 2)
    del rng


def _lattice(room: Room, wall: Wall, share: float, ink: Ink, rng: random.Random) -> None:
    wide = min(2.6, wall.widest())
    x = wall.take(wide, share)
    if x is not None:
        rooms.glazed(room, wall, x, 0.55, wide, 1.15, ink[0], 3)
        wall.sheet.columns(x, 0.55, wide, 1.15, round(wide / 0.13), 0.035, ink[0])
    del rng


def _counter(room: Room, wall: Wall, share: float, ink: Ink, rng: random.Random) -> None:
    kitchens.counter(room, wall, rng)
    del share, ink


def _cupboard(room: Room, wall: Wall, share: float, ink: Ink, rng: random.Random) -> None:
    x = wall.take(1.5, share)
    if x is not None:
        kitchens.cupboard(wall, x - 0.1, rng)
    del room, ink


def _fridge(room: Room, wall: Wall, share: float, ink: Ink, rng: random.Random) -> None:
    x = wall.take(0.8, share)
    if x is not None:
        kitchens.fridge(wall, x - 0.42, rng)
    del room, ink


def _back_door(room: Room, wall: Wall, share: float, ink: Ink, rng: random.Random) -> None:
    x = wall.take(0.95, share)
    if x is not None:
        more.plain_door(wall, x + 0.05, 0.82, ink[0])
    del room, rng


def _two_doors(room: Room, wall: Wall, share: float, ink: Ink, rng: random.Random) -> None:
    _back_door(room, wall, 0.3, ink, rng)
    _back_door(room, wall, 0.7, ink, rng)
    del share


def _shelves(room: Room, wall: Wall, share: float, ink: Ink, rng: random.Random) -> None:
    western.shelves(wall, ink[0], rng, share, 1.5)
    del room


def _tools(room: Room, wall: Wall, share: float, ink: Ink, rng: random.Random) -> None:
    x = wall.take(1.5, share)
    if x is not None:
        more.tools(wall, x, ink[0])
    del room, rng


def _stairs(room: Room, wall: Wall, share: float, ink: Ink, rng: random.Random) -> None:
    x = wall.take(1.9, share)
    if x is not None:
        more.box_stairs(wall, x, ink[0])
    del room, rng


def _mouth(room: Room, wall: Wall, share: float, ink: Ink, rng: random.Random) -> None:
    x = wall.take(2.0, share)
    if x is not None:
        more.stair_mouth(room, wall, x, ink[0])
    del rng


def _step(room: Room, wall: Wall, share: float, ink: Ink, rng: random.Random) -> None:
    japanese.raised(room, wall.side, ink[0])
    del share, rng


def _front_door(room: Room, wall: Wall, share: float, ink: Ink, rng: random.Random) -> None:
    x = wall.take(1.95, share)
    if x is not None:
        more.front_door(room, wall, x + 0.06, ink[0])
    del rng


def _case(room: Room, wall: Wall, share: float, ink: Ink, rng: random.Random) -> None:
    wide = min(1.0, wall.widest() - 0.1)
    x = wall.take(wide, share) if wide > 0.5 else None
    if x is not None:
        fit.boards(wall.sheet, x, 0.05, wide, DOOR, mix(ink[0], "#a87f58", 0.4), step=0.26)
        wall.sheet.frame(x, 0.05, wide, DOOR, 0.05, ink[0])
    del room, rng


def _worn(room: Room, wall: Wall, share: float, ink: Ink, rng: random.Random) -> None:
    more.worn(wall, wall.length * share - 0.6)
    del room, ink, rng


def _passage(room: Room, wall: Wall, share: float, ink: Ink, rng: random.Random) -> None:
    x = wall.take(1.3, share)
    if x is not None:
        rooms.doorway(wall, x + 0.05, 1.2, ink[0], height=2.05, beyond="#b9a98a")
    del room, rng


def _boards(room: Room, wall: Wall, share: float, ink: Ink, rng: random.Random) -> None:
    x = wall.take(1.8, share)
    if x is not None:
        for i in range(2):
            fit.boards(wall.sheet, x + i * 0.9, 0.02, 0.9, DOOR - 0.02, mix(ink[0], "#a87f58", 0.45), step=0.3)
            wall.sheet.frame(x + i * 0.9, 0.02, 0.9, DOOR - 0.02, 0.06, ink[0])
    del room, rng


FEATURES: dict[str, Callable[[Room, Wall, float, Ink, random.Random], None]] = {
    "alcove": _alcove,
    "shelf": _shelf,
    "closet": _closet,
    "glass": _glass,
    "paper": _paper,
    "waist": _waist,
    "lattice": _lattice,
    "counter": _counter,
    "cupboard": _cupboard,
    "fridge": _fridge,
    "back_door": _back_door,
    "two_doors": _two_doors,
    "shelves": _shelves,
    "tools": _tools,
    "stairs": _stairs,
    "mouth": _mouth,
    "step": _step,
    "front_door": _front_door,
    "case": _case,
    "worn": _worn,
    "passage": _passage,
    "boards": _boards,
}


def _unsaid(room: Room, scene: Scene, wood: str, plaster: str, rng: random.Random) -> None:
    """Draw a scene without a description: one wall of light, and what the kind of room usually has."""
    ink = (wood, plaster)
    usual = {
        "washitsu": ["paper", "alcove", "closet"],
        "kitchen": ["counter", "cupboard", "fridge"],
        "engawa": ["glass", "paper"],
        "shop": ["glass", "shelves", "shelves"],
        "doma": ["front_door", "shelves", "tools"],
    }
    order = sorted(room.walls.values(), key=lambda w: -w.widest())
    for wall, feature in zip(order, usual.get(scene.room, ["waist", "shelves"]), strict=False):
        FEATURES[feature](room, wall, 0.5, ink, rng)


def _furnish(room: Room, scene: Scene, eye: Vec, rng: random.Random) -> None:
    """Draw what stands in the room, away from the camera."""
    if scene.room == "washitsu" and min(room.width, room.depth) > 3.2 and "箱階段の口" not in scene.alt:
        japanese.table(room, room.width * 0.5, min(room.depth - 1.15, eye[1] + 1.15), rng)
        rooms.lamp(room, room.width / 2, eye[1] + 1.15, 0.55, "#efe3c6")
    if scene.room in {"doma", "shop"}:
        japanese.beams(room, "#55412f")
    if scene.room == "kitchen":
        rooms.lamp(room, room.width / 2, room.depth * 0.72, 0.6, "#d9b27c")
    if scene.room == "engawa":
        japanese.seat(room, "N", rng)
