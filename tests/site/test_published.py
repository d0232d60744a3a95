"""What is published of the pictures: pixels, and nothing else."""

from __future__ import annotations

import hashlib
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PIL import Image

from tests.site.conftest import CONTENT

if TYPE_CHECKING:
    from collections.abc import Iterator

PICTURES = {".jpg", ".webp"}
KINDS = {".html", ".css", ".js", ".svg", ".jpg", ".webp", ".png", ".bin", ".txt"}
KINDS |= {".json", ".geojson", ".jsonld", ".csv", ".xml", ".atom"}
MARK = ".akiya-build"
PIXELS: set[int | bytes] = {0xE0, 0xDB, 0xC0, 0xC2, 0xC4, 0xDD, 0xDA, b"VP8 ", b"VP8L"}
"""All that pixels need. In JPEG: JFIF, tables and the scan, while EXIF and XMP would be E1, profiles E2, IPTC ED,
comments FE. In WebP: the pixels, while EXIF, XMP and profiles would be parts of their own."""


def parts(data: bytes) -> Iterator[int | bytes]:
    """Yield the name of each part of a JPEG (up to the first scan) or WebP file."""
    at = 12 if data[:4] == b"RIFF" else 2
    while at < len(data):
        if data[:4] == b"RIFF":
            yield data[at : at + 4]
            size = int.from_bytes(data[at + 4 : at + 8], "little")
            at += 8 + size + size % 2
        else:
            yield data[at + 1]
            at = len(data) if data[at + 1] == 0xDA else at + 2 + int.from_bytes(data[at + 2 : at + 4], "big")


def digests(folder: Path) -> dict[str, str]:
    """Return the hash of each file's bytes and its name."""
    files = [path for path in folder.rglob("*") if path.is_file()]
    return {hashlib.sha256(path.read_bytes()).hexdigest(): path.relative_to(folder).as_posix() for path in files}


def test_no_original_is_published(built):
    """No file of the site has the bytes of a file that a town sent in."""
    originals = digests(CONTENT)
    assert sum(name.endswith(".jpg") for name in originals.values()) > 300
    assert [name for found, name in digests(built).items() if found in originals] == []


def test_pictures_hold_nothing_but_pixels(built):
    """No published picture has a part for EXIF, XMP, IPTC, a colour profile, a comment or a second picture."""
    pictures = [path for path in (built / "media").rglob("*") if path.is_file()]
    assert len(pictures) > 1000
    assert {path.suffix for path in pictures} <= PICTURES
    assert [path.name for path in pictures if not set(parts(path.read_bytes())) <= PIXELS] == []


@pytest.mark.parametrize("kind", ["jpg", "webp"])
def test_metadata_would_be_seen(tmp_path, kind):
    """A picture saved with EXIF has a part that the test above does not let through."""
    exif = Image.Exif()
    exif[0x010F] = "camera"
    Image.new("RGB", (64, 64)).save(tmp_path / f"photo.{kind}", exif=exif)
    assert not set(parts((tmp_path / f"photo.{kind}").read_bytes())) <= PIXELS


def test_published_pictures_open(built):
    """A sample of the pictures, spread over all sizes, can be decoded to its end."""
    for path in sorted(path for path in (built / "media").rglob("*") if path.is_file())[::40]:
        with Image.open(path) as picture:
            picture.load()


def test_only_known_kinds_of_files_are_published(built):
    """The site holds pages, styles, scripts, drawings, pictures and data: no source, no hidden file but the mark, no symlink."""
    names = [path for path in built.rglob("*") if path.is_file() and path.name != MARK]
    assert {path.suffix for path in names} <= KINDS
    assert [path for path in names if path.name.startswith(".")] == []
    assert [path for path in built.rglob("*") if path.is_symlink()] == []
