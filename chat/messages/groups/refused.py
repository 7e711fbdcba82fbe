"""What is said in place of a message that Telegram refuses: in other words, in another form, or why not."""

from dataclasses import replace
from typing import Any

from sqlalchemy.orm import Session

from chat.buttons.groups.linking import TestMessage
from chat.buttons.notices import file_again
from chat.markup import Marked
from chat.notices import PROMISED
from chat.outgoing import as_a_reply, say, told
from chat.texts.groups import reach as reach_texts
from storage.groups import reach
from storage.models import Act, Lane
from storage.outbox import Claimed, Content, Outgoing


def is_test(about: dict[str, Any] | None) -> bool:
    """Return whether a message only tries whether its chat can be written to."""
    return TestMessage.parse(about) is not None


def in_other_words(session: Session, claimed: Claimed, error: str) -> tuple[Act, Content] | None:
    """Return how a refused message can be said all the same; None where there is no other way.

    A picture of ours goes as a document, a file leaves its words with how to get it, and a new text for a
    message that is not there any more is said anew.
    """
    match claimed.act:
        case Act.SEND_PICTURE if claimed.file is not None:
            return Act.SEND_FILE, claimed.content
        case Act.SEND_PICTURE | Act.SEND_FILE:
            return Act.SAY, _without_file(session, claimed, error)
        case Act.EDIT:
            return Act.SAY, replace(claimed.content, message=None)
        case _:
            return None


def _without_file(session: Session, claimed: Claimed, error: str) -> Content:
    content, name = claimed.content, claimed.file.name if claimed.file is not None else None
    in_private = claimed.id if reach.is_the_secretariats(session, claimed.chat_id) else None
    again = file_again(claimed.id, picture=claimed.act is Act.SEND_PICTURE)
    return replace(
        content,
        text=reach_texts.file_refused(Marked.escape(content.text), name, error, in_private),
        buttons=[*(content.buttons or ()), [[again.label, again.data]]],
    )


def other_way(claimed: Claimed) -> list[Outgoing]:
    """Return what somebody hears who waits for an answer that cannot be shown."""
    if claimed.act is not Act.SAY or claimed.lane is not Lane.REPLY:
        return []
    return [told(say(claimed.chat_id, reach_texts.not_said(), topic_id=claimed.content.topic))]


def not_passed_on_yet(session: Session, claimed: Claimed) -> list[Outgoing]:
    """Return what somebody hears who was told that this is passed on, while the secretariat cannot get it."""
    place = (claimed.about or {}).get(PROMISED)
    if place is None or claimed.attempts > 1 or reach.secretariat_hears(session):
        return []
    chat_id, topic, message = place
    return [as_a_reply(told(say(chat_id, reach_texts.not_passed_on_yet(), topic_id=topic)), message)]
