"""One press for "không thay đổi" of everything a unit still owes."""

from sqlalchemy.orm import Session

from chat.audience import for_unit
from chat.buttons.reporting.statuses import NoChangeOpen
from chat.context import Context
from chat.conversation import on_press
from chat.heard import Heard
from chat.moment import Moment
from chat.outgoing import reply
from chat.texts.reporting import statuses as status_texts
from handlers.reporting.recording import Spoken, corrections, shown
from storage import outbox
from storage.actors import Actor
from storage.models import Task, UpdateSource
from storage.models import Update as Statement
from storage.plans import obligations
from storage.reporting import statements


def record_all_unchanged(
    session: Session, heard: Heard, actor: Actor, moment: Moment, _button: NoChangeOpen
) -> str | None:
    """Carry forward the last word on each open task, once a day; return why nothing is recorded."""
    tasks = obligations.open_tasks(session, actor.speaks_for)
    standing = statements.standing_of(session, actor.speaks_for, [task.id for task in tasks])
    if not standing:
        return status_texts.nothing_to_repeat()
    again = [(task, standing[task.id]) for task in tasks if _is_repeatable(context, standing.get(task.id))]
    if not again:
        return status_texts.recorded_before()
    spoken = [_repeat(session, heard, actor, moment, task, present) for task, present in again]
    about = {"kind": "recorded", "tasks": [one.task.id for one in spoken]}
    text = "\n".join([shown(session, actor, moment, spoken), *_never_reported(tasks, standing)])
    answer = reply(heard, text, keyboard=corrections(spoken), about=about)
    outbox.enqueue(session, [answer], moment.now)
    return None


def _is_repeatable(context: Context, present: Statement | None) -> bool:
    """Return whether something stands that was not said today and not returned by the secretariat."""
    return (
        present is not None and present.said_on < moment.today and present.source is not UpdateSource.RETURNED
    )


def _repeat(
    session: Session, heard: Heard, actor: Actor, moment: Moment, task: Task, present: Statement
) -> Spoken:
    said = statements.unchanged(present, heard.id)
    return Spoken(task, statements.record(session, actor, said, moment.now, moment.today))


def _never_reported(tasks: list[Task], standing: dict[int, Statement]) -> list[str]:
    numbers = [task.number for task in tasks if task.id not in standing]
    return [status_texts.never_reported(numbers)] if numbers else []


CONVERSATION = (on_press(NoChangeOpen, record_all_unchanged, for_unit),)
