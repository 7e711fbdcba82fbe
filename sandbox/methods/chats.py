"""Methods about chats and their members."""

from sandbox import access, shapes
from sandbox.errors import Json, bad_request
from sandbox.stage import Stage
from sandbox.state import ADMINISTRATORS, Kind, Standing


def get_chat(stage: Stage, parameters: Json) -> Json:
    """Return the ChatFullInfo."""
    return shapes.full_chat(access.reachable_chat(stage, parameters["chat_id"]))


def get_chat_member(stage: Stage, parameters: Json) -> Json:
    """Return the ChatMember of somebody; raises RefusalError for a person Telegram does not have."""
    chat = access.reachable_chat(stage, parameters["chat_id"])
    person = stage.world.people.get(parameters["user_id"])
    if person is None:
        raise bad_request("invalid user_id specified")
    if chat.person is person:
        return shapes.member(person, Standing.MEMBER)
    return shapes.member_of(chat, person)


def get_chat_administrators(stage: Stage, parameters: Json) -> list[Json]:
    """Return the ChatMembers who lead the chat; other bots only when asked for."""
    chat = access.reachable_chat(stage, parameters["chat_id"])
    if chat.kind is Kind.PRIVATE:
        raise bad_request("there are no administrators in the private chat")
    leaders = [
        chat.people[person_id] for person_id, standing in chat.standings.items() if standing in ADMINISTRATORS
    ]
    shown = [
        leader
        for leader in leaders
        if not leader.is_bot or leader is stage.world.bot or parameters.get("return_bots")
    ]
    return [shapes.member_of(chat, leader) for leader in shown]


def leave_chat(stage: Stage, parameters: Json) -> bool:
    """Return True after the bot left the group."""
    chat = access.reachable_chat(stage, parameters["chat_id"])
    if chat.kind is Kind.PRIVATE:
        raise bad_request("chat member status can't be changed in private chats")
    stage.move_bot(chat, stage.world.bot, Standing.LEFT)
    return True
