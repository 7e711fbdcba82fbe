"""A matter is sent into the group of another unit, whose answer goes to the one that raised it."""

from sqlalchemy.orm import Session

from chat.audience import for_secretariat, for_unit
from chat.buttons.decisions.matters import MatterSentOn, MatterShown, SendOn
from chat.conversation import on_press, on_reply
from chat.heard import Heard
from chat.markup import Marked
from chat.messages.decisions.matters import seen, told, unit_to_ask
from chat.messages.decisions.states import matter_view
from chat.messages.decisions.upward import pass_along
from chat.moment import Moment
from chat.notices import promised, to_secretariat
from chat.outgoing import edit, reply, say, thumbs_up
from chat.outgoing import told as unasked
from chat.texts import access
from chat.texts.decisions import sent_matters as sent_texts
from chat.texts.requests import composing as composing_texts
from chat.understanding import Kind, ReplyContext, understand
from storage import outbox
from storage.actors import Actor
from storage.decisions import matters
from storage.decisions.matters import Step
from storage.groups import links, reach
from storage.models import SPOKEN_TO, LinkRole, Matter, MatterAction
from storage.outbox import Outgoing


def send_on(session: Session, heard: Heard, actor: Actor, moment: Moment, button: SendOn) -> Marked | None:
    """Ask the unit in its groups, tell the one that raised it; return what to say of a stale press."""
    matter = matters.find(session, button.matter)
    if matter is None:
        return access.expired()
    unit = unit_to_ask(session, matter)
    if matter.state is not button.shown or unit is None or unit.id != button.unit:
        text, keyboard = seen(session, matter)
        outbox.enqueue(session, [edit(heard, text, keyboard=keyboard)], moment.now)
        return access.already_done()
    matters.send_on(session, matter, unit)
    step = Step(MatterAction.SENT_ON, unit.name)
    matters.take_step(session, actor, matter, step, moment.now, moment.today)
    text, keyboard = seen(session, matter, actor.display_name)
    shown = edit(heard, text, keyboard=keyboard)
    outbox.enqueue(session, [shown, *_questions(session, matter), *told(session, matter)], moment.now)
    pass_along(session, moment, matter, step)
    return None


def _questions(session: Session, matter: Matter) -> list[Outgoing]:
    """Return the matter for each group of the unit that is to answer it."""
    text = sent_texts.to_answer(matter_view(matter))
    return [
        unasked(
            say(
                group.chat_id,
                text,
                topic_id=group.topic_id,
                about=MatterSentOn(matter.id),
                unit=matter.sent_to_id,
            )
        )
        for group in links.of_unit(session, matter.sent_to_id or 0)
        if group.role is LinkRole.UNIT and group.state in SPOKEN_TO
    ]


def take_answer(session: Session, heard: Heard, actor: Actor, moment: Moment, subject: MatterSentOn) -> bool:
    """Take the words of the unit that was asked: an answer goes back, a question to the secretariat."""
    matter = matters.find(session, subject.matter)
    if matter is None or not heard.words or matter.sent_to_id != actor.speaks_for:
        return False
    unit = actor.unit_name or ""
    if matter.state not in matters.UNSOLVED:
        answers = [reply(heard, sent_texts.decided_before(matter_view(matter)))]
    else:
        said = understand(heard.words, ReplyContext(unit, (), about=None, today=moment.today)).kind
        match said:
            case Kind.ACK:
                answers = [thumbs_up(heard)]
            case Kind.QUESTION:
                answers = _ask_back(session, heard, unit, matter)
            case _:
                _answer(session, heard, actor, moment, matter)
                return True
    outbox.enqueue(session, answers, moment.now)
    return True


def _ask_back(session: Session, heard: Heard, unit: str, matter: Matter) -> list[Outgoing]:
    asked = sent_texts.asked_back(matter_view(matter), unit, heard.words)
    text = composing_texts.question_passed_on(arrives=reach.secretariat_hears(session))
    passed_on = reply(heard, text, about=MatterSentOn(matter.id), unit=matter.sent_to_id)
    return [passed_on, *promised(session, heard, to_secretariat(session, asked))]


def _answer(session: Session, heard: Heard, actor: Actor, moment: Moment, matter: Matter) -> None:
    unit = actor.unit_name or ""
    step = Step(MatterAction.ANSWERED, heard.words)
    matters.take_step(session, actor, matter, step, moment.now, moment.today)
    view = matter_view(matter)
    taken = reply(heard, sent_texts.answer_taken(view), about=MatterSentOn(matter.id), unit=matter.sent_to_id)
    notice = to_secretariat(
        session, sent_texts.answered_by_unit(view, unit, heard.words), about=MatterShown(matter.id)
    )
    answers = [taken, *told(session, matter, heard.words, unit), *promised(session, heard, notice)]
    outbox.enqueue(session, answers, moment.now)
    pass_along(session, moment, matter, step)


CONVERSATION = (
    on_press(SendOn, send_on, for_secretariat),
    on_reply(MatterSentOn, take_answer, for_unit),
)
