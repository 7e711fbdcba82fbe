"""`dondoc link-code` and `dondoc health`: what whoever looks after the bot asks of its database."""

import typer

from bot.clock import utc_now
from bot.health.looking import Onlooker
from bot.settings import Settings
from storage.database import Database
from storage.groups import codes
from storage.migrate import upgrade
from storage.models import LinkRole


def link_code(settings: Settings, role: str) -> None:
    """Print a new code for the chat of a role that has no unit."""
    settings.data_folder.mkdir(parents=True, exist_ok=True)
    database = Database(settings.database)
    upgrade(database.engine)
    code = database.transact(codes.issue_one, LinkRole(role), None, utc_now())
    database.close()
    typer.echo(f"/start {code}")


def health(settings: Settings) -> None:
    """Print whether the bot is well, within five seconds; exit with 1 if it is not, saying why."""
    onlooker = Onlooker(settings.database)
    found = onlooker.problems(utc_now())
    onlooker.close()
    typer.echo("\n".join(found) or "ok")
    if found:
        raise typer.Exit(1)
