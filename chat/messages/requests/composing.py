"""Requests as messages: how one is told of, and what goes to the units."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from zoneinfo import ZoneInfo

from chat.buttons.requests.requests import RequestSent
from chat.markup import Marked
from chat.outgoing import in_wave, say, say_with_file
from chat.texts.requests import composing as composing_texts
from storage.models import ReportRequest
from storage.outbox import Outgoing
from storage.reminders.reachable_chats import UnitChat
from storage.requests.requests import Progress


def as_told(request: ReportRequest, zone: ZoneInfo) -> composing_texts.Request:
    """Return a request with a day as people are told of it."""
    assert request.due is not None  # noqa: S101 -- nothing is told of a draft without a day
    return composing_texts.Request(
        number=request.id,
        what=request.what or "",
        due=request.due,
        due_at=request.due_at.astimezone(zone) if request.due_at is not None else None,
        file=request.document_name,
    )


def counted(progress: Progress, zone: ZoneInfo) -> composing_texts.CountedRequest:
    """Return a request with how many have answered, as people are told of it."""
    return composing_texts.CountedRequest(as_told(progress.request, zone), progress.asked, progress.answered)


def to_units(request: ReportRequest, chats: Sequence[UnitChat], zone: ZoneInfo) -> list[Outgoing]:
    """Return the request as it goes to the groups of units, each once."""
    told = as_told(request, zone)
    return [
        _to_unit(
            request, chat, composing_texts.to_unit(chat.unit_name, told), "sent", with_file=request.document
        )
        for chat in chats
    ]


def reminders(
    request: ReportRequest, chats: Sequence[UnitChat], key: str, now: datetime, not_after: datetime | None
) -> list[Outgoing]:
    """Return the reminders of a request, each said once for a key; `now` is local."""
    told = as_told(request, zone_of(now))
    return [
        replace(
            _to_unit(request, chat, composing_texts.reminder(chat.unit_name, told, now), key, with_file=None),
            not_after=not_after,
        )
        for chat in chats
    ]


def zone_of(now: datetime) -> ZoneInfo:
    """Return the zone of a local moment."""
    assert isinstance(now.tzinfo, ZoneInfo)  # noqa: S101 -- a local moment knows its zone
    return now.tzinfo


def _to_unit(
    request: ReportRequest, chat: UnitChat, text: Marked, key: str, with_file: str | None
) -> Outgoing:
    about = RequestSent(request.id)
    key = f"request:{request.id}:{chat.unit_id}:{key}:{chat.chat_id}:{chat.topic_id or 0}"
    where, unit = chat.chat_id, chat.unit_id
    if with_file is not None:
        message = say_with_file(
            where,
            with_file,
            text,
            name=request.document_name,
            topic_id=chat.topic_id,
            about=about,
            unit=unit,
        )
    else:
        message = say(where, text, topic_id=chat.topic_id, about=about, unit=unit)
    return in_wave(message, key)
