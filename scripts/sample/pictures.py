"""From a listing's facts to the picture of one room, and from the picture to the bytes of a JPEG."""

from __future__ import annotations

import io
import math
from dataclasses import replace
from typing import TYPE_CHECKING

import resvg_py
from PIL import Image

from . import colour
from . import draw_japanese as japanese
from . import draw_kitchen as kitchens
from . import draw_more as more
from . import draw_outdoors as outdoors
from . import draw_washrooms as washrooms
from . import draw_western as western
from .draw_exterior import IN_TOWN, Size, exterior, view_of
from .draw_houses import plan
from .draw_rooms import daylight, room_of
from .paint import Painter
from .space import level
from .traits import Shot, Traits, for_shot, seeded

if TYPE_CHECKING:
    import random
    from collections.abc import Callable

    from .draw_rooms import Room

SIZE = (1200, 900)
HIGH, LOW = 84, 32  # JPEG qualities between which a picture is fitted to its size

OUTDOORS: dict[str, Callable[[Painter, Traits, random.Random], None]] = {
    "exterior": exterior,
    "storefront": exterior,
    "view": outdoors.view,
    "garden": outdoors.garden,
    "field": outdoors.field,
    "storehouse": outdoors.storehouse,
    "barn": outdoors.barn,
    "land": outdoors.plot,
}
# room -> (the drawing, width x depth x height in metres, sides from which the light may come)
INDOORS: dict[str, tuple[Callable[[Room, str, random.Random], None], tuple[float, float, float], str]] = {
    "living": (western.living, (4.4, 4.2, 2.45), "NWE"),
    "washitsu": (japanese.washitsu, (3.64, 3.64, 2.45), "NWE"),
    "kitchen": (kitchens.kitchen, (3.7, 3.9, 2.4), "NNWE"),
    "bath": (washrooms.bath, (1.9, 2.2, 2.3), "N"),
    "toilet": (washrooms.toilet, (1.3, 2.5, 2.35), "N"),
    "engawa": (japanese.engawa, (1.5, 6.4, 2.35), "WE"),
    "doma": (japanese.doma, (4.2, 4.6, 2.9), "EW"),
    "irori": (japanese.irori, (4.6, 4.6, 2.8), "NWE"),
    "shop": (western.shop, (5.0, 4.6, 2.75), "NWE"),
    "bedroom": (more.bedroom, (3.6, 3.8, 2.4), "NWE"),
    "entrance": (more.entrance, (2.6, 3.2, 2.5), "N"),
}
# metres that the camera stands back through the south wall, as a model maker would take it away
BACK = {"bath": 1.0, "toilet": 1.0, "engawa": 0.5, "doma": 1.1, "shop": 1.3, "living": 1.1, "kitchen": 0.8}
HORIZON = {"bath": 0.27, "toilet": 0.22, "kitchen": 0.37, "washitsu": 0.38}


def hour_of(rng: random.Random, words: str) -> colour.Light:
    """Return an hour of the day: the one that the caption names, or any."""
    light = rng.choice(colour.LIGHTS)
    if "朝" in words:
        return colour.MORNING
    return colour.DUSK if "夕" in words else light


def outdoor_light(rng: random.Random, words: str) -> colour.Light:
    """Return an hour of the day, with the sun in front to the left or to the right."""
    light, side = hour_of(rng, words), rng.choice((-1, 1))
    return light.from_sun((side * rng.uniform(0.4, 0.8), -rng.uniform(0.45, 0.8), rng.uniform(0.45, 0.75)))


def draw(t: Traits, shot: Shot, size: Size = SIZE) -> str:
    """Return the SVG of one photo; the same for the same listing, file and words."""
    rng, t = seeded(t.id, shot.file), for_shot(t, shot)
    room = shot.room
    if room == "storehouse" and shot.says("納屋", "小屋", "倉庫", "作業場"):
        room = "barn"
    if room in INDOORS:
        return indoors(t, shot, rng, size)
    paint = OUTDOORS.get(room, exterior)
    if room == "field":
        t = replace(t, words=shot.caption)
    camera = view_of(plan(t), rng, size) if paint is exterior else outdoors.camera_for(room, rng, size)
    p = Painter(camera, outdoor_light(rng, shot.caption))
    paint(p, t, rng)
    return p.svg()


def indoors(t: Traits, shot: Shot, rng: random.Random, size: Size) -> str:
    """Return the SVG of a room seen from beyond its south wall."""
    name = shot.room
    paint, (w, d, h), sides = INDOORS[name]
    side = rng.choice(sides)
    if name not in {"washitsu", "engawa", "toilet", "bath"}:
        w, d = w * rng.uniform(0.92, 1.15), d * rng.uniform(0.95, 1.08)
    if name == "washitsu":
        w, d, h = japanese.size_of(shot.jo or rng.choice((6, 8, 8, 10)))
    yaw, back = (
        rng.uniform(-12, 12) * (0.3 if name in {"bath", "toilet"} else 1),
        BACK.get(name, 0.9) + max(0.0, 3.3 - d) * (name == "washitsu"),
    )
    eye = (w * (0.5 - yaw / 75), -back, 1.55 if name in {"bath", "toilet"} else 1.36)
    left = min(eye[0], w - eye[0])
    fov = min(rng.uniform(62, 68), 2 * math.degrees(math.atan(left / back)) * 0.96 - 2 * abs(yaw))
    light = daylight(side, hour_of(rng, shot.caption), rng.uniform(-0.5, 0.5))
    p = Painter(level(eye, yaw, fov, size, HORIZON.get(name, 0.4)), light)
    room = room_of(p, t, (w, d, h))
    if name == "shop" and t.kind in IN_TOWN:
        room.outside = "street"
    room.above = 2.8 if shot.says("二階") else 0.0
    if shot.says("箱階段"):
        room.walls["E"].free = [(0.12, d - 1.95)]
    p.mirrored = rng.random() < 0.5 and not shot.says("西側", "東側", "左", "右")
    paint(room, side if not shot.says("箱階段") else "N", rng)
    if shot.says("箱階段"):
        more.box_stairs(room.walls["E"], d - 1.9, "#6b5140")
    return p.svg()


def raster(svg: str) -> Image.Image:
    """Return the pixels of an SVG document."""
    png = bytes(resvg_py.svg_to_bytes(svg_string=svg, skip_system_fonts=True))
    return Image.open(io.BytesIO(png)).convert("RGB")


def jpeg(picture: Image.Image, limit: int) -> bytes:
    """Return a progressive JPEG without metadata, of the best quality that stays under ``limit`` bytes if any does."""
    low, high = LOW, HIGH
    best = _encoded(picture, LOW)
    while low < high:
        middle = (low + high + 1) // 2
        data = _encoded(picture, middle)
        if len(data) <= limit:
            low, best = middle, data
        else:
            high = middle - 1
    return best


def _encoded(picture: Image.Image, quality: int) -> bytes:
    out = io.BytesIO()
    picture.save(out, "JPEG", quality=quality, optimize=True, progressive=True, subsampling="4:2:0")
    return out.getvalue()
