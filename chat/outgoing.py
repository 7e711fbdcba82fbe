"""What the bot says, as rows for the outbox; nothing leaves that is longer than Telegram takes."""

from dataclasses import replace
from typing import Any

from chat.buttons.base import Keyboard
from chat.buttons.notices import SendFileAgain
from chat.buttons.subjects import Subject
from chat.heard import Heard
from chat.markup import LONGEST_CAPTION, LONGEST_MESSAGE, Marked, cut
from storage.models import Act, Lane, OutboxMessage
from storage.outbox import Content, Outgoing

THUMBS_UP = "👍"


def say(
    chat_id: int,
    text: Marked,
    *,
    topic_id: int | None = None,
    keyboard: Keyboard | None = None,
    about: Subject | None = None,
    unit: int | None = None,
    dedupe_key: str | None = None,
) -> Outgoing:
    """Return a message for a chat; an answer to it speaks for `unit`, where one is given."""
    content = Content(cut(text, LONGEST_MESSAGE - 1), topic_id, _rows(keyboard))
    return Outgoing(Act.SAY, chat_id, content, dedupe_key=dedupe_key, about=_kept(about, unit))


def reply(
    heard: Heard,
    text: Marked,
    *,
    keyboard: Keyboard | None = None,
    about: Subject | None = None,
    unit: int | None = None,
    dedupe_key: str | None = None,
) -> Outgoing:
    """Return an answer to what was heard, shown as a reply to it while it exists."""
    answer = say(
        heard.chat_id,
        text,
        topic_id=heard.topic_id,
        keyboard=keyboard,
        about=about,
        unit=unit,
        dedupe_key=dedupe_key,
    )
    return as_a_reply(answer, heard.id)


def as_a_reply(answer: Outgoing, message_id: int) -> Outgoing:
    """Let a message be shown as a reply to another one of its chat, while that exists."""
    return replace(answer, content=replace(answer.content, answers=message_id))


def told(message: Outgoing) -> Outgoing:
    """Return a message that nobody asked for here: answers to people overtake it, many are gathered."""
    return replace(message, lane=Lane.TOLD)


def in_wave(message: Outgoing, dedupe_key: str | None = None) -> Outgoing:
    """Return a message that nobody waits for: answers to people overtake it."""
    return replace(message, lane=Lane.WAVE, dedupe_key=dedupe_key or message.dedupe_key)


def send_file(heard: Heard, file_id: int, caption: Marked, *, about: Subject | None = None) -> Outgoing:
    """Return a stored file with a few words, sent where something was heard."""
    return replace(stored_file(heard.chat_id, heard.topic_id, file_id, caption), about=_kept(about, None))


def stored_file(chat_id: int, topic_id: int | None, file_id: int, caption: Marked) -> Outgoing:
    """Return a stored file with a few words for a chat."""
    return Outgoing(Act.SEND_FILE, chat_id, _below_file(caption, topic_id), file_id=file_id)


def send_picture(heard: Heard, file_id: int, caption: Marked) -> Outgoing:
    """Return a stored picture with a few words, sent where something was heard."""
    return replace(send_file(heard, file_id, caption), act=Act.SEND_PICTURE)


def say_with_file(
    chat_id: int,
    kept_file: str,
    text: Marked,
    *,
    name: str | None = None,
    topic_id: int | None = None,
    about: Subject | None = None,
    unit: int | None = None,
) -> Outgoing:
    """Return a document that the channel keeps, by the channel's id of it, with the text below it."""
    content = replace(_below_file(text, topic_id, kept_file), file_name=name)
    return Outgoing(Act.SEND_FILE, chat_id, content, about=_kept(about, unit))


def say_with_photo(
    chat_id: int, kept_file: str, text: Marked, *, name: str | None = None, topic_id: int | None = None
) -> Outgoing:
    """Return a photo that the channel keeps, by the channel's id of it, with the text below it."""
    content = replace(_below_file(text, topic_id, kept_file), file_name=name)
    return Outgoing(Act.SEND_PICTURE, chat_id, content)


def said_again(heard: Heard, row: OutboxMessage, dedupe_key: str) -> Outgoing:
    """Return a message of ours as an answer, with its buttons, and with what a reply to it is about."""
    content = replace(Content.from_json(row.content), topic=heard.topic_id, answers=heard.id)
    return Outgoing(Act.SAY, heard.chat_id, content, dedupe_key=dedupe_key, about=row.about)


def file_again(heard: Heard, row: OutboxMessage, dedupe_key: str) -> Outgoing:
    """Return the file of a message that was refused; its words were said without it."""
    below = [data for keys in row.content.get("buttons", ()) for _, data in keys]
    is_picture = any(one.picture for data in below if (one := SendFileAgain.parse(data)) is not None)
    kept, name = row.content.get("kept_file"), row.content.get("file_name")
    content = Content(topic=heard.topic_id, answers=heard.id, kept_file=kept, file_name=name)
    return Outgoing(
        Act.SEND_PICTURE if is_picture else Act.SEND_FILE,
        heard.chat_id,
        content,
        dedupe_key=dedupe_key,
        about=row.about,
        file_id=row.file_id,
    )


def edit(heard: Heard, text: Marked, *, keyboard: Keyboard | None = None) -> Outgoing:
    """Return new text and buttons for the message of ours that was pressed."""
    content = Content(cut(text, LONGEST_MESSAGE - 1), heard.topic_id, _rows(keyboard), message=heard.id)
    return Outgoing(Act.EDIT, heard.chat_id, content)


def edit_other(chat_id: int, message_id: int, text: Marked) -> Outgoing:
    """Return new text, and no buttons, for another message of ours."""
    return Outgoing(Act.EDIT, chat_id, Content(cut(text, LONGEST_MESSAGE - 1), message=message_id))


def edit_buttons(heard: Heard, keyboard: Keyboard | None) -> Outgoing:
    """Return new buttons for the message of ours that was pressed."""
    return Outgoing(Act.EDIT_BUTTONS, heard.chat_id, Content(buttons=_rows(keyboard), message=heard.id))


def thumbs_up(heard: Heard) -> Outgoing:
    """Return a 👍 under a message that needs no words."""
    return Outgoing(Act.REACT, heard.chat_id, Content(message=heard.id, reaction=THUMBS_UP))


def suggest_commands(chat_id: int, commands: dict[str, str]) -> Outgoing:
    """Return the list of commands that is suggested in one chat."""
    return Outgoing(Act.SUGGEST_COMMANDS, chat_id, Content(commands=commands))


def _below_file(text: Marked, topic_id: int | None, kept_file: str | None = None) -> Content:
    return Content(cut(text, LONGEST_CAPTION - 1), topic_id, kept_file=kept_file)


def _rows(keyboard: Keyboard | None) -> list[list[list[str]]] | None:
    return keyboard.as_json() if keyboard is not None else None


def _kept(about: Subject | None, unit: int | None) -> dict[str, Any] | None:
    """Return what is stored of what a message is about, and of the unit for which an answer to it speaks."""
    spoken_for = {"unit": unit} if unit is not None else {}
    return {**spoken_for, **(about.pack() if about is not None else {})} or None
