"""From a decoded picture to the files that pages show. What is made here is never made again: see `media`.

Photos become WebP at the widths the pages use and one JPEG for the rest of the world; panoramas become WebP levels
and a flat view for the page. A change of any number here must change `RECIPE`.
"""

from __future__ import annotations

import os
from collections.abc import Iterable
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from akiya.app.decode import decode
from akiya.app.level import levelled
from akiya.pictures import look

RECIPE = "2"
"""Version of everything in this module and in `decode` that decides about bytes."""
PHOTO_WIDTHS = (480, 960, 1440)
PHOTO_BOX = (1440, 2880)
PHOTO_QUALITY = 76
JPEG_WIDTH, JPEG_QUALITY = 960, 80
PANORAMA_WIDTHS = (1024, 2048, 4096)
PANORAMA_BOX = (4096, 2048)
PANORAMA_QUALITY = {1024: 55, 2048: 70, 4096: 74}
"""Quality of a level up to a width: the first is seen for a moment, the last is looked at."""
VIEW_SIZE, VIEW_ANGLE, VIEW_QUALITY = (1024, 512), 100.0, 74
"""Size in pixels of the flat view, and the angle in degrees that its width covers."""
STEP = 1.25
"""A smaller size is only worth a file when the next one is this much wider."""
LANCZOS = Image.Resampling.LANCZOS


@dataclass(frozen=True, slots=True)
class Derivative:
    """A file made from a picture: name, width and height in pixels, length in bytes."""

    name: str
    width: int
    height: int
    size: int


@dataclass(frozen=True, slots=True)
class Derivatives:
    """All files made from one picture, the mean colour as `#rrggbb`, and the one plain picture of the page.

    `sizes` ascend in width. `flat` is the JPEG of a photo and the flat view of a panorama.
    """

    sizes: tuple[Derivative, ...]
    flat: Derivative
    colour: str

    @property
    def files(self) -> tuple[Derivative, ...]:
        """Every file."""
        return (*self.sizes, self.flat)


def encode_photo(path: Path, key: str, folder: Path) -> Derivatives:
    """Write the files of a photo into a folder, named after `key`; raises `NotAPicture`."""
    image = decode(path, PHOTO_BOX)
    wanted = widths(image.width, PHOTO_WIDTHS)
    fallback = min(JPEG_WIDTH, image.width)
    cascade = _cascade(image, {*wanted, fallback})
    sizes = tuple(_webp(cascade[width], f"{key}-{width}.webp", folder, PHOTO_QUALITY) for width in wanted)
    jpeg = _jpeg(cascade[fallback], f"{key}-{fallback}.jpg", folder, JPEG_QUALITY)
    return Derivatives(sizes, jpeg, mean_colour(cascade[wanted[0]]))


def encode_panorama(path: Path, key: str, folder: Path) -> Derivatives:
    """Write the levels and the flat view of an equirectangular picture into a folder; raises `NotAPicture`."""
    image = sphere(path, PANORAMA_BOX)
    wanted = widths(image.width, PANORAMA_WIDTHS)
    levels = {wanted[-1]: shrink_round(image, wanted[-1])}
    for wider, width in zip(wanted[:0:-1], wanted[-2::-1], strict=True):
        levels[width] = shrink_round(levels[wider], width)
    sizes = tuple(_webp(levels[width], f"{key}-{width}.webp", folder, _level_quality(width)) for width in wanted)
    view = flat_view(levels[wanted[-1]])
    return Derivatives(sizes, _webp(view, f"{key}-view.webp", folder, VIEW_QUALITY), mean_colour(levels[wanted[0]]))


def sphere(path: Path, box: tuple[int, int]) -> Image.Image:
    """Return a panorama as a whole and level sphere that fits into a box; raises `NotAPicture`."""
    found = look(path).pose
    return levelled(decode(path, (round(box[0] * found.crop[2]), round(box[1] * found.crop[3]))), found)


def widths(original: int, steps: tuple[int, ...]) -> tuple[int, ...]:
    """Return the widths to make, ascending: the original or the largest step, and the steps well below it."""
    largest = min(original, steps[-1])
    return (*(step for step in steps if step * STEP <= largest), largest)


