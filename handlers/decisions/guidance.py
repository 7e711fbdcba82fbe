"""A unit says that guidance it waited for has come; the secretariat then sets the date of the task."""

from sqlalchemy.orm import Session

from chat.audience import for_secretariat, for_unit
from chat.buttons.decisions.guidance import GuidanceCame, GuidanceDayWanted, GuidanceWanted, NoGuidance
from chat.buttons.reporting.statuses import TaskAsked
from chat.conversation import on_press, on_reply
from chat.heard import Heard
from chat.markup import Marked
from chat.moment import Moment
from chat.notices import promised, to_secretariat
from chat.outgoing import edit, reply, say
from chat.texts import access
from chat.texts.decisions import guidance as guidance_texts
from plans.deadline import read_deadline
from plans.plan import Deadline
from storage import outbox
from storage.actors import Actor
from storage.decisions import guidance
from storage.groups import reach
from storage.models import Task
from storage.outbox import Outgoing
from storage.reminders import reachable_chats


def ask_which(
    session: Session, heard: Heard, actor: Actor, moment: Moment, button: GuidanceCame
) -> Marked | None:
    """Ask for the document and its date; return what to say if that was told before."""
    inquiry = guidance.inquiry_of(session, actor.speaks_for, button.guidance_inquiry)
    if inquiry is None:
        return access.expired()
    if inquiry.words is not None:
        return access.already_done()
    guidance.has_come(session, actor, inquiry, moment.now)
    about = GuidanceWanted(inquiry.id)
    key = moment.once("guidance-which", inquiry.id, heard.chat_id)
    question = reply(heard, guidance_texts.which(inquiry.task.number), about=about, dedupe_key=key)
    outbox.enqueue(session, [question], moment.now)
    return None


def note_not_yet(
    session: Session, heard: Heard, actor: Actor, moment: Moment, button: NoGuidance
) -> Marked | None:
    """Note it for all that was asked together; return what to say if everything was answered before."""
    inquiry = guidance.inquiry_of(session, actor.speaks_for, button.guidance_inquiry)
    if inquiry is None:
        return access.expired()
    tasks = guidance.has_not_come(session, actor, inquiry, moment.now)
    if not tasks:
        return access.already_done()
    text = guidance_texts.not_yet(tasks, actor.display_name)
    outbox.enqueue(session, [edit(heard, text)], moment.now)
    return None


def take_guidance(
    session: Session, heard: Heard, actor: Actor, moment: Moment, subject: GuidanceWanted
) -> bool:
    """Take which document has come, and ask the secretariat by when the task is to be done."""
    inquiry = guidance.inquiry_of(session, actor.speaks_for, subject.guidance_inquiry)
    if inquiry is None:
        answers = [reply(heard, access.expired())]
    elif not heard.words:
        answers = [reply(heard, guidance_texts.words_needed(), about=subject)]
    else:
        issued = read_deadline(heard.words, moment.today.year).due
        guidance.describe(session, inquiry, heard.words, issued)
        task = inquiry.task
        told = guidance_texts.ask_due(actor.unit_name or "", task.number, task.title, heard.words)
        notices = to_secretariat(session, told, about=GuidanceDayWanted(task.id))
        answers = [
            reply(heard, guidance_texts.passed_on(task.number, arrives=reach.secretariat_hears(session))),
            *promised(session, heard, notices),
        ]
    outbox.enqueue(session, answers, moment.now)
    return True


def take_due(
    session: Session, heard: Heard, actor: Actor, moment: Moment, subject: GuidanceDayWanted
) -> bool:
    """Take the date that the secretariat sets for a task, and tell the units that lead it."""
    task = guidance.task_of(session, subject.task)
    deadline = read_deadline(heard.words, moment.today.year)
    if task is None:
        answers = [reply(heard, access.expired())]
    elif deadline.due is None or deadline.doubt or deadline.due < moment.today:
        answers = [reply(heard, guidance_texts.no_date(heard.words), about=subject)]
    else:
        answers = _set_due(session, heard, actor, moment, task, deadline)
    outbox.enqueue(session, answers, moment.now)
    return True


def _set_due(
    session: Session, heard: Heard, actor: Actor, moment: Moment, task: Task, deadline: Deadline
) -> list[Outgoing]:
    written = guidance_texts.written(task.deadline_text, heard.words)
    units = guidance.set_due(session, actor, task, deadline, written, moment.now, moment.today)
    notices = [
        say(
            group.chat_id,
            guidance_texts.told_unit(group.unit_name, task.number, task.title, deadline),
            topic_id=group.topic_id,
            about=TaskAsked(task.id),
            unit=group.unit_id,
        )
        for group in reachable_chats.groups_of(session, units)
    ]
    told = guidance_texts.due_set(task.number, deadline, len(notices), actor.display_name)
    return [reply(heard, told), *notices]


CONVERSATION = (
    on_press(GuidanceCame, ask_which, for_unit),
    on_press(NoGuidance, note_not_yet, for_unit),
    on_reply(GuidanceWanted, take_guidance, for_unit),
    on_reply(GuidanceDayWanted, take_due, for_secretariat),
)
