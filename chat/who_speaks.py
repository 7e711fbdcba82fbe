"""Who speaks for a unit: where only registered people do, somebody else's report waits for a yes."""

from sqlalchemy.orm import Session

from chat.buttons.base import Keyboard
from chat.buttons.groups import focal_points as focal_point_buttons
from chat.context import Context
from chat.heard import Heard
from chat.markup import Marked
from chat.moment import Moment
from chat.notices import promised, to_secretariat
from chat.outgoing import reply
from chat.texts.groups import focal_points as focal_point_texts
from chat.understanding import Kind, ReplyContext, understand
from storage import inbox, outbox
from storage.actors import Actor
from storage.groups import focal_points, new_reporters, reach
from storage.reporting import led_tasks


async def may_report(context: Context) -> bool:
    """Return whether the speaker may speak for the unit; else what they say waits until somebody agrees.

    Chatter between colleagues is no report, so it is not asked about.
    """
    actor, heard, moment = context.actor, context.heard, context.moment
    if actor.is_free or await context.read(focal_points.may_report, actor):
        return True
    if heard.is_addressed or await context.read(_is_a_report, heard, actor, moment):
        await context.transact(keep_back, heard, actor, moment)
    context.answer_press(focal_point_texts.press_waits(), alert=True)
    return False


def _is_a_report(session: Session, heard: Heard, actor: Actor, moment: Moment) -> bool:
    numbers = tuple(task.number for task in led_tasks.tasks_named(session, actor.speaks_for))
    read = understand(heard.said, ReplyContext(actor.unit_name or "", numbers, None, moment.today))
    return read.kind is Kind.REPORT and any(item.task in numbers for item in read.items)


def keep_back(session: Session, heard: Heard, actor: Actor, moment: Moment) -> None:
    """Keep the whole update and ask, once a person, whether they speak for the unit."""
    ask_for(session, heard, actor, moment, [inbox.payload_of(session, heard.update_id)])


def ask_for(
    session: Session, heard: Heard, actor: Actor, moment: Moment, updates: list[dict[str, object]]
) -> None:
    """Ask the focal points whether the actor speaks for their unit; the secretariat where there are none."""
    question, is_new = new_reporters.keep_report(session, actor, updates, moment.now)
    if not is_new:
        outbox.enqueue(session, [reply(heard, focal_point_texts.also_waits())], moment.now)
        return
    registered = [person.display_name for person in focal_points.focal_points(session, actor.speaks_for)]
    text = focal_point_texts.who_is_this(
        actor.display_name, actor.unit_name or "", registered, arrives=reach.secretariat_hears(session)
    )
    keyboard = focal_point_buttons.new_reporter(question, ask_secretariat=True) if registered else None
    answers = [reply(heard, text, keyboard=keyboard)]
    if not registered:
        asked = question_to_secretariat(actor.display_name, actor.unit_name or "", question)
        answers += promised(session, heard, to_secretariat(session, *asked))
    outbox.enqueue(session, answers, moment.now)


def question_to_secretariat(person: str, unit: str, question: int) -> tuple[Marked, Keyboard]:
    """Return what the secretariat is asked about somebody who wants to report."""
    text = focal_point_texts.asked_secretariat(person, unit)
    return text, focal_point_buttons.new_reporter(question, ask_secretariat=False)
