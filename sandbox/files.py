"""Keeps uploaded files, with the limits of the Bot API and the sizes Telegram makes of a photo."""

import mimetypes
import re
import struct
from hashlib import blake2b

from sandbox.errors import bad_request
from sandbox.facts import Upload
from sandbox.state import File, World

MEBIBYTE = 1024 * 1024
MAX_UPLOAD = 50 * MEBIBYTE
MAX_DOWNLOAD = 20 * MEBIBYTE
MAX_PHOTO = 10 * MEBIBYTE

_SUFFIX = re.compile(r"\.[A-Za-z0-9]{1,8}$")
_PHOTO_SIDES = (90, 320, 800, 1280)
_PNG = b"\x89PNG\r\n\x1a\n"
_JPEG = b"\xff\xd8\xff"
_NOT_FRAMES = frozenset({0xC4, 0xC8, 0xCC})
"""JPEG markers between the start-of-frame ones that start no frame."""


def keep_document(world: World, upload: Upload) -> File:
    """Return the kept document; raises RefusalError for an empty one."""
    if not upload.content:
        raise bad_request("file must be non-empty")
    return _keep(world, upload, ("BQACAgUAAxkBAAI", "documents"))


def keep_photo(world: World, upload: Upload) -> list[File]:
    """Return the sizes of the kept photo, the largest last; all have the bytes of the original.

    Raises RefusalError: the photo is too big, or is no PNG or JPEG.
    """
    if len(upload.content) > MAX_PHOTO:
        size = len(upload.content)
        raise bad_request(
            f"file of size {size} bytes is too big for a photo; the maximum size is {MAX_PHOTO} bytes"
        )
    width, height = dimensions(upload.content)
    if width + height > 10_000 or max(width, height) > 20 * min(width, height):
        raise bad_request("PHOTO_INVALID_DIMENSIONS")
    longer = max(width, height)
    scales = [side / longer for side in _PHOTO_SIDES if side < longer] + [1.0]
    return [
        _photo_size(world, upload, max(int(width * scale), 1), max(int(height * scale), 1))
        for scale in scales
    ]


def keep_clip(world: World, upload: Upload, folder: str) -> File:
    """Return the kept video, sticker and the like."""
    return _keep(world, upload, ("BAACAgUAAxkBAAI", folder))


def _photo_size(world: World, upload: Upload, width: int, height: int) -> File:
    size = _keep(world, Upload("photo.jpg", upload.content), ("AgACAgUAAxkBAAI", "photos"))
    size.width, size.height = width, height
    return size


def _keep(world: World, upload: Upload, place: tuple[str, str]) -> File:
    prefix, folder = place
    number = len(world.files)
    digest = blake2b(f"{world.bot.id}:{number}".encode(), digest_size=28).hexdigest()
    mime_type = mimetypes.guess_type(upload.name)[0] or "application/octet-stream"
    suffix = _SUFFIX.search(upload.name)
    path = f"{folder}/file_{number}{suffix[0] if suffix else ''}"
    file = File(prefix + digest, "AgAD" + digest[:12], path, upload.name, mime_type, upload.content)
    world.add_file(file)
    return file


def dimensions(content: bytes) -> tuple[int, int]:
    """Return the width and height of a PNG or JPEG; raises RefusalError for anything else."""
    size = None
    if content.startswith(_PNG) and len(content) >= 24:
        size = struct.unpack(">II", content[16:24])
    elif content.startswith(_JPEG):
        size = _jpeg_dimensions(content)
    if not size or not all(size):
        raise bad_request("IMAGE_PROCESS_FAILED")
    return size[0], size[1]


def _jpeg_dimensions(content: bytes) -> tuple[int, int] | None:
    """Return what the first start-of-frame segment says."""
    at = 2
    while at + 9 <= len(content) and content[at] == 0xFF:
        marker = content[at + 1]
        if 0xC0 <= marker <= 0xCF and marker not in _NOT_FRAMES:
            height, width = struct.unpack(">HH", content[at + 5 : at + 9])
            return width, height
        at += 2 + int.from_bytes(content[at + 2 : at + 4], "big")
    return None
