"""Whose turn it is: the next message, brought to what is so now, notices to one place gathered."""

from collections.abc import Collection
from datetime import datetime

from sqlalchemy.orm import Session

from chat.messages.groups.gathered import MOST_LISTED, MOST_SINGLY, gathered
from chat.messages.units.levels import told_apart
from jobs.reminders.morning import renew
from storage import outbox, turns
from storage.models import ChannelKind, OutboxMessage
from storage.outbox import Claimed
from storage.walls import enter


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
    """Return the message to send: where many notices wait beside this one, the list of them."""
    notices = turns.notices_beside(session, row, now)
    if len(notices) <= MOST_SINGLY:
        return row
    listed = notices[:MOST_LISTED]
    return turns.gather(session, listed, gathered(listed), now)
