"""From a phone's or a camera's file to the file that may enter the repository: what is in git once is public for ever.

Upright, small enough, without a byte of metadata, and with everything that must not be seen burnt over. The pixels are
decoded and written anew, so nothing else of the file can come along; a 360° picture is made whole and level first,
because its metadata, which would tell how it was held, is dropped.
"""

from __future__ import annotations

from dataclasses import dataclass
from io import BytesIO
from pathlib import Path

from PIL import Image

from akiya.app.decode import decode
from akiya.app.encode import sphere
from akiya.pictures import look

BOXES = {"photo": (2560, 2560), "panorama": (8192, 4096)}
"""Largest size in pixels of each kind of picture."""
MAX_BYTES = {"photo": 2_000_000, "panorama": 6_000_000}
"""Largest file of each kind."""
QUALITIES = (90, 85, 80, 74, 66, 56, 45)
"""Tried one after the other until the file is small enough."""
CELLS = 3
"""A covered box keeps no more than 3 × 3 colours: too few for any face, number or name."""
Box = tuple[float, float, float, float]
"""Left, top, width and height of a box, in percent of the upright picture."""


@dataclass(frozen=True, slots=True)
class Taken:
    """A picture that may enter the repository: its bytes, size in pixels, and where the centre of a panorama looks."""

    data: bytes
    width: int
    height: int
    heading: float | None = None


def take(path: Path, kind: str, covered: tuple[Box, ...] = ()) -> Taken:
    """Return the intake form of a picture file of kind `photo` or `panorama`.

    Boxes count in the upright, and for panoramas levelled, picture. Raises `akiya.pictures.NotAPicture`.
    """
    if kind == "panorama":
        image, heading = sphere(path, BOXES[kind]), look(path).pose.heading
    else:
        image, heading = decode(path, BOXES[kind]), None
    for box in covered:
        cover(image, box)
    return Taken(_small(image, MAX_BYTES[kind]), image.width, image.height, heading)


def cover(image: Image.Image, box: Box) -> None:
    """Burn a box over: what stood there is left as a few flat colours and cannot be brought back."""
    left, top = (round(image.size[axis] * _percent(box[axis])) for axis in (0, 1))
    right, bottom = (round(image.size[axis] * _percent(box[axis] + box[axis + 2])) for axis in (0, 1))
    if right <= left or bottom <= top:
        return
    area = image.crop((left, top, right, bottom))
    few = area.resize((min(CELLS, area.width), min(CELLS, area.height)), Image.Resampling.BOX)
    image.paste(few.resize(area.size, Image.Resampling.NEAREST), (left, top))


def _percent(value: float) -> float:
    """Return percent as a part from 0 to 1."""
    return min(1.0, max(0.0, value / 100))


def _small(image: Image.Image, limit: int) -> bytes:
    """Return the picture as JPEG, as good as the limit of bytes allows."""
    data = b""
    for quality in QUALITIES:
        out = BytesIO()
        image.save(out, "JPEG", quality=quality, optimize=True)
        data = out.getvalue()
        if len(data) <= limit:
            return data
    half = image.resize((image.width // 2, image.height // 2), Image.Resampling.LANCZOS)
    return _small(half, limit)
