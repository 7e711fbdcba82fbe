"""`dondoc run`: the bot, until it is told to stop."""

import asyncio
import logging
import os
import signal
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from functools import partial
from types import FrameType
from typing import Any

import typer
import uvloop
from sqlalchemy.exc import DatabaseError
from telegram.error import InvalidToken

from bot.application import build_application
from bot.health import systemd
from bot.leading import run_while_leading
from bot.logs import set_up_logging
from bot.private import warn_of_readable_settings
from bot.serving import PortTakenError
from bot.settings import Settings
from storage.upkeep import holding
from storage.upkeep.holding import HeldError
from storage.upkeep.troubles import told_shortly

logger = logging.getLogger(__name__)

ENDS_WITHIN = 25.0
"""Seconds: what hangs is not waited for. What was under way is handled or listed as unknown afterwards."""
SECOND = (
    "Đã có một bot chạy trên cơ sở dữ liệu này ({}), hoặc đang khôi phục. "
    "Chỉ một bot được chạy: xin dừng bot kia."
)


def run(settings: Settings) -> None:
    """Run the bot until it is stopped; a token that Telegram refuses, or a second bot, exits with 2."""
    set_up_logging(*settings.secrets)
    warn_of_readable_settings()
    try:
        with holding.running(settings.database):
            uvloop.run(_run_until_told_to_stop(settings))
    except HeldError as error:
        typer.echo(SECOND.format(error), err=True)
        raise typer.Exit(2) from None
    except InvalidToken:
        expected = Settings.model_fields["bot_token"].description
        typer.echo(f"BOT_TOKEN='…': Telegram từ chối; cần {expected}", err=True)
        raise typer.Exit(2) from None
    except PortTakenError as error:
        typer.echo(str(error), err=True)
        raise typer.Exit(1) from None
    except DatabaseError as error:
        typer.echo(f"the database cannot be used: {told_shortly(error)}", err=True)
        raise typer.Exit(1) from None


async def _run_until_told_to_stop(settings: Settings) -> None:
    """Run until SIGTERM or Ctrl-C, which end the bot tidily where nothing hangs."""
    running = asyncio.ensure_future(run_while_leading(settings, partial(build_application, settings)))
    stop = asyncio.get_running_loop().call_soon_threadsafe
    with _told_to_stop(lambda: stop(running.cancel)), suppress(asyncio.CancelledError):
        await running


@contextmanager
def _told_to_stop(stop: Callable[[], object]) -> Iterator[None]:
    """Call `stop` when we are told to; the handlers are Python's, which also a loop that is busy hears."""

    def hear(_signal: int, _frame: FrameType | None) -> None:
        systemd.notify(systemd.STOPPING)
        _end_anyway()
        stop()

    before = {each: signal.signal(each, hear) for each in (signal.SIGTERM, signal.SIGINT)}
    try:
        yield
    finally:
        for each, handler in before.items():
            signal.signal(each, handler)


def _end_anyway() -> None:
    """End the process after a while, whatever it waits for."""

    def end() -> Any:
        logger.warning("what hangs is not waited for any longer")
        os._exit(0)

    timer = threading.Timer(ENDS_WITHIN, end)
    timer.daemon = True
    timer.start()
