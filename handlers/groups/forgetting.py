"""/xoatoi: a person takes their name out of the directory."""

from sqlalchemy.orm import Session

from chat.audience import for_anyone
from chat.buttons.groups import focal_points as focal_point_buttons
from chat.buttons.groups.focal_points import ForgetMe
from chat.context import Context
from chat.conversation import on_long_command, on_long_press
from chat.heard import Heard
from chat.moment import Moment
from chat.outgoing import edit, reply
from chat.texts.groups import focal_points as focal_point_texts
from storage import outbox
from storage.actors import Speaker
from storage.groups import focal_points


async def ask(context: Context) -> None:
    """Ask whether somebody, whoever they are, wants to be forgotten."""
    if context.heard.speaker is not None:
        await context.transact(offer, context.heard, context.heard.speaker, context.moment)


def offer(session: Session, heard: Heard, speaker: Speaker, moment: Moment) -> None:
    """Answer with what being forgotten means, and the button for it."""
    text = focal_point_texts.forget_question(speaker.display_name)
    answer = reply(heard, text, keyboard=focal_point_buttons.forget(speaker.person_id))
    outbox.enqueue(session, [answer], moment.now)


async def press(context: Context, button: ForgetMe) -> None:
    """Forget whoever presses, if the button is theirs."""
    speaker = context.heard.speaker
    if speaker is None or button.person != speaker.person_id:
        context.answer_press(focal_point_texts.only_for_oneself(), alert=True)
        return
    await context.transact(forget, context.heard, speaker, context.moment)
    context.answer_press()


def forget(session: Session, heard: Heard, speaker: Speaker, moment: Moment) -> None:
    """Make the person nameless."""
    focal_points.forget(session, speaker, focal_point_texts.nameless(), moment.now)
    outbox.enqueue(session, [edit(heard, focal_point_texts.forgotten())], moment.now)


CONVERSATION = (
    on_long_command("xoatoi", talk=ask, who=for_anyone),
    on_long_press(ForgetMe, press, for_anyone),
)
