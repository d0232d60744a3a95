"""What a picture file carries besides its picture: named piece by piece, without decoding anything. Pure.

What is in the repository is public for ever, so only pieces that are known to say nothing are let through.
Sources: ITU-T T.81 (JPEG markers), the PNG specification (chunks), RFC 9649 (WebP chunks).
"""

from __future__ import annotations

import re
from collections.abc import Iterator

PLAIN_PNG = frozenset(
    {b"IHDR", b"PLTE", b"IDAT", b"IEND", b"tRNS", b"gAMA", b"cHRM", b"sRGB", b"pHYs", b"sBIT", b"bKGD"}
)
PLAIN_WEBP = frozenset({b"VP8 ", b"VP8L", b"VP8X", b"ALPH"})
PNG, JPEG = b"\x89PNG\r\n\x1a\n", b"\xff\xd8"
NAMES = {b"Exif\0\0": "EXIF", b"http://ns.adobe.com/xap/": "XMP", b"ICC_PROFILE\0": "ICC", b"MPF\0": "MPF"}
"""How segments of a JPEG begin -> what they are called."""
SCAN, END = 0xDA, 0xD9
MORE = "…"
"""What is called so: bytes behind the end of the picture, such as a second one."""
POSITION = b"\x25\x88"
"""The tag of the table of positions in EXIF, in either order of bytes."""


def extras(data: bytes) -> list[str]:
    """Return what a picture file carries besides its pixels: "EXIF", "XMP" …, and "GPS" where it tells a position."""
    if data.startswith(JPEG):
        found = list(_jpeg(data))
    elif data.startswith(PNG):
        found = list(_png(data))
    elif data[:4] == b"RIFF" and data[8:12] == b"WEBP":
        found = list(_webp(data))
    else:
        found = ["HEIC"]
    return list(dict.fromkeys(found))


def _jpeg(data: bytes) -> Iterator[str]:
    """Yield the extras of a JPEG: application segments but JFIF and Adobe's, comments, and what follows its end."""
    at = 2
    while at + 2 <= len(data) and data[at] == 0xFF:
        marker, size = data[at + 1], int.from_bytes(data[at + 2 : at + 4], "big")
        if marker == 0xFF:  # a filling byte
            at += 1
            continue
        if marker == END:
            break
        yield from _segment(marker, data[at + 4 : at + 2 + size])
        at += 2 + max(2, size)
        at = _after_scan(data, at) if marker == SCAN else at
    if data[at + 2 :].strip(b"\0"):
        yield MORE


def _after_scan(data: bytes, at: int) -> int:
    """Return where the picture's own bits end: at the next marker that is neither stuffing nor a restart."""
    found = re.compile(rb"\xff[^\x00\xff\xd0-\xd7]", re.DOTALL).search(data, at)
    return found.start() if found else len(data)


def _segment(marker: int, body: bytes) -> Iterator[str]:
    """Yield what an application segment or a comment of a JPEG is."""
    if marker == 0xFE:
        yield "comment"
    elif marker == 0xE0 and not body.startswith(b"JFIF\0"):
        yield "APP0"
    elif 0xE1 <= marker <= 0xEF and not (marker == 0xEE and body.startswith(b"Adobe")):
        name = next((name for start, name in NAMES.items() if body.startswith(start)), f"APP{marker - 0xE0}")
        if name == "EXIF" and (POSITION in body or POSITION[::-1] in body):
            yield "GPS"
        yield name


def _png(data: bytes) -> Iterator[str]:
    """Yield the extras of a PNG."""
    at = len(PNG)
    while at + 8 <= len(data):
        size, name = int.from_bytes(data[at : at + 4], "big"), data[at + 4 : at + 8]
        if name not in PLAIN_PNG:
            yield {b"eXIf": "EXIF", b"iCCP": "ICC"}.get(name, name.decode("ascii", "replace"))
        at += 12 + size
        if name == b"IEND":
            break
    if at < len(data):
        yield MORE


def _webp(data: bytes) -> Iterator[str]:
    """Yield the extras of a WebP."""
    at = 12
    while at + 8 <= len(data):
        name, size = data[at : at + 4], int.from_bytes(data[at + 4 : at + 8], "little")
        if name not in PLAIN_WEBP:
            yield {b"ICCP": "ICC"}.get(name, name.decode("ascii", "replace").strip())
        at += 8 + size + size % 2
