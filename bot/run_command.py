"""`dondoc run`: the bot, until it is told to stop."""

import asyncio
import signal
from contextlib import suppress

import typer
import uvloop
from telegram.error import InvalidToken

from bot.application import build_application
from bot.logs import set_up_logging
from bot.settings import Settings


def run(settings: Settings) -> None:
    """Run the bot until it is stopped; a token that Telegram refuses exits with 2."""
    set_up_logging(*settings.secrets)
    try:
        uvloop.run(_run_until_told_to_stop(settings))
    except InvalidToken:
        expected = Settings.model_fields["bot_token"].description
        typer.echo(f"BOT_TOKEN='…': Telegram refuses it; expected {expected}", err=True)
        raise typer.Exit(2) from None
    except KeyboardInterrupt:
        pass


async def _run_until_told_to_stop(settings: Settings) -> None:
    """Run until SIGTERM, which ends the bot as tidily as Ctrl-C does."""
    running = asyncio.ensure_future(build_application(settings).run())
    asyncio.get_running_loop().add_signal_handler(signal.SIGTERM, running.cancel)
    with suppress(asyncio.CancelledError):
        await running
