"""What became of a morning's reminders, as Telegram answered, group by group."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import select, update
from sqlalchemy.orm import Session

from storage import bells, outbox
from storage.models import (
    ChatLink,
    LinkRole,
    LinkState,
    Obligation,
    OutboxMessage,
    OutboxState,
    Plan,
    ReportRequest,
    Task,
    TaskOrigin,
    Unit,
)
from storage.reminders.acknowledgements import key_of_day, parts_of
from storage.reminders.reachable_chats import is_spoken_to

REMINDERS = ("reminder", "joint")
"""What a morning's reminders are about; what the secretariat sends besides has kinds of its own."""


@dataclass(frozen=True, slots=True)
class LinkedGroup:
    """A group that speaks for a unit, reachable or not."""

    link_id: int
    unit_id: int
    unit: str
    is_reachable: bool


@dataclass(frozen=True, slots=True)
class Delivery:
    """How far a reminder has come."""

    message: int
    state: OutboxState


def groups_linked_before(session: Session, moment: datetime, today: date) -> list[LinkedGroup]:
    """Return the groups in force that were linked before a moment, of the units that are spoken to."""
    query = (
        select(ChatLink.id, Unit.id, Unit.name, ChatLink.state)
        .join(Unit, Unit.id == ChatLink.unit_id)
        .where(ChatLink.role == LinkRole.UNIT, ChatLink.state != LinkState.REPLACED)
        .where(ChatLink.linked_at < moment, is_spoken_to(today))
        .order_by(Unit.alphabetical, ChatLink.id)
    )
    return [
        LinkedGroup(link, unit, name, state is LinkState.ACTIVE)
        for link, unit, name, state in session.execute(query)
    ]


def asked_since(session: Session, moment: datetime) -> set[int]:
    """Return what was first asked for since a moment, which the reminders of that moment could not name."""
    query = (
        select(Obligation.id)
        .outerjoin(ReportRequest, ReportRequest.id == Obligation.request_id)
        .outerjoin(Task, Task.id == Obligation.task_id)
        .outerjoin(TaskOrigin, TaskOrigin.id == Task.origin_id)
        .outerjoin(Plan, Plan.id == Obligation.plan_id)
        .where(
            (ReportRequest.sent_at >= moment) | (TaskOrigin.given_at >= moment) | (Plan.saved_at >= moment)
        )
    )
    return set(session.scalars(query))


def reminders_of(session: Session, day: date) -> dict[int, Delivery]:
    """Return how far the reminder of a day to each group has come, by the id of its link.

    One that speaks for several levels counts for the link of each.
    """
    query = select(OutboxMessage.id, OutboxMessage.state, OutboxMessage.about).where(
        OutboxMessage.dedupe_key.startswith(key_of_day(day)),
        # What makes up for missed mornings is sent when the secretariat wants it.
        OutboxMessage.dedupe_key.not_like("%:missed"),
    )
    return {
        part["link"]: Delivery(message, state)
        for message, state, about in session.execute(query)
        for part in parts_of(about)
    }


def links_reminded(session: Session, day: date, chats: Collection[int]) -> set[int]:
    """Return the links in these chats to which the reminder of a day was written already."""
    query = select(OutboxMessage.about).where(
        OutboxMessage.chat_id.in_(chats), OutboxMessage.about["kind"].as_string().in_(REMINDERS)
    )
    written = query.where(OutboxMessage.dedupe_key.startswith(key_of_day(day)))
    return {part["link"] for about in session.scalars(written) for part in parts_of(about)}


def unit_of_message(session: Session, message: int) -> str | None:
    """Return the unit of this office to which one of the bot's own messages goes, None if there is none."""
    row = session.get(OutboxMessage, message)
    parts = parts_of(row.about) if row is not None and row.dedupe_key is not None else []
    units = (session.get(Unit, part["unit"]) for part in parts if part.get("unit") is not None)
    return next((unit.name for unit in units if unit is not None), None)


def send_again(session: Session, outbox_id: int, now: datetime) -> bool:
    """Return a message of unknown fate to the queue; False if it is not, or its time is over."""
    statement = (
        update(OutboxMessage)
        .where(OutboxMessage.id == outbox_id, OutboxMessage.state == OutboxState.UNKNOWN)
        .where(OutboxMessage.not_after.is_(None) | (OutboxMessage.not_after > now))
        .values(state=OutboxState.PENDING, not_before=now, error=None, settled_at=None)
        .returning(OutboxMessage.channel)
    )
    channel = session.scalar(statement)
    if channel is not None:
        bells.ring(session, outbox.queue_of(channel))
    return channel is not None
