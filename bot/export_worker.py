"""The process that makes files: one order from standard input, the files to standard output."""

import json
import sys
from datetime import date, datetime
from typing import Any, BinaryIO

from bot.export_process import OUT_OF_MEMORY
from bot.processes import limit_ourselves
from chat.file_making import make
from chat.files import FileOrder, MadeFile
from storage.models import ExportKind

BYTES_OF_MEMORY = 3 << 29
"""A year of 100 tasks and 625 units takes 430 MB; a large template as much again."""
SECONDS = 120
"""Of the processor's time; that year takes five."""
BYTES_FOR_AN_UPLOAD, SECONDS_FOR_AN_UPLOAD = 1 << 30, 30
DATES = ("due", "day", "first", "last")


def _order(value: dict[str, Any], source: bytes) -> FileOrder:
    days = {name: date.fromisoformat(value[name]) if value[name] else None for name in DATES}
    made_at = datetime.fromisoformat(value["made_at"])
    return FileOrder(
        **{**value, **days, "kind": ExportKind(value["kind"]), "made_at": made_at, "source": source}
    )


def _write(files: list[MadeFile], out: BinaryIO) -> None:
    """Write a line of JSON that says what comes, then the files one after another."""
    heads = [
        {
            "name": file.name,
            "size": len(file.content),
            "as_of": file.as_of.isoformat(),
            "period_id": file.period_id,
            "figures": file.figures,
        }
        for file in files
    ]
    out.write(json.dumps(heads).encode() + b"\n")
    for file in files:
        out.write(file.content)


def main() -> None:
    """Read from standard input which file is wanted, and write it to standard output, within limits."""
    limit_ourselves(BYTES_OF_MEMORY, SECONDS)
    question = json.loads(sys.stdin.buffer.readline())
    order = _order(question["order"], sys.stdin.buffer.read())
    if order.source:  # which somebody sent
        limit_ourselves(BYTES_FOR_AN_UPLOAD, SECONDS_FOR_AN_UPLOAD)
    try:
        files = make(question["database"], order)
    except MemoryError:
        sys.exit(OUT_OF_MEMORY)
    _write(files, sys.stdout.buffer)


if __name__ == "__main__":
    main()
