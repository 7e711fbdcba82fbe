"""A composed request goes to the units, once, or is thrown away."""

from sqlalchemy.orm import Session

from chat.audience import for_secretariat
from chat.buttons.requests.requests import DropRequest, SendRequest
from chat.conversation import on_press
from chat.heard import Heard
from chat.markup import Marked
from chat.messages.requests.composing import as_told, to_units
from chat.moment import Moment
from chat.outgoing import edit
from chat.texts import access
from chat.texts.requests import composing as composing_texts
from storage import outbox
from storage.actors import Actor
from storage.requests import requests


def send_request(
    session: Session, heard: Heard, actor: Actor, moment: Moment, button: SendRequest
) -> Marked | None:
    """Let the units owe the report and queue it for their groups; return what to say if that cannot be."""
    draft = requests.draft_in(session, button.request, heard.chat_id)
    if draft is None:
        return composing_texts.decided_before()
    if draft.what is None or draft.addressees is None or draft.due is None:
        return access.expired()
    if requests.is_late(draft, moment.now, moment.today):
        return composing_texts.past_moment(composing_texts.until(as_told(draft, moment.zone)))
    units = requests.units_asked(session, draft, moment.today)
    if not units or not requests.send(session, actor, draft, units, moment.now):
        return composing_texts.decided_before()
    chats = requests.silent_chats(session, draft.id, moment.today)
    told = as_told(draft, moment.zone)
    reached = len({chat.unit_id for chat in chats})
    confirmed = edit(heard, composing_texts.sent(told, reached, len(units), actor.display_name))
    outbox.enqueue(session, [confirmed], moment.now)
    outbox.enqueue(session, to_units(draft, chats, moment.zone), moment.now)
    return None


def drop_request(
    session: Session, heard: Heard, actor: Actor, moment: Moment, button: DropRequest
) -> Marked | None:
    """Close a draft without sending it; return what to say if it was sent or dropped before."""
    draft = requests.draft_in(session, button.request, heard.chat_id)
    if draft is None or not requests.drop(session, draft):
        return composing_texts.decided_before()
    text = composing_texts.dropped(actor.display_name)
    outbox.enqueue(session, [edit(heard, text)], moment.now)
    return None


CONVERSATION = (
    on_press(SendRequest, send_request, for_secretariat),
    on_press(DropRequest, drop_request, for_secretariat),
)
