"""What the database holds about one message, and how far the bot has come: read only, for the rehearsal."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Select, String, and_, cast, func, or_, select
from sqlalchemy.orm import Session, joinedload

from plans.levels.links import TaskAbove
from storage.models import (
    FIRST_OF,
    SPOKEN_TO,
    ChannelKind,
    ChatLink,
    InboxState,
    InboxUpdate,
    Lane,
    LinkRole,
    LogEvent,
    Obligation,
    Office,
    OutboxMessage,
    OutboxState,
    Plan,
    PlanDraft,
    SentMessage,
    Statement,
    StatementSource,
    TaskLink,
    Unit,
)
from storage.units import between_levels, offices
from storage.walls import EVERY_OFFICE, enter, office_of
from storage.web import devices

OTHER_GROUPS = -FIRST_OF[ChannelKind.WEB]
"""From here down are the groups of our own channels."""
UNDER_WAY = (OutboxState.PENDING, OutboxState.SENDING)


@dataclass(frozen=True, slots=True)
class Footprint:
    """The rows about a message: as it came in, as it went out, what it said and what it changed."""

    received: Sequence[InboxUpdate]
    sent: Sequence[OutboxMessage]
    about: SentMessage | None
    updates: Sequence[Statement]
    events: Sequence[LogEvent]


def footprint(session: Session, chat_id: int, message_id: int) -> Footprint:
    """Return what is stored about a message of a chat, at whichever level."""
    received = session.scalars(_received(chat_id, message_id)).all()
    updates = select(Statement).where(Statement.chat_id == chat_id, Statement.message_id == message_id)
    updates = updates.options(joinedload(Statement.task), joinedload(Statement.unit)).order_by(Statement.id)
    return Footprint(
        received=received,
        sent=session.scalars(_sent(chat_id, message_id)).all(),
        about=session.get(SentMessage, (chat_id, message_id)),
        updates=session.scalars(updates, execution_options=EVERY_OFFICE).all(),
        events=[event for row in received for event in _events(session, row, chat_id)],
    )


def _received(chat_id: int, message_id: int) -> Select[InboxUpdate]:
    said, pressed = InboxUpdate.payload["message"], InboxUpdate.payload["callback_query"]["message"]
    named = (
        and_(_text(message["chat"]["id"]) == str(chat_id), _text(message["message_id"]) == str(message_id))
        for message in (said, pressed)
    )
    return select(InboxUpdate).where(or_(*named)).order_by(InboxUpdate.update_id)


def _sent(chat_id: int, message_id: int) -> Select[OutboxMessage]:
    named = (
        OutboxMessage.message_id == message_id,
        _text(OutboxMessage.content["message"]) == str(message_id),
    )
    query = select(OutboxMessage).where(OutboxMessage.chat_id == chat_id, or_(*named))
    return query.order_by(OutboxMessage.id)


def _text(value: ColumnElement[Any]) -> ColumnElement[str]:
    # SQLite gives JSON numbers as numbers, PostgreSQL as text; Telegram's ids do not fit into an INTEGER.
    return cast(value.as_string(), String)


def _events(session: Session, row: InboxUpdate, chat_id: int) -> Sequence[LogEvent]:
    """Return what was changed from a chat while an update was handled."""
    query = select(LogEvent).where(
        LogEvent.chat_id == chat_id,
        LogEvent.at >= row.received_at,
        LogEvent.at <= (row.handled_at or row.received_at),
    )
    return session.scalars(query.order_by(LogEvent.id), execution_options=EVERY_OFFICE).all()


@dataclass(frozen=True, slots=True)
class Milestones:
    """How far the life of a plan has come."""

    secretariat_linked: bool
    plan_read: bool
    plan_saved: bool
    unit_linked: bool
    reminded: bool
    reported: bool


def milestones(session: Session) -> Milestones:
    """Return which first times have been, in the groups of Telegram."""
    return Milestones(
        secretariat_linked=_any(session, _linked(LinkRole.SECRETARIAT)),
        plan_read=_any(session, select(PlanDraft.id)),
        plan_saved=_any(session, select(Plan.id)),
        unit_linked=_any(session, _linked(LinkRole.UNIT)),
        reminded=_any(
            session,
            select(OutboxMessage.id).where(
                OutboxMessage.lane == Lane.WAVE,
                OutboxMessage.state == OutboxState.SENT,
                OutboxMessage.channel == ChannelKind.TELEGRAM,
            ),
        ),
        reported=_any(
            session,
            select(Statement.id).where(
                Statement.source != StatementSource.IMPORTED, Statement.chat_id > OTHER_GROUPS
            ),
        ),
    )


@dataclass(frozen=True, slots=True)
class LevelMilestones:
    """How far the life of a unit's own level has come."""

    reports_above: bool
    """Whether the unit has a group that reports to the level above."""
    is_opened: bool
    within: Milestones
    """What has been at the level itself."""
    tasks_linked: bool
    compiled: bool
    """Whether the unit has reported above what its level makes up."""
    sent: bool
    """Whether its report of a period went up after that."""
    owed: Sequence[TaskAbove]
    """What the unit owes to the level above."""


