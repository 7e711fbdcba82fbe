"""What the database looks like: its version, whether it is sound, who has it open, what waits in it."""

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

from sqlalchemy import func, select
from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.orm import Session

from bot.settings import Settings
from bot.upkeep.doctor import server
from bot.upkeep.doctor.findings import Finding, doubtful, good, wrong
from storage import job_runs
from storage.database import Database
from storage.groups.links import of_secretariat
from storage.migrate import knows, latest, version_of
from storage.models import ChatLink, InboxState, InboxUpdate, Lease, OutboxMessage, OutboxState
from storage.upkeep import holding, queues
from storage.upkeep.holding import sqlite_file

DATABASE, VERSION, SOUND, LOG, RUNS, SECOND, SENDING, FAILED, GROUP = (
    *("cơ sở dữ liệu", "phiên bản dữ liệu", "toàn vẹn", "tệp WAL", "bot đang chạy", "tiến trình thứ hai"),
    *("tin gửi đi", "tin nhận được", "nhóm cơ quan thường trực"),
)
LARGE_LOG = 100_000_000
SILENCE_ALLOWED = timedelta(minutes=3)
CONFLICT_LATELY = timedelta(minutes=10)
LONG_WAITING = timedelta(minutes=15)
LATELY = timedelta(days=7)
RESTORE = "Khôi phục theo bản sao lưu: dondoc restore TỆP."


@dataclass(frozen=True, slots=True)
class Looked:
    """What was found, and the secretariat's groups, which Telegram is asked about."""

    findings: list[Finding]
    groups: list[ChatLink]


def look(settings: Settings, now: datetime) -> Looked:
    """Return what is found; where the database cannot be opened, only that."""
    file = sqlite_file(settings.database)
    if file is not None and not file.exists():
        step = "Chạy bot một lần (dondoc run), hoặc kiểm tra DATA_FOLDER."
        return Looked([doubtful(DATABASE, f"chưa có ({file})", step)], [])
    try:
        version = version_of(settings.database)
        findings = [good(DATABASE, "mở được"), _version(version), *_of_file(file)]
        if version != latest():
            return Looked(findings, [])
        return _within(settings, findings, now)
    except (SQLAlchemyError, sqlite3.DatabaseError) as error:
        reason = str(getattr(error, "orig", error)).splitlines()[0]
        step = RESTORE if file is not None else "Kiểm tra máy chủ PostgreSQL và DATABASE_URL."
        return Looked([wrong(DATABASE, f"không mở được ({reason})", step)], [])


def _within(settings: Settings, findings: list[Finding], now: datetime) -> Looked:
    others = holding.others(settings.database)
    database = Database(settings.database)
    try:
        for part in (_running, _second, _sending, _received, _secretariat):
            findings += database.read(part, now, len(others))
        if sqlite_file(settings.database) is None:
            findings += database.read(server.look)
        return Looked(findings, database.read(of_secretariat))
    finally:
        database.close()


Part = Callable[[Session, datetime, int], Iterator[Finding]]


def _version(version: str | None) -> Finding:
    if version == latest():
        return good(VERSION, f"mới nhất ({version})")
    if version is not None and not knows(version):
        step = "Cập nhật chương trình: make update."
        return wrong(VERSION, f"{version}, mới hơn chương trình ({latest()})", step)
    step = "Chạy lại bot: tự nâng cấp khi khởi động."
    return doubtful(VERSION, f"{version or 'trống'}, cần {latest()}", step)


def _of_file(file: Path | None) -> Iterator[Finding]:
    if file is None:
        return
    with closing(sqlite3.connect(file)) as database:
        (found,) = database.execute("PRAGMA quick_check(1)").fetchone()
    yield good(SOUND, "ok") if found == "ok" else wrong(SOUND, str(found).splitlines()[0], RESTORE)
    log = Path(f"{file}-wal")
    size = log.stat().st_size if log.exists() else 0
    if size > LARGE_LOG:
        step = "Chạy lại bot; nếu vẫn lớn, tìm chương trình khác đang mở tệp."
        yield doubtful(LOG, f"{size / 1e6:.0f} MB", step)
    else:
        yield good(LOG, f"{size / 1e6:.1f} MB")


def _running(session: Session, now: datetime, _others: int) -> list[Finding]:
    last = job_runs.last_beat(session, "tick")
    if last is not None and abs(now - last) <= SILENCE_ALLOWED:
        return [good(RUNS, "có")]
    return [doubtful(RUNS, "không", "Chạy bot: sudo systemctl start dondoc (nhật ký: journalctl -u dondoc).")]


def _second(session: Session, now: datetime, others: int) -> list[Finding]:
    conflict = job_runs.last_beat(session, "conflict")
    if conflict is not None and now - conflict < CONFLICT_LATELY:
        step = "Dừng chương trình kia; nếu không biết nó ở đâu, đổi token ở @BotFather (/revoke)."
        return [wrong(SECOND, "một chương trình khác đang nhận tin của bot này", step)]
    if others > 1:  # on PostgreSQL, where one is the bot and the others wait (ADR 12)
        leader = session.scalar(select(Lease.holder)) or "chưa máy nào"
        return [good(SECOND, f"{others} tiến trình; là bot: {leader}, còn lại chờ thay")]
    return [good(SECOND, "không có")]


def _sending(session: Session, now: datetime, _others: int) -> list[Finding]:
    old = select(func.count()).where(
        OutboxMessage.state == OutboxState.PENDING, OutboxMessage.not_before < now - LONG_WAITING
    )
    lost = select(func.count()).where(
        OutboxMessage.state.in_(queues.GIVEN_UP), OutboxMessage.created_at > now - LATELY
    )
    waiting, given_up = session.scalar(old) or 0, session.scalar(lost) or 0
    if waiting or given_up:
        text = f"{waiting} tin chờ quá 15 phút, {given_up} tin chưa chắc đã đến trong 7 ngày qua"
        return [doubtful(SENDING, text, "Xem: dondoc messages")]
    return [good(SENDING, "không có tin nào chờ lâu")]


def _received(session: Session, now: datetime, _others: int) -> list[Finding]:
    old = select(func.count()).where(
        InboxUpdate.state == InboxState.RECEIVED, InboxUpdate.received_at < now - LONG_WAITING
    )
    waiting = session.scalar(old) or 0
    failed = queues.count_updates(session).get(InboxState.FAILED, 0)
    if waiting:
        return [wrong(FAILED, f"{waiting} tin chờ xử lý quá 15 phút", "Chạy lại bot; xem: dondoc updates")]
    if failed:
        return [doubtful(FAILED, f"{failed} tin xử lý bị lỗi", "Xem: dondoc updates")]
    return [good(FAILED, "không có tin nào chờ lâu hoặc bị lỗi")]


def _secretariat(session: Session, _now: datetime, _others: int) -> list[Finding]:
    if of_secretariat(session):
        return []
    step = "In mã: dondoc link-code --secretariat, rồi gửi mã vào nhóm."
    return [doubtful(GROUP, "chưa liên kết", step)]
