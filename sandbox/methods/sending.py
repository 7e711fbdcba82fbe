"""Methods that put something into a chat."""

from typing import Any

from sandbox import access, shapes
from sandbox.errors import Json, bad_request
from sandbox.facts import FACTS, Upload
from sandbox.files import keep_document, keep_photo
from sandbox.keyboards import inline_keyboard
from sandbox.methods import texts
from sandbox.stage import Stage
from sandbox.state import Chat, File


def send_message(stage: Stage, parameters: Json) -> Json:
    """Return the new Message."""
    formatted = texts.text(parameters)
    chat = access.writable_chat(stage, parameters["chat_id"], "text messages")
    return _post(stage, chat, parameters, text=formatted.text, entities=formatted.entities)


def send_document(stage: Stage, parameters: Json) -> Json:
    """Return the new Message with the document."""
    formatted = texts.caption(parameters)
    chat = access.writable_chat(stage, parameters["chat_id"], "documents")
    given = parameters["document"]
    document = keep_document(stage.world, given) if isinstance(given, Upload) else _known_file(stage, given)
    return _post(stage, chat, parameters, document=document, text=formatted.text, entities=formatted.entities)


def send_photo(stage: Stage, parameters: Json) -> Json:
    """Return the new Message with the photo."""
    formatted = texts.caption(parameters)
    chat = access.writable_chat(stage, parameters["chat_id"], "photos")
    given = parameters["photo"]
    photo = keep_photo(stage.world, given) if isinstance(given, Upload) else [_known_file(stage, given)]
    return _post(stage, chat, parameters, photo=photo, text=formatted.text, entities=formatted.entities)


def send_chat_action(stage: Stage, parameters: Json) -> bool:
    """Return True: people see that the bot is busy."""
    if parameters["action"] not in FACTS["actions"]:
        raise bad_request("wrong parameter action in request")
    chat = access.editable_chat(stage, parameters["chat_id"])
    access.open_topic(stage, chat, access.topic(chat, parameters.get("message_thread_id")))
    return True


def _known_file(stage: Stage, file_id: str) -> File:
    if "://" in file_id:
        raise bad_request("the sandbox fetches no files by their address")
    if file_id not in stage.world.files:
        raise bad_request("wrong remote file identifier specified: can't unserialize it")
    return stage.world.files[file_id]


def _post(stage: Stage, chat: Chat, parameters: Json, **content: Any) -> Json:
    """Return the new Message of the bot; an answer goes to the topic of what it answers.

    And yet an answer without a thread is refused where the general topic is closed, too
    (github.com/telegramdesktop/tdesktop/issues/30476).
    """
    keyboard = inline_keyboard(parameters.get("reply_markup"))
    topic = access.topic(chat, parameters.get("message_thread_id"))
    reply_to = access.replied_message(chat, parameters.get("reply_parameters"))
    access.open_topic(stage, chat, topic)
    if reply_to and topic and reply_to.topic is not topic:
        raise bad_request("message to be replied not found")
    if reply_to:
        topic = topic or reply_to.shown_topic
        access.open_topic(stage, chat, topic)
    stage.count_message(chat)
    content |= {"keyboard": keyboard, "topic": topic, "reply_to": reply_to}
    return shapes.message(stage.post(chat, stage.world.bot, **content))
