"""/lienket web: which devices have the page open, and shutting one of them out."""

from sqlalchemy.orm import Session

from chat.audience import for_secretariat
from chat.buttons.base import Keyboard
from chat.buttons.groups import devices as device_buttons
from chat.buttons.groups.devices import EndDevice
from chat.conversation import on_press
from chat.heard import Heard
from chat.markup import Marked
from chat.messages.groups.reach import lost_groups
from chat.moment import Moment
from chat.outgoing import edit, reply
from chat.texts import access
from chat.texts.groups import page as page_texts
from storage import log, outbox
from storage.actors import Actor, links_of_chat
from storage.groups import overview, reach
from storage.models import WebDevice
from storage.web import devices

NO_DEVICE = "no device has the page open"


def list_devices(session: Session, heard: Heard, _actor: Actor, moment: Moment) -> None:
    """Answer with the devices that have the page open, each with the button that shuts it out."""
    text, keyboard = _listed(session, moment)
    outbox.enqueue(session, [reply(heard, text, keyboard=keyboard)], moment.now)


def _listed(session: Session, moment: Moment) -> tuple[Marked, Keyboard | None]:
    found = devices.everywhere(session)
    listed = [
        (title, one.person.display_name, one.browser, moment.local(one.seen_at)) for one, title in found
    ]
    named = [(one.id, f"{one.person.display_name}, {one.browser}") for one, _ in found]
    return page_texts.devices(listed), device_buttons.devices(named)


def end_device(
    session: Session, heard: Heard, actor: Actor, moment: Moment, button: EndDevice
) -> Marked | None:
    """Shut a device out and show those that are left; return what to say if it was shut out before."""
    if shut_out(session, actor, button.device, None, moment) is None:
        return access.already_done()
    text, keyboard = _listed(session, moment)
    outbox.enqueue(session, [edit(heard, text, keyboard=keyboard)], moment.now)
    return None


def shut_out(
    session: Session, author: log.Author, device_id: int, chat_id: int | None, moment: Moment
) -> WebDevice | None:
    """Shut a device out; where it was the last one, nothing said there is read any more, which is told."""
    device = devices.end(session, author, device_id, chat_id, moment.now)
    if device is not None and device.person_id != author.person_id:
        # Whoever had it may have asked for links of more devices.
        for link in links_of_chat(session, device.chat_id):
            overview.revoke(session, author, link.unit_id, link.role, moment.now)
    if device is not None and not devices.of_chat(session, device.chat_id):
        lost = reach.lose(session, device.chat_id, NO_DEVICE, moment.now)
        outbox.enqueue(session, lost_groups(session, lost), moment.now)
    return device


CONVERSATION = (on_press(EndDevice, end_device, for_secretariat),)
