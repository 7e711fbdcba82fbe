"""A unit says that a task is not, or no longer, its own: the secretariat agrees, or the task stays."""

from sqlalchemy.orm import Session

from chat.audience import for_secretariat
from chat.buttons.decisions.matters import DecideReturn, MatterShown
from chat.conversation import on_press
from chat.heard import Heard
from chat.markup import Marked, message
from chat.messages.decisions.states import matter_view
from chat.moment import Moment
from chat.notices import Asked, answer_unit
from chat.outgoing import edit
from chat.texts import access
from chat.texts.decisions import returns as return_texts
from storage import outbox
from storage.actors import Actor
from storage.decisions import matters
from storage.decisions.matters import Step
from storage.models import MatterAction
from storage.plans import given_standing, obligations


def decide_return(
    session: Session, heard: Heard, actor: Actor, moment: Moment, button: DecideReturn
) -> Marked | None:
    """Take the task from the unit, or leave it there; return what to say if that was decided before."""
    matter = matters.find(session, button.matter)
    if matter is None or matter.task_id is None:
        return access.expired()
    if matter.state not in matters.OPEN:
        return access.already_done()
    matters.take_step(session, actor, matter, Step(button.action), moment.now, moment.today)
    is_agreed = button.action is MatterAction.AGREED
    if is_agreed:
        obligations.release(session, matter.unit_id, matter.task_id, moment.today)
    view = matter_view(matter)
    decided, told = (
        (return_texts.agreed(view, actor.display_name), return_texts.told_agreed(view))
        if is_agreed
        else (return_texts.refused(view, actor.display_name), return_texts.told_refused(view))
    )
    if is_agreed and given_standing.is_nobodys(session, matter.task_id):
        decided = message(decided, return_texts.nobodys(view.number or ""))
    about = MatterShown(matter.id, (matter.task_id,))
    asked = Asked(matter.unit_id, matter.chat_id, matter.message_id, about)
    outbox.enqueue(session, [edit(heard, decided), *answer_unit(session, asked, told, None)], moment.now)
    return None


CONVERSATION = (on_press(DecideReturn, decide_return, for_secretariat),)
