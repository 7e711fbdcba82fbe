"""`dondoc fill`: another system's file is filled in without a chat."""

import asyncio
from pathlib import Path

import typer

from bot.clock import utc_now
from bot.export_process import make_in_process
from bot.settings import Settings
from chat.files import FileOrder, TooMuchToMakeError
from chat.texts.plans.preview import took_too_long
from chat.texts.summary import trackers as tracker_texts
from chat.texts.summary.trackers import Understood
from plans.text import without_markup
from storage.models import ExportKind

MADE_BY = "dondoc fill"


def fill(settings: Settings, file: Path, out: Path | None) -> None:
    """Write the file filled in beside itself, or where it is asked for, and print how its rows were taken.

    Exits with 2 if it cannot be filled in.
    """
    local = utc_now().astimezone(settings.time_zone)
    order = FileOrder(ExportKind.TRACKER, 0, None, None, local, MADE_BY, source=file.read_bytes())
    try:
        (made,) = asyncio.run(make_in_process(settings.database, order))
    except TooMuchToMakeError:
        typer.echo(took_too_long(), err=True)
        raise typer.Exit(2) from None
    if "refused" in made.figures:
        typer.echo(made.figures["refused"], err=True)
        raise typer.Exit(2)
    path = out or file.with_name(f"{file.stem}-da-dien{file.suffix}")
    path.write_bytes(made.content)
    typer.echo(without_markup(tracker_texts.understood(file.name, Understood.of(made.figures))))
    typer.echo(path)
