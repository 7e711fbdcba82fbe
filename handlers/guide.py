"""Anybody asks what can be done in a chat, /huongdan, or for something that cannot."""

from collections.abc import Callable
from datetime import time

from chat.audience import for_anyone
from chat.buttons.notices import ShowCommands, all_commands
from chat.context import Context
from chat.conversation import on_long_command, on_long_press, on_message
from chat.heard import Heard
from chat.markup import Marked
from chat.outgoing import reply
from chat.texts import access, guide
from chat.texts.upkeep import operator
from chat.understanding.commands.names import nearest
from storage import outbox
from storage.actors import Actor, PersonalRole
from storage.models import LinkRole


async def explain(context: Context) -> None:
    """Answer with the guide of this kind of chat."""
    text = guide_of(context.linked, context.services.morning)
    keyboard = all_commands() if context.linked is not None else None
    await context.transact(
        outbox.enqueue, [reply(context.heard, text, keyboard=keyboard)], context.moment.now
    )


async def list_commands(context: Context, _button: ShowCommands) -> None:
    """Answer with every command of this kind of chat."""
    if context.linked is None:
        nobody = access.not_linked() if context.heard.is_group else access.groups_only()
        context.answer_press(nobody, alert=True)
        return
    key = context.moment.once("commands", context.heard.chat_id, context.heard.id)
    answer = reply(context.heard, guide.commands(commands_of(context.linked)), dedupe_key=key)
    await context.transact(outbox.enqueue, [answer], context.moment.now)
    context.answer_press()


def guide_of(actor: Actor | None, morning: time) -> Marked:
    """Return the guide for those who speak in a chat, which may be linked to nobody."""
    if actor is None:
        return guide.anybody()
    if actor.role is LinkRole.UNIT:
        return guide.unit(f"{morning:%H:%M}")
    return GUIDES.get(actor.role, guide.reader)()


def is_unknown_command(heard: Heard) -> bool:
    """Return whether it is a command; asked last, it is one that nobody takes."""
    return heard.is_command and not heard.is_edit


async def refuse_unknown(context: Context) -> None:
    """Name the command that looks most like the one given; it may have been meant for another bot."""
    heard = context.heard
    alike = nearest(heard.command, commands_of(context.linked))
    if alike is not None or heard.answers_us or not heard.is_group:
        answer = reply(heard, guide.unknown_command(heard.command, alike))
        await context.transact(outbox.enqueue, [answer], context.moment.now)


def commands_of(actor: Actor | None) -> dict[str, str]:
    """Return the commands of those who speak in a chat, which may be linked to nobody."""
    if actor is None:
        return guide.PRIVATE_COMMANDS
    return COMMANDS.get(actor.role, guide.READER_COMMANDS)


GUIDES: dict[LinkRole | PersonalRole, Callable[[], Marked]] = {
    LinkRole.SECRETARIAT: guide.secretariat,
    LinkRole.LEADER: guide.leader,
    LinkRole.PROVINCE_LEADER: guide.province_leader,
    LinkRole.OPERATOR: operator.guide,
}
COMMANDS: dict[LinkRole | PersonalRole, dict[str, str]] = {
    LinkRole.SECRETARIAT: guide.SECRETARIAT_COMMANDS,
    LinkRole.LEADER: guide.LEADER_COMMANDS,
    LinkRole.PROVINCE_LEADER: guide.PROVINCE_LEADER_COMMANDS,
    LinkRole.UNIT: guide.UNIT_COMMANDS,
    LinkRole.OPERATOR: guide.PRIVATE_COMMANDS,
}

CONVERSATION = (
    on_long_command("huongdan", "help", talk=explain, who=for_anyone),
    on_long_press(ShowCommands, list_commands, for_anyone),
    on_message(is_unknown_command, refuse_unknown, for_anyone),
)
