"""`dondoc link-code` and `dondoc health`: what whoever looks after the bot asks of its database."""

from datetime import timedelta

import typer
from sqlalchemy.exc import OperationalError, ProgrammingError

from bot.clock import utc_now
from bot.settings import Settings
from storage import job_runs
from storage.database import Database
from storage.groups import codes
from storage.migrate import upgrade
from storage.models import LinkRole

SILENCE_ALLOWED = timedelta(minutes=3)


def link_code(settings: Settings, role: str) -> None:
    """Print a new code for the chat of a role that has no unit."""
    settings.data_folder.mkdir(parents=True, exist_ok=True)
    database = Database(settings.database)
    upgrade(database.engine)
    code = database.transact(codes.issue_one, LinkRole(role), None, utc_now())
    database.close()
    typer.echo(f"/start {code}")


def health(settings: Settings) -> None:
    """Print whether the bot's clock ticks; exit with 1 if it does not."""
    database = Database(settings.database)
    try:
        last = database.read(job_runs.last_beat, "tick")
    except (OperationalError, ProgrammingError) as error:
        typer.echo(f"database: {error.orig}")
        raise typer.Exit(1) from None
    finally:
        database.close()
    # A heartbeat in the future says that the clock was set back since, not that it ticks.
    if last is None or abs(utc_now() - last) > SILENCE_ALLOWED:
        typer.echo(f"tick: {f'last at {last:%Y-%m-%d %H:%M:%S} UTC' if last else 'never'}")
        raise typer.Exit(1)
    typer.echo("ok")
