"""`dondoc backup`: the database and the evidence in one file that was looked over."""

import json
import sqlite3
from datetime import datetime
from pathlib import Path

import typer
from sqlalchemy.exc import DBAPIError, SQLAlchemyError

from bot.clock import utc_now
from bot.settings import Settings
from storage.upkeep import archive
from storage.upkeep.archive import BrokenBackupError
from storage.upkeep.postgresql_dump import NoProgramError, RefusedError

FAILURES = (OSError, sqlite3.Error, SQLAlchemyError, BrokenBackupError, NoProgramError, RefusedError)
"""Why there may be no backup."""


def backup(settings: Settings, file: Path | None, *, as_json: bool) -> None:
    """Write a backup and say what it holds; exit with 1 if there is none, 2 if nobody said where to."""
    now = utc_now()
    target = file or _new_file(settings, now)
    if target is None:
        typer.echo("Xin cho biết tệp: dondoc backup TỆP, hoặc đặt BACKUP_FOLDER trong .env.", err=True)
        raise typer.Exit(2)
    try:
        contents = archive.make(settings.database, settings.evidence_folder, target, now)
    except FAILURES as error:
        typer.echo(f"Chưa sao lưu được: {why(error)}", err=True)
        raise typer.Exit(1) from None
    rows, evidence = sum(contents.rows.values()), len(contents.files) - 1
    if as_json:
        told = {"file": str(target), "rows": rows, "evidence": evidence, "made_at": now.isoformat()}
        typer.echo(json.dumps(told))
        return
    size = max(target.stat().st_size / 1e6, 0.1)
    typer.echo(f"Đã sao lưu và kiểm tra: {target} ({size:.1f} MB, {rows} dòng, {evidence} tệp minh chứng)")


def _new_file(settings: Settings, now: datetime) -> Path | None:
    local = now.astimezone(settings.time_zone)
    return settings.backup_folder and settings.backup_folder / f"dondoc-{local:%Y-%m-%d-%H%M%S}.tar.gz"


def why(error: Exception) -> str:
    """Return why there is no backup, and what to do about it."""
    match error:
        case NoProgramError():
            return f"máy này chưa có chương trình {error}. Cài bằng: apt install postgresql-client"
        case BrokenBackupError():
            return f"tệp sao lưu không nguyên vẹn ({error}). Xin dùng bản sao lưu khác."
        case sqlite3.DatabaseError() if not isinstance(error, sqlite3.OperationalError):
            return f"cơ sở dữ liệu hỏng ({error}). Khôi phục theo bản sao lưu: dondoc restore TỆP."
        case DBAPIError(orig=sqlite3.DatabaseError() as within):
            return why(within)
        case OSError():
            where = error.filename or ""
            return f"{error.strerror or error} ({where}). Kiểm tra quyền ghi và chỗ trống trên đĩa."
        case _:
            return str(error).splitlines()[0] if str(error) else type(error).__name__
