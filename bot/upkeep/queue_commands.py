"""`dondoc messages` and `dondoc updates`: what waits, what failed, of whom and why; and once more."""

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict
from datetime import datetime
from functools import partial
from typing import Any

import typer
from sqlalchemy.exc import OperationalError, ProgrammingError
from sqlalchemy.orm import Session

from bot.clock import utc_now
from bot.settings import Settings
from storage.database import Database
from storage.models import (
    ChannelKind,
    InboxState,
    InboxUpdate,
    LinkRole,
    OutboxMessage,
    OutboxState,
    channel_of,
)
from storage.upkeep import holding, queues
from storage.upkeep.carried import RESTORED
from storage.upkeep.queues import Message, Update

LISTED = 50
MESSAGE_STATES = {
    OutboxState.PENDING: "chờ gửi",
    OutboxState.SENDING: "đang gửi",
    OutboxState.UNKNOWN: "chưa rõ đã đến",
    OutboxState.DEAD: "không gửi được",
}
UPDATE_STATES = {InboxState.RECEIVED: "chờ xử lý", InboxState.FAILED: "bị lỗi"}
ROLES = {
    LinkRole.SECRETARIAT: "cơ quan thường trực",
    LinkRole.LEADER: "lãnh đạo",
    LinkRole.PROVINCE_LEADER: "lãnh đạo",
    LinkRole.OPERATOR: "người vận hành",
}
NOTHING_WAITS = "Không có tin nào chờ hoặc bị lỗi."
SEND_AGAIN = (
    "Tin chưa rõ đã đến: mở nhóm xem; chưa đến và vẫn cần thì gửi lại: dondoc messages --again SỐ. "
    "Tin không gửi được: xem lý do trước; thường là nhóm đã đưa bot ra."
)
HANDLE_AGAIN = "Cho xử lý lại, sau khi đã cập nhật bản sửa lỗi: dondoc updates --again SỐ."
SOON = "Bot đang chạy sẽ làm lại trong vòng một phút"
"""It looks once a minute for what another process has put in, as this command does."""
ONCE_IT_RUNS = "Bot chưa chạy; sẽ làm lại ngay khi bot chạy"
REFUSED = (
    "Không làm lại được: {} (không có số này, không ở trạng thái bị lỗi, đã quá giờ, "
    "hoặc nội dung đã bỏ trống)"
)
EMPTIED = "nội dung đã bỏ trống, không làm lại được"
WHY = {RESTORED: "có trước khi khôi phục, chưa rõ kết quả"}
WHICH = "Xin cho biết số: {} --again SỐ. Xem các số: {}"


def messages(settings: Settings, ids: Sequence[int], *, again: bool, as_json: bool) -> None:
    """List what has not surely been said, show some of it, or let it be sent once more."""
    if again:
        _repeat(settings, "dondoc messages", ids, partial(queues.send_again, now=utc_now()), as_json=as_json)
        return
    if ids:
        _show_contents(settings, OutboxMessage, ids)
        return
    counts, rows = _with_database(
        settings, lambda session: (queues.count_messages(session), queues.messages(session, LISTED))
    )
    _show(settings, MESSAGE_STATES, counts, rows, SEND_AGAIN, as_json=as_json)


def updates(settings: Settings, ids: Sequence[int], *, again: bool, as_json: bool) -> None:
    """List what has not been handled, show some of it, or let it be handled once more."""
    if again:
        _repeat(settings, "dondoc updates", ids, queues.handle_again, as_json=as_json)
        return
    if ids:
        _show_contents(settings, InboxUpdate, ids)
        return
    counts, rows = _with_database(
        settings, lambda session: (queues.count_updates(session), queues.updates(session, LISTED))
    )
    _show(settings, UPDATE_STATES, counts, rows, HANDLE_AGAIN, as_json=as_json)


def _with_database(settings: Settings, work: Callable[[Session], Any]) -> Any:
    database = Database(settings.database)
    try:
        return database.transact(work)
    except (OperationalError, ProgrammingError) as error:
        typer.echo(f"Chưa mở được cơ sở dữ liệu: {error.orig}. Xem: dondoc doctor", err=True)
        raise typer.Exit(1) from None
    finally:
        database.close()


def _show_contents(settings: Settings, table: type[OutboxMessage | InboxUpdate], ids: Sequence[int]) -> None:
    """Print rows as they are stored, one JSON a line; exit with 1 if there is none."""
    found = _with_database(settings, lambda session: queues.stored(session, table, ids))
    for row in found:
        typer.echo(json.dumps(row, ensure_ascii=False, default=str))
    if not found:
        typer.echo("Không có số này.", err=True)
        raise typer.Exit(1)


def _repeat(
    settings: Settings,
    command: str,
    ids: Sequence[int],
    work: Callable[[Session, Sequence[int]], list[int]],
    *,
    as_json: bool,
) -> None:
    """Do something once more and say with what; exit with 1 if any of it could not be, 2 without numbers."""
    if not ids:
        typer.echo(WHICH.format(command, command), err=True)
        raise typer.Exit(2)
    done = _with_database(settings, lambda session: work(session, ids))
    refused = sorted(set(ids) - set(done))
    if as_json:
        typer.echo(json.dumps({"again": done, "refused": refused}))
    else:
        if done:
            when = SOON if holding.others(settings.database) else ONCE_IT_RUNS
            typer.echo(f"{when}: {', '.join(map(str, done))}")
        if refused:
            typer.echo(REFUSED.format(", ".join(map(str, refused))))
    if refused:
        raise typer.Exit(1)


def _show(
    settings: Settings,
    states: Mapping[Any, str],
    counts: Mapping[Any, int],
    rows: Sequence[Message | Update],
    next_step: str,
    *,
    as_json: bool,
) -> None:
    if as_json:
        shown = [asdict(row) for row in rows]
        told = {"counts": {str(state): counts.get(state, 0) for state in states}, "rows": shown}
        typer.echo(json.dumps(told, ensure_ascii=False, default=str))
        return
    if not rows:
        typer.echo(NOTHING_WAITS)
        return
    typer.echo(" · ".join(f"{words}: {counts[state]}" for state, words in states.items() if state in counts))
    for row in rows:
        typer.echo(_line(settings, states, row))
    typer.echo(next_step)


def _line(settings: Settings, states: Mapping[Any, str], row: Message | Update) -> str:
    """Return number, state, moment, whose it is and why."""
    moment: datetime = row.created_at if isinstance(row, Message) else row.received_at
    whose = row.chat.whose or str(row.chat.id or "?")
    role = f" ({ROLES[row.chat.role]})" if row.chat.role in ROLES else ""
    if row.chat.id is not None and channel_of(row.chat.id) is ChannelKind.MAIL:
        role += " qua thư"
    why = [WHY.get(row.error, row.error) if row.error else None, EMPTIED if row.is_emptied else None]
    told = "; ".join(one.splitlines()[0] for one in why if one)
    local = f"{moment.astimezone(settings.time_zone):%d/%m %H:%M}"
    return f"{row.id:>8}  {states[row.state]:<15} {local}  {whose}{role}{f': {told}' if told else ''}"
