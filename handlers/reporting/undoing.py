"""What was recorded together is taken back together: by a button, or by "nhầm", "thu hồi NV 47"."""

from collections.abc import Sequence
from datetime import timedelta

from sqlalchemy.orm import Session

from chat.audience import for_unit
from chat.buttons.base import Keyboard
from chat.buttons.reporting import statuses as status_buttons
from chat.buttons.reporting.statuses import RecordedShown, WithdrawTogether
from chat.buttons.subjects import Subject
from chat.conversation import on_press
from chat.heard import Heard
from chat.markup import Marked
from chat.messages.decisions.upward import take_back
from chat.moment import Moment
from chat.outgoing import edit, reply
from chat.texts import access
from chat.texts.reporting import held as held_texts
from chat.texts.reporting import statuses as status_texts
from chat.texts.words import status_and_percent
from chat.understanding.commands.undoing import takes_back, tasks_taken_back
from storage import outbox
from storage.actors import Actor
from storage.decisions import matters
from storage.models import Statement
from storage.outbox import Outgoing
from storage.reporting import led_tasks, said_together, statements
from storage.reporting.led_tasks import NotYourTaskError

RIGHT_AFTER = timedelta(minutes=15)


def take_back_in_words(
    session: Session, heard: Heard, actor: Actor, moment: Moment, subject: Subject | None
) -> list[Outgoing] | None:
    """Take back what was just recorded; return what is said to it, None for any other words."""
    if numbers := tasks_taken_back(heard.said):
        return _take_back_tasks(session, heard, actor, moment, numbers)
    if not takes_back(heard.said):
        return None
    spoken = _just_said(session, heard, actor, moment, subject)
    if spoken:
        text, keyboard = _taken_back(session, actor, moment, spoken)
        return [reply(heard, text, keyboard=keyboard)]
    return [reply(heard, held_texts.nothing_to_take_back())] if heard.is_to_us else None


def _take_back_tasks(
    session: Session, heard: Heard, actor: Actor, moment: Moment, numbers: Sequence[str]
) -> list[Outgoing]:
    """Take back the last report on each of the tasks named."""
    named = [task for task in led_tasks.tasks_named(session, actor.speaks_for) if task.number in numbers]
    current = statements.current_of(session, actor.speaks_for, [task.id for task in named])
    spoken = [one for one in current.values() if one.source not in said_together.NOT_SAID]
    if not spoken:
        text = held_texts.nothing_of_tasks_to_take_back(numbers)
        return [reply(heard, text)] if heard.is_to_us else []
    text, keyboard = _taken_back(session, actor, moment, spoken)
    return [reply(heard, text, keyboard=keyboard)]


def _just_said(
    session: Session, heard: Heard, actor: Actor, moment: Moment, subject: Subject | None
) -> Sequence[Statement]:
    """Return what the confirmation shows that is answered, else what the person said a short while ago."""
    if isinstance(subject, RecordedShown) and subject.updates:
        return said_together.not_withdrawn(session, actor.speaks_for, subject.updates)
    since = moment.now - RIGHT_AFTER
    return said_together.last_together(session, actor.speaks_for, heard.chat_id, actor.person_id, since)


def _taken_back(
    session: Session, actor: Actor, moment: Moment, spoken: Sequence[Statement]
) -> tuple[Marked, Keyboard | None]:
    """Withdraw statements; return what is said of it, and the buttons that say it anew."""
    for one in spoken:
        statements.withdraw(session, actor, one.id, moment.now, moment.today)
    matters.withdraw_with(session, actor, [one.id for one in spoken], moment.now, moment.today)
    current = statements.current_of(session, actor.speaks_for, [one.task_id for one in spoken])
    now = [(one.task.number, _as_told(current.get(one.task_id))) for one in spoken]
    text = held_texts.withdrawn_together(now, actor.display_name)
    keyboard = status_buttons.reminder([(one.task_id, one.task.number) for one in spoken], [])
    take_back(session, moment, [one.id for one in spoken])
    return text, keyboard


def _as_told(present: Statement | None) -> str:
    return status_and_percent(present.status, present.percent) if present is not None else ""


def withdraw_together(
    session: Session, heard: Heard, actor: Actor, moment: Moment, button: WithdrawTogether
) -> Marked | None:
    """Take back all that was recorded with a statement; return what to say if nothing of it is left."""
    try:
        first = statements.own_statement(session, actor.speaks_for, button.statement)
    except NotYourTaskError:
        return status_texts.not_your_task()
    spoken = said_together.said_with(session, first)
    if not spoken:
        return access.already_done()
    text, keyboard = _taken_back(session, actor, moment, spoken)
    outbox.enqueue(session, [edit(heard, text, keyboard=keyboard)], moment.now)
    return None


CONVERSATION = (on_press(WithdrawTogether, withdraw_together, for_unit),)
