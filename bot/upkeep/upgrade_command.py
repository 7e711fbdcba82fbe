"""`dondoc upgrade`: the tables as this version of the program needs them, before it runs.

Afterwards `dondoc health` is good only once the bot that runs then is well, whatever ran before.
"""

import typer
from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.orm import Session

from bot.settings import Settings
from storage import job_runs
from storage.migrate import knows, latest, upgrade, version_of
from storage.upkeep import holding
from storage.upkeep.holding import HeldError


def upgrade_database(settings: Settings) -> None:
    """Upgrade the tables and say so, or nothing where they were new; exit with 1 if that cannot be."""
    try:
        settings.data_folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        with holding.alone(settings.database):
            before = version_of(settings.database)
            if before is not None and not knows(before):
                _refuse(f"dữ liệu ({before}) mới hơn chương trình ({latest()}).")
            with holding.engine_for(settings.database) as engine:
                upgrade(engine)
                with Session(engine) as session, session.begin():
                    job_runs.forget_turns(session)
    except HeldError as error:
        _refuse(f"bot hoặc một chương trình khác đang mở cơ sở dữ liệu này ({error}). Dừng nó rồi chạy lại.")
    except SQLAlchemyError as error:
        _refuse(str(getattr(error, "orig", error)).splitlines()[0])
    if before != latest():
        typer.echo(f"Bảng đã được nâng cấp: {before or 'trống'} → {latest()}.")


def _refuse(reason: str) -> None:
    typer.echo(f"Chưa nâng cấp: {reason}", err=True)
    raise typer.Exit(1)
