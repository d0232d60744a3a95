"""How the bytes of a bundle are written: variable-length numbers, packed columns, and the wrapping of every file."""

from __future__ import annotations

import struct
import zlib
from collections.abc import Iterable, Sequence

MAGIC = b"AKYS"
VERSION = 1
"""Changes with every change of meaning; a client reads only its own version. See FORMAT.md."""
NO_SEGMENT = bytes(8)


def varints(numbers: Iterable[int]) -> bytes:
    """Return whole numbers from 0, seven bits a byte, low bits first; the high bit says that more follow."""
    out = bytearray()
    for number in numbers:
        rest = number
        while rest > 0x7F:
            out.append(rest & 0x7F | 0x80)
            rest >>= 7
        out.append(rest)
    return bytes(out)


def gaps(ascending: Sequence[int]) -> list[int]:
    """Return the first number and the differences between neighbours."""
    return [number - before for before, number in zip([0, *ascending], ascending, strict=False)]


def packed(numbers: Sequence[int], bits: int) -> bytes:
    """Return numbers of 1, 2, 4 or 8 bits side by side, the first in the lowest bits; 16 and more as planes of bytes.

    A plane holds the lowest bytes of all numbers, the next plane the next bytes: what is alike stands together.
    """
    if bits >= 8:
        return b"".join(bytes(number >> shift & 0xFF for number in numbers) for shift in range(0, bits, 8))
    each = 8 // bits
    rows = (numbers[at : at + each] for at in range(0, len(numbers), each))
    return bytes(sum(number << place * bits for place, number in enumerate(row)) for row in rows)


def bits_for(largest: int) -> int:
    """Return the width that `packed` needs for numbers up to the largest."""
    return next(bits for bits in (1, 2, 4, 8, 16, 24, 32, 40, 48) if largest < 1 << bits)


def wrap(kind: str, number: int, segment: bytes, payload: bytes) -> bytes:
    """Return a file of the bundle: gzip of magic, version, kind, number, segment and payload.

    gzip's own checksum and length guard the content. Its header is written here, because that of Python's gzip
    depends on the machine.
    """
    content = struct.pack("<4sBcI8s", MAGIC, VERSION, kind.encode("ascii"), number, segment) + payload
    deflate = zlib.compressobj(9, zlib.DEFLATED, -15)
    body = deflate.compress(content) + deflate.flush()
    trailer = struct.pack("<II", zlib.crc32(content), len(content) & 0xFFFFFFFF)
    return b"\x1f\x8b\x08\0\0\0\0\0\x02\xff" + body + trailer
