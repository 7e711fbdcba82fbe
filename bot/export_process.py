"""Making files in a process of its own: a large sheet takes seconds, and no chat waits for it."""

import asyncio
import json
import logging
import sys
from dataclasses import asdict
from datetime import date
from typing import Any

from chat.exports import FileOrder, MadeFile

logger = logging.getLogger(__name__)

PATIENCE_SECONDS = 300


class ExportError(Exception):
    """The process that makes files broke; what it said is in the log."""


async def make_in_process(database_url: str, order: FileOrder) -> list[MadeFile]:
    """Return the files that are ordered; raises ExportError."""
    process = await asyncio.create_subprocess_exec(
        sys.executable,
        "-m",
        "bot.export_worker",
        stdin=asyncio.subprocess.PIPE,
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.PIPE,
    )
    question = json.dumps({"database": database_url, "order": _order_as_json(order)}).encode()
    try:
        output, complaints = await asyncio.wait_for(process.communicate(question), PATIENCE_SECONDS)
    finally:
        if process.returncode is None:
            process.kill()
            await process.wait()
    if process.returncode != 0:
        logger.error("no file could be made: %s", complaints.decode(errors="replace")[-2000:])
        raise ExportError(order.kind)
    return _files(output)


def _order_as_json(order: FileOrder) -> dict[str, Any]:
    values = asdict(order)
    dates = {name: value.isoformat() for name, value in values.items() if isinstance(value, date)}
    return {**values, **dates}


def _files(output: bytes) -> list[MadeFile]:
    line, _, content = output.partition(b"\n")
    files = []
    for head in json.loads(line):
        size = head.pop("size")
        as_of = date.fromisoformat(head.pop("as_of"))
        files.append(MadeFile(content=content[:size], as_of=as_of, **head))
        content = content[size:]
    return files
