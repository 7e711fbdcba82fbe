"""`dondoc export-person` and `dondoc forget`: what a person may ask of those who keep their data."""

import json
from datetime import datetime
from io import BytesIO
from pathlib import Path
from typing import Any

import typer

from bot.clock import utc_now
from bot.settings import Settings
from chat.texts.groups.focal_points import nameless
from storage.database import Database
from storage.upkeep import person
from storage.upkeep.archive import write_whole

FORGOTTEN = (
    "Đã xóa tên; các báo cáo cũ ghi “{}”. Bản gốc tin đã gửi tự xóa sau 30 ngày; "
    "nội dung báo cáo, minh chứng và nhật ký được giữ theo chế độ lưu hồ sơ. Các bản sao lưu cũ vẫn còn tên."
)
STRANGER = "Bot không lưu gì về người có mã số Telegram {}."


def export_person(settings: Settings, person_id: int, out: Path | None) -> None:
    """Print or write everything that is kept about a person; exit with 1 where that is nothing."""
    database = Database(settings.database)
    try:
        found = database.read(person.everything, person_id)
        if found:
            database.transact(person.note_exported, person_id, utc_now())
    finally:
        database.close()
    if not found:
        typer.echo(STRANGER.format(person_id), err=True)
        raise typer.Exit(1)
    written = json.dumps(found, ensure_ascii=False, indent=1, default=_plain)
    if out is None:
        typer.echo(written)
        return
    write_whole(out, BytesIO(written.encode()))
    rows = sum(map(len, found.values()))
    typer.echo(f"Đã ghi {rows} mục vào {out}; chỉ bạn đọc được tệp này. Giao cho đúng người rồi xóa.")


def _plain(value: Any) -> str:
    return value.isoformat() if isinstance(value, datetime) else str(value)


def forget(settings: Settings, person_id: int) -> None:
    """Take a person's name out and say what stays; exit with 1 for a stranger."""
    database = Database(settings.database)
    try:
        is_done = database.transact(person.forget, person_id, nameless(), utc_now())
    finally:
        database.close()
    if not is_done:
        typer.echo(STRANGER.format(person_id), err=True)
        raise typer.Exit(1)
    typer.echo(FORGOTTEN.format(nameless()))
