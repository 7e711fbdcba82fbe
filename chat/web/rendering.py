"""What we say, as it stands on our page; it is there once the transaction is committed."""

from datetime import datetime

from sqlalchemy.orm import Session

from storage.models import Act, WebMessage
from storage.outbox import Claimed
from storage.web import messages


class NotThereError(Exception):
    """The message that is to be changed does not stand on the page."""


def show(session: Session, claimed: Claimed, file_id: int | None, now: datetime) -> int | None:
    """Do on the page what is to be said or done; return the number of the new message, if there is one.

    Raises NotThereError.
    """
    content, chat_id = claimed.content, claimed.chat_id
    match claimed.act:
        case Act.SAY | Act.SEND_FILE | Act.SEND_PICTURE:
            return _add(session, claimed, file_id, now)
        case Act.EDIT:
            text, buttons = str(content.text), content.buttons
            messages.change(session, _there(session, claimed), text=text, buttons=buttons, edited_at=now)
        case Act.EDIT_BUTTONS:
            messages.change(session, _there(session, claimed), buttons=content.buttons)
        case Act.REACT:
            messages.change(session, _there(session, claimed), reaction=content.reaction)
        case Act.SUGGEST_COMMANDS:
            messages.suggest(session, chat_id, content.commands or {})
    return None


def _add(session: Session, claimed: Claimed, file_id: int | None, now: datetime) -> int:
    content = claimed.content
    answered = messages.find(session, claimed.chat_id, content.answers)
    return messages.add(
        session,
        claimed.chat_id,
        str(content.text),
        now,
        buttons=content.buttons,
        file_id=file_id,
        is_photo=claimed.act is Act.SEND_PICTURE,
        answers=answered.message_id if answered is not None else None,
    )


def _there(session: Session, claimed: Claimed) -> WebMessage:
    message = messages.find(session, claimed.chat_id, claimed.content.message)
    if message is None:
        raise NotThereError("message to edit not found")
    return message
