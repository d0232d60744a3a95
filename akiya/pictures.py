"""What a picture file really is: looked at without trusting its name, its header or its size. No writing here."""

from __future__ import annotations

import warnings
from dataclasses import dataclass
from pathlib import Path

from PIL import Image

from akiya.gpano import Pose, pose

MAX_PHOTO_BYTES = 6 * 1024 * 1024
MAX_PANORAMA_BYTES = 12 * 1024 * 1024
MAX_PIXELS = 80_000_000
"""Largest picture that is decoded: a 12,640 x 6,320 panorama."""
FORMATS = ("JPEG", "PNG", "WEBP", "HEIF")
"""What a file may be; a phone's MPO opens as the JPEG that it starts with."""
UNREADABLE = "JPEG・PNG・WebP・HEIC ではないか、壊れています / not JPEG, PNG, WebP or HEIC, or damaged"


UNSAID = Pose()


@dataclass(frozen=True, slots=True)
class Picture:
    """Width and height in pixels as stored, the format that the bytes show, and what a 360° picture says of itself."""

    width: int
    height: int
    format: str
    pose: Pose = UNSAID


class NotAPicture(Exception):  # noqa: N818 - a verdict on the file, not a failure of ours
    """A file that is not a picture we read; the message is a short reason: Japanese / English."""


def look(path: Path) -> Picture:
    """Return what the file's header says, after checking that it opens; raises `NotAPicture`."""
    _register_heif()
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error", Image.DecompressionBombWarning)
            with Image.open(path, formats=FORMATS) as image:
                found = Picture(image.width, image.height, image.format or "", _pose(image))
    except (Image.DecompressionBombWarning, Image.DecompressionBombError) as error:
        raise NotAPicture("画素が多すぎます / too many pixels") from error
    except Exception as error:  # readers of formats fail on hostile bytes in more ways than can be listed
        raise NotAPicture(UNREADABLE) from error
    if not found.width or not found.height:
        raise NotAPicture(UNREADABLE)
    if found.width * found.height > MAX_PIXELS:
        raise NotAPicture(f"{found.width}×{found.height} は画素が多すぎます / too many pixels")
    return found


def _pose(image: Image.Image) -> Pose:
    """Return what the XMP of an opened picture says of the sphere it shows."""
    xmp = image.info.get("xmp", b"")
    return pose(xmp if isinstance(xmp, bytes) else b"", max(1, image.width), max(1, image.height))


def _register_heif() -> None:
    """Let Pillow read HEIC, as phones write it."""
    import pillow_heif

    pillow_heif.register_heif_opener()
