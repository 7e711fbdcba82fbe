"""`dondoc export`: the files of a plan without a chat."""

import asyncio
from collections.abc import Sequence
from datetime import date, datetime
from pathlib import Path

import typer
from sqlalchemy.orm import Session

from bot.clock import utc_now
from bot.export_process import make_in_process
from bot.settings import Settings
from chat.files import FileOrder, MadeFile, TooMuchToMakeError
from chat.texts.summary.files import too_much_to_make
from chat.understanding.commands.summary_words import period_meant, read_question
from plans.standing import NamedPeriod
from plans.text import fold
from storage.database import Database
from storage.models import ExportKind, Plan
from storage.plans import saving
from storage.summary import plan_report

MADE_BY = "dondoc export"


KINDS = {"docx": ExportKind.WORD, "xlsx": ExportKind.EXCEL, "png": ExportKind.CHART}


class NotThereError(Exception):
    """What is asked for is not in the database; the message says what is."""


def export(settings: Settings, out: Path, made_as: str, plan: str | None, period: str | None) -> None:
    """Write the files and print their paths; exit with 2 if what is asked for is not there."""
    try:
        for path in _export(settings, out, made_as, plan, period):
            typer.echo(path)
    except NotThereError as error:
        typer.echo(str(error), err=True)
        raise typer.Exit(2) from None
    except TooMuchToMakeError:
        typer.echo(too_much_to_make(own_template=made_as == "docx"), err=True)
        raise typer.Exit(1) from None


def _export(settings: Settings, out: Path, made_as: str, plan: str | None, period: str | None) -> list[Path]:
    database = Database(settings.database)
    local = utc_now().astimezone(settings.time_zone)
    try:
        order = database.read(_order, KINDS[made_as], plan, period, local)
    finally:
        database.close()
    made = asyncio.run(make_in_process(settings.database, order))
    return [_write(out, file, several=len(made) > 1) for file in made]


def _order(
    session: Session, kind: ExportKind, plan: str | None, period: str | None, local: datetime
) -> FileOrder:
    chosen = _plan(saving.all_plans(session), plan)
    due = _due(plan_report.named_periods(session, chosen.id), period, local.date()) if period else None
    return FileOrder(kind, chosen.id, due, None, local, MADE_BY)


def _plan(known: Sequence[Plan], asked: str | None) -> Plan:
    """Return the plan that is asked for; raises NotThereError if it is not exactly one."""
    found = [one for one in known if asked is None or _is_named(one, asked)]
    if len(found) != 1:
        listed = "\n".join(f"  {one.id}: {one.number or '-'} {one.title}" for one in known)
        raise NotThereError(f"--plan {asked or ''}: expected one of\n{listed or '  (no plan is saved)'}")
    return found[0]


def _is_named(plan: Plan, asked: str) -> bool:
    by_number = plan.number is not None and fold(plan.number) == fold(asked)
    return str(plan.id) == asked or by_number or (not asked.isdigit() and fold(asked) in fold(plan.title))


def _due(known: Sequence[NamedPeriod], asked: str, today: date) -> date:
    """Return the day on which the period is due; raises NotThereError if the plan has no such period."""
    question = read_question(asked, today)
    found = period_meant(known, question.period, today) if question.period else None
    if found is None:
        listed = ", ".join(f"{one.kind} {one.number}/{one.year}" for one in known)
        raise NotThereError(f"--period {asked}: expected one of {listed or '(no reports are asked for)'}")
    return found.due


def _write(out: Path, file: MadeFile, *, several: bool) -> Path:
    """Write a file under the name that was given, or beside it where there are several."""
    path = out.with_name(f"{out.stem}-{file.name.split()[1]}{out.suffix}") if several else out
    path.write_bytes(file.content)
    return path
