"""Small workbooks of Excel 97 for the tests: records of the format in the container of old Office files."""

import struct
from collections.abc import Mapping, Sequence

Cell = tuple[object, str, str]
"""A value, its number format, and its font; None is an empty cell, an int in a string of "#" an error."""
_SECTOR = 512
_FREE, _END, _FAT = 0xFFFFFFFF, 0xFFFFFFFE, 0xFFFFFFFD


def ole(**streams: bytes) -> bytes:
    """Return a container of old Office files with these streams; "_" stands for a space in their names."""
    sectors: list[bytes] = []
    table: list[int] = []
    entries = [_entry("Root Entry", 5, _END, 0, child=1)]
    for name, content in streams.items():
        padded = content.ljust(max(len(content), 4096), b"\0")
        count = -(-len(padded) // _SECTOR)
        start = len(sectors)
        sectors += [padded[at * _SECTOR : (at + 1) * _SECTOR].ljust(_SECTOR, b"\0") for at in range(count)]
        table += [*range(start + 1, start + count), _END]
        following = len(entries) + 1 if len(entries) < len(streams) else _FREE
        entries.append(_entry(name.replace("_", " "), 2, start, len(padded), right=following))
    entries += [bytes(128)] * (-len(entries) % 4)
    directory = len(sectors)
    listing = b"".join(entries)
    sectors += [listing[at : at + _SECTOR] for at in range(0, len(listing), _SECTOR)]
    table += [*range(directory + 1, len(sectors)), _END]
    count = 1
    while count * 128 < len(table) + count:
        count += 1
    first = len(sectors)
    table += [_FAT] * count
    packed = struct.pack(f"<{count * 128}I", *table, *[_FREE] * (count * 128 - len(table)))
    header = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(16)
    header += struct.pack(
        "<HHHHH6xIIIIIIIII", 0x3E, 3, 0xFFFE, 9, 6, 0, count, directory, 0, 4096, _END, 0, _END, 0
    )
    header += struct.pack("<109I", *range(first, first + count), *[_FREE] * (109 - count))
    return header + b"".join(sectors) + packed


def _entry(name: str, kind: int, start: int, size: int, *, right: int = _FREE, child: int = _FREE) -> bytes:
    written = name.encode("utf-16-le") + b"\0\0"
    links = struct.pack("<BBIII", kind, 1, _FREE, right, child)
    return (
        written.ljust(64, b"\0")
        + struct.pack("<H", len(written))
        + links
        + bytes(36)
        + struct.pack("<IQ", start, size)
    )


def xls(
    sheets: Mapping[str, Sequence[Sequence[object]]],
    *,
    hidden_sheets: Sequence[str] = (),
    hidden_rows: Sequence[int] = (),
    hidden_columns: Sequence[int] = (),
    merged: Sequence[tuple[int, int, int, int]] = (),
    locked: bool = False,
) -> bytes:
    """Return a workbook; in each sheet the same is hidden and merged (first and last row, then column)."""
    looks: list[tuple[str, str]] = [("General", "Arial")]
    bodies = [_sheet(rows, looks, hidden_rows, hidden_columns, merged) for rows in sheets.values()]
    start = _record(0x809, struct.pack("<HHHHII", 0x600, 5, 0, 0, 0, 0))
    if locked:
        start += _record(0x2F, struct.pack("<HHHH", 0, 0x1234, 0x5678, 0))
    start += _record(0x42, struct.pack("<H", 1200)) + b"".join(_looks(looks))
    listed = [(name, _text(name, "<B")) for name in sheets]
    place = len(start) + sum(4 + 6 + len(text) for _, text in listed) + 4
    for (name, text), body in zip(listed, bodies, strict=True):
        start += _record(0x85, struct.pack("<IBB", place, name in hidden_sheets, 0) + text)
        place += len(body)
    return ole(Workbook=start + _record(0x0A, b"") + b"".join(bodies))


def _looks(looks: Sequence[tuple[str, str]]) -> list[bytes]:
    records = [
        _record(0x31, struct.pack("<HHHHHBBBx", 200, 0, 0x7FFF, 400, 0, 0, 0, 0) + _text(font, "<B"))
        for _, font in looks
    ]
    records += [
        _record(0x41E, struct.pack("<H", 164 + at) + _text(code, "<H")) for at, (code, _) in enumerate(looks)
    ]
    # The font with number 4 does not exist: later ones are counted from 5.
    numbers = [at if at < 4 else at + 1 for at in range(len(looks))]
    records += [
        _record(0xE0, struct.pack("<HHHBBBBIIH", numbers[at], 164 + at, 0, 0, 0, 0, 0, 0, 0, 0))
        for at in range(len(looks))
    ]
    return records


def _sheet(
    rows: Sequence[Sequence[object]],
    looks: list[tuple[str, str]],
    hidden_rows: Sequence[int],
    hidden_columns: Sequence[int],
    merged: Sequence[tuple[int, int, int, int]],
) -> bytes:
    body = _record(0x809, struct.pack("<HHHHII", 0x600, 0x10, 0, 0, 0, 0))
    for column in hidden_columns:
        body += _record(0x7D, struct.pack("<HHHHHH", column, column, 2000, 0, 1, 0))
    for number in hidden_rows:
        body += _record(0x208, struct.pack("<HHHHHHI", number, 0, 9, 255, 0, 0, 0x20 | 0x100))
    for number, cells in enumerate(rows):
        for column, cell in enumerate(cells):
            value, code, font = cell if isinstance(cell, tuple) else (cell, "General", "Arial")
            if (code, font) not in looks:
                looks.append((code, font))
            body += _cell(struct.pack("<HHH", number, column, looks.index((code, font))), value)
    if merged:
        areas = b"".join(struct.pack("<HHHH", *area) for area in merged)
        body += _record(0xE5, struct.pack("<H", len(merged)) + areas)
    return body + _record(0x0A, b"")


def _cell(place: bytes, value: object) -> bytes:
    if value is None:
        return _record(0x201, place)
    if isinstance(value, bool):
        return _record(0x205, place + struct.pack("<BB", value, 0))
    if value == "#N/A":
        return _record(0x205, place + struct.pack("<BB", 0x2A, 1))
    if isinstance(value, (int, float)):
        return _record(0x203, place + struct.pack("<d", value))
    return _record(0x204, place + _text(str(value), "<H"))


def _text(text: str, length: str) -> bytes:
    return struct.pack(length, len(text)) + b"\1" + text.encode("utf-16-le")


def _record(kind: int, content: bytes) -> bytes:
    return struct.pack("<HH", kind, len(content)) + content
