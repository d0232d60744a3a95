"""How the bytes of a bundle are written: packed columns, and the wrapping of every file."""

from __future__ import annotations

import struct
import zlib
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

MAGIC = b"AKYS"
VERSION = 7
"""Changes with every change of meaning; a client reads only its own version. See FORMAT.md."""
NO_SEGMENT = bytes(8)


def packed(numbers: Sequence[int] | NDArray[np.int64], bits: int) -> bytes:
    """Return numbers of 1, 2, 4 or 8 bits side by side, the first in the lowest bits; 16 and more as planes of bytes.

    A plane holds the lowest bytes of all numbers, the next plane the next bytes: what is alike stands together.
    """
    if bits >= 8:
        wide = np.asarray(numbers, dtype="<u8").reshape(-1, 1).view(np.uint8)
        return wide[:, : bits // 8].T.tobytes()
    each = 8 // bits
    rows = np.zeros((-(-len(numbers) // each), each), dtype=np.uint8)
    rows.reshape(-1)[: len(numbers)] = np.asarray(numbers, dtype=np.uint8)
    joined: NDArray[np.uint8] = (rows << (np.arange(each, dtype=np.uint8) * bits)).sum(axis=1, dtype=np.uint8)
    return joined.tobytes()


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
