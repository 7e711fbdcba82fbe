"""/xoatoi: a person takes their name out of the directory."""

from sqlalchemy.orm import Session

from chat.audience import for_anyone
from chat.buttons.groups import focal_points as focal_point_buttons
from chat.buttons.groups.focal_points import ForgetMe
from chat.conversation import on_command, on_press
from chat.heard import Heard
from chat.moment import Moment
from chat.outgoing import edit, reply
from chat.texts.groups import focal_points as focal_point_texts
from storage import outbox
from storage.actors import Actor
from storage.groups import focal_points


def offer(session: Session, heard: Heard, actor: Actor, moment: Moment) -> None:
    """Answer with what being forgotten means, and the button for it."""
    text = focal_point_texts.forget_question(heard.speaker.display_name)
    answer = reply(heard, text, keyboard=focal_point_buttons.forget(heard.speaker.person_id))
    outbox.enqueue(session, [answer], moment.now)


def forget(session: Session, heard: Heard, actor: Actor, moment: Moment, button: ForgetMe) -> str | None:
    """Make the person nameless; return what to say to anybody else who presses."""
    if button.person != heard.speaker.person_id:
        return focal_point_texts.only_for_oneself()
    focal_points.forget(session, heard.speaker, focal_point_texts.nameless(), moment.now)
    outbox.enqueue(session, [edit(heard, focal_point_texts.forgotten())], moment.now)
    return None


CONVERSATION = (
    on_command("xoatoi", work=offer, who=for_anyone),
    on_press(ForgetMe, forget, for_anyone),
)
