"""Mails that were sent and that came, and the messages in them."""

from datetime import datetime
from typing import Any

from sqlalchemy import delete, func, select, update
from sqlalchemy.orm import Session

from storage import outbox
from storage.models import (
    Act,
    ChatLink,
    LinkState,
    MailAddress,
    Mailbox,
    MailFate,
    MailMessage,
    MailThread,
    OutboxMessage,
    OutboxState,
    ReceivedMail,
    SentMail,
)
from storage.rows import upsert
from storage.walls import EVERY_OFFICE, TOP

MOST_REFERENCES = 10


def begin(session: Session, thread: MailThread, now: datetime) -> SentMail:
    """Return a new mail of a thread, written down before it leaves."""
    mail = SentMail(thread_id=thread.id, sent_at=now)
    session.add(mail)
    session.flush()
    return mail


def earlier(session: Session, thread: MailThread) -> list[int]:
    """Return the numbers of the latest mails of a thread, the oldest first."""
    query = select(SentMail.id).where(SentMail.thread_id == thread.id).order_by(SentMail.id.desc())
    return list(session.scalars(query.limit(MOST_REFERENCES)))[::-1]


def put_in(session: Session, mail: SentMail, row: OutboxMessage) -> int:
    """Let what an outbox row says be a message of a mail; return the message's number.

    A new text for an earlier message is said anew, about the same; that mail stays as people have it.
    """
    changed = message(session, row.chat_id, row.content.get("message"))
    if row.act is Act.EDIT and changed is not None:
        row.about = outbox.about(session, row.chat_id, changed.id)
    new = MailMessage(chat_id=row.chat_id, sent_id=mail.id, content=row.content, outbox_id=row.id)
    session.add(new)
    session.flush()
    return new.id


def change_buttons(session: Session, row: OutboxMessage) -> None:
    """Let a message have other buttons: what is answered to it later is understood by these."""
    changed = message(session, row.chat_id, row.content.get("message"))
    if changed is not None:
        changed.content = {**changed.content, "buttons": row.content.get("buttons")}


def message(session: Session, chat_id: int, number: int | None) -> MailMessage | None:
    """Return a message of a chat, None where there is none of this number."""
    found = session.get(MailMessage, number) if number is not None else None
    return found if found is not None and found.chat_id == chat_id else None


def messages_of(session: Session, mail_id: int) -> list[MailMessage]:
    """Return the messages of a mail of ours in their order."""
    query = select(MailMessage).where(MailMessage.sent_id == mail_id)
    return list(session.scalars(query.order_by(MailMessage.id)))


def thread_of_message(
    session: Session, chat_id: int, number: int | None
) -> tuple[MailThread, str | None] | None:
    """Return the thread of a message of a chat, and the mail of a person that an answer to it answers."""
    found = message(session, chat_id, number)
    if found is None:
        return None
    if found.received_id is not None:
        mail = session.get_one(ReceivedMail, found.received_id)
        thread = session.get(MailThread, mail.thread_id) if mail.thread_id is not None else None
        return (thread, mail.message_id) if thread is not None else None
    thread = session.get_one(SentMail, found.sent_id).thread
    latest = select(ReceivedMail.message_id).where(
        ReceivedMail.thread_id == thread.id, ReceivedMail.fate == MailFate.TAKEN
    )
    return thread, session.scalars(latest.order_by(ReceivedMail.id.desc())).first()


def latest_thread(session: Session, chat_id: int) -> tuple[MailThread, str | None] | None:
    """Return the thread in which somebody of a chat wrote last, and that mail."""
    query = (
        select(ReceivedMail)
        .join(MailThread, MailThread.id == ReceivedMail.thread_id)
        .where(MailThread.chat_id == chat_id, ReceivedMail.fate == MailFate.TAKEN)
    )
    mail = session.scalars(query.order_by(ReceivedMail.id.desc()).limit(1)).first()
    return (session.get_one(MailThread, mail.thread_id), mail.message_id) if mail is not None else None


def drop(session: Session, number: int) -> None:
    """Take a message out of a mail that has not left."""
    session.execute(delete(MailMessage).where(MailMessage.id == number))