def mean_colour(image: Image.Image) -> str:
    """Return the mean colour of an RGB picture as `#rrggbb`: the ground on which the picture appears."""
    pixel = image.resize((1, 1), Image.Resampling.BOX).tobytes()
    return f"#{pixel.hex()}"


def shrink_round(image: Image.Image, width: int) -> Image.Image:
    """Return a panorama at a width, twice as wide as high, whose left and right edges still meet without a seam."""
    edge = max(1, min(image.width // 4, 8 * -(-image.width // width)))
    ring = Image.new("RGB", (image.width + 2 * edge, image.height))
    ring.paste(image, (edge, 0))
    ring.paste(image.crop((image.width - edge, 0, image.width, image.height)), (0, 0))
    ring.paste(image.crop((0, 0, edge, image.height)), (edge + image.width, 0))
    return ring.resize((width, max(1, width // 2)), LANCZOS, box=(edge, 0, edge + image.width, image.height))


def flat_view(panorama: Image.Image) -> Image.Image:
    """Return what a camera in the middle of the room would see, looking at the centre of the panorama."""
    pixels = np.asarray(panorama)
    x, y = _view_grid(panorama.width, panorama.height)
    left, top = x >> 8, np.clip(y >> 8, 0, panorama.height - 1)
    right, below = (left + 1) % panorama.width, np.minimum(top + 1, panorama.height - 1)
    left, across, down = left % panorama.width, (x & 255)[..., None], (y & 255)[..., None]
    upper = pixels[top, left] * (256 - across) + pixels[top, right] * across
    lower = pixels[below, left] * (256 - across) + pixels[below, right] * across
    return Image.fromarray(((upper * (256 - down) + lower * down + 32768) >> 16).astype(np.uint8))


def _view_grid(width: int, height: int) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """Return where each pixel of the flat view lies in a panorama, in 1/256 of its pixels.

    Whole numbers, so that every machine rounds alike.
    """
    columns, rows = VIEW_SIZE
    reach = np.tan(np.radians(VIEW_ANGLE / 2))
    right = (np.arange(columns) + 0.5 - columns / 2) / (columns / 2) * reach
    up = (rows / 2 - np.arange(rows) - 0.5) / (columns / 2) * reach
    yaw = np.broadcast_to(np.arctan(right), (rows, columns))
    pitch = np.arctan(up[:, None] / np.hypot(1, right)[None, :])
    x = (yaw / (2 * np.pi) + 0.5) * width - 0.5
    y = (0.5 - pitch / np.pi) * height - 0.5
    return np.rint(x * 256).astype(np.int64), np.maximum(0, np.rint(y * 256).astype(np.int64))


def _cascade(image: Image.Image, wanted: Iterable[int]) -> dict[int, Image.Image]:
    """Return the picture at each width, each made from the next larger one."""
    made: dict[int, Image.Image] = {}
    last = image
    for width in sorted(wanted, reverse=True):
        height = max(1, round(image.height * width / image.width))
        last = last if last.size == (width, height) else last.resize((width, height), LANCZOS)
        made[width] = last
    return made


def _level_quality(width: int) -> int:
    """Return the WebP quality of a panorama's level."""
    return next(quality for limit, quality in PANORAMA_QUALITY.items() if width <= limit)


def _webp(image: Image.Image, name: str, folder: Path, quality: int) -> Derivative:
    """Write a WebP file."""
    out = BytesIO()
    image.save(out, "WEBP", quality=quality, method=4)
    return _written(image, name, folder, out)


def _jpeg(image: Image.Image, name: str, folder: Path, quality: int) -> Derivative:
    """Write a JPEG file."""
    out = BytesIO()
    image.save(out, "JPEG", quality=quality, optimize=True, progressive=True)
    return _written(image, name, folder, out)


def _written(image: Image.Image, name: str, folder: Path, data: BytesIO) -> Derivative:
    """Put a finished file in its place at once, so that a build that is cut off leaves no half of one."""
    write_whole(folder / name, data.getvalue())
    return Derivative(name, image.width, image.height, len(data.getvalue()))


def write_whole(path: Path, data: bytes) -> None:
    """Write a file so that it is there wholly or not at all."""
    part = path.with_name(f"{path.name}.{os.getpid()}.part")
    part.write_bytes(data)
    part.replace(path)