NOT_YET = Milestones(*[False] * 6)


def level_milestones(session: Session, unit: str) -> LevelMilestones:
    """Return which first times have been at the level of a unit of the top, and between the two."""
    number = unit_named(session, unit)
    office = offices.of_unit(session, number) if number is not None else None
    of_unit = _linked(LinkRole.UNIT).where(ChatLink.unit_id == number)
    compiled = session.scalars(_compiled().where(Statement.unit_id == number).limit(1)).first()
    sent = select(Obligation.id).where(Obligation.unit_id == number, Obligation.period_id.is_not(None))
    within, linked, owed = _within(session, office) if office is not None else (NOT_YET, False, ())
    return LevelMilestones(
        reports_above=_any(session, of_unit),
        is_opened=office is not None,
        within=within,
        tasks_linked=linked,
        compiled=compiled is not None,
        sent=compiled is not None and _any(session, sent.where(Obligation.met_at >= compiled)),
        owed=owed,
    )


def _compiled() -> Select[datetime]:
    """Return the query for the moments at which what the level below made up was reported."""
    compiled = select(Statement.said_at).where(Statement.source == StatementSource.COMPILED)
    return compiled.order_by(Statement.id)


def _within(session: Session, office: Office) -> tuple[Milestones, bool, Sequence[TaskAbove]]:
    """Return what has been in an office, whether one of its tasks serves one above, what it owes there."""
    above = office_of(session)
    enter(session, office.id)
    reached = milestones(session)
    linked = _any(session, select(TaskLink.id).where(TaskLink.above_task_id.is_not(None)))
    owed = between_levels.owed_above(session)
    enter(session, above)
    return reached, linked, owed


def _linked(role: LinkRole) -> Select[int]:
    spoken_to = ChatLink.state.in_(SPOKEN_TO)
    return select(ChatLink.id).where(ChatLink.role == role, spoken_to, ChatLink.chat_id > OTHER_GROUPS)


def _any(session: Session, query: Select[int]) -> bool:
    return session.scalars(query.limit(1)).first() is not None


def unsent(session: Session) -> int:
    """Return how many messages wait to be sent, now or later."""
    query = select(func.count()).select_from(OutboxMessage).where(OutboxMessage.state.in_(UNDER_WAY))
    return session.scalars(query).one()


def is_busy(session: Session, now: datetime) -> bool:
    """Return whether an update waits to be handled, or a message to be sent, that need not wait."""
    unhandled = select(InboxUpdate.update_id).where(InboxUpdate.state == InboxState.RECEIVED)
    sendable = select(OutboxMessage.id).where(
        OutboxMessage.state.in_(UNDER_WAY), OutboxMessage.not_before <= now
    )
    return _any(session, unhandled) or _any(session, sendable)


def unit_named(session: Session, name: str) -> int | None:
    """Return the number of a unit, None where no plan has named it yet."""
    return session.scalars(select(Unit.id).where(Unit.name == name)).first()


def is_on_page(session: Session, unit_id: int) -> bool:
    """Return whether a device has a unit's conversation on the page open."""
    return bool(devices.of_chat(session, devices.chat_for(LinkRole.UNIT, unit_id, 0)))
