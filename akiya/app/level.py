"""A spherical picture as it should be: the whole sphere, its horizon level, whatever the camera's hand did."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from akiya.gpano import Pose, whole_size

STRIP = 64
"""Rows that are worked on at once: the memory needed does not grow with the picture."""
Pixels = NDArray[np.uint8]
Floats = NDArray[np.float32]


def levelled(image: Image.Image, found: Pose) -> Image.Image:
    """Return the whole sphere of an RGB picture, twice as wide as high, looking level at its centre.

    What the camera did not see gets the mean colour of the picture. The heading is not applied: it is a number that
    goes with the scene.
    """
    if found.level:
        return image
    whole = _filled(image, found)
    if not found.pitch and not found.roll:
        return whole
    source = np.asarray(whole)
    target = np.empty_like(source)
    for top in range(0, whole.height, STRIP):
        rows = np.arange(top, min(top + STRIP, whole.height))
        target[rows] = _sampled(source, *_held(*_directions(rows, whole.width, whole.height), found))
    return Image.fromarray(target)


def _filled(image: Image.Image, found: Pose) -> Image.Image:
    """Return the picture at its place on the whole sphere."""
    width, height = whole_size(found, image.width, image.height)
    width = 2 * height if abs(width - 2 * height) <= height // 25 else width
    if (width, height) == image.size:
        return image
    mean = image.resize((1, 1), Image.Resampling.BOX)
    sphere = mean.resize((width, height))
    sphere.paste(image, (round(found.crop[0] * width), round(found.crop[1] * height)))
    return sphere


def _directions(rows: NDArray[np.int64], width: int, height: int) -> tuple[Floats, Floats, Floats]:
    """Return right, up and forward of the direction in which each pixel of some rows lies."""
    yaw = (((np.arange(width) + 0.5) / width - 0.5) * 2 * np.pi).astype(np.float32)
    pitch = ((0.5 - (rows + 0.5) / height) * np.pi).astype(np.float32)[:, None]
    flat = np.cos(pitch)
    return flat * np.sin(yaw), np.broadcast_to(np.sin(pitch), (len(rows), width)), flat * np.cos(yaw)


def _held(right: Floats, up: Floats, ahead: Floats, found: Pose) -> tuple[Floats, Floats, Floats]:
    """Return the directions as the camera saw them: pitched up, then rolled clockwise about its own axis."""
    pitch, roll = np.radians(found.pitch), np.radians(found.roll)
    up, ahead = up * np.cos(pitch) - ahead * np.sin(pitch), up * np.sin(pitch) + ahead * np.cos(pitch)
    return right * np.cos(roll) - up * np.sin(roll), right * np.sin(roll) + up * np.cos(roll), ahead


def _sampled(source: Pixels, right: Floats, up: Floats, ahead: Floats) -> Pixels:
    """Return the pixels of a sphere in some directions, between four of them each."""
    height, width = source.shape[:2]
    x = (np.arctan2(right, ahead) / (2 * np.pi) + 0.5) * width - 0.5
    y = (0.5 - np.arcsin(np.clip(up, -1, 1)) / np.pi) * height - 0.5
    left, top = np.floor(x).astype(np.int32), np.clip(np.floor(y).astype(np.int32), 0, height - 1)
    across = ((x - left) * 256).astype(np.int32)[..., None]
    down = np.clip((y - top) * 256, 0, 256).astype(np.int32)[..., None]
    below, beside, left = np.minimum(top + 1, height - 1), (left + 1) % width, left % width
    upper = source[top, left] * (256 - across) + source[top, beside] * across
    lower = source[below, left] * (256 - across) + source[below, beside] * across
    mixed: Pixels = ((upper * (256 - down) + lower * down + 32768) >> 16).astype(np.uint8)
    return mixed
