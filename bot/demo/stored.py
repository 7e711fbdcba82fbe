"""What the bot stored about a message, in plain words."""

import json
from collections.abc import Iterable
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from chat.texts import words
from storage.models import (
    InboxState,
    InboxUpdate,
    LogEvent,
    OutboxMessage,
    OutboxState,
    SentMessage,
    Statement,
    StatementSource,
)
from storage.rehearsal import Footprint

RECEIVED = {
    InboxState.RECEIVED: "đã lưu, chưa xử lý",
    InboxState.DONE: "đã xử lý xong",
    InboxState.FAILED: "xử lý không thành công",
}
SENT = {
    OutboxState.PENDING: "chờ gửi",
    OutboxState.SENDING: "đang gửi",
    OutboxState.SENT: "đã gửi, Telegram đã xác nhận",
    OutboxState.UNKNOWN: "không rõ đã đến hay chưa, không gửi lại",
    OutboxState.DEAD: "không gửi được",
    OutboxState.DROPPED: "thôi không gửi: việc không còn nợ nữa",
    OutboxState.GATHERED: "đã gộp vào một tin danh sách",
}
SOURCES = {
    StatementSource.BUTTON: "bấm nút",
    StatementSource.REPLY: "bằng lời",
    StatementSource.SHEET: "bằng biểu",
    StatementSource.NO_CHANGE: "không thay đổi",
    StatementSource.WITHDRAWAL: "thu hồi",
    StatementSource.IMPORTED: "theo văn bản",
    StatementSource.CARRIED: "nhận lại từ đơn vị trước",
    StatementSource.RETURNED: "cơ quan thường trực trả lại",
    StatementSource.COMPILED: "tổng hợp từ cấp dưới",
}
LONGEST = 300

Row = dict[str, Any]


def in_words(found: Footprint, zone: ZoneInfo) -> list[Row]:
    """Return one entry a row: the table it stands in, a title and lines of label and value."""
    rows: Iterable[Row] = (
        *(_received(row, zone) for row in found.received),
        *(_update(row, zone) for row in found.updates),
        *(_event(row, zone) for row in found.events),
        *(_sent(row, zone) for row in found.sent),
        *([_about(found.about, zone)] if found.about else []),
    )
    return list(rows)


def _row(table: str, title: str, lines: dict[str, str | None]) -> Row:
    shown = [[label, value[:LONGEST]] for label, value in lines.items() if value]
    return {"table": table, "title": title, "lines": shown}


def _received(row: InboxUpdate, zone: ZoneInfo) -> Row:
    return _row(
        "inbox_updates",
        "Đã nhận từ Telegram",
        {
            "Số hiệu": str(row.update_id),
            "Lưu lúc": _at(row.received_at, zone),
            "Tình trạng": RECEIVED[row.state],
            "Xử lý lúc": _at(row.handled_at, zone),
            "Lỗi": row.error,
        },
    )


def _update(row: Statement, zone: ZoneInfo) -> Row:
    return _row(
        "updates",
        "Báo cáo đã ghi",
        {
            "Nhiệm vụ": f"NV {row.task.number}: {row.task.title}",
            "Đơn vị": row.unit.name,
            "Nội dung": words.status_and_percent(row.status, row.percent) or row.text,
            "Nguyên văn": row.text,
            "Kỳ": row.month,
            "Cách ghi": SOURCES[row.source],
            "Lúc": _at(row.said_at, zone),
        },
    )


def _event(row: LogEvent, zone: ZoneInfo) -> Row:
    changed = " → ".join(value for value in (row.before, row.after) if value)
    return _row(
        "audit_events",
        "Nhật ký thay đổi",
        {"Việc": row.action, "Đối tượng": row.subject, "Thay đổi": changed, "Lúc": _at(row.at, zone)},
    )


def _sent(row: OutboxMessage, zone: ZoneInfo) -> Row:
    return _row(
        "outbox_messages",
        "Tin trong hàng gửi",
        {
            "Lệnh": row.act,
            "Tình trạng": SENT[row.state],
            "Vào hàng lúc": _at(row.created_at, zone),
            "Xong lúc": _at(row.settled_at, zone),
            "Số lần gửi": str(row.attempts),
            "Khóa chống gửi lặp": row.dedupe_key,
            "Lỗi": row.error,
        },
    )


def _about(row: SentMessage, zone: ZoneInfo) -> Row:
    about = json.dumps(row.about, ensure_ascii=False)
    return _row(
        "sent_messages",
        "Ai trả lời tin này là nói về",
        {"Nội dung": about, "Gửi lúc": _at(row.sent_at, zone)},
    )


def _at(moment: datetime | None, zone: ZoneInfo) -> str | None:
    return words.moment(moment.astimezone(zone)) if moment else None
