"""/noiviec: the secretariat of an office below sees and changes which tasks serve which owed above."""

from collections import defaultdict
from collections.abc import Sequence
from itertools import product

from sqlalchemy.orm import Session

from chat.audience import for_secretariat
from chat.buttons.plans import task_links as buttons
from chat.buttons.plans.task_links import NONE, LinkTask
from chat.conversation import on_command, on_press
from chat.heard import Heard
from chat.markup import Marked
from chat.moment import Moment
from chat.outgoing import edit, reply
from chat.texts.plans import task_links as texts
from chat.texts.plans.task_links import Served
from chat.understanding.commands.task_links import LinksSaid, read_links_said
from handlers.plans.task_links import late_tasks
from plans.levels.links import TaskAbove, TaskBelow
from storage import outbox
from storage.actors import Actor
from storage.outbox import Outgoing
from storage.plans import task_links
from storage.units import between_levels

LABEL_LETTERS = 18


def show_or_change(session: Session, heard: Heard, actor: Actor, moment: Moment) -> None:
    """Answer which tasks serve which above; words change that."""
    owed = between_levels.owed_above(session)
    if not owed:
        is_at_the_top = between_levels.here(session) is None
        said = reply(heard, texts.at_the_top() if is_at_the_top else texts.nothing_owed())
    elif not heard.said.strip():
        said = _listed(session, heard, owed)
    else:
        said = _changed(session, heard, actor, moment, owed)
    outbox.enqueue(session, [said], moment.now)


def _listed(session: Session, heard: Heard, owed: Sequence[TaskAbove]) -> Outgoing:
    tasks, known = task_links.tasks(session), task_links.decided(session, owed)
    by: dict[int | None, list[str]] = defaultdict(list)
    for task in tasks:
        by[known.get(task.id)].append(task.number)
    served = [Served(one.number, one.title, by.get(one.id, ())) for one in owed]
    undecided = [task.number for task in tasks if task.id not in known]
    text = texts.listed(served, undecided, late_tasks(tasks, owed, known))
    return reply(heard, text, keyboard=buttons.again() if undecided else None)


def _changed(
    session: Session, heard: Heard, actor: Actor, moment: Moment, owed: Sequence[TaskAbove]
) -> Outgoing:
    said = read_links_said(heard.said)
    if said is None:
        return reply(heard, texts.not_understood())
    tasks = task_links.tasks(session)
    below = [[task for task in tasks if task.number == number] for number in said.below]
    above = [one for one in owed if one.number == said.above]
    for number, found in zip(said.below, below, strict=True):
        if not found:
            return reply(heard, texts.no_such_task(number, is_above=False))
    if said.above is not None and not above:
        return reply(heard, texts.no_such_task(said.above, is_above=True))
    if len(above) > 1 or any(len(found) > 1 for found in below):
        return _which(heard, said, below, above)
    meant = [task for found in below for task in found]
    return reply(heard, _decide(session, actor, moment, meant, above[0] if above else None))


def _which(
    heard: Heard, said: LinksSaid, below: Sequence[Sequence[TaskBelow]], above: Sequence[TaskAbove]
) -> Outgoing:
    """Ask which pairs are meant, where several plans have a number."""
    tasks = [task for found in below for task in found]
    sides: Sequence[TaskAbove | None] = above or [None]
    pairs = product(tasks, sides)
    choices = [(task.id, one.id if one else NONE, _called(task, one)) for task, one in pairs]
    return reply(heard, texts.which(said.below, said.above), keyboard=buttons.which(choices))


def _called(task: TaskBelow, above: TaskAbove | None) -> str:
    sides = [f"NV {one.number} {one.title[:LABEL_LETTERS].rstrip()}" for one in (task, above) if one]
    return " = ".join(sides)


def _decide(
    session: Session, actor: Actor, moment: Moment, tasks: Sequence[TaskBelow], above: TaskAbove | None
) -> Marked:
    numbers = [task.number for task in tasks]
    served = (above.id, above.number) if above is not None else None
    for task in tasks:
        task_links.decide(session, actor, task.id, served, moment.now)
    if above is None:
        return texts.cut_off(numbers, actor.display_name)
    return texts.linked(numbers, above.number, above.title, actor.display_name)


def link_chosen(
    session: Session, heard: Heard, actor: Actor, moment: Moment, button: LinkTask
) -> Marked | None:
    """Link the pair that was chosen; return what to say if it is there no more."""
    task = next((one for one in task_links.tasks(session) if one.id == button.task), None)
    above = next((one for one in between_levels.owed_above(session) if one.id == button.above), None)
    if task is None or (above is None and button.above != NONE):
        return texts.decided_before()
    text = _decide(session, actor, moment, [task], above)
    outbox.enqueue(session, [edit(heard, text)], moment.now)
    return None


CONVERSATION = (
    on_command("noiviec", work=show_or_change, who=for_secretariat),
    on_press(LinkTask, link_chosen, for_secretariat),
)
