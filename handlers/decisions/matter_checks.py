"""A unit says whether what it raised is still in the way: under an answer, in its list, once a period."""

from sqlalchemy.orm import Session

from chat.audience import for_unit
from chat.buttons.base import Keyboard
from chat.buttons.decisions.matters import MatterShown, SayWhetherSolved
from chat.conversation import on_press
from chat.heard import Heard
from chat.markup import Marked
from chat.messages.decisions.matters import keyboard as seen_keyboard
from chat.messages.decisions.states import matter_view
from chat.messages.decisions.upward import pass_along
from chat.moment import Moment
from chat.notices import to_secretariat
from chat.outgoing import edit_buttons
from chat.texts import access
from chat.texts.decisions import matters as matter_texts
from storage import outbox
from storage.actors import Actor
from storage.decisions import matters
from storage.decisions.matters import Step
from storage.models import Matter, MatterAction, MatterState
from storage.outbox import Outgoing


def note_whether_solved(
    session: Session, heard: Heard, actor: Actor, moment: Moment, button: SayWhetherSolved
) -> Marked:
    """Note what was pressed, take its buttons away, tell the secretariat if its answer did not help."""
    matter = matters.find_of_unit(session, actor.speaks_for, button.matter)
    if matter is None:
        return access.expired()
    answers = [edit_buttons(heard, _without(heard, matter))]
    if matter.state is not button.shown:
        outbox.enqueue(session, answers, moment.now)
        return access.already_done()
    answers += _note(session, actor, moment, matter, button.action)
    outbox.enqueue(session, answers, moment.now)
    pass_along(session, moment, matter, Step(button.action))
    return matter_texts.noted(solved=button.action is MatterAction.SOLVED)


def _note(
    session: Session, actor: Actor, moment: Moment, matter: Matter, action: MatterAction
) -> list[Outgoing]:
    was_answered = matter.state is MatterState.ANSWERED
    matters.take_step(session, actor, matter, Step(action), moment.now, moment.today)
    if not was_answered or action is not MatterAction.REMAINS:
        return []
    return to_secretariat(
        session,
        matter_texts.remains(matter_view(matter)),
        keyboard=seen_keyboard(session, matter),
        about=MatterShown(matter.id),
    )


def _without(heard: Heard, matter: Matter) -> Keyboard | None:
    """Return the buttons of a message without those of one matter."""

    def is_about(data: str) -> bool:
        button = SayWhetherSolved.parse(data)
        return button is not None and button.matter == matter.id

    return heard.buttons_without(is_about)


CONVERSATION = (on_press(SayWhetherSolved, note_whether_solved, for_unit),)
