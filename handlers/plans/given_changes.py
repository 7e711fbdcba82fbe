"""The secretariat gives a task more time, gives it to others, or ends it; the units are told."""

from collections.abc import Callable, Collection

from sqlalchemy.orm import Session

from chat.audience import for_secretariat
from chat.buttons.plans.given_list import ChangeGiven, GivenChange, GivenChangeAsked
from chat.conversation import on_press, on_reply
from chat.heard import Heard
from chat.markup import Marked
from chat.messages.plans.given import as_given, each_told, to_units
from chat.moment import Moment
from chat.outgoing import reply
from chat.texts.plans import given_list as list_texts
from chat.texts.requests import composing as composing_texts
from chat.understanding.commands.given_tasks import read_given
from chat.understanding.commands.given_terms import deadline_of, read_term, term_in
from handlers.plans import given_parts
from plans.privacy import masked
from plans.reading.unit_list import split_units
from plans.units import UnitClass, read_unit
from storage import outbox
from storage.actors import Actor
from storage.models import LinkRole, Task
from storage.outbox import Outgoing
from storage.plans import given_changes, given_standing, recurring
from storage.reminders import reachable_chats
from storage.reminders.reachable_chats import UnitChat
from storage.units import directory

QUESTIONS = {
    GivenChange.TERM: list_texts.ask_term,
    GivenChange.LEAD: list_texts.ask_lead,
    GivenChange.END: list_texts.ask_reason,
    GivenChange.STOP: list_texts.ask_reason_to_stop,
}


def ask(session: Session, heard: Heard, _actor: Actor, moment: Moment, button: ChangeGiven) -> Marked | None:
    """Ask for the words by which a task is changed; return what to say if it was ended."""
    task = given_standing.task_of(session, button.task)
    if task is None:
        return list_texts.ended_before()
    key = moment.once("given-change", heard.chat_id, heard.id, button.change)
    about = GivenChangeAsked(task.id, button.change.value)
    asked = reply(heard, QUESTIONS[button.change](task.number), about=about, dedupe_key=key)
    outbox.enqueue(session, [asked], moment.now)
    return None


def change(session: Session, heard: Heard, actor: Actor, moment: Moment, subject: GivenChangeAsked) -> bool:
    """Change a task as the words say and tell the units, or say what is wrong with the words."""
    if not heard.words:
        return False
    task = given_standing.task_of(session, subject.given)
    if task is None:
        answers = [reply(heard, list_texts.ended_before())]
    else:
        made = CHANGES[GivenChange(subject.change)](session, heard, actor, moment, task)
        answers = [reply(heard, made, about=subject)] if isinstance(made, Marked) else made
    outbox.enqueue(session, answers, moment.now)
    return True


def _move(
    session: Session, heard: Heard, actor: Actor, moment: Moment, task: Task
) -> list[Outgoing] | Marked:
    """Let a task be due on the day that the words name; return what is wrong with them."""
    term = read_term(heard.words, moment.today) or term_in(heard.words, moment.today)[1]
    if term is None or term.again is not None:
        return composing_texts.no_moment(heard.words)
    if term.due is not None and given_parts.is_past(moment, term.due, term.hour):
        return composing_texts.past_moment(heard.words)
    deadline = deadline_of(term.words, term.due, moment.today)
    given_changes.move(session, actor, task, term.words, deadline, moment.now, moment.today)
    task.due_at = given_parts.moment_of(moment, term.due, term.hour)
    now = as_given(task)
    chats = _chats(session, moment, given_standing.owing(session, task.id))
    notices = each_told(chats, lambda unit: list_texts.told_moved(unit, now), task.id)
    return [reply(heard, list_texts.moved(now, actor.display_name, len(chats))), *notices]


def _reassign(
    session: Session, heard: Heard, actor: Actor, moment: Moment, task: Task
) -> list[Outgoing] | Marked:
    """Let the units that the words name lead a task; return which of them nobody knows."""
    names = read_given(heard.words, moment.today).lead or split_units(heard.words)
    home = directory.home(session)
    found = {name: directory.find(session, name).unit for name in names}
    unknown = [
        name
        for name, unit in found.items()
        if unit is None and read_unit(name, home).kind is not UnitClass.COLLECTIVE
    ]
    if unknown or not names:
        return composing_texts.unknown_units(unknown or [heard.words])
    before = given_standing.owing(session, task.id)
    lead = [unit.name if unit is not None else name for name, unit in found.items()]
    given_changes.reassign(session, actor, task, lead, moment.now, moment.today)
    after, now = given_standing.owing(session, task.id), as_given(task)
    new, old = _chats(session, moment, after - before), _chats(session, moment, before - after)
    notices = [
        *to_units(task, now, new),
        *each_told(old, lambda unit: list_texts.told_no_longer(unit, now), task.id),
    ]
    text = list_texts.reassigned(now, actor.display_name, len(new) + len(old))
    return [reply(heard, text), *notices]


def _end(session: Session, heard: Heard, actor: Actor, moment: Moment, task: Task) -> list[Outgoing]:
    """Ask for a task no more, for the reason that the words give."""
    chats = _chats(session, moment, given_standing.still_owing(session, task.id))
    reason = masked(heard.words)
    given_changes.end(session, actor, task, reason, moment.now, moment.today)
    what = as_given(task)
    notices = each_told(chats, lambda unit: list_texts.told_ended(unit, what, reason), task.id)
    return [reply(heard, list_texts.ended(what, reason, actor.display_name, len(chats))), *notices]


def _stop(
    session: Session, heard: Heard, actor: Actor, moment: Moment, task: Task
) -> list[Outgoing] | Marked:
    """Let the work of which the task is an occurrence come back no more, for the reason given."""
    row = recurring.of_task(session, task)
    if row is None:
        return list_texts.ended_before()
    chats = _chats(session, moment, given_standing.owing(session, task.id))
    reason, what = masked(heard.words), as_given(task)
    ended = recurring.stop(session, actor, task, row, reason, moment.now, moment.today)
    notices = each_told(chats, lambda unit: list_texts.told_stopped(unit, what, reason), task.id)
    text = list_texts.stopped(what, len(ended), reason, actor.display_name, len(chats))
    return [reply(heard, text), *notices]


def _chats(session: Session, moment: Moment, units: Collection[int]) -> list[UnitChat]:
    return reachable_chats.chats_of_units(session, LinkRole.UNIT, moment.today, units)


Change = Callable[[Session, Heard, Actor, Moment, Task], list[Outgoing] | Marked]
CHANGES: dict[GivenChange, Change] = {
    GivenChange.TERM: _move,
    GivenChange.LEAD: _reassign,
    GivenChange.END: _end,
    GivenChange.STOP: _stop,
}

CONVERSATION = (
    on_press(ChangeGiven, ask, for_secretariat),
    on_reply(GivenChangeAsked, change, for_secretariat),
)
