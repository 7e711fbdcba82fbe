"""The command line: run the bot, play the demo, read documents and phrases without a database."""

import asyncio
import signal
from contextlib import suppress
from datetime import timedelta
from typing import Annotated

import typer
from sqlalchemy.exc import OperationalError, ProgrammingError
from telegram.error import InvalidToken

from bot import demo_command, export_command, reading_commands
from bot.application import build_application, utc_now
from bot.logs import set_up_logging
from bot.settings import Settings, SettingsError, read_settings
from storage import job_runs, linking
from storage.database import Database
from storage.migrate import upgrade
from storage.models import LinkRole

main = typer.Typer(help="Đôn đốc: nhắc việc và tổng hợp báo cáo theo kế hoạch.", no_args_is_help=True)
main.add_typer(reading_commands.commands, name="read")
main.command()(demo_command.demo)
main.command()(export_command.export)

SILENCE_ALLOWED = timedelta(minutes=3)


def _settings() -> Settings:
    try:
        return read_settings()
    except SettingsError as error:
        typer.echo(str(error), err=True)
        raise typer.Exit(2) from None


@main.command()
def run() -> None:
    """Run the bot with the settings of the environment and .env until it is stopped."""
    settings = _settings()
    set_up_logging(*settings.secrets)
    try:
        asyncio.run(_run_until_told_to_stop(settings))
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


@main.command(name="link-code")
def link_code(
    *, secretariat: Annotated[bool, typer.Option("--secretariat", help="for the secretariat's group")]
) -> None:
    """Print a one-time code that links the group where it is sent, valid for 24 hours."""
    if not secretariat:
        typer.echo("Mã của đơn vị do nhóm cơ quan thường trực cấp bằng lệnh /lienket.", err=True)
        raise typer.Exit(2)
    settings = _settings()
    settings.data_folder.mkdir(parents=True, exist_ok=True)
    database = Database(settings.database)
    upgrade(database.engine)
    code = database.transact(linking.issue_code, LinkRole.SECRETARIAT, None, utc_now())
    database.close()
    typer.echo(f"/start {code}")


@main.command()
def health() -> None:
    """Exit with 1 if the bot's clock has stopped: no tick for three minutes."""
    database = Database(_settings().database)
    try:
        last = database.read(job_runs.last_beat, "tick")
    except (OperationalError, ProgrammingError) as error:
        typer.echo(f"database: {error.orig}")
        raise typer.Exit(1) from None
    finally:
        database.close()
    if last is None or utc_now() - last > SILENCE_ALLOWED:
        typer.echo(f"tick: {f'last at {last:%Y-%m-%d %H:%M:%S} UTC' if last else 'never'}")
        raise typer.Exit(1)
    typer.echo("ok")
