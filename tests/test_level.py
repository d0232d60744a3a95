"""Spherical pictures that were held askew, or that show a part of the sphere, become whole and level ones."""

from __future__ import annotations

import math
from io import BytesIO

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image

from akiya.app.encode import sphere
from akiya.app.level import levelled
from akiya.gpano import NAMES, WHOLE, Pose, pose

WIDTH, HEIGHT = 128, 64


def coded(direction):
    """Return a colour that tells a direction: right, up, ahead."""
    return tuple(round(128 + 127 * part) for part in direction)


def seen(x, y):
    """Return the direction of a pixel, as the camera sees it."""
    yaw, pitch = ((x + 0.5) / WIDTH - 0.5) * math.tau, (0.5 - (y + 0.5) / HEIGHT) * math.pi
    return math.cos(pitch) * math.sin(yaw), math.sin(pitch), math.cos(pitch) * math.cos(yaw)


def in_the_world(direction, pitch, roll):
    """Return where a camera that is rolled clockwise and then pitched up really looks, from the definition of both."""
    x, y, z = direction
    p, r = math.radians(pitch), math.radians(roll)
    right = (math.cos(r), -math.sin(r), 0)
    up = (math.sin(r), math.cos(r), 0)
    rolled = [x * right[axis] + y * up[axis] for axis in range(2)] + [z]
    return (
        rolled[0],
        rolled[1] * math.cos(p) + rolled[2] * math.sin(p),
        rolled[2] * math.cos(p) - rolled[1] * math.sin(p),
    )


def picture_of(turn=lambda direction: direction):
    """Draw the sphere of directions, pixel by pixel."""
    image = Image.new("RGB", (WIDTH, HEIGHT))
    for x in range(WIDTH):
        for y in range(HEIGHT):
            image.putpixel((x, y), coded(turn(seen(x, y))))
    return image


@settings(max_examples=12, deadline=None)
@given(st.floats(-80, 80), st.floats(-180, 180))
def test_a_tilted_camera_is_made_level(pitch, roll):
    """Whatever the camera's pitch and roll, every pixel of the result shows the direction in which it lies."""
    held = picture_of(lambda direction: in_the_world(direction, pitch, roll))
    result = np.asarray(levelled(held, Pose(pitch=pitch, roll=roll)), dtype=int)
    off = np.abs(result - np.asarray(picture_of(), dtype=int)).max(axis=2)
    assert np.quantile(off, 0.99) <= 4
    assert off.max() <= 24  # at the poles, where one row is one point


def test_the_horizon_of_a_rolled_camera_rises_on_the_right():
    """As the roll grows the horizon turns counterclockwise in the picture, as the metadata's definition has it."""
    right_of_the_world = (1, 0, 0)
    held = picture_of(lambda direction: in_the_world(direction, 0, 20))
    found = min(
        ((x, y) for x in range(WIDTH // 2, WIDTH) for y in range(HEIGHT)),
        key=lambda at: math.dist(held.getpixel(at), coded(right_of_the_world)),
    )
    assert found[1] < HEIGHT / 2


def test_a_part_is_put_in_its_place():
    """A band of the sphere lands where it belongs; what was not seen is one plain colour."""
    band = picture_of().crop((0, 16, WIDTH, 48))
    result = levelled(band, Pose(crop=(0.0, 0.25, 1.0, 0.5)))
    assert result.size == (WIDTH, HEIGHT)
    assert result.crop((0, 16, WIDTH, 48)).tobytes() == band.tobytes()
    assert (np.asarray(result)[:16] == np.asarray(result)[0, 0]).all()


def xmp(**values):
    """Write GPano as cameras do."""
    return ("<x " + " ".join(f'GPano:{name}="{value}"' for name, value in values.items()) + "/>").encode()


CROP = dict(zip(NAMES, (8000, 4000, 8000, 2000, 0, 1000), strict=True))


@pytest.mark.parametrize(
    ("said", "size", "expected"),
    [
        ({"PoseHeadingDegrees": "271.5"}, (400, 200), Pose(heading=271.5)),
        ({"PoseHeadingDegrees": "-90"}, (400, 200), Pose(heading=270.0)),
        ({"PoseHeadingDegrees": "1e9"}, (400, 200), Pose()),
        ({"PosePitchDegrees": "4", "PoseRollDegrees": "-2.5"}, (400, 200), Pose(pitch=4.0, roll=-2.5)),
        (CROP, (8000, 2000), Pose(crop=(0.0, 0.25, 1.0, 0.5))),
        (CROP, (400, 100), Pose(crop=(0.0, 0.25, 1.0, 0.5))),
        (CROP, (400, 200), Pose()),
        (CROP | {"CroppedAreaTopPixels": 3000}, (8000, 2000), Pose()),
        (CROP | {"FullPanoHeightPixels": 0}, (8000, 2000), Pose()),
    ],
    ids=["heading", "negative", "absurd", "tilt", "part", "shrunk part", "lying size", "outside", "zero"],
)
def test_what_the_metadata_says_is_believed_where_it_fits(said, size, expected):
    """Numbers that a resized picture inherited are scaled; those that cannot be true count as not said."""
    assert pose(xmp(**said), *size) == expected


def test_elements_are_read_like_attributes():
    """XMP may write a number as an element; both mean the same."""
    assert pose(b"<GPano:PoseHeadingDegrees>12.5</GPano:PoseHeadingDegrees>", 200, 100).heading == 12.5


def test_a_file_with_a_pose_is_levelled(tmp_path):
    """The build reads pose and crop out of a real JPEG and makes a whole sphere of it."""
    out = BytesIO()
    picture_of().crop((0, 16, WIDTH, 48)).save(out, "JPEG", quality=95, xmp=xmp(**CROP, PosePitchDegrees=3))
    (tmp_path / "a.jpg").write_bytes(out.getvalue())
    assert sphere(tmp_path / "a.jpg", (4096, 2048)).size == (WIDTH, HEIGHT)
    assert pose(b"", 100, 50).crop == WHOLE
