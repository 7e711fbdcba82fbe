"""A unit answers a task that it was given: it has it, or the task is none of its own."""

from sqlalchemy.orm import Session

from chat.audience import for_unit
from chat.buttons.decisions.matters import MatterShown
from chat.buttons.plans.given import RefusalWanted, RefuseGiven, SeeGiven
from chat.conversation import on_press, on_reply
from chat.heard import Heard
from chat.markup import Marked
from chat.messages.decisions.matters import seen as shown_to_secretariat
from chat.moment import Moment
from chat.notices import promised, to_secretariat
from chat.outgoing import edit, reply
from chat.texts.plans import given_told as told_texts
from plans.given import Urgency
from plans.privacy import masked
from plans.silence import Silence, silence_from
from storage import outbox
from storage.actors import Actor
from storage.decisions import matters
from storage.decisions.matters import Raised
from storage.models import MatterKind, Task, TaskOrigin
from storage.outbox import Outgoing
from storage.plans import days_off, given_standing
from storage.reminders import acknowledgements


def see(session: Session, heard: Heard, actor: Actor, moment: Moment, button: SeeGiven) -> Marked:
    """Note that the unit has what was given by a document; return what to say."""
    things = given_standing.owed_of(session, actor.speaks_for, button.origin)
    if not things:
        return told_texts.owed_no_more()
    silence = _silence(session, moment, session.get_one(TaskOrigin, button.origin))
    if acknowledgements.acknowledge(session, actor, things, silence, moment.now):
        text = told_texts.seen(heard.marked_words, actor.display_name)
        outbox.enqueue(session, [edit(heard, text)], moment.now)
    return told_texts.seen_alert()


def _silence(session: Session, moment: Moment, origin: TaskOrigin) -> Silence:
    """Return how long the unit is left alone: of what is urgent it is reminded the next day all the same."""
    if origin.urgency is not Urgency.NORMAL:
        return Silence(moment.today, moment.today)
    return silence_from(moment.today, days_off.calendar(session))


def ask_why(
    session: Session, heard: Heard, actor: Actor, moment: Moment, button: RefuseGiven
) -> Marked | None:
    """Ask why the task is none of the unit's; return what to say if it does not owe it."""
    task = session.get(Task, button.task)
    if task is None or not given_standing.owes(session, actor.speaks_for, button.task):
        return told_texts.owed_no_more()
    key = moment.once("given-refusal", heard.chat_id, heard.id)
    about, unit = RefusalWanted(task.id), actor.speaks_for
    asked = reply(heard, told_texts.ask_refusal(task.number), about=about, unit=unit, dedupe_key=key)
    outbox.enqueue(session, [asked], moment.now)
    return None


def refuse(session: Session, heard: Heard, actor: Actor, moment: Moment, subject: RefusalWanted) -> bool:
    """Take why the task is none of the unit's to the secretariat, which decides."""
    task = session.get(Task, subject.task)
    if task is None or not given_standing.owes(session, actor.speaks_for, subject.task):
        answers = [reply(heard, told_texts.owed_no_more())]
    elif not heard.words:
        answers = [reply(heard, told_texts.words_needed(), about=subject, unit=actor.speaks_for)]
    else:
        answers = _raise(session, heard, actor, moment, task)
    outbox.enqueue(session, answers, moment.now)
    return True


def _raise(session: Session, heard: Heard, actor: Actor, moment: Moment, task: Task) -> list[Outgoing]:
    raised = Raised(MatterKind.RETURN, masked(heard.words), task_id=task.id, message_id=heard.id)
    matter = matters.raise_matter(session, actor, raised, moment.now, moment.today)
    if matter is None:
        return [reply(heard, told_texts.refused_before())]
    text, keyboard = shown_to_secretariat(session, matter)
    notices = to_secretariat(session, text, keyboard=keyboard, about=MatterShown(matter.id))
    return [
        reply(heard, told_texts.refusal_passed_on(task.number)),
        *promised(session, heard, notices),
    ]


CONVERSATION = (
    on_press(SeeGiven, see, for_unit),
    on_press(RefuseGiven, ask_why, for_unit),
    on_reply(RefusalWanted, refuse, for_unit),
)
