"""Which mail is to be sent: what is due for a chat, in its thread, to its addresses, written down first."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from markupsafe import Markup
from sqlalchemy.orm import Session

from chat.mail.marks import Mark
from chat.mail.rendering import File, Mail, Part
from chat.texts.groups import mail as texts
from storage.actors import links_of_chat
from storage.groups.contact import contact
from storage.mail import addresses, mails, threads
from storage.models import Act, Lane, MailThread, OutboxMessage
from storage.outbox import Claimed
from storage.walls import enter

WITH_FILE = frozenset({Act.SEND_FILE, Act.SEND_PICTURE})
"""What is said otherwise keeps its file, to be asked for, and goes without it."""


@dataclass(frozen=True, slots=True)
class Written:
    """A mail that is written down and not sent yet, and the message of it that each claimed row became."""

    mail: Mail
    sent_id: int
    rows: Sequence[tuple[Claimed, int]]


def compose(session: Session, claimed: Sequence[Claimed], today: date, now: datetime) -> Written | None:
    """Return the mail that says what was claimed for one chat; None where no address is left."""
    chat_id = claimed[0].chat_id
    to = _recipients(session, chat_id)
    if not to:
        return None
    link = next(iter(links_of_chat(session, chat_id)), None)
    unit = link.unit.name if link is not None and link.unit is not None else ""
    if link is not None:
        enter(session, link.office_id)
    answered = _answered(session, claimed)
    thread = answered[0] if answered is not None else _thread(session, claimed, unit, today, now)
    earlier = mails.earlier(session, thread)
    sent = mails.begin(session, thread, now)
    rows = [(one, mails.put_in(session, sent, session.get_one(OutboxMessage, one.id))) for one in claimed]
    mail = Mail(
        chat_id=chat_id,
        to=to,
        mark=Mark(thread.token, sent.id),
        subject=thread.subject,
        earlier=earlier,
        answers=answered[1] if answered is not None else None,
        parts=[_part(session, one, number) for one, number in rows],
        unit=unit,
        contact=contact(session),
    )
    return Written(mail, sent.id, rows)


def _recipients(session: Session, chat_id: int) -> list[str]:
    """Return the addresses of a chat that are not known to be bad, or all where all are."""
    rows = addresses.of_chat(session, chat_id)
    return [row.address for row in rows if row.failed_at is None] or [row.address for row in rows]


def _answered(session: Session, claimed: Sequence[Claimed]) -> tuple[MailThread, str | None] | None:
    """Return the thread in which these are answers, and the mail that they answer."""
    for one in claimed:
        number = one.content.answers if one.act is not Act.EDIT else one.content.message
        found = mails.thread_of_message(session, one.chat_id, number)
        if found is not None:
            return found
    is_answer = any(one.lane is Lane.REPLY for one in claimed)
    return mails.latest_thread(session, claimed[0].chat_id) if is_answer else None


def _thread(
    session: Session, claimed: Sequence[Claimed], unit: str, today: date, now: datetime
) -> MailThread:
    plan = threads.plan_of(session, [one.about for one in claimed])
    about = threads.about_plan(plan.id if plan is not None else None, today)
    name = (plan.number or plan.title) if plan is not None else None
    return threads.thread_for(session, claimed[0].chat_id, about, texts.subject(name, today, unit), now)


def _part(session: Session, claimed: Claimed, number: int) -> Part:
    content, file = claimed.content, claimed.file if claimed.act in WITH_FILE else None
    text = texts.thumbs_up() if claimed.act is Act.REACT else _unsaid(session, claimed)
    labels = [label for row in content.buttons or () for label, _ in row]
    return Part(number, text, labels, File(file.name, file.content) if file is not None else None)


def _unsaid(session: Session, claimed: Claimed) -> Markup:
    """Return what a message says; of one that only adds to what was mailed before, what it adds."""
    content = claimed.content
    before = mails.message(session, claimed.chat_id, content.message) if claimed.act is Act.EDIT else None
    said = before.content.get("text") if before is not None else None
    return content.text.removeprefix(said or "").lstrip("\n") or content.text
