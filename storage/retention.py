"""What is kept for how long: what led to something is let go of after a while, what it led to stays.

See docs/adr/0005-what-is-kept-of-messages.md.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import (
    ColumnElement,
    String,
    cast,
    delete,
    exists,
    select,
    update,
)
from sqlalchemy.orm import Session

from storage import files
from storage.base import Base, table_of
from storage.mail import retention
from storage.models import (
    SPEAKING,
    Export,
    ExportKind,
    InboxState,
    InboxUpdate,
    JobRun,
    OutboxMessage,
    OutboxState,
    Question,
    QuestionKind,
    ReportTemplate,
    SentMessage,
    StoredFile,
    WebMessage,
)
from storage.upkeep import room, statistics, told
from storage.walls import EVERY_OFFICE
from storage.web import retention as pages


@dataclass(frozen=True, slots=True)
class Keeping:
    """For how long what is no record is kept, as an office may set it."""

    received: timedelta = timedelta(days=30)
    """For so long what was received can be looked into, and a failed update be handled again."""
    answerable: timedelta = timedelta(days=365)
    """For so long it is known what a message of ours was about, and what failed."""
    told: timedelta | None = None
    """For so long the texts are kept that were sent; None for ever: they are evidence."""


USUAL = Keeping()
AT_ONCE = 20_000
"""So many rows are let go of a night at most: a database that is years old must not stand still for it."""
UNDER_WAY = (OutboxState.PENDING, OutboxState.SENDING)
HOLDING_UPDATES = (QuestionKind.WHICH_UNIT, QuestionKind.REPORTER, QuestionKind.PASSED_ON)
"""The questions behind which whole updates wait."""
MADE_ANEW = (ExportKind.EXCEL, ExportKind.CHART, ExportKind.RANKING)
"""What can be made again as it was on any day; a report and a letter are records."""


def let_go(session: Session, now: datetime, keeping: Keeping = USUAL) -> int:
    """Empty or delete what its time is over; return how many rows."""
    count = sum(rule(session, now, keeping) for rule in RULES)
    room.give_back(session)
    statistics.gather(session.connection())
    return count


def _handled_updates(session: Session, now: datetime, keeping: Keeping) -> int:
    """Telegram repeats nothing after a day, and after a quiet week a number may be another update's."""
    return _delete(
        session,
        InboxUpdate,
        (InboxUpdate.state == InboxState.DONE) & (InboxUpdate.handled_at < now - keeping.received),
    )


def _failed_updates(session: Session, now: datetime, keeping: Keeping) -> int:
    failed = InboxUpdate.state == InboxState.FAILED
    old = (
        select(InboxUpdate.update_id)
        .where(failed, InboxUpdate.handled_at < now - keeping.received, InboxUpdate.emptied_at.is_(None))
        .limit(AT_ONCE)
    )
    emptied = session.execute(
        update(InboxUpdate)
        .where(InboxUpdate.update_id.in_(old))
        .values(payload={}, emptied_at=now)
        .returning(InboxUpdate.update_id)
    )
    count = len(emptied.all())
    older = failed & (InboxUpdate.handled_at < now - keeping.answerable)
    return count + _delete(session, InboxUpdate, older)


def _changes(session: Session, now: datetime, keeping: Keeping) -> int:
    """What changes a message of ours says nothing new; texts that were sent are evidence, and stay."""
    changes = OutboxMessage.act.not_in(SPEAKING) & OutboxMessage.dedupe_key.is_(None)
    settled = OutboxMessage.state.not_in(UNDER_WAY) & (OutboxMessage.settled_at < now - keeping.received)
    return _delete(session, OutboxMessage, changes & settled)


def _texts(session: Session, now: datetime, keeping: Keeping) -> int:
    """What was told is packed when it is a month old, so that it can be kept for ever."""
    count = told.pack(session, now - keeping.received)
    if keeping.told is None:
        return count
    old = OutboxMessage.state.not_in(UNDER_WAY) & (OutboxMessage.settled_at < now - keeping.told)
    return count + told.let_go(session, now, keeping.told) + _delete(session, OutboxMessage, old)


def _updates_behind_questions(session: Session, now: datetime, keeping: Keeping) -> int:
    emptied = session.execute(
        update(Question)
        .where(Question.kind.in_(HOLDING_UPDATES), Question.answered_at < now - keeping.received)
        .where(cast(Question.details, String) != "{}")
        .values(details={})
        .returning(Question.id),
        execution_options=EVERY_OFFICE,
    )
    return len(emptied.all())


def _questions(session: Session, now: datetime, keeping: Keeping) -> int:
    return _delete(session, Question, Question.answered_at < now - keeping.answerable)


def _subjects(session: Session, now: datetime, keeping: Keeping) -> int:
    """After a year nobody answers a message any more; who does is asked what is meant."""
    old = SentMessage.sent_at < now - keeping.answerable
    gone = session.execute(delete(SentMessage).where(old).returning(SentMessage.message_id))
    return len(gone.all())


def _mails(session: Session, now: datetime, keeping: Keeping) -> int:
    return retention.let_go(session, now - keeping.received, now - keeping.answerable, AT_ONCE)


def _runs(session: Session, now: datetime, keeping: Keeping) -> int:
    gone = delete(JobRun).where(JobRun.day < (now - keeping.answerable).date()).returning(JobRun.day)
    return len(session.execute(gone, execution_options=EVERY_OFFICE).all())


def _files(session: Session, now: datetime, keeping: Keeping) -> int:
    """Files are kept by Telegram as well, where they were sent; here stay the records."""
    made = exists().where(Export.file_id == StoredFile.id)
    record = exists().where(Export.file_id == StoredFile.id, Export.kind.not_in(MADE_ANEW))
    template = exists().where(ReportTemplate.file_id == StoredFile.id)
    sent = files.name_of(StoredFile.id).in_(files.of_records())
    shown = exists().where(WebMessage.file_id == StoredFile.id)
    waiting = select(OutboxMessage.file_id).where(
        OutboxMessage.state.in_(UNDER_WAY), OutboxMessage.file_id.is_not(None)
    )
    old = (~made & (StoredFile.created_at < now - keeping.received)) | (
        ~record & (StoredFile.created_at < now - keeping.answerable)
    )
    emptied = session.execute(
        update(StoredFile)
        .where(old, ~template, ~sent, ~shown, files.is_kept(), StoredFile.id.not_in(waiting))
        .values(content=b"")
        .returning(StoredFile.id),
        execution_options=EVERY_OFFICE,
    )
    return len(emptied.all())


def _pages(session: Session, now: datetime, keeping: Keeping) -> int:
    return pages.let_go(session, now - keeping.received, now - keeping.answerable)


def _delete(session: Session, model: type[Base], old: ColumnElement[bool]) -> int:
    """Delete old rows, the oldest first: so whole pages of a file become free, and are used again."""
    table = table_of(model)
    (key,) = table.primary_key
    some = select(key).where(old).order_by(key).limit(AT_ONCE)
    gone = session.execute(delete(table).where(key.in_(some)).returning(key), execution_options=EVERY_OFFICE)
    return len(gone.all())


RULES: tuple[Callable[[Session, datetime, Keeping], int], ...] = (
    _handled_updates,
    _failed_updates,
    _changes,
    _texts,
    _updates_behind_questions,
    _questions,
    _subjects,
    _mails,
    _runs,
    _pages,
    _files,
)
