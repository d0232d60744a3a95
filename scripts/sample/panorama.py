"""360° pictures: a room drawn on the six sides of a cube, then bent into an equirectangular picture.

The middle of the picture is yaw 0; yaw grows to the right. Every pixel of the result is the mean of 2 x 2 samples.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from . import colour, tours
from .draw_rooms import daylight, room_of
from .paint import Painter
from .pictures import raster
from .space import Camera, cross, heading
from .traits import Traits, seeded

if TYPE_CHECKING:
    from collections.abc import Callable

    from numpy.typing import NDArray

    from .space import Vec

WIDTH = 3072  # pixels across a panorama
FACE = 25 / 48  # of the width: pixels along a side of the cube, finer than the result wherever one looks
# forward and up of the six sides: front, right, back, left, above, below
SIDES: tuple[tuple[Vec, Vec], ...] = (
    (heading(0), (0, 0, 1)), (heading(90), (0, 0, 1)), (heading(180), (0, 0, 1)), (heading(-90), (0, 0, 1)),
    ((0, 0, 1), (0, -1, 0)), ((0, 0, -1), (0, 1, 0)),
)  # fmt: skip


def cameras(eye: Vec, face: int) -> list[Camera]:
    """Six square cameras of 90 degrees that see everything around ``eye``."""
    half = face / 2
    return [Camera(eye, cross(forward, up), up, forward, half, (half, half), (face, face)) for forward, up in SIDES]


def directions(width: int, rows: range) -> NDArray[np.float32]:
    """Return unit vectors (east, north, up) of the pixels of some rows; shape (rows, width, 3)."""
    yaw = ((np.arange(width, dtype=np.float32) + 0.5) / width * 2 - 1) * np.pi
    pitch = (0.5 - (np.asarray(rows, dtype=np.float32) + 0.5) / (width / 2)) * np.pi
    flat = np.cos(pitch)[:, None]
    parts = (
        np.sin(yaw)[None] * flat,
        np.cos(yaw)[None] * flat,
        np.broadcast_to(np.sin(pitch)[:, None], (len(pitch), width)),
    )
    return np.stack(parts, axis=-1)


def sample(faces: list[NDArray[np.uint8]], toward: NDArray[np.float32]) -> NDArray[np.float32]:
    """Return the colours seen in the directions ``toward``, interpolated on the cube; shape as given, 0 to 255."""
    x, y, z = toward[..., 0], toward[..., 1], toward[..., 2]
    ax, ay, az = np.abs(x), np.abs(y), np.abs(z)
    side = np.where(
        az >= np.maximum(ax, ay),
        np.where(z > 0, 4, 5),
        np.where(ay >= ax, np.where(y > 0, 0, 2), np.where(x > 0, 1, 3)),
    )
    out = np.empty(toward.shape, np.float32)
    for index, (forward, up) in enumerate(SIDES):
        mask = side == index
        if mask.any():
            out[mask] = _bilinear(faces[index], toward[mask], forward, up)
    return out


def _bilinear(face: NDArray[np.uint8], toward: NDArray[np.float32], forward: Vec, up: Vec) -> NDArray[np.float32]:
    right = np.asarray(cross(forward, up), np.float32)
    depth = toward @ np.asarray(forward, np.float32)
    half = face.shape[0] / 2
    u = np.clip((toward @ right) / depth * half + half - 0.5, 0, face.shape[0] - 1.001)
    v = np.clip(half - (toward @ np.asarray(up, np.float32)) / depth * half - 0.5, 0, face.shape[0] - 1.001)
    i, j = u.astype(np.int32), v.astype(np.int32)
    fu, fv = (u - i)[:, None], (v - j)[:, None]
    top = face[j, i] * (1 - fu) + face[j, i + 1] * fu
    low = face[j + 1, i] * (1 - fu) + face[j + 1, i + 1] * fu
    mixed: NDArray[np.float32] = (top * (1 - fv) + low * fv).astype(np.float32)
    return mixed


def occlusion(toward: NDArray[np.float32], eye: Vec, size: Vec) -> NDArray[np.float32]:
    """How much light reaches the box-shaped room where each direction hits it: dark along edges, darker in corners."""
    origin, box = np.asarray(eye, np.float32), np.asarray(size, np.float32)
    safe = np.where(np.abs(toward) < 1e-6, 1e-6, toward)
    reach = np.where(safe > 0, (box - origin) / safe, -origin / safe)
    hit = origin + toward * reach.min(axis=-1, keepdims=True)
    wall = reach.argmin(axis=-1)
    light = np.ones(toward.shape[:-1], np.float32)
    for axis in range(3):
        gap = np.minimum(np.abs(hit[..., axis]), np.abs(box[axis] - hit[..., axis]))
        light *= np.where(wall == axis, 1.0, 1.0 - 0.22 * np.exp(-gap / 0.22))
    return np.asarray(light[..., None], np.float32)


def equirectangular(
    faces: list[NDArray[np.uint8]], shade: Callable[[NDArray[np.float32]], NDArray[np.float32]], width: int = WIDTH
) -> NDArray[np.uint8]:
    """Return the panorama of six faces; shape (width / 2, width, 3)."""
    out = np.empty((width // 2, width, 3), np.uint8)
    step = 64
    for top in range(0, width // 2, step):
        rows = min(step, width // 2 - top)
        toward = directions(width * 2, range(top * 2, (top + rows) * 2))
        colours = sample(faces, toward) * shade(toward)
        mean = colours.reshape(rows, 2, width, 2, 3).mean(axis=(1, 3))
        out[top : top + rows] = np.clip(np.rint(mean), 0, 255).astype(np.uint8)
    return out


def eye_in(scene: tours.Scene, size: Vec) -> Vec:
    """Return where the tripod stands: the middle of the room, a little to the back where a table wants the middle."""
    share = 0.5 if scene.room in {"engawa", "kitchen", "doma", "shop"} else 0.42
    return (size[0] / 2, size[1] * share, min(1.5, size[2] * 0.62))


def panorama(t: Traits, scene: tours.Scene, width: int = WIDTH) -> NDArray[np.uint8]:
    """Return the picture of one scene; the same for the same listing and scene. Shape (width / 2, width, 3)."""
    size = tours.size_of(scene)
    eye = eye_in(scene, size)
    hour = seeded(t.id, "tour").choice((colour.MORNING, colour.NOON, colour.AFTERNOON))
    light = daylight(tours.light_side(scene, tours.told(scene.alt)), hour)
    faces = []
    for camera in cameras(eye, round(width * FACE)):
        p = Painter(camera, light)
        p.ahead = 0.0
        tours.paint(room_of(p, t, size, soft=False), scene, eye, seeded(t.id, scene.file))
        faces.append(np.asarray(raster(p.svg())))
    return equirectangular(faces, lambda toward: occlusion(toward, eye, size), width)
