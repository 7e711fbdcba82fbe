"""The process that makes files: one order from standard input, the files to standard output.

What makes files is imported once Python no longer looks for garbage: a fifth of the time went into looking.
"""

import gc
import json
import sys
from datetime import date, datetime
from typing import TYPE_CHECKING, Any, BinaryIO

from bot.processes import OUT_OF_MEMORY, limit_ourselves

if TYPE_CHECKING:
    from chat.files import MadeFile

BYTES_OF_MEMORY = 3 << 29
"""A year of 100 tasks and 625 units takes 430 MB; a large template as much again."""
SECONDS = 120
"""Of the processor's time; that year takes five."""
BYTES_FOR_AN_UPLOAD, SECONDS_FOR_AN_UPLOAD = 1 << 30, 30
DATES = ("due", "day", "first", "last")


def _made(database_url: str, order: dict[str, Any], source: bytes) -> "list[MadeFile]":
    from chat.file_making import make
    from chat.files import FileOrder
    from storage.models import ExportKind

    days = {name: date.fromisoformat(order[name]) if order[name] else None for name in DATES}
    others = {
        "kind": ExportKind(order["kind"]),
        "made_at": datetime.fromisoformat(order["made_at"]),
        "source": source,
    }
    return make(database_url, FileOrder(**{**order, **days, **others}))


def _write(files: "list[MadeFile]", out: BinaryIO) -> None:
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
    source = sys.stdin.buffer.read()
    if source:  # which somebody sent
        limit_ourselves(BYTES_FOR_AN_UPLOAD, SECONDS_FOR_AN_UPLOAD)
    try:
        files = _made(question["database"], question["order"], source)
    except MemoryError:
        sys.exit(OUT_OF_MEMORY)
    _write(files, sys.stdout.buffer)


if __name__ == "__main__":
    gc.disable()  # one order, and the end: hardly anything of it is garbage before
    main()
    gc.freeze()  # nor is it looked through at the end: all of it goes with the process
