"""Methods that change a message that is already there."""

from datetime import timedelta

from sandbox import access, shapes
from sandbox.errors import Json, bad_request
from sandbox.facts import FACTS
from sandbox.keyboards import inline_keyboard
from sandbox.methods import texts
from sandbox.stage import Stage
from sandbox.state import Kind, Message

DELETABLE = timedelta(hours=48)


def edit_message_text(stage: Stage, parameters: Json) -> Json:
    """Return the edited Message; without a keyboard in the request it loses its own.

    A text that is too long is refused in other words than a new one (github.com/kfstorm/carnivore/issues/3).
    """
    formatted = texts.text(parameters, too_long="MESSAGE_TOO_LONG")
    said = _editable(stage, parameters)
    if said.has_media:
        raise bad_request("there is no text in the message to edit")
    keyboard = inline_keyboard(parameters.get("reply_markup"))
    if (said.text, said.entities, said.keyboard) == (formatted.text, formatted.entities, keyboard):
        raise _unmodified()
    said.text, said.entities, said.keyboard = formatted.text, formatted.entities, keyboard
    said.edited = stage.clock.now()
    stage.changed(said)
    return shapes.message(said)


def edit_message_reply_markup(stage: Stage, parameters: Json) -> Json:
    """Return the Message with its new keyboard, or without one."""
    said = _editable(stage, parameters)
    keyboard = inline_keyboard(parameters.get("reply_markup"))
    if said.keyboard == keyboard:
        raise _unmodified()
    said.keyboard = keyboard
    said.edited = stage.clock.now()
    stage.changed(said)
    return shapes.message(said)


def _editable(stage: Stage, parameters: Json) -> Message:
    if "chat_id" not in parameters:
        raise bad_request("chat_id is empty")
    if "message_id" not in parameters:
        raise bad_request("message identifier is not specified")
    chat = access.editable_chat(stage, parameters["chat_id"])
    said = access.message(chat, parameters["message_id"], "edit")
    if said.sender is not stage.world.bot or said.service:
        raise bad_request("message can't be edited")
    return said


def _unmodified() -> Exception:
    reason = "specified new message content and reply markup are exactly the same as a current content"
    return bad_request(f"message is not modified: {reason} and reply markup of the message")


def delete_message(stage: Stage, parameters: Json) -> bool:
    """Return True after deleting an own message of less than 48 hours, or any as administrator."""
    chat = access.reachable_chat(stage, parameters["chat_id"])
    said = access.message(chat, parameters["message_id"], "delete")
    own = said.sender is stage.world.bot or chat.kind is Kind.PRIVATE
    if not stage.world.bot_leads(chat) and (not own or stage.clock.now() - said.date >= DELETABLE):
        raise bad_request("message can't be deleted")
    chat.remove(said)
    stage.changed(said)
    return True


def pin_chat_message(stage: Stage, parameters: Json) -> bool:
    """Return True after pinning; a service message says so, to the bot too."""
    chat = access.led_chat(stage, parameters["chat_id"], "manage pinned messages")
    said = access.message(chat, parameters["message_id"], "pin")
    if said.id not in chat.pinned:
        chat.pinned.append(said.id)
        pinned = shapes.message(said)
        pinned.pop("reply_to_message", None)
        stage.post(chat, stage.world.bot, topic=said.shown_topic, service={"pinned_message": pinned})
        stage.changed(said)
    return True


def set_message_reaction(stage: Stage, parameters: Json) -> bool:
    """Return True after setting or, with none, removing the one reaction of the bot."""
    chat = access.reachable_chat(stage, parameters["chat_id"])
    said = access.message(chat, parameters["message_id"], "react")
    reactions = parameters.get("reaction", [])
    if len(reactions) > 1:
        raise bad_request("REACTIONS_TOO_MANY")
    if any(reaction.get("emoji") not in FACTS["reactions"] for reaction in reactions):
        raise bad_request("REACTION_INVALID")
    said.reactions[stage.world.bot.id] = [reaction["emoji"] for reaction in reactions]
    stage.changed(said)
    return True
