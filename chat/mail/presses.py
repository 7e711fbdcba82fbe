"""What would pop up over a button that was pressed by mail: it is said in a mail of its own."""

from datetime import datetime

from sqlalchemy.orm import Session

from chat.markup import Marked
from chat.outgoing import as_a_reply, say
from storage import outbox
from storage.models import MailMessage

PRESS = "mail:"


def press_id(number: int) -> str:
    """Return by what a press is known that stands in a message of a person."""
    return f"{PRESS}{number}"


def answer_press(session: Session, press: str, text: str | None, now: datetime) -> None:
    """Say what a press came to, where there is something to be said beside what it did."""
    message = session.get(MailMessage, int(press.removeprefix(PRESS)))
    if text is None or message is None:
        return
    told = as_a_reply(say(message.chat_id, Marked("{}").format(text)), message.id)
    outbox.enqueue(session, [told], now)
