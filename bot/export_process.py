"""Making files in a process of its own: a large sheet takes seconds, and no chat waits for it."""

import json
import logging
import signal
from dataclasses import asdict, replace
from datetime import date
from typing import Any

from bot.processes import OUT_OF_MEMORY, TooMuchSaidError, ask
from chat.files import FileOrder, MadeFile, TooMuchToMakeError

logger = logging.getLogger(__name__)

PATIENCE_SECONDS = 300
TOO_MUCH = (-signal.SIGXCPU, OUT_OF_MEMORY)


class ExportError(Exception):
    """The process that makes files broke; what it said is in the log."""


async def make_in_process(database_url: str, order: FileOrder) -> list[MadeFile]:
    """Return the files that are ordered; raises TooMuchToMakeError, ExportError."""
    question = json.dumps({"database": database_url, "order": _order_as_json(order)}).encode()
    try:
        ended = await ask("bot.export_worker", question + b"\n" + order.source, PATIENCE_SECONDS)
    except (TimeoutError, TooMuchSaidError):
        raise TooMuchToMakeError(order.kind) from None
    if ended.status in TOO_MUCH:
        logger.error("a file (%s) takes too much memory or time", order.kind)
        raise TooMuchToMakeError(order.kind)
    if ended.status != 0:
        logger.error("no file could be made: %s", ended.complaints)
        raise ExportError(order.kind)
    return _files(ended.output)


def _order_as_json(order: FileOrder) -> dict[str, Any]:
    values = asdict(replace(order, source=b""))
    del values["source"]
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
