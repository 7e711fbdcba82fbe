"""`dondoc restore`: a backup in the place of the database, and how the bot goes on from it."""

from datetime import datetime
from functools import partial
from pathlib import Path

import typer
from sqlalchemy import Engine
from sqlalchemy.orm import Session

from bot.clock import utc_now
from bot.settings import Settings
from bot.upkeep.backup_command import FAILURES, why
from jobs.ticks import daily_jobs
from jobs.upkeep.restored import Backup, go_on
from storage.migrate import knows
from storage.upkeep import archive, holding, placing
from storage.upkeep.archive import SQLITE, OpenedBackup
from storage.upkeep.carried import Carried, TakenOver
from storage.upkeep.holding import HeldError, sqlite_file
from storage.upkeep.sqlite_copy import InUseError

NOT_REPEATED = (
    "Không lặp lại: tin đã gửi và việc đã làm sau bản sao lưu được ghi nhận theo dữ liệu đang có. "
    "Tin nhận sau bản sao lưu được giữ để xem lại: dondoc updates."
)
UNREADABLE = "Ở đây chưa có dữ liệu, hoặc không còn đọc được. {}"
REMINDED_TODAY = "Tin nhắc hôm nay sẽ được gửi khi bot chạy lại."
TAKEN_AS_DONE = (
    "Vì vậy tin nhắc và việc hằng ngày của hôm nay đến giờ này coi như đã xong, không gửi lại. "
    "Nếu bot đã dừng trước khi sao lưu (chuyển máy), hoặc chắc chắn hôm nay chưa nhóm nào nhận tin nhắc, "
    "thêm --remind-today."
)


def restore(settings: Settings, file: Path, *, is_agreed: bool, nobody_was_reminded: bool) -> None:
    """Restore a backup and say what is kept aside; exit with 1 if that cannot be, nothing is changed then."""
    now = utc_now().astimezone(settings.time_zone)
    try:
        settings.data_folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        with holding.alone(settings.database), archive.opened(file, settings.data_folder) as backup:
            if placing.undo_interrupted(settings.database):
                typer.echo("Lần khôi phục trước bị ngắt giữa chừng; dữ liệu đã trở lại như trước lần đó.")
            _check(settings, backup)
            was_read = placing.known_since(settings.database, backup.contents.made_at) is not None
            typer.echo(_warning(backup, now, was_read=was_read, nobody_was_reminded=nobody_was_reminded))
            if not is_agreed and not typer.confirm("Khôi phục? (y: có, n: không)"):
                _refuse("theo lời bạn.")
            _restore(settings, backup, now, nobody_was_reminded=nobody_was_reminded)
    except (HeldError, InUseError) as error:
        _refuse(f"bot hoặc một chương trình khác đang mở cơ sở dữ liệu này ({error}). Dừng nó rồi chạy lại.")
    except FAILURES as error:
        _refuse(why(error))


def _refuse(reason: str) -> None:
    typer.echo(f"Chưa khôi phục, dữ liệu vẫn như cũ: {reason}", err=True)
    raise typer.Exit(1)


def _check(settings: Settings, backup: OpenedBackup) -> None:
    is_file = sqlite_file(settings.database) is not None
    if (backup.contents.database == SQLITE) is not is_file:
        _refuse(
            "bản sao lưu và DATABASE_URL khác loại cơ sở dữ liệu (SQLite, PostgreSQL). "
            "Khôi phục vào loại đã sao lưu, rồi chuyển bằng dondoc move-database."
        )
    if not knows(backup.contents.migration):
        _refuse("bản sao lưu thuộc phiên bản mới hơn của bot. Cập nhật bot trước (make update).")


def _warning(backup: OpenedBackup, now: datetime, *, was_read: bool, nobody_was_reminded: bool) -> str:
    made_at = f"{backup.contents.made_at.astimezone(now.tzinfo):%H:%M ngày %d/%m/%Y}"
    rows = sum(backup.contents.rows.values())
    if was_read:
        on_today = NOT_REPEATED
    else:
        on_today = UNREADABLE.format(REMINDED_TODAY if nobody_was_reminded else TAKEN_AS_DONE)
    return (
        f"Bản sao lưu lúc {made_at}: {rows} dòng, {len(backup.evidence)} tệp minh chứng, nguyên vẹn.\n"
        f"Sẽ mất: những gì ghi nhận sau {made_at}. Dữ liệu đang có, nếu có, được giữ lại dưới tên khác.\n"
        f"{on_today}"
    )


def _restore(settings: Settings, backup: OpenedBackup, now: datetime, *, nobody_was_reminded: bool) -> None:
    left: list[TakenOver] = []
    jobs = partial(daily_jobs, usual=settings.morning_time, digest=settings.digest_time)
    made = Backup(backup.contents.made_at, nobody_was_reminded)

    def go_on_from_it(engine: Engine, carried: Carried | None) -> None:
        with Session(engine, expire_on_commit=False) as session, session.begin():
            left.append(go_on(session, carried, jobs, made, now))

    aside = placing.place(settings.database, backup, now, go_on_from_it)
    placing.put_evidence(backup, settings.data_folder)
    typer.echo("Đã khôi phục. Bước tiếp theo: chạy bot (sudo systemctl start dondoc).")
    if aside is not None:
        typer.echo(f"Dữ liệu trước khi khôi phục: {aside} (xóa khi không cần nữa).")
    for taken in left:
        typer.echo(f"Tin gửi đi chưa rõ đã đến hay chưa: {taken.unknown} (dondoc messages).")
        typer.echo(f"Tin nhận sau bản sao lưu, chưa xử lý: {taken.updates} (dondoc updates).")
