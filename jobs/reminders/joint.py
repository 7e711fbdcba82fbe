"""One morning, one message: what several offices have to say in one chat, said by whichever comes first.

Each office's reminders are a transaction of their own, in its wall. The first that has something to say in a
chat of several levels looks at what the others have to say there and says it with its own; the others find
that their links were reminded. So nothing hangs on their order, and after a crash nothing is said twice.
"""

import logging
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from datetime import date, datetime, time
from itertools import chain

from sqlalchemy.orm import Session

from chat.buttons.reminders.levels import JointMorning, parts_of
from chat.messages.reminders.joint import Share, joint_message
from chat.messages.reminders.mornings import UnitMorning
from jobs.reminders.escalation import note_for_leaders
from plans.calendar import end_of_day
from storage import job_runs
from storage.outbox import Outgoing
from storage.plans import days_off, obligations, recurring
from storage.plans import names as plan_names
from storage.reminders import acknowledgements, deliveries, reachable_chats
from storage.reminders import owed as reminders
from storage.reminders.due_items import items_by_unit, morning_of
from storage.units import levels
from storage.upkeep.patience import NO_ANSWER
from storage.walls import enter, office_of

logger = logging.getLogger(__name__)

MADE_AT_NIGHT = "materialise"
"""The job by which an office knows what it is owed."""
Place = tuple[int, int | None]
"""A chat and its topic."""


def say_together(
    session: Session, chats: Mapping[int, Sequence[int]], now: datetime, *, at: time, usual: time
) -> list[Outgoing] | None:
    """Return the messages of this office in chats of several levels, with what the others say there.

    The earliest of the offices' times is that of the message. An office whose own time has come says what
    was not said by then: the other's job may have failed. None where what another office has to say cannot
    be read; it says that itself, once it can. `now` is local.
    """
    home = office_of(session)
    try:
        with session.begin_nested():
            return list(_together(session, chats, now, at, usual))
    except NO_ANSWER:
        raise
    except Exception:
        logger.exception("what several offices have to say in one chat is said by each for itself")
        enter(session, home)
        return None


def _together(
    session: Session, chats: Mapping[int, Sequence[int]], now: datetime, at: time, usual: time
) -> Iterator[Outgoing]:
    home, today = office_of(session), now.date()
    midnight = end_of_day(today, now.tzinfo)
    _prepare(session, chats, now)
    said = deliveries.links_reminded(session, today, list(chats))
    for shares in _shares(session, chats, today, midnight, usual).values():
        left = [share for share in shares if share.chat.link_id not in said]
        own = [share for share in left if share.office == home]
        if not own or at not in {min(share.at for share in left), *(share.at for share in own)}:
            continue
        if len(left) == len(own):
            yield from (share.morning.to_group(share.chat) for share in own if share.at == at)
            continue
        _note_told(session, left, today)
        yield joint_message(left, levels.words_of(session, chats[own[0].chat.chat_id]))


def _prepare(session: Session, chats: Mapping[int, Sequence[int]], now: datetime) -> None:
    """Let every office of these chats know what it has to say, as its own jobs of the day would.

    They may not have run yet, where the bot was down: what they do is the same however often it is done.
    """
    home, today = office_of(session), now.date()
    for office in _offices(chats):
        enter(session, office)
        if office != home and MADE_AT_NIGHT not in job_runs.ran_on(session, today):
            recurring.make_ahead(session, now, today)
            obligations.materialise(session, today)
        units = {chat.unit_id for chat in reachable_chats.groups_in(session, list(chats), today)}
        note_for_leaders(session, units, today, days_off.calendar(session))
    enter(session, home)


def _shares(
    session: Session, chats: Mapping[int, Sequence[int]], today: date, midnight: datetime, usual: time
) -> dict[Place, list[Share]]:
    """Return what the offices of these chats have to say there, over the walls between them."""
    home = office_of(session)
    found: dict[Place, list[Share]] = defaultdict(list)
    for office in _offices(chats):
        enter(session, office)
        for share in _shares_of(session, office, chats, today, midnight, usual):
            found[share.chat.chat_id, share.chat.topic_id].append(share)
    enter(session, home)
    return found


def _offices(chats: Mapping[int, Sequence[int]]) -> list[int]:
    return sorted(set(chain.from_iterable(chats.values())))


def _shares_of(
    session: Session,
    office: int,
    chats: Mapping[int, Sequence[int]],
    today: date,
    midnight: datetime,
    usual: time,
) -> Iterator[Share]:
    groups = reachable_chats.groups_in(session, list(chats), today)
    units = {group.unit_id for group in groups}
    items = items_by_unit(session, today, days_off.calendar(session), units)
    manners, names = reminders.manners(session), plan_names.of_all(session)
    several = plan_names.units_in_several_plans(session)
    for group in groups:
        owed = items.get(group.unit_id)
        if owed:
            plans = names if group.unit_id in several else {}
            yield Share(
                office, group, UnitMorning(owed, today, midnight, plans), morning_of(owed, manners, usual)
            )


def _note_told(session: Session, shares: Sequence[Share], today: date) -> None:
    """Note in each office what its units are told has expired of what they had seen."""
    home = office_of(session)
    for share in shares:
        enter(session, share.office)
        told = [item.owed.obligation_id for item in share.morning.items if item.acknowledged_on]
        acknowledgements.note_told(session, told, today)
    enter(session, home)


def said_together_now(
    session: Session, about: JointMorning, chat_id: int, midnight: datetime
) -> Outgoing | None:
    """Return a joint message of a morning as it is to be said now, None where nothing is left to say."""
    parts = parts_of(about)
    links, offices = {part.link for part in parts}, sorted({part.office for part in parts})
    day = date.fromisoformat(about.day)
    by_place = _shares(session, {chat_id: offices}, day, midnight, time.min)
    left = [share for shares in by_place.values() for share in shares if share.chat.link_id in links]
    return joint_message(left, levels.words_of(session, offices)) if left else None
