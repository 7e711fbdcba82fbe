"""Telling systemd that the bot has started, is alive, ends: sd_notify(3), a datagram to a socket it names."""

import asyncio
import logging
import os
import socket
from collections.abc import Callable

from storage.upkeep.troubles import Trouble

logger = logging.getLogger(__name__)

READY, ALIVE, STOPPING = "READY=1", "WATCHDOG=1", "STOPPING=1"
USUAL_SECONDS = 20.0


def notify(state: str) -> None:
    """Tell systemd a state; without systemd nothing happens."""
    address = os.environ.get("NOTIFY_SOCKET")
    if not address:
        return
    if address.startswith("@"):  # Linux's abstract namespace
        address = "\0" + address[1:]
    try:
        with socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as teller:
            teller.connect(address)
            teller.sendall(state.encode())
    except OSError as error:
        logger.warning("systemd was not told %s: %s", state, error)


async def report_life(stuck: Callable[[], list[str]]) -> None:
    """Tell systemd for ever that every loop turns; where one does not, it hears nothing and restarts us."""
    trouble = Trouble("watching the loops")
    while True:
        if problems := stuck():
            trouble.failed(f"one turns no more: {'; '.join(problems)}")
        else:
            trouble.over()
            notify(ALIVE)
        await asyncio.sleep(_seconds_between())


def _seconds_between() -> float:
    """Return a third of the time after which systemd loses patience."""
    microseconds = os.environ.get("WATCHDOG_USEC")
    return int(microseconds) / 3e6 if microseconds else USUAL_SECONDS
