"""What is new above: offices below are told which tasks were given to them, or changed by a new version."""

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy.orm import Session

from chat.markup import Marked
from chat.notices import to_secretariat
from chat.texts.plans import task_links as texts
from chat.texts.words import deadline
from plans.amendment import Amendment
from storage.models import Plan, Task
from storage.outbox import Outgoing
from storage.plans.amendments import Effect
from storage.units import between_levels, offices


@dataclass(frozen=True, slots=True)
class Amended:
    """A plan as it is now, what its new version changed, and what that means for each unit."""

    plan: Plan
    found: Amendment
    effects: Sequence[Effect]


def told_of_new(
    session: Session, title: str, tasks: Sequence[Task], led: Mapping[int, Collection[int]]
) -> list[Outgoing]:
    """Return what the secretariat of each office below is told of tasks that its unit has to do from now on.

    `led` are the units that lead each task, by its id; `title` is that of their plan.
    """
    messages: list[Outgoing] = []
    for office in offices.below(session):
        theirs = [task for task in tasks if office.unit_id in led.get(task.id, ())]
        if theirs:
            given = [
                (task.number, task.title, deadline(task.deadline_text, task.before, task.due))
                for task in theirs
            ]
            text = texts.given_above(office.name, title, given)
            messages += to_secretariat(session, text, office=office.id)
    return messages


def told_below(session: Session, amended: Amended) -> list[Outgoing]:
    """Return what the secretariat of each office below is told of the tasks that its own serve."""
    reworded = {pair.new.number for pair in amended.found.changed if pair.wording}
    tasks = list(amended.plan.tasks)
    serving = between_levels.serving(session, [task.id for task in tasks])
    effects = {effect.unit_id: effect for effect in amended.effects}
    messages: list[Outgoing] = []
    for office in offices.below(session):
        by: dict[int, list[str]] = defaultdict(list)
        for above, number in serving.get(office.id, ()):
            by[above].append(number)
        effect = effects.get(office.unit_id, Effect(office.unit_id))
        other = [task for task in tasks if task.number in reworded]
        lines = list(_lines(effect, other, by))
        if lines:
            text = texts.changed_above(office.name, amended.plan.title, lines)
            messages += to_secretariat(session, text, office=office.id)
    return messages


def _lines(effect: Effect, reworded: Sequence[Task], by: Mapping[int, Sequence[str]]) -> Iterator[Marked]:
    """Yield a line for each task above that changed and is served, once, and for each that is new."""
    told = set()
    for task in effect.leads_no_longer:
        if task.id in by:
            told.add(task.id)
            yield texts.gone_above(task.number, by[task.id])
    for task in effect.other_deadline:
        if task.id in by:
            told.add(task.id)
            day = deadline(task.deadline_text, task.before, task.due)
            yield texts.other_day_above(task.number, day, by[task.id])
    for task in reworded:
        if task.id in by and task.id not in told:
            yield texts.reworded_above(task.number, task.title, by[task.id])
    for task in effect.now_leads:
        yield texts.new_above(task.number, task.title)
