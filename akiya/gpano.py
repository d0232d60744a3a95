"""What a 360° picture says of itself: the GPano XMP of a spherical camera. Pure.

Source of names and meanings: Google's "Photo Sphere XMP Metadata". Editors that shrink a picture keep the numbers of
the large one, so the crop is read as parts of the whole and scaled to the pixels that are there. Nothing is believed
that does not fit the pixels.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

NAMES = (
    "FullPanoWidthPixels",
    "FullPanoHeightPixels",
    "CroppedAreaImageWidthPixels",
    "CroppedAreaImageHeightPixels",
    "CroppedAreaLeftPixels",
    "CroppedAreaTopPixels",
)
"""The crop: all six, or none of them counts."""
MAX_XMP_BYTES = 256 * 1024
SHAPE = 0.02
"""How far width / height of a whole picture may be from 2, and how far a crop's shape may be from its pixels'."""
WHOLE = (0.0, 0.0, 1.0, 1.0)


@dataclass(frozen=True, slots=True)
class Pose:
    """How a spherical picture was held and which part of the sphere it covers.

    `heading` is the compass bearing of the sphere's centre in degrees (None where not said), `pitch` how far
    the centre lies above the horizon, `roll` how far the horizon is turned counterclockwise in the picture. `crop` is
    left, top, width and height as parts of the whole sphere.
    """

    heading: float | None = None
    pitch: float = 0.0
    roll: float = 0.0
    crop: tuple[float, float, float, float] = WHOLE

    @property
    def level(self) -> bool:
        """Whether the picture is a whole sphere with a level horizon: nothing has to be turned or filled in."""
        return self.crop == WHOLE and abs(self.pitch) < 0.1 and abs(self.roll) < 0.1


def pose(xmp: bytes, width: int, height: int) -> Pose:
    """Return what the XMP of a picture of that many pixels says; what is missing or absurd counts as not said."""
    text = xmp[:MAX_XMP_BYTES].decode("utf-8", "replace")
    heading = _number(text, "PoseHeadingDegrees", -360, 360)
    return Pose(
        None if heading is None else heading % 360,
        _number(text, "PosePitchDegrees", -90, 90) or 0.0,
        _number(text, "PoseRollDegrees", -180, 180) or 0.0,
        _crop(text, width, height),
    )


def whole_size(found: Pose, width: int, height: int) -> tuple[int, int]:
    """Return the pixels of the whole sphere that a picture is a part of."""
    return round(width / found.crop[2]), round(height / found.crop[3])


def _number(text: str, name: str, low: float, high: float) -> float | None:
    """Return a number of the XMP, written as an attribute or as an element."""
    found = re.search(rf"GPano:{name}\s*(?:=\s*[\"']|>)\s*([-+]?\d{{1,7}}(?:\.\d{{1,12}})?)\s*(?:[\"']|<)", text)
    value = float(found[1]) if found else None
    return value if value is not None and low <= value <= high else None


def _crop(text: str, width: int, height: int) -> tuple[float, float, float, float]:
    """Return the part of the sphere that is there; the whole one where the numbers do not fit each other."""
    numbers = [_number(text, name, 0, 10**6) for name in NAMES]
    if any(number is None for number in numbers):
        return WHOLE
    full_width, full_height, crop_width, crop_height, left, top = (number or 0.0 for number in numbers)
    if min(full_width, full_height, crop_width, crop_height) < 1 or abs(full_width / full_height - 2) > SHAPE:
        return WHOLE
    if left + crop_width > full_width or top + crop_height > full_height:
        return WHOLE
    if abs(crop_width / crop_height / (width / height) - 1) > SHAPE:
        return WHOLE
    return left / full_width, top / full_height, crop_width / full_width, crop_height / full_height
