"""Confirmations that wait for one place, as one message that opens each of them."""

from collections.abc import Sequence

from chat.buttons import notices as notice_buttons
from chat.buttons.reporting.statuses import RecordedShown
from chat.markup import Marked
from chat.outgoing import as_a_reply, say
from chat.texts.reporting import together as together_texts
from storage.models import Act, ChannelKind, Lane, OutboxMessage
from storage.outbox import Content, Outgoing


def confirms_reports(row: OutboxMessage) -> bool:
    """Return whether a message confirms what a unit reported, in a channel where each is one more to read."""
    return _head(row) is not None


def confirms_like(row: OutboxMessage, other: OutboxMessage) -> bool:
    """Return whether a message confirms reports of the same unit as another one."""
    return _head(other) == _head(row)


def _head(row: OutboxMessage) -> str | None:
    is_an_answer = (row.lane, row.act, row.channel) == (Lane.REPLY, Act.SAY, ChannelKind.TELEGRAM)
    recorded = RecordedShown.parse(row.about) if is_an_answer else None
    return together_texts.head_of(row.content["text"]) if recorded is not None and recorded.updates else None


def confirmed_together(rows: Sequence[OutboxMessage]) -> Outgoing:
    """Return one confirmation that stands for several; an answer to it is about any of their tasks.

    Which of the reports is taken back has to be said by a button: nobody means all that waited together.
    """
    contents = [Content.from_json(row.content) for row in rows]
    subjects = [RecordedShown.parse(row.about) for row in rows]
    tasks = dict.fromkeys(task for subject in subjects if subject is not None for task in subject.tasks)
    whole = say(
        rows[0].chat_id,
        together_texts.together([Marked.escape(content.text) for content in contents]),
        topic_id=contents[0].topic,
        keyboard=notice_buttons.notices([row.id for row in rows]),
        about=RecordedShown(tuple(tasks)),
        unit=(rows[0].about or {}).get("unit"),
    )
    last = contents[-1].answers
    return as_a_reply(whole, last) if last is not None else whole