def undo(session: Session, mail_id: int) -> None:
    """Forget a mail that surely did not leave."""
    session.execute(delete(MailMessage).where(MailMessage.sent_id == mail_id))
    session.execute(delete(SentMail).where(SentMail.id == mail_id))


def sent_in(session: Session, thread: MailThread, number: int | None) -> SentMail | None:
    """Return the mail of a thread by its number, or its latest where no number is known."""
    query = select(SentMail).where(SentMail.thread_id == thread.id)
    exact = session.scalars(query.where(SentMail.id == number)).first() if number is not None else None
    return exact or session.scalars(query.order_by(SentMail.id.desc())).first()


def confirm(session: Session, mail: SentMail, now: datetime) -> None:
    """Note that a mail arrived of which that was not known: somebody answers it."""
    for one in messages_of(session, mail.id):
        row = session.get(OutboxMessage, one.outbox_id)
        if row is not None and row.state is OutboxState.UNKNOWN:
            outbox.mark_sent(session, row.id, one.id, now)


def is_known(session: Session, message_id: str) -> bool:
    """Return whether a mail came before."""
    query = select(ReceivedMail.id).where(ReceivedMail.message_id == message_id)
    return session.scalar(query) is not None


def note(
    session: Session,
    came: tuple[str, str, str],
    fate: MailFate,
    now: datetime,
    *,
    reason: str | None = None,
    thread: MailThread | None = None,
) -> ReceivedMail:
    """Note a mail that came (Message-ID, sender, subject) and what became of it."""
    message_id, sender, subject = came
    mail = ReceivedMail(
        message_id=message_id,
        sender=sender,
        subject=subject,
        fate=fate,
        reason=reason,
        thread_id=thread.id if thread is not None else None,
        received_at=now,
    )
    session.add(mail)
    session.flush()
    return mail


def heard(session: Session, mail: ReceivedMail, chat_id: int, content: dict[str, Any]) -> int:
    """Let something that a person wrote be a message of a chat; return its number."""
    new = MailMessage(chat_id=chat_id, received_id=mail.id, content=content)
    session.add(new)
    session.flush()
    return new.id


def count_since(session: Session, sender: str, moment: datetime) -> int:
    """Return how many mails of an address were taken since a moment."""
    query = select(func.count(ReceivedMail.id)).where(
        ReceivedMail.sender == sender,
        ReceivedMail.fate == MailFate.TAKEN,
        ReceivedMail.received_at > moment,
    )
    return session.scalars(query).one()


def put_aside(session: Session) -> dict[int, list[ReceivedMail]]:
    """Return the mails put aside of which nobody was told yet, by the office of who is known to write so.

    What comes from an address that nobody has registered is for the top.
    """
    office = select(func.min(ChatLink.office_id)).join(MailAddress, MailAddress.chat_id == ChatLink.chat_id)
    office = office.where(MailAddress.address == ReceivedMail.sender, MailAddress.ended_at.is_(None))
    office = office.where(ChatLink.state != LinkState.REPLACED).correlate(ReceivedMail)
    query = select(ReceivedMail, func.coalesce(office.scalar_subquery(), TOP)).order_by(ReceivedMail.id)
    query = query.where(ReceivedMail.fate == MailFate.PUT_ASIDE, ReceivedMail.told_at.is_(None))
    found: dict[int, list[ReceivedMail]] = {}
    for mail, to in session.execute(query, execution_options=EVERY_OFFICE):
        found.setdefault(to, []).append(mail)
    return found


def note_told(session: Session, now: datetime) -> None:
    """Note that the secretariat was told of all that was put aside."""
    session.execute(
        update(ReceivedMail)
        .where(ReceivedMail.fate == MailFate.PUT_ASIDE, ReceivedMail.told_at.is_(None))
        .values(told_at=now)
    )


def read_to(session: Session, name: str) -> tuple[int, int] | None:
    """Return how far a mailbox was read: its UIDVALIDITY and the last UID; None for a new one."""
    row = session.get(Mailbox, name)
    return (row.validity, row.last_uid) if row is not None else None


def note_read(session: Session, name: str, validity: int, last_uid: int) -> None:
    """Note how far a mailbox was read."""
    upsert(session, Mailbox, {"name": name, "validity": validity, "last_uid": last_uid})
