"""From a stranger's picture file to plain pixels: upright, sRGB, 8 bit, opaque, and nothing else.

Whatever a file carries besides its pixels (positions, names, comments, previews, colour profiles) ends here: the
picture that is handed on was never part of the file.
"""

from __future__ import annotations

from contextlib import suppress
from functools import cache
from io import BytesIO
from pathlib import Path

import numpy as np
import pillow_heif
from PIL import Image, ImageCms

from akiya.pictures import MAX_PIXELS, NotAPicture

DAMAGED = "途中で切れているか、壊れています / cut off or damaged"
TOO_LARGE = "画素が多すぎます / too many pixels"
FORMATS = ("JPEG", "PNG", "WEBP", "HEIF")
"""What Pillow may open; JPEG includes MPO, which it opens at the first picture."""
ORIENTATION = 0x0112
TURNS = {
    2: Image.Transpose.FLIP_LEFT_RIGHT,
    3: Image.Transpose.ROTATE_180,
    4: Image.Transpose.FLIP_TOP_BOTTOM,
    5: Image.Transpose.TRANSPOSE,
    6: Image.Transpose.ROTATE_270,
    7: Image.Transpose.TRANSVERSE,
    8: Image.Transpose.ROTATE_90,
}
"""What makes a picture upright, by its EXIF orientation; 1 is upright already."""
SIDEWAYS = (5, 6, 7, 8)
WHITE = (255, 255, 255)
PROFILE_SPACES = {"RGB": "RGB", "L": "GRAY", "CMYK": "CMYK"}
"""Colour space that a profile must have to speak of pixels of a mode."""


def decode(path: Path, box: tuple[int, int]) -> Image.Image:
    """Return the first frame of a picture as plain RGB, shrunk to fit `box` (width, height) where it is larger.

    Raises `NotAPicture` for files that are refused or cannot be decoded to their end.
    """
    image, turn = _load(path, box)
    alpha = image.getchannel("A") if image.mode == "RGBA" else None
    flat = _over_white(_srgb(image), alpha)
    turned = flat.transpose(TURNS[turn]) if turn in TURNS else flat
    return _fresh(turned)


def fit(size: tuple[int, int], box: tuple[int, int]) -> tuple[int, int]:
    """Return the size of a picture that fits into a box: never enlarged, never below one pixel."""
    scale = min(1.0, box[0] / size[0], box[1] / size[1])
    return max(1, round(size[0] * scale)), max(1, round(size[1] * scale))


def _fresh(image: Image.Image) -> Image.Image:
    """Return the pixels in an image that knows nothing else, since encoders write the comment of what was opened."""
    plain = Image.new("RGB", image.size)
    plain.paste(image)
    return plain


def _load(path: Path, box: tuple[int, int]) -> tuple[Image.Image, int]:
    """Return the decoded and shrunk picture in mode L, RGB, RGBA or CMYK, and its orientation."""
    pillow_heif.register_heif_opener()
    try:
        with Image.open(path, formats=FORMATS) as image:
            if image.width * image.height > MAX_PIXELS:
                raise NotAPicture(TOO_LARGE)  # noqa: TRY301 - the one place where the size is known and nothing is decoded
            turn = _orientation(image)
            box = (box[1], box[0]) if turn in SIDEWAYS else box
            image.draft(None, fit(image.size, box))  # JPEG decodes at 1/2, 1/4 or 1/8 for less than the whole
            image.load()
            plain = _simple_mode(image)
            return plain.resize(fit(plain.size, box), Image.Resampling.LANCZOS, reducing_gap=3), turn
    except NotAPicture:
        raise
    except Exception as error:  # codecs fail on hostile bytes in more ways than can be listed
        raise NotAPicture(DAMAGED) from error


def _orientation(image: Image.Image) -> int:
    """Return the EXIF orientation, 1 where there is none or where the EXIF is broken."""
    with suppress(Exception):  # broken EXIF is no reason to lose the picture
        return int(image.getexif().get(ORIENTATION, 1))
    return 1


def _simple_mode(image: Image.Image) -> Image.Image:
    """Return the picture in the mode L, RGB, RGBA or CMYK that holds its pixels; 16 bits become 8."""
    if image.mode.startswith("I"):
        return _from_16_bit(image)
    if "transparency" in image.info or image.mode in ("RGBA", "LA", "PA", "RGBa", "La"):
        return image.convert("RGBA")
    if image.mode in PROFILE_SPACES:
        return image
    return image.convert("L" if image.mode == "1" else "RGB")


def _from_16_bit(image: Image.Image) -> Image.Image:
    """Return a grey picture of 16 bits a pixel with 8."""
    values = np.clip(np.asarray(image, dtype=np.int64), 0, 65535) // 257
    return _with_profile(Image.fromarray(values.astype(np.uint8)), image)


def _with_profile(image: Image.Image, source: Image.Image) -> Image.Image:
    """Return the image with the colour profile of its source, for the conversion that follows."""
    if "icc_profile" in source.info:
        image.info["icc_profile"] = source.info["icc_profile"]
    return image


def _srgb(image: Image.Image) -> Image.Image:
    """Return the colours as opaque sRGB; a missing, broken or foreign profile counts as none."""
    opaque = image.convert("RGB") if image.mode == "RGBA" else image
    with suppress(ImageCms.PyCMSError, OSError, ValueError, TypeError):
        profile = ImageCms.ImageCmsProfile(BytesIO(image.info["icc_profile"])) if "icc_profile" in image.info else None
        if profile and profile.profile.xcolor_space.strip() == PROFILE_SPACES[opaque.mode]:
            converted = ImageCms.profileToProfile(opaque, profile, _srgb_profile(), outputMode="RGB")
            return converted if converted is not None else opaque.convert("RGB")
    return opaque.convert("RGB")


@cache
def _srgb_profile() -> ImageCms.ImageCmsProfile:
    """Return the sRGB profile, made once a process."""
    return ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB"))


def _over_white(image: Image.Image, alpha: Image.Image | None) -> Image.Image:
    """Lay a picture with holes on white paper."""
    if alpha is None:
        return image
    paper = Image.new("RGB", image.size, WHITE)
    paper.paste(image, mask=alpha)
    return paper
