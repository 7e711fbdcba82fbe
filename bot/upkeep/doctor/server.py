"""What a PostgreSQL server looks like from here: room on its disk, sound indexes, who copies it."""

import shutil
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

from sqlalchemy import text
from sqlalchemy.exc import DBAPIError, OperationalError
from sqlalchemy.orm import Session

from bot.upkeep.caretaker import LEAST_FREE
from bot.upkeep.doctor.findings import Finding, doubtful, good, wrong

DISK, SOUND, COPIES = "đĩa máy chủ dữ liệu", "toàn vẹn", "bản sao dữ liệu"
NEARLY_FULL = 0.03
LONGEST_LAG = timedelta(minutes=1)
OF_THIS_MACHINE = (None, "127.0.0.1", "::1")
MAKE_ROOM = "Dọn bớt hoặc mở rộng đĩa của máy chủ PostgreSQL."
READ_ONLY = "Trỏ DATABASE_URL đến máy chủ chính, hoặc nêu cả hai máy kèm target_session_attrs=read-write."
RESTORE = "Khôi phục theo bản sao lưu: dondoc restore TỆP; hoặc REINDEX rồi kiểm tra lại."
INSTALL = "muốn kiểm tra: sudo -u postgres psql dondoc -c 'CREATE EXTENSION amcheck'"

_PLACE = text(
    "SELECT (SELECT setting FROM pg_settings WHERE name = 'data_directory'), host(inet_server_addr()),"
    " pg_database_size(current_database())"
)
_CHECKSUMS = text(
    "SELECT coalesce(checksum_failures, 0) FROM pg_stat_database WHERE datname = current_database()"
)
_CHECKER = text(
    "SELECT quote_ident(nspname) || '.bt_index_check', has_function_privilege(pg_proc.oid, 'EXECUTE')"
    " AND has_schema_privilege(pg_namespace.oid, 'USAGE')"
    " FROM pg_extension JOIN pg_namespace ON pg_namespace.oid = extnamespace"
    " JOIN pg_proc ON pronamespace = extnamespace AND proname = 'bt_index_check' AND pronargs = 2"
    " WHERE extname = 'amcheck'"
)
_INDEXES = text(
    "SELECT indexrelid, relname FROM pg_index JOIN pg_class ON pg_class.oid = indexrelid"
    " JOIN pg_am ON pg_am.oid = relam"
    " WHERE amname = 'btree' AND indisvalid AND relnamespace = CAST(current_schema() AS regnamespace)"
)
_COPIES = text(
    "SELECT count(*), count(*) FILTER (WHERE sync_state = 'sync'), max(replay_lag) FROM pg_stat_replication"
)
_LEFT_SLOTS = text("SELECT slot_name FROM pg_replication_slots WHERE NOT active ORDER BY slot_name")


def look(session: Session) -> list[Finding]:
    """Return what is found."""
    if session.scalar(text("SELECT pg_is_in_recovery()")):
        return [wrong(COPIES, "đây là bản sao chỉ đọc: bot không ghi được", READ_ONLY)]
    return [_disk(session), _sound(session), *_copies(session)]


def _disk(session: Session) -> Finding:
    folder, host, size = session.execute(_PLACE).one()
    held = f"dữ liệu {size / 1e6:.0f} MB"
    if folder is None or host not in OF_THIS_MACHINE or not Path(folder).exists():
        return good(DISK, f"không biết được từ máy này ({held}); xem trên máy chủ: df -h")
    usage = shutil.disk_usage(folder)
    free = usage.free / usage.total
    told = f"còn trống {free:.0%} ({held})"
    if free < NEARLY_FULL:
        return wrong(DISK, told, MAKE_ROOM)
    return doubtful(DISK, told, MAKE_ROOM) if free < LEAST_FREE else good(DISK, told)


def _sound(session: Session) -> Finding:
    if failures := session.scalar(_CHECKSUMS):
        return wrong(SOUND, f"{failures} trang dữ liệu sai mã kiểm tra", RESTORE)
    installed = session.execute(_CHECKER).first()
    if installed is None:
        return good(SOUND, f"chưa kiểm tra được, máy chủ không có amcheck ({INSTALL})")
    checker, is_allowed = installed
    if not is_allowed:
        grant = f"GRANT EXECUTE ON FUNCTION {checker}(regclass, boolean) TO dondoc"
        return good(SOUND, f"chưa kiểm tra được, bot chưa có quyền ({grant})")
    indexes = session.execute(_INDEXES).all()
    for index, name in indexes:
        try:
            with session.begin_nested():
                session.execute(text(f"SELECT {checker}(CAST(:index AS oid), true)"), {"index": index})
        except OperationalError:  # a lock, or the time for a statement
            return good(SOUND, f"chưa kiểm tra xong: chỉ mục {name} đang bận")
        except DBAPIError as error:
            return wrong(SOUND, f"chỉ mục {name}: {str(error.orig).splitlines()[0]}", RESTORE)
    return good(SOUND, f"{len(indexes)} chỉ mục đều đúng")


def _copies(session: Session) -> Iterator[Finding]:
    count, waited_for, lag = session.execute(_COPIES).one()
    told = f"{count} bản sao, {waited_for} đồng bộ" if count else "không có (không bắt buộc)"
    if lag is not None and lag > LONGEST_LAG:
        step = "Kiểm tra mạng và đĩa của máy sao."
        yield doubtful(COPIES, f"{told}, chậm {lag.total_seconds():.0f} giây", step)
    elif slots := list(session.scalars(_LEFT_SLOTS)):
        step = "Bật lại máy sao, hoặc bỏ chỗ giữ: SELECT pg_drop_replication_slot('…'); nếu không đĩa sẽ đầy."
        yield doubtful(COPIES, f"{told}; máy chủ giữ dữ liệu cho {', '.join(slots)} mà không ai nhận", step)
    else:
        yield good(COPIES, told)
