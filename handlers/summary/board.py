"""/bang: where the leaders' page is, and a one-time link for a leader's device that is not let in yet."""

from sqlalchemy.orm import Session

from chat.audience import for_viewers
from chat.channel import Channel
from chat.context import Context
from chat.conversation import on_long_command
from chat.heard import ChatKind, Heard
from chat.markup import Marked
from chat.moment import Moment
from chat.outgoing import reply
from chat.texts.summary import board as texts
from storage import outbox
from storage.actors import Actor
from storage.groups import codes
from storage.groups.codes import FOR_PEOPLE
from storage.models import LinkRole
from storage.web import devices


async def show_way(context: Context) -> None:
    """Tell where the page is, and how a new device is let in."""
    channel = context.services.channel
    await context.transact(tell, context.heard, context.actor, context.moment, channel)


def tell(session: Session, heard: Heard, actor: Actor, moment: Moment, channel: Channel) -> None:
    """Answer with the way to the page, or where to look while there is none."""
    outbox.enqueue(session, [reply(heard, _way(session, heard, actor, moment, channel))], moment.now)


def _way(session: Session, heard: Heard, actor: Actor, moment: Moment, channel: Channel) -> Marked:
    address = channel.board_link()
    if address is None:
        return texts.no_page()
    if devices.reads(session, actor.chat_id, actor.person_id):
        return texts.way(address)
    if actor.role is LinkRole.SECRETARIAT or (
        actor.role in FOR_PEOPLE and heard.chat_kind is ChatKind.PRIVATE
    ):
        code = codes.issue_by(session, actor, LinkRole(actor.role), actor.unit_id, moment.now)
        return texts.way_for_new_device(address, channel.board_link(code))
    if actor.role in FOR_PEOPLE:
        return texts.ask_in_private(address)
    return texts.ask_secretariat(address, actor.unit_name)


CONVERSATION = (on_long_command("bang", talk=show_way, who=for_viewers),)
