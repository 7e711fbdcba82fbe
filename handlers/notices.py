"""What could not be shown as it was meant: a list opens its notices, a refused file is sent again."""

from collections.abc import Collection

from sqlalchemy.orm import Session

from chat.audience import for_members
from chat.buttons.notices import SendFileAgain, ShowNotice
from chat.conversation import on_press
from chat.heard import Heard
from chat.markup import Marked
from chat.moment import Moment
from chat.outgoing import file_again, said_again
from chat.texts import access
from storage import files, outbox, turns
from storage.actors import Actor


def show_notice(
    session: Session, heard: Heard, _actor: Actor, moment: Moment, button: ShowNotice
) -> Marked | None:
    """Answer with a notice that a list names; return what to say if there is none of this chat."""
    row = turns.listed(session, button.message, heard.chat_id)
    if row is None:
        return access.expired()
    key = moment.once("notice", button.message, heard.id)
    outbox.enqueue(session, [said_again(heard, row, key)], moment.now)
    return None


def send_file_again(
    session: Session, heard: Heard, _actor: Actor, moment: Moment, button: SendFileAgain
) -> Marked | None:
    """Send a file here that was refused here; return what to say if there is none."""
    return None if send_refused(session, heard, moment, button.message, [heard.chat_id]) else access.expired()


def send_refused(
    session: Session, heard: Heard, moment: Moment, message: int, chats: Collection[int]
) -> bool:
    """Send a file that was refused in one of these chats; return False if there is none such."""
    row = files.refused(session, message, chats)
    if row is None:
        return False
    key = moment.once("file-again", message, heard.chat_id)
    outbox.enqueue(session, [file_again(heard, row, key)], moment.now)
    return True


CONVERSATION = (
    on_press(ShowNotice, show_notice, for_members),
    on_press(SendFileAgain, send_file_again, for_members),
)
