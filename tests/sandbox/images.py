"""The smallest pictures that Telegram would measure."""

import struct


def png(width: int, height: int) -> bytes:
    """Return the head of a PNG of this size."""
    return b"\x89PNG\r\n\x1a\n" + struct.pack(">I4sII", 13, b"IHDR", width, height) + b"\x08\x02\0\0\0"


def jpeg(width: int, height: int) -> bytes:
    """Return the head of a JPEG of this size, with a segment before the one that says so."""
    application = b"\xff\xe0" + struct.pack(">H", 16) + b"JFIF\0" + bytes(9)
    return b"\xff\xd8" + application + b"\xff\xc0" + struct.pack(">HBHH", 17, 8, height, width) + bytes(10)
