"""Whose turn it is: the next message, brought to what is so now; many that are alike become one."""

from collections.abc import Callable, Collection, Sequence
from datetime import datetime, timedelta
from functools import partial

from sqlalchemy.orm import Session

from chat.messages.groups.gathered import gathered, is_notice
from chat.messages.reporting.together import confirmed_together, confirms_like, confirms_reports
from chat.messages.units.levels import told_apart
from jobs.reminders.morning import renew
from storage import outbox, turns
from storage.models import ChannelKind, OutboxMessage
from storage.outbox import Claimed, Outgoing
from storage.walls import enter

MOST_SINGLY = 5
"""So many that are alike wait for one place before they become one."""
MOST_LISTED = 30
AT_ONCE = timedelta(seconds=2)
"""Who reports and is answered so soon gets an answer to each report."""


def claim_next(
    session: Session,
    now: datetime,
    silent: Collection[int],
    crowded: Collection[int] = (),
    channel: ChannelKind = ChannelKind.TELEGRAM,
) -> Claimed | None:
    """Return the message of a channel whose turn it is, claimed; None if every chat is silent or served.

    A reminder is brought to what is owed at this moment; what asks for nothing any more is dropped.
    """
    while (row := turns.next_in_line(session, now, silent, crowded, channel)) is not None:
        enter(session, row.office_id)
        if turns.is_too_late(row, now):
            outbox.mark_dead(session, row.id, outbox.TOO_LATE, now)
        elif not renew(session, row):
            outbox.mark_dropped(session, row.id, now)
        else:
            claimed = outbox.claim(session, _one_for_all(session, row, now))
            return told_apart(session, claimed) if claimed and claimed.is_of_levels else claimed
        session.flush()
    return None


def _one_for_all(session: Session, row: OutboxMessage, now: datetime) -> OutboxMessage:
    """Return the message to send: where many that are alike wait beside this one, one for all."""
    if is_notice(row):
        return _together(session, row, is_notice, gathered, now)
    if now - row.created_at >= AT_ONCE and confirms_reports(row):
        return _together(session, row, partial(confirms_like, row), confirmed_together, now)
    return row


def _together(
    session: Session,
    row: OutboxMessage,
    is_alike: Callable[[OutboxMessage], bool],
    in_one: Callable[[Sequence[OutboxMessage]], Outgoing],
    now: datetime,
) -> OutboxMessage:
    alike = turns.waiting_beside(session, row, is_alike, now)
    if len(alike) <= MOST_SINGLY:
        return row
    listed = alike[:MOST_LISTED]
    return turns.gather(session, listed, in_one(listed), now)
