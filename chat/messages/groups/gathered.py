"""Notices that nobody asked for and that would come all at once, as one list that opens each of them."""

from collections.abc import Sequence

from chat.buttons import notices as notice_buttons
from chat.outgoing import say, told
from chat.texts.groups import reach as reach_texts
from storage.models import Act, Lane, OutboxMessage
from storage.outbox import Outgoing


def is_notice(row: OutboxMessage) -> bool:
    """Return whether a message is told by itself, and so may stand in a list."""
    return row.lane is Lane.TOLD and row.act is Act.SAY


def gathered(rows: Sequence[OutboxMessage]) -> Outgoing:
    """Return the list of notices that wait for one place."""
    first = rows[0]
    text = reach_texts.gathered([row.content.get("text", "") for row in rows])
    keyboard = notice_buttons.notices([row.id for row in rows])
    return told(say(first.chat_id, text, topic_id=first.content.get("topic"), keyboard=keyboard))
