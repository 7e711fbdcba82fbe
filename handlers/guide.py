"""Anybody asks what can be done in a chat: /huongdan."""

from datetime import time

from chat.audience import for_anyone
from chat.context import Context
from chat.conversation import on_long_command
from chat.markup import Marked
from chat.outgoing import reply
from chat.texts import guide
from storage import outbox
from storage.actors import Actor, PersonalRole
from storage.models import LinkRole


async def explain(context: Context) -> None:
    """Answer with the guide of this kind of chat."""
    text = guide_of(context.linked, context.services.morning)
    await context.transact(outbox.enqueue, [reply(context.heard, text)], context.moment.now)


def guide_of(actor: Actor | None, morning: time) -> Marked:
    """Return the guide for those who speak in a chat, which may be linked to nobody."""
    if actor is None:
        return guide.anybody()
    if isinstance(actor.role, PersonalRole):
        return guide.reader()
    match actor.role:
        case LinkRole.SECRETARIAT:
            return guide.secretariat()
        case LinkRole.LEADER:
            return guide.leader()
        case LinkRole.UNIT:
            return guide.unit(f"{morning:%H:%M}")


CONVERSATION = (on_long_command("huongdan", "help", talk=explain, who=for_anyone),)
