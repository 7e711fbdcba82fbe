"""What is kept of messages once they were handled: the raw form is emptied, what they led to stays.

See docs/adr/0005-what-is-kept-of-messages.md.
"""

from datetime import datetime, timedelta

from sqlalchemy import String, cast, select, update
from sqlalchemy.orm import Session

from storage.models import (
    SPEAKING,
    InboxState,
    InboxUpdate,
    OutboxMessage,
    OutboxState,
    Question,
    QuestionKind,
)

KEPT = timedelta(days=30)
"""For so long what was received can be looked into, and a failed update be handled again."""
AT_ONCE = 20_000
"""So many rows are emptied a night at most: a database that is years old must not stand still for it."""
UNDER_WAY = (OutboxState.PENDING, OutboxState.SENDING)
HOLDING_UPDATES = (QuestionKind.WHICH_UNIT, QuestionKind.REPORTER, QuestionKind.PASSED_ON)
"""The questions behind which whole updates wait."""


def empty_what_is_old(session: Session, now: datetime) -> int:
    """Empty what was handled long ago; return how many rows. The rows stay, and so do texts sent."""
    before = now - KEPT
    received = (
        select(InboxUpdate.update_id)
        .where(InboxUpdate.state != InboxState.RECEIVED, InboxUpdate.handled_at < before)
        .where(InboxUpdate.emptied_at.is_(None))
        .limit(AT_ONCE)
    )
    updates = session.execute(
        update(InboxUpdate)
        .where(InboxUpdate.update_id.in_(received))
        .values(payload={}, emptied_at=now)
        .returning(InboxUpdate.update_id)
    )
    changed = (
        select(OutboxMessage.id)
        .where(OutboxMessage.state.not_in(UNDER_WAY), OutboxMessage.settled_at < before)
        .where(OutboxMessage.act.not_in(SPEAKING), OutboxMessage.emptied_at.is_(None))
        .limit(AT_ONCE)
    )
    edits = session.execute(
        update(OutboxMessage)
        .where(OutboxMessage.id.in_(changed))
        .values(content={}, emptied_at=now)
        .returning(OutboxMessage.id)
    )
    waited = session.execute(
        update(Question)
        .where(Question.kind.in_(HOLDING_UPDATES), Question.answered_at < before)
        .where(cast(Question.details, String) != "{}")
        .values(details={})
        .returning(Question.id)
    )
    return len(updates.all()) + len(edits.all()) + len(waited.all())
