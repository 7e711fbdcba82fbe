"""The buttons of a request."""

from collections.abc import Iterable, Sequence
from datetime import date

from telegram import InlineKeyboardButton, InlineKeyboardMarkup

from chat.buttons import (
    AskPart,
    ChooseLeads,
    ChooseWhen,
    ChooseWhom,
    CloseRequest,
    DropRequest,
    NewRequest,
    RemindSilent,
    RequestPart,
    SendRequest,
    ShowAnswers,
    ShowSilent,
    WhomChoice,
)
from chat.keyboards.base import LONGEST_LABEL, Row, button
from chat.texts.words import day, weekday

WHOM_LABELS = {
    WhomChoice.ALL: "Tất cả đơn vị",
    WhomChoice.PROVINCE: "Các sở, ban, ngành",
    WhomChoice.DISTRICT: "UBND cấp huyện",
    WhomChoice.COMMUNE: "UBND cấp xã",
    WhomChoice.SILENT: "Đơn vị chưa trả lời yêu cầu gần nhất",
}
MOST_LISTED = 8


def whom(request_id: int, choices: Iterable[WhomChoice]) -> InlineKeyboardMarkup:
    """Return a button for each group of units that can be asked."""
    rows = [[button(WHOM_LABELS[choice], ChooseWhom(request_id, choice))] for choice in choices]
    return InlineKeyboardMarkup([*rows, [_drop(request_id)]])


def leads(request_id: int, tasks: Sequence[tuple[int, str]]) -> InlineKeyboardMarkup:
    """Return a button for each (task id, plan) whose leads can be asked."""
    rows = [[button(plan[:LONGEST_LABEL], ChooseLeads(request_id, task))] for task, plan in tasks]
    return InlineKeyboardMarkup([*rows, [_drop(request_id)]])


def when(request_id: int, choices: Iterable[tuple[date, int]]) -> InlineKeyboardMarkup:
    """Return a button for each day and hour until which time can be given."""
    rows = [
        [button(f"{hour:02}:00 {weekday(on)}, {day(on)}", ChooseWhen(request_id, on.toordinal() * 24 + hour))]
        for on, hour in choices
    ]
    return InlineKeyboardMarkup([*rows, [_drop(request_id)]])


def only_drop(request_id: int) -> InlineKeyboardMarkup:
    """Return the button that throws a draft away."""
    return InlineKeyboardMarkup([[_drop(request_id)]])


def request_preview(request_id: int, units: int) -> InlineKeyboardMarkup:
    """Return what can be done with a request before it is sent."""
    send = button(f"Gửi {units} đơn vị", SendRequest(request_id))
    labels = {
        RequestPart.WHAT: "Sửa nội dung",
        RequestPart.WHOM: "Sửa nơi nhận",
        RequestPart.WHEN: "Sửa hạn",
        RequestPart.FILE: "Kèm tệp",
    }
    parts = [button(label, AskPart(request_id, part)) for part, label in labels.items()]
    rows = [[send, _drop(request_id)]] if units else [[_drop(request_id)]]
    return InlineKeyboardMarkup([*rows, parts[:2], parts[2:]])


def _drop(request_id: int) -> InlineKeyboardButton:
    return button("Bỏ", DropRequest(request_id))


def requests(request_ids: Sequence[int], latest: int) -> InlineKeyboardMarkup:
    """Return what can be done with each open request, and how to begin another."""
    rows = [_doings(request_id, f"Số {request_id}: ") for request_id in request_ids[:MOST_LISTED]]
    return InlineKeyboardMarkup([*(row for pair in rows for row in pair), [_new(latest)]])


def _new(latest: int) -> InlineKeyboardButton:
    return button("Yêu cầu mới", NewRequest(latest))


def _doings(request_id: int, prefix: str) -> list[Row]:
    return [
        [
            button(f"{prefix}Ai chưa trả lời", ShowSilent(request_id)),
            button("Xem trả lời", ShowAnswers(request_id)),
        ],
        [
            button(f"{prefix}Nhắc lại", RemindSilent(request_id)),
            button("Đóng", CloseRequest(request_id)),
        ],
    ]


def open_request(request_id: int) -> InlineKeyboardMarkup:
    """Return what can be done with one open request."""
    return InlineKeyboardMarkup(_doings(request_id, ""))
