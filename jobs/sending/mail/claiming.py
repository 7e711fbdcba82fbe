"""What is due for one chat that is written to by mail, claimed together, as one mail."""

from collections.abc import Collection, Sequence
from dataclasses import replace
from datetime import date, datetime

from sqlalchemy.orm import Session

from chat.mail.composing import Written, compose
from chat.texts.groups.mail import NO_ADDRESS
from jobs.reminders.morning import renew
from jobs.sending.consequences import write_outcome
from jobs.sending.outcomes import Ended
from storage import outbox, turns
from storage.mail import mails
from storage.models import Act, ChannelKind, OutboxMessage
from storage.outbox import Claimed
from storage.walls import enter

MOST_TOGETHER = 20
LARGEST = 15_000_000
"""Bytes of the files in one mail: many servers take no more than 20 MB, and mail writes files in letters."""


def claim_mail(session: Session, silent: Collection[int], today: date, now: datetime) -> Written | None:
    """Return the mail whose turn it is, written down; None where nothing is due."""
    while (first := turns.next_in_line(session, now, silent, channel=ChannelKind.MAIL)) is not None:
        claimed = _claim(session, turns.due_in(session, first.chat_id, now), now)
        if not claimed:
            continue
        written = compose(session, claimed, today, now)
        if written is not None:
            return written
        for one in claimed:
            write_outcome(session, one, Ended(NO_ADDRESS), now)
        session.flush()
    return None


def _claim(session: Session, rows: Sequence[OutboxMessage], now: datetime) -> list[Claimed]:
    """Claim what is still to be said, as much as one mail takes; what shows nothing is done at once."""
    claimed: list[Claimed] = []
    reactions: list[OutboxMessage] = []
    for row in rows:
        enter(session, row.office_id)
        if turns.is_too_late(row, now):
            outbox.mark_dead(session, row.id, outbox.TOO_LATE, now)
        elif not renew(session, row):
            outbox.mark_dropped(session, row.id, now)
        elif row.act in (Act.SUGGEST_COMMANDS, Act.EDIT_BUTTONS):
            _done_unseen(session, row, now)
        elif row.act is Act.REACT:
            reactions.append(row)
        elif len(claimed) < MOST_TOGETHER and (one := outbox.claim(session, row)) is not None:
            claimed.append(one)
            if sum(len(each.file.content) for each in claimed if each.file is not None) > LARGEST:
                break
    session.flush()
    return claimed if claimed else _reaction(session, reactions, now)


def _reaction(session: Session, rows: Sequence[OutboxMessage], now: datetime) -> list[Claimed]:
    """Let a 👍 be said in words where nothing else is said, as an answer to what it stands under."""
    for row in rows[:-1]:
        _done_unseen(session, row, now)
    one = outbox.claim(session, rows[-1]) if rows else None
    if one is None:
        return []
    return [replace(one, content=replace(one.content, answers=one.content.message))]


def _done_unseen(session: Session, row: OutboxMessage, now: datetime) -> None:
    """Do what no mail can show: other buttons hold for answers from then on."""
    if row.act is Act.EDIT_BUTTONS:
        mails.change_buttons(session, row)
    outbox.mark_sent(session, row.id, None, now)
