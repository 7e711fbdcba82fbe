"""Numbers that a unit names and does not lead: it is told whose they are, and is asked at most once."""

from collections.abc import Sequence
from dataclasses import replace

from sqlalchemy.orm import Session

from chat.markup import Marked
from chat.moment import Moment
from chat.outgoing import reply
from chat.texts.reporting import others_tasks as others_texts
from chat.understanding import Item
from handlers.reporting.unit_words import UnitWords
from handlers.reporting.which_task import ask_task
from storage.actors import Actor
from storage.outbox import Outgoing
from storage.reporting.task_numbers import numbers_in_plans


def ask_tasks(
    session: Session,
    words: UnitWords,
    actor: Actor,
    moment: Moment,
    unknown: Sequence[Item],
    known: Sequence[Item] = (),
) -> list[Outgoing]:
    """Return the questions which tasks items are about, and one message for those that are others' anyway.

    A range, or a list that says the same of all, takes in tasks of others: there is nothing to choose then.
    """
    foreign = [item for item in unknown if item.task is not None and not words.named(item)]
    beside = foreign if len(foreign) > 1 else [item for item in foreign if _is_said_with(item, known)]
    numbers = list(dict.fromkeys(item.task for item in beside if item.task is not None))
    asked = [item for item in unknown if item not in beside]
    told = [_told(session, words, actor, numbers)] if numbers else []
    return [
        *told,
        *(ask_task(session, words, moment, item, _whose(session, actor, item, foreign)) for item in asked),
    ]


def _is_said_with(item: Item, known: Sequence[Item]) -> bool:
    return any(replace(item, task=one.task) == one for one in known)


def _told(session: Session, words: UnitWords, actor: Actor, numbers: Sequence[str]) -> Outgoing:
    own = list(dict.fromkeys(task.number for task in words.tasks))
    found = numbers_in_plans(session, actor.speaks_for, numbers)
    return reply(words.heard, others_texts.not_recorded(numbers, found.leads, own, (found.first, found.last)))


def _whose(session: Session, actor: Actor, item: Item, foreign: Sequence[Item]) -> Marked | None:
    """Return whose task a number is, where the unit does not lead it."""
    if item.task is None or item not in foreign:
        return None
    found = numbers_in_plans(session, actor.speaks_for, [item.task])
    return others_texts.whose(item.task, found.leads.get(item.task), (found.first, found.last))
