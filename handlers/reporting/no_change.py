"""A unit says "không thay đổi": by a button for one task, a period or all that is owed, or in words."""

from collections.abc import Collection, Sequence

from sqlalchemy.orm import Session

from chat.audience import for_unit
from chat.buttons.reporting import statuses as status_buttons
from chat.buttons.reporting.periods import NoChangeAll
from chat.buttons.reporting.statuses import NoChange, NoChangeOpen, RecordedShown, TasksAsked
from chat.buttons.subjects import subject_of, tasks_of
from chat.conversation import on_press
from chat.heard import Heard
from chat.markup import Marked, message
from chat.moment import Moment
from chat.outgoing import edit, reply
from chat.texts import access
from chat.texts.reporting import periods as period_texts
from chat.texts.reporting import statuses as status_texts
from chat.understanding import Item
from handlers.reporting.follow_up import confirmed
from handlers.reporting.held import Items, hold, in_question, questionable
from handlers.reporting.others_tasks import ask_tasks
from handlers.reporting.period_card import card_of, content_of
from handlers.reporting.recording import Spoken, corrections, record_words, shown
from handlers.reporting.statuses import record_press
from handlers.reporting.unit_words import UnitWords, with_current
from storage import outbox
from storage.actors import Actor
from storage.models import Statement, StatementSource, Task
from storage.outbox import Outgoing
from storage.plans import obligations
from storage.reporting import periods, statements
from storage.reporting.led_tasks import Led


def repeat_one(
    session: Session, heard: Heard, actor: Actor, moment: Moment, button: NoChange
) -> Marked | None:
    """Record what is current once more, for this month; return what to say if nothing is."""
    present = statements.current(session, actor.speaks_for, button.task)
    if present is None:
        return status_texts.nothing_to_repeat()
    said = statements.unchanged(present, heard.id)
    return record_press(session, heard, actor, moment, said, button.shown)


def repeat_period(
    session: Session, heard: Heard, actor: Actor, moment: Moment, button: NoChangeAll
) -> Marked:
    """Carry forward the last word on each task without a report in the period; return what to say."""
    if not periods.due_together(session, actor.speaks_for, button.period):
        return access.expired()
    earlier = content_of(session, actor, button.period).earlier
    asked = in_question(session, actor, earlier)
    unchanged = [said for task, said in earlier.items() if task not in asked]
    if not unchanged:
        return period_texts.nothing_left_unchanged()
    for present in unchanged:
        _repeat(session, heard, actor, moment, present)
    text, keyboard = card_of(session, actor, button.period)
    outbox.enqueue(session, [edit(heard, text, keyboard=keyboard)], moment.now)
    return period_texts.no_change_recorded(len(unchanged))


def repeat_open(
    session: Session, heard: Heard, actor: Actor, moment: Moment, _button: NoChangeOpen
) -> Marked | None:
    """Carry forward the last word on each open task above the button, once a day; return why none is."""
    above = tasks_of(subject_of(outbox.about(session, heard.chat_id, heard.shows or 0)))
    tasks = [task for task in obligations.open_tasks(session, actor.speaks_for) if task.id in above]
    current = statements.current_of(session, actor.speaks_for, [task.id for task in tasks])
    if not current:
        return status_texts.nothing_to_repeat()
    asked = in_question(session, actor, current)
    again = [
        task
        for task in tasks
        if task.id in current and task.id not in asked and _is_repeatable(current[task.id], moment)
    ]
    if not again:
        return _why_not_again(tasks, asked)
    spoken = [Spoken(task, _repeat(session, heard, actor, moment, current[task.id])) for task in again]
    silent = [task.number for task in tasks if task.id not in current]
    never = [status_texts.never_reported(silent)] if silent else []
    waiting = [status_texts.in_question(numbers)] if (numbers := _numbers(tasks, asked)) else []
    text = message(shown(session, actor, moment, spoken), *never, *waiting)
    about = RecordedShown(tuple(task.id for task in again), updates=tuple(one.statement.id for one in spoken))
    outbox.enqueue(session, [reply(heard, text, keyboard=corrections(spoken), about=about)], moment.now)
    return None


def _why_not_again(tasks: Sequence[Task], asked: Collection[int]) -> Marked:
    numbers = _numbers(tasks, asked)
    return status_texts.in_question(numbers) if numbers else status_texts.recorded_before()


def _numbers(tasks: Sequence[Task], among: Collection[int]) -> list[str]:
    return [task.number for task in tasks if task.id in among]


def _is_repeatable(present: Statement, moment: Moment) -> bool:
    """Return whether what is current was not said today and not returned by the secretariat."""
    return present.said_on < moment.today and present.source is not StatementSource.RETURNED


def repeat_in_words(
    session: Session, words: UnitWords, actor: Actor, moment: Moment, items: Sequence[Item]
) -> list[Outgoing]:
    """Carry forward the last word on each task meant; ask about those that have none."""
    known, unknown = words.sort_by_task(items)
    meant = [] if items else words.about or obligations.open_tasks(session, actor.speaks_for)
    led = with_current(session, actor, [*known, *((task, Item(task.number)) for task in meant)])
    weaker = questionable(moment, led)[1]
    repeatable, waiting = _sift(session, actor, [one for one in led if one not in weaker])
    repeated = (_said_again(session, words, actor, moment, one, item) for one, item in repeatable)
    spoken = [one for one in repeated if one is not None]
    recorded = {one.task.id for one in spoken}
    silent = [one.task for one, _ in repeatable if one.task.id not in recorded]
    answers = confirmed(session, words.heard, actor, moment, spoken)
    answers += hold(session, words, moment, [], weaker)
    answers += [_ask_status(words.heard, silent)] if silent else []
    answers += [reply(words.heard, status_texts.in_question(waiting))] if waiting else []
    answers += ask_tasks(session, words, actor, moment, unknown, [item for _, item in known])
    return answers or [reply(words.heard, status_texts.no_open_tasks())]


def _sift(session: Session, actor: Actor, led: Items) -> tuple[Items, list[str]]:
    """Return what can be repeated, and the numbers of the tasks of which other words wait for a press."""
    present = {one.task.id: one.present for one, _ in led if one.present is not None}
    asked = in_question(session, actor, present) if present else set()
    left = [(one, item) for one, item in led if one.task.id not in asked or item.status is not None]
    return left, [one.task.number for one, item in led if (one, item) not in left]


def _said_again(
    session: Session, words: UnitWords, actor: Actor, moment: Moment, led: Led, item: Item
) -> Spoken | None:
    said, present = words.of_task(item), led.present
    if said.say_how_it_stands:
        return record_words(session, actor, moment, led, said)
    return Spoken(led.task, _repeat(session, words.heard, actor, moment, present)) if present else None


def _ask_status(heard: Heard, tasks: Sequence[Task]) -> Outgoing:
    text = status_texts.nothing_to_repeat_of([task.number for task in tasks])
    buttons = status_buttons.reminder([(task.id, task.number) for task in tasks], [])
    return reply(heard, text, keyboard=buttons, about=TasksAsked(tuple(task.id for task in tasks)))


def _repeat(session: Session, heard: Heard, actor: Actor, moment: Moment, present: Statement) -> Statement:
    """Record once more, for this month, what is current."""
    said = statements.unchanged(present, heard.id)
    return statements.record(session, actor, said, moment.now, moment.today)


CONVERSATION = (
    on_press(NoChange, repeat_one, for_unit),
    on_press(NoChangeAll, repeat_period, for_unit),
    on_press(NoChangeOpen, repeat_open, for_unit),
)
