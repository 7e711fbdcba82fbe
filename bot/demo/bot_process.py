"""The bot of the rehearsal in a process of its own, so that it can be killed as machines are.

It reads lines from standard input: first a JSON object with its settings, then moments to move its
clock to. It answers each with a line. The end of the input is the end of the bot.
"""

import asyncio
import json
import logging
import sys
from contextlib import suppress
from datetime import datetime
from typing import Any

from bot.application import Dondoc, build_application
from bot.logs import set_up_logging
from bot.rehearsal import UNHURRIED, MovedClock, local_request
from bot.settings import read_settings


async def main() -> None:
    """Run the bot until the input ends."""
    lines = await _input()
    given = json.loads(await lines.readline())
    clock = MovedClock(datetime.fromisoformat(given.pop("now")))
    clock.release()
    set_up_logging(given["bot_token"], level=logging.ERROR)
    dondoc = build_application(
        read_settings(_env_file=None, **given), clock, request=local_request, limits=UNHURRIED
    )
    try:
        await dondoc.start()
        _answer({"times": sorted({job.at.isoformat() for job in dondoc.services.database.read(dondoc.jobs)})})
        await _run(dondoc, clock, lines)
    finally:
        await dondoc.stop()


async def _run(dondoc: Dondoc, clock: MovedClock, lines: asyncio.StreamReader) -> None:
    loops = asyncio.ensure_future(dondoc.run_loops())
    moves = asyncio.ensure_future(_follow(dondoc, clock, lines))
    await asyncio.wait({loops, moves}, return_when=asyncio.FIRST_COMPLETED)
    for task in (loops, moves):
        task.cancel()
        with suppress(asyncio.CancelledError):
            await task


async def _follow(dondoc: Dondoc, clock: MovedClock, lines: asyncio.StreamReader) -> None:
    """Move the clock as told, and do what is due at each moment."""
    while line := await lines.readline():
        clock.move_to(datetime.fromisoformat(line.decode().strip()))
        await asyncio.to_thread(dondoc.tick)
        _answer({})


async def _input() -> asyncio.StreamReader:
    lines = asyncio.StreamReader()
    loop = asyncio.get_running_loop()
    await loop.connect_read_pipe(lambda: asyncio.StreamReaderProtocol(lines), sys.stdin)
    return lines


def _answer(answer: dict[str, Any]) -> None:
    sys.stdout.write(json.dumps(answer) + "\n")
    sys.stdout.flush()


if __name__ == "__main__":
    asyncio.run(main())
