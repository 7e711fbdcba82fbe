"""The morning's reminders: one message for each linked group whose unit is to be reminded of something."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date, datetime, time

from sqlalchemy.orm import Session

from chat.buttons.reminders.levels import JointMorning
from chat.buttons.reminders.morning import (
    LateReminder,
    LeaderMorning,
    MissedReminder,
    MorningReminder,
    Nudge,
)
from chat.buttons.subjects import subject_of
from chat.messages.reminders.late import late_again
from chat.messages.reminders.missed import made_up_for
from chat.messages.reminders.mornings import UnitMorning
from jobs.reminders.escalation import note_for_leaders
from jobs.reminders.joint import said_together_now, say_together
from plans.calendar import end_of_day
from storage import outbox
from storage.models import LinkRole, OutboxMessage
from storage.outbox import Outgoing
from storage.plans import days_off
from storage.plans import names as plan_names
from storage.reminders import acknowledgements, due_days, reachable_chats
from storage.reminders import owed as reminders
from storage.reminders.due_items import items_by_unit, morning_of
from storage.reminders.reachable_chats import UnitChat
from storage.units import levels

ROLES = {MorningReminder: LinkRole.UNIT, LeaderMorning: LinkRole.LEADER}
"""Who gets the messages of a morning, by what these are about."""


def remind(session: Session, now: datetime, today: date, *, at: time, usual: time) -> int:
    """Queue the messages of the units that are reminded at this time; return how many groups get one.

    Nothing on a day off, and what cannot be sent today is not sent tomorrow, when it would be wrong.
    `usual` is the time of plans that set none; `now` is local.
    """
    calendar = days_off.calendar(session)
    if not calendar.is_working(today):
        return 0
    chats = {role: reachable_chats.chats_of_units(session, role, today) for role in ROLES.values()}
    reached = {chat.unit_id for of_role in chats.values() for chat in of_role}
    note_for_leaders(session, reached, today, calendar)
    manners = reminders.manners(session)
    items = items_by_unit(session, today, calendar).items()
    names, several = plan_names.of_all(session), plan_names.units_in_several_plans(session)
    units = {
        unit: UnitMorning(owed, today, end_of_day(now.date(), now.tzinfo), names if unit in several else {})
        for unit, owed in items
        if morning_of(owed, manners, usual) == at
    }
    told = [item.owed.obligation_id for one in units.values() for item in one.items if item.acknowledged_on]
    acknowledgements.note_told(session, told, today)
    outbox.enqueue(session, list(_to_leaders(units, chats[LinkRole.LEADER])), now)
    groups = chats[LinkRole.UNIT]
    shared = levels.shared_by_levels(session, {chat.chat_id for chat in groups})
    alone = [chat for chat in groups if chat.chat_id not in shared]
    together = say_together(session, shared, now, at=at, usual=usual) if shared else []
    if together is None:  # another office stumbles: what this one has to say does not wait for it
        alone, together = groups, []
    return outbox.enqueue(session, [*_to_groups(units, alone), *together], now)


def _to_groups(units: Mapping[int, UnitMorning], groups: Sequence[UnitChat]) -> Iterator[Outgoing]:
    for chat in groups:
        if chat.unit_id in units:
            yield units[chat.unit_id].to_group(chat)


def _to_leaders(units: Mapping[int, UnitMorning], leaders: Sequence[UnitChat]) -> Iterator[Outgoing]:
    for chat in leaders:
        if chat.unit_id in units and units[chat.unit_id].is_escalated:
            yield units[chat.unit_id].to_leader(chat)


def renew(session: Session, row: OutboxMessage) -> bool:
    """Bring a waiting message of the morning to what is still owed; return False if that is nothing.

    What was done, waived, extended or acknowledged since it was queued is not asked for.
    """
    match subject_of(row.about):
        case Nudge(periods=periods):
            return due_days.is_missing(session, _unit_of(row), list(periods))
        case MorningReminder() | LeaderMorning() as about if row.not_after is not None:
            return _bring_up(row, _said_now(session, about, _unit_of(row), row.not_after))
        case JointMorning() as about if row.not_after is not None:
            return _bring_up(row, said_together_now(session, about, row.chat_id, row.not_after))
        case MissedReminder(day=day) if row.not_after is not None:
            again = made_up_for(session, date.fromisoformat(day), row.not_after, [_unit_of(row)])
            return _bring_up(row, next((one for one in again if one.dedupe_key == row.dedupe_key), None))
        case LateReminder(day=day) if row.not_after is not None:
            again = late_again(session, date.fromisoformat(day), row.not_after, [_unit_of(row)])
            return _bring_up(row, next((one for one in again if one.dedupe_key == row.dedupe_key), None))
        case _:
            return True


def _bring_up(row: OutboxMessage, message: Outgoing | None) -> bool:
    """Let a waiting message say what is to be said now; return False if that is nothing."""
    if message is not None and message.content.as_json() != row.content:
        row.content, row.about = message.content.as_json(), message.about
    return message is not None


def _unit_of(row: OutboxMessage) -> int:
    """Return the unit that a message of the clock goes to."""
    unit: int = (row.about or {})["unit"]
    return unit


def _said_now(
    session: Session, about: MorningReminder | LeaderMorning, unit: int, midnight: datetime
) -> Outgoing | None:
    """Return the message of a morning as it is to be said now, None where nothing is."""
    role, day = ROLES[type(about)], date.fromisoformat(about.day)
    chats = reachable_chats.chats_of_units(session, role, day, [unit])
    chat = next((one for one in chats if one.link_id == about.link), None)
    items = items_by_unit(session, day, days_off.calendar(session), [unit]).get(unit)
    if chat is None or not items:
        return None
    morning = UnitMorning(items, day, midnight, plan_names.to_tell(session, unit))
    if role is LinkRole.UNIT:
        return morning.to_group(chat)
    return morning.to_leader(chat) if morning.is_escalated else None
